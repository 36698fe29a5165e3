import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isJsonObject } from "../oci/json.ts";
import {
  askHelper,
  createCredentialStore,
  type Credential,
  eraseInHelper,
  formatEntry,
  giveToHelper,
  helperFor,
  hide,
  isKeyOf,
  parseEntry,
  serverKey,
} from "../registry/credentials.ts";
import { readDockerJson } from "../registry/docker-config.ts";
import { findConfigFile, makeFolder, readConfigFile, replaceConfigFile, temporaryPath, withLock } from "./config-file.ts";
import { beginEdit, endEdit, entriesOf, entryText, putEntry, undosOf } from "./config-text.ts";
import { hash, type Journal } from "./journal.ts";

/** A credential on its way into Docker's configuration. */
interface Deposit {
  /** As a `Reference` names it. */
  readonly registry: string;
  readonly credential: Credential;
  /** Of the `config.json`. */
  readonly folder: string;
  /** Whether the file itself must keep it: a helper's keychain is shared with other jobs. */
  readonly inFile: boolean;
}

/** Others write the same file without our lock: `docker login` does. */
const WRITES = 3;

/**
 * Stores a credential where Docker will look for it: with the helper that the configuration names for its registry, else in the file;
 * and proves it by looking as Docker does. `journal` hears of each change before it is made. Where it lies, for the log.
 */
export async function storeCredential(host: Host, deposit: Deposit, journal: Journal): Promise<string> {
  const { registry, credential, folder } = deposit;
  const madeFolder = await makeFolder(folder);
  const path = await findConfigFile(folder);
  const helper = await findHelper(host, path, registry);
  if (helper !== null && !deposit.inFile && (await storeWithHelper(host, helper, deposit, journal))) return `docker-credential-${helper}`;
  for (let written = 0; written < WRITES; written += 1) {
    await writeEntry(host, path, deposit, { madeFolder, switchOff: helper !== null }, journal);
    const found = await findAsDocker(host, folder, registry);
    if (found !== null && isSame(found, credential)) return path;
  }
  throw new UserError(
    `${path} was written, and does not give back what was written for ${registry}.`,
    "Something else keeps writing that file: log in with `isolate: job`, which uses a configuration of the job's own.",
  );
}

async function findHelper(host: Host, path: string, registry: string): Promise<string | null> {
  // The checks of our own reader first: nothing that Docker cannot read is added to.
  await readConfigFile(path);
  const configuration = await readDockerJson(path, host);
  return configuration === null ? null : helperFor(configuration, registry);
}

/** Whether the helper keeps it. Some, of cloud vendors, only read; Docker's own login fails there. */
async function storeWithHelper(host: Host, helper: string, { registry, credential }: Deposit, journal: Journal): Promise<boolean> {
  const key = serverKey(registry);
  const before = await askHelper(helper, key, host).catch(() => null);
  const replaced = before === null ? null : hide(before, host);
  const salt = newSalt();
  const forget = journal.add({ kind: "helper", registry, helper, key, salt, credentialHash: hash(salt, credential), replaced });
  try {
    await giveToHelper(helper, key, credential, host);
    const found = await askHelper(helper, key, host);
    if (found !== null && isSame(found, credential)) return true;
    host.log.notice(`docker-credential-${helper} took the credential for ${registry} and does not give it back: config.json keeps it for this login.`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    host.log.notice(`${error.message} config.json keeps the credential for this login.`);
  }
  // What it may have kept all the same; one that cannot be run has kept nothing.
  await (replaced === null ? eraseInHelper(helper, key, host) : giveToHelper(helper, key, replaced, host)).catch(() => {});
  forget();
  return false;
}

async function writeEntry(
  host: Host,
  path: string,
  { registry, credential }: Deposit,
  how: { readonly madeFolder: string | null; readonly switchOff: boolean },
  journal: Journal,
): Promise<void> {
  await makeFolder(dirname(path));
  await withLock(host, path, async () => {
    const file = await readConfigFile(path);
    const key = serverKey(registry);
    const before = beginEdit(file.bytes ?? Buffer.alloc(0));
    const put = putEntry(before, "auths", key, formatEntry(credential));
    const edit = how.switchOff ? putEntry(put, "credHelpers", key, "") : put;
    const content = endEdit(edit);
    const salt = newSalt();
    const temporary = temporaryPath(path);
    hideEntries(host, entriesOf(before, "auths"), registry, path);
    journal.add({
      kind: "file",
      registry,
      path,
      temporary,
      salt,
      credentialHash: hash(salt, credential),
      fileHash: hash(salt, content),
      undos: undosOf(edit),
      existed: file.bytes !== null,
      mode: file.mode,
      madeFolder: how.madeFolder,
      replaced: entryText(before, "auths", key),
      switchedOff: how.switchOff,
    });
    // The bits of Windows say nothing about who may read.
    if (file.mode !== null && (file.mode & 0o077) !== 0 && process.platform !== "win32") {
      host.log.notice(`${path} could be read by others (mode ${file.mode.toString(8).padStart(4, "0")}); while it holds this login only this user can.`);
    }
    await replaceConfigFile(file, content, temporary);
  });
}

/** What is replaced is kept for `post`, in the state: no log may show it. */
function hideEntries(host: Host, entries: readonly { readonly key: string; readonly value: unknown }[], registry: string, path: string): void {
  for (const { key, value } of entries) {
    const credential = isKeyOf(key, registry) ? credentialOf(value, key, path) : null;
    if (credential !== null) hide(credential, host);
  }
}

/** The credential of an entry; null for one that holds none, or nothing that Docker can read. */
export function credentialOf(value: unknown, key: string, path: string): Credential | null {
  try {
    return isJsonObject(value) ? parseEntry(value, key, path) : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function findAsDocker(host: Host, folder: string, registry: string): Promise<Credential | null> {
  return createCredentialStore({ ...host, env: { ...host.env, DOCKER_CONFIG: folder } }).find(registry);
}

function isSame(one: Credential, other: Credential): boolean {
  return hash("", one) === hash("", other);
}

function newSalt(): string {
  return randomBytes(16).toString("hex");
}
