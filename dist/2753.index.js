export const id = 2753;
export const ids = [2753];
export const modules = {

/***/ 9063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ inspectBuilder)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
;// CONCATENATED MODULE: ./src/builder/inspect-text.js
const GC_KEYS = {
    "keep duration": "keepDuration",
    "keep bytes": "keepBytes",
    "reserved space": "reservedSpace",
    "max used space": "maxUsedSpace",
    "min free space": "minFreeSpace",
};
/** Reads what `buildx inspect` prints, of any release; it has no other form for one builder. */
function parseInspect(text) {
    const head = { name: "", driver: "", error: null };
    const nodes = [];
    let isHead = true;
    let section = null;
    for (const line of text.split("\n")) {
        const [, indent = "", key = "", value = ""] = /^(\s*)(.*?):\s*(.*?)\s*$/.exec(line) ?? [];
        if (/^\s/.test(line) || indent !== "") {
            section?.(key, value, line);
            continue;
        }
        section = null;
        if (line.startsWith("Nodes:"))
            isHead = false;
        else if (isHead)
            readHead(head, key.toLowerCase(), value);
        else if (key.toLowerCase() === "name")
            nodes.push(emptyNode(value));
        else
            section = readNode(nodes.at(-1), key.toLowerCase(), key, value);
    }
    return { ...head, nodes };
}
function readHead(head, key, value) {
    if (key === "name")
        head.name = value;
    else if (key === "driver")
        head.driver = value;
    else if (key === "error")
        head.error = value;
}
function emptyNode(name) {
    return { name, endpoint: "", status: "", platforms: [], flags: [], buildkitVersion: null, driverOpts: {}, error: null, labels: {}, features: {}, gcPolicy: [], files: {} };
}
/** Reads a line of a node; answers what takes the indented lines under it. */
function readNode(node, key, written, value) {
    if (node === undefined)
        return null;
    if (key.startsWith("gc policy rule#"))
        return readGcRule(node);
    if (key.startsWith("file#"))
        return readFile(node, written.slice("File#".length));
    switch (key) {
        case "endpoint":
        case "status":
        case "error":
            node[key] = value;
            return null;
        case "driver options":
            node.driverOpts = parseDriverOpts(value);
            return null;
        // Until 0.12 "Flags" and "Buildkit".
        case "buildkit daemon flags":
        case "flags":
            node.flags = value.split(/\s+/).filter((flag) => flag !== "");
            return null;
        case "buildkit version":
        case "buildkit":
            node.buildkitVersion = value === "" ? null : value;
            return null;
        case "platforms":
            node.platforms = parsePlatforms(value);
            return null;
        case "labels":
            return (label, text) => void (node.labels = { ...node.labels, [label]: text });
        case "features":
            return (feature, text) => void (node.features = { ...node.features, [feature]: text === "true" });
        default:
            return null;
    }
}
/** `cacert="/a" key="/b"`, each value quoted as Go quotes. */
function parseDriverOpts(value) {
    const pairs = [...value.matchAll(/([\w.-]+)=("(?:[^"\\]|\\.)*")/g)];
    return Object.fromEntries(pairs.map(([, key = "", quoted = ""]) => [key, unquote(quoted)]));
}
function unquote(quoted) {
    try {
        return String(JSON.parse(quoted));
    }
    catch {
        return quoted.slice(1, -1);
    }
}
/** The platforms with a star are those that the node was fixed to; then only these count. */
function parsePlatforms(value) {
    const all = value.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
    const fixed = all.filter((platform) => platform.endsWith("*"));
    return fixed.length === 0 ? all : fixed.map((platform) => platform.slice(0, -1));
}
function readGcRule(node) {
    let rule = {};
    node.gcPolicy = [...node.gcPolicy, rule];
    return (key, value) => {
        const name = GC_KEYS[key.toLowerCase()];
        if (key.toLowerCase() === "all")
            rule = { ...rule, all: value === "true" };
        else if (key.toLowerCase() === "filters")
            rule = { ...rule, filter: value.split(/[\s,]+/).filter((filter) => filter !== "") };
        else if (name !== undefined)
            rule = { ...rule, [name]: value };
        node.gcPolicy = [...node.gcPolicy.slice(0, -1), rule];
    };
}
function readFile(node, name) {
    const lines = [];
    return (_key, _value, line) => {
        lines.push(line.replace(/^\s*> ?/, ""));
        node.files = { ...node.files, [name]: lines.join("\n") };
    };
}

;// CONCATENATED MODULE: ./src/builder/builder.js



/** A pull of BuildKit's image included. */
const BOOT_TIMEOUT_MS = 600_000;
const INSPECT_TIMEOUT_MS = 60_000;
const HINT = "Check its driver, its endpoint and its certificates, and whether the engine or the remote BuildKit runs.";
/**
 * The named builder, or the current one; null where there is none of that name. With `bootstrap` it is started first.
 * Throws a `UserError` where it cannot be inspected or started.
 */
async function inspectBuilder(buildx, name, options = {}) {
    const bootstrap = options.bootstrap === true;
    const result = await buildx.run(["inspect", ...(bootstrap ? ["--bootstrap"] : []), ...(name === null ? [] : [name])], {
        timeoutMs: bootstrap ? BOOT_TIMEOUT_MS : INSPECT_TIMEOUT_MS,
    });
    const shown = name === null ? "The current builder" : `Builder ${name}`;
    if (result.exitCode !== 0) {
        if (/\bno builder .* found\b/.test(result.stderr))
            return null;
        throw new errors/* UserError */.y(`${shown} cannot be ${bootstrap ? "started" : "inspected"}: buildx ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, HINT);
    }
    const { error, ...builder } = parseInspect(result.stdout);
    // buildx says so and exits with 0.
    const fault = error ?? builder.nodes.find((node) => node.error !== null)?.error ?? null;
    if (bootstrap && fault !== null)
        throw new errors/* UserError */.y(`${shown} cannot be started: ${fault}`, HINT);
    return builder;
}


/***/ }),

/***/ 38569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ah: () => (/* binding */ findBuildx),
/* harmony export */   n9: () => (/* binding */ lookForBuildx),
/* harmony export */   sV: () => (/* binding */ quoteEnd)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83612);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86085);




/** Where the Docker CLI looks for plugins besides its own folder (docker/cli, cli-plugins/manager). */
const SYSTEM_PLUGIN_FOLDERS = process.platform === "win32"
    ? ["C:\\ProgramData\\Docker\\cli-plugins", "C:\\Program Files\\Docker\\cli-plugins"]
    : ["/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins"];
const SHOWN_LINES = 15;
/** Finds buildx as the Docker CLI would, else a `buildx` on PATH. Throws a `UserError` where there is none. */
async function findBuildx(host) {
    const found = await lookForBuildx(host);
    if (found !== null)
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("There is no docker buildx on this machine.", "Run the setup action before this step (it downloads buildx where there is none), or install the buildx plugin of Docker.");
}
/** As `findBuildx`; null where there is none. */
async function lookForBuildx(host) {
    const hasDocker = (await (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .findOnPath */ .a)(host, "docker")) !== null;
    if (hasDocker && (await (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .K)(await pluginFolders(host), "docker-buildx")) !== null)
        return createBuildx(host, ["docker", "buildx"]);
    const standalone = await (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .findOnPath */ .a)(host, "buildx");
    return standalone === null ? null : createBuildx(host, [standalone]);
}
async function pluginFolders(host) {
    const own = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerFolder */ .NC)(host);
    const config = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerConfig */ .TO)(host);
    const extra = config?.content["cliPluginsExtraDirs"];
    return [
        ...(Array.isArray(extra) ? extra.filter((folder) => typeof folder === "string") : []),
        ...(own === null ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, "cli-plugins")]),
        ...SYSTEM_PLUGIN_FOLDERS,
    ];
}
function createBuildx(host, command) {
    const [program = "", ...before] = command;
    const run = (args, options) => host.exec(program, [...before, ...args], options);
    return {
        command,
        run,
        async must(args, what, options) {
            const result = await run(args, options);
            if (result.exitCode === 0)
                return result;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${what}: buildx ended with ${result.exitCode}.${quoteEnd(result)}`, 
            // A proxy in a driver option may have a password.
            `To see it by hand: ${["docker buildx", ...args].join(" ").replace(/\/\/[^/@\s]*@/g, "//***@")}`);
        },
    };
}
/** The end of what a failed program printed, on lines of its own: of stderr, or of stdout where stderr is empty; "" where it printed nothing. */
function quoteEnd(result, maxLines = SHOWN_LINES) {
    const text = result.stderr.trim() === "" ? result.stdout : result.stderr;
    const lines = text.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "");
    return lines.length === 0 ? "" : `\n${lines.slice(-maxLines).join("\n")}`;
}


/***/ }),

/***/ 86085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram),
/* harmony export */   a: () => (/* binding */ findOnPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** The path of a program in the folders of PATH; null where it is in none. */
async function findOnPath(host, name) {
    const folders = (host.env["PATH"] ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((folder) => folder !== "");
    return await findProgram(folders, name);
}
/** The first of the folders' files of that name which this user may run; null where there is none. */
async function findProgram(folders, name) {
    const file = process.platform === "win32" ? `${name}.exe` : name;
    for (const folder of folders) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, file);
        if (await isProgram(path))
            return path;
    }
    return null;
}
async function isProgram(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isFile();
    }
    catch {
        return false;
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

/***/ 28519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readWithin),
/* harmony export */   z: () => (/* binding */ fillSecrets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** As much of standard input as a secret may be. */
const MAX_BYTES = 1024 * 1024;
/**
 * The inputs with a secret that is given as `-` read from standard input, less the one line end that `echo` adds. Throws a
 * `UserError` where there is more than one such secret, or nothing to read.
 */
async function fillSecrets(declaration, inputs, stdin) {
    const [name, ...others] = Object.keys(inputs).filter((input) => inputs[input] === "-" && declaration.inputs[input]?.secret === true);
    if (name === undefined)
        return inputs;
    if (others.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`Standard input can be one secret, not ${[name, ...others].map((input) => `--${input}`).join(" and ")}.`, "Give one of them as `-`.");
    }
    if (stdin.isTTY === true)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which is a terminal and would show it.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
    const text = await readAll(stdin, name);
    const secret = text.replace(/\r\n$|\n$|\r$/, "");
    if (secret.trim() === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which is empty.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
    return { ...inputs, [name]: secret };
}
async function readAll(stdin, name) {
    const text = await readWithin(stdin, MAX_BYTES);
    if (text === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which holds more than 1 MB.`, "Pipe in the secret alone.");
    return text;
}
/** All that standard input holds; null: more than `maxBytes`. */
async function readWithin(stdin, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > maxBytes)
            return null;
    }
    return Buffer.concat(chunks).toString("utf8");
}


/***/ }),

/***/ 82753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/advice/advice.js + 9 modules
var advice_advice = __webpack_require__(39471);
// EXTERNAL MODULE: ./src/advice/stage-view.js + 2 modules
var stage_view = __webpack_require__(14798);
// EXTERNAL MODULE: ./src/advice/context.js + 1 modules
var advice_context = __webpack_require__(41746);
// EXTERNAL MODULE: ./src/dockerfile/parse.js + 1 modules
var parse = __webpack_require__(1965);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var sources = __webpack_require__(54694);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/inputs/standard-input.js
var standard_input = __webpack_require__(28519);
// EXTERNAL MODULE: ./src/builder/builder.js + 1 modules
var builder_builder = __webpack_require__(9063);
// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/lint/checks.js




const WITHIN_MS = 10_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** Runs BuildKit's checks (`buildx build --call check`) where there is buildx and a builder that runs; settles within ten seconds, and never throws for what is missing. */
async function runChecks(host, request, withinMs = WITHIN_MS) {
    const late = new AbortController();
    const silent = leftOut(`BuildKit's checks did not answer within ${withinMs / 1000} s.`);
    let deadline;
    const waited = new Promise((done) => {
        deadline = setTimeout(() => {
            late.abort();
            done(silent);
        }, withinMs);
    });
    try {
        return await Promise.race([ask(host, request, late.signal), waited]);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        return leftOut(error.message.split("\n")[0] ?? "buildx failed");
    }
    finally {
        clearTimeout(deadline);
    }
}
async function ask(host, { dockerfile, input, context, target, builder: name }, signal) {
    const buildx = await (0,builder_buildx/* lookForBuildx */.n9)(host);
    if (buildx === null)
        return leftOut("there is no docker buildx on this machine.");
    const builder = await (0,builder_builder/* inspectBuilder */.I)(buildx, name);
    if (builder === null)
        return leftOut(name === null ? "there is no builder." : `there is no builder ${name}.`);
    // Whoever lints does not wait until an engine is downloaded.
    if (!builder.nodes.some(({ status }) => status === "running"))
        return leftOut(`the builder ${builder.name} does not run (\`plimsoll setup\` starts one).`);
    if (signal.aborted)
        return leftOut("there was no time left.");
    const args = ["build", "--call", "check,format=json", "--builder", builder.name, ...(target === null ? [] : ["--target", target]), "--file", dockerfile, context];
    const result = await buildx.run(args, { signal, input, maxOutputBytes: MAX_ANSWER_BYTES });
    const answer = (0,json/* readJsonObject */.op)(result.stdout);
    // Warnings alone give an exit code of 1, too.
    if (answer === null)
        return leftOut(result.stderr.split("\n").findLast((line) => /error/i.test(line))?.trim() ?? `buildx ended with ${result.exitCode}.`);
    return { warnings: readWarnings(answer), whyNot: null };
}
function leftOut(whyNot) {
    return { warnings: [], whyNot };
}
/** What `check,format=json` prints: `warnings`, and `buildError` where it could not even be read. */
function readWarnings(answer) {
    const warnings = Array.isArray(answer["warnings"]) ? answer["warnings"].filter(json/* isJsonObject */.OW) : [];
    const error = answer["buildError"];
    const read = warnings.flatMap((warning) => {
        const rule = warning["ruleName"];
        const message = textOf(warning["detail"]) ?? textOf(warning["description"]);
        return typeof rule !== "string" || message === null ? [] : [{ rule, message, url: textOf(warning["url"]), ...placeOf(warning["location"]) }];
    });
    const failed = (0,json/* isJsonObject */.OW)(error) ? textOf(error["message"]) : null;
    return failed === null || !(0,json/* isJsonObject */.OW)(error) ? read : [...read, { rule: "BuildError", message: failed, url: null, ...placeOf(error["location"]) }];
}
function placeOf(location) {
    const ranges = (0,json/* isJsonObject */.OW)(location) && Array.isArray(location["ranges"]) ? location["ranges"].filter(json/* isJsonObject */.OW) : [];
    const lineOf = (position) => ((0,json/* isJsonObject */.OW)(position) && typeof position["line"] === "number" ? position["line"] : 1);
    const line = lineOf(ranges[0]?.["start"]);
    return { line, endLine: Math.max(line, lineOf(ranges.at(-1)?.["end"])) };
}
function textOf(value) {
    return typeof value === "string" && value !== "" ? value : null;
}

;// CONCATENATED MODULE: ./src/lint/lint-result.js
/** Puts both together, each rule once for a line; no rule of ours says what a check of BuildKit says. */
function mergeLint(dockerfile, advice, checked, ignored) {
    const ours = advice.map((each) => ({ rule: each.rule, source: "plimsoll", line: each.line, endLine: each.endLine, message: each.message, remedy: each.remedy, url: null, cost: each.cost }));
    const theirs = onceALine(checked.warnings).map(({ rule, line, endLine, message, url }) => ({ rule, source: "buildkit", line, endLine, message, remedy: null, url, cost: null }));
    return {
        schemaVersion: 1,
        kind: "lint",
        dockerfile,
        checks: { ran: checked.whyNot === null, whyNot: checked.whyNot },
        advice: [...ours, ...theirs].filter(({ rule }) => !ignored.includes(rule)).toSorted((left, right) => left.line - right.line),
    };
}
/** BuildKit repeats itself for each stage and platform that a line is built for. */
function onceALine(warnings) {
    const known = new Set();
    return warnings.filter(({ rule, line, message }) => {
        const key = `${rule}:${line}:${message}`;
        return known.size < known.add(key).size;
    });
}

// EXTERNAL MODULE: ./src/advice/markdown.js
var markdown = __webpack_require__(35349);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
;// CONCATENATED MODULE: ./src/lint/render.js




const MAX_TEXT = 2000;
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;
/** The result as text for people, Markdown or JSON. */
function renderLint(result, look) {
    if (look.format === "json")
        return `${JSON.stringify(result, null, 2)}\n`;
    return look.format === "markdown" ? renderMarkdown(result) : renderText(result, look);
}
/** The last line of the text: how much there is, and what was left out. */
function renderEnd({ advice, checks }) {
    const count = advice.length === 0 ? "No advice." : `${(0,format/* formatCount */.B4)(advice.length, "piece")} of advice.`;
    return `${count}${checks.whyNot === null ? "" : ` BuildKit's own checks were left out: ${(0,foreign_text/* showForeign */.Ql)(checks.whyNot, 300)}`}`;
}
function renderText(result, { color, width }) {
    const columns = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)) - 2;
    const bold = (text) => (color ? `\u001b[1m${text}\u001b[0m` : text);
    const blocks = result.advice.map((each) => {
        const cost = (0,markdown/* describeCost */.P)(each);
        const paragraphs = [show(each.message), ...(each.remedy === null ? [] : [`→ ${show(each.remedy)}`]), ...(each.url === null ? [] : [show(each.url)])];
        return [`${bold(`${show(result.dockerfile)}:${each.line}`)}  ${show(each.rule)}${cost === null ? "" : `  (${cost})`}`, ...paragraphs.flatMap((text) => wrap(text, columns).map((line) => `  ${line}`))].join("\n");
    });
    return `${[...blocks, renderEnd(result)].join("\n\n")}\n`;
}
function show(text) {
    return (0,foreign_text/* showForeign */.Ql)(text, MAX_TEXT, "end");
}
function wrap(text, columns) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
        if (line !== "" && line.length + 1 + word.length > columns) {
            lines.push(line);
            line = word;
        }
        else
            line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
}
function renderMarkdown(result) {
    const code = (text) => (0,markdown_parts/* codeElement */.Gg)(show(text));
    const rows = result.advice.map((each) => [String(each.line), code(each.rule), code(each.message), code(each.remedy ?? each.url ?? ""), (0,markdown/* describeCost */.P)(each) ?? ""]);
    const table = rows.length === 0 ? [] : [(0,markdown_parts/* markdownTable */.Qj)(["Line", "Rule", "What is so", "Instead", "Cost"], "rlllr", rows)];
    return `${[`### Advice on ${code(result.dockerfile)}`, ...table, renderEnd(result).replaceAll(/[<>&`|*_[\]\\]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)].join("\n\n")}\n`;
}
/** What an annotation says. */
function annotationOf({ message, remedy, url }) {
    return [message, ...(remedy === null ? [] : [remedy]), ...(url === null ? [] : [`More on this: ${url}`])].join("\n");
}

;// CONCATENATED MODULE: ./src/lint/run.js












const MAX_DOCKERFILE_BYTES = 4 * 1024 * 1024;
/** The Dockerfile that comes in on standard input, as hadolint and buildx name it. */
const STDIN = "-";
/** Judges a Dockerfile and its context, and prints what it would do otherwise. */
async function run(host, inputs, cli, stdin = process.stdin) {
    if (cli === null)
        throw new errors/* UserError */.y("lint is a verb of the command line.", "Run it in a workflow's `run:` step.");
    if (cli.dryRun)
        return await cli.write(host.redact(`${JSON.stringify(inputs, null, 2)}\n`));
    const context = (0,external_node_path_.resolve)(host.directory, inputs.context);
    const path = inputs.file === STDIN ? null : (0,external_node_path_.resolve)(host.directory, inputs.file ?? (0,external_node_path_.join)(inputs.context, "Dockerfile"));
    const text = path === null ? await readPiped(stdin) : await readDockerfile(host, path);
    const dockerfile = (0,parse/* parseDockerfile */.A)(text);
    if ((0,stage_view/* isTooLong */.pn)(dockerfile))
        host.log.notice("The Dockerfile has more than 1,000 instructions, so they are not judged.");
    refuseStrangeTarget(dockerfile, inputs.target);
    const target = inputs.target ?? null;
    const request = { dockerfile: path ?? STDIN, input: path === null ? text : "", context, target, builder: inputs.builder ?? null };
    const [weighed, checked] = await Promise.all([
        weigh(host, { folder: context, dockerfile: path, dockerfileText: text, target }),
        inputs.checks === "off" ? OFF : runChecks(host, request),
    ]);
    const advice = (0,advice_advice/* adviseOn */.m)(dockerfile, { text, target, context: weighed, steps: [] });
    const result = mergeLint(path === null ? STDIN : shownPath(host.directory, path), advice, checked, inputs.ignore);
    await print(host, cli, result, inputs.annotations && path !== null ? placeForAnnotations(host, path) : null);
    const failing = result.advice.some(({ rule }) => inputs["fail-on"].includes("any") || inputs["fail-on"].includes(rule));
    if (failing)
        host.setExitCode(1);
}
const OFF = { warnings: [], whyNot: "--checks is off." };
async function readPiped(stdin) {
    const hint = "Pipe it in: `plimsoll lint - < Dockerfile`.";
    if (stdin.isTTY === true)
        throw new errors/* UserError */.y("The Dockerfile is to be read from standard input, which is a terminal.", hint);
    const text = await (0,standard_input/* readWithin */.w)(stdin, MAX_DOCKERFILE_BYTES);
    if (text === null)
        throw new errors/* UserError */.y("Standard input holds more than 4 MiB.", "Check that it is the Dockerfile.");
    if (text.trim() === "")
        throw new errors/* UserError */.y("The Dockerfile is to be read from standard input, which is empty.", hint);
    return text;
}
async function readDockerfile(host, path) {
    if (await isFolder(path)) {
        const shown = shownPath(host.directory, path);
        throw new errors/* UserError */.y(`${shown} is no Dockerfile.`, `It is a folder: write \`--context ${shown === host.directory ? "." : shown}\`.`);
    }
    const bytes = await host.files.read(path, MAX_DOCKERFILE_BYTES);
    if (bytes !== null)
        return bytes.toString("utf8");
    throw new errors/* UserError */.y(`There is no Dockerfile at ${shownPath(host.directory, path)}.`, "Name it: `plimsoll lint FILE`, or its folder with --context.");
}
function refuseStrangeTarget(dockerfile, target) {
    if (target === undefined || (0,sources/* findStage */.U9)(dockerfile, target) !== null)
        return;
    const names = dockerfile.stages.flatMap(({ name }) => (name === null ? [] : [name]));
    throw new errors/* UserError */.y(`The Dockerfile has no stage ${target}.`, names.length === 0 ? "Its stages have no names; leave --target out." : `Its stages are ${names.join(", ")}.`);
}
async function weigh(host, context) {
    if (!(await isFolder(context.folder)))
        throw new errors/* UserError */.y(`The context ${shownPath(host.directory, context.folder)} is no folder.`, "Name a folder of this machine with --context.");
    return await (0,advice_context/* weighContext */.A)(host, context);
}
async function isFolder(path) {
    return (await (0,promises_.stat)(path).catch(() => null))?.isDirectory() === true;
}
function shownPath(directory, path) {
    const short = (0,external_node_path_.relative)(directory, path);
    return short === "" || short.startsWith("..") || (0,external_node_path_.isAbsolute)(short) ? path : short;
}
/** The file as the workflow's repository has it; null where nothing shows annotations, or it lies elsewhere. */
function placeForAnnotations({ env }, path) {
    const workspace = env["GITHUB_WORKSPACE"];
    if (env["GITHUB_ACTIONS"] !== "true" || !workspace)
        return null;
    const place = (0,external_node_path_.relative)(workspace, path);
    return place.startsWith("..") || (0,external_node_path_.isAbsolute)(place) ? null : place.replaceAll("\\", "/");
}
/** Where annotations say it all, the text is only how it ends. */
async function print(host, cli, result, place) {
    if (place !== null)
        for (const each of result.advice)
            host.log.warning(annotationOf(each), { title: each.rule, file: place, line: each.line });
    const isSaid = place !== null && cli.format === "text" && cli.output === null;
    await cli.write(isSaid ? `${host.redact(renderEnd(result))}\n` : renderLint(redacted(result, host.redact), cli));
}
function redacted(result, redact) {
    const advice = result.advice.map((each) => ({ ...each, message: redact(each.message), remedy: each.remedy === null ? null : redact(each.remedy) }));
    return { ...result, advice, checks: { ...result.checks, whyNot: result.checks.whyNot === null ? null : redact(result.checks.whyNot) } };
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
