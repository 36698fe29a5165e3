import { ForgeError, type ForgeReason, orNull, unreadable } from "./errors.ts";
import type { Forge, ForgeArtifact, ForgeComment, ForgePullRequest } from "./forge.ts";
import { at, commitAt, contentAt, integerAt, listAt, textAt } from "./json.ts";
import { walkFirstParents } from "./history.ts";
import { findPosted } from "./own-comment.ts";
import { askForge, askForOne, type Call, credentials, type ForgeAccess, patiently, readAnswer, readCounted, readPages, refuse, type Wire } from "./wire.ts";

/** Where the forges' answers differ; their paths do not. */
export interface Dialect {
  /** The query that asks for the longest page. */
  readonly longestPage: string;
  /** Added to the list of commits, to leave out what costs the forge time. */
  readonly leanCommits: string;
  /** The filter for one head, where the forge has one. Its answer is filtered again in any case. */
  headFilter(owner: string, branch: string): string;
  /** What type of account wrote a comment. */
  accountType(user: unknown): string;
  /** Whether the merge base stands in the pull request itself; else the compare endpoint has it. */
  readonly mergeBaseInPullRequest: boolean;
  /** Said when a run's artifacts are not found. */
  readonly artifactsHint: string;
}

const ARTIFACTS_RIGHT = "Give the job `permissions: actions: read`: without it a token cannot read the artifacts of another run.";

/** The REST API that GitHub, GHES, Gitea and Forgejo share, about one repository. */
export function restForge(
  wire: Wire,
  dialect: Dialect,
  access: ForgeAccess,
  repository: { readonly owner: string; readonly name: string },
): Forge {
  const root = `${access.apiUrl}/repos/${repository.owner}/${repository.name}`;
  const ask = (asked: string, call: Call) => askForge(wire, access, asked, call);
  const pages = (asked: string, url: string) => readPages((page) => ask(asked, { method: "GET", url: page }), url);
  const toComment = (json: unknown) => parseComment(json, dialect);

  const forge: Forge = {
    async pullRequest(number) {
      const asked = `to show pull request ${number}`;
      const { json } = await ask(asked, { method: "GET", url: `${root}/pulls/${number}` });
      return parsePullRequest(json) ?? unreadable(asked);
    },

    async pullRequestsOf(headOwner, headBranch) {
      // An owner that is not known matches nothing, where GitHub would take the filter for absent and list all.
      if (headOwner === "" || headBranch === "") return [];
      const query = `state=open&${dialect.longestPage}${dialect.headFilter(headOwner, headBranch)}`;
      const found = (await pages("to list pull requests", `${root}/pulls?${query}`)).flatMap((page) => listAt(page));
      return found
        .filter((json) => isHead(json, headOwner, headBranch))
        .flatMap((json) => parsePullRequest(json) ?? [])
        .filter(({ isOpen }) => isOpen);
    },

    async mergeBase(pullRequest, headSha) {
      if (dialect.mergeBaseInPullRequest) return pullRequest.mergeBase;
      const range = `${encodeURIComponent(pullRequest.baseRef)}...${encodeURIComponent(headSha)}`;
      const call: Call = { method: "GET", url: `${root}/compare/${range}?per_page=1` };
      const answer = await orNull(["not-found"], ask(`to compare ${pullRequest.baseRef} with ${headSha}`, call));
      return commitAt(answer?.json, "merge_base_commit", "sha");
    },

    firstParents: (sha, count) =>
      walkFirstParents(sha, count, async (from) => {
        const url = `${root}/commits?sha=${encodeURIComponent(from)}&${dialect.longestPage}${dialect.leanCommits}`;
        const listed = listAt((await ask(`to list the commits before ${from}`, { method: "GET", url })).json);
        return listed.map((json) => ({ commit: commitAt(json, "sha"), parent: commitAt(listAt(json, "parents")[0], "sha") }));
      }),

    async comments(number) {
      const url = `${root}/issues/${number}/comments?${dialect.longestPage}`;
      const found = await pages(`to list the comments of pull request ${number}`, url);
      return found.flatMap((page) => listAt(page)).flatMap((json) => toComment(json) ?? []);
    },

    async createComment(number, body) {
      const asked = `to post a comment on pull request ${number}`;
      const call: Call = { method: "POST", url: `${root}/issues/${number}/comments`, json: { body } };
      return await askForOne(wire, access, asked, call, {
        read: ({ json }) => toComment(json) ?? unreadable(asked),
        find: () => findPosted(forge, number, body),
      });
    },

    async updateComment(_pullRequest, id, body) {
      const asked = `to change comment ${id}`;
      const { json } = await ask(asked, { method: "PATCH", url: `${root}/issues/comments/${id}`, json: { body } });
      return toComment(json) ?? unreadable(asked);
    },

    async deleteComment(_pullRequest, id) {
      await ask(`to delete comment ${id}`, { method: "DELETE", url: `${root}/issues/comments/${id}` });
    },

    async login() {
      const who = ask("to say whose token this is", { method: "GET", url: `${access.apiUrl}/user` });
      const answer = await orNull(["no-token", "read-only-token", "not-found"], who);
      return textAt(answer?.json, ["login"]);
    },

    async fileAt(path, ref) {
      const url = `${root}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`;
      const answer = await orNull(["not-found"], ask(`to show ${path} at ${ref}`, { method: "GET", url }));
      return contentAt(answer?.json);
    },

    async runArtifacts(runId) {
      const asked = `to list the artifacts of run ${runId}`;
      const url = `${root}/actions/runs/${encodeURIComponent(runId)}/artifacts?${dialect.longestPage}`;
      const listed = await artifactsFrom(
        dialect,
        readCounted((page) => ask(asked, { method: "GET", url: `${url}&page=${page}` }), "artifacts"),
      );
      return listed.flatMap((json) => parseArtifact(json) ?? []);
    },

    downloadArtifact: (id, maxBytes) =>
      artifactsFrom(dialect, downloadZip(new URL(`${root}/actions/artifacts/${id}/zip`), `artifact ${id}`, access, maxBytes)),
  };
  return forge;
}

/** Gives a refusal of artifacts the hint that mends it: neither the right nor the place is that of a pull request. */
async function artifactsFrom<T>(dialect: Dialect, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    const hints: Partial<Record<ForgeReason, string>> = { "read-only-token": ARTIFACTS_RIGHT, "not-found": dialect.artifactsHint };
    const hint = hints[error.reason];
    throw hint === undefined ? error : new ForgeError(error.reason, error.message, hint, { cause: error });
  }
}

/** The forge redirects to a storage on another origin, where the transport does not take the token. */
function downloadZip(url: URL, what: string, access: ForgeAccess, maxBytes: number): Promise<Buffer> {
  const asked = `to hand out ${what}`;
  return patiently(access, asked, async () => {
    const response = await access.transport.request({ method: "GET", url, headers: credentials(access), redirects: "follow" });
    return response.status === 200 ? await response.read(maxBytes) : refuse(asked, await readAnswer(response), access);
  });
}

function parsePullRequest(json: unknown): ForgePullRequest | null {
  const number = integerAt(json, "number");
  const headSha = commitAt(json, "head", "sha");
  const baseRef = textAt(json, ["base", "ref"]);
  if (number === null || headSha === null || baseRef === null) return null;
  const labels = listAt(json, "labels").flatMap((label) => textAt(label, ["name"]) ?? []);
  return { number, headSha, baseRef, labels, mergeBase: commitAt(json, "merge_base"), isOpen: at(json, "state") === "open" };
}

function isHead(json: unknown, owner: string, branch: string): boolean {
  const headOwner = textAt(json, ["head", "repo", "owner", "login"]) ?? textAt(json, ["head", "user", "login"]) ?? "";
  return headOwner.toLowerCase() === owner.toLowerCase() && at(json, "head", "ref") === branch;
}

function parseComment(json: unknown, dialect: Dialect): ForgeComment | null {
  const id = integerAt(json, "id");
  const body = at(json, "body");
  if (id === null || typeof body !== "string") return null;
  const user = at(json, "user");
  return {
    id,
    body,
    url: textAt(json, ["html_url"]) ?? "",
    // An account that is gone writes as nobody.
    author: { login: textAt(user, ["login"]) ?? "", type: dialect.accountType(user) },
  };
}

function parseArtifact(json: unknown): ForgeArtifact | null {
  const id = integerAt(json, "id");
  const name = textAt(json, ["name"]);
  if (id === null || name === null || at(json, "expired") === true) return null;
  return { id, name };
}
