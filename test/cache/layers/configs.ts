import fc from "fast-check";
import type { CacheConfig } from "../../../src/cache/layers/config.ts";
import { digestOf, type Digest } from "../../../src/oci/digest.ts";

export const T1 = "2026-11-20T10:00:00.5Z";
export const T2 = "2026-11-21T10:00:00Z";

/** The digest of a blob by its name. */
export function blob(name: string): Digest {
  return digestOf(name);
}

/** Any config that BuildKit could have written: parents, links and results lead to what stands before them. */
export function arbitraryConfig(): fc.Arbitrary<CacheConfig> {
  const time = fc.constantFrom(T1, T2);
  const index = fc.nat({ max: 1000 });
  const layer = fc.record({ name: fc.constantFrom("a", "b", "c", "d"), parent: fc.option(index, { nil: null }) });
  const record = fc.record({
    name: fc.constantFrom("k", "l", "m", "n"),
    results: fc.array(fc.record({ layer: index, createdAt: time }), { maxLength: 2 }),
    chains: fc.array(fc.record({ layers: fc.array(index, { minLength: 1, maxLength: 3 }), createdAt: time }), { maxLength: 1 }),
    inputs: fc.array(fc.array(fc.record({ link: index, selector: fc.constantFrom("", "/src") }), { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  });
  return fc.record({ layers: fc.array(layer, { minLength: 1, maxLength: 8 }), records: fc.array(record, { maxLength: 8 }) }).map(({ layers, records }) => ({
    layers: layers.map(({ name, parent }, place) => ({ blob: blob(name), parent: parent === null || place === 0 ? -1 : parent % place })),
    records: records.map((one, place) => ({
      digest: digestOf(one.name),
      results: one.results.map((result) => ({ ...result, layer: result.layer % layers.length })),
      chains: one.chains.map((chain) => ({ ...chain, layers: chain.layers.map((member) => member % layers.length) })),
      inputs: place === 0 ? [] : one.inputs.map((slot) => slot.map((input) => ({ ...input, link: input.link % place }))),
    })),
  }));
}
