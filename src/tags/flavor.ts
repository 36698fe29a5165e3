import { UserError } from "../errors.ts";
import { nearest } from "../inputs/nearest.ts";
import { parseRecords } from "../inputs/records.ts";
import { bracesMistake } from "./rule.ts";

/** What holds for all tags of an image. */
export interface Flavor {
  /** `auto`: where a rule for git tags gives a tag. */
  readonly latest: "auto" | "true" | "false";
  readonly prefix: string;
  readonly suffix: string;
  /** Whether `latest` gets them, too. */
  readonly prefixesLatest: boolean;
  readonly suffixesLatest: boolean;
}

type Changing = { -readonly [Name in keyof Flavor]: Flavor[Name] };

const NAMES = ["latest", "prefix", "suffix", "onlatest"];

/** Reads the lines of `flavor`, and what is wrong with them. */
export function readFlavor(lines: readonly string[]): { readonly flavor: Flavor; readonly mistakes: readonly string[] } {
  const flavor: Changing = { latest: "auto", prefix: "", suffix: "", prefixesLatest: false, suffixesLatest: false };
  const mistakes = lines.flatMap((line) => {
    try {
      return readLine(line, flavor).map((mistake) => `${JSON.stringify(line)}: ${mistake}`);
    } catch (error) {
      if (error instanceof UserError) return [`${JSON.stringify(line)}: ${error.message} ${error.hint}`];
      throw error;
    }
  });
  return { flavor, mistakes };
}

function readLine(line: string, flavor: Changing): string[] {
  const mistakes: string[] = [];
  let behind: "prefix" | "suffix" | null = null;
  for (const field of (parseRecords(line)[0] ?? []).filter((each) => each.trim() !== "")) {
    const equals = field.indexOf("=");
    const name = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    const value = field.slice(equals + 1).trim();
    if (equals === -1) mistakes.push(`${JSON.stringify(field.trim())} has no value; write NAME=VALUE, as in latest=false.`);
    else if (name === "latest") mistakes.push(...readLatest(value, flavor));
    else if (name === "prefix" || name === "suffix") {
      behind = name;
      flavor[name] = value;
      if (bracesMistake(value)) mistakes.push(`${name} has an expression that does not begin or does not end: ${JSON.stringify(value)}.`);
    } else if (name === "onlatest") mistakes.push(...readOnLatest(value, behind, flavor));
    else mistakes.push(`${JSON.stringify(name)} is unknown${suggestion(name)}`);
  }
  return mistakes;
}

function readLatest(value: string, flavor: Changing): string[] {
  if (value !== "auto" && value !== "true" && value !== "false") return [`latest ${JSON.stringify(value)} is none of auto, true, false.`];
  flavor.latest = value;
  return [];
}

function readOnLatest(value: string, behind: "prefix" | "suffix" | null, flavor: Changing): string[] {
  if (value !== "true" && value !== "false") return [`onlatest ${JSON.stringify(value)} is neither true nor false.`];
  if (behind === "prefix") flavor.prefixesLatest = value === "true";
  if (behind === "suffix") flavor.suffixesLatest = value === "true";
  return behind === null && value === "true" ? ["onlatest stands alone; write it behind the prefix or the suffix that it is for, as in prefix=dev-,onlatest=true."] : [];
}

function suggestion(name: string): string {
  const near = nearest(name, NAMES);
  return near === null ? `; write latest, prefix or suffix.` : `; did you mean ${near}?`;
}
