export const id = 4549;
export const ids = [4549];
export const modules = {

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

/***/ 84549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/build/inputs.js
var inputs = __webpack_require__(53073);
// EXTERNAL MODULE: ./src/build/run.js + 56 modules
var run = __webpack_require__(38952);
// EXTERNAL MODULE: ./src/host/terminal.js
var terminal = __webpack_require__(77730);
// EXTERNAL MODULE: ./src/setup/inputs.js
var setup_inputs = __webpack_require__(29370);
// EXTERNAL MODULE: ./src/setup/post.js
var post = __webpack_require__(99649);
// EXTERNAL MODULE: ./src/setup/run.js + 6 modules
var setup_run = __webpack_require__(36597);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
;// CONCATENATED MODULE: ./src/demo/command.js


const MAX_JOINED_CHARACTERS = 40;
/**
 * Runs a verb as the command line does, with inputs as flags would give them, and keeps what it says to itself. `onHost` gets
 * the host before anything is done: for the `post` of an action, however this ends.
 */
async function runStep(step, given, place, onHost = () => { }) {
    const outputs = {};
    const printed = [];
    let exitCode = 0;
    const host = {
        ...commandHost(place, given),
        setOutput: (name, value) => void (outputs[name] = value),
        setExitCode: (code) => void (exitCode = code),
    };
    onHost(host);
    const cli = { format: "text", output: null, dryRun: false, color: place.color, width: place.width, write: async (data) => void printed.push(data) };
    const inputs = await (0,read/* readJudgedInputs */.bD)(step.declaration, host, async (read) => (await step.findMistakes?.(host, read)) ?? []);
    await step.run(host, inputs, cli);
    return { outputs, stdout: printed.join(""), exitCode };
}
/** The command in pieces that belong together, as it is written in a POSIX shell; what is secret comes from a variable. */
function wordsOf({ name, positionals, inputs }, given) {
    const wordOf = (input, value) => (inputs[input]?.secret === true ? `"$${input.toUpperCase().replaceAll("-", "_")}"` : quote(value));
    const flags = Object.entries(given).filter(([input]) => !positionals.includes(input)).flatMap(([input, value]) => joined(inputs[input]?.type === "list", valuesOf(value)).map((each) => `--${input} ${wordOf(input, each)}`));
    return [`plimsoll ${name}`, ...positionals.flatMap((input) => valuesOf(given[input] ?? []).map(quote)), ...flags];
}
/** A list may be written in one: where that is short, it is. */
function joined(isList, values) {
    const inOne = values.join(",");
    return isList && inOne.length <= MAX_JOINED_CHARACTERS ? [inOne] : values;
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}
function valuesOf(value) {
    return typeof value === "string" ? [value] : value;
}
/** A terminal of the command's own, that keeps state as a runner does for the `post` of an action. */
function commandHost(place, given) {
    const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valuesOf(value).join("\n")]));
    const own = (0,terminal/* createTerminalHost */.V)({
        env: place.env,
        directory: place.directory,
        inputs,
        stderr: { write: (text) => place.host.log.debug(text.trimEnd()) },
        verbosity: "normal",
        color: false,
    });
    const states = new Map();
    return {
        ...own,
        saveState: (name, value) => void states.set(name, value),
        state: (name) => states.get(name) ?? "",
        async exec(command, args, options) {
            place.signal.throwIfAborted();
            return await own.exec(command, args, { ...options, signal: options?.signal === undefined ? place.signal : AbortSignal.any([place.signal, options.signal]) });
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/local/twirp.js
/** The Twirp error codes that the results service answers with, and the HTTP status of each. */
const statuses = {
    already_exists: 409,
    bad_route: 404,
    invalid_argument: 400,
    malformed: 400,
    not_found: 404,
    permission_denied: 403,
    resource_exhausted: 429,
    unauthenticated: 401,
    unavailable: 503,
};
/** A refusal as Twirp sends it: `{"code":…,"msg":…}` with the status that belongs to the code. */
class TwirpError extends Error {
    code;
    /** Header fields that go with it. */
    headers;
    constructor(code, message, headers = {}) {
        super(message);
        this.name = "TwirpError";
        this.code = code;
        this.headers = headers;
    }
    get status() {
        return statuses[this.code];
    }
}
/** A string field, which may also stand wrapped (`{"value": "…"}`); "" where it is absent. */
function textField(message, name) {
    const value = unwrap(message[name]);
    if (value === undefined || value === null)
        return "";
    if (typeof value !== "string")
        throw new TwirpError("malformed", `the field ${name} is not a string`);
    return value;
}
/** An int64 field: JSON carries it as a string or as a number; null where it is absent. */
function int64Field(message, name) {
    const value = unwrap(message[name]);
    if (value === undefined || value === null)
        return null;
    const number = typeof value === "string" && /^-?[0-9]+$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(number)) {
        throw new TwirpError("malformed", `the field ${name} is not an integer`);
    }
    return number;
}
/** A repeated string field, empty where it is absent. */
function textsField(message, name) {
    const value = message[name] ?? [];
    if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
        throw new TwirpError("malformed", `the field ${name} is not a list of strings`);
    }
    return value;
}
function unwrap(value) {
    return typeof value === "object" && value !== null && "value" in value ? value.value : value;
}

;// CONCATENATED MODULE: ./src/local/artifact-service.js


const OLDEST_VERSION = 4;
const FORBIDDEN_IN_NAMES = /["<>|*?:\r\n\\/]/;
/** Makes a service without artifacts whose contents live in `blobs`. */
function createArtifactService(blobs, now) {
    const artifacts = [];
    let lastId = 0;
    function find(message, isFinal) {
        const runId = textField(message, "workflow_run_backend_id");
        const name = textField(message, "name");
        const found = artifacts.find((each) => each.runId === runId && each.name === name && each.isFinal === isFinal);
        if (found === undefined)
            throw new TwirpError("not_found", `no artifact named ${name}`);
        return found;
    }
    function create(message) {
        const runId = textField(message, "workflow_run_backend_id");
        const name = textField(message, "name");
        checkName(name);
        if ((int64Field(message, "version") ?? 0) < OLDEST_VERSION) {
            throw new TwirpError("invalid_argument", "this version of artifacts is not supported");
        }
        if (artifacts.some((each) => each.runId === runId && each.name === name)) {
            throw new TwirpError("already_exists", "an artifact with this name already exists on the workflow run");
        }
        const artifact = {
            id: ++lastId,
            runId,
            jobId: textField(message, "workflow_job_run_backend_id"),
            name,
            blobId: blobs.create(),
            mimeType: textField(message, "mime_type") || "application/zip",
            createdAt: now(),
            isFinal: false,
            sizeBytes: 0,
            digest: "",
        };
        artifacts.push(artifact);
        return { ok: true, signed_upload_url: blobs.sign(artifact.blobId, "write") };
    }
    function finalize(message) {
        const artifact = find(message, false);
        const content = blobs.read(artifact.blobId);
        if (content === null)
            throw new TwirpError("not_found", "the blob of this artifact was not uploaded");
        const sizeBytes = int64Field(message, "size") ?? 0;
        if (sizeBytes !== content.length) {
            throw new TwirpError("invalid_argument", `size is ${sizeBytes}, the blob has ${content.length}`);
        }
        const digest = textField(message, "hash");
        if (digest !== "" && digest !== `sha256:${(0,external_node_crypto_.createHash)("sha256").update(content).digest("hex")}`) {
            throw new TwirpError("invalid_argument", "hash is not the digest of the blob");
        }
        Object.assign(artifact, { isFinal: true, sizeBytes, digest });
        return { ok: true, artifact_id: String(artifact.id) };
    }
    function list(message) {
        const name = textField(message, "name_filter");
        const id = int64Field(message, "id_filter");
        const runId = textField(message, "workflow_run_backend_id");
        const wanted = artifacts.filter((each) => each.isFinal && each.runId === runId && (name === "" || each.name === name) && (id ?? each.id) === each.id);
        return {
            artifacts: wanted.map((each) => ({
                workflow_run_backend_id: each.runId,
                workflow_job_run_backend_id: each.jobId,
                database_id: String(each.id),
                name: each.name,
                size: String(each.sizeBytes),
                created_at: each.createdAt.toISOString(),
                ...(each.digest === "" ? {} : { digest: each.digest }),
            })),
        };
    }
    function signUrl(message) {
        const artifact = find(message, true);
        const isZip = artifact.mimeType === "application/zip" && !artifact.name.endsWith(".zip");
        return { signed_url: blobs.sign(artifact.blobId, "read", isZip ? `${artifact.name}.zip` : artifact.name) };
    }
    function remove(message) {
        const artifact = find(message, true);
        artifacts.splice(artifacts.indexOf(artifact), 1);
        blobs.remove(artifact.blobId);
        return { ok: true, artifact_id: String(artifact.id) };
    }
    const methods = {
        CreateArtifact: create,
        FinalizeArtifact: finalize,
        ListArtifacts: list,
        GetSignedArtifactURL: signUrl,
        DeleteArtifact: remove,
    };
    return {
        call(method, message, claims) {
            const answer = methods[method];
            if (answer === undefined)
                throw new TwirpError("bad_route", `no such method: ${method}`);
            checkBackendIds(method, message, claims);
            return answer(message);
        },
        list: (runId) => artifacts.filter((each) => each.isFinal && each.runId === runId).map(publicSide),
        read(id) {
            const artifact = artifacts.find((each) => each.isFinal && each.id === id);
            return artifact === undefined ? null : blobs.read(artifact.blobId);
        },
    };
}
function publicSide({ id, runId, name, sizeBytes, mimeType, digest, createdAt }) {
    return { id, runId, name, sizeBytes, mimeType, digest, createdAt };
}
function checkName(name) {
    if (name === "")
        throw new TwirpError("invalid_argument", "the artifact name is empty");
    if (FORBIDDEN_IN_NAMES.test(name)) {
        throw new TwirpError("invalid_argument", "the artifact name contains a character that is not allowed");
    }
}
/** A job speaks for itself alone: the ids of a request are those in its token; but it reads what any job of its run uploaded. */
function checkBackendIds(method, message, { runId, jobId }) {
    const isOwn = runId !== "" &&
        textField(message, "workflow_run_backend_id") === runId &&
        (method === "GetSignedArtifactURL" || textField(message, "workflow_job_run_backend_id") === jobId);
    if (!isOwn)
        throw new TwirpError("permission_denied", "the token is not for this workflow run and job");
}

;// CONCATENATED MODULE: ./src/local/content.js
const NO_CONTENT = { sizeBytes: 0, pieces: [] };
/** The content of one piece. */
function contentOf(bytes) {
    const piece = typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { sizeBytes: piece.length, pieces: [piece] };
}
/** The contents one after the other. */
function joinContents(contents) {
    return {
        sizeBytes: contents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        pieces: contents.flatMap(({ pieces }) => pieces),
    };
}
/** `sizeBytes` bytes from `offset` on; fewer where the content ends before. */
function rangeOf(content, offset, sizeBytes) {
    const end = Math.min(offset + sizeBytes, content.sizeBytes);
    const pieces = [];
    let position = 0;
    for (const piece of content.pieces) {
        if (position >= end)
            break;
        const next = position + piece.length;
        if (next > offset)
            pieces.push(piece.subarray(Math.max(0, offset - position), Math.min(piece.length, end - position)));
        position = next;
    }
    return { sizeBytes: Math.max(0, end - offset), pieces };
}
/** One buffer of all of it: a copy. */
function bytesOf(content) {
    return Buffer.concat(content.pieces);
}
/** The content with one bit of its middle byte changed. */
function withFlippedByte(content) {
    if (content.sizeBytes === 0)
        return content;
    const middle = Math.floor(content.sizeBytes / 2);
    const flipped = Buffer.from(rangeOf(content, middle, 1).pieces[0] ?? []);
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    return joinContents([rangeOf(content, 0, middle), contentOf(flipped), rangeOf(content, middle + 1, content.sizeBytes)]);
}

;// CONCATENATED MODULE: ./src/local/signature.js

/** The HMAC-SHA256 of a text. */
function signText(text, key, encoding) {
    return (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest(encoding);
}
/** Whether two signatures are the same, in a time that tells nothing about them. */
function isSameSignature(given, right) {
    const [a, b] = [Buffer.from(given), Buffer.from(right)];
    return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
}

;// CONCATENATED MODULE: ./src/local/blob-store.js



/** The path under which blobs are served: account, container, and then the blob's name. */
const BLOB_ROOT = "/blobs/results/";
const API_VERSION = "2025-11-05";
const MAX_BLOCK_ID_BYTES = 64;
/** Makes an empty store. */
function createBlobStore(options) {
    const blobs = new Map();
    let generation = 0;
    function signature(blobId, query) {
        const signed = ["sp", "se", "rscd"].map((name) => query.get(name) ?? "").join("\n");
        return signText(`${generation}\n${blobId}\n${signed}`, options.key, "base64");
    }
    function commit(blob, content, contentType) {
        blob.content = content;
        blob.contentType = contentType ?? "application/octet-stream";
        blob.modified = options.now();
        blob.etag = `"0x${(0,external_node_crypto_.randomUUID)().replaceAll("-", "").slice(0, 15).toUpperCase()}"`;
        return created({ ETag: blob.etag, "Last-Modified": blob.modified.toUTCString() });
    }
    function commitList(blob, list, contentType) {
        const blocks = listedBlocks(blob, list);
        if (blocks === null)
            return azureError(400, "InvalidBlockList");
        blob.committed = new Map(blocks);
        blob.blocks = new Map();
        return commit(blob, joinContents(blocks.map(([, block]) => block)), contentType);
    }
    function put(blob, { url, headers, body }) {
        if (headers["content-length"] === undefined)
            return azureError(411, "MissingContentLengthHeader");
        const md5 = headers["content-md5"];
        if (md5 !== undefined && md5 !== md5Of(body))
            return azureError(400, "Md5Mismatch");
        const contentType = blob_store_text(headers["x-ms-blob-content-type"]);
        const operation = url.searchParams.get("comp");
        if (operation === "block")
            return putBlock(blob, url.searchParams.get("blockid") ?? "", body);
        if (operation === "blocklist")
            return commitList(blob, bytesOf(body).toString(), contentType);
        if (operation !== null)
            return azureError(400, "InvalidQueryParameterValue");
        const type = blob_store_text(headers["x-ms-blob-type"]);
        if (type === undefined)
            return azureError(400, "MissingRequiredHeader");
        if (type !== "BlockBlob")
            return azureError(400, "InvalidHeaderValue");
        [blob.blocks, blob.committed] = [new Map(), new Map()];
        return commit(blob, body, contentType ?? blob_store_text(headers["content-type"]));
    }
    return {
        create() {
            const blobId = (0,external_node_crypto_.randomUUID)();
            const times = { modified: options.now(), blocks: new Map(), committed: new Map() };
            blobs.set(blobId, { content: null, contentType: "", etag: "", ...times });
            return blobId;
        },
        sign(blobId, purpose, fileName) {
            const url = new URL(BLOB_ROOT + blobId, options.origin());
            const expires = new Date(options.now().getTime() + options.signatureSeconds * 1000);
            url.searchParams.set("sv", API_VERSION);
            url.searchParams.set("sr", "b");
            url.searchParams.set("sp", purpose === "read" ? "r" : "rcw");
            url.searchParams.set("se", expires.toISOString().replace(/\.[0-9]{3}Z$/, "Z"));
            if (fileName !== undefined)
                url.searchParams.set("rscd", `attachment; filename="${fileName}"`);
            url.searchParams.set("sig", signature(blobId, url.searchParams));
            return url.href;
        },
        read(blobId) {
            const content = blobs.get(blobId)?.content ?? null;
            return content === null ? null : bytesOf(content);
        },
        contentOf: (blobId) => blobs.get(blobId)?.content ?? null,
        replace(blobId, content) {
            const blob = blobs.get(blobId);
            if (blob !== undefined)
                commit(blob, content, blob.contentType);
        },
        remove: (blobId) => void blobs.delete(blobId),
        expireUrls: () => void (generation += 1),
        answer(request) {
            const blobId = request.url.pathname.slice(BLOB_ROOT.length);
            const query = request.url.searchParams;
            const isSigned = isSameSignature(query.get("sig") ?? "", signature(blobId, query));
            const isCurrent = new Date(query.get("se") ?? "").getTime() > options.now().getTime();
            if (!isSigned || !isCurrent)
                return azureError(403, "AuthenticationFailed");
            const isWrite = request.method === "PUT";
            if (isWrite && !(query.get("sp") ?? "").includes("w"))
                return azureError(403, "AuthorizationPermissionMismatch");
            const blob = blobs.get(blobId);
            if (blob === undefined)
                return azureError(404, "BlobNotFound");
            if (isWrite)
                return put(blob, request);
            if (request.method !== "GET" && request.method !== "HEAD")
                return azureError(405, "UnsupportedHttpVerb");
            if (request.method === "GET")
                options.onRead?.(blobId);
            return get(blob, request);
        },
    };
}
function md5Of({ pieces }) {
    const hash = (0,external_node_crypto_.createHash)("md5");
    for (const piece of pieces)
        hash.update(piece);
    return hash.digest("base64");
}
function putBlock(blob, blockId, body) {
    const id = Buffer.from(blockId, "base64");
    if (id.length === 0 || id.length > MAX_BLOCK_ID_BYTES || id.toString("base64") !== blockId) {
        return azureError(400, "InvalidQueryParameterValue");
    }
    // Azure insists that all blocks of one blob have ids of one length.
    const [known] = blob.blocks.keys();
    if (known !== undefined && known.length !== blockId.length)
        return azureError(400, "InvalidBlobOrBlock");
    blob.blocks.set(blockId, body);
    return created({});
}
/** The blocks in the order of the list, by their ids; null when it names one that was not uploaded. */
function listedBlocks(blob, list) {
    const places = {
        Latest: (id) => blob.blocks.get(id) ?? blob.committed.get(id),
        Uncommitted: (id) => blob.blocks.get(id),
        Committed: (id) => blob.committed.get(id),
    };
    const blocks = [];
    for (const [, place = "", id = ""] of list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)) {
        const block = places[place]?.(id);
        if (block === undefined)
            return null;
        blocks.push([id, block]);
    }
    return blocks;
}
function get(blob, { url, headers }) {
    const { content } = blob;
    if (content === null)
        return azureError(404, "BlobNotFound");
    const ifMatch = headers["if-match"];
    if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== blob.etag)
        return azureError(412, "ConditionNotMet");
    const common = {
        ...standardHeaders(),
        "Accept-Ranges": "bytes",
        "Content-Type": blob.contentType,
        ETag: blob.etag,
        "Last-Modified": blob.modified.toUTCString(),
        "x-ms-blob-type": "BlockBlob",
        "x-ms-creation-time": blob.modified.toUTCString(),
        "x-ms-lease-state": "available",
        "x-ms-lease-status": "unlocked",
        "x-ms-server-encrypted": "true",
    };
    const disposition = url.searchParams.get("rscd");
    if (disposition !== null)
        common["Content-Disposition"] = disposition;
    if (headers["if-none-match"] === blob.etag)
        return { status: 304, headers: common, content: NO_CONTENT };
    const range = parseRange(blob_store_text(headers["x-ms-range"]) ?? headers.range);
    if (range === null) {
        return { status: 200, headers: { ...common, "Content-Length": String(content.sizeBytes) }, content };
    }
    if (range.first >= content.sizeBytes)
        return azureError(416, "InvalidRange");
    const part = rangeOf(content, range.first, range.last + 1 - range.first);
    return {
        status: 206,
        headers: {
            ...common,
            "Content-Length": String(part.sizeBytes),
            "Content-Range": `bytes ${range.first}-${range.first + part.sizeBytes - 1}/${content.sizeBytes}`,
        },
        content: part,
    };
}
/** Azure knows `bytes=a-b` and `bytes=a-`; what it does not know it ignores. */
function parseRange(value) {
    const match = /^bytes=([0-9]+)-([0-9]*)$/.exec(value ?? "");
    if (match === null)
        return null;
    const first = Number(match[1]);
    const last = match[2] === "" ? Number.MAX_SAFE_INTEGER - 1 : Number(match[2]);
    return last < first ? null : { first, last };
}
function created(headers) {
    return {
        status: 201,
        headers: { ...standardHeaders(), "x-ms-request-server-encrypted": "true", "Content-Length": "0", ...headers },
        content: NO_CONTENT,
    };
}
/** A refusal as Azure's storage words it. */
function azureError(status, code) {
    const content = contentOf(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    return {
        status,
        headers: {
            ...standardHeaders(),
            "Content-Type": "application/xml",
            "Content-Length": String(content.sizeBytes),
            "x-ms-error-code": code,
        },
        content,
    };
}
/** go-actions-cache reads the request id without asking whether it is there. */
function standardHeaders() {
    return { "x-ms-request-id": (0,external_node_crypto_.randomUUID)(), "x-ms-version": API_VERSION };
}
function blob_store_text(value) {
    return Array.isArray(value) ? value[0] : value;
}

;// CONCATENATED MODULE: ./src/local/faults.js


/** Makes an empty list of faults. */
function createFaults() {
    const scripted = [];
    return {
        add(refusal) {
            scripted.push({ refusal, skip: refusal.after ?? 0, left: refusal.times ?? Number.POSITIVE_INFINITY });
        },
        clear: () => void scripted.splice(0),
        take(operation, key) {
            for (const one of scripted) {
                if (one.left <= 0 || !isFor(one.refusal, operation, key))
                    continue;
                if (one.skip > 0) {
                    one.skip -= 1;
                    continue;
                }
                one.left -= 1;
                return one.refusal;
            }
            return null;
        },
    };
}
function isFor(refusal, operation, key) {
    const operations = typeof refusal.operation === "string" ? [refusal.operation] : refusal.operation;
    if (operations !== undefined && (operation === null || !operations.includes(operation)))
        return false;
    return refusal.key === undefined || (key ?? "").startsWith(refusal.key);
}
const HTML = "<html><body><h2>Our services aren't available right now</h2><p>We're working to restore all services as soon as possible.</p></body></html>";
/** What is answered instead of the truth; null for a fault that lets the truth be told, or nothing at all. */
function refusalReply(refusal, family, operation) {
    if (refusal.as === "html")
        return page(refusal.status ?? 503);
    if (refusal.as === "nonsense")
        return jsonReply(200, { unexpected: true });
    const seconds = String(refusal.retryAfterSeconds ?? 30);
    if (refusal.as === "denied" && operation === "CreateCacheEntry") {
        return jsonReply(200, { ok: false, message: "cache write denied: the token has no writable cache scopes" });
    }
    if (refusal.as === "miss" && family === "rpc")
        return jsonReply(200, { ok: false });
    const words = WORDS[refusal.as];
    if (words === undefined)
        return null;
    const headers = refusal.as === "too-many-requests" ? { "Retry-After": seconds } : {};
    if (family === "blob")
        return withHeaders(azureError(...words.blob), headers);
    if (family === "rest")
        return jsonReply(words.rest[0], restProblem(...words.rest), headers);
    const [status, code, msg] = words.rpc;
    return jsonReply(status, { code, msg }, headers);
}
const WORDS = {
    "too-many-requests": {
        rpc: [429, "resource_exhausted", "rate limit exceeded"],
        blob: [503, "ServerBusy"],
        rest: [429, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."],
    },
    unavailable: {
        rpc: [503, "unavailable", "the service is unavailable"],
        blob: [503, "ServerBusy"],
        rest: [503, "Service Unavailable"],
    },
    internal: { rpc: [500, "internal", "internal error"], blob: [500, "InternalError"], rest: [500, "Server Error"] },
    denied: {
        rpc: [403, "permission_denied", "cache read denied: the token has no readable cache scopes"],
        blob: [403, "AuthorizationPermissionMismatch"],
        rest: [403, "Resource not accessible by integration"],
    },
    expired: {
        rpc: [401, "unauthenticated", "the token is missing, expired or not valid"],
        blob: [403, "AuthenticationFailed"],
        rest: [401, "Bad credentials"],
    },
    quota: {
        rpc: [403, "permission_denied", "insufficient usage to create a cache entry"],
        blob: [403, "InsufficientAccountPermissions"],
        rest: [403, "Resource not accessible by integration"],
    },
    "resource-exhausted": {
        rpc: [429, "resource_exhausted", "resource_exhausted: the budget for storage of this account is used up"],
        blob: [503, "ServerBusy"],
        rest: [403, "API rate limit exceeded for installation."],
    },
    miss: { rpc: [200, "", ""], blob: [404, "BlobNotFound"], rest: [404, "Not Found"] },
    "not-found": { rpc: [404, "not_found", "cache entry not found"], blob: [404, "BlobNotFound"], rest: [404, "Not Found"] },
    exists: {
        rpc: [409, "already_exists", "cache entry with the same key, version, and scope already exists"],
        blob: [409, "BlobAlreadyExists"],
        rest: [409, "Conflict"],
    },
};
/** What GitHub's REST API says where it refuses. */
function restProblem(status, message) {
    return { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
}
/** An answer in JSON. */
function jsonReply(status, value, headers = {}) {
    const content = contentOf(JSON.stringify(value));
    return {
        status,
        headers: { "Content-Type": "application/json", "Content-Length": String(content.sizeBytes), ...headers },
        content,
    };
}
function page(status) {
    const content = contentOf(HTML);
    return { status, headers: { "Content-Type": "text/html", "Content-Length": String(content.sizeBytes) }, content };
}
function withHeaders(reply, headers) {
    return { ...reply, headers: { ...reply.headers, ...headers } };
}

;// CONCATENATED MODULE: ./src/local/cache-rest.js

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;
const ROUTES = [
    { operation: "ListCaches", method: "GET", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/caches$/ },
    { operation: "GetCacheUsage", method: "GET", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/cache\/usage$/ },
    { operation: "DeleteCache", method: "DELETE", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/caches(?:\/([0-9]+))?$/ },
];
/** Makes the API of a repository whose entries `cache` holds. */
function createCacheRest(options) {
    function operationOf(method, path) {
        const [plain = ""] = path.split("?");
        return ROUTES.find((route) => route.method === method && route.path.test(plain))?.operation ?? null;
    }
    return {
        operationOf,
        answer(request) {
            const [plain = "", query = ""] = request.path.split("?");
            const route = ROUTES.find(({ method, path }) => method === request.method && path.test(plain));
            const [, repository = "", id] = route?.path.exec(plain) ?? [];
            const permission = permissionOf(request, options);
            if (permission === null)
                return problem(401, "Bad credentials");
            if (permission === "anonymous")
                return problem(401, "Requires authentication");
            if (route === undefined || repository.toLowerCase() !== options.repository.toLowerCase())
                return problem(404, "Not Found");
            const isEnough = permission === "write" || (permission === "read" && request.method === "GET");
            if (!isEnough)
                return problem(403, "Resource not accessible by integration");
            const parameters = new URLSearchParams(query);
            if (route.operation === "ListCaches")
                return list(options, parameters, plain);
            if (route.operation === "GetCacheUsage")
                return usage(options);
            return remove(options.cache, id ?? null, parameters);
        },
    };
}
function permissionOf({ headers }, options) {
    const header = headers["authorization"];
    if (typeof header !== "string")
        return "anonymous";
    return options.permissionOf(/^(?:token|bearer) (.+)$/i.exec(header)?.[1] ?? "");
}
function list({ cache, apiUrl }, parameters, path) {
    const [key, ref] = [parameters.get("key") ?? "", parameters.get("ref")];
    const found = sorted(cache.visibleEntries().filter((entry) => entry.key.startsWith(key) && (ref === null || entry.scope === ref)), parameters);
    const perPage = clamp(Number(parameters.get("per_page") ?? DEFAULT_PER_PAGE), MAX_PER_PAGE);
    const page = clamp(Number(parameters.get("page") ?? 1), Number.MAX_SAFE_INTEGER);
    const shown = found.slice((page - 1) * perPage, page * perPage);
    const pages = Math.max(1, Math.ceil(found.length / perPage));
    return {
        status: 200,
        headers: page < pages ? { Link: linkTo(`${apiUrl()}${path}`, parameters, page + 1, pages) } : {},
        json: { total_count: found.length, actions_caches: shown.map(entryJson) },
    };
}
function clamp(value, most) {
    return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1;
}
function linkTo(url, parameters, next, last) {
    const at = (page) => {
        const changed = new URLSearchParams(parameters);
        changed.set("page", String(page));
        return `<${url}?${changed.toString()}>`;
    };
    return `${at(next)}; rel="next", ${at(last)}; rel="last"`;
}
const SORTS = {
    created_at: ({ createdAt }) => createdAt.getTime(),
    last_accessed_at: ({ lastAccessedAt }) => lastAccessedAt.getTime(),
    size_in_bytes: ({ sizeBytes }) => sizeBytes ?? 0,
};
/** By last access, the latest first, unless asked for otherwise. */
function sorted(entries, parameters) {
    const valueOf = SORTS[parameters.get("sort") ?? ""] ?? ((entry) => entry.lastAccessedAt.getTime());
    const sign = parameters.get("direction") === "asc" ? 1 : -1;
    return entries.toSorted((a, b) => sign * (valueOf(a) - valueOf(b) || a.id - b.id));
}
function entryJson(entry) {
    return {
        id: entry.id,
        ref: entry.scope,
        key: entry.key,
        version: entry.version,
        last_accessed_at: entry.lastAccessedAt.toISOString(),
        created_at: entry.createdAt.toISOString(),
        size_in_bytes: entry.sizeBytes ?? 0,
    };
}
function usage({ cache, repository }) {
    const finished = cache.visibleEntries();
    return {
        status: 200,
        json: {
            full_name: repository,
            active_caches_size_in_bytes: finished.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0),
            active_caches_count: finished.length,
        },
    };
}
/** One by its id, or all with a key, in one ref or in all. */
function remove(cache, id, parameters) {
    const [key, ref] = [parameters.get("key"), parameters.get("ref")];
    if (id === null && key === null)
        return problem(422, "Invalid request.\n\n\"key\" wasn't supplied.");
    const isRemoved = (entry) => id === null ? entry.key === key && (ref === null || entry.scope === ref) : entry.id === Number(id);
    const removed = cache.visibleEntries().filter(isRemoved);
    if (removed.length === 0)
        return problem(404, "Not Found");
    cache.evict(isRemoved);
    return id === null
        ? { status: 200, json: { total_count: removed.length, actions_caches: removed.map(entryJson) } }
        : { status: 204 };
}
function problem(status, message) {
    return { status, json: restProblem(status, message) };
}

;// CONCATENATED MODULE: ./src/local/runtime-token.js

/** What a job may do with the cache entries of one ref: the bits of the `ac` claim. */
const permissionBits = { none: 0, read: 1, write: 2, "read-write": 3 };
/** Makes the `ACTIONS_RUNTIME_TOKEN` of a job: a JWT with the claims `ac`, `scp`, `nbf` and `exp`. */
function mintRuntimeToken(claims, key, now) {
    const header = encode({ alg: "HS256", typ: "JWT" });
    const payload = encode({
        ac: JSON.stringify(claims.cacheScopes.map(({ scope, permission }) => ({ Scope: scope, Permission: permission }))),
        scp: `Actions.GenericRead:00000000-0000-0000-0000-000000000000 Actions.Results:${claims.runId}:${claims.jobId}`,
        nbf: seconds(now) - 300,
        exp: seconds(claims.expiresAt),
    });
    return `${header}.${payload}.${signText(`${header}.${payload}`, key, "base64url")}`;
}
/** The claims of a token that this key signed and that has not expired, else null. */
function verifyRuntimeToken(token, key, now) {
    const [header, payload, signature] = token.split(".");
    if (header === undefined || payload === undefined || signature === undefined)
        return null;
    if (!isSameSignature(signature, signText(`${header}.${payload}`, key, "base64url")))
        return null;
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    if (claims.exp <= seconds(now))
        return null;
    const [, runId = "", jobId = ""] = claims.scp
        .split(" ")
        .find((scope) => scope.startsWith("Actions.Results:"))
        ?.split(":") ?? [];
    const cacheScopes = JSON.parse(claims.ac).map((entry) => ({
        scope: entry.Scope,
        permission: entry.Permission,
    }));
    return { cacheScopes, runId, jobId, expiresAt: new Date(claims.exp * 1000) };
}
function encode(value) {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}
function seconds(date) {
    return Math.floor(date.getTime() / 1000);
}

;// CONCATENATED MODULE: ./src/local/cache-service.js



const MAX_KEY_CHARACTERS = 512;
const MAX_RESTORE_KEYS = 10;
const MINUTE_MS = 60_000;
/** Makes an empty cache whose contents live in `blobs`. */
function createCacheService(options) {
    const { blobs, now, readsKey } = options;
    const entries = [];
    const creates = createRate(options.createsPerMinute);
    const downloads = createRate(options.downloadsPerMinute);
    let lastId = 0;
    function add(key, version, scope) {
        const [createdAt, blobId] = [now(), blobs.create()];
        const times = { createdAt, lastAccessedAt: createdAt, visibleAt: Number.POSITIVE_INFINITY };
        const entry = { id: ++lastId, scope, key, version, blobId, sizeBytes: null, ...times };
        entries.push(entry);
        return entry;
    }
    function plant({ key, version = "0".repeat(64), scope = "refs/heads/main" }) {
        return add(key, version, scope);
    }
    function visible() {
        const time = now().getTime();
        return entries.filter(({ visibleAt }) => visibleAt <= time);
    }
    function forget(isForgotten) {
        const forgotten = entries.filter(isForgotten);
        for (const entry of forgotten) {
            entries.splice(entries.indexOf(entry), 1);
            blobs.remove(entry.blobId);
        }
        return forgotten.length;
    }
    function reserve(message, claims) {
        const { key, version } = keyAndVersion(message);
        const scope = claims.cacheScopes.find(({ permission }) => (permission & permissionBits.write) !== 0)?.scope;
        if (scope === undefined) {
            return { ok: false, message: "cache write denied: the token has no writable cache scopes" };
        }
        creates.take(now());
        if (entries.some((entry) => isSame(entry, key, version, scope))) {
            throw new TwirpError("already_exists", "cache entry with the same key, version, and scope already exists");
        }
        return { ok: true, signed_upload_url: blobs.sign(add(key, version, scope).blobId, "write") };
    }
    function finalize(message, claims) {
        const { key, version } = keyAndVersion(message);
        const entry = entries.find((candidate) => candidate.sizeBytes === null &&
            claims.cacheScopes.some(({ scope, permission }) => (permission & permissionBits.write) !== 0 && isSame(candidate, key, version, scope)));
        if (entry === undefined)
            throw new TwirpError("not_found", "no reservation for this key, version and scope");
        const content = blobs.contentOf(entry.blobId);
        if (content === null)
            throw new TwirpError("not_found", "the blob of this cache entry was not uploaded");
        const sizeBytes = int64Field(message, "size_bytes") ?? 0;
        if (sizeBytes !== content.sizeBytes) {
            throw new TwirpError("invalid_argument", `size_bytes is ${sizeBytes}, the blob has ${content.sizeBytes}`);
        }
        entry.sizeBytes = sizeBytes;
        entry.visibleAt = now().getTime() + options.lagMs;
        return { ok: true, entry_id: String(entry.id) };
    }
    function lookUp(message, claims) {
        const { key, version } = keyAndVersion(message);
        const restoreKeys = textsField(message, "restore_keys");
        if (restoreKeys.length > MAX_RESTORE_KEYS) {
            throw new TwirpError("invalid_argument", `more than ${MAX_RESTORE_KEYS} restore keys`);
        }
        const scopes = claims.cacheScopes.filter(({ permission }) => (permission & permissionBits.read) !== 0);
        if (scopes.length === 0) {
            throw new TwirpError("permission_denied", "cache read denied: the token has no readable cache scopes");
        }
        downloads.take(now());
        for (const { scope } of scopes) {
            const candidates = visible().filter((entry) => entry.scope === scope && entry.version === version);
            const found = bestMatch(candidates, readsKey ? key : null, restoreKeys);
            if (found === undefined)
                continue;
            return { ok: true, signed_download_url: blobs.sign(found.blobId, "read"), matched_key: found.key };
        }
        return { ok: false };
    }
    const methods = {
        CreateCacheEntry: reserve,
        FinalizeCacheEntryUpload: finalize,
        GetCacheEntryDownloadURL: lookUp,
    };
    return {
        call(method, message, claims) {
            const answer = methods[method];
            if (answer === undefined)
                throw new TwirpError("bad_route", `no such method: ${method}`);
            return answer(message, claims);
        },
        entries: () => entries.map(cache_service_publicSide),
        visibleEntries: () => visible().map(cache_service_publicSide),
        evict: forget,
        keyOf: (blobId) => entries.find((entry) => entry.blobId === blobId)?.key ?? null,
        evictBlob: (blobId) => void forget((entry) => entry.blobId === blobId),
        touch(blobId) {
            const entry = entries.find((candidate) => candidate.blobId === blobId);
            if (entry !== undefined)
                entry.lastAccessedAt = now();
        },
        reserve: (entry) => void plant(entry),
        store(planted, content) {
            const entry = plant(planted);
            blobs.replace(entry.blobId, contentOf(Uint8Array.from(content)));
            entry.sizeBytes = content.length;
            entry.visibleAt = now().getTime();
        },
        read(key) {
            const entry = entries.findLast((candidate) => candidate.key === key && candidate.sizeBytes !== null);
            return entry === undefined ? null : blobs.read(entry.blobId);
        },
        damage(key, how) {
            for (const { blobId } of entries.filter((candidate) => candidate.key === key)) {
                const content = blobs.contentOf(blobId);
                if (content !== null)
                    blobs.replace(blobId, how === "flip" ? withFlippedByte(content) : firstHalf(content));
            }
        },
    };
}
function firstHalf(content) {
    return rangeOf(content, 0, Math.floor(content.sizeBytes / 2));
}
function cache_service_publicSide({ id, scope, key, version, sizeBytes, createdAt, lastAccessedAt }) {
    return { id, scope, key, version, sizeBytes, createdAt, lastAccessedAt };
}
/** Counts what was asked for within the last minute, and refuses what is too much. */
function createRate(perMinute) {
    const times = [];
    return {
        take(now) {
            const time = now.getTime();
            while ((times[0] ?? time) <= time - MINUTE_MS)
                times.shift();
            const [oldest] = times;
            if (oldest !== undefined && times.length >= perMinute) {
                const seconds = Math.ceil((oldest + MINUTE_MS - time) / 1000);
                throw new TwirpError("resource_exhausted", "rate limit exceeded", { "Retry-After": String(seconds) });
            }
            times.push(time);
        },
    };
}
/** The exact key, then what starts with it, then what starts with each restore key; of several the newest. */
function bestMatch(entries, key, restoreKeys) {
    const exact = key === null ? undefined : entries.findLast((entry) => entry.key === key);
    if (exact !== undefined)
        return exact;
    for (const prefix of key === null ? restoreKeys : [key, ...restoreKeys]) {
        const found = entries.findLast((entry) => entry.key.startsWith(prefix));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function keyAndVersion(message) {
    const key = textField(message, "key");
    const version = textField(message, "version");
    if (key === "" || version === "")
        throw new TwirpError("invalid_argument", "key and version are required");
    if (key.length > MAX_KEY_CHARACTERS) {
        throw new TwirpError("invalid_argument", `the key is longer than ${MAX_KEY_CHARACTERS} characters`);
    }
    return { key, version };
}
function isSame(entry, key, version, scope) {
    return entry.key === key && entry.version === version && entry.scope === scope;
}

;// CONCATENATED MODULE: ./src/local/link.js

/** Timers are good to about a millisecond: what is shorter is not waited for one by one, and what they are late by is made up for. */
const GRAIN_MS = 4;
/** Makes a line for so many bytes a second; null: as wide as the machine allows. */
function createLink(bytesPerSecond) {
    if (bytesPerSecond === null)
        return { pass: () => Promise.resolve() };
    let freeAt = 0;
    return {
        async pass(sizeBytes) {
            const now = performance.now();
            freeAt = Math.max(freeAt, now - GRAIN_MS) + (sizeBytes / bytesPerSecond) * 1000;
            if (freeAt - now > GRAIN_MS)
                await (0,external_node_timers_promises_.setTimeout)(freeAt - now);
        },
    };
}

;// CONCATENATED MODULE: ./src/local/delivery.js


/** What goes through the line at once. */
const SLICE_BYTES = 64 * 1024;
/** The delivery that a fault asks for. */
function planDelivery(fault, { sizeBytes }) {
    const whole = { sizeBytes, ending: "end", isCorrupt: false, bytesPerSecond: null };
    const part = Math.min(fault?.afterBytes ?? Math.floor(sizeBytes / 2), sizeBytes);
    const deliveries = {
        truncate: { ...whole, sizeBytes: part, ending: "close" },
        stall: { ...whole, sizeBytes: part, ending: "stall" },
        reset: { ...whole, sizeBytes: part, ending: "reset" },
        corrupt: { ...whole, isCorrupt: true },
        drip: { ...whole, bytesPerSecond: fault?.bytesPerSecond ?? 1000 },
    };
    return deliveries[fault?.as ?? ""] ?? whole;
}
/** Sends a body through the line; `onSent` hears of each part. Gives up quietly where the client did. */
async function sendContent(response, content, delivery, line, onSent) {
    const slow = createLink(delivery.bytesPerSecond);
    const sliceBytes = Math.max(1, Math.min(SLICE_BYTES, Math.floor((delivery.bytesPerSecond ?? SLICE_BYTES * 10) / 10)));
    const sent = delivery.isCorrupt ? withFlippedByte(content) : content;
    for (const piece of rangeOf(sent, 0, delivery.sizeBytes).pieces) {
        for (let start = 0; start < piece.length; start += sliceBytes) {
            const slice = piece.subarray(start, start + sliceBytes);
            await Promise.all([line.pass(slice.length), slow.pass(slice.length)]);
            if (response.destroyed)
                return;
            onSent(slice.length);
            if (!response.write(slice))
                await drainOf(response);
        }
    }
    finish(response, delivery.ending);
}
/** Waits until more can be written, or nothing can be any more. */
function drainOf(response) {
    return new Promise((done) => {
        const goOn = () => {
            response.off("drain", goOn).off("close", goOn);
            done();
        };
        response.on("drain", goOn).on("close", goOn);
    });
}
function finish(response, ending) {
    if (ending === "end")
        return void response.end();
    response.flushHeaders();
    const { socket } = response;
    if (ending === "close")
        socket?.end();
    // What was written has to be on its way first.
    if (ending === "reset")
        setTimeout(() => socket?.resetAndDestroy(), 20);
}

;// CONCATENATED MODULE: ./src/local/loopback.js
/** Opens a server on a port, 0 for a free one; the port. */
async function listen(server, port = 0, address = "127.0.0.1") {
    await new Promise((done, fail) => {
        server.once("error", fail);
        server.listen(port, address, () => {
            server.off("error", fail);
            done();
        });
    });
    return server.address().port;
}
/** Ends a server and every connection to it. */
function stop(server) {
    if (!server.listening)
        return Promise.resolve();
    return new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
    });
}

;// CONCATENATED MODULE: ./src/local/actions-service.js















const RPC_PATH = /^\/twirp\/github\.actions\.results\.api\.v1\.(CacheService|ArtifactService)\/([A-Za-z]+)$/;
/** Starts the service on a free port. */
async function startActionsService(options = {}) {
    const { now = () => new Date(), address = "127.0.0.1" } = options;
    const key = (0,external_node_crypto_.randomUUID)();
    let origin = "";
    const blobs = createBlobStore({
        origin: () => origin.replace(address, options.blobHost ?? address),
        now,
        signatureSeconds: options.signatureSeconds ?? 600,
        key,
        onRead: (blobId) => cache.touch(blobId),
    });
    const cache = createCacheService({
        blobs,
        now,
        readsKey: options.readsKey ?? true,
        lagMs: options.lagMs ?? 0,
        createsPerMinute: options.createsPerMinute ?? 200,
        downloadsPerMinute: options.downloadsPerMinute ?? 1500,
    });
    const tokens = new Map();
    const state = {
        blobs,
        cache,
        artifacts: createArtifactService(blobs, now),
        rest: createCacheRest({
            cache,
            repository: options.repository ?? "acme/api",
            permissionOf: (token) => tokens.get(token) ?? null,
            apiUrl: () => origin,
        }),
        claimsOf: (token) => verifyRuntimeToken(token, key, now()),
        faults: createFaults(),
        latency: options.latency ?? {},
        up: createLink(options.latency?.bytesPerSecond ?? null),
        down: createLink(options.latency?.bytesPerSecond ?? null),
        requests: [],
        inFlight: 0,
    };
    const server = (0,external_node_http_.createServer)((request, response) => {
        respond(request, response, state).catch((error) => {
            if (response.headersSent)
                response.destroy();
            else
                response.writeHead(500).end(String(error));
        });
    });
    // Uploads take as long as they take, and clients keep connections while a build goes on.
    server.requestTimeout = 0;
    server.keepAliveTimeout = 120_000;
    const port = await listen(server, 0, address);
    origin = `http://${address}:${port}`;
    const stopListening = () => stop(server);
    return {
        url: `${origin}/`,
        apiUrl: origin,
        requests: state.requests,
        env: (job = {}) => environment(`${origin}/`, mintRuntimeToken(claimsFor(job, now()), key, now()), job),
        allowToken(permission, token = `ghs_${(0,external_node_crypto_.randomUUID)().replaceAll("-", "")}`) {
            tokens.set(token, permission);
            return token;
        },
        answerRest: (request) => answerRest(request, state),
        refuse: (refusal) => state.faults.add(refusal),
        relent: () => state.faults.clear(),
        cacheEntries: () => cache.entries(),
        readCacheEntry: (entryKey) => cache.read(entryKey),
        storeCacheEntry: (entry, content) => cache.store(entry, content),
        reserveCacheEntry: (entry) => cache.reserve(entry),
        evictCacheEntry: (entryKey) => void cache.evict((entry) => entry.key === entryKey),
        evictCacheEntries: (prefix) => void cache.evict((entry) => entry.key.startsWith(prefix)),
        evictToBytes: (sizeBytes) => evictToBytes(cache, sizeBytes),
        damageCacheEntry: (entryKey, how = "flip") => cache.damage(entryKey, how),
        expireUrls: () => blobs.expireUrls(),
        stopListening,
        listenAgain: async () => void (await listen(server, port, address)),
        listArtifacts: (runId) => state.artifacts.list(runId),
        readArtifact: (id) => state.artifacts.read(id),
        close: stopListening,
    };
}
async function respond(request, response, state) {
    state.inFlight += 1;
    try {
        await handle(describe(request, state), request, response, state);
    }
    finally {
        state.inFlight -= 1;
    }
}
function describe({ method = "GET", url: path = "/", headers }, { rest, inFlight }) {
    const url = new URL(path, "http://127.0.0.1");
    const isBlob = url.pathname.startsWith(BLOB_ROOT);
    const family = isBlob ? "blob" : url.pathname.startsWith("/repos/") ? "rest" : "rpc";
    const operation = family === "rest" ? rest.operationOf(method, path) : operationOf(method, url);
    return { method, url, path, headers, family, operation, atOnce: inFlight };
}
async function handle(call, request, response, state) {
    // What an RPC is about stands in its body, which is small; what a blob's request is about, in its address.
    const early = call.family === "rpc" ? await receive(request, state.up, null) : null;
    const message = early === null ? null : (0,json/* readJsonObject */.op)(bytesOf(early.content));
    const key = keyOf(call, message, state);
    const fault = state.faults.take(call.operation, key);
    const received = early ?? (await receive(request, state.up, fault?.as === "reset" ? (fault.afterBytes ?? null) : null));
    const record = take(call, message, key, received.content.sizeBytes, state);
    // The client went away before it had sent all, or its connection is to break in the middle.
    if (!received.isWhole)
        return void request.socket.resetAndDestroy();
    if (fault?.as === "hang")
        return;
    if (fault?.as === "reset" && fault.afterBytes === undefined)
        return void request.socket.resetAndDestroy();
    await waitAsItWould(call.family, fault, state);
    const reply = replyTo(call, received.content, message, fault, state);
    record.status = reply.status;
    response.writeHead(reply.status, reply.headers);
    if (call.method === "HEAD")
        return void response.end();
    await sendContent(response, reply.content, planDelivery(fault, reply.content), state.down, (sizeBytes) => {
        record.sentBytes += sizeBytes;
    });
}
function take(call, message, key, receivedBytes, state) {
    const { operation, method, atOnce } = call;
    const record = { operation, method, path: call.url.pathname, status: 0, receivedBytes, sentBytes: 0, message, key, atOnce };
    state.requests.push(record);
    return record;
}
async function waitAsItWould(family, fault, { latency }) {
    const usualMs = (family === "blob" ? latency.blobMs : latency.rpcMs) ?? 0;
    const waitMs = usualMs + (fault?.as === "slow" ? (fault.delayMs ?? 1000) : 0);
    if (waitMs > 0)
        await (0,external_node_timers_promises_.setTimeout)(waitMs);
}
function replyTo(call, body, message, fault, state) {
    const refused = fault === null ? null : refusalReply(fault, call.family, call.operation);
    if (refused !== null)
        return refused;
    const isEviction = fault?.as === "evict";
    if (isEviction && call.family === "blob")
        state.cache.evictBlob(blobIdOf(call.url));
    if (call.family === "blob")
        return state.blobs.answer({ ...call, body });
    if (call.family === "rest")
        return restReply(state.rest.answer(call));
    const { reply, found } = callAndReply(call, message, state);
    if (isEviction)
        state.cache.evict(({ key }) => key === found);
    return reply;
}
function callAndReply(call, message, state) {
    try {
        const answer = callRpc(call, message, state);
        return { reply: jsonReply(200, answer), found: "matched_key" in answer ? String(answer.matched_key) : null };
    }
    catch (error) {
        if (!(error instanceof TwirpError))
            throw error;
        return { reply: jsonReply(error.status, { code: error.code, msg: error.message }, error.headers), found: null };
    }
}
function callRpc(call, message, { cache, artifacts, claimsOf }) {
    const [, name, method] = RPC_PATH.exec(call.url.pathname) ?? [];
    if (name === undefined || method === undefined || call.method !== "POST") {
        throw new TwirpError("bad_route", `no handler for ${call.method} ${call.url.pathname}`);
    }
    const [, token] = /^Bearer (.+)$/.exec(call.headers.authorization ?? "") ?? [];
    const claims = token === undefined ? null : claimsOf(token);
    if (claims === null)
        throw new TwirpError("unauthenticated", "the token is missing, expired or not valid");
    if (!/^application\/json\b/.test(call.headers["content-type"] ?? "")) {
        throw new TwirpError("bad_route", "only application/json is understood here");
    }
    if (message === null)
        throw new TwirpError("malformed", "the body is not a JSON object");
    return (name === "CacheService" ? cache : artifacts).call(method, message, claims);
}
function answerRest(request, state) {
    const operation = state.rest.operationOf(request.method, request.path);
    if (operation === null)
        return null;
    const url = new URL(request.path, "http://127.0.0.1");
    const fault = state.faults.take(operation, null);
    const refused = fault === null ? null : refusalReply(fault, "rest", operation);
    const answer = refused === null ? state.rest.answer(request) : asAnswer(refused);
    const call = { ...request, url, family: "rest", operation, atOnce: 1, headers: {} };
    const record = take(call, null, null, 0, state);
    record.status = answer.status;
    record.sentBytes = restReply(answer).content.sizeBytes;
    return answer;
}
function asAnswer({ status, headers, content }) {
    const { "Content-Length": _, ...others } = headers;
    return { status, headers: others, json: bytesOf(content) };
}
function restReply({ status, headers = {}, json }) {
    if (json === undefined)
        return { status, headers, content: NO_CONTENT };
    if (!(json instanceof Uint8Array))
        return jsonReply(status, json, headers);
    return { status, headers, content: contentOf(json) };
}
function operationOf(method, url) {
    const [, , rpc] = RPC_PATH.exec(url.pathname) ?? [];
    if (rpc !== undefined)
        return rpc;
    if (!url.pathname.startsWith(BLOB_ROOT))
        return null;
    const puts = { block: "PutBlock", blocklist: "PutBlockList" };
    return { PUT: puts[url.searchParams.get("comp") ?? ""] ?? "PutBlob", GET: "GetBlob", HEAD: "HeadBlob" }[method] ?? null;
}
function keyOf({ family, url }, message, { cache }) {
    if (family === "blob")
        return cache.keyOf(blobIdOf(url));
    const key = family === "rpc" ? message?.["key"] : url.searchParams.get("key");
    return typeof key === "string" ? key : null;
}
function blobIdOf(url) {
    return url.pathname.slice(BLOB_ROOT.length);
}
function evictToBytes(cache, sizeBytes) {
    const sizeOf = (entry) => entry.sizeBytes ?? 0;
    let total = cache.entries().reduce((sum, entry) => sum + sizeOf(entry), 0);
    for (const entry of cache.entries().toSorted((a, b) => a.lastAccessedAt.getTime() - b.lastAccessedAt.getTime())) {
        if (total <= sizeBytes)
            return;
        total -= sizeOf(entry);
        cache.evict(({ id }) => id === entry.id);
    }
}
function claimsFor(job, now) {
    return {
        cacheScopes: job.scopes ?? scopesFor(job),
        runId: job.runId ?? "1",
        jobId: job.jobId ?? "1",
        expiresAt: new Date(now.getTime() + (job.tokenSeconds ?? 6 * 60 * 60) * 1000),
    };
}
function scopesFor(job) {
    const ref = job.ref ?? "refs/heads/main";
    const others = [job.baseRef, job.defaultBranch ?? "main"].map(qualify);
    const own = permissionBits[job.permission ?? "read-write"];
    const scopes = new Map([[ref, { scope: ref, permission: own }]]);
    for (const scope of others) {
        if (scope === undefined || scopes.has(scope))
            continue;
        scopes.set(scope, { scope, permission: own & permissionBits.read });
    }
    return [...scopes.values()];
}
function qualify(branch) {
    return branch === undefined || branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}
function environment(url, token, job) {
    return {
        ACTIONS_RESULTS_URL: url,
        ACTIONS_RUNTIME_TOKEN: token,
        ACTIONS_CACHE_SERVICE_V2: "True",
        ...(job.cacheMode === undefined ? {} : { ACTIONS_CACHE_MODE: job.cacheMode }),
    };
}
/** The body in the pieces in which it arrives; not whole where the client broke off, or `stopAfterBytes` were there. */
async function receive(request, link, stopAfterBytes) {
    const pieces = [];
    let sizeBytes = 0;
    let isWhole = true;
    try {
        for await (const piece of request.iterator({ destroyOnReturn: false })) {
            await link.pass(piece.length);
            pieces.push(piece);
            sizeBytes += piece.length;
            if (stopAfterBytes === null || sizeBytes <= stopAfterBytes)
                continue;
            isWhole = false;
            break;
        }
    }
    catch {
        isWhole = false;
    }
    return { content: { sizeBytes, pieces }, isWhole };
}

;// CONCATENATED MODULE: ./src/local/distribution/answers.js
/** An answer whose body is JSON. */
function answers_json(status, content, headers = {}) {
    return { status, headers: { "content-type": "application/json", ...headers }, body: Buffer.from(JSON.stringify(content)) };
}
/** A refusal, as the distribution-spec has them ("Error Codes"). */
function failure(status, code, message, headers = {}) {
    return answers_json(status, { errors: [{ code, message }] }, headers);
}
/** An answer without a body. */
function empty(status, headers = {}) {
    return { status, headers, body: Buffer.alloc(0) };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./src/local/forge.js



/** The longest comment in characters (GitHub). */
const MAX_COMMENT_CHARACTERS = 65_536;
/** Starts a forge on a free port of 127.0.0.1. */
async function startForge(options) {
    const { kind, repository = "acme/api", isPrivate = false, listsArtifacts = true } = options;
    const refusesWho = options.refusesWho ?? kind === "github";
    const apiPath = options.apiPath ?? (kind === "gitea" ? "/api/v1" : "");
    const server = (0,external_node_http_.createServer)();
    const storage = (0,external_node_http_.createServer)();
    const serverUrl = `http://127.0.0.1:${await listen(server)}`;
    const storageUrl = `http://127.0.0.1:${await listen(storage)}`;
    const state = {
        kind,
        serverUrl,
        apiUrl: serverUrl + apiPath,
        storageUrl,
        repository,
        isPrivate,
        refusesWho,
        listsArtifacts,
        accounts: [],
        branches: new Map(),
        commits: new Map(),
        pullRequests: new Map(),
        comments: [],
        artifacts: [],
        files: new Map(),
        requests: [],
        storageRequests: [],
        nextCommentId: 1001,
        script: () => null,
        addComment: (pullRequest, author, body) => addComment(state, pullRequest, author, body),
        close: async () => {
            await Promise.all([stop(server), stop(storage)]);
        },
    };
    serve(server, state.requests, apiPath, async (request) => (await state.script(request)) ?? answer(state, request));
    serve(storage, state.storageRequests, "", (request) => Promise.resolve(answerStored(state, request)));
    return state;
}
function addComment(state, pullRequest, author, body) {
    const comment = { id: state.nextCommentId, pullRequest, author, body };
    state.nextCommentId += 1;
    state.comments.push(comment);
    return comment;
}
const forge_ROUTES = [
    { method: "GET", path: /^\/user$/, answer: showUser },
    { method: "GET", path: /^\/version$/, answer: ({ kind }) => (kind === "gitea" ? ok({ version: "1.26.0" }) : NOT_FOUND) },
    { method: "GET", path: /^\/pulls$/, answer: listPulls },
    { method: "GET", path: /^\/pulls\/(?<number>\d+)$/, answer: showPull },
    { method: "GET", path: /^\/issues\/(?<number>\d+)\/labels$/, answer: listLabels },
    { method: "GET", path: /^\/issues\/(?<number>\d+)\/comments$/, answer: listComments },
    { method: "POST", path: /^\/issues\/(?<number>\d+)\/comments$/, answer: createComment },
    { method: "GET", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: showComment },
    { method: "PATCH", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: updateComment },
    { method: "DELETE", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: deleteComment },
    { method: "GET", path: /^\/compare\/(?<base>.+?)\.\.\.(?<head>.+)$/, answer: compare },
    { method: "GET", path: /^\/contents\/(?<path>.+)$/, answer: showFile },
    { method: "GET", path: /^\/commits$/, answer: listCommits },
    { method: "GET", path: /^(?:\/git)?\/commits\/(?<sha>[^/]+)$/, answer: showCommit },
    { method: "GET", path: /^\/actions\/runs\/(?<runId>\d+)\/artifacts$/, answer: listArtifacts },
    { method: "GET", path: /^\/actions\/artifacts\/(?<id>\d+)\/zip$/, answer: sendToStorage },
];
function answer(state, request) {
    const [path = "", query = ""] = request.path.split("?");
    const account = accountOf(state, request);
    if (account === "unknown")
        return forge_problem(state, 401, state.kind === "github" ? "Bad credentials" : "invalid username, password or token");
    const inRepository = `/repos/${state.repository}/`.toLowerCase();
    const isInRepository = path.toLowerCase().startsWith(inRepository);
    if (path.startsWith("/repos/") && !isInRepository)
        return NOT_FOUND;
    if (isInRepository && state.isPrivate && (account?.access ?? "none") === "none")
        return NOT_FOUND;
    const route = isInRepository ? path.slice(inRepository.length - 1) : path;
    for (const { method, path: pattern, answer: give } of forge_ROUTES) {
        const match = method === request.method ? pattern.exec(route) : null;
        if (match !== null)
            return give(state, { request, query: new URLSearchParams(query), account, parameters: decoded(match) });
    }
    return NOT_FOUND;
}
function decoded(match) {
    return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
}
function accountOf(state, request) {
    const header = request.headers["authorization"];
    if (header === undefined)
        return null;
    const token = /^(?:token|bearer) (.+)$/i.exec(header)?.[1];
    return state.accounts.find((account) => account.token === token) ?? "unknown";
}
function showUser(state, { account }) {
    if (account === null)
        return anonymous(state);
    if (!account.isApp || !state.refusesWho)
        return ok(userJson(account));
    return forge_problem(state, 403, state.kind === "github" ? "Resource not accessible by integration" : "user is not allowed");
}
function listPulls(state, asked) {
    const wanted = asked.query.get("state") ?? "open";
    const head = state.kind === "github" ? asked.query.get("head") : null;
    // GitHub takes a head that is not "owner:branch" for no filter at all.
    const [owner, branch] = head?.includes(":") === true ? [head.slice(0, head.indexOf(":")), head.slice(head.indexOf(":") + 1)] : [];
    const found = [...state.pullRequests.values()].filter((pull) => (wanted === "all" || pull.state === wanted) &&
        (owner === undefined || (pull.headOwner?.toLowerCase() === owner.toLowerCase() && pull.headBranch === branch)));
    return forge_page(state, asked, found.toReversed().map((pull) => pullJson(state, pull)));
}
function showPull(state, { parameters }) {
    const pull = state.pullRequests.get(Number(parameters["number"]));
    return pull === undefined ? NOT_FOUND : ok(pullJson(state, pull));
}
function showFile({ files }, { parameters, query }) {
    const content = files.get(`${query.get("ref") ?? ""}:${parameters["path"] ?? ""}`);
    return content === undefined ? NOT_FOUND : ok({ type: "file", encoding: "base64", content: Buffer.from(content).toString("base64") });
}
function listLabels(state, asked) {
    const pull = state.pullRequests.get(Number(asked.parameters["number"]));
    return pull === undefined ? NOT_FOUND : forge_page(state, asked, pull.labels.map(labelJson));
}
function listComments(state, asked) {
    const number = Number(asked.parameters["number"]);
    if (!state.pullRequests.has(number))
        return noIssue(state);
    const found = state.comments.filter(({ pullRequest }) => pullRequest === number).map((comment) => commentJson(state, comment));
    // Gitea takes neither page nor limit here, and sends no Link.
    if (state.kind === "gitea")
        return ok(found, { "x-total-count": String(found.length) });
    return forge_page(state, asked, found);
}
function createComment(state, { account, parameters, request }) {
    const refused = refuseToWrite(state, account, null);
    if (refused !== null)
        return refused;
    const number = Number(parameters["number"]);
    if (!state.pullRequests.has(number))
        return noIssue(state);
    const body = bodyOf(request);
    const invalid = refuseBody(state, body);
    if (invalid !== null)
        return invalid;
    return { ...ok(commentJson(state, addComment(state, number, account?.login ?? "", body))), status: 201 };
}
function showComment(state, { parameters }) {
    const comment = state.comments.find(({ id }) => id === Number(parameters["id"]));
    return comment === undefined ? NOT_FOUND : ok(commentJson(state, comment));
}
function updateComment(state, { account, parameters, request }) {
    const index = state.comments.findIndex(({ id }) => id === Number(parameters["id"]));
    const comment = state.comments[index];
    if (comment === undefined)
        return NOT_FOUND;
    const body = bodyOf(request);
    const refused = refuseToWrite(state, account, comment) ?? refuseBody(state, body);
    if (refused !== null)
        return refused;
    const changed = { ...comment, body };
    state.comments[index] = changed;
    return ok(commentJson(state, changed));
}
function deleteComment(state, { account, parameters }) {
    const index = state.comments.findIndex(({ id }) => id === Number(parameters["id"]));
    const comment = state.comments[index];
    if (comment === undefined)
        return NOT_FOUND;
    const refused = refuseToWrite(state, account, comment);
    if (refused !== null)
        return refused;
    state.comments.splice(index, 1);
    return { status: 204 };
}
// Gitea answers so where an issue is not there, and tells the words to administrators only.
function noIssue(state) {
    return state.kind === "gitea" ? forge_problem(state, 500, "") : NOT_FOUND;
}
/** Who may write: on GitHub an app only with write access; whoever may read may comment, and change what is theirs. */
function refuseToWrite(state, account, comment) {
    if (account === null)
        return anonymous(state);
    if (account.access === "write")
        return null;
    if (account.isApp && state.kind === "github")
        return forge_problem(state, 403, "Resource not accessible by integration");
    if (comment === null || comment.author === account.login)
        return null;
    return state.kind === "github" ? forge_problem(state, 403, "Must have admin rights to Repository.") : { status: 403 };
}
function anonymous(state) {
    return forge_problem(state, 401, state.kind === "github" ? "Requires authentication" : "token is required");
}
function refuseBody(state, body) {
    if (state.kind === "gitea")
        return body === "" ? forge_problem(state, 422, "[Body]: Required") : null;
    if (body !== "" && body.length <= MAX_COMMENT_CHARACTERS)
        return null;
    const message = body === "" ? "Body can't be blank" : `Body is too long (maximum is ${MAX_COMMENT_CHARACTERS} characters)`;
    const errors = [{ resource: "IssueComment", code: "unprocessable", field: "data", message }];
    return { status: 422, json: { message: "Validation Failed", errors, documentation_url: "https://docs.github.com/rest", status: "422" } };
}
function compare(state, { parameters }) {
    const base = resolve(state, parameters["base"] ?? "");
    const head = resolve(state, parameters["head"] ?? "");
    if (base === null || head === null)
        return NOT_FOUND;
    const merge = mergeBaseOf(state, base.sha, head.sha);
    // No common history: GitHub says 404 too.
    if (merge === null)
        return NOT_FOUND;
    const known = new Set(ancestors(state, base.sha).map(({ sha }) => sha));
    const commits = ancestors(state, head.sha).filter(({ sha }) => !known.has(sha)).map(commitJson);
    if (state.kind === "gitea")
        return ok({ total_commits: commits.length, commits });
    return ok({ base_commit: commitJson(base), merge_base_commit: commitJson(merge), total_commits: commits.length, commits, files: [] });
}
function listCommits(state, asked) {
    const from = resolve(state, asked.query.get("sha") ?? "main");
    return from === null ? NOT_FOUND : forge_page(state, asked, ancestors(state, from.sha).map(commitJson));
}
function showCommit(state, { parameters }) {
    const commit = resolve(state, parameters["sha"] ?? "");
    if (commit !== null)
        return ok(commitJson(commit));
    return state.kind === "github" ? forge_problem(state, 422, `No commit found for SHA: ${parameters["sha"]}`) : NOT_FOUND;
}
function listArtifacts(state, asked) {
    if (!state.listsArtifacts)
        return NOT_FOUND;
    const found = state.artifacts.filter(({ runId }) => runId === asked.parameters["runId"]);
    const shown = forge_page(state, asked, found.map((artifact) => artifactJson(state, artifact)));
    const json = { total_count: found.length, artifacts: shown.json };
    return state.kind === "gitea" ? ok(json) : { ...shown, json };
}
function sendToStorage(state, { account, parameters }) {
    const artifact = state.artifacts.find(({ id }) => id === Number(parameters["id"]));
    // Reading an artifact takes a login, also where all else is public.
    if (account === null)
        return forge_problem(state, 401, "Requires authentication");
    if (artifact === undefined || !state.listsArtifacts)
        return NOT_FOUND;
    if (artifact.expired)
        return forge_problem(state, state.kind === "github" ? 410 : 404, "Artifact has expired");
    return { status: 302, headers: { location: `${state.storageUrl}/artifacts/${artifact.id}.zip?sig=signed` } };
}
/** The storage takes the signature in the address, and as Azure does refuses a request that brings credentials as well. */
function answerStored(state, request) {
    const id = /^\/artifacts\/(\d+)\.zip\?sig=signed$/.exec(request.path)?.[1];
    const artifact = state.artifacts.find((each) => String(each.id) === id);
    if (request.headers["authorization"] !== undefined)
        return { status: 400, json: { message: "InvalidAuthenticationInfo" } };
    return artifact === undefined ? { status: 403 } : { status: 200, headers: { "content-type": "application/zip" }, json: artifact.zip };
}
/** A page of a list with its `Link`: 30 long unless asked, at most 100 on GitHub and 50 on Gitea. */
function forge_page(state, { query, request }, all) {
    const isGithub = state.kind === "github";
    const asked = Number(query.get(isGithub ? "per_page" : "limit") ?? 30);
    const size = Math.min(Math.max(1, asked || 30), isGithub ? 100 : 50);
    const number = Math.max(1, Number(query.get("page") ?? 1) || 1);
    const last = Math.max(1, Math.ceil(all.length / size));
    const to = (target, rel) => {
        const path = request.path.split("?")[0] ?? "";
        const kept = new URLSearchParams(query);
        kept.set("page", String(target));
        return `<${state.apiUrl}${path}?${kept.toString()}>; rel="${rel}"`;
    };
    const links = [
        ...(number > 1 ? [to(number - 1, "prev")] : []),
        ...(number < last ? [to(number + 1, "next"), to(last, "last")] : []),
        ...(number > 1 ? [to(1, "first")] : []),
    ];
    return ok(all.slice((number - 1) * size, number * size), {
        ...(links.length > 0 && { link: links.join(", ") }),
        ...(!isGithub && { "x-total-count": String(all.length) }),
    });
}
function resolve(state, name) {
    const branch = state.branches.get(name.replace(/^refs\/heads\//, ""));
    return state.commits.get(branch ?? name) ?? null;
}
/** A commit and all before it, the youngest first: commits are younger than those that were added before them. */
function ancestors(state, sha) {
    const wanted = new Set([sha]);
    const found = [];
    for (const commit of [...state.commits.values()].toReversed()) {
        if (!wanted.has(commit.sha))
            continue;
        found.push(commit);
        for (const parent of commit.parents)
            wanted.add(parent);
    }
    return found;
}
function mergeBaseOf(state, base, head) {
    const ofBase = new Set(ancestors(state, base).map(({ sha }) => sha));
    return ancestors(state, head).find(({ sha }) => ofBase.has(sha)) ?? null;
}
function userJson({ login, id, type }) {
    return { login, id, type, site_admin: false };
}
/** Gitea's accounts have no type. */
function authorJson(state, login) {
    const account = state.accounts.find((each) => each.login === login);
    if (state.kind === "gitea")
        return { id: account?.id ?? 1, login, login_name: "", full_name: "" };
    return { login, id: account?.id ?? 1, type: account?.type ?? "User", site_admin: false };
}
function commentJson(state, { id, pullRequest, author, body }) {
    return {
        id,
        url: `${state.apiUrl}/repos/${state.repository}/issues/comments/${id}`,
        html_url: `${state.serverUrl}/${state.repository}/pull/${pullRequest}#issuecomment-${id}`,
        issue_url: `${state.apiUrl}/repos/${state.repository}/issues/${pullRequest}`,
        body,
        user: authorJson(state, author),
    };
}
function labelJson(name) {
    return { name, color: "ededed" };
}
function commitJson({ sha, parents }) {
    return { sha, commit: { message: `Commit ${sha.slice(0, 7)}` }, parents: parents.map((parent) => ({ sha: parent })) };
}
function pullJson(state, pull) {
    const [owner = "", name = ""] = state.repository.split("/");
    const baseSha = state.branches.get(pull.baseRef) ?? null;
    const isOwn = pull.headOwner === owner;
    const headRepository = pull.headOwner === null ? null : { full_name: `${pull.headOwner}/${name}`, name, fork: !isOwn, owner: { login: pull.headOwner } };
    const mergeBase = state.kind === "gitea" && baseSha !== null ? mergeBaseOf(state, baseSha, pull.headSha) : null;
    return {
        number: pull.number,
        state: pull.state,
        html_url: `${state.serverUrl}/${state.repository}/pull/${pull.number}`,
        labels: pull.labels.map(labelJson),
        head: {
            label: `${pull.headOwner ?? "unknown"}:${pull.headBranch}`,
            ref: pull.headBranch,
            sha: pull.headSha,
            user: pull.headOwner === null ? null : { login: pull.headOwner },
            repo: headRepository,
        },
        base: { ref: pull.baseRef, sha: baseSha, repo: { full_name: state.repository, name, fork: false, owner: { login: owner } } },
        ...(state.kind === "gitea" && { merge_base: mergeBase?.sha ?? "" }),
    };
}
function artifactJson(state, { id, runId, name, zip, expired }) {
    return {
        id,
        name,
        size_in_bytes: zip.length,
        expired,
        archive_download_url: `${state.apiUrl}/repos/${state.repository}/actions/artifacts/${id}/zip`,
        workflow_run: { id: Number(runId) },
    };
}
const NOT_FOUND = { status: 404, json: { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" } };
function ok(json, headers = {}) {
    return { status: 200, headers, json };
}
function forge_problem(state, status, message) {
    if (state.kind === "gitea")
        return { status, json: { message, url: `${state.serverUrl}/api/swagger` } };
    return { status, json: { message, documentation_url: "https://docs.github.com/rest", status: String(status) } };
}
function bodyOf(request) {
    const json = JSON.parse(request.body === "" ? "{}" : request.body);
    return typeof json === "object" && json !== null && "body" in json && typeof json.body === "string" ? json.body : "";
}
/** Gives each request to `give`, and what it gives to whoever asked; every request is kept in `seen`. */
function serve(server, seen, base, give) {
    const respond = async (incoming, outgoing) => {
        const request = await forge_receive(incoming, base);
        seen.push(request);
        const { status, headers = {}, json, hangsUp = false } = await give(request);
        if (hangsUp) {
            outgoing.destroy();
            return;
        }
        const content = json === undefined ? "" : json instanceof Uint8Array ? json : JSON.stringify(json);
        outgoing.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
        outgoing.end(content);
    };
    server.on("request", (incoming, outgoing) => {
        respond(incoming, outgoing).catch((error) => outgoing.writeHead(500).end(String(error)));
    });
}
async function forge_receive(incoming, base) {
    const path = incoming.url ?? "/";
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    return {
        method: incoming.method ?? "GET",
        path: path.startsWith(base) ? path.slice(base.length) : `/outside-the-api${path}`,
        headers,
        body: await (0,consumers_.text)(incoming),
    };
}

// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
// EXTERNAL MODULE: ./src/oci/media-type.js
var media_type = __webpack_require__(86988);
;// CONCATENATED MODULE: ./src/local/distribution/access.js


const TOKEN_SECONDS = 300;
/** Opens the guard; `origin` is the registry's own, where its token server is too. */
function createGuard(access, origin, now) {
    if (access.kind === "open")
        return { answerToken: noTokens, refuse: () => null, may: () => true };
    return access.kind === "basic" ? createBasicGuard(access) : createBearerGuard(access, origin, now);
}
function noTokens() {
    return failure(404, "NOT_FOUND", "no such path");
}
function createBasicGuard(access) {
    const may = ({ allows }, { repository, actions }) => actions.every((action) => allows?.(repository, action) ?? true);
    return {
        answerToken: noTokens,
        refuse(call, right) {
            if (call.headers.authorization !== basicOf(access)) {
                return failure(401, "UNAUTHORIZED", "authentication required", { "www-authenticate": 'Basic realm="registry"' });
            }
            return right === null || may(access, right) ? null : failure(403, "DENIED", "requested access to the resource is denied");
        },
        may: (_, right) => may(access, right),
    };
}
function createBearerGuard(access, origin, now) {
    // Tokens that were given out.
    const grants = new Map();
    const grantOf = ({ headers }) => {
        const grant = grants.get((headers.authorization ?? "").replace(/^Bearer /, ""));
        return grant === undefined || grant.expiresMs <= now().getTime() ? undefined : grant;
    };
    const may = (call, right) => grantOf(call)?.rights.some((granted) => covers(granted, right)) === true;
    return {
        answerToken: (call) => answerToken(call, access, grants, now),
        refuse(call, right) {
            const grant = grantOf(call);
            if (grant !== undefined && (right === null || may(call, right)))
                return null;
            const scope = right === null ? "" : `,scope="repository:${right.repository}:${right.actions.join(",")}"`;
            const error = grant === undefined ? "" : ',error="insufficient_scope"';
            return failure(401, "UNAUTHORIZED", "authentication required", {
                "www-authenticate": `Bearer realm="${origin}/token",service="${origin.replace(/^https?:\/\//, "")}"${scope}${error}`,
            });
        },
        may,
    };
}
/** The token server: Basic by GET, or an identity token by POST (distribution, token and oauth specifications). It grants of what is asked what the account may. */
function answerToken(call, access, grants, now) {
    const form = new URLSearchParams(call.body.toString("utf8"));
    const authorization = call.headers.authorization ?? "";
    const isIdentity = call.method === "POST" && access.identityToken !== undefined && form.get("refresh_token") === access.identityToken;
    const isAnonymous = call.method === "GET" && authorization === "" && access.anonymousPull === true;
    if (!isIdentity && !isAnonymous && authorization !== basicOf(access))
        return failure(401, "UNAUTHORIZED", "incorrect username or password");
    const wanted = call.method === "POST" ? (form.get("scope") ?? "") : call.url.searchParams.getAll("scope").join(" ");
    const allows = (repository, action) => (!isAnonymous || action === "pull") && (access.allows?.(repository, action) ?? true);
    const token = (0,external_node_crypto_.randomBytes)(24).toString("hex");
    const seconds = access.tokenSeconds ?? TOKEN_SECONDS;
    grants.set(token, { rights: parseScopes(wanted, allows), expiresMs: now().getTime() + seconds * 1000 });
    return answers_json(200, call.method === "POST" ? { access_token: token, expires_in: seconds } : { token, expires_in: seconds });
}
function parseScopes(scopes, allows) {
    return scopes.split(" ").flatMap((scope) => {
        const [, repository = "", actions = ""] = /^repository:(.+):([a-z,]+)$/.exec(scope) ?? [];
        const known = ["pull", "push", "delete"].filter((action) => actions.split(",").includes(action) && allows(repository, action));
        return repository === "" ? [] : [{ repository, actions: known }];
    });
}
function covers(granted, wanted) {
    return granted.repository === wanted.repository && wanted.actions.every((action) => granted.actions.includes(action));
}
function basicOf({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

;// CONCATENATED MODULE: ./src/local/distribution/repository.js

/** A registry's memory; empty. */
function createRepositories() {
    const repositories = new Map();
    return {
        find: (name) => repositories.get(name),
        findOrMake(name) {
            const known = repositories.get(name);
            if (known !== undefined)
                return known;
            const made = { name, blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() };
            repositories.set(name, made);
            return made;
        },
    };
}
/** Keeps a manifest, unchecked, under its digest (of the algorithm of `digest`) and its tags. */
function keepManifest(repository, tags, manifest, hidden = 0) {
    const digest = manifest.digest ?? (0,oci_digest/* digestOf */.ol)(manifest.bytes);
    // What was there already is known everywhere.
    const isNew = !repository.manifests.has(digest);
    repository.manifests.set(digest, { bytes: manifest.bytes, mediaType: manifest.mediaType, hidden: isNew ? hidden : 0 });
    for (const tag of tags)
        repository.tags.set(tag, digest);
    return digest;
}
/** Whether a text is the digest of the bytes. */
function isDigestOf(text, bytes) {
    return (0,oci_digest/* isDigest */.Bc)(text) && text.endsWith(`:${(0,oci_digest/* hashFor */.Og)(text).update(bytes).digest("hex")}`);
}

;// CONCATENATED MODULE: ./src/local/distribution/manifests.js





const MAX_BYTES = 4 * 1024 * 1024;
/** The manifest of a tag or a digest. */
function answerManifest(repository, reference) {
    const digest = (0,oci_digest/* isDigest */.Bc)(reference) ? reference : repository.tags.get(reference);
    const manifest = digest === undefined ? undefined : repository.manifests.get(digest);
    if (digest === undefined || manifest === undefined)
        return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
    if (manifest.hidden > 0) {
        manifest.hidden -= 1;
        return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
    }
    return { status: 200, headers: { "content-type": manifest.mediaType, "docker-content-digest": digest }, body: manifest.bytes };
}
/** Takes a manifest whose blobs are there, to its digest and the tags that go with it. */
function acceptManifest(call, reference, repository, rules) {
    if (call.body.length > MAX_BYTES)
        return failure(413, "MANIFEST_INVALID", "manifest too large");
    const mediaType = call.headers["content-type"] ?? "";
    const manifest = (0,json/* readJsonObject */.op)(call.body);
    if (manifest === null)
        return failure(400, "MANIFEST_INVALID", "manifest is not a JSON object");
    const fault = findFault(manifest, mediaType, repository);
    if (fault !== null)
        return fault;
    if ((0,oci_digest/* isDigest */.Bc)(reference) && !isDigestOf(reference, call.body)) {
        return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
    }
    const tags = (0,oci_digest/* isDigest */.Bc)(reference) ? tagParameters(call, rules) : [reference];
    const immutable = tags.find((tag) => repository.tags.has(tag) && rules.immutableTags?.matching.test(tag) === true);
    if (immutable !== undefined)
        return refuseMove(repository.name, immutable, rules.immutableTags?.as ?? "ecr");
    const kept = { bytes: call.body, mediaType, ...((0,oci_digest/* isDigest */.Bc)(reference) ? { digest: reference } : {}) };
    const digest = keepManifest(repository, tags, kept, rules.hidesNew);
    const subject = rules.referrers === false ? null : digestOfField(manifest["subject"]);
    return empty(201, {
        location: `/v2/${repository.name}/manifests/${digest}`,
        "docker-content-digest": digest,
        ...((0,oci_digest/* isDigest */.Bc)(reference) && tags.length > 0 ? { "oci-tag": tags.join(", ") } : {}),
        ...(subject === null ? {} : { "oci-subject": subject }),
    });
}
/** Takes away a tag, or a manifest with every tag of it. */
function deleteManifest(reference, repository, rules) {
    if (rules.deletesTags === false)
        return failure(405, "UNSUPPORTED", "the operation is unsupported");
    const known = (0,oci_digest/* isDigest */.Bc)(reference) ? repository.manifests.delete(reference) : repository.tags.delete(reference);
    if (!known)
        return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
    for (const [tag, digest] of repository.tags)
        if (digest === reference)
            repository.tags.delete(tag);
    return empty(202);
}
/** What names a digest as its subject, as an index (distribution-spec, "Listing Referrers"). */
function answerReferrers(call, digest, repository, rules) {
    if (rules.referrers === false)
        return failure(404, "NOT_FOUND", "no such path");
    if (!(0,oci_digest/* isDigest */.Bc)(digest))
        return failure(400, "DIGEST_INVALID", "provided digest is not one");
    const wanted = call.url.searchParams.get("artifactType");
    const manifests = [...(repository?.manifests ?? [])].flatMap(([own, { bytes, mediaType }]) => {
        const manifest = (0,json/* readJsonObject */.op)(bytes);
        if (manifest === null || digestOfField(manifest["subject"]) !== digest)
            return [];
        const config = (0,json/* isJsonObject */.OW)(manifest["config"]) ? manifest["config"]["mediaType"] : undefined;
        const artifactType = manifest["artifactType"] ?? config;
        if (wanted !== null && wanted !== artifactType)
            return [];
        return [{ mediaType, digest: own, size: bytes.length, artifactType, annotations: manifest["annotations"] }];
    });
    return answers_json(200, { schemaVersion: 2, mediaType: media_type/* OCI_INDEX */.$p, manifests }, {
        "content-type": media_type/* OCI_INDEX */.$p,
        ...(wanted === null ? {} : { "oci-filters-applied": "artifactType" }),
    });
}
function tagParameters(call, { tagParameters: mode = "ignored" }) {
    const tags = call.url.searchParams.getAll("tag");
    if (mode === "ignored")
        return [];
    return mode === "supported" ? tags : tags.slice(0, 1);
}
/** The refusals that the vendors' registries have been seen to answer. */
function refuseMove(repository, tag, as) {
    if (as === "ecr") {
        return failure(400, "TAG_INVALID", `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`);
    }
    if (as === "harbor")
        return failure(412, "PRECONDITION", `Failed to process request due to '${repository}:${tag}' configured as immutable.`);
    return failure(400, "MANIFEST_INVALID", `cannot update tag ${tag}. The repository has enabled tag immutability`);
}
/** As the reference registry: the types must agree, and everything that a manifest names must be there before it, but for its subject. */
function findFault(manifest, mediaType, repository) {
    if (mediaType === "" || (manifest["mediaType"] !== undefined && manifest["mediaType"] !== mediaType)) {
        return failure(400, "MANIFEST_INVALID", "the manifest's media type is not that of the request");
    }
    const blobs = [...digestsOf(manifest["config"]), ...digestsOf(manifest["layers"])];
    if (blobs.some((digest) => !repository.blobs.has(digest)))
        return failure(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry");
    if (digestsOf(manifest["manifests"]).some((digest) => !repository.manifests.has(digest))) {
        return failure(400, "MANIFEST_BLOB_UNKNOWN", "manifest unknown to registry");
    }
    return null;
}
function digestsOf(value) {
    const entries = Array.isArray(value) ? value : [value];
    return entries.flatMap((entry) => ((0,json/* isJsonObject */.OW)(entry) && entry["urls"] === undefined ? [String(entry["digest"])] : []));
}
function digestOfField(value) {
    const digest = (0,json/* isJsonObject */.OW)(value) ? value["digest"] : null;
    return typeof digest === "string" && (0,oci_digest/* isDigest */.Bc)(digest) ? digest : null;
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./src/local/distribution/server.js


const server_API_VERSION = { "docker-distribution-api-version": "registry/2.0" };
/** Makes a server for HTTP, or for HTTPS with a key and a certificate, both PEM. */
function makeServer(tls) {
    return tls === undefined ? (0,external_node_http_.createServer)() : (0,external_node_https_.createServer)(tls);
}
/** What a server calls with each request: it reads, records, answers. */
function createListener(handler, requests, disturbance) {
    return (request, response) => {
        void handle(request, response).catch(() => response.destroy());
    };
    async function handle(request, response) {
        const path = request.url ?? "/";
        const method = request.method ?? "GET";
        const head = { method, url: new URL(path, "http://registry"), headers: request.headers };
        const refused = handler.admit({ ...head, body: Buffer.alloc(0) });
        const { body, isWhole } = await readBody(request, disturbance.interrupt?.(method, path) ?? null);
        const call = { ...head, body };
        const recorded = { method, path, headers: request.headers, body, isRedirected: handler.isRedirected, status: 0, bytesSent: 0 };
        requests.push(recorded);
        if (!isWhole) {
            if (refused === null)
                handler.keepCut(call);
            request.socket.resetAndDestroy();
            return;
        }
        const made = disturbance.refuse?.(recorded) ?? refused ?? handler.answer(call);
        recorded.status = made.status;
        recorded.bytesSent = method === "HEAD" ? 0 : made.body.length;
        if ((await disturbance.deliver?.(recorded, made, response)) === true)
            return;
        // A 204 has no length (RFC 9110, 8.6).
        const length = made.status === 204 ? {} : { "content-length": String(made.body.length) };
        response.writeHead(made.status, { ...server_API_VERSION, ...length, ...made.headers });
        response.end(method === "HEAD" ? undefined : made.body);
    }
}
/** What comes of a body: all of it, or what there was when the client, or `cutAt`, ended it. */
async function readBody(request, cutAt) {
    const chunks = [];
    let length = 0;
    try {
        for await (const chunk of request) {
            chunks.push(chunk);
            length += chunk.length;
            if (cutAt !== null && length >= cutAt)
                return { body: Buffer.concat(chunks).subarray(0, cutAt), isWhole: false };
        }
    }
    catch {
        return { body: Buffer.concat(chunks), isWhole: false };
    }
    return { body: Buffer.concat(chunks), isWhole: true };
}

;// CONCATENATED MODULE: ./src/local/distribution/uploads.js




// What URL encoders like to write in another way.
const SIGNATURE = "_state=a~b/c+d%2Fe=";
/** A blob, whole or the part that `Range` asks for. */
function answerBlob(call, blob, digest) {
    if (!(0,oci_digest/* isDigest */.Bc)(digest))
        return failure(400, "DIGEST_INVALID", "provided digest is not one");
    if (blob === undefined)
        return failure(404, "BLOB_UNKNOWN", "blob unknown to registry");
    const headers = { "content-type": "application/octet-stream", "docker-content-digest": digest, "accept-ranges": "bytes" };
    const range = /^bytes=(\d+)-(\d*)$/.exec(call.headers.range ?? "");
    if (range === null || call.method === "HEAD")
        return { status: 200, headers, body: blob };
    const first = Number(range[1]);
    const last = range[2] === "" ? blob.length - 1 : Math.min(Number(range[2]), blob.length - 1);
    if (first >= blob.length || last < first) {
        return failure(416, "RANGE_INVALID", "invalid range", { "content-range": `bytes */${blob.length}` });
    }
    return { status: 206, headers: { ...headers, "content-range": `bytes ${first}-${last}/${blob.length}` }, body: blob.subarray(first, last + 1) };
}
/** POST begins an upload, or ends it at once: `mountable` is the blob that it may take from elsewhere, `digest` is that of its body. */
function beginUpload(call, repository, mountable, rules) {
    const query = call.url.searchParams;
    const digest = query.get("digest");
    if (mountable !== undefined)
        return keepBlob(repository, query.get("mount") ?? "", mountable);
    if (digest !== null)
        return keepBlob(repository, digest, call.body);
    const id = (0,external_node_crypto_.randomBytes)(16).toString("hex");
    const upload = { bytes: call.body, lastPieceBytes: 0 };
    repository.uploads.set(id, upload);
    const minimum = rules.chunkMinBytes === undefined ? {} : { "oci-chunk-min-length": String(rules.chunkMinBytes) };
    return progress(202, repository, id, upload, rules, minimum);
}
/** GET says how far an upload has come, PATCH appends, PUT with `digest` ends it, DELETE forgets it. */
function continueUpload(call, id, repository, rules) {
    const upload = repository.uploads.get(id);
    if (upload === undefined)
        return failure(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
    if (rules.signsLocations === true && !call.url.search.startsWith(`?${SIGNATURE}`)) {
        return failure(400, "BLOB_UPLOAD_INVALID", "the state of the upload is not the registry's");
    }
    if (call.method === "GET")
        return progress(204, repository, id, upload, rules);
    if (call.method === "DELETE") {
        repository.uploads.delete(id);
        return empty(204);
    }
    const fault = findRangeFault(call, id, repository, upload, rules);
    if (fault !== null)
        return fault;
    if (call.method === "PATCH") {
        append(upload, call.body);
        return progress(202, repository, id, upload, rules);
    }
    const digest = call.url.searchParams.get("digest");
    if (call.method !== "PUT" || digest === null)
        return failure(400, "DIGEST_INVALID", "an upload ends with its digest");
    repository.uploads.delete(id);
    return keepBlob(repository, digest, Buffer.concat([upload.bytes, call.body]));
}
/** Keeps what came of a request that was cut. */
function keepCut(call, id, repository) {
    const upload = repository.uploads.get(id);
    if (upload !== undefined && (call.method === "PATCH" || call.method === "PUT"))
        append(upload, call.body);
}
function append(upload, piece) {
    upload.bytes = Buffer.concat([upload.bytes, piece]);
    upload.lastPieceBytes = piece.length;
}
/** Pieces come in order and as long as they say, and one that is too small is the last. */
function findRangeFault(call, id, repository, upload, rules) {
    const isAfterSmall = upload.bytes.length > 0 && upload.lastPieceBytes < (rules.chunkMinBytes ?? 0) && call.body.length > 0;
    if (isAfterSmall)
        return failure(400, "SIZE_INVALID", "the piece before this one was smaller than OCI-Chunk-Min-Length");
    const text = call.headers["content-range"];
    if (text === undefined)
        return null;
    const range = /^(\d+)-(\d+)$/.exec(text);
    if (range === null || Number(range[2]) - Number(range[1]) + 1 !== call.body.length) {
        return failure(400, "SIZE_INVALID", "the range of the piece is not its length");
    }
    return Number(range[1]) === upload.bytes.length ? null : progress(416, repository, id, upload, rules);
}
function progress(status, { name }, id, { bytes }, rules, more = {}) {
    const query = rules.signsLocations === true ? `?${SIGNATURE}` : "";
    return empty(status, {
        location: `${rules.origin}/v2/${name}/blobs/uploads/${id}${query}`,
        // As the reference registry: nothing looks like one byte.
        range: `0-${Math.max(0, bytes.length - 1)}`,
        "docker-upload-uuid": id,
        ...more,
    });
}
function keepBlob(repository, digest, bytes) {
    if (!isDigestOf(digest, bytes))
        return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
    repository.blobs.set(digest, bytes);
    return empty(201, { location: `/v2/${repository.name}/blobs/${digest}`, "docker-content-digest": digest });
}

;// CONCATENATED MODULE: ./src/local/registry.js









const ROUTE = /^\/v2\/(?<name>[a-z0-9._/-]+)\/(?<kind>manifests|blobs\/uploads|blobs|tags|referrers)\/(?<rest>[^/]*)$/;
/** Starts a registry (distribution-spec: pull, push, tags, referrers, deletion of tags) on a free port. */
async function startRegistry(options = {}) {
    const requests = [];
    const repositories = createRepositories();
    const main = makeServer(options.tls);
    const second = makeServer(undefined);
    const scheme = options.tls === undefined ? "http" : "https";
    const host = `127.0.0.1:${await listen(main)}`;
    const hasSecond = options.redirectsBlobs === true || options.uploadsTo === "second-origin";
    const secondUrl = hasSecond ? `http://127.0.0.1:${await listen(second)}` : "";
    const origins = { path: "", address: `${scheme}://${host}`, "second-origin": secondUrl };
    const world = {
        options,
        repositories,
        guard: createGuard(options.access ?? { kind: "open" }, `${scheme}://${host}`, options.now ?? (() => new Date())),
        uploadRules: { ...options, origin: origins[options.uploadsTo ?? "path"] },
    };
    main.on("request", createListener(mainHandler(world, secondUrl), requests, options));
    second.on("request", createListener(secondHandler(world), requests, options));
    return {
        host,
        url: `${scheme}://${host}`,
        requests,
        ...registry_contentOf(repositories),
        close: async () => {
            await Promise.all([main, second].map(stop));
        },
    };
}
function registry_contentOf(repositories) {
    const putBlob = (repository, bytes) => {
        const digest = (0,oci_digest/* digestOf */.ol)(bytes);
        repositories.findOrMake(repository).blobs.set(digest, Buffer.from(bytes));
        return digest;
    };
    const putManifest = (repository, tag, content, mediaType) => {
        const bytes = Buffer.from(typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
        return keepManifest(repositories.findOrMake(repository), tag === null ? [] : [tag], { bytes, mediaType });
    };
    return {
        putBlob,
        putManifest,
        putImage(repository, tag, { layers, config, layerType = media_type/* OCI_LAYER_GZIP */.BQ }) {
            const describe = (mediaType, bytes) => ({ mediaType, digest: putBlob(repository, bytes), size: bytes.length });
            const manifest = {
                schemaVersion: 2,
                mediaType: media_type/* OCI_MANIFEST */.EG,
                config: describe(media_type/* OCI_CONFIG */.TF, Buffer.from(JSON.stringify(config))),
                layers: layers.map((layer) => describe(layerType, layer)),
            };
            return putManifest(repository, tag, manifest, media_type/* OCI_MANIFEST */.EG);
        },
        tagsOf: (repository) => Object.fromEntries(repositories.find(repository)?.tags ?? []),
        blobOf: (repository, digest) => repositories.find(repository)?.blobs.get(digest) ?? null,
    };
}
function mainHandler(world, secondUrl) {
    const { guard, options } = world;
    return {
        isRedirected: false,
        admit(call) {
            const route = parseRoute(call);
            return isForTokens(call, options) ? null : guard.refuse(call, route === null ? null : rightFor(call, route));
        },
        answer(call) {
            if (isForTokens(call, options))
                return guard.answerToken(call);
            const route = parseRoute(call);
            if (/^\/v2\/?$/.test(call.url.pathname))
                return answers_json(200, {});
            if (route === null)
                return failure(404, "NOT_FOUND", "no such path");
            if (options.redirectsBlobs === true && route.kind === "blobs" && call.method === "GET") {
                return empty(307, { location: `${secondUrl}${call.url.pathname}?signature=1` });
            }
            return isRead(call) ? answerRead(call, route, world) : answerWrite(call, route, world);
        },
        keepCut: (call) => keepCutUpload(call, world),
    };
}
function secondHandler(world) {
    return {
        isRedirected: true,
        admit(call) {
            // As a store whose addresses are signed: two proofs of who asks are one too many.
            const isTwice = parseRoute(call)?.kind === "uploads" && call.headers.authorization !== undefined;
            return isTwice ? failure(400, "UNAUTHORIZED", "only one way to prove who asks") : null;
        },
        answer(call) {
            const route = parseRoute(call);
            const repository = world.repositories.find(route?.name ?? "");
            if (route?.kind === "uploads" && repository !== undefined)
                return continueUpload(call, route.rest, repository, world.uploadRules);
            return answerBlob(call, repository?.blobs.get(route?.rest ?? ""), route?.rest ?? "");
        },
        keepCut: (call) => keepCutUpload(call, world),
    };
}
function isForTokens(call, { access }) {
    return access?.kind === "bearer" && call.url.pathname === "/token";
}
function keepCutUpload(call, { repositories }) {
    const route = parseRoute(call);
    const repository = repositories.find(route?.name ?? "");
    if (route?.kind === "uploads" && repository !== undefined)
        keepCut(call, route.rest, repository);
}
function parseRoute({ url }) {
    const { name, kind, rest } = ROUTE.exec(url.pathname)?.groups ?? {};
    if (name === undefined)
        return null;
    return { name, kind: (kind === "blobs/uploads" ? "uploads" : kind), rest: rest ?? "" };
}
function isRead({ method }) {
    return method === "GET" || method === "HEAD";
}
function rightFor(call, { name, kind }) {
    if (call.method === "DELETE" && kind !== "uploads")
        return { repository: name, actions: ["delete"] };
    return { repository: name, actions: isRead(call) && kind !== "uploads" ? ["pull"] : ["pull", "push"] };
}
function answerRead(call, { name, kind, rest }, { repositories, options, uploadRules }) {
    const repository = repositories.find(name);
    if (kind === "referrers")
        return answerReferrers(call, rest, repository, options);
    if (repository === undefined)
        return failure(404, "NAME_UNKNOWN", "repository name not known to registry");
    if (kind === "uploads")
        return continueUpload(call, rest, repository, uploadRules);
    if (kind === "blobs")
        return answerBlob(call, repository.blobs.get(rest), rest);
    if (kind === "tags" && rest === "list")
        return answers_json(200, { name, tags: [...repository.tags.keys()].toSorted() });
    return kind === "manifests" ? answerManifest(repository, rest) : failure(404, "NOT_FOUND", "no such path");
}
function answerWrite(call, { name, kind, rest }, { repositories, options, uploadRules, guard }) {
    const repository = repositories.findOrMake(name);
    if (kind === "manifests" && call.method === "PUT")
        return acceptManifest(call, rest, repository, options);
    if (kind === "manifests" && call.method === "DELETE")
        return deleteManifest(rest, repository, options);
    if (kind !== "uploads")
        return failure(405, "UNSUPPORTED", "the operation is unsupported");
    if (call.method !== "POST")
        return continueUpload(call, rest, repository, uploadRules);
    const from = call.url.searchParams.get("from") ?? "";
    const isReadable = guard.may(call, { repository: from, actions: ["pull"] });
    const mountable = isReadable ? repositories.find(from)?.blobs.get(call.url.searchParams.get("mount") ?? "") : undefined;
    return beginUpload(call, repository, mountable, uploadRules);
}

;// CONCATENATED MODULE: ./src/demo/stage.js









/** The project that the demo is about. */
const PROJECT = "acme/api";
/** The pull request that is commented on. */
const PULL_REQUEST = 7;
/** What the image is made for. */
const PLATFORMS = ["linux/amd64", "linux/arm64"];
const BRANCH = "invoices";
const BOT = "github-actions[bot]";
const TOKEN = "demo-token";
/** Starts a registry, a cache service and a forge on 127.0.0.1, and makes the folder. */
async function setStage(host, cleanUp) {
    // BuildKit reaches the cache by a Unix socket below it, whose path must be short.
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "demo");
    const forget = (0,exit/* onExit */.cf)(() => (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true }));
    cleanUp.add(async () => {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        forget();
    });
    const checkout = (0,external_node_path_.join)(folder, "api");
    await Promise.all(["api", "tmp", "docker", "buildx"].map((name) => (0,promises_.mkdir)((0,external_node_path_.join)(folder, name))));
    let protectedTag = null;
    const registry = await startRegistry({
        refuse: ({ method, path }) => (protectedTag !== null && method === "PUT" && path.endsWith(`/manifests/${protectedTag}`) ? failure(403, "DENIED", "this tag is protected") : null),
    });
    cleanUp.add(() => registry.close());
    const actions = await startActionsService();
    cleanUp.add(() => actions.close());
    const forge = await startForge({ kind: "github", repository: PROJECT });
    cleanUp.add(() => forge.close());
    forge.accounts.push({ login: BOT, id: 41898282, type: "Bot", token: TOKEN, access: "write", isApp: true });
    return {
        registry,
        forge,
        actions,
        repository: `${registry.host}/${PROJECT}`,
        folder,
        checkout,
        token: TOKEN,
        setProtectedTag: (tag) => void (protectedTag = tag),
        comment: () => forge.comments[0]?.body ?? null,
    };
}
/** Lets the forge know a commit, and for a pull request opens it or pushes to it. */
function pushCommit({ forge }, { sha, parent }, to) {
    forge.commits.set(sha, { sha, parents: parent === null ? [] : [parent] });
    if (to !== "pull-request")
        return void forge.branches.set("main", sha);
    forge.pullRequests.set(PULL_REQUEST, { number: PULL_REQUEST, headSha: sha, headBranch: BRANCH, headOwner: "acme", baseRef: "main", labels: [], state: "open" });
}
/** What of the person's environment a program may need to be found and to reach the engine. */
const KEPT = /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|COMSPEC|LANG|LC_\w+|NODE_EXTRA_CA_CERTS)$/i;
/** The variables that a CI gives a job for this commit; nothing else of this machine's configuration but where programs are. */
async function jobEnvironment(host, stage, commit, occasion, run) {
    const { forge, actions, folder } = stage;
    const { name, ref, payload } = eventOf(commit, occasion);
    const eventFile = (0,external_node_path_.join)(folder, `event-${run}.json`);
    await (0,promises_.writeFile)(eventFile, JSON.stringify({ ...payload, repository: { full_name: PROJECT, default_branch: "main" } }));
    const kept = Object.entries(host.env).filter((entry) => entry[1] !== undefined && KEPT.test(entry[0]));
    const temporary = (0,external_node_path_.join)(folder, "tmp");
    return {
        ...Object.fromEntries(kept),
        ...actions.env({ runId: String(run), jobId: "image", ref, defaultBranch: "main", ...(occasion === "pull-request" ? { baseRef: "refs/heads/main" } : {}) }),
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_SERVER_URL: forge.serverUrl,
        GITHUB_REPOSITORY: PROJECT,
        GITHUB_EVENT_NAME: name,
        GITHUB_EVENT_PATH: eventFile,
        GITHUB_REF: ref,
        GITHUB_SHA: commit.sha,
        GITHUB_RUN_ID: String(run),
        GITHUB_JOB: "image",
        RUNNER_TEMP: temporary,
        TMPDIR: temporary,
        TEMP: temporary,
        DOCKER_CONFIG: (0,external_node_path_.join)(folder, "docker"),
        BUILDX_CONFIG: (0,external_node_path_.join)(folder, "buildx"),
    };
}
function eventOf({ sha, parent }, occasion) {
    switch (occasion) {
        case "push":
            return { name: "push", ref: "refs/heads/main", payload: { ref: "refs/heads/main", before: parent ?? "0".repeat(40), after: sha } };
        case "tag":
            return { name: "push", ref: "refs/tags/v1.1.0", payload: { ref: "refs/tags/v1.1.0", before: "0".repeat(40), after: sha } };
        case "pull-request":
            return { name: "pull_request", ref: `refs/pull/${PULL_REQUEST}/merge`, payload: { number: PULL_REQUEST, pull_request: { number: PULL_REQUEST, head: { sha, ref: BRANCH, repo: { full_name: PROJECT } }, base: { ref: "main", repo: { full_name: PROJECT } } } } };
    }
}

;// CONCATENATED MODULE: ./src/demo/filler.js

const PERIOD_BYTES = 256;
/** Bytes that stand for a program or a library: the same for the same name, and gzip makes about three fifths of them. */
function fillerOf(name, sizeBytes) {
    const seed = (0,external_node_crypto_.createHash)("sha256").update(name).digest();
    const cipher = (0,external_node_crypto_.createCipheriv)("aes-128-ctr", seed.subarray(0, 16), seed.subarray(16));
    const bytes = cipher.update(Buffer.alloc(sizeBytes));
    // What does not change from one stretch to the next is what gzip finds.
    for (let start = 0; start < sizeBytes; start += PERIOD_BYTES)
        bytes.fill(0x20, start, Math.min(start + 105, sizeBytes));
    return bytes;
}

;// CONCATENATED MODULE: ./src/demo/story.js

/** The architectures that the demo's image is made for. */
const ARCHITECTURES = ["amd64", "arm64"];
/** The limits that the pull request is held to. */
const BUDGET = ["pull <= 8MB", "pull +<= 5%", "hidden <= 1MB"];
const BASE = {
    from: "base/",
    to: "/",
    isPerArchitecture: true,
    files: (architecture) => [
        file("etc/ssl/certs/ca-certificates.crt", 220_000),
        file("usr/lib/libc.so", 640_000, architecture),
        file("usr/lib/libcrypto.so.3", 3_100_000, architecture),
        file("usr/lib/libicudata.so.76", 2_400_000, architecture),
        ...["Africa/Nairobi", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Pacific/Auckland"].map((zone) => file(`usr/share/zoneinfo/${zone}`, 2300)),
    ],
};
const MIGRATIONS = {
    from: "migrations/",
    to: "/app/migrations/",
    isPerArchitecture: false,
    files: () => ["0001-accounts", "0002-orders", "0003-invoices"].map((name) => file(`${name}.sql`, 4200)),
};
const FONTS = {
    from: "fonts/",
    to: "/app/fonts/",
    isPerArchitecture: false,
    files: () => [file("invoice-regular.woff2", 21_000), file("invoice-bold.woff2", 22_000)],
};
const TOOLCHAIN = {
    from: "toolchain/",
    to: "/usr/local/go/",
    isPerArchitecture: true,
    files: (architecture) => [
        file("bin/go", 2_200_000, architecture),
        ...["compile", "link", "asm", "vet"].map((tool, index) => file(`pkg/tool/linux_${architecture}/${tool}`, 1_600_000 - 300_000 * index, architecture)),
    ],
};
const BUILD_CACHE = {
    from: "build-cache/",
    to: "/root/.cache/go-build/",
    isPerArchitecture: true,
    files: (architecture) => ["0b", "3f", "5c", "77", "a1", "c8", "e4", "f9"].map((folder, index) => file(`${folder}/${folder}9d41c07be2-d`, 900_000 - 90_000 * index, architecture)),
};
const RELEASED = server("release/", "1.0.0");
const CHANGED = server("release/", "1.1.0", 2_620_000);
/** The history of the demo: a sound image, a change that makes it ride deeper, and the fix. */
const HISTORY = {
    main: {
        sha: "4b7d1f0c5a2e8893bd61f7e0a94c3d5526e1807f",
        message: "Send orders",
        parent: null,
        copies: [BASE, MIGRATIONS, RELEASED],
    },
    change: {
        sha: "c29e6a81d3f47b05e8a1946f20b7cd9d7f3e5a14",
        message: "Print invoices as PDF",
        parent: "4b7d1f0c5a2e8893bd61f7e0a94c3d5526e1807f",
        copies: [BASE, MIGRATIONS, TOOLCHAIN, BUILD_CACHE, server("unstripped/", "1.1.0 with symbols", 3_600_000), CHANGED, FONTS],
    },
    fix: {
        sha: "86f0b3ea1d9c42577ce0fa3b6d18e9240c5b7d38",
        message: "Copy nothing but the server",
        parent: "c29e6a81d3f47b05e8a1946f20b7cd9d7f3e5a14",
        copies: [BASE, MIGRATIONS, CHANGED, FONTS],
    },
};
function server(from, version, sizeBytes = 2_600_000) {
    return { from, to: "/app/", isPerArchitecture: true, files: (architecture) => [file("server", sizeBytes, `${architecture} ${version}`)] };
}
/** What other architectures have is a little larger or smaller. */
function file(path, sizeBytes, variant = "") {
    const size = variant.startsWith("arm64") ? Math.round(sizeBytes * 0.96) : sizeBytes;
    return { path, content: fillerOf(`${path} ${variant}`, size) };
}
/** The line of the Dockerfile. */
function instructionOf({ from, to, isPerArchitecture }) {
    return `COPY ${isPerArchitecture ? `${from}\${TARGETARCH}/` : from} ${to}`;
}
const LAST_LINES = ["EXPOSE 8080", 'ENTRYPOINT ["/app/server"]'];
/** The Dockerfile of a commit; it pulls nothing and runs nothing, so that every machine can build it for both. */
function dockerfileOf({ copies }) {
    return `${["FROM scratch", "ARG TARGETARCH", ...copies.map(instructionOf), ...LAST_LINES].join("\n")}\n`;
}
/** The files of the build context, by their paths in it. */
function contextOf(commit) {
    const files = new Map([["Dockerfile", Buffer.from(dockerfileOf(commit))]]);
    for (const { from, isPerArchitecture, files: filesFor } of commit.copies) {
        for (const architecture of isPerArchitecture ? ARCHITECTURES : ARCHITECTURES.slice(0, 1)) {
            for (const { path, content } of filesFor(architecture))
                files.set(`${from}${isPerArchitecture ? `${architecture}/` : ""}${path}`, content);
        }
    }
    return files;
}

;// CONCATENATED MODULE: ./src/demo/build-images.js












const setup = { declaration: setup_inputs.declaration, run: setup_run.run, findMistakes: setup_run.findMistakes };
const build = { declaration: inputs.declaration, run: run.run, findMistakes: run.findMistakes };
/** Builds images with the engine that `env` leads to: each job with a builder of its own, which knows nothing but what the cache service has. */
function imageBuilder(unique) {
    let checkedOut = new Map();
    return {
        async make(job) {
            checkedOut = await checkOut(job.commit, job.place.directory, checkedOut);
            const builder = `plimsoll-demo-${unique}-${job.number}`;
            const endBuilder = await startBuilder(job, builder);
            const made = await buildImage(job, builder);
            await endBuilder();
            return made;
        },
    };
}
/** Makes the checkout that of the commit, and touches no file that is the same. */
async function checkOut(commit, directory, before) {
    const files = contextOf(commit);
    for (const path of before.keys())
        if (!files.has(path))
            await (0,promises_.rm)((0,external_node_path_.join)(directory, path));
    for (const [path, content] of files) {
        if (before.get(path)?.equals(content) === true)
            continue;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, path)), { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, path), content);
    }
    return files;
}
async function startBuilder({ scene: { host, narration, cleanUp }, place, number }, name) {
    const given = { name, "driver-opts": ["network=host"], "node-platforms": [...PLATFORMS] };
    await narration.command(wordsOf(setup_inputs.declaration, given));
    const began = host.clock.now().getTime();
    let undo = async () => { };
    await runStep(setup, given, place, (own) => {
        // What ends the demo must not end this, too.
        const { exec } = (0,terminal/* createTerminalHost */.V)({ env: place.env, directory: place.directory, inputs: {}, stderr: { write() { } }, verbosity: "quiet", color: false });
        undo = cleanUp.add(() => (0,post.post)({ ...own, exec }));
    });
    const took = (0,format/* formatDuration */.a3)(host.clock.now().getTime() - began);
    await narration.say(number === 1 ? `A new builder runs after ${took}. It knows no layer of any other build, as on a CI's runner, and is removed at the end of the job.` : `A new builder runs after ${took}; that of the job before is gone.`);
    return undo;
}
async function buildImage({ scene: { host, narration, stage }, occasion, number, place }, builder) {
    const archive = (0,external_node_path_.join)("..", `image-${number}.tar`);
    // By its repository a build finds the layers of earlier ones; nothing of a pull request is pushed.
    const target = occasion === "pull-request" ? { tags: `${stage.repository}:pr-${PULL_REQUEST}`, outputs: `type=oci,dest=${archive}` } : { "push-by-digest": stage.repository, record: (0,external_node_path_.join)("..", `records-${number}`) };
    const given = { context: ".", builder, platforms: [...PLATFORMS], ...target };
    await narration.command(wordsOf(inputs.declaration, given));
    const began = host.clock.now().getTime();
    const { outputs } = await runStep(build, given, place);
    const took = (0,format/* formatDuration */.a3)(host.clock.now().getTime() - began);
    await narration.say(`${describeResult(outputs, took, occasion === "pull-request" ? archive : `${stage.repository}, under no tag`)} ${describeCache(outputs)}`);
    return { head: `oci-archive:${archive}`, source: outputs["image"] ?? "" };
}
function describeResult({ sizes = "" }, took, place) {
    const known = sizes === "" ? {} : JSON.parse(sizes);
    const each = Object.entries(known).map(([platform, bytes]) => `${platform} ${(0,format/* formatBytes */.z3)(bytes)}`);
    return `Built in ${took} to ${place}${each.length === 0 ? "" : `: ${each.join(", ")} to pull`}.`;
}
function describeCache(outputs) {
    const steps = outputs["cache-steps"] ?? "";
    const { cached = 0, built = 0 } = steps === "" ? {} : JSON.parse(steps);
    const missed = outputs["cache-first-miss"] ?? "";
    const [down, up] = ["cache-bytes-down", "cache-bytes-up"].map((name) => (0,format/* formatBytes */.z3)(Number(outputs[name] ?? "0")));
    const degraded = outputs["degraded-reason"] ?? "";
    return [
        cached === 0 ? `None of the ${cached + built} steps came from the cache service; ${up} were written to it.` : `Of ${(0,format/* formatCount */.B4)(cached + built, "step")} ${cached} came from the cache service and ${built} were built; ${down} were read from it, and ${up} written.`,
        ...(missed === "" ? [] : [`Why the first one was built: ${missed}.`]),
        ...(degraded === "" ? [] : [degraded]),
    ].join(" ");
}

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/demo/clean-up.js

/** Nothing is to be undone yet. */
function createCleanUp() {
    const left = [];
    return {
        add(undo) {
            left.push(undo);
            return async () => {
                const at = left.indexOf(undo);
                if (at === -1)
                    return;
                await undo();
                left.splice(left.indexOf(undo), 1);
            };
        },
        async run() {
            const failures = [];
            for (const undo of left.splice(0).reverse())
                await undo().catch((error) => void failures.push(error));
            if (failures.length === 0)
                return;
            throw new errors/* UserError */.y(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"), "What could not be removed stays on this machine: remove it by hand.", { cause: failures[0] });
        },
    };
}

// EXTERNAL MODULE: ./src/builder/buildx.js
var buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/builder/search.js
var builder_search = __webpack_require__(86085);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
;// CONCATENATED MODULE: ./src/demo/engine.js







/** What a builder runs (buildx, bkimage.go). */
const BUILDKIT_IMAGE = "moby/buildkit:buildx-stable-1";
const ANSWER_MS = 10_000;
const PULL_MS = 60_000;
/** Looks for an engine that builds for a registry of this process, and for what a builder runs; pulls that where it is missing, to be removed again. */
async function findEngine(search) {
    const { host, folder, signal } = search;
    try {
        if ((await (0,builder_search/* findOnPath */.a)(host, "docker")) === null)
            return { why: "There is no docker command on this machine." };
        const { address, isLocal } = await (0,docker_engine/* findDockerEngine */.Y)(host);
        if (address === null || !isLocal)
            return { why: "The Docker engine is in a virtual machine or on another one, from where the registry of this process cannot be reached." };
        const config = (0,docker_config/* dockerFolder */.NC)(host);
        // Builders and what else the CLI writes go to a configuration of the demo's own; its plugins are where they were.
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "docker", "config.json"), JSON.stringify({ cliPluginsExtraDirs: config === null ? [] : [(0,external_node_path_.join)(config, "cli-plugins")] }));
        if ((await (0,buildx/* lookForBuildx */.n9)(host)) === null)
            return { why: "There is no docker buildx on this machine." };
        const version = await docker(host, ["version", "--format", "{{.Server.Version}}"], ANSWER_MS, signal);
        if (version?.exitCode !== 0)
            return { why: `The Docker engine at ${address} does not answer.` };
        if (!(await provideImage(search)))
            return { why: `The image that a builder runs, ${BUILDKIT_IMAGE}, is not on this machine and cannot be pulled.` };
        return { env: { DOCKER_HOST: address } };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        return { why: error.message };
    }
}
async function provideImage({ host, narration, cleanUp, signal }) {
    const isThere = async () => (await docker(host, ["image", "inspect", "--format", "{{.Id}}", BUILDKIT_IMAGE], ANSWER_MS, signal))?.exitCode === 0;
    if (await isThere())
        return true;
    await narration.say(`The engine lacks ${BUILDKIT_IMAGE}, which a builder runs: it is pulled, and removed again at the end.`);
    const takeBack = cleanUp.add(async () => void (await docker(host, ["image", "rm", BUILDKIT_IMAGE], ANSWER_MS)));
    const pulled = await docker(host, ["pull", "--quiet", BUILDKIT_IMAGE], PULL_MS, signal);
    if (pulled?.exitCode === 0)
        return true;
    await takeBack();
    return false;
}
/** null: it did not end in time. */
async function docker(host, args, timeoutMs, signal) {
    signal?.throwIfAborted();
    try {
        return await host.exec("docker", args, { timeoutMs, ...(signal === undefined ? {} : { signal }) });
    }
    catch (error) {
        if (error instanceof errors/* UserError */.y)
            return null;
        throw error;
    }
    finally {
        signal?.throwIfAborted();
    }
}

;// CONCATENATED MODULE: ./src/demo/job.js


/** Pushes the commit and starts a job for it. */
async function startJob(scene, commit, occasion, number, env) {
    scene.signal.throwIfAborted();
    pushCommit(scene.stage, commit, occasion);
    const { host, cli, stage, signal } = scene;
    const own = await jobEnvironment(host, stage, commit, occasion, number);
    return { scene, commit, occasion, number, place: { host, env: { ...own, ...env }, directory: stage.checkout, width: Math.min(cli.width, 100) - 4, color: cli.color, signal } };
}
/** The first workshop; the second for all jobs where the first cannot make the image of the first job. */
function orElse(first, second) {
    let chosen = first;
    return {
        async make(job) {
            try {
                return await chosen.make(job);
            }
            catch (error) {
                if (!(error instanceof errors/* UserError */.y) || job.number > 1 || chosen === second)
                    throw error;
                job.scene.signal.throwIfAborted();
                const [reason = ""] = error.message.split("\n");
                await job.scene.narration.say(`The engine does not build it: ${reason} The demo goes on without the engine.`);
                chosen = second;
                return await second.make(job);
            }
        },
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/demo/tar.js
const BLOCK_BYTES = 512;
/** A tar (POSIX ustar) of files and folders, all of root and of one time. Paths have at most 100 bytes. */
function writeTar(files) {
    return Buffer.concat([...files.flatMap(({ path, content }) => [headerOf(path, content), ...(content === null ? [] : [content, padding(content.length)])]), Buffer.alloc(2 * BLOCK_BYTES)]);
}
function headerOf(path, content) {
    const header = Buffer.alloc(BLOCK_BYTES);
    const octal = (value, at, width) => void header.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
    header.write(path, 0, 100);
    octal(0o755, 100, 8);
    octal(0, 108, 8);
    octal(0, 116, 8);
    octal(content?.length ?? 0, 124, 12);
    octal(0, 136, 12);
    header.write(content === null ? "5" : "0", 156, "latin1");
    header.write("ustar\u000000", 257, "latin1");
    // The checksum is taken with blanks in its own place (POSIX, pax).
    header.fill(0x20, 148, 156);
    octal(header.reduce((sum, byte) => sum + byte, 0), 148, 7);
    return header;
}
function padding(sizeBytes) {
    return Buffer.alloc((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
}

;// CONCATENATED MODULE: ./src/demo/made-images.js







const compress = (0,external_node_util_.promisify)(external_node_zlib_.gzip);
/** Makes images without an engine: a layer of tar and gzip for each `COPY`, put into the registry. */
function imageMaker() {
    const made = new Map();
    return {
        async make({ scene: { stage, narration, signal }, commit, occasion }) {
            const tag = occasion === "pull-request" ? `pr-${PULL_REQUEST}` : null;
            const digest = await putImage(stage.registry, tag, commit, made);
            signal.throwIfAborted();
            await narration.say(`The demo makes the image itself, ${commit.copies.length} layers for each of linux/amd64 and linux/arm64, one for each COPY of the Dockerfile, and puts it into the registry as ${tag ?? `${digest.slice(0, 19)}…, under no tag`}.`);
            return { head: `${stage.repository}:${tag ?? "main"}`, source: `${stage.repository}@${digest}` };
        },
    };
}
async function putImage(registry, tag, commit, made) {
    const manifests = await Promise.all(ARCHITECTURES.map(async (architecture) => {
        const layers = await Promise.all(commit.copies.map((copy) => layerOf(copy, architecture, made)));
        const describe = (mediaType, bytes) => ({ mediaType, digest: registry.putBlob(PROJECT, bytes), size: bytes.length });
        const config = describe(media_type/* OCI_CONFIG */.TF, Buffer.from(JSON.stringify(configOf(commit, architecture, layers))));
        const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: media_type/* OCI_MANIFEST */.EG, config, layers: layers.map(({ blob }) => describe(media_type/* OCI_LAYER_GZIP */.BQ, blob)) }));
        return { mediaType: media_type/* OCI_MANIFEST */.EG, digest: registry.putManifest(PROJECT, null, manifest, media_type/* OCI_MANIFEST */.EG), size: manifest.length, platform: { os: "linux", architecture } };
    }));
    return registry.putManifest(PROJECT, tag, { schemaVersion: 2, mediaType: media_type/* OCI_INDEX */.$p, manifests }, media_type/* OCI_INDEX */.$p);
}
function layerOf(copy, architecture, made) {
    const ofCopy = made.get(copy) ?? new Map();
    made.set(copy, ofCopy);
    const layer = ofCopy.get(architecture) ?? makeLayer(copy, architecture);
    ofCopy.set(architecture, layer);
    return layer;
}
async function makeLayer(copy, architecture) {
    const tar = writeTar(filesOf(copy, architecture));
    return { diffId: (0,oci_digest/* digestOf */.ol)(tar), blob: await compress(tar, { level: 1 }) };
}
/** The files of a `COPY`, each after the folders that it is in. */
function filesOf({ to, files }, architecture) {
    const folders = new Set();
    return files(architecture).flatMap(({ path, content }) => {
        const full = `${to.slice(1)}${path}`;
        const parents = full.split("/").slice(0, -1).map((_, index, parts) => `${parts.slice(0, index + 1).join("/")}/`);
        const fresh = parents.filter((folder) => !folders.has(folder));
        for (const folder of fresh)
            folders.add(folder);
        return [...fresh.map((folder) => ({ path: folder, content: null })), { path: full, content }];
    });
}
function configOf({ copies }, architecture, layers) {
    const unlayered = (instruction) => ({ created_by: instruction, empty_layer: true });
    return {
        os: "linux",
        architecture,
        config: { Entrypoint: ["/app/server"], ExposedPorts: { "8080/tcp": {} } },
        rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
        history: [...copies.map((copy) => ({ created_by: instructionOf(copy) })), unlayered("EXPOSE 8080"), unlayered('ENTRYPOINT ["/app/server"]')],
    };
}

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
;// CONCATENATED MODULE: ./src/demo/narration.js

const INDENT = "  ";
const MAX_COLUMNS = 100;
/** Tells it through `cli`, in as many columns as that has, a hundred at most. */
function narrate(cli) {
    const width = Math.min(MAX_COLUMNS, Math.max(40, cli.width));
    const paint = (code, text) => (cli.color ? `\u001B[${code}m${text}\u001B[0m` : text);
    return {
        heading: (text) => cli.write(`\n${paint("1", text)}\n\n`),
        say: (text) => cli.write(`${breakLines(text.split(" "), width, INDENT, INDENT, "").join("\n")}\n`),
        command: (pieces) => cli.write(`${breakLines(pieces, width, `${INDENT}$ `, `${INDENT}    `, " \\").map((line) => paint("36", line)).join("\n")}\n`),
        show: (text) => cli.write(`\n${text.trimEnd().split("\n").map((line) => (line === "" ? "" : `${INDENT}  ${line}`)).join("\n")}\n\n`),
    };
}
/** Lines of at most `width` columns where the words allow it. */
function breakLines(words, width, first, next, continued) {
    const lines = [];
    let line = first;
    let isEmpty = true;
    for (const word of words) {
        if (!isEmpty && (0,foreign_text/* displayWidth */.F1)(line) + 1 + (0,foreign_text/* displayWidth */.F1)(word) + continued.length > width) {
            lines.push(line + continued);
            line = next;
            isEmpty = true;
        }
        line += isEmpty ? word : ` ${word}`;
        isEmpty = false;
    }
    return [...lines, line];
}

// EXTERNAL MODULE: ../../node_modules/marked/lib/marked.esm.js
var marked_esm = __webpack_require__(31138);
;// CONCATENATED MODULE: ./src/demo/comment-html.js

/** What a comment of ours has of HTML; a forge lets it pass, too. */
const ALLOWED = /^<(?:\/?(?:summary|sub|code)|\/?details|details open|br)>$/;
const TAG = /<!--[\s\S]*?-->|<[^<>]*>/g;
const marked = new marked_esm/* Marked */.Dz({
    gfm: true,
    renderer: {
        html: ({ text }) => sanitize(text),
        // Nothing is loaded from anywhere.
        image: ({ text }) => comment_html_escapeHtml(text),
        link({ href, tokens }) {
            const inner = this.parser.parseInline(tokens);
            return /^https?:\/\//i.test(href) ? `<a href="${comment_html_escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>` : inner;
        },
    },
});
/** A comment's Markdown as HTML, as a forge shows it: of the tags in it only those that comments of ours have, without attributes. */
function comment_html_renderComment(markdown) {
    return marked.parse(markdown, { async: false });
}
/** HTML with every tag but the allowed ones shown as text, comments left out; entities stay. */
function sanitize(html) {
    let shown = "";
    let at = 0;
    for (const { 0: tag, index } of html.matchAll(TAG)) {
        shown += escapeText(html.slice(at, index));
        shown += tag.startsWith("<!--") ? "" : ALLOWED.test(tag) ? tag : escapeText(tag);
        at = index + tag.length;
    }
    return shown + escapeText(html.slice(at));
}
function escapeText(text) {
    return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** Text as HTML. */
function comment_html_escapeHtml(text) {
    return escapeText(text.replaceAll("&", "&amp;")).replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

;// CONCATENATED MODULE: ./src/demo/style.js
/** How a page looks: plain, in light and dark, on a phone and on a desktop; what is too wide for it scrolls by itself. */
const STYLE = `:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #11151a);
  --raised: light-dark(#f4f6f8, #1a2027);
  --text: light-dark(#1c2024, #e4e8ec);
  --quiet: light-dark(#56606b, #9aa5b1);
  --line: light-dark(#d3d9df, #353d47);
  --code: light-dark(#e9edf1, #29313a);
  --link: light-dark(#0a58b5, #6cb0ff);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, "Noto Color Emoji", sans-serif; }
main { max-width: 940px; margin: 0 auto; padding: 16px; }
header p { margin: 8px 0 0; color: var(--quiet); }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.3; font-weight: 600; }
h1 span { color: var(--quiet); font-weight: 400; }
article { margin: 0 0 20px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.when { margin: 0; padding: 8px 16px; background: var(--raised); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 14px; }
.when b { color: var(--text); }
.body { padding: 16px; overflow-wrap: break-word; }
.body > :first-child { margin-top: 0; }
.body > :last-child { margin-bottom: 0; }
h2, h3, h4 { margin: 20px 0 12px; font-size: 18px; line-height: 1.3; font-weight: 600; }
p { margin: 0 0 14px; }
a { color: var(--link); }
hr { height: 1px; margin: 20px 0; border: 0; background: var(--line); }
details { margin: 0 0 14px; }
summary { cursor: pointer; }
details > :not(summary) { margin-top: 10px; }
table { display: block; width: max-content; max-width: 100%; margin: 0 0 14px; overflow: auto; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 12px; border: 1px solid var(--line); }
td code { overflow-wrap: normal; }
th { font-weight: 600; }
tbody tr:nth-child(even) { background: var(--raised); }
code { padding: 2px 5px; border-radius: 5px; background: var(--code); font: 85% ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: break-spaces; overflow-wrap: anywhere; }
pre { padding: 14px; border-radius: 6px; background: var(--raised); overflow: auto; }
pre code { padding: 0; background: none; white-space: pre; }
sub { vertical-align: baseline; color: var(--quiet); font-size: 12px; line-height: 0; overflow-wrap: anywhere; }
`;

;// CONCATENATED MODULE: ./src/demo/page.js


/** A page that needs nothing but itself, and runs no script: the comments of a pull request as a forge shows them. */
function renderPage({ project, pullRequest, title, comments }) {
    const shown = comments.map(({ when, body }) => `<article>\n<p class="when"><b>plimsoll</b> commented, ${comment_html_escapeHtml(when)}</p>\n<div class="body">\n${comment_html_renderComment(body)}</div>\n</article>`);
    return page_frame(`${title} · ${project}`, `<header>\n<p>${comment_html_escapeHtml(project)}</p>\n<h1>${comment_html_escapeHtml(title)} <span>#${pullRequest}</span></h1>\n</header>\n${shown.join("\n")}`);
}
/** A page that shows Markdown alone, as the summary of a job. */
function renderSummaryPage(title, markdown) {
    return page_frame(title, `<article>\n<p class="when">${escapeHtml(title)}</p>\n<div class="body">\n${renderComment(markdown)}</div>\n</article>`);
}
function page_frame(title, body) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${comment_html_escapeHtml(title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

// EXTERNAL MODULE: ./src/diff/inputs.js
var diff_inputs = __webpack_require__(29616);
// EXTERNAL MODULE: ./src/diff/run.js + 11 modules
var diff_run = __webpack_require__(97741);
// EXTERNAL MODULE: ./src/publish/inputs.js
var publish_inputs = __webpack_require__(71744);
// EXTERNAL MODULE: ./src/publish/run.js + 11 modules
var publish_run = __webpack_require__(73859);
// EXTERNAL MODULE: ./src/report/headline.js
var headline = __webpack_require__(39990);
;// CONCATENATED MODULE: ./src/demo/scenes.js












const diff = { declaration: diff_inputs.declaration, run: diff_run.run };
const publish = { declaration: publish_inputs.declaration, run: publish_run.run };
/** The release's tags, in the order in which they are moved; the registry refuses one of them at first. */
const RELEASE_TAGS = ["1.1.0", "1.1", "1", "latest"];
const PROTECTED_TAG = "1";
/** A push to the default branch: the image is made, and named by the branch and the commit. */
async function playPush(job, workshop) {
    const { scene: { narration, stage }, commit } = job;
    await narration.heading("1. A push to main");
    await narration.say(`Commit ${scenes_short(commit)}, "${commit.message}". Its Dockerfile:`);
    await narration.show(dockerfileOf(commit));
    const { source } = await workshop.make(job);
    const given = releaseOf(stage, source, ["main", `sha-${commit.sha}`]);
    await narration.command(wordsOf(publish_inputs.declaration, given));
    await runStep(publish, given, job.place);
    await narration.say(`The registry's tags are now ${tagsOf(stage).join(" and ")}. By the commit's, a pull request that branches off here finds what to compare with.`);
}
/** A pull request that makes the image heavier than it may be. Returns the comment that it gets. */
async function playPullRequest(job, workshop) {
    const { scene: { narration, stage }, commit } = job;
    await narration.heading("2. A pull request that makes the image ride deeper");
    await narration.say(`Pull request ${PULL_REQUEST}, "${commit.message}", brings fonts, and by mistake the compiler, its cache, and the server twice. What it adds to the Dockerfile:`);
    await narration.show(changedLines(HISTORY.main, commit));
    const { done, report } = await weigh(job, await workshop.make(job));
    await narration.say("This is what it prints:");
    await narration.show(withoutRepetition(done.stdout));
    await narration.say(`${describeBroken(report)} The command ends with exit code ${done.exitCode}: the check on the pull request is red. Nobody named the base: the forge said where the branch left main, and the registry has a tag of that commit.`);
    await narration.say(`The pull request has one comment now, ${done.outputs["comment-url"] ?? ""}, which begins: "${titleOf(stage)}".`);
    return stage.comment() ?? "";
}
/** A second push that mends it. Returns the image, and the comment as it is edited. */
async function playFix(job, workshop) {
    const { scene: { narration, stage }, commit } = job;
    await narration.heading("3. The fix");
    await narration.say(`A second push to the pull request, commit ${scenes_short(commit)}, "${commit.message}":`);
    await narration.show(changedLines(HISTORY.change, commit));
    const made = await workshop.make(job);
    const { done, report } = await weigh(job, made);
    await narration.say(`${describeFixed(report)} The command ends with exit code ${done.exitCode}.`);
    const edits = stage.forge.requests.filter(({ method }) => method === "PATCH").length;
    await narration.say(`The pull request still has ${(0,format/* formatCount */.B4)(stage.forge.comments.length, "comment")}: the same one, edited ${edits === 1 ? "once" : `${edits} times`}. It begins: "${titleOf(stage)}".`);
    return { source: made.source, body: stage.comment() ?? "" };
}
/** A release: its tags all move, or none does. */
async function playRelease(job, workshop, weighed) {
    const { scene: { narration, stage }, commit } = job;
    await narration.heading("4. A release");
    await narration.say(`The pull request is merged, and commit ${scenes_short(commit)} gets the tag v1.1.0.`);
    const source = weighed === "" ? (await workshop.make(job)).source : weighed;
    const before = tagsOf(stage);
    const given = releaseOf(stage, source, RELEASE_TAGS);
    await narration.say(`The release has ${RELEASE_TAGS.length} tags. At first, the registry is made to refuse the third of them, "${PROTECTED_TAG}".`);
    await narration.command(wordsOf(publish_inputs.declaration, given));
    const asked = stage.registry.requests.length;
    stage.setProtectedTag(PROTECTED_TAG);
    await refused(runStep(publish, given, job.place));
    stage.setProtectedTag(null);
    const moved = movedSince(stage, asked);
    const after = tagsOf(stage);
    const isAsBefore = after.join() === before.join();
    await narration.say(`It ends with exit code 2. ${listed(moved)} had been moved when the registry refused "${PROTECTED_TAG}", and ${moved.length === 1 ? "was" : "were"} put back: the registry's tags are ${listed(after)}, ${isAsBefore ? "as before" : "and they were others before"}. A release is whole or it is not there.`);
    await narration.say("Now the registry takes them all, and the same command is run again:");
    await narration.command(wordsOf(publish_inputs.declaration, given));
    const { outputs } = await runStep(publish, given, job.place);
    const tags = stage.registry.tagsOf(PROJECT);
    const right = RELEASE_TAGS.filter((tag) => tags[tag] === outputs["digest"]);
    await narration.say(`${right.length} of ${RELEASE_TAGS.length} tags name the image ${(outputs["digest"] ?? "").slice(0, 19)}…: ${listed(right)}. No layer was sent again.`);
}
function releaseOf({ repository }, source, tags) {
    return { sources: source, tags: tags.map((tag) => `${repository}:${tag}`) };
}
/** Weighs what was made against the merge base, and comments. */
async function weigh({ scene: { narration, stage }, place, number }, { head }) {
    const path = (0,external_node_path_.join)("..", `report-${number}.json`);
    const given = { head, "base-image": stage.repository, budget: BUDGET, key: PROJECT, report: path, "github-token": stage.token };
    await narration.command(wordsOf(diff_inputs.declaration, given));
    const done = await runStep(diff, given, place);
    return { done, report: JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(place.directory, path), "utf8")) };
}
function describeBroken({ budgets }) {
    const broken = budgets.filter(({ ok, waivedBy }) => ok === false && waivedBy === null);
    const distinct = (values) => new Set(values).size;
    const lines = distinct(budgets.map(({ line }) => line));
    const platforms = distinct(broken.map(({ platform }) => platform));
    return `Of ${(0,format/* formatCount */.B4)(lines, "line")} of the budget, ${distinct(broken.map(({ line }) => line))} are exceeded, on ${(0,format/* formatCount */.B4)(platforms, "platform")}.`;
}
/** Layers and files of the first platform are enough to read. */
function withoutRepetition(text) {
    const lines = text.split("\n");
    const second = PLATFORMS[1];
    const start = lines.findIndex((line) => line.startsWith(`Layers on ${second}`));
    const end = lines.findIndex((line, at) => at > start && line.startsWith("Base: "));
    return start === -1 || end === -1 ? text : [...lines.slice(0, start), `… layers and files on ${second} …`, "", ...lines.slice(end)].join("\n");
}
function describeFixed(report) {
    const platform = (0,headline/* headlinePlatform */.Y)(report);
    const pull = platform?.delta?.pullBytes ?? 0;
    const node = platform?.deltaPullBytes ?? 0;
    const held = report.budgets.every(({ ok }) => ok === true) ? "Every line of the budget holds." : "Not every line of the budget holds.";
    return `On ${platform?.platform ?? ""} the image is ${(0,format/* formatBytes */.z3)(platform?.head?.pullBytes ?? 0)} to pull, ${(0,format/* formatDelta */.CW)(pull)} against main. A node that has main's image pulls ${(0,format/* formatBytes */.z3)(node)}, because the server is another. ${held}`;
}
/** Expects a refusal; anything else that is thrown goes on. */
async function refused(work) {
    try {
        await work;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.y)
            return;
        throw error;
    }
    throw new Error("The registry took a tag that it was to refuse.");
}
/** The release's tags that the registry moved since so many requests, before the first that it refused. */
function movedSince({ registry }, asked) {
    const puts = registry.requests.slice(asked).filter(({ method }) => method === "PUT");
    const first = puts.findIndex(({ status }) => status === 403);
    const taken = new Set(puts.slice(0, first === -1 ? undefined : first).map(({ path }) => path.split("/").at(-1)));
    return RELEASE_TAGS.filter((tag) => taken.has(tag));
}
/** Of the project's tags, a commit's cut to seven digits. */
function tagsOf({ registry }) {
    return Object.keys(registry.tagsOf(PROJECT)).map((tag) => tag.replace(/^(sha-[0-9a-f]{7})[0-9a-f]{33}$/, "$1…"));
}
function listed(words) {
    return words.length < 2 ? (words[0] ?? "none") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
function scenes_short({ sha }) {
    return sha.slice(0, 7);
}
function changedLines(before, after) {
    const [old, now] = [dockerfileOf(before).split("\n"), dockerfileOf(after).split("\n")];
    const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
    const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
    return [...gone, ...come].join("\n");
}
/** The comment's heading, as text. */
function titleOf(stage) {
    const line = stage.comment()?.split("\n").find((each) => each.startsWith("### ")) ?? "";
    return line.slice(4).replaceAll("`", "");
}

;// CONCATENATED MODULE: ./src/demo/show-page.js



/** The person at this process's terminal. */
const TERMINAL_READER = {
    canAnswer: () => process.stdin.isTTY === true && process.stdout.isTTY === true,
    nextLine: (signal) => new Promise((done) => {
        const end = () => {
            process.stdin.off("data", end).off("end", end).pause();
            signal.removeEventListener("abort", end);
            done();
        };
        process.stdin.on("data", end).on("end", end).resume();
        signal.addEventListener("abort", end, { once: true });
    }),
};
/** Keeps the page in a file where one is named; else serves it on 127.0.0.1 for as long as somebody at the terminal waits. */
async function showPage({ host, narration, cleanUp, signal }, html, file, reader) {
    if (file !== null) {
        await host.files.write(file, html);
        return await narration.say(`The page is kept as ${(0,external_node_path_.resolve)(host.directory, file)}.`);
    }
    if (!reader.canAnswer())
        return await narration.say("Run it in a terminal to see the comment in a browser, or with --page FILE to keep it as a page.");
    const server = serverOf(html);
    const port = await listen(server);
    const end = cleanUp.add(() => stop(server));
    await narration.say(`http://127.0.0.1:${port}/ shows it until you press Enter.`);
    await reader.nextLine(signal);
    signal.throwIfAborted();
    await end();
}
function serverOf(html) {
    return (0,external_node_http_.createServer)((request, response) => {
        if (request.url !== "/")
            return void response.writeHead(404).end();
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html);
    });
}

;// CONCATENATED MODULE: ./src/demo/run.js














/** For taking down what runs: a builder takes a second or two, on a busy machine more. */
const GRACE_MS = 60_000;
/** Plays the demo, and takes down all that it set up, however it ends. */
async function run_run(host, inputs, cli, reader = TERMINAL_READER) {
    if (cli === null)
        return;
    if (cli.dryRun)
        return await cli.write(`${JSON.stringify(describePlan(inputs), null, 2)}\n`);
    await (0,exit/* finishBeforeExit */.Jw)(async (signal) => {
        const cleanUp = createCleanUp();
        try {
            await play({ host, inputs, cli, cleanUp, signal, reader });
        }
        finally {
            if (signal.aborted)
                host.log.info("The demo was interrupted: what it made is taken down.");
            await cleanUp.run();
        }
    }, GRACE_MS);
}
/** What would be done, of which nothing is started. */
function describePlan(inputs) {
    const { main, change, fix } = HISTORY;
    const commits = [main, change, fix].map((commit) => ({ sha: commit.sha, message: commit.message, dockerfile: dockerfileOf(commit).trimEnd().split("\n") }));
    return { engine: inputs["without-engine"] ? "none" : "where there is one", platforms: PLATFORMS, budget: BUDGET, commits, page: inputs.page ?? null };
}
async function play({ host, inputs, cli, cleanUp, signal, reader }) {
    const began = host.clock.now().getTime();
    const narration = narrate(cli);
    const stage = await setStage(host, cleanUp);
    const scene = { host, cli, stage, narration, cleanUp, signal };
    await narration.heading(`Plimsoll's demo: the image of ${PROJECT}, from a push to a release`);
    await narration.say(`All of it is on this machine: a registry (${stage.registry.host}), the cache service of a CI (${new URL(stage.actions.url).host}) and a forge with a pull request (${new URL(stage.forge.serverUrl).host}) run inside this command. A line that begins with $ is a command of Plimsoll, run with the variables that a CI sets; in a workflow, the action of that name does the same. The files in the images are made up. Every figure is measured.`);
    const { workshop, env } = await chooseWorkshop(scene, inputs["without-engine"]);
    const start = (commit, occasion, number) => startJob(scene, commit, occasion, number, env);
    await playPush(await start(HISTORY.main, "push", 1), workshop);
    const alarmed = await playPullRequest(await start(HISTORY.change, "pull-request", 2), workshop);
    const { source, body } = await playFix(await start(HISTORY.fix, "pull-request", 3), workshop);
    await playRelease(await start(HISTORY.fix, "tag", 4), workshop, source);
    const comments = [
        { when: "as it stands now, after the second push", body },
        { when: "as it stood before that, after the first", body: alarmed },
    ];
    // Not counted: how long somebody looks at the page.
    const took = (0,format/* formatDuration */.a3)(host.clock.now().getTime() - began);
    await narration.heading("5. The comment in a browser");
    await showPage(scene, renderPage({ project: PROJECT, pullRequest: PULL_REQUEST, title: HISTORY.change.message, comments }), inputs.page ?? null, reader);
    await cleanUp.run();
    await narration.say(`All that the demo made is gone again: servers, files${"DOCKER_HOST" in env ? ", builders with their containers and volumes" : ""}. It took ${took}. In a workflow, one step does the same: see "Three workflows to copy" in README.md.`);
}
async function chooseWorkshop(scene, isWithoutEngine) {
    const found = isWithoutEngine ? { why: "--without-engine asks for it." } : await findEngine({ ...scene, folder: scene.stage.folder });
    if ("env" in found) {
        await scene.narration.say("A Docker engine with buildx is here: it builds the images. Their Dockerfiles pull nothing and run nothing, so no emulator is needed for the other platform.");
        return { workshop: orElse(imageBuilder((0,external_node_crypto_.randomUUID)().slice(0, 8)), imageMaker()), env: found.env };
    }
    await scene.narration.say(`Nothing is built: ${found.why.charAt(0).toLowerCase()}${found.why.slice(1)} The images are made by the demo itself; how they are weighed, commented on and published is the same.`);
    return { workshop: imageMaker(), env: {} };
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

/***/ 77730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createTerminalHost)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96726);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26307);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31119);
/* harmony import */ var _neutralize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89197);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70239);
/* harmony import */ var _search_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63616);






const PROGRESS_AFTER_MS = 500;
const MAX_FOREIGN_LINE = 4096;
const PAINT = { error: "31", warning: "33", notice: "36", debug: "2" };
/** Clears the line the cursor stands on. */
const CLEAR = "\r\u001b[2K";
/** A person's terminal, or a step that runs the command: all that is logged goes to standard error, annotations as workflow commands where a runner reads them. */
function createTerminalHost(options) {
    const redactor = (0,_redact_js__WEBPACK_IMPORTED_MODULE_5__/* .createRedactor */ .l)();
    const clock = options.clock ?? _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m;
    const log = createLog(options, clock, (text) => redactor.redact(text));
    const env = { ...options.env };
    return {
        kind: "terminal",
        env,
        directory: options.directory,
        log,
        clock,
        files: (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .createFiles */ .q)(options.directory),
        input: (name) => options.inputs[name] ?? "",
        // The command's results are its data and its exit code; there is no later step and no post.
        setOutput() { },
        saveState() { },
        state: () => "",
        exportVariable(name, value) {
            env[name] = value;
        },
        addPath(folder) {
            env["PATH"] = (0,_search_path_js__WEBPACK_IMPORTED_MODULE_4__/* .withFolder */ .Z)(folder, env["PATH"]);
        },
        addSecret(value) {
            const weakness = redactor.weaknessOf(value);
            if (weakness !== null)
                log.warning(weakness);
            redactor.add(value);
        },
        redact: (text) => redactor.redact(text),
        summarize: () => Promise.resolve(false),
        setExitCode(code) {
            process.exitCode = code;
        },
        exec: (0,_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .createExec */ .k)(env, options.directory),
        startBackground: (0,_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .createStartBackground */ .r)(env, options.directory),
    };
}
function createLog(options, clock, redact) {
    const isQuiet = options.verbosity === "quiet";
    const line = createProgressLine(options.stderr, isQuiet, clock);
    const print = (text) => {
        line.clear();
        options.stderr.write(`${text}\n`);
    };
    const harmless = (text) => (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_3__/* .neutralize */ .Y)(text, { redact }).join("\n");
    const labelled = (label, message) => {
        const shown = options.color ? `\u001b[${PAINT[label]}m${label}:\u001b[0m` : `${label}:`;
        print(`${shown} ${harmless(message)}`);
    };
    const annotate = (level, message, place) => {
        // The runner shows it on its line; anything that names none is a line of the log like any other.
        if (place?.file !== undefined && options.env["GITHUB_ACTIONS"] === "true")
            print(workflowCommand(level, harmless(message), place, harmless));
        else
            labelled(level, message);
    };
    return {
        debug(message) {
            if (options.verbosity === "verbose")
                labelled("debug", message);
        },
        info(message) {
            if (!isQuiet)
                print(harmless(message));
        },
        notice(message, place) {
            if (!isQuiet)
                annotate("notice", message, place);
        },
        warning: (message, place) => annotate("warning", message, place),
        error: (message, place) => annotate("error", message, place),
        foreign(text) {
            if (isQuiet)
                return;
            for (const each of (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_3__/* .neutralize */ .Y)(text, { redact, maxLineLength: MAX_FOREIGN_LINE }))
                print(each);
        },
        group(title, body) {
            if (!isQuiet)
                print(harmless(title));
            return body();
        },
        progress: (text) => (text === null ? line.clear() : line.show(harmless(text))),
    };
}
/** `::warning file=Dockerfile,line=3::…`, as a command in a workflow's `run:` step may print it. */
function workflowCommand(level, message, { title, file, line }, harmless) {
    const escape = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    const properties = Object.entries({ title, file, line }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escape(harmless(String(value))).replaceAll(":", "%3A").replaceAll(",", "%2C")}`]));
    return `::${level} ${properties.join(",")}::${escape(message)}`;
}
/** One line that replaces itself, on a terminal only and not before the work has taken half a second. */
function createProgressLine(stderr, isQuiet, clock) {
    let sinceMs = null;
    let isShown = false;
    return {
        show(text) {
            if (stderr.isTTY !== true || isQuiet)
                return;
            const nowMs = clock.now().getTime();
            sinceMs ??= nowMs;
            if (nowMs - sinceMs < PROGRESS_AFTER_MS)
                return;
            // One column short: a full last column makes some terminals wrap, and the line would no longer replace itself.
            const columns = (stderr.columns ?? 80) - 1;
            stderr.write(`${CLEAR}${[...text.replaceAll("\n", " ")].slice(0, columns).join("")}`);
            isShown = true;
        },
        clear() {
            if (isShown)
                stderr.write(CLEAR);
            isShown = false;
        },
    };
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

/***/ 99649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9130);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39562);


/** Removes what this step made and nothing else; also where it was cancelled halfway. */
async function post(host) {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetupState */ .N)(host);
    // Debugging is switched on for a whole job, and sometimes by a step in the middle of it.
    if (state !== null)
        await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanUp */ .n)(asInMain(host, state), { ...state, isDebug: state.isDebug || host.env["RUNNER_DEBUG"] === "1" });
}
/** The host with the folders that main had: a login in between may have given the job a configuration of its own. */
function asInMain(host, { folders }) {
    if (folders === null)
        return host;
    return {
        ...host,
        env: { ...host.env, ...folders },
        exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
    };
}


/***/ })

};
