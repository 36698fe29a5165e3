import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 87997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 16986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ showError),
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/** A failure that the reader can mend: shown without a stack, with the hint that says how. */
class UserError extends Error {
    /** What to do about it, as a full sentence. */
    hint;
    constructor(message, hint, options) {
        super(message, options);
        this.name = "UserError";
        this.hint = hint;
    }
}
const BUG_HINT = "This is a bug in Plimsoll. Please report it with the debug log at https://github.com/plimsoll-ci/plimsoll/issues.";
/** Turns whatever was thrown into what is shown to a person. */
function showError(thrown) {
    if (thrown instanceof UserError)
        return { message: thrown.message, hint: thrown.hint, stack: null };
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { message: error.message, hint: BUG_HINT, stack: stackWithCauses(error) };
}
function stackWithCauses(error) {
    const own = error.stack ?? error.message;
    return error.cause instanceof Error ? `${own}\nCaused by: ${stackWithCauses(error.cause)}` : own;
}


/***/ }),

/***/ 10918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ exitOnSignals),
/* harmony export */   c: () => (/* binding */ onExit)
/* harmony export */ });
const cleanups = new Set();
let isListening = false;
/** Runs `cleanup` when the process ends, however it ends; it must be synchronous. Returns what takes it back. */
function onExit(cleanup) {
    if (!isListening) {
        isListening = true;
        process.on("exit", () => {
            for (const each of cleanups)
                each();
        });
    }
    cleanups.add(cleanup);
    return () => cleanups.delete(cleanup);
}
/** Ends the process on Ctrl-C and on a cancelled job with the shell's exit codes, clean-ups included. */
function exitOnSignals() {
    // Without a handler the process would die at once, and "exit" would never be emitted.
    process.once("SIGINT", () => process.exit(130));
    process.once("SIGTERM", () => process.exit(143));
}


/***/ }),

/***/ 96226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ failOnStrays),
/* harmony export */   x: () => (/* binding */ reportFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(16986);

/** Shows what was thrown, secrets hidden: the message and what to do about it; for our own bugs the stack in the debug log. */
function reportFailure(log, thrown) {
    const shown = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .showError */ .Q)(thrown);
    if (shown.stack !== null)
        log.debug(shown.stack);
    else if (thrown instanceof Error && thrown.cause !== undefined)
        log.debug(`Caused by: ${describeCause(thrown.cause)}`);
    log.error(`${shown.message}\n${shown.hint}`);
}
function describeCause(cause) {
    if (!(cause instanceof Error))
        return String(cause);
    const own = cause.stack ?? cause.message;
    return cause.cause === undefined ? own : `${own}\nCaused by: ${describeCause(cause.cause)}`;
}
/** Ends the process with code 2 when something is thrown that nobody awaits; Node would print it with its secrets. */
function failOnStrays(log) {
    process.on("uncaughtException", (thrown) => {
        reportFailure(log, thrown);
        process.exit(2);
    });
}


/***/ }),

/***/ 75209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidate that `word` was most likely meant to be; null when none is near. */
function nearest(word, candidates) {
    let best = null;
    let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        const found = distance(word, candidate);
        if (found < bestDistance)
            [best, bestDistance] = [candidate, found];
    }
    return best;
}
/** Insertions, deletions and substitutions from one word to the other (Levenshtein). */
function distance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= to.length; column += 1) {
            const substitution = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
            next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 55311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs),
/* harmony export */   T: () => (/* binding */ refuse)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(16986);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(75209);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6366);



/** The booleans of YAML 1.2's core schema, as @actions/core takes them. */
const TRUE = ["true", "True", "TRUE"];
const FALSE = ["false", "False", "FALSE"];
/**
 * The typed inputs of a verb. Every mistake is reported, together, in one `UserError` that names each input and its
 * cure, before anything is touched.
 */
function readInputs(declaration, host) {
    const specs = Object.entries(declaration.inputs);
    for (const [name, spec] of specs) {
        if (spec.secret === true)
            host.addSecret(host.input(name));
    }
    const values = {};
    const mistakes = [];
    for (const [name, spec] of specs) {
        const read = readInput(spec, textOf(spec, host.input(name), host.kind));
        mistakes.push(...read.mistakes.map((mistake) => `${inputName(host.kind, name)}: ${mistake}`));
        if (read.mistakes.length === 0)
            values[name] = read.value;
    }
    refuse(mistakes, declaration, host.kind);
    return values;
}
/** Throws what is wrong with a verb's inputs, all of it at once; returns when nothing is. */
function refuse(mistakes, declaration, kind) {
    if (mistakes.length === 0)
        return;
    const hint = kind === "terminal"
        ? `\`plimsoll ${declaration.name} --help\` lists every flag.`
        : `Every input is described at https://github.com/plimsoll-ci/plimsoll/tree/v1/actions/${declaration.name}.`;
    const [first = ""] = mistakes;
    const message = mistakes.length === 1 ? first : [`${mistakes.length} inputs are wrong:`, ...mistakes.map((each) => `- ${each}`)].join("\n");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(message, hint);
}
/** How an input is called where the reader wrote it: a flag on the command line, else its name. */
function inputName(kind, name) {
    return kind === "terminal" ? `--${name}` : name;
}
/** The text that stands for the input: what was given, else its default. */
function textOf(spec, given, kind) {
    if (given.trim() !== "")
        return spec.secret === true ? given : given.trim();
    if (kind === "terminal" && spec.cliDefault !== undefined)
        return spec.cliDefault;
    // An expression is for the runner to fill in; where it was left empty there is nothing.
    return spec.default?.includes("${{") === true ? "" : (spec.default ?? "");
}
function readInput(spec, text) {
    if (text === "" && spec.required === true)
        return wrong(`it must be given${spec.example === undefined ? "" : `, as in ${quote(spec.example)}`}.`);
    switch (spec.type) {
        case "text":
            return text === "" ? right(spec.default === undefined ? undefined : "") : checked(spec, [text], text);
        case "lines":
            return readItems(spec, splitLines(text));
        case "list":
            return readItems(spec, splitLines(text).flatMap((line) => line.split(",")).map((item) => item.trim()).filter((item) => item !== ""));
        case "boolean":
            if (text === "" || FALSE.includes(text))
                return right(false);
            return TRUE.includes(text) ? right(true) : wrong(`${quote(text)} is not a boolean; write true or false.`);
        case "size": {
            if (text === "")
                return right(undefined);
            const bytes = (0,_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(text);
            return bytes === null ? wrong(`${quote(text)} is not a size; write a number with a unit, as in 250MB or 64GiB.`) : checked(spec, [text], bytes);
        }
        case "choice":
            return text === "" ? right(undefined) : readChoice(text, spec.choices);
    }
}
function readItems(spec, items) {
    return checked(spec, items, items);
}
function readChoice(text, choices) {
    if (choices.includes(text))
        return right(text);
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(text, choices);
    return wrong(`${quote(text)} is none of ${choices.join(", ")}${near === null ? "." : `; did you mean ${near}?`}`);
}
function checked(spec, items, value) {
    return { value, mistakes: spec.check?.(items) ?? [] };
}
function splitLines(text) {
    return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}
function right(value) {
    return { value, mistakes: [] };
}
function wrong(mistake) {
    return { value: undefined, mistakes: [mistake] };
}
function quote(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}


/***/ }),

/***/ 6366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseSize)
/* harmony export */ });
const UNITS = {
    "": 1,
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 1024,
    mib: 1024 ** 2,
    gib: 1024 ** 3,
    tib: 1024 ** 4,
};
/** Bytes of `250MB`, `64 GiB`, `1.5kB` or a plain number: SI units, or binary ones with an i; null for anything else. */
function parseSize(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
    const factor = UNITS[match?.[2]?.toLowerCase() ?? "?"];
    if (match === null || factor === undefined)
        return null;
    const bytes = Math.round(Number(match[1]) * factor);
    return Number.isSafeInteger(bytes) ? bytes : null;
}


/***/ }),

/***/ 61147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ verbs)
/* harmony export */ });
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(55311);

/** Every verb there is, by name. */
const verbs = {
    diff: verb({ declare: () => Promise.all(/* import() */[__nccwpck_require__.e(880), __nccwpck_require__.e(616)]).then(__nccwpck_require__.bind(__nccwpck_require__, 29616)), load: () => Promise.all(/* import() */[__nccwpck_require__.e(26), __nccwpck_require__.e(238), __nccwpck_require__.e(880), __nccwpck_require__.e(680), __nccwpck_require__.e(623), __nccwpck_require__.e(462), __nccwpck_require__.e(162)]).then(__nccwpck_require__.bind(__nccwpck_require__, 67162)), printsReport: true }),
    comment: verb({ declare: () => __nccwpck_require__.e(/* import() */ 642).then(__nccwpck_require__.bind(__nccwpck_require__, 53642)), load: () => Promise.all(/* import() */[__nccwpck_require__.e(774), __nccwpck_require__.e(880), __nccwpck_require__.e(680), __nccwpck_require__.e(462), __nccwpck_require__.e(150)]).then(__nccwpck_require__.bind(__nccwpck_require__, 45150)), printsReport: false }),
    inspect: verb({ declare: () => Promise.all(/* import() */[__nccwpck_require__.e(880), __nccwpck_require__.e(901)]).then(__nccwpck_require__.bind(__nccwpck_require__, 19901)), load: () => Promise.all(/* import() */[__nccwpck_require__.e(26), __nccwpck_require__.e(880), __nccwpck_require__.e(680), __nccwpck_require__.e(623), __nccwpck_require__.e(175)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47175)), printsReport: true }),
};
function verb(modules) {
    return {
        printsReport: modules.printsReport,
        declaration: async () => (await modules.declare()).declaration,
        async run(host, cli) {
            const { declaration } = await modules.declare();
            // Whatever happens from here on: an output that is in the runner's file cannot be set by what a child prints.
            for (const name of Object.keys(declaration.outputs))
                host.setOutput(name, "");
            // Before the verb's code is loaded: a mistake is told at once, and nothing is touched.
            const inputs = (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .K)(declaration, host);
            const { run } = await modules.load();
            await run(host, inputs, cli);
        },
    };
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ runCli),
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _host_exit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(10918);
/* harmony import */ var _host_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(96226);
/* harmony import */ var _verbs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(61147);



/** Runs an action: what `dist/<verb>.js` calls. */
async function run(name) {
    const host = await startOnRunner();
    try {
        await find(name).run(host, null);
    }
    catch (thrown) {
        (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportFailure */ .x)(host.log, thrown);
        host.setExitCode(2);
    }
    await settle();
}
/** Runs the command line: what `dist/cli.js` calls with the arguments after the script's name. */
async function runCli(argv) {
    (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .exitOnSignals */ .L)();
    const { main } = await Promise.all(/* import() */[__nccwpck_require__.e(546), __nccwpck_require__.e(459)]).then(__nccwpck_require__.bind(__nccwpck_require__, 53459));
    await main(argv);
    await settle();
}
async function startOnRunner() {
    (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .exitOnSignals */ .L)();
    // Loaded here: the command line has no use for @actions/core.
    const { createRunnerHost } = await Promise.all(/* import() */[__nccwpck_require__.e(322), __nccwpck_require__.e(546), __nccwpck_require__.e(544)]).then(__nccwpck_require__.bind(__nccwpck_require__, 84544));
    const host = createRunnerHost();
    (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failOnStrays */ .S)(host.log);
    return host;
}
function find(name) {
    const verb = _verbs_js__WEBPACK_IMPORTED_MODULE_2__/* .verbs */ .P[name];
    if (verb === undefined)
        throw new Error(`There is no action ${name}.`);
    return verb;
}
/** Waits until everything is written: the stub gives what then still holds the process open, a kept-alive connection, two seconds. */
async function settle() {
    await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
}

var __webpack_exports__run = __webpack_exports__.e;
var __webpack_exports__runCli = __webpack_exports__.a;
export { __webpack_exports__run as run, __webpack_exports__runCli as runCli };
