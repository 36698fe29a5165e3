import { UserError } from "../errors.ts";
import { ARCHITECTURES } from "../builder/architectures.ts";
import { inspectBuilder, type Builder } from "../builder/builder.ts";
import type { Buildx } from "../builder/buildx.ts";
import { hasContainerdStore } from "../builder/docker-engine.ts";
import { ensureEmulation } from "../builder/emulation.ts";
import { allowEntitlements, markBuiltWith } from "../builder/job-builders.ts";
import type { Host } from "../host/host.ts";
import type { BuildPlan } from "./plan.ts";

/** Finds the builder and makes it able to do what is asked for. Throws a `UserError` where it cannot. */
export async function prepareBuilder(host: Host, plan: BuildPlan, buildx: Buildx): Promise<Builder> {
  const builder = await inspectBuilder(buildx, plan.builder);
  if (builder === null) {
    throw new UserError(`There is no builder ${plan.builder ?? "to build with"}.`, "Give the name that setup gave it (its output name), or leave builder out to use the current one.");
  }
  await refuseUnloadable(host, plan, builder);
  // What is not there can run nothing here: it has its own machine, and its owner cares for that.
  if (builder.driver === "docker-container" || builder.driver === "docker") await emulate(host, plan, builder);
  const able = plan.allow.length === 0 ? builder : await allowEntitlements(host, buildx, builder, plan.allow);
  await markBuiltWith(host, able.name);
  return able;
}

async function emulate(host: Host, plan: BuildPlan, builder: Builder): Promise<void> {
  const native = new Set(builder.nodes.flatMap(({ platforms }) => platforms.map((platform) => platform.replace(/\*$/, ""))));
  const missing = plan.emulated.filter((platform) => !native.has(platform) && canEmulate(platform));
  if (missing.length === 0) return;
  try {
    const { registered } = await ensureEmulation(host, missing);
    if (registered.length > 0) host.log.info(`Registered QEMU for ${registered.join(", ")}.`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // A build that compiles for another platform, and runs nothing on it, needs no QEMU.
    host.log.warning(`QEMU could not be registered for ${missing.join(", ")}, so RUN steps for it will fail: ${error.message} ${error.hint}`);
  }
}

/** An engine without the containerd store has no place for an image of several platforms. */
async function refuseUnloadable(host: Host, plan: BuildPlan, builder: Builder): Promise<void> {
  if (!plan.loadsSeveral) return;
  if ((await hasContainerdStore(host)) !== false) return;
  throw new UserError(
    `The engine behind ${builder.name} cannot load an image of ${plan.platforms.length} platforms: it has no containerd image store.`,
    "Load one platform, write outputs: type=oci,dest=image.tar for all of them, or turn the store on ({\"features\":{\"containerd-snapshotter\":true}} in daemon.json).",
  );
}

/** Whether QEMU can run a normalised platform. */
export function canEmulate(platform: string): boolean {
  return ARCHITECTURES.some(({ name }) => platform === `linux/${name}` || platform.startsWith(`linux/${name}/`));
}
