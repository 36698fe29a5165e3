import { expect, test } from "vitest";
import { elementText } from "../../../src/login/providers/xml.ts";

test.each([
  ["<A><Code>AccessDenied</Code></A>", "AccessDenied"],
  ['<A><Code xmlns="x">AccessDenied</Code></A>', "AccessDenied"],
  ["<A><Code>1</Code><Code>2</Code></A>", "1"],
  ["<Code>&lt;a&gt; &amp;amp; &quot;b&apos; &#33;&#x21; &unknown;</Code>", "<a> &amp; \"b' !! &unknown;"],
  ["<Code></Code>", ""],
  ["<Code>&#9999999;</Code>", "\uFFFD"],
])("The text of the first element: %s", (xml, text) => {
  expect(elementText(xml, "Code")).toBe(text);
});

test.each([
  ["where there is none", "<A/>"],
  ["with another element in it", "<Code><b>x</b></Code>"],
  ["without an end", "<Code>x"],
  ["of which the name is a part", "<Codes>x</Codes>"],
  ["in CDATA", "<Code><![CDATA[x]]></Code>"],
])("No text is taken from an element %s", (_what, xml) => {
  expect(elementText(xml, "Code")).toBeNull();
});

test("A document type defines nothing", () => {
  const xml = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]><Code>&secret;</Code>';

  expect(elementText(xml, "Code")).toBe("&secret;");
});

test("A text of many openings and no end takes no time", () => {
  const started = performance.now();

  expect(elementText("<Code>".repeat(40_000), "Code")).toBeNull();

  expect(performance.now() - started).toBeLessThan(500);
});
