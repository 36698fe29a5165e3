import type { Case } from "./case.ts";
import { branch, event, tag } from "./runs.ts";

const MASTER = branch("master");
const BETA = tag("v2.0.8-beta.67");
const LONG = "x".repeat(140);

/** What metadata gives by default and docker/metadata-action does not; theirs behind it. */
export const OUR_DIFFERENCES: readonly (readonly [...Case, theirs: readonly string[]])[] = [
  ["a prerelease by its git tag takes no latest", BETA, {}, "v2.0.8-beta.67", ["v2.0.8-beta.67"], {}, ["v2.0.8-beta.67", "latest"]],
  ["nor by the part of it that a match takes", BETA, { tags: "type=match,pattern=\\d.\\d.\\d" }, "2.0.8", ["2.0.8"], {}, ["2.0.8", "latest"]],
  ["nor by a match of a value", MASTER, { tags: "type=match,pattern=\\d.\\d,value=v2.1.0-rc.1" }, "2.1", ["2.1"], {}, ["2.1", "latest"]],
  ["nor with a flavor that always gives it", BETA, { tags: "type=semver,pattern={{version}}", flavor: "latest=true" }, "2.0.8-beta.67", ["2.0.8-beta.67"], {}, ["2.0.8-beta.67", "latest"]],
  ["nor with the flavor's prefix and suffix", BETA, { flavor: ["prefix=a-,onlatest=true", "suffix=-b,onlatest=true"] }, "a-v2.0.8-beta.67-b", ["a-v2.0.8-beta.67-b"], {}, ["a-v2.0.8-beta.67-b", "a-latest-b"]],
  ["nor by a raw rule", BETA, { tags: ["type=ref,event=tag", "type=raw,value=latest"], flavor: "latest=false" }, "v2.0.8-beta.67", ["v2.0.8-beta.67"], {}, ["v2.0.8-beta.67", "latest"]],
  ["nor by rules that are not of the git tag", BETA, { tags: "type=sha", flavor: "latest=true" }, "sha-860c190", ["sha-860c190"], {}, ["sha-860c190", "latest"]],
  ["nor where the version is a rule's value alone", MASTER, { tags: "type=pep440,pattern={{version}},value=1.2.3rc2", flavor: "latest=true" }, "1.2.3rc2", ["1.2.3rc2"], {}, ["1.2.3rc2", "latest"]],
  ["nor behind a folder", tag("api/v1.0.0-rc.1"), {}, "api-v1.0.0-rc.1", ["api-v1.0.0-rc.1"], {}, ["api-v1.0.0-rc.1", "latest"]],
  ["nor behind a package's name", tag("@acme/api@1.0.0-next.3"), {}, "acme-api-1.0.0-next.3", ["acme-api-1.0.0-next.3"], {}, ["-acme-api-1.0.0-next.3", "latest"]],
  ["nor of four numbers", tag("v1.2.3.4-beta"), {}, "v1.2.3.4-beta", ["v1.2.3.4-beta"], {}, ["v1.2.3.4-beta", "latest"]],
  ["nor of a date with a stage", tag("20200110-RC2"), {}, "20200110-RC2", ["20200110-RC2"], {}, ["20200110-RC2", "latest"]],
  ["latest is there once where a rule gives it, too", tag("v1.2.3"), { tags: ["type=ref,event=tag", "type=raw,value=latest"] }, "v1.2.3", ["v1.2.3", "latest"], {}, ["v1.2.3", "latest", "latest"]],
  ["and of a branch", branch("main"), { tags: "type=raw,value=latest", flavor: "latest=true" }, "latest", ["latest"], {}, ["latest", "latest"]],
  ["expressions count in the prefix of latest, too", branch("main"), { flavor: ["latest=true", "prefix={{branch}}-,onlatest=true"] }, "main-main", ["main-main", "main-latest"], {}, ["main-main", "-branch-latest"]],
  ["a tag begins with a letter, a digit or a _", tag("v1.2.3"), { tags: "type=raw,value={{branch}}-{{sha}}" }, "860c190", ["860c190"], {}, ["-860c190"]],
  ["a tag has at most 128 characters", branch(LONG), {}, LONG.slice(0, 128), [LONG.slice(0, 128)], {}, [LONG]],
  ["a pull request of Gitea or Forgejo is a number, too", event("pull_request", "refs/pull/7/head"), {}, "pr-7", ["pr-7"], {}, ["pr-7-head"]],
  ["a match without a group takes all that it matches", tag("p1/v1.2.3"), { tags: "type=semver,pattern={{version}},match=\\d.\\d.\\d" }, "1.2.3", ["1.2.3", "latest"], {}, ["(ends with a TypeError)"]],
  ["a quoted field keeps its comma", tag("release12"), { tags: 'type=match,"pattern=release\\d{1,2}"' }, "release12", ["release12", "latest"], {}, ["(matches nothing)"]],
];

/** What looks like a prerelease and is none: it takes latest, as theirs does. */
export const RELEASES: readonly string[] = ["v1.2.3", "1.2", "v1.2.3-alpine", "2024-01-15", "20200110", "release-7", "api-2-v1.2.3", "v1.2.3+build.5", "sometag", "1.2.post1"];
