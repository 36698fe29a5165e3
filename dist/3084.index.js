export const id = 3084;
export const ids = [3084];
export const modules = {

/***/ 23084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseProject: () => (/* binding */ parseProject)
});

// EXTERNAL MODULE: ../../node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(13774);
;// CONCATENATED MODULE: ./schema/plimsoll.v1.json
const plimsoll_v1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/plimsoll-ci/plimsoll/main/schema/plimsoll.v1.json","title":"Plimsoll configuration","description":"What `.plimsoll.yml` may say. Every key may be left out. An input of an action, or a flag, wins over the file.","type":["object","null"],"additionalProperties":false,"properties":{"platforms":{"$ref":"#/$defs/platforms"},"tags":{"$ref":"#/$defs/tags"},"budget":{"$ref":"#/$defs/budget"},"waivers":{"$ref":"#/$defs/waivers"},"images":{"description":"The images of this repository. What an image leaves out is as it is said above of every image.","type":"array","maxItems":100,"items":{"$ref":"#/$defs/image"}}},"$defs":{"image":{"type":"object","additionalProperties":false,"anyOf":[{"required":["image"]},{"required":["head"]},{"required":["key"]}],"properties":{"key":{"description":"What the image is called in comments, reports and stored measurements. Default: its first repository without the registry, else what `head` is called.","type":"string","minLength":1,"maxLength":200,"examples":["api"]},"image":{"description":"The repositories that the image is published to: one, or a list.","$ref":"#/$defs/lines","examples":["ghcr.io/acme/api"]},"context":{"description":"The folder that is built.","$ref":"#/$defs/text","examples":["services/api"]},"file":{"description":"The Dockerfile.","$ref":"#/$defs/text","examples":["services/api/Dockerfile"]},"target":{"description":"The stage that is built.","$ref":"#/$defs/text","examples":["runtime"]},"head":{"description":"Where the image is read from when it is weighed and not built: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`.","$ref":"#/$defs/text","examples":["oci-archive:api.tar"]},"platforms":{"$ref":"#/$defs/platforms"},"tags":{"$ref":"#/$defs/tags"},"budget":{"$ref":"#/$defs/budget"},"waivers":{"$ref":"#/$defs/waivers"}}},"platforms":{"description":"The platforms that are built and weighed, `os/arch[/variant]`. Those of an image stand in place of those of every image.","$ref":"#/$defs/lines","examples":[["linux/amd64","linux/arm64"]]},"tags":{"description":"The tags of the image: references, or rules. Those of an image stand in place of those of every image.","$ref":"#/$defs/lines","examples":[["type=semver,pattern={{version}}","type=sha"]]},"budget":{"description":"Budget lines, `METRIC [PLATFORM] OP LIMIT`. An image\'s line stands in place of the line of every image that has the same metric, platform and operator; the others hold as well.","$ref":"#/$defs/lines","examples":[["pull <= 250MB","delta-pull <= 20MB"]]},"waivers":{"description":"Budget lines that may be exceeded until a day.","type":"array","maxItems":200,"items":{"type":"object","additionalProperties":false,"required":["budget","until","reason"],"properties":{"budget":{"description":"The budget line, as it is written there.","$ref":"#/$defs/text","examples":["pull <= 250MB"]},"until":{"description":"The last day (UTC) on which the waiver holds, `YYYY-MM-DD`.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","examples":["2026-12-31"]},"reason":{"description":"Why, for whoever reads the comment.","type":"string","pattern":"\\\\S","maxLength":300}}}},"lines":{"type":["string","array"],"minLength":1,"maxLength":20000,"maxItems":200,"items":{"$ref":"#/$defs/text"}},"text":{"type":"string","minLength":1,"maxLength":2000}}}');
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/inputs/nearest.js
var nearest = __webpack_require__(75209);
// EXTERNAL MODULE: ./src/image/key.js
var key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/image/place.js
var place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/inputs/check.js
var check = __webpack_require__(43403);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/config/budget-line.js
var budget_line = __webpack_require__(92190);
// EXTERNAL MODULE: ./src/report/name.js
var report_name = __webpack_require__(4325);
;// CONCATENATED MODULE: ./src/config/read-images.js









const checkPlatform = (0,check/* checkedBy */.N)(oci_platform/* parsePlatform */.Y8);
const checkRepository = (0,check/* checkedBy */.N)(reference/* parseRepository */.SU);
const checkHead = (0,check/* checkedBy */.N)(place/* parseImagePlace */.aK);
/** The images of a file that has the schema's shape, each with what it shares with all; and what no schema finds wrong. */
function readImages(source, path) {
    const raw = (source.value ?? {});
    const mistakes = [];
    const note = (at, texts) => void mistakes.push(...texts.map((text) => source.mistakeAt(at, text)));
    const general = readSettings(raw, [], note);
    const own = (raw.images ?? []).map((image = {}, at) => ({ image, path: ["images", at], settings: readSettings(image, ["images", at], note) }));
    const images = own.map(({ image, path: at, settings }) => readImage(image, settings, general, at, note));
    for (const [at, other] of findRepeatedKeys(images))
        note(["images", at], [describeRepeated(images[at]?.key ?? "", other)]);
    judgeWaivers(raw.waivers, [], [general.budget, ...images.map(({ budget }) => budget)].flat(), note);
    for (const [at, { image, path: where }] of own.entries())
        judgeWaivers(image.waivers, where, images[at]?.budget ?? [], note);
    const project = {
        path,
        images: images.map(({ budget, ...image }) => ({ ...image, budget: budget.map(({ text }) => text) })),
        platforms: general.platforms,
        budget: general.budget.map(({ text }) => text),
        waivers: waiversOf(general.waivers, [], general.budget),
    };
    return { project, mistakes };
}
function readSettings(raw, path, note) {
    const platforms = linesOf(raw.platforms, [...path, "platforms"]).flatMap(({ text, path: at }) => text.split(",").map((each) => ({ text: each.trim(), path: at })));
    for (const { text, path: at } of platforms)
        note(at, checkPlatform([text]));
    const tags = linesOf(raw.tags, [...path, "tags"]);
    const lines = linesOf(raw.budget, [...path, "budget"]);
    const budget = lines.flatMap(({ text, path: at }) => {
        const { budgets, mistakes } = (0,budget_line/* parseBudgets */.C3)([text]);
        note(at, mistakes);
        return budgets.map((parsed) => ({ text: parsed.line, budget: parsed }));
    });
    const waivers = (raw.waivers ?? []).flatMap((waiver) => (waiver === undefined ? [] : [{ budget: waiver.budget.trim(), until: waiver.until, reason: waiver.reason.trim() }]));
    return { platforms: platforms.flatMap(({ text }) => normalize(text)), tags: tags.map(({ text }) => text), budget, waivers };
}
function normalize(platform) {
    return checkPlatform([platform]).length > 0 ? [] : [(0,oci_platform/* formatPlatform */.Bq)((0,oci_platform/* parsePlatform */.Y8)(platform))];
}
/** A list, or a text with a line for each element. */
function linesOf(value, path) {
    if (value === undefined)
        return [];
    const elements = typeof value === "string" ? [{ text: value, path }] : value.map((text, at) => ({ text, path: [...path, at] }));
    return elements.flatMap(({ text, path: at }) => (text ?? "").split(/\r?\n/).map((line) => ({ text: line.trim(), path: at }))).filter(({ text }) => text !== "");
}
function readImage(raw, own, general, path, note) {
    const repositories = linesOf(raw.image, [...path, "image"]);
    for (const { text, path: at } of repositories)
        note(at, checkRepository([text]));
    if (raw.head !== undefined)
        note([...path, "head"], checkHead([raw.head]));
    const replaced = new Set(own.budget.map(subjectOf));
    const budget = [...general.budget.filter((line) => !replaced.has(subjectOf(line))), ...own.budget];
    return {
        key: raw.key ?? keyOf(repositories[0]?.text ?? raw.head ?? ""),
        image: repositories.map(({ text }) => text),
        context: raw.context ?? null,
        file: raw.file ?? null,
        target: raw.target ?? null,
        platforms: own.platforms.length > 0 ? own.platforms : general.platforms,
        tags: own.tags.length > 0 ? own.tags : general.tags,
        budget,
        waivers: waiversOf(own.waivers, general.waivers, budget),
        head: raw.head ?? null,
    };
}
function keyOf(reference) {
    try {
        return (0,key/* imageKey */.p)(reference);
    }
    catch (error) {
        // Told already, as no repository or no place of an image.
        if (error instanceof errors/* UserError */.y)
            return reference;
        throw error;
    }
}
/** What a line limits: lines that limit the same stand in each other's place. */
function subjectOf({ budget: { metric, glob, platform, growth } }) {
    return JSON.stringify([metric, glob, platform, growth]);
}
/** Where a key is that names the same report as one above it, and that one. */
function findRepeatedKeys(images) {
    return images.flatMap(({ key }, at) => {
        const other = images.slice(0, at).find((each) => (0,report_name/* reportName */.e)(each.key) === (0,report_name/* reportName */.e)(key));
        return key === "" || other === undefined ? [] : [[at, other.key]];
    });
}
function describeRepeated(key, other) {
    if (key === other)
        return `another image has the key ${JSON.stringify(key)}: give each its own "key".`;
    return `${JSON.stringify(key)} and ${JSON.stringify(other)} are one name for a report: give each a "key" that is told apart without / and :.`;
}
/** Those that waive a line which holds; of two for one line the image's own. */
function waiversOf(own, general, budget) {
    const lines = new Set(budget.map(({ text }) => (0,budget_line/* spellLine */.Jr)(text)));
    const taken = new Set(own.map((waiver) => (0,budget_line/* spellLine */.Jr)(waiver.budget)));
    return [...general.filter((waiver) => !taken.has((0,budget_line/* spellLine */.Jr)(waiver.budget))), ...own].filter((waiver) => lines.has((0,budget_line/* spellLine */.Jr)(waiver.budget)));
}
function judgeWaivers(waivers, path, budget, note) {
    const seen = new Set();
    for (const [at, waiver] of (waivers ?? []).entries()) {
        if (waiver === undefined)
            continue;
        const { budget: line, until } = waiver;
        const where = [...path, "waivers", at];
        if (!isDay(until))
            note([...where, "until"], [`there is no day ${until}.`]);
        if (seen.has((0,budget_line/* spellLine */.Jr)(line)))
            note([...where, "budget"], ["this line is waived above already: give one waiver."]);
        if (!budget.some(({ text }) => (0,budget_line/* spellLine */.Jr)(text) === (0,budget_line/* spellLine */.Jr)(line)))
            note([...where, "budget"], [describeUnmatched(line, budget)]);
        seen.add((0,budget_line/* spellLine */.Jr)(line));
    }
}
function isDay(text) {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
function describeUnmatched(line, budget) {
    const near = (0,nearest/* nearest */.p)(line, budget.map(({ text }) => text));
    return `no budget has the line ${JSON.stringify(line)}${near === null ? ": a waiver repeats the line that it waives." : `; did you mean ${JSON.stringify(near)}?`}`;
}

// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(33483);
;// CONCATENATED MODULE: ./src/config/yaml-source.js

/** Far more than anybody writes by hand, and few enough that no value grows beyond the file many times over. */
const MAX_ALIASES = 100;
/** The parser's time doubles with each key that is marked by a question mark and nests in another. */
const MARKED_KEY = /(?<=^|\s)\?(?=\s|$)/gm;
const MAX_MARKED_KEYS = 10;
/** Reads one document of YAML 1.2. `source` is null where nothing more can be said of it than `mistakes`. */
function readYaml(text) {
    const lines = new dist/* LineCounter */.HN();
    const mistakeFrom = (offset, what) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col), text: what };
    };
    if ((text.match(MARKED_KEY)?.length ?? 0) > MAX_MARKED_KEYS) {
        return { source: null, mistakes: [mistakeFrom(0, "it marks keys by question marks, which no key of the file needs: write `key: value`.")] };
    }
    const document = (0,dist/* parseDocument */.Tp)(text, { version: "1.2", lineCounter: lines, prettyErrors: false, logLevel: "error" });
    const faults = [...document.errors, ...document.warnings];
    const mistakes = faults.map(({ code, message, pos }) => mistakeFrom(pos[0], code === "DUPLICATE_KEY" ? `the key ${quoteAt(text, pos[0])} is here a second time.` : `this is no valid YAML: ${message}.`));
    if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== "1.2") {
        mistakes.push(mistakeFrom(0, "this is YAML 1.1, in which a date is no text: leave the %YAML line out."));
    }
    if (faults.some(({ code }) => code !== "DUPLICATE_KEY") || mistakes.length > faults.length)
        return { source: null, mistakes };
    try {
        const value = document.toJS({ maxAliasCount: MAX_ALIASES });
        const mistakeAt = (path, what, isKey = false) => mistakeFrom(offsetOf(document, path, isKey), what);
        return { source: { value, mistakeAt }, mistakes };
    }
    catch (error) {
        // yaml's word for aliases beyond the limit, and for one of an anchor that is not there.
        if (!(error instanceof ReferenceError))
            throw error;
        return { source: null, mistakes: [...mistakes, mistakeFrom(0, `its aliases cannot be followed: write the values out (${error.message}).`)] };
    }
}
function quoteAt(text, offset) {
    return JSON.stringify(/^[^\s:]{0,60}/.exec(text.slice(offset, offset + 60))?.[0] ?? "");
}
/** Where the value at `path` begins; of the nearest that there is where it has no place of its own. */
function offsetOf(document, path, isKey) {
    let node = document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const [at, step] of path.entries()) {
        if ((0,dist/* isAlias */.Vj)(node))
            node = node.resolve(document) ?? null;
        const isLast = at === path.length - 1;
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find(({ key }) => String((0,dist/* isScalar */.jn)(key) ? key.value : key) === String(step));
            const key = pair?.key;
            const value = pair?.value;
            // A value that was left out has no place: its key has.
            const isEmpty = value == null || ((0,dist/* isScalar */.jn)(value) && value.source === "");
            offset = ((isLast && isKey) || isEmpty ? key : value)?.range?.[0] ?? offset;
            node = value ?? null;
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            node = node.items[Number(step)] ?? null;
            offset = node?.range?.[0] ?? offset;
        }
        else
            return offset;
    }
    return offset;
}

;// CONCATENATED MODULE: ./src/config/parse.js







const SHOWN_MISTAKES = 20;
const SHOWN_COLUMNS = 300;
const HINT = "Every key is described at https://github.com/plimsoll-ci/plimsoll/blob/v1/docs/config.md.";
const KINDS = { "string,array": "a text, or a list of texts", "object,null": "a mapping of keys", string: "a text; put it in quotes", array: "a list", object: "a mapping of keys" };
let compiled = null;
/** Reads what the file says, held to `schema/plimsoll.v1.json` and to what no schema can say. Throws a `UserError` with every mistake. */
function parseProject(bytes, path) {
    const { source, mistakes } = readYaml(decode(bytes, path));
    const faults = source === null ? [] : findFaults(source);
    if (source !== null)
        for (const fault of faults)
            leaveOut(source.value, fault);
    const read = source === null || typeof source.value !== "object" ? null : readImages(source, path);
    const told = source === null ? [] : faults.map((fault) => toMistake(source, fault));
    const all = [...mistakes, ...told, ...(read?.mistakes ?? [])].sort((a, b) => a.line - b.line || a.column - b.column);
    if (all.length > 0 || read === null)
        throw refusal(path, all);
    return read.project;
}
function decode(bytes, path) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw new errors/* UserError */.y(`${path} is not UTF-8.`, "Save it as UTF-8 text.", { cause });
    }
}
function refusal(path, mistakes) {
    const shown = mistakes.slice(0, SHOWN_MISTAKES).map(({ line, column, text }) => `${path}:${line}:${column}: ${(0,foreign_text/* showForeignWords */.j9)(text, SHOWN_COLUMNS)}`);
    const more = mistakes.length - shown.length;
    const [first] = mistakes;
    return new errors/* UserError */.y([...shown, ...(more > 0 ? [`and ${more} more.`] : [])].join("\n"), HINT, { place: first === undefined ? { file: path } : { file: path, line: first.line } });
}
function findFaults(source) {
    compiled ??= new _2020.Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, verbose: true }).compile(plimsoll_v1_namespaceObject);
    if (compiled(source.value))
        return [];
    const errors = compiled.errors ?? [];
    // Each branch of the one choice tells its own; the choice itself tells it once.
    return errors.filter(({ schemaPath }) => !schemaPath.includes("/anyOf/"));
}
/** Takes away what has the wrong shape, so that the rest can be read for what else is wrong: all is told at once. */
function leaveOut(value, { instancePath, keyword }) {
    if (keyword === "additionalProperties" || keyword === "anyOf")
        return;
    const path = pathOf(instancePath);
    const waiver = path.indexOf("waivers") + 1;
    const cut = waiver > 0 && path.length > waiver ? path.slice(0, waiver + 1) : path;
    const last = cut.at(-1);
    const parent = cut.slice(0, -1).reduce((at, step) => (isContainer(at) ? at[step] : undefined), value);
    if (isContainer(parent) && last !== undefined)
        parent[last] = undefined;
}
function isContainer(value) {
    return typeof value === "object" && value !== null;
}
function pathOf(instancePath) {
    return instancePath.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function toMistake(source, error) {
    const path = pathOf(error.instancePath);
    const unknown = error.params["additionalProperty"];
    if (typeof unknown === "string")
        return source.mistakeAt([...path, unknown], describeUnknown(unknown, knownKeys(error)), true);
    return source.mistakeAt(path, describeFault(path, error));
}
function describeUnknown(key, known) {
    const near = (0,nearest/* nearest */.p)(key, known);
    return `there is no key ${JSON.stringify(key)} here${near === null ? `; the keys are ${known.join(", ")}.` : `; did you mean ${JSON.stringify(near)}?`}`;
}
/** The keys that the part of the schema knows which refused one. */
function knownKeys({ parentSchema }) {
    const properties = parentSchema?.["properties"];
    return Object.keys(typeof properties === "object" && properties !== null ? properties : {});
}
function describeFault(path, { keyword, params, parentSchema, message }) {
    const name = path.findLast((step) => !/^\d+$/.test(String(step))) ?? "the file";
    switch (keyword) {
        case "type":
            return `${name} must be ${KINDS[String(params["type"])] ?? String(params["type"])}.`;
        case "required":
            return `this ${name === "waivers" ? "waiver" : "entry"} lacks ${JSON.stringify(params["missingProperty"])}.`;
        case "anyOf":
            return 'this image has neither "image" nor "head" nor "key": say which image it is about.';
        case "pattern":
            return name === "until" ? "until must be a day, YYYY-MM-DD, as in 2026-12-31." : `${name} must not be empty.`;
        case "minLength":
            return `${name} must not be empty.`;
        case "maxLength":
            return `${name} is longer than ${String(parentSchema?.["maxLength"])} characters.`;
        case "maxItems":
            return `${name} has more than ${String(parentSchema?.["maxItems"])} elements.`;
        default:
            return `${name} ${message ?? keyword}.`;
    }
}


/***/ }),

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


/***/ })

};
