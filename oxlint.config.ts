import { defineConfig } from "oxlint";

/** The folders of verbs. */
export const VERBS = ["all", "build", "comment", "demo", "diff", "inspect", "lint", "login", "metadata", "plan", "publish", "setup"];
/** The parts that verbs are made of, in their order: each row imports from its own and from those below it. */
export const PARTS = [
  ["report", "size", "cache", "forge", "image", "tags", "config", "builder", "record", "advice"],
  ["registry"],
  ["http"],
  ["oci", "tar", "dockerfile"],
];
/** What rows of `PARTS` do without besides. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = { registry: ["inputs"], http: ["inputs"], oci: ["inputs", "host"] };

/** Imports point one way (CONTRIBUTING.md): what lies in these folders of src/ imports nothing from those. */
const DIRECTION = [
  // `all` and `demo` put the other verbs together.
  ...VERBS.filter((verb) => verb !== "all" && verb !== "demo").map((verb) => ({ folders: [verb], not: VERBS.filter((other) => other !== verb) })),
  ...PARTS.map((folders, row) => ({ folders, not: [...VERBS, ...PARTS.slice(0, row).flat(), ...(WITHOUT[folders[0] ?? ""] ?? [])] })),
  { folders: ["host", "inputs", "local"], not: [...VERBS, ...PARTS.slice(0, 2).flat()] },
];

/** Each of these has one door into the code, and can be replaced there. test/dev/doors.test.ts holds `import()` to it. */
export const DOORS = [
  { name: "@actions/core", files: ["src/host/runner.ts"] },
  { name: "@actions/cache", files: ["src/cache/store.ts"] },
  { name: "@actions/github", files: ["src/forge/github.ts"] },
  { name: "@actions/exec", files: [] },
  { name: "undici", files: ["src/http/**"] },
  { name: "node:child_process", files: ["src/host/exec.ts", "src/dev/**"] },
];

/** The rule for some files: the doors that are not theirs are shut, and so are the folders above them. */
function restrict(files: string[], open: readonly string[], not: readonly string[]) {
  const paths = DOORS.filter((door) => !open.includes(door.name)).map((door) => ({
    name: door.name,
    message: door.files.length === 0 ? "Programs are run by Host.exec." : `${door.files.join(" and ")} alone imports it.`,
  }));
  const patterns = not.length === 0 ? [] : [{ group: not.map((folder) => `**/${folder}/*`), message: "Imports point one way; see CONTRIBUTING.md." }];
  return { files, rules: { "no-restricted-imports": ["error", { paths, patterns }] as ["error", object] } };
}

/** The folders that the files of this path may not import from. */
function above(path: string): readonly string[] {
  return DIRECTION.find(({ folders }) => folders.some((folder) => path.startsWith(`src/${folder}/`)))?.not ?? [];
}

const NO_MODULE_MOCKS = "No module mocks: give the code a fake.";

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "vitest"],
  categories: { correctness: "error" },
  rules: {
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/await-thenable": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    // Objects here are closures; none of their functions reads `this`.
    "typescript/unbound-method": "off",
    "typescript/only-throw-error": "error",
    "typescript/prefer-promise-reject-errors": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-misused-spread": ["error", { allow: ["string"] }],
    "import/no-default-export": "error",
    "import/no-cycle": "error",
    "oxc/no-barrel-file": "error",
    "no-console": "error",
    eqeqeq: ["error", "always", { null: "ignore" }],
    "vitest/no-focused-tests": "error",
    "vitest/no-disabled-tests": "error",
    "vitest/no-conditional-expect": "off",
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    "vitest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*", "fc.assert", "assert*"] }],
    "vitest/no-restricted-vi-methods": ["error", { mock: NO_MODULE_MOCKS, doMock: NO_MODULE_MOCKS, hoisted: NO_MODULE_MOCKS }],
  },
  overrides: [
    restrict(["src/**"], [], []),
    ...DIRECTION.map(({ folders, not }) => restrict(folders.map((folder) => `src/${folder}/**`), [], not)),
    ...DOORS.flatMap(({ name, files }) => files.map((file) => restrict([file], [name], above(file)))),
    { files: ["src/dev/**", "test/**", "bench/**"], rules: { "no-console": "off" } },
    { files: ["test/**", "bench/**"], rules: { "typescript/no-non-null-assertion": "off" } },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
  ],
});
