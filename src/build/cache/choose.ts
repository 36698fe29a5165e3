import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { atMost } from "../../at-most.ts";
import { inspectBuilder, type Builder } from "../../builder/builder.ts";
import { hasContainerdStore } from "../../builder/docker-engine.ts";
import { readJobBuilders, type JobBuilder } from "../../builder/job-builders.ts";
import type { Buildx } from "../../builder/buildx.ts";
import { findReach, guessAddress, probeReach, type Reach } from "../../builder/reach.ts";
import type { FacadeControl, FacadeStatus } from "../../cache/facade/control.ts";
import { readCacheAccess } from "../../cache/service/access.ts";
import { UserError } from "../../errors.ts";
import type { RunEvent } from "../../forge/event.ts";
import type { Host } from "../../host/host.ts";
import type { Inputs } from "../../inputs/spec.ts";
import type { DockerfilePlace } from "../dockerfile-place.ts";
import type { declaration } from "../inputs.ts";
import type { BuildPlan } from "../plan.ts";
import { discardFacade, openFacade, type CacheParts, type Facade, type FacadeChoice } from "./facade-process.ts";
import { endCache } from "./end.ts";
import { removeOwn } from "./fresh-builder.ts";
import { guard } from "./guard.ts";
import { identifyBuild, shortName } from "./identity.ts";
import { openLedger, type Ledger } from "./ledger.ts";
import { clause, nothing, planCache, planMounts, withFacade, type CacheFacts, type CachePlan, type MountsWanted } from "./plan.ts";

type BuildInputs = Inputs<typeof declaration>;

/** A cache that is on its way: what is likely to be needed starts while the builder is looked at. */
export interface BegunCache {
  readonly host: Host;
  readonly inputs: BuildInputs;
  readonly plan: BuildPlan;
  readonly parts: CacheParts;
  readonly facts: CacheFacts;
  readonly ledger: Ledger;
  readonly choice: FacadeChoice;
  /** The facade, where it was started already; an error where it could not be. */
  readonly early: Promise<Facade | Error | null>;
  /** The builders that this job made, as they were before the build. */
  readonly made: Promise<readonly JobBuilder[]>;
}

/** What a build does about its cache. */
export interface ChosenCache {
  readonly ledger: Ledger;
  readonly facts: CacheFacts;
  /** With the facade's address in it. */
  readonly plan: CachePlan;
  /** null: no process of ours runs. */
  readonly control: FacadeControl | null;
  /** Of the process; "" where there is none. */
  readonly folder: string;
  /** null: none are kept. */
  readonly mounts: MountsWanted;
  /** Whether this job made the builder, and had not built with it. */
  readonly isFresh: (builder: Builder) => boolean;
}

const SERVICE_VARIABLES = ["ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN"];
const STATUS_WAIT_MS = 2000;
/** Of what is left of the budget, how much the facade may take to say how it does. */
const ANSWER_SHARE = 0.6;
/** Of the budget, what is planned with: timers are late on a busy machine. */
const PLANNED_SHARE = 0.75;
/** Where nobody listens, who connects is told at once. */
const LOOPBACK = /^127\./;
const SECRET_BYTES = 16;

/** What the cache is chosen by, before anybody has looked at the builder. */
export async function readCacheFacts(host: Host, plan: BuildPlan, event: RunEvent): Promise<CacheFacts> {
  const identity = identifyBuild(plan, host);
  const folder = host.env["PLIMSOLL_CACHE_DIR"] ?? "";
  // Its own, since `reset` removes all that this build did not write.
  const path = folder === "" ? null : join(resolve(host.directory, folder), `plimsoll-${shortName(identity, plan.target)}`);
  const ref = host.env["GITHUB_REF"] ?? "";
  return {
    kind: host.kind,
    platform: process.platform,
    access: readCacheAccess(host.env, host.clock.now()),
    identity,
    isPullRequest: ref.startsWith("refs/pull/") || event.name === "pull_request",
    isDefaultBranch: event.defaultBranch === null || ref === "" ? null : ref === `refs/heads/${event.defaultBranch}`,
    withheld: host.env["GITHUB_ACTIONS"] === "true" ? SERVICE_VARIABLES.filter((name) => (host.env[name] ?? "") === "") : [],
    folder: path === null ? null : { path, hasIndex: (await stat(join(path, "index.json")).catch(() => null)) !== null },
    builder: null,
  };
}

/** Begins: the facade starts where it will most likely be used, and reads its index while the builder is looked at. */
export function beginCache(host: Host, inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts, parts: CacheParts): BegunCache {
  const budgetMs = Number(inputs["cache-budget"]) * 1000 * PLANNED_SHARE;
  const secret = randomBytes(SECRET_BYTES).toString("hex");
  const choice = { secret, budgetMs, identity: facts.identity, isPullRequest: facts.isPullRequest, githubToken: inputs["github-token"] || null };
  const ledger = openLedger(host, budgetMs, parts.nowMs);
  const begun = { host, inputs, plan, parts, facts, ledger, choice };
  // Nobody may be there yet to hear of what goes wrong with these, and no cache is worth a step that dies of it.
  const early = planCache(inputs, plan, facts).backend === "facade" ? startEarly(begun).catch(asError) : Promise.resolve(null);
  return { ...begun, early, made: readJobBuilders(host).catch(() => []) };
}

async function startEarly(begun: Omit<BegunCache, "early" | "made">): Promise<Facade | Error | null> {
  const { host, plan, parts } = begun;
  // What cannot be guessed is found out later.
  const address = await guessAddress(host, plan.builder, parts.interfaces()).catch(() => null);
  return address === null ? null : await open(begun, address);
}

/** Chooses, now that there is a builder. Whatever goes wrong here is told, and the build goes without a cache. */
export async function chooseCache(begun: BegunCache, buildx: Buildx, builder: Builder, dockerfile: DockerfilePlace | null): Promise<ChosenCache> {
  const { facts, ledger } = begun;
  const none = { ledger, facts, plan: nothing("off", "it cannot be chosen"), control: null, folder: "", mounts: null, isFresh: () => false };
  return await guard({ ...begun, degrade: ledger.degrade }, "It cannot be chosen", () => choose(begun, buildx, builder, dockerfile), none);
}

async function choose(begun: BegunCache, buildx: Buildx, builder: Builder, dockerfile: DockerfilePlace | null): Promise<ChosenCache> {
  const { host, inputs, plan, facts, ledger } = begun;
  const mounts = planMounts(inputs, plan, facts);
  const chosen = await chooseBackend(begun, buildx, builder);
  const facade = chosen.facade ?? (mounts === null || !hasCacheMounts(dockerfile) ? null : await openForMounts(begun));
  if (chosen.plan.refusal !== null) host.log.notice(chosen.plan.refusal);
  if (plan.call === null) host.log.info(`Layer cache: ${chosen.plan.backend}, ${chosen.plan.why}.`);
  if (facade !== null) ledger.save({ backend: chosen.plan.backend });
  const made = await begun.made;
  const isFresh = ({ name }: Builder): boolean => made.some((each) => each.name === name && !each.isBuiltWith);
  return { ledger, facts, plan: chosen.plan, control: facade?.control ?? null, folder: facade?.folder ?? "", mounts: facade === null ? null : mounts, isFresh };
}

interface Chosen {
  readonly plan: CachePlan;
  readonly facade: Facade | null;
}

async function chooseBackend(begun: BegunCache, buildx: Buildx, builder: Builder): Promise<Chosen> {
  const { host, inputs, plan, facts, ledger, early } = begun;
  const usual = planCache(inputs, plan, facts);
  if (isLimited(facts) && usual.isOfCi) ledger.degrade(facts.access.why ?? "The job's token may not use the cache.");
  if (usual.backend === "off" || usual.backend === "user") return { plan: usual, facade: null };
  const canExport = builder.driver !== "docker" || ((await ledger.wait(hasContainerdStore(host).catch(() => null))) ?? false);
  const reach = usual.backend === "facade" && canExport ? await ledger.wait(reachFrom(begun, buildx, builder)) : { obstacle: null };
  if (reach === null) return off(begun, "The engine took too long to say where the builder's container is.", null);
  const obstacle = "obstacle" in reach ? reach.obstacle : null;
  const planned = planCache(inputs, plan, { ...facts, builder: { driver: builder.driver, canExport, obstacle } });
  if (planned.backend === "facade" && "address" in reach) return await chooseFacade(begun, planned, reach);
  const started = await early;
  if (started !== null && !(started instanceof Error)) await ledger.wait(discardFacade(host, started));
  return { plan: planned, facade: null };
}

async function chooseFacade(begun: BegunCache, planned: CachePlan, reach: Exclude<Reach, { obstacle: string | null }>): Promise<Chosen> {
  const { host, ledger, choice } = begun;
  const facade = await ledger.wait(facadeAt(begun, reach.address));
  if (facade === null) return off(begun, "The process that reads it took too long to start.", null);
  if (facade instanceof Error) return off(begun, facade.message, null);
  // Answered in time to be heard.
  const waitMs = Math.min(STATUS_WAIT_MS, ledger.remainingMs() * ANSWER_SHARE);
  const probing = atMost(waitMs, probeReach(host, reach, facade.handle.port), "late" as const);
  const asked = await ledger.wait(Promise.all([facade.control.status(waitMs), probing]));
  if (asked === null) return off(begun, "The process that reads it took too long to answer.", null);
  const [status, unreached] = asked;
  if (unreached === "late" && !LOOPBACK.test(reach.address)) return off(begun, "It took too long to find out whether the builder reaches the process that reads it.", facade);
  if (unreached !== null && unreached !== "late") return { plan: fallback(planned, unreached), facade };
  // The facade counts what it waits for the service, for which this step has waited as well; of the rest it is told.
  ledger.credit(status?.waitedMs ?? 0);
  await ledger.wait(facade.control.spend(ledger.waitedMs()));
  return judge(begun, withFacade(planned, { address: reach.address, port: facade.handle.port, secret: choice.secret }), facade, status);
}

function judge(begun: BegunCache, plan: CachePlan, facade: Facade, status: FacadeStatus | null): Chosen {
  if (status === null) return off(begun, "The process that reads it does not answer.", null);
  if (!status.isUsable) return off(begun, status.why ?? "The cache service cannot be used.", facade);
  if (status.isOverConfigLimit) return { plan: fallback(plan, "what is kept of this image is more than BuildKit reads from a registry (1 MiB)"), facade };
  if (status.why !== null) begun.ledger.degrade(status.why);
  return { plan, facade };
}

function fallback({ fallback: other }: CachePlan, why: string): CachePlan {
  if (other === null) throw new Error("A plan for the facade has no other in its place.");
  return { ...other, why: `${other.why}, because ${why}` };
}

function off({ ledger }: BegunCache, reason: string, facade: Facade | null): Chosen {
  ledger.degrade(reason);
  return { plan: nothing("off", clause(reason)), facade };
}

/** A job that has a cache and may not do all with it. */
function isLimited({ access }: CacheFacts): boolean {
  return access.kind !== "none" && (!access.canRead || !access.canWrite);
}

/** The facade that listens at the address: the one that was started, unless it listens elsewhere. */
async function facadeAt(begun: BegunCache, address: string): Promise<Facade | Error> {
  const started = await begun.early;
  if (started instanceof Error || started?.listenOn === address) return started;
  if (started !== null) await discardFacade(begun.host, started);
  return await open(begun, address);
}

async function openForMounts(begun: BegunCache): Promise<Facade | null> {
  const facade = await begun.ledger.wait(open(begun, null));
  if (facade !== null && !(facade instanceof Error)) return facade;
  begun.ledger.degrade(`Cache mounts are not kept. ${facade?.message ?? "The process that keeps them took too long to start."}`);
  return null;
}

async function open({ host, parts, ledger, choice }: Omit<BegunCache, "early" | "made">, listenOn: string | null): Promise<Facade | Error> {
  // Told as soon as it is made; every log and file after it is without it.
  host.addSecret(choice.secret);
  return await openFacade(host, parts, ledger, choice, listenOn).catch(asError);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Where the builder reaches us; one that was not started yet is, as the build would do anyway. */
async function reachFrom({ host, parts }: BegunCache, buildx: Buildx, builder: Builder): Promise<Reach> {
  const isAsleep = builder.driver === "docker-container" && builder.nodes.some(({ status }) => status !== "" && status !== "running");
  try {
    const awake = isAsleep ? ((await inspectBuilder(buildx, builder.name, { bootstrap: true })) ?? builder) : builder;
    return await findReach(host, awake, parts.interfaces());
  } catch (error) {
    // What it is that does not start, the build will say.
    if (!(error instanceof UserError)) throw error;
    return { obstacle: "the builder does not start" };
  }
}

/** Whether a process is worth starting for them; `dockerfile` null: it is not on this machine, and what it holds is not known. */
function hasCacheMounts(dockerfile: DockerfilePlace | null): boolean {
  return dockerfile !== null && /--mount=\S*type=cache/.test(dockerfile.text);
}

/** Leaves the cache when the step ends, however it does: what is still uploaded is for `post`, where there is one. Never throws. */
export async function leaveCache(begun: BegunCache, buildx: Buildx): Promise<void> {
  await guard({ ...begun, degrade: begun.ledger.degrade }, "It was not left in order", () => leave(begun, buildx), undefined);
}

async function leave({ host, parts, ledger }: BegunCache, buildx: Buildx): Promise<void> {
  const state = ledger.state();
  if (state === null) return;
  if (state.ownBuilder !== null) {
    await removeOwn(buildx, state.ownBuilder);
    ledger.save({ ownBuilder: null });
  }
  if (host.kind === "terminal") await endCache(host, { ...state, ownBuilder: null }, parts);
}
