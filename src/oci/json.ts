import { UserError } from "../errors.ts";

/** A JSON object of a stranger: every field is still to be checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The hint for a document that breaks its specification. */
export const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";

/** Whether a value is an object and not an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON object that a text is; null for anything else, for where that is as good as nothing. */
export function readJsonObject(text: Uint8Array | string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
export function parseJsonObject(bytes: Uint8Array, where: string): JsonObject {
  const value = parseJson(bytes, where, BROKEN_HINT);
  if (!isJsonObject(value)) throw broken(where, "is not a JSON object");
  return value;
}

/** Parses any JSON in UTF-8. Throws a `UserError` that names it by `where`. */
export function parseJson(bytes: Uint8Array, where: string, hint: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UserError(`${where} is not valid JSON.`, hint, { cause });
  }
}

/** The error for a document that is JSON but not what its specification says. */
export function broken(where: string, what: string): UserError {
  return new UserError(`${where} ${what}.`, BROKEN_HINT);
}

/** A string, or null where there is none (image-spec: "Any OPTIONAL field MAY also be set to null"). */
export function optionalString(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === "string" ? value : null;
}

/** The elements of an array, none where it is absent or null; at most `max`. */
export function optionalArray(object: JsonObject, key: string, max: number, where: string): readonly unknown[] {
  const value = object[key] ?? [];
  if (!Array.isArray(value)) throw broken(where, `has "${key}" that is not an array`);
  if (value.length > max) throw broken(where, `has ${value.length} entries in "${key}", more than the ${max} that are read`);
  return value;
}

/** The entries of an object whose values are strings; others are left out. Its own keys only, `__proto__` included. */
export function stringRecord(value: unknown): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {};
  // fromEntries defines properties, where assignment would run the setter of `__proto__`.
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
