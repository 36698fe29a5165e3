import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { asWorkflow, blocksOf, isMapping, writtenWorkflows, writtenYaml } from "./written-workflows.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const OURS = /^plimsoll-ci\/plimsoll(?<path>\/[^@]+)?@v1$/;

/** Everything that runs or shows an action; by its whole address, too, as Forgejo takes it. */
const uses = writtenYaml(root).flatMap(({ place, text }) =>
  [...text.matchAll(/^\s*(?:- )?uses: *(\S+)(?: +(#.*))?$/gm)].map(([, name = "", comment = ""]) => ({ place, name: name.replaceAll(/^['"]|['"]$/g, "").replace("https://github.com/", ""), comment })),
);

describe("what a workflow uses", () => {
  const others = uses.filter(({ name }) => !name.startsWith("./") && !OURS.test(name));

  test("of others is pinned by commit, with the version beside it", () => {
    expect(others.length).toBeGreaterThan(5);
    const loose = others.filter(({ name, comment }) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(name) || !/^# v\d+\.\d+\.\d+$/.test(comment));
    expect(loose).toEqual([]);
  });

  test("of others is one version of each everywhere, so that the pages follow what this repository is updated to", () => {
    const pins = new Map<string, Set<string>>();
    for (const { name, comment } of others) {
      const action = name.split("@")[0] ?? name;
      pins.set(action, (pins.get(action) ?? new Set()).add(`${name} ${comment}`));
    }
    expect([...pins.values()].filter((versions) => versions.size > 1).map((versions) => [...versions])).toEqual([]);
  });

  test("of ours is there, and is named by the major version; as it is checked out only in this repository's own workflows", () => {
    const ours = uses.filter(({ name }) => name.startsWith("./") || OURS.test(name));
    expect(ours.length).toBeGreaterThan(10);
    for (const { place, name } of ours) {
      const path = name.startsWith("./") ? name.slice(2) : (OURS.exec(name)?.groups?.["path"] ?? "").slice(1);
      const file = path.endsWith(".yml") ? path : join(path, "action.yml");
      expect(existsSync(join(root, file)), `${place}: ${name}`).toBe(true);
      if (name.startsWith("./")) expect(place, name).toMatch(/^\.github\/workflows\//);
    }
  });
});

interface Declared {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What an action or a reusable workflow of ours takes and gives; null for those of others. */
function declared(name: unknown): Declared | null {
  const path = OURS.exec(String(name).replace("https://github.com/", ""))?.groups?.["path"]?.slice(1) ?? (/^(?:\.\/|plimsoll-ci\/plimsoll@v1$)/.test(String(name)) ? String(name).replace(/^\.\/|.*@v1$/, "") : null);
  if (path === null) return null;
  if (!path.endsWith(".yml")) return parse(read(join(path, "action.yml"))) as Declared;
  return (parse(read(path)) as { on: { workflow_call: Declared } }).on.workflow_call;
}

describe("what a workflow gives and takes", () => {
  interface Step {
    readonly id?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  type Jobs = Readonly<Record<string, Step & { readonly steps?: readonly Step[] }>>;

  test.each(writtenWorkflows(root).map(({ place, text }) => [place, text] as const))("%s names inputs and outputs that our actions have", (_, text) => {
    const { jobs } = parse(text) as { jobs: Jobs };
    for (const [id, job] of Object.entries(jobs)) {
      for (const step of [job, ...(job.steps ?? [])]) {
        const known = declared(step.uses);
        if (known === null) continue;
        expect(Object.keys(known.inputs ?? {}), step.uses).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
        const name = step === job ? `needs\\.${id}` : `steps\\.${step.id ?? ""}`;
        const taken = [...text.matchAll(new RegExp(`\\b${name}\\.outputs\\.([\\w-]+)`, "g"))].map(([, output]) => output);
        expect(Object.keys(known.outputs ?? {}), step.uses).toEqual(expect.arrayContaining(taken));
      }
    }
  });
});

describe("this repository's own workflows", () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
  }
  const stepsOf = (name: string, job: string): readonly Step[] => (parse(read(`.github/workflows/${name}.yml`)) as { jobs: Record<string, { steps: readonly Step[] }> }).jobs[job]?.steps ?? [];

  test("run on macOS and Windows the tests of every verb that needs no Linux", () => {
    const folders = stepsOf("ci", "elsewhere").flatMap(({ run = "" }) => run.match(/test\/\w+\//g) ?? []);
    expect(folders).toEqual(expect.arrayContaining(["login", "metadata", "publish", "diff", "comment", "image", "size", "report"].map((name) => `test/${name}/`)));
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });

  test("run what a contributor runs, build dist anew, and weigh our own image with our own actions", () => {
    expect(stepsOf("ci", "test").map(({ run }) => run)).toEqual(expect.arrayContaining(["npm ci", "npm test"]));
    expect(stepsOf("ci", "e2e").some(({ run }) => run?.endsWith(" .ci/run"))).toBe(true);
    expect(stepsOf("check-dist", "dist").at(-1)?.run).toBe("node src/dev/node24.mjs src/dev/release.ts dist");
    expect(stepsOf("size", "size").at(-1)).toMatchObject({ uses: "./", with: { file: "docker/Dockerfile" } });
    expect(existsSync(join(root, "docker/Dockerfile"))).toBe(true);
    expect(stepsOf("size-comment", "comment").at(-1)?.uses).toBe("./actions/comment");
  });

  test.each(["ci", "check-dist", "size"])("of a pull request and of main start on both: %s", (name) => {
    const { on } = parse(read(`.github/workflows/${name}.yml`)) as { on: Record<string, unknown> };
    expect(on).toMatchObject({ pull_request: null, push: { branches: ["main"] } });
  });

  test("post what a stranger measured under a key of theirs, and take a build that failed for no error", () => {
    const posting = writtenWorkflows(root).flatMap(({ place, text }) => {
      const { on, jobs } = parse(text) as { on: unknown; jobs: Record<string, { steps?: readonly (Step & { with?: object })[] }> };
      const isAfterARun = isMapping(on) && "workflow_run" in on;
      const steps = Object.values(jobs).flatMap(({ steps: each = [] }) => each).filter(({ uses: name = "" }) => /\/actions\/comment(?:@|$)/.test(name));
      return isAfterARun ? steps.map((step) => ({ place, given: Object.keys(step.with ?? {}) })) : [];
    });
    expect(posting.length).toBeGreaterThan(2);
    for (const { place, given } of posting) expect([place, given]).toEqual([place, expect.arrayContaining(["report", "key", "expect-platforms"])]);
  });

  test("leave no token of the checkout behind for what they run", () => {
    const loose = globSync(".github/workflows/*.yml", { cwd: root }).filter((path) => (read(path).match(/uses: actions\/checkout@/g) ?? []).length !== (read(path).match(/persist-credentials: false/g) ?? []).length);
    expect(loose).toEqual([]);
  });
});

test("what this repository depends on is updated: packages, actions, the image, and what the tests run against", () => {
  const { updates } = parse(read(".github/dependabot.yml")) as { updates: readonly { "package-ecosystem": string; directory?: string; directories?: readonly string[]; cooldown: { "default-days": number } }[] };
  expect(updates.map((update) => update["package-ecosystem"])).toEqual(["npm", "github-actions", "docker", "gomod", "pip"]);
  for (const { directory = "/", directories = [directory], cooldown } of updates) {
    for (const pattern of directories) expect(globSync(`.${pattern}/*`, { cwd: root }), pattern).not.toEqual([]);
    expect(cooldown["default-days"]).toBeGreaterThan(0);
  }
});

test("an issue is one of three forms, or is sent to where else it belongs", () => {
  expect(globSync(".github/ISSUE_TEMPLATE/*.yml", { cwd: root }).map((path) => basename(path)).toSorted()).toEqual(["1-wrong.yml", "2-numbers.yml", "3-wish.yml", "config.yml"]);
  const config = parse(read(".github/ISSUE_TEMPLATE/config.yml")) as { blank_issues_enabled: boolean; contact_links: readonly { url: string }[] };
  expect(config.blank_issues_enabled).toBe(false);
  expect(config.contact_links.map(({ url }) => url)).toContain("https://github.com/plimsoll-ci/plimsoll/security/advisories/new");
});

test.each(globSync(".github/ISSUE_TEMPLATE/[0-9]*.yml", { cwd: root }))("%s is a form that GitHub shows", (path) => {
  const form = parse(read(path)) as { name: string; description: string; body: readonly { type: string; id: string; attributes: { label: string; options?: readonly string[] } }[] };
  expect([form.name, form.description].every((text) => text.length > 3)).toBe(true);
  expect(form.body.filter(({ type, attributes }) => !["input", "textarea", "dropdown"].includes(type) || attributes.label === "" || (type === "dropdown") !== Array.isArray(attributes.options))).toEqual([]);
  expect(new Set(form.body.map(({ id }) => id)).size).toBe(form.body.length);
});

describe("a block of a page", () => {
  const pages = globSync(["*.md", "docs/**/*.md", "actions/*/README.md", "examples/**/*.md"], { cwd: root });
  const examples = globSync("examples/**/*", { cwd: root }).filter((path) => /\.ya?ml$|file$/i.test(path));
  const shown = pages.flatMap((path) => [...read(path).matchAll(/^(?<before>.*)\n\n?```\w*\n(?<inside>.*?)^```$/gms)].map(({ groups }) => ({ path, before: groups!["before"] ?? "", inside: groups!["inside"] ?? "" })));

  test("that stands below the name of an example is that file, to the letter", () => {
    const differing = shown.filter(({ before, inside }) => {
      const named = /.*\((?:\.\.\/)*(examples\/[\w./-]+\.\w+)\)/s.exec(before.split("\n").at(-1) ?? "")?.[1];
      return named !== undefined && inside !== read(named);
    });
    expect(differing.map(({ path, before }) => `${path}: ${before}`)).toEqual([]);
  });

  test("that is a whole workflow is an example, to the letter, but for what stands in an action's README", () => {
    const texts = examples.map(read);
    const whole = writtenWorkflows(root).filter(({ place, isWhole }) => isWhole && /^(?:README\.md|docs\/)/.test(place));
    expect(whole.length).toBeGreaterThanOrEqual(3);
    expect(whole.filter(({ text }) => !texts.includes(text)).map(({ place }) => place)).toEqual([]);
  });
});

// GitHub refuses to start a workflow whose callee asks for more; no linter knows it.
describe("a call of a reusable workflow of ours", () => {
  type Permissions = Readonly<Record<string, string>>;
  interface CallerJob {
    readonly uses?: string;
    readonly permissions?: Permissions;
  }
  const LEVELS = ["none", "read", "write"];
  const calls = writtenWorkflows(root).flatMap(({ place, text }) => {
    const { jobs, permissions = {} } = parse(text) as { jobs: Readonly<Record<string, CallerJob>>; permissions?: Permissions };
    return Object.values(jobs).flatMap((job) => {
      const path = job.uses?.match(/^(?:\.\/|plimsoll-ci\/plimsoll\/)(\.github\/workflows\/[\w-]+\.yml)/)?.[1];
      return path === undefined ? [] : [{ place, path, given: job.permissions ?? permissions }];
    });
  });

  test.each(calls)("gives it all the permissions that its jobs ask for: $place", ({ path, given }) => {
    const called = parse(read(path)) as { jobs: Readonly<Record<string, { permissions?: Permissions }>> };
    for (const [name, { permissions = {} }] of Object.entries(called.jobs)) {
      const lacking = Object.entries(permissions).filter(([scope, level]) => LEVELS.indexOf(level) > LEVELS.indexOf(given[scope] ?? "none"));
      expect(lacking, name).toEqual([]);
    }
  });
});

describe("reading pages", () => {
  test("finds blocks of YAML, those of lists and what a diff leaves, too", () => {
    const page = "a\n\n```yaml\na: 1\n```\n\n- b\n\n  ```yml\n  b:\n    - 1\n  ```\n\n```diff\n-c: 1\n+c: 2\n d: 3\n```\n\n```sh\nnone\n```\n";
    expect(blocksOf("page.md", page)).toEqual([
      { place: "page.md:4", text: "a: 1\n" },
      { place: "page.md:10", text: "b:\n  - 1\n" },
      { place: "page.md:15", text: "c: 2\nd: 3\n" },
    ]);
  });

  test.each([
    ["a whole workflow", "on: push\njobs: {}\n", true],
    ["jobs alone", "jobs:\n  a: {}\n", false],
    ["steps alone", "- uses: a/b@v1\n", false],
    ["a job's inside", "permissions: {}\nsteps:\n  - run: make\n", false],
  ])("takes %s for a workflow", (_, text, isWhole) => {
    const workflow = asWorkflow({ place: "page.md:1", text });
    expect(workflow?.isWhole).toBe(isWhole);
    expect(Object.keys(parse(workflow?.text ?? "") as object)).toEqual(expect.arrayContaining(["on", "jobs"]));
  });

  test.each(["image: node\nscript: [make]\n", "steps:\n  - image: node\n    commands: [make]\n", "- a\n- b\n", "# .circleci/config.yml\n- run: make\n"])("takes other YAML for none: %j", (text) => {
    expect(asWorkflow({ place: "page.md:1", text })).toBe(null);
  });
});

/** The contexts that the runner knows where it reads the default of an input, and the keys that it knows of an action in Node. */
const DEFAULT_CONTEXTS = ["github", "strategy", "matrix", "job", "runner"];
const RUNS = ["using", "main", "pre", "pre-if", "post", "post-if"];

describe.each(globSync(["action.yml", "actions/*/action.yml"], { cwd: root }))("%s, as the runner reads it", (path) => {
  const action = parse(read(path)) as Readonly<Record<string, unknown>>;
  const runs = action["runs"] as Readonly<Record<string, string>>;

  test("has a name, a description and nothing that the runner does not know", () => {
    expect(Object.keys(action).filter((key) => !["name", "description", "author", "branding", "inputs", "outputs", "runs"].includes(key))).toEqual([]);
    expect(action["name"]).toMatch(/^Plimsoll/);
    expect(action["description"]).toEqual(expect.any(String));
    expect(Object.keys(runs).filter((key) => !RUNS.includes(key))).toEqual([]);
  });

  test("runs files that are there, in Node 24", () => {
    expect(runs["using"]).toBe("node24");
    for (const file of [runs["main"], runs["post"] ?? runs["main"]]) expect(existsSync(join(root, dirname(path), file ?? "")), file).toBe(true);
  });

  test("has texts for defaults, in which the runner finds every context", () => {
    for (const [name, input] of Object.entries((action["inputs"] ?? {}) as Record<string, unknown>)) {
      expect(isMapping(input) && typeof input["description"] === "string", name).toBe(true);
      const value = isMapping(input) ? (input["default"] ?? "") : "";
      expect(["string", "boolean", "number"], name).toContain(typeof value);
      const contexts = [...JSON.stringify(value).matchAll(/\$\{\{\s*(\w+)/g)].map(([, context]) => context);
      expect(DEFAULT_CONTEXTS, name).toEqual(expect.arrayContaining(contexts));
    }
    for (const [name, output] of Object.entries((action["outputs"] ?? {}) as Record<string, unknown>)) {
      expect(isMapping(output) && typeof output["description"] === "string", name).toBe(true);
    }
  });
});
