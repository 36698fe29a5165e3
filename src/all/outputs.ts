import type { Host } from "../host/host.ts";
import type { Hand } from "./crew.ts";
import type { JobImage } from "./images.ts";
import { PARTS, type PartName } from "./parts.ts";

/** Several images give one value a line each. */
const LISTED = new Set(["tags", "image", "report"]);

/** Sets the root action's outputs from those of the parts; with several images they are the first one's, but for what lists them all. */
export function setJobOutputs(host: Pick<Host, "setOutput">, hands: readonly Hand[], images: readonly JobImage[]): void {
  for (const [name, { outputs }] of Object.entries(PARTS)) {
    const own = hands.filter((hand) => hand.name === name);
    for (const output of outputs) host.setOutput(output, valueOf(name as PartName, output, own, images.length));
  }
}

function valueOf(part: PartName, output: string, hands: readonly Hand[], imageCount: number): string {
  const values = hands.map(({ host }) => host.outputs.get(output) ?? "");
  if (part === "diff" && output === "verdict" && imageCount > 1) return worst(values);
  if (LISTED.has(output)) return values.filter((value) => value !== "").join("\n");
  return values.find((value) => value !== "") ?? "";
}

function worst(verdicts: readonly string[]): string {
  return ["fail", "pass", "none"].find((verdict) => verdicts.includes(verdict)) ?? "";
}
