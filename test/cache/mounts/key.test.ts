import { expect, test } from "vitest";
import { contentKey, isSameContent, keysOf } from "../../../src/cache/mounts/key.ts";
import type { CacheMount } from "../../../src/cache/mounts/mount.ts";

const npm: CacheMount = { id: "/root/.npm", target: "/root/.npm", base: null, sharing: "shared", isReadOnly: false, platforms: ["linux/amd64"] };
const digest = "0123456789abcdef".repeat(4);

test("a mount is sought under its lockfiles first, then under whatever it was kept with", () => {
  const [exact, any] = keysOf(npm, "", "1".repeat(64));
  expect(any).toMatch(/^plimsoll-mount-[0-9a-f]{16}-$/);
  expect(exact).toMatch(/^plimsoll-mount-[0-9a-f]{16}-[0-9a-f]{16}-$/);
  expect(exact.startsWith(any)).toBe(true);
  expect(contentKey(npm, "", "1".repeat(64), digest)).toBe(`${exact}0123456789abcdef`);
});

test("other lockfiles have another key and the same fallback", () => {
  const [first, second] = [keysOf(npm, "", "1".repeat(64)), keysOf(npm, "", null)];
  expect(first[0]).not.toBe(second[0]);
  expect(first[1]).toBe(second[1]);
});

test("what makes it another directory makes it another key: id, owner, namespace, platforms", () => {
  const others = [keysOf({ ...npm, id: "x" }, "", null), keysOf({ ...npm, base: { uid: 0, gid: 0, mode: 0o755 } }, "", null), keysOf(npm, "ns", null), keysOf({ ...npm, platforms: ["linux/arm64"] }, "", null)];
  expect(new Set([keysOf(npm, "", null), ...others].map(([, any]) => any)).size).toBe(5);
  expect(keysOf({ ...npm, target: "/elsewhere", sharing: "locked" }, "", null)).toEqual(keysOf(npm, "", null));
});

test("the same content is known by its key", () => {
  expect(isSameContent(contentKey(npm, "", null, digest), digest)).toBe(true);
  expect(isSameContent(contentKey(npm, "", null, digest), "f".repeat(64))).toBe(false);
  expect(isSameContent(null, digest)).toBe(false);
});
