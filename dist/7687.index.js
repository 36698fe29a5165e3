export const id = 7687;
export const ids = [7687,8242];
export const modules = {

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


/***/ }),

/***/ 27687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ expandTags),
/* harmony export */   I2: () => (/* binding */ checkRulesHaveImages),
/* harmony export */   MM: () => (/* binding */ checkRules),
/* harmony export */   Rb: () => (/* binding */ mentionsCommitDate),
/* harmony export */   _m: () => (/* binding */ checkTagLines),
/* harmony export */   _u: () => (/* binding */ startsWithType),
/* harmony export */   p8: () => (/* binding */ announceRules)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _flavor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53363);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17389);
/* harmony import */ var _latest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54952);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21177);





/** Whether a line of `tags` is a rule, as `build` and `publish` take them. */
function startsWithType(line) {
    return /^\s*type=/.test(line);
}
/**
 * Lines of `tags` as build, publish and root take them: what `isRule` says is a rule over `images`, every other line a
 * reference as it stands. Where no line is a rule, nothing is read. Throws a `UserError` for what `checkTagLines` would
 * tell, and where an expression cannot be filled in.
 */
async function expandTags(host, lines, options, isRule = startsWithType) {
    const written = lines.filter((line) => !isRule(line));
    const read = lines.filter(isRule).map(_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .readRule */ .dH);
    if (read.length === 0)
        return { tags: written, tagNames: [], version: "" };
    const { flavor, mistakes } = (0,_flavor_js__WEBPACK_IMPORTED_MODULE_1__/* .readFlavor */ .f)(options.flavor);
    const wrong = [...checkTagLines(lines, options.images, isRule), ...mistakes];
    if (wrong.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(wrong.join("\n"), "Rules are written as docker/metadata-action takes them.");
    const [{ readTagContext, NO_REACH }, { allNames, evaluateRules }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(2414), __webpack_require__.e(8465), __webpack_require__.e(4560)]).then(__webpack_require__.bind(__webpack_require__, 14560)), Promise.all(/* import() */[__webpack_require__.e(6432), __webpack_require__.e(2757), __webpack_require__.e(4182)]).then(__webpack_require__.bind(__webpack_require__, 44182))]);
    const needsCommitDate = mentionsCommitDate([...lines, ...options.flavor]);
    const context = await readTagContext(host, { from: options.context, needsCommitDate, githubToken: options.githubToken, reach: NO_REACH });
    const evaluated = evaluateRules(read.map(({ rule }) => rule), flavor, context, options.latestGuard);
    announceRules(host, read, evaluated, options.guardCure);
    const tagNames = allNames(evaluated);
    const { images } = (0,_images_js__WEBPACK_IMPORTED_MODULE_2__/* .readImages */ .H)(options.images);
    const held = await findHeldImages(host, images, evaluated, options);
    const ofRules = images.flatMap((image) => (held.has(image) ? evaluated.names : tagNames).map((name) => `${image}:${name}`));
    return { tags: [...new Set([...ofRules, ...written])], tagNames, version: evaluated.version };
}
async function findHeldImages(host, images, evaluated, { latestGuard, reach, guardCure }) {
    if (!latestGuard || reach === undefined || images.length === 0)
        return new Set();
    const { findHeld } = await Promise.all(/* import() */[__webpack_require__.e(2414), __webpack_require__.e(4948), __webpack_require__.e(242), __webpack_require__.e(3052)]).then(__webpack_require__.bind(__webpack_require__, 13052));
    return await findHeld(host, reach, images, evaluated, { cure: guardCure });
}
/** Whether any of the texts asks when the commit was made. */
function mentionsCommitDate(texts) {
    return texts.some((text) => text.includes("commit_date"));
}
/** Says of rules what their reader should know. */
function announceRules(host, read, { warnings, withheld }, cure = _latest_js__WEBPACK_IMPORTED_MODULE_3__/* .GUARD_CURE */ .at) {
    for (const { rule, idle } of read)
        if (idle.length > 0)
            host.log.warning(`${idle.join(", ")} in ${JSON.stringify(rule.text)} does nothing: type=${rule.type} has no such attribute.`);
    for (const warning of warnings)
        host.log.warning(warning);
    if (withheld !== null)
        host.log.notice(`latest is left out: ${withheld}. ${cure}`);
}
/** What is wrong with the lines, each with its cure; only text, asks nobody. */
function checkTagLines(lines, images, isRule = startsWithType) {
    if (!lines.some(isRule))
        return [];
    return [...checkRulesHaveImages(lines, images, isRule), ...checkRules(lines, isRule), ...(0,_images_js__WEBPACK_IMPORTED_MODULE_2__/* .readImages */ .H)(images).mistakes];
}
/** What is wrong with the rules among the lines by themselves. */
function checkRules(lines, isRule = startsWithType) {
    return lines.filter(isRule).flatMap((rule) => (0,_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .readRule */ .dH)(rule).mistakes);
}
/** That rules have something to tag. */
function checkRulesHaveImages(lines, images, isRule = startsWithType) {
    const rule = images.length === 0 ? lines.find(isRule) : undefined;
    return rule === undefined ? [] : [`${JSON.stringify(rule)} is a rule, and there is no image for it to tag; name repositories in images, as in ghcr.io/owner/app.`];
}


/***/ }),

/***/ 53363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readFlavor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75209);
/* harmony import */ var _inputs_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38685);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21177);




const NAMES = ["latest", "prefix", "suffix", "onlatest"];
/** Reads the lines of `flavor`, and what is wrong with them. */
function readFlavor(lines) {
    const flavor = { latest: "auto", prefix: "", suffix: "", prefixesLatest: false, suffixesLatest: false };
    const mistakes = lines.flatMap((line) => {
        try {
            return readLine(line, flavor).map((mistake) => `${JSON.stringify(line)}: ${mistake}`);
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
                return [`${JSON.stringify(line)}: ${error.message} ${error.hint}`];
            throw error;
        }
    });
    return { flavor, mistakes };
}
function readLine(line, flavor) {
    const mistakes = [];
    let behind = null;
    for (const field of ((0,_inputs_records_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecords */ .Q)(line)[0] ?? []).filter((each) => each.trim() !== "")) {
        const equals = field.indexOf("=");
        const name = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
        const value = field.slice(equals + 1).trim();
        if (equals === -1)
            mistakes.push(`${JSON.stringify(field.trim())} has no value; write NAME=VALUE, as in latest=false.`);
        else if (name === "latest")
            mistakes.push(...readLatest(value, flavor));
        else if (name === "prefix" || name === "suffix") {
            behind = name;
            flavor[name] = value;
            if ((0,_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .bracesMistake */ .LC)(value))
                mistakes.push(`${name} has an expression that does not begin or does not end: ${JSON.stringify(value)}.`);
        }
        else if (name === "onlatest")
            mistakes.push(...readOnLatest(value, behind, flavor));
        else
            mistakes.push(`${JSON.stringify(name)} is unknown${suggestion(name)}`);
    }
    return mistakes;
}
function readLatest(value, flavor) {
    if (value !== "auto" && value !== "true" && value !== "false")
        return [`latest ${JSON.stringify(value)} is none of auto, true, false.`];
    flavor.latest = value;
    return [];
}
function readOnLatest(value, behind, flavor) {
    if (value !== "true" && value !== "false")
        return [`onlatest ${JSON.stringify(value)} is neither true nor false.`];
    if (behind === "prefix")
        flavor.prefixesLatest = value === "true";
    if (behind === "suffix")
        flavor.suffixesLatest = value === "true";
    return behind === null && value === "true" ? ["onlatest stands alone; write it behind the prefix or the suffix that it is for, as in prefix=dev-,onlatest=true."] : [];
}
function suggestion(name) {
    const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(name, NAMES);
    return near === null ? `; write latest, prefix or suffix.` : `; did you mean ${near}?`;
}


/***/ }),

/***/ 17389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38685);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);



/** Reads the lines of `images`: the repositories that are switched on, in lower case, each once; and what is wrong with the lines. */
function readImages(lines) {
    const images = [];
    const mistakes = lines.flatMap((line) => {
        try {
            const { names, isEnabled, mistakes: found } = readLine(line);
            const wrong = names.flatMap(nameMistakes);
            if (isEnabled && found.length + wrong.length === 0)
                images.push(...names);
            return [...found, ...wrong].map((mistake) => `${JSON.stringify(line)}: ${mistake}`);
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
                return [`${JSON.stringify(line)}: ${error.message} ${error.hint}`];
            throw error;
        }
    });
    return { images: [...new Set(images)], mistakes };
}
function readLine(line) {
    const names = [];
    const mistakes = [];
    let isEnabled = true;
    for (const field of ((0,_inputs_records_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecords */ .Q)(line)[0] ?? []).map((each) => each.trim()).filter((each) => each !== "")) {
        const equals = field.indexOf("=");
        const key = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
        const value = field.slice(equals + 1).trim();
        if (equals === -1 || key === "name")
            names.push(value.toLowerCase());
        else if (key !== "enable")
            mistakes.push(`attribute ${JSON.stringify(key)} is unknown; write name=…,enable=true or false.`);
        else if (value !== "true" && value !== "false")
            mistakes.push(`enable ${JSON.stringify(value)} is neither true nor false.`);
        else
            isEnabled = value === "true";
    }
    if (names.length === 0 && mistakes.length === 0)
        mistakes.push("it names no image; write name=ghcr.io/owner/app.");
    return { names, isEnabled, mistakes };
}
function nameMistakes(name) {
    if (name === "")
        return ["its name is empty; write name=ghcr.io/owner/app."];
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(name);
        return [];
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return [`${error.message} ${error.hint}`];
        throw error;
    }
}


/***/ }),

/***/ 54952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ readFacts),
/* harmony export */   Qu: () => (/* binding */ VERSION_LABEL),
/* harmony export */   at: () => (/* binding */ GUARD_CURE),
/* harmony export */   hi: () => (/* binding */ versionAmong),
/* harmony export */   nq: () => (/* binding */ judgeLatest)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15203);

/** The label, and the annotation, of the version that an image is of (image-spec, annotations.md). */
const VERSION_LABEL = "org.opencontainers.image.version";
const CREATED = "org.opencontainers.image.created";
/** Reproducible builds give 1970 or 1980 for when they were made. */
const FIRST_CLOCK_MS = Date.UTC(2000, 0, 1);
/** What gives a withheld `latest` all the same. */
const GUARD_CURE = "With latest-guard: false it is given all the same.";
/** The facts in the annotations of an index and its manifest, and in a configuration. */
function readFacts(annotations, config) {
    const createdMs = Date.parse(annotations[CREATED] ?? config.created ?? "");
    return {
        annotation: (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(annotations[VERSION_LABEL] ?? ""),
        label: (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(config.labels[VERSION_LABEL] ?? ""),
        createdMs: createdMs >= FIRST_CLOCK_MS ? createdMs : null,
    };
}
/** The full version among tags, of several the newest; null where there is none. */
function versionAmong(tags) {
    const versions = tags.map(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot).filter((version) => version !== null && version.numbers.length >= 3);
    return versions.reduce((best, version) => (best === null || (version !== null && (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(version, best) > 0) ? version : best), null);
}
/** Why `latest` stays where it is; null where it may move. `current` is null where there is no `latest` yet. */
function judgeLatest(next, current) {
    const own = next.annotation ?? next.tag;
    const version = own ?? next.label;
    if (version !== null && (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrerelease */ .V1)(version))
        return `${show(version)} is a prerelease`;
    if (current === null)
        return null;
    // A label that differs from the version the image is given is that of the image it is built upon, then and now.
    const isInherited = own !== null && next.label !== null && (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(own, next.label) !== 0;
    const before = current.annotation ?? (isInherited ? null : current.label);
    if (version !== null && before !== null) {
        return (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(version, before) < 0 ? `it names ${show(before)}, and this is ${show(version)}` : null;
    }
    if (next.createdMs === null || current.createdMs === null || next.createdMs >= current.createdMs)
        return null;
    return `it names an image of ${new Date(current.createdMs).toISOString()}, and this one is of ${new Date(next.createdMs).toISOString()}`;
}
function show({ numbers, prerelease }) {
    return `${numbers.join(".")}${prerelease.length === 0 ? "" : `-${prerelease.join(".")}`}`;
}


/***/ }),

/***/ 21177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LC: () => (/* binding */ bracesMistake),
/* harmony export */   ck: () => (/* binding */ DEFAULT_RULES),
/* harmony export */   dH: () => (/* binding */ readRule),
/* harmony export */   wS: () => (/* binding */ toRegularExpression)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75209);
/* harmony import */ var _inputs_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38685);



const TYPES = {
    schedule: { priority: 1000, own: { pattern: "nightly" } },
    semver: { priority: 900, own: { pattern: null, value: "", match: "" } },
    pep440: { priority: 900, own: { pattern: null, value: "", match: "" } },
    match: { priority: 800, own: { pattern: null, group: "0", value: "" } },
    edge: { priority: 700, own: { branch: "" } },
    ref: { priority: 600, own: { event: null } },
    raw: { priority: 200, own: { value: null } },
    sha: { priority: 100, own: { format: "short", prefix: "sha-" } },
};
const COMMON = ["enable", "priority", "prefix", "suffix"];
const KNOWN = [...new Set([...COMMON, ...Object.values(TYPES).flatMap(({ own }) => Object.keys(own))])];
const EXAMPLES = { pattern: "pattern={{version}}", event: "event=branch", value: "value=edge" };
/** The rules where none are given. */
const DEFAULT_RULES = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=ref,event=pr"];
/** Reads one rule; where something is wrong with it, the rule is what is left of it. */
function readRule(text) {
    let fields;
    try {
        fields = splitRule(text);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        const rule = { type: "raw", text, attributes: { value: text }, priority: 0 };
        return { rule, mistakes: [`${shown(text)}: ${error.message} ${error.hint}`], idle: [] };
    }
    const given = readAttributes(fields);
    const mistakes = given.loose.length > 1 ? [`it has several values (${given.loose.join(", ")}); write a rule for each, a line each.`] : [];
    const type = readType(given.attributes["type"]);
    if (type === null) {
        const unknown = given.attributes["type"] ?? "";
        return { rule: { type: "raw", text, attributes: {}, priority: 0 }, mistakes: [`${shown(text)}: type ${JSON.stringify(unknown)} is unknown${suggestion(unknown, Object.keys(TYPES))}`], idle: [] };
    }
    const { priority, own } = TYPES[type];
    const attributes = {};
    for (const [name, value] of Object.entries(own))
        if (value !== null)
            attributes[name] = value;
    if (type === "ref" && given.attributes["event"] === "pr")
        attributes["prefix"] = "pr-";
    for (const [name, value] of Object.entries(given.attributes))
        if (name !== "type")
            attributes[name] = value;
    mistakes.push(...attributeMistakes(type, attributes));
    const idle = Object.keys(attributes).filter((name) => KNOWN.includes(name) && !COMMON.includes(name) && !Object.hasOwn(own, name));
    return {
        rule: { type, text, attributes, priority: attributes["priority"] === undefined ? priority : Number(attributes["priority"]) },
        mistakes: mistakes.map((mistake) => `${shown(text)}: ${mistake}`),
        idle,
    };
}
/** The fields of a rule; a rule in quotes as a whole, and a field in doubled ones, are what docker/metadata-action takes as well. */
function splitRule(text) {
    const fields = (0,_inputs_records_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecords */ .Q)(text)[0] ?? [];
    const [only = ""] = fields;
    if (fields.length === 1 && only !== text && only.includes(","))
        return splitRule(only);
    return fields.map((field) => field.replace(/^"(.*)"$/s, "$1").trim());
}
function readAttributes(fields) {
    const attributes = {};
    const loose = [];
    for (const field of fields) {
        const equals = field.indexOf("=");
        if (equals > 0)
            attributes[field.slice(0, equals).trim().toLowerCase()] = field.slice(equals + 1).trim();
        else if (field !== "")
            loose.push(field);
    }
    // A field without a name is the value.
    return { attributes: loose[0] === undefined ? attributes : { ...attributes, value: loose[0] }, loose };
}
function readType(type) {
    if (type === undefined)
        return "raw";
    return isType(type) ? type : null;
}
function isType(type) {
    return Object.hasOwn(TYPES, type);
}
function attributeMistakes(type, attributes) {
    const missing = Object.entries(TYPES[type].own).filter(([name, value]) => value === null && attributes[name] === undefined);
    return [
        ...missing.map(([name]) => `${name} is missing; add ${EXAMPLES[name]}.`),
        ...Object.entries(attributes).flatMap(([name, value]) => valueMistakes(type, name, value)),
    ];
}
function valueMistakes(type, name, value) {
    if (!KNOWN.includes(name))
        return [`attribute ${JSON.stringify(name)} is unknown${suggestion(name, KNOWN)}`];
    const template = templateMistake(name, value);
    if (template !== null)
        return [template];
    if (name === "enable" && !value.includes("{{") && value !== "true" && value !== "false")
        return [`enable is ${JSON.stringify(value)}; write true, false or an expression that gives one of them.`];
    if (name === "priority" && (value === "" || !Number.isFinite(Number(value))))
        return [`priority ${JSON.stringify(value)} is no number.`];
    if (type === "match" && name === "group" && !/^\d*$/.test(value))
        return [`group ${JSON.stringify(value)} is no number; groups are counted from 1, and 0 is all that matches.`];
    if (type === "ref" && name === "event" && !["branch", "tag", "pr"].includes(value))
        return [`event ${JSON.stringify(value)} is none of branch, tag, pr.`];
    if (type === "sha" && name === "format" && value !== "short" && value !== "long")
        return [`format ${JSON.stringify(value)} is none of short, long.`];
    const isExpression = (type === "match" && name === "pattern") || ((type === "semver" || type === "pep440") && name === "match");
    return isExpression ? regularExpressionMistakes(name, value) : [];
}
/** Where expressions are read, a brace that is never closed is told before anything is done. */
function templateMistake(name, value) {
    if (name === "match" || name === "pattern")
        return null;
    return bracesMistake(value) ? `${name} has an expression that does not begin or does not end: ${JSON.stringify(value)}; a field with a comma in it stands in quotes, as in "value={{date 'D, M'}}".` : null;
}
/** Whether a text has expressions that are not closed. */
function bracesMistake(text) {
    return text.split("{{").length !== text.split("}}").length;
}
function regularExpressionMistakes(name, value) {
    try {
        toRegularExpression(value);
        return [];
    }
    catch (error) {
        return [`${name} is no regular expression: ${error instanceof Error ? error.message : String(error)}.`];
    }
}
/** The expression that `pattern` of `match` is: as it stands, or `/…/flags`. Throws a `SyntaxError`. */
function toRegularExpression(pattern) {
    const [, body, flags] = /^\/(.+)\/(.*)$/s.exec(pattern) ?? [];
    return body === undefined ? new RegExp(pattern) : new RegExp(body, flags);
}
function suggestion(word, candidates) {
    const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(word, candidates);
    return near === null ? `; write one of ${candidates.join(", ")}.` : `; did you mean ${near}?`;
}
function shown(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}


/***/ }),

/***/ 15203:
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
