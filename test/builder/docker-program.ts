import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  /** Never answers. */
  readonly hangs?: boolean;
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

/** A machine on whose PATH there is this `docker`, with its buildx plugin, and nothing else. */
export function dockerMachine(options: FakeHostOptions & { readonly answers?: readonly DockerAnswer[]; readonly inspected?: string } = {}): DockerMachine {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-machine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (...names: string[]): string => join(folder, ...names);
  for (const name of ["bin", "temp", "home", "config", "config/cli-plugins", "work", "binfmt"]) mkdirSync(at(name), { recursive: true });
  copyFileSync(join(import.meta.dirname, "docker.sh"), at("bin", "docker"));
  chmodSync(at("bin", "docker"), 0o755);
  writeProgram(at("config", "cli-plugins", "docker-buildx"), "exit 97");
  (options.answers ?? []).forEach((answer, index) => writeAnswer(at("bin", "answers", String(index).padStart(2, "0")), answer));
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
    calls: () => readLines(at("bin", "calls")),
    instance: (name) => readJson(at("config", "buildx", "instances", name)),
  };
}

/** Writes a shell script that can be run. */
export function writeProgram(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function writeAnswer(folder: string, { to, exitCode = 0, stdout = "", stderr = "", times, hangs = false }: DockerAnswer): void {
  mkdirSync(folder, { recursive: true });
  const files = { to, code: String(exitCode), stdout, stderr, ...(times === undefined ? {} : { times: String(times) }), ...(hangs ? { hangs: "" } : {}) };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
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
