import { UserError } from "../errors.ts";
import { parseRecords } from "../inputs/records.ts";

/** What one `key=value,key=value` says, in its order; keys in lower case, the value null where there is no `=`. */
export type Attributes = readonly (readonly [key: string, value: string | null])[];

/** Reads one record of attributes as buildx does: CSV, in which a quoted field may hold commas. Throws a `UserError` where a quote is never closed. */
export function parseAttributes(text: string): Attributes {
  const [fields = []] = parseRecords(text);
  return fields.map((field) => {
    const equals = field.indexOf("=");
    if (equals === -1) return [field.trim(), null];
    return [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1)];
  });
}

/** Writes attributes as one record of CSV, quoted where they hold a comma, a quote or a line end. */
export function formatAttributes(attributes: Attributes): string {
  return attributes.map(([key, value]) => quoteField(value === null ? key : `${key}=${value}`)).join(",");
}

/** The last value of a key; null where it has none. */
export function attribute(attributes: Attributes, key: string): string | null {
  return attributes.findLast(([name]) => name === key)?.[1] ?? null;
}

/** Throws a `UserError` where a field other than the first is no `key=value`. */
export function requirePairs(attributes: Attributes): void {
  const lone = attributes.find(([, value]) => value === null);
  if (lone !== undefined) throw new UserError(`${JSON.stringify(lone[0])} is no key=value.`, "Write key=value pairs with commas between them.");
}

function quoteField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
