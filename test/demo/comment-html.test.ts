import fc from "fast-check";
import { expect, test } from "vitest";
import { renderComment } from "../../src/demo/comment-html.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { anyReport } from "../fakes/reports.ts";

test("a comment's table, folded section, code and footnote are HTML", () => {
  const markdown = "### ⚓ `acme/api` rides\n\n| Platform | Pull |\n|:--|--:|\n| `linux/amd64` | 8.3 MB |\n\n<details open><summary>Files on <code>linux/amd64</code></summary>\n\nNone.\n\n</details>\n\n<sub>Base: `main`</sub>\n";
  expect(renderComment(markdown).replaceAll("\n", "")).toBe(
    [
      "<h3>⚓ <code>acme/api</code> rides</h3>",
      '<table><thead><tr><th align="left">Platform</th><th align="right">Pull</th></tr></thead>',
      '<tbody><tr><td align="left"><code>linux/amd64</code></td><td align="right">8.3 MB</td></tr></tbody></table>',
      "<details open><summary>Files on <code>linux/amd64</code></summary><p>None.</p></details>",
      "<p><sub>Base: <code>main</code></sub></p>",
    ].join(""),
  );
});

test("the marker of a comment of ours is not shown", () => {
  expect(renderComment("<!-- plimsoll:diff key=acme/api -->\nwords")).not.toContain("plimsoll:diff");
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["an image that fails to load", '<img src=x onerror="alert(1)">'],
  ["an attribute of an allowed tag", '<details onclick="alert(1)">'],
  ["a tag that is not ended", "<iframe src=//evil"],
  ["Markdown's own image", "![x](https://evil.example/x.png)"],
  ["a link that runs a script", "[x](javascript:alert(1))"],
  ["a link with a quote in it", '[x](https://evil.example/"onclick="alert(1))'],
])("%s is text", (_, markdown) => {
  expect(foreignTags(renderComment(`before ${markdown} after\n\n${markdown}\n`))).toEqual([]);
});

test("of any report's comment, no tag is left that is not ours", () => {
  fc.assert(
    fc.property(anyReport(), (report) => {
      expect(foreignTags(renderComment(renderMarkdown(report, { key: "acme/api", waiveLabel: "size-ok", maxBytes: 20_000 })))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

const OURS = /^<(?:\/?(?:h[1-6]|p|table|thead|tbody|tr|strong|em|code|sub|summary|details|ul|ol|li|hr|br|del|blockquote|pre)|(?:th|td)(?: align="(?:left|right)")?|\/(?:th|td)|details open|a href="https?:\/\/[^"<>]*" rel="noopener noreferrer"|\/a|ol start="\d+"|input (?:checked="" )?disabled="" type="checkbox")>$/;

function foreignTags(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !OURS.test(tag));
}
