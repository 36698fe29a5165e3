import type { BuilderPlan, NodePlan } from "../builder/create.ts";
import type { DockerEngine } from "../builder/docker-engine.ts";
import type { JobBuilder } from "../builder/job-builders.ts";
import type { AppendedNodes } from "../builder/leave.ts";
import type { StoredBuilder } from "../builder/store.ts";
import type { Inputs } from "../inputs/spec.ts";
import { appendMistakes, parseNodes, repeatedNames } from "./append.ts";
import { parseBuildxVersion } from "./buildx-version.ts";
import { configuresWorker, parseGcRule, renderGc } from "./daemon-config.ts";
import type { declaration } from "./inputs.ts";
import type { BuildxDownload } from "./install.ts";

type SetupInputs = Inputs<typeof declaration>;

/** What was found on this machine, by looking only. */
export interface SetupFacts {
  readonly engine: DockerEngine;
  readonly hasDocker: boolean;
  readonly hasBuildx: boolean;
  readonly hasBuildkitHost: boolean;
  /** The builder of the name in `name`; null where there is none. */
  readonly named: StoredBuilder | null;
  /** Every builder that buildx knows, where `append` asks for it. */
  readonly builders: readonly StoredBuilder[];
  /** Those of this job that still exist; `isBuiltWith` by any program. */
  readonly jobBuilders: readonly JobBuilder[];
  /** What `buildkitd-config` leads to; null where it was not given, or is no file. */
  readonly configText: string | null;
  /** The `BUILDER_NODE_n_AUTH_TLS_*` that are set: by node, in lower case. */
  readonly tls: ReadonlyMap<number, readonly TlsPart[]>;
  /** For a name that nobody has. */
  readonly unique: string;
}

export type TlsPart = "cacert" | "cert" | "key";

/** What `setup` will do, as data. */
export interface SetupPlan {
  /** null: the buildx that is there. */
  readonly buildx: BuildxDownload | { readonly source: string } | null;
  readonly emulation: { readonly platforms: readonly string[]; readonly image: string | null; readonly reset: boolean; readonly mirrors: readonly string[] };
  /** A builder of this job that is removed first. */
  readonly replaces: string | null;
  readonly builder: BuilderChoice;
  /** The Docker context to make, with the certificates that the environment names; null for none. */
  readonly context: string | null;
  /** What BuildKit keeps is pruned to this many bytes at the end of the job; null for not at all. */
  readonly pruneToBytes: number | null;
  /** Whether what the builder has cached is there before and after this job. */
  readonly persists: boolean;
  readonly keepState: boolean;
  readonly cleanup: boolean;
}

export type BuilderChoice =
  /** One that is there: the engine's own, somebody else's, or this job's. */
  | { readonly kind: "existing"; readonly name: string; readonly use: boolean }
  /** `isDefault`: whether no input of the builder was set. */
  | (NodesChoice & { readonly kind: "new"; readonly isDefault: boolean })
  /** Nodes for one that is there. `left` is what they are by, and what must be put right, when they go again. */
  | (NodesChoice & { readonly kind: "appended"; readonly left: AppendedNodes });

/** Nodes that are to be made. */
export interface NodesChoice {
  /** `configFile` and the paths of TLS material are filled in when they are written. */
  readonly plan: BuilderPlan;
  /** The content of BuildKit's configuration; null for none. */
  readonly config: string | null;
  /** `index` is that of the node in the plan, `node` the number in the name of its variables. */
  readonly tls: readonly { readonly index: number; readonly node: number; readonly parts: readonly TlsPart[] }[];
}

/** What is wrong with the inputs taken together, and with what they lead to. */
export function mistakesIn(inputs: SetupInputs, facts: SetupFacts): readonly string[] {
  const { driver } = inputs;
  const hasConfig = inputs["buildkitd-config"] !== undefined;
  const limits = inputs["keep-storage"] !== undefined || inputs["gc-policy"].length > 0;
  const config = givenConfig(inputs, facts);
  const isSource = inputs.version !== undefined && parseBuildxVersion(inputs.version).kind === "source";
  return [
    ...(hasConfig && facts.configText === null ? [`buildkitd-config: there is no file ${JSON.stringify(inputs["buildkitd-config"])}; check the path, and that the repository is checked out before this step.`] : []),
    ...(limits && configuresWorker(config) ? ["keep-storage: the configuration of BuildKit has a [worker.oci] of its own; write the limits there."] : []),
    ...(inputs["keep-state"] && driver !== "docker-container" ? [`keep-state: a builder of driver ${driver} has no state of its own to keep; leave it out.`] : []),
    ...(driver === "remote" && inputs.endpoint === undefined && !facts.hasBuildkitHost && facts.named === null ? ["endpoint: driver remote needs it, as tcp://buildkit.example.com:1234."] : []),
    ...(inputs["gc-policy"].length > 0 && (driver === "remote" || driver === "docker") ? [`gc-policy: a BuildKit of driver ${driver} is configured where it runs; leave it out.`] : []),
    ...(driver === "remote" ? (["buildkitd-flags", "buildkitd-config", "buildkitd-config-inline"] as const).filter((name) => inputs[name] !== undefined).map((name) => `${name}: a BuildKit of driver remote is configured where it runs; leave it out.`) : []),
    ...appendMistakesIn(inputs, facts).map((mistake) => `append: ${mistake}`),
    ...(isSource && !facts.hasDocker ? ["version: buildx is built from its source with docker, which is not there; name a release."] : []),
  ];
}

function appendMistakesIn(inputs: SetupInputs, facts: SetupFacts): readonly string[] {
  if (inputs.append === undefined) return [];
  if (inputs.driver === "docker") return ["the builder of the engine takes no more nodes; leave append out, or choose another driver."];
  const nodes = parseNodes(inputs.append);
  const repeated = repeatedNames(nodes).map((name) => `two nodes are named ${name}; choose another name for one, or leave it out.`);
  const { named } = facts;
  if (named === null) return repeated;
  const placed = nodes.map((node) => ({ ...node, endpoint: completeNode(node, named.driver, facts).endpoint ?? currentEndpoint(named.driver, facts.engine) }));
  return [...repeated, ...appendMistakes(placed, named, facts.builders, facts.hasBuildkitHost)];
}

/** Where buildx puts a node that has no endpoint (buildx, GetCurrentEndpoint). */
function currentEndpoint(driver: string, engine: DockerEngine): string | null {
  if (driver !== "docker-container") return null;
  return engine.context === "default" ? engine.address : engine.context;
}

/** Chooses what to start and what to use. */
export function planSetup(inputs: SetupInputs, facts: SetupFacts): SetupPlan {
  const isDefault = setsNoBuilderInput(inputs);
  const own = facts.jobBuilders.at(-1);
  const reused = isDefault && own !== undefined;
  const builder = reused ? ({ kind: "existing", name: own.name, use: true } as const) : chooseBuilder(inputs, facts, isDefault);
  const isNew = builder.kind === "new";
  const nodes = builder.kind === "existing" ? [] : builder.plan.nodes;
  const isRemote = isNew && builder.plan.driver === "remote";
  const isOurs = facts.jobBuilders.some(({ name }) => name === builderName(builder));
  const replaced = reused ? undefined : facts.jobBuilders.find((each) => each.isDefault && !each.isBuiltWith && each.name !== builderName(builder));
  return {
    buildx: planBuildx(inputs, facts),
    emulation: { platforms: inputs.platforms, image: inputs.image ?? null, reset: inputs.reset, mirrors: inputs["binfmt-mirrors"] },
    replaces: replaced?.name ?? null,
    builder,
    context: nodes.some(({ endpoint }) => endpoint === contextName(facts)) ? contextName(facts) : null,
    pruneToBytes: (!isNew && !isOurs) || isRemote ? (inputs["keep-storage"] ?? null) : null,
    persists: inputs["keep-state"] || isRemote || (!isNew && !isOurs && inputs.driver !== "docker"),
    keepState: inputs["keep-state"],
    cleanup: inputs.cleanup,
  };
}

function builderName(builder: BuilderChoice): string {
  return builder.kind === "existing" ? builder.name : builder.plan.name;
}

function setsNoBuilderInput(inputs: SetupInputs): boolean {
  const texts = [inputs["buildkitd-flags"], inputs["buildkitd-config"], inputs["buildkitd-config-inline"], inputs.name, inputs.endpoint, inputs.append, inputs["keep-storage"]];
  const lists = [inputs["driver-opts"], inputs["node-platforms"], inputs["gc-policy"], inputs["buildkit-mirrors"]];
  const isPlain = inputs.driver === "docker-container" && inputs.use && inputs.cleanup && !inputs["keep-state"];
  return isPlain && texts.every((text) => text === undefined) && lists.every((list) => list.length === 0);
}

function planBuildx(inputs: SetupInputs, facts: SetupFacts): SetupPlan["buildx"] {
  const isCloud = inputs.driver === "cloud";
  if (inputs.version === undefined && facts.hasBuildx && !isCloud) return null;
  const version = parseBuildxVersion(inputs.version ?? "latest");
  if (version.kind === "source") return { source: version.ref };
  return { release: { ...version, isLab: version.isLab || isCloud }, url: inputs["buildx-url"].replace(/\/+$/, ""), isKept: inputs["cache-binary"] };
}

function chooseBuilder(inputs: SetupInputs, facts: SetupFacts, isDefault: boolean): BuilderChoice {
  if (inputs.driver === "docker") return { kind: "existing", name: facts.engine.context, use: false };
  const appended = inputs.append === undefined ? [] : parseNodes(inputs.append);
  if (facts.named !== null) return appended.length === 0 ? { kind: "existing", name: facts.named.name, use: inputs.use } : planAppended(inputs, facts, facts.named, appended);
  const nodes = [firstNode(inputs), ...appended];
  return {
    kind: "new",
    isDefault,
    plan: {
      name: inputs.name ?? `builder-${facts.unique}`,
      driver: inputs.driver,
      use: inputs.use,
      configFile: null,
      nodes: nodes.map((node) => completeNode(node, inputs.driver, facts)),
      mirrors: inputs["buildkit-mirrors"],
    },
    config: inputs.driver === "remote" ? null : daemonConfig(inputs, facts),
    tls: inputs.driver === "remote" ? nodes.flatMap((node, index) => tlsOf(facts, node, index, index)) : [],
  };
}

/** Each node gets a name, by which `post` takes it away again. The inputs of the first node are for a builder that is made. */
function planAppended(inputs: SetupInputs, facts: SetupFacts, named: StoredBuilder, appended: readonly NodePlan[]): BuilderChoice {
  const { name, driver } = named;
  const nodes = appended.map((node, index) => ({ ...completeNode(node, driver, facts), name: node.name ?? `plimsoll-${facts.unique}-${index + 1}` }));
  return {
    kind: "appended",
    plan: { name, driver, use: inputs.use, configFile: null, nodes, mirrors: inputs["buildkit-mirrors"] },
    config: null,
    tls: driver === "remote" ? nodes.flatMap((node, index) => tlsOf(facts, node, index, index + 1)) : [],
    left: {
      builder: name,
      driver,
      // Nobody would ever find again what a node of a name of ours has cached.
      nodes: nodes.map((node, index) => ({ name: node.name, endpoint: node.endpoint, keepsState: inputs["keep-state"] && appended[index]?.name !== null })),
      platforms: Object.fromEntries(named.nodes.map((node) => [node.name, node.platforms])),
    },
  };
}

function firstNode(inputs: SetupInputs): NodePlan {
  return {
    name: null,
    endpoint: inputs.endpoint ?? null,
    driverOpts: inputs["driver-opts"],
    flags: inputs["buildkitd-flags"] ?? "",
    platforms: inputs["node-platforms"],
  };
}

/** A node on an engine whose certificates come from the environment is reached by a context that holds the same. */
function completeNode(node: NodePlan, driver: string, facts: SetupFacts): NodePlan {
  const needsContext = driver === "docker-container" && facts.hasDocker && facts.engine.hasTlsFromEnvironment;
  return { ...node, endpoint: node.endpoint ?? (needsContext ? contextName(facts) : null), driverOpts: node.driverOpts.flatMap(splitOptions) };
}

function contextName(facts: SetupFacts): string {
  return `plimsoll-${facts.unique}`;
}

/** buildx reads each option as a record of its own; what has no quote is split here, so that each is seen. */
function splitOptions(option: string): string[] {
  return option.includes('"') ? [option] : option.split(",").map((each) => each.trim()).filter((each) => each !== "");
}

/** buildx takes TLS material for a BuildKit on TCP alone. */
function tlsOf(facts: SetupFacts, { endpoint }: NodePlan, index: number, node: number): NodesChoice["tls"] {
  const parts = endpoint?.startsWith("tcp://") === true ? (facts.tls.get(node) ?? []) : [];
  return parts.length === 0 ? [] : [{ index, node, parts }];
}

/** Of two, the file counts, as with Docker's action. */
function givenConfig(inputs: SetupInputs, facts: SetupFacts): string {
  return facts.configText ?? inputs["buildkitd-config-inline"] ?? "";
}

function daemonConfig(inputs: SetupInputs, facts: SetupFacts): string | null {
  const limits = renderGc(inputs["keep-storage"], inputs["gc-policy"].map(parseGcRule));
  const text = [givenConfig(inputs, facts), limits].filter((part) => part !== "").join("\n");
  return text === "" ? null : text;
}
