import type { ContextFinding, WeighedContext } from "../advice/context.ts";
import { listFindings, MAX_SHOWN, NOTABLE_BYTES } from "../advice/context-waste.ts";
import { formatBytes } from "../format.ts";
import type { Host } from "../host/host.ts";

/** Tells what of the context is better left out, with the lines of .dockerignore that do it; nothing where all is well. */
export function tellContext(host: Host, context: WeighedContext): void {
  const credentials = context.findings.filter(({ why }) => why === "credential");
  const unwanted = context.findings.filter(({ why, bytes }) => why === "unwanted" && bytes >= NOTABLE_BYTES);
  const unused = context.findings.filter(({ why, bytes }) => why === "unused" && bytes >= NOTABLE_BYTES);
  if (credentials.length > 0) {
    host.log.warning(`Files that look like credentials are sent to the builder, and a COPY takes them into the image: ${listFindings(credentials)}. ${advice(credentials, context)}`);
  }
  if (unwanted.length > 0) {
    const bytes = unwanted.reduce((sum, finding) => sum + finding.bytes, 0);
    host.log.notice(`${formatBytes(bytes)} of the ${formatBytes(context.usedBytes)} that the build takes from its context are hardly meant for it: ${listFindings(unwanted)}. ${advice(unwanted, context)}`);
  }
  if (unused.length > 0) host.log.info(`No COPY, ADD or mount uses ${listFindings(unused)} of the context. ${advice(unused, context)}`);
}

function advice(findings: readonly ContextFinding[], { ignoreFile }: WeighedContext): string {
  const lines = findings.slice(0, MAX_SHOWN).map(({ line }) => line);
  return `${lines.length === 1 ? "This line" : "These lines"} in ${ignoreFile} leave${lines.length === 1 ? "s" : ""} it out:\n${lines.join("\n")}`;
}
