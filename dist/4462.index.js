export const id = 4462;
export const ids = [4462];
export const modules = {

/***/ 4107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createForge)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/forge/json.js
var forge_json = __webpack_require__(91035);
;// CONCATENATED MODULE: ./src/forge/gitea.js

/** The account behind the token of a job on Gitea and Forgejo: `gitea-actions`, `forgejo-actions`. */
const JOB_ACCOUNT = -2;
/** Gitea and Forgejo: the paths are GitHub's, and so are most answers. */
const giteaDialect = {
    longestPage: "limit=50",
    leanCommits: "&stat=false&verification=false&files=false",
    headFilter: () => "",
    accountType: (user) => ((0,forge_json/* integerAt */.OW)(user, "id") === JOB_ACCOUNT ? "Bot" : ((0,forge_json/* textAt */.$6)(user, ["type"]) ?? "User")),
    mergeBaseInPullRequest: true,
    artifactsHint: "Forgejo, and Gitea before 1.24, list no artifacts: let the workflow fetch it, and give its path.",
};

// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
// EXTERNAL MODULE: ./src/forge/errors.js
var forge_errors = __webpack_require__(88574);
;// CONCATENATED MODULE: ./src/forge/wire.js




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
/** The header that shows the token, in the one form that all these forges take; none without a token. */
function credentials({ token }) {
    return token === "" ? {} : { authorization: `token ${token}` };
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
        if (!(error instanceof forge_errors/* ForgeError */.Q) || error.reason !== "unavailable")
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
        return await (0,retry/* retry */.L5)(attempt, judge, RETRIES, host.clock);
    }
    catch (error) {
        if (error instanceof Refusal)
            throw error.refusal;
        if (error instanceof forge_errors/* ForgeError */.Q)
            throw error;
        throw unanswered(asked, error);
    }
}
/** Ends an attempt with what the forge said, and when it may be asked again. */
function refuse(asked, answer, { host, token }) {
    throw new Refusal((0,forge_errors/* refusal */.x)(asked, answer.status, wordsOf(answer.json), token !== ""), waitFor(answer, host.clock.now()));
}
function unanswered(asked, thrown) {
    const failure = failureIn(thrown);
    const said = failure ?? (thrown instanceof Error ? thrown : new Error(String(thrown)));
    const hint = failure?.hint ?? "Check GITHUB_API_URL, and that the runner reaches it.";
    return new forge_errors/* ForgeError */.Q("unavailable", `The forge gave no answer, asked ${asked}: ${said.message}`, hint, { cause: thrown });
}
// @actions/github wraps what the transport throws.
function failureIn(thrown) {
    if (thrown instanceof failure/* HttpFailure */.H)
        return thrown;
    return thrown instanceof Error && thrown.cause instanceof failure/* HttpFailure */.H ? thrown.cause : null;
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
    const afterMs = (0,retry/* parseRetryAfter */.mu)(headers["retry-after"], now);
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
    const details = (0,forge_json/* listAt */.gT)(json, "errors").flatMap((error) => (0,forge_json/* textAt */.$6)(error, ["message"]) ?? []);
    // The words of a forge reach logs and notices: one line, and not a page of HTML.
    return [(0,forge_json/* textAt */.$6)(json, ["message"]) ?? "", ...details].filter((words) => words !== "").join("; ").replace(/\s+/g, " ").slice(0, 300);
}
/** Follows `Link` only: Gitea takes no page number for comments, so that its second page is its first again. */
async function readPages(ask, first) {
    const pages = [];
    const seen = new Set();
    for (let url = first; url !== null && !seen.has(url);) {
        if (pages.length === MAX_PAGES)
            throw tooLong();
        seen.add(url);
        const answer = await ask(url);
        pages.push(answer.json);
        url = nextPage(answer.headers["link"], url);
    }
    return pages;
}
/** Reads the pages of a list that says how long it is (`total_count`): Gitea sends no `Link` with these. */
async function readCounted(ask, list) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { json } = await ask(page);
        const more = (0,forge_json/* listAt */.gT)(json, list);
        found.push(...more);
        if (more.length === 0 || found.length >= ((0,forge_json/* integerAt */.OW)(json, "total_count") ?? 0))
            return found;
    }
    throw tooLong();
}
function tooLong() {
    return new forge_errors/* ForgeError */.Q("refused", `The forge's list has more than ${MAX_PAGES} pages.`, "Report this with the address of the forge.");
}
/** The address of the next page (RFC 8288); null where there is none. Throws where it is on another origin: the token would go there. */
function nextPage(link, current) {
    const links = [...(link ?? "").matchAll(/<([^<>]*)>((?:\s*;\s*\w+\s*=\s*(?:"[^"]*"|[^\s",;]*))*)/g)];
    const target = links.find(([, , parameters]) => /\brel\s*=\s*"?next\b/i.test(parameters ?? ""))?.[1];
    if (target === undefined || !URL.canParse(target, current))
        return null;
    const next = new URL(target, current);
    if (next.origin === new URL(current).origin)
        return next.href;
    throw new forge_errors/* ForgeError */.Q("refused", `The forge names ${next.origin} as the place of its next page, which is not where it was asked.`, "Make the forge name its public address (its ROOT_URL or host name), and GITHUB_API_URL the same.");
}

;// CONCATENATED MODULE: ./src/forge/github.js


/** GitHub and GHES. */
const githubDialect = {
    longestPage: "per_page=100",
    leanCommits: "",
    headFilter: (owner, branch) => `&head=${encodeURIComponent(`${owner}:${branch}`)}`,
    accountType: (user) => (0,forge_json/* textAt */.$6)(user, ["type"]) ?? "User",
    mergeBaseInPullRequest: false,
    artifactsHint: "Check that the run is of this repository, and give the job `permissions: actions: read`.",
};
/** Requests through @actions/github's client, loaded here and only now; without a token, which it insists on, plain ones. */
async function connectGithub(access) {
    if (access.token === "")
        return plainWire(access);
    const { getOctokit } = await loadClient();
    const debug = (message) => access.host.log.debug(message);
    const octokit = getOctokit(access.token, {
        baseUrl: access.apiUrl,
        // Its own is the console, which is not ours to write to.
        log: { debug, info: debug, warn: debug, error: debug },
        request: { fetch: boundedFetch(access.transport.fetch) },
    });
    return async ({ method, url, json }) => {
        try {
            const { status, headers, data } = await octokit.request({ method, url, ...json });
            return { status, headers: textsOf(headers), json: data };
        }
        catch (error) {
            const answer = answerOf(error);
            if (answer === null)
                throw error;
            return answer;
        }
    };
}
let client = null;
// It reads the event as it loads, throws where that is broken, and prints to standard output where it is missing: it is shown none.
function loadClient() {
    client ??= withoutEvent(() => __webpack_require__.e(/* import() */ 1329).then(__webpack_require__.bind(__webpack_require__, 61329)));
    return client;
}
async function withoutEvent(load) {
    const path = process.env["GITHUB_EVENT_PATH"];
    delete process.env["GITHUB_EVENT_PATH"];
    try {
        return await load();
    }
    finally {
        if (path !== undefined)
            process.env["GITHUB_EVENT_PATH"] = path;
    }
}
/** The client reads an answer whole, however long it is: it is handed one that is not too long. */
function boundedFetch(fetch) {
    return async (input, init) => {
        const response = await fetch(input, init);
        const { status, statusText, headers } = response;
        const chunks = [];
        let sizeBytes = 0;
        for await (const chunk of response.body ?? []) {
            sizeBytes += chunk.length;
            if (sizeBytes > MAX_ANSWER_BYTES)
                throw new Error(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
            chunks.push(chunk);
        }
        const hasNoBody = status === 204 || status === 205 || status === 304;
        return new Response(hasNoBody ? null : Buffer.concat(chunks), { status, statusText, headers });
    };
}
/** The client throws what is not 2xx; null where there was no answer at all. */
function answerOf(error) {
    if (!(error instanceof Error) || !("response" in error) || !("status" in error))
        return null;
    if (typeof error.status !== "number" || error.response === undefined)
        return null;
    return { status: error.status, headers: textsOf((0,forge_json.at)(error.response, "headers")), json: (0,forge_json.at)(error.response, "data") };
}
function textsOf(headers) {
    return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}

// EXTERNAL MODULE: ./src/forge/own-comment.js
var own_comment = __webpack_require__(13785);
;// CONCATENATED MODULE: ./src/forge/rest.js




const ARTIFACTS_RIGHT = "Give the job `permissions: actions: read`: without it a token cannot read the artifacts of another run.";
/** The REST API that GitHub, GHES, Gitea and Forgejo share, about one repository. */
function restForge(wire, dialect, access, repository) {
    const root = `${access.apiUrl}/repos/${repository.owner}/${repository.name}`;
    const ask = (asked, call) => askForge(wire, access, asked, call);
    const pages = (asked, url) => readPages((page) => ask(asked, { method: "GET", url: page }), url);
    const toComment = (json) => parseComment(json, dialect);
    const forge = {
        async pullRequest(number) {
            const asked = `to show pull request ${number}`;
            const { json } = await ask(asked, { method: "GET", url: `${root}/pulls/${number}` });
            return parsePullRequest(json) ?? unreadable(asked);
        },
        async pullRequestsOf(headOwner, headBranch) {
            // An owner that is not known matches nothing, where GitHub would take the filter for absent and list all.
            if (headOwner === "" || headBranch === "")
                return [];
            const query = `state=open&${dialect.longestPage}${dialect.headFilter(headOwner, headBranch)}`;
            const found = (await pages("to list pull requests", `${root}/pulls?${query}`)).flatMap((page) => (0,forge_json/* listAt */.gT)(page));
            return found
                .filter((json) => isHead(json, headOwner, headBranch))
                .flatMap((json) => parsePullRequest(json) ?? [])
                .filter(({ isOpen }) => isOpen);
        },
        async mergeBase(pullRequest, headSha) {
            if (dialect.mergeBaseInPullRequest)
                return pullRequest.mergeBase;
            const range = `${encodeURIComponent(pullRequest.baseRef)}...${encodeURIComponent(headSha)}`;
            const call = { method: "GET", url: `${root}/compare/${range}?per_page=1` };
            const answer = await orNull(["not-found"], ask(`to compare ${pullRequest.baseRef} with ${headSha}`, call));
            return (0,forge_json/* commitAt */.du)(answer?.json, "merge_base_commit", "sha");
        },
        firstParents: (sha, count) => walkFirstParents(sha, count, async (from) => {
            const url = `${root}/commits?sha=${encodeURIComponent(from)}&${dialect.longestPage}${dialect.leanCommits}`;
            return (0,forge_json/* listAt */.gT)((await ask(`to list the commits before ${from}`, { method: "GET", url })).json);
        }),
        async comments(number) {
            const url = `${root}/issues/${number}/comments?${dialect.longestPage}`;
            const found = await pages(`to list the comments of pull request ${number}`, url);
            return found.flatMap((page) => (0,forge_json/* listAt */.gT)(page)).flatMap((json) => toComment(json) ?? []);
        },
        async createComment(number, body) {
            const asked = `to post a comment on pull request ${number}`;
            const call = { method: "POST", url: `${root}/issues/${number}/comments`, json: { body } };
            return await askForOne(wire, access, asked, call, {
                read: ({ json }) => toComment(json) ?? unreadable(asked),
                find: () => findPosted(forge, number, body),
            });
        },
        async updateComment(id, body) {
            const asked = `to change comment ${id}`;
            const { json } = await ask(asked, { method: "PATCH", url: `${root}/issues/comments/${id}`, json: { body } });
            return toComment(json) ?? unreadable(asked);
        },
        async deleteComment(id) {
            await ask(`to delete comment ${id}`, { method: "DELETE", url: `${root}/issues/comments/${id}` });
        },
        async login() {
            const who = ask("to say whose token this is", { method: "GET", url: `${access.apiUrl}/user` });
            const answer = await orNull(["no-token", "read-only-token", "not-found"], who);
            return (0,forge_json/* textAt */.$6)(answer?.json, ["login"]);
        },
        async runArtifacts(runId) {
            const asked = `to list the artifacts of run ${runId}`;
            const url = `${root}/actions/runs/${encodeURIComponent(runId)}/artifacts?${dialect.longestPage}`;
            const listed = await artifactsFrom(dialect, readCounted((page) => ask(asked, { method: "GET", url: `${url}&page=${page}` }), "artifacts"));
            return listed.flatMap((json) => parseArtifact(json) ?? []);
        },
        downloadArtifact: (id, maxBytes) => artifactsFrom(dialect, downloadZip(new URL(`${root}/actions/artifacts/${id}/zip`), `artifact ${id}`, access, maxBytes)),
    };
    return forge;
}
/** Our comment that says exactly this; null where there is none. */
async function findPosted(forge, number, body) {
    const same = (await forge.comments(number)).filter((comment) => (0,own_comment/* isSameText */.cZ)(comment.body, body));
    if (same.length === 0)
        return null;
    const login = await forge.login();
    return same.findLast((comment) => (0,own_comment/* isOwn */.NP)(comment, login)) ?? null;
}
/** Gives a refusal of artifacts the hint that mends it: neither the right nor the place is that of a pull request. */
async function artifactsFrom(dialect, asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (!(error instanceof forge_errors/* ForgeError */.Q))
            throw error;
        const hints = { "read-only-token": ARTIFACTS_RIGHT, "not-found": dialect.artifactsHint };
        const hint = hints[error.reason];
        throw hint === undefined ? error : new forge_errors/* ForgeError */.Q(error.reason, error.message, hint, { cause: error });
    }
}
/** Asks for lists of history, each from where the last one lost the line, until `count` first parents are known. */
async function walkFirstParents(sha, count, history) {
    const firstParents = new Map();
    const line = [];
    for (let current = sha; line.length < count;) {
        if (!firstParents.has(current)) {
            for (const json of await history(current)) {
                const commit = (0,forge_json/* commitAt */.du)(json, "sha");
                if (commit !== null)
                    firstParents.set(commit, (0,forge_json/* commitAt */.du)((0,forge_json/* listAt */.gT)(json, "parents")[0], "sha"));
            }
        }
        const parent = firstParents.get(current) ?? null;
        // A parent that is in the line already is a forge's lie: history has no circles.
        if (parent === null || parent === sha || line.includes(parent))
            return line;
        line.push(parent);
        current = parent;
    }
    return line;
}
/** The forge redirects to a storage on another origin, where the transport does not take the token. */
function downloadZip(url, what, access, maxBytes) {
    const asked = `to hand out ${what}`;
    return patiently(access, asked, async () => {
        const response = await access.transport.request({ method: "GET", url, headers: credentials(access), redirects: "follow" });
        return response.status === 200 ? await response.read(maxBytes) : refuse(asked, await readAnswer(response), access);
    });
}
function parsePullRequest(json) {
    const number = (0,forge_json/* integerAt */.OW)(json, "number");
    const headSha = (0,forge_json/* commitAt */.du)(json, "head", "sha");
    const baseRef = (0,forge_json/* textAt */.$6)(json, ["base", "ref"]);
    if (number === null || headSha === null || baseRef === null)
        return null;
    const labels = (0,forge_json/* listAt */.gT)(json, "labels").flatMap((label) => (0,forge_json/* textAt */.$6)(label, ["name"]) ?? []);
    return { number, headSha, baseRef, labels, mergeBase: (0,forge_json/* commitAt */.du)(json, "merge_base"), isOpen: (0,forge_json.at)(json, "state") === "open" };
}
function isHead(json, owner, branch) {
    const headOwner = (0,forge_json/* textAt */.$6)(json, ["head", "repo", "owner", "login"]) ?? (0,forge_json/* textAt */.$6)(json, ["head", "user", "login"]) ?? "";
    return headOwner.toLowerCase() === owner.toLowerCase() && (0,forge_json.at)(json, "head", "ref") === branch;
}
function parseComment(json, dialect) {
    const id = (0,forge_json/* integerAt */.OW)(json, "id");
    const body = (0,forge_json.at)(json, "body");
    if (id === null || typeof body !== "string")
        return null;
    const user = (0,forge_json.at)(json, "user");
    return {
        id,
        body,
        url: (0,forge_json/* textAt */.$6)(json, ["html_url"]) ?? "",
        // An account that is gone writes as nobody.
        author: { login: (0,forge_json/* textAt */.$6)(user, ["login"]) ?? "", type: dialect.accountType(user) },
    };
}
function parseArtifact(json) {
    const id = (0,forge_json/* integerAt */.OW)(json, "id");
    const name = (0,forge_json/* textAt */.$6)(json, ["name"]);
    if (id === null || name === null || (0,forge_json.at)(json, "expired") === true)
        return null;
    return { id, name };
}
async function orNull(reasons, asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof forge_errors/* ForgeError */.Q && reasons.includes(error.reason))
            return null;
        throw error;
    }
}
function unreadable(asked) {
    throw new forge_errors/* ForgeError */.Q("refused", `The forge's answer, asked ${asked}, is not what its API promises.`, "Check GITHUB_API_URL.");
}

;// CONCATENATED MODULE: ./src/forge/connect.js





/** Speaks to the forge that the event names. Nothing is sent before the first question; without a token, what is public can be read. */
async function createForge(host, transport, event, token) {
    const { apiUrl, repository } = event;
    if (apiUrl === null || repository === null) {
        throw new errors/* UserError */.y("This run does not say which forge and repository it belongs to.", "Set GITHUB_API_URL and GITHUB_REPOSITORY (owner/name), as the runner does.");
    }
    const access = { host, transport, apiUrl, token };
    return isGitea(host, apiUrl)
        ? restForge(plainWire(access), giteaDialect, access, repository)
        : restForge(await connectGithub(access), githubDialect, access, repository);
}
// A host name tells nothing. Gitea and Forgejo serve their own API below /api/v1; GitHub's is at the root, GHES's at /api/v3.
function isGitea(host, apiUrl) {
    return host.env["GITEA_ACTIONS"] === "true" || host.env["FORGEJO_ACTIONS"] === "true" || apiUrl.endsWith("/api/v1");
}


/***/ }),

/***/ 88574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ForgeError),
/* harmony export */   x: () => (/* binding */ refusal)
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
/** The refusal of what was `asked` ("to show …"), by its status, the forge's own words, and whether a token was sent. */
function refusal(asked, status, words, hasToken) {
    const reason = reasonOf(status, words, hasToken);
    const said = words === "" ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
    return new ForgeError(reason, `The forge refused ${asked} (${said}).`, HINTS[reason]);
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
const HINTS = {
    "no-token": "Give a valid token in `github-token`; in a workflow the default is the job's own.",
    "read-only-token": "Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
    "not-found": "Check the repository and the pull request, and that the token may read them.",
    refused: "The reason in brackets is the forge's own.",
    unavailable: "Try again later; the forge's status page may say more.",
};


/***/ }),

/***/ 38465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readEventPayload),
/* harmony export */   j: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91035);

// GitHub caps the payload of an event at 25 MB.
const MAX_EVENT_BYTES = 32 * 1024 * 1024;
/** Reads what run this is. A missing or unreadable event file leaves what only it knows null, with a warning where it is broken. */
async function readEvent(host) {
    const { env } = host;
    const event = await readEventPayload(host);
    const defaultBranch = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(event, ["repository", "default_branch"]);
    const name = /^[a-z_]{1,64}$/.exec(env["GITHUB_EVENT_NAME"] ?? "")?.[0] ?? "";
    return {
        name,
        repository: parseRepository(env["GITHUB_REPOSITORY"] ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(event, ["repository", "full_name"]) ?? ""),
        apiUrl: readApiUrl(env),
        pullRequest: readPullRequest(event),
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
    return (env["FORGEJO_ACTIONS"] === "true" ? parseBaseUrl(env["FORGEJO_API_URL"]) : null) ?? parseBaseUrl(env["GITHUB_API_URL"]);
}
function parseBaseUrl(text) {
    if (text === undefined || !URL.canParse(text))
        return null;
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:")
        return null;
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
function parseRepository(fullName) {
    const [, owner, name] = /^([A-Za-z0-9_.-]{1,255})\/([A-Za-z0-9_.-]{1,255})$/.exec(fullName) ?? [];
    if (owner === undefined || name === undefined)
        return null;
    // "." and ".." would climb in the path of a request.
    return /^\.+$/.test(owner) || /^\.+$/.test(name) ? null : { owner, name };
}
// GITHUB_REF and GITHUB_SHA mean another thing on each forge and for pull_request_target: only the payload counts.
function readPullRequest(event) {
    const pull = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(event, "pull_request");
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .integerAt */ .OW)(pull, "number") ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .integerAt */ .OW)(event, "number");
    const headSha = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(pull, "head", "sha");
    return number === null || number < 1 || headSha === null ? null : { number, headSha };
}
function readPush(event, env, defaultBranch) {
    const after = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(event, "after") ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(env, "GITHUB_SHA");
    if (after === null || isAbsent(after))
        return null;
    const before = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(event, "before");
    const ref = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(event, ["ref"]) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(env, ["GITHUB_REF"]) ?? "";
    return {
        before: before === null || isAbsent(before) ? null : before,
        after,
        isDefaultBranch: defaultBranch !== null && ref === `refs/heads/${defaultBranch}`,
    };
}
// git's way to say that a branch was not there before, or is not there any more.
function isAbsent(commit) {
    return /^0+$/.test(commit);
}
function readWorkflowRun(event) {
    const run = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(event, "workflow_run");
    const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .integerAt */ .OW)(run, "id");
    const headSha = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(run, "head_sha");
    const headBranch = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(run, ["head_branch"]) ?? "";
    const pullRequest = headBranch === "" ? pullRequestIn((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(run, ["path"]) ?? "") : null;
    if (id === null || headSha === null || (headBranch === "" && pullRequest === null))
        return null;
    return {
        id: String(id),
        headSha,
        headBranch,
        pullRequest,
        headOwner: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(run, ["head_repository", "owner", "login"]) ?? "",
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
/* harmony export */   gT: () => (/* binding */ listAt)
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

/***/ 13785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ isSameLogin),
/* harmony export */   NP: () => (/* binding */ isOwn),
/* harmony export */   cZ: () => (/* binding */ isSameText)
/* harmony export */ });
/** Whether the token's account wrote it: by its login, or where it may not ask for that (`login` null) by being a bot's, never a person's. */
function isOwn({ author }, login) {
    return login === null ? author.type === "Bot" : isSameLogin(author.login, login);
}
/** Whether two logins name one account; "" names none. */
function isSameLogin(one, other) {
    return one !== "" && one.toLowerCase() === other.toLowerCase();
}
/** Whether two bodies are the same comment: a forge may turn line ends and drop the last one. */
function isSameText(one, other) {
    const plain = (text) => text.replaceAll("\r\n", "\n").trimEnd();
    return plain(one) === plain(other);
}


/***/ }),

/***/ 33202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ roomFor),
/* harmony export */   kY: () => (/* binding */ skippedBy),
/* harmony export */   sj: () => (/* binding */ postSticky),
/* harmony export */   xi: () => (/* binding */ announcePosted)
/* harmony export */ });
/* unused harmony export marker */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88574);
/* harmony import */ var _own_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13785);


/** The first line of the comment with this key. Any key gives a well-formed HTML comment, and no two give the same. */
function marker(key) {
    const inert = encodeURIComponent(key.toWellFormed()).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("--", "-%2D");
    return `<!-- plimsoll:diff key=${inert} -->`;
}
/** Bytes of a comment at most: well below what any forge refuses, and what a mail of it still shows. */
const COMMENT_BYTES = 60_000;
/** Bytes that the words of a comment with this key may have, its first line taken off. */
function roomFor(key) {
    return Math.max(0, COMMENT_BYTES - Buffer.byteLength(`${marker(key)}\n`));
}
/**
 * Keeps one comment with this key on a pull request: updates ours, creates it where there is none (with `if-exists` it
 * does not), and removes a second one that racing runs left. Other accounts' comments are never touched. Throws a
 * `ForgeError` where the forge is down or refuses the comment for what it says.
 */
async function postSticky(forge, pullRequest, key, body, when) {
    try {
        return await post(forge, pullRequest, marker(key), body, when);
    }
    catch (error) {
        const skipped = skippedBy(error);
        if (skipped === null)
            throw error;
        return skipped;
    }
}
/** What became of the comment where this refusal is no fault of the run: the token is missing or may too little, or what is asked for is not there. null for any other error. */
function skippedBy(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q))
        return null;
    const { reason: why, message, hint } = error;
    if (why !== "no-token" && why !== "read-only-token" && why !== "not-found")
        return null;
    return { did: "skipped", why, detail: `${message} ${hint}` };
}
/** Says in the log what became of the comment. Returns its address, "" where there is none. */
function announcePosted(posted, log) {
    switch (posted.did) {
        case "skipped":
            log.notice(`No comment on the pull request: ${posted.detail} The report is in the summary and in its file.`);
            return "";
        case "none":
            log.info("No comment on the pull request: nothing there to say, and no earlier comment to bring up to date.");
            return "";
        case "created":
        case "updated":
        case "unchanged":
            log.info(`Comment ${posted.did}: ${posted.url}`);
            return posted.url;
    }
}
async function post(forge, pullRequest, mark, body, when) {
    const content = `${mark}\n${body}`;
    const ours = await ownComments(forge, await markedComments(forge, pullRequest, mark));
    const kept = await keepOne(forge, ours, content);
    if (kept !== null)
        return kept;
    if (when === "if-exists")
        return { did: "none" };
    const created = await forge.createComment(pullRequest, content);
    const url = await joinRacers(forge, pullRequest, mark, content, created);
    return { did: "created", url };
}
/** The comments that begin with the mark, the oldest first. */
async function markedComments(forge, pullRequest, mark) {
    const all = await forge.comments(pullRequest);
    return all.filter(({ body }) => body.startsWith(mark)).toSorted((one, other) => one.id - other.id);
}
// The token of an app may not ask who it is, and can edit everybody's comments: a person's is never taken for its own.
async function ownComments(forge, marked) {
    if (marked.length === 0)
        return [];
    const login = await forge.login();
    return marked.filter((comment) => (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwn */ .NP)(comment, login));
}
/** Brings the oldest that the token can edit up to date and removes its younger twins; null where it can edit none. */
async function keepOne(forge, ours, content) {
    for (const [index, comment] of ours.entries()) {
        const isUnchanged = (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameText */ .cZ)(comment.body, content);
        if (!isUnchanged && !(await canUpdate(forge, comment.id, content)))
            continue;
        const twins = ours.slice(index + 1).filter(({ author }) => (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameLogin */ .Av)(author.login, comment.author.login));
        for (const { id } of twins)
            await removeTwin(forge, id);
        return { did: isUnchanged ? "unchanged" : "updated", url: comment.url };
    }
    return null;
}
/**
 * After creating: where a run that raced with this one created first, its comment stays and takes our words, which are
 * younger. Where one created later, it does the same with its own. Returns the address of the comment that stays.
 */
async function joinRacers(forge, pullRequest, mark, content, created) {
    try {
        const marked = await markedComments(forge, pullRequest, mark);
        const older = marked.filter(({ id, author }) => id < created.id && (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameLogin */ .Av)(author.login, created.author.login));
        // Gone already: a run that began later found it beside the older one and joined the two.
        if (!marked.some(({ id }) => id === created.id))
            return older[0]?.url ?? created.url;
        return (await keepOne(forge, [...older, created], content))?.url ?? created.url;
    }
    catch (error) {
        // The comment stands; a twin that may be left is joined by the next run.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q)
            return created.url;
        throw error;
    }
}
async function canUpdate(forge, id, content) {
    try {
        await forge.updateComment(id, content);
        return true;
    }
    catch (error) {
        if (isNotOurs(error))
            return false;
        throw error;
    }
}
async function removeTwin(forge, id) {
    try {
        await forge.deleteComment(id);
    }
    catch (error) {
        // Another run removed it first.
        if (!isNotOurs(error))
            throw error;
    }
}
function isNotOurs(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q && (error.reason === "read-only-token" || error.reason === "not-found");
}


/***/ }),

/***/ 35576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ imageKey)
/* harmony export */ });
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(100);

/** The key of an image that nobody gave one: its repository without the registry, or the last part of its path. */
function imageKey(reference) {
    const place = (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlace */ .De)(reference);
    if (place.transport === "docker")
        return place.reference.repository;
    if (place.transport === "docker-daemon")
        return place.reference?.repository ?? place.name;
    return place.path.split(/[/\\]/).findLast((part) => !["", ".", ".."].includes(part)) ?? "image";
}


/***/ }),

/***/ 20356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ MAX_REPORT_BYTES)
/* harmony export */ });
/** The largest report that is read: 32 MiB. In a file of its own, for reading one that is not checked loads no validator. */
const MAX_REPORT_BYTES = 32 * 1024 * 1024;


/***/ }),

/***/ 6221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isNotable)
/* harmony export */ });
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39990);

const NOTABLE_BYTES = 1_000_000;
const NOTABLE_SHARE = 0.01;
/**
 * Whether the report is worth a comment that nobody asked for: a budget line is exceeded (also a waived one), a platform's
 * pull size (disk where unknown) changed by at least 1 MB or 1 %, or a platform came or went.
 */
function isNotable(report) {
    if (report.budgets.some(({ ok }) => ok === false))
        return true;
    return report.base !== null && report.platforms.some(isChanged);
}
function isChanged(platform) {
    if (platform.status !== "compared")
        return true;
    const change = Math.abs((0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .changeOf */ .C)(platform) ?? 0);
    if (change === 0)
        return false;
    const before = platform.delta?.pullBytes == null ? platform.base?.diskBytes : platform.base?.pullBytes;
    return change >= NOTABLE_BYTES || change >= (before ?? 0) * NOTABLE_SHARE;
}


/***/ })

};
