import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openImage } from "../../src/image/open.ts";
import type { ImageReport, PlatformReport } from "../../src/report/report.ts";
import { comparePlatform, type MeasureOptions } from "../../src/size/compare-platform.ts";
import { fakeHost } from "../fakes/host.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const OPTIONS: MeasureOptions = { depth: "files", maxLayerBytes: 1e9, globs: [] };

/** The fields of `expected.json` that test/golden/README.md maps to the report's. */
interface ExpectedImage {
  layers: { digest: string; diff_id: string; compressed: number; uncompressed_tar: number }[];
  compressed_unique_sum: number;
  uncompressed_tar_sum: number;
  payload_shipped: number;
  payload_visible: number;
  payload_hidden: number;
  hidden: { path: string; bytes: number; from_layer: number; hidden_by_layer: number; why: string }[];
  config_size: number;
}

interface Expected {
  base: ExpectedImage;
  head: ExpectedImage;
  diff: {
    pull_delta_compressed: number;
    layers_same_diffid: number;
    recompressed_only: number;
    files_added: [string, number][];
    files_removed: [string, number][];
    files_changed: [string, number, number][];
    metadata_only: unknown[];
  };
}

type Form = "oci" | "docker";

async function measure(folder: string, form: Form): Promise<PlatformReport> {
  const open = (side: string) =>
    openImage(`${form}-archive:${FOLDER}${folder}/${side}.${form}.tar`, {
      host: fakeHost(),
      platforms: [],
      absent: "refuse",
      registry: () => {
        throw new Error("a golden image is not in a registry");
      },
    });
  const [base, head] = [await open("base"), await open("head")];
  try {
    const [before, after] = [base.platforms[0], head.platforms[0]];
    if (before === undefined || after === undefined) throw new Error("an image without a platform");
    const { report } = await comparePlatform("linux/amd64", { from: "image", image: before }, { from: "image", image: after }, OPTIONS);
    return report;
  } finally {
    await Promise.all([base.close(), head.close()]);
  }
}

function numbersOf(image: ImageReport | null) {
  if (image === null) return null;
  const { configBytes, tarBytes, diskBytes, visibleBytes, hiddenBytes, pullBytes } = image;
  const layers = image.layers.map(({ diffId, tarBytes: layerTarBytes }) => ({ diffId, tarBytes: layerTarBytes }));
  return { configBytes, tarBytes, diskBytes, visibleBytes, hiddenBytes, pullBytes, layers };
}

function expectedNumbers(image: ExpectedImage, form: Form) {
  return {
    configBytes: image.config_size,
    tarBytes: image.uncompressed_tar_sum,
    diskBytes: image.payload_shipped,
    visibleBytes: image.payload_visible,
    hiddenBytes: image.payload_hidden,
    pullBytes: form === "oci" ? image.compressed_unique_sum : null,
    layers: image.layers.map((layer) => ({ diffId: layer.diff_id, tarBytes: layer.uncompressed_tar })),
  };
}

function expectedHidden({ hidden }: ExpectedImage) {
  return hidden
    .map((row) => ({
      path: row.path,
      bytes: row.bytes,
      layer: row.from_layer,
      hiddenByLayer: row.hidden_by_layer,
      why: row.why,
    }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
}

function expectedRows({ diff }: Expected): string[] {
  return [
    ...diff.files_added.map(([path, bytes]) => `added ${path} ${bytes}`),
    ...diff.files_removed.map(([path, bytes]) => `removed ${path} ${0 - bytes}`),
    ...diff.files_changed.map(([path, from, to]) => `changed ${path} ${to - from}`),
  ].toSorted();
}

const folders = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}${name}/expected.json`));

test("there are golden pairs", () => {
  expect(folders.length).toBeGreaterThanOrEqual(6);
});

describe.each(folders)("%s", (folder) => {
  const expected = JSON.parse(readFileSync(`${FOLDER}${folder}/expected.json`, "utf8")) as Expected;

  test.each<Form>(["oci", "docker"])("is measured right from its %s archives", async (form) => {
    const report = await measure(folder, form);
    expect(numbersOf(report.base)).toEqual(expectedNumbers(expected.base, form));
    expect(numbersOf(report.head)).toEqual(expectedNumbers(expected.head, form));
    expect(report.base?.hidden).toEqual(expectedHidden(expected.base));
    expect(report.head?.hidden).toEqual(expectedHidden(expected.head));
    expect(report.deltaPullBytes).toBe(form === "oci" ? expected.diff.pull_delta_compressed : null);
  });

  test.each<Form>(["oci", "docker"])("has its files compared right from its %s archives", async (form) => {
    const { files } = await measure(folder, form);
    const { diff } = expected;
    expect(files).toMatchObject({
      added: diff.files_added.length,
      removed: diff.files_removed.length,
      changed: diff.files_changed.length,
      metadataOnly: diff.metadata_only.length,
    });
    expect(files?.top.map((row) => `${row.change} ${row.path} ${row.bytes}`).toSorted()).toEqual(expectedRows(expected));
  });

  test("has its blobs' digests and sizes, and its layers aligned", async () => {
    const report = await measure(folder, "oci");
    for (const [image, wanted] of [[report.base, expected.base] as const, [report.head, expected.head] as const]) {
      expect(image?.layers.map(({ digest, bytes }) => ({ digest, bytes }))).toEqual(
        wanted.layers.map(({ digest, compressed }) => ({ digest, bytes: compressed })),
      );
    }
    const diffIds = (change: { base: number | null; head: number | null }) =>
      [report.base?.layers[change.base ?? -1]?.diffId, report.head?.layers[change.head ?? -1]?.diffId] as const;
    const unchanged = report.layers?.filter(({ change }) => change === "shared" || change === "repushed") ?? [];
    const sameDiffId = unchanged.filter((change) => diffIds(change)[0] === diffIds(change)[1]);
    expect(sameDiffId).toHaveLength(expected.diff.layers_same_diffid);
    expect(sameDiffId.filter(({ change }) => change === "repushed")).toHaveLength(expected.diff.recompressed_only);
  });
});

test("06: equal files with other times make a layer repushed", async () => {
  const { layers } = await measure("06-mtime-only", "oci");
  expect(layers).toEqual([{ change: "repushed", base: 0, head: 0, deltaBytes: -1 }]);
});

test("07: a layer inserted in the middle is added, and the others keep their partners", async () => {
  const { layers } = await measure("07-inserted-layer", "oci");
  expect(layers).toEqual([
    { change: "shared", base: 0, head: 0, deltaBytes: 0 },
    { change: "added", base: null, head: 1, deltaBytes: 1415 },
    { change: "shared", base: 1, head: 2, deltaBytes: 0 },
    { change: "shared", base: 2, head: 3, deltaBytes: 0 },
  ]);
});
