import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
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
import { remainsIn } from "./workflows.ts";
import { plimsoll, readWorld, type ProtectedRegistry } from "./world.ts";

const world = await readWorld();
const { plain, tls, bridge } = world.registries;
const password = await readFile(tls.passwordFile, "utf8");
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-images-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A machine that trusts the registry's own authority, as one that was set up for it: for Node, and for Docker's programs. */
const trusting = { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile };

const base = `FROM ${plain}/${baseName}\n`;

function onPush(...steps: string[]): string {
  const lines = steps.join("").trimEnd().split("\n");
  const indented = lines.map((line) => (line === "" ? "" : `      ${line}`)).join("\n");
  return `name: image\non: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n`;
}

const checkout = "- uses: actions/checkout@v6\n";

const setUp = `- name: Set up Docker Buildx
  uses: plimsoll-ci/plimsoll/actions/setup@v1
  with:
    driver-opts: network=host
    buildkitd-config-inline: |
      [registry."${tls.host}"]
        http = false
        ca = ["${tls.caFile}"]
`;

const login = `- name: Login
  uses: plimsoll-ci/plimsoll/actions/login@v1
  with:
    registry: ${tls.host}
    username: ${tls.username}
    password: \${{ secrets.REGISTRY_PASSWORD }}
`;

/** A step that builds, with its inputs as YAML lines. */
function build(...inputs: string[]): string {
  return `- name: Build\n  id: build\n  uses: plimsoll-ci/plimsoll/actions/build@v1\n  with:\n${inputs.map((line) => `    ${line}\n`).join("")}`;
}

const showDigest = `- run: |\n    echo "digest: \${{ steps.build.outputs.digest }}"\n`;

function run(text: string, options: JobOptions = {}): Promise<JobRun> {
  const secrets = { REGISTRY_PASSWORD: password, ...options.secrets };
  return runJobs(world, text, { machineEnv: trusting, ...options, secrets });
}

function digestIn(log: string): string {
  return /digest: (sha256:[0-9a-f]{64})/.exec(log)?.[1] ?? "none";
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
  const text = onPush(
    checkout,
    "- name: Set up QEMU\n  uses: plimsoll-ci/plimsoll/actions/setup@v1\n  with:\n    platforms: arm64\n",
    setUp,
    login,
    build("platforms: linux/amd64,linux/arm64", "push: true", `tags: ${tls.host}/acme/standard:latest`),
    `- run: |\n    echo "builders: $(docker ps --filter name=buildx_buildkit --format '{{.Names}}' | wc -l)"\n`,
    showDigest,
  );

  test("has one builder during the job and none after it, and pushes two platforms built with RUN, pulled back by digest", async () => {
    const done = await run(text, { files: { Dockerfile: `${base}RUN uname -m >/machine\n` } });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.log).toContain("builders: 1");
    expect(done.builders).toEqual([]);
    expect(platformsOf(await inspect(tls, `${tls.host}/acme/standard@${digestIn(done.log)}`))).toEqual(["linux/amd64", "linux/arm64"]);
    expect(done.leaks).toEqual([]);
  });

  test("starts no more than four of the engine's programs for QEMU, and four for the builder", async () => {
    const done = await run(onPush(checkout, setUp.replace("  with:\n", "  with:\n    platforms: arm64\n")), { files: { Dockerfile: base } });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.starts.filter(({ args }) => args[0] !== "buildx").length).toBeLessThanOrEqual(4);
    expect(done.starts.filter(({ args }) => args[0] === "buildx").length).toBeLessThanOrEqual(4);
    expect(done.builders).toEqual([]);
  });
});

describe("a job that builds", () => {
  test("fails with a failing Dockerfile: the line, the command, its exit code; and leaves no builder", async () => {
    const files = { Dockerfile: `${base}RUN true\nRUN echo last-words && exit 37\n` };
    const done = await run(onPush(checkout, setUp, build(`tags: acme/failing:1`)), { files });
    expect(done.succeeded).toBe(false);
    expect(done.log).toMatch(/::error [^\n]*file=Dockerfile,line=3/);
    expect(done.log).toContain("last-words");
    expect(done.log).toContain("37");
    expect(done.builders).toEqual([]);
    expect(done.leaks).toEqual([]);
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
        build(`tags: ${tls.host}/acme/secret:1`, "push: true", "provenance: mode=max", "secrets: key=${{ secrets.BUILD_KEY }}"),
        showDigest,
      ),
      { files, secrets: { BUILD_KEY: secret } },
    );
    expect(done.succeeded, done.log).toBe(true);
    expect(done.leaks).toEqual([]);
    const pulled = join(folder, "secret");
    const access = ["--src-cert-dir", tls.certificateFolder, "--src-authfile", join(tls.dockerConfig, "config.json")];
    const source = `docker://${tls.host}/acme/secret@${digestIn(done.log)}`;
    await must("skopeo", ["--insecure-policy", "copy", "--all", "--quiet", ...access, source, `dir:${pulled}`]);
    expect((await readdir(pulled)).length).toBeGreaterThan(5);
    expect(await findLeaks([pulled], [secret])).toEqual([]);
  });

  test("loads the image into the engine", async () => {
    const name = "acme/loaded:1";
    const done = await run(onPush(checkout, setUp, build(`tags: ${name}`, "load: true"), `- run: docker run --rm ${name} cat /made\n`), {
      files: { Dockerfile: `${base}RUN echo loaded-and-run >/made\n` },
    });
    await must(world.programs.docker, ["rmi", name], { env: done.machine.env });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.log).toContain("| loaded-and-run");
    expect(done.builders).toEqual([]);
  });

  test("writes an OCI archive", async () => {
    const done = await run(onPush(checkout, setUp, build("outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo oci >/made\n` },
    });
    expect(done.succeeded, done.log).toBe(true);
    const archive = join(await workspaceOf(done.machine), "image.tar");
    const read = await plimsoll(world, ["inspect", `oci-archive:${archive}`, "--format", "json", "--quiet"]);
    expect(platformsOf(JSON.parse(read.stdout) as Report)).toEqual(["linux/amd64"]);
  });

  describe("with the host's network in a RUN step", () => {
    const bridged = setUp.slice(0, setUp.indexOf("    driver-opts")) + `    buildkitd-config-inline: |\n      [registry."${bridge}"]\n        http = true\n`;
    const files = { Dockerfile: `FROM ${bridge}/${baseName}\nRUN --network=host wget -qO- http://${bridge}/v2/ >/answer\n` };

    test("is refused unless it is allowed", async () => {
      const done = await run(onPush(checkout, bridged, build("tags: acme/network:1")), { files });
      expect(done.succeeded).toBe(false);
      expect(done.log).toContain("network.host");
      expect(done.builders).toEqual([]);
    });

    test("is built with allow: network.host", async () => {
      const done = await run(onPush(checkout, bridged, build("tags: acme/network:1", "allow: network.host")), { files });
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
    const done = await run(onPush(checkout, setUpRemote, build("outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo remote >/made\n` },
      secrets,
    });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.builders).toEqual([]);
    expect(done.leaks).toEqual([]);
  });

  test("uses a builder that was there before, and leaves it there", async () => {
    const machine = await testMachine(world);
    const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: machine.env });
    await docker("buildx", "create", "--name", "mine", "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
    onTestFinished(() => docker("buildx", "rm", "--force", "mine").then(() => undefined, () => undefined));
    const before = await buildersOf(world, machine);
    const use = "- uses: plimsoll-ci/plimsoll/actions/setup@v1\n  with:\n    name: mine\n";
    const done = await run(onPush(checkout, use, build("outputs: type=oci,dest=image.tar")), {
      files: { Dockerfile: `${base}RUN echo mine >/made\n` },
      machine,
    });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.builders).toEqual(before);
    expect(await docker("buildx", "inspect", "mine")).toMatch(/Status:\s+running/);
    await docker("buildx", "rm", "mine");
  });

  test("is cancelled: no builder is left, and the login is gone", async () => {
    const files = { Dockerfile: `${base}RUN sleep 300\n` };
    const done = await run(onPush(checkout, setUp, login, build(`tags: ${tls.host}/acme/cancelled:1`, "push: true")), {
      files,
      // What stands before it is done: the step that sleeps has begun.
      cancelAt: "[1/2] FROM",
    });
    expect(done.log).toContain(`Logged in to ${tls.host}`);
    expect(done.succeeded).toBe(false);
    expect(done.builders).toEqual([]);
    expect(done.leaks).toEqual([]);
  });
});
