import { isDeepStrictEqual } from "node:util";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { findBuildx, quoteEnd } from "./buildx.ts";
import { containerOf, leaveArguments } from "./create.ts";
import { dropJobNode } from "./job-builders.ts";
import { changeStoredNodes, readStoredBuilder, readStoredBuilders } from "./store.ts";

/** Nodes that were, or are about to be, appended to a builder that is there. */
export interface AppendedNodes {
  readonly builder: string;
  readonly driver: string;
  readonly nodes: readonly AppendedNode[];
  /** What each node that was there is fixed to, as buildx keeps it: it takes from these what an appended node is fixed to. */
  readonly platforms: Readonly<Record<string, unknown>>;
}

export interface AppendedNode {
  readonly name: string;
  /** null: the engine that is current. */
  readonly endpoint: string | null;
  /** Whether what its BuildKit has cached stays. */
  readonly keepsState: boolean;
}

const LEAVE_TIMEOUT_MS = 120_000;

/** Takes a node out of its builder, and away with its container and volume; one that is gone already is gone. */
export async function leaveNode(host: Host, { builder, driver }: AppendedNodes, { name, endpoint, keepsState }: AppendedNode): Promise<void> {
  const stored = (await readStoredBuilder(host, builder))?.nodes.find((node) => node.name === name);
  if (stored !== undefined) {
    const buildx = await findBuildx(host);
    await buildx.must(leaveArguments(builder, name), `Node ${name} cannot be taken out of builder ${builder}`, { timeoutMs: LEAVE_TIMEOUT_MS });
  }
  await dropJobNode(host, builder, name);
  if (driver !== "docker-container") return;
  // Where it never came to be, somebody else may have made one since.
  if (stored === undefined && (await readStoredBuilders(host)).some(({ nodes }) => nodes.some((node) => node.name === name))) return;
  const { engine, container } = containerOf(name, stored?.endpoint || endpoint);
  await remove(host, [...engine, "rm", "--force", "--volumes", container], `The container ${container}`);
  if (!keepsState) await remove(host, [...engine, "volume", "rm", "--force", `${container}_state`], `The volume ${container}_state`);
}

async function remove(host: Host, args: readonly string[], what: string): Promise<void> {
  const result = await host.exec("docker", args, { timeoutMs: LEAVE_TIMEOUT_MS });
  if (result.exitCode === 0 || /no such (container|volume)/i.test(result.stderr)) return;
  throw new UserError(`${what} cannot be removed: docker ended with ${result.exitCode}.${quoteEnd(result)}`, `Remove it by hand: docker ${args.join(" ")}.`);
}

/** What the appended nodes are fixed to; to be asked before they leave. */
export async function readTakenPlatforms(host: Host, { builder, nodes }: AppendedNodes): Promise<readonly unknown[]> {
  const stored = (await readStoredBuilder(host, builder))?.nodes ?? [];
  return stored.filter(({ name }) => nodes.some((node) => node.name === name)).flatMap(({ platforms }) => listOf(platforms));
}

/** Gives the nodes that were there before back the platforms that buildx took from them for the appended ones. */
export async function restorePlatforms(host: Host, { builder, platforms }: AppendedNodes, taken: readonly unknown[]): Promise<void> {
  await changeStoredNodes(host, builder, (node) => {
    const name = node["Name"];
    if (typeof name !== "string" || !Object.hasOwn(platforms, name)) return node;
    const [before, now] = [listOf(platforms[name]), listOf(node["Platforms"])];
    const kept = before.filter((platform) => has(now, platform) || has(taken, platform));
    const all = [...kept, ...now.filter((platform) => !has(before, platform))];
    return { ...node, Platforms: all.length === 0 ? platforms[name] ?? null : all };
  });
}

function listOf(platforms: unknown): readonly unknown[] {
  return Array.isArray(platforms) ? platforms : [];
}

function has(list: readonly unknown[], platform: unknown): boolean {
  return list.some((each) => isDeepStrictEqual(each, platform));
}
