import { adviseOn } from "../advice/advice.ts";
import { weighContext, type OnUsedFile, type WeighedContext } from "../advice/context.ts";
import type { Advice } from "../advice/facts.ts";
import { linesOfSteps } from "../advice/step-lines.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import { annotateWarnings } from "./check-warnings.ts";
import { tellContext } from "./context-waste.ts";
import { contextFolder } from "./dockerfile-place.ts";
import type { Job } from "./execution.ts";
import { findExposedSecrets, tellExposedSecrets } from "./exposed-secrets.ts";
import type { BuildTrace } from "./progress/trace.ts";
import { renderSummary, type BuildSummary } from "./summary.ts";

/** Weighs the build context; null where it is not on this machine, or cannot be read (which buildx then says). `onUsedFile` is told of each file that the build takes. */
export async function weigh({ host, plan, dockerfile }: Job, onUsedFile?: OnUsedFile): Promise<WeighedContext | null> {
  const folder = contextFolder(host, plan);
  if (folder === null || plan.call !== null) return null;
  const context = { folder, dockerfile: dockerfile?.path ?? null, dockerfileText: dockerfile?.text ?? null, target: plan.target };
  return await weighContext(host, context, undefined, onUsedFile).catch(() => null);
}

/** Tells what is better done otherwise: BuildKit's checks, secrets that can be read in the image, what the context holds in vain. */
export function advise({ host, inputs, plan, dockerfile }: Job, trace: BuildTrace | null, context: WeighedContext | null): void {
  const warnings = trace?.warnings ?? [];
  annotateWarnings(host, warnings);
  if (plan.call !== null) return;
  const exposed = findExposedSecrets({
    dockerfileText: dockerfile?.text ?? null,
    buildArguments: inputs["build-args"],
    labels: inputs.labels,
    holdsSecret: (text) => host.redact(text) !== text,
  });
  tellExposedSecrets(host, exposed, dockerfile?.place ?? null, warnings);
  if (context !== null) tellContext(host, context);
}

/** What the Dockerfile cost in this build and need not; what it costs in others `plimsoll lint` says. The context is told of by itself. */
function findCostly({ plan, dockerfile }: Job, trace: BuildTrace): readonly Advice[] {
  if (dockerfile === null) return [];
  const parsed = parseDockerfile(dockerfile.text);
  const advice = adviseOn(parsed, { text: dockerfile.text, target: plan.target, context: null, steps: linesOfSteps(parsed, trace.steps) });
  return advice.filter(({ cost }) => cost !== null);
}

/** Whether a build is told of in the job summary: not where `DOCKER_BUILD_SUMMARY` is false, and nothing of a build that only answers a question. */
export function isSummarized({ host, plan }: Pick<Job, "host" | "plan">): boolean {
  return plan.call === null && parseGoBoolean(host.env["DOCKER_BUILD_SUMMARY"] ?? "") !== false;
}

/** Adds the build to the job summary. */
export async function summarize(job: Job, trace: BuildTrace | null, outcome: Pick<BuildSummary, "digest" | "platforms" | "context">): Promise<void> {
  const { host, plan } = job;
  if (!isSummarized(job) || trace === null) return;
  const tags = plan.tags.length > 0 ? plan.tags : plan.pushedTo;
  await host.summarize(renderSummary({ ...outcome, tags, trace, advice: findCostly(job, trace), isWeighed: job.isWeighed ?? false }, (text) => host.redact(text)));
}
