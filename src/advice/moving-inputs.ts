import { posix } from "node:path";
import { mountsOf, sourcesOf } from "../dockerfile/sources.ts";
import { findingAt, type Finding, type JudgedFile } from "./finding.ts";
import type { ShellCommand } from "./shell.ts";
import { chainOf, expand, type PlacedStep } from "./stage-view.ts";
import { userOf, type StepUser } from "./step-user.ts";

const GIT = /^(?:git:\/\/|ssh:\/\/|git@|[\w.-]+@[\w.-]+:|https?:\/\/[^#?]+\.git(?:[#?]|$))/i;
const COMMIT = /[0-9a-f]{40}/i;

function stepsOf({ stages }: JudgedFile): readonly PlacedStep[] {
  return stages.flatMap(({ steps }) => steps);
}

/** Adds what may be something else tomorrow. */
export function findMovingAdds(file: JudgedFile): Finding[] {
  return stepsOf(file).flatMap((step) => {
    const { keyword, flags } = step.instruction;
    if (keyword !== "ADD" || flags.some(({ name }) => name === "checksum")) return [];
    const moving = sourcesOf(step.instruction).find(({ kind, path }) => kind === "url" && !(GIT.test(path) && (COMMIT.test(path) || /[?&]checksum=/.test(path))));
    if (moving === undefined) return [];
    return GIT.test(moving.path)
      ? [findingAt("moving-add", step, "BuildKit asks the repository in every build what the branch or tag is now, and when that moves, all that follows is built again.", "Name the commit: `#` and its 40 digits, or --checksum.")]
      : [findingAt("moving-add", step, "BuildKit asks the server in every build whether the file is still the same, and when it is not, all that follows is built again.", "Pin it: `ADD --checksum=sha256:…`.")];
  });
}

/** Of an URL: what it names is not the same tomorrow. */
const MOVING_URL = /^https?:\/\/.*(?:[/=_-]latest(?:[/._-]|$)|\/(?:master|main|HEAD|nightly|stable\.txt)(?:[/._-]|$))/i;
const INTERPRETERS = new Set(["sh", "bash", "ash", "dash", "zsh", "python", "python3", "perl", "node", "php", "ruby", "pwsh"]);

/** How far below a `git clone` its checkout is looked for. */
const MAX_AFTER = 20;

/** Downloads of whatever is newest: the step stays cached, so nobody knows of when it is. */
export function findMovingDownloads(file: JudgedFile): Finding[] {
  return stepsOf(file).flatMap((step) => {
    const [cause] = step.commands.flatMap((command, index) => movingCause(command, step.commands.slice(index + 1, index + 1 + MAX_AFTER)) ?? []);
    if (cause === undefined) return [];
    return [findingAt("moving-download", step, `${cause}: the step is cached as long as its text stays the same, and is another one when it is built next.`, "Name a version in it (an ARG that is raised on purpose), or `ADD --checksum`.")];
  });
}

function movingCause({ name, args }: ShellCommand, after: readonly ShellCommand[]): string | null {
  if (name === "git" && args.includes("clone")) {
    const hasRef = args.some((arg) => /^(?:-b|--branch|--revision)(?:=|$)/.test(arg)) || after.some((next) => next.name === "git" && next.args.some((arg) => ["checkout", "reset", "switch", "fetch"].includes(arg)));
    return hasRef ? null : "git clone takes what the branch is at that moment";
  }
  if (name !== "curl" && name !== "wget") return null;
  const url = args.find((arg) => /^https?:\/\//.test(arg));
  if (url === undefined) return null;
  if (MOVING_URL.test(url)) return `${name} takes what is newest at that moment`;
  const [next] = after;
  const isPiped = next !== undefined && INTERPRETERS.has(next.name) && next.args.every((arg) => arg.startsWith("-"));
  // A version in the address, or given to the script, is a version.
  return isPiped && !/\d+\.\d+|\$|[0-9a-f]{40}/.test(url) ? `${name} runs a script that is newest at that moment` : null;
}

/** RUNs whose result has the time in it. */
export function findTimes({ stages }: JudgedFile): Finding[] {
  return stages.flatMap((view) => {
    const chain = chainOf(view);
    return view.steps.flatMap((step) => {
      const date = step.commands.find(({ name, args }) => (name === "date" && !args.some((arg) => /^(?:-d|-r|--date|--reference|-ud)/.test(arg))) || name === "uuidgen");
      if (date === undefined || !writesLayer(step, userOf(step, chain.slice(0, chain.indexOf(step)), view))) return [];
      return [findingAt("time-in-layer", step, `What ${date.name} gives is written to a file: the layer is another one each time it is built, and so is all that copies from it.`, "Take it from outside at the end (ARG and LABEL in the last lines), or `date -d @$SOURCE_DATE_EPOCH`.")];
    });
  });
}

/** Whether a file is written that is in no mount: what is in one is in no layer. */
function writesLayer(step: PlacedStep, { home }: StepUser): boolean {
  const absolute = (path: string): string => posix.resolve(step.workdir ?? "/", expand(path, step.env).replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home));
  const mounts = mountsOf(step.instruction).flatMap(({ target }) => (target === null ? [] : [absolute(target)]));
  const files = step.commands.flatMap(({ writes }) => writes.map(absolute));
  return files.some((file) => !mounts.some((mount) => file === mount || file.startsWith(`${mount}/`)));
}
