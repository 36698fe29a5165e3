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

/**
 * The cache mounts that the steps of a build really used: a step from the cache touches none. No process is started to know it.
 * `known` are those of the Dockerfile: their ids may be such that a name which is read as an instruction would be misread.
 */
export function usedMounts(steps: readonly RunStep[], platform: string, known: readonly CacheMount[] = []): UsedMounts {
  const mounts: CacheMount[] = [];
  let isUncertain = false;
  for (const step of steps) {
    if (step.cached || !/^(?:ONBUILD )?RUN\b/i.test(step.text) || !/\bcache\b/i.test(step.text)) continue;
    const read = mountsOfStep(step, step.platform ?? platform, known);
    if (read === null) isUncertain = true;
    else mounts.push(...read);
  }
  return { mounts: mergeMounts(mounts), isUncertain };
}

/** null: the name does not tell. */
function mountsOfStep({ text: name }: RunStep, platform: string, known: readonly CacheMount[]): CacheMount[] | null {
  const ids = known.map(({ id }) => id).sort((a, b) => b.length - a.length);
  const placeholders = new Map(ids.map((id, index) => [`\u{E000}${index}\u{E001}`, id]));
  let text = name;
  for (const [placeholder, id] of placeholders) text = text.replaceAll(`id=${id}`, `id=${placeholder}`);
  const written = parseDockerfile(`FROM scratch\n${text.replace(/^ONBUILD /i, "").replaceAll(/[\r\n]+/g, " ")}\n`).stages[0]?.instructions[1];
  if (written === undefined) return null;
  const caches = mountsOf(written).filter(({ type }) => type.toLowerCase() === "cache");
  const read = caches.map((mount) => readCacheMount(mount, new Map(), true, platform));
  return read.flatMap((each) => ("why" in each ? [] : [{ ...each, id: nameOf(each.id, placeholders) }]));
}

/** What was written for an id; a longer id may begin with a shorter one that is known. */
function nameOf(id: string, placeholders: ReadonlyMap<string, string>): string {
  return id.replace(/^\u{E000}\d+\u{E001}/u, (placeholder) => placeholders.get(placeholder) ?? placeholder);
}

/**
 * Of `known`, those that the build touched, and what else it used that nobody knew of before. A step that used something unknown may
 * have been misread, so then any of them may be meant.
 */
export function touchedMounts(known: readonly CacheMount[], used: UsedMounts, wanted: "auto" | readonly string[] = "auto"): readonly CacheMount[] {
  const unknown = new Map(used.mounts.map((mount) => [identityOf(mount), mount]));
  const touched = known.filter((mount) => unknown.delete(identityOf(mount)));
  for (const [name, { id, target }] of unknown) if (wanted !== "auto" && !wanted.includes(id) && !wanted.includes(target)) unknown.delete(name);
  return [...(used.isUncertain || unknown.size > 0 ? known : touched), ...unknown.values()];
}
