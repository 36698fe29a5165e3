import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { buildersOf, type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import { findLeaks } from "./leaks.ts";
import type { Machine } from "./machine.ts";
import { must } from "./processes.ts";
import { startRemoteBuilder } from "./remote-builder.ts";
import { checkout, onPush, printed, shell, step } from "./steps.ts";
import { remainsIn } from "./workflows.ts";
import { plimsoll, readWorld, type ProtectedRegistry } from "./world.ts";

const world = await readWorld();
const { plain, tls, bridge, tlsBridge } = world.registries;
const password = await readFile(tls.passwordFile, "utf8");
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-images-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A machine that trusts the registry's own authority, as one that was set up for it: for Node, and for Docker's programs. */
const trusting = { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile };

const base = `FROM ${plain}/${baseName}\n`;

const trustInBuilder = ["buildkitd-config-inline: |", `  [registry."${tls.host}"]`, "    http = false", `    ca = ["${tls.caFile}"]`];

const setUp = step("setup", "driver-opts: network=host", ...trustInBuilder);

const login = step("login", `registry: ${tls.host}`, `username: ${tls.username}`, "password: ${{ secrets.REGISTRY_PASSWORD }}");

const showDigest = shell('echo "digest: ${{ steps.build.outputs.digest }}"');

function run(text: string, options: JobOptions = {}): Promise<JobRun> {
  const secrets = { REGISTRY_PASSWORD: password, ...options.secrets };
  return runJobs(world, text, { machineEnv: trusting, ...options, secrets });
}

/** What a registry with a password holds, as it reads back. */
async function inspect(registry: ProtectedRegistry, reference: string): Promise<Report> {
  const flags = ["--format", "json", "--quiet", "--registry-ca", `${registry.host}=${registry.caFile}`];
  const done = await plimsoll(world, ["inspect", reference, ...flags], { DOCKER_CONFIG: registry.dockerConfig });
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as Report;
}

function platformsOf(report: Report): string[] {
  return report.platforms.map(({ platform }) => platform);
}

/** The workspace of the only job, as it was at the end. */
async function workspaceOf({ folder: at }: Machine): Promise<string> {
  const [job = "", ...others] = await readdir(remainsIn(at));
  expect(others).toEqual([]);
  return join(remainsIn(at), job, "workspace");
}

describe("the standard workflow, with only `uses:` swapped", () => {
  // As users have it, of Docker's own actions.
  const original = `name: ci
on:
  push:
    branches: [main]
jobs:
  docker:
    runs-on: ubuntu-latest
    steps:
      - name: Checkout
        uses: actions/checkout@v6
      - name: Set up QEMU
        uses: docker/setup-qemu-action@v4
      - name: Set up Docker Buildx
        uses: docker/setup-buildx-action@v4
      - name: Login to the registry
        uses: docker/login-action@v4
        with:
          registry: ${tlsBridge.host}
          username: \${{ vars.REGISTRY_USERNAME }}
          password: \${{ secrets.REGISTRY_PASSWORD }}
      - name: Build and push
        id: build
        uses: docker/build-push-action@v7
        with:
          platforms: linux/amd64,linux/arm64
          push: true
          tags: ${tlsBridge.host}/acme/standard:latest
`;
  const swaps: Readonly<Record<string, string>> = {
    "docker/setup-qemu-action@v4": "setup",
    "docker/setup-buildx-action@v4": "setup",
    "docker/login-action@v4": "login",
    "docker/build-push-action@v7": "build",
  };
  const swapped = original.replaceAll(/uses: (docker\/.+)/g, (_, theirs: string) => `uses: plimsoll-ci/plimsoll/actions/${swaps[theirs]}@v1`);
  const name = `${tlsBridge.host}/acme/standard@\${{ steps.build.outputs.digest }}`;
  const look = `      - run: |
          echo "builders: $(docker ps --filter name=buildx_buildkit_builder- --format '{{.Names}}' | wc -l)"
          echo "digest: \${{ steps.build.outputs.digest }}"
          docker pull --quiet --platform linux/amd64 ${name}
          docker pull --quiet --platform linux/arm64 ${name}
          echo "amd64: $(docker run --rm --pull never --platform linux/amd64 ${name} cat /machine)"
          echo "arm64: $(docker run --rm --pull never --platform linux/arm64 ${name} cat /machine)"
          docker rmi ${name}
`;

  test.each(["github-hosted", "self-hosted"])(
    "has one builder during the job and none after it, and pushes two platforms built with RUN, pulled back by digest (%s)",
    async (environment) => {
      const machine = await testMachine(world);
      await trustBridge(machine);
      const done = await runJobs(world, swapped + look, {
        machine,
        files: { Dockerfile: `FROM ${bridge}/${baseName}\nRUN uname -m >/machine\n` },
        variables: { REGISTRY_USERNAME: tlsBridge.username },
        secrets: { REGISTRY_PASSWORD: await readFile(tlsBridge.passwordFile, "utf8") },
        machineEnv: { NODE_EXTRA_CA_CERTS: tlsBridge.caFile, SSL_CERT_FILE: tlsBridge.caFile },
        env: { RUNNER_ENVIRONMENT: environment },
      });
      expect(done.succeeded, done.log).toBe(true);
      expect(printed(done.log, "builders")).toBe("1");
      expect([printed(done.log, "amd64"), printed(done.log, "arm64")]).toEqual(["x86_64", "aarch64"]);
      expect(done.builders).toEqual([]);
      expect(done.stillRunning).toEqual([]);
      const report = await inspect(tlsBridge, `${tlsBridge.host}/acme/standard@${printed(done.log, "digest")}`);
      expect(platformsOf(report)).toEqual(["linux/amd64", "linux/arm64"]);
    },
  );
});

/** Has new builders of the machine know the registries on the engine's bridge: no input of a workflow needs to. */
async function trustBridge({ client }: Machine): Promise<void> {
  const trusted = `[registry."${bridge}"]\n  http = true\n[registry."${tlsBridge.host}"]\n  ca = ["${tlsBridge.caFile}"]\n`;
  await mkdir(join(client.config, "buildx"), { recursive: true });
  await writeFile(join(client.config, "buildx/buildkitd.default.toml"), trusted);
}

describe("a job that builds", () => {
  test("fails with a failing Dockerfile: the line, the command, its exit code; and leaves no builder", async () => {
    const files = { Dockerfile: `${base}RUN true\nRUN echo last-words && exit 37\n` };
    const done = await run(onPush(checkout, setUp, step("build", `tags: acme/failing:1`)), { files });
    expect(done.succeeded).toBe(false);
    expect(done.log).toMatch(/::error [^\n]*file=Dockerfile,line=3/);
    expect(done.log).toContain("last-words");
    expect(done.log).toContain("37");
    expect(done.builders).toEqual([]);
  });

  test("mounts a secret whose value is found nowhere: log, image, history, provenance, disk", async () => {
    const secret = "s3cret of the build / with + all = sorts";
    const show = "cat /run/secrets/key; base64 /run/secrets/key; wc -c </run/secrets/key >/length";
    const files = { Dockerfile: `# syntax-free\n${base}RUN --mount=type=secret,id=key ${show}\n` };
    const done = await run(
      onPush(
        checkout,
        setUp,
        login,
        step("build", `tags: ${tls.host}/acme/secret:1`, "push: true", "provenance: mode=max", "secrets: key=${{ secrets.BUILD_KEY }}"),
        showDigest,
      ),
      { files, secrets: { BUILD_KEY: secret } },
    );
    expect(done.succeeded, done.log).toBe(true);
    const pulled = join(folder, "secret");
    const access = ["--src-cert-dir", tls.certificateFolder, "--src-authfile", join(tls.dockerConfig, "config.json")];
    const source = `docker://${tls.host}/acme/secret@${printed(done.log, "digest")}`;
    await must("skopeo", ["--insecure-policy", "copy", "--all", "--quiet", ...access, source, `dir:${pulled}`]);
    expect((await readdir(pulled)).length).toBeGreaterThan(5);
    expect(await findLeaks([pulled], [secret])).toEqual([]);
  });

  test("loads the image into the engine", async () => {
    const name = "acme/loaded:1";
    const done = await run(onPush(checkout, setUp, step("build", `tags: ${name}`, "load: true"), shell(`docker run --rm ${name} cat /made`)), {
      files: { Dockerfile: `${base}RUN echo loaded-and-run >/made\n` },
    });
    await must(world.programs.docker, ["rmi", name], { env: done.machine.env });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.log).toContain("| loaded-and-run");
    expect(done.builders).toEqual([]);
  });

  test("writes an OCI archive", async () => {
    const done = await run(onPush(checkout, setUp, step("build", "outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo oci >/made\n` },
    });
    expect(done.succeeded, done.log).toBe(true);
    const archive = join(await workspaceOf(done.machine), "image.tar");
    const read = await plimsoll(world, ["inspect", `oci-archive:${archive}`, "--format", "json", "--quiet"]);
    expect(platformsOf(JSON.parse(read.stdout) as Report)).toEqual(["linux/amd64"]);
  });

  describe("with the host's network in a RUN step", () => {
    const bridged = step("setup", "buildkitd-config-inline: |", `  [registry."${bridge}"]`, "    http = true");
    const files = { Dockerfile: `FROM ${bridge}/${baseName}\nRUN --network=host wget -qO- http://${bridge}/v2/ >/answer\n` };

    test("is refused unless it is allowed", async () => {
      const done = await run(onPush(checkout, bridged, step("build", "tags: acme/network:1")), { files });
      expect(done.succeeded).toBe(false);
      expect(done.log).toContain("network.host");
      expect(done.builders).toEqual([]);
    });

    test("is built with allow: network.host", async () => {
      const done = await run(onPush(checkout, bridged, step("build", "tags: acme/network:1", "allow: network.host")), { files });
      expect(done.succeeded, done.log).toBe(true);
      expect(done.builders).toEqual([]);
    });
  });

  test("uses a remote builder over mutual TLS, whose keys are found nowhere afterwards", async () => {
    const remote = await startRemoteBuilder(join(folder, "remote"), world.programs);
    onTestFinished(() => remote.stop());
    const [ca, certificate, key] = await Promise.all([remote.ca, remote.certificate, remote.key].map((path) => readFile(path, "utf8")));
    const setUpRemote = `- uses: plimsoll-ci/plimsoll/actions/setup@v1
  with:
    driver: remote
    endpoint: ${remote.address}
  env:
    BUILDER_NODE_0_AUTH_TLS_CACERT: \${{ secrets.BUILDKIT_CA }}
    BUILDER_NODE_0_AUTH_TLS_CERT: \${{ secrets.BUILDKIT_CERT }}
    BUILDER_NODE_0_AUTH_TLS_KEY: \${{ secrets.BUILDKIT_KEY }}
`;
    const secrets = { BUILDKIT_CA: ca ?? "", BUILDKIT_CERT: certificate ?? "", BUILDKIT_KEY: key ?? "" };
    const done = await run(onPush(checkout, setUpRemote, step("build", "outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo remote >/made\n` },
      secrets,
    });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.builders).toEqual([]);
  });

  test("uses a builder that was there before, and leaves it there", async () => {
    const machine = await testMachine(world);
    const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: machine.env });
    await docker("buildx", "create", "--name", "mine", "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
    onTestFinished(() => docker("buildx", "rm", "--force", "mine").then(() => undefined, () => undefined));
    const before = await buildersOf(world, machine);
    const done = await run(onPush(checkout, step("setup", "name: mine"), step("build", "outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo mine >/made\n` },
      machine,
    });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.builders).toEqual(before);
    expect(await docker("buildx", "inspect", "mine")).toMatch(/Status:\s+running/);
    await docker("buildx", "rm", "mine");
  });

  describe("that is cancelled", () => {
    const files = { Dockerfile: `${base}RUN sleep 300\n` };
    const text = onPush(checkout, setUp, login, step("build", `tags: ${tls.host}/acme/cancelled:1`, "push: true"));
    // What stands before it is done: the step that sleeps has begun.
    const begun = "[1/2] FROM";

    test.each([
      { how: "with the whole run", when: { cancelAt: begun } },
      { how: "as GitHub's runner does it, by signals to the action's own process", when: { interruptAt: { text: begun, script: "build.js" } } },
    ])("$how: no builder is left, nothing runs on, and the login is gone", async ({ when }) => {
      const began = Date.now();
      const done = await run(text, { files, env: { RUNNER_ENVIRONMENT: "github-hosted" }, ...when });
      expect(Date.now() - began).toBeLessThan(60_000);
      expect(done.log).toContain(`Logged in to ${tls.host}`);
      expect(done.succeeded).toBe(false);
      expect(done.builders).toEqual([]);
      expect(done.stillRunning).toEqual([]);
      const config = await readFile(join(done.machine.client.config, "config.json"), "utf8").catch(() => "{}");
      expect(config).not.toContain(tls.host);
    });

    test("on a builder that stays: the build that was begun there ends, too", async () => {
      const machine = await testMachine(world);
      const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: machine.env });
      await docker("buildx", "create", "--name", "stays", "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
      onTestFinished(() => docker("buildx", "rm", "--force", "stays").then(() => undefined, () => undefined));
      const steps = onPush(checkout, step("setup", "name: stays"), step("build", "outputs: type=oci,dest=image.tar"));
      const done = await run(steps, { files, machine, interruptAt: { text: begun, script: "build.js" } });
      expect(done.succeeded).toBe(false);
      expect(done.stillRunning).toEqual([]);
    });
  });
});
