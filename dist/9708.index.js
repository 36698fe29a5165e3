export const id = 9708;
export const ids = [9708];
export const modules = {

/***/ 35822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readOccasion)
/* harmony export */ });
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

/***/ 79708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findMistakes: () => (/* binding */ findMistakes),
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _forge_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26014);
/* harmony import */ var _forge_occasion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35822);
/* harmony import */ var _tags_expand_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27687);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7814);




/** As in the root action: what can be no reference is a rule. */
function isRule(line) {
    return (0,_tags_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .startsWithType */ ._u)(line) || !/[/:]/.test(line);
}
/** What is wrong with the inputs taken together; only looks. */
function findMistakes(_host, inputs) {
    return Promise.resolve([...(0,_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .findConflicts */ .Nk)(inputs), ...(0,_tags_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .checkTagLines */ ._m)(inputs.tags, inputs.image, isRule)]);
}
/** Says in its outputs how the jobs that follow build the image, and what becomes of it in this run. */
async function run(host, inputs, cli) {
    const occasion = (0,_forge_occasion_js__WEBPACK_IMPORTED_MODULE_1__/* .readOccasion */ .y)(await (0,_forge_event_js__WEBPACK_IMPORTED_MODULE_0__/* .readEvent */ .j_)(host), host.env);
    const tags = (0,_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .publishesIn */ .Tk)(inputs, occasion) ? await tagsOf(host, inputs) : { tags: [], version: "" };
    const plan = (0,_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planBuilds */ .zu)(inputs, occasion, tags);
    for (const [name, value] of Object.entries((0,_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .outputsOf */ .Yz)(plan)))
        host.setOutput(name, value);
    for (const line of describe(plan))
        host.log.info(line);
    await cli?.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
}
async function tagsOf(host, inputs) {
    const options = {
        images: inputs.image.map((name) => name.toLowerCase()),
        flavor: inputs.flavor,
        latestGuard: inputs["latest-guard"],
        context: inputs["tag-context"],
        githubToken: inputs["github-token"],
    };
    return await (0,_tags_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .expandTags */ .Cu)(host, inputs.tags, options, isRule);
}
function describe({ why, publishes, jobs, tags }) {
    return [
        `${why} ${publishes ? "The image is published:" : "Nothing is pushed; the image is built and weighed."}`,
        ...tags.map((tag) => `  ${tag}`),
        ...jobs.map(({ platform, runner, emulated }) => `${platform} is built on ${[runner].flat().join(", ")}${emulated ? ", by QEMU" : ""}.`),
    ];
}


/***/ })

};
