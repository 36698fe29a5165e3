export const id = 5479;
export const ids = [5479,4182,3052];
export const modules = {

/***/ 48940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ isPrivateFolder),
/* harmony export */   I2: () => (/* binding */ makePrivateFolder),
/* harmony export */   Yv: () => (/* binding */ removePrivateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);




const PREFIX = "plimsoll-";
/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. Throws a `UserError` where none can be made. */
async function makePrivateFolder(host, purpose) {
    const parent = temporaryFolder(host);
    try {
        // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, `${PREFIX}${purpose}-`));
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/, mkdtemp .*$/s, "") : String(cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`No folder for temporary files can be made in ${parent}: ${why}.`, "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).", { cause });
    }
}
/**
 * Removes a folder that `makePrivateFolder` made and everything in it; nothing happens where it is gone. The path may come
 * from state, which what runs in the job can forge: any other place is refused with a `UserError`.
 */
async function removePrivateFolder(host, path) {
    const isThere = await isPrivateFolder(host, path);
    const isAbsent = !isThere && isPlace(host, path) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null)) === null;
    if (!isThere && !isAbsent) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${JSON.stringify(path)} is no folder that this job made, and is left alone.`, "Something in the job changed the action's state: look at what ran before this.");
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path), { recursive: true, force: true });
}
/** Whether a path is a folder as `makePrivateFolder` makes them, in the place where it does. */
async function isPrivateFolder(host, path) {
    return isPlace(host, path) && ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => null))?.isDirectory() ?? false);
}
function isPlace(host, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === temporaryFolder(host) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).startsWith(PREFIX);
}
function temporaryFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(host.env["RUNNER_TEMP"] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
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

/***/ 75479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/inputs/go-boolean.js
var go_boolean = __webpack_require__(71772);
// EXTERNAL MODULE: ./src/inputs/reach.js
var inputs_reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/tags/context.js
var tags_context = __webpack_require__(14560);
// EXTERNAL MODULE: ./src/tags/evaluate.js + 2 modules
var evaluate = __webpack_require__(44182);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/flavor.js
var flavor = __webpack_require__(53363);
// EXTERNAL MODULE: ./src/tags/held.js
var held = __webpack_require__(13052);
// EXTERNAL MODULE: ./src/tags/images.js
var tags_images = __webpack_require__(17389);
// EXTERNAL MODULE: ./src/tags/rule.js
var rule = __webpack_require__(21177);
// EXTERNAL MODULE: ./src/tags/template.js + 1 modules
var template = __webpack_require__(54597);
;// CONCATENATED MODULE: ./src/metadata/plan.js


/** Works out tags, labels, annotations and bake files; asks nobody. Throws a `UserError` for an expression that cannot be filled in. */
function planMetadata(context, facts) {
    const { images, evaluated, annotationLevels, bakeTarget } = facts;
    const tags = tagsOf(facts);
    const labels = withCustom(context, facts, facts.labels);
    const lines = linesOf(withCustom(context, facts, facts.annotations));
    const annotations = annotationLevels.flatMap((level) => lines.map((line) => `${level}:${line}`));
    // As bake's variables: without a version there is none of that name.
    const args = { DOCKER_META_IMAGES: images.join(","), ...(evaluated.version !== "" && { DOCKER_META_VERSION: evaluated.version }) };
    const define = (content) => ({ target: { [bakeTarget]: content } });
    return {
        version: evaluated.version,
        tags,
        tagNames: images.length > 0 && images.every((image) => facts.held.has(image)) ? evaluated.names : (0,evaluate.allNames)(evaluated),
        labels,
        annotations,
        bakeFiles: { "": define({ tags, labels, args }), "-tags": define({ tags, args }), "-labels": define({ labels }), "-annotations": define({ annotations }) },
    };
}
/** `name=value`, by name. */
function linesOf(pairs) {
    return Object.entries(pairs).map(([name, value]) => `${name}=${value}`);
}
function tagsOf({ images, evaluated, held }) {
    if (images.length === 0)
        return [...(0,evaluate.allNames)(evaluated)];
    return images.flatMap((image) => (held.has(image) ? evaluated.names : (0,evaluate.allNames)(evaluated)).map((name) => `${image}:${name}`));
}
/** The annotations of the image-spec (annotations.md) that the run knows, and those of the user in or beside them, by name. */
function withCustom(context, { repository, evaluated }, custom) {
    const scope = (0,template/* globalScope */.gm)(context);
    const own = {
        title: repository.name,
        // A line end in it would begin another label in the output.
        description: repository.description?.replace(/\s*[\r\n]+\s*/g, " "),
        url: repository.url,
        source: repository.url,
        version: evaluated.version,
        created: context.now.toISOString(),
        revision: context.sha,
        licenses: repository.license,
    };
    const pairs = new Map(Object.entries(own).map(([name, value]) => [`org.opencontainers.image.${name}`, value ?? ""]));
    for (const line of custom) {
        const filled = (0,template/* fillTemplate */.ou)(line, scope);
        const equals = filled.indexOf("=");
        if (equals !== -1)
            pairs.set(filled.slice(0, equals), filled.slice(equals + 1));
    }
    return Object.fromEntries([...pairs].toSorted(([a], [b]) => a.localeCompare(b, "en")));
}

// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/json.js
var json = __webpack_require__(91035);
// EXTERNAL MODULE: ./src/forge/repository.js
var repository = __webpack_require__(84781);
// EXTERNAL MODULE: ./src/host/git.js
var git = __webpack_require__(71160);
// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
;// CONCATENATED MODULE: ./src/metadata/repository.js







/** What labels say of the repository: as the event has it, else the forge, else the CI and git. */
async function readRepository(host, access) {
    const event = await (0,forge_event/* readEvent */.j_)(host);
    return (0,repository/* repositoryIn */.ce)((0,json.at)(await (0,forge_event/* readEventPayload */.N5)(host), "repository")) ?? (await asked(host, event, access)) ?? (await fromCheckout(host, event));
}
async function asked(host, event, { githubToken, reach }) {
    if (event.apiUrl === null || event.repository === null)
        return null;
    const transport = (0,http_transport/* createTransport */.o)(host, reach);
    try {
        return await (0,repository/* askRepository */.gq)(host, transport, event, githubToken ?? "");
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        host.log.notice(`The forge does not say what repository this is, so the labels have no description and no licence: ${error.message}`);
        return null;
    }
    finally {
        await transport.close();
    }
}
async function fromCheckout(host, { serverUrl, repository }) {
    const remote = await (0,git/* askGit */.g)(host, ".", ["remote", "get-url", "origin"]);
    const url = serverUrl !== null && repository !== null ? `${serverUrl}/${repository.owner}/${repository.name}` : remote === null ? null : (0,git/* browserUrl */.O)(remote);
    const name = repository?.name ?? (url === null ? null : (0,external_node_path_.basename)(new URL(url).pathname)) ?? (0,external_node_path_.basename)(host.directory);
    return { name, description: null, url, defaultBranch: null, license: null };
}

;// CONCATENATED MODULE: ./src/metadata/run.js















/** What is wrong with rules, images and flavor; asks nobody. */
function findMistakes(host, inputs) {
    const found = { images: (0,tags_images/* readImages */.H)(inputs.images).mistakes, tags: inputs.tags.flatMap((line) => (0,rule/* readRule */.dH)(line).mistakes), flavor: (0,flavor/* readFlavor */.f)(inputs.flavor).mistakes };
    return Promise.resolve(Object.entries(found).flatMap(([name, mistakes]) => mistakes.map((mistake) => `${(0,read/* inputName */.yu)(host.kind, name)}: ${mistake}`)));
}
/** Works out what an image is called and labelled, and hands it to the steps that follow. */
async function run(host, inputs, cli) {
    const setsVariables = readSetsVariables(host.env);
    const metadata = await workOut(host, inputs);
    if (metadata.version === "")
        host.log.warning("No rule in tags gives this run a tag.");
    for (const tag of metadata.tags)
        host.log.info(tag);
    const json = JSON.stringify(jsonOf(metadata));
    const outputs = {
        version: metadata.version,
        tags: metadata.tags.join(inputs["sep-tags"] ?? "\n"),
        "tag-names": metadata.tagNames.join(inputs["sep-tags"] ?? "\n"),
        labels: linesOf(metadata.labels).join(inputs["sep-labels"] ?? "\n"),
        annotations: metadata.annotations.join(inputs["sep-annotations"] ?? "\n"),
        json,
        ...(cli?.dryRun === true ? {} : await writeBakeFiles(host, inputs, metadata)),
    };
    for (const [name, value] of Object.entries(outputs)) {
        host.setOutput(name, value);
        if (setsVariables && host.kind === "runner")
            host.exportVariable(`DOCKER_METADATA_OUTPUT_${name.replaceAll("-", "_").toUpperCase()}`, value);
    }
    await cli?.write(host.redact(`${JSON.stringify({ version: metadata.version, ...jsonOf(metadata) }, null, 2)}\n`));
}
async function workOut(host, inputs) {
    const reach = (0,inputs_reach/* parseReach */.Z)(inputs);
    const access = { githubToken: inputs["github-token"], reach };
    const read = (inputs.tags.length === 0 ? rule/* DEFAULT_RULES */.ck : inputs.tags).map(rule/* readRule */.dH);
    const needsCommitDate = (0,expand/* mentionsCommitDate */.Rb)([...inputs.tags, ...inputs.flavor, ...inputs.labels, ...inputs.annotations]);
    const context = await (0,tags_context.readTagContext)(host, { from: inputs.context, needsCommitDate, ...access });
    const evaluated = (0,evaluate.evaluateRules)(read.map(({ rule }) => rule), (0,flavor/* readFlavor */.f)(inputs.flavor).flavor, context, inputs["latest-guard"]);
    (0,expand/* announceRules */.p8)(host, read, evaluated);
    const { images } = (0,tags_images/* readImages */.H)(inputs.images);
    return planMetadata(context, {
        images,
        evaluated,
        held: inputs["latest-guard"] ? await (0,held.findHeld)(host, reach, images, evaluated) : new Set(),
        repository: await readRepository(host, access),
        labels: inputs.labels,
        annotations: inputs.annotations,
        annotationLevels: (host.env["DOCKER_METADATA_ANNOTATIONS_LEVELS"] || "manifest").split(",").map((level) => level.trim()),
        bakeTarget: inputs["bake-target"],
    });
}
function jsonOf({ tags, tagNames, labels, annotations }) {
    return { tags, "tag-names": tagNames, labels, annotations };
}
/** Reads `DOCKER_METADATA_SET_OUTPUT_ENV`. Throws a `UserError` where it is no boolean. */
function readSetsVariables(env) {
    const text = env["DOCKER_METADATA_SET_OUTPUT_ENV"] ?? "";
    const isOn = text === "" ? true : (0,go_boolean/* parseGoBoolean */.a)(text);
    if (isOn !== null)
        return isOn;
    throw new errors/* UserError */.y(`DOCKER_METADATA_SET_OUTPUT_ENV is ${JSON.stringify(text)}, which is no boolean.`, "Write true or false, or take the variable out.");
}
/** Writes the bake files under the names that docker/metadata-action gives them, and says where they are by output. */
async function writeBakeFiles(host, inputs, { bakeFiles }) {
    const given = inputs["bake-folder"];
    if (given === undefined && host.kind === "terminal")
        return {};
    const folder = given === undefined ? await (0,private_folder/* makePrivateFolder */.I2)(host, "metadata") : (0,external_node_path_.resolve)(host.directory, given);
    const paths = {};
    for (const [end, content] of Object.entries(bakeFiles)) {
        const path = (0,external_node_path_.join)(folder, `docker-metadata-action-bake${end}.json`);
        await host.files.write(path, JSON.stringify(content, null, 2));
        paths[`bake-file${end}`] = path;
    }
    return paths;
}


/***/ }),

/***/ 44182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allNames: () => (/* binding */ allNames),
  evaluateRules: () => (/* binding */ evaluateRules)
});

// EXTERNAL MODULE: ../../node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(22195);
// EXTERNAL MODULE: ../../node_modules/semver/functions/parse.js
var parse = __webpack_require__(15797);
// EXTERNAL MODULE: ../../node_modules/semver/functions/valid.js
var valid = __webpack_require__(76432);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./src/tags/match.js


const LIMIT_MS = 1000;
const SHOWN_CHARACTERS = 100;
/** What the expression finds in the name of a git tag. Throws a `UserError` where that takes too long: the tag is of whoever may push one. */
function matchName(name, expression, { attribute, rule }) {
    try {
        // Nothing but a context of its own has a time limit.
        return (0,external_node_vm_.runInNewContext)("name.match(expression)", { name, expression }, { timeout: LIMIT_MS });
    }
    catch (error) {
        if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT")
            throw error;
        const shown = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
        throw new errors/* UserError */.y(`${attribute} of ${JSON.stringify(rule)} takes more than a second on ${JSON.stringify(shown)}.`, "Write it so that each character can be matched in one way only: no repetition within a repetition, as in (a+)+.", { cause: error });
    }
}

// EXTERNAL MODULE: ./src/tags/rule.js
var tags_rule = __webpack_require__(21177);
// EXTERNAL MODULE: ./src/tags/template.js + 1 modules
var template = __webpack_require__(54597);
// EXTERNAL MODULE: ./src/tags/version.js
var tags_version = __webpack_require__(15203);
;// CONCATENATED MODULE: ./src/tags/version-in-name.js

/** Words that tell a prerelease also where a single number stands before them: `20200110-RC2`. */
const STAGE = /^(?:a|alpha|b|beta|c|rc|pre|preview|dev|snapshot|nightly|canary|next|m)\.?\d*$/i;
/** The version that the name of a git tag says, whatever stands before it: `api/v1.2.3`, `@acme/api@1.2.3`, `app-v1.2`. */
function findVersion(name) {
    const starts = [...name.matchAll(/(?:^|(?<=[/@_-]|[^0-9.]v|[a-z]))v?\d/gi)].map(({ index }) => name.slice(index));
    // In `api-2-v1.2.3` the first number is none of a version.
    const dotted = starts.filter((text) => /^v?\d+\.\d/i.test(text));
    for (const text of [...dotted, ...starts]) {
        const version = (0,tags_version/* parseVersion */.ot)(text.replace(/^V/, "v"));
        if (version !== null)
            return version;
    }
    return null;
}
/** Whether the name of a git tag is that of a prerelease. */
function isPrereleaseName(name) {
    const version = findVersion(name);
    if (version === null || !(0,tags_version/* isPrerelease */.V1)(version))
        return false;
    // What follows a lone number may be a date's month: 2024-01-15.
    return version.numbers.length > 1 || STAGE.test(version.prerelease[0] ?? "");
}

;// CONCATENATED MODULE: ./src/tags/evaluate.js








/** Applies rules, by priority. With `guardsLatest` no prerelease takes `latest`, whatever gives it. */
function evaluateRules(rules, flavor, context, guardsLatest) {
    const warnings = [];
    const scope = (0,template/* globalScope */.gm)(context);
    const tools = { context, fill: (text) => (0,template/* fillTemplate */.ou)(text, scope), warn: (text) => void warnings.push(text) };
    const outcomes = rules.toSorted((a, b) => b.priority - a.priority).flatMap((rule) => (isEnabled(rule, tools) ? applyRule(rule, flavor, tools) : []));
    const names = [...new Set(outcomes.map(({ name }) => name))];
    const [first] = outcomes;
    const isLatest = first !== undefined && (flavor.latest === "auto" ? first.earnsLatest : flavor.latest === "true");
    const latest = tagName(`${flavor.prefixesLatest ? tools.fill(flavor.prefix) : ""}latest${flavor.suffixesLatest ? tools.fill(flavor.suffix) : ""}`, tools);
    const prerelease = guardsLatest ? prereleaseAmong(outcomes, context) : null;
    const isMoving = (name) => name === latest || name === "latest";
    const given = prerelease === null ? names : names.filter((name) => !isMoving(name));
    const isWithheld = prerelease !== null && (isLatest || given.length < names.length);
    const released = [...outcomes.map(({ source }) => source), (0,template/* nameIn */.ZC)(context.ref, "refs/tags/")].map(findVersion).find((version) => version !== null) ?? null;
    // What a rule gives by its name stays among the names where nothing is compared.
    const named = guardsLatest && released !== null ? (given.find(isMoving) ?? null) : null;
    const last = isLatest && prerelease === null ? latest : named;
    return {
        version: given[0] ?? "",
        names: named === null ? given : given.filter((name) => name !== last),
        latest: last,
        released,
        withheld: isWithheld ? `${prerelease} is a prerelease` : null,
        warnings,
    };
}
/** The names with `latest` behind them, each once. */
function allNames({ names, latest }) {
    return latest === null || names.includes(latest) ? names : [...names, latest];
}
function prereleaseAmong(outcomes, { ref, isPrerelease: isCalledPrerelease }) {
    const tag = (0,template/* nameIn */.ZC)(ref, "refs/tags/");
    if (isCalledPrerelease || isPrereleaseName(tag))
        return tag;
    return outcomes.find(({ source, isPrerelease }) => isPrerelease ?? isPrereleaseName(source))?.source ?? null;
}
function isEnabled({ attributes, text }, { fill }) {
    const enabled = fill(attributes["enable"] ?? "true");
    if (enabled === "true" || enabled === "false")
        return enabled === "true";
    throw new errors/* UserError */.y(`enable of ${JSON.stringify(text)} is ${JSON.stringify(enabled)}.`, "Give it an expression that is true or false, as {{is_default_branch}}.");
}
function applyRule(rule, flavor, tools) {
    const outcome = APPLY[rule.type](rule, tools);
    if (outcome === null)
        return [];
    const prefix = tools.fill(rule.attributes["prefix"] ?? flavor.prefix);
    const suffix = tools.fill(rule.attributes["suffix"] ?? flavor.suffix);
    const name = tagName(`${prefix}${outcome.name}${suffix}`, tools);
    return name === "" ? [] : [{ ...outcome, name }];
}
const MAX_TAG_LENGTH = 128;
/** A name that registries take for a tag (OCI distribution-spec, "Pulling manifests"). */
function tagName(text, { warn }) {
    const sanitized = text.replace(/[^a-zA-Z0-9._-]+/g, "-");
    const name = sanitized.replace(/^[.-]+/, "").slice(0, MAX_TAG_LENGTH);
    if (name !== sanitized)
        warn(`The tag ${JSON.stringify(sanitized)} is none that a registry takes${name === "" ? ", and is left out" : `; it is ${JSON.stringify(name)} here`}.`);
    return name;
}
const APPLY = {
    schedule: ({ attributes }, { context }) => (/schedule/.test(context.eventName) ? plain((0,template/* fillTemplate */.ou)(attributes["pattern"] ?? "", (0,template/* dateScope */.lV)(context))) : null),
    semver: applySemver,
    pep440: applyPep440,
    match: applyMatch,
    edge: applyEdge,
    ref: applyRef,
    raw: ({ attributes }, { fill }) => plain(fill(attributes["value"] ?? "")),
    sha: ({ attributes }, { context }) => (context.sha === "" ? null : plain(attributes["format"] === "long" ? context.sha : (0,template/* shortSha */.Fu)(context))),
};
function plain(name) {
    return { name, earnsLatest: false, source: "", isPrerelease: false };
}
/** What stands for the git tag: `value`, else the tag of the run; null where it is of none. */
function givenTag({ attributes }, { context, fill }) {
    if ((attributes["value"] ?? "") !== "")
        return fill(attributes["value"] ?? "");
    return context.ref.startsWith("refs/tags/") ? (0,template/* nameIn */.ZC)(context.ref, "refs/tags/") : null;
}
/** The part of the git tag that is the version. */
function versionText(rule, tools) {
    const given = givenTag(rule, tools);
    const expression = rule.attributes["match"] ?? "";
    if (given === null || expression === "")
        return given?.replaceAll("/", "-") ?? null;
    const found = matchName(given, new RegExp(expression), { attribute: "match", rule: rule.text });
    if (found === null)
        tools.warn(`${JSON.stringify(expression)} does not match ${JSON.stringify(given)}.`);
    return (found?.[1] ?? found?.[0] ?? given).replaceAll("/", "-");
}
function applySemver(rule, tools) {
    const text = versionText(rule, tools);
    if (text === null)
        return null;
    const version = valid(text) === null ? null : parse(text, { loose: true });
    if (version === null)
        return warned(tools, `${JSON.stringify(text)} is no semantic version (three numbers, as in 1.2.3), so ${rule.text} gives no tag.`);
    const { raw, prerelease, build } = version;
    const isPrerelease = prerelease.length > 0;
    const scope = { raw, version: version.version, major: version.major, minor: version.minor, patch: version.patch, prerelease, build };
    return versioned(rule, text, isPrerelease, isPrerelease, scope);
}
function applyPep440(rule, tools) {
    const text = versionText(rule, tools);
    if (text === null)
        return null;
    const version = (0,pep440/* valid */.rZ)(text) === null ? null : (0,pep440/* explain */.WE)(text);
    if (version === null)
        return warned(tools, `${JSON.stringify(text)} is no version as PEP 440 has them, so ${rule.text} gives no tag.`);
    const isPrerelease = version.is_prerelease || version.is_devrelease;
    return versioned(rule, text, isPrerelease, isPrerelease || version.is_postrelease, { raw: text, version: (0,pep440/* clean */.uH)(text), major: (0,pep440/* major */.eR)(text), minor: (0,pep440/* minor */.Ek)(text), patch: (0,pep440/* patch */.F6)(text) });
}
/** What is not a plain release is not shortened: `1.2.3-rc.1` gives no `1.2`. */
function versioned({ attributes }, source, isPrerelease, isWhole, scope) {
    const pattern = attributes["pattern"] ?? "";
    const name = (0,template/* fillTemplate */.ou)(isWhole && !(0,template/* isRaw */.Zi)(pattern) ? "{{version}}" : pattern, scope);
    return { name, earnsLatest: !isWhole, source, isPrerelease };
}
function applyMatch(rule, tools) {
    const given = givenTag(rule, tools);
    if (given === null)
        return null;
    const { pattern = "", group = "" } = rule.attributes;
    const found = matchName(given, (0,tags_rule/* toRegularExpression */.wS)(pattern), { attribute: "pattern", rule: rule.text });
    if (found === null)
        return warned(tools, `${JSON.stringify(pattern)} does not match ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
    const name = found[Number(group)];
    if (name === undefined)
        return warned(tools, `${JSON.stringify(pattern)} has no group ${group} in ${JSON.stringify(given)}, so ${rule.text} gives no tag.`);
    return { name, earnsLatest: true, source: given, isPrerelease: null };
}
function applyEdge(rule, tools) {
    const { ref, defaultBranch } = tools.context;
    if (!ref.startsWith("refs/heads/"))
        return null;
    const branch = rule.attributes["branch"] || defaultBranch;
    if (branch === null)
        return warned(tools, `The default branch is not known, so ${rule.text} gives no tag; write branch=NAME behind it.`);
    return ref === `refs/heads/${branch}` ? plain("edge") : null;
}
function applyRef({ attributes }, { context }) {
    const [folder, isTag] = { branch: ["refs/heads/", false], tag: ["refs/tags/", true], pr: ["refs/pull/", false] }[attributes["event"] ?? ""] ?? ["", false];
    const name = folder === "" ? "" : (0,template/* nameIn */.ZC)(context.ref, folder);
    if (name === "")
        return null;
    // Gitea and Forgejo name the pull request's head, GitHub what it would be merged as.
    if (folder === "refs/pull/")
        return plain(name.replace(/\/(merge|head)$/, ""));
    return isTag ? { name, earnsLatest: true, source: name, isPrerelease: null } : plain(name);
}
function warned({ warn }, text) {
    warn(text);
    return null;
}


/***/ }),

/***/ 13052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findHeld: () => (/* binding */ findHeld)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93614);
/* harmony import */ var _http_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13078);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);
/* harmony import */ var _registry_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83957);
/* harmony import */ var _latest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54952);
/* harmony import */ var _published_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96365);







/** For one image: a registry that is out of reach must not hold up a job whose tags are known. */
const LIMIT_MS = 20_000;
/** The images whose published `latest` is of a newer version than this run's, each said in a notice; also what cannot be compared is said. */
async function findHeld(host, reach, images, { latest, released }, { limitMs = LIMIT_MS, cure = _latest_js__WEBPACK_IMPORTED_MODULE_4__/* .GUARD_CURE */ .at } = {}) {
    const held = new Set();
    if (latest === null || released === null)
        return held;
    if (images.length === 0) {
        host.log.notice("Whether latest would move backwards is not known: images names none whose latest could be read.");
        return held;
    }
    const transport = (0,_http_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .createTransport */ .o)(host, reach);
    try {
        const client = (0,_registry_client_js__WEBPACK_IMPORTED_MODULE_3__/* .createRegistryClient */ .H)(host, transport, reach);
        for (const image of images) {
            const why = await judge(host, client, `${image}:${latest}`, released, limitMs);
            if (why === null)
                continue;
            held.add(image);
            host.log.notice(`${image}:${latest} stays where it is: ${why}. ${cure}`);
        }
    }
    finally {
        await transport.close();
    }
    return held;
}
async function judge(host, client, reference, released, limitMs) {
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(reference);
    const signal = AbortSignal.timeout(limitMs);
    try {
        const found = await client.headManifest(ref, signal);
        const current = found === null ? null : await (0,_published_js__WEBPACK_IMPORTED_MODULE_5__/* .readPublished */ .D)({ ...ref, tag: null, digest: found.digest }, null, client, signal);
        return (0,_latest_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeLatest */ .nq)({ annotation: released, label: released, tag: released, createdMs: null }, current);
    }
    catch (error) {
        if (!signal.aborted && !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        const why = signal.aborted ? `there was no answer within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(limitMs)}.` : error instanceof Error ? error.message : String(error);
        host.log.notice(`Whether ${reference} would move backwards is not known: ${why}`);
        return null;
    }
}


/***/ }),

/***/ 96365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readPublished)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77976);
/* harmony import */ var _image_content_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52490);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45914);
/* harmony import */ var _oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86988);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46580);
/* harmony import */ var _registry_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49008);
/* harmony import */ var _latest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54952);








const UNKNOWN = { annotation: null, label: null, createdMs: null };
/** What the image that a reference names says of itself, of several platforms this one; nothing where it is no image, or not whole. */
async function readPublished(ref, platform, client, signal) {
    try {
        const root = await readManifest(ref, client, signal);
        if (root.kind === "manifest")
            return await readManifestFacts(ref, root, {}, client, signal);
        const images = root.manifests.filter((entry) => (0,_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isManifestType */ .Q3)(entry.mediaType) && !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry) && !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isArtifact */ .vw)(entry));
        const entry = images.find((each) => platform !== null && each.platform !== undefined && (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .samePlatform */ .my)(each.platform, platform)) ?? images[0];
        if (entry === undefined)
            return (0,_latest_js__WEBPACK_IMPORTED_MODULE_7__/* .readFacts */ .MH)(root.annotations, { labels: {}, created: null });
        const manifest = await readManifest({ ...ref, digest: entry.digest }, client, signal);
        return manifest.kind === "manifest" ? await readManifestFacts(ref, manifest, root.annotations, client, signal) : UNKNOWN;
    }
    catch (error) {
        // A tag that names something broken is mended by being moved; a registry that does not answer says nothing.
        if (error instanceof _registry_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .RegistryError */ .g ? error.kind === "not-found" : error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y && !(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H))
            return UNKNOWN;
        throw error;
    }
}
async function readManifest(ref, client, signal) {
    const { bytes, mediaType } = await client.getManifest(ref, signal);
    return (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(bytes, mediaType, `What ${ref.repository} has`);
}
async function readManifestFacts(ref, manifest, annotations, client, signal) {
    if (!(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isImageManifest */ .pJ)(manifest))
        return UNKNOWN;
    const config = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseConfig */ .o4)(await client.getBlob(ref, manifest.config, _image_content_source_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_CONFIG_BYTES */ .GW, signal), "Its configuration");
    return (0,_latest_js__WEBPACK_IMPORTED_MODULE_7__/* .readFacts */ .MH)({ ...manifest.annotations, ...annotations }, config);
}


/***/ }),

/***/ 54597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lV: () => (/* binding */ dateScope),
  ou: () => (/* binding */ fillTemplate),
  gm: () => (/* binding */ globalScope),
  Zi: () => (/* binding */ isRaw),
  ZC: () => (/* binding */ nameIn),
  Fu: () => (/* binding */ shortSha)
});

// EXTERNAL MODULE: ../../node_modules/handlebars/lib/index.js
var lib = __webpack_require__(20056);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ../../node_modules/dayjs/dayjs.min.js
var dayjs_min = __webpack_require__(9646);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/advancedFormat.js
var advancedFormat = __webpack_require__(15844);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/dayOfYear.js
var dayOfYear = __webpack_require__(59923);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/isoWeek.js
var isoWeek = __webpack_require__(20564);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/localizedFormat.js
var localizedFormat = __webpack_require__(27099);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/timezone.js
var timezone = __webpack_require__(14390);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/utc.js
var utc = __webpack_require__(49075);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/weekOfYear.js
var weekOfYear = __webpack_require__(5217);
// EXTERNAL MODULE: ../../node_modules/dayjs/plugin/weekYear.js
var weekYear = __webpack_require__(876);
;// CONCATENATED MODULE: ./src/tags/date-format.js










for (const plugin of [utc, timezone, advancedFormat, dayOfYear, isoWeek, weekOfYear, weekYear, localizedFormat])
    dayjs_min.extend(plugin);
/** The tokens of Moment's formats (momentjs.com/docs/#/displaying/format), the longest first; what is in brackets stands for itself. */
const TOKENS = /\[[^\]]*\]|Mo|M{1,4}|Do|DDDo|D{1,4}|do|d{1,4}|Qo?|YYYY|YY|gggg|gg|GGGG|GG|wo|ww?|Wo|WW?|E|e|A|a|HH?|hh?|kk?|mm?|ss?|S{1,9}|ZZ?|zz?|X|x|LTS|LT|L{1,4}|l{1,4}/g;
/** Those that dayjs does not know, or knows otherwise. */
const OWN = {
    Mo: (date) => ordinal(date.month() + 1),
    DDD: (date) => String(date.dayOfYear()),
    DDDD: (date) => String(date.dayOfYear()).padStart(3, "0"),
    DDDo: (date) => ordinal(date.dayOfYear()),
    Do: (date) => ordinal(date.date()),
    do: (date) => ordinal(date.day()),
    e: (date) => String(date.day()),
    E: (date) => String(date.isoWeekday()),
    Qo: (date) => ordinal(Math.floor(date.month() / 3) + 1),
    wo: (date) => ordinal(date.week()),
    Wo: (date) => ordinal(date.isoWeek()),
    gg: (date) => String(date.weekYear()).slice(-2),
    GG: (date) => String(date.isoWeekYear()).slice(-2),
};
/** The moment in the time zone, in a format of Moment's; without a format as ISO 8601 has it. Throws a `UserError` for an unknown time zone. */
function formatDate(moment, format, zone) {
    const date = inZone(moment, zone);
    if (format === null)
        return date.format(zone === "UTC" ? "YYYY-MM-DDTHH:mm:ss[Z]" : "YYYY-MM-DDTHH:mm:ssZ");
    return format.replace(TOKENS, (token) => {
        if (token.startsWith("["))
            return token.slice(1, -1);
        if (/^S+$/.test(token))
            return String(date.millisecond()).padStart(3, "0").padEnd(9, "0").slice(0, token.length);
        if (zone === "UTC" && /^zz?$/.test(token))
            return "UTC";
        return OWN[token]?.(date) ?? date.format(token);
    });
}
function inZone(moment, zone) {
    if (zone === "UTC")
        return dayjs_min.utc(moment);
    try {
        return dayjs_min.utc(moment).tz(zone);
    }
    catch (error) {
        throw new errors/* UserError */.y(`${JSON.stringify(zone)} is not a time zone.`, "Write its name in the tz database, as in tz='Europe/Berlin'.", { cause: error });
    }
}
function ordinal(count) {
    const isTeen = Math.floor((count % 100) / 10) === 1;
    return `${count}${(isTeen ? undefined : ["th", "st", "nd", "rd"][count % 10]) ?? "th"}`;
}

;// CONCATENATED MODULE: ./src/tags/template.js



/** Events that always are of the last commit on the default branch. */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;
/** The text with its expressions filled in, as Handlebars does it. Throws a `UserError` where it is no template. */
function fillTemplate(text, scope) {
    if (!text.includes("{{"))
        return text;
    try {
        return lib.compile(text)(scope);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.y)
            throw error;
        const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new errors/* UserError */.y(`${JSON.stringify(text)} cannot be read as a template: ${reason.replace(/:$/, "")}.`, "Expressions are written as in {{branch}} or {{date 'YYYYMMDD' tz='Europe/Berlin'}}.", { cause: error });
    }
}
/** Whether the template is `{{raw}}` and nothing else. */
function isRaw(template) {
    return /^\{\{\s*raw\s*\}\}$/.test(template);
}
/** The expressions of `schedule`'s pattern. */
function dateScope({ now, commitDate }) {
    return { date: dateHelper(now), commit_date: dateHelper(commitDate) };
}
/** The expressions that prefixes, suffixes, values, labels and annotations may have. */
function globalScope(context) {
    const { ref, baseRef } = context;
    const isDefault = isOfDefaultBranch(context);
    return {
        ...dateScope(context),
        branch: nameIn(ref, "refs/heads/"),
        tag: nameIn(ref, "refs/tags/"),
        sha: shortSha(context),
        base_ref: baseRef,
        is_default_branch: String(isDefault),
        is_not_default_branch: String(!isDefault),
    };
}
/** The commit's hash as far as tags show it. */
function shortSha({ sha, shortShaLength }) {
    return sha.slice(0, shortShaLength);
}
/** What a ref is called below a folder of refs; "" where it is in another. */
function nameIn(ref, folder) {
    return ref.startsWith(folder) ? ref.slice(folder.length) : "";
}
function isOfDefaultBranch({ ref, defaultBranch, eventName }) {
    if (ref === "")
        return false;
    return (defaultBranch !== null && ref === `refs/heads/${defaultBranch}`) || OF_DEFAULT_BRANCH.test(eventName);
}
function dateHelper(moment) {
    return (...given) => {
        const { hash } = given.at(-1);
        const unknown = Object.keys(hash).find((name) => name !== "tz");
        if (unknown !== undefined)
            throw new errors/* UserError */.y(`A date has no ${JSON.stringify(unknown)}.`, "Write it as in {{date 'YYYYMMDD' tz='Europe/Berlin'}}.");
        // A format without quotes is the name of something that is not there.
        const format = given.length > 1 && typeof given[0] === "string" ? given[0] : null;
        return formatDate(moment, format, typeof hash["tz"] === "string" ? hash["tz"] : "UTC");
    };
}


/***/ })

};
