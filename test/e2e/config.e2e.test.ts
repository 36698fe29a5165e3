import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startForge } from "../../src/local/forge.ts";
import type { Report } from "../../src/report/report.ts";
import { repository } from "./images.ts";
import { plimsoll, readWorld, type CliRun } from "./world.ts";

const world = await readWorld();
const forge = await startForge({ kind: "github" });
/** The checkout of pull request 7. */
const workspace = await mkdtemp(join(tmpdir(), "plimsoll-e2e-config-"));
afterAll(async () => {
  await Promise.all([forge.close(), rm(workspace, { recursive: true, force: true })]);
});

const HEAD = "b".repeat(40);
const MAIN = "a".repeat(40);
forge.accounts.push({ login: "github-actions[bot]", id: 41898282, type: "Bot", token: "writer", access: "write", isApp: true });
for (const [sha, parents] of [[MAIN, []], [HEAD, [MAIN]]] as const) forge.commits.set(sha, { sha, parents: [...parents] });
forge.branches.set("main", MAIN).set("grow", HEAD);
forge.pullRequests.set(7, { number: 7, headSha: HEAD, headBranch: "grow", headOwner: "acme", baseRef: "main", labels: ["size-ok"], state: "open" });

/** Two images; the Java one is over its line. */
function configOf(until: string, more = ""): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/plimsoll-ci/plimsoll/v1/schema/plimsoll.v1.json
platforms: linux/amd64
budget: [layers <= 9]
images:
  - key: plain
    head: ${world.plainRegistry}/${repository}:bookworm
    budget: pull <= 5GB
  - key: java
    head: ${world.plainRegistry}/${repository}:bookworm-jre
    budget: [pull <= 1MB]
    waivers:
      - budget: pull <= 1MB
        until: ${until}
        reason: The runtime moves to a base image of its own.
${more}`;
}

async function diff(config: string, ...flags: string[]): Promise<CliRun> {
  await writeFile(join(workspace, ".plimsoll.yml"), config);
  await writeFile(
    join(workspace, "event.json"),
    JSON.stringify({ pull_request: { number: 7, head: { sha: HEAD, repo: { full_name: "acme/api" } } }, repository: { full_name: "acme/api", default_branch: "main" } }),
  );
  return await plimsoll(world, ["diff", "--config", join(workspace, ".plimsoll.yml"), "--depth", "layers", "--github-token", "writer", ...flags], {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: forge.apiUrl,
    GITHUB_REPOSITORY: "acme/api",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: join(workspace, "event.json"),
    GITHUB_WORKSPACE: workspace,
  });
}

test("an unknown key is refused by its name and its place, and nobody is asked anything", async () => {
  const refused = await diff(configOf("2999-12-31", "badgets: []\n"));
  expect(refused).toMatchObject({ code: 2, stdout: "", leftBehind: [] });
  expect(refused.stderr).toContain(`.plimsoll.yml:15:1: there is no key "badgets" here; did you mean "budget"?`);
  expect(forge.requests).toEqual([]);
});

test("a waiver that ran out waives nothing: of two images one is over the line, and one comment says since when", async () => {
  forge.files.set("main:.plimsoll.yml", configOf("2020-01-31"));
  const over = await diff(configOf("2020-01-31"), "--report", join(workspace, "report.json"));
  expect(over.code).toBe(1);
  expect(over.stderr).toMatch(/The waiver of pull <= 1MB ran out on 2020-01-31[^]*Over budget on linux\/amd64 of java: pull <= 1MB/);
  expect(over.stdout).toMatch(/bookworm[^]*bookworm-jre[^]*ran out on 2020-01-31/);
  const [comment, ...others] = forge.comments;
  expect(others).toEqual([]);
  expect(comment?.body).toMatch(/^<!-- plimsoll:diff key=all -->[^]*`plain`[^]*within budget[^]*`java`[^]*over the line[^]*The waiver of `pull <= 1MB` ran out on 2020-01-31/);
  const java = JSON.parse(await readFile(join(workspace, "report-java.json"), "utf8")) as Report;
  expect(java.config).toMatchObject({ isChanged: false, waivers: [{ state: "ended" }] });
  expect(java.budgets.find(({ metric }) => metric === "pull")).toMatchObject({ ok: false, waivedBy: null });
});

test("one that the pull request renews holds, and the same comment says that it did", async () => {
  const renewed = await diff(configOf("2999-12-31"));
  expect(renewed.code).toBe(0);
  expect(forge.comments).toHaveLength(1);
  expect(forge.comments[0]?.body).toMatch(/over the line, accepted by `[^`]*\.plimsoll\.yml until 2999-12-31: The runtime moves[^]*is changed by this pull request/);
});
