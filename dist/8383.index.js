export const id = 8383;
export const ids = [8383];
export const modules = {

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
// EXTERNAL MODULE: ./src/diff/run.js + 11 modules
var diff_run = __webpack_require__(97741);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
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
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
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
var platforms = __webpack_require__(73417);
// EXTERNAL MODULE: ./src/diff/subjects.js
var subjects = __webpack_require__(93968);
// EXTERNAL MODULE: ./src/forge/occasion.js
var forge_occasion = __webpack_require__(35822);
// EXTERNAL MODULE: ./src/login/registry-auth.js
var registry_auth = __webpack_require__(88791);
// EXTERNAL MODULE: ./src/login/registry-name.js
var registry_name = __webpack_require__(79834);
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
    const platforms = images.flatMap((image) => image.platforms).flatMap(platformOf).filter(prepare/* canEmulate */.U);
    return { platforms: [...new Set(platforms)].join(",") };
}
/** [] where it is none: what is wrong with it is said by build. */
function platformOf(text) {
    try {
        return [(0,platforms/* canonicalPlatform */._)(text)];
    }
    catch {
        return [];
    }
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
/** Whether the image was to be set to its commit's time, and git knows of none. */
function lacksCommitTime(host, inputs, hasCommit) {
    return inputs["source-date-epoch"] === "commit" && !hasCommit && !setsEpoch(host);
}
function setsEpoch(host) {
    return /^\s*"?SOURCE_DATE_EPOCH(=|\s*$)/m.test(host.input("build-args"));
}
/** For `build`: pushed by digest to all repositories in one output, or written to the archive. */
function buildGiven(host, inputs, { image, builder, archive, version, hasCommit }) {
    const labels = host.input("labels");
    const isLabelled = version === "" || new RegExp(`^\\s*"?${latest/* VERSION_LABEL */.Qu.replaceAll(".", "\\.")}=`, "m").test(labels);
    const isDated = inputs["source-date-epoch"] !== "commit" || hasCommit;
    const isSet = setsEpoch(host);
    const output = archive === null ? (0,plan/* digestLine */.lt)(image.repositories) : (0,attributes/* formatAttributes */.x1)([["type", "oci"], ["dest", archive]]);
    return {
        ...image.fromFile,
        // By name, as publish lists what several jobs built: the image is the same either way.
        platforms: image.platforms.toSorted((a, b) => ((0,platforms/* canonicalPlatform */._)(a) < (0,platforms/* canonicalPlatform */._)(b) ? -1 : 1)).join(","),
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
        "source-date-epoch": isDated && !isSet ? inputs["source-date-epoch"] : "",
        "rewrite-timestamp": String(inputs["rewrite-timestamp"] && (isDated || isSet)),
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










const NO_TAGS = { tags: [], tagNames: [], version: "" };
/** The tags that each image gets in this run, in their order; none where nothing is published. Throws a `UserError` where two images would get one. */
async function expandJobTags(host, inputs, { course, event, images }) {
    if (!course.publishes)
        return images.map(() => NO_TAGS);
    const tagHost = (0,image_input/* hostOfTags */.BX)(host, event);
    const expanded = await Promise.all(images.map((image) => expandImageTags(tagHost, inputs, image)));
    refuseSharedTags(images, expanded);
    return expanded;
}
function refuseSharedTags(images, expanded) {
    const owners = new Map();
    for (const [index, { tags }] of expanded.entries()) {
        for (const tag of new Set(tags.map((text) => (0,reference/* formatReference */.FH)((0,reference/* parseReference */.F2)(text)))))
            owners.set(tag, [...(owners.get(tag) ?? []), images[index]?.key ?? ""]);
    }
    const shared = [...owners].filter(([, keys]) => keys.length > 1).map(([tag, keys]) => `${tag} is given to ${keys.join(" and to ")}.`);
    // The last one that is published would have it, and the others would be found under it.
    if (shared.length > 0)
        throw new errors/* UserError */.y(shared.join("\n"), 'Give each image "tags" of its own in the configuration file, as in `type=sha,suffix=-debug`.');
}
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
function mistakesOfSetup(host, { images }) {
    return mistakesOfPart(host, "setup", setupGiven(images), parts/* PARTS */.dI.setup.declaration, setup_run.findMistakes);
}
async function mistakesOfLogin(host, { images, course }) {
    const given = loginGiven(host, images, course);
    return given === null ? [] : await mistakesOfPart(host, "login", given, parts/* PARTS */.dI.login.declaration, login_run.findMistakes);
}
/** What is known only later is stood for by something of its kind. */
async function mistakesOfImage(host, inputs, { course }, image) {
    const [repository = ""] = image.repositories;
    const wish = { image, builder: null, archive: course.publishes ? null : "image.tar", version: "", hasCommit: true };
    const publishing = publishGiven(image, { built: `${repository}@${SOME_DIGEST}`, tags: [`${repository}:latest`, ...writtenTags(image)] });
    return [
        ...(await mistakesOfPart(host, "build", buildGiven(host, inputs, wish), parts/* PARTS */.dI.build.declaration, run.findMistakes)),
        ...(await mistakesOfPart(host, "publish", publishing, parts/* PARTS */.dI.publish.declaration, publish_run.findMistakes)),
        ...(await mistakesOfPart(host, "diff", diffGiven(host, inputs, image, { head: repository, imageCount: 1 }), parts/* PARTS */.dI.diff.declaration, diff_run.findMistakes)),
    ];
}
async function mistakesOfPart(host, name, given, declaration, find) {
    const own = (0,all_crew/* viewOf */.du)(host, name, name, given);
    const { mistakes } = await (0,read/* judgeInputs */.dG)(declaration, own, (read) => find(own, read));
    return inRootsWords(parts/* PARTS */.dI[name], mistakes);
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
            const valueOf = ({ host: part }) => part.outputs.get(output) ?? "";
            const first = own.find(({ index }) => index === null || index === 0);
            host.setOutput(output, LISTED.has(output) ? own.map(valueOf).filter((value) => value !== "").join("\n") : first === undefined ? "" : valueOf(first));
        }
    }
}

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
;// CONCATENATED MODULE: ./src/all/page.js


const MAX_WHY = 600;
/** What becomes of a published image that is over budget. */
const PUBLISHED_OVER = "A budget is exceeded, and the image is published all the same: its tags had moved before it was weighed.";
/** One page of Markdown: a title, what was to be done, and below it every part's section, each once. */
function renderPage({ why, isDone, isPublishedOver, sections, images, rest }) {
    const title = images.length === 1 ? nameOf(images[0]) : `${images.length} images`;
    const blocks = [
        `## ${isDone && !isPublishedOver ? "⚓" : "❌"} ${title}`,
        (0,markdown_parts/* plainText */.wh)((0,foreign_text/* showForeign */.Ql)(why, MAX_WHY)),
        ...(isDone ? [] : ["The job failed; below is what it had done by then."]),
        ...(isPublishedOver ? [PUBLISHED_OVER] : []),
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
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
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
    for (const [index, tags] of (await expandJobTags(host, inputs, prepared)).entries()) {
        const image = prepared.images[index];
        if (image !== undefined)
            images.push(await planImage(host, inputs, prepared, { image, tags }));
    }
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
async function planImage(host, inputs, prepared, { image, tags }) {
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
    const job = { inputs, cli, prepared, doers };
    if (host.kind !== "terminal")
        return await carryOut({ ...job, host, crew: (0,all_crew/* gatherCrew */.B$)(host), signal: NEVER });
    // A terminal has no `post` that would take down what an interrupted job made.
    await (0,exit/* finishBeforeExit */.Jw)(async (signal) => {
        const interruptible = endedBy(host, signal);
        await carryOut({ ...job, host: interruptible, crew: (0,all_crew/* gatherCrew */.B$)(interruptible), signal });
    }, GRACE_MS);
}
const NEVER = new AbortController().signal;
/** For taking down what runs: a builder takes a second or two, on a busy machine more. */
const GRACE_MS = 60_000;
/** The host whose programs end with the signal; those that are started after it clean up. */
function endedBy(host, signal) {
    return { ...host, exec: (command, args, options) => host.exec(command, args, signal.aborted ? options : { ...options, signal: options?.signal === undefined ? signal : AbortSignal.any([signal, options.signal]) }) };
}
const REAL_DOERS = { setup: setup_run.run, login: login_run.run, build: run.run, publish: publish_run.run, weighAll: diff_run.weighAll };
async function carryOut(job) {
    const { host, crew, prepared, signal } = job;
    const archives = await announce(job);
    let isDone = false;
    try {
        const works = await planWorks(job, archives);
        const builder = await begin(job);
        const built = [];
        // Nothing is published before everything is built.
        for (const work of works) {
            signal.throwIfAborted();
            built.push([work, await buildImage(job, work, builder)]);
        }
        const wanted = [];
        for (const [work, result] of built) {
            signal.throwIfAborted();
            wanted.push(await publishImage(job, work, result));
        }
        signal.throwIfAborted();
        await untilAborted(signal, weigh(job, wanted));
        isDone = true;
    }
    finally {
        const isPublishedOver = isDone && wasPublishedOver(crew);
        if (isPublishedOver)
            host.log.warning(PUBLISHED_OVER);
        setJobOutputs(host, crew.hands);
        await host.summarize(renderPage({ why: prepared.course.why, isDone, isPublishedOver, ...sectionsOf(job) }));
        // Archives are large, and what comes later in the job needs the room. A terminal has no `post`.
        await (0,post.endCrew)(host, host.kind === "terminal" ? crew.hands : [], archives);
    }
}
/** Weighing starts no program that a signal would end, and leaves nothing half done. */
async function untilAborted(signal, work) {
    const abort = Promise.withResolvers();
    const end = () => abort.reject(signal.reason);
    signal.addEventListener("abort", end, { once: true });
    try {
        await Promise.race([work, abort.promise]);
    }
    finally {
        signal.removeEventListener("abort", end);
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
async function planWorks({ host, inputs, prepared }, archives) {
    const expanded = await expandJobTags(host, inputs, prepared);
    return expanded.flatMap((tags, index) => {
        const image = prepared.images[index];
        if (image === undefined)
            return [];
        if (prepared.course.publishes && tags.tags.length === 0)
            host.log.notice(`${image.key}: no line of tags gives a tag in this run, so nothing is published.`);
        return [{ image, index, tags, archive: tags.tags.length > 0 ? null : (0,external_node_path_.join)(archives, `${index}.tar`) }];
    });
}
async function buildImage({ host, inputs, crew, prepared, doers }, { image, index, tags, archive }, builder) {
    const wish = { image, builder, archive, version: tags.version };
    const hasCommit = await knowsCommit(host, inputs, prepared, image);
    if (lacksCommitTime(host, inputs, hasCommit)) {
        host.log.notice(`${image.key}: git knows no commit of the context, so nothing in the image is set to its time; check the repository out, or set "source-date-epoch" to a time.`);
    }
    const own = crew.hire("build", buildGiven(host, inputs, { ...wish, hasCommit }), index);
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
/** Whether a budget is exceeded by what tags name by now: what is published is weighed by the digest that it has there. */
function wasPublishedOver({ hands }) {
    const has = (part, output, isMeant) => hands.some(({ name, host }) => name === part && isMeant(host.outputs.get(output) ?? ""));
    return has("diff", "verdict", (verdict) => verdict === "fail") && has("publish", "tags", (tags) => tags !== "");
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
        return { kind, publishes: false, comments: false, why: whyOther(event) };
    if (isDependabot)
        return { kind, publishes: false, comments: false, why: `Dependabot started this run: ${READ_ONLY}.` };
    return { kind, publishes: true, comments: false, why: `${BEGINNINGS[kind]} ${shortRef(ref)}.` };
}
function readPullRequest({ ci, name, pullRequest, repository }, isDependabot) {
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
    // Only the Actions family's event tells a repository that is gone from one that is not named.
    if (head === null && ci !== "Actions") {
        return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number}: nothing names the repository that its head is in, so it is taken for a fork's.` };
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
function whyOther({ ci, name }) {
    if (name !== "")
        return `Nothing is published on ${name}.`;
    return ci === "" ? "This runs outside any CI." : `${ci} does not say what started this run, or it is nothing that publishes.`;
}
function shortRef(ref) {
    return ref.replace(/^refs\/(heads|tags)\//, "") || "an unknown ref";
}


/***/ })

};
