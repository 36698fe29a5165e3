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
            example: "https://mirror.example.com/buildx/releases",
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
