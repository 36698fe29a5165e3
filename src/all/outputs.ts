import type { Host } from "../host/host.ts";
import type { Hand } from "./crew.ts";
import { PARTS } from "./parts.ts";

/** What each image has of its own, where they are listed: one a line. */
const LISTED = new Set(["tags", "image"]);

/** Sets the root action's outputs from those of the parts; of what one image has alone, with several images it is the first one's. */
export function setJobOutputs(host: Pick<Host, "setOutput">, hands: readonly Hand[]): void {
  for (const [name, { outputs }] of Object.entries(PARTS)) {
    const own = hands.filter((hand) => hand.name === name);
    for (const output of outputs) {
      const valueOf = ({ host: part }: Hand): string => part.outputs.get(output) ?? "";
      const first = own.find(({ index }) => index === null || index === 0);
      host.setOutput(output, LISTED.has(output) ? own.map(valueOf).filter((value) => value !== "").join("\n") : first === undefined ? "" : valueOf(first));
    }
  }
}
