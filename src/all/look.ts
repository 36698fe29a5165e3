import { readFacts } from "../build/facts.ts";
import { findBuildx } from "../builder/buildx.ts";
import type { Host } from "../host/host.ts";
import { readInputs } from "../inputs/read.ts";
import { type ExpandedTags, expandTags } from "../tags/expand.ts";
import { isRule } from "../tags/image-input.ts";
import { viewOf } from "./crew.ts";
import type { AllInputs, JobImage } from "./images.ts";
import { PARTS } from "./parts.ts";
import { buildGiven } from "./plan.ts";
import type { Prepared } from "./prepare.ts";

/** The tags that an image gets in this run. */
export async function expandImageTags(host: Host, inputs: AllInputs, image: JobImage): Promise<ExpandedTags> {
  const options = {
    images: image.repositories,
    flavor: inputs.flavor,
    latestGuard: host.input("latest-guard").trim().toLowerCase() !== "false",
    context: inputs["tag-context"],
    githubToken: inputs["github-token"],
  };
  return await expandTags(host, image.tags, options, isRule);
}

/** Whether git knows the commit of an image's context. */
export async function knowsCommit(host: Host, inputs: AllInputs, { event }: Prepared, image: JobImage): Promise<boolean> {
  const look = viewOf(host, "build", "build", buildGiven(host, inputs, { image, builder: null, archive: "image.tar", version: "", hasCommit: true }));
  const { commit } = await readFacts(look, readInputs(PARTS.build.declaration, look), event, () => findBuildx(host));
  return commit !== null;
}
