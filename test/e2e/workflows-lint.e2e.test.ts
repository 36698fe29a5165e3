import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writtenWorkflows } from "../dev/written-workflows.ts";
import { run } from "./processes.ts";
import { readWorld } from "./world.ts";

const { programs } = await readWorld();
const root = resolve(".");
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-lint-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Where each workflow is written, by the name of the file that the linters see it in. */
const places = new Map<string, string>();

// Two repositories: in the one our actions are its own, so that actionlint knows their inputs and outputs; the other is as it is written.
beforeAll(async () => {
  await mkdir(join(folder, "own/.git"), { recursive: true });
  await symlink(resolve("dist"), join(folder, "own/dist"));
  for (const path of globSync(["action.yml", "actions/*/action.yml", ".github/workflows/*.yml"])) {
    await mkdir(dirname(join(folder, "own", path)), { recursive: true });
    await copyFile(path, join(folder, "own", path));
  }
  for (const [index, { place, text: shown }] of writtenWorkflows(root).entries()) {
    const name = `${String(index).padStart(3, "0")}.yml`;
    // Forgejo and Gitea take an action's whole address, and nothing else does.
    const text = shown.replaceAll("uses: https://github.com/", "uses: ");
    places.set(name, place);
    const own = text.replaceAll(/plimsoll-ci\/plimsoll(\/[\w./-]+)?@v1\b/g, (_, path: string | undefined) => `.${path ?? "/"}`);
    for (const [repository, content] of [["own", own], ["written", text]] as const) {
      await mkdir(join(folder, repository, ".github/workflows"), { recursive: true });
      await writeFile(join(folder, repository, ".github/workflows", name), content);
    }
  }
});

/** The places instead of the files. */
function located(text: string): string {
  return text.replaceAll(/(?:[\w./-]*\/)?(\d{3}\.yml)/g, (file, name: string) => places.get(name) ?? file);
}

test("actionlint has nothing to say of any workflow, nor of what it gives to our actions", async () => {
  const files = [...places.keys()].map((name) => join(".github/workflows", name));
  expect(files.length).toBeGreaterThan(20);
  const done = await run(programs.actionlint, ["-no-color", "-oneline", ...files], { directory: join(folder, "own"), env: { PATH: process.env["PATH"] } });
  expect(located(done.stdout + done.stderr)).toBe("");
  expect(done.code).toBe(0);
});

test("actionlint would say that an action of ours has no such input or output", async () => {
  const file = join(folder, "own/.github/workflows/wrong.yml");
  await writeFile(file, "on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./actions/diff\n        id: diff\n        with:\n          heads: a\n      - run: 'echo \"${{ steps.diff.outputs.verdicts }}\"'\n");
  const done = await run(programs.actionlint, ["-no-color", "-oneline", file], { directory: join(folder, "own"), env: { PATH: process.env["PATH"] } });
  await rm(file);
  expect(done.stdout).toContain('input "heads" is not defined in action "Plimsoll: image size diff"');
  expect(done.stdout).toContain('property "verdicts" is not defined');
});

/** What zizmor finds as its most thorough reader, offline and without a token, a line for each. */
async function audit(inputs: readonly string[]): Promise<string[]> {
  const args = ["--offline", "--persona=pedantic", "--config", resolve(".github/zizmor.yml"), "--strict-collection", "--format", "json", "--no-exit-codes", "--no-progress"];
  const done = await run(programs.zizmor, [...args, ...inputs], { env: { PATH: process.env["PATH"], HOME: folder } });
  expect(done.code, done.stderr).toBe(0);
  const findings = JSON.parse(done.stdout) as Finding[];
  return findings.map(({ ident, desc, locations }) => {
    const primary = locations.find(({ symbolic }) => symbolic.kind === "Primary") ?? locations[0]!;
    const file = Object.values(primary.symbolic.key)[0]?.verbatim_path ?? "";
    return located(`${file}, line ${primary.concrete.location.start_point.row + 1}: ${ident}: ${desc}, ${primary.symbolic.annotation}`);
  });
}

interface Finding {
  readonly ident: string;
  readonly desc: string;
  readonly locations: readonly {
    readonly symbolic: { readonly kind: string; readonly annotation: string; readonly key: Readonly<Record<string, { readonly verbatim_path: string }>> };
    readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
  }[];
}

test("zizmor finds nothing in what this repository runs: its workflows, its actions, what asks for updates", async () => {
  expect(await audit([".github", ...globSync(["action.yml", "actions/*/action.yml"])])).toEqual([]);
});

/** What is a matter of the reader's taste, and would make an example longer than what it shows. */
const TASTE = ["anonymous-definition", "concurrency-limits"];

test("zizmor finds nothing in a workflow that somebody may copy", async () => {
  const found = await audit([join(folder, "written")]);
  expect(found.filter((line) => !TASTE.some((rule) => line.includes(`: ${rule}: `)))).toEqual([]);
});
