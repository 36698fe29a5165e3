import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, chown, lstat, mkdir, open, readFile, readlink, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { onExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import { parseDockerConfig } from "../registry/docker-config.ts";

/** A configuration file as it is now; the one that a link leads to. */
export interface ConfigFile {
  readonly path: string;
  /** null: there is none. */
  readonly bytes: Buffer | null;
  /** Its permissions; null where there is none. */
  readonly mode: number | null;
}

const MAX_BYTES = 16 * 1024 * 1024;
const PRIVATE_MODE = 0o600;
const LOCK_POLL_MS = 25;
/** A lock is held for the time that a small file takes to be read and written. One that did not change for so long was left behind. */
const LOCK_STALE_MS = 10_000;
const LOCK_WAIT_MS = 60_000;

/** The `config.json` of a folder, or what a link in its place leads to, also where nothing is there yet: the link itself stays. */
export async function findConfigFile(folder: string): Promise<string> {
  const path = join(resolve(folder), "config.json");
  const found = await realpath(path).catch((error: unknown) => absentOr(error, path));
  if (found !== null) return found;
  const link = await readlink(path).catch(() => null);
  if (link === null) return path;
  return await followLinks(resolve(dirname(path), link));
}

/** What a path leads to where in the end there is nothing yet; a circle was refused before. */
async function followLinks(path: string): Promise<string> {
  const link = await readlink(path).catch(() => null);
  if (link !== null) return await followLinks(resolve(dirname(path), link));
  return join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path));
}

/** Reads and checks a configuration file. Throws a `UserError` for one that cannot be read, and never shows what is in it. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const info = await stat(path).catch((error: unknown) => absentOr(error, path));
  if (info === null) return { path, bytes: null, mode: null };
  if (!info.isFile()) throw new UserError(`${path} is not a file.`, "Move it away: Docker keeps its configuration there.");
  if (info.size > MAX_BYTES) throw new UserError(`${path} is larger than 16 MB.`, "This is no configuration of Docker: move it away.");
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw failed(path, "read", cause);
  });
  const { content } = parseDockerConfig(bytes.toString("utf8"), path);
  for (const section of ["auths", "credHelpers"]) {
    const value = content[section] ?? {};
    if (typeof value === "object" && !Array.isArray(value)) continue;
    throw new UserError(`"${section}" in ${path} is not a JSON object, so Docker cannot read it.`, "Mend it, or log in again after removing it.");
  }
  return { path, bytes, mode: info.mode & 0o777 };
}

/** Makes a folder for a configuration, for this user alone; the first of the folders that it took, null where it was there. */
export async function makeFolder(folder: string): Promise<string | null> {
  try {
    return (await mkdir(folder, { recursive: true, mode: 0o700 })) ?? null;
  } catch (cause) {
    throw failed(folder, "made", cause);
  }
}

/** Removes a folder that `makeFolder` made, and those above it up to `first`, as far as nothing else is in them. */
export async function removeFolders(folder: string, first: string): Promise<void> {
  for (let at = folder; at.length >= first.length && at.startsWith(first); at = dirname(at)) {
    const isGone = await rmdir(at).then(
      () => true,
      (error: unknown) => codeOf(error) === "ENOENT",
    );
    if (!isGone) return;
  }
}

/** Where the next content of a configuration is written, before it takes the place of the last. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.plimsoll-${randomUUID()}`);
}

/** Puts new content in the place of a file, whole or not at all, by a temporary file that only this user can read. */
export async function replaceConfigFile(file: ConfigFile, content: Uint8Array, temporary: string, mode = PRIVATE_MODE): Promise<void> {
  const forget = onExit(() => rmSync(temporary, { force: true }));
  try {
    {
      await using written = await open(temporary, "wx", PRIVATE_MODE);
      await written.writeFile(content);
      // A machine that stops now must find the old content or the new, not an empty file.
      await written.sync();
    }
    await keepOwner(file, temporary);
    if (mode !== PRIVATE_MODE) await chmod(temporary, mode);
    await rename(temporary, file.path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw failed(file.path, "written", cause);
  } finally {
    forget();
  }
}

/** Root may log in for somebody else, whose file it stays. */
async function keepOwner(file: ConfigFile, temporary: string): Promise<void> {
  if (file.bytes === null || process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(file.path);
  if (uid !== 0 || gid !== 0) await chown(temporary, uid, gid);
}

/** Does work while no other login of ours reads or writes the file. A lock whose owner is gone is taken over. */
export async function withLock<T>(host: Host, path: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(path), `.${basename(path)}.plimsoll-lock`);
  const token = `${process.pid} ${randomUUID()} ${hostname()}`;
  await takeLock(host, lock, token);
  const forget = onExit(() => rmSync(lock, { force: true }));
  try {
    return await work();
  } finally {
    forget();
    // Another may have taken over what it thought was left behind.
    if ((await readLock(lock)) === token) await rm(lock, { force: true });
  }
}

async function takeLock(host: Host, lock: string, token: string): Promise<void> {
  const startMs = host.clock.now().getTime();
  let seen: string | null = null;
  let seenMs = startMs;
  for (;;) {
    if (await makeLock(lock, token)) return;
    const holder = await readLock(lock);
    const nowMs = host.clock.now().getTime();
    if (holder !== seen) [seen, seenMs] = [holder, nowMs];
    if (holder !== null && (isDead(holder) || nowMs - seenMs > LOCK_STALE_MS)) {
      await breakLock(lock, holder);
      continue;
    }
    if (nowMs - startMs > LOCK_WAIT_MS) throw new UserError(`${lock} is held by another login that does not end.`, "If none is running, remove that file.");
    await host.clock.sleep(LOCK_POLL_MS * (0.5 + Math.random()));
  }
}

async function makeLock(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: "wx", mode: PRIVATE_MODE });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw failed(lock, "written", error);
  }
}

function readLock(lock: string): Promise<string | null> {
  return readFile(lock, "utf8").catch(() => null);
}

/** Whether the process that holds a lock was one of this machine and is no more. */
function isDead(holder: string): boolean {
  const [, pid = "", machine = ""] = /^(\d+) \S+ (.+)$/s.exec(holder) ?? [];
  if (pid === "" || machine !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** Takes away a lock that was left behind, and puts it back where it was a new one already. */
async function breakLock(lock: string, holder: string): Promise<void> {
  const aside = `${lock}-${randomUUID()}`;
  const isMoved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  const moved = await readLock(aside);
  if (moved !== null && moved !== holder) await makeLock(lock, moved);
  await rm(aside, { force: true });
}

function absentOr(error: unknown, path: string): null {
  if (codeOf(error) === "ENOENT") return null;
  throw failed(path, "read", error);
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the disk may only be read",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
  EISDIR: "it is a directory",
  ELOOP: "its links lead in a circle",
};

function failed(path: string, done: "read" | "written" | "made", cause: unknown): UserError {
  const why = WHY[codeOf(cause) ?? ""] ?? (cause instanceof Error ? cause.message : String(cause));
  return new UserError(`${path} cannot be ${done}: ${why}.`, "Give this user the right to it, or set DOCKER_CONFIG to a folder of its own.", { cause });
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Whether anything is at a path, a link to nothing included. */
export async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
