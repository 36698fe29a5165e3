import { expect, test } from "vitest";
import type { CacheMount } from "../../../src/cache/mounts/mount.ts";
import { readRememberedMounts } from "../../../src/cache/mounts/remembered.ts";

const mounts: CacheMount[] = [
  { id: "a", target: "/a", base: null, sharing: "shared", isReadOnly: false, platforms: ["linux/amd64"] },
  { id: "b", target: "/b", base: { uid: 1, gid: 2, mode: 0o700 }, sharing: "locked", isReadOnly: true, platforms: ["linux/arm64"] },
];

test("mounts come back from notes as they went in", () => {
  expect(readRememberedMounts(JSON.parse(JSON.stringify(mounts)))).toEqual(mounts);
});

test("what is no mount is left out, because notes come out of a cache that others write to", () => {
  const [good] = mounts;
  const bad = [{ ...good, id: "" }, { ...good, id: "x\nRUN evil" }, { ...good, base: { uid: "0,x", gid: 0, mode: 0 } }, { ...good, base: undefined }, { ...good, sharing: "shared,from=x" }, { ...good, platforms: [1] }, null, "a"];
  expect(readRememberedMounts([...bad, good])).toEqual([good]);
  expect(readRememberedMounts(null)).toEqual([]);
});
