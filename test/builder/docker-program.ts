import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type FakeHost, fakeHost, type FakeHostOptions } from "../fakes/host.ts";

/** What the program answers to a call whose arguments, joined by blanks, hold this text. The first that fits counts. */
export interface DockerAnswer {
  readonly to: string;
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Only to the first so many calls. */
  readonly times?: number;
}

/** A machine with a `docker` that records what it is asked. */
export interface DockerMachine {
  readonly host: FakeHost;
  /** The arguments of each call, joined by blanks. */
  calls(): string[];
  /** `DOCKER_CONFIG`. */
  readonly config: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  /** The folder on PATH. */
  readonly programs: string;
  /** What buildx keeps of a builder; null where it knows none of the name. */
  instance(name: string): { Nodes: { Name: string; Flags: string[] }[] } | null;
}

export const INSPECTED = `Name:          NAME
Driver:        docker-container
Last Activity: 2026-11-21 09:36:10 +0000 UTC

Nodes:
Name:                  NAME0
Endpoint:              unix:///var/run/docker.sock
Status:                running
BuildKit daemon flags: --debug
BuildKit version:      v0.32.2
Platforms:             linux/amd64, linux/amd64/v2, linux/arm64
`;

/** Keeps builders in files as buildx does, its default entitlement included; all else is by the answers. */
const PROGRAM = `
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const here = __dirname;
const args = process.argv.slice(2);
const said = args.join(" ");
appendFileSync(join(here, "calls"), JSON.stringify(args) + "\\n");
const rules = JSON.parse(readFileSync(join(here, "answers.json"), "utf8"));
const calls = readFileSync(join(here, "calls"), "utf8").trim().split("\\n").map((line) => JSON.parse(line).join(" "));
const rule = rules.find(({ to, times }) => said.includes(to) && (times === undefined || calls.filter((call) => call.includes(to)).length <= times));
const folder = process.env.BUILDX_CONFIG || join(process.env.DOCKER_CONFIG, "buildx");
const valueOf = (flag) => { const at = args.indexOf(flag); return at === -1 ? null : args[at + 1]; };
const name = valueOf("--name") ?? args.at(-1);
const file = join(folder, "instances", name ?? "");
const failed = (rule?.exitCode ?? 0) !== 0;
if (args[0] === "buildx" && args[1] === "create" && !failed) {
  mkdirSync(join(folder, "instances"), { recursive: true });
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { Name: name, Driver: valueOf("--driver"), Nodes: [] };
  const flags = valueOf("--buildkitd-flags")?.split(" ") ?? [];
  const all = flags.some((flag) => flag.includes("allow-insecure-entitlement")) ? flags : [...flags, "--allow-insecure-entitlement=network.host"];
  known.Nodes.push({ Name: valueOf("--node") ?? name + known.Nodes.length, Flags: all });
  writeFileSync(file, JSON.stringify(known));
  if (args.includes("--use")) writeFileSync(join(folder, "current"), JSON.stringify({ Key: "", Name: name }));
}
if (args[0] === "buildx" && args[1] === "rm" && !failed) rmSync(file, { force: true });
if (args[0] === "buildx" && args[1] === "inspect" && rule === undefined) {
  if (!existsSync(file) && name !== "default") {
    process.stderr.write('ERROR: no builder "' + name + '" found\\n');
    process.exit(1);
  }
  process.stdout.write(readFileSync(join(here, "inspected"), "utf8").replaceAll("NAME", name));
}
process.stdout.write(rule?.stdout ?? "");
process.stderr.write(rule?.stderr ?? "");
process.exitCode = rule?.exitCode ?? 0;
`;

/** A machine on whose PATH there is this `docker`, with its buildx plugin, and nothing else. */
export function dockerMachine(options: FakeHostOptions & { readonly answers?: readonly DockerAnswer[]; readonly inspected?: string } = {}): DockerMachine {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-machine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (...names: string[]): string => join(folder, ...names);
  for (const name of ["bin", "temp", "home", "config", "config/cli-plugins", "work", "binfmt"]) mkdirSync(at(name), { recursive: true });
  writeFileSync(at("bin", "docker.cjs"), PROGRAM);
  writeProgram(at("bin", "docker"), `exec '${process.execPath}' '${at("bin", "docker.cjs")}' "$@"`);
  writeProgram(at("config", "cli-plugins", "docker-buildx"), "exit 97");
  writeFileSync(at("bin", "answers.json"), JSON.stringify(options.answers ?? []));
  writeFileSync(at("bin", "inspected"), options.inspected ?? INSPECTED);
  const { answers: _, inspected: __, ...rest } = options;
  const host = fakeHost({
    kind: "runner",
    directory: at("work"),
    ...rest,
    env: {
      PATH: at("bin"),
      HOME: at("home"),
      DOCKER_CONFIG: at("config"),
      DOCKER_HOST: "unix:///var/run/docker.sock",
      RUNNER_TEMP: at("temp"),
      GITHUB_REPOSITORY: "acme/api",
      GITHUB_RUN_ID: "1000",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_JOB: "build",
      ...options.env,
    },
  });
  return {
    host,
    config: at("config"),
    temp: at("temp"),
    programs: at("bin"),
    calls: () => readLines(at("bin", "calls")).map((line) => (JSON.parse(line) as string[]).join(" ")),
    instance: (name) => readJson(at("config", "buildx", "instances", name)),
  };
}

/** Writes a shell script that can be run. */
export function writeProgram(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

function readJson(path: string): { Nodes: { Name: string; Flags: string[] }[] } | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { Nodes: { Name: string; Flags: string[] }[] };
  } catch {
    return null;
  }
}
