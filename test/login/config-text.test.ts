import fc from "fast-check";
import { expect, test } from "vitest";
import { beginEdit, endEdit, entryText, isBlank, putEntry, removeEntries, restoreEntry, undo, undosOf } from "../../src/login/config-text.ts";

const edit = (text: string) => beginEdit(Buffer.from(text));
const textOf = (edited: Parameters<typeof endEdit>[0]) => endEdit(edited).toString();

test.each([
  ["{}", '{\n\t"auths": {\n\t\t"a.io": {\n\t\t\t"auth": "x"\n\t\t}\n\t}\n}'],
  ['{"auths":{}}', '{"auths":{"a.io":{"auth":"x"}}}'],
  ['{"auths":{"b.io":{}}}', '{"auths":{"b.io":{},"a.io":{"auth":"x"}}}'],
  ['{"auths": {"b.io": {}, "c.io": {}}}', '{"auths": {"b.io": {}, "c.io": {}, "a.io": {"auth":"x"}}}'],
  ['{\n  "auths": {\n    "b.io": {}\n  }\n}\n', '{\n  "auths": {\n    "b.io": {},\n    "a.io": {\n      "auth": "x"\n    }\n  }\n}\n'],
  ['{\n  "detachKeys": "x"\n}', '{\n  "detachKeys": "x",\n  "auths": {\n    "a.io": {\n      "auth": "x"\n    }\n  }\n}'],
  ['{\n\t"auths": {}\n}', '{\n\t"auths": {\n\t\t"a.io": {\n\t\t\t"auth": "x"\n\t\t}\n\t}\n}'],
  ['{"auths":{"a.io":{"auth":"old"}}}', '{"auths":{"a.io":{"auth":"x"}}}'],
])("an entry put into %j is written as what is around it", (before, after) => {
  expect(textOf(putEntry(edit(before), "auths", "a.io", { auth: "x" }))).toBe(after);
});

test.each([
  ['{"auths":{"a.io":{},"b.io":{}}}', '{"auths":{"b.io":{}}}'],
  ['{"auths":{"b.io":{},"a.io":{}}}', '{"auths":{"b.io":{}}}'],
  ['{\n  "auths": {\n    "a.io": {}\n  }\n}', '{\n  "auths": {}\n}'],
  ['{"auths":{"a.io":{},"b.io":{},"a.io":{"auth":"2"}}}', '{"auths":{"b.io":{}}}'],
  ['{"auths":{"a.io":{}},"auths":{"a.io":{},"b.io":{}}}', '{"auths":{},"auths":{"b.io":{}}}'],
  ['{"a.io":1,"x":{"a.io":{}}}', '{"a.io":1,"x":{"a.io":{}}}'],
])("an entry taken from %j leaves the rest as it was", (before, after) => {
  expect(textOf(removeEntries(edit(before), "auths", (key) => key === "a.io"))).toBe(after);
});

test("what an entry was is given back as it was written", () => {
  const before = edit('{"auths": {"a.io": { "auth" :"old" }}}');
  const kept = entryText(before, "auths", "a.io") ?? "";
  const put = putEntry(before, "auths", "a.io", { auth: "new" });
  expect(textOf(restoreEntry(put, "auths", "a.io", kept))).toBe('{"auths": {"a.io": { "auth" :"old" }}}');
});

test("a configuration that says nothing is told from one that does", () => {
  expect(["{}", '{"auths":{}}', '{"auths":null}', '{"auths":{"a":{}}}', '{"credsStore":""}'].map((text) => isBlank(edit(text)))).toEqual([true, true, true, false, false]);
});

test("bytes that are no UTF-8 stay what they are", () => {
  const bytes = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from('","auths":{}}')]);
  const put = putEntry(beginEdit(bytes), "auths", "ä.io", {});
  expect(endEdit(put).subarray(0, 9)).toEqual(bytes.subarray(0, 9));
  expect(endEdit(put).toString()).toContain('"ä.io":{}');
  expect(undo(endEdit(put), undosOf(put))).toEqual(bytes);
});

const entry = fc.oneof(fc.record({ auth: fc.string() }), fc.constant({}), fc.string(), fc.constant(null));
const configuration = fc.record({ auths: fc.dictionary(fc.string(), entry), credHelpers: fc.dictionary(fc.string(), fc.string()), detachKeys: fc.string(), plugins: fc.jsonValue() }, { requiredKeys: [] });
const layout = fc.constantFrom(undefined, 1, 2, 4, "\t");

test("whatever the configuration and its layout: the entry is there, all else is as before, and the undo leads back to the byte", () => {
  fc.assert(
    fc.property(configuration, layout, fc.string(), (content, indent, key) => {
      fc.pre(key !== "__proto__" && !Object.hasOwn(content.auths ?? {}, "__proto__"));
      const before = Buffer.from(JSON.stringify(content, null, indent));
      const put = putEntry(putEntry(beginEdit(before), "auths", key, { auth: "x" }), "credHelpers", key, "");
      expect(JSON.parse(endEdit(put).toString())).toEqual({
        ...(JSON.parse(before.toString()) as object),
        auths: { ...content.auths, [key]: { auth: "x" } },
        credHelpers: { ...content.credHelpers, [key]: "" },
      });
      expect(undo(endEdit(put), undosOf(put))).toEqual(before);
      const removed = removeEntries(put, "auths", (name) => name === key);
      const { [key]: _gone, ...others } = content.auths ?? {};
      expect((JSON.parse(endEdit(removed).toString()) as { auths: object }).auths).toEqual(others);
    }),
    { numRuns: 300, seed: 4 },
  );
});
