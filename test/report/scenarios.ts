import type { FileChange, ImageReport, PlatformReport, Report } from "../../src/report/report.ts";
import { added, budget, compared, diffReport, digestOf, imageReport, inspectReport, type LayerShape, MERGE_BASE, removed } from "../fakes/reports.ts";

const FROM: readonly LayerShape[] = [
  ["/bin/sh -c #(nop) ADD file:4b1be1de1a1e5e0ba4b1be1de1a1e5e0ba4b1be1de1a1e5e0ba4b1be1de1a1e5 in / ", 20_000_000, 60_000_000],
  ["RUN /bin/sh -c apt-get update && apt-get install -y ca-certificates # buildkit", 8_200_000, 14_800_000],
];
const DEPENDENCIES: LayerShape = ["COPY package*.json ./ # buildkit", 16_500_000, 90_000_000];
const REPUSHED: LayerShape = ["COPY package*.json ./ # buildkit", 16_500_000, 90_000_001];
const APP: readonly LayerShape[] = [
  ["COPY --chown=app:app node_modules /app/node_modules # buildkit", 62_100_000, 180_000_000],
  ["COPY src /app/src # buildkit", 40_000_000, 61_700_000],
];

const BASE = imageReport([...FROM, ...APP, DEPENDENCIES, ["RUN /bin/sh -c apt-get install -y openjdk-17-jre-headless # buildkit", 31_000_000, 47_000_000]]);
const GROWN = imageReport(
  [
    ...FROM,
    ...APP,
    REPUSHED,
    ["RUN /bin/sh -c apt-get install -y openjdk-17-jdk-headless # buildkit", 68_400_000, 147_399_999],
    ["RUN |1 NPM_TOKEN=hunter2 /bin/sh -c make dist | tee /log # buildkit", 4_400_000, 18_000_000],
    ["RUN /bin/sh -c rm -rf /app/dist.tmp # buildkit", 120, 0],
  ],
  { hidden: [{ path: "app/dist.tmp", bytes: 18_000_000, layer: 6, hiddenByLayer: 7, why: "whiteout" }] },
);

const TOP: readonly FileChange[] = [
  { path: "usr/lib/jvm/java-17-openjdk-amd64/lib/modules", change: "added", bytes: 71_000_000, layer: 5 },
  { path: "usr/lib/jvm/java-17-openjdk-amd64/lib/ct.sym", change: "added", bytes: 9_100_000, layer: 5 },
  { path: "var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages", change: "added", bytes: 8_800_000, layer: 5 },
  { path: "usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa", change: "removed", bytes: -4_000_000, layer: 5 },
  { path: "etc/ld.so.cache", change: "changed", bytes: 512, layer: 5 },
];

function grownPlatform(platform: string): PlatformReport {
  return compared(platform, BASE, GROWN, {
    deltaPullBytes: 89_300_120,
    layers: [["shared", 0, 0], ["shared", 1, 1], ["shared", 2, 2], ["shared", 3, 3], ["repushed", 4, 4], ["changed", 5, 5], ["added", null, 6], ["added", null, 7]],
    files: { added: 1204, removed: 3, changed: 12, metadataOnly: 0, top: TOP },
  });
}

const UNCHANGED = compared("linux/amd64", BASE, BASE, {
  deltaPullBytes: 0,
  layers: BASE.layers.map(({ index }) => ["shared", index, index] as const),
});

const SHRUNK = compared("linux/amd64", GROWN, BASE, {
  deltaPullBytes: 47_500_000,
  layers: [["shared", 0, 0], ["shared", 1, 1], ["shared", 2, 2], ["shared", 3, 3], ["repushed", 4, 4], ["changed", 5, 5], ["removed", 6, null], ["removed", 7, null]],
  files: { added: 3, removed: 1204, changed: 12, metadataOnly: 40, top: [{ path: "usr/lib/jvm/modules", change: "removed", bytes: -71_000_000, layer: 5 }] },
});

/** The same image where nothing compressed is kept. */
function uncompressed(image: ImageReport): ImageReport {
  return imageReport(image.layers.map(({ createdBy, diskBytes }) => [createdBy, null, diskBytes]), { digest: null, hidden: image.hidden ?? [] });
}

const HOSTILE_PATHS = [
  "a|b|c",
  "back\\|slash",
  "`code`",
  "```",
  "</details><script>alert(1)</script>",
  "<!-- plimsoll:diff key=acme/api -->",
  "@acme/team and @octocat",
  "#1 GH-1 acme/api#2",
  "https://evil.test/?a=b",
  "![pixel](http://evil.test/x.png)",
  "[click](javascript:alert(1))",
  "bidi\u202Egnp.exe",
  "zero\u200Bwidth\uFEFF",
  "line\nbreak\r\n### heading",
  "esc\u001B[31mred",
  " leading and trailing ",
  "",
  `${"very/long/".repeat(60)}name.so`,
  "**bold** _em_ ~~gone~~ $x^2$ :tada:",
];

function hostile(): Report {
  const layers = HOSTILE_PATHS.map((path, at): LayerShape => [path, 1_000 + at, 40_000_000]);
  const image = imageReport(layers, {
    hidden: HOSTILE_PATHS.map((path, at) => ({ path, bytes: 1_000_000 - at, layer: at, hiddenByLayer: at, why: "duplicate-entry" })),
  });
  const platforms = HOSTILE_PATHS.slice(0, 3).map((name) =>
    compared(name, imageReport(layers.slice(0, 1)), image, {
      deltaPullBytes: 1,
      layers: [["shared", 0, 0], ...layers.slice(1).map((_, at) => ["added", null, at + 1] as const)],
      files: { added: 19, removed: 0, changed: 0, metadataOnly: 0, top: HOSTILE_PATHS.map((path, at) => ({ path, change: "added", bytes: 500_000 - at, layer: 0 })) },
    }),
  );
  return diffReport(platforms, {
    base: { reference: "x`y|z\n# h", digest: digestOf("b"), source: "moving", commit: "@octocat", commitsBehind: null },
    baseTried: HOSTILE_PATHS.map((reference) => ({ source: "merge-base", reference, result: "unreadable", error: `</sub> ${reference}` })),
    head: { reference: "`|</sub><img src=x>", digest: null, commit: "#1" },
    budgets: HOSTILE_PATHS.slice(0, 3).map((name) => budget(`path:${name} <= 1MB`, name, 1_000_000, 2_000_000, { metric: `path:${name}` })),
  });
}

const MANY_LAYERS = Array.from({ length: 180 }, (_, at): LayerShape => [`RUN step-${at} && ${"x".repeat(80)}`, 1_000 + at, 40_000_000 + at]);
const MANY = imageReport(MANY_LAYERS, {
  hidden: Array.from({ length: 600 }, (_, at) => ({ path: `srv/${"deep/".repeat(12)}${at}.bin`, bytes: 100_000 - at, layer: at % 180, hiddenByLayer: 179, why: "whiteout" })),
});
const MANY_BASE = imageReport(MANY_LAYERS.slice(0, 2));

function enormous(): Report {
  const platforms = Array.from({ length: 100 }, (_, at) =>
    compared(`linux/p${at}`, MANY_BASE, MANY, {
      deltaPullBytes: MANY.pullBytes,
      layers: MANY_LAYERS.map((_, layer) => (layer < 2 ? (["shared", layer, layer] as const) : (["added", null, layer] as const))),
      files: { added: 2_000, removed: 0, changed: 0, metadataOnly: 0, top: Array.from({ length: 100 }, (_, file) => ({ path: `opt/${"long/".repeat(14)}${file}`, change: "added", bytes: 1_000 - file, layer: 3 })) },
    }),
  );
  const budgets = platforms.flatMap(({ platform }) =>
    [20, 40, 60, 80].map((limit) => budget(`pull <= ${limit}kB`, platform, limit * 1000, 196_110)),
  );
  return diffReport(platforms, { budgets });
}

const OVER = [
  budget("delta-pull <= 20MB", "linux/amd64", 20_000_000, 89_300_120),
  budget("pull <= 250MB", "linux/amd64", 250_000_000, 219_600_120),
  budget("pull +<= 20%", "linux/amd64", 20, 23.509),
  budget("layers <= 30", "linux/amd64", 30, 8),
];

/** The reports whose renderings stand in `renderings/`, by name. */
export const SCENARIOS: Readonly<Record<string, Report>> = {
  "grew-over-budget": diffReport([grownPlatform("linux/amd64"), grownPlatform("linux/arm64")], {
    budgets: [...OVER, ...OVER.map((line) => ({ ...line, platform: "linux/arm64" }))],
  }),
  waived: diffReport([grownPlatform("linux/amd64")], {
    budgets: OVER.map((line) => (line.ok === false ? { ...line, waivedBy: "size-ok" } : line)),
  }),
  unchanged: diffReport([UNCHANGED], { budgets: [budget("pull <= 250MB", "linux/amd64", 250_000_000, 177_800_000)] }),
  shrank: diffReport([SHRUNK]),
  "first-measurement": diffReport([added("linux/amd64", GROWN)], {
    base: null,
    baseTried: [
      { source: "merge-base", reference: "ghcr.io/acme/api:sha-a1b2c3d", result: "not-found", error: null },
      { source: "stored", reference: "plimsoll-report-acme/api-a1b2c3d", result: "not-found", error: null },
    ],
    budgets: [budget("pull <= 250MB", "linux/amd64", 250_000_000, 219_600_120), budget("delta-pull <= 20MB", "linux/amd64", 20_000_000, null)],
  }),
  "base-unreadable": diffReport([grownPlatform("linux/amd64")], {
    base: { ...MERGE_BASE, source: "moving", reference: "ghcr.io/acme/api:main", commit: null, commitsBehind: null },
    baseTried: [
      { source: "merge-base", reference: "ghcr.io/acme/api:sha-a1b2c3d", result: "unreadable", error: "ghcr.io answered 403 to GET /v2/acme/api/manifests/sha-a1b2c3d." },
      { source: "stored", reference: "plimsoll-report-acme/api-a1b2c3d", result: "not-found", error: null },
      { source: "moving", reference: "ghcr.io/acme/api:main", result: "used", error: null },
    ],
  }),
  "platform-added-and-removed": diffReport([grownPlatform("linux/amd64"), added("linux/arm64", GROWN), removed("linux/arm/v7", BASE)]),
  "base-only-amd64": diffReport([UNCHANGED, added("linux/arm64", GROWN), added("linux/arm/v7", BASE)], {
    budgets: [budget("delta-pull <= 20MB", "linux/amd64", 20_000_000, 0), budget("delta-pull <= 20MB", "linux/arm64", 20_000_000, null)],
  }),
  "stale-baseline": diffReport([SHRUNK], {
    base: { ...MERGE_BASE, source: "stored", reference: "ghcr.io/acme/api@sha256:0000", commitsBehind: 14 },
  }),
  "pull-unknown": diffReport([
    compared("linux/amd64", uncompressed(BASE), uncompressed(GROWN), {
      deltaPullBytes: null,
      layers: [["shared", 0, 0], ["shared", 1, 1], ["shared", 2, 2], ["shared", 3, 3], ["repushed", 4, 4], ["changed", 5, 5], ["added", null, 6], ["added", null, 7]],
      files: { added: 1204, removed: 3, changed: 12, metadataOnly: 0, top: TOP },
    }),
  ]),
  "manifests-only": diffReport([
    compared("linux/amd64", imageReport([["COPY app /app", 20_000_000, null]]), imageReport([["COPY app /app", 20_000_000, null], ["RUN make", 5_000, null]]), {
      deltaPullBytes: 5_000,
      layers: [["shared", 0, 0], ["added", null, 1]],
      files: null,
    }),
  ]),
  "back-to-normal": diffReport([UNCHANGED], { budgets: [budget("delta-pull <= 20MB", "linux/amd64", 20_000_000, 0)] }),
  truncated: enormous(),
  "forty-platforms": diffReport(Array.from({ length: 40 }, (_, at) => grownPlatform(`linux/p${at}`))),
  "hostile-names": hostile(),
  inspect: inspectReport([added("linux/amd64", { ...GROWN, duplicateBytes: 4_200_000 })]),
};
