export const id = 8894;
export const ids = [8894];
export const modules = {

/***/ 78894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48940);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27155);


/** Removes the secrets of a build that was killed before it could do so itself. */
async function post(host) {
    const folder = host.state(_private_files_js__WEBPACK_IMPORTED_MODULE_1__/* .FOLDER_STATE */ .R);
    if (folder !== "")
        await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .removePrivateFolder */ .Yv)(host, folder);
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
/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. */
async function makePrivateFolder(host, purpose) {
    // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temporaryFolder(host), `${PREFIX}${purpose}-`));
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
