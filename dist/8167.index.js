export const id = 8167;
export const ids = [8167,8242];
export const modules = {

/***/ 78894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48940);
/* harmony import */ var _cache_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34840);
/* harmony import */ var _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99613);
/* harmony import */ var _cache_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47718);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27155);





/** Removes the secrets of a build that was killed before it could do so itself, and ends its layer cache when that has written what is new. */
async function post(host, parts = _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__/* .REAL_PARTS */ .yM) {
    const folder = host.state(_private_files_js__WEBPACK_IMPORTED_MODULE_4__/* .FOLDER_STATE */ .R);
    const cache = (0,_cache_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readCacheState */ .k)(host);
    try {
        if (folder !== "")
            await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .removePrivateFolder */ .Yv)(host, folder);
    }
    finally {
        if (cache !== null)
            await (0,_cache_end_js__WEBPACK_IMPORTED_MODULE_1__/* .endCache */ .w)(host, cache, parts);
    }
}


/***/ }),

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

/***/ 46580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

const HINT = "Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.";
const PLATFORM = /^([a-z0-9_]+)\/([a-z0-9_-]+)(?:\/([a-z0-9._]+))?(?::([0-9][0-9.]*))?$/i;
const PLATFORM_MAX_LENGTH = 128;
/** Parses `os/architecture[/variant][:os.version]` and normalises it. Throws a `UserError` for any other form. */
function parsePlatform(text) {
    const parts = text.length <= PLATFORM_MAX_LENGTH ? PLATFORM.exec(text.trim()) : null;
    const [, os, architecture, variant, osVersion] = parts ?? [];
    if (os === undefined || architecture === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, PLATFORM_MAX_LENGTH))} is not a platform.`, HINT);
    }
    return normalizePlatform({ os, architecture, variant, osVersion });
}
/** Brings a platform into the one form that is compared, by containerd's table (containerd/platforms, database.go). */
function normalizePlatform(platform) {
    const os = normalizeOs(platform.os.toLowerCase());
    const [architecture, variant] = normalizeArchitecture(platform.architecture.toLowerCase(), (platform.variant ?? "").toLowerCase());
    const osVersion = os === "windows" ? (platform.osVersion ?? "") : "";
    return {
        os,
        architecture,
        ...(variant === "" ? {} : { variant }),
        ...(osVersion === "" ? {} : { osVersion }),
    };
}
/** The platform as people write it: `linux/arm/v7`, `windows/amd64:10.0.20348.1`. */
function formatPlatform(platform) {
    const variant = platform.variant === undefined ? "" : `/${platform.variant}`;
    const osVersion = platform.osVersion === undefined ? "" : `:${platform.osVersion}`;
    return `${platform.os}/${platform.architecture}${variant}${osVersion}`;
}
/** Whether two platforms are the same once normalised. */
function samePlatform(a, b) {
    return formatPlatform(normalizePlatform(a)) === formatPlatform(normalizePlatform(b));
}
function normalizeOs(os) {
    if (os === "")
        return "linux";
    return os === "macos" ? "darwin" : os;
}
function normalizeArchitecture(architecture, variant) {
    switch (architecture) {
        case "i386":
            return ["386", ""];
        case "x86_64":
        case "x86-64":
        case "amd64":
            return ["amd64", variant === "v1" ? "" : variant];
        case "aarch64":
        case "arm64":
            return ["arm64", normalizeArm64Variant(variant)];
        case "armhf":
            return ["arm", "v7"];
        case "armel":
            return ["arm", "v6"];
        case "arm":
            return ["arm", normalizeArmVariant(variant)];
        case "":
            return ["unknown", variant];
        default:
            return [architecture, variant];
    }
}
function normalizeArm64Variant(variant) {
    if (["8", "v8", "v8.0"].includes(variant))
        return "";
    return ["9", "9.0", "v9.0"].includes(variant) ? "v9" : variant;
}
function normalizeArmVariant(variant) {
    if (variant === "" || variant === "7")
        return "v7";
    return ["5", "6", "8"].includes(variant) ? `v${variant}` : variant;
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

/***/ 24200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   Gg: () => (/* binding */ codeElement),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/**
 * Text as a `code` element, in which neither Markdown nor HTML is read: every character that could mean something is an
 * entity. A stranger's goes through `showForeign` first.
 */
function codeElement(text) {
    return `<code>${text.replace(/[^\p{L}\p{M}\p{N} /.…-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}
/** Text as prose, in which neither Markdown nor HTML is read, and nothing becomes a link. A stranger's goes through `showForeign` first. */
function plainText(text) {
    return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
/** Markdown that is shown when its title, which is Markdown too, is clicked. */
function fold(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** A table of cells that are Markdown already; a letter of `aligns` for each column, `l` or `r`. */
function markdownTable(titles, aligns, rows) {
    const rule = [...aligns].map((align) => (align === "r" ? "--:" : ":--"));
    return [titles, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}


/***/ })

};
