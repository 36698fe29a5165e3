import { createHash } from "node:crypto";
import { zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Digest } from "../../src/oci/digest.ts";
import { TextIds } from "../../src/size/layer-files.ts";
import { PathTree } from "../../src/size/path-tree.ts";
import { scanLayer } from "../../src/size/scan.ts";
import { imageOf } from "../fakes/images.ts";
import { comparePlatform } from "../../src/size/compare-platform.ts";
import { tarOf } from "../fakes/tar.ts";

const MEBIBYTE = 1024 * 1024;
const zeros = Buffer.alloc(64 * MEBIBYTE);
const header = tarOf([{ name: "zeros", size: 20 * zeros.length }], false);

/** The header of a file of 1.25 GiB and its zeros, in 20 frames that each inflate ten thousand fold. */
function bomb(): { blob: AsyncIterable<Uint8Array>; diffId: Digest; taken: () => number } {
  const frame = zstdCompressSync(zeros);
  const hash = createHash("sha256").update(header);
  let taken = 0;
  async function* frames() {
    yield zstdCompressSync(header);
    for (; taken < 20; taken += 1) yield frame;
  }
  for (let i = 0; i < 20; i += 1) hash.update(zeros);
  return { blob: frames(), diffId: `sha256:${hash.digest("hex")}` as Digest, taken: () => taken };
}

function scan({ blob, diffId }: ReturnType<typeof bomb>, maxLayerBytes: number) {
  return scanLayer(blob, diffId, "Layer 3", { tree: new PathTree(), xattrs: new TextIds(), maxLayerBytes });
}

test("case 58: zstd that inflates ten thousand fold is given up where the limit is, the rest unread", async () => {
  const layer = bomb();
  await expect(scan(layer, 100 * MEBIBYTE)).rejects.toMatchObject({
    name: "UserError",
    message: "Layer 3 is larger than 104.9 MB when uncompressed.",
    hint: "If the image is trusted, raise max-layer-size.",
  });
  expect(layer.taken()).toBeLessThan(10);
});

test("case 57: the bytes tell how a layer is compressed, whatever its media type says", async () => {
  const layers = (["gzip", "zstd", "none"] as const).map((compression) => ({
    entries: [{ name: compression, content: "12345" }],
    compression,
    mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  }));
  const { report } = await comparePlatform("linux/amd64", null, { from: "image", image: imageOf({ layers }) }, { depth: "files", maxLayerBytes: 1e9, globs: [] });
  expect(report.head?.layers.map(({ diskBytes }) => diskBytes)).toEqual([5, 5, 5]);
});

test("case 59: a drive letter and a backslash are parts of a name", async () => {
  const image = imageOf({ layers: [{ entries: [{ name: "C:\\evil\\..\\x", content: "123" }] }, { entries: [{ name: "C:\\evil/.wh.x" }, { name: ".wh.C:\\evil\\..\\x" }] }] });
  const { report } = await comparePlatform("linux/amd64", null, { from: "image", image }, { depth: "files", maxLayerBytes: 1e9, globs: [] });
  expect(report.head?.hidden?.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(["C:\\evil\\..\\x 3"]);
});
