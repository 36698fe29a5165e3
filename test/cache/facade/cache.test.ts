import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectFacade, type FacadeControl } from "../../../src/cache/facade/control.ts";
import { startFacade } from "../../../src/cache/facade/launch.ts";
import { identifyProcess } from "../../../src/cache/facade/watch.ts";
import { formatConfig } from "../../../src/cache/layers/config.ts";
import { startActionsService, type ActionsRequest, type JobIdentity, type LocalActionsService } from "../../../src/local/actions-service.ts";
import { fakeHost } from "../../fakes/host.ts";
import { configOf, manifestOf, step, type Step } from "../layers/builds.ts";
import { pushBlob, send } from "./client.ts";
import { sha256 } from "./memory-store.ts";

const SECRET = "00112233445566778899aabbccddeeff";
const ROOT = `/v2/${SECRET}/cache`;
const MEBIBYTE = 1024 * 1024;
/** Where the test is not about time: the machine may be busy. */
const PATIENT_MS = 20_000;

let service: LocalActionsService;
const folders: string[] = [];
const facades: FacadeControl[] = [];

beforeEach(async () => {
  service = await startActionsService();
});

afterEach(async () => {
  for (const facade of facades.splice(0)) await facade.finish(0);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  await service.close();
});

async function startBuild(changes: { job?: JobIdentity; env?: Record<string, string>; githubToken?: string; budgetMs?: number } = {}): Promise<{ port: number; control: FacadeControl; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "facade-"));
  folders.push(folder);
  const handle = await startFacade(
    fakeHost({ directory: folder, env: process.env }),
    {
      listenOn: "127.0.0.1",
      secret: SECRET,
      folder,
      budgetMs: changes.budgetMs ?? PATIENT_MS,
      identity: { image: "registry.example/app", platforms: ["linux/amd64"], build: "b" },
      isPullRequest: false,
      env: { ...service.env(changes.job), ...changes.env },
      githubToken: changes.githubToken ?? null,
      watch: identifyProcess(process.pid),
      lifetimeMs: 60_000,
    },
    join(import.meta.dirname, "cache-entry.ts"),
  );
  const control = connectFacade(handle);
  facades.push(control);
  return { port: handle.port, control, folder };
}

/** Exports as BuildKit does; the digests that had to be sent, and what the requests were answered. */
async function exportLayers(port: number, steps: readonly Step[]): Promise<{ sent: string[]; statuses: number[] }> {
  const config = Buffer.from(formatConfig(configOf(steps)));
  const sent: string[] = [];
  const statuses: number[] = [];
  for (const content of [...steps.map(({ layer }) => layer), config]) {
    const digest = sha256(content);
    if ((await send(port, "HEAD", `${ROOT}/blobs/${digest}`)).status === 200) continue;
    sent.push(digest);
    statuses.push((await pushBlob(port, ROOT, content, digest)).status);
  }
  statuses.push((await send(port, "PUT", `${ROOT}/manifests/main`, { body: manifestOf(config, steps) })).status);
  return { sent, statuses };
}

function counted(requests: readonly ActionsRequest[]): number[] {
  const sum = (bytesOf: (request: ActionsRequest) => number): number => requests.reduce((total, request) => total + bytesOf(request), 0);
  return [requests.length, sum(({ receivedBytes }) => receivedBytes), sum(({ sentBytes }) => sentBytes)];
}

test("what one build exports the next one imports, byte for byte", async () => {
  const steps = [step("base", 33 * MEBIBYTE), step("small", MEBIBYTE), step("tiny", 100)];
  const first = await startBuild();
  expect((await send(first.port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect((await exportLayers(first.port, steps)).statuses).toEqual([201, 201, 201, 201, 201]);
  const written = await first.control.finish(10_000);
  expect([written?.why, written?.entriesWritten, written?.requests]).toEqual([null, 3, service.requests.length]);

  const second = await startBuild();
  const manifest = await send(second.port, "GET", `${ROOT}/manifests/main`);
  expect([manifest.status, manifest.headers["docker-content-digest"]]).toEqual([200, sha256(manifest.body)]);
  const { layers } = JSON.parse(manifest.body) as { layers: { digest: string; size: number }[] };
  expect(layers.map(({ digest, size }) => [digest, size])).toEqual(steps.map(({ layer }) => [sha256(layer), layer.length]));
  for (const { layer } of steps.slice(1)) {
    const got = await fetch(`http://127.0.0.1:${second.port}${ROOT}/blobs/${sha256(layer)}`);
    expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(layer));
  }
  const before = service.requests.length;
  expect((await exportLayers(second.port, steps)).sent).toEqual([]);
  const unchanged = await second.control.finish(10_000);
  expect([unchanged?.entriesWritten, unchanged?.lostBlobs, service.requests.slice(before).filter(({ operation }) => operation === "CreateCacheEntry")]).toEqual([0, 0, []]);
});

test("what BuildKit asks whether it is there is answered from memory: nothing is asked of the service", async () => {
  const steps = [step("base", 1000), step("small", 100)];
  const first = await startBuild();
  await exportLayers(first.port, steps);
  await first.control.finish(10_000);
  const { port } = await startBuild();
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(200);
  const before = service.requests.length;
  const answers = [];
  for (const digest of [...steps.map(({ layer }) => sha256(layer)), sha256("another")]) {
    const { status, headers } = await send(port, "HEAD", `${ROOT}/blobs/${digest}`);
    answers.push([status, status === 200 ? headers["content-length"] : null]);
  }
  expect(answers).toEqual([[200, "1000"], [200, "100"], [404, null]]);
  expect(service.requests.slice(before)).toEqual([]);
});

test("the figures of a build are what the service counted: requests, and bytes up and down", async () => {
  const steps = [step("base", MEBIBYTE), step("small", 1000)];
  // What stalls is asked for twice, and what is in flight of the one that loses is not counted here.
  const first = await startBuild();
  await exportLayers(first.port, steps);
  const written = await first.control.finish(10_000);
  expect([written?.requests, written?.bytesUp, written?.bytesDown]).toEqual(counted(service.requests));
  expect(written?.bytesUp).toBeGreaterThan(MEBIBYTE);

  const before = service.requests.length;
  const second = await startBuild();
  await send(second.port, "GET", `${ROOT}/manifests/main`);
  for (const { layer } of steps) await (await fetch(`http://127.0.0.1:${second.port}${ROOT}/blobs/${sha256(layer)}`)).arrayBuffer();
  const read = await second.control.finish(10_000);
  expect([read?.requests, read?.bytesUp, read?.bytesDown]).toEqual(counted(service.requests.slice(before)));
  expect(read?.bytesDown).toBeGreaterThan(MEBIBYTE);
});

test("with the service down the build is told not to use it, nothing is there, and an export is free", async () => {
  await service.stopListening();
  const { port, control } = await startBuild({ budgetMs: 1000 });
  const begun = performance.now();
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect(performance.now() - begun).toBeLessThan(4000);
  const status = await control.status(0);
  expect([status?.isReady, status?.isUsable, status?.why === null]).toEqual([true, false, false]);
  expect(status?.waitedMs).toBeLessThan(1500);
  expect(await exportLayers(port, [step("base", 100)])).toEqual({ sent: [], statuses: [201] });
});

test("a service that hangs costs no more than the budget", async () => {
  service.refuse({ as: "hang" });
  const { port, control } = await startBuild({ budgetMs: 1000 });
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect((await control.status(0))?.waitedMs).toBeLessThan(1500);
});

test("a token that may only read imports, and throws exports away", async () => {
  const steps = [step("base", 1000)];
  const main = await startBuild();
  await exportLayers(main.port, steps);
  await main.control.finish(10_000);
  const { port, control, folder } = await startBuild({ job: { permission: "read" } });
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(200);
  expect((await control.status(PATIENT_MS))?.isUsable).toBe(true);
  expect((await exportLayers(port, [...steps, step("more", 1000)])).sent).toEqual([]);
  expect(existsSync(join(folder, "uploads"))).toBe(false);
});

test("without a cache service it is there, and useless, and says why", async () => {
  const { control } = await startBuild({ env: { ACTIONS_RUNTIME_TOKEN: "", ACTIONS_RESULTS_URL: "" } });
  const status = await control.status(PATIENT_MS);
  expect([status?.isUsable, status?.why]).toEqual([false, "This runner has no cache service."]);
});

test("neither the job's tokens nor a signed address are in its log", async () => {
  const githubToken = service.allowToken("read");
  const { port, control, folder } = await startBuild({ githubToken });
  await exportLayers(port, [step("base", 1000)]);
  await control.finish(10_000);
  const log = readFileSync(join(folder, "facade.log"), "utf8");
  expect(log).toContain("CreateCacheEntry 200");
  for (const secret of [service.env()["ACTIONS_RUNTIME_TOKEN"] ?? "", githubToken, SECRET, "sig="]) expect(log).not.toContain(secret);
});

test("what stands before the first line is small: only Node's own files, sockets and paths, and four files of ours", () => {
  const folder = join(import.meta.dirname, "../../../src/cache/facade");
  const files = ["process.ts", "door.ts", "lifetime.ts", "watch.ts"];
  const imported = files.flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/^import (?!type\b).* from "(.+)";$/gm)].map(([, name]) => name));
  expect([...new Set(imported)].sort()).toEqual(["./door.ts", "./lifetime.ts", "./watch.ts", "node:fs", "node:net", "node:os", "node:path"]);
});
