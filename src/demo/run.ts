import { randomUUID } from "node:crypto";
import { formatDuration } from "../format.ts";
import { finishBeforeExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import type { Inputs } from "../inputs/spec.ts";
import { imageBuilder } from "./build-images.ts";
import { type CleanUp, createCleanUp } from "./clean-up.ts";
import { findEngine } from "./engine.ts";
import type { declaration } from "./inputs.ts";
import { orElse, type Scene, startJob, type Workshop } from "./job.ts";
import { imageMaker } from "./made-images.ts";
import { narrate } from "./narration.ts";
import { renderPage, type ShownComment } from "./page.ts";
import { playFix, playPullRequest, playPush, playRelease } from "./scenes.ts";
import { showPage, type Reader, TERMINAL_READER } from "./show-page.ts";
import { PLATFORMS, PROJECT, PULL_REQUEST, setStage } from "./stage.ts";
import { BUDGET, dockerfileOf, HISTORY } from "./story.ts";

type DemoInputs = Inputs<typeof declaration>;

/** For taking down what runs: a builder takes a second or two, on a busy machine more. */
const GRACE_MS = 60_000;

/** Plays the demo, and takes down all that it set up, however it ends. */
export async function run(host: Host, inputs: DemoInputs, cli: CliContext | null, reader: Reader = TERMINAL_READER): Promise<void> {
  if (cli === null) return;
  if (cli.dryRun) return await cli.write(`${JSON.stringify(describePlan(inputs), null, 2)}\n`);
  await finishBeforeExit(async (signal) => {
    const cleanUp = createCleanUp();
    try {
      await play({ host, inputs, cli, cleanUp, signal, reader });
    } finally {
      if (signal.aborted) host.log.info("The demo was interrupted: what it made is taken down.");
      await cleanUp.run();
    }
  }, GRACE_MS);
}

/** What would be done, of which nothing is started. */
function describePlan(inputs: DemoInputs): object {
  const { main, change, fix } = HISTORY;
  const commits = [main, change, fix].map((commit) => ({ sha: commit.sha, message: commit.message, dockerfile: dockerfileOf(commit).trimEnd().split("\n") }));
  return { engine: inputs["without-engine"] ? "none" : "where there is one", platforms: PLATFORMS, budget: BUDGET, commits, page: inputs.page ?? null };
}

interface Performance {
  readonly host: Host;
  readonly inputs: DemoInputs;
  readonly cli: CliContext;
  readonly cleanUp: CleanUp;
  readonly signal: AbortSignal;
  readonly reader: Reader;
}

async function play({ host, inputs, cli, cleanUp, signal, reader }: Performance): Promise<void> {
  const began = host.clock.now().getTime();
  const narration = narrate(cli);
  const stage = await setStage(host, cleanUp);
  const scene: Scene = { host, cli, stage, narration, cleanUp, signal };
  await narration.heading(`Plimsoll's demo: the image of ${PROJECT}, from a push to a release`);
  await narration.say(
    `All of it is on this machine: a registry (${stage.registry.host}), the cache service of a CI (${new URL(stage.actions.url).host}) and a forge with a pull request (${new URL(stage.forge.serverUrl).host}) run inside this command. A line that begins with $ is a command of Plimsoll, run with the variables that a CI sets; in a workflow, the action of that name does the same. The files in the images are made up. Every figure is measured.`,
  );
  const { workshop, env } = await chooseWorkshop(scene, inputs["without-engine"]);
  const start = (commit: (typeof HISTORY)[keyof typeof HISTORY], occasion: "push" | "pull-request" | "tag", number: number) => startJob(scene, commit, occasion, number, env);
  await playPush(await start(HISTORY.main, "push", 1), workshop);
  const alarmed = await playPullRequest(await start(HISTORY.change, "pull-request", 2), workshop);
  const { source, body } = await playFix(await start(HISTORY.fix, "pull-request", 3), workshop);
  await playRelease(await start(HISTORY.fix, "tag", 4), workshop, source);
  const comments: ShownComment[] = [
    { when: "as it stands now, after the second push", body },
    { when: "as it stood before that, after the first", body: alarmed },
  ];
  // Not counted: how long somebody looks at the page.
  const took = formatDuration(host.clock.now().getTime() - began);
  await narration.heading("5. The comment in a browser");
  await showPage(scene, renderPage({ project: PROJECT, pullRequest: PULL_REQUEST, title: HISTORY.change.message, comments }), inputs.page ?? null, reader);
  await cleanUp.run();
  await narration.say(`All that the demo made is gone again: servers, files${"DOCKER_HOST" in env ? ", builders with their containers and volumes" : ""}. It took ${took}. In a workflow, one step does the same: see "Three workflows to copy" in README.md.`);
}

async function chooseWorkshop(scene: Scene, isWithoutEngine: boolean): Promise<{ readonly workshop: Workshop; readonly env: Readonly<Record<string, string>> }> {
  const found = isWithoutEngine ? { why: "--without-engine asks for it." } : await findEngine({ ...scene, folder: scene.stage.folder });
  if ("env" in found) {
    await scene.narration.say("A Docker engine with buildx is here: it builds the images. Their Dockerfiles pull nothing and run nothing, so no emulator is needed for the other platform.");
    return { workshop: orElse(imageBuilder(randomUUID().slice(0, 8)), imageMaker()), env: found.env };
  }
  await scene.narration.say(`Nothing is built: ${found.why.charAt(0).toLowerCase()}${found.why.slice(1)} The images are made by the demo itself; how they are weighed, commented on and published is the same.`);
  return { workshop: imageMaker(), env: {} };
}
