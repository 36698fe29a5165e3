import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import type { CleanUp } from "./clean-up.ts";
import type { Place } from "./command.ts";
import type { Narration } from "./narration.ts";
import { jobEnvironment, type Occasion, pushCommit, type Stage } from "./stage.ts";
import type { Commit } from "./story.ts";

/** What every scene of the demo has at hand. */
export interface Scene {
  readonly host: Host;
  readonly cli: CliContext;
  readonly stage: Stage;
  readonly narration: Narration;
  readonly cleanUp: CleanUp;
  readonly signal: AbortSignal;
}

/** A job of a CI: one commit, one occasion, an environment of its own. */
export interface Job {
  readonly scene: Scene;
  readonly commit: Commit;
  readonly occasion: Occasion;
  /** Counts from 1. */
  readonly number: number;
  readonly place: Place;
}

/** An image that a job made, with both platforms. */
export interface Made {
  /** As `diff` weighs it. */
  readonly head: string;
  /** As `publish` takes it. */
  readonly source: string;
}

/** How a job makes its image. */
export interface Workshop {
  make(job: Job): Promise<Made>;
}

/** Pushes the commit and starts a job for it. */
export async function startJob(scene: Scene, commit: Commit, occasion: Occasion, number: number, env: Readonly<Record<string, string>>): Promise<Job> {
  scene.signal.throwIfAborted();
  pushCommit(scene.stage, commit, occasion);
  const { host, cli, stage, signal } = scene;
  const own = await jobEnvironment(host, stage, commit, occasion, number);
  return { scene, commit, occasion, number, place: { host, env: { ...own, ...env }, directory: stage.checkout, width: Math.min(cli.width, 100) - 4, color: cli.color, signal } };
}

/** The first workshop; the second for all jobs where the first cannot make the image of the first job. */
export function orElse(first: Workshop, second: Workshop): Workshop {
  let chosen = first;
  return {
    async make(job) {
      try {
        return await chosen.make(job);
      } catch (error) {
        if (!(error instanceof UserError) || job.number > 1 || chosen === second) throw error;
        job.scene.signal.throwIfAborted();
        const [reason = ""] = error.message.split("\n");
        await job.scene.narration.say(`The engine does not build it: ${reason} The demo goes on without the engine.`);
        chosen = second;
        return await second.make(job);
      }
    },
  };
}
