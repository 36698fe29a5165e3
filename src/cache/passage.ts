import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onExit } from "../host/exit.ts";

const FOLDER = ".plimsoll-cache";
const CONTENT = "content";
/** Holds who made the folder. */
const OWNER = "owner";
const POLL_MS = 50;
/** How long a folder may be without an owner while it is being made. */
const MAKING_MS = 1000;
/** Longer than all that a job asks of a cache may take. */
const HOLDING_MS = 60_000;

/**
 * The file that passes through, from the workspace. The cache's client hashes this string into the version of an entry,
 * so it must be the same in every job on every machine; it takes it from the working directory, which is the workspace,
 * and takes no path with `..` that leads out of there.
 */
export const PATTERN = `${FOLDER}/${CONTENT}`;

/** The folder in the workspace that a file passes through, of one process at a time; never the repository's own. */
export interface Passage {
  /** Makes the folder, once no other process has it; the path of the file in it. */
  open(): Promise<string>;
  /** Removes what was made; what was given up meanwhile makes nothing any more. */
  close(): void;
}

/** A way through the working directory, for which `open` waits at most so long. */
export function createPassage(maxWaitMs: number): Passage {
  const folder = join(process.cwd(), FOLDER);
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  let isClosed = false;
  let release = (): void => {};
  return {
    async open() {
      const start = performance.now();
      while (!take(folder, owner)) {
        if (performance.now() - start > maxWaitMs) throw new Error(`another process in this workspace has ${FOLDER}`);
        await wait(POLL_MS);
        if (isClosed) throw new Error("the time for it is over");
      }
      const remove = (): void => removeOwn(folder, owner);
      const forget = onExit(remove);
      release = () => {
        forget();
        remove();
      };
      return join(folder, CONTENT);
    },
    close() {
      isClosed = true;
      release();
    },
  };
}

// Synchronous all through, so that no signal comes between a folder and its owner.
function take(folder: string, owner: string): boolean {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw notMade(error);
    removeAbandoned(folder);
    return false;
  }
  writeFileSync(join(folder, OWNER), owner);
  return true;
}

function removeOwn(folder: string, owner: string): void {
  if (ownerOf(folder) === owner) rmSync(folder, { recursive: true, force: true });
}

/** Removes what a process left that was killed; throws where the folder is not one of ours. */
function removeAbandoned(folder: string): void {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (!status.isDirectory() || !isOurs(folder)) throw notMade(undefined);
  const owner = ownerOf(folder);
  if (isHeld(owner, Date.now() - status.mtimeMs)) return;
  const aside = `${folder}-${randomUUID()}`;
  try {
    renameSync(folder, aside);
    // Somebody may have been quicker, and what was put aside is theirs already.
    if (ownerOf(aside) !== owner) renameSync(aside, folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
  }
  rmSync(aside, { recursive: true, force: true });
}

function isOurs(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return names.includes(OWNER) || names.every((name) => name === CONTENT);
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
}

function isHeld(owner: string | null, ageMs: number): boolean {
  if (owner === null) return ageMs < MAKING_MS;
  const [machine, pid] = owner.split(" ");
  // In another container a process has another number.
  return ageMs < HOLDING_MS && (machine !== hostname() || isRunning(Number(pid)));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function ownerOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, OWNER), "utf8");
  } catch {
    return null;
  }
}

function notMade(cause: unknown): Error {
  return new Error(`${FOLDER} cannot be made in the workspace`, { cause });
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
