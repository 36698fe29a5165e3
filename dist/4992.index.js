export const id = 4992;
export const ids = [4992];
export const modules = {

/***/ 73417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ LOCAL_PLATFORM),
/* harmony export */   _: () => (/* binding */ canonicalPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75209);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);



/** What Go and BuildKit build for (go tool dist list, buildx's own list), normalised. */
const PLATFORMS = [
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/arm/v6",
    "linux/arm/v5",
    "linux/386",
    "linux/ppc64le",
    "linux/s390x",
    "linux/riscv64",
    "linux/loong64",
    "linux/mips64le",
    "linux/mips64",
    "linux/mipsle",
    "linux/mips",
    "linux/ppc64",
    "windows/amd64",
    "windows/arm64",
    "windows/386",
    "windows/arm/v7",
    "darwin/amd64",
    "darwin/arm64",
    "freebsd/amd64",
    "freebsd/arm64",
    "freebsd/386",
    "freebsd/arm/v7",
    "freebsd/riscv64",
    "openbsd/amd64",
    "openbsd/arm64",
    "netbsd/amd64",
    "netbsd/arm64",
    "dragonfly/amd64",
    "solaris/amd64",
    "illumos/amd64",
    "aix/ppc64",
    "android/arm64",
    "android/amd64",
    "ios/arm64",
    "js/wasm",
    "wasi/wasm",
    "wasip1/wasm",
];
/** The variants that there are; an architecture that is not listed has none that we know of, and any is taken. */
const VARIANTS = {
    amd64: /^v[1-4]$/,
    arm: /^v[5-8]$/,
    arm64: /^v([89])(\.\d)?$/,
};
/** buildx's word for the platform of the machine it runs on. */
const LOCAL_PLATFORM = "local";
/** The platform as it is compared: `linux/arm64` for `arm64` and `linux/arm64/v8`. Throws a `UserError` with the one that was most likely meant. */
function canonicalPlatform(text) {
    if (text === LOCAL_PLATFORM)
        return text;
    // containerd reads a lone architecture as one of this system's, and images are Linux's everywhere.
    const platform = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text.includes("/") ? text : `linux/${text}`);
    const { os, architecture, variant } = platform;
    const known = PLATFORMS.find((each) => each === `${os}/${architecture}` || each.startsWith(`${os}/${architecture}/`));
    const isVariantKnown = variant === undefined || (VARIANTS[architecture]?.test(variant) ?? true);
    if (known !== undefined && isVariantKnown)
        return (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform);
    const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(text, PLATFORMS);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} is no platform that can be built for${near === null ? "." : `; did you mean ${near}?`}`, "Write os/architecture or os/architecture/variant, as in linux/arm64 or linux/arm/v7.");
}


/***/ }),

/***/ 35822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ publishesIn),
/* harmony export */   y: () => (/* binding */ readOccasion)
/* harmony export */ });
/** Whether a run publishes that was told to by the input `publish`. What a fork brings is never published, whatever is asked for. */
function publishesIn({ kind, publishes }, publish) {
    return publish === "always" ? kind !== "fork-pull-request" : publish === "auto" && publishes;
}
const READ_ONLY = "such runs get no secrets, and a token that can only read";
/** Tells the kind of run from the event; what is not known for sure publishes nothing. */
function readOccasion(event, env) {
    const isDependabot = env["GITHUB_ACTOR"] === "dependabot[bot]";
    if (event.pullRequest !== null)
        return readPullRequest(event, isDependabot);
    const ref = event.ref ?? env["GITHUB_REF"] ?? "";
    const kind = kindOf(event.name, ref);
    if (kind === "other")
        return { kind, publishes: false, comments: false, why: whyOther(event) };
    if (isDependabot)
        return { kind, publishes: false, comments: false, why: `Dependabot started this run: ${READ_ONLY}.` };
    return { kind, publishes: true, comments: false, why: `${BEGINNINGS[kind]} ${shortRef(ref)}.` };
}
function readPullRequest({ ci, name, pullRequest, repository }, isDependabot) {
    const number = pullRequest?.number ?? 0;
    const head = pullRequest?.headRepository ?? null;
    if (isDependabot) {
        return { kind: "fork-pull-request", publishes: false, comments: true, why: `Dependabot's pull request ${number}: ${READ_ONLY}.` };
    }
    // GitHub compares names without regard to case.
    const own = repository === null ? null : `${repository.owner}/${repository.name}`;
    if (head !== null && own !== null && head.toLowerCase() === own.toLowerCase()) {
        return { kind: "pull-request", publishes: false, comments: true, why: `Pull request ${number} of this repository.` };
    }
    // Only the Actions family's event tells a repository that is gone from one that is not named.
    if (head === null && ci !== "Actions") {
        return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number}: nothing names the repository that its head is in, so it is taken for a fork's.` };
    }
    const from = head === null ? "a fork that is gone" : `the fork ${head}`;
    // pull_request_target runs with all rights; what is built is a stranger's all the same.
    const rights = name === "pull_request_target" ? "" : `: ${READ_ONLY}`;
    return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number} from ${from}${rights}.` };
}
const BEGINNINGS = {
    push: "A push to",
    tag: "The tag",
    schedule: "A scheduled run of",
    manual: "A run by hand of",
};
function kindOf(name, ref) {
    switch (name) {
        case "push":
            return ref.startsWith("refs/tags/") ? "tag" : "push";
        // A release of a tag that is there already: no push of it may have been built.
        case "release":
            return ref.startsWith("refs/tags/") ? "tag" : "other";
        case "schedule":
            return "schedule";
        // Both are started by someone who may write to the repository.
        case "workflow_dispatch":
        case "repository_dispatch":
            return "manual";
        default:
            return "other";
    }
}
function whyOther({ ci, name }) {
    if (name !== "")
        return `Nothing is published on ${name}.`;
    return ci === "" ? "This runs outside any CI." : `${ci} does not say what started this run, or it is nothing that publishes.`;
}
function shortRef(ref) {
    return ref.replace(/^refs\/(heads|tags)\//, "") || "an unknown ref";
}


/***/ }),

/***/ 35576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ imageKey)
/* harmony export */ });
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);

/** The key of an image that nobody gave one: its repository without the registry, or the last part of its path. */
function imageKey(reference) {
    const place = (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlace */ .De)(reference);
    if (place.transport === "docker")
        return place.reference.repository;
    if (place.transport === "docker-daemon")
        return place.reference?.repository ?? place.name;
    return place.path.split(/[/\\]/).findLast((part) => !["", ".", ".."].includes(part)) ?? "image";
}


/***/ }),

/***/ 100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ isArchivePath),
/* harmony export */   De: () => (/* binding */ parsePlace),
/* harmony export */   aK: () => (/* binding */ parseImagePlace),
/* harmony export */   uf: () => (/* binding */ isPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);



const MAX_LENGTH = 4096;
const PREFIX = /^(docker|oci|oci-archive|docker-archive|docker-daemon|report):/;
const DIGEST_SUFFIX = /^(.+)@(sha(?:256|512):[^/\\]*)$/s;
const DRIVE = /^[A-Za-z]:[\\/]/;
const PLACES = "Images are read from a registry (ghcr.io/owner/app:1), oci:FOLDER, oci-archive:FILE, docker-archive:FILE or docker-daemon:NAME.";
/** Transports of other tools, and schemes, with what to write here instead. */
const FOREIGN = {
    "containers-storage": "Push the image, or save it (podman save --format oci-archive) and write oci-archive:FILE.",
    dir: "Copy it into a layout (skopeo copy dir:FOLDER oci:FOLDER2) and write oci:FOLDER2.",
    "oci-dir": "Write oci:FOLDER.",
    "oci-layout": "Write oci:FOLDER.",
    ocidir: "Write oci:FOLDER.",
    archive: "Write docker-archive:FILE or oci-archive:FILE.",
    file: "Write docker-archive:FILE, oci-archive:FILE or oci:FOLDER.",
    tarball: "Write docker-archive:FILE or oci-archive:FILE.",
    podman: "Save the image (podman save --format oci-archive) and write oci-archive:FILE.",
    registry: "Write docker://NAME, or NAME alone.",
    http: "Leave the scheme out: ghcr.io/owner/app:1. Plain HTTP is the input insecure-registries.",
    https: "Leave the scheme out: ghcr.io/owner/app:1.",
};
/** Tells from the text alone which place it names. Throws a `UserError` with the cure for all that names none. */
function parsePlace(text) {
    if (text.length > MAX_LENGTH || text.includes("\0")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("An image's name holds a NUL or is longer than 4,096 characters.", PLACES);
    }
    const transport = PREFIX.exec(text)?.[1];
    const rest = transport === undefined ? text : text.slice(transport.length + 1);
    switch (transport) {
        case "oci":
        case "oci-archive":
        case "docker-archive":
            return parseFilePlace(transport, rest);
        case "docker-daemon":
            return parseEnginePlace(required(rest, transport));
        case "report":
            return { transport, path: required(rest, transport) };
        // "docker:27" is the image that Docker Hub calls docker.
        case "docker":
            return rest.startsWith("//") ? { transport, reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(rest.slice(2)) } : parseBare(text);
        default:
            return parseBare(text);
    }
}
/** As `parsePlace`, for what must be an image. Throws a `UserError` for a report. */
function parseImagePlace(text) {
    const place = parsePlace(text);
    if (place.transport !== "report")
        return place;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${text} is a report, which holds no image.`, "A report can only be the base of a diff.");
}
/** Whether the text is what an engine takes for an image's ID rather than for its name. */
function isImageId(text) {
    return /^(?:[0-9a-f]{12}|[0-9a-f]{64})$/.test(text);
}
/** Whether a text without a transport is rather the name of an archive than of an image. */
function isArchivePath(text) {
    return /\.(?:tar|tgz|tar\.\w+)$/.test(text);
}
/** Whether a text without a transport can only be a path. */
function isPath(text) {
    return /^(?:\.{0,2}|~)[\\/]/.test(text);
}
function parseBare(text) {
    const foreign = /^([a-z][a-z0-9+.-]*):/.exec(text)?.[1];
    const cure = foreign !== undefined && Object.hasOwn(FOREIGN, foreign) ? FOREIGN[foreign] : undefined;
    if (cure !== undefined && !/^registry:[^/]/.test(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${foreign}:`)} is not a place that images are read from.`, cure);
    }
    if (isArchivePath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a file, and it is not said of which kind.`, `Write oci-archive:${text} for an OCI archive, docker-archive:${text} for what docker save wrote, or docker://NAME for an image in a registry.`);
    }
    if (isPath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout, oci-archive:${text} for an OCI archive, or docker-archive:${text} for what docker save wrote.`);
    }
    try {
        return { transport: "docker", reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text) };
    }
    catch (cause) {
        if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(cause.message, /[\\/.]/.test(text) ? `${cause.hint} ${PLACES}` : cause.hint, { cause });
    }
}
function parseFilePlace(transport, rest) {
    const readings = readPaths(required(rest, transport));
    // Where no file settles it: a name of an OCI image holds no slash, a Docker reference may hold several.
    const letter = readings.findLast(({ path }) => transport === "docker-archive" || !isCutInFolder(rest, path)) ?? readings[0];
    return { transport, path: letter?.path ?? rest, choice: letter?.choice ?? null, readings };
}
function isCutInFolder(whole, path) {
    return /[\\/]/.test(whole.slice(path.length));
}
function readPaths(rest) {
    const [, path, digest] = DIGEST_SUFFIX.exec(rest) ?? [];
    if (path !== undefined && digest !== undefined) {
        return [{ path, choice: { digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(digest, JSON.stringify(rest)) } }];
    }
    const readings = [{ path: rest, choice: null }];
    const first = DRIVE.test(rest) ? 2 : 1;
    for (let colon = rest.lastIndexOf(":"); colon >= first; colon = rest.lastIndexOf(":", colon - 1)) {
        const name = rest.slice(colon + 1);
        if (name !== "")
            readings.push({ path: rest.slice(0, colon), choice: parseChoice(name) });
    }
    return readings;
}
function parseChoice(name) {
    const position = /^@([0-9]{1,6})$/.exec(name)?.[1];
    return position === undefined ? { name } : { position: Number(position) };
}
function parseEnginePlace(text) {
    if (isImageId(text) || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return { transport: "docker-daemon", name: text, reference: null };
    const reference = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text);
    const { tag, digest } = reference;
    // Asked for a name without a tag, a classic engine saves every tag of the repository.
    const isNameOnly = digest === null && !text.endsWith(`:${tag}`);
    return { transport: "docker-daemon", name: isNameOnly ? `${text}:${tag}` : text, reference };
}
function required(rest, transport) {
    if (rest !== "")
        return rest;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${transport}:`)} names nothing.`, PLACES);
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

/***/ 73356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/occasion.js
var forge_occasion = __webpack_require__(35822);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/flavor.js
var flavor = __webpack_require__(53363);
// EXTERNAL MODULE: ./src/tags/image-input.js
var image_input = __webpack_require__(26211);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/host/artifact.js
var artifact = __webpack_require__(45984);
// EXTERNAL MODULE: ./src/image/key.js
var image_key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/record/record.js
var record = __webpack_require__(26082);
// EXTERNAL MODULE: ./src/report/name.js
var report_name = __webpack_require__(4325);
// EXTERNAL MODULE: ./src/tags/latest.js
var latest = __webpack_require__(54952);
// EXTERNAL MODULE: ./src/plan/runners.js
var plan_runners = __webpack_require__(77122);
;// CONCATENATED MODULE: ./src/plan/plan.js









/** What is wrong with the platforms taken together. */
function findConflicts(given) {
    const platforms = given.map(plan_runners/* parseBuildable */.Wk);
    const repeated = [...new Set(platforms.filter((platform, at) => platforms.indexOf(platform) !== at))];
    return [
        ...(platforms.length === 0 ? ["it names none; write linux/amd64, or several in commas."] : []),
        ...repeated.map((platform) => `it names ${platform} more than once; each is built by one job, so name it once.`),
    ];
}
/** Chooses a job for each platform; `tags` and `version` are what the inputs' rules mean in this run. Throws a `UserError` where an image is to be published under no tag. */
function planBuilds(inputs, occasion, { tags, version }) {
    const publishes = (0,forge_occasion/* publishesIn */.T)(occasion, inputs.publish);
    if (publishes && tags.length === 0) {
        throw new errors/* UserError */.y(`No line of "tags" gives a tag in this run. ${occasion.why}`, "Add a rule that holds here, as type=ref,event=branch or type=sha, or start the workflow on other events.");
    }
    const repositories = [...new Set(inputs.image.map(image_input/* parseImage */.zZ))];
    const { runners } = (0,plan_runners/* parseRunners */.ZV)(inputs.runners);
    const key = inputs.key ?? (0,image_key/* imageKey */.p)(repositories[0] ?? "");
    return {
        occasion: occasion.kind,
        why: occasion.why,
        publishes,
        comments: occasion.comments,
        repositories,
        key,
        jobs: inputs.platforms.map(plan_runners/* parseBuildable */.Wk).map((platform) => planJob(platform, runners, key)),
        tags: publishes ? tags : [],
        version: publishes ? version : "",
        annotations: splitAnnotations(inputs.annotations),
    };
}
function planJob(platform, runners, key) {
    const { labels, isEmulated } = (0,plan_runners/* placePlatform */.n4)(platform, runners);
    const [label = ""] = labels;
    const runner = labels.length === 1 ? label : labels;
    return { platform, name: (0,report_name/* platformName */.$)(platform), runner, emulated: isEmulated, report: (0,report_name/* reportName */.e)(key, platform) };
}
const OF_INDEX = /^(index|manifest-descriptor)(\[|$)/;
const TYPED = /^([a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*):([^=]*=.*)$/s;
/** Annotations `[TYPE:]name=value` by who writes them: each build its manifest, what joins the builds the index. */
function splitAnnotations(lines) {
    const of = (line, isWanted) => {
        const [, types = "manifest", rest = line] = TYPED.exec(line) ?? [];
        const wanted = types.split(",").filter(isWanted);
        return wanted.length === 0 ? [] : [`${wanted.join(",")}:${rest}`];
    };
    return {
        build: lines.flatMap((line) => of(line, (type) => !OF_INDEX.test(type))),
        publish: lines.flatMap((line) => of(line, (type) => OF_INDEX.test(type))),
    };
}
/** The plan as the outputs tell it to the jobs that follow. */
function outputsOf(plan) {
    const { key, jobs, repositories, publishes, comments } = plan;
    const platforms = jobs.map(({ platform }) => platform);
    return {
        matrix: JSON.stringify({ include: jobs }),
        occasion: plan.occasion,
        publishes: String(publishes),
        comments: String(comments),
        platforms: platforms.join(","),
        repository: repositories[0] ?? "",
        "push-by-digest": publishes ? repositories.join("\n") : "",
        tags: plan.tags.join("\n"),
        version: plan.version,
        labels: plan.version === "" ? "" : `${latest/* VERSION_LABEL */.Qu}=${plan.version}`,
        "build-annotations": asRecords(plan.annotations.build),
        "index-annotations": asRecords(plan.annotations.publish),
        key,
        records: platforms.map((platform) => `record:${(0,record/* artifactNameOf */.nn)({ platform }, key).slice(record/* RECORD_PREFIX */.RI.length)}`).join("\n"),
        reports: jobs.map(({ report }) => report).join("\n"),
        report: (0,report_name/* reportName */.e)(key),
        archive: `${(0,artifact/* artifactName */.Cs)(key)}.tar`,
        "uses-github-registry": String(repositories.some((name) => name.startsWith("ghcr.io/"))),
    };
}
/** One a line, in the quoting that inputs of records read. */
function asRecords(values) {
    return values.map((value) => (/["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join("\n");
}

;// CONCATENATED MODULE: ./src/plan/run.js







/** What is wrong with the inputs taken together; only looks. */
function findMistakes({ kind }, inputs) {
    const found = { platforms: findConflicts(inputs.platforms), tags: (0,expand/* checkTagLines */._m)(inputs.tags, inputs.image, image_input/* isRule */.Nd), flavor: (0,flavor/* readFlavor */.f)(inputs.flavor).mistakes };
    return Promise.resolve(Object.entries(found).flatMap(([name, mistakes]) => mistakes.map((mistake) => `${(0,read/* inputName */.yu)(kind, name)}: ${mistake}`)));
}
/** Says in its outputs how the jobs that follow build the image, and what becomes of it in this run. */
async function run(host, inputs, cli) {
    const event = await (0,forge_event/* readEvent */.j_)(host);
    const occasion = (0,forge_occasion/* readOccasion */.y)(event, host.env);
    const tags = (0,forge_occasion/* publishesIn */.T)(occasion, inputs.publish) ? await tagsOf((0,image_input/* hostOfTags */.BX)(host, event), inputs) : { tags: [], version: "" };
    const plan = planBuilds(inputs, occasion, tags);
    for (const [name, value] of Object.entries(outputsOf(plan)))
        host.setOutput(name, value);
    for (const line of describe(plan))
        host.log.info(line);
    await cli?.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
}
async function tagsOf(host, inputs) {
    const options = {
        images: inputs.image.map(image_input/* parseImage */.zZ),
        flavor: inputs.flavor,
        latestGuard: inputs["latest-guard"],
        context: inputs["tag-context"],
        githubToken: inputs["github-token"],
    };
    return await (0,expand/* expandTags */.Cu)(host, inputs.tags, options, image_input/* isRule */.Nd);
}
function describe({ why, publishes, jobs, tags }) {
    return [
        `${why} ${publishes ? "The image is published:" : "Nothing is pushed; the image is built and weighed."}`,
        ...tags.map((tag) => `  ${tag}`),
        ...jobs.map(({ platform, runner, emulated }) => `${platform} is built on ${[runner].flat().join(", ")}${emulated ? ", by QEMU" : ""}.`),
    ];
}


/***/ }),

/***/ 77122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ parseBuildable),
/* harmony export */   ZV: () => (/* binding */ parseRunners),
/* harmony export */   n4: () => (/* binding */ placePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73417);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



const HOSTED = { amd64: "ubuntu-24.04", arm64: "ubuntu-24.04-arm" };
/** What a machine runs beside its own architecture: 32-bit programs, where the processor can. `build` tries it, and registers QEMU where not. */
const ALSO_RUNS = { amd64: ["386"], arm64: ["arm"] };
/** Parses a platform that a runner can be chosen for. Throws a `UserError` for any other. */
function parseBuildable(text) {
    if (text !== _builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .LOCAL_PLATFORM */ .G)
        return (0,_builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalPlatform */ ._)(text);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('"local" is the platform of a machine that is not chosen yet.', "Name the platform, as in linux/amd64.");
}
/** Reads the lines of `runners`; each mistake names its line and the cure. */
function parseRunners(lines) {
    const named = new Map();
    let fallback = null;
    const mistakes = [];
    for (const line of lines) {
        const parsed = parseLine(line);
        if (typeof parsed === "string") {
            mistakes.push(`${JSON.stringify(line)}: ${parsed}`);
            continue;
        }
        if (parsed.platform === "default" ? fallback !== null : named.has(parsed.platform))
            mistakes.push(`${JSON.stringify(line)}: ${parsed.platform} has a runner already. Write one line for it.`);
        if (parsed.platform === "default")
            fallback = parsed.labels;
        else
            named.set(parsed.platform, parsed.labels);
    }
    return { runners: { named, fallback }, mistakes };
}
function parseLine(line) {
    const equals = line.indexOf("=");
    if (equals < 1)
        return "write PLATFORM=LABEL, as in linux/arm64=ubuntu-24.04-arm, or default=LABEL.";
    const labels = line.slice(equals + 1).split(",").map((label) => label.trim());
    if (labels.some((label) => !/^[\w.:/ -]+$/.test(label)))
        return "a label is missing, or has a character that no label has. Write LABEL, or several in commas.";
    const name = line.slice(0, equals).trim();
    if (name === "default")
        return { platform: name, labels };
    try {
        return { platform: platformKey(name), labels };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return `${error.message} ${error.hint}`;
        throw error;
    }
}
/** `linux/arm` is v7 where an image is meant, and every variant where a runner is. */
function platformKey(name) {
    const platform = (0,_builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalPlatform */ ._)(name);
    const { os, architecture, variant } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform);
    return variant !== undefined && name.split("/").length === 2 ? `${os}/${architecture}` : platform;
}
/** Chooses the runner that builds a platform (normalised): the one that was named for it, else a native one, else QEMU on another. */
function placePlatform(platform, { named, fallback }) {
    const { os, architecture } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform);
    const given = named.get(platform) ?? named.get(`${os}/${architecture}`);
    // Whoever names a runner for one platform means one that is of it.
    if (given !== undefined)
        return { labels: given, isEmulated: isForeign(given, architecture) };
    const labels = fallback ?? [ALSO_RUNS.arm64.some((name) => name === architecture) || architecture === "arm64" ? HOSTED.arm64 : HOSTED.amd64];
    return { labels, isEmulated: !runs(machineOf(labels) ?? "amd64", architecture) };
}
/** A runner whose labels tell its processor, and it is not the platform's. */
function isForeign(labels, architecture) {
    const machine = machineOf(labels);
    return machine !== null && !runs(machine, architecture);
}
function runs(machine, architecture) {
    return machine === architecture || ALSO_RUNS[machine].some((name) => name === architecture);
}
/** The processor as far as the labels tell: GitHub's own, those of its self-hosted runners (`X64`, `ARM64`), and names that hold one. */
function machineOf(labels) {
    const words = labels.flatMap((label) => label.toLowerCase().split(/[^a-z0-9]+/));
    if (words.some((word) => ["arm64", "aarch64", "arm"].includes(word)))
        return "arm64";
    const isAmd64 = words.some((word) => ["amd64", "x64"].includes(word)) || labels.some((label) => /^ubuntu-(latest|slim|\d\d\.\d\d)$/.test(label));
    return isAmd64 ? "amd64" : null;
}


/***/ }),

/***/ 26082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ RECORD_PREFIX),
/* harmony export */   bM: () => (/* binding */ formatRecord),
/* harmony export */   nn: () => (/* binding */ artifactNameOf)
/* harmony export */ });
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45984);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** What the name of every record begins with, as an artifact and as a file. */
const RECORD_PREFIX = "plimsoll-record-";
/** The record as its file holds it. */
function formatRecord(record) {
    const { schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations } = record;
    return `${JSON.stringify({ schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations }, null, 2)}\n`;
}
/** The name of the artifact that a record is uploaded as, `plimsoll-record-KEY-OS-ARCH[-VARIANT]`; what a name refuses is `-`. */
function artifactNameOf(record, key) {
    const { os, architecture, variant, osVersion } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(record.platform);
    const parts = [key, os, architecture, variant, osVersion].filter((part) => part !== undefined);
    return (0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .Cs)(RECORD_PREFIX + parts.join("-"));
}


/***/ }),

/***/ 4325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ platformName),
/* harmony export */   e: () => (/* binding */ reportName)
/* harmony export */ });
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45984);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** The name of the file or artifact that holds the report of a key, or what one job of several measured of it. */
function reportName(key, platform) {
    return (0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .Cs)(["plimsoll-report", key, ...(platform === undefined ? [] : platformWords(platform))].join("-"));
}
/** A platform as names of jobs and artifacts hold it: `linux-arm-v7`. */
function platformName(platform) {
    return platformWords(platform).join("-");
}
function platformWords(platform) {
    const { os, architecture, variant, osVersion } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(platform);
    return [os, architecture, variant, osVersion].filter((word) => word !== undefined);
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


/***/ }),

/***/ 26211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ hostOfTags),
/* harmony export */   MQ: () => (/* binding */ DEFAULT_TAGS),
/* harmony export */   Nd: () => (/* binding */ isRule),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38242);
/* harmony import */ var _expand_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27687);


/** What an image is tagged with where `image` names its repositories and nobody gives `tags`; by the last, later runs find the image of a commit. */
const DEFAULT_TAGS = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=sha"];
/** Whether a line of `tags` is a rule where `image` names the repositories: what names none is no reference. */
function isRule(line) {
    return (0,_expand_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWithType */ ._u)(line) || !/[/:]/.test(line);
}
/** A line of `image` as a repository. Names of owners may have capitals on a forge, and never in a registry. */
function parseImage(line) {
    return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRepository */ .Sh)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(line.toLowerCase()));
}
/** The host as rules over `image` read it: on `pull_request_target` GITHUB_SHA is the base branch's commit, whose image must stay what it is. */
function hostOfTags(host, { name }) {
    return name === "pull_request_target" ? { ...host, env: { ...host.env, DOCKER_METADATA_PR_HEAD_SHA: "true" } } : host;
}


/***/ })

};
