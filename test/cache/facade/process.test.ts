import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectFacade } from "../../../src/cache/facade/control.ts";
import { removeLeftovers } from "../../../src/cache/facade/leftovers.ts";
import { startFacade, type FacadeHandle } from "../../../src/cache/facade/launch.ts";
import type { FacadeSettings } from "../../../src/cache/facade/settings.ts";
import { identifyProcess, isRunning } from "../../../src/cache/facade/watch.ts";
import { fakeHost } from "../../fakes/host.ts";
import { pushBlob, send } from "./client.ts";
import { sha256 } from "./memory-store.ts";

const SECRET = "00112233445566778899aabbccddeeff";
const ROOT = `/v2/${SECRET}/cache`;
const ENTRY = join(import.meta.dirname, "memory-entry.ts");

let folder: string;
/** What ends with the test, whatever comes of it. */
const started: { readonly pid: number }[] = [];
/** What goes with it. */
const folders: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facade-"));
});

afterEach(() => {
  for (const { pid } of started.splice(0)) {
    if (isRunning({ pid, startedAt: null })) process.kill(pid, "SIGKILL");
  }
  for (const path of [folder, ...folders.splice(0)]) rmSync(path, { recursive: true, force: true });
});

function settings(changes: Partial<FacadeSettings> = {}): FacadeSettings {
  return {
    listenOn: "127.0.0.1",
    secret: SECRET,
    folder,
    budgetMs: 1000,
    identity: { image: "app", platforms: ["linux/amd64"], build: "b" },
    isPullRequest: false,
    env: { ACTIONS_RUNTIME_TOKEN: "the-token-of-the-runtime" },
    githubToken: "the-token-of-github",
    watch: identifyProcess(process.pid),
    lifetimeMs: 60_000,
    ...changes,
  };
}

function startChild(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: "ignore" });
  if (child.pid !== undefined) started.push({ pid: child.pid });
  return child;
}

function makeFolder(prefix: string): string {
  const path = mkdtempSync(join(tmpdir(), prefix));
  folders.push(path);
  return path;
}

async function start(changes: Partial<FacadeSettings> = {}, entry: string = ENTRY): Promise<FacadeHandle> {
  const handle = await startFacade(fakeHost({ directory: folder, env: process.env }), settings(changes), entry);
  started.push(handle);
  return handle;
}

async function expectEnd({ pid }: FacadeHandle): Promise<void> {
  await expect.poll(() => isRunning({ pid, startedAt: null }) && !isZombie(pid), { timeout: 5000, interval: 20 }).toBe(false);
}

/** A child of this process that ended is reaped by Node when it gets to it. */
function isZombie(pid: number): boolean {
  return process.platform === "linux" && !isRunning(identifyProcess(pid));
}

test("a started facade serves BuildKit at its port and the build at its socket", async () => {
  const handle = await start();
  expect((await send(handle.port, "HEAD", `${ROOT}/manifests/main`)).headers["docker-content-digest"]).toBe(sha256('{"image":"app"}'));
  expect((await pushBlob(handle.port, ROOT, "a layer", sha256("a layer"))).status).toBe(201);
  expect((await send(handle.port, "GET", `${ROOT}/blobs/${sha256("a layer")}`)).body).toBe("a layer");
  const status = await connectFacade(handle).status(1000);
  expect([status?.isReady, status?.isUsable, status?.why, status?.layersKnown, status?.requestsOfBuildkit]).toEqual([true, true, null, 1, 4]);
});

test("notes and files go through the socket", async () => {
  const control = connectFacade(await start());
  expect(await control.lastNotes()).toBe(null);
  await control.setNotes({ version: 1, steps: ["ä"] });
  expect(await control.lastNotes()).toEqual({ version: 1, steps: ["ä"] });
  expect(await control.restoreFile(["mount-1", "mount-"], "/tmp/x")).toBe("mount-1,mount- to /tmp/x");
  expect(await control.saveFile("mount-2", "/tmp/x")).toBe(true);
});

test("finish flushes, gives the last figures and ends the process; its spools go, its log stays", async () => {
  const handle = await start();
  await pushBlob(handle.port, ROOT, "a layer", sha256("a layer"));
  const begun = await send(handle.port, "POST", `${ROOT}/blobs/uploads/`);
  await send(handle.port, "PATCH", begun.headers.location ?? "", { body: "half a layer".repeat(50_000) });
  expect(readdirSync(join(folder, "uploads"))).toHaveLength(2);
  const last = await connectFacade(handle).finish(1000);
  expect([last?.layersKnown, last?.requestsOfBuildkit]).toEqual([1, 4]);
  await expectEnd(handle);
  expect(readdirSync(folder).filter((name) => name !== "control.sock")).toEqual(["facade.log"]);
});

test("a flush that hangs holds nobody longer than its deadline, and the process ends all the same", async () => {
  const handle = await start({ env: { TEST_FLUSH: "hangs" } });
  const begun = performance.now();
  expect((await connectFacade(handle).finish(100))?.isReady).toBe(true);
  expect(performance.now() - begun).toBeLessThan(2500);
  await expectEnd(handle);
});

test("a call that takes longer than the facade may be silent is waited for", async () => {
  const handle = await start({ env: { TEST_RESTORE: "slow" } });
  await connectFacade(handle).status(0);
  const control = connectFacade(handle, 2000);
  expect(await control.restoreFile(["a"], "/tmp/x")).toBe("late");
});

test("a facade that hangs is ended by whoever removes its folder, and no other process is", async () => {
  const handle = await start();
  await connectFacade(handle).status(1000);
  const other = makeFolder("facade-");
  writeFileSync(join(other, "facade.log"), "");
  removeLeftovers(handle, other);
  process.kill(handle.pid, "SIGSTOP");
  expect(isRunning({ pid: handle.pid, startedAt: null })).toBe(true);
  removeLeftovers(handle, folder);
  await expectEnd(handle);
});

test.runIf(process.platform === "linux")("it ends with its job where the disk takes no word more of it", async () => {
  symlinkSync("/dev/full", join(folder, "facade.log"));
  const handle = await start();
  await connectFacade(handle).status(1000);
  rmSync(folder, { recursive: true });
  await expectEnd(handle);
});

test("the folder that was made for its socket goes, even of a facade that was killed; any other stays", async () => {
  const deep = join(folder, "d".repeat(120));
  mkdirSync(deep);
  const handle = await start({ folder: deep });
  expect(dirname(handle.socket)).not.toBe(deep);
  process.kill(handle.pid, "SIGKILL");
  await expectEnd(handle);
  expect(existsSync(handle.socket)).toBe(true);
  removeLeftovers(handle, deep);
  expect(existsSync(dirname(handle.socket))).toBe(false);
  const full = makeFolder("plimsoll-");
  writeFileSync(join(full, "control.sock"), "no socket");
  removeLeftovers({ ...handle, socket: join(full, "control.sock") }, deep);
  expect(readdirSync(full)).toEqual(["control.sock"]);
});

test("a server that is no facade has no status", async () => {
  const socket = join(folder, "other.sock");
  const server = createServer((_request, response) => response.end(JSON.stringify({ message: "page not found" })));
  await once(server.listen(socket), "listening");
  expect(await connectFacade({ port: 0, pid: 0, socket }).finish(100)).toBe(null);
  server.close();
});

test("a facade that is gone gives null at once", async () => {
  const handle = await start();
  const control = connectFacade(handle);
  process.kill(handle.pid, "SIGKILL");
  await expectEnd(handle);
  const begun = performance.now();
  expect([await control.status(5000), await control.lastNotes(), await control.restoreFile(["a"], "b"), await control.saveFile("a", "b"), await control.finish(5000)]).toEqual([
    null,
    null,
    null,
    false,
    null,
  ]);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test.skipIf(process.platform === "win32")("a facade that hangs is given up after a silence, once", async () => {
  const handle = await start();
  const control = connectFacade(handle, 200);
  process.kill(handle.pid, "SIGSTOP");
  const begun = performance.now();
  expect(await control.status(5000)).toBe(null);
  expect(await control.restoreFile(["a"], "b")).toBe(null);
  expect(await control.finish(5000)).toBe(null);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test("it ends with the process that it watches, and leaves nothing", async () => {
  const runner = startChild(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const handle = await start({ watch: identifyProcess(runner.pid ?? 0) });
  await pushBlob(handle.port, ROOT, "a layer", sha256("a layer"));
  runner.kill("SIGKILL");
  await once(runner, "exit");
  await expectEnd(handle);
  expect(existsSync(folder)).toBe(false);
});

test.skipIf(process.platform !== "linux")("a later process with the number of the watched one is not taken for it", async () => {
  const { pid, startedAt } = identifyProcess(process.pid);
  expect(isRunning({ pid, startedAt })).toBe(true);
  await expectEnd(await start({ watch: { pid, startedAt: `${Number(startedAt) - 1}` } }));
});

test.skipIf(process.platform !== "linux")("a process that ended and was not reaped does not run", async () => {
  const shell = startChild("sh", ["-c", "sleep 0 & exec sleep 30"]);
  const child = await expect.poll(() => Number(readFileSync(`/proc/${shell.pid}/task/${shell.pid}/children`, "utf8").trim() || 0), { timeout: 5000 }).toBeGreaterThan(0).then(() =>
    Number(readFileSync(`/proc/${shell.pid}/task/${shell.pid}/children`, "utf8").trim()),
  );
  await expect.poll(() => isRunning(identifyProcess(child))).toBe(false);
  expect(() => process.kill(child, 0)).not.toThrow();
});

test("it ends when its time is over", async () => {
  await expectEnd(await start({ lifetimeMs: 300 }));
});

test("it ends when its folder is gone", async () => {
  const handle = await start();
  rmSync(folder, { recursive: true });
  await expectEnd(handle);
});

test("it ends when another folder is where its own was", async () => {
  const handle = await start();
  rmSync(folder, { recursive: true });
  folders.push(`${folder}.other`);
  mkdirSync(`${folder}.other`);
  mkdirSync(folder);
  await expectEnd(handle);
});

test.skipIf(process.platform === "win32").for(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s ends it", async (signal) => {
  const handle = await start();
  process.kill(handle.pid, signal);
  await expectEnd(handle);
  expect(existsSync(folder)).toBe(false);
});

test("an error that nobody caught costs no other request", async () => {
  const handle = await start({ env: { TEST_FAULT: "yes" } });
  await expect.poll(() => readFileSync(join(folder, "facade.log"), "utf8")).toContain("nobody catches this");
  expect((await send(handle.port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(200);
});

test("where the cache cannot be opened, all is a miss, and the status says why", async () => {
  const handle = await start({}, join(import.meta.dirname, "broken-entry.ts"));
  expect((await send(handle.port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect((await pushBlob(handle.port, ROOT, "a layer", sha256("a layer"))).status).toBe(201);
  const status = await connectFacade(handle).finish(1000);
  expect([status?.isReady, status?.isUsable, status?.why]).toEqual([true, false, "the layer cache could not be opened"]);
});

test("without an address it is there for the build alone", async () => {
  const handle = await start({ listenOn: null });
  expect(handle.port).toBe(0);
  expect((await connectFacade(handle).status(1000))?.isReady).toBe(true);
});

test("it listens on the given address and on no other", async () => {
  const { port } = await start({ listenOn: "127.0.0.2" });
  const reached = (host: string): Promise<boolean> =>
    new Promise((done) => {
      const socket = connect(port, host, () => done(true)).on("error", () => done(false));
      socket.once("close", () => socket.destroy()).setTimeout(500, () => socket.destroy());
    });
  expect([await reached("127.0.0.2"), await reached("127.0.0.1"), await reached("::1")]).toEqual([true, false, false]);
});

test("a connection that comes before anything is loaded is served", async () => {
  const child = spawn(process.execPath, [ENTRY], { stdio: ["pipe", "pipe", "ignore"] });
  if (child.pid !== undefined) started.push({ pid: child.pid });
  child.stdin.end(`${JSON.stringify(settings())}\n`);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  const answers = await Promise.all([1, 2, 3].map(() => send(port, "HEAD", `${ROOT}/manifests/main`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test("two facades at once do not meet", async () => {
  const other = makeFolder("facade-");
  const secret = "ffeeddccbbaa99887766554433221100";
  const [one, two] = await Promise.all([start(), start({ folder: other, secret })]);
  await pushBlob(one.port, ROOT, "a layer", sha256("a layer"));
  expect((await send(two.port, "HEAD", `/v2/${secret}/cache/blobs/${sha256("a layer")}`)).status).toBe(404);
  expect((await send(two.port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  await connectFacade(one).finish(1000);
  await expectEnd(one);
  expect((await connectFacade(two).status(0))?.isReady).toBe(true);
});

test("the log says what was asked, and no secret", async () => {
  const handle = await start();
  await send(handle.port, "HEAD", `${ROOT}/manifests/main`);
  await connectFacade(handle).finish(1000);
  await expectEnd(handle);
  const log = readFileSync(join(folder, "facade.log"), "utf8");
  expect(log).toContain("HEAD manifests/main 200");
  expect(log).toContain("opened for app with ***, *** and ***");
  expect(log).not.toMatch(/00112233445566778899aabbccddeeff|the-token/);
});

test.skipIf(process.platform === "win32")("only this user reads its log and reaches its socket", async () => {
  const handle = await start();
  expect([statSync(join(folder, "facade.log")).mode & 0o077, statSync(dirname(handle.socket)).mode & 0o077]).toEqual([0, 0]);
});

test.skipIf(process.platform === "win32")("a folder whose path is too long for a socket gets it elsewhere, and takes that along", async () => {
  const long = join(folder, "a".repeat(100));
  mkdirSync(long);
  const handle = await start({ folder: long });
  expect(Buffer.byteLength(handle.socket)).toBeLessThanOrEqual(100);
  expect(statSync(dirname(handle.socket)).mode & 0o077).toBe(0);
  expect((await connectFacade(handle).finish(1000))?.isReady).toBe(true);
  await expectEnd(handle);
  expect(existsSync(dirname(handle.socket))).toBe(false);
});

test.skipIf(process.platform !== "linux")("no token is on its command line or in its environment, and the runner's mark is", async () => {
  const env = { ...process.env, ACTIONS_RUNTIME_TOKEN: "the-token-of-the-runtime", INPUT_X: "1", RUNNER_TRACKING_ID: "github_42" };
  const handle = await startFacade(fakeHost({ directory: folder, env }), settings(), ENTRY);
  started.push(handle);
  const seen = readFileSync(`/proc/${handle.pid}/cmdline`, "utf8") + readFileSync(`/proc/${handle.pid}/environ`, "utf8");
  expect(seen).not.toMatch(/the-token|INPUT_X|00112233445566778899aabbccddeeff/);
  expect(seen).toContain("RUNNER_TRACKING_ID=github_42");
});

test.skipIf(process.platform !== "linux")("it holds no pipe of whoever started it, and leads a session of its own", async () => {
  const script = join(folder, "starter.ts");
  const modules = join(import.meta.dirname, "../../..");
  writeFileSync(
    script,
    `import { startFacade } from "${modules}/src/cache/facade/launch.ts";
import { fakeHost } from "${modules}/test/fakes/host.ts";
const handle = await startFacade(fakeHost({ directory: ${JSON.stringify(folder)}, env: process.env }), ${JSON.stringify(settings())}, ${JSON.stringify(ENTRY)});
console.log(JSON.stringify(handle));
`,
  );
  const starter = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  starter.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  starter.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  // "close" comes when nobody holds the pipes any more.
  const [code] = (await once(starter, "close")) as [number];
  expect([code, said.startsWith("{")]).toEqual([0, true]);
  const handle = JSON.parse(said) as FacadeHandle;
  started.push(handle);
  expect((await connectFacade(handle).status(1000))?.isReady).toBe(true);
  expect(Number(execFileSync("ps", ["-o", "sid=", "-p", String(handle.pid)]).toString())).toBe(handle.pid);
  const streams = [0, 1, 2].map((number) => execFileSync("readlink", [`/proc/${handle.pid}/fd/${number}`]).toString().trim());
  expect(streams).toEqual(["/dev/null", "/dev/null", join(folder, "facade.log")]);
});

test("what cannot be started says why", async () => {
  const failing = async (changes: Partial<FacadeSettings>, entry?: string): Promise<string> => {
    const thrown: unknown = await start(changes, entry).catch((error: unknown) => error);
    return thrown instanceof Error ? thrown.message : "it started";
  };
  expect(await failing({ listenOn: "192.0.2.1" })).toMatch(/^The layer cache could not be started: it ended with exit code 1 before it said anything \(.*EADDRNOTAVAIL.*192\.0\.2\.1.*\)\.$/s);
  expect(await failing({}, join(folder, "no-such-file.js"))).toMatch(/^The layer cache could not be started: it ended with exit code 1/);
  expect(await failing({ folder: join(folder, "missing") })).toMatch(/^The layer cache could not be started: .*ENOENT/s);
  writeFileSync(join(folder, "says-something-else.mjs"), "import { writeFileSync } from 'node:fs'; writeFileSync('pid', String(process.pid)); console.log('hello'); setInterval(() => {}, 1000);");
  const said = await failing({}, join(folder, "says-something-else.mjs"));
  // Nobody else knows of it.
  started.push({ pid: Number(readFileSync(join(folder, "pid"), "utf8")) });
  expect(said).toBe("The layer cache could not be started: it did not say where it listens.");
  chmodSync(folder, 0o700);
});
