export const id = 4139;
export const ids = [4139];
export const modules = {

/***/ 94139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForGoogle: () => (/* binding */ exchangeForGoogle)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);
/* harmony import */ var _oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10790);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34891);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59860);




/** A user name of its own, which Google's registries take an access token under. */
const USERNAME = "oauth2accesstoken";
const STS = "Google's Security Token Service";
const IAM = "Google's IAM Credentials API";
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const LIFETIME_SECONDS = 3600;
/** The token of the job's own identity in Google Cloud, or, with `service-account`, of the account that it may act as. */
async function exchangeForGoogle(request) {
    const { host, transport, registry, inputs } = request;
    const provider = providerName(inputs);
    const idToken = await (0,_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .getIdToken */ .p9)(host, transport, `https://iam.googleapis.com/${provider}`);
    const federated = await askSts(request, provider, idToken);
    const { token, expiresInSeconds } = inputs.serviceAccount === "" ? federated : await impersonate(request, federated.token);
    return [{ registry, username: USERNAME, password: token, expiresInSeconds }];
}
/** `projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`, also where it was given as a full resource name. */
function providerName({ workloadIdentityProvider }) {
    return workloadIdentityProvider.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, "");
}
async function askSts(request, provider, subjectToken) {
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .askVendor */ .mQ)(request, {
        vendor: STS,
        wanted: `a token of ${provider}`,
        method: "POST",
        url: new URL(request.endpoints.googleSts),
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
            audience: `//iam.googleapis.com/${provider}`,
            grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
            requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
            scope: SCOPE,
            subjectTokenType: "urn:ietf:params:oauth:token-type:jwt",
            subjectToken,
        }),
        read: readOauthWords,
        refusals: stsRefusals(provider, subjectToken),
    });
    const answer = (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)(body, STS);
    const expiresIn = answer["expires_in"];
    return { token: (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSecret */ .uP)(request.host, answer, "access_token", STS), expiresInSeconds: typeof expiresIn === "number" ? expiresIn : null };
}
async function impersonate(request, federated) {
    const { host, inputs, endpoints } = request;
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .askVendor */ .mQ)(request, {
        vendor: IAM,
        wanted: `a token of ${inputs.serviceAccount}`,
        method: "POST",
        url: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_3__/* .fillAddress */ .C)(endpoints.googleImpersonation, { account: inputs.serviceAccount }),
        headers: { "content-type": "application/json", authorization: `Bearer ${federated}` },
        body: JSON.stringify({ scope: [SCOPE], lifetime: `${LIFETIME_SECONDS}s` }),
        read: readApiWords,
        refusals: iamRefusals(inputs.serviceAccount, providerName(inputs)),
    });
    const answer = (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)(body, IAM);
    const expiresMs = Date.parse((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "expireTime") ?? "");
    return {
        token: (0,_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSecret */ .uP)(host, answer, "accessToken", IAM),
        expiresInSeconds: Number.isNaN(expiresMs) ? null : Math.max(0, Math.floor((expiresMs - host.clock.now().getTime()) / 1000)),
    };
}
/** `{"error": "invalid_grant", "error_description": …}` (RFC 6749, 5.2). */
function readOauthWords(body) {
    const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(body) ?? {};
    return { code: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "error"), message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(answer, "error_description") };
}
/** `{"error": {"status": "PERMISSION_DENIED", "message": …}}` (Google's API errors). */
function readApiWords(body) {
    const { error } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(body) ?? {};
    const told = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(error) ? error : {};
    return { code: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(told, "status"), message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalString */ .sx)(told, "message") };
}
function stsRefusals(provider, token) {
    const says = (0,_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .describeIdToken */ .EK)(token);
    return [
        {
            when: / invalid_target/,
            hint: `Check that ${provider} exists and is enabled, with the project's number and not its name, and that it was not made in the last minutes.`,
        },
        { when: / unauthorized_client/, hint: `Let the attribute condition of ${provider} accept this job.${says}` },
        { when: / invalid_grant: .*(?:stale|expired)/i, hint: "The job's token lasts for minutes only: log in again, and check the clock of the CI's server." },
        { when: / invalid_grant: .*audience/i, hint: `Allow the audience https://iam.googleapis.com/${provider} in that provider, or leave its list of audiences empty.${says}` },
        { when: / invalid_grant: .*issuer/i, hint: `Make the issuer of ${provider} that of the job's token.${says}` },
        { when: / invalid_(?:grant|request)/, hint: `Check the issuer, the audiences and the attribute mapping of ${provider}.${says}` },
    ];
}
function iamRefusals(account, provider) {
    const pool = provider.replace(/\/providers\/.*$/, "");
    return [
        { when: / \w+: .*(?:has not been used|is disabled)/, hint: "Enable the API iamcredentials.googleapis.com in the service account's project." },
        {
            when: / PERMISSION_DENIED/,
            hint: `Grant roles/iam.workloadIdentityUser on ${account} to principalSet://iam.googleapis.com/${pool}/*, or to the part of it that is this repository. A new grant takes minutes to count.`,
        },
        { when: / NOT_FOUND/, hint: `Check the address in \`service-account\`: there is no ${account}.` },
        { when: / INVALID_ARGUMENT/, hint: "Write `service-account` as NAME@PROJECT.iam.gserviceaccount.com." },
    ];
}


/***/ })

};
