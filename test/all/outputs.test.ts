import { expect, test } from "vitest";
import { commit } from "../diff/world.ts";
import { startJobWorld } from "./world.ts";

const push = { event: "push", ref: "refs/heads/main", payload: { ref: "refs/heads/main", before: commit(5), after: commit(6) } } as const;

test("the outputs of one image are the first one's, and empty where that gets no tag: no other's stand for them", async () => {
  const world = await startJobWorld();
  const name = `${world.registry.host}/acme`;
  const files = { ".plimsoll.yml": `images:\n  - { image: ${name}/api, tags: "type=semver,pattern={{version}}" }\n  - { image: ${name}/web, tags: type=sha }\n` };
  const { outputs } = await world.run({ ...push, files });
  expect([outputs["digest"], outputs["results"], outputs["tags"]]).toEqual(["", "", `${name}/web:sha-aaaaaaa`]);
});
