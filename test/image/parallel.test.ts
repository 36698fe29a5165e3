import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { openImage } from "../../src/image/open.ts";
import { runParallel } from "../../src/image/parallel.ts";
import { saveWithFolders } from "../fakes/docker-archive.ts";
import { startEngine } from "../fakes/engine.ts";
import { fakeHost } from "../fakes/host.ts";
import { blobFiles, layoutFiles, storedImage, tarOfFiles } from "../fakes/oci-layout.ts";
import { fileOf, folderOf, temporaryFolder } from "./opening.ts";

test("no more run at a time than were asked for, and all are run", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await runParallel([1, 2, 3, 4, 5], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    done.push(item);
  });
  expect(most).toBe(2);
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4, 5]));
});

test("after a failure nothing new is started, and what runs is awaited", async () => {
  const done: number[] = [];
  const work = runParallel([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error("the first");
    await new Promise(setImmediate);
    done.push(item);
  });
  await expect(work).rejects.toThrow("the first");
  expect(done).toEqual([2]);
});

test.each([
  ["a layout", async () => `oci:${await folderOf(layout)}`],
  ["an archive", async () => `oci-archive:${await fileOf(tarOfFiles(layout))}`],
  ["a compressed archive", async () => `oci-archive:${await fileOf(gzipSync(tarOfFiles(layout)))}`],
  ["an engine", async () => "docker-daemon:app:1"],
])("reading layers from %s stops when it is called off, for the reason that was given", async (_, place) => {
  const engine = await startEngine(await temporaryFolder(), { "app:1": saveWithFolders([{ image, tags: ["app:1"] }]) });
  onTestFinished(() => engine.close());
  const stop = new AbortController();
  const access = { host: fakeHost({ env: { DOCKER_HOST: engine.address } }), registry: neverAsked, platforms: [], absent: "refuse" } as const;
  const opened = await openImage(await place(), access);
  onTestFinished(() => opened.close());
  const [platform] = opened.platforms;
  const read = platform?.readLayers(
    platform.layers,
    async (_layer, content) => {
      for await (const _chunk of content) stop.abort(new Error("called off"));
    },
    1,
    stop.signal,
  );
  await expect(read).rejects.toThrow("called off");
});

const image = storedImage();
const layout = layoutFiles([image.descriptor], blobFiles(image));

function neverAsked(): never {
  throw new Error("No registry is asked.");
}
