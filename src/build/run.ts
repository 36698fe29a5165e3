import { findBuildx, type Buildx } from "../builder/buildx.ts";
import { UserError } from "../errors.ts";
import { readEvent } from "../forge/event.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { parseReach } from "../inputs/reach.ts";
import type { Inputs } from "../inputs/spec.ts";
import { expandTags, startsWithType } from "../tags/expand.ts";
import { advise, summarize, weigh } from "./advice.ts";
import { buildArguments } from "./arguments.ts";
import { buildWithCache } from "./cache/attempt.ts";
import { beginCache, chooseCache, leaveCache, readCacheFacts, type ChosenCache } from "./cache/choose.ts";
import { REAL_PARTS, type CacheParts } from "./cache/facade-process.ts";
import { planCache, planMounts, withCache, type CacheFacts } from "./cache/plan.ts";
import { beginReport } from "./cache/report.ts";
import { annotateWarnings, readPrintedWarnings } from "./check-warnings.ts";
import { readDockerfile } from "./dockerfile-place.ts";
import { failureOf, type Job } from "./execution.ts";
import { hideNamedValues } from "./exposed-secrets.ts";
import { readFacts } from "./facts.ts";
import type { declaration } from "./inputs.ts";
import { readMetadata } from "./metadata.ts";
import { mistakesIn } from "./mistakes.ts";
import { imageOf, reportOutcome, setOutputs } from "./outcome.ts";
import { planBuild, writtenSecrets, type BuildPlan } from "./plan.ts";
import { prepareBuilder } from "./prepare.ts";
import { withPrivateFiles } from "./private-files.ts";
import { learnSecrets, missingSecretFiles, warnOfOpenSecrets } from "./secret-values.ts";

type BuildInputs = Inputs<typeof declaration>;

/** Hides the secrets, and finds what is wrong with the inputs; starts nothing. */
export async function findMistakes(host: Host, inputs: BuildInputs): Promise<readonly string[]> {
  await learnSecrets(host, inputs);
  return [...mistakesIn(inputs, host.kind), ...(await missingSecretFiles(host, inputs))];
}

/** Builds an image, and says what came of it. `isWeighed`: see `Job`. */
export async function run(host: Host, given: BuildInputs, cli: CliContext | null, parts: CacheParts = REAL_PARTS, isWeighed = false): Promise<void> {
  warnOfOpenSecrets(host, given);
  const inputs = await withTags(host, given);
  let found: Promise<Buildx> | undefined;
  const find = (): Promise<Buildx> => (found ??= findBuildx(host));
  const event = await readEvent(host);
  const plan = planBuild(inputs, await readFacts(host, inputs, event, find));
  const facts = await readCacheFacts(host, plan, event);
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(describe(inputs, plan, facts), null, 2)}\n`));
  const buildx = await find();
  const begun = beginCache(host, inputs, plan, facts, parts);
  try {
    const builder = await prepareBuilder(host, plan, buildx);
    const dockerfile = await readDockerfile(host, plan);
    const cache = await chooseCache(begun, buildx, builder, dockerfile);
    await withPrivateFiles(host, writtenSecrets(inputs, plan), (folder) => build({ host, inputs, plan, buildx, builder, dockerfile, folder, isWeighed }, cache, cli));
  } finally {
    await leaveCache(begun, buildx);
  }
}

/** The inputs with references in the place of rules. Throws a `UserError` where there is nothing to push as. */
async function withTags(host: Host, inputs: BuildInputs): Promise<BuildInputs> {
  if (!inputs.tags.some(startsWithType)) return inputs;
  const { tags } = await expandTags(host, inputs.tags, {
    images: inputs.images,
    flavor: [],
    latestGuard: true,
    context: "workflow",
    githubToken: inputs["github-token"],
    reach: inputs.push ? parseReach(inputs) : undefined,
    guardCure: "Written as a reference, as in ghcr.io/acme/api:latest, it is given all the same.",
  });
  if (tags.length > 0 || !inputs.push) return { ...inputs, tags };
  throw new UserError("No rule in tags gives this run a tag, so there is nothing to push as.", "Add a rule for this kind of run, as type=ref,event=branch or type=sha, or do not push here.");
}

/** The plan as `--dry-run` shows it: with the command that would be run, in a folder that is not made yet. */
function describe(inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts): object {
  const cache = planCache(inputs, plan, facts);
  const command = ["docker", "buildx", ...buildArguments(withCache(plan, cache), { folder: "PRIVATE_FOLDER", driver: null, progress: "rawjson" })];
  return { ...plan, cache: { ...cache, mounts: planMounts(inputs, plan, facts) ?? "off" }, command };
}

async function build(asked: Job, cache: ChosenCache, cli: CliContext | null): Promise<void> {
  const { host, folder } = asked;
  const report = beginReport(asked, cache);
  // While buildx is at work: both read the context, and neither waits for the other.
  const weighing = weigh(asked, report.onUsedFile);
  const attempt = await buildWithCache(asked, cache);
  const { job, ran, error } = attempt;
  const { plan } = job;
  const context = await weighing;
  advise(job, ran.trace, context);
  // What `call` asked for is what buildx answers on its standard output, also where it finds fault.
  if (plan.call !== null) await answer(host, cli, ran.result.stdout);
  await report.end(attempt, context);
  if (ran.result.exitCode !== 0) {
    await summarize(job, ran.trace, { digest: null, platforms: [], context });
    await report.summarize();
    throw error ?? (await failureOf(job, ran));
  }
  const metadata = await readMetadata(host, folder);
  setOutputs(host, plan, metadata);
  const platforms = await reportOutcome(job, metadata);
  await summarize(job, ran.trace, { digest: metadata.digest, platforms, context });
  await report.summarize();
  const image = imageOf(plan, metadata) || metadata.digest || metadata.imageId;
  if (cli !== null && plan.call === null && image !== "") await cli.write(`${image}\n`);
}

async function answer(host: Host, cli: CliContext | null, stdout: string): Promise<void> {
  annotateWarnings(host, readPrintedWarnings(stdout));
  // A check shows the lines that it finds fault with; as JSON it is a program's to read.
  const text = stdout.startsWith("{") ? stdout : hideNamedValues(stdout);
  if (cli === null) host.log.foreign(text);
  else await cli.write(host.redact(text));
}
