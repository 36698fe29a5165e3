import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { reportFailure } from "../../src/host/failure.ts";
import { createTerminalHost } from "../../src/host/terminal.ts";

function show(thrown: unknown, secret = "hunter2-hunter2"): string {
  let printed = "";
  const host = createTerminalHost({ env: {}, directory: ".", inputs: {}, verbosity: "verbose", color: false, stderr: { write: (text) => (printed += text) } });
  host.addSecret(secret);
  reportFailure(host.log, thrown);
  return printed;
}

test("what the reader can mend is shown with its hint and without a stack", () => {
  expect(show(new UserError("The image is not there.", "Build it first."))).toBe("error: The image is not there.\nBuild it first.\n");
});

test("a bug is shown with where to report it, and its stack is in the debug log", () => {
  const printed = show(new TypeError("x is not a function"));
  expect(printed).toContain("debug: TypeError: x is not a function\n    at ");
  expect(printed).toContain(
    "error: x is not a function\nThis is a bug in Plimsoll. Please report it with the debug log at https://github.com/plimsoll-ci/plimsoll/issues.\n",
  );
});

test("the causes are in the debug log, and secrets are hidden in message, hint and causes", () => {
  const cause = new Error("GET https://u:hunter2-hunter2@a.test", { cause: new Error("Basic aHVudGVyMi1odW50ZXIy") });
  const printed = show(new UserError("Pulling failed: hunter2-hunter2.", "Check hunter2-hunter2.", { cause }));
  expect(printed).toContain("debug: Caused by: Error: GET https://u:***@a.test\n");
  expect(printed).toContain("Caused by: Error: Basic ***\n");
  expect(printed).toContain("error: Pulling failed: ***.\nCheck ***.\n");
  expect(printed).not.toMatch(/hunter2|aHVudGVy/);
});

test.each([["text", "error: text\n"], [undefined, "error: undefined\n"], [{ a: 1 }, "error: [object Object]\n"]])("anything may be thrown: %j", (thrown, shown) => {
  expect(show(thrown)).toContain(shown);
});
