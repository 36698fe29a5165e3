import { describe, expect, test } from "vitest";
import { renderSummary, type BuildSummary } from "../../src/build/summary.ts";
import type { BuildFailure, BuildStep } from "../../src/build/progress/trace.ts";
import type { WeighedContext } from "../../src/advice/context.ts";
import { follow } from "./progress-recorded.ts";

const NOTHING: BuildSummary = {
  tags: [],
  digest: null,
  platforms: [],
  trace: { steps: [], warnings: [], contextBytes: null, pushedBytes: null, durationMs: null, failure: null },
  context: null,
  advice: [],
};
const render = (summary: BuildSummary): string => renderSummary(summary, (text) => text);
const CONTEXT: WeighedContext = { totalBytes: 5_000_000, usedBytes: 4_000_000, fileCount: 3, isComplete: true, ignoreFile: ".dockerignore", findings: [] };

describe("the summary of a build", () => {
  test("of an image that is weighed in the same summary tells no sizes of it, and its digest to nobody twice", () => {
    const platforms = [{ platform: "linux/amd64", digest: "sha256:bbbb", layerBytes: 29_126_400 }];
    expect(render({ ...NOTHING, tags: ["ghcr.io/acme/api"], digest: "sha256:aaaa", platforms, isWeighed: true })).toBe(
      "### Built <code>ghcr.io/acme/api</code>\n\n| Platform | Digest |\n| :-- | :-- |\n| <code>linux/amd64</code> | <code>sha256&#58;bbbb</code> |\n",
    );
  });

  test("has tags, digest and compressed size for each platform and in all, the share of cached steps, bytes and the slowest steps", async () => {
    const { trace } = await follow("two-platforms");
    const markdown = render({
      ...NOTHING,
      tags: ["ghcr.io/acme/api:1.2", "ghcr.io/acme/api:latest"],
      digest: "sha256:aaaa",
      platforms: [
        { platform: "linux/amd64", digest: "sha256:bbbb", layerBytes: 29_126_400 },
        { platform: "linux/arm64", digest: "sha256:cccc", layerBytes: 27_000_000 },
      ],
      trace,
      context: CONTEXT,
    });
    expect(markdown).toBe(
      [
        "### Built <code>ghcr.io/acme/api&#58;1.2</code>",
        "",
        "Also <code>ghcr.io/acme/api&#58;latest</code>.",
        "",
        "| Platform | Compressed size | Digest |",
        "| :-- | --: | :-- |",
        "| <code>linux/amd64</code> | 29.1 MB | <code>sha256&#58;bbbb</code> |",
        "| <code>linux/arm64</code> | 27.0 MB | <code>sha256&#58;cccc</code> |",
        "| all | 56.1 MB | <code>sha256&#58;aaaa</code> |",
        "",
        "1.2 s · 7 of 14 steps from the cache (50 %) · 3.8 MB of context sent · 5.0 MB in the context",
        "",
        "<details><summary>Slowest steps</summary>",
        "",
        "| Step | Time |",
        "| :-- | --: |",
        "| <code>&#91;linux/arm64 build 3/4&#93; RUN for i in 1 2 3&#59; do echo &#34;line &#36;i&#34;&#59; sleep 0.2&#59; done&#59; echo to-stderr &#62;&#38;2</code> | 728 ms |",
        "| <code>exporting to oci image format</code> | 203 ms |",
        "| <code>&#91;linux/arm64 base 2/2&#93; RUN &#91;&#34;/bin/busybox&#34;&#44; &#34;--install&#34;&#44; &#34;-s&#34;&#44; &#34;/bin&#34;&#93;</code> | 92 ms |",
        "| <code>&#91;linux/arm64 build 4/4&#93; RUN dd if&#61;/dev/urandom of&#61;/src/blob bs&#61;1024 count&#61;300 2&#62;/dev/null</code> | 91 ms |",
        "| <code>&#91;internal&#93; load build context</code> | 38 ms |",
        "",
        "</details>",
        "",
      ].join("\n"),
    );
  });

  test("has the five slowest steps, and none that was cached", () => {
    const step = (name: string, durationMs: number, cached = false): BuildStep => ({ name, text: name, kind: "instruction", stage: null, platform: null, cached, durationMs, bytes: null, error: null, isCancelled: false });
    const steps = [step("a", 1), step("b", 6), step("c", 9, true), step("d", 2), step("e", 5), step("f", 3), step("g", 4)];
    const markdown = render({ ...NOTHING, trace: { ...NOTHING.trace, steps } });
    expect([...markdown.matchAll(/<code>(\w)<\/code> \| \d ms/g)].map(([, name]) => name)).toEqual(["b", "e", "g", "f", "d"]);
  });

  test("says unknown for a size that is not known, in all as well", () => {
    const markdown = render({ ...NOTHING, digest: "sha256:aa", platforms: [{ platform: "linux/amd64", digest: null, layerBytes: null }, { platform: "linux/arm64", digest: "sha256:bb", layerBytes: 1 }] });
    expect(markdown).toContain("| <code>linux/amd64</code> | unknown | unknown |");
    expect(markdown).toContain("| all | unknown | <code>sha256&#58;aa</code> |");
  });

  test("has one row for an image of one platform that is no index", () => {
    const markdown = render({ ...NOTHING, digest: "sha256:aa", platforms: [{ platform: "linux/amd64", digest: "sha256:aa", layerBytes: 1000 }] });
    expect(markdown).not.toContain("| all |");
  });

  test("has the warnings of BuildKit with their lines", async () => {
    const { trace } = await follow("warnings", { dockerfile: "Dockerfile.secret" });
    const markdown = render({ ...NOTHING, trace });
    expect(markdown).toContain("<details><summary>4 warnings</summary>");
    expect(markdown).toContain("| <code>app/Dockerfile.secret&#58;2</code> | <code>SecretsUsedInArgOrEnv</code> <code>Do not use ARG or ENV instructions for sensitive data");
  });

  test("has what the context could do without, credentials first, with the line for each", () => {
    const markdown = render({
      ...NOTHING,
      context: { ...CONTEXT, findings: [{ why: "unwanted", paths: [".git"], bytes: 3_000_000, line: ".git" }, { why: "credential", paths: ["a/x.pem", "b/y.pem"], bytes: 30, line: "**/*.pem" }] },
    });
    expect(markdown).toContain(
      "| <code>a/x.pem</code> and 1 more | looks like a credential | 30 B | <code>&#42;&#42;/&#42;.pem</code> |\n| <code>.git</code> | hardly meant for it | 3.0 MB | <code>.git</code> |",
    );
  });

  test("of a build that failed says which step, where, and with which exit code", async () => {
    const { trace } = await follow("fail-run", { dockerfile: "Dockerfile.fail" });
    const markdown = render({ ...NOTHING, trace });
    expect(markdown.split("\n\n").slice(0, 2)).toEqual([
      "### ❌ The build failed",
      "<code>RUN echo preparing &#38;&#38; &#92;</code> at <code>app/Dockerfile.fail&#58;9</code> in stage <code>test</code>: exit code 3",
    ]);
  });

  test("of a build that failed has no advice on its context", async () => {
    const { trace } = await follow("fail-run", { dockerfile: "Dockerfile.fail" });
    const findings = [{ why: "unused" as const, paths: ["docs"], bytes: 3_000_000, line: "docs" }];
    expect(render({ ...NOTHING, trace, context: { ...CONTEXT, findings } })).not.toContain("could do without");
  });
});

test("case 70: names that hold Markdown, HTML, mentions, markers and direction marks are nothing but text", () => {
  const evil = "`x`|@team #1 <img src=x onerror=y> <!-- plimsoll:diff key=a --> [l](http://e) **b** \\| ##[set-output name=a]b\n| new | row |\u202e\u0007";
  const step: BuildStep = { name: evil, text: evil, kind: "instruction", stage: evil, platform: evil, cached: false, durationMs: 5, bytes: null, error: evil, isCancelled: false };
  const failure: BuildFailure = { step, message: evil, exitCode: 1, processExitCode: null, lastLines: [evil], source: null };
  const markdown = render({
    tags: [evil, evil],
    digest: evil,
    platforms: [{ platform: evil, digest: evil, layerBytes: 1 }],
    trace: { steps: [step], warnings: [{ rule: evil, message: evil, file: evil, line: 1, url: evil }], contextBytes: 1, pushedBytes: 1, durationMs: 1, failure },
    context: { ...CONTEXT, ignoreFile: evil, findings: [{ why: "unused", paths: [evil], bytes: 1, line: evil }] },
    advice: [{ rule: "no-cache-mount", line: 1, endLine: 1, message: evil, remedy: evil, cost: { bytes: 1, durationMs: 1 } }],
  });
  const own = markdown.replaceAll(/<\/?(?:code|details|summary)>/g, "").replaceAll(/&#\d+;/g, "");
  // eslint-disable-next-line no-control-regex -- none of these may be left
  expect(own).not.toMatch(/[<>@`[\]!*\\\u202e\u0007]|#[1[]|\n\| new/);
});

test("a secret is hidden before it is cut or escaped", () => {
  const step = { name: `RUN ${"x".repeat(40)} p@ss#word-and-more`, text: "", kind: "instruction" as const, stage: null, platform: null, cached: false, durationMs: 5, bytes: null, error: null, isCancelled: false };
  const markdown = renderSummary({ ...NOTHING, tags: ["p@ss#word-and-more"], trace: { ...NOTHING.trace, steps: [step] } }, (text) => text.replaceAll("p@ss#word-and-more", "***"));
  expect(markdown).not.toMatch(/ss&#35;|word/);
  expect(markdown).toContain("&#42;&#42;&#42;");
});

test("however many tags, platforms, warnings and findings there are, it stays far below what a step's summary holds", () => {
  const name = "x".repeat(5000);
  const many = <T>(one: T): T[] => Array.from({ length: 5000 }, () => one);
  const markdown = render({
    tags: many(name),
    digest: name,
    platforms: many({ platform: name, digest: name, layerBytes: 1 }),
    trace: {
      steps: many<BuildStep>({ name, text: name, kind: "instruction", stage: null, platform: null, cached: false, durationMs: 5, bytes: null, error: null, isCancelled: false }),
      warnings: many({ rule: name, message: name, file: name, line: 1, url: name }),
      contextBytes: 1, pushedBytes: 1, durationMs: 1, failure: null,
    },
    context: { ...CONTEXT, findings: many({ why: "unused" as const, paths: [name], bytes: 1, line: name }) },
    advice: many({ rule: "no-cache-mount", line: 1, endLine: 1, message: name, remedy: name, cost: { bytes: 1, durationMs: 1 } }),
  });
  expect(Buffer.byteLength(markdown)).toBeLessThan(100_000);
});

test("the summary names what the Dockerfile cost in this build and need not, and not where the build failed", async () => {
  const advice = [{ rule: "no-cache-mount", line: 3, endLine: 3, message: "npm ci <downloads>", remedy: "`RUN x`", cost: { bytes: null, durationMs: 41_000 } }];
  expect(render({ ...NOTHING, advice })).toContain(
    "<details><summary>1 way to make the next build faster</summary>\n\n| Line | Rule | What is so | Instead | Cost in this build |\n| --: | :-- | :-- | :-- | --: |\n| 3 | no-cache-mount | <code>npm ci &#60;downloads&#62;</code> | <code>&#96;RUN x&#96;</code> | 41.0 s |\n\n</details>",
  );
  const { trace } = await follow("fail-run", { dockerfile: "Dockerfile.fail" });
  expect(render({ ...NOTHING, advice, trace })).not.toContain("faster");
});
