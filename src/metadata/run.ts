import { join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder } from "../host/private-folder.ts";
import type { CliContext } from "../host/terminal.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { readTagContext } from "../tags/context.ts";
import { evaluateRules } from "../tags/evaluate.ts";
import { announceRules, mentionsCommitDate } from "../tags/expand.ts";
import { readFlavor } from "../tags/flavor.ts";
import { findHeld } from "../tags/held.ts";
import { readImages } from "../tags/images.ts";
import { DEFAULT_RULES, readRule } from "../tags/rule.ts";
import type { declaration } from "./inputs.ts";
import { linesOf, planMetadata, type Metadata } from "./plan.ts";
import { readRepository } from "./repository.ts";

type MetadataInputs = Inputs<typeof declaration>;

/** What is wrong with rules, images and flavor; asks nobody. */
export function findMistakes(host: Host, inputs: MetadataInputs): Promise<readonly string[]> {
  const found = { images: readImages(inputs.images).mistakes, tags: inputs.tags.flatMap((line) => readRule(line).mistakes), flavor: readFlavor(inputs.flavor).mistakes };
  return Promise.resolve(Object.entries(found).flatMap(([name, mistakes]) => mistakes.map((mistake) => `${inputName(host.kind, name)}: ${mistake}`)));
}

/** Works out what an image is called and labelled, and hands it to the steps that follow. */
export async function run(host: Host, inputs: MetadataInputs, cli: CliContext | null): Promise<void> {
  const setsVariables = readSetsVariables(host.env);
  const metadata = await workOut(host, inputs);
  if (metadata.version === "") host.log.warning("No rule in tags gives this run a tag.");
  for (const tag of metadata.tags) host.log.info(tag);
  const json = JSON.stringify(jsonOf(metadata));
  const outputs: Record<string, string> = {
    version: metadata.version,
    tags: metadata.tags.join(inputs["sep-tags"] ?? "\n"),
    "tag-names": metadata.tagNames.join(inputs["sep-tags"] ?? "\n"),
    labels: linesOf(metadata.labels).join(inputs["sep-labels"] ?? "\n"),
    annotations: metadata.annotations.join(inputs["sep-annotations"] ?? "\n"),
    json,
    ...(cli?.dryRun === true ? {} : await writeBakeFiles(host, inputs, metadata)),
  };
  for (const [name, value] of Object.entries(outputs)) {
    host.setOutput(name, value);
    if (setsVariables && host.kind === "runner") host.exportVariable(`DOCKER_METADATA_OUTPUT_${name.replaceAll("-", "_").toUpperCase()}`, value);
  }
  await cli?.write(host.redact(`${JSON.stringify({ version: metadata.version, ...jsonOf(metadata) }, null, 2)}\n`));
}

async function workOut(host: Host, inputs: MetadataInputs): Promise<Metadata> {
  const reach = parseReach(inputs);
  const access = { githubToken: inputs["github-token"], reach };
  const read = (inputs.tags.length === 0 ? DEFAULT_RULES : inputs.tags).map(readRule);
  const needsCommitDate = mentionsCommitDate([...inputs.tags, ...inputs.flavor, ...inputs.labels, ...inputs.annotations]);
  const context = await readTagContext(host, { from: inputs.context, needsCommitDate, ...access });
  const evaluated = evaluateRules(read.map(({ rule }) => rule), readFlavor(inputs.flavor).flavor, context, inputs["latest-guard"]);
  announceRules(host, read, evaluated);
  const { images } = readImages(inputs.images);
  return planMetadata(context, {
    images,
    evaluated,
    held: inputs["latest-guard"] ? await findHeld(host, reach, images, evaluated) : new Set(),
    repository: await readRepository(host, access),
    labels: inputs.labels,
    annotations: inputs.annotations,
    annotationLevels: (host.env["DOCKER_METADATA_ANNOTATIONS_LEVELS"] || "manifest").split(",").map((level) => level.trim()),
    bakeTarget: inputs["bake-target"],
  });
}

function jsonOf({ tags, tagNames, labels, annotations }: Metadata): object {
  return { tags, "tag-names": tagNames, labels, annotations };
}

/** Reads `DOCKER_METADATA_SET_OUTPUT_ENV`. Throws a `UserError` where it is no boolean. */
function readSetsVariables(env: Host["env"]): boolean {
  const text = env["DOCKER_METADATA_SET_OUTPUT_ENV"] ?? "";
  const isOn = text === "" ? true : parseGoBoolean(text);
  if (isOn !== null) return isOn;
  throw new UserError(`DOCKER_METADATA_SET_OUTPUT_ENV is ${JSON.stringify(text)}, which is no boolean.`, "Write true or false, or take the variable out.");
}

/** Writes the bake files under the names that docker/metadata-action gives them, and says where they are by output. */
async function writeBakeFiles(host: Host, inputs: MetadataInputs, { bakeFiles }: Metadata): Promise<Record<string, string>> {
  const given = inputs["bake-folder"];
  if (given === undefined && host.kind === "terminal") return {};
  const folder = given === undefined ? await makePrivateFolder(host, "metadata") : resolve(host.directory, given);
  const paths: Record<string, string> = {};
  for (const [end, content] of Object.entries(bakeFiles)) {
    const path = join(folder, `docker-metadata-action-bake${end}.json`);
    await host.files.write(path, JSON.stringify(content, null, 2));
    paths[`bake-file${end}`] = path;
  }
  return paths;
}
