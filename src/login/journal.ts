import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isPrivateFolder, makePrivateFolder, removePrivateFolder } from "../host/private-folder.ts";
import type { Credential } from "../registry/credentials.ts";
import type { Undo } from "./config-text.ts";

/** What this step did, or was about to do, that `post` has to take back. */
export type Entry = FileEntry | HelperEntry | FolderEntry;

/** A credential written into a configuration file. */
export interface FileEntry {
  readonly kind: "file";
  readonly registry: string;
  readonly path: string;
  /** Where its content was written first. */
  readonly temporary: string;
  readonly salt: string;
  /** Of the credential, so that another's in its place is left alone. */
  readonly credentialHash: string;
  /** Of the whole file as it was written: as long as it is that, `undos` lead back to the bytes of before. */
  readonly fileHash: string;
  readonly undos: readonly Undo[];
  readonly existed: boolean;
  readonly mode: number | null;
  /** The first folder that had to be made for it. */
  readonly madeFolder: string | null;
  /** The entry of before, as it was written. */
  readonly replaced: string | null;
  /** Whether credHelpers was told that for this registry the file itself is the store. */
  readonly switchedOff: boolean;
}

/** A credential given to a helper. */
export interface HelperEntry {
  readonly kind: "helper";
  readonly registry: string;
  readonly helper: string;
  readonly key: string;
  readonly salt: string;
  readonly credentialHash: string;
  readonly replaced: Credential | null;
}

/** A configuration folder made for this job, and the variables that lead to it. */
export interface FolderEntry {
  readonly kind: "folder";
  readonly path: string;
  /** By name, ours and the one of before. */
  readonly variables: Readonly<Record<string, { readonly ours: string; readonly before: string }>>;
}

/** Remembers until `post` what is to be taken back. */
export interface Journal {
  /** Keeps an entry before it becomes true, so that a job that is cancelled in between is cleaned up too; gives what forgets it where it did not. */
  add(entry: Entry): () => void;
}

const FOLDER_STATE = "journalFolder";
const JOURNAL_STATE = "journal";
const KEY_FILE = "key";
const CIPHER = "aes-256-gcm";

/** A journal for a place without `post`, which forgets. */
export const noJournal: Journal = { add: () => () => {} };

/**
 * Opens the journal of this step. It may hold a credential that this login replaces and `post` gives back, so it is sealed: the key
 * lies in a private folder, what it opens is in the step's state, and neither alone says anything. Nor can anybody who cannot read
 * that folder forge it.
 */
export async function openJournal(host: Host): Promise<Journal> {
  const folder = await makePrivateFolder(host, "login");
  host.saveState(FOLDER_STATE, folder);
  const key = randomBytes(32);
  await writeFile(join(folder, KEY_FILE), key, { flag: "wx", mode: 0o600 });
  const entries = new Set<Entry>();
  const save = (): void => host.saveState(JOURNAL_STATE, seal(JSON.stringify([...entries]), key));
  return {
    add(entry) {
      entries.add(entry);
      save();
      return () => {
        entries.delete(entry);
        save();
      };
    },
  };
}

/** What the step kept, the last first; none where it did nothing. Throws a `UserError` for a state that this step did not write. */
export async function readJournal(host: Host): Promise<readonly Entry[]> {
  const folder = host.state(FOLDER_STATE);
  if (folder === "") return [];
  if (!(await isPrivateFolder(host, folder))) throw forged(`${JSON.stringify(folder)} is no folder that this job made`);
  const sealed = host.state(JOURNAL_STATE);
  if (sealed === "") return [];
  const key = await readFile(join(folder, KEY_FILE)).catch(() => null);
  const text = key === null ? null : unseal(sealed, key);
  if (text === null) throw forged("what this step kept cannot be read");
  return (JSON.parse(text) as Entry[]).toReversed();
}

/** Removes what opens the journal. */
export async function closeJournal(host: Host): Promise<void> {
  const folder = host.state(FOLDER_STATE);
  if (folder !== "") await removePrivateFolder(host, folder);
}

/** The salted hash of a file's bytes or of a credential. */
export function hash(salt: string, content: Uint8Array | Credential): string {
  const bytes = content instanceof Uint8Array ? content : JSON.stringify(valuesOf(content));
  return createHmac("sha256", salt).update(bytes).digest("hex");
}

function valuesOf(credential: Credential): readonly string[] {
  return credential.kind === "password" ? [credential.kind, credential.username, credential.password] : [credential.kind, credential.token];
}

function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

function unseal(sealed: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function forged(what: string): UserError {
  return new UserError(
    `${what}, so what the login wrote is not taken away.`.replace(/^./, (letter) => letter.toUpperCase()),
    "A step changed this action's state, or emptied RUNNER_TEMP: remove the credential by hand (`docker logout REGISTRY`) where the machine outlives the job.",
  );
}
