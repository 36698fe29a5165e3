import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RuleName } from "../../src/advice/rules.ts";
import { judged } from "./judge.ts";

const FOLDER = join(import.meta.dirname, "dockerfiles");

/** All that there is to say of Dockerfiles as they are written. */
const EXPECTED: readonly (readonly [name: string, advice: readonly string[]])[] = [
  ["add-pinned", []],
  ["add-unpinned", ["3 moving-add", "4 moving-add"]],
  ["alpine-tools", ["2 no-cache-mount", "3 no-cache-mount"]],
  ["bun-late-copy", ["5 copy-without-link"]],
  ["bun-linked-copy", []],
  ["cargo-target-apart", []],
  ["cargo-target-shared", ["5 cache-mount-shared"]],
  ["cpp-one-stage", ["3 build-tools-shipped"]],
  ["cpp-two-stages", []],
  ["debian-one-run", []],
  ["debian-two-runs", ["4 package-index-apart"]],
  ["django-all-first", ["5 copy-before-install"]],
  ["django-requirements-first", []],
  ["dotnet", ["4 no-cache-mount", "10 copy-without-link"]],
  ["elixir-early-revision", ["3 volatile-variable-early"]],
  ["elixir-late-revision", []],
  ["fedora-heredoc", ["2 package-index-apart", "6 no-cache-mount", "6 time-in-layer", "14 copy-without-link"]],
  ["go-good", []],
  ["go-single-stage", ["1 build-tools-shipped", "2 volatile-variable-early", "5 copy-before-install", "5 no-cache-mount", "6 no-cache-mount"]],
  ["gradle", ["4 no-cache-mount", "6 no-cache-mount", "8 copy-without-link"]],
  ["kubectl-named", []],
  ["kubectl-newest", ["2 moving-download", "7 time-in-layer"]],
  ["maven", ["4 no-cache-mount", "9 copy-without-link"]],
  ["node-good", []],
  ["node-naive", ["2 volatile-variable-early", "6 copy-before-install", "6 no-cache-mount"]],
  ["onbuild", ["4 copy-before-install", "4 no-cache-mount"]],
  ["onbuild-base", []],
  ["php-composer", ["4 no-cache-mount", "7 build-tools-shipped", "7 no-cache-mount", "8 copy-without-link"]],
  ["pip-mount-unused", ["5 cache-mount-emptied"]],
  ["pip-mount-used", []],
  ["pnpm-monorepo", ["14 copy-without-link"]],
  ["python-pip", ["3 package-index-apart", "4 build-tools-shipped", "4 no-cache-mount", "10 no-cache-mount"]],
  ["python-poetry", ["2 moving-download", "5 copy-before-install", "5 no-cache-mount"]],
  ["python-uv", []],
  ["ruby", ["12 no-cache-mount", "17 copy-without-link"]],
  ["rust-chef", ["2 no-cache-mount", "11 no-cache-mount", "13 no-cache-mount", "16 no-cache-mount", "17 copy-without-link"]],
  ["rust-mounts", ["5 cache-mount-shared"]],
  ["shared-caches", ["6 cache-mount-emptied", "6 cache-mount-shared"]],
  ["suppressed", ["10 package-index-apart", "12 copy-before-install"]],
  ["windows", ["6 copy-before-install"]],
  ["windows-backtick", []],
  ["yarn-two-steps", ["4 no-cache-mount", "9 copy-without-link"]],
];

test.each(EXPECTED)("%s gets this advice and no other", (name, advice) => {
  expect(judged(readFileSync(join(FOLDER, `${name}.Dockerfile`), "utf8"))).toEqual(advice);
});

/** Each advice with one that earns it and one that would, were it not for what it is about. */
const PAIRS: Readonly<Record<Exclude<RuleName, "context-waste">, readonly [earns: string, nearMiss: string]>> = {
  "copy-before-install": ["django-all-first", "django-requirements-first"],
  "volatile-variable-early": ["elixir-early-revision", "elixir-late-revision"],
  "copy-without-link": ["bun-late-copy", "bun-linked-copy"],
  "package-index-apart": ["debian-two-runs", "debian-one-run"],
  "no-cache-mount": ["node-naive", "node-good"],
  "cache-mount-emptied": ["pip-mount-unused", "pip-mount-used"],
  "cache-mount-shared": ["cargo-target-shared", "cargo-target-apart"],
  "build-tools-shipped": ["cpp-one-stage", "cpp-two-stages"],
  "moving-add": ["add-unpinned", "add-pinned"],
  "moving-download": ["kubectl-newest", "kubectl-named"],
  "time-in-layer": ["kubectl-newest", "kubectl-named"],
};

test.each(Object.entries(PAIRS))("%s has one that earns it and a near miss, about which there is nothing to say", (rule, [earns, nearMiss]) => {
  const adviceOf = (name: string): readonly string[] => EXPECTED.find(([each]) => each === name)?.[1] ?? ["none"];
  expect(adviceOf(earns).filter((each) => each.endsWith(` ${rule}`))).not.toEqual([]);
  expect(adviceOf(nearMiss)).toEqual([]);
});

test("there are forty of them at least", () => {
  expect(EXPECTED.length).toBeGreaterThanOrEqual(40);
});

test("no Dockerfile is without its list", () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(EXPECTED.map(([name]) => `${name}.Dockerfile`).toSorted());
});
