import { UserError } from "../errors.ts";
import { inspectBuilder, type Builder } from "../builder/builder.ts";
import { findBuildx, quoteEnd, type Buildx } from "../builder/buildx.ts";
import { ARCHITECTURES } from "../builder/architectures.ts";
import { ensureEmulation } from "../builder/emulation.ts";
import { allowEntitlements, markBuiltWith } from "../builder/job-builders.ts";
import { readEvent } from "../forge/event.ts";
import type { ExecResult, Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { createTransport, type Transport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import { refuse } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { createRegistryClient, type RegistryClient } from "../registry/client.ts";
import { buildArguments } from "./arguments.ts";
import { readDockerfile } from "./dockerfile-place.ts";
import { readFacts } from "./facts.ts";
import { declaration } from "./inputs.ts";
import { findLeaks } from "./leaks.ts";
import { createLineLog } from "./line-log.ts";
import { readMetadata, type BuildMetadata } from "./metadata.ts";
import { mistakesIn } from "./mistakes.ts";
import { planBuild, writtenSecrets, type BuildPlan } from "./plan.ts";
import { withPrivateFiles } from "./private-files.ts";
import { createProgress } from "./progress/progress.ts";
import type { BuildTrace } from "./progress/trace.ts";
import { leaveRecords, recordsOf } from "./records.ts";
import { readArchive, readPushed, type BuiltPlatform } from "./result.ts";
import { learnSecrets, missingSecretFiles } from "./secret-values.ts";

type BuildInputs = Inputs<typeof declaration>;

/** What `call` prints, and what is kept of the progress for an error. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** What buildx reads for the cache of GitHub Actions (buildx, util/buildflags/cache.go). */
const CACHE_VARIABLES = ["ACTIONS_CACHE_URL", "ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_SERVICE_V2"];

/** Builds an image, and says what came of it. */
export async function run(host: Host, inputs: BuildInputs, cli: CliContext | null): Promise<void> {
  await learnSecrets(host, inputs);
  refuse([...mistakesIn(inputs, host.kind), ...(await missingSecretFiles(host, inputs))], declaration, host.kind);
  let found: Promise<Buildx> | undefined;
  const find = (): Promise<Buildx> => (found ??= findBuildx(host));
  const plan = planBuild(inputs, await readFacts(host, inputs, await readEvent(host), find));
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(describe(plan), null, 2)}\n`));
  const buildx = await find();
  const builder = await prepare(host, plan, buildx);
  await withPrivateFiles(host, writtenSecrets(inputs, plan), (folder) => build({ host, inputs, plan, cli, buildx, builder, folder }));
}

/** The plan as `--dry-run` shows it: with the command that would be run, in a folder that is not made yet. */
function describe(plan: BuildPlan): object {
  const command = ["docker", "buildx", ...buildArguments(plan, { folder: "PRIVATE_FOLDER", driver: null, progress: "rawjson" })];
  return { ...plan, command };
}

/** Finds the builder and makes it able to do what is asked for. Throws a `UserError` where it cannot. */
async function prepare(host: Host, plan: BuildPlan, buildx: Buildx): Promise<Builder> {
  const builder = await inspectBuilder(buildx, plan.builder);
  if (builder === null) {
    throw new UserError(`There is no builder ${plan.builder ?? "to build with"}.`, "Give the name that setup gave it (its output name), or leave builder out to use the current one.");
  }
  await refuseUnloadable(host, plan, builder);
  // What is not there can run nothing here: it has its own machine, and its owner cares for that.
  if (builder.driver === "docker-container" || builder.driver === "docker") await emulate(host, plan, builder);
  const able = plan.allow.length === 0 ? builder : await allowEntitlements(host, buildx, builder, plan.allow);
  await markBuiltWith(host, able.name);
  return able;
}

async function emulate(host: Host, plan: BuildPlan, builder: Builder): Promise<void> {
  const native = new Set(builder.nodes.flatMap(({ platforms }) => platforms.map((platform) => platform.replace(/\*$/, ""))));
  const missing = plan.emulated.filter((platform) => !native.has(platform) && canEmulate(platform));
  if (missing.length === 0) return;
  try {
    const { registered } = await ensureEmulation(host, missing);
    if (registered.length > 0) host.log.info(`Registered QEMU for ${registered.join(", ")}.`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // A build that compiles for another platform, and runs nothing on it, needs no QEMU.
    host.log.warning(`QEMU could not be registered for ${missing.join(", ")}, so RUN steps for it will fail: ${error.message} ${error.hint}`);
  }
}

/** An engine without the containerd store has no place for an image of several platforms. */
async function refuseUnloadable(host: Host, plan: BuildPlan, builder: Builder): Promise<void> {
  if (!plan.loadsSeveral) return;
  const info = await host.exec("docker", ["info", "--format", "{{json .DriverStatus}}"]);
  if (info.exitCode !== 0 || info.stdout.includes("io.containerd.snapshotter")) return;
  throw new UserError(
    `The engine behind ${builder.name} cannot load an image of ${plan.platforms.length} platforms: it has no containerd image store.`,
    "Load one platform, write outputs: type=oci,dest=image.tar for all of them, or turn the store on ({\"features\":{\"containerd-snapshotter\":true}} in daemon.json).",
  );
}

interface Job {
  readonly host: Host;
  readonly inputs: BuildInputs;
  readonly plan: BuildPlan;
  readonly cli: CliContext | null;
  readonly buildx: Buildx;
  readonly builder: Builder;
  readonly folder: string;
}

async function build(job: Job): Promise<void> {
  const { host, plan, cli, folder } = job;
  const { result } = await runBuildx(job);
  const metadata = await readMetadata(host, folder);
  setOutputs(host, plan, metadata);
  // What `call` asked for is what buildx answers on its standard output.
  if (plan.call !== null) await answer(host, cli, result.stdout);
  if (metadata.digest !== null) await report(job, metadata);
  const image = imageOf(plan, metadata) || metadata.digest || metadata.imageId;
  if (cli !== null && plan.call === null && image !== "") await cli.write(`${image}\n`);
}

/** What buildx did: its exit code is what counts, its progress is what is told. */
interface Ran {
  readonly result: ExecResult;
  /** null: this buildx does not tell its progress as JSON. */
  readonly trace: BuildTrace | null;
}

/** Runs the build. Throws a `UserError` with what went wrong unless buildx exits with 0. */
async function runBuildx(job: Job): Promise<Ran> {
  const dockerfile = await readDockerfile(job.host, job.plan);
  const progress = createProgress(job.host, { dockerfilePath: dockerfile?.place ?? null, dockerfileText: dockerfile?.text ?? null });
  const result = await runOnce(job, "rawjson", progress.onStderr);
  const trace = await progress.end(result.exitCode);
  if (result.exitCode === 0) return { result, trace };
  if (!lacksRawJson(result)) throw failed(job, trace.failure?.message ?? "", result);
  job.host.log.notice("This buildx cannot tell its progress as JSON, so the log is as it prints it. A newer one (0.13 or later) gives a log by stages.");
  const plain = await runOnce(job, "plain", createLineLog(job.host));
  if (plain.exitCode !== 0) throw failed(job, "", plain);
  return { result: plain, trace: null };
}

async function runOnce({ host, inputs, plan, buildx, builder, folder }: Job, progress: "rawjson" | "plain", onStderr: (chunk: Uint8Array) => void): Promise<ExecResult> {
  return await buildx.run(buildArguments(plan, { folder, driver: builder.driver, progress }), {
    timeoutMs: null,
    maxOutputBytes: MAX_ANSWER_BYTES,
    extraEnv: { BUILDX_METADATA_WARNINGS: "true", ...buildEnvironment(host, inputs, plan) },
    onStderr,
  });
}

function failed({ plan, builder }: Job, why: string, result: ExecResult): UserError {
  const told = why === "" ? quoteEnd(result) : ` ${why}`;
  return new UserError(`The build failed: buildx ended with ${result.exitCode}.${told}`, `Look at the log above, or build it with docker buildx build on builder ${builder.name} (${plan.context.argument}).`);
}

/** What an older buildx says of `--progress=rawjson`, before it does anything. */
function lacksRawJson({ stderr }: ExecResult): boolean {
  return /(invalid|unknown|unsupported)[^\n]*(progress|rawjson)/i.test(stderr) && stderr.length < 4096;
}

/** What buildx gets through its environment, because a command line can be read by everybody on the machine. */
function buildEnvironment({ env }: Host, inputs: BuildInputs, plan: BuildPlan): Record<string, string> {
  const passed: Record<string, string> = {};
  const take = (name: string): void => void (env[name] === undefined ? undefined : (passed[name] = env[name]));
  if (plan.needsCacheToken) CACHE_VARIABLES.forEach(take);
  for (const secret of plan.secrets) if ("variable" in secret) take(secret.variable);
  for (const name of plan.secretArguments) {
    const line = inputs["build-args"].findLast((each) => each.startsWith(`${name}=`)) ?? "";
    passed[name] = line.slice(name.length + 1);
  }
  return passed;
}

async function answer(host: Host, cli: CliContext | null, stdout: string): Promise<void> {
  if (cli === null) host.log.foreign(stdout);
  else await cli.write(host.redact(stdout));
}

function setOutputs(host: Host, plan: BuildPlan, metadata: BuildMetadata): void {
  host.setOutput("imageid", metadata.imageId);
  host.setOutput("digest", metadata.digest ?? "");
  host.setOutput("metadata", host.redact(metadata.json));
  host.setOutput("image", imageOf(plan, metadata));
}

/** What was pushed, by its digest; "" where nothing was. */
function imageOf({ pushedTo: [repository] }: BuildPlan, { digest }: BuildMetadata): string {
  return repository === undefined || digest === null ? "" : `${repository}@${digest}`;
}

/** Says what came of the build for each platform: as outputs, records, warnings and a section of the summary. */
async function report(job: Job, metadata: BuildMetadata): Promise<void> {
  const { host, inputs, plan } = job;
  const given = parseReach(inputs);
  const reach = { ...given, insecureRegistries: [...given.insecureRegistries, ...plan.insecureRegistries] };
  let transport: Transport | undefined;
  const connect = (): Transport => (transport ??= createTransport(host, reach));
  try {
    const platforms = await readResult(job, metadata, () => createRegistryClient(host, connect(), reach));
    host.setOutput("platforms", mapOf(platforms, ({ digest }) => digest));
    host.setOutput("sizes", mapOf(platforms, ({ layerBytes }) => layerBytes));
    warnOfLeaks(host, platforms);
    if (plan.record !== null) {
      const paths = await leaveRecords(host, connect, recordsOf(plan.pushedTo, platforms), plan.record);
      host.setOutput("record", paths.join("\n"));
    }
  } finally {
    await transport?.close();
  }
}

/** The platforms of what was built, as the place that got it has them; [] where no place says. */
async function readResult({ host, inputs, plan }: Job, { digest }: BuildMetadata, client: () => RegistryClient): Promise<BuiltPlatform[]> {
  const [repository] = plan.pushedTo;
  try {
    if (repository !== undefined && digest !== null) return await readPushed(client(), repository, digest);
    if (plan.archive !== null) return await readArchive(host, parseReach(inputs), plan.archive);
  } catch (error) {
    // Without it there is nothing for publish to go by.
    if (!(error instanceof UserError) || plan.record !== null) throw error;
    host.log.notice(`The image was built, but not read back, so its platforms and sizes are not known: ${error.message} ${error.hint}`);
  }
  return [];
}

function mapOf(platforms: readonly BuiltPlatform[], valueOf: (platform: BuiltPlatform) => string | number | null): string {
  const known = platforms.flatMap((each) => (valueOf(each) === null ? [] : [[each.platform, valueOf(each)]]));
  return known.length === 0 ? "" : JSON.stringify(Object.fromEntries(known));
}

function warnOfLeaks(host: Host, platforms: readonly BuiltPlatform[]): void {
  const holdsSecret = (text: string): boolean => host.redact(text) !== text;
  const places = new Set(platforms.flatMap(({ config }) => findLeaks(config, holdsSecret)));
  for (const place of places) {
    host.log.warning(`A secret of this job can be read in the image, in ${place}. Whoever can pull the image has it: change the secret, and hand it to the step with RUN --mount=type=secret.`);
  }
}

function canEmulate(platform: string): boolean {
  return ARCHITECTURES.some(({ name }) => platform === `linux/${name}` || platform.startsWith(`linux/${name}/`));
}
