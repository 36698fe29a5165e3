import { readFacts } from "../build/facts.ts";
import { findBuildx } from "../builder/buildx.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { readInputs } from "../inputs/read.ts";
import { formatReference, parseReference } from "../oci/reference.ts";
import { type ExpandedTags, expandTags } from "../tags/expand.ts";
import { hostOfTags, isRule } from "../tags/image-input.ts";
import { viewOf } from "./crew.ts";
import type { AllInputs, JobImage } from "./images.ts";
import { PARTS } from "./parts.ts";
import { buildGiven } from "./plan.ts";
import type { Prepared } from "./prepare.ts";

const NO_TAGS: ExpandedTags = { tags: [], tagNames: [], version: "" };

/** The tags that each image gets in this run, in their order; none where nothing is published. Throws a `UserError` where two images would get one. */
export async function expandJobTags(host: Host, inputs: AllInputs, { course, event, images }: Prepared): Promise<readonly ExpandedTags[]> {
  if (!course.publishes) return images.map(() => NO_TAGS);
  const tagHost = hostOfTags(host, event);
  const expanded = await Promise.all(images.map((image) => expandImageTags(tagHost, inputs, image)));
  refuseSharedTags(images, expanded);
  return expanded;
}

function refuseSharedTags(images: readonly JobImage[], expanded: readonly ExpandedTags[]): void {
  const owners = new Map<string, string[]>();
  for (const [index, { tags }] of expanded.entries()) {
    for (const tag of new Set(tags.map((text) => formatReference(parseReference(text))))) owners.set(tag, [...(owners.get(tag) ?? []), images[index]?.key ?? ""]);
  }
  const shared = [...owners].filter(([, keys]) => keys.length > 1).map(([tag, keys]) => `${tag} is given to ${keys.join(" and to ")}.`);
  // The last one that is published would have it, and the others would be found under it.
  if (shared.length > 0) throw new UserError(shared.join("\n"), 'Give each image "tags" of its own in the configuration file, as in `type=sha,suffix=-debug`.');
}

async function expandImageTags(host: Host, inputs: AllInputs, image: JobImage): Promise<ExpandedTags> {
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
