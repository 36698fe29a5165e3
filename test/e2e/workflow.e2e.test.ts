import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commit, pullRequestEvent, startWorld as startServices, type World as Services } from "../diff/world.ts";
import { runWorkflow, type Workflow, workflowsOf, type WorkflowRun } from "./workflows.ts";
import { readWorld } from "./world.ts";

const kB = 1000;
const { act } = await readWorld();
const workflows = await workflowsOf("test/e2e/measuring/README.md");

/** What `uses: plimsoll-ci/plimsoll/…@v1` gets. */
const release = await mkdtemp(join(tmpdir(), "plimsoll-e2e-release-"));
beforeAll(async () => {
  for (const name of ["actions", "dist"]) await cp(resolve(name), join(release, name), { recursive: true });
});
afterAll(() => rm(release, { recursive: true, force: true }));

function workflowOn(event: string): Workflow {
  const found = workflows.filter(({ on }) => Object.hasOwn(on, event));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new Error(`The page shows ${found.length} workflows on ${event}, not one.`);
}

interface Run {
  readonly event: "push" | "pull_request" | "workflow_run";
  readonly payload: object;
  readonly runId: string;
  readonly ref: string;
  /** On a pull request the commit that would merge it, as on GitHub. */
  readonly sha: string;
  /** Of an account of the forge. */
  readonly token?: string;
}

/** Runs the page's workflow for the event: only the registry's host differs from what users copy. */
async function runReadme(services: Services, { event, payload, runId, ref, sha, token = "writer" }: Run): Promise<WorkflowRun> {
  const text = workflowOn(event).text.replaceAll("ghcr.io/", `${services.registry.host}/`);
  return await runWorkflow(act, text, {
    event,
    payload,
    token,
    actions: { "plimsoll-ci/plimsoll@v1": release },
    env: {
      GITHUB_REPOSITORY: "acme/api",
      GITHUB_RUN_ID: runId,
      GITHUB_REF: ref,
      SHA_REF: sha,
      GITHUB_API_URL: services.forge.apiUrl,
      ...services.service.env({ runId, ref, baseRef: "refs/heads/main", defaultBranch: "main" }),
    },
  });
}

function push(services: Services, after: string, before: string): Promise<WorkflowRun> {
  const repository = { id: 1, full_name: "acme/api", default_branch: "main" };
  const payload = { ref: "refs/heads/main", before, after, deleted: false, repository };
  return runReadme(services, { event: "push", payload, runId: "900", ref: "refs/heads/main", sha: after });
}

function pullRequest(services: Services, over: { fork?: boolean } = {}): Promise<WorkflowRun> {
  return runReadme(services, {
    event: "pull_request",
    payload: pullRequestEvent(over.fork),
    runId: "1000",
    ref: "refs/pull/7/merge",
    sha: commit(99),
    token: over.fork === true ? "reader" : "writer",
  });
}

/** The run that follows run 1000, with the artifacts that it left listed by the forge. */
function workflowRun(services: Services, event: "pull_request" | "push"): Promise<WorkflowRun> {
  for (const { id, runId, name } of services.service.listArtifacts("1000")) {
    services.forge.artifacts.push({ id, runId, name, zip: services.service.readArtifact(id) ?? Buffer.alloc(0), expired: false });
  }
  const payload = {
    action: "completed",
    workflow_run: {
      id: 1000,
      event,
      head_sha: commit(21),
      head_branch: "grow",
      head_repository: { full_name: "mallory/api", owner: { login: "mallory" } },
      pull_requests: [],
    },
    repository: { id: 1, full_name: "acme/api", default_branch: "main" },
  };
  return runReadme(services, { event: "workflow_run", payload, runId: "1001", ref: "refs/heads/main", sha: commit(9) });
}

describe("the workflows that only measure", () => {
  test("ask for the permissions that they need and no others", () => {
    expect(workflowOn("pull_request").permissions).toEqual({ contents: "read", packages: "write", "pull-requests": "write" });
    expect(workflowOn("workflow_run").permissions).toEqual({ actions: "read", "pull-requests": "write" });
  });

  test("give the actions inputs that they have", async () => {
    for (const { uses, with: inputs } of workflows.flatMap(({ jobs }) => Object.values(jobs)).flatMap(({ steps }) => steps)) {
      const [, path] = /^plimsoll-ci\/plimsoll\/(.+)@v1$/.exec(uses) ?? [];
      expect(path, uses).toBeDefined();
      const { inputs: known } = parse(await readFile(join(path ?? "", "action.yml"), "utf8")) as { inputs: object };
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(inputs ?? {})));
    }
  });
});

describe("act runs a workflow that only measures", () => {
  test("on a push to main, which measures and stores, then on a pull request, which finds the merge base's image and comments", async () => {
    const services = await startServices();
    services.push(`sha-${commit(6)}`, [40 * kB, 10 * kB]);
    const first = await push(services, commit(6), commit(5));
    expect(first.succeeded).toBe(true);
    expect(services.service.cacheEntries().map(({ key }) => key)).toEqual([`plimsoll-report-acme/api-${commit(6)}`]);
    expect(services.comments()).toEqual([]);

    services.push(`sha-${commit(21)}`, [40 * kB, 2000 * kB]);
    const second = await pullRequest(services);
    expect(second.succeeded).toBe(true);
    expect(services.comments()).toHaveLength(1);
    expect(services.comments()[0]).toContain(`sha-${commit(6)}`);
    expect(services.comments()[0]).toContain("<!-- plimsoll:diff key=acme/api -->");
    expect(services.comments()[0]).toContain("+2.0 MB");

    const again = await pullRequest(services);
    expect(again.succeeded).toBe(true);
    expect(services.comments()).toHaveLength(1);
  });

  test("on a pull request whose merge base has no image: what a push stored two commits before it is the base", async () => {
    const services = await startServices();
    services.push(`sha-${commit(4)}`, [40 * kB]);
    expect((await push(services, commit(4), commit(3))).succeeded).toBe(true);
    services.push(`sha-${commit(21)}`, [3000 * kB]);
    const run = await pullRequest(services);
    expect(run.succeeded).toBe(true);
    expect(services.comments()).toHaveLength(1);
    expect(services.comments()[0]).toContain(`plimsoll-report-acme/api-${commit(4)}`);
    expect(services.comments()[0]).toContain("2 commits behind");
  });

  test("on a pull request over budget: the job fails with the line, and the comment shows it", async () => {
    const services = await startServices();
    services.push(`sha-${commit(6)}`, [40 * kB]);
    services.push(`sha-${commit(21)}`, [40 * kB, 20_500 * kB]);
    const run = await pullRequest(services);
    expect(run.succeeded).toBe(false);
    expect(run.log).toContain("Over budget on linux/amd64: delta-pull <= 20MB");
    expect(run.log).not.toContain("Over budget on linux/amd64: pull <= 250MB");
    expect(services.comments()).toHaveLength(1);
    expect(services.comments()[0]).toContain("delta-pull <= 20MB");
  });

  test("on a fork's pull request, which keeps its report, then on that run's end, which posts it", async () => {
    const services = await startServices();
    const pull = services.forge.pullRequests.get(7);
    if (pull !== undefined) services.forge.pullRequests.set(7, { ...pull, headOwner: "mallory" });
    services.push(`sha-${commit(6)}`, [40 * kB]);
    services.push(`sha-${commit(21)}`, [40 * kB, 2000 * kB]);
    const measured = await pullRequest(services, { fork: true });
    expect(measured.succeeded).toBe(true);
    expect(services.comments()).toEqual([]);

    const posted = await workflowRun(services, "pull_request");
    expect(posted.succeeded).toBe(true);
    expect(services.comments()).toHaveLength(1);
    expect(services.comments()[0]).toContain("<!-- plimsoll:diff key=acme/api -->");
    expect(services.comments()[0]).toContain("+2.0 MB");
  });

  test("on the end of a push's run: there is nothing to post, and the job is skipped", async () => {
    const services = await startServices();
    const run = await workflowRun(services, "push");
    expect(run.succeeded).toBe(true);
    expect(services.forge.requests).toEqual([]);
  });
});
