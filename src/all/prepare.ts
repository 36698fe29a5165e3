import { readProject } from "../config/project.ts";
import { type RunEvent, readEvent } from "../forge/event.ts";
import { type Occasion, readOccasion } from "../forge/occasion.ts";
import type { Host } from "../host/host.ts";
import { type AllInputs, chooseImages, type JobImage } from "./images.ts";
import { type Course, planCourse } from "./plan.ts";

/** What a job knows before it starts anything. */
export interface Prepared {
  readonly event: RunEvent;
  readonly occasion: Occasion;
  readonly course: Course;
  readonly images: readonly JobImage[];
}

/** Reads what run this is, and which images it is for. Throws a `UserError` where there is none, or the file that names them is wrong. */
export async function prepareJob(host: Host, inputs: AllInputs, read = readProject): Promise<Prepared> {
  const event = await readEvent(host, inputs);
  const occasion = readOccasion(event, host.env);
  const project = await read(host, inputs.config);
  return { event, occasion, course: planCourse(inputs, occasion), images: chooseImages(inputs, project, host) };
}
