export const id = 616;
export const ids = [616];
export const modules = {

/***/ 81660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ evaluateBudgets),
/* harmony export */   C3: () => (/* binding */ parseBudgets),
/* harmony export */   N3: () => (/* binding */ checkBudgets),
/* harmony export */   Vj: () => (/* reexport safe */ _report_verdict_js__WEBPACK_IMPORTED_MODULE_2__.Vj)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71157);



const METRICS = ["pull", "delta-pull", "disk", "hidden", "layers"];
const LATER_METRICS = ["package", "cause", "finding"];
const EXAMPLE = "`pull <= 250MB`";
const LINE = /^(?<subject>.*?)(?<operator>\+?<=)(?<limit>[^<>=]*)$/;
const LIMIT = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]*)$/i;
const BYTES_PER_UNIT = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
/** Parses the lines of `budget`; blank lines and `#` comments say nothing. Each mistake names its line and the cure. */
function parseBudgets(lines) {
    const budgets = [];
    const mistakes = [];
    for (const text of lines) {
        const line = text.replace(/(?:^|\s)#.*$/s, "").trim();
        if (line === "")
            continue;
        const parsed = parseBudget(line);
        if (typeof parsed === "string")
            mistakes.push(`Budget line ${JSON.stringify(line)}: ${parsed}`);
        else
            budgets.push(parsed);
    }
    return { budgets, mistakes };
}
/** What is wrong with the lines of `budget`, each mistake with its cure; none where all can be parsed. */
function checkBudgets(lines) {
    return parseBudgets(lines).mistakes;
}
/** The budget, or what is wrong with the line. */
function parseBudget(line) {
    const { subject, operator, limit } = LINE.exec(line)?.groups ?? {};
    if (subject === undefined || operator === undefined || limit === undefined) {
        return `write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; ${EXAMPLE}, say.`;
    }
    const target = parseSubject(subject.trim());
    if (typeof target === "string")
        return target;
    const growth = operator === "+<=";
    if (growth && target.metric === "delta-pull") {
        return "delta-pull is what a node that holds base must pull, growth already: write <=, or `pull +<=` for the growth of the pull size.";
    }
    const bound = parseLimit(limit.trim(), target.metric, growth);
    return typeof bound === "string" ? bound : { line, ...target, growth, ...bound };
}
function parseSubject(subject) {
    const [metric = "", platform, ...more] = subject.split(/\s+/);
    const named = parseMetric(metric);
    if (typeof named === "string")
        return named;
    if (more.length > 0) {
        return `a metric and at most one platform stand before the limit${named.metric === "path" ? " (write ? for a space in a path)" : ""}.`;
    }
    if (platform === undefined)
        return { ...named, platform: null };
    try {
        return { ...named, platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)((0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(platform)) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return `${error.message} ${error.hint}`;
        throw error;
    }
}
function parseMetric(text) {
    const colon = text.indexOf(":");
    const name = colon < 0 ? text : text.slice(0, colon);
    const glob = colon < 0 ? null : text.slice(colon + 1);
    if (LATER_METRICS.includes(name))
        return `the metric "${name}:" is not built yet; until it is, limit path:, pull, disk or hidden.`;
    if (name === "path") {
        if (glob === null || glob === "")
            return "name the paths: path:app/** <= 40MB.";
        if (glob.startsWith("/"))
            return `paths in an image have no leading slash: write path:${glob.replace(/^\/+/, "")}.`;
        return { metric: "path", glob };
    }
    const metric = METRICS.find((known) => known === name);
    if (metric === undefined)
        return `"${name}" is no metric: use ${METRICS.join(", ")} or path:GLOB.`;
    return glob === null ? { metric, glob: null } : `"${name}" takes nothing after a colon: write ${name}.`;
}
function parseLimit(text, metric, growth) {
    const { number, unit = "" } = LIMIT.exec(text)?.groups ?? {};
    if (number === undefined)
        return `"${text}" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.`;
    if (unit === "%")
        return parsePercent(Number(number), growth);
    if (metric === "layers")
        return parseLayerCount(number, unit);
    const bytesPerUnit = BYTES_PER_UNIT[unit.toLowerCase()];
    // A bare 250 would be 250 bytes, which nobody means.
    if (unit === "" && Number(number) === 0)
        return { limit: 0, unit: "bytes" };
    if (bytesPerUnit === undefined)
        return `"${text}" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.`;
    const limit = Math.round(Number(number) * bytesPerUnit);
    return Number.isSafeInteger(limit) ? { limit, unit: "bytes" } : `"${text}" is more than any image: write a smaller limit.`;
}
function parsePercent(limit, growth) {
    if (!growth)
        return "a percentage is of the base: write +<= instead of <=.";
    return Number.isSafeInteger(Math.ceil(limit)) ? { limit, unit: "percent" } : "the percentage is too large: write a smaller one.";
}
function parseLayerCount(number, unit) {
    const limit = Number(number);
    if (unit !== "" || !Number.isSafeInteger(limit))
        return "layers are counted: write a whole number without a unit.";
    return { limit, unit: "count" };
}
/**
 * Holds every line against the platforms it is for. `waivedBy` is the label that the pull request has, null where it has
 * not. `mistakes` are the lines that cannot be measured here, each with its cure.
 */
function evaluateBudgets(budgets, platforms, options) {
    const inHead = platforms.filter(({ report }) => report.head !== null);
    const results = [];
    const mistakes = [];
    for (const budget of budgets) {
        const targets = inHead.filter(({ report }) => budget.platform === null || report.platform === budget.platform);
        if (targets.length === 0)
            mistakes.push(describeAbsence(budget, inHead));
        for (const platform of targets) {
            const measured = measureActual(budget, platform);
            if (typeof measured === "string")
                mistakes.push(`Budget line ${JSON.stringify(budget.line)}: ${measured}`);
            else
                results.push(judge(budget, platform.report.platform, measured.actual, options.waivedBy));
        }
    }
    return { results, mistakes };
}
function describeAbsence(budget, inHead) {
    const known = inHead.map(({ report }) => report.platform).join(", ");
    return `Budget line ${JSON.stringify(budget.line)}: the image has no ${budget.platform ?? "platform"}; it has ${known || "none"}.`;
}
function judge(budget, platform, actual, waivedBy) {
    const ok = actual === null ? null : actual <= budget.limit;
    const isWaivable = budget.growth || budget.metric === "delta-pull";
    return {
        line: budget.line,
        metric: budget.metric === "path" ? `path:${budget.glob ?? ""}` : budget.metric,
        platform,
        unit: budget.unit,
        limit: budget.limit,
        actual,
        ok,
        waivedBy: ok === false && isWaivable ? waivedBy : null,
    };
}
/** The number that the limit is for, null where there is nothing to compare with; or why it cannot be measured here. */
function measureActual(budget, platform) {
    const { base, deltaPullBytes } = platform.report;
    if (budget.metric === "delta-pull") {
        if (base === null)
            return { actual: null };
        return deltaPullBytes === null ? cureOf(budget, platform.report) : { actual: deltaPullBytes };
    }
    if (budget.growth && base === null)
        return { actual: null };
    const head = measure(budget, platform, "head");
    if (head === null)
        return cureOf(budget, platform.report);
    if (!budget.growth)
        return { actual: head };
    const before = measure(budget, platform, "base");
    if (before === null)
        return { actual: null };
    return { actual: budget.unit === "percent" ? growthPercent(before, head) : head - before };
}
function measure(budget, platform, side) {
    const image = platform.report[side];
    if (image === null)
        return null;
    switch (budget.metric) {
        case "pull":
            return image.pullBytes;
        case "disk":
            return image.diskBytes;
        case "hidden":
            return image.hiddenBytes;
        case "layers":
            return image.layers.length;
        case "path":
            return platform.globBytes.get(budget.glob ?? "")?.[side] ?? null;
        case "delta-pull":
            return platform.report.deltaPullBytes;
    }
}
/** Growth over a base of nothing is no percentage: null, unless nothing grew. */
function growthPercent(before, head) {
    if (before === 0)
        return head === 0 ? 0 : null;
    return ((head - before) / before) * 100;
}
function cureOf(budget, { platform, head }) {
    if (budget.metric === "pull" || budget.metric === "delta-pull") {
        const what = budget.metric === "pull" ? "the pull size" : "what a node that holds base must pull";
        return `${what} of ${platform} is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.`;
    }
    const isManifestOnly = head?.diskBytes === null;
    const cure = isManifestOnly ? "only manifests were read: measure with --depth files (input depth: files)." : "the layers were not read.";
    return `${budget.metric} of ${platform} was not measured, ${cure}`;
}


/***/ }),

/***/ 29616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72388);
/* harmony import */ var _inputs_measure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1747);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82708);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81660);




/** `plimsoll diff` and `actions/diff`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .declare */ .x)({
    name: "diff",
    title: "Plimsoll: image size diff",
    summary: "Compares a container image with the one it replaces, layer by layer and file by file, holds it to size budgets and says so on the pull request.",
    isAction: true,
    positionals: ["base", "head"],
    inputs: {
        head: {
            type: "text",
            description: "The image to weigh: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`.",
            example: "ghcr.io/acme/api:pr-7",
            required: true,
        },
        base: {
            type: "text",
            description: "The image to compare with: a reference like `head`, `report:FILE` of an earlier report, or `auto`: the pull request's merge base by tag, then the measurement stored for it, then the moving tag.",
            example: "ghcr.io/acme/api:main",
            default: "auto",
        },
        "base-image": {
            type: "text",
            description: "The repository that `auto` looks in for the base. Default: the repository of `head`.",
            example: "ghcr.io/acme/api",
        },
        "base-tags": {
            type: "list",
            description: "The tags under which `auto` looks for the merge base, tried in order. `{sha}` is the commit, `{short}` its first seven digits.",
            default: "sha-{sha}\nsha-{short}\n{sha}",
        },
        "moving-tag": {
            type: "list",
            description: "The tags that `auto` falls back to, tried in order. Default: the default branch's name, then `latest`.",
            example: "main",
        },
        ..._inputs_measure_js__WEBPACK_IMPORTED_MODULE_0__/* .measureInputs */ ._,
        budget: {
            type: "lines",
            description: "Lines `METRIC [PLATFORM] OP LIMIT`: `pull <= 250MB`, `delta-pull <= 20MB`, `disk linux/arm64 <= 600MB`, `pull +<= 5%`, `hidden <= 1MB`, `layers <= 30`, `path:app/** <= 40MB`. `+<=` limits growth over the base. SI units; `MiB` means 1,048,576 bytes.",
            example: "delta-pull <= 20MB",
            check: _budget_js__WEBPACK_IMPORTED_MODULE_2__/* .checkBudgets */ .N3,
        },
        "waive-label": {
            type: "text",
            description: "The pull request label that waives growth limits (`+<=` and `delta-pull`).",
            default: "size-ok",
        },
        comment: {
            type: "choice",
            choices: ["auto", "always", "never"],
            description: "When to comment on the pull request. `auto`: when a budget fails or the pull size changes by at least 1 MB or 1 %; a comment that is there is always brought up to date.",
            default: "auto",
        },
        key: {
            type: "text",
            description: "Tells several images of one repository apart: one comment and one stored measurement per key. Default: the repository of `head` without its registry, or the last part of its path.",
            example: "acme/api",
        },
        "github-token": {
            type: "text",
            description: "Reads the pull request and writes the comment (`pull-requests: write`). With a read-only token there is a notice and no comment.",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
        },
        report: {
            type: "text",
            description: "Where to write `report.json`. Default: in the runner's temporary folder; the command line writes none.",
            example: "plimsoll-report.json",
        },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__/* .reachInputs */ .V,
    },
    outputs: {
        verdict: { description: "`pass`, `fail`, or `none` when no budget line was evaluated.", example: "pass" },
        report: { description: "Path of `report.json`.", example: "/home/runner/work/_temp/plimsoll/report-acme-api.json" },
        "pull-bytes": { description: "Compressed bytes a node without any layer pulls.", example: "219600000" },
        "disk-bytes": { description: "Bytes of files as shipped, layer by layer.", example: "571900000" },
        "hidden-bytes": { description: "Bytes that ship and cannot be reached.", example: "18000000" },
        "delta-pull-bytes": { description: "Bytes a node that holds the base pulls.", example: "89300000" },
        "pull-bytes-change": { description: "Pull size, head minus base.", example: "41800000" },
        "disk-bytes-change": { description: "Disk size, head minus base.", example: "118400000" },
        "base-source": {
            description: "How the base was found: `explicit`, `merge-base`, `stored`, `moving`; empty without a base.",
            example: "merge-base",
        },
        "comment-url": {
            description: "The comment; empty when none was written.",
            example: "https://github.com/acme/api/pull/7#issuecomment-1",
        },
        measurements: {
            description: "JSON: platform to every number.",
            example: '{"linux/amd64":{"pullBytes":219600000}}',
        },
    },
});


/***/ }),

/***/ 1747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ measureInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** The inputs of every verb that measures an image. */
const measureInputs = {
    platforms: {
        type: "list",
        description: "The platforms to measure, `os/arch[/variant]`. Default: all that the image has.",
        example: "linux/amd64,linux/arm64",
        check: (platforms) => platforms.flatMap(checkPlatform),
    },
    depth: {
        type: "choice",
        choices: ["files", "layers"],
        description: "`files` reads the layers; `layers` reads manifests and configurations only, and leaves unknown what needs the layers.",
        default: "files",
    },
    "max-layer-size": {
        type: "size",
        description: "The largest layer that is measured, uncompressed; a larger one is refused by name.",
        default: "64GiB",
    },
};
function checkPlatform(text) {
    try {
        (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text);
        return [];
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        return [`${error.message} ${error.hint}`];
    }
}


/***/ }),

/***/ 82708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reachInputs),
/* harmony export */   Z: () => (/* binding */ parseReach)
/* harmony export */ });
/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        description: "Registries (`HOST` or `HOST:PORT`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap(checkHost),
    },
    "registry-ca": {
        type: "lines",
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
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

/***/ 72388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the literal types of a declaration. */
function declare(declaration) {
    return declaration;
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


/***/ })

};
