export const id = 4182;
export const ids = [4182];
export const modules = {

/***/ 44182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allNames: () => (/* binding */ allNames),
  evaluateRules: () => (/* binding */ evaluateRules)
});

// EXTERNAL MODULE: ../../node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(22195);
// EXTERNAL MODULE: ../../node_modules/semver/functions/parse.js
var parse = __webpack_require__(15797);
// EXTERNAL MODULE: ../../node_modules/semver/functions/valid.js
var valid = __webpack_require__(76432);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./src/tags/match.js


const LIMIT_MS = 1000;
const SHOWN_CHARACTERS = 100;
/** What the expression finds in the name of a git tag. Throws a `UserError` where that takes too long: the tag is of whoever may push one. */
function matchName(name, expression, { attribute, rule }) {
    try {
        // Nothing but a context of its own has a time limit.
        return (0,external_node_vm_.runInNewContext)("name.match(expression)", { name, expression }, { timeout: LIMIT_MS });
    }
    catch (error) {
        if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT")
            throw error;
        const shown = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
        throw new errors/* UserError */.y(`${attribute} of ${JSON.stringify(rule)} takes more than a second on ${JSON.stringify(shown)}.`, "Write it so that each character can be matched in one way only: no repetition within a repetition, as in (a+)+.", { cause: error });
    }
}

// EXTERNAL MODULE: ./src/tags/rule.js
var tags_rule = __webpack_require__(21177);
// EXTERNAL MODULE: ./src/tags/template.js + 1 modules
var template = __webpack_require__(54597);
// EXTERNAL MODULE: ./src/tags/version.js
var tags_version = __webpack_require__(15203);
;// CONCATENATED MODULE: ./src/tags/version-in-name.js

/** Words that tell a prerelease also where a single number stands before them: `20200110-RC2`. */
const STAGE = /^(?:a|alpha|b|beta|c|rc|pre|preview|dev|snapshot|nightly|canary|next|m)\.?\d*$/i;
/** The version that the name of a git tag says, whatever stands before it: `api/v1.2.3`, `@acme/api@1.2.3`, `app-v1.2`. */
function findVersion(name) {
    const starts = [...name.matchAll(/(?:^|(?<=[/@_-]|[^0-9.]v|[a-z]))v?\d/gi)].map(({ index }) => name.slice(index));
    // In `api-2-v1.2.3` the first number is none of a version.
    const dotted = starts.filter((text) => /^v?\d+\.\d/i.test(text));
    for (const text of [...dotted, ...starts]) {
        const version = (0,tags_version/* parseVersion */.ot)(text.replace(/^V/, "v"));
        if (version !== null)
            return version;
    }
    return null;
}
/** Whether the name of a git tag is that of a prerelease. */
function isPrereleaseName(name) {
    const version = findVersion(name);
    if (version === null || !(0,tags_version/* isPrerelease */.V1)(version))
        return false;
    // What follows a lone number may be a date's month: 2024-01-15.
    return version.numbers.length > 1 || STAGE.test(version.prerelease[0] ?? "");
}

;// CONCATENATED MODULE: ./src/tags/evaluate.js








/** Applies rules, by priority. With `guardsLatest` no prerelease takes `latest`, whatever gives it. */
function evaluateRules(rules, flavor, context, guardsLatest) {
    const warnings = [];
    const scope = (0,template/* globalScope */.gm)(context);
    const tools = { context, fill: (text) => (0,template/* fillTemplate */.ou)(text, scope), warn: (text) => void warnings.push(text) };
    const outcomes = rules.toSorted((a, b) => b.priority - a.priority).flatMap((rule) => (isEnabled(rule, tools) ? applyRule(rule, flavor, tools) : []));
    const names = [...new Set(outcomes.map(({ name }) => name))];
    const [first] = outcomes;
    const isLatest = first !== undefined && (flavor.latest === "auto" ? first.earnsLatest : flavor.latest === "true");
    const latest = tagName(`${flavor.prefixesLatest ? tools.fill(flavor.prefix) : ""}latest${flavor.suffixesLatest ? tools.fill(flavor.suffix) : ""}`, tools);
    const prerelease = guardsLatest ? prereleaseAmong(outcomes, context) : null;
    const isMoving = (name) => name === latest || name === "latest";
    const given = prerelease === null ? names : names.filter((name) => !isMoving(name));
    const isWithheld = prerelease !== null && (isLatest || given.length < names.length);
    const released = [...outcomes.map(({ source }) => source), (0,template/* nameIn */.ZC)(context.ref, "refs/tags/")].map(findVersion).find((version) => version !== null) ?? null;
    // What a rule gives by its name stays among the names where nothing is compared.
    const named = guardsLatest && released !== null ? (given.find(isMoving) ?? null) : null;
    const last = isLatest && prerelease === null ? latest : named;
    return {
        version: given[0] ?? "",
        names: named === null ? given : given.filter((name) => name !== last),
        latest: last,
        released,
        withheld: isWithheld ? `${prerelease} is a prerelease` : null,
        warnings,
    };
}
/** The names with `latest` behind them, each once. */
function allNames({ names, latest }) {
    return latest === null || names.includes(latest) ? names : [...names, latest];
}
function prereleaseAmong(outcomes, { ref, isPrerelease: isCalledPrerelease }) {
    const tag = (0,template/* nameIn */.ZC)(ref, "refs/tags/");
    if (isCalledPrerelease || isPrereleaseName(tag))
        return tag;
    return outcomes.find(({ source, isPrerelease }) => isPrerelease ?? isPrereleaseName(source))?.source ?? null;
}
function isEnabled({ attributes, text }, { fill }) {
    const enabled = fill(attributes["enable"] ?? "true");
    if (enabled === "true" || enabled === "false")
        return enabled === "true";
    throw new errors/* UserError */.y(`enable of ${JSON.stringify(text)} is ${JSON.stringify(enabled)}.`, "Give it an expression that is true or false, as {{is_default_branch}}.");
}
function applyRule(rule, flavor, tools) {
    const outcome = APPLY[rule.type](rule, tools);
    if (outcome === null)
        return [];
    const prefix = tools.fill(rule.attributes["prefix"] ?? flavor.prefix);
    const suffix = tools.fill(rule.attributes["suffix"] ?? flavor.suffix);
    const name = tagName(`${prefix}${outcome.name}${suffix}`, tools);
    return name === "" ? [] : [{ ...outcome, name }];
}
const MAX_TAG_LENGTH = 128;
/** A name that registries take for a tag (OCI distribution-spec, "Pulling manifests"). */
function tagName(text, { warn }) {
    const sanitized = text.replace(/[^a-zA-Z0-9._-]+/g, "-");
    const name = sanitized.replace(/^[.-]+/, "").slice(0, MAX_TAG_LENGTH);
    if (name !== sanitized)
        warn(`The tag ${JSON.stringify(sanitized)} is none that a registry takes${name === "" ? ", and is left out" : `; it is ${JSON.stringify(name)} here`}.`);
    return name;
}
const APPLY = {
    schedule: ({ attributes }, { context }) => (/schedule/.test(context.eventName) ? plain((0,template/* fillTemplate */.ou)(attributes["pattern"] ?? "", (0,template/* dateScope */.lV)(context))) : null),
    semver: applySemver,
    pep440: applyPep440,
    match: applyMatch,
    edge: applyEdge,
    ref: applyRef,
    raw: ({ attributes }, { fill }) => plain(fill(attributes["value"] ?? "")),
    sha: ({ attributes }, { context }) => (context.sha === "" ? null : plain(attributes["format"] === "long" ? context.sha : (0,template/* shortSha */.Fu)(context))),
};
function plain(name) {
    return { name, earnsLatest: false, source: "", isPrerelease: false };
}
/** What stands for the git tag: `value`, else the tag of the run; null where it is of none. */
function givenTag({ attributes }, { context, fill }) {
    if ((attributes["value"] ?? "") !== "")
        return fill(attributes["value"] ?? "");
    return context.ref.startsWith("refs/tags/") ? (0,template/* nameIn */.ZC)(context.ref, "refs/tags/") : null;
}
/** The part of the git tag that is the version. */
function versionText(rule, tools) {
    const given = givenTag(rule, tools);
    const expression = rule.attributes["match"] ?? "";
    if (given === null || expression === "")
        return given?.replaceAll("/", "-") ?? null;
    const found = matchName(given, new RegExp(expression), { attribute: "match", rule: rule.text });
    if (found === null)
        tools.warn(`${JSON.stringify(expression)} does not match ${JSON.stringify(given)}.`);
    return (found?.[1] ?? found?.[0] ?? given).replaceAll("/", "-");
}
function applySemver(rule, tools) {
    const text = versionText(rule, tools);
    if (text === null)
        return null;
    const version = valid(text) === null ? null : parse(text, { loose: true });
    if (version === null)
        return warned(tools, `${JSON.stringify(text)} is no semantic version (three numbers, as in 1.2.3), so ${rule.text} gives no tag.`);
    const { raw, prerelease, build } = version;
    const isPrerelease = prerelease.length > 0;
    const scope = { raw, version: version.version, major: version.major, minor: version.minor, patch: version.patch, prerelease, build };
    return versioned(rule, text, isPrerelease, isPrerelease, scope);
}
function applyPep440(rule, tools) {
    const text = versionText(rule, tools);
    if (text === null)
        return null;
    const version = (0,pep440/* valid */.rZ)(text) === null ? null : (0,pep440/* explain */.WE)(text);
    if (version === null)
        return warned(tools, `${JSON.stringify(text)} is no version as PEP 440 has them, so ${rule.text} gives no tag.`);
    const isPrerelease = version.is_prerelease || version.is_devrelease;
    return versioned(rule, text, isPrerelease, isPrerelease || version.is_postrelease, { raw: text, version: (0,pep440/* clean */.uH)(text), major: (0,pep440/* major */.eR)(text), minor: (0,pep440/* minor */.Ek)(text), patch: (0,pep440/* patch */.F6)(text) });
}
/** What is not a plain release is not shortened: `1.2.3-rc.1` gives no `1.2`. */
function versioned({ attributes }, source, isPrerelease, isWhole, scope) {
    const pattern = attributes["pattern"] ?? "";
    const name = (0,template/* fillTemplate */.ou)(isWhole && !(0,template/* isRaw */.Zi)(pattern) ? "{{version}}" : pattern, scope);
    return { name, earnsLatest: !isWhole, source, isPrerelease };
}
function applyMatch(rule, tools) {
    const given = givenTag(rule, tools);
    if (given === null)
        return null;
    const { pattern = "", group = "" } = rule.attributes;
    const found = matchName(given, (0,tags_rule/* toRegularExpression */.wS)(pattern), { attribute: "pattern", rule: rule.text });
    if (found === null)
        return warned(tools, `${JSON.stringify(pattern)} does not match ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
    const name = found[Number(group)];
    if (name === undefined)
        return warned(tools, `${JSON.stringify(pattern)} has no group ${group} in ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
    return { name, earnsLatest: true, source: given, isPrerelease: null };
}
function applyEdge(rule, tools) {
    const { ref, defaultBranch } = tools.context;
    if (!ref.startsWith("refs/heads/"))
        return null;
    const branch = rule.attributes["branch"] || defaultBranch;
    if (branch === null)
        return warned(tools, `The default branch is not known, so ${rule.text} gives no tag; write branch=NAME behind it.`);
    return ref === `refs/heads/${branch}` ? plain("edge") : null;
}
function applyRef({ attributes }, { context }) {
    const [folder, isTag] = { branch: ["refs/heads/", false], tag: ["refs/tags/", true], pr: ["refs/pull/", false] }[attributes["event"] ?? ""] ?? ["", false];
    const name = folder === "" ? "" : (0,template/* nameIn */.ZC)(context.ref, folder);
    if (name === "")
        return null;
    // Gitea and Forgejo name the pull request's head, GitHub what it would be merged as.
    if (folder === "refs/pull/")
        return plain(name.replace(/\/(merge|head)$/, ""));
    return isTag ? { name, earnsLatest: true, source: name, isPrerelease: null } : plain(name);
}
function warned({ warn }, text) {
    warn(text);
    return null;
}


/***/ }),

/***/ 54597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lV: () => (/* binding */ dateScope),
  ou: () => (/* binding */ fillTemplate),
  gm: () => (/* binding */ globalScope),
  Zi: () => (/* binding */ isRaw),
  ZC: () => (/* binding */ nameIn),
  Fu: () => (/* binding */ shortSha)
});

// EXTERNAL MODULE: ../../node_modules/handlebars/lib/index.js
var lib = __webpack_require__(20056);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ../../node_modules/dayjs/dayjs.min.js
var dayjs_min = __webpack_require__(9646);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/advancedFormat.js
var advancedFormat = __webpack_require__(15844);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/dayOfYear.js
var dayOfYear = __webpack_require__(59923);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/isoWeek.js
var isoWeek = __webpack_require__(20564);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/localizedFormat.js
var localizedFormat = __webpack_require__(27099);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/timezone.js
var timezone = __webpack_require__(14390);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/utc.js
var utc = __webpack_require__(49075);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/weekOfYear.js
var weekOfYear = __webpack_require__(5217);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/weekYear.js
var weekYear = __webpack_require__(876);
;// CONCATENATED MODULE: ./src/tags/date-format.js










for (const plugin of [utc, timezone, advancedFormat, dayOfYear, isoWeek, weekOfYear, weekYear, localizedFormat])
    dayjs_min.extend(plugin);
/** The tokens of Moment's formats (momentjs.com/docs/#/displaying/format), the longest first; what is in brackets stands for itself. */
const TOKENS = /\[[^\]]*\]|Mo|M{1,4}|Do|DDDo|D{1,4}|do|d{1,4}|Qo?|YYYY|YY|gggg|gg|GGGG|GG|wo|ww?|Wo|WW?|E|e|A|a|HH?|hh?|kk?|mm?|ss?|S{1,9}|ZZ?|zz?|X|x|LTS|LT|L{1,4}|l{1,4}/g;
/** Those that dayjs does not know, or knows otherwise. */
const OWN = {
    Mo: (date) => ordinal(date.month() + 1),
    DDD: (date) => String(date.dayOfYear()),
    DDDD: (date) => String(date.dayOfYear()).padStart(3, "0"),
    DDDo: (date) => ordinal(date.dayOfYear()),
    Do: (date) => ordinal(date.date()),
    do: (date) => ordinal(date.day()),
    e: (date) => String(date.day()),
    E: (date) => String(date.isoWeekday()),
    Qo: (date) => ordinal(Math.floor(date.month() / 3) + 1),
    wo: (date) => ordinal(date.week()),
    Wo: (date) => ordinal(date.isoWeek()),
    gg: (date) => String(date.weekYear()).slice(-2),
    GG: (date) => String(date.isoWeekYear()).slice(-2),
};
/** The moment in the time zone, in a format of Moment's; without a format as ISO 8601 has it. Throws a `UserError` for an unknown time zone. */
function formatDate(moment, format, zone) {
    const date = inZone(moment, zone);
    if (format === null)
        return date.format(zone === "UTC" ? "YYYY-MM-DDTHH:mm:ss[Z]" : "YYYY-MM-DDTHH:mm:ssZ");
    return format.replace(TOKENS, (token) => {
        if (token.startsWith("["))
            return token.slice(1, -1);
        if (/^S+$/.test(token))
            return String(date.millisecond()).padStart(3, "0").padEnd(9, "0").slice(0, token.length);
        if (zone === "UTC" && /^zz?$/.test(token))
            return "UTC";
        return OWN[token]?.(date) ?? date.format(token);
    });
}
function inZone(moment, zone) {
    if (zone === "UTC")
        return dayjs_min.utc(moment);
    try {
        return dayjs_min.utc(moment).tz(zone);
    }
    catch (error) {
        throw new errors/* UserError */.y(`${JSON.stringify(zone)} is not a time zone.`, "Write its name in the tz database, as in tz='Europe/Berlin'.", { cause: error });
    }
}
function ordinal(count) {
    const isTeen = Math.floor((count % 100) / 10) === 1;
    return `${count}${(isTeen ? undefined : ["th", "st", "nd", "rd"][count % 10]) ?? "th"}`;
}

;// CONCATENATED MODULE: ./src/tags/template.js



/** Events that always are of the last commit on the default branch. */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;
/** The text with its expressions filled in, as Handlebars does it. Throws a `UserError` where it is no template. */
function fillTemplate(text, scope) {
    if (!text.includes("{{"))
        return text;
    try {
        return lib.compile(text)(scope);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.y)
            throw error;
        const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new errors/* UserError */.y(`${JSON.stringify(text)} cannot be read as a template: ${reason.replace(/:$/, "")}.`, "Expressions are written as in {{branch}} or {{date 'YYYYMMDD' tz='Europe/Berlin'}}.", { cause: error });
    }
}
/** Whether the template is `{{raw}}` and nothing else. */
function isRaw(template) {
    return /^\{\{\s*raw\s*\}\}$/.test(template);
}
/** The expressions of `schedule`'s pattern. */
function dateScope({ now, commitDate }) {
    return { date: dateHelper(now), commit_date: dateHelper(commitDate) };
}
/** The expressions that prefixes, suffixes, values, labels and annotations may have. */
function globalScope(context) {
    const { ref, baseRef } = context;
    const isDefault = isOfDefaultBranch(context);
    return {
        ...dateScope(context),
        branch: nameIn(ref, "refs/heads/"),
        tag: nameIn(ref, "refs/tags/"),
        sha: shortSha(context),
        base_ref: baseRef,
        is_default_branch: String(isDefault),
        is_not_default_branch: String(!isDefault),
    };
}
/** The commit's hash as far as tags show it. */
function shortSha({ sha, shortShaLength }) {
    return sha.slice(0, shortShaLength);
}
/** What a ref is called below a folder of refs; "" where it is in another. */
function nameIn(ref, folder) {
    return ref.startsWith(folder) ? ref.slice(folder.length) : "";
}
function isOfDefaultBranch({ ref, defaultBranch, eventName }) {
    if (ref === "")
        return false;
    return (defaultBranch !== null && ref === `refs/heads/${defaultBranch}`) || OF_DEFAULT_BRANCH.test(eventName);
}
function dateHelper(moment) {
    return (...given) => {
        const { hash } = given.at(-1);
        const unknown = Object.keys(hash).find((name) => name !== "tz");
        if (unknown !== undefined)
            throw new errors/* UserError */.y(`A date has no ${JSON.stringify(unknown)}.`, "Write it as in {{date 'YYYYMMDD' tz='Europe/Berlin'}}.");
        // A format without quotes is the name of something that is not there.
        const format = given.length > 1 && typeof given[0] === "string" ? given[0] : null;
        return formatDate(moment, format, typeof hash["tz"] === "string" ? hash["tz"] : "UTC");
    };
}


/***/ })

};
