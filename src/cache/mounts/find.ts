import { posix } from "node:path";
import type { Dockerfile, Instruction, Stage } from "../../dockerfile/parse.ts";
import { findStage, mountsOf, stagesBuiltFor, triggersOf } from "../../dockerfile/sources.ts";
import { formatPlatform, parsePlatform } from "../../oci/platform.ts";
import type { CacheMount, UnkeptMount } from "./mount.ts";
import { expandWord, type Variables } from "./words.ts";

/** What mounts are looked for with. */
export interface MountQuestion {
  /** null: the last stage. */
  readonly target: string | null;
  /** Build arguments by name. */
  readonly buildArguments: ReadonlyMap<string, string>;
  /** Those that the image is built for. */
  readonly platforms: readonly string[];
  /** What the builder runs on. */
  readonly buildPlatform: string;
  /** `auto`: all; else those with one of these ids. */
  readonly wanted: "auto" | readonly string[];
}

/** The mounts that can be kept, each once, and those that cannot. */
export interface FoundMounts {
  readonly mounts: readonly CacheMount[];
  readonly unkept: readonly UnkeptMount[];
}

type Mount = ReturnType<typeof mountsOf>[number];

/** The cache mounts of the stages that are built, with the ids that BuildKit will give them. */
export function findCacheMounts(dockerfile: Dockerfile, question: MountQuestion): FoundMounts {
  const mounts: CacheMount[] = [];
  const unkept: UnkeptMount[] = [];
  const built = stagesBuiltFor(dockerfile, question.target);
  const readers = question.platforms.map((platform) => ({ platform, mountsIn: createMountFinder(dockerfile, question, platform) }));
  for (const stage of built) {
    for (const { platform, mountsIn } of readers) {
      for (const { mount, variables, isComplete } of mountsIn(stage)) {
        const read = readCacheMount(mount, variables, isComplete, platform);
        if ("why" in read) unkept.push(read);
        else if (isWanted(read, mount, question.wanted)) mounts.push(read);
      }
    }
  }
  return { mounts: mergeMounts(mounts), unkept: [...new Map(unkept.map((each) => [`${each.id}\0${each.why}`, each])).values()] };
}

/** Each mount once, for all the platforms that it is used for. */
export function mergeMounts(mounts: readonly CacheMount[]): CacheMount[] {
  const merged = new Map<string, CacheMount>();
  for (const mount of mounts) {
    const name = identityOf(mount);
    const known = merged.get(name);
    merged.set(name, known === undefined ? mount : {
      ...known,
      isReadOnly: known.isReadOnly && mount.isReadOnly,
      platforms: [...new Set([...known.platforms, ...mount.platforms])].sort(),
    });
  }
  return [...merged.values()];
}

/** What BuildKit tells mounts apart by: the id and, where it is given, whose and how open the directory is. */
export function identityOf({ id, base }: CacheMount): string {
  return base === null ? id : `${id}\0${base.uid}:${base.gid}:${base.mode.toString(8)}`;
}

/** A cache mount as a RUN has it, or why it cannot be kept. */
export function readCacheMount(mount: Mount, variables: Variables, isComplete: boolean, platform: string): CacheMount | UnkeptMount {
  const written = mount.id ?? mount.target ?? "";
  const unkept = (why: string): UnkeptMount => ({ id: written, why });
  if (mount.from !== null && mount.from !== "" && mount.from !== "scratch") return unkept(`it is filled from ${mount.from}, and no other build can name what that made of it`);
  const expanded = (value: string | undefined): string | null | undefined => (value === undefined ? undefined : expandWord(asFlag(value), variables, isComplete));
  const target = expanded(mount.target ?? "");
  const id = expanded(mount.id ?? "");
  const [uid, gid, mode, sharing] = ["uid", "gid", "mode", "sharing"].map((name) => expanded(mount.params.get(name)));
  if (target == null || id == null || uid === null || gid === null || mode === null || sharing === null) return unkept("what a variable in it stands for is known to BuildKit alone");
  if (mount.source !== null && posix.join("/", mount.source) !== "/") return unkept("it begins at a folder in it");
  const base = uid === undefined && gid === undefined && mode === undefined ? null : { uid: Number(uid ?? 0), gid: Number(gid ?? 0), mode: Number.parseInt(mode ?? "755", 8) };
  if (base !== null && !Object.values(base).every(Number.isSafeInteger)) return unkept("its uid, gid or mode is no number");
  const name = id === "" ? posix.normalize(target) : id;
  if (name === "" || /[\0\r\n]/.test(name)) return unkept("its id cannot be written in a Dockerfile");
  return {
    id: name === "/" ? name : id === "" ? name.replace(/\/$/, "") : name,
    target,
    base,
    sharing: sharing === "private" || sharing === "locked" ? sharing : "shared",
    isReadOnly: isReadOnly(mount),
    platforms: [platform],
  };
}

/** BuildKit reads flags byte by byte, so that `é` is `Ã©` in them, but not in the values of their variables. What stands for an id stays (`usedMounts`). */
function asFlag(value: string): string {
  return value.replaceAll(/[^\0-\x7f\u{E000}\u{E001}]+/gu, (text) => Buffer.from(text, "utf8").toString("latin1"));
}

function isReadOnly({ params }: Mount): boolean {
  const says = (name: string): boolean => ["true", "1", "t"].includes((params.get(name) ?? "").toLowerCase());
  return says("ro") || says("readonly");
}

/** A list names mounts by what BuildKit calls them, or as the Dockerfile does. */
function isWanted(mount: CacheMount, written: Mount, wanted: MountQuestion["wanted"]): boolean {
  return wanted === "auto" || [mount.id, written.id, mount.target, written.target].some((name) => name !== null && wanted.includes(name));
}

interface Placed {
  readonly mount: Mount;
  readonly variables: Variables;
  /** Whether a variable that is not among them is set nowhere. */
  readonly isComplete: boolean;
}

interface Scope {
  readonly variables: Variables;
  readonly isComplete: boolean;
}

/** Is asked for the stages in their order: one goes on with the variables of the one that it is made from. */
function createMountFinder(dockerfile: Dockerfile, question: MountQuestion, platform: string): (stage: Stage) => Placed[] {
  const globals = globalArguments(dockerfile, question, platform);
  const scopes = new Map<Stage, Scope>();
  return (stage) => {
    const name = expandWord(stage.base, globals);
    const parent = name === null ? null : findStage(dockerfile, name, stage.index);
    const { variables: inherited, isComplete } = (parent === null ? undefined : scopes.get(parent)) ?? { variables: new Map(), isComplete: name?.toLowerCase() === "scratch" };
    const variables = new Map(inherited);
    scopes.set(stage, { variables, isComplete });
    // A stage that others are made from runs what it puts off in them.
    return placeMounts([...triggersOf(parent), ...stage.instructions], variables, isComplete, (setting, value) => argumentOf(setting, value, question, globals, variables, isComplete));
  };
}

/** `variables` are moved on. */
function placeMounts(instructions: readonly Instruction[], variables: Map<string, string | null>, isComplete: boolean, argument: (name: string, value: string | null) => string | null): Placed[] {
  const found: Placed[] = [];
  const environment = new Set<string>();
  for (const instruction of instructions) {
    const { keyword, settings } = instruction;
    const caches = keyword === "RUN" ? mountsOf(instruction).filter(({ type }) => type.toLowerCase() === "cache") : [];
    if (caches.length > 0) {
      const now = new Map(variables);
      found.push(...caches.map((mount) => ({ mount, variables: now, isComplete })));
    }
    if (keyword === "ENV") for (const { name } of settings) environment.add(name);
    const declared = keyword === "ENV" ? settings : keyword === "ARG" ? settings.filter(({ name }) => !environment.has(name)) : [];
    // All of one instruction see what was set before it.
    const values = declared.map(({ name, value }) => [name, keyword === "ENV" ? expandWord(value ?? "", variables, isComplete) : argument(name, value)] as const);
    for (const [name, value] of values) variables.set(name, value);
  }
  return found;
}

function argumentOf(name: string, value: string | null, question: MountQuestion, globals: Variables, before: Variables, isComplete: boolean): string | null {
  const given = question.buildArguments.get(name);
  if (given !== undefined) return given;
  if (value !== null) return expandWord(value, before, isComplete);
  // Declared without a value: that of the preamble, or of the platform; else it is not set, and so empty.
  return globals.get(name) ?? "";
}

function globalArguments(dockerfile: Dockerfile, question: MountQuestion, platform: string): Map<string, string | null> {
  const variables = new Map<string, string | null>(platformArguments(question.buildPlatform, platform));
  for (const { keyword, settings } of dockerfile.preamble) {
    if (keyword !== "ARG") continue;
    for (const { name, value } of settings) {
      const given = question.buildArguments.get(name);
      if (given !== undefined) variables.set(name, given);
      else if (value !== null) variables.set(name, expandWord(value, variables));
    }
  }
  return variables;
}

/** What BuildKit sets by itself, once it is declared. */
function platformArguments(build: string, target: string): [string, string][] {
  return ([["BUILD", build], ["TARGET", target]] as const).flatMap(([prefix, text]): [string, string][] => {
    const platform = parsePlatform(text);
    return [
      [`${prefix}PLATFORM`, formatPlatform(platform)],
      [`${prefix}OS`, platform.os],
      [`${prefix}ARCH`, platform.architecture],
      [`${prefix}VARIANT`, platform.variant ?? ""],
    ];
  });
}
