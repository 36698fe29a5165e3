/** Escapes that are longer than this many characters of a name are never needed: longer names are shortened. */
const MAX_SHOWN_CHARACTERS = 300;
const ELLIPSIS = "…";
/** Controls, formats (bidi, zero width), surrogates, private use and unassigned, and every blank that is not U+0020. */
const UNSEEN = /^(?:[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{3})/u;
const WIDE = /^(?:[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;
const MARK = /^\p{M}/u;

/** Where a text that is too long loses characters: a path keeps both ends, an instruction its beginning. */
export type Cut = "middle" | "end";

/**
 * Text that a stranger wrote, as it can be shown: what cannot be seen is written out (`\u{202E}`), and at most `max`
 * columns are left, an ellipsis where some are gone. Markdown and HTML are the renderer's to escape.
 */
export function showForeign(text: string, max = MAX_SHOWN_CHARACTERS, cut: Cut = "middle"): string {
  const atoms = atomsOf(text, max);
  if (widthOf(atoms) <= max) return atoms.join("");
  const room = Math.max(0, max - 1);
  const headRoom = cut === "end" ? room : Math.ceil(room / 2);
  const head = takeWhileFits(atoms, headRoom);
  const tail = takeWhileFits([...atoms].reverse(), room - headRoom).reverse();
  return [...head, ELLIPSIS, ...tail].join("");
}

/** As `showForeign`, on one line and cut at its end, for a stranger's words within a sentence. */
export function showForeignWords(text: string, max: number): string {
  return showForeign(text.replace(/\s+/g, " ").trim(), max, "end");
}

/** How many columns of a terminal the text takes. */
export function displayWidth(text: string): number {
  return widthOf([...text]);
}

/** One element for each character or escape; of a text far beyond `max`, only both ends. */
function atomsOf(text: string, max: number): string[] {
  // A code point is at most two code units; what is cut away here would not be shown either.
  const reach = 2 * max + 2;
  const near = text.length <= 2 * reach ? text : `${text.slice(0, reach)}${text.slice(-reach)}`;
  let marks = 0;
  return [...near].map((character) => {
    marks = MARK.test(character) ? marks + 1 : 0;
    const isUnseen = character !== " " && UNSEEN.test(character);
    return isUnseen || marks > 2 ? escapeCharacter(character) : character;
  });
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

function takeWhileFits(atoms: readonly string[], room: number): string[] {
  let left = room;
  let count = 0;
  for (const atom of atoms) {
    left -= widthOf([atom]);
    if (left < 0) break;
    count += 1;
  }
  return atoms.slice(0, count);
}

function widthOf(atoms: readonly string[]): number {
  let width = 0;
  for (const atom of atoms) {
    if (WIDE.test(atom)) width += 2;
    else if (!MARK.test(atom)) width += atom.length > 2 ? atom.length : 1;
  }
  return width;
}
