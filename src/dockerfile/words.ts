/** `--name=value`. */
export interface Flag {
  readonly name: string;
  /** null where there is no `=`. */
  readonly value: string | null;
}

const COMMENT = /^\s*#/;

/** The first lines of an instruction, up to where no line is continued any more, as one text; and how many they are. */
export function headerOf(lines: readonly string[], escape: string): { readonly text: string; readonly lineCount: number } {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    // Comments and blank lines do not end a continuation.
    if (index > 0 && (COMMENT.test(line) || line.trim() === "")) continue;
    const end = line.trimEnd();
    if (!end.endsWith(escape)) return { text: [...parts, line].join(""), lineCount: index + 1 };
    parts.push(end.slice(0, -escape.length));
  }
  return { text: parts.join(""), lineCount: lines.length };
}

/** Splits at blanks; a blank in quotes, or one that is escaped, is none. Quotes and escapes stay. What follows `maxWords` words is not looked at. */
export function splitWords(text: string, escape: string, maxWords = Infinity): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === "" && /\s/.test(character)) {
      if (word !== "") words.push(word);
      if (words.length >= maxWords) return words;
      word = "";
      continue;
    }
    word += character;
    if (character === escape && quote !== "'") {
      at += 1;
      word += text.charAt(at);
    } else if (quote === "" && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = "";
  }
  return word === "" ? words : [...words, word];
}

/** Splits at blanks, whatever stands around them: so are the words of COPY, ADD and FROM. */
export function splitBlanks(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Takes quotes away and resolves escapes; variables stay as they are. */
export function unquote(word: string, escape: string): string {
  let text = "";
  let quote = "";
  for (let at = 0; at < word.length; at += 1) {
    const character = word.charAt(at);
    if (character === escape && quote !== "'" && at + 1 < word.length) {
      at += 1;
      const next = word.charAt(at);
      // In double quotes, an escape before anything else is a character like any other.
      text += quote === '"' && !['"', "$", escape].includes(next) ? character + next : next;
    } else if (quote === "" && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = "";
    else text += character;
  }
  return text;
}

/** Takes the flags off the front. */
export function takeFlags(text: string, escape: string): { readonly flags: readonly Flag[]; readonly text: string } {
  const flags: Flag[] = [];
  let rest = text.trimStart();
  while (rest.startsWith("--")) {
    const [word = ""] = splitWords(rest, escape, 1);
    rest = rest.slice(word.length).trimStart();
    if (word === "--") break;
    const equals = word.indexOf("=");
    if (equals === -1) flags.push({ name: word.slice(2), value: null });
    else flags.push({ name: word.slice(2, equals), value: unquote(word.slice(equals + 1), escape) });
  }
  return { flags, text: rest };
}

/** The strings of the JSON form; null where it is not that form, and then it is the other one. */
export function takeJson(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((each) => typeof each === "string") ? parsed : null;
  } catch {
    return null;
  }
}
