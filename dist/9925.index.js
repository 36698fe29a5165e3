export const id = 9925;
export const ids = [9925,8593];
export const modules = {

/***/ 92190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ parseBudgets),
/* harmony export */   Jr: () => (/* binding */ spellLine),
/* harmony export */   N3: () => (/* binding */ checkBudgets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



const METRICS = ["pull", "delta-pull", "disk", "hidden", "layers"];
const LATER_METRICS = ["package", "cause", "finding"];
const EXAMPLE = "`pull <= 250MB`";
const LINE = /^(?<subject>.*?)(?<operator>\+?<=)(?<limit>[^<>=]*)$/;
const LIMIT = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]*)$/i;
/** Parses the lines of `budget`; blank lines and `#` comments say nothing. Each mistake names its line and the cure. */
function parseBudgets(lines) {
    const budgets = [];
    const mistakes = [];
    for (const text of lines) {
        const line = withoutComment(text);
        if (line === "")
            continue;
        const parsed = parseBudget(line);
        if (typeof parsed === "string")
            mistakes.push(`Budget line ${JSON.stringify(line)}: ${parsed}`);
        else
            budgets.push(parsed);
    }
    return { budgets, mistakes };
}
/** A line as it is compared with another: without its comment, and without spaces, which mean nothing in it. */
function spellLine(line) {
    return withoutComment(line).replace(/\s+/g, "");
}
function withoutComment(text) {
    return text.replace(/(?:^|\s)#.*$/s, "").trim();
}
/** What is wrong with the lines of `budget`, each mistake with its cure; none where all can be parsed. */
function checkBudgets(lines) {
    return parseBudgets(lines).mistakes;
}
/** The budget, or what is wrong with the line. */
function parseBudget(line) {
    const { subject, operator, limit } = LINE.exec(line)?.groups ?? {};
    if (subject === undefined || operator === undefined || limit === undefined) {
        return `write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; ${EXAMPLE}, say.`;
    }
    const target = parseSubject(subject.trim());
    if (typeof target === "string")
        return target;
    const growth = operator === "+<=";
    if (growth && target.metric === "delta-pull") {
        return "delta-pull is what a node that holds base must pull, growth already: write <=, or `pull +<=` for the growth of the pull size.";
    }
    const bound = parseLimit(limit.trim(), target.metric, growth);
    return typeof bound === "string" ? bound : { line, ...target, growth, ...bound };
}
function parseSubject(subject) {
    const [metric = "", platform, ...more] = subject.split(/\s+/);
    const named = parseMetric(metric);
    if (typeof named === "string")
        return named;
    if (more.length > 0) {
        return `a metric and at most one platform stand before the limit${named.metric === "path" ? " (write ? for a space in a path)" : ""}.`;
    }
    if (platform === undefined)
        return { ...named, platform: null };
    try {
        return { ...named, platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)((0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform)) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return `${error.message} ${error.hint}`;
        throw error;
    }
}
function parseMetric(text) {
    const colon = text.indexOf(":");
    const name = colon < 0 ? text : text.slice(0, colon);
    const glob = colon < 0 ? null : text.slice(colon + 1);
    if (LATER_METRICS.includes(name))
        return `the metric "${name}:" is not built yet; until it is, limit path:, pull, disk or hidden.`;
    if (name === "path") {
        if (glob === null || glob === "")
            return "name the paths: path:app/** <= 40MB.";
        if (glob.startsWith("/"))
            return `paths in an image have no leading slash: write path:${glob.replace(/^\/+/, "")}.`;
        return { metric: "path", glob };
    }
    const metric = METRICS.find((known) => known === name);
    if (metric === undefined)
        return `"${name}" is no metric: use ${METRICS.join(", ")} or path:GLOB.`;
    return glob === null ? { metric, glob: null } : `"${name}" takes nothing after a colon: write ${name}.`;
}
function parseLimit(text, metric, growth) {
    const { number, unit = "" } = LIMIT.exec(text)?.groups ?? {};
    if (number === undefined)
        return `"${text}" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.`;
    if (unit === "%")
        return parsePercent(Number(number), growth);
    if (metric === "layers")
        return parseLayerCount(number, unit);
    // A bare 250 would be 250 bytes, which nobody means.
    if ((unit === "" && Number(number) !== 0) || (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(`1${unit}`) === null) {
        return `"${text}" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.`;
    }
    const bytes = (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(text);
    return bytes === null ? `"${text}" is more than any image: write a smaller limit.` : { limit: bytes, unit: "bytes" };
}
function parsePercent(limit, growth) {
    if (!growth)
        return "a percentage is of the base: write +<= instead of <=.";
    return Number.isSafeInteger(Math.ceil(limit)) ? { limit, unit: "percent" } : "the percentage is too large: write a smaller one.";
}
function parseLayerCount(number, unit) {
    const limit = Number(number);
    if (unit !== "" || !Number.isSafeInteger(limit))
        return "layers are counted: write a whole number without a unit.";
    return { limit, unit: "count" };
}


/***/ }),

/***/ 68773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ fillTag)
/* harmony export */ });
/** The tag that a template of `base-tags` means for a commit: `{sha}` is the commit, `{short}` its first seven digits. */
function fillTag(template, commit) {
    return template.replaceAll("{sha}", commit).replaceAll("{short}", commit.slice(0, 7));
}


/***/ }),

/***/ 64771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Ij: () => (/* binding */ FORGE_KINDS),
/* harmony export */   Q2: () => (/* binding */ parseBaseUrl),
/* harmony export */   dz: () => (/* binding */ showRepositoryName),
/* harmony export */   fK: () => (/* binding */ tokenVariables),
/* harmony export */   fn: () => (/* binding */ tokenFor),
/* harmony export */   po: () => (/* binding */ apiUrlOf),
/* harmony export */   rv: () => (/* binding */ forgeAt),
/* harmony export */   tu: () => (/* binding */ FORGES),
/* harmony export */   ve: () => (/* binding */ isSameRepository)
/* harmony export */ });
/** The forges that are spoken to. Gitea and Forgejo share a dialect, and no token. */
const FORGE_KINDS = ["github", "gitea", "forgejo", "gitlab"];
function variable(name, home, over = {}) {
    return { name, home, scheme: "token", isHomeOnly: false, ...over };
}
/** For whatever forge a run is named. */
const ANY = variable("PLIMSOLL_TOKEN", null);
/** What is known of each forge. */
const FORGES = {
    github: {
        name: "GitHub",
        request: "pull request",
        apiPath: "/api/v3",
        publicApiUrl: "https://api.github.com",
        tokens: [ANY, variable("GITHUB_TOKEN", "GITHUB_API_URL")],
    },
    gitea: {
        name: "Gitea",
        request: "pull request",
        apiPath: "/api/v1",
        publicApiUrl: null,
        tokens: [ANY, variable("GITEA_TOKEN", "GITHUB_API_URL")],
    },
    forgejo: {
        name: "Forgejo",
        request: "pull request",
        apiPath: "/api/v1",
        publicApiUrl: null,
        tokens: [ANY, variable("FORGEJO_TOKEN", "FORGEJO_API_URL")],
    },
    gitlab: {
        name: "GitLab",
        request: "merge request",
        apiPath: "/api/v4",
        publicApiUrl: null,
        tokens: [
            ANY,
            variable("GITLAB_TOKEN", "CI_API_V4_URL"),
            variable("CI_JOB_TOKEN", "CI_API_V4_URL", { scheme: "job-token", isHomeOnly: true }),
        ],
    },
};
/** Hosts whose forge is known by their name; any other must be told. */
const HOSTS = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "gitea.com": "gitea",
    "codeberg.org": "forgejo",
};
/** The forge at an address; null where the host's name does not tell. */
function forgeAt(serverUrl) {
    return URL.canParse(serverUrl) ? (HOSTS[new URL(serverUrl).hostname] ?? null) : null;
}
/** Where the API of a forge's server is. */
function apiUrlOf(kind, serverUrl) {
    if (kind === "github" && serverUrl === "https://github.com")
        return "https://api.github.com";
    return serverUrl + FORGES[kind].apiPath;
}
/** An address of an API without what does not belong to it, nor a slash at its end; null where it is none. */
function parseBaseUrl(text) {
    if (text === undefined || !URL.canParse(text))
        return null;
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:")
        return null;
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
/** GitLab nests at most twenty groups. */
const MAX_PARTS = 21;
/** `OWNER/NAME`, or `GROUP/SUBGROUP/PROJECT`; null for what cannot stand in the path of a request. */
function parseRepositoryName(text) {
    const parts = text.split("/");
    if (parts.length < 2 || parts.length > MAX_PARTS)
        return null;
    // "." and ".." would climb in the path of a request.
    if (!parts.every((part) => /^[A-Za-z0-9_.-]{1,255}$/.test(part) && !/^\.+$/.test(part)))
        return null;
    return { owner: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
}
/** How a repository is written. */
function showRepositoryName({ owner, name }) {
    return `${owner}/${name}`;
}
/** Whether two names mean one repository: forges do not tell letters' case apart. */
function isSameRepository(one, other) {
    return showRepositoryName(one).toLowerCase() === showRepositoryName(other).toLowerCase();
}
/** Every variable that may hold a forge's token. */
function tokenVariables() {
    return [...new Set(Object.values(FORGES).flatMap(({ tokens }) => tokens.map(({ name }) => name)))];
}
/** The best of the variables that may be shown to this API; null where there is none. */
function tokenFor(kind, apiUrl, env) {
    for (const { name, home, scheme, isHomeOnly } of FORGES[kind].tokens) {
        const token = env[name] ?? "";
        const at = home === null ? null : parseBaseUrl(env[home]);
        const isAllowed = at === null ? !isHomeOnly : at === apiUrl;
        if (token !== "" && isAllowed)
            return { token, scheme };
    }
    return null;
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

/***/ 100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ isArchivePath),
/* harmony export */   De: () => (/* binding */ parsePlace),
/* harmony export */   aK: () => (/* binding */ parseImagePlace),
/* harmony export */   uf: () => (/* binding */ isPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);



const MAX_LENGTH = 4096;
const PREFIX = /^(docker|oci|oci-archive|docker-archive|docker-daemon|report):/;
const DIGEST_SUFFIX = /^(.+)@(sha(?:256|512):[^/\\]*)$/s;
const DRIVE = /^[A-Za-z]:[\\/]/;
const PLACES = "Images are read from a registry (ghcr.io/owner/app:1), oci:FOLDER, oci-archive:FILE, docker-archive:FILE or docker-daemon:NAME.";
/** Transports of other tools, and schemes, with what to write here instead. */
const FOREIGN = {
    "containers-storage": "Push the image, or save it (podman save --format oci-archive) and write oci-archive:FILE.",
    dir: "Copy it into a layout (skopeo copy dir:FOLDER oci:FOLDER2) and write oci:FOLDER2.",
    "oci-dir": "Write oci:FOLDER.",
    "oci-layout": "Write oci:FOLDER.",
    ocidir: "Write oci:FOLDER.",
    archive: "Write docker-archive:FILE or oci-archive:FILE.",
    file: "Write docker-archive:FILE, oci-archive:FILE or oci:FOLDER.",
    tarball: "Write docker-archive:FILE or oci-archive:FILE.",
    podman: "Save the image (podman save --format oci-archive) and write oci-archive:FILE.",
    registry: "Write docker://NAME, or NAME alone.",
    http: "Leave the scheme out: ghcr.io/owner/app:1. Plain HTTP is the input insecure-registries.",
    https: "Leave the scheme out: ghcr.io/owner/app:1.",
};
/** Tells from the text alone which place it names. Throws a `UserError` with the cure for all that names none. */
function parsePlace(text) {
    if (text.length > MAX_LENGTH || text.includes("\0")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("An image's name holds a NUL or is longer than 4,096 characters.", PLACES);
    }
    const transport = PREFIX.exec(text)?.[1];
    const rest = transport === undefined ? text : text.slice(transport.length + 1);
    switch (transport) {
        case "oci":
        case "oci-archive":
        case "docker-archive":
            return parseFilePlace(transport, rest);
        case "docker-daemon":
            return parseEnginePlace(required(rest, transport));
        case "report":
            return { transport, path: required(rest, transport) };
        // "docker:27" is the image that Docker Hub calls docker.
        case "docker":
            return rest.startsWith("//") ? { transport, reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(rest.slice(2)) } : parseBare(text);
        default:
            return parseBare(text);
    }
}
/** As `parsePlace`, for what must be an image. Throws a `UserError` for a report. */
function parseImagePlace(text) {
    const place = parsePlace(text);
    if (place.transport !== "report")
        return place;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${text} is a report, which holds no image.`, "A report can only be the base of a diff.");
}
/** Whether the text is what an engine takes for an image's ID rather than for its name. */
function isImageId(text) {
    return /^(?:[0-9a-f]{12}|[0-9a-f]{64})$/.test(text);
}
/** Whether a text without a transport is rather the name of an archive than of an image. */
function isArchivePath(text) {
    return /\.(?:tar|tgz|tar\.\w+)$/.test(text);
}
/** Whether a text without a transport can only be a path. */
function isPath(text) {
    return /^(?:\.{0,2}|~)[\\/]/.test(text);
}
function parseBare(text) {
    const foreign = /^([a-z][a-z0-9+.-]*):/.exec(text)?.[1];
    const cure = foreign !== undefined && Object.hasOwn(FOREIGN, foreign) ? FOREIGN[foreign] : undefined;
    if (cure !== undefined && !/^registry:[^/]/.test(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${foreign}:`)} is not a place that images are read from.`, cure);
    }
    if (isArchivePath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a file, and it is not said of which kind.`, `Write oci-archive:${text} for an OCI archive, docker-archive:${text} for what docker save wrote, or docker://NAME for an image in a registry.`);
    }
    if (isPath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout, oci-archive:${text} for an OCI archive, or docker-archive:${text} for what docker save wrote.`);
    }
    try {
        return { transport: "docker", reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text) };
    }
    catch (cause) {
        if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(cause.message, /[\\/.]/.test(text) ? `${cause.hint} ${PLACES}` : cause.hint, { cause });
    }
}
function parseFilePlace(transport, rest) {
    const readings = readPaths(required(rest, transport));
    // Where no file settles it: a name of an OCI image holds no slash, a Docker reference may hold several.
    const letter = readings.findLast(({ path }) => transport === "docker-archive" || !isCutInFolder(rest, path)) ?? readings[0];
    return { transport, path: letter?.path ?? rest, choice: letter?.choice ?? null, readings };
}
function isCutInFolder(whole, path) {
    return /[\\/]/.test(whole.slice(path.length));
}
function readPaths(rest) {
    const [, path, digest] = DIGEST_SUFFIX.exec(rest) ?? [];
    if (path !== undefined && digest !== undefined) {
        return [{ path, choice: { digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(digest, JSON.stringify(rest)) } }];
    }
    const readings = [{ path: rest, choice: null }];
    const first = DRIVE.test(rest) ? 2 : 1;
    for (let colon = rest.lastIndexOf(":"); colon >= first; colon = rest.lastIndexOf(":", colon - 1)) {
        const name = rest.slice(colon + 1);
        if (name !== "")
            readings.push({ path: rest.slice(0, colon), choice: parseChoice(name) });
    }
    return readings;
}
function parseChoice(name) {
    const position = /^@([0-9]{1,6})$/.exec(name)?.[1];
    return position === undefined ? { name } : { position: Number(position) };
}
function parseEnginePlace(text) {
    if (isImageId(text) || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return { transport: "docker-daemon", name: text, reference: null };
    const reference = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text);
    const { tag, digest } = reference;
    // Asked for a name without a tag, a classic engine saves every tag of the repository.
    const isNameOnly = digest === null && !text.endsWith(`:${tag}`);
    return { transport: "docker-daemon", name: isNameOnly ? `${text}:${tag}` : text, reference };
}
function required(rest, transport) {
    if (rest !== "")
        return rest;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${transport}:`)} names nothing.`, PLACES);
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

/***/ 24321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MK: () => (/* binding */ checkTags),
  KX: () => (/* binding */ parseAnnotations),
  PJ: () => (/* binding */ parseSource),
  N_: () => (/* binding */ planPublish)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/inputs/check.js
var check = __webpack_require__(43403);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/version.js
var tags_version = __webpack_require__(15203);
;// CONCATENATED MODULE: ./src/publish/tag-order.js

const LATEST = /^latest(?:$|-)/;
/**
 * How visible a tag is: what looks immutable comes first (0 commits, 1 full versions), then what moves, from the tag that
 * few follow (2) over `1.2` (3) and `1` (4) to `latest` (5).
 */
function rankTag(tag) {
    if (tag.startsWith("sha-") || (/^[0-9a-f]{7,64}$/.test(tag) && /[a-f]/.test(tag)))
        return 0;
    if (LATEST.test(tag))
        return 5;
    const version = (0,tags_version/* parseVersion */.ot)(tag);
    // A date is no version that anybody follows.
    if (version === null || /^\d{5,}/.test(tag))
        return 2;
    if (version.numbers.length >= 3)
        return 1;
    return version.numbers.length === 2 ? 3 : 4;
}

;// CONCATENATED MODULE: ./src/publish/plan.js







const SOURCES = "Write NAME@sha256:…, NAME:TAG, oci:FOLDER, or record:GLOB.";
const ARCHIVE = `Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER. ${SOURCES}`;
const OTHER_TRANSPORT = /^(oci-archive|docker-archive|docker-daemon|report|containers-storage|oci-layout|dir|https?):/;
/** The plan that checked inputs make. Throws a `UserError` for platforms that are expected twice. */
function planPublish(inputs) {
    const targets = distinct(inputs.tags.map(parseTarget), ({ reference }) => (0,oci_reference/* formatReference */.FH)(reference));
    const expected = inputs["expect-platforms"].map(oci_platform/* parsePlatform */.Y8);
    return {
        sources: distinct(inputs.sources.map(parseSource), ({ text }) => text),
        targets: targets.toSorted((a, b) => rankTag(a.reference.tag) - rankTag(b.reference.tag)),
        repositories: distinct(targets.map(({ reference }) => ({ ...reference, tag: null })), oci_reference/* formatRepository */.Sh),
        expectedPlatforms: expected.length === 0 ? null : distinct(expected, oci_platform/* formatPlatform */.Bq),
        annotations: inputs.annotations.flatMap(parseAnnotations),
        guardsLatest: inputs["latest-guard"],
    };
}
/** Parses one line of `sources`. Throws a `UserError` for what names no source. */
function parseSource(text) {
    if (text.startsWith("record:")) {
        const glob = text.slice("record:".length).trim();
        if (glob === "" || glob.includes("\0"))
            throw new errors/* UserError */.y('"record:" names nothing.', "Write record:* for all records of this run, or the path of one.");
        return { kind: "record", text, glob };
    }
    if (text.startsWith("oci:")) {
        const place = (0,image_place/* parsePlace */.De)(text);
        if (place.transport === "oci")
            return { kind: "layout", text, place };
    }
    const other = OTHER_TRANSPORT.exec(text)?.[1];
    if (other !== undefined)
        throw new errors/* UserError */.y(`${JSON.stringify(`${other}:`)} is not a place that publish takes images from.`, other.endsWith("-archive") ? ARCHIVE : SOURCES);
    if ((0,image_place/* isArchivePath */.Cz)(text) && !text.startsWith("docker://"))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like an archive, and publish reads none.`, ARCHIVE);
    if ((0,image_place/* isPath */.uf)(text))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout.`);
    return { kind: "registry", text, reference: (0,oci_reference/* parseReference */.F2)(text.replace(/^docker:\/\//, "")) };
}
/** What is wrong with the references and the rules in `tags`. */
function checkTags(values) {
    return [...checkTargets(values.filter((value) => !(0,expand/* startsWithType */._u)(value))), ...(0,expand/* checkRules */.MM)(values)];
}
const checkTargets = (0,check/* checkedBy */.N)(parseTarget);
function parseTarget(text) {
    const reference = (0,oci_reference/* parseReference */.F2)(text);
    const { tag } = reference;
    if (reference.digest === null && tag !== null)
        return { text, reference: { ...reference, tag } };
    throw new errors/* UserError */.y(`${JSON.stringify(text.slice(0, 200))} has a digest, and a digest cannot be moved.`, "Leave what follows the @ out.");
}
const TYPES = /^[a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*$/;
/**
 * Parses `[TYPE[platform][,TYPE…]:]name=value`, as buildx writes it. Throws a `UserError` for another form, and for types
 * that are not of an index.
 */
function parseAnnotations(text) {
    const equals = text.indexOf("=");
    const key = text.slice(0, Math.max(0, equals)).trim();
    const colon = key.indexOf(":");
    const hasTypes = colon !== -1 && TYPES.test(key.slice(0, colon));
    const types = hasTypes ? key.slice(0, colon).split(",") : ["index"];
    const name = hasTypes ? key.slice(colon + 1) : key;
    const shown = JSON.stringify(text.slice(0, 100));
    if (name === "")
        throw new errors/* UserError */.y(`${shown} is not an annotation.`, "Write name=value, index:name=value or manifest-descriptor:name=value.");
    return types.map((type) => ({ ...parseType(type, shown), name, value: text.slice(equals + 1) }));
}
function parseType(type, shown) {
    const [, level = "", platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(type) ?? [];
    if (level === "manifest-descriptor")
        return { level, platform: platform === undefined ? null : (0,oci_platform/* parsePlatform */.Y8)(platform) };
    if (level === "index" && platform === undefined)
        return { level, platform: null };
    if (level === "index")
        throw new errors/* UserError */.y(`${shown} names a platform of the index, which has none.`, "Write index:name=value.");
    throw new errors/* UserError */.y(`${shown} is for ${JSON.stringify(type)}, which publish does not make.`, "It makes an index and the descriptors in it: write index: or manifest-descriptor:, and give build the others.");
}
function distinct(items, key) {
    const seen = new Set();
    return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}


/***/ })

};
