import { expect, test } from "vitest";
import { readInputs } from "../../src/inputs/read.ts";
import { UserError } from "../../src/errors.ts";
import { declaration } from "../../src/publish/inputs.ts";
import { planPublish } from "../../src/publish/plan.ts";
import { findMistakes } from "../../src/publish/run.ts";
import { fakeHost } from "../fakes/host.ts";

function read(inputs: Readonly<Record<string, string>>) {
  return readInputs(declaration, fakeHost({ kind: "runner", inputs }));
}

function refusalOf(inputs: Readonly<Record<string, string>>): string[] {
  try {
    read(inputs);
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("everything that is wrong with the inputs is said at once", () => {
  const mistakes = refusalOf({
    sources: "oci-archive:a.tar\nghcr.io/O/App@sha256:12\nrecord:",
    tags: "ghcr.io/acme/API:1\ntype=semvr\nghcr.io/acme/api:-x",
    images: "acme/api:1",
    "expect-platforms": "linux/amd64,linux",
    annotations: "manifest:a=b\nindex[linux/amd64]:a=b\nnothing",
    "latest-guard": "yes",
    "dry-run": "1",
  });
  expect(mistakes[0]).toBe("13 inputs are wrong:");
  expect(mistakes.slice(1).map((line) => line.slice(0, 64))).toEqual([
    '- sources: "oci-archive:" is not a place that publish takes imag',
    '- sources: "ghcr.io/O/App@sha256:12" is not an image reference: ',
    '- sources: "record:" names nothing. Write record:* for all recor',
    '- tags: "ghcr.io/acme/API:1" is not an image reference: a reposit',
    '- tags: "ghcr.io/acme/api:-x" is not an image reference: "-x" is ',
    '- tags: "type=semvr": type "semvr" is unknown; did you mean semv',
    '- images: "acme/api:1": "acme/api:1" names an image, not a repos',
    '- expect-platforms: "linux" is not a platform. Write a platform ',
    '- annotations: "manifest:a=b" is for "manifest", which publish d',
    '- annotations: "index[linux/amd64]:a=b" names a platform of the ',
    '- annotations: "nothing" is not an annotation. Write name=value,',
    '- latest-guard: "yes" is not a boolean; write true or false.',
    '- dry-run: "1" is not a boolean; write true or false.',
  ].map((line) => line.slice(0, 64)));
});

test("case 70: a tag that would be code, markup or a flag is refused before anything is asked", () => {
  for (const tag of ["$(id)", "`id`", "a;b", "--help", "|x", "@team", "<img>", "<!--plimsoll-->", "\u202Egnp"]) {
    expect(refusalOf({ sources: "app:1", tags: `ghcr.io/acme/api:${tag}` })[0]).toMatch(/^tags: /);
  }
});

test("sources and tags must be given, and a digest is no tag", () => {
  expect(refusalOf({})).toEqual(["2 inputs are wrong:", expect.stringMatching(/^- sources: it must be given/), expect.stringMatching(/^- tags: it must be given/)]);
  expect(refusalOf({ sources: "app:1", tags: `app@sha256:${"0".repeat(64)}` })[0]).toContain("a digest cannot be moved");
});

test("the plan: sources and tags once each, tags in their order, repositories, platforms normalised", () => {
  const plan = planPublish(
    read({
      sources: "record:*\noci:./image:1\ndocker://ghcr.io/acme/api:2\nrecord:*",
      tags: "ghcr.io/acme/api:latest, app, docker.io/library/app:latest\nghcr.io/acme/api:1.2.3",
      "expect-platforms": "linux/arm64/v8,linux/aarch64,linux/arm",
      annotations: "a=1\nindex,manifest-descriptor[linux/arm64]:b.c=x=y,z",
    }),
  );
  expect(plan).toMatchObject({
    sources: [{ kind: "record", glob: "*" }, { kind: "layout", text: "oci:./image:1" }, { kind: "registry", reference: { registry: "ghcr.io", tag: "2" } }],
    targets: [{ text: "ghcr.io/acme/api:1.2.3" }, { text: "ghcr.io/acme/api:latest" }, { text: "app", reference: { registry: "docker.io", repository: "library/app", tag: "latest" } }],
    repositories: [{ repository: "acme/api", tag: null }, { repository: "library/app", tag: null }],
    expectedPlatforms: [{ os: "linux", architecture: "arm64" }, { os: "linux", architecture: "arm", variant: "v7" }],
    guardsLatest: true,
  });
  expect(plan.sources).toHaveLength(3);
  expect(plan.targets).toHaveLength(3);
  expect(plan.annotations).toEqual([
    { level: "index", platform: null, name: "a", value: "1" },
    { level: "index", platform: null, name: "b.c", value: "x=y,z" },
    { level: "manifest-descriptor", platform: { os: "linux", architecture: "arm64" }, name: "b.c", value: "x=y,z" },
  ]);
});

test.each([
  ["api.tar", '"api.tar" looks like an archive, and publish reads none. Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER.'],
  ["oci-archive:api.tar", '"oci-archive:" is not a place that publish takes images from. Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER.'],
  ["../d", '"../d" looks like a path, and it is not said to what. Write oci:../d for a folder that is an OCI layout.'],
])("a source that is a path is answered with what to write: %s", (sources, expected) => {
  expect(refusalOf({ sources, tags: "ghcr.io/acme/api:1" })[0]).toContain(expected);
});

test("a repository whose name ends like an archive's is named with docker://", () => {
  expect(refusalOf({ sources: "docker://ghcr.io/acme/api.tar", tags: "ghcr.io/acme/api:1" })).toEqual([]);
});

test("a line that begins with type= is one rule, its commas and quotes kept, and needs images", async () => {
  const host = fakeHost({ kind: "runner", inputs: { sources: "app:1", tags: 'ghcr.io/acme/api:1,ghcr.io/acme/api:2\ntype=match,"pattern=v(\\d{1,3})",group=1 # the number\ntype=sha' } });
  const inputs = readInputs(declaration, host);
  expect(inputs.tags).toEqual(["ghcr.io/acme/api:1", "ghcr.io/acme/api:2", 'type=match,"pattern=v(\\d{1,3})",group=1', "type=sha"]);
  expect(await findMistakes(host, inputs)).toEqual([
    'tags: "type=match,\\"pattern=v(\\\\d{1,3})\\",group=1" is a rule, and there is no image for it to tag; name repositories in images, as in ghcr.io/owner/app.',
  ]);
});
