export const id = 6411;
export const ids = [6411,8593];
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

/***/ 73237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   Ql: () => (/* binding */ showForeign),
/* harmony export */   j9: () => (/* binding */ showForeignWords)
/* harmony export */ });
/** Escapes that are longer than this many characters of a name are never needed: longer names are shortened. */
const MAX_SHOWN_CHARACTERS = 300;
const ELLIPSIS = "…";
/** Controls, formats (bidi, zero width), surrogates, private use and unassigned, and every blank that is not U+0020. */
const UNSEEN = /^(?:[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{3})/u;
const WIDE = /^(?:[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;
const MARK = /^\p{M}/u;
/**
 * Text that a stranger wrote, as it can be shown: what cannot be seen is written out (`\u{202E}`), and at most `max`
 * columns are left, an ellipsis where some are gone. Markdown and HTML are the renderer's to escape.
 */
function showForeign(text, max = MAX_SHOWN_CHARACTERS, cut = "middle") {
    const atoms = atomsOf(text, max);
    if (widthOf(atoms) <= max)
        return atoms.join("");
    const room = Math.max(0, max - 1);
    const headRoom = cut === "end" ? room : Math.ceil(room / 2);
    const head = takeWhileFits(atoms, headRoom);
    const tail = takeWhileFits([...atoms].reverse(), room - headRoom).reverse();
    return [...head, ELLIPSIS, ...tail].join("");
}
/** As `showForeign`, on one line and cut at its end, for a stranger's words within a sentence. */
function showForeignWords(text, max) {
    return showForeign(text.replace(/\s+/g, " ").trim(), max, "end");
}
/** How many columns of a terminal the text takes. */
function displayWidth(text) {
    return widthOf([...text]);
}
/** One element for each character or escape; of a text far beyond `max`, only both ends. */
function atomsOf(text, max) {
    // A code point is at most two code units; what is cut away here would not be shown either.
    const reach = 2 * max + 2;
    const near = text.length <= 2 * reach ? text : `${text.slice(0, reach)}${text.slice(-reach)}`;
    let marks = 0;
    return [...near].map((character) => {
        marks = MARK.test(character) ? marks + 1 : 0;
        const isUnseen = character !== " " && UNSEEN.test(character);
        return isUnseen || marks > 2 ? escapeCharacter(character) : character;
    });
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
function takeWhileFits(atoms, room) {
    let left = room;
    let count = 0;
    for (const atom of atoms) {
        left -= widthOf([atom]);
        if (left < 0)
            break;
        count += 1;
    }
    return atoms.slice(0, count);
}
function widthOf(atoms) {
    let width = 0;
    for (const atom of atoms) {
        if (WIDE.test(atom))
            width += 2;
        else if (!MARK.test(atom))
            width += atom.length > 2 ? atom.length : 1;
    }
    return width;
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

/***/ 93614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CW: () => (/* binding */ formatDelta),
/* harmony export */   T9: () => (/* binding */ formatGrowth),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
/** Bytes for people, in SI units with one decimal from kB on: `999 B`, `1.0 kB`, `41.8 MB`. */
function formatBytes(bytes) {
    let value = Math.abs(bytes);
    let unit = 0;
    // 999.95 kB would round to "1000.0 kB", so it moves up a unit.
    while (unit < UNITS.length - 1 && (unit === 0 ? value >= 1000 : value >= 999.95)) {
        value /= 1000;
        unit += 1;
    }
    const number = unit === 0 ? String(value) : value.toFixed(1);
    return `${bytes < 0 ? "−" : ""}${number} ${UNITS[unit]}`;
}
/** A change in bytes with its sign: `+41.8 MB`, `−3 B`, `0 B`. */
function formatDelta(bytes) {
    return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
/** The growth from `base` to `head` with its sign, `+23.5 %`; null where the base is 0. */
function formatGrowth(base, head) {
    if (base === 0)
        return null;
    const percent = ((head - base) / base) * 100;
    const digits = Math.abs(percent).toFixed(1);
    const sign = digits === "0.0" ? "" : percent > 0 ? "+" : "−";
    return `${sign}${digits} %`;
}
/** A count with its noun: `1 layer`, `3 layers`, `1,204 files`. */
function formatCount(count, singular, plural = `${singular}s`) {
    return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}
/** A duration for people: `420 ms`, `6.7 s`, `3 min 20 s`. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
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

/***/ 35576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ imageKey)
/* harmony export */ });
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);

/** The key of an image that nobody gave one: its repository without the registry, or the last part of its path. */
function imageKey(reference) {
    const place = (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlace */ .De)(reference);
    if (place.transport === "docker")
        return place.reference.repository;
    if (place.transport === "docker-daemon")
        return place.reference?.repository ?? place.name;
    return place.path.split(/[/\\]/).findLast((part) => !["", ".", ".."].includes(part)) ?? "image";
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


/***/ }),

/***/ 11423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ parseEntry),
/* harmony export */   Gv: () => (/* binding */ eraseInHelper),
/* harmony export */   Pd: () => (/* binding */ serverKey),
/* harmony export */   WL: () => (/* binding */ formatEntry),
/* harmony export */   bX: () => (/* binding */ isKeyOf),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   jf: () => (/* binding */ giveToHelper),
/* harmony export */   jh: () => (/* binding */ createCredentialStore),
/* harmony export */   mH: () => (/* binding */ askHelper),
/* harmony export */   sv: () => (/* binding */ exactKeys),
/* harmony export */   uZ: () => (/* binding */ basicValue),
/* harmony export */   yW: () => (/* binding */ helperFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83612);



const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = ["index.docker.io", "docker.io"];
/** As whom an identity token is kept. */
const TOKEN_USER = "<token>";
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
// The exact strings of docker-credential-helpers; everything else a helper prints may hold the secret.
const HELPER_NOT_FOUND = "credentials not found in native keychain";
const HELPER_MISUSED = ["no credentials server URL", "no credentials username"];
/** Opens the store: `DOCKER_AUTH_CONFIG` first, then `config.json` of `DOCKER_CONFIG` or `~/.docker`, each read once and when asked. */
function createCredentialStore(host) {
    let configurations;
    const found = new Map();
    async function look(registry) {
        for (const configuration of await (configurations ??= readConfigurations(host))) {
            const credential = await findIn(configuration, registry, host);
            if (credential !== null)
                return hide(credential, host);
        }
        return null;
    }
    return {
        find(registry) {
            const known = found.get(registry) ?? look(registry);
            found.set(registry, known);
            return known;
        },
    };
}
async function readConfigurations(host) {
    const fromEnv = host.env["DOCKER_AUTH_CONFIG"] ?? "";
    const file = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerConfig */ .TO)(host);
    return [...(fromEnv === "" ? [] : [(0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDockerConfig */ .Cj)(fromEnv, "DOCKER_AUTH_CONFIG")]), ...(file === null ? [] : [file])];
}
async function findIn(configuration, registry, host) {
    const helper = helperFor(configuration, registry);
    // Where a helper applies Docker does not look at `auths`, and a stale entry there must not win.
    return helper === null ? findInAuths(configuration, registry) : askHelper(helper, serverKey(registry), host);
}
/** The credential helper that a configuration names for a registry; null where its file itself is the store. */
function helperFor({ content, source }, registry) {
    const helpers = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["credHelpers"]) ? content["credHelpers"] : {};
    const key = serverKey(registry);
    // Present but empty means: for this registry the file, whatever credsStore says.
    const name = Object.hasOwn(helpers, key) ? helpers[key] : content["credsStore"];
    if (typeof name !== "string" || name === "")
        return null;
    if (HELPER_NAME.test(name))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}
function findInAuths({ content, source }, registry) {
    const auths = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(content["auths"]) ? content["auths"] : {};
    const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => isKeyOf(key, registry))];
    for (const key of keys) {
        const entry = Object.hasOwn(auths, key) ? auths[key] : null;
        const credential = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(entry) ? parseEntry(entry, key, source) : null;
        if (credential !== null)
            return credential;
    }
    return null;
}
/** The key under which Docker keeps a registry's credential, in its file and in helpers. */
function serverKey(registry) {
    return registry === "docker.io" ? HUB_KEY : registry;
}
/** Whether a key of `auths` is one of a registry, as any client has ever written it. */
function isKeyOf(key, registry) {
    return (registry === "docker.io" ? HUB_HOSTS : [registry]).includes(hostOf(key));
}
/** The keys under which a registry's credential may lie in a helper: Docker's own first. */
function exactKeys(registry) {
    return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}
/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key) {
    return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}
/** The credential that an entry of `auths` holds; null where it is empty. Throws a `UserError` for one that Docker cannot read either. */
function parseEntry(entry, key, source) {
    const text = (name) => (typeof entry[name] === "string" ? entry[name] : "");
    if (text("registrytoken") !== "")
        return { kind: "registry-token", token: text("registrytoken") };
    if (text("identitytoken") !== "")
        return { kind: "identity-token", token: text("identitytoken") };
    if (text("auth") === "") {
        if (text("username") === "" || text("password") === "")
            return null;
        return { kind: "password", username: text("username"), password: text("password") };
    }
    const decoded = Buffer.from(text("auth"), "base64").toString("utf8");
    const colon = decoded.indexOf(":");
    if (colon === -1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The entry for ${key} in ${source} holds an "auth" that is not user:password in base64.`, `Log in to ${key} again.`);
    }
    // Docker pads with NUL to hide the length of the password.
    return { kind: "password", username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/^\0+|\0+$/g, "") };
}
/** The entry of `auths` for a credential, as Docker writes it. */
function formatEntry(credential) {
    if (credential.kind === "password")
        return { auth: basicValue(credential.username, credential.password) };
    if (credential.kind === "registry-token")
        return { registrytoken: credential.token };
    return { auth: basicValue(TOKEN_USER, ""), identitytoken: credential.token };
}
/** What a helper holds under a key; null where that is nothing. Throws a `UserError` that repeats nothing of what the helper printed. */
async function askHelper(helper, server, host) {
    const answer = await runHelper(helper, "get", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0) {
        if (said === HELPER_NOT_FOUND)
            return null;
        throw helperFailure(helper, server, said);
    }
    const entry = parseHelperAnswer(said);
    if (entry === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} did not answer with a credential for ${server}.`, helperHint(helper, server));
    }
    if (entry.secret === "")
        return null;
    return entry.username === TOKEN_USER
        ? { kind: "identity-token", token: entry.secret }
        : { kind: "password", username: entry.username, password: entry.secret };
}
/** Gives a helper a credential to keep, on its standard input. Throws a `UserError` where it does not take it. */
async function giveToHelper(helper, server, credential, host) {
    const [username, secret] = credential.kind === "password" ? [credential.username, credential.password] : [TOKEN_USER, credential.token];
    const answer = await runHelper(helper, "store", server, JSON.stringify({ ServerURL: server, Username: username, Secret: secret }), host);
    if (answer.exitCode !== 0)
        throw helperFailure(helper, server, answer.stdout.trim());
}
/** Has a helper forget what it holds under a key. Throws a `UserError` where it does not. */
async function eraseInHelper(helper, server, host) {
    const answer = await runHelper(helper, "erase", server, server, host);
    const said = answer.stdout.trim();
    if (answer.exitCode !== 0 && said !== HELPER_NOT_FOUND)
        throw helperFailure(helper, server, said);
}
async function runHelper(helper, action, server, input, host) {
    try {
        return await host.exec(`docker-credential-${helper}`, [action], { input });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} could not be run for ${server}.`, helperHint(helper, server), { cause });
    }
}
function helperFailure(helper, server, said) {
    const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The credential helper docker-credential-${helper} failed for ${server}${known}.`, helperHint(helper, server));
}
function helperHint(helper, server) {
    const program = `docker-credential-${helper}`;
    return `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
}
function parseHelperAnswer(text) {
    const { Username: username, Secret: secret } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonObject */ .op)(text) ?? {};
    return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}
/** Hides a credential in each form in which files and headers hold it; the username stays readable. */
function hide(credential, host) {
    if (credential.kind === "password") {
        if (credential.password !== "")
            host.addSecret(credential.password);
        host.addSecret(basicValue(credential.username, credential.password));
        return credential;
    }
    host.addSecret(credential.token);
    if (credential.kind === "identity-token")
        host.addSecret(basicValue(TOKEN_USER, credential.token));
    return credential;
}
/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
function basicValue(username, password) {
    return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}


/***/ }),

/***/ 83612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   TM: () => (/* binding */ readDockerJson),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   jN: () => (/* binding */ buildxFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";
/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
function dockerFolder({ env }) {
    const folder = env["DOCKER_CONFIG"] ?? "";
    if (folder !== "")
        return folder;
    const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
    return home === "" ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, ".docker");
}
/** Where buildx keeps what is its own, for a configuration in this folder (buildx, util/confutil). */
function buildxFolder({ env }, dockerFolder) {
    return env["BUILDX_CONFIG"] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerFolder, "buildx");
}
/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
async function readDockerConfig(host) {
    const folder = dockerFolder(host);
    return folder === null ? null : readDockerJson((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config.json"), host);
}
/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
async function readDockerJson(path, host) {
    const bytes = await host.files.read(path, MAX_BYTES).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
    });
    return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}
/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
function parseDockerConfig(text, source) {
    let content;
    try {
        const bare = text.replace(/^\uFEFF/, "");
        // Docker takes a file of white space for an empty one.
        content = JSON.parse(bare.trim() === "" ? "{}" : bare);
    }
    catch {
        // No cause: JSON.parse quotes the text around the fault, which may be a password.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not valid JSON.`, HINT);
    }
    if ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(content))
        return { source, content };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not a JSON object.`, HINT);
}


/***/ }),

/***/ 24200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   Gg: () => (/* binding */ codeElement),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/**
 * Text as a `code` element, in which neither Markdown nor HTML is read: every character that could mean something is an
 * entity. A stranger's goes through `showForeign` first.
 */
function codeElement(text) {
    return `<code>${text.replace(/[^\p{L}\p{M}\p{N} /.…-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}
/** Text as prose, in which neither Markdown nor HTML is read, and nothing becomes a link. A stranger's goes through `showForeign` first. */
function plainText(text) {
    return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
/** Markdown that is shown when its title, which is Markdown too, is clicked. */
function fold(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** A table of cells that are Markdown already; a letter of `aligns` for each column, `l` or `r`. */
function markdownTable(titles, aligns, rows) {
    const rule = [...aligns].map((align) => (align === "r" ? "--:" : ":--"));
    return [titles, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}


/***/ }),

/***/ 9130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp),
  i: () => (/* binding */ removeBuilder)
});

// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/job-builders.js
var job_builders = __webpack_require__(42619);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/builder/create.js
var create = __webpack_require__(29481);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
;// CONCATENATED MODULE: ./src/builder/leave.js






const LEAVE_TIMEOUT_MS = 120_000;
/** Takes a node out of its builder, and away with its container and volume; one that is gone already is gone. */
async function leaveNode(host, { builder, driver }, { name, endpoint, keepsState }) {
    const stored = (await (0,store/* readStoredBuilder */.J4)(host, builder))?.nodes.find((node) => node.name === name);
    if (stored !== undefined) {
        const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
        await buildx.must((0,create/* leaveArguments */.UT)(builder, name), `Node ${name} cannot be taken out of builder ${builder}`, { timeoutMs: LEAVE_TIMEOUT_MS });
    }
    await (0,job_builders/* dropJobNode */.Hk)(host, builder, name);
    if (driver !== "docker-container")
        return;
    // Where it never came to be, somebody else may have made one since.
    if (stored === undefined && (await (0,store/* readStoredBuilders */.IW)(host)).some(({ nodes }) => nodes.some((node) => node.name === name)))
        return;
    const { engine, container } = (0,create/* containerOf */.t8)(name, stored?.endpoint || endpoint);
    await remove(host, [...engine, "rm", "--force", "--volumes", container], `The container ${container}`);
    if (!keepsState)
        await remove(host, [...engine, "volume", "rm", "--force", `${container}_state`], `The volume ${container}_state`);
}
async function remove(host, args, what) {
    const result = await host.exec("docker", args, { timeoutMs: LEAVE_TIMEOUT_MS });
    if (result.exitCode === 0 || /no such (container|volume)/i.test(result.stderr))
        return;
    throw new errors/* UserError */.y(`${what} cannot be removed: docker ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, `Remove it by hand: docker ${args.join(" ")}.`);
}
/** What the appended nodes are fixed to; to be asked before they leave. */
async function readTakenPlatforms(host, { builder, nodes }) {
    const stored = (await (0,store/* readStoredBuilder */.J4)(host, builder))?.nodes ?? [];
    return stored.filter(({ name }) => nodes.some((node) => node.name === name)).flatMap(({ platforms }) => listOf(platforms));
}
/** Gives the nodes that were there before back the platforms that buildx took from them for the appended ones. */
async function restorePlatforms(host, { builder, platforms }, taken) {
    await (0,store/* changeStoredNodes */.xZ)(host, builder, (node) => {
        const name = node["Name"];
        if (typeof name !== "string" || !Object.hasOwn(platforms, name))
            return node;
        const [before, now] = [listOf(platforms[name]), listOf(node["Platforms"])];
        const kept = before.filter((platform) => has(now, platform) || has(taken, platform));
        const all = [...kept, ...now.filter((platform) => !has(before, platform))];
        return { ...node, Platforms: all.length === 0 ? platforms[name] ?? null : all };
    });
}
function listOf(platforms) {
    return Array.isArray(platforms) ? platforms : [];
}
function has(list, platform) {
    return list.some((each) => (0,external_node_util_.isDeepStrictEqual)(each, platform));
}

// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
;// CONCATENATED MODULE: ./src/setup/clean-up.js






const REMOVE_TIMEOUT_MS = 120_000;
const PRUNE_TIMEOUT_MS = 600_000;
const LOG_BYTES = 1024 * 1024;
/** Shows BuildKit's log where that is wanted, prunes, and removes what the step made. Throws one `UserError` for all that failed, after all was tried. */
async function cleanUp(host, state) {
    const { made, appended, context, folder, prune, switched } = state;
    const failures = [];
    const attempt = async (step) => {
        try {
            await step();
        }
        catch (error) {
            failures.push(error);
        }
    };
    if (state.isDebug)
        await attempt(() => showLogs(host, state));
    if (prune !== null)
        await attempt(() => pruneCache(host, prune));
    if (state.cleanup) {
        if (switched !== null)
            await attempt(() => switchBack(host, switched));
        if (made !== null)
            await attempt(() => removeBuilder(host, made, state.keepState));
        if (appended !== null) {
            const taken = await readTakenPlatforms(host, appended);
            for (const node of appended.nodes)
                await attempt(() => leaveNode(host, appended, node));
            await attempt(() => restorePlatforms(host, appended, taken));
        }
        if (context !== null)
            await attempt(() => removeContext(host, context));
        if (folder !== null)
            await attempt(() => (0,private_folder/* removePrivateFolder */.Yv)(host, folder));
    }
    if (failures.length > 0)
        throw summarize(failures);
}
/** Removes a builder that this job made; one that is gone already is gone. */
async function removeBuilder(host, name, keepState) {
    if (await (0,store/* hasBuilder */.OL)(host, name)) {
        const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
        await buildx.must(["rm", ...(keepState ? ["--keep-state"] : []), name], `Builder ${name} cannot be removed`, { timeoutMs: REMOVE_TIMEOUT_MS });
    }
    await (0,job_builders/* dropJobBuilder */.iN)(host, name);
}
async function showLogs(host, state) {
    for (const { engine, container } of state.containers) {
        const result = await host.exec("docker", [...engine, "logs", container], { maxOutputBytes: LOG_BYTES });
        await host.log.group(`BuildKit's log (${container})`, async () => host.log.foreign(`${result.stdout}${result.stderr}`));
    }
}
async function pruneCache(host, { builder, bytes }) {
    const buildx = await (0,builder_buildx/* findBuildx */.ah)(host);
    const prune = (flag) => buildx.run(["prune", "--builder", builder, "--force", flag, String(bytes)], { timeoutMs: PRUNE_TIMEOUT_MS });
    const first = await prune("--reserved-space");
    // Before 0.17 it had another name.
    const result = first.exitCode !== 0 && first.stderr.includes("unknown flag") ? await prune("--keep-storage") : first;
    if (result.exitCode !== 0)
        throw new errors/* UserError */.y(`The cache of builder ${builder} cannot be pruned: buildx ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, "Prune it by hand: docker buildx prune.");
}
/** Makes the builder current that was so before, unless a later step chose yet another. */
async function switchBack(host, switched) {
    // buildx keeps names in lower case.
    if ((await (0,store/* readCurrentBuilder */.Bg)(host))?.name?.toLowerCase() === switched.to.toLowerCase())
        await (0,store/* restoreCurrentBuilder */.fT)(host, switched.before);
}
async function removeContext(host, context) {
    const result = await host.exec("docker", ["context", "rm", "--force", context]);
    if (result.exitCode !== 0 && !result.stderr.includes("not found")) {
        throw new errors/* UserError */.y(`The Docker context ${context} cannot be removed: docker ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, `Remove it by hand: docker context rm ${context}.`);
    }
}
function summarize(failures) {
    const [first] = failures;
    if (failures.length === 1)
        return first;
    return new errors/* UserError */.y(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"), "What could not be removed stays on this machine: remove it by hand.", { cause: first });
}


/***/ }),

/***/ 39562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readSetupState),
/* harmony export */   i: () => (/* binding */ saveSetupState)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

const NAME = "setup";
/** Keeps the state for `post`. */
function saveSetupState(host, state) {
    host.saveState(NAME, JSON.stringify(state));
}
/** What main kept; null where it never came that far. */
function readSetupState(host) {
    const state = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(host.state(NAME));
    return state !== null && Array.isArray(state["containers"]) ? state : null;
}


/***/ })

};
