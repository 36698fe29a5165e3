import { integerAt, textAt } from "./json.ts";
import type { Dialect } from "./rest.ts";

/** The account behind the token of a job on Gitea and Forgejo: `gitea-actions`, `forgejo-actions`. */
const JOB_ACCOUNT = -2;

/** Gitea and Forgejo: the paths are GitHub's, and so are most answers. */
export const giteaDialect: Dialect = {
  longestPage: "limit=50",
  leanCommits: "&stat=false&verification=false&files=false",
  headFilter: () => "",
  accountType: (user) => (integerAt(user, "id") === JOB_ACCOUNT ? "Bot" : (textAt(user, ["type"]) ?? "User")),
  mergeBaseInPullRequest: true,
  artifactsHint: "Forgejo, and Gitea before 1.24, list no artifacts: let the workflow fetch it, and give its path.",
};
