import { readFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { commit, pullRequestEvent, startWorld as startServices } from "../diff/world.ts";
import { startActionsService } from "../../src/local/actions-service.ts";
import { type LocalRegistry, startRegistry } from "../../src/local/registry.ts";
import { parseReport } from "../../src/report/schema.ts";
import { readZip } from "../../src/host/zip.ts";
import { baseName } from "./base-image.ts";
import { type JobOptions, type JobRun, runJobs } from "./jobs.ts";
import { must } from "./processes.ts";
import { printed } from "./steps.ts";
import { readWorld } from "./world.ts";

// The reusable workflow, as other repositories call it. arm64's runner is this machine, too, so QEMU plays its part.
const world = await readWorld();
const { plain, tls } = world.registries;
const password = await readFile(tls.passwordFile, "utf8");
const NEEDED = "PLATFORM-FREE.s3cret";
const HEAD = commit(21);

/** What a caller says, beyond what the machine of the tests needs. */
function caller(host: string, inputs: readonly string[], more = ""): string {
  return `name: image
on: [push, pull_request]
jobs:
  image:
    uses: plimsoll-ci/plimsoll/.github/workflows/image.yml@v1
    with:
      image: |
        ${host}/acme/native
        ${tls.host}/acme/native
      platforms: linux/arm64,linux/amd64
      driver-opts: network=host
      buildkitd-config-inline: |
        [registry."${tls.host}"]
          http = false
          ca = ["${tls.caFile}"]
      provenance: none
      cache: "off"
      cache-mounts: "off"
${inputs.map((line) => `      ${line}\n`).join("")}    secrets:
      registry-auths: |
        - registry: ${tls.host}
          username: ${tls.username}
          password: \${{ secrets.REGISTRY_PASSWORD }}
      build-secrets: key=\${{ secrets.BUILD_KEY }}
  told:
    needs: image
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo "occasion: \${{ needs.image.outputs.occasion }}"
          echo "digest: \${{ needs.image.outputs.digest }}"
          echo "verdict: \${{ needs.image.outputs.verdict }}"
          echo "results: \${{ toJSON(fromJSON(needs.image.outputs.results || '{}')) }}"
${more}`;
}

/** The same image by one runner, in one step, the first time: the text of the workflow is part of the commit, whose name is in the image. */
function single(host: string): string {
  return `  single:
    needs: image
    if: github.run_id == '801'
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - uses: plimsoll-ci/plimsoll@v1
        id: single
        with:
          image: ${host}/acme/single
          platforms: linux/arm64,linux/amd64
          tags: type=raw,value=1.0.0
          driver-opts: network=host
          provenance: none
          cache: "off"
          cache-mounts: "off"
          secrets: key=\${{ secrets.BUILD_KEY }}
      - run: |
          echo "single: \${{ steps.single.outputs.digest }}"
`;
}

/** Each platform has a file of its own that tells the machine, and one that tells that the secret was there. */
function dockerfile(check = "true"): string {
  return `FROM ${plain}/${baseName}\nRUN --mount=type=secret,id=key uname -m >/machine && wc -c </run/secrets/key >/length\nRUN ${check}\n`;
}

function run(text: string, options: JobOptions): Promise<JobRun> {
  return runJobs(world, text, {
    secrets: { REGISTRY_PASSWORD: password, BUILD_KEY: NEEDED },
    machineEnv: { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile },
    ...options,
  });
}

/** A registry whose requests are counted. */
async function countedRegistry(): Promise<LocalRegistry> {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  return registry;
}

const writes = (registry: LocalRegistry): string[] =>
  registry.requests.filter(({ method }) => method !== "GET" && method !== "HEAD").map(({ method, path }) => `${method} ${path}`);

/** What the index lists, and each platform's manifest and configuration: where two digests differ, the reason shows. */
async function contentOf({ url, blobOf }: LocalRegistry, repository: string, digest: string): Promise<unknown[]> {
  const read = async (wanted: string): Promise<{ manifests?: { digest: string }[]; config?: { digest: string } }> => {
    const headers = { accept: "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json" };
    return (await (await fetch(`${url}/v2/${repository}/manifests/${wanted}`, { headers })).json()) as Awaited<ReturnType<typeof read>>;
  };
  const index = await read(digest);
  const manifests = await Promise.all((index.manifests ?? []).map((each) => read(each.digest)));
  return [...manifests.map(({ config }) => JSON.parse(blobOf(repository, config?.digest ?? "")?.toString() ?? "null") as unknown), ...manifests, index];
}

async function digestOf(reference: string): Promise<string> {
  return (await must(world.programs.crane, ["digest", "--insecure", reference], { env: { ...process.env, DOCKER_CONFIG: tls.dockerConfig, SSL_CERT_FILE: tls.caFile } })).trim();
}

test("two platforms on two jobs are one image in two registries, the one that one runner makes; again it is nothing new; torn it is not published", async () => {
  const service = await startActionsService();
  onTestFinished(() => service.close());
  const counted = await countedRegistry();
  const tags = ["tags: |", "  type=raw,value=1.0.0", "  type=sha", `  ${counted.host}/acme/native:latest`];
  const onPush = (runId: string): JobOptions => ({
    files: { Dockerfile: dockerfile() },
    payload: { ref: "refs/heads/main", before: commit(5), after: HEAD, repository: { full_name: "acme/native", default_branch: "main" } },
    env: { GITHUB_REPOSITORY: "acme/native", GITHUB_RUN_ID: runId, SHA_REF: HEAD, ...service.env({ runId, ref: "refs/heads/main" }) },
  });

  const text = caller(counted.host, [...tags, "budget: pull <= 500MB"], single(counted.host));
  const first = await run(text, onPush("801"));
  expect(first.succeeded, first.log).toBe(true);
  const digest = printed(first.log, "digest");
  expect(await contentOf(counted, "acme/single", printed(first.log, "single"))).toEqual(await contentOf(counted, "acme/native", digest));
  expect(printed(first.log, "single")).toBe(digest);
  expect([printed(first.log, "occasion"), printed(first.log, "verdict")]).toEqual(["push", "pass"]);
  const names = [`${tls.host}/acme/native:1.0.0`, `${tls.host}/acme/native:sha-${HEAD.slice(0, 7)}`];
  const tagged = { "1.0.0": digest, [`sha-${HEAD.slice(0, 7)}`]: digest, latest: digest };
  expect(counted.tagsOf("acme/native")).toEqual(tagged);
  for (const name of names) expect([name, await digestOf(name)]).toEqual([name, digest]);
  expect(first.log).toContain("Run Main plimsoll-ci/plimsoll/actions/publish@v1");
  expect(first.builders).toEqual([]);

  const sent = writes(counted).length;
  expect(sent).toBeGreaterThan(3);
  const again = await run(text, onPush("802"));
  expect(again.succeeded, again.log).toBe(true);
  expect(printed(again.log, "digest")).toBe(digest);
  expect(new Set(again.log.match(/"[^"]+": "unchanged"/g)).size).toBe(5);
  expect(writes(counted).slice(sent)).toEqual([]);

  const torn = await run(text, { ...onPush("803"), files: { Dockerfile: dockerfile('test "$(uname -m)" = x86_64') } });
  expect(torn.succeeded).toBe(false);
  // The other one was pushed, so there was something to take.
  expect(service.listArtifacts("803").map(({ name }) => name)).toEqual(["plimsoll-record-acme-native-linux-amd64"]);
  expect(torn.log).toMatch(/::error[^\n]*linux\/arm64/);
  expect(torn.log).not.toContain("Run Main plimsoll-ci/plimsoll/actions/publish@v1");
  expect(counted.tagsOf("acme/native")).toEqual(tagged);
  for (const name of names) expect([name, await digestOf(name)]).toEqual([name, digest]);
  expect(torn.builders).toEqual([]);
});

test("a pull request's platforms are weighed by a job each and told in one comment, and nothing is pushed", async () => {
  const services = await startServices();
  const counted = await countedRegistry();
  await must(world.programs.crane, ["copy", "--insecure", `${plain}/${baseName}`, `${counted.host}/acme/native:sha-${commit(6)}`]);
  const before = writes(counted).length;
  const budget = ["budget: |", "  pull linux/arm64 <= 500MB", "  pull linux/amd64 <= 500MB", "  delta-pull <= 20MB", "comment: always"];
  const done = await run(caller(counted.host, budget), {
    event: "pull_request",
    payload: pullRequestEvent(),
    token: "writer",
    files: { Dockerfile: dockerfile() },
    env: {
      GITHUB_REPOSITORY: "acme/api",
      GITHUB_API_URL: services.forge.apiUrl,
      ...services.service.env({ runId: "1000", ref: "refs/pull/7/merge", baseRef: "refs/heads/main", defaultBranch: "main" }),
      SHA_REF: commit(99),
    },
  });
  expect(done.succeeded, done.log).toBe(true);
  expect([printed(done.log, "occasion"), printed(done.log, "digest"), printed(done.log, "verdict")]).toEqual(["pull-request", "", "pass"]);
  expect(writes(counted).slice(before)).toEqual([]);
  expect(services.comments()).toHaveLength(1);
  for (const words of ["<!-- plimsoll:diff key=acme/native -->", "linux/amd64", "linux/arm64", `sha-${commit(6)}`]) expect(services.comments()[0]).toContain(words);
  const artifacts = services.service.listArtifacts("1000");
  expect(artifacts.map(({ name }) => name).toSorted()).toEqual(["", "-linux-amd64", "-linux-arm64"].map((end) => `plimsoll-report-acme-native${end}`));
  const joined = artifacts.find(({ name }) => name === "plimsoll-report-acme-native");
  const [file] = readZip(services.service.readArtifact(joined?.id ?? 0) ?? Buffer.alloc(0), 1_000_000).values();
  const report = parseReport(file ?? Buffer.alloc(0), "the joined report");
  expect(report.platforms.map(({ platform, status }) => [platform, status])).toEqual([["linux/arm64", "compared"], ["linux/amd64", "compared"]]);
  expect(report.budgets.map(({ line, platform, ok }) => [line, platform, ok])).toEqual([
    ["pull linux/arm64 <= 500MB", "linux/arm64", true],
    ["delta-pull <= 20MB", "linux/arm64", true],
    ["delta-pull <= 20MB", "linux/amd64", true],
    ["pull linux/amd64 <= 500MB", "linux/amd64", true],
  ]);
  expect(done.builders).toEqual([]);
});
