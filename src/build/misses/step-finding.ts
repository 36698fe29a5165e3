import type { BuildStep, BuildTrace } from "../progress/trace.ts";
import type { ReadStep } from "./step-reading.ts";

const NUMBER = /^\[(?:[^\]]* )?(\d+)\/(\d+)\]/;

/** Finds for the steps of a trace, by their places in it, the instructions that they are; `alone`: the platform where BuildKit names none. */
export function findInstructions(trace: BuildTrace, steps: readonly ReadStep[], alone: string | null): Map<number, ReadStep> {
  return new Map(trace.steps.flatMap((step, place) => {
    const found = step.kind === "instruction" ? findInstruction(step, steps, alone) : null;
    return found === null ? [] : [[place, found] as const];
  }));
}

function findInstruction(step: BuildStep, steps: readonly ReadStep[], alone: string | null): ReadStep | null {
  const [, number, total] = NUMBER.exec(step.name) ?? [];
  if (number === undefined || total === undefined || step.text.startsWith("ONBUILD ")) return null;
  const own = steps.filter(({ stage, platform }) => (step.stage === null || stage === step.stage) && platform === (step.platform ?? alone));
  // What the base image has put off with ONBUILD comes first.
  const found = own.find((each) => each.number !== null && each.number + (Number(total) - each.total) === Number(number));
  return found !== undefined && step.text.toUpperCase().startsWith(found.keyword) ? found : null;
}
