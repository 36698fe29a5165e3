import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Buildx } from "../../../src/builder/buildx.ts";
import type { MountsPlace } from "../../../src/cache/mounts/extra-build.ts";
import { contentKey, keysOf } from "../../../src/cache/mounts/key.ts";
import type { CacheMount, MountStore } from "../../../src/cache/mounts/mount.ts";
import { hashFile } from "../../../src/cache/mounts/packing.ts";
import { findOnPath } from "../../../src/builder/search.ts";
import { restoreMounts } from "../../../src/cache/mounts/restore.ts";
import { saveMounts } from "../../../src/cache/mounts/save.ts";
import type { ExecResult, Host } from "../../../src/host/host.ts";
import { fakeHost } from "../../fakes/host.ts";

const a: CacheMount = { id: "a", target: "/a", base: null, sharing: "shared", isReadOnly: false, platforms: ["linux/amd64"] };
const b: CacheMount = { id: "b", target: "/b", base: { uid: 5, gid: 6, mode: 0o700 }, sharing: "locked", isReadOnly: false, platforms: ["linux/amd64"] };
const lockfileHash = "1".repeat(64);
const content = zstdCompressSync(Buffer.alloc(8192, "content of a mount"));

const real = fakeHost();
let folder = "";
let host = real;
beforeEach(async () => {
  const made = await mkdtemp(join(tmpdir(), "plimsoll-mounts-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  folder = join(made, "folder");
  await mkdir(folder);
  host = await machineWith(made, ["tar", "zstd"]);
});

/** A machine that has these programs and no others; none of them is started here. */
async function machineWith(made: string, names: readonly string[]): Promise<typeof real> {
  const programs = join(made, `programs-${names.length}`);
  await mkdir(programs);
  for (const name of names) await symlink((await findOnPath(real, "tar")) ?? "", join(programs, name));
  return fakeHost({ env: { PATH: programs } });
}

/** Remembers how it was called, and answers as told; an extra build that saves leaves these archives. */
interface FakeBuildx extends Buildx {
  readonly calls: (readonly string[])[];
  readonly dockerfiles: string[];
}

function fakeBuildx({ du = "", exitCode = 0, archives = [content] as readonly Buffer[] } = {}): FakeBuildx {
  const calls: (readonly string[])[] = [];
  const dockerfiles: string[] = [];
  const run = async (args: readonly string[]): Promise<ExecResult> => {
    calls.push(args);
    const answer = { exitCode: 0, stdout: "", stderr: "", truncated: false };
    if (args[0] === "du") return { ...answer, stdout: du };
    dockerfiles.push(await readFile(args[args.indexOf("--file") + 1] ?? "", "utf8"));
    const [, given] = /^type=local,dest=(.*)$/.exec(args[args.indexOf("--output") + 1] ?? "") ?? [];
    const isPacked = dockerfiles.at(-1)?.includes("/t/zstd") === true;
    if (given === undefined || exitCode !== 0) return { ...answer, exitCode, stderr: exitCode === 0 ? "" : "no such builder" };
    for (const [index, archive] of archives.entries()) {
      await writeFile(join(given, `${index}.tar${isPacked ? ".zst" : ""}`), isPacked ? archive : zstdDecompressSync(archive));
    }
    return answer;
  };
  return { command: ["docker", "buildx"], run, must: run, calls, dockerfiles };
}

function fakeStore(held: Readonly<Record<string, Buffer>> = {}): MountStore & { readonly asked: string[][]; readonly saved: Record<string, Buffer> } {
  const asked: string[][] = [];
  const saved: Record<string, Buffer> = {};
  return {
    asked,
    saved,
    async restoreFile(keys, path) {
      asked.push([...keys]);
      const key = Object.keys(held).find((each) => keys.some((prefix) => each.startsWith(prefix)));
      if (key !== undefined) await writeFile(path, held[key] ?? "");
      return key ?? null;
    },
    async saveFile(key, path) {
      await copyFile(path, join(folder, "copy"));
      saved[key] = await readFile(path);
      return true;
    },
  };
}

const place = (buildx: Buildx, store: MountStore): MountsPlace => ({ buildx, builder: "mine", store, folder, namespace: "", lockfileHash });
const du = (size: string): string => `ID:           05ugxshubfr6pl7eqjjk3edd6\nSize:         ${size}\nDescription:  cached mount /a from exec true with id "/a"\nUsage count:  1\nType:         exec.cachemount\n\n`;

describe.runIf(process.platform === "linux")("restoring cache mounts", () => {
  test("fills all of them in one build, each with its own options, on the platform of the machine's tar", async () => {
    const buildx = fakeBuildx();
    const store = fakeStore({ [contentKey(a, "", lockfileHash, "a".repeat(64))]: content, [contentKey(b, "", null, "b".repeat(64))]: content });
    const report = await restoreMounts(host, { ...place(buildx, store), isFresh: true }, [a, b]);
    expect(report.mounts.map(({ id, outcome, packedBytes }) => [id, outcome, packedBytes])).toEqual([["a", "restored", content.length], ["b", "restored", content.length]]);
    expect(report.notice).toBeNull();
    expect(store.asked).toEqual([[...keysOf(a, "", lockfileHash)], [...keysOf(b, "", lockfileHash)]]);
    expect(buildx.calls).toHaveLength(1);
    expect(buildx.calls[0]).toEqual(expect.arrayContaining(["--builder", "mine", "--output", "type=cacheonly", "MOUNT_0=a", "MOUNT_1=b"]));
    expect(buildx.calls[0]?.join(" ")).not.toContain("--no-cache");
    const [dockerfile = ""] = buildx.dockerfiles;
    expect(dockerfile).toContain("FROM scratch\nARG PLIMSOLL_RUN\n");
    expect(dockerfile).not.toMatch(/^# *syntax/m);
    expect(dockerfile).toContain("type=cache,id=$MOUNT_0,target=/m,sharing=shared ");
    expect(dockerfile).toContain("type=cache,id=$MOUNT_1,target=/m,sharing=locked,uid=5,gid=6,mode=0700 ");
    expect(dockerfile.match(/"-xpf"/g)).toHaveLength(2);
    expect(await readdir(folder)).toEqual([]);
  });

  test("starts no process where nothing is kept", async () => {
    const buildx = fakeBuildx();
    expect(await restoreMounts(host, { ...place(buildx, fakeStore()), isFresh: true }, [a])).toMatchObject({ mounts: [{ id: "a", outcome: "missing" }], notice: null });
    expect(buildx.calls).toEqual([]);
  });

  test("leaves alone what a builder that is older than the job has, or may have", async () => {
    for (const known of [du("5MB"), null]) {
      const buildx = fakeBuildx({ du: known ?? "" });
      const silent: Buildx = known === null ? { ...buildx, run: () => Promise.reject(new Error("gone")) } : buildx;
      const store = fakeStore({ [contentKey(a, "", null, "a".repeat(64))]: content });
      expect(await restoreMounts(host, { ...place(silent, store), isFresh: false }, [a])).toMatchObject({ mounts: [{ outcome: "present" }], notice: null });
      expect(store.asked).toEqual([]);
    }
  });

  test("that fails costs a notice, and the build goes on without", async () => {
    const store = fakeStore({ [contentKey(a, "", null, "a".repeat(64))]: content });
    const report = await restoreMounts(host, { ...place(fakeBuildx({ exitCode: 1 }), store), isFresh: true }, [a]);
    expect(report.mounts).toEqual([{ id: "a", outcome: "failed", key: null, packedBytes: content.length }]);
    expect(report.notice).toBe("cache mounts could not be restored: buildx ended with 1.\nno such builder");
    const broken: MountStore = { restoreFile: () => Promise.reject(new Error("down")), saveFile: () => Promise.resolve(false) };
    expect(await restoreMounts(host, { ...place(fakeBuildx(), broken), isFresh: true }, [a])).toMatchObject({ mounts: [{ outcome: "missing" }], notice: null });
  });
});

describe.runIf(process.platform === "linux")("saving cache mounts", () => {
  test("takes all of them out in one build, and keeps each under the key of its content", async () => {
    const buildx = fakeBuildx({ archives: [content, content] });
    const store = fakeStore();
    const report = await saveMounts(host, { ...place(buildx, store), restored: [] }, [a, b]);
    expect(report).toMatchObject({ notice: null, mounts: [{ id: "a", outcome: "saved" }, { id: "b", outcome: "saved" }] });
    expect(buildx.calls.map(([verb]) => verb)).toEqual(["du", "build"]);
    expect(buildx.dockerfiles[0]?.match(/"-cf"/g)).toHaveLength(2);
    const digest = await hashFile(join(folder, "copy"));
    expect(Object.keys(store.saved)).toEqual([contentKey(a, "", lockfileHash, digest), contentKey(b, "", lockfileHash, digest)]);
    // They are uploaded after this has returned.
    expect((await readdir(folder)).sort()).toEqual(["copy", "mount-0.tar.zst", "mount-1.tar.zst"]);
  });

  test("starts no process where the build touched nothing, or might not write to it", async () => {
    const buildx = fakeBuildx();
    expect(await saveMounts(host, { ...place(buildx, fakeStore()), restored: [] }, [])).toMatchObject({ mounts: [], notice: null });
    expect(await saveMounts(host, { ...place(buildx, fakeStore()), restored: [] }, [{ ...a, isReadOnly: true }])).toMatchObject({ mounts: [] });
    expect(buildx.calls).toEqual([]);
  });

  test("writes nothing where the content is what was restored, whatever the lockfiles say now", async () => {
    const store = fakeStore();
    await writeFile(join(folder, "same"), content);
    const key = contentKey(a, "", null, await hashFile(join(folder, "same")));
    const report = await saveMounts(host, { ...place(fakeBuildx(), store), restored: [{ id: "a", outcome: "restored", key, packedBytes: 1 }] }, [a]);
    expect(report.mounts).toEqual([{ id: "a", outcome: "unchanged", key, packedBytes: content.length }]);
    expect(store.saved).toEqual({});
  });

  test("keeps nothing over the limit, and says so; what is far over it is not even packed", async () => {
    const store = fakeStore();
    const packed = await saveMounts(host, { ...place(fakeBuildx(), store), restored: [], limitBytes: 10 }, [a]);
    expect(packed).toMatchObject({ mounts: [{ outcome: "too-large" }], notice: "cache mount a is not kept, because it takes more than 10 B in the cache" });
    const buildx = fakeBuildx({ du: du("5MB") });
    expect(await saveMounts(host, { ...place(buildx, store), restored: [], limitBytes: 1_000_000 }, [a])).toMatchObject({ mounts: [{ outcome: "too-large" }] });
    expect(buildx.calls.map(([verb]) => verb)).toEqual(["du"]);
    expect(store.saved).toEqual({});
  });

  test("keeps nothing of which 2 GiB would be packed, unless told otherwise", async () => {
    const buildx = fakeBuildx({ du: du("9GB") });
    expect(await saveMounts(host, { ...place(buildx, fakeStore()), restored: [] }, [a])).toMatchObject({
      mounts: [{ outcome: "too-large" }],
      notice: "cache mount a is not kept, because it takes more than 2.1 GB in the cache",
    });
    expect(buildx.calls.map(([verb]) => verb)).toEqual(["du"]);
  });

  test("never replaces what is kept by an empty folder", async () => {
    const empty = Buffer.alloc(10_240);
    empty.write("./", 0);
    empty.write("5", 156);
    const store = fakeStore();
    expect(await saveMounts(host, { ...place(fakeBuildx({ archives: [zstdCompressSync(empty)] }), store), restored: [] }, [a])).toMatchObject({ mounts: [{ outcome: "empty" }], notice: null });
    expect(store.saved).toEqual({});
  });

  test("that fails, or that the cache does not take, costs a notice", async () => {
    const failed = await saveMounts(host, { ...place(fakeBuildx({ exitCode: 1 }), fakeStore()), restored: [] }, [a]);
    expect(failed).toMatchObject({ mounts: [{ outcome: "failed" }], notice: "cache mounts could not be kept: buildx ended with 1.\nno such builder" });
    const refusing: MountStore = { ...fakeStore(), saveFile: () => Promise.resolve(false) };
    const refused = await saveMounts(host, { ...place(fakeBuildx(), refusing), restored: [] }, [a]);
    expect(refused).toMatchObject({ mounts: [{ outcome: "failed" }], notice: "cache mount a could not be handed to the cache" });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("a machine without zstd", () => {
  test("keeps and restores mounts as well: they are packed and unpacked here", async () => {
    const bare = await machineWith(dirname(folder), ["tar"]);
    const store = fakeStore();
    const saving = fakeBuildx();
    const saved = await saveMounts(bare, { ...place(saving, store), restored: [] }, [a]);
    expect(saved).toMatchObject({ notice: null, mounts: [{ outcome: "saved" }] });
    expect(saving.dockerfiles[0]).not.toContain("zstd");
    expect(zstdDecompressSync(Object.values(store.saved)[0] ?? Buffer.alloc(0)).equals(zstdDecompressSync(content))).toBe(true);
    const restoring = fakeBuildx();
    expect(await restoreMounts(bare, { ...place(restoring, fakeStore(store.saved)), isFresh: true }, [a])).toMatchObject({ notice: null, mounts: [{ outcome: "restored" }] });
    expect(restoring.dockerfiles[0]).toContain("source=0.tar,target=/0.tar ");
  });

  test("or without a tar takes the builder's, and the extra build runs on what that is for, whatever the image is for", async () => {
    const bare = await machineWith(dirname(folder), []);
    // A program for arm64 that needs no other file.
    const busybox = Buffer.alloc(64);
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(busybox);
    busybox.writeUInt16LE(183, 18);
    const exec: Host["exec"] = async (_program, args) => {
      const [from, to = ""] = args.slice(-2);
      const isThere = from === "builder:/bin/busybox";
      if (isThere) await writeFile(to, busybox);
      return { exitCode: isThere ? 0 : 1, stdout: "", stderr: "", truncated: false };
    };
    const buildx = fakeBuildx();
    const at = { ...place(buildx, fakeStore()), container: { engine: [], container: "builder" } };
    const saved = await saveMounts(Object.assign(bare, { exec }), { ...at, restored: [] }, [{ ...a, platforms: ["linux/s390x"] }]);
    expect(saved).toMatchObject({ notice: null, mounts: [{ outcome: "saved" }] });
    expect(buildx.dockerfiles[0]).toContain('["/t/tar","-cf","/0.tar","-C","/m","--numeric-owner","."]');
    expect(buildx.calls.at(-1)?.join(" ")).toContain(" --platform linux/arm64 ");
  });

  test("or without a tar that can be taken along says so once, and goes on", async () => {
    const bare = await machineWith(dirname(folder), []);
    const buildx = fakeBuildx();
    expect(await saveMounts(bare, { ...place(buildx, fakeStore()), restored: [] }, [a])).toMatchObject({
      mounts: [{ outcome: "failed" }],
      notice: "cache mounts are not kept, because there is no tar that could run in a build step",
    });
    expect(buildx.dockerfiles).toEqual([]);
  });
});
