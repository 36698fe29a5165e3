export const id = 5523;
export const ids = [5523];
export const modules = {

/***/ 96726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** The machine's own time. */
const systemClock = {
    now: () => new Date(),
    async sleep(ms, signal) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    },
};


/***/ }),

/***/ 26307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createExec),
/* harmony export */   r: () => (/* binding */ createStartBackground)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93614);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10918);







const DEFAULT_OUTPUT_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 60_000;
/** How long a child may take to obey, and a grandchild may hold the pipes of a child that is gone. */
const GRACE_MS = 1000;
/** Longer than any first line that is meant. */
const MAX_FIRST_LINE_BYTES = 65_536;
/** What a child must not inherit: the job's inputs and tokens, and the files through which it could speak for us. */
const PRIVATE = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$)/i;
/** Runs programs with this environment (less what only the runner and we may know) and directory. */
function createExec(env, directory) {
    return (command, args, options = {}) => new Promise((done, fail) => {
        const child = start(command, args, {
            cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, options.directory ?? "."),
            env: { ...(options.env ?? publicEnvironment(env)), ...options.extraEnv },
        });
        watch(child, command, options, done, fail);
    });
}
// Not @actions/exec: it cannot end a child at a deadline, leaves stdin open, and keeps an unbounded line buffer.
function start(command, args, options) {
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { ...options, shell: false, stdio: "pipe", windowsHide: true });
    }
    catch (error) {
        // Node refuses a NUL byte in a name or an argument before it starts anything.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${command} cannot be run with these arguments.`, "Remove control characters from the inputs.", { cause: error });
    }
}
function watch(child, command, options, done, fail) {
    const timeoutMs = options.timeoutMs === undefined ? DEFAULT_TIMEOUT_MS : options.timeoutMs;
    const stdout = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
    const stderr = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
    let isLate = false;
    let grace;
    const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_5__/* .onExit */ .cf)(() => child.kill());
    const end = () => {
        child.kill();
        grace = setTimeout(() => {
            child.kill("SIGKILL");
            closePipes(child);
        }, GRACE_MS);
    };
    const deadline = timeoutMs === null
        ? undefined
        : setTimeout(() => {
            isLate = true;
            end();
        }, timeoutMs);
    options.signal?.addEventListener("abort", end, { once: true });
    const settle = () => {
        clearTimeout(deadline);
        clearTimeout(grace);
        options.signal?.removeEventListener("abort", end);
        forget();
    };
    child.stdout.on("data", stdout.add);
    child.stderr.on("data", stderr.add);
    if (options.onStdout !== undefined)
        child.stdout.on("data", options.onStdout);
    if (options.onStderr !== undefined)
        child.stderr.on("data", options.onStderr);
    // A child that does not read its input closes the pipe; its exit code says whether that matters.
    child.stdin.on("error", () => { });
    child.stdin.end(options.input ?? "");
    child.once("error", (error) => {
        settle();
        fail(notStarted(command, error));
    });
    child.once("exit", () => {
        grace ??= setTimeout(() => closePipes(child), GRACE_MS);
    });
    child.once("close", (code, signal) => {
        settle();
        if (isLate && timeoutMs !== null) {
            fail(new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${command} did not finish within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(timeoutMs)} and was ended.`, `Run ${command} by hand to see what it waits for.`));
            return;
        }
        done({
            exitCode: code ?? 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_2__.constants.signals[signal]),
            stdout: stdout.text(),
            stderr: stderr.text(),
            truncated: stdout.isCut() || stderr.isCut(),
        });
    });
}
/** Starts programs that outlive this process, with this environment (less what only the runner and we may know) and directory. */
function createStartBackground(env, directory) {
    return async (command, args, { input, logFile, timeoutMs, extraEnv }) => {
        const log = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, logFile), "a", 0o600);
        try {
            // Detached: in a session of its own, it gets none of the signals that end the step.
            const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { cwd: directory, env: { ...publicEnvironment(env), ...extraEnv }, shell: false, detached: true, stdio: ["pipe", "pipe", log], windowsHide: true });
            child.stdin.on("error", () => { });
            child.stdin.end(input);
            const firstLine = await readFirstLine(child, timeoutMs);
            return { pid: child.pid ?? 0, firstLine };
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(log);
        }
    };
}
/** Lets go of the child with its first line, and ends it when that does not come. */
function readFirstLine(child, timeoutMs) {
    return new Promise((done, fail) => {
        let text = "";
        const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_5__/* .onExit */ .cf)(() => child.kill("SIGKILL"));
        const settle = (error) => {
            clearTimeout(deadline);
            forget();
            child.removeAllListeners();
            child.on("error", () => { });
            child.stdin.destroy();
            child.stdout.destroy();
            child.unref();
            if (error === null)
                return done(text.slice(0, text.indexOf("\n")).trimEnd());
            child.kill("SIGKILL");
            fail(error);
        };
        const deadline = setTimeout(() => settle(new Error(`it said nothing within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(timeoutMs)}`)), timeoutMs);
        child.stdout.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
            if (text.includes("\n"))
                settle(null);
            else if (text.length > MAX_FIRST_LINE_BYTES)
                settle(new Error("its first line does not end"));
        });
        child.once("error", (error) => settle(error));
        // Not "exit": what it wrote before may still be in the pipe.
        child.once("close", (code, signal) => settle(new Error(`it ended with ${signal ?? `exit code ${code}`} before it said anything`)));
    });
}
function closePipes(child) {
    child.stdout.destroy();
    child.stderr.destroy();
}
function notStarted(command, error) {
    const code = error.code;
    if (code === "ENOENT")
        return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${command} was not found.`, `Install ${command}, or put its folder on PATH.`, { cause: error });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${command} cannot be started: ${error.message}.`, "Check that it is a program this user may run.", { cause: error });
}
function publicEnvironment(env) {
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && !PRIVATE.test(name))
            kept[name] = value;
    }
    return kept;
}
/** Keeps the last bytes of a stream. */
function createTail(maxBytes) {
    let chunks = [];
    let keptBytes = 0;
    let isCut = false;
    return {
        add(chunk) {
            chunks.push(chunk);
            keptBytes += chunk.length;
            // Twice the bound before it is cut, so that a chatty child does not cost a copy of it a chunk.
            if (keptBytes <= 2 * maxBytes)
                return;
            chunks = [Buffer.concat(chunks).subarray(-maxBytes)];
            keptBytes = maxBytes;
            isCut = true;
        },
        text: () => Buffer.concat(chunks).subarray(-maxBytes).toString(),
        isCut: () => isCut || keptBytes > maxBytes,
    };
}


/***/ }),

/***/ 31119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93614);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10918);
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







const NOT_A_FOLDER = ["a part of its path is a file, not a folder", "Name a path in a folder."];
const NOT_ALLOWED = ["this user may not", "Name a path that this user may write to, or give it the right."];
const WRITE_FAULTS = {
    ENAMETOOLONG: ["the path is too long", "Name a shorter path."],
    ENOTDIR: NOT_A_FOLDER,
    // What `mkdir` says of a file in a folder's place.
    EEXIST: NOT_A_FOLDER,
    EISDIR: ["it is a directory", "Name a file in it."],
    EACCES: NOT_ALLOWED,
    EPERM: NOT_ALLOWED,
    ENOSPC: ["the disk is full", "Free some of it, or name a path on another disk."],
    EROFS: ["the disk may only be read", "Name a path on a disk that may be written to."],
};
/** Files by path, relative ones meant from `directory`. */
function createFiles(directory) {
    return {
        read: (path, maxBytes) => readWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, maxBytes),
        write: (path, content, mode) => writeWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, content, mode),
    };
}
async function readWhole(absolute, shown, maxBytes) {
    try {
        return await readBounded(absolute, shown, maxBytes);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y)
            throw error;
        switch (codeOf(error)) {
            case "ENOENT":
            case "ENOTDIR":
                return null;
            case "EISDIR":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} is a directory, not a file.`, "Name the file itself.", { cause: error });
            case "ENAMETOOLONG":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be read: the path is too long.`, "Name a file by a shorter path.", { cause: error });
            case "EACCES":
            case "EPERM":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} may not be read.`, "Give this user the right to read it.", { cause: error });
            default:
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be read: ${messageOf(error)}.`, "Check the disk and the path.", { cause: error });
        }
    }
}
/** Never trusts `stat`: a pipe or a file that grows is cut off all the same. */
async function readBounded(absolute, shown, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(absolute, "r"), true);
        const chunks = [];
        let bytes = 0;
        for (;;) {
            const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(65_536, maxBytes + 1 - bytes)) });
            if (bytesRead === 0)
                return Buffer.concat(chunks, bytes);
            chunks.push(buffer.subarray(0, bytesRead));
            bytes += bytesRead;
            if (bytes > maxBytes) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} is larger than ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(maxBytes)}.`, "Check that this is the file you meant.");
            }
        }
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
async function writeWhole(absolute, shown, content, mode = 0o666) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(absolute), { recursive: true });
        const file = await findReplaceable(absolute);
        // Opened for appending: what a pipe or /dev/stdout got before stays.
        await (file === null ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(absolute, content, { flag: "a" }) : replace(file, content, mode));
    }
    catch (error) {
        throw notWritten(shown, error);
    }
}
/** The file, or the place of one, that the path leads to; null for what lives on when it is written to, as a pipe or a device does. */
async function findReplaceable(path) {
    // Links to what is open already, which may be a file that the shell writes to as well.
    if (/^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(path))
        return null;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(nullWhereAbsent);
    if (target !== null)
        return target.isFile() ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path) : null;
    const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(nullWhereAbsent);
    // A link to nothing yet; one that leads back to itself was refused by `stat`.
    return link === null ? path : await findReplaceable((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path)));
}
function nullWhereAbsent(error) {
    if (codeOf(error) === "ENOENT")
        return null;
    throw error;
}
async function replace(path, content, mode) {
    // Not named after the file, whose name may be as long as a name may be.
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.plimsoll-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_5__/* .onExit */ .cf)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true }));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(temporary, content, { mode, flag: "wx" });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, path);
    }
    catch (error) {
        // That there is nothing to remove must not hide why.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true }).catch(() => { });
        throw error;
    }
    finally {
        forget();
    }
}
function notWritten(shown, error) {
    const [why, hint] = WRITE_FAULTS[codeOf(error) ?? ""] ?? [messageOf(error), "Name a path that this user may write to."];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be written: ${why}.`, hint, { cause: error });
}
function codeOf(error) {
    return error.code;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 89197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ neutralize)
/* harmony export */ });
// ECMA-48 sequences: OSC, DCS, SOS, PM and APC up to their terminator, then CSI, then two-byte escapes.
const ESCAPES = new RegExp([
    "(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c\\r\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?",
    "\\u001b[ -/]*[0-~]?",
].join("|"), "g");
// Control characters but the tab, and what turns the direction of text.
const CONTROLS = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
 * The lines of a text that a child or a stranger wrote, harmless in a log: no terminal escape, no control character,
 * and nothing that a runner takes for a workflow command (`::name::` at the start of a line, `##[name]` anywhere).
 */
function neutralize(text, options = {}) {
    const plain = text.replace(ESCAPES, "").split(/\r\n|\n|\r/).map((line) => line.replace(CONTROLS, "")).join("\n");
    const safe = options.redact === undefined ? plain : options.redact(plain);
    return safe.split("\n").map((line) => cut(breakCommands(line), options.maxLineLength ?? Infinity));
}
/** A backslash inside each command's opening, as the runner itself does where it must show one. */
function breakCommands(line) {
    return line.replace(/##(?=(?:vso)?\[)/gi, "##\\").replace(/^(\s*)::/, "$1\\::");
}
function cut(line, maxLength) {
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength).toWellFormed()}… (${line.length - maxLength} more characters)`;
}


/***/ }),

/***/ 70239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/* unused harmony export secretForms */
/** Fewer characters than this would blank out ordinary words. */
const MIN_SECRET_LENGTH = 6;
const MIN_BASE64_LENGTH = 8;
/** A redactor that knows nothing yet. */
function createRedactor() {
    const known = new Set();
    const warnedOf = new Set();
    return {
        weaknessOf(secret) {
            const text = secret.trim();
            if (text === "" || text.length >= MIN_SECRET_LENGTH || warnedOf.has(text))
                return null;
            warnedOf.add(text);
            return `A secret of fewer than ${MIN_SECRET_LENGTH} characters cannot be hidden without hiding ordinary words. Use a longer one.`;
        },
        add(secret) {
            const fresh = secretForms(secret).filter((form) => !known.has(form));
            for (const form of fresh)
                known.add(form);
            return fresh;
        },
        redact: (text) => hide(text, known),
    };
}
/** Overlapping finds are hidden as one: replacing form after form would leave the ends of the longer behind. */
function hide(text, forms) {
    const finds = [];
    for (const form of forms) {
        for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1))
            finds.push([at, at + form.length]);
    }
    if (finds.length === 0)
        return text;
    finds.sort((a, b) => a[0] - b[0]);
    let hidden = "";
    let done = 0;
    let lastEnd = -1;
    for (const [start, end] of finds) {
        if (start > lastEnd) {
            hidden += `${text.slice(done, start)}***`;
        }
        lastEnd = Math.max(lastEnd, end);
        done = lastEnd;
    }
    return hidden + text.slice(done);
}
/** Every form of a secret that a log, a comment or a file may show it in; [] when it is too short to hide. */
function secretForms(secret) {
    const forms = new Set();
    for (const part of partsOf(secret)) {
        for (const form of encodingsOf(part))
            forms.add(form);
    }
    return [...forms];
}
/** The whole, its lines, and the secret fields of a JSON key file. */
function partsOf(secret) {
    const parts = new Set();
    const take = (value) => {
        // White space, and the stars that a masked secret is shown as, are none.
        if (/^[*\s]*$/.test(value))
            return;
        for (const part of [value, value.trim()]) {
            if (part.length >= MIN_SECRET_LENGTH)
                parts.add(part);
        }
    };
    const takeLines = (value) => {
        take(value);
        for (const line of value.split(/\r\n|\n|\r/)) {
            if (!/^\s*(-----(BEGIN|END) .*|[{}[\],]*)\s*$/.test(line))
                take(line);
        }
    };
    takeLines(secret);
    for (const field of [...jsonSecrets(secret), ...jsonSecrets(decodeBase64(secret))])
        takeLines(field);
    // Of a JWT the signature alone makes the rest, which anybody may know, a credential.
    const [, signature] = /^\s*eyJ[\w-]+\.[\w-]*\.([\w-]+)\s*$/.exec(secret) ?? [];
    if (signature !== undefined)
        take(signature);
    return parts;
}
/** `token`, `private_key`, `clientSecret`, `SecretAccessKey`, but not `public_key_url`. */
const SECRET_KEYS = /^(auth|passphrase|(.*[_-])?(pass(word)?|token|secret|key|key_id)|.*(Password|Token|Secret|AccessKey)|(private|api)Key)$/i;
/** Key files are often kept in base64, as one line. */
function decodeBase64(text) {
    return /^\s*[A-Za-z0-9+/=_-]{16,}\s*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : "";
}
function jsonSecrets(text) {
    if (!text.trimStart().startsWith("{"))
        return [];
    const found = [];
    try {
        JSON.parse(text, (key, value) => {
            if (typeof value === "string" && SECRET_KEYS.test(key))
                found.push(value);
            return value;
        });
    }
    catch {
        // Not JSON after all: the whole and its lines are hidden anyway.
    }
    return found;
}
function encodingsOf(value) {
    const bytes = Buffer.from(value);
    // base64 of JSON holds the escaped secret, base64 of base64 the encoded one: at any offset, like the secret itself.
    const escaped = jsonForms(value);
    const cores = [value, ...escaped].flatMap(base64Cores);
    return [
        value,
        ...escaped,
        ...cores,
        ...base64Cores(value).flatMap(base64Cores),
        ...wrappedBase64(bytes),
        bytes.toString("hex"),
        bytes.toString("hex").toUpperCase(),
        ...urlForms(value),
        ...quotedForms(value),
    ];
}
/**
 * What base64 makes of the middle of the bytes whatever stands before and after them: for each of the three alignments
 * the longest run of whole groups, in both alphabets. It is found in base64 of `user:secret` as well.
 */
function base64Cores(text) {
    const bytes = Buffer.from(text);
    const cores = [];
    for (const skip of [0, 1, 2]) {
        const groups = Math.floor((bytes.length - skip) / 3);
        const middle = bytes.subarray(skip, skip + groups * 3);
        for (const alphabet of ["base64", "base64url"]) {
            const core = middle.toString(alphabet);
            if (core.length >= MIN_BASE64_LENGTH)
                cores.push(core);
        }
    }
    return cores;
}
/** Tools wrap base64 at 76 (MIME) or 64 (PEM) columns; a log is masked line by line. */
function wrappedBase64(bytes) {
    const whole = bytes.toString("base64");
    return [64, 76].flatMap((columns) => whole.length <= columns ? [] : (whole.match(new RegExp(`.{${MIN_BASE64_LENGTH},${columns}}`, "g")) ?? []));
}
function urlForms(value) {
    const wellFormed = value.toWellFormed();
    const component = encodeURIComponent(wellFormed);
    const strict = component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const form = new URLSearchParams({ x: wellFormed }).toString().slice(2);
    return [component, strict, form, encodeURI(wellFormed)].flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())]);
}
function jsonForms(value) {
    const plain = JSON.stringify(value).slice(1, -1);
    const unicode = (text, which) => text.replace(which, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
    // Python escapes all but ASCII; Go escapes what HTML could take for a tag; JSON in JSON escapes the escapes.
    return [plain, unicode(plain, /[\u0080-\uffff]/g), unicode(plain, /[<>&\u2028\u2029]/g), JSON.stringify(plain).slice(1, -1)];
}
function quotedForms(value) {
    const xml = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return [
        value.replaceAll("'", "'\\''"),
        value.replaceAll("'", "\\'"),
        value.replaceAll("\\", "\\\\").replaceAll("'", "\\'"),
        xml,
        xml.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
        xml.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
        xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    ];
}


/***/ }),

/***/ 63616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ withFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** A PATH with the folder in front. */
function withFolder(folder, searchPath) {
    return searchPath ? `${folder}${node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter}${searchPath}` : folder;
}


/***/ })

};
