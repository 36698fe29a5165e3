import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createProgress } from "../../src/build/progress/progress.ts";
import type { BuildTrace } from "../../src/build/progress/trace.ts";
import { type Buildx, findBuildx } from "../../src/builder/buildx.ts";
import { containerOf } from "../../src/builder/create.ts";
import type { MountsPlace } from "../../src/cache/mounts/extra-build.ts";
import { findCacheMounts } from "../../src/cache/mounts/find.ts";
import type { CacheMount, MountsReport, MountStore } from "../../src/cache/mounts/mount.ts";
import { restoreMounts } from "../../src/cache/mounts/restore.ts";
import { saveMounts } from "../../src/cache/mounts/save.ts";
import { touchedMounts, usedMounts } from "../../src/cache/mounts/used.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { fakeHost } from "../fakes/host.ts";
import { baseName } from "./base-image.ts";
import { makeClient } from "./client.ts";
import { registerArm64 } from "./emulation.ts";
import { must } from "./processes.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-mounts-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const client = await makeClient({ dockerHost: world.engine }, join(folder, "home"), world.programs.buildx);
const base = `${world.plainRegistry}/${baseName}`;
const platform = "linux/amd64";
/** As no Dockerfile could have it but by an argument. */
const strangeId = `deep/$x 'y' "z",\\`;
let builders = 0;

/** A store that keeps files by their keys, the newest last. */
function memoryStore(): MountStore & { readonly keys: string[] } {
  const files = new Map<string, string>();
  const keys: string[] = [];
  return {
    keys,
    async restoreFile(wanted, path) {
      const key = wanted.map((prefix) => keys.findLast((each) => each.startsWith(prefix))).find((each) => each !== undefined);
      if (key === undefined) return null;
      await copyFile(files.get(key) ?? "", path);
      return key;
    },
    async saveFile(key, path) {
      const kept = join(folder, `kept-${keys.length}`);
      await copyFile(path, kept);
      files.set(key, kept);
      keys.push(key);
      return true;
    },
  };
}

/** What a job has: a builder of its own, and a build before which mounts are restored and after which they are saved. */
interface Job {
  readonly place: MountsPlace;
  /** The buildx builds that were started so far. */
  builds(): number;
  build(dockerfile: string, ...args: string[]): Promise<BuildTrace>;
  restore(dockerfile: string, platforms?: readonly string[], isFresh?: boolean): Promise<MountsReport>;
  save(dockerfile: string, trace: BuildTrace, restored: MountsReport, platforms?: readonly string[]): Promise<MountsReport>;
}

/** `path`: where the job's programs are, in place of this machine's. */
async function startJob(store: MountStore, path?: string): Promise<Job> {
  const name = `mounts${builders++}`;
  await must(world.programs.docker, ["buildx", "create", "--name", name, "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap"], { env: client.env });
  onTestFinished(() => must(world.programs.docker, ["buildx", "rm", name], { env: client.env }).then(() => undefined));
  const host = fakeHost({ env: { ...client.env, ...(path !== undefined && { PATH: path }) } });
  const found = await findBuildx(host);
  let started = 0;
  const buildx: Buildx = {
    ...found,
    run: (args, options) => {
      started += args[0] === "build" ? 1 : 0;
      return found.run(args, options);
    },
  };
  const own = await mkdtemp(join(folder, "job-"));
  const place = { buildx, builder: name, container: containerOf(`${name}0`, null), store, folder: own, namespace: "", lockfileHash: "a".repeat(64) };
  const buildArguments = new Map([["NAME", strangeId]]);
  const mountsOf = (text: string, platforms: readonly string[]): readonly CacheMount[] =>
    findCacheMounts(parseDockerfile(text), { target: null, buildArguments, platforms, buildPlatform: platform, wanted: "auto" }).mounts;
  return {
    place,
    builds: () => started,
    async build(dockerfile, ...args) {
      const context = join(own, "context");
      await mkdir(context, { recursive: true });
      await writeFile(join(context, "Dockerfile"), dockerfile);
      const progress = createProgress(host, { dockerfilePath: null, dockerfileText: null });
      const result = await found.run(["build", "--builder", name, "--progress", "rawjson", "--provenance=false", "--build-arg", `NAME=${strangeId}`, ...args, context], { onStderr: progress.onStderr, timeoutMs: 120_000 });
      const trace = await progress.end(result.exitCode);
      expect(result.exitCode, result.stderr).toBe(0);
      return trace;
    },
    restore: (dockerfile, platforms = [platform], isFresh = true) => restoreMounts(host, { ...place, isFresh }, mountsOf(dockerfile, platforms)),
    save: (dockerfile, trace, restored, platforms = [platform]) =>
      saveMounts(host, { ...place, restored: restored.mounts }, touchedMounts(mountsOf(dockerfile, platforms), usedMounts(trace.steps, platform, mountsOf(dockerfile, platforms)))),
  };
}

const listing = "find . ! -path . -exec stat -c '%n %F %a %u:%g %h %Y' {} + | sort > /listing; find . -type f -exec sha256sum {} + | sort >> /listing; find . -type l -exec readlink {} + | sort >> /listing; stat -c '%a %u:%g' . >> /listing";

function lookFor(flags: string, other = ""): string {
  return `FROM ${base} AS look\nARG NAME\nRUN ${flags} cd /cache && ${listing}${other}\nFROM scratch\nCOPY --from=look /listing /\n`;
}

test("what a step left in a mount is there in the next job as it was: owners, modes, times, links, empty folders, and what changed since", async () => {
  const store = memoryStore();
  const flags = "--mount=type=cache,id=$NAME,target=/cache,uid=7,gid=8,mode=0750 --mount=type=cache,target=/other";
  const fill = `FROM ${base}\nARG NAME\nRUN ${flags} cd /cache && mkdir -p sub/empty && echo one >sub/a && ln sub/a hard && ln -s sub/a soft && chown 11:12 hard && chmod 4711 sub/a && chmod 1777 sub && touch -d @1234567890 sub/a sub/empty && echo other >/other/f\n`;
  const first = await startJob(store);
  const cold = await first.restore(fill);
  expect(cold.mounts.map(({ outcome }) => outcome)).toEqual(["missing", "missing"]);
  const trace = await first.build(fill);
  const before = await first.build(lookFor(flags), "--output", `type=local,dest=${join(first.place.folder, "out")}`);
  expect(before.failure).toBeNull();
  const saved = await first.save(fill, trace, cold);
  expect(saved).toMatchObject({ notice: null, mounts: [{ outcome: "saved" }, { outcome: "saved" }] });
  // No extra build for the restore of nothing; the two builds were this test's own, and one saved both mounts.
  expect(first.builds()).toBe(1);

  const second = await startJob(store);
  const restored = await second.restore(fill);
  expect(restored).toMatchObject({ notice: null, mounts: [{ outcome: "restored" }, { outcome: "restored" }] });
  expect(second.builds()).toBe(1);
  await second.build(lookFor(flags, "; test $(cat /other/f) = other"), "--output", `type=local,dest=${join(second.place.folder, "out")}`);
  const [was, is] = await Promise.all([first, second].map(({ place }) => readFile(join(place.folder, "out/listing"), "utf8")));
  expect(is).toBe(was);
  expect(was).toContain("./sub/a regular file 4711 11:12 2 1234567890");
  expect(was?.endsWith("750 7:8\n")).toBe(true);

  const change = `FROM ${base}\nARG NAME\nRUN ${flags} echo two >/cache/sub/b && rm /cache/soft\n`;
  const again = await second.save(change, await second.build(change), restored);
  expect(again.mounts.map(({ outcome }) => outcome)).toEqual(["saved", "unchanged"]);
  expect(store.keys).toHaveLength(3);
  const third = await startJob(store);
  await third.restore(fill);
  await third.build(`FROM ${base}\nARG NAME\nRUN ${flags} test "$(cat /cache/sub/b)" = two && test ! -e /cache/soft && test -e /cache/hard\n`);
  // To a later job with the same builder these are its own.
  expect((await third.restore(fill, [platform], false)).mounts.map(({ outcome }) => outcome)).toEqual(["present", "present"]);
});

test("a build whose steps all come from the cache touches no mount, and nothing is taken out of any", async () => {
  const store = memoryStore();
  const job = await startJob(store);
  const text = `FROM ${base}\nRUN --mount=type=cache,target=/cache echo 1 >/cache/f\n`;
  await job.build(text);
  const trace = await job.build(text);
  expect(await job.save(text, trace, { mounts: [], durationMs: 0, notice: null })).toMatchObject({ mounts: [], notice: null });
  expect(job.builds()).toBe(0);
  expect(store.keys).toEqual([]);
});

test("a mount of steps that QEMU runs is packed and unpacked by the machine's own tar", async () => {
  await registerArm64();
  const store = memoryStore();
  const arm = ["linux/arm64"];
  const text = `FROM ${base}\nARG TARGETARCH\nRUN --mount=type=cache,id=cache-$TARGETARCH,target=/cache uname -m >>/cache/machine\n`;
  const first = await startJob(store);
  const none = await first.restore(text, arm);
  const saved = await first.save(text, await first.build(text, "--platform", "linux/arm64"), none, arm);
  expect(saved).toMatchObject({ notice: null, mounts: [{ id: "cache-arm64", outcome: "saved" }] });
  const second = await startJob(store);
  expect(await second.restore(text, arm)).toMatchObject({ notice: null, mounts: [{ outcome: "restored" }] });
  await second.build(`FROM ${base}\nRUN --mount=type=cache,id=cache-arm64,target=/cache test "$(cat /cache/machine)" = aarch64\n`, "--platform", "linux/arm64");
});

test("on a machine without a tar, the builder's own packs and unpacks", async () => {
  const programs = join(folder, "programs");
  await mkdir(programs);
  await symlink(world.programs.docker, join(programs, "docker"));
  const store = memoryStore();
  const text = `FROM ${base}\nRUN --mount=type=cache,target=/cache echo one >/cache/f && chmod 640 /cache/f && chown 11:12 /cache/f && ln -s f /cache/link\n`;
  const first = await startJob(store, programs);
  const none = await first.restore(text);
  expect(await first.save(text, await first.build(text), none)).toMatchObject({ notice: null, mounts: [{ id: "/cache", outcome: "saved" }] });
  const second = await startJob(store, programs);
  expect(await second.restore(text)).toMatchObject({ notice: null, mounts: [{ outcome: "restored" }] });
  await second.build(`FROM ${base}\nRUN --mount=type=cache,target=/cache test "$(cat /cache/link) $(stat -c '%a %u:%g' /cache/f)" = "one 640 11:12"\n`);
});

test("a builder that cannot run the extra build costs a notice, and nothing else", async () => {
  const store = memoryStore();
  const job = await startJob(store);
  const text = `FROM ${base}\nRUN --mount=type=cache,target=/cache echo 1 >/cache/f\n`;
  const trace = await job.build(text);
  const lost = { ...job.place, builder: "nonesuch", restored: [] };
  const report = await saveMounts(fakeHost({ env: client.env }), lost, touchedMounts([], usedMounts(trace.steps, platform)));
  expect(report.mounts).toEqual([{ id: "/cache", outcome: "failed", key: null, packedBytes: null }]);
  expect(report.notice).toContain("cache mounts could not be kept: buildx ended with 1.");
});
