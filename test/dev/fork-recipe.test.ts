import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { reportName } from "../../src/report/name.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Recipe {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>>;
}

function read(name: string): Recipe {
  return parse(readFileSync(resolve(import.meta.dirname, `../../examples/fork/${name}.yml`), "utf8")) as Recipe;
}

const size = read("size");
const comment = read("comment");
const measuring = size.jobs["size"]!;
const posting = comment.jobs["comment"]!;
const inputsOf = (steps: readonly Step[], action: string) => steps.find(({ uses }) => uses === `plimsoll-ci/plimsoll/actions/${action}@v1`)?.with ?? {};

describe("of the two workflows for forks, the one that runs the fork's code", () => {
  test("starts on the pull request with a token that only reads, and gets no secret", () => {
    expect([size.on, size.permissions]).toEqual(["pull_request", {}]);
    expect(Object.keys(size.jobs)).toEqual(["size"]);
    expect(new Set(Object.values(measuring.permissions))).toEqual(new Set(["read"]));
    expect(JSON.stringify(size)).not.toMatch(/secrets\.|github\.token/);
  });

  test("weighs what it built, and leaves the comment to the other", () => {
    const archive = "${{ runner.temp }}/image.tar";
    expect(inputsOf(measuring.steps, "build")["outputs"]).toBe(`type=oci,dest=${archive}`);
    expect(inputsOf(measuring.steps, "diff")).toMatchObject({ head: `oci-archive:${archive}`, comment: "never" });
  });
});

describe("of the two workflows for forks, the one that may write", () => {
  test("starts where a pull request's run of the other has ended, with what it needs to read the artifact and to comment", () => {
    expect(comment.on).toEqual({ workflow_run: { workflows: [size.name], types: ["completed"] } });
    expect(posting.if).toBe("github.event.workflow_run.event == 'pull_request'");
    expect([comment.permissions, posting.permissions]).toEqual([{}, { actions: "read", "pull-requests": "write" }]);
  });

  test("runs nothing of the fork: one step, which is ours", () => {
    expect(Object.keys(comment.jobs)).toEqual(["comment"]);
    expect(posting.steps.map(({ uses, run }) => uses ?? run)).toEqual(["plimsoll-ci/plimsoll/actions/comment@v1"]);
  });

  test("takes the report by the name that the other keeps it under, into the comment of its own key", () => {
    const { key = "" } = inputsOf(measuring.steps, "diff");
    expect(inputsOf(posting.steps, "comment")).toEqual({ report: reportName(key), key, "expect-platforms": "linux/amd64" });
  });
});
