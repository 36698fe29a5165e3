import type { BuilderPlan, NodePlan } from "../builder/create.ts";
import type { DockerEngine } from "../builder/docker-engine.ts";
import type { JobBuilder } from "../builder/job-builders.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parseNodes } from "./append.ts";
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
  /** Whether a builder of the name in `name` exists. */
  readonly isNameTaken: boolean;
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
  | {
      readonly kind: "new";
      /** `configFile` and the paths of TLS material are filled in when they are written. */
      readonly plan: BuilderPlan;
      /** Whether no input of the builder was set. */
      readonly isDefault: boolean;
      /** The content of BuildKit's configuration; null for none. */
      readonly config: string | null;
      readonly tls: readonly { readonly node: number; readonly parts: readonly TlsPart[] }[];
    };

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
    ...(driver === "remote" && inputs.endpoint === undefined && !facts.hasBuildkitHost && !facts.isNameTaken ? ["endpoint: driver remote needs it, as tcp://buildkit.example.com:1234."] : []),
    ...(inputs["gc-policy"].length > 0 && (driver === "remote" || driver === "docker") ? [`gc-policy: a BuildKit of driver ${driver} is configured where it runs; leave it out.`] : []),
    ...(driver === "remote" ? (["buildkitd-flags", "buildkitd-config", "buildkitd-config-inline"] as const).filter((name) => inputs[name] !== undefined).map((name) => `${name}: a BuildKit of driver remote is configured where it runs; leave it out.`) : []),
    ...(inputs.append !== undefined && (driver === "docker" || facts.isNameTaken) ? [`append: the builder ${driver === "docker" ? "of the engine" : `${inputs.name}`} is there already, and is used as it is; leave append out, or name a new builder.`] : []),
    ...(isSource && !facts.hasDocker ? ["version: buildx is built from its source with docker, which is not there; name a release."] : []),
  ];
}

/** Chooses what to start and what to use. */
export function planSetup(inputs: SetupInputs, facts: SetupFacts): SetupPlan {
  const isDefault = setsNoBuilderInput(inputs);
  const own = facts.jobBuilders.at(-1);
  const reused = isDefault && own !== undefined;
  const builder = reused ? ({ kind: "existing", name: own.name, use: true } as const) : chooseBuilder(inputs, facts, isDefault);
  const isNew = builder.kind === "new";
  const isRemote = isNew && builder.plan.driver === "remote";
  const isOurs = facts.jobBuilders.some(({ name }) => name === builderName(builder));
  const replaced = reused ? undefined : facts.jobBuilders.find((each) => each.isDefault && !each.isBuiltWith && each.name !== builderName(builder));
  return {
    buildx: planBuildx(inputs, facts),
    emulation: { platforms: inputs.platforms, image: inputs.image ?? null, reset: inputs.reset, mirrors: inputs["binfmt-mirrors"] },
    replaces: replaced?.name ?? null,
    builder,
    context: isNew && builder.plan.nodes[0]?.endpoint === contextName(facts) ? contextName(facts) : null,
    pruneToBytes: (!isNew && !isOurs) || isRemote ? (inputs["keep-storage"] ?? null) : null,
    persists: inputs["keep-state"] || isRemote || (!isNew && !isOurs && inputs.driver !== "docker"),
    keepState: inputs["keep-state"],
    cleanup: inputs.cleanup,
  };
}

function builderName(builder: BuilderChoice): string {
  return builder.kind === "new" ? builder.plan.name : builder.name;
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
  if (inputs.name !== undefined && facts.isNameTaken) return { kind: "existing", name: inputs.name, use: inputs.use };
  const nodes = [firstNode(inputs, facts), ...(inputs.append === undefined ? [] : parseNodes(inputs.append))];
  return {
    kind: "new",
    isDefault,
    plan: {
      name: inputs.name ?? `builder-${facts.unique}`,
      driver: inputs.driver,
      use: inputs.use,
      configFile: null,
      nodes: nodes.map((node) => ({ ...node, driverOpts: node.driverOpts.flatMap(splitOptions) })),
      mirrors: inputs["buildkit-mirrors"],
    },
    config: inputs.driver === "remote" ? null : daemonConfig(inputs, facts),
    // buildx takes TLS material for a BuildKit on TCP alone.
    tls: inputs.driver !== "remote" ? [] : nodes.flatMap(({ endpoint }, node) => (endpoint?.startsWith("tcp://") === true ? tlsOf(facts, node) : [])),
  };
}

function firstNode(inputs: SetupInputs, facts: SetupFacts): NodePlan {
  const needsContext = inputs.driver === "docker-container" && facts.hasDocker && facts.engine.hasTlsFromEnvironment;
  return {
    name: null,
    endpoint: inputs.endpoint ?? (needsContext ? contextName(facts) : null),
    driverOpts: inputs["driver-opts"],
    flags: inputs["buildkitd-flags"] ?? "",
    platforms: inputs["node-platforms"],
  };
}

function contextName(facts: SetupFacts): string {
  return `plimsoll-${facts.unique}`;
}

/** buildx reads each option as a record of its own; what has no quote is split here, so that each is seen. */
function splitOptions(option: string): string[] {
  return option.includes('"') ? [option] : option.split(",").map((each) => each.trim()).filter((each) => each !== "");
}

function tlsOf(facts: SetupFacts, node: number): { node: number; parts: readonly TlsPart[] }[] {
  const parts = facts.tls.get(node) ?? [];
  return parts.length === 0 ? [] : [{ node, parts }];
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
