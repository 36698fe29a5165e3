import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { lookForBuildx } from "../builder/buildx.ts";
import { findDockerEngine } from "../builder/docker-engine.ts";
import { type JobBuilder, readJobBuilders } from "../builder/job-builders.ts";
import { findOnPath } from "../builder/search.ts";
import { buildersFolder, hasBuilder, readStoredBuilder, readStoredBuilders } from "../builder/store.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { declaration } from "./inputs.ts";
import type { SetupFacts, TlsPart } from "./plan.ts";

const MAX_CONFIG_BYTES = 1024 * 1024;

/** Looks at this machine; starts nothing, asks nobody. */
export async function readFacts(host: Host, inputs: Inputs<typeof declaration>): Promise<SetupFacts> {
  const { env } = host;
  return {
    engine: await findDockerEngine(host),
    hasDocker: (await findOnPath(host, "docker")) !== null,
    hasBuildx: (await lookForBuildx(host)) !== null,
    hasBuildkitHost: (env["BUILDKIT_HOST"] ?? "") !== "",
    named: inputs.name === undefined ? null : await readStoredBuilder(host, inputs.name),
    builders: inputs.append === undefined ? [] : await readStoredBuilders(host),
    jobBuilders: await readLivingBuilders(host),
    configText: inputs["buildkitd-config"] === undefined ? null : await readConfig(host, inputs["buildkitd-config"]),
    tls: readTls(env),
    unique: randomUUID(),
  };
}

async function readLivingBuilders(host: Host): Promise<JobBuilder[]> {
  const living: JobBuilder[] = [];
  for (const builder of await readJobBuilders(host)) {
    if (await hasBuilder(host, builder.name)) living.push({ ...builder, isBuiltWith: builder.isBuiltWith || (await wasBuiltWith(host, builder.name)) });
  }
  return living;
}

/** buildx leaves a file for each build, in a folder for each builder (buildx, localstate.go): other programs' builds count, too. */
async function wasBuiltWith(host: Host, name: string): Promise<boolean> {
  const folder = buildersFolder(host);
  const nodes = folder === null ? [] : await readdir(join(folder, "refs", name)).catch((): string[] => []);
  return nodes.length > 0;
}

async function readConfig(host: Host, path: string): Promise<string | null> {
  try {
    return (await host.files.read(path, MAX_CONFIG_BYTES))?.toString("utf8") ?? null;
  } catch (error) {
    // A folder, or what may not be read: told with the other mistakes.
    if (error instanceof UserError) return null;
    throw error;
  }
}

function readTls(env: Host["env"]): Map<number, TlsPart[]> {
  const found = new Map<number, TlsPart[]>();
  for (const [name, value] of Object.entries(env)) {
    const [, node = "", part = ""] = /^BUILDER_NODE_(\d{1,4})_AUTH_TLS_(CACERT|CERT|KEY)$/.exec(name) ?? [];
    if (node === "" || (value ?? "") === "") continue;
    const parts = [...(found.get(Number(node)) ?? []), part.toLowerCase() as TlsPart];
    found.set(Number(node), parts.toSorted());
  }
  return found;
}
