export const id = 4544;
export const ids = [4544];
export const modules = {

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
