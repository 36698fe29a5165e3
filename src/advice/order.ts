import { posix } from "node:path";
import type { Instruction } from "../dockerfile/parse.ts";
import { findStage, mountsOf, sourcesOf } from "../dockerfile/sources.ts";
import { formatCount } from "../format.ts";
import { findingAt, type Finding, type JudgedFile } from "./finding.ts";
import type { PackageCommand } from "./package-managers.ts";
import { chainOf, type PlacedStep, type StageView } from "./stage-view.ts";

/** Folders that hold what is worked on. */
const SOURCE_FOLDERS = new Set(["src", "app", "source", "cmd", "internal"]);

/** Installs that are done again with every change, because of what is copied above them. */
export function findEarlyCopies(file: JudgedFile): Finding[] {
  return file.stages.flatMap((view) => {
    const chain = chainOf(view);
    return view.steps.flatMap((step) => {
      const before = chain.slice(0, chain.indexOf(step));
      const commands = step.packages.filter((command) => !isSettled(command, before));
      const early = commands.flatMap((command) => earlyCopyOf(command, step, before, view, file) ?? []).at(0);
      return early === undefined ? [] : [findingAt("copy-before-install", step, early.message, early.remedy)];
    });
  });
}

/** The same manager has installed dependencies before anything broad was copied: what follows is the rest. */
function isSettled({ manager, act }: PackageCommand, before: readonly PlacedStep[]): boolean {
  if (act !== "dependencies") return act !== "packages";
  const broad = before.findIndex((step) => isBroad(step.instruction, true));
  const early = broad === -1 ? before : before.slice(0, broad);
  return early.some((step) => step.packages.some((other) => other.manager === manager && other.act === "dependencies"));
}

function earlyCopyOf(found: PackageCommand, step: PlacedStep, before: readonly PlacedStep[], view: StageView, file: JudgedFile): { message: string; remedy: string } | null {
  const { act, words, command } = found;
  const shown = `${command.name} ${words[0] ?? ""}`.trim();
  if (act === "dependencies") {
    const copy = before.find(({ instruction }) => isBroad(instruction, true));
    const isMounted = mountsOf(step.instruction).some(({ type, from, source }) => type === "bind" && from === null && isWhole(source ?? "."));
    if (copy === undefined && !isMounted) return null;
    const cause = copy === undefined ? "the mount of the whole context" : `${copy.instruction.keyword} ${copy.instruction.words.join(" ")} on line ${copy.instruction.line}`;
    return {
      message: `${shown} runs again after every change of any file, for it comes after ${cause}.`,
      remedy: copy === undefined ? `Mount only what it reads: ${manifestsOf(found).join(", ")}.` : `Copy only what it reads first: \`COPY ${manifestsOf(found).join(" ")} ./\`, then the install, and the rest after it.`,
    };
  }
  if (command.isFed || command.args.some(mayBeCopied)) return null;
  const copy = before.find(({ instruction }) => isBroad(instruction, false) || isBuilt(instruction, view, file));
  if (copy === undefined) return null;
  const { keyword, line } = copy.instruction;
  return { message: `${shown} does not depend on what ${keyword} on line ${line} copies, and runs again after every change of it.`, remedy: `Move it above line ${line}.` };
}

/** The files that pip is told to read, else those that the manager reads by itself. */
function manifestsOf({ manager, command: { args } }: PackageCommand): readonly string[] {
  const named = args.flatMap((arg, index) => (/^(?:-r|-c|--requirements?|--constraints?)$/.test(args[index - 1] ?? "") ? [arg] : /^--(?:requirements?|constraints?)=(.+)$/.exec(arg)?.slice(1) ?? []));
  const files = named.map((name) => (name.startsWith("/") ? posix.basename(name) : name)).filter((name) => !/[$:]/.test(name));
  return ["pip", "uv"].includes(manager.name) && files.length > 0 ? [...new Set(files)] : manager.manifests;
}

/** What lies in a file, or is named by one, may have come with the copy. */
function mayBeCopied(arg: string): boolean {
  return !arg.startsWith("-") && (arg === "." || arg === ".." || /[/*`]|\$\(|\.(?:deb|rpm|apk|tgz|gem|nupkg)$/.test(arg));
}

/** Copies the whole context, or (`withFolders`) a folder of sources. */
function isBroad(instruction: Instruction, withFolders: boolean): boolean {
  if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") return false;
  // Only the files of a name, wherever they are.
  return sourcesOf(instruction).some(({ kind, from, path }) => kind === "path" && from === null && (isWhole(path) || (withFolders && SOURCE_FOLDERS.has(cleanPath(path)))));
}

function isWhole(path: string): boolean {
  return ["", "*"].includes(cleanPath(path));
}

function cleanPath(path: string): string {
  return posix.normalize(`/${path}`).replace(/^\/|\/$/g, "");
}

/** Copies what another stage makes of the whole context. */
function isBuilt(instruction: Instruction, view: StageView, { dockerfile, stages }: JudgedFile): boolean {
  if (instruction.keyword !== "COPY") return false;
  const from = sourcesOf(instruction)[0]?.from ?? null;
  const stage = from === null ? null : findStage(dockerfile, from, view.stage.index);
  const source = stages.find((each) => each.stage === stage);
  return source !== undefined && chainOf(source).some((step) => isBroad(step.instruction, true));
}

const ALWAYS_VOLATILE = /(?:^|_)(?:SHA|COMMIT|REVISION|VCS_REF|GIT_REF|GIT_HASH|GIT_REV|GIT_DESCRIBE|BUILD_DATE|BUILD_TIME|BUILD_NUMBER|BUILD_NUM|BUILD_ID|BUILDTIME|RUN_ID|RUN_NUMBER|TIMESTAMP|CACHEBUST|CACHE_BUST|CREATED)(?:_|$)|^(?:DATE|BUILD|NOW)$/i;
/** The version of what is built; others name a tool. */
const OWN_VERSION = /^(?:VERSION|APP_VERSION|BUILD_VERSION|RELEASE|RELEASE_VERSION|PACKAGE_VERSION|IMAGE_VERSION|PROJECT_VERSION|GIT_TAG|VCS_TAG|TAG)$/i;
const NO_VERSION = /^(?:|v?0\.0\.0.*|0\.0|dev.*|unknown|latest|snapshot|.*-SNAPSHOT|local|none|n\/a|edge|main|master|unset|undefined)$/i;

/** ARG and ENV that change with every commit above RUNs that do not use them: a variable is part of each RUN below it. */
export function findEarlyVariables({ stages }: JudgedFile): Finding[] {
  return stages.flatMap(({ steps }) => {
    const volatile = new Map<string, PlacedStep>();
    return steps.flatMap((step, index) => {
      const { keyword, settings } = step.instruction;
      if (keyword !== "ARG" && keyword !== "ENV") return [];
      const names = settings.filter(({ name, value }) => isVolatile(keyword, name, value, volatile)).map(({ name }) => name);
      const isRoot = names.filter((name) => !volatile.has(name)).length > 0 && !settings.some(({ value }) => mentions(value ?? "", [...volatile.keys()]));
      for (const name of names) volatile.set(name, step);
      return isRoot ? earlyVariable(step, names, steps.slice(index + 1)) : [];
    });
  });
}

function isVolatile(keyword: string, name: string, value: string | null, volatile: ReadonlyMap<string, PlacedStep>): boolean {
  if (mentions(value ?? "", [...volatile.keys()])) return true;
  // A literal changes with the Dockerfile alone.
  if (keyword === "ENV") return /\$/.test(value ?? "") && ALWAYS_VOLATILE.test(name);
  return (ALWAYS_VOLATILE.test(name) && name !== "SOURCE_DATE_EPOCH") || (OWN_VERSION.test(name) && NO_VERSION.test(value ?? ""));
}

/** What would be another thing without the variable. */
const NEEDS_VALUE = new Set(["RUN", "COPY", "ADD", "WORKDIR", "USER", "EXPOSE", "VOLUME", "STOPSIGNAL"]);

function earlyVariable(step: PlacedStep, names: readonly string[], below: readonly PlacedStep[]): Finding[] {
  const group = [...names];
  const users: Instruction[] = [];
  const needless: Instruction[] = [];
  for (const { instruction } of below) {
    const { keyword, settings, source, heredocs } = instruction;
    const uses = mentions([source, ...instruction.words, ...heredocs.map(({ content }) => content)].join("\n"), group);
    // An ENV of it below a RUN is there for the next one, which reads it from its environment.
    if (uses && (NEEDS_VALUE.has(keyword) || (keyword === "ENV" && needless.length > 0))) break;
    if (keyword === "RUN") needless.push(instruction);
    if (!uses) continue;
    users.push(instruction);
    if (keyword !== "LABEL") group.push(...settings.filter(({ value }) => mentions(value ?? "", group)).map(({ name }) => name));
  }
  const last = needless.at(-1);
  if (last === undefined) return [];
  // They go with it: above it they would be without it.
  const followers = users.filter((each) => ["ARG", "ENV", "LABEL"].includes(each.keyword) && each.line < last.line);
  const { keyword, line } = step.instruction;
  const with_ = followers.length === 0 ? "" : ` together with ${followers.map((each) => `${each.keyword} on line ${each.line}`).join(", ")}`;
  const message = `${keyword} ${names.join(", ")} changes with every commit, and with it ${formatCount(needless.length, "RUN")} below (the first on line ${needless[0]?.line ?? line}) that ${needless.length === 1 ? "does" : "do"} not use it.`;
  return [{ ...findingAt("volatile-variable-early", step, message, `Move it below line ${last.endLine}${with_}, or right above the first RUN that reads it from its environment.`), costLines: needless.map((each) => each.line) }];
}

function mentions(text: string, names: readonly string[]): boolean {
  return [...text.matchAll(/\$\{?(\w+)/g)].some(([, name = ""]) => names.includes(name));
}

/** Installs that work with the index of another RUN: it is that of the day on which that RUN was cached. */
export function findLoneRefreshes({ stages }: JudgedFile): Finding[] {
  const found = new Map<PlacedStep, Finding>();
  for (const chain of stages.map(chainOf)) {
    for (const [index, step] of chain.entries()) {
      const finding = found.has(step) || step.isWindows ? null : loneRefresh(step, chain.slice(index + 1)) ?? lateInstall(step, chain.slice(0, index));
      if (finding !== null) found.set(step, finding);
    }
  }
  return [...found.values()];
}

/** An update in a RUN that installs nothing. */
function loneRefresh(step: PlacedStep, below: readonly PlacedStep[]): Finding | null {
  const refresh = step.packages.find((each) => each.act === "refresh" && !does(step, "packages", each));
  if (refresh === undefined) return null;
  const install = below.find((later) => does(later, "packages", refresh));
  if (install === undefined || does(install, "refresh", refresh) || installsFresh(install)) return null;
  const shown = shownCommand(refresh);
  return findingAt(
    "package-index-apart",
    step,
    `${shown} is cached apart from the install on line ${install.instruction.line}: when that changes, it works with an old index, and packages that are gone by then fail it.`,
    `Write both in one RUN: \`${shown} && …\`.`,
  );
}

/** An install below a RUN that updates the index, and installs, itself. */
function lateInstall(step: PlacedStep, above: readonly PlacedStep[]): Finding | null {
  const install = step.packages.find((each) => each.act === "packages" && !does(step, "refresh", each));
  if (install === undefined || installsFresh(step)) return null;
  const last = above.findLast((earlier) => does(earlier, "refresh", install));
  const refresh = last?.packages.find((each) => each.act === "refresh" && each.manager === install.manager);
  // The update alone has its own advice.
  if (last === undefined || refresh === undefined || !does(last, "packages", install)) return null;
  return findingAt(
    "package-index-apart",
    step,
    `${shownCommand(install)} works with the index that the RUN on line ${last.instruction.line} updated when it was cached: when this one changes, the index is old, and packages that are gone by then fail it.`,
    `Install all in that RUN, or update here, too: \`${shownCommand(refresh)} && …\`.`,
  );
}

function does(step: PlacedStep, act: PackageCommand["act"], { manager }: PackageCommand): boolean {
  return step.packages.some((each) => each.manager === manager && each.act === act);
}

function shownCommand({ command, words }: PackageCommand): string {
  return `${command.name} ${words[0] ?? command.args[0] ?? ""}`.trim();
}

/** apk fetches its index itself then. */
function installsFresh(step: PlacedStep): boolean {
  return step.commands.some(({ name, args }) => name === "apk" && args.some((arg) => ["--no-cache", "-U", "--update", "--update-cache"].includes(arg)));
}
