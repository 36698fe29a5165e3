import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createNameHash } from "../../src/size/name-hash.ts";
import { PathTree } from "../../src/size/path-tree.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

/** The two forms of each part leave FNV-1a, begun for the root directory, at one number: so do the 2,048 names made of them. */
const FORMS = [["-6pf8", "-nrj6"], ...Array.from({ length: 10 }, () => ["-1vl8", "-ipd6"])];

test("names that collide under a hash without a key are as good as any", () => {
  const names = FORMS.reduce((before, forms) => before.flatMap((name) => forms.map((form) => name + form)), [""]);
  const tree = new PathTree();
  const ids = names.map((name) => tree.intern(bytes(name), "Layer 0"));
  expect(new Set(ids).size).toBe(2048);
  expect(names.map((name) => tree.find(0, bytes(name)))).toEqual(ids);
});

test("names that collide all the same are refused after a thousand, with what holds them", () => {
  const tree = new PathTree(() => 7);
  const add = (count: number) => {
    for (let index = 0; index < count; index += 1) tree.intern(bytes(`name-${index}`), "Layer 3 of app:1");
  };
  add(1024);
  expect(tree.find(0, bytes("name-1023"))).toBe(1024);
  expect(tree.find(0, bytes("another"))).toBe(null);
  expect(() => add(1025)).toThrow(UserError);
  expect(() => add(1025)).toThrow("Layer 3 of app:1 holds names that were chosen to be slow to tell apart.");
});

test("which names collide depends on the key, and the directory", () => {
  const [one, other] = [createNameHash(Buffer.from("key one.")), createNameHash(Buffer.from("key two."))];
  const meeting = (hash: typeof one, parent: number) => {
    const seen = new Map<number, string>();
    return Array.from({ length: 4096 }, (_, index) => `name-${index}`).flatMap((name) => {
      const slot = hash(parent, bytes(name), 0, name.length) & 0xffff;
      const earlier = seen.get(slot);
      seen.set(slot, name);
      return earlier === undefined ? [] : [`${earlier} ${name}`];
    });
  };
  const [pairs, underAnotherKey, inAnotherDirectory] = [meeting(one, 1), meeting(other, 1), meeting(one, 2)];
  // 4,096 names in 65,536 places: some 127 meet where chance alone decides.
  expect(pairs.length).toBeGreaterThan(60);
  expect(pairs.length).toBeLessThan(220);
  expect(pairs.filter((pair) => underAnotherKey.includes(pair)).length).toBeLessThan(5);
  expect(pairs.filter((pair) => inAnotherDirectory.includes(pair)).length).toBeLessThan(5);
});
