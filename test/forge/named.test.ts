import { describe, expect, onTestFinished, test } from "vitest";
import { createForge } from "../../src/forge/connect.ts";
import { readEnvironment, readEvent, type RunEvent } from "../../src/forge/event.ts";
import type { Forge } from "../../src/forge/forge.ts";
import { forgeInputs, type NamedForge } from "../../src/forge/inputs.ts";
import { findNameMistakes } from "../../src/forge/named.ts";
import { createTransport } from "../../src/http/transport.ts";
import { startGitlab } from "../../src/local/gitlab.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";
import { localForge, populate, sha } from "./setup.ts";

const HEAD = "1".repeat(40);
const BASE = "2".repeat(40);
const GITLAB_REQUEST = {
  GITLAB_CI: "true",
  CI_API_V4_URL: "https://gitlab.example/api/v4",
  CI_SERVER_URL: "https://gitlab.example",
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_PROJECT_PATH: "acme/team/api",
  CI_MERGE_REQUEST_IID: "7",
  CI_MERGE_REQUEST_PROJECT_PATH: "acme/team/api",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
  CI_COMMIT_SHA: HEAD,
};
const DRONE = { DRONE: "true", DRONE_BUILD_EVENT: "pull_request", DRONE_PULL_REQUEST: "7", DRONE_COMMIT_SHA: HEAD, DRONE_REPO: "acme/api", DRONE_REPO_LINK: "https://git.example/acme/api" };

async function read(env: Record<string, string>, named: NamedForge): Promise<RunEvent> {
  return await readEvent(fakeHost({ env }), named);
}

async function mistakes(env: Record<string, string>, named: NamedForge): Promise<string[]> {
  return findNameMistakes(await readEnvironment(fakeHost({ env })), named, (name) => `--${name}`);
}

describe("a request that is named", () => {
  test("outside CI is all that is known, and GitHub is at its public address", async () => {
    expect(await read({}, { forge: "github", repo: "acme/api", pr: "7" })).toMatchObject({
      forge: "github",
      apiUrl: "https://api.github.com",
      repository: { owner: "acme", name: "api" },
      pullRequest: { number: 7, headSha: null, headRepository: null },
      push: null,
    });
  });

  test("on a GitLab of one's own is at the address that is named", async () => {
    const named = { forge: "gitlab", repo: "acme/team/api", pr: "7", "api-url": "https://gitlab.example/api/v4/" } as const;
    expect(await read({}, named)).toMatchObject({ forge: "gitlab", apiUrl: "https://gitlab.example/api/v4", repository: { owner: "acme/team", name: "api" } });
  });

  test("on a forge that the CI does not name is at the CI's server", async () => {
    expect(await read(DRONE, { forge: "forgejo" })).toMatchObject({
      forge: "forgejo",
      apiUrl: "https://git.example/api/v1",
      pullRequest: { number: 7, headSha: HEAD },
    });
  });

  test("by the number that the CI says has all that the CI says of it", async () => {
    expect(await read(GITLAB_REQUEST, { pr: "7" })).toMatchObject({ pullRequest: { number: 7, headSha: HEAD }, mergeBase: BASE });
  });

  test("by another number has nothing of the CI's but its place", async () => {
    expect(await read(GITLAB_REQUEST, { pr: "8" })).toMatchObject({
      forge: "gitlab",
      repository: { owner: "acme/team", name: "api" },
      pullRequest: { number: 8, headSha: null, headRepository: null },
      mergeBase: null,
    });
  });

  test("in another place has nothing of the CI's", async () => {
    const event = await read(GITLAB_REQUEST, { forge: "github", repo: "acme/api", pr: "7" });
    expect(event).toMatchObject({ apiUrl: "https://api.github.com", pullRequest: { number: 7, headSha: null }, mergeBase: null, defaultBranch: null });
  });

  test("by Forgejo's name, where only a page's address tells the forge, keeps what the CI says", async () => {
    const env = { JENKINS_URL: "https://ci.example/", CHANGE_ID: "7", CHANGE_URL: "https://git.example/acme/api/pulls/7" };
    expect(await read(env, { forge: "forgejo" })).toMatchObject({ forge: "forgejo", apiUrl: "https://git.example/api/v1", pullRequest: { number: 7 } });
  });

  test("keeps what the CI says where only another way to its API is named", async () => {
    expect(await read(GITLAB_REQUEST, { "api-url": "http://gitlab.internal/api/v4" })).toMatchObject({
      apiUrl: "http://gitlab.internal/api/v4",
      pullRequest: { number: 7, headSha: HEAD },
    });
  });
});

describe("what is wrong with the names", () => {
  test("is nothing where nothing is named, whatever the CI leaves out", async () => {
    expect(await mistakes(DRONE, {})).toEqual([]);
    expect(await mistakes({}, {})).toEqual([]);
  });

  test("is told all at once", async () => {
    expect(await mistakes({}, { pr: "7" })).toEqual([
      "--pr: the forge is not known; give --forge github, gitea, forgejo or gitlab.",
      "--pr: the repository is not known; give --repo OWNER/NAME.",
    ]);
  });

  test.each<[string, Record<string, string>, NamedForge, string]>([
    ["a forge of one's own without its address", {}, { forge: "forgejo", repo: "acme/api", pr: "7" }, "--forge: the address of the API is not known; give --api-url https://HOST/api/v1."],
    ["a GitLab without its address", {}, { forge: "gitlab", repo: "acme/api", pr: "7" }, "--forge: the address of the API is not known; give --api-url https://HOST/api/v4."],
    ["a nested project on GitHub", {}, { forge: "github", repo: "acme/team/api", pr: "7" }, "--repo: acme/team/api is a project of GitLab's; on GitHub write OWNER/NAME."],
    [
      "the address of another forge's API",
      {},
      { forge: "gitlab", repo: "acme/api", pr: "7", "api-url": "https://git.example/api/v1" },
      "--api-url: /api/v1 is the path of another forge's API, not of GitLab's; that ends with /api/v4.",
    ],
    ["another repository than the CI's, without a number", GITLAB_REQUEST, { repo: "acme/other" }, "--repo: the GitLab CI run is of number 7 in another place; give --pr the number that is meant."],
  ])("names %s", async (_what, env, named, mistake) => {
    expect(await mistakes(env, named)).toEqual([mistake]);
  });

  test.each<[keyof typeof forgeInputs, string, string]>([
    ["repo", "api", '"api" is no repository; write OWNER/NAME, or GROUP/SUBGROUP/PROJECT.'],
    ["repo", "acme/../user", '"acme/../user" is no repository; write OWNER/NAME, or GROUP/SUBGROUP/PROJECT.'],
    ["pr", "#7", '"#7" is no number of a pull request; write it as in its address, 7.'],
    ["pr", "0", '"0" is no number of a pull request; write it as in its address, 7.'],
    ["api-url", "git.example", '"git.example" is no address; write it whole, as in https://git.example.com/api/v4.'],
    ["api-url", "file:///etc/passwd", '"file:///etc/passwd" is no address; write it whole, as in https://git.example.com/api/v4.'],
    ["api-url", "https://me:secret@git.example/api/v4", "it holds more than an address; leave out user, password, query and fragment."],
  ])("is %s where it is %j", (name, value, mistake) => {
    const spec = forgeInputs[name];
    expect("check" in spec ? spec.check([value]) : []).toEqual([mistake]);
  });
});

describe("the environment's tokens", () => {
  const TOKENS = {
    PLIMSOLL_TOKEN: "any-token",
    GITHUB_TOKEN: "github-token",
    GITEA_TOKEN: "gitea-token",
    FORGEJO_TOKEN: "forgejo-token",
    GITLAB_TOKEN: "gitlab-token",
    CI_JOB_TOKEN: "job-token",
  };

  async function shownTo(env: Record<string, string>, named: NamedForge, kind: FakeHost["kind"] = "terminal", token = ""): Promise<string> {
    const local = await localForge({ kind: "gitea", apiPath: "" });
    const headers: Record<string, string>[] = [];
    local.script = (request) => {
      headers.push({ ...request.headers });
      return { status: 404 };
    };
    const host = fakeHost({ kind, env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace("HERE", local.serverUrl)])) });
    const forge = await forgeOf(host, await readEvent(host, { repo: "acme/api", pr: "7", "api-url": local.serverUrl, ...named }), token);
    await forge.pullRequest(7).catch(() => {});
    const [first = {}] = headers;
    return (first["authorization"]?.replace(/^token /, "") ?? first["private-token"] ?? first["job-token"]) || "";
  }

  test("are hidden before anything else happens, on a command line", async () => {
    const host = fakeHost({ env: TOKENS });
    await readEvent(host);
    expect(host.secrets.toSorted()).toEqual(Object.values(TOKENS).toSorted());
  });

  test.each([
    ["github", "github-token"],
    ["gitea", "gitea-token"],
    ["forgejo", "forgejo-token"],
    ["gitlab", "gitlab-token"],
  ] as const)("of %s alone is shown to it", async (forge, token) => {
    const { PLIMSOLL_TOKEN: _any, ...others } = TOKENS;
    expect(await shownTo(others, { forge })).toBe(token);
  });

  test("that is for any forge goes before", async () => {
    expect(await shownTo(TOKENS, { forge: "gitlab" })).toBe("any-token");
  });

  test.each([
    ["GITLAB_TOKEN", { GITLAB_TOKEN: "gitlab-token", CI_API_V4_URL: "https://gitlab.example/api/v4" }, "gitlab"],
    ["CI_JOB_TOKEN", { CI_JOB_TOKEN: "job-token", CI_API_V4_URL: "https://gitlab.example/api/v4" }, "gitlab"],
    ["CI_JOB_TOKEN of no CI", { CI_JOB_TOKEN: "job-token" }, "gitlab"],
    ["GITHUB_TOKEN", { GITHUB_TOKEN: "github-token", GITHUB_API_URL: "https://ghe.example/api/v3" }, "github"],
    ["FORGEJO_TOKEN", { FORGEJO_TOKEN: "forgejo-token", FORGEJO_API_URL: "https://git.example/api/v1" }, "forgejo"],
  ] as const)("that a CI gave for its own forge is not shown to another: %s", async (_name, env, forge) => {
    expect(await shownTo(env, { forge })).toBe("");
  });

  test("that a CI gave for its own forge is shown there", async () => {
    expect(await shownTo({ CI_JOB_TOKEN: "job-token", CI_API_V4_URL: "HERE" }, { forge: "gitlab" })).toBe("job-token");
  });

  test.each([
    ["a job's of GitHub", "ghs_job", { GITHUB_API_URL: "https://api.github.com" }],
    ["a job's of Gitea", "hex", { GITHUB_API_URL: "https://git.example/api/v1", GITHUB_TOKEN: "hex" }],
    ["a job's of Forgejo", "hex", { FORGEJO_API_URL: "https://git.example/api/v1", FORGEJO_TOKEN: "hex" }],
  ] as const)("that is an action's default, %s, is shown to no other forge that the action is told to speak to, and one that was given is", async (_what, token, env) => {
    for (const forge of ["github", "gitea", "gitlab"] as const) {
      expect(await shownTo(env, { forge }, "runner", token)).toBe("");
      expect(await shownTo(env, { forge }, "runner", "given")).toBe("given");
    }
    expect(await shownTo({ ...env, GITHUB_API_URL: "HERE" }, { forge: "gitea" }, "runner", token)).toBe(token);
  });

  test("are not an action's, which has its own", async () => {
    expect(await shownTo(TOKENS, { forge: "github" }, "runner")).toBe("");
  });
});

async function forgeOf(host: FakeHost, event: RunEvent, token = ""): Promise<Forge> {
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  onTestFinished(() => transport.close());
  return await createForge(host, transport, event, token);
}

describe("a forge that is named", () => {
  test.each([
    ["github", "/api/v3"],
    ["gitea", "/api/v1"],
    ["forgejo", "/api/v1"],
  ] as const)("%s is spoken to as such", async (forge, apiPath) => {
    const local = await localForge({ kind: forge === "github" ? "github" : "gitea", apiPath });
    populate(local);
    const host = fakeHost({ env: {} });
    const event = await readEvent(host, { forge, repo: "acme/api", pr: "7", "api-url": local.apiUrl });
    const named = await forgeOf(host, event, "writer");
    expect(await named.mergeBase(await named.pullRequest(7), sha(12))).toBe(sha(3));
    expect((await named.createComment(7, "one")).url).toBe(`${local.serverUrl}/acme/api/pull/7#issuecomment-1001`);
    expect(local.requests.some(({ path }) => path.includes("/compare/"))).toBe(forge === "github");
  });

  test("gitlab is spoken to as such", async () => {
    const local = await startGitlab();
    onTestFinished(() => local.close());
    local.accounts.push({ login: "project_1_bot_a", token: "glpat-1", kind: "access-token", access: "write" });
    local.mergeRequests.set(7, { iid: 7, headSha: sha(12), targetBranch: "main", labels: [], state: "opened", diffBase: null });
    const host = fakeHost({ env: { GITLAB_TOKEN: "glpat-1" } });
    const event = await readEvent(host, { forge: "gitlab", repo: local.project, pr: "7", "api-url": local.apiUrl });
    expect((await (await forgeOf(host, event)).createComment(7, "one")).author).toEqual({ login: "project_1_bot_a", type: "Bot" });
  });

  test("that nobody named is one clear error", async () => {
    const host = fakeHost({ env: {} });
    await expect(forgeOf(host, await readEvent(host))).rejects.toMatchObject({
      message: "This run does not say which forge and repository it belongs to.",
      hint: expect.stringContaining("--forge") as string,
    });
  });
});
