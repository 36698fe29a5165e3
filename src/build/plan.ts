import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import type { Inputs } from "../inputs/spec.ts";
import { formatRepository, parseReference, parseRepository } from "../oci/reference.ts";
import { attribute, formatAttributes, parseAttributes } from "./attributes.ts";
import { contextOf, fillDefaultContext, gitContext, namesRepository, type BuildContext, type EventSource } from "./context-source.ts";
import { parseEpoch } from "./epoch.ts";
import type { declaration } from "./inputs.ts";
import { defaultLabels, type Commit } from "./labels.ts";
import { isLoad, isPush, namesOf, parseOutput, pushedLast, rewriteTimestamps, type Output } from "./outputs.ts";
import { canonicalPlatform, LOCAL_PLATFORM } from "../builder/platforms.ts";
import { parseSecretName, parseSecrets, type SecretSource } from "./secrets.ts";

type BuildInputs = Inputs<typeof declaration>;

/** What `build` will do, as data: `--dry-run` prints it. No value of a secret is in it. */
export interface BuildPlan {
  readonly context: BuildContext;
  /** As `--file`; null: the context's own. */
  readonly file: string | null;
  /** null: the current one. */
  readonly builder: string | null;
  /** As they were written, for buildx. */
  readonly platforms: readonly string[];
  /** Those that may need QEMU, normalised. */
  readonly emulated: readonly string[];
  readonly allow: readonly string[];
  readonly secrets: readonly SecretSource[];
  /** Build arguments by name that buildx takes from its environment, and never from its command line. */
  readonly secretArguments: readonly string[];
  readonly buildArguments: readonly string[];
  readonly labels: readonly string[];
  readonly tags: readonly string[];
  /** null: the last stage. */
  readonly target: string | null;
  readonly outputs: readonly string[];
  /** The flags that are left after what `outputs` says. */
  readonly push: boolean;
  readonly load: boolean;
  /** Whether an engine gets the image. */
  readonly isLoaded: boolean;
  /** Whether an engine gets an image of several platforms. */
  readonly loadsSeveral: boolean;
  /** Whether buildx can say the image's ID: a folder or a tar of files is no image. */
  readonly hasImageId: boolean;
  readonly attestations: {
    readonly provenance: string | null;
    readonly sbom: string | null;
    readonly attests: readonly string[];
    readonly builderId: string | null;
    readonly areDefaultsOff: boolean;
  };
  /** Every other flag, in the order of the command line. */
  readonly options: readonly (readonly [flag: string, value: string | null])[];
  readonly call: string | null;
  /** The layer cache of GitHub Actions is used, for which buildx needs the job's token. */
  readonly needsCacheToken: boolean;
  /** Repositories that get the image, with their registry. */
  readonly pushedTo: readonly string[];
  /** Registries that an output says are spoken to over HTTP or without checking the certificate. */
  readonly insecureRegistries: readonly string[];
  /** Where the image is written to, as `diff` and `inspect` name it: `oci-archive:image.tar`; null where it is not. */
  readonly archive: string | null;
  /** What becomes of the records of a push by digest; null where there is none. */
  readonly record: { readonly folder: string; readonly key: string } | null;
}

/** What the plan depends on beyond the inputs. */
export interface BuildFacts {
  readonly kind: Host["kind"];
  readonly env: Host["env"];
  /** A repository's files are in the workspace. */
  readonly hasCheckout: boolean;
  /** The event's repository and commit; null outside CI. */
  readonly source: EventSource | null;
  /** The builder of this job, where another job made its own the current one since; null: the current one is meant. */
  readonly displacedBuilder: string | null;
  /** What git says of the context; null where it says nothing, or nobody asked. */
  readonly commit: Commit | null;
  readonly canQuery: boolean;
  /** Where records go that nobody named a folder for. */
  readonly recordFolder: string;
  readonly now: Date;
  /** Whether a known secret is in the text. */
  readonly holdsSecret: (text: string) => boolean;
}

/** Chooses what a build must do, from inputs without mistakes; touches nothing. Throws a `UserError` where the facts do not allow it. */
export function planBuild(inputs: BuildInputs, facts: BuildFacts): BuildPlan {
  const context = planContext(inputs, facts);
  const outputs = planOutputs(inputs);
  const parsed = outputs.lines.map(parseOutput);
  const isLoaded = inputs.load || parsed.some(({ type }) => type === "docker");
  const epoch = planEpoch(inputs, facts);
  const buildArguments = splitBuildArguments([...inputs["build-args"], ...(epoch === null ? [] : [`SOURCE_DATE_EPOCH=${epoch}`])], facts);
  return {
    context,
    file: inputs.file ?? null,
    builder: inputs.builder ?? facts.displacedBuilder,
    platforms: inputs.platforms,
    emulated: [...new Set(inputs.platforms.map(canonicalPlatform))].filter((platform) => platform !== LOCAL_PLATFORM),
    allow: inputs.allow,
    secrets: planSecrets(inputs, context, facts),
    secretArguments: buildArguments.secret,
    buildArguments: buildArguments.plain,
    labels: inputs["default-labels"] ? [...defaultLabels(inputs.labels, facts, epoch), ...inputs.labels] : inputs.labels,
    tags: inputs.tags,
    target: inputs.target ?? null,
    outputs: outputs.lines,
    push: outputs.push,
    load: outputs.load,
    isLoaded,
    loadsSeveral: new Set(inputs.platforms.map(canonicalPlatform)).size > 1 && (inputs.load || parsed.some(isLoad)),
    hasImageId: !parsed.some(({ type }) => type === "local" || type === "tar"),
    attestations: {
      provenance: inputs.provenance ?? null,
      sbom: inputs.sbom ?? null,
      attests: inputs.attests,
      builderId: builderId(facts.env),
      areDefaultsOff: parseGoBoolean(facts.env["BUILDX_NO_DEFAULT_ATTESTATIONS"] ?? "") === true,
    },
    options: planOptions(inputs, facts),
    call: inputs.call ?? null,
    needsCacheToken: [...inputs["cache-from"], ...inputs["cache-to"]].some((line) => attribute(parseAttributes(line), "type") === "gha"),
    pushedTo: pushedTo(inputs, parsed),
    insecureRegistries: parsed.flatMap(insecureRegistries),
    archive: archiveOf(parsed),
    record: inputs["push-by-digest"].length === 0 ? null : planRecord(inputs, facts),
  };
}

/** The secrets that are written to files: those of `secrets`, and the token where BuildKit fetches the repository. */
export function writtenSecrets(inputs: BuildInputs, plan: BuildPlan): ReadonlyMap<string, string> {
  const { secrets } = parseSecrets(inputs.secrets ?? "");
  const values = new Map<string, string>();
  for (const source of plan.secrets) {
    if (!("written" in source)) continue;
    const value = secrets.findLast(({ id, value: given }) => id === source.id && given !== "")?.value ?? inputs["github-token"];
    if (value !== undefined) values.set(source.written, value);
  }
  return values;
}

function planContext(inputs: BuildInputs, facts: BuildFacts): BuildContext {
  if (inputs.context === undefined) {
    if (facts.hasCheckout || facts.source === null) return { kind: "folder", argument: "." };
    return { kind: "repository", argument: gitContext(facts.source, gitForm(facts)) };
  }
  if (!namesRepository(inputs.context)) return contextOf(inputs.context);
  return { kind: "repository", argument: fillDefaultContext(inputs.context, requireSource(facts), gitForm(facts)) };
}

function gitForm({ env, canQuery }: BuildFacts): { usesHead: boolean; asQuery: boolean } {
  return { usesHead: env["DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF"] === "true", asQuery: canQuery };
}

function requireSource({ source }: BuildFacts): EventSource {
  if (source !== null) return source;
  throw new UserError("{{defaultContext}} is the repository of the event, and this is no run of a workflow.", "Give context a folder or a URL.");
}

interface PlannedOutputs {
  readonly lines: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
}

function planOutputs(inputs: BuildInputs): PlannedOutputs {
  const byDigest = inputs["push-by-digest"].map((name) => formatRepository(parseRepository(name)));
  // One output for all repositories: the image is exported once, and has one digest everywhere.
  const digestOutput = byDigest.length === 0 ? [] : [digestLine(byDigest)];
  const push = inputs.push && byDigest.length === 0;
  const ordered = pushedLast([...inputs.outputs, ...digestOutput].map(parseOutput), push);
  const isPushed = push || ordered.some(isPush);
  // The flag would load last, and the digest be that of what is loaded.
  const outputs = isPushed && inputs.load && !ordered.some(isLoad) ? [parseOutput("type=docker"), ...ordered] : ordered;
  const load = inputs.load && !isPushed;
  if (!inputs["rewrite-timestamp"]) return { lines: outputs.map(({ text }) => text), push, load };
  return { lines: rewriteTimestamps(outputs, { push, load }), push: false, load: false };
}

/** The output that pushes an image to repositories without a tag. */
export function digestLine(repositories: readonly string[]): string {
  return formatAttributes([
    ["type", "image"],
    ["name", repositories.join(",")],
    ["push-by-digest", "true"],
    ["name-canonical", "true"],
    ["push", "true"],
  ]);
}

function planEpoch(inputs: BuildInputs, { commit }: BuildFacts): number | null {
  const epoch = inputs["source-date-epoch"] === undefined ? null : parseEpoch(inputs["source-date-epoch"]);
  if (epoch === null) return null;
  if (epoch !== "commit") return epoch.seconds;
  if (commit !== null) return commit.seconds;
  throw new UserError(
    "source-date-epoch: commit needs the commit of the context, and git knows of none there.",
    "Check the repository out before this step (actions/checkout) and build from the checkout, or give source-date-epoch a time in seconds.",
  );
}

/** Names that may speak of a secret: more than are warned of, for nothing is lost by keeping a value off the command line. */
const KEPT_OFF = /token|passw|secret|credential|api_?key|private_?key/i;
/** What buildx, the engine's client or the loader read for themselves: these cannot be handed on in the environment. */
const RESERVED = /^(PATH|HOME|USER|TMPDIR|TZ|LD_.*|DOCKER_.*|BUILDX_.*|BUILDKIT_.*|COMPOSE_.*|OTEL_.*|GIT_.*|SSH_.*|AWS_.*|AZURE_.*|ACTIONS_.*|SOURCE_DATE_EPOCH|.*_proxy)$/i;

function splitBuildArguments(lines: readonly string[], facts: BuildFacts): { secret: string[]; plain: string[] } {
  const isHidden = (line: string): boolean => {
    const name = line.split("=", 1)[0] ?? "";
    if (name === line || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || RESERVED.test(name)) return false;
    return facts.env[name] === undefined && (KEPT_OFF.test(name) || facts.holdsSecret(line));
  };
  return { secret: lines.filter(isHidden).map((line) => line.split("=", 1)[0] ?? ""), plain: lines.filter((line) => !isHidden(line)) };
}

function planSecrets(inputs: BuildInputs, context: BuildContext, facts: BuildFacts): SecretSource[] {
  const given = parseSecrets(inputs.secrets ?? "").secrets.filter(({ value }) => value !== "");
  const all: { id: string }[] = given.map(({ id }) => ({ id }));
  const fetches = context.kind === "repository" || inputs["build-contexts"].some(namesRepository);
  if (fetches && facts.source !== null && (inputs["github-token"] ?? "") !== "" && !given.some(({ id }) => id === "GIT_AUTH_TOKEN")) {
    const id = `GIT_AUTH_TOKEN.${new URL(facts.source.url).host}`;
    if (!given.some((secret) => secret.id === id)) all.push({ id });
  }
  return [
    ...inputs["secret-envs"].map((record) => parseSecretName(record, "NAME")).map(({ id, value }) => ({ id, variable: value })),
    ...all.map(({ id }, index) => ({ id, written: `secret-${index}` })),
    ...inputs["secret-files"].map((record) => parseSecretName(record, "path")).map(({ id, value }) => ({ id, path: value })),
  ];
}

function planOptions(inputs: BuildInputs, facts: BuildFacts): [flag: string, value: string | null][] {
  const options: [string, string | null][] = [];
  const add = (flag: string, values: readonly string[]): void => void options.push(...values.map((value): [string, string] => [flag, value]));
  const contexts = inputs["build-contexts"].map((line) => (namesRepository(line) ? fillDefaultContext(line, requireSource(facts), gitForm(facts)) : line));
  add("--add-host", inputs["add-hosts"]);
  add("--annotation", inputs.annotations);
  add("--build-context", contexts);
  add("--cache-from", inputs["cache-from"]);
  add("--cache-to", inputs["cache-to"]);
  add("--cgroup-parent", listOf(inputs["cgroup-parent"]));
  add("--network", listOf(inputs.network));
  add("--no-cache-filter", inputs["no-cache-filters"]);
  add("--shm-size", listOf(inputs["shm-size"]));
  add("--ssh", inputs.ssh);
  add("--ulimit", inputs.ulimit);
  if (inputs["no-cache"]) options.push(["--no-cache", null]);
  if (inputs.pull) options.push(["--pull", null]);
  return options;
}

/** The run's attempt, as BuildKit writes it into the provenance. */
function builderId(env: Host["env"]): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt } = env;
  if (!server || !repository || !run) return null;
  return `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ""}`;
}

function pushedTo(inputs: BuildInputs, outputs: readonly Output[]): string[] {
  const isPushed = (output: Output): boolean => isPush(output) || (inputs.push && ["image", "registry"].includes(output.type));
  const named = outputs.filter(isPushed).flatMap(namesOf);
  const tagged = inputs.push || outputs.some((output) => isPushed(output) && namesOf(output).length === 0) ? inputs.tags : [];
  return [...new Set([...tagged, ...named].map((name) => formatRepository(parseReference(name))))];
}

function insecureRegistries(output: Output): string[] {
  const isInsecure = parseGoBoolean(attribute(output.attributes, "registry.insecure") ?? "") === true;
  return isInsecure ? namesOf(output).map((name) => parseReference(name).registry) : [];
}

function archiveOf(outputs: readonly Output[]): string | null {
  const output = outputs.find(({ type, attributes }) => (type === "oci" || type === "docker") && attribute(attributes, "dest") !== null);
  const path = output === undefined ? null : attribute(output.attributes, "dest");
  if (output === undefined || path === null) return null;
  const isFolder = parseGoBoolean(attribute(output.attributes, "tar") ?? "") === false;
  if (output.type === "docker") return isFolder ? null : `docker-archive:${path}`;
  return `${isFolder ? "oci" : "oci-archive"}:${path}`;
}

function planRecord(inputs: BuildInputs, { recordFolder }: BuildFacts): BuildPlan["record"] {
  const [first = ""] = inputs["push-by-digest"];
  return { folder: inputs.record ?? recordFolder, key: inputs.key ?? parseRepository(first).repository };
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
