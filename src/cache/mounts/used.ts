import { parseDockerfile } from "../../dockerfile/parse.ts";
import { mountsOf } from "../../dockerfile/sources.ts";
import { identityOf, mergeMounts, readCacheMount } from "./find.ts";
import type { CacheMount } from "./mount.ts";

/** A step of a build, as its trace has it. */
export interface RunStep {
  /** BuildKit's name of it, without what stands in brackets: variables are filled in. */
  readonly text: string;
  readonly platform: string | null;
  readonly cached: boolean;
}

/** What a build did with cache mounts. */
export interface UsedMounts {
  /** Those of steps that ran. */
  readonly mounts: readonly CacheMount[];
  /** Whether a step ran whose mounts cannot be read from its name, so that any mount may have been used. */
  readonly isUncertain: boolean;
}

/** The cache mounts that the steps of a build really used: a step from the cache touches none. No process is started to know it. */
export function usedMounts(steps: readonly RunStep[], platform: string): UsedMounts {
  const mounts: CacheMount[] = [];
  let isUncertain = false;
  for (const step of steps) {
    if (step.cached || !/^(?:ONBUILD )?RUN\b/i.test(step.text) || !/\bcache\b/i.test(step.text)) continue;
    const read = mountsOfStep(step, step.platform ?? platform);
    if (read === null) isUncertain = true;
    else mounts.push(...read);
  }
  return { mounts: mergeMounts(mounts), isUncertain };
}

/** null: the name does not tell. */
function mountsOfStep({ text }: RunStep, platform: string): CacheMount[] | null {
  const written = parseDockerfile(`FROM scratch\n${text.replace(/^ONBUILD /i, "").replaceAll(/[\r\n]+/g, " ")}\n`).stages[0]?.instructions[1];
  if (written === undefined) return null;
  const caches = mountsOf(written).filter(({ type }) => type.toLowerCase() === "cache");
  const read = caches.map((mount) => readCacheMount(mount, new Map(), true, platform));
  return read.flatMap((each) => ("why" in each ? [] : [each]));
}

/** Of `known`, those that the build touched, and what else it used that nobody knew of before. */
export function touchedMounts(known: readonly CacheMount[], used: UsedMounts): readonly CacheMount[] {
  if (used.isUncertain) return mergeMounts([...known, ...used.mounts]);
  const names = new Map(used.mounts.map((mount) => [identityOf(mount), mount]));
  const touched = known.filter((mount) => names.delete(identityOf(mount)));
  return [...touched, ...names.values()];
}
