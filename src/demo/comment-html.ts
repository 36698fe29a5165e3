import { Marked } from "marked";

/** What a comment of ours has of HTML; a forge lets it pass, too. */
const ALLOWED = /^<(?:\/?(?:summary|sub|code)|\/?details|details open|br)>$/;
const TAG = /<!--[\s\S]*?-->|<[^<>]*>/g;

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => sanitize(text),
    // Nothing is loaded from anywhere.
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      return /^https?:\/\//i.test(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>` : inner;
    },
  },
});

/** A comment's Markdown as HTML, as a forge shows it: of the tags in it only those that comments of ours have, without attributes. */
export function renderComment(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** HTML with every tag but the allowed ones shown as text, comments left out; entities stay. */
function sanitize(html: string): string {
  let shown = "";
  let at = 0;
  for (const { 0: tag, index } of html.matchAll(TAG)) {
    shown += escapeText(html.slice(at, index));
    shown += tag.startsWith("<!--") ? "" : ALLOWED.test(tag) ? tag : escapeText(tag);
    at = index + tag.length;
  }
  return shown + escapeText(html.slice(at));
}

function escapeText(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return escapeText(text.replaceAll("&", "&amp;")).replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
