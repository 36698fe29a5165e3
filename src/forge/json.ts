/** Reads what stands at a path of a JSON value from outside; undefined where any step is not an object's own member. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/** The non-empty text at a path, of at most 1,024 characters unless told; null where there is none. */
export function textAt(value: unknown, path: readonly string[], maxLength = 1024): string | null {
  const found = at(value, ...path);
  return typeof found === "string" && found !== "" && found.length <= maxLength ? found : null;
}

/** The content of a file as the forges' APIs give it, in base64; null where there is none. */
export function contentAt(value: unknown): Buffer | null {
  const content = at(value, "content");
  return typeof content === "string" && at(value, "encoding") === "base64" ? Buffer.from(content, "base64") : null;
}

/** The integer at a path; null where there is none. */
export function integerAt(value: unknown, ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) ? found : null;
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The full hash of a commit at a path, SHA-1 or SHA-256 in lower case; null where there is none. */
export function commitAt(value: unknown, ...path: readonly string[]): string | null {
  const found = textAt(value, path)?.toLowerCase() ?? "";
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(found) ? found : null;
}
