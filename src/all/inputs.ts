import { declaration as build } from "../build/inputs.ts";
import { configInputs } from "../config/inputs.ts";
import { forgeInputs, publishInput } from "../forge/inputs.ts";
import { checkedBy } from "../inputs/check.ts";
import type { Declaration, InputSpec } from "../inputs/spec.ts";
import { declaration as metadata } from "../metadata/inputs.ts";
import { parsePlatform } from "../oci/platform.ts";
import { parseImage } from "../tags/image-input.ts";
import { gatherInputs, gatherOutputs, PARTS } from "./parts.ts";

/** What the root action says in its own words: it decides by these, or several parts read them. */
const ownInputs = {
  image: {
    type: "lines",
    hasComments: true,
    description: "The image's repositories, one a line; the first is the one that is measured against. Upper case is written in lower case. Default: the images that `.plimsoll.yml` names.",
    example: "ghcr.io/acme/api",
    check: checkedBy(parseImage),
  },
  platforms: {
    type: "list",
    description: "Platforms to build for; QEMU is registered for those that the machine cannot run. Default: the builder's own.",
    example: "linux/amd64,linux/arm64",
    check: checkedBy(parsePlatform),
  },
  tags: {
    type: "lines",
    hasComments: true,
    description:
      "Tags of a published image, one a line. A line with `/` or `:` is a reference, any other a rule over the repositories in `image`; a line that starts with `type=` is always a rule. Default: `type=schedule`, `type=ref,event=branch`, `type=ref,event=tag` and `type=sha`, the last of which later runs find the image of a commit by.",
    example: "type=semver,pattern={{version}}",
  },
  publish: publishInput,
  flavor: metadata.inputs.flavor,
  "tag-context": metadata.inputs.context,
  key: {
    type: "text",
    description:
      "Tells several images of one repository apart: one comment and one stored measurement per key. Default: the repository without its registry; with several images, the comment for all is `all`.",
    example: "acme/api",
  },
  report: {
    type: "text",
    description: "Where to write `report.json`; with several images `report.json` becomes `report-KEY.json` for each. Default: in the runner's temporary folder; the command line writes none.",
    example: "plimsoll-report.json",
  },
  "github-token": {
    type: "text",
    description:
      "Reads the repository and the pull request, writes the comment (`pull-requests: write`), and logs in to ghcr.io where that is the image's registry and no other login is given (`packages: write`). What it may not do is a notice.",
    default: "${{ github.token }}",
    cliDefault: "",
    secret: true,
    example: "${{ secrets.IMAGE_TOKEN }}",
  },
  "default-labels": { ...build.inputs["default-labels"], default: "true" },
  "source-date-epoch": {
    ...build.inputs["source-date-epoch"],
    description:
      "The time that everything in the image is from: `commit` (when the commit in the context was made; none where git knows of no commit there), seconds since 1970, or an RFC 3339 date.",
    default: "commit",
  },
  "rewrite-timestamp": {
    ...build.inputs["rewrite-timestamp"],
    description: "Gives files in the layers that time as well: a layer built anew from the same files keeps its digest while that time is the same. Without effect where there is no such time.",
    default: "true",
  },
  ...configInputs,
  ...forgeInputs,
  "dry-run": { type: "boolean", description: "Prints everything that would be done as one plan in JSON, and touches nothing." },
} as const satisfies Record<string, InputSpec>;

/** `plimsoll all` and the root action: the parts' inputs and outputs, put together from their declarations. */
export const declaration: Omit<Declaration, "inputs"> & { readonly inputs: typeof ownInputs } = {
  name: "all",
  title: "Plimsoll",
  summary: "Builds, caches, publishes and weighs a container image in one step, and says on the pull request how much deeper it rides.",
  isAction: true,
  positionals: ["context"],
  inputs: { ...ownInputs, ...gatherInputs(PARTS, ownInputs).inputs },
  outputs: gatherOutputs(PARTS).outputs,
};
