import { expect, test } from "vitest";
import { judgeTransience, parseRetryAfter, retry } from "../src/retry.ts";
import { fakeHost } from "./fakes/host.ts";

const POLICY = { attempts: 4, firstDelayMs: 1000, maxDelayMs: 3000, totalMs: 60_000 };
const ALWAYS = () => ({ retry: true });
const NOW = new Date("2026-11-21T12:00:00Z");

function failing(times: number): (n: number) => Promise<string> {
  return (n) => (n <= times ? Promise.reject(new Error(`attempt ${n}`)) : Promise.resolve(`attempt ${n}`));
}

test("an attempt that succeeds is not repeated", async () => {
  const host = fakeHost();
  expect(await retry(failing(0), ALWAYS, POLICY, host.clock)).toBe("attempt 1");
  expect(host.sleeps).toEqual([]);
});

test("the wait doubles up to the longest, and chance takes at most half of it off", async () => {
  const host = fakeHost();
  expect(await retry(failing(3), ALWAYS, POLICY, host.clock, undefined, () => 1)).toBe("attempt 4");
  expect(host.sleeps).toEqual([1000, 2000, 3000]);
  const lucky = fakeHost();
  await retry(failing(3), ALWAYS, POLICY, lucky.clock, undefined, () => 0);
  expect(lucky.sleeps).toEqual([500, 1000, 1500]);
});

test("the last failure is thrown when the attempts are used up", async () => {
  await expect(retry(failing(9), ALWAYS, POLICY, fakeHost().clock)).rejects.toThrow("attempt 4");
});

test("what is not worth another attempt is thrown at once", async () => {
  const host = fakeHost();
  await expect(retry(failing(9), () => ({ retry: false }), POLICY, host.clock)).rejects.toThrow("attempt 1");
  expect(host.sleeps).toEqual([]);
});

test("a wait that the other side asked for replaces our own, unless it would outlast the deadline", async () => {
  const host = fakeHost();
  await retry(failing(1), () => ({ retry: true, afterMs: 7000 }), POLICY, host.clock);
  expect(host.sleeps).toEqual([7000]);
  await expect(retry(failing(1), () => ({ retry: true, afterMs: 61_000 }), POLICY, fakeHost().clock)).rejects.toThrow("attempt 1");
});

test("an aborted work is not tried again", async () => {
  const host = fakeHost();
  await expect(retry(failing(9), ALWAYS, POLICY, host.clock, AbortSignal.abort())).rejects.toThrow("attempt 1");
  expect(host.sleeps).toEqual([]);
});

test.each([
  ["2", 2000],
  ["0", 0],
  ["86400", 86_400_000],
  ["Sat, 21 Nov 2026 12:00:05 GMT", 5000],
  ["Saturday, 21-Nov-26 12:00:05 GMT", 5000],
  ["Sat Nov 21 12:00:05 2026", 5000],
  ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
  ["-1", null],
  ["1.5", null],
  ["soon", null],
  ["12345678901234567890", null],
  ["2026-11-21", null],
  ["", null],
  [null, null],
])("case 33: Retry-After %j asks for %j ms", (value, expected) => {
  expect(parseRetryAfter(value, NOW)).toBe(expected);
});

test("an error that says that it may pass is tried again, after the wait that the other side asked for", () => {
  const busy = (retryAfter: string | null) => Object.assign(new Error("busy"), { isTransient: true, retryAfter });
  expect(judgeTransience(busy(null), NOW)).toEqual({ retry: true, afterMs: null });
  expect(judgeTransience(busy("7"), NOW)).toEqual({ retry: true, afterMs: 7000 });
  expect(judgeTransience(busy("86400"), NOW, 60_000)).toEqual({ retry: true, afterMs: 60_000 });
  expect(judgeTransience(Object.assign(new Error("no"), { isTransient: false, retryAfter: "7" }), NOW)).toEqual({ retry: false });
  expect(judgeTransience(new Error("a mistake of ours"), NOW)).toEqual({ retry: false });
});
