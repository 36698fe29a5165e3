import { beforeAll, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { askGitea, createAccount, createToken, type GiteaAccount } from "./gitea.ts";
import { type GiteaJob, type GiteaRunner, registerRunner } from "./gitea-runner.ts";
import { type JobRun, runJobs } from "./jobs.ts";
import { must } from "./processes.ts";
import { printed } from "./steps.ts";
import { plimsoll, readWorld } from "./world.ts";

// The whole way of a pull request on a forge that is also the registry: built, pushed, compared, told.
const world = await readWorld();
const { gitea } = world;
const { plain } = world.registries;
const REPOSITORY = "/repos/harbour/api";
const image = `${gitea.host}/harbour/api`;

const workflow = `name: image
on:
  push:
    branches: [main]
  pull_request:
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: plimsoll-ci/plimsoll/actions/setup@v1
        with:
          driver-opts: network=host
      - uses: plimsoll-ci/plimsoll/actions/login@v1
        with:
          registry: ${gitea.host}
          username: pilot
          password: \${{ secrets.REGISTRY_PASSWORD }}
          image: ${image}
      - uses: plimsoll-ci/plimsoll/actions/build@v1
        id: build
        with:
          push: true
          tags: ${image}:sha-\${{ github.event.pull_request.head.sha || github.sha }}
      - run: |
          docker pull --quiet ${image}@\${{ steps.build.outputs.digest }}
          echo "made: $(docker run --rm ${image}@\${{ steps.build.outputs.digest }} cat /made)"
          docker rmi ${image}@\${{ steps.build.outputs.digest }}
      - uses: plimsoll-ci/plimsoll/actions/diff@v1
        id: diff
        with:
          head: ${image}@\${{ steps.build.outputs.digest }}
      - run: |
          echo "base: \${{ steps.diff.outputs.base-source }}"
          echo "comment: \${{ steps.diff.outputs.comment-url }}"
`;

let runner: GiteaRunner;
let pilot: GiteaAccount;
let token: string;
beforeAll(async () => {
  runner = await registerRunner(gitea);
  pilot = await createAccount(gitea, "pilot");
  token = await createToken(gitea, pilot, ["write:package"]);
  await admin("POST", "/orgs", { username: "harbour", visibility: "private" });
  await admin("POST", "/orgs/harbour/repos", { name: "api", auto_init: true, default_branch: "main" });
  const teams = (await admin("GET", "/orgs/harbour/teams")) as { id: number }[];
  await admin("PUT", `/teams/${teams[0]?.id}/members/pilot`);
});

async function admin(method: "GET" | "POST" | "PUT", path: string, body?: object): Promise<unknown> {
  return await askGitea(gitea, gitea.adminToken, method, path, body);
}

/** A Dockerfile that adds so many bytes, which nothing makes smaller. */
function dockerfile(kilobytes: number): string {
  return `FROM ${plain}/${baseName}\nRUN echo "${kilobytes}" >/made && head -c ${kilobytes}000 /dev/urandom >/cargo\n`;
}

async function commit(path: string, content: string, branch: string, options: { newBranch?: string; sha?: string } = {}): Promise<void> {
  const file = { content: Buffer.from(content).toString("base64"), message: `Write ${path}`, branch };
  const { newBranch, sha } = options;
  await admin(sha === undefined ? "POST" : "PUT", `${REPOSITORY}/contents/${path}`, { ...file, ...(newBranch && { new_branch: newBranch }), ...(sha && { sha }) });
}

async function shaOf(path: string, branch: string): Promise<string> {
  return ((await admin("GET", `${REPOSITORY}/contents/${path}?ref=${branch}`)) as { sha: string }).sha;
}

/** Does what the forge gave a runner to do: the workflow that it has, on the files of its commit. */
async function runJob(job: GiteaJob, kilobytes: number): Promise<JobRun> {
  const { context } = job;
  const done = await runJobs(world, workflow, {
    event: context.event_name,
    payload: context.event,
    token: context.token,
    secrets: { REGISTRY_PASSWORD: token },
    alsoSecret: [context.gitea_runtime_token, pilot.password],
    files: { Dockerfile: dockerfile(kilobytes) },
    env: {
      GITEA_ACTIONS: "true",
      GITHUB_API_URL: context.api_url,
      GITHUB_SERVER_URL: context.server_url,
      GITHUB_REPOSITORY: context.repository,
      GITHUB_REF: context.ref,
      GITHUB_RUN_ID: context.run_id,
      SHA_REF: context.sha,
      ACTIONS_RESULTS_URL: context.server_url,
      ACTIONS_RUNTIME_TOKEN: context.gitea_runtime_token,
    },
  });
  await runner.end(job, done.succeeded);
  expect(done.succeeded, done.log).toBe(true);
  expect(printed(done.log, "made")).toBe(String(kilobytes));
  expect(done.builders).toEqual([]);
  return done;
}

/** The next job of an event, whose commit none of those before was for. */
function nextJob(event: string, before: readonly GiteaJob[] = []): Promise<GiteaJob> {
  return runner.take(
    ({ context }) => context.repository === "harbour/api" && context.event_name === event && before.every((job) => headOf(job) !== headOf({ context })),
  );
}

function headOf({ context }: Pick<GiteaJob, "context">): string {
  return (context.event as { pull_request?: { head: { sha: string } } }).pull_request?.head.sha ?? context.sha;
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

/** The texts of a table's row, as a reader sees them. */
function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => cell.replaceAll(/<[^>]*>/g, "").replaceAll("\u00a0", " ").trim());
}

test("a pull request's image is built, pushed to the forge's registry and compared, and one comment tells of it, push after push", async () => {
  await commit("Dockerfile", dockerfile(40), "main");
  await commit(".gitea/workflows/image.yml", workflow, "main");
  await runJob(await nextJob("push"), 40);

  await commit("Dockerfile", dockerfile(2000), "main", { newBranch: "grow", sha: await shaOf("Dockerfile", "main") });
  const pull = (await admin("POST", `${REPOSITORY}/pulls`, { title: "Grow", head: "grow", base: "main" })) as { number: number };
  const comments = async (): Promise<Comment[]> => (await admin("GET", `${REPOSITORY}/issues/${pull.number}/comments`)) as Comment[];
  const opened = await nextJob("pull_request");
  const first = await runJob(opened, 2000);
  expect(printed(first.log, "base")).toBe("merge-base");
  const [posted, ...others] = await comments();
  expect(others).toEqual([]);
  expect(posted).toMatchObject({ user: { login: "gitea-actions" } });
  expect(printed(first.log, "comment")).toBe(`${gitea.url}/harbour/api/pulls/${pull.number}#issuecomment-${posted?.id}`);

  await commit("Dockerfile", dockerfile(5000), "grow", { sha: await shaOf("Dockerfile", "grow") });
  const pushed = await nextJob("pull_request", [opened]);
  await runJob(pushed, 5000);
  const [updated, ...more] = await comments();
  expect(more).toEqual([]);
  expect(updated?.id).toBe(posted?.id);

  // As the page of the pull request shows both.
  for (const [comment, change] of [[posted, "+2.0 MB"], [updated, "+5.0 MB"]] as const) {
    const page = (await admin("POST", "/markdown", { Text: comment?.body, Mode: "comment", Context: "harbour/api" })) as string;
    const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) => cellsOf(row));
    expect([rows[1]?.[0], rows[1]?.[2]?.split(" +")[0]]).toEqual(["linux/amd64", change]);
    expect(rows).toContainEqual(["████████", "cargo", "changed", change, "1"]);
    expect(page).toMatch(new RegExp(`<strong>\\${change} to pull `));
    expect(page.replaceAll(/<code>.*?<\/code>/gs, "")).not.toMatch(/[|*`]|<!--/);
  }

  // What the registry holds is what was told, read by somebody with a password of their own, and by a tool that is not ours.
  const reference = `${image}:sha-${headOf(pushed)}`;
  await must(world.programs.crane, ["auth", "login", gitea.host, "--username", pilot.login, "--password-stdin"], { input: token, env: first.machine.env });
  const digest = (await must(world.programs.crane, ["digest", "--insecure", reference], { env: first.machine.env })).trim();
  const read = await plimsoll(world, ["inspect", reference, "--format", "json", "--quiet"], { DOCKER_CONFIG: first.machine.client.config });
  expect(read.stderr).toBe("");
  expect((JSON.parse(read.stdout) as Report).head.digest).toBe(digest);
});
