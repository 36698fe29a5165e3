import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { declaration as all } from "../../src/all/inputs.ts";
import { declaration as build } from "../../src/build/inputs.ts";
import { declaration as comment } from "../../src/comment/inputs.ts";
import { declaration as diff } from "../../src/diff/inputs.ts";
import type { Declaration } from "../../src/inputs/spec.ts";
import { declaration as login } from "../../src/login/inputs.ts";
import { declaration as plan } from "../../src/plan/inputs.ts";
import { declaration as publish } from "../../src/publish/inputs.ts";
import { declaration as setup } from "../../src/setup/inputs.ts";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly "runs-on": string;
  readonly strategy?: { readonly matrix: string };
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly default?: string | boolean }>>;
      readonly secrets: object;
      readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    };
  };
  readonly permissions: object;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(root, ".github/workflows/image.yml"), "utf8");
const workflow = parse(text) as Workflow;
const { inputs, secrets, outputs } = workflow.on.workflow_call;
const jobs = Object.entries(workflow.jobs);
const jobOf = (name: string): Job => workflow.jobs[name]!;

describe("the reusable workflow", () => {
  test("uses each of its inputs and secrets, and no other", () => {
    const used = (kind: string): string[] => [...new Set([...text.matchAll(new RegExp(`\\b${kind}\\.([\\w-]+)`, "g"))].map(([, name = ""]) => name))].toSorted();
    expect(used("inputs")).toEqual(Object.keys(inputs).toSorted());
    expect(used("secrets")).toEqual(Object.keys(secrets).toSorted());
  });

  test("gives its inputs the names that they have in the actions, and their defaults, but for those that the root action sets, too", () => {
    const declarations: readonly Declaration[] = [plan, setup, build, publish, diff, comment];
    const own = ["runner", "fail-fast", "submodules", "lfs"];
    // So that one runner and several make the same image, digest for digest.
    const rootSets = ["default-labels", "source-date-epoch", "rewrite-timestamp"] as const;
    expect(rootSets.map((name) => [name, String(inputs[name]?.default)])).toEqual(rootSets.map((name) => [name, all.inputs[name].default]));
    const meant = [...rootSets, "image"];
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

describe("the jobs of the reusable workflow", () => {
  /** What a step's action is given of what other jobs, the matrix and the secrets say, and when it runs. */
  function handed(job: string, action: string): Record<string, unknown> {
    const step = jobOf(job).steps.find(({ uses }) => uses === `plimsoll-ci/plimsoll/actions/${action}@v1`);
    const given = Object.entries(step?.with ?? {}).filter(([, value]) => /\b(?:needs|matrix|secrets)\./.test(String(value)));
    return { ...Object.fromEntries(given), ...(step?.if === undefined ? {} : { if: step.if }) };
  }

  test("build each platform of the plan in one of its own, on the runner that the plan gives it, by digest; what is not published goes into an archive", () => {
    expect(jobOf("build")).toMatchObject({ needs: "plan", "runs-on": "${{ matrix.runner }}", strategy: { matrix: "${{ fromJSON(needs.plan.outputs.matrix) }}" } });
    expect(jobOf("build").if).toBeUndefined();
    expect(handed("build", "build")).toEqual({
      platforms: "${{ matrix.platform }}",
      key: "${{ needs.plan.outputs.key }}",
      "push-by-digest": "${{ needs.plan.outputs.push-by-digest }}",
      outputs: "${{ needs.plan.outputs.publishes != 'true' && format('type=oci,dest={0}/{1}', runner.temp, needs.plan.outputs.archive) || '' }}",
      labels: "${{ needs.plan.outputs.labels }}\n${{ inputs.labels }}\n",
      annotations: "${{ needs.plan.outputs.build-annotations }}",
      secrets: "${{ secrets.build-secrets }}",
      "github-token": "${{ secrets.github-token || github.token }}",
    });
  });

  test("weigh the archive where it was made, each under a name of its own, and say nothing yet", () => {
    expect(handed("build", "diff")).toEqual({
      if: "needs.plan.outputs.publishes != 'true'",
      head: "oci-archive:${{ runner.temp }}/${{ needs.plan.outputs.archive }}",
      platforms: "${{ matrix.platform }}",
      "image-platforms": "${{ needs.plan.outputs.platforms }}",
      artifact: "${{ matrix.report }}",
      key: "${{ needs.plan.outputs.key }}",
      "base-image": "${{ inputs.base-image || needs.plan.outputs.repository }}",
      "github-token": "${{ secrets.github-token || github.token }}",
    });
    expect(jobOf("build").steps.at(-1)?.with?.["comment"]).toBe("never");
  });

  test("publish nothing unless every build succeeded, and then exactly the plan's platforms, from the records of these builds", () => {
    // Without a word on failure a job runs only where all that it needs succeeded.
    expect(jobOf("publish")).toMatchObject({ needs: ["plan", "build"], if: "needs.plan.outputs.publishes == 'true'" });
    expect(handed("publish", "publish")).toEqual({
      sources: "${{ needs.plan.outputs.records }}",
      "expect-platforms": "${{ needs.plan.outputs.platforms }}",
      tags: "${{ needs.plan.outputs.tags }}",
      annotations: "${{ needs.plan.outputs.index-annotations }}",
    });
  });

  test("weigh what was published by its digest, and not at all where publishing failed", () => {
    expect(jobOf("weigh")).toMatchObject({
      needs: ["plan", "build", "publish"],
      if: "!cancelled() && needs.plan.result == 'success' && (needs.plan.outputs.publishes != 'true' || needs.publish.result == 'success')",
    });
    expect(handed("weigh", "diff")).toEqual({
      if: "needs.plan.outputs.publishes == 'true'",
      head: "${{ needs.plan.outputs.repository }}@${{ needs.publish.outputs.digest }}",
      key: "${{ needs.plan.outputs.key }}",
      "github-token": "${{ secrets.github-token || github.token }}",
    });
  });

  test("tell what the builds weighed in one comment, of all platforms or of none, and only on a pull request", () => {
    expect(handed("weigh", "comment")).toEqual({
      if: "needs.plan.outputs.publishes != 'true'",
      report: "${{ needs.plan.outputs.reports }}",
      "expect-platforms": "${{ needs.plan.outputs.platforms }}",
      key: "${{ needs.plan.outputs.key }}",
      artifact: "${{ needs.plan.outputs.report }}",
      comment: "${{ needs.plan.outputs.comments == 'true' && inputs.comment || 'never' }}",
      "github-token": "${{ secrets.github-token || github.token }}",
    });
  });

  test.each(["build", "publish", "weigh"])("log in to GitHub's registry by themselves and to all others with the caller's list, before an image moves: %s", (name) => {
    const { env, steps } = jobOf(name);
    expect(env).toEqual({ HAS_LOGINS: "${{ secrets.registry-auths != '' }}" });
    const isWork = ({ uses = "" }: Step): boolean => /\/(?:build|publish|diff)@v1$/.test(uses);
    const logins = steps.slice(0, steps.findIndex(isWork)).filter(({ uses }) => uses === "plimsoll-ci/plimsoll/actions/login@v1");
    const only = name === "weigh" ? "needs.plan.outputs.publishes == 'true' && " : "";
    expect(logins.map((step) => [step.if, step.with?.["registry"], step.with?.["password"] ?? step.with?.["registry-auth"]])).toEqual([
      [`${only}needs.plan.outputs.uses-github-registry == 'true'`, "ghcr.io", "${{ github.token }}"],
      [`${only}env.HAS_LOGINS == 'true'`, undefined, "${{ secrets.registry-auths }}"],
    ]);
  });

  test.each(["plan", "publish", "weigh"])("that build nothing run where the caller says, on a runner with several labels, too: %s", (name) => {
    expect(jobOf(name)["runs-on"]).toBe("${{ startsWith(inputs.runner, '[') && fromJSON(inputs.runner) || inputs.runner }}");
  });

  test("hand out what publish and the weighing say, and the plan as a whole", () => {
    expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value.replaceAll(/^\$\{\{ jobs\.(\w+)\.outputs\.([\w-]+) \}\}$/g, "$1 $2")]))).toEqual({
      occasion: "plan occasion",
      published: "plan publishes",
      digest: "publish digest",
      tags: "publish tags",
      platforms: "publish platforms",
      results: "publish results",
      verdict: "weigh verdict",
      measurements: "weigh measurements",
      report: "plan report",
      "comment-url": "weigh comment-url",
    });
    for (const [name, id] of [["plan", "plan"], ["publish", "publish"]] as const) {
      for (const [output, value] of Object.entries(jobOf(name).outputs ?? {})) expect([name, value]).toEqual([name, `\${{ steps.${id}.outputs.${output} }}`]);
    }
    for (const [output, value] of Object.entries(jobOf("weigh").outputs ?? {})) expect(value).toBe(`\${{ steps.diff.outputs.${output} || steps.comment.outputs.${output} }}`);
  });
});
