export const id = 7565;
export const ids = [7565];
export const modules = {

/***/ 7565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForAzure: () => (/* binding */ exchangeForAzure)
/* harmony export */ });
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79412);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _oidc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10790);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34891);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59860);





/** The user name that tells a registry of Azure that the password is a refresh token. */
const USERNAME = "00000000-0000-0000-0000-000000000000";
const ENTRA = "Microsoft Entra ID";
/** The refresh token of a registry, by the federated credential of an application or a managed identity; valid for about 3 hours. */
async function exchangeForAzure(request) {
    const { host, transport, registry, endpoints } = request;
    const cloud = endpoints.azureClouds.find(({ registries }) => registries.test(registry));
    if (cloud === undefined)
        throw new Error(`${registry} is not in a cloud of Azure.`);
    const idToken = await (0,_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .getIdToken */ .p9)(host, transport, cloud.audience);
    const accessToken = await askEntra(request, cloud, idToken);
    const password = await askRegistry(request, accessToken);
    return [{ registry, username: USERNAME, password, expiresInSeconds: lifeOf(password, host.clock.now()) }];
}
async function askEntra(request, cloud, idToken) {
    const { clientId, tenantId } = request.inputs;
    const form = new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        scope: cloud.scope,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: idToken,
    });
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .askVendor */ .mQ)(request, {
        vendor: ENTRA,
        wanted: `a token of the client ${clientId}`,
        method: "POST",
        url: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_4__/* .fillAddress */ .C)(cloud.token, { tenant: tenantId }),
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
        read: readEntraWords,
        refusals: entraRefusals(request.inputs, cloud, idToken),
    });
    return (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .takeSecret */ .uP)(request.host, (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .Wp)(body, ENTRA), "access_token", ENTRA);
}
async function askRegistry(request, accessToken) {
    const { registry, inputs, endpoints, host } = request;
    const form = new URLSearchParams({ grant_type: "access_token", service: registry, tenant: inputs.tenantId, access_token: accessToken });
    const body = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .askVendor */ .mQ)(request, {
        vendor: registry,
        wanted: "a refresh token",
        method: "POST",
        url: (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_4__/* .fillAddress */ .C)(endpoints.azureExchange, { registry }),
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
        read: readRegistryWords,
        refusals: registryRefusals(inputs.clientId),
    });
    return (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .takeSecret */ .uP)(host, (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .Wp)(body, registry), "refresh_token", registry);
}
/** How long a JWT lasts by its own word; null where it does not say. */
function lifeOf(token, now) {
    const end = (0,_jwt_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpiry */ .A)((0,_jwt_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(token));
    return end === null ? null : Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000));
}
/** `{"error": "invalid_client", "error_description": "AADSTS700213: … Trace ID: …"}`: the number says more than the code. */
function readEntraWords(body) {
    const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(body) ?? {};
    const message = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(answer, "error_description")?.split(/\s*Trace ID:/, 1)[0] ?? null;
    return { code: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(answer, "error"), message };
}
/** `{"errors": [{"code": "UNAUTHORIZED", "message": …}]}` (distribution-spec). */
function readRegistryWords(body) {
    const list = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(body)?.["errors"];
    const [first] = Array.isArray(list) ? list : [];
    const error = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(first) ? first : {};
    return { code: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(error, "code"), message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(error, "message") };
}
function entraRefusals({ clientId, tenantId }, { audience }, idToken) {
    const says = (0,_oidc_js__WEBPACK_IMPORTED_MODULE_2__/* .describeIdToken */ .EK)(idToken);
    return [
        {
            when: /AADSTS(?:700213|7002138|70021)\b/,
            hint: `Add a federated credential to ${clientId} with exactly this issuer and subject (case counts, no slash at the end).${says}`,
        },
        { when: /AADSTS700211\b/, hint: `Make the issuer of a federated credential of ${clientId} that of the job's token.${says}` },
        { when: /AADSTS700212\b/, hint: `Make the audience of a federated credential of ${clientId} ${audience}.${says}` },
        { when: /AADSTS700024\b/, hint: "The job's token lasts for minutes only: log in again, and check the clock of the CI's server." },
        { when: /AADSTS700016\b/, hint: `Check \`client-id\`, and that it is in the tenant ${tenantId}.` },
        { when: /AADSTS(?:90002|900023)\b/, hint: "Check `tenant-id`: there is no such tenant in this cloud." },
        { when: /AADSTS500011\b/, hint: "Azure Container Registry is not known in this tenant: register the resource provider Microsoft.ContainerRegistry." },
    ];
}
function registryRefusals(clientId) {
    return [
        { when: /firewall|client with IP/i, hint: "Let the registry's firewall pass this runner, or use one in its network." },
        { when: /^40[13] /, hint: `Grant ${clientId} the role AcrPush (or AcrPull) on the registry, and check \`tenant-id\`. A new grant takes minutes to count.` },
        { when: /^404 /, hint: "Check the registry's name: what answers there exchanges no tokens." },
    ];
}


/***/ })

};
