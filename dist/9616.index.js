export const id = 9616;
export const ids = [9616,8242];
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

/***/ 39919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ configInputs)
/* harmony export */ });
/** The input of every verb that reads the configuration file; an input that is given wins over what the file says. */
const configInputs = {
    config: {
        type: "text",
        description: "The configuration file (docs/config.md): images, platforms, budgets and waivers. An input that is given wins over it. Default: `.plimsoll.yml` in the working directory, where there is one.",
        example: "ci/plimsoll.yml",
    },
};


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

/***/ 29616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _config_budget_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92190);
/* harmony import */ var _config_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39919);
/* harmony import */ var _forge_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77292);
/* harmony import */ var _image_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(100);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43403);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(72388);
/* harmony import */ var _inputs_measure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1747);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82708);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(46580);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38242);
/* harmony import */ var _base_tag_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(68773);











/** `plimsoll diff` and `actions/diff`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_9__/* .declare */ .x)({
    name: "diff",
    title: "Plimsoll: image size diff",
    summary: "Compares a container image with the one it replaces, layer by layer and file by file, holds it to size budgets and says so on the pull request.",
    isAction: true,
    positionals: ["base", "head"],
    inputs: {
        head: {
            type: "text",
            description: "The image to weigh: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`. Default: every image of the configuration file that has a `head`, in one comment.",
            example: "ghcr.io/acme/api:pr-7",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)(_image_place_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImagePlace */ .aK),
        },
        base: {
            type: "text",
            description: "The image to compare with: a reference like `head`, `report:FILE` of an earlier report, or `auto`: the pull request's merge base by tag, then the measurement stored for it, then the moving tag.",
            example: "ghcr.io/acme/api:main",
            default: "auto",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)((base) => base === "auto" || (0,_image_place_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlace */ .De)(base)),
        },
        "base-image": {
            type: "text",
            description: "The repository that `auto` looks in for the base. Default: the repository of `head`.",
            example: "ghcr.io/acme/api",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)(_oci_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .parseRepository */ .SU),
        },
        "base-tags": {
            type: "list",
            description: "The tags under which `auto` looks for the merge base, tried in order. `{sha}` is the commit, `{short}` its first seven digits.",
            default: "sha-{sha}\nsha-{short}\n{sha}",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)((template) => (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .parseTag */ .ED)((0,_base_tag_js__WEBPACK_IMPORTED_MODULE_10__/* .fillTag */ .a)(template, "0".repeat(40)))),
            example: "main-{sha}",
        },
        "moving-tag": {
            type: "list",
            description: "The tags that `auto` falls back to, tried in order. Default: the default branch's name, then `latest`.",
            example: "main",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)(_oci_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .parseTag */ .ED),
        },
        ..._config_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .configInputs */ .y,
        ..._inputs_measure_js__WEBPACK_IMPORTED_MODULE_5__/* .measureInputs */ ._,
        "image-platforms": {
            type: "list",
            description: "All platforms of the image, where several jobs weigh some of them each (`comment` joins their reports): they look for one base, and leave lines of `budget` for the other platforms to each other.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePlatform */ .Y8),
        },
        budget: {
            type: "lines",
            description: "Lines `METRIC [PLATFORM] OP LIMIT`: `pull <= 250MB`, `delta-pull <= 20MB`, `disk linux/arm64 <= 600MB`, `pull +<= 5%`, `hidden <= 1MB`, `layers <= 30`, `path:app/** <= 40MB`. `+<=` limits growth over the base. SI units; `MiB` means 1,048,576 bytes.",
            example: "delta-pull <= 20MB",
            check: _config_budget_line_js__WEBPACK_IMPORTED_MODULE_0__/* .checkBudgets */ .N3,
        },
        "waive-label": {
            type: "text",
            description: "The pull request label that waives growth limits (`+<=` and `delta-pull`).",
            default: "size-ok",
            example: "size-ok",
        },
        comment: {
            type: "choice",
            choices: ["auto", "always", "never"],
            description: "When to comment on the pull request. `auto`: when a budget fails or the pull size changes by at least 1 MB or 1 %; a comment that is there is always brought up to date.",
            default: "auto",
        },
        key: {
            type: "text",
            description: "Tells several images of one repository apart: one comment and one stored measurement per key. Also which image of the configuration file is meant. Default: the repository of `head` without its registry, or the last part of its path; `all` for the one comment on several.",
            example: "acme/api",
        },
        "github-token": {
            type: "text",
            description: "Reads the pull request and writes the comment (`pull-requests: write`). With a read-only token there is a notice and no comment.",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
            example: "${{ secrets.SIZE_TOKEN }}",
        },
        report: {
            type: "text",
            description: "Where to write `report.json`. Default: in the runner's temporary folder; the command line writes none.",
            example: "plimsoll-report.json",
        },
        artifact: {
            type: "text",
            description: "The name of the artifact with the report, which every job of a run needs its own for. Default: `plimsoll-report-KEY`.",
            example: "plimsoll-report-acme-api-linux-amd64",
        },
        ..._forge_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeInputs */ .L,
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_6__/* .reachInputs */ .V,
    },
    outputs: {
        verdict: { description: "`pass`, `fail`, or `none` when no budget line was evaluated.", example: "pass" },
        report: { description: "Path of `report.json`; of several images one path a line.", example: "/home/runner/work/_temp/plimsoll/report-acme-api.json" },
        "pull-bytes": { description: "Compressed bytes a node without any layer pulls.", example: "219600000" },
        "disk-bytes": { description: "Bytes of files as shipped, layer by layer.", example: "571900000" },
        "hidden-bytes": { description: "Bytes that ship and cannot be reached.", example: "18000000" },
        "delta-pull-bytes": { description: "Bytes a node that holds the base pulls.", example: "89300000" },
        "pull-bytes-change": { description: "Pull size, head minus base.", example: "41800000" },
        "disk-bytes-change": { description: "Disk size, head minus base.", example: "118400000" },
        "base-source": {
            description: "How the base was found: `explicit`, `merge-base`, `stored`, `moving`; empty without a base.",
            example: "merge-base",
        },
        "comment-url": {
            description: "The comment; empty when none was written.",
            example: "https://github.com/acme/api/pull/7#issuecomment-1",
        },
        measurements: {
            description: "JSON: platform to every number; of several images, key to that.",
            example: '{"linux/amd64":{"pullBytes":219600000}}',
        },
    },
});


/***/ }),

/***/ 77292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ forgeInputs),
/* harmony export */   w: () => (/* binding */ publishInput)
/* harmony export */ });
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64771);

const group = "The forge and the pull request";
/** The inputs of every verb that speaks to a forge: which request of which project, where the environment does not say. */
const forgeInputs = {
    forge: {
        type: "choice",
        group,
        choices: _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGE_KINDS */ .Ij,
        description: "The forge that the repository is on. Default: what the CI's variables say (docs/other-ci.md).",
    },
    repo: {
        type: "text",
        group,
        description: "The repository on the forge, `OWNER/NAME`, or GitLab's `GROUP/SUBGROUP/PROJECT`. Default: what the CI's variables say.",
        example: "acme/api",
        check: (values) => values.flatMap((value) => ((0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepositoryName */ .$M)(value) === null ? [`${JSON.stringify(value)} is no repository; write OWNER/NAME, or GROUP/SUBGROUP/PROJECT.`] : [])),
    },
    pr: {
        type: "text",
        group,
        description: "The number of the pull request, or of GitLab's merge request (its IID). Default: what the CI's variables say.",
        example: "7",
        check: (values) => values.flatMap((value) => (/^[1-9]\d{0,14}$/.test(value) ? [] : [`${JSON.stringify(value)} is no number of a pull request; write it as in its address, 7.`])),
    },
    "api-url": {
        type: "text",
        group,
        description: "Where the forge's API is. Default: what the CI's variables say; for `forge: github` without them https://api.github.com.",
        example: "https://git.example.com/api/v1",
        check: (values) => values.flatMap(checkApiUrl),
    },
};
/** The input of every verb that decides whether a run publishes: see `publishesIn`. */
const publishInput = {
    type: "choice",
    choices: ["auto", "always", "never"],
    description: "Whether the image is pushed and its tags move. `auto`: on a push, a tag, a schedule and a manual run, and not on a pull request (docs/root-action.md). `always`: on any but a pull request of a fork or of Dependabot. What is not published is built and measured all the same.",
    default: "auto",
};
function checkApiUrl(value) {
    if ((0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(value) === null)
        return [`${JSON.stringify(value)} is no address; write it whole, as in https://git.example.com/api/v4.`];
    const { username, password, search, hash } = new URL(value);
    return `${username}${password}${search}${hash}` === "" ? [] : ["it holds more than an address; leave out user, password, query and fragment."];
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

/***/ 1747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ measureInputs)
/* harmony export */ });
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46580);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43403);


/** The inputs of every verb that measures an image. */
const measureInputs = {
    platforms: {
        type: "list",
        description: "The platforms to measure, `os/arch[/variant]`. Default: all that the image has.",
        example: "linux/amd64,linux/arm64",
        check: (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .Y8),
    },
    depth: {
        type: "choice",
        choices: ["files", "layers"],
        description: "`files` reads the layers; `layers` reads manifests and configurations only, and leaves unknown what needs the layers.",
        default: "files",
    },
    "max-layer-size": {
        type: "size",
        description: "The largest layer that is measured, uncompressed; a larger one is refused by name.",
        default: "64GiB",
        example: "8GiB",
    },
};


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
