export const id = 7175;
export const ids = [7175];
export const modules = {

/***/ 47175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _image_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59537);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82708);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46580);
/* harmony import */ var _report_render_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5833);
/* harmony import */ var _size_compare_images_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7527);






/** Weighs one image and prints what it found. */
async function run(host, inputs, cli) {
    if (cli === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("inspect is a verb of the command line.", "Use actions/diff in a workflow.");
    if (cli.dryRun)
        return await cli.write(host.redact(`${JSON.stringify(inputs, null, 2)}\n`));
    const access = (0,_image_access_js__WEBPACK_IMPORTED_MODULE_1__/* .createAccess */ .h)(host, (0,_inputs_reach_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReach */ .Z)(inputs));
    try {
        const image = await access.open(inputs.image, inputs.platforms.map(_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlatform */ .Y8), "refuse");
        try {
            const report = reportOf(image, await measure(host, inputs, image));
            await cli.write((0,_report_render_js__WEBPACK_IMPORTED_MODULE_4__/* .renderReport */ .B)(report, cli, { key: image.reference, waiveLabel: "" }, host.redact));
        }
        finally {
            await image.close();
        }
    }
    finally {
        await access.close();
    }
}
function measure(host, inputs, image) {
    return (0,_size_compare_images_js__WEBPACK_IMPORTED_MODULE_5__/* .compareImages */ .qJ)(null, (0,_size_compare_images_js__WEBPACK_IMPORTED_MODULE_5__/* .sidesOf */ .Mm)(image), {
        depth: inputs.depth,
        maxLayerBytes: inputs["max-layer-size"],
        globs: [],
        onProgress: (progress) => host.log.progress((0,_size_compare_images_js__WEBPACK_IMPORTED_MODULE_5__/* .describeProgress */ .vk)(progress)),
    });
}
function reportOf(image, measured) {
    return {
        schemaVersion: 1,
        kind: "inspect",
        base: null,
        head: { reference: image.reference, digest: image.digest, commit: image.commit },
        baseTried: [],
        verdict: "none",
        platforms: measured.map(({ report }) => report),
        findings: [],
        budgets: [],
        notCounted: image.notCounted,
    };
}


/***/ })

};
