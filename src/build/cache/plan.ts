import { formatAttributes, type Attributes } from "../attributes.ts";
import type { CacheAccess } from "../../cache/service/access.ts";
import type { BuildIdentity } from "../../cache/layers/layer-store.ts";
import type { Host } from "../../host/host.ts";
import type { Inputs } from "../../inputs/spec.ts";
import type { declaration } from "../inputs.ts";
import { parseOutput } from "../outputs.ts";
import type { BuildPlan } from "../plan.ts";
import { shortName } from "./identity.ts";

type BuildInputs = Inputs<typeof declaration>;
type Kept = "facade" | "gha" | "registry" | "local";

/** Where layers are kept; `user`: as `cache-from` and `cache-to` say. */
export type CacheBackend = Kept | "user" | "off";

/** What becomes of the layers of a build, as data. */
export interface CachePlan {
  readonly backend: CacheBackend;
  /** Why this one, in one sentence. */
  readonly why: string;
  /** Whether the input asks for another one, and why that cannot be; null where there is nothing to tell. */
  readonly refusal: string | null;
  /** Whether it is a matter of the CI's cache, and what that does not allow is worth telling. */
  readonly isOfCi: boolean;
  /** Values of `--cache-from` and `--cache-to`; `FACADE_REF` stands for what is known when the facade listens. */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** buildx needs the job's token. */
  readonly needsToken: boolean;
  /** What takes the facade's place where BuildKit turns out not to reach it; null for any other. */
  readonly fallback: CachePlan | null;
}

/** Which cache mounts are kept: all that are found, or those of these ids; null: none. */
export type MountsWanted = "auto" | readonly string[] | null;

/** What the plan depends on beyond the inputs. */
export interface CacheFacts {
  readonly kind: Host["kind"];
  /** Of this machine. */
  readonly platform: NodeJS.Platform;
  readonly access: CacheAccess;
  readonly identity: BuildIdentity;
  readonly isPullRequest: boolean;
  /** null: not known. */
  readonly isDefaultBranch: boolean | null;
  /** Variables that lead an action to the CI's cache, and that a job of GitHub Actions does not give this process. */
  readonly withheld: readonly string[];
  /** The folder of this build in what `PLIMSOLL_CACHE_DIR` names; null where it names none. */
  readonly folder: { readonly path: string; readonly hasIndex: boolean } | null;
  /** null: nobody has looked yet, and what is usual is assumed. */
  readonly builder: BuilderReach | null;
}

/** What a builder can do with a cache. */
export interface BuilderReach {
  readonly driver: string;
  /** The engine's own BuildKit exports a cache only with the containerd image store. */
  readonly canExport: boolean;
  /** Why it cannot reach a server on this machine, in words that follow "because"; null: it can. */
  readonly obstacle: string | null;
}

/** Stands in a plan for `ADDRESS:PORT/SECRET/cache:main`. */
const FACADE_REF = "FACADE";
const ORDER: readonly Kept[] = ["facade", "gha", "registry", "local"];

/** Chooses where the layers of a build are kept, by what this place offers; touches nothing. */
export function planCache(inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts): CachePlan {
  if (plan.call !== null) return nothing("off", "call builds no layer");
  if (inputs["cache-from"].length > 0 || inputs["cache-to"].length > 0) return nothing("user", "cache-from or cache-to is given", inputs.cache === "off" ? undefined : inputs.cache);
  if (inputs.cache === "off") return nothing("off", "cache is off");
  if (facts.builder !== null && !facts.builder.canExport) return nothing("off", "the engine's own BuildKit exports no cache without the containerd image store", inputs.cache);
  const { wanted, order } = orderOf(inputs.cache);
  const forbidden = forbiddenByWorkflow(facts.access);
  if (wanted === null && forbidden !== null) return { ...nothing("off", forbidden), isOfCi: true };
  return choose(inputs, plan, facts, order, wanted);
}

/** Which cache mounts are to be kept, where a process of this job can keep them. */
export function planMounts(inputs: BuildInputs, plan: BuildPlan, { access }: Pick<CacheFacts, "access">): MountsWanted {
  const wanted = inputs["cache-mounts"];
  const isAuto = wanted.length === 0 || wanted.includes("auto");
  // BuildKit gives each step of a build without cache a mount that is empty.
  if (plan.call !== null || inputs["no-cache"] || wanted.includes("off")) return null;
  if (access.kind !== "v2" || (!access.canRead && !access.canWrite)) return null;
  if (!isAuto) return wanted;
  return inputs.cache === "off" ? null : "auto";
}

/** The plan with the facade's address in it. */
export function withFacade(plan: CachePlan, { address, port, secret }: { readonly address: string; readonly port: number; readonly secret: string }): CachePlan {
  // Without it BuildKit speaks HTTP to no address but this machine's own.
  const insecure = address.startsWith("127.") ? "" : ",registry.insecure=true";
  const fill = (value: string): string => `${value.replace(`ref=${FACADE_REF}`, `ref=${address}:${port}/${secret}/cache:main`)}${insecure}`;
  return { ...plan, imports: plan.imports.map(fill), exports: plan.exports.map(fill) };
}

/** The build's plan with the caches of this one. */
export function withCache(plan: BuildPlan, { imports, exports, needsToken }: Pick<CachePlan, "imports" | "exports" | "needsToken">): BuildPlan {
  const flags = [...imports.map((value) => ["--cache-from", value] as const), ...exports.map((value) => ["--cache-to", value] as const)];
  return flags.length === 0 ? plan : { ...plan, options: [...plan.options, ...flags], needsCacheToken: plan.needsCacheToken || needsToken };
}

function orderOf(input: BuildInputs["cache"]): { wanted: Kept | null; order: readonly Kept[] } {
  const wanted = ORDER.find((each) => each === input) ?? null;
  return { wanted, order: wanted === null ? ORDER : [wanted, ...ORDER.filter((each) => each !== wanted)] };
}

/** A workflow that may do nothing with the CI's cache is not given another one in its place. */
function forbiddenByWorkflow({ kind, canRead, canWrite, why }: CacheAccess): string | null {
  return kind === "none" || canRead || canWrite ? null : clause(why ?? NO_ACCESS);
}

function choose(inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts, order: readonly Kept[], wanted: Kept | null): CachePlan {
  const obstacles: string[] = [];
  for (const [index, backend] of order.entries()) {
    const obstacle = obstacleTo(backend, plan, facts, wanted);
    if (obstacle !== null) {
      obstacles.push(obstacle);
      continue;
    }
    const refusal = wanted === null || backend === wanted ? null : `cache: ${wanted} cannot be, because ${obstacles[0] ?? ""}; ${backend} is used in its place.`;
    const why = index === 0 ? REASON[backend] : `${REASON[backend]}, because ${obstacles[0] ?? ""}`;
    const fallback = backend === "facade" ? choose(inputs, plan, facts, order.filter((each) => each !== "facade"), null) : null;
    return { backend, why, refusal, isOfCi: backend === "facade" || backend === "gha", ...attributesOf(backend, inputs, plan, facts), needsToken: backend === "gha", fallback };
  }
  const [first = ""] = obstacles;
  return nothing("off", facts.kind === "terminal" && wanted === null ? keptByBuilder(facts) : first, wanted ?? undefined);
}

function keptByBuilder({ withheld }: CacheFacts): string {
  const own = "the builder keeps its own layers";
  if (withheld.length === 0) return own;
  return `${own}, because ${withheld.join(" and ")} ${withheld.length === 1 ? "is" : "are"} not set: a run: step does not get ${withheld.length === 1 ? "it" : "them"}, the action does`;
}

/** A sentence as what follows "because". */
export function clause(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
}

const NO_ACCESS = "The job's token may neither read the cache nor write to it.";
const REASON: Readonly<Record<Kept, string>> = {
  facade: "the CI's cache, through a process of this job",
  gha: "the CI's cache, by BuildKit itself",
  registry: "the registry that the image is pushed to",
  local: "the folder of PLIMSOLL_CACHE_DIR",
};

/** Why a backend cannot be, in words that follow "because"; null: it can. */
function obstacleTo(backend: Kept, plan: BuildPlan, facts: CacheFacts, wanted: Kept | null): string | null {
  const { access, platform, builder, kind } = facts;
  const noService = "there is no cache service of a CI here";
  switch (backend) {
    case "facade":
      if (access.kind === "none") return noService;
      if (access.kind === "v1") return "this CI has the old form of the cache service only";
      if (!access.canRead && !access.canWrite) return clause(access.why ?? NO_ACCESS);
      if (platform !== "linux") return "BuildKit runs on another machine than this one";
      return builder?.obstacle ?? null;
    case "gha":
      if (access.kind === "none") return noService;
      return access.canRead || access.canWrite ? null : clause(access.why ?? NO_ACCESS);
    case "registry":
      if (plan.pushedTo.length === 0) return "nothing is pushed";
      // A tag that nobody asked for, in a registry that others see.
      return kind === "terminal" && wanted !== "registry" ? "no tag is pushed from a terminal that was not asked for" : null;
    case "local":
      return facts.folder === null ? "PLIMSOLL_CACHE_DIR names no folder that is kept" : null;
  }
}

function attributesOf(backend: Kept, inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts): Pick<CachePlan, "imports" | "exports"> {
  const given = ATTRIBUTES[backend](inputs, plan, facts);
  // Still written: the next build has something to begin with.
  return { imports: inputs["no-cache"] || given.from === null ? [] : [formatAttributes(given.from)], exports: given.to === null ? [] : [formatAttributes(given.to)] };
}

interface Given {
  readonly from: Attributes | null;
  readonly to: Attributes | null;
}

const ATTRIBUTES: Readonly<Record<Kept, (inputs: BuildInputs, plan: BuildPlan, facts: CacheFacts) => Given>> = {
  facade: (_inputs, plan, { access, builder }) => {
    const from: Attributes = [["type", "registry"], ["ref", FACADE_REF]];
    const to: Attributes = [...from, ["mode", "max"], ["oci-mediatypes", "true"], ["image-manifest", "true"], ["compression", compressionFor(plan, builder)], ["ignore-error", "true"]];
    return { from: access.canRead ? from : null, to: access.canWrite ? to : null };
  },
  gha: (inputs, plan, { access, identity, isPullRequest, isDefaultBranch }) => {
    const from: Attributes = [["type", "gha"], ["scope", `plimsoll-${shortName(identity, plan.target)}`], ["timeout", `${Number(inputs["cache-budget"])}s`]];
    // Other branches read what the default branch has, and need only what differs.
    const mode = isPullRequest || isDefaultBranch === false ? "min" : "max";
    return { from: access.canRead ? from : null, to: access.canWrite ? [...from, ["mode", mode], ["ignore-error", "true"]] : null };
  },
  registry: (_inputs, plan, { identity, isPullRequest }) => {
    const [repository = ""] = plan.pushedTo;
    const from: Attributes = [["type", "registry"], ["ref", `${repository}:plimsoll-cache-${shortName(identity, plan.target)}`]];
    const to: Attributes = [...from, ["mode", "max"], ["image-manifest", "true"], ["oci-mediatypes", "true"], ["compression", "zstd"], ["ignore-error", "true"]];
    // There is one tag for all branches, and the last writer has it.
    return { from, to: isPullRequest ? null : to };
  },
  local: (_inputs, _plan, { folder }) => ({
    from: folder?.hasIndex === true ? [["type", "local"], ["src", folder.path]] : null,
    to: [["type", "local"], ["dest", folder?.path ?? ""], ["mode", "max"], ["reset", "true"], ["ignore-error", "true"]],
  }),
};

/**
 * BuildKit runs every exporter of an image before it exports a cache (solver/llbsolver, runExporters and then runCacheExporters), and a
 * layer that has a blob by then keeps it: a cache's `compression` without `force-compression` is that of layers which have none yet
 * (cache/remote.go, GetRemotes). So where an image is exported, its layers stay gzip and zstd is for those of stages that are not
 * shipped; where none is, the cache's own blobs are what a later build would push, and these must be what every engine takes.
 */
function compressionFor({ push, load, outputs }: BuildPlan, builder: BuilderReach | null): "zstd" | "gzip" {
  const types = outputs.map((line) => parseOutput(line).type);
  // The engine's own BuildKit keeps an image of each build that names no other result.
  const isKept = builder?.driver === "docker" && types.length === 0;
  return push || load || isKept || types.some((type) => IMAGES.has(type)) ? "zstd" : "gzip";
}

const IMAGES = new Set(["image", "registry", "oci", "docker"]);

/** The plan for no cache of ours, and why; `wanted`: what the input asks for all the same. */
export function nothing(backend: "off" | "user", why: string, wanted?: string): CachePlan {
  const refusal = wanted === undefined || wanted === "auto" ? null : `cache: ${wanted} cannot be, because ${why}; ${backend === "user" ? "what is given" : "nothing"} is used in its place.`;
  return { backend, why, refusal, isOfCi: false, imports: [], exports: [], needsToken: false, fallback: null };
}
