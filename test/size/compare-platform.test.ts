import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Image } from "../../src/image/image.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { comparePlatform, type MeasureOptions, type Side } from "../../src/size/compare-platform.ts";
import { imageOf, type FakeLayer } from "../fakes/images.ts";
import { opaque, tarOf, whiteout, type TarEntry } from "../fakes/tar.ts";

const FILES: MeasureOptions = { depth: "files", maxLayerBytes: 1e9, globs: [] };
const PLATFORM = "linux/amd64";
const side = (image: Image): Side => ({ from: "image", image });
const layersOf = (...layers: TarEntry[][]) => imageOf({ layers: layers.map((entries) => ({ entries })) });

async function compare(base: TarEntry[][], head: TarEntry[][], options = FILES) {
  return (await comparePlatform(PLATFORM, side(layersOf(...base)), side(layersOf(...head)), options)).report;
}

test("without a base there is nothing to compare with, and head is measured", async () => {
  const { report } = await comparePlatform(PLATFORM, null, side(layersOf([{ name: "a", content: "1" }])), FILES);
  expect(report).toMatchObject({ platform: PLATFORM, status: "added", base: null, delta: null, deltaPullBytes: null, layers: null, files: null, causes: null });
  expect(report.head).toMatchObject({ diskBytes: 1, configBytes: 100 });
});

test("without a head the platform was removed", async () => {
  const { report } = await comparePlatform(PLATFORM, side(layersOf([{ name: "a", content: "1" }])), null, FILES);
  expect(report).toMatchObject({ status: "removed", head: null, delta: null });
  expect(report.base?.visibleBytes).toBe(1);
});

test("depth layers reads nothing and knows what manifests say", async () => {
  const [base, head] = [layersOf([{ name: "a" }]), layersOf([{ name: "a" }], [{ name: "b", content: "123" }])];
  const { report } = await comparePlatform(PLATFORM, side(base), side(head), { ...FILES, depth: "layers", globs: ["**"] });
  expect([...base.read, ...head.read]).toEqual([]);
  const added = head.layers[1]?.bytes ?? 0;
  expect(report).toMatchObject({ deltaPullBytes: added, files: null, delta: { pullBytes: added, diskBytes: null, visibleBytes: null, hiddenBytes: null } });
  expect(report.head).toMatchObject({ tarBytes: null, diskBytes: null, visibleBytes: null, hiddenBytes: null, hidden: null, duplicateBytes: null });
  expect(report.head?.layers[1]).toMatchObject({ bytes: added, tarBytes: null, diskBytes: null, entries: null });
});

test("layers that both images hold are read once", async () => {
  const [shared, own] = [[{ name: "a", content: "1" }], [{ name: "b", content: "2" }]];
  const [base, head] = [layersOf(shared, shared), layersOf(shared, own)];
  await comparePlatform(PLATFORM, side(base), side(head), FILES);
  expect([base.read, head.read]).toEqual([[], [0, 1]]);
});

test("pull size counts each distinct digest once, and delta pull what base lacks", async () => {
  const [a, b] = [{ entries: [{ name: "a", content: "1" }] }, { entries: [{ name: "b", content: "22" }] }];
  const [base, head] = [imageOf({ layers: [a] }), imageOf({ layers: [a, b, b] })];
  const { report } = await comparePlatform(PLATFORM, side(base), side(head), { ...FILES, depth: "layers" });
  const [first, second] = head.layers;
  expect(report.head?.pullBytes).toBe((first?.bytes ?? 0) + (second?.bytes ?? 0));
  expect(report.deltaPullBytes).toBe(second?.bytes);
});

test("pull sizes are unknown where one layer's digest or size is", async () => {
  const known: FakeLayer = { entries: [{ name: "a" }] };
  const unknown: FakeLayer = { entries: [{ name: "b" }], digest: null, bytes: null };
  const measured = async (base: FakeLayer[], head: FakeLayer[]) =>
    (await comparePlatform(PLATFORM, side(imageOf({ layers: base })), side(imageOf({ layers: head })), { ...FILES, depth: "layers" })).report;
  const inHead = await measured([known], [known, unknown]);
  expect([inHead.base?.pullBytes, inHead.head?.pullBytes, inHead.deltaPullBytes, inHead.delta?.pullBytes]).toEqual([
    inHead.base?.layers[0]?.bytes,
    null,
    null,
    null,
  ]);
  expect((await measured([unknown], [known])).deltaPullBytes).toBeNull();
});

test("a report can be the base: its numbers are compared, its files are not known", async () => {
  const [base, head] = [layersOf([{ name: "a", content: "1" }]), layersOf([{ name: "a", content: "1" }], [{ name: "b", content: "22" }])];
  const earlier = (await comparePlatform(PLATFORM, null, side(base), FILES)).report.head;
  if (earlier === null) throw new Error("nothing was measured");
  const { report, globBytes } = await comparePlatform(PLATFORM, { from: "report", image: earlier }, side(head), { ...FILES, globs: ["**"] });
  expect(report.base).toBe(earlier);
  expect(report.delta).toMatchObject({ diskBytes: 2, visibleBytes: 2, hiddenBytes: 0 });
  expect(report.layers?.map(({ change }) => change)).toEqual(["shared", "added"]);
  expect(report.deltaPullBytes).toBe(head.layers[1]?.bytes);
  expect(report.files).toBeNull();
  expect(globBytes.get("**")).toEqual({ base: null, head: 3 });
});

test("visible bytes under globs: dot files count, a slash or ./ in front means nothing, hard links count once", async () => {
  const base = layersOf([{ name: "app/a", content: "1" }]);
  const head = layersOf(
    [
      { name: "app/a", content: "1" },
      { name: "app/.env", content: "22" },
      { name: "app/b/c", content: "333" },
      { name: "app/link", type: "link", linkname: "app/b/c" },
      { name: "app/gone", content: "4444" },
      { name: "lib/x", content: "55555" },
    ],
    [whiteout("app/gone")],
  );
  const globs = ["app/**", "/app/*", "./lib/x", "none/**"];
  const { globBytes } = await comparePlatform(PLATFORM, side(base), side(head), { ...FILES, globs });
  expect(Object.fromEntries(globBytes)).toEqual({
    "app/**": { base: 1, head: 6 },
    "/app/*": { base: 1, head: 6 },
    "./lib/x": { base: 0, head: 5 },
    "none/**": { base: 0, head: 0 },
  });
});

test("files that were added, removed and changed are counted and listed, the largest first", async () => {
  const { files } = await compare(
    [[{ name: "kept", content: "k" }, { name: "gone", content: "12" }, { name: "changed", content: "12345" }, { name: "dir/", type: "dir" }]],
    [[{ name: "kept", content: "k" }], [{ name: "changed", content: "1" }, { name: "new", content: "123" }, { name: "dir2/", type: "dir" }]],
  );
  expect(files).toEqual({
    added: 1,
    removed: 1,
    changed: 1,
    metadataOnly: 0,
    top: [
      { path: "changed", change: "changed", bytes: -4, layer: 1 },
      { path: "new", change: "added", bytes: 3, layer: 1 },
      { path: "gone", change: "removed", bytes: -2, layer: 0 },
    ],
  });
});

test.each<[string, Partial<TarEntry>, "changed" | "metadataOnly"]>([
  ["content of the same size", { content: "2" }, "changed"],
  ["type", { type: "fifo", content: "" }, "changed"],
  ["mode", { mode: 0o600 }, "metadataOnly"],
  ["owner", { uid: 1 }, "metadataOnly"],
  ["group", { gid: 1 }, "metadataOnly"],
  ["time", { mtime: 1 }, "metadataOnly"],
  ["extended attribute", { pax: { "SCHILY.xattr.user.a": "1" } }, "metadataOnly"],
])("another %s counts as it should", async (_, other, expected) => {
  const entry = { name: "a", content: "1" };
  const { files } = await compare([[entry]], [[{ ...entry, ...other }]]);
  expect(files).toMatchObject({ added: 0, removed: 0, changed: 0, metadataOnly: 0, [expected]: 1 });
});

test("a symlink's target is its content, and its mode means nothing", async () => {
  const symlink = (linkname: string, mode: number): TarEntry => ({ name: "a", type: "symlink", linkname, mode });
  expect((await compare([[symlink("b", 0o777)]], [[symlink("c", 0o777)]])).files).toMatchObject({ changed: 1, metadataOnly: 0 });
  expect((await compare([[symlink("b", 0o777)]], [[symlink("b", 0o644)]])).files).toMatchObject({ changed: 0, metadataOnly: 0 });
});

test("a device's numbers are its content", async () => {
  const device = (devMinor: number): TarEntry => ({ name: "a", type: "char", devMajor: 1, devMinor });
  expect((await compare([[device(3)]], [[device(5)]])).files).toMatchObject({ changed: 1 });
});

test("a file that became a directory is changed, also where no entry describes the directory", async () => {
  const { files } = await compare([[{ name: "a", content: "12" }]], [[{ name: "x" }], [{ name: "a/b", content: "1" }]]);
  expect(files).toMatchObject({ added: 2, removed: 0, changed: 1 });
  expect(files?.top[0]).toEqual({ path: "a", change: "changed", bytes: -2, layer: 1 });
});

test("the bytes of a hard-linked file stand at one of its names, one that base has if any", async () => {
  const { files } = await compare(
    [[{ name: "m", content: "12345" }]],
    [[{ name: "a", content: "12345" }, { name: "m", type: "link", linkname: "a" }, { name: "q", content: "123" }, { name: "b", type: "link", linkname: "q" }]],
  );
  expect(files?.top.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(["b 3", "a 0", "q 0"]);
});

test("no more than 100 files are listed", async () => {
  const { files } = await compare([[]], [Array.from({ length: 150 }, (_, i) => ({ name: `f${i}`, content: "x".repeat(i) }))]);
  expect(files?.added).toBe(150);
  expect(files?.top.map(({ bytes }) => bytes)).toEqual(Array.from({ length: 100 }, (_, i) => 149 - i));
});

test("removing everything is no file changed but removed", async () => {
  expect((await compare([[{ name: "d/a", content: "1" }]], [[{ name: "d/a", content: "1" }], [opaque("d")]])).files).toMatchObject({ removed: 1, changed: 0 });
});

test("case 60: a layer that is not what its DiffID says is refused", async () => {
  const image = imageOf({ layers: [{ entries: [], diffId: `sha256:${"0".repeat(64)}` as Digest }] });
  await expect(comparePlatform(PLATFORM, null, side(image), FILES)).rejects.toThrow(`its DiffID should be sha256:${"0".repeat(64)} and is`);
});

test("case 58: a layer larger than allowed is refused before it is read whole, and the input named", async () => {
  const image = imageOf({ layers: [{ tar: tarOf([{ name: "a", content: Buffer.alloc(5_000_000) }]) }] });
  const error: unknown = await comparePlatform(PLATFORM, null, side(image), { ...FILES, maxLayerBytes: 1_000_000 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toBe(`Layer 0 (${image.layers[0]?.digest}) is larger than 1.0 MB when uncompressed.`);
  expect((error as UserError).hint).toContain("max-layer-size");
});

test("an unreadable layer is refused at depth files with the way out, and no matter at depth layers", async () => {
  const image = imageOf({ layers: [{ entries: [], unreadable: "it is not distributed by the registry." }] });
  await expect(comparePlatform(PLATFORM, null, side(image), FILES)).rejects.toMatchObject({
    message: `Layer 0 (${image.layers[0]?.digest}) cannot be read: it is not distributed by the registry.`,
    hint: expect.stringContaining("--depth layers") as unknown,
  });
  await comparePlatform(PLATFORM, null, side(image), { ...FILES, depth: "layers" });
});

test("a layer that base can give is not missed in head", async () => {
  const readable: FakeLayer = { entries: [{ name: "a", content: "1" }] };
  const base = imageOf({ layers: [readable] });
  const head = imageOf({ layers: [{ ...readable, unreadable: "it is elsewhere." }] });
  const { report } = await comparePlatform(PLATFORM, side(base), side(head), FILES);
  expect(report.head?.diskBytes).toBe(1);
});

test("the first failure is shown, and the other image's reading is stopped", async () => {
  const base = imageOf({ layers: [{ blob: Buffer.from("not a tar".padEnd(600, "x")), tar: Buffer.alloc(0) }] });
  const head = imageOf({ layers: Array.from({ length: 40 }, (_, i) => ({ entries: [{ name: `f${i}`, content: Buffer.alloc(200_000) }] })) });
  await expect(comparePlatform(PLATFORM, side(base), side(head), FILES)).rejects.toThrow("a header's checksum is wrong");
  expect(head.read.length).toBeLessThan(40);
});

test("an aborted measurement stops", async () => {
  const controller = new AbortController();
  controller.abort(new UserError("Interrupted.", "Run it again."));
  await expect(comparePlatform(PLATFORM, null, side(layersOf([])), { ...FILES, signal: controller.signal })).rejects.toThrow("Interrupted.");
});

test("progress counts layers and stored bytes", async () => {
  const image = layersOf([{ name: "a", content: "1" }], [{ name: "b", content: "2" }]);
  const seen: { layersDone: number; layersTotal: number; bytesRead: number }[] = [];
  await comparePlatform(PLATFORM, null, side(image), { ...FILES, onProgress: (progress) => seen.push(progress) });
  const bytesRead = image.layers.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  expect(seen.at(-1)).toEqual({ layersDone: 2, layersTotal: 2, bytesRead });
});

test("sizes that add up beyond what a number holds exactly are refused, never rounded", async () => {
  const huge = imageOf({
    layers: [
      { entries: [{ name: "a" }], bytes: Number.MAX_SAFE_INTEGER },
      { entries: [{ name: "b" }], bytes: Number.MAX_SAFE_INTEGER },
    ],
  });
  const measuring = comparePlatform(PLATFORM, null, side(huge), { ...FILES, depth: "layers" });
  await expect(measuring).rejects.toThrowError("The layers of the image are said to hold more than 9 PB.");
});
