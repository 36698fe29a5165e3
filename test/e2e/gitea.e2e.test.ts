import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalRegistry, startRegistry } from "../../src/local/registry.ts";
import type { Report } from "../../src/report/report.ts";
import { type ActionOptions, type ActionRun, runAction } from "../fakes/runner.ts";
import { tarOf, type TarEntry } from "../fakes/tar.ts";
import { askGitea, createAccount, createToken, type GiteaAccount } from "./gitea.ts";
import { incompressible } from "./incompressible.ts";
import { digestOf, writeLayout } from "./layouts.ts";
import { must, pause } from "./processes.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();
const { gitea } = world;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-gitea-"));
const REPOSITORY = "/repos/acme/api";
const OTHERS = 65;

/** What an image may hold to make its mark on a page that shows its names. */
const hostileNames = [
  "a|b|c",
  "`code` ``more``",
  "</details></code><h1>big</h1>",
  "@mallory and @acme",
  "#1 acme/api#1 !1",
  "![pixel](http://evil.example/pixel.png)",
  "<img src=http://evil.example/pixel.png onerror=alert(1)>",
  "[press](javascript:alert(1))",
  "http://evil.example/page",
  "line\nbreak\n\n| a | b |",
  "\u202Etxt.exe",
  "<script>alert(1)</script>",
  "<!-- plimsoll:diff key=acme/api -->",
  ":tada: $x^2$ \\(y\\)",
];

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly updated_at: string;
  readonly user: { readonly login: string };
}

/** A pull request as the forge tells a run about it: the payload of its event, word for word. */
interface Event {
  readonly name: string;
  readonly payload: { readonly pull_request: { readonly number: number; readonly head: { readonly sha: string } } };
}

let registry: LocalRegistry;
let hooks: Server;
let ci: { account: GiteaAccount; writer: string; reader: string; nameless: string };
let mallory: GiteaAccount;
const events: Event[] = [];

beforeAll(async () => {
  registry = await startRegistry();
  hooks = createServer((request, response) => {
    void text(request).then((body) => {
      events.push({ name: String(request.headers["x-gitea-event"]), payload: JSON.parse(body) as Event["payload"] });
      response.end();
    });
  });
  await once(hooks.listen(0, "127.0.0.1"), "listening");
  const account = await createAccount(gitea, "ci");
  const read = ["read:repository", "read:issue"];
  ci = {
    account,
    writer: await createToken(gitea, account, ["read:repository", "write:issue", "read:user"]),
    reader: await createToken(gitea, account, read),
    nameless: await createToken(gitea, account, ["read:repository", "write:issue"]),
  };
  mallory = await createAccount(gitea, "mallory");
  await admin("POST", "/orgs", { username: "acme" });
  await admin("POST", "/orgs/acme/repos", { name: "api", auto_init: true, default_branch: "main" });
  await admin("PUT", `${REPOSITORY}/collaborators/ci`, { permission: "write" });
  await admin("POST", `${REPOSITORY}/issues`, { title: "An issue that names may point at" });
  const url = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`;
  await admin("POST", `${REPOSITORY}/hooks`, { type: "gitea", active: true, events: ["pull_request"], config: { url, content_type: "json" } });
});
afterAll(async () => {
  hooks.closeAllConnections();
  hooks.close();
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

async function admin(method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown> {
  return await askGitea(gitea, gitea.adminToken, method, path, body);
}

/** Commits a file, on a new branch where one is named; the commit. */
async function commitFile(name: string, branch: string, newBranch?: string): Promise<string> {
  const content = Buffer.from(`${name}\n`).toString("base64");
  const made = await admin("POST", `${REPOSITORY}/contents/${name}`, {
    content,
    message: `Add ${name}`,
    branch,
    ...(newBranch !== undefined && { new_branch: newBranch }),
  });
  return (made as { commit: { sha: string } }).commit.sha;
}

/** A pull request from `branch`, off the commit `mergeBase` of main, on which another commit follows. */
async function openPullRequest(branch: string): Promise<{ event: Event["payload"]; number: number; mergeBase: string; head: string }> {
  const mergeBase = await commitFile(`${branch}-before.txt`, "main");
  const head = await commitFile(`${branch}.txt`, "main", branch);
  await commitFile(`${branch}-after.txt`, "main");
  const pull = await admin("POST", `${REPOSITORY}/pulls`, { title: branch, head: branch, base: "main" });
  const { number } = pull as { number: number };
  return { event: await eventOf(number), number, mergeBase, head };
}

async function eventOf(number: number): Promise<Event["payload"]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const event = events.find(({ name, payload }) => name === "pull_request" && payload.pull_request.number === number);
    if (event !== undefined) return event.payload;
    await pause(50);
  }
  throw new Error(`Gitea sent no event for pull request ${number}.`);
}

/** Runs an action as a runner of Gitea does. */
function runOnGitea(entry: "diff" | "comment", event: Event["payload"], inputs: Record<string, string>, over: ActionOptions = {}): Promise<ActionRun> {
  const { number, head } = event.pull_request;
  return runAction(entry, {
    eventName: "pull_request",
    event,
    token: ci.writer,
    inputs,
    ...over,
    env: {
      GITEA_ACTIONS: "true",
      GITHUB_SERVER_URL: gitea.url,
      GITHUB_API_URL: gitea.apiUrl,
      GITHUB_REPOSITORY: "acme/api",
      GITHUB_REF: `refs/pull/${number}/head`,
      GITHUB_SHA: head.sha,
      GITHUB_BASE_REF: "main",
      ...over.env,
    },
  });
}

/** Puts an image into the registry: one layer for each list of entries. */
function push(commit: string, layers: readonly (readonly TarEntry[])[], createdBy = "COPY . ."): string {
  const tars = layers.map((entries) => tarOf(entries));
  const config = {
    os: "linux",
    architecture: "amd64",
    rootfs: { type: "layers", diff_ids: tars.map(digestOf) },
    history: tars.map(() => ({ created_by: createdBy })),
  };
  registry.putImage("acme/api", `sha-${commit}`, { layers: tars.map((tar) => gzipSync(tar)), config });
  return `${registry.host}/acme/api:sha-${commit}`;
}

function noise(name: string, sizeBytes: number): TarEntry {
  return { name, content: incompressible(sizeBytes) };
}

async function commentsOf(number: number): Promise<Comment[]> {
  return (await admin("GET", `${REPOSITORY}/issues/${number}/comments`)) as Comment[];
}

async function ownComments(number: number): Promise<Comment[]> {
  return (await commentsOf(number)).filter(({ user }) => user.login === "ci");
}

function reportOf(run: ActionRun): Promise<Report> {
  return readFile(run.outputs["report"] ?? "", "utf8").then((json) => JSON.parse(json) as Report);
}

function notices(run: ActionRun): string {
  return run.annotations.filter(({ level }) => level === "notice").map(({ message }) => message).join("\n");
}

describe("diff on a pull request of Gitea", () => {
  test("finds the merge base, comments among 65 others, and keeps to that one comment", async () => {
    const pull = await openPullRequest("grow");
    for (let count = 0; count < OTHERS; count += 1) {
      await admin("POST", `${REPOSITORY}/issues/${pull.number}/comments`, { body: `Comment ${count}` });
    }
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    const head = push(pull.head, [[noise("app", 40_000)], [noise("more", 2_000_000)]]);
    const first = await runOnGitea("diff", pull.event, { head });
    expect(first.exitCode, first.log).toBe(0);
    expect((await reportOf(first)).base).toMatchObject({ source: "merge-base", commit: pull.mergeBase, commitsBehind: 0 });
    const [created, ...others] = await ownComments(pull.number);
    expect(others).toEqual([]);
    expect(created?.body).toMatch(/^<!-- plimsoll:diff key=acme\/api -->\n/);
    expect(created?.body).toContain("+2.0 MB");
    expect(first.outputs["comment-url"]).toBe(`${gitea.url}/acme/api/pulls/${pull.number}#issuecomment-${created?.id}`);

    const unchanged = await runOnGitea("diff", pull.event, { head });
    expect(unchanged.maskedLog).toContain("Comment unchanged: ");
    expect(await ownComments(pull.number)).toEqual([created]);

    const larger = push(pull.head, [[noise("app", 40_000)], [noise("more", 5_000_000)]]);
    const updated = await runOnGitea("diff", pull.event, { head: larger });
    expect(updated.maskedLog).toContain("Comment updated: ");
    const [changed, ...more] = await ownComments(pull.number);
    expect(more).toEqual([]);
    expect(changed?.id).toBe(created?.id);
    expect(changed?.body).toContain("+5.0 MB");
    expect(await commentsOf(pull.number)).toHaveLength(OTHERS + 1);
  });

  test("with a token that may only read: a notice, the outputs and the verdict, no comment and no red step", async () => {
    const pull = await openPullRequest("read-only");
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    const head = push(pull.head, [[noise("app", 2_000_000)]]);
    const run = await runOnGitea("diff", pull.event, { head, budget: "pull <= 250MB" }, { token: ci.reader });
    expect(run.exitCode, run.log).toBe(0);
    expect(notices(run)).toContain("No comment on the pull request: The forge refused to post a comment");
    expect(run.outputs).toMatchObject({ verdict: "pass", "base-source": "merge-base", "comment-url": "" });
    expect(run.summary).toContain("+2.0 MB");
    expect(await commentsOf(pull.number)).toEqual([]);
  });

  test("with a token that may not ask whose it is: still one comment, whatever number of runs", async () => {
    const pull = await openPullRequest("nameless");
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    for (const size of [2_000_000, 3_000_000, 4_000_000]) {
      const head = push(pull.head, [[noise("app", size)]]);
      const run = await runOnGitea("diff", pull.event, { head }, { token: ci.nameless });
      expect(run.exitCode, run.log).toBe(0);
    }
    const [only, ...others] = await ownComments(pull.number);
    expect(others).toEqual([]);
    expect(only?.body).toContain("+4.0 MB");
  });

  test("over budget fails with the line; with the label a re-run of the same event passes", async () => {
    const pull = await openPullRequest("label");
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    const head = push(pull.head, [[noise("app", 50_000)]]);
    const budget = "delta-pull <= 20kB";
    const over = await runOnGitea("diff", pull.event, { head, budget });
    expect(over.exitCode).toBe(1);
    expect(over.annotations).toContainEqual(
      expect.objectContaining({ level: "error", message: "Over budget on linux/amd64: delta-pull <= 20kB" }),
    );

    const label = (await admin("POST", `${REPOSITORY}/labels`, { name: "size-ok", color: "#00ff00" })) as { id: number };
    await admin("POST", `${REPOSITORY}/issues/${pull.number}/labels`, { labels: [label.id] });
    const waived = await runOnGitea("diff", pull.event, { head, budget });
    expect(waived.exitCode, waived.log).toBe(0);
    expect((await reportOf(waived)).budgets[0]).toMatchObject({ ok: false, waivedBy: "size-ok" });
    const [comment, ...others] = await ownComments(pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain("size-ok");
  });

  test("that was pushed to since says so, and leaves the comment to the newer run", async () => {
    const pull = await openPullRequest("stale");
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    const head = push(pull.head, [[noise("app", 2_000_000)]]);
    const newer = await commitFile("newer.txt", "stale");
    const run = await runOnGitea("diff", pull.event, { head });
    expect(run.exitCode, run.log).toBe(0);
    expect(notices(run)).toContain(newer);
    expect(await commentsOf(pull.number)).toEqual([]);
  });
});

interface Page {
  readonly html: string;
  /** Every tag as it stands there, its attributes included. */
  readonly tags: readonly string[];
}

/** Renders Markdown as a comment on the pull request's page. */
async function renderOnGitea(markdown: string): Promise<Page> {
  const html = (await admin("POST", "/markdown", { Text: markdown, Mode: "comment", Context: "acme/api" })) as string;
  return { html, tags: html.match(/<[a-z/!][^>]*>/gi) ?? [] };
}

/** How many cells each row of each table has. */
function cellsOf({ html }: Page): number[][] {
  const tables = html.match(/<table>.*?<\/table>/gs) ?? [];
  return tables.map((table) => (table.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) => (row.match(/<t[hd][ >]/g) ?? []).length));
}

describe("a comment of an image whose names are hostile", () => {
  let pull: Awaited<ReturnType<typeof openPullRequest>>;
  let run: ActionRun;
  let page: Page;
  beforeAll(async () => {
    pull = await openPullRequest("hostile");
    const hostile = hostileNames.map((name, index) => noise(name, 100_000 + index));
    push(pull.mergeBase, [[noise("app", 40_000)]], hostileNames.join(" "));
    const gone = hostileNames.map((name, index) => noise(name, 50_000 + index));
    const head = push(pull.head, [[noise("app", 40_000)], gone, hostile], hostileNames.join(" "));
    run = await runOnGitea("diff", pull.event, { head });
    const [comment] = await ownComments(pull.number);
    page = await renderOnGitea(comment?.body ?? "");
  });

  test("shows tables whose rows are whole", () => {
    expect(run.exitCode, run.log).toBe(0);
    const tables = cellsOf(page);
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const [heads, ...rows] of tables) {
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows)).toEqual(new Set([heads]));
    }
    expect(page.html).toContain("a|b|c");
  });

  test("holds no link, no image, no script, and no tag but those of a report", async () => {
    const alive = await renderOnGitea("@mallory #1 http://evil.example/ ![pixel](http://evil.example/pixel.png) :tada:");
    expect(alive.tags.filter((tag) => /^<(?:a|img|span)\b/.test(tag)).length).toBeGreaterThanOrEqual(4);
    const names = new Set(page.tags.map((tag) => /^<\/?([a-z0-9]+)/i.exec(tag)?.[1]));
    expect(page.tags.filter((tag) => tag.startsWith("<span"))).toEqual(['<span class="emoji" aria-label="anchor">']);
    const ours = ["span", "h3", "p", "strong", "details", "summary", "code", "table", "thead", "tbody", "tr", "th", "td", "sub"];
    expect([...names].filter((name) => !ours.includes(name ?? ""))).toEqual([]);
    expect(page.tags.filter((tag) => /href|src|on[a-z]+=/i.test(tag))).toEqual([]);
    expect(page.html).toContain("@mallory and @acme");
  });

  test("calls nobody, and refers to no issue", async () => {
    const timeline = async (): Promise<unknown> => (await admin("GET", `${REPOSITORY}/issues/1/timeline`)) ?? [];
    expect(await timeline()).toEqual([]);
    await admin("POST", `${REPOSITORY}/issues/${pull.number}/comments`, { body: "See #1" });
    expect(await timeline()).toMatchObject([{ type: "comment_ref" }]);
    // The forge calls people in the order of the comments: who is called by a later one was not by ours.
    await admin("POST", `${REPOSITORY}/issues/1/comments`, { body: "@mallory, look here" });
    expect(await calls()).toEqual(["An issue that names may point at"]);
  });

  /** The titles of what mallory was called to, once there is any. */
  async function calls(): Promise<string[]> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const threads = (await askGitea(gitea, mallory, "GET", "/notifications")) as { subject: { title: string } }[];
      if (threads.length > 0) return threads.map(({ subject }) => subject.title);
      await pause(50);
    }
    throw new Error("Gitea called nobody.");
  }
});

describe("comment on a pull request of Gitea", () => {
  test("posts the report that an earlier step left", async () => {
    const pull = await openPullRequest("report");
    push(pull.mergeBase, [[noise("app", 40_000)]]);
    const head = push(pull.head, [[noise("app", 2_000_000)]]);
    const measured = await runOnGitea("diff", pull.event, { head, comment: "never" });
    expect(await commentsOf(pull.number)).toEqual([]);
    const report = measured.outputs["report"] ?? "";
    const run = await runOnGitea("comment", pull.event, { report });
    expect(run.exitCode, run.log).toBe(0);
    const [comment, ...others] = await ownComments(pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain("+2.0 MB");
    expect(run.outputs["comment-url"]).toContain(`#issuecomment-${comment?.id}`);

    await commitFile("after-the-report.txt", "report");
    const stale = await runOnGitea("comment", pull.event, { report });
    expect(stale.exitCode, stale.log).toBe(0);
    expect(notices(stale)).toContain(pull.head);
    expect(await ownComments(pull.number)).toEqual([comment]);
  });
});

describe("the registry of Gitea, whose tokens come from its own realm", () => {
  let owner: GiteaAccount;
  let dockerConfig: string;
  const name = (): string => `${gitea.host}/vault/api`;

  beforeAll(async () => {
    owner = await createAccount(gitea, "vault", "private");
    const password = await createToken(gitea, owner, ["write:package"]);
    dockerConfig = join(folder, "docker-config");
    await mkdir(dockerConfig);
    const auth = Buffer.from(`${owner.login}:${password}`).toString("base64");
    await writeFile(join(dockerConfig, "config.json"), JSON.stringify({ auths: { [gitea.host]: { auth } } }), { mode: 0o600 });
    const small = tarOf([noise("app", 40_000)]);
    const large = tarOf([noise("app", 40_000), noise("more", 2_000_000)]);
    for (const [tag, tar] of [["base", small], ["head", large]] as const) {
      await writeLayout(join(folder, tag), { layers: [{ tar, blob: gzipSync(tar) }] });
      const access = ["--dest-tls-verify=false", "--dest-authfile", join(dockerConfig, "config.json")];
      await must("skopeo", ["--insecure-policy", "copy", "--quiet", ...access, `oci:${join(folder, tag)}`, `docker://${name()}:${tag}`]);
    }
  });

  test("hands an image to the credentials of the Docker configuration", async () => {
    const inspected = await plimsoll(world, ["inspect", `${name()}:head`, "--format", "json"], { DOCKER_CONFIG: dockerConfig });
    expect(inspected).toMatchObject({ code: 0, stderr: "" });
    const { head } = JSON.parse(inspected.stdout) as Report;
    const raw = ["inspect", "--raw", "--tls-verify=false", "--authfile", join(dockerConfig, "config.json"), `docker://${name()}:head`];
    expect(head.digest).toBe(digestOf(Buffer.from(await must("skopeo", raw))));
    const compared = await plimsoll(world, ["diff", `${name()}:base`, `${name()}:head`, "--format", "json"], { DOCKER_CONFIG: dockerConfig });
    expect(compared.code, compared.stderr).toBe(0);
    expect((JSON.parse(compared.stdout) as Report).platforms[0]?.delta?.diskBytes).toBe(2_000_000);
  });

  test("refuses who brings none, and says what to do", async () => {
    const refused = await plimsoll(world, ["inspect", `${name()}:head`]);
    expect(refused).toMatchObject({ code: 2, stdout: "", leftBehind: [] });
    expect(refused.stderr).toMatch(/^error: .*(?:401|log in|credential|denied|unauthori[sz]ed)[^]*\n\S.{9,}/i);
  });

  test("does not have what was never pushed", async () => {
    const missing = await plimsoll(world, ["inspect", `${name()}:none`], { DOCKER_CONFIG: dockerConfig });
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain(`${name()}:none`);
  });
});
