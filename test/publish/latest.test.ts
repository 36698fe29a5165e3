import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/oci/digest.ts";
import { judgeLatest, readFacts, versionAmong, type NextFacts, type VersionFacts } from "../../src/tags/latest.ts";
import { rankTag } from "../../src/publish/tag-order.ts";
import { compareVersions, isPrerelease, parseVersion } from "../../src/tags/version.ts";
import { imageFor, keepImage, keepIndex, keepTwo, publish, startWorld, writesTo } from "./world.ts";

const VERSION = "org.opencontainers.image.version";

describe("versions", () => {
  test.each([
    ["1.2.3", "1.2.4"],
    ["1.9.0", "1.10.0"],
    ["v1.2.3", "2"],
    ["1.2.3-rc.1", "1.2.3"],
    ["1.2.3-alpha", "1.2.3-alpha.1"],
    ["1.2.3-alpha.1", "1.2.3-alpha.beta"],
    ["1.2.3-rc.2", "1.2.3-rc.10"],
    ["1.2.3rc1", "1.2.3"],
    ["1.0.0.1", "1.0.0.2"],
  ])("%s comes before %s", (a, b) => {
    expect(compareVersions(parseVersion(a)!, parseVersion(b)!)).toBeLessThan(0);
    expect(compareVersions(parseVersion(b)!, parseVersion(a)!)).toBeGreaterThan(0);
  });

  test.each(["1.2.3", "v1.2", "1.2.3+build.7", "1.2.3-alpine", "1.2.3-slim-bookworm", "2026.11.21"])("%s is a release", (text) => {
    expect(isPrerelease(parseVersion(text)!)).toBe(false);
  });

  test.each(["2.0.0-rc.1", "v2.0.8-beta.67", "1.0.0-0", "1.2.3rc2", "1.0.dev4", "1.2.3-foo"])("%s is a prerelease", (text) => {
    expect(isPrerelease(parseVersion(text)!)).toBe(true);
  });

  test.each(["latest", "main", "sha-1a2b3c4", "", "1.2.x", "$(id)"])("%j is none", (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  test("of a release is the newest full one among its tags", () => {
    expect(versionAmong(["latest", "1", "1.2", "1.2.3", "1.2.3-rc.1"])?.prerelease).toEqual([]);
    expect(versionAmong(["latest", "1.2"])).toBeNull();
  });
});

test("tags are ranked from what looks immutable to what everybody follows", () => {
  const tags = ["latest", "1", "1.2", "edge", "1.2.3", "sha-1a2b3c4", "20261121", "v1.2.3-rc.1", "1a2b3c4d5e6f", "latest-alpine"];
  expect(tags.toSorted((a, b) => rankTag(a) - rankTag(b))).toEqual(["sha-1a2b3c4", "1a2b3c4d5e6f", "1.2.3", "v1.2.3-rc.1", "edge", "20261121", "1.2", "1", "latest", "latest-alpine"]);
});

describe("latest", () => {
  const nothing: VersionFacts = { annotation: null, label: null, createdMs: null };
  const facts = (given: { annotation?: string; label?: string; created?: string; tag?: string }): NextFacts => {
    const { annotation, label, created, tag } = given;
    const read = readFacts(annotation === undefined ? {} : { [VERSION]: annotation }, { labels: label === undefined ? {} : { [VERSION]: label }, created: created ?? null });
    return { ...read, tag: tag === undefined ? null : parseVersion(tag) };
  };

  test.each<[string, Parameters<typeof facts>[0], Parameters<typeof facts>[0] | null, string | null]>([
    ["a first one", { tag: "1.0.0" }, null, null],
    ["a first one that is a prerelease", { tag: "1.0.0-rc.1" }, null, "1.0.0-rc.1 is a prerelease"],
    ["a prerelease by its annotation", { annotation: "2.0.0-beta.1" }, {}, "2.0.0-beta.1 is a prerelease"],
    ["a prerelease by its label", { label: "2.0.0-beta.1" }, {}, "2.0.0-beta.1 is a prerelease"],
    ["a newer one", { annotation: "2.0.0" }, { annotation: "1.9.9" }, null],
    ["the same one again", { annotation: "2.0.0" }, { annotation: "2.0.0" }, null],
    ["an older one", { annotation: "1.9.9" }, { annotation: "2.0.0" }, "it names 2.0.0, and this is 1.9.9"],
    ["an older one by its tag", { tag: "1.9.9" }, { annotation: "2.0.0" }, "it names 2.0.0, and this is 1.9.9"],
    ["an older one by labels", { label: "1.9.9" }, { label: "2.0.0" }, "it names 2.0.0, and this is 1.9.9"],
    ["an older one by its tag and the other's label", { tag: "1.9.9" }, { label: "2.0.0" }, "it names 2.0.0, and this is 1.9.9"],
    ["an older one, the label being the image's own", { tag: "1.9.9", label: "1.9.9" }, { label: "2.0.0" }, "it names 2.0.0, and this is 1.9.9"],
    ["a newer one on a base whose label is inherited", { tag: "1.3.0", label: "22.04" }, { label: "24.04" }, null],
    ["an older one in time, without versions", { created: "2026-01-01T00:00:00Z" }, { created: "2026-02-01T00:00:00Z" }, "it names an image of 2026-02-01T00:00:00.000Z, and this one is of 2026-01-01T00:00:00.000Z"],
    ["a newer one in time, without versions", { created: "2026-02-01T00:00:00Z" }, { created: "2026-01-01T00:00:00Z" }, null],
    ["a newer version that was made earlier", { annotation: "2.0.0", created: "2026-01-01T00:00:00Z" }, { annotation: "1.0.0", created: "2026-02-01T00:00:00Z" }, null],
    ["one of nobody's clock", { created: "1970-01-01T00:00:00Z" }, { created: "2026-02-01T00:00:00Z" }, null],
    ["one of which nothing is known", {}, {}, null],
  ])("%s", (_, next, current, why) => {
    expect(judgeLatest(facts(next), current === null ? null : { ...nothing, ...facts(current) })).toBe(why);
  });
});

describe("publishing latest", () => {
  test("case 65: an older version leaves it where it is, with a warning, and publishes the rest", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const newer = imageFor("linux/amd64", { config: { config: { Labels: { [VERSION]: "2.0.0" } } } });
    const latest = keepImage(registry, "o/app", newer, "latest");
    const { error, results, host } = await publish({ sources, tags: [`${name}:1.9.5`, `${name}:latest`] });
    expect(error).toBeNull();
    expect(results).toEqual({ [`${name}:1.9.5`]: "published", [`${name}:latest`]: "unchanged" });
    expect(registry.tagsOf("o/app")["latest"]).toBe(latest);
    expect(host.outputs["tags"]).toBe(`${name}:1.9.5`);
    expect(host.lines.filter(({ level }) => level === "warning").map(({ text }) => text)).toEqual([
      `${name}:latest stays where it is: it names 2.0.0, and this is 1.9.5. With latest-guard: false it moves all the same.`,
    ]);
    expect(host.summaries[0]).toContain("it names 2.0.0");
  });

  test("case 65: one that another job moved on while this one worked is left to it", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    keepImage(registry, "o/app", imageFor("linux/s390x", { config: { config: { Labels: { [VERSION]: "1.0.0" } } } }), "latest");
    const theirs = keepImage(registry, "o/app", imageFor("linux/amd64", { config: { config: { Labels: { [VERSION]: "2.0.0" } } } }));
    registry.faults.push({ on: /^HEAD .*\/latest$/, answer: { kind: "other" } });
    registry.faults.push({ on: /^HEAD .*\/latest$/, times: 100, answer: { kind: "other", headers: { "docker-content-digest": theirs } } });
    const { results } = await publish({ sources, tags: [`${name}:1.9.5`, `${name}:latest`] });
    expect(results).toEqual({ [`${name}:1.9.5`]: "published", [`${name}:latest`]: "unchanged" });
    expect(writesTo(registry).filter((line) => line.endsWith("/latest"))).toEqual([]);
  });

  test("by the annotation of the index that it names, for the same platform", async () => {
    const registry = await startWorld();
    const { name, sources, amd64 } = keepTwo(registry);
    const entry = imageFor("linux/amd64").descriptor;
    expect(entry.digest).toBe(amd64);
    const latest = keepIndex(registry, "o/app", [entry], "latest", { annotations: { [VERSION]: "2.0.0" } });
    const held = await publish({ sources, tags: `${name}:latest`, annotations: `${VERSION}=1.0.0` });
    expect(held.results).toEqual({ [`${name}:latest`]: "unchanged" });
    expect(registry.tagsOf("o/app")["latest"]).toBe(latest);
    const moved = await publish({ sources, tags: `${name}:latest`, annotations: `${VERSION}=2.1.0` });
    expect(moved.results).toEqual({ [`${name}:latest`]: "published" });
  });

  test("by the time of the same platform's image, where versions are not known", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry, "o/app", { config: { created: "2026-02-01T00:00:00Z" } });
    const [arm64, amd64] = [["linux/arm64", "2026-03-01T00:00:00Z"], ["linux/amd64", "2026-01-01T00:00:00Z"]].map(([platform = "", created]) => imageFor(platform, { config: { created }, layers: [[{ name: "o", content: platform }]] }));
    for (const image of [arm64!, amd64!]) keepImage(registry, "o/app", image);
    keepIndex(registry, "o/app", [arm64!.descriptor, amd64!.descriptor], "latest");
    expect((await publish({ sources, tags: `${name}:latest` })).results).toEqual({ [`${name}:latest`]: "published" });
    const older = keepImage(registry, "o/app", imageFor("linux/amd64", { config: { created: "2026-01-15T00:00:00Z" } }));
    expect((await publish({ sources: `${name}@${older}`, tags: `${name}:latest` })).results).toEqual({ [`${name}:latest`]: "unchanged" });
  });

  test("a prerelease leaves it alone, latest-guard: false does not", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const inputs = { sources, tags: [`${name}:2.0.0-rc.1`, `${name}:latest`] };
    expect((await publish(inputs)).results).toEqual({ [`${name}:2.0.0-rc.1`]: "published", [`${name}:latest`]: "unchanged" });
    expect(Object.keys(registry.tagsOf("o/app"))).toEqual(["2.0.0-rc.1"]);
    expect((await publish({ ...inputs, "latest-guard": "false" })).results).toEqual({ [`${name}:2.0.0-rc.1`]: "unchanged", [`${name}:latest`]: "published" });
  });

  test("one that names no image, or something broken, is moved", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    keepIndex(registry, "o/app", [imageFor("linux/mips64").descriptor], "latest");
    expect((await publish({ sources, tags: `${name}:latest` })).results).toEqual({ [`${name}:latest`]: "published" });
  });

  test("an answer that does not come is no reason to move it", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const latest = keepImage(registry, "o/app", imageFor("linux/s390x"), "latest");
    registry.faults.push({ on: new RegExp(`^GET .*/blobs/${digestOf(imageFor("linux/s390x").config)}`), times: 1000, answer: { kind: "refuse", status: 503 } });
    const { error } = await publish({ sources, tags: `${name}:latest` });
    expect(error?.message).toContain("503");
    expect(registry.tagsOf("o/app")["latest"]).toBe(latest);
  });
});
