import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/host/clock.ts";
import type { CliContext } from "../../src/host/terminal.ts";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import { type Entry, readJournal } from "../../src/login/journal.ts";
import { post } from "../../src/login/post.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";
import { startFaultyRegistry, type FaultyRegistry } from "../fakes/registry.ts";
import { verbs } from "../../src/verbs.ts";

export const USER = "bob";
export const SECRET = "hunter22-and-more";
export const BEARER = { kind: "bearer", username: USER, password: SECRET } as const;
export const BASIC = { kind: "basic", username: USER, password: SECRET } as const;

/** A machine with a home, and a job that runs on it. */
export interface Machine {
  readonly root: string;
  readonly home: string;
  readonly temp: string;
  /** `~/.docker/config.json`. */
  readonly config: string;
  readonly env: Record<string, string>;
}

export function createMachine(env: Readonly<Record<string, string>> = {}): Machine {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-login-test-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [home, temp, bin] = [join(root, "home"), join(root, "temp"), join(root, "bin")] as const;
  for (const folder of [home, temp, bin]) mkdirSync(folder);
  return {
    root,
    home,
    temp,
    config: join(home, ".docker", "config.json"),
    env: { HOME: home, RUNNER_TEMP: temp, RUNNER_ENVIRONMENT: "github-hosted", PATH: `${bin}${delimiter}${process.env["PATH"]}`, ...env },
  };
}

/** Docker's configuration on a machine. */
export function configure(machine: Machine, content: string | Uint8Array | object, mode = 0o600): Buffer {
  mkdirSync(join(machine.home, ".docker"), { recursive: true });
  const bytes = typeof content === "string" || content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(JSON.stringify(content, null, "\t"));
  writeFileSync(machine.config, bytes, { mode });
  return bytes;
}

export async function startRegistry(options: LocalRegistryOptions = { access: BEARER }): Promise<FaultyRegistry> {
  const registry = await startFaultyRegistry(options);
  onTestFinished(() => registry.close());
  return registry;
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly kind?: "runner" | "terminal";
  readonly cli?: CliContext;
  /** Takes its time from the machine. */
  readonly inRealTime?: boolean;
}

/** A step with the defaults of the declaration, on a host that `logIn` and `logOut` share. */
export function createStep(machine: Machine, options: StepOptions = {}): FakeHost {
  const host = fakeHost({
    kind: options.kind ?? "runner",
    env: { ...machine.env, ...options.env },
    inputs: { username: USER, password: SECRET, ...options.inputs },
    directory: machine.root,
  });
  return options.inRealTime === true ? { ...host, clock: systemClock } : host;
}

/** Runs main on a step's host, as the verb does. */
export async function logIn(host: FakeHost, cli: CliContext | null = null): Promise<void> {
  await verbs["login"]?.run(host, cli);
}

/** What later steps have in their environment, and `post` finds. */
export const logOut = (host: FakeHost): Promise<void> => post(host);

export function auths(path: string): Record<string, Record<string, string>> {
  return (JSON.parse(readFileSync(path, "utf8")) as { auths: Record<string, Record<string, string>> }).auths;
}

export function basic(username: string, password: string): { auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString("base64") };
}

/** A credential helper that keeps what it is given, a file for each server, and notes each call with what it was given. */
export async function installHelper(machine: Machine, name: string, over: Readonly<Record<string, string>> = {}): Promise<{ calls(): string[]; kept(): string[] }> {
  const folder = join(machine.root, `keychain-${name}`);
  await mkdir(folder);
  const path = join(machine.root, "bin", `docker-credential-${name}`);
  const script = `#!${process.execPath}
const { createHash } = require("node:crypto");
const { readFileSync, writeFileSync, appendFileSync, rmSync, existsSync } = require("node:fs");
const folder = ${JSON.stringify(folder)};
const action = process.argv[2];
const input = readFileSync(0, "utf8");
appendFileSync(folder + "/calls", action + " " + process.argv.length + " " + (action === "store" ? JSON.parse(input).ServerURL : input) + "\\n");
const over = ${JSON.stringify(over)}[action];
if (over !== undefined) { process.stdout.write(over); process.exit(1); }
const file = (server) => folder + "/" + createHash("sha256").update(server).digest("hex");
if (action === "store") { const entry = JSON.parse(input); writeFileSync(file(entry.ServerURL), input); }
if (action === "get") {
  if (!existsSync(file(input))) { process.stdout.write("credentials not found in native keychain\\n"); process.exit(1); }
  process.stdout.write(readFileSync(file(input)));
}
if (action === "erase") rmSync(file(input), { force: true });
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  const files = () => readdirSync(folder).filter((file) => file !== "calls");
  return {
    calls: () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n"),
    kept: () => files().map((file) => readFileSync(join(folder, file), "utf8")),
  };
}

/** What the step kept for `post`, opened. */
export async function journalOf(step: FakeHost): Promise<readonly Entry[]> {
  return await readJournal(step);
}

/** Every file below a folder, with its content's hash, so that two moments can be compared. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const kind = entry.isFile() ? `${(statSync(path).mode & 0o777).toString(8)} ${createHash("sha256").update(readFileSync(path)).digest("hex")}` : entry.isDirectory() ? "folder" : "other";
    found[path] = kind;
  }
  return found;
}
