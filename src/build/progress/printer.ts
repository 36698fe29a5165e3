import { formatBytes, formatDuration } from "../../format.ts";
import type { Host } from "../../host/host.ts";
import { foundNothing } from "./cache-step.ts";
import { describeStep, endOf, isRunning, type Step } from "./steps.ts";
import type { BuildStep } from "./trace.ts";

/** Prints steps as they end, those of a stage together. */
interface Printer {
  /** Takes note of steps that changed; `nowMs` is the time by BuildKit's clock. */
  update(steps: readonly Step[], nowMs: number): void;
  /** Time passed without news: prints what waits, and what still runs. */
  tick(): void;
  /** Prints all that is left, what failed last and in no group. */
  end(failed: Step | null): Promise<void>;
}

/** BuildKit ends some steps and begins them again at once; after this long one is over. */
const SETTLE_MS = 250;
/** A stage that printed nothing for this long lets another one print. */
const PATIENCE_MS = 10_000;
/** In CI, what runs is told of when nothing was printed for this long. */
const SIGN_OF_LIFE_MS = 30_000;
const MAX_NAMES = 3;
const MAX_NAME_LENGTH = 300;
/** Steps of BuildKit itself that took less are not worth a line. */
const QUIET_MS = 500;
const EXPORT_DETAIL_MS = 1000;

/** Prints to the host's log: a group for each stage, the steps in it in the order in which they end. */
export function createPrinter(host: Host): Printer {
  const groups = createGroups(host);
  /** Ended and not printed yet, by stage, in the order in which they ended. */
  const waiting = new Map<string, Step[]>();
  const running = new Map<Step, number>();
  const printed = new Set<Step>();
  /** Printed at the very end. */
  const failures = new Set<Step>();
  /** Ended, but perhaps to begin again. */
  const settling = new Set<Step>();
  let stage: string | null = null;
  let lastPrintMs = nowOf(host);

  const print = (step: Step): void => {
    const described = describeStep(step);
    if (isNoise(described)) return;
    const heading = headingOf(host, step);
    groups.print(heading, () => printStep(host, step, described));
    lastPrintMs = nowOf(host);
  };
  const settle = (beforeMs: number): void => {
    for (const step of settling) {
      const end = endOf(step);
      if (end !== null && end > beforeMs) continue;
      settling.delete(step);
      if (end === null || printed.has(step)) continue;
      printed.add(step);
      if (hasFailed(step)) {
        failures.add(step);
        continue;
      }
      const heading = headingOf(host, step);
      waiting.set(heading, [...(waiting.get(heading) ?? []), step]);
    }
  };
  const printStage = (heading: string): void => {
    const steps = waiting.get(heading) ?? [];
    waiting.delete(heading);
    steps.forEach(print);
  };
  const flush = (isAll: boolean): void => {
    if (stage !== null) printStage(stage);
    while (waiting.size > 0) {
      const isBusy = [...running.keys()].some((step) => headingOf(host, step) === stage);
      if (isBusy && !isAll && nowOf(host) - lastPrintMs < PATIENCE_MS) return;
      [stage = null] = waiting.keys();
      if (stage !== null) printStage(stage);
    }
  };
  return {
    update(steps, nowMs) {
      for (const step of steps) {
        if (isRunning(step)) {
          settling.delete(step);
          if (!running.has(step)) running.set(step, nowOf(host));
        } else if (step.runs.size > 0) {
          running.delete(step);
          if (!printed.has(step)) settling.add(step);
        }
      }
      settle(nowMs - SETTLE_MS);
      flush(false);
      showRunning(host, running);
    },
    tick() {
      settle(Infinity);
      flush(false);
      showRunning(host, running);
      if (host.kind === "terminal" || running.size === 0 || nowOf(host) - lastPrintMs < SIGN_OF_LIFE_MS) return;
      lastPrintMs = nowOf(host);
      const lines = [...running].slice(0, MAX_NAMES).map(([step, sinceMs]) => signOfLife(host, step, nowOf(host) - sinceMs));
      groups.print(null, () => host.log.foreign(lines.join("\n")));
    },
    async end(failed) {
      settle(Infinity);
      flush(true);
      host.log.progress(null);
      groups.close();
      if (failed !== null) failures.delete(failed);
      for (const step of [...failures, ...(failed === null ? [] : [failed])]) groups.print(null, () => printStep(host, step, describeStep(step)));
      await groups.end();
    },
  };
}

interface Groups {
  /** Prints in the group of that title, opening it if need be; null: wherever the log is. */
  print(title: string | null, body: () => void): void;
  close(): void;
  /** Waits until all is printed. */
  end(): Promise<void>;
}

/** The log's groups end with a promise, so all that is printed stands in a queue. */
function createGroups(host: Host): Groups {
  let queue = Promise.resolve();
  let open: string | null = null;
  let finish: () => Promise<void> = () => Promise.resolve();
  const enqueue = (job: () => void | Promise<void>): void => {
    queue = queue.then(job);
    // Whoever awaits the end learns of it; until then it is no stray.
    queue.catch(() => {});
  };
  const close = (): void => {
    if (open === null) return;
    open = null;
    enqueue(() => finish());
  };
  return {
    print(title, body) {
      if (title !== null && title !== open) {
        close();
        open = title;
        enqueue(() => {
          finish = openGroup(host, title);
        });
      }
      enqueue(body);
    },
    close,
    async end() {
      close();
      await queue;
    },
  };
}

function openGroup(host: Host, title: string): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const closed = host.log.group(title, () => promise);
  return async () => {
    resolve();
    await closed;
  };
}

/** What a stage's group is called; steps of no stage go by what they are about. */
function headingOf(host: Host, { name, label }: Step): string {
  if (label.kind === "instruction" || label.kind === "base") {
    const platform = label.platform === null ? "" : ` (${label.platform})`;
    return shorten(host, label.stage === null ? `Build${platform}` : `Stage ${label.stage}${platform}`);
  }
  const isExport = label.kind === "export" || (label.kind === "cache" && name.startsWith("exporting"));
  return isExport ? "Export" : "Dockerfile, context and base images";
}

function isNoise({ kind, durationMs, error }: BuildStep): boolean {
  return kind === "internal" && error === null && durationMs < QUIET_MS;
}

function printStep(host: Host, step: Step, described: BuildStep): void {
  const { log } = host;
  const name = shorten(host, described.name);
  const lines = [...(step.output?.lines() ?? []), ...detailsOf(host, step)];
  const outcome = outcomeOf(host, described);
  if (lines.length === 0) {
    log.foreign(`${name}: ${outcome}`);
    return;
  }
  // One text: a secret of several lines is known by the whole of it.
  log.foreign([name, ...lines, `→ ${outcome}`].join("\n"));
}

function outcomeOf(host: Host, step: BuildStep): string {
  const { cached, durationMs, bytes, kind, error, isCancelled } = step;
  if (isCancelled) return "stopped, because another step failed";
  if (foundNothing(step)) return "nothing stored yet";
  const time = formatDuration(durationMs);
  if (error !== null) return kind === "cache" ? `not done: ${shorten(host, error)}` : `FAILED after ${time}: ${/exit code: \d+$/.exec(error)?.[0] ?? shorten(host, error)}`;
  if (cached) return "cached";
  const verb = { context: "sent", base: "fetched", export: "pushed", instruction: "", cache: "", internal: "" }[kind];
  return bytes === null || bytes === 0 || verb === "" ? time : `${formatBytes(bytes)} ${verb} in ${time}`;
}

/** Of exporting, where it went and what took long. */
function detailsOf(host: Host, step: Step): string[] {
  if (step.label.kind !== "export" && step.label.kind !== "cache") return [];
  return [...step.statuses.values()].flatMap(({ id, startedMs, completedMs }) => {
    const durationMs = startedMs === null || completedMs === null ? 0 : completedMs - startedMs;
    if (durationMs < EXPORT_DETAIL_MS && !id.startsWith("pushing manifest for ")) return [];
    return [`${shorten(host, id)}: ${formatDuration(durationMs)}`];
  });
}

function showRunning(host: Host, running: ReadonlyMap<Step, number>): void {
  const [first] = running;
  if (first === undefined) return;
  const [step, sinceMs] = first;
  const more = running.size === 1 ? "" : ` (and ${running.size - 1} more)`;
  host.log.progress(`${shorten(host, describeStep(step).name)}: ${formatDuration(nowOf(host) - sinceMs)}${more}`);
}

function signOfLife(host: Host, step: Step, ms: number): string {
  const last = step.output?.lastLine() ?? "";
  return `${shorten(host, describeStep(step).name)}: running for ${formatDuration(ms)}${last === "" ? "" : `, last line: ${shorten(host, last)}`}`;
}

/** It failed of itself; reading or writing a cache may fail, and the build goes on. */
function hasFailed(step: Step): boolean {
  const { error, isCancelled, kind } = describeStep(step);
  return error !== null && !isCancelled && kind !== "cache";
}

/** Secrets are hidden first: of one that is cut, the rest would not be known. */
function shorten(host: Host, text: string): string {
  const line = host.redact(text).replaceAll(/\s*[\r\n]+\s*/g, " ");
  return line.length <= MAX_NAME_LENGTH ? line : `${line.slice(0, MAX_NAME_LENGTH - 1).toWellFormed()}…`;
}

function nowOf(host: Host): number {
  return host.clock.now().getTime();
}
