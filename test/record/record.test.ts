import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { artifactNameOf, formatRecord, type ImageRecord } from "../../src/record/record.ts";
import { parseRecord } from "../../src/record/schema.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_MANIFEST } from "../../src/oci/media-type.ts";

const record: ImageRecord = {
  schemaVersion: 1,
  repository: "ghcr.io/acme/api",
  platform: "linux/arm/v7",
  digest: digestOf("image"),
  mediaType: OCI_MANIFEST,
  sizeBytes: 1234,
  attestations: [{ digest: digestOf("attestation"), mediaType: OCI_MANIFEST, sizeBytes: 839 }],
};

function parse(value: unknown): ImageRecord {
  return parseRecord(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)), "r.json");
}

function refusalOf(value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
}

test("a record is read as it was written", () => {
  expect(parse(formatRecord(record))).toEqual(record);
  expect(formatRecord(record)).toBe(`${JSON.stringify(record, null, 2)}\n`);
});

describe("what is no record is refused, without a word that its author chose", () => {
  test.each<[string, unknown, string]>([
    ["no JSON", "{", "r.json is not valid JSON."],
    ["bytes that are no text", '"\\ud800"', "r.json is not a record: the document must be object."],
    ["an array", [], "r.json is not a record: the document must be object."],
    ["another version", { ...record, schemaVersion: 2 }, "r.json is not a record: /schemaVersion must be equal to constant."],
    ["a field too many", { ...record, "::error::": 1 }, "r.json is not a record: the document must NOT have additional properties."],
    ["a field too few", { ...record, digest: undefined }, "r.json is not a record: the document must have required property 'digest'."],
    ["a digest that is a path", { ...record, digest: "sha256:../../x" }, 'r.json is not a record: /digest must match pattern "^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$".'],
    ["an index", { ...record, mediaType: "application/vnd.oci.image.index.v1+json" }, "r.json is not a record: /mediaType must be equal to one of the allowed values."],
    ["a size that is none", { ...record, sizeBytes: -1 }, "r.json is not a record: /sizeBytes must be >= 1."],
    ["a repository with a tag", { ...record, repository: "ghcr.io/acme/api:1" }, "r.json is not a record: /repository is not one in full."],
    ["a repository of Docker Hub that is not in full", { ...record, repository: "debian" }, "r.json is not a record: /repository is not one in full."],
    ["a URL", { ...record, repository: "http://169.254.169.254/x" }, "r.json is not a record: /repository is not one in full."],
    ["a platform that is not normalised", { ...record, platform: "linux/aarch64" }, "r.json is not a record: /platform is not a normalised one."],
    ["a platform that is none", { ...record, platform: "`id`" }, "r.json is not a record: /platform is not a normalised one."],
    ["more than a hundred attestations", { ...record, attestations: Array(101).fill(record.attestations[0]) }, "r.json is not a record: /attestations must NOT have more than 100 items."],
    ["prototypes", `{"__proto__":{},${JSON.stringify(record).slice(1)}`, "r.json is not a record: the document must NOT have additional properties."],
    ["more than 64 KiB", `${" ".repeat(70_000)}{}`, "r.json is larger than a record may be (64 KiB)."],
  ])("%s", (_, value, message) => {
    expect(refusalOf(value)).toBe(message);
  });
});

test("its artifact is named after the key and the platform", () => {
  expect(artifactNameOf(record, "acme/api")).toBe("plimsoll-record-acme-api-linux-arm-v7");
  expect(artifactNameOf({ platform: "linux/amd64" }, "api:1")).toBe("plimsoll-record-api-1-linux-amd64");
  expect(artifactNameOf({ platform: "windows/amd64:10.0.20348.1" }, "api")).toBe("plimsoll-record-api-windows-amd64-10.0.20348.1");
});

test("the schema is published under its own name, and says what every field means", () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schema/record.v1.json"), "utf8")) as { $id: string; required: string[]; properties: Record<string, { description?: string }> };
  expect(schema.$id).toMatch(/\/schema\/record\.v1\.json$/);
  expect(schema.required).toEqual(Object.keys(record));
  for (const [name, property] of Object.entries(schema.properties)) expect(property.description, name).toMatch(/\.$/);
});
