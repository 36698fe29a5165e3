import { describe, expect, test } from "vitest";
import type { LocalForge, LocalPullRequest } from "../../src/local/forge.ts";
import { connect, localForge, populate, sha } from "./setup.ts";

/** Gives these answers first, one for each request, and then the honest ones. */
function answerFirst(local: LocalForge, answers: readonly { status: number; headers?: Record<string, string>; json?: unknown }[]): void {
  const left = [...answers];
  local.script = () => left.shift() ?? null;
}

async function populated(kind: "github" | "gitea" = "github"): Promise<LocalForge> {
  const local = await localForge({ kind });
  populate(local);
  return local;
}

describe("a forge that asks to wait", () => {
  test.each([
    ["a secondary limit with Retry-After", 403, { "retry-after": "60" }, { message: "You have exceeded a secondary rate limit" }, 60_000],
    ["429 with Retry-After", 429, { "retry-after": "7" }, {}, 7_000],
    ["a secondary limit without a header", 403, {}, { message: "You have exceeded a secondary rate limit." }, 60_000],
    // The clock of these tests begins at 2026-11-21T12:00:00Z.
    ["nothing remaining until a time", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795262430" }, { message: "API rate limit exceeded" }, 30_000],
    ["503 with Retry-After", 503, { "retry-after": "3" }, {}, 3_000],
  ])("by %s is asked again after that time", async (_how, status, headers, json, expectedMs) => {
    const local = await populated();
    answerFirst(local, [{ status, headers: headers as Record<string, string>, json }]);
    const forge = await connect(local, "reader");
    expect((await forge.pullRequest(7)).number).toBe(7);
    expect(forge.host.sleeps).toEqual([expectedMs]);
  });

  test("for an hour is not waited for", async () => {
    const local = await populated();
    local.script = () => ({ status: 403, headers: { "retry-after": "3600" }, json: { message: "API rate limit exceeded" } });
    const forge = await connect(local, "reader");
    await expect(forge.pullRequest(7)).rejects.toMatchObject({ reason: "unavailable" });
    expect(forge.host.sleeps).toEqual([]);
    expect(local.requests).toHaveLength(1);
  });

  test("a plain refusal is not repeated", async () => {
    const local = await populated();
    const forge = await connect(local, "reader");
    await expect(forge.createComment(7, "one")).rejects.toMatchObject({ reason: "read-only-token" });
    expect(local.requests).toHaveLength(1);
  });

  test("a comment that was lost on the way is sent again", async () => {
    const local = await populated();
    answerFirst(local, [{ status: 502 }, { status: 500 }]);
    const forge = await connect(local, "writer");
    expect((await forge.createComment(7, "one")).body).toBe("one");
  });
});

describe.each(["github", "gitea"] as const)("the pages of a list on %s", (kind) => {
  test("on another origin are not asked for", async () => {
    const local = await populated(kind);
    const other = await localForge({ kind });
    answerFirst(local, [{ status: 200, headers: { link: `<${other.apiUrl}/repos/acme/api/issues/7/comments?page=2>; rel="next"` }, json: [] }]);
    const forge = await connect(local, "writer");
    await expect(forge.comments(7)).rejects.toMatchObject({ reason: "refused" });
    expect(other.requests).toEqual([]);
  });

  test("that go in a circle end", async () => {
    const local = await populated(kind);
    const first = `${local.apiUrl}/repos/acme/api/issues/7/comments?page=2`;
    local.script = () => ({ status: 200, headers: { link: `<${first}>; rel="next"` }, json: [] });
    const forge = await connect(local, "writer");
    expect(await forge.comments(7)).toEqual([]);
    expect(local.requests).toHaveLength(2);
  });

  test("that never end are given up", async () => {
    const local = await populated(kind);
    let page = 1;
    local.script = () => {
      page += 1;
      return { status: 200, headers: { link: `<${local.apiUrl}/x?page=${page}>; rel="next"` }, json: [] };
    };
    const forge = await connect(local, "writer");
    await expect(forge.comments(7)).rejects.toThrow("more than 100 pages");
    expect(local.requests).toHaveLength(100);
  });

  test("are followed whatever else stands in Link", async () => {
    const local = await populated(kind);
    answerFirst(local, [
      { status: 200, headers: { link: `</first>; rel="first", <${local.apiUrl}/repos/acme/api/issues/7/comments?page=1>; title="a, b"; rel=next` }, json: [] },
    ]);
    local.addComment(7, "mallory", "hello");
    const forge = await connect(local, "writer");
    expect((await forge.comments(7)).map(({ body }) => body)).toEqual(["hello"]);
  });
});

describe("answers that are not what the API promises", () => {
  test.each([["text", "<html>"], ["null", null], ["a list", []], ["a pull request without a head", { number: 7, base: { ref: "main" } }]])(
    "%s for a pull request is a refusal, not a crash",
    async (_what, json) => {
      const local = await populated();
      local.script = () => ({ status: 200, json });
      await expect((await connect(local, "reader")).pullRequest(7)).rejects.toMatchObject({ name: "ForgeError", reason: "refused" });
    },
  );

  test("comments that are none are left out", async () => {
    const local = await populated();
    local.script = () => ({ status: 200, json: [null, 5, { id: "x", body: "a" }, { id: 1, body: null }, { id: 2, body: "b", user: null }] });
    expect(await (await connect(local, "reader")).comments(7)).toEqual([{ id: 2, body: "b", url: "", author: { login: "", type: "User" } }]);
  });

  test("the forge's words reach the message in one bounded line", async () => {
    const local = await populated();
    local.script = () => ({ status: 422, json: { message: `a\n::error::b${"x".repeat(900)}` } });
    const error: unknown = await (await connect(local, "reader")).pullRequest(7).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("(HTTP 422: a ::error::bxxx");
    expect(String(error)).not.toContain("\n");
    expect(String(error).length).toBeLessThan(400);
  });
});

test("a forge that is not there is named as unavailable, with a hint", async () => {
  const local = await localForge({ kind: "github" });
  const forge = await connect(local, "reader");
  await local.close();
  await expect(forge.pullRequest(7)).rejects.toMatchObject({
    reason: "unavailable",
    hint: "Check the name and the port, and whether this machine needs a proxy (HTTPS_PROXY).",
  });
  expect(forge.host.sleeps).toHaveLength(4);
});

describe("which forge it is", () => {
  test("is told by the path of the API where the runner does not say", async () => {
    const local = await populated("gitea");
    const forge = await connect(local, "reader");
    expect((await forge.pullRequest(7)).mergeBase).toBe(sha(3));
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(3));
    expect(local.requests.filter(({ path }) => path.includes("compare"))).toEqual([]);
  });

  test.each(["GITEA_ACTIONS", "FORGEJO_ACTIONS"])("is told by %s", async (name) => {
    const local = await localForge({ kind: "gitea", apiPath: "/forge" });
    populate(local);
    const forge = await connect(local, "reader", { [name]: "true", FORGEJO_API_URL: local.apiUrl });
    await forge.firstParents(sha(12), 1);
    expect(local.requests[0]?.path).toContain("limit=50&stat=false");
  });

  test("is GHES below /api/v3, asked as GitHub is", async () => {
    const local = await localForge({ kind: "github", apiPath: "/api/v3" });
    populate(local);
    const forge = await connect(local, "reader");
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(3));
    expect(local.requests.map(({ path }) => path)).toEqual([
      "/repos/acme/api/pulls/7",
      `/repos/acme/api/compare/main...${sha(12)}?per_page=1`,
    ]);
  });
});

describe.each(["github", "gitea"] as const)("the pull requests of a head on %s", (kind) => {
  const fork = (number: number, over: Partial<LocalPullRequest> = {}): LocalPullRequest => ({
    number,
    headSha: sha(12),
    headBranch: "patch-1",
    headOwner: "mallory",
    baseRef: "main",
    labels: [],
    state: "open",
    ...over,
  });

  test("are the open ones from that owner's branch, a fork's or our own", async () => {
    const local = await populated(kind);
    local.pullRequests.set(8, fork(8)).set(9, fork(9, { headOwner: "trent" })).set(10, fork(10, { state: "closed" }));
    local.pullRequests.set(11, fork(11, { headOwner: null })).set(12, fork(12, { headBranch: "patch-10" }));
    const forge = await connect(local, "reader");
    const numbers = async (owner: string, branch: string) => (await forge.pullRequestsOf(owner, branch)).map(({ number }) => number);
    expect(await numbers("mallory", "patch-1")).toEqual([8]);
    expect(await numbers("Mallory", "patch-1")).toEqual([8]);
    expect(await numbers("acme", "grow")).toEqual([7]);
    expect(await numbers("mallory", "grow")).toEqual([]);
  });

  test("are none for an owner that is not known, without asking", async () => {
    const local = await populated(kind);
    expect(await (await connect(local, "reader")).pullRequestsOf("", "grow")).toEqual([]);
    expect(local.requests).toEqual([]);
  });

  test("are found behind a hundred others", async () => {
    const local = await populated(kind);
    for (let number = 20; number < 140; number += 1) local.pullRequests.set(number, fork(number, { headOwner: `dev${number}` }));
    const forge = await connect(local, "reader");
    expect((await forge.pullRequestsOf("acme", "grow")).map(({ number }) => number)).toEqual([7]);
    expect(local.requests).toHaveLength(kind === "github" ? 1 : 3);
  });

  test("are asked for with a branch whose name means something in an address", async () => {
    const local = await populated(kind);
    local.pullRequests.set(8, fork(8, { headBranch: "fix/a&state=closed#1" }));
    const found = await (await connect(local, "reader")).pullRequestsOf("mallory", "fix/a&state=closed#1");
    expect(found.map(({ number }) => number)).toEqual([8]);
  });
});

describe.each(["github", "gitea"] as const)("history on %s", (kind) => {
  test("of twenty first parents takes one request where they stand in one list", async () => {
    const local = await localForge({ kind });
    for (let number = 1; number <= 40; number += 1) {
      local.commits.set(sha(number), { sha: sha(number), parents: number === 1 ? [] : [sha(number - 1)] });
    }
    const forge = await connect(local, "reader");
    expect(await forge.firstParents(sha(40), 20)).toEqual(Array.from({ length: 20 }, (_, index) => sha(39 - index)));
    expect(local.requests).toHaveLength(1);
  });

  test("follows first parents past merged branches, however long these are", async () => {
    const local = await localForge({ kind });
    const add = (number: number, ...parents: number[]) => local.commits.set(sha(number), { sha: sha(number), parents: parents.map(sha) });
    add(1);
    add(2, 1);
    // A branch of 150 commits from 1, younger than 2, merged into 2.
    for (let number = 1000; number < 1150; number += 1) add(number, number === 1000 ? 1 : number - 1);
    add(3, 2, 1149);
    add(4, 3);
    const forge = await connect(local, "reader");
    expect(await forge.firstParents(sha(4), 20)).toEqual([sha(3), sha(2), sha(1)]);
    expect(local.requests).toHaveLength(2);
  });

  test("of a commit that is not there is a refusal", async () => {
    const local = await populated(kind);
    await expect((await connect(local, "reader")).firstParents(sha(99), 20)).rejects.toMatchObject({ reason: "not-found" });
  });

  test("that goes in a circle ends", async () => {
    const local = await localForge({ kind });
    local.script = () => ({
      status: 200,
      json: [
        { sha: sha(1), parents: [{ sha: sha(2) }] },
        { sha: sha(2), parents: [{ sha: sha(3) }] },
        { sha: sha(3), parents: [{ sha: sha(2) }] },
      ],
    });
    const forge = await connect(local, "reader");
    expect(await forge.firstParents(sha(1), 20)).toEqual([sha(2), sha(3)]);
    expect(await forge.firstParents(sha(2), 20)).toEqual([sha(3)]);
  });
});

describe("the merge base", () => {
  test("with a base branch whose name has a slash is found", async () => {
    const local = await populated();
    local.branches.set("release/1.x", sha(5));
    const pull = local.pullRequests.get(7);
    if (pull !== undefined) local.pullRequests.set(7, { ...pull, baseRef: "release/1.x" });
    const forge = await connect(local, "reader");
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(3));
  });

  test("is null where the histories have nothing in common", async () => {
    const local = await populated();
    local.commits.set(sha(50), { sha: sha(50), parents: [] });
    local.branches.set("main", sha(50));
    const forge = await connect(local, "reader");
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBeNull();
  });
});

describe.each(["github", "gitea"] as const)("the artifacts of a run on %s", (kind) => {
  async function withArtifacts(): Promise<LocalForge> {
    const local = await populated(kind);
    const zip = (id: number, over: object = {}) => ({ id, runId: "55", name: `report-${id}`, zip: Buffer.from(`zip ${id}`), expired: false, ...over });
    for (let id = 1; id <= 120; id += 1) local.artifacts.push(zip(id));
    local.artifacts.push(zip(121, { expired: true }), zip(122, { runId: "56" }));
    return local;
  }

  test("are listed over all pages, without those that expired or are another run's", async () => {
    const forge = await connect(await withArtifacts(), "reader");
    const artifacts = await forge.runArtifacts("55");
    expect(artifacts).toHaveLength(120);
    expect(artifacts.at(-1)).toEqual({ id: 120, name: "report-120" });
  });

  test("that never end are given up, not cut off", async () => {
    const local = await populated(kind);
    let id = 0;
    local.script = () => {
      id += 1;
      return { status: 200, json: { total_count: 1_000_000, artifacts: [{ id, name: `report-${id}` }] } };
    };
    await expect((await connect(local, "reader")).runArtifacts("55")).rejects.toThrow("more than 100 pages");
    expect(local.requests).toHaveLength(100);
  });

  test("come from the storage, which never sees the token", async () => {
    const local = await withArtifacts();
    const forge = await connect(local, "reader");
    expect((await forge.downloadArtifact(120, 1000)).toString()).toBe("zip 120");
    expect(local.requests.at(-1)?.headers["authorization"]).toBe("token reader");
    expect(local.storageRequests).toHaveLength(1);
    expect(local.storageRequests[0]?.headers).not.toHaveProperty("authorization");
  });

  test("that are larger than asked for are refused", async () => {
    const forge = await connect(await withArtifacts(), "reader");
    await expect(forge.downloadArtifact(120, 6)).rejects.toMatchObject({ name: "ForgeError" });
  });

  test("that expired say so", async () => {
    const forge = await connect(await withArtifacts(), "reader");
    await expect(forge.downloadArtifact(121, 1000)).rejects.toThrow("Artifact has expired");
  });
});

test("a forge that lists no artifacts is refused with the way round", async () => {
  const forge = await connect(await localForge({ kind: "gitea", listsArtifacts: false }), "reader");
  await expect(forge.runArtifacts("55")).rejects.toMatchObject({
    reason: "not-found",
    hint: "Forgejo, and Gitea before 1.24, list no artifacts: let the workflow fetch it, and give its path.",
  });
});

test("whose token it is: a person's tells, an app's and none do not", async () => {
  const local = await populated();
  expect(await (await connect(local, "mallory")).login()).toBe("mallory");
  expect(await (await connect(local, "writer")).login()).toBeNull();
  expect(await (await connect(local, "")).login()).toBeNull();
});

test("what is public can be read without a token, and what is private is missing one", async () => {
  const open = await populated();
  expect((await (await connect(open, "")).pullRequest(7)).number).toBe(7);
  const closed = await localForge({ kind: "github", isPrivate: true });
  populate(closed);
  expect((await (await connect(closed, "reader")).pullRequest(7)).number).toBe(7);
  await expect((await connect(closed, "")).pullRequest(7)).rejects.toMatchObject({ reason: "no-token" });
});

test("a run that names no forge is told what to set", async () => {
  const local = await localForge({ kind: "github" });
  await expect(connect(local, "reader", { GITHUB_REPOSITORY: "../.." })).rejects.toThrow("does not say which forge");
});
