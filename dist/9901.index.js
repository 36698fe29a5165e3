export const id = 9901;
export const ids = [9901];
export const modules = {

/***/ 19901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43403);
/* harmony import */ var _inputs_measure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1747);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72388);





/** `plimsoll inspect`: the command line's own verb. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .declare */ .x)({
    name: "inspect",
    title: "Plimsoll: inspect an image",
    summary: "Weighs one container image: what a node pulls, what lies on disk, what ships and cannot be reached.",
    isAction: false,
    positionals: ["image"],
    inputs: {
        image: {
            type: "text",
            description: "The image: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`.",
            example: "oci-archive:image.tar",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)(_image_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImagePlace */ .aK),
            required: true,
        },
        ..._inputs_measure_js__WEBPACK_IMPORTED_MODULE_2__/* .measureInputs */ ._,
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__/* .reachInputs */ .V,
    },
    outputs: {},
});


/***/ })

};
