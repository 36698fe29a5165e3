import { UserError } from "../errors.ts";

/** A check of an input that holds what `parse` takes: the refusals of every value, each with its cure. */
export function checkedBy(parse: (value: string) => unknown): (values: readonly string[]) => readonly string[] {
  return (values) => values.flatMap((value) => refusalOf(parse, value));
}

function refusalOf(parse: (value: string) => unknown, value: string): string[] {
  try {
    parse(value);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [`${error.message} ${error.hint}`];
  }
}
