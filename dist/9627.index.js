export const id = 9627;
export const ids = [9627,8242];
export const modules = {

/***/ 48940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ isPrivateFolder),
/* harmony export */   I2: () => (/* binding */ makePrivateFolder),
/* harmony export */   Yv: () => (/* binding */ removePrivateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);




const PREFIX = "plimsoll-";
/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. Throws a `UserError` where none can be made. */
async function makePrivateFolder(host, purpose) {
    const parent = temporaryFolder(host);
    try {
        // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, `${PREFIX}${purpose}-`));
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/, mkdtemp .*$/s, "") : String(cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`No folder for temporary files can be made in ${parent}: ${why}.`, "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).", { cause });
    }
}
/**
 * Removes a folder that `makePrivateFolder` made and everything in it; nothing happens where it is gone. The path may come
 * from state, which what runs in the job can forge: any other place is refused with a `UserError`.
 */
async function removePrivateFolder(host, path) {
    const isThere = await isPrivateFolder(host, path);
    const isAbsent = !isThere && isPlace(host, path) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null)) === null;
    if (!isThere && !isAbsent) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${JSON.stringify(path)} is no folder that this job made, and is left alone.`, "Something in the job changed the action's state: look at what ran before this.");
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path), { recursive: true, force: true });
}
/** Whether a path is a folder as `makePrivateFolder` makes them, in the place where it does. */
async function isPrivateFolder(host, path) {
    return isPlace(host, path) && ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null))?.isDirectory() ?? false);
}
function isPlace(host, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === temporaryFolder(host) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).startsWith(PREFIX);
}
function temporaryFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(host.env["RUNNER_TEMP"] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
}


/***/ }),

/***/ 71772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGoBoolean)
/* harmony export */ });
/** The boolean that a text means to Go's `strconv.ParseBool`, by which Docker's programs read flags and variables; null for any other text. */
function parseGoBoolean(text) {
    if (["1", "t", "T", "true", "TRUE", "True"].includes(text))
        return true;
    return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : null;
}


/***/ }),

/***/ 82708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reachInputs),
/* harmony export */   Z: () => (/* binding */ parseReach)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3186);

const group = "How registries are reached";
/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        group,
        description: "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap((host) => ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isSubnet */ ._w)(host) ? [] : checkHost(host))),
    },
    "registry-ca": {
        type: "lines",
        group,
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
        group,
        description: "Hosts of token servers that may get a registry's credential although they are on another domain than the registry.",
        example: "auth.example.com",
        check: (hosts) => hosts.flatMap(checkHost),
    },
};
/** What the reach inputs say, for `createTransport`. */
function parseReach(inputs) {
    return {
        insecureRegistries: inputs["insecure-registries"].map((host) => host.toLowerCase()),
        registryCa: new Map(inputs["registry-ca"].map(splitRegistryCa)),
        trustedAuthHosts: inputs["trusted-auth-hosts"].map((host) => host.toLowerCase()),
    };
}
function splitRegistryCa(line) {
    const equals = line.indexOf("=");
    return [line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim()];
}
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;
function checkHost(value) {
    return HOST.test(value) ? [] : [`${JSON.stringify(value)} is not a host; write HOST or HOST:PORT, without a scheme or a path.`];
}
function checkRegistryCa(line) {
    const [host, file] = splitRegistryCa(line);
    if (!line.includes("=") || file === "")
        return [`${JSON.stringify(line)} is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.`];
    return checkHost(host);
}


/***/ }),

/***/ 79412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readExpiry),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

/** The claims of a JWT (RFC 7519), unverified; none where it is not one. */
function readClaims(token) {
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(Buffer.from(token.split(".")[1] ?? "", "base64url")) ?? {};
}
/** When a JWT ends by its claim `exp`; null where it does not say. */
function readExpiry({ exp }) {
    const end = typeof exp === "number" ? new Date(exp * 1000) : null;
    return end === null || Number.isNaN(end.getTime()) ? null : end;
}


/***/ }),

/***/ 79834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseRegistry)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const HUB = "docker.io";
/** Docker Hub under the names that people write; its API's own host is another key to Docker, and stays itself. */
const HUB_NAMES = new Set(["", HUB, "index.docker.io", "index.docker.io/v1"]);
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[a-f0-9:]+\])$/;
const CURE = "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000.";
/** The registry of a login as a `Reference` names it, `docker.io` for Docker Hub. Throws a `UserError` for what is no registry. */
function parseRegistry(text) {
    const trimmed = text.trim();
    const bare = trimmed.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");
    if (HUB_NAMES.has(bare))
        return HUB;
    // It may be followed by a password, so nothing of it is shown.
    if (bare.includes("@"))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("a registry has no user in its name.", 'Give "username" and "password" by themselves.');
    const refuse = (why, cure = CURE) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(trimmed.slice(0, 200))} is not a registry: ${why}.`, cure);
    if (/\s/.test(bare))
        throw refuse("it holds white space");
    if (bare.includes("://"))
        throw refuse("it is a URL of another kind");
    if (/[?#]/.test(bare))
        throw refuse("it holds a query");
    if (bare.includes("/"))
        throw refuse("it holds a path, and a login is to a whole registry", `Write ${bare.split("/", 1)[0] ?? ""}; what is beneath it is "scope".`);
    return checkHost(bare, refuse);
}
function checkHost(bare, refuse) {
    const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(bare) ?? [];
    if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || Number(port) === 0))
        throw refuse(`${JSON.stringify(port)} is not a port`);
    if (host.endsWith("."))
        throw refuse("it ends with a dot, which no image name can", `Write ${host.replace(/\.+$/, "")}.`);
    if ((0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(host) !== host && /\P{ASCII}/u.test(host))
        throw refuse("Docker takes ASCII names only", `Write ${(0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(host)}.`);
    if (!NAME.test(host))
        throw refuse("its host name is not well-formed");
    return bare;
}


/***/ }),

/***/ 5479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ judgeScope),
/* harmony export */   P: () => (/* binding */ scopeFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** What is wrong with a scope, as a full sentence; null for a right one. */
function judgeScope(scope) {
    const [path = "", actions, ...rest] = scope.split("@");
    if (rest.length > 0)
        return `${JSON.stringify(scope)} has more than one @.`;
    if (actions !== undefined && !/^[a-z]+(,[a-z]+)*$/.test(actions))
        return `${JSON.stringify(actions)} is not a list of actions; write pull, push or pull,push behind the @.`;
    if (path === "" && actions === undefined)
        return null;
    if (path !== "" && !/^[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*$/.test(path))
        return `${JSON.stringify(path)} is not a repository; write it without its registry, as in owner/app@push.`;
    return null;
}
/**
 * The folder in which buildx looks for a credential that is for one repository, or one action, of a registry only:
 * `config/HOST[/REPOSITORY][@ACTIONS]` in its own folder. Docker Hub is there by the host of its API.
 */
function scopeFolder(buildxFolder, registry, scope) {
    const [path = "", actions] = scope.split("@");
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(buildxFolder), "config");
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, registry === "docker.io" ? "registry-1.docker.io" : registry, path);
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, folder);
    if (below === "" || below === ".." || below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`))
        throw new Error(`The scope ${JSON.stringify(scope)} leads out of ${root}.`);
    return actions === undefined ? folder : `${folder}@${actions}`;
}


/***/ }),

/***/ 62635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Og: () => (/* binding */ hashFor),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Whether the text is a digest of a registered algorithm; everything else never reaches a path or a URL. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Parses a digest; `where` names the document it stands in. Throws a `UserError` for any other form. */
function parseDigest(text, where) {
    if (isDigest(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} holds ${JSON.stringify(text.slice(0, 100))}, which is not a digest.`, "A digest is sha256: and 64, or sha512: and 128, lower-case hex digits.");
}
/** The hex part of a digest. */
function digestHex(digest) {
    return digest.slice(digest.indexOf(":") + 1);
}
/** A running hash of the algorithm that the digest names. */
function hashFor(digest) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(digest.slice(0, digest.indexOf(":")));
}
/** The sha256 digest of the bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}`;
}


/***/ }),

/***/ 38242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sh: () => (/* binding */ formatRepository)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);


const HUB = "docker.io";
const EXAMPLES = "Write it as in ghcr.io/owner/app:1.2, localhost:5000/app, or app@sha256:…";
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::([0-9]{1,5}))?$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;
const REPOSITORY_MAX_LENGTH = 255;
const REFERENCE_MAX_LENGTH = 1024;
/** Parses a reference by Docker's rules (distribution/reference). Throws a `UserError` that says which part is wrong. */
function parseReference(text) {
    if (text === "")
        throw refusal(text, "it is empty");
    if (text.length > REFERENCE_MAX_LENGTH)
        throw refusal(text, `it is longer than ${REFERENCE_MAX_LENGTH} characters`);
    if (text.includes("://"))
        throw refusal(text, "it is a URL");
    if (/\s/.test(text))
        throw refusal(text, "it holds a space or a line break");
    if (IMAGE_ID.test(text))
        throw refusal(text, "it is an image ID, which a registry cannot look up");
    const [named, digest] = splitDigest(text);
    const [name, tag] = splitTag(text, named);
    const [registry, path] = splitRegistry(text, name);
    checkRepository(text, path);
    const isOfficial = registry === HUB && !path.includes("/");
    return {
        registry,
        repository: isOfficial ? `library/${path}` : path,
        tag: tag ?? (digest === null ? "latest" : null),
        digest,
    };
}
/** Parses what names a repository alone. Throws a `UserError` where a tag or a digest follows. */
function parseRepository(text) {
    const ref = parseReference(text);
    const isTagged = /:[^/\]]*$/.test(text);
    if (ref.digest === null && !isTagged)
        return ref;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} names an image, not a repository.`, "Leave the tag or the digest out: ghcr.io/owner/app.");
}
/** Checks a tag. Throws a `UserError` for any other text. */
function parseTag(text) {
    if (TAG.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, 200))} is not a tag.`, 'A tag is at most 128 letters, digits, "_", "." and "-", of which "." and "-" cannot be first.');
}
/** The reference with every default written out: `docker.io/library/debian:12`, `ghcr.io/o/app:1@sha256:…`. */
function formatReference(ref) {
    const tag = ref.tag === null ? "" : `:${ref.tag}`;
    const digest = ref.digest === null ? "" : `@${ref.digest}`;
    return `${formatRepository(ref)}${tag}${digest}`;
}
/** The repository of a reference with its registry: `docker.io/library/debian`. */
function formatRepository({ registry, repository }) {
    return `${registry}/${repository}`;
}
function splitDigest(text) {
    const at = text.indexOf("@");
    if (at === -1)
        return [text, null];
    const digest = text.slice(at + 1);
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest)) {
        throw refusal(text, "what follows the @ is not a digest (sha256: and 64, or sha512: and 128, lower-case hex digits)");
    }
    return [text.slice(0, at), digest];
}
function splitTag(text, named) {
    // A colon before the last slash belongs to a port.
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    if (colon === -1 || named.startsWith("[", named.lastIndexOf("/") + 1))
        return [named, null];
    const tag = named.slice(colon + 1);
    if (!TAG.test(tag)) {
        throw refusal(text, `${JSON.stringify(tag)} is not a tag (at most 128 letters, digits, "_", "." and "-", of which "." and "-" cannot be first)`);
    }
    return [named.slice(0, colon), tag];
}
function splitRegistry(text, name) {
    const slash = name.indexOf("/");
    const first = slash === -1 ? "" : name.slice(0, slash);
    // Docker takes the first part for a host only when it cannot be part of a repository name.
    const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
    if (!isHost)
        return [HUB, name];
    const parts = HOST.exec(first);
    if (parts === null)
        throw refusal(text, `${JSON.stringify(first)} is not a registry's host name`);
    if (parts[1] !== undefined && (Number(parts[1]) > 65_535 || Number(parts[1]) === 0)) {
        throw refusal(text, `${parts[1]} is not a port`);
    }
    return [first === "index.docker.io" ? HUB : first, name.slice(slash + 1)];
}
function checkRepository(text, path) {
    if (path === "")
        throw refusal(text, "it names no repository");
    if (path.length > REPOSITORY_MAX_LENGTH) {
        throw refusal(text, `its repository is longer than ${REPOSITORY_MAX_LENGTH} characters`);
    }
    if (path !== path.toLowerCase())
        throw refusal(text, "a repository is written in lower case");
    const wrong = path.split("/").find((part) => !PATH_COMPONENT.test(part));
    if (wrong === undefined)
        return;
    throw refusal(text, wrong === "" ? "a part of its repository is empty" : `${JSON.stringify(wrong)} cannot be part of a repository`);
}
function refusal(text, why) {
    // Somebody who pasted a URL with a password in it must not read it in the log.
    const harmless = text.replace(/^([a-z]+:\/\/)?[^/@]*:[^/@]*@(?!sha)/i, "$1***@");
    const shown = harmless.length > 200 ? `${harmless.slice(0, 200)}…` : harmless;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(shown)} is not an image reference: ${why}.`, EXAMPLES);
}


/***/ })

};
