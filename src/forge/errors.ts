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

/** What mends a refusal, by its reason. */
export type Hints = Readonly<Record<ForgeReason, string>>;

/** With what the forge was asked, as far as a refusal depends on it. */
interface Shown {
  /** "" for none. */
  readonly token: string;
  readonly scheme: "token" | "private-token" | "job-token";
  readonly hints: Hints;
}

/** The refusal of what was `asked` ("to show …"), by its status, the forge's own words, and what token was shown. */
export function refusal(asked: string, status: number, words: string, { token, scheme, hints }: Shown): ForgeError {
  const found = reasonOf(status, words, token !== "");
  // GitLab takes a job's token for none at all where that may not be used.
  const reason = found === "no-token" && scheme === "job-token" ? "read-only-token" : found;
  const said = words === "" ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
  return new ForgeError(reason, `The forge refused ${asked} (${said}).`, hints[reason]);
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

/** What mends it on GitHub, GHES, Gitea and Forgejo. */
export const HINTS: Hints = {
  "no-token": "Give a valid token in `github-token`; in a workflow the default of an action is the job's own.",
  "read-only-token":
    "Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
  "not-found": "Check the repository and the pull request, and that the token may read them.",
  refused: "The reason in brackets is the forge's own.",
  unavailable: "Try again later; the forge's status page may say more.",
};

/** What was asked, or null where it is refused for one of these reasons. */
export async function orNull<T>(reasons: readonly ForgeReason[], asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ForgeError && reasons.includes(error.reason)) return null;
    throw error;
  }
}

/** Ends what was `asked` where the answer is no JSON of the kind that the API promises. */
export function unreadable(asked: string): never {
  throw new ForgeError("refused", `The forge's answer, asked ${asked}, is not what its API promises.`, "Check the address of its API (GITHUB_API_URL, or `api-url`).");
}
