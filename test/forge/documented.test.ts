import { getOctokit } from "@actions/github";
import { expect, test } from "vitest";
import { postSticky } from "../../src/forge/sticky.ts";
import { connect, localForge, populate, sha } from "./setup.ts";

/** Every endpoint that GitHub documents, as its own client has them: `GET /repos/{owner}/{repo}/pulls`. */
function documented(): RegExp[] {
  const scopes = Object.values(getOctokit("any").rest) as Record<string, { endpoint: { DEFAULTS: { method: string; url: string } } }>[];
  return scopes
    .flatMap((scope) => Object.values(scope))
    .map(({ endpoint }) => endpoint.DEFAULTS)
    .map(({ method, url }) => new RegExp(`^${method} ${url.replaceAll(/\{\w+\}/g, "[^/?]+")}$`));
}

test("every request goes to an endpoint that GitHub documents", async () => {
  const local = await localForge({ kind: "github" });
  populate(local);
  local.artifacts.push({ id: 1, runId: "55", name: "report", zip: Buffer.from("zip"), expired: false });
  const forge = await connect(local, "writer");
  await forge.mergeBase(await forge.pullRequest(7), sha(12));
  await forge.pullRequestsOf("acme", "grow");
  await forge.firstParents(sha(12), 20);
  await forge.runArtifacts("55");
  await forge.downloadArtifact(1, 1000);
  await postSticky(forge, 7, "api", "one", "always");
  await postSticky(forge, 7, "api", "two", "always");
  await forge.deleteComment(7, 1001);

  const endpoints = documented();
  const asked = new Set(local.requests.map(({ method, path }) => `${method} ${path.split("?")[0]}`));
  expect([...asked].filter((request) => !endpoints.some((endpoint) => endpoint.test(request)))).toEqual([]);
  expect(asked.size).toBe(11);
});
