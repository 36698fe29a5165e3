import { UserError } from "../errors.ts";

/** Why a forge did not do what was asked; `refused` is everything that is not about the token, and `unavailable` no answer. */
export type ForgeReason = "no-token" | "read-only-token" | "not-found" | "refused" | "unavailable";

/** A forge's refusal. */
export class ForgeError extends UserError {
  readonly reason: ForgeReason;

  constructor(reason: ForgeReason, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, hint, options);
    this.name = "ForgeError";
    this.reason = reason;
  }
}

/** What a refusal is called and how it is mended, by its status, the forge's own words, and whether a token was sent. */
export function refusal(asked: string, status: number, words: string, hasToken: boolean): ForgeError {
  const reason = reasonOf(status, words, hasToken);
  const said = words === "" ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
  return new ForgeError(reason, `The forge refused ${asked} (${said}).`, HINTS[reason]);
}

function reasonOf(status: number, words: string, hasToken: boolean): ForgeReason {
  if (status >= 500 || status === 429) return "unavailable";
  // A private repository is "not found" to whoever brings no token.
  if (!hasToken && (status === 401 || status === 403 || status === 404)) return "no-token";
  if (status === 401) return "no-token";
  if (status === 403) return /rate limit|abuse|locked/i.test(words) ? "refused" : "read-only-token";
  return status === 404 ? "not-found" : "refused";
}

const HINTS: Readonly<Record<ForgeReason, string>> = {
  "no-token": "Give a valid token in `github-token`; in a workflow the default is the job's own.",
  "read-only-token":
    "Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
  "not-found": "Check the repository and the pull request, and that the token may read them.",
  refused: "The words in brackets are the forge's own reason.",
  unavailable: "Try again later; the forge's status page may say more.",
};
