import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { type DockerClient, makeClient } from "./client.ts";
import { forgetFormat, registerArm64, registeredFormats } from "./emulation.ts";
import { must, run } from "./processes.ts";
import { type RemoteBuilder, startRemoteBuilder } from "./remote-builder.ts";
import { binfmtImage } from "./standin-images.ts";
import { plimsoll, readWorld } from "./world.ts";

// The parts that the other tests stand on, used as anybody would use them, without Plimsoll between.
const world = await readWorld();
const { tls, plain, bridge } = world.registries;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-engine-"));
let client: DockerClient;
beforeAll(async () => {
  client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: client.env });

async function writeContext(name: string, dockerfile: string): Promise<string> {
  const context = join(folder, name);
  await mkdir(context, { recursive: true });
  await writeFile(join(context, "Dockerfile"), dockerfile);
  return context;
}

const formatsBefore = await registeredFormats();
afterEach(async () => {
  for (const format of await registeredFormats()) if (!formatsBefore.includes(format)) await forgetFormat(format);
});

describe("BuildKit, by buildx, in a container of today's engine", () => {
  const made: string[] = [];
  afterEach(async () => {
    for (const name of made.splice(0)) await docker("buildx", "rm", "--force", name);
  });

  async function createBuilder(name: string, configuration: string, ...options: string[]): Promise<void> {
    made.push(name);
    const config = join(folder, `${name}.toml`);
    await writeFile(config, configuration);
    await docker("buildx", "create", "--name", name, "--driver", "docker-container", "--buildkitd-config", config, ...options, "--bootstrap");
  }

  test("builds two platforms with RUN under QEMU, and pushes them to a registry with TLS and a password", async () => {
    await registerArm64();
    await createBuilder("two", `[registry."${tls.host}"]\n  http = false\n  ca = ["${tls.caFile}"]\n`, "--driver-opt", "network=host");
    const password = await readFile(tls.passwordFile, "utf8");
    const login = ["login", "--username", tls.username, "--password-stdin", tls.host];
    await must(world.programs.docker, login, { env: client.env, input: password });
    const context = await writeContext("two", `FROM ${plain}/${baseName}\nRUN uname -m >/machine\n`);
    const name = `${tls.host}/e2e/two`;
    const metadata = join(folder, "two.json");
    const build = ["buildx", "build", "--builder", "two", "--platform", "linux/amd64,linux/arm64", "--push", "--metadata-file", metadata];
    await docker(...build, "--provenance=false", "--tag", `${name}:1`, context);
    const { "containerimage.digest": digest } = JSON.parse(await readFile(metadata, "utf8")) as Record<string, string>;
    const back = await plimsoll(
      world,
      ["inspect", `${name}@${digest}`, "--format", "json", "--quiet", "--registry-ca", `${tls.host}=${tls.caFile}`],
      { DOCKER_CONFIG: tls.dockerConfig },
    );
    expect(back.stderr).toBe("");
    const report = JSON.parse(back.stdout) as Report;
    expect(report.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
    const machines = await Promise.all(
      (["amd64", "arm64"] as const).map(async (architecture) => {
        const archive = join(folder, `${architecture}.tar`);
        const access = ["--insecure-policy", "--override-arch", architecture, "copy", "--quiet", "--src-cert-dir", tls.certificateFolder];
        const source = ["--src-authfile", join(tls.dockerConfig, "config.json"), `docker://${name}@${digest}`];
        await must("skopeo", [...access, ...source, `docker-archive:${archive}`]);
        const { Layers: layers } = (JSON.parse(await must("tar", ["-xOf", archive, "manifest.json"])) as { Layers: string[] }[])[0] ?? { Layers: [] };
        const layer = join(folder, `${architecture}-layer.tar`);
        await must("sh", ["-c", 'tar -xOf "$1" "$2" >"$3"', "sh", archive, layers.at(-1) ?? "", layer]);
        return (await must("tar", ["-xOf", layer, "machine"])).trim();
      }),
    );
    expect(machines).toEqual(["x86_64", "aarch64"]);
  });

  test("without the host's network, reaches a registry on the engine's bridge", async () => {
    await createBuilder("bridged", `[registry."${bridge}"]\n  http = true\n`);
    const context = await writeContext("bridged", `FROM ${bridge}/${baseName}\nRUN echo bridged >/bridged\n`);
    await docker("buildx", "build", "--builder", "bridged", "--push", "--tag", `${bridge}/e2e/bridged:1`, context);
    expect(await must(world.programs.crane, ["ls", "--insecure", `${bridge}/e2e/bridged`])).toBe("1\n");
  });
});

test("the emulators' image registers what it is asked for, says what there is, and takes it away", async () => {
  const emulators = async (...args: string[]): Promise<string[]> => {
    const said = await docker("run", "--rm", "--privileged", binfmtImage, ...args);
    return (JSON.parse(said) as { emulators: string[] | null }).emulators ?? [];
  };
  expect(await emulators()).toEqual(formatsBefore);
  expect(await emulators("--install", "arm64,s390x")).toEqual([...new Set([...formatsBefore, "qemu-aarch64", "qemu-s390x"])].sort());
  expect(await readFile("/proc/sys/fs/binfmt_misc/qemu-s390x", "utf8")).toContain("flags: POCF");
  expect(await docker("run", "--rm", "--platform", "linux/arm64", `${plain}/${baseName}`, "uname", "-m")).toBe("aarch64\n");
  expect(await emulators("--uninstall", "qemu-s*")).not.toContain("qemu-s390x");
  expect(await registeredFormats()).toContain("qemu-aarch64");
});

describe("a remote BuildKit over mutual TLS", () => {
  let remote: RemoteBuilder;
  beforeAll(async () => {
    remote = await startRemoteBuilder(join(folder, "remote"), world.programs);
  });
  afterAll(() => remote.stop());

  const buildctl = (certificate: string, key: string, ...args: string[]): ReturnType<typeof run> =>
    run(world.programs.buildctl, ["--addr", remote.address, "--tlscacert", remote.ca, "--tlscert", certificate, "--tlskey", key, ...args]);

  test("builds for a client that it knows", async () => {
    const context = await writeContext("remote", `FROM ${plain}/${baseName}\nRUN echo remote >/remote\n`);
    const build = ["build", "--frontend", "dockerfile.v0", "--local", `context=${context}`, "--local", `dockerfile=${context}`];
    const done = await buildctl(remote.certificate, remote.key, ...build);
    expect(done.code, done.stderr).toBe(0);
  });

  test("refuses a stranger", async () => {
    const done = await buildctl(remote.stranger.certificate, remote.stranger.key, "--timeout", "2", "debug", "workers");
    expect(done.code).toBe(1);
  });
});
