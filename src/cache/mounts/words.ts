/** What variables stand for; null: known to be set, but not to what. */
export type Variables = ReadonlyMap<string, string | null>;

const REFERENCE = /\\([\s\S])|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^${}]*))?\}|(\{))/g;

/** `ENV A=$A$A` doubles it each time. */
const MAX_LENGTH = 4096;

/**
 * A word with its variables filled in as BuildKit does (moby/buildkit, frontend/dockerfile/shell): one that is not set is empty.
 * null where it cannot be told from here: a value is not known, or very long, or the form is one that is rarely used.
 */
export function expandWord(word: string, variables: Variables, isComplete = true): string | null {
  let isKnown = true;
  const text = word.replaceAll(REFERENCE, (_whole, escaped: string | undefined, bare: string | undefined, braced: string | undefined, operator: string | undefined, other: string | undefined, strange: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const name = bare ?? braced ?? "";
    const value = variables.get(name);
    if (strange !== undefined || value === null || (value === undefined && !isComplete)) isKnown = false;
    const isSet = value !== undefined && value !== null && (value !== "" || operator?.startsWith(":") !== true);
    if (operator?.endsWith("-") === true) return isSet ? value : (other ?? "");
    if (operator?.endsWith("+") === true) return isSet ? (other ?? "") : "";
    return value ?? "";
  });
  return isKnown && text.length <= MAX_LENGTH ? text : null;
}
