import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startActionsService } from "../../src/local/actions-service.ts";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { createAccount } from "./gitea.ts";
import { repository } from "./images.ts";
import { type JobRun, runJobs } from "./jobs.ts";
import { must } from "./processes.ts";
import { printed } from "./steps.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();
const { gitea } = world;
const { plain, tls } = world.registries;
const crane = (...args: string[]): Promise<string> => must(world.programs.crane, [...args, "--insecure"]);
const digestOf = async (reference: string): Promise<string> => (await crane("digest", reference)).trim();

describe("two jobs that build a platform each, and a third that makes one image of them", () => {
  /** The third runs whatever came of the two. */
  function native(name: string): string {
    const login = `      - uses: plimsoll-ci/plimsoll/actions/login@v1
        with:
          registry: ${tls.host}
          username: ${tls.username}
          password: \${{ secrets.REGISTRY_PASSWORD }}
`;
    return `name: image
on: push
jobs:
  build:
    strategy:
      fail-fast: false
      matrix:
        platform: [linux/amd64, linux/arm64]
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: plimsoll-ci/plimsoll/actions/setup@v1
        with:
          platforms: \${{ matrix.platform }}
          driver-opts: network=host
          buildkitd-config-inline: |
            [registry."${tls.host}"]
              http = false
              ca = ["${tls.caFile}"]
${login}      - uses: plimsoll-ci/plimsoll/actions/build@v1
        with:
          platforms: \${{ matrix.platform }}
          push-by-digest: ${tls.host}/acme/${name}
  publish:
    needs: build
    if: \${{ always() }}
    runs-on: ubuntu-latest
    steps:
${login}      - uses: plimsoll-ci/plimsoll/actions/publish@v1
        id: publish
        with:
          sources: record:*
          expect-platforms: linux/amd64,linux/arm64
          tags: |
            ${tls.host}/acme/${name}:1.2.3
            ${tls.host}/acme/${name}:latest
      - run: |
          echo "digest: \${{ steps.publish.outputs.digest }}"
`;
  }

  async function run(name: string, command: string): Promise<JobRun> {
    const service = await startActionsService();
    onTestFinished(() => service.close());
    return await runJobs(world, native(name), {
      files: { Dockerfile: `FROM ${plain}/${baseName}\nRUN ${command}\n` },
      secrets: { REGISTRY_PASSWORD: await readFile(tls.passwordFile, "utf8") },
      machineEnv: { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile },
      env: service.env({ runId: "77", ref: "refs/heads/main" }),
    });
  }

  async function inspect(reference: string): ReturnType<typeof plimsoll> {
    const flags = ["--format", "json", "--quiet", "--registry-ca", `${tls.host}=${tls.caFile}`];
    return await plimsoll(world, ["inspect", `${tls.host}/${reference}`, ...flags], { DOCKER_CONFIG: tls.dockerConfig });
  }

  test("tags the image that has both platforms", async () => {
    const done = await run("merged", "uname -m >/machine");
    expect(done.succeeded, done.log).toBe(true);
    const digest = printed(done.log, "digest");
    for (const reference of [`acme/merged@${digest}`, "acme/merged:1.2.3", "acme/merged:latest"]) {
      const read = await inspect(reference);
      expect(read.stderr).toBe("");
      const report = JSON.parse(read.stdout) as Report;
      expect(report.head.digest).toBe(digest);
      expect(report.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
    }
    expect(done.builders).toEqual([]);
  });

  test("tags nothing where one of the two failed", async () => {
    const done = await run("torn-build", 'test "$(uname -m)" = x86_64');
    expect(done.succeeded).toBe(false);
    // The other was pushed: the third job had something to take.
    expect(done.log).toMatch(/Success - Main plimsoll-ci\/plimsoll\/actions\/build@v1/);
    expect(done.log).toMatch(/::error::[^\n]*linux\/arm64/);
    expect(printed(done.log, "digest")).toBe("none");
    for (const tag of ["1.2.3", "latest"]) {
      const read = await inspect(`acme/torn-build:${tag}`);
      expect([tag, read.code, read.stdout]).toEqual([tag, 2, ""]);
    }
    expect(done.builders).toEqual([]);
  });
});

describe("a release to a registry that fails", () => {
  let proxy: FaultProxy;
  beforeEach(async () => {
    proxy = await startFaultProxy({ upstream: plain });
  });
  afterEach(() => proxy.close());

  function publishing(sources: string, tags: readonly string[]): string {
    return `name: release
on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: plimsoll-ci/plimsoll/actions/publish@v1
        with:
          sources: ${sources}
          expect-platforms: linux/amd64,linux/arm64
          tags: ${tags.join(",")}
`;
  }

  test("on one of three tags, for good: the other two are as they were before, and the summary says so", async () => {
    const tags = ["1.2.3", "1.2", "latest"];
    const before = await digestOf(`${plain}/${repository}:bookworm`);
    for (const tag of tags) await crane("copy", `${plain}/${repository}:bookworm`, `${plain}/acme/torn:${tag}`);
    proxy.faults.push({ on: /^PUT \S+\/manifests\/1\.2(\?|$)/, times: Infinity, answer: { kind: "other", status: 500 } });
    const done = await runJobs(world, publishing(`${proxy.host}/${baseName}`, tags.map((tag) => `${proxy.host}/acme/torn:${tag}`)));
    expect(done.succeeded).toBe(false);
    expect(proxy.requests.some(({ line, status }) => line.startsWith("PUT ") && status === 500)).toBe(true);
    for (const tag of tags) expect([tag, await digestOf(`${plain}/acme/torn:${tag}`)]).toEqual([tag, before]);
    const rows = done.summary.replaceAll("&#58;", ":").split("\n").filter((line) => line.includes("acme/torn:"));
    expect(rows.map((row) => row.split(" | ").slice(0, 2).join(" is ").replaceAll(/<\/?code>|^\| /g, ""))).toEqual([
      `${proxy.host}/acme/torn:1.2.3 is rolled-back`,
      `${proxy.host}/acme/torn:1.2 is failed`,
      `${proxy.host}/acme/torn:latest is rolled-back`,
    ]);
  });

  test("for want of a platform: nothing is written at all", async () => {
    await crane("copy", "--platform", "linux/amd64", `${plain}/${baseName}`, `${plain}/acme/half:1`);
    const done = await runJobs(world, publishing(`${proxy.host}/acme/half:1`, [`${proxy.host}/acme/half:latest`]));
    expect(done.succeeded).toBe(false);
    expect(done.log).toContain("linux/arm64");
    expect(proxy.requests.length).toBeGreaterThan(0);
    expect(proxy.requests.filter(({ line }) => !/^(GET|HEAD) /.test(line))).toEqual([]);
  });
});

test("Gitea's own registry, with its own realm for tokens: logged in to, pushed to, published in, and read", async () => {
  const account = await createAccount(gitea, "shipper");
  const text = `name: image
on: push
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
          username: ${account.login}
          password: \${{ secrets.PASSWORD }}
          image: ${gitea.host}/shipper/app
      - uses: plimsoll-ci/plimsoll/actions/build@v1
        with:
          push: true
          tags: ${gitea.host}/shipper/app:built
      - uses: plimsoll-ci/plimsoll/actions/publish@v1
        with:
          sources: ${gitea.host}/shipper/app:built
          tags: ${gitea.host}/shipper/app:1.0.0
        id: publish
      - run: |
          docker pull --quiet ${gitea.host}/shipper/app@\${{ steps.publish.outputs.digest }}
          echo "made: $(docker run --rm ${gitea.host}/shipper/app@\${{ steps.publish.outputs.digest }} cat /made)"
          docker rmi ${gitea.host}/shipper/app@\${{ steps.publish.outputs.digest }}
          echo "digest: \${{ steps.publish.outputs.digest }}"
`;
  const done = await runJobs(world, text, {
    files: { Dockerfile: `FROM ${plain}/${baseName}\nRUN echo shipped >/made\n` },
    secrets: { PASSWORD: account.password },
  });
  expect(done.succeeded, done.log).toBe(true);
  expect(printed(done.log, "made")).toBe("shipped");
  expect(await digestOf(`${gitea.host}/shipper/app:1.0.0`)).toBe(printed(done.log, "digest"));
  expect(done.builders).toEqual([]);
});
