import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { run } from "./processes.ts";

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
  /** What the runner sets for a job, where it is not the default: addresses, the run, its repository. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder that stands for each repository of actions, by `owner/name@ref`. */
  readonly actions: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
  readonly succeeded: boolean;
  readonly log: string;
}

/** Runs a workflow's text with act on this machine itself, in a folder and a home of its own. */
export async function runWorkflow(act: string, text: string, trigger: Trigger): Promise<WorkflowRun> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-workflow-"));
  try {
    const at = (name: string): string => join(folder, name);
    await mkdir(at("workspace/.github/workflows"), { recursive: true });
    await mkdir(at("home"));
    await writeFile(at("workspace/.github/workflows/workflow.yml"), text);
    await writeFile(at("event.json"), JSON.stringify(trigger.payload));
    // Tokens stand in files that only we can read: a command line can be read by everybody.
    await writeFile(at("secrets"), `GITHUB_TOKEN=${trigger.token}\n`, { mode: 0o600 });
    const env = Object.entries(trigger.env).map(([name, value]) => `${name}='${value}'\n`);
    await writeFile(at("env"), env.join(""), { mode: 0o600 });
    const repositories = Object.entries(trigger.actions).flatMap(([name, path]) => ["--local-repository", `${name}=${path}`]);
    const finished = await run(
      act,
      [
        [trigger.event, "--eventpath", at("event.json"), "--directory", at("workspace"), "--no-recurse"],
        ["--platform", "ubuntu-latest=-self-hosted", "--no-cache-server", ...repositories],
        ["--secret-file", at("secrets"), "--env-file", at("env")],
      ].flat(),
      {
        directory: at("workspace"),
        env: {
          // The runner's own Node 24 is what runs `using: node24`; act takes the first on PATH.
          PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
          HOME: at("home"),
          TMPDIR: folder,
          DOCKER_CONFIG: at("home/docker"),
          DOCKER_HOST: `unix://${at("no-engine.sock")}`,
        },
      },
    );
    return { succeeded: finished.code === 0, log: finished.stdout + finished.stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
