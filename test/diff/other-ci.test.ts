import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CliContext } from "../../src/host/terminal.ts";
import type { LocalForge } from "../../src/local/forge.ts";
import { type LocalGitlab, startGitlab } from "../../src/local/gitlab.ts";
import { startRegistry } from "../../src/local/registry.ts";
import { digestOf } from "../../src/oci/digest.ts";
import type { Report } from "../../src/report/report.ts";
import { verbs } from "../../src/verbs.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";
import { tarOf } from "../fakes/tar.ts";
import { localForge, populate, sha } from "../forge/setup.ts";

/** A registry with acme/api: the image of commit 3, where request 7 branched off, and that of its head, commit 12. */
async function pushImages(): Promise<{ head: string; registry: string }> {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  const layer = (name: string, bytes: number) => tarOf([{ name, content: Buffer.from(Array.from({ length: bytes }, (_, at) => (at * at * 31 + at * 7) % 251)) }]);
  const put = (commit: number, tars: readonly Buffer[]) => {
    const config = { os: "linux", architecture: "amd64", rootfs: { type: "layers", diff_ids: tars.map(digestOf) }, history: tars.map(() => ({ created_by: "COPY . ." })) };
    registry.putImage("acme/api", `sha-${sha(commit)}`, { layers: tars.map((tar) => gzipSync(tar)), config });
  };
  const base = layer("app", 4_000);
  put(3, [base]);
  put(12, [base, layer("more", 90_000)]);
  return { head: `${registry.host}/acme/api:sha-${sha(12)}`, registry: registry.host };
}

interface Run {
  readonly host: FakeHost;
  readonly report: Report;
  readonly notices: string;
}

/** `plimsoll VERB` with these flags, where the environment is this and nothing else. */
async function runVerb(verb: "diff" | "comment", env: Record<string, string>, inputs: Record<string, string>): Promise<Run> {
  const host = fakeHost({ env, inputs: verb === "diff" ? { comment: "always", ...inputs } : inputs });
  let written = "{}";
  const write = (data: string) => {
    written = data;
    return Promise.resolve();
  };
  const cli: CliContext = { format: "json", output: null, dryRun: false, color: false, width: 80, write };
  await verbs[verb]?.run(host, cli);
  const notices = host.lines.filter(({ level }) => level === "notice").map(({ text }) => text).join("\n");
  return { host, report: JSON.parse(written) as Report, notices };
}

async function forgejo(): Promise<LocalForge> {
  const local = await localForge({ kind: "gitea" });
  populate(local);
  return local;
}

async function gitlab(labels: readonly string[] = []): Promise<LocalGitlab> {
  const local = await startGitlab();
  onTestFinished(() => local.close());
  local.accounts.push({ login: "project_1_bot_ab", token: "glpat-writer", kind: "access-token", access: "write" }, { login: "dev", token: "glcbt-job", kind: "job-token", access: "write" });
  local.mergeRequests.set(7, { iid: 7, headSha: sha(12), targetBranch: "main", labels, state: "opened", diffBase: sha(3) });
  return local;
}

function gitlabJob(local: LocalGitlab): Record<string, string> {
  return {
    GITLAB_CI: "true",
    CI_API_V4_URL: local.apiUrl,
    CI_PROJECT_PATH: local.project,
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_IID: "7",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: sha(3),
    CI_COMMIT_SHA: sha(12),
  };
}

const bodies = (local: LocalForge): string[] => local.comments.map(({ body }) => body);

describe("plimsoll diff", () => {
  test("in a pipeline of Woodpecker on Forgejo finds the base and keeps one comment", async () => {
    const local = await forgejo();
    const { head } = await pushImages();
    const env = {
      CI: "woodpecker",
      CI_PIPELINE_EVENT: "pull_request",
      CI_COMMIT_PULL_REQUEST: "7",
      CI_COMMIT_SHA: sha(12),
      CI_REPO: "acme/api",
      CI_FORGE_TYPE: "forgejo",
      CI_FORGE_URL: local.serverUrl,
      PLIMSOLL_TOKEN: "writer",
    };
    const first = await runVerb("diff", env, { head });
    expect(first.report.base).toMatchObject({ source: "merge-base", commit: sha(3) });
    expect(first.report.head.commit).toBe(sha(12));
    await runVerb("diff", env, { head, budget: "layers <= 1" });
    expect(bodies(local)).toEqual([expect.stringMatching(/^<!-- plimsoll:diff key=acme\/api -->\n[^]*layers <= 1/)]);
  });

  test("in a job of GitLab knows the merge base without asking, and writes a note", async () => {
    const local = await gitlab();
    const { head } = await pushImages();
    const { report, host } = await runVerb("diff", { ...gitlabJob(local), GITLAB_TOKEN: "glpat-writer" }, { head });
    expect(report.base).toMatchObject({ source: "merge-base", commit: sha(3) });
    expect(local.notes.map(({ author }) => author)).toEqual(["project_1_bot_ab"]);
    expect(local.requests.some(({ path }) => path.includes("/repository/"))).toBe(false);
    expect(host.secrets).toContain("glpat-writer");
  });

  test("in a job of GitLab with its own token reads the label that waives, and says that it may not write", async () => {
    const { head } = await pushImages();
    for (const [labels, exitCode] of [[["size-ok"], null], [[], 1]] as const) {
      const local = await gitlab(labels);
      const { host, notices } = await runVerb("diff", { ...gitlabJob(local), CI_JOB_TOKEN: "glcbt-job" }, { head, budget: "disk +<= 1kB" });
      expect(host.exitCode).toBe(exitCode);
      expect(notices).toContain("CI_JOB_TOKEN cannot write notes");
      expect(local.notes).toEqual([]);
    }
  });

  test("in a job of GitLab that finds no base says how to keep one", async () => {
    const local = await gitlab();
    const { registry, head } = await pushImages();
    const { report, notices } = await runVerb("diff", { ...gitlabJob(local), GITLAB_TOKEN: "glpat-writer" }, { head, "base-image": `${registry}/acme/none` });
    expect(report.base).toBeNull();
    expect(notices).toContain("GitLab CI has no cache in which measurements are kept");
    expect(notices).toContain("--base report:FILE");
  });

  test("on Jenkins, whose commit may be a merge of its own, takes the head from the forge", async () => {
    const local = await forgejo();
    const { head } = await pushImages();
    const env = { JENKINS_URL: "https://ci.example/", CHANGE_ID: "7", CHANGE_URL: `${local.serverUrl}/acme/api/pulls/7`, GIT_COMMIT: sha(99), GITEA_TOKEN: "writer" };
    const { report } = await runVerb("diff", env, { head });
    expect(report.base).toMatchObject({ source: "merge-base", commit: sha(3) });
    expect(local.comments).toHaveLength(1);
  });

  test.each(["gitea", "forgejo"])("outside CI comments on the pull request of %s that is named", async (forge) => {
    const local = await forgejo();
    const { head } = await pushImages();
    await runVerb("diff", {}, { head, forge, repo: "acme/api", pr: "7", "api-url": local.apiUrl, "github-token": "writer" });
    expect(local.comments).toHaveLength(1);
  });

  test("on a forge that no variable names weighs all the same, and says how to name it", async () => {
    const { head } = await pushImages();
    const env = { DRONE: "true", DRONE_BUILD_EVENT: "pull_request", DRONE_PULL_REQUEST: "7", DRONE_COMMIT_SHA: sha(12), DRONE_REPO: "acme/api", DRONE_REPO_LINK: "https://git.example/acme/api" };
    const { report, notices, host } = await runVerb("diff", env, { head, budget: "layers <= 1" });
    expect(host.exitCode).toBe(1);
    expect(report.verdict).toBe("fail");
    expect(notices).toContain("--forge, --repo and --api-url");
  });

  test("refuses all that is wrong with the names and the other inputs at once, before anything is asked", async () => {
    const attempt = runVerb("diff", {}, { head: "acme/api", pr: "7", depth: "deep" });
    await expect(attempt).rejects.toMatchObject({
      message: expect.stringMatching(/^3 inputs are wrong:\n- --depth: [^]*--forge github, gitea, forgejo or gitlab\.\n[^]*--repo OWNER\/NAME\.$/) as string,
    });
  });
});

describe("plimsoll comment", () => {
  async function writeReport(): Promise<string> {
    const { head } = await pushImages();
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-comment-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "report.json");
    const local = await gitlab();
    await runVerb("diff", gitlabJob(local), { head, comment: "never", report: path });
    return path;
  }

  test("in a later job of GitLab writes the note of a report that an earlier one left", async () => {
    const report = await writeReport();
    const local = await gitlab();
    await runVerb("comment", { ...gitlabJob(local), GITLAB_TOKEN: "glpat-writer" }, { report, comment: "always" });
    expect(local.notes.map(({ body }) => body.split("\n")[0])).toEqual(["<!-- plimsoll:diff key=acme/api -->"]);
  });

  test("by name posts where the head is still what was weighed, and nowhere else", async () => {
    const report = await writeReport();
    const local = await forgejo();
    const named = { report, comment: "always", forge: "forgejo", repo: "acme/api", pr: "7", "api-url": local.apiUrl, "github-token": "writer" };
    const pull = local.pullRequests.get(7)!;
    local.pullRequests.set(7, { ...pull, headSha: sha(11) });
    const stale = await runVerb("comment", {}, named);
    expect(stale.notices).toContain(`is of another commit than ${sha(11)}`);
    expect(local.comments).toEqual([]);

    local.pullRequests.set(7, { ...pull, state: "closed" });
    expect((await runVerb("comment", {}, named)).notices).toContain("The pull request is closed.");
    expect(local.comments).toEqual([]);

    local.pullRequests.set(7, pull);
    await runVerb("comment", {}, named);
    expect(local.comments).toHaveLength(1);
  });

  test("without a request says how to name one", async () => {
    const report = await writeReport();
    await expect(runVerb("comment", {}, { report })).rejects.toMatchObject({ message: "This run belongs to no pull request.", hint: expect.stringContaining("--pr") as string });
  });
});
