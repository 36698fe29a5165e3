import type { ContextFinding, WeighedContext } from "../advice/context.ts";
import type { Advice } from "../advice/facts.ts";
import { renderAdvice } from "../advice/markdown.ts";
import { showForeign } from "../foreign-text.ts";
import { formatBytes, formatCount, formatDuration } from "../format.ts";
import { codeElement, fold, markdownTable } from "../report/markdown-parts.ts";
import { countSteps, hitPercent } from "./misses/statistics.ts";
import type { BuildFailure, BuildStep, BuildTrace, BuildWarning } from "./progress/trace.ts";

/** What the job summary of a build tells. */
export interface BuildSummary {
  /** References that the image got, or the repositories it was pushed to by digest. */
  readonly tags: readonly string[];
  /** Of what was built, an index or a manifest; null where there is none. */
  readonly digest: string | null;
  readonly platforms: readonly SummarizedPlatform[];
  readonly trace: Pick<BuildTrace, "steps" | "warnings" | "contextBytes" | "pushedBytes" | "durationMs" | "failure">;
  /** null: the context is not on this machine. */
  readonly context: WeighedContext | null;
  /** What the Dockerfile cost in this build and need not. */
  readonly advice: readonly Advice[];
  /** Sizes, and the digest of all, are told of elsewhere in the same summary. */
  readonly isWeighed?: boolean;
}

/** One platform of the image. */
interface SummarizedPlatform {
  readonly platform: string;
  readonly digest: string | null;
  /** Compressed bytes of its layers; null: not known. */
  readonly layerBytes: number | null;
}

const MAX_SLOWEST = 5;
const MAX_WARNINGS = 20;
const MAX_FINDINGS = 8;
const MAX_TAGS = 20;
const MAX_PLATFORMS = 50;
const MAX_NAME = 120;
const MAX_STEP = 100;

/** A stranger's text as Markdown in which it can do nothing. */
type Code = (text: string, maxColumns?: number) => string;

/**
 * The section of the job summary, in GitHub-flavoured Markdown. Whatever the names in it hold, they are nothing but text.
 * Secrets are hidden by `redact` before anything is cut or escaped: afterwards nobody would know them.
 */
export function renderSummary(summary: BuildSummary, redact: (text: string) => string): string {
  const { trace, context, advice } = summary;
  const code: Code = (text, maxColumns = MAX_NAME) => codeElement(showForeign(redact(text), maxColumns));
  const blocks = [
    renderTitle(summary, code),
    ...(trace.failure === null ? [] : [renderFailure(trace.failure, code)]),
    ...renderTags(summary.tags, code),
    ...renderPlatforms(summary, code),
    renderFigures(summary),
    ...renderSlowest(trace.steps, code),
    ...renderWarnings(trace.warnings, code),
    // Whoever looks for why it failed needs no advice on something else.
    ...(trace.failure === null ? [renderAdvice(advice, redact)] : []),
    ...(context === null || trace.failure !== null ? [] : renderFindings(context, code)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function renderTitle({ tags, trace, digest }: BuildSummary, code: Code): string {
  if (trace.failure !== null) return "### ❌ The build failed";
  const [first] = tags;
  if (first !== undefined) return `### Built ${code(first)}`;
  return digest === null ? "### Built" : `### Built ${code(digest)}`;
}

function renderFailure({ step, source, message, processExitCode }: BuildFailure, code: Code): string {
  const command = source?.lines.find(({ isMarked }) => isMarked)?.text ?? step?.text ?? null;
  const place = source === null ? "" : ` at ${code(`${source.file ?? "Dockerfile"}:${source.line}`)}`;
  const stage = step?.stage == null ? "" : ` in stage ${code(step.stage)}`;
  const platform = step?.platform == null ? "" : ` for ${code(step.platform)}`;
  const what = command === null ? "" : `${code(command.trim(), MAX_STEP)}${place}${stage}${platform}`;
  const how = processExitCode === null ? code(message, 3 * MAX_NAME) : `exit code ${processExitCode}`;
  return what === "" ? how : `${what}: ${how}`;
}

/** The first tag is the title's. */
function renderTags(tags: readonly string[], code: Code): string[] {
  if (tags.length < 2) return [];
  const more = tags.length > MAX_TAGS ? `, and ${tags.length - MAX_TAGS} more` : "";
  return [`Also ${tags.slice(1, MAX_TAGS).map((tag) => code(tag)).join(", ")}${more}.`];
}

function renderPlatforms({ platforms, digest, isWeighed = false }: BuildSummary, code: Code): string[] {
  if (platforms.length === 0) return digest === null ? [] : [`Digest ${code(digest)}.`];
  if (isWeighed) return [markdownTable(["Platform", "Digest"], "ll", platforms.slice(0, MAX_PLATFORMS).map((each) => [code(each.platform), each.digest === null ? "unknown" : code(each.digest)]))];
  const rows = platforms.slice(0, MAX_PLATFORMS).map((each) => [code(each.platform), each.layerBytes === null ? "unknown" : formatBytes(each.layerBytes), each.digest === null ? "unknown" : code(each.digest)]);
  const sizes = platforms.map(({ layerBytes }) => layerBytes);
  const total = sizes.every((size) => size !== null) ? formatBytes(sizes.reduce((sum, size) => sum + size, 0)) : "unknown";
  const all = platforms.length > 1 || digest !== platforms[0]?.digest ? [["all", total, digest === null ? "" : code(digest)]] : [];
  return [markdownTable(["Platform", "Compressed size", "Digest"], "lrl", [...rows, ...all])];
}

function renderFigures({ trace, context }: BuildSummary): string {
  const steps = countSteps(trace);
  const total = steps.cached + steps.built;
  const share = total === 0 ? [] : [`${steps.cached} of ${formatCount(total, "step")} from the cache (${hitPercent(steps)} %)`];
  const sent = trace.contextBytes === null ? [] : [`${formatBytes(trace.contextBytes)} of context sent`];
  const inFull = context === null || !context.isComplete ? [] : [`${formatBytes(context.totalBytes)} in the context`];
  const pushed = trace.pushedBytes === null ? [] : [`${formatBytes(trace.pushedBytes)} pushed`];
  const took = trace.durationMs === null ? [] : [formatDuration(trace.durationMs)];
  return [...took, ...share, ...sent, ...inFull, ...pushed].join(" · ");
}

function renderSlowest(steps: readonly BuildStep[], code: Code): string[] {
  const slowest = steps.filter(({ cached, durationMs }) => !cached && durationMs > 0).toSorted((left, right) => right.durationMs - left.durationMs).slice(0, MAX_SLOWEST);
  if (slowest.length === 0) return [];
  return [fold("Slowest steps", markdownTable(["Step", "Time"], "lr", slowest.map(({ name, durationMs }) => [code(name, MAX_STEP), formatDuration(durationMs)])))];
}

function renderWarnings(warnings: readonly BuildWarning[], code: Code): string[] {
  if (warnings.length === 0) return [];
  const rows = warnings.slice(0, MAX_WARNINGS).map(({ file, line, rule, message }) => [
    line === null ? "" : code(`${file ?? "Dockerfile"}:${line}`),
    `${rule === null ? "" : `${code(rule)} `}${code(message, 2 * MAX_NAME)}`,
  ]);
  const more = warnings.length > MAX_WARNINGS ? [["", `and ${warnings.length - MAX_WARNINGS} more`]] : [];
  return [fold(formatCount(warnings.length, "warning"), markdownTable(["Line", "Warning"], "ll", [...rows, ...more]))];
}

const WHY: Readonly<Record<ContextFinding["why"], string>> = { credential: "looks like a credential", unwanted: "hardly meant for it", unused: "used by nothing" };

function renderFindings({ findings, ignoreFile }: WeighedContext, code: Code): string[] {
  if (findings.length === 0) return [];
  const shown = findings.toSorted((left, right) => Number(right.why === "credential") - Number(left.why === "credential")).slice(0, MAX_FINDINGS);
  const rows = shown.map(({ why, paths, bytes, line }) => [
    `${code(paths[0] ?? "", MAX_NAME)}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""}`, WHY[why], formatBytes(bytes), code(line, MAX_NAME),
  ]);
  return [fold("What the context could do without", markdownTable(["Path", "Why", "Size", `Line for ${code(ignoreFile)}`], "llrl", rows))];
}
