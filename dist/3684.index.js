export const id = 3684;
export const ids = [3684];
export const modules = {

/***/ 43403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checkedBy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A check of an input that holds what `parse` takes: the refusals of every value, each with its cure. */
function checkedBy(parse) {
    return (values) => values.flatMap((value) => refusalOf(parse, value));
}
function refusalOf(parse, value) {
    try {
        parse(value);
        return [];
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        return [`${error.message} ${error.hint}`];
    }
}


/***/ }),

/***/ 26082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ RECORD_PREFIX),
/* harmony export */   bM: () => (/* binding */ formatRecord),
/* harmony export */   nn: () => (/* binding */ artifactNameOf)
/* harmony export */ });
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45984);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** What the name of every record begins with, as an artifact and as a file. */
const RECORD_PREFIX = "plimsoll-record-";
/** The record as its file holds it. */
function formatRecord(record) {
    const { schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations } = record;
    return `${JSON.stringify({ schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations }, null, 2)}\n`;
}
/** The name of the artifact that a record is uploaded as, `plimsoll-record-KEY-OS-ARCH[-VARIANT]`; what a name refuses is `-`. */
function artifactNameOf(record, key) {
    const { os, architecture, variant, osVersion } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(record.platform);
    const parts = [key, os, architecture, variant, osVersion].filter((part) => part !== undefined);
    return (0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .Cs)(RECORD_PREFIX + parts.join("-"));
}


/***/ })

};
