export const id = 8383;
export const ids = [8383];
export const modules = {

/***/ 19335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B$: () => (/* binding */ gatherCrew),
  fn: () => (/* binding */ recallCrew),
  du: () => (/* binding */ viewOf),
  Lz: () => (/* binding */ withFoldersOfNow)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/builder/store.js
var store = __webpack_require__(96184);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/all/inputs.js
var inputs = __webpack_require__(63888);
// EXTERNAL MODULE: ./src/all/parts.js
var parts = __webpack_require__(5971);
;// CONCATENATED MODULE: ./src/all/part-host.js


/**
 * A view of the host whose inputs are the root action's under the part's names, and whose outputs, state and summary are the
 * part's alone. On a terminal, which has no `post`, the state lasts as long as this view.
 */
function partHost(host, { part, id, given, root }) {
    const outputs = new Map();
    const sections = [];
    const kept = new Map();
    const stateName = (name) => `${id}-${name}`;
    return {
        ...host,
        outputs,
        sections,
        input(name) {
            const decided = given[name];
            if (decided !== undefined)
                return decided;
            const called = (0,parts/* rootName */.SX)(part, name);
            const text = host.input(called);
            return text.trim() === "" ? standardOf(root, called, host.kind) : text;
        },
        setOutput: (name, value) => void outputs.set(name, value),
        saveState(name, value) {
            kept.set(name, value);
            host.saveState(stateName(name), value);
        },
        state: (name) => kept.get(name) ?? host.state(stateName(name)),
        summarize(markdown) {
            sections.push(markdown);
            return Promise.resolve(true);
        },
    };
}
/** The root action's default, which may be another than the part's. */
function standardOf({ inputs }, name, kind) {
    const spec = inputs[name];
    const text = (kind === "terminal" ? spec?.cliDefault : undefined) ?? spec?.default ?? "";
    return text.includes("${{") ? "" : text;
}

;// CONCATENATED MODULE: ./src/all/crew.js






const STATE = "parts";
/** The crew of a job in which nobody works yet. */
function gatherCrew(host) {
    const hands = [];
    return {
        hands,
        announce: (ids) => host.saveState(STATE, JSON.stringify(ids)),
        hire(name, given, index) {
            const hired = viewOf(host, name, index === undefined ? name : `${name}-${index}`, given);
            hands.push({ name, index: index ?? null, host: hired });
            return hired;
        },
    };
}
/** The parts that main named, in their order, with the state that each of them kept. */
function recallCrew(host) {
    const ids = readIds(host.state(STATE));
    return ids.flatMap((id) => {
        const name = id.replace(/-\d+$/, "");
        return isPart(name) ? [{ name, index: null, host: viewOf(host, name, id, {}) }] : [];
    });
}
function isPart(name) {
    return Object.hasOwn(parts/* PARTS */.dI, name);
}
function readIds(text) {
    if (text === "")
        return [];
    const ids = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
/** A look at a part that is not to run: for what is wrong with its inputs, and for its plan. */
function viewOf(host, name, id, given) {
    return partHost(host, { part: parts/* PARTS */.dI[name], id, given, root: inputs.declaration });
}
/**
 * The host with the Docker configuration and the folder of builders as they are now: `login` works beside `setup`, and may give
 * the job others meanwhile.
 */
function withFoldersOfNow(host) {
    const [docker, buildx] = [(0,docker_config/* dockerFolder */.NC)(host), (0,store/* buildersFolder */.$z)(host)];
    if (docker === null || buildx === null)
        return host;
    const folders = { DOCKER_CONFIG: (0,external_node_path_.resolve)(host.directory, docker), BUILDX_CONFIG: (0,external_node_path_.resolve)(host.directory, buildx) };
    return {
        ...host,
        env: new Proxy(host.env, { get: (env, name) => (typeof name === "string" ? (folders[name] ?? env[name]) : undefined) }),
        exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
    };
}


/***/ }),

/***/ 17287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ARCHIVES_STATE),
/* harmony export */   s: () => (/* binding */ chooseImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _image_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35576);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55311);
/* harmony import */ var _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26211);




/** Where `post` finds the folder of the images that are not pushed. */
const ARCHIVES_STATE = "archives";
/** The images that the inputs name, else those of the configuration file. Throws a `UserError` where neither names one. */
function chooseImages(inputs, project, host) {
    if (inputs.image.length > 0) {
        const repositories = inputs.image.map(_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ);
        const known = project?.images.find(({ image }) => image.some((name) => repositories.includes((0,_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ)(name))));
        return [describe(inputs, host, { key: inputs.key ?? known?.key ?? (0,_image_key_js__WEBPACK_IMPORTED_MODULE_1__/* .imageKey */ .p)(repositories[0] ?? ""), repositories, known })];
    }
    const images = (project?.images ?? []).filter(({ image }) => image.length > 0);
    if (images.length === 0) {
        const place = project === null ? "and there is no .plimsoll.yml" : `and ${project.path} names none`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${(0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_2__/* .inputName */ .yu)(host.kind, "image")}: no image is named, ${place}.`, "Write the repository to publish to, as in `image: ghcr.io/acme/api`.");
    }
    return images.map((known) => describe(inputs, host, { key: images.length === 1 ? (inputs.key ?? known.key) : known.key, repositories: known.image.map(_tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImage */ .zZ), known }));
}
function describe(inputs, host, { key, repositories, known }) {
    const said = { context: known?.context, file: known?.file, target: known?.target };
    const fromFile = Object.entries(said).flatMap(([name, value]) => (value == null || host.input(name).trim() !== "" ? [] : [[name, value]]));
    return {
        key,
        repositories,
        tags: firstGiven(inputs.tags, known?.tags ?? [], _tags_image_input_js__WEBPACK_IMPORTED_MODULE_3__/* .DEFAULT_TAGS */ .MQ),
        platforms: firstGiven(inputs.platforms, known?.platforms ?? []),
        fromFile: Object.fromEntries(fromFile),
    };
}
function firstGiven(...lists) {
    return lists.find((list) => list.length > 0) ?? [];
}


/***/ }),

/***/ 98591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endCrew: () => (/* binding */ endCrew),
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _build_post_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78894);
/* harmony import */ var _host_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96226);
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48940);
/* harmony import */ var _login_post_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76767);
/* harmony import */ var _setup_post_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99649);
/* harmony import */ var _crew_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19335);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17287);







const POSTS = { setup: _setup_post_js__WEBPACK_IMPORTED_MODULE_4__.post, login: _login_post_js__WEBPACK_IMPORTED_MODULE_3__.post, build: _build_post_js__WEBPACK_IMPORTED_MODULE_0__.post };
/** Ends every part that main began, the last one first, each whatever became of the others. */
async function post(host) {
    // What login logged in with, where it was given nothing of its own.
    host.addSecret(host.input("github-token"));
    await endCrew(host, (0,_crew_js__WEBPACK_IMPORTED_MODULE_5__/* .recallCrew */ .fn)(host), host.state(_images_js__WEBPACK_IMPORTED_MODULE_6__/* .ARCHIVES_STATE */ .M));
}
/** Ends the parts in the reverse order, and removes the folder of archives; what goes wrong is told and stops nothing. */
async function endCrew(host, hands, archives) {
    for (const { name, host: own } of hands.toReversed()) {
        await POSTS[name]?.(own).catch((thrown) => (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportTrouble */ .ad)(host.log, thrown));
    }
    if (archives !== "")
        await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removePrivateFolder */ .Yv)(host, archives).catch((thrown) => (0,_host_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportTrouble */ .ad)(host.log, thrown));
}


/***/ }),

/***/ 38383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/build/run.js + 56 modules
var run = __webpack_require__(38952);
// EXTERNAL MODULE: ./src/diff/run.js + 8 modules
var diff_run = __webpack_require__(24956);
// EXTERNAL MODULE: ./src/host/failure.js
var host_failure = __webpack_require__(96226);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/login/run.js + 8 modules
var login_run = __webpack_require__(40583);
// EXTERNAL MODULE: ./src/publish/run.js + 11 modules
var publish_run = __webpack_require__(73859);
// EXTERNAL MODULE: ./src/setup/run.js + 6 modules
var setup_run = __webpack_require__(36597);
// EXTERNAL MODULE: ./src/all/crew.js + 1 modules
var all_crew = __webpack_require__(19335);
// EXTERNAL MODULE: ./src/all/images.js
var all_images = __webpack_require__(17287);
// EXTERNAL MODULE: ./src/build/facts.js
var facts = __webpack_require__(54829);
// EXTERNAL MODULE: ./src/builder/buildx.js
var buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/image-input.js
var image_input = __webpack_require__(26211);
// EXTERNAL MODULE: ./src/all/parts.js
var parts = __webpack_require__(5971);
// EXTERNAL MODULE: ./src/build/prepare.js
var prepare = __webpack_require__(20897);
// EXTERNAL MODULE: ./src/build/plan.js + 1 modules
var plan = __webpack_require__(94090);
// EXTERNAL MODULE: ./src/build/attributes.js
var attributes = __webpack_require__(73785);
// EXTERNAL MODULE: ./src/builder/platforms.js
var builder_platforms = __webpack_require__(73417);
// EXTERNAL MODULE: ./src/diff/subjects.js
var subjects = __webpack_require__(93968);
// EXTERNAL MODULE: ./src/forge/occasion.js
var forge_occasion = __webpack_require__(35822);
// EXTERNAL MODULE: ./src/login/registry-auth.js
var registry_auth = __webpack_require__(88791);
// EXTERNAL MODULE: ./src/login/registry-name.js
var registry_name = __webpack_require__(79834);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/tags/latest.js
var latest = __webpack_require__(54952);
;// CONCATENATED MODULE: ./src/all/plan.js











/** Chooses by the run and by `publish` whether images are published. */
function planCourse(inputs, occasion) {
    const publishes = (0,forge_occasion/* publishesIn */.T)(occasion, inputs.publish);
    const asked = inputs.publish === "auto" ? "" : ` publish: ${inputs.publish}${inputs.publish === "always" && !publishes ? " does not hold for forks" : ""}.`;
    return { publishes, why: `${occasion.why}${asked} ${publishes ? "The image is built, published and measured." : "The image is built and measured; nothing is pushed."}` };
}
/** For `setup`: QEMU for what is built, as far as QEMU can run it. */
function setupGiven(images) {
    const platforms = images.flatMap((image) => image.platforms).map(builder_platforms/* canonicalPlatform */._).filter(prepare/* canEmulate */.U);
    return { platforms: [...new Set(platforms)].join(",") };
}
/** Inputs that say that, and where, somebody wants to log in. */
const LOGINS = ["registry", "username", "password", "ecr", "registry-auth", "role-to-assume", "workload-identity-provider", "service-account", "client-id", "tenant-id"];
const OWN_REGISTRY = "ghcr.io";
/**
 * For `login`; null: nobody logs in. Without an input of its own the job's token opens ghcr.io, where an image is. That the
 * image may be pushed is checked where it will be.
 */
function loginGiven(host, images, { publishes }) {
    const repositories = images.flatMap((image) => image.repositories).map(reference/* parseReference */.F2);
    const pushedTo = (registries) => {
        const found = publishes ? repositories.find(({ registry }) => registries.includes(registry)) : undefined;
        return found === undefined ? "" : `${found.registry}/${found.repository}`;
    };
    const isGiven = (name) => host.input(name).trim() !== "";
    if (!LOGINS.some(isGiven)) {
        const { GITHUB_ACTOR: username = "" } = host.env;
        const password = host.input("github-token");
        const isOwn = host.kind === "runner" && repositories.some(({ registry }) => registry === OWN_REGISTRY);
        if (!isOwn || username === "" || password.trim() === "")
            return null;
        return { registry: OWN_REGISTRY, username, password, image: pushedTo([OWN_REGISTRY]) };
    }
    if (isGiven("registry-auth")) {
        const { logins } = (0,registry_auth/* parseRegistryAuth */.b)(host.input("registry-auth"));
        return { image: pushedTo(logins.flatMap(({ registry }) => registryOf(registry))) };
    }
    // Who names an image and a password means the image's registry.
    const registry = isGiven("registry") ? host.input("registry") : (repositories[0]?.registry ?? "");
    return { registry, image: pushedTo(registryOf(registry)) };
}
/** [] where it is none: what is wrong with it is said by login itself. */
function registryOf(text) {
    try {
        return [(0,registry_name/* parseRegistry */.l)(text)];
    }
    catch {
        return [];
    }
}
/** What an image is called that is not pushed. */
function unpublishedName({ repositories: [repository = ""] }) {
    return `${repository}:unpublished`;
}
/** For `build`: pushed by digest to all repositories in one output, or written to the archive. */
function buildGiven(host, inputs, { image, builder, archive, version, hasCommit }) {
    const labels = host.input("labels");
    const isLabelled = version === "" || new RegExp(`^\\s*"?${latest/* VERSION_LABEL */.Qu.replaceAll(".", "\\.")}=`, "m").test(labels);
    const isDated = inputs["source-date-epoch"] !== "commit" || hasCommit;
    const setsEpoch = /^\s*"?SOURCE_DATE_EPOCH(=|\s*$)/m.test(host.input("build-args"));
    const output = archive === null ? (0,plan/* digestLine */.lt)(image.repositories) : (0,attributes/* formatAttributes */.x1)([["type", "oci"], ["dest", archive]]);
    return {
        ...image.fromFile,
        // By name, as publish lists what several jobs built: the image is the same either way.
        platforms: image.platforms.toSorted((a, b) => ((0,builder_platforms/* canonicalPlatform */._)(a) < (0,builder_platforms/* canonicalPlatform */._)(b) ? -1 : 1)).join(","),
        builder: builder ?? "",
        // Without a push: by its name the layer cache knows whose layers these are.
        tags: archive === null ? "" : unpublishedName(image),
        push: "",
        "push-by-digest": "",
        images: "",
        record: "",
        call: "",
        outputs: `${output}\n${host.input("outputs")}`,
        labels: isLabelled ? labels : `${labels}\n${latest/* VERSION_LABEL */.Qu}=${version}`,
        "source-date-epoch": isDated && !setsEpoch ? inputs["source-date-epoch"] : "",
        "rewrite-timestamp": String(inputs["rewrite-timestamp"] && (isDated || setsEpoch)),
    };
}
/** For `publish`: what was pushed by digest gets its tags. */
function publishGiven(image, { built, tags }) {
    return {
        sources: built,
        tags: tags.join("\n"),
        images: "",
        "expect-platforms": image.platforms.join(","),
        annotations: "",
        "dry-run": "",
    };
}
/** For `diff`, of one image. */
function diffGiven(host, inputs, image, { head, imageCount }) {
    const [repository = ""] = image.repositories;
    return {
        head,
        platforms: "",
        "image-platforms": "",
        artifact: "",
        key: image.key,
        "base-image": host.input("base-image").trim() === "" ? repository : host.input("base-image"),
        ...(inputs.report === undefined ? {} : { report: (0,subjects/* reportPathOf */.L)(inputs.report, image.key, imageCount) ?? "" }),
    };
}
/** References among the lines of `tags`: what can be checked before any rule is read. */
function writtenTags({ tags }) {
    return tags.filter((line) => !(0,image_input/* isRule */.Nd)(line));
}

;// CONCATENATED MODULE: ./src/all/look.js








/** The tags that an image gets in this run. */
async function expandImageTags(host, inputs, image) {
    const options = {
        images: image.repositories,
        flavor: inputs.flavor,
        latestGuard: host.input("latest-guard").trim().toLowerCase() !== "false",
        context: inputs["tag-context"],
        githubToken: inputs["github-token"],
    };
    return await (0,expand/* expandTags */.Cu)(host, image.tags, options, image_input/* isRule */.Nd);
}
/** Whether git knows the commit of an image's context. */
async function knowsCommit(host, inputs, { event }, image) {
    const look = (0,all_crew/* viewOf */.du)(host, "build", "build", buildGiven(host, inputs, { image, builder: null, archive: "image.tar", version: "", hasCommit: true }));
    const { commit } = await (0,facts/* readFacts */.M)(look, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.build.declaration, look), event, () => (0,buildx/* findBuildx */.ah)(host));
    return commit !== null;
}

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/tags/flavor.js
var flavor = __webpack_require__(53363);
;// CONCATENATED MODULE: ./src/all/mistakes.js













const SOME_DIGEST = `sha256:${"0".repeat(64)}`;
/** What is wrong with the inputs of all parts, and with those of the job itself, each by its name in the root action; starts nothing. */
async function mistakesIn(host, inputs, prepared) {
    const found = [...ownMistakes(host, inputs, prepared), ...(await mistakesOfSetup(host, prepared)), ...(await mistakesOfLogin(host, prepared))];
    for (const image of prepared.images)
        found.push(...(await mistakesOfImage(host, inputs, prepared, image)));
    return [...new Set(found)];
}
function ownMistakes({ kind }, inputs, { images }) {
    const called = (name) => (0,read/* inputName */.yu)(kind, name);
    return [
        ...images.flatMap((image) => (0,expand/* checkTagLines */._m)(image.tags, image.repositories, image_input/* isRule */.Nd)).map((mistake) => `${called("tags")}: ${mistake}`),
        ...(0,flavor/* readFlavor */.f)(inputs.flavor).mistakes.map((mistake) => `${called("flavor")}: ${mistake}`),
    ];
}
async function mistakesOfSetup(host, { images }) {
    const own = (0,all_crew/* viewOf */.du)(host, "setup", "setup", setupGiven(images));
    const { mistakes } = await (0,read/* judgeInputs */.dG)(parts/* PARTS */.dI.setup.declaration, own, (read) => (0,setup_run.findMistakes)(own, read));
    return inRootsWords(parts/* PARTS */.dI.setup, mistakes);
}
async function mistakesOfLogin(host, { images, course }) {
    const given = loginGiven(host, images, course);
    if (given === null)
        return [];
    const own = (0,all_crew/* viewOf */.du)(host, "login", "login", given);
    const { mistakes } = await (0,read/* judgeInputs */.dG)(parts/* PARTS */.dI.login.declaration, own, (read) => (0,login_run.findMistakes)(own, read));
    return inRootsWords(parts/* PARTS */.dI.login, mistakes);
}
/** What is known only later is stood for by something of its kind. */
async function mistakesOfImage(host, inputs, { course }, image) {
    const [repository = ""] = image.repositories;
    const wish = { image, builder: null, archive: course.publishes ? null : "image.tar", version: "", hasCommit: true };
    const build = (0,all_crew/* viewOf */.du)(host, "build", "build", buildGiven(host, inputs, wish));
    const publish = (0,all_crew/* viewOf */.du)(host, "publish", "publish", publishGiven(image, { built: `${repository}@${SOME_DIGEST}`, tags: [`${repository}:latest`, ...writtenTags(image)] }));
    const diff = (0,all_crew/* viewOf */.du)(host, "diff", "diff", diffGiven(host, inputs, image, { head: repository, imageCount: 1 }));
    return [
        ...inRootsWords(parts/* PARTS */.dI.build, (await (0,read/* judgeInputs */.dG)(parts/* PARTS */.dI.build.declaration, build, (read) => (0,run.findMistakes)(build, read))).mistakes),
        ...inRootsWords(parts/* PARTS */.dI.publish, (await (0,read/* judgeInputs */.dG)(parts/* PARTS */.dI.publish.declaration, publish, (read) => (0,publish_run.findMistakes)(publish, read))).mistakes),
        ...inRootsWords(parts/* PARTS */.dI.diff, (await (0,read/* judgeInputs */.dG)(parts/* PARTS */.dI.diff.declaration, diff, (read) => (0,diff_run.findMistakes)(diff, read))).mistakes),
    ];
}
/** Each mistake begins with the input's name, a flag's with its dashes. */
function inRootsWords(part, mistakes) {
    return mistakes.map((mistake) => mistake.replace(/^(--)?([a-z-]+)(?=:)/, (_, dashes, name) => `${dashes ?? ""}${(0,parts/* rootName */.SX)(part, name)}`));
}
/** A mistake that was thrown, as one of several. */
function mistakeOf(error) {
    if (!(error instanceof errors/* UserError */.y))
        throw error;
    return `${error.message} ${error.hint}`;
}

// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/inputs/reach.js
var inputs_reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/registry/client.js + 6 modules
var registry_client = __webpack_require__(83957);
;// CONCATENATED MODULE: ./src/all/moved-from.js





/** Whether a published image is compared with what a tag named before: a push is with the commit before it, a pull request with where it branched off. */
function asksBefore(kind) {
    return kind !== "push" && kind !== "pull-request" && kind !== "fork-pull-request";
}
/** The tags that tell what was there before: for a tag the release before it, for every other run what the default branch has. */
function movingTags(kind, given, defaultBranch) {
    if (given.length > 0)
        return given;
    const branch = defaultBranch === null ? [] : [defaultBranch.replaceAll("/", "-")];
    return kind === "tag" ? ["latest", ...branch] : [...branch, "latest"];
}
/**
 * `TAG@DIGEST` of the first of these tags that there is, asked before this run moves it: afterwards it names the image itself.
 * null where there is none, or nobody says.
 */
async function readMovedFrom(host, inputs, tags) {
    const repository = (0,reference/* parseRepository */.SU)(inputs["base-image"] ?? "");
    const reach = (0,inputs_reach/* parseReach */.Z)(inputs);
    const transport = (0,http_transport/* createTransport */.o)(host, reach);
    try {
        const client = (0,registry_client/* createRegistryClient */.H)(host, transport, reach);
        for (const tag of tags) {
            const found = await client.headManifest({ ...repository, tag });
            if (found !== null)
                return `${tag}@${found.digest}`;
        }
        return null;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        host.log.notice(`What the image was before is not known, so it is compared with nothing: ${error.message}`);
        return null;
    }
    finally {
        await transport.close();
    }
}

;// CONCATENATED MODULE: ./src/all/outputs.js

/** What each image has of its own, where they are listed: one a line. */
const LISTED = new Set(["tags", "image"]);
/** Sets the root action's outputs from those of the parts; of what one image has alone, with several images it is the first one's. */
function setJobOutputs(host, hands) {
    for (const [name, { outputs }] of Object.entries(parts/* PARTS */.dI)) {
        const own = hands.filter((hand) => hand.name === name);
        for (const output of outputs) {
            const values = own.map(({ host: part }) => part.outputs.get(output) ?? "").filter((value) => value !== "");
            host.setOutput(output, LISTED.has(output) ? values.join("\n") : (values[0] ?? ""));
        }
    }
}

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
;// CONCATENATED MODULE: ./src/all/page.js


const MAX_WHY = 600;
/** One page of Markdown: a title, what was to be done, and below it every part's section, each once. */
function renderPage({ why, isDone, sections, images, rest }) {
    const title = images.length === 1 ? nameOf(images[0]) : `${images.length} images`;
    const blocks = [
        `## ${isDone ? "⚓" : "❌"} ${title}`,
        (0,markdown_parts/* plainText */.wh)((0,foreign_text/* showForeign */.Ql)(why, MAX_WHY)),
        ...(isDone ? [] : ["The job failed; below is what it had done by then."]),
        ...sections,
        ...images.flatMap((image) => (images.length === 1 ? image.sections : [`## ${nameOf(image)}`, ...image.sections])),
        ...rest,
    ];
    return `${blocks.map((block) => block.trim()).filter((block) => block !== "").join("\n\n")}\n`;
}
function nameOf(image) {
    return (0,markdown_parts/* codeElement */.Gg)((0,foreign_text/* showForeign */.Ql)(image?.name ?? ""));
}

// EXTERNAL MODULE: ./src/all/post.js
var post = __webpack_require__(98591);
// EXTERNAL MODULE: ./src/config/project.js
var config_project = __webpack_require__(12713);
// EXTERNAL MODULE: ./src/forge/event.js + 1 modules
var forge_event = __webpack_require__(26014);
;// CONCATENATED MODULE: ./src/all/prepare.js





/** Reads what run this is, and which images it is for. Throws a `UserError` where there is none, or the file that names them is wrong. */
async function prepareJob(host, inputs, read = config_project/* readProject */.W) {
    const event = await (0,forge_event/* readEvent */.j_)(host, inputs);
    const occasion = (0,forge_occasion/* readOccasion */.y)(event, host.env);
    const project = await read(host, inputs.config);
    return { event, occasion, course: planCourse(inputs, occasion), images: (0,all_images/* chooseImages */.s)(inputs, project, host) };
}

// EXTERNAL MODULE: ./src/publish/plan.js + 1 modules
var publish_plan = __webpack_require__(24321);
;// CONCATENATED MODULE: ./src/all/show-plan.js












/** Stands for what only the build can tell. */
const UNKNOWN_DIGEST = `sha256:${"0".repeat(64)}`;
/** Prints all that would be done as one plan; everything is read and nothing started or written. */
async function showPlan(host, inputs, prepared, cli) {
    const { occasion, course } = prepared;
    const setupHost = (0,all_crew/* viewOf */.du)(host, "setup", "setup", setupGiven(prepared.images));
    const given = loginGiven(host, prepared.images, course);
    const loginHost = given === null ? null : (0,all_crew/* viewOf */.du)(host, "login", "login", given);
    const images = [];
    for (const image of prepared.images)
        images.push(await planImage(host, inputs, prepared, image));
    const plan = {
        occasion: occasion.kind,
        publishes: course.publishes,
        why: course.why,
        setup: await planOf((asked) => (0,setup_run.run)(setupHost, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.setup.declaration, setupHost), asked)),
        login: loginHost === null ? null : await planOf((asked) => (0,login_run.run)(loginHost, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.login.declaration, loginHost), asked)),
        images,
    };
    const text = host.redact(`${JSON.stringify(plan, null, 2)}\n`);
    if (cli === null)
        host.log.info(text);
    else
        await cli.write(text);
}
async function planImage(host, inputs, prepared, image) {
    const tags = prepared.course.publishes ? await expandImageTags(host, inputs, image) : { tags: [], version: "" };
    const publishes = tags.tags.length > 0;
    const hasCommit = await knowsCommit(host, inputs, prepared, image);
    const archive = publishes ? null : "image.tar";
    const buildHost = (0,all_crew/* viewOf */.du)(host, "build", "build", buildGiven(host, inputs, { image, builder: null, archive, version: tags.version, hasCommit }));
    const built = `${image.repositories[0] ?? ""}@${UNKNOWN_DIGEST}`;
    const publishHost = (0,all_crew/* viewOf */.du)(host, "publish", "publish", publishGiven(image, { built, tags: tags.tags }));
    const diffHost = (0,all_crew/* viewOf */.du)(host, "diff", "diff", diffGiven(host, inputs, image, { head: publishes ? built : "oci-archive:image.tar", imageCount: prepared.images.length }));
    const look = (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.diff.declaration, diffHost);
    const { kind } = prepared.occasion;
    const { targets, repositories, expectedPlatforms } = publishes ? (0,publish_plan/* planPublish */.N_)((0,read/* readInputs */.Ko)(parts/* PARTS */.dI.publish.declaration, publishHost)) : { targets: [], repositories: [], expectedPlatforms: null };
    return {
        key: image.key,
        repositories: image.repositories,
        build: await planOf((asked) => (0,run.run)(buildHost, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.build.declaration, buildHost), asked)),
        publish: publishes ? { tags: targets.map(({ text }) => text), repositories: repositories.map((repository) => (0,reference/* formatReference */.FH)(repository)), expectedPlatforms } : null,
        // Looked up before the tags move; the first that is there is the base, before any that diff names.
        comparedWithTag: publishes && look.base === "auto" && asksBefore(kind) ? movingTags(kind, look["moving-tag"], prepared.event.defaultBranch) : null,
        diff: await planOf((asked) => (0,diff_run.run)(diffHost, look, asked)),
    };
}
/** What a part prints when it is asked for its plan alone. */
async function planOf(run) {
    let text = "null";
    const write = (data) => {
        text = data;
        return Promise.resolve();
    };
    await run({ format: "json", output: null, dryRun: true, color: false, width: 80, write });
    return JSON.parse(text);
}

;// CONCATENATED MODULE: ./src/all/run.js





















const SOME_IMAGE = "registry.example/owner/app";
/** Finds what is wrong with the inputs of all parts, before any of them is started. */
async function findMistakes(host, inputs) {
    try {
        return await mistakesIn(host, inputs, await prepareJob(host, inputs));
    }
    catch (error) {
        // Where it is not known which images it is for, the rest can be judged all the same.
        const others = await mistakesIn(host, inputs, await prepareJob(host, { ...inputs, image: [SOME_IMAGE] }, () => Promise.resolve(null)));
        // `diff` reads the same configuration file, and tells its mistakes one by one.
        return others.some((mistake) => mistakeOf(error).includes(mistake.replace(/^(--)?config: /, ""))) ? others : [mistakeOf(error), ...others];
    }
}
/** Builds, publishes and measures every image, as the run asks for it. */
async function run_run(host, inputs, cli, doers = REAL_DOERS) {
    const prepared = await prepareJob(host, inputs);
    if (inputs["dry-run"] || cli?.dryRun === true)
        return await showPlan(host, inputs, prepared, cli);
    host.log.info(prepared.course.why);
    await carryOut({ host, inputs, cli, prepared, doers, crew: (0,all_crew/* gatherCrew */.B$)(host) });
}
const REAL_DOERS = { setup: setup_run.run, login: login_run.run, build: run.run, publish: publish_run.run, weighAll: diff_run.weighAll };
async function carryOut(job) {
    const { host, crew, prepared } = job;
    const archives = await announce(job);
    let isDone = false;
    try {
        const builder = await begin(job);
        const works = await Promise.all(prepared.images.map((image, index) => planWork(job, { image, index, archives })));
        const built = [];
        // Nothing is published before everything is built.
        for (const work of works)
            built.push([work, await buildImage(job, work, builder)]);
        const wanted = [];
        for (const [work, result] of built)
            wanted.push(await publishImage(job, work, result));
        await weigh(job, wanted);
        isDone = true;
    }
    finally {
        setJobOutputs(host, crew.hands);
        await host.summarize(renderPage({ why: prepared.course.why, isDone, ...sectionsOf(job) }));
        // Archives are large, and what comes later in the job needs the room. A terminal has no `post`.
        await (0,post.endCrew)(host, host.kind === "terminal" ? crew.hands : [], archives);
    }
}
/** Tells `post` what may be begun. Returns the folder for images that are not pushed. */
async function announce({ host, crew, prepared }) {
    crew.announce(["setup", "login", ...prepared.images.map((_, index) => `build-${index}`)]);
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "archives");
    host.saveState(all_images/* ARCHIVES_STATE */.M, folder);
    return folder;
}
/** Sets up and logs in side by side. Where one fails the other is awaited, so that `post` finds nothing half done. Returns the builder's name. */
async function begin({ host, crew, prepared, doers }) {
    const own = crew.hire("setup", setupGiven(prepared.images));
    const given = loginGiven(host, prepared.images, prepared.course);
    if (given === null)
        host.log.info("No login is asked for: the registries are spoken to with what Docker's configuration holds.");
    const ends = await Promise.allSettled([setUp(own, doers), given === null ? undefined : logIn(crew.hire("login", given), doers)]);
    const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    for (const failure of failures.slice(1))
        (0,host_failure/* reportFailure */.xV)(host.log, failure);
    if (failures.length > 0)
        throw failures[0];
    return own.outputs.get("name") ?? "";
}
async function setUp(own, doers) {
    const pinned = (0,all_crew/* withFoldersOfNow */.Lz)(own);
    await doers.setup(pinned, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.setup.declaration, pinned), null, true);
}
async function logIn(own, doers) {
    await doers.login(own, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.login.declaration, own), null);
}
async function planWork({ host, inputs, prepared }, { image, index, archives }) {
    const tags = prepared.course.publishes ? await expandImageTags(host, inputs, image) : { tags: [], tagNames: [], version: "" };
    if (prepared.course.publishes && tags.tags.length === 0) {
        host.log.notice(`${image.key}: no line of tags gives a tag in this run, so nothing is published.`);
    }
    return { image, index, tags, archive: tags.tags.length > 0 ? null : (0,external_node_path_.join)(archives, `${index}.tar`) };
}
async function buildImage({ host, inputs, crew, prepared, doers }, { image, index, tags, archive }, builder) {
    const wish = { image, builder, archive, version: tags.version };
    const own = crew.hire("build", buildGiven(host, inputs, { ...wish, hasCommit: await knowsCommit(host, inputs, prepared, image) }), index);
    await doers.build(own, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.build.declaration, own), null, undefined, true);
    return own;
}
/** Moves the tags, where the image was pushed. Returns what is to be weighed, and what the moving tag named before. */
async function publishImage({ host, inputs, crew, prepared, doers }, { image, index, archive, tags }, built) {
    const head = archive === null ? (built.outputs.get("image") ?? "") : `oci-archive:${archive}`;
    const look = (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.diff.declaration, (0,all_crew/* viewOf */.du)(host, "diff", "diff", diffGiven(host, inputs, image, { head, imageCount: prepared.images.length })));
    if (archive !== null)
        return { inputs: look, name: unpublishedName(image) };
    const { kind } = prepared.occasion;
    const movedFrom = asksBefore(kind) && look.base === "auto" ? await readMovedFrom(host, look, movingTags(kind, look["moving-tag"], prepared.event.defaultBranch)) : undefined;
    const own = crew.hire("publish", publishGiven(image, { built: head, tags: tags.tags }), index);
    await doers.publish(own, (0,read/* readInputs */.Ko)(parts/* PARTS */.dI.publish.declaration, own), null, true);
    return { inputs: look, movedFrom };
}
/** All images at once: one section, one comment. */
async function weigh({ inputs, cli, crew, doers }, wanted) {
    await doers.weighAll(crew.hire("diff", {}), wanted, inputs.key, cli);
}
/** What the parts have to say: first what came of it. */
function sectionsOf({ crew, prepared }) {
    const said = (name, index) => crew.hands.filter((hand) => hand.name === name && hand.index === index).flatMap(({ host }) => host.sections);
    return {
        sections: said("diff", null),
        images: prepared.images.map(({ repositories: [name = ""] }, index) => ({ name, sections: [...said("publish", index), ...said("build", index)] })),
        rest: said("setup", null),
    };
}


/***/ }),

/***/ 78894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48940);
/* harmony import */ var _cache_end_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34840);
/* harmony import */ var _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99613);
/* harmony import */ var _cache_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47718);
/* harmony import */ var _private_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27155);





/** Removes the secrets of a build that was killed before it could do so itself, and ends its layer cache when that has written what is new. */
async function post(host, parts = _cache_facade_process_js__WEBPACK_IMPORTED_MODULE_2__/* .REAL_PARTS */ .yM) {
    const folder = host.state(_private_files_js__WEBPACK_IMPORTED_MODULE_4__/* .FOLDER_STATE */ .R);
    const cache = (0,_cache_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readCacheState */ .k)(host);
    try {
        if (folder !== "")
            await (0,_host_private_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .removePrivateFolder */ .Yv)(host, folder);
    }
    finally {
        if (cache !== null)
            await (0,_cache_end_js__WEBPACK_IMPORTED_MODULE_1__/* .endCache */ .w)(host, cache, parts);
    }
}


/***/ }),

/***/ 35822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ publishesIn),
/* harmony export */   y: () => (/* binding */ readOccasion)
/* harmony export */ });
/** Whether a run publishes that was told to by the input `publish`. What a fork brings is never published, whatever is asked for. */
function publishesIn({ kind, publishes }, publish) {
    return publish === "always" ? kind !== "fork-pull-request" : publish === "auto" && publishes;
}
const READ_ONLY = "such runs get no secrets, and a token that can only read";
/** Tells the kind of run from the event; what is not known for sure publishes nothing. */
function readOccasion(event, env) {
    const isDependabot = env["GITHUB_ACTOR"] === "dependabot[bot]";
    if (event.pullRequest !== null)
        return readPullRequest(event, isDependabot);
    const ref = event.ref ?? env["GITHUB_REF"] ?? "";
    const kind = kindOf(event.name, ref);
    if (kind === "other")
        return { kind, publishes: false, comments: false, why: whyOther(event.name) };
    if (isDependabot)
        return { kind, publishes: false, comments: false, why: `Dependabot started this run: ${READ_ONLY}.` };
    return { kind, publishes: true, comments: false, why: `${BEGINNINGS[kind]} ${shortRef(ref)}.` };
}
function readPullRequest({ name, pullRequest, repository }, isDependabot) {
    const number = pullRequest?.number ?? 0;
    const head = pullRequest?.headRepository ?? null;
    if (isDependabot) {
        return { kind: "fork-pull-request", publishes: false, comments: true, why: `Dependabot's pull request ${number}: ${READ_ONLY}.` };
    }
    // GitHub compares names without regard to case.
    const own = repository === null ? null : `${repository.owner}/${repository.name}`;
    if (head !== null && own !== null && head.toLowerCase() === own.toLowerCase()) {
        return { kind: "pull-request", publishes: false, comments: true, why: `Pull request ${number} of this repository.` };
    }
    const from = head === null ? "a fork that is gone" : `the fork ${head}`;
    // pull_request_target runs with all rights; what is built is a stranger's all the same.
    const rights = name === "pull_request_target" ? "" : `: ${READ_ONLY}`;
    return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number} from ${from}${rights}.` };
}
const BEGINNINGS = {
    push: "A push to",
    tag: "The tag",
    schedule: "A scheduled run of",
    manual: "A run by hand of",
};
function kindOf(name, ref) {
    switch (name) {
        case "push":
            return ref.startsWith("refs/tags/") ? "tag" : "push";
        // A release of a tag that is there already: no push of it may have been built.
        case "release":
            return ref.startsWith("refs/tags/") ? "tag" : "other";
        case "schedule":
            return "schedule";
        // Both are started by someone who may write to the repository.
        case "workflow_dispatch":
        case "repository_dispatch":
            return "manual";
        default:
            return "other";
    }
}
function whyOther(name) {
    return name === "" ? "This run is of no CI." : `Nothing is published on ${name}.`;
}
function shortRef(ref) {
    return ref.replace(/^refs\/(heads|tags)\//, "") || "an unknown ref";
}


/***/ }),

/***/ 76767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/login/journal.js
var journal = __webpack_require__(20848);
// EXTERNAL MODULE: ./src/login/passwords.js
var passwords = __webpack_require__(84981);
// EXTERNAL MODULE: ./src/login/registry-auth.js
var registry_auth = __webpack_require__(88791);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
// EXTERNAL MODULE: ./src/registry/credentials.js
var credentials = __webpack_require__(11423);
// EXTERNAL MODULE: ./src/registry/docker-config.js
var docker_config = __webpack_require__(83612);
// EXTERNAL MODULE: ./src/login/config-file.js
var config_file = __webpack_require__(58392);
// EXTERNAL MODULE: ./src/login/config-text.js
var config_text = __webpack_require__(52633);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/login/ended-logins.js



const MAX_BYTES = 1024 * 1024;
/** The longest that a job can last, on a machine of one's own: five days. */
const KEPT_MS = 5 * 24 * 3_600_000;
/** Notes beside a configuration that a login of it has ended whose entry another has replaced. The lock must be held. */
async function noteEnded(host, path, { salt, credentialHash, existed }) {
    await write(host, path, [...(await read(host, path)), { salt, credentialHash, existed, endedMs: host.clock.now().getTime() }]);
}
/** The ended login that is looked for, which is forgotten with it; null for none. The lock must be held. */
async function takeEnded(host, path, isIt) {
    const kept = await read(host, path);
    const found = kept.find(isIt) ?? null;
    const left = kept.filter((one) => !isIt(one) && host.clock.now().getTime() - one.endedMs < KEPT_MS);
    if (left.length < kept.length)
        await write(host, path, left);
    return found;
}
/** Forgets all of them, for a configuration that is gone. */
async function forgetEnded(path) {
    await (0,promises_.rm)(placeOf(path), { force: true }).catch(() => { });
}
async function read(host, path) {
    try {
        const bytes = await host.files.read(placeOf(path), MAX_BYTES);
        const kept = bytes === null ? [] : JSON.parse(bytes.toString("utf8"));
        return Array.isArray(kept) ? kept.filter(isEnded) : [];
    }
    catch {
        // Of no use any more, and not worth a login that stays behind.
        return [];
    }
}
async function write(host, path, ended) {
    if (ended.length === 0)
        await (0,promises_.rm)(placeOf(path), { force: true });
    else
        await host.files.write(placeOf(path), JSON.stringify(ended), 0o600);
}
function placeOf(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.plimsoll-ended`);
}
function isEnded(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return false;
    return typeof value["salt"] === "string" && typeof value["credentialHash"] === "string" && typeof value["existed"] === "boolean" && typeof value["endedMs"] === "number";
}

// EXTERNAL MODULE: ./src/login/store.js
var store = __webpack_require__(9014);
;// CONCATENATED MODULE: ./src/login/take-back.js










/** Takes back what a step did, entry by entry, the last first; each thing that could not be taken back, as a full sentence. */
async function takeBack(host, entries) {
    const troubles = [];
    for (const entry of entries) {
        try {
            troubles.push(...(await takeBackOne(host, entry)));
        }
        catch (error) {
            // Whatever it is, what else was written is still to be taken back.
            troubles.push(error instanceof Error ? error.message : String(error));
        }
    }
    return troubles;
}
function takeBackOne(host, entry) {
    switch (entry.kind) {
        case "file":
            return takeBackFile(host, entry);
        case "helper":
            return takeBackHelper(host, entry);
        case "folder":
            return takeBackFolder(host, entry);
    }
}
async function takeBackFile(host, entry) {
    const { path, registry } = entry;
    // What was written of a login that was ended before it took effect; nothing is below what is no folder any more.
    if (await (0,config_file/* exists */.t2)(entry.temporary))
        await (0,promises_.rm)(entry.temporary, { force: true });
    if (await (0,config_file/* exists */.t2)(path)) {
        await (0,config_file/* withLock */.kK)(host, path, async () => {
            const file = await (0,config_file/* readConfigFile */.RG)(path);
            if (file.bytes !== null)
                await restore(file, file.bytes, entry, host);
        });
    }
    else
        await forgetEnded(path);
    if (entry.madeFolder !== null && !(await (0,config_file/* exists */.t2)(path)))
        await (0,config_file/* removeFolders */.cw)((0,external_node_path_.dirname)(path), entry.madeFolder);
    const left = await (0,config_file/* readConfigFile */.RG)(path);
    const isLeft = left.bytes !== null && ownKeys((0,config_text/* beginEdit */.Wz)(left.bytes), entry).length > 0;
    // Where the same credential was there before, it is meant to be.
    const wasThere = entry.replaced !== null && isOwn(parseText(entry.replaced), (0,credentials/* serverKey */.Pd)(registry), entry);
    return isLeft && !wasThere ? [`The credential for ${registry} is still in ${path}.`] : [];
}
async function restore(file, bytes, written, host) {
    const ended = await takeEnded(host, file.path, (one) => isSameEntry(one, written.replaced, written));
    const entry = ended === null ? written : { ...written, replaced: null, existed: ended.existed };
    if (ended === null && (0,journal/* hash */.tW)(entry.salt, bytes) === entry.fileHash) {
        if (!entry.existed)
            return await (0,promises_.rm)(file.path);
        return await (0,config_file/* replaceConfigFile */.N1)(file, (0,config_text/* undo */.tN)(bytes, entry.undos), (0,config_file/* temporaryPath */.l5)(file.path), entry.mode ?? undefined);
    }
    const before = (0,config_text/* beginEdit */.Wz)(bytes);
    const after = withoutOwn(before, entry);
    if (!entry.existed && (0,config_text/* isBlank */.z3)(after))
        return await (0,promises_.rm)(file.path);
    if (after.splices.length === before.splices.length) {
        if ((0,config_text/* entryText */.u0)(before, "auths", (0,credentials/* serverKey */.Pd)(entry.registry)) !== null)
            await noteEnded(host, file.path, entry);
        host.log.info(`Another login to ${entry.registry} has taken the place of this one in ${file.path}, and stays.`);
        return;
    }
    await (0,config_file/* replaceConfigFile */.N1)(file, (0,config_text/* endEdit */.sy)(after), (0,config_file/* temporaryPath */.l5)(file.path), file.mode ?? undefined);
}
/** Others wrote the file meanwhile: only what is ours goes, under whatever name of the registry, and what it replaced comes back. */
function withoutOwn(edit, entry) {
    const key = (0,credentials/* serverKey */.Pd)(entry.registry);
    const isUnderKey = isOwn(parseText((0,config_text/* entryText */.u0)(edit, "auths", key)), key, entry);
    const given = entry.replaced !== null && isUnderKey ? (0,config_text/* restoreEntry */.fe)(edit, "auths", key, entry.replaced) : edit;
    const wasGivenBack = given !== edit;
    const cleared = (0,config_text/* removeEntries */.nw)(given, "auths", (name, value) => isOwn(value, name, entry) && !(wasGivenBack && name === key));
    // As long as nobody else keeps a credential in the file for this registry.
    const isUnused = entry.switchedOff && (0,config_text/* entryText */.u0)(cleared, "auths", key) === null;
    return isUnused ? (0,config_text/* removeEntries */.nw)(cleared, "credHelpers", (name, value) => name === key && value === "") : cleared;
}
function ownKeys(edit, entry) {
    return (0,config_text/* entriesOf */.Mc)(edit, "auths").flatMap(({ key, value }) => (isOwn(value, key, entry) ? [key] : []));
}
function isOwn(value, key, entry) {
    const credential = (0,credentials/* isKeyOf */.bX)(key, entry.registry) ? (0,store/* credentialOf */.$)(value, key, entry.path) : null;
    return credential !== null && (0,journal/* hash */.tW)(entry.salt, credential) === entry.credentialHash;
}
/** Whether an entry, as it is written, holds the credential of a login that has ended. */
function isSameEntry(ended, text, { registry, path }) {
    const credential = (0,store/* credentialOf */.$)(parseText(text), (0,credentials/* serverKey */.Pd)(registry), path);
    return credential !== null && (0,journal/* hash */.tW)(ended.salt, credential) === ended.credentialHash;
}
function parseText(latin1) {
    return latin1 === null ? null : JSON.parse(Buffer.from(latin1, "latin1").toString("utf8"));
}
async function takeBackHelper(host, { registry, helper, key, salt, credentialHash, replaced }) {
    const isOurs = (credential) => credential !== null && (0,journal/* hash */.tW)(salt, (0,credentials/* hide */.jD)(credential, host)) === credentialHash;
    for (const name of (0,credentials/* exactKeys */.sv)(registry)) {
        const kept = await (0,credentials/* askHelper */.mH)(helper, name, host);
        if (!isOurs(kept)) {
            if (name === key && kept !== null)
                await besideConfig(host, (path) => noteEnded(host, path, { salt, credentialHash, existed: true }));
            continue;
        }
        const isEnded = (one) => replaced !== null && (0,journal/* hash */.tW)(one.salt, replaced) === one.credentialHash;
        const ended = name === key ? await besideConfig(host, (path) => takeEnded(host, path, isEnded)) : null;
        const givenBack = name === key && ended === null ? replaced : null;
        if (givenBack !== null)
            await (0,credentials/* giveToHelper */.jf)(helper, key, givenBack, host);
        else
            await (0,credentials/* eraseInHelper */.Gv)(helper, name, host);
        const isMeant = isOurs(givenBack);
        if (!isMeant && isOurs(await (0,credentials/* askHelper */.mH)(helper, name, host)))
            return [`The credential for ${registry} is still in docker-credential-${helper}.`];
    }
    return [];
}
/** Does work with the lock of the configuration that names the helper; nothing where there is none. */
async function besideConfig(host, work) {
    const folder = (0,docker_config/* dockerFolder */.NC)(host);
    if (folder === null || !(await (0,config_file/* exists */.t2)(folder)))
        return null;
    const path = await (0,config_file/* findConfigFile */["if"])((0,external_node_path_.resolve)(host.directory, folder));
    return await (0,config_file/* withLock */.kK)(host, path, () => work(path));
}
async function takeBackFolder(host, { path, variables }) {
    for (const [name, { ours, before }] of Object.entries(variables)) {
        // For what other actions do at the end of the job. An empty variable is to Docker as none.
        if (host.env[name] === ours)
            host.exportVariable(name, before);
    }
    await (0,private_folder/* removePrivateFolder */.Yv)(host, path);
    return (await (0,config_file/* exists */.t2)(path)) ? [`The job's Docker configuration ${path} is still there.`] : [];
}

;// CONCATENATED MODULE: ./src/login/post.js





/** Takes away what the step added, and nothing else, and proves that it is gone. Throws a `UserError` with all that is left. */
async function post(host) {
    const several = host.input("registry-auth");
    const single = { registry: "", username: host.input("username"), password: host.input("password"), scope: "", ecr: "" };
    (0,passwords/* hidePasswords */.X)(host, [single, ...(several.trim() === "" ? [] : (0,registry_auth/* parseRegistryAuth */.b)(several).logins)]);
    const entries = await (0,journal/* readJournal */.a0)(host);
    const troubles = await takeBack(host, entries);
    await (0,journal/* closeJournal */.ks)(host);
    if (troubles.length > 0) {
        throw new errors/* UserError */.y([`The login could not be taken away whole:`, ...troubles.map((trouble) => `- ${trouble}`)].join("\n"), "Remove it by hand (`docker logout REGISTRY`) where the machine outlives the job.");
    }
    const registries = new Set(entries.flatMap((entry) => (entry.kind === "folder" ? [] : [entry.registry])));
    for (const registry of registries)
        host.log.info(`Logged out of ${registry}.`);
}


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
