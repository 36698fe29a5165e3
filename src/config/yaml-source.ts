import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** What is wrong with the file, and where. */
export interface Mistake {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** A YAML document that was read: its value, and where everything in it stands. */
export interface YamlSource {
  readonly value: unknown;
  /** A mistake about the value at `path`; about the key itself where `isKey`. */
  mistakeAt(path: Path, text: string, isKey?: boolean): Mistake;
}

/** Far more than anybody writes by hand, and few enough that no value grows beyond the file many times over. */
const MAX_ALIASES = 100;
/** The parser's time doubles with each key that is marked by a question mark and nests in another. */
const MARKED_KEY = /(?<=^|\s)\?(?=\s|$)/gm;
const MAX_MARKED_KEYS = 10;

/** Reads one document of YAML 1.2. `source` is null where nothing more can be said of it than `mistakes`. */
export function readYaml(text: string): { readonly source: YamlSource | null; readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter();
  const mistakeFrom = (offset: number, what: string): Mistake => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), text: what };
  };
  if ((text.match(MARKED_KEY)?.length ?? 0) > MAX_MARKED_KEYS) {
    return { source: null, mistakes: [mistakeFrom(0, "it marks keys by question marks, which no key of the file needs: write `key: value`.")] };
  }

  const document = parseDocument(text, { version: "1.2", lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const faults = [...document.errors, ...document.warnings];
  const mistakes = faults.map(({ code, message, pos }) => mistakeFrom(pos[0], code === "DUPLICATE_KEY" ? `the key ${quoteAt(text, pos[0])} is here a second time.` : `this is no valid YAML: ${message}.`));
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== "1.2") {
    mistakes.push(mistakeFrom(0, "this is YAML 1.1, in which a date is no text: leave the %YAML line out."));
  }
  if (faults.some(({ code }) => code !== "DUPLICATE_KEY") || mistakes.length > faults.length) return { source: null, mistakes };

  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    const mistakeAt = (path: Path, what: string, isKey = false) => mistakeFrom(offsetOf(document, path, isKey), what);
    return { source: { value, mistakeAt }, mistakes };
  } catch (error) {
    // yaml's word for aliases beyond the limit, and for one of an anchor that is not there.
    if (!(error instanceof ReferenceError)) throw error;
    return { source: null, mistakes: [...mistakes, mistakeFrom(0, `its aliases cannot be followed: write the values out (${error.message}).`)] };
  }
}

function quoteAt(text: string, offset: number): string {
  return JSON.stringify(/^[^\s:]{0,60}/.exec(text.slice(offset, offset + 60))?.[0] ?? "");
}

/** Where the value at `path` begins; of the nearest that there is where it has no place of its own. */
function offsetOf(document: Document, path: Path, isKey: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [at, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const isLast = at === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      const key = pair?.key as Node | null | undefined;
      const value = pair?.value as Node | null | undefined;
      // A value that was left out has no place: its key has.
      const isEmpty = value == null || (isScalar(value) && value.source === "");
      offset = ((isLast && isKey) || isEmpty ? key : value)?.range?.[0] ?? offset;
      node = value ?? null;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
