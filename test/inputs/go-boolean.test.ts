import { expect, test } from "vitest";
import { parseGoBoolean } from "../../src/inputs/go-boolean.ts";

test("a boolean is read as Docker's programs read it", () => {
  expect(["1", "t", "T", "true", "TRUE", "True"].map(parseGoBoolean)).toEqual([true, true, true, true, true, true]);
  expect(["0", "f", "F", "false", "FALSE", "False"].map(parseGoBoolean)).toEqual([false, false, false, false, false, false]);
  expect(["", "yes", "tRUE", "2"].map(parseGoBoolean)).toEqual([null, null, null, null]);
});
