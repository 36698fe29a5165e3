import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { decompress } from "../../src/tar/decompress.ts";
import { UserError } from "../../src/errors.ts";
import { chunksOf } from "../fakes/images.ts";
import { tarOf } from "../fakes/tar.ts";

const WHERE = "Layer 2 (sha256:abc)";
const text = Buffer.from("plimsoll ".repeat(20_000));

async function unpack(blob: Uint8Array, chunkBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of decompress(chunksOf(blob, chunkBytes), WHERE)) parts.push(chunk);
  return Buffer.concat(parts).toString("latin1");
}

async function failure(blob: Uint8Array, chunkBytes: number): Promise<UserError> {
  const error: unknown = await unpack(blob, chunkBytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

const skippable = Buffer.concat([Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0xe8, 0x03, 0, 0]), Buffer.alloc(1000, 9)]);
const gzipWithFields = Buffer.concat([
  Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3]),
  Buffer.from("name\0comment\0hc"),
  gzipSync(text).subarray(10),
]);
const twice = text.toString("latin1").repeat(2);

const zstdSummed = zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });

const readable: [string, Uint8Array, string][] = [
  ["gzip", gzipSync(text), text.toString()],
  ["gzip with every optional field", gzipWithFields, text.toString()],
  ["gzip of two members", Buffer.concat([gzipSync(text), gzipSync(text)]), twice],
  ["gzip with zero padding", Buffer.concat([gzipSync(text), Buffer.alloc(700)]), text.toString()],
  ["gzip with garbage after it", Buffer.concat([gzipSync(text), Buffer.alloc(700, "x")]), text.toString()],
  ["gzip of nothing", gzipSync(""), ""],
  ["zstd", zstdCompressSync(text), text.toString()],
  ["zstd with checksums", Buffer.concat([zstdSummed, zstdSummed]), twice],
  ["zstd of two frames", Buffer.concat([zstdCompressSync(text), zstdCompressSync(text)]), twice],
  [
    "zstd with skippable frames before, between and after",
    Buffer.concat([skippable, zstdCompressSync(text), skippable, zstdCompressSync(text), skippable]),
    twice,
  ],
  ["zstd of an empty frame and a full one", Buffer.concat([zstdCompressSync(""), zstdCompressSync(text)]), text.toString()],
  ["zstd with garbage after it", Buffer.concat([zstdCompressSync(text), Buffer.alloc(50, "x")]), text.toString()],
  ["no compression", text, text.toString()],
  ["a blob of no bytes", Buffer.alloc(0), ""],
  ["a blob of two bytes", Buffer.from("hi"), "hi"],
];

for (const chunkBytes of [1, 13, 4096, 1_000_000]) {
  for (const [name, blob, content] of readable) {
    test(`case 57: ${name} is read in chunks of ${chunkBytes}`, async () => {
      expect((await unpack(blob, chunkBytes)) === content).toBe(true);
    });
  }

  test(`case 57: gzip that is cut short anywhere is refused in chunks of ${chunkBytes}`, async () => {
    const blob = gzipSync("a short text");
    for (let length = 2; length < blob.length; length += 1) {
      const error = await failure(blob.subarray(0, length), chunkBytes);
      expect(error.message).toBe("Layer 2 (sha256:abc) ends in the middle of its compressed data.");
    }
  });

  test(`case 57: zstd that is cut short anywhere is refused in chunks of ${chunkBytes}`, async () => {
    const blob = zstdCompressSync("a short text");
    for (let length = 4; length < blob.length; length += 1) {
      const error = await failure(blob.subarray(0, length), chunkBytes);
      expect(error.message).toBe("Layer 2 (sha256:abc) ends in the middle of its compressed data.");
    }
  });
}

test("case 57: a second gzip member that is cut short is refused", async () => {
  const blob = Buffer.concat([gzipSync("one"), gzipSync("two").subarray(0, -4)]);
  expect((await failure(blob, 100)).message).toBe("Layer 2 (sha256:abc) ends in the middle of its compressed data.");
});

test("damaged gzip is refused as damaged", async () => {
  const blob = gzipSync(text);
  blob.fill(0xff, 20, 40);
  expect((await failure(blob, 100)).message).toMatch(/^Layer 2 \(sha256:abc\) does not decompress: /);
});

test.each(["BZh-notes.txt", "\u001f\u008b", "(\u00b5/\u00fd"])("a plain tar whose first file is called %j is a plain tar", async (name) => {
  const tar = tarOf([{ name: Buffer.from(name, "latin1"), content: "1" }]);
  expect(await unpack(tar, 700)).toBe(tar.toString("latin1"));
});

test("xz and bzip2 are refused by name", async () => {
  expect((await failure(Buffer.from("fd377a585a000004", "hex"), 3)).message).toContain("compressed with xz");
  expect((await failure(Buffer.from("BZh91AY&SY"), 3)).message).toContain("compressed with bzip2");
});

test("the blob is read to its end, so that the place can check its digest", async () => {
  async function* cut() {
    yield gzipSync("hello");
    yield Buffer.alloc(10);
    throw new UserError("The blob does not match its digest.", "Try again.");
  }
  const reading = (async () => {
    for await (const chunk of decompress(cut(), WHERE)) void chunk;
  })();
  await expect(reading).rejects.toThrow("The blob does not match its digest.");
});

test("an error of the place passes through in the middle of the data", async () => {
  async function* cut() {
    yield gzipSync(text).subarray(0, 200);
    throw new UserError("The connection was lost.", "Try again.");
  }
  const reading = (async () => {
    for await (const chunk of decompress(cut(), WHERE)) void chunk;
  })();
  await expect(reading).rejects.toThrow("The connection was lost.");
});
