import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Host } from "../host/host.ts";
import { isJsonObject } from "../oci/json.ts";
import type { FileEntry } from "./journal.ts";

/** A login whose job ended while another job's stood in its place: whoever took that place must not give it back. */
export interface EndedLogin {
  readonly salt: string;
  /** Salted, so that nobody learns from it whose it was. */
  readonly credentialHash: string;
  /** Whether the file was there before it. */
  readonly existed: boolean;
  readonly endedMs: number;
}

const MAX_BYTES = 1024 * 1024;
/** The longest that a job can last, on a machine of one's own: five days. */
const KEPT_MS = 5 * 24 * 3_600_000;

/** Notes beside a configuration that a login of it has ended whose entry another has replaced. The lock must be held. */
export async function noteEnded(host: Host, path: string, { salt, credentialHash, existed }: Pick<FileEntry, "salt" | "credentialHash" | "existed">): Promise<void> {
  await write(host, path, [...(await read(host, path)), { salt, credentialHash, existed, endedMs: host.clock.now().getTime() }]);
}

/** The ended login that is looked for, which is forgotten with it; null for none. The lock must be held. */
export async function takeEnded(host: Host, path: string, isIt: (one: EndedLogin) => boolean): Promise<EndedLogin | null> {
  const kept = await read(host, path);
  const found = kept.find(isIt) ?? null;
  const left = kept.filter((one) => !isIt(one) && host.clock.now().getTime() - one.endedMs < KEPT_MS);
  if (left.length < kept.length) await write(host, path, left);
  return found;
}

/** Forgets all of them, for a configuration that is gone. */
export async function forgetEnded(path: string): Promise<void> {
  await rm(placeOf(path), { force: true }).catch(() => {});
}

async function read(host: Host, path: string): Promise<readonly EndedLogin[]> {
  try {
    const bytes = await host.files.read(placeOf(path), MAX_BYTES);
    const kept: unknown = bytes === null ? [] : JSON.parse(bytes.toString("utf8"));
    return Array.isArray(kept) ? kept.filter(isEnded) : [];
  } catch {
    // Of no use any more, and not worth a login that stays behind.
    return [];
  }
}

async function write(host: Host, path: string, ended: readonly EndedLogin[]): Promise<void> {
  if (ended.length === 0) await rm(placeOf(path), { force: true });
  else await host.files.write(placeOf(path), JSON.stringify(ended), 0o600);
}

function placeOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.plimsoll-ended`);
}

function isEnded(value: unknown): value is EndedLogin {
  if (!isJsonObject(value)) return false;
  return typeof value["salt"] === "string" && typeof value["credentialHash"] === "string" && typeof value["existed"] === "boolean" && typeof value["endedMs"] === "number";
}
