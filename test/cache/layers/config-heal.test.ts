import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig, formatConfig, type CacheConfig } from "../../../src/cache/layers/config.ts";
import { healConfig } from "../../../src/cache/layers/config-heal.ts";
import { statementsOf } from "../../../src/cache/layers/config-merge.ts";
import { digestOf, type Digest } from "../../../src/oci/digest.ts";
import { arbitraryConfig, blob, T1 } from "./configs.ts";

const [A, B, C] = [blob("a"), blob("b"), blob("c")];
const without = (...gone: Digest[]) => (digest: Digest) => !gone.includes(digest);

describe("healConfig", () => {
  it("cuts a layer whose blob is gone and all that stands on it", () => {
    const config = { layers: [{ blob: A, parent: -1 }, { blob: B, parent: 0 }, { blob: C, parent: 1 }, { blob: C, parent: 0 }], records: [] };
    expect(healConfig(config, without(B)).layers).toEqual([{ blob: A, parent: -1 }, { blob: C, parent: 0 }]);
  });

  it("cuts what stands on the first layer when that names no parent", () => {
    const config = parseConfig(JSON.stringify({ layers: [{ blob: A, parent: -1 }, { blob: B }, { blob: C, parent: -1 }] }));
    expect(healConfig(config ?? { layers: [], records: [] }, without(A)).layers).toEqual([{ blob: C, parent: -1 }]);
  });

  it("does not take a layer without a parent for one on the first", () => {
    const config = { layers: [{ blob: A, parent: -1 }, { blob: B, parent: -1 }], records: [] };
    expect(formatConfig(healConfig(config, without(A)))).toBe(`{"layers":[{"blob":"${B}","parent":-1}]}`);
  });

  it("takes results and chains away that need a layer that is cut", () => {
    const config: CacheConfig = {
      layers: [{ blob: A, parent: -1 }, { blob: B, parent: -1 }],
      records: [{ digest: digestOf("k"), results: [{ layer: 0, createdAt: T1 }, { layer: 1, createdAt: T1 }], chains: [{ layers: [1, 0], createdAt: T1 }, { layers: [1], createdAt: T1 }], inputs: [] }],
    };
    expect(healConfig(config, without(A)).records).toEqual([
      { digest: digestOf("k"), results: [{ layer: 0, createdAt: T1 }], chains: [{ layers: [0], createdAt: T1 }], inputs: [] },
    ]);
  });

  it("keeps a record that lost its results while one that has results needs it as a key, and no other", () => {
    const key = (name: string, layer: number | null, link: number | null) => ({
      digest: digestOf(name),
      results: layer === null ? [] : [{ layer, createdAt: T1 }],
      chains: [],
      inputs: link === null ? [] : [[{ link, selector: "" }]],
    });
    const config = { layers: [{ blob: A, parent: -1 }, { blob: B, parent: -1 }], records: [key("base", 0, null), key("last", 1, 0), key("other", 0, 0)] };
    expect(healConfig(config, without(A)).records).toEqual([key("base", null, null), key("last", 0, 0)]);
  });

  it("drops a record that nothing can be the input of, which BuildKit refuses the whole config for", () => {
    const config = parseConfig(JSON.stringify({
      layers: [{ blob: A, parent: -1 }],
      records: [{ digest: digestOf("k"), layers: [{ layer: 0, createdAt: T1 }], inputs: [null] }, { digest: digestOf("l"), layers: [{ layer: 0, createdAt: T1 }], inputs: [[{ link: 0 }]] }],
    }));
    expect(healConfig(config ?? { layers: [], records: [] }, () => true).records).toEqual([]);
  });

  it("takes no longer for a chain that begins with what nothing can be than for any other", () => {
    const length = 50_000;
    const chain = Array.from({ length }, (_, index) => ({ digest: digestOf("k"), layers: [{ layer: 0 }], inputs: [index === length - 1 ? [] : [{ link: index + 1 }]] }));
    const config = parseConfig(JSON.stringify({ layers: [{ blob: A, parent: -1 }], records: chain }));
    const beganMs = performance.now();
    expect(healConfig(config ?? { layers: [], records: [] }, () => true).records).toEqual([]);
    expect(performance.now() - beganMs).toBeLessThan(3000);
  });

  it("never leaves an index that leads nowhere", () => {
    fc.assert(fc.property(arbitraryConfig(), fc.subarray([A, B, C, blob("d")]), (config, gone) => {
      expect(parseConfig(formatConfig(healConfig(config, without(...gone))))).not.toBeNull();
    }));
  });

  it("leaves no blob that is gone, and says nothing that was not said before", () => {
    fc.assert(fc.property(arbitraryConfig(), fc.subarray([A, B, C, blob("d")]), (config, gone) => {
      const healed = healConfig(config, without(...gone));
      expect(healed.layers.filter((layer) => gone.includes(layer.blob))).toEqual([]);
      const before = statementsOf(config);
      expect([...statementsOf(healed)].filter((statement) => !before.has(statement))).toEqual([]);
    }));
  });

  it("keeps each result whose layers are all there", () => {
    fc.assert(fc.property(arbitraryConfig(), fc.subarray([A, B, C, blob("d")]), (config, gone) => {
      const isWhole = (layer: number): boolean => layer === -1 || (!gone.includes(config.layers[layer]!.blob) && isWhole(config.layers[layer]!.parent));
      const results = config.records.flatMap((record) => record.results).filter(({ layer }) => isWhole(layer));
      expect(healConfig(config, without(...gone)).records.flatMap((record) => record.results).length).toBe(results.length);
    }));
  });

  it("changes nothing the second time", () => {
    fc.assert(fc.property(arbitraryConfig(), fc.subarray([A, B, C, blob("d")]), (config, gone) => {
      const healed = healConfig(config, without(...gone));
      expect(healConfig(healed, without(...gone))).toEqual(healed);
    }));
  });
});
