import fc from "fast-check";
import { expect, test } from "vitest";
import type { FileChanges, LayerChange, PlatformReport } from "../../src/report/report.ts";
import { comparePlatform } from "../../src/size/compare-platform.ts";
import { imageOf } from "../fakes/images.ts";
import type { TarEntry } from "../fakes/tar.ts";
import { modelOf } from "./reference-model.ts";

const OPTIONS = { depth: "files", maxLayerBytes: 1e9, globs: [] } as const;

const name = fc.constantFrom("a", "b", "c");
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
const content = fc.constantFrom("", "x", "yy", "zzzz", "wwwwwwww");
const time = fc.constantFrom(0, 5);
const entry: fc.Arbitrary<TarEntry> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ name: path, type: fc.constant("file"), content, mtime: time }) },
  { weight: 2, arbitrary: fc.record({ name: path.map((text) => `./${text}/`), type: fc.constant("dir") }) },
  { weight: 1, arbitrary: fc.record({ name: path, type: fc.constant("symlink"), linkname: name }) },
  { weight: 2, arbitrary: fc.record({ name: path }).map(({ name: marked }) => ({ name: marked.replace(/[^/]+$/, ".wh.$&") })) },
  { weight: 1, arbitrary: fc.constantFrom("", "a/", "a/b/", "b/").map((parent) => ({ name: `${parent}.wh..wh..opq` })) },
);
/** A link is given a target that is there, for what engines do with others differs. */
const layer = fc.array(entry, { maxLength: 8 });
const stack = fc.array(layer, { minLength: 1, maxLength: 5 }).chain((layers) =>
  fc.array(fc.record({ layer: fc.nat(layers.length - 1), at: fc.nat(7), name: path, pick: fc.nat(20) }), { maxLength: 4 }).map((links) => withLinks(layers, links)),
);

function withLinks(layers: TarEntry[][], links: { layer: number; at: number; name: string; pick: number }[]): TarEntry[][] {
  const linked = layers.map((entries) => [...entries]);
  for (const link of links) {
    const entries = linked[link.layer] ?? [];
    const at = Math.min(link.at, entries.length);
    const before = [...linked.slice(0, link.layer), entries.slice(0, at)];
    const targets = [...modelOf(before).files.keys()];
    const target = targets[link.pick % Math.max(1, targets.length)];
    const markers = entries.slice(at).some((later) => String(later.name).includes(".wh."));
    // A marker that stands later holds for the whole layer, so the target may be gone.
    if (target !== undefined && !markers) entries.splice(at, 0, { name: link.name, type: "link", linkname: target });
  }
  return linked;
}

function imageFrom(layers: readonly (readonly TarEntry[])[]) {
  return imageOf({ layers: layers.map((entries) => ({ entries, compression: "none" })) });
}

async function compare(base: readonly (readonly TarEntry[])[], head: readonly (readonly TarEntry[])[]): Promise<PlatformReport> {
  const sides = [base, head].map((layers) => ({ from: "image", image: imageFrom(layers) }) as const);
  return (await comparePlatform("linux/amd64", sides[0] ?? null, sides[1] ?? null, OPTIONS)).report;
}

test("any stack of layers weighs what the slow reference model says", async () => {
  await fc.assert(
    fc.asyncProperty(stack, async (layers) => {
      const { head } = (await comparePlatform("linux/amd64", null, { from: "image", image: imageFrom(layers) }, OPTIONS)).report;
      const { diskBytes, visibleBytes, hiddenBytes, duplicateBytes } = modelOf(layers);
      expect(head).toMatchObject({ diskBytes, visibleBytes, hiddenBytes, duplicateBytes });
      expect(head?.hidden?.reduce((sum, row) => sum + row.bytes, 0)).toBe(hiddenBytes);
      expect(head?.layers.reduce((sum, each) => sum + (each.diskBytes ?? 0), 0)).toBe(diskBytes);
    }),
    { numRuns: 150 },
  );
});

test("any two stacks differ in the files that the reference model says", async () => {
  await fc.assert(
    fc.asyncProperty(stack, stack, async (base, head) => {
      const { files } = await compare(base, head);
      const [before, after] = [modelOf(base).files, modelOf(head).files];
      const added = [...after.keys()].filter((each) => !before.has(each));
      const removed = [...before.keys()].filter((each) => !after.has(each));
      const changed = [...after].filter(([each, file]) => before.has(each) && differs(before.get(each), file));
      const top = (change: string) => files?.top.filter((row) => row.change === change).map((row) => row.path).toSorted();
      // A file that became a directory is changed for us, and removed for a model that has no directories.
      expect((files?.added ?? 0) + (files?.changed ?? 0) + (files?.removed ?? 0)).toBe(added.length + removed.length + changed.length);
      expect(added).toEqual(expect.arrayContaining(top("added") ?? []));
      expect(removed).toEqual(expect.arrayContaining(top("removed") ?? []));
      expect(top("changed")).toEqual(expect.arrayContaining(changed.map(([each]) => each)));
    }),
    { numRuns: 100 },
  );
});

function differs(a: { type: string; content: string } | undefined, b: { type: string; content: string }): boolean {
  return a?.type !== b.type || a.content !== b.content;
}

test("an image does not differ from itself", async () => {
  await fc.assert(
    fc.asyncProperty(stack, async (layers) => {
      const report = await compare(layers, layers);
      expect(report.files).toEqual({ added: 0, removed: 0, changed: 0, metadataOnly: 0, top: [] });
      expect(report.delta).toEqual({ pullBytes: 0, diskBytes: 0, visibleBytes: 0, hiddenBytes: 0 });
      expect(report.deltaPullBytes).toBe(0);
      expect(report.layers?.every(({ change, deltaBytes }) => change === "shared" && deltaBytes === 0)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("swapping base and head negates every change, swaps added and removed, and pairs the same layers", async () => {
  await fc.assert(
    fc.asyncProperty(stack, stack, async (a, b) => {
      const [forth, back] = [await compare(a, b), await compare(b, a)];
      expect(back.delta).toEqual(negated(forth.delta));
      expect(back.files).toEqual({ ...swapped(forth.files as FileChanges), top: expect.any(Array) as unknown });
      expect(rows(back.files)).toEqual(rows(forth.files).map(mirrored).toSorted());
      expect(pairs(back.layers)).toEqual(pairs(forth.layers?.map(({ base, head, ...rest }) => ({ ...rest, base: head, head: base })) ?? []));
    }),
    { numRuns: 100 },
  );
});

function negated(delta: PlatformReport["delta"]) {
  return Object.fromEntries(Object.entries(delta ?? {}).map(([key, bytes]) => [key, 0 - (bytes as number)]));
}

function swapped({ added, removed, changed, metadataOnly }: FileChanges) {
  return { added: removed, removed: added, changed, metadataOnly };
}

function rows(files: FileChanges | null): string[] {
  return (files?.top ?? []).map((row) => `${row.path} ${row.change} ${row.bytes}`).toSorted();
}

function mirrored(row: string): string {
  const [where = "", change = "", bytes = ""] = row.split(" ");
  const mirror = { added: "removed", removed: "added" }[change] ?? change;
  return `${where} ${mirror} ${0 - Number(bytes)}`;
}

function pairs(changes: readonly LayerChange[] | null): string[] {
  return (changes ?? [])
    .filter(({ base, head }) => base !== null && head !== null)
    .map(({ change, base, head }) => `${change} ${base} ${head}`)
    .toSorted();
}
