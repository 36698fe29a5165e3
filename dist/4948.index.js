export const id = 4948;
export const ids = [4948];
export const modules = {

/***/ 73237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   Ql: () => (/* binding */ showForeign),
/* harmony export */   j9: () => (/* binding */ showForeignWords)
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
/** As `showForeign`, on one line and cut at its end, for a stranger's words within a sentence. */
function showForeignWords(text, max) {
    return showForeign(text.replace(/\s+/g, " ").trim(), max, "end");
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

/***/ 77417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ BROKEN_HINT),
/* harmony export */   JM: () => (/* binding */ stringRecord),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   oS: () => (/* binding */ optionalArray),
/* harmony export */   op: () => (/* binding */ readJsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sx: () => (/* binding */ optionalString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The hint for a document that breaks its specification. */
const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";
/** Whether a value is an object and not an array or null. */
function isJsonObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON object that a text is; null for anything else, for where that is as good as nothing. */
function readJsonObject(text) {
    try {
        const value = JSON.parse(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
        return isJsonObject(value) ? value : null;
    }
    catch {
        return null;
    }
}
/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
function parseJsonObject(bytes, where) {
    const value = parseJson(bytes, where, BROKEN_HINT);
    if (!isJsonObject(value))
        throw broken(where, "is not a JSON object");
    return value;
}
/** Parses any JSON in UTF-8. Throws a `UserError` that names it by `where`. */
function parseJson(bytes, where, hint) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not valid JSON.`, hint, { cause });
    }
}
/** The error for a document that is JSON but not what its specification says. */
function broken(where, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ${what}.`, BROKEN_HINT);
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


/***/ }),

/***/ 10517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QG: () => (/* binding */ createAuthorizer),
  eY: () => (/* binding */ fetchToken),
  UA: () => (/* binding */ readChallenge)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
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

// EXTERNAL MODULE: ./src/registry/credentials.js
var credentials = __webpack_require__(11423);
// EXTERNAL MODULE: ./src/registry/errors.js + 1 modules
var registry_errors = __webpack_require__(49008);
// EXTERNAL MODULE: ./src/registry/realm.js
var registry_realm = __webpack_require__(24786);
// EXTERNAL MODULE: ./src/registry/scope.js
var registry_scope = __webpack_require__(94069);
;// CONCATENATED MODULE: ./src/registry/auth.js







const TOKEN_MAX_BYTES = 1024 * 1024;
const SCOPE_MAX_LENGTH = 1024;
// RFC-less but universal: Docker takes 60 s where the server says nothing, or less.
const SHORTEST_LIFE_S = 60;
const SAFETY_MARGIN_MS = 5_000;
const CLIENT_ID = "plimsoll";
/** Opens the authorizer of one client: challenges are remembered per registry, tokens per scope. */
function createAuthorizer(host, transport, credentials, options) {
    const sessions = new Map();
    async function headerFor(server, session, wanted) {
        const credential = await credentials.find(server.name);
        if (session.challenge.scheme === "basic")
            return basicHeader(server, credential);
        if (credential?.kind === "registry-token")
            return `Bearer ${credential.token}`;
        const scope = session.scopes.get(wanted) ?? wanted;
        const known = await session.tokens.get(scope);
        if (known !== undefined && known.expiresMs > host.clock.now().getTime())
            return known.header;
        const fetched = fetchToken({ host, transport, ...options }, { server, challenge: session.challenge, scope, credential });
        session.tokens.set(scope, fetched);
        fetched.catch(() => session.tokens.delete(scope));
        return (await fetched).header;
    }
    return {
        async header(server, wanted) {
            const session = sessions.get(server.name);
            return session === undefined ? null : headerFor(server, session, wanted);
        },
        async answer(server, wanted, wwwAuthenticate, sent) {
            const session = sessions.get(server.name);
            if (session !== undefined) {
                // Another request may have been told the same, and have answered it, while this one was under way.
                const current = await headerFor(server, session, wanted);
                if (current !== sent)
                    return current;
            }
            const challenge = readChallenge(wwwAuthenticate, server);
            const renewed = renewSession(session, challenge);
            const scope = challenge.parameters.get("scope");
            if (scope !== undefined && scope !== "" && scope.length <= SCOPE_MAX_LENGTH)
                renewed.scopes.set(wanted, (0,registry_scope/* mergeScopes */.O)(scope, wanted));
            renewed.tokens.delete(renewed.scopes.get(wanted) ?? wanted);
            sessions.set(server.name, renewed);
            return headerFor(server, renewed, wanted);
        },
    };
}
/**
 * Asks the token server that a registry's challenge names; `scope` may be "", which proves the credential alone. Throws a
 * `UserError` for a token server that may not be asked, and a `RegistryError` where it says no.
 */
async function fetchToken({ host, transport, trustedAuthHosts, lookup }, asked) {
    const { server, challenge, scope, credential, signal } = asked;
    const realm = await (0,registry_realm/* checkRealm */.m)(challenge.parameters.get("realm") ?? "", server, { trustedAuthHosts, sendsCredential: credential !== null, lookup });
    const service = challenge.parameters.get("service");
    const question = { ...(service === undefined ? {} : { service }), ...(scope === "" ? {} : { scope }) };
    const response = await transport.request({ ...tokenRequest(realm, question, credential), redirects: "refuse", ...(signal === undefined ? {} : { signal }) });
    if (response.status !== 200) {
        const purpose = { asked: "for", isWrite: /push|delete/.test(scope) };
        throw await (0,registry_errors/* readRegistryError */.e)(response, `a token for ${server.name}`, realm.host, server.name, purpose);
    }
    return parseToken(await response.read(TOKEN_MAX_BYTES), realm, host);
}
function renewSession(session, challenge) {
    return { challenge, scopes: session?.scopes ?? new Map(), tokens: session?.tokens ?? new Map() };
}
/** The challenge to answer. Throws a `UserError` where a registry asks for a login without saying how. */
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
        return `Basic ${(0,credentials/* basicValue */.uZ)(credential.username, credential.password)}`;
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
    for (const one of scope.split(" ").filter((each) => each !== ""))
        url.searchParams.append("scope", one);
    const headers = credential?.kind === "password" ? { authorization: `Basic ${(0,credentials/* basicValue */.uZ)(credential.username, credential.password)}` } : {};
    return { method: "GET", url, headers };
}
function parseToken(body, realm, host) {
    const fields = (0,json/* readJsonObject */.op)(body) ?? {};
    const identityToken = typeof fields["refresh_token"] === "string" && fields["refresh_token"] !== "" ? fields["refresh_token"] : null;
    if (identityToken !== null)
        host.addSecret(identityToken);
    const token = [fields["token"], fields["access_token"]].find((value) => typeof value === "string" && value !== "");
    // A header cannot hold a line break, so a token with one is a trick or a web page.
    if (typeof token !== "string" || !/^[\x21-\x7E]+$/.test(token)) {
        throw new errors/* UserError */.y(`The token server ${realm.host} answered without a token.`, "Check that nothing (a login page, a proxy) stands between this machine and that server.");
    }
    host.addSecret(token);
    const lifeS = Math.max(SHORTEST_LIFE_S, Number(fields["expires_in"]) || 0);
    return { header: `Bearer ${token}`, expiresMs: host.clock.now().getTime() + lifeS * 1000 - SAFETY_MARGIN_MS, identityToken };
}


/***/ }),

/***/ 11423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ parseEntry),
/* harmony export */   Gv: () => (/* binding */ eraseInHelper),
/* harmony export */   Pd: () => (/* binding */ serverKey),
/* harmony export */   WL: () => (/* binding */ formatEntry),
/* harmony export */   bX: () => (/* binding */ isKeyOf),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   jf: () => (/* binding */ giveToHelper),
/* harmony export */   jh: () => (/* binding */ createCredentialStore),
/* harmony export */   mH: () => (/* binding */ askHelper),
/* harmony export */   sv: () => (/* binding */ exactKeys),
/* harmony export */   uZ: () => (/* binding */ basicValue),
/* harmony export */   yW: () => (/* binding */ helperFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83612);



const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = ["index.docker.io", "docker.io"];
/** As whom an identity token is kept. */
const TOKEN_USER = "<token>";
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
    const file = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerConfig */ .TO)(host);
    return [...(fromEnv === "" ? [] : [(0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDockerConfig */ .Cj)(fromEnv, "DOCKER_AUTH_CONFIG")]), ...(file === null ? [] : [file])];
}
async function findIn(configuration, registry, host) {
    const helper = helperFor(configuration, registry);
    // Where a helper applies Docker does not look at `auths`, and a stale entry there must not win.
    return helper === null ? findInAuths(configuration, registry) : askHelper(helper, serverKey(registry), host);
}
/** The credential helper that a configuration names for a registry; null where its file itself is the store. */
function helperFor({ content, source }, registry) {
    const helpers = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["credHelpers"]) ? content["credHelpers"] : {};
    const key = serverKey(registry);
    // Present but empty means: for this registry the file, whatever credsStore says.
    const name = Object.hasOwn(helpers, key) ? helpers[key] : content["credsStore"];
    if (typeof name !== "string" || name === "")
        return null;
    if (HELPER_NAME.test(name))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}
function findInAuths({ content, source }, registry) {
    const auths = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["auths"]) ? content["auths"] : {};
    const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => isKeyOf(key, registry))];
    for (const key of keys) {
        const entry = Object.hasOwn(auths, key) ? auths[key] : null;
        const credential = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(entry) ? parseEntry(entry, key, source) : null;
        if (credential !== null)
            return credential;
    }
    return null;
}
/** The key under which Docker keeps a registry's credential, in its file and in helpers. */
function serverKey(registry) {
    return registry === "docker.io" ? HUB_KEY : registry;
}
/** Whether a key of `auths` is one of a registry, as any client has ever written it. */
function isKeyOf(key, registry) {
    return (registry === "docker.io" ? HUB_HOSTS : [registry]).includes(hostOf(key));
}
/** The keys under which a registry's credential may lie in a helper: Docker's own first. */
function exactKeys(registry) {
    return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}
/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key) {
    return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}
/** The credential that an entry of `auths` holds; null where it is empty. Throws a `UserError` for one that Docker cannot read either. */
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The entry for ${key} in ${source} holds an "auth" that is not user:password in base64.`, `Log in to ${key} again.`);
    }
    // Docker pads with NUL to hide the length of the password.
    return { kind: "password", username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/^\0+|\0+$/g, "") };
}
/** The entry of `auths` for a credential, as Docker writes it. */
function formatEntry(credential) {
    if (credential.kind === "password")
        return { auth: basicValue(credential.username, credential.password) };
    if (credential.kind === "registry-token")
        return { registrytoken: credential.token };
    return { auth: basicValue(TOKEN_USER, ""), identitytoken: credential.token };
}
/** What a helper holds under a key; null where that is nothing. Throws a `UserError` that repeats nothing of what the helper printed. */
async function askHelper(helper, server, host) {
    const answer = await runHelper(helper, "get", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0) {
        if (said === HELPER_NOT_FOUND)
            return null;
        throw helperFailure(helper, server, said);
    }
    const entry = parseHelperAnswer(said);
    if (entry === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} did not answer with a credential for ${server}.`, helperHint(helper, server));
    }
    if (entry.secret === "")
        return null;
    return entry.username === TOKEN_USER
        ? { kind: "identity-token", token: entry.secret }
        : { kind: "password", username: entry.username, password: entry.secret };
}
/** Gives a helper a credential to keep, on its standard input. Throws a `UserError` where it does not take it. */
async function giveToHelper(helper, server, credential, host) {
    const [username, secret] = credential.kind === "password" ? [credential.username, credential.password] : [TOKEN_USER, credential.token];
    const answer = await runHelper(helper, "store", server, JSON.stringify({ ServerURL: server, Username: username, Secret: secret }), host);
    if (answer.exitCode !== 0)
        throw helperFailure(helper, server, answer.stdout.trim());
}
/** Has a helper forget what it holds under a key. Throws a `UserError` where it does not. */
async function eraseInHelper(helper, server, host) {
    const answer = await runHelper(helper, "erase", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0 && said !== HELPER_NOT_FOUND)
        throw helperFailure(helper, server, said);
}
async function runHelper(helper, action, server, input, host) {
    try {
        return await host.exec(`docker-credential-${helper}`, [action], { input });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} could not be run for ${server}.`, helperHint(helper, server), { cause });
    }
}
function helperFailure(helper, server, said) {
    const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} failed for ${server}${known}.`, helperHint(helper, server));
}
function helperHint(helper, server) {
    const program = `docker-credential-${helper}`;
    return `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
}
function parseHelperAnswer(text) {
    const { Username: username, Secret: secret } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(text) ?? {};
    return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}
/** Hides a credential in each form in which files and headers hold it; the username stays readable. */
function hide(credential, host) {
    if (credential.kind === "password") {
        if (credential.password !== "")
            host.addSecret(credential.password);
        host.addSecret(basicValue(credential.username, credential.password));
        return credential;
    }
    host.addSecret(credential.token);
    if (credential.kind === "identity-token")
        host.addSecret(basicValue(TOKEN_USER, credential.token));
    return credential;
}
/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
function basicValue(username, password) {
    return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}


/***/ }),

/***/ 83612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   TM: () => (/* binding */ readDockerJson),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   jN: () => (/* binding */ buildxFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";
/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
function dockerFolder({ env }) {
    const folder = env["DOCKER_CONFIG"] ?? "";
    if (folder !== "")
        return folder;
    const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
    return home === "" ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, ".docker");
}
/** Where buildx keeps what is its own, for a configuration in this folder (buildx, util/confutil). */
function buildxFolder({ env }, dockerFolder) {
    return env["BUILDX_CONFIG"] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerFolder, "buildx");
}
/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
async function readDockerConfig(host) {
    const folder = dockerFolder(host);
    return folder === null ? null : readDockerJson((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config.json"), host);
}
/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
async function readDockerJson(path, host) {
    const bytes = await host.files.read(path, MAX_BYTES).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
    });
    return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}
/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
function parseDockerConfig(text, source) {
    let content;
    try {
        const bare = text.replace(/^\uFEFF/, "");
        // Docker takes a file of white space for an empty one.
        content = JSON.parse(bare.trim() === "" ? "{}" : bare);
    }
    catch {
        // No cause: JSON.parse quotes the text around the fault, which may be a password.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not valid JSON.`, HINT);
    }
    if ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(content))
        return { source, content };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not a JSON object.`, HINT);
}


/***/ }),

/***/ 504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ findEndpoint)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3186);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77976);
/* harmony import */ var _http_trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29244);



/** Where the API of a registry is, as an origin. Docker Hub's is not where its name says. */
async function findEndpoint(registry, transport, reach) {
    const https = new URL(`https://${registry === "docker.io" ? "registry-1.docker.io" : registry}/`);
    if (!(0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(https.hostname) && !(0,_http_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .isInsecure */ .f)(https, reach))
        return https;
    return (await answersTls(https, transport)) ? https : new URL(`http://${https.host}/`);
}
async function answersTls(url, transport) {
    try {
        return await transport.answersTls(url);
    }
    catch (error) {
        // Nothing on 443 leaves 80; where a port was named there is no other.
        if (url.port === "" && error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H && error.kind === "unreachable")
            return false;
        throw error;
    }
}


/***/ }),

/***/ 49008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ RegistryError),
  e: () => (/* binding */ readRegistryError)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/registry/usual-causes.js
var usual_causes = __webpack_require__(66552);
;// CONCATENATED MODULE: ./src/registry/refusal.js

// ECR says TAG_INVALID and "cannot be overwritten because the tag is immutable", Artifact Registry "has enabled tag immutability",
// Harbor "configured as immutable" with 412, Docker Hub and Quay that the tag is immutable: the words agree more than the codes.
const IMMUTABLE = /immutab|cannot be overwritten|ImageTagAlreadyExists/i;
/** Which kind of refusal an answer is, by what registries are known to answer. */
function classify({ status, code, words, challenge, isWebPage }) {
    if (status >= 400 && status < 500 && status !== 404 && IMMUTABLE.test(words))
        return "immutable-tag";
    if (status === 429 || code === "TOOMANYREQUESTS")
        return "rate-limited";
    // A token that is good and holds too little is renewed once; what is still refused then, the account may not do.
    if (status === 401)
        return code === "DENIED" || challenge.includes("insufficient_scope") ? "denied" : "unauthorized";
    if (status === 403)
        return "denied";
    if (status === 405 || status === 501 || code === "UNSUPPORTED")
        return "unsupported";
    // A web page says nothing of images: it is no registry's word.
    if (status === 404)
        return isWebPage ? "other" : "not-found";
    if (status === 413 || status === 414 || status === 431)
        return "too-large";
    return status === 408 || status >= 500 ? "unavailable" : "other";
}
const LOGIN = '"docker login", or the login action';
const MAYBE_ABSENT = "Check the name too: many registries answer so for what does not exist.";
const TOO_LARGE = {
    413: "Something in front of the registry limits the size of a request: raise that limit (in nginx client_max_body_size).",
    414: "The address of the request was too long for it: publish fewer tags at once.",
    431: "The headers of the request were too long for it, which is the token: log in with an account of fewer rights or groups.",
};
/** How the reader can mend it. */
function hintFor(circumstances) {
    const { kind, status, isWebPage, isWrite, server } = circumstances;
    if (kind === "unauthorized" || kind === "denied")
        return loginHint(circumstances);
    if (kind === "immutable-tag")
        return "The registry lets nobody move this tag: publish under another one, or take this one out of its rule of immutable tags.";
    if (kind === "rate-limited")
        return "The registry limits how often it is asked: log in for a higher limit, or try again later.";
    if (kind === "unavailable")
        return `The fault is on the side of ${server}: try again later, or look at its status page.`;
    if (isWebPage)
        return `Check the host name: what answers at ${server} is not a registry.`;
    if (kind === "not-found")
        return isWrite ? "Check the name; some registries want a repository to be made before anything is pushed to it." : "Check the name and the tag.";
    if (kind === "too-large")
        return TOO_LARGE[status] ?? "";
    if (kind === "unsupported")
        return `${server} does not do this: look into its documentation, and at any mirror or proxy in front of it.`;
    if (status === 451)
        return "The registry withholds this for legal reasons.";
    return `Check that ${server} is a registry that speaks the OCI distribution API.`;
}
function loginHint({ kind, isWrite, words, registry }) {
    const account = `Log in to ${registry} (${LOGIN}) with an account that may ${isWrite ? "write" : "read"} this`;
    if (kind === "unauthorized")
        return isWrite ? `${account}.` : `${account}. ${MAYBE_ABSENT}`;
    if (!isWrite)
        return `${account}; on ghcr.io, add the workflow's repository under the package's "Manage Actions access". ${MAYBE_ABSENT}`;
    return (0,usual_causes/* usualCause */.u)({ registry, at: "push", words }) ?? `${account}. Some registries answer so for a repository that must be made first.`;
}

;// CONCATENATED MODULE: ./src/registry/errors.js




/** A registry (or its token server) answered, and the answer was no. */
class RegistryError extends errors/* UserError */.y {
    kind;
    status;
    /** The registry's own code, `DENIED` or `MANIFEST_UNKNOWN` (distribution-spec, "Error Codes"); null where it gave none. */
    code;
    isTransient;
    retryAfter;
    constructor(message, hint, answer) {
        super(message, hint);
        this.name = "RegistryError";
        this.kind = answer.kind;
        this.status = answer.status;
        this.code = answer.code;
        this.retryAfter = answer.retryAfter;
        this.isTransient = answer.status === 408 || answer.kind === "rate-limited" || answer.kind === "unavailable";
    }
}
const BODY_MAX_BYTES = 64 * 1024;
const READING = { asked: "for", isWrite: false };
/**
 * Reads the body of an answer that is no success, and says what it means; `what` is what was asked for ("the manifest of …"),
 * `server` who answered, `registry` where one would log in. No credential of ours is in the message: it is made of the status, the server's own words, and these two.
 */
async function readRegistryError(response, what, server, registry = server, { asked, isWrite } = READING) {
    const body = await response.read(BODY_MAX_BYTES).catch(() => Buffer.alloc(0));
    const type = response.headers["content-type"] ?? "";
    const isWebPage = type.includes("html") || /^\s*<(?:!doctype|html)/i.test(body.subarray(0, 200).toString("utf8"));
    const { code, said } = readErrorBody(body);
    const words = [code, said].filter((word) => word !== null).join(": ");
    const details = isWebPage ? ", and a web page where a registry answers in JSON" : words === "" ? "" : ` (${words})`;
    const { status, headers } = response;
    const kind = classify({ status, code, words, challenge: headers["www-authenticate"] ?? "", isWebPage });
    const hint = hintFor({ kind, status, isWebPage, isWrite, words, server, registry });
    const answer = { status, kind, code, retryAfter: headers["retry-after"] ?? null };
    return new RegistryError(`${server} answered ${status}${details} when asked ${asked} ${what}.`, hint, answer);
}
function readErrorBody(body) {
    const parsed = (0,json/* readJsonObject */.op)(body) ?? {};
    // Token servers of Go registries answer {"details": …}, ACR and OAuth2 ones {"error": …, "error_description": …}.
    const first = Array.isArray(parsed["errors"]) ? parsed["errors"][0] : null;
    const error = (0,json/* isJsonObject */.OW)(first) ? first : { code: parsed["error"], message: parsed["error_description"] ?? parsed["message"] ?? parsed["details"] };
    return { code: wordsIn(error["code"], 60), said: wordsIn(error["message"], 300) };
}
function wordsIn(text, maxColumns) {
    return typeof text === "string" ? (0,foreign_text/* showForeignWords */.j9)(text, maxColumns) || null : null;
}


/***/ }),

/***/ 24786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lookUp),
/* harmony export */   m: () => (/* binding */ checkRealm)
/* harmony export */ });
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71553);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3186);



/** Asks this machine's resolver. */
async function lookUp(hostname) {
    const found = await (0,node_dns_promises__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
}
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
    const refuse = (why, isForTheUserToAllow) => refusal(registry.name, realm, why, isForTheUserToAllow);
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
    if ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_2__/* .ipLiteral */ .H8)(url.hostname) !== null)
        throw refuse("is an address and not a name", true);
    const isOfTheRegistry = sharesDomain(url.hostname, registry.endpoint.hostname) || isKnown(url.hostname, registry.name);
    if (options.sendsCredential && !isOfTheRegistry)
        throw refuse("is in another domain", true);
    const addresses = [...((0,_http_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) ? ["127.0.0.1"] : []), ...(await options.lookup(url.hostname))];
    if (addresses.some(_http_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isForbiddenAddress */ .KV))
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
    if ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_2__/* .ipLiteral */ .H8)(other) !== null)
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
function refusal(registry, realm, why, isForTheUserToAllow) {
    const url = URL.canParse(realm) ? new URL(realm) : null;
    // Not the origin, which is the word "null" for what is no URL of the web.
    const shown = url === null ? JSON.stringify(realm.slice(0, 100)) : `${url.protocol}//${url.host}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${registry} sends its users to a token server, ${shown}, that ${why}. No credential was sent.`, isForTheUserToAllow && url !== null
        ? `If ${url.host} is that registry's own token server, name it in "trusted-auth-hosts".`
        : "This is a fault or an attack on the side of the registry; ask its operator.");
}


/***/ }),

/***/ 14575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ createRequester),
/* harmony export */   c: () => (/* binding */ judgeFailure)
/* harmony export */ });
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56147);
/* harmony import */ var _auth_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10517);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11423);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(504);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49008);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94069);






const POLICY = { attempts: 5, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 180_000 };
const RETRY_AFTER_MAX_MS = 60_000;
const SUCCESS = [200, 206];
const ASKED = { POST: "to take", PUT: "to take", PATCH: "to take", DELETE: "to take away" };
/** Opens what asks registries; connections, credentials and tokens come with the first request that needs them. */
function createRequester(host, transport, reach, lookup) {
    const authorizer = (0,_auth_js__WEBPACK_IMPORTED_MODULE_0__/* .createAuthorizer */ .QG)(host, transport, (0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .createCredentialStore */ .jh)(host), {
        trustedAuthHosts: reach.trustedAuthHosts,
        lookup,
    });
    const endpointOf = rememberEndpoints(transport, reach);
    const afterFirstAnswer = createGate();
    const once = (ref, wanted) => afterFirstAnswer(ref.registry, async () => {
        const server = { name: ref.registry, endpoint: await endpointOf(ref.registry) };
        const response = await send(server, ref.repository, wanted, transport, authorizer);
        if ((wanted.accepts ?? SUCCESS).includes(response.status))
            return response;
        throw await (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegistryError */ .e)(response, wanted.what, response.url.host, ref.registry, purposeOf(wanted));
    });
    return {
        once,
        ask: (ref, wanted, use) => (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(async () => use(await once(ref, wanted)), (error) => judgeFailure(error, host), POLICY, host.clock, wanted.signal),
        endpointOf,
    };
}
/** Connection faults, 408, 429 and 5xx are tried again; 401 and 403 never, since accounts lock. */
function judgeFailure(error, host) {
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeTransience */ .Kt)(error, host.clock.now(), RETRY_AFTER_MAX_MS);
}
async function send(server, repository, wanted, transport, authorizer) {
    const url = typeof wanted.at === "string" ? new URL(`/v2/${repository}/${wanted.at}`, server.endpoint) : wanted.at;
    const scope = (0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .formatScopes */ .$)(wanted.scopes ?? [{ repository, actions: "pull" }]);
    const headers = wanted.headers ?? {};
    const ask = (authorization) => transport.request({
        method: wanted.method,
        url,
        headers: authorization === null ? headers : { ...headers, authorization },
        redirects: "follow",
        ...(wanted.body === undefined ? {} : { body: wanted.body }),
        ...(wanted.isSlow === true ? { isSlow: true } : {}),
        ...(wanted.signal === undefined ? {} : { signal: wanted.signal }),
    });
    // Where the registry sends uploads to may be anybody's: it gets the content and nothing that proves who we are.
    if (url.origin !== server.endpoint.origin)
        return ask(null);
    const sent = await authorizer.header(server, scope);
    const response = await ask(sent);
    // A 401 from where a redirect led is not the registry's, and gets nothing.
    if (response.status !== 401 || response.url.origin !== url.origin)
        return response;
    const answer = await authorizer.answer(server, scope, response.headers["www-authenticate"], sent).catch(async (error) => {
        await response.discard();
        throw error;
    });
    // The same again would be refused again, and accounts lock.
    if (answer === sent)
        return response;
    await response.discard();
    return ask(answer);
}
function purposeOf({ method, scopes }) {
    const isWrite = scopes?.some(({ actions }) => actions !== "pull") === true;
    return { asked: ASKED[method] ?? "for", isWrite };
}
function rememberEndpoints(transport, reach) {
    const endpoints = new Map();
    return (registry) => {
        const known = endpoints.get(registry);
        if (known !== undefined)
            return known;
        const found = (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .findEndpoint */ .v)(registry, transport, reach);
        endpoints.set(registry, found);
        found.catch(() => endpoints.delete(registry));
        return found;
    };
}
/** Lets the first request to a registry find out alone whether it asks for a login, so that the others need not. */
function createGate() {
    const firstAnswers = new Map();
    return async (registry, work) => {
        const first = firstAnswers.get(registry);
        if (first === undefined) {
            const own = work();
            firstAnswers.set(registry, own.catch(() => { }));
            return own;
        }
        await first;
        return work();
    };
}


/***/ }),

/***/ 94069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ formatScopes),
/* harmony export */   O: () => (/* binding */ mergeScopes)
/* harmony export */ });
/** `repository:app:pull,push repository:base:pull`. */
function formatScopes(scopes) {
    return scopes.map(({ repository, actions }) => `repository:${repository}:${actions}`).join(" ");
}
/**
 * What to ask a token for: what the challenge names, with the actions we came for beside its own (a registry that is asked whether
 * a blob is there names `pull`, and the upload that follows needs more), and the repositories beside the first that it does not name.
 */
function mergeScopes(challenged, wanted) {
    const ours = wanted.split(" ").map(splitScope);
    const theirs = challenged.split(" ").map(splitScope);
    const widened = theirs.map(({ resource, actions }) => {
        const own = ours.find((scope) => scope.resource === resource);
        return { resource, actions: [...new Set([...actions, ...(own?.actions ?? [])])] };
    });
    const forgotten = ours.slice(1).filter(({ resource }) => theirs.every((scope) => scope.resource !== resource));
    return [...widened, ...forgotten].map(({ resource, actions }) => `${resource}:${actions.join(",")}`).join(" ");
}
function splitScope(scope) {
    const colon = scope.lastIndexOf(":");
    return { resource: scope.slice(0, colon), actions: scope.slice(colon + 1).split(",") };
}


/***/ }),

/***/ 66552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ usualCause)
/* harmony export */ });
const GHCR = /^ghcr\.io$/;
const ANY = /(?:)/;
const USUAL_CAUSES = [
    {
        registry: GHCR,
        says: /installation not allowed/i,
        push: "Give the job `permissions: packages: write`; where the organization forbids its members to make packages, an owner makes this one.",
    },
    {
        registry: GHCR,
        says: /write_package/i,
        push: 'The package is there and does not know this workflow: in the package\'s settings, under "Manage Actions access", add the workflow\'s repository with the role Write; the job also needs `permissions: packages: write`.',
    },
    {
        registry: GHCR,
        says: /does not match expected scopes|create_package/i,
        push: "The personal access token needs the scope write:packages, and single sign-on for the organization where that is on.",
    },
    {
        registry: GHCR,
        login: "ghcr.io takes `${{ github.token }}` (with `permissions: packages: write`), or a classic personal access token with write:packages; a fine-grained one, and an expired one, are refused.",
        push: 'Give the job `permissions: packages: write`; where the package is there already, also add the workflow\'s repository with the role Write in the package\'s settings, under "Manage Actions access". A package of another owner takes a classic personal access token with write:packages.',
    },
    {
        registry: /^(?:(?:registry-1\.)?docker\.io|dhi\.io)$/,
        login: "Docker Hub takes the Docker ID (with an organization's token, the organization), not the e-mail address, and an access token that is neither expired nor deactivated.",
        push: "The access token needs the scope Read & Write, and the account must be a collaborator of the repository, or in a team that may write to it.",
    },
    {
        registry: /\.dkr[.-]ecr[.-]|^public\.ecr\.aws$|^ecr-public\.aws\.com$/,
        login: "A password of ECR is good for 12 hours: get a new one, or let the login action get it (leave the password empty and give a role-to-assume).",
        push: "Create the repository first, unless the registry creates them on push, and give the user or role ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchCheckLayerAvailability.",
    },
    {
        registry: /\.azurecr\.(?:io|cn|us)$/,
        login: "A token of ACR is good for 3 hours; the admin user has to be enabled before its password works.",
        push: "Give the identity the role AcrPush on the registry.",
    },
    {
        registry: /^(?:[a-z]+\.)?gcr\.io$|-docker\.pkg\.dev$/,
        login: "The username is `oauth2accesstoken` for an access token (good for an hour), `_json_key` for a key file, `_json_key_base64` for one in base64.",
        push: "Give the service account the role Artifact Registry Writer on the repository, which must exist.",
    },
    {
        registry: /^quay\.io$/,
        login: "The username of a robot account is `ORGANIZATION+NAME`, its password the token that Quay shows for it.",
        push: "Give the robot account the permission Write on the repository, which it can create by itself only in a team with the role Creator.",
    },
    {
        registry: ANY,
        username: /^gitlab-ci-token$/,
        login: "CI_JOB_TOKEN counts within GitLab's own CI alone, and while its job runs; elsewhere use a deploy token with read_registry and write_registry.",
    },
    {
        registry: /^registry\.gitlab\.com$/,
        login: "GitLab takes a deploy token, or a personal, group or project access token with read_registry and write_registry.",
        push: "The token needs write_registry, and its owner the role Developer or more in the project.",
    },
    {
        registry: ANY,
        username: /^robot(?:\+|$)/,
        login: "If this is a robot of Harbor, a shell has taken a part of its name away, `robot$PROJECT+NAME`: put it in single quotes.",
    },
    {
        registry: ANY,
        username: /^robot\$/,
        login: "Check that the robot of Harbor is enabled and has not expired, and that its name is whole, `robot$PROJECT+NAME`.",
    },
];
/** What usually is the cause of such a refusal, and its cure; null where nothing is known of it. */
function usualCause({ registry, at, username = "", words = "" }) {
    const fits = (row) => row[at] !== undefined && row.registry.test(registry) && (row.username ?? ANY).test(username) && (row.says ?? ANY).test(words);
    return USUAL_CAUSES.find(fits)?.[at] ?? null;
}


/***/ })

};
