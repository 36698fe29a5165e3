import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEADLINE_MS, MAIN, startBuild } from "./builds.ts";
import { fakeCache } from "./fake-service.ts";

const KEY = "plimsoll-mount-npm-linux-amd64-0123";

async function saved(content: Buffer) {
  const cache = fakeCache();
  const build = startBuild(cache);
  const path = join(build.folder, "mount.tar.zst");
  writeFileSync(path, content);
  build.store.saveFile(KEY, path);
  await build.store.flush(DEADLINE_MS);
  return { cache, build };
}

describe("a file that a build keeps", () => {
  it.each([0, 1, 300_000, 9_000_000])("comes back as it was, %i bytes of it, by its key and by a prefix", async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const { cache, build } = await saved(content);
    expect(build.store.statistics().entriesWritten).toBe(1);
    const next = startBuild(cache);
    const path = join(next.folder, "back");
    for (const keys of [[KEY], ["plimsoll-mount-npm-linux-amd64-9999", "plimsoll-mount-npm-"]]) {
      expect(await next.store.restoreFile(keys, path)).toBe(KEY);
      expect(readFileSync(path).equals(content)).toBe(true);
    }
  });

  it("is as good as none where a bit of it is another, or its end is gone", async () => {
    for (const spoil of [(bytes: Buffer) => (bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000), bytes), (bytes: Buffer) => bytes.subarray(0, 2000), () => Buffer.alloc(10)]) {
      const { cache } = await saved(randomBytes(5000));
      const entry = cache.entries[0];
      if (entry !== undefined) entry.content = spoil(entry.content ?? Buffer.alloc(0));
      const next = startBuild(cache);
      const path = join(next.folder, "back");
      expect(await next.store.restoreFile([KEY], path)).toBeNull();
      expect(existsSync(path)).toBe(false);
    }
  });

  it("is none, and nothing is read of it, where its head tells of more than a cache takes", async () => {
    const { cache } = await saved(randomBytes(10));
    cache.entries[0]?.content?.writeBigUInt64BE(9_000_000_000_000_000n, "plimsoll-file-1\n".length);
    const next = startBuild(cache);
    expect(await next.store.restoreFile([KEY], join(next.folder, "back"))).toBeNull();
    expect(next.calls.filter(([method]) => method === "read")).toHaveLength(1);
  });

  it("is none where there is no such key, or the disk takes no file", async () => {
    const { cache } = await saved(randomBytes(10));
    const next = startBuild(cache);
    expect(await next.store.restoreFile(["plimsoll-mount-pip-"], join(next.folder, "back"))).toBeNull();
    expect(await next.store.restoreFile([KEY], join(next.folder, "no folder", "back"))).toBeNull();
  });

  it("stays as it was first stored under its key", async () => {
    const { cache } = await saved(Buffer.from("first"));
    const next = startBuild(cache);
    const path = join(next.folder, "second");
    writeFileSync(path, "second");
    next.store.saveFile(KEY, path);
    await next.store.flush(DEADLINE_MS);
    expect(cache.entries.map(({ scope, key }) => [scope, key])).toEqual([[MAIN, KEY]]);
    expect(next.store.statistics().entriesWritten).toBe(0);
    expect(existsSync(path)).toBe(true);
  });

  it("that is not there any more costs only itself", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    build.store.saveFile(KEY, join(build.folder, "gone"));
    await build.store.flush(DEADLINE_MS);
    expect(cache.entries).toEqual([]);
    expect(build.store.statistics().degradedReason).toContain("ENOENT");
  });
});
