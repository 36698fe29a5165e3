import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ForgeError } from "../../src/forge/errors.ts";
import type { Forge, ForgeComment } from "../../src/forge/forge.ts";
import { announcePosted, marker, postSticky } from "../../src/forge/sticky.ts";
import type { ForgeRequest, LocalForge } from "../../src/local/forge.ts";
import { fakeHost } from "../fakes/host.ts";
import { connect, localForge, populate } from "./setup.ts";

const MARK = "<!-- plimsoll:diff key=acme/api -->";

async function populated(kind: "github" | "gitea", refusesWho = true): Promise<LocalForge> {
  const local = await localForge({ kind, refusesWho });
  populate(local);
  return local;
}

function post(forge: Forge, body: string, when: "always" | "if-exists" = "always") {
  return postSticky(forge, 7, "acme/api", body, when);
}

function bodies(local: LocalForge): string[] {
  return local.comments.map(({ author, body }) => `${author}: ${body}`);
}

function changes(local: LocalForge): string[] {
  return local.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
}

describe("the marker", () => {
  test.each([
    ["acme/api", "<!-- plimsoll:diff key=acme/api -->"],
    ["a b", "<!-- plimsoll:diff key=a%20b -->"],
    ["x --> <img src=x>", "<!-- plimsoll:diff key=x%20-%2D%3E%20%3Cimg%20src%3Dx%3E -->"],
    ["a---b", "<!-- plimsoll:diff key=a-%2D-b -->"],
    ["a\n@team", "<!-- plimsoll:diff key=a%0A%40team -->"],
    ["\ud800", "<!-- plimsoll:diff key=%EF%BF%BD -->"],
  ])("of %j is inert", (key, expected) => {
    expect(marker(key)).toBe(expected);
  });

  test("is a whole HTML comment for any key, and another for any other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        expect(marker(one)).toMatch(/^<!-- plimsoll:diff key=(?:(?!--)[^<>\s@])* -->$/);
        expect(marker(one) === marker(other)).toBe(one === other);
      }),
      { numRuns: 100 },
    );
  });
});

describe.each([
  ["github", true],
  ["gitea", true],
  ["gitea", false],
] as const)("the sticky comment on %s (who one is refused: %s)", (kind, refusesWho) => {
  const start = () => populated(kind, refusesWho);
  const bot = kind === "github" ? "github-actions[bot]" : "gitea-actions";

  test("is created, updated in place, and left alone when nothing changed", async () => {
    const local = await start();
    const forge = await connect(local, "writer");
    const url = `${local.serverUrl}/acme/api/pull/7#issuecomment-1001`;
    expect(await post(forge, "one")).toEqual({ did: "created", url });
    expect(await post(forge, "two")).toEqual({ did: "updated", url });
    expect(await post(forge, "two")).toEqual({ did: "unchanged", url });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\ntwo`]);
    expect(changes(local)).toEqual(["POST /repos/acme/api/issues/7/comments", "PATCH /repos/acme/api/issues/comments/1001"]);
  });

  test("is found behind two pages of talk", async () => {
    const local = await start();
    for (let talk = 0; talk < 205; talk += 1) local.addComment(7, "mallory", `talk ${talk}`);
    local.addComment(7, bot, `${MARK}\nold`);
    const forge = await connect(local, "writer");
    expect(await post(forge, "new")).toMatchObject({ did: "updated" });
    expect(local.comments).toHaveLength(206);
    expect(local.comments.at(-1)?.body).toBe(`${MARK}\nnew`);
    const lists = local.requests.filter(({ path }) => path.includes("/issues/7/comments"));
    expect(lists).toHaveLength(kind === "github" ? 3 : 1);
  });

  test("is one for each key", async () => {
    const local = await start();
    const forge = await connect(local, "writer");
    await postSticky(forge, 7, "api", "a", "always");
    await postSticky(forge, 7, "api2", "b", "always");
    await postSticky(forge, 7, "api", "c", "always");
    expect(local.comments.map(({ body }) => body)).toEqual([
      "<!-- plimsoll:diff key=api -->\nc",
      "<!-- plimsoll:diff key=api2 -->\nb",
    ]);
  });

  test("of a person who copied the marker is left alone", async () => {
    const local = await start();
    local.addComment(7, "mallory", `${MARK}\nfake`);
    const forge = await connect(local, "writer");
    expect(await post(forge, "real")).toMatchObject({ did: "created" });
    expect(await post(forge, "newer")).toMatchObject({ did: "updated" });
    expect(bodies(local)).toEqual([`mallory: ${MARK}\nfake`, `${bot}: ${MARK}\nnewer`]);
  });

  test("is not what merely quotes the marker", async () => {
    const local = await start();
    local.addComment(7, bot, `> ${MARK}\nquoted`);
    const forge = await connect(local, "writer");
    expect(await post(forge, "real")).toMatchObject({ did: "created" });
    expect(local.comments[0]?.body).toBe(`> ${MARK}\nquoted`);
  });

  test("is only brought up to date where that is all that is wanted", async () => {
    const local = await start();
    const forge = await connect(local, "writer");
    expect(await post(forge, "one", "if-exists")).toEqual({ did: "none" });
    expect(local.comments).toEqual([]);
    await post(forge, "one");
    expect(await post(forge, "back to normal", "if-exists")).toMatchObject({ did: "updated" });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\nback to normal`]);
  });

  test("stays as it is under a token that may not change it", async () => {
    const local = await start();
    local.addComment(7, bot, `${MARK}\nold`);
    const posted = await post(await connect(local, "reader"), "new");
    expect(local.comments[0]?.body).toBe(`${MARK}\nold`);
    expect(posted.did).toBe(kind === "github" ? "skipped" : "created");
  });

  test("is skipped without a token, and with one that is not known", async () => {
    const local = await start();
    expect(await post(await connect(local, ""), "one")).toMatchObject({ did: "skipped", why: "no-token" });
    expect(await post(await connect(local, "expired"), "one")).toMatchObject({ did: "skipped", why: "no-token" });
  });

  test("of a person's own token is theirs, and nobody else's", async () => {
    const local = await start();
    local.addComment(7, bot, `${MARK}\nthe app's`);
    const forge = await connect(local, "mallory");
    expect(await post(forge, "one")).toMatchObject({ did: "created" });
    expect(await post(forge, "two")).toMatchObject({ did: "updated" });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\nthe app's`, `mallory: ${MARK}\ntwo`]);
  });

  test("is one again after two runs that raced", async () => {
    const local = await start();
    const [early, late] = [await connect(local, "writer"), await connect(local, "writer")];
    const gate = holdCreations(local, 2);
    const both = Promise.all([post(early, "early"), post(late, "late")]);
    await gate.started;
    gate.open();
    await both;
    const newest = local.requests.findLast(({ method }) => method === "POST");
    expect(local.comments.map(({ id }) => id)).toEqual([1001]);
    expect(local.comments[0]?.body).toBe((JSON.parse(newest?.body ?? "{}") as { body: string }).body);
  });

  test("takes the place of the twins that a killed run left, the oldest staying", async () => {
    const local = await start();
    for (const body of ["a", "b", "c"]) local.addComment(7, bot, `${MARK}\n${body}`);
    local.addComment(7, "mallory", `${MARK}\nfake`);
    const forge = await connect(local, "writer");
    expect(await post(forge, "new")).toMatchObject({ did: "updated" });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\nnew`, `mallory: ${MARK}\nfake`]);
  });

  test("loses its twins also where the oldest already says what is to be said", async () => {
    const local = await start();
    for (const body of ["same", "other"]) local.addComment(7, bot, `${MARK}\n${body}`);
    expect(await post(await connect(local, "writer"), "same")).toMatchObject({ did: "unchanged" });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\nsame`]);
  });
});

test("a token that may only read is no fault, and nothing is posted", async () => {
  const local = await populated("github");
  const posted = await post(await connect(local, "reader"), "one");
  expect(posted).toEqual({
    did: "skipped",
    why: "read-only-token",
    detail:
      "The forge refused to post a comment on pull request 7 (HTTP 403: Resource not accessible by integration). Give the job `permissions: pull-requests: write`. The token of a fork or of Dependabot cannot write: post from a workflow_run job with the comment action.",
  });
  expect(local.comments).toEqual([]);
});

test("a pull request that is not there is no fault", async () => {
  const forge = await connect(await localForge({ kind: "github" }), "writer");
  expect(await post(forge, "one")).toMatchObject({ did: "skipped", why: "not-found" });
});

test("another app's comment that the token may not edit is passed over", async () => {
  const local = await populated("github");
  local.accounts.push({ login: "other[bot]", id: 9, type: "Bot", token: "other", access: "read", isApp: true });
  local.addComment(7, "other[bot]", `${MARK}\nother`);
  local.script = ({ method, path }) =>
    method === "PATCH" && path.endsWith("/1001") ? { status: 403, json: { message: "Resource not accessible by integration" } } : null;
  const forge = await connect(local, "writer");
  expect(await post(forge, "ours")).toMatchObject({ did: "created" });
  expect(await post(forge, "ours again")).toMatchObject({ did: "updated" });
  expect(bodies(local)).toEqual([`other[bot]: ${MARK}\nother`, `github-actions[bot]: ${MARK}\nours again`]);
  expect(changes(local).filter((change) => change.startsWith("DELETE"))).toEqual([]);
});

test("a comment that was posted stands, also where the look for twins fails", async () => {
  const local = await populated("github");
  const isListing = ({ method, path }: ForgeRequest) => method === "GET" && path.includes("/issues/7/comments");
  local.script = (request) =>
    isListing(request) && local.comments.length > 0 ? { status: 502, json: { message: "Bad gateway" } } : null;
  expect(await post(await connect(local, "writer"), "one")).toMatchObject({ did: "created" });
});

test("a forge that is down is an error that names it, after a few attempts that cost no time here", async () => {
  const local = await populated("github");
  local.script = () => ({ status: 503 });
  const forge = await connect(local, "writer");
  await expect(post(forge, "one")).rejects.toMatchObject({ name: "ForgeError", reason: "unavailable" });
  expect(local.requests).toHaveLength(5);
});

describe.each(["github", "gitea"] as const)("a comment that was posted although the answer on %s says otherwise", (kind) => {
  const bot = kind === "github" ? "github-actions[bot]" : "gitea-actions";
  const wordsOf = ({ body }: ForgeRequest) => (JSON.parse(body) as { body: string }).body;

  test.each([
    ["502", { status: 502 }],
    ["503", { status: 503 }],
    ["a connection that broke", { status: 0, hangsUp: true }],
  ])("is found after %s, and not posted again", async (_what, answer) => {
    const local = await populated(kind);
    local.script = ({ method, body, ...rest }) => {
      if (method !== "POST") return null;
      local.addComment(7, bot, wordsOf({ method, body, ...rest }));
      return answer;
    };
    const forge = await connect(local, "writer");
    expect(await post(forge, "one")).toEqual({ did: "created", url: `${local.serverUrl}/acme/api/pull/7#issuecomment-1001` });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\none`]);
    expect(changes(local)).toEqual(["POST /repos/acme/api/issues/7/comments"]);
  });

  test("is found also where only the last attempt made it", async () => {
    const local = await populated(kind);
    let attempts = 0;
    local.script = (request) => {
      if (request.method !== "POST") return null;
      attempts += 1;
      if (attempts === 5) local.addComment(7, bot, wordsOf(request));
      return { status: 502 };
    };
    expect(await post(await connect(local, "writer"), "one")).toMatchObject({ did: "created" });
    expect(bodies(local)).toEqual([`${bot}: ${MARK}\none`]);
  });

  test("is not mistaken for what a person wrote in the same words", async () => {
    const local = await populated(kind);
    let attempts = 0;
    local.script = (request) => {
      if (request.method !== "POST" || attempts > 0) return null;
      attempts += 1;
      local.addComment(7, "mallory", wordsOf(request));
      return { status: 502 };
    };
    expect(await post(await connect(local, "writer"), "one")).toMatchObject({ did: "created" });
    expect(bodies(local)).toEqual([`mallory: ${MARK}\none`, `${bot}: ${MARK}\none`]);
  });
});

test("a body that is too long is refused with the forge's own words", async () => {
  const forge = await connect(await populated("github"), "writer");
  await expect(post(forge, "x".repeat(65_536))).rejects.toThrow(/Body is too long \(maximum is 65536 characters\)/);
});

test("a locked conversation is not taken for a read-only token", async () => {
  const local = await populated("github");
  local.script = ({ method }) =>
    method === "POST" ? { status: 403, json: { message: "Unable to create comment because issue is locked." } } : null;
  await expect(post(await connect(local, "writer"), "one")).rejects.toMatchObject({ reason: "refused" });
});

test("what became of the comment is said, and its address handed on", () => {
  const host = fakeHost();
  expect(announcePosted({ did: "created", url: "https://git.example/1" }, host.log)).toBe("https://git.example/1");
  expect(announcePosted({ did: "skipped", why: "read-only-token", detail: "No." }, host.log)).toBe("");
  expect(announcePosted({ did: "none" }, host.log)).toBe("");
});

test("however two or three runs interleave, one comment is left, and it says what was written last", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 3 }), fc.integer({ min: 0, max: 2 }), async (scheduler, runs, leftovers) => {
      const forge = memoryForge(leftovers, (call) => scheduler.schedule(Promise.resolve(call)));
      const posts = Array.from({ length: runs }, (_, run) => post(forge, `run ${run}`));
      await scheduler.waitFor(Promise.all(posts));
      expect(forge.kept).toHaveLength(1);
      expect(forge.kept[0]?.body).toBe(`${MARK}\n${forge.newest()}`);
      expect(forge.kept[0]?.id).toBe(1);
    }),
    { numRuns: 300 },
  );
});

/** Makes the creations of comments wait until `count` of them are there, and `open` is called. */
function holdCreations(local: LocalForge, count: number): { started: Promise<void>; open: () => void } {
  const started = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<null>();
  let waiting = 0;
  local.script = ({ method }) => {
    if (method !== "POST") return null;
    waiting += 1;
    if (waiting === count) started.resolve();
    return opened.promise;
  };
  return { started: started.promise, open: () => opened.resolve(null) };
}

/** Comments in memory, each call at the moment that `turn` gives it. */
function memoryForge(leftovers: number, turn: (call: string) => Promise<unknown>) {
  const author = { login: "github-actions[bot]", type: "Bot" };
  const kept: ForgeComment[] = [];
  let nextId = 1;
  let newest = "";
  const write = (body: string) => (newest = body.slice(MARK.length + 1));
  const add = (body: string) => {
    const comment = { id: nextId++, body, url: "", author };
    kept.push(comment);
    write(body);
    return comment;
  };
  for (let left = 0; left < leftovers; left += 1) add(`${MARK}\nleft ${left}`);
  const notImplemented = () => Promise.reject(new Error("not asked in these tests"));
  const forge: Forge = {
    pullRequest: notImplemented,
    pullRequestsOf: notImplemented,
    mergeBase: notImplemented,
    firstParents: notImplemented,
    fileAt: notImplemented,
    runArtifacts: notImplemented,
    downloadArtifact: notImplemented,
    async login() {
      await turn("login");
      return null;
    },
    async comments() {
      await turn("list");
      return [...kept];
    },
    async createComment(_number, body) {
      await turn("create");
      return add(body);
    },
    async updateComment(_pullRequest, id, body) {
      await turn("update");
      const index = kept.findIndex((comment) => comment.id === id);
      const old = kept[index];
      if (old === undefined) throw new ForgeError("not-found", "gone", "");
      write(body);
      return (kept[index] = { ...old, body });
    },
    async deleteComment(_pullRequest, id) {
      await turn("delete");
      const index = kept.findIndex((comment) => comment.id === id);
      if (index < 0) throw new ForgeError("not-found", "gone", "");
      kept.splice(index, 1);
    },
  };
  return { ...forge, kept, newest: () => newest };
}
