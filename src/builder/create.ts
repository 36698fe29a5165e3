import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { JsonObject } from "../oci/json.ts";
import { type Builder, inspectBuilder } from "./builder.ts";
import { type Buildx, quoteEnd } from "./buildx.ts";
import { withMirrors } from "./mirror.ts";
import { changeStoredNodes, readStoredBuilder } from "./store.ts";

/** One node of a builder, as it is asked for. */
export interface NodePlan {
  /** null: buildx names it. */
  readonly name: string | null;
  /** An address or a Docker context; null: the engine that is current. */
  readonly endpoint: string | null;
  /** `KEY=VALUE`, the paths of TLS material among them. */
  readonly driverOpts: readonly string[];
  /** For the BuildKit daemon, as one text; "" for none. */
  readonly flags: string;
  /** Fixed platforms; none: what the node detects. */
  readonly platforms: readonly string[];
}

/** A builder that is to be made, or nodes for one that is there, as data. */
export interface BuilderPlan {
  readonly name: string;
  readonly driver: string;
  /** Whether it becomes the current one. */
  readonly use: boolean;
  /** The absolute path of BuildKit's configuration. */
  readonly configFile: string | null;
  /** Of a builder that is made, the first comes with it, and the others are appended. */
  readonly nodes: readonly NodePlan[];
  /** Where copies of BuildKit's image are, tried in order when it cannot be pulled. */
  readonly mirrors: readonly string[];
}

/** Somebody else made a builder of that name, or a node, after this machine was looked at. */
export class BuilderTaken extends UserError {}

interface BootFailure {
  readonly image: string;
  readonly error: unknown;
}

/** What buildx runs unless an image is named (buildx, bkimage.go). */
const BUILDKIT_IMAGE = "docker.io/moby/buildkit:buildx-stable-1";
const NETWORK_HOST_FLAG = "--allow-insecure-entitlement=network.host";
const CREATE_TIMEOUT_MS = 120_000;
const SHOWN_LOG_LINES = 20;
/** More, for the stack of a Go program is longer than what it has to say. */
const READ_LOG_LINES = 200;

/** The calls of buildx that make the nodes, and with the first of them the builder unless it is there. */
function createArguments(plan: BuilderPlan, isThere: boolean): string[][] {
  return plan.nodes.map((node, index) => [
    "create",
    "--name",
    plan.name,
    ...(index === 0 && !isThere ? ["--driver", plan.driver] : ["--append"]),
    ...(node.name === null ? [] : ["--node", node.name]),
    ...node.driverOpts.flatMap((option) => ["--driver-opt", option]),
    ...(plan.driver === "remote" || node.flags === "" ? [] : ["--buildkitd-flags", node.flags]),
    ...(node.platforms.length === 0 ? [] : ["--platform", node.platforms.join(",")]),
    ...(index === 0 && plan.use ? ["--use"] : []),
    // The old name of --buildkitd-config, which every release takes.
    ...(index === 0 && plan.driver !== "remote" && plan.configFile !== null ? ["--config", plan.configFile] : []),
    ...(node.endpoint === null ? [] : [node.endpoint]),
  ]);
}

/**
 * Makes the builder and starts it, from the mirrors where BuildKit's image cannot be pulled. Throws a `UserError` with
 * BuildKit's own log where it does not start; what was made by then is for `removeBuilder`.
 */
export async function createBuilder(host: Host, buildx: Buildx, plan: BuilderPlan): Promise<Builder> {
  return await makeNodes(host, buildx, plan, false);
}

/** As `createBuilder`, for the nodes of the plan, which all have a name, and a builder that is there; what was made by then is for `leaveNode`. */
export async function appendNodes(host: Host, buildx: Buildx, plan: BuilderPlan): Promise<Builder> {
  const names = (await readStoredBuilder(host, plan.name))?.nodes.map(({ name }) => name) ?? [];
  const taken = plan.nodes.find(({ name }) => name !== null && names.includes(name));
  if (taken === undefined) return await makeNodes(host, buildx, plan, true);
  // buildx would change that node (buildx, NodeGroup.Update).
  throw new BuilderTaken(`Node ${taken.name} of builder ${plan.name} was made by something else on this machine in this very moment.`, "Give the node of each job a name of its own, or leave the name out.");
}

async function makeNodes(host: Host, buildx: Buildx, plan: BuilderPlan, isThere: boolean): Promise<Builder> {
  const attempts = mirroredPlans(plan);
  const failures: BootFailure[] = [];
  for (const [index, attempt] of attempts.entries()) {
    if (index > 0) await undo(buildx, plan, isThere);
    for (const args of createArguments(attempt, isThere)) await create(buildx, plan.name, args);
    await withdrawDefaultEntitlement(host, attempt, isThere);
    try {
      return await boot(buildx, plan.name);
    } catch (error) {
      const log = await containerLog(host, attempt);
      if (log !== null) throw bootFailure(error, log);
      failures.push({ image: imageOf(attempt), error });
    }
  }
  throw summarizeFailures(failures);
}

async function undo(buildx: Buildx, { name, nodes }: BuilderPlan, isThere: boolean): Promise<void> {
  if (!isThere) return void (await buildx.run(["rm", name]));
  for (const node of nodes) await buildx.run(leaveArguments(name, node.name ?? ""));
}

/** The call of buildx that takes a node out of a builder; its container and its volume stay. */
export function leaveArguments(builder: string, node: string): string[] {
  return ["create", "--leave", "--name", builder, "--node", node];
}

async function create(buildx: Buildx, name: string, args: readonly string[]): Promise<void> {
  try {
    await buildx.must(args, `Builder ${name} cannot be made`, { timeoutMs: CREATE_TIMEOUT_MS });
  } catch (error) {
    // buildx, commands/create.go: without --append, a builder that is there is an error.
    if (!(error instanceof UserError) || !error.message.includes("existing instance for")) throw error;
    throw new BuilderTaken(`Builder ${name} was made by something else on this machine in this very moment.`, "Give the builder of each job a name of its own, or leave name empty.", { cause: error });
  }
}

async function boot(buildx: Buildx, name: string): Promise<Builder> {
  const builder = await inspectBuilder(buildx, name, { bootstrap: true });
  if (builder !== null) return builder;
  throw new UserError(`Builder ${name} was made and is gone.`, "Something else on this machine removes builders; look at what runs beside this job.");
}

/** The plan with BuildKit's image from each place that has it; only containers of this kind are pulled by a name that we know. */
function mirroredPlans(plan: BuilderPlan): BuilderPlan[] {
  if (plan.driver !== "docker-container" || plan.mirrors.length === 0) return [plan];
  return [plan, ...plan.mirrors.map((mirror) => ({ ...plan, nodes: plan.nodes.map((node) => ({ ...node, driverOpts: withImage(node.driverOpts, mirror) })) }))];
}

function imageOf(plan: BuilderPlan): string {
  return imageIn(plan.nodes[0]?.driverOpts ?? []);
}

function imageIn(driverOpts: readonly string[]): string {
  return driverOpts.find((option) => option.startsWith("image="))?.slice("image=".length) ?? BUILDKIT_IMAGE;
}

function withImage(driverOpts: readonly string[], mirror: string): string[] {
  const image = imageIn(driverOpts);
  const copy = withMirrors(image, [mirror]).at(-1) ?? image;
  return [...driverOpts.filter((option) => !option.startsWith("image=")), `image=${copy}`];
}

/**
 * buildx allows `network.host` to every build of a builder whose flags allow nothing (buildx, parseBuildkitdFlags), and
 * no flag says otherwise: it is taken out of what it keeps of the builder, before BuildKit is started with it.
 */
async function withdrawDefaultEntitlement(host: Host, plan: BuilderPlan, isThere: boolean): Promise<void> {
  await changeStoredNodes(host, plan.name, (stored, index) => {
    const node = isThere ? plan.nodes.find(({ name }) => name === stored["Name"]) : plan.nodes[index];
    const isOthers = isThere && node === undefined;
    return isOthers || asksForHostNetwork(node) ? stored : withoutFlag(stored);
  });
}

function asksForHostNetwork(node: NodePlan | undefined): boolean {
  return node?.flags.includes("network.host") === true || node?.driverOpts.includes("network=host") === true;
}

function withoutFlag(node: JsonObject): JsonObject {
  if (!Array.isArray(node["Flags"])) return node;
  return { ...node, Flags: node["Flags"].filter((flag) => flag !== NETWORK_HOST_FLAG) };
}

/** A container that BuildKit runs in, with the arguments by which `docker` finds its engine. */
export interface BuildkitContainer {
  readonly engine: readonly string[];
  readonly container: string;
}

/** The containers of the builder's nodes. */
export function containersOf(plan: BuilderPlan): readonly BuildkitContainer[] {
  if (plan.driver !== "docker-container") return [];
  return plan.nodes.map(({ name, endpoint }, index) => containerOf(name ?? `${plan.name}${index}`, endpoint));
}

/** The container of a node; `endpoint` null: on the engine that is current. */
export function containerOf(node: string, endpoint: string | null): BuildkitContainer {
  return {
    engine: endpoint === null ? [] : endpoint.includes("://") ? ["--host", endpoint] : ["--context", endpoint],
    // buildx keeps names in lower case.
    container: `buildx_buildkit_${node.toLowerCase()}`,
  };
}

/** The end of what BuildKit wrote; null where there is no container. */
async function containerLog(host: Host, plan: BuilderPlan): Promise<string | null> {
  const logs: string[] = [];
  for (const { engine, container } of containersOf(plan)) {
    const result = await host.exec("docker", [...engine, "logs", "--tail", String(READ_LOG_LINES), container]).catch(() => null);
    if (result?.exitCode !== 0) continue;
    logs.push(quoteEnd({ stdout: "", stderr: withoutFrames(`${result.stdout}\n${result.stderr}`) }, SHOWN_LOG_LINES));
  }
  return logs.length === 0 ? null : logs.join("\n");
}

/** The log without Go's stack frames: for each a line with the function, and one, indented by a tab, with the file. */
function withoutFrames(log: string): string {
  const lines = log.split("\n");
  return lines.filter((line, index) => !line.startsWith("\t") && lines[index + 1]?.startsWith("\t") !== true).join("\n");
}

function bootFailure(error: unknown, log: string): unknown {
  if (!(error instanceof UserError)) return error;
  const shown = log.trim() === "" ? "BuildKit wrote no log." : `BuildKit's own log:${log}`;
  // buildx prints that log, too, in pieces that its terminal overwrites.
  const [head = "", ...printed] = error.message.split("\n");
  const message = [head, ...printed.filter((line) => line.startsWith("ERROR: ")), shown].join("\n");
  return new UserError(message, "Look for the first error in BuildKit's log; its flags and its configuration are inputs of this step.", { cause: error });
}

function summarizeFailures(failures: readonly BootFailure[]): unknown {
  const [first] = failures;
  if (failures.length < 2 || first === undefined) return first?.error;
  const lines = failures.map(({ image, error }) => `From ${image}: ${error instanceof Error ? error.message : String(error)}`);
  return new UserError(
    `BuildKit could be started from none of ${failures.length} places.\n${lines.join("\n")}`,
    "Check that the engine may pull from one of them, and the names in buildkit-mirrors.",
    { cause: first.error },
  );
}
