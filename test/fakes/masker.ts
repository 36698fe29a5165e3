/** The runner's secret masker: exact substrings, each value in the encodings that the runner registers, overlaps merged. */
export interface Masker {
  add(value: string): void;
  mask(text: string): string;
}

/** A masker as `Runner.Common/HostContext.cs` sets it up. */
export function createMasker(): Masker {
  const values = new Set<string>();
  return {
    add(value) {
      for (const encoded of [value, ...ENCODERS.map((encode) => encode(value))]) {
        if (encoded !== "") values.add(encoded);
      }
    },
    mask: (text) => maskValues(text, values),
  };
}

function maskValues(text: string, values: ReadonlySet<string>): string {
  const isHidden = new Uint8Array(text.length);
  for (const value of values) {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) isHidden.fill(1, at, at + value.length);
  }
  let masked = "";
  for (let at = 0; at < text.length; at += 1) {
    if (isHidden[at] === 0) masked += text[at];
    else if (at === 0 || isHidden[at - 1] === 0) masked += "***";
  }
  return masked;
}

/** `Sdk/DTLogging/Logging/ValueEncoders.cs`. */
const ENCODERS: readonly ((value: string) => string)[] = [
  (value) => base64Shifted(value, 0),
  (value) => base64Shifted(value, 1),
  (value) => base64Shifted(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  (value) => JSON.stringify(value).slice(1, -1),
  (value) => encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
  (value) => (value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : ""),
  (value) => longEnough(value.slice(0, ampersandEnd(value))),
  (value) => longEnough(value.includes("&") ? value.slice(ampersandEnd(value)) : ""),
];

function base64Shifted(value: string, shift: number): string {
  const bytes = Buffer.from(value);
  return (bytes.length > shift ? bytes.subarray(shift) : bytes).toString("base64");
}

/** PowerShell prints a value in two parts, cut behind `&+` or the last `&`. */
function ampersandEnd(value: string): number {
  const plus = value.indexOf("&+");
  return plus === -1 ? value.lastIndexOf("&") + 1 : plus + 2;
}

function longEnough(section: string): string {
  return section.length >= 6 ? section : "";
}
