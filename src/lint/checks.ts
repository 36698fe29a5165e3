import { inspectBuilder } from "../builder/builder.ts";
import { lookForBuildx } from "../builder/buildx.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isJsonObject, readJsonObject, type JsonObject } from "../oci/json.ts";

/** What BuildKit's own checks say, or why they could not be asked. */
export interface Checked {
  readonly warnings: readonly CheckWarning[];
  /** null: they ran. */
  readonly whyNot: string | null;
}

/** One warning of BuildKit's. Its texts are a stranger's. */
export interface CheckWarning {
  /** `JSONArgsRecommended`; `BuildError` where the Dockerfile cannot be built at all. */
  readonly rule: string;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly url: string | null;
}

/** What to ask BuildKit about; paths of this machine. */
interface CheckRequest {
  /** `-`: it is `input`. */
  readonly dockerfile: string;
  readonly input: string;
  readonly context: string;
  readonly target: string | null;
  readonly builder: string | null;
}

const WITHIN_MS = 10_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** Runs BuildKit's checks (`buildx build --call check`) where there is buildx and a builder that runs; settles within ten seconds, and never throws for what is missing. */
export async function runChecks(host: Host, request: CheckRequest, withinMs: number = WITHIN_MS): Promise<Checked> {
  const late = new AbortController();
  const silent = leftOut(`BuildKit's checks did not answer within ${withinMs / 1000} s.`);
  let deadline: NodeJS.Timeout | undefined;
  const waited = new Promise<Checked>((done) => {
    deadline = setTimeout(() => {
      late.abort();
      done(silent);
    }, withinMs);
  });
  try {
    return await Promise.race([ask(host, request, late.signal), waited]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return leftOut(error.message.split("\n")[0] ?? "buildx failed");
  } finally {
    clearTimeout(deadline);
  }
}

async function ask(host: Host, { dockerfile, input, context, target, builder: name }: CheckRequest, signal: AbortSignal): Promise<Checked> {
  const buildx = await lookForBuildx(host);
  if (buildx === null) return leftOut("there is no docker buildx on this machine.");
  const builder = await inspectBuilder(buildx, name);
  if (builder === null) return leftOut(name === null ? "there is no builder." : `there is no builder ${name}.`);
  // Whoever lints does not wait until an engine is downloaded.
  if (!builder.nodes.some(({ status }) => status === "running")) return leftOut(`the builder ${builder.name} does not run (\`plimsoll setup\` starts one).`);
  if (signal.aborted) return leftOut("there was no time left.");
  const args = ["build", "--call", "check,format=json", "--builder", builder.name, ...(target === null ? [] : ["--target", target]), "--file", dockerfile, context];
  const result = await buildx.run(args, { signal, input, maxOutputBytes: MAX_ANSWER_BYTES });
  const answer = readJsonObject(result.stdout);
  // Warnings alone give an exit code of 1, too.
  if (answer === null) return leftOut(result.stderr.split("\n").findLast((line) => /error/i.test(line))?.trim() ?? `buildx ended with ${result.exitCode}.`);
  return { warnings: readWarnings(answer), whyNot: null };
}

function leftOut(whyNot: string): Checked {
  return { warnings: [], whyNot };
}

/** What `check,format=json` prints: `warnings`, and `buildError` where it could not even be read. */
function readWarnings(answer: JsonObject): CheckWarning[] {
  const warnings = Array.isArray(answer["warnings"]) ? answer["warnings"].filter(isJsonObject) : [];
  const error = answer["buildError"];
  const read = warnings.flatMap((warning) => {
    const rule = warning["ruleName"];
    const message = textOf(warning["detail"]) ?? textOf(warning["description"]);
    return typeof rule !== "string" || message === null ? [] : [{ rule, message, url: textOf(warning["url"]), ...placeOf(warning["location"]) }];
  });
  const failed = isJsonObject(error) ? textOf(error["message"]) : null;
  return failed === null || !isJsonObject(error) ? read : [...read, { rule: "BuildError", message: failed, url: null, ...placeOf(error["location"]) }];
}

function placeOf(location: unknown): { line: number; endLine: number } {
  const ranges = isJsonObject(location) && Array.isArray(location["ranges"]) ? location["ranges"].filter(isJsonObject) : [];
  const lineOf = (position: unknown): number => (isJsonObject(position) && typeof position["line"] === "number" ? position["line"] : 1);
  const line = lineOf(ranges[0]?.["start"]);
  return { line, endLine: Math.max(line, lineOf(ranges.at(-1)?.["end"])) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
