import { runInNewContext } from "node:vm";
import { UserError } from "../errors.ts";

/** Where an expression stands, for who has to mend it. */
export interface ExpressionPlace {
  /** The attribute that holds it. */
  readonly attribute: "match" | "pattern";
  /** The rule, as it was written. */
  readonly rule: string;
}

const LIMIT_MS = 1000;
const SHOWN_CHARACTERS = 100;

/** What the expression finds in the name of a git tag. Throws a `UserError` where that takes too long: the tag is of whoever may push one. */
export function matchName(name: string, expression: RegExp, { attribute, rule }: ExpressionPlace): RegExpMatchArray | null {
  try {
    // Nothing but a context of its own has a time limit.
    return runInNewContext("name.match(expression)", { name, expression }, { timeout: LIMIT_MS }) as RegExpMatchArray | null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    const shown = name.length > SHOWN_CHARACTERS ? `${name.slice(0, SHOWN_CHARACTERS)}…` : name;
    throw new UserError(
      `${attribute} of ${JSON.stringify(rule)} takes more than a second on ${JSON.stringify(shown)}.`,
      "Write it so that each character can be matched in one way only: no repetition within a repetition, as in (a+)+.",
      { cause: error },
    );
  }
}
