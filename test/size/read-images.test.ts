import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { comparePlatform } from "../../src/size/compare-platform.ts";
import { PathTree } from "../../src/size/path-tree.ts";
import { readImages } from "../../src/size/read-images.ts";
import { imageOf, type CountingImage } from "../fakes/images.ts";

const layersOf = (...names: string[]) => imageOf({ layers: names.map((name) => ({ entries: [{ name, content: name }] })) });

/** The image, and with how many layers at a time it was asked to read. */
function asked(image: CountingImage): { image: CountingImage; parallel: number[] } {
  const parallel: number[] = [];
  const readLayers: CountingImage["readLayers"] = (wanted, read, atATime, signal) => {
    parallel.push(atATime);
    return image.readLayers(wanted, read, atATime, signal);
  };
  return { image: { ...image, readLayers }, parallel };
}

test("one image's layers are read as many at a time as there may be, those of two share", async () => {
  const alone = asked(layersOf("a", "b"));
  const pair = [asked(layersOf("c", "d")), asked(layersOf("e", "f"))];
  const blame = (failure: UserError) => failure;
  const options = { depth: "files", maxLayerBytes: 1e9, parallel: 4 } as const;
  await readImages([{ image: alone.image, blame }], new PathTree(), options);
  await readImages(pair.map(({ image }) => ({ image, blame })), new PathTree(), options);
  expect([alone.parallel, ...pair.map(({ parallel }) => parallel)]).toEqual([[4], [2], [2]]);
});

test("a comparison reads a layer for each core, up to four", async () => {
  const head = asked(layersOf("a", "b", "c", "d", "e"));
  await comparePlatform("linux/amd64", null, { from: "image", image: head.image }, { depth: "files", maxLayerBytes: 1e9, globs: [] });
  expect(head.parallel).toEqual([Math.min(availableParallelism(), 4)]);
});
