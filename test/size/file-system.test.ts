import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { ImageReport } from "../../src/report/report.ts";
import { comparePlatform } from "../../src/size/compare-platform.ts";
import { imageOf } from "../fakes/images.ts";
import { opaque, tarOf, whiteout, type TarEntry } from "../fakes/tar.ts";

const OPTIONS = { depth: "files", maxLayerBytes: 1e9, globs: [] } as const;

async function inspect(...layers: TarEntry[][]): Promise<ImageReport> {
  const image = imageOf({ layers: layers.map((entries) => ({ entries })) });
  const { report } = await comparePlatform("linux/amd64", null, { from: "image", image }, OPTIONS);
  if (report.head === null) throw new Error("nothing was measured");
  return report.head;
}

/** Each hidden file as `path bytes layer>hiddenByLayer why`. */
async function hiddenIn(...layers: TarEntry[][]): Promise<string[]> {
  const { hidden } = await inspect(...layers);
  return (hidden ?? []).map((row) => `${row.path} ${row.bytes} ${row.layer}>${row.hiddenByLayer} ${row.why}`);
}

const file = (name: string, content: string, more: Partial<TarEntry> = {}): TarEntry => ({ name, content, ...more });
const directory = (name: string): TarEntry => ({ name, type: "dir" });
const link = (name: string, linkname: string): TarEntry => ({ name, type: "link", linkname });

test("what ships is what can be reached and what is hidden", async () => {
  const image = await inspect([file("a", "12345"), file("b", "123")], [whiteout("a")]);
  expect(image).toMatchObject({ diskBytes: 8, visibleBytes: 3, hiddenBytes: 5 });
});

test("case 59: a whiteout hides a file, and all of a directory", async () => {
  expect(await hiddenIn([file("a", "1"), file("d/b", "22"), file("d/e/c", "333")], [whiteout("d"), whiteout("a")])).toEqual([
    "d/e/c 3 0>1 whiteout",
    "d/b 2 0>1 whiteout",
    "a 1 0>1 whiteout",
  ]);
});

test("a whiteout of what is not there is nothing", async () => {
  expect(await hiddenIn([file("a", "1")], [whiteout("b"), whiteout("c/d")])).toEqual([]);
});

test("a whiteout concerns lower layers only, wherever it stands in the tar", async () => {
  expect(await hiddenIn([file("a", "old")], [file("a", "young"), whiteout("a")])).toEqual(["a 3 0>1 whiteout"]);
  expect(await hiddenIn([file("a", "young"), whiteout("a")])).toEqual([]);
});

test("case 59: an opaque marker hides what lower layers hold in the directory, wherever it stands in the tar", async () => {
  const lower = [file("d/a", "1"), file("d/e/b", "22"), file("c", "333")];
  const wanted = ["d/e/b 2 0>1 opaque", "d/a 1 0>1 opaque"];
  expect(await hiddenIn(lower, [opaque("d"), file("d/new", "4444")])).toEqual(wanted);
  expect(await hiddenIn(lower, [file("d/new", "4444"), opaque("d")])).toEqual(wanted);
});

test("a file that the opaque marker's layer brings again was hidden by the marker", async () => {
  expect(await hiddenIn([file("d/a", "same")], [file("d/a", "same"), opaque("d")])).toEqual(["d/a 4 0>1 opaque"]);
});

test("an opaque root hides everything below", async () => {
  expect(await hiddenIn([file("a", "1")], [opaque(""), file("b", "2")])).toEqual(["a 1 0>1 opaque"]);
});

test("an overwritten file is told apart from one shipped again as it was", async () => {
  expect(await hiddenIn([file("a", "one"), file("b", "two")], [file("a", "ONE!"), file("b", "two", { mode: 0o755 })])).toEqual([
    "a 3 0>1 overwritten",
    "b 3 0>1 overwritten-identical",
  ]);
});

test("a change of type hides: file to directory, directory to file, file to symlink", async () => {
  expect(await hiddenIn([file("a", "1")], [directory("a"), file("a/b", "2")])).toEqual(["a 1 0>1 replaced-type"]);
  expect(await hiddenIn([file("d/a", "1"), file("d/e/b", "22")], [file("d", "x")])).toEqual([
    "d/e/b 2 0>1 replaced-type",
    "d/a 1 0>1 replaced-type",
  ]);
  expect(await hiddenIn([file("a", "1")], [{ name: "a", type: "symlink", linkname: "b" }])).toEqual(["a 1 0>1 replaced-type"]);
});

test("an entry below a file takes its place", async () => {
  expect(await hiddenIn([file("a", "1")], [file("a/b", "2")])).toEqual(["a 1 0>1 replaced-type"]);
});

test("a directory over a directory keeps what is in it", async () => {
  expect(await hiddenIn([directory("d"), file("d/a", "1")], [directory("d/")])).toEqual([]);
});

test("case 59: the last of several entries for a path counts, the others are hidden in their own layer", async () => {
  const layers = [[file("a", "first"), file("./a", "second!"), file("/a", "third")]];
  expect(await hiddenIn(...layers)).toEqual(["a 7 0>0 duplicate-entry", "a 5 0>0 duplicate-entry"]);
  expect(await inspect(...layers)).toMatchObject({ diskBytes: 17, visibleBytes: 5 });
});

test("a file with several names is hidden when the last of them goes", async () => {
  const lower = [file("a", "12345"), link("b", "a")];
  expect(await inspect(lower)).toMatchObject({ diskBytes: 5, visibleBytes: 5, duplicateBytes: 0 });
  expect(await hiddenIn(lower, [whiteout("a")])).toEqual([]);
  expect(await hiddenIn(lower, [whiteout("a")], [whiteout("b")])).toEqual(["a 5 0>2 whiteout"]);
  expect(await hiddenIn(lower, [file("b", "xy")])).toEqual([]);
});

test("a link's target is looked for in lower layers too", async () => {
  expect(await hiddenIn([file("a", "12345")], [link("d/b", "./a")], [whiteout("a")])).toEqual([]);
});

test("case 59: a link to what is not there, to a directory or to itself is nothing", async () => {
  const image = await inspect([file("a", "1"), directory("d")], [link("b", "none"), link("c", "d"), link("a", "a")]);
  expect(image).toMatchObject({ diskBytes: 1, visibleBytes: 1, hidden: [] });
});

test("a layer that an image holds twice ships twice", async () => {
  const entries = [file("a", "12345")];
  const image = await inspect(entries, entries);
  expect(image).toMatchObject({ diskBytes: 10, visibleBytes: 5, hiddenBytes: 5, pullBytes: image.layers[0]?.bytes });
  expect(image.hidden).toEqual([{ path: "a", bytes: 5, layer: 0, hiddenByLayer: 1, why: "overwritten-identical" }]);
});

test("files of no bytes are not listed", async () => {
  expect(await hiddenIn([file("a", "")], [whiteout("a")])).toEqual([]);
});

test("hidden files stand the largest first, then by path", async () => {
  const lower = [file("b", "22"), file("c", "333"), file("a", "22")];
  expect(await hiddenIn(lower, [opaque("")])).toEqual(["c 3 0>1 opaque", "a 2 0>1 opaque", "b 2 0>1 opaque"]);
});

test("no more than 10,000 hidden files are listed, the largest, and all are counted", async () => {
  const files = Array.from({ length: 10_005 }, (_, i) => file(`f${i}`, i < 7 ? "x" : "xx"));
  const image = await inspect(files, [opaque("")]);
  expect(image.hidden).toHaveLength(10_000);
  expect(image.hidden?.slice(-2).map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(["f0 1", "f1 1"]);
  expect(image.hiddenBytes).toBe(20_003);
});

test("bytes of equal files count as duplicate but for the first, hard links are one", async () => {
  const image = await inspect([file("a", "12345"), link("b", "a"), file("c", "12345"), file("d", "54321")], [file("e", "12345")]);
  expect(image.duplicateBytes).toBe(10);
});

test("AUFS metadata and a marker's own bytes are no payload", async () => {
  const image = await inspect([file(".wh..wh.plnk/1.2", "123"), file(".wh..wh.aufs", "1"), file("a/.wh.b", "zz"), file("c", "4")]);
  expect(image).toMatchObject({ diskBytes: 1, visibleBytes: 1 });
  expect(image.layers[0]?.entries).toBe(4);
});

test.each([".wh.", "d/.wh..", "d/.wh..."])("the whiteout %s names no file and is refused", async (name) => {
  await expect(inspect([{ name }])).rejects.toThrow(UserError);
});

test("case 59: paths are cleaned as engines clean them, and never leave the root", async () => {
  expect(await hiddenIn([file("./etc//x", "1"), file("../../b", "22")], [file("/etc/./x", "3"), file("a/../b", "444")])).toEqual([
    "b 2 0>1 overwritten",
    "etc/x 1 0>1 overwritten",
  ]);
});

test("a path with a NUL in it is refused", async () => {
  const hidden = { "GNU.sparse.map": "0,1", "GNU.sparse.numblocks": "1", "GNU.sparse.size": "1", "GNU.sparse.name": "a\0b" };
  await expect(inspect([file("s", "x", { pax: hidden })])).rejects.toThrow("a path with a NUL in it");
});

test("bytes of a name that are not UTF-8 are shown as escapes", async () => {
  const name = Buffer.from([0xc3, 0xa4, 0xff, 0x2e, 0xe2, 0x82]);
  expect(await hiddenIn([{ name, content: "1" }], [opaque("")])).toEqual([String.raw`ä\xff.\xe2\x82 1 0>1 opaque`]);
});

test("case 59: a sparse file counts as stat shows it, and equals its plain copy", async () => {
  const pax = { "GNU.sparse.map": "2,3", "GNU.sparse.numblocks": "1", "GNU.sparse.size": "8" };
  const image = await inspect([file("sparse", "abc", { pax }), file("plain", "\0\0abc\0\0\0")]);
  expect(image).toMatchObject({ diskBytes: 16, visibleBytes: 16, duplicateBytes: 8 });
});

test("a sparse file with vast holes is measured without filling them", async () => {
  const size = 4 * 1024 ** 4;
  const sparse = (name: string, content: string) =>
    file(name, content, { pax: { "GNU.sparse.map": `${size - 3},3`, "GNU.sparse.numblocks": "1", "GNU.sparse.size": String(size) } });
  const image = await inspect([sparse("a", "abc"), sparse("b", "abc"), sparse("c", "xyz")]);
  expect(image).toMatchObject({ diskBytes: 3 * size, duplicateBytes: size });
});

test("holes that are filled count towards the largest layer", async () => {
  const size = 50 * 1024 ** 2;
  const pax = { "GNU.sparse.map": "0,1", "GNU.sparse.numblocks": "1", "GNU.sparse.size": String(size) };
  const entries = Array.from({ length: 3 }, (_, i) => file(`s${i}`, "x", { pax }));
  const measuring = comparePlatform("linux/amd64", null, { from: "image", image: imageOf({ layers: [{ tar: tarOf(entries) }] }) }, {
    ...OPTIONS,
    maxLayerBytes: 2 * size,
  });
  await expect(measuring).rejects.toMatchObject({ hint: expect.stringContaining("max-layer-size") as unknown });
});
