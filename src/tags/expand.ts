import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Reach } from "../http/transport.ts";
import type { Evaluated } from "./evaluate.ts";
import { readFlavor } from "./flavor.ts";
import { readImages } from "./images.ts";
import { GUARD_CURE } from "./latest.ts";
import { readRule, type ReadRule } from "./rule.ts";

/** What the rules in `tags` are read with. */
export interface TagOptions {
  /** Lines of `images`: `ghcr.io/acme/api`, or `name=ghcr.io/acme/api,enable=true`. */
  readonly images: readonly string[];
  readonly flavor: readonly string[];
  readonly latestGuard: boolean;
  readonly context: "workflow" | "git";
  readonly githubToken: string | undefined;
  /** How the registries are reached that are asked whether `latest` would move backwards; left out: whoever moves the tags asks. */
  readonly reach?: Reach | undefined;
  /** What gives `latest` all the same, a full sentence; `latest-guard: false` unless given. */
  readonly guardCure?: string | undefined;
}

/** The tags that an image gets. */
export interface ExpandedTags {
  /** Full references, `NAME:TAG`: those of the rules first, by priority, then the written ones; each once. */
  readonly tags: readonly string[];
  /** The names of the tags without their repositories. */
  readonly tagNames: readonly string[];
  /** The tag of the rule with the highest priority; "" where no rule gave one. */
  readonly version: string;
}

/** Whether a line of `tags` is a rule, as `build` and `publish` take them. */
export function startsWithType(line: string): boolean {
  return /^\s*type=/.test(line);
}

/**
 * Lines of `tags` as build, publish and root take them: what `isRule` says is a rule over `images`, every other line a
 * reference as it stands. Where no line is a rule, nothing is read. Throws a `UserError` for what `checkTagLines` would
 * tell, and where an expression cannot be filled in.
 */
export async function expandTags(host: Host, lines: readonly string[], options: TagOptions, isRule: (line: string) => boolean = startsWithType): Promise<ExpandedTags> {
  const written = lines.filter((line) => !isRule(line));
  const read = lines.filter(isRule).map(readRule);
  if (read.length === 0) return { tags: written, tagNames: [], version: "" };
  const { flavor, mistakes } = readFlavor(options.flavor);
  const wrong = [...checkTagLines(lines, options.images, isRule), ...mistakes];
  if (wrong.length > 0) throw new UserError(wrong.join("\n"), "Rules are written as docker/metadata-action takes them.");
  const [{ readTagContext, NO_REACH }, { allNames, evaluateRules }] = await Promise.all([import("./context.ts"), import("./evaluate.ts")]);
  const needsCommitDate = mentionsCommitDate([...lines, ...options.flavor]);
  const context = await readTagContext(host, { from: options.context, needsCommitDate, githubToken: options.githubToken, reach: NO_REACH });
  const evaluated = evaluateRules(read.map(({ rule }) => rule), flavor, context, options.latestGuard);
  announceRules(host, read, evaluated, options.guardCure);
  const tagNames = allNames(evaluated);
  const { images } = readImages(options.images);
  const held = await findHeldImages(host, images, evaluated, options);
  const ofRules = images.flatMap((image) => (held.has(image) ? evaluated.names : tagNames).map((name) => `${image}:${name}`));
  return { tags: [...new Set([...ofRules, ...written])], tagNames, version: evaluated.version };
}

async function findHeldImages(host: Host, images: readonly string[], evaluated: Evaluated, { latestGuard, reach, guardCure }: TagOptions): Promise<ReadonlySet<string>> {
  if (!latestGuard || reach === undefined || images.length === 0) return new Set();
  const { findHeld } = await import("./held.ts");
  return await findHeld(host, reach, images, evaluated, { cure: guardCure });
}

/** Whether any of the texts asks when the commit was made. */
export function mentionsCommitDate(texts: readonly string[]): boolean {
  return texts.some((text) => text.includes("commit_date"));
}

/** Says of rules what their reader should know. */
export function announceRules(host: Host, read: readonly ReadRule[], { warnings, withheld }: { readonly warnings: readonly string[]; readonly withheld: string | null }, cure = GUARD_CURE): void {
  for (const { rule, idle } of read) if (idle.length > 0) host.log.warning(`${idle.join(", ")} in ${JSON.stringify(rule.text)} does nothing: type=${rule.type} has no such attribute.`);
  for (const warning of warnings) host.log.warning(warning);
  if (withheld !== null) host.log.notice(`latest is left out: ${withheld}. ${cure}`);
}

/** What is wrong with the lines, each with its cure; only text, asks nobody. */
export function checkTagLines(lines: readonly string[], images: readonly string[], isRule: (line: string) => boolean = startsWithType): readonly string[] {
  if (!lines.some(isRule)) return [];
  return [...checkRulesHaveImages(lines, images, isRule), ...checkRules(lines, isRule), ...readImages(images).mistakes];
}

/** What is wrong with the rules among the lines by themselves. */
export function checkRules(lines: readonly string[], isRule: (line: string) => boolean = startsWithType): readonly string[] {
  return lines.filter(isRule).flatMap((rule) => readRule(rule).mistakes);
}

/** That rules have something to tag. */
export function checkRulesHaveImages(lines: readonly string[], images: readonly string[], isRule: (line: string) => boolean = startsWithType): readonly string[] {
  const rule = images.length === 0 ? lines.find(isRule) : undefined;
  return rule === undefined ? [] : [`${JSON.stringify(rule)} is a rule, and there is no image for it to tag; name repositories in images, as in ghcr.io/owner/app.`];
}
