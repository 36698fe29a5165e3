import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSpool } from "../../../src/cache/layers/spool.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { filesIn } from "./builds.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-spool-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TEN = Buffer.from("0123456789");
const DIGEST = digestOf(TEN);

async function drain(chunks: AsyncIterable<Uint8Array> | undefined): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks ?? []) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe("createSpool", () => {
  it("keeps a file that is needed no more until its reader is done", async () => {
    const spool = createSpool(folder);
    const path = join(folder, "put");
    writeFileSync(path, TEN);
    spool.add(DIGEST, { path, sizeBytes: 10 });
    const served = spool.serve(DIGEST);
    spool.release(DIGEST);
    expect(existsSync(path)).toBe(true);
    expect(await drain(served?.open())).toBe("0123456789");
    expect(existsSync(path)).toBe(false);
    expect(spool.serve(DIGEST)).toBeNull();
  });

  it("keeps what came in any order, and nothing of what has another digest or is cut short", async () => {
    const spool = createSpool(folder);
    const write = (parts: readonly (readonly [number, string])[]) =>
      spool.fill(DIGEST, 10, async (at) => {
        for (const [position, text] of parts) await at(position, Buffer.from(text));
      });
    expect(await write([[5, "56789"], [0, "01234"]])).toBe(true);
    expect(await drain(spool.serve(DIGEST)?.open())).toBe("0123456789");
    spool.clear();
    expect(await write([[0, "0123456780"]])).toBe(false);
    expect(await write([[0, "01234"]])).toBe(false);
    await expect(spool.fill(DIGEST, 10, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(filesIn(folder)).toEqual([]);
  });

  it("keeps no more of what was fetched and read than it may, and all that is being read", async () => {
    const spool = createSpool(folder, 15);
    const texts = ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"];
    for (const text of texts) await spool.fill(digestOf(text), 10, (write) => write(0, Buffer.from(text)));
    const held = spool.serve(digestOf("aaaaaaaaaa"));
    await drain(spool.serve(digestOf("bbbbbbbbbb"))?.open());
    expect(texts.map((text) => spool.sizeOf(digestOf(text)))).toEqual([10, null, 10]);
    expect(await drain(held?.open())).toBe("aaaaaaaaaa");
  });
});
