import type { Host } from "../host/host.ts";
import type { RunEvent } from "./event.ts";

/** What started the run, as far as it decides what the whole job does. */
export type OccasionKind = "push" | "tag" | "pull-request" | "fork-pull-request" | "schedule" | "manual" | "other";

/** What kind of run this is, and what the whole job does in it. */
export interface Occasion {
  readonly kind: OccasionKind;
  /** Builds are pushed and tags move. */
  readonly publishes: boolean;
  /** There is a pull request to comment on. */
  readonly comments: boolean;
  /** A full sentence, for the log and the plan. */
  readonly why: string;
}

/** Whether a run publishes that was told to by the input `publish`. What a fork brings is never published, whatever is asked for. */
export function publishesIn({ kind, publishes }: Pick<Occasion, "kind" | "publishes">, publish: "auto" | "always" | "never"): boolean {
  return publish === "always" ? kind !== "fork-pull-request" : publish === "auto" && publishes;
}

const READ_ONLY = "such runs get no secrets, and a token that can only read";

/** Tells the kind of run from the event; what is not known for sure publishes nothing. */
export function readOccasion(event: RunEvent, env: Host["env"]): Occasion {
  const isDependabot = env["GITHUB_ACTOR"] === "dependabot[bot]";
  if (event.pullRequest !== null) return readPullRequest(event, isDependabot);
  const ref = event.ref ?? env["GITHUB_REF"] ?? "";
  const kind = kindOf(event.name, ref);
  if (kind === "other") return { kind, publishes: false, comments: false, why: whyOther(event) };
  if (isDependabot) return { kind, publishes: false, comments: false, why: `Dependabot started this run: ${READ_ONLY}.` };
  return { kind, publishes: true, comments: false, why: `${BEGINNINGS[kind]} ${shortRef(ref)}.` };
}

function readPullRequest({ ci, name, pullRequest, repository }: RunEvent, isDependabot: boolean): Occasion {
  const number = pullRequest?.number ?? 0;
  const head = pullRequest?.headRepository ?? null;
  if (isDependabot) {
    return { kind: "fork-pull-request", publishes: false, comments: true, why: `Dependabot's pull request ${number}: ${READ_ONLY}.` };
  }
  // GitHub compares names without regard to case.
  const own = repository === null ? null : `${repository.owner}/${repository.name}`;
  if (head !== null && own !== null && head.toLowerCase() === own.toLowerCase()) {
    return { kind: "pull-request", publishes: false, comments: true, why: `Pull request ${number} of this repository.` };
  }
  // Only the Actions family's event tells a repository that is gone from one that is not named.
  if (head === null && ci !== "Actions") {
    return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number}: nothing names the repository that its head is in, so it is taken for a fork's.` };
  }
  const from = head === null ? "a fork that is gone" : `the fork ${head}`;
  // pull_request_target runs with all rights; what is built is a stranger's all the same.
  const rights = name === "pull_request_target" ? "" : `: ${READ_ONLY}`;
  return { kind: "fork-pull-request", publishes: false, comments: true, why: `Pull request ${number} from ${from}${rights}.` };
}

const BEGINNINGS = {
  push: "A push to",
  tag: "The tag",
  schedule: "A scheduled run of",
  manual: "A run by hand of",
} as const;

function kindOf(name: string, ref: string): keyof typeof BEGINNINGS | "other" {
  switch (name) {
    case "push":
      return ref.startsWith("refs/tags/") ? "tag" : "push";
    // A release of a tag that is there already: no push of it may have been built.
    case "release":
      return ref.startsWith("refs/tags/") ? "tag" : "other";
    case "schedule":
      return "schedule";
    // Both are started by someone who may write to the repository.
    case "workflow_dispatch":
    case "repository_dispatch":
      return "manual";
    default:
      return "other";
  }
}

function whyOther({ ci, name }: RunEvent): string {
  if (name !== "") return `Nothing is published on ${name}.`;
  return ci === "" ? "This runs outside any CI." : `${ci} does not say what started this run, or it is nothing that publishes.`;
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "") || "an unknown ref";
}
