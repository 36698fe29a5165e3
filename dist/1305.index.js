export const id = 1305;
export const ids = [1305];
export const modules = {

/***/ 68773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ fillTag)
/* harmony export */ });
/** The tag that a template of `base-tags` means for a commit: `{sha}` is the commit, `{short}` its first seven digits. */
function fillTag(template, commit) {
    return template.replaceAll("{sha}", commit).replaceAll("{short}", commit.slice(0, 7));
}


/***/ }),

/***/ 81660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ evaluateBudgets),
/* harmony export */   C3: () => (/* binding */ parseBudgets),
/* harmony export */   N3: () => (/* binding */ checkBudgets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71157);




const METRICS = ["pull", "delta-pull", "disk", "hidden", "layers"];
const LATER_METRICS = ["package", "cause", "finding"];
const EXAMPLE = "`pull <= 250MB`";
const LINE = /^(?<subject>.*?)(?<operator>\+?<=)(?<limit>[^<>=]*)$/;
const LIMIT = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]*)$/i;
/** Parses the lines of `budget`; blank lines and `#` comments say nothing. Each mistake names its line and the cure. */
function parseBudgets(lines) {
    const budgets = [];
    const mistakes = [];
    for (const text of lines) {
        const line = text.replace(/(?:^|\s)#.*$/s, "").trim();
        if (line === "")
            continue;
        const parsed = parseBudget(line);
        if (typeof parsed === "string")
            mistakes.push(`Budget line ${JSON.stringify(line)}: ${parsed}`);
        else
            budgets.push(parsed);
    }
    return { budgets, mistakes };
}
/** What is wrong with the lines of `budget`, each mistake with its cure; none where all can be parsed. */
function checkBudgets(lines) {
    return parseBudgets(lines).mistakes;
}
/** The budget, or what is wrong with the line. */
function parseBudget(line) {
    const { subject, operator, limit } = LINE.exec(line)?.groups ?? {};
    if (subject === undefined || operator === undefined || limit === undefined) {
        return `write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; ${EXAMPLE}, say.`;
    }
    const target = parseSubject(subject.trim());
    if (typeof target === "string")
        return target;
    const growth = operator === "+<=";
    if (growth && target.metric === "delta-pull") {
        return "delta-pull is what a node that holds base must pull, growth already: write <=, or `pull +<=` for the growth of the pull size.";
    }
    const bound = parseLimit(limit.trim(), target.metric, growth);
    return typeof bound === "string" ? bound : { line, ...target, growth, ...bound };
}
function parseSubject(subject) {
    const [metric = "", platform, ...more] = subject.split(/\s+/);
    const named = parseMetric(metric);
    if (typeof named === "string")
        return named;
    if (more.length > 0) {
        return `a metric and at most one platform stand before the limit${named.metric === "path" ? " (write ? for a space in a path)" : ""}.`;
    }
    if (platform === undefined)
        return { ...named, platform: null };
    try {
        return { ...named, platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)((0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform)) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return `${error.message} ${error.hint}`;
        throw error;
    }
}
function parseMetric(text) {
    const colon = text.indexOf(":");
    const name = colon < 0 ? text : text.slice(0, colon);
    const glob = colon < 0 ? null : text.slice(colon + 1);
    if (LATER_METRICS.includes(name))
        return `the metric "${name}:" is not built yet; until it is, limit path:, pull, disk or hidden.`;
    if (name === "path") {
        if (glob === null || glob === "")
            return "name the paths: path:app/** <= 40MB.";
        if (glob.startsWith("/"))
            return `paths in an image have no leading slash: write path:${glob.replace(/^\/+/, "")}.`;
        return { metric: "path", glob };
    }
    const metric = METRICS.find((known) => known === name);
    if (metric === undefined)
        return `"${name}" is no metric: use ${METRICS.join(", ")} or path:GLOB.`;
    return glob === null ? { metric, glob: null } : `"${name}" takes nothing after a colon: write ${name}.`;
}
function parseLimit(text, metric, growth) {
    const { number, unit = "" } = LIMIT.exec(text)?.groups ?? {};
    if (number === undefined)
        return `"${text}" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.`;
    if (unit === "%")
        return parsePercent(Number(number), growth);
    if (metric === "layers")
        return parseLayerCount(number, unit);
    // A bare 250 would be 250 bytes, which nobody means.
    if ((unit === "" && Number(number) !== 0) || (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(`1${unit}`) === null) {
        return `"${text}" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.`;
    }
    const bytes = (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(text);
    return bytes === null ? `"${text}" is more than any image: write a smaller limit.` : { limit: bytes, unit: "bytes" };
}
function parsePercent(limit, growth) {
    if (!growth)
        return "a percentage is of the base: write +<= instead of <=.";
    return Number.isSafeInteger(Math.ceil(limit)) ? { limit, unit: "percent" } : "the percentage is too large: write a smaller one.";
}
function parseLayerCount(number, unit) {
    const limit = Number(number);
    if (unit !== "" || !Number.isSafeInteger(limit))
        return "layers are counted: write a whole number without a unit.";
    return { limit, unit: "count" };
}
/**
 * Holds every line against the platforms it is for. `waivedBy` is the label that the pull request has, null where it has
 * not. `mistakes` are the lines that cannot be measured here, each with its cure.
 */
function evaluateBudgets(budgets, platforms, options) {
    const inHead = platforms.filter(({ report }) => report.head !== null);
    const results = [];
    const mistakes = [];
    for (const budget of budgets) {
        const targets = inHead.filter(({ report }) => budget.platform === null || report.platform === budget.platform);
        if (targets.length === 0)
            mistakes.push(describeAbsence(budget, inHead));
        for (const platform of targets) {
            const measured = measureActual(budget, platform);
            if (typeof measured === "string")
                mistakes.push(`Budget line ${JSON.stringify(budget.line)}: ${measured}`);
            else
                results.push(judge(budget, platform.report.platform, measured.actual, options.waivedBy));
        }
    }
    return { results, mistakes };
}
function describeAbsence(budget, inHead) {
    const known = inHead.map(({ report }) => report.platform).join(", ");
    return `Budget line ${JSON.stringify(budget.line)}: the image has no ${budget.platform ?? "platform"}; it has ${known || "none"}.`;
}
function judge(budget, platform, actual, waivedBy) {
    const ok = actual === null ? null : actual <= budget.limit;
    const result = {
        line: budget.line,
        metric: budget.metric === "path" ? `path:${budget.glob ?? ""}` : budget.metric,
        platform,
        unit: budget.unit,
        limit: budget.limit,
        actual,
        ok,
    };
    return { ...result, waivedBy: ok === false && (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .isWaivable */ .uF)(result) ? waivedBy : null };
}
/** The number that the limit is for, null where there is nothing to compare with; or why it cannot be measured here. */
function measureActual(budget, platform) {
    const { base, deltaPullBytes } = platform.report;
    if (budget.metric === "delta-pull") {
        if (base === null)
            return { actual: null };
        return deltaPullBytes === null ? cureOf(budget, platform.report) : { actual: deltaPullBytes };
    }
    if (budget.growth && base === null)
        return { actual: null };
    const head = measure(budget, platform, "head");
    if (head === null)
        return cureOf(budget, platform.report);
    if (!budget.growth)
        return { actual: head };
    const before = measure(budget, platform, "base");
    if (before === null)
        return { actual: null };
    return { actual: budget.unit === "percent" ? growthPercent(before, head) : head - before };
}
function measure(budget, platform, side) {
    const image = platform.report[side];
    if (image === null)
        return null;
    switch (budget.metric) {
        case "pull":
            return image.pullBytes;
        case "disk":
            return image.diskBytes;
        case "hidden":
            return image.hiddenBytes;
        case "layers":
            return image.layers.length;
        case "path":
            return platform.globBytes.get(budget.glob ?? "")?.[side] ?? null;
        case "delta-pull":
            return platform.report.deltaPullBytes;
    }
}
/** A base of nothing counts as one byte: growth from nothing is over any percentage, and must not pass for lack of one. */
function growthPercent(before, head) {
    return ((head - before) / Math.max(before, 1)) * 100;
}
function cureOf(budget, { platform, head }) {
    if (budget.metric === "pull" || budget.metric === "delta-pull") {
        const what = budget.metric === "pull" ? "the pull size" : "what a node that holds base must pull";
        return `${what} of ${platform} is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.`;
    }
    const isManifestOnly = head?.diskBytes === null;
    const cure = isManifestOnly ? "only manifests were read: measure with --depth files (input depth: files)." : "the layers were not read.";
    return `${budget.metric} of ${platform} was not measured, ${cure}`;
}


/***/ }),

/***/ 91305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/host/runtime-token.js
var runtime_token = __webpack_require__(62060);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/cache/leash.js


const leashes = new external_node_async_hooks_.AsyncLocalStorage();
/** Sees every timer, socket and child that leashed work makes. */
const hook = (0,external_node_async_hooks_.createHook)({
    init(_id, _type, _trigger, resource) {
        const leash = leashes.getStore();
        if (leash === undefined || !("unref" in resource) || typeof resource.unref !== "function")
            return;
        const handle = resource;
        // A native handle is not whole yet when it is announced.
        if (leash.isReleased)
            queueMicrotask(() => handle.unref());
        else
            leash.handles.add(handle);
    },
});
/** The hook slows every promise of the process down, so it is on only while there is leashed work. */
let unfinished = 0;
/**
 * Runs work that cannot be cancelled, for at most `ms`; null when it takes longer. What it left pending (retries, a
 * connection that nobody answers) then goes on without keeping the process alive.
 */
async function runOnLeash(ms, work) {
    const leash = { isReleased: false, handles: new Set() };
    const finished = new AbortController();
    unfinished += 1;
    hook.enable();
    const running = leashes
        .run(leash, work)
        .then((value) => ({ value }))
        .finally(() => {
        unfinished -= 1;
        if (unfinished === 0)
            hook.disable();
    });
    try {
        const expiry = (0,external_node_timers_promises_.setTimeout)(ms, null, { signal: finished.signal }).catch(() => null);
        return await Promise.race([running, expiry]);
    }
    finally {
        finished.abort();
        leash.isReleased = true;
        running.catch(() => { });
        for (const handle of leash.handles)
            handle.unref();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
;// CONCATENATED MODULE: ./src/cache/passage.js






const FOLDER = ".plimsoll-cache";
const CONTENT = "content";
/** Holds who made the folder. */
const OWNER = "owner";
const POLL_MS = 50;
/** How long a folder may be without an owner while it is being made. */
const MAKING_MS = 1000;
/** Longer than all that a job asks of a cache may take. */
const HOLDING_MS = 60_000;
/**
 * The file that passes through, from the workspace. The cache's client hashes this string into the version of an entry,
 * so it must be the same in every job on every machine; it takes it from the working directory, which is the workspace,
 * and takes no path with `..` that leads out of there.
 */
const PATTERN = `${FOLDER}/${CONTENT}`;
/** A way through the working directory, for which `open` waits at most so long. */
function createPassage(maxWaitMs) {
    const folder = (0,external_node_path_.join)(process.cwd(), FOLDER);
    const owner = `${(0,external_node_os_.hostname)()} ${process.pid} ${(0,external_node_crypto_.randomUUID)()}`;
    let isClosed = false;
    let release = () => { };
    return {
        async open() {
            const start = performance.now();
            while (!take(folder, owner)) {
                if (performance.now() - start > maxWaitMs)
                    throw new Error(`another process in this workspace has ${FOLDER}`);
                await (0,external_node_timers_promises_.setTimeout)(POLL_MS);
                if (isClosed)
                    throw new Error("the time for it is over");
            }
            const remove = () => removeOwn(folder, owner);
            const forget = (0,exit/* onExit */.cf)(remove);
            release = () => {
                forget();
                remove();
            };
            return (0,external_node_path_.join)(folder, CONTENT);
        },
        close() {
            isClosed = true;
            release();
        },
    };
}
// Synchronous all through, so that no signal comes between a folder and its owner.
function take(folder, owner) {
    try {
        (0,external_node_fs_.mkdirSync)(folder);
    }
    catch (error) {
        if (codeOf(error) !== "EEXIST")
            throw notMade(error);
        removeAbandoned(folder);
        return false;
    }
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, OWNER), owner);
    return true;
}
function removeOwn(folder, owner) {
    if (ownerOf(folder) === owner)
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
}
/** Removes what a process left that was killed; throws where the folder is not one of ours. */
function removeAbandoned(folder) {
    const status = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false });
    if (status === undefined)
        return;
    if (!status.isDirectory() || !isOurs(folder))
        throw notMade(undefined);
    const owner = ownerOf(folder);
    if (isHeld(owner, Date.now() - status.mtimeMs))
        return;
    const aside = `${folder}-${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.renameSync)(folder, aside);
        // Somebody may have been quicker, and what was put aside is theirs already.
        if (ownerOf(aside) !== owner)
            (0,external_node_fs_.renameSync)(aside, folder);
    }
    catch (error) {
        if (codeOf(error) === "ENOENT")
            return;
    }
    (0,external_node_fs_.rmSync)(aside, { recursive: true, force: true });
}
function isOurs(folder) {
    try {
        const names = (0,external_node_fs_.readdirSync)(folder);
        return names.includes(OWNER) || names.every((name) => name === CONTENT);
    }
    catch (error) {
        return codeOf(error) === "ENOENT";
    }
}
function isHeld(owner, ageMs) {
    if (owner === null)
        return ageMs < MAKING_MS;
    const [machine, pid] = owner.split(" ");
    // In another container a process has another number.
    return ageMs < HOLDING_MS && (machine !== (0,external_node_os_.hostname)() || isRunning(Number(pid)));
}
function isRunning(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return codeOf(error) === "EPERM";
    }
}
function ownerOf(folder) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, OWNER), "utf8");
    }
    catch {
        return null;
    }
}
function notMade(cause) {
    return new Error(`${FOLDER} cannot be made in the workspace`, { cause });
}
function codeOf(error) {
    return error.code;
}

;// CONCATENATED MODULE: ./src/cache/store.js





const MAX_CONTENT_BYTES = 32 * 1024 * 1024;
const MAX_KEY_CHARACTERS = 512;
/** The service takes ten keys a call, the first of them twice: as the exact key and as the first prefix. */
const KEYS_PER_CALL = 9;
const NO_SERVICE = "this runner has no cache service";
/** One operation at a time: all of them pass their file through the same path. */
let lastOperation = Promise.resolve();
/** What the operations of each job have taken so far, whichever store they went through. */
const spentMs = new WeakMap();
/** The store of this job; all that the job asks of it, and of any other it makes, may take `budgetMs`. */
function createCacheStore(host, budgetMs = 10_000) {
    async function attempt(kind, work) {
        const obstacle = findObstacle(host, kind);
        if (obstacle !== null)
            return { why: obstacle };
        const spent = spentMs.get(host) ?? 0;
        if (spent >= budgetMs)
            return { why: "the cache service took too long before" };
        const start = performance.now();
        const passage = createPassage((budgetMs - spent) / 2);
        try {
            const done = await runOnLeash(budgetMs - spent, async () => {
                const client = await Promise.all(/* import() */[__webpack_require__.e(2322), __webpack_require__.e(7079)]).then(__webpack_require__.bind(__webpack_require__, 87079));
                return client.isFeatureAvailable() ? await work(client, passage) : { why: NO_SERVICE };
            });
            return done?.value ?? { why: `the cache service did not answer within ${budgetMs / 1000} seconds` };
        }
        catch (error) {
            return { why: error instanceof Error ? error.message : String(error) };
        }
        finally {
            spentMs.set(host, spent + performance.now() - start);
            passage.close();
        }
    }
    return {
        async save(key, content) {
            if (!isAskable(key))
                return { saved: false, why: `the key is not one that a cache service takes: ${key}` };
            if (content.length > MAX_CONTENT_BYTES)
                return { saved: false, why: `it is larger than ${MAX_CONTENT_BYTES} bytes` };
            const outcome = await inTurn(() => attempt("write", (client, passage) => saveEntry(client, passage, key, content)));
            if (outcome.why !== null)
                host.log.debug(`Not stored in the CI cache as ${key}: ${outcome.why}.`);
            return { saved: outcome.why === null, why: outcome.why };
        },
        async find(keys) {
            const askable = keys.filter(isAskable);
            if (askable.length === 0)
                return null;
            const outcome = await inTurn(() => attempt("read", (client, passage) => findEntry(client, passage, askable)));
            if ("found" in outcome)
                return outcome.found;
            host.log.debug(`Nothing was looked up in the CI cache: ${outcome.why}.`);
            return null;
        },
    };
}
/** What is known to stand in the way before anything is asked; null: nothing. */
function findObstacle({ kind, env }, access) {
    if (kind !== "runner")
        return "only a CI runner has a cache service";
    const token = env["ACTIONS_RUNTIME_TOKEN"] ?? "";
    if (token === "")
        return NO_SERVICE;
    const mode = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
    const forbidden = access === "read" ? ["none", "write-only"] : ["none", "read"];
    if (forbidden.includes(mode))
        return `the workflow's cache-mode is ${mode}`;
    if (!isInWorkspace(env["GITHUB_WORKSPACE"]))
        return "the working directory is not the job's workspace";
    const allowed = (0,runtime_token/* readRuntimeToken */.A)(token).cache;
    if (allowed === null)
        return null;
    if (access === "read")
        return allowed.canRead ? null : "the job's token may not read the cache";
    return allowed.canWrite ? null : "the job's token may not write to the cache";
}
function isInWorkspace(workspace) {
    try {
        return workspace === undefined || (0,external_node_fs_.realpathSync)(workspace) === (0,external_node_fs_.realpathSync)(process.cwd());
    }
    catch {
        return false;
    }
}
async function saveEntry(client, passage, key, content) {
    await (0,promises_.writeFile)(await passage.open(), content);
    const id = await client.saveCache([PATTERN], key, undefined, true);
    if (id !== -1)
        return { why: null };
    const isTaken = (await locate(client, [key])) !== null;
    return { why: isTaken ? "there is an entry with this key already" : "the cache service refused it, as the log says" };
}
async function findEntry(client, passage, keys) {
    const key = await locate(client, keys);
    if (key === null)
        return { found: null };
    const file = await passage.open();
    const restored = await client.restoreCache([PATTERN], key, [key], {}, true);
    if (restored !== key)
        return { found: null };
    const status = await (0,promises_.lstat)(file);
    if (!status.isFile() || status.size > MAX_CONTENT_BYTES)
        return { found: null };
    return { found: { key, content: await (0,promises_.readFile)(file) } };
}
/** The first of the keys that has an entry, in their order. */
async function locate(client, keys) {
    for (let start = 0; start < keys.length; start += KEYS_PER_CALL) {
        const found = await locateAmong(client, keys.slice(start, start + KEYS_PER_CALL));
        if (found !== null)
            return found;
    }
    return null;
}
/**
 * The service goes through the scopes first and through the keys second, and takes a key for a prefix: what it found
 * counts only when it is one of the keys, and may not be the first of them.
 */
async function locateAmong(client, keys) {
    let found = null;
    let asked = keys;
    for (let [first] = asked; first !== undefined; [first] = asked) {
        const matched = await client.restoreCache([PATTERN], first, [...asked], { lookupOnly: true }, true);
        if (matched === undefined)
            return found;
        const position = asked.indexOf(matched);
        if (position !== -1)
            found = matched;
        const others = position === -1 ? asked.filter((key) => !matched.startsWith(key)) : asked.slice(0, position);
        if (others.length === asked.length)
            return found;
        asked = others;
    }
    return found;
}
function isAskable(key) {
    return key !== "" && key.length <= MAX_KEY_CHARACTERS && !key.includes(",");
}
function inTurn(operation) {
    const turn = lastOperation.then(operation);
    lastOperation = turn.catch(() => { });
    return turn;
}

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/forge/errors.js
var forge_errors = __webpack_require__(88574);
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/connect.js + 4 modules
var connect = __webpack_require__(4107);
// EXTERNAL MODULE: ./src/forge/sticky.js
var sticky = __webpack_require__(33202);
// EXTERNAL MODULE: ./src/host/artifact.js
var host_artifact = __webpack_require__(45984);
// EXTERNAL MODULE: ./src/image/access.js
var image_access = __webpack_require__(59537);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/report/bound.js
var bound = __webpack_require__(20356);
// EXTERNAL MODULE: ./src/report/markdown.js + 1 modules
var markdown = __webpack_require__(916);
// EXTERNAL MODULE: ./src/report/notable.js
var notable = __webpack_require__(6221);
// EXTERNAL MODULE: ./src/report/render.js + 1 modules
var render = __webpack_require__(5833);
// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
// EXTERNAL MODULE: ./src/size/compare-platform.js + 14 modules
var compare_platform = __webpack_require__(74277);
// EXTERNAL MODULE: ./src/size/compare-images.js
var compare_images = __webpack_require__(7527);
// EXTERNAL MODULE: ./src/image/image.js
var image_image = __webpack_require__(6010);
// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/report/wording.js
var wording = __webpack_require__(33836);
// EXTERNAL MODULE: ./src/diff/base-tag.js
var base_tag = __webpack_require__(68773);
;// CONCATENATED MODULE: ./src/diff/baseline.js






/**
 * Gives the bases to compare with, best first: the one that was named, which must be readable, or what each rung of
 * the ladder holds. A rung that holds none is noted in `tried`.
 */
async function* findBases(plan, reach, tried) {
    if ("explicit" in plan) {
        yield await readExplicit(plan.explicit, reach);
        return;
    }
    const commits = new Map();
    for (const rung of plan.ladder) {
        const base = await climb(rung, reach, commits, tried);
        if (base !== null)
            yield base;
    }
}
async function readExplicit(reference, reach) {
    const place = (0,image_place/* parsePlace */.De)(reference);
    if (place.transport !== "report") {
        const opened = await reach.open(reference);
        return baseOfImage(opened, { source: "explicit", reference, commit: opened.commit, commitsBehind: null });
    }
    const bytes = await reach.readFile(place.path);
    if (bytes === null) {
        throw new errors/* UserError */.y(`There is no report at ${place.path}.`, `Give "base" the path of a report.json that plimsoll wrote.`);
    }
    const report = await checkReport(bytes, place.path);
    const about = { source: "explicit", reference, commit: report.head.commit, commitsBehind: null };
    return baseOfReport(report, about, reach.platforms);
}
async function climb(rung, reach, commits, tried) {
    if (rung.source === "moving")
        return await tryTags(rung, null, reach, tried);
    let commit;
    try {
        commit = await startCommit(rung.from, reach, commits);
    }
    catch (error) {
        const reference = rung.source === "merge-base" ? rung.repository : rung.keyPrefix;
        tried.push({ source: rung.source, reference, ...failure(error) });
        return null;
    }
    return rung.source === "merge-base"
        ? await tryTags(rung, commit, reach, tried)
        : await tryStored(rung, commit, reach, tried);
}
async function tryTags(rung, commit, reach, tried) {
    for (const template of rung.tags) {
        const tag = commit === null ? template : (0,base_tag/* fillTag */.a)(template, commit);
        const reference = `${rung.repository}:${tag}`;
        try {
            const opened = await reach.open(reference);
            return baseOfImage(opened, {
                source: rung.source,
                reference,
                commit: commit ?? opened.commit,
                commitsBehind: commit === null ? null : 0,
            });
        }
        catch (error) {
            tried.push({ source: rung.source, reference, ...failure(error) });
        }
    }
    return null;
}
async function tryStored(rung, commit, reach, tried) {
    const reference = rung.keyPrefix + commit;
    try {
        const found = await findStored(rung, commit, reach);
        if (found === null) {
            tried.push({ source: "stored", reference, result: "not-found", error: null });
            return null;
        }
        const { key, content, commitsBehind } = found;
        const about = { source: "stored", reference: key, commit: key.slice(rung.keyPrefix.length), commitsBehind };
        return baseOfReport(await checkReport(content, key), about, reach.platforms);
    }
    catch (error) {
        tried.push({ source: "stored", reference, ...failure(error) });
        return null;
    }
}
/** The measurement of the commit itself needs no history; only without it is the line of its first parents asked for. */
async function findStored(rung, commit, { store, forge }) {
    const own = await store.find([rung.keyPrefix + commit]);
    if (own !== null)
        return { ...own, commitsBehind: 0 };
    const parents = (await forge?.firstParents(commit, rung.maxParents)) ?? [];
    const keys = parents.map((sha) => rung.keyPrefix + sha);
    const found = keys.length === 0 ? null : await store.find(keys);
    return found === null ? null : { ...found, commitsBehind: keys.indexOf(found.key) + 1 };
}
/** Loads the validator only where there is a report to check. */
async function checkReport(bytes, where) {
    const { parseReport } = await Promise.all(/* import() */[__webpack_require__.e(3774), __webpack_require__.e(6417)]).then(__webpack_require__.bind(__webpack_require__, 66417));
    return parseReport(bytes, where);
}
/** Asks for each start once, however many rungs begin there. */
function startCommit(start, reach, commits) {
    const name = JSON.stringify(start);
    const known = commits.get(name) ?? resolveStart(start, reach);
    commits.set(name, known);
    return known;
}
async function resolveStart(start, { forge, headSha }) {
    if ("commit" in start)
        return start.commit;
    if (forge === null) {
        throw new errors/* UserError */.y("No forge can be asked for the base commit.", "Run in a pull request's workflow, or name the base.");
    }
    if ("firstParentOf" in start) {
        const [parent] = await forge.firstParents(start.firstParentOf, 1);
        if (parent !== undefined)
            return parent;
        throw new errors/* UserError */.y(`Commit ${start.firstParentOf} has no parent.`, "There is nothing older to compare with.");
    }
    const pullRequest = await forge.pullRequest(start.mergeBaseOf);
    const commit = await forge.mergeBase(pullRequest, headSha ?? pullRequest.headSha);
    if (commit !== null)
        return commit;
    throw new errors/* UserError */.y(`The forge names no merge base for pull request ${start.mergeBaseOf}.`, `Name the image to compare with in "base".`);
}
function failure(error) {
    if (error instanceof image_image/* ImageNotFound */.p)
        return { result: "not-found", error: null };
    if (error instanceof errors/* UserError */.y)
        return { result: "unreadable", error: (0,errors/* showError */.Q)(error).message };
    throw error;
}
function baseOfImage(opened, about) {
    return { about: { ...about, digest: opened.digest }, sides: (0,compare_images/* sidesOf */.Mm)(opened), close: () => opened.close() };
}
/** A report stands for the image it measured: its head, on the platforms that are compared. */
function baseOfReport(report, about, platforms) {
    const isWanted = (platform) => platforms.length === 0 || platforms.includes(platform);
    const sides = report.platforms.flatMap(({ platform, head }) => head !== null && isWanted(platform) ? [[platform, { from: "report", image: head }]] : []);
    if (sides.length === 0) {
        throw new errors/* UserError */.y(`${about.reference} holds none of the platforms ${platforms.join(", ")}.`, "Name another base, or other platforms.");
    }
    return {
        about: { ...about, digest: report.head.digest },
        sides: new Map(sides),
        close: () => Promise.resolve(),
    };
}
/** A base, where it was found and how old it is, in one line. */
function describeBase({ reference, source, commitsBehind }) {
    return `${reference} (${wording/* SOURCE_NAMES */.tN[source]}${(0,wording/* describeCommitsBehind */.gw)(source, commitsBehind)})`;
}

// EXTERNAL MODULE: ./src/diff/budget.js
var budget = __webpack_require__(81660);
// EXTERNAL MODULE: ./src/report/headline.js
var headline = __webpack_require__(39990);
;// CONCATENATED MODULE: ./src/diff/outputs.js

/** The outputs that the report alone decides; unknown is "". */
function reportOutputs(report) {
    const platform = (0,headline/* headlinePlatform */.Y)(report);
    const numbers = platform === null ? null : measurementsOf(platform);
    const text = (value) => (value === null || value === undefined ? "" : String(value));
    return {
        verdict: report.verdict,
        "pull-bytes": text(numbers?.pullBytes),
        "disk-bytes": text(numbers?.diskBytes),
        "hidden-bytes": text(numbers?.hiddenBytes),
        "delta-pull-bytes": text(numbers?.deltaPullBytes),
        "pull-bytes-change": text(numbers?.pullBytesChange),
        "disk-bytes-change": text(numbers?.diskBytesChange),
        "base-source": report.base?.source ?? "",
        measurements: JSON.stringify(Object.fromEntries(report.platforms.map((each) => [each.platform, measurementsOf(each)]))),
    };
}
function measurementsOf({ head, delta, deltaPullBytes }) {
    return {
        pullBytes: head?.pullBytes ?? null,
        tarBytes: head?.tarBytes ?? null,
        diskBytes: head?.diskBytes ?? null,
        visibleBytes: head?.visibleBytes ?? null,
        hiddenBytes: head?.hiddenBytes ?? null,
        duplicateBytes: head?.duplicateBytes ?? null,
        configBytes: head?.configBytes ?? null,
        layers: head?.layers.length ?? null,
        deltaPullBytes,
        pullBytesChange: delta?.pullBytes ?? null,
        diskBytesChange: delta?.diskBytes ?? null,
        visibleBytesChange: delta?.visibleBytes ?? null,
        hiddenBytesChange: delta?.hiddenBytes ?? null,
    };
}

// EXTERNAL MODULE: ./src/image/key.js
var image_key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
;// CONCATENATED MODULE: ./src/diff/plan.js







const MAX_PARENTS = 20;
/** Chooses what a diff must do; touches nothing, so `--dry-run` and the tests see exactly what would happen. */
function planDiff(inputs, facts) {
    const key = inputs.key ?? (0,image_key/* imageKey */.p)(inputs.head);
    const { budgets } = (0,budget/* parseBudgets */.C3)(inputs.budget);
    if (inputs.depth === "layers")
        requireManifestBudgets(budgets);
    return {
        head: inputs.head,
        platforms: inputs.platforms.map((platform) => (0,oci_platform/* formatPlatform */.Bq)((0,oci_platform/* parsePlatform */.Y8)(platform))),
        depth: inputs.depth,
        maxLayerBytes: inputs["max-layer-size"],
        base: inputs.base === "auto" ? planLadder(inputs, facts.event, key) : { explicit: inputs.base },
        budgets,
        waiveLabel: inputs["waive-label"],
        key,
        comment: { when: inputs.comment, pullRequest: subjectOf(facts.event) },
        reportPath: inputs.report ?? defaultReportPath(facts.temporaryDirectory, key),
        storeAs: planStore(facts.event, key),
    };
}
/** The name of the file or artifact that holds the report of a key. */
function reportName(key) {
    return (0,host_artifact/* artifactName */.Cs)(`plimsoll-report-${key}`);
}
/** Refuses, before anything is read, the lines that manifests alone cannot answer. */
function requireManifestBudgets(budgets) {
    const lines = budgets.filter(({ metric }) => metric === "disk" || metric === "hidden" || metric === "path");
    if (lines.length === 0)
        return;
    throw new errors/* UserError */.y(`At depth layers nothing is known of files, so these budget lines cannot be held: ${lines.map(({ line }) => line).join("; ")}.`, "Measure with depth: files, or limit pull, delta-pull or layers.");
}
function subjectOf({ pullRequest }) {
    return pullRequest === null ? null : { number: pullRequest.number, headSha: pullRequest.headSha };
}
function defaultReportPath(directory, key) {
    return directory === null ? null : `${directory}/plimsoll/${reportName(key)}.json`;
}
/** The CI cache refuses commas in a key. */
function storePrefix(key) {
    return `plimsoll-report-${key.replaceAll(",", "-")}-`;
}
function planStore(event, key) {
    const { push } = event;
    return push?.isDefaultBranch === true ? storePrefix(key) + push.after : null;
}
function planLadder(inputs, event, key) {
    const repository = repositoryOf(inputs);
    const from = startOf(event);
    const ladder = [];
    const leftOut = [];
    if (from !== null && repository !== null) {
        ladder.push({ source: "merge-base", from, repository, tags: inputs["base-tags"] });
    }
    if (from !== null)
        ladder.push({ source: "stored", from, keyPrefix: storePrefix(key), maxParents: MAX_PARENTS });
    // After a push the moving tag is what this very push moved.
    if (event.push === null && repository !== null) {
        ladder.push({ source: "moving", repository, tags: movingTags(inputs["moving-tag"], event.defaultBranch) });
    }
    if (repository === null) {
        leftOut.push(`Bases are not looked up by tag: ${inputs.head} is in no registry, and "base-image" is not set.`);
    }
    return { ladder, leftOut };
}
function repositoryOf(inputs) {
    const given = inputs["base-image"];
    if (given !== undefined)
        return (0,reference/* formatRepository */.Sh)((0,reference/* parseRepository */.SU)(given));
    const place = (0,image_place/* parsePlace */.De)(inputs.head);
    return place.transport === "docker" ? (0,reference/* formatRepository */.Sh)(place.reference) : null;
}
function startOf(event) {
    if (event.pullRequest !== null)
        return { mergeBaseOf: event.pullRequest.number };
    if (event.push === null)
        return null;
    const { before, after } = event.push;
    return before === null ? { firstParentOf: after } : { commit: before };
}
function movingTags(given, defaultBranch) {
    if (given.length > 0)
        return given;
    const tags = [defaultBranch?.replaceAll("/", "-"), "latest"];
    return tags.filter((tag) => tag !== undefined);
}

;// CONCATENATED MODULE: ./src/diff/run.js





















/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;
/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. */
async function run(host, inputs, cli) {
    const event = await (0,forge_event/* readEvent */.j)(host);
    const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
    const plan = planDiff(inputs, { event, temporaryDirectory });
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
    const access = (0,image_access/* createAccess */.h)(host, (0,reach/* parseReach */.Z)(inputs));
    try {
        const forge = await reachForge(host, access, event, inputs["github-token"]);
        const own = { host, plan, event, access, store: createCacheStore(host), forge };
        await publish(own, await weigh(own), cli);
    }
    finally {
        await access.close();
    }
}
async function reachForge(host, access, event, token) {
    if (event.apiUrl === null || event.repository === null)
        return null;
    return await (0,connect/* createForge */.u)(host, access.transport(), event, token ?? "");
}
async function weigh(own) {
    const { host, plan, access, store, forge, event } = own;
    const platforms = plan.platforms.map(oci_platform/* parsePlatform */.Y8);
    const head = await access.open(plan.head, platforms, "refuse");
    try {
        const comparison = await host.log.group(`Measuring ${plan.head}`, () => compare(own, head, {
            open: (reference) => access.open(reference, platforms, "skip"),
            readFile: (path) => host.files.read(path, bound/* MAX_REPORT_BYTES */.W),
            store,
            forge,
            headSha: event.pullRequest?.headSha ?? null,
            platforms: plan.platforms,
        }));
        announceBase(host, plan, comparison);
        return await buildReport(own, head, comparison);
    }
    finally {
        await head.close();
    }
}
async function compare({ host, plan }, head, reach) {
    const tried = [];
    const sides = (0,compare_images/* sidesOf */.Mm)(head);
    for await (const base of findBases(plan.base, reach, tried)) {
        const { source, reference } = base.about;
        try {
            if (!("explicit" in plan.base))
                requireCommonPlatform(base, sides);
            const measured = await measure(host, plan, sides, base.sides);
            tried.push({ source, reference, result: "used", error: null });
            return { base: base.about, tried, measured };
        }
        catch (error) {
            // A layer that is gone shows only when it is read: in `auto` the next rung takes over.
            if (!(error instanceof compare_platform/* BaseUnreadable */.$) || "explicit" in plan.base)
                throw error;
            tried.push({ source, reference, result: "unreadable", error: error.message });
        }
        finally {
            await base.close();
        }
    }
    return { base: null, tried, measured: await measure(host, plan, sides, null) };
}
function requireCommonPlatform(base, head) {
    if ([...head.keys()].some((platform) => base.sides.has(platform)))
        return;
    const found = [...base.sides.keys()].join(", ");
    throw new compare_platform/* BaseUnreadable */.$(`it is of ${found} alone, and head is not`, "Build both for the same platforms.");
}
function announceBase(host, plan, { base, tried }) {
    for (const sentence of "ladder" in plan.base ? plan.base.leftOut : [])
        host.log.notice(sentence);
    for (const { result, reference, error } of tried) {
        if (result === "not-found")
            host.log.info(`No base at ${reference}.`);
        if (result === "unreadable")
            host.log.warning(`The base at ${reference} cannot be used: ${error}`);
    }
    host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
}
function measure(host, plan, head, base) {
    return (0,compare_images/* compareImages */.qJ)(base, head, {
        depth: plan.depth,
        maxLayerBytes: plan.maxLayerBytes,
        globs: plan.budgets.flatMap(({ glob }) => (glob === null ? [] : [glob])),
        onProgress: (progress) => host.log.progress((0,compare_images/* describeProgress */.vk)(progress)),
    });
}
async function buildReport(own, head, { base, tried, measured }) {
    const { plan, event } = own;
    const { results, mistakes } = (0,budget/* evaluateBudgets */.A1)(plan.budgets, measured, { waivedBy: await findWaiver(own) });
    if (mistakes.length > 0) {
        throw new errors/* UserError */.y(mistakes.join("\n"), `Mend the lines of "budget", or measure where they can be measured.`);
    }
    return {
        schemaVersion: 1,
        kind: "diff",
        base,
        head: {
            reference: head.reference,
            digest: head.digest,
            commit: event.pullRequest?.headSha ?? event.push?.after ?? head.commit,
        },
        baseTried: tried,
        verdict: (0,verdict/* verdictOf */.Vj)(results),
        platforms: measured.map(({ report }) => report),
        findings: [],
        budgets: results,
        notCounted: head.notCounted,
    };
}
/** The label is read from the API: the event of a re-run still holds the labels of the first run. */
async function findWaiver({ host, plan, forge }) {
    const { pullRequest } = plan.comment;
    if (forge === null || pullRequest === null || plan.budgets.length === 0)
        return null;
    try {
        const { labels } = await forge.pullRequest(pullRequest.number);
        return labels.includes(plan.waiveLabel) ? plan.waiveLabel : null;
    }
    catch (error) {
        if (!(error instanceof forge_errors/* ForgeError */.Q))
            throw error;
        host.log.notice(`The labels of pull request ${pullRequest.number} cannot be read, so nothing is waived: ${error.message}`);
        return null;
    }
}
async function publish(own, report, cli) {
    const { host, plan } = own;
    const json = (0,render/* renderJson */.h)(report, host.redact);
    if (plan.reportPath !== null)
        await host.files.write(plan.reportPath, json);
    const outputs = { ...reportOutputs(report), report: plan.reportPath ?? "" };
    for (const [name, value] of Object.entries(outputs))
        host.setOutput(name, value);
    const words = { key: plan.key, waiveLabel: plan.waiveLabel };
    await host.summarize((0,markdown/* renderMarkdown */.G)(report, { ...words, maxBytes: SUMMARY_BYTES }));
    await cli?.write((0,render/* renderReport */.B)(report, cli, words, host.redact));
    if (host.kind === "runner")
        await keepReport(own, json);
    host.setOutput("comment-url", await comment(own, report));
    announceBudgets(host, report);
}
async function keepReport({ host, plan, access, store }, json) {
    const name = reportName(plan.key);
    const files = [{ name: "report.json", content: Buffer.from(json) }];
    const artifact = await (0,host_artifact/* uploadArtifact */.mz)(host, access.transport(), name, files);
    host.log.info(artifact.uploaded ? `The report is artifact ${name}.` : `The report is no artifact: ${artifact.why}`);
    if (plan.storeAs === null)
        return;
    const stored = await store.save(plan.storeAs, Buffer.from(json));
    host.log.info(stored.saved ? "Stored for pull requests to come." : `Not stored for pull requests to come: ${stored.why}`);
}
async function comment({ host, plan, forge }, report) {
    const { when, pullRequest } = plan.comment;
    if (when === "never" || pullRequest === null || forge === null)
        return "";
    const needed = when === "always" || (0,notable/* isNotable */._)(report);
    const words = { key: plan.key, waiveLabel: plan.waiveLabel, maxBytes: (0,sticky/* roomFor */.N_)(plan.key), isBackToNormal: !needed };
    const body = host.redact((0,markdown/* renderMarkdown */.G)(report, words));
    try {
        const { headSha } = await forge.pullRequest(pullRequest.number);
        if (headSha !== pullRequest.headSha) {
            host.log.notice(`No comment: the pull request was pushed to since, and the run of ${headSha} comments.`);
            return "";
        }
        const posted = await (0,sticky/* postSticky */.sj)(forge, pullRequest.number, plan.key, body, needed ? "always" : "if-exists");
        return (0,sticky/* announcePosted */.xi)(posted, host.log);
    }
    catch (error) {
        // The image was weighed and the verdict stands, whatever becomes of the comment.
        if (!(error instanceof forge_errors/* ForgeError */.Q))
            throw error;
        host.log.notice(`No comment on the pull request: ${error.message}`);
        return "";
    }
}
/** Fails the run over budget. What guards nothing is said, too: a glob with a slip in it would always pass. */
function announceBudgets(host, report) {
    for (const result of report.budgets) {
        const { line, platform, metric, actual } = result;
        if ((0,verdict/* isOver */.PU)(result))
            host.log.error(`Over budget on ${platform}: ${line}`, { title: "Over budget" });
        if (actual === null && report.base !== null)
            host.log.notice(`Not measured on ${platform}, so not held to: ${line}`);
        if (metric.startsWith("path:") && actual === 0)
            host.log.notice(`No bytes of ${platform} are under ${metric}: ${line}`);
    }
    if (report.verdict === "fail")
        host.setExitCode(1);
}


/***/ })

};
