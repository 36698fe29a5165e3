import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Builder, inspectBuilder } from "../builder/builder.ts";
import { type Buildx, findBuildx, quoteEnd } from "../builder/buildx.ts";
import { appendNodes, type BuilderPlan, BuilderTaken, containersOf, createBuilder } from "../builder/create.ts";
import { ensureEmulation } from "../builder/emulation.ts";
import { addJobBuilder, addJobNodes, dropJobBuilder } from "../builder/job-builders.ts";
import { buildersFolder, readCurrentBuilder } from "../builder/store.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder } from "../host/private-folder.ts";
import type { CliContext } from "../host/terminal.ts";
import { createTransport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { dockerFolder } from "../registry/docker-config.ts";
import { cleanUp, removeBuilder } from "./clean-up.ts";
import { readDiskUsage, renderCacheSummary } from "./disk-usage.ts";
import { readFacts } from "./facts.ts";
import { idleInputs } from "./idle-inputs.ts";
import type { declaration } from "./inputs.ts";
import { installFromSource, installRelease } from "./install.ts";
import { platformsOf, setOutputs } from "./outputs.ts";
import { type BuilderChoice, mistakesIn, type NodesChoice, planSetup, type SetupPlan } from "./plan.ts";
import { saveSetupState, type SetupState } from "./state.ts";

type SetupInputs = Inputs<typeof declaration>;

/** Looks at the inputs and at this machine, and finds what does not go together; starts nothing. */
export async function findMistakes(host: Host, inputs: SetupInputs): Promise<readonly string[]> {
  return mistakesIn(inputs, await readFacts(host, inputs)).map((mistake) => (host.kind === "terminal" ? `--${mistake}` : mistake));
}

/** Registers QEMU where it is needed, and starts or finds a builder. `canDoWithoutQemu`: where it cannot be registered, it is a warning. */
export async function run(host: Host, inputs: SetupInputs, cli: CliContext | null, canDoWithoutQemu = false): Promise<void> {
  const plan = await preparePlan(host, inputs);
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
  await setUp(host, inputs, plan, canDoWithoutQemu);
}

/** What will be done on this machine; nothing is started. */
export async function preparePlan(host: Host, inputs: SetupInputs): Promise<SetupPlan> {
  return planSetup(inputs, await readFacts(host, inputs));
}

/** Carries the plan out, sets the outputs and returns the builder. On a terminal, which has no `post`, what was made by a failure is removed. */
export async function setUp(host: Host, inputs: SetupInputs, plan: SetupPlan, canDoWithoutQemu = false): Promise<Builder> {
  if (inputs["buildkitd-config"] !== undefined && inputs["buildkitd-config-inline"] !== undefined) {
    host.log.warning("buildkitd-config-inline is not used, because buildkitd-config is given as well; leave one of them out.");
  }
  const state = await prepare(host, plan);
  try {
    await Promise.all([provideBuildx(host, plan, inputs), canDoWithoutQemu ? emulateIfPossible(host, plan) : emulate(host, plan)]);
    const buildx = await findBuildx(host);
    const builder = await provideBuilder(host, buildx, plan, state);
    if (plan.builder.kind !== "new") warnOfIdleInputs(host, inputs, builder);
    setOutputs(host, builder);
    host.log.info(`Builder ${builder.name} (${builder.driver}) builds for ${platformsOf(builder).join(", ") || "what its nodes do not say"}.`);
    if (plan.persists) await summarizeCache(host, buildx, builder, inputs["keep-storage"]);
    return builder;
  } catch (error) {
    const left = error instanceof BuilderTaken ? await disown(host, state) : state;
    if (host.kind === "terminal") await cleanUp(host, { ...left, cleanup: true, prune: null, isDebug: false }).catch((failure: unknown) => host.log.warning(String(failure)));
    throw error;
  }
}

function warnOfIdleInputs(host: Host, inputs: SetupInputs, builder: Builder): void {
  const idle = idleInputs(inputs, builder).map((name) => inputName(host.kind, name));
  if (idle.length === 0) return;
  host.log.warning(`Without effect here: ${idle.join(", ")}. Builder ${builder.name} (${builder.driver}) is there already, and is used as it is; remove it first (docker buildx rm), or choose another name.`);
}

/** Forgets the builder or the nodes that this step was about to make and another job made first: they are theirs. */
async function disown(host: Host, state: SetupState): Promise<SetupState> {
  const left = { ...state, made: null, appended: null, containers: [], switched: null };
  saveSetupState(host, left);
  if (state.made !== null) await dropJobBuilder(host, state.made);
  return left;
}

/** Makes the folder for what is secret or passing, and tells `post` what is about to be made. */
async function prepare(host: Host, plan: SetupPlan): Promise<SetupState> {
  const { builder } = plan;
  const nodes = builder.kind === "existing" ? null : builder;
  const { name, use } = builder.kind === "existing" ? builder : builder.plan;
  const folder = nodes !== null && (nodes.tls.length > 0 || nodes.config !== null) ? await makePrivateFolder(host, "builder") : null;
  const state: SetupState = {
    made: builder.kind === "new" ? name : null,
    appended: builder.kind === "appended" ? builder.left : null,
    containers: nodes === null ? [] : containersOf(nodes.plan),
    keepState: plan.keepState,
    context: plan.context,
    folder,
    cleanup: plan.cleanup,
    prune: plan.pruneToBytes === null ? null : { builder: name, bytes: plan.pruneToBytes },
    switched: use ? { to: name, before: (await readCurrentBuilder(host))?.text ?? null } : null,
    folders: foldersOf(host),
    isDebug: nodes?.plan.nodes[0]?.flags.includes("--debug") === true,
  };
  saveSetupState(host, state);
  return state;
}

function foldersOf(host: Host): SetupState["folders"] {
  const [docker, buildx] = [dockerFolder(host), buildersFolder(host)];
  return docker === null || buildx === null ? null : { DOCKER_CONFIG: resolve(host.directory, docker), BUILDX_CONFIG: resolve(host.directory, buildx) };
}

async function provideBuildx(host: Host, plan: SetupPlan, inputs: SetupInputs): Promise<void> {
  if (plan.buildx === null) return;
  if ("source" in plan.buildx) {
    host.log.info(`Builds buildx from ${plan.buildx.source}.`);
    return await installFromSource(host, plan.buildx.source);
  }
  const transport = createTransport(host, parseReach(inputs));
  try {
    host.log.info(`Uses buildx ${await installRelease(host, transport, plan.buildx)} from ${plan.buildx.url}.`);
  } finally {
    await transport.close();
  }
}

/** What only compiles for another platform, and runs nothing on it, needs no QEMU. */
async function emulateIfPossible(host: Host, plan: SetupPlan): Promise<void> {
  try {
    await emulate(host, plan);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    host.log.warning(`QEMU could not be registered for ${plan.emulation.platforms.join(", ")}, so RUN steps for it will fail: ${error.message} ${error.hint}`);
  }
}

async function emulate(host: Host, { emulation }: SetupPlan): Promise<void> {
  const { platforms, image, reset, mirrors } = emulation;
  if (platforms.length === 0 && !reset) return;
  const { how, registered } = await ensureEmulation(host, platforms, { reset, mirrors, ...(image === null ? {} : { image }) });
  const by = how === "host" ? "this machine's own QEMU" : "QEMU from the binfmt image";
  host.log.info(registered.length === 0 ? `QEMU: nothing to register for ${platforms.join(", ") || "this job"}.` : `QEMU: registered ${registered.join(", ")} with ${by}.`);
}

async function provideBuilder(host: Host, buildx: Buildx, plan: SetupPlan, state: SetupState): Promise<Builder> {
  if (plan.replaces !== null) await removeBuilder(host, plan.replaces, false);
  const { builder } = plan;
  if (builder.kind === "existing") return await useBuilder(buildx, builder);
  const nodes = await completePlan(host, builder, state.folder);
  if (state.context !== null) await createContext(host, state.context);
  return builder.kind === "new" ? await makeBuilder(host, buildx, builder, nodes) : await appendTo(host, buildx, nodes);
}

async function makeBuilder(host: Host, buildx: Buildx, choice: BuilderChoice & { readonly kind: "new" }, plan: BuilderPlan): Promise<Builder> {
  await addJobBuilder(host, { name: plan.name, plan, isDefault: choice.isDefault, isBuiltWith: false });
  host.log.info(`Starts builder ${plan.name} (${plan.driver}).`);
  return await createBuilder(host, buildx, plan);
}

async function appendTo(host: Host, buildx: Buildx, plan: BuilderPlan): Promise<Builder> {
  host.log.info(`Appends ${plan.nodes.map(({ name }) => name).join(", ")} to builder ${plan.name} (${plan.driver}).`);
  const builder = await appendNodes(host, buildx, plan);
  await addJobNodes(host, plan.name, plan.nodes);
  return builder;
}

async function useBuilder(buildx: Buildx, { name, use }: { name: string; use: boolean }): Promise<Builder> {
  if (use) await buildx.must(["use", name], `Builder ${name} cannot be made the current one`);
  const builder = await inspectBuilder(buildx, name, { bootstrap: true });
  if (builder !== null) return builder;
  throw new UserError(`There is no builder ${name}.`, "docker buildx ls lists those that there are.");
}

/** Writes what the plan only names: BuildKit's configuration, and the TLS material, each for this user's eyes alone. */
async function completePlan(host: Host, choice: NodesChoice, folder: string | null): Promise<BuilderPlan> {
  if (folder === null) return choice.plan;
  const write = async (name: string, content: string): Promise<string> => {
    const path = resolve(join(folder, name));
    await writeFile(path, content, { mode: 0o600, flag: "wx" });
    return path;
  };
  const configFile = choice.config === null ? null : await write("buildkitd.toml", choice.config);
  const nodes = [...choice.plan.nodes];
  for (const { index, node, parts } of choice.tls) {
    for (const part of parts) {
      const content = host.env[`BUILDER_NODE_${node}_AUTH_TLS_${part.toUpperCase()}`] ?? "";
      host.addSecret(content);
      const path = await write(`${part}-${node}.pem`, content);
      const before = nodes[index];
      if (before !== undefined) nodes[index] = { ...before, driverOpts: [...before.driverOpts, `${part}=${path}`] };
    }
  }
  return { ...choice.plan, configFile, nodes };
}

/** buildx makes no builder on an engine whose certificates come from the environment; on a context that holds the same it does. */
async function createContext(host: Host, name: string): Promise<void> {
  const result = await host.exec("docker", ["context", "create", name]);
  if (result.exitCode !== 0) {
    throw new UserError(`A Docker context for the engine at DOCKER_HOST cannot be made: docker ended with ${result.exitCode}.${quoteEnd(result)}`, "Check DOCKER_CERT_PATH, or name an endpoint.");
  }
}

async function summarizeCache(host: Host, buildx: Buildx, builder: Builder, limitBytes: number | undefined): Promise<void> {
  const usage = await readDiskUsage(buildx, builder.name).catch(() => null);
  if (usage !== null) await host.summarize(renderCacheSummary(builder.name, usage, limitBytes));
}
