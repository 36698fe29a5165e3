export const id = 9370;
export const ids = [9370];
export const modules = {

/***/ 5405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xe: () => (/* binding */ ARCHITECTURES),
/* harmony export */   g5: () => (/* binding */ parseArchitectures),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   uu: () => (/* binding */ ownArchitecture)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** Those that the binfmt image knows, too. */
const ARCHITECTURES = [
    { name: "amd64", qemu: "qemu-x86_64", bits: 64, order: "little", machine: 62 },
    { name: "arm64", qemu: "qemu-aarch64", bits: 64, order: "little", machine: 183 },
    { name: "arm", qemu: "qemu-arm", bits: 32, order: "little", machine: 40 },
    { name: "386", qemu: "qemu-i386", bits: 32, order: "little", machine: 3 },
    { name: "riscv64", qemu: "qemu-riscv64", bits: 64, order: "little", machine: 243 },
    { name: "ppc64le", qemu: "qemu-ppc64le", bits: 64, order: "little", machine: 21 },
    { name: "s390x", qemu: "qemu-s390x", bits: 64, order: "big", machine: 22 },
    { name: "mips64le", qemu: "qemu-mips64el", bits: 64, order: "little", machine: 8 },
    { name: "mips64", qemu: "qemu-mips64", bits: 64, order: "big", machine: 8 },
    { name: "loong64", qemu: "qemu-loongarch64", bits: 64, order: "little", machine: 258 },
];
/** Other names that users write, which containerd does not normalise. */
const ALIASES = { mips64el: "mips64le", loongarch64: "loong64", ppc64el: "ppc64le", i686: "386" };
/**
 * The architectures behind names as setup-qemu takes them: `arm64`, `linux/arm64`, `linux/arm/v7`, `aarch64`; each once,
 * `all` for every one. Throws a `UserError` for a name that QEMU cannot stand in for.
 */
function parseArchitectures(names) {
    if (names.includes("all"))
        return ARCHITECTURES;
    return [...new Set(names.map(parseArchitecture))];
}
function parseArchitecture(name) {
    const [first = "", ...rest] = name.trim().toLowerCase().split("/");
    const parts = first === "linux" ? rest : [first, ...rest];
    const alias = ALIASES[parts[0] ?? ""];
    const text = ["linux", ...(alias === undefined ? parts : [alias, ...parts.slice(1)])].join("/");
    const found = /^linux\/[a-z0-9_-]+(\/[a-z0-9.]+)?$/.test(text) ? (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text).architecture : "";
    const architecture = ARCHITECTURES.find((each) => each.name === found);
    if (architecture !== undefined)
        return architecture;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(name.slice(0, 60))} is no platform that QEMU can stand in for.`, `Write all, or some of ${ARCHITECTURES.map((each) => each.name).join(", ")}, with or without linux/ in front.`);
}
/** The machine that this process runs on, by its name in an image index. */
function ownArchitecture() {
    switch (process.arch) {
        case "x64":
            return "amd64";
        case "ia32":
            return "386";
        // Node builds for little-endian POWER alone.
        case "ppc64":
            return "ppc64le";
        default:
            return process.arch;
    }
}
/** `linux/arm64`, and for 32-bit ARM the variant that QEMU plays. */
function platformOf(architecture) {
    return architecture.name === "arm" ? "linux/arm/v7" : `linux/${architecture.name}`;
}


/***/ }),

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

/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        description: "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap((host) => ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isSubnet */ ._w)(host) ? [] : checkHost(host))),
    },
    "registry-ca": {
        type: "lines",
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
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

/***/ 46580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

const HINT = "Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.";
const PLATFORM = /^([a-z0-9_]+)\/([a-z0-9_-]+)(?:\/([a-z0-9._]+))?(?::([0-9][0-9.]*))?$/i;
const PLATFORM_MAX_LENGTH = 128;
/** Parses `os/architecture[/variant][:os.version]` and normalises it. Throws a `UserError` for any other form. */
function parsePlatform(text) {
    const parts = text.length <= PLATFORM_MAX_LENGTH ? PLATFORM.exec(text.trim()) : null;
    const [, os, architecture, variant, osVersion] = parts ?? [];
    if (os === undefined || architecture === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, PLATFORM_MAX_LENGTH))} is not a platform.`, HINT);
    }
    return normalizePlatform({ os, architecture, variant, osVersion });
}
/** Brings a platform into the one form that is compared, by containerd's table (containerd/platforms, database.go). */
function normalizePlatform(platform) {
    const os = normalizeOs(platform.os.toLowerCase());
    const [architecture, variant] = normalizeArchitecture(platform.architecture.toLowerCase(), (platform.variant ?? "").toLowerCase());
    const osVersion = os === "windows" ? (platform.osVersion ?? "") : "";
    return {
        os,
        architecture,
        ...(variant === "" ? {} : { variant }),
        ...(osVersion === "" ? {} : { osVersion }),
    };
}
/** The platform as people write it: `linux/arm/v7`, `windows/amd64:10.0.20348.1`. */
function formatPlatform(platform) {
    const variant = platform.variant === undefined ? "" : `/${platform.variant}`;
    const osVersion = platform.osVersion === undefined ? "" : `:${platform.osVersion}`;
    return `${platform.os}/${platform.architecture}${variant}${osVersion}`;
}
/** Whether two platforms are the same once normalised. */
function samePlatform(a, b) {
    return formatPlatform(normalizePlatform(a)) === formatPlatform(normalizePlatform(b));
}
function normalizeOs(os) {
    if (os === "")
        return "linux";
    return os === "macos" ? "darwin" : os;
}
function normalizeArchitecture(architecture, variant) {
    switch (architecture) {
        case "i386":
            return ["386", ""];
        case "x86_64":
        case "x86-64":
        case "amd64":
            return ["amd64", variant === "v1" ? "" : variant];
        case "aarch64":
        case "arm64":
            return ["arm64", normalizeArm64Variant(variant)];
        case "armhf":
            return ["arm", "v7"];
        case "armel":
            return ["arm", "v6"];
        case "arm":
            return ["arm", normalizeArmVariant(variant)];
        case "":
            return ["unknown", variant];
        default:
            return [architecture, variant];
    }
}
function normalizeArm64Variant(variant) {
    if (["8", "v8", "v8.0"].includes(variant))
        return "";
    return ["9", "9.0", "v9.0"].includes(variant) ? "v9" : variant;
}
function normalizeArmVariant(variant) {
    if (variant === "" || variant === "7")
        return "v7";
    return ["5", "6", "8"].includes(variant) ? `v${variant}` : variant;
}


/***/ }),

/***/ 71547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ appendMistakes),
/* harmony export */   H3: () => (/* binding */ repeatedNames),
/* harmony export */   L9: () => (/* binding */ parseNodes)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33483);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const KEYS = ["name", "endpoint", "driver-opts", "buildkitd-flags", "platforms"];
const NAME = /^[a-zA-Z][\w.-]*$/;
/** Those whose nodes can be taken away again: of the others, buildx leaves what runs where it runs. */
const LEAVING_DRIVERS = ["docker-container", "remote"];
const HINT = "Write a YAML list whose items have some of name, endpoint, driver-opts (a list), buildkitd-flags, platforms.";
/** The nodes that `append` adds. Throws a `UserError` for what is not such a list. */
function parseNodes(text) {
    const nodes = parseYaml(text);
    if (!Array.isArray(nodes) || nodes.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("it is no list of nodes.", HINT);
    return nodes.map((node, index) => readNode(node, `node ${index + 1}`));
}
/** Names that two of a new builder's nodes would have: buildx would make one node of them. */
function repeatedNames(nodes) {
    const names = nodes.flatMap(({ name }) => (name === null ? [] : [name]));
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
/** What keeps the nodes from joining a builder that is there; `all` is every builder that buildx knows. */
function appendMistakes(nodes, builder, all, hasBuildkitHost) {
    const { name: builderName, driver } = builder;
    if (!LEAVING_DRIVERS.includes(driver)) {
        return [`builder ${builderName} is of driver ${driver || "none"}, whose nodes cannot be taken away again after the job; append them in the step that makes the builder.`];
    }
    const others = driver === "docker-container" ? all.filter((each) => each.name.toLowerCase() !== builderName.toLowerCase()) : [];
    const hasNode = (each, name) => each.nodes.some((node) => node.name === name);
    return nodes.flatMap(({ name, endpoint }, index) => {
        const other = others.find((each) => hasNode(each, name));
        return [
            // buildx would change that node, and post would remove it.
            ...(hasNode(builder, name) ? [`builder ${builderName} has a node ${name} already; choose another name, or leave it out.`] : []),
            ...(other === undefined ? [] : [`builder ${other.name} has a node ${name}, and both would run in one container; choose another name, or leave it out.`]),
            ...(endpoint !== null && builder.nodes.some((node) => node.endpoint === endpoint) ? [`builder ${builderName} has a node at ${endpoint} already, and buildx takes one for each endpoint.`] : []),
            ...(driver === "remote" && endpoint === null && !hasBuildkitHost ? [`node ${index + 1} has no endpoint, and builder ${builderName} is of driver remote.`] : []),
        ];
    });
}
function parseYaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text);
    }
    catch (error) {
        const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`it is not valid YAML: ${first}`, HINT, { cause: error });
    }
}
function readNode(node, where) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(node))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} is no mapping.`, HINT);
    const unknown = Object.keys(node).filter((key) => !KEYS.includes(key));
    if (unknown.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} has ${unknown.join(", ")}, which no node has.`, HINT);
    // buildx keeps names in lower case, and looks for them as they are given.
    const name = readText(node, "name", where).toLowerCase();
    if (name !== "" && !NAME.test(name))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(name)}, of ${where}, is no name for a node.`, "Begin with a letter; letters, digits and . _ - may follow.");
    return {
        name: name || null,
        endpoint: readText(node, "endpoint", where) || null,
        driverOpts: readList(node, "driver-opts", where),
        flags: readText(node, "buildkitd-flags", where),
        platforms: readList(node, "platforms", where).flatMap((item) => item.split(",")).map((item) => item.trim()).filter((item) => item !== ""),
    };
}
function readText(node, key, where) {
    const value = node[key] ?? "";
    if (typeof value !== "string")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${key} of ${where} is not a text.`, HINT);
    return value.trim();
}
function readList(node, key, where) {
    const value = node[key] ?? [];
    const items = Array.isArray(value) ? value : [value];
    if (!items.every((item) => typeof item === "string"))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${key} of ${where} is not a list of texts.`, HINT);
    return items;
}


/***/ }),

/***/ 82990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ parseBuildxVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

const RELEASE = /^v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;
/** Parses `v0.30.1`, `latest`, `lab:latest` or the address of a Git repository. Throws a `UserError` for anything else. */
function parseBuildxVersion(text) {
    if (/^(https?:\/\/|git:\/\/|git@|github\.com\/)/.test(text))
        return { kind: "source", ref: text };
    const [, lab, name = ""] = /^(lab:|cloud:|official:)?(.*)$/.exec(text) ?? [];
    const version = RELEASE.exec(name)?.[1];
    if (name === "latest" || version !== undefined)
        return { kind: "release", version: version ?? null, isLab: lab === "lab:" || lab === "cloud:" };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, 60))} is no version of buildx.`, "Write a release as v0.30.1, latest, or the address of its source as https://github.com/docker/buildx.git#master.");
}


/***/ }),

/***/ 54734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IG: () => (/* binding */ configuresWorker),
/* harmony export */   S_: () => (/* binding */ parseGcRule),
/* harmony export */   zk: () => (/* binding */ renderGc)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);


const SIZES = {
    "reserved-space": "reservedBytes",
    "max-used-space": "maxUsedBytes",
    "min-free-space": "minFreeBytes",
};
const RULE_HINT = "Write keep-duration=48h, reserved-space=, max-used-space=, min-free-space= (sizes), filter=, all=true, separated by commas.";
/** Parses one rule of `gc-policy`. Throws a `UserError` for anything else. */
function parseGcRule(text) {
    const rule = { all: false, filters: [], keepDuration: null, reservedBytes: null, maxUsedBytes: null, minFreeBytes: null };
    for (const part of text.split(",").map((each) => each.trim())) {
        const [, key = "", value = ""] = /^([a-z-]+)=(.+)$/.exec(part) ?? [];
        const size = SIZES[key];
        if (size !== undefined)
            rule[size] = readSize(key, value);
        else if (key === "filter")
            rule.filters.push(value);
        else if (key === "all" && /^(true|false)$/.test(value))
            rule.all = value === "true";
        else if (key === "keep-duration" && /^(\d+(\.\d+)?(h|m|s))+$/.test(value))
            rule.keepDuration = value;
        else
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(part)} is no part of a rule.`, RULE_HINT);
    }
    return rule;
}
function readSize(key, value) {
    const bytes = (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(value);
    if (bytes === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(value)} of ${key} is not a size.`, RULE_HINT);
    return bytes;
}
/** What is added to BuildKit's configuration so that it keeps to these limits; "" where there are none. */
function renderGc(keepBytes, rules) {
    if (keepBytes === undefined && rules.length === 0)
        return "";
    return [
        "[worker.oci]",
        "  gc = true",
        // The first is what BuildKit before 0.17 reads, the second what those after it do.
        ...(keepBytes === undefined ? [] : [`  gckeepstorage = ${keepBytes}`, `  maxUsedSpace = ${keepBytes}`]),
        ...rules.flatMap(renderRule),
        "",
    ].join("\n");
}
function renderRule(rule) {
    const line = (key, value) => (value === null ? [] : [`    ${key} = ${value}`]);
    return [
        "  [[worker.oci.gcpolicy]]",
        ...(rule.all ? ["    all = true"] : []),
        ...(rule.filters.length === 0 ? [] : [`    filters = ${JSON.stringify(rule.filters)}`]),
        ...(rule.keepDuration === null ? [] : [`    keepDuration = ${JSON.stringify(rule.keepDuration)}`]),
        ...line("keepBytes", rule.maxUsedBytes ?? rule.reservedBytes),
        ...line("reservedSpace", rule.reservedBytes),
        ...line("maxUsedSpace", rule.maxUsedBytes),
        ...line("minFreeSpace", rule.minFreeBytes),
    ];
}
/** Whether a configuration says something of its own about the worker, to which limits cannot be added. */
function configuresWorker(config) {
    return /^\s*\[\[?\s*worker\s*\.\s*oci\b/m.test(config) || /^\s*\[worker\]/m.test(config);
}


/***/ }),

/***/ 29370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _builder_architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5405);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43403);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(72388);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46580);
/* harmony import */ var _append_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71547);
/* harmony import */ var _daemon_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54734);
/* harmony import */ var _buildx_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82990);









const BUILDER_NAME = /^[a-zA-Z][\w.-]*$/;
const PLACE = /^[\w.-]+(:\d+)?(\/[\w.:@/-]+)?\/?$/;
/** `plimsoll setup` and `actions/setup`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_8__/* .declare */ .x)({
    name: "setup",
    title: "Plimsoll: set up QEMU and a builder",
    summary: "Registers QEMU for the foreign platforms that are asked for, and starts a BuildKit builder; both are gone, or as they were, after the job.",
    isAction: true,
    positionals: [],
    inputs: {
        platforms: {
            type: "list",
            description: "Platforms that QEMU is registered for where this machine cannot run them; `all` for every one. Empty: none, and `build` registers what its own platforms need.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)((platform) => (0,_builder_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArchitectures */ .g5)([platform])),
        },
        image: {
            type: "text",
            description: "The binfmt image, used only where the machine has no static QEMU of its own. Default: a release of tonistiigi/binfmt, pinned by digest.",
            example: "docker.io/tonistiigi/binfmt:latest",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkImage),
        },
        reset: { type: "boolean", description: "Takes away every QEMU that is registered, before any is added.", default: "false" },
        "cache-image": { type: "boolean", description: "Taken and without effect: the image is pulled only where it is needed.", default: "true" },
        "binfmt-mirrors": {
            type: "list",
            description: "Where copies of the binfmt image are, tried in order when it cannot be pulled: a registry or a folder of one, where it has the path that it has on Docker Hub, or a whole reference. A pinned digest holds for the copies, too.",
            example: "mirror.gcr.io",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkPlace),
        },
        version: {
            type: "text",
            description: "The buildx to use: a release (`v0.30.1`), `latest`, or the Git address of its source (`https://github.com/docker/buildx.git#master`). Default: the one that is there, `latest` where there is none.",
            example: "v0.30.1",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_buildx_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseBuildxVersion */ .O),
        },
        "buildx-url": {
            type: "text",
            description: "Where buildx is downloaded from: a copy of GitHub's releases, with `download/vX.Y.Z/` under it. The release's `checksums.txt` must be there, too.",
            default: "https://github.com/docker/buildx/releases",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkUrl),
        },
        driver: {
            type: "choice",
            choices: ["docker-container", "docker", "remote", "kubernetes", "cloud"],
            description: "What runs BuildKit. `docker` is the engine's own; nothing is made for it.",
            default: "docker-container",
        },
        "driver-opts": {
            type: "lines",
            description: "Options of the driver, one a line.",
            example: "image=moby/buildkit:master\nnetwork=host",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkDriverOption),
        },
        "buildkitd-flags": {
            type: "text",
            description: "Flags for the BuildKit daemon. Default: none, so that no build is allowed more than it asks for (`allow` of the build action).",
            example: "--debug",
        },
        "buildkitd-config": { type: "text", description: "The path of BuildKit's configuration (`buildkitd.toml`).", example: ".github/buildkitd.toml" },
        "buildkitd-config-inline": {
            type: "text",
            description: "BuildKit's configuration itself; where `buildkitd-config` is given as well, that counts.",
            example: '[registry."docker.io"]\n  mirrors = ["mirror.gcr.io"]',
        },
        "buildkit-mirrors": {
            type: "list",
            description: "Where copies of BuildKit's image are, tried in order when it cannot be pulled; written as in `binfmt-mirrors`.",
            example: "mirror.gcr.io",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkPlace),
        },
        use: { type: "boolean", description: "Makes the builder the current one, with which later steps build.", default: "true" },
        name: {
            type: "text",
            description: "The name of the builder. One that exists is used, and is after the job as it was. Default: a new name.",
            example: "shared",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkName),
        },
        endpoint: {
            type: "text",
            description: "Where the builder is: an address, or a Docker context. Needed for `driver: remote`, unless BUILDKIT_HOST says it.",
            example: "tcp://buildkit.example.com:1234",
        },
        "node-platforms": {
            type: "list",
            description: "Platforms that the builder's node is fixed to; `platforms` of docker/setup-buildx-action.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePlatform */ .Y8),
        },
        append: {
            type: "text",
            description: "More nodes for the builder, a new one or one that exists, as a YAML list of `name`, `endpoint`, `driver-opts`, `buildkitd-flags`, `platforms`.",
            example: "- endpoint: tcp://arm.example.com:1234",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_append_js__WEBPACK_IMPORTED_MODULE_5__/* .parseNodes */ .L9),
        },
        "keep-state": {
            type: "boolean",
            description: "Keeps what BuildKit has cached after the job, for the next one that names the same builder (`driver: docker-container` on a machine of your own).",
            default: "false",
        },
        "keep-storage": {
            type: "size",
            description: "How much a builder that outlives the job may keep: written into its configuration where this step makes it, else what is over it is pruned at the end of the job.",
            example: "20GB",
        },
        "gc-policy": {
            type: "records",
            description: "Rules of BuildKit's garbage collection in place of its own, one a line: `keep-duration=48h,max-used-space=5GB,filter=type==source.local,all=true`; also `reserved-space`, `min-free-space`.",
            example: "keep-duration=168h,max-used-space=20GB",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_daemon_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseGcRule */ .S_),
        },
        "cache-binary": { type: "boolean", description: "Keeps a downloaded buildx in the runner's tool cache, and looks for it there first.", default: "true" },
        cleanup: { type: "boolean", description: "Removes at the end of the job what this step made.", default: "true" },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_3__/* .reachInputs */ .V,
    },
    outputs: {
        name: { description: "The builder's name.", example: "builder-0f1d2c3b" },
        driver: { description: "Its driver.", example: "docker-container" },
        platforms: { description: "What it can build for, after QEMU.", example: "linux/amd64,linux/arm64" },
        nodes: { description: "Its nodes as JSON, as docker/setup-buildx-action gives them.", example: '[{"name":"builder-0f1d2c3b0","endpoint":"unix:///var/run/docker.sock","status":"running"}]' },
        endpoint: { description: "The endpoint of its first node.", example: "unix:///var/run/docker.sock" },
        status: { description: "The status of its first node.", example: "running" },
        flags: { description: "The BuildKit flags of its first node.", example: "--debug" },
    },
});
function checkImage(image) {
    if (!/^[\w.-]+(:\d+)?(\/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]{64})?$/.test(image))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(image)} is no image.`, "Write REGISTRY/NAME:TAG or REGISTRY/NAME@sha256:….");
}
function checkPlace(place) {
    if (!PLACE.test(place))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(place)} is neither a registry nor an image.`, "Write it without a scheme, as mirror.gcr.io or ghcr.io/acme/buildkit:v0.30.");
}
function checkUrl(url) {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    // The address stands in logs and errors, and what it holds of a user would not be sent.
    if (parsed !== null && (parsed.username !== "" || parsed.password !== "")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("it holds a username or a password, which would not be sent.", "Name a copy that needs no login, or install buildx in a step before this one.");
    }
    if (parsed === null || !["http:", "https:"].includes(parsed.protocol))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(url)} is no web address.`, "Write it with https://.");
}
function checkDriverOption(option) {
    if (!/^"?[\w.-]+=/.test(option))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(option)} is not KEY=VALUE.`, "Write one option a line, as network=host.");
}
function checkName(name) {
    if (!BUILDER_NAME.test(name))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(name)} is no name for a builder.`, "Begin with a letter; letters, digits and . _ - may follow.");
    if (name === "default")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("default is the engine's own builder, which cannot be made.", "Choose another name, or driver: docker.");
}


/***/ })

};
