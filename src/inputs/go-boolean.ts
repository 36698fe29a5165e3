/** The boolean that a text means to Go's `strconv.ParseBool`, by which Docker's programs read flags and variables; null for any other text. */
export function parseGoBoolean(text: string): boolean | null {
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return true;
  return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : null;
}
