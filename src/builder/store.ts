import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { readJsonObject } from "../oci/json.ts";
import { dockerFolder } from "../registry/docker-config.ts";

/** Which builder buildx builds with where no other is named. */
interface CurrentBuilder {
  /** null where the file is not one of buildx. */
  readonly name: string | null;
  /** The whole file, so that it can be put back. */
  readonly text: string;
}

const MAX_BYTES = 1024 * 1024;

/** The folder where buildx keeps its builders (buildx, store.go); null where there is no home. */
export function buildxFolder(host: Pick<Host, "env">): string | null {
  const folder = host.env["BUILDX_CONFIG"] ?? "";
  if (folder !== "") return folder;
  const docker = dockerFolder(host);
  return docker === null ? null : join(docker, "buildx");
}

/** Where buildx keeps what it knows of a builder; null where there is no home. */
export function builderFile(host: Pick<Host, "env">, name: string): string | null {
  const folder = buildxFolder(host);
  return folder === null ? null : join(folder, "instances", name.toLowerCase());
}

/** Whether buildx knows a builder of that name. */
export async function hasBuilder(host: Pick<Host, "env">, name: string): Promise<boolean> {
  const path = builderFile(host, name);
  return path !== null && (await stat(path).then(() => true, () => false));
}

/** The current builder; null where none was ever chosen. */
export async function readCurrentBuilder(host: Host): Promise<CurrentBuilder | null> {
  const path = currentFile(host);
  const text = path === null ? null : ((await host.files.read(path, MAX_BYTES))?.toString("utf8") ?? null);
  if (text === null) return null;
  const name = readJsonObject(text)?.["Name"];
  return { name: typeof name === "string" ? name : null, text };
}

/** Puts back what `readCurrentBuilder` gave as `text`; null: that there was none. */
export async function restoreCurrentBuilder(host: Host, text: string | null): Promise<void> {
  const path = currentFile(host);
  if (path === null) return;
  await (text === null ? rm(path, { force: true }) : host.files.write(path, text, 0o600));
}

function currentFile(host: Host): string | null {
  const folder = buildxFolder(host);
  return folder === null ? null : join(folder, "current");
}
