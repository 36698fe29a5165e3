import { declaration } from "../../src/build/inputs.ts";
import type { BuildFacts } from "../../src/build/plan.ts";
import { readInputs } from "../../src/inputs/read.ts";
import type { Inputs } from "../../src/inputs/spec.ts";

export type BuildInputs = Inputs<typeof declaration>;

/** The inputs of a step, read as the action reads them; nothing beyond these is given. */
export function buildInputs(given: Readonly<Record<string, string>> = {}, kind: "runner" | "terminal" = "runner"): BuildInputs {
  return readInputs(declaration, { kind, input: (name) => given[name] ?? "", addSecret: () => {} });
}

export const SHA = "860c1904a1ce19322e91ac35af1ab07466440c37";
export const HEAD_SHA = "f11797113e5a9b86bd976329c5dbb8a8bfdfadfa";

/** A run on a push to main of acme/api, its repository checked out. */
export const facts: BuildFacts = {
  kind: "runner",
  env: {},
  hasCheckout: true,
  displacedBuilder: null,
  source: { url: "https://github.com/acme/api", ref: "refs/heads/main", sha: SHA, headSha: null },
  commit: null,
  canQuery: false,
  recordFolder: "/temp/plimsoll",
  now: new Date("2026-11-21T12:00:00.500Z"),
  holdsSecret: () => false,
};
