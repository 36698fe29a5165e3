import { expect, test } from "vitest";
import { collectBuffers } from "../../../src/cache/facade/memory.ts";

test("buffers that come together are collected, the old ones too once they are many", async () => {
  const collected: string[] = [];
  collectBuffers(((options: { type: string }) => void collected.push(options.type)) as unknown as typeof globalThis.gc);
  const held = [Buffer.alloc(8 * 1024 * 1024)];
  await expect.poll(() => collected.includes("minor")).toBe(true);
  held.push(Buffer.alloc(32 * 1024 * 1024));
  await expect.poll(() => collected.includes("major")).toBe(true);
  expect(held).toHaveLength(2);
});
