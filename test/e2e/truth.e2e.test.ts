import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImageReport, PlatformReport, Report } from "../../src/report/report.ts";
import { blobPath, imageNames, repository, type ImageName, type OciManifest } from "./images.ts";
import { must } from "./processes.ts";
import { compareTrees, countBytes, readTree, type TreeEntry } from "./trees.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-truth-"));
const trees = new Map<ImageName, Map<string, TreeEntry>>();

// What each image's root file system holds, as umoci unpacks it.
beforeAll(async () => {
  const unpack = async (name: ImageName): Promise<void> => {
    const bundle = join(folder, name);
    await must("umoci", ["unpack", "--image", `${world.layout}:${name}`, bundle]);
    trees.set(name, await readTree(join(bundle, "rootfs"), true));
    await rm(bundle, { recursive: true });
  };
  await Promise.all(imageNames.map(unpack));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What GNU tar and gunzip make of a layer: bytes of files, members, and the tar itself. */
interface UnpackedLayer {
  readonly diskBytes: number;
  readonly entries: number;
  readonly diffId: string;
  readonly tarBytes: number;
}

const unpackedLayers = new Map<string, Promise<UnpackedLayer>>();

/** Each layer is unpacked once, also where two images share it. */
function unpackLayer(digest: string): Promise<UnpackedLayer> {
  const unpacked = unpackedLayers.get(digest) ?? unpack(blobPath(world.layout, digest), join(folder, digest.replace(":", "-")));
  unpackedLayers.set(digest, unpacked);
  return unpacked;
}

async function unpack(blob: string, target: string): Promise<UnpackedLayer> {
  await mkdir(target);
  const [listing, tar] = await Promise.all([must("tar", ["--numeric-owner", "-xvpzf", blob, "-C", target]), hashTar(blob)]);
  const diskBytes = countBytes(await readTree(target, false));
  await rm(target, { recursive: true });
  return { diskBytes, entries: listing.trimEnd().split("\n").length, ...tar };
}

async function hashTar(blob: string): Promise<{ diffId: string; tarBytes: number }> {
  const tar = createHash("sha256");
  let tarBytes = 0;
  for await (const chunk of createReadStream(blob).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    tar.update(chunk);
    tarBytes += chunk.length;
  }
  return { diffId: `sha256:${tar.digest("hex")}`, tarBytes };
}

async function platformOf(args: readonly string[]): Promise<PlatformReport> {
  const done = await plimsoll(world, [...args, "--quiet", "--format", "json"]);
  expect(done.stderr).toBe("");
  const platforms = (JSON.parse(done.stdout) as Report).platforms;
  expect(platforms.map(({ platform }) => platform)).toEqual(["linux/amd64"]);
  return platforms[0] as PlatformReport;
}

/** The manifest's own bytes, as skopeo gets them from the registry. */
async function rawManifest(name: ImageName): Promise<string> {
  const reference = `docker://${world.plainRegistry}/${repository}:${name}`;
  return await must("skopeo", ["inspect", "--raw", "--tls-verify=false", reference]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe.each(imageNames)("%s", (name) => {
  let image: ImageReport;
  beforeAll(async () => {
    const { head } = await platformOf(["inspect", `${world.plainRegistry}/${repository}:${name}`]);
    if (head === null) throw new Error("inspect measured no image");
    image = head;
  });

  test("has the digests and compressed sizes that skopeo reads", async () => {
    const raw = await rawManifest(name);
    const manifest = JSON.parse(raw) as OciManifest;
    expect(image.digest).toBe(`sha256:${createHash("sha256").update(raw).digest("hex")}`);
    expect(image.configBytes).toBe(manifest.config.size);
    expect(image.layers.map(({ digest, bytes }) => ({ digest, size: bytes }))).toEqual(
      manifest.layers.map(({ digest, size }) => ({ digest, size })),
    );
    expect(image.pullBytes).toBe(sum(manifest.layers.map(({ size }) => size)));
  });

  test("has the digest that umoci's layout gives the tag", async () => {
    const index = JSON.parse(await readFile(join(world.layout, "index.json"), "utf8")) as {
      manifests: { digest: string; annotations: Record<string, string> }[];
    };
    const tagged = index.manifests.find(
      ({ annotations }) => annotations["org.opencontainers.image.ref.name"] === name,
    );
    expect(image.digest).toBe(tagged?.digest);
  });

  test("has in each layer what GNU tar unpacks from it", async () => {
    for (const layer of image.layers) {
      expect({ ...layer, createdBy: "", dockerfile: null, mediaType: "" }).toEqual({
        index: layer.index,
        digest: layer.digest,
        mediaType: "",
        bytes: layer.bytes,
        ...(await unpackLayer(layer.digest ?? "")),
        createdBy: "",
        dockerfile: null,
      });
    }
    expect(image.diskBytes).toBe(sum(image.layers.map(({ diskBytes }) => diskBytes ?? Number.NaN)));
    expect(image.tarBytes).toBe(sum(image.layers.map(({ tarBytes }) => tarBytes ?? Number.NaN)));
  });

  test("shows the bytes that umoci unpacks, and hides the rest by name", () => {
    const visible = countBytes(trees.get(name) ?? new Map());
    expect(image.visibleBytes).toBe(visible);
    expect(image.hiddenBytes).toBe((image.diskBytes ?? 0) - visible);
    expect(sum((image.hidden ?? []).map(({ bytes }) => bytes))).toBe(image.hiddenBytes);
  });
});

describe.each([
  ["bookworm", "bookworm-jre"],
  ["bookworm-jre", "bookworm"],
  ["bookworm", "trixie"],
] as const)("%s compared with %s", (base, head) => {
  let platform: PlatformReport;
  beforeAll(async () => {
    platform = await platformOf(["diff", `oci:${world.layout}:${base}`, `oci:${world.layout}:${head}`]);
  });

  test("counts the files that differ between the two unpacked trees", () => {
    const [before, after] = [trees.get(base) ?? new Map(), trees.get(head) ?? new Map()];
    const { top, ...counts } = platform.files ?? { top: [] };
    expect(counts).toEqual(compareTrees(before, after));
    expect(platform.delta?.visibleBytes).toBe(countBytes(after) - countBytes(before));
    for (const { path, change, bytes } of top) {
      const sizes = [before.get(path)?.bytes ?? 0, after.get(path)?.bytes ?? 0] as const;
      expect({ path, change, bytes }).toEqual({
        path,
        change: !before.has(path) ? "added" : !after.has(path) ? "removed" : "changed",
        bytes: sizes[1] - sizes[0],
      });
    }
  });

  test("makes a node that holds the base pull the layers that it lacks", async () => {
    const [before, after] = [await rawManifest(base), await rawManifest(head)].map(
      (raw) => (JSON.parse(raw) as OciManifest).layers,
    );
    const held = new Set(before?.map(({ digest }) => digest));
    expect(platform.deltaPullBytes).toBe(
      sum((after ?? []).filter(({ digest }) => !held.has(digest)).map(({ size }) => size)),
    );
  });
});
