import { posix } from "node:path";
import type { Dockerfile, Instruction, Stage } from "../dockerfile/parse.ts";
import { findStage, stagesBuiltFor, triggersOf } from "../dockerfile/sources.ts";
import { packageCommandOf, type PackageCommand } from "./package-managers.ts";
import { commandsOf, type ShellCommand } from "./shell.ts";

/** An instruction where it runs: one that ONBUILD puts off stands in the stage that builds on its own. */
export interface PlacedStep {
  readonly instruction: Instruction;
  /** Of a RUN; [] of all others. */
  readonly commands: readonly ShellCommand[];
  /** What they do with package managers. */
  readonly packages: readonly PackageCommand[];
  /** Absolute; null where the base image alone knows. */
  readonly workdir: string | null;
  /** As USER has it last, variables resolved as far as they are known; null: none does. */
  readonly user: string | null;
  /** What ENV has set, and ARG by default. */
  readonly env: ReadonlyMap<string, string>;
  readonly isWindows: boolean;
}

/** A stage as it is built. */
export interface StageView {
  readonly stage: Stage;
  /** The stage it builds on; null: an image. */
  readonly base: StageView | null;
  /** Its own, after what its base's ONBUILD adds; FROM is none of them. */
  readonly steps: readonly PlacedStep[];
  /** It is what is built in the end. */
  readonly ships: boolean;
  /** Nothing but what ONBUILD would do in another Dockerfile. */
  readonly isForeign: boolean;
}

interface State {
  workdir: string | null;
  user: string | null;
  env: Map<string, string>;
  isWindows: boolean;
}

/** More are not written by hand, and to judge them would take too long. */
const MAX_INSTRUCTIONS = 1000;
const MAX_VARIABLES = 200;
/** `ENV A=$A$A` doubles it each time. */
const MAX_VALUE = 4096;
const WINDOWS_IMAGE = /windows|nanoserver|servercore|ltsc20\d\d/i;

/** Whether a file has so many instructions that it is not judged. */
export function isTooLong({ stages }: Dockerfile): boolean {
  return stages.reduce((sum, { instructions }) => sum + instructions.length, 0) > MAX_INSTRUCTIONS;
}

/** The stages that are built for `target`, in their order: all of them where it is null; [] for a file that is too long. */
export function viewStages(dockerfile: Dockerfile, target: string | null): StageView[] {
  if (isTooLong(dockerfile)) return [];
  const built = target === null ? dockerfile.stages : stagesBuiltFor(dockerfile, target);
  const last = target === null ? dockerfile.stages.at(-1) : findStage(dockerfile, target);
  const views = new Map<number, { view: StageView; state: State }>();
  const foreign: StageView[] = [];
  for (const stage of built) {
    const on = findStage(dockerfile, stage.base, stage.index);
    const base = on === null ? undefined : views.get(on.index);
    const state: State = base === undefined ? { workdir: null, user: null, env: new Map(), isWindows: WINDOWS_IMAGE.test(stage.base) } : copyOf(base.state);
    const instructions = [...(base === undefined ? [] : triggersOf(base.view.stage)), ...stage.instructions.filter(({ keyword }) => keyword !== "FROM" && keyword !== "ONBUILD")];
    const view: StageView = { stage, base: base?.view ?? null, steps: instructions.map((each) => place(each, state)), ships: stage === last, isForeign: false };
    views.set(stage.index, { view, state });
    const triggers = triggersOf(stage);
    if (triggers.length > 0 && !dockerfile.stages.some((each) => findStage(dockerfile, each.base, each.index) === stage)) {
      const later = copyOf(state);
      foreign.push({ stage, base: view, steps: triggers.map((each) => place(each, later)), ships: false, isForeign: true });
    }
  }
  return [...[...views.values()].map(({ view }) => view), ...foreign];
}

/** All steps that lie under the end of the stage: those of the stages that it builds on, then its own. */
export function chainOf(view: StageView): PlacedStep[] {
  return [...(view.base === null ? [] : chainOf(view.base)), ...view.steps];
}

/** The image that the stage builds on in the end, variables as written. */
export function rootImage(view: StageView): string {
  return view.base === null ? view.stage.base : rootImage(view.base);
}

/** The text with the variables replaced that are known. */
export function expand(text: string, env: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain?: string, braced?: string) => env.get(plain ?? braced ?? "") ?? whole);
}

function copyOf(state: State): State {
  return { ...state, env: new Map(state.env) };
}

/** As written where it would be very long. */
function valueOf(written: string, env: ReadonlyMap<string, string>): string {
  const value = expand(written, env);
  return value.length > MAX_VALUE ? written : value;
}

/** The state before the instruction is what it runs with; `state` is moved on. */
function place(instruction: Instruction, state: State): PlacedStep {
  const { keyword, words, settings } = instruction;
  const commands = keyword === "RUN" ? commandsOf(instruction) : [];
  const step: PlacedStep = { instruction, commands, packages: commands.flatMap((command) => packageCommandOf(command) ?? []), ...state };
  if (keyword === "WORKDIR") {
    const folder = expand(words.join(" "), state.env);
    state.workdir = folder.startsWith("/") ? posix.normalize(folder) : state.workdir === null ? null : posix.join(state.workdir, folder);
  }
  if (keyword === "USER") state.user = expand(words[0] ?? "", state.env);
  if (keyword === "SHELL") state.isWindows = /powershell|pwsh|cmd/i.test(words[0] ?? "");
  const known = keyword === "ENV" || keyword === "ARG" ? settings.filter(({ value }) => value !== null) : [];
  if (known.length > 0 && state.env.size < MAX_VARIABLES) {
    state.env = new Map([...state.env, ...known.map(({ name, value }): [string, string] => [name, valueOf(value ?? "", state.env)])]);
  }
  return step;
}
