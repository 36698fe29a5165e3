import { describe, expect, test } from "vitest";
import { alignLayers, type AlignedLayer, type AlignLimits } from "../../src/size/align.ts";
import { comparePlatform, type Side } from "../../src/size/compare-platform.ts";
import { looseHistory, normalizeHistory } from "../../src/oci/history.ts";
import { FILE, LayerFiles } from "../../src/size/layer-files.ts";
import type { ScannedLayer } from "../../src/size/scan.ts";
import { imageOf, type FakeLayer } from "../fakes/images.ts";
import { whiteout, type TarEntry } from "../fakes/tar.ts";

type Depth = "layers" | "files";

function side(layers: readonly FakeLayer[]): Side {
  return { from: "image", image: imageOf({ layers }) };
}

/** Each change as `change base>head`. */
async function changes(base: readonly FakeLayer[], head: readonly FakeLayer[], depth: Depth = "files"): Promise<string[]> {
  const { report } = await comparePlatform("linux/amd64", side(base), side(head), { depth, maxLayerBytes: 1e9, globs: [] });
  return (report.layers ?? []).map((row) => `${row.change} ${row.base ?? "-"}>${row.head ?? "-"}`);
}

const layer = (createdBy: string, ...names: string[]): FakeLayer => ({
  createdBy,
  entries: names.map((name) => ({ name, content: `content of ${name}` })),
});

test("equal digests are shared, wherever they stand", async () => {
  const [a, b, c] = [layer("", "a"), layer("", "b"), layer("", "c")];
  expect(await changes([a, b, c], [a, c, b])).toEqual(["shared 0>0", "shared 2>1", "shared 1>2"]);
});

test("a layer inserted in the middle is added", async () => {
  const [a, b, c] = [layer("", "a"), layer("", "b"), layer("", "c")];
  expect(await changes([a, c], [a, b, c], "layers")).toEqual(["shared 0>0", "added ->1", "shared 1>2"]);
});

test("a removed layer is listed where it stood", async () => {
  const [a, b, c] = [layer("", "a"), layer("", "b"), layer("", "c")];
  expect(await changes([a, b, c], [a, c], "layers")).toEqual(["shared 0>0", "removed 1>-", "shared 2>1"]);
  expect(await changes([a, b], [b], "layers")).toEqual(["removed 0>-", "shared 1>0"]);
});

test("the same tar compressed in another way is repushed", async () => {
  const a = layer("", "a");
  expect(await changes([a], [{ ...a, compression: "zstd" }], "layers")).toEqual(["repushed 0>0"]);
});

test("the same tar is shared where a place does not know digests", async () => {
  const a = layer("", "a");
  expect(await changes([{ ...a, digest: null, bytes: null }], [a], "layers")).toEqual(["shared 0>0"]);
});

test("equal files with other times, in another order, are repushed", async () => {
  const files = (mtime: number): TarEntry[] => [
    { name: "a", content: "1", mtime },
    { name: "b", content: "2", mtime },
    { ...whiteout("c"), mtime },
  ];
  expect(await changes([{ entries: files(1) }], [{ entries: files(2).toReversed() }])).toEqual(["repushed 0>0"]);
  expect(await changes([{ entries: files(1) }], [{ entries: files(2).toReversed() }], "layers")).toEqual(["removed 0>-", "added ->0"]);
});

test.each<[string, Partial<TarEntry>]>([
  ["content", { content: "2" }],
  ["mode", { mode: 0o600 }],
  ["owner", { uid: 7 }],
  ["extended attributes", { pax: { "SCHILY.xattr.user.a": "1" } }],
  ["type", { type: "fifo", content: "" }],
])("files with another %s make a layer changed, not repushed", async (_, other) => {
  const entry = { name: "a", content: "1" };
  expect(await changes([{ entries: [entry] }], [{ entries: [{ ...entry, ...other }] }])).toEqual(["changed 0>0"]);
});

test("layers of one instruction are paired by its text, in order", async () => {
  const base = [layer("RUN make one", "x"), layer("RUN make two", "y")];
  const head = [layer("RUN make zero", "p"), layer("RUN make one", "q"), layer("RUN make two", "r")];
  expect(await changes(base, head, "layers")).toEqual(["added ->0", "changed 0>1", "changed 1>2"]);
});

test("BuildKit's and the legacy builder's texts of one instruction are the same", async () => {
  const base = [layer("RUN /bin/sh -c make # buildkit", "a"), layer("COPY app /srv/ # buildkit", "b")];
  const head = [layer("/bin/sh -c make", "c"), layer(`/bin/sh -c #(nop) COPY file:${"0a".repeat(32)} in /srv/ `, "d")];
  expect(await changes(base, head, "layers")).toEqual(["changed 0>0", "changed 1>1"]);
});

test("without texts, the layers with most files in common are paired", async () => {
  const base = [layer("", "a", "b", "c", "d"), layer("", "x", "y")];
  const head = [layer("", "x", "y", "z"), layer("", "a", "b", "c")];
  expect(await changes(base, head)).toEqual(["changed 1>0", "changed 0>1"]);
  expect(await changes(base, head, "layers")).toEqual(["removed 0>-", "removed 1>-", "added ->0", "added ->1"]);
});

test("layers with nothing in common are removed and added", async () => {
  expect(await changes([layer("", "a")], [layer("", "b")])).toEqual(["removed 0>-", "added ->0"]);
});

test("of two equal layers one is shared and the other added", async () => {
  const a = layer("", "a");
  expect(await changes([a], [a, a])).toEqual(["shared 0>0", "added ->1"]);
});

test("which image is base does not matter where layers could be paired in several ways", async () => {
  const one = [layer("RUN a", "1"), layer("RUN b", "2"), layer("RUN a", "3")];
  const other = [layer("RUN b", "4"), layer("RUN a", "5"), layer("RUN b", "6")];
  const mirrored = (rows: string[]) => rows.map((row) => row.replace(/(\S)>(\S)/, "$2>$1")).filter((row) => row.startsWith("changed"));
  const forth = (await changes(one, other)).filter((row) => row.startsWith("changed"));
  expect(forth).toHaveLength(2);
  expect(new Set(mirrored(await changes(other, one)))).toEqual(new Set(forth));
});

test.each([
  ["/bin/sh -c #(nop)  ENV A=1", "ENV A=1"],
  ["ENV A=1", "ENV A=1"],
  ["RUN /bin/sh -c apt-get  update\t&& true # buildkit", "apt-get update && true"],
  ["/bin/sh -c apt-get update && true", "apt-get update && true"],
  ["RUN |2 A=1 B=two words /bin/sh -c make $A # buildkit", "make $A"],
  ["|1 A=1 /bin/sh -c make $A", "make $A"],
  ["|1 A=1 make", "make"],
  [`/bin/sh -c #(nop) ADD dir:${"ab".repeat(32)} in / `, "ADD in /"],
  ["bazel build //app", "bazel build //app"],
  ["", ""],
])("the history text %j says %j", (createdBy, said) => {
  expect(normalizeHistory(createdBy)).toBe(said);
});

test("loosely, a copy is known by its target", () => {
  expect(looseHistory("COPY --from=build /a /b /srv # buildkit")).toBe("COPY to /srv");
  expect(looseHistory(`/bin/sh -c #(nop) COPY multi:${"ab".repeat(32)} in /srv `)).toBe("COPY to /srv");
  expect(looseHistory("RUN /bin/sh -c make # buildkit")).toBe("make");
});

describe("what compares each layer with each has an end", () => {
  const alike = (side: string, count: number, createdBy: string, own: number): AlignedLayer[] =>
    Array.from({ length: count }, (_, index) => ({
      digest: `${side}${index}`,
      diffId: `${side}${index}`,
      bytes: 1,
      createdBy,
      scanned: createdBy === "" ? scannedWith([3 * index + 1, 3 * index + 1 + own]) : null,
    }));
  const changedOf = (base: AlignedLayer[], head: AlignedLayer[], limits?: AlignLimits) =>
    alignLayers(base, head, limits).filter(({ change }) => change === "changed").length;

  test.each(["RUN make", ""])("at 250,000 pairs (created by %j), whichever image is base", (createdBy) => {
    const [fewer, more] = [alike("a", 500, createdBy, 1), alike("a", 501, createdBy, 1)];
    const other = alike("b", 500, createdBy, 2);
    expect(changedOf(fewer, other)).toBe(500);
    expect(changedOf(more, other)).toBe(0);
    expect(changedOf(other, more)).toBe(0);
    expect(alignLayers(more, other)).toHaveLength(1001);
  });

  test("and at as many paths as can be looked at, whichever image is base", () => {
    const [base, head] = [alike("a", 3, "", 1), alike("b", 2, "", 2)];
    expect(changedOf(base, head, { pairs: 6, paths: 24 })).toBe(2);
    expect(changedOf(base, head, { pairs: 6, paths: 23 })).toBe(0);
    expect(changedOf(head, base, { pairs: 6, paths: 23 })).toBe(0);
  });
});

/** A layer with an empty file at each path. */
function scannedWith(paths: readonly number[]): ScannedLayer {
  const files = new LayerFiles();
  for (const path of paths) files.add(path, 0, { type: FILE, size: 0, mode: 0o644, uid: 0, gid: 0, mtime: 0, xattrs: "" }, 0);
  return { files, tarBytes: 0, diskBytes: 0, entries: paths.length, opaques: [], whiteouts: [] };
}
