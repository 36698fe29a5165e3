import type { Job } from "../execution.ts";
import type { ChosenCache } from "./choose.ts";

/** Fills the build's cache mounts from the last job's, before it. */
export async function fillMounts(_job: Job, _cache: ChosenCache): Promise<void> {}

/** Keeps the build's cache mounts for the next job, after it. */
export async function keepMounts(_job: Job, _cache: ChosenCache): Promise<void> {}
