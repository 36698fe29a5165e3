import { UserError } from "../errors.ts";
import { parseSize } from "../inputs/size.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";

/** One line of `budget`, parsed (docs/budgets.md). */
export interface Budget {
  /** As the user wrote it, without comment and outer spaces. */
  readonly line: string;
  readonly metric: "pull" | "delta-pull" | "disk" | "hidden" | "layers" | "path";
  /** The paths that `path:` is about; null for every other metric. */
  readonly glob: string | null;
  /** Normalised; null: every platform of head. */
  readonly platform: string | null;
  /** `+<=`: the limit is on head minus base. */
  readonly growth: boolean;
  /** In `unit`. */
  readonly limit: number;
  readonly unit: "bytes" | "percent" | "count";
}

const METRICS = ["pull", "delta-pull", "disk", "hidden", "layers"] as const;
const LATER_METRICS = ["package", "cause", "finding"];
const EXAMPLE = "`pull <= 250MB`";
const LINE = /^(?<subject>.*?)(?<operator>\+?<=)(?<limit>[^<>=]*)$/;
const LIMIT = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]*)$/i;

/** Parses the lines of `budget`; blank lines and `#` comments say nothing. Each mistake names its line and the cure. */
export function parseBudgets(lines: readonly string[]): { budgets: Budget[]; mistakes: string[] } {
  const budgets: Budget[] = [];
  const mistakes: string[] = [];
  for (const text of lines) {
    const line = withoutComment(text);
    if (line === "") continue;
    const parsed = parseBudget(line);
    if (typeof parsed === "string") mistakes.push(`Budget line ${JSON.stringify(line)}: ${parsed}`);
    else budgets.push(parsed);
  }
  return { budgets, mistakes };
}

/** A line as it is compared with another: without its comment, and without spaces, which mean nothing in it. */
export function spellLine(line: string): string {
  return withoutComment(line).replace(/\s+/g, "");
}

function withoutComment(text: string): string {
  return text.replace(/(?:^|\s)#.*$/s, "").trim();
}

/** What is wrong with the lines of `budget`, each mistake with its cure; none where all can be parsed. */
export function checkBudgets(lines: readonly string[]): readonly string[] {
  return parseBudgets(lines).mistakes;
}

/** The budget, or what is wrong with the line. */
function parseBudget(line: string): Budget | string {
  const { subject, operator, limit } = LINE.exec(line)?.groups ?? {};
  if (subject === undefined || operator === undefined || limit === undefined) {
    return `write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; ${EXAMPLE}, say.`;
  }
  const target = parseSubject(subject.trim());
  if (typeof target === "string") return target;
  const growth = operator === "+<=";
  if (growth && target.metric === "delta-pull") {
    return "delta-pull is what a node that holds base must pull, growth already: write <=, or `pull +<=` for the growth of the pull size.";
  }
  const bound = parseLimit(limit.trim(), target.metric, growth);
  return typeof bound === "string" ? bound : { line, ...target, growth, ...bound };
}

type Target = Pick<Budget, "metric" | "glob" | "platform">;

function parseSubject(subject: string): Target | string {
  const [metric = "", platform, ...more] = subject.split(/\s+/);
  const named = parseMetric(metric);
  if (typeof named === "string") return named;
  if (more.length > 0) {
    return `a metric and at most one platform stand before the limit${named.metric === "path" ? " (write ? for a space in a path)" : ""}.`;
  }
  if (platform === undefined) return { ...named, platform: null };
  try {
    return { ...named, platform: formatPlatform(parsePlatform(platform)) };
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

function parseMetric(text: string): Pick<Budget, "metric" | "glob"> | string {
  const colon = text.indexOf(":");
  const name = colon < 0 ? text : text.slice(0, colon);
  const glob = colon < 0 ? null : text.slice(colon + 1);
  if (LATER_METRICS.includes(name)) return `the metric "${name}:" is not built yet; until it is, limit path:, pull, disk or hidden.`;
  if (name === "path") {
    if (glob === null || glob === "") return "name the paths: path:app/** <= 40MB.";
    if (glob.startsWith("/")) return `paths in an image have no leading slash: write path:${glob.replace(/^\/+/, "")}.`;
    return { metric: "path", glob };
  }
  const metric = METRICS.find((known) => known === name);
  if (metric === undefined) return `"${name}" is no metric: use ${METRICS.join(", ")} or path:GLOB.`;
  return glob === null ? { metric, glob: null } : `"${name}" takes nothing after a colon: write ${name}.`;
}

function parseLimit(text: string, metric: Budget["metric"], growth: boolean): Pick<Budget, "limit" | "unit"> | string {
  const { number, unit = "" } = LIMIT.exec(text)?.groups ?? {};
  if (number === undefined) return `"${text}" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.`;
  if (unit === "%") return parsePercent(Number(number), growth);
  if (metric === "layers") return parseLayerCount(number, unit);
  // A bare 250 would be 250 bytes, which nobody means.
  if ((unit === "" && Number(number) !== 0) || parseSize(`1${unit}`) === null) {
    return `"${text}" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.`;
  }
  const bytes = parseSize(text);
  return bytes === null ? `"${text}" is more than any image: write a smaller limit.` : { limit: bytes, unit: "bytes" };
}

function parsePercent(limit: number, growth: boolean): Pick<Budget, "limit" | "unit"> | string {
  if (!growth) return "a percentage is of the base: write +<= instead of <=.";
  return Number.isSafeInteger(Math.ceil(limit)) ? { limit, unit: "percent" } : "the percentage is too large: write a smaller one.";
}

function parseLayerCount(number: string, unit: string): Pick<Budget, "limit" | "unit"> | string {
  const limit = Number(number);
  if (unit !== "" || !Number.isSafeInteger(limit)) return "layers are counted: write a whole number without a unit.";
  return { limit, unit: "count" };
}
