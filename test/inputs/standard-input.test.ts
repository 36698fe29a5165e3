import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { renderHelp } from "../../src/inputs/help.ts";
import { declare } from "../../src/inputs/spec.ts";
import { fillSecrets } from "../../src/inputs/standard-input.ts";

const declaration = declare({
  name: "login",
  title: "Login",
  summary: "Logs in.",
  isAction: true,
  positionals: [],
  inputs: {
    username: { type: "text", description: "Who." },
    password: { type: "text", description: "What they know.", secret: true },
    "github-token": { type: "text", description: "A token.", secret: true },
  },
  outputs: {},
});
const fill = (inputs: Record<string, string>, text: string, isTTY = false) => fillSecrets(declaration, inputs, Object.assign(Readable.from(text === "" ? [] : [text]), { isTTY }));

test.each([
  ["pa ss\n", "pa ss"],
  ["pass\r\n", "pass"],
  ["pass\r", "pass"],
  ["pass\n\n", "pass\n"],
  [" p\u00e4ss ", " p\u00e4ss "],
])("a password of - is standard input, %j, less one line end", async (text, password) => {
  expect(await fill({ username: "bob", password: "-" }, text)).toEqual({ username: "bob", password });
});

test("only what is secret is read from there, and a - of anything else stays one", async () => {
  expect(await fill({ username: "-", password: "given" }, "unread")).toEqual({ username: "-", password: "given" });
});

test("two secrets, no text, a terminal, and more than 1 MB are errors with a cure", async () => {
  await expect(fill({ password: "-", "github-token": "-" }, "x")).rejects.toThrow("Standard input can be one secret, not --password and --github-token.");
  await expect(fill({ password: "-" }, "")).rejects.toThrow("--password is to be read from standard input, which is empty.");
  await expect(fill({ password: "-" }, "x", true)).rejects.toThrow("which is a terminal and would show it");
  await expect(fill({ password: "-" }, "x".repeat(1_048_577))).rejects.toThrow("which holds more than 1 MB");
});

test("--help says so at each secret, and nowhere else", () => {
  const help = renderHelp(declaration, []).replace(/\s+/g, " ");
  expect(help).toContain("--password TEXT What they know. `-` reads it from standard input, where no list of processes shows it.");
  expect(help).toContain("--username TEXT Who. --password");
});
