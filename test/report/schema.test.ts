import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type {
  BudgetResult,
  Cause,
  FileChange,
  FileChanges,
  Finding,
  HiddenFile,
  ImageReport,
  LayerChange,
  LayerReport,
  PlatformReport,
  Report,
  ReportBase,
  ReportConfig,
  SizeDelta,
  TriedBase,
  WaiverResult,
} from "../../src/report/report.ts";
import { MAX_REPORT_BYTES } from "../../src/report/bound.ts";
import { parseReport } from "../../src/report/schema.ts";
import { added, anyReport, budget, compared, diffReport, imageReport, inspectReport } from "../fakes/reports.ts";

const SCHEMA = JSON.parse(readFileSync("schema/report.v1.json", "utf8")) as { $defs: Record<string, SchemaNode> } & SchemaNode;
const IMAGE = imageReport([["RUN make", 100, 300]]);
const BIGGER = imageReport([["RUN make", 100, 300], ["RUN more", 50, 70]], {
  hidden: [{ path: "a", bytes: 30, layer: 1, hiddenByLayer: 1, why: "duplicate-entry" }],
});
const COMPARED = compared("linux/amd64", IMAGE, BIGGER, {
  layers: [["shared", 0, 0], ["added", null, 1]],
  deltaPullBytes: 50,
  files: { added: 1, removed: 0, changed: 0, metadataOnly: 0, top: [{ path: "a", change: "added", bytes: 40, layer: 1 }] },
});
const GOOD = diffReport([COMPARED]);

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function refusalOf(value: unknown): string {
  try {
    parseReport(value instanceof Uint8Array ? value : bytesOf(value), "report.json");
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "accepted";
}

function changed(path: string, value: unknown): Report {
  const copy = structuredClone(GOOD);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let place: Record<string, unknown> = copy as unknown as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

test("a report comes back as it was written", () => {
  expect(parseReport(bytesOf(GOOD), "report.json")).toEqual(GOOD);
});

test("every report that the type allows is valid under the schema", () => {
  fc.assert(
    fc.property(anyReport(), (report) => {
      // A lone surrogate is no UTF-8: in bytes it is the replacement character.
      const written = JSON.parse(new TextDecoder().decode(bytesOf(report))) as unknown;
      expect(parseReport(bytesOf(report), "report.json")).toEqual(written);
    }),
    { numRuns: 100 },
  );
});

test("random JSON is refused with a UserError and nothing else", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => parseReport(new TextEncoder().encode(text), "report.json")).toThrow(UserError);
    }),
    { numRuns: 200 },
  );
});

test("random bytes are refused with a UserError and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => parseReport(bytes, "report.json")).toThrow(UserError);
    }),
    { numRuns: 100 },
  );
});

test("a report beyond 32 MiB is refused before it is parsed", () => {
  expect(refusalOf(new Uint8Array(MAX_REPORT_BYTES + 1))).toBe("report.json is larger than a report may be (32 MiB).");
});

describe("the schema refuses", () => {
  test.each([
    ["a key that it does not know", "platforms.0.extra", 1, "report.json is not a report: /platforms/0 must NOT have additional properties."],
    ["a missing key", "platforms.0.delta", undefined, "report.json is not a report: /platforms/0 must have required property 'delta'."],
    ["a number with a fraction where bytes stand", "platforms.0.head.pullBytes", 1.5, "report.json is not a report: /platforms/0/head/pullBytes must be integer,null."],
    ["negative bytes", "platforms.0.head.pullBytes", -1, "report.json is not a report: /platforms/0/head/pullBytes must be >= 0."],
    ["a number too large to be exact", "platforms.0.deltaPullBytes", 2 ** 60, "report.json is not a report: /platforms/0/deltaPullBytes must be <= 9007199254740991."],
    ["a digest that is none", "head.digest", "sha256:xyz", 'report.json is not a report: /head/digest must match pattern "^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$".'],
    ["a version of the future", "schemaVersion", 2, "report.json is not a report: /schemaVersion must be equal to constant."],
    ["a text that is too long", "head.reference", "x".repeat(65_537), "report.json is not a report: /head/reference must NOT have more than 65536 characters."],
    ["no platform at all", "platforms", [], "report.json is not a report: /platforms must NOT have fewer than 1 items."],
    ["a change it does not know", "platforms.0.files.top.0.change", "moved", "report.json is not a report: /platforms/0/files/top/0/change must be equal to one of the allowed values."],
  ])("%s", (_, path, value, message) => {
    expect(refusalOf(changed(path, value))).toBe(message);
  });

  test("more hidden files than it allows", () => {
    const hidden = Array.from({ length: 10_001 }, () => BIGGER.hidden?.[0]);
    expect(refusalOf(changed("platforms.0.head.hidden", hidden))).toBe(
      "report.json is not a report: /platforms/0/head/hidden must NOT have more than 10000 items.",
    );
  });
});

describe("a report that contradicts itself is refused:", () => {
  test.each([
    ["a layer that is not there", "platforms.0.layers.1.head", 7, "/platforms/0 aligns layers that are not there"],
    ["an added layer that base has", "platforms.0.layers.1.base", 0, "/platforms/0 aligns layers that are not there"],
    ["a hidden file in no layer", "platforms.0.head.hidden.0.layer", 2, "/platforms/0/head has a hidden file in a layer that is not there"],
    ["a changed file in no layer", "platforms.0.files.top.0.layer", 2, "/platforms/0 has a file in a layer that is not there"],
    ["layers out of order", "platforms.0.head.layers.1.index", 0, "/platforms/0/head has layers out of order"],
    ["a delta that is none", "platforms.0.delta.pullBytes", 51, "/platforms/0 has a delta that is not head minus base"],
    ["hidden bytes that do not add up", "platforms.0.base.visibleBytes", 1, "/platforms/0 has a delta that is not head minus base; /platforms/0/base has hiddenBytes that are not diskBytes minus visibleBytes"],
    ["a compared platform without a delta", "platforms.0.delta", null, "/platforms/0 has a delta that its status does not allow"],
    ["a platform with a base in a report without one", "base", null, "the document has no base, and a platform has one"],
    ["a verdict from nowhere", "verdict", "pass", "the document has a verdict that its budgets do not give"],
  ])("%s", (_, path, value, fault) => {
    expect(refusalOf(changed(path, value))).toBe(`report.json is not a report: ${fault}.`);
  });

  test("a platform that stands there twice", () => {
    expect(refusalOf({ ...GOOD, platforms: [COMPARED, COMPARED] })).toBe(
      "report.json is not a report: the document names a platform twice.",
    );
  });

  test("a budget that passes against its own numbers", () => {
    const line = budget("pull <= 1MB", "linux/amd64", 1_000_000, 2_000_000, { ok: true });
    expect(refusalOf({ ...GOOD, budgets: [line], verdict: "pass" })).toBe(
      "report.json is not a report: /budgets/0 has a result that its numbers do not give.",
    );
  });

  test("changes in a report of one image", () => {
    const platform = { ...added("linux/amd64", IMAGE), files: { added: 0, removed: 0, changed: 0, metadataOnly: 0, top: [] } };
    expect(refusalOf(inspectReport([platform]))).toBe(
      "report.json is not a report: /platforms/0 has changes in a report of kind inspect.",
    );
  });
});

test("at most three faults are told", () => {
  const platform = changed("platforms.0.head.hidden.0.layer", 2).platforms[0];
  const twice = [platform, platform, platform, platform].map((one, at) => ({ ...one, platform: `linux/p${at}` }));
  expect(refusalOf({ ...GOOD, platforms: twice })).toMatch(/; and 1 more\.$/);
});

test("the schema describes every field", () => {
  const undescribed: string[] = [];
  const visit = (node: SchemaNode, path: string) => {
    for (const [key, field] of Object.entries(node.properties ?? {})) {
      const target = field.$ref === undefined ? field : SCHEMA.$defs[field.$ref.replace("#/$defs/", "")];
      if ((field.description ?? target?.description ?? "") === "") undescribed.push(`${path}.${key}`);
      visit(field, `${path}.${key}`);
    }
    for (const choice of node.oneOf ?? []) visit(choice, path);
  };
  visit(SCHEMA, "");
  for (const [name, node] of Object.entries(SCHEMA.$defs)) visit(node, name);
  expect(undescribed).toEqual([]);
});

/** For every field of the type, whether it may be null; the compiler refuses a field too few, too many or told wrong. */
type Nullable<T> = { readonly [K in keyof T]-?: null extends T[K] ? true : false };

describe("the type and the schema know the same fields, and of the same ones that they may be null:", () => {
  const report: Nullable<Report> = {
    schemaVersion: false, kind: false, base: true, head: false, baseTried: false, verdict: false, platforms: false, findings: false, budgets: false, notCounted: false, config: false,
  };
  const head: Nullable<Report["head"]> = { reference: false, digest: true, commit: true };
  const base: Nullable<ReportBase> = { reference: false, digest: true, source: false, commit: true, commitsBehind: true };
  const triedBase: Nullable<TriedBase> = { source: false, reference: false, result: false, error: true };
  const platform: Nullable<PlatformReport> = {
    platform: false, status: false, base: true, head: true, delta: true, deltaPullBytes: true, layers: true, files: true, causes: true,
  };
  const delta: Nullable<SizeDelta> = { pullBytes: true, diskBytes: true, visibleBytes: true, hiddenBytes: true };
  const image: Nullable<ImageReport> = {
    digest: true, configBytes: false, pullBytes: true, tarBytes: true, diskBytes: true, visibleBytes: true, hiddenBytes: true, hidden: true, duplicateBytes: true, layers: false,
  };
  const hiddenFile: Nullable<HiddenFile> = { path: false, bytes: false, layer: false, hiddenByLayer: false, why: false };
  const layer: Nullable<LayerReport> = {
    index: false, digest: true, diffId: false, mediaType: true, bytes: true, tarBytes: true, diskBytes: true, entries: true, createdBy: false, dockerfile: true,
  };
  const layerChange: Nullable<LayerChange> = { change: false, base: true, head: true, deltaBytes: true };
  const files: Nullable<FileChanges> = { added: false, removed: false, changed: false, metadataOnly: false, top: false };
  const fileChange: Nullable<FileChange> = { path: false, change: false, bytes: false, layer: false };
  const cause: Nullable<Cause> = { id: false, title: false, diskBytes: false, pullBytes: true, layer: true, dockerfile: true, remedy: false };
  const finding: Nullable<Finding> = {
    id: false, title: false, bytes: false, platform: false, layer: true, dockerfile: true, remedy: false, lint: true, paths: false,
  };
  const budget: Nullable<BudgetResult> = {
    line: false, metric: false, platform: false, unit: false, limit: false, actual: true, ok: true, waivedBy: true,
  };
  const notCounted: Nullable<Report["notCounted"]> = { attestationBytes: false, artifactManifests: false };
  const config: Nullable<ReportConfig> = { path: false, isChanged: true, droppedLines: false, waivers: false };
  const waiver: Nullable<WaiverResult> = { line: false, until: false, reason: false, daysLeft: false, state: false };
  const types = { config, waiver, head, base, triedBase, platform, delta, image, hiddenFile, layer, layerChange, files, fileChange, cause, finding, budget, notCounted };

  test("the report", () => {
    expect(nullabilityOf(SCHEMA)).toEqual(report);
  });

  test.each(Object.entries(types))("%s", (name, fields) => {
    expect(nullabilityOf(SCHEMA.$defs[name] ?? {})).toEqual(fields);
  });
});

test("causes and findings are accepted, though nothing writes them yet", () => {
  const report = diffReport([
    {
      ...COMPARED,
      causes: [{ id: "dpkg:jdk", title: "jdk", diskBytes: 70, pullBytes: null, layer: 1, dockerfile: { path: "Dockerfile", line: 14 }, remedy: "Use jre." }],
    },
  ], {
    findings: [{ id: "apt-lists", title: "apt lists", bytes: 5, platform: "linux/amd64", layer: null, dockerfile: null, remedy: "Delete.", lint: "DL3009", paths: ["var/lib/apt/lists"] }],
  });
  expect(parseReport(bytesOf(report), "report.json")).toEqual(report);
});

test("a key that would reach an object's prototype is refused like any other", () => {
  const text = JSON.stringify(GOOD).replace("{", '{"__proto__":{"isAdmin":true},');
  expect(refusalOf(new TextEncoder().encode(text))).toBe("report.json is not a report: the document must NOT have additional properties.");
});

/** What came after the first version: a reader of that one has to get along without. */
const OPTIONAL: readonly string[] = ["config"];

function nullabilityOf(node: SchemaNode): Record<string, boolean> {
  const isNullable = (field: SchemaNode): boolean => {
    if (field.$ref !== undefined) return isNullable(SCHEMA.$defs[field.$ref.replace("#/$defs/", "")] ?? {});
    return [field.type].flat().includes("null") || (field.oneOf ?? []).some(isNullable);
  };
  const fields = Object.entries(node.properties ?? {}).map(([name, field]) => [name, isNullable(field)] as const);
  expect(node.required).toEqual(fields.map(([name]) => name).filter((name) => !OPTIONAL.includes(name)));
  return Object.fromEntries(fields);
}

interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Record<string, SchemaNode>;
  readonly oneOf?: readonly SchemaNode[];
}
