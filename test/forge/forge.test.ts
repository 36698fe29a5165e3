import { describe, expect, test } from "vitest";
import { ForgeError } from "../../src/forge/errors.ts";
import { connect, localForge, populate, sha } from "./setup.ts";

const KINDS = ["github", "gitea"] as const;

describe.each(KINDS)("a forge of kind %s", (kind) => {
  test("shows a pull request with its labels as they are now", async () => {
    const local = await localForge({ kind });
    populate(local);
    const forge = await connect(local, "reader");
    expect(await forge.pullRequest(7)).toEqual({
      number: 7,
      headSha: sha(12),
      baseRef: "main",
      labels: ["size-ok", "docs"],
      mergeBase: kind === "gitea" ? sha(3) : null,
      isOpen: true,
    });
  });

  test("names the merge base, not the tip of the base branch", async () => {
    const local = await localForge({ kind });
    populate(local);
    const forge = await connect(local, "reader");
    expect(await forge.mergeBase(await forge.pullRequest(7), sha(12))).toBe(sha(3));
  });

  test("posts, changes and deletes a comment", async () => {
    const local = await localForge({ kind });
    populate(local);
    const forge = await connect(local, "writer");
    const created = await forge.createComment(7, "one");
    expect(created).toMatchObject({ body: "one", author: { type: "Bot" } });
    expect(created.url).toBe(`${local.serverUrl}/acme/api/pull/7#issuecomment-1001`);
    expect((await forge.updateComment(7, created.id, "two")).body).toBe("two");
    expect((await forge.comments(7)).map(({ body }) => body)).toEqual(["two"]);
    await forge.deleteComment(7, created.id);
    expect(await forge.comments(7)).toEqual([]);
  });

  test("sends the token with every request, and no request elsewhere", async () => {
    const local = await localForge({ kind });
    populate(local);
    const forge = await connect(local, "reader");
    await forge.pullRequest(7);
    await forge.firstParents(sha(12), 2);
    expect(local.requests.map(({ headers }) => headers["authorization"])).toEqual(["token reader", "token reader"]);
  });

  test("walks first parents, and stops where the history ends", async () => {
    const local = await localForge({ kind });
    populate(local);
    const forge = await connect(local, "reader");
    expect(await forge.firstParents(sha(12), 20)).toEqual([sha(11), sha(3), sha(2), sha(1)]);
    expect(await forge.firstParents(sha(12), 1)).toEqual([sha(11)]);
    expect(local.requests).toHaveLength(2);
  });

  test("answers a pull request that is not there with a typed refusal", async () => {
    const local = await localForge({ kind });
    const forge = await connect(local, "reader");
    await expect(forge.pullRequest(8)).rejects.toMatchObject({ name: "ForgeError", reason: "not-found" });
    await expect(forge.pullRequest(8)).rejects.toBeInstanceOf(ForgeError);
  });
});
