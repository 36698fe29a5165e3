import { afterEach, beforeEach, expect, test } from "vitest";
import { type ActionsProcess, startActionsProcess } from "../fakes/actions-process.ts";

const VERSION = "v".repeat(64);

let served: ActionsProcess;
beforeEach(async () => {
  served = await startActionsProcess({ repository: "acme/web" });
});
afterEach(() => served.close());

function lookUp(env: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(new URL("/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL", env["ACTIONS_RESULTS_URL"]), {
    method: "POST",
    headers: { authorization: `Bearer ${env["ACTIONS_RUNTIME_TOKEN"]}`, "content-type": "application/json" },
    body: JSON.stringify({ key: "a", version: VERSION }),
  });
}

test("a service in a process of its own serves the job that it printed the variables of, and any other", async () => {
  await served.control.storeCacheEntry({ key: "a", version: VERSION }, Buffer.from("content").toString("base64"));
  const found = (await (await lookUp(served.env)).json()) as { signed_download_url: string };
  expect(await (await fetch(found.signed_download_url)).text()).toBe("content");
  const blind = await served.control.env({ permission: "none" });
  expect((await lookUp(blind)).status).toBe(403);
  expect((await served.control.requests()).map(({ operation, status }) => [operation, status])).toEqual([
    ["GetCacheEntryDownloadURL", 200],
    ["GetBlob", 200],
    ["GetCacheEntryDownloadURL", 403],
  ]);
  expect(await served.control.requestCount()).toBe(3);
});

test("it is told from outside what to refuse, and to go away and come back", async () => {
  await served.control.refuse({ as: "unavailable", times: 1 });
  expect((await lookUp(served.env)).status).toBe(503);
  await served.control.stopListening();
  await expect(lookUp(served.env)).rejects.toThrow("fetch failed");
  await served.control.listenAgain();
  expect((await lookUp(served.env)).status).toBe(200);
  const token = await served.control.allowToken("read");
  const usage = await fetch(`${served.apiUrl}/repos/acme/web/actions/cache/usage`, { headers: { authorization: `Bearer ${token}` } });
  expect(await usage.json()).toMatchObject({ full_name: "acme/web", active_caches_count: 0 });
});

test("an order that it does not know is refused", async () => {
  const response = await fetch(served.controlUrl, { method: "POST", body: JSON.stringify({ call: "constructor", arguments: [] }) });
  expect([response.status, await response.text()]).toEqual([400, "Error: There is no constructor here."]);
});
