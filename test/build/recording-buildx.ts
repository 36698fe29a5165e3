import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";

/** What a program was started with, and what it found on the disk while it ran. */
export interface RecordedCall {
  /** What follows `docker`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Of each `--secret id=…,src=…` and `env=…`. */
  readonly secrets: Readonly<Record<string, { readonly value: string; readonly mode: string }>>;
  readonly folderMode: string | null;
}

/** What `docker buildx build` does instead of building. */
export interface Behaviour {
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly metadata?: object | string;
  readonly imageId?: string;
  /** Of the builder; `docker-container` by default. */
  readonly driver?: string;
  /** Of the builder's BuildKit. */
  readonly flags?: string;
  /** `io.containerd.snapshotter.v1` or another. */
  readonly store?: string;
  /** Refuses `--progress=rawjson` as an older buildx does. */
  readonly isOld?: boolean;
  /** Waits to be ended. */
  readonly hangs?: boolean;
  /** What the builds after the first do otherwise, in their order; the last goes on. */
  readonly later?: readonly Behaviour[];
  /** Of the builder's node: `network="host"`. */
  readonly driverOpts?: string;
  readonly endpoint?: string;
  /** Gateway of the builder's container, as `docker inspect` has it. */
  readonly gateway?: string;
  /** What `docker exec` ends with, and says on standard error. */
  readonly probe?: { readonly exitCode: number; readonly stderr: string };
  /** Of `buildx create`. */
  readonly createExitCode?: number;
  /** What `buildx version` says. */
  readonly version?: string;
}

/** A `docker` on a PATH of its own that records how it is called. */
export interface RecordingBuildx {
  /** The environment in which it is found. */
  readonly env: Record<string, string>;
  /** An empty folder for the checkout. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  calls(): RecordedCall[];
  /** What was said to `buildx build`; null where it was not called. */
  build(): RecordedCall | null;
  /** Whether the build that hangs was told to end, and did. */
  wasEnded(): boolean;
}

const PROGRAM = `#!${process.execPath}
const fs = require("node:fs");
const path = require("node:path");
const folder = path.dirname(__dirname);
const args = process.argv.slice(2);
const behaviour = JSON.parse(fs.readFileSync(path.join(folder, "behaviour.json"), "utf8"));
if (args[1] === "build" && behaviour.later && fs.existsSync(path.join(folder, "calls.jsonl"))) {
  const before = fs.readFileSync(path.join(folder, "calls.jsonl"), "utf8").split("\\n").filter((line) => line !== "" && JSON.parse(line).args[1] === "build").length;
  if (before > 0) Object.assign(behaviour, { stderr: "", exitCode: 0 }, behaviour.later[Math.min(before, behaviour.later.length) - 1]);
}
const after = (flag) => { const at = args.indexOf(flag); return at === -1 ? null : args[at + 1]; };
const modeOf = (file) => (fs.statSync(file).mode & 0o777).toString(8);
const secrets = {};
args.forEach((argument, index) => {
  if (args[index - 1] !== "--secret") return;
  const fields = Object.fromEntries(argument.split(",").map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)]));
  secrets[fields.id] = fields.src ? { value: fs.readFileSync(fields.src, "utf8"), mode: modeOf(fields.src) } : { value: process.env[fields.env] ?? "", mode: "" };
});
const metadataFile = after("--metadata-file");
const folderMode = metadataFile ? modeOf(path.dirname(metadataFile)) : null;
fs.appendFileSync(path.join(folder, "calls.jsonl"), JSON.stringify({ args, env: process.env, secrets, folderMode }) + "\\n");
const [first, second] = args;
if (args.includes("exec")) {
  process.stderr.write(behaviour.probe?.stderr ?? "");
  process.exit(behaviour.probe?.exitCode ?? 127);
} else if (args.includes("inspect") && first !== "buildx") {
  if (behaviour.gateway) console.log(JSON.stringify({ mode: "bridge", networks: { bridge: { Gateway: behaviour.gateway } } }));
} else if (second === "create" && behaviour.createExitCode) {
  console.error("ERROR: no builder today");
  process.exit(behaviour.createExitCode);
} else if (first === "info") {
  console.log(JSON.stringify([["driver-type", behaviour.store ?? "io.containerd.snapshotter.v1"]]));
} else if (second === "version") {
  console.log("github.com/docker/buildx " + (behaviour.version ?? "v0.37.0") + " abcdef");
} else if (second === "inspect") {
  const name = args.find((argument, index) => index > 1 && !argument.startsWith("-")) ?? "current";
  if (name === "missing") { console.error('ERROR: no builder "missing" found'); process.exit(1); }
  console.log(["Name:   " + name, "Driver: " + (behaviour.driver ?? "docker-container"), "", "Nodes:", "Name:      " + name + "0", "Endpoint:  " + (behaviour.endpoint ?? "unix:///var/run/docker.sock"), ...(behaviour.driverOpts ? ["Driver Options: " + behaviour.driverOpts] : []), "Status:    running", "BuildKit version: v0.32.2", "Platforms: linux/amd64, linux/amd64/v2, linux/386, linux/arm64, linux/arm/v7", ...(behaviour.flags ? ["BuildKit daemon flags: " + behaviour.flags] : [])].join("\\n"));
} else if (second === "history") {
  fs.writeFileSync(after("--output"), "docker's record");
} else if (second === "build") {
  if (behaviour.isOld && args.includes("--progress=rawjson")) { console.error("ERROR: invalid progress mode rawjson"); process.exit(1); }
  const write = (file, text) => { if (file !== null && text !== undefined) fs.writeFileSync(file, text); };
  write(after("--iidfile"), behaviour.imageId);
  write(metadataFile, typeof behaviour.metadata === "object" ? JSON.stringify(behaviour.metadata) : behaviour.metadata);
  process.stdout.write(behaviour.stdout ?? "");
  process.stderr.write(behaviour.stderr ?? "");
  if (behaviour.hangs) {
    // Not by its id: one that has ended keeps it where nobody fetches its exit code.
    process.on("SIGTERM", () => { fs.writeFileSync(path.join(folder, "ended"), ""); process.exit(143); });
    setInterval(() => {}, 1000);
  }
  else process.exitCode = behaviour.exitCode ?? 0;
}
`;

/** Makes a recording `docker` with its buildx. */
export function recordBuildx(behaviour: Behaviour = {}): RecordingBuildx {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-recording-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  for (const name of ["bin", "work", "temp", "config", "config/cli-plugins"]) mkdirSync(at(name));
  for (const program of ["bin/docker", "config/cli-plugins/docker-buildx"]) {
    writeFileSync(at(program), PROGRAM);
    chmodSync(at(program), 0o755);
  }
  writeFileSync(at("behaviour.json"), JSON.stringify(behaviour));
  const calls = (): RecordedCall[] => {
    if (!existsSync(at("calls.jsonl"))) return [];
    return readFileSync(at("calls.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as RecordedCall);
  };
  return {
    env: { PATH: [at("bin"), process.env["PATH"] ?? ""].join(delimiter), DOCKER_CONFIG: at("config"), HOME: folder, RUNNER_TEMP: at("temp") },
    workspace: at("work"),
    temp: at("temp"),
    calls,
    wasEnded: () => existsSync(at("ended")),
    build: () => calls().findLast(({ args }) => args[1] === "build") ?? null,
  };
}
