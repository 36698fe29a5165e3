export const id = 1090;
export const ids = [1090,8242];
export const modules = {

/***/ 3186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ ipLiteral),
/* harmony export */   KV: () => (/* binding */ isForbiddenAddress),
/* harmony export */   M2: () => (/* binding */ blockList),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _w: () => (/* binding */ isSubnet),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const LOOPBACK = blockList(["127.0.0.0/8", "::1/128"]);
const NEVER_A_SERVICE = blockList(["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/128", "::1/128", "fe80::/10", "fc00::/7"]);
/** A set of addresses out of subnets and single addresses; what is neither is left out. */
function blockList(subnets) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const subnet of subnets) {
        const [address = "", bits] = subnet.split("/");
        const isIPv4 = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4;
        if (bits === undefined ? (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 : !isSubnet(subnet))
            continue;
        list.addSubnet(address, Number(bits ?? (isIPv4 ? 32 : 128)), isIPv4 ? "ipv4" : "ipv6");
    }
    return list;
}
/** Whether a text is a subnet in CIDR notation, `10.0.0.0/8` or `fd00::/8`. */
function isSubnet(text) {
    const [, address = "", bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 0 && Number(bits) <= ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128);
}
/** The IP address that a URL's host name is, without brackets; null where it is a name. */
function ipLiteral(hostname) {
    const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(bare) === 0 ? null : bare;
}
/** Whether the list holds the address, also where IPv6 wraps an IPv4 address (`::ffff:127.0.0.1`). */
function isListed(list, address) {
    // BlockList matches IPv4-mapped addresses against its IPv4 rules by itself.
    return list.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
}
/** Whether a URL's host name is this machine: 127.0.0.0/8, `[::1]` or `localhost`, and nothing that merely resolves to it. */
function isLoopback(hostname) {
    if (/^localhost\.?$/i.test(hostname))
        return true;
    const address = ipLiteral(hostname);
    return address !== null && isListed(LOOPBACK, address);
}
/** Whether an address is loopback, link-local (cloud metadata), unspecified or a unique local one: nowhere a stranger may send us. */
function isForbiddenAddress(address) {
    return isListed(NEVER_A_SERVICE, address);
}


/***/ }),

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

/***/ 82708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reachInputs),
/* harmony export */   Z: () => (/* binding */ parseReach)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3186);

const group = "How registries are reached";
/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        group,
        description: "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap((host) => ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isSubnet */ ._w)(host) ? [] : checkHost(host))),
    },
    "registry-ca": {
        type: "lines",
        group,
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
        group,
        description: "Hosts of token servers that may get a registry's credential although they are on another domain than the registry.",
        example: "auth.example.com",
        check: (hosts) => hosts.flatMap(checkHost),
    },
};
/** What the reach inputs say, for `createTransport`. */
function parseReach(inputs) {
    return {
        insecureRegistries: inputs["insecure-registries"].map((host) => host.toLowerCase()),
        registryCa: new Map(inputs["registry-ca"].map(splitRegistryCa)),
        trustedAuthHosts: inputs["trusted-auth-hosts"].map((host) => host.toLowerCase()),
    };
}
function splitRegistryCa(line) {
    const equals = line.indexOf("=");
    return [line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim()];
}
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;
function checkHost(value) {
    return HOST.test(value) ? [] : [`${JSON.stringify(value)} is not a host; write HOST or HOST:PORT, without a scheme or a path.`];
}
function checkRegistryCa(line) {
    const [host, file] = splitRegistryCa(line);
    if (!line.includes("=") || file === "")
        return [`${JSON.stringify(line)} is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.`];
    return checkHost(host);
}


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


/***/ }),

/***/ 91090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43403);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72388);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);
/* harmony import */ var _registry_auth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88791);
/* harmony import */ var _registry_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79834);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5479);







/** What is wrong with a username, each as a full sentence; none is shown. */
function judgeUsername(username) {
    if (username.includes(":"))
        return ["a username cannot have a colon in it: what follows it would be taken for the password. Give the password by itself."];
    // oxlint-disable-next-line no-control-regex -- they are what is refused
    return /[\u0000-\u001f\u007f]/.test(username) ? ["a username cannot have a line break or a control character in it. Give it on one line."] : [];
}
/** `plimsoll login` and `actions/login`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .declare */ .x)({
    name: "login",
    title: "Plimsoll: log in to registries",
    summary: "Logs in to container registries, hides every form of every secret, and leaves nothing behind.",
    isAction: true,
    positionals: [],
    inputs: {
        registry: {
            type: "text",
            description: "The registry, `HOST` or `HOST:PORT`. Default: Docker Hub.",
            example: "ghcr.io",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_registry_name_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRegistry */ .l),
        },
        username: { type: "text", description: "The username, shown in the log as it is.", check: (values) => values.flatMap(judgeUsername), example: "${{ github.actor }}" },
        password: { type: "text", description: "The password or access token.", secret: true, example: "${{ github.token }}" },
        ecr: {
            type: "choice",
            choices: ["auto", "true", "false"],
            description: "Whether the registry is one of Amazon (ECR, ECR Public), whose password is fetched with the job's AWS keys; `auto` tells by its name.",
        },
        scope: {
            type: "text",
            description: "For buildx alone: the credential is only for this repository, or these actions, of the registry.",
            example: "owner/app@push",
            check: (values) => values.flatMap((value) => (0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .judgeScope */ .E)(value) ?? []),
        },
        logout: { type: "boolean", description: "Whether to take away at the end of the job what this step added.", default: "true" },
        "registry-auth": {
            type: "text",
            description: "Several logins, as a YAML list of mappings with `registry`, `username`, `password`, `scope` and `ecr`; in place of these inputs.",
            example: "- registry: ghcr.io\n  username: octo\n  password: …",
            findSecrets: (text) => (text.trim() === "" ? [] : (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRegistryAuth */ .b)(text).logins.map(({ password }) => password).filter((password) => password.trim() !== "")),
            check: (values) => values.flatMap((value) => judgeLogins(value)),
        },
        "trim-password": {
            type: "choice",
            choices: ["auto", "never"],
            description: "`auto` takes one line end off the end of a password, which copying it often adds; `never` sends it as it is.",
            default: "auto",
        },
        "role-to-assume": {
            type: "text",
            description: "ECR: the role that the job's own token is exchanged for (`id-token: write`).",
            example: "arn:aws:iam::123456789012:role/push",
        },
        "aws-region": { type: "text", description: "ECR: the region, where neither the registry's name nor `AWS_REGION` says it.", example: "eu-central-1" },
        "workload-identity-provider": {
            type: "text",
            description: "Google: the provider that takes the job's own token (`id-token: write`).",
            example: "projects/123/locations/global/workloadIdentityPools/ci/providers/github",
        },
        "service-account": { type: "text", description: "Google: the service account to act as.", example: "push@acme.iam.gserviceaccount.com" },
        "client-id": { type: "text", description: "Azure: the application whose federated credential takes the job's own token (`id-token: write`).", example: "00001111-aaaa-2222-bbbb-3333cccc4444" },
        "tenant-id": { type: "text", description: "Azure: the tenant of that application.", example: "aaaabbbb-0000-cccc-1111-dddd2222eeee" },
        image: {
            type: "text",
            description: "A repository that will be pushed to: the right to do so is checked now.",
            example: "ghcr.io/acme/api",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU),
        },
        "if-missing": {
            type: "choice",
            choices: ["notice", "error"],
            description: "What it is when there is no password, as in a run for a fork or for Dependabot, which get no secrets.",
            default: "notice",
        },
        isolate: {
            type: "choice",
            choices: ["auto", "home", "job"],
            description: "`home` logs in where Docker keeps its configuration, `job` in a configuration that only this job has (actions/attest cannot read that). `auto`: `home` on GitHub-hosted runners and on the command line, `job` elsewhere.",
            default: "auto",
        },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__/* .reachInputs */ .V,
    },
    outputs: {
        "logged-in": { description: "Whether the job is logged in to every registry that was asked for, and may push to `image` where one was.", example: "true" },
    },
});
function judgeLogins(text) {
    const { logins, mistakes } = (0,_registry_auth_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRegistryAuth */ .b)(text);
    const judged = logins.flatMap(({ registry, username, scope, ecr }, index) => [
        ...(0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_registry_name_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRegistry */ .l)([registry]),
        ...judgeUsername(username),
        ...[(0,_scope_js__WEBPACK_IMPORTED_MODULE_5__/* .judgeScope */ .E)(scope) ?? []].flat(),
        ...(["", "auto", "true", "false"].includes(ecr) ? [] : ["its ecr is none of auto, true, false."]),
    ].map((mistake) => `entry ${index + 1}: ${mistake}`));
    return [...mistakes, ...judged];
}


/***/ }),

/***/ 88791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ parseRegistryAuth)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33483);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);


const FIELDS = ["registry", "username", "password", "scope", "ecr"];
/** Reads `registry-auth`, a YAML list of logins. What is wrong with it is told without quoting it, for it holds passwords. */
function parseRegistryAuth(text) {
    let list;
    try {
        // Failsafe: every value is the text that stands there, a password of digits too.
        list = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { schema: "failsafe", logLevel: "error" });
    }
    catch (error) {
        if (!(error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLParseError */ .XT))
            throw error;
        const line = error.linePos?.[0].line;
        return { logins: [], mistakes: [`it is not valid YAML${line === undefined ? "" : ` at its line ${line}`}. Put passwords in quotes.`] };
    }
    if (!Array.isArray(list) || list.length === 0) {
        return { logins: [], mistakes: ["it is not a list of logins; write `- registry: …` with `username:` and `password:` beneath, for each."] };
    }
    const mistakes = list.flatMap((item, index) => judgeItem(item).map((mistake) => `entry ${index + 1}: ${mistake}`));
    return { logins: list.map(readItem), mistakes };
}
function judgeItem(item) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item))
        return ["it is not a mapping of registry, username and password."];
    const unknown = Object.keys(item).filter((key) => !FIELDS.some((field) => field === key));
    return [
        // A key may be a password that slipped out of its place.
        ...(unknown.length === 0 ? [] : [`it has a field that is none of ${FIELDS.join(", ")}.`]),
        ...FIELDS.flatMap((field) => (typeof (item[field] ?? "") === "string" ? [] : [`its ${field} is not a text.`])),
    ];
}
function readItem(item) {
    const text = (field) => ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(item) && typeof item[field] === "string" ? item[field] : "");
    return { registry: text("registry"), username: text("username"), password: text("password"), scope: text("scope"), ecr: text("ecr") };
}


/***/ }),

/***/ 79834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseRegistry)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const HUB = "docker.io";
/** Docker Hub under the names that people write; its API's own host is another key to Docker, and stays itself. */
const HUB_NAMES = new Set(["", HUB, "index.docker.io", "index.docker.io/v1"]);
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[a-f0-9:]+\])$/;
const CURE = "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000.";
/** The registry of a login as a `Reference` names it, `docker.io` for Docker Hub. Throws a `UserError` for what is no registry. */
function parseRegistry(text) {
    const trimmed = text.trim();
    const bare = trimmed.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");
    if (HUB_NAMES.has(bare))
        return HUB;
    // It may be followed by a password, so nothing of it is shown.
    if (bare.includes("@"))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("a registry has no user in its name.", 'Give "username" and "password" by themselves.');
    const refuse = (why, cure = CURE) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(trimmed.slice(0, 200))} is not a registry: ${why}.`, cure);
    if (/\s/.test(bare))
        throw refuse("it holds white space");
    if (bare.includes("://"))
        throw refuse("it is a URL of another kind");
    if (/[?#]/.test(bare))
        throw refuse("it holds a query");
    if (bare.includes("/"))
        throw refuse("it holds a path, and a login is to a whole registry", `Write ${bare.split("/", 1)[0] ?? ""}; what is beneath it is "scope".`);
    return checkHost(bare, refuse);
}
function checkHost(bare, refuse) {
    const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(bare) ?? [];
    if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || Number(port) === 0))
        throw refuse(`${JSON.stringify(port)} is not a port`);
    if (host.endsWith("."))
        throw refuse("it ends with a dot, which no image name can", `Write ${host.replace(/\.+$/, "")}.`);
    if ((0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(host) !== host && /\P{ASCII}/u.test(host))
        throw refuse("Docker takes ASCII names only", `Write ${(0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(host)}.`);
    if (!NAME.test(host))
        throw refuse("its host name is not well-formed");
    return bare;
}


/***/ }),

/***/ 5479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ judgeScope),
/* harmony export */   P: () => (/* binding */ scopeFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** What is wrong with a scope, as a full sentence; null for a right one. */
function judgeScope(scope) {
    const [path = "", actions, ...rest] = scope.split("@");
    if (rest.length > 0)
        return `${JSON.stringify(scope)} has more than one @.`;
    if (actions !== undefined && !/^[a-z]+(,[a-z]+)*$/.test(actions))
        return `${JSON.stringify(actions)} is not a list of actions; write pull, push or pull,push behind the @.`;
    if (path === "" && actions === undefined)
        return null;
    if (path !== "" && !/^[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*$/.test(path))
        return `${JSON.stringify(path)} is not a repository; write it without its registry, as in owner/app@push.`;
    return null;
}
/**
 * The folder in which buildx looks for a credential that is for one repository, or one action, of a registry only:
 * `config/HOST[/REPOSITORY][@ACTIONS]` in its own folder. Docker Hub is there by the host of its API.
 */
function scopeFolder(buildxFolder, registry, scope) {
    const [path = "", actions] = scope.split("@");
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(buildxFolder), "config");
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, registry === "docker.io" ? "registry-1.docker.io" : registry, path);
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, folder);
    if (below === "" || below === ".." || below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`))
        throw new Error(`The scope ${JSON.stringify(scope)} leads out of ${root}.`);
    return actions === undefined ? folder : `${folder}@${actions}`;
}


/***/ }),

/***/ 62635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Og: () => (/* binding */ hashFor),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Whether the text is a digest of a registered algorithm; everything else never reaches a path or a URL. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Parses a digest; `where` names the document it stands in. Throws a `UserError` for any other form. */
function parseDigest(text, where) {
    if (isDigest(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} holds ${JSON.stringify(text.slice(0, 100))}, which is not a digest.`, "A digest is sha256: and 64, or sha512: and 128, lower-case hex digits.");
}
/** The hex part of a digest. */
function digestHex(digest) {
    return digest.slice(digest.indexOf(":") + 1);
}
/** A running hash of the algorithm that the digest names. */
function hashFor(digest) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(digest.slice(0, digest.indexOf(":")));
}
/** The sha256 digest of the bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}`;
}


/***/ }),

/***/ 77417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ BROKEN_HINT),
/* harmony export */   JM: () => (/* binding */ stringRecord),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   oS: () => (/* binding */ optionalArray),
/* harmony export */   op: () => (/* binding */ readJsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sx: () => (/* binding */ optionalString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The hint for a document that breaks its specification. */
const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";
/** Whether a value is an object and not an array or null. */
function isJsonObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON object that a text is; null for anything else, for where that is as good as nothing. */
function readJsonObject(text) {
    try {
        const value = JSON.parse(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
        return isJsonObject(value) ? value : null;
    }
    catch {
        return null;
    }
}
/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
function parseJsonObject(bytes, where) {
    const value = parseJson(bytes, where, BROKEN_HINT);
    if (!isJsonObject(value))
        throw broken(where, "is not a JSON object");
    return value;
}
/** Parses any JSON in UTF-8. Throws a `UserError` that names it by `where`. */
function parseJson(bytes, where, hint) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not valid JSON.`, hint, { cause });
    }
}
/** The error for a document that is JSON but not what its specification says. */
function broken(where, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ${what}.`, BROKEN_HINT);
}
/** A string, or null where there is none (image-spec: "Any OPTIONAL field MAY also be set to null"). */
function optionalString(object, key) {
    const value = object[key];
    return typeof value === "string" ? value : null;
}
/** The elements of an array, none where it is absent or null; at most `max`. */
function optionalArray(object, key, max, where) {
    const value = object[key] ?? [];
    if (!Array.isArray(value))
        throw broken(where, `has "${key}" that is not an array`);
    if (value.length > max)
        throw broken(where, `has ${value.length} entries in "${key}", more than the ${max} that are read`);
    return value;
}
/** The entries of an object whose values are strings; others are left out. Its own keys only, `__proto__` included. */
function stringRecord(value) {
    if (!isJsonObject(value))
        return {};
    // fromEntries defines properties, where assignment would run the setter of `__proto__`.
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "string"));
}


/***/ }),

/***/ 38242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sh: () => (/* binding */ formatRepository)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);


const HUB = "docker.io";
const EXAMPLES = "Write it as in ghcr.io/owner/app:1.2, localhost:5000/app, or app@sha256:…";
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::([0-9]{1,5}))?$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;
const REPOSITORY_MAX_LENGTH = 255;
const REFERENCE_MAX_LENGTH = 1024;
/** Parses a reference by Docker's rules (distribution/reference). Throws a `UserError` that says which part is wrong. */
function parseReference(text) {
    if (text === "")
        throw refusal(text, "it is empty");
    if (text.length > REFERENCE_MAX_LENGTH)
        throw refusal(text, `it is longer than ${REFERENCE_MAX_LENGTH} characters`);
    if (text.includes("://"))
        throw refusal(text, "it is a URL");
    if (/\s/.test(text))
        throw refusal(text, "it holds a space or a line break");
    if (IMAGE_ID.test(text))
        throw refusal(text, "it is an image ID, which a registry cannot look up");
    const [named, digest] = splitDigest(text);
    const [name, tag] = splitTag(text, named);
    const [registry, path] = splitRegistry(text, name);
    checkRepository(text, path);
    const isOfficial = registry === HUB && !path.includes("/");
    return {
        registry,
        repository: isOfficial ? `library/${path}` : path,
        tag: tag ?? (digest === null ? "latest" : null),
        digest,
    };
}
/** Parses what names a repository alone. Throws a `UserError` where a tag or a digest follows. */
function parseRepository(text) {
    const ref = parseReference(text);
    const isTagged = /:[^/\]]*$/.test(text);
    if (ref.digest === null && !isTagged)
        return ref;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} names an image, not a repository.`, "Leave the tag or the digest out: ghcr.io/owner/app.");
}
/** Checks a tag. Throws a `UserError` for any other text. */
function parseTag(text) {
    if (TAG.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, 200))} is not a tag.`, 'A tag is at most 128 letters, digits, "_", "." and "-", of which "." and "-" cannot be first.');
}
/** The reference with every default written out: `docker.io/library/debian:12`, `ghcr.io/o/app:1@sha256:…`. */
function formatReference(ref) {
    const tag = ref.tag === null ? "" : `:${ref.tag}`;
    const digest = ref.digest === null ? "" : `@${ref.digest}`;
    return `${formatRepository(ref)}${tag}${digest}`;
}
/** The repository of a reference with its registry: `docker.io/library/debian`. */
function formatRepository({ registry, repository }) {
    return `${registry}/${repository}`;
}
function splitDigest(text) {
    const at = text.indexOf("@");
    if (at === -1)
        return [text, null];
    const digest = text.slice(at + 1);
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest)) {
        throw refusal(text, "what follows the @ is not a digest (sha256: and 64, or sha512: and 128, lower-case hex digits)");
    }
    return [text.slice(0, at), digest];
}
function splitTag(text, named) {
    // A colon before the last slash belongs to a port.
    const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
    if (colon === -1 || named.startsWith("[", named.lastIndexOf("/") + 1))
        return [named, null];
    const tag = named.slice(colon + 1);
    if (!TAG.test(tag)) {
        throw refusal(text, `${JSON.stringify(tag)} is not a tag (at most 128 letters, digits, "_", "." and "-", of which "." and "-" cannot be first)`);
    }
    return [named.slice(0, colon), tag];
}
function splitRegistry(text, name) {
    const slash = name.indexOf("/");
    const first = slash === -1 ? "" : name.slice(0, slash);
    // Docker takes the first part for a host only when it cannot be part of a repository name.
    const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
    if (!isHost)
        return [HUB, name];
    const parts = HOST.exec(first);
    if (parts === null)
        throw refusal(text, `${JSON.stringify(first)} is not a registry's host name`);
    if (parts[1] !== undefined && (Number(parts[1]) > 65_535 || Number(parts[1]) === 0)) {
        throw refusal(text, `${parts[1]} is not a port`);
    }
    return [first === "index.docker.io" ? HUB : first, name.slice(slash + 1)];
}
function checkRepository(text, path) {
    if (path === "")
        throw refusal(text, "it names no repository");
    if (path.length > REPOSITORY_MAX_LENGTH) {
        throw refusal(text, `its repository is longer than ${REPOSITORY_MAX_LENGTH} characters`);
    }
    if (path !== path.toLowerCase())
        throw refusal(text, "a repository is written in lower case");
    const wrong = path.split("/").find((part) => !PATH_COMPONENT.test(part));
    if (wrong === undefined)
        return;
    throw refusal(text, wrong === "" ? "a part of its repository is empty" : `${JSON.stringify(wrong)} cannot be part of a repository`);
}
function refusal(text, why) {
    // Somebody who pasted a URL with a password in it must not read it in the log.
    const harmless = text.replace(/^([a-z]+:\/\/)?[^/@]*:[^/@]*@(?!sha)/i, "$1***@");
    const shown = harmless.length > 200 ? `${harmless.slice(0, 200)}…` : harmless;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(shown)} is not an image reference: ${why}.`, EXAMPLES);
}


/***/ })

};
