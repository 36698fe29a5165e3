import { parseImagePlace } from "../image/place.ts";
import { checkedBy } from "../inputs/check.ts";
import { measureInputs } from "../inputs/measure.ts";
import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";

/** `plimsoll inspect`: the command line's own verb. */
export const declaration = declare({
  name: "inspect",
  title: "Plimsoll: inspect an image",
  summary: "Weighs one container image: what a node pulls, what lies on disk, what ships and cannot be reached.",
  isAction: false,
  positionals: ["image"],
  inputs: {
    image: {
      type: "text",
      description:
        "The image: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`.",
      example: "oci-archive:image.tar",
      check: checkedBy(parseImagePlace),
      required: true,
    },
    ...measureInputs,
    ...reachInputs,
  },
  outputs: {},
});
