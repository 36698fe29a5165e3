export const id = 7400;
export const ids = [7400];
export const modules = {

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

/***/ 9130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp),
  i: () => (/* binding */ removeBuilder)
});

// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/job-builders.js
var job_builders = __webpack_require__(42619);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/builder/create.js
var create = __webpack_require__(29481);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
;// CONCATENATED MODULE: ./src/builder/leave.js






const LEAVE_TIMEOUT_MS = 120_000;
/** Takes a node out of its builder, and away with its container and volume; one that is gone already is gone. */
async function leaveNode(host, { builder, driver }, { name, endpoint, keepsState }) {
    const stored = (await (0,store/* readStoredBuilder */.J4)(host, builder))?.nodes.find((node) => node.name === name);
    if (stored !== undefined) {
        const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
        await buildx.must((0,create/* leaveArguments */.UT)(builder, name), `Node ${name} cannot be taken out of builder ${builder}`, { timeoutMs: LEAVE_TIMEOUT_MS });
    }
    await (0,job_builders/* dropJobNode */.Hk)(host, builder, name);
    if (driver !== "docker-container")
        return;
    // Where it never came to be, somebody else may have made one since.
    if (stored === undefined && (await (0,store/* readStoredBuilders */.IW)(host)).some(({ nodes }) => nodes.some((node) => node.name === name)))
        return;
    const { engine, container } = (0,create/* containerOf */.t8)(name, stored?.endpoint || endpoint);
    await remove(host, [...engine, "rm", "--force", "--volumes", container], `The container ${container}`);
    if (!keepsState)
        await remove(host, [...engine, "volume", "rm", "--force", `${container}_state`], `The volume ${container}_state`);
}
async function remove(host, args, what) {
    const result = await host.exec("docker", args, { timeoutMs: LEAVE_TIMEOUT_MS });
    if (result.exitCode === 0 || /no such (container|volume)/i.test(result.stderr))
        return;
    throw new errors/* UserError */.y(`${what} cannot be removed: docker ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, `Remove it by hand: docker ${args.join(" ")}.`);
}
/** What the appended nodes are fixed to; to be asked before they leave. */
async function readTakenPlatforms(host, { builder, nodes }) {
    const stored = (await (0,store/* readStoredBuilder */.J4)(host, builder))?.nodes ?? [];
    return stored.filter(({ name }) => nodes.some((node) => node.name === name)).flatMap(({ platforms }) => listOf(platforms));
}
/** Gives the nodes that were there before back the platforms that buildx took from them for the appended ones. */
async function restorePlatforms(host, { builder, platforms }, taken) {
    await (0,store/* changeStoredNodes */.xZ)(host, builder, (node) => {
        const name = node["Name"];
        if (typeof name !== "string" || !Object.hasOwn(platforms, name))
            return node;
        const [before, now] = [listOf(platforms[name]), listOf(node["Platforms"])];
        const kept = before.filter((platform) => has(now, platform) || has(taken, platform));
        const all = [...kept, ...now.filter((platform) => !has(before, platform))];
        return { ...node, Platforms: all.length === 0 ? platforms[name] ?? null : all };
    });
}
function listOf(platforms) {
    return Array.isArray(platforms) ? platforms : [];
}
function has(list, platform) {
    return list.some((each) => (0,external_node_util_.isDeepStrictEqual)(each, platform));
}

// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
;// CONCATENATED MODULE: ./src/setup/clean-up.js






const REMOVE_TIMEOUT_MS = 120_000;
const PRUNE_TIMEOUT_MS = 600_000;
const LOG_BYTES = 1024 * 1024;
/** Shows BuildKit's log where that is wanted, prunes, and removes what the step made. Throws one `UserError` for all that failed, after all was tried. */
async function cleanUp(host, state) {
    const { made, appended, context, folder, prune, switched } = state;
    const failures = [];
    const attempt = async (step) => {
        try {
            await step();
        }
        catch (error) {
            failures.push(error);
        }
    };
    if (state.isDebug)
        await attempt(() => showLogs(host, state));
    if (prune !== null)
        await attempt(() => pruneCache(host, prune));
    if (state.cleanup) {
        if (switched !== null)
            await attempt(() => switchBack(host, switched));
        if (made !== null)
            await attempt(() => removeBuilder(host, made, state.keepState));
        if (appended !== null) {
            const taken = await readTakenPlatforms(host, appended);
            for (const node of appended.nodes)
                await attempt(() => leaveNode(host, appended, node));
            await attempt(() => restorePlatforms(host, appended, taken));
        }
        if (context !== null)
            await attempt(() => removeContext(host, context));
        if (folder !== null)
            await attempt(() => (0,private_folder/* removePrivateFolder */.Yv)(host, folder));
    }
    if (failures.length > 0)
        throw summarize(failures);
}
/** Removes a builder that this job made; one that is gone already is gone. */
async function removeBuilder(host, name, keepState) {
    if (await (0,store/* hasBuilder */.OL)(host, name)) {
        const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
        await buildx.must(["rm", ...(keepState ? ["--keep-state"] : []), name], `Builder ${name} cannot be removed`, { timeoutMs: REMOVE_TIMEOUT_MS });
    }
    await (0,job_builders/* dropJobBuilder */.iN)(host, name);
}
async function showLogs(host, state) {
    for (const { engine, container } of state.containers) {
        const result = await host.exec("docker", [...engine, "logs", container], { maxOutputBytes: LOG_BYTES });
        await host.log.group(`BuildKit's log (${container})`, async () => host.log.foreign(`${result.stdout}${result.stderr}`));
    }
}
async function pruneCache(host, { builder, bytes }) {
    const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
    const prune = (flag) => buildx.run(["prune", "--builder", builder, "--force", flag, String(bytes)], { timeoutMs: PRUNE_TIMEOUT_MS });
    const first = await prune("--reserved-space");
    // Before 0.17 it had another name.
    const result = first.exitCode !== 0 && first.stderr.includes("unknown flag") ? await prune("--keep-storage") : first;
    if (result.exitCode !== 0)
        throw new errors/* UserError */.y(`The cache of builder ${builder} cannot be pruned: buildx ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, "Prune it by hand: docker buildx prune.");
}
/** Makes the builder current that was so before, unless a later step chose yet another. */
async function switchBack(host, switched) {
    // buildx keeps names in lower case.
    if ((await (0,store/* readCurrentBuilder */.Bg)(host))?.name?.toLowerCase() === switched.to.toLowerCase())
        await (0,store/* restoreCurrentBuilder */.fT)(host, switched.before);
}
async function removeContext(host, context) {
    const result = await host.exec("docker", ["context", "rm", "--force", context]);
    if (result.exitCode !== 0 && !result.stderr.includes("not found")) {
        throw new errors/* UserError */.y(`The Docker context ${context} cannot be removed: docker ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, `Remove it by hand: docker context rm ${context}.`);
    }
}
function summarize(failures) {
    const [first] = failures;
    if (failures.length === 1)
        return first;
    return new errors/* UserError */.y(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"), "What could not be removed stays on this machine: remove it by hand.", { cause: first });
}


/***/ }),

/***/ 99649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9130);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39562);


/** Removes what this step made and nothing else; also where it was cancelled halfway. */
async function post(host) {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetupState */ .N)(host);
    // Debugging is switched on for a whole job, and sometimes by a step in the middle of it.
    if (state !== null)
        await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUp */ .n)(asInMain(host, state), { ...state, isDebug: state.isDebug || host.env["RUNNER_DEBUG"] === "1" });
}
/** The host with the folders that main had: a login in between may have given the job a configuration of its own. */
function asInMain(host, { folders }) {
    if (folders === null)
        return host;
    return {
        ...host,
        env: { ...host.env, ...folders },
        exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
    };
}


/***/ }),

/***/ 39562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readSetupState),
/* harmony export */   i: () => (/* binding */ saveSetupState)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

const NAME = "setup";
/** Keeps the state for `post`. */
function saveSetupState(host, state) {
    host.saveState(NAME, JSON.stringify(state));
}
/** What main kept; null where it never came that far. */
function readSetupState(host) {
    const state = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(host.state(NAME));
    return state !== null && Array.isArray(state["containers"]) ? state : null;
}


/***/ })

};
