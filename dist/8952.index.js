export const id = 8952;
export const ids = [8952];
export const modules = {

/***/ 73785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ requirePairs),
/* harmony export */   lt: () => (/* binding */ attribute),
/* harmony export */   vB: () => (/* binding */ parseAttributes),
/* harmony export */   x1: () => (/* binding */ formatAttributes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38685);


/** Reads one record of attributes as buildx does: CSV, in which a quoted field may hold commas. Throws a `UserError` where a quote is never closed. */
function parseAttributes(text) {
    const [fields = []] = (0,_inputs_records_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecords */ .Q)(text);
    return fields.map((field) => {
        const equals = field.indexOf("=");
        if (equals === -1)
            return [field.trim(), null];
        return [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1)];
    });
}
/** Writes attributes as one record of CSV, quoted where they hold a comma, a quote or a line end. */
function formatAttributes(attributes) {
    return attributes.map(([key, value]) => quoteField(value === null ? key : `${key}=${value}`)).join(",");
}
/** The last value of a key; null where it has none. */
function attribute(attributes, key) {
    return attributes.findLast(([name]) => name === key)?.[1] ?? null;
}
/** Throws a `UserError` where a field other than the first is no `key=value`. */
function requirePairs(attributes) {
    const lone = attributes.find(([, value]) => value === null);
    if (lone !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(lone[0])} is no key=value.`, "Write key=value pairs with commas between them.");
}
function quoteField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}


/***/ }),

/***/ 17495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qh: () => (/* binding */ fillDefaultContext),
/* harmony export */   Vm: () => (/* binding */ contextOf),
/* harmony export */   cw: () => (/* binding */ gitContext),
/* harmony export */   xt: () => (/* binding */ namesRepository)
/* harmony export */ });
const DEFAULT_CONTEXT = /\{\{\s*defaultContext\s*\}\}/g;
/** Whether the text stands for the repository at the event's commit. */
function namesRepository(text) {
    return text.search(DEFAULT_CONTEXT) !== -1;
}
/** The URL of the repository at the event's commit, or of a folder in it. */
function gitContext(source, form, folder = "") {
    const isPullRequest = source.ref.startsWith("refs/pull/");
    const sha = isPullRequest && form.usesHead && source.headSha !== null ? source.headSha : source.sha;
    const inFolder = folder === "." ? "" : folder;
    if (!form.asQuery)
        return `${source.url}.git#${sha}${inFolder === "" ? "" : `:${inFolder}`}`;
    const name = source.ref.startsWith("refs/") ? source.ref : `refs/heads/${source.ref}`;
    // git takes these in the name of a branch, and here they would begin another part of the URL.
    const ref = name.replace(/[%&+#]/g, encodeURIComponent);
    // The merge commit of a pull request is not what its ref points to for long.
    const at = isPullRequest ? `ref=${sha}` : `ref=${ref}&checksum=${sha}`;
    return `${source.url}.git?${at}${inFolder === "" ? "" : `&subdir=${inFolder}`}`;
}
/** The text with every `{{defaultContext}}` and `{{defaultContext}}:folder` in it replaced. */
function fillDefaultContext(text, source, form) {
    return text.replace(/\{\{\s*defaultContext\s*\}\}(?::([^,\s]*))?/g, (_whole, folder) => gitContext(source, form, folder));
}
/** Tells a folder of this machine from what BuildKit fetches, as buildx does. */
function contextOf(argument) {
    const isRemote = /^(https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@|docker-image:\/\/|oci-layout:\/\/|target:)/.test(argument);
    return { kind: isRemote ? "other" : "folder", argument };
}


/***/ }),

/***/ 83023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseEpoch)
/* harmony export */ });
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
/** Reads `commit`, seconds since 1970 or an RFC 3339 date; null for any other text. */
function parseEpoch(text) {
    if (text === "commit")
        return "commit";
    if (/^\d{1,12}$/.test(text))
        return { seconds: Number(text) };
    const ms = RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(ms) || ms < 0 ? null : { seconds: Math.floor(ms / 1000) };
}


/***/ }),

/***/ 54829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readFacts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _builder_job_builders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42619);
/* harmony import */ var _host_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71160);
/* harmony import */ var _inputs_go_boolean_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71772);
/* harmony import */ var _context_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17495);






/** The first buildx that resolves the query of a Git URL by itself. */
const QUERY_SINCE = [0, 29];
/** Finds out what the plan depends on; starts git only where the inputs ask for the commit, and buildx only where its version counts. */
async function readFacts(host, inputs, event, findBuildx) {
    const hasCheckout = await findCheckout(host, inputs.file ?? "Dockerfile");
    const source = readSource(host.env, event);
    const isFetched = inputs.context === undefined ? !hasCheckout && source !== null : (0,_context_source_js__WEBPACK_IMPORTED_MODULE_4__/* .namesRepository */ .xt)(inputs.context);
    const wantsCommit = inputs["source-date-epoch"] === "commit" || inputs["default-labels"];
    const folder = isFetched ? null : folderOf(inputs.context ?? ".");
    return {
        kind: host.kind,
        env: host.env,
        hasCheckout,
        source,
        displacedBuilder: inputs.builder === undefined ? await (0,_builder_job_builders_js__WEBPACK_IMPORTED_MODULE_2__/* .findDisplacedBuilder */ .qJ)(host) : null,
        commit: wantsCommit && folder !== null ? await readCommit(host, folder, source === null) : null,
        canQuery: wantsQuery(host.env) && (isFetched || inputs["build-contexts"].some(_context_source_js__WEBPACK_IMPORTED_MODULE_4__/* .namesRepository */ .xt)) && (await resolvesQueries(await findBuildx())),
        recordFolder: host.env["RUNNER_TEMP"] ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(host.env["RUNNER_TEMP"], "plimsoll") : "plimsoll-records",
        now: host.clock.now(),
        holdsSecret: (text) => host.redact(text) !== text,
    };
}
/** A checkout without `.git` is what actions/checkout leaves where there is no git. */
async function findCheckout(host, dockerfile) {
    for (const path of [".git", dockerfile]) {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.directory, path)).catch(() => null)) !== null)
            return true;
    }
    return false;
}
function readSource(env, event) {
    const { GITHUB_SERVER_URL: server = "", GITHUB_SHA: sha = "", GITHUB_REF: ref = "" } = env;
    if (event.repository === null || !URL.canParse(server) || !/^[0-9a-f]{40,64}$/.test(sha))
        return null;
    const url = `${server.replace(/\/+$/, "")}/${event.repository.owner}/${event.repository.name}`;
    // pull_request_target runs on the base branch's commit.
    return { url, ref, sha, headSha: event.name === "pull_request" ? (event.pullRequest?.headSha ?? null) : null };
}
function folderOf(context) {
    const { kind, argument } = (0,_context_source_js__WEBPACK_IMPORTED_MODULE_4__/* .contextOf */ .Vm)(context);
    return kind === "folder" ? argument : null;
}
async function readCommit(host, folder, wantsOrigin) {
    const log = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_3__/* .askGit */ .g)(host, folder, ["log", "-1", "--no-show-signature", "--format=%H %ct"]);
    const [, sha, seconds] = /^([0-9a-f]{40,64}) (\d+)$/.exec(log ?? "") ?? [];
    if (sha === undefined || seconds === undefined)
        return null;
    const origin = wantsOrigin ? await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_3__/* .askGit */ .g)(host, folder, ["remote", "get-url", "origin"]) : null;
    return { sha, seconds: Number(seconds), origin: origin === null ? null : (0,_host_git_js__WEBPACK_IMPORTED_MODULE_3__/* .browserUrl */ .O)(origin) };
}
function wantsQuery(env) {
    return (0,_inputs_go_boolean_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGoBoolean */ .a)(env["BUILDX_SEND_GIT_QUERY_AS_INPUT"] ?? "") === true;
}
async function resolvesQueries(buildx) {
    const { stdout } = await buildx.must(["version"], "The version of buildx cannot be read");
    const [, major, minor] = /\bv(\d+)\.(\d+)\.\d+/.exec(stdout) ?? [];
    // A build of one's own calls itself v0.0.0, or nothing at all.
    if (major === undefined || (major === "0" && minor === "0"))
        return true;
    return Number(major) > QUERY_SINCE[0] || Number(minor) >= QUERY_SINCE[1];
}


/***/ }),

/***/ 17052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ parseOutput),
/* harmony export */   GD: () => (/* binding */ rewriteTimestamps),
/* harmony export */   Ke: () => (/* binding */ pushedLast),
/* harmony export */   VQ: () => (/* binding */ isLoad),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   n3: () => (/* binding */ isPush)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_go_boolean_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71772);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75209);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73785);




const TYPES = ["local", "tar", "oci", "docker", "image", "registry", "cacheonly"];
/** Types that hold an image, to which an image's options apply. */
const IMAGE_TYPES = new Set(["image", "registry", "oci", "docker"]);
/** Parses a line of `outputs`. Throws a `UserError` for what buildx would refuse or write to its standard output. */
function parseOutput(text) {
    const attributes = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAttributes */ .vB)(text);
    const [first] = attributes;
    // buildx: a lone path is the folder to write the files to.
    if (attributes.length === 1 && first !== undefined && first[1] === null)
        return lonePath(text);
    (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .requirePairs */ .J)(attributes);
    const type = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "type") ?? "";
    if (!TYPES.includes(type))
        throw unknownType(text, type);
    const output = { type, attributes, text };
    if (["local", "tar", "oci"].includes(type) && ["", "-", null].includes((0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "dest")))
        throw needsPath(text);
    if (type === "docker" && (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "dest") === "-")
        throw needsPath(text);
    return output;
}
/** Whether the output sends the image to a registry. */
function isPush({ type, attributes }) {
    if (type === "registry")
        return true;
    return type === "image" && (0,_inputs_go_boolean_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGoBoolean */ .a)((0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "push") ?? "") === true;
}
/** The outputs in their order, but with those that are pushed behind the others: of several digests, buildx tells the last output's. */
function pushedLast(outputs, push) {
    const rank = (output) => Number(isPush(output) || (push && output.type === "image"));
    return outputs.toSorted((a, b) => rank(a) - rank(b));
}
/** Whether the output loads the image into an engine. */
function isLoad({ type, attributes }) {
    return type === "docker" && (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "dest") === null;
}
/** The names that an output gives the image; `tags` where there are none. */
function namesOf({ attributes }) {
    return ((0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "name") ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}
/**
 * The outputs with `rewrite-timestamp` on each that holds an image, and `push` and `load` written out as buildx would do
 * it: a flag has no place for the option.
 */
function rewriteTimestamps(outputs, { push, load }) {
    const all = outputs.map(({ type, attributes }) => ({ type, attributes }));
    if (push && !pushExisting(all))
        all.push({ type: "image", attributes: [["type", "image"], ["push", "true"]] });
    if (load && !outputs.some(isLoad))
        all.push({ type: "docker", attributes: [["type", "docker"]] });
    return all.map(({ type, attributes }) => (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAttributes */ .x1)(IMAGE_TYPES.has(type) && (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attribute */ .lt)(attributes, "rewrite-timestamp") === null ? [...attributes, ["rewrite-timestamp", "true"]] : attributes));
}
/** As buildx's `--push`: every image output is pushed; false where there is none. */
function pushExisting(outputs) {
    let isPushed = false;
    for (const output of outputs) {
        if (output.type !== "image" && output.type !== "registry")
            continue;
        isPushed = true;
        if (output.type === "image")
            output.attributes = [...output.attributes.filter(([key]) => key !== "push"), ["push", "true"]];
    }
    return isPushed;
}
function lonePath(text) {
    if (text === "-")
        throw needsPath(text);
    return { type: "local", attributes: [["type", "local"], ["dest", text]], text };
}
function unknownType(text, type) {
    const near = type === "" ? null : (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(type, TYPES);
    const why = type === "" ? `${JSON.stringify(text)} has no type.` : `${JSON.stringify(type)} is no type of output${near === null ? "." : `; did you mean ${near}?`}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(why, `Write type= and one of ${TYPES.join(", ")}.`);
}
function needsPath(text) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} would write the result into the log.`, "Add dest= and a path.");
}


/***/ }),

/***/ 94090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lt: () => (/* binding */ digestLine),
  C7: () => (/* binding */ planBuild),
  l6: () => (/* binding */ writtenSecrets)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/inputs/go-boolean.js
var go_boolean = __webpack_require__(71772);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/build/attributes.js
var build_attributes = __webpack_require__(73785);
// EXTERNAL MODULE: ./src/build/context-source.js
var context_source = __webpack_require__(17495);
// EXTERNAL MODULE: ./src/build/epoch.js
var build_epoch = __webpack_require__(83023);
;// CONCATENATED MODULE: ./src/build/labels.js
const PREFIX = "org.opencontainers.image.";
/**
 * The labels `source`, `revision` and `created` (image-spec annotations.md), less those that `given` sets. The revision of
 * a pull request is its own commit: nobody can look up the one it would be merged as.
 */
function defaultLabels(given, { source, commit, now }, epochSeconds) {
    const created = epochSeconds === null ? now : new Date(epochSeconds * 1000);
    const values = {
        source: source?.url ?? commit?.origin ?? null,
        revision: source?.headSha ?? commit?.sha ?? source?.sha ?? null,
        created: created.toISOString().replace(/\.\d{3}Z$/, "Z"),
    };
    const names = new Set(given.map((label) => label.split("=", 1)[0]));
    return Object.entries(values).flatMap(([name, value]) => (value === null || names.has(PREFIX + name) ? [] : [`${PREFIX}${name}=${value}`]));
}

// EXTERNAL MODULE: ./src/build/outputs.js
var build_outputs = __webpack_require__(17052);
// EXTERNAL MODULE: ./src/builder/platforms.js
var platforms = __webpack_require__(73417);
// EXTERNAL MODULE: ./src/build/secrets.js
var build_secrets = __webpack_require__(17047);
;// CONCATENATED MODULE: ./src/build/plan.js










/** Chooses what a build must do, from inputs without mistakes; touches nothing. Throws a `UserError` where the facts do not allow it. */
function planBuild(inputs, facts) {
    const context = planContext(inputs, facts);
    const outputs = planOutputs(inputs);
    const parsed = outputs.lines.map(build_outputs/* parseOutput */.Fw);
    const isLoaded = inputs.load || parsed.some(({ type }) => type === "docker");
    const epoch = planEpoch(inputs, facts);
    const buildArguments = splitBuildArguments([...inputs["build-args"], ...(epoch === null ? [] : [`SOURCE_DATE_EPOCH=${epoch}`])], facts);
    return {
        context,
        file: inputs.file ?? null,
        builder: inputs.builder ?? facts.displacedBuilder,
        platforms: inputs.platforms,
        emulated: [...new Set(inputs.platforms.map(platforms/* canonicalPlatform */._))].filter((platform) => platform !== platforms/* LOCAL_PLATFORM */.G),
        allow: inputs.allow,
        secrets: planSecrets(inputs, context, facts),
        secretArguments: buildArguments.secret,
        buildArguments: buildArguments.plain,
        labels: inputs["default-labels"] ? [...defaultLabels(inputs.labels, facts, epoch), ...inputs.labels] : inputs.labels,
        tags: inputs.tags,
        target: inputs.target ?? null,
        outputs: outputs.lines,
        push: outputs.push,
        load: outputs.load,
        isLoaded,
        loadsSeveral: new Set(inputs.platforms.map(platforms/* canonicalPlatform */._)).size > 1 && (inputs.load || parsed.some(build_outputs/* isLoad */.VQ)),
        hasImageId: !parsed.some(({ type }) => type === "local" || type === "tar"),
        attestations: {
            provenance: inputs.provenance ?? null,
            sbom: inputs.sbom ?? null,
            attests: inputs.attests,
            builderId: builderId(facts.env),
            areDefaultsOff: (0,go_boolean/* parseGoBoolean */.a)(facts.env["BUILDX_NO_DEFAULT_ATTESTATIONS"] ?? "") === true,
        },
        options: planOptions(inputs, facts),
        call: inputs.call ?? null,
        needsCacheToken: [...inputs["cache-from"], ...inputs["cache-to"]].some((line) => (0,build_attributes/* attribute */.lt)((0,build_attributes/* parseAttributes */.vB)(line), "type") === "gha"),
        pushedTo: pushedTo(inputs, parsed),
        insecureRegistries: parsed.flatMap(insecureRegistries),
        archive: archiveOf(parsed),
        record: inputs["push-by-digest"].length === 0 ? null : planRecord(inputs, facts),
    };
}
/** The secrets that are written to files: those of `secrets`, and the token where BuildKit fetches the repository. */
function writtenSecrets(inputs, plan) {
    const { secrets } = (0,build_secrets/* parseSecrets */.dC)(inputs.secrets ?? "");
    const values = new Map();
    for (const source of plan.secrets) {
        if (!("written" in source))
            continue;
        const value = secrets.findLast(({ id, value: given }) => id === source.id && given !== "")?.value ?? inputs["github-token"];
        if (value !== undefined)
            values.set(source.written, value);
    }
    return values;
}
function planContext(inputs, facts) {
    if (inputs.context === undefined) {
        if (facts.hasCheckout || facts.source === null)
            return { kind: "folder", argument: "." };
        return { kind: "repository", argument: (0,context_source/* gitContext */.cw)(facts.source, gitForm(facts)) };
    }
    if (!(0,context_source/* namesRepository */.xt)(inputs.context))
        return (0,context_source/* contextOf */.Vm)(inputs.context);
    return { kind: "repository", argument: (0,context_source/* fillDefaultContext */.Qh)(inputs.context, requireSource(facts), gitForm(facts)) };
}
function gitForm({ env, canQuery }) {
    return { usesHead: env["DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF"] === "true", asQuery: canQuery };
}
function requireSource({ source }) {
    if (source !== null)
        return source;
    throw new errors/* UserError */.y("{{defaultContext}} is the repository of the event, and this is no run of a workflow.", "Give context a folder or a URL.");
}
function planOutputs(inputs) {
    const byDigest = inputs["push-by-digest"].map((name) => (0,reference/* formatRepository */.Sh)((0,reference/* parseRepository */.SU)(name)));
    // One output for all repositories: the image is exported once, and has one digest everywhere.
    const digestOutput = byDigest.length === 0 ? [] : [digestLine(byDigest)];
    const push = inputs.push && byDigest.length === 0;
    const ordered = (0,build_outputs/* pushedLast */.Ke)([...inputs.outputs, ...digestOutput].map(build_outputs/* parseOutput */.Fw), push);
    const isPushed = push || ordered.some(build_outputs/* isPush */.n3);
    // The flag would load last, and the digest be that of what is loaded.
    const outputs = isPushed && inputs.load && !ordered.some(build_outputs/* isLoad */.VQ) ? [(0,build_outputs/* parseOutput */.Fw)("type=docker"), ...ordered] : ordered;
    const load = inputs.load && !isPushed;
    if (!inputs["rewrite-timestamp"])
        return { lines: outputs.map(({ text }) => text), push, load };
    return { lines: (0,build_outputs/* rewriteTimestamps */.GD)(outputs, { push, load }), push: false, load: false };
}
/** The output that pushes an image to repositories without a tag. */
function digestLine(repositories) {
    return (0,build_attributes/* formatAttributes */.x1)([
        ["type", "image"],
        ["name", repositories.join(",")],
        ["push-by-digest", "true"],
        ["name-canonical", "true"],
        ["push", "true"],
    ]);
}
function planEpoch(inputs, { commit }) {
    const epoch = inputs["source-date-epoch"] === undefined ? null : (0,build_epoch/* parseEpoch */.P)(inputs["source-date-epoch"]);
    if (epoch === null)
        return null;
    if (epoch !== "commit")
        return epoch.seconds;
    if (commit !== null)
        return commit.seconds;
    throw new errors/* UserError */.y("source-date-epoch: commit needs the commit of the context, and git knows of none there.", "Check the repository out before this step (actions/checkout) and build from the checkout, or give source-date-epoch a time in seconds.");
}
/** Names that may speak of a secret: more than are warned of, for nothing is lost by keeping a value off the command line. */
const KEPT_OFF = /token|passw|secret|credential|api_?key|private_?key/i;
/** What buildx, the engine's client or the loader read for themselves: these cannot be handed on in the environment. */
const RESERVED = /^(PATH|HOME|USER|TMPDIR|TZ|LD_.*|DOCKER_.*|BUILDX_.*|BUILDKIT_.*|COMPOSE_.*|OTEL_.*|GIT_.*|SSH_.*|AWS_.*|AZURE_.*|ACTIONS_.*|SOURCE_DATE_EPOCH|.*_proxy)$/i;
function splitBuildArguments(lines, facts) {
    const isHidden = (line) => {
        const name = line.split("=", 1)[0] ?? "";
        if (name === line || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || RESERVED.test(name))
            return false;
        return facts.env[name] === undefined && (KEPT_OFF.test(name) || facts.holdsSecret(line));
    };
    return { secret: lines.filter(isHidden).map((line) => line.split("=", 1)[0] ?? ""), plain: lines.filter((line) => !isHidden(line)) };
}
function planSecrets(inputs, context, facts) {
    const given = (0,build_secrets/* parseSecrets */.dC)(inputs.secrets ?? "").secrets.filter(({ value }) => value !== "");
    const all = given.map(({ id }) => ({ id }));
    const fetches = context.kind === "repository" || inputs["build-contexts"].some(context_source/* namesRepository */.xt);
    if (fetches && facts.source !== null && (inputs["github-token"] ?? "") !== "" && !given.some(({ id }) => id === "GIT_AUTH_TOKEN")) {
        const id = `GIT_AUTH_TOKEN.${new URL(facts.source.url).host}`;
        if (!given.some((secret) => secret.id === id))
            all.push({ id });
    }
    return [
        ...inputs["secret-envs"].map((record) => (0,build_secrets/* parseSecretName */.bK)(record, "NAME")).map(({ id, value }) => ({ id, variable: value })),
        ...all.map(({ id }, index) => ({ id, written: `secret-${index}` })),
        ...inputs["secret-files"].map((record) => (0,build_secrets/* parseSecretName */.bK)(record, "path")).map(({ id, value }) => ({ id, path: value })),
    ];
}
function planOptions(inputs, facts) {
    const options = [];
    const add = (flag, values) => void options.push(...values.map((value) => [flag, value]));
    const contexts = inputs["build-contexts"].map((line) => ((0,context_source/* namesRepository */.xt)(line) ? (0,context_source/* fillDefaultContext */.Qh)(line, requireSource(facts), gitForm(facts)) : line));
    add("--add-host", inputs["add-hosts"]);
    add("--annotation", inputs.annotations);
    add("--build-context", contexts);
    add("--cache-from", inputs["cache-from"]);
    add("--cache-to", inputs["cache-to"]);
    add("--cgroup-parent", listOf(inputs["cgroup-parent"]));
    add("--network", listOf(inputs.network));
    add("--no-cache-filter", inputs["no-cache-filters"]);
    add("--shm-size", listOf(inputs["shm-size"]));
    add("--ssh", inputs.ssh);
    add("--ulimit", inputs.ulimit);
    if (inputs["no-cache"])
        options.push(["--no-cache", null]);
    if (inputs.pull)
        options.push(["--pull", null]);
    return options;
}
/** The run's attempt, as BuildKit writes it into the provenance. */
function builderId(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt } = env;
    if (!server || !repository || !run)
        return null;
    return `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ""}`;
}
function pushedTo(inputs, outputs) {
    const isPushed = (output) => (0,build_outputs/* isPush */.n3)(output) || (inputs.push && ["image", "registry"].includes(output.type));
    const named = outputs.filter(isPushed).flatMap(build_outputs/* namesOf */.eZ);
    const tagged = inputs.push || outputs.some((output) => isPushed(output) && (0,build_outputs/* namesOf */.eZ)(output).length === 0) ? inputs.tags : [];
    return [...new Set([...tagged, ...named].map((name) => (0,reference/* formatRepository */.Sh)((0,reference/* parseReference */.F2)(name))))];
}
function insecureRegistries(output) {
    const isInsecure = (0,go_boolean/* parseGoBoolean */.a)((0,build_attributes/* attribute */.lt)(output.attributes, "registry.insecure") ?? "") === true;
    return isInsecure ? (0,build_outputs/* namesOf */.eZ)(output).map((name) => (0,reference/* parseReference */.F2)(name).registry) : [];
}
function archiveOf(outputs) {
    const output = outputs.find(({ type, attributes }) => (type === "oci" || type === "docker") && (0,build_attributes/* attribute */.lt)(attributes, "dest") !== null);
    const path = output === undefined ? null : (0,build_attributes/* attribute */.lt)(output.attributes, "dest");
    if (output === undefined || path === null)
        return null;
    const isFolder = (0,go_boolean/* parseGoBoolean */.a)((0,build_attributes/* attribute */.lt)(output.attributes, "tar") ?? "") === false;
    if (output.type === "docker")
        return isFolder ? null : `docker-archive:${path}`;
    return `${isFolder ? "oci" : "oci-archive"}:${path}`;
}
function planRecord(inputs, { recordFolder }) {
    const [first = ""] = inputs["push-by-digest"];
    return { folder: inputs.record ?? recordFolder, key: inputs.key ?? (0,reference/* parseRepository */.SU)(first).repository };
}
function listOf(value) {
    return value === undefined ? [] : [value];
}


/***/ }),

/***/ 20897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ prepareBuilder),
/* harmony export */   U: () => (/* binding */ canEmulate)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _builder_architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5405);
/* harmony import */ var _builder_builder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9063);
/* harmony import */ var _builder_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21324);
/* harmony import */ var _builder_emulation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77979);
/* harmony import */ var _builder_job_builders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42619);






/** Finds the builder and makes it able to do what is asked for. Throws a `UserError` where it cannot. */
async function prepareBuilder(host, plan, buildx) {
    const builder = await (0,_builder_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectBuilder */ .I)(buildx, plan.builder);
    if (builder === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`There is no builder ${plan.builder ?? "to build with"}.`, "Give the name that setup gave it (its output name), or leave builder out to use the current one.");
    }
    await refuseUnloadable(host, plan, builder);
    // What is not there can run nothing here: it has its own machine, and its owner cares for that.
    if (builder.driver === "docker-container" || builder.driver === "docker")
        await emulate(host, plan, builder);
    const able = plan.allow.length === 0 ? builder : await (0,_builder_job_builders_js__WEBPACK_IMPORTED_MODULE_5__/* .allowEntitlements */ .sU)(host, buildx, builder, plan.allow);
    await (0,_builder_job_builders_js__WEBPACK_IMPORTED_MODULE_5__/* .markBuiltWith */ .UN)(host, able.name);
    return able;
}
async function emulate(host, plan, builder) {
    const native = new Set(builder.nodes.flatMap(({ platforms }) => platforms.map((platform) => platform.replace(/\*$/, ""))));
    const missing = plan.emulated.filter((platform) => !native.has(platform) && canEmulate(platform));
    if (missing.length === 0)
        return;
    try {
        const { registered } = await (0,_builder_emulation_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureEmulation */ .V)(host, missing);
        if (registered.length > 0)
            host.log.info(`Registered QEMU for ${registered.join(", ")}.`);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        // A build that compiles for another platform, and runs nothing on it, needs no QEMU.
        host.log.warning(`QEMU could not be registered for ${missing.join(", ")}, so RUN steps for it will fail: ${error.message} ${error.hint}`);
    }
}
/** An engine without the containerd store has no place for an image of several platforms. */
async function refuseUnloadable(host, plan, builder) {
    if (!plan.loadsSeveral)
        return;
    if ((await (0,_builder_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .hasContainerdStore */ .P)(host)) !== false)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`The engine behind ${builder.name} cannot load an image of ${plan.platforms.length} platforms: it has no containerd image store.`, "Load one platform, write outputs: type=oci,dest=image.tar for all of them, or turn the store on ({\"features\":{\"containerd-snapshotter\":true}} in daemon.json).");
}
/** Whether QEMU can run a normalised platform. */
function canEmulate(platform) {
    return _builder_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHITECTURES */ .Xe.some(({ name }) => platform === `linux/${name}` || platform.startsWith(`linux/${name}/`));
}


/***/ }),

/***/ 38952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/builder/buildx.js
var builder_buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/inputs/reach.js
var inputs_reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/advice/advice.js + 9 modules
var advice_advice = __webpack_require__(39471);
// EXTERNAL MODULE: ./src/advice/context.js + 1 modules
var advice_context = __webpack_require__(41746);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var dockerfile_sources = __webpack_require__(54694);
;// CONCATENATED MODULE: ./src/advice/step-lines.js

/** BuildKit numbers what makes layers. */
const NUMBERED_KEYWORDS = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
const NAME = /^\[(?:\S*\/\S+ )?(?:(\S+) )?\s*(\d+)\/\d+\] (?:ONBUILD )?(\w+)/;
/** The lines that the steps of a build stand on; steps that are no instruction, or not this file's, are left out. */
function linesOfSteps(dockerfile, steps) {
    return steps.flatMap(({ name, cached, durationMs, bytes }) => {
        const [, stageName, number, keyword = ""] = NAME.exec(name) ?? [];
        if (number === undefined)
            return [];
        const stage = stageOf(dockerfile, stageName ?? null);
        const instruction = stage === null ? undefined : numberedOf(dockerfile, stage)[Number(number) - 1];
        // A base image's own ONBUILD moves the numbers.
        return instruction === undefined || instruction.keyword !== keyword.toUpperCase() ? [] : [{ line: instruction.line, cached, durationMs, bytes }];
    });
}
/** A stage without a name is `stage-2`, and one that is alone has none. */
function stageOf(dockerfile, name) {
    if (name === null)
        return dockerfile.stages.length === 1 ? (dockerfile.stages[0] ?? null) : null;
    const index = /^stage-(\d+)$/.exec(name)?.[1];
    return (0,dockerfile_sources/* findStage */.U9)(dockerfile, name) ?? (index === undefined ? null : (dockerfile.stages[Number(index)] ?? null));
}
function numberedOf(dockerfile, stage) {
    const base = (0,dockerfile_sources/* findStage */.U9)(dockerfile, stage.base, stage.index);
    const from = stage.instructions.filter(({ keyword }) => keyword === "FROM" && base === null && stage.base.toLowerCase() !== "scratch");
    return [...from, ...[...(0,dockerfile_sources/* triggersOf */.XJ)(base), ...stage.instructions].filter(({ keyword }) => NUMBERED_KEYWORDS.has(keyword))];
}

// EXTERNAL MODULE: ./src/dockerfile/parse.js + 1 modules
var parse = __webpack_require__(1965);
// EXTERNAL MODULE: ./src/inputs/go-boolean.js
var go_boolean = __webpack_require__(71772);
;// CONCATENATED MODULE: ./src/build/check-warnings.js

/** What `call: check` prints of a warning: its rule and address, its sentence, and the line. */
const PRINTED = /^WARNING: (\w+)(?: - (\S+))?\n(.+)\n(.+):(\d+)$/gm;
/** The warnings in the text that `buildx build --call check` prints. */
function readPrintedWarnings(text) {
    return [...text.matchAll(PRINTED)].map(([, rule = "", url, message = "", file = "", line]) => ({ rule, message, file, line: Number(line), url: url ?? null }));
}
/** Shows what BuildKit's checks say on the lines that they are about, unless `DOCKER_BUILD_CHECKS_ANNOTATIONS` is false. */
function annotateWarnings(host, warnings) {
    if ((0,go_boolean/* parseGoBoolean */.a)(host.env["DOCKER_BUILD_CHECKS_ANNOTATIONS"] ?? "") === false)
        return;
    for (const { rule, message, file, line, url } of warnings) {
        const place = { ...(rule === null ? {} : { title: rule }), ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
        host.log.warning(url === null ? message : `${message}\nMore on this: ${url}`, place);
    }
}

// EXTERNAL MODULE: ./src/advice/context-waste.js
var context_waste = __webpack_require__(10754);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
;// CONCATENATED MODULE: ./src/build/context-waste.js


/** Tells what of the context is better left out, with the lines of .dockerignore that do it; nothing where all is well. */
function tellContext(host, context) {
    const credentials = context.findings.filter(({ why }) => why === "credential");
    const unwanted = context.findings.filter(({ why, bytes }) => why === "unwanted" && bytes >= context_waste/* NOTABLE_BYTES */.Wt);
    const unused = context.findings.filter(({ why, bytes }) => why === "unused" && bytes >= context_waste/* NOTABLE_BYTES */.Wt);
    if (credentials.length > 0) {
        host.log.warning(`Files that look like credentials are sent to the builder, and a COPY takes them into the image: ${(0,context_waste/* listFindings */.F$)(credentials)}. ${advice(credentials, context)}`);
    }
    if (unwanted.length > 0) {
        const bytes = unwanted.reduce((sum, finding) => sum + finding.bytes, 0);
        host.log.notice(`${(0,format/* formatBytes */.z3)(bytes)} of the ${(0,format/* formatBytes */.z3)(context.usedBytes)} that the build takes from its context are hardly meant for it: ${(0,context_waste/* listFindings */.F$)(unwanted)}. ${advice(unwanted, context)}`);
    }
    if (unused.length > 0)
        host.log.info(`No COPY, ADD or mount uses ${(0,context_waste/* listFindings */.F$)(unused)} of the context. ${advice(unused, context)}`);
}
function advice(findings, { ignoreFile }) {
    const lines = findings.slice(0, context_waste/* MAX_SHOWN */.Z1).map(({ line }) => line);
    return `${lines.length === 1 ? "This line" : "These lines"} in ${ignoreFile} leave${lines.length === 1 ? "s" : ""} it out:\n${lines.join("\n")}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/build/dockerfile-place.js

const MAX_DOCKERFILE_BYTES = 1024 * 1024;
/** Reads the Dockerfile that buildx will read; null where BuildKit fetches it, or it is not there (which buildx then says). */
async function readDockerfile(host, { context, file }) {
    // buildx: the file is meant from the working directory, and its default from the context.
    if (context.kind === "repository" || (context.kind === "other" && file === null))
        return null;
    const path = file ?? (0,external_node_path_.join)(context.argument, "Dockerfile");
    const content = await host.files.read(path, MAX_DOCKERFILE_BYTES).catch(() => null);
    if (content === null)
        return null;
    const absolute = (0,external_node_path_.resolve)(host.directory, path);
    const place = (0,external_node_path_.relative)(host.directory, absolute);
    return { path: absolute, place: place.startsWith("..") || (0,external_node_path_.isAbsolute)(place) ? null : place, text: content.toString("utf8") };
}
/** The folder that is built from; null where it is not on this machine. */
function contextFolder(host, { context }) {
    return context.kind === "folder" ? (0,external_node_path_.resolve)(host.directory, context.argument) : null;
}

// EXTERNAL MODULE: ./src/build/exposed-secrets.js
var exposed_secrets = __webpack_require__(72438);
// EXTERNAL MODULE: ./src/advice/markdown.js
var markdown = __webpack_require__(35349);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
// EXTERNAL MODULE: ./src/build/misses/statistics.js + 6 modules
var misses_statistics = __webpack_require__(47971);
;// CONCATENATED MODULE: ./src/build/summary.js





const MAX_SLOWEST = 5;
const MAX_WARNINGS = 20;
const MAX_FINDINGS = 8;
const MAX_TAGS = 20;
const MAX_PLATFORMS = 50;
const MAX_NAME = 120;
const MAX_STEP = 100;
/**
 * The section of the job summary, in GitHub-flavoured Markdown. Whatever the names in it hold, they are nothing but text.
 * Secrets are hidden by `redact` before anything is cut or escaped: afterwards nobody would know them.
 */
function renderSummary(summary, redact) {
    const { trace, context, advice } = summary;
    const code = (text, maxColumns = MAX_NAME) => (0,markdown_parts/* codeElement */.Gg)((0,foreign_text/* showForeign */.Ql)(redact(text), maxColumns));
    const blocks = [
        renderTitle(summary, code),
        ...(trace.failure === null ? [] : [renderFailure(trace.failure, code)]),
        ...renderTags(summary.tags, code),
        ...renderPlatforms(summary, code),
        renderFigures(summary),
        ...renderSlowest(trace.steps, code),
        ...renderWarnings(trace.warnings, code),
        // Whoever looks for why it failed needs no advice on something else.
        ...(trace.failure === null ? [(0,markdown/* renderAdvice */.x)(advice, redact)] : []),
        ...(context === null || trace.failure !== null ? [] : renderFindings(context, code)),
    ];
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
function renderTitle({ tags, trace, digest }, code) {
    if (trace.failure !== null)
        return "### ❌ The build failed";
    const [first] = tags;
    if (first !== undefined)
        return `### Built ${code(first)}`;
    return digest === null ? "### Built" : `### Built ${code(digest)}`;
}
function renderFailure({ step, source, message, processExitCode }, code) {
    const command = source?.lines.find(({ isMarked }) => isMarked)?.text ?? step?.text ?? null;
    const place = source === null ? "" : ` at ${code(`${source.file ?? "Dockerfile"}:${source.line}`)}`;
    const stage = step?.stage == null ? "" : ` in stage ${code(step.stage)}`;
    const platform = step?.platform == null ? "" : ` for ${code(step.platform)}`;
    const what = command === null ? "" : `${code(command.trim(), MAX_STEP)}${place}${stage}${platform}`;
    const how = processExitCode === null ? code(message, 3 * MAX_NAME) : `exit code ${processExitCode}`;
    return what === "" ? how : `${what}: ${how}`;
}
/** The first tag is the title's. */
function renderTags(tags, code) {
    if (tags.length < 2)
        return [];
    const more = tags.length > MAX_TAGS ? `, and ${tags.length - MAX_TAGS} more` : "";
    return [`Also ${tags.slice(1, MAX_TAGS).map((tag) => code(tag)).join(", ")}${more}.`];
}
function renderPlatforms({ platforms, digest, isWeighed = false }, code) {
    if (platforms.length === 0)
        return digest === null ? [] : [`Digest ${code(digest)}.`];
    if (isWeighed)
        return [(0,markdown_parts/* markdownTable */.Qj)(["Platform", "Digest"], "ll", platforms.slice(0, MAX_PLATFORMS).map((each) => [code(each.platform), each.digest === null ? "unknown" : code(each.digest)]))];
    const rows = platforms.slice(0, MAX_PLATFORMS).map((each) => [code(each.platform), each.layerBytes === null ? "unknown" : (0,format/* formatBytes */.z3)(each.layerBytes), each.digest === null ? "unknown" : code(each.digest)]);
    const sizes = platforms.map(({ layerBytes }) => layerBytes);
    const total = sizes.every((size) => size !== null) ? (0,format/* formatBytes */.z3)(sizes.reduce((sum, size) => sum + size, 0)) : "unknown";
    const all = platforms.length > 1 || digest !== platforms[0]?.digest ? [["all", total, digest === null ? "" : code(digest)]] : [];
    return [(0,markdown_parts/* markdownTable */.Qj)(["Platform", "Compressed size", "Digest"], "lrl", [...rows, ...all])];
}
function renderFigures({ trace, context }) {
    const steps = (0,misses_statistics/* countSteps */.jg)(trace);
    const total = steps.cached + steps.built;
    const share = total === 0 ? [] : [`${steps.cached} of ${(0,format/* formatCount */.B4)(total, "step")} from the cache (${(0,misses_statistics/* hitPercent */.pJ)(steps)} %)`];
    const sent = trace.contextBytes === null ? [] : [`${(0,format/* formatBytes */.z3)(trace.contextBytes)} of context sent`];
    const inFull = context === null || !context.isComplete ? [] : [`${(0,format/* formatBytes */.z3)(context.totalBytes)} in the context`];
    const pushed = trace.pushedBytes === null ? [] : [`${(0,format/* formatBytes */.z3)(trace.pushedBytes)} pushed`];
    const took = trace.durationMs === null ? [] : [(0,format/* formatDuration */.a3)(trace.durationMs)];
    return [...took, ...share, ...sent, ...inFull, ...pushed].join(" · ");
}
function renderSlowest(steps, code) {
    const slowest = steps.filter(({ cached, durationMs }) => !cached && durationMs > 0).toSorted((left, right) => right.durationMs - left.durationMs).slice(0, MAX_SLOWEST);
    if (slowest.length === 0)
        return [];
    return [(0,markdown_parts/* fold */.AU)("Slowest steps", (0,markdown_parts/* markdownTable */.Qj)(["Step", "Time"], "lr", slowest.map(({ name, durationMs }) => [code(name, MAX_STEP), (0,format/* formatDuration */.a3)(durationMs)])))];
}
function renderWarnings(warnings, code) {
    if (warnings.length === 0)
        return [];
    const rows = warnings.slice(0, MAX_WARNINGS).map(({ file, line, rule, message }) => [
        line === null ? "" : code(`${file ?? "Dockerfile"}:${line}`),
        `${rule === null ? "" : `${code(rule)} `}${code(message, 2 * MAX_NAME)}`,
    ]);
    const more = warnings.length > MAX_WARNINGS ? [["", `and ${warnings.length - MAX_WARNINGS} more`]] : [];
    return [(0,markdown_parts/* fold */.AU)((0,format/* formatCount */.B4)(warnings.length, "warning"), (0,markdown_parts/* markdownTable */.Qj)(["Line", "Warning"], "ll", [...rows, ...more]))];
}
const WHY = { credential: "looks like a credential", unwanted: "hardly meant for it", unused: "used by nothing" };
function renderFindings({ findings, ignoreFile }, code) {
    if (findings.length === 0)
        return [];
    const shown = findings.toSorted((left, right) => Number(right.why === "credential") - Number(left.why === "credential")).slice(0, MAX_FINDINGS);
    const rows = shown.map(({ why, paths, bytes, line }) => [
        `${code(paths[0] ?? "", MAX_NAME)}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""}`, WHY[why], (0,format/* formatBytes */.z3)(bytes), code(line, MAX_NAME),
    ]);
    return [(0,markdown_parts/* fold */.AU)("What the context could do without", (0,markdown_parts/* markdownTable */.Qj)(["Path", "Why", "Size", `Line for ${code(ignoreFile)}`], "llrl", rows))];
}

;// CONCATENATED MODULE: ./src/build/advice.js










/** Weighs the build context; null where it is not on this machine, or cannot be read (which buildx then says). `onUsedFile` is told of each file that the build takes. */
async function weigh({ host, plan, dockerfile }, onUsedFile) {
    const folder = contextFolder(host, plan);
    if (folder === null || plan.call !== null)
        return null;
    const context = { folder, dockerfile: dockerfile?.path ?? null, dockerfileText: dockerfile?.text ?? null, target: plan.target };
    return await (0,advice_context/* weighContext */.A)(host, context, undefined, onUsedFile).catch(() => null);
}
/** Tells what is better done otherwise: BuildKit's checks, secrets that can be read in the image, what the context holds in vain. */
function advise({ host, inputs, plan, dockerfile }, trace, context) {
    const warnings = trace?.warnings ?? [];
    annotateWarnings(host, warnings);
    if (plan.call !== null)
        return;
    const exposed = (0,exposed_secrets/* findExposedSecrets */.bY)({
        dockerfileText: dockerfile?.text ?? null,
        buildArguments: inputs["build-args"],
        labels: inputs.labels,
        holdsSecret: (text) => host.redact(text) !== text,
    });
    (0,exposed_secrets/* tellExposedSecrets */.ZB)(host, exposed, dockerfile?.place ?? null, warnings);
    if (context !== null)
        tellContext(host, context);
}
/** What the Dockerfile cost in this build and need not; what it costs in others `plimsoll lint` says. The context is told of by itself. */
function findCostly({ plan, dockerfile }, trace) {
    if (dockerfile === null)
        return [];
    const parsed = (0,parse/* parseDockerfile */.A)(dockerfile.text);
    const advice = (0,advice_advice/* adviseOn */.m)(parsed, { text: dockerfile.text, target: plan.target, context: null, steps: linesOfSteps(parsed, trace.steps) });
    return advice.filter(({ cost }) => cost !== null);
}
/** Whether a build is told of in the job summary: not where `DOCKER_BUILD_SUMMARY` is false, and nothing of a build that only answers a question. */
function isSummarized({ host, plan }) {
    return plan.call === null && (0,go_boolean/* parseGoBoolean */.a)(host.env["DOCKER_BUILD_SUMMARY"] ?? "") !== false;
}
/** Adds the build to the job summary. */
async function summarize(job, trace, outcome) {
    const { host, plan } = job;
    if (!isSummarized(job) || trace === null)
        return;
    const tags = plan.tags.length > 0 ? plan.tags : plan.pushedTo;
    await host.summarize(renderSummary({ ...outcome, tags, trace, advice: findCostly(job, trace), isWeighed: job.isWeighed ?? false }, (text) => host.redact(text)));
}

// EXTERNAL MODULE: ./src/build/attributes.js
var build_attributes = __webpack_require__(73785);
;// CONCATENATED MODULE: ./src/build/attestations.js


const MODES = { min: "mode=min", max: "mode=max", none: "false" };
/**
 * The values of `--attest`. Provenance is `min` unless somebody says otherwise: it holds no build arguments. As with
 * Docker's action, `provenance` and `sbom` win over `attests`.
 */
function attestArguments(choice) {
    const fromAttests = choice.attests.map(resolved);
    const has = (type) => fromAttests.some((attributes) => (0,build_attributes/* attribute */.lt)(attributes, "type") === type);
    const list = [];
    if (choice.provenance !== null)
        list.push(provenance(choice.provenance, choice.builderId));
    else if (!has("provenance") && isByDefault(choice))
        list.push(provenance("mode=min,inline-only=true", choice.builderId));
    if (choice.sbom !== null)
        list.push([["type", "sbom"], ...resolved(choice.sbom)]);
    for (const attributes of fromAttests) {
        const type = (0,build_attributes/* attribute */.lt)(attributes, "type");
        if (type === "provenance" && choice.provenance === null)
            list.push(named(attributes, choice.builderId));
        else if (type === "sbom" && choice.sbom !== null)
            continue;
        else if (type !== "provenance")
            list.push(attributes);
    }
    return list.map(build_attributes/* formatAttributes */.x1);
}
/** What is wrong with a value of `provenance` or `sbom`; null where nothing is. */
function attestationMistake(text, input) {
    const attributes = (0,build_attributes/* parseAttributes */.vB)(input === "provenance" ? (MODES[text] ?? text) : text);
    const lone = attributes.find(([key, value]) => value === null && (0,go_boolean/* parseGoBoolean */.a)(key) === null);
    if (lone === undefined)
        return null;
    const words = input === "provenance" ? "min, max, none, true, false" : "true, false";
    return `${JSON.stringify(lone[0])} is not a value of it; write ${words}, or attributes as in ${input === "provenance" ? "mode=max,version=v1" : "generator=IMAGE"}.`;
}
function isByDefault({ areDefaultsOff, isLoaded, isEngineDriver }) {
    return !areDefaultsOff && !isLoaded && !isEngineDriver;
}
function provenance(text, builderId) {
    const attributes = [["type", "provenance"], ...resolved(MODES[text] ?? text)];
    // "true" asks for what BuildKit does by itself.
    const said = attributes.filter(([key, value]) => !(key === "disabled" && value === "false"));
    return named(said, builderId);
}
function named(attributes, builderId) {
    const isOff = (0,build_attributes/* attribute */.lt)(attributes, "disabled") === "true";
    if (builderId === null || isOff || (0,build_attributes/* attribute */.lt)(attributes, "builder-id") !== null)
        return attributes;
    return [...attributes, ["builder-id", builderId]];
}
/** buildx reads a lone boolean as whether the attestation is wanted. */
function resolved(text) {
    return (0,build_attributes/* parseAttributes */.vB)(text).map(([key, value]) => {
        const wanted = value === null ? (0,go_boolean/* parseGoBoolean */.a)(key) : null;
        return wanted === null ? [key, value] : ["disabled", String(!wanted)];
    });
}

// EXTERNAL MODULE: ./src/build/secrets.js
var build_secrets = __webpack_require__(17047);
;// CONCATENATED MODULE: ./src/build/arguments.js



/** Where buildx writes what came of the build. */
function resultFiles(folder) {
    return { imageId: (0,external_node_path_.join)(folder, "image-id"), metadata: (0,external_node_path_.join)(folder, "metadata.json") };
}
/** What follows `buildx` on the command line. No value of a secret is in it. */
function buildArguments(plan, { folder, driver, progress }) {
    const files = resultFiles(folder);
    const attests = attestArguments({ ...plan.attestations, isLoaded: plan.isLoaded, isEngineDriver: driver === "docker" });
    const each = (flag, values) => values.flatMap((value) => [flag, value]);
    return [
        "build",
        `--progress=${progress}`,
        ...each("--builder", plan.builder === null ? [] : [plan.builder]),
        ...each("--file", plan.file === null ? [] : [plan.file]),
        ...each("--call", plan.call === null ? [] : [plan.call]),
        ...each("--platform", plan.platforms.length === 0 ? [] : [plan.platforms.join(",")]),
        ...each("--target", plan.target === null ? [] : [plan.target]),
        ...each("--allow", plan.allow),
        ...each("--tag", plan.tags),
        ...each("--label", plan.labels),
        ...each("--build-arg", [...plan.buildArguments, ...plan.secretArguments]),
        ...plan.options.flatMap(([flag, value]) => (value === null ? [flag] : [flag, value])),
        ...each("--secret", plan.secrets.map((secret) => (0,build_secrets/* secretArgument */.qj)(secret, folder))),
        ...each("--attest", attests),
        ...each("--output", plan.outputs),
        ...(plan.push ? ["--push"] : []),
        ...(plan.load ? ["--load"] : []),
        ...(plan.hasImageId ? ["--iidfile", files.imageId] : []),
        "--metadata-file",
        files.metadata,
        "--",
        plan.context.argument,
    ];
}

// EXTERNAL MODULE: ./src/inputs/nearest.js
var nearest = __webpack_require__(75209);
;// CONCATENATED MODULE: ./src/build/failure-causes.js
const OUTAGE = "Try again; if it stays, look at the registry's status page and this machine's network or proxy.";
/** For what BuildKit and buildx say; the first that fits. */
const RULES = [
    [/invalid progress mode rawjson|unknown progress/i, () => ({ message: "This buildx cannot tell its progress as JSON", hint: "Use buildx 0.13 or later (setup installs one with `version`)." })],
    [/dockerfile parse error(?: on)? line (\d+): ([^\n]+)/i, ([, line, what]) => ({ message: `Line ${line} of the Dockerfile cannot be read: ${what}`, hint: "Mend that line; a flag or instruction that is newer than the builder needs `# syntax=docker/dockerfile:1` as the first line." })],
    [/failed to read dockerfile: open ([^\n]+): no such file/i, ([, file]) => ({ message: `There is no Dockerfile ${file} in the context`, hint: "Give `file` its path from the workspace, check the repository out before this step, and see that no line of .dockerignore keeps it out of a remote context." })],
    [/unable to prepare context: path "([^"\n]+)" not found/i, ([, folder]) => ({ message: `There is no folder ${folder} to build from`, hint: "Give `context` its path from the workspace, and check the repository out before this step." })],
    [/the Dockerfile cannot be empty/i, () => ({ message: "The Dockerfile is empty", hint: "Write at least one FROM line into it, or name another one with `file`." })],
    [/push-by-digest is currently not implemented for docker driver/i, () => ({ message: "The engine's own builder cannot push by digest", hint: "Run setup before this step, which starts a builder that can, and leave `builder` out." })],
    [/failed to connect to the docker API|cannot connect to the docker daemon/i, () => ({ message: "Docker's engine does not answer", hint: "Start it, or see that DOCKER_HOST and the current docker context name one that runs, and that this user may speak to it." })],
    [/target stage "?([^"\n]+?)"? could not be found/i, ([, stage]) => ({ message: `There is no stage ${stage} in the Dockerfile`, hint: "Give `target` the name that stands after AS in a FROM line." })],
    [/granting entitlement (\S+) is not allowed|entitlement (\S+) is not allowed|additional privileges requested[^]*?(network\.host|security\.insecure)/i, ([, first, second, third]) => ({ message: `The builder does not allow ${first ?? second ?? third ?? "what a step asks for"}`, hint: `Give \`allow\` the entitlement, and use a builder that setup made, or one started with --allow-insecure-entitlement ${first ?? second ?? third ?? "NAME"}.` })],
    [/secret (?:"?([^\s":]+)"?): not found/i, ([, id]) => ({ message: `A step needs the secret ${id}, and none of that ID was given`, hint: `Give it with \`secrets\` (\`${id}=…\`), \`secret-envs\` or \`secret-files\`; an empty value counts as none, as on pull requests from forks.` })],
    [/unset ssh forward key|invalid empty ssh agent|no ssh (?:key|agent)/i, () => ({ message: "A step needs an SSH agent, and none was given", hint: "Start an agent with the key (ssh-agent, ssh-add) in a step before, so that SSH_AUTH_SOCK is set, and give `ssh: default`." })],
    [/no match for platform in manifest|no matching manifest for|does not (?:provide|support) .*platform/i, () => ({ message: "The base image does not exist for one of the platforms that are built", hint: "Take a base image that has all of them (docker buildx imagetools inspect IMAGE lists them), or leave the platform out of `platforms`." })],
    [/toomanyrequests|429 Too Many Requests|rate limit/i, () => ({ message: "The registry answers no more requests for now (429): its limit is reached", hint: "Log in to the registry first (anonymous pulls of Docker Hub share one limit with everybody at the same address), or use a mirror." })],
    [/no space left on device|disk quota exceeded/i, () => ({ message: "The builder has no space left on its disk", hint: "Remove what is not needed before the build (docker buildx prune, docker system prune, large tools of a hosted runner), build fewer platforms in one job, or use a larger runner." })],
    [/multi-?platform build is not supported for the docker driver|docker exporter does not currently support exporting manifest lists/i, () => ({ message: "An engine without the containerd image store can hold an image of one platform only", hint: "Build with a docker-container builder and push, write `outputs: type=oci,dest=image.tar`, or load one platform." })],
    [/server gave HTTP response to HTTPS client/i, () => ({ message: "The registry speaks HTTP, and BuildKit expects HTTPS", hint: "Name the registry in the builder's configuration (setup's buildkitd-config-inline, `[registry.\"HOST\"] http = true`)." })],
    [/x509: |certificate signed by unknown authority|tls: failed to verify/i, () => ({ message: "The certificate of a registry or server is not trusted by BuildKit", hint: "Give the builder the authority's certificate (setup's buildkitd-config-inline, `[registry.\"HOST\"] ca = [\"FILE\"]`)." })],
];
/** For pushing: what the status means. */
const PUSH_RULES = [
    [/\b401\b|unauthorized|authentication required|no basic auth credentials/i, () => ({ message: "The registry wants a login for this push (401)", hint: "Log in to exactly this registry in an earlier step of the same job (actions/login); on pull requests from forks there is no secret to log in with." })],
    [/\b403\b|forbidden|denied|insufficient_scope/i, () => ({ message: "The registry does not let this account push here (403)", hint: "Give the token the right to write: for ghcr.io `permissions: packages: write` and, on the package's page, access for this repository; for Docker Hub a token with Read & Write; and check the name of the repository." })],
    [/\b404\b|name unknown|not found|does not exist/i, () => ({ message: "The registry knows no such repository (404)", hint: "Create the repository first (ECR, GAR and Harbor projects are not made by a push), and check its name." })],
    [/\b413\b|too large/i, () => ({ message: "A layer is larger than the registry, or a proxy before it, takes (413)", hint: "Raise the limit of the proxy (nginx: client_max_body_size 0), or split the layer." })],
    [/tag .*immutable|cannot be overwritten|already exists/i, () => ({ message: "The tag is there already, and the registry does not let it be moved", hint: "Push another tag, or allow that tags are moved." })],
];
const NETWORK = [
    /no such host|connection refused|connection reset|i\/o timeout|TLS handshake timeout|\bEOF$|network is unreachable|deadline exceeded|\b50[0234]\b [A-Z]/i,
    () => ({ message: "A server could not be reached, or broke off", hint: OUTAGE }),
];
const LOOPBACK = [
    /dial tcp ((?:127(?:\.\d+){3}|\[::1\]):\d+): connect: connection refused/i,
    ([, address]) => ({
        message: `Nothing answers at ${address} where the builder runs`,
        hint: "A builder in a container has a 127.0.0.1 of its own: give setup `driver-opts: network=host`, so that it shares the machine's, or name the server by an address that containers reach. Else start the server before the build.",
    }),
];
const REACH_RULES = [LOOPBACK, NETWORK];
const FETCH_RULES = [
    [/\b401\b|\b403\b|unauthorized|forbidden|denied|insufficient_scope|authorization failed/i, ([, image]) => ({ message: `The base image ${image ?? ""} may not be read`.replace("  ", " "), hint: "Check its name, and log in to its registry in an earlier step of the job (actions/login): a registry says the same of an image that is private and of one that is not there." })],
    [/not found/i, () => ({ message: "The base image is not there", hint: "Check its name and tag; the name of a stage must stand in a FROM line further up." })],
];
/** For what a RUN prints and how it ends. */
const RUN_RULES = [
    [/exec format error/i, (_, { step }) => ({ message: `The machine cannot run programs for ${step?.platform ?? "this platform"}`, hint: `Register QEMU for it before the build (actions/setup with \`platforms: ${step?.platform ?? "all"}\`), or build on a runner of that kind. It also is what a script without \`#!\` says.` })],
];
const EXIT_CODES = {
    126: "126 means that the file is there and cannot be run: look at its mode (chmod +x, COPY --chmod) and its first line.",
    127: "127 means that a program is not there: it may not be installed in this stage, or a script has Windows line ends.",
    137: "137 means that the process was killed, most often because memory ran out: build with fewer jobs at once, or on a larger runner.",
    139: "139 means that the process crashed (segmentation fault); under QEMU that happens to programs that run well on the real machine.",
};
/** What is known of this failure; null where its own words say enough. */
function causeOf(failure) {
    const { message, step, lastLines, processExitCode } = failure;
    if (processExitCode !== null) {
        const printed = lastLines.slice(-3).join("\n");
        return applyFirst([...RUN_RULES, ...RULES.filter(([pattern]) => pattern.source.includes("no space"))], printed, failure) ?? exitCause(processExitCode);
    }
    const general = applyFirst(RULES, message, failure);
    if (general !== null)
        return general;
    if (step?.kind === "cache" || /error writing layer blob|exporting cache|cache export/i.test(message))
        return cacheCause(failure);
    if (/failed to push|^push/i.test(message))
        return applyFirst([...PUSH_RULES, ...REACH_RULES], afterName(message), failure);
    if (/failed to resolve source metadata|failed to load metadata|pull access denied|failed to copy/i.test(message))
        return applyFirst([...REACH_RULES, ...FETCH_RULES], message, failure);
    return applyFirst(REACH_RULES, message, failure);
}
function exitCause(code) {
    const hint = EXIT_CODES[code];
    return hint === undefined ? null : { message: `The command ended with exit code ${code}`, hint };
}
function cacheCause(failure) {
    const why = applyFirst([...PUSH_RULES, ...REACH_RULES], failure.message, failure);
    return {
        message: `The image was built, and its cache could not be exported${why === null ? "" : `: ${lowerFirst(why.message)}`}`,
        hint: `${why === null ? "" : `${why.hint} `}With ignore-error=true in cache-to, a cache that cannot be written does not fail the build.`,
    };
}
/** A repository's name may hold what looks like a status. */
function afterName(message) {
    return message.replace(/^failed to push [^\s]+: /, "").replaceAll(/https?:\/\/\S+/g, "");
}
function applyFirst(rules, text, failure) {
    for (const [pattern, tell] of rules) {
        const match = pattern.exec(text);
        if (match !== null)
            return tell(match, failure);
    }
    return null;
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/advice/ignore-file.js
var ignore_file = __webpack_require__(42185);
;// CONCATENATED MODULE: ./src/build/missing-source.js






const MAX_NAMES = 5000;
/** Why COPY, ADD or a mount did not find its source: what is nearest, or which line keeps it out; null for any other failure. */
async function explainMissingSource(host, failure, dockerfileText, context) {
    const [, missing] = /"?\/([^"\n]*)"?: not found$/.exec(failure.message.trim()) ?? [];
    if (missing === undefined || !/failed to calculate checksum|failed to compute cache key|failed to walk/.test(failure.message))
        return null;
    const from = fromOf(failure, dockerfileText, missing);
    if (from !== null) {
        return { message: `There is no ${missing} in ${from}`, hint: `Look at what ${from} holds at that path; paths of --from are absolute, whatever its WORKDIR is.` };
    }
    const message = `There is no ${missing} in the build context`;
    if (context === null)
        return { message, hint: "The context is a commit of the repository: only what is checked in is there, not what earlier steps made." };
    const path = external_node_path_.posix.normalize(missing);
    const ignored = await (0,ignore_file/* readIgnoreFile */.r)(host, context.folder, context.dockerfile);
    const line = ignored.lineFor(path);
    if (line !== null && (await exists((0,external_node_path_.join)(context.folder, path)))) {
        return { message, hint: `It is there, but line ${line.number} of ${ignored.name} (${line.text.trim()}) keeps it out of the context: take that line out, or add !${path} below it.` };
    }
    const near = await nearestPath(context.folder, path);
    const guess = near === null ? "" : `Did you mean ${near}? `;
    return { message, hint: `${guess}Paths of COPY and ADD are from the context's folder, not from the Dockerfile's; names are told apart by case.` };
}
/** Where the failing instruction takes the path from; null: the build context. */
function fromOf({ source }, dockerfileText, missing) {
    if (source === null || dockerfileText === null)
        return null;
    const { stages } = (0,parse/* parseDockerfile */.A)(dockerfileText);
    const instruction = stages.flatMap(({ instructions }) => instructions).find(({ line, endLine }) => line <= source.line && source.line <= endLine);
    const sources = instruction === undefined ? [] : (0,dockerfile_sources/* sourcesOf */.u0)(instruction);
    const taken = sources.find(({ path }) => clean(path) === clean(missing)) ?? (sources.length === 1 ? sources[0] : undefined);
    if (taken?.from == null)
        return null;
    return stages.some(({ name }) => name?.toLowerCase() === taken.from?.toLowerCase()) ? `stage ${taken.from}` : taken.from;
}
function clean(path) {
    return external_node_path_.posix.normalize(`/${path}`).replace(/\/$/, "");
}
async function exists(path) {
    return await (0,promises_.lstat)(path).then(() => true, () => false);
}
/** The entry whose name is nearest to the first part of the path that is not there. */
async function nearestPath(folder, path) {
    const parts = path.split("/").filter((part) => part !== "" && part !== "..");
    let at = "";
    for (const part of parts) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(folder, at)).catch(() => []);
        if (!names.includes(part)) {
            const near = names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? (0,nearest/* nearest */.p)(part, names.slice(0, MAX_NAMES));
            return near === null ? null : external_node_path_.posix.join(at, near);
        }
        at = external_node_path_.posix.join(at, part);
    }
    return null;
}

;// CONCATENATED MODULE: ./src/build/reproduction.js


const SAME_STEPS = new Set(["--add-host", "--allow", "--build-context", "--network", "--shm-size", "--ulimit"]);
/** One command for a shell that builds what failed, up to the stage it failed in. Values of arguments and secrets are the reader's to fill in. */
function reproduce(failure, request) {
    const stage = failedStage(failure, request);
    const platform = failure.step?.platform ?? (request.platforms.join(",") || null);
    const target = stage?.name ?? request.target;
    const words = ["docker", "buildx", "build"];
    const add = (flag, value) => void words.push(flag, ...(value === null ? [] : [quote(value)]));
    if (target !== null)
        add("--target", target);
    if (platform !== null)
        add("--platform", platform);
    if (request.file !== null)
        add("--file", request.file);
    // Without a value, buildx takes it from the environment.
    for (const name of request.buildArguments)
        add("--build-arg", name);
    for (const id of request.secrets)
        add("--secret", `id=${id},src=./${id.replaceAll(/[^\w.-]/g, "_")}.secret`);
    for (const [flag, value] of request.options) {
        if (flag === "--ssh")
            add(flag, value?.split("=", 1)[0] ?? null);
        else if (SAME_STEPS.has(flag))
            add(flag, value === null ? null : withoutCredentials(value));
    }
    words.push("--progress=plain", quote(withoutCredentials(request.context)));
    return words.join(" ");
}
function failedStage(failure, request) {
    if (request.dockerfileText === null)
        return null;
    const dockerfile = (0,parse/* parseDockerfile */.A)(request.dockerfileText);
    const line = failure.source?.line;
    const written = line === undefined ? undefined : dockerfile.stages.find((stage) => stage.line <= line && line <= stage.endLine);
    return written ?? (failure.step?.stage == null ? null : (0,dockerfile_sources/* findStage */.U9)(dockerfile, failure.step.stage));
}
function withoutCredentials(text) {
    return text.replace(/(\w+:\/\/)[^/@\s]+@/, "$1");
}
/** A word of a POSIX shell. */
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./src/build/failure.js







const MAX_SOURCE_LINES = 24;
const MAX_LAST_LINES = 12;
const MAX_LINE_LENGTH = 200;
const MAX_COMMAND_LENGTH = 400;
/**
 * The error to throw for a build that failed. It belongs on the line of the Dockerfile, where there is one, tells the command,
 * its exit code, what it printed last and the lines around it, and ends with the command that reproduces it.
 */
async function explainFailure(host, told, asked, context) {
    // Before anything is cut or quoted: of a secret that is, the rest would not be known.
    const failure = hideSecrets(told, (text) => host.redact(text));
    const request = { ...asked, context: host.redact(asked.context), options: asked.options.map(([flag, value]) => [flag, value === null ? null : host.redact(value)]) };
    const cause = (await explainMissingSource(host, failure, request.dockerfileText, context)) ?? unknownTarget(failure, request) ?? causeOf(failure);
    return new errors/* UserError */.y(`The build failed${placeOf(failure)}: ${headlineOf(failure, cause)}.`, hintOf(failure, cause, request), { place: annotationOf(failure) });
}
function annotationOf({ source }) {
    if (source === null)
        return undefined;
    const { file, line } = source;
    return { title: "The build failed here", ...(file === null ? {} : { file, line }) };
}
function hideSecrets(failure, redact) {
    const { step, source } = failure;
    return {
        ...failure,
        message: redact(failure.message),
        lastLines: redact(failure.lastLines.join("\n")).split("\n").filter((line) => failure.lastLines.length > 0 || line !== ""),
        step: step === null ? null : { ...step, name: redact(step.name), text: redact(step.text) },
        source: source === null ? null : { ...source, lines: source.lines.map((line) => ({ ...line, text: (0,exposed_secrets/* hideNamedValues */.mO)(redact(line.text)) })) },
    };
}
/** The failure in one sentence without its full stop. */
function headlineOf({ step, message, processExitCode, source }, cause) {
    const command = commandOf(source) ?? step?.text ?? null;
    if (processExitCode !== null && command !== null)
        return `${cut(command, MAX_COMMAND_LENGTH)} ended with exit code ${processExitCode}`;
    return cause?.message ?? cut(withoutEnd(message), MAX_COMMAND_LENGTH);
}
/** The instruction's own first line: BuildKit's name of it has all lines in one. */
function commandOf(source) {
    const marked = source?.lines.filter(({ isMarked }) => isMarked).map(({ text }) => text.trim()) ?? [];
    const [first] = marked;
    if (first === undefined)
        return null;
    return marked.length === 1 ? first : `${first.replace(/[\\`]$/, "").trimEnd()} …`;
}
function placeOf({ step, source }) {
    const stage = step?.stage == null ? "" : ` in stage ${step.stage}`;
    const platform = step?.platform == null ? "" : ` for ${step.platform}`;
    const line = source === null ? "" : ` at ${source.file ?? "Dockerfile"}:${source.line}`;
    return `${stage}${platform}${line}`;
}
/** What the step printed last, and the lines of the Dockerfile around it. */
function evidenceOf({ lastLines, source }) {
    if (source === null)
        return [];
    return [
        ...(lastLines.length === 0 ? [] : ["", "What it printed last:", ...lastLines.slice(-MAX_LAST_LINES).map((line) => `    ${cut(line, MAX_LINE_LENGTH)}`)]),
        "",
        `${source.file ?? "Dockerfile"}:`,
        ...numbered(source),
        "",
    ];
}
function numbered({ lines }) {
    const width = String(lines.at(-1)?.number ?? 1).length;
    const shown = lines.map(({ number, text, isMarked }) => `${isMarked ? ">" : " "} ${String(number).padStart(width)} | ${cut(text, MAX_LINE_LENGTH)}`);
    if (shown.length <= MAX_SOURCE_LINES)
        return shown;
    const half = MAX_SOURCE_LINES / 2;
    return [...shown.slice(0, half), `… ${shown.length - MAX_SOURCE_LINES} more lines …`, ...shown.slice(-half)];
}
function hintOf(failure, cause, request) {
    const { step, source } = failure;
    const own = withoutEnd(failure.message);
    const reason = failure.processExitCode !== null || cause === null ? [] : [`${cut(own, 2 * MAX_COMMAND_LENGTH)}.`];
    const advice = cause === null ? [] : [cause.hint];
    const isStep = step?.kind === "instruction" || step?.kind === "base" || source !== null;
    if (!isStep)
        return [...reason, ...advice, ...(advice.length === 0 ? ["Look at the log above for what went before it."] : [])].join("\n");
    const secrets = request.secrets.length === 0 ? "" : " (put each secret into its file first)";
    return [...reason, ...advice, ...evidenceOf(failure), `To see it on your own machine${secrets}:`, reproduce(failure, request)].join("\n");
}
function unknownTarget({ message }, { dockerfileText }) {
    const [, target] = /target stage "?([^"\n]+?)"? could not be found/.exec(message) ?? [];
    if (target === undefined || dockerfileText === null)
        return null;
    const names = (0,parse/* parseDockerfile */.A)(dockerfileText).stages.flatMap(({ name }) => (name === null ? [] : [name]));
    const near = (0,nearest/* nearest */.p)(target, names);
    const known = names.length === 0 ? "No stage of it has a name" : `Its stages are: ${names.join(", ")}`;
    return { message: `There is no stage ${target} in the Dockerfile`, hint: near === null ? `${known}.` : `Did you mean ${near}? ${known}.` };
}
function withoutEnd(text) {
    return text.trim().replace(/\.$/, "");
}
function cut(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./src/build/line-log.js

/** Prints what a program writes, whole lines as they come, made harmless. */
function createLineLog(host) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    let rest = "";
    return (chunk) => {
        const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
        rest = lines.pop() ?? "";
        if (lines.length > 0)
            host.log.foreign(lines.join("\n"));
    };
}

;// CONCATENATED MODULE: ./src/build/progress/error-text.js
const RULE = /^-{20}$/;
const HEADING = /^(.+):(\d+)$/;
const NUMBERED = /^ {1,3}\s*(\d+) \| (>>>| {3})(?: (.*))?$/;
const ALWAYS = /^(?:failed to build: |failed to solve: |rpc error: code = \w+ desc = |error: )+/;
/** Takes apart what buildx wrote besides the progress; with several sources the innermost, which it prints first. */
function readErrorText(text) {
    const lines = text.split("\n");
    const rest = [];
    let message = null;
    let source = null;
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        const block = readBlock(lines, at);
        if (block !== null) {
            source ??= block.source;
            at = block.end;
        }
        else if (line.startsWith("ERROR: ")) {
            const end = endOfMessage(lines, at);
            message = lines.slice(at, end).join("\n").slice("ERROR: ".length).replace(ALWAYS, "").trimEnd();
            at = end - 1;
        }
        else if (line.trim() !== "")
            rest.push(line);
    }
    return { message, source, rest };
}
function readBlock(lines, at) {
    const [, file] = HEADING.exec(lines[at] ?? "") ?? [];
    if (file === undefined || !RULE.test(lines[at + 1] ?? ""))
        return null;
    const source = [];
    for (let end = at + 2; end < lines.length; end += 1) {
        if (RULE.test(lines[end] ?? ""))
            return { source: { file, lines: source }, end };
        const [, number, mark, text = ""] = NUMBERED.exec(lines[end] ?? "") ?? [];
        if (number === undefined)
            return null;
        source.push({ number: Number(number), text, isMarked: mark === ">>>" });
    }
    return null;
}
/** A message may have several lines; a remark of buildx or the build's address in Docker Desktop ends it. */
function endOfMessage(lines, at) {
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? "").trim() !== "" && !/^(?:View build details:|WARNING:|time=")/.test(lines[end] ?? ""))
        end += 1;
    return end;
}

;// CONCATENATED MODULE: ./src/build/progress/events.js
/** Reads a line of the progress; null where it is none: buildx writes its errors and remarks among them. */
function readStatus(line) {
    const status = parseObject(line);
    if (status === null)
        return null;
    const known = { vertexes: list(status["vertexes"]), statuses: list(status["statuses"]), logs: list(status["logs"]), warnings: list(status["warnings"]) };
    return {
        vertexes: known.vertexes.flatMap(readVertex),
        statuses: known.statuses.flatMap(readVertexStatus),
        logs: known.logs.flatMap(readLog),
        warnings: known.warnings.map(readWarning),
    };
}
function parseObject(line) {
    if (!line.startsWith("{"))
        return null;
    try {
        return JSON.parse(line);
    }
    catch {
        return null;
    }
}
function readVertex(json) {
    const digest = events_text(json["digest"]);
    if (digest === "")
        return [];
    const group = object(json["progressGroup"]);
    const groupId = events_text(group["id"]);
    return [{
            digest,
            inputs: Array.isArray(json["inputs"]) ? json["inputs"].filter((each) => typeof each === "string") : [],
            name: events_text(json["name"]),
            startedMs: time(json["started"]),
            completedMs: time(json["completed"]),
            cached: json["cached"] === true,
            error: events_text(json["error"]) || null,
            group: groupId === "" ? null : { id: groupId, name: events_text(group["name"]), isWeak: group["weak"] === true },
        }];
}
function readVertexStatus(json) {
    const vertex = events_text(json["vertex"]);
    if (vertex === "")
        return [];
    const times = { startedMs: time(json["started"]), completedMs: time(json["completed"]) };
    return [{ vertex, id: events_text(json["id"]), current: count(json["current"]), total: count(json["total"]), ...times }];
}
function readLog(json) {
    const vertex = events_text(json["vertex"]);
    return vertex === "" ? [] : [{ vertex, data: Buffer.from(events_text(json["data"]), "base64") }];
}
function readWarning(json) {
    const [range] = list(json["range"]);
    const line = count(object(object(range)["start"])["line"]);
    return {
        short: Buffer.from(events_text(json["short"]), "base64").toString("utf8"),
        url: events_text(json["url"]) || null,
        file: events_text(object(json["sourceInfo"])["filename"]) || null,
        line: line > 0 ? line : null,
    };
}
function list(value) {
    return Array.isArray(value) ? value.map(object) : [];
}
function object(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function events_text(value) {
    return typeof value === "string" ? value : "";
}
function count(value) {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
function time(value) {
    const ms = Date.parse(events_text(value));
    return Number.isNaN(ms) ? null : ms;
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./src/build/progress/output.js

/** As much of the end as a last line is sought in, and in how many of the pieces that came last. */
const LAST_LINE_BYTES = 4096;
const MAX_PIECES = 8;
/** Keeps up to `maxBytes` of the beginning and as much of the end. BuildKit itself ends a step's log after 2 MiB. */
function createOutput(maxBytes) {
    const head = [];
    const tail = [];
    let headBytes = 0;
    let tailBytes = 0;
    let droppedBytes = 0;
    const addToTail = (bytes) => {
        if (bytes.length === 0)
            return;
        tail.push(bytes);
        tailBytes += bytes.length;
        while (tailBytes - (tail[0]?.length ?? 0) >= maxBytes) {
            const length = tail.shift()?.length ?? 0;
            tailBytes -= length;
            droppedBytes += length;
        }
    };
    return {
        add(data) {
            const bytes = Buffer.from(data);
            const room = maxBytes - headBytes;
            if (room > 0)
                head.push(bytes.subarray(0, room));
            headBytes += Math.min(room, bytes.length);
            addToTail(bytes.subarray(room));
        },
        lines() {
            if (droppedBytes === 0)
                return linesOf(Buffer.concat([...head, ...tail]).toString("utf8"));
            const first = Buffer.concat(head);
            // Whole lines only: of a secret that is cut in two, neither part would be known.
            const beginning = first.toString("utf8", 0, first.lastIndexOf("\n") + 1);
            const gap = `… about ${(0,format/* formatBytes */.z3)(droppedBytes)} are left out here …\n`;
            return linesOf(beginning + gap + wholeLines(Buffer.concat(tail)));
        },
        lastLine() {
            const end = Buffer.concat([...head.slice(-MAX_PIECES), ...tail.slice(-MAX_PIECES)]).subarray(-LAST_LINE_BYTES);
            const isWhole = end.length === headBytes + tailBytes + droppedBytes;
            return linesOf(isWhole ? end.toString("utf8") : wholeLines(end)).findLast((line) => line.trim() !== "") ?? "";
        },
    };
}
/** Without the line whose beginning is not there. */
function wholeLines(bytes) {
    const end = bytes.indexOf("\n");
    return end === -1 ? "" : bytes.toString("utf8", end + 1);
}
function linesOf(text) {
    const lines = text.split("\n").map(lastWritten);
    while (lines.at(-1) === "")
        lines.pop();
    return lines;
}
/** A carriage return takes the cursor back: what follows stands over what was there. */
function lastWritten(line) {
    const end = line.replace(/\r+$/, "");
    return end.slice(end.lastIndexOf("\r") + 1);
}

;// CONCATENATED MODULE: ./src/build/progress/step-name.js
// `[linux/amd64->arm64 build 2/10] RUN make`: platform where there are several, stage where there are several, number.
const step_name_NUMBERED = /^\[(?:(\S*\/\S+) )?(?:(\S+) )?\s*\d+\/\d+\] ?(.*)$/s;
const BRACKETED = /^\[(?:(\S*\/\S+) )?([a-z]+)(?: [^\]]*)?\] (.*)$/s;
/** The first whose pattern fits says what a step without a number is. */
const KINDS = [
    [/^\[(?:\S+ )?internal\] load build context/, "context"],
    [/^\[(?:\S+ )?context [^\]]*\] .*load from client/, "context"],
    [/^(?:importing|exporting|inferring|preparing|inserting) (?:\w+ )?cache\b/, "cache"],
    [/^exporting to GitHub Actions Cache$/, "cache"],
    [/^(?:exporting|pushing|importing|unpacking|copying|loading|merging manifest)\b/, "export"],
];
/** Reads the name that BuildKit's Dockerfile frontend, or buildx, gave a step. */
function readStepName(name) {
    const numbered = step_name_NUMBERED.exec(name);
    if (numbered !== null) {
        const [, platform, stage, text = ""] = numbered;
        return { kind: /^(?:ONBUILD )?FROM\s/.test(text) ? "base" : "instruction", stage: stage ?? null, platform: targetOf(platform), text };
    }
    const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "internal";
    const [, platform, , text] = BRACKETED.exec(name) ?? [];
    return { kind, stage: null, platform: targetOf(platform), text: text ?? name };
}
/** `linux/amd64->arm64` runs on amd64 and makes something for arm64; the system stands there only where it is another one. */
function targetOf(platform) {
    if (platform === undefined)
        return null;
    const [base = "", target] = platform.split("->");
    if (target === undefined)
        return base;
    const hasSystem = target.split("/").length > 1 && !/^\w+\/v\d+$/.test(target);
    return hasSystem ? target : `${base.split("/")[0] ?? ""}/${target}`;
}

;// CONCATENATED MODULE: ./src/build/progress/steps.js


/** Beginning and end that are kept of what a step prints, each. */
const MAX_OUTPUT_BYTES = 1024 * 1024;
const MAX_STATUSES = 1000;
const MAX_STEPS = 20_000;
/** Gathers steps from lines of progress. */
function createSteps() {
    /** By the digest of a vertex; several vertexes may be one step. */
    const byDigest = new Map();
    const byId = new Map();
    const started = new Set();
    const takeVertex = (vertex) => {
        const id = vertex.group?.id ?? vertex.digest;
        const step = byId.get(id) ?? (byId.size < MAX_STEPS ? newStep(id, vertex) : null);
        if (step === null)
            return null;
        byId.set(id, step);
        byDigest.set(vertex.digest, step);
        const before = step.parts.get(vertex.digest);
        // BuildKit tells of a vertex again, as of new, when another part of the graph needs it.
        if (before === undefined || before.startedMs === null || vertex.startedMs !== null)
            step.parts.set(vertex.digest, withCached(vertex, before));
        if (vertex.startedMs === null)
            return step;
        step.runs.set(vertex.startedMs, vertex.completedMs);
        // Some parts of a group only serve the others; alone they are no step.
        if (vertex.group?.isWeak !== true || vertex.error !== null)
            started.add(step);
        return step;
    };
    const takeStatus = (status) => {
        const step = byDigest.get(status.vertex) ?? null;
        if (step !== null && (step.statuses.has(status.id) || step.statuses.size < MAX_STATUSES))
            step.statuses.set(status.id, status);
        return step;
    };
    const takeLog = (log) => {
        const step = byDigest.get(log.vertex) ?? null;
        if (step !== null)
            (step.output ??= createOutput(MAX_OUTPUT_BYTES)).add(log.data);
        return step;
    };
    /** In a build for several platforms the names of some steps do not say theirs: it is that of what they build on. */
    const inheritPlatform = (step) => {
        if (step.label.platform !== null || (step.label.kind !== "instruction" && step.label.kind !== "base"))
            return;
        const inputs = [...step.parts.values()].flatMap(({ inputs: digests }) => digests);
        const platform = inputs.map((digest) => byDigest.get(digest)?.label.platform).find((each) => each != null);
        if (platform !== undefined && platform !== null)
            step.label = { ...step.label, platform };
    };
    return {
        apply(status) {
            const vertexes = status.vertexes.map(takeVertex);
            const touched = [...vertexes, ...status.statuses.map(takeStatus), ...status.logs.map(takeLog)].filter((step) => step !== null);
            // A line tells of a step before those that it builds on, so the last one is asked first.
            for (const step of touched.toReversed())
                inheritPlatform(step);
            return [...new Set(touched)];
        },
        started: () => [...started],
        inputs() {
            const places = new Map([...started].map((step, place) => [step, place]));
            return [...started].map((step) => {
                const inputs = [...step.parts.values()].flatMap(({ inputs: digests }) => digests.flatMap((digest) => byDigest.get(digest) ?? []));
                return [...new Set(inputs)].filter((input) => input !== step).flatMap((input) => places.get(input) ?? []);
            });
        },
        images: () => [...byId.values()].flatMap(({ label }) => readImage(label)),
    };
}
/** Of an image that only COPY names, the step has no number. */
function readImage({ text, stage, platform }) {
    const [, name, digest] = /^(?:ONBUILD )?FROM (\S+?)@(sha256:[0-9a-f]+)$/.exec(text) ?? [];
    return name === undefined || digest === undefined ? [] : [{ name, digest, stage, platform }];
}
function newStep(id, vertex) {
    const name = vertex.group?.name || vertex.name;
    return { id, name, label: readStepName(name), parts: new Map(), runs: new Map(), statuses: new Map(), output: null };
}
/** The layers of a step that was found in a cache are fetched when something needs them, of which BuildKit tells as if the step ran. */
function withCached(vertex, before) {
    return before?.cached === true ? { ...vertex, cached: true } : vertex;
}
/** Whether a part of it runs. */
function isRunning(step) {
    return [...step.parts.values()].some(({ startedMs, completedMs }) => startedMs !== null && completedMs === null);
}
/** When its last part ended; null while one runs, or none has begun. */
function endOf(step) {
    if (isRunning(step))
        return null;
    const ends = [...step.runs.values()].filter((end) => end !== null);
    return ends.length === 0 ? null : Math.max(...ends);
}
/** The step as it is told of when all is over. */
function describeStep(step) {
    const started = [...step.parts.values()].filter(({ startedMs }) => startedMs !== null);
    const errors = started.flatMap(({ error }) => (error === null ? [] : [error]));
    const error = errors.find((each) => !isCancellation(each)) ?? errors[0] ?? null;
    return {
        name: fullNameOf(step),
        ...step.label,
        cached: started.length > 0 && started.every(({ cached }) => cached),
        durationMs: durationOf(step),
        bytes: bytesOf(step),
        error,
        isCancelled: error !== null && isCancellation(error),
    };
}
/** The name, with the platform where BuildKit leaves it out. */
function fullNameOf({ name, label: { platform, kind } }) {
    const isSilent = platform !== null && kind === "instruction" && !/^\[\S*\//.test(name);
    return isSilent ? name.replace("[", `[${platform} `) : name;
}
/** Runs that overlap count once; one that did not end counts to the latest time that is known of the step. */
function durationOf({ runs }) {
    const sorted = [...runs].sort(([left], [right]) => left - right);
    let total = 0;
    let reached = -Infinity;
    for (const [start, end] of sorted) {
        const stop = end ?? start;
        total += Math.max(0, stop - Math.max(start, reached));
        reached = Math.max(reached, stop);
    }
    return total;
}
/** What of a step's own progress is bytes, by its kind. */
function bytesOf({ label, statuses }) {
    const all = [...statuses.values()];
    if (label.kind === "context")
        return sum(all.filter(({ id }) => id.startsWith("transferring ")).map(({ current }) => current));
    if (label.kind === "base")
        return sum(all.filter(({ id }) => /^sha256:[0-9a-f]+$/.test(id)).map(({ current, total }) => Math.max(current, total)));
    if (label.kind === "export")
        return sum(all.filter(({ id, total }) => id.startsWith("pushing ") && total > 0).map(({ total }) => total));
    return null;
}
function sum(numbers) {
    return numbers.length === 0 ? null : numbers.reduce((total, each) => total + each, 0);
}
function isCancellation(error) {
    return error.endsWith("context canceled");
}

;// CONCATENATED MODULE: ./src/build/progress/failed-step.js



const failed_step_MAX_LAST_LINES = 25;
const LINES_AROUND = 3;
/** Finds out why a build failed: which step of those that have an error it was that buildx speaks of, and where it is written. */
function failureOf(exitCode, steps, error, dockerfile) {
    const step = findFailed(steps, error.message);
    const described = step === null ? null : describeStep(step);
    const message = error.message ?? described?.error ?? lastRemark(error, exitCode);
    const ended = /did not complete successfully: exit code: (\d+)/.exec(described?.error ?? message)?.[1];
    return {
        step,
        failure: {
            step: described,
            message,
            exitCode,
            processExitCode: ended === undefined ? null : Number(ended),
            lastLines: (step?.output?.lines() ?? []).slice(-failed_step_MAX_LAST_LINES),
            source: error.source === null ? findSource(described, dockerfile) : sourceOf(error.source, dockerfile),
        },
    };
}
/** The step whose error buildx gives as the reason; else the first that failed of itself. A cache that cannot be read is no reason. */
function findFailed(steps, message) {
    const failed = steps.map((step) => [step, describeStep(step)]).filter(([, { error, isCancelled }]) => error !== null && !isCancelled);
    const named = failed.find(([, described]) => message?.includes(described.error ?? "") === true);
    const other = message === null ? failed.find(([, described]) => mayFailBuild(described)) : undefined;
    return (named ?? other)?.[0] ?? null;
}
function mayFailBuild({ kind, name }) {
    return kind !== "cache" || name.startsWith("exporting");
}
function lastRemark({ rest }, exitCode) {
    return rest.at(-1) ?? `buildx ended with ${exitCode} and gave no reason.`;
}
/** The lines of the file itself where it is at hand: buildx gives few of those around. */
function sourceOf(block, { dockerfilePath, dockerfileText }) {
    const marked = block.lines.filter(({ isMarked }) => isMarked).map(({ number }) => number);
    const [line] = marked;
    const endLine = marked.at(-1);
    if (line === undefined || endLine === undefined)
        return null;
    const isSameFile = dockerfilePath === null || (0,posix_.basename)(dockerfilePath) === (0,posix_.basename)(block.file);
    const whole = isSameFile && dockerfileText !== null ? linesAround(dockerfileText, line, endLine) : [];
    // A file that changed meanwhile, or another one, would show the wrong lines.
    const agrees = whole.find(({ number }) => number === line)?.text === block.lines.find(({ number }) => number === line)?.text;
    return { file: isSameFile ? dockerfilePath : null, line, endLine, lines: agrees ? whole : block.lines };
}
/** Of some failures buildx does not say where they are written: then it is where the step's words stand in its stage. */
function findSource(step, { dockerfilePath, dockerfileText }) {
    if (step === null || dockerfileText === null || (step.kind !== "instruction" && step.kind !== "base"))
        return null;
    const { stages } = (0,parse/* parseDockerfile */.A)(dockerfileText);
    const own = stages.filter(({ name, index }) => stages.length === 1 || name?.toLowerCase() === step.stage?.toLowerCase() || `stage-${index}` === step.stage);
    const words = step.text.replaceAll(/\s+/g, " ").trim();
    const found = own.flatMap(({ instructions }) => instructions).find(({ source }) => source === words);
    if (found === undefined)
        return null;
    const { line, endLine } = found;
    return { file: dockerfilePath, line, endLine, lines: linesAround(dockerfileText, line, endLine) };
}
function linesAround(text, line, endLine) {
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === "")
        lines.pop();
    const first = Math.max(1, line - LINES_AROUND);
    return lines.slice(first - 1, endLine + LINES_AROUND).map((each, index) => {
        const number = first + index;
        return { number, text: each, isMarked: number >= line && number <= endLine };
    });
}

;// CONCATENATED MODULE: ./src/build/progress/lines.js
const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Cuts a stream into lines of which at most `maxBytes` are kept; the rest of a longer one is dropped, and `isCut` says so. */
function createLineSplitter(maxBytes, onLine) {
    let parts = [];
    let keptBytes = 0;
    let isCut = false;
    const keep = (bytes) => {
        const kept = bytes.subarray(0, maxBytes - keptBytes);
        isCut ||= kept.length < bytes.length;
        // Copied: a view would hold the whole chunk, and the caller may use its memory again.
        if (kept.length > 0)
            parts.push(Buffer.from(kept));
        keptBytes += kept.length;
    };
    const finish = () => {
        const line = Buffer.concat(parts);
        const end = line.at(-1) === RETURN && !isCut ? line.length - 1 : line.length;
        const wasCut = isCut;
        parts = [];
        keptBytes = 0;
        isCut = false;
        onLine(line.toString("utf8", 0, end), wasCut);
    };
    return {
        push(chunk) {
            let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
            for (let at = rest.indexOf(NEWLINE); at !== -1; at = rest.indexOf(NEWLINE)) {
                keep(rest.subarray(0, at));
                finish();
                rest = rest.subarray(at + 1);
            }
            keep(rest);
        },
        end() {
            if (keptBytes > 0)
                finish();
        },
    };
}

;// CONCATENATED MODULE: ./src/build/progress/cache-step.js
/** Whether BuildKit sought a cache in a place that has none yet: no fault, but the first build. A layer that is missing is one. */
function foundNothing({ kind, text, error }) {
    if (kind !== "cache" || error === null || !text.startsWith("importing "))
        return false;
    return error.endsWith(": not found") && !/sha256:[0-9a-f]{64}: not found$/.test(error);
}

;// CONCATENATED MODULE: ./src/build/progress/printer.js



/** BuildKit ends some steps and begins them again at once; after this long one is over. */
const SETTLE_MS = 250;
/** A stage that printed nothing for this long lets another one print. */
const PATIENCE_MS = 10_000;
/** In CI, what runs is told of when nothing was printed for this long. */
const SIGN_OF_LIFE_MS = 30_000;
const printer_MAX_NAMES = 3;
const MAX_NAME_LENGTH = 300;
/** Steps of BuildKit itself that took less are not worth a line. */
const QUIET_MS = 500;
const EXPORT_DETAIL_MS = 1000;
/** Prints to the host's log: a group for each stage, the steps in it in the order in which they end. */
function createPrinter(host) {
    const groups = createGroups(host);
    /** Ended and not printed yet, by stage, in the order in which they ended. */
    const waiting = new Map();
    const running = new Map();
    const printed = new Set();
    /** Printed at the very end. */
    const failures = new Set();
    /** Ended, but perhaps to begin again. */
    const settling = new Set();
    let stage = null;
    let lastPrintMs = nowOf(host);
    const print = (step) => {
        const described = describeStep(step);
        if (isNoise(described))
            return;
        const heading = headingOf(host, step);
        groups.print(heading, () => printStep(host, step, described));
        lastPrintMs = nowOf(host);
    };
    const settle = (beforeMs) => {
        for (const step of settling) {
            const end = endOf(step);
            if (end !== null && end > beforeMs)
                continue;
            settling.delete(step);
            if (end === null || printed.has(step))
                continue;
            printed.add(step);
            if (hasFailed(step)) {
                failures.add(step);
                continue;
            }
            const heading = headingOf(host, step);
            waiting.set(heading, [...(waiting.get(heading) ?? []), step]);
        }
    };
    const printStage = (heading) => {
        const steps = waiting.get(heading) ?? [];
        waiting.delete(heading);
        steps.forEach(print);
    };
    const flush = (isAll) => {
        if (stage !== null)
            printStage(stage);
        while (waiting.size > 0) {
            const isBusy = [...running.keys()].some((step) => headingOf(host, step) === stage);
            if (isBusy && !isAll && nowOf(host) - lastPrintMs < PATIENCE_MS)
                return;
            [stage = null] = waiting.keys();
            if (stage !== null)
                printStage(stage);
        }
    };
    return {
        update(steps, nowMs) {
            for (const step of steps) {
                if (isRunning(step)) {
                    settling.delete(step);
                    if (!running.has(step))
                        running.set(step, nowOf(host));
                }
                else if (step.runs.size > 0) {
                    running.delete(step);
                    if (!printed.has(step))
                        settling.add(step);
                }
            }
            settle(nowMs - SETTLE_MS);
            flush(false);
            showRunning(host, running);
        },
        tick() {
            settle(Infinity);
            flush(false);
            showRunning(host, running);
            if (host.kind === "terminal" || running.size === 0 || nowOf(host) - lastPrintMs < SIGN_OF_LIFE_MS)
                return;
            lastPrintMs = nowOf(host);
            const lines = [...running].slice(0, printer_MAX_NAMES).map(([step, sinceMs]) => signOfLife(host, step, nowOf(host) - sinceMs));
            groups.print(null, () => host.log.foreign(lines.join("\n")));
        },
        async end(failed) {
            settle(Infinity);
            flush(true);
            host.log.progress(null);
            groups.close();
            if (failed !== null)
                failures.delete(failed);
            for (const step of [...failures, ...(failed === null ? [] : [failed])])
                groups.print(null, () => printStep(host, step, describeStep(step)));
            await groups.end();
        },
    };
}
/** The log's groups end with a promise, so all that is printed stands in a queue. */
function createGroups(host) {
    let queue = Promise.resolve();
    let open = null;
    let finish = () => Promise.resolve();
    const enqueue = (job) => {
        queue = queue.then(job);
        // Whoever awaits the end learns of it; until then it is no stray.
        queue.catch(() => { });
    };
    const close = () => {
        if (open === null)
            return;
        open = null;
        enqueue(() => finish());
    };
    return {
        print(title, body) {
            if (title !== null && title !== open) {
                close();
                open = title;
                enqueue(() => {
                    finish = openGroup(host, title);
                });
            }
            enqueue(body);
        },
        close,
        async end() {
            close();
            await queue;
        },
    };
}
function openGroup(host, title) {
    const { promise, resolve } = Promise.withResolvers();
    const closed = host.log.group(title, () => promise);
    return async () => {
        resolve();
        await closed;
    };
}
/** What a stage's group is called; steps of no stage go by what they are about. */
function headingOf(host, { name, label }) {
    if (label.kind === "instruction" || label.kind === "base") {
        const platform = label.platform === null ? "" : ` (${label.platform})`;
        return shorten(host, label.stage === null ? `Build${platform}` : `Stage ${label.stage}${platform}`);
    }
    const isExport = label.kind === "export" || (label.kind === "cache" && name.startsWith("exporting"));
    return isExport ? "Export" : "Dockerfile, context and base images";
}
function isNoise({ kind, durationMs, error }) {
    return kind === "internal" && error === null && durationMs < QUIET_MS;
}
function printStep(host, step, described) {
    const { log } = host;
    const name = shorten(host, described.name);
    const lines = [...(step.output?.lines() ?? []), ...detailsOf(host, step)];
    const outcome = outcomeOf(host, described);
    if (lines.length === 0) {
        log.foreign(`${name}: ${outcome}`);
        return;
    }
    // One text: a secret of several lines is known by the whole of it.
    log.foreign([name, ...lines, `→ ${outcome}`].join("\n"));
}
function outcomeOf(host, step) {
    const { cached, durationMs, bytes, kind, error, isCancelled } = step;
    if (isCancelled)
        return "stopped, because another step failed";
    if (foundNothing(step))
        return "nothing stored yet";
    const time = (0,format/* formatDuration */.a3)(durationMs);
    if (error !== null)
        return kind === "cache" ? `not done: ${shorten(host, error)}` : `FAILED after ${time}: ${/exit code: \d+$/.exec(error)?.[0] ?? shorten(host, error)}`;
    if (cached)
        return "cached";
    const verb = { context: "sent", base: "fetched", export: "pushed", instruction: "", cache: "", internal: "" }[kind];
    return bytes === null || bytes === 0 || verb === "" ? time : `${(0,format/* formatBytes */.z3)(bytes)} ${verb} in ${time}`;
}
/** Of exporting, where it went and what took long. */
function detailsOf(host, step) {
    if (step.label.kind !== "export" && step.label.kind !== "cache")
        return [];
    return [...step.statuses.values()].flatMap(({ id, startedMs, completedMs }) => {
        const durationMs = startedMs === null || completedMs === null ? 0 : completedMs - startedMs;
        if (durationMs < EXPORT_DETAIL_MS && !id.startsWith("pushing manifest for "))
            return [];
        return [`${shorten(host, id)}: ${(0,format/* formatDuration */.a3)(durationMs)}`];
    });
}
function showRunning(host, running) {
    const [first] = running;
    if (first === undefined)
        return;
    const [step, sinceMs] = first;
    const more = running.size === 1 ? "" : ` (and ${running.size - 1} more)`;
    host.log.progress(`${shorten(host, describeStep(step).name)}: ${(0,format/* formatDuration */.a3)(nowOf(host) - sinceMs)}${more}`);
}
function signOfLife(host, step, ms) {
    const last = step.output?.lastLine() ?? "";
    return `${shorten(host, describeStep(step).name)}: running for ${(0,format/* formatDuration */.a3)(ms)}${last === "" ? "" : `, last line: ${shorten(host, last)}`}`;
}
/** It failed of itself; reading or writing a cache may fail, and the build goes on. */
function hasFailed(step) {
    const { error, isCancelled, kind } = describeStep(step);
    return error !== null && !isCancelled && kind !== "cache";
}
/** Secrets are hidden first: of one that is cut, the rest would not be known. */
function shorten(host, text) {
    const line = host.redact(text).replaceAll(/\s*[\r\n]+\s*/g, " ");
    return line.length <= MAX_NAME_LENGTH ? line : `${line.slice(0, MAX_NAME_LENGTH - 1).toWellFormed()}…`;
}
function nowOf(host) {
    return host.clock.now().getTime();
}

;// CONCATENATED MODULE: ./src/build/progress/warnings.js

// `SecretsUsedInArgOrEnv: Do not use ARG … (line 2)`
const warnings_RULE = /^([A-Z][A-Za-z]+): (.*?)(?: \(line \d+\))?$/s;
/** BuildKit's warnings, each once: a build for several platforms has them several times. */
function readWarnings(warnings, dockerfilePath) {
    const known = new Map();
    for (const { short, url, file, line } of warnings) {
        const [, rule = null, message = short] = warnings_RULE.exec(short) ?? [];
        // The frontend knows the file's name, not its folder.
        const isDockerfile = dockerfilePath !== null && (file === null || (0,posix_.basename)(dockerfilePath) === (0,posix_.basename)(file));
        const warning = { rule, message, file: isDockerfile ? dockerfilePath : null, line, url };
        known.set(JSON.stringify(warning), warning);
    }
    return [...known.values()].sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}

;// CONCATENATED MODULE: ./src/build/progress/progress.js








/** A line holds what happened in a moment; the longest are those with the Dockerfile in them, and logs of 4 MiB at most. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const MAX_ERROR_TEXT = 64 * 1024;
const progress_MAX_WARNINGS = 1000;
const TICK_MS = 1000;
/** Begins to follow a build. Nothing that it prints can be taken for a command of the runner, and secrets are hidden. */
function createProgress(host, options) {
    // A secret that is written into the Dockerfile stands in the names of its steps.
    for (const secret of (0,exposed_secrets/* knownSecretsIn */.yj)(options.dockerfileText ?? ""))
        host.addSecret(secret);
    const steps = createSteps();
    const printer = createPrinter(host);
    const warnings = [];
    let errorText = "";
    let nowMs = -Infinity;
    const takeStatus = (status) => {
        nowMs = Math.max(nowMs, latestOf(status));
        warnings.push(...status.warnings.slice(0, progress_MAX_WARNINGS - warnings.length));
        printer.update(steps.apply(status), nowMs);
    };
    const splitter = createLineSplitter(MAX_LINE_BYTES, (line, isCut) => {
        const status = isCut ? null : readStatus(line);
        if (status !== null)
            takeStatus(status);
        // What was cut is a moment of the progress that is lost; the next line tells of the same steps.
        else if (!isCut)
            errorText = lastLines(`${errorText}${line}\n`);
    });
    const stop = (options.every ?? everySecond)(() => printer.tick());
    return {
        onStderr: (chunk) => splitter.push(chunk),
        async end(exitCode) {
            stop();
            splitter.end();
            const started = steps.started();
            const error = readErrorText(errorText);
            const found = exitCode === 0 ? null : failureOf(exitCode, started, error, options);
            await printer.end(found?.step ?? null);
            if (error.rest.length > 0)
                host.log.foreign(error.rest.join("\n"));
            const described = started.map(describeStep);
            return {
                steps: described,
                inputs: steps.inputs(),
                images: steps.images(),
                failure: found?.failure ?? null,
                warnings: readWarnings(warnings, options.dockerfilePath),
                contextBytes: total(described.filter(({ kind }) => kind === "context").map(({ bytes }) => bytes)),
                pushedBytes: total(described.filter(({ kind }) => kind === "export").map(({ bytes }) => bytes)),
                durationMs: spanOf(started.flatMap(({ runs }) => [...runs].flat())),
                errorText,
            };
        },
    };
}
/** Whole lines only: of a secret that is cut in two, no part would be known. */
function lastLines(text) {
    if (text.length <= MAX_ERROR_TEXT)
        return text;
    const end = text.slice(-MAX_ERROR_TEXT);
    return end.slice(end.indexOf("\n") + 1);
}
function everySecond(tick) {
    const timer = setInterval(tick, TICK_MS);
    // What prints the progress must not keep the process alive.
    timer.unref();
    return () => clearInterval(timer);
}
function latestOf({ vertexes, statuses }) {
    const times = [...vertexes, ...statuses].flatMap(({ startedMs, completedMs }) => [startedMs, completedMs]);
    return times.reduce((latest, time) => Math.max(latest, time ?? -Infinity), -Infinity);
}
/** null where no number is known. */
function total(numbers) {
    const known = numbers.filter((each) => each !== null);
    return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}
function spanOf(times) {
    const known = times.filter((time) => time !== null);
    if (known.length === 0)
        return null;
    const [first, last] = known.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [Infinity, -Infinity]);
    return last - first;
}

;// CONCATENATED MODULE: ./src/build/execution.js







/** What `call` prints, and what is kept of the progress for an error. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** What buildx reads for the cache of GitHub Actions (buildx, util/buildflags/cache.go). */
const CACHE_VARIABLES = ["ACTIONS_CACHE_URL", "ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_SERVICE_V2"];
/** Runs the build, in a second try without JSON where buildx is too old for it. */
async function runBuildx(job) {
    const progress = createProgress(job.host, { dockerfilePath: job.dockerfile?.place ?? null, dockerfileText: job.dockerfile?.text ?? null });
    const result = await runOnce(job, "rawjson", progress.onStderr);
    const trace = await progress.end(result.exitCode);
    if (result.exitCode === 0 || !lacksRawJson(result))
        return { result, trace };
    job.host.log.notice("This buildx cannot tell its progress as JSON, so the log is as it prints it. A newer one (0.13 or later) gives a log by stages.");
    return { result: await runOnce(job, "plain", createLineLog(job.host)), trace: null };
}
async function runOnce({ host, inputs, plan, buildx, builder, folder }, progress, onStderr) {
    return await buildx.run(buildArguments(plan, { folder, driver: builder.driver, progress }), {
        timeoutMs: null,
        maxOutputBytes: MAX_ANSWER_BYTES,
        extraEnv: { BUILDX_METADATA_WARNINGS: "true", ...buildEnvironment(host, inputs, plan) },
        onStderr,
    });
}
/** What to throw for a build that failed. */
async function execution_failureOf({ host, plan, builder, dockerfile }, { result, trace }) {
    const [found = ""] = result.stdout.trim().split("\n");
    // As JSON, the first line is a bracket.
    if (plan.call !== null && found !== "")
        return new errors/* UserError */.y(/\w/.test(found) ? found : `What call: ${plan.call} asked for found fault.`, "Each finding is in the log above, with its line and where it is explained.");
    if (trace?.failure == null) {
        return new errors/* UserError */.y(`The build failed: buildx ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result)}`, `Look at the log above, or build it with docker buildx build on builder ${builder.name} (${plan.context.argument}).`);
    }
    const folder = contextFolder(host, plan);
    return await explainFailure(host, trace.failure, requestOf(plan, dockerfile), folder === null ? null : { folder, dockerfile: dockerfile?.path ?? null });
}
function requestOf(plan, dockerfile) {
    return {
        context: plan.context.argument,
        file: plan.file,
        target: plan.target,
        platforms: plan.platforms,
        buildArguments: [...plan.buildArguments.map((line) => line.split("=", 1)[0] ?? ""), ...plan.secretArguments],
        secrets: plan.secrets.map(({ id }) => id),
        options: [...plan.options, ...plan.allow.map((entitlement) => ["--allow", entitlement])],
        dockerfileText: dockerfile?.text ?? null,
    };
}
/** What an older buildx says of `--progress=rawjson`, before it does anything. */
function lacksRawJson({ stderr }) {
    return /(invalid|unknown|unsupported)[^\n]*(progress|rawjson)/i.test(stderr) && stderr.length < 4096;
}
/** What buildx gets through its environment, because a command line can be read by everybody on the machine. */
function buildEnvironment({ env }, inputs, plan) {
    const passed = {};
    const take = (name) => void (env[name] === undefined ? undefined : (passed[name] = env[name]));
    if (plan.needsCacheToken)
        CACHE_VARIABLES.forEach(take);
    for (const secret of plan.secrets)
        if ("variable" in secret)
            take(secret.variable);
    for (const name of plan.secretArguments) {
        const line = inputs["build-args"].findLast((each) => each.startsWith(`${name}=`)) ?? "";
        passed[name] = line.slice(name.length + 1);
    }
    return passed;
}

// EXTERNAL MODULE: ./src/build/cache/fresh-builder.js
var fresh_builder = __webpack_require__(84925);
// EXTERNAL MODULE: ./src/build/cache/guard.js
var guard = __webpack_require__(56982);
;// CONCATENATED MODULE: ./src/build/cache/import-failure.js
/** What BuildKit says where a layer that it was promised cannot be had or is not what it should be. */
const SIGNS = [
    /\bunexpected commit digest\b/,
    /\bhttpReadSeeker: /,
    /\bparent snapshot \S+ does not exist\b/,
    /\bfailed to extract layer\b/,
    /\bfailed to load (?:result from remote|cache result)\b/,
    /\bcontent digest \S+: not found\b/,
    /\bblob sha256:[0-9a-f]{64}: not found\b/,
    /\bmissing blob sha256:/,
    /\bfailed to (?:copy|fetch|pull)\b[^\n]*\bsha256:[0-9a-f]{64}\b/,
];
/** Whether a build failed because of what it read from a cache: BuildKit names one of these places, or says that a layer could not be read. What a step's own process did is none of it. */
function isImportFailure(trace, stderr, places) {
    if (trace?.failure?.processExitCode != null)
        return false;
    // What becomes of looking for a cache, or of writing one, fails no build.
    const failed = trace?.steps.filter(({ kind, isCancelled }) => kind !== "cache" && !isCancelled) ?? [];
    const said = trace === null ? [stderr] : [trace.failure?.message ?? "", trace.errorText, ...failed.map(({ error }) => error ?? "")];
    const text = said.join("\n");
    return places.some((place) => text.includes(place)) || SIGNS.some((sign) => sign.test(text));
}

// EXTERNAL MODULE: ./src/builder/architectures.js
var architectures = __webpack_require__(5405);
// EXTERNAL MODULE: ./src/builder/create.js
var create = __webpack_require__(29481);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
;// CONCATENATED MODULE: ./src/cache/mounts/words.js
const REFERENCE = /\\([\s\S])|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^${}]*))?\}|(\{))/g;
/** `ENV A=$A$A` doubles it each time. */
const MAX_LENGTH = 4096;
/**
 * A word with its variables filled in as BuildKit does (moby/buildkit, frontend/dockerfile/shell): one that is not set is empty.
 * null where it cannot be told from here: a value is not known, or very long, or the form is one that is rarely used.
 */
function expandWord(word, variables, isComplete = true) {
    let isKnown = true;
    const text = word.replaceAll(REFERENCE, (_whole, escaped, bare, braced, operator, other, strange) => {
        if (escaped !== undefined)
            return escaped;
        const name = bare ?? braced ?? "";
        const value = variables.get(name);
        if (strange !== undefined || value === null || (value === undefined && !isComplete))
            isKnown = false;
        const isSet = value !== undefined && value !== null && (value !== "" || operator?.startsWith(":") !== true);
        if (operator?.endsWith("-") === true)
            return isSet ? value : (other ?? "");
        if (operator?.endsWith("+") === true)
            return isSet ? (other ?? "") : "";
        return value ?? "";
    });
    return isKnown && text.length <= MAX_LENGTH ? text : null;
}

;// CONCATENATED MODULE: ./src/cache/mounts/find.js




/** The cache mounts of the stages that are built, with the ids that BuildKit will give them. */
function findCacheMounts(dockerfile, question) {
    const mounts = [];
    const unkept = [];
    const built = (0,dockerfile_sources/* stagesBuiltFor */.Zi)(dockerfile, question.target);
    const readers = question.platforms.map((platform) => ({ platform, mountsIn: createMountFinder(dockerfile, question, platform) }));
    for (const stage of built) {
        for (const { platform, mountsIn } of readers) {
            for (const { mount, variables, isComplete } of mountsIn(stage)) {
                const read = readCacheMount(mount, variables, isComplete, platform);
                if ("why" in read)
                    unkept.push(read);
                else if (isWanted(read, mount, question.wanted))
                    mounts.push(read);
            }
        }
    }
    return { mounts: mergeMounts(mounts), unkept: [...new Map(unkept.map((each) => [`${each.id}\0${each.why}`, each])).values()] };
}
/** Each mount once, for all the platforms that it is used for. */
function mergeMounts(mounts) {
    const merged = new Map();
    for (const mount of mounts) {
        const name = identityOf(mount);
        const known = merged.get(name);
        merged.set(name, known === undefined ? mount : {
            ...known,
            isReadOnly: known.isReadOnly && mount.isReadOnly,
            platforms: [...new Set([...known.platforms, ...mount.platforms])].sort(),
        });
    }
    return [...merged.values()];
}
/** What BuildKit tells mounts apart by: the id and, where it is given, whose and how open the directory is. */
function identityOf({ id, base }) {
    return base === null ? id : `${id}\0${base.uid}:${base.gid}:${base.mode.toString(8)}`;
}
/** A cache mount as a RUN has it, or why it cannot be kept. */
function readCacheMount(mount, variables, isComplete, platform) {
    const written = mount.id ?? mount.target ?? "";
    const unkept = (why) => ({ id: written, why });
    if (mount.from !== null && mount.from !== "" && mount.from !== "scratch")
        return unkept(`it is filled from ${mount.from}, and no other build can name what that made of it`);
    const expanded = (value) => (value === undefined ? undefined : expandWord(asFlag(value), variables, isComplete));
    const target = expanded(mount.target ?? "");
    const id = expanded(mount.id ?? "");
    const [uid, gid, mode, sharing] = ["uid", "gid", "mode", "sharing"].map((name) => expanded(mount.params.get(name)));
    if (target == null || id == null || uid === null || gid === null || mode === null || sharing === null)
        return unkept("what a variable in it stands for is known to BuildKit alone");
    if (mount.source !== null && external_node_path_.posix.join("/", mount.source) !== "/")
        return unkept("it begins at a folder in it");
    const base = uid === undefined && gid === undefined && mode === undefined ? null : { uid: Number(uid ?? 0), gid: Number(gid ?? 0), mode: Number.parseInt(mode ?? "755", 8) };
    if (base !== null && !Object.values(base).every(Number.isSafeInteger))
        return unkept("its uid, gid or mode is no number");
    const name = id === "" ? external_node_path_.posix.normalize(target) : id;
    if (name === "" || /[\0\r\n]/.test(name))
        return unkept("its id cannot be written in a Dockerfile");
    return {
        id: name === "/" ? name : id === "" ? name.replace(/\/$/, "") : name,
        target,
        base,
        sharing: sharing === "private" || sharing === "locked" ? sharing : "shared",
        isReadOnly: isReadOnly(mount),
        platforms: [platform],
    };
}
/** BuildKit reads flags byte by byte, so that `é` is `Ã©` in them, but not in the values of their variables. What stands for an id stays (`usedMounts`). */
function asFlag(value) {
    return value.replaceAll(/[^\0-\x7f\u{E000}\u{E001}]+/gu, (text) => Buffer.from(text, "utf8").toString("latin1"));
}
function isReadOnly({ params }) {
    const says = (name) => ["true", "1", "t"].includes((params.get(name) ?? "").toLowerCase());
    return says("ro") || says("readonly");
}
/** A list names mounts by what BuildKit calls them, or as the Dockerfile does. */
function isWanted(mount, written, wanted) {
    return wanted === "auto" || [mount.id, written.id, mount.target, written.target].some((name) => name !== null && wanted.includes(name));
}
/** Is asked for the stages in their order: one goes on with the variables of the one that it is made from. */
function createMountFinder(dockerfile, question, platform) {
    const globals = globalArguments(dockerfile, question, platform);
    const scopes = new Map();
    return (stage) => {
        const name = expandWord(stage.base, globals);
        const parent = name === null ? null : (0,dockerfile_sources/* findStage */.U9)(dockerfile, name, stage.index);
        const { variables: inherited, isComplete } = (parent === null ? undefined : scopes.get(parent)) ?? { variables: new Map(), isComplete: name?.toLowerCase() === "scratch" };
        const variables = new Map(inherited);
        scopes.set(stage, { variables, isComplete });
        // A stage that others are made from runs what it puts off in them.
        return placeMounts([...(0,dockerfile_sources/* triggersOf */.XJ)(parent), ...stage.instructions], variables, isComplete, (setting, value) => argumentOf(setting, value, question, globals, variables, isComplete));
    };
}
/** `variables` are moved on. */
function placeMounts(instructions, variables, isComplete, argument) {
    const found = [];
    const environment = new Set();
    for (const instruction of instructions) {
        const { keyword, settings } = instruction;
        const caches = keyword === "RUN" ? (0,dockerfile_sources/* mountsOf */.cS)(instruction).filter(({ type }) => type.toLowerCase() === "cache") : [];
        if (caches.length > 0) {
            const now = new Map(variables);
            found.push(...caches.map((mount) => ({ mount, variables: now, isComplete })));
        }
        if (keyword === "ENV")
            for (const { name } of settings)
                environment.add(name);
        const declared = keyword === "ENV" ? settings : keyword === "ARG" ? settings.filter(({ name }) => !environment.has(name)) : [];
        // All of one instruction see what was set before it.
        const values = declared.map(({ name, value }) => [name, keyword === "ENV" ? expandWord(value ?? "", variables, isComplete) : argument(name, value)]);
        for (const [name, value] of values)
            variables.set(name, value);
    }
    return found;
}
function argumentOf(name, value, question, globals, before, isComplete) {
    const given = question.buildArguments.get(name);
    if (given !== undefined)
        return given;
    if (value !== null)
        return expandWord(value, before, isComplete);
    // Declared without a value: that of the preamble, or of the platform; else it is not set, and so empty.
    return globals.get(name) ?? "";
}
function globalArguments(dockerfile, question, platform) {
    const variables = new Map(platformArguments(question.buildPlatform, platform));
    for (const { keyword, settings } of dockerfile.preamble) {
        if (keyword !== "ARG")
            continue;
        for (const { name, value } of settings) {
            const given = question.buildArguments.get(name);
            if (given !== undefined)
                variables.set(name, given);
            else if (value !== null)
                variables.set(name, expandWord(value, variables));
        }
    }
    return variables;
}
/** What BuildKit sets by itself, once it is declared. */
function platformArguments(build, target) {
    return [["BUILD", build], ["TARGET", target]].flatMap(([prefix, text]) => {
        const platform = (0,oci_platform/* parsePlatform */.Y8)(text);
        return [
            [`${prefix}PLATFORM`, (0,oci_platform/* formatPlatform */.Bq)(platform)],
            [`${prefix}OS`, platform.os],
            [`${prefix}ARCH`, platform.architecture],
            [`${prefix}VARIANT`, platform.variant ?? ""],
        ];
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/cache/mounts/lockfiles.js



/** Files that pin what package managers download. */
const LOCKFILES = new Set([
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
    "go.sum", "go.work.sum", "Cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "pylock.toml",
    "Gemfile.lock", "composer.lock", "pom.xml", "gradle.lockfile", "buildscript-gradle.lockfile", "libs.versions.toml", "gradle-wrapper.properties", "build.gradle", "build.gradle.kts",
    "packages.lock.json", "paket.lock", "mix.lock", "pubspec.lock", "Package.resolved", "conan.lock", "build.sbt", "stack.yaml.lock", "cabal.project.freeze", "MODULE.bazel.lock",
]);
const REQUIREMENTS = /^(?:requirements|constraints).*\.(?:txt|in)$/;
/** Their own lockfiles are others' matter. */
const SKIPPED = new Set(["node_modules", ".git", ".hg", ".svn", "vendor", ".venv", "venv", "target", "__pycache__"]);
const MAX_DEPTH = 6;
const MAX_FOLDERS = 2000;
const MAX_FILES = 200;
/**
 * One hash over the lockfiles of a build context, by their paths and contents, in hex; null where there are none. `ignores` says what
 * .dockerignore leaves out, by the path from the context with `/` between its parts.
 */
async function hashLockfiles(context, ignores) {
    const paths = await findLockfiles(context, ignores);
    if (paths.length === 0)
        return null;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const path of paths) {
        const content = await (0,promises_.readFile)((0,external_node_path_.join)(context, path)).catch(() => null);
        if (content !== null)
            hash.update(`${path}\0${content.length}\0`).update(content);
    }
    return hash.digest("hex");
}
async function findLockfiles(context, ignores) {
    const found = [];
    let pending = [""];
    let folders = 0;
    for (let depth = 0; depth < MAX_DEPTH && pending.length > 0; depth += 1) {
        const next = [];
        for (const folder of pending) {
            folders += 1;
            if (folders > MAX_FOLDERS)
                break;
            const entries = await (0,promises_.readdir)((0,external_node_path_.join)(context, folder), { withFileTypes: true }).catch(() => []);
            for (const entry of entries) {
                const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
                if (entry.isDirectory() && !SKIPPED.has(entry.name))
                    next.push(path);
                else if (entry.isFile() && isLockfile(entry.name) && !ignores(path))
                    found.push(path);
            }
        }
        pending = next.sort();
    }
    return found.sort().slice(0, MAX_FILES);
}
function isLockfile(name) {
    return LOCKFILES.has(name) || REQUIREMENTS.test(name);
}

;// CONCATENATED MODULE: ./src/cache/mounts/remembered.js
const MAX_MOUNTS = 100;
const remembered_MAX_LENGTH = 4096;
/**
 * Cache mounts as an earlier build's notes have them: those whose ids only BuildKit knew, so that the next job can restore them before
 * its build. What is no mount is left out.
 */
function readRememberedMounts(notes) {
    return Array.isArray(notes) ? notes.slice(0, MAX_MOUNTS).flatMap(readMount) : [];
}
function readMount(value) {
    if (typeof value !== "object" || value === null)
        return [];
    const { id, target, base, sharing, isReadOnly, platforms } = value;
    const owner = base === null ? null : readBase(base);
    if (!isText(id) || !isText(target) || owner === undefined || typeof isReadOnly !== "boolean")
        return [];
    if (sharing !== "shared" && sharing !== "private" && sharing !== "locked")
        return [];
    if (!Array.isArray(platforms) || !platforms.every(isText))
        return [];
    return [{ id, target, base: owner, sharing, isReadOnly, platforms }];
}
function readBase(value) {
    if (typeof value !== "object" || value === null)
        return undefined;
    const { uid, gid, mode } = value;
    return isCount(uid) && isCount(gid) && isCount(mode) ? { uid, gid, mode } : undefined;
}
function isText(value) {
    return typeof value === "string" && value !== "" && value.length <= remembered_MAX_LENGTH && !/[\0\r\n]/.test(value);
}
function isCount(value) {
    return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

;// CONCATENATED MODULE: ./src/cache/mounts/disk-usage.js
const TIMEOUT_MS = 20_000;
const UNITS = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
/** The cache mounts of a builder; null where it does not say. */
async function heldMounts(buildx, builder) {
    const answer = await buildx.run(["du", "--builder", builder, "--verbose", "--filter", "type=exec.cachemount"], { timeoutMs: TIMEOUT_MS }).catch(() => null);
    return answer === null || answer.exitCode !== 0 ? null : parseDiskUsage(answer.stdout);
}
/** Reads what `buildx du --verbose` prints. */
function parseDiskUsage(text) {
    return text.split(/^(?=ID:[ \t]+[a-z0-9]{20,}$)/m).flatMap((record) => {
        const [, quoted] = /^Description:[\s\S]* with id ("(?:[^"\\\n]|\\.)*")$/m.exec(record) ?? [];
        const fullId = quoted === undefined ? null : unquote(quoted);
        if (fullId === null || !/^Type:\s+exec\.cachemount$/m.test(record))
            return [];
        const [, size = "0", unit = "B"] = /^Size:\s+([\d.]+)(\w+)$/m.exec(record) ?? [];
        return [{
                fullId,
                sizeBytes: Math.round(Number(size) * (UNITS[unit] ?? 1)),
                usageCount: Number(/^Usage count:\s+(\d+)$/m.exec(record)?.[1] ?? 0),
                hasBase: /^Parents:$/m.test(record),
            }];
    });
}
/** What the builder has of a mount; undefined: it never made it. */
function findHeld(held, { id, base }, namespace) {
    const own = held.filter((each) => each.fullId === `${namespace}/${id}` && each.hasBase === (base !== null));
    return own.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0];
}
/** Go writes what JSON does not know (`\x00`, `\a`) only for characters that no id has. */
function unquote(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./src/builder/search.js
var search = __webpack_require__(86085);
;// CONCATENATED MODULE: ./src/cache/mounts/elf.js
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;
const DT_RPATH = 15n;
const DT_RUNPATH = 29n;
/** Reads a whole ELF file; null where it is none that can be read. */
function readElf(file) {
    if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46)
        return null;
    try {
        return read(file, file[4] === 2, file[5] !== 2);
    }
    catch (error) {
        // An offset that leads out of the file.
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function read(file, is64, isLittle) {
    const half = (at) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
    const word = (at) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
    const long = (at) => (is64 ? (isLittle ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at)) : BigInt(word(at)));
    const textAt = (at) => file.toString("latin1", at, file.indexOf(0, at));
    const [table, entryBytes, count] = is64 ? [Number(long(32)), half(54), half(56)] : [word(28), half(42), half(44)];
    const segments = Array.from({ length: count }, (_, index) => {
        const at = table + index * entryBytes;
        const [offset, address, size] = is64 ? [8, 16, 32] : [4, 8, 16];
        return { type: word(at), offset: Number(long(at + offset)), address: long(at + address), sizeBytes: Number(long(at + size)) };
    });
    const interpreter = segments.find(({ type }) => type === PT_INTERP);
    const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
    const entries = [];
    const width = is64 ? 8 : 4;
    for (let at = dynamic?.offset ?? 0; dynamic !== undefined && at < dynamic.offset + dynamic.sizeBytes; at += 2 * width)
        entries.push([long(at), long(at + width)]);
    const valuesOf = (wanted) => entries.filter(([tag]) => tag === wanted).map(([, value]) => value);
    const strings = offsetOf(segments, valuesOf(DT_STRTAB)[0] ?? 0n);
    const textsOf = (tag) => valuesOf(tag).map((value) => textAt(strings + Number(value)));
    const runPath = textsOf(DT_RUNPATH);
    return {
        machine: half(18),
        bits: is64 ? 64 : 32,
        interpreter: interpreter === undefined ? null : textAt(interpreter.offset),
        libraries: textsOf(DT_NEEDED),
        searchPath: (runPath.length > 0 ? runPath : textsOf(DT_RPATH)).flatMap((each) => each.split(":")).filter((each) => each !== ""),
    };
}
/** Where in the file that is which is at an address in memory. */
function offsetOf(segments, address) {
    const holder = segments.find((each) => each.type === PT_LOAD && each.address <= address && address < each.address + BigInt(each.sizeBytes));
    return holder === undefined ? 0 : holder.offset + Number(address - holder.address);
}

;// CONCATENATED MODULE: ./src/cache/mounts/program.js




/** `e_machine` of what Plimsoll's own Node runs on (elf.h). */
const ARCHITECTURES = { 3: "386", 22: "s390x", 40: "arm", 62: "amd64", 183: "arm64", 243: "riscv64", 258: "loong64" };
const SYSTEM_FOLDERS = ["/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib", "/lib32", "/usr/lib32"];
const MAX_LIBRARIES = 64;
/** Of BuildKit's images, which have BusyBox for most of it. */
const CONTAINER_TARS = ["/bin/tar", "/usr/bin/tar", "/bin/busybox"];
const COPY_TIMEOUT_MS = 10_000;
/** A program of this machine with all that it needs; null where there is none that could be taken elsewhere. Starts no process. */
async function findPortable(host, name) {
    if (process.platform !== "linux")
        return null;
    const path = await (0,search/* findOnPath */.a)(host, name);
    return path === null ? null : await readProgram(await (0,promises_.realpath)(path));
}
/** The tar of a builder's container, copied into `folder`, which must be there; null where it has none that could be taken elsewhere. */
async function findTarIn(host, container, folder) {
    const files = filesOf(host, container, folder);
    for (const path of CONTAINER_TARS) {
        const tar = await readProgram(path, files);
        if (tar !== null)
            return tar;
    }
    return null;
}
/** A program with the libraries that its loader would find; null where it is no ELF file, or one of them is not found. */
async function readProgram(path, files = THIS_MACHINE) {
    const own = await files.fetch(path);
    const file = own === null ? null : await (0,promises_.readFile)(own).catch(() => null);
    const needs = file === null ? null : readElf(file);
    const architecture = ARCHITECTURES[needs?.machine ?? 0];
    if (own === null || file === null || needs === null || architecture === undefined)
        return null;
    const libraries = await findLibraries(path, needs, files);
    if (libraries === null)
        return null;
    const interpreter = needs.interpreter === null ? null : await files.fetch(needs.interpreter);
    if (needs.interpreter !== null && interpreter === null)
        return null;
    return { path: own, interpreter, libraries, architecture, isGnu: file.includes("pax-option") && file.includes("xattrs-include") };
}
const THIS_MACHINE = { fetch: (path) => (0,promises_.realpath)(path).catch(() => null), libraryFolders };
/** Those of a container; each file is copied once. */
function filesOf(host, { engine, container }, folder) {
    const copies = new Map();
    async function copy(path) {
        const to = (0,external_node_path_.join)(folder, `${copies.size}`);
        const done = await host.exec("docker", [...engine, "cp", "--follow-link", `${container}:${path}`, to], { timeoutMs: COPY_TIMEOUT_MS }).catch(() => null);
        return done?.exitCode === 0 ? to : null;
    }
    return {
        fetch(path) {
            const copied = copies.get(path) ?? copy(path);
            copies.set(path, copied);
            return copied;
        },
        libraryFolders: async () => SYSTEM_FOLDERS,
    };
}
async function findLibraries(path, program, files) {
    const found = new Map();
    const folders = await files.libraryFolders();
    const pending = [];
    const need = (from, needs) => void pending.push(...needs.libraries.map((name) => ({ name, from, searchPath: needs.searchPath })));
    need(path, program);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        // The loader itself may be named as a library.
        if (found.has(next.name) || (program.interpreter !== null && next.name === (0,external_node_path_.basename)(program.interpreter)))
            continue;
        const own = next.searchPath.map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, (0,external_node_path_.dirname)(next.from)));
        const library = await findLibrary(next.name, [...own, ...folders], program, files);
        if (library === null || found.size >= MAX_LIBRARIES)
            return null;
        found.set(next.name, library.copy);
        need(library.path, library.needs);
    }
    return found;
}
async function findLibrary(name, folders, { machine, bits }, files) {
    for (const path of name.includes("/") ? [name] : folders.map((folder) => external_node_path_.posix.join(folder, name))) {
        const copy = await files.fetch(path);
        const file = copy === null ? null : await (0,promises_.readFile)(copy).catch(() => null);
        const needs = file === null ? null : readElf(file);
        if (copy !== null && needs?.machine === machine && needs.bits === bits)
            return { path, copy, needs };
    }
    return null;
}
/** Where the loaders of glibc and musl look: what ld.so.conf names, and the system's own. */
async function libraryFolders() {
    const files = ["/etc/ld.so.conf", ...(await (0,promises_.readdir)("/etc/ld.so.conf.d").catch(() => [])).sort().map((name) => (0,external_node_path_.join)("/etc/ld.so.conf.d", name))];
    const texts = await Promise.all(files.map((file) => (0,promises_.readFile)(file, "utf8").catch(() => "")));
    const named = texts.flatMap((text) => text.split("\n")).map((line) => line.trim()).filter((line) => line.startsWith("/"));
    return [...named, ...SYSTEM_FOLDERS];
}
/** Copies a program into a folder under a name; gives how it is started where that folder is `/t`. */
async function copyProgram(program, folder, name) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "lib"), { recursive: true });
    // BusyBox and its like go by the name that they are called by.
    await (0,promises_.copyFile)(program.path, (0,external_node_path_.join)(folder, name));
    if (program.interpreter === null)
        return [`/t/${name}`];
    await (0,promises_.copyFile)(program.interpreter, (0,external_node_path_.join)(folder, "loader"));
    for (const [library, path] of program.libraries)
        await (0,promises_.copyFile)(path, (0,external_node_path_.join)(folder, "lib", (0,external_node_path_.basename)(library)));
    return ["/t/loader", "--library-path", "/t/lib", `/t/${name}`];
}

;// CONCATENATED MODULE: ./src/cache/mounts/extra-build.js





const DEADLINE_MS = 120_000;
/** Puts a tar, and this machine's zstd, into the folder that is to be an extra build's context; null where there is no tar that could be taken along. */
async function prepareExtraBuild(host, { folder, container }, context) {
    const [own, zstd] = await Promise.all([findPortable(host, "tar"), findPortable(host, "zstd")]);
    const copies = (0,external_node_path_.join)(folder, "mounts-tar");
    try {
        if (own === null)
            await (0,promises_.mkdir)(copies, { mode: 0o700 });
        const tar = own ?? (container === undefined ? null : await findTarIn(host, container, copies));
        if (tar === null)
            return null;
        // Of two systems, their libraries would be mixed.
        const isFitting = zstd !== null && own !== null && zstd.architecture === tar.architecture;
        const place = (0,external_node_path_.join)(context, "t");
        const tools = {
            tar: await copyProgram(tar, place, "tar"),
            isGnuTar: tar.isGnu,
            zstd: isFitting ? await copyProgram(zstd, place, "zstd") : null,
        };
        return { context, tools, platform: `linux/${tar.architecture}` };
    }
    finally {
        if (own === null)
            await (0,promises_.rm)(copies, { recursive: true, force: true });
    }
}
/** Makes an empty folder for an extra build's context; gives its path. */
async function makeContext(context) {
    await (0,promises_.rm)(context, { recursive: true, force: true });
    await (0,promises_.mkdir)(context, { recursive: true, mode: 0o700 });
    return context;
}
/** Runs an extra build; why it failed in a sentence's words, null where it did not. Never throws. */
async function runExtraBuild(place, preparation, mounts, write, output) {
    const { dockerfile, buildArguments } = write(mounts, preparation.tools, (0,external_node_crypto_.randomUUID)());
    const file = (0,external_node_path_.join)(preparation.context, "Dockerfile");
    const namespace = place.namespace === "" ? [] : [`BUILDKIT_CACHE_MOUNT_NS=${place.namespace}`];
    const args = [
        "build", "--builder", place.builder, "--file", file, "--platform", preparation.platform,
        "--output", output, "--provenance=false", "--sbom=false", "--progress", "plain",
        ...[...buildArguments, ...namespace].flatMap((argument) => ["--build-arg", argument]),
        preparation.context,
    ];
    try {
        await (0,promises_.writeFile)(file, dockerfile);
        const result = await place.buildx.run(args, { timeoutMs: place.deadlineMs ?? DEADLINE_MS });
        return result.exitCode === 0 ? null : `buildx ended with ${result.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(result, 3)}`;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

;// CONCATENATED MODULE: ./src/cache/mounts/instructions.js
const TOOLS = "--mount=type=bind,source=t,target=/t";
/** Without the process's id and the times that reading changes, the same content makes the same tar. */
const SAME_EACH_TIME = ["--format=posix", "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime", "--sort=name"];
const ATTRIBUTES = ["--xattrs", "--xattrs-include=user.*", "--xattrs-include=security.capability"];
/** Fills mounts from `0.tar.zst`, `1.tar.zst`… of the context (`0.tar`… without zstd). `run` is of this build alone: a step that ran before would come from the cache. */
function restoreBuild(mounts, tools, run) {
    const steps = mounts.flatMap((mount, index) => {
        const from = `--mount=type=bind,source=${archiveName(index, tools)},target=/${archiveName(index, tools)}`;
        const unpack = tools.zstd === null ? [] : [step([TOOLS, from], [...tools.zstd, "-d", "-q", "-f", `/${index}.tar.zst`, "-o", `/${index}.tar`])];
        const source = tools.zstd === null ? [from] : [];
        const command = [...tools.tar, "-xpf", `/${index}.tar`, "-C", "/m", "--numeric-owner", ...(tools.isGnuTar ? ATTRIBUTES : [])];
        return [...unpack, `ARG MOUNT_${index}`, step([TOOLS, ...source, cacheFlag(mount, index)], command)];
    });
    return extraBuild(mounts, steps, run);
}
/** Writes the mounts' contents to `0.tar.zst`, `1.tar.zst`… (`0.tar`… without zstd) at the root of what the build gives. */
function saveBuild(mounts, tools, run) {
    const steps = mounts.flatMap((mount, index) => {
        const command = [...tools.tar, ...(tools.isGnuTar ? [...SAME_EACH_TIME, ...ATTRIBUTES] : []), "-cf", `/${index}.tar`, "-C", "/m", "--numeric-owner", "."];
        return [`ARG MOUNT_${index}`, step([TOOLS, cacheFlag(mount, index)], command)];
    });
    const tars = mounts.map((_, index) => `/${index}.tar`);
    const pack = tools.zstd === null ? [] : [step([TOOLS], [...tools.zstd, "-1", "-T0", "-q", "--rm", ...tars])];
    return extraBuild(mounts, [...steps, ...pack], run);
}
/** The name of a mount's archive in a context, and in what a build gives. */
function archiveName(index, { zstd }) {
    return zstd === null ? `${index}.tar` : `${index}.tar.zst`;
}
// An id with quotes or dollars would be read three times over; what comes out of an argument is taken as it is.
function extraBuild(mounts, steps, run) {
    return {
        dockerfile: ["FROM scratch", "ARG PLIMSOLL_RUN", ...steps, ""].join("\n"),
        buildArguments: [`PLIMSOLL_RUN=${run}`, ...mounts.map(({ id }, index) => `MOUNT_${index}=${id}`)],
    };
}
/** Without a network it begins sooner. */
function step(mounts, command) {
    return `RUN --network=none ${mounts.join(" ")} ${JSON.stringify(command)}`;
}
function cacheFlag({ base, sharing }, index) {
    const owner = base === null ? "" : `,uid=${base.uid},gid=${base.gid},mode=${base.mode.toString(8).padStart(4, "0")}`;
    return `--mount=type=cache,id=$MOUNT_${index},target=/m,sharing=${sharing}${owner}`;
}

;// CONCATENATED MODULE: ./src/cache/mounts/key.js


/** How every key of a cache mount begins. */
const KEY_PREFIX = "plimsoll-mount-";
/** The keys under which a mount is sought, the best first; each is the beginning of those of its contents. */
function keysOf(mount, namespace, lockfileHash) {
    const any = `${KEY_PREFIX}${hash([namespace, identityOf(mount), ...mount.platforms].join("\0"))}-`;
    return [`${any}${hash(lockfileHash ?? "")}-`, any];
}
/** The key of one content; `digest` is the SHA-256 of the tar in hex. */
function contentKey(mount, namespace, lockfileHash, digest) {
    return `${keysOf(mount, namespace, lockfileHash)[0]}${digest.slice(0, 16)}`;
}
/** Whether what lies under a key is this content. */
function isSameContent(key, digest) {
    return key !== null && key.endsWith(`-${digest.slice(0, 16)}`);
}
function hash(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 16);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/cache/mounts/packing.js





const CHUNK_BYTES = 1024 * 1024;
const BLOCK_BYTES = 512;
/** Level 1 packs as fast as a disk gives; the checksum finds what was damaged on its way. */
const PACK_OPTIONS = { params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 1, [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1 }, chunkSize: CHUNK_BYTES };
/** A folder with nothing in it packs to a few hundred bytes. */
const EMPTY_BYTES = 4096;
/** Packs a tar as the machine's zstd would. */
async function packTar(tar, packed) {
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(tar, { highWaterMark: CHUNK_BYTES }), (0,external_node_zlib_.createZstdCompress)(PACK_OPTIONS), (0,external_node_fs_.createWriteStream)(packed, { mode: 0o600 }));
}
/** Unpacks a tar. Throws where it is damaged. */
async function unpackTar(packed, tar) {
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(packed, { highWaterMark: CHUNK_BYTES }), (0,external_node_zlib_.createZstdDecompress)({ chunkSize: CHUNK_BYTES }), (0,external_node_fs_.createWriteStream)(tar, { mode: 0o600 }));
}
/** SHA-256 of a file, in hex. */
async function hashFile(path) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { highWaterMark: CHUNK_BYTES }), hash);
    return hash.digest("hex");
}
/** Whether a packed tar has nothing but the folder itself. */
async function isEmptyArchive(packed) {
    if ((await (0,promises_.stat)(packed)).size > EMPTY_BYTES)
        return false;
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (0,external_node_fs_.createReadStream)(packed).pipe((0,external_node_zlib_.createZstdDecompress)())) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > 16 * EMPTY_BYTES)
            return false;
    }
    return countMembers(Buffer.concat(chunks)) < 2;
}
function countMembers(tar) {
    let members = 0;
    for (let at = 0; at + BLOCK_BYTES <= tar.length && tar[at] !== 0;) {
        const sizeBytes = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8) || 0;
        // Headers that tell of the next member (POSIX.1-2001 pax, GNU's long names) are none themselves.
        if (!"xgLK".includes(String.fromCharCode(tar[at + 156] ?? 0)))
            members += 1;
        at += BLOCK_BYTES * (1 + Math.ceil(sizeBytes / BLOCK_BYTES));
    }
    return members;
}

;// CONCATENATED MODULE: ./src/cache/mounts/restore.js







/**
 * Fills the builder's cache mounts with what earlier jobs kept of them, in one extra build, and in none where nothing is kept. A builder
 * that is not this job's own keeps what it has. Never throws: what fails is told, and the build does without.
 */
async function restoreMounts(host, place, mounts) {
    const beganMs = host.clock.now().getTime();
    const finish = (reports, notice) => ({ mounts: reports, durationMs: host.clock.now().getTime() - beganMs, notice });
    if (mounts.length === 0)
        return finish([], null);
    const held = place.isFresh ? [] : await heldMounts(place.buildx, place.builder);
    // A builder that does not say what it has may have more than was kept.
    const isHeld = (mount) => held === null || findHeld(held, mount, place.namespace) !== undefined;
    const present = mounts.filter(isHeld);
    const told = present.map((mount) => ({ id: mount.id, outcome: "present", key: null, packedBytes: null }));
    const sought = mounts.filter((mount) => !present.includes(mount));
    if (sought.length === 0)
        return finish(told, null);
    const context = (0,external_node_path_.join)(place.folder, "mounts-restore");
    try {
        const fetched = await fetchAll(place, await makeContext(context), sought);
        const found = fetched.filter(({ key }) => key !== null);
        const missing = fetched.filter(({ key }) => key === null).map(({ mount }) => report(mount, "missing"));
        if (found.length === 0)
            return finish([...told, ...missing], null);
        const prepared = await prepareExtraBuild(host, place, context);
        if (prepared === null)
            return finish([...told, ...sought.map((mount) => report(mount, "missing"))], "cache mounts are not restored, because there is no tar that could run in a build step");
        for (const [index, { file }] of found.entries())
            await placeArchive(file, (0,external_node_path_.join)(context, archiveName(index, prepared.tools)), prepared.tools.zstd === null);
        const why = await runExtraBuild(place, prepared, found.map(({ mount }) => mount), restoreBuild, "type=cacheonly");
        const outcome = why === null ? "restored" : "failed";
        const done = found.map(({ mount, key, packedBytes }) => ({ id: mount.id, outcome, key: why === null ? key : null, packedBytes }));
        return finish([...told, ...missing, ...done], why === null ? null : `cache mounts could not be restored: ${why}`);
    }
    catch (error) {
        return finish([...told, ...sought.map((mount) => report(mount, "failed"))], `cache mounts could not be restored: ${error instanceof Error ? error.message : String(error)}`);
    }
    finally {
        await (0,promises_.rm)(context, { recursive: true, force: true }).catch(() => undefined);
    }
}
async function fetchAll(place, context, mounts) {
    return await Promise.all(mounts.map(async (mount, index) => {
        const file = (0,external_node_path_.join)(context, `fetched-${index}`);
        const key = await place.store.restoreFile(keysOf(mount, place.namespace, place.lockfileHash), file).catch(() => null);
        const sizeBytes = key === null ? 0 : await (0,promises_.stat)(file).then(({ size }) => size, () => null);
        return { mount, key: sizeBytes === null ? null : key, file, packedBytes: sizeBytes ?? 0 };
    }));
}
async function placeArchive(file, path, isUnpacked) {
    if (!isUnpacked) {
        await (0,promises_.rename)(file, path);
        return;
    }
    await unpackTar(file, path);
    await (0,promises_.rm)(file);
}
function report({ id }, outcome) {
    return { id, outcome, key: null, packedBytes: null };
}

;// CONCATENATED MODULE: ./src/cache/mounts/save.js








const LIMIT_BYTES = 2 * 1024 ** 3;
/** More than this many times the limit is not even packed. */
const WORTH_PACKING = 4;
/**
 * Keeps the mounts that the build touched, in one extra build, and in none where it touched nothing. Never throws: what fails is told.
 * `mounts` are those that the build used and may write; see `touchedMounts`.
 */
async function saveMounts(host, place, mounts) {
    const beganMs = host.clock.now().getTime();
    const finish = (reports, notices) => ({
        mounts: reports,
        durationMs: host.clock.now().getTime() - beganMs,
        notice: notices.length === 0 ? null : notices.join("; "),
    });
    const writable = mounts.filter(({ isReadOnly }) => !isReadOnly);
    if (writable.length === 0)
        return finish([], []);
    const limitBytes = place.limitBytes ?? LIMIT_BYTES;
    const context = (0,external_node_path_.join)(place.folder, "mounts-save");
    const given = (0,external_node_path_.join)(place.folder, "mounts-saved");
    try {
        const { small, large } = await sortBySize(place, writable, limitBytes);
        const told = large.map((mount) => ({ id: mount.id, outcome: "too-large", key: null, packedBytes: null }));
        const notices = large.map((mount) => tooLarge(mount, limitBytes));
        if (small.length === 0)
            return finish(told, notices);
        const prepared = await prepareExtraBuild(host, place, await makeContext(context));
        if (prepared === null)
            return finish([...told, ...small.map(failed)], [...notices, "cache mounts are not kept, because there is no tar that could run in a build step"]);
        await (0,promises_.mkdir)(given, { recursive: true, mode: 0o700 });
        const why = await runExtraBuild(place, prepared, small, saveBuild, `type=local,dest=${given}`);
        if (why !== null)
            return finish([...told, ...small.map(failed)], [...notices, `cache mounts could not be kept: ${why}`]);
        const reports = [];
        for (const [index, mount] of small.entries()) {
            const packed = (0,external_node_path_.join)(place.folder, `mount-${index}.tar.zst`);
            const archive = (0,external_node_path_.join)(given, archiveName(index, prepared.tools));
            await (prepared.tools.zstd === null ? packTar(archive, packed) : (0,promises_.rename)(archive, packed));
            const saved = await saveOne(place, mount, packed, limitBytes);
            if (saved.outcome !== "saved")
                await (0,promises_.rm)(packed, { force: true });
            if (saved.outcome === "too-large")
                notices.push(tooLarge(mount, limitBytes));
            if (saved.outcome === "failed")
                notices.push(`cache mount ${mount.id} could not be handed to the cache`);
            reports.push(saved);
        }
        return finish([...told, ...reports], notices);
    }
    catch (error) {
        return finish(writable.map(failed), [`cache mounts could not be kept: ${error instanceof Error ? error.message : String(error)}`]);
    }
    finally {
        for (const folder of [context, given])
            await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
    }
}
async function saveOne(place, mount, packed, limitBytes) {
    const packedBytes = (await (0,promises_.stat)(packed)).size;
    const told = (outcome, key) => ({ id: mount.id, outcome, key, packedBytes });
    if (packedBytes > limitBytes)
        return told("too-large", null);
    // One that a build elsewhere holds looks empty from here; what is kept of it must not be lost for that.
    if (await isEmptyArchive(packed))
        return told("empty", null);
    const digest = await hashFile(packed);
    const [, prefix] = keysOf(mount, place.namespace, place.lockfileHash);
    const before = place.restored.find(({ key }) => key?.startsWith(prefix) === true)?.key ?? null;
    if (isSameContent(before, digest))
        return told("unchanged", before);
    const key = contentKey(mount, place.namespace, place.lockfileHash, digest);
    return (await place.store.saveFile(key, packed)) ? told("saved", key) : told("failed", null);
}
/** By what the builder says of their sizes; where it says nothing, all are worth a try. */
async function sortBySize({ buildx, builder, namespace }, mounts, limitBytes) {
    const held = (await heldMounts(buildx, builder)) ?? [];
    const isLarge = (mount) => (findHeld(held, mount, namespace)?.sizeBytes ?? 0) > WORTH_PACKING * limitBytes;
    return { small: mounts.filter((mount) => !isLarge(mount)), large: mounts.filter(isLarge) };
}
function tooLarge({ id }, limitBytes) {
    return `cache mount ${id} is not kept, because it takes more than ${(0,format/* formatBytes */.z3)(limitBytes)} in the cache`;
}
function failed({ id }) {
    return { id, outcome: "failed", key: null, packedBytes: null };
}

;// CONCATENATED MODULE: ./src/cache/mounts/used.js



/**
 * The cache mounts that the steps of a build really used: a step from the cache touches none. No process is started to know it.
 * `known` are those of the Dockerfile: their ids may be such that a name which is read as an instruction would be misread.
 */
function usedMounts(steps, platform, known = []) {
    const mounts = [];
    let isUncertain = false;
    for (const step of steps) {
        if (step.cached || !/^(?:ONBUILD )?RUN\b/i.test(step.text) || !/\bcache\b/i.test(step.text))
            continue;
        const read = mountsOfStep(step, step.platform ?? platform, known);
        if (read === null)
            isUncertain = true;
        else
            mounts.push(...read);
    }
    return { mounts: mergeMounts(mounts), isUncertain };
}
/** null: the name does not tell. */
function mountsOfStep({ text: name }, platform, known) {
    const ids = known.map(({ id }) => id).sort((a, b) => b.length - a.length);
    const placeholders = new Map(ids.map((id, index) => [`\u{E000}${index}\u{E001}`, id]));
    let text = name;
    for (const [placeholder, id] of placeholders)
        text = text.replaceAll(`id=${id}`, `id=${placeholder}`);
    const written = (0,parse/* parseDockerfile */.A)(`FROM scratch\n${text.replace(/^ONBUILD /i, "").replaceAll(/[\r\n]+/g, " ")}\n`).stages[0]?.instructions[1];
    if (written === undefined)
        return null;
    const caches = (0,dockerfile_sources/* mountsOf */.cS)(written).filter(({ type }) => type.toLowerCase() === "cache");
    const read = caches.map((mount) => readCacheMount(mount, new Map(), true, platform));
    return read.flatMap((each) => ("why" in each ? [] : [{ ...each, id: nameOf(each.id, placeholders) }]));
}
/** What was written for an id; a longer id may begin with a shorter one that is known. */
function nameOf(id, placeholders) {
    return id.replace(/^\u{E000}\d+\u{E001}/u, (placeholder) => placeholders.get(placeholder) ?? placeholder);
}
/**
 * Of `known`, those that the build touched, and what else it used that nobody knew of before. A step that used something unknown may
 * have been misread, so then any of them may be meant.
 */
function touchedMounts(known, used, wanted = "auto") {
    const unknown = new Map(used.mounts.map((mount) => [identityOf(mount), mount]));
    const touched = known.filter((mount) => unknown.delete(identityOf(mount)));
    for (const [name, { id, target }] of unknown)
        if (wanted !== "auto" && !wanted.includes(id) && !wanted.includes(target))
            unknown.delete(name);
    return [...(used.isUncertain || unknown.size > 0 ? known : touched), ...unknown.values()];
}

// EXTERNAL MODULE: ./src/build/build-arguments.js
var build_arguments = __webpack_require__(58727);
;// CONCATENATED MODULE: ./src/build/cache/mounts.js
















const NATIVE = (0,architectures/* platformOf */.tj)({ name: (0,architectures/* ownArchitecture */.uu)() });
/** Of the notes, what mounts may take. */
const MAX_REMEMBERED = 20;
const MAX_IDS_SHOWN = 300;
/** Fills the build's cache mounts from the last job's, before it; null: none are kept. `isFresh`: the builder has none yet. */
async function fillMounts(job, cache, isFresh) {
    const { host } = job;
    const { control, ledger, facts } = cache;
    if (cache.mounts === null || control === null)
        return null;
    const named = findNamed(job, cache.mounts, facts.identity.platforms).filter((mount) => isOpen(job, mount));
    const known = new Set(named.map(identityOf));
    const notes = await ledger.wait(control.lastNotes());
    const remembered = readRememberedMounts(notes?.["mounts"]).filter((mount) => mounts_isWanted(cache, mount) && isOpen(job, mount) && !known.has(identityOf(mount)));
    const mounts = [...named, ...mergeMounts(remembered)];
    let made = null;
    const filled = { place: () => (made ??= makePlace(job, cache, control)), mounts, named: named.length, restored: [] };
    if (mounts.length === 0 || !facts.access.canRead)
        return filled;
    const report = await restoreMounts(host, { ...(await filled.place()), isFresh }, mounts);
    tell(job, cache, report);
    return { ...filled, restored: report.mounts };
}
/** Keeps those that the build touched for the next job, after it; a pull request leaves the room to those that others read. */
async function keepMounts(job, cache, filled, { trace }) {
    if (!cache.facts.access.canWrite || cache.facts.isPullRequest)
        return;
    const used = trace === null ? { mounts: [], isUncertain: true } : usedMounts(trace.steps, NATIVE, filled.mounts);
    const touched = touchedMounts(filled.mounts, used, cache.mounts ?? []).filter((mount) => isOpen(job, mount));
    if (touched.length === 0)
        return;
    // A cache that takes nothing any more is not worth a build.
    if ((await cache.control?.status(0))?.isUsable !== true)
        return;
    tell(job, cache, await saveMounts(job.host, { ...(await filled.place()), restored: filled.restored }, touched));
}
/** The mounts of a build of which the next one's Dockerfile does not tell, so that it can fill them all the same. */
function mountsToRemember(job, cache, filled, { trace }) {
    // A step from the cache touched none, and has them still.
    const steps = (trace?.steps ?? []).map((step) => ({ ...step, cached: false }));
    const named = new Set(filled.mounts.slice(0, filled.named).map(identityOf));
    const { mounts } = usedMounts(steps, NATIVE, filled.mounts);
    return mounts.filter((mount) => !named.has(identityOf(mount)) && mounts_isWanted(cache, mount) && isOpen(job, mount)).slice(0, MAX_REMEMBERED);
}
/** Says which of the ids that are wanted no mount of the build has, now that BuildKit has told of all of them. */
function tellUnknownIds(job, cache, filled, { trace }) {
    const { host } = job;
    if (cache.mounts === null || cache.mounts === "auto" || trace === null)
        return;
    const used = usedMounts(trace.steps.map((step) => ({ ...step, cached: false })), NATIVE, filled.mounts);
    if (used.isUncertain)
        return;
    const { platforms } = cache.facts.identity;
    const { mounts, unkept } = findAll(job, "auto", platforms);
    const others = [...used.mounts, ...filled.mounts];
    const known = new Set([...mounts, ...others, ...unkept].map(({ id }) => id));
    const targets = new Set(others.map(({ target }) => target));
    const missing = cache.mounts.filter((id) => !known.has(id) && !targets.has(id) && findAll(job, [id], platforms).mounts.length === 0);
    if (missing.length === 0)
        return;
    const show = (ids) => (0,foreign_text/* showForeignWords */.j9)([...ids].map((id) => host.redact(id)).join(", "), MAX_IDS_SHOWN);
    const there = known.size === 0 ? "there is none in what was built" : `the ids that there are: ${show(known)}`;
    host.log.notice(`cache-mounts: no cache mount has the id ${show(missing)}; ${there}.`);
}
function findNamed(job, wanted, platforms) {
    const { mounts, unkept } = findAll(job, wanted, platforms);
    for (const { id, why } of unkept)
        job.host.log.debug(`Cache mount ${id} is not kept: ${why}`);
    return mounts;
}
function findAll(job, wanted, platforms) {
    const { plan, dockerfile } = job;
    if (dockerfile === null)
        return { mounts: [], unkept: [] };
    const question = { target: plan.target, buildArguments: argumentsOf(job), platforms, buildPlatform: NATIVE, wanted };
    return findCacheMounts((0,parse/* parseDockerfile */.A)(dockerfile.text), question);
}
async function makePlace(job, { folder: own }, control) {
    const { buildx, builder } = job;
    const folder = (0,external_node_path_.join)(own, "mounts");
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const [node] = builder.driver === "docker-container" ? builder.nodes : [];
    return {
        buildx,
        builder: builder.name,
        ...(node && { container: (0,create/* containerOf */.t8)(node.name, node.endpoint === "" ? null : node.endpoint) }),
        store: control,
        folder,
        namespace: argumentsOf(job).get("BUILDKIT_CACHE_MOUNT_NS") ?? "",
        lockfileHash: await lockfileHash(job),
    };
}
function mounts_isWanted({ mounts }, { id, target }) {
    return mounts === "auto" || (mounts !== null && (mounts.includes(id) || mounts.includes(target)));
}
/** An id is on a command line, and in what is kept. */
function isOpen({ host }, { id }) {
    return host.redact(id) === id;
}
function tell({ host }, { ledger }, { mounts, notice }) {
    for (const outcome of ["restored", "saved", "too-large", "failed"]) {
        const ids = mounts.filter((mount) => mount.outcome === outcome).map(({ id }) => id);
        if (ids.length > 0)
            host.log.info(`Cache mounts: ${(0,format/* formatCount */.B4)(ids.length, "mount")} ${outcome} (${ids.join(", ")}).`);
    }
    if (notice !== null)
        ledger.degrade(`${notice.charAt(0).toUpperCase()}${notice.slice(1).replace(/\.$/, "")}.`);
}
function argumentsOf({ host, inputs }) {
    return (0,build_arguments/* readBuildArguments */.H)(inputs["build-args"], host.env);
}
async function lockfileHash({ host, plan, dockerfile }) {
    const folder = contextFolder(host, plan);
    if (folder === null)
        return null;
    const ignored = await (0,ignore_file/* readIgnoreFile */.r)(host, folder, dockerfile?.path ?? null).catch(() => null);
    return await hashLockfiles(folder, (path) => ignored?.ignores(path) ?? false).catch(() => null);
}

// EXTERNAL MODULE: ./src/build/outputs.js
var build_outputs = __webpack_require__(17052);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/builder/platforms.js
var builder_platforms = __webpack_require__(73417);
;// CONCATENATED MODULE: ./src/build/cache/identity.js





/** Whose layers a build's are: builds of one image and the same platforms share what is kept, and each keeps what it had last. */
function identifyBuild(plan, { env, directory }) {
    return { image: imageOf(plan, directory), platforms: platformsOf(plan), build: digestOf(partsOf(plan, env)) };
}
/** 16 hexadecimal digits for an identity and the stage that is built, for backends that keep one build under one name. */
function shortName({ image, platforms }, target) {
    return digestOf([image, platforms, target]).slice(0, 16);
}
function imageOf({ pushedTo: [pushed], tags: [tag], context, file }, directory) {
    if (pushed !== undefined)
        return pushed;
    if (tag !== undefined)
        return (0,oci_reference/* formatRepository */.Sh)((0,oci_reference/* parseReference */.F2)(tag));
    const path = context.kind === "folder" ? placeIn(directory, context.argument) : withoutCommit(context.argument);
    return `${path} ${file === null ? "Dockerfile" : placeIn(directory, file)}`;
}
/** A checkout lies elsewhere on each runner. */
function placeIn(directory, path) {
    return (0,external_node_path_.isAbsolute)(path) ? (0,external_node_path_.relative)(directory, path) || "." : path;
}
/** Of `https://host/owner/name.git#COMMIT:folder` what the next commit has in common with this one. */
function withoutCommit(url) {
    const [, base = "", , folder = ""] = /^(?:\w+:\/\/)?(?:[^/@]*@)?([^?#]*)(?:\?[^#]*)?(#[^:]*)?(:.*)?$/.exec(url) ?? [];
    return `${base}${folder}`;
}
/** Those that are built; where none is named, BuildKit builds for the machine it runs on, which is this one where it can reach us. */
function platformsOf({ platforms }) {
    const native = (0,architectures/* platformOf */.tj)({ name: (0,architectures/* ownArchitecture */.uu)() });
    const named = platforms.length === 0 ? [native] : platforms.map(builder_platforms/* canonicalPlatform */._).map((platform) => (platform === builder_platforms/* LOCAL_PLATFORM */.G ? native : platform));
    return [...new Set(named)].toSorted();
}
function partsOf({ file, target, buildArguments, secretArguments, options, context }, env) {
    const contexts = options.flatMap(([flag, value]) => (flag === "--build-context" && value !== null ? [withoutRun(value, env)] : []));
    // Of a secret the name alone: what is kept can be read by whoever can read the cache.
    return [file, target, buildArguments.map((line) => withoutRun(line, env)).toSorted(), secretArguments.toSorted(), contexts, context.kind];
}
/** What names this very run would make each build one of its own, and none would take the last one's place. */
function withoutRun(line, env) {
    if (line.startsWith("SOURCE_DATE_EPOCH="))
        return "SOURCE_DATE_EPOCH";
    const { GITHUB_SHA: sha = "", GITHUB_RUN_ID: run = "", GITHUB_RUN_NUMBER: number = "" } = env;
    return line
        .replaceAll(/\b[0-9a-f]{7,64}\b/g, (text) => (sha.startsWith(text) ? "COMMIT" : text))
        .replaceAll(/\b\d+\b/g, (text) => (text === run || text === number ? "RUN" : text));
}
function digestOf(value) {
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(value)).digest("hex");
}

;// CONCATENATED MODULE: ./src/build/cache/plan.js



/** Stands in a plan for `ADDRESS:PORT/SECRET/cache:main`. */
const FACADE_REF = "FACADE";
const ORDER = ["facade", "gha", "registry", "local"];
/** Chooses where the layers of a build are kept, by what this place offers; touches nothing. */
function planCache(inputs, plan, facts) {
    if (plan.call !== null)
        return nothing("off", "call builds no layer");
    if (inputs["cache-from"].length > 0 || inputs["cache-to"].length > 0)
        return nothing("user", "cache-from or cache-to is given", inputs.cache === "off" ? undefined : inputs.cache);
    if (inputs.cache === "off")
        return nothing("off", "cache is off");
    if (facts.builder !== null && !facts.builder.canExport)
        return nothing("off", "the engine's own BuildKit exports no cache without the containerd image store", inputs.cache);
    const { wanted, order } = orderOf(inputs.cache);
    const forbidden = forbiddenByWorkflow(facts.access);
    if (wanted === null && forbidden !== null)
        return { ...nothing("off", forbidden), isOfCi: true };
    return choose(inputs, plan, facts, order, wanted);
}
/** Which cache mounts are to be kept, where a process of this job can keep them. */
function planMounts(inputs, plan, { access }) {
    const wanted = inputs["cache-mounts"];
    const isAuto = wanted.length === 0 || wanted.includes("auto");
    // BuildKit gives each step of a build without cache a mount that is empty.
    if (plan.call !== null || inputs["no-cache"] || wanted.includes("off"))
        return null;
    if (access.kind !== "v2" || (!access.canRead && !access.canWrite))
        return null;
    if (!isAuto)
        return wanted;
    return inputs.cache === "off" ? null : "auto";
}
/** The plan with the facade's address in it. */
function withFacade(plan, { address, port, secret }) {
    // Without it BuildKit speaks HTTP to no address but this machine's own.
    const insecure = address.startsWith("127.") ? "" : ",registry.insecure=true";
    const fill = (value) => `${value.replace(`ref=${FACADE_REF}`, `ref=${address}:${port}/${secret}/cache:main`)}${insecure}`;
    return { ...plan, imports: plan.imports.map(fill), exports: plan.exports.map(fill) };
}
/** The build's plan with the caches of this one. */
function withCache(plan, { imports, exports, needsToken }) {
    const flags = [...imports.map((value) => ["--cache-from", value]), ...exports.map((value) => ["--cache-to", value])];
    return flags.length === 0 ? plan : { ...plan, options: [...plan.options, ...flags], needsCacheToken: plan.needsCacheToken || needsToken };
}
function orderOf(input) {
    const wanted = ORDER.find((each) => each === input) ?? null;
    return { wanted, order: wanted === null ? ORDER : [wanted, ...ORDER.filter((each) => each !== wanted)] };
}
/** A workflow that may do nothing with the CI's cache is not given another one in its place. */
function forbiddenByWorkflow({ kind, canRead, canWrite, why }) {
    return kind === "none" || canRead || canWrite ? null : clause(why ?? NO_ACCESS);
}
function choose(inputs, plan, facts, order, wanted) {
    const obstacles = [];
    for (const [index, backend] of order.entries()) {
        const obstacle = obstacleTo(backend, plan, facts, wanted);
        if (obstacle !== null) {
            obstacles.push(obstacle);
            continue;
        }
        const refusal = wanted === null || backend === wanted ? null : `cache: ${wanted} cannot be, because ${obstacles[0] ?? ""}; ${backend} is used in its place.`;
        const why = index === 0 ? REASON[backend] : `${REASON[backend]}, because ${obstacles[0] ?? ""}`;
        const fallback = backend === "facade" ? choose(inputs, plan, facts, order.filter((each) => each !== "facade"), null) : null;
        return { backend, why, refusal, isOfCi: backend === "facade" || backend === "gha", ...attributesOf(backend, inputs, plan, facts), needsToken: backend === "gha", fallback };
    }
    const [first = ""] = obstacles;
    return nothing("off", facts.kind === "terminal" && wanted === null ? keptByBuilder(facts) : first, wanted ?? undefined);
}
function keptByBuilder({ withheld }) {
    const own = "the builder keeps its own layers";
    if (withheld.length === 0)
        return own;
    return `${own}, because ${withheld.join(" and ")} ${withheld.length === 1 ? "is" : "are"} not set: a run: step does not get ${withheld.length === 1 ? "it" : "them"}, the action does`;
}
/** A sentence as what follows "because". */
function clause(sentence) {
    return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
}
const NO_ACCESS = "The job's token may neither read the cache nor write to it.";
const REASON = {
    facade: "the CI's cache, through a process of this job",
    gha: "the CI's cache, by BuildKit itself",
    registry: "the registry that the image is pushed to",
    local: "the folder of PLIMSOLL_CACHE_DIR",
};
/** Why a backend cannot be, in words that follow "because"; null: it can. */
function obstacleTo(backend, plan, facts, wanted) {
    const { access, platform, builder, kind } = facts;
    const noService = "there is no cache service of a CI here";
    switch (backend) {
        case "facade":
            if (access.kind === "none")
                return noService;
            if (access.kind === "v1")
                return "this CI has the old form of the cache service only";
            if (!access.canRead && !access.canWrite)
                return clause(access.why ?? NO_ACCESS);
            if (platform !== "linux")
                return "BuildKit runs on another machine than this one";
            return builder?.obstacle ?? null;
        case "gha":
            if (access.kind === "none")
                return noService;
            return access.canRead || access.canWrite ? null : clause(access.why ?? NO_ACCESS);
        case "registry":
            if (plan.pushedTo.length === 0)
                return "nothing is pushed";
            // A tag that nobody asked for, in a registry that others see.
            return kind === "terminal" && wanted !== "registry" ? "no tag is pushed from a terminal that was not asked for" : null;
        case "local":
            return facts.folder === null ? "PLIMSOLL_CACHE_DIR names no folder that is kept" : null;
    }
}
function attributesOf(backend, inputs, plan, facts) {
    const given = plan_ATTRIBUTES[backend](inputs, plan, facts);
    // Still written: the next build has something to begin with.
    return { imports: inputs["no-cache"] || given.from === null ? [] : [(0,build_attributes/* formatAttributes */.x1)(given.from)], exports: given.to === null ? [] : [(0,build_attributes/* formatAttributes */.x1)(given.to)] };
}
const plan_ATTRIBUTES = {
    facade: (_inputs, plan, { access, builder }) => {
        const from = [["type", "registry"], ["ref", FACADE_REF]];
        const to = [...from, ["mode", "max"], ["oci-mediatypes", "true"], ["image-manifest", "true"], ["compression", compressionFor(plan, builder)], ["ignore-error", "true"]];
        return { from: access.canRead ? from : null, to: access.canWrite ? to : null };
    },
    gha: (inputs, plan, { access, identity, isPullRequest, isDefaultBranch }) => {
        const from = [["type", "gha"], ["scope", `plimsoll-${shortName(identity, plan.target)}`], ["timeout", `${Number(inputs["cache-budget"])}s`]];
        // Other branches read what the default branch has, and need only what differs.
        const mode = isPullRequest || isDefaultBranch === false ? "min" : "max";
        return { from: access.canRead ? from : null, to: access.canWrite ? [...from, ["mode", mode], ["ignore-error", "true"]] : null };
    },
    registry: (_inputs, plan, { identity, isPullRequest }) => {
        const [repository = ""] = plan.pushedTo;
        const from = [["type", "registry"], ["ref", `${repository}:plimsoll-cache-${shortName(identity, plan.target)}`]];
        const to = [...from, ["mode", "max"], ["image-manifest", "true"], ["oci-mediatypes", "true"], ["compression", "zstd"], ["ignore-error", "true"]];
        // There is one tag for all branches, and the last writer has it.
        return { from, to: isPullRequest ? null : to };
    },
    local: (_inputs, _plan, { folder }) => ({
        from: folder?.hasIndex === true ? [["type", "local"], ["src", folder.path]] : null,
        to: [["type", "local"], ["dest", folder?.path ?? ""], ["mode", "max"], ["reset", "true"], ["ignore-error", "true"]],
    }),
};
/**
 * BuildKit runs every exporter of an image before it exports a cache (solver/llbsolver, runExporters and then runCacheExporters), and a
 * layer that has a blob by then keeps it: a cache's `compression` without `force-compression` is that of layers which have none yet
 * (cache/remote.go, GetRemotes). So where an image is exported, its layers stay gzip and zstd is for those of stages that are not
 * shipped; where none is, the cache's own blobs are what a later build would push, and these must be what every engine takes.
 */
function compressionFor({ push, load, outputs }, builder) {
    const types = outputs.map((line) => (0,build_outputs/* parseOutput */.Fw)(line).type);
    // The engine's own BuildKit keeps an image of each build that names no other result.
    const isKept = builder?.driver === "docker" && types.length === 0;
    return push || load || isKept || types.some((type) => IMAGES.has(type)) ? "zstd" : "gzip";
}
const IMAGES = new Set(["image", "registry", "oci", "docker"]);
/** The plan for no cache of ours, and why; `wanted`: what the input asks for all the same. */
function nothing(backend, why, wanted) {
    const refusal = wanted === undefined || wanted === "auto" ? null : `cache: ${wanted} cannot be, because ${why}; ${backend === "user" ? "what is given" : "nothing"} is used in its place.`;
    return { backend, why, refusal, isOfCi: false, imports: [], exports: [], needsToken: false, fallback: null };
}

;// CONCATENATED MODULE: ./src/build/cache/attempt.js








/**
 * Builds with the cache; where a layer that the cache had promised was gone when BuildKit asked for it, that attempt does not count,
 * and the build is repeated once without reading any. Where the cache was written beside the image into its registry and both failed,
 * the image is pushed once more by itself. Cache mounts are filled before, and kept after a build that succeeded.
 */
async function buildWithCache(job, cache) {
    const cached = { ...job, plan: withCache(job.plan, cache.plan) };
    const filled = await (0,guard/* guard */.a)(guarded(job, cache), NOT_KEPT, () => fillMounts(cached, cache, cache.isFresh(job.builder)), null);
    const ran = await runBuildx(cached);
    const lost = ran.result.exitCode === 0 ? null : await (0,guard/* guard */.a)(guarded(job, cache), "It cannot be told what was lost", () => whatWasLost(cache, ran), null);
    if (lost !== null)
        return await buildAgain(job, cache, lost);
    if (isDisturbedPush(cache, ran))
        return await pushAlone(job, cache, filled);
    return { job: cached, ran, error: null, mounts: await keep(cached, cache, filled, ran) };
}
/** Keeps the cache mounts of a build that succeeded; those to be told of. */
async function keep(job, cache, filled, ran) {
    if (filled === null || ran.result.exitCode !== 0)
        return [];
    await (0,guard/* guard */.a)(guarded(job, cache), NOT_KEPT, () => keepMounts(job, cache, filled, ran), undefined);
    await (0,guard/* guard */.a)(guarded(job, cache), "Which cache mounts there are is not known", () => tellUnknownIds(job, cache, filled, ran), undefined);
    return await (0,guard/* guard */.a)(guarded(job, cache), NOT_KEPT, () => mountsToRemember(job, cache, filled, ran), []);
}
const NOT_KEPT = "Cache mounts are not kept";
function guarded({ host }, { ledger }) {
    return { host, degrade: ledger.degrade };
}
const BLAME = "The build failed because of its layer cache:";
async function buildAgain(job, cache, lost) {
    cache.ledger.degrade(lost.why);
    job.host.log.info("The attempt above failed for that and does not count: the image is built once more, without reading the cache.");
    const { builder, isSame } = await (0,fresh_builder/* freshBuilder */.O)(job, cache.ledger).catch((error) => {
        throw error instanceof errors/* UserError */.y ? new errors/* UserError */.y(`${BLAME} ${lost.why} ${error.message}`, error.hint, { cause: error }) : error;
    });
    const exports = lost.canExport ? cache.plan.exports : [];
    const plan = withCache(isSame ? withoutCache(job.plan) : { ...job.plan, builder: builder.name }, { ...cache.plan, imports: [], exports });
    const again = { ...job, builder, plan };
    // A build without cache is given mounts that are empty.
    const filled = isSame ? null : await (0,guard/* guard */.a)(guarded(job, cache), NOT_KEPT, () => fillMounts(again, cache, true), null);
    const ran = await runBuildx(again);
    const mounts = await keep(again, cache, filled, ran);
    const isSpoiled = isSame && ran.result.exitCode !== 0 && isImportFailure(ran.trace, ran.result.stderr, placesOf(cache));
    return { job: again, ran, error: isSpoiled ? spoiled(builder, lost, await execution_failureOf(again, ran)) : null, mounts };
}
/** Whether a push failed beside an export of the cache that failed as well: BuildKit writes both at once, and not every registry keeps two uploads of one layer apart. */
function isDisturbedPush({ plan }, { result, trace }) {
    if (result.exitCode === 0 || plan.backend !== "registry" || plan.exports.length === 0)
        return false;
    const isUnwritten = trace?.steps.some(({ kind, name, error }) => kind === "cache" && name.startsWith("exporting cache") && error !== null) === true;
    return isUnwritten && /\bfailed to push\b/.test(trace?.failure?.message ?? "");
}
/** The steps are in the builder by now, so this only pushes. */
async function pushAlone(job, cache, filled) {
    cache.ledger.degrade("It could not be written beside the image, which could not be pushed meanwhile.");
    job.host.log.info("The attempt above does not count: the image is pushed once more, without writing the cache.");
    const again = { ...job, plan: withCache(job.plan, { ...cache.plan, exports: [] }) };
    const ran = await runBuildx(again);
    return { job: again, ran, error: null, mounts: await keep(again, cache, filled, ran) };
}
/** What the cache lost while BuildKit read from it; null: nothing, and the build failed for its own reasons. */
async function whatWasLost({ plan, control }, { trace, result }) {
    if (plan.imports.length === 0)
        return null;
    const isImport = isImportFailure(trace, result.stderr, placesOf({ plan }));
    if (plan.backend !== "facade")
        return isImport ? { why: `A layer could not be read from it (${plan.backend}).`, canExport: true } : null;
    const status = (await control?.status(0)) ?? null;
    if (status !== null && status.lostBlobs > 0)
        return { why: "A layer vanished from it while the build read it.", canExport: true };
    if (!isImport)
        return null;
    return status === null ? { why: "The process that reads it ended while the build read from it.", canExport: false } : { why: "A layer could not be read from it.", canExport: true };
}
/** How BuildKit names the cache in its errors. */
function placesOf({ plan }) {
    return plan.imports.flatMap((line) => {
        const place = (0,build_attributes/* attribute */.lt)((0,build_attributes/* parseAttributes */.vB)(line), "ref");
        if (place === null)
            return [];
        // Of the facade only the address: a path follows that is not the reference's.
        return [plan.backend === "facade" ? place.replace(/\/.*$/, "/") : place];
    });
}
function withoutCache(plan) {
    return plan.options.some(([flag]) => flag === "--no-cache") ? plan : { ...plan, options: [...plan.options, ["--no-cache", null]] };
}
function spoiled({ name, driver }, { why }, cause) {
    return new errors/* UserError */.y(`${BLAME} ${why} Builder ${name} (${driver}) cannot build without what it had begun to read, and this job may not make it anew.`, `Run the job again. If it stays, empty the builder (docker buildx prune --builder ${name}), or build with one that this job makes (setup). BuildKit said: ${cause.message}`, { cause });
}

// EXTERNAL MODULE: ./src/at-most.js
var at_most = __webpack_require__(85002);
// EXTERNAL MODULE: ./src/builder/builder.js + 1 modules
var builder_builder = __webpack_require__(9063);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/builder/job-builders.js
var job_builders = __webpack_require__(42619);
// EXTERNAL MODULE: ./src/http/proxy.js
var proxy = __webpack_require__(55942);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
;// CONCATENATED MODULE: ./src/builder/reach.js





const reach_LOOPBACK = "127.0.0.1";
const INSPECT_TIMEOUT_MS = 10_000;
/** Docker's own bridge, to which a builder belongs that names no network. */
const DEFAULT_BRIDGE = "docker0";
const PROBE_SECONDS = 2;
/** One line for each container. */
const FORMAT = '{"mode":{{json .HostConfig.NetworkMode}},"networks":{{json .NetworkSettings.Networks}},"env":{{json .Config.Env}}}';
/** The program is not there, or cannot be run (docker exec). */
const NO_PROGRAM = [126, 127];
/** Finds the one address at which every node of a builder reaches this machine; starts at most one process. */
async function findReach(host, builder, interfaces) {
    const obstacle = await obstacleOf(host, builder);
    if (obstacle !== null)
        return { obstacle };
    if (builder.driver === "docker")
        return { address: reach_LOOPBACK, containers: [] };
    const containers = builder.nodes.map(({ name, endpoint }) => (0,create/* containerOf */.t8)(name, endpoint === "" ? null : endpoint));
    if (builder.nodes.every(isOnHostNetwork))
        return { address: reach_LOOPBACK, containers };
    const [first] = containers;
    const result = await host.exec("docker", [...(first?.engine ?? []), "inspect", "--type", "container", "--format", FORMAT, ...containers.map(({ container }) => container)], { timeoutMs: INSPECT_TIMEOUT_MS }).catch(() => null);
    const inspected = result?.exitCode === 0 ? result.stdout.trim().split("\n").map(json/* readJsonObject */.op) : [];
    if (inspected.length !== containers.length)
        return { obstacle: "the engine does not tell the network of its container" };
    const addresses = new Set(inspected.map((each) => (each === null ? null : addressFor(each, interfaces))));
    const [address = null] = addresses;
    if (address === null)
        return { obstacle: "its network has no gateway on this machine" };
    if (addresses.size > 1)
        return { obstacle: "its nodes are on several networks" };
    const isBehindProxy = inspected.some((each) => each !== null && asksProxyFor(address, each, host));
    return isBehindProxy ? { obstacle: `it speaks to ${address} through its proxy, as NO_PROXY in its environment does not name it` } : { address, containers };
}
/** What `findReach` will most likely say, by what buildx keeps in files; null: nothing is likely. */
async function guessAddress(host, name, interfaces) {
    const engine = await (0,docker_engine/* findDockerEngine */.Y)(host);
    const chosen = name ?? host.env["BUILDX_BUILDER"] ?? (await (0,store/* readCurrentBuilder */.Bg)(host))?.name ?? null;
    const stored = chosen === null ? null : await (0,store/* readInstance */.oK)(host, chosen).catch(() => null);
    // One that buildx keeps nothing of is the engine's own.
    if (stored === null)
        return engine.isLocal ? reach_LOOPBACK : null;
    if (stored["Driver"] !== "docker-container" || !Array.isArray(stored["Nodes"]))
        return null;
    const networks = new Set(stored["Nodes"].map(networkOf));
    const [network = ""] = networks;
    if (networks.size > 1)
        return null;
    if (network === "host")
        return reach_LOOPBACK;
    return network === "" || network === "bridge" ? addressOn(interfaces, DEFAULT_BRIDGE) : null;
}
/** Tries from the builder's containers whether a server at `port` is reached; why not, in words that follow "because"; null: it is, or nobody can tell. */
async function probeReach(host, { address, containers }, port) {
    // One is enough: all of them have the same network.
    const [first] = containers;
    if (first === undefined)
        return null;
    const args = [...first.engine, "exec", first.container, "wget", "-q", "-T", String(PROBE_SECONDS), "-O", "/dev/null", `http://${address}:${port}/v2/`];
    const result = await host.exec("docker", args, { timeoutMs: (PROBE_SECONDS + 1) * 1000 }).catch(() => null);
    if (result === null)
        return `${address} does not answer it within ${PROBE_SECONDS} seconds; a firewall may stand between them`;
    if (result.exitCode === 0 || NO_PROGRAM.includes(result.exitCode))
        return null;
    // Whatever it answers, it was reached.
    return /server returned error|ERROR \d{3}/i.test(result.stderr) ? null : `${address} does not answer it; a firewall may stand between them`;
}
function networkOf(node) {
    const options = (0,json/* isJsonObject */.OW)(node) ? node["DriverOpts"] : null;
    const network = (0,json/* isJsonObject */.OW)(options) ? options["network"] : null;
    return typeof network === "string" ? network : "";
}
async function obstacleOf(host, { driver, nodes }) {
    if (driver !== "docker" && driver !== "docker-container")
        return `a builder of driver ${driver} runs on another machine`;
    const endpoints = new Set(nodes.map(({ endpoint }) => endpoint));
    if (endpoints.size > 1)
        return "its nodes are on several engines";
    const [endpoint = ""] = endpoints;
    return (await isLocalEngine(host, endpoint)) ? null : "its engine is on another machine";
}
/** `endpoint`: an address, or a context of the Docker CLI; "": the engine that is current. */
async function isLocalEngine(host, endpoint) {
    if (endpoint === "")
        return (await (0,docker_engine/* findDockerEngine */.Y)(host)).isLocal;
    const named = endpoint.includes("://") ? { DOCKER_HOST: endpoint } : { DOCKER_CONTEXT: endpoint };
    // buildx names the engine of the environment after the context `default`.
    const isOfEnvironment = endpoint === "default" && (host.env["DOCKER_HOST"] ?? "") !== "";
    const env = isOfEnvironment ? host.env : { ...host.env, DOCKER_HOST: "", ...named };
    return (await (0,docker_engine/* findDockerEngine */.Y)({ ...host, env })).isLocal;
}
function isOnHostNetwork({ driverOpts }) {
    return driverOpts["network"] === "host";
}
/** The gateway of one of its networks that is this machine's own; an address of the same name elsewhere is not ours. */
function addressFor({ mode, networks }, interfaces) {
    if (mode === "host")
        return reach_LOOPBACK;
    const gateways = Object.values((0,json/* isJsonObject */.OW)(networks) ? networks : {}).map((network) => ((0,json/* isJsonObject */.OW)(network) ? network["Gateway"] : null)).filter((gateway) => typeof gateway === "string");
    return gateways.find((gateway) => isOwn(interfaces, gateway)) ?? null;
}
/** BuildKit asks the proxy of its own environment for all but the loopback, where no server of this machine is to be found. */
function asksProxyFor(address, { env }, host) {
    const lines = Array.isArray(env) ? env.filter((line) => typeof line === "string") : [];
    const own = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
    try {
        const proxyFor = (0,proxy/* readProxyRule */.b)({ ...host, env: own });
        return ["http", "https"].some((scheme) => proxyFor(new URL(`${scheme}://${address}`)) !== null);
    }
    catch {
        // A proxy that we do not understand.
        return true;
    }
}
function isOwn(interfaces, address) {
    return Object.values(interfaces).some((entries) => entries?.some((entry) => entry.family === "IPv4" && !entry.internal && entry.address === address) === true);
}
function addressOn(interfaces, name) {
    return interfaces[name]?.find(({ family }) => family === "IPv4")?.address ?? null;
}

// EXTERNAL MODULE: ./src/cache/service/access.js
var access = __webpack_require__(6920);
// EXTERNAL MODULE: ./src/build/cache/facade-process.js + 2 modules
var facade_process = __webpack_require__(99613);
// EXTERNAL MODULE: ./src/build/cache/end.js + 1 modules
var end = __webpack_require__(34840);
// EXTERNAL MODULE: ./src/build/cache/state.js
var cache_state = __webpack_require__(47718);
;// CONCATENATED MODULE: ./src/build/cache/ledger.js


/** Opens the ledger of a step; `nowMs` is monotonic. */
function openLedger(host, budgetMs, nowMs) {
    let waitedMs = 0;
    let reason = null;
    let state = null;
    const save = (change) => {
        const before = state ?? { folder: "", handle: null, backend: null, reason: null, ownBuilder: null, waitedMs: 0, section: null };
        state = { ...before, ...change, reason, waitedMs: Math.round(waitedMs) };
        (0,cache_state/* saveCacheState */.V)(host, state);
    };
    return {
        async wait(work, leastMs = 0) {
            const startMs = nowMs();
            try {
                return await (0,at_most/* atMost */.T)(Math.max(leastMs, budgetMs - waitedMs), work, null);
            }
            finally {
                waitedMs += nowMs() - startMs;
            }
        },
        waitedMs: () => Math.round(waitedMs),
        remainingMs: () => Math.max(0, budgetMs - waitedMs),
        credit: (ms) => void (waitedMs = Math.max(0, waitedMs - ms)),
        degrade(text) {
            if (reason !== null)
                return;
            reason = text;
            host.log.notice(`Layer cache: ${text}`);
            if (state !== null)
                save({});
        },
        reason: () => reason,
        save,
        state: () => state,
    };
}

;// CONCATENATED MODULE: ./src/build/cache/choose.js

















const SERVICE_VARIABLES = ["ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN"];
const STATUS_WAIT_MS = 2000;
/** Of what is left of the budget, how much the facade may take to say how it does. */
const ANSWER_SHARE = 0.6;
/** Of the budget, what is planned with: timers are late on a busy machine. */
const PLANNED_SHARE = 0.75;
/** Where nobody listens, who connects is told at once. */
const choose_LOOPBACK = /^127\./;
const SECRET_BYTES = 16;
/** What the cache is chosen by, before anybody has looked at the builder. */
async function readCacheFacts(host, plan, event) {
    const identity = identifyBuild(plan, host);
    const folder = host.env["PLIMSOLL_CACHE_DIR"] ?? "";
    // Its own, since `reset` removes all that this build did not write.
    const path = folder === "" ? null : (0,external_node_path_.join)((0,external_node_path_.resolve)(host.directory, folder), `plimsoll-${shortName(identity, plan.target)}`);
    const ref = host.env["GITHUB_REF"] ?? "";
    return {
        kind: host.kind,
        platform: process.platform,
        access: (0,access/* readCacheAccess */.v)(host.env, host.clock.now()),
        identity,
        isPullRequest: ref.startsWith("refs/pull/") || event.name === "pull_request",
        isDefaultBranch: event.defaultBranch === null || ref === "" ? null : ref === `refs/heads/${event.defaultBranch}`,
        withheld: host.env["GITHUB_ACTIONS"] === "true" ? SERVICE_VARIABLES.filter((name) => (host.env[name] ?? "") === "") : [],
        folder: path === null ? null : { path, hasIndex: (await (0,promises_.stat)((0,external_node_path_.join)(path, "index.json")).catch(() => null)) !== null },
        builder: null,
    };
}
/** Begins: the facade starts where it will most likely be used, and reads its index while the builder is looked at. */
function beginCache(host, inputs, plan, facts, parts) {
    const budgetMs = Number(inputs["cache-budget"]) * 1000 * PLANNED_SHARE;
    const secret = (0,external_node_crypto_.randomBytes)(SECRET_BYTES).toString("hex");
    const choice = { secret, budgetMs, identity: facts.identity, isPullRequest: facts.isPullRequest, githubToken: inputs["github-token"] || null };
    const ledger = openLedger(host, budgetMs, parts.nowMs);
    const begun = { host, inputs, plan, parts, facts, ledger, choice };
    // Nobody may be there yet to hear of what goes wrong with these, and no cache is worth a step that dies of it.
    const early = planCache(inputs, plan, facts).backend === "facade" ? startEarly(begun).catch(asError) : Promise.resolve(null);
    return { ...begun, early, made: (0,job_builders/* readJobBuilders */.yO)(host).catch(() => []) };
}
async function startEarly(begun) {
    const { host, plan, parts } = begun;
    // What cannot be guessed is found out later.
    const address = await guessAddress(host, plan.builder, parts.interfaces()).catch(() => null);
    return address === null ? null : await choose_open(begun, address);
}
/** Chooses, now that there is a builder. Whatever goes wrong here is told, and the build goes without a cache. */
async function chooseCache(begun, buildx, builder, dockerfile) {
    const { facts, ledger } = begun;
    const none = { ledger, facts, plan: nothing("off", "it cannot be chosen"), control: null, folder: "", mounts: null, isFresh: () => false };
    return await (0,guard/* guard */.a)({ ...begun, degrade: ledger.degrade }, "It cannot be chosen", () => choose_choose(begun, buildx, builder, dockerfile), none);
}
async function choose_choose(begun, buildx, builder, dockerfile) {
    const { host, inputs, plan, facts, ledger } = begun;
    const mounts = planMounts(inputs, plan, facts);
    const chosen = await chooseBackend(begun, buildx, builder);
    const facade = chosen.facade ?? (mounts === null || !hasCacheMounts(dockerfile) ? null : await openForMounts(begun));
    if (chosen.plan.refusal !== null)
        host.log.notice(chosen.plan.refusal);
    if (plan.call === null)
        host.log.info(`Layer cache: ${chosen.plan.backend}, ${chosen.plan.why}.`);
    if (facade !== null)
        ledger.save({ backend: chosen.plan.backend });
    const made = await begun.made;
    const isFresh = ({ name }) => made.some((each) => each.name === name && !each.isBuiltWith);
    return { ledger, facts, plan: chosen.plan, control: facade?.control ?? null, folder: facade?.folder ?? "", mounts: facade === null ? null : mounts, isFresh };
}
async function chooseBackend(begun, buildx, builder) {
    const { host, inputs, plan, facts, ledger, early } = begun;
    const usual = planCache(inputs, plan, facts);
    if (isLimited(facts) && usual.isOfCi)
        ledger.degrade(facts.access.why ?? "The job's token may not use the cache.");
    if (usual.backend === "off" || usual.backend === "user")
        return { plan: usual, facade: null };
    const canExport = builder.driver !== "docker" || ((await ledger.wait((0,docker_engine/* hasContainerdStore */.P)(host).catch(() => null))) ?? false);
    const reach = usual.backend === "facade" && canExport ? await ledger.wait(reachFrom(begun, buildx, builder)) : { obstacle: null };
    if (reach === null)
        return off(begun, "The engine took too long to say where the builder's container is.", null);
    const obstacle = "obstacle" in reach ? reach.obstacle : null;
    const planned = planCache(inputs, plan, { ...facts, builder: { driver: builder.driver, canExport, obstacle } });
    if (planned.backend === "facade" && "address" in reach)
        return await chooseFacade(begun, planned, reach);
    const started = await early;
    if (started !== null && !(started instanceof Error))
        await ledger.wait((0,facade_process/* discardFacade */.FL)(host, started));
    return { plan: planned, facade: null };
}
async function chooseFacade(begun, planned, reach) {
    const { host, ledger, choice } = begun;
    const facade = await ledger.wait(facadeAt(begun, reach.address));
    if (facade === null)
        return off(begun, "The process that reads it took too long to start.", null);
    if (facade instanceof Error)
        return off(begun, facade.message, null);
    // Answered in time to be heard.
    const waitMs = Math.min(STATUS_WAIT_MS, ledger.remainingMs() * ANSWER_SHARE);
    const probing = (0,at_most/* atMost */.T)(waitMs, probeReach(host, reach, facade.handle.port), "late");
    const asked = await ledger.wait(Promise.all([facade.control.status(waitMs), probing]));
    if (asked === null)
        return off(begun, "The process that reads it took too long to answer.", null);
    const [status, unreached] = asked;
    if (unreached === "late" && !choose_LOOPBACK.test(reach.address))
        return off(begun, "It took too long to find out whether the builder reaches the process that reads it.", facade);
    if (unreached !== null && unreached !== "late")
        return { plan: fallback(planned, unreached), facade };
    // The facade counts what it waits for the service, for which this step has waited as well; of the rest it is told.
    ledger.credit(status?.waitedMs ?? 0);
    await ledger.wait(facade.control.spend(ledger.waitedMs()));
    return judge(begun, withFacade(planned, { address: reach.address, port: facade.handle.port, secret: choice.secret }), facade, status);
}
function judge(begun, plan, facade, status) {
    if (status === null)
        return off(begun, "The process that reads it does not answer.", null);
    if (!status.isUsable)
        return off(begun, status.why ?? "The cache service cannot be used.", facade);
    if (status.isOverConfigLimit)
        return { plan: fallback(plan, "what is kept of this image is more than BuildKit reads from a registry (1 MiB)"), facade };
    if (status.why !== null)
        begun.ledger.degrade(status.why);
    return { plan, facade };
}
function fallback({ fallback: other }, why) {
    if (other === null)
        throw new Error("A plan for the facade has no other in its place.");
    return { ...other, why: `${other.why}, because ${why}` };
}
function off({ ledger }, reason, facade) {
    ledger.degrade(reason);
    return { plan: nothing("off", clause(reason)), facade };
}
/** A job that has a cache and may not do all with it. */
function isLimited({ access }) {
    return access.kind !== "none" && (!access.canRead || !access.canWrite);
}
/** The facade that listens at the address: the one that was started, unless it listens elsewhere. */
async function facadeAt(begun, address) {
    const started = await begun.early;
    if (started instanceof Error || started?.listenOn === address)
        return started;
    if (started !== null)
        await (0,facade_process/* discardFacade */.FL)(begun.host, started);
    return await choose_open(begun, address);
}
async function openForMounts(begun) {
    const facade = await begun.ledger.wait(choose_open(begun, null));
    if (facade !== null && !(facade instanceof Error))
        return facade;
    begun.ledger.degrade(`Cache mounts are not kept. ${facade?.message ?? "The process that keeps them took too long to start."}`);
    return null;
}
async function choose_open({ host, parts, ledger, choice }, listenOn) {
    // Told as soon as it is made; every log and file after it is without it.
    host.addSecret(choice.secret);
    return await (0,facade_process/* openFacade */.L)(host, parts, ledger, choice, listenOn).catch(asError);
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
/** Where the builder reaches us; one that was not started yet is, as the build would do anyway. */
async function reachFrom({ host, parts }, buildx, builder) {
    const isAsleep = builder.driver === "docker-container" && builder.nodes.some(({ status }) => status !== "" && status !== "running");
    try {
        const awake = isAsleep ? ((await (0,builder_builder/* inspectBuilder */.I)(buildx, builder.name, { bootstrap: true })) ?? builder) : builder;
        return await findReach(host, awake, parts.interfaces());
    }
    catch (error) {
        // What it is that does not start, the build will say.
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        return { obstacle: "the builder does not start" };
    }
}
/** Whether a process is worth starting for them; `dockerfile` null: it is not on this machine, and what it holds is not known. */
function hasCacheMounts(dockerfile) {
    return dockerfile !== null && /--mount=\S*type=cache/.test(dockerfile.text);
}
/** Leaves the cache when the step ends, however it does: what is still uploaded is for `post`, where there is one. Never throws. */
async function leaveCache(begun, buildx) {
    await (0,guard/* guard */.a)({ ...begun, degrade: begun.ledger.degrade }, "It was not left in order", () => leave(begun, buildx), undefined);
}
async function leave({ host, parts, ledger }, buildx) {
    const state = ledger.state();
    if (state === null)
        return;
    if (state.ownBuilder !== null) {
        await (0,fresh_builder/* removeOwn */.L)(buildx, state.ownBuilder);
        ledger.save({ ownBuilder: null });
    }
    if (host.kind === "terminal")
        await (0,end/* endCache */.w)(host, { ...state, ownBuilder: null }, parts);
}

// EXTERNAL MODULE: ./src/build/cache/outcome.js
var outcome = __webpack_require__(84931);
// EXTERNAL MODULE: ./src/build/cache/section.js
var section = __webpack_require__(95612);
;// CONCATENATED MODULE: ./src/build/cache/report.js








/** Begins with the build. */
function beginReport(job, cache) {
    const { host, plan } = job;
    const { control, ledger } = cache;
    const on = { host, degrade: ledger.degrade };
    const taker = (0,misses_statistics/* createStatistics */.cE)(host, notedBuild(job));
    // Now: what the build before this one kept of itself, which this one's will replace.
    const before = (0,guard/* guard */.a)(on, "It does not say what it knows of the build before", () => notesBefore(cache), "unknown");
    let statistics = null;
    return {
        onUsedFile: taker.onUsedFile,
        async end({ ran: { trace, result }, mounts }, context) {
            const succeeded = result.exitCode === 0;
            await (0,guard/* guard */.a)(on, "What went wrong with it is not known", () => tellFault(job, cache, trace), undefined);
            const isTold = trace !== null && plan.call === null;
            statistics = await (0,guard/* guard */.a)(on, "What it was worth is not known", async () => (isTold ? await taker.end(trace, await before, context?.isComplete === true) : null), null);
            const notes = { ...statistics?.notes, ...(mounts.length > 0 && { mounts }) };
            if (succeeded && Object.keys(notes).length > 0)
                await (0,guard/* guard */.a)(on, "The next build is not told of this one", () => control?.setNotes(notes), undefined);
            const status = await (0,guard/* guard */.a)(on, "What it did is not known", () => (0,outcome/* askOutcome */.sy)(cache, succeeded), null);
            const outputs = (0,outcome/* cacheOutputs */.vV)((0,outcome/* outcomeOf */.sG)(stateOf(cache), statistics, status), (text) => host.redact(text));
            for (const [name, value] of Object.entries(outputs))
                host.setOutput(name, value);
            if (control !== null)
                ledger.save({});
        },
        async summarize() {
            await (0,guard/* guard */.a)(on, "The log says nothing of it", () => tellSteps(job, cache, statistics), undefined);
            if (isSummarized(job))
                await (0,guard/* guard */.a)(on, "The summary says nothing of it", () => report_summarize(job, cache, statistics), undefined);
        },
    };
}
/** null: no build was kept before this one; "unknown": layers come from where no notes are, or whether there are any could not be read. */
async function notesBefore({ control, plan, facts }) {
    if (control === null || plan.backend !== "facade" || !facts.access.canRead)
        return "unknown";
    const notes = await control.lastNotes();
    if (notes !== null)
        return notes;
    const status = await control.status(0);
    return status?.isReady === true && status.isUsable && status.degradedReason === null ? null : "unknown";
}
function tellSteps({ host }, { plan }, statistics) {
    if (statistics?.hitRatio != null)
        host.log.info((0,outcome/* describeSteps */.N$)(plan.backend, statistics, (text) => host.redact(text)));
}
/** What BuildKit itself could not do with a backend of its own fails no build; the facade says for itself what was wrong. */
function tellFault({ host }, { plan, ledger }, trace) {
    if (!BY_BUILDKIT.includes(plan.backend))
        return;
    const failed = trace?.steps.find((step) => step.kind === "cache" && step.error !== null && !step.isCancelled && !foundNothing(step));
    if (failed === undefined)
        return;
    const error = (0,foreign_text/* showForeignWords */.j9)(host.redact(failed.error ?? ""), MAX_ERROR).replace(/\.$/, "");
    ledger.degrade(`BuildKit could not ${failed.text.startsWith("importing") ? "read" : "write"} it (${plan.backend}): ${error}.`);
}
const BY_BUILDKIT = ["gha", "registry", "local"];
const MAX_ERROR = 200;
/** The section is `post`'s where the facade may still upload: its figures are known then. */
async function report_summarize({ host }, cache, statistics) {
    // Without the notes, which are for the next build.
    if (cache.control !== null)
        return cache.ledger.save({ section: { statistics: statistics === null ? null : { ...statistics, notes: null } } });
    const state = stateOf(cache);
    // A builder that keeps its own layers, and no cache at all, are nothing to tell of.
    if (state.backend === "off" && state.reason === null)
        return;
    await host.summarize((0,section/* renderCacheSection */.e)((0,outcome/* outcomeOf */.sG)(state, statistics, null), (text) => host.redact(text)));
}
function stateOf({ plan, ledger }) {
    return { backend: plan.backend, reason: ledger.reason(), waitedMs: ledger.waitedMs() };
}
function notedBuild({ host, inputs, plan, dockerfile }) {
    const isSecret = (line) => plan.secretArguments.includes(line.split("=", 1)[0] ?? "");
    return {
        folder: contextFolder(host, plan),
        dockerfile: dockerfile === null ? null : { place: dockerfile.place, text: dockerfile.text },
        target: plan.target,
        platforms: plan.platforms,
        buildArguments: [...plan.buildArguments, ...inputs["build-args"].filter(isSecret)],
        secretArguments: plan.secretArguments,
        isUncached: inputs["no-cache"],
        uncachedStages: inputs["no-cache-filters"],
    };
}

// EXTERNAL MODULE: ./src/build/facts.js
var build_facts = __webpack_require__(54829);
// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
;// CONCATENATED MODULE: ./src/build/metadata.js



const MAX_METADATA_BYTES = 64 * 1024 * 1024;
/** Reads what buildx left in the folder of the build. */
async function readMetadata(host, folder) {
    const files = resultFiles(folder);
    const imageId = (await host.files.read(files.imageId, 1024))?.toString().trim() ?? "";
    const text = (await host.files.read(files.metadata, MAX_METADATA_BYTES))?.toString().trim() ?? "";
    // buildx writes "null" where there is nothing to say.
    const object = text === "" || text === "null" ? null : (0,json/* parseJsonObject */.dw)(Buffer.from(text), "buildx's metadata file");
    const digest = textAt(object, "containerimage.digest");
    return {
        imageId,
        digest: digest !== null && (0,oci_digest/* isDigest */.Bc)(digest) ? digest : null,
        ref: textAt(object, "buildx.build.ref"),
        json: object === null ? "" : JSON.stringify(object, null, 2),
    };
}
function textAt(object, key) {
    const value = (0,json/* isJsonObject */.OW)(object) ? object[key] : undefined;
    return typeof value === "string" && value !== "" ? value : null;
}

// EXTERNAL MODULE: ./src/inputs/check.js
var check = __webpack_require__(43403);
// EXTERNAL MODULE: ./src/inputs/read.js
var inputs_read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/tags/images.js
var tags_images = __webpack_require__(17389);
// EXTERNAL MODULE: ./src/build/epoch.js
var build_epoch = __webpack_require__(83023);
;// CONCATENATED MODULE: ./src/build/mistakes.js













const CALLS = ["build", "check", "lint", "outline", "targets"];
const ULIMITS = ["as", "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"];
/** Everything that is wrong with the inputs, each named with its cure; asks nobody and nothing. */
function mistakesIn(inputs, kind) {
    const called = (name) => (0,inputs_read/* inputName */.yu)(kind, name);
    const mistakes = [];
    const add = (name, found) => void mistakes.push(...found.map((mistake) => `${called(name)}: ${mistake}`));
    const { outputs, refusals } = parseOutputs(inputs.outputs);
    for (const name of ["context", "file"])
        if (inputs[name] === "-")
            add(name, ["there is no standard input here to read it from; give it a path."]);
    add("tags", [...inputs.tags.filter((line) => !(0,expand/* startsWithType */._u)(line)).flatMap(tagMistakes), ...(0,expand/* checkRulesHaveImages */.I2)(inputs.tags, inputs.images), ...(0,expand/* checkRules */.MM)(inputs.tags)]);
    add("images", (0,tags_images/* readImages */.H)(inputs.images).mistakes);
    add("push-by-digest", each(inputs["push-by-digest"], (name) => [(0,oci_reference/* parseRepository */.SU)(name), parseName(name)]));
    add("platforms", each(inputs.platforms, builder_platforms/* canonicalPlatform */._));
    add("secrets", (0,build_secrets/* parseSecrets */.dC)(inputs.secrets ?? "").mistakes);
    add("secret-envs", each(inputs["secret-envs"], (record) => (0,build_secrets/* parseSecretName */.bK)(record, "NAME")));
    add("secret-files", each(inputs["secret-files"], (record) => (0,build_secrets/* parseSecretName */.bK)(record, "path")));
    add("outputs", refusals);
    for (const cache of ["cache-from", "cache-to"])
        add(cache, inputs[cache].flatMap(cacheMistakes));
    add("cache-mounts", mountsMistakes(inputs["cache-mounts"]));
    add("attests", inputs.attests.flatMap(attestMistakes));
    for (const name of ["provenance", "sbom"])
        add(name, listOf(inputs[name] === undefined ? null : safely(() => attestationMistake(inputs[name] ?? "", name))));
    add("call", listOf(callMistake(inputs.call)));
    add("ulimit", inputs.ulimit.flatMap((line) => listOf(ulimitMistake(line))));
    add("shm-size", listOf(shmSizeMistake(inputs["shm-size"])));
    add("network", listOf(networkMistake(inputs.network)));
    add("add-hosts", inputs["add-hosts"].flatMap((line) => (/^[^:=\s]+[:=]\S+$/.test(line) ? [] : [`${JSON.stringify(line)} is not name:ip.`])));
    add("build-contexts", inputs["build-contexts"].flatMap((line) => (/^[^=]+=./.test(line) ? [] : [`${JSON.stringify(line)} is not name=path.`])));
    add("annotations", inputs.annotations.flatMap((line) => (/^[^=]+=/.test(line) ? [] : [`${JSON.stringify(line)} is not name=value.`])));
    add("source-date-epoch", listOf(epochMistake(inputs["source-date-epoch"])));
    for (const [name, found] of combinations(inputs, outputs, called))
        add(name, [found]);
    return mistakes;
}
/** What is wrong only because of another input. */
function* combinations(inputs, outputs, called) {
    const isBuilt = inputs.call === undefined || inputs.call === "build";
    const isByDigest = inputs["push-by-digest"].length > 0;
    const pushed = outputs.filter(build_outputs/* isPush */.n3);
    if (isByDigest && inputs.tags.length > 0) {
        yield ["push-by-digest", `what is pushed by digest has no tag; leave ${called("tags")} out, and give them to publish, which sets them once every platform is there.`];
    }
    if (isByDigest && (pushed.length > 0 || (inputs.push && outputs.some(({ type }) => type === "image")))) {
        yield ["push-by-digest", `${called("outputs")} pushes as well, with a tag or without; leave one of the two out.`];
    }
    if (isByDigest && !isBuilt)
        yield ["push-by-digest", `${called("call")} builds nothing that could be pushed; leave one of the two out.`];
    const isNamed = outputs.some((output) => ["image", "registry"].includes(output.type) && (0,build_outputs/* namesOf */.eZ)(output).length > 0);
    if (isBuilt && !isByDigest && inputs.tags.length === 0 && !isNamed) {
        if (inputs.push)
            yield ["push", `there is no tag to push; add ${called("tags")}, or name repositories in ${called("push-by-digest")}.`];
        else if (pushed.length > 0)
            yield ["outputs", `${JSON.stringify(pushed[0]?.text)} names no image; add name=, or ${called("tags")}.`];
    }
    const archive = outputs.find(({ type, attributes }) => type === "docker" && (0,build_attributes/* attribute */.lt)(attributes, "dest") !== null);
    if (archive !== undefined && inputs.platforms.length > 1) {
        yield ["outputs", `${JSON.stringify(archive.text)} holds one platform, and ${called("platforms")} names ${inputs.platforms.length}; write type=oci, which holds several.`];
    }
    if (inputs["rewrite-timestamp"] && inputs["source-date-epoch"] === undefined && !setsEpoch(inputs["build-args"])) {
        yield ["rewrite-timestamp", `it needs a time to write; add ${called("source-date-epoch")}: commit.`];
    }
    if (inputs["source-date-epoch"] !== undefined && setsEpoch(inputs["build-args"])) {
        yield ["source-date-epoch", `${called("build-args")} sets SOURCE_DATE_EPOCH as well; leave one of the two out.`];
    }
    if (inputs.record !== undefined && !isByDigest)
        yield ["record", `only ${called("push-by-digest")} leaves records; add it, or leave this out.`];
}
function setsEpoch(buildArgs) {
    return buildArgs.some((line) => line === "SOURCE_DATE_EPOCH" || line.startsWith("SOURCE_DATE_EPOCH="));
}
/** As `parseReference`, and refuses `Acme/api`, which Docker takes for the image `api` on a machine called Acme. */
function parseName(text) {
    const reference = (0,oci_reference/* parseReference */.F2)(text);
    const { registry } = reference;
    if (/[.:]/.test(registry) || registry === registry.toLowerCase())
        return reference;
    throw new errors/* UserError */.y(`${JSON.stringify(text)} is not an image reference: a repository is written in lower case.`, `Write it as ${text.toLowerCase()}.`);
}
function tagMistakes(tag) {
    try {
        if (parseName(tag).digest === null)
            return [];
        return [`${JSON.stringify(tag)} has a digest, which only the result of a build has; leave it out.`];
    }
    catch (error) {
        return [refusalOf(error)];
    }
}
function parseOutputs(lines) {
    const outputs = [];
    const refusals = [];
    for (const line of lines) {
        try {
            const output = (0,build_outputs/* parseOutput */.Fw)(line);
            for (const name of (0,build_outputs/* namesOf */.eZ)(output))
                parseName(name);
            outputs.push(output);
        }
        catch (error) {
            refusals.push(refusalOf(error));
        }
    }
    return { outputs, refusals };
}
function cacheMistakes(line) {
    try {
        const attributes = (0,build_attributes/* parseAttributes */.vB)(line);
        const [first] = attributes;
        // A lone value is a reference in a registry.
        if (attributes.length === 1 && first?.[1] === null)
            parseName(first[0]);
        else {
            (0,build_attributes/* requirePairs */.J)(attributes);
            if ((0,build_attributes/* attribute */.lt)(attributes, "type") === null)
                return [`${JSON.stringify(line)} has no type; write type=registry,ref=NAME.`];
            const ref = (0,build_attributes/* attribute */.lt)(attributes, "ref");
            if (ref !== null)
                parseName(ref);
        }
        return [];
    }
    catch (error) {
        return [refusalOf(error)];
    }
}
function mountsMistakes(ids) {
    const alone = ids.find((id) => id === "auto" || id === "off");
    return [
        ...(alone === undefined || ids.length === 1 ? [] : [`${JSON.stringify(alone)} stands alone; leave out either it or the others.`]),
        ...ids.filter((id) => /\s/.test(id)).map((id) => `${JSON.stringify(id)} has a blank in it; write ids in commas, or one a line.`),
    ];
}
function attestMistakes(line) {
    const type = safely(() => (0,build_attributes/* attribute */.lt)((0,build_attributes/* parseAttributes */.vB)(line), "type"));
    return type === null || type === "" ? [`${JSON.stringify(line)} has no type; write type=provenance or type=sbom, and its attributes behind it.`] : [];
}
function callMistake(call) {
    if (call === undefined)
        return null;
    const [method = ""] = call.split(",").map((field) => field.trim()).filter((field) => !/^(format|ignorestatus)(=|$)/.test(field));
    if (method === "" || CALLS.includes(method))
        return null;
    const near = (0,nearest/* nearest */.p)(method, CALLS);
    return `${JSON.stringify(method)} is none of ${CALLS.join(", ")}${near === null ? "." : `; did you mean ${near}?`}`;
}
function ulimitMistake(line) {
    const [, name = "", softText = "", hardText] = /^([a-z]+)=(-1|\d{1,18})(?::(-1|\d{1,18}))?$/.exec(line) ?? [];
    if (name === "")
        return `${JSON.stringify(line)} is not name=soft or name=soft:hard, in whole numbers; write it as in nofile=1024:2048.`;
    if (!ULIMITS.includes(name)) {
        const near = (0,nearest/* nearest */.p)(name, ULIMITS);
        return `there is no limit ${JSON.stringify(name)}${near === null ? `; the limits are ${ULIMITS.join(", ")}.` : `; did you mean ${near}?`}`;
    }
    const [soft, hard] = [Number(softText), Number(hardText ?? softText)];
    const isAbove = hard !== -1 && (soft === -1 || soft > hard);
    return isAbove ? `${JSON.stringify(line)} has a soft limit above the hard one; the hard one comes second.` : null;
}
function shmSizeMistake(size) {
    if (size === undefined || /^\d+(\.\d+)? ?([kmgtp]i?)?b?$/i.test(size))
        return null;
    return `${JSON.stringify(size)} is not a size; write a number and a unit, as in 128m or 2g.`;
}
function networkMistake(network) {
    if (network === undefined || ["default", "none", "host"].includes(network))
        return null;
    return `BuildKit has no network ${JSON.stringify(network)}; write default, none or host, or give the builder a network: driver-opts: network=${network.slice(0, 60)} in setup.`;
}
function epochMistake(epoch) {
    if (epoch === undefined || (0,build_epoch/* parseEpoch */.P)(epoch) !== null)
        return null;
    return `${JSON.stringify(epoch)} is no time; write commit, seconds since 1970, or a date as in 2026-11-21T12:00:00Z.`;
}
function each(values, parse) {
    return (0,check/* checkedBy */.N)(parse)(values);
}
function safely(read) {
    try {
        return read();
    }
    catch (error) {
        return refusalOf(error);
    }
}
function refusalOf(error) {
    if (!(error instanceof errors/* UserError */.y))
        throw error;
    return `${error.message} ${error.hint}`;
}
function listOf(mistake) {
    return mistake === null ? [] : [mistake];
}

// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/registry/client.js + 6 modules
var client = __webpack_require__(83957);
// EXTERNAL MODULE: ./src/host/artifact.js
var artifact = __webpack_require__(45984);
;// CONCATENATED MODULE: ./src/build/build-record.js




const EXPORT_TIMEOUT_MS = 120_000;
const UPLOAD_BUDGET_MS = 60_000;
const MAX_RECORD_BYTES = 256 * 1024 * 1024;
/**
 * Uploads Docker's own record of the build, for Docker Desktop, where `DOCKER_BUILD_RECORD_UPLOAD` asks for it: it holds
 * the values of the build arguments. What goes wrong is a warning.
 */
async function uploadBuildRecord(host, buildx, transport, ref, folder) {
    const isWanted = (0,go_boolean/* parseGoBoolean */.a)(host.env["DOCKER_BUILD_RECORD_UPLOAD"] ?? "") === true;
    const [builder, , id] = ref?.split("/") ?? [];
    if (!isWanted || host.kind !== "runner" || builder === undefined || id === undefined)
        return;
    const path = (0,external_node_path_.join)(folder, "build.dockerbuild");
    const exported = await buildx.run(["history", "export", "--builder", builder, "--finalize", "--output", path, id], { timeoutMs: EXPORT_TIMEOUT_MS });
    const content = exported.exitCode === 0 ? await host.files.read(path, MAX_RECORD_BYTES) : null;
    if (content === null) {
        host.log.warning(`Docker's record of the build could not be exported: buildx ended with ${exported.exitCode}.${(0,builder_buildx/* quoteEnd */.sV)(exported, 3)}`);
        return;
    }
    // The name by which Docker's actions leave it.
    const name = `${(host.env["GITHUB_REPOSITORY"] ?? "build").replace("/", "~")}~${id.slice(0, 6).toUpperCase()}.dockerbuild`;
    const upload = await (0,artifact/* uploadArtifact */.mz)(host, transport(), name, [{ name, content }], UPLOAD_BUDGET_MS, retentionDays(host));
    if (!upload.uploaded)
        host.log.warning(`Docker's record of the build could not be uploaded: ${upload.why}.`);
}
function retentionDays({ env, log }) {
    const text = env["DOCKER_BUILD_RECORD_RETENTION_DAYS"] ?? "";
    // As for Docker's action: 0 is no number of days, but what the repository says.
    if (text === "" || text === "0")
        return null;
    if (/^[1-9]\d{0,3}$/.test(text))
        return Number(text);
    log.warning(`DOCKER_BUILD_RECORD_RETENTION_DAYS is ${JSON.stringify(text.slice(0, 20))}, which is no number of days; the repository's own retention holds.`);
    return null;
}

;// CONCATENATED MODULE: ./src/build/leaks.js
/** Where in an image's configuration a known secret can be read; the places alone, never what stands there. */
function findLeaks({ env, labels, history }, holdsSecret) {
    const inEnv = env.filter(holdsSecret).map((entry) => `the environment variable ${entry.split("=", 1)[0]}`);
    const inLabels = Object.entries(labels).filter(([, value]) => holdsSecret(value)).map(([name]) => `the label ${name}`);
    const inHistory = history.flatMap((step, index) => (holdsSecret(step) ? [`step ${index + 1} of its history (${instructionOf(step)})`] : []));
    return [...inEnv, ...inLabels, ...inHistory];
}
/** The name of the instruction: what follows it may be the secret. */
function instructionOf(step) {
    return /^(?:\/bin\/sh -c )?(?:#\(nop\)\s+)?([A-Z]+)\b/.exec(step)?.[1] ?? "RUN";
}

// EXTERNAL MODULE: ./src/record/record.js
var record_record = __webpack_require__(26082);
;// CONCATENATED MODULE: ./src/build/records.js




/** The records of what was pushed by digest, one for each repository and platform. */
function recordsOf(repositories, platforms) {
    return repositories.flatMap((repository) => platforms.flatMap(({ platform, digest, mediaType, sizeBytes, attestations }) => digest === null ? [] : [{ schemaVersion: 1, repository, platform, digest, mediaType, sizeBytes, attestations }]));
}
/**
 * Writes the records to files, uploads those of each platform as one artifact of the run, and returns the files' paths. Throws a
 * `UserError` where the run has other records by these names: whoever joins them would get another image.
 */
async function leaveRecords(host, transport, records, { folder, key }) {
    const artifacts = new Map();
    const paths = [];
    for (const record of records) {
        const name = (0,record_record/* artifactNameOf */.nn)(record, key);
        const files = artifacts.get(name) ?? [];
        // A platform has one record for each repository, and one artifact holds them all.
        const file = { name: files.length === 0 ? `${name}.json` : `${name}-${(0,artifact/* artifactName */.Cs)(record.repository)}.json`, content: Buffer.from((0,record_record/* formatRecord */.bM)(record)) };
        artifacts.set(name, [...files, file]);
        const path = (0,external_node_path_.join)(folder, file.name);
        await host.files.write(path, file.content);
        paths.push(path);
    }
    if (host.kind === "terminal")
        for (const path of paths)
            host.log.info(`Left a record, which publish takes as record:${path}`);
    if (host.kind === "runner")
        for (const [name, files] of artifacts)
            await upload(host, transport(), name, files, folder);
    return paths;
}
async function upload(host, transport, name, files, folder) {
    const upload = await (0,artifact/* uploadArtifact */.mz)(host, transport, name, files);
    if (upload.uploaded) {
        host.log.info(`Left the record as artifact ${name}.`);
        return;
    }
    if (upload.isNameTaken === true) {
        throw new errors/* UserError */.y(`Another build of this run left a record named ${name}, of another image: publish would take that one for this.`, "Give each image of a run a `key` of its own.");
    }
    host.log.notice(`The record could not be uploaded as artifact ${name}: ${upload.why}. It lies in ${folder}, for publish to read as record:PATH.`);
}

// EXTERNAL MODULE: ./src/image/access.js
var image_access = __webpack_require__(59537);
// EXTERNAL MODULE: ./src/oci/descriptor.js
var descriptor = __webpack_require__(16926);
// EXTERNAL MODULE: ./src/oci/manifest.js
var oci_manifest = __webpack_require__(45914);
;// CONCATENATED MODULE: ./src/build/result.js






const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
/** Reads what was pushed back from its repository, by digest. Throws a `UserError` where the registry does not give it. */
async function readPushed(client, repository, digest) {
    const reference = { ...(0,oci_reference/* parseReference */.F2)(repository), tag: null, digest };
    const where = `${repository}@${digest}`;
    const { bytes, mediaType } = await client.getManifest(reference);
    const document = (0,oci_manifest/* parseManifest */.Ng)(bytes, mediaType, where);
    if (document.kind === "manifest") {
        return [await readPlatform(client, repository, { manifest: document, digest, sizeBytes: bytes.length, platform: null, attestations: [] })];
    }
    const images = document.manifests.filter((entry) => !(0,oci_manifest/* isAttestation */.H3)(entry) && !(0,oci_manifest/* isArtifact */.vw)(entry));
    return await Promise.all(images.map((entry) => readEntry(client, repository, document, entry)));
}
/** Reads what was written to an OCI layout or archive. */
async function readArchive(host, reach, archive) {
    const access = (0,image_access/* createAccess */.h)(host, reach);
    try {
        const opened = await access.open(archive, [], "refuse");
        try {
            return opened.platforms.map(({ platform, digest, config, layers }) => ({
                platform: (0,oci_platform/* formatPlatform */.Bq)(platform),
                digest,
                mediaType: "",
                sizeBytes: 0,
                layerBytes: layerBytes(layers),
                attestations: [],
                config: { env: [], labels: config.labels, history: config.history.map(({ createdBy }) => createdBy) },
            }));
        }
        finally {
            await opened.close();
        }
    }
    finally {
        await access.close();
    }
}
async function readEntry(client, repository, index, entry) {
    const where = `${repository}@${entry.digest}`;
    const { bytes, mediaType } = await client.getManifest({ ...(0,oci_reference/* parseReference */.F2)(repository), tag: null, digest: entry.digest });
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, mediaType, where);
    if (manifest.kind !== "manifest")
        throw new Error(`${where} is an index in an index, which BuildKit does not make.`);
    const platform = entry.platform === undefined ? null : (0,oci_platform/* formatPlatform */.Bq)(entry.platform);
    const attestations = index.manifests
        .filter((other) => (0,oci_manifest/* isAttestation */.H3)(other) && (0,oci_manifest/* attestationSubject */.dX)(other) === entry.digest)
        .map(({ digest, mediaType: type, size }) => ({ digest, mediaType: type, sizeBytes: size }));
    return await readPlatform(client, repository, { manifest, digest: entry.digest, sizeBytes: bytes.length, platform, attestations });
}
async function readPlatform(client, repository, { manifest, digest, sizeBytes, platform, attestations }) {
    const reference = { ...(0,oci_reference/* parseReference */.F2)(repository), tag: null, digest };
    const where = `The configuration of ${repository}@${digest}`;
    const bytes = await client.getBlob(reference, manifest.config, MAX_CONFIG_BYTES);
    const config = (0,oci_manifest/* parseConfig */.o4)(bytes, where);
    return {
        platform: platform ?? (0,oci_platform/* formatPlatform */.Bq)(config.platform),
        digest,
        mediaType: manifest.mediaType,
        sizeBytes,
        layerBytes: (0,descriptor/* distinctBytes */.qg)(manifest.layers),
        attestations,
        config: { ...settingsOf((0,json/* parseJsonObject */.dw)(bytes, where)), history: config.history.map(({ createdBy }) => createdBy) },
    };
}
function settingsOf(document) {
    const settings = document["config"];
    if (!(0,json/* isJsonObject */.OW)(settings))
        return { env: [], labels: {} };
    const env = settings["Env"];
    return { env: Array.isArray(env) ? env.filter((entry) => typeof entry === "string") : [], labels: (0,json/* stringRecord */.JM)(settings["Labels"]) };
}
function layerBytes(layers) {
    const known = layers.flatMap(({ digest, bytes }) => (digest === null || bytes === null ? [] : [{ digest, size: bytes }]));
    return known.length < layers.length ? null : (0,descriptor/* distinctBytes */.qg)(known);
}

;// CONCATENATED MODULE: ./src/build/outcome.js








const MAX_PLACES = 10;
/** Sets the outputs that need nothing but what buildx said. */
function setOutputs(host, plan, metadata) {
    host.setOutput("imageid", metadata.imageId);
    host.setOutput("digest", metadata.digest ?? "");
    host.setOutput("metadata", host.redact(metadata.json));
    host.setOutput("image", outcome_imageOf(plan, metadata));
}
/** What was pushed, by its digest; "" where nothing was. */
function outcome_imageOf({ pushedTo: [repository] }, { digest }) {
    return repository === undefined || digest === null ? "" : `${repository}@${digest}`;
}
/** Says what came of the build for each platform: as outputs, records, warnings and a section of the summary. */
async function reportOutcome(job, metadata) {
    const { host, inputs, plan } = job;
    const given = (0,inputs_reach/* parseReach */.Z)(inputs);
    const reach = { ...given, insecureRegistries: [...given.insecureRegistries, ...plan.insecureRegistries] };
    let transport;
    const connect = () => (transport ??= (0,http_transport/* createTransport */.o)(host, reach));
    try {
        await uploadBuildRecord(host, job.buildx, connect, metadata.ref, job.folder);
        const platforms = await readResult(job, metadata, () => (0,client/* createRegistryClient */.H)(host, connect(), reach));
        host.setOutput("platforms", mapOf(platforms, ({ digest }) => digest));
        host.setOutput("sizes", mapOf(platforms, ({ layerBytes }) => layerBytes));
        warnOfLeaks(host, platforms);
        if (plan.record !== null) {
            const paths = await leaveRecords(host, connect, recordsOf(plan.pushedTo, platforms), plan.record);
            host.setOutput("record", paths.join("\n"));
        }
        return platforms;
    }
    finally {
        await transport?.close();
    }
}
/** The platforms of what was built, as the place that got it has them; [] where no place says. */
async function readResult({ host, inputs, plan }, { digest }, client) {
    const [repository] = plan.pushedTo;
    try {
        if (repository !== undefined && digest !== null)
            return await readPushed(client(), repository, digest);
        if (plan.record !== null)
            throw new errors/* UserError */.y("buildx pushed the image, and did not say by which digest.", "Use a newer buildx (setup: version), then build again.");
        if (plan.archive !== null)
            return await readArchive(host, (0,inputs_reach/* parseReach */.Z)(inputs), plan.archive);
    }
    catch (error) {
        // Without it there is nothing for publish to go by.
        if (!(error instanceof errors/* UserError */.y) || plan.record !== null)
            throw error;
        host.log.notice(`The image was built, but not read back, so its platforms and sizes are not known: ${error.message} ${error.hint}`);
    }
    return [];
}
function mapOf(platforms, valueOf) {
    const known = platforms.flatMap((each) => (valueOf(each) === null ? [] : [[each.platform, valueOf(each)]]));
    return known.length === 0 ? "" : JSON.stringify(Object.fromEntries(known));
}
function warnOfLeaks(host, platforms) {
    const holdsSecret = (text) => host.redact(text) !== text;
    const places = [...new Set(platforms.flatMap(({ config }) => findLeaks(config, holdsSecret)))];
    if (places.length === 0)
        return;
    const shown = places.slice(0, MAX_PLACES).join("; ") + (places.length > MAX_PLACES ? `; and ${places.length - MAX_PLACES} more` : "");
    host.log.warning(`Secrets of this job can be read in the image, by everybody who has it: ${shown}. Change them, and hand each to the command that needs it with RUN --mount=type=secret.`);
}

// EXTERNAL MODULE: ./src/build/plan.js + 1 modules
var build_plan = __webpack_require__(94090);
// EXTERNAL MODULE: ./src/build/prepare.js
var prepare = __webpack_require__(20897);
// EXTERNAL MODULE: ./src/build/private-files.js
var private_files = __webpack_require__(27155);
;// CONCATENATED MODULE: ./src/build/secret-values.js







/** A key, a token or a configuration file; what is larger is data, and hiding each line of it would take minutes. */
const MAX_HIDDEN_BYTES = 65_536;
/** Hides the values of all secrets, wherever they are taken from, in what is printed and written from here on. */
async function learnSecrets(host, inputs) {
    const { secrets } = (0,build_secrets/* parseSecrets */.dC)(inputs.secrets ?? "");
    for (const { value } of secrets)
        host.addSecret(value);
    const empty = secrets.filter(({ value }) => value === "").length;
    // Without their IDs: the rest of a secret that was split wrongly looks like one.
    if (empty > 0)
        host.log.notice(`${(0,format/* formatCount */.B4)(empty, "secret")} of the input secrets ${empty === 1 ? "has" : "have"} no value and ${empty === 1 ? "is" : "are"} left out: a run from a fork is given none.`);
    // The password of an address, and tokens of forms that are known: BuildKit names its steps after them.
    for (const value of [inputs.context ?? "", ...inputs["build-contexts"], ...inputs["build-args"], ...inputs.labels].flatMap(exposed_secrets/* knownSecretsIn */.yj))
        host.addSecret(value);
    host.addSecret(host.env["ACTIONS_RUNTIME_TOKEN"] ?? "");
    for (const { id, value: name } of entriesOf(inputs["secret-envs"])) {
        const value = host.env[name] ?? "";
        host.addSecret(value);
        // Without its name: who wrote the secret itself there has it shown nowhere.
        if (value === "")
            host.log.notice(`${(0,inputs_read/* inputName */.yu)(host.kind, "secret-envs")}: the variable for ${id} is not set, or empty, so that secret has no value; set it in the environment of this step.`);
    }
    for (const { value: path } of entriesOf(inputs["secret-files"])) {
        const content = await host.files.read(path, MAX_HIDDEN_BYTES).catch(() => null);
        if (content !== null)
            host.addSecret(content.toString("utf8"));
    }
}
/** What buildx takes from the environment as well: S3's and Azure's keys, and tokens of the Actions cache. */
const SECRET_ATTRIBUTES = ["secret_access_key", "session_token", "account_key", "token", "ghtoken"];
/** Hides secrets that are written into a cache or an output, and says so: buildx's command line can be read by every user of the machine. */
function warnOfOpenSecrets(host, inputs) {
    for (const name of ["cache-from", "cache-to", "outputs"]) {
        for (const [key, value] of inputs[name].flatMap(build_attributes/* parseAttributes */.vB)) {
            if (value === null || !SECRET_ATTRIBUTES.includes(key))
                continue;
            host.addSecret(value);
            host.log.warning(`${name}: the value of ${key} stands on buildx's command line, where every user of this machine can read it. Leave it out, and give it in the step's env (AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AZURE_STORAGE_ACCOUNT_KEY), from where buildx takes it too.`);
        }
    }
}
/** The mistakes of `secret-files` that only the disk knows. */
async function missingSecretFiles(host, inputs) {
    const mistakes = [];
    for (const { value: path } of entriesOf(inputs["secret-files"])) {
        const found = await (0,promises_.stat)((0,external_node_path_.resolve)(host.directory, path)).catch(() => null);
        if (found?.isFile() !== true)
            mistakes.push(`${(0,inputs_read/* inputName */.yu)(host.kind, "secret-files")}: there is no file ${JSON.stringify(path)}; write ID=path, the path meant from the workspace.`);
    }
    return mistakes;
}
/** The IDs and what stands behind them; records that are malformed are told as mistakes elsewhere. */
function entriesOf(records) {
    return records.flatMap((record) => {
        try {
            return [(0,build_secrets/* parseSecretName */.bK)(record, "")];
        }
        catch {
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./src/build/run.js
























/** Hides the secrets, and finds what is wrong with the inputs; starts nothing. */
async function findMistakes(host, inputs) {
    await learnSecrets(host, inputs);
    return [...mistakesIn(inputs, host.kind), ...(await missingSecretFiles(host, inputs))];
}
/** Builds an image, and says what came of it. `isWeighed`: see `Job`. */
async function run(host, given, cli, parts = facade_process/* REAL_PARTS */.yM, isWeighed = false) {
    warnOfOpenSecrets(host, given);
    const inputs = await withTags(host, given);
    let found;
    const find = () => (found ??= (0,builder_buildx/* findBuildx */.ah)(host));
    const event = await (0,forge_event/* readEvent */.j_)(host);
    const plan = (0,build_plan/* planBuild */.C7)(inputs, await (0,build_facts/* readFacts */.M)(host, inputs, event, find));
    const facts = await readCacheFacts(host, plan, event);
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(describe(inputs, plan, facts), null, 2)}\n`));
    const buildx = await find();
    const begun = beginCache(host, inputs, plan, facts, parts);
    try {
        const builder = await (0,prepare/* prepareBuilder */.B)(host, plan, buildx);
        const dockerfile = await readDockerfile(host, plan);
        const cache = await chooseCache(begun, buildx, builder, dockerfile);
        await (0,private_files/* withPrivateFiles */.N)(host, (0,build_plan/* writtenSecrets */.l6)(inputs, plan), (folder) => build({ host, inputs, plan, buildx, builder, dockerfile, folder, isWeighed }, cache, cli));
    }
    finally {
        await leaveCache(begun, buildx);
    }
}
/** The inputs with references in the place of rules. Throws a `UserError` where there is nothing to push as. */
async function withTags(host, inputs) {
    if (!inputs.tags.some(expand/* startsWithType */._u))
        return inputs;
    const { tags } = await (0,expand/* expandTags */.Cu)(host, inputs.tags, {
        images: inputs.images,
        flavor: [],
        latestGuard: true,
        context: "workflow",
        githubToken: inputs["github-token"],
        reach: inputs.push ? (0,inputs_reach/* parseReach */.Z)(inputs) : undefined,
        guardCure: "Written as a reference, as in ghcr.io/acme/api:latest, it is given all the same.",
    });
    if (tags.length > 0 || !inputs.push)
        return { ...inputs, tags };
    throw new errors/* UserError */.y("No rule in tags gives this run a tag, so there is nothing to push as.", "Add a rule for this kind of run, as type=ref,event=branch or type=sha, or do not push here.");
}
/** The plan as `--dry-run` shows it: with the command that would be run, in a folder that is not made yet. */
function describe(inputs, plan, facts) {
    const cache = planCache(inputs, plan, facts);
    const command = ["docker", "buildx", ...buildArguments(withCache(plan, cache), { folder: "PRIVATE_FOLDER", driver: null, progress: "rawjson" })];
    return { ...plan, cache: { ...cache, mounts: planMounts(inputs, plan, facts) ?? "off" }, command };
}
async function build(asked, cache, cli) {
    const { host, folder } = asked;
    const report = beginReport(asked, cache);
    // While buildx is at work: both read the context, and neither waits for the other.
    const weighing = weigh(asked, report.onUsedFile);
    const attempt = await buildWithCache(asked, cache);
    const { job, ran, error } = attempt;
    const { plan } = job;
    const context = await weighing;
    advise(job, ran.trace, context);
    // What `call` asked for is what buildx answers on its standard output, also where it finds fault.
    if (plan.call !== null)
        await answer(host, cli, ran.result.stdout);
    await report.end(attempt, context);
    if (ran.result.exitCode !== 0) {
        await summarize(job, ran.trace, { digest: null, platforms: [], context });
        await report.summarize();
        throw error ?? (await execution_failureOf(job, ran));
    }
    const metadata = await readMetadata(host, folder);
    setOutputs(host, plan, metadata);
    const platforms = await reportOutcome(job, metadata);
    await summarize(job, ran.trace, { digest: metadata.digest, platforms, context });
    await report.summarize();
    const image = outcome_imageOf(plan, metadata) || metadata.digest || metadata.imageId;
    if (cli !== null && plan.call === null && image !== "")
        await cli.write(`${image}\n`);
}
async function answer(host, cli, stdout) {
    annotateWarnings(host, readPrintedWarnings(stdout));
    // A check shows the lines that it finds fault with; as JSON it is a program's to read.
    const text = stdout.startsWith("{") ? stdout : (0,exposed_secrets/* hideNamedValues */.mO)(stdout);
    if (cli === null)
        host.log.foreign(text);
    else
        await cli.write(host.redact(text));
}


/***/ }),

/***/ 17047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bK: () => (/* binding */ parseSecretName),
/* harmony export */   dC: () => (/* binding */ parseSecrets),
/* harmony export */   qj: () => (/* binding */ secretArgument)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73785);


/**
 * The secrets of the input `secrets`, an `ID=value` a line. Only a quote that opens the whole record is syntax: the record
 * then ends at the next single quote and may have several lines. Nothing of what is wrong is shown: it may be the secret.
 */
function parseSecrets(text) {
    const secrets = [];
    const mistakes = [];
    for (const { line, record } of splitRecords(text)) {
        if (record === null)
            mistakes.push(`the quote that opens line ${line} is not closed at the end of a line; close it, and double each quote within it.`);
        else if (isMalformed(record))
            mistakes.push(`line ${line} is not ID=value (its text is not shown); write one secret a line, and one of several lines in quotes that open before the ID.`);
        else
            secrets.push(splitPair(record));
    }
    return { secrets, mistakes };
}
/** The `ID=…` of `secret-envs` and `secret-files`. Throws a `UserError` for any other form, without showing it. */
function parseSecretName(record, what) {
    const { id, value } = isMalformed(record) ? { id: "", value: "" } : splitPair(record);
    if (id !== "" && value !== "")
        return { id, value };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`an entry is not ID=${what} (its text is not shown).`, `Write ID=${what}; a secret's own value belongs in the input secrets.`);
}
/** The value of `--secret`. */
function secretArgument(source, folder) {
    if ("variable" in source)
        return (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAttributes */ .x1)([["id", source.id], ["env", source.variable]]);
    const path = "written" in source ? `${folder}/${source.written}` : source.path;
    return (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAttributes */ .x1)([["id", source.id], ["src", path]]);
}
function splitRecords(text) {
    const records = [];
    let rest = text;
    let line = 1;
    while (rest !== "") {
        const [record, taken] = takeRecord(rest);
        if (record !== "")
            records.push({ line, record });
        line += rest.slice(0, taken).split("\n").length - 1;
        rest = rest.slice(taken);
    }
    return records;
}
/** The first record and how many characters it takes with its line end. */
function takeRecord(text) {
    const quoted = /^[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(text);
    if (quoted !== null)
        return [quoted[1]?.replaceAll('""', '"') ?? "", quoted[0].length];
    const plain = /^[^\S\n]*([^\n]*?)\r?(?:\n|$)/.exec(text);
    const record = plain?.[1] ?? "";
    // What follows a quote that is never closed may be part of the secret: it is not read as further records.
    return record.startsWith('"') ? [null, text.length] : [record, plain?.[0].length ?? text.length];
}
function isMalformed(record) {
    // eslint-disable-next-line no-control-regex -- an ID with a control character is a value that was split wrongly
    return !/^[^=\s\u0000-\u001f]+=(?!=$)/.test(record);
}
function splitPair(record) {
    const equals = record.indexOf("=");
    return { id: record.slice(0, equals), value: record.slice(equals + 1) };
}


/***/ }),

/***/ 77979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ ensureEmulation)
});

// UNUSED EXPORTS: BINFMT_IMAGE

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/builder/architectures.js
var architectures = __webpack_require__(5405);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/builder/binfmt-misc.js


/** Reads the table; one that is not mounted has no registrations. */
async function readBinfmtMisc(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const isMounted = names.includes("register");
    const status = isMounted ? await readText((0,external_node_path_.join)(folder, "status")) : "";
    const registrations = [];
    const disabled = [];
    for (const name of names.filter((each) => each !== "register" && each !== "status").toSorted()) {
        const text = await readText((0,external_node_path_.join)(folder, name));
        if (text.startsWith("enabled\n"))
            registrations.push(parseEntry(name, text));
        else if (text.startsWith("disabled\n"))
            disabled.push(parseEntry(name, text));
    }
    return { folder, isMounted, isEnabled: status.startsWith("enabled"), registrations, disabled };
}
/** The registrations that an architecture's programs are run by. */
function registrationsFor({ registrations }, architecture) {
    return registrations.filter(({ machine }) => machine?.bits === architecture.bits && machine.order === architecture.order && machine.machine === architecture.machine);
}
/** Whether a program in a container can be run by it, with its own argv[0]. */
function isFit({ flags }) {
    return flags.includes("F") && flags.includes("P");
}
/** Adds an interpreter for an architecture, with the flags that builds need. */
async function register(table, architecture, interpreter) {
    if (!table.isEnabled)
        await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, "status"), "1", { flag: "r+" });
    // One of our name that is disabled would stand in the way.
    await unregister(table, architecture.qemu).catch(() => { });
    await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, "register"), ruleOf(architecture, interpreter), { flag: "a" });
}
/** Takes a registration away; what it ran that still runs goes on. */
async function unregister(table, name) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, name), "-1", { flag: "r+" });
}
/** `:NAME:M:OFFSET:MAGIC:MASK:INTERPRETER:FLAGS`: the first twenty bytes of an ELF file, whatever its ABI and whether it is position-independent. */
function ruleOf(architecture, interpreter) {
    const magic = Buffer.alloc(20);
    magic.write("\x7fELF", 0, "latin1");
    magic[4] = architecture.bits === 64 ? 2 : 1;
    magic[5] = architecture.order === "little" ? 1 : 2;
    magic[6] = 1;
    const mask = Buffer.alloc(20, 0xff);
    // EI_OSABI: GNU programs that use ifuncs have 3 there.
    mask[7] = 0;
    if (architecture.order === "little") {
        magic.writeUInt16LE(2, 16);
        magic.writeUInt16LE(architecture.machine, 18);
        // ET_EXEC is 2, ET_DYN is 3.
        mask[16] = 0xfe;
    }
    else {
        magic.writeUInt16BE(2, 16);
        magic.writeUInt16BE(architecture.machine, 18);
        mask[17] = 0xfe;
    }
    return `:${architecture.qemu}:M:0:${binfmt_misc_escape(magic)}:${binfmt_misc_escape(mask)}:${interpreter}:POCF`;
}
function binfmt_misc_escape(bytes) {
    return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}
function parseEntry(name, text) {
    const lines = text.split("\n");
    const valueOf = (key) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1).trim() ?? "";
    const flags = lines.find((line) => line.startsWith("flags:"))?.slice("flags:".length).trim() ?? "";
    const isAtStart = valueOf("offset") === "0";
    return { name, interpreter: valueOf("interpreter"), flags, machine: isAtStart ? machineOf(Buffer.from(valueOf("magic"), "hex")) : null };
}
function machineOf(magic) {
    if (magic.length < 20 || magic.subarray(0, 4).toString("latin1") !== "\x7fELF")
        return null;
    const order = magic[5] === 2 ? "big" : "little";
    return { bits: magic[4] === 2 ? 64 : 32, order, machine: order === "big" ? magic.readUInt16BE(18) : magic.readUInt16LE(18) };
}
async function readText(path) {
    // One that another job takes away meanwhile is none.
    return await (0,promises_.readFile)(path, "utf8").catch(() => "");
}

// EXTERNAL MODULE: ./src/builder/buildx.js
var buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/builder/mirror.js
var mirror = __webpack_require__(60598);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
;// CONCATENATED MODULE: ./src/builder/native-arm.js



/** `mov r7, #1; mov r0, #0; svc #0`: exit(0). */
const EXIT = [0xe3a07001, 0xe3a00000, 0xef000000];
const LOAD_ADDRESS = 0x10000;
const HEADERS_BYTES = 52 + 32;
/** Whether this 64-bit ARM machine runs 32-bit programs itself: only trying tells, as many server cores cannot. */
async function runsArmNatively(host) {
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "probe");
    try {
        const program = (0,external_node_path_.join)(folder, "arm");
        await (0,promises_.writeFile)(program, armProgram(), { mode: 0o700 });
        return (await host.exec(program, [], { timeoutMs: 5_000 })).exitCode === 0;
    }
    catch {
        return false;
    }
    finally {
        await (0,private_folder/* removePrivateFolder */.Yv)(host, folder);
    }
}
/** The smallest ELF file for 32-bit ARM that ends well. */
function armProgram() {
    const bytes = Buffer.alloc(HEADERS_BYTES + EXIT.length * 4);
    bytes.write("\x7fELF\x01\x01\x01", 0, "latin1");
    const header16 = [[16, 2], [18, 40], [40, 52], [42, 32], [44, 1]];
    const header32 = [
        [20, 1], [24, LOAD_ADDRESS + HEADERS_BYTES], [28, 52], [36, 0x05000200],
        // One segment: the whole file, to be read and executed.
        [52, 1], [56, 0], [60, LOAD_ADDRESS], [64, LOAD_ADDRESS], [68, bytes.length], [72, bytes.length], [76, 5], [80, 0x1000],
    ];
    for (const [at, value] of header16)
        bytes.writeUInt16LE(value, at);
    for (const [at, value] of header32)
        bytes.writeUInt32LE(value, at);
    EXIT.forEach((instruction, index) => bytes.writeUInt32LE(instruction, HEADERS_BYTES + 4 * index));
    return bytes;
}

// EXTERNAL MODULE: ./src/builder/search.js
var search = __webpack_require__(86085);
;// CONCATENATED MODULE: ./src/builder/emulation.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










/** QEMU 10.2.3 as tonistiigi/binfmt released it (qemu-v10.2.3-68), the index for every architecture of an engine. */
const BINFMT_IMAGE = "docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0";
const THIS_MACHINE = { binfmtFolder: "/proc/sys/fs/binfmt_misc", architecture: (0,architectures/* ownArchitecture */.uu)(), isRoot: process.getuid?.() === 0 };
/** A pull included. */
const CONTAINER_TIMEOUT_MS = 600_000;
/** How `docker run` says that no container came to run (docker/cli, run.go). */
const DOCKER_FAILED = 125;
const ELF_INTERPRETER = 3;
/**
 * Makes the engine's machine able to run the programs of these platforms (names as setup-qemu takes them, or `all`).
 * What runs already is left alone, and where all does, nothing is started: else this host's own static QEMU is
 * registered, where there is one and root may, and else one privileged container of the binfmt image does it.
 */
async function ensureEmulation(host, platforms, options = {}) {
    const wanted = (0,architectures/* parseArchitectures */.g5)(platforms);
    const reset = options.reset === true;
    if (wanted.length === 0 && !reset)
        return { supported: [], registered: [], how: "nothing" };
    const engine = await (0,docker_engine/* findDockerEngine */.Y)(host);
    // What this kernel can run says nothing about an engine elsewhere.
    if (!engine.isLocal)
        return await registerByContainer(host, wanted, options);
    const machine = options.machine ?? THIS_MACHINE;
    const foreign = await withoutNative(host, wanted, machine);
    const table = await readBinfmtMisc(machine.binfmtFolder);
    const missing = reset ? foreign : foreign.filter((architecture) => !isRegistered(table, architecture));
    const need = { machine, native: wanted.filter((architecture) => !foreign.includes(architecture)), missing, reset };
    if (missing.length === 0 && !reset)
        return { supported: supportedBy(table, need), registered: [], how: "nothing" };
    return (await registerByHost(host, need)) ?? (await registerByContainer(host, missing, options, wrongNames(table, missing)));
}
async function withoutNative(host, wanted, machine) {
    const native = [machine.architecture];
    if (machine.architecture === "amd64")
        native.push("386");
    const asksForArm = wanted.some((architecture) => architecture.name === "arm");
    if (machine.architecture === "arm64" && asksForArm && (await runsArmNatively(host)))
        native.push("arm");
    return wanted.filter((architecture) => !native.includes(architecture.name));
}
function isRegistered(table, architecture) {
    const found = registrationsFor(table, architecture);
    // Which of several the kernel takes is not seen from here: all of them have to do.
    return table.isEnabled && found.length > 0 && found.every(isFit);
}
/** What was asked for and runs natively, and all that is registered as it should be. */
function supportedBy(table, { machine, native }) {
    const emulated = architectures/* ARCHITECTURES */.Xe.filter((architecture) => isRegistered(table, architecture)).map(architectures/* platformOf */.tj);
    return [...new Set([(0,architectures/* platformOf */.tj)({ name: machine.architecture }), ...native.map(architectures/* platformOf */.tj), ...emulated])];
}
function wrongNames(table, missing) {
    // A disabled one would keep its name, and the image says that it is there.
    return missing.flatMap((architecture) => [...registrationsFor(table, architecture), ...registrationsFor({ registrations: table.disabled }, architecture)]).map(({ name }) => name);
}
/** Registers this host's own QEMU; null where it has not all of them, or this user may not. */
async function registerByHost(host, need) {
    const { machine, missing, reset } = need;
    const interpreters = new Map();
    for (const architecture of missing) {
        const found = await findStaticQemu(host, architecture);
        if (found === null)
            return null;
        interpreters.set(architecture, found);
    }
    const table = await openTable(host, machine);
    if (!table.isMounted)
        return null;
    try {
        const stale = reset ? table.registrations.map(({ name }) => name).filter((name) => name.startsWith("qemu-")) : wrongNames(table, missing);
        for (const name of stale)
            await unregister(table, name);
        for (const [architecture, interpreter] of interpreters)
            await register(table, architecture, interpreter);
    }
    catch (error) {
        host.log.debug(`This host's QEMU cannot be registered: ${String(error)}`);
        return null;
    }
    const before = reset ? [] : supportedBy(table, need);
    const registered = missing.map(architectures/* platformOf */.tj);
    return { supported: [...new Set([(0,architectures/* platformOf */.tj)({ name: machine.architecture }), ...before, ...registered])], registered, how: "host" };
}
/** The table, mounted first where it is not and root may. */
async function openTable(host, { binfmtFolder: folder, isRoot }) {
    const table = await readBinfmtMisc(folder);
    if (table.isMounted || !isRoot)
        return table;
    const mounted = await host.exec("mount", ["-t", "binfmt_misc", "binfmt_misc", folder]).catch(() => null);
    return mounted?.exitCode === 0 ? await readBinfmtMisc(folder) : table;
}
/** Debian's `qemu-aarch64-static`, or a `qemu-aarch64` that needs no library: no other finds its loader in a container. */
async function findStaticQemu(host, architecture) {
    for (const name of [`${architecture.qemu}-static`, architecture.qemu]) {
        const path = await (0,search/* findOnPath */.a)(host, name);
        if (path !== null && (await isStatic(path)))
            return path;
    }
    return null;
}
/** Whether an ELF file names no interpreter (elf(5), PT_INTERP). */
async function isStatic(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path, "r"), true);
        const head = Buffer.alloc(4096);
        const { bytesRead } = await file.read(head, 0, head.length, 0);
        if (bytesRead < 64 || head.toString("latin1", 0, 4) !== "\x7fELF" || head[4] !== 2)
            return false;
        const isLittle = head[5] === 1;
        const at = (offset, bytes) => bytes === 2 ? (isLittle ? head.readUInt16LE(offset) : head.readUInt16BE(offset)) : isLittle ? head.readUInt32LE(offset) : head.readUInt32BE(offset);
        const [start, size, count] = [Number(isLittle ? head.readBigUInt64LE(32) : head.readBigUInt64BE(32)), at(54, 2), at(56, 2)];
        if (size === 0 || start + size * count > bytesRead)
            return false;
        return Array.from({ length: count }, (_, index) => at(start + index * size, 4)).every((type) => type !== ELF_INTERPRETER);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function registerByContainer(host, missing, options, wrong = []) {
    const uninstall = options.reset === true ? ["qemu-*"] : wrong;
    const args = [
        ...(uninstall.length === 0 ? [] : ["--uninstall", uninstall.join(",")]),
        ...(missing.length === 0 ? [] : ["--install", missing.map((architecture) => architecture.name).join(",")]),
    ];
    const [image, result] = await runBinfmt(host, args, options);
    if (result.exitCode !== 0) {
        throw new errors/* UserError */.y(`QEMU cannot be registered: the container of ${image} ended with ${result.exitCode}.${(0,buildx/* quoteEnd */.sV)(result)}`, "The engine must allow a privileged container (rootless and some hosted engines do not); or install qemu-user-static on the machine.");
    }
    const { supported, emulators } = parseListing(result, image);
    const failed = missing.filter(({ name, qemu }) => !emulators.some((emulator) => emulator === qemu || emulator === `${qemu}-static`) && !supported.includes((0,architectures/* platformOf */.tj)({ name })));
    if (failed.length > 0) {
        throw new errors/* UserError */.y(`The container of ${image} did not register QEMU for ${failed.map(architectures/* platformOf */.tj).join(", ")}.${(0,buildx/* quoteEnd */.sV)(result)}`, "Name an image that has them (image), or leave these platforms out.");
    }
    return { supported, registered: missing.map(architectures/* platformOf */.tj), how: "container" };
}
/** Runs the image, or the first of its copies that can be pulled. */
async function runBinfmt(host, args, options) {
    const failures = [];
    for (const image of (0,mirror/* withMirrors */.l)(options.image ?? BINFMT_IMAGE, options.mirrors ?? [])) {
        const result = await host.exec("docker", ["run", "--rm", "--privileged", image, ...args], { timeoutMs: CONTAINER_TIMEOUT_MS });
        if (result.exitCode !== DOCKER_FAILED)
            return [image, result];
        failures.push(`${image}:${(0,buildx/* quoteEnd */.sV)(result, 5)}`);
    }
    throw new errors/* UserError */.y(`QEMU cannot be registered: no container could be run.\n${failures.join("\n")}`, "Check that the engine runs and can pull the image; name a mirror in binfmt-mirrors, or install qemu-user-static on the machine.");
}
/** What the image prints on standard output when it is done. It exits with 0 whatever goes wrong. */
function parseListing(result, image) {
    const { supported, emulators } = (0,json/* readJsonObject */.op)(result.stdout) ?? {};
    if (isTextArray(supported))
        return { supported, emulators: isTextArray(emulators) ? emulators : [] };
    throw new errors/* UserError */.y(`The container of ${image} did not say what it registered.${(0,buildx/* quoteEnd */.sV)({ stdout: "", stderr: `${result.stdout}\n${result.stderr}` })}`, "Use the default image, or another release of tonistiigi/binfmt (image).");
}
function isTextArray(value) {
    return Array.isArray(value) && value.every((item) => typeof item === "string");
}


/***/ }),

/***/ 6920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readCacheAccess)
/* harmony export */ });
/* harmony import */ var _host_runtime_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62060);

const NEVER = { canRead: false, canWrite: false };
const ALWAYS = { canRead: true, canWrite: true };
/** What each `cache-mode` of a workflow leaves; one that is not known here forbids nothing. */
const MODES = new Map([
    ["none", NEVER],
    ["read", { canRead: true, canWrite: false }],
    ["write", ALWAYS],
    ["write-only", { canRead: false, canWrite: true }],
]);
/** Reads what the runner set for this job; asks nobody. */
function readCacheAccess(env, now) {
    const token = (0,_host_runtime_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readRuntimeToken */ .A)(env["ACTIONS_RUNTIME_TOKEN"] ?? "");
    const kind = protocolOf(env);
    const modeName = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
    const mode = MODES.get(modeName) ?? ALWAYS;
    const isOver = token.expiresAt !== null && token.expiresAt.getTime() <= now.getTime();
    const may = kind === "none" || isOver ? NEVER : (token.cache ?? ALWAYS);
    return {
        kind,
        canRead: may.canRead && mode.canRead,
        canWrite: may.canWrite && mode.canWrite,
        scopes: token.cache?.scopes ?? [],
        why: obstacleOf(kind) ?? (isOver ? "The job's token has expired." : null) ?? modeObstacle(modeName, mode) ?? tokenObstacle(may),
        expiresAt: token.expiresAt,
    };
}
function protocolOf(env) {
    const isSet = (name) => (env[name] ?? "") !== "";
    if (!isSet("ACTIONS_RUNTIME_TOKEN"))
        return "none";
    // Runners with artifacts v4 and the old cache set the address of the results service, but not the flag.
    const isV2 = isSet("ACTIONS_CACHE_SERVICE_V2") && !/^(?:0|f|false)$/i.test(env["ACTIONS_CACHE_SERVICE_V2"] ?? "");
    if (isV2 && URL.canParse(env["ACTIONS_RESULTS_URL"] ?? ""))
        return "v2";
    return isSet("ACTIONS_CACHE_URL") ? "v1" : "none";
}
function obstacleOf(kind) {
    if (kind === "v2")
        return null;
    return kind === "v1" ? "This runner's cache service speaks version 1 of its protocol only." : "This runner has no cache service.";
}
function modeObstacle(name, { canRead, canWrite }) {
    return canRead && canWrite ? null : `The workflow's cache-mode is ${name}.`;
}
function tokenObstacle({ canRead, canWrite }) {
    if (canRead && canWrite)
        return null;
    if (canRead)
        return "The job's token may not write to the cache.";
    return canWrite ? "The job's token may not read the cache." : "The job's token may neither read the cache nor write to it.";
}


/***/ }),

/***/ 71160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ browserUrl),
/* harmony export */   g: () => (/* binding */ askGit)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** What git prints of a folder; null where it fails or is not there: whoever needs the answer says what is missing. */
async function askGit(host, folder, args) {
    // The checkout may be another user's, where the job runs in a container: git then reads nothing without this.
    const result = await host.exec("git", ["-c", "safe.directory=*", "-C", (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.directory, folder), ...args]).catch(() => null);
    return result?.exitCode === 0 ? result.stdout.trim() : null;
}
/** The address of a remote as a browser opens it, without credentials; null for a path. */
function browserUrl(remote) {
    const scp = /^(?:[^@/\s]+@)?([a-z0-9.-]+\.[a-z]+):(?!\/\/)([^\s]+)$/i.exec(remote);
    const text = scp === null ? remote.replace(/^(ssh|git):\/\//, "https://") : `https://${scp[1]}/${scp[2]}`;
    if (!/^https?:\/\//.test(text) || !URL.canParse(text))
        return null;
    const url = new URL(text);
    return `https://${url.hostname}${url.pathname.replace(/\.git$/, "").replace(/\/$/, "")}`;
}


/***/ }),

/***/ 71772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGoBoolean)
/* harmony export */ });
/** The boolean that a text means to Go's `strconv.ParseBool`, by which Docker's programs read flags and variables; null for any other text. */
function parseGoBoolean(text) {
    if (["1", "t", "T", "true", "TRUE", "True"].includes(text))
        return true;
    return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : null;
}


/***/ }),

/***/ 26082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ RECORD_PREFIX),
/* harmony export */   bM: () => (/* binding */ formatRecord),
/* harmony export */   nn: () => (/* binding */ artifactNameOf)
/* harmony export */ });
/* harmony import */ var _host_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45984);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** What the name of every record begins with, as an artifact and as a file. */
const RECORD_PREFIX = "plimsoll-record-";
/** The record as its file holds it. */
function formatRecord(record) {
    const { schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations } = record;
    return `${JSON.stringify({ schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations }, null, 2)}\n`;
}
/** The name of the artifact that a record is uploaded as, `plimsoll-record-KEY-OS-ARCH[-VARIANT]`; what a name refuses is `-`. */
function artifactNameOf(record, key) {
    const { os, architecture, variant, osVersion } = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(record.platform);
    const parts = [key, os, architecture, variant, osVersion].filter((part) => part !== undefined);
    return (0,_host_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .Cs)(RECORD_PREFIX + parts.join("-"));
}


/***/ })

};
