export const id = 680;
export const ids = [680];
export const modules = {

/***/ 93614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CW: () => (/* binding */ formatDelta),
/* harmony export */   T9: () => (/* binding */ formatGrowth),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
/** Bytes for people, in SI units with one decimal from kB on: `999 B`, `1.0 kB`, `41.8 MB`. */
function formatBytes(bytes) {
    let value = Math.abs(bytes);
    let unit = 0;
    // 999.95 kB would round to "1000.0 kB", so it moves up a unit.
    while (unit < UNITS.length - 1 && (unit === 0 ? value >= 1000 : value >= 999.95)) {
        value /= 1000;
        unit += 1;
    }
    const number = unit === 0 ? String(value) : value.toFixed(1);
    return `${bytes < 0 ? "−" : ""}${number} ${UNITS[unit]}`;
}
/** A change in bytes with its sign: `+41.8 MB`, `−3 B`, `0 B`. */
function formatDelta(bytes) {
    return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
/** The growth from `base` to `head` with its sign, `+23.5 %`; null where the base is 0. */
function formatGrowth(base, head) {
    if (base === 0)
        return null;
    const percent = ((head - base) / base) * 100;
    const digits = Math.abs(percent).toFixed(1);
    const sign = digits === "0.0" ? "" : percent > 0 ? "+" : "−";
    return `${sign}${digits} %`;
}
/** A count with its noun: `1 layer`, `3 layers`, `1,204 files`. */
function formatCount(count, singular, plural = `${singular}s`) {
    return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}
/** A duration for people: `420 ms`, `6.7 s`, `3 min 20 s`. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 77976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ HttpFailure),
/* harmony export */   I: () => (/* binding */ describeFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A request that got no whole answer. Whether it may be tried again is in `isTransient`. */
class HttpFailure extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
    kind;
    isTransient;
    constructor(kind, message, hint, options) {
        super(message, hint, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = "HttpFailure";
        this.kind = kind;
        this.isTransient = options.isTransient;
    }
}
const NETWORK_HINT = "Check the name and the port, and whether this machine needs a proxy (HTTPS_PROXY).";
const CERTIFICATE_HINT = 'Give the certificate authority that signed it ("registry-ca: HOST=FILE", or ca.crt in Docker\'s certs.d), or name the host in "insecure-registries".';
const LOOKUP_FAILED = {
    kind: "unknown-host",
    says: (host) => `The name ${host} could not be looked up.`,
    hint: NETWORK_HINT,
    isTransient: true,
};
const UNREACHABLE = {
    kind: "unreachable",
    says: (host) => `${host} does not answer.`,
    hint: NETWORK_HINT,
    isTransient: true,
};
const TIMEOUT = {
    kind: "timeout",
    says: (host) => `${host} went silent.`,
    hint: "Try again later; if it lasts, look at the status page of that server.",
    isTransient: true,
};
const CUT = {
    kind: "cut",
    says: (host) => `${host} closed the connection before its answer was complete.`,
    hint: "Try again later; if it lasts, look for a proxy or a firewall that cuts long transfers.",
    isTransient: true,
};
const TLS = {
    kind: "tls",
    says: (host) => `${host} does not speak TLS as it should.`,
    hint: 'If it is meant to be reached over plain HTTP, name it in "insecure-registries".',
    isTransient: false,
};
const BY_CODE = {
    ENOTFOUND: { kind: "unknown-host", says: (host) => `There is no host ${host}.`, hint: NETWORK_HINT, isTransient: false },
    EAI_AGAIN: LOOKUP_FAILED,
    EAI_FAIL: LOOKUP_FAILED,
    ECONNREFUSED: UNREACHABLE,
    EHOSTUNREACH: UNREACHABLE,
    EHOSTDOWN: UNREACHABLE,
    ENETUNREACH: UNREACHABLE,
    ENETDOWN: UNREACHABLE,
    EADDRNOTAVAIL: UNREACHABLE,
    // What a firewall on this machine forbids.
    EACCES: UNREACHABLE,
    EPERM: UNREACHABLE,
    UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
    ETIMEDOUT: TIMEOUT,
    UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
    UND_ERR_BODY_TIMEOUT: TIMEOUT,
    ECONNRESET: CUT,
    ECONNABORTED: CUT,
    ENETRESET: CUT,
    EPIPE: CUT,
    ERR_STREAM_PREMATURE_CLOSE: CUT,
    UND_ERR_SOCKET: CUT,
    UND_ERR_INFO: CUT,
    UND_ERR_HEADERS_OVERFLOW: CUT,
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: CUT,
    UND_ERR_CLOSED: CUT,
    UND_ERR_DESTROYED: CUT,
    EPROTO: TLS,
    UND_ERR_PRX_TLS: TLS,
};
// The last is that of a certificate authority's file that OpenSSL cannot read.
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME|^ERR_OSSL_/;
/**
 * Turns what the HTTP library threw for a request to `host` into an `HttpFailure`. An abort stays what it is, and so does
 * what is no failure of a connection: it is a mistake of ours, which asking again does not mend.
 */
function describeFailure(thrown, host, proxy) {
    if (thrown instanceof HttpFailure || isAbort(thrown))
        return thrown;
    const code = codeOf(thrown);
    const refusal = /Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(messageOf(thrown));
    if (refusal !== null)
        return describeProxyRefusal(refusal[1] ?? refusal[2] ?? "", host, proxy, thrown);
    if (CERTIFICATE_CODE.test(code)) {
        return new HttpFailure("certificate", `The certificate of ${host} is not trusted (${code}).`, CERTIFICATE_HINT, {
            isTransient: false,
            cause: thrown,
        });
    }
    const diagnosis = diagnose(code);
    if (diagnosis === null)
        return thrown;
    const via = proxy === null ? "" : ` It was asked through the proxy ${proxy}.`;
    return new HttpFailure(diagnosis.kind, diagnosis.says(host) + via, diagnosis.hint, {
        isTransient: diagnosis.isTransient,
        cause: thrown,
    });
}
function diagnose(code) {
    if (Object.hasOwn(BY_CODE, code))
        return BY_CODE[code] ?? null;
    if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_"))
        return TLS;
    // The parser's: what came is not HTTP, or not all of it.
    return code.startsWith("HPE_") ? CUT : null;
}
function describeProxyRefusal(status, host, proxy, cause) {
    return new HttpFailure("proxy", `The proxy ${proxy ?? ""} answered ${status} when asked for ${host}.`, status === "407"
        ? "Put the user and the password of the proxy into HTTPS_PROXY, or fix them."
        : "Let the proxy pass this host, or name the host in NO_PROXY if it is reached directly.", { isTransient: status.startsWith("5"), cause });
}
function isAbort(thrown) {
    if (!(thrown instanceof Error))
        return false;
    if (thrown.name === "TimeoutError")
        return true;
    // undici also calls a proxy's refusal an aborted request.
    return thrown.name === "AbortError" && !thrown.message.startsWith("Proxy response");
}
function codeOf(thrown) {
    if (!(thrown instanceof Error))
        return "";
    if ("code" in thrown && typeof thrown.code === "string")
        return thrown.code;
    if (thrown instanceof AggregateError)
        return codeOf(thrown.errors[0]);
    return codeOf(thrown.cause);
}
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 8605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createAccess)
});

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./src/http/address.js
var http_address = __webpack_require__(3186);
// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/http/proxy.js


/**
 * The rule of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in either case, lower first; an empty one is as if not there. As Docker does it (Go's httpproxy):
 * this machine is never behind a proxy; `NO_PROXY` holds names with their subdomains, `.name` for the subdomains
 * alone, addresses, subnets, each with an optional port, or `*`. Credentials in a proxy's URL become secrets of the host.
 */
function readProxyRule(host) {
    const https = readProxy(host, "https_proxy");
    const http = readProxy(host, "http_proxy");
    const exceptions = (readVariable(host, "no_proxy") ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
    return (url) => {
        const proxy = url.protocol === "https:" ? https : http;
        if (proxy === null || (0,http_address/* isLoopback */.U9)(url.hostname))
            return null;
        return exceptions.some((entry) => isException(entry.toLowerCase(), url)) ? null : proxy;
    };
}
function readVariable(host, name) {
    return host.env[name] || host.env[name.toUpperCase()] || null;
}
function readProxy(host, name) {
    const value = readVariable(host, name);
    if (value === null)
        return null;
    const url = parseProxyUrl(value, name.toUpperCase());
    if (url.username === "" && url.password === "")
        return { origin: url.origin, authorization: null };
    const user = decodePercent(url.username);
    const password = decodePercent(url.password);
    const basic = Buffer.from(`${user}:${password}`).toString("base64");
    for (const secret of [password, url.password, basic])
        if (secret !== "")
            host.addSecret(secret);
    return { origin: url.origin, authorization: `Basic ${basic}` };
}
function parseProxyUrl(value, name) {
    const text = value.includes("://") ? value : `http://${value}`;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url !== null && isProxyUrl(url))
        return url;
    // The value may hold a password, so it is not shown.
    throw new errors/* UserError */.y(`${name} is not the URL of an HTTP proxy.`, "Write it as http://proxy.example:3128, and in a password / as %2F, ? as %3F and # as %23; SOCKS is not supported.");
}
function isProxyUrl(url) {
    if ((url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "")
        return false;
    // A bare slash in a password ends what URLs take for the host, and user and password would be looked up as one.
    return !`${url.pathname}${url.search}${url.hash}`.includes("@");
}
function isException(entry, url) {
    if (entry === "*")
        return true;
    const hostname = url.hostname.toLowerCase().replace(/\.$/, "");
    const address = (0,http_address/* ipLiteral */.H8)(hostname);
    const [name, port] = splitPort(entry);
    if (port !== null && port !== (url.port === "" ? defaultPort(url) : url.port))
        return false;
    if (address !== null)
        return (0,http_address/* isListed */.yy)((0,http_address/* blockList */.M2)([(0,http_address/* ipLiteral */.H8)(name) ?? name]), address);
    if (name.startsWith("*.") || name.startsWith("."))
        return hostname.endsWith(name.replace(/^\*/, ""));
    return hostname === name || hostname.endsWith(`.${name}`);
}
function splitPort(entry) {
    const parts = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry);
    return parts === null ? [entry, null] : [parts[1] ?? "", parts[2] ?? ""];
}
function defaultPort(url) {
    return url.protocol === "https:" ? "443" : "80";
}
function decodePercent(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/http/redirect.js

/** Redirects that are followed before giving up. */
const MAX_REDIRECTS = 5;
const CREDENTIAL_HEADERS = new Set(["authorization", "cookie", "proxy-authorization"]);
/** Whether a status sends the client elsewhere. */
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
/**
 * The request that a redirect asks for. What proves who we are stays behind when scheme, host or port change and never
 * comes back; https never becomes http. Throws an `HttpFailure` where the redirect may not be followed.
 */
function nextHop(hop, status, location, visited) {
    if (location === undefined || location === "")
        throw refusal(hop, "without saying where to");
    if (!URL.canParse(location, hop.url.href))
        throw refusal(hop, "to something that is no URL");
    const url = new URL(location, hop.url);
    if (url.protocol !== "https:" && url.protocol !== "http:")
        throw refusal(hop, `to ${url.protocol}`);
    if (hop.url.protocol === "https:" && url.protocol === "http:")
        throw refusal(hop, `from https to http (${url.host})`);
    if (url.username !== "" || url.password !== "")
        throw refusal(hop, "to a URL with a password in it");
    url.hash = "";
    if (visited.has(url.href))
        throw refusal(hop, "in a circle");
    if (visited.size > MAX_REDIRECTS)
        throw refusal(hop, `more than ${MAX_REDIRECTS} times`);
    const isSameOrigin = url.origin === hop.url.origin;
    const becomesGet = status === 303 || ((status === 301 || status === 302) && hop.method === "POST");
    return {
        method: becomesGet && hop.method !== "HEAD" ? "GET" : hop.method,
        url,
        headers: isSameOrigin ? hop.headers : withoutCredentials(hop.headers),
        body: becomesGet ? null : hop.body,
    };
}
/** The refusal of a redirect where none may be. */
function refuseRedirect(hop) {
    return refusal(hop, "where no redirect is allowed");
}
function withoutCredentials(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase())));
}
function refusal(hop, how) {
    return new failure/* HttpFailure */.H("policy", `${hop.url.host} redirects ${how}.`, "This is a fault or an attack on the side of that server; nothing was sent on.", { isTransient: false });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/http/trust.js





const CA_MAX_BYTES = 4 * 1024 * 1024;
/** Whether the user named the server of this URL as insecure. Entries match exactly, as Docker's do. */
function isInsecure(url, reach) {
    const address = (0,http_address/* ipLiteral */.H8)(url.hostname);
    return reach.insecureRegistries.some((entry) => {
        if (entry.includes("/"))
            return address !== null && (0,http_address/* isListed */.yy)((0,http_address/* blockList */.M2)([entry]), address);
        return namesOf(url).includes(entry.toLowerCase());
    });
}
/**
 * What to trust for the server of an https URL: the default roots (NODE_EXTRA_CA_CERTS included) and, beside them, the
 * file of `registry-ca` and each `*.crt` in Docker's `certs.d/HOST`. `platform` is that of the files. Throws a `UserError` for a named file that is not there.
 */
async function readTrust(url, reach, host, platform = process.platform) {
    if (isInsecure(url, reach))
        return { rejectUnauthorized: false };
    const own = [...(await readNamedAuthorities(url, reach, host)), ...(await readDockerAuthorities(url, host, platform))];
    return own.length === 0 ? null : { ca: [...(0,external_node_tls_.getCACertificates)("default"), ...own] };
}
async function readNamedAuthorities(url, reach, host) {
    const names = namesOf(url);
    const [, file] = [...reach.registryCa].find(([name]) => names.includes(name.toLowerCase())) ?? [];
    if (file === undefined)
        return [];
    const pem = await host.files.read((0,external_node_path_.resolve)(host.directory, file), CA_MAX_BYTES);
    if (pem === null) {
        throw new errors/* UserError */.y(`The certificate authority of ${url.host}, ${file}, does not exist.`, 'Fix the path in "registry-ca".');
    }
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
        throw new errors/* UserError */.y(`The certificate authority of ${url.host}, ${file}, is not a PEM file.`, 'Give "registry-ca" a file with BEGIN CERTIFICATE in it.');
    }
    return [pem.toString("utf8")];
}
async function readDockerAuthorities(url, host, platform) {
    // No file name of Windows has a colon: Docker leaves it out there.
    const names = namesOf(url).flatMap((name) => (platform === "win32" && name.includes(":") ? [name, name.replaceAll(":", "")] : [name]));
    const folders = certificateFolders(host).flatMap((folder) => names.map((name) => (0,external_node_path_.join)(folder, name)));
    const found = await Promise.all(folders.map((folder) => readAuthorities(folder, host)));
    return found.flat();
}
async function readAuthorities(folder, host) {
    // A folder that is missing or not ours to read gives nothing, as with Docker.
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const files = names.filter((name) => name.endsWith(".crt")).toSorted();
    const read = await Promise.all(files.map((name) => host.files.read((0,external_node_path_.join)(folder, name), CA_MAX_BYTES)));
    return read.flatMap((pem) => (pem === null ? [] : [pem.toString("utf8")]));
}
/** Docker's folders: the engine's, and those of a rootless engine and of the person. */
function certificateFolders(host) {
    const { env } = host;
    const home = env["HOME"] ?? env["USERPROFILE"];
    const programData = env["ProgramData"];
    return [
        "/etc/docker/certs.d",
        ...(programData === undefined ? [] : [(0,external_node_path_.join)(programData, "docker", "certs.d")]),
        ...(home === undefined ? [] : [(0,external_node_path_.join)(env["XDG_CONFIG_HOME"] ?? (0,external_node_path_.join)(home, ".config"), "docker", "certs.d")]),
        ...(home === undefined ? [] : [(0,external_node_path_.join)(home, ".docker", "certs.d")]),
    ];
}
/** The names under which people know the server of a URL: with its port, and without where it is the default. */
function namesOf(url) {
    const hostname = url.hostname.toLowerCase();
    if (url.port !== "")
        return [`${hostname}:${url.port}`];
    return [hostname, `${hostname}:${url.protocol === "https:" ? "443" : "80"}`];
}

;// CONCATENATED MODULE: ./src/http/transport.js






const PATIENCE = { connectMs: 15_000, readMs: 30_000 };
const DISCARD_MAX_BYTES = 64 * 1024;
const EMPTY_STATUSES = new Set([101, 204, 205, 304]);
/** Opens the transport; its HTTP library is loaded with the first request. */
function createTransport(host, reach, patience = PATIENCE) {
    const proxyFor = readProxyRule(host);
    const dispatchers = new Map();
    function dispatcherFor(url, proxy) {
        const key = `${proxy?.origin ?? ""} ${url.origin}`;
        const known = dispatchers.get(key);
        if (known !== undefined)
            return known;
        const made = createDispatcher(url, proxy, reach, host, patience);
        dispatchers.set(key, made);
        return made;
    }
    async function send(hop, request) {
        const proxy = proxyFor(hop.url);
        const timeoutMs = request.timeoutMs ?? patience.readMs;
        const dispatcher = await dispatcherFor(hop.url, proxy);
        try {
            const { default: ask } = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(887)]).then(__webpack_require__.t.bind(__webpack_require__, 50887, 19));
            const answer = await ask.call(dispatcher, {
                origin: hop.url.origin,
                path: hop.url.pathname + hop.url.search,
                method: hop.method,
                // Digests are over the bytes as stored, so nobody on the way may compress them.
                headers: { "accept-encoding": "identity", "user-agent": "plimsoll", ...hop.headers },
                body: hop.body,
                signal: request.signal ?? null,
                headersTimeout: timeoutMs,
                bodyTimeout: timeoutMs,
            });
            // Without the query, which in a signed address is a credential.
            host.log.debug(`${hop.method} ${hop.url.origin}${hop.url.pathname} ${answer.statusCode}`);
            return wrapResponse(answer, hop.url, proxy);
        }
        catch (error) {
            request.signal?.throwIfAborted();
            throw (0,failure/* describeFailure */.I)(error, hop.url.host, proxy?.origin ?? null);
        }
    }
    async function request(request) {
        let hop = { method: request.method, url: request.url, headers: request.headers ?? {}, body: request.body ?? null };
        const visited = new Set();
        for (;;) {
            visited.add(hop.url.href);
            const response = await send(hop, request);
            if (!isRedirect(response.status) || request.redirects === "manual")
                return response;
            await response.discard();
            if (request.redirects === "refuse")
                throw refuseRedirect(hop);
            hop = nextHop(hop, response.status, response.headers["location"], visited);
        }
    }
    return {
        request,
        answersTls: (url) => (proxyFor(url) === null ? answersTlsDirectly(url, patience) : answersTlsByProxy(url, request)),
        fetch: (input, init) => fetchOver(request, new Request(input, init)),
        async close() {
            const made = [...dispatchers.values()];
            dispatchers.clear();
            // One that could not be made has nothing to close, and its request has reported why.
            await Promise.allSettled(made.map(async (dispatcher) => (await dispatcher).destroy()));
        },
    };
}
async function createDispatcher(url, proxy, reach, host, patience) {
    const trust = url.protocol === "https:" ? await readTrust(url, reach, host) : null;
    const tls = { ...writable(trust), timeout: patience.connectMs };
    if (proxy === null) {
        const { default: Agent } = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(745)]).then(__webpack_require__.t.bind(__webpack_require__, 61745, 19));
        return new Agent({ connect: tls });
    }
    const { ProxyAgent } = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(745), __webpack_require__.e(684)]).then(__webpack_require__.t.bind(__webpack_require__, 61684, 19));
    return new ProxyAgent({
        uri: proxy.origin,
        requestTls: tls,
        proxyTls: { timeout: patience.connectMs },
        // A proxy is asked for a plain URL by name, as curl and Docker do; many let CONNECT through to 443 only.
        proxyTunnel: url.protocol === "https:",
        ...(proxy.authorization === null ? {} : { token: proxy.authorization }),
    });
}
function writable(trust) {
    if (trust === null)
        return {};
    const { ca, ...rest } = trust;
    return ca === undefined ? rest : { ...rest, ca: [...ca] };
}
function wrapResponse(answer, url, proxy) {
    const body = readChunks(answer.body, url, proxy);
    return {
        status: answer.statusCode,
        url,
        headers: joinHeaders(answer.headers),
        body,
        read: (maxBytes) => readWhole(body, maxBytes, url),
        async discard() {
            // What the rest of an unwanted answer does is nobody's concern.
            await answer.body.dump({ limit: DISCARD_MAX_BYTES }).catch(() => { });
        },
    };
}
function joinHeaders(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));
}
async function* readChunks(body, url, proxy) {
    try {
        for await (const chunk of body)
            yield chunk;
    }
    catch (error) {
        throw (0,failure/* describeFailure */.I)(error, url.host, proxy?.origin ?? null);
    }
}
async function readWhole(body, maxBytes, url) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        length += chunk.length;
        if (length > maxBytes) {
            throw new failure/* HttpFailure */.H("too-large", `${url.host} sent more than the ${maxBytes} bytes that this kind of answer may have.`, "This is a fault or an attack on the side of that server.", { isTransient: false });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, length);
}
function answersTlsDirectly(url, patience) {
    const hostname = (0,http_address/* ipLiteral */.H8)(url.hostname) ?? url.hostname;
    return new Promise((fulfil, reject) => {
        const socket = (0,external_node_tls_.connect)({
            host: hostname,
            port: url.port === "" ? 443 : Number(url.port),
            // Only the question whether TLS is spoken here; nothing is sent, and the real connection checks the certificate.
            rejectUnauthorized: false,
            ...((0,http_address/* ipLiteral */.H8)(url.hostname) === null ? { servername: hostname } : {}),
        });
        let isConnected = false;
        const settle = (answer) => {
            socket.destroy();
            fulfil(answer);
        };
        socket.setTimeout(Math.min(patience.connectMs, 5_000), () => settle(false));
        socket.once("connect", () => (isConnected = true));
        socket.once("secureConnect", () => settle(true));
        socket.once("close", () => settle(false));
        socket.once("error", (error) => {
            socket.destroy();
            if (isConnected)
                fulfil(false);
            else
                reject((0,failure/* describeFailure */.I)(error, url.host, null));
        });
    });
}
async function answersTlsByProxy(url, request) {
    try {
        const response = await request({ method: "HEAD", url, redirects: "manual" });
        await response.discard();
        return true;
    }
    catch (error) {
        if (error instanceof failure/* HttpFailure */.H && (error.kind === "tls" || error.kind === "cut" || error.kind === "proxy"))
            return false;
        throw error;
    }
}
async function fetchOver(request, wanted) {
    const body = wanted.body === null ? null : new Uint8Array(await wanted.arrayBuffer());
    const response = await request({
        method: wanted.method,
        url: new URL(wanted.url),
        headers: Object.fromEntries(wanted.headers),
        ...(body === null ? {} : { body }),
        signal: wanted.signal,
        redirects: wanted.redirect === "error" ? "refuse" : wanted.redirect,
    });
    const isEmpty = EMPTY_STATUSES.has(response.status) || wanted.method === "HEAD";
    if (isEmpty)
        await response.discard();
    const answer = new Response(isEmpty ? null : ReadableStream.from(response.body), {
        status: response.status,
        headers: response.headers,
    });
    // A Response made by hand has no address, and octokit reports it.
    Object.defineProperty(answer, "url", { value: response.url.href });
    return answer;
}

// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
;// CONCATENATED MODULE: ./src/oci/json.js

/** The hint for a document that breaks its specification. */
const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";
/** Whether a value is an object and not an array or null. */
function isJsonObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
function parseJsonObject(bytes, where) {
    let value;
    try {
        value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new errors/* UserError */.y(`${where} is not valid JSON.`, BROKEN_HINT, { cause });
    }
    if (!isJsonObject(value))
        throw broken(where, "is not a JSON object");
    return value;
}
/** The error for a document that is JSON but not what its specification says. */
function broken(where, what) {
    return new errors/* UserError */.y(`${where} ${what}.`, BROKEN_HINT);
}
/** A string, or null where there is none (image-spec: "Any OPTIONAL field MAY also be set to null"). */
function optionalString(object, key) {
    const value = object[key];
    return typeof value === "string" ? value : null;
}
/** The elements of an array, none where it is absent or null; at most `max`. */
function optionalArray(object, key, max, where) {
    const value = object[key] ?? [];
    if (!Array.isArray(value))
        throw broken(where, `has "${key}" that is not an array`);
    if (value.length > max)
        throw broken(where, `has ${value.length} entries in "${key}", more than the ${max} that are read`);
    return value;
}
/** The entries of an object whose values are strings; others are left out. Its own keys only, `__proto__` included. */
function stringRecord(value) {
    if (!isJsonObject(value))
        return {};
    // fromEntries defines properties, where assignment would run the setter of `__proto__`.
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "string"));
}

// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
;// CONCATENATED MODULE: ./src/oci/descriptor.js



/** Checks a descriptor: a digest of a known algorithm, a size that is a non-negative safe integer, a media type. */
function parseDescriptor(value, where) {
    if (!isJsonObject(value))
        throw broken(where, "is not a descriptor");
    const { mediaType, digest, size, urls } = value;
    if (typeof mediaType !== "string")
        throw broken(where, "has no mediaType");
    if (typeof digest !== "string")
        throw broken(where, "has no digest");
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
        throw broken(where, `has the size ${JSON.stringify(size)?.slice(0, 40) ?? "missing"}, which is no number of bytes`);
    }
    const artifactType = optionalString(value, "artifactType");
    const data = optionalString(value, "data");
    const platform = parseDescriptorPlatform(value);
    return {
        mediaType,
        digest: (0,oci_digest/* parseDigest */.m)(digest, where),
        size,
        annotations: stringRecord(value["annotations"]),
        ...(platform === null ? {} : { platform }),
        ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
        ...(Array.isArray(urls) ? { urls: urls.filter((url) => typeof url === "string") } : {}),
        ...(data === null ? {} : { data }),
    };
}
function parseDescriptorPlatform(descriptor) {
    const platform = descriptor["platform"];
    if (!isJsonObject(platform))
        return null;
    return parsePlatformFields(platform);
}
/** The platform of an object with the fields `os`, `architecture`, `variant` and `os.version`; null where it names neither of the first two. */
function parsePlatformFields(object) {
    const os = optionalString(object, "os") ?? "";
    const architecture = optionalString(object, "architecture") ?? "";
    if (os === "" && architecture === "")
        return null;
    return (0,oci_platform/* normalizePlatform */.FL)({
        os,
        architecture,
        variant: optionalString(object, "variant") ?? "",
        osVersion: optionalString(object, "os.version") ?? "",
    });
}

;// CONCATENATED MODULE: ./src/oci/media-type.js
/** The OCI and Docker names of the same things (image-spec media-types.md, distribution's schema 2). */
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
/** What a reader of images asks a registry for: never schema 1. */
const MANIFEST_TYPES = [OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST];
const IN_TOTO = "application/vnd.in-toto+json";
const GENERIC_TYPES = new Set(["", "application/json", "application/octet-stream", "text/plain", "text/json"]);
// Docker 1.10 pushed configurations as octet-stream, and Docker still pulls them.
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG, "application/octet-stream"]);
/** The type without parameters and in lower case; null where it says nothing more than "bytes" or "JSON". */
function bareMediaType(text) {
    const bare = (text ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    return GENERIC_TYPES.has(bare) ? null : bare;
}
/** Whether the type names an image index or Docker's manifest list. */
function isIndexType(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_INDEX;
}
/** Whether the type names an image manifest or Docker's schema 2. */
function isManifestType(mediaType) {
    return mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST;
}
/** Whether the type names Docker's schema 1, signed or not. */
function isSchema1Type(mediaType) {
    return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}
/** Whether the type names the configuration of an image, and not that of an artifact. */
function isConfigType(mediaType) {
    return CONFIG_TYPES.has(mediaType);
}
/** Whether a registry need not hold the layer (image-spec layer.md, "Non-Distributable Layers"; Docker's foreign layers). */
function isNonDistributable(mediaType) {
    return mediaType.includes(".nondistributable.") || mediaType.includes(".foreign.");
}
/** Whether the type names an in-toto statement: an SBOM or provenance, not a layer. */
function isInToto(mediaType) {
    return mediaType === IN_TOTO || mediaType.startsWith("application/vnd.in-toto.");
}

;// CONCATENATED MODULE: ./src/oci/manifest.js





/** The largest manifest or index that is read, in bytes: what the distribution-spec counts on ("Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
// Engines mount 127; it bounds what a hostile document can make us do per layer.
const MAX_LAYERS = 1_000;
// Histories hold what made no layer too, and indexes what is no image.
const MAX_ENTRIES = 10_000;
const UNKNOWN_PLATFORM = { os: "linux", architecture: "unknown" };
/**
 * Parses and checks an image manifest or index; `contentType` is what the place called it, `where` names it in errors.
 * Throws a `UserError` for schema 1, for types that are neither, and for documents that could be read as both.
 */
function parseManifest(bytes, contentType, where) {
    const document = parseJsonObject(bytes, where);
    const mediaType = decideMediaType(document, contentType, where);
    checkUnambiguous(document, mediaType, where);
    return isIndexType(mediaType) ? parseIndex(document, mediaType, where) : parseImageManifest(document, mediaType, where);
}
/** Parses and checks the configuration of an image; `where` names it in errors. */
function parseConfig(bytes, where) {
    const document = parseJsonObject(bytes, where);
    const rootfs = document["rootfs"];
    if (!isJsonObject(rootfs))
        throw broken(where, 'has no "rootfs", so it is not the configuration of an image');
    const settings = document["config"];
    return {
        platform: parsePlatformFields(document) ?? UNKNOWN_PLATFORM,
        diffIds: optionalArray(rootfs, "diff_ids", MAX_LAYERS, where).map((diffId) => (0,oci_digest/* parseDigest */.m)(String(diffId), where)),
        history: optionalArray(document, "history", MAX_ENTRIES, where).map(parseHistoryEntry),
        labels: isJsonObject(settings) ? stringRecord(settings["Labels"]) : {},
        created: optionalString(document, "created"),
    };
}
/** Whether an index's entry is an attestation of another one, and not a platform's image (BuildKit attestation-storage.md). */
function isAttestation(descriptor) {
    // "Any other value" of the reference type means to leave the entire manifest alone, so its presence decides.
    if (descriptor.annotations["vnd.docker.reference.type"] !== undefined)
        return true;
    if (isAttestationType(descriptor.artifactType))
        return true;
    return descriptor.platform?.os === "unknown" && descriptor.platform.architecture === "unknown";
}
/** Whether an index's entry is an artifact or of a type that is not ours, and not an image. */
function isArtifact(descriptor) {
    if (descriptor.artifactType !== undefined)
        return true;
    return !isManifestType(descriptor.mediaType) && !isIndexType(descriptor.mediaType);
}
/** Whether a manifest holds attestations only: in-toto statements where an image has layers. */
function isAttestationManifest(manifest) {
    if (isAttestationType(manifest.artifactType))
        return true;
    return manifest.layers.length > 0 && manifest.layers.every((layer) => isInToto(layer.mediaType));
}
/** Whether a manifest is that of an image, which an artifact's and an attestation's are not. */
function isImageManifest(manifest) {
    if (manifest.artifactType !== undefined || isAttestationManifest(manifest))
        return false;
    return isConfigType(manifest.config.mediaType);
}
function isAttestationType(artifactType) {
    return artifactType?.startsWith("application/vnd.docker.attestation.") === true;
}
function decideMediaType(document, contentType, where) {
    const said = bareMediaType(contentType);
    const written = bareMediaType(optionalString(document, "mediaType"));
    if (said !== null && written !== null && said !== written) {
        throw broken(where, `calls itself ${shown(written)} but is served as ${shown(said)}`);
    }
    const declared = written ?? said;
    if (document["schemaVersion"] === 1 || (declared !== null && isSchema1Type(declared))) {
        throw new errors/* UserError */.y(`${where} is a Docker schema 1 manifest, which says nothing of the sizes of its layers.`, "Push the image again with any current tool; registries and engines have dropped schema 1.");
    }
    const mediaType = declared ?? mediaTypeByShape(document, where);
    if (isIndexType(mediaType) || isManifestType(mediaType))
        return mediaType;
    throw new errors/* UserError */.y(`${where} is of the type ${shown(mediaType)}, which is neither an image manifest nor an image index.`, "Name an image: this reference leads to something else that the registry keeps.");
}
function mediaTypeByShape(document, where) {
    if (isPresent(document, "manifests"))
        return OCI_INDEX;
    if (isPresent(document, "config") || isPresent(document, "layers"))
        return OCI_MANIFEST;
    throw broken(where, "is neither an image manifest nor an image index");
}
/** Two readers must not see two images in one document (CVE-2021-41190). */
function checkUnambiguous(document, mediaType, where) {
    const hasManifests = isPresent(document, "manifests");
    const hasLayers = isPresent(document, "layers") || isPresent(document, "config");
    if (hasManifests && hasLayers)
        throw broken(where, "is an image manifest and an image index at once");
    if (isIndexType(mediaType) ? hasLayers : hasManifests) {
        throw broken(where, `is of the type ${shown(mediaType)} but has the fields of the other kind`);
    }
}
function parseIndex(document, mediaType, where) {
    const entries = optionalArray(document, "manifests", MAX_ENTRIES, where);
    return {
        kind: "index",
        mediaType,
        manifests: entries.map((entry, position) => parseDescriptor(entry, `Entry ${position} of ${where}`)),
        annotations: stringRecord(document["annotations"]),
    };
}
function parseImageManifest(document, mediaType, where) {
    if (!isPresent(document, "config"))
        throw new errors/* UserError */.y(`${where} has no config.`, BROKEN_HINT);
    const layers = optionalArray(document, "layers", MAX_LAYERS, where);
    const artifactType = optionalString(document, "artifactType");
    return {
        kind: "manifest",
        mediaType,
        config: parseDescriptor(document["config"], `The config of ${where}`),
        layers: layers.map((layer, position) => parseDescriptor(layer, `Layer ${position} of ${where}`)),
        annotations: stringRecord(document["annotations"]),
        ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
    };
}
function parseHistoryEntry(value) {
    const entry = isJsonObject(value) ? value : {};
    return {
        createdBy: optionalString(entry, "created_by") ?? "",
        comment: optionalString(entry, "comment") ?? "",
        created: optionalString(entry, "created"),
        emptyLayer: entry["empty_layer"] === true,
    };
}
function isPresent(document, key) {
    return document[key] !== undefined && document[key] !== null;
}
function shown(mediaType) {
    return JSON.stringify(mediaType.slice(0, 100));
}

// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
;// CONCATENATED MODULE: ./src/registry/blob.js



const MAX_RESUMES = 8;
const MISMATCH_HINT = "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.";
/**
 * The content of a blob, checked against digest and size as it passes; `fetchFrom` asks for it from an offset on. A body
 * that is cut is resumed where it stopped. Throws a `UserError` before its end when the content is not what the descriptor says.
 */
async function* readBlob(descriptor, what, fetchFrom) {
    const hash = (0,oci_digest/* hashFor */.Og)(descriptor.digest);
    let offset = 0;
    for (let resumes = 0;; resumes += 1) {
        const response = await fetchFrom(offset);
        try {
            for await (const chunk of continueFrom(response, offset, descriptor, what)) {
                offset += chunk.length;
                if (offset > descriptor.size)
                    throw sizeMismatch(descriptor, what, `more than ${descriptor.size}`);
                hash.update(chunk);
                yield chunk;
            }
        }
        catch (error) {
            if (!isCut(error) || resumes >= MAX_RESUMES)
                throw error;
        }
        if (offset === descriptor.size)
            break;
        if (resumes >= MAX_RESUMES)
            throw sizeMismatch(descriptor, what, `only ${offset}`);
    }
    checkDigest(hash, descriptor, what);
}
/** The chunks that follow `offset`, whether the server honours the range (206) or begins again (200). */
async function* continueFrom(response, offset, descriptor, what) {
    if (response.status === 206) {
        const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers["content-range"] ?? "");
        if (range === null || Number(range[1]) !== offset || (range[2] !== "*" && Number(range[2]) !== descriptor.size)) {
            await response.discard();
            throw new errors/* UserError */.y(`${response.url.host} sent another part of ${what} than was asked for.`, MISMATCH_HINT);
        }
        yield* response.body;
        return;
    }
    let toSkip = offset;
    for await (const chunk of response.body) {
        if (chunk.length > toSkip)
            yield toSkip === 0 ? chunk : chunk.subarray(toSkip);
        toSkip = Math.max(0, toSkip - chunk.length);
    }
}
function checkDigest(hash, descriptor, what) {
    const hex = hash.digest("hex");
    if (hex === (0,oci_digest/* digestHex */.sU)(descriptor.digest))
        return;
    throw new errors/* UserError */.y(`What the registry sent as ${what} has another digest (${hex.slice(0, 12)}…).`, MISMATCH_HINT);
}
function sizeMismatch(descriptor, what, sent) {
    return new errors/* UserError */.y(`What the registry sent as ${what} has ${sent} bytes, and its manifest says ${descriptor.size}.`, MISMATCH_HINT);
}
function isCut(error) {
    return error instanceof failure/* HttpFailure */.H && (error.kind === "cut" || error.kind === "timeout");
}

// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
;// CONCATENATED MODULE: ./src/registry/challenge.js
const SKIPPED = /[\s,]*/y;
const TOKEN = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const BARE_VALUE = /[^\s,"]+/y;
/**
 * Reads `WWW-Authenticate`, one header or several joined by commas. A total function: what cannot be read is left out,
 * so that a broken challenge means no challenge and nothing is sent.
 */
function parseChallenges(header) {
    const challenges = [];
    let position = 0;
    const take = (pattern) => {
        pattern.lastIndex = position;
        const match = pattern.exec(header);
        if (match !== null)
            position = pattern.lastIndex;
        return match;
    };
    while (position < header.length) {
        take(SKIPPED);
        const name = take(TOKEN)?.[0].toLowerCase();
        if (name === undefined) {
            // A quoted string where a name belongs is passed over whole; one that never closes swallows the rest.
            if (take(QUOTED) === null)
                position = header[position] === '"' ? header.length : position + 1;
            continue;
        }
        if (take(EQUALS) === null) {
            challenges.push({ scheme: name, parameters: new Map() });
            continue;
        }
        const quoted = take(QUOTED);
        const value = quoted === null ? take(BARE_VALUE)?.[0] : quoted[1]?.replace(/\\(.)/gs, "$1");
        const parameters = challenges.at(-1)?.parameters;
        if (value !== undefined && parameters?.has(name) === false)
            parameters.set(name, value);
    }
    return challenges;
}
/** The challenge to answer: Bearer with a realm, else Basic; null where neither is offered. */
function chooseChallenge(challenges) {
    const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
    return bearer ?? challenges.find(({ scheme }) => scheme === "basic") ?? null;
}

;// CONCATENATED MODULE: ./src/registry/docker-config.js



const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";
/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
function dockerFolder({ env }) {
    const folder = env["DOCKER_CONFIG"] ?? "";
    if (folder !== "")
        return folder;
    const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
    return home === "" ? null : (0,external_node_path_.join)(home, ".docker");
}
/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
async function readDockerConfig(host) {
    const folder = dockerFolder(host);
    return folder === null ? null : readDockerJson((0,external_node_path_.join)(folder, "config.json"), host);
}
/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
async function readDockerJson(path, host) {
    const bytes = await host.files.read(path, MAX_BYTES).catch((cause) => {
        throw new errors/* UserError */.y(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
    });
    return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}
/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
function parseDockerConfig(text, source) {
    let content;
    try {
        content = JSON.parse(text.replace(/^\uFEFF/, "") || "{}");
    }
    catch {
        // No cause: JSON.parse quotes the text around the fault, which may be a password.
        throw new errors/* UserError */.y(`${source} is not valid JSON.`, HINT);
    }
    if (isJsonObject(content))
        return { source, content };
    throw new errors/* UserError */.y(`${source} is not a JSON object.`, HINT);
}

;// CONCATENATED MODULE: ./src/registry/credentials.js



const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = ["index.docker.io", "docker.io"];
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
// The exact strings of docker-credential-helpers; everything else a helper prints may hold the secret.
const HELPER_NOT_FOUND = "credentials not found in native keychain";
const HELPER_MISUSED = ["no credentials server URL", "no credentials username"];
/** Opens the store: `DOCKER_AUTH_CONFIG` first, then `config.json` of `DOCKER_CONFIG` or `~/.docker`, each read once and when asked. */
function createCredentialStore(host) {
    let configurations;
    const found = new Map();
    async function look(registry) {
        for (const configuration of await (configurations ??= readConfigurations(host))) {
            const credential = await findIn(configuration, registry, host);
            if (credential !== null)
                return hide(credential, host);
        }
        return null;
    }
    return {
        find(registry) {
            const known = found.get(registry) ?? look(registry);
            found.set(registry, known);
            return known;
        },
    };
}
async function readConfigurations(host) {
    const fromEnv = host.env["DOCKER_AUTH_CONFIG"] ?? "";
    const file = await readDockerConfig(host);
    return [...(fromEnv === "" ? [] : [parseDockerConfig(fromEnv, "DOCKER_AUTH_CONFIG")]), ...(file === null ? [] : [file])];
}
async function findIn(configuration, registry, host) {
    const helper = helperFor(configuration, registry);
    // Where a helper applies Docker does not look at `auths`, and a stale entry there must not win.
    return helper === null ? findInAuths(configuration, registry) : askHelper(helper, serverKey(registry), host);
}
function helperFor({ content, source }, registry) {
    const helpers = isJsonObject(content["credHelpers"]) ? content["credHelpers"] : {};
    const key = exactKeys(registry).find((name) => Object.hasOwn(helpers, name));
    // Present but empty means: for this registry the file, whatever credsStore says.
    const name = key === undefined ? content["credsStore"] : helpers[key];
    if (typeof name !== "string" || name === "")
        return null;
    if (HELPER_NAME.test(name))
        return name;
    throw new errors/* UserError */.y(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}
function findInAuths({ content, source }, registry) {
    const auths = isJsonObject(content["auths"]) ? content["auths"] : {};
    const hosts = registry === "docker.io" ? HUB_HOSTS : [registry];
    const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => hosts.includes(hostOf(key)))];
    for (const key of keys) {
        const entry = Object.hasOwn(auths, key) ? auths[key] : null;
        const credential = isJsonObject(entry) ? parseEntry(entry, key, source) : null;
        if (credential !== null)
            return credential;
    }
    return null;
}
/** The key that Docker itself writes. */
function serverKey(registry) {
    return registry === "docker.io" ? HUB_KEY : registry;
}
function exactKeys(registry) {
    return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}
/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key) {
    return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}
function parseEntry(entry, key, source) {
    const text = (name) => (typeof entry[name] === "string" ? entry[name] : "");
    if (text("registrytoken") !== "")
        return { kind: "registry-token", token: text("registrytoken") };
    if (text("identitytoken") !== "")
        return { kind: "identity-token", token: text("identitytoken") };
    if (text("auth") === "") {
        if (text("username") === "" || text("password") === "")
            return null;
        return { kind: "password", username: text("username"), password: text("password") };
    }
    const decoded = Buffer.from(text("auth"), "base64").toString("utf8");
    const colon = decoded.indexOf(":");
    if (colon === -1) {
        throw new errors/* UserError */.y(`The entry for ${key} in ${source} holds an "auth" that is not user:password in base64.`, `Log in to ${key} again.`);
    }
    // Docker pads with NUL to hide the length of the password.
    return { kind: "password", username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/^\0+|\0+$/g, "") };
}
async function askHelper(helper, server, host) {
    const program = `docker-credential-${helper}`;
    const hint = `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
    const answer = await host.exec(program, ["get"], { input: server }).catch((cause) => {
        throw new errors/* UserError */.y(`The credential helper ${program} could not be run for ${server}.`, hint, { cause });
    });
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0) {
        if (said === HELPER_NOT_FOUND)
            return null;
        const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
        throw new errors/* UserError */.y(`The credential helper ${program} failed for ${server}${known}.`, hint);
    }
    const entry = parseHelperAnswer(said);
    if (entry === null)
        throw new errors/* UserError */.y(`The credential helper ${program} did not answer with a credential for ${server}.`, hint);
    if (entry.secret === "")
        return null;
    return entry.username === "<token>"
        ? { kind: "identity-token", token: entry.secret }
        : { kind: "password", username: entry.username, password: entry.secret };
}
function parseHelperAnswer(text) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (!isJsonObject(answer))
        return null;
    const { Username: username, Secret: secret } = answer;
    return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}
function hide(credential, host) {
    if (credential.kind === "password") {
        if (credential.password !== "")
            host.addSecret(credential.password);
        host.addSecret(basicValue(credential.username, credential.password));
    }
    else {
        host.addSecret(credential.token);
    }
    return credential;
}
/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
function basicValue(username, password) {
    return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}

;// CONCATENATED MODULE: ./src/registry/errors.js


/** A registry (or its token server) answered, and the answer was no. */
class RegistryError extends errors/* UserError */.y {
    status;
    /** The registry's own code, `DENIED` or `MANIFEST_UNKNOWN` (distribution-spec, "Error Codes"); null where it gave none. */
    code;
    isTransient;
    retryAfter;
    /** Whether the body was a web page: a login wall or a proxy stands where a registry should. */
    isWebPage;
    constructor(message, hint, answer) {
        super(message, hint);
        this.name = "RegistryError";
        this.status = answer.status;
        this.code = answer.code;
        this.retryAfter = answer.retryAfter;
        this.isWebPage = answer.isWebPage;
        this.isTransient = answer.status === 408 || answer.status === 429 || answer.status >= 500;
    }
}
const BODY_MAX_BYTES = 64 * 1024;
const LOGIN = '"docker login", or the login action';
const MAYBE_ABSENT = "Check the name too: many registries answer so for what does not exist.";
/**
 * Reads the body of an answer that is no success, and says what it means; `what` is what was asked for ("the manifest of …"),
 * `server` who answered, `registry` where one would log in. No credential of ours is in the message: it is made of the status, the server's own words, and these two.
 */
async function readRegistryError(response, what, server, registry = server) {
    const body = await response.read(BODY_MAX_BYTES).catch(() => Buffer.alloc(0));
    const type = response.headers["content-type"] ?? "";
    const isWebPage = type.includes("html") || /^\s*<(?:!doctype|html)/i.test(body.subarray(0, 200).toString("utf8"));
    const { code, said } = readErrorBody(body);
    const words = [code, said].filter((word) => word !== null).join(": ");
    const details = isWebPage ? ", and a web page where a registry answers in JSON" : words === "" ? "" : ` (${words})`;
    const answer = { status: response.status, code, retryAfter: response.headers["retry-after"] ?? null, isWebPage };
    return new RegistryError(`${server} answered ${response.status}${details} when asked for ${what}.`, hintFor(answer, server, registry), answer);
}
function readErrorBody(body) {
    const nothing = { code: null, said: null };
    let parsed;
    try {
        parsed = JSON.parse(body.toString("utf8"));
    }
    catch {
        return nothing;
    }
    if (!isJsonObject(parsed))
        return nothing;
    // Token servers of Go registries answer {"details": …}, ACR and OAuth2 ones {"error": …, "error_description": …}.
    const first = Array.isArray(parsed["errors"]) ? parsed["errors"][0] : null;
    const error = isJsonObject(first) ? first : { code: parsed["error"], message: parsed["error_description"] ?? parsed["message"] ?? parsed["details"] };
    return { code: harmless(error["code"], 60), said: harmless(error["message"], 300) };
}
/** A stranger's words on one line, without control characters. */
function harmless(text, maxLength) {
    if (typeof text !== "string")
        return null;
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    const line = text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g, " ").trim();
    return line === "" ? null : line.slice(0, maxLength);
}
function hintFor(answer, server, registry) {
    const { status, isWebPage } = answer;
    if (status === 401)
        return `Log in to ${registry} (${LOGIN}) with an account that may read this. ${MAYBE_ABSENT}`;
    if (status === 403)
        return `Log in to ${registry} (${LOGIN}) with an account that may read this; on ghcr.io, add the workflow's repository under the package's "Manage Actions access". ${MAYBE_ABSENT}`;
    if (status === 404)
        return isWebPage ? `Check the host name: what answers at ${server} is not a registry.` : "Check the name and the tag.";
    if (status === 429)
        return "The registry limits how often it is asked: log in for a higher limit, or try again later.";
    if (status === 451)
        return "The registry withholds this for legal reasons.";
    if (status >= 500)
        return `The fault is on the side of ${server}: try again later, or look at its status page.`;
    return isWebPage ? `Check the host name: what answers at ${server} is not a registry.` : `Check that ${server} is a registry that speaks the OCI distribution API.`;
}

;// CONCATENATED MODULE: ./src/registry/realm.js


// Registries whose token server is in another domain, as their operators document it.
const KNOWN_TOKEN_SERVERS = [
    { registry: /^rg\.[a-z-]+\.scw\.cloud$/, realmHost: "api.scaleway.com" },
];
// Under these anyone can have a name, so sharing one says nothing.
const SHARED_SUFFIXES = [
    "amazonaws.com", "amazonaws.com.cn", "on.aws", "appspot.com", "azurecr.io", "azurewebsites.net", "cloudapp.azure.com",
    "cloudfront.net", "fly.dev", "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "ngrok.app", "ngrok.io", "nip.io",
    "ngrok-free.app", "onrender.com", "pages.dev", "pkg.dev", "r2.dev", "run.app", "sslip.io", "trycloudflare.com", "vercel.app",
    "web.app", "windows.net", "workers.dev",
];
const SECOND_LEVELS = new Set(["ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "ltd", "mil", "ne", "net", "nom", "or", "org", "plc"]);
/**
 * Whether a token server may be asked, as a URL. A registry names it in its challenge, so it is a stranger's word:
 * the registry's own host and port is always right; any other must be https unless the registry itself is not, be a public name and
 * not an address of this machine or its network, and for a credential also be in the registry's domain or be trusted by name.
 * Throws a `UserError` otherwise, before anything is sent.
 */
async function checkRealm(realm, registry, options) {
    const url = URL.canParse(realm) ? new URL(realm) : null;
    const refuse = (why, isForTheUserToAllow) => realm_refusal(registry.name, realm, why, isForTheUserToAllow);
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
        throw refuse("is no URL of a web server", false);
    if (url.username !== "" || url.password !== "" || url.hash !== "")
        throw refuse("holds a user or a fragment", false);
    if (url.protocol === "http:" && registry.endpoint.protocol === "https:")
        throw refuse("is plain HTTP", false);
    if (url.host === registry.endpoint.host || isTrusted(url, options.trustedAuthHosts))
        return url;
    if (url.protocol !== "https:")
        throw refuse("is plain HTTP on another host", true);
    if ((0,http_address/* ipLiteral */.H8)(url.hostname) !== null)
        throw refuse("is an address and not a name", true);
    const isOfTheRegistry = sharesDomain(url.hostname, registry.endpoint.hostname) || isKnown(url.hostname, registry.name);
    if (options.sendsCredential && !isOfTheRegistry)
        throw refuse("is in another domain", true);
    const addresses = [...((0,http_address/* isLoopback */.U9)(url.hostname) ? ["127.0.0.1"] : []), ...(await options.lookup(url.hostname))];
    if (addresses.some(http_address/* isForbiddenAddress */.KV))
        throw refuse("leads to this machine or its network", true);
    return url;
}
function isTrusted(url, trustedAuthHosts) {
    return trustedAuthHosts.some((host) => host.toLowerCase() === url.host || host.toLowerCase() === url.hostname);
}
function isKnown(realmHost, registry) {
    return KNOWN_TOKEN_SERVERS.some((known) => known.realmHost === realmHost && known.registry.test(registry));
}
function sharesDomain(one, other) {
    if ((0,http_address/* ipLiteral */.H8)(other) !== null)
        return false;
    const domain = registrableDomain(one);
    return domain !== null && domain === registrableDomain(other);
}
/** The part of a name that one owner holds, by rules on the safe side of the public suffix list; null where that is not known. */
function registrableDomain(hostname) {
    const name = hostname.toLowerCase().replace(/\.$/, "");
    const labels = name.split(".");
    if (labels.length < 2 || SHARED_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)))
        return null;
    const isCountry = labels.at(-1)?.length === 2;
    const isDeep = isCountry && SECOND_LEVELS.has(labels.at(-2) ?? "");
    const wanted = isDeep ? 3 : 2;
    return labels.length < wanted ? null : labels.slice(-wanted).join(".");
}
function realm_refusal(registry, realm, why, isForTheUserToAllow) {
    const url = URL.canParse(realm) ? new URL(realm) : null;
    // Not the origin, which is the word "null" for what is no URL of the web.
    const shown = url === null ? JSON.stringify(realm.slice(0, 100)) : `${url.protocol}//${url.host}`;
    return new errors/* UserError */.y(`${registry} sends its users to a token server, ${shown}, that ${why}. No credential was sent.`, isForTheUserToAllow && url !== null
        ? `If ${url.host} is that registry's own token server, name it in "trusted-auth-hosts".`
        : "This is a fault or an attack on the side of the registry; ask its operator.");
}

;// CONCATENATED MODULE: ./src/registry/auth.js






const TOKEN_MAX_BYTES = 1024 * 1024;
const SCOPE_MAX_LENGTH = 1024;
// RFC-less but universal: Docker takes 60 s where the server says nothing, or less.
const SHORTEST_LIFE_S = 60;
const SAFETY_MARGIN_MS = 5_000;
const CLIENT_ID = "plimsoll";
/** Opens the authorizer of one client: challenges are remembered per registry, tokens per repository. */
function createAuthorizer(host, transport, credentials, options) {
    const sessions = new Map();
    async function headerFor(server, session, repository) {
        const credential = await credentials.find(server.name);
        if (session.challenge.scheme === "basic")
            return basicHeader(server, credential);
        if (credential?.kind === "registry-token")
            return `Bearer ${credential.token}`;
        const scope = session.scopes.get(repository) ?? `repository:${repository}:pull`;
        const known = await session.tokens.get(scope);
        if (known !== undefined && known.expiresMs > host.clock.now().getTime())
            return known.header;
        const fetched = fetchToken(server, session.challenge, scope, credential);
        session.tokens.set(scope, fetched);
        fetched.catch(() => session.tokens.delete(scope));
        return (await fetched).header;
    }
    async function fetchToken(server, challenge, scope, credential) {
        const realm = await checkRealm(challenge.parameters.get("realm") ?? "", server, {
            trustedAuthHosts: options.trustedAuthHosts,
            sendsCredential: credential !== null,
            lookup: options.lookup,
        });
        const service = challenge.parameters.get("service");
        const question = { ...(service === undefined ? {} : { service }), scope };
        const response = await transport.request({ ...tokenRequest(realm, question, credential), redirects: "refuse" });
        if (response.status !== 200)
            throw await readRegistryError(response, `a token for ${server.name}`, realm.host, server.name);
        return parseToken(await response.read(TOKEN_MAX_BYTES), realm, host);
    }
    return {
        async header(server, repository) {
            const session = sessions.get(server.name);
            return session === undefined ? null : headerFor(server, session, repository);
        },
        async answer(server, repository, wwwAuthenticate, sent) {
            const session = sessions.get(server.name);
            if (session !== undefined) {
                // Another request may have been told the same, and have answered it, while this one was under way.
                const current = await headerFor(server, session, repository);
                if (current !== sent)
                    return current;
            }
            const challenge = readChallenge(wwwAuthenticate, server);
            const renewed = renewSession(session, challenge);
            const scope = challenge.parameters.get("scope");
            if (scope !== undefined && scope !== "" && scope.length <= SCOPE_MAX_LENGTH)
                renewed.scopes.set(repository, scope);
            renewed.tokens.delete(renewed.scopes.get(repository) ?? `repository:${repository}:pull`);
            sessions.set(server.name, renewed);
            return headerFor(server, renewed, repository);
        },
    };
}
function renewSession(session, challenge) {
    return { challenge, scopes: session?.scopes ?? new Map(), tokens: session?.tokens ?? new Map() };
}
function readChallenge(wwwAuthenticate, server) {
    const challenges = parseChallenges(wwwAuthenticate ?? "");
    const challenge = chooseChallenge(challenges);
    if (challenge !== null)
        return challenge;
    const offered = challenges.map(({ scheme }) => scheme.slice(0, 30)).join(", ");
    throw new errors/* UserError */.y(`${server.name} asks for a login, but does not say how${offered === "" ? "" : ` in a way that is understood (${offered})`}.`, "A registry offers Bearer or Basic in WWW-Authenticate: check the host name, and any proxy in front of it. No credential was sent.");
}
function basicHeader(server, credential) {
    const hint = `Log in to ${server.name} ("docker login", or the login action) with a user and a password.`;
    if (credential === null)
        throw new errors/* UserError */.y(`${server.name} asks for a user and a password, and none is stored for it.`, hint);
    if (credential.kind === "password")
        return `Basic ${basicValue(credential.username, credential.password)}`;
    throw new errors/* UserError */.y(`${server.name} asks for a user and a password, and only a token is stored for it.`, hint);
}
/** A password goes by GET and Basic, an identity token as the refresh token of OAuth2 (distribution, token and oauth specifications). */
function tokenRequest(realm, question, credential) {
    if (credential?.kind === "identity-token") {
        const form = new URLSearchParams({ grant_type: "refresh_token", client_id: CLIENT_ID, ...question, refresh_token: credential.token });
        return { method: "POST", url: realm, headers: { "content-type": "application/x-www-form-urlencoded" }, body: form.toString() };
    }
    const url = new URL(realm);
    const { scope = "", ...rest } = question;
    for (const [name, value] of Object.entries(rest))
        url.searchParams.set(name, value);
    // A challenge joins scopes by spaces; token servers want each by itself, as Docker sends them.
    for (const one of scope.split(" "))
        url.searchParams.append("scope", one);
    const headers = credential?.kind === "password" ? { authorization: `Basic ${basicValue(credential.username, credential.password)}` } : {};
    return { method: "GET", url, headers };
}
function parseToken(body, realm, host) {
    let answer;
    try {
        answer = JSON.parse(body.toString("utf8"));
    }
    catch {
        answer = null;
    }
    const fields = isJsonObject(answer) ? answer : {};
    if (typeof fields["refresh_token"] === "string")
        host.addSecret(fields["refresh_token"]);
    const token = [fields["token"], fields["access_token"]].find((value) => typeof value === "string" && value !== "");
    // A header cannot hold a line break, so a token with one is a trick or a web page.
    if (typeof token !== "string" || !/^[\x21-\x7E]+$/.test(token)) {
        throw new errors/* UserError */.y(`The token server ${realm.host} answered without a token.`, "Check that nothing (a login page, a proxy) stands between this machine and that server.");
    }
    host.addSecret(token);
    const lifeS = Math.max(SHORTEST_LIFE_S, Number(fields["expires_in"]) || 0);
    return { header: `Bearer ${token}`, expiresMs: host.clock.now().getTime() + lifeS * 1000 - SAFETY_MARGIN_MS };
}

;// CONCATENATED MODULE: ./src/registry/endpoint.js



/** Where the API of a registry is, as an origin. Docker Hub's is not where its name says. */
async function findEndpoint(registry, transport, reach) {
    const https = new URL(`https://${registry === "docker.io" ? "registry-1.docker.io" : registry}/`);
    if (!(0,http_address/* isLoopback */.U9)(https.hostname) && !isInsecure(https, reach))
        return https;
    return (await answersTls(https, transport)) ? https : new URL(`http://${https.host}/`);
}
async function answersTls(url, transport) {
    try {
        return await transport.answersTls(url);
    }
    catch (error) {
        // Nothing on 443 leaves 80; where a port was named there is no other.
        if (url.port === "" && error instanceof failure/* HttpFailure */.H && error.kind === "unreachable")
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/registry/getter.js






const POLICY = { attempts: 5, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 180_000 };
const RETRY_AFTER_MAX_MS = 60_000;
/** Opens what asks registries: it finds each one's address, answers its challenge, and tries again what may pass. */
function createGetter(host, transport, reach, lookup) {
    const authorizer = createAuthorizer(host, transport, createCredentialStore(host), {
        trustedAuthHosts: reach.trustedAuthHosts,
        lookup,
    });
    const endpoints = new Map();
    const firstAnswers = new Map();
    function endpointOf(registry) {
        const known = endpoints.get(registry);
        if (known !== undefined)
            return known;
        const found = findEndpoint(registry, transport, reach);
        endpoints.set(registry, found);
        found.catch(() => endpoints.delete(registry));
        return found;
    }
    /** Lets the first request to a registry find out alone whether it asks for a login, so that the others need not. */
    async function afterFirstAnswer(registry, work) {
        const first = firstAnswers.get(registry);
        if (first === undefined) {
            const own = work();
            firstAnswers.set(registry, own.catch(() => { }));
            return own;
        }
        await first;
        return work();
    }
    async function send(ref, { path, headers, signal }) {
        const server = { name: ref.registry, endpoint: await endpointOf(ref.registry) };
        const url = new URL(`/v2/${ref.repository}/${path}`, server.endpoint);
        const ask = (authorization) => transport.request({
            method: "GET",
            url,
            headers: authorization === null ? headers : { ...headers, authorization },
            redirects: "follow",
            ...(signal === undefined ? {} : { signal }),
        });
        const sent = await authorizer.header(server, ref.repository);
        const response = await ask(sent);
        // A 401 from where a redirect led is not the registry's, and gets nothing.
        if (response.status !== 401 || response.url.origin !== url.origin)
            return response;
        const answer = await authorizer.answer(server, ref.repository, response.headers["www-authenticate"], sent).catch(async (error) => {
            await response.discard();
            throw error;
        });
        // The same again would be refused again, and accounts lock.
        if (answer === sent)
            return response;
        await response.discard();
        return ask(answer);
    }
    return (ref, wanted, use) => {
        const attempt = () => afterFirstAnswer(ref.registry, async () => {
            const response = await send(ref, wanted);
            if (response.status === 200 || response.status === 206)
                return use(response);
            throw await readRegistryError(response, wanted.what, response.url.host, ref.registry);
        });
        return (0,retry/* retry */.L)(attempt, (error) => judge(error, host), POLICY, host.clock, wanted.signal);
    };
}
/** Connection faults, 408, 429 and 5xx are tried again; 401 and 403 never, since accounts lock. */
function judge(error, host) {
    if (error instanceof failure/* HttpFailure */.H)
        return { retry: error.isTransient };
    if (!(error instanceof RegistryError) || !error.isTransient)
        return { retry: false };
    const afterMs = (0,retry/* parseRetryAfter */.m)(error.retryAfter, host.clock.now());
    return { retry: true, afterMs: afterMs === null ? null : Math.min(afterMs, RETRY_AFTER_MAX_MS) };
}

;// CONCATENATED MODULE: ./src/registry/client.js








/** Opens a client; connections, credentials and tokens come with the first request that needs them. */
function createRegistryClient(host, transport, reach, lookup = lookUp) {
    const get = createGetter(host, transport, reach, lookup);
    const getManifest = (ref, signal) => {
        const path = `manifests/${ref.digest ?? ref.tag ?? "latest"}`;
        const headers = { accept: MANIFEST_TYPES.join(", ") };
        return get(ref, { path, headers, what: `the manifest of ${(0,oci_reference/* formatReference */.FH)(ref)}`, signal }, async (response) => {
            const bytes = await response.read(MAX_MANIFEST_BYTES);
            return { bytes, mediaType: response.headers["content-type"] ?? "", digest: checkManifest(bytes, ref, response) };
        });
    };
    const openBlob = (ref, descriptor, signal) => {
        const what = `the blob ${descriptor.digest} of ${ref.registry}/${ref.repository}`;
        return readBlob(descriptor, what, (offset) => {
            const headers = offset === 0 ? {} : { range: `bytes=${offset}-` };
            return get(ref, { path: `blobs/${descriptor.digest}`, headers, what, signal }, (response) => response);
        });
    };
    return {
        getManifest,
        async getBlob(ref, descriptor, maxBytes, signal) {
            if (descriptor.size > maxBytes) {
                throw new errors/* UserError */.y(`The blob ${descriptor.digest} of ${(0,oci_reference/* formatReference */.FH)(ref)} has ${descriptor.size} bytes; at most ${maxBytes} are read.`, "Check that this reference leads to an image.");
            }
            const chunks = [];
            for await (const chunk of openBlob(ref, descriptor, signal))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
        openBlob,
    };
}
/** The digest of what came: the one asked for, else the one announced, else our own, always of the bytes themselves. */
function checkManifest(bytes, ref, response) {
    const announced = response.headers["docker-content-digest"] ?? "";
    const expected = ref.digest ?? ((0,oci_digest/* isDigest */.Bc)(announced) ? announced : null);
    if (expected === null)
        return (0,oci_digest/* digestOf */.ol)(bytes);
    const computed = `${expected.slice(0, expected.indexOf(":"))}:${(0,oci_digest/* hashFor */.Og)(expected).update(bytes).digest("hex")}`;
    if (computed === expected)
        return expected;
    const encoding = response.headers["content-encoding"] ?? "identity";
    throw new errors/* UserError */.y(`${ref.registry} sent a manifest of ${(0,oci_reference/* formatReference */.FH)(ref)} with the digest ${computed}, where ${expected} was ${ref.digest === null ? "announced" : "asked for"}${encoding === "identity" ? "" : ` (in the encoding ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for)`}.`, "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.");
}
async function lookUp(hostname) {
    const found = await (0,external_node_dns_promises_.lookup)(hostname, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
}

// EXTERNAL MODULE: ./src/tar/byte-input.js
var byte_input = __webpack_require__(90058);
// EXTERNAL MODULE: ./src/tar/decompress.js + 1 modules
var decompress = __webpack_require__(75136);
// EXTERNAL MODULE: ./src/tar/block.js
var tar_block = __webpack_require__(85248);
// EXTERNAL MODULE: ./src/tar/pax.js
var pax = __webpack_require__(13520);
;// CONCATENATED MODULE: ./src/tar/members.js





// No engine writes a thousandth of this; a root file system given for an archive of images should not take minutes.
const MAX_MEMBERS = 200_000;
const MAX_EXTENSION_BYTES = 1024 * 1024;
/**
 * The members of a tar (ustar, PAX, GNU long names) in order. A consumer may read a member's content from the input
 * before it asks for the next one; what it leaves is skipped. Throws a `UserError` that names the place by `where`.
 */
async function* readTarMembers(input, where) {
    let extension = {};
    for (let count = 0;; count += 1) {
        const block = await input.take(tar_block/* BLOCK_BYTES */.Yo);
        if (block.length === 0)
            return;
        if (block.length < tar_block/* BLOCK_BYTES */.Yo)
            throw (0,byte_input/* cutShort */.V)(where);
        if ((0,tar_block/* isZeroBlock */.ei)(block, 0))
            return;
        if (!(0,tar_block/* sumsMatch */.ex)(block, 0))
            throw count === 0 ? notTar(where) : members_broken(where);
        if (count >= MAX_MEMBERS)
            throw notImages(where);
        const header = parseHeader(block);
        const end = input.position + paddedSize(extension.sizeBytes ?? header.sizeBytes);
        if (!Number.isSafeInteger(end) || end < input.position)
            throw members_broken(where);
        if (isExtension(header.type)) {
            if (header.sizeBytes > MAX_EXTENSION_BYTES)
                throw members_broken(where);
            const content = await input.take(header.sizeBytes);
            if (content.length < header.sizeBytes)
                throw (0,byte_input/* cutShort */.V)(where);
            extension = { ...extension, ...parseExtension(header.type, content, where) };
        }
        else {
            const member = memberOf(header, extension, input.position);
            extension = {};
            if (member !== null)
                yield member;
        }
        await input.skip(end - input.position);
    }
}
/** The name as members are looked up by, whatever it starts with. */
function memberName(name) {
    return external_node_path_.posix.normalize(`/${name}`).slice(1);
}
function memberOf(header, extension, offset) {
    const name = memberName(extension.name ?? header.name);
    const linkName = extension.linkName ?? header.linkName;
    switch (header.type) {
        case "0":
        case "\0":
        case "7":
            return { name, sizeBytes: extension.sizeBytes ?? header.sizeBytes, offset, target: null };
        case "1":
            return { name, sizeBytes: 0, offset, target: memberName(linkName) };
        case "2":
            // Docker 1.10 to 24 saved a layer once and linked the others to it: "../ID/layer.tar".
            return { name, sizeBytes: 0, offset, target: memberName(external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkName)) };
        default:
            return null;
    }
}
function isExtension(type) {
    return type === "x" || type === "g" || type === "L" || type === "K";
}
function parseExtension(type, content, where) {
    if (type === "L")
        return { name: textOf((0,tar_block/* readText */.yR)(content, 0, content.length)) };
    if (type === "K")
        return { linkName: textOf((0,tar_block/* readText */.yR)(content, 0, content.length)) };
    return type === "x" ? parseRecords(content, where) : {};
}
function parseRecords(content, where) {
    const records = (0,pax/* parsePax */.dA)(content);
    if (records === null)
        throw members_broken(where);
    const { path, linkpath, size } = records;
    return {
        ...(path === undefined ? {} : { name: textOf(path) }),
        ...(linkpath === undefined ? {} : { linkName: textOf(linkpath) }),
        ...(size === undefined ? {} : { sizeBytes: (0,pax/* parsePaxNumber */.eQ)(size) ?? Number.NaN }),
    };
}
function parseHeader(block) {
    const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
    const prefix = isUstar ? textOf((0,tar_block/* readText */.yR)(block, 345, 155)) : "";
    const name = textOf((0,tar_block/* readText */.yR)(block, 0, 100));
    const type = String.fromCharCode(block[156] ?? 0);
    return {
        name: prefix === "" ? name : `${prefix}/${name}`,
        // Links, devices and folders have no content, whatever size they claim.
        sizeBytes: /[1-6]/.test(type) ? 0 : ((0,tar_block/* parseNumber */.$J)(block, 124, 12) ?? Number.NaN),
        type,
        linkName: textOf((0,tar_block/* readText */.yR)(block, 157, 100)),
    };
}
function textOf(bytes) {
    return Buffer.from(bytes).toString("utf8");
}
function paddedSize(sizeBytes) {
    return Math.ceil(sizeBytes / tar_block/* BLOCK_BYTES */.Yo) * tar_block/* BLOCK_BYTES */.Yo;
}
function notTar(where) {
    return new errors/* UserError */.y(`${where} is not a tar archive.`, "Give the file that docker save, buildx or skopeo wrote.");
}
function notImages(where) {
    return new errors/* UserError */.y(`${where} has more than ${MAX_MEMBERS} members, so it is not an archive of images.`, "Give the file that docker save, buildx or skopeo wrote; a root file system alone is no image.");
}
function members_broken(where) {
    return new errors/* UserError */.y(`${where} is damaged: a header in it is no tar header.`, "Make or copy the archive again.");
}

;// CONCATENATED MODULE: ./src/image/member-table.js


const MAX_LINKS = 16;
/** The member of a name, through links; null where there is none, or only links that go round. */
function findMember(members, name) {
    let member = members.get(memberName(name));
    for (let links = 0; member !== undefined && member.target !== null; links += 1) {
        member = links < MAX_LINKS ? members.get(member.target) : undefined;
    }
    return member ?? null;
}
/** The same; throws a `UserError` where there is none. */
function requireMember(members, name, where) {
    const member = findMember(members, name);
    if (member === null)
        throw new errors/* UserError */.y(`${where} has no ${name}.`, "The archive is not whole: make or copy it again.");
    return member;
}
/** Throws a `UserError` for a document that is too long to be one. */
function checkLength(member, maxBytes, where) {
    if (member.sizeBytes <= maxBytes)
        return;
    throw new errors/* UserError */.y(`${where}: ${member.name} has ${member.sizeBytes} bytes, more than the ${maxBytes} that such a document may have.`, "This is not an archive of images that an engine or a builder wrote.");
}

;// CONCATENATED MODULE: ./src/image/archive-stream.js




const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const MAX_ALL_KEPT_BYTES = 64 * 1024 * 1024;
/**
 * The members of a tar that comes as a stream. The first pass keeps its JSON documents (at most 8 MiB each, 64 MiB in
 * all); what else is wanted is read in a second pass, in the order in which it comes.
 */
async function openArchiveStream(open, where, signal, close = () => Promise.resolve()) {
    const members = new Map();
    const kept = new Map();
    let keptBytes = 0;
    const input = new byte_input/* ByteInput */.T(await open(signal), where);
    try {
        for await (const member of readTarMembers(input, where)) {
            signal?.throwIfAborted();
            members.set(member.name, member);
            kept.delete(member.name);
            if (!(await looksLikeJson(input, member)) || keptBytes + member.sizeBytes > MAX_ALL_KEPT_BYTES)
                continue;
            kept.set(member.name, await takeWhole(input, member, where));
            keptBytes += member.sizeBytes;
        }
    }
    finally {
        await input.close();
    }
    return {
        where,
        sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
        read: (name, maxBytes) => Promise.resolve(findKept(findMember(members, name), kept, maxBytes, where)),
        readEach: (readings, _parallel, passSignal) => readPasses(open, members, readings, where, passSignal),
        close,
    };
}
function findKept(member, kept, maxBytes, where) {
    if (member === null)
        return null;
    checkLength(member, maxBytes, where);
    const content = kept.get(member.name);
    if (content !== undefined)
        return content;
    throw new errors/* UserError */.y(`${where}: ${member.name} is no JSON document, or the archive holds more than 64 MiB of them.`, "Decompress the archive, or save fewer images into it.");
}
async function looksLikeJson(input, member) {
    if (member.target !== null || member.sizeBytes === 0 || member.sizeBytes > MAX_KEPT_BYTES)
        return false;
    const [first] = await input.peek(1);
    return first === 0x7b || first === 0x5b;
}
async function takeWhole(input, member, where) {
    const content = await input.take(member.sizeBytes);
    if (content.length < member.sizeBytes)
        throw (0,byte_input/* cutShort */.V)(where);
    return content;
}
/** Once through the stream for all that is wanted; again only for what is wanted twice (layers that are the same file). */
async function readPasses(open, members, readings, where, signal) {
    const waiting = Map.groupBy(readings, (reading) => requireMember(members, reading.name, where).name);
    while (waiting.size > 0) {
        const before = waiting.size;
        const found = await readPass(open, waiting, where, signal);
        if (found < before) {
            throw new errors/* UserError */.y(`${where} changed while it was read.`, "Run it again, and let nothing write there meanwhile.");
        }
    }
}
/** Hands each wanted member to the first that waits for it; the number of members that were found. */
async function readPass(open, waiting, where, signal) {
    const input = new byte_input/* ByteInput */.T(await open(signal), where);
    const missing = new Set(waiting.keys());
    const wanted = missing.size;
    try {
        for await (const member of readTarMembers(input, where)) {
            signal?.throwIfAborted();
            const readers = missing.delete(member.name) ? waiting.get(member.name) : undefined;
            const reading = readers?.shift();
            if (readers?.length === 0)
                waiting.delete(member.name);
            await reading?.read(input.stream(member.sizeBytes));
            if (missing.size === 0)
                break;
        }
    }
    finally {
        await input.close();
    }
    return wanted - missing.size;
}

;// CONCATENATED MODULE: ./src/image/local-file.js


const CHUNK_BYTES = 512 * 1024;
/** What stands at a path; "nothing" where there is no such name. */
async function kindOfPath(path) {
    try {
        const found = await (0,promises_.stat)(path);
        if (found.isFile())
            return "file";
        return found.isDirectory() ? "folder" : "other";
    }
    catch (error) {
        if (isMissing(error))
            return "nothing";
        throw unreadable(path, error);
    }
}
/** Opens a regular file; null where there is none. A device or a pipe is refused: it could block forever. */
async function openLocalFile(path) {
    const kind = await kindOfPath(path);
    if (kind === "nothing")
        return null;
    if (kind !== "file")
        throw new errors/* UserError */.y(`${path} is not a file.`, "Give a regular file.");
    try {
        const handle = await (0,promises_.open)(path, "r");
        return { handle, sizeBytes: (await handle.stat()).size };
    }
    catch (error) {
        if (isMissing(error))
            return null;
        throw unreadable(path, error);
    }
}
/** The bytes from `start` up to `end` in chunks; ends early where the file does. */
async function* local_file_readChunks(handle, start, end, signal) {
    for (let at = start; at < end;) {
        signal?.throwIfAborted();
        const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - at));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}
/** Whole bytes from `start`, at most `count`; fewer only at the end of the file. */
async function readRange(handle, start, count) {
    const chunks = [];
    for await (const chunk of local_file_readChunks(handle, start, start + count))
        chunks.push(chunk);
    return chunks.length === 1 && chunks[0] instanceof Buffer ? chunks[0] : Buffer.concat(chunks);
}
function isMissing(error) {
    return error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(String(error.code));
}
function unreadable(path, cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return new errors/* UserError */.y(`${path} cannot be read (${code}).`, "Check the path and its permissions.", { cause });
}

;// CONCATENATED MODULE: ./src/image/parallel.js
/** Runs `task` on each item, at most `limit` at a time; after a failure nothing new is started, and what runs is awaited. */
async function runParallel(items, limit, task, signal) {
    const waiting = items[Symbol.iterator]();
    let failed = false;
    const work = async () => {
        for (let next = waiting.next(); !failed && next.done !== true; next = waiting.next()) {
            try {
                signal?.throwIfAborted();
                await task(next.value);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = await Promise.allSettled(Array.from({ length: Math.max(1, limit) }, work));
    const failure = workers.find((worker) => worker.status === "rejected");
    if (failure !== undefined)
        throw failure.reason;
}

;// CONCATENATED MODULE: ./src/image/archive.js








const READ_AHEAD_BYTES = 16 * 1024;
const REMAKE_HINT = "Make or copy the archive again, uncompressed or in gzip or zstd.";
/**
 * The members of a tar file. An uncompressed one is gone through once, header by header, and its members are then read
 * where they lie; one in gzip or zstd is read as a stream. Throws a `UserError` for a file that is no tar.
 */
async function openArchiveFile(path, where, signal) {
    const file = await openLocalFile(path);
    if (file === null)
        throw new errors/* UserError */.y(`${where}: there is no file ${path}.`, "Check the path.");
    try {
        const { handle, sizeBytes } = file;
        const isTar = (await readRange(handle, 257, 5)).toString("latin1") === "ustar";
        if (isTar)
            return await indexFile(handle, sizeBytes, where, signal);
        const open = (passSignal) => Promise.resolve(inflate(local_file_readChunks(handle, 0, sizeBytes, passSignal), where));
        return await openArchiveStream(open, where, signal, () => handle.close());
    }
    catch (error) {
        await file.handle.close();
        throw error;
    }
}
async function indexFile(handle, sizeBytes, where, signal) {
    const members = new Map();
    for await (const member of readTarMembers(fileInput(handle, sizeBytes, where), where)) {
        signal?.throwIfAborted();
        members.set(member.name, member);
    }
    return {
        where,
        sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
        async read(name, maxBytes) {
            const member = findMember(members, name);
            if (member === null)
                return null;
            checkLength(member, maxBytes, where);
            return await readRange(handle, member.offset, member.sizeBytes);
        },
        readEach: (readings, parallel, readSignal) => runParallel(readings, parallel, async (reading) => {
            const { offset, sizeBytes: length } = requireMember(members, reading.name, where);
            await reading.read(local_file_readChunks(handle, offset, offset + length, readSignal));
        }, readSignal),
        close: () => handle.close(),
    };
}
/** A file as headers are read from it: a few at a time, and contents never. */
function fileInput(handle, sizeBytes, where) {
    let position = 0;
    let ahead = { start: 0, bytes: Buffer.alloc(0) };
    return {
        get position() {
            return position;
        },
        async take(count) {
            const isAhead = position >= ahead.start && position + count <= ahead.start + ahead.bytes.length;
            if (!isAhead)
                ahead = { start: position, bytes: await readRange(handle, position, Math.max(count, READ_AHEAD_BYTES)) };
            const start = position - ahead.start;
            const bytes = ahead.bytes.subarray(start, start + count);
            position += bytes.length;
            return bytes;
        },
        skip(count) {
            position += count;
            return position > sizeBytes ? Promise.reject((0,byte_input/* cutShort */.V)(where)) : Promise.resolve();
        },
    };
}
/** The content of a compressed archive. Throws a `UserError` where it is cut short or damaged. */
async function* inflate(content, where) {
    try {
        yield* (0,decompress/* decompress */.m)(content, where);
    }
    catch (cause) {
        throw cause instanceof errors/* UserError */.y ? new errors/* UserError */.y(cause.message, REMAKE_HINT, { cause }) : cause;
    }
}

;// CONCATENATED MODULE: ./src/image/content.js


const content_HINT = "The copy is damaged, or somebody changed it: make or fetch the image again.";
/** Passes a stream on and fails it with a `UserError` before its end where it is not what was promised. */
async function* verifyStream(content, expected) {
    const hash = expected.digest === null ? null : (0,oci_digest/* hashFor */.Og)(expected.digest);
    let size = 0;
    for await (const chunk of content) {
        size += chunk.length;
        if (expected.size !== null && size > expected.size)
            throw tooLong(expected);
        hash?.update(chunk);
        yield chunk;
    }
    if (expected.size !== null && size < expected.size)
        throw cutShort(expected, size);
    const digest = hash?.digest("hex");
    if (digest !== undefined && !expected.digest?.endsWith(`:${digest}`))
        throw mismatch(expected);
}
/** Checks bytes that are all there. Throws a `UserError` where they are not what was promised. */
function verifyBytes(bytes, expected) {
    if (expected.size !== null && bytes.length > expected.size)
        throw tooLong(expected);
    if (expected.size !== null && bytes.length < expected.size)
        throw cutShort(expected, bytes.length);
    if (expected.digest === null)
        return;
    const digest = expected.digest.startsWith("sha256:")
        ? (0,oci_digest/* digestOf */.ol)(bytes)
        : `sha512:${(0,oci_digest/* hashFor */.Og)(expected.digest).update(bytes).digest("hex")}`;
    if (digest !== expected.digest)
        throw mismatch(expected);
}
function tooLong({ where, size }) {
    return new errors/* UserError */.y(`${where} is longer than the ${size} bytes that are promised.`, content_HINT);
}
function cutShort({ where, size }, found) {
    return new errors/* UserError */.y(`${where} ends after ${found} of ${size} bytes.`, content_HINT);
}
function mismatch({ where, digest }) {
    return new errors/* UserError */.y(`${where} is not what its digest ${digest} says.`, content_HINT);
}

// EXTERNAL MODULE: ./src/image/image.js
var image_image = __webpack_require__(6010);
;// CONCATENATED MODULE: ./src/image/content-source.js



/** The largest configuration that is read. */
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
/** The hint for an image that is not whole, or not what it says. */
const content_source_REMAKE_HINT = "Push or build the image again.";
/** Parses what a place gave for a descriptor, once its bytes are what the descriptor says. */
async function readDocument(descriptor, source) {
    const where = `The manifest ${descriptor.digest} in ${source.where}`;
    const given = inlineContent(descriptor);
    const found = given === null ? await source.readManifest(descriptor) : { bytes: given, mediaType: null };
    if (found === null)
        return null;
    verifyBytes(found.bytes, { digest: descriptor.digest, size: descriptor.size, where });
    const document = parseManifest(found.bytes, found.mediaType ?? descriptor.mediaType, where);
    if (document.mediaType === descriptor.mediaType.toLowerCase())
        return document;
    throw new errors/* UserError */.y(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, content_source_REMAKE_HINT);
}
/** The content that a descriptor carries itself, where it does. */
function inlineContent({ data }) {
    return data === undefined || data === "" ? null : Buffer.from(data, "base64");
}

;// CONCATENATED MODULE: ./src/image/image-manifest.js





/** Reads a manifest and its configuration, and checks that they belong together. */
async function loadImage(candidate, source) {
    const manifest = await candidate.read();
    if (manifest?.kind !== "manifest")
        return { is: "absent", platform: candidate.platform };
    if (isAttestationManifest(manifest))
        return { is: "attestation", manifest };
    if (!isImageManifest(manifest))
        return { is: "artifact" };
    const where = candidate.digest === null ? source.where : `${candidate.digest} in ${source.where}`;
    const bytes = inlineContent(manifest.config) ?? (await source.readConfig(manifest.config));
    // An engine that holds one platform of several still saves the others' manifests, without what they list.
    if (bytes === null)
        return { is: "absent", platform: candidate.platform };
    verifyBytes(bytes, { digest: manifest.config.digest, size: manifest.config.size, where: `The configuration of ${where}` });
    const config = parseConfig(bytes, `The configuration of ${where}`);
    const image = {
        platform: candidate.platform ?? config.platform,
        digest: candidate.digest,
        configBytes: manifest.config.size,
        config,
        layers: await layersOf(manifest, config, where, source),
        readLayers: source.readLayers,
    };
    return { is: "image", image, manifest };
}
async function layersOf(manifest, config, where, source) {
    const instructions = instructionsOf(config, manifest.layers.length, where);
    return await Promise.all(manifest.layers.map(async (layer, index) => ({
        index,
        ...instructions(index),
        digest: layer.digest,
        mediaType: layer.mediaType,
        bytes: layer.size,
        unreadable: await whyUnreadable(layer, source),
    })));
}
/**
 * What the configuration says of each layer. Throws a `UserError` where it lists another number of DiffIDs than there
 * are layers; a history that does not match them says nothing ("OPTIONAL", image-spec config.md).
 */
function instructionsOf(config, layerCount, where) {
    const { diffIds } = config;
    if (diffIds.length !== layerCount) {
        throw new errors/* UserError */.y(`${where} has ${layerCount} layers, but its configuration lists ${diffIds.length} DiffIDs.`, "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.");
    }
    const steps = config.history.filter(({ emptyLayer }) => !emptyLayer);
    return (index) => {
        const diffId = diffIds[index];
        if (diffId === undefined)
            throw new RangeError(`There is no layer ${index}.`);
        return { diffId, createdBy: steps.length === layerCount ? (steps[index]?.createdBy ?? "") : "" };
    };
}
async function whyUnreadable(layer, source) {
    if (!isNonDistributable(layer.mediaType) || (await source.holdsForeign(layer)))
        return null;
    // Never fetched from the URLs it names: they are the image's word for where we should connect to.
    return "It is a non-distributable layer, which is not kept with the image.";
}

;// CONCATENATED MODULE: ./src/image/platform-choice.js


/** Whether a platform is among those that were asked for; empty means all. */
function isWanted(platform, wanted) {
    return wanted.length === 0 || wanted.some((one) => isMatch(one, platform));
}
/** Windows images are one per release: a platform without a release means all of them. */
function isMatch(wanted, platform) {
    if (wanted.osVersion !== undefined)
        return (0,oci_platform/* samePlatform */.my)(wanted, platform);
    const { osVersion: _, ...withoutVersion } = platform;
    return (0,oci_platform/* samePlatform */.my)(wanted, withoutVersion);
}
/** The entries, of several for one platform the first; those whose platform is not known yet all stay. */
function firstOfEach(entries) {
    const seen = new Set();
    return entries.filter(({ platform }) => {
        if (platform === null)
            return true;
        const name = (0,oci_platform/* formatPlatform */.Bq)(platform);
        return !seen.has(name) && seen.add(name);
    });
}
/** Throws a `UserError` where a wanted platform is not among the images; it lists those that are `there`. */
function refuseAbsent(images, there, where, choice) {
    const missing = choice.platforms.filter((wanted) => !images.some(({ platform }) => isMatch(wanted, platform)));
    if (missing.length === 0 || (images.length > 0 && choice.absent === "skip"))
        return;
    const names = [...new Set(there.map(oci_platform/* formatPlatform */.Bq))];
    throw new errors/* UserError */.y(`${where} has no image for ${missing.map(oci_platform/* formatPlatform */.Bq).join(", ")}.`, `It has ${names.join(", ")}: choose among these with "platforms".`);
}

;// CONCATENATED MODULE: ./src/image/image-index.js








const MAX_DEPTH = 4;
// Bounds what a hostile index can make us ask for; the largest official image lists some forty manifests.
const MAX_LISTED = 1000;
const PARALLEL = 4;
/**
 * The images of the platforms that are wanted: attestations and artifacts are left out and counted, of two manifests
 * for one platform the first counts (image-index.md), and what a sparse copy does not hold is no platform of it.
 */
async function collectImages(root, source, choice, signal) {
    const listed = await listRoot(root, source, signal);
    const wanted = listed.candidates.filter(({ platform }) => platform === null || isWanted(platform, choice.platforms));
    const found = await loadAll(firstOfEach(wanted), source, signal);
    const images = firstOfEach(found.images.filter(({ platform }) => isWanted(platform, choice.platforms)));
    checkFound(images, found, listed, source.where, choice);
    return {
        images,
        commit: commitOf(root, found),
        notCounted: {
            attestationBytes: found.attestationBytes + (await sumAttestations(listed.attestations, images, source, signal)),
            artifactManifests: listed.artifacts + found.artifacts,
        },
    };
}
async function listRoot(root, source, signal) {
    const listed = { candidates: [], attestations: [], artifacts: 0 };
    const { document, digest } = root;
    if (document.kind === "index") {
        await listIndex(document, { source, listed, seen: new Set(), signal, entries: 0 }, digest === null ? 0 : 1);
        return listed;
    }
    if (!isImageManifest(document))
        throw notAnImage(source.where, document);
    listed.candidates.push({ platform: null, digest, read: () => Promise.resolve(document) });
    return listed;
}
/**
 * Sorts an index's entries; an index in it is read in its place, at most four deep. None can hold itself: that would take
 * a document that holds its own digest, and every one is checked against the digest it is listed under.
 */
async function listIndex(index, listing, depth) {
    const { source, listed } = listing;
    for (const entry of index.manifests) {
        listing.entries += 1;
        if (listing.entries > MAX_LISTED)
            throw new errors/* UserError */.y(`${source.where} lists more than ${MAX_LISTED} manifests.`, content_source_REMAKE_HINT);
        if (isAttestation(entry))
            listed.attestations.push(entry);
        else if (isArtifact(entry))
            listed.artifacts += 1;
        else if (isIndexType(entry.mediaType))
            await listNested(entry, listing, depth);
        else
            listed.candidates.push({ platform: entry.platform ?? null, digest: entry.digest, read: () => readListed(entry, source) });
    }
}
async function listNested(entry, listing, depth) {
    const { source, seen, signal } = listing;
    if (seen.has(entry.digest))
        return;
    seen.add(entry.digest);
    if (depth >= MAX_DEPTH) {
        throw new errors/* UserError */.y(`${source.where} nests more than ${MAX_DEPTH} indexes in one another.`, content_source_REMAKE_HINT);
    }
    signal?.throwIfAborted();
    const nested = await readListed(entry, source);
    if (nested?.kind === "index")
        await listIndex(nested, listing, depth + 1);
}
async function readListed(entry, source) {
    const document = await readDocument(entry, source);
    if (document !== null || source.isSparse)
        return document;
    throw new errors/* UserError */.y(`${source.where} lists the manifest ${entry.digest}, which is not there.`, content_source_REMAKE_HINT);
}
async function loadAll(candidates, source, signal) {
    const loaded = [];
    await runParallel(candidates.entries(), PARALLEL, async ([position, candidate]) => {
        loaded[position] = await loadImage(candidate, source);
    }, signal);
    const images = loaded.filter((one) => one.is === "image");
    const attestations = loaded.filter((one) => one.is === "attestation");
    return {
        images: images.map(({ image }) => image),
        manifests: images.map(({ manifest }) => manifest),
        sparse: loaded.flatMap((one) => (one.is === "absent" && one.platform !== null ? [one.platform] : [])),
        artifacts: loaded.filter((one) => one.is === "artifact").length,
        attestationBytes: attestations.reduce((sum, { manifest }) => sum + statementBytes(manifest), 0),
    };
}
function checkFound(images, found, listed, where, choice) {
    const known = [...listed.candidates.flatMap(({ platform }) => platform ?? []), ...found.images.map(({ platform }) => platform)];
    const there = known.filter((platform) => !found.sparse.some((absent) => (0,oci_platform/* samePlatform */.my)(absent, platform)));
    if (images.length === 0 && (choice.platforms.length === 0 || there.length === 0))
        throw nothingHere(where, found.sparse);
    refuseAbsent(images, there, where, choice);
}
function nothingHere(where, sparse) {
    if (sparse.length === 0)
        return new errors/* UserError */.y(`${where} holds no image.`, "Name an image: this holds artifacts, or nothing.");
    return new errors/* UserError */.y(`${where} lists ${sparse.map(oci_platform/* formatPlatform */.Bq).join(", ")}, but holds the content of none.`, "Copy or save the image with all that belongs to it.");
}
function notAnImage(where, { artifactType, config }) {
    const type = (artifactType ?? config.mediaType).slice(0, 100);
    return new errors/* UserError */.y(`${where} is no image but an artifact (${type}).`, "Name an image: an artifact has no layers to compare.");
}
function commitOf({ document }, { images, manifests }) {
    const said = [document, ...manifests].map(({ annotations }) => commitIn(annotations));
    return [...said, ...images.map(({ config }) => commitIn(config.labels))].find((commit) => commit !== null) ?? null;
}
/** The commit that annotations or labels name (image-spec annotations.md), or null. */
function commitIn(labels) {
    return labels["org.opencontainers.image.revision"] || null;
}
/** Bytes of the statements that describe the images. An attestation that is not here is not counted. */
async function sumAttestations(attestations, images, source, signal) {
    const digests = new Set(images.map(({ digest }) => digest));
    let sum = 0;
    await runParallel(attestations.filter((one) => isManifestType(one.mediaType) && describesOneOf(one, digests)), PARALLEL, async (attestation) => {
        const manifest = await readDocument(attestation, source);
        if (manifest?.kind === "manifest")
            sum += statementBytes(manifest);
    }, signal);
    return sum;
}
function describesOneOf(attestation, digests) {
    const subject = attestation.annotations["vnd.docker.reference.digest"];
    return subject === undefined || digests.has(subject);
}
function statementBytes({ layers }) {
    const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

;// CONCATENATED MODULE: ./src/image/image-name.js
const MAX_SHOWN = 20;
/** Whether a name written in a file is the one that was asked for: `app:1` is `docker.io/library/app:1`, `app` is `app:latest`. */
function isName(written, wanted) {
    return [wanted, `${wanted}:latest`].map(familiarName).includes(familiarName(written));
}
/** Without what Docker leaves out of a name; engines and tools differ in whether they write it. */
function familiarName(name) {
    return name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, "");
}
/** The hint that lists what there is to choose from; a choice that starts with `@` is written as it stands. */
function askWhich(choices) {
    if (choices.length === 0)
        return "It holds no image.";
    const shown = choices.slice(0, MAX_SHOWN).map((choice) => (choice.startsWith("@sha") ? choice : `:${choice}`));
    const more = choices.length > MAX_SHOWN ? ` and ${choices.length - MAX_SHOWN} more` : "";
    return `Say which one by adding its name to the reference: ${shown.join(" or ")}${more}.`;
}

;// CONCATENATED MODULE: ./src/image/oci-layout.js














const REF_NAME = "org.opencontainers.image.ref.name";
const CONTAINERD_NAME = "io.containerd.image.name";
const MAX_INDEX_BYTES = 16 * 1024 * 1024;
const NOT_A_LAYOUT_HINT = "An OCI layout is a folder with oci-layout, index.json and blobs/, as skopeo, umoci or buildx write it.";
/** The files of an OCI layout directory (image-spec image-layout.md). */
async function openLayoutFolder(directory, where) {
    const kind = await kindOfPath(directory);
    if (kind === "nothing")
        throw new errors/* UserError */.y(`${where}: there is no folder ${directory}.`, "Check the path.");
    if (kind !== "folder") {
        throw new errors/* UserError */.y(`${where}: ${directory} is a file, not a folder.`, "Write oci-archive:FILE or docker-archive:FILE for an archive.");
    }
    const inFolder = (name) => (0,external_node_path_.resolve)(directory, name);
    return {
        where,
        async sizeOf(name) {
            const file = await openLocalFile(inFolder(name));
            await file?.handle.close();
            return file?.sizeBytes ?? null;
        },
        read: (name, maxBytes) => readSmallFile(inFolder(name), maxBytes),
        readEach: (readings, parallel, signal) => runParallel(readings, parallel, async ({ name, read }) => {
            const file = await openLocalFile(inFolder(name));
            if (file === null)
                throw new errors/* UserError */.y(`${where} has no ${name}.`, "The layout is not whole: copy or build it again.");
            try {
                await read(local_file_readChunks(file.handle, 0, file.sizeBytes, signal));
            }
            finally {
                await file.handle.close();
            }
        }, signal),
        close: () => Promise.resolve(),
    };
}
/** The images of a layout, in a folder or in an archive. Throws a `UserError` that names what there is to choose from. */
async function readLayout(files, choice, platforms, signal) {
    const root = await chooseRoot(files, choice);
    return { ...(await collectImages(root, root.source, platforms, signal)), digest: root.digest };
}
/** What the choice names in a layout's table of contents. */
async function chooseRoot(files, choice) {
    const contents = await readContents(files);
    const source = layoutSource(files);
    if (choice !== null && "digest" in choice)
        return await rootByDigest(contents, choice.digest, source);
    const entries = chooseEntries(contents, choice, files.where);
    const [entry, ...others] = entries;
    if (entry === undefined)
        throw new errors/* UserError */.y(`${files.where} holds no image.`, "Build or copy an image into it.");
    // Several platforms under one name, without an index of their own.
    if (others.length > 0)
        return { document: { ...contents, manifests: entries }, digest: null, source };
    return await rootOf(entry, source);
}
/** The path of a blob in a layout. */
function blobName(digest) {
    return `blobs/${digest.slice(0, digest.indexOf(":"))}/${(0,oci_digest/* digestHex */.sU)(digest)}`;
}
async function rootOf(entry, source) {
    const document = await readDocument(entry, source);
    if (document !== null)
        return { document, digest: entry.digest, source };
    throw new errors/* UserError */.y(`${source.where} has no ${blobName(entry.digest)}, which its index.json lists.`, "Copy or build it again.");
}
async function rootByDigest(contents, digest, source) {
    const listed = contents.manifests.find((entry) => entry.digest === digest);
    if (listed !== undefined)
        return await rootOf(listed, source);
    const where = `The manifest ${digest} in ${source.where}`;
    const found = await source.readManifest({ mediaType: "", digest, size: 0, annotations: {} });
    if (found === null)
        throw new image_image/* ImageNotFound */.p(`${source.where} has no manifest ${digest}.`, choicesHint(contents.manifests));
    const document = parseManifest(found.bytes, null, where);
    return await rootOf({ mediaType: document.mediaType, digest, size: found.bytes.length, annotations: {} }, source);
}
async function readContents(files) {
    const { where } = files;
    const bytes = await files.read("index.json", MAX_INDEX_BYTES);
    if (bytes === null) {
        const isDockerArchive = (await files.sizeOf("manifest.json")) !== null;
        const hint = isDockerArchive ? "It is what docker save writes: write docker-archive:FILE." : NOT_A_LAYOUT_HINT;
        throw new errors/* UserError */.y(`${where} has no index.json, so it is no OCI layout.`, hint);
    }
    await checkVersion(files);
    const contents = parseManifest(bytes, OCI_INDEX, `The index.json of ${where}`);
    if (contents.kind === "index")
        return contents;
    throw new errors/* UserError */.y(`The index.json of ${where} is no image index.`, NOT_A_LAYOUT_HINT);
}
async function checkVersion(files) {
    const bytes = await files.read("oci-layout", 64 * 1024);
    if (bytes === null)
        throw new errors/* UserError */.y(`${files.where} has no file oci-layout, so it is no OCI layout.`, NOT_A_LAYOUT_HINT);
    const { imageLayoutVersion } = parseJsonObject(bytes, `The oci-layout of ${files.where}`);
    if (typeof imageLayoutVersion === "string" && imageLayoutVersion.startsWith("1."))
        return;
    throw new errors/* UserError */.y(`${files.where} is an OCI layout of version ${JSON.stringify(imageLayoutVersion)?.slice(0, 40) ?? "unknown"}.`, "Plimsoll reads version 1: copy the image with a tool that writes that.");
}
/** The entries that one choice names: one, or several of different platforms. */
function chooseEntries({ manifests }, choice, where) {
    const entries = distinct(manifests);
    const hint = choicesHint(manifests);
    if (choice === null)
        return oneImage(entries, hint, where);
    if ("position" in choice) {
        const entry = entries[choice.position];
        if (entry !== undefined)
            return [entry];
        throw new image_image/* ImageNotFound */.p(`${where} has no image @${choice.position}.`, hint);
    }
    const named = entries.filter((entry) => oci_layout_namesOf(manifests, entry).some((name) => isName(name, choice.name)));
    if (named.length > 0)
        return oneImage(named, hint, where);
    throw new image_image/* ImageNotFound */.p(`${where} has no image ${JSON.stringify(choice.name)}.`, hint);
}
/** All entries, where they are one image: one manifest, or one for each of several platforms. */
function oneImage(entries, hint, where) {
    const images = entries.filter((entry) => !isAttestation(entry) && !isArtifact(entry));
    if (images.length <= 1)
        return images.length === 1 ? images : [...entries];
    const names = new Set(images.map(({ annotations }) => annotations[REF_NAME]));
    const platforms = new Set(images.map(({ platform }) => (platform === undefined ? "" : (0,oci_platform/* formatPlatform */.Bq)(platform))));
    if (names.size === 1 && platforms.size === images.length && !platforms.has(""))
        return [...entries];
    throw new errors/* UserError */.y(`${where} holds ${images.length} images.`, hint);
}
/** One entry a digest: an image under two names is listed twice. */
function distinct(entries) {
    return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}
function oci_layout_namesOf(entries, { digest }) {
    const same = entries.filter((entry) => entry.digest === digest);
    return same.flatMap(({ annotations }) => [annotations[REF_NAME], annotations[CONTAINERD_NAME]].filter((name) => name !== undefined));
}
function choicesHint(entries) {
    return askWhich(distinct(entries).map((entry) => oci_layout_namesOf(entries, entry).at(-1) ?? `@${entry.digest}`));
}
function layoutSource(files) {
    return {
        where: files.where,
        isSparse: true,
        async readManifest({ digest }) {
            const bytes = await files.read(blobName(digest), MAX_MANIFEST_BYTES);
            return bytes === null ? null : { bytes, mediaType: null };
        },
        readConfig: ({ digest }) => files.read(blobName(digest), MAX_CONFIG_BYTES),
        holdsForeign: async ({ digest }) => (await files.sizeOf(blobName(digest))) !== null,
        readLayers: (wanted, read, parallel, signal) => readBlobs(files, wanted, read, parallel, signal),
    };
}
async function readBlobs(files, wanted, read, parallel, signal) {
    const readings = wanted.flatMap((layer) => {
        const { digest, bytes: size } = layer;
        if (digest === null)
            return [];
        const where = `Layer ${layer.index} of ${files.where}`;
        return { name: blobName(digest), read: (content) => read(layer, verifyStream(content, { digest, size, where })) };
    });
    await files.readEach(readings, parallel, signal);
}
async function readSmallFile(path, maxBytes) {
    const file = await openLocalFile(path);
    if (file === null)
        return null;
    try {
        if (file.sizeBytes <= maxBytes)
            return await readRange(file.handle, 0, file.sizeBytes);
        throw new errors/* UserError */.y(`${path} has ${file.sizeBytes} bytes, more than the ${maxBytes} that are read of such a file.`, NOT_A_LAYOUT_HINT);
    }
    finally {
        await file.handle.close();
    }
}

;// CONCATENATED MODULE: ./src/image/docker-archive.js












const MAX_CONTENTS_BYTES = 8 * 1024 * 1024;
const docker_archive_MAX_LAYERS = 10_000;
const SHA256_NAME = /^(?:blobs\/sha256\/|sha256:)?([0-9a-f]{64})(?:\.json)?$/;
// kaniko and go-containerregistry name a layer by the digest of its compressed blob; all others by anything but that.
const COMPRESSED_NAME = /^([0-9a-f]{64})\.tar\.gz$/;
/**
 * The images of an archive that `docker save`, or a tool that writes the same, made: of any age, with symbolic links
 * for layers, kaniko's compressed layers, and both forms that Docker has written since 25. Throws a `UserError` that
 * lists the images where there are several to choose from.
 */
async function readDockerArchive(files, choice, platforms, signal) {
    if ((await files.sizeOf("index.json")) !== null && (await files.sizeOf("oci-layout")) !== null) {
        return withoutMadeUp(await readLayout(files, choice, platforms, signal));
    }
    const image = await readSavedImage(chooseImage(await docker_archive_readContents(files), choice, files.where), files);
    const images = isWanted(image.platform, platforms.platforms) ? [image] : [];
    refuseAbsent(images, [image.platform], files.where, platforms);
    return {
        images,
        digest: null,
        commit: commitIn(image.config.labels),
        notCounted: { attestationBytes: 0, artifactManifests: 0 },
    };
}
/**
 * An engine with graph drivers writes an OCI layout, too, since Docker 25, but makes its manifest up: of layers that
 * are not compressed, as no registry has them. What such a manifest says of digests and sizes is not known.
 */
function withoutMadeUp(collected) {
    const isMadeUp = collected.images.every(({ layers }) => layers.every(({ digest, diffId }) => digest === diffId));
    return isMadeUp ? { ...collected, digest: null, images: collected.images.map(withoutDigests) } : collected;
}
function withoutDigests(image) {
    const layers = image.layers.map((layer) => ({ ...layer, digest: null, mediaType: null, bytes: null }));
    const at = (list, { index }) => list.slice(index, index + 1);
    return {
        ...image,
        digest: null,
        layers,
        readLayers: (wanted, read, parallel, signal) => image.readLayers(wanted.flatMap((layer) => at(image.layers, layer)), async (layer, content) => {
            for (const known of at(layers, layer))
                await read(known, content);
        }, parallel, signal),
    };
}
async function docker_archive_readContents(files) {
    const where = `The manifest.json of ${files.where}`;
    const bytes = await files.read("manifest.json", MAX_CONTENTS_BYTES);
    if (bytes === null)
        throw await notSaved(files);
    let contents;
    try {
        contents = JSON.parse(bytes.toString("utf8"));
    }
    catch (cause) {
        throw new errors/* UserError */.y(`${where} is not valid JSON.`, "Save the image again.", { cause });
    }
    if (!Array.isArray(contents))
        throw broken(where, "is not a list of images");
    return contents.map((entry) => parseSavedImage(entry, where));
}
async function notSaved(files) {
    if ((await files.sizeOf("repositories")) !== null) {
        return new errors/* UserError */.y(`${files.where} was saved by Docker 1.9 or older, which wrote no DiffIDs.`, "Load it into a current engine, save it again, and compare that.");
    }
    const isLayout = (await files.sizeOf("index.json")) !== null;
    return new errors/* UserError */.y(`${files.where} has no manifest.json, so it is not what docker save writes.`, isLayout ? "It looks like an OCI layout: write oci-archive:FILE." : "Give the file that docker save, buildx or kaniko wrote.");
}
function parseSavedImage(entry, where) {
    if (!isJsonObject(entry))
        throw broken(where, "lists something that is no image");
    const configName = optionalString(entry, "Config");
    if (configName === null)
        throw broken(where, "lists an image without Config");
    return { configName, tags: parseNames(entry["RepoTags"], where), layerNames: parseNames(entry["Layers"], where) };
}
function parseNames(value, where) {
    const names = value ?? [];
    if (Array.isArray(names) && names.length <= docker_archive_MAX_LAYERS && names.every((name) => typeof name === "string"))
        return names;
    throw broken(where, "has RepoTags or Layers that are no list of names");
}
function chooseImage(saved, choice, where) {
    const hint = askWhich(saved.map(({ tags }, position) => tags[0] ?? `@${position}`));
    if (choice !== null) {
        const chosen = saved.find(({ tags }, position) => "name" in choice ? tags.some((tag) => isName(tag, choice.name)) : "position" in choice && position === choice.position);
        if (chosen === undefined)
            throw new image_image/* ImageNotFound */.p(`${where} has no such image.`, hint);
        return chosen;
    }
    const [only] = saved;
    if (only === undefined)
        throw new errors/* UserError */.y(`${where} holds no image.`, "Save an image into it.");
    if (saved.every(({ configName }) => configName === only.configName))
        return only;
    throw new errors/* UserError */.y(`${where} holds ${saved.length} images.`, hint);
}
async function readSavedImage(saved, files) {
    const { where } = files;
    const bytes = await files.read(saved.configName, MAX_CONFIG_BYTES);
    if (bytes === null)
        throw notWhole(files, saved.configName);
    const about = `The configuration of ${where}`;
    verifyBytes(bytes, { digest: sha256In(SHA256_NAME, saved.configName), size: null, where: about });
    const config = parseConfig(bytes, about);
    const instructions = instructionsOf(config, saved.layerNames.length, where);
    const layers = await Promise.all(saved.layerNames.map(async (name, index) => {
        const sizeBytes = await files.sizeOf(name);
        if (sizeBytes === null)
            throw notWhole(files, name);
        const digest = sha256In(COMPRESSED_NAME, name);
        const bytes = digest === null ? null : sizeBytes;
        return { index, ...instructions(index), digest, mediaType: null, bytes, unreadable: null };
    }));
    return {
        platform: config.platform,
        digest: null,
        configBytes: bytes.length,
        config,
        layers,
        readLayers: (wanted, read, parallel, signal) => {
            const readings = wanted.map((layer) => ({
                name: saved.layerNames[layer.index] ?? "",
                read: (content) => read(layer, verifyStream(content, { digest: layer.digest, size: layer.bytes, where: `Layer ${layer.index} of ${where}` })),
            }));
            return files.readEach(readings, parallel, signal);
        },
    };
}
function sha256In(pattern, name) {
    const digest = `sha256:${pattern.exec(name)?.[1] ?? ""}`;
    return (0,oci_digest/* isDigest */.Bc)(digest) ? digest : null;
}
function notWhole(files, name) {
    return new errors/* UserError */.y(`${files.where} has no ${JSON.stringify(name)}, which its manifest.json lists.`, "Save the image again.");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./src/image/docker-daemon.js








// A classic engine writes the whole image to its disk before the first byte of the answer.
const FIRST_BYTE_TIMEOUT_MS = 600_000;
const IDLE_TIMEOUT_MS = 120_000;
const MAX_ERROR_BYTES = 64 * 1024;
const CURE = "Start the engine, set DOCKER_HOST to its socket, or give an archive (docker save) as docker-archive:FILE.";
/**
 * An image of the local engine as the archive that `docker save` would write (`GET /images/{name}/get`), streamed and
 * never stored: once for what it holds, and once for its layers. Throws `ImageNotFound` where the engine has none.
 */
async function openDaemonImage(place, where, host, signal) {
    const engine = await findEngine(host);
    const path = `/images/${place.name.split("/").map(encodeURIComponent).join("/")}/get`;
    return await openArchiveStream((passSignal) => openSave(engine, path, where, passSignal), where, signal);
}
/** Where the engine listens: DOCKER_HOST, else the current context of the Docker CLI, else the platform's default. */
async function findEngine(host) {
    const address = host.env["DOCKER_HOST"] || (await contextHost(host)) || defaultAddress();
    const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*)$/s.exec(address) ?? [];
    // Without a path Node would connect to localhost.
    if (scheme === "unix" && rest !== "")
        return { socketPath: rest, shown: address };
    if (scheme === "npipe" && rest !== "")
        return { socketPath: rest.replaceAll("/", "\\"), shown: address };
    if ((scheme === "tcp" || scheme === "http") && URL.canParse(`http://${rest}`) && !host.env["DOCKER_TLS_VERIFY"]) {
        const { hostname, port } = new URL(`http://${rest}`);
        return { host: hostname.replace(/^\[|\]$/g, ""), port: port || "2375", shown: `${scheme}://${hostname}` };
    }
    throw new errors/* UserError */.y(`The engine at ${JSON.stringify(host.redact(address).replace(/\/\/[^/@]*@/, "//"))} cannot be read from: only unix:// sockets, named pipes and tcp:// without TLS are.`, "Save the image (docker save -o image.tar NAME) and give it as docker-archive:image.tar.");
}
function defaultAddress() {
    return process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
}
/** The endpoint of the CLI's current context; null for the context "default". */
async function contextHost(host) {
    const folder = dockerFolder(host);
    if (folder === null)
        return null;
    const config = await readDockerConfig(host);
    const name = host.env["DOCKER_CONTEXT"] || config?.content["currentContext"];
    if (typeof name !== "string" || name === "" || name === "default")
        return null;
    const id = (0,external_node_crypto_.createHash)("sha256").update(name).digest("hex");
    const meta = await readDockerJson((0,external_node_path_.join)(folder, "contexts", "meta", id, "meta.json"), host);
    const endpoints = meta?.content["Endpoints"];
    const docker = isJsonObject(endpoints) ? endpoints["docker"] : null;
    const address = isJsonObject(docker) ? docker["Host"] : null;
    if (typeof address === "string" && address !== "")
        return address;
    throw new errors/* UserError */.y(`The Docker context ${JSON.stringify(name)} names no engine.`, "Choose another with docker context use, or set DOCKER_HOST.");
}
async function openSave(engine, path, where, signal) {
    const response = await request({ ...engine, path, ...(signal === undefined ? {} : { signal }) }, engine.shown, where);
    if (response.statusCode === 200)
        return bodyOf(response, where, signal);
    const message = await readMessage(response);
    if (response.statusCode === 404) {
        throw new image_image/* ImageNotFound */.p(`The engine has no such image: ${where} (${message}).`, "docker images lists what it has; pull or build the image first.");
    }
    throw new errors/* UserError */.y(`The engine does not give ${where} (${response.statusCode}: ${message}).`, CURE);
}
function request(options, shown, where) {
    return new Promise((fulfil, reject) => {
        const asked = (0,external_node_http_.get)({ ...options, agent: false, headers: { host: "docker" }, timeout: FIRST_BYTE_TIMEOUT_MS }, fulfil);
        asked.on("timeout", () => asked.destroy(new Error("no answer in ten minutes")));
        asked.on("error", (cause) => {
            reject(options.signal?.aborted === true ? cause : new errors/* UserError */.y(`${where}: the engine at ${shown} cannot be reached (${cause.message}).`, CURE, { cause }));
        });
    });
}
async function* bodyOf(response, where, signal) {
    response.setTimeout(IDLE_TIMEOUT_MS, () => response.destroy(new Error("no byte in two minutes")));
    try {
        for await (const chunk of response)
            yield chunk;
    }
    catch (cause) {
        signal?.throwIfAborted();
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new errors/* UserError */.y(`${where}: the engine broke off in the middle of the image (${why}).`, "Look into the engine's log, and try again.", { cause });
    }
    finally {
        response.destroy();
    }
}
/** What the engine says is wrong, on one line and without control characters. */
async function readMessage(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_ERROR_BYTES)
            break;
    }
    const text = Buffer.concat(chunks).toString("utf8");
    let message = text;
    try {
        const body = JSON.parse(text);
        if (isJsonObject(body))
            message = body["message"];
    }
    catch {
        // Not every proxy in front of an engine answers in JSON.
    }
    // eslint-disable-next-line no-control-regex
    const line = String(message).replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim().slice(0, 500);
    return line === "" ? "no message" : line;
}

// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
;// CONCATENATED MODULE: ./src/image/registry.js








/**
 * The images of a reference in a registry: one request for what it names, two for each platform that is wanted, and one
 * for each attestation of those. Throws `ImageNotFound` where the registry has no such reference.
 */
async function readRegistryImage(reference, where, client, choice, signal) {
    const { bytes, mediaType, digest } = await getManifest(reference, client, signal);
    const document = parseManifest(bytes, mediaType, where);
    const collected = await collectImages({ document, digest }, registrySource(reference, where, client, signal), choice, signal);
    return { ...collected, digest };
}
async function getManifest(reference, client, signal) {
    try {
        return await client.getManifest(reference, signal);
    }
    catch (error) {
        // A web page says nothing of images: it is no registry's word.
        if (!(error instanceof RegistryError) || error.status !== 404 || error.isWebPage)
            throw error;
        const code = error.code === null ? "" : ` (${error.code})`;
        throw new image_image/* ImageNotFound */.p(`${(0,oci_reference/* formatReference */.FH)(reference)} does not exist${code}.`, error.hint, { cause: error });
    }
}
function registrySource(reference, where, client, signal) {
    return {
        where,
        isSparse: false,
        async readManifest({ digest }) {
            try {
                return await getManifest({ ...reference, tag: null, digest }, client, signal);
            }
            catch (error) {
                // What an index lists and the registry lacks is a broken image, not a missing one.
                if (error instanceof image_image/* ImageNotFound */.p)
                    return null;
                throw error;
            }
        },
        readConfig: (descriptor) => client.getBlob(reference, descriptor, MAX_CONFIG_BYTES, signal),
        holdsForeign: ({ mediaType }) => Promise.resolve(!isNonDistributable(mediaType)),
        readLayers: (wanted, read, parallel, readSignal) => runParallel(wanted, parallel, async (layer) => {
            const { digest, bytes: size } = layer;
            if (digest === null || size === null)
                throw new RangeError(`Layer ${layer.index} of ${(0,oci_reference/* formatReference */.FH)(reference)} has no digest.`);
            await read(layer, client.openBlob(reference, blobOf(layer, digest, size), readSignal));
        }, readSignal),
    };
}
function blobOf({ mediaType }, digest, size) {
    return { mediaType: mediaType ?? "", digest, size, annotations: {} };
}

;// CONCATENATED MODULE: ./src/image/open.js









/**
 * Opens the image that a reference names (README, "On the command line"). Throws `ImageNotFound` where the place answered and has no
 * such image, and a `UserError` for all else that the reader can mend; leaves nothing open then.
 */
async function openImage(reference, access, signal) {
    await refuseBarePath(reference, access.host);
    const place = (0,image_place/* parseImagePlace */.a)(reference);
    switch (place.transport) {
        case "docker": {
            const found = await readRegistryImage(place.reference, reference, await access.registry(), access, signal);
            return { ...opened(reference, found), close: () => Promise.resolve() };
        }
        case "docker-daemon":
            return await openFrom(reference, await openDaemonImage(place, reference, access.host, signal), (files) => readDockerArchive(files, null, access, signal));
        case "oci":
        case "oci-archive":
        case "docker-archive":
            return await openFilePlace(reference, place, access, signal);
    }
}
async function openFilePlace(reference, place, access, signal) {
    const { path, choice } = await chooseReading(place, access.host);
    const where = `${place.transport}:${path}`;
    const absolute = (0,external_node_path_.resolve)(access.host.directory, path);
    if (place.transport === "oci") {
        const folder = await openLayoutFolder(absolute, where);
        return await openFrom(reference, folder, (files) => readLayout(files, choice, access, signal));
    }
    if ((await kindOfPath(absolute)) === "folder") {
        throw new errors/* UserError */.y(`${where} is a folder, not an archive.`, "Write oci:FOLDER for an OCI layout.");
    }
    const read = place.transport === "oci-archive" ? readLayout : readDockerArchive;
    const archive = await openArchiveFile(absolute, where, signal);
    return await openFrom(reference, archive, (files) => read(files, choice, access, signal));
}
async function openFrom(reference, files, read) {
    try {
        return { ...opened(reference, await read(files)), close: () => files.close() };
    }
    catch (error) {
        await files.close();
        throw error;
    }
}
function opened(reference, { digest, commit, images, notCounted }) {
    return { reference, digest, commit, platforms: images, notCounted };
}
/** The longest path that exists: only the disk knows which colon ends a file name. */
async function chooseReading(place, host) {
    for (const reading of place.readings) {
        if ((await kindOfPath((0,external_node_path_.resolve)(host.directory, reading.path))) !== "nothing")
            return reading;
    }
    return place;
}
/** A file or folder that was given without saying what it is would be looked up in a registry, and not found there. */
async function refuseBarePath(reference, host) {
    if (reference === "" || reference.includes("\0"))
        return;
    const kind = await kindOfPath((0,external_node_path_.resolve)(host.directory, reference));
    if (kind === "nothing")
        return;
    const cure = kind === "folder"
        ? `Write oci:${reference} for an OCI layout`
        : `Write oci-archive:${reference} for an OCI archive, docker-archive:${reference} for what docker save wrote`;
    throw new errors/* UserError */.y(`${reference} is a ${kind === "folder" ? "folder" : "file"}, and it is not said of which kind.`, `${cure}, or docker://NAME for an image in a registry.`);
}

;// CONCATENATED MODULE: ./src/image/access.js



/** The access that the inputs of a verb describe. */
function createAccess(host, reach) {
    let transport;
    let client;
    const connect = () => (transport ??= createTransport(host, reach));
    const registry = async () => (client ??= createRegistryClient(host, connect(), reach));
    return {
        transport: connect,
        open: (reference, platforms, absent) => openImage(reference, { host, registry, platforms, absent }),
        close: async () => transport?.close(),
    };
}


/***/ }),

/***/ 6010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ ImageNotFound)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The place answered, and the image is not there: the ladder of bases goes on to its next rung. */
class ImageNotFound extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
}


/***/ }),

/***/ 15771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ normalizeHistory),
/* harmony export */   ML: () => (/* binding */ showHistory),
/* harmony export */   Xe: () => (/* binding */ looseHistory)
/* harmony export */ });
/** An instruction is shown on one line: what stands beyond this many characters is never seen. */
const MAX_SHOWN_CHARACTERS = 4096;
const CONTENT_ID = /\b(file|dir|multi):[0-9a-f]{64}\b/g;
const SHELL = /(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh(?: -[a-z]+(?: pipefail)?)* -[a-z]*c /;
const SHELL_IN_FRONT = new RegExp(`^${SHELL.source}`);
const NO_COMMAND = /^(?:RUN )?\/bin\/sh -c #\(nop\) ?(.*)$/;
/**
 * The instruction of a history entry (image-spec config.md, "history") as its Dockerfile has it, for a person: without the
 * builder's shell, build arguments (which may hold a secret), content ids and trailing mark; "" where it says nothing.
 */
function showHistory(createdBy) {
    const { isRun, said } = readInstruction(createdBy.slice(0, MAX_SHOWN_CHARACTERS));
    return oneLine(`${isRun ? "RUN " : ""}${said.replace(CONTENT_ID, "$1:…")}`);
}
/**
 * What an instruction says, for comparing, whoever wrote it down: the legacy builder's `/bin/sh -c #(nop)  ENV A=1` and
 * `/bin/sh -c make`, BuildKit's `ENV A=1` and `RUN /bin/sh -c make # buildkit`. Build arguments and the ids of copied
 * content are left out, for they change with every build.
 */
function normalizeHistory(createdBy) {
    return oneLine(readInstruction(createdBy).said.replaceAll(CONTENT_ID, ""));
}
/** As `normalizeHistory`, but of a copy only where to: the legacy builder does not write down what from. */
function looseHistory(createdBy) {
    const text = normalizeHistory(createdBy);
    const copied = /^(ADD|COPY) (.*)$/.exec(text);
    return copied === null ? text : `${copied[1]} to ${copied[2]?.split(" ").at(-1)}`;
}
function readInstruction(createdBy) {
    const text = oneLine(createdBy).replace(/ ?# buildkit$/, "");
    const instruction = NO_COMMAND.exec(text)?.[1];
    if (instruction !== undefined)
        return { isRun: false, said: instruction };
    const said = withoutArguments(text.replace(/^RUN /, "")).replace(SHELL_IN_FRONT, "");
    return { isRun: said !== text, said };
}
// Values may hold spaces, and only their number is written down; the shell that follows them ends them for sure.
function withoutArguments(text) {
    const count = /^\|(\d+) /.exec(text);
    if (count === null)
        return text;
    const rest = text.slice(count[0].length);
    const shell = rest.search(SHELL);
    return shell === -1 ? rest.split(" ").slice(Number(count[1])).join(" ") : rest.slice(shell);
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, " ").trim();
}


/***/ }),

/***/ 93057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BAR_COLUMNS),
/* harmony export */   o: () => (/* binding */ renderBar)
/* harmony export */ });
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/** How many columns a bar takes at most. */
const BAR_COLUMNS = 8;
/** A bar of block characters for a share from 0 to 1, in eighths of a column. */
function renderBar(share) {
    const eighths = Math.round(Math.min(1, Math.max(0, share)) * BAR_COLUMNS * 8);
    return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}


/***/ }),

/***/ 15903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ withoutUnknownColumns)
/* harmony export */ });
/** The table without the columns of which nothing is known. */
function withoutUnknownColumns(table) {
    const isKnown = table.columns.map((_, at) => table.rows.some((row) => row[at] !== null));
    return {
        columns: table.columns.filter((_, at) => isKnown[at]),
        rows: table.rows.map((row) => row.filter((_, at) => isKnown[at])),
        more: table.more,
    };
}


/***/ }),

/***/ 39990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ changeOf),
/* harmony export */   Y: () => (/* binding */ headlinePlatform)
/* harmony export */ });
/**
 * The platform that the first line and the byte outputs are about: the one whose pull size (disk where unknown;
 * absolute without a base) grew most, the first of equals. Null where no platform has a head.
 */
function headlinePlatform(report) {
    const comparable = report.platforms.filter(({ delta }) => delta !== null);
    if (comparable.length > 0)
        return largest(comparable, changeOf);
    return largest(report.platforms.filter(({ head }) => head !== null), ({ head }) => head?.pullBytes ?? head?.diskBytes ?? null);
}
/** By how many bytes the platform's pull size changed, disk where pull is unknown; null where neither is known. */
function changeOf({ delta }) {
    return delta?.pullBytes ?? delta?.diskBytes ?? null;
}
function largest(platforms, measure) {
    let found = null;
    let foundBytes = Number.NEGATIVE_INFINITY;
    for (const platform of platforms) {
        const bytes = measure(platform) ?? Number.NEGATIVE_INFINITY;
        if (found !== null && bytes <= foundBytes)
            continue;
        found = platform;
        foundBytes = bytes;
    }
    return found;
}


/***/ }),

/***/ 67432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ displayWidth),
/* harmony export */   Q: () => (/* binding */ showForeign)
/* harmony export */ });
/** Escapes that are longer than this many characters of a name are never needed: longer names are shortened. */
const MAX_SHOWN_CHARACTERS = 300;
const ELLIPSIS = "…";
/** Controls, formats (bidi, zero width), surrogates, private use and unassigned, and every blank that is not U+0020. */
const UNSEEN = /^(?:[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{3})/u;
const WIDE = /^(?:[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;
const MARK = /^\p{M}/u;
/**
 * Text that a stranger wrote, as it can be shown: what cannot be seen is written out (`\u{202E}`), and at most `max`
 * columns are left, an ellipsis where some are gone. Markdown and HTML are the renderer's to escape.
 */
function showForeign(text, max = MAX_SHOWN_CHARACTERS, cut = "middle") {
    const atoms = atomsOf(text, max);
    if (widthOf(atoms) <= max)
        return atoms.join("");
    const room = Math.max(0, max - 1);
    const headRoom = cut === "end" ? room : Math.ceil(room / 2);
    const head = takeWhileFits(atoms, headRoom);
    const tail = takeWhileFits([...atoms].reverse(), room - headRoom).reverse();
    return [...head, ELLIPSIS, ...tail].join("");
}
/** How many columns of a terminal the text takes. */
function displayWidth(text) {
    return widthOf([...text]);
}
/** One element for each character or escape; of a text far beyond `max`, only both ends. */
function atomsOf(text, max) {
    // A code point is at most two code units; what is cut away here would not be shown either.
    const reach = 2 * max + 2;
    const near = text.length <= 2 * reach ? text : `${text.slice(0, reach)}${text.slice(-reach)}`;
    let marks = 0;
    return [...near].map((character) => {
        marks = MARK.test(character) ? marks + 1 : 0;
        const isUnseen = character !== " " && UNSEEN.test(character);
        return isUnseen || marks > 2 ? escapeCharacter(character) : character;
    });
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
function takeWhileFits(atoms, room) {
    let left = room;
    let count = 0;
    for (const atom of atoms) {
        left -= widthOf([atom]);
        if (left < 0)
            break;
        count += 1;
    }
    return atoms.slice(0, count);
}
function widthOf(atoms) {
    let width = 0;
    for (const atom of atoms) {
        if (WIDE.test(atom))
            width += 2;
        else if (!MARK.test(atom))
            width += atom.length > 2 ? atom.length : 1;
    }
    return width;
}


/***/ }),

/***/ 916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./src/report/bar.js
var bar = __webpack_require__(93057);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
;// CONCATENATED MODULE: ./src/report/fit.js

const SEPARATOR = "\n\n";
/** Joins the blocks to at most `maxBytes` UTF-8 bytes: where there are more, rows and then whole blocks go, by rank. */
function fitBlocks(blocks, maxBytes) {
    const kept = blocks.map((block) => block.rows.length);
    const isDropped = blocks.map(() => false);
    for (const at of orderOfSacrifice(blocks)) {
        if (byteLength(join(blocks, kept, isDropped)) <= maxBytes)
            break;
        kept[at] = mostRows(blocks[at]?.rows.length ?? 0, (rows) => {
            const tried = kept.with(at, rows);
            return byteLength(join(blocks, tried, isDropped)) <= maxBytes;
        });
        isDropped[at] = kept[at] === 0;
    }
    const text = join(blocks, kept, isDropped);
    return byteLength(text) <= maxBytes ? text : "";
}
function orderOfSacrifice(blocks) {
    return blocks.map((_, at) => at).sort((a, b) => (blocks[b]?.rank ?? 0) - (blocks[a]?.rank ?? 0));
}
/** The most rows below `all` that fit; 0: not even one. */
function mostRows(all, fits) {
    let low = 0;
    let high = Math.max(0, all - 1);
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
function join(blocks, kept, isDropped) {
    const texts = blocks.map((block, at) => (isDropped[at] === true ? null : renderBlock(block, kept[at] ?? 0)));
    const left = texts.filter((text) => text !== null);
    const dropped = texts.length - left.length;
    // What is left of nothing needs no footnote; a lone title keeps its few bytes.
    if (dropped > 0 && left.length > 1)
        left.push(`${(0,format/* formatCount */.B4)(dropped, "section")} omitted to fit; the report has all that was measured.`);
    return left.length === 0 ? "" : `${left.join(SEPARATOR)}\n`;
}
function renderBlock({ opening, rows, more, closing }, kept) {
    const omitted = rows.length - kept + more;
    const note = omitted === 0 ? "" : `${SEPARATOR}${(0,format/* formatCount */.B4)(omitted, "row")} omitted.`;
    return [opening, ...rows.slice(0, kept)].join("\n") + note + closing;
}
function byteLength(text) {
    return Buffer.byteLength(text, "utf8");
}

// EXTERNAL MODULE: ./src/report/inert.js
var inert = __webpack_require__(67432);
// EXTERNAL MODULE: ./src/report/wording.js
var wording = __webpack_require__(33836);
;// CONCATENATED MODULE: ./src/report/markdown.js




const MARKS = { over: "❌", held: "✅", waived: "⚠️", attention: "⚠️" };
const OWN_RANKS = { title: 0, platforms: 2, budgets: 3, lead: 1, notes: 4, sources: 5, details: 10 };
/**
 * The report as GitHub-flavoured Markdown: a comment's body (without marker) or a section of the job summary. The same
 * report gives the same bytes; nothing that an image, a tag or an error holds is anything but text in it.
 */
function renderMarkdown(report, options) {
    const words = { name: options.key, waiveLabel: options.waiveLabel, isBackToNormal: options.isBackToNormal ?? false };
    const document = (0,wording/* describeReport */.As)(report, words);
    const sources = document.sources.filter((spans) => spans.length > 0).map(renderSpans);
    const blocks = [
        prose(`### ${renderSpans(document.title)}`, OWN_RANKS.title),
        prose(renderSpans(document.lead), OWN_RANKS.lead),
        ...document.notes.map((note) => prose(renderSpans(note), OWN_RANKS.notes)),
        { ...tableBlock(document.platforms.table), rank: OWN_RANKS.platforms },
        ...(document.budgets === null ? [] : [{ ...foldedBlock(document.budgets), rank: OWN_RANKS.budgets }]),
        ...document.details.map((section) => ({ ...foldedBlock(section), rank: OWN_RANKS.details + section.rank })),
        prose(`<sub>${[...sources, ...(options.links ?? []).map(renderLink)].join(" · ")}</sub>`, OWN_RANKS.sources),
    ];
    return fitBlocks(blocks, options.maxBytes);
}
function prose(text, rank) {
    return { rank, opening: text, rows: [], more: 0, closing: "" };
}
function foldedBlock({ title, table, isOpen }) {
    if (table.rows.length === 0)
        return { opening: `${renderSpans(title)}.`, rows: [], more: 0, closing: "" };
    const summary = `<details${isOpen ? " open" : ""}><summary>${title.map(renderHtml).join("")}</summary>`;
    const block = tableBlock(table);
    return { ...block, opening: `${summary}\n\n${block.opening}`, closing: "\n\n</details>" };
}
function tableBlock({ columns, rows, more }) {
    const titles = columns.map(({ title }) => ` ${title} `).join("|");
    const aligns = columns.map(({ align }) => (align === "left" ? ":--" : "--:")).join("|");
    return {
        opening: `|${titles}|\n|${aligns}|`,
        rows: rows.map((cells) => `| ${cells.map(renderCell).join(" | ")} |`),
        more,
        closing: "",
    };
}
function renderCell(cell) {
    return cell === null ? "unknown" : cell.map((span) => renderSpan(span, true)).join("");
}
function renderSpans(spans) {
    return spans.map((span) => renderSpan(span, false)).join("");
}
function renderSpan(span, isInTable) {
    if (typeof span === "string")
        return span;
    if ("strong" in span)
        return `**${span.strong}**`;
    if ("mark" in span)
        return MARKS[span.mark];
    if ("bar" in span)
        return `\`${(0,bar/* renderBar */.o)(span.bar).padEnd(bar/* BAR_COLUMNS */.k, " ")}\``;
    return codeSpan(breakTags((0,inert/* showForeign */.Q)(span.foreign, span.max, span.cut)), isInTable);
}
/**
 * In a code span a tag is text; written out it also cannot be taken for one by what reads the body without parsing it, as
 * the search for our own marker does. A here-document stays as it is.
 */
function breakTags(text) {
    return text.replace(/<(?=[!/?])|(?<!<)<(?=[a-z])/gi, "\\u{3C}");
}
/** CommonMark 6.1: a code span ends at a run of backticks as long as its own, and loses one space at both ends. */
function codeSpan(text, isInTable) {
    if (text === "")
        return "(empty)";
    const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = "`".repeat(longestRun + 1);
    const needsPadding = /^`|`$|^ .*[^ ].* $/.test(text);
    const inner = needsPadding ? ` ${text} ` : text;
    return `${fence}${isInTable ? escapePipes(inner) : inner}${fence}`;
}
/** A table's cells are cut before code spans are seen; a pipe after a backslash is read in two ways, so it is written out. */
function escapePipes(text) {
    return text.replace(/(\\?)\|/g, (_, backslash) => (backslash === "" ? "\\|" : `${backslash}\\u{7C}`));
}
/** Inside `<summary>` Markdown is not read: there foreign text is HTML, and every character that could mean something is an entity. */
function renderHtml(span) {
    if (typeof span === "object" && "foreign" in span) {
        const text = (0,inert/* showForeign */.Q)(span.foreign, span.max, span.cut);
        return `<code>${text.replace(/[^\p{L}\p{M}\p{N} /.…-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
    }
    return renderSpan(span, false);
}
function renderLink({ title, url }) {
    const { protocol, href } = new URL(url);
    if (protocol !== "https:" && protocol !== "http:")
        return title;
    const target = href.replace(/[()<>|\\`*_[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
    return `[${title}](${target})`;
}


/***/ }),

/***/ 83176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FU: () => (/* binding */ MAX_DETAILED_PLATFORMS),
  BZ: () => (/* binding */ budgetSection),
  d9: () => (/* binding */ describeExcess),
  O8: () => (/* binding */ detailSections),
  TN: () => (/* binding */ platformSection),
  JL: () => (/* binding */ showGrowth)
});

// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/oci/history.js
var oci_history = __webpack_require__(15771);
// EXTERNAL MODULE: ./src/report/document.js
var report_document = __webpack_require__(15903);
;// CONCATENATED MODULE: ./src/report/layer-runs.js
/** The changes in order, with every run of neighbouring shared layers as one element. */
function layerRuns(changes) {
    const runs = [];
    for (const change of changes) {
        const run = runs.at(-1);
        const last = run?.at(-1);
        if (run !== undefined && last !== undefined && continues(last, change))
            run.push(change);
        else
            runs.push([change]);
    }
    return runs;
}
function continues(last, next) {
    return next.change === "shared" && last.change === "shared" && next.head === (last.head ?? 0) + 1;
}

// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
;// CONCATENATED MODULE: ./src/report/sections.js





const TOP_ROWS = 20;
const MAX_LAYER_ROWS = 200;
/** Platforms after these get a row of the platform table, and no layers and files of their own. */
const MAX_DETAILED_PLATFORMS = 4;
const MAX_PATH_COLUMNS = 80;
const MAX_INSTRUCTION_COLUMNS = 100;
const NONE = "–";
const LEFT = (title) => ({ title, align: "left" });
const RIGHT = (title) => ({ title, align: "right" });
const WHY = {
    whiteout: "deleted",
    opaque: "folder emptied",
    overwritten: "overwritten",
    "overwritten-identical": "same bytes again",
    "replaced-type": "type changed",
    "duplicate-entry": "listed twice",
};
const LAYER_WORDS = [
    ["shared", "=", "shared"],
    ["repushed", "≈", "pushed again unchanged"],
    ["changed", "~", "changed"],
    ["added", "+", "added"],
    ["removed", "−", "removed"],
];
/** One row for each platform, one column for each size. */
function platformSection(report) {
    const isCompared = report.base !== null;
    const columns = [
        LEFT("Platform"),
        RIGHT("Pull"),
        ...(isCompared ? [RIGHT("Δ pull"), RIGHT("Node that has the old image pulls")] : []),
        RIGHT("On disk"),
        ...(isCompared ? [RIGHT("Δ disk")] : []),
        RIGHT("Hidden"),
        ...(report.kind === "inspect" ? [RIGHT("Duplicates")] : []),
        ...(report.budgets.length === 0 ? [] : [LEFT("Budget")]),
    ];
    const rows = report.platforms.map((platform) => [
        [{ foreign: platform.platform, max: 40 }],
        showBytes(platform.head, platform.head?.pullBytes),
        ...(isCompared ? [showChange(platform, "pullBytes"), showNodePull(platform)] : []),
        showBytes(platform.head, platform.head?.diskBytes),
        ...(isCompared ? [showChange(platform, "diskBytes")] : []),
        showBytes(platform.head, platform.head?.hiddenBytes),
        ...(report.kind === "inspect" ? [showBytes(platform.head, platform.head?.duplicateBytes)] : []),
        ...(report.budgets.length === 0 ? [] : [showBudgets(report.budgets.filter((budget) => budget.platform === platform.platform))]),
    ]);
    return { title: ["Platforms"], table: (0,report_document/* withoutUnknownColumns */._)({ columns, rows, more: 0 }), rank: 1, isOpen: true };
}
function showBytes(image, bytes) {
    if (image === null)
        return [NONE];
    return bytes == null ? null : [(0,format/* formatBytes */.z3)(bytes)];
}
function showChange({ status, base, head, delta }, key) {
    if (status === "added")
        return ["new"];
    const before = base?.[key] ?? null;
    if (status === "removed")
        return [before === null ? "gone" : `gone, was ${(0,format/* formatBytes */.z3)(before)}`];
    const change = delta?.[key] ?? null;
    if (change === null)
        return null;
    if (change === 0)
        return ["0 B"];
    const growth = showGrowth(before ?? 0, head?.[key] ?? 0);
    return [{ strong: (0,format/* formatDelta */.CW)(change) }, growth === "" ? "" : ` ${growth}`];
}
function showNodePull({ status, head, deltaPullBytes }) {
    if (status !== "compared")
        return [NONE];
    if (deltaPullBytes === null)
        return null;
    return [(0,format/* formatBytes */.z3)(deltaPullBytes) + showShare(deltaPullBytes, head?.pullBytes ?? 0)];
}
/** ` (3.1 %)`; "" where that would be nothing. */
function showShare(part, whole) {
    const percent = whole === 0 ? "0.0" : ((part / whole) * 100).toFixed(1);
    return percent === "0.0" ? "" : ` (${percent} %)`;
}
/** The growth with its sign, `+23.5 %`; "" where there is none to speak of. */
function showGrowth(base, head) {
    const growth = (0,format/* formatGrowth */.T9)(base, head);
    return growth === null || growth === "0.0 %" ? "" : growth;
}
function showBudgets(budgets) {
    if (budgets.length === 0)
        return [NONE];
    const over = budgets.filter(verdict/* isOver */.PU);
    const [first] = over;
    if (first !== undefined)
        return [{ mark: "over" }, over.length === 1 ? ` ${describeExcess(first)}` : ` ${over.length} lines exceeded`];
    if (budgets.some(({ waivedBy }) => waivedBy !== null))
        return [{ mark: "waived" }, " accepted"];
    return budgets.every(({ ok }) => ok === null) ? ["not evaluated"] : [{ mark: "held" }, " within"];
}
/** One row for each budget line and platform, the exceeded first. */
function budgetSection({ budgets, platforms }) {
    const isAlone = platforms.length === 1;
    const columns = [LEFT(""), LEFT("Line"), ...(isAlone ? [] : [LEFT("Platform")]), RIGHT("Actual"), RIGHT("Limit"), LEFT("Result")];
    const rows = [...budgets].sort((a, b) => urgency(a) - urgency(b)).map((budget) => [
        [markOf(budget)],
        [{ foreign: budget.line, max: 60 }],
        ...(isAlone ? [] : [[{ foreign: budget.platform, max: 40 }]]),
        [budget.actual === null ? NONE : showAmount(budget.actual, budget)],
        [showAmount(budget.limit, budget)],
        showOutcome(budget),
    ]);
    return {
        title: [`Budget: ${countOutcomes(budgets)}`],
        table: { columns, rows, more: 0 },
        rank: 2,
        isOpen: budgets.some(({ ok }) => ok === false),
    };
}
function countOutcomes(budgets) {
    const words = ["exceeded", "exceeded and accepted", "not evaluated", "held"];
    const counts = words.map((word, at) => [budgets.filter((budget) => urgency(budget) === at).length, word]);
    return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(", ");
}
function urgency(budget) {
    if ((0,verdict/* isOver */.PU)(budget))
        return 0;
    if (budget.ok === false)
        return 1;
    return budget.ok === null ? 2 : 3;
}
function markOf(budget) {
    const marks = ["over", "waived", null, "held"];
    const mark = marks[urgency(budget)] ?? null;
    return mark === null ? NONE : { mark };
}
function showOutcome(budget) {
    if (budget.actual === null)
        return ["nothing to compare with"];
    if (budget.ok === true)
        return budget.limit === 0 ? ["held"] : [`${Math.max(0, (budget.actual / budget.limit) * 100).toFixed(0)} % of the limit`];
    const excess = describeExcess(budget);
    return budget.waivedBy === null ? [excess] : [`${excess}, waived by `, { foreign: budget.waivedBy, max: 40 }];
}
/** By how much a line is exceeded: `21.8 MB over`. */
function describeExcess(budget) {
    const excess = (budget.actual ?? 0) - budget.limit;
    return budget.unit === "percent" ? `${Number(excess.toFixed(2))} points over` : `${showAmount(excess, budget)} over`;
}
function showAmount(amount, { unit }) {
    switch (unit) {
        case "bytes":
            return (0,format/* formatBytes */.z3)(amount);
        case "percent":
            return `${amount < 0 ? "−" : ""}${Number(Math.abs(amount).toFixed(2))} %`;
        case "count":
            return amount.toLocaleString("en-US");
    }
}
/** Layers, files and hidden files of the headline's platform, then of the next ones. */
function detailSections(report, headline) {
    const others = report.platforms.filter((platform) => platform !== headline && platform.head !== null);
    const detailed = [...(headline === null ? [] : [headline]), ...others].slice(0, MAX_DETAILED_PLATFORMS);
    const isAlone = report.platforms.length === 1;
    return detailed.flatMap((platform, at) => {
        const suffix = isAlone ? [] : [" on ", { foreign: platform.platform, max: 40 }];
        const sections = [layerSection(platform), fileSection(platform), hiddenSection(platform)];
        return sections
            .filter((section) => section !== null)
            .map(({ name, summary, ...section }) => ({
            ...section,
            title: [name, ...suffix, `: ${summary}`],
            rank: section.rank + 10 * (at + 1),
            isOpen: false,
        }));
    });
}
function layerSection(platform) {
    const { base, head, layers } = platform;
    if (head === null)
        return null;
    if (base === null || layers === null)
        return ownLayers(head);
    const runs = layerRuns(layers);
    const byDisk = head.pullBytes === null || base.pullBytes === null;
    const table = {
        columns: [LEFT(""), LEFT("Layer"), LEFT("Instruction"), RIGHT(byDisk ? "Base disk" : "Base"), RIGHT(byDisk ? "Head disk" : "Head"), RIGHT(byDisk ? "Δ disk" : "Δ pull")],
        rows: runs.slice(0, MAX_LAYER_ROWS).map((run) => showRun(run, base, head, byDisk ? "diskBytes" : "bytes")),
        more: Math.max(0, runs.length - MAX_LAYER_ROWS),
    };
    const counts = LAYER_WORDS.map(([change, , words]) => [layers.filter((layer) => layer.change === change).length, words]);
    const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
    return { name: "Layers", summary: told.join(", ") || "none", table: (0,report_document/* withoutUnknownColumns */._)(table), rank: 1 };
}
function showRun(run, base, head, key) {
    const [first] = run;
    if (first === undefined)
        return [];
    const layersOf = (image, side) => run.map((change) => (change[side] === null ? undefined : image.layers[change[side]])).filter((layer) => layer !== undefined);
    const before = layersOf(base, "base");
    const after = layersOf(head, "head");
    const shown = after.length > 0 ? after : before;
    const was = sumOf(before, key);
    const is = sumOf(after, key);
    const change = was === null || is === null ? null : is - was;
    return [
        [{ foreign: symbolOf(first.change) }],
        [showIndexes(shown, after.length > 0)],
        showInstruction(shown),
        before.length === 0 ? [NONE] : bytesOrUnknown(was),
        after.length === 0 ? [NONE] : bytesOrUnknown(is),
        change === null ? null : [(0,format/* formatDelta */.CW)(change), first.change === "repushed" ? ", pulled again" : ""],
    ];
}
function symbolOf(change) {
    return LAYER_WORDS.find(([known]) => known === change)?.[1] ?? "?";
}
function bytesOrUnknown(bytes) {
    return bytes === null ? null : [(0,format/* formatBytes */.z3)(bytes)];
}
function sumOf(layers, key) {
    return layers.reduce((sum, layer) => (sum === null || layer[key] === null ? null : sum + layer[key]), 0);
}
function showIndexes(layers, isOfHead) {
    const first = layers[0]?.index ?? 0;
    const last = layers.at(-1)?.index ?? first;
    const range = first === last ? String(first) : `${first}–${last}`;
    return isOfHead ? range : `base ${range}`;
}
function showInstruction(layers) {
    const [first] = layers;
    if (first === undefined)
        return [NONE];
    const instruction = (0,oci_history/* showHistory */.ML)(first.createdBy);
    const words = instruction === "" ? "(no history)" : { foreign: instruction, max: MAX_INSTRUCTION_COLUMNS, cut: "end" };
    const place = first.dockerfile === null ? [] : [" ", { foreign: `${first.dockerfile.path}:${first.dockerfile.line}`, max: 40 }];
    return layers.length === 1 ? [words, ...place] : [`${(0,format/* formatCount */.B4)(layers.length, "layer")}, from `, words, ...place];
}
function ownLayers(image) {
    const table = {
        columns: [LEFT("Layer"), LEFT("Instruction"), RIGHT("Pull"), RIGHT("On disk"), RIGHT("Entries")],
        rows: image.layers.slice(0, MAX_LAYER_ROWS).map((layer) => [
            [String(layer.index)],
            showInstruction([layer]),
            bytesOrUnknown(layer.bytes),
            bytesOrUnknown(layer.diskBytes),
            layer.entries === null ? null : [layer.entries.toLocaleString("en-US")],
        ]),
        more: Math.max(0, image.layers.length - MAX_LAYER_ROWS),
    };
    return { name: "Layers", summary: image.layers.length.toLocaleString("en-US"), table: (0,report_document/* withoutUnknownColumns */._)(table), rank: 1 };
}
function fileSection({ files }) {
    if (files === null)
        return null;
    const counts = [
        [files.added, "added"],
        [files.removed, "removed"],
        [files.changed, "changed"],
        [files.metadataOnly, "metadata only"],
    ];
    const top = sorted(files.top, (file) => Math.abs(file.bytes)).slice(0, TOP_ROWS);
    const most = Math.abs(top[0]?.bytes ?? 0);
    const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
    return {
        name: "Files",
        summary: told.join(", ") || "none differ",
        table: {
            columns: [LEFT(""), LEFT("Path"), LEFT("Change"), RIGHT("Δ visible"), RIGHT("Layer")],
            rows: top.map((file) => showFile(file, most)),
            more: Math.max(0, files.added + files.removed + files.changed - top.length),
        },
        rank: 2,
    };
}
function showFile(file, most) {
    return [
        [{ bar: most === 0 ? 0 : Math.abs(file.bytes) / most }],
        [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
        [file.change],
        [(0,format/* formatDelta */.CW)(file.bytes)],
        [file.change === "removed" ? `base ${file.layer}` : String(file.layer)],
    ];
}
function hiddenSection({ head, delta }) {
    if (head === null || head.hidden === null || head.hiddenBytes === null || head.hiddenBytes === 0)
        return null;
    const top = sorted(head.hidden, (file) => file.bytes).slice(0, TOP_ROWS);
    const most = top[0]?.bytes ?? 0;
    const share = showShare(head.hiddenBytes, head.diskBytes ?? 0);
    const change = delta?.hiddenBytes == null || delta.hiddenBytes === 0 ? "" : `, ${(0,format/* formatDelta */.CW)(delta.hiddenBytes)} over base`;
    return {
        name: "Ships but cannot be reached",
        summary: `${(0,format/* formatBytes */.z3)(head.hiddenBytes)}${share}${change}`,
        table: {
            columns: [LEFT(""), LEFT("Path"), RIGHT("Size"), LEFT("Why"), LEFT("Layers")],
            rows: top.map((file) => showHidden(file, most)),
            more: head.hidden.length - top.length,
        },
        rank: 3,
    };
}
function showHidden(file, most) {
    return [
        [{ bar: most === 0 ? 0 : file.bytes / most }],
        [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
        [(0,format/* formatBytes */.z3)(file.bytes)],
        [WHY[file.why]],
        [`${file.layer} → ${file.hiddenByLayer}`],
    ];
}
/** The largest first; equals keep their order. */
function sorted(items, measure) {
    return [...items].sort((a, b) => measure(b) - measure(a));
}


/***/ }),

/***/ 71157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   uF: () => (/* binding */ isWaivable)
/* harmony export */ });
/** `fail` when a line is exceeded and not waived, else `none` when no line was evaluated, else `pass`. */
function verdictOf(results) {
    if (results.some(isOver))
        return "fail";
    return results.every((result) => result.ok === null) ? "none" : "pass";
}
/** Whether the line is exceeded and nothing waived it. */
function isOver(result) {
    return result.ok === false && result.waivedBy === null;
}
/** Whether the label on the pull request can waive the line: it limits growth. */
function isWaivable(result) {
    return result.metric === "delta-pull" || result.line.includes("+<=");
}


/***/ }),

/***/ 33836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ describeReport),
/* harmony export */   gw: () => (/* binding */ describeCommitsBehind),
/* harmony export */   tN: () => (/* binding */ SOURCE_NAMES)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93614);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39990);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83176);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71157);




/** The rungs that a base is found on, as a person reads them. */
const SOURCE_NAMES = {
    explicit: "as given",
    "merge-base": "merge base",
    stored: "measurement stored by an earlier push",
    moving: "moving tag",
};
const MAX_NAMED_RUNGS = 6;
/** Chooses what is said of a report, the same words for every rendering. */
function describeReport(report, words) {
    const headline = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .headlinePlatform */ .Y)(report);
    return {
        title: ["⚓ ", { foreign: words.name, max: 80 }, ...describeDepth(report, headline, words), ...describeVerdict(report)],
        lead: [...describeHeadline(report, headline), ...describeWorstLine(report, headline)],
        notes: [...describeUnreadable(report), ...describeAge(report), ...describeUnknown(report), ...describePlatformSet(report)],
        platforms: (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .platformSection */ .TN)(report),
        budgets: report.budgets.length === 0 ? null : (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .budgetSection */ .BZ)(report),
        details: (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .detailSections */ .O8)(report, headline),
        sources: [describeBase(report), ...describeMissing(report), describeHead(report), ...describeUncounted(report), ...describeUndetailed(report), ...describeWaiver(report, words)],
    };
}
function describeDepth(report, headline, words) {
    if (headline === null)
        return [": no platform was measured"];
    if (report.kind === "inspect")
        return [`: ${describeSizes(headline)[0] ?? "size unknown"}`];
    if (report.base === null)
        return [`: first measurement, ${describeSizes(headline)[0] ?? "size unknown"}`];
    if (headline.delta === null)
        return [": no platform in common with the base"];
    const change = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(headline);
    const depth = change === null ? "size unknown" : describeChange(change) + (headline.delta.pullBytes === null ? " on disk" : "");
    if (words.isBackToNormal)
        return [` is back to normal: ${depth}`];
    return change === null ? [": size unknown"] : [` rides ${depth}`];
}
function describeChange(bytes) {
    if (bytes === 0)
        return "unchanged";
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(Math.abs(bytes))} ${bytes > 0 ? "deeper" : "shallower"}`;
}
function describeSizes({ head }) {
    if (head === null)
        return [];
    const { pullBytes, diskBytes } = head;
    return [
        ...(pullBytes === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(pullBytes)} to pull`]),
        ...(diskBytes === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(diskBytes)} on disk`]),
    ];
}
function describeVerdict({ verdict, budgets }) {
    if (budgets.length === 0)
        return [];
    if (verdict === "none")
        return [" — budget not evaluated"];
    if (verdict === "pass") {
        const waiver = budgets.find(({ waivedBy }) => waivedBy !== null)?.waivedBy ?? null;
        if (waiver === null)
            return [" — ", { mark: "held" }, " within budget"];
        return [" — ", { mark: "waived" }, " over the line, accepted by label ", { foreign: waiver, max: 40 }];
    }
    const over = new Set(budgets.filter(_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isOver */ .PU).map(({ platform }) => platform)).size;
    const judged = new Set(budgets.filter(({ ok }) => ok !== null).map(({ platform }) => platform)).size;
    return [" — ", { mark: "over" }, ` over the line${judged > 1 ? ` on ${over} of ${judged} platforms` : ""}`];
}
function describeHeadline(report, headline) {
    if (headline === null || headline.head === null)
        return ["Nothing of head was measured."];
    return headline.delta === null ? describeAbsolute(report, headline, headline.head) : describeComparison(headline);
}
function describeAbsolute({ kind, base }, platform, head) {
    const hidden = head.hiddenBytes === null || head.hiddenBytes === 0 ? "" : `; ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(head.hiddenBytes)} ship and cannot be reached`;
    const first = kind === "diff" && base === null ? " First measurement: there is no base to compare with." : "";
    return [
        { strong: describeSizes(platform).join(", ") || "Size unknown" },
        " on ",
        platformName(platform),
        `, in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(head.layers.length, "layer")}${hidden}.${first}`,
    ];
}
function describeComparison(platform) {
    const { base, head, deltaPullBytes } = platform;
    const change = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(platform);
    if (change === null || base === null || head === null)
        return [{ strong: "Size unknown" }, " on ", platformName(platform), "."];
    const isPull = platform.delta?.pullBytes != null;
    const [before, after] = isPull ? [base.pullBytes, head.pullBytes] : [base.diskBytes, head.diskBytes];
    const where = isPull ? "to pull" : "on disk";
    const growth = (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .showGrowth */ .JL)(before ?? 0, after ?? 0);
    const node = deltaPullBytes === null ? "" : ` A node that has the old image pulls ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(deltaPullBytes)}.`;
    if (change === 0)
        return [{ strong: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(after ?? 0)} ${where}` }, " on ", platformName(platform), `, as before.${node}`];
    return [
        { strong: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDelta */ .CW)(change)} ${where}${growth === "" ? "" : ` (${growth})`}` },
        " on ",
        platformName(platform),
        `, now ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(after ?? 0)}.${node}`,
    ];
}
/** The first exceeded line, of the headline's platform where it has one. */
function describeWorstLine({ budgets }, headline) {
    const over = budgets.filter((budget) => budget.ok === false);
    const worst = over.find((budget) => (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isOver */ .PU)(budget) && budget.platform === headline?.platform) ?? over.find(_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isOver */ .PU) ?? over[0];
    if (worst === undefined)
        return [];
    const more = over.length > 1 ? `, and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(over.length - 1, "more line is", "more lines are")} exceeded` : "";
    return [" Budget ", { foreign: worst.line, max: 60 }, ` is exceeded: ${(0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExcess */ .d9)(worst)} on `, { foreign: worst.platform, max: 40 }, ...describeWaived(worst), `${more}.`];
}
function describeWaived({ waivedBy }) {
    return waivedBy === null ? [] : [", accepted by label ", { foreign: waivedBy, max: 40 }];
}
function describeUnreadable({ baseTried }) {
    const failed = baseTried.filter(({ result }) => result === "unreadable");
    const shown = failed.slice(0, MAX_NAMED_RUNGS).map((rung) => [
        { mark: "attention" },
        " The base could not be read (",
        SOURCE_NAMES[rung.source],
        ", ",
        { foreign: rung.reference, max: 100 },
        "): ",
        rung.error === null ? "no reason was given" : { foreign: rung.error, max: 200, cut: "end" },
    ]);
    const rest = failed.length - shown.length;
    return rest === 0 ? shown : [...shown, [{ mark: "attention" }, ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, "more base")} could not be read.`]];
}
function describeAge({ base }) {
    if (base === null)
        return [];
    if (base.commitsBehind !== null && base.commitsBehind > 0) {
        const age = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(base.commitsBehind, "commit")} behind`;
        return [[{ mark: "attention" }, ` The base is ${age}: part of what changed may belong to others.`]];
    }
    if (base.source !== "moving")
        return [];
    return [[{ mark: "attention" }, " The base is a tag that moves: part of what changed may belong to others."]];
}
function describeUnknown({ platforms, kind, base }) {
    const heads = platforms.map(({ head }) => head).filter((head) => head !== null);
    const isDiff = kind === "diff" && base !== null;
    const notes = [];
    if (heads.some(({ pullBytes }) => pullBytes === null)) {
        notes.push([`The pull size is unknown, since layers kept uncompressed have none${isDiff ? ": disk size decides" : ""}.`]);
    }
    else if (isDiff && platforms.some(({ delta }) => delta !== null && delta.pullBytes === null)) {
        notes.push(["The base's pull size is unknown, since layers kept uncompressed have none: disk size decides."]);
    }
    if (heads.some(({ diskBytes }) => diskBytes === null)) {
        notes.push(["Sizes on disk and files were not measured: only manifests were read."]);
    }
    else if (isDiff && platforms.some(({ delta, files }) => delta !== null && files === null)) {
        notes.push(["Files are not compared: the layers of the base were not read."]);
    }
    return notes;
}
function describePlatformSet({ platforms, base }) {
    if (base === null)
        return [];
    const named = (status) => platforms.filter((platform) => platform.status === status).map(platformName);
    const added = named("added");
    const removed = named("removed");
    return [
        ...(added.length === 0 ? [] : [["New, with nothing to compare with: ", ...listed(added), "."]]),
        ...(removed.length === 0 ? [] : [[{ mark: "attention" }, " Gone, the base has it and head has not: ", ...listed(removed), "."]]),
    ];
}
function listed(names) {
    const shown = names.slice(0, MAX_NAMED_RUNGS).flatMap((name, at) => (at === 0 ? [name] : [", ", name]));
    return names.length > MAX_NAMED_RUNGS ? [...shown, `, and ${names.length - MAX_NAMED_RUNGS} more`] : shown;
}
function platformName({ platform }) {
    return { foreign: platform, max: 40 };
}
function describeBase({ kind, base }) {
    if (kind === "inspect")
        return [];
    if (base === null)
        return ["Base: none found"];
    const commit = base.commit === null ? [] : [" ", showCommit(base.commit)];
    return [
        `Base: ${SOURCE_NAMES[base.source]}`,
        ...commit,
        ", ",
        { foreign: base.reference, max: 100 },
        ...showDigest(base.digest),
        describeCommitsBehind(base.source, base.commitsBehind),
    ];
}
/** The age of a base, to stand after its name. */
function describeCommitsBehind(source, commitsBehind) {
    if (source === "explicit" && commitsBehind === null)
        return "";
    if (commitsBehind === null)
        return ", age unknown";
    return `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(commitsBehind, "commit")} behind`;
}
function describeMissing({ baseTried }) {
    const missing = baseTried.filter(({ result }) => result === "not-found");
    if (missing.length === 0)
        return [];
    return [["Not found: ", ...listed(missing.map(({ reference }) => ({ foreign: reference, max: 100 }))), describeSources(missing)]];
}
function describeSources(rungs) {
    const names = [...new Set(rungs.map(({ source }) => SOURCE_NAMES[source]))];
    return ` (${names.join(", ")})`;
}
function describeHead({ kind, head }) {
    const commit = head.commit === null ? [] : [", commit ", showCommit(head.commit)];
    return [kind === "inspect" ? "Image: " : "Head: ", { foreign: head.reference, max: 100 }, ...showDigest(head.digest), ...commit];
}
function describeUncounted({ notCounted }) {
    const { attestationBytes, artifactManifests } = notCounted;
    if (attestationBytes === 0 && artifactManifests === 0)
        return [];
    return [[`Not counted: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(attestationBytes)} of attestations, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(artifactManifests, "artifact manifest")}`]];
}
function describeUndetailed({ platforms }) {
    const rest = platforms.filter(({ head }) => head !== null).length - _sections_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_DETAILED_PLATFORMS */ .FU;
    return rest <= 0 ? [] : [[`Layers and files of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, "more platform")} are in the report`]];
}
function describeWaiver({ budgets }, { waiveLabel }) {
    if (waiveLabel === "" || !budgets.some((budget) => (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isOver */ .PU)(budget) && (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isWaivable */ .uF)(budget)))
        return [];
    return [["Accept the growth with label ", { foreign: waiveLabel, max: 40 }]];
}
function showCommit(commit) {
    return { foreign: /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 7) : commit, max: 20 };
}
/** As much of a digest as is needed to know it again. */
function showDigest(digest) {
    return digest === null ? [] : [" ", { foreign: digest.slice(0, digest.indexOf(":") + 13) }];
}


/***/ }),

/***/ 56147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   m: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/** Runs `attempt` until it succeeds, throws something not retryable, or the policy is exhausted. */
async function retry(attempt, judge, policy, clock, signal, random = Math.random) {
    const deadline = clock.now().getTime() + policy.totalMs;
    for (let n = 1;; n += 1) {
        try {
            return await attempt(n);
        }
        catch (error) {
            const judgement = judge(error);
            if (!judgement.retry || n >= policy.attempts || signal?.aborted === true)
                throw error;
            const waitMs = judgement.afterMs ?? backoffMs(n, policy, random());
            if (clock.now().getTime() + waitMs > deadline)
                throw error;
            await clock.sleep(waitMs, signal);
        }
    }
}
/** The wait that a `Retry-After` header asks for, in milliseconds (RFC 9110, 10.2.3): 0 for the past, null for what is neither seconds nor a date. */
function parseRetryAfter(value, now) {
    const text = value?.trim() ?? "";
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    // Date.parse takes almost anything with a number in it; an HTTP date always has a time and GMT.
    if (!/\d\d:\d\d:\d\d(?: GMT| \d{4})$/.test(text))
        return null;
    const dateMs = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
    return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - now.getTime());
}
/** Doubles from the first delay, and takes a random part off, so that jobs that failed together do not come back together. */
function backoffMs(n, policy, random) {
    const fullMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (n - 1));
    return Math.round(fullMs * (0.5 + random / 2));
}


/***/ }),

/***/ 85248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ parseNumber),
/* harmony export */   Wy: () => (/* binding */ latin1),
/* harmony export */   Yo: () => (/* binding */ BLOCK_BYTES),
/* harmony export */   ei: () => (/* binding */ isZeroBlock),
/* harmony export */   ex: () => (/* binding */ sumsMatch),
/* harmony export */   j3: () => (/* binding */ parseSparsePairs),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/** A tar is made of blocks of 512 bytes. */
const BLOCK_BYTES = 512;
/** Whether the block is one of the two that end a tar. */
function isZeroBlock(bytes, at) {
    for (let i = at; i < at + BLOCK_BYTES; i += 1)
        if (bytes[i] !== 0)
            return false;
    return true;
}
/** Whether the header's checksum is right, summed unsigned as POSIX says or signed as old programs did. */
function sumsMatch(block, at) {
    const stored = parseOctal(block, at + 148, 8);
    if (stored === null)
        return false;
    let unsigned = 0;
    let negative = 0;
    for (let i = at; i < at + BLOCK_BYTES; i += 1) {
        const byte = block[i] ?? 0;
        unsigned += byte;
        negative += byte >> 7;
    }
    for (let i = at + 148; i < at + 156; i += 1) {
        const byte = block[i] ?? 0;
        unsigned += 0x20 - byte;
        negative -= byte >> 7;
    }
    return stored === unsigned || stored === unsigned - 256 * negative;
}
/** A number field, octal text or base-256; null where it is malformed or beyond what a double holds exactly. */
function parseNumber(bytes, at, width) {
    return ((bytes[at] ?? 0) & 0x80) === 0 ? parseOctal(bytes, at, width) : parseBase256(bytes, at, width);
}
/** Two's complement, big end first, the top bit of the first byte being the marker. */
function parseBase256(bytes, at, width) {
    const isNegative = ((bytes[at] ?? 0) & 0x40) !== 0;
    let value = 0;
    for (let i = 0; i < width; i += 1) {
        const byte = (isNegative ? ~(bytes[at + i] ?? 0) : (bytes[at + i] ?? 0)) & (i === 0 ? 0x7f : 0xff);
        value = value * 256 + byte;
        if (value > Number.MAX_SAFE_INTEGER)
            return null;
    }
    return isNegative ? -1 - value : value;
}
/** Octal digits between spaces and NULs; nothing at all is 0. */
function parseOctal(bytes, at, width) {
    let start = at;
    let end = at + width;
    while (start < end && (bytes[start] === 0x20 || bytes[start] === 0))
        start += 1;
    while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0))
        end -= 1;
    let value = 0;
    for (let i = start; i < end; i += 1) {
        const byte = bytes[i] ?? 0;
        if (byte === 0)
            return value;
        if (byte < 0x30 || byte > 0x37)
            return null;
        value = value * 8 + (byte - 0x30);
    }
    return value;
}
/** The bytes of a text field, up to its first NUL. */
function readText(bytes, at, width) {
    let end = at;
    while (end < at + width && bytes[end] !== 0)
        end += 1;
    return bytes.subarray(at, end);
}
/** The bytes as text, one character each. */
function latin1(bytes, at, width) {
    let text = "";
    for (let i = at; i < at + width; i += 1)
        text += String.fromCharCode(bytes[i] ?? 0);
    return text;
}
/** Offset and length of each segment that a GNU sparse header or extension block lists, flat; null where malformed. */
function parseSparsePairs(bytes, at, count) {
    const pairs = [];
    for (let i = 0; i < count; i += 1) {
        const from = at + i * 24;
        if (bytes[from] === 0)
            break;
        const offset = parseNumber(bytes, from, 12);
        const length = parseNumber(bytes, from + 12, 12);
        if (offset === null || length === null)
            return null;
        pairs.push(offset, length);
    }
    return pairs;
}


/***/ }),

/***/ 90058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ ByteInput),
/* harmony export */   V: () => (/* binding */ cutShort)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** Reads a stream of chunks by the piece or by the byte, and takes back what was too much. Owns the stream's iterator. */
class ByteInput {
    /** Bytes handed out so far, less those that were put back. */
    position = 0;
    #chunks;
    #where;
    #front = null;
    #isDone = false;
    constructor(chunks, where) {
        this.#chunks = chunks[Symbol.asyncIterator]();
        this.#where = where;
    }
    /** The next bytes as they come, at least one and at most `max`; null at the end. */
    async next(max = Number.POSITIVE_INFINITY) {
        const chunk = await this.#chunk();
        if (chunk === null)
            return null;
        const part = chunk.length > max ? chunk.subarray(0, max) : chunk;
        this.#front = part === chunk ? null : chunk.subarray(part.length);
        this.position += part.length;
        return part;
    }
    /** Makes these bytes the next ones. */
    putBack(bytes) {
        if (bytes.length === 0)
            return;
        this.position -= bytes.length;
        this.#front = this.#front === null ? bytes : Buffer.concat([bytes, this.#front]);
    }
    /** The next `count` bytes, fewer only at the end. */
    async take(count) {
        const parts = [];
        for (let left = count; left > 0;) {
            const part = await this.next(left);
            if (part === null)
                break;
            parts.push(part);
            left -= part.length;
        }
        const [only] = parts;
        return only !== undefined && parts.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(parts);
    }
    /** As `take`, and the bytes stay. */
    async peek(count) {
        const bytes = await this.take(count);
        this.putBack(bytes);
        return bytes;
    }
    /** The next `count` bytes as they come. Throws a `UserError` where the input ends before. */
    async *stream(count) {
        for (let left = count; left > 0;) {
            const part = await this.next(left);
            if (part === null)
                throw cutShort(this.#where);
            left -= part.length;
            yield part;
        }
    }
    /** Goes over `count` bytes. Throws a `UserError` where the input ends before. */
    async skip(count) {
        for await (const part of this.stream(count))
            void part;
    }
    /** Tells the stream that nothing more is wanted. */
    async close() {
        if (!this.#isDone)
            await this.#chunks.return?.();
        this.#isDone = true;
    }
    async #chunk() {
        if (this.#front !== null)
            return this.#front;
        while (!this.#isDone) {
            const { done, value } = await this.#chunks.next();
            if (done === true)
                this.#isDone = true;
            else if (value.length > 0)
                return value;
        }
        return null;
    }
}
/** The error for an input that ends before what it announced. */
function cutShort(where) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ends in the middle: it is cut short.`, "Make or copy the archive again.");
}


/***/ }),

/***/ 75136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ decompress)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/tar/zstd-frames.js

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const PIECE_BYTES = 64 * 1024;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
/**
 * Yields the frames of a zstd stream (RFC 8878, 3.1) so that no piece holds bytes of two frames, and leaves out skippable
 * ones: Node's decompressor stops without a word at a frame that begins in the middle of a write. Ends at the first bytes
 * that begin no frame. `where` names the layer in errors; a stream that is cut short is left to the decompressor to find.
 */
async function* splitZstdFrames(input, where) {
    for (;;) {
        const start = Buffer.from(await input.peek(4));
        const magic = start.length === 4 ? start.readUInt32LE() : 0;
        if (magic === FRAME_MAGIC)
            yield* inLargePieces(oneFrame(input, where));
        else if ((magic & 0xfffffff0) === SKIPPABLE_MAGIC)
            await skipFrame(input);
        else
            return;
    }
}
async function* oneFrame(input, where) {
    const start = await input.take(5);
    const descriptor = start[4] ?? 0;
    yield start;
    yield* bytes(input, headerBytes(descriptor));
    for (let isLast = false; !isLast;) {
        const header = await input.take(3);
        if (header.length === 0)
            return;
        yield header;
        const word = (header[0] ?? 0) + (header[1] ?? 0) * 0x100 + (header[2] ?? 0) * 0x10000;
        isLast = (word & 1) === 1;
        yield* bytes(input, blockBytes((word >> 1) & 3, word >> 3, where));
    }
    if (descriptor & 4)
        yield* bytes(input, 4);
}
// Every write to the decompressor is a trip to another thread, and a frame comes in pieces of a few bytes.
async function* inLargePieces(pieces) {
    let waiting = [];
    let waitingBytes = 0;
    for await (const piece of pieces) {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes < PIECE_BYTES)
            continue;
        yield Buffer.concat(waiting);
        waiting = [];
        waitingBytes = 0;
    }
    if (waitingBytes > 0)
        yield Buffer.concat(waiting);
}
/** What follows the frame header descriptor: window, dictionary id and content size. */
function headerBytes(descriptor) {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const contentSizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 2 ** sizeFlag;
    return (isSingleSegment ? 0 : 1) + (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0) + contentSizeBytes;
}
function blockBytes(type, size, where) {
    if (type === 3) {
        throw new errors/* UserError */.y(`${where} does not decompress: it holds a zstd block of a reserved type.`, "The stored layer is damaged. Build and push the image again.");
    }
    return type === 1 ? 1 : size;
}
async function skipFrame(input) {
    const header = Buffer.from(await input.take(8));
    if (header.length < 8)
        return;
    for await (const piece of bytes(input, header.readUInt32LE(4)))
        void piece;
}
/** The next `count` bytes in the pieces they come in. */
async function* bytes(input, count) {
    for (let missing = count; missing > 0;) {
        const chunk = await input.next();
        if (chunk === null)
            return;
        const piece = chunk.subarray(0, missing);
        input.putBack(chunk.subarray(piece.length));
        missing -= piece.length;
        yield piece;
    }
}

// EXTERNAL MODULE: ./src/tar/byte-input.js
var byte_input = __webpack_require__(90058);
;// CONCATENATED MODULE: ./src/tar/decompress.js




const OUTPUT_CHUNK_BYTES = 256 * 1024;
/**
 * Yields the uncompressed bytes of a layer's blob: gzip (any number of members), zstd (any number of frames, skippable
 * ones included) or a bare tar. Reads the blob to its end, whatever follows the compressed data. `where` names the layer
 * in errors; throws a `UserError` for other compressions and for data that is cut short or damaged.
 */
async function* decompress(blob, where) {
    const input = new byte_input/* ByteInput */.T(blob, where);
    try {
        const compression = compressionOf(await input.peek(USTAR_AT + 5));
        if (compression === "gzip")
            yield* gunzip(input, where);
        else if (compression === "zstd")
            yield* through((0,external_node_zlib_.createZstdDecompress)(ENGINE_OPTIONS), splitZstdFrames(input, where), where);
        else if (compression === "none")
            yield* rest(input);
        else
            throw refused(compression, where);
        await drain(input);
    }
    finally {
        await input.close();
    }
}
const ENGINE_OPTIONS = { chunkSize: OUTPUT_CHUNK_BYTES, highWaterMark: 2 * OUTPUT_CHUNK_BYTES };
/** Where a tar header says that it is one (POSIX ustar, `magic`). */
const USTAR_AT = 257;
function compressionOf(start) {
    // The first file of a plain tar may have a name that begins as a compressed file does.
    if (start.toString("latin1", USTAR_AT, USTAR_AT + 5) === "ustar")
        return "none";
    const hex = start.toString("hex", 0, 6);
    if (hex.startsWith("1f8b"))
        return "gzip";
    if (hex.startsWith("28b52ffd") || /^5[0-9a-f]2a4d18/.test(hex))
        return "zstd";
    if (hex.startsWith("fd377a585a00"))
        return "xz";
    return hex.startsWith("425a68") ? "bzip2" : "none";
}
function refused(compression, where) {
    return new errors/* UserError */.y(`${where} is compressed with ${compression}, which the image specification does not know.`, "Build the image with gzip, zstd or no compression.");
}
/**
 * The first member runs through a raw inflate, which says exactly where it ends, so that padding and garbage after it do
 * no harm. Node's gunzip goes through any number of members much faster than an engine for each, but loses output when
 * garbage follows; it takes over from the second member on. The DiffID stands in for the checksum in the trailer.
 */
async function* gunzip(input, where) {
    await skipGzipHeader(input, where);
    yield* through((0,external_node_zlib_.createInflateRaw)(ENGINE_OPTIONS), input, where);
    if ((await input.take(8)).length < 8)
        throw compressedCutShort(where);
    if (compressionOf(await input.peek(2)) === "gzip")
        yield* through((0,external_node_zlib_.createGunzip)(ENGINE_OPTIONS), input, where);
}
/** RFC 1952, 2.3: ten fixed bytes, then what the flags announce. */
async function skipGzipHeader(input, where) {
    const fixed = await input.take(10);
    if (fixed.length < 10)
        throw compressedCutShort(where);
    const flags = fixed[3] ?? 0;
    if (flags & 4) {
        const length = await input.take(2);
        await input.take((length[0] ?? 0) + (length[1] ?? 0) * 256);
    }
    if (flags & 8)
        await skipZeroEnded(input, where);
    if (flags & 16)
        await skipZeroEnded(input, where);
    if (flags & 2)
        await input.take(2);
}
async function skipZeroEnded(input, where) {
    for (;;) {
        const chunk = await input.next();
        if (chunk === null)
            throw compressedCutShort(where);
        const end = chunk.indexOf(0);
        if (end === -1)
            continue;
        input.putBack(chunk.subarray(end + 1));
        return;
    }
}
/**
 * Runs the input through the engine. What the engine leaves of the last piece goes back to the input, where it is one
 * that takes bytes back.
 */
async function* through(engine, pieces, where) {
    const source = pieces instanceof byte_input/* ByteInput */.T ? pieces : new byte_input/* ByteInput */.T(pieces, where);
    const fed = { bytes: 0, last: new Uint8Array(0) };
    const ended = new Promise((resolve) => engine.once("close", resolve).once("end", resolve));
    const feeding = feed(engine, source, fed, ended);
    try {
        for await (const chunk of engine)
            yield chunk;
        await feeding;
        const unused = fed.bytes - engine.bytesWritten;
        if (unused > 0)
            source.putBack(fed.last.subarray(fed.last.length - unused));
    }
    catch (error) {
        throw explained(error, where);
    }
    finally {
        engine.destroy();
    }
}
async function feed(engine, source, fed, ended) {
    try {
        for (let piece = await source.next(); piece !== null; piece = await source.next()) {
            fed.bytes += piece.length;
            fed.last = piece;
            const bytes = piece;
            await Promise.race([new Promise((resolve) => engine.write(bytes, resolve)), ended]);
            if (engine.bytesWritten < fed.bytes || engine.destroyed)
                return;
        }
        engine.end();
    }
    catch (error) {
        engine.destroy(error);
    }
}
function explained(error, where) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "Z_BUF_ERROR")
        return compressedCutShort(where, error);
    if (!/^(?:Z_|ZSTD_)/.test(code))
        return error;
    return new errors/* UserError */.y(`${where} does not decompress: ${error.message}.`, "The stored layer is damaged. Build and push the image again.", { cause: error });
}
function compressedCutShort(where, cause) {
    return new errors/* UserError */.y(`${where} ends in the middle of its compressed data.`, "The stored layer is cut short. Build and push the image again.", {
        cause,
    });
}
async function* rest(input) {
    for (let chunk = await input.next(); chunk !== null; chunk = await input.next())
        yield chunk;
}
// The place checks digest and length at the end of its stream, so nobody may stop before it.
async function drain(input) {
    while ((await input.next()) !== null)
        ;
}


/***/ }),

/***/ 13520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ parsePaxSparse),
/* harmony export */   dA: () => (/* binding */ parsePax),
/* harmony export */   eQ: () => (/* binding */ parsePaxNumber)
/* harmony export */ });
/* harmony import */ var _block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85248);

const TEXT_KEYS = new Set(["path", "linkpath", "uname", "gname"]);
const SPARSE_OFFSET = "GNU.sparse.offset";
const SPARSE_LENGTH = "GNU.sparse.numbytes";
const SPARSE_MAP = "GNU.sparse.map";
/**
 * Parses `LENGTH KEY=VALUE\n` records (POSIX pax, "pax Extended Header"); null where Go's archive/tar would refuse. The
 * repeated offsets and lengths of sparse format 0.0 become one map.
 */
function parsePax(content) {
    const records = Object.create(null);
    const pairs = [];
    for (let at = 0; at < content.length;) {
        const record = parseRecord(content, at);
        if (record === null)
            return null;
        at = record.end;
        if (record.key !== SPARSE_OFFSET && record.key !== SPARSE_LENGTH) {
            records[record.key] = record.value;
            continue;
        }
        const value = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(record.value, 0, record.value.length);
        const expected = pairs.length % 2 === 0 ? SPARSE_OFFSET : SPARSE_LENGTH;
        if (record.key !== expected || value.includes(","))
            return null;
        pairs.push(value);
    }
    if (pairs.length > 0)
        records[SPARSE_MAP] = Buffer.from(pairs.join(","), "latin1");
    return records;
}
function parseRecord(content, at) {
    const space = content.indexOf(0x20, at);
    if (space === -1 || space - at > 10)
        return null;
    const length = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(content, at, space - at);
    if (!/^\d+$/.test(length))
        return null;
    const end = at + Number(length);
    if (end > content.length || end <= space + 1 || content[end - 1] !== 0x0a)
        return null;
    const equals = content.indexOf(0x3d, space + 1);
    if (equals === -1 || equals >= end - 1 || equals === space + 1)
        return null;
    const key = Buffer.from(content.subarray(space + 1, equals)).toString("latin1");
    const value = content.subarray(equals + 1, end - 1);
    const hasNul = TEXT_KEYS.has(key) ? value.includes(0) : key.includes("\0");
    return hasNul ? null : { key, value, end };
}
/** A decimal number; null where it is malformed or beyond what a double holds exactly. */
function parsePaxNumber(value) {
    const text = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(value, 0, value.length);
    const number = Number(text);
    return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : null;
}
/** Reads the sparse records of formats 0.0, 0.1 and 1.0; null where the file is not sparse, "bad" where malformed. */
function parsePaxSparse(pax) {
    const version = `${text(pax["GNU.sparse.major"])}.${text(pax["GNU.sparse.minor"])}`;
    const hasMapInFront = version === "1.0";
    const isOlder = version === "0.0" || version === "0.1" || (version === "." && text(pax[SPARSE_MAP]) !== "");
    if (!hasMapInFront && !isOlder)
        return null;
    const name = pax["GNU.sparse.name"];
    const sizeText = [pax["GNU.sparse.size"], pax["GNU.sparse.realsize"]].find((value) => text(value) !== "");
    const size = sizeText === undefined ? null : parsePaxNumber(sizeText);
    if (sizeText !== undefined && (size === null || size < 0))
        return "bad";
    const pairs = hasMapInFront ? null : parseMap(pax);
    if (pairs === "bad")
        return "bad";
    return { name: name === undefined || name.length === 0 ? null : name, size, pairs };
}
function parseMap(pax) {
    const map = text(pax[SPARSE_MAP]);
    const items = map === "" ? [] : map.split(",");
    const count = text(pax["GNU.sparse.numblocks"]);
    if (!/^\d+$/.test(count) || items.length !== 2 * Number(count))
        return "bad";
    if (!items.every((item) => /^\d{1,16}$/.test(item)))
        return "bad";
    return items.map(Number);
}
function text(value) {
    return value === undefined ? "" : Buffer.from(value).toString("latin1");
}


/***/ })

};
