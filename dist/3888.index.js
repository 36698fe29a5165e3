export const id = 3888;
export const ids = [3888];
export const modules = {

/***/ 63888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _build_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53073);
/* harmony import */ var _config_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39919);
/* harmony import */ var _forge_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77292);
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43403);
/* harmony import */ var _metadata_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61474);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46580);
/* harmony import */ var _tags_image_input_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26211);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5971);








/** What the root action says in its own words: it decides by these, or several parts read them. */
const ownInputs = {
    image: {
        type: "lines",
        hasComments: true,
        description: "The image's repositories, one a line; the first is the one that is measured against. Upper case is written in lower case. Default: the images that `.plimsoll.yml` names.",
        example: "ghcr.io/acme/api",
        check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_3__/* .checkedBy */ .N)(_tags_image_input_js__WEBPACK_IMPORTED_MODULE_6__/* .parseImage */ .zZ),
    },
    platforms: {
        type: "list",
        description: "Platforms to build for; QEMU is registered for those that the machine cannot run. Default: the builder's own.",
        example: "linux/amd64,linux/arm64",
        check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_3__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .parsePlatform */ .Y8),
    },
    tags: {
        type: "lines",
        hasComments: true,
        description: "Tags of a published image, one a line. A line with `/` or `:` is a reference, any other a rule over the repositories in `image`; a line that starts with `type=` is always a rule. Default: `type=schedule`, `type=ref,event=branch`, `type=ref,event=tag` and `type=sha`, the last of which later runs find the image of a commit by.",
        example: "type=semver,pattern={{version}}",
    },
    publish: _forge_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .publishInput */ .w,
    flavor: _metadata_inputs_js__WEBPACK_IMPORTED_MODULE_4__.declaration.inputs.flavor,
    "tag-context": _metadata_inputs_js__WEBPACK_IMPORTED_MODULE_4__.declaration.inputs.context,
    key: {
        type: "text",
        description: "Tells several images of one repository apart: one comment and one stored measurement per key. Default: the repository without its registry; with several images, the comment for all is `all`.",
        example: "acme/api",
    },
    report: {
        type: "text",
        description: "Where to write `report.json`; with several images `report.json` becomes `report-KEY.json` for each. Default: in the runner's temporary folder; the command line writes none.",
        example: "plimsoll-report.json",
    },
    "github-token": {
        type: "text",
        description: "Reads the repository and the pull request, writes the comment (`pull-requests: write`), and logs in to ghcr.io where that is the image's registry and no other login is given (`packages: write`). What it may not do is a notice.",
        default: "${{ github.token }}",
        cliDefault: "",
        secret: true,
        example: "${{ secrets.IMAGE_TOKEN }}",
    },
    "default-labels": { ..._build_inputs_js__WEBPACK_IMPORTED_MODULE_0__.declaration.inputs["default-labels"], default: "true" },
    "source-date-epoch": {
        ..._build_inputs_js__WEBPACK_IMPORTED_MODULE_0__.declaration.inputs["source-date-epoch"],
        description: "The time that everything in the image is from: `commit` (when the commit in the context was made; none where git knows of no commit there), seconds since 1970, or an RFC 3339 date.",
        default: "commit",
    },
    "rewrite-timestamp": {
        ..._build_inputs_js__WEBPACK_IMPORTED_MODULE_0__.declaration.inputs["rewrite-timestamp"],
        description: "Gives files in the layers that time as well: a layer built anew from the same files keeps its digest while that time is the same. Without effect where there is no such time.",
        default: "true",
    },
    ..._config_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .configInputs */ .y,
    ..._forge_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeInputs */ .L,
    "dry-run": { type: "boolean", description: "Prints everything that would be done as one plan in JSON, and touches nothing." },
};
/** `plimsoll all` and the root action: the parts' inputs and outputs, put together from their declarations. */
const declaration = {
    name: "all",
    title: "Plimsoll",
    summary: "Builds, caches, publishes and weighs a container image in one step, and says on the pull request how much deeper it rides.",
    isAction: true,
    positionals: ["context"],
    inputs: { ...ownInputs, ...(0,_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .gatherInputs */ .ne)(_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .PARTS */ .dI, ownInputs).inputs },
    outputs: (0,_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .gatherOutputs */ .qC)(_parts_js__WEBPACK_IMPORTED_MODULE_7__/* .PARTS */ .dI).outputs,
};


/***/ }),

/***/ 5971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SX: () => (/* binding */ rootName),
/* harmony export */   dI: () => (/* binding */ PARTS),
/* harmony export */   ne: () => (/* binding */ gatherInputs),
/* harmony export */   qC: () => (/* binding */ gatherOutputs)
/* harmony export */ });
/* harmony import */ var _build_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53073);
/* harmony import */ var _diff_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29616);
/* harmony import */ var _login_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91090);
/* harmony import */ var _publish_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71744);
/* harmony import */ var _setup_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29370);





/** The parts, in the order in which their inputs are listed. */
const PARTS = {
    setup: {
        declaration: _setup_inputs_js__WEBPACK_IMPORTED_MODULE_4__.declaration,
        renamed: { image: "binfmt-image", version: "buildx-version", name: "builder-name" },
        decided: ["platforms"],
        // `platforms` is publish's.
        outputs: ["name", "driver", "nodes", "endpoint", "status", "flags"],
    },
    login: { declaration: _login_inputs_js__WEBPACK_IMPORTED_MODULE_2__.declaration, renamed: {}, decided: ["image"], outputs: Object.keys(_login_inputs_js__WEBPACK_IMPORTED_MODULE_2__.declaration.outputs) },
    build: {
        declaration: _build_inputs_js__WEBPACK_IMPORTED_MODULE_0__.declaration,
        renamed: {},
        decided: ["tags", "images", "push", "push-by-digest", "record", "call", "builder"],
        outputs: Object.keys(_build_inputs_js__WEBPACK_IMPORTED_MODULE_0__.declaration.outputs).filter((name) => !["digest", "platforms", "record"].includes(name)),
    },
    publish: {
        declaration: _publish_inputs_js__WEBPACK_IMPORTED_MODULE_3__.declaration,
        renamed: {},
        decided: ["sources", "tags", "images", "expect-platforms", "annotations", "dry-run"],
        outputs: Object.keys(_publish_inputs_js__WEBPACK_IMPORTED_MODULE_3__.declaration.outputs),
    },
    diff: {
        declaration: _diff_inputs_js__WEBPACK_IMPORTED_MODULE_1__.declaration,
        renamed: {},
        // What several jobs tell each other: this is one.
        decided: ["head", "platforms", "image-platforms", "artifact"],
        outputs: Object.keys(_diff_inputs_js__WEBPACK_IMPORTED_MODULE_1__.declaration.outputs),
    },
};
/** What a part's input is called in the root action. */
function rootName({ renamed }, name) {
    return renamed[name] ?? name;
}
/**
 * The inputs of all parts under their names in the root action, without those that it decides or has words of its own
 * for (`own`), and where two parts differ on one.
 */
function gatherInputs(parts, own) {
    const inputs = {};
    const owners = new Map();
    const clashes = [];
    for (const [partName, part] of Object.entries(parts)) {
        for (const [name, spec] of Object.entries(part.declaration.inputs)) {
            const called = rootName(part, name);
            if (part.decided.includes(name) || Object.hasOwn(own, called))
                continue;
            const owner = owners.get(called);
            if (owner === undefined) {
                owners.set(called, partName);
                inputs[called] = spec;
            }
            else if (meaningOf(inputs[called]) !== meaningOf(spec)) {
                clashes.push({ name: called, parts: [owner, partName] });
            }
        }
    }
    return { inputs: Object.fromEntries(Object.entries(inputs).map(([name, spec]) => [name, { group: `Inputs of ${owners.get(name) ?? ""}`, ...spec }])), clashes };
}
/** All that a reader is told of an input. */
function meaningOf(spec) {
    return JSON.stringify(spec, Object.keys({ ...spec }).sort());
}
/** The outputs of all parts, and where two have one name. */
function gatherOutputs(parts) {
    const outputs = {};
    const owners = new Map();
    const clashes = [];
    for (const [partName, { declaration, outputs: names }] of Object.entries(parts)) {
        for (const name of names) {
            const output = declaration.outputs[name];
            const owner = owners.get(name);
            if (owner !== undefined)
                clashes.push({ name, parts: [owner, partName] });
            else if (output !== undefined)
                outputs[name] = output;
            owners.set(name, owner ?? partName);
        }
    }
    return { outputs, clashes };
}


/***/ }),

/***/ 53073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72388);
/* harmony import */ var _tags_expand_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27687);



const MAX_BUDGET_S = 9999;
function budgetMistakes(value) {
    if (!/^-?\d+(\.\d{1,3})?$/.test(value))
        return [`${JSON.stringify(value)} is no number of seconds; write one as in 10.`];
    return Number(value) > 0 && Number(value) <= MAX_BUDGET_S ? [] : [`${JSON.stringify(value)} must be above 0 and at most ${MAX_BUDGET_S} seconds.`];
}
/** `plimsoll build` and `actions/build`. What is wrong with the values is found by `mistakesIn`, all of it at once. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_2__/* .declare */ .x)({
    name: "build",
    title: "Plimsoll: build an image",
    summary: "Builds an image with BuildKit through buildx, takes every input of docker/build-push-action, and says what came of it for each platform.",
    isAction: true,
    positionals: ["context"],
    inputs: {
        context: {
            type: "text",
            description: "Folder or URL of the build context. Where a workflow names none: the workspace where a checkout is in it, else the repository at the event's commit, fetched by BuildKit. `{{defaultContext}}` always is the latter, `{{defaultContext}}:folder` a folder of it.",
            example: "./app",
            cliDefault: ".",
        },
        file: { type: "text", description: "Path of the Dockerfile. Default: `Dockerfile` in the context.", example: "docker/api.Dockerfile" },
        tags: {
            type: "list",
            hasComments: true,
            isWhole: _tags_expand_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWithType */ ._u,
            description: "References to give the image, one a line or in commas; what follows a `#` is a comment. A line that begins with `type=` is a rule of `metadata` over `images`, as in `type=semver,pattern={{version}}`; no rule gives `latest` to a prerelease, nor pushes it over a newer version.",
            example: "ghcr.io/acme/api:1.2",
        },
        images: { type: "lines", hasComments: true, description: "Repositories for the rules in `tags`, one a line. References in `tags` need none.", example: "ghcr.io/acme/api" },
        push: { type: "boolean", description: "Pushes the tags to their registries (`type=registry` in `outputs`)." },
        load: { type: "boolean", description: "Loads the image into the engine (`type=docker` in `outputs`)." },
        platforms: {
            type: "list",
            description: "Platforms to build for. What this machine cannot run of them is registered with QEMU first. Default: the builder's own.",
            example: "linux/amd64,linux/arm64",
        },
        "push-by-digest": {
            type: "lines",
            description: "Repositories to push to without a tag, one a line. Leaves a record for each repository and platform, from which `publish` makes one image of several jobs' builds.",
            example: "ghcr.io/acme/api",
        },
        record: {
            type: "text",
            description: "Folder for the records of `push-by-digest`. Default: a folder of the job, on the command line `plimsoll-records`.",
            example: "records",
        },
        key: {
            type: "text",
            description: "Name of the image in the artifact with the records. Default: the repository without its registry.",
            example: "acme/api",
        },
        target: { type: "text", description: "Stage to build.", example: "runtime" },
        "build-args": { type: "records", description: "Build arguments, one `NAME=value` a line. Not for secrets: their values end in the image.", example: "VERSION=1.2" },
        "build-contexts": { type: "records", description: "Further contexts, one `name=path` a line; `{{defaultContext}}` as in `context`.", example: "docs=./docs" },
        labels: { type: "records", description: "Labels of the image, one `name=value` a line.", example: "org.opencontainers.image.title=api" },
        "default-labels": {
            type: "boolean",
            description: "Adds `org.opencontainers.image.source`, `.revision` and `.created` from the event and from git; what `labels` says wins.",
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line; TYPE is `index`, `manifest`, `index-descriptor` or `manifest-descriptor`, with `[platform]` behind it if need be.",
            example: "index:org.opencontainers.image.title=api",
        },
        outputs: {
            type: "lines",
            description: "Where the result goes, one output a line, in place of or beside `push` and `load`.",
            example: "type=oci,dest=image.tar",
        },
        secrets: {
            type: "text",
            description: "Secrets for `RUN --mount=type=secret`, one `ID=value` a line, the value to the letter. In quotes that open before the ID, a value may have several lines (a quote in it is doubled). One with an empty value is left out.",
            example: "npm_token=…",
            secret: true,
        },
        "secret-envs": { type: "list", description: "Secrets from the environment, `ID=NAME`.", example: "npm_token=NPM_TOKEN" },
        "secret-files": { type: "records", description: "Secrets from files, one `ID=path` a line.", example: "npmrc=./.npmrc" },
        ssh: { type: "list", description: "SSH agent socket or keys for `RUN --mount=type=ssh`.", example: "default" },
        "cache-from": { type: "records", description: "Caches to read, one a line.", example: "type=registry,ref=ghcr.io/acme/api:cache" },
        "cache-to": { type: "records", description: "Caches to write, one a line.", example: "type=registry,ref=ghcr.io/acme/api:cache,mode=max" },
        cache: {
            type: "choice",
            choices: ["auto", "off", "gha", "registry", "local", "facade"],
            description: "Where layers are kept from one job to the next: `facade` (the CI's cache, through a process of this job that BuildKit reaches as a registry), `gha` (BuildKit's own client of that cache), `registry` (beside the image, where the build pushes), `local` (the folder that `PLIMSOLL_CACHE_DIR` names), `off`; `auto` is the first of these that this place offers. What cannot be is a notice, and the next one is used. Nothing is added where `cache-from` or `cache-to` is given.",
            default: "auto",
        },
        "cache-mounts": {
            type: "list",
            description: "Which `RUN --mount=type=cache` are kept from one job to the next: `auto` (those of the stages that are built), `off`, or their ids.",
            default: "auto",
            example: "npm,/root/.cache/go-build",
        },
        "cache-budget": {
            type: "text",
            description: "Seconds that the cache may keep the build waiting for it, in all; from then on the build goes on without it.",
            default: "10",
            check: (values) => values.flatMap(budgetMistakes),
            example: "5",
        },
        "no-cache": { type: "boolean", description: "Builds every step anew." },
        "no-cache-filters": { type: "list", description: "Stages to build anew.", example: "test" },
        pull: { type: "boolean", description: "Looks for newer base images." },
        provenance: {
            type: "text",
            description: "Provenance of the image: `min`, `max` (holds the values of the build arguments), `none`, `true` (BuildKit's own default, which is `max`), `false`, or attributes as `mode=max,version=v1`. Default: `min`; none where it is loaded, or `BUILDX_NO_DEFAULT_ATTESTATIONS` is set.",
            example: "max",
        },
        sbom: { type: "text", description: "A bill of materials for the image: `true`, `false`, or attributes as `generator=IMAGE`. Default: none.", example: "true" },
        attests: { type: "records", description: "Attestations in buildx's words, one a line; `provenance` and `sbom` win over them.", example: "type=sbom,generator=docker/scout-sbom-indexer:1" },
        "source-date-epoch": {
            type: "text",
            description: "The time that everything in the image is from: `commit` (when the commit in the context was made), seconds since 1970, or an RFC 3339 date.",
            example: "commit",
        },
        "rewrite-timestamp": { type: "boolean", description: "Gives files in the layers that time as well: a layer built anew from the same files keeps its digest while that time is the same. Needs `source-date-epoch`." },
        builder: { type: "text", description: "Builder to use. Default: the current one, which `setup` chose.", example: "release" },
        allow: {
            type: "list",
            description: "Entitlements of the build, `network.host` and `security.insecure`. The builder that this job's `setup` made is started anew with those it lacks.",
            example: "network.host",
        },
        network: { type: "text", description: "Network of the `RUN` steps: `default`, `none` or `host`.", example: "none" },
        "add-hosts": { type: "list", description: "Names for `RUN` steps to resolve, `host:ip`.", example: "db:10.180.0.1" },
        "cgroup-parent": { type: "text", description: "Parent cgroup of the `RUN` steps.", example: "builds" },
        "shm-size": { type: "text", description: "Size of `/dev/shm` in `RUN` steps.", example: "2g" },
        ulimit: { type: "records", description: "Limits of the `RUN` steps, one `name=soft[:hard]` a line.", example: "nofile=1024:2048" },
        call: { type: "text", description: "What to do in place of building: `check`, `outline` or `targets`.", example: "check" },
        "github-token": {
            type: "text",
            description: "Reads the repository where it is the build context; a secret of the build, named `GIT_AUTH_TOKEN.HOST`.",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
            example: "${{ secrets.SOURCES_TOKEN }}",
        },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reachInputs */ .V,
    },
    outputs: {
        imageid: { description: "ID of the image.", example: "sha256:4f06…" },
        digest: { description: "Digest of what was pushed, an index or a manifest.", example: "sha256:9b2c…" },
        metadata: { description: "What buildx wrote of the build, as JSON.", example: '{"containerimage.digest":"sha256:9b2c…"}' },
        image: { description: "What was pushed, by its digest; empty where nothing was.", example: "ghcr.io/acme/api@sha256:9b2c…" },
        platforms: { description: "JSON: digest of each platform's manifest. Empty where it is not known.", example: '{"linux/amd64":"sha256:77aa…"}' },
        sizes: { description: "JSON: compressed bytes of each platform's layers. Empty where they are not known.", example: '{"linux/amd64":29126400}' },
        "cache-backend": { description: "Where layers were kept: `facade`, `gha`, `registry`, `local`, `user` (by `cache-from` or `cache-to`) or `off`.", example: "facade" },
        "cache-hit-ratio": { description: "Share of the Dockerfile's steps that came from the cache, from 0 to 1. Empty where it is not known.", example: "0.83" },
        "cache-steps": { description: "JSON: how many steps came from the cache, and how many were built.", example: '{"cached":10,"built":2}' },
        "cache-first-miss": { description: "Why the first step that was built anew was, in one sentence. Empty where there is none, or it is not known.", example: "COPY package.json (Dockerfile:4) was built anew: package.json changed." },
        "cache-requests": { description: "Requests to the CI's cache until the step ended; what is still uploaded then is in the summary.", example: "4" },
        "cache-bytes-down": { description: "Bytes from the CI's cache.", example: "20480" },
        "cache-bytes-up": { description: "Bytes to the CI's cache until the step ended.", example: "5242880" },
        "cache-seconds-saved": { description: "What the steps that came from the cache took when they were built. Empty where it is not known.", example: "182.4" },
        "cache-quota-bytes": { description: "Bytes that the repository's caches take in all. Empty where the job's token may not read it.", example: "4831838208" },
        "cache-wait-ms": { description: "How long the cache kept the build waiting, in milliseconds.", example: "310" },
        "degraded-reason": { description: "Why the cache was not used, or only in part; empty where nothing was wrong with it.", example: "The cache service does not answer." },
        record: { description: "Paths of the records of `push-by-digest`, one a line.", example: "/home/runner/work/_temp/plimsoll/plimsoll-record-acme-api-linux-amd64.json" },
    },
});


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

/***/ 61474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72388);


/** `plimsoll metadata` and `actions/metadata`. What is wrong with rules and images is found by `findMistakes`, all of it at once. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
    name: "metadata",
    title: "Plimsoll: tags and labels",
    summary: "Works out an image's tags, labels and annotations from the event or from git, and takes every input of docker/metadata-action.",
    isAction: true,
    positionals: ["tags"],
    inputs: {
        context: {
            type: "choice",
            choices: ["workflow", "git"],
            description: "Where the branch, the tag and the commit come from. `workflow`: the event; in another CI its variables, and on a laptop git. `git`: the checkout, also where a workflow runs.",
            default: "workflow",
            example: "git",
        },
        images: {
            type: "lines",
            hasComments: true,
            description: "Repositories that the tags are for, one a line, or `name=…,enable=true` or `false`. Without any, tags are names alone.",
            example: "ghcr.io/acme/api",
        },
        tags: {
            type: "lines",
            hasComments: true,
            description: "Rules, one a line: see below. Default: `type=schedule`, `type=ref,event=branch`, `type=ref,event=tag` and `type=ref,event=pr`.",
            example: "type=semver,pattern={{version}}",
        },
        flavor: {
            type: "lines",
            hasComments: true,
            description: "What holds for all tags, one a line: `latest=auto`, `true` or `false`; `prefix=…` and `suffix=…`, with `,onlatest=true` behind them for `latest`, too.",
            example: "latest=false",
        },
        labels: {
            type: "records",
            hasComments: true,
            description: "Labels to add or to put in the place of those that are made, one `name=value` a line, with expressions.",
            example: "org.opencontainers.image.title=api",
        },
        annotations: {
            type: "records",
            hasComments: true,
            description: "Annotations to add or to put in the place of those that are made, one `name=value` a line, with expressions.",
            example: "org.opencontainers.image.title=api",
        },
        "sep-tags": { type: "text", isVerbatim: true, description: "What stands between the tags in the outputs `tags` and `tag-names`. Default: a line end.", example: "," },
        "sep-labels": { type: "text", isVerbatim: true, description: "What stands between the labels in the output. Default: a line end.", example: "," },
        "sep-annotations": { type: "text", isVerbatim: true, description: "What stands between the annotations in the output. Default: a line end.", example: "," },
        "bake-target": { type: "text", description: "The target that the bake files define.", default: "docker-metadata-action", example: "metadata" },
        "bake-folder": { type: "text", description: "Folder for the bake files. Default: one of the job; the command line writes none.", example: "bake" },
        "latest-guard": {
            type: "boolean",
            description: "Leaves `latest` out for a prerelease, whichever rule gives it, and where the `latest` that is published is of a newer version (`org.opencontainers.image.version`). `false`: as docker/metadata-action does it.",
            default: "true",
        },
        "github-token": {
            type: "text",
            description: "Reads the repository's facts and the commit's date, where the event does not say them (`contents: read`).",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
            example: "${{ secrets.SOURCES_TOKEN }}",
        },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reachInputs */ .V,
    },
    outputs: {
        version: { description: "The first tag, without repository; empty where no rule gives one.", example: "1.2.3" },
        tags: { description: "The tags, those of the highest priority first.", example: "ghcr.io/acme/api:1.2.3" },
        "tag-names": { description: "The tags without repository.", example: "1.2.3" },
        labels: { description: "The labels, by name.", example: "org.opencontainers.image.version=1.2.3" },
        annotations: { description: "The annotations, each with its level (`DOCKER_METADATA_ANNOTATIONS_LEVELS`, default `manifest`).", example: "manifest:org.opencontainers.image.version=1.2.3" },
        json: { description: "JSON: `tags`, `tag-names`, `labels`, `annotations`.", example: '{"tags":["ghcr.io/acme/api:1.2.3"]}' },
        "bake-file-tags": { description: "Path of a bake file with the tags.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-tags.json" },
        "bake-file-labels": { description: "Path of a bake file with the labels.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-labels.json" },
        "bake-file-annotations": { description: "Path of a bake file with the annotations.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-annotations.json" },
        "bake-file": { description: "Path of a bake file with tags and labels.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake.json" },
    },
});


/***/ }),

/***/ 71744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43403);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72388);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);
/* harmony import */ var _tags_expand_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27687);
/* harmony import */ var _tags_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17389);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(24321);







/** `plimsoll publish` and `actions/publish`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .declare */ .x)({
    name: "publish",
    title: "Plimsoll: publish an image",
    summary: "Joins the images of several platforms into one index, checks it, and only then moves the tags, all of them or none.",
    isAction: true,
    positionals: ["sources"],
    inputs: {
        sources: {
            type: "lines",
            description: "The images, one a line: `NAME@sha256:…` or `NAME:TAG` in a registry, an index or a single manifest; `oci:FOLDER`; or `record:GLOB` for the records that `build` with `push-by-digest` left, as artifacts of this run (`record:*` takes them all, `record:KEY-*` those of one image) or as files (`record:plimsoll-records/*`).",
            example: "record:*",
            required: true,
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSource */ .PJ),
        },
        tags: {
            type: "list",
            hasComments: true,
            isWhole: _tags_expand_js__WEBPACK_IMPORTED_MODULE_3__/* .startsWithType */ ._u,
            description: "References to give the image, one a line or in commas, in as many repositories and registries as need be; what follows a `#` is a comment. A line that begins with `type=` is a rule of `metadata` over `images`, as in `type=semver,pattern={{version}}`.",
            example: "ghcr.io/acme/api:1.2.3",
            required: true,
            check: _plan_js__WEBPACK_IMPORTED_MODULE_5__/* .checkTags */ .MK,
        },
        images: {
            type: "lines",
            hasComments: true,
            description: "Repositories for the rules in `tags`, one a line. References in `tags` need none.",
            example: "ghcr.io/acme/api",
            check: (lines) => (0,_tags_images_js__WEBPACK_IMPORTED_MODULE_4__/* .readImages */ .H)(lines).mistakes,
        },
        "expect-platforms": {
            type: "list",
            description: "The platforms that the image must have: each once, and no other. Default: those that the sources hold.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8),
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line; TYPE is `index` (the default) or `manifest-descriptor`, with `[platform]` behind it if need be.",
            example: "index:org.opencontainers.image.version=1.2.3",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAnnotations */ .KX),
        },
        "latest-guard": {
            type: "boolean",
            description: "Leaves `latest` where it is for a prerelease, and where the image that it names is of a newer version (`org.opencontainers.image.version`), or was made later where the versions are not known.",
            default: "true",
        },
        "dry-run": { type: "boolean", description: "Reads everything, says what would be copied and which tags would move, and writes nothing." },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__/* .reachInputs */ .V,
    },
    outputs: {
        digest: { description: "Digest of the image index, once every repository has it, whatever becomes of the tags.", example: "sha256:9b2c…" },
        tags: { description: "The tags that name the image now, one a line, moved or already right.", example: "ghcr.io/acme/api:1.2.3" },
        platforms: { description: "JSON: digest of each platform's manifest.", example: '{"linux/amd64":"sha256:77aa…"}' },
        results: {
            description: "JSON: what became of each tag. `published`: it names the image now. `unchanged`: it did before, or `latest-guard` left it. `failed`: it could not be moved. `rolled-back`: it is as it was before, because another failed.",
            example: '{"ghcr.io/acme/api:1.2.3":"published"}',
        },
    },
});


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
