import { readdir, lstat } from "node:fs/promises";
import { join, posix } from "node:path";
import { readIgnoreFile } from "../advice/ignore-file.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import { sourcesOf } from "../dockerfile/sources.ts";
import type { Host } from "../host/host.ts";
import { nearest } from "../inputs/nearest.ts";
import type { Cause } from "./failure-causes.ts";
import type { BuildFailure } from "./progress/trace.ts";

/** The local context that was built from. */
export interface LocalContext {
  readonly folder: string;
  /** null: the context's own, or not a file of this machine. */
  readonly dockerfile: string | null;
}

const MAX_NAMES = 5000;

/** Why COPY, ADD or a mount did not find its source: what is nearest, or which line keeps it out; null for any other failure. */
export async function explainMissingSource(
  host: Host,
  failure: BuildFailure,
  dockerfileText: string | null,
  context: LocalContext | null,
): Promise<Cause | null> {
  const [, missing] = /"?\/([^"\n]*)"?: not found$/.exec(failure.message.trim()) ?? [];
  if (missing === undefined || !/failed to calculate checksum|failed to compute cache key|failed to walk/.test(failure.message)) return null;
  const from = fromOf(failure, dockerfileText, missing);
  if (from !== null) {
    return { message: `There is no ${missing} in ${from}`, hint: `Look at what ${from} holds at that path; paths of --from are absolute, whatever its WORKDIR is.` };
  }
  const message = `There is no ${missing} in the build context`;
  if (context === null) return { message, hint: "The context is a commit of the repository: only what is checked in is there, not what earlier steps made." };
  const path = posix.normalize(missing);
  const ignored = await readIgnoreFile(host, context.folder, context.dockerfile);
  const line = ignored.lineFor(path);
  if (line !== null && (await exists(join(context.folder, path)))) {
    return { message, hint: `It is there, but line ${line.number} of ${ignored.name} (${line.text.trim()}) keeps it out of the context: take that line out, or add !${path} below it.` };
  }
  const near = await nearestPath(context.folder, path);
  const guess = near === null ? "" : `Did you mean ${near}? `;
  return { message, hint: `${guess}Paths of COPY and ADD are from the context's folder, not from the Dockerfile's; names are told apart by case.` };
}

/** Where the failing instruction takes the path from; null: the build context. */
function fromOf({ source }: BuildFailure, dockerfileText: string | null, missing: string): string | null {
  if (source === null || dockerfileText === null) return null;
  const { stages } = parseDockerfile(dockerfileText);
  const instruction = stages.flatMap(({ instructions }) => instructions).find(({ line, endLine }) => line <= source.line && source.line <= endLine);
  const sources = instruction === undefined ? [] : sourcesOf(instruction);
  const taken = sources.find(({ path }) => clean(path) === clean(missing)) ?? (sources.length === 1 ? sources[0] : undefined);
  if (taken?.from == null) return null;
  return stages.some(({ name }) => name?.toLowerCase() === taken.from?.toLowerCase()) ? `stage ${taken.from}` : taken.from;
}

function clean(path: string): string {
  return posix.normalize(`/${path}`).replace(/\/$/, "");
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(() => true, () => false);
}

/** The entry whose name is nearest to the first part of the path that is not there. */
async function nearestPath(folder: string, path: string): Promise<string | null> {
  const parts = path.split("/").filter((part) => part !== "" && part !== "..");
  let at = "";
  for (const part of parts) {
    const names: string[] = await readdir(join(folder, at)).catch(() => []);
    if (!names.includes(part)) {
      const near = names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? nearest(part, names.slice(0, MAX_NAMES));
      return near === null ? null : posix.join(at, near);
    }
    at = posix.join(at, part);
  }
  return null;
}
