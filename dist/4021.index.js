export const id = 4021;
export const ids = [4021];
export const modules = {

/***/ 85002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost)
/* harmony export */ });
/** What comes of the work, or `otherwise` where it takes longer than so many milliseconds; the work then goes on, unheard. */
async function atMost(ms, work, otherwise) {
    let timer;
    const late = new Promise((done) => (timer = setTimeout(() => done(otherwise), ms)));
    return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}


/***/ }),

/***/ 58727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readBuildArguments)
/* harmony export */ });
/** The values of build arguments, given as `NAME=value` or `NAME`. As buildx: a name alone takes the environment's value, and counts for nothing where there is none. */
function readBuildArguments(lines, env) {
    return new Map(lines.flatMap((line) => {
        const equals = line.indexOf("=");
        const name = equals === -1 ? line : line.slice(0, equals);
        const value = equals === -1 ? env[name] : line.slice(equals + 1);
        return value === undefined ? [] : [[name, value]];
    }));
}


/***/ }),

/***/ 34840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ endCache)
});

// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/cache/facade/settings.js
var settings = __webpack_require__(46790);
;// CONCATENATED MODULE: ./src/cache/facade/leftovers.js




/**
 * Ends a facade that hangs, and removes what one leaves behind that was ended before it could. The handle may come from state, which
 * what runs in the job can forge: only a process whose log lies in `folder` is ended, and only an empty folder with a socket in it removed.
 */
function removeLeftovers({ pid, socket }, folder) {
    quietly(() => {
        if (isFacadeOf(pid, folder))
            process.kill(pid, "SIGKILL");
    });
    // A path that is too long for a socket has it elsewhere.
    const socketFolder = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(socket));
    if ((0,external_node_path_.dirname)(socketFolder) !== (0,external_node_path_.resolve)((0,external_node_os_.tmpdir)()) || !(0,external_node_path_.basename)(socketFolder).startsWith("plimsoll-"))
        return;
    quietly(() => {
        if ((0,external_node_fs_.lstatSync)(socket).isSocket())
            (0,external_node_fs_.rmSync)(socket);
    });
    quietly(() => (0,external_node_fs_.rmdirSync)(socketFolder));
}
/** By what only its process has: its standard error is the log in its folder (proc(5), /proc/PID/fd). */
function isFacadeOf(pid, folder) {
    return pid > 1 && process.platform === "linux" && (0,external_node_fs_.readlinkSync)(`/proc/${pid}/fd/2`) === (0,external_node_fs_.realpathSync)((0,external_node_path_.join)(folder, settings/* FACADE_LOG */.MU));
}
function quietly(work) {
    try {
        work();
    }
    catch {
        // It is gone, or not ours.
    }
}

// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/build/cache/fresh-builder.js
var fresh_builder = __webpack_require__(84925);
// EXTERNAL MODULE: ./src/build/cache/guard.js
var guard = __webpack_require__(56982);
// EXTERNAL MODULE: ./src/build/cache/outcome.js
var outcome = __webpack_require__(84931);
// EXTERNAL MODULE: ./src/build/cache/section.js
var cache_section = __webpack_require__(95612);
;// CONCATENATED MODULE: ./src/build/cache/end.js








/** How long what is still uploaded may take when the job has ended. */
const FINISH_MS = 60_000;
/** Finishes what is being uploaded, for `FINISH_MS` at most, ends the facade, tells the final figures, and removes what is left. */
async function endCache(host, state, { connectFacade }) {
    const { handle, section, ownBuilder } = state;
    // One notice, and what main has told of is told.
    let { reason } = state;
    const degrade = (text) => {
        if (reason === null)
            host.log.notice(`Layer cache: ${text}`);
        reason ??= text;
    };
    const on = { host, degrade };
    const final = handle === null ? null : await (0,guard/* guard */.a)(on, "It was not ended in order", () => connectFacade(handle).finish(FINISH_MS), null);
    if (final !== null)
        host.log.info((0,outcome/* describeTraffic */.hA)(final));
    if (final !== null && final.degradedReason !== null)
        degrade(final.degradedReason);
    if (handle !== null && final === null)
        degrade("The process that writes it ended before it was done; the next build finds what was stored by then.");
    const summarize = (known) => host.summarize((0,cache_section/* renderCacheSection */.e)((0,outcome/* outcomeOf */.sG)({ ...state, reason }, statisticsIn(known), final), (text) => host.redact(text)));
    if (section !== null)
        await (0,guard/* guard */.a)(on, "The summary says nothing of it", () => summarize(section), undefined);
    if (ownBuilder !== null)
        await (0,guard/* guard */.a)(on, `Builder ${ownBuilder} was not removed`, () => forgetBuilder(host, ownBuilder), undefined);
    await (0,guard/* guard */.a)(on, "What it left on the disk was not removed", () => removeAll(host, state), undefined);
}
async function removeAll(host, { folder, handle }) {
    if (folder === "")
        return;
    if (handle !== null && (await (0,private_folder/* isPrivateFolder */.EV)(host, folder)))
        removeLeftovers(handle, folder);
    await (0,private_folder/* removePrivateFolder */.Yv)(host, folder);
}
/** Of our own making: only what main kept is in the state. */
function statisticsIn({ statistics }) {
    return (0,json/* isJsonObject */.OW)(statistics) ? statistics : null;
}
async function forgetBuilder(host, name) {
    const buildx = await (0,builder_buildx/* lookForBuildx */.n9)(host);
    if (buildx !== null)
        await (0,fresh_builder/* removeOwn */.L)(buildx, name);
}


/***/ }),

/***/ 99613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yM: () => (/* binding */ REAL_PARTS),
  FL: () => (/* binding */ discardFacade),
  L: () => (/* binding */ openFacade)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/cache/facade/control.js


/** Longer than an answering facade is ever silent. */
const SILENCE_MS = 5000;
/** What a call may take beyond the time that it was given. */
const GRACE_MS = 3000;
/** The cache itself gives a file up long before. */
const RESTORE_MS = 15 * 60_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** Speaks to a running facade; one that failed to answer once is not asked again. */
function connectFacade({ socket }, silenceMs = SILENCE_MS) {
    let isGone = false;
    async function call(name, given, withinMs) {
        if (isGone)
            return null;
        const answer = await ask(socket, name, given, { silenceMs, withinMs: withinMs + GRACE_MS });
        isGone = answer === null;
        return answer?.value ?? null;
    }
    return {
        status: async (waitMs) => statusIn(await call("status", { waitMs }, waitMs)),
        async spend(ms) {
            await call("spend", { ms }, silenceMs);
        },
        async lastNotes() {
            const notes = await call("lastNotes", {}, silenceMs);
            return (0,json/* isJsonObject */.OW)(notes) ? notes : null;
        },
        async setNotes(notes) {
            await call("setNotes", { notes }, silenceMs);
        },
        async restoreFile(keys, path) {
            const found = await call("restoreFile", { keys, path }, RESTORE_MS);
            return typeof found === "string" ? found : null;
        },
        saveFile: async (key, path) => (await call("saveFile", { key, path }, silenceMs)) === true,
        finish: async (deadlineMs) => statusIn(await call("finish", { deadlineMs }, deadlineMs)),
    };
}
/** Of a server that is no facade, as one whose socket something put in the facade's place, null. */
function statusIn(value) {
    return (0,json/* isJsonObject */.OW)(value) && STATUS.every(([name, type]) => typeof value[name] === type) ? value : null;
}
const STATUS = [["requests", "number"], ["bytesUp", "number"], ["bytesDown", "number"], ["waitedMs", "number"], ["lostBlobs", "number"], ["isUsable", "boolean"]];
/** null: no answer. */
function ask(socketPath, name, given, { silenceMs, withinMs }) {
    return new Promise((done) => {
        const request = (0,external_node_http_.request)({ socketPath, path: `/${name}`, method: "POST", agent: false, signal: AbortSignal.timeout(Math.ceil(withinMs)) });
        request.setTimeout(silenceMs, () => request.destroy());
        request.on("error", () => done(null));
        request.on("response", (response) => {
            let text = "";
            response.setEncoding("utf8").on("data", (chunk) => {
                text += chunk;
                if (text.length > MAX_ANSWER_BYTES)
                    request.destroy();
            });
            response.on("error", () => done(null));
            response.on("close", () => done(response.complete ? readAnswer(text) : null));
        });
        request.end(JSON.stringify(given));
    });
}
function readAnswer(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/cache/facade/settings.js
var facade_settings = __webpack_require__(46790);
;// CONCATENATED MODULE: ./src/cache/facade/launch.js




const SCRIPT = "layer-cache.js";
const LISTENS_WITHIN_MS = 5000;
// What streams through dies young, so a small nursery (MiB) is enough; and with fewer arenas glibc keeps less of what was freed.
const NODE_FLAGS = ["--max-semi-space-size=1", "--expose-gc"];
const SMALL = { MALLOC_ARENA_MAX: "2" };
const MAX_LOG_BYTES = 1024 * 1024;
/** Starts a facade and waits, for five seconds at most, until it listens. Rejects with an `Error` that says what went wrong. */
async function startFacade(host, settings, script = findScript()) {
    const logFile = (0,external_node_path_.join)(settings.folder, facade_settings/* FACADE_LOG */.MU);
    const input = `${JSON.stringify(settings)}\n`;
    const child = await host.startBackground(process.execPath, [...NODE_FLAGS, script], { input, logFile, extraEnv: SMALL, timeoutMs: LISTENS_WITHIN_MS }).catch(async (cause) => {
        const said = await readLastError(host, logFile);
        throw new Error(`The layer cache could not be started: ${cause instanceof Error ? cause.message : String(cause)}${said === "" ? "" : ` (${host.redact(said)})`}.`, { cause });
    });
    const { port, socket } = (0,json/* readJsonObject */.op)(child.firstLine) ?? {};
    if (typeof port !== "number" || typeof socket !== "string")
        throw new Error("The layer cache could not be started: it did not say where it listens.");
    return { port, pid: child.pid, socket };
}
/** Beside the stub that runs now. */
function findScript() {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? "")), SCRIPT);
}
/** What Node prints of an error that ends a process, without the stack around it. */
async function readLastError(host, path) {
    const text = await host.files.read(path, MAX_LOG_BYTES).catch(() => null);
    return text?.toString().split("\n").findLast((line) => /^\S*Error\b.*: /.test(line)) ?? "";
}

// EXTERNAL MODULE: ./src/cache/facade/watch.js
var facade_watch = __webpack_require__(6104);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
;// CONCATENATED MODULE: ./src/build/cache/facade-process.js







/** What a step has in earnest. */
const REAL_PARTS = { startFacade: startFacade, connectFacade: connectFacade, interfaces: external_node_os_.networkInterfaces, nowMs: () => performance.now() };
const DISCARD_MS = 500;
/** The longest that a job may take on GitHub's runners. */
const LIFETIME_MS = 6 * 60 * 60 * 1000;
/** What the facade reads of the job's environment, and what leads it to the service. */
const VARIABLES = /^(ACTIONS_(RESULTS_URL|RUNTIME_TOKEN|CACHE_SERVICE_V2|CACHE_URL|CACHE_MODE)|GITHUB_(API_URL|REPOSITORY|SERVER_URL|REF|BASE_REF)|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|(https?|no|all)_proxy)$/i;
/** Starts a facade in a folder of its own, and writes down how `post` finds it. Rejects with an `Error` that says what went wrong. */
async function openFacade(host, parts, ledger, choice, listenOn) {
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "layers");
    ledger.save({ folder, handle: null });
    // A command line has no `post`: what it started ends with it.
    if (host.kind === "terminal")
        (0,exit/* onExit */.cf)(() => (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true }));
    // The job's end is that of the runner, which started this process.
    const watch = (0,facade_watch/* identifyProcess */.w)(host.kind === "terminal" ? process.pid : process.ppid);
    const handle = await parts.startFacade(host, { ...choice, listenOn, folder, env: environmentOf(host), watch, lifetimeMs: LIFETIME_MS });
    ledger.save({ folder, handle });
    return { listenOn, folder, handle, control: parts.connectFacade(handle) };
}
/** Ends a facade that nobody needs. */
async function discardFacade(host, { control, folder }) {
    await control.finish(DISCARD_MS);
    await (0,private_folder/* removePrivateFolder */.Yv)(host, folder);
}
function environmentOf({ env }) {
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined && VARIABLES.test(entry[0])));
}


/***/ }),

/***/ 84925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ removeOwn),
/* harmony export */   O: () => (/* binding */ freshBuilder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _builder_create_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29481);
/* harmony import */ var _builder_job_builders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42619);
/* harmony import */ var _builder_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96184);






const REMOVE_TIMEOUT_MS = 120_000;
/**
 * A builder on which what a lost layer left behind cannot spoil another attempt: this job's own is made anew, beside another's a
 * builder is made, which `removeOwn` takes away; the engine's own BuildKit, or one on another machine, is used as it is. Throws a
 * `UserError` where none can be made.
 */
async function freshBuilder(job, ledger) {
    const { host, buildx, builder, folder } = job;
    const made = (await (0,_builder_job_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .readJobBuilders */ .yO)(host)).find(({ name }) => name === builder.name);
    if (made !== undefined) {
        const plan = { ...made.plan, use: made.plan.use && (await (0,_builder_store_js__WEBPACK_IMPORTED_MODULE_5__/* .readCurrentBuilder */ .Bg)(host))?.name === builder.name };
        // Its state goes with it: that is what may be spoiled.
        await buildx.must(["rm", builder.name], `Builder ${builder.name} cannot be made anew`, { timeoutMs: REMOVE_TIMEOUT_MS });
        return { builder: await (0,_builder_create_js__WEBPACK_IMPORTED_MODULE_3__/* .createBuilder */ .Ij)(host, buildx, plan), isSame: false };
    }
    if (builder.driver !== "docker-container")
        return { builder, isSame: true };
    const plan = await planCopy(builder, folder);
    ledger.save({ ownBuilder: plan.name });
    return { builder: await (0,_builder_create_js__WEBPACK_IMPORTED_MODULE_3__/* .createBuilder */ .Ij)(host, buildx, plan), isSame: false };
}
/** Removes the builder that was made beside another's; false, where the engine did not do it in time. One that is gone already is gone. */
async function removeOwn(buildx, name) {
    // The build is over by then, and no mishap here is its.
    return await buildx.run(["rm", "--force", name], { timeoutMs: REMOVE_TIMEOUT_MS }).then(() => true, () => false);
}
/** The same, on the same engines, under another name. */
async function planCopy({ driver, nodes }, folder) {
    const [config] = nodes.flatMap(({ files }) => files["buildkitd.toml"] ?? []);
    const configFile = config === undefined ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "buildkitd.toml");
    if (config !== undefined && configFile !== null)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(configFile, config, { mode: 0o600 });
    return { name: `plimsoll-again-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`, driver, use: false, configFile, mirrors: [], nodes: nodes.map((node) => copyNode(node, nodes.length > 1)) };
}
function copyNode({ endpoint, driverOpts, flags, platforms }, isOneOfSeveral) {
    return {
        name: null,
        endpoint: endpoint === "" ? null : endpoint,
        driverOpts: Object.entries(driverOpts).map(([key, value]) => `${key}=${value}`),
        flags: flags.join(" "),
        platforms: isOneOfSeveral ? platforms : [],
    };
}


/***/ }),

/***/ 56982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ guard)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** Errors that nothing outside of a program makes. */
const MISTAKES = [TypeError, ReferenceError, RangeError, SyntaxError];
/** Does a part of the cache's work, without which a build is the same; what it throws is told, and stands for `otherwise`. `what` begins the sentence: "Cache mounts are not kept". */
async function guard({ host, degrade }, what, work, otherwise) {
    try {
        return await work();
    }
    catch (error) {
        degrade(describeMishap(host, what, error));
        return otherwise;
    }
}
/** A mistake of ours asks to be reported; the stack is in the debug log. */
function describeMishap(host, what, thrown) {
    const { message, hint, stack } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .showError */ .Q)(thrown);
    if (stack !== null)
        host.log.debug(stack);
    const sentence = `${what}: ${message.replace(/\.$/, "")}.`;
    return MISTAKES.some((kind) => thrown instanceof kind) ? `${sentence} ${hint}` : sentence;
}


/***/ }),

/***/ 84931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ describeSteps),
/* harmony export */   hA: () => (/* binding */ describeTraffic),
/* harmony export */   ix: () => (/* binding */ MAX_REASON),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   sy: () => (/* binding */ askOutcome),
/* harmony export */   vV: () => (/* binding */ cacheOutputs)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73237);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93614);
/* harmony import */ var _misses_first_miss_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61294);



/** The longest reason that is shown. */
const MAX_REASON = 300;
const ANSWER_MS = 1000;
/** Asks the facade how it went, and says what is wrong where something is; null: there is none, or it is gone. */
async function askOutcome({ control, plan, ledger }, succeeded) {
    if (control === null)
        return null;
    // Also when the budget is spent: a process that lives answers within milliseconds.
    const status = await ledger.wait(control.status(0), ANSWER_MS);
    if (status === null)
        ledger.degrade("The process that reads it ended before the build did.");
    else if (status.degradedReason !== null)
        ledger.degrade(status.degradedReason);
    else if (succeeded && plan.backend === "facade" && status.requestsOfBuildkit === 0)
        ledger.degrade("BuildKit asked nothing of it: it does not reach this machine.");
    return status;
}
/** Puts together what main knows of the cache and what the facade says of itself. */
function outcomeOf({ backend, reason, waitedMs }, statistics, status) {
    return {
        backend: backend ?? "off",
        statistics,
        traffic: status,
        quotaBytes: status?.quotaBytes ?? null,
        waitedMs: waitedMs + (status?.waitedMs ?? 0),
        degradedReason: reason ?? status?.degradedReason ?? null,
    };
}
/** The outputs of a build that tell of its cache; "" for what is not known. */
function cacheOutputs({ backend, statistics, traffic, quotaBytes, waitedMs, degradedReason }, redact) {
    const count = (value) => (value == null ? "" : String(value));
    const steps = statistics?.hitRatio == null ? null : statistics.steps;
    return {
        "cache-backend": backend,
        // Rounded down: it is 1 only where nothing missed.
        "cache-hit-ratio": steps === null ? "" : (Math.floor((100 * steps.cached) / (steps.cached + steps.built)) / 100).toFixed(2),
        "cache-steps": steps === null ? "" : JSON.stringify(steps),
        "cache-first-miss": statistics?.firstMiss == null ? "" : (0,_misses_first_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .formatFirstMiss */ ._A)(statistics.firstMiss, redact),
        "cache-requests": count(traffic?.requests),
        "cache-bytes-down": count(traffic?.bytesDown),
        "cache-bytes-up": count(traffic?.bytesUp),
        "cache-seconds-saved": statistics?.secondsSaved?.toFixed(1) ?? "",
        "cache-quota-bytes": count(quotaBytes),
        "cache-wait-ms": count(waitedMs),
        "degraded-reason": degradedReason === null ? "" : (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showForeignWords */ .j9)(redact(degradedReason), MAX_REASON),
    };
}
/** What came from the cache and why the rest did not, in one line of the log. */
function describeSteps(backend, { steps, secondsSaved, firstMiss }, redact) {
    const from = backend === "off" ? "from the builder's own layers" : "from it";
    const saved = secondsSaved === null || secondsSaved === 0 ? "" : ` (${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(secondsSaved * 1000)} saved)`;
    const line = `Layer cache: ${steps.cached} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(steps.cached + steps.built, "step")} ${from}${saved}.`;
    if (firstMiss === null)
        return line;
    const { instruction, where, why } = (0,_misses_first_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .showFirstMiss */ .GD)(firstMiss, redact);
    return `${line} ${instruction}${where.length === 0 ? "" : ` (${where.join(", ")})`}: ${why}.`;
}
/** The traffic in one line of the log. */
function describeTraffic({ requests, bytesUp, bytesDown }) {
    return `Layer cache: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(requests, "request")} to the CI's cache, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytesDown)} from it, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytesUp)} to it.`;
}


/***/ }),

/***/ 95612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ renderCacheSection)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73237);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93614);
/* harmony import */ var _report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24200);
/* harmony import */ var _misses_first_miss_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61294);
/* harmony import */ var _misses_statistics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47971);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84931);






/** What GitHub gives a repository for nothing. */
const QUOTA_BYTES = 10_000_000_000;
/** The cache's part of the job summary, in GitHub-flavoured Markdown; whatever the names in it hold, they are nothing but text. */
function renderCacheSection(outcome, redact) {
    const { statistics, degradedReason } = outcome;
    const blocks = [
        renderTitle(outcome),
        ...(degradedReason === null ? [] : [`⚠️ ${(0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .codeElement */ .Gg)((0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_4__/* .showForeignWords */ .j9)(redact(degradedReason), _outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_REASON */ .ix))}`]),
        ...(statistics?.firstMiss == null ? [] : [renderFirstMiss(statistics.firstMiss, redact)]),
        renderFigures(outcome),
    ];
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
function renderTitle({ backend, statistics }) {
    const name = `#### Cache: ${(0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .codeElement */ .Gg)(backend)}`;
    if (statistics?.hitRatio == null)
        return name;
    const { cached, built } = statistics.steps;
    const hit = backend === "off" ? "from the builder's own layers" : "hit";
    return `${name}, ${(0,_misses_statistics_js__WEBPACK_IMPORTED_MODULE_1__/* .hitPercent */ .pJ)(statistics.steps)} % ${hit} (${cached} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)(cached + built, "step")})`;
}
function renderFirstMiss(miss, redact) {
    const { instruction, where, why } = (0,_misses_first_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .showFirstMiss */ .GD)(miss, redact);
    return `First miss: ${(0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .codeElement */ .Gg)(instruction)}${where.length === 0 ? "" : ` (${where.map(_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .codeElement */ .Gg).join(", ")})`}<br>${(0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .codeElement */ .Gg)(why)}`;
}
function renderFigures({ statistics, traffic, quotaBytes, waitedMs }) {
    const saved = statistics?.secondsSaved;
    return [
        ...(saved == null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(saved * 1000)} saved`]),
        ...(traffic === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(traffic.bytesDown)} down`, `${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(traffic.bytesUp)} up`, (0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)(traffic.requests, "request")]),
        ...(quotaBytes === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(quotaBytes)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(QUOTA_BYTES)} used`]),
        ...(waitedMs === 0 ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(waitedMs)} waited`]),
    ].join(" · ");
}


/***/ }),

/***/ 47718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ saveCacheState),
/* harmony export */   k: () => (/* binding */ readCacheState)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

const NAME = "layer-cache";
/** Keeps it for `post`. */
function saveCacheState(host, state) {
    host.saveState(NAME, host.redact(JSON.stringify(state)));
}
/** What main kept; null where it kept nothing, or something else wrote it. */
function readCacheState(host) {
    const kept = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(host.state(NAME));
    if (kept === null || typeof kept["folder"] !== "string")
        return null;
    const { handle, backend, reason, ownBuilder, waitedMs, section } = kept;
    return {
        folder: kept["folder"],
        handle: isHandle(handle) ? { port: handle.port, pid: handle.pid, socket: handle.socket } : null,
        backend: BACKENDS.find((each) => each === backend) ?? null,
        reason: typeof reason === "string" ? reason : null,
        ownBuilder: typeof ownBuilder === "string" && /^plimsoll-again-[0-9a-f]{8}$/.test(ownBuilder) ? ownBuilder : null,
        waitedMs: typeof waitedMs === "number" ? waitedMs : 0,
        section: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(section) ? section : null,
    };
}
const BACKENDS = ["facade", "gha", "registry", "local", "user", "off"];
function isHandle(value) {
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && typeof value["port"] === "number" && Number.isSafeInteger(value["pid"]) && typeof value["socket"] === "string";
}


/***/ }),

/***/ 72438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZB: () => (/* binding */ tellExposedSecrets),
/* harmony export */   bY: () => (/* binding */ findExposedSecrets),
/* harmony export */   eh: () => (/* binding */ isSecretName),
/* harmony export */   mO: () => (/* binding */ hideNamedValues),
/* harmony export */   yj: () => (/* binding */ knownSecretsIn)
/* harmony export */ });
/* harmony import */ var _dockerfile_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1965);

const SECRETIVE = /(?:^|[_.-])(?:api_?key|access_?key|private_?key|signing_?key|encryption_?key|auth|credentials?|pass|passwd|password|passphrase|pword|pwd|secret|token)(?:[_.-]|$)/i;
const HARMLESS = /(?:^|[_.-])(?:public|file|path|version|id|url|uri|name|type|length|ttl|expiry|algorithm|server|host|registry)(?:[_.-]|$)/i;
/** Forms that those who issue them made so that they are known. */
const KNOWN_FORMS = [
    /\bgh[pousr]_[A-Za-z0-9]{36,}/, /\bgithub_pat_\w{22,}/, /\bglpat-[\w-]{20,}/, /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, /\bxox[abprs]-[\w-]{10,}/,
    /\bnpm_[A-Za-z0-9]{36}\b/, /\bdckr_pat_[\w-]{20,}/, /\bpypi-AgE[\w-]{50,}/, /\bAIza[\w-]{35}\b/, /\bsk_live_[A-Za-z0-9]{16,}/, /\bsk-ant-[\w-]{20,}/,
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, /\b[a-z][a-z+.-]*:\/\/[^\s/:@$]+:[^\s/@$]{3,}@/i,
];
/** Values in a text that have the form of a secret; of a URL the password. What is printed of the text must not hold them. */
function knownSecretsIn(text) {
    return KNOWN_FORMS.flatMap((form) => [...text.matchAll(new RegExp(form, `${form.flags}g`))].map(([value]) => /:\/\/[^:]*:(.*)@$/.exec(value)?.[1] ?? value));
}
/** The text with `NAME=…` for each name that is called like a secret. */
function hideNamedValues(text) {
    return text.replaceAll(/([\w.-]+)=("[^"]*"|'[^']*'|\S+)/g, (pair, name) => (isSecretName(name) ? `${name}=…` : pair));
}
/** Finds secrets where everybody can read them: in ARG, ENV, LABEL and commands of the Dockerfile, and in build arguments and labels. */
function findExposedSecrets(places) {
    const isSecret = (text) => places.holdsSecret(text) || KNOWN_FORMS.some((form) => form.test(text));
    const dockerfile = places.dockerfileText === null ? null : (0,_dockerfile_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDockerfile */ .A)(places.dockerfileText);
    const instructions = dockerfile === null ? [] : [...dockerfile.preamble, ...dockerfile.stages.flatMap((stage) => stage.instructions)];
    const written = instructions.flatMap((instruction) => inInstruction(instruction, isSecret));
    const given = places.buildArguments.flatMap((argument) => inBuildArgument(argument, instructions, isSecret));
    const labels = places.labels.flatMap((label) => {
        const [name, value] = splitPair(label);
        return value !== null && isSecret(value) ? [{ kind: "LABEL", name, line: null, because: "value" }] : [];
    });
    // An argument that the Dockerfile declares under such a name is told of there.
    const declared = new Set(written.filter(({ kind }) => kind === "ARG").map(({ name }) => name));
    return [...written, ...given.filter(({ name, because }) => because === "value" || !declared.has(name)), ...labels];
}
function inInstruction(instruction, isSecret) {
    const { keyword, settings, line, text, heredocs, trigger } = instruction;
    if (trigger !== null)
        return inInstruction(trigger, isSecret);
    if (keyword === "RUN") {
        const command = [text, ...heredocs.map(({ content }) => content)].join("\n");
        return isSecret(command) ? [{ kind: "RUN", name: null, line, because: "value" }] : [];
    }
    if (keyword !== "ARG" && keyword !== "ENV" && keyword !== "LABEL")
        return [];
    return settings.flatMap(({ name, value }) => {
        if (value !== null && isSecret(value))
            return [{ kind: keyword, name, line, because: "value" }];
        return isSecretName(name) && (keyword === "ARG" || isFilled(value)) ? [{ kind: keyword, name, line, because: "name" }] : [];
    });
}
function inBuildArgument(argument, instructions, isSecret) {
    const [name, value] = splitPair(argument);
    const because = value !== null && isSecret(value) ? "value" : isSecretName(name) ? "name" : null;
    if (because === null)
        return [];
    const declaration = instructions.find(({ keyword, settings }) => keyword === "ARG" && settings.some((setting) => setting.name === name));
    return [{ kind: "build-args", name, line: declaration?.line ?? null, because }];
}
/** An ENV that only takes over another variable is told of where that one is set. */
function isFilled(value) {
    return value !== null && value !== "" && !/^\$\{?\w+\}?$/.test(value);
}
/** Whether a variable is called as a secret is. */
function isSecretName(name) {
    return SECRETIVE.test(name) && !HARMLESS.test(name);
}
function splitPair(text) {
    const equals = text.indexOf("=");
    return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}
const REMEDY = "Hand it to the one command that needs it with RUN --mount=type=secret,id=NAME, and give it with the input secrets; what was pushed already must be changed.";
/** Warns of each on its line, but for those that BuildKit's own check has told of. */
function tellExposedSecrets(host, exposed, file, told) {
    const known = told.filter(({ rule }) => rule === "SecretsUsedInArgOrEnv");
    for (const secret of exposed) {
        const { kind, name, line } = secret;
        if (known.some((warning) => warning.line === line && name !== null && warning.message.includes(`"${name}"`)))
            continue;
        const place = file === null || line === null ? {} : { file, line };
        host.log.warning(`${describe(secret)} ${REMEDY}`, { title: `Secret in ${kind}`, ...place });
    }
}
function describe({ kind, name, because }) {
    if (kind === "RUN")
        return "This command holds a secret, and the image's history shows the command.";
    const what = kind === "build-args" ? `The build argument ${name ?? ""}` : `${kind} ${name ?? ""}`;
    const doubt = because === "value" ? "holds a secret" : "is called like a secret";
    const reach = kind === "ARG" || kind === "build-args" ? "build arguments can be read in the image's history and provenance" : "everybody who has the image can read it";
    return `${what} ${doubt}, and ${reach}.`;
}


/***/ }),

/***/ 59402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KJ: () => (/* binding */ isUnread),
/* harmony export */   WJ: () => (/* binding */ growTree),
/* harmony export */   d3: () => (/* binding */ readFileTree),
/* harmony export */   eo: () => (/* binding */ leafOf),
/* harmony export */   tc: () => (/* binding */ compareTrees)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);


/** All of the context's folder in one hash. */
const WHOLE = "/";
const MAX_DEPTH = 200;
const COMMON_MODE = 0o644;
/** A file in a tree: 24 bits of its content's hash, and its mode where that is not 0644. */
function leafOf(contentHash, mode) {
    const text = contentHash.subarray(0, 3).toString("base64url");
    return mode === COMMON_MODE ? text : `${text}:${mode.toString(8)}`;
}
/** The tree of files by their paths, in at most about `maxBytes` of JSON: folders with most in them become one hash first. */
function growTree(leaves, maxBytes) {
    const root = new Map();
    for (const [path, leaf] of leaves)
        plant(root, path, leaf);
    const fitted = fit(root, maxBytes);
    return typeof fitted === "string" ? { [WHOLE]: fitted } : fitted;
}
function plant(root, path, leaf) {
    let node = root;
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) {
        const next = node.get(part);
        if (typeof next === "string")
            return;
        const child = next ?? new Map();
        if (next === undefined)
            node.set(part, child);
        node = child;
    }
    node.set(parts.at(-1) ?? "", leaf);
}
/** Each folder gets a fair share of the room; what a small one leaves goes to the bigger ones. */
function fit(node, maxBytes) {
    const folders = [...node].filter((entry) => typeof entry[1] !== "string").map(([name, child]) => ({ name, child, bytes: bytesOf(child) }));
    const files = [...node].filter((entry) => typeof entry[1] === "string");
    const least = files.reduce((sum, [name, leaf]) => sum + entryBytes(name, leaf), 2) + folders.reduce((sum, { name }) => sum + entryBytes(`${name}/`, FOLDED), 0);
    if (least > maxBytes)
        return foldTree(treeOf(node));
    let room = maxBytes - least;
    const entries = [...files];
    for (const [index, { name, child }] of folders.toSorted((left, right) => left.bytes - right.bytes).entries()) {
        const share = Math.floor(room / (folders.length - index));
        const fitted = fit(child, share + FOLDED.length);
        if (typeof fitted !== "string")
            room -= Math.max(0, JSON.stringify(fitted).length - FOLDED.length);
        entries.push(typeof fitted === "string" ? [`${name}/`, fitted] : [name, fitted]);
    }
    return sorted(entries);
}
const FOLDED = "12345678";
/** What stands for the hash of a folder of which not all was read. */
const UNKNOWN = "?";
/** Whether no more than the size is known of a file, or not even that of a folder. */
function isUnread(leaf) {
    return leaf.startsWith("~") || leaf === UNKNOWN;
}
/** A folder of a tree as one hash; the same whichever folders in it are folded. */
function foldTree(tree) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const entries = Object.entries(tree).map(([name, value]) => (typeof value === "string" ? [name, value] : [`${name}/`, foldTree(value)]));
    if (entries.some(([, value]) => isUnread(value)))
        return UNKNOWN;
    for (const line of entries.map(([name, value]) => `${name}\0${value}\n`).toSorted())
        hash.update(line);
    return hash.digest("base64url").slice(0, FOLDED.length);
}
function treeOf(node) {
    return sorted([...node].map(([name, value]) => [name, typeof value === "string" ? value : treeOf(value)]));
}
/** fromEntries defines properties, where assignment would run the setter of `__proto__`. */
function sorted(entries) {
    return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
function bytesOf(node) {
    return [...node].reduce((sum, [name, value]) => sum + (typeof value === "string" ? entryBytes(name, value) : entryBytes(name, "") + bytesOf(value)), 2);
}
function entryBytes(name, value) {
    return Buffer.byteLength(JSON.stringify(name)) + value.length + 4;
}
/** Reads a tree that came out of a cache; null where it is none. */
function readFileTree(value, depth = 0) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) || depth > MAX_DEPTH)
        return null;
    const entries = Object.entries(value).map(([name, each]) => [name, typeof each === "string" ? each : readFileTree(each, depth + 1)]);
    return sorted(entries.flatMap(([name, each]) => (each === null ? [] : [[name, each]])));
}
/** What became different of what the filter takes, by name. */
function compareTrees(before, now, filter) {
    if (WHOLE in before || WHOLE in now)
        return areSame(wholeOf(before), wholeOf(now)) ? [] : [{ path: "", what: "changed" }];
    return compare(before, now, "", filter);
}
function wholeOf(tree) {
    const whole = tree[WHOLE];
    return typeof whole === "string" ? whole : foldTree(tree);
}
/** What is not known is not said to be another. */
function areSame(left, right) {
    return left === right || left === UNKNOWN || right === UNKNOWN;
}
function compare(before, now, folder, filter) {
    const names = new Set([...Object.keys(before), ...Object.keys(now)].map((name) => name.replace(/\/$/, "")));
    return [...names].toSorted().flatMap((name) => {
        const path = folder === "" ? name : `${folder}/${name}`;
        const [old, young] = [entryOf(before, name), entryOf(now, name)];
        if (isFolder(old) && isFolder(young) && old.tree !== null && young.tree !== null)
            return filter.reaches(path) || filter.takes(path) ? compare(old.tree, young.tree, path, filter) : [];
        if (isFolder(old) || isFolder(young))
            return compareFolders(old, young, path, filter);
        return filter.takes(path) ? compareFiles(old, young, path) : [];
    });
}
function entryOf(tree, name) {
    const folded = Object.hasOwn(tree, `${name}/`) ? tree[`${name}/`] : undefined;
    if (typeof folded === "string")
        return { tree: null, hash: folded };
    const value = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (value === undefined || typeof value === "string")
        return value ?? null;
    return { tree: value, hash: foldTree(value) };
}
function isFolder(entry) {
    return entry !== null && typeof entry !== "string";
}
/** At least one of them is a folder, and not both are known file by file. */
function compareFolders(old, young, path, filter) {
    if (!filter.takes(path) && !filter.reaches(path))
        return [];
    if (isFolder(old) && isFolder(young))
        return areSame(old.hash, young.hash) ? [] : [{ path: `${path}/`, what: "changed" }];
    const from = isFolder(old) ? old.tree : typeof old === "string" ? null : {};
    const to = isFolder(young) ? young.tree : typeof young === "string" ? null : {};
    if (from !== null && to !== null)
        return compare(from, to, path, filter);
    return [{ path: `${path}/`, what: old === null ? "added" : young === null ? "removed" : "changed" }];
}
function compareFiles(old, young, path) {
    if (old === young)
        return [];
    if (old === null)
        return [{ path, what: "added" }];
    if (young === null)
        return [{ path, what: "removed" }];
    if (isUnread(old) !== isUnread(young))
        return [];
    return [{ path, what: old.split(":")[0] === young.split(":")[0] ? "mode" : "changed" }];
}


/***/ }),

/***/ 61294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GD: () => (/* binding */ showFirstMiss),
/* harmony export */   W1: () => (/* binding */ explainFirstMiss),
/* harmony export */   _A: () => (/* binding */ formatFirstMiss)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73237);
/* harmony import */ var _file_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59402);


const MAX_INSTRUCTION = 80;
const MAX_NAME = 100;
const MAX_WHY = 400;
/** Finds the first step that was built though all that it builds on was in the cache, and why; null where there is none. */
function explainFirstMiss(source) {
    const { trace, found } = source;
    const [place] = missesOf(trace).toSorted((left, right) => lineOf(found, left) - lineOf(found, right) || left - right);
    const step = place === undefined ? undefined : trace.steps[place];
    if (place === undefined || step === undefined)
        return null;
    const platforms = new Set(trace.steps.filter(({ kind }) => kind === "instruction").map(({ platform }) => platform));
    const read = found.get(place) ?? null;
    return {
        instruction: read?.source ?? step.text,
        place: read === null ? null : `${source.dockerfile}:${read.line}`,
        platform: platforms.size > 1 ? step.platform : null,
        why: whyOf(source, read, step.stage),
    };
}
/** The miss as one sentence in plain text; what a stranger wrote is made harmless, but for Markdown. */
function formatFirstMiss(miss, redact) {
    const { instruction, where, why } = showFirstMiss(miss, redact);
    return `\`${instruction}\`${where.length === 0 ? "" : ` (${where.join(", ")})`}: ${why}`;
}
/** Its texts on one line each, short, without secrets and without what cannot be seen; `where`: place and platform, as far as there are. */
function showFirstMiss({ instruction, place, platform, why }, redact) {
    return {
        instruction: (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showForeignWords */ .j9)(redact(instruction), MAX_INSTRUCTION),
        where: [place, platform].filter((each) => each !== null).map((each) => (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showForeign */ .Ql)(redact(each), MAX_NAME)),
        // Names stand in the middle, and what is said of them at both ends.
        why: (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showForeign */ .Ql)(redact(why).replaceAll(/\s+/g, " "), MAX_WHY),
    };
}
/** Places of the instructions that were built, and whose miss is no other's fault. */
function missesOf({ steps, inputs }) {
    const isBuilt = (place) => steps[place]?.kind === "instruction" && !steps[place].cached;
    const known = new Map();
    /** Whether it, or anything below it, was built. */
    const isTouched = (place) => {
        const before = known.get(place);
        if (before !== undefined)
            return before;
        // A circle, which BuildKit knows none of, ends here.
        known.set(place, false);
        const touched = isBuilt(place) || (inputs[place] ?? []).some(isTouched);
        known.set(place, touched);
        return touched;
    };
    return steps.flatMap((_, place) => (isBuilt(place) && !(inputs[place] ?? []).some(isTouched) ? [place] : []));
}
function lineOf(found, place) {
    return found.get(place)?.line ?? Infinity;
}
function whyOf(source, read, stage) {
    const { before, now } = source;
    if (source.isUncached)
        return "no-cache was asked for";
    const label = (read?.stage ?? stage)?.toLowerCase();
    if (source.uncachedStages.some((each) => each.toLowerCase() === label))
        return `no-cache-filter names its stage, ${label ?? ""}`;
    if (before === null && !source.isFirst)
        return "what it read in the build before is not known here";
    if (before === null)
        return "first build of this image: no cache yet";
    if (read === null)
        return "it could not be found in the Dockerfile, so nothing more is known";
    const [old, young] = [before.steps[read.id], now.steps[read.id]];
    if (young === undefined)
        return "the Dockerfile has too many steps to keep notes of all, so nothing more is known";
    if (old === undefined)
        return whyUnknown(before, read);
    const reasons = [
        ...whyBase(before, now, old, young),
        ...whyScope(before, now, old, young, read),
        ...whyImages(old, young),
        ...(old.setting === young.setting ? [] : ["the user, the folder or the shell that it runs with changed (USER, WORKDIR, SHELL)"]),
        ...whyFiles(before, now, old, young, read),
        ...(old.after === young.after ? [] : ["what stands before it in its stage was edited, taken out or moved"]),
    ];
    return reasons[0] ?? whyNothing(old, young, before, read);
}
/** An instruction that was not there, or not like this. */
function whyUnknown(before, read) {
    if (Object.keys(before.steps).length === 0)
        return "of the build before, no step is known";
    const platforms = new Set(Object.keys(before.steps).map(platformOf));
    if (!platforms.has(read.platform ?? ""))
        return `first build for ${read.platform ?? "this platform"}: no cache yet`;
    return "the instruction is new or was edited";
}
/** IDs are `stage/platform/hash/count`, and only a platform holds slashes. */
function platformOf(id) {
    return id.split("/").slice(1, -2).join("/");
}
function whyBase(before, now, old, young) {
    const from = old.base === null ? undefined : before.bases[old.base];
    const to = young.base === null ? undefined : now.bases[young.base];
    if (from === undefined || to === undefined)
        return from === to ? [] : ["what its stage begins with is another (FROM)"];
    if (from.image !== to.image)
        return [`the base image changed from ${from.image} to ${to.image}`];
    const [changed] = compareScopes(from.uses, to.uses, () => "build argument");
    if (changed !== undefined)
        return [`the base image ${to.image} changed: ${changed}`];
    return differ(from.digest, to.digest) ? [`the base image ${to.image} changed`] : [];
}
function whyScope(before, now, old, young, read) {
    const [from, to] = [old.scope === null ? {} : (before.scopes[old.scope] ?? {}), young.scope === null ? {} : (now.scopes[young.scope] ?? {})];
    return compareScopes(from, to, (name) => (read.scope.get(name)?.kind === "argument" ? "build argument" : "variable"));
}
/** What is different, the arguments first: a variable often only takes one over. */
function compareScopes(from, to, kindOf) {
    const changed = Object.keys(to).filter((name) => Object.hasOwn(from, name) && differ(from[name], to[name])).map((name) => `the ${kindOf(name)} ${name} changed`);
    const added = Object.keys(to).filter((name) => !Object.hasOwn(from, name)).map((name) => `the ${kindOf(name)} ${name} was not set before`);
    const removed = Object.keys(from).filter((name) => !Object.hasOwn(to, name)).map((name) => `${name} is not set any more`);
    const all = [...changed, ...added, ...removed];
    return all.toSorted((left, right) => Number(right.startsWith("the build argument")) - Number(left.startsWith("the build argument")));
}
function whyImages(old, young) {
    return Object.keys(young.images).filter((name) => differ(old.images[name], young.images[name])).map((name) => `the image ${name} that it takes from changed`);
}
/** null: not known, and nothing is said of what is not known. */
function differ(left, right) {
    return typeof left === "string" && typeof right === "string" && left !== right;
}
function whyFiles(before, now, old, young, read) {
    if (read.files === null || (old.files !== null && old.files === young.files))
        return [];
    const changes = before.files === null || now.files === null ? [] : (0,_file_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .compareTrees */ .tc)(before.files, now.files, read.files);
    if (changes.length > 0)
        return [describeChanges(changes)];
    return differ(old.files, young.files) ? ["a file that it takes changed"] : [];
}
const WHAT = { changed: "changed", mode: "has another mode", added: "is new", removed: "is gone, or .dockerignore leaves it out" };
const RANK = ["changed", "mode", "added", "removed"];
/** The first in words, the others as a number. */
function describeChanges(changes) {
    const [first, ...others] = changes.toSorted((left, right) => RANK.indexOf(left.what) - RANK.indexOf(right.what));
    if (first === undefined)
        return "";
    const more = others.length === 0 ? "" : `, and ${others.length} more ${others.length === 1 ? "is" : "are"} different`;
    if (first.path === "")
        return "files in the context changed";
    return first.path.endsWith("/") && first.what === "changed" ? `files in ${first.path} changed${more}` : `${first.path} ${WHAT[first.what]}${more}`;
}
/** Nothing is different, as far as anything is known. */
function whyNothing(old, young, before, read) {
    const hidden = [...read.scope].filter(([, { isSecret }]) => isSecret).map(([name]) => name);
    const unknown = [
        ...hidden.slice(0, 3).map((name) => `the value of ${name} (of what looks like a secret, nothing is kept)`),
        ...(read.files !== null && (old.files === null || young.files === null) ? ["what it takes from the context (not all of it was read)"] : []),
        ...(read.url === null ? [] : [`what ${read.url} serves`]),
        ...Object.keys(young.images).filter((name) => old.images[name] == null || young.images[name] == null).map((name) => `what ${name} holds`),
        ...(read.base !== null && old.base !== null && (before.bases[old.base]?.digest ?? null) === null ? [`the base image ${read.base.image}`] : []),
    ];
    if (unknown.length === 0)
        return "nothing it reads changed: its layer was not in the cache any more";
    return `its layer was not in the cache any more, or this changed: ${unknown.join("; ")}`;
}


/***/ }),

/***/ 47971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jg: () => (/* binding */ countSteps),
  cE: () => (/* binding */ createStatistics),
  pJ: () => (/* binding */ hitPercent)
});

// UNUSED EXPORTS: hitRatio, secondsSaved

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/dockerfile/parse.js + 1 modules
var parse = __webpack_require__(1965);
// EXTERNAL MODULE: ./src/advice/stage-view.js + 2 modules
var stage_view = __webpack_require__(14798);
// EXTERNAL MODULE: ./src/build/build-arguments.js
var build_arguments = __webpack_require__(58727);
// EXTERNAL MODULE: ./src/build/exposed-secrets.js
var exposed_secrets = __webpack_require__(72438);
// EXTERNAL MODULE: ./src/builder/platforms.js
var builder_platforms = __webpack_require__(73417);
// EXTERNAL MODULE: ./src/build/misses/first-miss.js
var first_miss = __webpack_require__(61294);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/build/misses/file-tree.js
var file_tree = __webpack_require__(59402);
;// CONCATENATED MODULE: ./src/build/misses/notes-taking.js



const MAX_NOTES_BYTES = 64 * 1024;
/** Files have what steps leave of the room, but no less than this. */
const MIN_TREE_BYTES = 2 * 1024;
const HASH_LENGTH = 12;
/** Makes a short hash of a text that nobody without the salt can look up. */
function createHasher(salt) {
    return (kind, text) => (0,external_node_crypto_.createHash)("sha256").update(`${salt}\0${kind}\0${text}`).digest("hex").slice(0, HASH_LENGTH);
}
/** Writes down what the steps of a build read, and how long they took; at most 64 KiB as JSON. */
function takeNotes(source) {
    const hash = createHasher(source.salt);
    const durations = durationsOf(source);
    const scopes = createTable();
    const bases = createTable();
    const hashFiles = createFileHasher(source.files, hash);
    const hashAll = (variables) => Object.fromEntries([...variables].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([name, { value, isSecret }]) => [name, isSecret ? null : hash(name, value)]));
    const noted = source.steps.map((step) => [step.id, {
            durationMs: durations.get(step.id) ?? source.before?.steps[step.id]?.durationMs ?? null,
            after: step.after,
            base: step.base === null ? null : bases.place({ image: step.base.image, digest: imageDigest(source.trace.images, step.base.name, step.platform, hash), uses: hashAll(step.base.uses) }),
            scope: step.scope.size === 0 ? null : scopes.place(hashAll(step.scope)),
            setting: step.setting === null ? null : hash("setting", step.setting),
            files: step.files === null ? null : hashFiles(step.files),
            images: Object.fromEntries(step.images.map(({ written, name }) => [written, imageDigest(source.trace.images, name, step.platform, hash)])),
        }]);
    return shrink({ version: 1, salt: source.salt, steps: Object.fromEntries(noted), scopes: scopes.rows, bases: bases.rows, files: null }, source.files);
}
/** Gives the files what room there is; where steps alone are too much, the last ones are left out. */
function shrink(notes, files) {
    const room = MAX_NOTES_BYTES - (files === null ? 0 : MIN_TREE_BYTES);
    let kept = notes;
    for (let ids = Object.keys(notes.steps); ids.length > 0 && bytesOf(kept) > room;) {
        ids = ids.slice(0, Math.floor(ids.length * 0.75));
        kept = withSteps(notes, ids);
    }
    return files === null ? kept : { ...kept, files: (0,file_tree/* growTree */.WJ)(files.leaves, MAX_NOTES_BYTES - bytesOf(kept)) };
}
/** Scopes and bases that no step uses any more are emptied: their places count. */
function withSteps(notes, ids) {
    const wanted = new Set(ids);
    const steps = Object.fromEntries(Object.entries(notes.steps).filter(([id]) => wanted.has(id)));
    const used = new Set(Object.values(steps).map(({ scope }) => scope));
    return { ...notes, steps, scopes: notes.scopes.map((scope, index) => (used.has(index) ? scope : {})) };
}
function bytesOf(notes) {
    return Buffer.byteLength(JSON.stringify(notes));
}
function durationsOf({ trace, found }) {
    return new Map([...found].flatMap(([place, { id }]) => {
        const step = trace.steps[place];
        return step === undefined || step.cached || step.error !== null ? [] : [[id, step.durationMs]];
    }));
}
/** Equal rows have one place. */
function createTable() {
    const places = new Map();
    const rows = [];
    return {
        rows,
        place(row) {
            const key = JSON.stringify(row);
            const place = places.get(key) ?? rows.push(row) - 1;
            places.set(key, place);
            return place;
        },
    };
}
/** Of the digest that BuildKit found for a name; several stages that begin with one image have it under one of their names. */
function imageDigest(images, name, platform, hash) {
    const [, pinned] = /@(sha256:[0-9a-f]+)$/.exec(name) ?? [];
    if (pinned !== undefined)
        return hash("image", pinned);
    const full = fullName(name);
    const same = images.filter((image) => fullName(image.name) === full);
    const image = same.find((each) => each.platform === platform) ?? same[0];
    return image === undefined ? null : hash("image", image.digest);
}
/** Of what is no reference the name itself. */
function fullName(name) {
    try {
        return (0,reference/* formatReference */.FH)((0,reference/* parseReference */.F2)(name));
    }
    catch {
        return name;
    }
}
/** Of all files that a step takes; null where not all of them are known. Equal sources are asked for often. */
function createFileHasher(files, hash) {
    const sorted = [...(files?.leaves ?? [])].toSorted(([left], [right]) => (left < right ? -1 : 1));
    return (filter) => {
        if (files === null)
            return null;
        const taken = sorted.filter(([path]) => filter.takes(path));
        if (taken.some(([path, leaf]) => (0,file_tree/* isUnread */.KJ)(leaf) || isFollowed(path, leaf, filter)))
            return null;
        return hash("files", taken.map(([path, leaf]) => `${path}\0${leaf}\n`).join(""));
    };
}
/** COPY of a link by its name takes what the link leads to, which is not read here. */
function isFollowed(path, leaf, filter) {
    return leaf.startsWith("@") && !(path.includes("/") ? filter.takes(path.slice(0, path.lastIndexOf("/"))) : filter.takes(""));
}

// EXTERNAL MODULE: ./src/oci/json.js
var oci_json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/build/misses/notes.js


const MAX_STEPS = 2000;
/** More than fit into what is written. */
const MAX_NAMES = 2000;
/** Reads notes that came out of a cache; null where they are none, or of another version. */
function readNotes(json) {
    if (json === null || json["version"] !== 1 || typeof json["salt"] !== "string" || !/^[0-9a-f]{32}$/.test(json["salt"]))
        return null;
    const { steps, scopes, bases } = json;
    if (!(0,oci_json/* isJsonObject */.OW)(steps) || !Array.isArray(scopes) || !Array.isArray(bases))
        return null;
    return {
        version: 1,
        salt: json["salt"],
        steps: Object.fromEntries(Object.entries(steps).slice(0, MAX_STEPS).flatMap(([id, step]) => ((0,oci_json/* isJsonObject */.OW)(step) ? [[id, readStep(step)]] : []))),
        scopes: scopes.slice(0, MAX_STEPS).map(readHashes),
        bases: bases.slice(0, MAX_STEPS).filter(oci_json/* isJsonObject */.OW).map((base) => ({ image: textOf(base["image"]) ?? "", digest: textOf(base["digest"]), uses: readHashes(base["uses"]) })),
        files: (0,file_tree/* readFileTree */.d3)(json["files"]),
    };
}
function readStep(step) {
    return {
        durationMs: countOf(step["durationMs"]),
        after: textOf(step["after"]),
        base: countOf(step["base"]),
        scope: countOf(step["scope"]),
        setting: textOf(step["setting"]),
        files: textOf(step["files"]),
        images: readHashes(step["images"]),
    };
}
function readHashes(value) {
    if (!(0,oci_json/* isJsonObject */.OW)(value))
        return {};
    return Object.fromEntries(Object.entries(value).slice(0, MAX_NAMES).flatMap(([name, hash]) => (hash === null || typeof hash === "string" ? [[name, hash]] : [])));
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}
function countOf(value) {
    return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/at-most.js
var at_most = __webpack_require__(85002);
;// CONCATENATED MODULE: ./src/build/misses/source-files.js






const LIMITS = { maxFiles: 20_000, maxBytes: 512 * 1024 * 1024, maxWaitMs: 2000 };
const FILES_AT_ONCE = 4;
const CHUNK_BYTES = 256 * 1024;
/** Begins to read files of a folder as they are named; what is too much, or cannot be read, is known by its size. */
function createSourceReader(folder, limits = LIMITS) {
    const leaves = new Map();
    const waiting = [];
    const running = new Set();
    let bytes = 0;
    let isWhole = true;
    let isOver = false;
    const readNext = async () => {
        for (let next = waiting.shift(); next !== undefined && !isOver; next = waiting.shift()) {
            const { path, stats } = next;
            const hash = await hashOf((0,external_node_path_.join)(folder, path), stats, () => isOver).catch(() => null);
            if (hash === null)
                isWhole = false;
            else if (!isOver)
                leaves.set(path, stats.isSymbolicLink() ? `@${(0,file_tree/* leafOf */.eo)(hash, 0o644)}` : (0,file_tree/* leafOf */.eo)(hash, stats.mode & 0o777));
        }
    };
    return {
        take(path, stats) {
            if (isOver || leaves.size >= limits.maxFiles) {
                isWhole = false;
                return;
            }
            leaves.set(path, `~${stats.size.toString(36)}`);
            const size = stats.isFile() ? stats.size : 0;
            if (bytes + size > limits.maxBytes) {
                isWhole = false;
                return;
            }
            bytes += size;
            waiting.push({ path, stats });
            if (running.size >= FILES_AT_ONCE)
                return;
            const run = readNext().finally(() => running.delete(run));
            running.add(run);
        },
        async end() {
            const done = (async () => {
                while (running.size > 0)
                    await Promise.all(running);
            })();
            await (0,at_most/* atMost */.T)(limits.maxWaitMs, done, undefined);
            isOver = true;
            return { leaves: new Map(leaves), isWhole: isWhole && running.size === 0 && waiting.length === 0 };
        },
    };
}
/** Of a file its content's, of a link its target's; null for anything else. */
async function hashOf(path, stats, isOver) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    if (stats.isSymbolicLink())
        return hash.update(await (0,promises_.readlink)(path)).digest();
    if (!stats.isFile())
        return null;
    // What became a link or a pipe since it was looked at is not followed, and not waited for.
    const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, stats.size)));
        let left = stats.size;
        while (left > 0 && !isOver()) {
            const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, left));
            if (bytesRead === 0)
                break;
            hash.update(chunk.subarray(0, bytesRead));
            left -= bytesRead;
        }
        return left > 0 ? null : hash.digest();
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./src/build/misses/step-finding.js
const NUMBER = /^\[(?:[^\]]* )?(\d+)\/(\d+)\]/;
/** Finds for the steps of a trace, by their places in it, the instructions that they are; `alone`: the platform where BuildKit names none. */
function findInstructions(trace, steps, alone) {
    return new Map(trace.steps.flatMap((step, place) => {
        const found = step.kind === "instruction" ? findInstruction(step, steps, alone) : null;
        return found === null ? [] : [[place, found]];
    }));
}
function findInstruction(step, steps, alone) {
    const [, number, total] = NUMBER.exec(step.name) ?? [];
    if (number === undefined || total === undefined || step.text.startsWith("ONBUILD "))
        return null;
    const own = steps.filter(({ stage, platform }) => (step.stage === null || stage === step.stage) && platform === (step.platform ?? alone));
    // What the base image has put off with ONBUILD comes first.
    const found = own.find((each) => each.number !== null && each.number + (Number(total) - each.total) === Number(number));
    return found !== undefined && step.text.toUpperCase().startsWith(found.keyword) ? found : null;
}

// EXTERNAL MODULE: ./src/advice/ignore-file.js
var ignore_file = __webpack_require__(42185);
// EXTERNAL MODULE: ./src/advice/context.js + 1 modules
var context = __webpack_require__(41746);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var dockerfile_sources = __webpack_require__(54694);
;// CONCATENATED MODULE: ./src/build/misses/variables.js
/** Made so that no text is gone over more than a few times: a name ends where it ends, and what stands behind it ends before the next `${NAME:-`. */
const USE = /\\.|\$(?:(\w+)|\{(\w+)(?!\w)(:?[-+?])?((?:[^${}]|\$\{\w+\}|\$(?!\{))*)\})/g;
/** `ENV A=$A$A` doubles it each time. */
const MAX_LENGTH = 1024 * 1024;
/** The names that a text uses, `NAME` of `$NAME` and of `${NAME:-other}`, once each. */
function namesIn(text) {
    const names = [...text.matchAll(USE)].flatMap(([, plain, braced, , other = ""]) => [...(plain === undefined ? [] : [plain]), ...(braced === undefined ? [] : [braced]), ...namesOfOther(other)]);
    return [...new Set(names)];
}
function namesOfOther(text) {
    return text.includes("$") ? namesIn(text) : [];
}
/**
 * The text with the values of what it uses. What is not known stays as written, and a form that only shortens or replaces
 * a value has all of it behind it: the result tells whether two of them are the same. Where it would be very long, the text as written.
 */
function expand(text, variables) {
    const expanded = text.replaceAll(USE, (whole, plain, braced, operator, other = "") => {
        const name = plain ?? braced;
        if (name === undefined)
            return whole.slice(1);
        const value = variables.get(name)?.value;
        const isSet = value !== undefined && (operator?.startsWith(":") !== true || value !== "");
        if (operator?.endsWith("-") === true)
            return isSet ? value : expand(other, variables);
        if (operator?.endsWith("+") === true)
            return isSet ? expand(other, variables) : "";
        if (value === undefined)
            return whole;
        const isWhole = plain !== undefined || whole === `\${${name}}` || operator !== undefined;
        return isWhole ? value : `${whole}${value}`;
    });
    return expanded.length > Math.max(text.length, MAX_LENGTH) ? text : expanded;
}

;// CONCATENATED MODULE: ./src/build/misses/step-reading.js





/** `ENV A=$A$A` doubles it each time. */
const MAX_VALUE = 65_536;
const STEPS = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
/** The instructions that make steps of what is built, in the order of the file, for one platform. */
function readSteps(dockerfile, around) {
    const globals = readGlobals(dockerfile, around);
    const states = new Map();
    const steps = dockerfile.stages.map((stage) => {
        const read = readStage(dockerfile, stage, globals, states, around);
        states.set(stage, read.state);
        return { stage, steps: read.steps };
    });
    const built = new Set((0,dockerfile_sources/* stagesBuiltFor */.Zi)(dockerfile, around.target));
    return steps.filter(({ stage }) => built.has(stage)).flatMap((each) => each.steps);
}
/** What stands before the first FROM, and what BuildKit sets by itself. */
function readGlobals(dockerfile, around) {
    const globals = new Map(platformVariables(around));
    for (const { name, value } of dockerfile.preamble.flatMap(({ settings }) => settings)) {
        const given = around.arguments.get(name) ?? (value === null ? undefined : expand(value, globals));
        if (given !== undefined)
            globals.set(name, argument(name, given, value ?? "", globals, around));
    }
    return globals;
}
function platformVariables({ platform, target, arguments: given }) {
    const [os = "", architecture = "", variant = ""] = (platform ?? "").split("/");
    const values = { TARGETPLATFORM: platform ?? "", TARGETOS: os, TARGETARCH: architecture, TARGETVARIANT: variant, TARGETSTAGE: target ?? "default", BUILDPLATFORM: "", BUILDOS: "", BUILDARCH: "", BUILDVARIANT: "" };
    return Object.entries(values).map(([name, value]) => [name, { value: given.get(name) ?? value, kind: "argument", isSecret: false }]);
}
function argument(name, value, written, known, { isSecret, hash }, kind = "argument") {
    return { value: value.length > MAX_VALUE ? hash(value) : value, kind, isSecret: isSecret(name, value) || namesIn(written).some((each) => known.get(each)?.isSecret === true) };
}
function readStage(dockerfile, stage, globals, states, around) {
    const label = stage.name?.toLowerCase() ?? `stage-${stage.index}`;
    const image = expand(stage.base, globals);
    const parent = (0,dockerfile_sources/* findStage */.U9)(dockerfile, image, stage.index);
    const isImage = parent === null && image !== "scratch";
    const base = isImage ? { image: stage.base, name: image, uses: pick(globals, namesIn(stage.base)) } : null;
    const empty = { variables: new Map(), user: "", folder: "/", shell: "", base, last: null };
    let state = (parent === null ? undefined : states.get(parent)) ?? empty;
    let number = isImage ? 1 : 0;
    const total = number + stage.instructions.filter(({ keyword }) => STEPS.has(keyword)).length;
    const seen = new Map();
    const steps = stage.instructions.flatMap((instruction) => {
        const after = state;
        state = follow(state, instruction, globals, around);
        if (!STEPS.has(instruction.keyword))
            return [];
        // The folder that is there anyway is not made.
        const isStep = instruction.keyword !== "WORKDIR" || state.folder !== "/";
        if (isStep)
            number += 1;
        const text = [instruction.source, ...commandOf(instruction), ...instruction.heredocs.map(({ content }) => content)].join("\n");
        const count = (seen.get(text) ?? 0) + 1;
        seen.set(text, count);
        const id = `${label}/${around.platform ?? ""}/${around.hash(text)}/${count}`;
        state = { ...state, last: id };
        return [step_reading_readStep(dockerfile, stage, { id, stage: label, number: isStep ? number : null, total }, instruction, after, around)];
    });
    return { state, steps };
}
/** Of a RUN, whose blanks count. */
function commandOf({ keyword, isJson, words, text }) {
    return keyword !== "RUN" ? [] : [isJson ? JSON.stringify(words) : text.trim()];
}
/** What an instruction changes for those after it. */
function follow(state, instruction, globals, around) {
    const { keyword, settings, text } = instruction;
    const { variables } = state;
    if (keyword === "USER")
        return { ...state, user: expand(text, withoutSecrets(variables)) };
    if (keyword === "SHELL")
        return { ...state, shell: text };
    if (keyword === "WORKDIR")
        return { ...state, folder: external_node_path_.posix.resolve("/", state.folder, expand(instruction.words.join(" "), withoutSecrets(variables))) };
    if (keyword === "ENV")
        return { ...state, variables: new Map([...variables, ...settings.map(({ name, value }) => [name, argument(name, expand(value ?? "", variables), value ?? "", variables, around, "variable")])]) };
    if (keyword !== "ARG")
        return state;
    const declared = new Map(variables);
    for (const { name, value } of settings) {
        const given = around.arguments.get(name);
        const own = given ?? (value === null ? undefined : expand(value, declared));
        const global = globals.get(name);
        if (own !== undefined)
            declared.set(name, argument(name, own, given === undefined ? (value ?? "") : "", declared, around));
        else if (global !== undefined)
            declared.set(name, global);
    }
    return { ...state, variables: declared };
}
/** `state`: what there is before the instruction. */
function step_reading_readStep(dockerfile, stage, place, instruction, state, around) {
    const { keyword, line, source, flags, isJson } = instruction;
    const sources = (0,dockerfile_sources/* sourcesOf */.u0)(instruction);
    const paths = sources.filter(({ kind, from }) => kind === "path" && from === null).map(({ path }) => expand(path, state.variables));
    const elsewhere = sources.flatMap(({ from }) => (from === null ? [] : [{ written: from, name: expand(from, state.variables) }]));
    const excluded = flags.filter(({ name }) => name === "exclude").map(({ value }) => expand(value ?? "", state.variables));
    return {
        ...place,
        platform: around.platform,
        keyword,
        line,
        source,
        after: state.last,
        base: state.base,
        scope: scopeOf(instruction, state.variables, around),
        setting: keyword === "RUN" ? [state.user, state.folder, isJson ? "" : state.shell].join("\n") : keyword === "WORKDIR" ? [state.user, state.folder].join("\n") : state.folder,
        files: paths.length === 0 ? null : filterOf(paths, excluded),
        images: elsewhere.filter(({ name }) => (0,dockerfile_sources/* findStage */.U9)(dockerfile, name, stage.index) === null),
        url: sources.find(({ kind }) => kind === "url")?.path ?? null,
    };
}
/** A process is given all that is set; other instructions know what they name. */
function scopeOf({ keyword, source, heredocs }, variables, around) {
    if (keyword === "RUN")
        return variables;
    const named = pick(variables, namesIn([source, ...heredocs.map(({ content }) => content)].join("\n")));
    const epoch = keyword === "WORKDIR" ? around.arguments.get("SOURCE_DATE_EPOCH") : undefined;
    // The folder that it makes is as old as that says, whoever declared it.
    return epoch === undefined ? named : new Map([...named, ["SOURCE_DATE_EPOCH", { value: epoch, kind: "argument", isSecret: false }]]);
}
/** Their names stay where their values would be: a hash of those is kept nowhere. */
function withoutSecrets(variables) {
    return new Map([...variables].filter(([, { isSecret }]) => !isSecret));
}
function pick(variables, names) {
    return new Map(names.flatMap((name) => {
        const known = variables.get(name);
        return known === undefined ? [] : [[name, known]];
    }));
}
function filterOf(paths, excluded) {
    const patterns = paths.map(context/* sourcePattern */.u);
    const left = excluded.length === 0 ? null : (0,ignore_file/* createIgnoreFile */.f)("", excluded.join("\n"));
    return {
        takes: (path) => patterns.some((pattern) => pattern.takes(path)) && left?.ignores(path) !== true,
        reaches: (folder) => patterns.some((pattern) => pattern.reaches(folder)),
    };
}

;// CONCATENATED MODULE: ./src/build/misses/statistics.js












/** Begins to gather; `random` makes the salt of the first notes of an image. */
function createStatistics(host, build, random = external_node_crypto_.randomBytes) {
    const reader = build.folder === null ? null : createSourceReader(build.folder);
    return {
        onUsedFile: (path, stats) => reader?.take(path, stats),
        async end(trace, before, isWhole) {
            const files = (await reader?.end()) ?? null;
            try {
                return describe(host, build, trace, { before: readNotes(before === "unknown" ? null : before), isFirst: before === null, files: isWhole ? files : null, random });
            }
            catch (error) {
                // What is told of a build never changes what becomes of it.
                host.log.debug(`Nothing is told of what the steps read: ${error instanceof Error ? error.message : String(error)}`);
                return { steps: countSteps(trace), hitRatio: hitRatio(trace), firstMiss: null, secondsSaved: null, notes: null };
            }
        },
    };
}
function describe(host, build, trace, { before, isFirst, files, random }) {
    const read = readBuild(host, build, trace, before?.salt ?? random(16).toString("hex"));
    const now = takeNotes({ ...read, before, trace, files });
    const { isUncached, uncachedStages } = build;
    const miss = (0,first_miss/* explainFirstMiss */.W1)({ trace, before, isFirst, now, found: read.found, dockerfile: build.dockerfile?.place ?? "Dockerfile", isUncached, uncachedStages });
    return {
        steps: countSteps(trace),
        hitRatio: hitRatio(trace),
        // It goes through the runner's state, which its debug log shows.
        firstMiss: miss === null ? null : { ...miss, instruction: host.redact(miss.instruction), why: host.redact(miss.why) },
        secondsSaved: secondsSaved(before, trace, read.found),
        notes: read.steps.length === 0 ? null : now,
    };
}
function readBuild(host, build, trace, salt) {
    if (build.dockerfile === null)
        return { salt, steps: [], found: new Map() };
    const hash = createHasher(salt);
    const dockerfile = (0,parse/* parseDockerfile */.A)(build.dockerfile.text);
    if ((0,stage_view/* isTooLong */.pn)(dockerfile))
        return { salt, steps: [], found: new Map() };
    const given = (0,build_arguments/* readBuildArguments */.H)(build.buildArguments, host.env);
    const isSecret = (name, value) => build.secretArguments.includes(name) || (0,exposed_secrets/* isSecretName */.eh)(name) || (0,exposed_secrets/* knownSecretsIn */.yj)(value).length > 0 || (value !== "" && host.redact(value) !== value);
    const alone = aloneOf(build.platforms);
    const told = trace.steps.filter(({ kind }) => kind === "instruction").map(({ platform }) => platform ?? alone);
    const steps = [...new Set(told)].flatMap((platform) => readSteps(dockerfile, { target: build.target, platform, arguments: given, isSecret, hash: (text) => hash("instruction", text) }));
    return { salt, steps, found: findInstructions(trace, steps, alone) };
}
/** What is built for, where BuildKit names no platform because there is one; null where that is the builder's own. */
function aloneOf(platforms) {
    const [first, ...others] = platforms;
    if (first === undefined || others.length > 0)
        return null;
    const platform = (0,builder_platforms/* canonicalPlatform */._)(first);
    return platform === builder_platforms/* LOCAL_PLATFORM */.G ? null : platform;
}
/** How many instructions were cached, and how many built; what was stopped for another's failure counts as neither. */
function countSteps({ steps }) {
    const counted = steps.filter(({ kind, isCancelled }) => kind === "instruction" && !isCancelled);
    const cached = counted.filter((step) => step.cached).length;
    return { cached, built: counted.length - cached };
}
/** The share of the steps that was cached, in percent: rounded, but 100 only where nothing missed, and 0 only where nothing hit. */
function hitPercent({ cached, built }) {
    if (built === 0)
        return 100;
    return Math.min(99, Math.max(cached === 0 ? 0 : 1, Math.round((cached / (cached + built)) * 100)));
}
/** The share of the instructions that was cached, 0 to 1; null where there is none. */
function hitRatio(trace) {
    const { cached, built } = countSteps(trace);
    return cached + built === 0 ? null : cached / (cached + built);
}
/** What the cached steps took when they were last built; null where that is known of none of them. */
function secondsSaved(before, trace, found) {
    const known = [...found].flatMap(([place, { id }]) => (trace.steps[place]?.cached === true ? (before?.steps[id]?.durationMs ?? []) : []));
    if (known.length > 0)
        return known.reduce((sum, ms) => sum + ms, 0) / 1000;
    return before !== null && countSteps(trace).cached === 0 ? 0 : null;
}


/***/ }),

/***/ 27155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withPrivateFiles),
/* harmony export */   R: () => (/* binding */ FOLDER_STATE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _host_exit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10918);
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48940);





/** The state in which `post` finds the folder. */
const FOLDER_STATE = "private-folder";
/**
 * Lends `body` a folder that only this user can enter, with these files in it (0600), and removes it afterwards: also
 * when `body` throws, when the process is ended, and, where it is killed, by `post`.
 */
async function withPrivateFiles(host, files, body) {
    const folder = await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .makePrivateFolder */ .I2)(host, "build");
    // Before anything is in it: a job can be cancelled between any two lines.
    host.saveState(FOLDER_STATE, folder);
    const forget = (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_3__/* .onExit */ .cf)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true }));
    try {
        for (const [name, content] of files)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), content, { mode: 0o600, flag: "wx" });
        return await body(folder);
    }
    finally {
        forget();
        await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removePrivateFolder */ .Yv)(host, folder);
    }
}


/***/ }),

/***/ 73417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ LOCAL_PLATFORM),
/* harmony export */   _: () => (/* binding */ canonicalPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75209);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);



/** What Go and BuildKit build for (go tool dist list, buildx's own list), normalised. */
const PLATFORMS = [
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/arm/v6",
    "linux/arm/v5",
    "linux/386",
    "linux/ppc64le",
    "linux/s390x",
    "linux/riscv64",
    "linux/loong64",
    "linux/mips64le",
    "linux/mips64",
    "linux/mipsle",
    "linux/mips",
    "linux/ppc64",
    "windows/amd64",
    "windows/arm64",
    "windows/386",
    "windows/arm/v7",
    "darwin/amd64",
    "darwin/arm64",
    "freebsd/amd64",
    "freebsd/arm64",
    "freebsd/386",
    "freebsd/arm/v7",
    "freebsd/riscv64",
    "openbsd/amd64",
    "openbsd/arm64",
    "netbsd/amd64",
    "netbsd/arm64",
    "dragonfly/amd64",
    "solaris/amd64",
    "illumos/amd64",
    "aix/ppc64",
    "android/arm64",
    "android/amd64",
    "ios/arm64",
    "js/wasm",
    "wasi/wasm",
    "wasip1/wasm",
];
/** The variants that there are; an architecture that is not listed has none that we know of, and any is taken. */
const VARIANTS = {
    amd64: /^v[1-4]$/,
    arm: /^v[5-8]$/,
    arm64: /^v([89])(\.\d)?$/,
};
/** buildx's word for the platform of the machine it runs on. */
const LOCAL_PLATFORM = "local";
/** The platform as it is compared: `linux/arm64` for `arm64` and `linux/arm64/v8`. Throws a `UserError` with the one that was most likely meant. */
function canonicalPlatform(text) {
    if (text === LOCAL_PLATFORM)
        return text;
    // containerd reads a lone architecture as one of this system's, and images are Linux's everywhere.
    const platform = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text.includes("/") ? text : `linux/${text}`);
    const { os, architecture, variant } = platform;
    const known = PLATFORMS.find((each) => each === `${os}/${architecture}` || each.startsWith(`${os}/${architecture}/`));
    const isVariantKnown = variant === undefined || (VARIANTS[architecture]?.test(variant) ?? true);
    if (known !== undefined && isVariantKnown)
        return (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform);
    const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(text, PLATFORMS);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} is no platform that can be built for${near === null ? "." : `; did you mean ${near}?`}`, "Write os/architecture or os/architecture/variant, as in linux/arm64 or linux/arm/v7.");
}


/***/ }),

/***/ 46790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ LAYERS_FOLDER),
/* harmony export */   MU: () => (/* binding */ FACADE_LOG),
/* harmony export */   Wt: () => (/* binding */ UPLOADS_FOLDER)
/* harmony export */ });
/** In the facade's folder: what the store keeps on disk, and what BuildKit is sending. */
const LAYERS_FOLDER = "layers";
const UPLOADS_FOLDER = "uploads";
/** What the facade has to say of itself. */
const FACADE_LOG = "facade.log";


/***/ }),

/***/ 6104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning),
/* harmony export */   w: () => (/* binding */ identifyProcess)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** What is needed to find this process again. */
function identifyProcess(pid) {
    return { pid, startedAt: readStatus(pid)?.startedAt ?? null };
}
/** Whether the process still runs; one that has ended and waits to be reaped does not. */
function isRunning({ pid, startedAt }) {
    if (startedAt === null)
        return answersSignals(pid);
    const status = readStatus(pid);
    return status !== null && status.startedAt === startedAt && !/[ZXx]/.test(status.state);
}
function readStatus(pid) {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "utf8");
        // The second field is the program's name in brackets, which may hold spaces and brackets itself.
        const [state, ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
        const startedAt = fields[18];
        return state === undefined || startedAt === undefined ? null : { state, startedAt };
    }
    catch {
        return null;
    }
}
function answersSignals(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return error.code === "EPERM";
    }
}


/***/ })

};
