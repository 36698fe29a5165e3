import { escapeHtml, renderComment } from "./comment-html.ts";
import { STYLE } from "./style.ts";

/** A comment as it stood at some time. */
export interface ShownComment {
  /** Follows "plimsoll commented, ". */
  readonly when: string;
  readonly body: string;
}

export interface ShownPullRequest {
  readonly project: string;
  readonly pullRequest: number;
  readonly title: string;
  readonly comments: readonly ShownComment[];
}

/** A page that needs nothing but itself, and runs no script: the comments of a pull request as a forge shows them. */
export function renderPage({ project, pullRequest, title, comments }: ShownPullRequest): string {
  const shown = comments.map(({ when, body }) => `<article>\n<p class="when"><b>plimsoll</b> commented, ${escapeHtml(when)}</p>\n<div class="body">\n${renderComment(body)}</div>\n</article>`);
  return frame(`${title} · ${project}`, `<header>\n<p>${escapeHtml(project)}</p>\n<h1>${escapeHtml(title)} <span>#${pullRequest}</span></h1>\n</header>\n${shown.join("\n")}`);
}

/** A page that shows Markdown alone, as the summary of a job. */
export function renderSummaryPage(title: string, markdown: string): string {
  return frame(title, `<article>\n<p class="when">${escapeHtml(title)}</p>\n<div class="body">\n${renderComment(markdown)}</div>\n</article>`);
}

function frame(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
