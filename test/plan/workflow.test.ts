import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { declaration as build } from "../../src/build/inputs.ts";
import { declaration as comment } from "../../src/comment/inputs.ts";
import { declaration as diff } from "../../src/diff/inputs.ts";
import type { Declaration } from "../../src/inputs/spec.ts";
import { declaration as login } from "../../src/login/inputs.ts";
import { declaration as plan } from "../../src/plan/inputs.ts";
import { declaration as publish } from "../../src/publish/inputs.ts";
import { declaration as setup } from "../../src/setup/inputs.ts";

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

interface Workflow {
  readonly on: { readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly default?: string | boolean }>>; readonly secrets: object } };
  readonly permissions: object;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(root, ".github/workflows/image.yml"), "utf8");
const workflow = parse(text) as Workflow;
const { inputs, secrets } = workflow.on.workflow_call;
const jobs = Object.entries(workflow.jobs);

describe("the reusable workflow", () => {
  test("uses each of its inputs and secrets, and no other", () => {
    const used = (kind: string): string[] => [...new Set([...text.matchAll(new RegExp(`\\b${kind}\\.([\\w-]+)`, "g"))].map(([, name = ""]) => name))].toSorted();
    expect(used("inputs")).toEqual(Object.keys(inputs).toSorted());
    expect(used("secrets")).toEqual(Object.keys(secrets).toSorted());
  });

  test("gives its inputs the names that they have in the actions, and their defaults, but for those that the root action sets, too", () => {
    const declarations: readonly Declaration[] = [plan, setup, build, publish, diff, comment];
    const own = ["runner", "fail-fast", "submodules", "lfs"];
    const meant = ["default-labels", "source-date-epoch", "rewrite-timestamp", "image"];
    for (const [name, { default: given = "" }] of Object.entries(inputs).filter(([each]) => !own.includes(each))) {
      const declared = declarations.filter((declaration) => Object.hasOwn(declaration.inputs, name)).map((declaration) => declaration.inputs[name]?.default ?? "");
      expect(declared.length, name).toBeGreaterThan(0);
      // "" and false are what an action does without the input.
      if (!meant.includes(name) && given !== "" && given !== false) expect([name, declared]).toContainEqual(expect.arrayContaining([String(given)]));
    }
  });

  test("hands each of its inputs to every step whose action has one of that name", () => {
    const declarations: Readonly<Record<string, Declaration>> = { plan, setup, login, build, publish, diff, comment };
    const reach = ["insecure-registries", "registry-ca", "trusted-auth-hosts"];
    // What has another meaning there, is planned, or is spoken to nobody but the forge and GitHub's registry.
    const meant: Readonly<Record<string, readonly string[]>> = { setup: ["image", "platforms"], login: ["image", ...reach], build: ["tags"], diff: ["platforms"], comment: reach };
    const missing = jobs.flatMap(([job, { steps }]) =>
      steps.flatMap(({ uses = "", with: given = {} }) => {
        const action = /^plimsoll-ci\/plimsoll\/actions\/(\w+)@v1$/.exec(uses)?.[1] ?? "";
        const names = Object.keys(declarations[action]?.inputs ?? {}).filter((name) => Object.hasOwn(inputs, name) && !meant[action]?.includes(name));
        return names.filter((name) => !Object.hasOwn(given, name)).map((name) => `${job}, ${action}: ${name}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  test("gives each job the permissions that it needs, itself none, and leaves concurrency to the caller", () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency).toBeUndefined();
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      plan: { contents: "read" },
      build: { contents: "read", packages: "write" },
      publish: { contents: "read", packages: "write" },
      weigh: { contents: "read", packages: "read", "pull-requests": "write" },
    });
  });

  test("runs no script, and checks nothing out with a credential", () => {
    const steps = jobs.flatMap(([, job]) => job.steps);
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false, false, false]);
  });
});

test.each(["native", "native-registries"])("examples/%s.yml grants what the jobs ask for together, and no more", (name) => {
  const caller = parse(readFileSync(join(root, `examples/${name}.yml`), "utf8")) as { readonly jobs: { readonly image: { readonly permissions: object; readonly with: object } } };
  expect(caller.jobs.image.permissions).toEqual({ contents: "read", packages: "write", "pull-requests": "write" });
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(caller.jobs.image.with)));
});
