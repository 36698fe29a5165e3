import { Ajv2020 } from "ajv/dist/2020.js";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CliContext } from "../../src/host/terminal.ts";
import type { StandardInput } from "../../src/inputs/standard-input.ts";
import { runChecks } from "../../src/lint/checks.ts";
import type { LintResult } from "../../src/lint/lint-result.ts";
import { run } from "../../src/lint/run.ts";
import { verbs } from "../../src/verbs.ts";
import { recordBuildx, type Behaviour, type RecordingBuildx } from "../build/recording-buildx.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";

const NAIVE = "FROM node:22\nCOPY . .\nRUN npm ci\n";

describe("the text", () => {
  test("says what is so and what to write instead, by line, and how much there is", async () => {
    const { printed } = await lint({ Dockerfile: "FROM node:22\nRUN npm ci\n" }, { checks: "off" });
    expect(printed).toBe(
      "Dockerfile:2  no-cache-mount\n  npm ci downloads everything anew each time that this step is built.\n  → `RUN --mount=type=cache,target=/root/.npm …`.\n\n1 piece of advice. BuildKit's own checks were left out: --checks is off.\n",
    );
  });

  test("says so where there is no advice", async () => {
    const { printed, host } = await lint({ Dockerfile: "FROM alpine\n" }, { checks: "off" });
    expect(printed).toBe("No advice. BuildKit's own checks were left out: --checks is off.\n");
    expect(host.exitCode).toBe(null);
  });

  test("is wrapped to the terminal, and never holds a control character of the Dockerfile's", async () => {
    const { printed } = await lint({ Dockerfile: "FROM node:22\nCOPY . /\u001b[31mx\nRUN npm ci\n" }, { checks: "off" }, { width: 50 });
    expect(printed).not.toContain("\u001b");
    expect(printed.split("\n").slice(0, -2).filter((line) => line.length > 50)).toEqual([]);
  });

  test("weighs the context for what .dockerignore should leave out", async () => {
    const { printed } = await lint({ Dockerfile: "FROM alpine\nCOPY . /srv\nRUN x\n", ".env": "A=1", "node_modules/x.js": "1" }, { checks: "off" });
    expect(printed).toContain("Files that look like credentials go into the image: .env (3 B).\n  → In .dockerignore, a line: `.env`.");
    expect(printed).toContain("node_modules (1 B)");
    const ignored = await lint({ Dockerfile: "FROM alpine\nCOPY . /srv\nRUN x\n", ".env": "A=1", ".dockerignore": ".env\n" }, { checks: "off" });
    expect(ignored.printed).not.toContain("credentials");
  });
});

describe("the file", () => {
  test("is the one that is named, or the context's Dockerfile", async () => {
    const files = { "docker/Api.Dockerfile": NAIVE, "web/Dockerfile": "FROM alpine\nRUN pip install x\n" };
    expect((await lint(files, { file: "docker/Api.Dockerfile", checks: "off", ignore: "context-waste" })).rules()).toEqual(["3 copy-before-install", "3 no-cache-mount"]);
    expect((await lint(files, { context: "web", checks: "off" })).rules()).toEqual(["2 no-cache-mount"]);
  });

  test.each([
    [{}, {}, "There is no Dockerfile at Dockerfile."],
    [{ Dockerfile: NAIVE }, { context: "nowhere", file: "Dockerfile" }, "The context nowhere is no folder."],
    [{ Dockerfile: "FROM a AS one\n" }, { target: "two" }, "The Dockerfile has no stage two."],
    [{ Dockerfile: NAIVE }, { "fail-on": "copy-befor-install" }, /"copy-befor-install" is no rule; did you mean copy-before-install\? The rules are copy-before-install, /],
    [{ Dockerfile: NAIVE }, { "fail-on": "NoSuchCheck" }, /"NoSuchCheck" is no rule\. The rules are copy-before-install, /],
    [{ Dockerfile: NAIVE }, { "fail-on": "JSONArgsRecomended" }, /"JSONArgsRecomended" is no rule; did you mean JSONArgsRecommended\?/],
    [{ Dockerfile: NAIVE }, { "fail-on": "no-such-rule" }, /"no-such-rule" is no rule\. The rules are copy-before-install, /],
  ] as const)("that cannot be judged is a mistake: %j %j", async (files, inputs, message) => {
    await expect(lint(files, { checks: "off", ...inputs })).rejects.toThrow(message);
  });
});

describe("a folder", () => {
  test.each([
    [".", "."],
    ["sub", "sub"],
  ])("is no Dockerfile, and the hint says what to write: %s", async (file, folder) => {
    await expect(lint({ "sub/Dockerfile": NAIVE }, { file, checks: "off" })).rejects.toMatchObject({ message: expect.stringMatching(/(?:^|[/\\])[\w-]+ is no Dockerfile\.$/) as string, hint: `It is a folder: write \`--context ${folder}\`.` });
  });
});

describe("standard input", () => {
  const piped = (text: string, isTTY = false): StandardInput => Object.assign(Readable.from(text === "" ? [] : [Buffer.from(text)]), { isTTY });
  const inputs = { file: "-", context: ".", target: undefined, builder: undefined, "fail-on": [], ignore: ["context-waste"], checks: "auto" as const, annotations: true };

  async function lintPiped(stdin: StandardInput): Promise<{ printed: string; buildx: RecordingBuildx; host: FakeHost }> {
    const buildx = recordBuildx({ stdout: JSON.stringify({ warnings: [] }) });
    const host = fakeHost({ directory: buildx.workspace, env: { ...buildx.env, GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: buildx.workspace } });
    let printed = "";
    await run(host, inputs, { format: "text", output: null, dryRun: false, color: false, width: 200, write: (data) => Promise.resolve(void (printed += data)) }, stdin);
    return { printed, buildx, host };
  }

  test("is the Dockerfile where that is `-`, for BuildKit's checks as well, and annotates no file", async () => {
    const { printed, buildx, host } = await lintPiped(piped("FROM node:22\nRUN npm ci\n"));
    expect(printed).toMatch(/^-:2 {2}no-cache-mount\n[^]*\n1 piece of advice\.\n$/);
    expect(buildx.build()?.args.slice(-3)).toEqual(["--file", "-", buildx.workspace]);
    expect(host.lines).toEqual([]);
  });

  test.each([
    [piped(""), "The Dockerfile is to be read from standard input, which is empty."],
    [piped("FROM a\n", true), "The Dockerfile is to be read from standard input, which is a terminal."],
    [piped(`#${"x".repeat(5_000_000)}`), "Standard input holds more than 4 MiB."],
  ])("that holds no Dockerfile is a mistake: %#", async (stdin, message) => {
    await expect(lintPiped(stdin)).rejects.toThrow(message);
  });
});

describe("the exit code", () => {
  test.each([
    [{}, null],
    [{ "fail-on": "any" }, 1],
    [{ "fail-on": "copy-without-link,no-cache-mount" }, 1],
    [{ "fail-on": "copy-without-link" }, null],
    [{ "fail-on": "any", ignore: "copy-before-install,no-cache-mount,context-waste" }, null],
  ] as const)("with %j is %j", async (inputs, code) => {
    expect((await lint({ Dockerfile: NAIVE }, { checks: "off", ...inputs })).host.exitCode).toBe(code);
  });
});

describe("JSON", () => {
  test("is the result, and valid under its schema", async () => {
    const { printed } = await lint({ Dockerfile: "FROM node:22\nRUN npm ci\n" }, { checks: "off" }, { format: "json" });
    const result = JSON.parse(printed) as unknown;
    expect(result).toEqual({
      schemaVersion: 1,
      kind: "lint",
      dockerfile: "Dockerfile",
      checks: { ran: false, whyNot: "--checks is off." },
      advice: [{ rule: "no-cache-mount", source: "plimsoll", line: 2, endLine: 2, message: "npm ci downloads everything anew each time that this step is built.", remedy: "`RUN --mount=type=cache,target=/root/.npm …`.", url: null, cost: null }],
    });
    expectValid(result);
  });
});

describe("Markdown", () => {
  test("is a table in which the Dockerfile's text is nothing but text", async () => {
    const { printed } = await lint({ Dockerfile: "FROM node:22\nCOPY . /<b>|`\nRUN npm ci\n" }, { checks: "off" }, { format: "markdown" });
    expect(printed).toMatch(/^### Advice on <code>Dockerfile<\/code>\n\n\| Line \| Rule \|/);
    expect(printed).not.toContain("<b>");
  });
});

describe("annotations", () => {
  test("stand on their lines in a workflow, and the text only says how much there is", async () => {
    const { host, printed } = await lint({ Dockerfile: "FROM node:22\nRUN npm ci\n" }, { checks: "off", context: "sub" }, { workflow: true }, "sub");
    expect(host.lines).toEqual([{ level: "warning", text: "npm ci downloads everything anew each time that this step is built.\n`RUN --mount=type=cache,target=/root/.npm …`.", place: { title: "no-cache-mount", file: "sub/Dockerfile", line: 2 } }]);
    expect(printed).toBe("1 piece of advice. BuildKit's own checks were left out: --checks is off.\n");
  });

  test("leave JSON whole", async () => {
    const { host, printed } = await lint({ Dockerfile: NAIVE }, { checks: "off" }, { workflow: true, format: "json" });
    expect(host.lines.length).toBeGreaterThan(0);
    expectValid(JSON.parse(printed));
  });

  test("can be turned off", async () => {
    const { host, printed } = await lint({ Dockerfile: NAIVE }, { checks: "off", annotations: "false" }, { workflow: true });
    expect(host.lines).toEqual([]);
    expect(printed).toContain("Dockerfile:3  no-cache-mount");
  });
});

describe("BuildKit's own checks", () => {
  const answer = (warnings: readonly object[], more: object = {}): string => JSON.stringify({ warnings, sources: [], ...more });
  const warning = { ruleName: "JSONArgsRecommended", description: "about", url: "https://docs.docker.com/go/dockerfile/rule/json-args-recommended/", detail: "JSON arguments recommended for CMD", location: { ranges: [{ start: { line: 3 }, end: { line: 4 } }] } };

  test("are asked of the builder, and stand among ours by their lines", async () => {
    const { result, calls } = await lint({ Dockerfile: "FROM node:22 AS web\nRUN npm ci\nCMD npm \\\n start\nRUN yarn\n" }, { target: "web", builder: "mine" }, { buildx: { stdout: answer([warning]), exitCode: 1 }, format: "json" });
    expect(result().checks).toEqual({ ran: true, whyNot: null });
    expect(result().advice.map(({ rule, source, line, endLine }) => [rule, source, line, endLine])).toEqual([["no-cache-mount", "plimsoll", 2, 2], ["JSONArgsRecommended", "buildkit", 3, 4], ["no-cache-mount", "plimsoll", 5, 5]]);
    expect(result().advice[1]).toMatchObject({ message: "JSON arguments recommended for CMD", remedy: null, url: warning.url });
    expectValid(result());
    const [, build] = calls();
    expect(build?.slice(0, 8)).toEqual(["buildx", "build", "--call", "check,format=json", "--builder", "mine", "--target", "web"]);
  });

  test("are told once for a line, however often BuildKit says them", async () => {
    const { rules } = await lint({ Dockerfile: "FROM alpine\n" }, {}, { buildx: { stdout: answer([warning, warning, { ...warning, location: { ranges: [{ start: { line: 9 }, end: { line: 9 } }] } }]) } });
    expect(rules()).toEqual(["3 JSONArgsRecommended", "9 JSONArgsRecommended"]);
  });

  test("can be left out by name, and fail the command by name", async () => {
    const buildx = { stdout: answer([warning]) };
    expect((await lint({ Dockerfile: "FROM alpine\n" }, { ignore: "JSONArgsRecommended", "fail-on": "any" }, { buildx })).host.exitCode).toBe(null);
    expect((await lint({ Dockerfile: "FROM alpine\n" }, { "fail-on": "JSONArgsRecommended" }, { buildx })).host.exitCode).toBe(1);
  });

  test("say that the Dockerfile cannot be built", async () => {
    const error = { message: "unknown instruction: FOO", location: { ranges: [{ start: { line: 2 }, end: { line: 2 } }] } };
    const { rules } = await lint({ Dockerfile: "FROM alpine\nFOO\n" }, {}, { buildx: { stdout: answer([], { buildError: error }), exitCode: 1 } });
    expect(rules()).toEqual(["2 BuildError"]);
  });

  test.each([
    ["there is no builder missing.", { builder: "missing" }, {}],
    ["ERROR: no such frontend", {}, { stdout: "", stderr: "#1 x\nERROR: no such frontend\n", exitCode: 1 }],
    ["buildx ended with 0.", {}, { stdout: "<html>" }],
  ] as const)("are left out in one line where they cannot run: %s", async (why, inputs, buildx) => {
    const { printed, host } = await lint({ Dockerfile: "FROM alpine\n" }, inputs, { buildx });
    expect(printed).toBe(`No advice. BuildKit's own checks were left out: ${why}\n`);
    expect(host.exitCode).toBe(null);
  });

  test("are waited for until the time is over, and then ended", async () => {
    const buildx = recordBuildx({ hangs: true });
    const host = fakeHost({ directory: buildx.workspace, env: buildx.env });
    const request = { dockerfile: "Dockerfile", input: "", context: ".", target: null, builder: null };
    expect(await runChecks(host, request, 2000)).toEqual({ warnings: [], whyNot: "BuildKit's checks did not answer within 2 s." });
    await expect.poll(() => buildx.wasEnded() || buildx.build() === null, { timeout: 5000 }).toBe(true);
  });

  test("are told a Dockerfile that came in on standard input on theirs", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-lint-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const inspected = "Name:   one\\nDriver: docker-container\\n\\nNodes:\\nName:     one0\\nEndpoint: unix:///var/run/docker.sock\\nStatus:   running\\n";
    writeFileSync(join(folder, "buildx"), `#!/bin/sh\nif [ "$1" = build ]; then /bin/cat > ${folder}/got; echo '{"warnings":[]}'; else printf '${inspected}'; fi\n`, { mode: 0o755 });
    const host = fakeHost({ directory: folder, env: { PATH: folder } });
    expect(await runChecks(host, { dockerfile: "-", input: "FROM alpine\n", context: ".", target: null, builder: null })).toEqual({ warnings: [], whyNot: null });
    expect(readFileSync(join(folder, "got"), "utf8")).toBe("FROM alpine\n");
  });

  test("are given up where not even the builder is told of in time", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-lint-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "buildx"), `#!/bin/sh\nexec sleep 3\n`, { mode: 0o755 });
    const host = fakeHost({ directory: folder, env: { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) } });
    const begun = performance.now();
    expect((await runChecks(host, { dockerfile: "Dockerfile", input: "", context: ".", target: null, builder: null }, 300)).whyNot).toBe("BuildKit's checks did not answer within 0.3 s.");
    expect(performance.now() - begun).toBeLessThan(2500);
  });

  test("start no builder that does not run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-lint-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const inspected = "Name:   idle\\nDriver: docker-container\\n\\nNodes:\\nName:     idle0\\nEndpoint: unix:///var/run/docker.sock\\nStatus:   inactive\\n";
    writeFileSync(join(folder, "buildx"), `#!/bin/sh\necho "$1" >> ${folder}/calls\nprintf '${inspected}'\n`, { mode: 0o755 });
    const { printed } = await lint({ Dockerfile: "FROM alpine\n" }, {}, { path: folder });
    expect(printed).toBe("No advice. BuildKit's own checks were left out: the builder idle does not run (`plimsoll setup` starts one).\n");
    expect(new Set(readFileSync(join(folder, "calls"), "utf8").trim().split("\n"))).toEqual(new Set(["inspect"]));
  });

  test("are left out where there is no buildx", async () => {
    const { printed } = await lint({ Dockerfile: "FROM alpine\n" }, {});
    expect(printed).toBe("No advice. BuildKit's own checks were left out: there is no docker buildx on this machine.\n");
  });

  test.each([[[1, null, {}]], [[{ ruleName: "A", detail: "b" }]], ["x"]])("may answer anything: %j", async (warnings) => {
    const { printed } = await lint({ Dockerfile: "FROM alpine\n" }, {}, { buildx: { stdout: JSON.stringify({ warnings }) } });
    expect(printed).toMatch(/advice\.\n$/);
  });
});

interface Setting {
  readonly format?: CliContext["format"];
  readonly width?: number;
  readonly workflow?: boolean;
  readonly buildx?: Behaviour;
  /** The only folder of PATH. */
  readonly path?: string;
}

interface Linted {
  readonly host: FakeHost;
  readonly printed: string;
  /** `LINE RULE`; needs no format. */
  rules(): string[];
  result(): LintResult;
  calls(): (readonly string[])[];
}

/** Lints files in a folder of their own, below which `place` is where they lie. */
async function lint(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>, setting: Setting = {}, place = ""): Promise<Linted> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, place, dirname(name)), { recursive: true });
    writeFileSync(join(folder, place, name), content);
  }
  const buildx = setting.buildx === undefined ? null : recordBuildx(setting.buildx);
  const env = { PATH: setting.path ?? "/nowhere", ...buildx?.env, ...(setting.workflow === true ? { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder } : {}) };
  const run = async (format: CliContext["format"]): Promise<{ host: FakeHost; printed: string }> => {
    const host = fakeHost({ directory: folder, env, inputs });
    let printed = "";
    const cli: CliContext = { format, output: null, dryRun: false, color: false, width: setting.width ?? 200, write: (data) => Promise.resolve(void (printed += data)) };
    await verbs["lint"]!.run(host, cli);
    return { host, printed };
  };
  const { host, printed } = await run(setting.format ?? "text");
  const json = setting.format === "json" ? printed : (await run("json")).printed;
  const result = (): LintResult => JSON.parse(json) as LintResult;
  return { host, printed, result, rules: () => result().advice.map(({ line, rule }) => `${line} ${rule}`), calls: () => buildx?.calls().map(({ args }) => args) ?? [] };
}

function expectValid(result: unknown): void {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schema/lint.v1.json"), "utf8")) as object;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(validate(result) ? [] : validate.errors).toEqual([]);
}
