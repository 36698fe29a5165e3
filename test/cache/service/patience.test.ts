import { expect, test } from "vitest";
import { createPatience } from "../../../src/cache/service/patience.ts";

/** A clock that is set by hand. */
function handClock(): { at(ms: number): void; read(): number } {
  let nowMs = 0;
  return { at: (ms) => void (nowMs = ms), read: () => nowMs };
}

/** Work that ends when it is told to, and says when bytes came. */
function openWork(): { run: (progressed: () => void) => Promise<void>; progressed(): void; end(): void } {
  const ended = Promise.withResolvers<void>();
  let tell = (): void => {};
  return {
    run: (progressed) => {
      tell = progressed;
      return ended.promise;
    },
    progressed: () => tell(),
    end: ended.resolve,
  };
}

test("what somebody waits for counts, while it lasts and after it", async () => {
  const clock = handClock();
  const patience = createPatience(1000, clock.read);
  const work = openWork();
  const done = patience.during(work.run);
  clock.at(300);
  expect(patience.waitedMs()).toBe(300);
  work.end();
  await done;
  clock.at(900);
  expect([patience.waitedMs(), patience.remainingMs(), patience.isSpent()]).toEqual([300, 700, false]);
});

test("what somebody else has waited is taken from what remains, and is theirs to count", async () => {
  const clock = handClock();
  const patience = createPatience(1000, clock.read);
  const work = openWork();
  const done = patience.during(work.run);
  clock.at(300);
  work.end();
  await done;
  patience.spend(500);
  expect([patience.waitedMs(), patience.remainingMs(), patience.isSpent()]).toEqual([300, 200, false]);
  patience.spend(200);
  expect([patience.waitedMs(), patience.remainingMs(), patience.isSpent()]).toEqual([300, 0, true]);
});

test("waits that overlap count once, in whatever order they end", async () => {
  const clock = handClock();
  const patience = createPatience(1000, clock.read);
  const [long, short, late] = [openWork(), openWork(), openWork()];
  const first = patience.during(long.run);
  clock.at(100);
  const second = patience.during(short.run);
  clock.at(200);
  short.end();
  await second;
  clock.at(300);
  long.end();
  await first;
  clock.at(400);
  const third = patience.during(late.run);
  clock.at(450);
  late.end();
  await third;
  expect(patience.waitedMs()).toBe(350);
});

test("bytes that keep coming are no waiting, and of a pause between them what exceeds 250 ms is", async () => {
  const clock = handClock();
  const patience = createPatience(1000, clock.read);
  const work = openWork();
  const done = patience.during(work.run);
  for (const ms of [40, 280, 500, 800, 999]) {
    clock.at(ms);
    work.progressed();
  }
  clock.at(1200);
  work.end();
  await done;
  // The 40 ms until the first byte, and 50 of the 300 ms from 500 to 800.
  expect(patience.waitedMs()).toBe(90);
});

test("while bytes come for one, another that gets none is not kept waiting: they share one line", async () => {
  const clock = handClock();
  const patience = createPatience(1000, clock.read);
  const [flowing, silent] = [openWork(), openWork()];
  const first = patience.during(flowing.run);
  const second = patience.during(silent.run);
  for (const ms of [100, 300, 500]) {
    clock.at(ms);
    flowing.progressed();
  }
  flowing.end();
  await first;
  clock.at(900);
  expect(patience.waitedMs()).toBe(250);
  silent.end();
  await second;
  expect(patience.waitedMs()).toBe(250);
});

test("the budget is spent when all of it was waited, and also when work failed", async () => {
  const clock = handClock();
  const patience = createPatience(500, clock.read);
  const failing = patience.during(async () => {
    clock.at(500);
    return await Promise.reject(new Error("broken"));
  });
  await expect(failing).rejects.toThrow("broken");
  expect([patience.isSpent(), patience.remainingMs()]).toEqual([true, 0]);
});
