export const id = 9616;
export const ids = [9616];
export const modules = {

/***/ 68773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ fillTag)
/* harmony export */ });
/** The tag that a template of `base-tags` means for a commit: `{sha}` is the commit, `{short}` its first seven digits. */
function fillTag(template, commit) {
    return template.replaceAll("{sha}", commit).replaceAll("{short}", commit.slice(0, 7));
}


/***/ }),

/***/ 81660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ evaluateBudgets),
/* harmony export */   C3: () => (/* binding */ parseBudgets),
/* harmony export */   N3: () => (/* binding */ checkBudgets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71157);




const METRICS = ["pull", "delta-pull", "disk", "hidden", "layers"];
const LATER_METRICS = ["package", "cause", "finding"];
const EXAMPLE = "`pull <= 250MB`";
const LINE = /^(?<subject>.*?)(?<operator>\+?<=)(?<limit>[^<>=]*)$/;
const LIMIT = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]*)$/i;
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
        return { ...named, platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)((0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform)) };
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
    // A bare 250 would be 250 bytes, which nobody means.
    if ((unit === "" && Number(number) !== 0) || (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(`1${unit}`) === null) {
        return `"${text}" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.`;
    }
    const bytes = (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(text);
    return bytes === null ? `"${text}" is more than any image: write a smaller limit.` : { limit: bytes, unit: "bytes" };
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
    const result = {
        line: budget.line,
        metric: budget.metric === "path" ? `path:${budget.glob ?? ""}` : budget.metric,
        platform,
        unit: budget.unit,
        limit: budget.limit,
        actual,
        ok,
    };
    return { ...result, waivedBy: ok === false && (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isWaivable */ .uF)(result) ? waivedBy : null };
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
/** A base of nothing counts as one byte: growth from nothing is over any percentage, and must not pass for lack of one. */
function growthPercent(before, head) {
    return ((head - before) / Math.max(before, 1)) * 100;
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
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43403);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72388);
/* harmony import */ var _inputs_measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1747);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82708);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38242);
/* harmony import */ var _base_tag_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68773);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81660);








/** `plimsoll diff` and `actions/diff`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .declare */ .x)({
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
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)(_image_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImagePlace */ .aK),
        },
        base: {
            type: "text",
            description: "The image to compare with: a reference like `head`, `report:FILE` of an earlier report, or `auto`: the pull request's merge base by tag, then the measurement stored for it, then the moving tag.",
            example: "ghcr.io/acme/api:main",
            default: "auto",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)((base) => base === "auto" || (0,_image_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlace */ .De)(base)),
        },
        "base-image": {
            type: "text",
            description: "The repository that `auto` looks in for the base. Default: the repository of `head`.",
            example: "ghcr.io/acme/api",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)(_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepository */ .SU),
        },
        "base-tags": {
            type: "list",
            description: "The tags under which `auto` looks for the merge base, tried in order. `{sha}` is the commit, `{short}` its first seven digits.",
            default: "sha-{sha}\nsha-{short}\n{sha}",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)((template) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTag */ .ED)((0,_base_tag_js__WEBPACK_IMPORTED_MODULE_7__/* .fillTag */ .a)(template, "0".repeat(40)))),
        },
        "moving-tag": {
            type: "list",
            description: "The tags that `auto` falls back to, tried in order. Default: the default branch's name, then `latest`.",
            example: "main",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)(_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTag */ .ED),
        },
        ..._inputs_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .measureInputs */ ._,
        budget: {
            type: "lines",
            description: "Lines `METRIC [PLATFORM] OP LIMIT`: `pull <= 250MB`, `delta-pull <= 20MB`, `disk linux/arm64 <= 600MB`, `pull +<= 5%`, `hidden <= 1MB`, `layers <= 30`, `path:app/** <= 40MB`. `+<=` limits growth over the base. SI units; `MiB` means 1,048,576 bytes.",
            example: "delta-pull <= 20MB",
            check: _budget_js__WEBPACK_IMPORTED_MODULE_5__/* .checkBudgets */ .N3,
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
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__/* .reachInputs */ .V,
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
