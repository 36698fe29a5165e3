import { expect, test } from "vitest";
import { readWorld, plimsoll } from "./world.ts";

const world = await readWorld();

test("the program says what it can do", async () => {
  const said = await plimsoll(world, ["--help"]);
  expect(said.code).toBe(0);
  expect(said.stdout).toContain("inspect");
});
