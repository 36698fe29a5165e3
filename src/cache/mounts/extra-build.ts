import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Buildx, quoteEnd } from "../../builder/buildx.ts";
import type { BuildkitContainer } from "../../builder/create.ts";
import type { Host } from "../../host/host.ts";
import type { ExtraBuild, StepTools } from "./instructions.ts";
import type { CacheMount, MountStore } from "./mount.ts";
import { copyProgram, findPortable, findTarIn } from "./program.ts";

/** What restoring and saving mounts is done with. */
export interface MountsPlace {
  readonly buildx: Buildx;
  readonly builder: string;
  /** In which it runs, where that can be looked into: its tar is taken where this machine has none that could be. */
  readonly container?: BuildkitContainer;
  readonly store: MountStore;
  /** Of this build, and only this user's; archives that are being saved stay in it. */
  readonly folder: string;
  /** `BUILDKIT_CACHE_MOUNT_NS`; "" without. */
  readonly namespace: string;
  /** Of the lockfiles in the context; null where there are none. */
  readonly lockfileHash: string | null;
  /** How long the extra build may take; 120,000 by default. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 120_000;

/** What an extra build is given, and what for. */
interface Preparation {
  /** Its context. */
  readonly context: string;
  readonly tools: StepTools;
  /** What the programs run on. */
  readonly platform: string;
}

/** Puts a tar, and this machine's zstd, into the folder that is to be an extra build's context; null where there is no tar that could be taken along. */
export async function prepareExtraBuild(host: Pick<Host, "env" | "exec">, { folder, container }: MountsPlace, context: string): Promise<Preparation | null> {
  const [own, zstd] = await Promise.all([findPortable(host, "tar"), findPortable(host, "zstd")]);
  const copies = join(folder, "mounts-tar");
  try {
    if (own === null) await mkdir(copies, { mode: 0o700 });
    const tar = own ?? (container === undefined ? null : await findTarIn(host, container, copies));
    if (tar === null) return null;
    // Of two systems, their libraries would be mixed.
    const isFitting = zstd !== null && own !== null && zstd.architecture === tar.architecture;
    const place = join(context, "t");
    const tools = {
      tar: await copyProgram(tar, place, "tar"),
      isGnuTar: tar.isGnu,
      zstd: isFitting ? await copyProgram(zstd, place, "zstd") : null,
    };
    return { context, tools, platform: `linux/${tar.architecture}` };
  } finally {
    if (own === null) await rm(copies, { recursive: true, force: true });
  }
}

/** Makes an empty folder for an extra build's context; gives its path. */
export async function makeContext(context: string): Promise<string> {
  await rm(context, { recursive: true, force: true });
  await mkdir(context, { recursive: true, mode: 0o700 });
  return context;
}

/** Runs an extra build; why it failed in a sentence's words, null where it did not. Never throws. */
export async function runExtraBuild(place: MountsPlace, preparation: Preparation, mounts: readonly CacheMount[], write: (mounts: readonly CacheMount[], tools: StepTools, run: string) => ExtraBuild, output: string): Promise<string | null> {
  const { dockerfile, buildArguments } = write(mounts, preparation.tools, randomUUID());
  const file = join(preparation.context, "Dockerfile");
  const namespace = place.namespace === "" ? [] : [`BUILDKIT_CACHE_MOUNT_NS=${place.namespace}`];
  const args = [
    "build", "--builder", place.builder, "--file", file, "--platform", preparation.platform,
    "--output", output, "--provenance=false", "--sbom=false", "--progress", "plain",
    ...[...buildArguments, ...namespace].flatMap((argument) => ["--build-arg", argument]),
    preparation.context,
  ];
  try {
    await writeFile(file, dockerfile);
    const result = await place.buildx.run(args, { timeoutMs: place.deadlineMs ?? DEADLINE_MS });
    return result.exitCode === 0 ? null : `buildx ended with ${result.exitCode}.${quoteEnd(result, 3)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
