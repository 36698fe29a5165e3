import type { Host } from "../host/host.ts";
import type { OpenedImage } from "../image/image.ts";
import type { ReportBase, TriedBase } from "../report/report.ts";
import { compareImages, describeProgress, sidesOf } from "../size/compare-images.ts";
import { BaseUnreadable, type MeasuredPlatform, type Side } from "../size/compare-platform.ts";
import { type Base, type BaseReach, describeBase, findBases } from "./baseline.ts";
import type { ImageRun } from "./image-run.ts";
import { type DiffPlan, keepsMeasurements } from "./plan.ts";

/** An image measured against its base, and how the base was found. */
export interface Comparison {
  readonly base: ReportBase | null;
  readonly tried: readonly TriedBase[];
  readonly measured: readonly MeasuredPlatform[];
}

/** Measures head against the first base that can be read to its end. */
export async function compare({ host, plan }: ImageRun, head: OpenedImage, reach: BaseReach): Promise<Comparison> {
  const tried: TriedBase[] = [];
  const sides = sidesOf(head);
  for await (const base of findBases(plan.base, reach, tried)) {
    const { source, reference } = base.about;
    try {
      if (!("explicit" in plan.base)) requireCommonPlatform(base, [...sides.keys(), ...plan.imagePlatforms]);
      const measured = await measure(host, plan, sides, sidesWeighedHere(plan, base, sides));
      tried.push({ source, reference, result: "used", error: null });
      return { base: base.about, tried, measured };
    } catch (error) {
      // A layer that is gone shows only when it is read: in `auto` the next rung takes over.
      if (!(error instanceof BaseUnreadable) || "explicit" in plan.base) throw error;
      tried.push({ source, reference, result: "unreadable", error: error.message });
    } finally {
      await base.close();
    }
  }
  return { base: null, tried, measured: await measure(host, plan, sides, null) };
}

/** Of the base, what this job compares: the other jobs speak of the others. */
function sidesWeighedHere({ imagePlatforms }: DiffPlan, base: Base, head: ReadonlyMap<string, Side>): ReadonlyMap<string, Side> {
  return new Map([...base.sides].filter(([platform]) => head.has(platform) || !imagePlatforms.includes(platform)));
}

function requireCommonPlatform(base: Base, head: readonly string[]): void {
  if (head.some((platform) => base.sides.has(platform))) return;
  const found = [...base.sides.keys()].join(", ");
  throw new BaseUnreadable(`it is of ${found} alone, and head is not`, "Build both for the same platforms.");
}

function measure(
  host: Host,
  plan: DiffPlan,
  head: ReadonlyMap<string, Side>,
  base: ReadonlyMap<string, Side> | null,
): Promise<MeasuredPlatform[]> {
  return compareImages(base, head, {
    depth: plan.depth,
    maxLayerBytes: plan.maxLayerBytes,
    globs: plan.budgets.flatMap(({ glob }) => (glob === null ? [] : [glob])),
    onProgress: (progress) => host.log.progress(describeProgress(progress)),
  });
}

/** Says which base it was, what came before it on the way there, and what to do where there is none. */
export function announceBase({ host, plan, event }: ImageRun, { base, tried }: Comparison): void {
  for (const sentence of "ladder" in plan.base ? plan.base.leftOut : []) host.log.notice(sentence);
  for (const { result, reference, error } of tried) {
    if (result === "not-found") host.log.info(`No base at ${reference}.`);
    if (result === "unreadable") host.log.warning(`The base at ${reference} cannot be used: ${error}`);
  }
  host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
  if (base === null && event.ci !== "" && !keepsMeasurements(event)) {
    host.log.notice(`${event.ci} has no cache in which measurements are kept: tag images sha-COMMIT, or keep report.json as an artifact and give it as --base report:FILE (docs/other-ci.md).`);
  }
}
