import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { must } from "./processes.ts";

/** A workflow as it is written. */
export interface Workflow {
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { uses: string; with?: Record<string, unknown> }[] }>>;
}

/** The workflows among the YAML blocks of a Markdown file. */
export async function workflowsOf(markdownFile: string): Promise<Workflow[]> {
  const markdown = await readFile(markdownFile, "utf8");
  const blocks = [...markdown.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = ""]) => text);
  return blocks.flatMap((text) => {
    const parsed = parse(text) as Omit<Workflow, "text"> | null;
    return parsed?.jobs === undefined ? [] : [{ ...parsed, text }];
  });
}

/** What starts a workflow, and what its jobs find around them. */
export interface Trigger {
  readonly event: string;
  readonly payload: object;
  /** `GITHUB_TOKEN` */
  readonly token: string;
  /** `github.actor` */
  readonly actor?: string;
  /** `secrets.NAME` */
  readonly secrets?: Readonly<Record<string, string>>;
  /** `vars.NAME` */
  readonly variables?: Readonly<Record<string, string>>;
  /** What the runner sets for a job, where it is not the default: addresses, the run, its repository. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder that stands for each repository of actions, by `owner/name@ref`. */
  readonly actions: Readonly<Record<string, string>>;
  /** The repository's files but the workflow, by path: committed, and what `actions/checkout` gives. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the machine that runs it has: PATH, HOME, the engine. A bare machine without an engine unless given. */
  readonly machine?: Readonly<Record<string, string>>;
  /** Cancels the run, as a person does, once the log holds this. */
  readonly cancelAt?: string;
  /**
   * Once the log holds `text`, does to the process of an action, by the file that it runs, what GitHub's runner does when a
   * job is cancelled: SIGINT, and SIGTERM when it is still there 7.5 seconds later; `isKilled`: what a machine without memory does, SIGKILL.
   */
  readonly interruptAt?: { readonly text: string; readonly script: string; readonly isKilled?: boolean };
}

/** What `runs-on` may name; all are this machine itself. */
const runners = ["ubuntu-latest", "ubuntu-24.04", "ubuntu-24.04-arm"];

/** What came of a workflow. */
export interface WorkflowRun {
  readonly succeeded: boolean;
  readonly log: string;
  /** All that the actions wrote to `GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
}

/** Runs a workflow's text with act on this machine itself, in a folder and a home of its own. */
export async function runWorkflow(act: string, text: string, trigger: Trigger): Promise<WorkflowRun> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-workflow-"));
  try {
    return await runWorkflowIn(folder, act, text, trigger);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What is left of the jobs that were run in a folder: `ID/temp` and `ID/workspace` of each job, as they were when the
 * last of its actions had ended.
 */
export function remainsIn(folder: string): string {
  return join(folder, "kept/jobs");
}

/** As `runWorkflow`, in a folder that stays, so that a test can look at what is left (`remainsIn`). */
export async function runWorkflowIn(folder: string, act: string, text: string, trigger: Trigger): Promise<WorkflowRun> {
  const at = (name: string): string => join(folder, name);
  await writeRepository(at("workspace"), { ...trigger.files, ".github/workflows/workflow.yml": text });
  for (const name of ["home", "tmp"]) await mkdir(at(name), { recursive: true });
  await writeFile(at("event.json"), JSON.stringify(trigger.payload));
  // Tokens stand in files that only we can read: a command line can be read by everybody. Outside what is searched for them.
  const hidden = await mkdtemp(join(tmpdir(), "plimsoll-e2e-secrets-"));
  try {
    const secrets = Object.entries({ GITHUB_TOKEN: trigger.token, ...trigger.secrets });
    await writeFile(join(hidden, "secrets"), secrets.map(([name, value]) => `${name}=${quote(value)}\n`).join(""), { mode: 0o600 });
    const env = Object.entries(trigger.env).map(([name, value]) => `${name}='${value}'\n`);
    await writeFile(join(hidden, "env"), env.join(""), { mode: 0o600 });
    // act asks the forge of the job for actions.
    const forge = trigger.env["GITHUB_SERVER_URL"];
    const repositories = Object.entries(trigger.actions).flatMap(([name, path]) =>
      [name, ...(forge === undefined ? [] : [`${forge}/${name}`])].flatMap((known) => ["--local-repository", `${known}=${path}`]),
    );
    const args = [
      [trigger.event, "--eventpath", at("event.json"), "--directory", at("workspace"), "--no-recurse"],
      [...runners.flatMap((name) => ["--platform", `${name}=-self-hosted`]), "--no-cache-server", ...repositories],
      Object.entries(trigger.variables ?? {}).flatMap(([name, value]) => ["--var", `${name}=${value}`]),
      trigger.actor === undefined ? [] : ["--actor", trigger.actor],
      ["--secret-file", join(hidden, "secrets"), "--env-file", join(hidden, "env")],
    ].flat();
    const machine = {
      PATH: process.env["PATH"] ?? "",
      HOME: at("home"),
      DOCKER_CONFIG: at("home/docker"),
      DOCKER_HOST: `unix://${at("no-engine.sock")}`,
      ...trigger.machine,
    };
    // The runner's own Node 24 is what runs `using: node24`; act takes the first on PATH.
    const path = [await makeNode(at("kept")), machine.PATH].join(delimiter);
    const done = await runAct(act, args, at("workspace"), { ...machine, PATH: path, TMPDIR: at("tmp") }, (log, runner) => {
      if (trigger.cancelAt !== undefined && log.includes(trigger.cancelAt)) return () => runner.kill("SIGINT");
      const { interruptAt } = trigger;
      if (interruptAt !== undefined && log.includes(interruptAt.text)) return () => interruptScript(machine.HOME, interruptAt);
      return null;
    });
    return { ...done, summary: await readFile(at("kept/summary.md"), "utf8").catch(() => "") };
  } finally {
    await rm(hidden, { recursive: true, force: true });
  }
}

/** A value as act's file of secrets takes it, over several lines as well. */
function quote(value: string): string {
  return /^[\w./+=@:-]*$/.test(value) ? value : `"${value.replaceAll(/["\\$]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}"`;
}

/** A folder whose `node` is the Node that runs this, and keeps what each action leaves behind beside it. */
async function makeNode(folder: string): Promise<string> {
  const bin = join(folder, "bin");
  await mkdir(bin, { recursive: true });
  const keep = join(folder, "keep.cjs");
  await copyFile(resolve("test/e2e/keep.cjs"), keep);
  // bash: other shells keep the variables of inputs (INPUT_BUILD-ARGS) from what they become.
  await writeFile(join(bin, "node"), `#!/bin/bash\nexec '${process.execPath}' --require '${keep}' "$@"\n`);
  await chmod(join(bin, "node"), 0o755);
  return [bin, dirname(process.execPath)].join(delimiter);
}

async function writeRepository(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const who = ["-c", "user.name=Plimsoll", "-c", "user.email=plimsoll@example.com"];
  const date = "2026-01-02T03:04:05Z";
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  for (const args of [["init", "--quiet", "--initial-branch", "main"], ["add", "--all"], [...who, "commit", "--quiet", "--allow-empty", "-m", "Start"]]) {
    await must("git", args, { directory: folder, env });
  }
}

/** `react` sees the log whenever it grows, until it gives something to do; that is done once. */
function runAct(
  act: string,
  args: readonly string[],
  directory: string,
  env: Readonly<Record<string, string>>,
  react: (log: string, runner: ChildProcess) => (() => void) | null,
): Promise<{ succeeded: boolean; log: string }> {
  return new Promise((fulfil, reject) => {
    const child = spawn(act, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    let hasReacted = false;
    const read = (chunk: string): void => {
      log += chunk;
      const reaction = hasReacted ? null : react(log, child);
      if (reaction === null) return;
      hasReacted = true;
      reaction();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", read);
    child.on("error", reject);
    child.on("close", (code) => fulfil({ succeeded: code === 0, log }));
  });
}

const PATIENCE_MS = 7500;

/** The action's own process and no other, as the runner does it. */
function interruptScript(home: string, { script, isKilled }: NonNullable<Trigger["interruptAt"]>): void {
  const signal = (name: NodeJS.Signals): void => {
    for (const { pid, words } of processesOf(home)) {
      // Where a shell stands before it, that is not it yet.
      if (words[0] === process.execPath && words.some((word) => basename(word) === script)) process.kill(pid, name);
    }
  };
  if (isKilled === true) return signal("SIGKILL");
  signal("SIGINT");
  setTimeout(() => signal("SIGTERM"), PATIENCE_MS).unref();
}

/** The processes whose home is this folder: those of a machine's jobs, and what these started. */
export function processesOf(home: string): { readonly pid: number; readonly words: readonly string[] }[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const read = (file: string): string[] => readFileSync(`/proc/${name}/${file}`, "utf8").split("\0").filter((word) => word !== "");
      return read("environ").includes(`HOME=${home}`) ? [{ pid: Number(name), words: read("cmdline") }] : [];
    } catch {
      // It has ended since.
      return [];
    }
  });
}
