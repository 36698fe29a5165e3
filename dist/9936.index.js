export const id = 9936;
export const ids = [9936];
export const modules = {

/***/ 99936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForQuay: () => (/* binding */ exchangeForQuay)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11423);
/* harmony import */ var _oidc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10790);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34891);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59860);





/** Fixed in Quay, and not in its answer. */
const LIFE_SECONDS = 3600;
/** The token of a robot account that is federated with the job's CI; Quay 3.13 and later. */
async function exchangeForQuay(request) {
    const { host, transport, registry, inputs, endpoints } = request;
    // Quay checks no audience unless the robot lists some; one of its own makes the token worthless elsewhere.
    const idToken = await (0,_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .getIdToken */ .p9)(host, transport, registry);
    const basic = (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .basicValue */ .uZ)(inputs.username, idToken);
    host.addSecret(basic);
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .askVendor */ .mQ)(request, {
        vendor: registry,
        wanted: `a token of the robot ${inputs.username}`,
        method: "GET",
        url: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_4__/* .fillAddress */ .C)(endpoints.quayFederation, { registry }),
        headers: { accept: "application/json", authorization: `Basic ${basic}` },
        read: readWords,
        refusals: refusalsOf(inputs.username, registry, idToken),
    });
    const password = (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .takeSecret */ .uP)(host, (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .Wp)(body, registry), "token", registry);
    return [{ registry, username: inputs.username, password, expiresInSeconds: LIFE_SECONDS }];
}
/** `{"error": …}`. */
function readWords(body) {
    const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(body) ?? {};
    return { code: null, message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "error") ?? (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "message") };
}
function refusalsOf(robot, registry, idToken) {
    const says = (0,_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .describeIdToken */ .EK)(idToken);
    return [
        { when: /^40[0134] .*audience/i, hint: `Add the audience ${registry} to the federation of the robot ${robot}.${says}` },
        { when: /^40[013] /, hint: `Set the federation of the robot ${robot} to exactly this issuer and subject.${says}` },
        { when: /^404 /, hint: `${registry} exchanges no tokens: it is no Quay, or one older than 3.13. Give the robot's token as \`password\`.` },
    ];
}


/***/ })

};
