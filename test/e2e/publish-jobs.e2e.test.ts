import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startActionsService } from "../../src/local/actions-service.ts";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { createAccount } from "./gitea.ts";
import { repository } from "./images.ts";
import { runJobs } from "./jobs.ts";
import { must } from "./processes.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();
const { gitea } = world;
const { plain, tls } = world.registries;
const crane = (...args: string[]): Promise<string> => must(world.programs.crane, [...args, "--insecure"]);
const digestOf = async (reference: string): Promise<string> => (await crane("digest", reference)).trim();

test("two jobs build a platform each, and a third makes one image of them", async () => {
  const service = await startActionsService();
  onTestFinished(() => service.close());
  const password = await readFile(tls.passwordFile, "utf8");
  const login = `      - uses: plimsoll-ci/plimsoll/actions/login@v1
        with:
          registry: ${tls.host}
          username: ${tls.username}
          password: \${{ secrets.REGISTRY_PASSWORD }}
`;
  const text = `name: image
on: push
jobs:
  build:
    strategy:
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
          push-by-digest: ${tls.host}/acme/merged
  publish:
    needs: build
    runs-on: ubuntu-latest
    steps:
${login}      - uses: plimsoll-ci/plimsoll/actions/publish@v1
        id: publish
        with:
          sources: record:*
          expect-platforms: linux/amd64,linux/arm64
          tags: |
            ${tls.host}/acme/merged:1.2.3
            ${tls.host}/acme/merged:latest
      - run: |
          echo "digest: \${{ steps.publish.outputs.digest }}"
`;
  const done = await runJobs(world, text, {
    files: { Dockerfile: `FROM ${plain}/${baseName}\nRUN uname -m >/machine\n` },
    secrets: { REGISTRY_PASSWORD: password },
    machineEnv: { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile },
    env: service.env({ runId: "77", ref: "refs/heads/main" }),
  });
  expect(done.succeeded, done.log).toBe(true);
  const [, digest] = /digest: (sha256:[0-9a-f]{64})/.exec(done.log) ?? [];
  for (const reference of [`acme/merged@${digest}`, "acme/merged:1.2.3", "acme/merged:latest"]) {
    const flags = ["--format", "json", "--quiet", "--registry-ca", `${tls.host}=${tls.caFile}`];
    const read = await plimsoll(world, ["inspect", `${tls.host}/${reference}`, ...flags], { DOCKER_CONFIG: tls.dockerConfig });
    expect(read.stderr).toBe("");
    const report = JSON.parse(read.stdout) as Report;
    expect(report.head.digest).toBe(digest);
    expect(report.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
  }
  expect(done.builders).toEqual([]);
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
      - run: docker buildx imagetools inspect --raw ${gitea.host}/shipper/app:1.0.0 >index.json
`;
  const done = await runJobs(world, text, {
    files: { Dockerfile: `FROM ${plain}/${baseName}\nRUN echo shipped >/made\n` },
    secrets: { PASSWORD: account.password },
  });
  expect(done.succeeded, done.log).toBe(true);
  expect(done.builders).toEqual([]);
});
