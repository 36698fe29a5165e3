import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isJsonObject, readJsonObject } from "../oci/json.ts";
import type { Builder, BuilderNode } from "./builder.ts";
import type { Buildx } from "./buildx.ts";
import { type BuilderPlan, createBuilder, type NodePlan } from "./create.ts";
import { readCurrentBuilder } from "./store.ts";

/** A builder that a `setup` of this job made. */
export interface JobBuilder {
  readonly name: string;
  readonly plan: BuilderPlan;
  /** Whether that `setup` set no input of the builder. */
  readonly isDefault: boolean;
  readonly isBuiltWith: boolean;
}

const MAX_BYTES = 1024 * 1024;
const NAME = /^[a-zA-Z][\w.-]*$/;
const REMOVE_TIMEOUT_MS = 120_000;
/** What BuildKit refuses unless a flag allows it; `device` it allows itself. */
const GUARDED = ["network.host", "security.insecure"];

/** The builders that this job made and that were not removed yet, oldest first; none outside a job. */
export async function readJobBuilders(host: Host): Promise<readonly JobBuilder[]> {
  const job = jobOf(host);
  if (job === null) return [];
  const bytes = await host.files.read(job.path, MAX_BYTES);
  return bytes === null ? [] : parseBuilders(bytes, job.identity);
}

/** What `setup` calls a builder that nobody named. */
const UNNAMED = /^builder-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The builder that this job's `setup` made the current one, where another job of this machine took that place since: buildx has
 * one for all jobs of a user. null: whichever is current is meant.
 */
export async function findDisplacedBuilder(host: Host): Promise<string | null> {
  const made = (await readJobBuilders(host)).filter(({ plan }) => plan.use);
  const own = made.at(-1);
  if (own === undefined || host.env["BUILDX_BUILDER"]) return null;
  const current = (await readCurrentBuilder(host))?.name ?? null;
  if (current === null) return own.name;
  return UNNAMED.test(current) && made.every(({ name }) => name !== current) ? own.name : null;
}

/** Writes down a builder that is about to be made. */
export async function addJobBuilder(host: Host, builder: JobBuilder): Promise<void> {
  await update(host, (builders) => [...builders.filter(({ name }) => name !== builder.name), builder]);
}

/** Forgets a builder that is gone. */
export async function dropJobBuilder(host: Host, name: string): Promise<void> {
  await update(host, (builders) => builders.filter((builder) => builder.name !== name));
}

/** Remembers that something was built with it, so that no later `setup` replaces it. */
export async function markBuiltWith(host: Host, name: string): Promise<void> {
  await update(host, (builders) => builders.map((builder) => (builder.name === name ? { ...builder, isBuiltWith: true } : builder)));
}

/** Writes down nodes that were appended to a builder of this job, so that it is re-created with them; from now on somebody set something of it. */
export async function addJobNodes(host: Host, name: string, nodes: readonly NodePlan[]): Promise<void> {
  await changeNodes(host, name, (before) => [...before, ...nodes]);
}

/** Forgets a node that is gone. */
export async function dropJobNode(host: Host, name: string, node: string): Promise<void> {
  await changeNodes(host, name, (before) => before.filter((each) => each.name !== node));
}

async function changeNodes(host: Host, name: string, change: (nodes: readonly NodePlan[]) => readonly NodePlan[]): Promise<void> {
  await update(host, (builders) =>
    builders.map((builder) => (builder.name.toLowerCase() === name.toLowerCase() ? { ...builder, isDefault: false, plan: { ...builder.plan, nodes: change(builder.plan.nodes) } } : builder)),
  );
}

/**
 * Re-creates a builder that this job's `setup` made, with the flags that the entitlements need, its cache kept; a builder
 * that allows them is left as it is. For another's builder a `UserError` that names the flag.
 */
export async function allowEntitlements(host: Host, buildx: Buildx, builder: Builder, entitlements: readonly string[]): Promise<Builder> {
  const missing = GUARDED.filter((entitlement) => entitlements.includes(entitlement) && !builder.nodes.every((node) => allows(node, entitlement)));
  // The engine's own BuildKit, and one that somebody else runs, are configured where they run.
  const isConfiguredByBuildx = builder.driver === "docker-container" || builder.driver === "kubernetes";
  if (missing.length === 0 || !isConfiguredByBuildx) return builder;
  const flags = missing.map((entitlement) => `--allow-insecure-entitlement ${entitlement}`).join(" ");
  const made = (await readJobBuilders(host)).find(({ name }) => name === builder.name);
  if (made === undefined) {
    throw new UserError(
      `Builder ${builder.name} does not allow ${missing.join(" and ")}, and this job did not make it.`,
      `Whoever makes it must add \`${flags}\` to its buildkitd-flags (docker buildx create --buildkitd-flags '${flags}').`,
    );
  }
  const nodes = made.plan.nodes.map((node) => ({ ...node, flags: [node.flags, flags].filter((text) => text !== "").join(" ") }));
  const plan = { ...made.plan, nodes, use: made.plan.use && (await readCurrentBuilder(host))?.name === builder.name };
  await buildx.must(["rm", "--keep-state", builder.name], `Builder ${builder.name} cannot be made anew with ${missing.join(" and ")} allowed`, { timeoutMs: REMOVE_TIMEOUT_MS });
  const remade = await createBuilder(host, buildx, plan);
  await addJobBuilder(host, { ...made, plan: { ...plan, use: made.plan.use } });
  return remade;
}

function allows(node: BuilderNode, entitlement: string): boolean {
  const flags = node.flags.join(" ");
  const configured = Object.values(node.files).some((text) => /^\s*insecure-entitlements\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1]?.includes(entitlement) === true);
  // Flags stand in for what the configuration allows, they do not add to it (buildkitd, main.go).
  return flags.includes("--allow-insecure-entitlement") ? flags.includes(entitlement) : configured;
}

async function update(host: Host, change: (builders: readonly JobBuilder[]) => readonly JobBuilder[]): Promise<void> {
  const job = jobOf(host);
  if (job === null) return;
  const before = await readJobBuilders(host);
  const after = change(before);
  if (after.length === 0) return await rm(job.path, { force: true });
  await host.files.write(job.path, JSON.stringify({ job: job.identity, builders: after }), 0o600);
}

/** Where this job's builders are written down, and what tells it from any other; null outside a job. */
function jobOf({ env }: Pick<Host, "env">): { readonly path: string; readonly identity: string } | null {
  const folder = env["RUNNER_TEMP"] ?? "";
  const run = env["GITHUB_RUN_ID"] ?? "";
  if (folder === "" || run === "") return null;
  const identity = JSON.stringify([env["GITHUB_REPOSITORY"] ?? "", run, env["GITHUB_RUN_ATTEMPT"] ?? "", env["GITHUB_JOB"] ?? ""]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return { path: join(folder, `plimsoll-builders-${hash}.json`), identity };
}

function parseBuilders(bytes: Uint8Array, identity: string): JobBuilder[] {
  const kept = readJsonObject(bytes);
  const builders = kept?.["job"] === identity ? kept["builders"] : [];
  return Array.isArray(builders) ? builders.filter(isJobBuilder) : [];
}

function isJobBuilder(value: unknown): value is JobBuilder {
  if (!isJsonObject(value) || typeof value["name"] !== "string" || !NAME.test(value["name"])) return false;
  const plan = value["plan"];
  return isJsonObject(plan) && plan["name"] === value["name"] && typeof plan["driver"] === "string" && Array.isArray(plan["nodes"]) && Array.isArray(plan["mirrors"]);
}
