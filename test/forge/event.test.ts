import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { readEvent, type RunEvent } from "../../src/forge/event.ts";
import { fakeHost } from "../fakes/host.ts";

const HEAD = "1".repeat(40);
const BASE = "2".repeat(40);
const MERGE = "3".repeat(40);
const ZEROS = "0".repeat(40);

async function read(env: Record<string, string>, event?: unknown): Promise<RunEvent> {
  return await readEvent(fakeHost({ env: { ...env, ...(event !== undefined && { GITHUB_EVENT_PATH: await file(JSON.stringify(event)) }) } }));
}

async function file(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-event-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "event.json"), content);
  return join(folder, "event.json");
}

function pullRequest(over: { head?: object; base?: object } = {}): object {
  return {
    number: 7,
    head: { ref: "grow", sha: HEAD, repo: { id: 1, full_name: "acme/api" }, ...over.head },
    base: { ref: "main", sha: BASE, repo: { id: 1, full_name: "acme/api" }, ...over.base },
  };
}

const REPOSITORY = { full_name: "acme/api", default_branch: "main" };

const FORGES = [
  {
    forge: "GitHub",
    env: { GITHUB_ACTIONS: "true", GITHUB_SERVER_URL: "https://github.com", GITHUB_API_URL: "https://api.github.com", GITHUB_SHA: MERGE, GITHUB_REF: "refs/pull/7/merge" },
    apiUrl: "https://api.github.com",
    kind: "github",
    serverUrl: "https://github.com",
  },
  {
    forge: "GHES",
    env: { GITHUB_ACTIONS: "true", GITHUB_SERVER_URL: "https://git.example", GITHUB_API_URL: "https://git.example/api/v3", GITHUB_SHA: MERGE, GITHUB_REF: "refs/pull/7/merge" },
    apiUrl: "https://git.example/api/v3",
    kind: "github",
    serverUrl: "https://git.example",
  },
  {
    forge: "Gitea",
    env: { GITHUB_ACTIONS: "true", GITEA_ACTIONS: "true", GITHUB_SERVER_URL: "http://gitea.example:3000/", GITHUB_API_URL: "http://gitea.example:3000/api/v1/", GITHUB_SHA: HEAD, GITHUB_REF: "refs/pull/7/head" },
    apiUrl: "http://gitea.example:3000/api/v1",
    kind: "gitea",
    serverUrl: "http://gitea.example:3000",
  },
  {
    forge: "Forgejo",
    env: {
      GITHUB_ACTIONS: "true",
      GITEA_ACTIONS: "true",
      FORGEJO_ACTIONS: "true",
      GITHUB_SERVER_URL: "https://forgejo.internal/",
      GITHUB_API_URL: "https://forgejo.internal/api/v1",
      FORGEJO_API_URL: "https://forgejo.example/api/v1",
      GITHUB_SHA: HEAD,
      GITHUB_REF: "refs/pull/7/head",
    },
    apiUrl: "https://forgejo.example/api/v1",
    kind: "forgejo",
    serverUrl: "https://forgejo.internal",
  },
] as const;

describe.each(FORGES)("a pull request on $forge", ({ env, apiUrl, kind, serverUrl }) => {
  const common = { ...env, GITHUB_EVENT_NAME: "pull_request", GITHUB_REPOSITORY: "acme/api", GITHUB_RUN_ID: "991", GITHUB_BASE_REF: "main" };

  test("is known by its event, whatever GITHUB_SHA and GITHUB_REF say", async () => {
    expect(await read(common, { number: 7, pull_request: pullRequest(), repository: REPOSITORY })).toEqual({
      ci: "Actions",
      name: "pull_request",
      forge: kind,
      repository: { owner: "acme", name: "api" },
      apiUrl,
      serverUrl,
      ref: env.GITHUB_REF,
      mergeBase: null,
      pullRequest: { number: 7, headSha: HEAD, headRepository: "acme/api" },
      push: null,
      defaultBranch: "main",
      workflowRun: null,
    });
  });

  test("from a repository that is gone is known all the same", async () => {
    const gone = pullRequest({ head: { repo: null } });
    expect((await read(common, { pull_request: gone })).pullRequest).toEqual({ number: 7, headSha: HEAD, headRepository: null });
  });
});

describe("a pull request", () => {
  const env = { GITHUB_EVENT_NAME: "pull_request_target", GITHUB_SHA: BASE, GITHUB_REF: "refs/heads/main" };

  test("of pull_request_target has its head from the event, where GITHUB_SHA is the base", async () => {
    const event = await read(env, { pull_request: pullRequest() });
    expect(event.pullRequest?.headSha).toBe(HEAD);
    expect(event.push).toBeNull();
  });

  test("has its number from beside it where it has none itself", async () => {
    const event = { number: 9, pull_request: { ...pullRequest(), number: undefined } };
    expect((await read(env, event)).pullRequest?.number).toBe(9);
  });

  test.each([
    ["a head that is no hash", { head: { sha: "../../user" } }],
    ["a head that is an option", { head: { sha: "--upload-pack=x" } }],
    ["a short hash", { head: { sha: "abc1234" } }],
  ])("with %s is none", async (_what, over) => {
    expect((await read({ GITHUB_EVENT_NAME: "pull_request" }, { pull_request: pullRequest(over) })).pullRequest).toBeNull();
  });

  test("with a SHA-256 hash is read", async () => {
    const event = await read(env, { pull_request: pullRequest({ head: { sha: "AB".repeat(32) } }) });
    expect(event.pullRequest?.headSha).toBe("ab".repeat(32));
  });
});

describe("a push", () => {
  const env = { GITHUB_EVENT_NAME: "push", GITHUB_SHA: HEAD, GITHUB_REF: "refs/heads/main" };

  test("to the default branch names the commit before it", async () => {
    const { push } = await read(env, { before: BASE, after: HEAD, ref: "refs/heads/main", repository: REPOSITORY });
    expect(push).toEqual({ before: BASE, after: HEAD, isDefaultBranch: true });
  });

  test("of a new branch has nothing before it", async () => {
    const { push } = await read(env, { before: ZEROS, after: HEAD, ref: "refs/heads/feature/x", repository: REPOSITORY });
    expect(push).toEqual({ before: null, after: HEAD, isDefaultBranch: false });
  });

  test("of a tag is on no branch", async () => {
    const { push } = await read({ ...env, GITHUB_REF: "refs/tags/v1" }, { before: ZEROS, after: HEAD, ref: "refs/tags/v1" });
    expect(push).toEqual({ before: null, after: HEAD, isDefaultBranch: false });
  });

  test("of an annotated tag is of the commit that the tag names, and not of the tag's own object", async () => {
    const payload = { before: ZEROS, after: BASE, ref: "refs/tags/v1" };
    const tag = { ...env, GITHUB_REF: "refs/tags/v1" };
    for (const event of [payload, { ...payload, head_commit: { id: HEAD } }]) expect((await read(tag, event)).push?.after).toBe(HEAD);
    expect((await read({ ...tag, GITHUB_SHA: "" }, { ...payload, head_commit: { id: HEAD } })).push?.after).toBe(HEAD);
  });

  test.each(["refs/heads/old", "refs/tags/v1"])("that deletes %s is none: it is what other forges call delete", async (ref) => {
    // GITHUB_REF and GITHUB_SHA are the default branch's then.
    expect(await read(env, { before: BASE, after: ZEROS, ref })).toMatchObject({ name: "delete", push: null });
  });

  test.each([
    ["published", "release"],
    ["edited", "release"],
    ["deleted", "delete"],
    ["unpublished", "delete"],
  ])("a release that is %s is %s", async (action, name) => {
    expect((await read({ ...env, GITHUB_EVENT_NAME: "release", GITHUB_REF: "refs/tags/v1" }, { action, release: { tag_name: "v1" } })).name).toBe(name);
  });

  test("without an event file is told by the environment", async () => {
    expect((await read(env)).push).toEqual({ before: null, after: HEAD, isDefaultBranch: false });
  });
});

describe("a workflow_run", () => {
  const env = { GITHUB_EVENT_NAME: "workflow_run", GITHUB_SHA: BASE };
  const run = { id: 30433642, head_sha: HEAD, head_branch: "grow", event: "pull_request", head_repository: { owner: { login: "mallory" } } };

  test("names the run that triggered it and whose head it was", async () => {
    expect((await read(env, { workflow_run: run })).workflowRun).toEqual({
      id: "30433642",
      headSha: HEAD,
      headBranch: "grow",
      pullRequest: null,
      headOwner: "mallory",
    });
  });

  test("of Gitea names the pull request by the ref that it ran for, and neither branch nor owner", async () => {
    const ofGitea = { id: 7, head_sha: HEAD, event: "pull_request", path: "size.yml@refs/pull/12/head" };
    expect((await read(env, { workflow_run: ofGitea })).workflowRun).toEqual({
      id: "7",
      headSha: HEAD,
      headBranch: "",
      pullRequest: 12,
      headOwner: "",
    });
  });

  test.each(["size.yml@refs/heads/x@refs/pull/12/head", ".github/workflows/size.yml@refs/pull/12/head", "size.yml@refs/pull/0/head", ""])(
    "is of no pull request by the path %s",
    async (path) => {
      expect((await read(env, { workflow_run: { id: 7, head_sha: HEAD, path } })).workflowRun).toBeNull();
      expect((await read(env, { workflow_run: { ...run, path } })).workflowRun?.pullRequest).toBeNull();
    },
  );

  test("whose head's repository is gone names no owner", async () => {
    expect((await read(env, { workflow_run: { ...run, head_repository: null } })).workflowRun?.headOwner).toBe("");
  });
});

describe("the environment", () => {
  test("outside CI says nothing", async () => {
    expect(await read({})).toEqual({
      ci: "",
      name: "",
      forge: null,
      repository: null,
      apiUrl: null,
      serverUrl: null,
      ref: null,
      mergeBase: null,
      pullRequest: null,
      push: null,
      defaultBranch: null,
      workflowRun: null,
    });
  });

  test.each(["../../user", "acme/..", "acme/api/x", "acme", "a b/c", "acme/api?x"])("names no repository by %s", async (name) => {
    expect((await read({ GITHUB_REPOSITORY: name })).repository).toBeNull();
  });

  test.each([
    ["https://user:secret@git.example/api/v3/", "https://git.example/api/v3"],
    ["https://git.example//", "https://git.example"],
    ["https://git.example/api/v3?x=1#y", "https://git.example/api/v3"],
    ["file:///etc/passwd", null],
    ["git.example", null],
    ["", null],
  ])("says %j where the API is", async (text, expected) => {
    expect((await read({ GITHUB_API_URL: text })).apiUrl).toBe(expected);
  });

  test("tells the rest where the event is no JSON, a folder, or nowhere", async () => {
    const broken = await file("{");
    for (const path of [broken, dirname(broken), `${broken}.gone`]) {
      const event = await readEvent(fakeHost({ env: { GITHUB_EVENT_NAME: "push", GITHUB_SHA: HEAD, GITHUB_EVENT_PATH: path } }));
      expect(event.push?.after).toBe(HEAD);
    }
  });
});

test("any JSON is read without a failure, and what it names can stand in a path", async () => {
  const path = await file("");
  const shaped = fc.record(
    {
      number: fc.jsonValue(),
      pull_request: fc.record({ number: fc.jsonValue(), head: fc.jsonValue(), base: fc.jsonValue() }, { requiredKeys: [] }),
      workflow_run: fc.jsonValue(),
      repository: fc.jsonValue(),
      before: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), shaped), fc.constantFrom("push", "pull_request", "workflow_run"), async (event, name) => {
      await writeFile(path, JSON.stringify(event));
      const read = await readEvent(fakeHost({ env: { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } }));
      expect(read.pullRequest?.headSha ?? HEAD).toMatch(/^[0-9a-f]{40,64}$/);
      expect(read.push?.before ?? HEAD).toMatch(/^[0-9a-f]{40,64}$/);
    }),
    { numRuns: 100 },
  );
});
