import { describe, expect, test } from "vitest";
import type { CacheStore } from "../../src/cache/store.ts";
import { type Base, type BaseReach, findBases } from "../../src/diff/baseline.ts";
import type { DiffPlan, Rung } from "../../src/diff/plan.ts";
import { UserError } from "../../src/errors.ts";
import type { Forge } from "../../src/forge/forge.ts";
import { ImageNotFound, type OpenedImage } from "../../src/image/image.ts";
import { digestOf } from "../../src/oci/digest.ts";
import type { TriedBase } from "../../src/report/report.ts";
import { renderJson } from "../../src/report/render.ts";
import { reportOf } from "../fakes/reports.ts";

const mergeBase = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
const parents = Array.from({ length: 30 }, (_, n) => n.toString(16).padStart(40, "0"));

const mergeBaseRung: Rung = {
  source: "merge-base",
  from: { mergeBaseOf: 7 },
  repository: "ghcr.io/acme/api",
  tags: ["sha-{sha}", "sha-{short}"],
};
const storedRung: Rung = { source: "stored", from: { mergeBaseOf: 7 }, keyPrefix: "plimsoll-report-api-", maxParents: 20 };
const movingRung: Rung = { source: "moving", repository: "ghcr.io/acme/api", tags: ["main"] };
const ladder: DiffPlan["base"] = { ladder: [mergeBaseRung, storedRung, movingRung], leftOut: [] };

/** A registry that holds `images` and answers "not there" for the rest; a store that holds `stored`. */
function reach(over: {
  images?: Record<string, OpenedImage | Error>;
  stored?: Record<string, string>;
  forge?: Partial<Forge> | null;
  platforms?: string[];
}): BaseReach & { asked: string[] } {
  const asked: string[] = [];
  const store: CacheStore = {
    save: () => Promise.resolve({ saved: true, why: null }),
    find: (keys) => {
      asked.push(`${keys.length} keys`);
      const key = keys.find((each) => over.stored?.[each] !== undefined);
      return Promise.resolve(key === undefined ? null : { key, content: Buffer.from(over.stored?.[key] ?? "") });
    },
  };
  const forge = {
    pullRequest: () =>
      Promise.resolve({ number: 7, headSha: "b".repeat(40), baseRef: "main", labels: [], mergeBase, isOpen: true }),
    mergeBase: () => Promise.resolve(mergeBase),
    firstParents: (_sha: string, count: number) => Promise.resolve(parents.slice(0, count)),
    ...over.forge,
  } as Forge;
  return {
    asked,
    open: (reference) => {
      asked.push(reference);
      const found = over.images?.[reference] ?? new ImageNotFound(`${reference} is not there.`, "Push it.");
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
    readFile: (path) => Promise.resolve(over.stored?.[path] === undefined ? null : Buffer.from(over.stored[path])),
    store,
    forge: over.forge === null ? null : forge,
    headSha: "b".repeat(40),
    platforms: over.platforms ?? [],
  };
}

/** The best base there is, and the rungs that held none. */
async function findBase(plan: DiffPlan["base"], places: BaseReach): Promise<{ base: Base | null; tried: TriedBase[] }> {
  const tried: TriedBase[] = [];
  const { value } = await findBases(plan, places, tried).next();
  return { base: value ?? null, tried };
}

function opened(reference: string): OpenedImage {
  return {
    reference,
    digest: digestOf(reference),
    commit: null,
    platforms: [],
    notCounted: { attestationBytes: 0, artifactManifests: 0 },
    close: () => Promise.resolve(),
  };
}

describe("the ladder", () => {
  test("takes the merge base's image where a tag of it is there", async () => {
    const reference = `ghcr.io/acme/api:sha-${mergeBase.slice(0, 7)}`;
    const { base, tried } = await findBase(ladder, reach({ images: { [reference]: opened(reference) } }));
    expect(base?.about).toEqual({
      reference,
      digest: digestOf(reference),
      source: "merge-base",
      commit: mergeBase,
      commitsBehind: 0,
    });
    expect(tried).toEqual([
      { source: "merge-base", reference: `ghcr.io/acme/api:sha-${mergeBase}`, result: "not-found", error: null },
    ]);
  });

  test("takes the nearest stored measurement, and says how many commits it is behind", async () => {
    const stored = {
      [`plimsoll-report-api-${parents[2]}`]: renderJson(reportOf()),
      [`plimsoll-report-api-${parents[5]}`]: renderJson(reportOf()),
    };
    const places = reach({ stored });
    const { base } = await findBase(ladder, places);
    expect(base?.about).toMatchObject({ source: "stored", commit: parents[2], commitsBehind: 3 });
    expect([...(base?.sides.keys() ?? [])]).toEqual(["linux/amd64"]);
    expect(places.asked.slice(-2)).toEqual(["1 keys", "20 keys"]);
  });

  test("takes the merge base's own measurement without asking for any history", async () => {
    const stored = { [`plimsoll-report-api-${mergeBase}`]: renderJson(reportOf()) };
    const forge = { firstParents: () => Promise.reject(new UserError("The forge answered 403.", "Ask for more.")) };
    const { base } = await findBase(ladder, reach({ stored, forge }));
    expect(base?.about).toMatchObject({ source: "stored", commit: mergeBase, commitsBehind: 0 });
  });

  test("finds none where the history begins, and calls no base unreadable for it", async () => {
    const from = { firstParentOf: "c".repeat(40) };
    const first = { ladder: [{ source: "merge-base", from, repository: "ghcr.io/acme/api", tags: ["sha-{sha}"] }, { source: "stored", from, keyPrefix: "plimsoll-report-api-", maxParents: 20 }], leftOut: [] } as const;
    const { base, tried } = await findBase(first, reach({ forge: { firstParents: () => Promise.resolve([]) } }));
    expect(base).toBeNull();
    expect(tried).toEqual([
      { source: "merge-base", reference: "ghcr.io/acme/api", result: "not-found", error: null },
      { source: "stored", reference: "plimsoll-report-api-", result: "not-found", error: null },
    ]);
  });

  test("takes of a stored measurement only the platforms that are compared", async () => {
    const amd64 = reportOf().platforms[0];
    const arm64 = { ...amd64, platform: "linux/arm64" } as NonNullable<typeof amd64>;
    const report = { ...reportOf(), platforms: [...reportOf().platforms, arm64] };
    const stored = { [`plimsoll-report-api-${mergeBase}`]: renderJson(report) };
    const { base } = await findBase(ladder, reach({ stored, platforms: ["linux/arm64"] }));
    expect([...(base?.sides.keys() ?? [])]).toEqual(["linux/arm64"]);
  });

  test("goes on past a rung that cannot be read, and names it with its error", async () => {
    const images = {
      [`ghcr.io/acme/api:sha-${mergeBase}`]: new UserError("The registry answered 403.", "Log in."),
      "ghcr.io/acme/api:main": opened("ghcr.io/acme/api:main"),
    };
    const { base, tried } = await findBase(ladder, reach({ images }));
    expect(base?.about).toMatchObject({ source: "moving", commitsBehind: null });
    expect(tried.map(({ source, result, error }) => [source, result, error])).toEqual([
      ["merge-base", "unreadable", "The registry answered 403."],
      ["merge-base", "not-found", null],
      ["stored", "not-found", null],
    ]);
  });

  test("goes on when the forge cannot say where the merge base is, asking it once", async () => {
    let asked = 0;
    const forge = {
      pullRequest: () => {
        asked += 1;
        return Promise.reject(new UserError("The forge answered 502.", "Try again."));
      },
    };
    const images = { "ghcr.io/acme/api:main": opened("ghcr.io/acme/api:main") };
    const { base, tried } = await findBase(ladder, reach({ images, forge }));
    expect(base?.about.source).toBe("moving");
    expect(tried.slice(0, 2)).toEqual([
      { source: "merge-base", reference: "ghcr.io/acme/api", result: "unreadable", error: "The forge answered 502." },
      { source: "stored", reference: "plimsoll-report-api-", result: "unreadable", error: "The forge answered 502." },
    ]);
    expect(asked).toBe(1);
  });

  test("a stored measurement that was tampered with is an unreadable rung, not a base", async () => {
    const stored = { [`plimsoll-report-api-${mergeBase}`]: '{"schemaVersion":1}' };
    const { base, tried } = await findBase({ ladder: [storedRung], leftOut: [] }, reach({ stored }));
    expect(base).toBeNull();
    expect(tried).toMatchObject([{ source: "stored", result: "unreadable" }]);
  });

  test("ends without a base, never with an empty one", async () => {
    const { base, tried } = await findBase(ladder, reach({}));
    expect(base).toBeNull();
    expect(tried.map(({ result }) => result)).toEqual(["not-found", "not-found", "not-found", "not-found"]);
  });

  test("a bug of ours is not taken for an unreadable rung", async () => {
    const images = { [`ghcr.io/acme/api:sha-${mergeBase}`]: new TypeError("x is not a function") };
    await expect(findBase(ladder, reach({ images }))).rejects.toThrow("x is not a function");
  });
});

describe("a base that is named", () => {
  test("and cannot be read ends the run", async () => {
    await expect(findBase({ explicit: "ghcr.io/acme/api:1" }, reach({}))).rejects.toThrow("ghcr.io/acme/api:1 is not there.");
  });

  test("may be a report, which stands for the image it measured", async () => {
    const report = reportOf();
    const { base } = await findBase({ explicit: "report:old.json" }, reach({ stored: { "old.json": renderJson(report) } }));
    expect(base?.about).toEqual({
      reference: "report:old.json",
      digest: report.head.digest,
      source: "explicit",
      commit: report.head.commit,
      commitsBehind: null,
    });
  });

  test("may not be a report that is not there", async () => {
    await expect(findBase({ explicit: "report:old.json" }, reach({}))).rejects.toThrow("There is no report at old.json.");
  });
});
