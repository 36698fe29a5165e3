export const id = 7741;
export const ids = [7741];
export const modules = {

/***/ 92190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ parseBudgets),
/* harmony export */   Jr: () => (/* binding */ spellLine),
/* harmony export */   N3: () => (/* binding */ checkBudgets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



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
        const line = withoutComment(text);
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
/** A line as it is compared with another: without its comment, and without spaces, which mean nothing in it. */
function spellLine(line) {
    return withoutComment(line).replace(/\s+/g, "");
}
function withoutComment(text) {
    return text.replace(/(?:^|\s)#.*$/s, "").trim();
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


/***/ }),

/***/ 48385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findImage)
/* harmony export */ });
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);



/** The image of the file that is meant: by its key, else by the repository that `head` is in, else the only one; null where none is. */
function findImage({ images }, { key, head }) {
    const byKey = images.find((image) => image.key === key);
    if (byKey !== undefined)
        return byKey;
    const repository = repositoryOf(head);
    const [found, ...others] = images.filter(({ image }) => repository !== null && image.some((name) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatRepository */ .Sh)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(name)) === repository));
    if (found !== undefined && others.length === 0)
        return found;
    return images.length === 1 ? (images[0] ?? null) : null;
}
function repositoryOf(head) {
    try {
        const place = (0,_image_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlace */ .De)(head);
        return place.transport === "docker" ? (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatRepository */ .Sh)(place.reference) : null;
    }
    catch (error) {
        // Told where the input is checked.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y)
            return null;
        throw error;
    }
}


/***/ }),

/***/ 12713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readProject)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16986);



const DEFAULT_PATH = ".plimsoll.yml";
/** A file of 100 images takes half of it, and the parser half a second. */
const MAX_BYTES = 64 * 1024;
/**
 * Reads the configuration file. null: none was asked for, and there is none at `.plimsoll.yml` in the working directory.
 * Throws a `UserError` with every mistake in it, each with its line and column.
 */
async function readProject(host, path) {
    const asked = path ?? DEFAULT_PATH;
    const bytes = await host.files.read(asked, MAX_BYTES);
    if (bytes === null && path === undefined)
        return null;
    if (bytes === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y(`There is no configuration file at ${asked}.`, `Mend the path in "config", or leave it out: ${DEFAULT_PATH} is read where there is one.`);
    await refuseLinkAway(host.directory, asked);
    // With YAML and the schema's validator, which nobody without a file needs to load.
    const { parseProject } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(3774), __webpack_require__.e(3084)]).then(__webpack_require__.bind(__webpack_require__, 23084));
    return parseProject(bytes, asked);
}
/** What a pull request adds to a checkout may be a link to any file of the machine, and what is wrong with a file is quoted. */
async function refuseLinkAway(directory, path) {
    if (!isWithin(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path)) || isWithin(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path))))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y(`${path} is a link to a file outside of the working directory.`, `Put the file there itself, or name its own path in "config".`);
}
function isWithin(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return way !== ".." && !/^\.\.[\\/]/.test(way) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}


/***/ }),

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

/***/ 97741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run),
  weighAll: () => (/* binding */ weighAll)
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
                const client = await Promise.all(/* import() */[__webpack_require__.e(6432), __webpack_require__.e(2322), __webpack_require__.e(7079)]).then(__webpack_require__.bind(__webpack_require__, 87079));
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

// EXTERNAL MODULE: ./src/forge/errors.js
var errors = __webpack_require__(88574);
// EXTERNAL MODULE: ./src/errors.js
var src_errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/config/change.js



const UNKNOWN_CHANGE = { isChanged: null, before: null };
const UNCHANGED = { isChanged: false, before: null };
const MAX_BYTES = 64 * 1024;
/**
 * Whether the pull request changes the file that was read: it is neither that of the branch it merges into nor that of the
 * commit where it left it. What cannot be asked is not known, which is no reason to weigh nothing.
 */
async function findChange(host, forge, number, path) {
    const inRepository = pathInRepository(host, path);
    if (inRepository === null)
        return UNKNOWN_CHANGE;
    try {
        const now = await host.files.read(path, MAX_BYTES);
        if (now === null)
            return UNKNOWN_CHANGE;
        const pullRequest = await forge.pullRequest(number);
        const target = await forge.fileAt(inRepository, pullRequest.baseRef);
        if (target?.equals(now) === true)
            return UNCHANGED;
        const fork = await forge.mergeBase(pullRequest, pullRequest.headSha);
        const before = fork === null ? target : await forge.fileAt(inRepository, fork);
        if (before?.equals(now) === true)
            return UNCHANGED;
        // In neither: the checkout is not where this thinks it is, or the token may not read files.
        if (target === null && before === null && (await forge.fileAt(inRepository, pullRequest.headSha)) === null)
            return UNKNOWN_CHANGE;
        return { isChanged: true, before: await parseIfSound(target ?? before, path) };
    }
    catch (error) {
        if (!(error instanceof errors/* ForgeError */.Q8))
            throw error;
        host.log.info(`Whether this pull request changes ${path} is not known: ${error.message}`);
        return UNKNOWN_CHANGE;
    }
}
async function parseIfSound(bytes, path) {
    if (bytes === null)
        return null;
    try {
        const { parseProject } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(3774), __webpack_require__.e(3084)]).then(__webpack_require__.bind(__webpack_require__, 23084));
        return parseProject(bytes, path);
    }
    catch (error) {
        if (error instanceof src_errors/* UserError */.y)
            return null;
        throw error;
    }
}
/** With slashes, from the root of the checkout; null for what is outside of it. */
function pathInRepository({ env, directory }, path) {
    const root = env["GITHUB_WORKSPACE"] || env["CI_PROJECT_DIR"] || directory;
    const way = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(directory, path)).split(external_node_path_.sep);
    return way[0] === ".." || way[0] === "" ? null : way.join("/");
}

// EXTERNAL MODULE: ./src/config/project.js
var config_project = __webpack_require__(12713);
// EXTERNAL MODULE: ./src/forge/connect.js + 5 modules
var connect = __webpack_require__(89134);
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/named.js
var named = __webpack_require__(77684);
// EXTERNAL MODULE: ./src/host/failure.js
var failure = __webpack_require__(96226);
// EXTERNAL MODULE: ./src/image/access.js
var image_access = __webpack_require__(59537);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/config/budget-line.js
var budget_line = __webpack_require__(92190);
// EXTERNAL MODULE: ./src/image/key.js
var image_key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/report/name.js
var report_name = __webpack_require__(4325);
;// CONCATENATED MODULE: ./src/diff/plan.js







const MAX_PARENTS = 20;
/** Chooses what a diff must do; touches nothing, so `--dry-run` and the tests see exactly what would happen. */
function planDiff(inputs, facts, config = null) {
    const key = inputs.key ?? (0,image_key/* imageKey */.p)(inputs.head);
    const { budgets } = (0,budget_line/* parseBudgets */.C3)(inputs.budget);
    if (inputs.depth === "layers")
        requireManifestBudgets(budgets);
    return {
        head: inputs.head,
        ...(facts.headName === undefined ? {} : { headName: facts.headName }),
        platforms: inputs.platforms.map(normalize),
        imagePlatforms: inputs["image-platforms"].map(normalize),
        depth: inputs.depth,
        maxLayerBytes: inputs["max-layer-size"],
        base: inputs.base === "auto" ? planLadder(inputs, facts, key) : { explicit: inputs.base },
        budgets,
        config,
        waiveLabel: inputs["waive-label"],
        key,
        comment: { when: inputs.comment, pullRequest: subjectOf(facts.event) },
        artifact: inputs.artifact ?? (0,report_name/* reportName */.e)(key),
        reportPath: inputs.report ?? defaultReportPath(facts.temporaryDirectory, key),
        storeAs: inputs["image-platforms"].length > 0 ? null : planStore(facts.event, key),
    };
}
/** Refuses, before anything is read, the lines that manifests alone cannot answer. */
function requireManifestBudgets(budgets) {
    const lines = budgets.filter(({ metric }) => metric === "disk" || metric === "hidden" || metric === "path");
    if (lines.length === 0)
        return;
    throw new src_errors/* UserError */.y(`At depth layers nothing is known of files, so these budget lines cannot be held: ${lines.map(({ line }) => line).join("; ")}.`, "Measure with depth: files, or limit pull, delta-pull or layers.");
}
function normalize(platform) {
    return (0,oci_platform/* formatPlatform */.Bq)((0,oci_platform/* parsePlatform */.Y8)(platform));
}
function subjectOf({ pullRequest }) {
    return pullRequest === null ? null : { number: pullRequest.number, headSha: pullRequest.headSha };
}
function defaultReportPath(directory, key) {
    return directory === null ? null : `${directory}/plimsoll/${(0,report_name/* reportName */.e)(key)}.json`;
}
/** The CI cache refuses commas in a key. */
function storePrefix(key) {
    return `plimsoll-report-${key.replaceAll(",", "-")}-`;
}
/** Whether this CI has a cache in which measurements are kept for runs to come: only the Actions family has. */
function keepsMeasurements({ ci }) {
    return ci === "Actions";
}
function planStore(event, key) {
    const { push } = event;
    return push?.isDefaultBranch === true && keepsMeasurements(event) ? storePrefix(key) + push.after : null;
}
function planLadder(inputs, { event, movedFrom }, key) {
    const repository = repositoryOf(inputs);
    const from = startOf(event);
    const ladder = [];
    const leftOut = [];
    if (from !== null && repository !== null) {
        ladder.push({ source: "merge-base", from, repository, tags: inputs["base-tags"] });
    }
    if (from !== null && keepsMeasurements(event))
        ladder.push({ source: "stored", from, keyPrefix: storePrefix(key), maxParents: MAX_PARENTS });
    if (typeof movedFrom === "string" && repository !== null)
        ladder.unshift({ source: "moving", repository, tags: [movedFrom] });
    // After a push the moving tag is what this very push moved.
    if (movedFrom === undefined && event.push === null && repository !== null) {
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
        return event.mergeBase === null ? { mergeBaseOf: event.pullRequest.number } : { commit: event.mergeBase };
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

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/forge/sticky.js
var sticky = __webpack_require__(33202);
// EXTERNAL MODULE: ./src/host/artifact.js
var host_artifact = __webpack_require__(45984);
// EXTERNAL MODULE: ./src/report/config-words.js
var config_words = __webpack_require__(26916);
// EXTERNAL MODULE: ./src/report/images.js
var report_images = __webpack_require__(77204);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
// EXTERNAL MODULE: ./src/report/notable.js
var notable = __webpack_require__(6221);
// EXTERNAL MODULE: ./src/report/outputs.js
var report_outputs = __webpack_require__(24074);
// EXTERNAL MODULE: ./src/report/render.js + 1 modules
var render = __webpack_require__(5833);
// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
;// CONCATENATED MODULE: ./src/diff/results.js












/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;
const MAX_REASON_COLUMNS = 160;
/** Tells what was measured wherever this run can tell it: files, outputs, the summary, standard output, artifacts, the comment; fails the run over budget. */
async function tellResults(own, { images, unread, key }, cli) {
    const { host } = own;
    const waiveLabel = images[0]?.plan.waiveLabel ?? "";
    const files = images.map(({ plan, report }) => ({ plan, json: (0,render/* renderJson */.hF)(report, host.redact) }));
    for (const { plan, json } of files)
        if (plan.reportPath !== null)
            await host.files.write(plan.reportPath, json);
    // What is known of some images must not be taken for what is known of all.
    const outputs = { ...(unread.length > 0 ? {} : (0,report_outputs/* imagesOutputs */.t)(images)), report: images.flatMap(({ plan }) => plan.reportPath ?? []).join("\n") };
    for (const [name, value] of Object.entries(outputs))
        host.setOutput(name, value);
    const told = images.length === 0 ? [] : [(0,report_images/* renderImages */.h)(images, { waiveLabel, maxBytes: SUMMARY_BYTES })];
    await host.summarize([...told, ...unread.map(renderUnread)].join("\n"));
    if (images.length > 0)
        await cli?.write((0,render/* renderReports */.kr)(images, cli, { waiveLabel }, host.redact));
    if (host.kind === "runner")
        for (const { plan, json } of files)
            await keepReport(own, plan, json);
    host.setOutput("comment-url", unread.length > 0 ? explainSilence(own, images, unread) : await comment(own, images, waiveLabel, key));
    for (const image of images)
        announceWaivers(host, image.report);
    for (const image of images)
        announceBudgets(host, image, images.length + unread.length > 1);
}
function renderUnread({ name, error }) {
    return `### ❌ ${(0,markdown_parts/* codeElement */.Gg)((0,foreign_text/* showForeign */.Ql)(name))} was not weighed\n\n${(0,markdown_parts/* plainText */.wh)((0,foreign_text/* showForeignWords */.j9)(error.message, MAX_REASON_COLUMNS))}\n`;
}
/** The comment of several images stays as it is where it would lack one. Returns its address, which is not known then. */
function explainSilence({ host, forge }, images, unread) {
    const isWanted = images.some(({ plan }) => plan.comment.when !== "never" && plan.comment.pullRequest !== null);
    if (forge !== null && isWanted)
        host.log.notice(`No comment on the pull request: it tells of all images at once, and ${unread.map(({ name }) => name).join(", ")} was not weighed.`);
    return "";
}
async function keepReport({ host, access, store }, plan, json) {
    const name = plan.artifact;
    const files = [{ name: "report.json", content: Buffer.from(json) }];
    const artifact = await (0,host_artifact/* uploadArtifact */.mz)(host, access.transport(), name, files);
    if (!artifact.uploaded && artifact.isNameTaken === true && plan.imagePlatforms.length > 0) {
        throw new src_errors/* UserError */.y(`Another job of this run left a report named ${name}, of another image: whoever joins the platforms would take that one for this.`, "Give each image of a run a `key` of its own.");
    }
    host.log.info(artifact.uploaded ? `The report is artifact ${name}.` : `The report is no artifact: ${artifact.why}`);
    if (plan.storeAs === null)
        return;
    const stored = await store.save(plan.storeAs, Buffer.from(json));
    host.log.info(stored.saved ? "Stored for pull requests to come." : `Not stored for pull requests to come: ${stored.why}`);
}
async function comment({ host, forge }, images, waiveLabel, given) {
    const [first, ...others] = images;
    if (first === undefined || forge === null)
        return "";
    const { when, pullRequest } = first.plan.comment;
    if (when === "never" || pullRequest === null)
        return "";
    const key = others.length === 0 ? first.plan.key : (given ?? "all");
    const needed = when === "always" || images.some(({ report }) => (0,notable/* isNotable */._)(report));
    const body = host.redact((0,report_images/* renderImages */.h)(images, { waiveLabel, maxBytes: (0,sticky/* roomFor */.N_)(key), isBackToNormal: !needed }));
    try {
        const { headSha } = await forge.pullRequest(pullRequest.number);
        if (pullRequest.headSha !== null && headSha !== pullRequest.headSha) {
            host.log.notice(`No comment: the pull request was pushed to since, and the run of ${headSha} comments.`);
            return "";
        }
        const posted = await (0,sticky/* postSticky */.sj)(forge, pullRequest.number, key, body, needed ? "always" : "if-exists");
        return (0,sticky/* announcePosted */.xi)(posted, host.log);
    }
    catch (error) {
        // The image was weighed and the verdict stands, whatever becomes of the comment.
        if (!(error instanceof errors/* ForgeError */.Q8))
            throw error;
        host.log.notice(`No comment on the pull request: ${error.message}`);
        return "";
    }
}
/** Says of the configuration file's waivers what somebody has to do about them. */
function announceWaivers(host, { config }) {
    for (const { line, until, reason, daysLeft, state } of config?.waivers ?? []) {
        const place = { file: config?.path ?? "", title: "Waiver" };
        const waiver = `The waiver of ${line}`;
        if (state === "ended")
            host.log.warning(`${waiver} ran out on ${until}, and waives nothing: ${(0,foreign_text/* showForeignWords */.j9)(reason, MAX_REASON_COLUMNS)}`, place);
        else if (state === "idle")
            host.log.notice(`${waiver} until ${until} is no longer needed: the line holds.`, place);
        else if (daysLeft <= config_words/* SOON_DAYS */._A)
            host.log.notice(`${waiver} ends on ${until}.`, place);
    }
}
/** Fails the run over budget. What guards nothing is said, too: a glob with a slip in it would always pass. */
function announceBudgets(host, { name, report }, isOneOfSeveral) {
    const of = isOneOfSeveral ? ` of ${name}` : "";
    for (const result of report.budgets) {
        const { line, platform, metric, actual } = result;
        if ((0,verdict/* isOver */.PU)(result))
            host.log.error(`Over budget on ${platform}${of}: ${line}`, { title: "Over budget" });
        if (actual === null && report.base !== null)
            host.log.notice(`Not measured on ${platform}${of}, so not held to: ${line}`);
        if (metric.startsWith("path:") && actual === 0)
            host.log.notice(`No bytes of ${platform}${of} are under ${metric}: ${line}`);
    }
    if (report.verdict === "fail")
        host.setExitCode(1);
}

// EXTERNAL MODULE: ./src/diff/subjects.js
var subjects = __webpack_require__(93968);
// EXTERNAL MODULE: ./src/config/choice.js
var choice = __webpack_require__(48385);
// EXTERNAL MODULE: ./src/report/waiver.js
var report_waiver = __webpack_require__(70158);
;// CONCATENATED MODULE: ./src/config/waivers.js


const DAY_MS = 86_400_000;
/** Days (UTC) from `now` to the last day of a waiver: 0 on that day, negative once it ran out. */
function daysLeft({ until }, now) {
    return Math.round((Date.parse(`${until}T00:00:00Z`) - Math.floor(now.getTime() / DAY_MS) * DAY_MS) / DAY_MS);
}
/** What waives each line, as `waivedBy` says it, by the line as `spellLine` has it; what ran out is not among them. */
function waiversInForce(path, waivers, now) {
    return new Map(waivers.filter((waiver) => daysLeft(waiver, now) >= 0).map((waiver) => [(0,budget_line/* spellLine */.Jr)(waiver.budget), (0,report_waiver/* nameWaiver */.I)({ path }, waiver)]));
}
/** What became of each waiver, given how the lines came out. One for a line that was not held here (an input replaced it) is left out. */
function judgeWaivers(waivers, results, now) {
    return waivers.flatMap((waiver) => {
        const own = results.filter(({ line }) => (0,budget_line/* spellLine */.Jr)(line) === (0,budget_line/* spellLine */.Jr)(waiver.budget));
        if (own.length === 0)
            return [];
        const left = daysLeft(waiver, now);
        // A line that was not evaluated may need it the next time.
        const isNeeded = own.some(({ ok }) => ok !== true);
        const state = left < 0 ? "ended" : isNeeded ? "used" : "idle";
        return [{ line: waiver.budget, until: waiver.until, reason: waiver.reason, daysLeft: left, state }];
    });
}

// EXTERNAL MODULE: ./src/report/bound.js
var bound = __webpack_require__(20356);
;// CONCATENATED MODULE: ./src/diff/budget.js


/**
 * Holds every line against the platforms it is for. `waivedBy` is the label that the pull request has, null where it has
 * not; `waivers` are those of the configuration file, by their lines. `mistakes` are the lines that cannot be measured here, each with its cure.
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
                results.push(judge(budget, platform.report.platform, measured.actual, options));
        }
    }
    return { results, mistakes };
}
function describeAbsence(budget, inHead) {
    const known = inHead.map(({ report }) => report.platform).join(", ");
    return `Budget line ${JSON.stringify(budget.line)}: the image has no ${budget.platform ?? "platform"}; it has ${known || "none"}.`;
}
function judge(budget, platform, actual, { waivedBy, waivers }) {
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
    if (ok !== false)
        return { ...result, waivedBy: null };
    return { ...result, waivedBy: waivers?.get((0,budget_line/* spellLine */.Jr)(budget.line)) ?? ((0,verdict/* isWaivable */.uF)(result) ? waivedBy : null) };
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

// EXTERNAL MODULE: ./src/size/compare-images.js
var compare_images = __webpack_require__(7527);
// EXTERNAL MODULE: ./src/size/compare-platform.js + 14 modules
var compare_platform = __webpack_require__(74277);
// EXTERNAL MODULE: ./src/image/image.js
var image_image = __webpack_require__(6010);
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
        throw new src_errors/* UserError */.y(`There is no report at ${place.path}.`, `Give "base" the path of a report.json that plimsoll wrote.`);
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
        tried.push({ source: rung.source, reference, ...baseline_failure(error) });
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
            tried.push({ source: rung.source, reference, ...baseline_failure(error) });
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
        tried.push({ source: "stored", reference, ...baseline_failure(error) });
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
        throw new src_errors/* UserError */.y("No forge can be asked for the base commit.", "Run in a pull request's workflow, or name the base.");
    }
    if ("firstParentOf" in start) {
        const [parent] = await forge.firstParents(start.firstParentOf, 1);
        if (parent !== undefined)
            return parent;
        throw new NoEarlierCommit(`Commit ${start.firstParentOf} has no parent.`, "There is nothing older to compare with.");
    }
    const pullRequest = await forge.pullRequest(start.mergeBaseOf);
    const commit = await forge.mergeBase(pullRequest, headSha ?? pullRequest.headSha);
    if (commit !== null)
        return commit;
    throw new src_errors/* UserError */.y(`The forge names no merge base for pull request ${start.mergeBaseOf}.`, `Name the image to compare with in "base".`);
}
/** Where a history begins, a base is not there, and nothing is wrong. */
class NoEarlierCommit extends src_errors/* UserError */.y {
}
function baseline_failure(error) {
    if (error instanceof image_image/* ImageNotFound */.p || error instanceof NoEarlierCommit)
        return { result: "not-found", error: null };
    if (error instanceof src_errors/* UserError */.y)
        return { result: "unreadable", error: (0,src_errors/* showError */.Q)(error).message };
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
        throw new src_errors/* UserError */.y(`${about.reference} holds none of the platforms ${platforms.join(", ")}.`, "Name another base, or other platforms.");
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

;// CONCATENATED MODULE: ./src/diff/comparison.js




/** Measures head against the first base that can be read to its end. */
async function compare({ host, plan }, head, reach) {
    const tried = [];
    const sides = (0,compare_images/* sidesOf */.Mm)(head);
    for await (const base of findBases(plan.base, reach, tried)) {
        const { source, reference } = base.about;
        try {
            if (!("explicit" in plan.base))
                requireCommonPlatform(base, [...sides.keys(), ...plan.imagePlatforms]);
            const measured = await comparison_measure(host, plan, sides, sidesWeighedHere(plan, base, sides));
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
    return { base: null, tried, measured: await comparison_measure(host, plan, sides, null) };
}
/** Of the base, what this job compares: the other jobs speak of the others. */
function sidesWeighedHere({ imagePlatforms }, base, head) {
    return new Map([...base.sides].filter(([platform]) => head.has(platform) || !imagePlatforms.includes(platform)));
}
function requireCommonPlatform(base, head) {
    if (head.some((platform) => base.sides.has(platform)))
        return;
    const found = [...base.sides.keys()].join(", ");
    throw new compare_platform/* BaseUnreadable */.$(`it is of ${found} alone, and head is not`, "Build both for the same platforms.");
}
function comparison_measure(host, plan, head, base) {
    return (0,compare_images/* compareImages */.qJ)(base, head, {
        depth: plan.depth,
        maxLayerBytes: plan.maxLayerBytes,
        globs: plan.budgets.flatMap(({ glob }) => (glob === null ? [] : [glob])),
        onProgress: (progress) => host.log.progress((0,compare_images/* describeProgress */.vk)(progress)),
    });
}
/** Says which base it was, what came before it on the way there, and what to do where there is none. */
function announceBase({ host, plan, event }, { base, tried }) {
    for (const sentence of "ladder" in plan.base ? plan.base.leftOut : [])
        host.log.notice(sentence);
    for (const { result, reference, error } of tried) {
        if (result === "not-found")
            host.log.info(`No base at ${reference}.`);
        if (result === "unreadable")
            host.log.warning(`The base at ${reference} cannot be used: ${error}`);
    }
    host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
    if (base === null && event.ci !== "" && !keepsMeasurements(event)) {
        host.log.notice(`${event.ci} has no cache in which measurements are kept: tag images sha-COMMIT, or keep report.json as an artifact and give it as --base report:FILE (docs/other-ci.md).`);
    }
}

;// CONCATENATED MODULE: ./src/diff/weighing.js










/** Opens head, compares it, and holds it to its budgets. */
async function weigh(own) {
    const { host, plan, access, store, forge, event } = own;
    const head = await access.open(plan.head, plan.platforms.map(oci_platform/* parsePlatform */.Y8), "refuse");
    // Of an image that several jobs weigh, a base that lacks this one's platform is the base all the same.
    const platforms = plan.imagePlatforms.length > 0 ? plan.imagePlatforms : plan.platforms;
    try {
        const comparison = await host.log.group(`Measuring ${plan.head}`, () => compare(own, head, {
            open: (reference) => access.open(reference, platforms.map(oci_platform/* parsePlatform */.Y8), "skip"),
            readFile: (path) => host.files.read(path, bound/* MAX_REPORT_BYTES */.W),
            store,
            forge,
            headSha: event.pullRequest?.headSha ?? null,
            platforms,
        }));
        announceBase(own, comparison);
        return await buildReport(own, head, comparison);
    }
    finally {
        await head.close();
    }
}
async function buildReport(own, head, { base, tried, measured }) {
    const { host, plan, event } = own;
    const { results, mistakes } = evaluateBudgets(budgetsHere(plan, measured), measured, {
        waivedBy: await findWaiver(own),
        waivers: plan.config === null ? new Map() : waiversInForce(plan.config.path, plan.config.waivers, host.clock.now()),
    });
    if (mistakes.length > 0) {
        throw new src_errors/* UserError */.y(mistakes.join("\n"), `Mend the lines of "budget", or measure where they can be measured.`);
    }
    return {
        schemaVersion: 1,
        kind: "diff",
        base,
        head: {
            reference: plan.headName ?? head.reference,
            digest: head.digest,
            commit: event.pullRequest?.headSha ?? event.push?.after ?? head.commit,
        },
        baseTried: tried,
        verdict: (0,verdict/* verdictOf */.Vj)(results),
        platforms: measured.map(({ report }) => report),
        findings: [],
        budgets: results,
        notCounted: head.notCounted,
        ...describeConfig(own, results),
    };
}
/** What the configuration file did for the image. Lines that an input replaced are not the pull request's to give up. */
function describeConfig({ host, plan, change }, results) {
    const { config, budgets } = plan;
    if (config === null)
        return {};
    const before = change.before === null || !config.hasBudget ? [] : ((0,choice/* findImage */.F)(change.before, plan) ?? change.before).budget;
    const held = new Set(budgets.map(({ line }) => (0,budget_line/* spellLine */.Jr)(line)));
    const droppedLines = before.filter((line) => !held.has((0,budget_line/* spellLine */.Jr)(line)));
    return { config: { path: config.path, isChanged: change.isChanged, droppedLines, waivers: judgeWaivers(config.waivers, results, host.clock.now()) } };
}
/** The lines that this job holds: those for platforms that another one weighs are left to it. */
function budgetsHere({ budgets, imagePlatforms }, measured) {
    const isHere = (platform) => measured.some(({ report }) => report.platform === platform);
    return budgets.filter(({ platform }) => platform === null || !imagePlatforms.includes(platform) || isHere(platform));
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
        if (!(error instanceof errors/* ForgeError */.Q8))
            throw error;
        host.log.notice(`The labels of pull request ${pullRequest.number} cannot be read, so nothing is waived: ${error.message}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/diff/run.js















/** What is wrong with the place that the inputs name and with the configuration file, taken together and with what the environment says. */
async function findMistakes(host, inputs) {
    const nameOf = (name) => (0,read/* inputName */.yu)(host.kind, name);
    return [...(0,named/* findNameMistakes */.G)(await (0,forge_event/* readEnvironment */.Qo)(host), inputs, nameOf), ...(await findSubjectMistakes(host, inputs, nameOf))];
}
async function findSubjectMistakes(host, inputs, nameOf) {
    try {
        const choice = (0,subjects/* chooseSubjects */.x)(inputs, await (0,config_project/* readProject */.W)(host, inputs.config), nameOf);
        return "mistakes" in choice ? choice.mistakes : [];
    }
    catch (error) {
        if (!(error instanceof src_errors/* UserError */.y))
            throw error;
        return error.message.split("\n").map((line) => `${nameOf("config")}: ${line}`);
    }
}
/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. */
async function run(host, inputs, cli) {
    await weighAll(host, [{ inputs }], inputs.key, cli);
}
/** As `run`, of several images at once: one section, one comment (under `key`, or `all`), and the outputs of all of them. What is not an image's own the first one says. */
async function weighAll(host, wanted, key, cli) {
    const [first] = wanted;
    if (first === undefined)
        return;
    const event = await (0,forge_event/* readEvent */.j_)(host, first.inputs);
    const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
    const project = await (0,config_project/* readProject */.W)(host, first.inputs.config);
    const chosen = wanted.flatMap((each) => subjectsOf(host, each, project).map((subject) => ({ subject, each })));
    const plans = chosen.map(({ subject, each: { movedFrom, name } }) => planDiff(subject.inputs, { event, temporaryDirectory, movedFrom, headName: name }, subject.config));
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plans.length === 1 ? plans[0] : plans, null, 2)}\n`));
    for (const { subject } of chosen)
        if (subject.told !== null)
            host.log.info(subject.told);
    const access = (0,image_access/* createAccess */.h)(host, (0,reach/* parseReach */.Z)(first.inputs));
    try {
        const forge = await reachForge(host, access, event, first.inputs["github-token"]);
        const own = { host, event, access, store: createCacheStore(host), forge };
        const change = project === null || forge === null || event.pullRequest === null ? UNKNOWN_CHANGE : await findChange(host, forge, event.pullRequest.number, project.path);
        const { images, unread } = await weighEach(own, plans, change);
        await tellResults(own, { images, unread, key }, cli);
        failForUnread(host, unread);
    }
    finally {
        await access.close();
    }
}
/** One that cannot be weighed does not keep the others from being; alone it ends the run. */
async function weighEach(own, plans, change) {
    const images = [];
    const unread = [];
    for (const plan of plans) {
        try {
            images.push({ plan, name: plan.key, report: await weigh({ ...own, plan, change }) });
        }
        catch (error) {
            if (plans.length === 1 || !(error instanceof src_errors/* UserError */.y))
                throw error;
            unread.push({ name: plan.key, error });
        }
    }
    return { images, unread };
}
function failForUnread(host, unread) {
    const [first, ...others] = unread.map(({ name, error }) => new src_errors/* UserError */.y(`${name}: ${error.message}`, error.hint, { cause: error }));
    for (const error of others)
        (0,failure/* reportFailure */.xV)(host.log, error);
    if (first !== undefined)
        throw first;
}
function subjectsOf(host, { inputs }, project) {
    const choice = (0,subjects/* chooseSubjects */.x)(inputs, project, (name) => (0,read/* inputName */.yu)(host.kind, name));
    if ("mistakes" in choice)
        throw new src_errors/* UserError */.y(choice.mistakes.join("\n"), "Name the image to weigh.");
    return choice.subjects;
}
async function reachForge(host, access, event, token) {
    if (event.forge === null || event.apiUrl === null || event.repository === null) {
        if (event.pullRequest !== null)
            host.log.notice(`The forge of ${event.ci}'s pull request ${event.pullRequest.number} is not known, so nothing is asked of it and nothing is posted. Name it with --forge, --repo and --api-url.`);
        return null;
    }
    return await (0,connect/* createForge */.u)(host, access.transport(), event, token ?? "");
}


/***/ }),

/***/ 93968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ reportPathOf),
/* harmony export */   x: () => (/* binding */ chooseSubjects)
/* harmony export */ });
/* harmony import */ var _config_choice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48385);
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(100);


/** Chooses the image that is named, else those of the file that say where they are read from. `nameOf`: how an input is called. */
function chooseSubjects(inputs, project, nameOf) {
    const { head } = inputs;
    if (head !== undefined) {
        const image = project === null ? null : (0,_config_choice_js__WEBPACK_IMPORTED_MODULE_0__/* .findImage */ .F)(project, { key: inputs.key, head });
        return { subjects: [subjectOf({ ...inputs, head }, project, image)] };
    }
    const readable = (project?.images ?? []).flatMap((image) => (image.head === null ? [] : [{ image, head: image.head }]));
    const named = readable.filter(({ image }) => image.key === inputs.key);
    const chosen = named.length > 0 ? named : readable;
    if (chosen.length === 0)
        return { mistakes: [`${nameOf("head")}: ${describeNone(project)}`] };
    const mistakes = chosen.length === 1 ? [] : ["base", "base-image", "artifact", "image-platforms"].flatMap((name) => (isGiven(inputs, name) ? [`${nameOf(name)}: it is one image's, and ${chosen.length} are weighed; name one of them in ${nameOf("key")}.`] : []));
    if (mistakes.length > 0)
        return { mistakes };
    const keyOf = ({ key }) => (chosen.length === 1 ? (inputs.key ?? key) : key);
    return { subjects: chosen.map(({ image, head: place }) => subjectOf({ ...inputs, head: place, key: keyOf(image), report: reportPathOf(inputs.report, image.key, chosen.length) }, project, image)) };
}
function isGiven(inputs, name) {
    const value = Object.entries(inputs).find(([input]) => input === name)?.[1];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "auto";
}
function describeNone(project) {
    const example = 'as in "ghcr.io/acme/api:pr-7"';
    if (project === null)
        return `it must be given, ${example}, where no .plimsoll.yml names the images.`;
    return `it must be given, ${example}: no image of ${project.path} has a "head".`;
}
/** One file for each image: `out/report.json` becomes `out/report-acme-api.json`. */
function reportPathOf(path, key, count) {
    if (path === undefined || count === 1)
        return path;
    return path.replace(/(\.[^./\\]+)?$/, (ending) => `-${key.replace(/[":<>|*?\r\n\\/]/g, "-")}${ending}`);
}
function subjectOf(inputs, project, image) {
    if (project === null)
        return { inputs, config: null, told: null };
    const own = image ?? project;
    return {
        inputs: {
            ...inputs,
            key: inputs.key ?? image?.key,
            platforms: inputs.platforms.length > 0 ? inputs.platforms : own.platforms,
            budget: inputs.budget.length > 0 ? inputs.budget : own.budget,
            "base-image": inputs["base-image"] ?? ((0,_image_place_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlace */ .De)(inputs.head).transport === "docker" ? undefined : image?.image[0]),
        },
        config: { path: project.path, waivers: own.waivers, hasBudget: inputs.budget.length === 0 },
        told: describeChoice(project, image),
    };
}
function describeChoice({ path, images }, image) {
    if (image !== null)
        return `${path}: what it says of ${image.key} holds.`;
    return images.length === 0 ? `${path}: what it says of every image holds.` : `${path}: this is none of its images (${images.map(({ key }) => key).join(", ")}), so only what it says of every image holds.`;
}


/***/ }),

/***/ 4325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ platformName),
/* harmony export */   e: () => (/* binding */ reportName)
/* harmony export */ });
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45984);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** The name of the file or artifact that holds the report of a key, or what one job of several measured of it. */
function reportName(key, platform) {
    return (0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .Cs)(["plimsoll-report", key, ...(platform === undefined ? [] : platformWords(platform))].join("-"));
}
/** A platform as names of jobs and artifacts hold it: `linux-arm-v7`. */
function platformName(platform) {
    return platformWords(platform).join("-");
}
function platformWords(platform) {
    const { os, architecture, variant, osVersion } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(platform);
    return [os, architecture, variant, osVersion].filter((word) => word !== undefined);
}


/***/ })

};
