import type { LayerChange } from "./report.ts";

/** The changes in order, with every run of neighbouring shared layers as one element. */
export function layerRuns(changes: readonly LayerChange[]): (readonly LayerChange[])[] {
  const runs: LayerChange[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && continues(last, change)) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

function continues(last: LayerChange, next: LayerChange): boolean {
  return next.change === "shared" && last.change === "shared" && next.head === (last.head ?? 0) + 1;
}
