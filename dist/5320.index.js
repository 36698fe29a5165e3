export const id = 5320;
export const ids = [5320];
export const modules = {

/***/ 58392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N1: () => (/* binding */ replaceConfigFile),
/* harmony export */   RG: () => (/* binding */ readConfigFile),
/* harmony export */   cw: () => (/* binding */ removeFolders),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   "if": () => (/* binding */ findConfigFile),
/* harmony export */   kK: () => (/* binding */ withLock),
/* harmony export */   l5: () => (/* binding */ temporaryPath),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16986);
/* harmony import */ var _host_exit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10918);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83612);
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








const MAX_BYTES = 16 * 1024 * 1024;
const PRIVATE_MODE = 0o600;
const LOCK_POLL_MS = 25;
/** A lock is held for the time that a small file takes to be read and written. One that did not change for so long was left behind. */
const LOCK_STALE_MS = 10_000;
const LOCK_WAIT_MS = 60_000;
/** The `config.json` of a folder, or what a link in its place leads to, also where nothing is there yet: the link itself stays. */
async function findConfigFile(folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.resolve)(folder), "config.json");
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path).catch((error) => absentOr(error, path));
    if (found !== null)
        return found;
    const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path).catch(() => null);
    if (link === null)
        return path;
    return await followLinks((0,node_path__WEBPACK_IMPORTED_MODULE_4__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path), link));
}
/** What a path leads to where in the end there is nothing yet; a circle was refused before. */
async function followLinks(path) {
    const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path).catch(() => null);
    if (link !== null)
        return await followLinks((0,node_path__WEBPACK_IMPORTED_MODULE_4__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path), link));
    return (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path)).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_4__.basename)(path));
}
/** Reads and checks a configuration file. Throws a `UserError` for one that cannot be read, and never shows what is in it. */
async function readConfigFile(path) {
    const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch((error) => absentOr(error, path));
    if (info === null)
        return { path, bytes: null, mode: null };
    if (!info.isFile())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y(`${path} is not a file.`, "Move it away: Docker keeps its configuration there.");
    if (info.size > MAX_BYTES)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y(`${path} is larger than 16 MB.`, "This is no configuration of Docker: move it away.");
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path).catch((cause) => {
        throw failed(path, "read", cause);
    });
    const { content } = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_7__/* .parseDockerConfig */ .Cj)(bytes.toString("utf8"), path);
    for (const section of ["auths", "credHelpers"]) {
        const value = content[section] ?? {};
        if (typeof value === "object" && !Array.isArray(value))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y(`"${section}" in ${path} is not a JSON object, so Docker cannot read it.`, "Mend it, or log in again after removing it.");
    }
    return { path, bytes, mode: info.mode & 0o777 };
}
/** Makes a folder for a configuration, for this user alone; the first of the folders that it took, null where it was there. */
async function makeFolder(folder) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true, mode: 0o700 })) ?? null;
    }
    catch (cause) {
        throw failed(folder, "made", cause);
    }
}
/** Removes a folder that `makeFolder` made, and those above it up to `first`, as far as nothing else is in them. */
async function removeFolders(folder, first) {
    for (let at = folder; at.length >= first.length && at.startsWith(first); at = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(at)) {
        const isGone = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(at).then(() => true, (error) => codeOf(error) === "ENOENT");
        if (!isGone)
            return;
    }
}
/** Where the next content of a configuration is written, before it takes the place of the last. */
function temporaryPath(path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_4__.basename)(path)}.plimsoll-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
}
/** Puts new content in the place of a file, whole or not at all, by a temporary file that only this user can read. */
async function replaceConfigFile(file, content, temporary, mode = PRIVATE_MODE) {
    const forget = (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_6__/* .onExit */ .cf)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true }));
    try {
        {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const written = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(temporary, "wx", PRIVATE_MODE), true);
                await written.writeFile(content);
                // A machine that stops now must find the old content or the new, not an empty file.
                await written.sync();
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
        await keepOwner(file, temporary);
        if (mode !== PRIVATE_MODE)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chmod)(temporary, mode);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, file.path);
    }
    catch (cause) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true }).catch(() => { });
        throw failed(file.path, "written", cause);
    }
    finally {
        forget();
    }
}
/** Root may log in for somebody else, whose file it stays. */
async function keepOwner(file, temporary) {
    if (file.bytes === null || process.getuid?.() !== 0)
        return;
    const { uid, gid } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file.path);
    if (uid !== 0 || gid !== 0)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chown)(temporary, uid, gid);
}
/** Does work while no other login of ours reads or writes the file. A lock whose owner is gone is taken over. */
async function withLock(host, path, work) {
    const lock = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_4__.basename)(path)}.plimsoll-lock`);
    const token = `${process.pid} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()} ${(0,node_os__WEBPACK_IMPORTED_MODULE_3__.hostname)()}`;
    await takeLock(host, lock, token);
    const forget = (0,_host_exit_js__WEBPACK_IMPORTED_MODULE_6__/* .onExit */ .cf)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(lock, { force: true }));
    try {
        return await work();
    }
    finally {
        forget();
        // Another may have taken over what it thought was left behind.
        if ((await readLock(lock)) === token)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(lock, { force: true });
    }
}
async function takeLock(host, lock, token) {
    const startMs = host.clock.now().getTime();
    let seen = null;
    let seenMs = startMs;
    for (;;) {
        if (await makeLock(lock, token))
            return;
        const holder = await readLock(lock);
        const nowMs = host.clock.now().getTime();
        if (holder !== seen)
            [seen, seenMs] = [holder, nowMs];
        if (holder !== null && (isDead(holder) || nowMs - seenMs > LOCK_STALE_MS)) {
            await breakLock(lock, holder);
            continue;
        }
        if (nowMs - startMs > LOCK_WAIT_MS)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y(`${lock} is held by another login that does not end.`, "If none is running, remove that file.");
        await host.clock.sleep(LOCK_POLL_MS * (0.5 + Math.random()));
    }
}
async function makeLock(lock, token) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(lock, token, { flag: "wx", mode: PRIVATE_MODE });
        return true;
    }
    catch (error) {
        if (codeOf(error) === "EEXIST")
            return false;
        throw failed(lock, "written", error);
    }
}
function readLock(lock) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(lock, "utf8").catch(() => null);
}
/** Whether the process that holds a lock was one of this machine and is no more. */
function isDead(holder) {
    const [, pid = "", machine = ""] = /^(\d+) \S+ (.+)$/s.exec(holder) ?? [];
    if (pid === "" || machine !== (0,node_os__WEBPACK_IMPORTED_MODULE_3__.hostname)())
        return false;
    try {
        process.kill(Number(pid), 0);
        return false;
    }
    catch (error) {
        return codeOf(error) === "ESRCH";
    }
}
/** Takes away a lock that was left behind, and puts it back where it was a new one already. */
async function breakLock(lock, holder) {
    const aside = `${lock}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const isMoved = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(lock, aside).then(() => true, () => false);
    if (!isMoved)
        return;
    const moved = await readLock(aside);
    if (moved !== null && moved !== holder)
        await makeLock(lock, moved);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(aside, { force: true });
}
function absentOr(error, path) {
    if (codeOf(error) === "ENOENT")
        return null;
    throw failed(path, "read", error);
}
const WHY = {
    EACCES: "this user may not",
    EPERM: "this user may not",
    EROFS: "the disk may only be read",
    ENOSPC: "the disk is full",
    ENOTDIR: "a part of its path is a file",
    EEXIST: "a part of its path is a file",
    EISDIR: "it is a directory",
    ELOOP: "its links lead in a circle",
};
function failed(path, done, cause) {
    const why = WHY[codeOf(cause) ?? ""] ?? (cause instanceof Error ? cause.message : String(cause));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .y(`${path} cannot be ${done}: ${why}.`, "Give this user the right to it, or set DOCKER_CONFIG to a folder of its own.", { cause });
}
function codeOf(error) {
    return error.code;
}
/** Whether anything is at a path, a link to nothing included. */
async function exists(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).then(() => true, () => false);
}


/***/ }),

/***/ 52633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ undosOf),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   SP: () => (/* binding */ putEntry),
/* harmony export */   Wz: () => (/* binding */ beginEdit),
/* harmony export */   fe: () => (/* binding */ restoreEntry),
/* harmony export */   nw: () => (/* binding */ removeEntries),
/* harmony export */   sy: () => (/* binding */ endEdit),
/* harmony export */   tN: () => (/* binding */ undo),
/* harmony export */   u0: () => (/* binding */ entryText),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

const BOM = "\u00ef\u00bb\u00bf";
/** An edit of the bytes of a file; their JSON must be valid, or nothing. */
function beginEdit(bytes) {
    const edit = { text: Buffer.from(bytes).toString("latin1"), splices: [] };
    // Docker reads nothing behind a byte-order mark.
    const bare = edit.text.startsWith(BOM) ? splice(edit, 0, BOM.length, "") : edit;
    return bare.text.trim() === "" ? splice(bare, 0, bare.text.length, "{}") : bare;
}
/** The bytes that an edit leads to. */
function endEdit({ text }) {
    return Buffer.from(text, "latin1");
}
/** What takes a whole edit back, in the order to do it. */
function undosOf({ splices }) {
    return splices.map(({ at, removed, inserted }) => ({ at, removed, insertedLength: inserted.length })).toReversed();
}
/** The bytes as they were before an edit that led to exactly these. */
function undo(bytes, undos) {
    let text = Buffer.from(bytes).toString("latin1");
    for (const { at, removed, insertedLength } of undos)
        text = text.slice(0, at) + removed + text.slice(at + insertedLength);
    return Buffer.from(text, "latin1");
}
/** Sets `section.key`, making the section where there is none; all else keeps its form. Of repeated keys, the last counts and is set. */
function putEntry(edit, section, key, value) {
    const root = readObject(edit.text, edit.text.indexOf("{"));
    const parent = root.members.findLast((member) => member.key === section);
    if (parent === undefined)
        return insertMember(edit, root, section, { [key]: value });
    if (edit.text[parent.valueStart] !== "{")
        return replaceValue(edit, parent, { [key]: value });
    const entries = readObject(edit.text, parent.valueStart);
    const known = entries.members.findLast((member) => member.key === key);
    return known === undefined ? insertMember(edit, entries, key, value) : replaceValue(edit, known, value);
}
/** Puts text, as `entryText` gave it, in the place of the value of `section.key`, which must be there. */
function restoreEntry(edit, section, key, valueText) {
    const member = findEntries(edit.text, section).findLast((each) => each.key === key);
    return member === undefined ? edit : splice(edit, member.valueStart, member.end, valueText);
}
/** Takes away each entry of a section whose key and value are wanted gone. */
function removeEntries(edit, section, isUnwanted) {
    const unwanted = findEntries(edit.text, section).find(({ key, valueStart, end }) => isUnwanted(key, parseValue(edit.text.slice(valueStart, end))));
    return unwanted === undefined ? edit : removeEntries(removeMember(edit, section, unwanted), section, isUnwanted);
}
/** The value of `section.key` as it is written; null where there is none. */
function entryText({ text }, section, key) {
    const member = findEntries(text, section).findLast((each) => each.key === key);
    return member === undefined ? null : text.slice(member.valueStart, member.end);
}
/** The entries of a section, each as it is written or repeated. */
function entriesOf({ text }, section) {
    return findEntries(text, section).map(({ key, valueStart, end }) => ({ key, value: parseValue(text.slice(valueStart, end)) }));
}
/** Whether nothing is said but that there are no entries. */
function isBlank({ text }) {
    const value = parseValue(text);
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && Object.entries(value).every(([key, inner]) => key === "auths" && isEmpty(inner));
}
function isEmpty(value) {
    return value === null || ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && Object.keys(value).length === 0);
}
function findEntries(text, section) {
    const sections = readObject(text, text.indexOf("{")).members.filter(({ key, valueStart }) => key === section && text[valueStart] === "{");
    return sections.flatMap(({ valueStart }) => readObject(text, valueStart).members);
}
function removeMember(edit, section, { start, end }) {
    const root = readObject(edit.text, edit.text.indexOf("{"));
    const spans = root.members.filter(({ key, valueStart }) => key === section && edit.text[valueStart] === "{").map(({ valueStart }) => readObject(edit.text, valueStart));
    const parent = spans.find((span) => span.start < start && end < span.end);
    if (parent === undefined)
        return edit;
    const position = parent.members.findIndex((member) => member.start === start);
    const before = parent.members[position - 1];
    const after = parent.members[position + 1];
    if (after !== undefined)
        return splice(edit, start, after.start, "");
    return before === undefined ? splice(edit, parent.start + 1, parent.end - 1, "") : splice(edit, before.end, end, "");
}
function insertMember(edit, parent, key, value) {
    const { text } = edit;
    const last = parent.members.at(-1);
    if (last === undefined) {
        const own = lineStart(text, parent.start);
        const unit = indentUnit(text);
        if (own === null || unit === "")
            return splice(edit, parent.start + 1, parent.end - 1, member(key, value, "", "", ":"));
        return splice(edit, parent.start + 1, parent.end - 1, `\n${own}${unit}${member(key, value, unit, own + unit, ": ")}\n${own}`);
    }
    const previousEnd = parent.members.at(-2)?.end ?? parent.start;
    // From the comma (or the brace) to the key, comments are none in JSON.
    const lead = text.slice(text.indexOf(parent.members.length > 1 ? "," : "{", previousEnd) + 1, last.start);
    const colon = /^\s/.test(text.slice(text.indexOf(":", endOfString(text, last.start)) + 1, last.valueStart)) ? ": " : ":";
    const isOnLines = lead.includes("\n");
    const indent = isOnLines ? lead.slice(lead.lastIndexOf("\n") + 1) : "";
    return splice(edit, last.end, last.end, `,${lead}${member(key, value, isOnLines ? indentUnit(text) : "", indent, colon)}`);
}
function replaceValue(edit, { start, valueStart, end }, value) {
    const indent = lineStart(edit.text, start);
    return splice(edit, valueStart, end, format(value, indent === null ? "" : indentUnit(edit.text), indent ?? ""));
}
function member(key, value, unit, indent, colon) {
    return `${latin1(JSON.stringify(key))}${colon}${format(value, unit, indent)}`;
}
function format(value, unit, indent) {
    return latin1(JSON.stringify(value, null, unit).replaceAll("\n", `\n${indent}`));
}
function latin1(text) {
    return Buffer.from(text, "utf8").toString("latin1");
}
/** The white space that the line of a position begins with; null where the text is all on one line. */
function lineStart(text, position) {
    if (!text.trim().includes("\n") && text.trim() !== "{}")
        return null;
    const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
    return /^[ \t]*/.exec(line)?.[0] ?? "";
}
/** What one level is indented by: as the first member is, a tab where there is none (Docker's own), nothing where all is on one line. */
function indentUnit(text) {
    const [, first] = /^\s*\{[^\S\n]*\r?\n([ \t]+)"/.exec(text) ?? [];
    if (first !== undefined)
        return first;
    return /^\s*\{\s*\}\s*$/.test(text) ? "\t" : "";
}
function splice(edit, start, end, inserted) {
    const removed = edit.text.slice(start, end);
    return {
        text: edit.text.slice(0, start) + inserted + edit.text.slice(end),
        splices: [...edit.splices, { at: start, removed, inserted }],
    };
}
function parseValue(text) {
    return JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
}
/** The members of an object of valid JSON, from its opening brace. */
function readObject(text, start) {
    const members = [];
    let at = skipSpace(text, start + 1);
    while (text[at] !== "}") {
        const keyEnd = endOfString(text, at);
        const valueStart = skipSpace(text, text.indexOf(":", keyEnd) + 1);
        const end = endOfValue(text, valueStart);
        members.push({ key: String(parseValue(text.slice(at, keyEnd))), start: at, valueStart, end });
        at = skipSpace(text, end);
        if (text[at] === ",")
            at = skipSpace(text, at + 1);
    }
    return { start, end: at + 1, members };
}
function skipSpace(text, from) {
    let at = from;
    while (/\s/.test(text[at] ?? ""))
        at += 1;
    return at;
}
function endOfString(text, start) {
    let at = start + 1;
    while (text[at] !== '"' && at < text.length)
        at += text[at] === "\\" ? 2 : 1;
    return at + 1;
}
function endOfValue(text, start) {
    if (text[start] === '"')
        return endOfString(text, start);
    let at = start;
    for (let depth = 0; at < text.length;) {
        const character = text[at] ?? "";
        if (character === '"') {
            at = endOfString(text, at);
            continue;
        }
        if (depth === 0 && /[,\]}\s]/.test(character))
            return at;
        if (character === "{" || character === "[")
            depth += 1;
        if (character === "}" || character === "]")
            depth -= 1;
        at += 1;
        if (depth === 0 && (character === "}" || character === "]"))
            return at;
    }
    return at;
}


/***/ }),

/***/ 20848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _0: () => (/* binding */ openJournal),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   ks: () => (/* binding */ closeJournal),
/* harmony export */   tW: () => (/* binding */ hash),
/* harmony export */   vl: () => (/* binding */ noJournal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48940);





const FOLDER_STATE = "journalFolder";
const JOURNAL_STATE = "journal";
const KEY_FILE = "key";
const CIPHER = "aes-256-gcm";
/** A journal for a place without `post`, which forgets. */
const noJournal = { add: () => () => { } };
/**
 * Opens the journal of this step. It may hold a credential that this login replaces and `post` gives back, so it is sealed: the key
 * lies in a private folder, what it opens is in the step's state, and neither alone says anything. Nor can anybody who cannot read
 * that folder forge it.
 */
async function openJournal(host) {
    const folder = await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .makePrivateFolder */ .I2)(host, "login");
    host.saveState(FOLDER_STATE, folder);
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, KEY_FILE), key, { flag: "wx", mode: 0o600 });
    const entries = new Set();
    const save = () => host.saveState(JOURNAL_STATE, seal(JSON.stringify([...entries]), key));
    return {
        add(entry) {
            entries.add(entry);
            save();
            return () => {
                entries.delete(entry);
                save();
            };
        },
    };
}
/** What the step kept, the last first; none where it did nothing. Throws a `UserError` for a state that this step did not write. */
async function readJournal(host) {
    const folder = host.state(FOLDER_STATE);
    if (folder === "")
        return [];
    if (!(await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isPrivateFolder */ .EV)(host, folder)))
        throw forged(`${JSON.stringify(folder)} is no folder that this job made`);
    const sealed = host.state(JOURNAL_STATE);
    if (sealed === "")
        return [];
    const key = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, KEY_FILE)).catch(() => null);
    const text = key === null ? null : unseal(sealed, key);
    if (text === null)
        throw forged("what this step kept cannot be read");
    return JSON.parse(text).toReversed();
}
/** Removes what opens the journal. */
async function closeJournal(host) {
    const folder = host.state(FOLDER_STATE);
    if (folder !== "")
        await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removePrivateFolder */ .Yv)(host, folder);
}
/** The salted hash of a file's bytes or of a credential. */
function hash(salt, content) {
    const bytes = content instanceof Uint8Array ? content : JSON.stringify(valuesOf(content));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", salt).update(bytes).digest("hex");
}
function valuesOf(credential) {
    return credential.kind === "password" ? [credential.kind, credential.username, credential.password] : [credential.kind, credential.token];
}
function seal(text, key) {
    const nonce = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(12);
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)(CIPHER, key, nonce);
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}
function unseal(sealed, key) {
    const bytes = Buffer.from(sealed, "base64");
    try {
        const decipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(CIPHER, key, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    }
    catch {
        return null;
    }
}
function forged(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${what}, so what the login wrote is not taken away.`.replace(/^./, (letter) => letter.toUpperCase()), "A step changed this action's state, or emptied RUNNER_TEMP: remove the credential by hand (`docker logout REGISTRY`) where the machine outlives the job.");
}


/***/ }),

/***/ 84981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ hidePasswords),
/* harmony export */   y: () => (/* binding */ trimPassword)
/* harmony export */ });
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11423);

/** Hides the passwords of all logins in every form, before anything is done with them; usernames stay readable. */
function hidePasswords(host, logins) {
    for (const { username, password } of logins) {
        const plain = withoutLineEnd(password);
        for (const secret of new Set([password, plain])) {
            if (secret.trim() === "")
                continue;
            host.addSecret(secret);
            host.addSecret((0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .basicValue */ .uZ)(username, secret));
        }
    }
}
/** The password to send: as it was given, less the line end that copying added. */
function trimPassword(password, trim, registry, host) {
    const plain = withoutLineEnd(password);
    if (trim === "never" || plain === password)
        return password;
    host.log.warning(`The password for ${registry} ends with a line end, which is left out; \`trim-password: never\` keeps it.`);
    return plain;
}
function withoutLineEnd(password) {
    return password.replace(/\r\n$|\n$|\r$/, "");
}


/***/ }),

/***/ 88791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ parseRegistryAuth)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33483);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);


const FIELDS = ["registry", "username", "password", "scope", "ecr"];
/** Reads `registry-auth`, a YAML list of logins. What is wrong with it is told without quoting it, for it holds passwords. */
function parseRegistryAuth(text) {
    let list;
    try {
        // Failsafe: every value is the text that stands there, a password of digits too.
        list = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { schema: "failsafe", logLevel: "error" });
    }
    catch (error) {
        if (!(error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLParseError */ .XT))
            throw error;
        const line = error.linePos?.[0].line;
        return { logins: [], mistakes: [`it is not valid YAML${line === undefined ? "" : ` at its line ${line}`}. Put passwords in quotes.`] };
    }
    if (!Array.isArray(list) || list.length === 0) {
        return { logins: [], mistakes: ["it is not a list of logins; write `- registry: …` with `username:` and `password:` beneath, for each."] };
    }
    const mistakes = list.flatMap((item, index) => judgeItem(item).map((mistake) => `entry ${index + 1}: ${mistake}`));
    return { logins: list.map(readItem), mistakes };
}
function judgeItem(item) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item))
        return ["it is not a mapping of registry, username and password."];
    const unknown = Object.keys(item).filter((key) => !FIELDS.some((field) => field === key));
    return [
        // A key may be a password that slipped out of its place.
        ...(unknown.length === 0 ? [] : [`it has a field that is none of ${FIELDS.join(", ")}.`]),
        ...FIELDS.flatMap((field) => (typeof (item[field] ?? "") === "string" ? [] : [`its ${field} is not a text.`])),
    ];
}
function readItem(item) {
    const text = (field) => ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item) && typeof item[field] === "string" ? item[field] : "");
    return { registry: text("registry"), username: text("username"), password: text("password"), scope: text("scope"), ecr: text("ecr") };
}


/***/ }),

/***/ 9014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ credentialOf),
/* harmony export */   b: () => (/* binding */ storeCredential)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77417);
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11423);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83612);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58392);
/* harmony import */ var _config_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52633);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(20848);









/** Others write the same file without our lock: `docker login` does. */
const WRITES = 3;
/**
 * Stores a credential where Docker will look for it: with the helper that the configuration names for its registry, else in the file;
 * and proves it by looking as Docker does. `journal` hears of each change before it is made. Where it lies, for the log.
 */
async function storeCredential(host, deposit, journal) {
    const { registry, credential, folder } = deposit;
    const madeFolder = await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .makeFolder */ .fc)(folder);
    const path = await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .findConfigFile */ ["if"])(folder);
    const helper = await findHelper(host, path, registry);
    if (helper !== null && !deposit.inFile && (await storeWithHelper(host, helper, deposit, journal)))
        return `docker-credential-${helper}`;
    for (let written = 0; written < WRITES; written += 1) {
        await writeEntry(host, path, deposit, { madeFolder, switchOff: helper !== null }, journal);
        const found = await findAsDocker(host, folder, registry);
        if (found !== null && isSame(found, credential))
            return path;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y(`${path} was written, and does not give back what was written for ${registry}.`, "Something else keeps writing that file: log in with `isolate: job`, which uses a configuration of the job's own.");
}
async function findHelper(host, path, registry) {
    // The checks of our own reader first: nothing that Docker cannot read is added to.
    await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readConfigFile */ .RG)(path);
    const configuration = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .readDockerJson */ .TM)(path, host);
    return configuration === null ? null : (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .helperFor */ .yW)(configuration, registry);
}
/** Whether the helper keeps it. Some, of cloud vendors, only read; Docker's own login fails there. */
async function storeWithHelper(host, helper, { registry, credential }, journal) {
    const key = (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .serverKey */ .Pd)(registry);
    const before = await (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .askHelper */ .mH)(helper, key, host).catch(() => null);
    const replaced = before === null ? null : (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hide */ .jD)(before, host);
    const salt = newSalt();
    const forget = journal.add({ kind: "helper", registry, helper, key, salt, credentialHash: (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .hash */ .tW)(salt, credential), replaced });
    try {
        await (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .giveToHelper */ .jf)(helper, key, credential, host);
        const found = await (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .askHelper */ .mH)(helper, key, host);
        if (found !== null && isSame(found, credential))
            return true;
        host.log.notice(`docker-credential-${helper} took the credential for ${registry} and does not give it back: config.json keeps it for this login.`);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y))
            throw error;
        host.log.notice(`${error.message} config.json keeps the credential for this login.`);
    }
    // What it may have kept all the same; one that cannot be run has kept nothing.
    await (replaced === null ? (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .eraseInHelper */ .Gv)(helper, key, host) : (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .giveToHelper */ .jf)(helper, key, replaced, host)).catch(() => { });
    forget();
    return false;
}
async function writeEntry(host, path, { registry, credential }, how, journal) {
    await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .makeFolder */ .fc)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .withLock */ .kK)(host, path, async () => {
        const file = await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readConfigFile */ .RG)(path);
        const key = (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .serverKey */ .Pd)(registry);
        const before = (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .beginEdit */ .Wz)(file.bytes ?? Buffer.alloc(0));
        const put = (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .putEntry */ .SP)(before, "auths", key, (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .formatEntry */ .WL)(credential));
        const edit = how.switchOff ? (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .putEntry */ .SP)(put, "credHelpers", key, "") : put;
        const content = (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .endEdit */ .sy)(edit);
        const salt = newSalt();
        const temporary = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .temporaryPath */ .l5)(path);
        hideEntries(host, (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .entriesOf */ .Mc)(before, "auths"), registry, path);
        journal.add({
            kind: "file",
            registry,
            path,
            temporary,
            salt,
            credentialHash: (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .hash */ .tW)(salt, credential),
            fileHash: (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .hash */ .tW)(salt, content),
            undos: (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .undosOf */ .Hv)(edit),
            existed: file.bytes !== null,
            mode: file.mode,
            madeFolder: how.madeFolder,
            replaced: (0,_config_text_js__WEBPACK_IMPORTED_MODULE_7__/* .entryText */ .u0)(before, "auths", key),
            switchedOff: how.switchOff,
        });
        // The bits of Windows say nothing about who may read.
        if (file.mode !== null && (file.mode & 0o077) !== 0 && process.platform !== "win32") {
            host.log.notice(`${path} could be read by others (mode ${file.mode.toString(8).padStart(4, "0")}); while it holds this login only this user can.`);
        }
        await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceConfigFile */ .N1)(file, content, temporary);
    });
}
/** What is replaced is kept for `post`, in the state: no log may show it. */
function hideEntries(host, entries, registry, path) {
    for (const { key, value } of entries) {
        const credential = (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .isKeyOf */ .bX)(key, registry) ? credentialOf(value, key, path) : null;
        if (credential !== null)
            (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .hide */ .jD)(credential, host);
    }
}
/** The credential of an entry; null for one that holds none, or nothing that Docker can read. */
function credentialOf(value, key, path) {
    try {
        return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .parseEntry */ .ER)(value, key, path) : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y)
            return null;
        throw error;
    }
}
function findAsDocker(host, folder, registry) {
    return (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .createCredentialStore */ .jh)({ ...host, env: { ...host.env, DOCKER_CONFIG: folder } }).find(registry);
}
function isSame(one, other) {
    return (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .hash */ .tW)("", one) === (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .hash */ .tW)("", other);
}
function newSalt() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString("hex");
}


/***/ })

};
