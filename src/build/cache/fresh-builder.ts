import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Builder, BuilderNode } from "../../builder/builder.ts";
import { createBuilder, type BuilderPlan, type NodePlan } from "../../builder/create.ts";
import { readJobBuilders } from "../../builder/job-builders.ts";
import { readCurrentBuilder } from "../../builder/store.ts";
import type { Job } from "../execution.ts";
import type { Ledger } from "./ledger.ts";

/** A builder that has read nothing from any cache. */
export interface FreshBuilder {
  readonly builder: Builder;
  /** It is the one that was there, and may keep what it could not read: nothing of it is used. */
  readonly isSame: boolean;
}

const REMOVE_TIMEOUT_MS = 120_000;

/**
 * A builder on which what a lost layer left behind cannot spoil another attempt: this job's own is made anew, beside another's a
 * builder is made, which `removeOwn` takes away; the engine's own BuildKit, or one on another machine, is used as it is. Throws a
 * `UserError` where none can be made.
 */
export async function freshBuilder(job: Pick<Job, "host" | "buildx" | "builder" | "folder">, ledger: Ledger): Promise<FreshBuilder> {
  const { host, buildx, builder, folder } = job;
  const made = (await readJobBuilders(host)).find(({ name }) => name === builder.name);
  if (made !== undefined) {
    const plan = { ...made.plan, use: made.plan.use && (await readCurrentBuilder(host))?.name === builder.name };
    // Its state goes with it: that is what may be spoiled.
    await buildx.must(["rm", builder.name], `Builder ${builder.name} cannot be made anew`, { timeoutMs: REMOVE_TIMEOUT_MS });
    return { builder: await createBuilder(host, buildx, plan), isSame: false };
  }
  if (builder.driver !== "docker-container") return { builder, isSame: true };
  const plan = await planCopy(builder, folder);
  ledger.save({ ownBuilder: plan.name });
  return { builder: await createBuilder(host, buildx, plan), isSame: false };
}

/** Removes the builder that was made beside another's; false, where the engine did not do it in time. One that is gone already is gone. */
export async function removeOwn(buildx: Job["buildx"], name: string): Promise<boolean> {
  // The build is over by then, and no mishap here is its.
  return await buildx.run(["rm", "--force", name], { timeoutMs: REMOVE_TIMEOUT_MS }).then(() => true, () => false);
}

/** The same, on the same engines, under another name. */
async function planCopy({ driver, nodes }: Builder, folder: string): Promise<BuilderPlan> {
  const [config] = nodes.flatMap(({ files }) => files["buildkitd.toml"] ?? []);
  const configFile = config === undefined ? null : join(folder, "buildkitd.toml");
  if (config !== undefined && configFile !== null) await writeFile(configFile, config, { mode: 0o600 });
  return { name: `plimsoll-again-${randomBytes(4).toString("hex")}`, driver, use: false, configFile, mirrors: [], nodes: nodes.map((node) => copyNode(node, nodes.length > 1)) };
}

function copyNode({ endpoint, driverOpts, flags, platforms }: BuilderNode, isOneOfSeveral: boolean): NodePlan {
  return {
    name: null,
    endpoint: endpoint === "" ? null : endpoint,
    driverOpts: Object.entries(driverOpts).map(([key, value]) => `${key}=${value}`),
    flags: flags.join(" "),
    platforms: isOneOfSeveral ? platforms : [],
  };
}
