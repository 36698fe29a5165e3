import { describe, expect, test } from "vitest";
import { runMetadata } from "./cases/case.ts";
import { OUR_DIFFERENCES, RELEASES } from "./cases/our-differences.ts";
import { branch, event, tag } from "./cases/runs.ts";

describe("what is otherwise than in docker/metadata-action", () => {
  test.each(OUR_DIFFERENCES.map((each) => [each[0], each] as const))("%s", async (_source, [, of, inputs, version, tags]) => {
    const { outputs } = await runMetadata(of, inputs);
    expect([outputs["version"], outputs["tags"]?.split("\n")]).toEqual([version, tags]);
  });

  test.each(OUR_DIFFERENCES.filter(([source]) => /^(a prerelease|nor) /.test(source)).map((each) => [each[0], each] as const))("is undone by latest-guard: false: %s", async (_source, each) => {
    const { outputs } = await runMetadata(each[1], { ...each[2], "latest-guard": "false" });
    // What no registry takes is mended in either case.
    expect(outputs["tags"]?.split("\n")).toEqual(each[6].map((name) => name.replace(/^-/, "")));
  });
});

test("no prerelease of any type takes latest, and latest-guard: false gives it", async () => {
  const types = ["type=ref,event=tag", "type=match,pattern=.*", "type=semver,pattern={{version}}", "type=pep440,pattern={{version}}"];
  const latest = async (inputs: Readonly<Record<string, string>>): Promise<boolean[]> => {
    const found: boolean[] = [];
    for (const rule of types) found.push((await runMetadata(tag("v1.2.3-rc.1"), { tags: rule, flavor: "latest=true", ...inputs })).outputs["tags"]?.includes("latest") ?? false);
    return found;
  };
  expect(await latest({})).toEqual([false, false, false, false]);
  expect(await latest({ "latest-guard": "false" })).toEqual([true, true, true, true]);
});

test("what its release on the forge calls a prerelease takes no latest, whatever its tag is called", async () => {
  const latest = async (release: object, inputs: Readonly<Record<string, string>> = {}): Promise<boolean | undefined> =>
    (await runMetadata(event("release", "refs/tags/v2.0.0", { action: "published", release }), inputs)).outputs["tags"]?.includes("latest");
  expect([await latest({ prerelease: true }), await latest({ prerelease: false }), await latest({ prerelease: true }, { "latest-guard": "false" })]).toEqual([false, true, true]);
});

test.each(RELEASES)("%s is no prerelease", async (name) => {
  expect((await runMetadata(tag(name), {})).outputs["tags"]).toContain("\nlatest");
});

test("a prerelease that is left out is said, with what undoes it", async () => {
  const { lines } = await runMetadata(tag("v1.2.3-rc.1"), {});
  expect(lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual(["latest is left out: v1.2.3-rc.1 is a prerelease. With latest-guard: false it is given all the same."]);
});

test.each<[string, string, string]>([
  ["no semantic version", "type=semver,pattern={{version}},value=1.2", '"1.2" is no semantic version (three numbers, as in 1.2.3), so type=semver,pattern={{version}},value=1.2 gives no tag.'],
  ["no version of PEP 440", "type=pep440,pattern={{version}},value=a", '"a" is no version as PEP 440 has them, so type=pep440,pattern={{version}},value=a gives no tag.'],
  ["a pattern that does not match", "type=match,pattern=z,value=a", '"z" does not match "a", so type=match,pattern=z,value=a gives no tag.'],
  ["a group that is not there", "type=match,pattern=a,group=2,value=a", '"a" has no group 2 in "a", so type=match,pattern=a,group=2,value=a gives no tag.'],
  ["an attribute of another type", "type=raw,value=a,event=branch", 'event in "type=raw,value=a,event=branch" does nothing: type=raw has no such attribute.'],
  ["a tag that no registry takes", "type=raw,value=.a", 'The tag ".a" is none that a registry takes; it is "a" here.'],
  ["a tag of nothing that one takes", "type=raw,value=..", 'The tag ".." is none that a registry takes, and is left out.'],
])("a rule that gives nothing, or not what it says, is told of: %s", async (_what, rule, warning) => {
  const { lines } = await runMetadata(branch("main"), { tags: rule });
  expect(lines.filter(({ level }) => level === "warning").map(({ text }) => text)).toContain(warning);
});
