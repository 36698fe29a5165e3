import { parse } from "csv-parse/sync";
import { UserError } from "../errors.ts";

/**
 * The records of a text in CSV (RFC 4180), relaxed as Docker's actions relax it: a quote inside a field that does not
 * begin with one stands for itself, records may differ in length, empty lines are dropped. With comments what follows
 * a # outside quotes is one, to the end of its line; `lines`: where nothing stands before it. Throws a `UserError` where a
 * quote is never closed.
 */
export function parseRecords(text: string, comments: boolean | "lines" = false): string[][] {
  try {
    return parse(text, { columns: false, relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, comment: comments === false ? null : "#", comment_no_infix: comments === "lines" });
  } catch (error) {
    throw new UserError("a quote that opens a field is never closed.", 'Close it, or double it where it is meant: `"a ""b"" c"`.', { cause: error });
  }
}
