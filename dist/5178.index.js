export const id = 5178;
export const ids = [5178];
export const modules = {

/***/ 89134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createForge)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/forge/errors.js
var forge_errors = __webpack_require__(88574);
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

// EXTERNAL MODULE: ./src/forge/wire.js
var forge_wire = __webpack_require__(36564);
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
        return (0,forge_wire/* plainWire */.C7)(access);
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
            if (sizeBytes > forge_wire/* MAX_ANSWER_BYTES */.gB)
                throw new Error(`The answer is longer than ${forge_wire/* MAX_ANSWER_BYTES */.gB} bytes.`);
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

;// CONCATENATED MODULE: ./src/forge/history.js
/** Asks for lists of history, each from where the last one lost the line, until `count` first parents are known. */
async function walkFirstParents(sha, count, history) {
    const firstParents = new Map();
    const line = [];
    for (let current = sha; line.length < count;) {
        if (!firstParents.has(current)) {
            for (const { commit, parent } of await history(current)) {
                if (commit !== null)
                    firstParents.set(commit, parent);
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

// EXTERNAL MODULE: ./src/forge/kind.js
var forge_kind = __webpack_require__(64771);
// EXTERNAL MODULE: ./src/forge/own-comment.js
var own_comment = __webpack_require__(13785);
;// CONCATENATED MODULE: ./src/forge/gitlab.js






const TOKEN = "a project access token with the scope `api` and the role Reporter, in the masked variable GITLAB_TOKEN";
/** What mends a refusal of GitLab's. */
const GITLAB_HINTS = {
    "no-token": `Give ${TOKEN}.`,
    "read-only-token": `Give ${TOKEN}: the job's own CI_JOB_TOKEN cannot write notes, and a fork's pipeline has no variables of the project's.`,
    "not-found": `Check the project and the number of the merge request (its IID), and that the token may read them; where it is the job's own, give ${TOKEN}.`,
    refused: "The reason in brackets is GitLab's own.",
    unavailable: "Try again later; GitLab's status page may say more.",
};
/** GitLab's REST API (v4), about one project: its merge requests are the pull requests, its notes the comments. */
function gitlabForge(wire, access, project) {
    const root = `${access.apiUrl}/projects/${encodeURIComponent((0,forge_kind/* showRepositoryName */.dz)(project))}`;
    const ask = (asked, call) => (0,forge_wire/* askForge */.TR)(wire, access, asked, call);
    const notesOf = (number) => `${root}/merge_requests/${number}/notes`;
    // A note does not say where it is shown.
    const pages = new Map();
    const toComment = (json, number) => parseNote(json, pages.get(number) ?? "");
    const forge = {
        async pullRequest(number) {
            const asked = `to show merge request ${number}`;
            const { json } = await ask(asked, { method: "GET", url: `${root}/merge_requests/${number}` });
            pages.set(number, (0,forge_json/* textAt */.$6)(json, ["web_url"]) ?? "");
            return parseMergeRequest(json) ?? (0,forge_errors/* unreadable */.O$)(asked);
        },
        // Of a run that triggered this one, which only the Actions family has.
        pullRequestsOf: () => Promise.resolve([]),
        async mergeBase(pullRequest, headSha) {
            // What GitLab keeps is of the head that it has now.
            if (pullRequest.mergeBase !== null && pullRequest.headSha === headSha)
                return pullRequest.mergeBase;
            const refs = [pullRequest.baseRef, headSha].map((ref) => `refs[]=${encodeURIComponent(ref)}`).join("&");
            const call = { method: "GET", url: `${root}/repository/merge_base?${refs}` };
            const answer = await (0,forge_errors/* orNull */.Xd)(["not-found"], ask(`to compare ${pullRequest.baseRef} with ${headSha}`, call));
            return (0,forge_json/* commitAt */.du)(answer?.json, "id");
        },
        firstParents: (sha, count) => walkFirstParents(sha, count, async (from) => {
            const url = `${root}/repository/commits?ref_name=${encodeURIComponent(from)}&first_parent=true&per_page=100`;
            const { json } = await ask(`to list the commits before ${from}`, { method: "GET", url });
            return (0,forge_json/* listAt */.gT)(json).map((commit) => ({ commit: (0,forge_json/* commitAt */.du)(commit, "id"), parent: (0,forge_json/* commitAt */.du)({ first: (0,forge_json/* listAt */.gT)(commit, "parent_ids")[0] }, "first") }));
        }),
        async fileAt(path, ref) {
            const url = `${root}/repository/files/${encodeURIComponent(path)}?ref=${encodeURIComponent(ref)}`;
            const answer = await (0,forge_errors/* orNull */.Xd)(["not-found"], ask(`to show ${path} at ${ref}`, { method: "GET", url }));
            return (0,forge_json/* contentAt */.xv)(answer?.json);
        },
        async comments(number) {
            const asked = `to list the notes of merge request ${number}`;
            const first = `${notesOf(number)}?sort=asc&order_by=created_at&per_page=100`;
            const found = await (0,forge_wire/* readPages */.n4)((url) => ask(asked, { method: "GET", url }), first, nextPage);
            return found.flatMap((page) => (0,forge_json/* listAt */.gT)(page)).flatMap((json) => toComment(json, number) ?? []);
        },
        async createComment(number, body) {
            const asked = `to write a note on merge request ${number}`;
            return await (0,forge_wire/* askForOne */.X4)(wire, access, asked, { method: "POST", url: notesOf(number), json: { body } }, {
                read: ({ json }) => toComment(json, number) ?? (0,forge_errors/* unreadable */.O$)(asked),
                find: () => (0,own_comment/* findPosted */.Hb)(forge, number, body),
            });
        },
        async updateComment(number, id, body) {
            const asked = `to change note ${id}`;
            const { json } = await ask(asked, { method: "PUT", url: `${notesOf(number)}/${id}`, json: { body } });
            return toComment(json, number) ?? (0,forge_errors/* unreadable */.O$)(asked);
        },
        async deleteComment(number, id) {
            await ask(`to delete note ${id}`, { method: "DELETE", url: `${notesOf(number)}/${id}` });
        },
        async login() {
            const who = ask("to say whose token this is", { method: "GET", url: `${access.apiUrl}/user` });
            const answer = await (0,forge_errors/* orNull */.Xd)(["no-token", "read-only-token", "not-found"], who);
            return (0,forge_json/* textAt */.$6)(answer?.json, ["username"]);
        },
        runArtifacts: () => Promise.resolve([]),
        downloadArtifact: () => Promise.reject(new forge_errors/* ForgeError */.Q8("not-found", "GitLab hands out no artifact of a run.", "Give the path of the report; the job gets it with `needs`.")),
    };
    return forge;
}
/** By the number that GitLab counts pages with: its `Link` names the address that it believes to have. */
function nextPage(answer, current) {
    const next = answer.headers["x-next-page"];
    if (next === undefined)
        return (0,forge_wire/* linkedPage */.ju)(answer, current);
    if (!/^\d+$/.test(next))
        return null;
    const url = new URL(current);
    url.searchParams.set("page", next);
    return url.href;
}
function parseMergeRequest(json) {
    const number = (0,forge_json/* integerAt */.OW)(json, "iid");
    const headSha = (0,forge_json/* commitAt */.du)(json, "sha");
    const baseRef = (0,forge_json/* textAt */.$6)(json, ["target_branch"]);
    if (number === null || headSha === null || baseRef === null)
        return null;
    return {
        number,
        headSha,
        baseRef,
        labels: (0,forge_json/* listAt */.gT)(json, "labels").filter((label) => typeof label === "string"),
        mergeBase: (0,forge_json/* commitAt */.du)(json, "diff_refs", "base_sha"),
        isOpen: (0,forge_json.at)(json, "state") === "opened",
    };
}
/** null for what is no comment of anybody's: GitLab notes down, too, what was done to the merge request. */
function parseNote(json, page) {
    const id = (0,forge_json/* integerAt */.OW)(json, "id");
    const body = (0,forge_json.at)(json, "body");
    if (id === null || typeof body !== "string" || (0,forge_json.at)(json, "system") === true)
        return null;
    const login = (0,forge_json/* textAt */.$6)(json, ["author", "username"]) ?? "";
    return { id, body, url: page === "" ? "" : `${page}#note_${id}`, author: { login, type: isBot(login) ? "Bot" : "User" } };
}
/** The account that GitLab makes for the token of a project or a group. */
function isBot(login) {
    return /^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?$/.test(login);
}

;// CONCATENATED MODULE: ./src/forge/rest.js





const ARTIFACTS_RIGHT = "Give the job `permissions: actions: read`: without it a token cannot read the artifacts of another run.";
/** The REST API that GitHub, GHES, Gitea and Forgejo share, about one repository. */
function restForge(wire, dialect, access, repository) {
    const root = `${access.apiUrl}/repos/${repository.owner}/${repository.name}`;
    const ask = (asked, call) => (0,forge_wire/* askForge */.TR)(wire, access, asked, call);
    const pages = (asked, url) => (0,forge_wire/* readPages */.n4)((page) => ask(asked, { method: "GET", url: page }), url);
    const toComment = (json) => parseComment(json, dialect);
    const forge = {
        async pullRequest(number) {
            const asked = `to show pull request ${number}`;
            const { json } = await ask(asked, { method: "GET", url: `${root}/pulls/${number}` });
            return parsePullRequest(json) ?? (0,forge_errors/* unreadable */.O$)(asked);
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
            const answer = await (0,forge_errors/* orNull */.Xd)(["not-found"], ask(`to compare ${pullRequest.baseRef} with ${headSha}`, call));
            return (0,forge_json/* commitAt */.du)(answer?.json, "merge_base_commit", "sha");
        },
        firstParents: (sha, count) => walkFirstParents(sha, count, async (from) => {
            const url = `${root}/commits?sha=${encodeURIComponent(from)}&${dialect.longestPage}${dialect.leanCommits}`;
            const listed = (0,forge_json/* listAt */.gT)((await ask(`to list the commits before ${from}`, { method: "GET", url })).json);
            return listed.map((json) => ({ commit: (0,forge_json/* commitAt */.du)(json, "sha"), parent: (0,forge_json/* commitAt */.du)((0,forge_json/* listAt */.gT)(json, "parents")[0], "sha") }));
        }),
        async comments(number) {
            const url = `${root}/issues/${number}/comments?${dialect.longestPage}`;
            const found = await pages(`to list the comments of pull request ${number}`, url);
            return found.flatMap((page) => (0,forge_json/* listAt */.gT)(page)).flatMap((json) => toComment(json) ?? []);
        },
        async createComment(number, body) {
            const asked = `to post a comment on pull request ${number}`;
            const call = { method: "POST", url: `${root}/issues/${number}/comments`, json: { body } };
            return await (0,forge_wire/* askForOne */.X4)(wire, access, asked, call, {
                read: ({ json }) => toComment(json) ?? (0,forge_errors/* unreadable */.O$)(asked),
                find: () => (0,own_comment/* findPosted */.Hb)(forge, number, body),
            });
        },
        async updateComment(_pullRequest, id, body) {
            const asked = `to change comment ${id}`;
            const { json } = await ask(asked, { method: "PATCH", url: `${root}/issues/comments/${id}`, json: { body } });
            return toComment(json) ?? (0,forge_errors/* unreadable */.O$)(asked);
        },
        async deleteComment(_pullRequest, id) {
            await ask(`to delete comment ${id}`, { method: "DELETE", url: `${root}/issues/comments/${id}` });
        },
        async login() {
            const who = ask("to say whose token this is", { method: "GET", url: `${access.apiUrl}/user` });
            const answer = await (0,forge_errors/* orNull */.Xd)(["no-token", "read-only-token", "not-found"], who);
            return (0,forge_json/* textAt */.$6)(answer?.json, ["login"]);
        },
        async fileAt(path, ref) {
            const url = `${root}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`;
            const answer = await (0,forge_errors/* orNull */.Xd)(["not-found"], ask(`to show ${path} at ${ref}`, { method: "GET", url }));
            return (0,forge_json/* contentAt */.xv)(answer?.json);
        },
        async runArtifacts(runId) {
            const asked = `to list the artifacts of run ${runId}`;
            const url = `${root}/actions/runs/${encodeURIComponent(runId)}/artifacts?${dialect.longestPage}`;
            const listed = await artifactsFrom(dialect, (0,forge_wire/* readCounted */.zX)((page) => ask(asked, { method: "GET", url: `${url}&page=${page}` }), "artifacts"));
            return listed.flatMap((json) => parseArtifact(json) ?? []);
        },
        downloadArtifact: (id, maxBytes) => artifactsFrom(dialect, downloadZip(new URL(`${root}/actions/artifacts/${id}/zip`), `artifact ${id}`, access, maxBytes)),
    };
    return forge;
}
/** Gives a refusal of artifacts the hint that mends it: neither the right nor the place is that of a pull request. */
async function artifactsFrom(dialect, asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (!(error instanceof forge_errors/* ForgeError */.Q8))
            throw error;
        const hints = { "read-only-token": ARTIFACTS_RIGHT, "not-found": dialect.artifactsHint };
        const hint = hints[error.reason];
        throw hint === undefined ? error : new forge_errors/* ForgeError */.Q8(error.reason, error.message, hint, { cause: error });
    }
}
/** The forge redirects to a storage on another origin, where the transport does not take the token. */
function downloadZip(url, what, access, maxBytes) {
    const asked = `to hand out ${what}`;
    return (0,forge_wire/* patiently */.d_)(access, asked, async () => {
        const response = await access.transport.request({ method: "GET", url, headers: (0,forge_wire/* credentials */.z3)(access), redirects: "follow" });
        return response.status === 200 ? await response.read(maxBytes) : (0,forge_wire/* refuse */.kd)(asked, await (0,forge_wire/* readAnswer */.JN)(response), access);
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

;// CONCATENATED MODULE: ./src/forge/connect.js








/**
 * Speaks to the forge that the event names, with the token that was given or else, on the command line, the environment's
 * for it. Nothing is sent before the first question; without a token, what is public can be read.
 */
async function createForge(host, transport, event, given) {
    const { forge, apiUrl, repository } = event;
    if (forge === null || apiUrl === null || repository === null) {
        throw new errors/* UserError */.y("This run does not say which forge and repository it belongs to.", "Name them with `--forge`, `--repo` and, unless it is github.com, `--api-url`; a workflow's runner says it in GITHUB_API_URL and GITHUB_REPOSITORY.");
    }
    const access = { host, transport, apiUrl, ...chooseToken(host, forge, apiUrl, given), hints: forge === "gitlab" ? GITLAB_HINTS : forge_errors/* HINTS */.NI };
    if (forge === "gitlab")
        return gitlabForge((0,forge_wire/* plainWire */.C7)(access), access, repository);
    return forge === "github"
        ? restForge(await connectGithub(access), githubDialect, access, repository)
        : restForge((0,forge_wire/* plainWire */.C7)(access), giteaDialect, access, repository);
}
// An action's token is its input: what stands in its environment is for other steps.
function chooseToken({ kind, env }, forge, apiUrl, given) {
    const found = given === "" && kind === "terminal" ? (0,forge_kind/* tokenFor */.fn)(forge, apiUrl, env) : null;
    const token = found?.token ?? (kind === "runner" && isOfAnotherForge(given, apiUrl, env) ? "" : given);
    if (forge !== "gitlab")
        return { token, scheme: "token" };
    const isJobs = found?.scheme === "job-token" || token === env["CI_JOB_TOKEN"];
    return { token, scheme: isJobs ? "job-token" : "private-token" };
}
/** Whether it is the job's own, which is the default of the input and opens the runner's forge, and another is spoken to. */
function isOfAnotherForge(token, apiUrl, env) {
    // GitHub's are told by how they begin; Gitea and Forgejo hand theirs to each step in these, too.
    const isJobs = token.startsWith("ghs_") || [env["GITHUB_TOKEN"], env["GITEA_TOKEN"], env["FORGEJO_TOKEN"]].includes(token);
    const homes = ["GITHUB_API_URL", "FORGEJO_API_URL"].flatMap((name) => (0,forge_kind/* parseBaseUrl */.Q2)(env[name]) ?? []);
    return isJobs && homes.length > 0 && !homes.some((home) => new URL(home).origin === new URL(apiUrl).origin);
}


/***/ }),

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

/***/ 13785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ isSameLogin),
/* harmony export */   Hb: () => (/* binding */ findPosted),
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
/** Our comment that says exactly this; null where there is none. */
async function findPosted(forge, number, body) {
    const same = (await forge.comments(number)).filter((comment) => isSameText(comment.body, body));
    if (same.length === 0)
        return null;
    const login = await forge.login();
    return same.findLast((comment) => isOwn(comment, login)) ?? null;
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
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q8))
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
    const kept = await keepOne(forge, pullRequest, ours, content);
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
async function keepOne(forge, pullRequest, ours, content) {
    for (const [index, comment] of ours.entries()) {
        const isUnchanged = (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameText */ .cZ)(comment.body, content);
        if (!isUnchanged && !(await canUpdate(forge, pullRequest, comment.id, content)))
            continue;
        const twins = ours.slice(index + 1).filter(({ author }) => (0,_own_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameLogin */ .Av)(author.login, comment.author.login));
        for (const { id } of twins)
            await removeTwin(forge, pullRequest, id);
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
        return (await keepOne(forge, pullRequest, [...older, created], content))?.url ?? created.url;
    }
    catch (error) {
        // The comment stands; a twin that may be left is joined by the next run.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q8)
            return created.url;
        throw error;
    }
}
async function canUpdate(forge, pullRequest, id, content) {
    try {
        await forge.updateComment(pullRequest, id, content);
        return true;
    }
    catch (error) {
        if (isNotOurs(error))
            return false;
        throw error;
    }
}
async function removeTwin(forge, pullRequest, id) {
    try {
        await forge.deleteComment(pullRequest, id);
    }
    catch (error) {
        // Another run removed it first.
        if (!isNotOurs(error))
            throw error;
    }
}
function isNotOurs(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q8 && (error.reason === "read-only-token" || error.reason === "not-found");
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
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39990);
/* harmony import */ var _waiver_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70158);


const NOTABLE_BYTES = 1_000_000;
const NOTABLE_SHARE = 0.01;
/**
 * Whether the report is worth a comment that nobody asked for: a budget line is exceeded (also one that a label waived), a
 * platform's pull size (disk where unknown) changed by at least 1 MB or 1 %, or a platform came or went. A waiver of the
 * configuration file was agreed on before, unless this pull request changes that file.
 */
function isNotable(report) {
    const isAgreed = report.config?.isChanged !== true;
    if (report.budgets.some((budget) => budget.ok === false && !(isAgreed && (0,_waiver_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaivedByFile */ .K)(report, budget))))
        return true;
    if ((report.config?.droppedLines.length ?? 0) > 0)
        return true;
    return report.base !== null && report.platforms.some(isChanged);
}
function isChanged(platform) {
    if (platform.status !== "compared")
        return true;
    const change = Math.abs((0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(platform) ?? 0);
    if (change === 0)
        return false;
    const before = platform.delta?.pullBytes == null ? platform.base?.diskBytes : platform.base?.pullBytes;
    return change >= NOTABLE_BYTES || change >= (before ?? 0) * NOTABLE_SHARE;
}


/***/ }),

/***/ 24074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ reportOutputs),
/* harmony export */   t: () => (/* binding */ imagesOutputs)
/* harmony export */ });
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39990);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71157);


/** The outputs that the report alone decides; unknown is "". */
function reportOutputs(report) {
    const platform = (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .headlinePlatform */ .Y)(report);
    const numbers = platform === null ? null : measurementsOf(platform);
    const text = (value) => (value === null || value === undefined ? "" : String(value));
    return {
        verdict: report.verdict,
        "pull-bytes": text(numbers?.pullBytes),
        "disk-bytes": text(numbers?.diskBytes),
        "hidden-bytes": text(numbers?.hiddenBytes),
        "delta-pull-bytes": text(numbers?.deltaPullBytes),
        "pull-bytes-change": text(numbers?.pullBytesChange),
        "disk-bytes-change": text(numbers?.diskBytesChange),
        "base-source": report.base?.source ?? "",
        measurements: JSON.stringify(measurementsByPlatform(report)),
    };
}
/** The same of several images: the byte outputs are those of the one that grew most, `measurements` has them all by name. */
function imagesOutputs(images) {
    const growthOf = ({ report }) => {
        const platform = (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .headlinePlatform */ .Y)(report);
        return (platform === null ? null : (0,_headline_js__WEBPACK_IMPORTED_MODULE_0__/* .changeOf */ .C)(platform)) ?? Number.NEGATIVE_INFINITY;
    };
    const [most] = images.toSorted((a, b) => growthOf(b) - growthOf(a));
    if (most === undefined || images.length === 1)
        return most === undefined ? {} : reportOutputs(most.report);
    return {
        ...reportOutputs(most.report),
        verdict: (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictOf */ .Vj)(images.flatMap(({ report }) => report.budgets)),
        measurements: JSON.stringify(Object.fromEntries(images.map(({ name, report }) => [name, measurementsByPlatform(report)]))),
    };
}
function measurementsByPlatform({ platforms }) {
    return Object.fromEntries(platforms.map((each) => [each.platform, measurementsOf(each)]));
}
function measurementsOf({ head, delta, deltaPullBytes }) {
    return {
        pullBytes: head?.pullBytes ?? null,
        tarBytes: head?.tarBytes ?? null,
        diskBytes: head?.diskBytes ?? null,
        visibleBytes: head?.visibleBytes ?? null,
        hiddenBytes: head?.hiddenBytes ?? null,
        duplicateBytes: head?.duplicateBytes ?? null,
        configBytes: head?.configBytes ?? null,
        layers: head?.layers.length ?? null,
        deltaPullBytes,
        pullBytesChange: delta?.pullBytes ?? null,
        diskBytesChange: delta?.diskBytes ?? null,
        visibleBytesChange: delta?.visibleBytes ?? null,
        hiddenBytesChange: delta?.hiddenBytes ?? null,
    };
}


/***/ })

};
