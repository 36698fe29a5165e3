import { lstat, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { baseName } from "./base-image.ts";
import { forgetFormat, registeredFormats, registerArm64 } from "./emulation.ts";
import { type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import { pathWithoutQemu } from "./machine.ts";
import { must } from "./processes.ts";
import { startRemoteBuilder } from "./remote-builder.ts";
import { binfmtImage } from "./standin-images.ts";
import { checkout, onPush, printed, shell, step } from "./steps.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const { plain, tls } = world.registries;
const password = await readFile(tls.passwordFile, "utf8");
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-setup-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const base = `FROM ${plain}/${baseName}\n`;

function run(text: string, options: JobOptions = {}): Promise<JobRun> {
  const secrets = { REGISTRY_PASSWORD: password, ...options.secrets };
  return runJobs(world, text, { ...options, secrets, machineEnv: { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile, ...options.machineEnv } });
}

describe("a job that sets up QEMU and a builder", () => {
  test("on a machine without QEMU: one privileged container registers it, and no more than four programs of the engine are started for it, four for the builder", async () => {
    for (const name of ["qemu-s390x", "qemu-riscv64"]) if ((await registeredFormats()).includes(name)) await forgetFormat(name);
    const machine = await testMachine(world);
    const setUp = step("setup", "platforms: s390x,riscv64", `image: ${plain}/${binfmtImage}`).replace("  id: setup\n", "");
    const look = shell("for name in qemu-s390x qemu-riscv64; do grep flags /proc/sys/fs/binfmt_misc/$name; done");
    const done = await run(onPush(setUp, setUp, look), { machine, machineEnv: { PATH: await pathWithoutQemu(machine) } });
    expect(done.succeeded, done.log).toBe(true);
    expect(done.log.match(/\| flags: POCF/g)).toHaveLength(2);
    const isBuilders = ({ program, args }: JobRun["starts"][number]): boolean => program !== "docker" || args[0] === "buildx";
    const emulation = done.starts.filter((start) => !isBuilders(start));
    expect(emulation.map(({ args }) => args)).toEqual([
      ["run", "--rm", "--privileged", `${plain}/${binfmtImage}`, "--install", "s390x,riscv64"],
    ]);
    const forBuilder = done.starts.filter(isBuilders).map(({ args }) => args.join(" "));
    // The second step finds the first one's builder, and asks how it is.
    expect(forBuilder.length, forBuilder.join("\n")).toBeLessThanOrEqual(4 + 2);
    expect(done.builders).toEqual([]);
  });

  test("on a machine with QEMU: nothing of the engine is started for it", async () => {
    const done = await run(onPush(step("setup", "platforms: arm64")));
    expect(done.succeeded, done.log).toBe(true);
    expect(await registeredFormats()).toContain("qemu-aarch64");
    const words = done.starts.map(({ args }) => args.slice(0, 2).join(" "));
    expect(words.filter((start) => !start.startsWith("buildx "))).toEqual([]);
    expect(words.length, words.join("\n")).toBeLessThanOrEqual(4);
    expect(done.builders).toEqual([]);
  });

  test("whose BuildKit does not start: its own log says why, and nothing of it is left", async () => {
    const done = await run(onPush(step("setup", "buildkitd-config-inline: |", "  [worker.oci]", '    snapshotter = "nonesuch"')));
    expect(done.succeeded).toBe(false);
    expect(done.log).toMatch(/::error.*nonesuch/s);
    expect(done.builders).toEqual([]);
  });

  test("keeps a builder's state: the next job finds its cache, and the summary says what that holds", async () => {
    const machine = await testMachine(world);
    const text = onPush(checkout, step("setup", "name: kept", "keep-state: true", "keep-storage: 1GB", "driver-opts: network=host"), step("build", "outputs: type=oci,dest=image.tar"));
    const files = { Dockerfile: `${base}RUN head -c 3000000 /dev/urandom >/made\n` };
    const first = await run(text, { files, machine });
    expect(first.succeeded, first.log).toBe(true);
    expect(first.builders).toEqual(["buildx_buildkit_kept0_state"]);
    const second = await run(text, { files, machine });
    expect(second.succeeded, second.log).toBe(true);
    expect([first, second].map(({ summary }) => /\d of 1 step from the cache/.exec(summary.slice(summary.lastIndexOf("from the cache") - 20))?.[0])).toEqual([
      "0 of 1 step from the cache",
      "1 of 1 step from the cache",
    ]);
    expect(second.builders).toEqual(first.builders);
    const held = second.summary.slice(first.summary.length).match(/### Builder `kept`\n\nIts cache outlives the job and held \*\*([\d.]+)MB\*\* .* It may keep 1\.0 GB\./);
    expect(Number(held?.[1]), second.summary).toBeGreaterThan(3);
  });

  test("appends a node: each platform is built on the node that has it, over mutual TLS with keys of its own", async () => {
    await registerArm64();
    const nodes = [await startRemoteBuilder(join(folder, "first"), world.programs), await startRemoteBuilder(join(folder, "second"), world.programs)] as const;
    onTestFinished(() => Promise.all(nodes.map((node) => node.stop())).then(() => undefined));
    const secrets: Record<string, string> = {};
    let env = "  env:\n";
    for (const [index, node] of nodes.entries()) {
      for (const [part, file] of [["CACERT", node.ca], ["CERT", node.certificate], ["KEY", node.key]] as const) {
        secrets[`NODE_${index}_${part}`] = await readFile(file, "utf8");
        env += `    BUILDER_NODE_${index}_AUTH_TLS_${part}: \${{ secrets.NODE_${index}_${part} }}\n`;
      }
    }
    const append = ["append: |", `  - endpoint: ${nodes[1].address}`, "    platforms: linux/arm64"];
    const setUp = step("setup", "driver: remote", `endpoint: ${nodes[0].address}`, "node-platforms: linux/amd64", ...append) + env;
    const build = step("build", "platforms: linux/amd64,linux/arm64", "push: true", `tags: ${plain}/acme/nodes:1`);
    const node = (index: number): string => `fromJSON(steps.setup.outputs.nodes)[${index}]`;
    const look = shell(...[0, 1].map((index) => `echo "node ${index}: \${{ ${node(index)}.endpoint }} \${{ ${node(index)}.status }}"`));
    const done = await run(onPush(checkout, setUp, build, look), {
      files: { Dockerfile: `${base}RUN uname -m\n` },
      secrets,
    });
    expect(done.succeeded, done.log).toBe(true);
    expect([0, 1].map((index) => printed(done.log, `node ${index}`))).toEqual(nodes.map(({ address }) => `${address} running`));
    for (const [index, { address, ca, certificate, key }] of nodes.entries()) {
      const held = await must(world.programs.buildctl, ["--addr", address, "--tlscacert", ca, "--tlscert", certificate, "--tlskey", key, "du", "--verbose"]);
      expect([index, held.includes("uname -m")]).toEqual([index, true]);
    }
    expect(done.builders).toEqual([]);
  });
});

describe("a job that logs in on a machine with a configuration, contexts and plugins of its own", () => {
  // Written by a person: neither Docker nor we would write it like this.
  const configuration = `{"auths":{\n "other.example.com":{ "auth" : "${Buffer.from("me:their-own-password-1").toString("base64")}"}},\n\n  "currentContext":"lab" , "detachKeys": "ctrl-e"}`;
  const plugin = '#!/bin/sh\n[ "$1" = docker-cli-plugin-metadata ] && echo \'{"SchemaVersion":"0.1.0","Vendor":"e2e","Version":"1","ShortDescription":"Greets"}\' || echo "greeting: hello"\n';

  test.each([
    { environment: "self-hosted", isAtHome: "0" },
    { environment: "github-hosted", isAtHome: "1" },
  ])("as a $environment job: all of it works, and the configuration is byte for byte what it was", async ({ environment, isAtHome }) => {
    const machine = await testMachine(world);
    const file = join(machine.client.config, "config.json");
    await must(world.programs.docker, ["context", "create", "lab", "--docker", `host=${world.engine}`], { env: { ...machine.env, DOCKER_HOST: "" } });
    await writeFile(join(machine.client.config, "cli-plugins/docker-greet"), plugin, { mode: 0o755 });
    await writeFile(file, configuration, { mode: 0o640 });
    const setUp = step("setup", "driver-opts: network=host", "buildkitd-config-inline: |", `  [registry."${tls.host}"]`, "    http = false", `    ca = ["${tls.caFile}"]`);
    const login = step("login", `registry: ${tls.host}`, `username: ${tls.username}`, "password: ${{ secrets.REGISTRY_PASSWORD }}");
    const name = `${tls.host}/acme/isolated-${environment}:1`;
    const look = shell(
      `echo "at home: $(grep -c ${tls.host} ${file})"`,
      'echo "context: $(docker context show)"',
      'echo "builders: $(docker buildx ls --format {{.Name}} | grep -c ^builder-)"',
      "docker greet",
      `docker pull --quiet ${name} && docker run --rm ${name} cat /made && docker rmi ${name}`,
    );
    const done = await run(onPush(checkout, setUp, login, step("build", `tags: ${name}`, "push: true"), look), {
      machine,
      files: { Dockerfile: `${base}RUN echo "made: here" >/made\n` },
      env: { RUNNER_ENVIRONMENT: environment },
      // The context says where the engine is.
      machineEnv: { DOCKER_HOST: "" },
    });
    expect(done.succeeded, done.log).toBe(true);
    expect(["at home", "context", "greeting", "made"].map((line) => printed(done.log, line))).toEqual([isAtHome, "lab", "hello", "here"]);
    expect(Number(printed(done.log, "builders"))).toBeGreaterThan(0);
    expect(await readFile(file, "utf8")).toBe(configuration);
    expect((await lstat(file)).mode & 0o777).toBe(0o640);
    expect(done.builders).toEqual([]);
  });
});
