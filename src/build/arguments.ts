import { join } from "node:path";
import { attestArguments } from "./attestations.ts";
import type { BuildPlan } from "./plan.ts";
import { secretArgument } from "./secrets.ts";

/** What the command line depends on beyond the plan. */
interface Situation {
  /** The folder of this build, which only this user can enter. */
  readonly folder: string;
  /** The builder's driver; null where nobody asked. */
  readonly driver: string | null;
  readonly progress: "rawjson" | "plain";
}

/** Where buildx writes what came of the build. */
export function resultFiles(folder: string): { readonly imageId: string; readonly metadata: string } {
  return { imageId: join(folder, "image-id"), metadata: join(folder, "metadata.json") };
}

/** What follows `buildx` on the command line. No value of a secret is in it. */
export function buildArguments(plan: BuildPlan, { folder, driver, progress }: Situation): string[] {
  const files = resultFiles(folder);
  const attests = attestArguments({ ...plan.attestations, isLoaded: plan.isLoaded, isEngineDriver: driver === "docker" });
  const each = (flag: string, values: readonly string[]): string[] => values.flatMap((value) => [flag, value]);
  return [
    "build",
    `--progress=${progress}`,
    ...each("--builder", plan.builder === null ? [] : [plan.builder]),
    ...each("--file", plan.file === null ? [] : [plan.file]),
    ...each("--call", plan.call === null ? [] : [plan.call]),
    ...each("--platform", plan.platforms.length === 0 ? [] : [plan.platforms.join(",")]),
    ...each("--target", plan.target === null ? [] : [plan.target]),
    ...each("--allow", plan.allow),
    ...each("--tag", plan.tags),
    ...each("--label", plan.labels),
    ...each("--build-arg", [...plan.buildArguments, ...plan.secretArguments]),
    ...plan.options.flatMap(([flag, value]) => (value === null ? [flag] : [flag, value])),
    ...each("--secret", plan.secrets.map((secret) => secretArgument(secret, folder))),
    ...each("--attest", attests),
    ...each("--output", plan.outputs),
    ...(plan.push ? ["--push"] : []),
    ...(plan.load ? ["--load"] : []),
    ...(plan.hasImageId ? ["--iidfile", files.imageId] : []),
    "--metadata-file",
    files.metadata,
    "--",
    plan.context.argument,
  ];
}
