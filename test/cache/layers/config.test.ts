import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatConfig, parseConfig } from "../../../src/cache/layers/config.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { arbitraryConfig, blob, T1 } from "./configs.ts";

const A = blob("a");
const KEY = digestOf("k");

describe("parseConfig", () => {
  it("takes a layer that names no parent for one that stands on the first, and -1 for none", () => {
    const text = JSON.stringify({ layers: [{ blob: A, parent: -1 }, { blob: blob("b") }, { blob: blob("c"), parent: 1 }] });
    expect(parseConfig(text)?.layers.map(({ parent }) => parent)).toEqual([-1, 0, 1]);
  });

  it("reads what BuildKit writes", () => {
    const text = JSON.stringify({
      layers: [{ blob: A, parent: -1 }],
      records: [
        { digest: KEY },
        { layers: [{ layer: 0, createdAt: T1 }], chains: [{ layers: [0, 0], createdAt: T1 }], digest: digestOf("l"), inputs: [[{ selector: "/src", link: 0 }], [{ link: 0 }]] },
      ],
    });
    expect(parseConfig(text)).toEqual({
      layers: [{ blob: A, parent: -1 }],
      records: [
        { digest: KEY, results: [], chains: [], inputs: [] },
        {
          digest: digestOf("l"),
          results: [{ layer: 0, createdAt: T1 }],
          chains: [{ layers: [0, 0], createdAt: T1 }],
          inputs: [[{ link: 0, selector: "/src" }], [{ link: 0, selector: "" }]],
        },
      ],
    });
  });

  it("takes lists that are absent or null for empty ones, as Go does", () => {
    expect(parseConfig("{}")).toEqual({ layers: [], records: [] });
    expect(parseConfig('{"layers":null,"records":null}')).toEqual({ layers: [], records: [] });
  });

  it.each([
    ["no JSON", "<html>"],
    ["a list", "[]"],
    ["a blob that is no digest", { layers: [{ blob: "../x", parent: -1 }] }],
    ["a parent that is not there", { layers: [{ blob: A, parent: 1 }] }],
    ["a first layer on itself, since it names no parent", { layers: [{ blob: A }] }],
    ["parents in a circle", { layers: [{ blob: A, parent: 1 }, { blob: A }] }],
    ["a parent that is no integer", { layers: [{ blob: A, parent: "0" }] }],
    ["a result without its layer", { records: [{ digest: KEY, layers: [{ layer: 0 }] }] }],
    ["a chain with a layer that is not there", { records: [{ digest: KEY, chains: [{ layers: [3] }] }] }],
    ["a link to no record", { records: [{ digest: KEY, inputs: [[{ link: 1 }]] }] }],
    ["a record that is its own input", { records: [{ digest: KEY, inputs: [[{ link: 0 }]] }] }],
    ["records in a circle", { records: [{ digest: KEY, inputs: [[{ link: 1 }]] }, { digest: KEY, inputs: [[{ link: 0 }]] }] }],
    ["a record without a digest", { records: [{}] }],
    ["a time in words", { layers: [{ blob: A, parent: -1 }], records: [{ digest: KEY, layers: [{ layer: 0, createdAt: "yesterday" }] }] }],
    ["a time that no calendar has", { layers: [{ blob: A, parent: -1 }], records: [{ digest: KEY, layers: [{ layer: 0, createdAt: "2026-13-01T00:00:00Z" }] }] }],
  ])("refuses %s", (_what, config) => {
    expect(parseConfig(typeof config === "string" ? config : JSON.stringify(config))).toBeNull();
  });

  it("follows more links of one record than an engine takes arguments", () => {
    const others = Array.from({ length: 190_000 }, () => ({ digest: KEY }));
    const config = parseConfig(JSON.stringify({ records: [{ digest: KEY, inputs: [others.map((_other, index) => ({ link: index + 1 }))] }, ...others] }));
    expect(config?.records).toHaveLength(190_001);
  });

  it("follows a chain that is deeper than any stack", () => {
    const layers = Array.from({ length: 50_000 }, (_, index) => ({ blob: A, parent: index - 1 }));
    const records = Array.from({ length: 50_000 }, (_, index) => ({ digest: KEY, ...(index === 0 ? {} : { inputs: [[{ link: index - 1 }]] }) }));
    expect(parseConfig(JSON.stringify({ layers, records }))?.layers.length).toBe(50_000);
  });

  it("reads what formatConfig wrote", () => {
    fc.assert(fc.property(arbitraryConfig(), (config) => {
      expect(parseConfig(formatConfig(config))).toEqual(config);
    }));
  });
});

describe("formatConfig", () => {
  it("leaves out a parent of 0, and writes one of -1", () => {
    expect(formatConfig({ layers: [{ blob: A, parent: -1 }, { blob: A, parent: 0 }], records: [] })).toBe(`{"layers":[{"blob":"${A}","parent":-1},{"blob":"${A}"}]}`);
  });
});
