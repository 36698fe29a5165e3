export const id = 6597;
export const ids = [6597];
export const modules = {

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

/***/ 36597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  preparePlan: () => (/* binding */ preparePlan),
  run: () => (/* binding */ run),
  setUp: () => (/* binding */ setUp)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/builder/builder.js + 1 modules
var builder_builder = __webpack_require__(9063);
// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/create.js
var create = __webpack_require__(29481);
// EXTERNAL MODULE: ./src/builder/emulation.js + 2 modules
var builder_emulation = __webpack_require__(77979);
// EXTERNAL MODULE: ./src/builder/job-builders.js
var job_builders = __webpack_require__(42619);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/setup/clean-up.js + 1 modules
var clean_up = __webpack_require__(9130);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
;// CONCATENATED MODULE: ./src/setup/disk-usage.js

const TIMEOUT_MS = 60_000;
/** What the builder's cache holds; null where it does not say. */
async function readDiskUsage(buildx, builder) {
    const result = await buildx.run(["du", "--builder", builder], { timeoutMs: TIMEOUT_MS });
    const valueOf = (label) => new RegExp(`^${label}:\\s+(\\d[\\d.]* ?[kKMGTP]?i?B)$`, "m").exec(result.stdout)?.[1] ?? null;
    const total = result.exitCode === 0 ? valueOf("Total") : null;
    return total === null ? null : { total, reclaimable: valueOf("Reclaimable") };
}
/** The section of the job summary on a builder that outlives the job. */
function renderCacheSummary(builder, usage, limitBytes) {
    const reclaimable = usage.reclaimable === null ? "" : `, of which ${usage.reclaimable} could go`;
    const limit = limitBytes === undefined ? "No limit is set (`keep-storage`)." : `It may keep ${(0,format/* formatBytes */.z3)(limitBytes)}.`;
    return `### Builder \`${builder}\`\n\nIts cache outlives the job and held **${usage.total}** when the job began${reclaimable}. ${limit}\n`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/builder/search.js
var search = __webpack_require__(86085);
;// CONCATENATED MODULE: ./src/setup/facts.js









const MAX_CONFIG_BYTES = 1024 * 1024;
/** Looks at this machine; starts nothing, asks nobody. */
async function readFacts(host, inputs) {
    const { env } = host;
    return {
        engine: await (0,docker_engine/* findDockerEngine */.Y)(host),
        hasDocker: (await (0,search/* findOnPath */.a)(host, "docker")) !== null,
        hasBuildx: (await (0,builder_buildx/* lookForBuildx */.n9)(host)) !== null,
        hasBuildkitHost: (env["BUILDKIT_HOST"] ?? "") !== "",
        named: inputs.name === undefined ? null : await (0,store/* readStoredBuilder */.J4)(host, inputs.name),
        builders: inputs.append === undefined ? [] : await (0,store/* readStoredBuilders */.IW)(host),
        jobBuilders: await readLivingBuilders(host),
        configText: inputs["buildkitd-config"] === undefined ? null : await readConfig(host, inputs["buildkitd-config"]),
        tls: readTls(env),
        unique: (0,external_node_crypto_.randomUUID)(),
    };
}
async function readLivingBuilders(host) {
    const living = [];
    for (const builder of await (0,job_builders/* readJobBuilders */.yO)(host)) {
        if (await (0,store/* hasBuilder */.OL)(host, builder.name))
            living.push({ ...builder, isBuiltWith: builder.isBuiltWith || (await wasBuiltWith(host, builder.name)) });
    }
    return living;
}
/** buildx leaves a file for each build, in a folder for each builder (buildx, localstate.go): other programs' builds count, too. */
async function wasBuiltWith(host, name) {
    const folder = (0,store/* buildersFolder */.$z)(host);
    const nodes = folder === null ? [] : await (0,promises_.readdir)((0,external_node_path_.join)(folder, "refs", name)).catch(() => []);
    return nodes.length > 0;
}
async function readConfig(host, path) {
    try {
        return (await host.files.read(path, MAX_CONFIG_BYTES))?.toString("utf8") ?? null;
    }
    catch (error) {
        // A folder, or what may not be read: told with the other mistakes.
        if (error instanceof errors/* UserError */.y)
            return null;
        throw error;
    }
}
function readTls(env) {
    const found = new Map();
    for (const [name, value] of Object.entries(env)) {
        const [, node = "", part = ""] = /^BUILDER_NODE_(\d{1,4})_AUTH_TLS_(CACERT|CERT|KEY)$/.exec(name) ?? [];
        if (node === "" || (value ?? "") === "")
            continue;
        const parts = [...(found.get(Number(node)) ?? []), part.toLowerCase()];
        found.set(Number(node), parts.toSorted());
    }
    return found;
}

;// CONCATENATED MODULE: ./src/setup/idle-inputs.js
/** What only the making of a builder reads. */
const FOR_NEW_ONES = ["endpoint", "driver-opts", "buildkitd-flags", "buildkitd-config", "buildkitd-config-inline", "node-platforms", "gc-policy"];
const DEFAULT_DRIVER = "docker-container";
/** The inputs that were given in vain, because the builder that they would make is there already. */
function idleInputs(inputs, { driver }) {
    const isOtherDriver = inputs.driver !== driver && inputs.driver !== DEFAULT_DRIVER;
    const given = FOR_NEW_ONES.filter((name) => inputs[name] !== undefined && inputs[name].length > 0);
    return [...(isOtherDriver ? ["driver"] : []), ...given];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
;// CONCATENATED MODULE: ./src/setup/install.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});














const DEFAULT_URL = "https://github.com/docker/buildx/releases";
const LAB_URL = "https://github.com/docker/buildx-desktop/releases";
const CHECKSUMS_MAX_BYTES = 1024 * 1024;
const PROGRAM_MAX_BYTES = 512 * 1024 * 1024;
const RETRIES = { attempts: 4, firstDelayMs: 1000, maxDelayMs: 10_000, totalMs: 120_000 };
const SOURCE_TIMEOUT_MS = 1_800_000;
const PROGRAM = process.platform === "win32" ? "buildx.exe" : "buildx";
const ARCHITECTURES = { x64: "amd64", arm: "arm-v7", ppc64: "ppc64le" };
/** An answer that a later try may mend. */
class BusyServer extends errors/* UserError */.y {
    isTransient = true;
    retryAfter;
    constructor(message, hint, retryAfter) {
        super(message, hint);
        this.name = "BusyServer";
        this.retryAfter = retryAfter;
    }
}
/**
 * Downloads a release of buildx, checks it against the release's checksums and installs it: as a plugin of the Docker
 * CLI, or on PATH where there is no such CLI. Returns the release, with its v. Throws a `UserError` and installs nothing
 * where it is not what the release says.
 */
async function installRelease(host, transport, download) {
    const base = download.release.isLab && download.url === DEFAULT_URL ? LAB_URL : download.url;
    const latest = download.release.version === null ? await readChecksums(transport, host, `${base}/latest/download/checksums.txt`) : null;
    const version = download.release.version ?? latestVersion(latest, base);
    const place = toolPlace(host, download.release.isLab ? "buildx-lab" : "buildx", version);
    if (download.isKept && (await isComplete(place))) {
        await install(host, (0,external_node_path_.join)(place.folder, PROGRAM));
        return `v${version}`;
    }
    const checksums = latest ?? (await readChecksums(transport, host, `${base}/download/v${version}/checksums.txt`));
    const file = `buildx-v${version}.${platformName()}`;
    const expected = checksums.get(file);
    if (expected === undefined) {
        throw new errors/* UserError */.y(`buildx v${version} has no ${file} in its checksums at ${base}.`, "Check that this release exists for this machine's system and architecture, or name another in version.");
    }
    await inScratch(host, async (scratch) => {
        const program = (0,external_node_path_.join)(scratch, PROGRAM);
        await downloadProgram(host, transport, `${base}/download/v${version}/${file}`, expected, program);
        await install(host, download.isKept ? await keep(program, place) : program);
    });
    return `v${version}`;
}
/** Builds buildx from the source at a Git address with the buildx that is there, and installs it. */
async function installFromSource(host, ref) {
    const builder = await (0,builder_buildx/* lookForBuildx */.n9)(host);
    if (builder === null || (await (0,search/* findOnPath */.a)(host, "docker")) === null) {
        throw new errors/* UserError */.y("buildx cannot be built from its source: that needs docker and a buildx that is there already.", "Name a release in version, as v0.30.1.");
    }
    await inScratch(host, async (scratch) => {
        const secret = (host.env["GIT_AUTH_TOKEN"] ?? "") === "" ? [] : ["--secret", "id=GIT_AUTH_TOKEN"];
        const options = ["--target", "binaries", "--platform", "local", "--build-arg", "BUILDKIT_CONTEXT_KEEP_GIT_DIR=1", "--output", `type=local,dest=${scratch}`];
        await builder.must(["build", ...options, ...secret, ref], `buildx cannot be built from ${ref}`, { timeoutMs: SOURCE_TIMEOUT_MS });
        await install(host, (0,external_node_path_.join)(scratch, PROGRAM));
    });
}
/** Runs `body` with a folder that is gone afterwards, also where a signal ends this process. */
async function inScratch(host, body) {
    const scratch = await (0,private_folder/* makePrivateFolder */.I2)(host, "buildx");
    const forget = (0,exit/* onExit */.cf)(() => (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true }));
    try {
        await body(scratch);
    }
    finally {
        forget();
        await (0,private_folder/* removePrivateFolder */.Yv)(host, scratch);
    }
}
/** The folder of the runner's tool cache, or of this user's own cache. */
function toolPlace(host, tool, version) {
    const { env } = host;
    const cache = env["RUNNER_TOOL_CACHE"] || (0,external_node_path_.join)(env["XDG_CACHE_HOME"] || (0,external_node_path_.join)(env["HOME"] || (0,external_node_os_.homedir)(), ".cache"), "plimsoll", "tools");
    const folder = (0,external_node_path_.join)(cache, tool, version, process.arch);
    return { folder, marker: `${folder}.complete` };
}
async function isComplete(place) {
    const found = await Promise.all([place.marker, (0,external_node_path_.join)(place.folder, PROGRAM)].map((path) => (0,promises_.stat)(path).then((file) => file.isFile(), () => false)));
    return found.every(Boolean);
}
async function keep(program, place) {
    const kept = (0,external_node_path_.join)(place.folder, PROGRAM);
    await copyProgram(program, kept);
    await (0,promises_.writeFile)(place.marker, "");
    return kept;
}
/** Whoever runs the old one goes on with it: the new one takes its name, not its file. */
async function copyProgram(from, to) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(to), `.plimsoll-${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        await (0,promises_.copyFile)(from, temporary);
        await (0,promises_.chmod)(temporary, 0o755);
        await (0,promises_.rename)(temporary, to);
    }
    catch (cause) {
        await (0,promises_.rm)(temporary, { force: true });
        throw new errors/* UserError */.y(`${to} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`, "Give this user the right to write there, or leave version empty and use the buildx that is there.", { cause });
    }
}
async function install(host, program) {
    const folder = (0,docker_config/* dockerFolder */.NC)(host);
    if (folder !== null && (await (0,search/* findOnPath */.a)(host, "docker")) !== null) {
        await copyProgram(program, (0,external_node_path_.join)(folder, "cli-plugins", process.platform === "win32" ? "docker-buildx.exe" : "docker-buildx"));
        return;
    }
    const own = (0,external_node_path_.join)(host.env["RUNNER_TEMP"] || (0,external_node_path_.join)(host.env["HOME"] || (0,external_node_os_.homedir)(), ".local"), "plimsoll-bin");
    await copyProgram(program, (0,external_node_path_.join)(own, PROGRAM));
    host.addPath(own);
}
async function readChecksums(transport, host, url) {
    const text = await ask(transport, host, url, async (response) => (await response.read(CHECKSUMS_MAX_BYTES)).toString("utf8"));
    const lines = [...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)];
    if (lines.length === 0)
        throw new errors/* UserError */.y(`${url} holds no checksums.`, "Check buildx-url: under it must lie what GitHub's releases of buildx have.");
    return new Map(lines.map(([, digest = "", file = ""]) => [file, digest]));
}
function latestVersion(checksums, base) {
    for (const file of checksums?.keys() ?? []) {
        const version = /^buildx-v(\d+\.\d+\.\d+[^/\\]*?)\.(?:linux|darwin|windows|freebsd|openbsd|netbsd)-/.exec(file)?.[1];
        if (version !== undefined)
            return version;
    }
    throw new errors/* UserError */.y(`The latest release at ${base} names no version of buildx.`, "Name a release in version, as v0.30.1.");
}
async function downloadProgram(host, transport, url, expected, path) {
    const digest = await ask(transport, host, url, (response) => writeBody(response, path));
    if (digest === expected)
        return;
    throw new errors/* UserError */.y(`What ${url} sent is not the buildx of that release: its SHA-256 is ${digest}, the release says ${expected}. Nothing was installed.`, "Try again; if it lasts, something between here and there changes what is downloaded, or the copy at buildx-url is broken.");
}
/** Writes the body to a new file, and returns its SHA-256. */
async function writeBody(response, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const hash = (0,external_node_crypto_.createHash)("sha256");
        let bytes = 0;
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path, "w", 0o755), true);
        for await (const chunk of response.body) {
            bytes += chunk.length;
            if (bytes > PROGRAM_MAX_BYTES)
                throw new errors/* UserError */.y(`${response.url.host} sent more than any buildx has.`, "Check buildx-url.");
            hash.update(chunk);
            await file.write(chunk);
        }
        return hash.digest("hex");
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function ask(transport, host, url, take) {
    const answer = (0,retry/* retry */.L5)(async () => {
        const response = await transport.request({ method: "GET", url: new URL(url), redirects: "follow" });
        if (response.status === 200)
            return await take(response);
        await response.discard();
        throw refusal(url, response);
    }, (error) => (0,retry/* judgeTransience */.Kt)(error, host.clock.now()), RETRIES, host.clock);
    return await answer.catch((error) => {
        throw error instanceof failure/* HttpFailure */.H ? unreached(url, error, (0,read/* inputName */.yu)(host.kind, "buildx-url")) : error;
    });
}
function unreached(url, cause, input) {
    return new errors/* UserError */.y(`buildx cannot be downloaded from ${url}: ${cause.message}`, `${cause.hint} A machine that cannot reach that host can use a copy of the releases: name it in ${input}.`, { cause });
}
function refusal(url, { status, headers }) {
    if (status === 404)
        return new errors/* UserError */.y(`There is no ${url} (404).`, "Check version: https://github.com/docker/buildx/releases lists the releases. If buildx-url is a copy, check that it has this one.");
    if (status === 429 || status >= 500) {
        return new BusyServer(`${url} answered ${status}.`, "Try again later, or name a copy in buildx-url.", headers["retry-after"]);
    }
    return new errors/* UserError */.y(`${url} answered ${status}.`, "Check buildx-url, and whether this machine may reach it.");
}
function platformName() {
    const system = process.platform === "win32" ? "windows" : process.platform;
    const architecture = ARCHITECTURES[process.arch] ?? process.arch;
    return `${system}-${architecture}${system === "windows" ? ".exe" : ""}`;
}

;// CONCATENATED MODULE: ./src/setup/outputs.js
/** Sets the outputs of the step from what buildx says of the builder. */
function setOutputs(host, builder) {
    const [first] = builder.nodes;
    host.setOutput("name", builder.name);
    host.setOutput("driver", builder.driver);
    host.setOutput("platforms", platformsOf(builder).join(","));
    host.setOutput("nodes", JSON.stringify(builder.nodes.map(describeNode), null, 2));
    host.setOutput("endpoint", first?.endpoint ?? "");
    host.setOutput("status", first?.status ?? "");
    host.setOutput("flags", first?.flags.join(" ") ?? "");
}
/** What the builder can build for, each platform once. */
function platformsOf(builder) {
    return [...new Set(builder.nodes.flatMap((node) => node.platforms))];
}
/** A node with the keys that docker/setup-buildx-action gives it; what is not known is left out. */
function describeNode(node) {
    const options = Object.entries(node.driverOpts).map(([key, value]) => `${key}=${value}`);
    const all = {
        name: node.name,
        endpoint: node.endpoint,
        "driver-opts": options,
        status: node.status,
        "buildkitd-flags": node.flags.join(" "),
        buildkit: node.buildkitVersion ?? "",
        platforms: node.platforms.join(","),
        features: node.features,
        labels: node.labels,
        gcPolicy: node.gcPolicy,
        files: node.files,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}
function isEmpty(value) {
    return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

// EXTERNAL MODULE: ./src/setup/append.js
var append = __webpack_require__(71547);
// EXTERNAL MODULE: ./src/setup/buildx-version.js
var buildx_version = __webpack_require__(82990);
// EXTERNAL MODULE: ./src/setup/daemon-config.js
var daemon_config = __webpack_require__(54734);
;// CONCATENATED MODULE: ./src/setup/plan.js



/** What is wrong with the inputs taken together, and with what they lead to. */
function mistakesIn(inputs, facts) {
    const { driver } = inputs;
    const hasConfig = inputs["buildkitd-config"] !== undefined;
    const limits = inputs["keep-storage"] !== undefined || inputs["gc-policy"].length > 0;
    const config = givenConfig(inputs, facts);
    const isSource = inputs.version !== undefined && (0,buildx_version/* parseBuildxVersion */.O)(inputs.version).kind === "source";
    return [
        ...(hasConfig && facts.configText === null ? [`buildkitd-config: there is no file ${JSON.stringify(inputs["buildkitd-config"])}; check the path, and that the repository is checked out before this step.`] : []),
        ...(limits && (0,daemon_config/* configuresWorker */.IG)(config) ? ["keep-storage: the configuration of BuildKit has a [worker.oci] of its own; write the limits there."] : []),
        ...(inputs["keep-state"] && driver !== "docker-container" ? [`keep-state: a builder of driver ${driver} has no state of its own to keep; leave it out.`] : []),
        ...(driver === "remote" && inputs.endpoint === undefined && !facts.hasBuildkitHost && facts.named === null ? ["endpoint: driver remote needs it, as tcp://buildkit.example.com:1234."] : []),
        ...(inputs["gc-policy"].length > 0 && (driver === "remote" || driver === "docker") ? [`gc-policy: a BuildKit of driver ${driver} is configured where it runs; leave it out.`] : []),
        ...(driver === "remote" ? ["buildkitd-flags", "buildkitd-config", "buildkitd-config-inline"].filter((name) => inputs[name] !== undefined).map((name) => `${name}: a BuildKit of driver remote is configured where it runs; leave it out.`) : []),
        ...appendMistakesIn(inputs, facts).map((mistake) => `append: ${mistake}`),
        ...(isSource && !facts.hasDocker ? ["version: buildx is built from its source with docker, which is not there; name a release."] : []),
    ];
}
function appendMistakesIn(inputs, facts) {
    if (inputs.append === undefined)
        return [];
    if (inputs.driver === "docker")
        return ["the builder of the engine takes no more nodes; leave append out, or choose another driver."];
    const nodes = (0,append/* parseNodes */.L9)(inputs.append);
    const repeated = (0,append/* repeatedNames */.H3)(nodes).map((name) => `two nodes are named ${name}; choose another name for one, or leave it out.`);
    const { named } = facts;
    if (named === null)
        return repeated;
    const placed = nodes.map((node) => ({ ...node, endpoint: completeNode(node, named.driver, facts).endpoint ?? currentEndpoint(named.driver, facts.engine) }));
    return [...repeated, ...(0,append/* appendMistakes */.C)(placed, named, facts.builders, facts.hasBuildkitHost)];
}
/** Where buildx puts a node that has no endpoint (buildx, GetCurrentEndpoint). */
function currentEndpoint(driver, engine) {
    if (driver !== "docker-container")
        return null;
    return engine.context === "default" ? engine.address : engine.context;
}
/** Chooses what to start and what to use. */
function planSetup(inputs, facts) {
    const isDefault = setsNoBuilderInput(inputs);
    const own = facts.jobBuilders.at(-1);
    const reused = isDefault && own !== undefined;
    const builder = reused ? { kind: "existing", name: own.name, use: true } : chooseBuilder(inputs, facts, isDefault);
    const isNew = builder.kind === "new";
    const nodes = builder.kind === "existing" ? [] : builder.plan.nodes;
    const isRemote = isNew && builder.plan.driver === "remote";
    const isOurs = facts.jobBuilders.some(({ name }) => name === builderName(builder));
    const replaced = reused ? undefined : facts.jobBuilders.find((each) => each.isDefault && !each.isBuiltWith && each.name !== builderName(builder));
    return {
        buildx: planBuildx(inputs, facts),
        emulation: { platforms: inputs.platforms, image: inputs.image ?? null, reset: inputs.reset, mirrors: inputs["binfmt-mirrors"] },
        replaces: replaced?.name ?? null,
        builder,
        context: nodes.some(({ endpoint }) => endpoint === contextName(facts)) ? contextName(facts) : null,
        pruneToBytes: (!isNew && !isOurs) || isRemote ? (inputs["keep-storage"] ?? null) : null,
        persists: inputs["keep-state"] || isRemote || (!isNew && !isOurs && inputs.driver !== "docker"),
        keepState: inputs["keep-state"],
        cleanup: inputs.cleanup,
    };
}
function builderName(builder) {
    return builder.kind === "existing" ? builder.name : builder.plan.name;
}
function setsNoBuilderInput(inputs) {
    const texts = [inputs["buildkitd-flags"], inputs["buildkitd-config"], inputs["buildkitd-config-inline"], inputs.name, inputs.endpoint, inputs.append, inputs["keep-storage"]];
    const lists = [inputs["driver-opts"], inputs["node-platforms"], inputs["gc-policy"], inputs["buildkit-mirrors"]];
    const isPlain = inputs.driver === "docker-container" && inputs.use && inputs.cleanup && !inputs["keep-state"];
    return isPlain && texts.every((text) => text === undefined) && lists.every((list) => list.length === 0);
}
function planBuildx(inputs, facts) {
    const isCloud = inputs.driver === "cloud";
    if (inputs.version === undefined && facts.hasBuildx && !isCloud)
        return null;
    const version = (0,buildx_version/* parseBuildxVersion */.O)(inputs.version ?? "latest");
    if (version.kind === "source")
        return { source: version.ref };
    return { release: { ...version, isLab: version.isLab || isCloud }, url: inputs["buildx-url"].replace(/\/+$/, ""), isKept: inputs["cache-binary"] };
}
function chooseBuilder(inputs, facts, isDefault) {
    if (inputs.driver === "docker")
        return { kind: "existing", name: facts.engine.context, use: false };
    const appended = inputs.append === undefined ? [] : (0,append/* parseNodes */.L9)(inputs.append);
    if (facts.named !== null)
        return appended.length === 0 ? { kind: "existing", name: facts.named.name, use: inputs.use } : planAppended(inputs, facts, facts.named, appended);
    const nodes = [firstNode(inputs), ...appended];
    return {
        kind: "new",
        isDefault,
        plan: {
            name: inputs.name ?? `builder-${facts.unique}`,
            driver: inputs.driver,
            use: inputs.use,
            configFile: null,
            nodes: nodes.map((node) => completeNode(node, inputs.driver, facts)),
            mirrors: inputs["buildkit-mirrors"],
        },
        config: inputs.driver === "remote" ? null : daemonConfig(inputs, facts),
        tls: inputs.driver === "remote" ? nodes.flatMap((node, index) => tlsOf(facts, node, index, index)) : [],
    };
}
/** Each node gets a name, by which `post` takes it away again. The inputs of the first node are for a builder that is made. */
function planAppended(inputs, facts, named, appended) {
    const { name, driver } = named;
    const nodes = appended.map((node, index) => ({ ...completeNode(node, driver, facts), name: node.name ?? `plimsoll-${facts.unique}-${index + 1}` }));
    return {
        kind: "appended",
        plan: { name, driver, use: inputs.use, configFile: null, nodes, mirrors: inputs["buildkit-mirrors"] },
        config: null,
        tls: driver === "remote" ? nodes.flatMap((node, index) => tlsOf(facts, node, index, index + 1)) : [],
        left: {
            builder: name,
            driver,
            // Nobody would ever find again what a node of a name of ours has cached.
            nodes: nodes.map((node, index) => ({ name: node.name, endpoint: node.endpoint, keepsState: inputs["keep-state"] && appended[index]?.name !== null })),
            platforms: Object.fromEntries(named.nodes.map((node) => [node.name, node.platforms])),
        },
    };
}
function firstNode(inputs) {
    return {
        name: null,
        endpoint: inputs.endpoint ?? null,
        driverOpts: inputs["driver-opts"],
        flags: inputs["buildkitd-flags"] ?? "",
        platforms: inputs["node-platforms"],
    };
}
/** A node on an engine whose certificates come from the environment is reached by a context that holds the same. */
function completeNode(node, driver, facts) {
    const needsContext = driver === "docker-container" && facts.hasDocker && facts.engine.hasTlsFromEnvironment;
    return { ...node, endpoint: node.endpoint ?? (needsContext ? contextName(facts) : null), driverOpts: node.driverOpts.flatMap(splitOptions) };
}
function contextName(facts) {
    return `plimsoll-${facts.unique}`;
}
/** buildx reads each option as a record of its own; what has no quote is split here, so that each is seen. */
function splitOptions(option) {
    return option.includes('"') ? [option] : option.split(",").map((each) => each.trim()).filter((each) => each !== "");
}
/** buildx takes TLS material for a BuildKit on TCP alone. */
function tlsOf(facts, { endpoint }, index, node) {
    const parts = endpoint?.startsWith("tcp://") === true ? (facts.tls.get(node) ?? []) : [];
    return parts.length === 0 ? [] : [{ index, node, parts }];
}
/** Of two, the file counts, as with Docker's action. */
function givenConfig(inputs, facts) {
    return facts.configText ?? inputs["buildkitd-config-inline"] ?? "";
}
function daemonConfig(inputs, facts) {
    const limits = (0,daemon_config/* renderGc */.zk)(inputs["keep-storage"], inputs["gc-policy"].map(daemon_config/* parseGcRule */.S_));
    const text = [givenConfig(inputs, facts), limits].filter((part) => part !== "").join("\n");
    return text === "" ? null : text;
}

// EXTERNAL MODULE: ./src/setup/state.js
var setup_state = __webpack_require__(39562);
;// CONCATENATED MODULE: ./src/setup/run.js






















/** Looks at the inputs and at this machine, and finds what does not go together; starts nothing. */
async function findMistakes(host, inputs) {
    return mistakesIn(inputs, await readFacts(host, inputs)).map((mistake) => (host.kind === "terminal" ? `--${mistake}` : mistake));
}
/** Registers QEMU where it is needed, and starts or finds a builder. `canDoWithoutQemu`: where it cannot be registered, it is a warning. */
async function run(host, inputs, cli, canDoWithoutQemu = false) {
    const plan = await preparePlan(host, inputs);
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
    await setUp(host, inputs, plan, canDoWithoutQemu);
}
/** What will be done on this machine; nothing is started. */
async function preparePlan(host, inputs) {
    return planSetup(inputs, await readFacts(host, inputs));
}
/** Carries the plan out, sets the outputs and returns the builder. On a terminal, which has no `post`, what was made by a failure is removed. */
async function setUp(host, inputs, plan, canDoWithoutQemu = false) {
    if (inputs["buildkitd-config"] !== undefined && inputs["buildkitd-config-inline"] !== undefined) {
        host.log.warning("buildkitd-config-inline is not used, because buildkitd-config is given as well; leave one of them out.");
    }
    const state = await prepare(host, plan);
    try {
        await Promise.all([provideBuildx(host, plan, inputs), canDoWithoutQemu ? emulateIfPossible(host, plan) : emulate(host, plan)]);
        const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
        const builder = await provideBuilder(host, buildx, plan, state);
        if (plan.builder.kind !== "new")
            warnOfIdleInputs(host, inputs, builder);
        setOutputs(host, builder);
        host.log.info(`Builder ${builder.name} (${builder.driver}) builds for ${platformsOf(builder).join(", ") || "what its nodes do not say"}.`);
        if (plan.persists)
            await summarizeCache(host, buildx, builder, inputs["keep-storage"]);
        return builder;
    }
    catch (error) {
        const left = error instanceof create/* BuilderTaken */.TS ? await disown(host, state) : state;
        if (host.kind === "terminal")
            await (0,clean_up/* cleanUp */.n)(host, { ...left, cleanup: true, prune: null, isDebug: false }).catch((failure) => host.log.warning(String(failure)));
        throw error;
    }
}
function warnOfIdleInputs(host, inputs, builder) {
    const idle = idleInputs(inputs, builder).map((name) => (0,read/* inputName */.yu)(host.kind, name));
    if (idle.length === 0)
        return;
    host.log.warning(`Without effect here: ${idle.join(", ")}. Builder ${builder.name} (${builder.driver}) is there already, and is used as it is; remove it first (docker buildx rm), or choose another name.`);
}
/** Forgets the builder or the nodes that this step was about to make and another job made first: they are theirs. */
async function disown(host, state) {
    const left = { ...state, made: null, appended: null, containers: [], switched: null };
    (0,setup_state/* saveSetupState */.i)(host, left);
    if (state.made !== null)
        await (0,job_builders/* dropJobBuilder */.iN)(host, state.made);
    return left;
}
/** Makes the folder for what is secret or passing, and tells `post` what is about to be made. */
async function prepare(host, plan) {
    const { builder } = plan;
    const nodes = builder.kind === "existing" ? null : builder;
    const { name, use } = builder.kind === "existing" ? builder : builder.plan;
    const folder = nodes !== null && (nodes.tls.length > 0 || nodes.config !== null) ? await (0,private_folder/* makePrivateFolder */.I2)(host, "builder") : null;
    const state = {
        made: builder.kind === "new" ? name : null,
        appended: builder.kind === "appended" ? builder.left : null,
        containers: nodes === null ? [] : (0,create/* containersOf */.Mz)(nodes.plan),
        keepState: plan.keepState,
        context: plan.context,
        folder,
        cleanup: plan.cleanup,
        prune: plan.pruneToBytes === null ? null : { builder: name, bytes: plan.pruneToBytes },
        switched: use ? { to: name, before: (await (0,store/* readCurrentBuilder */.Bg)(host))?.text ?? null } : null,
        folders: foldersOf(host),
        isDebug: nodes?.plan.nodes[0]?.flags.includes("--debug") === true,
    };
    (0,setup_state/* saveSetupState */.i)(host, state);
    return state;
}
function foldersOf(host) {
    const [docker, buildx] = [(0,docker_config/* dockerFolder */.NC)(host), (0,store/* buildersFolder */.$z)(host)];
    return docker === null || buildx === null ? null : { DOCKER_CONFIG: (0,external_node_path_.resolve)(host.directory, docker), BUILDX_CONFIG: (0,external_node_path_.resolve)(host.directory, buildx) };
}
async function provideBuildx(host, plan, inputs) {
    if (plan.buildx === null)
        return;
    if ("source" in plan.buildx) {
        host.log.info(`Builds buildx from ${plan.buildx.source}.`);
        return await installFromSource(host, plan.buildx.source);
    }
    const transport = (0,http_transport/* createTransport */.o)(host, (0,reach/* parseReach */.Z)(inputs));
    try {
        host.log.info(`Uses buildx ${await installRelease(host, transport, plan.buildx)} from ${plan.buildx.url}.`);
    }
    finally {
        await transport.close();
    }
}
/** What only compiles for another platform, and runs nothing on it, needs no QEMU. */
async function emulateIfPossible(host, plan) {
    try {
        await emulate(host, plan);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        host.log.warning(`QEMU could not be registered for ${plan.emulation.platforms.join(", ")}, so RUN steps for it will fail: ${error.message} ${error.hint}`);
    }
}
async function emulate(host, { emulation }) {
    const { platforms, image, reset, mirrors } = emulation;
    if (platforms.length === 0 && !reset)
        return;
    const { how, registered } = await (0,builder_emulation/* ensureEmulation */.V)(host, platforms, { reset, mirrors, ...(image === null ? {} : { image }) });
    const by = how === "host" ? "this machine's own QEMU" : "QEMU from the binfmt image";
    host.log.info(registered.length === 0 ? `QEMU: nothing to register for ${platforms.join(", ") || "this job"}.` : `QEMU: registered ${registered.join(", ")} with ${by}.`);
}
async function provideBuilder(host, buildx, plan, state) {
    if (plan.replaces !== null)
        await (0,clean_up/* removeBuilder */.i)(host, plan.replaces, false);
    const { builder } = plan;
    if (builder.kind === "existing")
        return await useBuilder(buildx, builder);
    const nodes = await completePlan(host, builder, state.folder);
    if (state.context !== null)
        await createContext(host, state.context);
    return builder.kind === "new" ? await makeBuilder(host, buildx, builder, nodes) : await appendTo(host, buildx, nodes);
}
async function makeBuilder(host, buildx, choice, plan) {
    await (0,job_builders/* addJobBuilder */.oY)(host, { name: plan.name, plan, isDefault: choice.isDefault, isBuiltWith: false });
    host.log.info(`Starts builder ${plan.name} (${plan.driver}).`);
    return await (0,create/* createBuilder */.Ij)(host, buildx, plan);
}
async function appendTo(host, buildx, plan) {
    host.log.info(`Appends ${plan.nodes.map(({ name }) => name).join(", ")} to builder ${plan.name} (${plan.driver}).`);
    const builder = await (0,create/* appendNodes */.UY)(host, buildx, plan);
    await (0,job_builders/* addJobNodes */.Mv)(host, plan.name, plan.nodes);
    return builder;
}
async function useBuilder(buildx, { name, use }) {
    if (use)
        await buildx.must(["use", name], `Builder ${name} cannot be made the current one`);
    const builder = await (0,builder_builder/* inspectBuilder */.I)(buildx, name, { bootstrap: true });
    if (builder !== null)
        return builder;
    throw new errors/* UserError */.y(`There is no builder ${name}.`, "docker buildx ls lists those that there are.");
}
/** Writes what the plan only names: BuildKit's configuration, and the TLS material, each for this user's eyes alone. */
async function completePlan(host, choice, folder) {
    if (folder === null)
        return choice.plan;
    const write = async (name, content) => {
        const path = (0,external_node_path_.resolve)((0,external_node_path_.join)(folder, name));
        await (0,promises_.writeFile)(path, content, { mode: 0o600, flag: "wx" });
        return path;
    };
    const configFile = choice.config === null ? null : await write("buildkitd.toml", choice.config);
    const nodes = [...choice.plan.nodes];
    for (const { index, node, parts } of choice.tls) {
        for (const part of parts) {
            const content = host.env[`BUILDER_NODE_${node}_AUTH_TLS_${part.toUpperCase()}`] ?? "";
            host.addSecret(content);
            const path = await write(`${part}-${node}.pem`, content);
            const before = nodes[index];
            if (before !== undefined)
                nodes[index] = { ...before, driverOpts: [...before.driverOpts, `${part}=${path}`] };
        }
    }
    return { ...choice.plan, configFile, nodes };
}
/** buildx makes no builder on an engine whose certificates come from the environment; on a context that holds the same it does. */
async function createContext(host, name) {
    const result = await host.exec("docker", ["context", "create", name]);
    if (result.exitCode !== 0) {
        throw new errors/* UserError */.y(`A Docker context for the engine at DOCKER_HOST cannot be made: docker ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, "Check DOCKER_CERT_PATH, or name an endpoint.");
    }
}
async function summarizeCache(host, buildx, builder, limitBytes) {
    const usage = await readDiskUsage(buildx, builder.name).catch(() => null);
    if (usage !== null)
        await host.summarize(renderCacheSummary(builder.name, usage, limitBytes));
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
