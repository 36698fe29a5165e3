export const id = 1490;
export const ids = [1490];
export const modules = {

/***/ 71490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeForEcr: () => (/* binding */ exchangeForEcr),
  exchangeForEcrPublic: () => (/* binding */ exchangeForEcrPublic)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/login/providers/ask.js
var ask = __webpack_require__(34891);
// EXTERNAL MODULE: ./src/login/providers/endpoints.js
var endpoints = __webpack_require__(59860);
;// CONCATENATED MODULE: ./src/login/providers/aws-endpoint.js


/**
 * Where a service of AWS is: by its own variable, by that of all services (both as the AWS tools read them), else at its usual
 * address. Throws a `UserError` for a variable that holds no URL.
 */
function awsEndpoint(service, env, address, values) {
    const isIgnored = env["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.toLowerCase() === "true";
    const name = isIgnored ? undefined : [`AWS_ENDPOINT_URL_${service}`, "AWS_ENDPOINT_URL"].find((each) => (env[each] ?? "") !== "");
    if (name === undefined)
        return (0,endpoints/* fillAddress */.C)(address, values);
    const url = URL.canParse(env[name] ?? "") ? new URL(env[name] ?? "") : null;
    if (url !== null && /^https?:$/.test(url.protocol) && url.search === "")
        return url;
    throw new errors/* UserError */.y(`${name} is not the URL of a service.`, "Write it as https://sts.example.com, or take it out of the environment.");
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/http/address.js
var address = __webpack_require__(3186);
// EXTERNAL MODULE: ./src/http/proxy.js
var proxy = __webpack_require__(55942);
// EXTERNAL MODULE: ./src/login/oidc.js
var oidc = __webpack_require__(10790);
;// CONCATENATED MODULE: ./src/login/providers/aws-profile.js

const FILE_MAX_BYTES = 1024 * 1024;
/** The keys of AWS_PROFILE, or of the default profile, in the files of the AWS command line; null where it holds none. They are not hidden yet. */
async function readProfileKeys(host) {
    const { env } = host;
    const profile = env["AWS_PROFILE"] || "default";
    const folder = (0,external_node_path_.join)(env["HOME"] ?? env["USERPROFILE"] ?? "", ".aws");
    const credentials = await readSection(host, env["AWS_SHARED_CREDENTIALS_FILE"] || (0,external_node_path_.join)(folder, "credentials"), [profile]);
    const config = await readSection(host, env["AWS_CONFIG_FILE"] || (0,external_node_path_.join)(folder, "config"), [`profile ${profile}`, ...(profile === "default" ? ["default"] : [])]);
    const settings = credentials.has("aws_access_key_id") ? credentials : config;
    const [accessKeyId = "", secretAccessKey = ""] = [settings.get("aws_access_key_id"), settings.get("aws_secret_access_key")];
    if (accessKeyId === "" || secretAccessKey === "")
        return null;
    return { accessKeyId, secretAccessKey, sessionToken: settings.get("aws_session_token") || null };
}
/** The settings of the sections of these names; indented lines belong to a setting that has no value of its own, and are left out. */
async function readSection(host, path, names) {
    const text = (await host.files.read((0,external_node_path_.resolve)(host.directory, path), FILE_MAX_BYTES))?.toString("utf8") ?? "";
    const settings = new Map();
    let isOurs = false;
    for (const line of text.split(/\r?\n/)) {
        const [, section] = /^\[\s*([^\]]*?)\s*\]/.exec(line) ?? [];
        if (section !== undefined)
            isOurs = names.includes(section.replace(/\s+/g, " "));
        const [, name, value] = /^([A-Za-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
        if (isOurs && name !== undefined && value !== undefined)
            settings.set(name.toLowerCase(), value);
    }
    return settings;
}

// EXTERNAL MODULE: ./src/login/providers/missing-credential.js
var missing_credential = __webpack_require__(4390);
;// CONCATENATED MODULE: ./src/login/providers/xml.js
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/**
 * The text of the first element of this name, entities resolved; null where there is none, or where it holds more than text.
 * Enough for the flat answers of AWS: no attributes are read, and a document type is not looked at, so that it can define nothing.
 */
function elementText(xml, name) {
    const start = new RegExp(`<${name}(?:\\s[^<>]*)?>`).exec(xml);
    if (start === null)
        return null;
    const from = start.index + start[0].length;
    const end = xml.indexOf("<", from);
    if (end === -1 || !xml.startsWith(`</${name}>`, end))
        return null;
    return xml.slice(from, end).replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, decodeEntity);
}
function decodeEntity(whole, decimal, hex, name = "") {
    if (decimal !== undefined)
        return decodePoint(Number(decimal));
    if (hex !== undefined)
        return decodePoint(Number.parseInt(hex, 16));
    return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
}
function decodePoint(point) {
    return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
}

;// CONCATENATED MODULE: ./src/login/providers/sts.js



const VENDOR = "AWS STS";
/** The shortest there is: the keys are used once, at once. */
const DURATION_SECONDS = "900";
/** The keys of a role for a web identity (AssumeRoleWithWebIdentity, which needs no signature); hidden before they are returned. */
async function assumeRole(asker, question) {
    const form = new URLSearchParams({
        Action: "AssumeRoleWithWebIdentity",
        Version: "2011-06-15",
        RoleArn: question.roleArn,
        RoleSessionName: question.sessionName,
        WebIdentityToken: question.token,
        DurationSeconds: DURATION_SECONDS,
    });
    const body = await (0,ask/* askVendor */.mQ)(asker, {
        vendor: VENDOR,
        wanted: `the keys of ${question.roleArn}`,
        method: "POST",
        url: question.url,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
        read: readWords,
        refusals: refusalsOf(question),
    });
    return readKeys(asker, body.toString("utf8"));
}
function readKeys({ host }, xml) {
    const [accessKeyId, secretAccessKey, sessionToken] = ["AccessKeyId", "SecretAccessKey", "SessionToken"].map((name) => elementText(xml, name)?.trim() ?? "");
    if (!accessKeyId || !secretAccessKey || !sessionToken)
        throw (0,ask/* withoutToken */._Q)(VENDOR);
    (0,ask/* hideToken */.Uy)(host, secretAccessKey);
    (0,ask/* hideToken */.Uy)(host, sessionToken);
    return { accessKeyId, secretAccessKey, sessionToken };
}
function readWords(body) {
    const xml = body.toString("utf8");
    return { code: elementText(xml, "Code"), message: elementText(xml, "Message") };
}
function refusalsOf({ token, roleArn, audience }) {
    const says = (0,oidc/* describeIdToken */.EK)(token);
    return [
        { when: / (?:Throttling|RequestLimitExceeded)/, hint: "AWS STS limits how often it is asked: try again later.", isTransient: true },
        // AWS documents it as a fault of the network between it and the identity provider, with 400 all the same.
        { when: / IDPCommunicationError/, hint: "AWS could not reach the identity provider to check the token: try again later.", isTransient: true },
        {
            when: / InvalidIdentityToken: .*audience/i,
            hint: `Add the audience ${audience} to the identity provider in IAM, and use it in the role's trust policy.${says}`,
        },
        {
            when: / InvalidIdentityToken: .*OpenIDConnect provider/i,
            hint: `Create an OpenID Connect identity provider for the token's issuer in the account of ${roleArn}.${says}`,
        },
        { when: / (?:InvalidIdentityToken|IDPRejectedClaim)/, hint: `Check the issuer and the audience of the identity provider in IAM.${says}` },
        { when: / ExpiredToken/, hint: "The token lasts for minutes only: log in again with a fresh one, and check this machine's clock." },
        {
            when: / AccessDenied/,
            hint: `Let the trust policy of ${roleArn} allow sts:AssumeRoleWithWebIdentity to this subject and audience.${says}`,
        },
        { when: / RegionDisabled/, hint: "Activate AWS STS for this region in the account, or give another one in `aws-region`." },
        { when: / Validation/, hint: "Write the role as arn:aws:iam::123456789012:role/NAME, and AWS_ROLE_SESSION_NAME, where it is set, with 2 to 64 letters, digits and _+=,.@-." },
    ];
}

;// CONCATENATED MODULE: ./src/login/providers/aws-keys.js











const LOCAL_VENDOR = "This machine's own service for AWS keys";
const TOKEN_MAX_BYTES = 64 * 1024;
/** What a machine's own services must answer within: nothing listens there but in the cloud. */
const LOCAL_PATIENCE = { attempts: 1, attemptMs: 2_000, totalMs: 4_000 };
const LOCAL_REFUSALS = [{ when: /^40[0-9] /, hint: "Give this container or machine a role that may log in to ECR." }];
/** Where the agents of ECS and of EKS listen: the one place besides this machine that gets its token unencrypted. */
const CONTAINER_AGENTS = new Set(["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"]);
/**
 * The keys to ask with: the role of `role-to-assume` by the job's own token; the user and the password as keys; those of
 * AWS_PROFILE; those of the environment; those of the default profile; the role and the token file of the environment; the role of
 * the container or of the machine. Hidden before they are returned. Throws a `MissingCredential` where there are none.
 */
async function findAwsKeys(request, place) {
    const { host, inputs } = request;
    if (inputs.roleToAssume !== "")
        return await takeRole(request, place, inputs.roleToAssume, await (0,oidc/* getIdToken */.p9)(host, request.transport, place.partition.audience));
    const given = await givenKeys(request);
    if (given !== null)
        return hideKeys(host, given);
    const tokenFile = host.env["AWS_WEB_IDENTITY_TOKEN_FILE"] ?? "";
    const roleArn = host.env["AWS_ROLE_ARN"] ?? "";
    if (tokenFile !== "" && roleArn !== "")
        return await takeRole(request, place, roleArn, await readTokenFile(host, "AWS_WEB_IDENTITY_TOKEN_FILE"));
    return (await askContainer(request)) ?? (await askMachine(request)) ?? missing(request.registry);
}
function missing(registry) {
    throw new missing_credential/* MissingCredential */._(`There are no AWS keys to log in to ${registry} with.`, "Give `role-to-assume` (and the job `permissions: id-token: write`), or an access key as `username` and `password`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Of the AWS command line's profiles only keys are read: no single sign-on, no credential_process, no role_arn.");
}
/** The keys of the inputs, else of a profile that is named, else of the environment, else of the default profile; null where there are none. */
async function givenKeys({ inputs, host }) {
    const { env } = host;
    if (inputs.username !== "" && inputs.password !== "") {
        // Temporary keys are worth nothing without their token, and a user's key must not go with another's.
        const sessionToken = inputs.username.startsWith("ASIA") ? (env["AWS_SESSION_TOKEN"] ?? "") : "";
        return { accessKeyId: inputs.username, secretAccessKey: inputs.password, sessionToken: sessionToken === "" ? null : sessionToken };
    }
    const isNamed = (env["AWS_PROFILE"] ?? "") !== "";
    return (isNamed ? null : environmentKeys(env)) ?? (await readProfileKeys(host)) ?? environmentKeys(env);
}
function environmentKeys(env) {
    const [accessKeyId = "", secretAccessKey = ""] = [env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"]];
    return accessKeyId === "" || secretAccessKey === "" ? null : { accessKeyId, secretAccessKey, sessionToken: env["AWS_SESSION_TOKEN"] || null };
}
function hideKeys(host, keys) {
    (0,ask/* hideToken */.Uy)(host, keys.secretAccessKey);
    if (keys.sessionToken !== null)
        (0,ask/* hideToken */.Uy)(host, keys.sessionToken);
    return keys;
}
/** The token in the file that a variable names, hidden. */
async function readTokenFile(host, variable) {
    const path = host.env[variable] ?? "";
    const token = (await host.files.read((0,external_node_path_.resolve)(host.directory, path), TOKEN_MAX_BYTES))?.toString("utf8").trim() ?? "";
    if (token === "")
        throw new errors/* UserError */.y(`${variable} names ${path}, which holds no token.`, "Mend the variable, or take it out of the environment.");
    (0,ask/* hideToken */.Uy)(host, token);
    return token;
}
function takeRole(request, { partition, region }, roleArn, token) {
    const { env } = request.host;
    return assumeRole(request, {
        roleArn,
        token,
        sessionName: env["AWS_ROLE_SESSION_NAME"] || `plimsoll-${env["GITHUB_RUN_ID"] ?? "login"}`,
        audience: partition.audience,
        url: awsEndpoint("STS", env, request.endpoints.awsSts, { region, suffix: partition.suffix }),
    });
}
/** The keys of a container's role (ECS, EKS Pod Identity), where the environment names who gives them. */
async function askContainer(request) {
    const { env } = request.host;
    const url = containerUrl(env, request.endpoints);
    if (url === null)
        return null;
    const file = env["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] ?? "";
    const authorization = file === "" ? (env["AWS_CONTAINER_AUTHORIZATION_TOKEN"] ?? "") : await readTokenFile(request.host, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    if (authorization !== "")
        (0,ask/* hideToken */.Uy)(request.host, authorization);
    return readLocalKeys(request, await askLocally(request, "GET", url, authorization === "" ? {} : { authorization }));
}
function containerUrl(env, endpoints) {
    const relative = env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] ?? "";
    if (relative.startsWith("/"))
        return new URL(`${endpoints.awsContainer}${relative.slice(1)}`);
    const full = env["AWS_CONTAINER_CREDENTIALS_FULL_URI"] ?? "";
    if (full === "")
        return null;
    const url = URL.canParse(full) ? new URL(full) : null;
    if (url?.protocol === "https:" || (url?.protocol === "http:" && ((0,address/* isLoopback */.U9)(url.hostname) || CONTAINER_AGENTS.has(url.hostname))))
        return url;
    throw new errors/* UserError */.y("AWS_CONTAINER_CREDENTIALS_FULL_URI names no place that may give keys.", "It is an https URL, or http on this machine or at the address of the agent of ECS or EKS.");
}
/** The keys of a machine's role (EC2, by version 2 of its metadata service); null where this is no such machine, or it has no role. */
async function askMachine(request) {
    const { env, log } = request.host;
    // GitHub's own machines are in another cloud, whose metadata service is at the same address.
    if (env["RUNNER_ENVIRONMENT"] === "github-hosted" || env["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true")
        return null;
    const base = env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] || request.endpoints.awsMachine;
    if (!URL.canParse(base))
        return null;
    const roles = new URL("/latest/meta-data/iam/security-credentials/", base);
    try {
        const session = await askLocally(request, "PUT", new URL("/latest/api/token", base), { "x-aws-ec2-metadata-token-ttl-seconds": "300" });
        const headers = { "x-aws-ec2-metadata-token": session.toString("utf8").trim() };
        (0,ask/* hideToken */.Uy)(request.host, headers["x-aws-ec2-metadata-token"]);
        const role = (await askLocally(request, "GET", roles, headers)).toString("utf8").split("\n", 1)[0]?.trim() ?? "";
        return readLocalKeys(request, await askLocally(request, "GET", new URL(encodeURIComponent(role), roles), headers));
    }
    catch (error) {
        log.debug(`There are no keys of the machine: ${error instanceof Error ? error.message : String(error)}`);
        return null;
    }
}
async function askLocally(request, method, url, headers) {
    if ((0,proxy/* readProxyRule */.b)(request.host)(url) !== null) {
        throw new errors/* UserError */.y(`A proxy stands between this machine and ${url.host}, which would answer with the proxy's own keys.`, `Name ${url.hostname} in NO_PROXY.`);
    }
    const question = { vendor: LOCAL_VENDOR, wanted: "the keys of its role", method, url, headers, read: readLocalWords, refusals: LOCAL_REFUSALS };
    return await (0,ask/* askVendor */.mQ)(request, question, LOCAL_PATIENCE);
}
function readLocalWords(body) {
    const answer = (0,json/* readJsonObject */.op)(body) ?? {};
    return { code: (0,json/* optionalString */.sx)(answer, "code"), message: (0,json/* optionalString */.sx)(answer, "message") };
}
function readLocalKeys({ host }, body) {
    const answer = (0,ask/* parseAnswer */.Wp)(body, LOCAL_VENDOR);
    const secretAccessKey = (0,ask/* takeSecret */.uP)(host, answer, "SecretAccessKey", LOCAL_VENDOR);
    const sessionToken = (0,ask/* takeSecret */.uP)(host, answer, "Token", LOCAL_VENDOR);
    const accessKeyId = (0,json/* optionalString */.sx)(answer, "AccessKeyId") ?? "";
    if (accessKeyId === "")
        throw (0,ask/* withoutToken */._Q)(LOCAL_VENDOR);
    return { accessKeyId, secretAccessKey, sessionToken };
}

// EXTERNAL MODULE: ./src/login/providers/aws-registry.js
var aws_registry = __webpack_require__(5591);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/login/providers/sigv4.js

const ALGORITHM = "AWS4-HMAC-SHA256";
/** The headers that prove who asks, and when (Signature Version 4); to be sent beside those of the request. */
function signAwsRequest(request, keys, now) {
    const moment = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
    const scope = `${moment.slice(0, 8)}/${request.region}/${request.service}/aws4_request`;
    const added = {
        "x-amz-date": moment,
        ...(keys.sessionToken === null ? {} : { "x-amz-security-token": keys.sessionToken }),
    };
    const signed = Object.entries({ ...request.headers, host: request.url.host, ...added }).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const names = signed.map(([name]) => name).join(";");
    const lines = signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, " ")}\n`).join("");
    const canonical = ["POST", request.url.pathname, "", lines, names, sha256(request.body)].join("\n");
    const signature = hmac(signingKey(keys.secretAccessKey, scope), [ALGORITHM, moment, scope, sha256(canonical)].join("\n")).toString("hex");
    return { ...added, authorization: `${ALGORITHM} Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
function signingKey(secret, scope) {
    return scope.split("/").reduce((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest();
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

;// CONCATENATED MODULE: ./src/login/providers/ecr.js







const ECR_PUBLIC_REGION = "us-east-1";
/** The credentials of a private registry, and of the accounts in AWS_ACCOUNT_IDS, each valid for 12 hours. */
async function exchangeForEcr(request) {
    const { host, registry, endpoints } = request;
    const named = (0,aws_registry/* parseEcrRegistry */.d_)(registry, endpoints);
    const { region, partition } = named ?? findRegion(request);
    const keys = await findAwsKeys(request, { partition, region: request.inputs.awsRegion || region });
    const accounts = named === null ? [] : [...new Set([named.accountId, ...extraAccounts(host.env["AWS_ACCOUNT_IDS"])])];
    const authorizations = await askForAuthorizations(request, keys, {
        url: ecrUrl(request, named, region, partition),
        region,
        service: "ecr",
        target: "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken",
        body: JSON.stringify(accounts.length === 0 ? {} : { registryIds: accounts }),
    });
    return authorizations.map(({ proxyEndpoint, ...credential }) => ({ ...credential, registry: registryOf(proxyEndpoint, named, registry) }));
}
/** The credential of ECR Public. */
async function exchangeForEcrPublic(request) {
    const { registry, inputs, host, endpoints } = request;
    const place = regionOf(request, inputs.awsRegion || host.env["AWS_REGION"] || host.env["AWS_DEFAULT_REGION"] || ECR_PUBLIC_REGION);
    const keys = await findAwsKeys(request, place);
    const authorizations = await askForAuthorizations(request, keys, {
        url: awsEndpoint("ECR_PUBLIC", host.env, endpoints.awsEcrPublic, {}),
        region: ECR_PUBLIC_REGION,
        service: "ecr-public",
        target: "SpencerFrontendService.GetAuthorizationToken",
        body: "{}",
    });
    return authorizations.map(({ username, password, expiresInSeconds }) => ({ registry, username, password, expiresInSeconds }));
}
function findRegion(request) {
    const { inputs, host } = request;
    const region = inputs.awsRegion || host.env["AWS_REGION"] || host.env["AWS_DEFAULT_REGION"] || "";
    if (region !== "")
        return regionOf(request, region);
    throw new errors/* UserError */.y(`The name ${request.registry} does not say in which region of AWS it is.`, "Give `aws-region`, or set AWS_REGION.");
}
function regionOf(request, region) {
    const partition = (0,aws_registry/* findPartition */.cj)(region, request.endpoints);
    if (partition !== null)
        return { region, partition };
    throw new errors/* UserError */.y(`${JSON.stringify(region)} is not a region of AWS.`, "Write it as in eu-central-1.");
}
/** The accounts beside the registry's own, as AWS_ACCOUNT_IDS lists them. */
function extraAccounts(list) {
    return (list ?? "").split(",").map((account) => account.trim()).filter((account) => account !== "");
}
function ecrUrl(request, named, region, partition) {
    const { awsEcr } = request.endpoints;
    const suffix = named?.isDualStack === true ? (partition.dualStack?.apiSuffix ?? partition.suffix) : partition.suffix;
    const address = named?.isFips === true ? awsEcr.fips : named?.isDualStack === true ? awsEcr.dualStack : awsEcr.plain;
    return awsEndpoint("ECR", request.host.env, address, { region, suffix });
}
/**
 * The registry that an authorization is for. ECR names the plain host whatever was asked; what is pushed to is the one that the
 * workflow names, by FIPS or IPv6, so the others take its form.
 */
function registryOf(proxyEndpoint, named, registry) {
    const host = proxyEndpoint === null || !URL.canParse(proxyEndpoint) ? registry : new URL(proxyEndpoint).host;
    if (named === null)
        return host;
    const account = /^\d{12}(?=\.)/.exec(host)?.[0] ?? named.accountId;
    return registry.replace(/^\d{12}/, account);
}
async function askForAuthorizations(request, keys, { target, ...question }) {
    const { host } = request;
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
    const vendor = question.service === "ecr" ? "Amazon ECR" : "Amazon ECR Public";
    const body = await (0,ask/* askVendor */.mQ)(request, {
        vendor,
        wanted: `a login to ${request.registry}`,
        method: "POST",
        url: question.url,
        headers,
        body: question.body,
        sign: () => signAwsRequest({ ...question, headers }, keys, host.clock.now()),
        read: ecr_readWords,
        refusals: question.service === "ecr" ? ECR_REFUSALS : ECR_PUBLIC_REFUSALS,
    });
    const data = (0,ask/* parseAnswer */.Wp)(body, vendor)["authorizationData"];
    const authorizations = (Array.isArray(data) ? data : [data]).filter(json/* isJsonObject */.OW).map((each) => readAuthorization(request, each, vendor));
    if (authorizations.length === 0)
        throw (0,ask/* withoutToken */._Q)(vendor);
    return authorizations;
}
function readAuthorization({ host }, data, vendor) {
    const token = (0,ask/* takeSecret */.uP)(host, data, "authorizationToken", vendor);
    const [, username = "", password = ""] = /^([^:]+):(.+)$/s.exec(Buffer.from(token, "base64").toString("utf8")) ?? [];
    if (password === "")
        throw (0,ask/* withoutToken */._Q)(vendor);
    (0,ask/* hideToken */.Uy)(host, password);
    const { expiresAt, proxyEndpoint } = data;
    return {
        username,
        password,
        proxyEndpoint: typeof proxyEndpoint === "string" ? proxyEndpoint : null,
        expiresInSeconds: typeof expiresAt === "number" ? Math.max(0, Math.floor(expiresAt - host.clock.now().getTime() / 1000)) : null,
    };
}
/** `{"__type": "AccessDeniedException", "message": …}`; some services put a name space before a `#`, or write `Message`. */
function ecr_readWords(body) {
    const answer = (0,json/* readJsonObject */.op)(body) ?? {};
    const code = (0,json/* optionalString */.sx)(answer, "__type")?.split("#").at(-1) ?? null;
    return { code, message: (0,json/* optionalString */.sx)(answer, "message") ?? (0,json/* optionalString */.sx)(answer, "Message") };
}
const COMMON_REFUSALS = [
    // Both come with 400.
    { when: / (?:Throttling|RequestLimitExceeded|TooManyRequests)/, hint: "AWS limits how often it is asked: try again later.", isTransient: true },
    { when: / InvalidSignature\w*: .*(?:expired|not yet current)/i, hint: "The clock of this machine is wrong by more than five minutes: set it right." },
    { when: / InvalidSignature/, hint: "The secret access key is not that of the access key: check both for a missing or an extra character." },
    { when: / ExpiredToken/, hint: "The keys have run out: take new ones right before this step." },
    {
        when: / (?:UnrecognizedClient|InvalidClientTokenId|MissingAuthenticationToken)/,
        hint: "Check that the access key exists, is active and belongs to this partition of AWS; temporary keys (ASIA…) need AWS_SESSION_TOKEN too.",
    },
];
const ECR_REFUSALS = [
    ...COMMON_REFUSALS,
    { when: / AccessDenied/, hint: "Allow ecr:GetAuthorizationToken on the resource * in the policy of this user or role." },
    { when: / InvalidParameter/, hint: "Check the account numbers in the registry's name and in AWS_ACCOUNT_IDS." },
];
const ECR_PUBLIC_REFUSALS = [
    ...COMMON_REFUSALS,
    { when: / AccessDenied/, hint: "Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on the resource * in the policy of this user or role." },
];


/***/ })

};
