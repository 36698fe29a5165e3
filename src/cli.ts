import { UserError } from "./errors.ts";
import { endProcess, onExit } from "./host/exit.ts";
import { failOnStrays, reportFailure } from "./host/failure.ts";
import type { Host } from "./host/host.ts";
import { type CliContext, createTerminalHost } from "./host/terminal.ts";
import { type CliFlag, parseFlags, type ParsedFlags } from "./inputs/flags.ts";
import { renderHelp, renderOverview } from "./inputs/help.ts";
import { nearest } from "./inputs/nearest.ts";
import { fillSecrets } from "./inputs/standard-input.ts";
import { type Verb, verbs } from "./verbs.ts";
import { version } from "./version.ts";

const FORMATS = ["text", "markdown", "json"] as const;

const FLAGS: readonly CliFlag[] = [
  { name: "format", value: FORMATS.join("|"), description: "How the report is printed. Default: text.", reportOnly: true },
  { name: "output", value: "FILE", description: "Where the report is written. Default: standard output.", reportOnly: true },
  { name: "dry-run", value: null, description: "Prints what would be done as JSON, and touches nothing." },
  { name: "quiet", value: null, description: "Logs warnings and errors only." },
  { name: "verbose", value: null, description: "Logs what helps to find a fault." },
  { name: "no-color", value: null, description: "Never colours; NO_COLOR in the environment does the same." },
  { name: "help", value: null, description: "Prints this." },
];

/** Runs `plimsoll ARGV`: data on standard output, everything else on standard error, the result in the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  const [name, ...rest] = argv;
  const [about] = rest;
  if (name === "help" && about !== undefined) return await runVerb(about, ["--help"]);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    await print(renderOverview(await Promise.all(Object.values(verbs).map((verb) => verb.declaration()))));
    return;
  }
  if (name === "--version" || name === "-V") {
    await print(`${version}\n`);
    return;
  }
  await runVerb(name, rest);
}

async function runVerb(name: string, argv: readonly string[]): Promise<void> {
  const log = startHost(new Map(), {}).log;
  try {
    const verb = findVerb(name);
    const declaration = await verb.declaration();
    const flags = FLAGS.filter((flag) => verb.printsReport || flag.reportOnly !== true);
    const parsed = parseFlags(declaration, flags, argv);
    if (parsed.own.has("help")) return await print(renderHelp(declaration, flags));
    const host = startHost(parsed.own, await fillSecrets(declaration, parsed.inputs, process.stdin));
    await execute(verb, host, createContext(parsed.own, host), [...parsed.mistakes, ...judgeOwn(parsed)]);
  } catch (thrown) {
    reportFailure(log, thrown);
    process.exitCode = 2;
  }
}

/** Apart from the rest: what goes wrong from here on may quote secrets that only this host knows. */
async function execute(verb: Verb, host: Host, cli: CliContext, mistakes: readonly string[]): Promise<void> {
  failOnStrays(host.log);
  onExit(() => host.log.progress(null));
  try {
    await verb.run(host, cli, mistakes);
  } catch (thrown) {
    reportFailure(host.log, thrown);
    host.setExitCode(2);
  } finally {
    host.log.progress(null);
  }
}

function findVerb(name: string): Verb {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb !== undefined) return verb;
  if (name.startsWith("-")) throw new UserError(`${name} stands before the verb.`, "Write the verb first: `plimsoll diff --depth layers IMAGE`.");
  const near = nearest(name, Object.keys(verbs));
  throw new UserError(
    `There is no verb ${JSON.stringify(name)}${near === null ? "." : `; did you mean ${near}?`}`,
    `The verbs are ${Object.keys(verbs).join(", ")}; \`plimsoll --help\` says what they do.`,
  );
}

function judgeOwn({ own }: ParsedFlags): string[] {
  const format = own.get("format");
  const isKnown = format === undefined || FORMATS.some((known) => known === format);
  return [
    ...(isKnown ? [] : [`--format: ${JSON.stringify(format)} is none of ${FORMATS.join(", ")}${format === "html" ? "; html is not offered yet." : "."}`]),
    ...(own.get("output") === "" ? ["--output: it needs the name of a file."] : []),
    ...(own.has("quiet") && own.has("verbose") ? ["--quiet: it contradicts --verbose; give one of them."] : []),
  ];
}

function startHost(own: ReadonlyMap<string, string>, inputs: Readonly<Record<string, string>>): Host {
  return createTerminalHost({
    env: process.env,
    directory: process.cwd(),
    inputs,
    stderr: process.stderr,
    verbosity: own.has("quiet") ? "quiet" : own.has("verbose") ? "verbose" : "normal",
    color: isColored(process.stderr, own),
  });
}

function createContext(own: ReadonlyMap<string, string>, host: Host): CliContext {
  const output = own.get("output") ?? null;
  const format = FORMATS.find((known) => known === own.get("format")) ?? "text";
  return {
    format,
    output,
    dryRun: own.has("dry-run"),
    color: output === null && isColored(process.stdout, own),
    width: process.stdout.columns || Number(process.env["COLUMNS"]) || 80,
    async write(data) {
      host.log.progress(null);
      await (output === null ? print(data) : host.files.write(output, data));
    },
  };
}

function isColored(stream: { isTTY?: boolean }, own: ReadonlyMap<string, string>): boolean {
  // no-color.org: any value but the empty one.
  return stream.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb" && !own.has("no-color");
}

/** `plimsoll inspect … | head`: the reader has what it wanted. What else goes wrong `print` tells. */
function endQuietlyWithoutReader(): void {
  let hasReader = true;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" || !hasReader) return;
    hasReader = false;
    endProcess(Number(process.exitCode ?? 0));
  });
}

function print(data: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(data, (error) => (error ? fail(unwritable(error)) : done())));
}

function unwritable(cause: Error): UserError {
  return new UserError(`Standard output cannot be written: ${cause.message}.`, "Write to a file with --output, on a disk that has room.", { cause });
}
