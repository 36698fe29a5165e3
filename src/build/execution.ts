import { UserError } from "../errors.ts";
import type { Builder } from "../builder/builder.ts";
import { quoteEnd, type Buildx } from "../builder/buildx.ts";
import type { ExecResult, Host } from "../host/host.ts";
import type { Inputs } from "../inputs/spec.ts";
import { buildArguments } from "./arguments.ts";
import { contextFolder, type DockerfilePlace } from "./dockerfile-place.ts";
import { explainFailure } from "./failure.ts";
import type { declaration } from "./inputs.ts";
import { createLineLog } from "./line-log.ts";
import type { BuildPlan } from "./plan.ts";
import { createProgress } from "./progress/progress.ts";
import type { BuildTrace } from "./progress/trace.ts";
import type { BuildRequest } from "./reproduction.ts";

type BuildInputs = Inputs<typeof declaration>;

/** What `call` prints, and what is kept of the progress for an error. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** What buildx reads for the cache of GitHub Actions (buildx, util/buildflags/cache.go). */
const CACHE_VARIABLES = ["ACTIONS_CACHE_URL", "ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_SERVICE_V2"];

/** A build that is about to run. */
export interface Job {
  readonly host: Host;
  readonly inputs: BuildInputs;
  readonly plan: BuildPlan;
  readonly buildx: Buildx;
  readonly builder: Builder;
  /** null: it is not on this machine. */
  readonly dockerfile: DockerfilePlace | null;
  /** Of this build; only this user can enter it. */
  readonly folder: string;
  /** Sizes are told of elsewhere in the same summary. */
  readonly isWeighed?: boolean;
}

/** What buildx did: its exit code is what counts, its progress is what is told. */
export interface Ran {
  readonly result: ExecResult;
  /** null: this buildx does not tell its progress as JSON. */
  readonly trace: BuildTrace | null;
}

/** Runs the build, in a second try without JSON where buildx is too old for it. */
export async function runBuildx(job: Job): Promise<Ran> {
  const progress = createProgress(job.host, { dockerfilePath: job.dockerfile?.place ?? null, dockerfileText: job.dockerfile?.text ?? null });
  const result = await runOnce(job, "rawjson", progress.onStderr);
  const trace = await progress.end(result.exitCode);
  if (result.exitCode === 0 || !lacksRawJson(result)) return { result, trace };
  job.host.log.notice("This buildx cannot tell its progress as JSON, so the log is as it prints it. A newer one (0.13 or later) gives a log by stages.");
  return { result: await runOnce(job, "plain", createLineLog(job.host)), trace: null };
}

async function runOnce({ host, inputs, plan, buildx, builder, folder }: Job, progress: "rawjson" | "plain", onStderr: (chunk: Uint8Array) => void): Promise<ExecResult> {
  return await buildx.run(buildArguments(plan, { folder, driver: builder.driver, progress }), {
    timeoutMs: null,
    maxOutputBytes: MAX_ANSWER_BYTES,
    extraEnv: { BUILDX_METADATA_WARNINGS: "true", ...buildEnvironment(host, inputs, plan) },
    onStderr,
  });
}

/** What to throw for a build that failed. */
export async function failureOf({ host, plan, builder, dockerfile }: Job, { result, trace }: Ran): Promise<UserError> {
  const [found = ""] = result.stdout.trim().split("\n");
  // As JSON, the first line is a bracket.
  if (plan.call !== null && found !== "") return new UserError(/\w/.test(found) ? found : `What call: ${plan.call} asked for found fault.`, "Each finding is in the log above, with its line and where it is explained.");
  if (trace?.failure == null) {
    return new UserError(`The build failed: buildx ended with ${result.exitCode}.${quoteEnd(result)}`, `Look at the log above, or build it with docker buildx build on builder ${builder.name} (${plan.context.argument}).`);
  }
  const folder = contextFolder(host, plan);
  return await explainFailure(host, trace.failure, requestOf(plan, dockerfile), folder === null ? null : { folder, dockerfile: dockerfile?.path ?? null });
}

function requestOf(plan: BuildPlan, dockerfile: DockerfilePlace | null): BuildRequest {
  return {
    context: plan.context.argument,
    file: plan.file,
    target: plan.target,
    platforms: plan.platforms,
    buildArguments: [...plan.buildArguments.map((line) => line.split("=", 1)[0] ?? ""), ...plan.secretArguments],
    secrets: plan.secrets.map(({ id }) => id),
    options: [...plan.options, ...plan.allow.map((entitlement) => ["--allow", entitlement] as const)],
    dockerfileText: dockerfile?.text ?? null,
  };
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
