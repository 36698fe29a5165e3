/**
 * Text as a `code` element, in which neither Markdown nor HTML is read: every character that could mean something is an
 * entity. A stranger's goes through `showForeign` first.
 */
export function codeElement(text: string): string {
  return `<code>${text.replace(/[^\p{L}\p{M}\p{N} /.…-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}

/** Text as prose, in which neither Markdown nor HTML is read, and nothing becomes a link. A stranger's goes through `showForeign` first. */
export function plainText(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** Markdown that is shown when its title, which is Markdown too, is clicked. */
export function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** A table of cells that are Markdown already; a letter of `aligns` for each column, `l` or `r`. */
export function markdownTable(titles: readonly string[], aligns: string, rows: readonly (readonly string[])[]): string {
  const rule = [...aligns].map((align) => (align === "r" ? "--:" : ":--"));
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
