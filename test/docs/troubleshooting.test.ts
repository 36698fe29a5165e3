import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => readFileSync(join(root, "src", path), "utf8"));

/** The messages that the page explains: the first cell of each row. */
function explained(): string[] {
  const page = readFileSync(join(root, "docs/troubleshooting.md"), "utf8");
  return [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = ""]) => message);
}

test.each(explained())("the program says %j", (message) => {
  const pieces = message.split("…").map((piece) => piece.trim()).filter((piece) => piece !== "");
  expect(sources.some((source) => pieces.every((piece) => source.includes(piece)))).toBe(true);
});

test("the page explains forty messages and more", () => {
  expect(explained().length).toBeGreaterThanOrEqual(40);
});
