export const id = 2414;
export const ids = [2414];
export const modules = {

/***/ 3186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ ipLiteral),
/* harmony export */   KV: () => (/* binding */ isForbiddenAddress),
/* harmony export */   M2: () => (/* binding */ blockList),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _w: () => (/* binding */ isSubnet),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const LOOPBACK = blockList(["127.0.0.0/8", "::1/128"]);
const NEVER_A_SERVICE = blockList(["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/128", "::1/128", "fe80::/10", "fc00::/7"]);
/** A set of addresses out of subnets and single addresses; what is neither is left out. */
function blockList(subnets) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const subnet of subnets) {
        const [address = "", bits] = subnet.split("/");
        const isIPv4 = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4;
        if (bits === undefined ? (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 : !isSubnet(subnet))
            continue;
        list.addSubnet(address, Number(bits ?? (isIPv4 ? 32 : 128)), isIPv4 ? "ipv4" : "ipv6");
    }
    return list;
}
/** Whether a text is a subnet in CIDR notation, `10.0.0.0/8` or `fd00::/8`. */
function isSubnet(text) {
    const [, address = "", bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 0 && Number(bits) <= ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128);
}
/** The IP address that a URL's host name is, without brackets; null where it is a name. */
function ipLiteral(hostname) {
    const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(bare) === 0 ? null : bare;
}
/** Whether the list holds the address, also where IPv6 wraps an IPv4 address (`::ffff:127.0.0.1`). */
function isListed(list, address) {
    // BlockList matches IPv4-mapped addresses against its IPv4 rules by itself.
    return list.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
}
/** Whether a URL's host name is this machine: 127.0.0.0/8, `[::1]` or `localhost`, and nothing that merely resolves to it. */
function isLoopback(hostname) {
    if (/^localhost\.?$/i.test(hostname))
        return true;
    const address = ipLiteral(hostname);
    return address !== null && isListed(LOOPBACK, address);
}
/** Whether an address is loopback, link-local (cloud metadata), unspecified or a unique local one: nowhere a stranger may send us. */
function isForbiddenAddress(address) {
    return isListed(NEVER_A_SERVICE, address);
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
const CERTIFICATE_HINT = "Give the certificate authority that signed it (HOST=FILE in registry-ca, or ca.crt in Docker's certs.d), or name the host in insecure-registries.";
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
    hint: "If it is meant to be reached over plain HTTP, name it in insecure-registries.",
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
    // What a request's own body threw is not about its connection.
    if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y || isAbort(thrown))
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

/***/ 55942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readProxyRule)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3186);


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
        if (proxy === null || (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.hostname))
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${name} is not the URL of an HTTP proxy.`, "Write it as http://proxy.example:3128, and in a password / as %2F, ? as %3F and # as %23; SOCKS is not supported.");
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
    const address = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .ipLiteral */ .H8)(hostname);
    const [name, port] = splitPort(entry);
    if (port !== null && port !== (url.port === "" ? defaultPort(url) : url.port))
        return false;
    if (address !== null)
        return (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isListed */ .yy)((0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .blockList */ .M2)([(0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .ipLiteral */ .H8)(name) ?? name]), address);
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


/***/ }),

/***/ 13078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./src/http/trust.js
var http_trust = __webpack_require__(29244);
;// CONCATENATED MODULE: ./src/http/dispatchers.js

/** Opens the connections of one transport; none is made yet. */
function createDispatchers(host, reach, patience) {
    const dispatchers = new Map();
    return {
        find(url, proxy) {
            const key = `${proxy?.origin ?? ""} ${url.origin}`;
            const known = dispatchers.get(key);
            if (known !== undefined)
                return known;
            const made = createDispatcher(url, proxy, reach, host, patience);
            dispatchers.set(key, made);
            return made;
        },
        async close() {
            const made = [...dispatchers.values()];
            dispatchers.clear();
            // One that could not be made has nothing to close, and its request has reported why.
            await Promise.allSettled(made.map(async (dispatcher) => (await dispatcher).destroy()));
        },
    };
}
async function createDispatcher(url, proxy, reach, host, patience) {
    const trust = url.protocol === "https:" ? await (0,http_trust/* readTrust */.b)(url, reach, host) : null;
    const tls = { ...writable(trust), timeout: patience.connectMs };
    if (proxy === null) {
        const { default: Agent } = await Promise.all(/* import() */[__webpack_require__.e(9500), __webpack_require__.e(1745)]).then(__webpack_require__.t.bind(__webpack_require__, 61745, 19));
        return new Agent({ connect: tls });
    }
    const { ProxyAgent } = await Promise.all(/* import() */[__webpack_require__.e(9500), __webpack_require__.e(1745), __webpack_require__.e(887), __webpack_require__.e(1684)]).then(__webpack_require__.t.bind(__webpack_require__, 61684, 19));
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

// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
// EXTERNAL MODULE: ./src/http/proxy.js
var proxy = __webpack_require__(55942);
;// CONCATENATED MODULE: ./src/http/redirect.js

/** Redirects that are followed before giving up. */
const MAX_REDIRECTS = 5;
const CREDENTIAL_HEADERS = new Set(["authorization", "cookie", "proxy-authorization", "private-token", "job-token"]);
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

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./src/http/address.js
var address = __webpack_require__(3186);
;// CONCATENATED MODULE: ./src/http/tls-probe.js



/** Whether the server of a URL answers TLS at all, whatever its certificate. Throws an `HttpFailure` where nothing listens. */
function answersTlsDirectly(url, patience) {
    const hostname = (0,address/* ipLiteral */.H8)(url.hostname) ?? url.hostname;
    return new Promise((fulfil, reject) => {
        const socket = (0,external_node_tls_.connect)({
            host: hostname,
            port: url.port === "" ? 443 : Number(url.port),
            // Only the question whether TLS is spoken here; nothing is sent, and the real connection checks the certificate.
            rejectUnauthorized: false,
            ...((0,address/* ipLiteral */.H8)(url.hostname) === null ? { servername: hostname } : {}),
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

;// CONCATENATED MODULE: ./src/http/transport.js





const PATIENCE = { connectMs: 15_000, readMs: 30_000 };
const SLOW_FACTOR = 6;
const DISCARD_MAX_BYTES = 64 * 1024;
const EMPTY_STATUSES = new Set([101, 204, 205, 304]);
/** Opens the transport; its HTTP library is loaded with the first request. */
function createTransport(host, reach, patience = PATIENCE) {
    const proxyFor = (0,proxy/* readProxyRule */.b)(host);
    const dispatchers = createDispatchers(host, reach, patience);
    async function send(hop, request) {
        const proxy = proxyFor(hop.url);
        const dispatcher = await dispatchers.find(hop.url, proxy);
        try {
            const { default: ask } = await loadRequest();
            const answer = await ask.call(dispatcher, dispatchOptions(hop, request, patience));
            // Without the query, which in a signed address is a credential.
            host.log.debug(`${hop.method} ${hop.url.origin}${hop.url.pathname} ${answer.statusCode}`);
            return wrapResponse(answer, hop.url, proxy);
        }
        catch (error) {
            request.signal?.throwIfAborted();
            throw (0,failure/* describeFailure */.I)(error, hop.url.host, proxy?.origin ?? null);
        }
    }
    const request = (wanted) => followRedirects(wanted, (hop) => send(hop, wanted));
    return {
        request,
        async prepare(url) {
            await Promise.all([dispatchers.find(url, proxyFor(url)), loadRequest()]);
        },
        answersTls: (url) => (proxyFor(url) === null ? answersTlsDirectly(url, patience) : answersTlsByProxy(url, request)),
        fetch: (input, init) => fetchOver(request, new Request(input, init)),
        close: () => dispatchers.close(),
    };
}
const loadRequest = () => Promise.all(/* import() */[__webpack_require__.e(9500), __webpack_require__.e(887)]).then(__webpack_require__.t.bind(__webpack_require__, 50887, 19));
async function followRedirects(request, send) {
    let hop = { method: request.method, url: request.url, headers: request.headers ?? {}, body: request.body ?? null };
    const visited = new Set();
    for (;;) {
        visited.add(hop.url.href);
        const response = await send(hop);
        if (!isRedirect(response.status) || request.redirects === "manual")
            return response;
        await response.discard();
        if (request.redirects === "refuse")
            throw refuseRedirect(hop);
        hop = nextHop(hop, response.status, response.headers["location"], visited);
    }
}
function dispatchOptions(hop, request, patience) {
    const timeoutMs = request.timeoutMs ?? patience.readMs;
    return {
        origin: hop.url.origin,
        path: hop.url.pathname + hop.url.search,
        method: hop.method,
        // Digests are over the bytes as stored, so nobody on the way may compress them.
        headers: { "accept-encoding": "identity", "user-agent": "plimsoll", ...lengthOf(hop.body), ...hop.headers },
        // Undici takes any iterable; its types know streams alone.
        body: openBody(hop.body),
        signal: request.signal ?? null,
        // Undici would close the connection after each HEAD, in fear of servers that answer one with a body.
        reset: false,
        headersTimeout: request.isSlow === true ? SLOW_FACTOR * timeoutMs : timeoutMs,
        bodyTimeout: timeoutMs,
    };
}
function openBody(body) {
    return typeof body === "object" && body !== null && "open" in body ? body.open() : body;
}
function lengthOf(body) {
    return typeof body === "object" && body !== null && "open" in body ? { "content-length": String(body.sizeBytes) } : {};
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


/***/ }),

/***/ 29244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readTrust),
/* harmony export */   f: () => (/* binding */ isInsecure)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);





const CA_MAX_BYTES = 4 * 1024 * 1024;
/** Whether the user named the server of this URL as insecure. Entries match exactly, as Docker's do. */
function isInsecure(url, reach) {
    const address = (0,_address_js__WEBPACK_IMPORTED_MODULE_4__/* .ipLiteral */ .H8)(url.hostname);
    return reach.insecureRegistries.some((entry) => {
        if (entry.includes("/"))
            return address !== null && (0,_address_js__WEBPACK_IMPORTED_MODULE_4__/* .isListed */ .yy)((0,_address_js__WEBPACK_IMPORTED_MODULE_4__/* .blockList */ .M2)([entry]), address);
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
    return own.length === 0 ? null : { ca: [...(0,node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates)("default"), ...own] };
}
async function readNamedAuthorities(url, reach, host) {
    const names = namesOf(url);
    const [, file] = [...reach.registryCa].find(([name]) => names.includes(name.toLowerCase())) ?? [];
    if (file === undefined)
        return [];
    const pem = await host.files.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.directory, file), CA_MAX_BYTES);
    if (pem === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`The certificate authority of ${url.host}, ${file}, does not exist.`, "Fix the path in registry-ca.");
    }
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`The certificate authority of ${url.host}, ${file}, is not a PEM file.`, "Give registry-ca a file with BEGIN CERTIFICATE in it.");
    }
    return [pem.toString("utf8")];
}
async function readDockerAuthorities(url, host, platform) {
    // No file name of Windows has a colon: Docker leaves it out there.
    const names = namesOf(url).flatMap((name) => (platform === "win32" && name.includes(":") ? [name, name.replaceAll(":", "")] : [name]));
    const folders = certificateFolders(host).flatMap((folder) => names.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)));
    const found = await Promise.all(folders.map((folder) => readAuthorities(folder, host)));
    return found.flat();
}
async function readAuthorities(folder, host) {
    // A folder that is missing or not ours to read gives nothing, as with Docker.
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []);
    const files = names.filter((name) => name.endsWith(".crt")).toSorted();
    const read = await Promise.all(files.map((name) => host.files.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), CA_MAX_BYTES)));
    return read.flatMap((pem) => (pem === null ? [] : [pem.toString("utf8")]));
}
/** Docker's folders: the engine's, and those of a rootless engine and of the person. */
function certificateFolders(host) {
    const { env } = host;
    const home = env["HOME"] ?? env["USERPROFILE"];
    const programData = env["ProgramData"];
    return [
        "/etc/docker/certs.d",
        ...(programData === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(programData, "docker", "certs.d")]),
        ...(home === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env["XDG_CONFIG_HOME"] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".config"), "docker", "certs.d")]),
        ...(home === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".docker", "certs.d")]),
    ];
}
/** The names under which people know the server of a URL: with its port, and without where it is the default. */
function namesOf(url) {
    const hostname = url.hostname.toLowerCase();
    if (url.port !== "")
        return [`${hostname}:${url.port}`];
    return [hostname, `${hostname}:${url.protocol === "https:" ? "443" : "80"}`];
}


/***/ }),

/***/ 56147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kt: () => (/* binding */ judgeTransience),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
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
/**
 * Judges an error by what it says of itself: `isTransient`, and `retryAfter` as the other side wrote it, of which at most
 * `maxAfterMs` are waited for. One that says nothing is final.
 */
function judgeTransience(error, now, maxAfterMs = Infinity) {
    if (!(error instanceof Error) || !("isTransient" in error) || error.isTransient !== true)
        return { retry: false };
    const afterMs = "retryAfter" in error && typeof error.retryAfter === "string" ? parseRetryAfter(error.retryAfter, now) : null;
    return { retry: true, afterMs: afterMs === null ? null : Math.min(afterMs, maxAfterMs) };
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


/***/ })

};
