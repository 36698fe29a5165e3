export const id = 4579;
export const ids = [4579];
export const modules = {

/***/ 84424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ endProcess),
/* harmony export */   b: () => (/* binding */ endWithJob)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6104);


const LOOK_EVERY_MS = 500;
/** The longest that a timer can be set for. */
const MAX_TIMER_MS = 2_147_483_647;
const STDERR = 2;
/**
 * Ends the process when it has no job any more: the watched process or the folder is gone, the time is over, or a signal came.
 * Nobody else may be left to remove what is the job's, so the folders go as well.
 */
function endWithJob({ watch, folder, lifetimeMs }, socketFolder) {
    const end = (why) => {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(STDERR, `ends: ${why}\n`);
        }
        catch {
            // On a full disk nobody is told.
        }
        endProcess([folder, socketFolder]);
    };
    const made = folderId(folder);
    setInterval(() => {
        if (!(0,_watch_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W)(watch))
            end(`process ${watch.pid} has ended`);
        else if (folderId(folder) !== made)
            end("its folder is gone");
    }, LOOK_EVERY_MS);
    setTimeout(() => end("its time is over"), Math.min(lifetimeMs, MAX_TIMER_MS));
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"])
        process.on(signal, () => end(`it got ${signal}`));
}
/** Ends the process now and removes these folders; not by process.exit(), which now and then never returns. */
function endProcess(folders) {
    for (const each of folders) {
        try {
            if (each !== null)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(each, { recursive: true, force: true });
        }
        catch {
            // To end is what matters.
        }
    }
    process.kill(process.pid, "SIGKILL");
}
function folderId(folder) {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder, { throwIfNoEntry: false });
    return status === undefined ? null : `${status.dev} ${status.ino}`;
}


/***/ }),

/***/ 84579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runFacade: () => (/* binding */ runFacade)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/cache/facade/door.js

/** Listens at one address and no other. Rejects where that is not possible. */
function openDoor(address) {
    return new Promise((done, fail) => {
        const waiting = [];
        let http = null;
        const admit = (socket) => {
            if (http === null)
                waiting.push(socket);
            else {
                http.emit("connection", socket);
                socket.resume();
            }
        };
        // node:http takes as long to load as all the rest of the start; a connection can wait for it unread.
        const server = (0,external_node_net_.createServer)({ pauseOnConnect: true, noDelay: true }, admit);
        server.once("error", fail);
        server.listen(address, () => {
            server.off("error", fail);
            const bound = server.address();
            done({
                port: typeof bound === "object" && bound !== null ? bound.port : 0,
                admitTo(admitting) {
                    http = admitting;
                    for (const socket of waiting.splice(0))
                        admit(socket);
                },
            });
        });
    });
}

// EXTERNAL MODULE: ./src/cache/facade/lifetime.js
var lifetime = __webpack_require__(84424);
;// CONCATENATED MODULE: ./src/cache/facade/process.js





// What this file imports stands between the start of the process and its first line: all else is loaded after that.
/** Room for the address of a Unix socket is 104 bytes on macOS and 108 on Linux (unix(7)). */
const MAX_SOCKET_BYTES = 100;
/** Reads the settings from standard input, listens, says where in one line on standard output, and serves until the job ends. */
async function runFacade(open) {
    const settings = JSON.parse(readLine());
    const { doors, socket } = await openDoors(settings);
    (0,lifetime/* endWithJob */.b)(settings, doors.socketFolder);
    (0,external_node_fs_.writeSync)(1, `${JSON.stringify({ port: doors.registry?.port ?? 0, socket })}\n`);
    releaseStream(1, "w");
    const { serveFacade } = await __webpack_require__.e(/* import() */ 4500).then(__webpack_require__.bind(__webpack_require__, 94500));
    serveFacade(settings, doors, open);
}
async function openDoors({ listenOn, folder }) {
    const { socket, socketFolder } = chooseSocket(folder);
    try {
        const control = await openDoor({ path: socket });
        const registry = listenOn === null ? null : await openDoor({ host: listenOn, port: 0 });
        return { doors: { registry, control, socketFolder }, socket };
    }
    catch (error) {
        if (socketFolder !== null)
            (0,external_node_fs_.rmSync)(socketFolder, { recursive: true, force: true });
        throw error;
    }
}
function chooseSocket(folder) {
    if (process.platform === "win32")
        return { socket: `\\\\.\\pipe\\plimsoll-${process.pid}-${Date.now().toString(36)}`, socketFolder: null };
    const socket = (0,external_node_path_.join)(folder, "control.sock");
    if (Buffer.byteLength(socket) <= MAX_SOCKET_BYTES)
        return { socket, socketFolder: null };
    const socketFolder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "plimsoll-"));
    return { socket: (0,external_node_path_.join)(socketFolder, "control.sock"), socketFolder };
}
/** The first line of standard input; process.stdin would take longer to load than it takes to read it. */
function readLine() {
    const chunks = [];
    for (;;) {
        const chunk = Buffer.alloc(65_536);
        const bytes = (0,external_node_fs_.readSync)(0, chunk);
        const end = chunk.subarray(0, bytes).indexOf("\n");
        chunks.push(chunk.subarray(0, end === -1 ? bytes : end));
        if (bytes > 0 && end === -1)
            continue;
        releaseStream(0, "r");
        return Buffer.concat(chunks).toString();
    }
}
/** Closes a standard stream, whose other end may wait for that, and keeps its number from being given to a file. */
function releaseStream(descriptor, flags) {
    (0,external_node_fs_.closeSync)(descriptor);
    (0,external_node_fs_.openSync)(external_node_os_.devNull, flags);
}


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
