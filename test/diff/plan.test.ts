import { describe, expect, test } from "vitest";
import { declaration } from "../../src/diff/inputs.ts";
import { planDiff } from "../../src/diff/plan.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { runEvent } from "../fakes/events.ts";
import { fakeHost } from "../fakes/host.ts";

const sha = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
const before = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c";

const pullRequest = runEvent({
  name: "pull_request",
  defaultBranch: "main",
  pullRequest: { number: 7, headSha: sha, headRepository: "acme/api" },
});
const push = (over: { before?: string | null; isDefaultBranch?: boolean } = {}) =>
  runEvent({
    name: "push",
    defaultBranch: "main",
    push: { before, after: sha, isDefaultBranch: true, ...over },
  });

function plan(inputs: Record<string, string>, event = pullRequest, temporaryDirectory: string | null = "/tmp") {
  return planDiff({ ...readInputs(declaration, fakeHost({ inputs })), head: inputs["head"] ?? "" }, { event, temporaryDirectory });
}

describe("the ladder of bases", () => {
  test("a pull request climbs from its merge base by tag, over the stored measurement, to the moving tag", () => {
    expect(plan({ head: "ghcr.io/acme/api:pr-7" }).base).toEqual({
      ladder: [
        {
          source: "merge-base",
          from: { mergeBaseOf: 7 },
          repository: "ghcr.io/acme/api",
          tags: ["sha-{sha}", "sha-{short}", "{sha}"],
        },
        { source: "stored", from: { mergeBaseOf: 7 }, keyPrefix: "plimsoll-report-acme/api-", maxParents: 20 },
        { source: "moving", repository: "ghcr.io/acme/api", tags: ["main", "latest"] },
      ],
      leftOut: [],
    });
  });

  test("a push starts at the commit before it and never takes the tag it moved", () => {
    expect(plan({ head: "ghcr.io/acme/api:main" }, push()).base).toEqual({
      ladder: [
        {
          source: "merge-base",
          from: { commit: before },
          repository: "ghcr.io/acme/api",
          tags: ["sha-{sha}", "sha-{short}", "{sha}"],
        },
        { source: "stored", from: { commit: before }, keyPrefix: "plimsoll-report-acme/api-", maxParents: 20 },
      ],
      leftOut: [],
    });
  });

  test("the first push of a branch starts at its commit's first parent", () => {
    expect(plan({ head: "ghcr.io/acme/api:main" }, push({ before: null })).base).toMatchObject({
      ladder: [{ from: { firstParentOf: sha } }, { from: { firstParentOf: sha } }],
    });
  });

  test("an image in a file has no tags to look for unless a repository is named, and that is said", () => {
    expect(plan({ head: "oci-archive:build/image.tar" }).base).toEqual({
      ladder: [
        { source: "stored", from: { mergeBaseOf: 7 }, keyPrefix: "plimsoll-report-image.tar-", maxParents: 20 },
      ],
      leftOut: [
        'Bases are not looked up by tag: oci-archive:build/image.tar is in no registry, and "base-image" is not set.',
      ],
    });
    expect(plan({ head: "oci:build", "base-image": "ghcr.io/acme/api" }).base).toMatchObject({
      ladder: [{ source: "merge-base", repository: "ghcr.io/acme/api" }, {}, { source: "moving" }],
      leftOut: [],
    });
  });

  test("a run that is neither a push nor a pull request compares with the moving tag", () => {
    expect(plan({ head: "ghcr.io/acme/api:edge" }, runEvent({ defaultBranch: "trunk" })).base).toEqual({
      ladder: [{ source: "moving", repository: "ghcr.io/acme/api", tags: ["trunk", "latest"] }],
      leftOut: [],
    });
  });

  test("a request of a CI that names the merge base starts there, and looks for no measurement where no cache keeps any", () => {
    const event = runEvent({ ci: "GitLab CI", name: "pull_request", mergeBase: before, pullRequest: { number: 7, headSha: sha, headRepository: null } });
    expect(plan({ head: "ghcr.io/acme/api:mr-7" }, event).base).toEqual({
      ladder: [
        { source: "merge-base", from: { commit: before }, repository: "ghcr.io/acme/api", tags: ["sha-{sha}", "sha-{short}", "{sha}"] },
        { source: "moving", repository: "ghcr.io/acme/api", tags: ["latest"] },
      ],
      leftOut: [],
    });
    const pushed = runEvent({ ci: "GitLab CI", name: "push", push: { before, after: sha, isDefaultBranch: true } });
    expect(plan({ head: "ghcr.io/acme/api:main" }, pushed).storeAs).toBeNull();
  });

  test("a base that is named is the only one", () => {
    expect(plan({ head: "a:2", base: "a:1" }).base).toEqual({ explicit: "a:1" });
  });
});

describe("where the measurement goes", () => {
  test("only a push to the default branch is stored, under its key and commit", () => {
    expect(plan({ head: "ghcr.io/acme/api:main" }, push()).storeAs).toBe(`plimsoll-report-acme/api-${sha}`);
    expect(plan({ head: "ghcr.io/acme/api:x" }, push({ isDefaultBranch: false })).storeAs).toBeNull();
    expect(plan({ head: "ghcr.io/acme/api:x" }).storeAs).toBeNull();
  });

  test("the report goes to the runner's temporary folder, to the path given, or on a terminal nowhere", () => {
    expect(plan({ head: "ghcr.io/acme/api:x" }).reportPath).toBe("/tmp/plimsoll/plimsoll-report-acme-api.json");
    expect(plan({ head: "ghcr.io/acme/api:x", report: "out.json" }).reportPath).toBe("out.json");
    expect(plan({ head: "ghcr.io/acme/api:x" }, pullRequest, null).reportPath).toBeNull();
  });

  test("the key is the repository without its registry, or the last part of a path", () => {
    expect(plan({ head: "localhost:5000/team/app@sha256:" + "a".repeat(64) }).key).toBe("team/app");
    expect(plan({ head: "docker-daemon:app:dev" }).key).toBe("library/app");
    expect(plan({ head: "oci:out/layout/:tag" }).key).toBe("layout");
    expect(plan({ head: "ghcr.io/acme/api:x", key: "mine" }).key).toBe("mine");
  });
});

test("a budget that manifests cannot answer is refused at depth layers before anything is read", () => {
  expect(() => plan({ head: "a:1", depth: "layers", budget: "disk <= 1GB\npull <= 1GB\npath:app/** <= 1MB" })).toThrowError(
    "At depth layers nothing is known of files, so these budget lines cannot be held: disk <= 1GB; path:app/** <= 1MB.",
  );
});

test.each([
  ["head", "report:old.json", "A report can only be the base of a diff."],
  ["head", "image.tar", "Write oci-archive:image.tar"],
  ["base", "https://ghcr.io/acme/api", "Leave the scheme out"],
  ["base-image", "ghcr.io/acme/api:main", "Leave the tag or the digest out"],
  ["base-image", "ghcr.io/Acme/api", "a repository is written in lower case"],
  ["base-tags", "../../{sha}", "is not a tag"],
  ["moving-tag", "UP:er", "is not a tag"],
])("a %s of %s is a mistake with its cure: %s", (name, value, cure) => {
  const inputs = { head: "ghcr.io/acme/api:1", [name]: value };
  expect(() => readInputs(declaration, fakeHost({ inputs }))).toThrowError(cure);
});

test("all mistakes of the inputs are reported together, before anything is touched", () => {
  const inputs = { head: "report:x", depth: "deep", budget: "pull < 5\nweight <= 3MB", platforms: "linux/", "max-layer-size": "huge" };
  expect(() => readInputs(declaration, fakeHost({ inputs }))).toThrowError(
    /head[\s\S]*depth|depth[\s\S]*head/,
  );
  try {
    readInputs(declaration, fakeHost({ inputs }));
  } catch (error) {
    const { message } = error as Error;
    for (const name of ["head", "depth", "budget", "platforms", "max-layer-size", "weight"]) {
      expect(message).toContain(name);
    }
  }
  expect.hasAssertions();
});
