import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { parseReport } from "../../src/report/schema.ts";
import { renderText } from "../../src/report/text.ts";
import { SCENARIOS } from "./scenarios.ts";

const COMMENT_BYTES = 60_000;

test.each(Object.entries(SCENARIOS))("the comment for %s", async (name, report) => {
  const markdown = renderMarkdown(report, {
    key: "acme/api",
    waiveLabel: "size-ok",
    maxBytes: COMMENT_BYTES,
    isBackToNormal: name === "back-to-normal",
  });
  await expect(markdown).toMatchFileSnapshot(`renderings/${name}.md`);
});

test.each(Object.entries(SCENARIOS).filter(([name]) => name !== "truncated"))("the terminal's text for %s", async (name, report) => {
  await expect(renderText(report, { color: false, width: 100 })).toMatchFileSnapshot(`renderings/${name}.txt`);
});

test.each(Object.entries(SCENARIOS))("%s is a valid report", (_, report) => {
  expect(() => parseReport(new TextEncoder().encode(JSON.stringify(report)), "report.json")).not.toThrow();
});
