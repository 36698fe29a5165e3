/** What the whole job does on an event, in the words of the table in README.md and docs/root-action.md. */
export interface EventRow {
  readonly event: string;
  readonly image: "built and pushed" | "built";
  /** Without `tags`, of a push to `main` and of the tag `v1.2.3`. */
  readonly tags: readonly string[];
  readonly latest: "moves" | "stays";
  readonly base: string;
  readonly comment: "yes" | "a notice" | "";
}

/** Each row is held by test/all/events.test.ts, cell by cell. */
export const EVENTS: readonly EventRow[] = [
  { event: "push to a branch", image: "built and pushed", tags: ["main", "sha-1a2b3c4"], latest: "stays", base: "the commit before the push", comment: "" },
  { event: "tag, release", image: "built and pushed", tags: ["v1.2.3", "sha-1a2b3c4", "latest"], latest: "moves", base: "what `latest` named before", comment: "" },
  { event: "pull request", image: "built", tags: [], latest: "stays", base: "the commit that it branched off", comment: "yes" },
  { event: "a fork's or Dependabot's pull request", image: "built", tags: [], latest: "stays", base: "the commit that it branched off", comment: "a notice" },
  { event: "schedule", image: "built and pushed", tags: ["nightly", "main", "sha-1a2b3c4"], latest: "stays", base: "what the default branch's tag named before", comment: "" },
  { event: "manual run", image: "built and pushed", tags: ["main", "sha-1a2b3c4"], latest: "stays", base: "what the default branch's tag named before", comment: "" },
  { event: "any other, as `merge_group`", image: "built", tags: [], latest: "stays", base: "what the default branch's tag names", comment: "" },
];

/** The table. */
export function renderEvents(): string {
  const rows = EVENTS.map(({ event, image, tags, latest, base, comment }) => [event, image, tags.map((tag) => `\`${tag}\``).join(" "), latest, base, comment]);
  return [["event", "image", "tags, unless `tags` says otherwise", "`latest`", "compared with", "comment"], ["---", "---", "---", "---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const START = "<!-- events: start -->";
const END = "<!-- events: end -->";

/** The text with the table between its markers; without them it stays as it is. */
export function replaceEvents(text: string): string {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  return start === -1 || end < start ? text : `${text.slice(0, start)}${START}\n${renderEvents()}\n${text.slice(end)}`;
}
