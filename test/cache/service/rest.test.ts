import { afterEach, expect, test } from "vitest";
import { closeAll } from "../../http/servers.ts";
import { openClient, openService, plant } from "./client.ts";

afterEach(closeAll);

test("entries are listed by the begin of their key, a hundred a request", async () => {
  const { service } = await openService();
  for (let index = 0; index < 201; index += 1) plant(service, `plimsoll-${index}-`, "12345");
  plant(service, "other", "x");
  const restToken = service.allowToken("read");
  const { cache } = openClient(service.env(), { apiUrl: service.apiUrl, restToken });
  const listed = await cache.list("plimsoll-", "waiting");
  expect([listed?.length, new Set(listed?.map(({ key }) => key)).size]).toEqual([201, 201]);
  expect(listed?.find(({ key }) => key === "plimsoll-7-")).toMatchObject({ ref: "refs/heads/main", sizeBytes: 5 });
  expect(listed?.every(({ lastAccessedAt }) => lastAccessedAt.getTime() > 0)).toBe(true);
  expect(cache.traffic().requests).toBe(3);
});

test("more than five hundred are not listed, for half a list says nothing of what is missing", async () => {
  const { service } = await openService();
  for (let index = 0; index < 501; index += 1) plant(service, `plimsoll-${index}-`, "x");
  const { cache } = openClient(service.env(), { apiUrl: service.apiUrl, restToken: service.allowToken("read") });
  expect([await cache.list("plimsoll-", "waiting"), await cache.list("plimsoll-", "waiting")]).toEqual([null, null]);
  expect(cache.traffic().requests).toBe(1);
});

test.each(["denied", "not-found", "expired", "unavailable", "too-many-requests", "nonsense", "reset"] as const)(
  "an API that answers %s gives no list, is not asked again, and is no fault of the cache",
  async (as) => {
    const { service } = await openService();
    plant(service, "k", "x");
    const { cache } = openClient(service.env(), { apiUrl: service.apiUrl, restToken: service.allowToken("read") });
    service.refuse({ as, operation: "ListCaches", times: 1 });
    expect([await cache.list("k", "waiting"), await cache.list("k", "waiting")]).toEqual([null, null]);
    expect([cache.traffic().requests, cache.degradedReason()]).toEqual([1, null]);
    expect(await cache.find(["k"], "waiting")).toEqual({ key: "k" });
  },
);

test("an API that hangs costs no more than the time of a try", async () => {
  const { service } = await openService();
  const { cache, patience } = openClient(service.env(), { apiUrl: service.apiUrl, restToken: service.allowToken("read"), budgetMs: 1000 });
  service.refuse({ as: "hang" });
  expect(await cache.list("k", "waiting")).toBeNull();
  expect(patience.waitedMs()).toBeLessThan(950);
  expect(cache.degradedReason()).toBeNull();
});

test("where there is no API nothing is asked", async () => {
  const { cache } = await openService();
  expect([await cache.list("k", "waiting"), await cache.usageBytes(), cache.traffic().requests]).toEqual([null, null, 0]);
});

test("the API says how much the repository's caches take", async () => {
  const { service } = await openService();
  plant(service, "a", "12345");
  plant(service, "b", "123", "refs/heads/other");
  const { cache } = openClient(service.env(), { apiUrl: `${service.apiUrl}/`, restToken: service.allowToken("read") });
  expect(await cache.usageBytes()).toBe(8);
  service.refuse({ as: "denied" });
  expect(await cache.usageBytes()).toBeNull();
});
