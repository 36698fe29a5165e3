export const id = 4560;
export const ids = [4560];
export const modules = {

/***/ 88574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NI: () => (/* binding */ HINTS),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Q8: () => (/* binding */ ForgeError),
/* harmony export */   Xd: () => (/* binding */ orNull),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A forge's refusal. */
class ForgeError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
    reason;
    constructor(reason, message, hint, options) {
        super(message, hint, options);
        this.name = "ForgeError";
        this.reason = reason;
    }
}
/** The refusal of what was `asked` ("to show …"), by its status, the forge's own words, and what token was shown. */
function refusal(asked, status, words, { token, scheme, hints }) {
    const found = reasonOf(status, words, token !== "");
    // GitLab takes a job's token for none at all where that may not be used.
    const reason = found === "no-token" && scheme === "job-token" ? "read-only-token" : found;
    const said = words === "" ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
    return new ForgeError(reason, `The forge refused ${asked} (${said}).`, hints[reason]);
}
function reasonOf(status, words, hasToken) {
    if (status >= 500 || status === 429)
        return "unavailable";
    // A private repository is "not found" to whoever brings no token.
    if (status === 401 || (!hasToken && (status === 403 || status === 404)))
        return "no-token";
    if (status === 403 && /rate limit|abuse detection/i.test(words))
        return "unavailable";
    // Nobody may write where the conversation is locked, or only who maintains it.
    if (status === 403)
        return /locked/i.test(words) ? "refused" : "read-only-token";
    return status === 404 ? "not-found" : "refused";
}
/** What mends it on GitHub, GHES, Gitea and Forgejo. */
const HINTS = {
    "no-token": "Give a valid token in `github-token`; in a workflow the default of an action is the job's own.",
    "read-only-token": "Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
    "not-found": "Check the repository and the pull request, and that the token may read them.",
    refused: "The reason in brackets is the forge's own.",
    unavailable: "Try again later; the forge's status page may say more.",
};
/** What was asked, or null where it is refused for one of these reasons. */
async function orNull(reasons, asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof ForgeError && reasons.includes(error.reason))
            return null;
        throw error;
    }
}
/** Ends what was `asked` where the answer is no JSON of the kind that the API promises. */
function unreadable(asked) {
    throw new ForgeError("refused", `The forge's answer, asked ${asked}, is not what its API promises.`, "Check the address of its API (GITHUB_API_URL, or `api-url`).");
}


/***/ }),

/***/ 84781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ce: () => (/* binding */ repositoryIn),
/* harmony export */   gq: () => (/* binding */ askRepository),
/* harmony export */   ju: () => (/* binding */ askCommitDate)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88574);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91035);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36564);



/** What a repository's JSON says, of the API and of events alike; null where it is none. */
function repositoryIn(json) {
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(json, ["name"]);
    if (name === null)
        return null;
    return {
        name,
        description: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(json, ["description"]),
        url: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(json, ["html_url"]),
        defaultBranch: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(json, ["default_branch"]),
        license: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(json, ["license", "spdx_id"]),
    };
}
/** Asks the forge (GitHub, GHES, Gitea, Forgejo) for the run's repository. Throws a `ForgeError`; null where the run does not say where that is. */
async function askRepository(host, transport, event, token) {
    const url = repositoryUrl(event);
    if (url === null || event.apiUrl === null)
        return null;
    return repositoryIn(await ask(accessTo(host, transport, event.apiUrl, token), "what repository this is", url));
}
/** Asks the forge when a commit was made. Throws a `ForgeError`; null where it does not say. */
async function askCommitDate(host, transport, event, token, sha) {
    const url = repositoryUrl(event);
    if (url === null || event.apiUrl === null)
        return null;
    const access = accessTo(host, transport, event.apiUrl, token);
    const path = event.apiUrl.endsWith("/api/v1") ? "git/commits" : "commits";
    const date = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(await ask(access, `when commit ${sha} was made`, `${url}/${path}/${encodeURIComponent(sha)}`), ["commit", "committer", "date"]);
    return date === null || Number.isNaN(Date.parse(date)) ? null : new Date(date);
}
function repositoryUrl({ apiUrl, repository }) {
    return apiUrl === null || repository === null || apiUrl.endsWith("/api/v4") ? null : `${apiUrl}/repos/${repository.owner}/${repository.name}`;
}
function accessTo(host, transport, apiUrl, token) {
    return { host, transport, apiUrl, token, scheme: "token", hints: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HINTS */ .NI };
}
async function ask(access, asked, url) {
    return (await (0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .askForge */ .TR)((0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .plainWire */ .C7)(access), access, asked, { method: "GET", url })).json;
}


/***/ }),

/***/ 36564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ plainWire),
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   TR: () => (/* binding */ askForge),
/* harmony export */   X4: () => (/* binding */ askForOne),
/* harmony export */   d_: () => (/* binding */ patiently),
/* harmony export */   gB: () => (/* binding */ MAX_ANSWER_BYTES),
/* harmony export */   ju: () => (/* binding */ linkedPage),
/* harmony export */   kd: () => (/* binding */ refuse),
/* harmony export */   n4: () => (/* binding */ readPages),
/* harmony export */   z3: () => (/* binding */ credentials),
/* harmony export */   zX: () => (/* binding */ readCounted)
/* harmony export */ });
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77976);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56147);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88574);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91035);




/** The most an answer may weigh: a page of 100 comments of 262,144 bytes each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const MAX_PAGES = 100;
/** How patient a question is: GitHub asks for a minute after its secondary limit, and more is not worth a comment. */
const RETRIES = { attempts: 5, firstDelayMs: 1_000, maxDelayMs: 30_000, totalMs: 150_000 };
/** Plain requests, for what @actions/github does not speak to. */
function plainWire(access) {
    return async ({ method, url, json }) => {
        const response = await access.transport.request({
            method,
            url: new URL(url),
            headers: { accept: "application/json", ...(json && { "content-type": "application/json" }), ...credentials(access) },
            ...(json && { body: JSON.stringify(json) }),
            redirects: "follow",
        });
        return await readAnswer(response);
    };
}
/** Reads an answer whole; null for what is no JSON. */
async function readAnswer(response) {
    const { status, headers } = response;
    return { status, headers, json: parseJson(await response.read(MAX_ANSWER_BYTES)) };
}
/** The header that shows the token; none without a token. */
function credentials({ token, scheme }) {
    if (token === "")
        return {};
    return scheme === "token" ? { authorization: `token ${token}` } : { [scheme]: token };
}
function parseJson(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        // An error page of a proxy: its status says enough.
        return null;
    }
}
/** Asks until there is an answer that will not get better, so only for what may be done twice; whatever goes wrong is a `ForgeError`. */
function askForge(wire, access, asked, call) {
    return patiently(access, asked, () => askOnce(wire, access, asked, call));
}
/**
 * Asks for what must not be done twice. A request that failed may have been carried out all the same, so that before
 * each further attempt, and after the last, `find` looks for what it made; null: it made nothing.
 */
async function askForOne(wire, access, asked, call, { read, find }) {
    try {
        return await patiently(access, asked, async (n) => {
            const made = n > 1 ? await find() : null;
            return made ?? read(await askOnce(wire, access, asked, call));
        });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8) || error.reason !== "unavailable")
            throw error;
        const made = await find().catch(() => null);
        if (made !== null)
            return made;
        throw error;
    }
}
async function askOnce(wire, access, asked, call) {
    const answer = await wire(call);
    return answer.status < 400 ? answer : refuse(asked, answer, access);
}
/** Attempts again while that makes sense; whatever goes wrong is a `ForgeError`. */
async function patiently({ host }, asked, attempt) {
    try {
        return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L5)(attempt, judge, RETRIES, host.clock);
    }
    catch (error) {
        if (error instanceof Refusal)
            throw error.refusal;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8)
            throw error;
        throw unanswered(asked, error);
    }
}
/** Ends an attempt with what the forge said, and when it may be asked again. */
function refuse(asked, answer, access) {
    throw new Refusal((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x5)(asked, answer.status, wordsOf(answer.json), access), waitFor(answer, access.host.clock.now()));
}
function unanswered(asked, thrown) {
    const failure = failureIn(thrown);
    const said = failure ?? (thrown instanceof Error ? thrown : new Error(String(thrown)));
    const hint = failure?.hint ?? "Check the address of its API (GITHUB_API_URL, or `api-url`), and that this machine reaches it.";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8("unavailable", `The forge gave no answer, asked ${asked}: ${said.message}`, hint, { cause: thrown });
}
// @actions/github wraps what the transport throws.
function failureIn(thrown) {
    if (thrown instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpFailure */ .H)
        return thrown;
    return thrown instanceof Error && thrown.cause instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpFailure */ .H ? thrown.cause : null;
}
/** A refusal on its way through `retry`. */
class Refusal extends Error {
    refusal;
    wait;
    constructor(refusal, wait) {
        super(refusal.message);
        this.refusal = refusal;
        this.wait = wait;
    }
}
function judge(error) {
    if (error instanceof Refusal)
        return error.wait === "never" ? { retry: false } : { retry: true, afterMs: error.wait };
    return { retry: failureIn(error)?.isTransient ?? false };
}
// GitHub's limits: 403 or 429, with Retry-After (secondary), or with nothing remaining until a second of the epoch (primary).
function waitFor({ status, headers, json }, now) {
    const afterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRetryAfter */ .mu)(headers["retry-after"], now);
    if (status >= 500)
        return status === 501 ? "never" : afterMs;
    if (status !== 403 && status !== 429)
        return "never";
    if (afterMs !== null)
        return afterMs;
    if (headers["x-ratelimit-remaining"] === "0") {
        const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
        return Number.isFinite(resetMs) ? Math.max(0, resetMs - now.getTime()) : 60_000;
    }
    if (/secondary rate limit|abuse detection/i.test(wordsOf(json)))
        return 60_000;
    return status === 429 ? null : "never";
}
function wordsOf(json) {
    const details = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .listAt */ .gT)(json, "errors").flatMap((error) => (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(error, ["message"]) ?? []);
    // The words of a forge reach logs and notices: one line, and not a page of HTML.
    return [(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(json, ["message"]) ?? otherWords(json), ...details].filter((words) => words !== "").join("; ").replace(/\s+/g, " ").slice(0, 300);
}
// GitLab: what is wrong with each field, or the words of OAuth.
function otherWords(json) {
    const fields = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__.at)(json, "message");
    if (typeof fields === "object" && fields !== null)
        return JSON.stringify(fields);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(json, ["error_description"]) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(json, ["error"]) ?? "";
}
/** Follows `Link` only, unless told: Gitea takes no page number for comments, so that its second page is its first again. */
async function readPages(ask, first, nextOf = linkedPage) {
    const pages = [];
    const seen = new Set();
    for (let url = first; url !== null && !seen.has(url);) {
        if (pages.length === MAX_PAGES)
            throw tooLong();
        seen.add(url);
        const answer = await ask(url);
        pages.push(answer.json);
        url = nextOf(answer, url);
    }
    return pages;
}
/** Reads the pages of a list that says how long it is (`total_count`): Gitea sends no `Link` with these. */
async function readCounted(ask, list) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { json } = await ask(page);
        const more = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .listAt */ .gT)(json, list);
        found.push(...more);
        if (more.length === 0 || found.length >= ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .integerAt */ .OW)(json, "total_count") ?? 0))
            return found;
    }
    throw tooLong();
}
function tooLong() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8("refused", `The forge's list has more than ${MAX_PAGES} pages.`, "Report this with the address of the forge.");
}
/** The address of the next page (RFC 8288); null where there is none. Throws where it is on another origin: the token would go there. */
function linkedPage({ headers }, current) {
    const links = [...(headers["link"] ?? "").matchAll(/<([^<>]*)>((?:\s*;\s*\w+\s*=\s*(?:"[^"]*"|[^\s",;]*))*)/g)];
    const target = links.find(([, , parameters]) => /\brel\s*=\s*"?next\b/i.test(parameters ?? ""))?.[1];
    if (target === undefined || !URL.canParse(target, current))
        return null;
    const next = new URL(target, current);
    if (next.origin === new URL(current).origin)
        return next.href;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8("refused", `The forge names ${next.origin} as the place of its next page, which is not where it was asked.`, "Make the forge name its public address (its ROOT_URL or host name), and GITHUB_API_URL or `api-url` the same.");
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

/***/ 14560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NO_REACH: () => (/* binding */ NO_REACH),
/* harmony export */   readTagContext: () => (/* binding */ readTagContext)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _forge_ci_systems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11730);
/* harmony import */ var _forge_event_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38465);
/* harmony import */ var _forge_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91035);
/* harmony import */ var _forge_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84781);
/* harmony import */ var _host_git_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71160);
/* harmony import */ var _http_transport_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13078);







/** For where no input says how a host is reached. */
const NO_REACH = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] };
/** Reads what this run is of, from the event, the CI's environment and git. Throws a `UserError` where git is asked for and does not know. */
async function readTagContext(host, source) {
    const shortShaLength = readShortShaLength(host.env);
    const event = await (0,_forge_event_js__WEBPACK_IMPORTED_MODULE_2__/* .readEvent */ .j_)(host);
    const payload = await (0,_forge_event_js__WEBPACK_IMPORTED_MODULE_2__/* .readEventPayload */ .N5)(host);
    const point = source.from === "git" ? await pointOfCheckout(host, event) : (pointOfRun(host, event, payload) ?? (await pointAnywhere(host, event)));
    const now = host.clock.now();
    return {
        eventName: event.name,
        ...point,
        baseRef: baseRefOf(point.ref, payload),
        isPrerelease: event.name === "release" && (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__.at)(payload, "release", "prerelease") === true,
        defaultBranch: event.defaultBranch ?? (await defaultBranchOfGit(host)),
        shortShaLength,
        now,
        commitDate: (source.needsCommitDate ? await readCommitDate(host, source, event, payload, point.sha) : null) ?? now,
    };
}
const DEFAULT_SHORT_SHA_LENGTH = 7;
/** Reads `DOCKER_METADATA_SHORT_SHA_LENGTH`. Throws a `UserError` where it is no length. */
function readShortShaLength(env) {
    const text = env["DOCKER_METADATA_SHORT_SHA_LENGTH"] ?? "";
    if (text === "")
        return DEFAULT_SHORT_SHA_LENGTH;
    if (/^\d{1,4}$/.test(text) && Number(text) > 0)
        return Number(text);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`DOCKER_METADATA_SHORT_SHA_LENGTH is ${JSON.stringify(text)}, which is no number of digits.`, "Write one of 7 to 40, or take the variable out.");
}
/** What the event of a workflow says; null where this is none. */
function pointOfRun({ env }, event, payload) {
    const ref = env["GITHUB_REF"] ?? "";
    if (ref === "" && env["GITHUB_EVENT_NAME"] === undefined)
        return null;
    const headSha = /true/i.test(env["DOCKER_METADATA_PR_HEAD_SHA"] ?? "") && event.name.includes("pull_request") ? (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(payload, ["pull_request", "head", "sha"]) : null;
    return { ref: refOfRun(event, payload, ref), sha: headSha ?? env["GITHUB_SHA"] ?? "" };
}
function refOfRun(event, payload, ref) {
    // GITHUB_REF is the base branch's there.
    const number = event.name === "pull_request_target" ? (event.pullRequest?.number ?? (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .integerAt */ .OW)(payload, "number")) : null;
    return number === null ? ref : `refs/pull/${number}/merge`;
}
/** In another CI and on a laptop: what the CI says of the ref, and git of the rest; where there is no git, what the CI says alone. */
async function pointAnywhere(host, event) {
    const checkedOut = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["rev-parse", "HEAD"]);
    const sha = checkedOut ?? (0,_forge_ci_systems_js__WEBPACK_IMPORTED_MODULE_1__/* .readCiCommit */ .Y)(host.env);
    const named = event.pullRequest === null ? event.ref : `refs/pull/${event.pullRequest.number}/merge`;
    const ref = named ?? (checkedOut === null ? null : await refOfCheckout(host, event));
    if (sha === null)
        host.log.warning("This is no run of a workflow, and no checkout of a git repository: the rules know neither a branch nor a commit.");
    return { ref: ref ?? "", sha: sha ?? "" };
}
async function pointOfCheckout(host, event) {
    const sha = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["rev-parse", "HEAD"]);
    if (sha === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("context: git needs the checkout of a repository, and git finds none in the working directory.", "Check the repository out before this step (actions/checkout), or leave context out.");
    const ref = await refOfCheckout(host, event);
    if (ref === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("context: git finds neither a branch nor a tag at the commit that is checked out.", "Check a branch or a tag out (git switch BRANCH), or leave context out.");
    return { ref, sha };
}
/** The branch that is checked out; else what names the commit: a tag, the newest version first, a pull request, a branch of the remote. */
async function refOfCheckout(host, event) {
    const branch = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["symbolic-ref", "-q", "HEAD"]);
    if (branch !== null)
        return branch;
    const listed = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["-c", "versionsort.suffix=-", "for-each-ref", "--points-at", "HEAD", "--sort=-version:refname", "--format=%(refname)"]);
    const refs = (listed ?? "").split("\n").map((line) => line.replace(/^refs\/remotes\/pull\//, "refs/pull/"));
    const remote = refs.flatMap((ref) => /^refs\/remotes\/[^/]+\/(?!HEAD$)(.+)$/.exec(ref)?.[1] ?? []).map((name) => `refs/heads/${name}`);
    const ofDefault = remote.find((ref) => ref === `refs/heads/${event.defaultBranch}`);
    return refs.find((ref) => ref.startsWith("refs/tags/")) ?? refs.find((ref) => ref.startsWith("refs/pull/")) ?? ofDefault ?? remote[0] ?? refs.find((ref) => ref.startsWith("refs/heads/")) ?? null;
}
async function defaultBranchOfGit(host) {
    const head = await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["symbolic-ref", "-q", "refs/remotes/origin/HEAD"]);
    return head?.replace(/^refs\/remotes\/origin\//, "") ?? null;
}
function baseRefOf(ref, payload) {
    if (ref.startsWith("refs/tags/"))
        return (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(payload, ["base_ref"])?.replace(/^refs\/heads\//, "") ?? "";
    return ref.startsWith("refs/pull/") ? ((0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(payload, ["pull_request", "base", "ref"]) ?? "") : "";
}
/** When the commit was made: as the event says, as git says of the checkout, as the forge says; null where nobody does. */
async function readCommitDate(host, source, event, payload, sha) {
    if (sha === "")
        return null;
    const commits = [...(0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .listAt */ .gT)(payload, "commits"), (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__.at)(payload, "head_commit")];
    const stamp = (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(commits.find((commit) => (0,_forge_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(commit, ["id"]) === sha), ["timestamp"]) ?? (await (0,_host_git_js__WEBPACK_IMPORTED_MODULE_4__/* .askGit */ .g)(host, ".", ["show", "-s", "--no-show-signature", "--format=%cI", sha, "--"]));
    if (stamp !== null && !Number.isNaN(Date.parse(stamp)))
        return new Date(stamp);
    return await askForDate(host, source, event, sha);
}
async function askForDate(host, { reach, githubToken }, event, sha) {
    const transport = (0,_http_transport_js__WEBPACK_IMPORTED_MODULE_5__/* .createTransport */ .o)(host, reach);
    try {
        return await (0,_forge_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .askCommitDate */ .ju)(host, transport, event, githubToken ?? "", sha);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        host.log.notice(`The date of commit ${sha} is not known, so the current time takes its place: ${error.message}`);
        return null;
    }
    finally {
        await transport.close();
    }
}


/***/ })

};
