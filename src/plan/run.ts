import { readEvent } from "../forge/event.ts";
import { publishesIn, readOccasion } from "../forge/occasion.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { checkTagLines, type ExpandedTags, expandTags } from "../tags/expand.ts";
import { readFlavor } from "../tags/flavor.ts";
import { hostOfTags, isRule, parseImage } from "../tags/image-input.ts";
import type { declaration } from "./inputs.ts";
import { type BuildsPlan, findConflicts, outputsOf, planBuilds } from "./plan.ts";

/** What is wrong with the inputs taken together; only looks. */
export function findMistakes({ kind }: Host, inputs: Inputs<typeof declaration>): Promise<readonly string[]> {
  const found = { platforms: findConflicts(inputs.platforms), tags: checkTagLines(inputs.tags, inputs.image, isRule), flavor: readFlavor(inputs.flavor).mistakes };
  return Promise.resolve(Object.entries(found).flatMap(([name, mistakes]) => mistakes.map((mistake) => `${inputName(kind, name)}: ${mistake}`)));
}

/** Says in its outputs how the jobs that follow build the image, and what becomes of it in this run. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  const event = await readEvent(host);
  const occasion = readOccasion(event, host.env);
  const tags = publishesIn(occasion, inputs.publish) ? await tagsOf(hostOfTags(host, event), inputs) : { tags: [], version: "" };
  const plan = planBuilds(inputs, occasion, tags);
  for (const [name, value] of Object.entries(outputsOf(plan))) host.setOutput(name, value);
  for (const line of describe(plan)) host.log.info(line);
  await cli?.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
}

async function tagsOf(host: Host, inputs: Inputs<typeof declaration>): Promise<ExpandedTags> {
  const options = {
    images: inputs.image.map(parseImage),
    flavor: inputs.flavor,
    latestGuard: inputs["latest-guard"],
    context: inputs["tag-context"],
    githubToken: inputs["github-token"],
  };
  return await expandTags(host, inputs.tags, options, isRule);
}

function describe({ why, publishes, jobs, tags }: BuildsPlan): string[] {
  return [
    `${why} ${publishes ? "The image is published:" : "Nothing is pushed; the image is built and weighed."}`,
    ...tags.map((tag) => `  ${tag}`),
    ...jobs.map(({ platform, runner, emulated }) => `${platform} is built on ${[runner].flat().join(", ")}${emulated ? ", by QEMU" : ""}.`),
  ];
}
