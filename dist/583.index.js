export const id = 583;
export const ids = [583];
export const modules = {

/***/ 10790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ describeIdToken),
/* harmony export */   cZ: () => (/* binding */ offersIdToken),
/* harmony export */   p9: () => (/* binding */ getIdToken)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73237);
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79412);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _providers_ask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34891);
/* harmony import */ var _providers_missing_credential_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4390);





const VENDOR = "The CI's token server";
const REFUSALS = [
    {
        when: /^40[13] /,
        hint: "The job's own permission to ask for a token has ended or was taken away: give the job `permissions: id-token: write`, and log in early in it.",
    },
];
/** Whether the CI offers this job a token of its own. */
function offersIdToken(env) {
    return (env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "" && (env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "") !== "";
}
/**
 * The job's OpenID Connect token, a JWT for this audience, from GitHub, Gitea or Forgejo; hidden before it is returned.
 * Throws a `MissingCredential` where the CI offers none, and a `UserError` where it refuses.
 */
async function getIdToken(host, transport, audience) {
    const address = host.env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
    const bearer = host.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
    if (bearer !== "")
        host.addSecret(bearer);
    if (bearer === "" || !URL.canParse(address))
        throw withoutIdToken();
    const url = new URL(address);
    url.searchParams.set("audience", audience);
    const body = await (0,_providers_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .askVendor */ .mQ)({ host, transport }, {
        vendor: VENDOR,
        wanted: `the job's token for ${audience}`,
        method: "GET",
        url,
        headers: { accept: "application/json", authorization: `Bearer ${bearer}` },
        read: (bytes) => ({ code: null, message: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(bytes) ?? {}, "message") }),
        refusals: REFUSALS,
    });
    return (0,_providers_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSecret */ .uP)(host, (0,_providers_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)(body, VENDOR), "value", VENDOR);
}
function withoutIdToken() {
    return new _providers_missing_credential_js__WEBPACK_IMPORTED_MODULE_3__/* .MissingCredential */ ._("This job has no token of its own to exchange for a credential.", "Give the job `permissions: id-token: write` (and `contents: read`, which is then no longer given by itself). Pull requests from forks get no such token.");
}
/** What a token says of itself, unverified, as a sentence behind the hint of a refusal: ` The token says: issuer …, subject …, audience ….`; "" where it says nothing. */
function describeIdToken(token) {
    const claims = (0,_jwt_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(token);
    const claim = (label, name) => {
        const text = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(claims, name);
        return text === null ? [] : [`${label} ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_4__/* .showForeign */ .Ql)(text, 200)}`];
    };
    const said = [...claim("issuer", "iss"), ...claim("subject", "sub"), ...claim("audience", "aud")];
    return said.length === 0 ? "" : ` The token says: ${said.join(", ")}.`;
}


/***/ }),

/***/ 34891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ hideToken),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   mQ: () => (/* binding */ askVendor),
/* harmony export */   uP: () => (/* binding */ takeSecret)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73237);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77976);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56147);





/** A vendor answered, and the answer was no. */
class VendorRefusal extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
    status;
    code;
    isTransient;
    retryAfter;
    constructor(message, hint, answer) {
        super(message, hint);
        this.name = "VendorRefusal";
        this.status = answer.status;
        this.code = answer.code;
        this.isTransient = answer.isTransient;
        this.retryAfter = answer.retryAfter;
    }
}
const PATIENCE = { attempts: 4, attemptMs: 15_000, totalMs: 60_000 };
const DELAYS = { firstDelayMs: 1_000, maxDelayMs: 15_000 };
const ANSWER_MAX_BYTES = 256 * 1024;
const SHOWN_COLUMNS = 400;
/**
 * Asks until there is an answer that will not get better, and gives back its body. Throws a `VendorRefusal` for any status but
 * 2xx, and a `UserError` where there is no answer. No redirect is followed: what is sent is a credential.
 */
async function askVendor(asker, question, patience = PATIENCE) {
    const { clock } = asker.host;
    const signal = AbortSignal.timeout(patience.totalMs);
    const policy = { ...DELAYS, attempts: patience.attempts, totalMs: patience.totalMs };
    try {
        return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L5)(() => askOnce(asker, question, patience, signal), (error) => (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeTransience */ .Kt)(error, clock.now()), policy, clock, signal);
    }
    catch (error) {
        if (error instanceof VendorRefusal)
            throw error;
        throw unanswered(question, patience, error);
    }
}
async function askOnce({ host, transport }, question, patience, signal) {
    const { method, url, body } = question;
    const headers = { ...question.headers, ...question.sign?.() };
    const response = await transport.request({
        method,
        url,
        headers,
        ...(body === undefined ? {} : { body }),
        redirects: "refuse",
        signal,
        timeoutMs: patience.attemptMs,
    });
    if (response.status >= 200 && response.status < 300)
        return await response.read(ANSWER_MAX_BYTES);
    throw await readRefusal(question, response, host);
}
async function readRefusal(question, response, host) {
    const { status, headers } = response;
    const body = await response.read(ANSWER_MAX_BYTES).catch(() => Buffer.alloc(0));
    const { code, message } = question.read(body);
    // A vendor may quote what it was sent.
    const show = (text) => (text === null ? null : (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_4__/* .showForeignWords */ .j9)(host.redact(text), SHOWN_COLUMNS));
    const said = [show(code), show(message)].filter((words) => words !== null).join(": ");
    const known = question.refusals.find(({ when }) => when.test(`${status} ${code ?? ""}: ${message ?? ""}`));
    return new VendorRefusal(`${question.vendor} refused ${question.wanted} (HTTP ${status}${said === "" ? "" : `, ${said}`}).`, known?.hint ?? usualHint(status, question.vendor), { status, code, isTransient: known?.isTransient ?? isTransientStatus(status), retryAfter: headers["retry-after"] ?? null });
}
function isTransientStatus(status) {
    return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
function usualHint(status, vendor) {
    if (status === 429)
        return `${vendor} limits how often it is asked: try again later.`;
    if (status >= 500)
        return `The fault is on the side of ${vendor}: try again later, or look at its status page.`;
    return "The reason in brackets is the vendor's own.";
}
function unanswered({ vendor, wanted }, patience, thrown) {
    if (thrown instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${vendor} could not be asked for ${wanted}: ${thrown.message}`, thrown.hint, { cause: thrown });
    }
    if (!(thrown instanceof Error) || thrown.name !== "TimeoutError")
        return thrown;
    const seconds = patience.totalMs / 1000;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${vendor} was asked for ${wanted} and gave no whole answer within ${seconds} s.`, "Try again later, or look at the vendor's status page.", {
        cause: thrown,
    });
}
/** The JSON object of an answer. Throws a `UserError` for what is none. */
function parseAnswer(body, vendor) {
    const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJsonObject */ .op)(body);
    if (answer !== null)
        return answer;
    throw withoutToken(vendor);
}
/** The secret at a key of an answer, which is hidden before this returns. Throws a `UserError` where there is none that could be sent on. */
function takeSecret(host, answer, key, vendor) {
    const value = answer[key];
    // What cannot stand in a header is a trick or a fault.
    if (typeof value !== "string" || !/^[\x21-\x7E]+$/.test(value))
        throw withoutToken(vendor);
    hideToken(host, value);
    return value;
}
/** The error for a vendor whose answer has not what was asked for. */
function withoutToken(vendor) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${vendor} answered without a credential.`, "Check that nothing (a login page, a proxy) stands between this machine and that server.");
}
/** Hides a token; of a JWT also its signature, without which the rest, which some logs show, opens nothing. */
function hideToken(host, token) {
    host.addSecret(token);
    const [, , signature = "", ...rest] = token.split(".");
    if (signature !== "" && rest.length === 0)
        host.addSecret(signature);
}


/***/ }),

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ isEcr),
/* harmony export */   MT: () => (/* binding */ isEcrPublic),
/* harmony export */   cj: () => (/* binding */ findPartition),
/* harmony export */   d_: () => (/* binding */ parseEcrRegistry)
/* harmony export */ });
const PUBLIC_REGISTRIES = new Set(["public.ecr.aws", "ecr-public.aws.com"]);
const NAME = /^(?<account>\d{12})\.(?<service>dkr\.ecr|dkr-ecr)(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z0-9.-]+)$/;
/** Takes the host name of an ECR registry apart; null for any other. */
function parseEcrRegistry(registry, endpoints) {
    const { account = "", service = "", fips, region = "", suffix = "" } = NAME.exec(registry.toLowerCase())?.groups ?? {};
    const partition = findPartition(region, endpoints);
    if (partition === null)
        return null;
    const isDualStack = service === "dkr-ecr";
    if (suffix !== (isDualStack ? partition.dualStack?.registrySuffix : partition.suffix))
        return null;
    return { accountId: account, region, partition, isFips: fips !== undefined, isDualStack };
}
/** Whether a host name is that of a private registry of ECR. */
function isEcr(registry, endpoints) {
    return parseEcrRegistry(registry, endpoints) !== null;
}
/** Whether a host name is that of ECR Public. */
function isEcrPublic(registry) {
    return PUBLIC_REGISTRIES.has(registry.toLowerCase());
}
/** The partition of a region; null for what is no region of AWS. */
function findPartition(region, endpoints) {
    return endpoints.awsPartitions.find(({ regions }) => regions.test(region)) ?? null;
}


/***/ }),

/***/ 59860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ fillAddress),
/* harmony export */   H: () => (/* binding */ ENDPOINTS)
/* harmony export */ });
const DUAL_STACK = { apiSuffix: "api.aws", registrySuffix: "on.aws" };
/** The vendors' own, as they document them. */
const ENDPOINTS = {
    awsPartitions: [
        { name: "aws-cn", regions: /^cn-/, suffix: "amazonaws.com.cn", dualStack: { apiSuffix: "api.amazonwebservices.com.cn", registrySuffix: "on.amazonwebservices.com.cn" }, audience: "sts.amazonaws.com.cn" },
        { name: "aws-us-gov", regions: /^us-gov-/, suffix: "amazonaws.com", dualStack: DUAL_STACK, audience: "sts.amazonaws.com" },
        { name: "aws-eusc", regions: /^eusc-/, suffix: "amazonaws.eu", dualStack: null, audience: "sts.amazonaws.com" },
        { name: "aws-iso", regions: /^us-iso-/, suffix: "c2s.ic.gov", dualStack: null, audience: "sts.amazonaws.com" },
        { name: "aws-iso-b", regions: /^us-isob-/, suffix: "sc2s.sgov.gov", dualStack: null, audience: "sts.amazonaws.com" },
        { name: "aws-iso-e", regions: /^eu-isoe-/, suffix: "cloud.adc-e.uk", dualStack: null, audience: "sts.amazonaws.com" },
        { name: "aws-iso-f", regions: /^us-isof-/, suffix: "csp.hci.ic.gov", dualStack: null, audience: "sts.amazonaws.com" },
        { name: "aws", regions: /^[a-z]{2}-[a-z]+-\d+$/, suffix: "amazonaws.com", dualStack: DUAL_STACK, audience: "sts.amazonaws.com" },
    ],
    awsSts: "https://sts.{region}.{suffix}/",
    awsEcr: {
        plain: "https://api.ecr.{region}.{suffix}/",
        fips: "https://ecr-fips.{region}.{suffix}/",
        dualStack: "https://ecr.{region}.{suffix}/",
    },
    awsEcrPublic: "https://api.ecr-public.us-east-1.amazonaws.com/",
    awsContainer: "http://169.254.170.2/",
    awsMachine: "http://169.254.169.254/",
    googleRegistries: /^(?:(?:[a-z]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)$/,
    googleSts: "https://sts.googleapis.com/v1/token",
    googleImpersonation: "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{account}:generateAccessToken",
    azureClouds: [
        {
            registries: /^[a-z0-9-]+\.azurecr\.io$/,
            token: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
            audience: "api://AzureADTokenExchange",
            scope: "https://containerregistry.azure.net/.default",
        },
        {
            registries: /^[a-z0-9-]+\.azurecr\.cn$/,
            token: "https://login.partner.microsoftonline.cn/{tenant}/oauth2/v2.0/token",
            audience: "api://AzureADTokenExchangeChina",
            scope: "https://management.chinacloudapi.cn/.default",
        },
        {
            registries: /^[a-z0-9-]+\.azurecr\.us$/,
            token: "https://login.microsoftonline.us/{tenant}/oauth2/v2.0/token",
            audience: "api://AzureADTokenExchangeUSGov",
            scope: "https://management.usgovcloudapi.net/.default",
        },
    ],
    azureExchange: "https://{registry}/oauth2/exchange",
    hubIdentity: "https://identity.docker.com/oauth/token",
    hubAudience: "https://identity.docker.com",
    quayFederation: "https://{registry}/oauth2/federation/robot/token",
};
const PLAIN_VALUE = /^[A-Za-z0-9][A-Za-z0-9._:@-]*$/;
/** An address with its `{names}` filled in. Throws for a value that would change what the address means. */
function fillAddress(address, values) {
    return new URL(address.replace(/\{(\w+)\}/g, (_whole, name) => {
        const value = values[name] ?? "";
        if (!PLAIN_VALUE.test(value))
            throw new Error(`${JSON.stringify(value)} cannot be the ${name} of ${address}.`);
        return value;
    }));
}


/***/ }),

/***/ 4390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ MissingCredential)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The job has nothing that could be exchanged: no keys, or no token of its own. What `if-missing` decides about, as for an empty password. */
class MissingCredential extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
    constructor(message, hint, options) {
        super(message, hint, options);
        this.name = "MissingCredential";
    }
}


/***/ }),

/***/ 40583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/inputs/reach.js
var inputs_reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/registry/credentials.js
var credentials = __webpack_require__(11423);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
// EXTERNAL MODULE: ./src/registry/auth.js + 1 modules
var auth = __webpack_require__(10517);
// EXTERNAL MODULE: ./src/registry/endpoint.js
var endpoint = __webpack_require__(504);
// EXTERNAL MODULE: ./src/registry/errors.js + 1 modules
var registry_errors = __webpack_require__(49008);
// EXTERNAL MODULE: ./src/registry/usual-causes.js
var usual_causes = __webpack_require__(66552);
;// CONCATENATED MODULE: ./src/registry/login-refusal.js



/** A credential is right, and may not do what it is for. */
class PushDenied extends errors/* UserError */.y {
    constructor(message, hint, options) {
        super(message, hint, options);
        this.name = "PushDenied";
    }
}
/** The refusal of a credential, with what is usually wrong where it is refused; any other failure as it is. */
function explainRefusal(error, registry, credential) {
    if (!(error instanceof registry_errors/* RegistryError */.g) || ![400, 401, 403].includes(error.status))
        return error;
    const cause = (0,usual_causes/* usualCause */.u)({ registry, at: "login", username: usernameOf(credential), words: error.message });
    const hint = cause ?? "Check the username and the password, and that a token is neither expired nor revoked.";
    return new errors/* UserError */.y(`${registry} refused the login. ${error.message}`, [hint, ...oddities(credential)].join(" "), { cause: error });
}
/** The refusal of a push, with what is usually wrong where it is refused; any other failure as it is. */
function explainDenial(error, registry, repository) {
    if (!(error instanceof registry_errors/* RegistryError */.g) || ![400, 401, 403, 404, 405].includes(error.status))
        return error;
    const cause = (0,usual_causes/* usualCause */.u)({ registry, at: "push", words: error.message });
    const hint = cause ?? "Give the account the right to push to it, and create the repository (or its project) first where the registry wants that.";
    return new PushDenied(`The login to ${registry} is right, but may not push to ${registry}/${repository}. ${error.message}`, hint, { cause: error });
}
function usernameOf(credential) {
    return credential.kind === "password" ? credential.username : "";
}
/** What in the password itself may be the reason, without telling it. */
function oddities(credential) {
    if (credential.kind !== "password")
        return [];
    const { password } = credential;
    return [
        ...(password.trim() === password ? [] : ["The password begins or ends with white space."]),
        ...(/[\r\n]/.test(password.trim()) ? ["The password has more than one line."] : []),
    ];
}

// EXTERNAL MODULE: ./src/registry/realm.js
var realm = __webpack_require__(24786);
// EXTERNAL MODULE: ./src/registry/requester.js
var requester = __webpack_require__(14575);
;// CONCATENATED MODULE: ./src/registry/handshake.js










const POLICY = { attempts: 5, firstDelayMs: 1_000, maxDelayMs: 10_000, totalMs: 90_000 };
const PATIENCE = { deadlineMs: 120_000, answerMs: 20_000 };
/**
 * Proves a credential: `GET /v2/`, its challenge answered (Basic, or a token without any scope), `GET /v2/` again. With a `scope`
 * that pushes (`repository:app:pull,push`) the right to push is proved too, by an upload that is begun and given up. Faults that pass
 * are tried again, a refusal never, since accounts lock. Throws a `UserError` that holds neither username nor password.
 */
async function proveCredential(host, transport, reach, registry, credential, scope, lookup = realm/* lookUp */.T, patience = PATIENCE) {
    (0,credentials/* hide */.jD)(credential, host);
    const signal = AbortSignal.timeout(patience.deadlineMs);
    const attempt = async () => {
        const server = { name: registry, endpoint: await (0,endpoint/* findEndpoint */.v)(registry, transport, reach) };
        const asker = { host, transport, trustedAuthHosts: reach.trustedAuthHosts, lookup };
        return await shakeHands({
            host,
            server,
            credential,
            ask: (method, url, authorization) => transport.request({
                method,
                url,
                headers: { ...(authorization === null ? {} : { authorization }), ...(method === "POST" ? { "content-length": "0" } : {}) },
                redirects: "refuse",
                timeoutMs: patience.answerMs,
                signal,
            }),
            token: (challenge, wanted) => (0,auth/* fetchToken */.eY)(asker, { server, challenge, scope: wanted, credential, signal }),
        }, scope);
    };
    try {
        return await (0,retry/* retry */.L5)(attempt, (error) => (0,requester/* judgeFailure */.c)(error, host), POLICY, host.clock, signal);
    }
    catch (error) {
        if (!(error instanceof Error) || error.name !== "TimeoutError")
            throw error;
        throw new errors/* UserError */.y(`${registry} did not answer the login within ${(0,format/* formatDuration */.a3)(patience.deadlineMs)}.`, "Try again later, or look at the registry's status page.", { cause: error });
    }
}
async function shakeHands(shake, scope) {
    const { server } = shake;
    const base = new URL("/v2/", server.endpoint);
    const first = await shake.ask("GET", base, null);
    if (first.status !== 401)
        return await proveWithoutChallenge(shake, first, scope);
    await first.discard();
    const challenge = (0,auth/* readChallenge */.UA)(first.headers["www-authenticate"], server);
    const { authorization, identityToken } = await authorize(shake, challenge, "").catch((error) => {
        throw explainRefusal(error, server.name, shake.credential);
    });
    const second = await shake.ask("GET", base, authorization);
    if (second.status !== 200) {
        throw explainRefusal(await (0,registry_errors/* readRegistryError */.e)(second, "its API with this login", second.url.host, server.name), server.name, shake.credential);
    }
    await second.discard();
    if (scope !== null)
        await provePush(shake, challenge, scope);
    return { verified: true, identityToken };
}
/** A registry that lets anybody in says nothing about a password; it may still guard what is below. */
async function proveWithoutChallenge(shake, first, scope) {
    const { server } = shake;
    if (first.status !== 200)
        throw await (0,registry_errors/* readRegistryError */.e)(first, "its API", first.url.host, server.name);
    await first.discard();
    const probe = scope === null ? null : await shake.ask("POST", uploadUrl(server, scope), null);
    if (scope !== null && probe?.status === 401) {
        await probe.discard();
        await provePush(shake, (0,auth/* readChallenge */.UA)(probe.headers["www-authenticate"], server), scope);
        return { verified: true, identityToken: null };
    }
    if (probe !== null)
        await endUpload(shake, probe, null, scope ?? "");
    return { verified: false, why: `${server.name} did not ask for a login, so the username and the password were not checked.` };
}
async function authorize(shake, challenge, scope) {
    const { server, credential } = shake;
    if (credential.kind === "registry-token")
        return { authorization: `Bearer ${credential.token}`, identityToken: null };
    if (challenge.scheme !== "basic") {
        const { header, identityToken } = await shake.token(challenge, scope);
        return { authorization: header, identityToken };
    }
    if (credential.kind === "password")
        return { authorization: `Basic ${(0,credentials/* basicValue */.uZ)(credential.username, credential.password)}`, identityToken: null };
    throw new errors/* UserError */.y(`${server.name} takes a username and a password, no identity token.`, "Log in with the username and the password that the token was made for.");
}
async function provePush(shake, challenge, scope) {
    const { server } = shake;
    try {
        const { authorization } = await authorize(shake, challenge, scope);
        await endUpload(shake, await shake.ask("POST", uploadUrl(server, scope), authorization), authorization, scope);
    }
    catch (error) {
        throw explainDenial(error, server.name, repositoryOf(scope));
    }
}
/** Nothing is kept of an upload that is given up; one that cannot be expires by itself. */
async function endUpload(shake, begun, authorization, scope) {
    const { server } = shake;
    if (begun.status !== 202 && begun.status !== 201) {
        throw await (0,registry_errors/* readRegistryError */.e)(begun, `an upload to ${server.name}/${repositoryOf(scope)}`, begun.url.host, server.name);
    }
    await begun.discard();
    const location = begun.headers["location"] ?? "";
    if (!URL.canParse(location, begun.url.href))
        return;
    const upload = new URL(location, begun.url);
    // A credential goes to nobody but the registry.
    if (upload.origin !== server.endpoint.origin)
        return;
    const ended = await shake.ask("DELETE", upload, authorization).catch(() => null);
    await ended?.discard();
}
function uploadUrl(server, scope) {
    return new URL(`/v2/${repositoryOf(scope)}/blobs/uploads/`, server.endpoint);
}
/** `repository:o/app:pull,push` is about `o/app`. */
function repositoryOf(scope) {
    return scope.replace(/^repository:/, "").replace(/:[^:]*$/, "");
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/login/isolation.js






/** What Docker keeps beside `config.json` that a job still needs; builders and plugins have settings of their own. */
const SHARED = ["contexts", "ca.pem", "cert.pem", "key.pem", "trust"];
/** Where Docker's configuration is for this login: as it stands, or, isolated, a folder that only this job has. */
async function chooseFolder(host, isIsolated, journal) {
    const current = (0,docker_config/* dockerFolder */.NC)(host);
    if (isIsolated)
        return current !== null && (await (0,private_folder/* isPrivateFolder */.EV)(host, current)) ? current : await makeJobFolder(host, current, journal);
    if (current !== null)
        return (0,external_node_path_.resolve)(host.directory, current);
    throw new errors/* UserError */.y("There is no home directory, so there is no place for Docker's configuration.", "Set HOME, or DOCKER_CONFIG.");
}
/**
 * Makes a configuration for the job and has all later steps use it. It holds every setting of the one before and none of its `auths`:
 * other credentials are not copied to another place of the disk. Helpers that it names are still asked for other registries.
 * A later login of the job adds to the same folder, and the first one's `post`, which runs last, removes it.
 */
async function makeJobFolder(host, previous, journal) {
    const before = previous === null ? null : (0,external_node_path_.resolve)(host.directory, previous);
    const content = (await (0,docker_config/* readDockerConfig */.TO)(host))?.content ?? {};
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "docker");
    const variables = {
        DOCKER_CONFIG: folder,
        // Podman, Skopeo and Buildah.
        REGISTRY_AUTH_FILE: (0,external_node_path_.join)(folder, "config.json"),
        // Or the builders that were set up before would be gone.
        ...(before === null ? {} : { BUILDX_CONFIG: (0,docker_config/* buildxFolder */.jN)(host, before) }),
    };
    const kept = Object.entries(variables).map(([name, ours]) => [name, { ours, before: host.env[name] ?? "" }]);
    journal.add({ kind: "folder", path: folder, variables: Object.fromEntries(kept) });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "config.json"), JSON.stringify(settingsOf(content, before), null, "\t"), { flag: "wx", mode: 0o600 });
    if (before !== null)
        for (const name of SHARED)
            await isolation_link((0,external_node_path_.join)(before, name), (0,external_node_path_.join)(folder, name));
    for (const [name, value] of Object.entries(variables))
        host.exportVariable(name, value);
    tellUnseen(host, content, before);
    return folder;
}
/** All settings but the credentials; plugins are still found where they are. */
function settingsOf(content, before) {
    const { auths: _auths, cliPluginsExtraDirs, ...settings } = content;
    const extra = Array.isArray(cliPluginsExtraDirs) ? cliPluginsExtraDirs.filter((folder) => typeof folder === "string") : [];
    const folders = before === null ? extra : [(0,external_node_path_.join)(before, "cli-plugins"), ...extra];
    return folders.length === 0 ? settings : { ...settings, cliPluginsExtraDirs: folders };
}
async function isolation_link(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => null);
    if (found === null)
        return;
    // Windows lets everybody make junctions, which lead to folders only.
    await (0,promises_.symlink)((0,external_node_path_.isAbsolute)(from) ? from : (0,external_node_path_.resolve)(from), to, "junction");
}
function tellUnseen(host, content, before) {
    const auths = (0,json/* isJsonObject */.OW)(content["auths"]) ? Object.entries(content["auths"]) : [];
    const unseen = auths.filter(([, entry]) => (0,json/* isJsonObject */.OW)(entry) && Object.keys(entry).length > 0).map(([key]) => key);
    if (unseen.length === 0 || before === null)
        return;
    host.log.notice(`This job's Docker configuration is its own: the logins in ${(0,external_node_path_.join)(before, "config.json")} (${unseen.slice(0, 5).join(", ")}${unseen.length > 5 ? ", …" : ""}) are not in it. Log in to them here too, or use \`isolate: home\`.`);
}

// EXTERNAL MODULE: ./src/login/journal.js
var login_journal = __webpack_require__(20848);
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/json.js
var forge_json = __webpack_require__(91035);
;// CONCATENATED MODULE: ./src/login/missing.js


const FORK = "such runs get no secrets, and a token that can only read.";
const DEPENDABOT = "its runs get no secrets but those that are set for Dependabot, and a token that can only read.";
/** Why this run has no secrets and may not write, as a full sentence; null where nothing is known that would explain it. */
async function explainMissing(host) {
    const { env } = host;
    if (env["GITHUB_ACTOR"] === "dependabot[bot]") {
        return `Dependabot started this run: ${DEPENDABOT}`;
    }
    const event = await (0,forge_event/* readEventPayload */.N5)(host);
    if ((0,forge_json.at)(event, "pull_request") === undefined)
        return null;
    const head = (0,forge_json/* textAt */.$6)(event, ["pull_request", "head", "repo", "full_name"]);
    const base = (0,forge_json/* textAt */.$6)(event, ["pull_request", "base", "repo", "full_name"]) ?? env["GITHUB_REPOSITORY"] ?? "";
    if ((0,forge_json/* textAt */.$6)(event, ["pull_request", "user", "login"]) === "dependabot[bot]") {
        return `This pull request is Dependabot's: ${DEPENDABOT}`;
    }
    if (head === base)
        return null;
    return `This run is for a pull request from ${head === null ? "a fork that is gone" : `the fork ${head}`}: ${FORK}`;
}

// EXTERNAL MODULE: ./src/login/passwords.js
var login_passwords = __webpack_require__(84981);
// EXTERNAL MODULE: ./src/inputs/go-boolean.js
var go_boolean = __webpack_require__(71772);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/login/providers/aws-registry.js
var aws_registry = __webpack_require__(5591);
// EXTERNAL MODULE: ./src/login/oidc.js
var oidc = __webpack_require__(10790);
;// CONCATENATED MODULE: ./src/login/providers/key-file.js
const USERNAMES = new Set(["_json_key", "_json_key_base64"]);
/** Hides what is secret in a service account's key file that comes as a password, in plain or in base64. */
function hideKeyFile(host, { username, password }) {
    if (!USERNAMES.has(username) || password === "")
        return;
    host.addSecret(password);
    if (username === "_json_key_base64")
        host.addSecret(Buffer.from(password, "base64").toString("utf8"));
}

;// CONCATENATED MODULE: ./src/login/providers/exchange.js



/** Each in its own file, loaded when a login is its business. */
const EXCHANGES = {
    ecr: async () => (await __webpack_require__.e(/* import() */ 1490).then(__webpack_require__.bind(__webpack_require__, 71490))).exchangeForEcr,
    "ecr-public": async () => (await __webpack_require__.e(/* import() */ 1490).then(__webpack_require__.bind(__webpack_require__, 71490))).exchangeForEcrPublic,
    google: async () => (await __webpack_require__.e(/* import() */ 4139).then(__webpack_require__.bind(__webpack_require__, 94139))).exchangeForGoogle,
    azure: async () => (await __webpack_require__.e(/* import() */ 7565).then(__webpack_require__.bind(__webpack_require__, 7565))).exchangeForAzure,
    "docker-hub": async () => (await __webpack_require__.e(/* import() */ 4290).then(__webpack_require__.bind(__webpack_require__, 4290))).exchangeForDockerHub,
    quay: async () => (await __webpack_require__.e(/* import() */ 9936).then(__webpack_require__.bind(__webpack_require__, 99936))).exchangeForQuay,
};
const HUB_REGISTRIES = new Set(["docker.io", "registry-1.docker.io", "dhi.io"]);
const QUAY_ROBOT = /^[a-z0-9][a-z0-9._-]*\+[a-z0-9][a-z0-9._-]*$/;
/** Whose business a login is; null: the username and the password are the credential. Pure. */
function chooseProvider(question) {
    const { registry, inputs, env, endpoints } = question;
    const isPlain = inputs.username !== "" && inputs.password !== "";
    if (inputs.ecr === "true" || (inputs.ecr === "auto" && ((0,aws_registry/* isEcrPublic */.MT)(registry) || (0,aws_registry/* isEcr */.Ht)(registry, endpoints)))) {
        // That name is what an exchange gives: the password beside it has been exchanged already.
        if (inputs.username === "AWS" && isPlain)
            return null;
        return (0,aws_registry/* isEcrPublic */.MT)(registry) ? "ecr-public" : "ecr";
    }
    if (isPlain)
        return null;
    if (endpoints.googleRegistries.test(registry) && inputs.workloadIdentityProvider !== "")
        return "google";
    if (endpoints.azureClouds.some(({ registries }) => registries.test(registry)) && inputs.clientId !== "")
        return "azure";
    if (inputs.password !== "")
        return null;
    if (HUB_REGISTRIES.has(registry) && (env["DOCKERHUB_OIDC_CONNECTIONID"] ?? "") !== "")
        return "docker-hub";
    return QUAY_ROBOT.test(inputs.username) && (0,oidc/* offersIdToken */.cZ)(env) ? "quay" : null;
}
/**
 * Exchanges what the job has for what the registry takes; null where the username and the password are the credential already.
 * ECR may give several. Throws a `MissingCredential` where there is nothing to exchange, and a `UserError` where the vendor refuses.
 */
async function exchangeFor(request) {
    const { registry, inputs, host, endpoints } = request;
    const provider = chooseProvider({ registry, inputs, env: host.env, endpoints });
    if (provider === null) {
        hideKeyFile(host, inputs);
        return null;
    }
    const exchange = await EXCHANGES[provider]();
    return await exchange(request);
}

;// CONCATENATED MODULE: ./src/login/providers/check.js


const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const WORKLOAD_PROVIDER = /^(?:(?:https:)?\/\/iam\.googleapis\.com\/)?projects\/(?<project>[^/]+)\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
const SERVICE_ACCOUNT = /^[a-z0-9-]+@[a-z0-9.-]+$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+$/i;
const HUB_LIFE_SECONDS = { min: 300, max: 3600 };
/**
 * All that is wrong with what the exchanges of a step's logins are told, each mistake with its cure; pure, and before any request.
 * What is given must be of use to one of them at least.
 */
function checkProviders(logins) {
    const [first] = logins;
    if (first === undefined)
        return [];
    return [checkAws, checkGoogle, checkAzure, checkDockerHub].flatMap((check) => check(logins, first));
}
function checkAws(logins, { inputs, env, endpoints }) {
    const own = logins.filter(({ registry, inputs: { ecr } }) => ecr === "true" || (ecr === "auto" && ((0,aws_registry/* isEcr */.Ht)(registry, endpoints) || (0,aws_registry/* isEcrPublic */.MT)(registry))));
    const accounts = own.length === 0 ? [] : (env["AWS_ACCOUNT_IDS"] ?? "").split(",").map((account) => account.trim());
    const role = inputs.roleToAssume;
    return [
        ...unless(role === "" || own.length > 0, `\`role-to-assume\` is for a registry of Amazon ECR, and ${none(logins)}; leave it out, or set \`ecr: true\`.`),
        ...unless(role === "" || ROLE.test(role), "`role-to-assume` is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME."),
        ...(role === "" ? [] : withoutPassword(own, "role-to-assume")),
        ...unless(inputs.awsRegion === "" || (0,aws_registry/* findPartition */.cj)(inputs.awsRegion, endpoints) !== null, `\`aws-region\` is ${shown(inputs.awsRegion)}, which is no region of AWS; write it as eu-central-1.`),
        ...accounts.filter((account) => !/^(?:\d{12})?$/.test(account)).map((account) => `AWS_ACCOUNT_IDS holds ${shown(account)}; an account has 12 digits.`),
    ];
}
function checkGoogle(logins, { inputs, endpoints }) {
    const { workloadIdentityProvider: provider, serviceAccount } = inputs;
    if (provider === "")
        return unless(serviceAccount === "", "`service-account` needs `workload-identity-provider`; give both.");
    const own = logins.filter(({ registry }) => endpoints.googleRegistries.test(registry));
    const project = WORKLOAD_PROVIDER.exec(provider)?.groups?.["project"];
    return [
        ...unless(own.length > 0, `\`workload-identity-provider\` is for a registry of Google (LOCATION-docker.pkg.dev, gcr.io), and ${none(logins)}; leave it out.`),
        ...unless(project !== undefined, "`workload-identity-provider` is not the name of a provider; write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER."),
        ...unless(project === undefined || /^\d+$/.test(project), `\`workload-identity-provider\` names the project ${shown(project ?? "")}; write its number (\`gcloud projects describe\`), not its name.`),
        ...unless(serviceAccount === "" || SERVICE_ACCOUNT.test(serviceAccount), "`service-account` is not the address of one; write NAME@PROJECT.iam.gserviceaccount.com."),
        ...withoutPassword(own, "workload-identity-provider"),
    ];
}
function checkAzure(logins, { inputs, endpoints }) {
    const { clientId, tenantId } = inputs;
    if (clientId === "" && tenantId === "")
        return [];
    const own = logins.filter(({ registry }) => endpoints.azureClouds.some(({ registries }) => registries.test(registry)));
    return [
        ...unless(own.length > 0, `\`client-id\` and \`tenant-id\` are for a registry of Azure (NAME.azurecr.io), and ${none(logins)}; leave them out.`),
        ...unless(clientId !== "" && tenantId !== "", "`client-id` and `tenant-id` go together; give both."),
        ...unless(clientId === "" || UUID.test(clientId), "`client-id` is not the client (application) id of an identity; it looks like 00000000-0000-0000-0000-000000000000."),
        ...unless(tenantId === "" || UUID.test(tenantId) || DOMAIN.test(tenantId), "`tenant-id` is neither the id nor a domain of a tenant."),
        ...withoutPassword(own, "client-id"),
    ];
}
function checkDockerHub(logins, { env }) {
    const own = logins.filter((login) => chooseProvider(login) === "docker-hub");
    if (own.length === 0)
        return [];
    const life = env["DOCKERHUB_OIDC_EXPIREIN"]?.trim() || String(HUB_LIFE_SECONDS.min);
    const isLife = /^\d+$/.test(life) && Number(life) >= HUB_LIFE_SECONDS.min && Number(life) <= HUB_LIFE_SECONDS.max;
    return [
        ...unless(own.every(({ inputs }) => inputs.username !== ""), "`username` is missing: with DOCKERHUB_OIDC_CONNECTIONID it is the Docker organization."),
        ...unless(UUID.test(env["DOCKERHUB_OIDC_CONNECTIONID"]?.trim() ?? ""), "DOCKERHUB_OIDC_CONNECTIONID is not the id of a connection; it looks like 00000000-0000-0000-0000-000000000000."),
        ...unless(isLife, `DOCKERHUB_OIDC_EXPIREIN is ${shown(life)}; write the seconds, from ${HUB_LIFE_SECONDS.min} to ${HUB_LIFE_SECONDS.max}.`),
    ];
}
function withoutPassword(own, input) {
    return unless(own.every(({ inputs }) => inputs.password === ""), `\`${input}\` and \`password\` are two ways to log in; give one of them.`);
}
function none(logins) {
    return logins.length === 1 ? `${shown(logins[0]?.registry ?? "")} is none` : "none of these registries is one";
}
function unless(isRight, mistake) {
    return isRight ? [] : [mistake];
}
function shown(text) {
    return JSON.stringify(text.slice(0, 100));
}

// EXTERNAL MODULE: ./src/login/registry-auth.js
var registry_auth = __webpack_require__(88791);
// EXTERNAL MODULE: ./src/login/registry-name.js
var registry_name = __webpack_require__(79834);
;// CONCATENATED MODULE: ./src/login/plan.js







const SINGLE = ["registry", "username", "password", "scope", "ecr"];
/** The logins that the inputs ask for. */
function readLogins(inputs) {
    const several = inputs["registry-auth"] ?? "";
    if (several !== "")
        return (0,registry_auth/* parseRegistryAuth */.b)(several).logins;
    const { registry = "", username = "", password = "", scope = "", ecr = "" } = inputs;
    return [{ registry, username, password, scope, ecr }];
}
/** Plans the logins, and finds what is wrong with the inputs taken together. */
function planLogin(inputs, host, endpoints) {
    const image = inputs.image === undefined ? null : (0,reference/* parseRepository */.SU)(inputs.image);
    const given = readLogins(inputs);
    const known = given.map((login) => planOne(login, host));
    const questions = known.map((login, index) => {
        const password = given[index]?.password.trim() ?? "";
        return { registry: login.registry, inputs: providerInputsFor(login, password, inputs), env: host.env, endpoints };
    });
    const plan = {
        logins: known.map((login, index) => ({ ...login, provider: questions[index] === undefined ? null : chooseProvider(questions[index]) })),
        isolate: chooseIsolation(inputs.isolate, host),
        image: image === null ? null : { registry: image.registry, repository: image.repository },
        ifMissing: inputs["if-missing"],
        logout: inputs.logout,
    };
    return { plan, mistakes: [...judge(inputs, plan, host), ...checkProviders(questions)] };
}
/** What one login's exchange is told; what a vendor needs is the same for all logins of the step. */
function providerInputsFor(login, password, inputs) {
    return {
        username: login.username,
        password,
        ecr: login.ecr,
        roleToAssume: inputs["role-to-assume"] ?? "",
        awsRegion: inputs["aws-region"] ?? "",
        workloadIdentityProvider: inputs["workload-identity-provider"] ?? "",
        serviceAccount: inputs["service-account"] ?? "",
        clientId: inputs["client-id"] ?? "",
        tenantId: inputs["tenant-id"] ?? "",
    };
}
function planOne({ registry, username, password, scope, ecr }, { env }) {
    return {
        registry: (0,registry_name/* parseRegistry */.l)(registry),
        username,
        hasPassword: password.trim() !== "",
        scope: (0,go_boolean/* parseGoBoolean */.a)(env["DOCKER_LOGIN_SCOPE_DISABLED"] ?? "") === true ? "" : scope,
        ecr: ecr === "true" || ecr === "false" ? ecr : "auto",
    };
}
function chooseIsolation(wanted, { env, kind }) {
    if (wanted !== "auto")
        return wanted;
    return kind === "terminal" || env["RUNNER_ENVIRONMENT"] === "github-hosted" ? "home" : "job";
}
function judge(inputs, plan, host) {
    const name = (input) => (0,read/* inputName */.yu)(host.kind, input);
    const given = SINGLE.filter((input) => (inputs[input] ?? "") !== "");
    const isSeveral = (inputs["registry-auth"] ?? "") !== "";
    const isElsewhere = plan.image !== null && plan.logins.every(({ registry }) => registry !== plan.image?.registry);
    return [
        ...(isSeveral && given.length > 0 ? [`${name("registry-auth")}: it stands in place of ${given.map(name).join(", ")}; give one or the other.`] : []),
        ...plan.logins.flatMap((login) => judgeUser(login, name, isSeveral)),
        ...(isElsewhere ? [`${name("image")}: its registry ${plan.image?.registry ?? ""} is none that this step logs in to.`] : []),
        ...(host.kind === "terminal" && inputs.isolate === "job" ? [`${name("isolate")}: there is no job on the command line; set DOCKER_CONFIG to a folder of your own.`] : []),
        ...((host.env["DOCKER_AUTH_CONFIG"] ?? "") === ""
            ? []
            : ["DOCKER_AUTH_CONFIG: this variable is set, and Docker reads it before anything that a login writes. Remove it from the environment of this step and of those that use the login."]),
    ];
}
/** A password alone is a slip, also where the name does not matter. */
function judgeUser({ registry, username, hasPassword }, name, isSeveral) {
    if (username !== "" || !hasPassword)
        return [];
    return [`${isSeveral ? `${name("registry-auth")}: ${registry}` : name("username")}: it must be given with a password${registry === "ghcr.io" ? "; on ghcr.io any name will do, as `${{ github.actor }}`" : ""}.`];
}

// EXTERNAL MODULE: ./src/login/providers/endpoints.js
var providers_endpoints = __webpack_require__(59860);
// EXTERNAL MODULE: ./src/login/providers/missing-credential.js
var missing_credential = __webpack_require__(4390);
// EXTERNAL MODULE: ./src/login/scope.js
var login_scope = __webpack_require__(5479);
// EXTERNAL MODULE: ./src/login/store.js
var store = __webpack_require__(9014);
;// CONCATENATED MODULE: ./src/login/run.js



















/** Hides the passwords, and finds what is wrong with the inputs; asks nobody. */
function findMistakes(host, inputs, endpoints = providers_endpoints/* ENDPOINTS */.H) {
    (0,login_passwords/* hidePasswords */.X)(host, readLogins(inputs));
    return Promise.resolve(planLogin(inputs, host, endpoints).mistakes);
}
/** Logs in to every registry that the inputs name, or to none. */
async function run(host, inputs, cli, endpoints = providers_endpoints/* ENDPOINTS */.H) {
    const passwords = readLogins(inputs).map(({ password }) => password);
    const { plan } = planLogin(inputs, host, endpoints);
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
    const reach = (0,inputs_reach/* parseReach */.Z)(inputs);
    const transport = (0,http_transport/* createTransport */.o)(host, reach);
    try {
        const exchange = (login, index) => {
            const password = (0,login_passwords/* trimPassword */.y)(passwords[index] ?? "", inputs["trim-password"], login.registry, host);
            const providerInputs = providerInputsFor(login, password.trim() === "" ? "" : password, inputs);
            return exchangeFor({ host, transport, registry: login.registry, inputs: providerInputs, endpoints }).then((given) => given ?? asGiven(login, password, host.kind));
        };
        const { ready, isWhole } = await collect(plan, exchange, host);
        const mayPush = await prove(host, transport, reach, ready, plan);
        await run_store(host, ready, plan);
        host.setOutput("logged-in", String(isWhole && mayPush));
    }
    finally {
        await transport.close();
    }
}
function asGiven({ registry, username }, password, kind) {
    if (username !== "" && password.trim() !== "")
        return [{ registry, username, password, expiresInSeconds: null }];
    throw new missing_credential/* MissingCredential */._(`There is no password for ${registry}.`, `Give ${(0,read/* inputName */.yu)(kind, "username")} and ${(0,read/* inputName */.yu)(kind, "password")}; a secret that is not set is an empty text.`);
}
/** Every credential there is; for those that are missing a notice, or an error, with the reason. */
async function collect(plan, exchange, host) {
    const settled = await Promise.allSettled(plan.logins.map(exchange));
    const ready = [];
    const missing = [];
    const failures = [];
    for (const [index, result] of settled.entries()) {
        if (result.status === "fulfilled") {
            const scope = plan.logins[index]?.scope ?? "";
            ready.push(...result.value.map(({ registry, username, password, expiresInSeconds }) => ({ registry, scope, credential: toCredential(username, password), expiresInSeconds })));
        }
        else if (result.reason instanceof missing_credential/* MissingCredential */._)
            missing.push(result.reason);
        else
            failures.push(result.reason);
    }
    throwAll(failures);
    if (missing.length > 0)
        await tellMissing(missing, plan, host);
    return { ready, isWhole: missing.length === 0 };
}
/** As whom Docker itself keeps an identity token. */
function toCredential(username, password) {
    return username === "<token>" ? { kind: "identity-token", token: password } : { kind: "password", username, password };
}
async function tellMissing(missing, { ifMissing }, host) {
    const why = await explainMissing(host);
    const [first] = missing;
    const what = missing.map(({ message }) => message).join(" ");
    const message = why === null ? what : `${what} ${why}`;
    if (ifMissing === "error")
        throw new errors/* UserError */.y(message, first?.hint ?? "", { cause: first });
    host.log.notice(`Not logged in. ${message} ${first?.hint ?? ""}`.trim());
}
/**
 * Asks all registries at once, so that the slowest is all that is waited for, and none is logged in to where one refuses. Whether
 * the image may be pushed to; that it may not is an error but where the kind of run explains it.
 */
async function prove(host, transport, reach, ready, { image, ifMissing }) {
    const proofs = await Promise.allSettled(ready.map(async ({ registry, scope, credential }) => {
        (0,credentials/* hide */.jD)(credential, host);
        const isItsOwn = image !== null && image.registry === registry && mayServe(scope, image.repository);
        return await proveCredential(host, transport, reach, registry, credential, isItsOwn ? `repository:${image.repository}:pull,push` : null);
    }));
    const failures = proofs.flatMap((proof) => (proof.status === "rejected" ? [proof.reason] : []));
    const denial = failures.find((failure) => failure instanceof PushDenied);
    const why = denial === undefined || ifMissing === "error" ? null : await explainMissing(host);
    throwAll(why === null ? failures : failures.filter((failure) => failure !== denial));
    if (denial !== undefined)
        host.log.notice(`${denial.message} ${why ?? ""}`);
    for (const proof of proofs) {
        if (proof.status === "fulfilled" && !proof.value.verified)
            host.log.warning(`${proof.value.why} The login is stored all the same.`);
    }
    return denial === undefined;
}
/** Whether buildx would push to a repository with a login of this scope. */
function mayServe(scope, repository) {
    const [path = "", actions = "push"] = scope.split("@");
    return (path === "" || path === repository) && actions.split(",").includes("push");
}
async function run_store(host, ready, plan) {
    if (ready.length === 0)
        return;
    const journal = host.kind === "runner" && plan.logout ? await (0,login_journal/* openJournal */._0)(host) : login_journal/* noJournal */.vl;
    const isIsolated = plan.isolate === "job" && ready.some(({ scope }) => scope === "");
    const folder = await chooseFolder(host, isIsolated, journal);
    for (const { registry, scope, credential, expiresInSeconds } of ready) {
        const own = scope === "" ? folder : (0,login_scope/* scopeFolder */.P)((0,docker_config/* buildxFolder */.jN)(host, folder), registry, scope);
        const place = await (0,store/* storeCredential */.b)(host, { registry, credential, folder: own, inFile: isIsolated && scope === "" }, journal);
        const life = expiresInSeconds === null ? "" : `, good for ${(0,format/* formatDuration */.a3)(expiresInSeconds * 1000)}`;
        host.log.info(`Logged in to ${registry}${scope === "" ? "" : ` (${scope})`}: ${place}${life}.`);
    }
}
/** Throws what went wrong, all of it at once. */
function throwAll(thrown) {
    const failures = thrown.map((each) => (each instanceof Error ? each : new Error("A login failed.", { cause: each })));
    const [first] = failures;
    if (first === undefined)
        return;
    const told = failures.filter((failure) => failure instanceof errors/* UserError */.y);
    // What is our own mistake goes first, with its stack.
    const single = failures.find((failure) => !(failure instanceof errors/* UserError */.y)) ?? (failures.length === 1 ? first : null);
    if (single !== null)
        throw single;
    throw new errors/* UserError */.y([`${failures.length} logins failed:`, ...told.map(({ message }) => `- ${message}`)].join("\n"), told.map(({ hint }) => hint).join("\n"), { cause: first });
}


/***/ })

};
