import type { Dockerfile, Instruction, Stage } from "./parse.ts";

/** What COPY, ADD or a mount takes. */
export interface Source {
  readonly kind: "path" | "heredoc" | "url";
  /** A stage, an image or a named context; null: the build context. Variables as written. */
  readonly from: string | null;
  /** As written; "" for the whole of `from`. Of a here-document its name. */
  readonly path: string;
}

/** A mount of RUN (`--mount=…`). */
interface Mount {
  /** `bind` where it does not say. */
  readonly type: string;
  readonly from: string | null;
  readonly source: string | null;
  readonly target: string | null;
  /** Of a secret, a cache or an SSH agent; null where it does not say. */
  readonly id: string | null;
  /** Everything that it says, by name in small letters; `true` where a name stands alone. */
  readonly params: ReadonlyMap<string, string>;
}

const URL = /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|[\w.-]+@[\w.-]+:)/i;

/** What an instruction takes from elsewhere: the sources of COPY and ADD, and the bind mounts of RUN. */
export function sourcesOf(instruction: Instruction): Source[] {
  const { keyword, flags, words, heredocs, trigger } = instruction;
  if (trigger !== null) return sourcesOf(trigger);
  if (keyword === "RUN") return mountsOf(instruction).filter(takesFiles).map(({ from, source }) => ({ kind: "path", from, path: source ?? "" }));
  if (keyword !== "COPY" && keyword !== "ADD") return [];
  const from = flags.find(({ name }) => name === "from")?.value ?? null;
  const names = new Set(heredocs.map(({ name }) => name));
  return words.slice(0, -1).map((word) => {
    const [, heredoc] = /^<<-?(.+)$/.exec(word) ?? [];
    if (heredoc !== undefined && names.has(heredoc)) return { kind: "heredoc", from: null, path: heredoc };
    return { kind: keyword === "ADD" && URL.test(word) ? "url" : "path", from, path: word };
  });
}

/** The mounts of a RUN. */
export function mountsOf(instruction: Instruction): Mount[] {
  return instruction.flags.filter(({ name }) => name === "mount").map(({ value }) => readMount(value ?? ""));
}

/** A cache is filled from its `from` at first, so it takes files as a bind mount does. */
function takesFiles({ type, from }: Mount): boolean {
  return type === "bind" || (type === "cache" && from !== null);
}

function readMount(value: string): Mount {
  const params = new Map(splitFields(value).map((field): [string, string] => {
    const equals = field.indexOf("=");
    return equals === -1 ? [field.toLowerCase(), "true"] : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
  }));
  const first = (...names: string[]): string | null => names.map((name) => params.get(name)).find((each) => each !== undefined) ?? null;
  return {
    type: first("type") ?? "bind",
    from: first("from"),
    source: first("source", "src"),
    target: first("target", "dst", "destination"),
    id: first("id"),
    params,
  };
}

/** Fields of one line of CSV, as BuildKit reads them. */
function splitFields(value: string): string[] {
  return [...value.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "").filter((field) => field !== "");
}

/** The stage that `name` means for what stands in stage `before`: a name in any case, or a number; null: it is no stage. */
export function findStage(dockerfile: Dockerfile, name: string, before = dockerfile.stages.length): Stage | null {
  const earlier = dockerfile.stages.slice(0, before);
  const named = earlier.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
  return named ?? (/^\d+$/.test(name) ? (earlier[Number(name)] ?? null) : null);
}

/** What a stage puts off with ONBUILD. */
export function triggersOf(stage: Stage | null): Instruction[] {
  return (stage?.instructions ?? []).flatMap(({ trigger }) => (trigger === null ? [] : [trigger]));
}

/** The stages that are built for `target` (the last one where null), in the order of the file; [] where there is no such stage. */
export function stagesBuiltFor(dockerfile: Dockerfile, target: string | null): Stage[] {
  const last = target === null ? (dockerfile.stages.at(-1) ?? null) : findStage(dockerfile, target);
  const built = new Set<Stage>();
  const pending = last === null ? [] : [last];
  for (let stage = pending.pop(); stage !== undefined; stage = pending.pop()) {
    if (built.has(stage)) continue;
    built.add(stage);
    const { index } = stage;
    const names = [stage.base, ...stage.instructions.flatMap(sourcesOf).map(({ from }) => from ?? "")];
    // A name that holds a variable may mean any of them.
    const needed = names.flatMap((name) => (name.includes("$") ? dockerfile.stages.slice(0, index) : [findStage(dockerfile, name, index)]));
    pending.push(...needed.filter((each) => each !== null));
  }
  return dockerfile.stages.filter((stage) => built.has(stage));
}
