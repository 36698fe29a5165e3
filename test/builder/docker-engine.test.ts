import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type DockerEngine, findDockerEngine } from "../../src/builder/docker-engine.ts";
import { fakeHost } from "../fakes/host.ts";

async function find(env: Readonly<Record<string, string>>, config: object = {}, contexts: Readonly<Record<string, string>> = {}): Promise<DockerEngine> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-docker-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  for (const [name, address] of Object.entries(contexts)) {
    const meta = join(folder, "contexts/meta", createHash("sha256").update(name).digest("hex"));
    mkdirSync(meta, { recursive: true });
    writeFileSync(join(meta, "meta.json"), JSON.stringify({ Name: name, Endpoints: { docker: { Host: address } } }));
  }
  return await findDockerEngine(fakeHost({ env: { ...env, DOCKER_CONFIG: folder } }));
}

const isLinux = process.platform === "linux";

test.each<[string, Parameters<typeof find>, Partial<DockerEngine>]>([
  ["nothing says otherwise", [{}], { context: "default", address: "unix:///var/run/docker.sock", isLocal: isLinux }],
  ["DOCKER_HOST says so", [{ DOCKER_HOST: "tcp://dind:2375" }, { currentContext: "far" }], { context: "default", address: "tcp://dind:2375", isLocal: false, hasTlsFromEnvironment: false }],
  ["the current context says so", [{}, { currentContext: "far" }, { far: "ssh://far" }], { context: "far", address: "ssh://far", isLocal: false }],
  ["DOCKER_CONTEXT says so", [{ DOCKER_CONTEXT: "near" }, { currentContext: "far" }, { near: "unix:///run/user/1/docker.sock" }], { context: "near", isLocal: isLinux }],
  ["a context leads into a virtual machine", [{}, { currentContext: "vm" }, { vm: "unix:///home/me/.colima/default/docker.sock" }], { isLocal: false }],
  ["a context is not there", [{}, { currentContext: "lost" }], { context: "lost", address: null, isLocal: false }],
  ["its certificates are in the environment", [{ DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS_VERIFY: "1" }], { hasTlsFromEnvironment: true }],
  ["DOCKER_TLS says that they are", [{ DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS: "1" }], { hasTlsFromEnvironment: true }],
  ["a context has certificates of its own", [{ DOCKER_TLS_VERIFY: "1" }, { currentContext: "far" }, { far: "tcp://far:2376" }], { hasTlsFromEnvironment: false }],
])("the engine, where %s", async (_where, given, expected) => {
  expect(await find(...given)).toMatchObject(expected);
});
