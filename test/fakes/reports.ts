import { createHash } from "node:crypto";
import fc from "fast-check";
import type {
  BudgetResult,
  FileChange,
  HiddenFile,
  ImageReport,
  LayerChange,
  LayerReport,
  PlatformReport,
  Report,
  ReportBase,
  SizeDelta,
  TriedBase,
} from "../../src/report/report.ts";
import { verdictOf } from "../../src/report/verdict.ts";

/** One layer of a made-up image: the instruction, compressed bytes and payload bytes. */
export type LayerShape = readonly [createdBy: string, bytes: number | null, diskBytes: number | null];

/** What of a made-up image is not the sum of its layers. */
export interface ImageShape {
  readonly hidden?: readonly HiddenFile[];
  readonly duplicateBytes?: number;
  readonly digest?: string | null;
}

/** A digest that depends on nothing but the text. */
export function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** An image with these layers; a layer's digest comes from its numbers and instruction, null without compressed bytes. */
export function imageReport(layers: readonly LayerShape[], shape: ImageShape = {}): ImageReport {
  const reports = layers.map(layerReport);
  const diskBytes = sumOrNull(reports.map((layer) => layer.diskBytes));
  const hidden = diskBytes === null ? null : (shape.hidden ?? []);
  const hiddenBytes = hidden === null ? null : hidden.reduce((sum, file) => sum + file.bytes, 0);
  const distinct = [...new Map(reports.map((layer) => [layer.digest ?? layer.index, layer])).values()];
  return {
    digest: shape.digest === undefined ? digestOf(JSON.stringify(layers)) : shape.digest,
    configBytes: 1712,
    pullBytes: sumOrNull(distinct.map((layer) => layer.bytes)),
    tarBytes: sumOrNull(reports.map((layer) => layer.tarBytes)),
    diskBytes,
    visibleBytes: diskBytes === null || hiddenBytes === null ? null : diskBytes - hiddenBytes,
    hiddenBytes,
    hidden,
    duplicateBytes: diskBytes === null ? null : (shape.duplicateBytes ?? 0),
    layers: reports,
  };
}

function layerReport([createdBy, bytes, diskBytes]: LayerShape, index: number): LayerReport {
  const content = `${createdBy} ${bytes} ${diskBytes}`;
  return {
    index,
    digest: bytes === null ? null : digestOf(`gzip ${content}`),
    diffId: digestOf(`tar ${content}`),
    mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
    bytes,
    tarBytes: diskBytes === null ? null : diskBytes + 1024,
    diskBytes,
    entries: diskBytes === null ? null : 12,
    createdBy,
    dockerfile: null,
  };
}

/** What changed between two made-up images: `[change, base, head]` for each layer. */
export interface ComparisonShape {
  readonly layers: readonly (readonly [change: LayerChange["change"], base: number | null, head: number | null])[];
  readonly deltaPullBytes: number | null;
  readonly files?: { readonly added: number; readonly removed: number; readonly changed: number; readonly metadataOnly: number; readonly top: readonly FileChange[] } | null;
}

/** A platform that both images have. */
export function compared(platform: string, base: ImageReport, head: ImageReport, shape: ComparisonShape): PlatformReport {
  const bytesOf = (image: ImageReport, at: number | null) => (at === null ? 0 : (image.layers[at]?.bytes ?? null));
  return {
    platform,
    status: "compared",
    base,
    head,
    delta: deltaOf(base, head),
    deltaPullBytes: shape.deltaPullBytes,
    layers: shape.layers.map(([change, b, h]) => ({
      change,
      base: b,
      head: h,
      deltaBytes: difference(bytesOf(head, h), bytesOf(base, b)),
    })),
    files: shape.files === undefined ? { added: 0, removed: 0, changed: 0, metadataOnly: 0, top: [] } : shape.files,
    causes: null,
  };
}

/** A platform that only head has, or that has nothing to be compared with. */
export function added(platform: string, head: ImageReport): PlatformReport {
  return { platform, status: "added", base: null, head, delta: null, deltaPullBytes: null, layers: null, files: null, causes: null };
}

/** A platform that only base has. */
export function removed(platform: string, base: ImageReport): PlatformReport {
  return { platform, status: "removed", base, head: null, delta: null, deltaPullBytes: null, layers: null, files: null, causes: null };
}

function deltaOf(base: ImageReport, head: ImageReport): SizeDelta {
  return {
    pullBytes: difference(head.pullBytes, base.pullBytes),
    diskBytes: difference(head.diskBytes, base.diskBytes),
    visibleBytes: difference(head.visibleBytes, base.visibleBytes),
    hiddenBytes: difference(head.hiddenBytes, base.hiddenBytes),
  };
}

/** A budget line that was evaluated, or (`actual` null) was not. */
export function budget(
  line: string,
  platform: string,
  limit: number,
  actual: number | null,
  more: Partial<BudgetResult> = {},
): BudgetResult {
  const metric = line.split(" ", 1).join("");
  const unit = metric === "layers" ? "count" : line.endsWith("%") ? "percent" : "bytes";
  return { line, metric, platform, unit, limit, actual, ok: actual === null ? null : actual <= limit, waivedBy: null, ...more };
}

/** A base found at the pull request's merge base. */
export const MERGE_BASE: ReportBase = {
  reference: "ghcr.io/acme/api:sha-a1b2c3d",
  digest: digestOf("base index"),
  source: "merge-base",
  commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
  commitsBehind: 0,
};

/** A diff of these platforms; its verdict follows from its budgets. */
export function diffReport(platforms: readonly PlatformReport[], more: Partial<Report> = {}): Report {
  const base = more.base === undefined ? MERGE_BASE : more.base;
  const tried: TriedBase[] =
    base === null ? [] : [{ source: base.source, reference: base.reference, result: "used", error: null }];
  return {
    schemaVersion: 1,
    kind: "diff",
    base,
    head: { reference: "oci:./image", digest: digestOf("head index"), commit: "e4f5a6b7c8d90011223344556677889900aabbcc" },
    baseTried: tried,
    verdict: verdictOf(more.budgets ?? []),
    platforms,
    findings: [],
    budgets: [],
    notCounted: { attestationBytes: 14_000, artifactManifests: 2 },
    ...more,
  };
}

/** A small diff of one platform, for tests that need some report and do not look into it. */
export function reportOf(more: Partial<Report> = {}): Report {
  const base = imageReport([["COPY app /app", 1_000_000, 3_000_000]]);
  const head = imageReport([["COPY app /app", 1_000_000, 3_000_000], ["RUN make", 2_000_000, 5_000_000]]);
  const layers = [["shared", 0, 0], ["added", null, 1]] as const;
  return diffReport([compared("linux/amd64", base, head, { layers, deltaPullBytes: 2_000_000 })], more);
}

/** A report of one image. */
export function inspectReport(platforms: readonly PlatformReport[], more: Partial<Report> = {}): Report {
  return diffReport(platforms, { ...more, kind: "inspect", base: null });
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function difference(head: number | null, base: number | null): number | null {
  return head === null || base === null ? null : head - base;
}

const HOSTILE_WORDS = [
  "|", "\\|", "`", "```", "</details>", "<!-- plimsoll:diff key=x -->", "@team", "#1", "GH-1", "https://evil.test/x", "![x](http://e)",
  "\u202E", "\u200B", "\u0000", "\u001B[31m", "\r\n", "\n\n# x", "日本語", "é", "\uD800", "---|---", "$(id)", "<img src=x>", " ", "a/b",
];

/** Text as a hostile image would hold it. */
export function hostileText(): fc.Arbitrary<string> {
  return fc.array(fc.oneof(fc.constantFrom(...HOSTILE_WORDS), fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 6 }).map((parts) => parts.join(""));
}

function anyImage(): fc.Arbitrary<ImageReport> {
  const size = fc.nat({ max: 2_000_000_000 });
  const layer = fc.tuple(hostileText(), size, size, fc.nat({ max: 5 }));
  const place = fc.nat({ max: 99 });
  const hidden = fc.tuple(
    hostileText(),
    fc.nat({ max: 9_000_000 }),
    place,
    place,
    fc.constantFrom("whiteout", "opaque", "overwritten", "overwritten-identical", "replaced-type", "duplicate-entry"),
  );
  return fc
    .record({
      layers: fc.array(layer, { minLength: 1, maxLength: 8 }),
      hidden: fc.array(hidden, { maxLength: 30 }),
      knowsPull: fc.boolean(),
      knowsFiles: fc.boolean(),
      duplicateBytes: size,
    })
    .map(({ layers, hidden, knowsPull, knowsFiles, duplicateBytes }) => {
      const shapes = layers.map(([by, bytes, disk, salt]): LayerShape => [
        salt === 0 ? by : `RUN step ${salt}`,
        knowsPull ? bytes : null,
        // The payload is larger than anything that can be hidden in it.
        knowsFiles ? disk + 300_000_000 : null,
      ]);
      return imageReport(shapes, {
        duplicateBytes,
        hidden: hidden.map(([path, bytes, layer, by, why]) => ({
          path,
          bytes,
          layer: layer % layers.length,
          hiddenByLayer: by % layers.length,
          why,
        })),
      });
    });
}

function anyComparison(platform: string): fc.Arbitrary<PlatformReport> {
  const change = fc.constantFrom<LayerChange["change"]>("shared", "repushed", "added", "removed", "changed");
  const file = fc.tuple(hostileText(), fc.constantFrom<FileChange["change"]>("added", "removed", "changed"), fc.integer(), fc.nat({ max: 99 }));
  return fc
    .record({
      base: anyImage(),
      head: anyImage(),
      changes: fc.array(fc.tuple(change, fc.nat({ max: 99 }), fc.nat({ max: 99 })), { maxLength: 12 }),
      deltaPullBytes: fc.option(fc.nat()),
      files: fc.option(fc.record({ counts: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), top: fc.array(file, { maxLength: 30 }) })),
    })
    .map(({ base, head, changes, deltaPullBytes, files }) => {
      const at = (index: number, image: ImageReport) => index % image.layers.length;
      return compared(platform, base, head, {
        deltaPullBytes,
        layers: changes.map(([kind, b, h]) => [kind, kind === "added" ? null : at(b, base), kind === "removed" ? null : at(h, head)]),
        files:
          files === null
            ? null
            : {
                added: files.counts[0],
                removed: files.counts[1],
                changed: files.counts[2],
                metadataOnly: files.counts[3],
                top: files.top.map(([path, kind, bytes, layer]) => ({ path, change: kind, bytes, layer: at(layer, kind === "removed" ? base : head) })),
              },
      });
    });
}

function anyPlatform(platform: string, hasBase: boolean): fc.Arbitrary<PlatformReport> {
  const isNew = anyImage().map((image) => added(platform, image));
  if (!hasBase) return isNew;
  return fc.oneof({ weight: 3, arbitrary: anyComparison(platform) }, isNew, anyImage().map((image) => removed(platform, image)));
}

function anyBudget(platforms: readonly string[]): fc.Arbitrary<BudgetResult> {
  return fc
    .tuple(
      fc.constantFrom(...platforms),
      fc.constantFrom("pull <= 1MB", "delta-pull <= 1MB", "disk +<= 5%", "layers <= 3", "hidden +<= 0"),
      fc.option(hostileText()),
      fc.nat(),
      fc.option(fc.integer()),
      fc.boolean(),
    )
    .map(([platform, line, glob, limit, actual, isWaived]) => {
      const result = budget(glob === null ? line : `path:${glob} <= 1MB`, platform, limit, actual);
      return { ...result, waivedBy: result.ok === false && isWaived ? "size-ok" : null };
    });
}

function anyBase(): fc.Arbitrary<ReportBase> {
  return fc.record({
    reference: hostileText(),
    digest: fc.constantFrom(null, digestOf("base index")),
    source: fc.constantFrom("explicit", "merge-base", "stored", "moving"),
    commit: fc.option(hostileText()),
    commitsBehind: fc.option(fc.nat()),
  });
}

/** Any report that is valid under the schema, most of them as a hostile author would write them. */
export function anyReport(): fc.Arbitrary<Report> {
  const names = fc.uniqueArray(fc.oneof(fc.constantFrom("linux/amd64", "linux/arm64", "linux/arm/v7"), hostileText().filter((text) => text !== "")), {
    minLength: 1,
    maxLength: 4,
  });
  const tried = fc.record({
    source: fc.constantFrom<TriedBase["source"]>("explicit", "merge-base", "stored", "moving"),
    reference: hostileText(),
    result: fc.constantFrom<TriedBase["result"]>("not-found", "unreadable"),
    error: fc.option(hostileText()),
  });
  return fc
    .tuple(names, fc.constantFrom<"diff" | "first" | "inspect">("diff", "first", "inspect"))
    .chain(([platforms, kind]) =>
      fc.record({
        kind: fc.constant(kind),
        platforms: fc.tuple(...platforms.map((name) => anyPlatform(name, kind === "diff"))),
        base: kind === "diff" ? anyBase() : fc.constant(null),
        tried: fc.array(tried, { maxLength: 4 }),
        budgets: fc.array(anyBudget(platforms), { maxLength: 6 }),
        head: fc.record({ reference: hostileText(), digest: fc.constantFrom(null, digestOf("head index")), commit: fc.option(hostileText()) }),
        notCounted: fc.record({ attestationBytes: fc.nat(), artifactManifests: fc.nat() }),
      }),
    )
    .map(({ kind, tried, ...report }) =>
      diffReport(report.platforms, { ...report, kind: kind === "inspect" ? "inspect" : "diff", baseTried: tried }),
    );
}
