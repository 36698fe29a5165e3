import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalGitlab, startGitlab } from "../../src/local/gitlab.ts";
import { type LocalRegistry, startRegistry } from "../../src/local/registry.ts";
import type { Report } from "../../src/report/report.ts";
import { incompressible } from "./incompressible.ts";
import { prepareNpmTool } from "./npm-tools.ts";
import { type Finished, must, run } from "./processes.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-gitlab-"));
const project = join(folder, "project");
const GITLAB_TOKEN = "glpat-a-token-of-the-project";
const REGISTRY_PASSWORD = "glcbt-a-token-of-the-job";
const SERVICE = '  services: ["docker:29-dind"]\n';
const MARK = "<!-- plimsoll:diff key=acme/team/api -->\n";

let gitlab: LocalGitlab;
let registry: LocalRegistry;
let program: string;

beforeAll(async () => {
  gitlab = await startGitlab();
  gitlab.accounts.push(
    { login: "project_42_bot_0a1b2c", token: GITLAB_TOKEN, kind: "access-token", access: "write" },
    { login: "dev", token: REGISTRY_PASSWORD, kind: "job-token", access: "write" },
  );
  registry = await startRegistry({ access: { kind: "bearer", username: "gitlab-ci-token", password: REGISTRY_PASSWORD } });
  program = join(await prepareNpmTool("gitlab-ci-local"), "dist/index.js");
  await mkdir(project);
  const pipeline = await readFile(resolve("examples/gitlab-ci.yml"), "utf8");
  // Services are containers of images, whatever the jobs run in: the engine is there already.
  if (!pipeline.includes(SERVICE)) throw new Error(`The pipeline has no line ${SERVICE}`);
  await writeFile(join(project, ".gitlab-ci.yml"), pipeline.replace(SERVICE, ""));
  await writeFile(join(project, "Dockerfile"), "FROM scratch\nCOPY app /app\n");
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", `${gitlab.serverUrl}/acme/team/api.git`);
});
afterAll(async () => {
  await gitlab.close();
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

async function git(...args: string[]): Promise<string> {
  const identity = ["-c", "user.name=e2e", "-c", "user.email=e2e@example.com"];
  return (await must("git", [...identity, ...args], { directory: project })).trim();
}

/** Commits an image of so many bytes; the commit. */
async function commitImage(sizeBytes: number): Promise<string> {
  await writeFile(join(project, "app"), incompressible(sizeBytes));
  await git("add", "app", "Dockerfile", ".gitlab-ci.yml");
  await git("commit", "--quiet", "--message", `An image of ${sizeBytes} bytes`);
  return await git("rev-parse", "HEAD");
}

/** Runs the pipeline, or the jobs of it that are named, with the CLI of this checkout; what GitLab says of it comes in `variables`. */
function runPipeline(variables: Readonly<Record<string, string>>, ...more: string[]): Promise<Finished> {
  const all = {
    GITLAB_CI: "true",
    CI_API_V4_URL: gitlab.apiUrl,
    CI_REGISTRY: registry.host,
    CI_REGISTRY_IMAGE: `${registry.host}/acme/team/api`,
    CI_REGISTRY_USER: "gitlab-ci-token",
    CI_REGISTRY_PASSWORD: REGISTRY_PASSWORD,
    CI_JOB_TOKEN: REGISTRY_PASSWORD,
    PLIMSOLL: `${process.execPath} ${world.cli}`,
    ...variables,
  };
  const given = Object.entries(all).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const options = ["--force-shell-executor", "--ignore-predefined-vars", Object.keys(all).join(",")];
  return run(process.execPath, [program, ...options, ...given, ...more], {
    directory: project,
    env: { PATH: `${dirname(world.programs.docker)}${delimiter}${process.env["PATH"]}`, HOME: folder, DOCKER_HOST: world.engine, NO_COLOR: "1" },
  });
}

function runForMergeRequest(head: string, mergeBase: string, variables: Readonly<Record<string, string>>, ...jobs: string[]): Promise<Finished> {
  gitlab.mergeRequests.set(7, { iid: 7, headSha: head, targetBranch: "main", labels: [], state: "opened", diffBase: mergeBase });
  return runPipeline({
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_IID: "7",
    CI_MERGE_REQUEST_ID: "998877",
    CI_MERGE_REQUEST_PROJECT_PATH: "acme/team/api",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: mergeBase,
    ...variables,
    // Two seconds each time; the first run has done it.
  }, "--no-json-schema-validation", ...jobs);
}

async function readReport(): Promise<Report> {
  return JSON.parse(await readFile(join(project, "report.json"), "utf8")) as Report;
}

describe("examples/gitlab-ci.yml", () => {
  let mergeBase: string;
  beforeAll(async () => {
    mergeBase = await commitImage(40_000);
    const built = await runPipeline({}, "build");
    if (built.code !== 0) throw new Error(built.stdout + built.stderr);
    await git("switch", "--quiet", "--create", "grow");
  });

  test("on a merge request builds the image, weighs it against the merge base's, and keeps one note", async () => {
    const first = await runForMergeRequest(await commitImage(2_000_000), mergeBase, { GITLAB_TOKEN });
    expect(first.code, first.stdout + first.stderr).toBe(0);
    expect((await readReport()).base).toMatchObject({ source: "merge-base", commit: mergeBase });
    const [note, ...others] = gitlab.notes;
    expect(others).toEqual([]);
    expect(note).toMatchObject({ iid: 7, author: "project_42_bot_0a1b2c", body: expect.stringContaining(MARK) as string });
    expect(note?.body).toContain("+2.0 MB");

    const over = await runForMergeRequest(await commitImage(21_000_000), mergeBase, { GITLAB_TOKEN });
    expect(over.code, over.stdout + over.stderr).toBe(1);
    expect((await readReport()).verdict).toBe("fail");
    expect(gitlab.notes.map(({ id }) => id)).toEqual([note?.id]);
    expect(gitlab.notes[0]?.body).toContain("+21.0 MB");
    expect(gitlab.quickActions).toEqual([]);
    for (const { stdout, stderr } of [first, over]) {
      expect(stdout + stderr).not.toContain(GITLAB_TOKEN);
      expect(stdout + stderr).not.toContain(REGISTRY_PASSWORD);
    }
  });

  test("with the job's own token says that it cannot write, and the job is green", async () => {
    gitlab.notes.length = 0;
    // The commit was built with the pipeline before.
    await git("switch", "--quiet", "--detach", "HEAD~1");
    const done = await runForMergeRequest(await git("rev-parse", "HEAD"), mergeBase, {}, "size");
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect(done.stdout + done.stderr).toContain("the job's own CI_JOB_TOKEN cannot write notes");
    expect(gitlab.notes).toEqual([]);
  });
});
