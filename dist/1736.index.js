export const id = 1736;
export const ids = [1736,8242];
export const modules = {

/***/ 26811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/named.js
var named = __webpack_require__(77684);
// EXTERNAL MODULE: ./src/forge/connect.js + 5 modules
var connect = __webpack_require__(89134);
// EXTERNAL MODULE: ./src/forge/sticky.js
var sticky = __webpack_require__(33202);
// EXTERNAL MODULE: ./src/host/artifact.js
var host_artifact = __webpack_require__(45984);
// EXTERNAL MODULE: ./src/image/access.js
var image_access = __webpack_require__(59537);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/report/outputs.js
var outputs = __webpack_require__(24074);
// EXTERNAL MODULE: ./src/report/render.js + 1 modules
var render = __webpack_require__(5833);
// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
// EXTERNAL MODULE: ./src/image/key.js
var image_key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/report/images.js
var report_images = __webpack_require__(77204);
// EXTERNAL MODULE: ./src/report/notable.js
var notable = __webpack_require__(6221);
;// CONCATENATED MODULE: ./src/comment/body.js




/** One comment for all the reports, each rendered anew from its numbers; `needed`: it is to be made where there is none. */
function renderComment(reports, plan) {
    const needed = plan.when === "always" || reports.some(notable/* isNotable */._);
    const keys = reports.map(({ head }) => (0,image_key/* imageKey */.p)(head.reference));
    const ownKey = reports.length === 1 ? keys[0] : undefined;
    const key = plan.key ?? ownKey ?? "all";
    const images = reports.map((report, index) => ({ report, name: reports.length === 1 ? key : (keys[index] ?? "") }));
    return { key, body: (0,report_images/* renderImages */.h)(images, { waiveLabel: plan.waiveLabel, maxBytes: (0,sticky/* roomFor */.N_)(key), isBackToNormal: !needed }), needed };
}

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/report/join.js


const HINT = "Give the reports that one run's jobs made of one image, each of other platforms.";
/**
 * Joins reports of one image whose platforms are disjoint, measured by several jobs, into one. Throws a `UserError` where
 * they contradict each other: two commits, a platform twice, two bases.
 */
function joinReports(reports) {
    const [first, ...others] = reports;
    if (first === undefined)
        throw new errors/* UserError */.y("There is no report to join.", HINT);
    if (others.length === 0)
        return first;
    const mistakes = findConflicts(reports);
    if (mistakes.length > 0)
        throw new errors/* UserError */.y(`The reports cannot be joined: ${mistakes.join("; ")}.`, HINT);
    const budgets = joinBudgets(reports);
    return {
        schemaVersion: 1,
        kind: first.kind,
        base: first.base,
        head: {
            reference: first.head.reference,
            // Each job has an image of its own platforms; what joins them has not been made.
            digest: only(reports.map(({ head }) => head.digest)),
            commit: reports.find(({ head }) => head.commit !== null)?.head.commit ?? null,
        },
        baseTried: joinTried(reports),
        verdict: (0,verdict/* verdictOf */.Vj)(budgets),
        platforms: reports.flatMap(({ platforms }) => platforms),
        findings: reports.flatMap(({ findings }) => findings),
        budgets,
        notCounted: {
            attestationBytes: sum(reports.map(({ notCounted }) => notCounted.attestationBytes)),
            artifactManifests: sum(reports.map(({ notCounted }) => notCounted.artifactManifests)),
        },
        ...joinConfigs(reports),
    };
}
/** What the one file said, whichever job read it; a waiver that one platform needed is needed. */
function joinConfigs(reports) {
    const configs = reports.flatMap(({ config }) => config ?? []);
    const [first] = configs;
    if (first === undefined)
        return {};
    const isUsed = (line) => configs.some(({ waivers }) => waivers.some((waiver) => waiver.line === line && waiver.state === "used"));
    return { config: { ...first, waivers: first.waivers.map((waiver) => (isUsed(waiver.line) ? { ...waiver, state: "used" } : waiver)) } };
}
/** What keeps the reports from being of one image, one comparison; none where they can be joined. */
function findConflicts(reports) {
    const commits = distinct(reports.flatMap(({ head }) => (head.commit === null ? [] : [head.commit])));
    const names = reports.flatMap(({ platforms }) => platforms.map(({ platform }) => platform));
    const repeated = distinct(names.filter((name, at) => names.indexOf(name) !== at));
    const bases = distinct(reports.map(({ base }) => describe(base)));
    return [
        ...(new Set(reports.map(({ kind }) => kind)).size > 1 ? ["some compare and some do not"] : []),
        ...(commits.length > 1 ? [`they measured different commits, ${commits.join(" and ")}`] : []),
        ...repeated.map((platform) => `${platform} was measured twice`),
        ...(bases.length > 1 ? [`they compare with different bases, ${bases.join(" and ")}`] : []),
    ];
}
function describe(base) {
    if (base === null)
        return "none";
    return base.digest === null || base.reference.endsWith(base.digest) ? base.reference : `${base.reference} (${base.digest})`;
}
/** Line by line, and each line for every platform, as one job that measured them all would have it. */
function joinBudgets(reports) {
    const results = reports.flatMap(({ budgets }) => budgets);
    return distinct(results.map(({ line }) => line)).flatMap((line) => results.filter((result) => result.line === line));
}
/** Each attempt once, with all that came of it in different jobs. */
function joinTried(reports) {
    const seen = new Set();
    const tried = reports.flatMap(({ baseTried }) => baseTried);
    const once = tried.filter(({ source, reference, result, error }) => {
        const attempt = JSON.stringify([source, reference, result, error]);
        return !seen.has(attempt) && seen.add(attempt);
    });
    // The rung that held comes last, as where one job climbed.
    return [...once.filter(({ result }) => result !== "used"), ...once.filter(({ result }) => result === "used")];
}
function only(values) {
    const [first = null] = values;
    return values.every((value) => value === first) ? first : null;
}
function distinct(values) {
    return [...new Set(values)];
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./src/comment/images.js



/** The reports, one for each image: those of one image and commit joined, and why any stay apart that look like one. */
function joinByImage(reports) {
    const groups = new Map();
    for (const report of reports) {
        const image = JSON.stringify([(0,image_key/* imageKey */.p)(report.head.reference), report.head.commit]);
        groups.set(image, [...(groups.get(image) ?? []), report]);
    }
    const joined = [...groups.values()].map(joinOrKeep);
    return { images: joined.flatMap(({ images }) => images), apart: joined.flatMap(({ why }) => (why === null ? [] : [why])) };
}
function joinOrKeep(reports) {
    try {
        return { images: [joinReports(reports)], why: null };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
        return { images: reports, why: error.message };
    }
}
/** The platforms of `expected`, normalised, that no report measured. */
function findMissing(expected, reports) {
    const measured = new Set(reports.flatMap(({ platforms }) => platforms.filter(({ head }) => head !== null).map(({ platform }) => platform)));
    return expected.filter((platform) => !measured.has(platform));
}

// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
;// CONCATENATED MODULE: ./src/comment/plan.js


/** Chooses what to post and how the pull request is to be proved. */
function planComment(inputs, event, temporaryDirectory) {
    return {
        reports: inputs.report,
        artifactsOf: event.workflowRun?.id ?? null,
        subject: inputs.comment === "never" ? null : planSubject(event),
        when: inputs.comment,
        key: inputs.key ?? null,
        waiveLabel: inputs["waive-label"],
        expectedPlatforms: inputs["expect-platforms"].map((platform) => (0,oci_platform/* formatPlatform */.Bq)((0,oci_platform/* parsePlatform */.Y8)(platform))),
        reportPath: inputs["write-report"] ?? (temporaryDirectory === null ? null : `${temporaryDirectory}/plimsoll/joined-report.json`),
        artifact: inputs.artifact ?? null,
    };
}
function planSubject({ workflowRun, pullRequest }) {
    if (workflowRun !== null) {
        const { headOwner, headBranch, headSha, pullRequest: number } = workflowRun;
        return number !== null ? { number, headSha } : { headOwner, headBranch, headSha };
    }
    if (pullRequest !== null)
        return { number: pullRequest.number, headSha: pullRequest.headSha };
    throw new errors/* UserError */.y("This run belongs to no pull request.", "Run comment in a workflow that starts on workflow_run or pull_request; elsewhere name it with `--forge`, `--repo` and `--pr`.");
}

// EXTERNAL MODULE: ./src/host/zip.js
var zip = __webpack_require__(71891);
// EXTERNAL MODULE: ./src/report/bound.js
var bound = __webpack_require__(20356);
// EXTERNAL MODULE: ./src/report/schema.js + 2 modules
var schema = __webpack_require__(66417);
;// CONCATENATED MODULE: ./src/comment/reports.js





/** A report compresses ten to one; what is larger is no report. */
const MAX_ARTIFACT_BYTES = 16 * 1024 * 1024;
/**
 * The reports by name. Throws a `UserError` for one that is not there, unless it is said which platforms must be: then it
 * is left out, and missed by its platform.
 */
async function loadReports(reach, plan) {
    const reports = new Map();
    let listing = null;
    for (const name of plan.reports) {
        const file = await reach.host.files.read(name, bound/* MAX_REPORT_BYTES */.W);
        if (file !== null) {
            reports.set(name, (0,schema.parseReport)(file, name));
            continue;
        }
        listing ??= plan.artifactsOf === null ? listOwn(reach) : listThose(reach, plan.artifactsOf);
        const artifacts = await listing;
        const files = await artifacts.download(name);
        if (files !== null)
            reports.set(name, (0,schema.parseReport)(onlyFile(files, name), name));
        else if (plan.expectedPlatforms.length === 0) {
            throw new errors/* UserError */.y(`There is no report ${name}: neither a file nor an artifact.`, artifacts.hint);
        }
    }
    return reports;
}
/** Those of the run that triggered this one: a stranger's, whatever they are called. */
async function listThose({ forge }, runId) {
    const artifacts = await forge.runArtifacts(runId);
    const names = artifacts.map(({ name }) => name);
    return {
        hint: `The artifacts of the run that triggered this one: ${names.join(", ") || "none"}.`,
        download: async (wanted) => {
            // A run that was repeated has one of each attempt.
            const [artifact] = artifacts.filter(({ name }) => name === wanted).toSorted((a, b) => b.id - a.id);
            return artifact === undefined ? null : (0,zip/* readZip */.u)(await forge.downloadArtifact(artifact.id, MAX_ARTIFACT_BYTES), bound/* MAX_REPORT_BYTES */.W);
        },
    };
}
/** Those that jobs of this run left. */
async function listOwn({ host, transport }) {
    const listing = await (0,host_artifact/* listArtifacts */.wn)(host, transport);
    if (!listing.listed)
        return { hint: `Give the path of a file: ${listing.why}.`, download: () => Promise.resolve(null) };
    const names = listing.artifacts.map(({ name }) => name);
    return {
        hint: `The artifacts of this run: ${names.join(", ") || "none"}. A job has those of the jobs that it needs.`,
        download: async (wanted) => {
            const artifact = listing.artifacts.find(({ name }) => name === wanted);
            return artifact === undefined ? null : await (0,host_artifact/* downloadArtifact */.bk)(host, transport, artifact, bound/* MAX_REPORT_BYTES */.W);
        },
    };
}
function onlyFile(files, name) {
    const [file, ...others] = files.values();
    if (file !== undefined && others.length === 0)
        return file;
    throw new errors/* UserError */.y(`Artifact ${name} holds ${others.length === 0 ? "no file" : "several files"}, not one report.`, "Name the artifact that plimsoll diff uploaded.");
}

;// CONCATENATED MODULE: ./src/comment/run.js















/** What is wrong with the place that the inputs name, taken together and with what the environment says. */
async function findMistakes(host, inputs) {
    return (0,named/* findNameMistakes */.G)(await (0,forge_event/* readEnvironment */.Qo)(host), inputs, (name) => (0,read/* inputName */.yu)(host.kind, name));
}
/** Posts reports that another run measured, on the pull request that the forge itself says that run was for. */
async function run(host, inputs, cli) {
    const event = await (0,forge_event/* readEvent */.j_)(host, inputs);
    const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
    const plan = planComment(inputs, event, temporaryDirectory);
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
    const access = (0,image_access/* createAccess */.h)(host, (0,reach/* parseReach */.Z)(inputs));
    try {
        const forge = await (0,connect/* createForge */.u)(host, access.transport(), event, inputs["github-token"] ?? "");
        host.setOutput("comment-url", await post({ host, forge, transport: access.transport() }, plan));
    }
    finally {
        await access.close();
    }
}
/** Returns the comment's address, "" where none was written. */
async function post(reach, plan) {
    const { host, forge } = reach;
    try {
        // What a stranger left is read only where it can be posted; what jobs of this run left is kept in any case.
        const early = plan.artifactsOf === null || plan.subject === null ? null : await provePullRequest(plan.subject, forge);
        if (early !== null && "refuted" in early)
            return leaveOut(host, early.refuted);
        const reports = await loadReports(reach, plan);
        const missing = findMissing(plan.expectedPlatforms, [...reports.values()]);
        if (missing.length > 0)
            return leaveOut(host, `The image was not weighed for ${missing.join(", ")}: see the job of each.`);
        const images = await joinAndKeep(reach, plan, [...reports.values()]);
        if (plan.subject === null)
            return "";
        const proof = early ?? (await provePullRequest(plan.subject, forge));
        if ("refuted" in proof)
            return leaveOut(host, proof.refuted);
        const { headSha } = proof;
        const stale = staleReport(reports, headSha);
        if (stale !== null) {
            return leaveOut(host, `The report ${stale} is of another commit than ${headSha}, the head of pull request ${proof.number}.`);
        }
        return await postReports(host, plan, forge, { number: proof.number, reports: images });
    }
    catch (error) {
        const skipped = (0,sticky/* skippedBy */.kY)(error);
        if (skipped === null)
            throw error;
        return leaveOut(host, skipped.detail);
    }
}
/** Joins the reports of each image, and leaves the one image's where later steps, jobs and workflows find it. */
async function joinAndKeep({ host, transport }, plan, reports) {
    const { images, apart } = joinByImage(reports);
    for (const why of apart)
        host.log.notice(`${why} Each stands by itself.`);
    host.setOutput("verdict", (0,verdict/* verdictOf */.Vj)(images.flatMap(({ budgets }) => budgets)));
    const [image, ...others] = images;
    if (image === undefined || others.length > 0) {
        if (plan.artifact !== null)
            host.log.notice("No artifact is kept: the reports are of several images.");
        return images;
    }
    const json = (0,render/* renderJson */.hF)(image, host.redact);
    host.setOutput("measurements", (0,outputs/* reportOutputs */.r)(image)["measurements"] ?? "");
    if (plan.reportPath !== null)
        await host.files.write(plan.reportPath, json);
    host.setOutput("report", plan.reportPath ?? "");
    if (plan.artifact !== null) {
        const upload = await (0,host_artifact/* uploadArtifact */.mz)(host, transport, plan.artifact, [{ name: "report.json", content: Buffer.from(json) }]);
        host.log.info(upload.uploaded ? `The report is artifact ${plan.artifact}.` : `The report is no artifact: ${upload.why}`);
    }
    return images;
}
function leaveOut(host, why) {
    host.log.notice(`No comment is posted. ${why}`);
    return "";
}
async function postReports(host, plan, forge, { number, reports }) {
    const { key, body, needed } = renderComment(reports, plan);
    const redacted = host.redact(body);
    await host.summarize(redacted);
    return (0,sticky/* announcePosted */.xi)(await (0,sticky/* postSticky */.sj)(forge, number, key, redacted, needed ? "always" : "if-exists"), host.log);
}
/**
 * The pull request by what the forge says, never by what the artifact says: its head must still be what was measured.
 * Where several have this head (into different branches) it is none: the report compares with the base of one of them,
 * and the forge does not say which one the run was for.
 */
async function provePullRequest(subject, forge) {
    const candidates = "number" in subject
        ? [await forge.pullRequest(subject.number)]
        : await forge.pullRequestsOf(subject.headOwner, subject.headBranch);
    const [proven, ...others] = candidates.filter(({ headSha, isOpen }) => isOpen && headSha === (subject.headSha ?? headSha));
    if (proven === undefined) {
        if (subject.headSha === null)
            return { refuted: "The pull request is closed." };
        return { refuted: `No open pull request has ${subject.headSha} as its head: it was pushed to or closed since the image was weighed.` };
    }
    if (others.length === 0)
        return { number: proven.number, headSha: proven.headSha };
    const numbers = [proven, ...others].map(({ number }) => number).join(", ");
    return { refuted: `Pull requests ${numbers} all have ${subject.headSha} as their head, and which one the image was weighed for is not known.` };
}
/** The name of a report that says it measured another commit; null where none does. */
function staleReport(reports, headSha) {
    for (const [name, { head }] of reports)
        if (head.commit !== null && head.commit !== headSha)
            return name;
    return null;
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
