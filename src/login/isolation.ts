import { lstat, symlink, writeFile } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isPrivateFolder, makePrivateFolder } from "../host/private-folder.ts";
import { isJsonObject, type JsonObject } from "../oci/json.ts";
import { buildxFolder, dockerFolder, readDockerConfig } from "../registry/docker-config.ts";
import type { Journal } from "./journal.ts";

/** What Docker keeps beside `config.json` that a job still needs; builders and plugins have settings of their own. */
const SHARED = ["contexts", "ca.pem", "cert.pem", "key.pem", "trust"];

/** Where Docker's configuration is for this login: as it stands, or, isolated, a folder that only this job has. */
export async function chooseFolder(host: Host, isIsolated: boolean, journal: Journal): Promise<string> {
  const current = dockerFolder(host);
  if (isIsolated) return current !== null && (await isPrivateFolder(host, current)) ? current : await makeJobFolder(host, current, journal);
  if (current !== null) return resolve(host.directory, current);
  throw new UserError("There is no home directory, so there is no place for Docker's configuration.", "Set HOME, or DOCKER_CONFIG.");
}

/**
 * Makes a configuration for the job and has all later steps use it. It holds every setting of the one before and none of its `auths`:
 * other credentials are not copied to another place of the disk. Helpers that it names are still asked for other registries.
 * A later login of the job adds to the same folder, and the first one's `post`, which runs last, removes it.
 */
async function makeJobFolder(host: Host, previous: string | null, journal: Journal): Promise<string> {
  const before = previous === null ? null : resolve(host.directory, previous);
  const content = (await readDockerConfig(host))?.content ?? {};
  const folder = await makePrivateFolder(host, "docker");
  const variables = {
    DOCKER_CONFIG: folder,
    // Podman, Skopeo and Buildah.
    REGISTRY_AUTH_FILE: join(folder, "config.json"),
    // Or the builders that were set up before would be gone.
    ...(before === null ? {} : { BUILDX_CONFIG: buildxFolder(host, before) }),
  };
  const kept = Object.entries(variables).map(([name, ours]) => [name, { ours, before: host.env[name] ?? "" }] as const);
  journal.add({ kind: "folder", path: folder, variables: Object.fromEntries(kept) });
  await writeFile(join(folder, "config.json"), JSON.stringify(settingsOf(content, before), null, "\t"), { flag: "wx", mode: 0o600 });
  if (before !== null) for (const name of SHARED) await link(join(before, name), join(folder, name));
  for (const [name, value] of Object.entries(variables)) host.exportVariable(name, value);
  tellUnseen(host, content, before);
  return folder;
}

/** All settings but the credentials; plugins are still found where they are. */
function settingsOf(content: JsonObject, before: string | null): JsonObject {
  const { auths: _auths, cliPluginsExtraDirs, ...settings } = content;
  const extra = Array.isArray(cliPluginsExtraDirs) ? cliPluginsExtraDirs.filter((folder) => typeof folder === "string") : [];
  const folders = before === null ? extra : [join(before, "cli-plugins"), ...extra];
  return folders.length === 0 ? settings : { ...settings, cliPluginsExtraDirs: folders };
}

async function link(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => null);
  if (found === null) return;
  // Windows lets everybody make junctions, which lead to folders only.
  await symlink(isAbsolute(from) ? from : resolve(from), to, "junction");
}

function tellUnseen(host: Host, content: JsonObject, before: string | null): void {
  const auths = isJsonObject(content["auths"]) ? Object.entries(content["auths"]) : [];
  const unseen = auths.filter(([, entry]) => isJsonObject(entry) && Object.keys(entry).length > 0).map(([key]) => key);
  if (unseen.length === 0 || before === null) return;
  host.log.notice(
    `This job's Docker configuration is its own: the logins in ${join(before, "config.json")} (${unseen.slice(0, 5).join(", ")}${unseen.length > 5 ? ", …" : ""}) are not in it. Log in to them here too, or use \`isolate: home\`.`,
  );
}
