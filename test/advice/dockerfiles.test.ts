import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judged } from "./judge.ts";

const FOLDER = join(import.meta.dirname, "dockerfiles");

/** All that there is to say of Dockerfiles as they are written. */
const EXPECTED: readonly (readonly [name: string, advice: readonly string[]])[] = [
  ["alpine-tools", ["2 no-cache-mount", "3 no-cache-mount"]],
  ["dotnet", ["4 no-cache-mount", "10 copy-without-link"]],
  ["fedora-heredoc", ["2 package-index-apart", "6 no-cache-mount", "6 time-in-layer", "14 copy-without-link"]],
  ["go-good", []],
  ["go-single-stage", ["1 build-tools-shipped", "2 volatile-variable-early", "5 copy-before-install", "5 no-cache-mount", "6 no-cache-mount"]],
  ["gradle", ["4 no-cache-mount", "6 no-cache-mount", "8 copy-without-link"]],
  ["maven", ["4 no-cache-mount", "9 copy-without-link"]],
  ["node-good", []],
  ["node-naive", ["2 volatile-variable-early", "6 copy-before-install", "6 no-cache-mount"]],
  ["onbuild", ["4 copy-before-install", "4 no-cache-mount"]],
  ["php-composer", ["4 no-cache-mount", "7 build-tools-shipped", "7 no-cache-mount", "8 copy-without-link"]],
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
  ["yarn-two-steps", ["4 no-cache-mount", "9 copy-without-link"]],
];

test.each(EXPECTED)("%s gets this advice and no other", (name, advice) => {
  expect(judged(readFileSync(join(FOLDER, `${name}.Dockerfile`), "utf8"))).toEqual(advice);
});

test("no Dockerfile is without its list", () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(EXPECTED.map(([name]) => `${name}.Dockerfile`).toSorted());
});
