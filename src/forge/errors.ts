import { UserError } from "../errors.ts";

/** Why a forge did not do what was asked: `refused` is for what it says of the request itself, `unavailable` for a forge that is down or asks to wait. */
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

/** The refusal of what was `asked` ("to show …"), by its status, the forge's own words, and whether a token was sent. */
export function refusal(asked: string, status: number, words: string, hasToken: boolean): ForgeError {
  const reason = reasonOf(status, words, hasToken);
  const said = words === "" ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
  return new ForgeError(reason, `The forge refused ${asked} (${said}).`, HINTS[reason]);
}

function reasonOf(status: number, words: string, hasToken: boolean): ForgeReason {
  if (status >= 500 || status === 429) return "unavailable";
  // A private repository is "not found" to whoever brings no token.
  if (status === 401 || (!hasToken && (status === 403 || status === 404))) return "no-token";
  if (status === 403 && /rate limit|abuse detection/i.test(words)) return "unavailable";
  // Nobody may write where the conversation is locked, or only who maintains it.
  if (status === 403) return /locked/i.test(words) ? "refused" : "read-only-token";
  return status === 404 ? "not-found" : "refused";
}

const HINTS: Readonly<Record<ForgeReason, string>> = {
  "no-token": "Give a valid token in `github-token`; in a workflow the default is the job's own.",
  "read-only-token":
    "Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
  "not-found": "Check the repository and the pull request, and that the token may read them.",
  refused: "The reason in brackets is the forge's own.",
  unavailable: "Try again later; the forge's status page may say more.",
};
