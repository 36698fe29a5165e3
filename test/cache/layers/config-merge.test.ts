import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatConfig, parseConfig } from "../../../src/cache/layers/config.ts";
import { mergeConfigs, statementsOf } from "../../../src/cache/layers/config-merge.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { arbitraryConfig, blob, T1, T2 } from "./configs.ts";

const [A, B, C] = [blob("a"), blob("b"), blob("c")];
const K = digestOf("k");

describe("mergeConfigs", () => {
  it("makes one of equal layers on equal parents, and two of equal ones on others", () => {
    const one = { layers: [{ blob: A, parent: -1 }, { blob: C, parent: 0 }], records: [] };
    const other = { layers: [{ blob: C, parent: 1 }, { blob: A, parent: -1 }, { blob: C, parent: 3 }, { blob: B, parent: -1 }], records: [] };
    expect(mergeConfigs([one, other]).layers).toEqual([{ blob: A, parent: -1 }, { blob: C, parent: 0 }, { blob: B, parent: -1 }, { blob: C, parent: 2 }]);
  });

  it("makes one of equal records, the newest result first", () => {
    const config = (layer: typeof A, createdAt: string) => ({ layers: [{ blob: layer, parent: -1 }], records: [{ digest: K, results: [{ layer: 0, createdAt }], chains: [], inputs: [] }] });
    expect(mergeConfigs([config(A, T1), config(B, T2)]).records).toEqual([
      { digest: K, results: [{ layer: 1, createdAt: T2 }, { layer: 0, createdAt: T1 }], chains: [], inputs: [] },
    ]);
    expect(mergeConfigs([config(A, T1), config(A, T2)]).records[0]?.results).toEqual([{ layer: 0, createdAt: T2 }]);
  });

  it("tells records of one digest apart by their inputs and by the selectors of these", () => {
    const config = (selector: string) => ({
      layers: [],
      records: [{ digest: digestOf("base"), results: [], chains: [], inputs: [] }, { digest: K, results: [], chains: [], inputs: [[{ link: 0, selector }]] }],
    });
    expect(mergeConfigs([config("/a"), config("/b"), config("/a")]).records.map(({ inputs }) => inputs)).toEqual([[], [[{ link: 0, selector: "/a" }]], [[{ link: 0, selector: "/b" }]]]);
  });

  it("says of a config and itself what the config says", () => {
    fc.assert(fc.property(arbitraryConfig(), (config) => {
      const merged = mergeConfigs([config, config]);
      expect(statementsOf(merged)).toEqual(statementsOf(config));
      expect(mergeConfigs([merged, merged])).toEqual(merged);
    }));
  });

  it("says all that both say, no more, and leads nowhere wrong", () => {
    fc.assert(fc.property(arbitraryConfig(), arbitraryConfig(), (one, other) => {
      const merged = mergeConfigs([one, other]);
      expect(statementsOf(merged)).toEqual(new Set([...statementsOf(one), ...statementsOf(other)]));
      expect(parseConfig(formatConfig(merged))).toEqual(merged);
    }));
  });
});

describe("statementsOf", () => {
  it("knows a config again whose lists are in another order and whose times are others", () => {
    const one = { layers: [{ blob: A, parent: -1 }, { blob: B, parent: 0 }], records: [{ digest: K, results: [{ layer: 1, createdAt: T1 }], chains: [], inputs: [] }] };
    const other = { layers: [{ blob: B, parent: 1 }, { blob: A, parent: -1 }], records: [{ digest: K, results: [{ layer: 0, createdAt: T2 }], chains: [], inputs: [] }] };
    expect(statementsOf(one)).toEqual(statementsOf(other));
  });

  it("sees another parent under a result", () => {
    const on = (parent: number) => ({ layers: [{ blob: A, parent: -1 }, { blob: B, parent }], records: [{ digest: K, results: [{ layer: 1, createdAt: T1 }], chains: [], inputs: [] }] });
    expect(statementsOf(on(0))).not.toEqual(statementsOf(on(-1)));
  });
});
