import { ForgeError, type Hints, orNull, unreadable } from "./errors.ts";
import type { Forge, ForgeComment, ForgePullRequest } from "./forge.ts";
import { walkFirstParents } from "./history.ts";
import { at, commitAt, contentAt, integerAt, listAt, textAt } from "./json.ts";
import { type RepositoryName, showRepositoryName } from "./kind.ts";
import { findPosted } from "./own-comment.ts";
import { type Answer, askForge, askForOne, type Call, type ForgeAccess, linkedPage, readPages, type Wire } from "./wire.ts";

const TOKEN = "a project access token with the scope `api` and the role Reporter, in the masked variable GITLAB_TOKEN";

/** What mends a refusal of GitLab's. */
export const GITLAB_HINTS: Hints = {
  "no-token": `Give ${TOKEN}.`,
  "read-only-token": `Give ${TOKEN}: the job's own CI_JOB_TOKEN cannot write notes, and a fork's pipeline has no variables of the project's.`,
  "not-found": `Check the project and the number of the merge request (its IID), and that the token may read them; where it is the job's own, give ${TOKEN}.`,
  refused: "The reason in brackets is GitLab's own.",
  unavailable: "Try again later; GitLab's status page may say more.",
};

/** GitLab's REST API (v4), about one project: its merge requests are the pull requests, its notes the comments. */
export function gitlabForge(wire: Wire, access: ForgeAccess, project: RepositoryName): Forge {
  const root = `${access.apiUrl}/projects/${encodeURIComponent(showRepositoryName(project))}`;
  const ask = (asked: string, call: Call) => askForge(wire, access, asked, call);
  const notesOf = (number: number) => `${root}/merge_requests/${number}/notes`;
  // A note does not say where it is shown.
  const pages = new Map<number, string>();
  const toComment = (json: unknown, number: number) => parseNote(json, pages.get(number) ?? "");

  const forge: Forge = {
    async pullRequest(number) {
      const asked = `to show merge request ${number}`;
      const { json } = await ask(asked, { method: "GET", url: `${root}/merge_requests/${number}` });
      pages.set(number, textAt(json, ["web_url"]) ?? "");
      return parseMergeRequest(json) ?? unreadable(asked);
    },

    // Of a run that triggered this one, which only the Actions family has.
    pullRequestsOf: () => Promise.resolve([]),

    async mergeBase(pullRequest, headSha) {
      // What GitLab keeps is of the head that it has now.
      if (pullRequest.mergeBase !== null && pullRequest.headSha === headSha) return pullRequest.mergeBase;
      const refs = [pullRequest.baseRef, headSha].map((ref) => `refs[]=${encodeURIComponent(ref)}`).join("&");
      const call: Call = { method: "GET", url: `${root}/repository/merge_base?${refs}` };
      const answer = await orNull(["not-found"], ask(`to compare ${pullRequest.baseRef} with ${headSha}`, call));
      return commitAt(answer?.json, "id");
    },

    firstParents: (sha, count) =>
      walkFirstParents(sha, count, async (from) => {
        const url = `${root}/repository/commits?ref_name=${encodeURIComponent(from)}&first_parent=true&per_page=100`;
        const { json } = await ask(`to list the commits before ${from}`, { method: "GET", url });
        return listAt(json).map((commit) => ({ commit: commitAt(commit, "id"), parent: commitAt({ first: listAt(commit, "parent_ids")[0] }, "first") }));
      }),

    async fileAt(path, ref) {
      const url = `${root}/repository/files/${encodeURIComponent(path)}?ref=${encodeURIComponent(ref)}`;
      const answer = await orNull(["not-found"], ask(`to show ${path} at ${ref}`, { method: "GET", url }));
      return contentAt(answer?.json);
    },

    async comments(number) {
      const asked = `to list the notes of merge request ${number}`;
      const first = `${notesOf(number)}?sort=asc&order_by=created_at&per_page=100`;
      const found = await readPages((url) => ask(asked, { method: "GET", url }), first, nextPage);
      return found.flatMap((page) => listAt(page)).flatMap((json) => toComment(json, number) ?? []);
    },

    async createComment(number, body) {
      const asked = `to write a note on merge request ${number}`;
      return await askForOne(wire, access, asked, { method: "POST", url: notesOf(number), json: { body } }, {
        read: ({ json }) => toComment(json, number) ?? unreadable(asked),
        find: () => findPosted(forge, number, body),
      });
    },

    async updateComment(number, id, body) {
      const asked = `to change note ${id}`;
      const { json } = await ask(asked, { method: "PUT", url: `${notesOf(number)}/${id}`, json: { body } });
      return toComment(json, number) ?? unreadable(asked);
    },

    async deleteComment(number, id) {
      await ask(`to delete note ${id}`, { method: "DELETE", url: `${notesOf(number)}/${id}` });
    },

    async login() {
      const who = ask("to say whose token this is", { method: "GET", url: `${access.apiUrl}/user` });
      const answer = await orNull(["no-token", "read-only-token", "not-found"], who);
      return textAt(answer?.json, ["username"]);
    },

    runArtifacts: () => Promise.resolve([]),
    downloadArtifact: () =>
      Promise.reject(new ForgeError("not-found", "GitLab hands out no artifact of a run.", "Give the path of the report; the job gets it with `needs`.")),
  };
  return forge;
}

/** By the number that GitLab counts pages with: its `Link` names the address that it believes to have. */
function nextPage(answer: Answer, current: string): string | null {
  const next = answer.headers["x-next-page"];
  if (next === undefined) return linkedPage(answer, current);
  if (!/^\d+$/.test(next)) return null;
  const url = new URL(current);
  url.searchParams.set("page", next);
  return url.href;
}

function parseMergeRequest(json: unknown): ForgePullRequest | null {
  const number = integerAt(json, "iid");
  const headSha = commitAt(json, "sha");
  const baseRef = textAt(json, ["target_branch"]);
  if (number === null || headSha === null || baseRef === null) return null;
  return {
    number,
    headSha,
    baseRef,
    labels: listAt(json, "labels").filter((label) => typeof label === "string"),
    mergeBase: commitAt(json, "diff_refs", "base_sha"),
    isOpen: at(json, "state") === "opened",
  };
}

/** null for what is no comment of anybody's: GitLab notes down, too, what was done to the merge request. */
function parseNote(json: unknown, page: string): ForgeComment | null {
  const id = integerAt(json, "id");
  const body = at(json, "body");
  if (id === null || typeof body !== "string" || at(json, "system") === true) return null;
  const login = textAt(json, ["author", "username"]) ?? "";
  return { id, body, url: page === "" ? "" : `${page}#note_${id}`, author: { login, type: isBot(login) ? "Bot" : "User" } };
}

/** The account that GitLab makes for the token of a project or a group. */
function isBot(login: string): boolean {
  return /^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?$/.test(login);
}
