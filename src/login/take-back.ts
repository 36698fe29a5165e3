import { rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Host } from "../host/host.ts";
import { removePrivateFolder } from "../host/private-folder.ts";
import { askHelper, type Credential, eraseInHelper, exactKeys, giveToHelper, hide, isKeyOf, serverKey } from "../registry/credentials.ts";
import { dockerFolder } from "../registry/docker-config.ts";
import { type ConfigFile, exists, findConfigFile, readConfigFile, removeFolders, replaceConfigFile, temporaryPath, withLock } from "./config-file.ts";
import { beginEdit, type Edit, endEdit, entriesOf, entryText, isBlank, removeEntries, restoreEntry, undo } from "./config-text.ts";
import { type EndedLogin, forgetEnded, noteEnded, takeEnded } from "./ended-logins.ts";
import { type Entry, type FileEntry, type FolderEntry, hash, type HelperEntry } from "./journal.ts";
import { credentialOf } from "./store.ts";

/** Takes back what a step did, entry by entry, the last first; each thing that could not be taken back, as a full sentence. */
export async function takeBack(host: Host, entries: readonly Entry[]): Promise<string[]> {
  const troubles: string[] = [];
  for (const entry of entries) {
    try {
      troubles.push(...(await takeBackOne(host, entry)));
    } catch (error) {
      // Whatever it is, what else was written is still to be taken back.
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  }
  return troubles;
}

function takeBackOne(host: Host, entry: Entry): Promise<string[]> {
  switch (entry.kind) {
    case "file":
      return takeBackFile(host, entry);
    case "helper":
      return takeBackHelper(host, entry);
    case "folder":
      return takeBackFolder(host, entry);
  }
}

async function takeBackFile(host: Host, entry: FileEntry): Promise<string[]> {
  const { path, registry } = entry;
  // What was written of a login that was ended before it took effect; nothing is below what is no folder any more.
  if (await exists(entry.temporary)) await rm(entry.temporary, { force: true });
  if (await exists(path)) {
    await withLock(host, path, async () => {
      const file = await readConfigFile(path);
      if (file.bytes !== null) await restore(file, file.bytes, entry, host);
    });
  } else await forgetEnded(path);
  if (entry.madeFolder !== null && !(await exists(path))) await removeFolders(dirname(path), entry.madeFolder);
  const left = await readConfigFile(path);
  const isLeft = left.bytes !== null && ownKeys(beginEdit(left.bytes), entry).length > 0;
  // Where the same credential was there before, it is meant to be.
  const wasThere = entry.replaced !== null && isOwn(parseText(entry.replaced), serverKey(registry), entry);
  return isLeft && !wasThere ? [`The credential for ${registry} is still in ${path}.`] : [];
}

async function restore(file: ConfigFile, bytes: Buffer, written: FileEntry, host: Host): Promise<void> {
  const ended = await takeEnded(host, file.path, (one) => isSameEntry(one, written.replaced, written));
  const entry = ended === null ? written : { ...written, replaced: null, existed: ended.existed };
  if (ended === null && hash(entry.salt, bytes) === entry.fileHash) {
    if (!entry.existed) return await rm(file.path);
    return await replaceConfigFile(file, undo(bytes, entry.undos), temporaryPath(file.path), entry.mode ?? undefined);
  }
  const before = beginEdit(bytes);
  const after = withoutOwn(before, entry);
  if (!entry.existed && isBlank(after)) return await rm(file.path);
  if (after.splices.length === before.splices.length) {
    if (entryText(before, "auths", serverKey(entry.registry)) !== null) await noteEnded(host, file.path, entry);
    host.log.info(`Another login to ${entry.registry} has taken the place of this one in ${file.path}, and stays.`);
    return;
  }
  await replaceConfigFile(file, endEdit(after), temporaryPath(file.path), file.mode ?? undefined);
}

/** Others wrote the file meanwhile: only what is ours goes, under whatever name of the registry, and what it replaced comes back. */
function withoutOwn(edit: Edit, entry: FileEntry): Edit {
  const key = serverKey(entry.registry);
  const isUnderKey = isOwn(parseText(entryText(edit, "auths", key)), key, entry);
  const given = entry.replaced !== null && isUnderKey ? restoreEntry(edit, "auths", key, entry.replaced) : edit;
  const wasGivenBack = given !== edit;
  const cleared = removeEntries(given, "auths", (name, value) => isOwn(value, name, entry) && !(wasGivenBack && name === key));
  // As long as nobody else keeps a credential in the file for this registry.
  const isUnused = entry.switchedOff && entryText(cleared, "auths", key) === null;
  return isUnused ? removeEntries(cleared, "credHelpers", (name, value) => name === key && value === "") : cleared;
}

function ownKeys(edit: Edit, entry: FileEntry): string[] {
  return entriesOf(edit, "auths").flatMap(({ key, value }) => (isOwn(value, key, entry) ? [key] : []));
}

function isOwn(value: unknown, key: string, entry: FileEntry): boolean {
  const credential = isKeyOf(key, entry.registry) ? credentialOf(value, key, entry.path) : null;
  return credential !== null && hash(entry.salt, credential) === entry.credentialHash;
}

/** Whether an entry, as it is written, holds the credential of a login that has ended. */
function isSameEntry(ended: EndedLogin, text: string | null, { registry, path }: FileEntry): boolean {
  const credential = credentialOf(parseText(text), serverKey(registry), path);
  return credential !== null && hash(ended.salt, credential) === ended.credentialHash;
}

function parseText(latin1: string | null): unknown {
  return latin1 === null ? null : JSON.parse(Buffer.from(latin1, "latin1").toString("utf8"));
}

async function takeBackHelper(host: Host, { registry, helper, key, salt, credentialHash, replaced }: HelperEntry): Promise<string[]> {
  const isOurs = (credential: Credential | null): boolean => credential !== null && hash(salt, hide(credential, host)) === credentialHash;
  for (const name of exactKeys(registry)) {
    const kept = await askHelper(helper, name, host);
    if (!isOurs(kept)) {
      if (name === key && kept !== null) await besideConfig(host, (path) => noteEnded(host, path, { salt, credentialHash, existed: true }));
      continue;
    }
    const isEnded = (one: EndedLogin): boolean => replaced !== null && hash(one.salt, replaced) === one.credentialHash;
    const ended = name === key ? await besideConfig(host, (path) => takeEnded(host, path, isEnded)) : null;
    const givenBack = name === key && ended === null ? replaced : null;
    if (givenBack !== null) await giveToHelper(helper, key, givenBack, host);
    else await eraseInHelper(helper, name, host);
    const isMeant = isOurs(givenBack);
    if (!isMeant && isOurs(await askHelper(helper, name, host))) return [`The credential for ${registry} is still in docker-credential-${helper}.`];
  }
  return [];
}

/** Does work with the lock of the configuration that names the helper; nothing where there is none. */
async function besideConfig<T>(host: Host, work: (path: string) => Promise<T>): Promise<T | null> {
  const folder = dockerFolder(host);
  if (folder === null || !(await exists(folder))) return null;
  const path = await findConfigFile(resolve(host.directory, folder));
  return await withLock(host, path, () => work(path));
}

async function takeBackFolder(host: Host, { path, variables }: FolderEntry): Promise<string[]> {
  for (const [name, { ours, before }] of Object.entries(variables)) {
    // For what other actions do at the end of the job. An empty variable is to Docker as none.
    if (host.env[name] === ours) host.exportVariable(name, before);
  }
  await removePrivateFolder(host, path);
  return (await exists(path)) ? [`The job's Docker configuration ${path} is still there.`] : [];
}
