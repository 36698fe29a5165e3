import { describe, expect, test } from "vitest";
import { cacheOutputs, describeSteps, type CacheOutcome } from "../../../src/build/cache/outcome.ts";
import { renderCacheSection } from "../../../src/build/cache/section.ts";

const same = (text: string): string => text;

const OUTCOME: CacheOutcome = {
  backend: "facade",
  statistics: {
    steps: { cached: 3, built: 1 },
    hitRatio: 0.75,
    firstMiss: { instruction: "COPY package.json .", place: "app/Dockerfile:4", platform: "linux/arm64", why: "package.json changed" },
    secondsSaved: 83.24,
    notes: null,
  },
  traffic: { requests: 12, bytesUp: 5_270_000, bytesDown: 20_480 },
  quotaBytes: 2_400_000_000,
  waitedMs: 310,
  degradedReason: null,
};

const NOTHING: CacheOutcome = { backend: "off", statistics: null, traffic: null, quotaBytes: null, waitedMs: 0, degradedReason: null };

describe("the cache's section of the summary", () => {
  test("says in a few lines what the cache did", () => {
    expect(renderCacheSection(OUTCOME, same)).toBe(
      [
        "#### Cache: <code>facade</code>, 75 % hit (3 of 4 steps)",
        "First miss: <code>COPY package.json .</code> (<code>app/Dockerfile&#58;4</code>, <code>linux/arm64</code>)<br><code>package.json changed</code>",
        "1 min 23 s saved · 20.5 kB down · 5.3 MB up · 12 requests · 2.4 GB of 10.0 GB used · 310 ms waited\n",
      ].join("\n\n"),
    );
  });

  test("says nothing of what is not known", () => {
    expect(renderCacheSection(NOTHING, same)).toBe("#### Cache: <code>off</code>\n");
    expect(renderCacheSection({ ...OUTCOME, quotaBytes: null, waitedMs: 0 }, same)).toMatch(/12 requests\n$/);
    expect(renderCacheSection({ ...OUTCOME, traffic: null }, same)).toContain("1 min 23 s saved · 2.4 GB of 10.0 GB used");
  });

  test("says why it did less than it should, before anything else", () => {
    expect(renderCacheSection({ ...OUTCOME, degradedReason: "The cache answered with 503." }, same).split("\n\n")[1]).toBe("⚠️ <code>The cache answered with 503.</code>");
  });

  test("has no first miss where nothing missed, and rounds to neither end but there", () => {
    const statistics = (cached: number, built: number) => ({ steps: { cached, built }, hitRatio: cached / (cached + built), firstMiss: null, secondsSaved: null, notes: null });
    const title = (cached: number, built: number) => renderCacheSection({ ...NOTHING, backend: "gha", statistics: statistics(cached, built) }, same);
    expect(title(5, 0)).toBe("#### Cache: <code>gha</code>, 100 % hit (5 of 5 steps)\n");
    expect(title(999, 1)).toBe("#### Cache: <code>gha</code>, 99 % hit (999 of 1,000 steps)\n");
    expect(title(1, 999)).toBe("#### Cache: <code>gha</code>, 1 % hit (1 of 1,000 steps)\n");
    expect(title(0, 1)).toBe("#### Cache: <code>gha</code>, 0 % hit (0 of 1 step)\n");
  });

  test("says where layers came from that no cache kept", () => {
    const statistics = { steps: { cached: 7, built: 0 }, hitRatio: 1, firstMiss: null, secondsSaved: null, notes: null };
    expect(renderCacheSection({ ...NOTHING, statistics }, same)).toBe("#### Cache: <code>off</code>, 100 % from the builder's own layers (7 of 7 steps)\n");
  });

  test("is nothing but text whatever the names in it hold, and hides secrets before it cuts", () => {
    const evil = "</code><img src=x onerror=y>`|[a](javascript:b) @everyone\n# big \u{202E}";
    const miss = { instruction: `${"x".repeat(70)} p@ss#word-and-more`, place: evil, platform: evil, why: evil };
    const outcome: CacheOutcome = { ...OUTCOME, degradedReason: evil, statistics: { steps: { cached: 1, built: 1 }, hitRatio: 0.5, firstMiss: miss, secondsSaved: null, notes: null } };
    const section = renderCacheSection(outcome, (text) => text.replaceAll("p@ss#word-and-more", "***"));
    expect(section).not.toMatch(/<(?!\/?code>|br>)|`|\]\(|@|\u{202E}|\n#(?!### )/u);
    expect(section).toContain("&#42;&#42;&#42;");
    expect(section).not.toContain("p&#64;ss");
  });
});

describe("the log's last line", () => {
  const steps = { cached: 3, built: 4 };
  const firstMiss = { instruction: "COPY src /src hunter22", place: "Dockerfile:6", platform: null, why: "src/a changed" };

  test("says how many steps came from the cache, what that saved, and what the first miss is for, without secrets", () => {
    expect(describeSteps("facade", { steps, hitRatio: 3 / 7, firstMiss, secondsSaved: 3.2, notes: null }, (text) => text.replaceAll("hunter22", "***"))).toBe(
      "Layer cache: 3 of 7 steps from it (3.2 s saved). COPY src /src *** (Dockerfile:6): src/a changed.",
    );
  });

  test("says nothing of what is not known, and whose layers they are without a cache", () => {
    expect(describeSteps("off", { steps: { cached: 1, built: 0 }, hitRatio: 1, firstMiss: null, secondsSaved: null, notes: null }, same)).toBe("Layer cache: 1 of 1 step from the builder's own layers.");
    expect(describeSteps("gha", { steps, hitRatio: 3 / 7, firstMiss: { ...firstMiss, instruction: "RUN a", place: null }, secondsSaved: 0, notes: null }, same)).toBe("Layer cache: 3 of 7 steps from it. RUN a: src/a changed.");
  });
});

describe("the outputs of the cache", () => {
  test("are texts", () => {
    expect(cacheOutputs(OUTCOME, same)).toEqual({
      "cache-backend": "facade",
      "cache-hit-ratio": "0.75",
      "cache-steps": '{"cached":3,"built":1}',
      "cache-first-miss": "`COPY package.json .` (app/Dockerfile:4, linux/arm64): package.json changed",
      "cache-requests": "12",
      "cache-bytes-down": "20480",
      "cache-bytes-up": "5270000",
      "cache-seconds-saved": "83.2",
      "cache-quota-bytes": "2400000000",
      "cache-wait-ms": "310",
      "degraded-reason": "",
    });
  });

  test("are empty for what is not known", () => {
    const { "cache-backend": backend, "cache-wait-ms": waitedMs, ...others } = cacheOutputs(NOTHING, same);
    expect([backend, waitedMs]).toEqual(["off", "0"]);
    expect(Object.values(others)).toEqual(["", "", "", "", "", "", "", "", ""]);
  });

  test("call a ratio 1 only where nothing missed", () => {
    const ratio = (cached: number, built: number) =>
      cacheOutputs({ ...NOTHING, statistics: { steps: { cached, built }, hitRatio: cached / (cached + built), firstMiss: null, secondsSaved: 0, notes: null } }, same)["cache-hit-ratio"];
    expect([ratio(4, 0), ratio(999, 1), ratio(2, 1), ratio(0, 4)]).toEqual(["1.00", "0.99", "0.66", "0.00"]);
  });

  test("are one line without what cannot be seen, and without secrets", () => {
    const miss = { instruction: "RUN a\n\u{1b}[31mb", place: null, platform: null, why: "file\r\n::set-output name=x::y hunter22 changed" };
    const outputs = cacheOutputs({ ...OUTCOME, degradedReason: "a\nhunter22", statistics: { steps: { cached: 0, built: 1 }, hitRatio: 0, firstMiss: miss, secondsSaved: 0, notes: null } }, (text) => text.replaceAll("hunter22", "***"));
    expect(outputs["cache-first-miss"]).toBe("`RUN a \\u{1B}[31mb`: file ::set-output name=x::y *** changed");
    expect(outputs["degraded-reason"]).toBe("a ***");
  });
});
