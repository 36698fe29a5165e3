import { describe, expect, it } from "vitest";
import { contextOf, gitContext, type EventSource } from "../../src/build/context-source.ts";
import { planBuild } from "../../src/build/plan.ts";
import { buildInputs, facts, HEAD_SHA, SHA } from "./inputs.ts";

const URL = "https://github.com/acme/api";
const onMain: EventSource = { url: URL, ref: "refs/heads/main", sha: SHA, headSha: null };
const onPull: EventSource = { url: URL, ref: "refs/pull/15/merge", sha: SHA, headSha: HEAD_SHA };

describe("the repository as a build context", () => {
  it.each<[EventSource, { usesHead?: boolean; asQuery?: boolean }, string, string]>([
    [onMain, {}, "", `${URL}.git#${SHA}`],
    [{ ...onMain, ref: "main" }, {}, "", `${URL}.git#${SHA}`],
    [{ ...onMain, ref: "refs/tags/v1.0.0" }, {}, "", `${URL}.git#${SHA}`],
    [onMain, {}, "subdir", `${URL}.git#${SHA}:subdir`],
    [onMain, {}, ".", `${URL}.git#${SHA}`],
    [onPull, {}, "", `${URL}.git#${SHA}`],
    [onPull, { usesHead: true }, "", `${URL}.git#${HEAD_SHA}`],
    [onPull, { usesHead: true }, "subdir", `${URL}.git#${HEAD_SHA}:subdir`],
    [{ ...onPull, ref: "refs/pull/15/head" }, { usesHead: true }, "", `${URL}.git#${HEAD_SHA}`],
    [onMain, { asQuery: true }, "", `${URL}.git?ref=refs/heads/main&checksum=${SHA}`],
    [{ ...onMain, ref: "main" }, { asQuery: true }, "", `${URL}.git?ref=refs/heads/main&checksum=${SHA}`],
    [onMain, { asQuery: true }, "subdir", `${URL}.git?ref=refs/heads/main&checksum=${SHA}&subdir=subdir`],
    [{ ...onMain, ref: "refs/heads/a&subdir=b#c%2f" }, { asQuery: true }, "", `${URL}.git?ref=refs/heads/a%26subdir=b%23c%252f&checksum=${SHA}`],
    [onPull, { asQuery: true }, "", `${URL}.git?ref=${SHA}`],
    [onPull, { asQuery: true, usesHead: true }, "", `${URL}.git?ref=${HEAD_SHA}`],
  ])("is at the event's commit", (source, form, folder, expected) => {
    expect(gitContext(source, { usesHead: false, asQuery: false, ...form }, folder)).toBe(expected);
  });

  it("is fetched only where there is no checkout", () => {
    expect(planBuild(buildInputs(), facts).context).toEqual({ kind: "folder", argument: "." });
    expect(planBuild(buildInputs(), { ...facts, hasCheckout: false }).context).toEqual({ kind: "repository", argument: `${URL}.git#${SHA}` });
  });

  it.each([
    ["{{defaultContext}}", `${URL}.git#${SHA}`],
    ["{{ defaultContext }}", `${URL}.git#${SHA}`],
    ["{{defaultContext}}:docker", `${URL}.git#${SHA}:docker`],
  ])("is what %s means, checkout or not", (context, expected) => {
    expect(planBuild(buildInputs({ context }), facts).context).toEqual({ kind: "repository", argument: expected });
  });

  it("can be a further context", () => {
    expect(planBuild(buildInputs({ "build-contexts": "src={{defaultContext}}:lib" }), facts).options).toEqual([["--build-context", `src=${URL}.git#${SHA}:lib`]]);
  });

  it("says what {{defaultContext}} needs outside CI", () => {
    expect(() => planBuild(buildInputs({ context: "{{defaultContext}}" }), { ...facts, source: null })).toThrow(
      "{{defaultContext}} is the repository of the event, and this is no run of a workflow.",
    );
  });

  it("is read with the token, as a secret for that host alone", () => {
    const given = { context: "{{defaultContext}}", "github-token": "ghs_abcdef" };
    expect(planBuild(buildInputs(given), facts).secrets).toEqual([{ id: "GIT_AUTH_TOKEN.github.com", written: "secret-0" }]);
    expect(planBuild(buildInputs({ ...given, context: "." }), facts).secrets).toEqual([]);
    expect(planBuild(buildInputs({ ...given, secrets: "GIT_AUTH_TOKEN=mine" }), facts).secrets).toEqual([{ id: "GIT_AUTH_TOKEN", written: "secret-0" }]);
    expect(planBuild(buildInputs({ ...given, secrets: "GIT_AUTH_TOKEN.github.com=mine" }), facts).secrets).toEqual([{ id: "GIT_AUTH_TOKEN.github.com", written: "secret-0" }]);
  });
});

describe("a build context", () => {
  it.each(["https://github.com/acme/api.git#main", "git@github.com:acme/api.git", "github.com/acme/api", "https://example.com/context.tar.gz"])("that BuildKit fetches is no folder: %s", (context) => {
    expect(contextOf(context).kind).toBe("other");
  });

  it.each([".", "./app", "/src", "app"])("is a folder otherwise: %s", (context) => {
    expect(contextOf(context).kind).toBe("folder");
  });
});
