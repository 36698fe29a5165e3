import { describe, expect, test } from "vitest";
import { chooseImages, type JobImage } from "../../src/all/images.ts";
import { declaration } from "../../src/all/inputs.ts";
import { buildGiven, diffGiven, loginGiven, planCourse, setupGiven } from "../../src/all/plan.ts";
import { movingTags } from "../../src/all/moved-from.ts";
import type { Project } from "../../src/config/project.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { isRule } from "../../src/tags/image-input.ts";
import { type FakeHostOptions, fakeHost } from "../fakes/host.ts";

const image: JobImage = { key: "acme/api", repositories: ["ghcr.io/acme/api", "docker.io/acme/api"], tags: [], platforms: ["linux/amd64", "linux/arm64", "windows/amd64"], fromFile: {} };
const publishing = { publishes: true, why: "" };

function given(inputs: Record<string, string>, options: FakeHostOptions = {}) {
  const host = fakeHost({ kind: "runner", env: { GITHUB_ACTOR: "octocat" }, ...options, inputs });
  return { host, inputs: readInputs(declaration, host) };
}

test.each([
  ["type=sha", true],
  ["  type=raw,value=ghcr.io/acme/api:1", true],
  ["v1", true],
  ["ghcr.io/acme/api:1", false],
  ["acme/api", false],
  ["api:1", false],
])("the line %j of tags: a rule is %j", (line, expected) => {
  expect(isRule(line)).toBe(expected);
});

describe("images", () => {
  const project: Project = {
    path: ".plimsoll.yml",
    images: [
      { key: "api", image: ["ghcr.io/acme/api"], context: "api", file: "api/Dockerfile", target: null, platforms: ["linux/amd64"], tags: ["type=sha"], budget: [], waivers: [], head: null },
      { key: "web", image: ["ghcr.io/acme/web"], context: null, file: null, target: "web", platforms: [], tags: [], budget: [], waivers: [], head: null },
    ],
    platforms: [],
    budget: [],
    waivers: [],
  };
  const choose = (inputs: Record<string, string>, file: Project | null = project) => {
    const { host, inputs: read } = given(inputs);
    return chooseImages(read, file, host);
  };
  const defaults = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=sha"];

  test("are those of `image`, in lower case, with the key of the first", () => {
    expect(choose({ image: "ghcr.io/Acme/API\nquay.io/acme/api" }, null)).toEqual([{ key: "acme/api", repositories: ["ghcr.io/acme/api", "quay.io/acme/api"], tags: defaults, platforms: [], fromFile: {} }]);
  });

  test("are those of the file where `image` names none", () => {
    expect(choose({})).toEqual([
      { key: "api", repositories: ["ghcr.io/acme/api"], tags: ["type=sha"], platforms: ["linux/amd64"], fromFile: { context: "api", file: "api/Dockerfile" } },
      { key: "web", repositories: ["ghcr.io/acme/web"], tags: defaults, platforms: [], fromFile: { target: "web" } },
    ]);
  });

  test("have what the file says of them also where `image` names one, and inputs win over it", () => {
    expect(choose({ image: "ghcr.io/acme/api", context: "elsewhere", platforms: "linux/arm64", tags: "v1", key: "mine" })).toEqual([
      { key: "mine", repositories: ["ghcr.io/acme/api"], tags: ["v1"], platforms: ["linux/arm64"], fromFile: { file: "api/Dockerfile" } },
    ]);
  });

  test("without any there is one clear error", () => {
    expect(() => choose({}, null)).toThrow("image: no image is named, and there is no .plimsoll.yml.");
    expect(() => choose({}, { ...project, images: [] })).toThrow("image: no image is named, and .plimsoll.yml names none.");
  });

  test.each([
    ["runner", "Write the repository to publish to, as in `image: ghcr.io/acme/api`."],
    ["terminal", "Write the repository to publish to, as in `--image ghcr.io/acme/api`."],
  ] as const)("the cure is written as on a %s", (kind, hint) => {
    const { inputs: read } = given({});
    expect(() => chooseImages(read, null, { kind, input: () => "" })).toThrow(expect.objectContaining({ hint }));
  });
});

describe("whether it is published", () => {
  const push = { kind: "push", publishes: true, comments: false, why: "A push to main." } as const;
  const pull = { kind: "pull-request", publishes: false, comments: true, why: "Pull request 7 of this repository." } as const;
  test("is for the event to say, unless `publish` does", () => {
    expect([planCourse({ publish: "auto" }, push), planCourse({ publish: "auto" }, pull), planCourse({ publish: "never" }, push), planCourse({ publish: "always" }, pull)]).toEqual([
      { publishes: true, why: "A push to main. The image is built, published and measured." },
      { publishes: false, why: "Pull request 7 of this repository. The image is built and measured; nothing is pushed." },
      { publishes: false, why: "A push to main. publish: never. The image is built and measured; nothing is pushed." },
      { publishes: true, why: "Pull request 7 of this repository. publish: always. The image is built, published and measured." },
    ]);
  });

  test("is never so of a fork's pull request, which may run with every right of the repository", () => {
    const fork = { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7 from the fork mallory/api." } as const;
    expect(planCourse({ publish: "always" }, fork)).toEqual({
      publishes: false,
      why: "Pull request 7 from the fork mallory/api. publish: always does not hold for forks. The image is built and measured; nothing is pushed.",
    });
  });
});

describe("login", () => {
  const login = (inputs: Record<string, string>, over: { image?: JobImage; publishes?: boolean; options?: FakeHostOptions } = {}) =>
    loginGiven(given(inputs, over.options).host, [over.image ?? image], { publishes: over.publishes ?? true, why: "" });
  const own = { registry: "ghcr.io", username: "octocat", password: "ghs_1" };

  test("without an input of its own is to ghcr.io, with the job's token, and asks whether the image may be pushed", () => {
    expect(login({ "github-token": "ghs_1" })).toEqual({ ...own, image: "ghcr.io/acme/api" });
    expect(login({ "github-token": "ghs_1" }, { publishes: false })).toEqual({ ...own, image: "" });
  });

  test("is to nowhere where no image is there, no token is, or nobody runs a job", () => {
    expect(login({ "github-token": "ghs_1" }, { image: { ...image, repositories: ["quay.io/acme/api"] } })).toBeNull();
    expect(login({})).toBeNull();
    expect(login({ "github-token": "ghs_1" }, { options: { kind: "terminal" } })).toBeNull();
  });

  test("with a password is to the image's registry, unless another is said", () => {
    expect(login({ username: "me", password: "p" })).toEqual({ registry: "ghcr.io", image: "ghcr.io/acme/api" });
    expect(login({ registry: "docker.io", username: "me", password: "p" })).toEqual({ registry: "docker.io", image: "docker.io/acme/api" });
    expect(login({ registry: "quay.io", username: "me", password: "p" })).toEqual({ registry: "quay.io", image: "" });
  });

  test("of several asks for the first image that one of them is for", () => {
    expect(login({ "registry-auth": "- registry: quay.io\n- username: me\n  password: p\n" })).toEqual({ image: "docker.io/acme/api" });
  });
});

describe("setup", () => {
  test("registers QEMU for what is built, as far as QEMU runs it", () => {
    expect(setupGiven([image, { ...image, platforms: ["linux/arm64", "linux/s390x"] }])).toEqual({ platforms: "linux/amd64,linux/arm64,linux/s390x" });
  });

  test("leaves a platform that is none to build, which tells it beside all other mistakes", () => {
    expect(setupGiven([{ ...image, platforms: ["linux/amd", "linux/arm64"] }])).toEqual({ platforms: "linux/arm64" });
  });
});

describe("build", () => {
  const wish = { image, builder: "builder-1", archive: null, version: "1.2", hasCommit: true };
  const build = (inputs: Record<string, string> = {}, over: object = {}) => {
    const { host, inputs: read } = given(inputs);
    return buildGiven(host, read, { ...wish, ...over });
  };

  test("pushes by digest to all repositories in one output, and leaves the tags to publish", () => {
    expect(build({ outputs: "type=local,dest=out" })).toMatchObject({
      tags: "",
      push: "",
      builder: "builder-1",
      outputs: 'type=image,"name=ghcr.io/acme/api,docker.io/acme/api",push-by-digest=true,name-canonical=true,push=true\ntype=local,dest=out',
    });
  });

  test("writes what is not pushed into an archive, by a name under which the layer cache knows it", () => {
    expect(build({}, { archive: "/tmp/0.tar" })).toMatchObject({ outputs: "type=oci,dest=/tmp/0.tar\n", tags: "ghcr.io/acme/api:unpublished", push: "" });
  });

  test("labels the version, unless it is labelled", () => {
    expect(build({ labels: "a=b" })["labels"]).toBe("a=b\norg.opencontainers.image.version=1.2");
    expect(build({ labels: "org.opencontainers.image.version=9" })["labels"]).toBe("org.opencontainers.image.version=9");
    expect(build({}, { version: "" })["labels"]).toBe("");
  });

  test.each([
    [{}, true, ["commit", "true"]],
    [{}, false, ["", "false"]],
    [{ "source-date-epoch": "0" }, false, ["0", "true"]],
    [{ "rewrite-timestamp": "false" }, true, ["commit", "false"]],
    [{ "build-args": "A=1\nSOURCE_DATE_EPOCH=5" }, true, ["", "true"]],
  ])("with %j, and git knowing the commit: %j, has the time %j", (inputs, hasCommit, expected) => {
    const { "source-date-epoch": epoch, "rewrite-timestamp": rewrites } = build(inputs as Record<string, string>, { hasCommit });
    expect([epoch, rewrites]).toEqual(expected);
  });
});

describe("diff", () => {
  test("looks for the base in the first repository, and names each report", () => {
    const { host, inputs } = given({ report: "out/report.json" });
    expect(diffGiven(host, inputs, image, { head: "oci-archive:0.tar", imageCount: 1 })).toMatchObject({ key: "acme/api", "base-image": "ghcr.io/acme/api", report: "out/report.json" });
    expect(diffGiven(host, inputs, image, { head: "oci-archive:0.tar", imageCount: 2 })).toMatchObject({ report: "out/report-acme-api.json" });
    expect(diffGiven(given({ "base-image": "quay.io/a/b" }).host, inputs, image, { head: "x", imageCount: 1 })["base-image"]).toBe("quay.io/a/b");
  });

  test("of a tag asks the release before it first, of any other run the default branch", () => {
    expect(movingTags("tag", [], "main")).toEqual(["latest", "main"]);
    expect(movingTags("schedule", [], "release/1")).toEqual(["release-1", "latest"]);
    expect(movingTags("tag", ["stable"], "main")).toEqual(["stable"]);
  });
});

test("nothing is checked to be pushed where nothing will be", () => {
  expect(loginGiven(given({ username: "me", password: "p" }).host, [image], { ...publishing, publishes: false })).toEqual({ registry: "ghcr.io", image: "" });
});
