import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { TarScanner, type TarHeader } from "../../src/tar/scanner.ts";
import { paxRecords, setChecksum, tarOf, type TarEntry } from "../fakes/tar.ts";

interface Found {
  type: string;
  name: string;
  linkname: string;
  size: number;
  data: string;
  header: TarHeader;
}

function scan(tar: Uint8Array, chunkBytes = tar.length || 1): Found[] {
  const found: Found[] = [];
  const scanner = new TarScanner("Layer 0", {
    open: (header) => {
      const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
      const { type, size } = header;
      found.push({ type, size, name: text(header.name), linkname: text(header.linkname), data: "", header });
    },
    data: (bytes) => {
      const last = found.at(-1);
      if (last !== undefined) last.data += Buffer.from(bytes).toString("latin1");
    },
    close: () => undefined,
  });
  for (let at = 0; at < tar.length; at += chunkBytes) scanner.push(tar.subarray(at, at + chunkBytes));
  scanner.end();
  return found;
}

function only(...entries: TarEntry[]): Found {
  const found = scan(tarOf(entries));
  expect(found).toHaveLength(1);
  return found[0] as Found;
}

/** Writes a base-256 number as GNU tar does. */
function base256(value: bigint, width: number): Buffer {
  const bytes = Buffer.alloc(width);
  let rest = BigInt.asUintN(width * 8, value);
  for (let i = width - 1; i >= 0; i -= 1, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

const put = (bytes: Uint8Array, at: number) => (header: Buffer): void => header.set(bytes, at);

describe("plain headers", () => {
  test("case 59: each type is read with its name, link and attributes", () => {
    const found = scan(
      tarOf([
        { name: "etc/", type: "dir", mode: 0o755 },
        { name: "etc/app", content: "hello", mode: 0o4755, uid: 10, gid: 20, mtime: 1_700_000_000 },
        { name: "etc/hard", type: "link", linkname: "etc/app" },
        { name: "etc/soft", type: "symlink", linkname: "app" },
        { name: "dev/null", type: "char", devMajor: 1, devMinor: 3 },
        { name: "dev/sda", type: "block", devMajor: 8 },
        { name: "run/pipe", type: "fifo" },
      ]),
    );
    expect(found.map(({ type, name, linkname, size, data }) => [type, name, linkname, size, data])).toEqual([
      ["dir", "etc/", "", 0, ""],
      ["file", "etc/app", "", 5, "hello"],
      ["link", "etc/hard", "etc/app", 0, ""],
      ["symlink", "etc/soft", "app", 0, ""],
      ["char", "dev/null", "", 0, ""],
      ["block", "dev/sda", "", 0, ""],
      ["fifo", "run/pipe", "", 0, ""],
    ]);
    expect(found[1]?.header).toMatchObject({ mode: 0o4755, uid: 10, gid: 20, mtime: 1_700_000_000 });
    expect(found[4]?.header).toMatchObject({ devMajor: 1, devMinor: 3 });
  });

  test("a ustar prefix stands before the name", () => {
    expect(only({ name: "b", prefix: "long/a", content: "x" }).name).toBe("long/a/b");
  });

  test("a v7 header has no prefix, and a slash makes it a directory", () => {
    const v7 = { name: "old/", type: "\0", prefix: "no", edit: put(Buffer.alloc(8), 257) };
    expect(only(v7)).toMatchObject({ type: "dir", name: "old/" });
  });

  test("a GNU header has no prefix: times stand there", () => {
    expect(only({ name: "b", prefix: "12345", edit: put(Buffer.from("ustar  \0"), 257) }).name).toBe("b");
  });

  test("case 59: a name that is not UTF-8 keeps its bytes", () => {
    expect(only({ name: Buffer.from([0x61, 0xff]) }).name).toBe("a\xff");
  });

  test("numbers in base-256 are read, negative times too", () => {
    const entry = only({ name: "a", edit: (header) => (put(base256(3_000_000n, 8), 108)(header), put(base256(-5n, 12), 136)(header)) });
    expect(entry.header).toMatchObject({ uid: 3_000_000, mtime: -5 });
  });

  test("a checksum summed over signed bytes is right", () => {
    const name = Buffer.from([0xe9, 0xe9]);
    const entry = only({
      name,
      edit: (header) => {
        setChecksum(header);
        const unsigned = Number.parseInt(header.toString("latin1", 148, 154), 8);
        header.write(`${(unsigned - 512).toString(8).padStart(6, "0")}\0 `, 148);
        return false;
      },
    });
    expect(entry.name).toBe("\xe9\xe9");
  });

  test("a hard link carries no data, whatever size it claims", () => {
    const found = scan(tarOf([{ name: "a", type: "link", linkname: "b", size: 5000 }, { name: "c", content: "x" }]));
    expect(found.map(({ name }) => name)).toEqual(["a", "c"]);
  });
});

describe("extended headers", () => {
  test("case 59: PAX records win over the header", () => {
    const entry = only({
      name: "short",
      content: "data",
      size: 0,
      pax: { path: "long/ä", size: "4", uid: "3000000", gid: "7", mtime: "1.5", "SCHILY.xattr.user.b": "2", "SCHILY.xattr.user.a": "1" },
    });
    expect(entry).toMatchObject({ name: Buffer.from("long/ä").toString("latin1"), size: 4, data: "data" });
    expect(entry.header).toMatchObject({ uid: 3_000_000, gid: 7, mtime: 1.5, xattrs: "user.a=1\0user.b=2\0" });
  });

  test("a PAX linkpath wins over the header's", () => {
    expect(only({ name: "a", type: "symlink", linkname: "b", pax: { linkpath: "c" } }).linkname).toBe("c");
  });

  test("an empty PAX path means the header's name", () => {
    expect(only({ name: "a", pax: { path: "" } }).name).toBe("a");
  });

  test("records hold for the next entry alone", () => {
    expect(scan(tarOf([{ name: "a", pax: { path: "b" } }, { name: "c" }])).map(({ name }) => name)).toEqual(["b", "c"]);
  });

  test("a global header holds for nothing, as for the engines", () => {
    const global = { name: "g", type: "g", content: paxRecords({ path: "all", uid: "5" }) };
    const found = scan(tarOf([global, { name: "a" }]));
    expect(found.map(({ name, header }) => [name, header.uid])).toEqual([["a", 0]]);
  });

  test("case 59: GNU long names and links are read", () => {
    const long = "d/".repeat(150);
    const found = only(
      { name: "././@LongLink", type: "K", content: `${long}to\0` },
      { name: "././@LongLink", type: "L", content: `${long}from\0` },
      { name: "cut", type: "symlink", linkname: "cut" },
    );
    expect([found.name, found.linkname]).toEqual([`${long}from`, `${long}to`]);
  });

  test.each([
    ["a record's length that lies", Buffer.from("99 path=a\n")],
    ["a record without a key", Buffer.from("5 =a\n")],
    ["a path with a NUL", paxRecords({ path: "a\0b" })],
    ["a size that is no number", paxRecords({ size: "many" })],
    ["a size beyond what a double holds", paxRecords({ size: "99999999999999999999" })],
    ["a negative size", paxRecords({ size: "-1" })],
    ["a time that is none", paxRecords({ mtime: "noon" })],
    ["a record with a prototype's name and no end", Buffer.from("15 __proto__=ab")],
  ])("%s is refused", (_, content) => {
    expect(() => scan(tarOf([{ name: "x", type: "x", content }, { name: "a" }]))).toThrow(UserError);
  });

  test("a header of more than 1 MiB is refused before it is read", () => {
    expect(() => scan(tarOf([{ name: "x", type: "x", size: 1_048_577 }], false))).toThrow("larger than 1 MiB");
    expect(() => scan(tarOf([{ name: "x", type: "L", size: 1_048_577 }], false))).toThrow("larger than 1 MiB");
  });
});

describe("sparse files", () => {
  const sparse = { size: 100_000, sparse: [{ offset: 512, length: 3 }, { offset: 90_000, length: 2 }], data: "abcde" };
  const shapeOf = (found: Found) => ({ size: found.size, sparse: found.header.sparse, data: found.data });

  const oldHeader = (pairs: [number, number][], isExtended: boolean) => (header: Buffer) => {
    header.write("ustar  \0", 257, "latin1");
    pairs.forEach(([offset, length], i) => {
      header.write(`${offset.toString(8).padStart(11, "0")}\0${length.toString(8).padStart(11, "0")}\0`, 386 + i * 24);
    });
    header[482] = isExtended ? 1 : 0;
    header.write(`${(100_000).toString(8).padStart(11, "0")}\0`, 483);
  };

  test("GNU's own format", () => {
    expect(shapeOf(only({ name: "s", type: "S", content: "abcde", edit: oldHeader([[512, 3], [90_000, 2]], false) }))).toEqual(sparse);
  });

  test("GNU's own format with an extension block, and the entry after it", () => {
    const block = Buffer.alloc(512);
    block.write(`${(90_000).toString(8).padStart(11, "0")}\0${"2".padStart(11, "0")}\0`);
    const header = tarOf([{ name: "s", type: "S", size: 5, edit: oldHeader([[512, 3]], true) }], false);
    const found = scan(tarOf([{ name: "", raw: header }, { name: "", raw: block }, { name: "", raw: Buffer.from("abcde".padEnd(512, "\0")) }, { name: "next" }]));
    expect(shapeOf(found[0] as Found)).toEqual(sparse);
    expect(found[1]?.name).toBe("next");
  });

  test("PAX 0.0: offsets and lengths as repeated records", () => {
    const content = Buffer.concat([
      paxRecords({ "GNU.sparse.size": "100000", "GNU.sparse.numblocks": "2" }),
      ...[["512", "3"], ["90000", "2"]].map(([offset = "", length = ""]) =>
        Buffer.concat([paxRecords({ "GNU.sparse.offset": offset }), paxRecords({ "GNU.sparse.numbytes": length })]),
      ),
    ]);
    expect(shapeOf(only({ name: "x", type: "x", content }, { name: "s", content: "abcde" }))).toEqual(sparse);
  });

  test("PAX 0.1: the map in one record, the real name in another", () => {
    const found = only({
      name: "GNUSparseFile.0/s",
      content: "abcde",
      pax: { "GNU.sparse.size": "100000", "GNU.sparse.numblocks": "2", "GNU.sparse.map": "512,3,90000,2", "GNU.sparse.name": "real" },
    });
    expect(shapeOf(found)).toEqual(sparse);
    expect(found.name).toBe("real");
  });

  test("PAX 1.0: the map before the data, over two blocks, and the entry after it", () => {
    const empty = "0\n0\n".repeat(150);
    const map = Buffer.from(`152\n${empty}512\n3\n90000\n2\n`.padEnd(1024, "\0"));
    const content = Buffer.concat([map, Buffer.from("abcde")]);
    const pax = { "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "real", "GNU.sparse.realsize": "100000" };
    const found = scan(tarOf([{ name: "GNUSparseFile.0/s", content, pax }, { name: "next" }]));
    expect(shapeOf(found[0] as Found)).toEqual(sparse);
    expect(found.map(({ name }) => name)).toEqual(["real", "next"]);
  });

  test.each([
    ["overlap", "0,3,2,2"],
    ["end after the file", "0,3,99999,2"],
    ["hold less than what is stored", "0,3"],
    ["hold more than what is stored", "0,3,10,9"],
    ["are not numbers", "0,3,x,2"],
  ])("segments that %s are refused", (_, map) => {
    const pax = { "GNU.sparse.size": "100000", "GNU.sparse.numblocks": String(map.split(",").length / 2), "GNU.sparse.map": map };
    expect(() => scan(tarOf([{ name: "s", content: "abcde", pax }]))).toThrow("sparse");
  });

  test("a map in front of the data that never ends is refused", () => {
    const pax = { "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "10" };
    const content = Buffer.from(`9999\n${"1\n".repeat(600)}`);
    expect(() => scan(tarOf([{ name: "s", content, pax }]))).toThrow("map is cut short");
  });
});

describe("where a tar ends", () => {
  const entry = tarOf([{ name: "a", content: "hello" }], false);

  test("end blocks may be missing, one or both", () => {
    expect(scan(entry)).toHaveLength(1);
    expect(scan(Buffer.concat([entry, Buffer.alloc(512)]))).toHaveLength(1);
  });

  test("the padding of the last file may be missing", () => {
    expect(scan(entry.subarray(0, 517))).toHaveLength(1);
  });

  test("an empty layer is a tar without entries", () => {
    expect(scan(Buffer.alloc(0))).toEqual([]);
    expect(scan(Buffer.alloc(1024))).toEqual([]);
  });

  test("whatever follows the end is not looked at", () => {
    expect(scan(Buffer.concat([tarOf([{ name: "a" }]), Buffer.alloc(700, "x")]))).toHaveLength(1);
  });

  test.each([1, 511, 512 + 4, 512 + 5 + 1, 512 + 511])("a tar that is cut after %i bytes is refused", (length) => {
    expect(() => scan(entry.subarray(0, length))).toThrow("it ends in the middle of an entry");
  });

  test("an empty block followed by more is refused", () => {
    expect(() => scan(Buffer.concat([Buffer.alloc(512), entry]))).toThrow("an empty block is followed by more");
  });
});

describe("hostile headers", () => {
  const refusals: [string, TarEntry, string][] = [
    ["a wrong checksum", { name: "a", edit: (header) => (header.fill("0", 148, 154), false) }, "a header's checksum is wrong"],
    ["a size of 2^80", { name: "a", edit: put(base256(1n << 80n, 12), 124) }, "malformed or too large"],
    ["a negative size", { name: "a", edit: put(base256(-512n, 12), 124) }, "a negative size"],
    ["a size in letters", { name: "a", edit: put(Buffer.from("12345678xyz\0"), 124) }, "malformed or too large"],
    ["a size that lies", { name: "a", size: 8_000_000_000, content: "x" }, "it ends in the middle of an entry"],
    ["a type nobody knows", { name: "a", type: "Q" }, 'the unknown type "Q"'],
  ];
  test.each(refusals)("case 59: %s is refused", (_, entry, reason) => {
    expect(() => scan(tarOf([entry]))).toThrow(reason);
  });
});

const entries: fc.Arbitrary<TarEntry> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 160, unit: fc.constantFrom("a", "b", "/", "ä") }),
  type: fc.constantFrom("file", "dir", "symlink", "link", "fifo"),
  content: fc.string({ maxLength: 1500, unit: "grapheme-ascii" }),
  linkname: fc.constantFrom("a", "b/c", "x".repeat(120)),
});
const tars = fc.array(entries.map((entry) => (entry.type === "file" ? entry : { ...entry, content: "" })), { maxLength: 8 }).map((list) => tarOf(list));

test("what is found does not depend on how the tar is cut into chunks", () => {
  fc.assert(
    fc.property(tars, fc.integer({ min: 1, max: 1500 }), (tar, chunkBytes) => {
      const withoutViews = (found: Found[]) => found.map(({ type, name, linkname, size, data }) => [type, name, linkname, size, data]);
      expect(withoutViews(scan(tar, chunkBytes))).toEqual(withoutViews(scan(tar)));
    }),
    { numRuns: 60 },
  );
});

test("whatever the bytes, they are read or refused with a hint", () => {
  const isReadOrRefused = (tar: Uint8Array) => {
    try {
      scan(tar, 700);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), isReadOrRefused), { numRuns: 100 });
  const changes = fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(tars, changes, fc.boolean(), (tar, edits, isResealed) => {
      for (const [at, byte] of edits) {
        const place = at % tar.length;
        tar[place] = byte;
        if (isResealed) setChecksum(tar.subarray(place - (place % 512), place - (place % 512) + 512));
      }
      isReadOrRefused(tar);
    }),
    { numRuns: 300 },
  );
});
