import type { EventSource } from "./context-source.ts";

/** What git says of the commit that is checked out. */
export interface Commit {
  readonly sha: string;
  /** When it was made, in seconds since 1970. */
  readonly seconds: number;
  /** Where it was cloned from, without credentials and as a browser opens it; null where git does not say. */
  readonly origin: string | null;
}

/** What the default labels are taken from. */
interface LabelFacts {
  readonly source: EventSource | null;
  readonly commit: Commit | null;
  readonly now: Date;
}

const PREFIX = "org.opencontainers.image.";

/**
 * The labels `source`, `revision` and `created` (image-spec annotations.md), less those that `given` sets. The revision of
 * a pull request is its own commit: nobody can look up the one it would be merged as.
 */
export function defaultLabels(given: readonly string[], { source, commit, now }: LabelFacts, epochSeconds: number | null): string[] {
  const created = epochSeconds === null ? now : new Date(epochSeconds * 1000);
  const values: Readonly<Record<string, string | null>> = {
    source: source?.url ?? commit?.origin ?? null,
    revision: source?.headSha ?? commit?.sha ?? source?.sha ?? null,
    created: created.toISOString().replace(/\.\d{3}Z$/, "Z"),
  };
  const names = new Set(given.map((label) => label.split("=", 1)[0]));
  return Object.entries(values).flatMap(([name, value]) => (value === null || names.has(PREFIX + name) ? [] : [`${PREFIX}${name}=${value}`]));
}
