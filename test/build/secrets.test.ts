import { describe, expect, it } from "vitest";
import { parseSecrets } from "../../src/build/secrets.ts";

const MALFORMED = (line: number): string =>
  `line ${line} is not ID=value (its text is not shown); write one secret a line, and one of several lines in quotes that open before the ID.`;

describe("the input secrets", () => {
  it.each<[string, string, [id: string, value: string][]]>([
    ["one a line", "a=1\nb=2\n", [["a", "1"], ["b", "2"]]],
    ["a value with equals signs", "token=abc==", [["token", "abc=="]]],
    ["quotes, commas and backslashes to the letter", 'json={"key":"va,lue"}\nq="quoted"\nw=C:\\temp', [["json", '{"key":"va,lue"}'], ["q", '"quoted"'], ["w", "C:\\temp"]]],
    ["white space at the end of a value", "a= 1 \t\nb=2", [["a", " 1 \t"], ["b", "2"]]],
    ["lines that are indented", "  a=1\n\n   b=2", [["a", "1"], ["b", "2"]]],
    ["line ends of Windows", "a=1\r\nb=2\r\n", [["a", "1"], ["b", "2"]]],
    ["a value of several lines, in quotes", '"key=-----BEGIN-----\nMIIE\n\n-----END-----"\nb=2', [["key", "-----BEGIN-----\nMIIE\n\n-----END-----"], ["b", "2"]]],
    ["line ends within quotes to the letter", '"key=a\r\nb\r\n"\r\nb=2', [["key", "a\r\nb\r\n"], ["b", "2"]]],
    ["doubled quotes within quotes", '"json={""key"":""value""}"', [["json", '{"key":"value"}']]],
    ["a name with a host", "GIT_AUTH_TOKEN.github.com=abc", [["GIT_AUTH_TOKEN.github.com", "abc"]]],
    ["an empty value", "a=\nb=2", [["a", ""], ["b", "2"]]],
    ["a line separator of Unicode", "a=x\u2028y", [["a", "x\u2028y"]]],
  ])("takes %s", (_what, text, expected) => {
    expect(parseSecrets(text)).toEqual({ secrets: expected.map(([id, value]) => ({ id, value })), mistakes: [] });
  });

  it("takes the rest of a value of several lines for no secret, and shows nothing of it", () => {
    const found = parseSecrets("a=1\nkey=-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC==\n");
    expect(found.mistakes).toEqual([MALFORMED(3), MALFORMED(4)]);
  });

  it("shows nothing of a value without an ID", () => {
    expect(parseSecrets("=hunter22\nhunter22\nhunter 22=x")).toEqual({ secrets: [], mistakes: [MALFORMED(1), MALFORMED(2), MALFORMED(3)] });
  });

  it.each(['"a=1\nb=2', '"a=1" rest', '"a="b"'])("refuses a quote that does not close at the end of a line: %s", (text) => {
    expect(parseSecrets(`x=1\n${text}`).mistakes).toEqual(["the quote that opens line 2 is not closed at the end of a line; close it, and double each quote within it."]);
  });
});
