import type { OnUsedFile, WeighedContext } from "../../advice/context.ts";
import type { JsonObject } from "../../oci/json.ts";
import { showForeignWords } from "../../foreign-text.ts";
import { isSummarized } from "../advice.ts";
import { contextFolder } from "../dockerfile-place.ts";
import type { Job } from "../execution.ts";
import type { Attempt } from "./attempt.ts";
import type { ChosenCache } from "./choose.ts";
import { guard } from "./guard.ts";
import { askOutcome, cacheOutputs, describeSteps, outcomeOf } from "./outcome.ts";
import { renderCacheSection } from "./section.ts";
import type { CacheBackend } from "./plan.ts";
import type { CacheState } from "./state.ts";
import { createStatistics, type BuildStatistics, type NotedBuild } from "../misses/statistics.ts";
import { foundNothing } from "../progress/cache-step.ts";
import type { BuildTrace } from "../progress/trace.ts";

/** Follows what the cache does for a build. */
export interface CacheReport {
  /** Is told of each file that the build takes. */
  readonly onUsedFile: OnUsedFile;
  /** Once the build ended: keeps its notes for the next one, with `mounts` among them, and says in outputs what the cache was worth. */
  end(attempt: Pick<Attempt, "ran" | "mounts">, context: WeighedContext | null): Promise<void>;
  /** And then in the log's last line, and in the summary or has `post` say it there. */
  summarize(): Promise<void>;
}

/** Begins with the build. */
export function beginReport(job: Job, cache: ChosenCache): CacheReport {
  const { host, plan } = job;
  const { control, ledger } = cache;
  const on = { host, degrade: ledger.degrade };
  const taker = createStatistics(host, notedBuild(job));
  // Now: what the build before this one kept of itself, which this one's will replace.
  const before = guard(on, "It does not say what it knows of the build before", () => notesBefore(cache), "unknown");
  let statistics: BuildStatistics | null = null;
  return {
    onUsedFile: taker.onUsedFile,
    async end({ ran: { trace, result }, mounts }, context) {
      const succeeded = result.exitCode === 0;
      await guard(on, "What went wrong with it is not known", () => tellFault(job, cache, trace), undefined);
      const isTold = trace !== null && plan.call === null;
      statistics = await guard(on, "What it was worth is not known", async () => (isTold ? await taker.end(trace, await before, context?.isComplete === true) : null), null);
      const notes = { ...statistics?.notes, ...(mounts.length > 0 && { mounts }) } as JsonObject;
      if (succeeded && Object.keys(notes).length > 0) await guard(on, "The next build is not told of this one", () => control?.setNotes(notes), undefined);
      const status = await guard(on, "What it did is not known", () => askOutcome(cache, succeeded), null);
      const outputs = cacheOutputs(outcomeOf(stateOf(cache), statistics, status), (text) => host.redact(text));
      for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value);
      if (control !== null) ledger.save({});
    },
    async summarize() {
      await guard(on, "The log says nothing of it", () => tellSteps(job, cache, statistics), undefined);
      if (isSummarized(job)) await guard(on, "The summary says nothing of it", () => summarize(job, cache, statistics), undefined);
    },
  };
}

/** null: no build was kept before this one; "unknown": layers come from where no notes are, or whether there are any could not be read. */
async function notesBefore({ control, plan, facts }: ChosenCache): Promise<JsonObject | "unknown" | null> {
  if (control === null || plan.backend !== "facade" || !facts.access.canRead) return "unknown";
  const notes = await control.lastNotes();
  if (notes !== null) return notes;
  const status = await control.status(0);
  return status?.isReady === true && status.isUsable && status.degradedReason === null ? null : "unknown";
}

function tellSteps({ host }: Job, { plan }: ChosenCache, statistics: BuildStatistics | null): void {
  if (statistics?.hitRatio != null) host.log.info(describeSteps(plan.backend, statistics, (text) => host.redact(text)));
}

/** What BuildKit itself could not do with a backend of its own fails no build; the facade says for itself what was wrong. */
function tellFault({ host }: Job, { plan, ledger }: ChosenCache, trace: BuildTrace | null): void {
  if (!BY_BUILDKIT.includes(plan.backend)) return;
  const failed = trace?.steps.find((step) => step.kind === "cache" && step.error !== null && !step.isCancelled && !foundNothing(step));
  if (failed === undefined) return;
  const error = showForeignWords(host.redact(failed.error ?? ""), MAX_ERROR).replace(/\.$/, "");
  ledger.degrade(`BuildKit could not ${failed.text.startsWith("importing") ? "read" : "write"} it (${plan.backend}): ${error}.`);
}

const BY_BUILDKIT: readonly CacheBackend[] = ["gha", "registry", "local"];
const MAX_ERROR = 200;

/** The section is `post`'s where the facade may still upload: its figures are known then. */
async function summarize({ host }: Job, cache: ChosenCache, statistics: BuildStatistics | null): Promise<void> {
  // Without the notes, which are for the next build.
  if (cache.control !== null) return cache.ledger.save({ section: { statistics: statistics === null ? null : { ...statistics, notes: null } } });
  const state = stateOf(cache);
  // A builder that keeps its own layers, and no cache at all, are nothing to tell of.
  if (state.backend === "off" && state.reason === null) return;
  await host.summarize(renderCacheSection(outcomeOf(state, statistics, null), (text) => host.redact(text)));
}

function stateOf({ plan, ledger }: ChosenCache): Pick<CacheState, "backend" | "reason" | "waitedMs"> {
  return { backend: plan.backend, reason: ledger.reason(), waitedMs: ledger.waitedMs() };
}

function notedBuild({ host, inputs, plan, dockerfile }: Job): NotedBuild {
  const isSecret = (line: string): boolean => plan.secretArguments.includes(line.split("=", 1)[0] ?? "");
  return {
    folder: contextFolder(host, plan),
    dockerfile: dockerfile === null ? null : { place: dockerfile.place, text: dockerfile.text },
    target: plan.target,
    platforms: plan.platforms,
    buildArguments: [...plan.buildArguments, ...inputs["build-args"].filter(isSecret)],
    secretArguments: plan.secretArguments,
    isUncached: inputs["no-cache"],
    uncachedStages: inputs["no-cache-filters"],
  };
}
