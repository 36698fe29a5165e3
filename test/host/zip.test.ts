import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readZip } from "../../src/host/zip.ts";
import { buildZip } from "../fakes/zip.ts";

const MAX_BYTES = 1_000_000;
const HINT = "Upload the artifact again with a tool that makes plain zips, and look at who made this one.";
const report = Buffer.from('{"schemaVersion":1}');

function texts(files: Map<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, content]) => [name, Buffer.from(content).toString()]));
}

describe("a plain zip", () => {
  test("gives its files by name, packed or stored, without its folders", () => {
    const zip = zipSync({ "report.json": report, records: { "a.json": [Buffer.from("{}"), { level: 0 }] } });
    expect(texts(readZip(zip, MAX_BYTES))).toEqual({ "report.json": '{"schemaVersion":1}', "records/a.json": "{}" });
    expect(readZip(buildZip([{ name: "records/" }]), MAX_BYTES)).toEqual(new Map());
  });

  test("may be empty, and may end in a comment", () => {
    expect(readZip(zipSync({}), MAX_BYTES)).toEqual(new Map());
    const zip = buildZip([{ name: "a", content: report }], { comment: "made by hand" });
    expect([...readZip(zip, MAX_BYTES).keys()]).toEqual(["a"]);
  });

  test("may have names beyond ASCII, sizes after the data, and Unix modes of files", () => {
    const zip = buildZip([{ name: "größe.json", content: report, flags: 0x0808, mode: 0o100644 }]);
    expect([...readZip(zip, MAX_BYTES).keys()]).toEqual(["größe.json"]);
  });

  test("may be as large as is allowed and no larger", () => {
    const zip = zipSync({ a: new Uint8Array(1000), b: new Uint8Array(1000) });
    expect(readZip(zip, 2000).size).toBe(2);
    expect(() => readZip(zip, 1999)).toThrow("The zip unpacks to 2000 bytes; 1999 are the most that is read.");
  });
});

describe("a hostile zip is refused", () => {
  const name = "report.json";
  const zeros = new Uint8Array(50_000_000);
  const tooMany = Array.from({ length: 1001 }, (_, index) => ({ name: String(index) }));
  test.each<[string, Uint8Array, string]>([
    ["a bomb that says so", zipSync({ a: zeros }), "unpacks to 50000000 bytes; 1000000 are the most that is read"],
    ["a bomb that lies", buildZip([{ name, content: zeros, sizeBytes: 100 }]), `lies about the size of "report.json"`],
    ["less than it says", buildZip([{ name, content: report, sizeBytes: 100 }]), `lies about the size of "report.json"`],
    ["stored with a wrong size", buildZip([{ name, content: report, method: 0, sizeBytes: 5 }]), `lies about the size of "report.json"`],
    ["too many entries", buildZip(tooMany), "has 1001 entries; 1000 are the most that is read"],
    ["an absolute name", buildZip([{ name: "/etc/passwd" }]), `holds a name that leads out of it: "/etc/passwd"`],
    ["a name that climbs", buildZip([{ name: "a/../../b" }]), `holds a name that leads out of it: "a/../../b"`],
    ["a dot", buildZip([{ name: "./a" }]), `holds a name that leads out of it: "./a"`],
    ["an empty part", buildZip([{ name: "a//b" }]), `holds a name that leads out of it: "a//b"`],
    ["a backslash", buildZip([{ name: "..\\a" }]), `holds a name that leads out of it: "..\\\\a"`],
    ["a drive", buildZip([{ name: "C:a" }]), `holds a name that leads out of it: "C:a"`],
    ["no name", buildZip([{ name: "" }]), `holds a name that leads out of it: ""`],
    ["a name with a line end", buildZip([{ name: "a\n::error::b" }]), `holds a name that leads out of it: "a\\n::error::b"`],
    ["a name that is not UTF-8", buildZip([{ name: Buffer.from([0x61, 0xff]) }]), "holds a name that is not UTF-8"],
    ["a symbolic link", buildZip([{ name, content: Buffer.from("/etc/passwd"), mode: 0o120777 }]), `holds "report.json", which is a link or a device`],
    ["a device", buildZip([{ name, mode: 0o020666 }]), `holds "report.json", which is a link or a device`],
    ["encryption", buildZip([{ name, content: report, flags: 0x0001 }]), `holds "report.json" encrypted`],
    ["an unknown method", buildZip([{ name, content: report, method: 12 }]), `holds "report.json" packed in an unknown way`],
    ["a name twice", buildZip([{ name, content: report }, { name }]), `holds "report.json" twice`],
    ["a file and a folder of one name", buildZip([{ name }, { name: `${name}/` }]), `holds "report.json" twice`],
    ["a folder with content", buildZip([{ name: "a/", content: report }]), `holds "a/", a folder with content`],
    ["a zip in it", zipSync({ "inner.bin": zipSync({ a: report }) }), `holds another zip: "inner.bin"`],
    ["two names for one file", buildZip([{ name, content: report, localName: "other.json" }]), `has two names for "report.json"`],
    ["a wrong checksum", buildZip([{ name, content: report, checksum: 1 }]), `is damaged: "report.json" does not match its checksum`],
    ["files in the same bytes", buildZip([{ name, content: report }, { name, content: report, sharesFirst: true }]), `holds "report.json" and another file in the same bytes`],
    ["Zip64 sizes", buildZip([{ name, content: report, sizeBytes: 0xffffffff }]), "uses Zip64, which is not read"],
    ["data cut short", buildZip([{ name, content: report, packedBytes: 5000 }]), `is cut short at "report.json"`],
    ["no end", zipSync({ a: report }).subarray(0, -1), "is not one: there is no directory at its end"],
    ["no zip", Buffer.from("<html>not found</html>"), "is not one: there is no directory at its end"],
    ["nothing", new Uint8Array(0), "is not one: there is no directory at its end"],
  ])("%s", (_, zip, what) => {
    expect(() => readZip(zip, MAX_BYTES)).toThrow(new UserError(`The zip ${what}.`, HINT));
  });

  test("a bomb that lies is given up at the size it declares", () => {
    const zip = buildZip([{ name, content: zeros, sizeBytes: 100 }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readZip(zip, MAX_BYTES)).toThrow(UserError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });
});

test("any bytes are files within the bound or a UserError", () => {
  const zips = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 64 })).map((files) => zipSync(files));
  const damaged = fc
    .tuple(zips, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat(40))
    .map(([zip, changes, cut]) => {
      const bytes = Uint8Array.from(zip);
      for (const [position, value] of changes) bytes[position % bytes.length] = value;
      return bytes.subarray(0, bytes.length - Math.max(0, cut - 30));
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (bytes) => {
      try {
        const sizes = [...readZip(bytes, 100).values()].map((content) => content.length);
        return sizes.reduce((sum, size) => sum + size, 0) <= 100;
      } catch (error) {
        return error instanceof UserError;
      }
    }),
    { numRuns: 2000 },
  );
});

test("what was zipped comes back", () => {
  const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 200 }));
  fc.assert(
    fc.property(files, (given) => {
      const isNested = Object.values(given).some((content) => Buffer.from(content).indexOf("PK\u0003\u0004") === 0);
      fc.pre(!isNested);
      const read = readZip(zipSync(given), MAX_BYTES);
      expect(Object.fromEntries([...read].map(([name, content]) => [name, [...content]]))).toEqual(
        Object.fromEntries(Object.entries(given).map(([name, content]) => [name, [...content]])),
      );
    }),
    { numRuns: 200 },
  );
});
