export const id = 5713;
export const ids = [5713];
export const modules = {

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

/***/ 84544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRunnerHost: () => (/* binding */ createRunnerHost)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32322);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96726);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26307);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31119);
/* harmony import */ var _search_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63616);
/* harmony import */ var _neutralize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89197);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(70239);








/** A step's summary beyond this is dropped by the runner, whole and with an error. */
const MAX_SUMMARY_BYTES = 1_048_576;
const MAX_FOREIGN_LINE = 4096;
/** The step this process runs as, on GitHub's runner and those that do as it does (GHES, Forgejo, Gitea, act). */
function createRunnerHost() {
    const env = process.env;
    const directory = env["GITHUB_WORKSPACE"] || process.cwd();
    const redactor = (0,_redact_js__WEBPACK_IMPORTED_MODULE_7__/* .createRedactor */ .l)();
    const log = createLog((text) => redactor.redact(text));
    return {
        kind: "runner",
        env,
        directory,
        log,
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m,
        files: (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .createFiles */ .q)(directory),
        input: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name, { trimWhitespace: false }),
        // Never through standard output: there, what a child prints could set them as well.
        setOutput(name, value) {
            if (env["GITHUB_OUTPUT"])
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, value);
        },
        saveState(name, value) {
            if (env["GITHUB_STATE"])
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(name, value);
        },
        state: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(name),
        exportVariable(name, value) {
            process.env[name] = value;
            // The command on standard output is refused by the runner; without the file there is no later step to tell.
            if (env["GITHUB_ENV"])
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN(name, value);
        },
        addPath(folder) {
            if (env["GITHUB_PATH"])
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .addPath */ .fM(folder);
            else
                process.env["PATH"] = (0,_search_path_js__WEBPACK_IMPORTED_MODULE_5__/* .withFolder */ .Z)(folder, env["PATH"]);
        },
        addSecret(value) {
            const weakness = redactor.weaknessOf(value);
            if (weakness !== null)
                log.warning(weakness);
            for (const form of redactor.add(value))
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(form);
        },
        redact: (text) => redactor.redact(text),
        summarize: (markdown) => appendSummary(env["GITHUB_STEP_SUMMARY"], redactor.redact(markdown), log),
        setExitCode(code) {
            process.exitCode = code;
        },
        exec: (0,_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .createExec */ .k)(env, directory),
        startBackground: (0,_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .createStartBackground */ .r)(env, directory),
    };
}
function createLog(redact) {
    const harmless = (text) => (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_6__/* .neutralize */ .Y)(text, { redact }).join("\n");
    const place = (at = {}) => ({
        ...(at.title === undefined ? {} : { title: harmless(at.title) }),
        ...(at.file === undefined ? {} : { file: at.file }),
        ...(at.line === undefined ? {} : { startLine: at.line }),
    });
    return {
        debug: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(harmless(message)),
        info: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(harmless(message)),
        notice: (message, at) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm(harmless(message), place(at)),
        warning: (message, at) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(harmless(message), place(at)),
        error: (message, at) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3(harmless(message), place(at)),
        foreign(text) {
            for (const line of (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_6__/* .neutralize */ .Y)(text, { redact, maxLineLength: MAX_FOREIGN_LINE }))
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(line);
        },
        async group(title, body) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh(harmless(title));
            try {
                return await body();
            }
            finally {
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
            }
        },
        progress() { },
    };
}
async function appendSummary(path, section, log) {
    if (!path)
        return false;
    const usedBytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then((file) => file.size, () => 0);
    // Behind a line of HTML Markdown begins again only after an empty one.
    const text = `${usedBytes > 0 ? "\n" : ""}${section}${section.endsWith("\n") ? "" : "\n"}`;
    if (usedBytes + Buffer.byteLength(text) > MAX_SUMMARY_BYTES) {
        log.notice("The job summary is full (1 MiB for each step); this section is left out of it.");
        return false;
    }
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.appendFile)(path, text);
        return true;
    }
    catch (error) {
        log.warning(`The job summary cannot be written, so this section is left out of it: ${error instanceof Error ? error.message : String(error)}.`);
        return false;
    }
}


/***/ })

};
