const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The text of the first element of this name, entities resolved; null where there is none, or where it holds more than text.
 * Enough for the flat answers of AWS: no attributes are read, and a document type is not looked at, so that it can define nothing.
 */
export function elementText(xml: string, name: string): string | null {
  const start = new RegExp(`<${name}(?:\\s[^<>]*)?>`).exec(xml);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const end = xml.indexOf("<", from);
  if (end === -1 || !xml.startsWith(`</${name}>`, end)) return null;
  return xml.slice(from, end).replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name = ""): string {
  if (decimal !== undefined) return decodePoint(Number(decimal));
  if (hex !== undefined) return decodePoint(Number.parseInt(hex, 16));
  return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
}

function decodePoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
}
