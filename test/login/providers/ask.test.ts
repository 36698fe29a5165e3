import { afterEach, beforeEach, expect, test } from "vitest";
import { startVendor, type LocalVendor } from "../../../src/local/providers/vendor.ts";
import { askVendor, type Patience, type Question } from "../../../src/login/providers/ask.ts";
import { openWorld, refusalOf, type World } from "./world.ts";

const QUICK: Patience = { attempts: 4, attemptMs: 5_000, totalMs: 60_000 };

let world: World;
let vendor: LocalVendor;

beforeEach(async () => {
  world = await openWorld();
  vendor = world.keep(await startVendor(() => ({ status: 200, body: "yes" })));
});

afterEach(async () => {
  await world.close();
});

function ask(patience: Patience = QUICK, question: Partial<Question> = {}): Promise<Buffer> {
  return askVendor(
    world,
    {
      vendor: "The vendor",
      wanted: "a token",
      method: "POST",
      url: new URL(`${vendor.url}/token`),
      body: "password=secret-password-1",
      read: (body) => ({ code: null, message: body.toString("utf8") || null }),
      refusals: [{ when: /^403 : no such role/, hint: "Make the role." }],
      ...question,
    },
    patience,
  );
}

test("An answer is given back as it is", async () => {
  expect((await ask()).toString("utf8")).toBe("yes");
});

test.each([408, 429, 500, 502, 503, 504])("A %i is asked again, four times at most, with growing waits", async (status) => {
  vendor.script = () => ({ status, body: "" });

  const { message } = await refusalOf(world, ask());

  expect(message).toBe(`The vendor refused a token (HTTP ${status}).`);
  expect(vendor.calls).toHaveLength(4);
  expect(world.host.sleeps.map((ms, n) => ms >= 500 * 2 ** n && ms <= 1000 * 2 ** n)).toEqual([true, true, true]);
});

test.each([400, 401, 403, 404, 501])("A %i is not asked again", async (status) => {
  vendor.script = () => ({ status, body: "" });

  await refusalOf(world, ask());

  expect(vendor.calls).toHaveLength(1);
});

test("What a refusal means is told by the first row that fits, else by its status", async () => {
  vendor.script = (_call, n) => (n === 1 ? { status: 403, body: "no such role" } : { status: 403, body: "no such door" });

  expect((await refusalOf(world, ask())).hint).toBe("Make the role.");
  expect((await refusalOf(world, ask())).hint).toBe("The reason in brackets is the vendor's own.");
});

test("Retry-After is obeyed, and not waited for where it is longer than the whole exchange may take", async () => {
  vendor.script = (_call, n) => (n === 1 ? { status: 503, headers: { "retry-after": "11" }, body: "" } : { status: 503, headers: { "retry-after": "50" }, body: "" });

  await refusalOf(world, ask());

  expect(world.host.sleeps).toEqual([11_000]);
  expect(vendor.calls).toHaveLength(2);
});

test("A connection that is cut in the middle of an answer is tried again", async () => {
  vendor.script = (_call, n) => (n === 1 ? "cut" : null);

  expect((await ask()).toString("utf8")).toBe("yes");
});

test("A server that is not there", async () => {
  await vendor.close();

  const { message } = await refusalOf(world, ask());

  expect(message).toBe(`The vendor could not be asked for a token: ${vendor.host} does not answer.`);
  expect(world.host.sleeps).toHaveLength(3);
});

test("A server that says nothing is left when its time is over, whatever attempts are left", async () => {
  vendor.script = () => "hang";

  expect(await refusalOf(world, ask({ attempts: 4, attemptMs: 5_000, totalMs: 300 }))).toEqual({
    name: "UserError",
    message: "The vendor was asked for a token and gave no whole answer within 0.3 s.",
    hint: "Try again later, or look at the vendor's status page.",
  });
  expect(vendor.calls).toHaveLength(1);
});

test("A redirect is refused, and the credential is not sent on", async () => {
  const other = world.keep(await startVendor(() => ({ status: 200, body: "stolen" })));
  vendor.script = () => ({ status: 307, headers: { location: `${other.url}/` }, body: "" });

  const { message } = await refusalOf(world, ask());

  expect(message).toBe(`The vendor could not be asked for a token: ${vendor.host} redirects where no redirect is allowed.`);
  expect([vendor.calls.length, other.calls.length]).toEqual([1, 0]);
});

test("An answer without end is not read to its end", async () => {
  vendor.script = () => ({ status: 200, body: "x".repeat(300_000) });

  expect((await refusalOf(world, ask())).message).toContain("sent more than the 262144 bytes that this kind of answer may have");
});

test("What a vendor quotes of what it was sent is not shown, nor are its control characters", async () => {
  world.host.addSecret("secret-password-1");
  vendor.script = () => ({ status: 400, body: "bad password=secret-password-1\n::error::\u001b[31m" });

  expect((await refusalOf(world, ask())).message).toBe("The vendor refused a token (HTTP 400, bad password=*** ::error::\\u{1B}[31m).");
});

test("A refusal that is as long as a page is shortened", async () => {
  vendor.script = () => ({ status: 400, body: "word ".repeat(1000) });

  expect((await refusalOf(world, ask())).message.length).toBeLessThan(450);
});
