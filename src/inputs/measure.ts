import { parsePlatform } from "../oci/platform.ts";
import { checkedBy } from "./check.ts";
import type { InputSpec } from "./spec.ts";

/** The inputs of every verb that measures an image. */
export const measureInputs = {
  platforms: {
    type: "list",
    description: "The platforms to measure, `os/arch[/variant]`. Default: all that the image has.",
    example: "linux/amd64,linux/arm64",
    check: checkedBy(parsePlatform),
  },
  depth: {
    type: "choice",
    choices: ["files", "layers"],
    description: "`files` reads the layers; `layers` reads manifests and configurations only, and leaves unknown what needs the layers.",
    default: "files",
  },
  "max-layer-size": {
    type: "size",
    description: "The largest layer that is measured, uncompressed; a larger one is refused by name.",
    default: "64GiB",
    example: "8GiB",
  },
} as const satisfies Record<string, InputSpec>;
