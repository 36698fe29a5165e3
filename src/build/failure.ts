import { UserError } from "../errors.ts";
import type { Annotation, Host } from "../host/host.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import { nearest } from "../inputs/nearest.ts";
import { hideNamedValues } from "./exposed-secrets.ts";
import { causeOf, type Cause } from "./failure-causes.ts";
import { explainMissingSource, type LocalContext } from "./missing-source.ts";
import type { BuildFailure, FailureSource } from "./progress/trace.ts";
import { reproduce, type BuildRequest } from "./reproduction.ts";

const MAX_SOURCE_LINES = 24;
const MAX_LAST_LINES = 12;
const MAX_LINE_LENGTH = 200;
const MAX_COMMAND_LENGTH = 400;

/**
 * The error to throw for a build that failed. It belongs on the line of the Dockerfile, where there is one, tells the command,
 * its exit code, what it printed last and the lines around it, and ends with the command that reproduces it.
 */
export async function explainFailure(host: Host, told: BuildFailure, asked: BuildRequest, context: LocalContext | null): Promise<UserError> {
  // Before anything is cut or quoted: of a secret that is, the rest would not be known.
  const failure = hideSecrets(told, (text) => host.redact(text));
  const request = { ...asked, context: host.redact(asked.context), options: asked.options.map(([flag, value]) => [flag, value === null ? null : host.redact(value)] as const) };
  const cause = (await explainMissingSource(host, failure, request.dockerfileText, context)) ?? unknownTarget(failure, request) ?? causeOf(failure);
  return new UserError(`The build failed${placeOf(failure)}: ${headlineOf(failure, cause)}.`, hintOf(failure, cause, request), { place: annotationOf(failure) });
}

function annotationOf({ source }: BuildFailure): Annotation | undefined {
  if (source === null) return undefined;
  const { file, line } = source;
  return { title: "The build failed here", ...(file === null ? {} : { file, line }) };
}

function hideSecrets(failure: BuildFailure, redact: (text: string) => string): BuildFailure {
  const { step, source } = failure;
  return {
    ...failure,
    message: redact(failure.message),
    lastLines: redact(failure.lastLines.join("\n")).split("\n").filter((line) => failure.lastLines.length > 0 || line !== ""),
    step: step === null ? null : { ...step, name: redact(step.name), text: redact(step.text) },
    source: source === null ? null : { ...source, lines: source.lines.map((line) => ({ ...line, text: hideNamedValues(redact(line.text)) })) },
  };
}

/** The failure in one sentence without its full stop. */
function headlineOf({ step, message, processExitCode, source }: BuildFailure, cause: Cause | null): string {
  const command = commandOf(source) ?? step?.text ?? null;
  if (processExitCode !== null && command !== null) return `${cut(command, MAX_COMMAND_LENGTH)} ended with exit code ${processExitCode}`;
  return cause?.message ?? cut(withoutEnd(message), MAX_COMMAND_LENGTH);
}

/** The instruction's own first line: BuildKit's name of it has all lines in one. */
function commandOf(source: FailureSource | null): string | null {
  const marked = source?.lines.filter(({ isMarked }) => isMarked).map(({ text }) => text.trim()) ?? [];
  const [first] = marked;
  if (first === undefined) return null;
  return marked.length === 1 ? first : `${first.replace(/[\\`]$/, "").trimEnd()} …`;
}

function placeOf({ step, source }: BuildFailure): string {
  const stage = step?.stage == null ? "" : ` in stage ${step.stage}`;
  const platform = step?.platform == null ? "" : ` for ${step.platform}`;
  const line = source === null ? "" : ` at ${source.file ?? "Dockerfile"}:${source.line}`;
  return `${stage}${platform}${line}`;
}

/** What the step printed last, and the lines of the Dockerfile around it. */
function evidenceOf({ lastLines, source }: BuildFailure): string[] {
  if (source === null) return [];
  return [
    ...(lastLines.length === 0 ? [] : ["", "What it printed last:", ...lastLines.slice(-MAX_LAST_LINES).map((line) => `    ${cut(line, MAX_LINE_LENGTH)}`)]),
    "",
    `${source.file ?? "Dockerfile"}:`,
    ...numbered(source),
    "",
  ];
}

function numbered({ lines }: FailureSource): string[] {
  const width = String(lines.at(-1)?.number ?? 1).length;
  const shown = lines.map(({ number, text, isMarked }) => `${isMarked ? ">" : " "} ${String(number).padStart(width)} | ${cut(text, MAX_LINE_LENGTH)}`);
  if (shown.length <= MAX_SOURCE_LINES) return shown;
  const half = MAX_SOURCE_LINES / 2;
  return [...shown.slice(0, half), `… ${shown.length - MAX_SOURCE_LINES} more lines …`, ...shown.slice(-half)];
}

function hintOf(failure: BuildFailure, cause: Cause | null, request: BuildRequest): string {
  const { step, source } = failure;
  const own = withoutEnd(failure.message);
  const reason = failure.processExitCode !== null || cause === null ? [] : [`${cut(own, 2 * MAX_COMMAND_LENGTH)}.`];
  const advice = cause === null ? [] : [cause.hint];
  const isStep = step?.kind === "instruction" || step?.kind === "base" || source !== null;
  if (!isStep) return [...reason, ...advice, ...(advice.length === 0 ? ["Look at the log above for what went before it."] : [])].join("\n");
  const secrets = request.secrets.length === 0 ? "" : " (put each secret into its file first)";
  return [...reason, ...advice, ...evidenceOf(failure), `To see it on your own machine${secrets}:`, reproduce(failure, request)].join("\n");
}

function unknownTarget({ message }: BuildFailure, { dockerfileText }: BuildRequest): Cause | null {
  const [, target] = /target stage "?([^"\n]+?)"? could not be found/.exec(message) ?? [];
  if (target === undefined || dockerfileText === null) return null;
  const names = parseDockerfile(dockerfileText).stages.flatMap(({ name }) => (name === null ? [] : [name]));
  const near = nearest(target, names);
  const known = names.length === 0 ? "No stage of it has a name" : `Its stages are: ${names.join(", ")}`;
  return { message: `There is no stage ${target} in the Dockerfile`, hint: near === null ? `${known}.` : `Did you mean ${near}? ${known}.` };
}

function withoutEnd(text: string): string {
  return text.trim().replace(/\.$/, "");
}

function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}
