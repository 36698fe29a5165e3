import { describe, expect, test } from "vitest";
import { readRule } from "../../src/tags/rule.ts";
import { labelsOf, runMetadata, type Case } from "./cases/case.ts";
import { METADATA_ACTION_README } from "./cases/metadata-action-readme.ts";
import { METADATA_ACTION_TESTS } from "./cases/metadata-action-tests.ts";

const CASES = [...METADATA_ACTION_TESTS, ...METADATA_ACTION_README];

test("there are at least 150 cases, each with a source of its own", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CASES.map(([source]) => source)).size).toBe(CASES.length);
});

describe("with latest-guard: false, metadata gives what docker/metadata-action states", () => {
  test.each(CASES.map((each) => [each[0], each] as const))("%s", async (_source, each) => {
    const [, of, inputs, version, tags] = each;
    const { outputs } = await runMetadata(of, { ...inputs, "latest-guard": "false" });
    expect({ version: outputs["version"], tags: lines(outputs["tags"]), labels: lines(outputs["labels"]).toSorted() }).toEqual({ version, tags, labels: labelsOf(each) });
  });
});

test.each([
  ["type=schedule", 1000],
  ["type=semver,pattern={{version}}", 900],
  ["type=pep440,pattern={{version}}", 900],
  ["type=match,pattern=a", 800],
  ["type=edge", 700],
  ["type=ref,event=pr", 600],
  ["type=raw,value=a", 200],
  ["type=sha", 100],
])("README Priority attribute: %s has the priority %i", (rule, priority) => {
  expect(readRule(rule).rule.priority).toBe(priority);
});

test("by default it differs where a prerelease would have taken latest, and nowhere else", async () => {
  const differing: string[] = [];
  for (const each of CASES) {
    const [source, of, inputs, , tags] = each;
    const { outputs } = await runMetadata(of, { ...inputs, images: [] });
    if (JSON.stringify(lines(outputs["tags"])) !== JSON.stringify(namesIn(each, tags))) differing.push(source);
  }
  expect(differing).toEqual([
    "meta.test.ts tag02",
    "meta.test.ts tag07",
    "meta.test.ts tag08",
    "meta.test.ts tag09",
    "meta.test.ts latest02",
    "meta.test.ts latest03",
    "meta.test.ts latest06",
    "meta.test.ts latest10",
    "README Usage, Basic: push tag of a prerelease",
  ]);
});

/** The names of the tags, without the images. */
function namesIn([, , inputs]: Case, tags: readonly string[]): string[] {
  return inputs["images"] === undefined ? [...tags] : [...new Set(tags.map((tag) => tag.slice(tag.lastIndexOf(":") + 1)))];
}

function lines(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : text.split("\n");
}
