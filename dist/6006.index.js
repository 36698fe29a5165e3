export const id = 6006;
export const ids = [6006];
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

/***/ 7814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nk: () => (/* binding */ findConflicts),
/* harmony export */   Tk: () => (/* binding */ publishesIn),
/* harmony export */   Wk: () => (/* binding */ parseBuildable),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   zZ: () => (/* binding */ parseImage),
/* harmony export */   zu: () => (/* binding */ planBuilds)
/* harmony export */ });
/* harmony import */ var _builder_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73417);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45984);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38242);
/* harmony import */ var _record_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26082);
/* harmony import */ var _report_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4325);
/* harmony import */ var _runners_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77122);







/** Parses a platform that a job can be planned for. Throws a `UserError` for any other. */
function parseBuildable(text) {
    if (text !== _builder_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .LOCAL_PLATFORM */ .G)
        return (0,_builder_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalPlatform */ ._)(text);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y('"local" is the platform of a machine that is not chosen yet.', "Name the platform, as in linux/amd64.");
}
/** What is wrong with the inputs taken together. */
function findConflicts(inputs) {
    const platforms = inputs.platforms.map(parseBuildable);
    const repeated = [...new Set(platforms.filter((platform, at) => platforms.indexOf(platform) !== at))];
    return [
        ...(platforms.length === 0 ? ['Input "platforms" names none. Write linux/amd64, or several in commas.'] : []),
        ...repeated.map((platform) => `Input "platforms" names ${platform} more than once. Each is built by one job: name it once.`),
    ];
}
/** Chooses a job for each platform; `tags` and `version` are what the inputs' rules mean in this run. Throws a `UserError` where an image is to be published under no tag. */
function planBuilds(inputs, occasion, { tags, version }) {
    const publishes = publishesIn(inputs, occasion);
    if (publishes && tags.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`No line of "tags" gives a tag in this run. ${occasion.why}`, "Add a rule that holds here, as type=ref,event=branch or type=sha, or start the workflow on other events.");
    }
    const repositories = [...new Set(inputs.image.map((name) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatRepository */ .Sh)(parseImage(name))))];
    const { runners } = (0,_runners_js__WEBPACK_IMPORTED_MODULE_6__/* .parseRunners */ .Z)(inputs.runners);
    const key = inputs.key ?? parseImage(inputs.image[0] ?? "").repository;
    return {
        occasion: occasion.kind,
        why: occasion.why,
        publishes,
        comments: occasion.comments,
        repositories,
        key,
        jobs: inputs.platforms.map(parseBuildable).map((platform) => planJob(platform, runners, key)),
        tags: publishes ? tags : [],
        version: publishes ? version : "",
        annotations: splitAnnotations(inputs.annotations),
    };
}
function planJob(platform, runners, key) {
    const { labels, isEmulated } = (0,_runners_js__WEBPACK_IMPORTED_MODULE_6__/* .placePlatform */ .n)(platform, runners);
    const [label = ""] = labels;
    const runner = labels.length === 1 ? label : labels;
    return { platform, name: (0,_report_name_js__WEBPACK_IMPORTED_MODULE_5__/* .platformName */ .$)(platform), runner, emulated: isEmulated, report: (0,_report_name_js__WEBPACK_IMPORTED_MODULE_5__/* .reportName */ .e)(key, platform) };
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
/** Whether this run pushes what it builds. A fork's pull request may not, whatever is asked for. */
function publishesIn(inputs, occasion) {
    if (inputs.publish === "always")
        return occasion.kind !== "fork-pull-request";
    return inputs.publish === "auto" && occasion.publishes;
}
/** The repository that a line of `image` names; `github.repository` may hold upper case, which no registry takes. */
function parseImage(name) {
    return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepository */ .SU)(name.toLowerCase());
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
        labels: plan.version === "" ? "" : `org.opencontainers.image.version=${plan.version}`,
        "build-annotations": asRecords(plan.annotations.build),
        "index-annotations": asRecords(plan.annotations.publish),
        key,
        records: platforms.map((platform) => `record:${(0,_record_record_js__WEBPACK_IMPORTED_MODULE_4__/* .artifactNameOf */ .nn)({ platform }, key).slice(_record_record_js__WEBPACK_IMPORTED_MODULE_4__/* .RECORD_PREFIX */ .RI.length)}`).join("\n"),
        reports: jobs.map(({ report }) => report).join("\n"),
        report: (0,_report_name_js__WEBPACK_IMPORTED_MODULE_5__/* .reportName */ .e)(key),
        archive: `${(0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactName */ .Cs)(key)}.tar`,
        "uses-github-registry": String(repositories.some((name) => name.startsWith("ghcr.io/"))),
    };
}
/** One a line, in the quoting that inputs of records read. */
function asRecords(values) {
    return values.map((value) => (/["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join("\n");
}


/***/ }),

/***/ 77122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ parseRunners),
/* harmony export */   n: () => (/* binding */ placePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73417);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



const HOSTED = { amd64: "ubuntu-24.04", arm64: "ubuntu-24.04-arm" };
/** What a machine runs beside its own architecture: 32-bit programs, where the processor can. `build` tries it, and registers QEMU where not. */
const ALSO_RUNS = { amd64: ["386"], arm64: ["arm"] };
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


/***/ })

};
