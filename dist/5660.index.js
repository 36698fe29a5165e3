export const id = 5660;
export const ids = [5660];
export const modules = {

/***/ 95660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72388);

/** `plimsoll demo`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .x)({
    name: "demo",
    title: "Plimsoll: demo",
    summary: "Shows the whole job on this machine: builds an image, changes it, weighs the change, comments on a pull request and publishes, against a registry, a cache service and a forge of its own; leaves nothing behind.",
    isAction: false,
    positionals: [],
    inputs: {
        "without-engine": {
            type: "boolean",
            description: "Builds nothing: weighs and publishes images that the demo makes itself. So it is, too, where there is no Docker engine that builds.",
        },
        page: {
            type: "text",
            description: "Keeps the page with the comment, as a browser shows it, in this HTML file. Without it, the page is served on 127.0.0.1 for as long as a terminal waits.",
            example: "comment.html",
        },
    },
    outputs: {},
});


/***/ }),

/***/ 72388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the literal types of a declaration. */
function declare(declaration) {
    return declaration;
}


/***/ })

};
