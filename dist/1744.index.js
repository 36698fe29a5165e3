export const id = 1744;
export const ids = [1744];
export const modules = {

/***/ 43403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checkedBy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A check of an input that holds what `parse` takes: the refusals of every value, each with its cure. */
function checkedBy(parse) {
    return (values) => values.flatMap((value) => refusalOf(parse, value));
}
function refusalOf(parse, value) {
    try {
        parse(value);
        return [];
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        return [`${error.message} ${error.hint}`];
    }
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

/***/ 71744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43403);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72388);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24321);





/** `plimsoll publish` and `actions/publish`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .declare */ .x)({
    name: "publish",
    title: "Plimsoll: publish an image",
    summary: "Joins the images of several platforms into one index, checks it, and only then moves the tags, all of them or none.",
    isAction: true,
    positionals: ["sources"],
    inputs: {
        sources: {
            type: "lines",
            description: "The images, one a line: `NAME@sha256:…` or `NAME:TAG` in a registry, an index or a single manifest; `oci:FOLDER`; or `record:GLOB` for the records that `build` with `push-by-digest` left, as artifacts of this run (`record:*` takes them all, `record:KEY-*` those of one image) or as files (`record:plimsoll-records/*`).",
            example: "record:*",
            required: true,
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSource */ .PJ),
        },
        tags: {
            type: "list",
            hasComments: true,
            description: "References to give the image, one a line or in commas, in as many repositories and registries as need be; what follows a `#` is a comment. A rule (`type=…`) is not taken yet: write the references themselves.",
            example: "ghcr.io/acme/api:1.2.3",
            required: true,
            check: _plan_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTags */ .MK,
        },
        "expect-platforms": {
            type: "list",
            description: "The platforms that the image must have: each once, and no other. Default: those that the sources hold.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8),
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line; TYPE is `index` (the default) or `manifest-descriptor`, with `[platform]` behind it if need be.",
            example: "index:org.opencontainers.image.version=1.2.3",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnnotations */ .KX),
        },
        "latest-guard": {
            type: "boolean",
            description: "Leaves `latest` where it is for a prerelease, and where the image that it names is of a newer version (`org.opencontainers.image.version`), or was made later where the versions are not known.",
            default: "true",
        },
        "dry-run": { type: "boolean", description: "Reads everything, says what would be copied and which tags would move, and writes nothing." },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__/* .reachInputs */ .V,
    },
    outputs: {
        digest: { description: "Digest of the image index, once every repository has it, whatever becomes of the tags.", example: "sha256:9b2c…" },
        tags: { description: "The tags that name the image now, one a line, moved or already right.", example: "ghcr.io/acme/api:1.2.3" },
        platforms: { description: "JSON: digest of each platform's manifest.", example: '{"linux/amd64":"sha256:77aa…"}' },
        results: {
            description: "JSON: what became of each tag. `published`: it names the image now. `unchanged`: it did before, or `latest-guard` left it. `failed`: it could not be moved. `rolled-back`: it is as it was before, because another failed.",
            example: '{"ghcr.io/acme/api:1.2.3":"published"}',
        },
    },
});


/***/ }),

/***/ 24321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MK: () => (/* binding */ checkTags),
  KX: () => (/* binding */ parseAnnotations),
  PJ: () => (/* binding */ parseSource),
  N_: () => (/* binding */ planPublish)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/inputs/check.js
var check = __webpack_require__(43403);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/publish/version.js
var publish_version = __webpack_require__(15597);
;// CONCATENATED MODULE: ./src/publish/tag-order.js

const LATEST = /^latest(?:$|-)/;
/**
 * How visible a tag is: what looks immutable comes first (0 commits, 1 full versions), then what moves, from the tag that
 * few follow (2) over `1.2` (3) and `1` (4) to `latest` (5).
 */
function rankTag(tag) {
    if (tag.startsWith("sha-") || (/^[0-9a-f]{7,64}$/.test(tag) && /[a-f]/.test(tag)))
        return 0;
    if (LATEST.test(tag))
        return 5;
    const version = (0,publish_version/* parseVersion */.ot)(tag);
    // A date is no version that anybody follows.
    if (version === null || /^\d{5,}/.test(tag))
        return 2;
    if (version.numbers.length >= 3)
        return 1;
    return version.numbers.length === 2 ? 3 : 4;
}

;// CONCATENATED MODULE: ./src/publish/plan.js






const SOURCES = "Write NAME@sha256:…, NAME:TAG, oci:FOLDER, or record:GLOB.";
const ARCHIVE = `Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER. ${SOURCES}`;
const OTHER_TRANSPORT = /^(oci-archive|docker-archive|docker-daemon|report|containers-storage|oci-layout|dir|https?):/;
/** The plan that checked inputs make. Throws a `UserError` for platforms that are expected twice. */
function planPublish(inputs) {
    const targets = distinct(inputs.tags.map(parseTarget), ({ reference }) => (0,oci_reference/* formatReference */.FH)(reference));
    const expected = inputs["expect-platforms"].map(oci_platform/* parsePlatform */.Y8);
    return {
        sources: distinct(inputs.sources.map(parseSource), ({ text }) => text),
        targets: targets.toSorted((a, b) => rankTag(a.reference.tag) - rankTag(b.reference.tag)),
        repositories: distinct(targets.map(({ reference }) => ({ ...reference, tag: null })), oci_reference/* formatRepository */.Sh),
        expectedPlatforms: expected.length === 0 ? null : distinct(expected, oci_platform/* formatPlatform */.Bq),
        annotations: inputs.annotations.flatMap(parseAnnotations),
        guardsLatest: inputs["latest-guard"],
    };
}
/** Parses one line of `sources`. Throws a `UserError` for what names no source. */
function parseSource(text) {
    if (text.startsWith("record:")) {
        const glob = text.slice("record:".length).trim();
        if (glob === "" || glob.includes("\0"))
            throw new errors/* UserError */.y('"record:" names nothing.', "Write record:* for all records of this run, or the path of one.");
        return { kind: "record", text, glob };
    }
    if (text.startsWith("oci:")) {
        const place = (0,image_place/* parsePlace */.De)(text);
        if (place.transport === "oci")
            return { kind: "layout", text, place };
    }
    const other = OTHER_TRANSPORT.exec(text)?.[1];
    if (other !== undefined)
        throw new errors/* UserError */.y(`${JSON.stringify(`${other}:`)} is not a place that publish takes images from.`, other.endsWith("-archive") ? ARCHIVE : SOURCES);
    if ((0,image_place/* isArchivePath */.Cz)(text) && !text.startsWith("docker://"))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like an archive, and publish reads none.`, ARCHIVE);
    if ((0,image_place/* isPath */.uf)(text))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout.`);
    return { kind: "registry", text, reference: (0,oci_reference/* parseReference */.F2)(text.replace(/^docker:\/\//, "")) };
}
/** What is wrong with the values of `tags`; a rule is told as such, and not by what its commas make of it. */
function checkTags(values) {
    const rules = values.filter((value) => value.startsWith("type="));
    const isOfRule = (value) => rules.length > 0 && /^[a-z]+=/.test(value);
    return [
        ...rules.map((rule) => `${JSON.stringify(rule)} is a rule, and rules are not taken yet; write the references themselves, as in ghcr.io/owner/app:1.2.3.`),
        ...checkTargets(values.filter((value) => !isOfRule(value))),
    ];
}
const checkTargets = (0,check/* checkedBy */.N)(parseTarget);
function parseTarget(text) {
    const reference = (0,oci_reference/* parseReference */.F2)(text);
    const { tag } = reference;
    if (reference.digest === null && tag !== null)
        return { text, reference: { ...reference, tag } };
    throw new errors/* UserError */.y(`${JSON.stringify(text.slice(0, 200))} has a digest, and a digest cannot be moved.`, "Leave what follows the @ out.");
}
const TYPES = /^[a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*$/;
/**
 * Parses `[TYPE[platform][,TYPE…]:]name=value`, as buildx writes it. Throws a `UserError` for another form, and for types
 * that are not of an index.
 */
function parseAnnotations(text) {
    const equals = text.indexOf("=");
    const key = text.slice(0, Math.max(0, equals)).trim();
    const colon = key.indexOf(":");
    const hasTypes = colon !== -1 && TYPES.test(key.slice(0, colon));
    const types = hasTypes ? key.slice(0, colon).split(",") : ["index"];
    const name = hasTypes ? key.slice(colon + 1) : key;
    const shown = JSON.stringify(text.slice(0, 100));
    if (name === "")
        throw new errors/* UserError */.y(`${shown} is not an annotation.`, "Write name=value, index:name=value or manifest-descriptor:name=value.");
    return types.map((type) => ({ ...parseType(type, shown), name, value: text.slice(equals + 1) }));
}
function parseType(type, shown) {
    const [, level = "", platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(type) ?? [];
    if (level === "manifest-descriptor")
        return { level, platform: platform === undefined ? null : (0,oci_platform/* parsePlatform */.Y8)(platform) };
    if (level === "index" && platform === undefined)
        return { level, platform: null };
    if (level === "index")
        throw new errors/* UserError */.y(`${shown} names a platform of the index, which has none.`, "Write index:name=value.");
    throw new errors/* UserError */.y(`${shown} is for ${JSON.stringify(type)}, which publish does not make.`, "It makes an index and the descriptors in it: write index: or manifest-descriptor:, and give build the others.");
}
function distinct(items, key) {
    const seen = new Set();
    return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}


/***/ }),

/***/ 15597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V1: () => (/* binding */ isPrerelease),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   ot: () => (/* binding */ parseVersion)
/* harmony export */ });
const VERSION = /^v?(\d{1,15}(?:\.\d{1,15})*)(?:[-.]?(a|b|c|rc|alpha|beta|pre|preview|dev)[.-]?(\d*)|-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
/** What follows the hyphen of a version and is no prerelease but what the image is built upon. */
const VARIANT = /^(?:alpine|slim|scratch|distroless|debian|ubuntu|bullseye|bookworm|trixie|buster|focal|jammy|noble|fedora|rocky|ubi\d?|wolfi|busybox|windowsservercore|nanoserver|ltsc|fpm|apache|amd64|arm64|armhf|arm|linux|windows|cuda|gpu|cpu|debug|rootless|r\d+$|post\.?\d*$)/i;
/** Reads a version; null for what is none. */
function parseVersion(text) {
    const [, numbers, stage, stageNumber, suffix] = VERSION.exec(text) ?? [];
    if (numbers === undefined)
        return null;
    const identifiers = stage === undefined ? (suffix?.split(".") ?? []) : [stage, ...(stageNumber === "" || stageNumber === undefined ? [] : [stageNumber])];
    const isVariant = identifiers[0] !== undefined && VARIANT.test(identifiers.join("."));
    return { numbers: numbers.split(".").map(Number), prerelease: isVariant ? [] : identifiers };
}
/** Whether the version comes before its release. */
function isPrerelease({ prerelease }) {
    return prerelease.length > 0;
}
/** Negative where `a` comes before `b` (semver.org, 11, with any count of numbers). */
function compareVersions(a, b) {
    for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
        const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (a.prerelease.length === 0 || b.prerelease.length === 0)
        return b.prerelease.length - a.prerelease.length;
    for (let index = 0; index < Math.max(a.prerelease.length, b.prerelease.length); index += 1) {
        const difference = compareIdentifiers(a.prerelease[index], b.prerelease[index]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareIdentifiers(a, b) {
    if (a === undefined || b === undefined)
        return a === b ? 0 : a === undefined ? -1 : 1;
    const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumberA && isNumberB)
        return Number(a) - Number(b);
    if (isNumberA !== isNumberB)
        return isNumberA ? -1 : 1;
    return a === b ? 0 : a < b ? -1 : 1;
}


/***/ })

};
