import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lookForBuildx } from "../builder/buildx.ts";
import { findDockerEngine } from "../builder/docker-engine.ts";
import { findOnPath } from "../builder/search.ts";
import { UserError } from "../errors.ts";
import type { ExecResult, Host } from "../host/host.ts";
import { dockerFolder } from "../registry/docker-config.ts";
import type { CleanUp } from "./clean-up.ts";
import type { Narration } from "./narration.ts";

/** An engine to build with, by the variables that lead a job to it; or why there is none, in a sentence. */
export type FoundEngine = { readonly env: Readonly<Record<string, string>> } | { readonly why: string };

/** What it is looked for with. */
interface Search {
  readonly host: Host;
  readonly narration: Narration;
  readonly cleanUp: CleanUp;
  /** Of the demo, with `docker` in it. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** What a builder runs (buildx, bkimage.go). */
const BUILDKIT_IMAGE = "moby/buildkit:buildx-stable-1";
const ANSWER_MS = 10_000;
const PULL_MS = 60_000;

/** Looks for an engine that builds for a registry of this process, and for what a builder runs; pulls that where it is missing, to be removed again. */
export async function findEngine(search: Search): Promise<FoundEngine> {
  const { host, folder, signal } = search;
  try {
    if ((await findOnPath(host, "docker")) === null) return { why: "There is no docker command on this machine." };
    const { address, isLocal } = await findDockerEngine(host);
    if (address === null || !isLocal) return { why: "The Docker engine is in a virtual machine or on another one, from where the registry of this process cannot be reached." };
    const config = dockerFolder(host);
    // Builders and what else the CLI writes go to a configuration of the demo's own; its plugins are where they were.
    await writeFile(join(folder, "docker", "config.json"), JSON.stringify({ cliPluginsExtraDirs: config === null ? [] : [join(config, "cli-plugins")] }));
    if ((await lookForBuildx(host)) === null) return { why: "There is no docker buildx on this machine." };
    const version = await docker(host, ["version", "--format", "{{.Server.Version}}"], ANSWER_MS, signal);
    if (version?.exitCode !== 0) return { why: `The Docker engine at ${address} does not answer.` };
    if (!(await provideImage(search))) return { why: `The image that a builder runs, ${BUILDKIT_IMAGE}, is not on this machine and cannot be pulled.` };
    return { env: { DOCKER_HOST: address } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { why: error.message };
  }
}

async function provideImage({ host, narration, cleanUp, signal }: Search): Promise<boolean> {
  const isThere = async (): Promise<boolean> => (await docker(host, ["image", "inspect", "--format", "{{.Id}}", BUILDKIT_IMAGE], ANSWER_MS, signal))?.exitCode === 0;
  if (await isThere()) return true;
  await narration.say(`The engine lacks ${BUILDKIT_IMAGE}, which a builder runs: it is pulled, and removed again at the end.`);
  const takeBack = cleanUp.add(async () => void (await docker(host, ["image", "rm", BUILDKIT_IMAGE], ANSWER_MS)));
  const pulled = await docker(host, ["pull", "--quiet", BUILDKIT_IMAGE], PULL_MS, signal);
  if (pulled?.exitCode === 0) return true;
  await takeBack();
  return false;
}

/** null: it did not end in time. */
async function docker(host: Host, args: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<ExecResult | null> {
  signal?.throwIfAborted();
  try {
    return await host.exec("docker", args, { timeoutMs, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  } finally {
    signal?.throwIfAborted();
  }
}
