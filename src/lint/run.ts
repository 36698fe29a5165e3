import { isAbsolute, join, relative, resolve } from "node:path";
import { stat } from "node:fs/promises";
import { adviseOn } from "../advice/advice.ts";
import { isTooLong } from "../advice/stage-view.ts";
import { weighContext, type WeighedContext } from "../advice/context.ts";
import { parseDockerfile, type Dockerfile } from "../dockerfile/parse.ts";
import { findStage } from "../dockerfile/sources.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import type { Inputs } from "../inputs/spec.ts";
import { readWithin, type StandardInput } from "../inputs/standard-input.ts";
import { runChecks, type Checked } from "./checks.ts";
import type { declaration } from "./inputs.ts";
import { mergeLint, type LintResult } from "./lint-result.ts";
import { annotationOf, renderEnd, renderLint } from "./render.ts";

type LintInputs = Inputs<typeof declaration>;

const MAX_DOCKERFILE_BYTES = 4 * 1024 * 1024;

/** The Dockerfile that comes in on standard input, as hadolint and buildx name it. */
const STDIN = "-";

/** Judges a Dockerfile and its context, and prints what it would do otherwise. */
export async function run(host: Host, inputs: LintInputs, cli: CliContext | null, stdin: StandardInput = process.stdin): Promise<void> {
  if (cli === null) throw new UserError("lint is a verb of the command line.", "Run it in a workflow's `run:` step.");
  if (cli.dryRun) return await cli.write(host.redact(`${JSON.stringify(inputs, null, 2)}\n`));
  const context = resolve(host.directory, inputs.context);
  const path = inputs.file === STDIN ? null : resolve(host.directory, inputs.file ?? join(inputs.context, "Dockerfile"));
  const text = path === null ? await readPiped(stdin) : await readDockerfile(host, path);
  const dockerfile = parseDockerfile(text);
  if (isTooLong(dockerfile)) host.log.notice("The Dockerfile has more than 1,000 instructions, so they are not judged.");
  refuseStrangeTarget(dockerfile, inputs.target);
  const target = inputs.target ?? null;
  const request = { dockerfile: path ?? STDIN, input: path === null ? text : "", context, target, builder: inputs.builder ?? null };
  const [weighed, checked] = await Promise.all([
    weigh(host, { folder: context, dockerfile: path, dockerfileText: text, target }),
    inputs.checks === "off" ? OFF : runChecks(host, request),
  ]);
  const advice = adviseOn(dockerfile, { text, target, context: weighed, steps: [] });
  const result = mergeLint(path === null ? STDIN : shownPath(host.directory, path), advice, checked, inputs.ignore);
  await print(host, cli, result, inputs.annotations && path !== null ? placeForAnnotations(host, path) : null);
  const failing = result.advice.some(({ rule }) => inputs["fail-on"].includes("any") || inputs["fail-on"].includes(rule));
  if (failing) host.setExitCode(1);
}

const OFF: Checked = { warnings: [], whyNot: "--checks is off." };

async function readPiped(stdin: StandardInput): Promise<string> {
  const hint = "Pipe it in: `plimsoll lint - < Dockerfile`.";
  if (stdin.isTTY === true) throw new UserError("The Dockerfile is to be read from standard input, which is a terminal.", hint);
  const text = await readWithin(stdin, MAX_DOCKERFILE_BYTES);
  if (text === null) throw new UserError("Standard input holds more than 4 MiB.", "Check that it is the Dockerfile.");
  if (text.trim() === "") throw new UserError("The Dockerfile is to be read from standard input, which is empty.", hint);
  return text;
}

async function readDockerfile(host: Host, path: string): Promise<string> {
  if (await isFolder(path)) {
    const shown = shownPath(host.directory, path);
    throw new UserError(`${shown} is no Dockerfile.`, `It is a folder: write \`--context ${shown === host.directory ? "." : shown}\`.`);
  }
  const bytes = await host.files.read(path, MAX_DOCKERFILE_BYTES);
  if (bytes !== null) return bytes.toString("utf8");
  throw new UserError(`There is no Dockerfile at ${shownPath(host.directory, path)}.`, "Name it: `plimsoll lint FILE`, or its folder with --context.");
}

function refuseStrangeTarget(dockerfile: Dockerfile, target: string | undefined): void {
  if (target === undefined || findStage(dockerfile, target) !== null) return;
  const names = dockerfile.stages.flatMap(({ name }) => (name === null ? [] : [name]));
  throw new UserError(`The Dockerfile has no stage ${target}.`, names.length === 0 ? "Its stages have no names; leave --target out." : `Its stages are ${names.join(", ")}.`);
}

async function weigh(host: Host, context: Parameters<typeof weighContext>[1]): Promise<WeighedContext> {
  if (!(await isFolder(context.folder))) throw new UserError(`The context ${shownPath(host.directory, context.folder)} is no folder.`, "Name a folder of this machine with --context.");
  return await weighContext(host, context);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

function shownPath(directory: string, path: string): string {
  const short = relative(directory, path);
  return short === "" || short.startsWith("..") || isAbsolute(short) ? path : short;
}

/** The file as the workflow's repository has it; null where nothing shows annotations, or it lies elsewhere. */
function placeForAnnotations({ env }: Host, path: string): string | null {
  const workspace = env["GITHUB_WORKSPACE"];
  if (env["GITHUB_ACTIONS"] !== "true" || !workspace) return null;
  const place = relative(workspace, path);
  return place.startsWith("..") || isAbsolute(place) ? null : place.replaceAll("\\", "/");
}

/** Where annotations say it all, the text is only how it ends. */
async function print(host: Host, cli: CliContext, result: LintResult, place: string | null): Promise<void> {
  if (place !== null) for (const each of result.advice) host.log.warning(annotationOf(each), { title: each.rule, file: place, line: each.line });
  const isSaid = place !== null && cli.format === "text" && cli.output === null;
  await cli.write(isSaid ? `${host.redact(renderEnd(result))}\n` : renderLint(redacted(result, host.redact), cli));
}

function redacted(result: LintResult, redact: (text: string) => string): LintResult {
  const advice = result.advice.map((each) => ({ ...each, message: redact(each.message), remedy: each.remedy === null ? null : redact(each.remedy) }));
  return { ...result, advice, checks: { ...result.checks, whyNot: result.checks.whyNot === null ? null : redact(result.checks.whyNot) } };
}
