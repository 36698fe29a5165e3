import { describe, expect, test } from "vitest";
import type { Occasion, OccasionKind } from "../../src/forge/occasion.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { declaration } from "../../src/plan/inputs.ts";
import { findConflicts, outputsOf, planBuilds } from "../../src/plan/plan.ts";
import { fakeHost } from "../fakes/host.ts";

const inputsOf = (inputs: Record<string, string>) => readInputs(declaration, fakeHost({ inputs: { image: "ghcr.io/acme/api", ...inputs } }));

function occasion(kind: OccasionKind): Occasion {
  const isRequest = kind.endsWith("pull-request");
  return { kind, publishes: ["push", "tag", "schedule", "manual"].includes(kind), comments: isRequest, why: `It is a ${kind}.` };
}

const outputs = (inputs: Record<string, string>, kind: OccasionKind = "push", tags: readonly string[] = ["ghcr.io/acme/api:main"]) =>
  outputsOf(planBuilds(inputsOf(inputs), occasion(kind), { tags, version: "1.2.3" }));

test("a push is built by one job a platform, pushed by digest, and tagged", () => {
  expect(outputs({ image: "ghcr.io/Acme/API\nregistry.example.com/api", platforms: "linux/amd64,arm64,linux/arm/v7" })).toEqual({
    matrix: JSON.stringify({
      include: [
        { platform: "linux/amd64", name: "linux-amd64", runner: "ubuntu-24.04", emulated: false, report: "plimsoll-report-acme-api-linux-amd64" },
        { platform: "linux/arm64", name: "linux-arm64", runner: "ubuntu-24.04-arm", emulated: false, report: "plimsoll-report-acme-api-linux-arm64" },
        { platform: "linux/arm/v7", name: "linux-arm-v7", runner: "ubuntu-24.04-arm", emulated: false, report: "plimsoll-report-acme-api-linux-arm-v7" },
      ],
    }),
    occasion: "push",
    publishes: "true",
    comments: "false",
    platforms: "linux/amd64,linux/arm64,linux/arm/v7",
    repository: "ghcr.io/acme/api",
    "push-by-digest": "ghcr.io/acme/api\nregistry.example.com/api",
    tags: "ghcr.io/acme/api:main",
    version: "1.2.3",
    labels: "org.opencontainers.image.version=1.2.3",
    "build-annotations": "",
    "index-annotations": "",
    key: "acme/api",
    records: "record:acme-api-linux-amd64\nrecord:acme-api-linux-arm64\nrecord:acme-api-linux-arm-v7",
    reports: "plimsoll-report-acme-api-linux-amd64\nplimsoll-report-acme-api-linux-arm64\nplimsoll-report-acme-api-linux-arm-v7",
    report: "plimsoll-report-acme-api",
    archive: "acme-api.tar",
    "uses-github-registry": "true",
  });
});

test("labels of a self-hosted runner are a list, as runs-on takes several", () => {
  const { matrix = "" } = outputs({ platforms: "linux/arm64", runners: "linux/arm64=self-hosted,linux,ARM64" });
  expect(JSON.parse(matrix)).toMatchObject({ include: [{ runner: ["self-hosted", "linux", "ARM64"] }] });
});

describe("what is pushed and commented on", () => {
  test.each<{ kind: OccasionKind; publish: string; publishes: boolean; comments: boolean }>([
    { kind: "push", publish: "auto", publishes: true, comments: false },
    { kind: "tag", publish: "auto", publishes: true, comments: false },
    { kind: "schedule", publish: "auto", publishes: true, comments: false },
    { kind: "manual", publish: "auto", publishes: true, comments: false },
    { kind: "other", publish: "auto", publishes: false, comments: false },
    { kind: "pull-request", publish: "auto", publishes: false, comments: true },
    { kind: "fork-pull-request", publish: "auto", publishes: false, comments: true },
    { kind: "push", publish: "never", publishes: false, comments: false },
    { kind: "pull-request", publish: "always", publishes: true, comments: true },
    { kind: "other", publish: "always", publishes: true, comments: false },
    { kind: "fork-pull-request", publish: "always", publishes: false, comments: true },
  ])("$kind, publish: $publish", ({ kind, publish, publishes, comments }) => {
    const planned = outputs({ publish }, kind);
    expect([planned["publishes"], planned["comments"]]).toEqual([String(publishes), String(comments)]);
    expect(planned["push-by-digest"]).toBe(publishes ? "ghcr.io/acme/api" : "");
    expect(planned["tags"]).toBe(publishes ? "ghcr.io/acme/api:main" : "");
    expect(planned["labels"]).toBe(publishes ? "org.opencontainers.image.version=1.2.3" : "");
  });
});

test("annotations go to who writes them: the manifest's to the builds, the index's to what joins them", () => {
  const lines = ["a=1", "manifest:b=2", "index:c=3", "manifest,index:d=4:5", "manifest-descriptor[linux/amd64]:e=6", '"f=7 ""x"""', "org.example/g:h=8"];
  const planned = outputs({ annotations: lines.join("\n") });
  expect(planned["build-annotations"]?.split("\n")).toEqual(["manifest:a=1", "manifest:b=2", "manifest:d=4:5", '"manifest:f=7 ""x"""', "manifest:org.example/g:h=8"]);
  expect(planned["index-annotations"]?.split("\n")).toEqual(["index:c=3", "index:d=4:5", "manifest-descriptor[linux/amd64]:e=6"]);
});

test("an image that would be published under no tag is refused before anything is built; one that is weighed needs none", () => {
  expect(() => outputs({}, "push", [])).toThrow('No line of "tags" gives a tag in this run. It is a push.');
  expect(outputs({}, "pull-request", [])["publishes"]).toBe("false");
});

test("the registry of GitHub is one of those that the job's token opens, whichever place it has", () => {
  expect(outputs({ image: "registry.example.com/api" })["uses-github-registry"]).toBe("false");
  expect(outputs({ image: "registry.example.com/api\nghcr.io/acme/api" })["uses-github-registry"]).toBe("true");
});

test("a platform that is named twice, under whatever name, and none at all, are mistakes", () => {
  expect(findConflicts(["linux/arm64", "linux/amd64", "linux/arm64/v8"])).toEqual(["it names linux/arm64 more than once; each is built by one job, so name it once."]);
  expect(findConflicts([])).toEqual(["it names none; write linux/amd64, or several in commas."]);
  expect(findConflicts(["linux/amd64", "linux/arm64"])).toEqual([]);
});

test("inputs that name no image, platform, runner or key are refused together", () => {
  expect(() => inputsOf({ image: "acme api", platforms: "local,linux/arm46", runners: "arm", key: "a*b" })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/acme api[^]*"local"[^]*linux\/arm46[^]*"arm"[^]*a\*b/) as string }) as Error,
  );
});
