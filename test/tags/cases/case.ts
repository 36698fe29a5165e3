import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readJudgedInputs } from "../../../src/inputs/read.ts";
import { declaration } from "../../../src/metadata/inputs.ts";
import { findMistakes, run } from "../../../src/metadata/run.ts";
import { fakeHost, type FakeHost } from "../../fakes/host.ts";
import { NOW, type CaseRun } from "./runs.ts";

/** Inputs of `metadata`, lists line by line. */
export type CaseInputs = Readonly<Record<string, string | readonly string[]>>;

/** A run and rules, and what they give. */
export type Case = readonly [
  /** File and name of the test, or section of the README. */
  source: string,
  run: CaseRun,
  inputs: CaseInputs,
  version: string,
  tags: readonly string[],
  /** Labels besides those that every run has, or in their place, without `org.opencontainers.image.`. */
  labels?: Readonly<Record<string, string>>,
];

/** A folder of the test's own. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-metadata-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `metadata` in this process, as a step of the run. */
export async function runMetadata(of: CaseRun, inputs: CaseInputs, directory = temporaryFolder()): Promise<FakeHost> {
  const eventPath = join(directory, "event.json");
  writeFileSync(eventPath, JSON.stringify(of.payload));
  const host = fakeHost({
    kind: "runner",
    directory,
    now: new Date(NOW),
    env: { PATH: process.env["PATH"], RUNNER_TEMP: directory, GIT_CEILING_DIRECTORIES: tmpdir(), GITHUB_EVENT_PATH: eventPath, ...of.env },
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, typeof value === "string" ? value : value.join("\n")])),
  });
  await run(host, await readJudgedInputs(declaration, host, (read) => findMistakes(host, read)), null);
  return host;
}

const NOT_OF_THE_SPEC = ["maintainer", "foo"];

/** The labels of a case, line by line and by name. */
export function labelsOf([, of, , version, , more = {}]: Case): string[] {
  const labels: Record<string, string> = {
    created: NOW,
    description: "This your first repo!",
    licenses: "MIT",
    revision: of.env["GITHUB_SHA"] ?? "",
    source: "https://github.com/octocat/Hello-World",
    title: "Hello-World",
    url: "https://github.com/octocat/Hello-World",
    version,
    ...more,
  };
  return Object.entries(labels).map(([name, value]) => `${NOT_OF_THE_SPEC.includes(name) ? "" : "org.opencontainers.image."}${name}=${value}`).toSorted();
}
