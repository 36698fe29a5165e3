import { describe, expect, test } from "vitest";
import { checkTagLines, expandTags } from "../../src/tags/expand.ts";
import { fakeHost } from "../fakes/host.ts";
import { runMetadata } from "./cases/case.ts";
import { branch, tag } from "./cases/runs.ts";

const MAIN = branch("main");

async function refusalOf(inputs: Readonly<Record<string, string | readonly string[]>>): Promise<string> {
  return await runMetadata(MAIN, inputs).then(
    () => "",
    (error: Error) => error.message,
  );
}

test("every mistake in rules, images and flavor is told at once", async () => {
  expect((await refusalOf({
    images: ["enable=true", "ghcr.io/acme/api:1", "name/foo,bar=baz", "name/foo,enable=bar", "name=,enable=true"],
    tags: ["type=semvr", "type=semver", "type=match,pattern=(", "prefx=x,value=a", "foo,bar"],
    flavor: ["latest=foo", "randomstr", "unknown=foo"],
  })).split("\n")).toEqual([
    "13 inputs are wrong:",
    '- images: "enable=true": it names no image; write name=ghcr.io/owner/app.',
    '- images: "ghcr.io/acme/api:1": "ghcr.io/acme/api:1" names an image, not a repository. Leave the tag or the digest out: ghcr.io/owner/app.',
    '- images: "name/foo,bar=baz": attribute "bar" is unknown; write name=…,enable=true or false.',
    '- images: "name/foo,enable=bar": enable "bar" is neither true nor false.',
    '- images: "name=,enable=true": its name is empty; write name=ghcr.io/owner/app.',
    '- tags: "type=semvr": type "semvr" is unknown; did you mean semver?',
    '- tags: "type=semver": pattern is missing; add pattern={{version}}.',
    '- tags: "type=match,pattern=(": pattern is no regular expression: Invalid regular expression: /(/: Unterminated group.',
    '- tags: "prefx=x,value=a": attribute "prefx" is unknown; did you mean prefix?',
    '- tags: "foo,bar": it has several values (foo, bar); write a rule for each, a line each.',
    '- flavor: "latest=foo": latest "foo" is none of auto, true, false.',
    '- flavor: "randomstr": "randomstr" has no value; write NAME=VALUE, as in latest=false.',
    '- flavor: "unknown=foo": "unknown" is unknown; write latest, prefix or suffix.',
  ]);
});

describe("a rule is refused by docker/metadata-action's tests, and here with its cure", () => {
  test.each<[string, string, string]>([
    ["tag.test.ts parse: a group that is no number", "type=match,enable=true,pattern=v(.*),group=foo", 'group "foo" is no number; groups are counted from 1, and 0 is all that matches.'],
    ["tag.test.ts parse: an unknown event", "type=ref,event=foo", 'event "foo" is none of branch, tag, pr.'],
    ["tag.test.ts parse: no event", "type=ref", "event is missing; add event=branch."],
    ["tag.test.ts parse: no value", "type=raw", "value is missing; add value=edge."],
    ["tag.test.ts parse: no pattern for semver", "type=semver", "pattern is missing; add pattern={{version}}."],
    ["tag.test.ts parse: no pattern for match", "type=match", "pattern is missing; add pattern={{version}}."],
    ["tag.test.ts parse: an unknown type", "type=foo", 'type "foo" is unknown; write one of schedule, semver, pep440, match, edge, ref, raw, sha.'],
    ["tag.test.ts parse: an unknown format", "type=sha,format=foo", 'format "foo" is none of short, long.'],
  ])("%s", (_source, rule, mistake) => {
    expect(checkTagLines([rule], ["acme/api"]).join("\n")).toContain(mistake);
  });
});

test.each<[string, string]>([
  ["type=raw,value=a,enable=maybe", 'enable is "maybe"; write true, false or an expression that gives one of them.'],
  ["type=raw,value=a,priority=high", 'priority "high" is no number.'],
  ["type=raw,value={{date 'D, M'}}", "a field with a comma in it stands in quotes, as in \"value={{date 'D, M'}}\"."],
  ["type=semver,pattern={{version}},match=(", "match is no regular expression"],
  ['type=raw,"value=a', "a quote that opens a field is never closed."],
])("%s is refused", (rule, mistake) => {
  expect(checkTagLines([rule], ["acme/api"]).join("\n")).toContain(mistake);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["an expression that is none", { tags: "type=raw,value={{#if}}" }, '"{{#if}}" cannot be read as a template'],
  ["a time zone that is none", { tags: "type=raw,value={{date 'YYYY' tz='Mars'}}" }, '"Mars" is not a time zone.'],
  ["an attribute of a date that is none", { tags: "type=raw,value={{date 'YYYY' zone='UTC'}}" }, 'A date has no "zone".'],
  ["an enable that is neither", { tags: "type=raw,value=a,enable={{branch}}" }, 'enable of "type=raw,value=a,enable={{branch}}" is "main".'],
  ["an onlatest of nothing", { flavor: "onlatest=true" }, "onlatest stands alone"],
  ["an onlatest that is neither", { flavor: "prefix=a,onlatest=yes" }, 'onlatest "yes" is neither true nor false.'],
])("%s is refused", async (_what, inputs, message) => {
  expect(await refusalOf(inputs)).toContain(message);
});

test.each([
  ["type=match,pattern=^v(\\d+)+$", "pattern"],
  ["type=match,pattern=/^V(\\d+)+$/i", "pattern"],
  ["type=semver,pattern={{version}},match=^v(\\d+)+$", "match"],
])("%s, which never ends on a tag that anybody may push, is given up", async (rule, name) => {
  await expect(runMetadata(tag(`v${"1".repeat(60)}x`), { tags: [rule] })).rejects.toThrow(`${name} of ${JSON.stringify(rule)} takes more than a second on "v1111`);
});

test.each(["abc", "-1", "0", "7.5"])("DOCKER_METADATA_SHORT_SHA_LENGTH=%s is refused", async (length) => {
  const run = { ...MAIN, env: { ...MAIN.env, DOCKER_METADATA_SHORT_SHA_LENGTH: length } };
  await expect(runMetadata(run, {})).rejects.toThrow(`DOCKER_METADATA_SHORT_SHA_LENGTH is "${length}", which is no number of digits.`);
});

test("what others take for rules are references here, and lines without any rule read nothing", async () => {
  const host = fakeHost({ directory: "/nowhere", env: {} });
  const options = { images: [], flavor: [], latestGuard: true, context: "workflow", githubToken: undefined } as const;
  expect(await expandTags(host, ["myapp", "ghcr.io/acme/api:1"], options)).toEqual({ tags: ["myapp", "ghcr.io/acme/api:1"], tagNames: [], version: "" });
  expect(host.lines).toEqual([]);
});

test("the rules' tags come first, by priority, then the references, each once; without an image that is switched on rules give none", async () => {
  const host = fakeHost({ directory: "/nowhere", env: { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_SHA: "860c1904a1ce19322e91ac35af1ab07466440c37" } });
  const options = { images: ["ghcr.io/Acme/api", "acme/api,enable=false"], flavor: [], latestGuard: true, context: "workflow", githubToken: undefined } as const;
  const lines = ["ghcr.io/acme/api:main", "other:1", "type=sha", "type=ref,event=branch"];
  expect(await expandTags(host, lines, options)).toEqual({ tags: ["ghcr.io/acme/api:main", "ghcr.io/acme/api:sha-860c190", "other:1"], tagNames: ["main", "sha-860c190"], version: "main" });
  expect((await expandTags(host, ["type=sha"], { ...options, images: ["acme/api,enable=false"] })).tags).toEqual([]);
});
