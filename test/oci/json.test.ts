import { expect, test } from "vitest";
import { readJsonObject } from "../../src/oci/json.ts";

test("the JSON object of a text or of bytes is read", () => {
  expect(readJsonObject('{"a": 1}')).toEqual({ a: 1 });
  expect(readJsonObject(new TextEncoder().encode('{"b": null}'))).toEqual({ b: null });
});

test.each(["", "null", "[1]", '"{}"', '{"a": 1', "<html>"])("%j holds no object", (text) => {
  expect(readJsonObject(text)).toBeNull();
});
