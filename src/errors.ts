import type { Annotation } from "./host/host.ts";

/** A failure that the reader can mend: shown without a stack, with the hint that says how. */
export class UserError extends Error {
  /** What to do about it, as a full sentence. */
  readonly hint: string;
  /** Where in the repository it belongs. */
  readonly place: Annotation | undefined;

  constructor(message: string, hint: string, options?: { cause?: unknown; place?: Annotation | undefined }) {
    super(message, options);
    this.name = "UserError";
    this.hint = hint;
    this.place = options?.place;
  }
}

/** How an error is shown: the message, the hint of a `UserError`, and for our own bugs the stack for the debug log. */
export interface ShownError {
  readonly message: string;
  readonly hint: string;
  /** null for a `UserError`: its reader needs no stack. */
  readonly stack: string | null;
}

const BUG_HINT =
  "This is a bug in Plimsoll. Please report it with the debug log at https://github.com/plimsoll-ci/plimsoll/issues.";

/** Turns whatever was thrown into what is shown to a person. */
export function showError(thrown: unknown): ShownError {
  if (thrown instanceof UserError) return { message: thrown.message, hint: thrown.hint, stack: null };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { message: error.message, hint: BUG_HINT, stack: stackWithCauses(error) };
}

function stackWithCauses(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackWithCauses(error.cause)}` : own;
}
