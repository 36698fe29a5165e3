import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { declaration as buildDeclaration } from "../build/inputs.ts";
import { findMistakes as findBuildMistakes, run as runBuild } from "../build/run.ts";
import { formatBytes, formatCount, formatDuration } from "../format.ts";
import { createTerminalHost } from "../host/terminal.ts";
import { declaration as setupDeclaration } from "../setup/inputs.ts";
import { post as endSetup } from "../setup/post.ts";
import { findMistakes as findSetupMistakes, run as runSetup } from "../setup/run.ts";
import { type Given, runStep, type Step, wordsOf } from "./command.ts";
import type { Job, Made, Workshop } from "./job.ts";
import { PLATFORMS, PULL_REQUEST } from "./stage.ts";
import { type Commit, contextOf } from "./story.ts";

const setup: Step<typeof setupDeclaration> = { declaration: setupDeclaration, run: runSetup, findMistakes: findSetupMistakes };
const build: Step<typeof buildDeclaration> = { declaration: buildDeclaration, run: runBuild, findMistakes: findBuildMistakes };

/** Builds images with the engine that `env` leads to: each job with a builder of its own, which knows nothing but what the cache service has. */
export function imageBuilder(unique: string): Workshop {
  let checkedOut: ReadonlyMap<string, Buffer> = new Map();
  return {
    async make(job) {
      checkedOut = await checkOut(job.commit, job.place.directory, checkedOut);
      const builder = `plimsoll-demo-${unique}-${job.number}`;
      const endBuilder = await startBuilder(job, builder);
      const made = await buildImage(job, builder);
      await endBuilder();
      return made;
    },
  };
}

/** Makes the checkout that of the commit, and touches no file that is the same. */
async function checkOut(commit: Commit, directory: string, before: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, Buffer>> {
  const files = contextOf(commit);
  for (const path of before.keys()) if (!files.has(path)) await rm(join(directory, path));
  for (const [path, content] of files) {
    if (before.get(path)?.equals(content) === true) continue;
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return files;
}

async function startBuilder({ scene: { host, narration, cleanUp }, place, number }: Job, name: string): Promise<() => Promise<void>> {
  const given: Given = { name, "driver-opts": ["network=host"], "node-platforms": [...PLATFORMS] };
  await narration.command(wordsOf(setupDeclaration, given));
  const began = host.clock.now().getTime();
  let undo = async (): Promise<void> => {};
  await runStep(setup, given, place, (own) => {
    // What ends the demo must not end this, too.
    const { exec } = createTerminalHost({ env: place.env, directory: place.directory, inputs: {}, stderr: { write() {} }, verbosity: "quiet", color: false });
    undo = cleanUp.add(() => endSetup({ ...own, exec }));
  });
  const took = formatDuration(host.clock.now().getTime() - began);
  await narration.say(number === 1 ? `A new builder runs after ${took}. It knows no layer of any other build, as on a CI's runner, and is removed at the end of the job.` : `A new builder runs after ${took}; that of the job before is gone.`);
  return undo;
}

async function buildImage({ scene: { host, narration, stage }, occasion, number, place }: Job, builder: string): Promise<Made> {
  const archive = join("..", `image-${number}.tar`);
  // By its repository a build finds the layers of earlier ones; nothing of a pull request is pushed.
  const target: Given = occasion === "pull-request" ? { tags: `${stage.repository}:pr-${PULL_REQUEST}`, outputs: `type=oci,dest=${archive}` } : { "push-by-digest": stage.repository, record: join("..", `records-${number}`) };
  const given: Given = { context: ".", builder, platforms: [...PLATFORMS], ...target };
  await narration.command(wordsOf(buildDeclaration, given));
  const began = host.clock.now().getTime();
  const { outputs } = await runStep(build, given, place);
  const took = formatDuration(host.clock.now().getTime() - began);
  await narration.say(`${describeResult(outputs, took, occasion === "pull-request" ? archive : `${stage.repository}, under no tag`)} ${describeCache(outputs)}`);
  return { head: `oci-archive:${archive}`, source: outputs["image"] ?? "" };
}

function describeResult({ sizes = "" }: Readonly<Record<string, string>>, took: string, place: string): string {
  const known = sizes === "" ? {} : (JSON.parse(sizes) as Record<string, number>);
  const each = Object.entries(known).map(([platform, bytes]) => `${platform} ${formatBytes(bytes)}`);
  return `Built in ${took} to ${place}${each.length === 0 ? "" : `: ${each.join(", ")} to pull`}.`;
}

function describeCache(outputs: Readonly<Record<string, string>>): string {
  const steps = outputs["cache-steps"] ?? "";
  const { cached = 0, built = 0 } = steps === "" ? {} : (JSON.parse(steps) as { cached?: number; built?: number });
  const missed = outputs["cache-first-miss"] ?? "";
  const [down, up] = ["cache-bytes-down", "cache-bytes-up"].map((name) => formatBytes(Number(outputs[name] ?? "0")));
  const degraded = outputs["degraded-reason"] ?? "";
  return [
    cached === 0 ? `None of the ${cached + built} steps came from the cache service; ${up} were written to it.` : `Of ${formatCount(cached + built, "step")} ${cached} came from the cache service and ${built} were built; ${down} were read from it, and ${up} written.`,
    ...(missed === "" ? [] : [`Why the first one was built: ${missed}.`]),
    ...(degraded === "" ? [] : [degraded]),
  ].join(" ");
}
