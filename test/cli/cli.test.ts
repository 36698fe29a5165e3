import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.js");
const golden = (side: "base" | "head"): string => `oci-archive:${join(root, "test/golden/01-deleted-dir", `${side}.oci.tar`)}`;
const folder = mkdtempSync(join(tmpdir(), "plimsoll-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function plimsoll(...argv: string[]): Result {
  return plimsollWith({}, ...argv);
}

function plimsollWith(env: Record<string, string>, ...argv: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder, ...env },
  });
  return { status, stdout, stderr };
}

describe("without a verb's work", () => {
  test.each([[], ["--help"], ["-h"], ["help"]])("plimsoll %s lists the verbs", (...argv) => {
    const { status, stdout, stderr } = plimsoll(...argv);
    expect(stdout).toMatch(/^Usage: plimsoll VERB \[FLAGS\] \[ARGUMENTS\]\n/);
    expect(stdout).toMatch(/\n {2}diff\n {6}Compares [^]*\n {2}comment\n {6}Posts [^]*\n {2}inspect\n {6}Weighs /);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("help VERB prints what VERB --help prints", () => {
    expect(plimsoll("help", "inspect")).toEqual(plimsoll("inspect", "--help"));
  });

  test("a switch takes no value, so that --dry-run=false does not run dry in silence", () => {
    const { status, stderr } = plimsoll("diff", golden("base"), golden("head"), "--dry-run=false");
    expect(status).toBe(2);
    expect(stderr).toContain("--dry-run: it takes no value.");
  });

  test("--version prints the version", () => {
    expect(plimsoll("--version")).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
  });

  test("an unknown verb is answered with the nearest", () => {
    expect(plimsoll("dif")).toEqual({
      status: 2,
      stdout: "",
      stderr: 'error: There is no verb "dif"; did you mean diff?\nThe verbs are all, setup, login, metadata, build, plan, publish, diff, comment, inspect, lint, demo; `plimsoll --help` says what they do.\n',
    });
  });

  test.each(["constructor", "__proto__", "toString"])("%s is no verb", (name) => {
    expect(plimsoll(name)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/^error: There is no verb/) });
  });

  test("a flag before the verb is explained", () => {
    expect(plimsoll("--quiet", "diff")).toMatchObject({ status: 2, stderr: "error: --quiet stands before the verb.\nWrite the verb first: `plimsoll diff --depth layers IMAGE`.\n" });
  });

  test.each(["diff", "comment", "inspect"])("%s --help names every flag", (verb) => {
    const { status, stdout, stderr } = plimsoll(verb, "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const flag of ["--insecure-registries", "--registry-ca", "--trusted-auth-hosts", "--dry-run", "--quiet", "--verbose", "--no-color"]) {
      expect(stdout).toContain(`\n  ${flag}`);
    }
    expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
});

test("inspect --help, word by word", () => {
  expect(plimsoll("inspect", "--help").stdout).toBe(`Usage: plimsoll inspect [FLAGS] IMAGE

Weighs one container image: what a node pulls, what lies on disk, what ships and cannot be reached.

Inputs:
  --image TEXT
      The image: a registry reference, or \`oci:DIR\`, \`oci-archive:FILE\`, \`docker-archive:FILE\`,
      \`docker-daemon:REF\`. Required. Example: oci-archive:image.tar
  --platforms A,B
      The platforms to measure, \`os/arch[/variant]\`. Default: all that the image has. Commas or
      lines; may be repeated. Example: linux/amd64,linux/arm64
  --depth files|layers
      \`files\` reads the layers; \`layers\` reads manifests and configurations only, and leaves unknown
      what needs the layers. Default: files.
  --max-layer-size SIZE
      The largest layer that is measured, uncompressed; a larger one is refused by name. Default:
      64GiB. Example: 8GiB

How registries are reached:
  --insecure-registries A,B
      Registries (\`HOST\`, \`HOST:PORT\`, or a subnet as \`10.0.0.0/8\`) that may be spoken to over plain
      HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.
      Commas or lines; may be repeated. Example: registry.test:5000
  --registry-ca LINE
      PEM files with the certificate authorities to trust for a registry, one \`HOST=FILE\` a line,
      beside those of the system and of Docker's \`certs.d\`. May be repeated. Example:
      registry.test:5000=certs/ca.pem
  --trusted-auth-hosts A,B
      Hosts of token servers that may get a registry's credential although they are on another
      domain than the registry. Commas or lines; may be repeated. Example: auth.example.com

Flags of the command line:
  --format text|markdown|json
      How the report is printed. Default: text.
  --output FILE
      Where the report is written. Default: standard output.
  --dry-run
      Prints what would be done as JSON, and touches nothing.
  --quiet
      Logs warnings and errors only.
  --verbose
      Logs what helps to find a fault.
  --no-color
      Never colours; NO_COLOR in the environment does the same.
  --help
      Prints this.
`);
});

describe("mistakes", () => {
  test("on the command line and in the inputs end with 2, told together, and nothing is printed on standard output", () => {
    const { status, stdout, stderr } = plimsoll("inspect", "--dept=x", "--format", "html", "--output=", "a", "b");
    expect(stdout).toBe("");
    expect(stderr.split("\n")).toEqual([
      "error: 4 inputs are wrong:",
      "- --dept: there is no such flag; did you mean --depth?",
      '- "b": inspect takes IMAGE.',
      '- --format: "html" is none of text, markdown, json; html is not offered yet.',
      "- --output: it needs the name of a file.",
      "`plimsoll inspect --help` lists every flag.",
      "",
    ]);
    expect(status).toBe(2);
  });

  test("in flags hide none in inputs", () => {
    const { status, stderr } = plimsoll("build", "--output", "x", "--secrets", "foo", "--provenance", "maxx");
    expect(status).toBe(2);
    for (const name of ["--output", "--secrets", "--provenance"]) expect(stderr).toContain(`\n- ${name}: `);
  });

  test("of every input are told together", () => {
    const { status, stderr } = plimsoll("diff", "--depth", "deep", "--comment=often", "--budget", "pul <= 1MB", "--max-layer-size=x");
    expect(status).toBe(2);
    for (const name of ["--head", "--depth", "--comment", "--budget", "--max-layer-size"]) expect(stderr).toContain(`\n- ${name}: `);
  });

  test("a verb that prints no report takes no --format", () => {
    expect(plimsoll("comment", "report.json", "--format", "json").stderr).toContain("--format: there is no such flag");
  });
});

describe("data", () => {
  test("goes to standard output, and the exit code is 0", () => {
    const { status, stdout } = plimsoll("diff", golden("base"), golden("head"), "--format", "json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, kind: "diff", verdict: "none" });
  });

  test("goes to the file that --output names", () => {
    const { status, stdout } = plimsoll("inspect", golden("head"), "--format=json", "--output", "out/report.json");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(JSON.parse(readFileSync(join(folder, "out/report.json"), "utf8"))).toMatchObject({ kind: "inspect" });
    expect(readdirSync(join(folder, "out"))).toEqual(["report.json"]);
  });

  test("has no colour where it is not read from a terminal", () => {
    expect(plimsoll("inspect", golden("head")).stdout).not.toContain("\u001b");
  });

  test("has colour on a terminal, but for NO_COLOR, a dumb terminal and --no-color", () => {
    const pretend = join(folder, "terminal.mjs");
    writeFileSync(pretend, "process.stdout.isTTY = true;");
    const isColored = (env: Record<string, string>, ...argv: string[]) => {
      const { stdout } = spawnSync(process.execPath, ["--import", pretend, cli, "diff", golden("base"), golden("head"), "--budget", "pull +<= 1kB", ...argv], {
        encoding: "utf8",
        env: { PATH: process.env["PATH"], HOME: folder, TERM: "xterm", ...env },
      });
      expect(stdout).toContain("pull +<= 1kB");
      return stdout.includes("\u001b[");
    };
    expect([isColored({}), isColored({ NO_COLOR: "" })]).toEqual([true, true]);
    expect([isColored({ NO_COLOR: "1" }), isColored({ TERM: "dumb" }), isColored({}, "--no-color")]).toEqual([false, false, false]);
  });

  test("of a budget that is exceeded comes with exit code 1", () => {
    const { status, stdout } = plimsoll("diff", golden("base"), golden("head"), "--budget", "pull +<= 1kB", "--format=json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "fail" });
  });

  test("--dry-run prints the plan and touches nothing", () => {
    const { status, stdout, stderr } = plimsoll("diff", "oci:./nothing", "--dry-run");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toBeTypeOf("object");
    expect(stderr).toBe("");
  });

  test("--quiet leaves standard error empty", () => {
    expect(plimsoll("diff", golden("base"), golden("head"), "--quiet").stderr).toBe("");
  });
});

describe("what cannot be done", () => {
  test("ends with 2, a message and a hint, and leaves no file behind", () => {
    const { status, stdout, stderr } = plimsoll("inspect", "oci-archive:nothing.tar", "--output", "never.json");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .*nothing\.tar.*\n.+\n$/);
    expect(existsSync(join(folder, "never.json"))).toBe(false);
  });

  test("shows no secret, whatever quotes it", () => {
    const { stderr } = plimsoll("diff", "oci-archive:ghp_0123456789abcdef.tar", "--github-token", "ghp_0123456789abcdef", "--verbose");
    expect(stderr).toContain("***.tar");
    expect(stderr).not.toContain("ghp_0123456789abcdef");
  });
});

describe("the process", () => {
  test("ends quietly when its reader is gone", async () => {
    const child = spawn(process.execPath, [cli, "diff", golden("base"), golden("head"), "--format=json"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    const stderr = collect(child);
    expect(await exitOf(child)).toEqual({ code: 0, signal: null });
    expect(await stderr).not.toMatch(/EPIPE|Error/);
  });

  test.runIf(existsSync("/dev/full"))("says that its output cannot be written, and that this is no fault of its own", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [cli, "inspect", golden("head")], { stdio: ["ignore", full, "pipe"], encoding: "utf8" });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toContain("error: Standard output cannot be written: ");
    expect(stderr).not.toContain("bug");
  });

  test.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("ends on %s with %i while it waits for a registry", async (signal, code) => {
    const arrived = Promise.withResolvers<void>();
    const silent = createServer(() => arrived.resolve());
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    const { port } = silent.address() as { port: number };
    const child = spawn(process.execPath, [cli, "inspect", `127.0.0.1:${port}/a/b:1`, "--output", join(folder, "late.json")], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], HOME: folder },
    });
    await arrived.promise;
    child.kill(signal);
    expect(await exitOf(child)).toEqual({ code, signal: null });
    silent.closeAllConnections();
    silent.close();
    expect(existsSync(join(folder, "late.json"))).toBe(false);
  });
});

describe("an older Node", () => {
  const older = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((path) => join(path, "node"))
    .find((path) => existsSync(path) && Number(/^v(\d+)/.exec(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout)?.[1]) < 24);

  /** Runs cli.js under an old Node that is installed, else under this one that says it is old. */
  function runOld(): Result & { readonly version: string } {
    const pretend = join(folder, "old.mjs");
    writeFileSync(pretend, 'Object.defineProperty(process.versions, "node", { value: "18.19.0" });');
    const [node, args, version] =
      older === undefined
        ? ([process.execPath, ["--import", pretend], "18.19.0"] as const)
        : ([older, [], spawnSync(older, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1)] as const);
    const { status, stdout, stderr } = spawnSync(node, [...args, cli, "diff", "a", "b"], { encoding: "utf8" });
    return { status, stdout, stderr, version };
  }

  test("is told in one line what is needed", () => {
    const { version, ...result } = runOld();
    expect(result).toEqual({ status: 2, stdout: "", stderr: `Plimsoll needs Node 24 or later; this is Node ${version}. Get it from https://nodejs.org.\n` });
  });
});

function collect(child: ChildProcess): Promise<string> {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((done) => child.on("close", () => done(text)));
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((done) => child.on("close", (code, signal) => done({ code, signal })));
}
