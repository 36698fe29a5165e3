import { UserError } from "../errors.ts";
import type { RunEvent } from "../forge/event.ts";
import type { Inputs } from "../inputs/spec.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";
import type { declaration } from "./inputs.ts";

/** What `comment` will do, as data. */
export interface CommentPlan {
  readonly reports: readonly string[];
  /** The run whose artifacts a report may be; null: this one. */
  readonly artifactsOf: string | null;
  /** What must lead to exactly the commit that was measured; null where nothing is posted. */
  readonly subject:
    | null
    /** `headSha` null: the run does not say which commit it is of, and only the report can. */
    | { readonly number: number; readonly headSha: string | null }
    | { readonly headOwner: string; readonly headBranch: string; readonly headSha: string };
  readonly when: "auto" | "always" | "never";
  /** null: the one report's own key, `all` for several. */
  readonly key: string | null;
  readonly waiveLabel: string;
  /** Normalised; empty: what the reports are of. */
  readonly expectedPlatforms: readonly string[];
  /** Where the one image's report is written; null: nowhere. */
  readonly reportPath: string | null;
  /** The name of the artifact that it becomes; null: none. */
  readonly artifact: string | null;
}

/** Chooses what to post and how the pull request is to be proved. */
export function planComment(inputs: Inputs<typeof declaration>, event: RunEvent, temporaryDirectory: string | null): CommentPlan {
  return {
    reports: inputs.report,
    artifactsOf: event.workflowRun?.id ?? null,
    subject: inputs.comment === "never" ? null : planSubject(event),
    when: inputs.comment,
    key: inputs.key ?? null,
    waiveLabel: inputs["waive-label"],
    expectedPlatforms: inputs["expect-platforms"].map((platform) => formatPlatform(parsePlatform(platform))),
    reportPath: inputs["write-report"] ?? (temporaryDirectory === null ? null : `${temporaryDirectory}/plimsoll/joined-report.json`),
    artifact: inputs.artifact ?? null,
  };
}

function planSubject({ workflowRun, pullRequest }: RunEvent): NonNullable<CommentPlan["subject"]> {
  if (workflowRun !== null) {
    const { headOwner, headBranch, headSha, pullRequest: number } = workflowRun;
    return number !== null ? { number, headSha } : { headOwner, headBranch, headSha };
  }
  if (pullRequest !== null) return { number: pullRequest.number, headSha: pullRequest.headSha };
  throw new UserError(
    "This run belongs to no pull request.",
    "Run comment in a workflow that starts on workflow_run or pull_request; elsewhere name it with `--forge`, `--repo` and `--pr`.",
  );
}
