import { describe, expect, it } from "vitest";
import { mistakesIn } from "../../src/build/mistakes.ts";
import { buildInputs } from "./inputs.ts";

const mistakes = (given: Readonly<Record<string, string>>): string[] => mistakesIn(buildInputs(given), "runner");

describe("wrong inputs", () => {
  it.each(["0", "0.000", "-1", "10000", "9999.5"])("are a budget of %s seconds", (budget) => {
    expect(() => buildInputs({ "cache-budget": budget })).toThrow(`cache-budget: "${budget}" must be above 0 and at most 9999 seconds.`);
  });

  it("are a budget that is no number, and not one that is", () => {
    expect(() => buildInputs({ "cache-budget": "10s" })).toThrow('cache-budget: "10s" is no number of seconds; write one as in 10.');
    expect(buildInputs({ "cache-budget": "0.5" })["cache-budget"]).toBe("0.5");
  });

  it("are no list of cache mounts, nor one word", () => {
    for (const wanted of ["auto", "off", "npm", "npm,/root/.cache/go-build"]) expect(mistakes({ "cache-mounts": wanted })).toEqual([]);
  });

  it("are all told at once", () => {
    const found = mistakes({
      tags: `ghcr.io/Acme/api:1\nacme/api:${"x".repeat(129)}\nacme/api:-x`,
      platforms: "linux/amd46",
      "push-by-digest": "acme/api",
      secrets: "no-equals-sign",
    });
    expect(found.map((mistake) => mistake.split(":")[0])).toEqual(["tags", "tags", "tags", "platforms", "secrets", "push-by-digest"]);
    expect(found.join("\n")).not.toContain("no-equals-sign");
  });

  it.each<[string, Record<string, string>, string]>([
    ["an upper-case repository", { tags: "ghcr.io/Acme/api:1" }, 'tags: "ghcr.io/Acme/api:1" is not an image reference: a repository is written in lower case.'],
    ["an owner in upper case, which Docker takes for a registry", { tags: "Acme/api:1" }, 'tags: "Acme/api:1" is not an image reference: a repository is written in lower case. Write it as acme/api:1.'],
    ["a context from nowhere", { context: "-" }, "context: there is no standard input here to read it from; give it a path."],
    ["a Dockerfile from nowhere", { file: "-" }, "file: there is no standard input here to read it from; give it a path."],
    ["an illegal tag", { tags: "acme/api:.x" }, 'tags: "acme/api:.x" is not an image reference: ".x" is not a tag'],
    ["an over-long tag", { tags: `acme/api:${"x".repeat(129)}` }, "is not a tag (at most 128 letters"],
    ["a tag with a digest", { tags: `acme/api@sha256:${"0".repeat(64)}` }, "has a digest, which only the result of a build has; leave it out."],
    ["a rule without images", { tags: "type=raw,value=1" }, 'tags: "type=raw,value=1" is a rule, and there is no image for it to tag; name repositories in images, as in ghcr.io/owner/app.'],
    ["a rule of an unknown type", { tags: "type=semvr,pattern={{version}}", images: "acme/api" }, 'tags: "type=semvr,pattern={{version}}": type "semvr" is unknown; did you mean semver?'],
    ["an image with a tag", { tags: "type=raw,value=1", images: "acme/api:1" }, 'images: "acme/api:1": "acme/api:1" names an image, not a repository.'],
    ["an unknown platform", { platforms: "linux/amd46" }, 'platforms: "linux/amd46" is no platform that can be built for; did you mean linux/amd64?'],
    ["a platform that is none", { platforms: "linux/arm64/v12/x" }, 'platforms: "linux/arm64/v12/x" is not a platform.'],
    ["an unknown variant", { platforms: "linux/arm/v12" }, 'platforms: "linux/arm/v12" is no platform that can be built for'],
    ["no tags with push", { push: "true" }, "push: there is no tag to push; add tags, or name repositories in push-by-digest."],
    ["no name with an output that pushes", { outputs: "type=registry" }, 'outputs: "type=registry" names no image; add name=, or tags.'],
    ["push-by-digest with tags", { "push-by-digest": "acme/api", tags: "acme/api:1" }, "push-by-digest: what is pushed by digest has no tag; leave tags out"],
    ["push-by-digest of a tag", { "push-by-digest": "acme/api:1" }, 'push-by-digest: "acme/api:1" names an image, not a repository.'],
    ["push-by-digest with another push", { "push-by-digest": "acme/api", outputs: "type=registry,name=acme/api:1" }, "push-by-digest: outputs pushes as well"],
    ["push-by-digest of nothing", { "push-by-digest": "acme/api", call: "check" }, "push-by-digest: call builds nothing that could be pushed"],
    ["a malformed secret", { secrets: "abc" }, "secrets: line 1 is not ID=value (its text is not shown)"],
    ["a malformed secret from the environment", { "secret-envs": "abc" }, "secret-envs: an entry is not ID=NAME (its text is not shown)."],
    ["a malformed secret from a file", { "secret-files": "=abc" }, "secret-files: an entry is not ID=path (its text is not shown)."],
    ["an output of no type", { outputs: "dest=a" }, 'outputs: "dest=a" has no type. Write type= and one of local, tar, oci, docker, image, registry, cacheonly.'],
    ["an output of an unknown type", { outputs: "type=regsitry" }, 'outputs: "regsitry" is no type of output; did you mean registry?'],
    ["an output with half a pair", { outputs: "type=image,push" }, 'outputs: "push" is no key=value.'],
    ["an output into the log", { outputs: "type=tar,dest=-" }, 'outputs: "type=tar,dest=-" would write the result into the log. Add dest= and a path.'],
    ["an output with an unclosed quote", { outputs: 'type=image,"name=a' }, "outputs: a quote that opens a field is never closed."],
    ["an output with an upper-case name", { outputs: "type=image,name=Acme/api" }, "outputs: \"Acme/api\" is not an image reference"],
    ["several platforms in one archive of docker's", { outputs: "type=docker,dest=a.tar", platforms: "linux/amd64,linux/arm64" }, "outputs: \"type=docker,dest=a.tar\" holds one platform, and platforms names 2; write type=oci, which holds several."],
    ["a cache of no type", { "cache-to": "mode=max,ref=a" }, 'cache-to: "mode=max,ref=a" has no type; write type=registry,ref=NAME.'],
    ["a cache with an upper-case name", { "cache-from": "type=registry,ref=Acme/api:cache" }, "cache-from: \"Acme/api:cache\" is not an image reference"],
    ["cache mounts that are kept all and named", { "cache-mounts": "auto,npm" }, 'cache-mounts: "auto" stands alone; leave out either it or the others.'],
    ["cache mounts that are let be and named", { "cache-mounts": "npm,off" }, 'cache-mounts: "off" stands alone; leave out either it or the others.'],
    ["cache mounts with blanks between them", { "cache-mounts": "npm pip" }, 'cache-mounts: "npm pip" has a blank in it; write ids in commas, or one a line.'],
    ["an attestation of no type", { attests: "mode=max" }, 'attests: "mode=max" has no type; write type=provenance or type=sbom, and its attributes behind it.'],
    ["a provenance of no known word", { provenance: "full" }, 'provenance: "full" is not a value of it; write min, max, none, true, false, or attributes as in mode=max,version=v1.'],
    ["an sbom of no known word", { sbom: "spdx" }, 'sbom: "spdx" is not a value of it; write true, false, or attributes as in generator=IMAGE.'],
    ["an unknown call", { call: "chek" }, 'call: "chek" is none of build, check, lint, outline, targets; did you mean check?'],
    ["an unknown limit", { ulimit: "nofiles=1" }, 'ulimit: there is no limit "nofiles"; did you mean nofile?'],
    ["a limit that is no number", { ulimit: "nofile=many" }, 'ulimit: "nofile=many" is not name=soft or name=soft:hard'],
    ["a soft limit above the hard one", { ulimit: "nofile=2:1" }, 'ulimit: "nofile=2:1" has a soft limit above the hard one'],
    ["a size that is none", { "shm-size": "big" }, 'shm-size: "big" is not a size; write a number and a unit, as in 128m or 2g.'],
    ["a network that BuildKit has not", { network: "bridge" }, 'network: BuildKit has no network "bridge"; write default, none or host'],
    ["a host without an address", { "add-hosts": "db" }, 'add-hosts: "db" is not name:ip.'],
    ["a context without a path", { "build-contexts": "docs" }, 'build-contexts: "docs" is not name=path.'],
    ["an annotation without a value", { annotations: "title" }, 'annotations: "title" is not name=value.'],
    ["a time that is none", { "source-date-epoch": "yesterday" }, 'source-date-epoch: "yesterday" is no time; write commit, seconds since 1970, or a date as in 2026-11-21T12:00:00Z.'],
    ["timestamps without a time", { "rewrite-timestamp": "true" }, "rewrite-timestamp: it needs a time to write; add source-date-epoch: commit."],
    ["two times", { "source-date-epoch": "1", "build-args": "SOURCE_DATE_EPOCH=2" }, "source-date-epoch: build-args sets SOURCE_DATE_EPOCH as well; leave one of the two out."],
    ["a record of nothing", { record: "records" }, "record: only push-by-digest leaves records; add it, or leave this out."],
  ])("are named with their cure: %s", (_what, given, expected) => {
    expect(mistakes(given).join("\n")).toContain(expected);
  });

  it("are called as flags on the command line", () => {
    expect(mistakesIn(buildInputs({ push: "true" }), "terminal")).toEqual(["--push: there is no tag to push; add --tags, or name repositories in --push-by-digest."]);
  });

  it.each<[string, Record<string, string>]>([
    ["every kind of tag", { tags: "app\napp:1\nuser/app:1\nlocalhost:5000/a/b:1\n[::1]:5000/app:1\nghcr.io/a/b/c" }],
    ["every way to write a platform", { platforms: "linux/amd64,linux/arm64/v8,linux/arm/v7,arm64,linux/386,linux/amd64/v3,windows/amd64,local,linux/riscv64,linux/s390x,linux/ppc64le" }],
    ["push and load together", { push: "true", load: "true", tags: "acme/api:1" }],
    ["push with a named output", { push: "true", outputs: "type=image,name=acme/api:1" }],
    ["push with call", { push: "true", call: "check" }],
    ["every call", { call: "outline,format=json" }],
    ["every limit", { ulimit: "nofile=1024:2048\nnproc=-1\nmemlock=1:-1" }],
    ["every size", { "shm-size": "2g" }],
    ["bytes", { "shm-size": "67108864" }],
    ["a cache by its name alone", { "cache-from": "acme/api:cache" }],
    ["timestamps dated by a build argument", { "rewrite-timestamp": "true", "build-args": "SOURCE_DATE_EPOCH=1" }],
    ["an empty secret, as forks have", { secrets: "token=" }],
  ])("are not found in %s", (_what, given) => {
    expect(mistakes(given)).toEqual([]);
  });
});
