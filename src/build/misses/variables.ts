/** A variable of a build: its value, and whether anything of it may be kept. */
export interface Variable {
  readonly value: string;
  readonly kind: "argument" | "variable";
  readonly isSecret: boolean;
}

/** Variables by their names; what is declared last counts. */
export type Variables = ReadonlyMap<string, Variable>;

/** Made so that no text is gone over more than a few times: a name ends where it ends, and what stands behind it ends before the next `${NAME:-`. */
const USE = /\\.|\$(?:(\w+)|\{(\w+)(?!\w)(:?[-+?])?((?:[^${}]|\$\{\w+\}|\$(?!\{))*)\})/g;
/** `ENV A=$A$A` doubles it each time. */
const MAX_LENGTH = 1024 * 1024;

/** The names that a text uses, `NAME` of `$NAME` and of `${NAME:-other}`, once each. */
export function namesIn(text: string): string[] {
  const names = [...text.matchAll(USE)].flatMap(([, plain, braced, , other = ""]) => [...(plain === undefined ? [] : [plain]), ...(braced === undefined ? [] : [braced]), ...namesOfOther(other)]);
  return [...new Set(names)];
}

function namesOfOther(text: string): string[] {
  return text.includes("$") ? namesIn(text) : [];
}

/**
 * The text with the values of what it uses. What is not known stays as written, and a form that only shortens or replaces
 * a value has all of it behind it: the result tells whether two of them are the same. Where it would be very long, the text as written.
 */
export function expand(text: string, variables: Variables): string {
  const expanded = text.replaceAll(USE, (whole, plain?: string, braced?: string, operator?: string, other = "") => {
    const name = plain ?? braced;
    if (name === undefined) return whole.slice(1);
    const value = variables.get(name)?.value;
    const isSet = value !== undefined && (operator?.startsWith(":") !== true || value !== "");
    if (operator?.endsWith("-") === true) return isSet ? value : expand(other, variables);
    if (operator?.endsWith("+") === true) return isSet ? expand(other, variables) : "";
    if (value === undefined) return whole;
    const isWhole = plain !== undefined || whole === `\${${name}}` || operator !== undefined;
    return isWhole ? value : `${whole}${value}`;
  });
  return expanded.length > Math.max(text.length, MAX_LENGTH) ? text : expanded;
}
