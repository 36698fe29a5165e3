/** How a stranger's text is made fit for the log. */
interface NeutralizeOptions {
  /** Hides secrets; runs when control characters are gone and before anything is inserted. */
  readonly redact?: (text: string) => string;
  /** Characters kept of a line. */
  readonly maxLineLength?: number;
}

// ECMA-48 sequences: OSC, DCS, SOS, PM and APC up to their terminator, then CSI, then two-byte escapes.
const ESCAPES = new RegExp(
  [
    "(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c\\r\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?",
    "\\u001b[ -/]*[0-~]?",
  ].join("|"),
  "g",
);
// Control characters but the tab, and what turns the direction of text.
const CONTROLS = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The lines of a text that a child or a stranger wrote, harmless in a log: no terminal escape, no control character,
 * and nothing that a runner takes for a workflow command (`::name::` at the start of a line, `##[name]` anywhere).
 */
export function neutralize(text: string, options: NeutralizeOptions = {}): string[] {
  const plain = text.replace(ESCAPES, "").split(/\r\n|\n|\r/).map((line) => line.replace(CONTROLS, "")).join("\n");
  const safe = options.redact === undefined ? plain : options.redact(plain);
  return safe.split("\n").map((line) => cut(breakCommands(line), options.maxLineLength ?? Infinity));
}

/** A backslash inside each command's opening, as the runner itself does where it must show one. */
function breakCommands(line: string): string {
  return line.replace(/##(?=(?:vso)?\[)/gi, "##\\").replace(/^(\s*)::/, "$1\\::");
}

function cut(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength).toWellFormed()}… (${line.length - maxLength} more characters)`;
}
