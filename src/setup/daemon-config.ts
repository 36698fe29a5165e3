import { UserError } from "../errors.ts";
import { parseSize } from "../inputs/size.ts";

/** One rule of BuildKit's garbage collection (buildkitd.toml, `[[worker.oci.gcpolicy]]`). */
interface GcPolicyRule {
  readonly all: boolean;
  readonly filters: readonly string[];
  /** As Go writes durations: `48h`. */
  readonly keepDuration: string | null;
  readonly reservedBytes: number | null;
  readonly maxUsedBytes: number | null;
  readonly minFreeBytes: number | null;
}

const SIZES: Readonly<Record<string, "reservedBytes" | "maxUsedBytes" | "minFreeBytes">> = {
  "reserved-space": "reservedBytes",
  "max-used-space": "maxUsedBytes",
  "min-free-space": "minFreeBytes",
};
const RULE_HINT = "Write keep-duration=48h, reserved-space=, max-used-space=, min-free-space= (sizes), filter=, all=true, separated by commas.";

/** Parses one rule of `gc-policy`. Throws a `UserError` for anything else. */
export function parseGcRule(text: string): GcPolicyRule {
  const rule = { all: false, filters: [] as string[], keepDuration: null as string | null, reservedBytes: null as number | null, maxUsedBytes: null as number | null, minFreeBytes: null as number | null };
  for (const part of text.split(",").map((each) => each.trim())) {
    const [, key = "", value = ""] = /^([a-z-]+)=(.+)$/.exec(part) ?? [];
    const size = SIZES[key];
    if (size !== undefined) rule[size] = readSize(key, value);
    else if (key === "filter") rule.filters.push(value);
    else if (key === "all" && /^(true|false)$/.test(value)) rule.all = value === "true";
    else if (key === "keep-duration" && /^(\d+(\.\d+)?(h|m|s))+$/.test(value)) rule.keepDuration = value;
    else throw new UserError(`${JSON.stringify(part)} is no part of a rule.`, RULE_HINT);
  }
  return rule;
}

function readSize(key: string, value: string): number {
  const bytes = parseSize(value);
  if (bytes === null) throw new UserError(`${JSON.stringify(value)} of ${key} is not a size.`, RULE_HINT);
  return bytes;
}

/** What is added to BuildKit's configuration so that it keeps to these limits; "" where there are none. */
export function renderGc(keepBytes: number | undefined, rules: readonly GcPolicyRule[]): string {
  if (keepBytes === undefined && rules.length === 0) return "";
  return [
    "[worker.oci]",
    "  gc = true",
    // The first is what BuildKit before 0.17 reads, the second what those after it do.
    ...(keepBytes === undefined ? [] : [`  gckeepstorage = ${keepBytes}`, `  maxUsedSpace = ${keepBytes}`]),
    ...rules.flatMap(renderRule),
    "",
  ].join("\n");
}

function renderRule(rule: GcPolicyRule): string[] {
  const line = (key: string, value: number | null): string[] => (value === null ? [] : [`    ${key} = ${value}`]);
  return [
    "  [[worker.oci.gcpolicy]]",
    ...(rule.all ? ["    all = true"] : []),
    ...(rule.filters.length === 0 ? [] : [`    filters = ${JSON.stringify(rule.filters)}`]),
    ...(rule.keepDuration === null ? [] : [`    keepDuration = ${JSON.stringify(rule.keepDuration)}`]),
    ...line("keepBytes", rule.maxUsedBytes ?? rule.reservedBytes),
    ...line("reservedSpace", rule.reservedBytes),
    ...line("maxUsedSpace", rule.maxUsedBytes),
    ...line("minFreeSpace", rule.minFreeBytes),
  ];
}

/** Whether a configuration says something of its own about the worker, to which limits cannot be added. */
export function configuresWorker(config: string): boolean {
  return /^\s*\[\[?\s*worker\s*\.\s*oci\b/m.test(config) || /^\s*\[worker\]/m.test(config);
}
