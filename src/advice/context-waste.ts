import { sourcesOf } from "../dockerfile/sources.ts";
import { formatBytes } from "../format.ts";
import type { ContextFinding, WeighedContext } from "./context.ts";
import type { Finding, JudgedFile } from "./finding.ts";

/** Below this, what nothing takes is not worth a word. */
export const NOTABLE_BYTES = 1_000_000;
/** How many findings are named. */
export const MAX_SHOWN = 5;
const WHY: Readonly<Record<ContextFinding["why"], string>> = {
  credential: "Files that look like credentials go into the image",
  unwanted: "The context holds what is hardly meant for the image, and every change of it repeats the step",
  unused: "The context holds what nothing takes",
};

/** What .dockerignore should leave out, each kind once, at the first instruction that takes something of the context. */
export function findContextWaste({ facts: { context }, stages, dockerfile }: JudgedFile): Finding[] {
  if (context === null) return [];
  const taker = stages.flatMap(({ steps }) => steps).find(({ instruction }) => sourcesOf(instruction).some(({ kind, from }) => kind === "path" && from === null))?.instruction;
  const place = taker ?? dockerfile.stages[0];
  if (place === undefined) return [];
  return (["credential", "unwanted", "unused"] as const).flatMap((why) => {
    const findings = context.findings.filter((each) => each.why === why && (why !== "unused" || each.bytes >= NOTABLE_BYTES));
    if (findings.length === 0) return [];
    const bytes = findings.reduce((sum, each) => sum + each.bytes, 0);
    return [{ rule: "context-waste", line: place.line, endLine: taker?.endLine ?? place.line, message: `${WHY[why]}: ${listFindings(findings)}.`, remedy: remedyOf(findings, context), costLines: [], bytes }];
  });
}

/** Findings with their sizes, the first few by name. */
export function listFindings(findings: readonly ContextFinding[]): string {
  const shown = findings.slice(0, MAX_SHOWN).map(({ paths, bytes }) => `${paths[0] ?? ""}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""} (${formatBytes(bytes)})`);
  return [...shown, ...(findings.length > MAX_SHOWN ? [`${findings.length - MAX_SHOWN} more`] : [])].join(", ");
}

function remedyOf(findings: readonly ContextFinding[], { ignoreFile }: WeighedContext): string {
  const lines = findings.map(({ line }) => `\`${line}\``);
  return `In ${ignoreFile}, ${lines.length === 1 ? "a line" : "lines of their own"}: ${lines.join(", ")}.`;
}
