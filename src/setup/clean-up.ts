import { type Buildx, findBuildx, quoteEnd } from "../builder/buildx.ts";
import { dropJobBuilder } from "../builder/job-builders.ts";
import { leaveNode, readTakenPlatforms, restorePlatforms } from "../builder/leave.ts";
import { hasBuilder, readCurrentBuilder, restoreCurrentBuilder } from "../builder/store.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { removePrivateFolder } from "../host/private-folder.ts";
import type { SetupState } from "./state.ts";

const REMOVE_TIMEOUT_MS = 120_000;
const PRUNE_TIMEOUT_MS = 600_000;
const LOG_BYTES = 1024 * 1024;

/** Shows BuildKit's log where that is wanted, prunes, and removes what the step made. Throws one `UserError` for all that failed, after all was tried. */
export async function cleanUp(host: Host, state: SetupState): Promise<void> {
  const { made, appended, context, folder, prune, switched } = state;
  const failures: unknown[] = [];
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  };
  if (state.isDebug) await attempt(() => showLogs(host, state));
  if (prune !== null) await attempt(() => pruneCache(host, prune));
  if (state.cleanup) {
    if (switched !== null) await attempt(() => switchBack(host, switched));
    if (made !== null) await attempt(() => removeBuilder(host, made, state.keepState));
    if (appended !== null) {
      const taken = await readTakenPlatforms(host, appended);
      for (const node of appended.nodes) await attempt(() => leaveNode(host, appended, node));
      await attempt(() => restorePlatforms(host, appended, taken));
    }
    if (context !== null) await attempt(() => removeContext(host, context));
    if (folder !== null) await attempt(() => removePrivateFolder(host, folder));
  }
  if (failures.length > 0) throw summarize(failures);
}

/** Removes a builder that this job made; one that is gone already is gone. */
export async function removeBuilder(host: Host, name: string, keepState: boolean): Promise<void> {
  if (await hasBuilder(host, name)) {
    const buildx = await findBuildx(host);
    await buildx.must(["rm", ...(keepState ? ["--keep-state"] : []), name], `Builder ${name} cannot be removed`, { timeoutMs: REMOVE_TIMEOUT_MS });
  }
  await dropJobBuilder(host, name);
}

async function showLogs(host: Host, state: SetupState): Promise<void> {
  for (const { engine, container } of state.containers) {
    const result = await host.exec("docker", [...engine, "logs", container], { maxOutputBytes: LOG_BYTES });
    await host.log.group(`BuildKit's log (${container})`, async () => host.log.foreign(`${result.stdout}${result.stderr}`));
  }
}

async function pruneCache(host: Host, { builder, bytes }: { builder: string; bytes: number }): Promise<void> {
  const buildx = await findBuildx(host);
  const prune = (flag: string): ReturnType<Buildx["run"]> => buildx.run(["prune", "--builder", builder, "--force", flag, String(bytes)], { timeoutMs: PRUNE_TIMEOUT_MS });
  const first = await prune("--reserved-space");
  // Before 0.17 it had another name.
  const result = first.exitCode !== 0 && first.stderr.includes("unknown flag") ? await prune("--keep-storage") : first;
  if (result.exitCode !== 0) throw new UserError(`The cache of builder ${builder} cannot be pruned: buildx ended with ${result.exitCode}.${quoteEnd(result)}`, "Prune it by hand: docker buildx prune.");
}

/** Makes the builder current that was so before, unless a later step chose yet another. */
async function switchBack(host: Host, switched: NonNullable<SetupState["switched"]>): Promise<void> {
  // buildx keeps names in lower case.
  if ((await readCurrentBuilder(host))?.name?.toLowerCase() === switched.to.toLowerCase()) await restoreCurrentBuilder(host, switched.before);
}

async function removeContext(host: Host, context: string): Promise<void> {
  const result = await host.exec("docker", ["context", "rm", "--force", context]);
  if (result.exitCode !== 0 && !result.stderr.includes("not found")) {
    throw new UserError(`The Docker context ${context} cannot be removed: docker ended with ${result.exitCode}.${quoteEnd(result)}`, `Remove it by hand: docker context rm ${context}.`);
  }
}

function summarize(failures: readonly unknown[]): unknown {
  const [first] = failures;
  if (failures.length === 1) return first;
  return new UserError(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"), "What could not be removed stays on this machine: remove it by hand.", { cause: first });
}
