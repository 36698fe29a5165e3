import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { repository } from "./images.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { findLeaks, findLeaksIn } from "./leaks.ts";
import { must, run } from "./processes.ts";
import { startRecorder } from "./recorder.ts";
import { startSampler } from "./sampler.ts";
import { readWorld } from "./world.ts";

// What the other tests find secrets and count processes with: each must be able to find something.
const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-instruments-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const secret = "correct horse/battery+staple";

describe("the sampler of command lines", () => {
  test.each([
    { title: "as it is", argument: secret },
    { title: "inside an argument", argument: `--password=${secret}` },
    { title: "in base64, after a name", argument: Buffer.from(`e2e:${secret}`).toString("base64") },
    { title: "as a URL has it", argument: `https://e2e:${encodeURIComponent(secret)}@example.com` },
  ])("sees a secret $title", async ({ argument }) => {
    const sampler = await startSampler([secret]);
    await must("sh", ["-c", "sleep 0.1", "sh", argument]);
    const { leaks } = await sampler.stop();
    expect(leaks).toEqual([`sh -c sleep 0.1 sh ${argument} `]);
  });

  test("sees no secret where none is, though it saw the program", async () => {
    const sampler = await startSampler([secret]);
    await must("sleep", ["0.1"], { env: { ...process.env, SECRET: secret }, input: secret });
    const { leaks, rounds, programs } = await sampler.stop();
    expect(leaks).toEqual([]);
    expect(rounds).toBeGreaterThan(3);
    expect(programs).toContain("sleep");
  });
});

describe("the search for secrets", () => {
  test("finds them in files, in what is compressed, in names and in links, and nowhere else", async () => {
    const place = join(folder, "searched");
    await mkdir(join(place, "deep/er"), { recursive: true });
    const at = (name: string): string => join(place, name);
    await writeFile(at("clean"), "nothing here");
    await writeFile(at("deep/plain"), `password: ${secret}\n`);
    await writeFile(at("deep/er/auth"), JSON.stringify({ auth: Buffer.from(`e2e:${secret}`).toString("base64") }));
    await writeFile(at("layer.gz"), gzipSync(Buffer.concat([Buffer.alloc(3_000_000, "x"), Buffer.from(secret)])));
    await writeFile(at("layer.zst"), zstdCompressSync(secret));
    await writeFile(at("across"), Buffer.concat([Buffer.alloc((1 << 20) - 5, "x"), Buffer.from(secret)]));
    await writeFile(at("hex"), Buffer.from(secret).toString("hex"));
    await symlink(secret, at("link"));
    await writeFile(at(encodeURIComponent(secret)), "");
    const leaks = await findLeaks([place], [secret]);
    expect([...new Set(leaks.map(({ path }) => path))].sort()).toEqual(
      [
        at("across"),
        at("correct%20horse%2Fbattery%2Bstaple"),
        at("deep/er/auth"),
        at("deep/plain"),
        at("hex"),
        at("layer.gz (decompressed)"),
        // Too short to be made shorter: it stands there as it is.
        at("layer.zst"),
        at("layer.zst (decompressed)"),
        at("link"),
      ].sort(),
    );
    expect(await findLeaks([place], ["another secret altogether"])).toEqual([]);
  });

  test("finds them in a log", () => {
    expect(findLeaksIn("log", `pushed with ${secret}`, [secret])).toContainEqual({ path: "log", form: secret });
    expect(findLeaksIn("log", "pushed with ***", [secret])).toEqual([]);
  });
});

test("the recorder counts what we start, with its arguments, and not what docker starts", async () => {
  const recorder = await startRecorder(join(folder, "recorder"), { docker: world.programs.docker, buildx: world.programs.buildx });
  const env = { ...process.env, PATH: `${recorder.folder}:${process.env["PATH"]}`, DOCKER_HOST: world.engine };
  const version = await run("docker", ["version", "--format", "two\nlines {{.Server.Os}}"], { env });
  expect(version).toMatchObject({ code: 0, stdout: "two\nlines linux\n" });
  await run("buildx", ["version", ""], { env });
  // A shell named docker, as the client is when it starts a plug-in.
  await symlink("/bin/sh", join(folder, "docker"));
  await run(join(folder, "docker"), ["-c", "buildx version; true"], { env });
  expect(await recorder.starts()).toEqual([
    { program: "docker", args: ["version", "--format", "two\nlines {{.Server.Os}}"] },
    { program: "buildx", args: ["version", ""] },
  ]);
});

describe("the fault proxy", () => {
  let proxy: FaultProxy;
  afterEach(() => proxy.close());
  const manifest = `/v2/${repository}/manifests/bookworm`;
  const get = (path: string): Promise<Response> => 
    fetch(`http://${proxy.host}${path}`, {
      headers: { accept: "application/vnd.oci.image.manifest.v1+json" },
      signal: AbortSignal.timeout(5000),
    });

  test("passes pushes and pulls on, and a real registry answers", async () => {
    proxy = await startFaultProxy({ upstream: world.plainRegistry });
    const [from, to] = [`${proxy.host}/${repository}:bookworm`, `${proxy.host}/e2e/copied:1`];
    await must(world.programs.crane, ["copy", "--insecure", from, to]);
    expect(await must(world.programs.crane, ["digest", "--insecure", to])).toBe(
      await must(world.programs.crane, ["digest", "--insecure", from]),
    );
    expect(proxy.requests.map(({ line }) => line)).toContain("PUT /v2/e2e/copied/manifests/1");
  });

  test("stands before a registry with TLS and a password, with TLS of its own", async () => {
    const { tls } = world.registries;
    const certificates = { certificate: join(tls.certificateFolder, "server.pem"), key: join(tls.certificateFolder, "server-key.pem") };
    proxy = await startFaultProxy({ upstream: tls.host, upstreamCa: tls.caFile, tls: certificates });
    const answered = await must("openssl", ["s_client", "-quiet", "-verify_return_error", "-CAfile", tls.caFile, "-connect", proxy.host], {
      input: `GET /v2/ HTTP/1.0\r\nHost: ${proxy.host}\r\n\r\n`,
    });
    expect(answered).toMatch(/^www-authenticate: Basic realm="e2e"/im);
    expect(proxy.requests).toEqual([{ line: "GET /v2/", authorization: undefined, status: 401 }]);
  });

  test("does what the script says, as often as it says", async () => {
    proxy = await startFaultProxy({ upstream: world.plainRegistry });
    const slow = { on: /manifests/, answer: { kind: "slow", delayMs: 200 } } as const;
    proxy.faults.push(
      { on: /manifests/, times: 2, answer: { kind: "other", status: 429, headers: { "retry-after": "1" }, body: "later" } },
      { on: /manifests/, answer: { kind: "reset" } },
      { on: /manifests/, answer: { kind: "cut", at: 10 } },
      { on: /manifests/, answer: { kind: "lost" } },
      { on: /manifests/, answer: { kind: "edited", edit: (body) => body.subarray(1) } },
      slow,
    );
    for (const attempt of [1, 2]) {
      const refused = await get(manifest);
      expect([attempt, refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([attempt, 429, "1", "later"]);
    }
    await expect(get(manifest)).rejects.toThrow("fetch failed");
    const cut = await get(manifest);
    await expect(cut.text()).rejects.toThrow("terminated");
    await expect(get(manifest)).rejects.toThrow("fetch failed");
    const edited = await (await get(manifest)).text();
    const began = performance.now();
    const honest = await (await get(manifest)).text();
    expect(performance.now() - began).toBeGreaterThan(199);
    expect(edited).toBe(honest.slice(1));
    expect(JSON.parse(honest)).toMatchObject({ schemaVersion: 2 });
    expect(proxy.requests.map(({ status }) => status)).toEqual([429, 429, 0, 200, 0, 200, 200]);
  });
});
