import { describe, expect, onTestFinished, test } from "vitest";
import { createForge } from "../../src/forge/connect.ts";
import { readEvent } from "../../src/forge/event.ts";
import type { Forge } from "../../src/forge/forge.ts";
import { postSticky } from "../../src/forge/sticky.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type LocalGitlab, type LocalGitlabOptions, startGitlab } from "../../src/local/gitlab.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";
import { SCENARIOS } from "../report/scenarios.ts";
import { sha } from "./setup.ts";

const BOT = "project_42_bot_0a1b2c3d4e5f";

/** main with commits 1 to 5, and merge request 7 that branched off at 3 with commits 11 and 12. */
async function localGitlab(options: LocalGitlabOptions = {}): Promise<LocalGitlab> {
  const local = await startGitlab(options);
  onTestFinished(() => local.close());
  local.accounts.push(
    { login: BOT, token: "glpat-writer", kind: "access-token", access: "write" },
    { login: "project_42_bot", token: "glpat-reader", kind: "access-token", access: "read" },
    { login: "mallory", token: "glpat-stranger", kind: "access-token", access: "none" },
    { login: "dev", token: "glcbt-job", kind: "job-token", access: "write" },
  );
  for (const [number, parent] of [[1, 0], [2, 1], [3, 2], [4, 3], [5, 4], [11, 3], [12, 11]] as const) {
    local.commits.set(sha(number), { sha: sha(number), parents: parent === 0 ? [] : [sha(parent)] });
  }
  local.branches.set("main", sha(5)).set("grow", sha(12));
  local.mergeRequests.set(7, { iid: 7, headSha: sha(12), targetBranch: "main", labels: ["size-ok", "docs"], state: "opened", diffBase: sha(3) });
  return local;
}

/** As a job of GitLab CI with these variables has it. */
async function connect(local: LocalGitlab, env: Record<string, string>, given = ""): Promise<{ forge: Forge; host: FakeHost }> {
  const host = fakeHost({ env: { GITLAB_CI: "true", CI_API_V4_URL: local.apiUrl, CI_PROJECT_PATH: local.project, ...env } });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  onTestFinished(() => transport.close());
  return { forge: await createForge(host, transport, await readEvent(host), given), host };
}

const WRITER = { GITLAB_TOKEN: "glpat-writer" };
const JOB = { CI_JOB_TOKEN: "glcbt-job" };

describe("GitLab", () => {
  test("shows a merge request of a nested group, with its labels and its merge base", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    expect(await forge.pullRequest(7)).toEqual({ number: 7, headSha: sha(12), baseRef: "main", labels: ["size-ok", "docs"], mergeBase: sha(3), isOpen: true });
    expect(local.requests.map(({ path }) => path)).toEqual(["/projects/acme%2Fteam%2Fapi/merge_requests/7"]);
  });

  test("is asked for the merge base where it has not worked it out, or of another head", async () => {
    const local = await localGitlab();
    local.mergeRequests.set(7, { ...local.mergeRequests.get(7)!, diffBase: null });
    const { forge } = await connect(local, WRITER);
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(3));
    local.mergeRequests.set(7, { ...local.mergeRequests.get(7)!, diffBase: sha(1) });
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(11))).toBe(sha(3));
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(1));
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(99))).toBeNull();
  });

  test("walks first parents, and stops where the history ends", async () => {
    const local = await localGitlab();
    local.commits.set(sha(13), { sha: sha(13), parents: [sha(12), sha(5)] });
    const { forge } = await connect(local, WRITER);
    expect(await forge.firstParents(sha(13), 20)).toEqual([sha(12), sha(11), sha(3), sha(2), sha(1)]);
    expect(await forge.firstParents(sha(13), 2)).toEqual([sha(12), sha(11)]);
    // Else the other parents' history fills the pages.
    expect(local.requests[0]?.path).toContain("first_parent=true");
    expect(local.requests).toHaveLength(2);
  });

  test("shows a file of a branch, and none where there is none", async () => {
    const local = await localGitlab();
    local.files.set(`${sha(5)}:ci/.plimsoll.yml`, "budget: []\n");
    const { forge } = await connect(local, WRITER);
    expect((await forge.fileAt("ci/.plimsoll.yml", "main"))?.toString()).toBe("budget: []\n");
    expect(await forge.fileAt("ci/.plimsoll.yml", "grow")).toBeNull();
    expect(local.requests[0]?.path).toBe("/projects/acme%2Fteam%2Fapi/repository/files/ci%2F.plimsoll.yml?ref=main");
  });

  test("does none of what the names in an image may command", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    const body = renderMarkdown(SCENARIOS["hostile-names"]!, { key: "/close", waiveLabel: "/approve", maxBytes: 60_000 });
    await postSticky(forge, 7, "api", body, "always");
    expect(local.notes[0]?.body).toBe(`<!-- plimsoll:diff key=api -->\n${body}`);
    expect(local.quickActions).toEqual([]);
    await forge.createComment(7, "/close\nand this stays");
    expect(local.quickActions).toEqual(["/close"]);
  });

  test("keeps one note: written, changed, left alone, and its address told", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    await forge.pullRequest(7);
    const url = `${local.serverUrl}/acme/team/api/-/merge_requests/7#note_5001`;
    expect(await postSticky(forge, 7, "api", "one", "always")).toEqual({ did: "created", url });
    expect(await postSticky(forge, 7, "api", "two", "always")).toEqual({ did: "updated", url });
    expect(await postSticky(forge, 7, "api", "two", "always")).toEqual({ did: "unchanged", url });
    expect(local.notes).toEqual([{ id: 5001, iid: 7, author: BOT, body: "<!-- plimsoll:diff key=api -->\ntwo", system: false }]);
    expect(local.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /projects/acme%2Fteam%2Fapi/merge_requests/7/notes",
      "PUT /projects/acme%2Fteam%2Fapi/merge_requests/7/notes/5001",
    ]);
  });

  test("removes the second of two notes that racing jobs left, the oldest stays", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    for (const words of ["one", "two"]) local.addNote(7, BOT, `<!-- plimsoll:diff key=api -->\n${words}`);
    expect(await postSticky(forge, 7, "api", "three", "always")).toMatchObject({ did: "updated" });
    expect(local.notes.map(({ id, body }) => [id, body.split("\n")[1]])).toEqual([[5001, "three"]]);
  });

  test("is not taken in by a note that a person wrote with our mark, nor by what GitLab itself notes down", async () => {
    const local = await localGitlab();
    local.addNote(7, "mallory", "<!-- plimsoll:diff key=api -->\nmine");
    local.addNote(7, BOT, "<!-- plimsoll:diff key=api -->\nchanged the target branch", true);
    const { forge } = await connect(local, WRITER);
    expect(await postSticky(forge, 7, "api", "one", "always")).toMatchObject({ did: "created" });
    expect(local.notes.map(({ author, system }) => [author, system])).toEqual([["mallory", false], [BOT, true], [BOT, false]]);
  });

  test.each([
    ["counts its pages", { countsPages: true }],
    ["counts none and links them", { countsPages: false }],
    ["counts its pages, and links to an address that it only believes to have", { countsPages: true, externalUrl: "http://gitlab.invalid" }],
  ])("that %s gives the notes of all of them, each once", async (_what, options) => {
    const local = await localGitlab(options);
    for (let count = 0; count < 205; count += 1) local.addNote(7, "dev", `note ${count}`);
    const { forge } = await connect(local, WRITER);
    expect((await forge.comments(7)).map(({ body }) => body)).toEqual(Array.from({ length: 205 }, (_, count) => `note ${count}`));
    expect(local.requests).toHaveLength(3);
  });

  test("gets its token in the header that is for it, and nobody else gets it", async () => {
    const local = await localGitlab();
    const elsewhere = await localGitlab();
    local.script = () => ({ status: 302, headers: { location: `${elsewhere.apiUrl}/user` } });
    for (const [env, header] of [[WRITER, "private-token"], [JOB, "job-token"]] as const) {
      const { forge } = await connect(local, env);
      await forge.login();
      expect(local.requests.at(-1)?.headers[header]).toBe(Object.values(env)[0]);
    }
    expect(elsewhere.requests).toHaveLength(2);
    for (const { headers } of elsewhere.requests) expect(Object.keys(headers).filter((name) => /token|authorization/.test(name))).toEqual([]);
  });

  test("takes a given token before those of the environment, and a job's for what it is", async () => {
    const local = await localGitlab();
    const own = await connect(local, { ...WRITER, ...JOB, PLIMSOLL_TOKEN: "glpat-other" }, "glpat-reader");
    expect(await own.forge.login()).toBe("project_42_bot");
    const passed = await connect(local, JOB, "glcbt-job");
    await passed.forge.pullRequest(7);
    expect(local.requests.at(-1)?.headers).toMatchObject({ "job-token": "glcbt-job" });
  });
});

describe("a token that may too little", () => {
  test("the job's own reads the merge request and its notes, and a notice says that it cannot write", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, JOB);
    expect((await forge.pullRequest(7)).labels).toContain("size-ok");
    const posted = await postSticky(forge, 7, "api", "one", "always");
    expect(posted).toEqual({
      did: "skipped",
      why: "read-only-token",
      detail:
        "The forge refused to write a note on merge request 7 (HTTP 401: 401 Unauthorized). Give a project access token with the scope `api` and the role Reporter, in the masked variable GITLAB_TOKEN: the job's own CI_JOB_TOKEN cannot write notes, and a fork's pipeline has no variables of the project's.",
    });
    expect(local.notes).toEqual([]);
  });

  test.each([
    ["a token of the scope read_api", { GITLAB_TOKEN: "glpat-reader" }, "read-only-token", "The request requires higher privileges"],
    ["a token of another project", { GITLAB_TOKEN: "glpat-stranger" }, "not-found", "404 Project Not Found"],
    ["a token that was revoked", { GITLAB_TOKEN: "glpat-gone" }, "no-token", "401 Unauthorized"],
    ["no token", {}, "no-token", "401 Unauthorized"],
  ])("%s is a notice with GitLab's words, and nothing is written", async (_what, env, why, words) => {
    const local = await localGitlab();
    const { forge } = await connect(local, env);
    const posted = await postSticky(forge, 7, "api", "one", "always");
    expect(posted).toMatchObject({ did: "skipped", why });
    expect(posted.did === "skipped" ? posted.detail : "").toContain(words);
    expect(posted.did === "skipped" ? posted.detail : "").toContain("project access token");
    expect(local.notes).toEqual([]);
  });

  test("a note of the same project's other account is left alone", async () => {
    const local = await localGitlab();
    local.addNote(7, "project_42_bot", "<!-- plimsoll:diff key=api -->\nolder");
    const { forge } = await connect(local, WRITER);
    expect(await postSticky(forge, 7, "api", "one", "always")).toMatchObject({ did: "created" });
    expect(local.notes.map(({ author }) => author)).toEqual(["project_42_bot", BOT]);
  });

  test("what GitLab says of each field reaches the message", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    await expect(forge.createComment(7, "x".repeat(1_000_001))).rejects.toMatchObject({
      reason: "refused",
      message: 'The forge refused to write a note on merge request 7 (HTTP 400: {"note":["is too long (maximum is 1000000 characters)"]}).',
    });
  });

  test("a note that was written although the answer says otherwise is found, and not written again", async () => {
    const local = await localGitlab();
    const { forge } = await connect(local, WRITER);
    let isFirst = true;
    local.script = ({ method, body }) => {
      if (method !== "POST" || !isFirst) return null;
      isFirst = false;
      local.addNote(7, BOT, (JSON.parse(body) as { body: string }).body);
      return { status: 502 };
    };
    expect(await postSticky(forge, 7, "api", "one", "always")).toMatchObject({ did: "created" });
    expect(local.notes).toHaveLength(1);
  });

  test("a GitLab that asks to wait is waited for", async () => {
    const local = await localGitlab();
    const { forge, host } = await connect(local, WRITER);
    let isFirst = true;
    local.script = () => {
      if (!isFirst) return null;
      isFirst = false;
      return { status: 429, headers: { "retry-after": "11" }, json: { message: { error: "This endpoint has been requested too many times. Try again later." } } };
    };
    expect((await forge.pullRequest(7)).number).toBe(7);
    expect(host.sleeps).toEqual([11_000]);
  });
});
