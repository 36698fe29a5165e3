import { createHash, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, copyFile, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { findOnPath } from "../builder/search.ts";
import { lookForBuildx } from "../builder/buildx.ts";
import { UserError } from "../errors.ts";
import { onExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder, removePrivateFolder } from "../host/private-folder.ts";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse, Transport } from "../http/transport.ts";
import { inputName } from "../inputs/read.ts";
import { dockerFolder } from "../registry/docker-config.ts";
import { judgeTransience, retry, type RetryPolicy } from "../retry.ts";
import type { BuildxVersion } from "./buildx-version.ts";

/** What is downloaded, and from where. */
export interface BuildxDownload {
  readonly release: BuildxVersion & { readonly kind: "release" };
  /** A copy of GitHub's releases, without a slash at the end. */
  readonly url: string;
  /** Whether it is kept in the tool cache, and looked for there. */
  readonly isKept: boolean;
}

const DEFAULT_URL = "https://github.com/docker/buildx/releases";
const LAB_URL = "https://github.com/docker/buildx-desktop/releases";
const CHECKSUMS_MAX_BYTES = 1024 * 1024;
const PROGRAM_MAX_BYTES = 512 * 1024 * 1024;
const RETRIES: RetryPolicy = { attempts: 4, firstDelayMs: 1000, maxDelayMs: 10_000, totalMs: 120_000 };
const SOURCE_TIMEOUT_MS = 1_800_000;
const PROGRAM = process.platform === "win32" ? "buildx.exe" : "buildx";
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm: "arm-v7", ppc64: "ppc64le" };

/** An answer that a later try may mend. */
class BusyServer extends UserError {
  readonly isTransient = true;
  readonly retryAfter: string | undefined;

  constructor(message: string, hint: string, retryAfter: string | undefined) {
    super(message, hint);
    this.name = "BusyServer";
    this.retryAfter = retryAfter;
  }
}

/**
 * Downloads a release of buildx, checks it against the release's checksums and installs it: as a plugin of the Docker
 * CLI, or on PATH where there is no such CLI. Returns the release, with its v. Throws a `UserError` and installs nothing
 * where it is not what the release says.
 */
export async function installRelease(host: Host, transport: Transport, download: BuildxDownload): Promise<string> {
  const base = download.release.isLab && download.url === DEFAULT_URL ? LAB_URL : download.url;
  const latest = download.release.version === null ? await readChecksums(transport, host, `${base}/latest/download/checksums.txt`) : null;
  const version = download.release.version ?? latestVersion(latest, base);
  const place = toolPlace(host, download.release.isLab ? "buildx-lab" : "buildx", version);
  if (download.isKept && (await isComplete(place))) {
    await install(host, join(place.folder, PROGRAM));
    return `v${version}`;
  }
  const checksums = latest ?? (await readChecksums(transport, host, `${base}/download/v${version}/checksums.txt`));
  const file = `buildx-v${version}.${platformName()}`;
  const expected = checksums.get(file);
  if (expected === undefined) {
    throw new UserError(`buildx v${version} has no ${file} in its checksums at ${base}.`, "Check that this release exists for this machine's system and architecture, or name another in version.");
  }
  await inScratch(host, async (scratch) => {
    const program = join(scratch, PROGRAM);
    await downloadProgram(host, transport, `${base}/download/v${version}/${file}`, expected, program);
    await install(host, download.isKept ? await keep(program, place) : program);
  });
  return `v${version}`;
}

/** Builds buildx from the source at a Git address with the buildx that is there, and installs it. */
export async function installFromSource(host: Host, ref: string): Promise<void> {
  const builder = await lookForBuildx(host);
  if (builder === null || (await findOnPath(host, "docker")) === null) {
    throw new UserError("buildx cannot be built from its source: that needs docker and a buildx that is there already.", "Name a release in version, as v0.30.1.");
  }
  await inScratch(host, async (scratch) => {
    const secret = (host.env["GIT_AUTH_TOKEN"] ?? "") === "" ? [] : ["--secret", "id=GIT_AUTH_TOKEN"];
    const options = ["--target", "binaries", "--platform", "local", "--build-arg", "BUILDKIT_CONTEXT_KEEP_GIT_DIR=1", "--output", `type=local,dest=${scratch}`];
    await builder.must(["build", ...options, ...secret, ref], `buildx cannot be built from ${ref}`, { timeoutMs: SOURCE_TIMEOUT_MS });
    await install(host, join(scratch, PROGRAM));
  });
}

/** Runs `body` with a folder that is gone afterwards, also where a signal ends this process. */
async function inScratch(host: Host, body: (folder: string) => Promise<void>): Promise<void> {
  const scratch = await makePrivateFolder(host, "buildx");
  const forget = onExit(() => rmSync(scratch, { recursive: true, force: true }));
  try {
    await body(scratch);
  } finally {
    forget();
    await removePrivateFolder(host, scratch);
  }
}

interface ToolPlace {
  readonly folder: string;
  /** The file that says that the folder is whole (@actions/tool-cache). */
  readonly marker: string;
}

/** The folder of the runner's tool cache, or of this user's own cache. */
function toolPlace(host: Host, tool: string, version: string): ToolPlace {
  const { env } = host;
  const cache = env["RUNNER_TOOL_CACHE"] || join(env["XDG_CACHE_HOME"] || join(env["HOME"] || homedir(), ".cache"), "plimsoll", "tools");
  const folder = join(cache, tool, version, process.arch);
  return { folder, marker: `${folder}.complete` };
}

async function isComplete(place: ToolPlace): Promise<boolean> {
  const found = await Promise.all([place.marker, join(place.folder, PROGRAM)].map((path) => stat(path).then((file) => file.isFile(), () => false)));
  return found.every(Boolean);
}

async function keep(program: string, place: ToolPlace): Promise<string> {
  const kept = join(place.folder, PROGRAM);
  await copyProgram(program, kept);
  await writeFile(place.marker, "");
  return kept;
}

/** Whoever runs the old one goes on with it: the new one takes its name, not its file. */
async function copyProgram(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const temporary = join(dirname(to), `.plimsoll-${randomUUID()}.tmp`);
  try {
    await copyFile(from, temporary);
    await chmod(temporary, 0o755);
    await rename(temporary, to);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new UserError(`${to} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`, "Give this user the right to write there, or leave version empty and use the buildx that is there.", { cause });
  }
}

async function install(host: Host, program: string): Promise<void> {
  const folder = dockerFolder(host);
  if (folder !== null && (await findOnPath(host, "docker")) !== null) {
    await copyProgram(program, join(folder, "cli-plugins", process.platform === "win32" ? "docker-buildx.exe" : "docker-buildx"));
    return;
  }
  const own = join(host.env["RUNNER_TEMP"] || join(host.env["HOME"] || homedir(), ".local"), "plimsoll-bin");
  await copyProgram(program, join(own, PROGRAM));
  host.addPath(own);
}

async function readChecksums(transport: Transport, host: Host, url: string): Promise<ReadonlyMap<string, string>> {
  const text = await ask(transport, host, url, async (response) => (await response.read(CHECKSUMS_MAX_BYTES)).toString("utf8"));
  const lines = [...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)];
  if (lines.length === 0) throw new UserError(`${url} holds no checksums.`, "Check buildx-url: under it must lie what GitHub's releases of buildx have.");
  return new Map(lines.map(([, digest = "", file = ""]) => [file, digest]));
}

function latestVersion(checksums: ReadonlyMap<string, string> | null, base: string): string {
  for (const file of checksums?.keys() ?? []) {
    const version = /^buildx-v(\d+\.\d+\.\d+[^/\\]*?)\.(?:linux|darwin|windows|freebsd|openbsd|netbsd)-/.exec(file)?.[1];
    if (version !== undefined) return version;
  }
  throw new UserError(`The latest release at ${base} names no version of buildx.`, "Name a release in version, as v0.30.1.");
}

async function downloadProgram(host: Host, transport: Transport, url: string, expected: string, path: string): Promise<void> {
  const digest = await ask(transport, host, url, (response) => writeBody(response, path));
  if (digest === expected) return;
  throw new UserError(
    `What ${url} sent is not the buildx of that release: its SHA-256 is ${digest}, the release says ${expected}. Nothing was installed.`,
    "Try again; if it lasts, something between here and there changes what is downloaded, or the copy at buildx-url is broken.",
  );
}

/** Writes the body to a new file, and returns its SHA-256. */
async function writeBody(response: HttpResponse, path: string): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  await using file = await open(path, "w", 0o755);
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > PROGRAM_MAX_BYTES) throw new UserError(`${response.url.host} sent more than any buildx has.`, "Check buildx-url.");
    hash.update(chunk);
    await file.write(chunk);
  }
  return hash.digest("hex");
}

async function ask<T>(transport: Transport, host: Host, url: string, take: (response: HttpResponse) => Promise<T>): Promise<T> {
  const answer = retry(
    async () => {
      const response = await transport.request({ method: "GET", url: new URL(url), redirects: "follow" });
      if (response.status === 200) return await take(response);
      await response.discard();
      throw refusal(url, response);
    },
    (error) => judgeTransience(error, host.clock.now()),
    RETRIES,
    host.clock,
  );
  return await answer.catch((error: unknown) => {
    throw error instanceof HttpFailure ? unreached(url, error, inputName(host.kind, "buildx-url")) : error;
  });
}

function unreached(url: string, cause: HttpFailure, input: string): UserError {
  return new UserError(`buildx cannot be downloaded from ${url}: ${cause.message}`, `${cause.hint} A machine that cannot reach that host can use a copy of the releases: name it in ${input}.`, { cause });
}

function refusal(url: string, { status, headers }: HttpResponse): UserError {
  if (status === 404) return new UserError(`There is no ${url} (404).`, "Check version: https://github.com/docker/buildx/releases lists the releases. If buildx-url is a copy, check that it has this one.");
  if (status === 429 || status >= 500) {
    return new BusyServer(`${url} answered ${status}.`, "Try again later, or name a copy in buildx-url.", headers["retry-after"]);
  }
  return new UserError(`${url} answered ${status}.`, "Check buildx-url, and whether this machine may reach it.");
}

function platformName(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const architecture = ARCHITECTURES[process.arch] ?? process.arch;
  return `${system}-${architecture}${system === "windows" ? ".exe" : ""}`;
}
