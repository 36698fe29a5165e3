export const id = 8465;
export const ids = [8465];
export const modules = {

/***/ 11730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ readCiCommit),
/* harmony export */   k: () => (/* binding */ readCiSystem)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91035);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64771);


const NOTHING = () => null;
/** The CIs beside those of the Actions family, each with the variables that its documentation names (docs/other-ci.md). */
const CI_SYSTEMS = [
    {
        name: "GitLab CI",
        sign: ["GITLAB_CI", /^true$/],
        place: (env) => ({
            forge: "gitlab",
            serverUrl: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(env["CI_SERVER_URL"]),
            apiUrl: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(env["CI_API_V4_URL"]),
            // The target's: a fork's pipeline runs in the fork.
            project: env["CI_MERGE_REQUEST_PROJECT_PATH"] || openMergeRequest(env)?.project || env["CI_PROJECT_PATH"] || null,
        }),
        // CI_MERGE_REQUEST_ID is another number, of all projects together.
        number: (env) => env["CI_MERGE_REQUEST_IID"] || openMergeRequest(env)?.number,
        // CI_COMMIT_SHA is the merge in pipelines for merged results, which alone have the other.
        headSha: (env) => env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] || env["CI_COMMIT_SHA"],
        headRepository: (env) => env["CI_MERGE_REQUEST_SOURCE_PROJECT_PATH"] || env["CI_PROJECT_PATH"],
        mergeBase: "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        commit: "CI_COMMIT_SHA",
        before: "CI_COMMIT_BEFORE_SHA",
        branch: "CI_COMMIT_BRANCH",
        tag: "CI_COMMIT_TAG",
        defaultBranch: "CI_DEFAULT_BRANCH",
        event: worded("CI_PIPELINE_SOURCE", { push: "push", schedule: "schedule", web: "workflow_dispatch", api: "repository_dispatch", trigger: "repository_dispatch" }),
    },
    {
        name: "Woodpecker",
        sign: ["CI", /^woodpecker$/],
        place: (env) => ({ forge: forgeNamed(env["CI_FORGE_TYPE"]), serverUrl: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(env["CI_FORGE_URL"]), project: env["CI_REPO"] ?? null }),
        number: (env) => (env["CI_PIPELINE_EVENT"]?.startsWith("pull_request") === true ? env["CI_COMMIT_PULL_REQUEST"] : null),
        headSha: "CI_COMMIT_SHA",
        headRepository: NOTHING,
        mergeBase: NOTHING,
        commit: "CI_COMMIT_SHA",
        before: NOTHING,
        branch: "CI_COMMIT_BRANCH",
        tag: "CI_COMMIT_TAG",
        defaultBranch: "CI_REPO_DEFAULT_BRANCH",
        event: worded("CI_PIPELINE_EVENT", { push: "push", tag: "push", release: "release", cron: "schedule", manual: "workflow_dispatch" }),
    },
    {
        name: "Drone",
        sign: ["DRONE", /^true$/],
        place: (env) => atUrl(env["DRONE_REPO_LINK"] || env["DRONE_GIT_HTTP_URL"], env["DRONE_REPO"]),
        number: "DRONE_PULL_REQUEST",
        headSha: "DRONE_COMMIT_SHA",
        headRepository: NOTHING,
        mergeBase: NOTHING,
        commit: "DRONE_COMMIT_SHA",
        before: "DRONE_COMMIT_BEFORE",
        branch: "DRONE_COMMIT_BRANCH",
        tag: "DRONE_TAG",
        defaultBranch: "DRONE_REPO_BRANCH",
        event: worded("DRONE_BUILD_EVENT", { push: "push", tag: "push", cron: "schedule", custom: "workflow_dispatch" }),
    },
    {
        name: "Buildkite",
        sign: ["BUILDKITE", /^true$/],
        place: (env) => {
            const place = atUrl(env["BUILDKITE_REPO"]);
            return { ...place, forge: forgeNamed(env["BUILDKITE_PIPELINE_PROVIDER"]?.split("_")[0]) ?? place.forge };
        },
        // "false" where there is none.
        number: "BUILDKITE_PULL_REQUEST",
        // The commit is the forge's trial merge where the pipeline builds that, and the word HEAD where nobody named one.
        headSha: (env) => (env["BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC"] === "true" ? null : env["BUILDKITE_COMMIT"]),
        headRepository: (env) => atUrl(env["BUILDKITE_PULL_REQUEST_REPO"]).project,
        mergeBase: NOTHING,
        commit: "BUILDKITE_COMMIT",
        before: NOTHING,
        branch: "BUILDKITE_BRANCH",
        tag: "BUILDKITE_TAG",
        defaultBranch: "BUILDKITE_PIPELINE_DEFAULT_BRANCH",
        event: worded("BUILDKITE_SOURCE", { webhook: "push", schedule: "schedule", ui: "workflow_dispatch", api: "repository_dispatch" }),
    },
    {
        name: "Azure Pipelines",
        sign: ["TF_BUILD", /^true$/i],
        place: (env) => {
            const place = atUrl(env["BUILD_REPOSITORY_URI"]);
            const forge = { GitHub: "github", GitHubEnterprise: "github" };
            // Azure's own repositories are no forge that is spoken to.
            return { ...place, forge: lookUp(forge, env["BUILD_REPOSITORY_PROVIDER"]) ?? null };
        },
        // PULLREQUESTID is a number of GitHub's own there, of all repositories together.
        number: "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER",
        headSha: "SYSTEM_PULLREQUEST_SOURCECOMMITID",
        headRepository: NOTHING,
        mergeBase: NOTHING,
        commit: "BUILD_SOURCEVERSION",
        before: NOTHING,
        branch: "BUILD_SOURCEBRANCH",
        tag: (env) => /^refs\/tags\/(.+)$/.exec(env["BUILD_SOURCEBRANCH"] ?? "")?.[1],
        defaultBranch: NOTHING,
        event: worded("BUILD_REASON", { IndividualCI: "push", BatchedCI: "push", Schedule: "schedule", Manual: "workflow_dispatch" }),
    },
    {
        name: "CircleCI",
        sign: ["CIRCLECI", /^true$/],
        place: (env) => requestAt(env["CIRCLE_PULL_REQUEST"])?.place ?? atUrl(env["CIRCLE_REPOSITORY_URL"]),
        // A fork's is built as the branch pull/7, also where its page is not named: never as a push of ours.
        number: (env) => requestAt(env["CIRCLE_PULL_REQUEST"])?.number || env["CIRCLE_PR_NUMBER"] || /^pull\/(\d+)(?:\/|$)/.exec(env["CIRCLE_BRANCH"] ?? "")?.[1],
        headSha: "CIRCLE_SHA1",
        headRepository: NOTHING,
        mergeBase: NOTHING,
        commit: "CIRCLE_SHA1",
        before: NOTHING,
        branch: "CIRCLE_BRANCH",
        tag: "CIRCLE_TAG",
        defaultBranch: NOTHING,
        // What started a pipeline is in no variable.
        event: () => "push",
    },
    {
        name: "Jenkins",
        sign: ["JENKINS_URL", /./],
        place: (env) => beside(requestAt(env["CHANGE_URL"] || env["ghprbPullLink"])?.place, atUrl(env["GIT_URL"])),
        number: (env) => env["CHANGE_ID"] || env["ghprbPullId"],
        // GIT_COMMIT may be a merge with the target that only this Jenkins has.
        headSha: "ghprbActualCommit",
        headRepository: NOTHING,
        mergeBase: NOTHING,
        commit: "GIT_COMMIT",
        before: NOTHING,
        branch: "BRANCH_NAME",
        tag: "TAG_NAME",
        defaultBranch: (env) => (env["BRANCH_IS_PRIMARY"] === "true" ? env["BRANCH_NAME"] : null),
        event: () => "push",
    },
];
/** What run this is on a CI beside the Actions family; null where it is none of those that are known. */
function readCiSystem(env) {
    const system = findSystem(env);
    return system === undefined ? null : readFacts(system, env);
}
/** The commit that a job of such a CI is of; null where it is no full hash, or the CI none that is known. */
function readCiCommit(env) {
    const system = findSystem(env);
    return system === undefined ? null : commitOf(system.commit, env);
}
function findSystem(env) {
    // Some CIs run workflows of the Actions family, and then these variables tell more.
    return env["GITHUB_ACTIONS"] === "true" ? undefined : CI_SYSTEMS.find(({ sign: [variable, value] }) => value.test(env[variable] ?? ""));
}
function readFacts(system, env) {
    const { forge, serverUrl, apiUrl, project } = system.place(env);
    const pullRequest = readPullRequest(system, env);
    const name = pullRequest === null ? (system.event(env) ?? "") : "pull_request";
    const defaultBranch = textOf(system.defaultBranch, env);
    const ref = readRef(system, env);
    return {
        ci: system.name,
        name,
        forge,
        repository: project === null ? null : (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepositoryName */ .$M)(project),
        apiUrl: apiUrl ?? (forge === null || serverUrl === null ? null : (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .apiUrlOf */ .po)(forge, serverUrl)),
        serverUrl,
        ref,
        pullRequest,
        mergeBase: pullRequest === null ? null : commitOf(system.mergeBase, env),
        push: name === "push" ? readPush(system, env, defaultBranch !== null && ref === `refs/heads/${defaultBranch}`) : null,
        defaultBranch,
    };
}
function readPullRequest(system, env) {
    const [number] = /^[1-9]\d{0,14}$/.exec(textOf(system.number, env) ?? "") ?? [];
    if (number === undefined)
        return null;
    return {
        number: Number(number),
        headSha: commitOf(system.headSha, env),
        headRepository: textOf(system.headRepository, env),
    };
}
function readPush(system, env, isDefaultBranch) {
    const after = commitOf(system.commit, env);
    return after === null ? null : { before: commitOf(system.before, env), after, isDefaultBranch };
}
function readRef(system, env) {
    const tag = textOf(system.tag, env);
    if (tag !== null)
        return `refs/tags/${tag}`;
    const branch = textOf(system.branch, env);
    // Azure names the whole ref: a branch's, or a pull request's merge.
    return branch === null || branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}
function textOf(source, env) {
    return (typeof source === "string" ? env[source] : source(env)) || null;
}
/** The full hash of a commit; null for zeros, git's way to say that there is none. */
function commitOf(source, env) {
    const commit = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .commitAt */ .du)({ commit: textOf(source, env) }, "commit");
    return commit === null || /^0+$/.test(commit) ? null : commit;
}
function worded(variable, words) {
    return (env) => lookUp(words, env[variable]);
}
function lookUp(table, key) {
    return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
function forgeNamed(name) {
    return lookUp({ github: "github", gitea: "gitea", forgejo: "forgejo", gitlab: "gitlab" }, name) ?? null;
}
/** The merge request that a branch's pipeline is of: `group/project!333,…`, where it is the only one. Of two nobody knows which is meant. */
function openMergeRequest(env) {
    if (env["CI_PIPELINE_SOURCE"] !== "push" || env["CI_COMMIT_BRANCH"] === env["CI_DEFAULT_BRANCH"])
        return null;
    const [, project, number] = /^([^!,]+)!(\d+)$/.exec(env["CI_OPEN_MERGE_REQUESTS"] ?? "") ?? [];
    return project === undefined || number === undefined ? null : { project, number };
}
/** Where git is served over ssh on port 443, by the documentation of both, for networks that let nothing else out. */
const SSH_HOSTS = { "ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com" };
/** The server and project of a repository's address, as git is given it: `https://HOST/o/r.git`, `ssh://git@HOST/o/r.git`, `git@HOST:o/r.git`. */
function atUrl(address, project) {
    const text = (address ?? "").replace(/^(?:[\w.-]+@)?([\w.-]+):(?!\/)/, "ssh://$1/");
    if (!URL.canParse(text))
        return { forge: null, serverUrl: null, project: project ?? null };
    const url = new URL(text);
    const isWeb = url.protocol === "https:" || url.protocol === "http:";
    // Whoever fetches over ssh is shown the pages over https.
    const serverUrl = isWeb ? url.origin : `https://${SSH_HOSTS[url.hostname] ?? url.hostname}`;
    const path = url.pathname.replace(/^\/+|(?:\.git)?\/*$/g, "");
    return { forge: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .forgeAt */ .rv)(serverUrl), serverUrl, project: project ?? (path === "" ? null : path) };
}
/**
 * The place of a request's page, else that of the checkout. A page on a host that is neither a known forge's nor the checkout's
 * is of a forge that must be named: the token would go there.
 */
function beside(page, checkout) {
    if (page === undefined || page.serverUrl === null)
        return checkout;
    const isTrusted = checkout.serverUrl === null || (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .forgeAt */ .rv)(page.serverUrl) !== null || hostOf(page.serverUrl) === hostOf(checkout.serverUrl);
    return isTrusted ? page : { ...page, forge: null };
}
function hostOf(serverUrl) {
    return new URL(serverUrl).hostname;
}
/** How the address of a request's page ends on each forge. */
const REQUEST_PAGES = [
    ["gitlab", /^(?<project>\/.+)\/-\/merge_requests\/(?<number>\d+)$/],
    ["gitea", /^(?<project>\/[^/]+\/[^/]+)\/pulls\/(?<number>\d+)$/],
    ["github", /^(?<project>\/[^/]+\/[^/]+)\/pull\/(?<number>\d+)$/],
];
/** The request that a page's address is of; null where it is no forge's that is spoken to. */
function requestAt(address) {
    const base = (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(address);
    if (base === null)
        return null;
    const { origin, pathname } = new URL(base);
    for (const [forge, page] of REQUEST_PAGES) {
        const { project, number } = page.exec(pathname)?.groups ?? {};
        if (project === undefined || number === undefined)
            continue;
        return { place: { forge: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .forgeAt */ .rv)(origin) ?? forge, serverUrl: origin, project: project.slice(1) }, number };
    }
    return null;
}


/***/ }),

/***/ 38465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N5: () => (/* binding */ readEventPayload),
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   j_: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var _ci_systems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11730);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91035);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64771);
/* harmony import */ var _named_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77684);




// GitHub caps the payload of an event at 25 MB.
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
/**
 * Reads what run this is, and hides what tokens the environment holds. What `named` says wins over the environment. A
 * missing or unreadable event file leaves what only it knows null, with a warning where it is broken.
 */
async function readEvent(host, named = {}) {
    hideTokens(host);
    return (0,_named_js__WEBPACK_IMPORTED_MODULE_2__/* .applyNames */ .H)(await readEnvironment(host), named);
}
/** What run this is by the environment alone. */
async function readEnvironment(host) {
    const facts = (0,_ci_systems_js__WEBPACK_IMPORTED_MODULE_0__/* .readCiSystem */ .k)(host.env);
    return facts === null ? await readActions(host) : { ...facts, workflowRun: null };
}
// An action gets its token as an input, and reads none of these.
function hideTokens(host) {
    if (host.kind === "runner")
        return;
    for (const name of (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenVariables */ .fK)()) {
        const token = host.env[name] ?? "";
        if (token !== "")
            host.addSecret(token);
    }
}
/** GitHub, GHES, Gitea and Forgejo Actions. */
async function readActions(host) {
    const { env } = host;
    const event = await readEventPayload(host);
    const defaultBranch = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event, ["repository", "default_branch"]);
    const given = /^[a-z_]{1,64}$/.exec(env["GITHUB_EVENT_NAME"] ?? "")?.[0] ?? "";
    const name = isDeletion(given, event) ? "delete" : given;
    const apiUrl = readApiUrl(env);
    return {
        ci: env["GITHUB_ACTIONS"] === "true" ? "Actions" : "",
        name,
        forge: apiUrl === null ? null : forgeOf(env, apiUrl),
        repository: parseRepository(env["GITHUB_REPOSITORY"] ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event, ["repository", "full_name"]) ?? ""),
        apiUrl,
        serverUrl: (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q2)(env["GITHUB_SERVER_URL"]),
        ref: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, ["GITHUB_REF"]),
        pullRequest: readPullRequest(event),
        mergeBase: null,
        push: name === "push" ? readPush(event, env, defaultBranch) : null,
        defaultBranch,
        workflowRun: name === "workflow_run" ? readWorkflowRun(event) : null,
    };
}
/** The event as the forge wrote it, unchecked; null where there is none, with a warning where it is broken. */
async function readEventPayload(host) {
    const path = host.env["GITHUB_EVENT_PATH"];
    if (path === undefined || path === "")
        return null;
    try {
        const content = await host.files.read(path, MAX_EVENT_BYTES);
        return content === null ? null : JSON.parse(content.toString("utf8"));
    }
    catch (error) {
        host.log.warning(`The event at GITHUB_EVENT_PATH cannot be read, so the pull request is not known: ${String(error)}`);
        return null;
    }
}
// Forgejo's runner sets both, and only its own name is documented to stay.
function readApiUrl(env) {
    return (env["FORGEJO_ACTIONS"] === "true" ? (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q2)(env["FORGEJO_API_URL"]) : null) ?? (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q2)(env["GITHUB_API_URL"]);
}
// A host name tells nothing. Gitea and Forgejo serve their own API below /api/v1; GitHub's is at the root, GHES's at /api/v3.
function forgeOf(env, apiUrl) {
    if (env["FORGEJO_ACTIONS"] === "true")
        return "forgejo";
    return env["GITEA_ACTIONS"] === "true" || apiUrl.endsWith("/api/v1") ? "gitea" : "github";
}
function parseRepository(fullName) {
    const repository = (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepositoryName */ .$M)(fullName);
    return repository === null || repository.owner.includes("/") ? null : repository;
}
// GITHUB_REF and GITHUB_SHA mean another thing on each forge and for pull_request_target: only the payload counts.
function readPullRequest(event) {
    const pull = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__.at)(event, "pull_request");
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .integerAt */ .OW)(pull, "number") ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .integerAt */ .OW)(event, "number");
    const headSha = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(pull, "head", "sha");
    if (number === null || number < 1 || headSha === null)
        return null;
    const head = parseRepository((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(pull, ["head", "repo", "full_name"]) ?? "");
    return { number, headSha, headRepository: head === null ? null : (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .showRepositoryName */ .dz)(head) };
}
// GitHub's push that deletes a branch runs on the default branch, and a release that is taken back on its tag.
function isDeletion(name, event) {
    const after = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(event, "after");
    if (name === "push")
        return after !== null && isAbsent(after);
    return name === "release" && ["deleted", "unpublished"].includes((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event, ["action"]) ?? "");
}
function readPush(event, env, defaultBranch) {
    const ref = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(event, ["ref"]) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(env, ["GITHUB_REF"]) ?? "";
    const sha = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(env, "GITHUB_SHA");
    const after = (ref.startsWith("refs/tags/") ? tipOfTag(event, sha) : null) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(event, "after") ?? sha;
    if (after === null || isAbsent(after))
        return null;
    const before = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(event, "before");
    return {
        before: before === null || isAbsent(before) ? null : before,
        after,
        isDefaultBranch: defaultBranch !== null && ref === `refs/heads/${defaultBranch}`,
    };
}
// `after` is the tag's own object where it is annotated, which no forge knows a parent of.
function tipOfTag(event, sha) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(event, "head_commit", "id") ?? sha;
}
// git's way to say that a branch was not there before, or is not there any more.
function isAbsent(commit) {
    return /^0+$/.test(commit);
}
function readWorkflowRun(event) {
    const run = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__.at)(event, "workflow_run");
    const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .integerAt */ .OW)(run, "id");
    const headSha = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .commitAt */ .du)(run, "head_sha");
    const headBranch = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(run, ["head_branch"]) ?? "";
    const pullRequest = headBranch === "" ? pullRequestIn((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(run, ["path"]) ?? "") : null;
    if (id === null || headSha === null || (headBranch === "" && pullRequest === null))
        return null;
    return {
        id: String(id),
        headSha,
        headBranch,
        pullRequest,
        headOwner: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(run, ["head_repository", "owner", "login"]) ?? "",
    };
}
// Gitea's path of a run is FILE@REF. What stands before the ref has no slash: a branch whose name ends like this is none.
function pullRequestIn(path) {
    const [, number] = /^[^/]*@refs\/pull\/([1-9]\d{0,14})\/head$/.exec(path) ?? [];
    return number === undefined ? null : Number(number);
}


/***/ }),

/***/ 91035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   OW: () => (/* binding */ integerAt),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   du: () => (/* binding */ commitAt),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   xv: () => (/* binding */ contentAt)
/* harmony export */ });
/** Reads what stands at a path of a JSON value from outside; undefined where any step is not an object's own member. */
function at(value, ...path) {
    let found = value;
    for (const key of path) {
        if (typeof found !== "object" || found === null || !Object.hasOwn(found, key))
            return undefined;
        found = found[key];
    }
    return found;
}
/** The non-empty text at a path, of at most 1,024 characters unless told; null where there is none. */
function textAt(value, path, maxLength = 1024) {
    const found = at(value, ...path);
    return typeof found === "string" && found !== "" && found.length <= maxLength ? found : null;
}
/** The content of a file as the forges' APIs give it, in base64; null where there is none. */
function contentAt(value) {
    const content = at(value, "content");
    return typeof content === "string" && at(value, "encoding") === "base64" ? Buffer.from(content, "base64") : null;
}
/** The integer at a path; null where there is none. */
function integerAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === "number" && Number.isSafeInteger(found) ? found : null;
}
/** The list at a path; empty where there is none. */
function listAt(value, ...path) {
    const found = at(value, ...path);
    return Array.isArray(found) ? found : [];
}
/** The full hash of a commit at a path, SHA-1 or SHA-256 in lower case; null where there is none. */
function commitAt(value, ...path) {
    const found = textAt(value, path)?.toLowerCase() ?? "";
    return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(found) ? found : null;
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

/***/ 77684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findNameMistakes),
/* harmony export */   H: () => (/* binding */ applyNames)
/* harmony export */ });
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64771);

/** What a run is, where the inputs name its forge, repository or request: they win, and what the environment says of another place counts no more. */
function applyNames(facts, named) {
    const { forge, repository, apiUrl } = placeOf(facts, named);
    const isElsewhere = isOtherPlace(facts, named);
    const own = isElsewhere ? { ...facts, pullRequest: null, mergeBase: null, defaultBranch: null, workflowRun: null } : facts;
    const number = named.pr === undefined ? null : Number(named.pr);
    if (number === null)
        return { ...own, forge, repository, apiUrl };
    const here = { ...own, name: "pull_request", forge, repository, apiUrl, push: null, workflowRun: null };
    // What the environment says of a request is of its own alone.
    return own.pullRequest?.number === number ? here : { ...here, pullRequest: { number, headSha: null, headRepository: null }, mergeBase: null };
}
/** What is wrong with what the inputs name, taken together with what the environment says; `show` gives an input's name as the reader writes it. */
function findNameMistakes(facts, named, show) {
    if (named.forge === undefined && named.repo === undefined && named.pr === undefined && named["api-url"] === undefined)
        return [];
    const { forge, repository, apiUrl } = placeOf(facts, named);
    const given = ["forge", "repo", "pr", "api-url"].find((name) => named[name] !== undefined) ?? "forge";
    const mistakes = [];
    if (forge === null)
        mistakes.push(`${show(given)}: the forge is not known; give ${show("forge")} github, gitea, forgejo or gitlab.`);
    if (repository === null)
        mistakes.push(`${show(given)}: the repository is not known; give ${show("repo")} OWNER/NAME.`);
    if (forge !== null && apiUrl === null) {
        mistakes.push(`${show(given)}: the address of the API is not known; give ${show("api-url")} https://HOST${_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].apiPath}.`);
    }
    if (forge !== null && forge !== "gitlab" && repository?.owner.includes("/") === true) {
        mistakes.push(`${show("repo")}: ${(0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .showRepositoryName */ .dz)(repository)} is a project of GitLab's; on ${_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].name} write OWNER/NAME.`);
    }
    const other = forge === null ? null : otherApi(forge, (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(named["api-url"]));
    if (forge !== null && other !== null) {
        mistakes.push(`${show("api-url")}: ${other} is the path of another forge's API, not of ${_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].name}'s; that ends with ${_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].apiPath}.`);
    }
    if (facts.pullRequest !== null && named.pr === undefined && isOtherPlace(facts, named)) {
        mistakes.push(`${show(given)}: the ${facts.ci} run is of number ${facts.pullRequest.number} in another place; give ${show("pr")} the number that is meant.`);
    }
    return mistakes;
}
function placeOf(facts, named) {
    const forge = named.forge ?? facts.forge;
    const repository = named.repo === undefined ? facts.repository : (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepositoryName */ .$M)(named.repo);
    return { forge, repository, apiUrl: (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q2)(named["api-url"]) ?? knownApi(facts, forge) };
}
/** Where the forge's API is, unless it is named: where the environment says, or where that forge is for everybody. */
function knownApi(facts, forge) {
    if (forge === null || forge === facts.forge)
        return facts.apiUrl;
    // Which forge is there, no variable told.
    if (facts.forge === null && facts.serverUrl !== null)
        return (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .apiUrlOf */ .po)(forge, facts.serverUrl);
    return isSameFamily(forge, facts.forge) ? facts.apiUrl : _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].publicApiUrl;
}
function isOtherPlace(facts, named) {
    const { forge, repository, apiUrl } = placeOf(facts, named);
    if (facts.forge !== null && !isSameFamily(forge, facts.forge))
        return true;
    // An address alone may be another way to the same forge.
    if (named.repo !== undefined && facts.apiUrl !== null && apiUrl !== facts.apiUrl)
        return true;
    return facts.repository !== null && repository !== null && !(0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(facts.repository, repository);
}
// The pages of Gitea and Forgejo do not tell them apart.
function isSameFamily(one, other) {
    const family = (kind) => (kind === "forgejo" ? "gitea" : kind);
    return family(one) === family(other);
}
/** The path by which an API shows itself another forge's; null where it does not. */
function otherApi(forge, apiUrl) {
    const path = /\/api\/v[134]$/.exec(apiUrl ?? "")?.[0];
    return path === undefined || path === _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .FORGES */ .tu[forge].apiPath ? null : path;
}


/***/ })

};
