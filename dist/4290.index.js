export const id = 4290;
export const ids = [4290];
export const modules = {

/***/ 4290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForDockerHub: () => (/* binding */ exchangeForDockerHub)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);
/* harmony import */ var _oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10790);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34891);



const VENDOR = "Docker Hub's identity service";
const DEFAULT_LIFE_SECONDS = 300;
/** The access token of a Docker organization, by one of its OIDC connections; `username` is the organization. */
async function exchangeForDockerHub(request) {
    const { host, transport, registry, inputs, endpoints } = request;
    const url = new URL(endpoints.hubIdentity);
    const idToken = await (0,_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .getIdToken */ .p9)(host, transport, endpoints.hubAudience);
    const wantedSeconds = host.env["DOCKERHUB_OIDC_EXPIREIN"]?.trim() || String(DEFAULT_LIFE_SECONDS);
    const form = new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        subject_token: idToken,
        connection_id: host.env["DOCKERHUB_OIDC_CONNECTIONID"]?.trim() ?? "",
        expires_in: wantedSeconds,
    });
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .askVendor */ .mQ)(request, {
        vendor: VENDOR,
        wanted: `a token of ${inputs.username}`,
        method: "POST",
        url,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
        read: readWords,
        refusals: refusalsOf(idToken),
    });
    const answer = (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)(body, VENDOR);
    const password = (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSecret */ .uP)(host, answer, "access_token", VENDOR);
    const expiresIn = answer["expires_in"];
    return [{ registry, username: inputs.username, password, expiresInSeconds: typeof expiresIn === "number" ? expiresIn : Number(wantedSeconds) }];
}
/** `{"message": …}`, or OAuth's `{"error": …, "error_description": …}`. */
function readWords(body) {
    const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(body) ?? {};
    return { code: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "error"), message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "error_description") ?? (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "message") };
}
function refusalsOf(idToken) {
    const says = (0,_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .describeIdToken */ .EK)(idToken);
    return [
        { when: /^40[0134] /, hint: `Check DOCKERHUB_OIDC_CONNECTIONID, and let a rule of that connection match this job's subject.${says}` },
        { when: /^429 /, hint: "Docker Hub limits how many tokens are taken: try again later, or take one for several steps." },
    ];
}


/***/ })

};
