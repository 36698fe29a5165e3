import { describe, expect, it } from "vitest";
import { buildArguments } from "../../src/build/arguments.ts";
import { planBuild, type BuildFacts } from "../../src/build/plan.ts";
import { buildInputs, facts, SHA } from "./inputs.ts";

const PROVENANCE = ["--attest", "type=provenance,mode=min,inline-only=true"];
const FILES = ["--iidfile", "/private/image-id", "--metadata-file", "/private/metadata.json"];

/** What follows `buildx build --progress=rawjson`. */
function argv(given: Readonly<Record<string, string>>, changed: Partial<BuildFacts> = {}, driver = "docker-container"): string[] {
  const plan = planBuild(buildInputs(given), { ...facts, ...changed });
  const [verb, progress, ...rest] = buildArguments(plan, { folder: "/private", driver, progress: "rawjson" });
  expect([verb, progress]).toEqual(["build", "--progress=rawjson"]);
  return rest;
}

/** What the inputs add to the command line of a build without any. */
function added(given: Readonly<Record<string, string>>, changed: Partial<BuildFacts> = {}): string[] {
  const usual = new Set([...PROVENANCE, ...FILES, "--", "."]);
  return argv(given, changed).filter((argument) => !usual.has(argument));
}

describe("the command line of a build", () => {
  it("asks for no more than provenance and the files with the result, of the checkout", () => {
    expect(argv({})).toEqual([...PROVENANCE, ...FILES, "--", "."]);
  });

  // The inputs of docker/build-push-action v7, one a row.
  it.each<[string, Record<string, string>, string[]]>([
    ["add-hosts", { "add-hosts": "docker:10.180.0.1,foo:10.0.0.1" }, ["--add-host", "docker:10.180.0.1", "--add-host", "foo:10.0.0.1"]],
    ["allow", { allow: "network.host,security.insecure" }, ["--allow", "network.host", "--allow", "security.insecure"]],
    ["annotations", { annotations: 'index:a=b\nmanifest[linux/amd64]:c=d, e\n"x=""quoted"""' }, ["--annotation", "index:a=b", "--annotation", "manifest[linux/amd64]:c=d, e", "--annotation", 'x="quoted"']],
    ["build-args", { "build-args": 'A=1\nLIST=a,b,c\nSPACED= x \nJSON={"k":"v"}\nFROM_ENV' }, ["--build-arg", "A=1", "--build-arg", "LIST=a,b,c", "--build-arg", "SPACED= x", "--build-arg", 'JSON={"k":"v"}', "--build-arg", "FROM_ENV"]],
    ["build-args of several lines", { "build-args": '"A=1\n2"\nB=3' }, ["--build-arg", "A=1\n2", "--build-arg", "B=3"]],
    ["build-contexts", { "build-contexts": "docs=./docs\nalpine=docker-image://alpine:3" }, ["--build-context", "docs=./docs", "--build-context", "alpine=docker-image://alpine:3"]],
    ["builder", { builder: "release" }, ["--builder", "release"]],
    ["cache-from", { "cache-from": "user/app:cache\ntype=local,src=path/to/dir" }, ["--cache-from", "user/app:cache", "--cache-from", "type=local,src=path/to/dir"]],
    ["cache-to", { "cache-to": "type=local,dest=path/to/dir,mode=max" }, ["--cache-to", "type=local,dest=path/to/dir,mode=max"]],
    ["call", { call: "check" }, ["--call", "check"]],
    ["cgroup-parent", { "cgroup-parent": "builds" }, ["--cgroup-parent", "builds"]],
    ["file", { file: "./test/Dockerfile" }, ["--file", "./test/Dockerfile"]],
    ["labels", { labels: "org.opencontainers.image.title=api\norg.opencontainers.image.description=It reads, and writes" }, ["--label", "org.opencontainers.image.title=api", "--label", "org.opencontainers.image.description=It reads, and writes"]],
    ["network", { network: "host" }, ["--network", "host"]],
    ["no-cache", { "no-cache": "true" }, ["--no-cache"]],
    ["no-cache-filters", { "no-cache-filters": "foo,bar\nbaz" }, ["--no-cache-filter", "foo", "--no-cache-filter", "bar", "--no-cache-filter", "baz"]],
    ["platforms", { platforms: "linux/amd64,linux/arm64\nlinux/arm/v7" }, ["--platform", "linux/amd64,linux/arm64,linux/arm/v7"]],
    ["pull", { pull: "true" }, ["--pull"]],
    ["push", { push: "true", tags: "acme/api:1" }, ["--tag", "acme/api:1", "--push"]],
    ["secret-envs", { "secret-envs": "token=TOKEN,key=KEY" }, ["--secret", "id=token,env=TOKEN", "--secret", "id=key,env=KEY"]],
    ["secret-files", { "secret-files": "npmrc=./.npmrc\nodd=a,b.txt" }, ["--secret", "id=npmrc,src=./.npmrc", "--secret", 'id=odd,"src=a,b.txt"']],
    ["secrets", { secrets: "token=abcdef\nkey=ghijkl" }, ["--secret", "id=token,src=/private/secret-0", "--secret", "id=key,src=/private/secret-1"]],
    ["shm-size", { "shm-size": "2g" }, ["--shm-size", "2g"]],
    ["ssh", { ssh: "default,other=./key" }, ["--ssh", "default", "--ssh", "other=./key"]],
    ["tags", { tags: "acme/api:1,ghcr.io/acme/api:1\nlocalhost:5000/acme/api:1" }, ["--tag", "acme/api:1", "--tag", "ghcr.io/acme/api:1", "--tag", "localhost:5000/acme/api:1"]],
    ["tags with comments", { tags: "# the release\nacme/api:1 # and\nacme/api:2" }, ["--tag", "acme/api:1", "--tag", "acme/api:2"]],
    ["target", { target: "runtime" }, ["--target", "runtime"]],
    ["ulimit", { ulimit: "nofile=1024:1024\nnproc=3" }, ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=3"]],
    ["comments and blank lines left as Docker leaves them", { tags: "acme/api:1\n\n  acme/api:2  \n" }, ["--tag", "acme/api:1", "--tag", "acme/api:2"]],
  ])("says %s", (_input, given, expected) => {
    expect(added(given)).toEqual(expected);
  });

  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ["provenance", { provenance: "mode=max" }, {}, ["type=provenance,mode=max"]],
    ["sbom", { provenance: "false", sbom: "true" }, {}, ["type=provenance,disabled=true", "type=sbom,disabled=false"]],
    ["attests", { attests: "type=sbom,generator=scanner:1\ntype=provenance,mode=max" }, {}, ["type=sbom,generator=scanner:1", "type=provenance,mode=max"]],
    ["BUILDX_NO_DEFAULT_ATTESTATIONS", {}, { BUILDX_NO_DEFAULT_ATTESTATIONS: "1" }, []],
    ["BUILDX_NO_DEFAULT_ATTESTATIONS as false", {}, { BUILDX_NO_DEFAULT_ATTESTATIONS: "false" }, ["type=provenance,mode=min,inline-only=true"]],
    [
      "the run that builds",
      {},
      { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/api", GITHUB_RUN_ID: "1000", GITHUB_RUN_ATTEMPT: "2" },
      ["type=provenance,mode=min,inline-only=true,builder-id=https://github.com/acme/api/actions/runs/1000/attempts/2"],
    ],
  ])("attests by %s", (_what, given, env, expected) => {
    const said = argv(given, { env });
    expect(said.filter((_argument, index) => said[index - 1] === "--attest")).toEqual(expected);
  });

  it.each([
    ["the flags", { load: "true", push: "true", tags: "r.test/a:1" }, ["--output", "type=docker", "--push"]],
    ["the lines", { outputs: "type=image,name=r.test/a,push=true\ntype=docker" }, ["--output", "type=docker", "--output", "type=image,name=r.test/a,push=true"]],
    ["a line and a flag", { outputs: "type=image\ntype=oci,dest=a.tar", push: "true", tags: "r.test/a:1" }, ["--output", "type=oci,dest=a.tar", "--output", "type=image", "--push"]],
    ["a push by digest", { load: "true", "push-by-digest": "r.test/a" }, ["--output", "type=docker", "--output", "type=image,name=r.test/a,push-by-digest=true,name-canonical=true,push=true"]],
  ])("pushes last where %s load or write as well, because the digest that buildx tells is the last output's", (_, inputs, expected) => {
    const said = argv(inputs);
    expect(said.slice(said.indexOf("--output"), said.findLastIndex((word) => word.startsWith("type=") || word === "--push") + 1)).toEqual(expected);
  });

  it("loads without provenance, which an engine may not take", () => {
    expect(argv({ load: "true", tags: "app:1" })).toEqual(["--tag", "app:1", "--load", ...FILES, "--", "."]);
  });

  it.each<[string, string[], boolean]>([
    ["type=registry,name=acme/api", ["type=registry,name=acme/api"], true],
    ["type=oci,dest=image.tar\ntype=image,name=acme/api,push=true", ["type=oci,dest=image.tar", "type=image,name=acme/api,push=true"], true],
    ['type=image,"name=acme/api,acme/web",push=true', ['type=image,"name=acme/api,acme/web",push=true'], true],
    ["type=local,dest=./release-out", ["type=local,dest=./release-out"], false],
    ["./release-out", ["./release-out"], false],
    ["type=tar,dest=out.tar", ["type=tar,dest=out.tar"], false],
    ["type=cacheonly", ["type=cacheonly"], true],
  ])("says outputs %s to the letter, and asks for an image's ID only where there is an image", (outputs, lines, hasImage) => {
    const said = argv({ outputs });
    expect(said.filter((_argument, index) => said[index - 1] === "--output")).toEqual(lines);
    expect(said.includes("--iidfile")).toBe(hasImage);
  });

  it("pushes by digest with one output for all repositories, so that the image has one digest", () => {
    expect(added({ "push-by-digest": "ghcr.io/acme/api\ndocker.io/acme/api", push: "true" })).toEqual([
      "--output",
      'type=image,"name=ghcr.io/acme/api,docker.io/acme/api",push-by-digest=true,name-canonical=true,push=true',
    ]);
    expect(added({ "push-by-digest": "acme/api" })).toEqual(["--output", "type=image,name=docker.io/acme/api,push-by-digest=true,name-canonical=true,push=true"]);
  });

  it("keeps what looks like a flag from being one", () => {
    expect(argv({ context: "--help" }).slice(-2)).toEqual(["--", "--help"]);
  });

  it("keeps build arguments that are secrets, by their name or because they are known, off the command line", () => {
    const given = { "build-args": "NPM_TOKEN=abcdef\nPLAIN=known-secret\nVERSION=1" };
    const holdsSecret = (text: string): boolean => text.includes("known-secret");
    expect(added(given, { holdsSecret })).toEqual(["--build-arg", "VERSION=1", "--build-arg", "NPM_TOKEN", "--build-arg", "PLAIN"]);
  });

  it("hands no build argument on in the environment that buildx would take for its own, or that stands for another", () => {
    expect(added({ "build-args": "DOCKER_AUTH_TOKEN=abcdef\nCI_TOKEN=other" }, { env: { CI_TOKEN: "mine" } })).toEqual(["--build-arg", "DOCKER_AUTH_TOKEN=abcdef", "--build-arg", "CI_TOKEN=other"]);
  });

  it("dates the image with source-date-epoch", () => {
    expect(added({ "source-date-epoch": "1700000000" })).toEqual(["--build-arg", "SOURCE_DATE_EPOCH=1700000000"]);
    expect(added({ "source-date-epoch": "2023-11-14T22:13:20Z" })).toEqual(["--build-arg", "SOURCE_DATE_EPOCH=1700000000"]);
    expect(added({ "source-date-epoch": "commit" }, { commit: { sha: SHA, seconds: 1_700_000_000, origin: null } })).toEqual(["--build-arg", "SOURCE_DATE_EPOCH=1700000000"]);
  });

  it("refuses source-date-epoch: commit where git knows of none", () => {
    expect(() => argv({ "source-date-epoch": "commit" })).toThrow("source-date-epoch: commit needs the commit of the context, and git knows of none there.");
  });

  it.each<[string, Record<string, string>, string[]]>([
    ["push", { push: "true", tags: "acme/api:1" }, ["type=image,push=true,rewrite-timestamp=true"]],
    ["load", { load: "true", tags: "acme/api:1" }, ["type=docker,rewrite-timestamp=true"]],
    ["push and load", { push: "true", load: "true", tags: "acme/api:1" }, ["type=docker,rewrite-timestamp=true", "type=image,push=true,rewrite-timestamp=true"]],
    ["an image output that push sends off", { push: "true", outputs: "type=image,name=acme/api" }, ["type=image,name=acme/api,push=true,rewrite-timestamp=true"]],
    ["an output that says so itself", { outputs: "type=oci,dest=a.tar,rewrite-timestamp=false" }, ["type=oci,dest=a.tar,rewrite-timestamp=false"]],
    ["files, which have no layers", { outputs: "type=local,dest=out" }, ["type=local,dest=out"]],
    ["push-by-digest", { "push-by-digest": "acme/api" }, ["type=image,name=docker.io/acme/api,push-by-digest=true,name-canonical=true,push=true,rewrite-timestamp=true"]],
  ])("rewrites timestamps of %s", (_what, given, outputs) => {
    const said = argv({ ...given, "source-date-epoch": "1700000000", "rewrite-timestamp": "true" });
    expect(said.filter((_argument, index) => said[index - 1] === "--output")).toEqual(outputs);
    expect(said).not.toContain("--push");
    expect(said).not.toContain("--load");
  });

  it("adds the labels that the event knows, and leaves those that are given", () => {
    const source = { url: "https://github.com/acme/api", ref: "refs/heads/main", sha: SHA, headSha: null };
    expect(added({ "default-labels": "true", labels: "org.opencontainers.image.source=https://example.com\na=b" }, { source })).toEqual([
      "--label",
      `org.opencontainers.image.revision=${SHA}`,
      "--label",
      "org.opencontainers.image.created=2026-11-21T12:00:00Z",
      "--label",
      "org.opencontainers.image.source=https://example.com",
      "--label",
      "a=b",
    ]);
  });

  it("dates the default labels as the image", () => {
    expect(added({ "default-labels": "true", "source-date-epoch": "1700000000" })).toContain("org.opencontainers.image.created=2023-11-14T22:13:20Z");
  });
});
