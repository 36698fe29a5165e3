import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll } from "vitest";
import { declaration } from "../../src/demo/inputs.ts";
import { run } from "../../src/demo/run.ts";
import type { Reader } from "../../src/demo/show-page.ts";
import type { CliContext } from "../../src/host/terminal.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";

/** A demo that was played in this process. */
export interface Performance {
  readonly host: FakeHost;
  /** What it told, as it was written. */
  readonly told: string;
  /** The same in one line, ports and digests replaced by what they are. */
  readonly plain: string;
  /** What it threw; null: nothing. */
  readonly error: unknown;
  /** What is left in its temporary folder. */
  readonly left: readonly string[];
}

export interface PerformanceOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  /** Nothing can be written any more once this is. */
  readonly stopAt?: string;
}

const NOBODY: Reader = { canAnswer: () => false, nextLine: () => Promise.resolve() };

/** Plays the demo in a temporary folder of its own. */
export async function perform({ inputs = {}, env = {}, dryRun = false, stopAt }: PerformanceOptions = {}): Promise<Performance> {
  const folder = await emptyFolder();
  const host = fakeHost({ inputs, env: { PATH: "", RUNNER_TEMP: folder, ...env } });
  const written: string[] = [];
  const take = (data: string): void => {
    if (stopAt !== undefined && data.includes(stopAt)) throw new Error("the reader is gone");
    written.push(data);
  };
  const cli: CliContext = { format: "text", output: null, dryRun, color: false, width: 100, write: async (data) => take(data) };
  const error = await run(host, readInputs(declaration, host), cli, NOBODY).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const told = written.join("");
  const plain = told
    .replace(/ \\\n +/g, " ")
    .replace(/\s+/g, " ")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/[0-9a-f]{64}/g, "DIGEST")
    .replace(/sha256:[0-9a-f]{12}/g, "SHORT");
  return { host, told, plain, error, left: await readdir(folder) };
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the tests of a file. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-demo-test-"));
  folders.push(folder);
  return folder;
}

/** The environment of a machine whose `docker` is this shell script; each call is a line of the file `calls`. */
export async function machineWithDocker(script: string): Promise<{ readonly env: Readonly<Record<string, string>>; readonly calls: string; readonly config: string }> {
  const folder = await emptyFolder();
  const [programs, config, calls] = [join(folder, "bin"), join(folder, "config"), join(folder, "calls")];
  await mkdir(join(config, "cli-plugins"), { recursive: true });
  await mkdir(programs);
  for (const [path, text] of [
    [join(programs, "docker"), `#!/bin/sh\necho "$*" >> ${calls}\n${script}\n`],
    [join(config, "cli-plugins", "docker-buildx"), "#!/bin/sh\nexit 1\n"],
  ] as const) {
    await writeFile(path, text);
    await chmod(path, 0o755);
  }
  return { env: { PATH: [programs, "/usr/bin", "/bin"].join(delimiter), DOCKER_CONFIG: config, DOCKER_HOST: `unix://${folder}/docker.sock` }, calls, config };
}
