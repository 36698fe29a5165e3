import { createHash } from "node:crypto";
import { isAbsolute, relative } from "node:path";
import { ownArchitecture, platformOf } from "../../builder/architectures.ts";
import type { BuildIdentity } from "../../cache/layers/layer-store.ts";
import type { Host } from "../../host/host.ts";
import { formatRepository, parseReference } from "../../oci/reference.ts";
import type { BuildPlan } from "../plan.ts";
import { canonicalPlatform, LOCAL_PLATFORM } from "../../builder/platforms.ts";

/** Whose layers a build's are: builds of one image and the same platforms share what is kept, and each keeps what it had last. */
export function identifyBuild(plan: BuildPlan, { env, directory }: Pick<Host, "env" | "directory">): BuildIdentity {
  return { image: imageOf(plan, directory), platforms: platformsOf(plan), build: digestOf(partsOf(plan, env)) };
}

/** 16 hexadecimal digits for an identity and the stage that is built, for backends that keep one build under one name. */
export function shortName({ image, platforms }: BuildIdentity, target: string | null): string {
  return digestOf([image, platforms, target]).slice(0, 16);
}

function imageOf({ pushedTo: [pushed], tags: [tag], context, file }: BuildPlan, directory: string): string {
  if (pushed !== undefined) return pushed;
  if (tag !== undefined) return formatRepository(parseReference(tag));
  const path = context.kind === "folder" ? placeIn(directory, context.argument) : withoutCommit(context.argument);
  return `${path} ${file === null ? "Dockerfile" : placeIn(directory, file)}`;
}

/** A checkout lies elsewhere on each runner. */
function placeIn(directory: string, path: string): string {
  return isAbsolute(path) ? relative(directory, path) || "." : path;
}

/** Of `https://host/owner/name.git#COMMIT:folder` what the next commit has in common with this one. */
function withoutCommit(url: string): string {
  const [, base = "", , folder = ""] = /^(?:\w+:\/\/)?(?:[^/@]*@)?([^?#]*)(?:\?[^#]*)?(#[^:]*)?(:.*)?$/.exec(url) ?? [];
  return `${base}${folder}`;
}

/** Those that are built; where none is named, BuildKit builds for the machine it runs on, which is this one where it can reach us. */
function platformsOf({ platforms }: BuildPlan): string[] {
  const native = platformOf({ name: ownArchitecture() });
  const named = platforms.length === 0 ? [native] : platforms.map(canonicalPlatform).map((platform) => (platform === LOCAL_PLATFORM ? native : platform));
  return [...new Set(named)].toSorted();
}

function partsOf({ file, target, buildArguments, secretArguments, options, context }: BuildPlan, env: Host["env"]): unknown {
  const contexts = options.flatMap(([flag, value]) => (flag === "--build-context" && value !== null ? [withoutRun(value, env)] : []));
  // Of a secret the name alone: what is kept can be read by whoever can read the cache.
  return [file, target, buildArguments.map((line) => withoutRun(line, env)).toSorted(), secretArguments.toSorted(), contexts, context.kind];
}

/** What names this very run would make each build one of its own, and none would take the last one's place. */
function withoutRun(line: string, env: Host["env"]): string {
  if (line.startsWith("SOURCE_DATE_EPOCH=")) return "SOURCE_DATE_EPOCH";
  const { GITHUB_SHA: sha = "", GITHUB_RUN_ID: run = "", GITHUB_RUN_NUMBER: number = "" } = env;
  return line
    .replaceAll(/\b[0-9a-f]{7,64}\b/g, (text) => (sha.startsWith(text) ? "COMMIT" : text))
    .replaceAll(/\b\d+\b/g, (text) => (text === run || text === number ? "RUN" : text));
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
