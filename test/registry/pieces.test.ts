import fc from "fast-check";
import { expect, test } from "vitest";
import { createPieces, type Pieces } from "../../src/registry/pieces.ts";

const CONTENT = Uint8Array.from({ length: 100 }, (_, i) => i);

/** Pieces of 100 bytes that are read in chunks, with the offsets at which the source was opened. */
function open(chunkBytes: number, content = CONTENT): Pieces & { readonly opened: number[]; readonly closed: number[] } {
  const opened: number[] = [];
  const closed: number[] = [];
  async function* read(offset: number): AsyncGenerator<Uint8Array> {
    opened.push(offset);
    try {
      for (let at = offset; at < content.length; at += chunkBytes) yield await Promise.resolve(content.subarray(at, at + chunkBytes));
    } finally {
      closed.push(offset);
    }
  }
  return { ...createPieces(read, (length) => new Error(`only ${length}`)), opened, closed };
}

async function collect(piece: AsyncIterable<Uint8Array>): Promise<number[]> {
  const bytes: number[] = [];
  for await (const chunk of piece) bytes.push(...chunk);
  return bytes;
}

test("pieces that follow each other are read from a source that is opened once, wherever its chunks end", async () => {
  const pieces = open(7);
  expect(await collect(pieces.open(0, 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await collect(pieces.open(10, 3))).toEqual([10, 11, 12]);
  expect((await collect(pieces.open(13, 87))).length).toBe(87);
  expect(pieces.opened).toEqual([0]);
});

test("a piece that is asked for again is opened anew, and what was read before is closed", async () => {
  const pieces = open(7);
  await collect(pieces.open(0, 10));
  expect(await collect(pieces.open(2, 2))).toEqual([2, 3]);
  expect([pieces.opened, pieces.closed]).toEqual([[0, 2], [0]]);
});

test("whichever pieces are asked for, each has its own bytes", async () => {
  const wanted = fc.array(fc.record({ offset: fc.nat(99), length: fc.nat(100), isRead: fc.boolean() }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(wanted, fc.integer({ min: 1, max: 40 }), async (asked, chunkBytes) => {
      const pieces = open(chunkBytes);
      for (const { offset, length, isRead } of asked) {
        const end = Math.min(100, offset + length);
        const piece = pieces.open(offset, end - offset);
        if (isRead) expect(await collect(piece)).toEqual([...CONTENT.subarray(offset, end)]);
        else await piece[Symbol.asyncIterator]().next();
      }
    }),
    { numRuns: 200 },
  );
});

test("a source that ends early is a failure, told by how much there was", async () => {
  const pieces = open(7, CONTENT.subarray(0, 20));
  await expect(collect(pieces.open(5, 30))).rejects.toThrow("only 20");
  expect(pieces.failure()).toMatchObject({ error: { message: "only 20" } });
});

test("what a reading throws that was given up is no failure", async () => {
  let fail: (error: Error) => void = () => {};
  const slow: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise((_, reject) => (fail = reject)) }) };
  const sources: AsyncIterable<Uint8Array>[] = [slow, (async function* quick() {
    yield await Promise.resolve(CONTENT);
  })()];
  const pieces = createPieces(() => sources.shift()!, () => new Error("too short"));
  const first = collect(pieces.open(0, 10));
  await Promise.resolve();
  expect((await collect(pieces.open(50, 10))).length).toBe(10);
  fail(new Error("cut"));
  await expect(first).rejects.toThrow("cut");
  expect(pieces.failure()).toBeNull();
});
