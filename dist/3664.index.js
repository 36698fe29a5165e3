export const id = 3664;
export const ids = [3664];
export const modules = {

/***/ 73417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ LOCAL_PLATFORM),
/* harmony export */   _: () => (/* binding */ canonicalPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75209);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);



/** What Go and BuildKit build for (go tool dist list, buildx's own list), normalised. */
const PLATFORMS = [
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/arm/v6",
    "linux/arm/v5",
    "linux/386",
    "linux/ppc64le",
    "linux/s390x",
    "linux/riscv64",
    "linux/loong64",
    "linux/mips64le",
    "linux/mips64",
    "linux/mipsle",
    "linux/mips",
    "linux/ppc64",
    "windows/amd64",
    "windows/arm64",
    "windows/386",
    "windows/arm/v7",
    "darwin/amd64",
    "darwin/arm64",
    "freebsd/amd64",
    "freebsd/arm64",
    "freebsd/386",
    "freebsd/arm/v7",
    "freebsd/riscv64",
    "openbsd/amd64",
    "openbsd/arm64",
    "netbsd/amd64",
    "netbsd/arm64",
    "dragonfly/amd64",
    "solaris/amd64",
    "illumos/amd64",
    "aix/ppc64",
    "android/arm64",
    "android/amd64",
    "ios/arm64",
    "js/wasm",
    "wasi/wasm",
    "wasip1/wasm",
];
/** The variants that there are; an architecture that is not listed has none that we know of, and any is taken. */
const VARIANTS = {
    amd64: /^v[1-4]$/,
    arm: /^v[5-8]$/,
    arm64: /^v([89])(\.\d)?$/,
};
/** buildx's word for the platform of the machine it runs on. */
const LOCAL_PLATFORM = "local";
/** The platform as it is compared: `linux/arm64` for `arm64` and `linux/arm64/v8`. Throws a `UserError` with the one that was most likely meant. */
function canonicalPlatform(text) {
    if (text === LOCAL_PLATFORM)
        return text;
    // containerd reads a lone architecture as one of this system's, and images are Linux's everywhere.
    const platform = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text.includes("/") ? text : `linux/${text}`);
    const { os, architecture, variant } = platform;
    const known = PLATFORMS.find((each) => each === `${os}/${architecture}` || each.startsWith(`${os}/${architecture}/`));
    const isVariantKnown = variant === undefined || (VARIANTS[architecture]?.test(variant) ?? true);
    if (known !== undefined && isVariantKnown)
        return (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform);
    const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(text, PLATFORMS);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} is no platform that can be built for${near === null ? "." : `; did you mean ${near}?`}`, "Write os/architecture or os/architecture/variant, as in linux/arm64 or linux/arm/v7.");
}


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

/***/ 83664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _forge_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77292);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43403);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72388);
/* harmony import */ var _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26211);
/* harmony import */ var _runners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77122);






/** `plimsoll plan` and `actions/plan`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_5__/* .declare */ .x)({
    name: "plan",
    title: "Plimsoll: plan a build on several runners",
    summary: "Says which runner builds which platform, a native one where there is one, and whether this run publishes or only measures.",
    isAction: true,
    positionals: ["image"],
    inputs: {
        image: {
            type: "lines",
            description: "The repositories that get the image, one a line; the first is where a base to compare with is looked for. Upper case is written in lower case.",
            example: "ghcr.io/acme/api",
            required: true,
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ),
        },
        platforms: {
            type: "list",
            description: "The platforms that the image is for. Each is built by a job of its own.",
            example: "linux/amd64,linux/arm64",
            default: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(_runners_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBuildable */ .Wk),
        },
        runners: {
            type: "lines",
            description: "Where a platform is built, `PLATFORM=LABEL` a line, with several labels in commas (`linux/arm64=self-hosted,linux,ARM64`); `linux/arm=…` is for all of its variants, `default=…` for every platform that no line names. Default: `ubuntu-24.04`, and `ubuntu-24.04-arm` for ARM.",
            example: "linux/arm64=self-hosted,linux,ARM64",
            check: (lines) => (0,_runners_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunners */ .ZV)(lines).mistakes,
        },
        tags: {
            type: "lines",
            description: "The tags that the image gets when it is published, as in the root action: a line with `/` or `:` is a reference, any other a rule.",
            default: _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .DEFAULT_TAGS */ .MQ.join("\n"),
            example: "type=semver,pattern={{version}}",
        },
        flavor: { type: "lines", description: "What holds for all rules of `tags`, as in `metadata`.", example: "latest=auto" },
        "latest-guard": { type: "boolean", description: "No prerelease gets `latest`.", default: "true" },
        "tag-context": {
            type: "choice",
            choices: ["workflow", "git"],
            description: "Where the rules of `tags` read branch, tag and commit: the event, or the checkout.",
            default: "workflow",
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line as in `build`: those of the manifest are handed to the builds, those of the index to `publish`.",
            example: "index:org.opencontainers.image.title=api",
        },
        key: {
            type: "text",
            description: "Name of the image in artifacts and in the comment, as in `build` and `diff`. Default: the first repository without its registry.",
            example: "acme/api",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedBy */ .N)(checkKey),
        },
        publish: _forge_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .publishInput */ .w,
        "github-token": {
            type: "text",
            description: "Reads what rules of `tags` ask for: the commit's date, the default branch.",
            example: "${{ secrets.TAGS_TOKEN }}",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
        },
    },
    outputs: {
        matrix: {
            description: "JSON for `strategy.matrix`: for each platform `platform`, `name`, `runner` (for `runs-on`), `emulated`, and `report` (for `artifact` of `diff`).",
            example: '{"include":[{"platform":"linux/amd64","name":"linux-amd64","runner":"ubuntu-24.04","emulated":false,"report":"plimsoll-report-acme-api-linux-amd64"}]}',
        },
        occasion: { description: "What kind of run this is: `push`, `tag`, `pull-request`, `fork-pull-request`, `schedule`, `manual` or `other`.", example: "push" },
        publishes: { description: "Whether builds are pushed and tags move.", example: "true" },
        comments: { description: "Whether there is a pull request to comment on.", example: "false" },
        platforms: { description: "The platforms, normalised, in commas.", example: "linux/amd64,linux/arm64" },
        repository: { description: "The first of the repositories.", example: "ghcr.io/acme/api" },
        "push-by-digest": { description: "For the input of `build`: the repositories, one a line; empty where nothing is published.", example: "ghcr.io/acme/api" },
        tags: { description: "For the input of `publish`: full references, one a line.", example: "ghcr.io/acme/api:main" },
        version: { description: "The tag of the rule with the highest priority; empty where no rule gave one.", example: "1.2.3" },
        labels: { description: "For `labels` of `build`, before labels of your own: the version.", example: "org.opencontainers.image.version=1.2.3" },
        "build-annotations": { description: "For `annotations` of `build`: those of each platform's manifest.", example: "manifest:org.opencontainers.image.title=api" },
        "index-annotations": { description: "For `annotations` of `publish`: those of the index.", example: "index:org.opencontainers.image.title=api" },
        key: { description: "The name of the image in artifacts and in the comment.", example: "acme/api" },
        records: { description: "For `sources` of `publish`: the records of these builds, one a line.", example: "record:acme-api-linux-amd64" },
        reports: { description: "For `report` of `comment`: the names of the artifacts with each platform's report, one a line.", example: "plimsoll-report-acme-api-linux-amd64" },
        report: { description: "For `artifact` of `comment`: the name of the artifact with the report of the whole image.", example: "plimsoll-report-acme-api" },
        archive: { description: "Name for the archive of a build that is only weighed; the report tells the image by it.", example: "acme-api.tar" },
        "uses-github-registry": { description: "Whether one of the repositories is in GitHub's own registry, which the job's token logs in to.", example: "true" },
    },
});
function checkKey(key) {
    // It stands in patterns and in names of artifacts.
    if (!/^[A-Za-z0-9_./-]{1,200}$/.test(key))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(key)} is no name for an image here.`, "Use letters, digits and . _ - /.");
}


/***/ }),

/***/ 77122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ parseBuildable),
/* harmony export */   ZV: () => (/* binding */ parseRunners),
/* harmony export */   n4: () => (/* binding */ placePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73417);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



const HOSTED = { amd64: "ubuntu-24.04", arm64: "ubuntu-24.04-arm" };
/** What a machine runs beside its own architecture: 32-bit programs, where the processor can. `build` tries it, and registers QEMU where not. */
const ALSO_RUNS = { amd64: ["386"], arm64: ["arm"] };
/** Parses a platform that a runner can be chosen for. Throws a `UserError` for any other. */
function parseBuildable(text) {
    if (text !== _builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .LOCAL_PLATFORM */ .G)
        return (0,_builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalPlatform */ ._)(text);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y('"local" is the platform of a machine that is not chosen yet.', "Name the platform, as in linux/amd64.");
}
/** Reads the lines of `runners`; each mistake names its line and the cure. */
function parseRunners(lines) {
    const named = new Map();
    let fallback = null;
    const mistakes = [];
    for (const line of lines) {
        const parsed = parseLine(line);
        if (typeof parsed === "string") {
            mistakes.push(`${JSON.stringify(line)}: ${parsed}`);
            continue;
        }
        if (parsed.platform === "default" ? fallback !== null : named.has(parsed.platform))
            mistakes.push(`${JSON.stringify(line)}: ${parsed.platform} has a runner already. Write one line for it.`);
        if (parsed.platform === "default")
            fallback = parsed.labels;
        else
            named.set(parsed.platform, parsed.labels);
    }
    return { runners: { named, fallback }, mistakes };
}
function parseLine(line) {
    const equals = line.indexOf("=");
    if (equals < 1)
        return "write PLATFORM=LABEL, as in linux/arm64=ubuntu-24.04-arm, or default=LABEL.";
    const labels = line.slice(equals + 1).split(",").map((label) => label.trim());
    if (labels.some((label) => !/^[\w.:/ -]+$/.test(label)))
        return "a label is missing, or has a character that no label has. Write LABEL, or several in commas.";
    const name = line.slice(0, equals).trim();
    if (name === "default")
        return { platform: name, labels };
    try {
        return { platform: platformKey(name), labels };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y)
            return `${error.message} ${error.hint}`;
        throw error;
    }
}
/** `linux/arm` is v7 where an image is meant, and every variant where a runner is. */
function platformKey(name) {
    const platform = (0,_builder_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalPlatform */ ._)(name);
    const { os, architecture, variant } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform);
    return variant !== undefined && name.split("/").length === 2 ? `${os}/${architecture}` : platform;
}
/** Chooses the runner that builds a platform (normalised): the one that was named for it, else a native one, else QEMU on another. */
function placePlatform(platform, { named, fallback }) {
    const { os, architecture } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8)(platform);
    const given = named.get(platform) ?? named.get(`${os}/${architecture}`);
    // Whoever names a runner for one platform means one that is of it.
    if (given !== undefined)
        return { labels: given, isEmulated: isForeign(given, architecture) };
    const labels = fallback ?? [ALSO_RUNS.arm64.some((name) => name === architecture) || architecture === "arm64" ? HOSTED.arm64 : HOSTED.amd64];
    return { labels, isEmulated: !runs(machineOf(labels) ?? "amd64", architecture) };
}
/** A runner whose labels tell its processor, and it is not the platform's. */
function isForeign(labels, architecture) {
    const machine = machineOf(labels);
    return machine !== null && !runs(machine, architecture);
}
function runs(machine, architecture) {
    return machine === architecture || ALSO_RUNS[machine].some((name) => name === architecture);
}
/** The processor as far as the labels tell: GitHub's own, those of its self-hosted runners (`X64`, `ARM64`), and names that hold one. */
function machineOf(labels) {
    const words = labels.flatMap((label) => label.toLowerCase().split(/[^a-z0-9]+/));
    if (words.some((word) => ["arm64", "aarch64", "arm"].includes(word)))
        return "arm64";
    const isAmd64 = words.some((word) => ["amd64", "x64"].includes(word)) || labels.some((label) => /^ubuntu-(latest|slim|\d\d\.\d\d)$/.test(label));
    return isAmd64 ? "amd64" : null;
}


/***/ }),

/***/ 26211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ hostOfTags),
/* harmony export */   MQ: () => (/* binding */ DEFAULT_TAGS),
/* harmony export */   Nd: () => (/* binding */ isRule),
/* harmony export */   zZ: () => (/* binding */ parseImage)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38242);
/* harmony import */ var _expand_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27687);


/** What an image is tagged with where `image` names its repositories and nobody gives `tags`; by the last, later runs find the image of a commit. */
const DEFAULT_TAGS = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=sha"];
/** Whether a line of `tags` is a rule where `image` names the repositories: what names none is no reference. */
function isRule(line) {
    return (0,_expand_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWithType */ ._u)(line) || !/[/:]/.test(line);
}
/** A line of `image` as a repository. Names of owners may have capitals on a forge, and never in a registry. */
function parseImage(line) {
    return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRepository */ .Sh)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(line.toLowerCase()));
}
/** The host as rules over `image` read it: on `pull_request_target` GITHUB_SHA is the base branch's commit, whose image must stay what it is. */
function hostOfTags(host, { name }) {
    return name === "pull_request_target" ? { ...host, env: { ...host.env, DOCKER_METADATA_PR_HEAD_SHA: "true" } } : host;
}


/***/ })

};
