export const id = 5578;
export const ids = [5578];
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

/***/ 29481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ij: () => (/* binding */ createBuilder),
/* harmony export */   Mz: () => (/* binding */ containersOf),
/* harmony export */   TS: () => (/* binding */ BuilderTaken),
/* harmony export */   UT: () => (/* binding */ leaveArguments),
/* harmony export */   UY: () => (/* binding */ appendNodes),
/* harmony export */   t8: () => (/* binding */ containerOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9063);
/* harmony import */ var _buildx_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38569);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60598);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96184);





/** Somebody else made a builder of that name, or a node, after this machine was looked at. */
class BuilderTaken extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
}
/** What buildx runs unless an image is named (buildx, bkimage.go). */
const BUILDKIT_IMAGE = "docker.io/moby/buildkit:buildx-stable-1";
const NETWORK_HOST_FLAG = "--allow-insecure-entitlement=network.host";
const CREATE_TIMEOUT_MS = 120_000;
const SHOWN_LOG_LINES = 20;
/** More, for the stack of a Go program is longer than what it has to say. */
const READ_LOG_LINES = 200;
/** The calls of buildx that make the nodes, and with the first of them the builder unless it is there. */
function createArguments(plan, isThere) {
    return plan.nodes.map((node, index) => [
        "create",
        "--name",
        plan.name,
        ...(index === 0 && !isThere ? ["--driver", plan.driver] : ["--append"]),
        ...(node.name === null ? [] : ["--node", node.name]),
        ...node.driverOpts.flatMap((option) => ["--driver-opt", option]),
        ...(plan.driver === "remote" || node.flags === "" ? [] : ["--buildkitd-flags", node.flags]),
        ...(node.platforms.length === 0 ? [] : ["--platform", node.platforms.join(",")]),
        ...(index === 0 && plan.use ? ["--use"] : []),
        // The old name of --buildkitd-config, which every release takes.
        ...(index === 0 && plan.driver !== "remote" && plan.configFile !== null ? ["--config", plan.configFile] : []),
        ...(node.endpoint === null ? [] : [node.endpoint]),
    ]);
}
/**
 * Makes the builder and starts it, from the mirrors where BuildKit's image cannot be pulled. Throws a `UserError` with
 * BuildKit's own log where it does not start; what was made by then is for `removeBuilder`.
 */
async function createBuilder(host, buildx, plan) {
    return await makeNodes(host, buildx, plan, false);
}
/** As `createBuilder`, for the nodes of the plan, which all have a name, and a builder that is there; what was made by then is for `leaveNode`. */
async function appendNodes(host, buildx, plan) {
    const names = (await (0,_store_js__WEBPACK_IMPORTED_MODULE_3__/* .readStoredBuilder */ .J4)(host, plan.name))?.nodes.map(({ name }) => name) ?? [];
    const taken = plan.nodes.find(({ name }) => name !== null && names.includes(name));
    if (taken === undefined)
        return await makeNodes(host, buildx, plan, true);
    // buildx would change that node (buildx, NodeGroup.Update).
    throw new BuilderTaken(`Node ${taken.name} of builder ${plan.name} was made by something else on this machine in this very moment.`, "Give the node of each job a name of its own, or leave the name out.");
}
async function makeNodes(host, buildx, plan, isThere) {
    const attempts = mirroredPlans(plan);
    const failures = [];
    for (const [index, attempt] of attempts.entries()) {
        if (index > 0)
            await undo(buildx, plan, isThere);
        for (const args of createArguments(attempt, isThere))
            await create(buildx, plan.name, args);
        await withdrawDefaultEntitlement(host, attempt, isThere);
        try {
            return await boot(buildx, plan.name);
        }
        catch (error) {
            const log = await containerLog(host, attempt);
            if (log !== null)
                throw bootFailure(error, log);
            failures.push({ image: imageOf(attempt), error });
        }
    }
    throw summarizeFailures(failures);
}
async function undo(buildx, { name, nodes }, isThere) {
    if (!isThere)
        return void (await buildx.run(["rm", name]));
    for (const node of nodes)
        await buildx.run(leaveArguments(name, node.name ?? ""));
}
/** The call of buildx that takes a node out of a builder; its container and its volume stay. */
function leaveArguments(builder, node) {
    return ["create", "--leave", "--name", builder, "--node", node];
}
async function create(buildx, name, args) {
    try {
        await buildx.must(args, `Builder ${name} cannot be made`, { timeoutMs: CREATE_TIMEOUT_MS });
    }
    catch (error) {
        // buildx, commands/create.go: without --append, a builder that is there is an error.
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y) || !error.message.includes("existing instance for"))
            throw error;
        throw new BuilderTaken(`Builder ${name} was made by something else on this machine in this very moment.`, "Give the builder of each job a name of its own, or leave name empty.", { cause: error });
    }
}
async function boot(buildx, name) {
    const builder = await (0,_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectBuilder */ .I)(buildx, name, { bootstrap: true });
    if (builder !== null)
        return builder;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`Builder ${name} was made and is gone.`, "Something else on this machine removes builders; look at what runs beside this job.");
}
/** The plan with BuildKit's image from each place that has it; only containers of this kind are pulled by a name that we know. */
function mirroredPlans(plan) {
    if (plan.driver !== "docker-container" || plan.mirrors.length === 0)
        return [plan];
    return [plan, ...plan.mirrors.map((mirror) => ({ ...plan, nodes: plan.nodes.map((node) => ({ ...node, driverOpts: withImage(node.driverOpts, mirror) })) }))];
}
function imageOf(plan) {
    return imageIn(plan.nodes[0]?.driverOpts ?? []);
}
function imageIn(driverOpts) {
    return driverOpts.find((option) => option.startsWith("image="))?.slice("image=".length) ?? BUILDKIT_IMAGE;
}
function withImage(driverOpts, mirror) {
    const image = imageIn(driverOpts);
    const copy = (0,_mirror_js__WEBPACK_IMPORTED_MODULE_4__/* .withMirrors */ .l)(image, [mirror]).at(-1) ?? image;
    return [...driverOpts.filter((option) => !option.startsWith("image=")), `image=${copy}`];
}
/**
 * buildx allows `network.host` to every build of a builder whose flags allow nothing (buildx, parseBuildkitdFlags), and
 * no flag says otherwise: it is taken out of what it keeps of the builder, before BuildKit is started with it.
 */
async function withdrawDefaultEntitlement(host, plan, isThere) {
    await (0,_store_js__WEBPACK_IMPORTED_MODULE_3__/* .changeStoredNodes */ .xZ)(host, plan.name, (stored, index) => {
        const node = isThere ? plan.nodes.find(({ name }) => name === stored["Name"]) : plan.nodes[index];
        const isOthers = isThere && node === undefined;
        return isOthers || asksForHostNetwork(node) ? stored : withoutFlag(stored);
    });
}
function asksForHostNetwork(node) {
    return node?.flags.includes("network.host") === true || node?.driverOpts.includes("network=host") === true;
}
function withoutFlag(node) {
    if (!Array.isArray(node["Flags"]))
        return node;
    return { ...node, Flags: node["Flags"].filter((flag) => flag !== NETWORK_HOST_FLAG) };
}
/** The containers of the builder's nodes. */
function containersOf(plan) {
    if (plan.driver !== "docker-container")
        return [];
    return plan.nodes.map(({ name, endpoint }, index) => containerOf(name ?? `${plan.name}${index}`, endpoint));
}
/** The container of a node; `endpoint` null: on the engine that is current. */
function containerOf(node, endpoint) {
    return {
        engine: endpoint === null ? [] : endpoint.includes("://") ? ["--host", endpoint] : ["--context", endpoint],
        // buildx keeps names in lower case.
        container: `buildx_buildkit_${node.toLowerCase()}`,
    };
}
/** The end of what BuildKit wrote; null where there is no container. */
async function containerLog(host, plan) {
    const logs = [];
    for (const { engine, container } of containersOf(plan)) {
        const result = await host.exec("docker", [...engine, "logs", "--tail", String(READ_LOG_LINES), container]).catch(() => null);
        if (result?.exitCode !== 0)
            continue;
        logs.push((0,_buildx_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteEnd */ .sV)({ stdout: "", stderr: withoutFrames(`${result.stdout}\n${result.stderr}`) }, SHOWN_LOG_LINES));
    }
    return logs.length === 0 ? null : logs.join("\n");
}
/** The log without Go's stack frames: for each a line with the function, and one, indented by a tab, with the file. */
function withoutFrames(log) {
    const lines = log.split("\n");
    return lines.filter((line, index) => !line.startsWith("\t") && lines[index + 1]?.startsWith("\t") !== true).join("\n");
}
function bootFailure(error, log) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
        return error;
    const shown = log.trim() === "" ? "BuildKit wrote no log." : `BuildKit's own log:${log}`;
    // buildx prints that log, too, in pieces that its terminal overwrites.
    const [head = "", ...printed] = error.message.split("\n");
    const message = [head, ...printed.filter((line) => line.startsWith("ERROR: ")), shown].join("\n");
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(message, "Look for the first error in BuildKit's log; its flags and its configuration are inputs of this step.", { cause: error });
}
function summarizeFailures(failures) {
    const [first] = failures;
    if (failures.length < 2 || first === undefined)
        return first?.error;
    const lines = failures.map(({ image, error }) => `From ${image}: ${error instanceof Error ? error.message : String(error)}`);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`BuildKit could be started from none of ${failures.length} places.\n${lines.join("\n")}`, "Check that the engine may pull from one of them, and the names in buildkit-mirrors.", { cause: first.error });
}


/***/ }),

/***/ 42619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hk: () => (/* binding */ dropJobNode),
/* harmony export */   Mv: () => (/* binding */ addJobNodes),
/* harmony export */   UN: () => (/* binding */ markBuiltWith),
/* harmony export */   iN: () => (/* binding */ dropJobBuilder),
/* harmony export */   oY: () => (/* binding */ addJobBuilder),
/* harmony export */   qJ: () => (/* binding */ findDisplacedBuilder),
/* harmony export */   sU: () => (/* binding */ allowEntitlements),
/* harmony export */   yO: () => (/* binding */ readJobBuilders)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77417);
/* harmony import */ var _create_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29481);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96184);







const MAX_BYTES = 1024 * 1024;
const NAME = /^[a-zA-Z][\w.-]*$/;
const REMOVE_TIMEOUT_MS = 120_000;
/** What BuildKit refuses unless a flag allows it; `device` it allows itself. */
const GUARDED = ["network.host", "security.insecure"];
/** The builders that this job made and that were not removed yet, oldest first; none outside a job. */
async function readJobBuilders(host) {
    const job = jobOf(host);
    if (job === null)
        return [];
    const bytes = await host.files.read(job.path, MAX_BYTES);
    return bytes === null ? [] : parseBuilders(bytes, job.identity);
}
/** What `setup` calls a builder that nobody named. */
const UNNAMED = /^builder-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * The builder that this job's `setup` made the current one, where another job of this machine took that place since: buildx has
 * one for all jobs of a user. null: whichever is current is meant.
 */
async function findDisplacedBuilder(host) {
    const made = (await readJobBuilders(host)).filter(({ plan }) => plan.use);
    const own = made.at(-1);
    if (own === undefined || host.env["BUILDX_BUILDER"])
        return null;
    const current = (await (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readCurrentBuilder */ .Bg)(host))?.name ?? null;
    if (current === null)
        return own.name;
    return UNNAMED.test(current) && made.every(({ name }) => name !== current) ? own.name : null;
}
/** Writes down a builder that is about to be made. */
async function addJobBuilder(host, builder) {
    await update(host, (builders) => [...builders.filter(({ name }) => name !== builder.name), builder]);
}
/** Forgets a builder that is gone. */
async function dropJobBuilder(host, name) {
    await update(host, (builders) => builders.filter((builder) => builder.name !== name));
}
/** Remembers that something was built with it, so that no later `setup` replaces it. */
async function markBuiltWith(host, name) {
    await update(host, (builders) => builders.map((builder) => (builder.name === name ? { ...builder, isBuiltWith: true } : builder)));
}
/** Writes down nodes that were appended to a builder of this job, so that it is re-created with them; from now on somebody set something of it. */
async function addJobNodes(host, name, nodes) {
    await changeNodes(host, name, (before) => [...before, ...nodes]);
}
/** Forgets a node that is gone. */
async function dropJobNode(host, name, node) {
    await changeNodes(host, name, (before) => before.filter((each) => each.name !== node));
}
async function changeNodes(host, name, change) {
    await update(host, (builders) => builders.map((builder) => (builder.name.toLowerCase() === name.toLowerCase() ? { ...builder, isDefault: false, plan: { ...builder.plan, nodes: change(builder.plan.nodes) } } : builder)));
}
/**
 * Re-creates a builder that this job's `setup` made, with the flags that the entitlements need, its cache kept; a builder
 * that allows them is left as it is. For another's builder a `UserError` that names the flag.
 */
async function allowEntitlements(host, buildx, builder, entitlements) {
    const missing = GUARDED.filter((entitlement) => entitlements.includes(entitlement) && !builder.nodes.every((node) => allows(node, entitlement)));
    // The engine's own BuildKit, and one that somebody else runs, are configured where they run.
    const isConfiguredByBuildx = builder.driver === "docker-container" || builder.driver === "kubernetes";
    if (missing.length === 0 || !isConfiguredByBuildx)
        return builder;
    const flags = missing.map((entitlement) => `--allow-insecure-entitlement ${entitlement}`).join(" ");
    const made = (await readJobBuilders(host)).find(({ name }) => name === builder.name);
    if (made === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`Builder ${builder.name} does not allow ${missing.join(" and ")}, and this job did not make it.`, `Whoever makes it must add \`${flags}\` to its buildkitd-flags (docker buildx create --buildkitd-flags '${flags}').`);
    }
    const nodes = made.plan.nodes.map((node) => ({ ...node, flags: [node.flags, flags].filter((text) => text !== "").join(" ") }));
    const plan = { ...made.plan, nodes, use: made.plan.use && (await (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readCurrentBuilder */ .Bg)(host))?.name === builder.name };
    await buildx.must(["rm", "--keep-state", builder.name], `Builder ${builder.name} cannot be made anew with ${missing.join(" and ")} allowed`, { timeoutMs: REMOVE_TIMEOUT_MS });
    const remade = await (0,_create_js__WEBPACK_IMPORTED_MODULE_5__/* .createBuilder */ .Ij)(host, buildx, plan);
    await addJobBuilder(host, { ...made, plan: { ...plan, use: made.plan.use } });
    return remade;
}
function allows(node, entitlement) {
    const flags = node.flags.join(" ");
    const configured = Object.values(node.files).some((text) => /^\s*insecure-entitlements\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1]?.includes(entitlement) === true);
    // Flags stand in for what the configuration allows, they do not add to it (buildkitd, main.go).
    return flags.includes("--allow-insecure-entitlement") ? flags.includes(entitlement) : configured;
}
async function update(host, change) {
    const job = jobOf(host);
    if (job === null)
        return;
    const before = await readJobBuilders(host);
    const after = change(before);
    if (after.length === 0)
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(job.path, { force: true });
    await host.files.write(job.path, JSON.stringify({ job: job.identity, builders: after }), 0o600);
}
/** Where this job's builders are written down, and what tells it from any other; null outside a job. */
function jobOf({ env }) {
    const folder = env["RUNNER_TEMP"] ?? "";
    const run = env["GITHUB_RUN_ID"] ?? "";
    if (folder === "" || run === "")
        return null;
    const identity = JSON.stringify([env["GITHUB_REPOSITORY"] ?? "", run, env["GITHUB_RUN_ATTEMPT"] ?? "", env["GITHUB_JOB"] ?? ""]);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(identity).digest("hex").slice(0, 16);
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `plimsoll-builders-${hash}.json`), identity };
}
function parseBuilders(bytes, identity) {
    const kept = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_4__/* .readJsonObject */ .op)(bytes);
    const builders = kept?.["job"] === identity ? kept["builders"] : [];
    return Array.isArray(builders) ? builders.filter(isJobBuilder) : [];
}
function isJobBuilder(value) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(value) || typeof value["name"] !== "string" || !NAME.test(value["name"]))
        return false;
    const plan = value["plan"];
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(plan) && plan["name"] === value["name"] && typeof plan["driver"] === "string" && Array.isArray(plan["nodes"]) && Array.isArray(plan["mirrors"]);
}


/***/ }),

/***/ 60598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ withMirrors)
/* harmony export */ });
/** The images to try, in order: the one that is meant, then its copies at the mirrors. */
function withMirrors(image, mirrors) {
    return [...new Set([image, ...mirrors.map((mirror) => copyAt(mirror, image))])];
}
/** A mirror is a whole reference (`ghcr.io/acme/binfmt:1`), or a registry or a folder of one (`mirror.gcr.io`) where the image has the path it has at home. */
function copyAt(mirror, image) {
    const digest = /@(.*)$/.exec(image)?.[1];
    const last = mirror.slice(mirror.lastIndexOf("/") + 1);
    if (mirror.includes("@"))
        return mirror;
    // What is pinned stays pinned: a mirror that holds something else under the name is refused by the engine.
    if (mirror.includes("/") && last.includes(":"))
        return digest === undefined ? mirror : `${mirror}@${digest}`;
    return `${mirror.replace(/\/+$/, "")}/${pathOf(image)}`;
}
/** The reference without its registry; Docker Hub's official images under `library/`. */
function pathOf(image) {
    const [first = "", ...rest] = image.split("/");
    const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
    const path = hasRegistry ? rest.join("/") : image;
    return path.includes("/") ? path : `library/${path}`;
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

/***/ 96184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ buildersFolder),
/* harmony export */   Bg: () => (/* binding */ readCurrentBuilder),
/* harmony export */   IW: () => (/* binding */ readStoredBuilders),
/* harmony export */   J4: () => (/* binding */ readStoredBuilder),
/* harmony export */   OL: () => (/* binding */ hasBuilder),
/* harmony export */   fT: () => (/* binding */ restoreCurrentBuilder),
/* harmony export */   oK: () => (/* binding */ readInstance),
/* harmony export */   xZ: () => (/* binding */ changeStoredNodes)
/* harmony export */ });
/* unused harmony export builderFile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83612);




const MAX_BYTES = 1024 * 1024;
/** A node's configuration files are in it, too. */
const MAX_INSTANCE_BYTES = 4 * 1024 * 1024;
/** The folder where buildx keeps its builders (buildx, store.go); null where there is no home. */
function buildersFolder(host) {
    // Without a home a folder of its own may still be named.
    const docker = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerFolder */ .NC)(host) ?? "";
    return docker === "" && (host.env["BUILDX_CONFIG"] ?? "") === "" ? null : (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .buildxFolder */ .jN)(host, docker);
}
/** Where buildx keeps what it knows of a builder; null where there is no home. */
function builderFile(host, name) {
    const folder = buildersFolder(host);
    return folder === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "instances", name.toLowerCase());
}
/** Whether buildx knows a builder of that name. */
async function hasBuilder(host, name) {
    const path = builderFile(host, name);
    return path !== null && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, () => false));
}
/** What buildx keeps of the builder of that name; null where it knows none. */
async function readStoredBuilder(host, name) {
    if (!(await hasBuilder(host, name)))
        return null;
    const content = await readInstance(host, name);
    const driver = content?.["Driver"];
    return { name, driver: typeof driver === "string" ? driver : "", nodes: nodesIn(content).map(readNode) };
}
/** Every builder that buildx knows. */
async function readStoredBuilders(host) {
    const folder = buildersFolder(host);
    const names = folder === null ? [] : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "instances")).catch(() => []);
    const builders = await Promise.all(names.toSorted().map((name) => readStoredBuilder(host, name)));
    return builders.filter((builder) => builder !== null);
}
/** Changes what buildx keeps of a builder's nodes, in ways for which it has no command; nothing is written where nothing changes. */
async function changeStoredNodes(host, name, change) {
    const path = builderFile(host, name);
    const content = await readInstance(host, name);
    if (path === null || content === null || !Array.isArray(content["Nodes"]))
        return;
    const changed = content["Nodes"].map((node, index) => ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(node) ? change(node, index) : node));
    if (JSON.stringify(changed) !== JSON.stringify(content["Nodes"]))
        await host.files.write(path, JSON.stringify({ ...content, Nodes: changed }), 0o600);
}
/** The whole of what buildx keeps of a builder, in its own form (buildx, store/nodegroup.go); null where there is none that can be read as JSON. */
async function readInstance(host, name) {
    const path = builderFile(host, name);
    const bytes = path === null ? null : await host.files.read(path, MAX_INSTANCE_BYTES);
    return bytes === null ? null : (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJsonObject */ .op)(bytes);
}
function nodesIn(content) {
    const nodes = content?.["Nodes"];
    return Array.isArray(nodes) ? nodes.filter(_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW) : [];
}
function readNode({ Name: name, Endpoint: endpoint, Platforms: platforms = null }) {
    return { name: typeof name === "string" ? name : "", endpoint: typeof endpoint === "string" ? endpoint : "", platforms };
}
/** The current builder; null where none was ever chosen. */
async function readCurrentBuilder(host) {
    const path = currentFile(host);
    const text = path === null ? null : ((await host.files.read(path, MAX_BYTES))?.toString("utf8") ?? null);
    if (text === null)
        return null;
    const name = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJsonObject */ .op)(text)?.["Name"];
    return { name: typeof name === "string" ? name : null, text };
}
/** Puts back what `readCurrentBuilder` gave as `text`; null: that there was none. */
async function restoreCurrentBuilder(host, text) {
    const path = currentFile(host);
    if (path === null)
        return;
    await (text === null ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true }) : host.files.write(path, text, 0o600));
}
function currentFile(host) {
    const folder = buildersFolder(host);
    return folder === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "current");
}


/***/ }),

/***/ 48940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ isPrivateFolder),
/* harmony export */   I2: () => (/* binding */ makePrivateFolder),
/* harmony export */   Yv: () => (/* binding */ removePrivateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);




const PREFIX = "plimsoll-";
/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. Throws a `UserError` where none can be made. */
async function makePrivateFolder(host, purpose) {
    const parent = temporaryFolder(host);
    try {
        // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, `${PREFIX}${purpose}-`));
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/, mkdtemp .*$/s, "") : String(cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`No folder for temporary files can be made in ${parent}: ${why}.`, "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).", { cause });
    }
}
/**
 * Removes a folder that `makePrivateFolder` made and everything in it; nothing happens where it is gone. The path may come
 * from state, which what runs in the job can forge: any other place is refused with a `UserError`.
 */
async function removePrivateFolder(host, path) {
    const isThere = await isPrivateFolder(host, path);
    const isAbsent = !isThere && isPlace(host, path) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null)) === null;
    if (!isThere && !isAbsent) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${JSON.stringify(path)} is no folder that this job made, and is left alone.`, "Something in the job changed the action's state: look at what ran before this.");
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path), { recursive: true, force: true });
}
/** Whether a path is a folder as `makePrivateFolder` makes them, in the place where it does. */
async function isPrivateFolder(host, path) {
    return isPlace(host, path) && ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null))?.isDirectory() ?? false);
}
function isPlace(host, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === temporaryFolder(host) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).startsWith(PREFIX);
}
function temporaryFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(host.env["RUNNER_TEMP"] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
}


/***/ })

};
