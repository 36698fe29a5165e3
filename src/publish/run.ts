import { UserError } from "../errors.ts";
import { formatBytes, formatCount } from "../format.ts";
import { finishBeforeExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { createTransport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { distinctBytes } from "../oci/descriptor.ts";
import { formatPlatform } from "../oci/platform.ts";
import { formatRepository } from "../oci/reference.ts";
import { createRegistryClient } from "../registry/client.ts";
import { recordArtifacts } from "./artifacts-file.ts";
import { checkDelivered, copyAbsent, findAbsent, type Absent } from "./copy.ts";
import { buildIndex, type BuiltIndex } from "./image-index.ts";
import type { declaration } from "./inputs.ts";
import { checkRulesHaveImages, expandTags, startsWithType } from "../tags/expand.ts";
import { readFacts, versionAmong } from "../tags/latest.ts";
import { decideMove, type Move, type NewImage } from "./moves.ts";
import { planPublish, type PublishPlan } from "./plan.ts";
import { checkAnnotated, checkPlatforms } from "./platforms.ts";
import { moveTags, type TagResult } from "./release.ts";
import { gatherSources, type PlatformImage, type SourceAccess } from "./sources.ts";
import { renderSummary } from "./summary.ts";

type PublishInputs = Inputs<typeof declaration>;

/** The image as it is to be in every repository. */
interface Prepared {
  readonly images: readonly PlatformImage[];
  readonly index: BuiltIndex;
  readonly image: NewImage;
}

/** What is wrong with `tags` and `images` taken together; asks nobody. */
export function findMistakes(host: Host, inputs: PublishInputs): Promise<readonly string[]> {
  return Promise.resolve(checkRulesHaveImages(inputs.tags, inputs.images).map((mistake) => `${inputName(host.kind, "tags")}: ${mistake}`));
}

/** Reads and checks all sources, brings the image into every repository by digest, and only then moves the tags. `isOfTagsAlone`: see `renderSummary`. */
export async function run(host: Host, inputs: PublishInputs, cli: CliContext | null, isOfTagsAlone = false): Promise<void> {
  const plan = planPublish({ ...inputs, tags: await tagsFor(host, inputs) });
  const reach = parseReach(inputs);
  const transport = createTransport(host, reach);
  try {
    const access = { host, transport, client: createRegistryClient(host, transport, reach) };
    const prepared = await prepare(plan, access);
    if (inputs["dry-run"] || cli?.dryRun === true) await showPlan(plan, prepared, access, cli);
    else await publish(plan, prepared, access, { cli, isOfTagsAlone });
  } finally {
    await transport.close();
  }
}

/** The references that `tags` says, rules filled in. Throws a `UserError` where there are none. */
async function tagsFor(host: Host, inputs: PublishInputs): Promise<readonly string[]> {
  if (!inputs.tags.some(startsWithType)) return inputs.tags;
  const { tags } = await expandTags(host, inputs.tags, { images: inputs.images, flavor: [], latestGuard: inputs["latest-guard"], context: "workflow", githubToken: undefined });
  if (tags.length > 0) return tags;
  throw new UserError("No rule in tags gives this run a tag, so there is nothing to publish as.", "Add a rule for this kind of run, as type=ref,event=branch or type=sha, or run publish only where one applies.");
}

async function prepare(plan: PublishPlan, access: SourceAccess): Promise<Prepared> {
  const { log } = access.host;
  const gathered = await gatherSources(plan.sources, access);
  for (const line of gathered.leftOut) log.notice(line);
  const { images } = gathered;
  checkPlatforms(images, plan.expectedPlatforms);
  checkAnnotated(images, plan.annotations);
  const index = buildIndex(gathered, plan.annotations);
  log.info(`The image is ${index.digest}:`);
  for (const image of images) log.info(`  ${formatPlatform(image.platform)} ${image.manifest.descriptor.digest}, ${formatBytes(distinctBytes(image.manifest.parsed.layers))} compressed, ${formatCount(image.attestations.length, "attestation")}`);
  const [first] = images;
  if (first === undefined) throw new UserError("The sources hold no image.", "Name images in sources.");
  return { images, index, image: { digest: index.digest, platform: first.platform, facts: plan.guardsLatest ? factsOf(plan, first, index) : null } };
}

function factsOf(plan: PublishPlan, { manifest, config }: PlatformImage, index: BuiltIndex): NewImage["facts"] {
  const { annotations = {} } = JSON.parse(Buffer.from(index.bytes).toString()) as { annotations?: Record<string, string> };
  return { ...readFacts({ ...manifest.parsed.annotations, ...annotations }, config), tag: versionAmong(plan.targets.map(({ reference }) => reference.tag)) };
}

async function findAllAbsent(plan: PublishPlan, { images, index }: Prepared, { client }: SourceAccess): Promise<Absent[]> {
  const absent: Absent[] = [];
  for (const repository of plan.repositories) absent.push(await findAbsent(repository, images, index, client));
  return absent;
}

async function decideMoves(plan: PublishPlan, { image }: Prepared, { client }: SourceAccess): Promise<Move[]> {
  const moves: Move[] = [];
  for (const target of plan.targets) moves.push(await decideMove(target, image, client));
  return moves;
}

/** Everything is read and nothing written. */
async function showPlan(plan: PublishPlan, prepared: Prepared, access: SourceAccess, cli: CliContext | null): Promise<void> {
  const { host } = access;
  const { images, index } = prepared;
  const absent = await findAllAbsent(plan, prepared, access);
  const moves = await decideMoves(plan, prepared, access);
  const shown = {
    digest: index.digest,
    platforms: platformsOf(images),
    copies: absent.map(({ repository, manifests, lacksIndex }) => ({ repository: formatRepository(repository), manifests: manifests.map(({ descriptor }) => descriptor.digest), index: lacksIndex })),
    tags: moves.map(({ target, from, action, why }) => ({ tag: target.text, from, action, why })),
    index: JSON.parse(Buffer.from(index.bytes).toString()) as unknown,
  };
  const text = host.redact(`${JSON.stringify(shown, null, 2)}\n`);
  if (cli === null) host.log.info(text);
  else await cli.write(text);
  const tags = moves.map(({ target, from, action, why }) => ({ target, from, state: action, namesImage: action !== "hold", detail: why }));
  await host.summarize(renderSummary({ digest: index.digest, images, tags, outcome: "dry run" }));
}

/** Where and how it is told what came of it. */
interface Telling {
  readonly cli: CliContext | null;
  readonly isOfTagsAlone: boolean;
}

async function publish(plan: PublishPlan, prepared: Prepared, access: SourceAccess, telling: Telling): Promise<void> {
  const { images, index, image } = prepared;
  const absent = await findAllAbsent(plan, prepared, access);
  for (const [position, each] of absent.entries()) {
    access.host.log.info(`${formatRepository(each.repository)}: ${formatCount(each.manifests.length, "manifest")} to copy${each.lacksIndex ? ", and the index" : ""}`);
    await copyAbsent(each, index, absent.slice(0, position).map(({ repository }) => repository), access.client);
  }
  for (const each of absent) await checkDelivered(each, images, index, access);
  const moves = await decideMoves(plan, prepared, access);
  await finishBeforeExit(async (signal) => {
    await report(plan, prepared, await moveTags(moves, index, image, access, signal), access.host, telling);
  });
}

/** Says in the log, the outputs and the summary what became of it. Throws where a tag failed. */
async function report(plan: PublishPlan, { images, index }: Prepared, results: readonly TagResult[], host: Host, { cli, isOfTagsAlone }: Telling): Promise<void> {
  const states = Object.fromEntries(results.map(({ target, state }) => [target.text, state]));
  const failed = results.filter(({ state }) => state === "failed");
  const isPublished = failed.length === 0;
  host.setOutput("digest", index.digest);
  host.setOutput("platforms", JSON.stringify(platformsOf(images)));
  host.setOutput("results", JSON.stringify(states));
  host.setOutput("tags", results.filter(({ namesImage }) => namesImage === true).map(({ target }) => target.text).join("\n"));
  for (const { target, state, from, detail, namesImage } of results) {
    host.log.info(`${target.text}: ${state}${from === null || from === index.digest ? "" : `, before ${from}`}${detail === null ? "" : ` (${detail})`}`);
    if (state === "unchanged" && namesImage === false) host.log.warning(`${target.text} stays where it is: ${detail}. With latest-guard: false it moves all the same.`);
  }
  await host.summarize(renderSummary({ digest: index.digest, images, tags: results, outcome: isPublished ? "published" : "not published", isOfTagsAlone }));
  await cli?.write(host.redact(`${JSON.stringify({ digest: index.digest, platforms: platformsOf(images), results: states }, null, 2)}\n`));
  if (!isPublished) throw tornRelease(failed, results);
  await recordArtifacts(host, plan.repositories, index.digest);
}

function tornRelease(failed: readonly TagResult[], results: readonly TagResult[]): UserError {
  const reasons = failed.map(({ target, detail }) => `${target.text}: ${detail}`).join("\n");
  const left = results.filter(({ state, namesImage }) => state !== "unchanged" && namesImage === true);
  const unknown = results.filter(({ namesImage }) => namesImage === null);
  const list = (of: readonly TagResult[]): string => of.map(({ target }) => target.text).join(", ");
  const others = [
    ...(left.length === 0 ? [] : [`These name the new image all the same: ${list(left)}.`]),
    ...(unknown.length === 0 ? [] : [`What these name now is not known: ${list(unknown)}.`]),
    ...(left.length + unknown.length > 0 ? [] : [failed.length === results.length ? "No tag has moved." : "The other tags are as they were before."]),
  ].join("\n");
  return new UserError(`The tags could not all be moved. ${reasons}\n${others}`, "Mend what is said there and run it again: what is in the registries already is not sent again.");
}

function platformsOf(images: readonly PlatformImage[]): Record<string, string> {
  return Object.fromEntries(images.map(({ platform, manifest }) => [formatPlatform(platform), manifest.descriptor.digest]));
}
