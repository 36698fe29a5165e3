import { DockerfileParser, type Instruction as AstInstruction } from "dockerfile-ast";
import { headerOf, splitBlanks, splitWords, takeFlags, takeJson, unquote, type Flag } from "./words.ts";

/** A Dockerfile, taken apart. All lines count from 1. */
export interface Dockerfile {
  /** The frontend that `# syntax=` names; null where none does. */
  readonly syntax: string | null;
  /** What continues a line: `\`, or as `# escape=` says. */
  readonly escape: string;
  /** What stands before the first FROM: ARG. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
}

/** From one FROM to the next. */
export interface Stage {
  readonly index: number;
  /** As written after AS; names are told apart without regard to case. */
  readonly name: string | null;
  /** What FROM names, variables as written: an image or an earlier stage. */
  readonly base: string;
  /** As `--platform` has it, variables as written. */
  readonly platform: string | null;
  readonly line: number;
  readonly endLine: number;
  /** The FROM is the first. */
  readonly instructions: readonly Instruction[];
}

/** One instruction, continuation lines joined and comments in between left out. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly line: number;
  /** The end of its last here-document, where it has any. */
  readonly endLine: number;
  /** All of it in one line, as written but for blanks; without the here-documents' lines. */
  readonly source: string;
  /** What follows the keyword and the flags, as written; without the here-documents' lines. */
  readonly text: string;
  readonly flags: readonly Flag[];
  /** The words of `text`, quotes and escapes resolved, variables as written; of the JSON form its strings. */
  readonly words: readonly string[];
  readonly isJson: boolean;
  readonly heredocs: readonly Heredoc[];
  /** What ARG, ENV and LABEL set. */
  readonly settings: readonly Setting[];
  /** What ONBUILD puts off; its lines are those of the ONBUILD. */
  readonly trigger: Instruction | null;
}

/** A here-document of COPY, ADD or RUN. */
interface Heredoc {
  readonly name: string;
  readonly content: string;
}

/** One name of ARG, ENV or LABEL. */
interface Setting {
  readonly name: string;
  /** null: an ARG without a default. */
  readonly value: string | null;
}

const HEREDOC_KEYWORDS = new Set(["ADD", "COPY", "RUN"]);
const SETTING_KEYWORDS = new Set(["ARG", "ENV", "LABEL"]);
/** Whose words may be written as a JSON array. */
const JSON_KEYWORDS = new Set(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);

/** Takes a Dockerfile apart. Whatever is no instruction is left out: saying so is BuildKit's part. */
export function parseDockerfile(text: string): Dockerfile {
  const source = text.replace(/^\uFEFF/, "");
  const ast = DockerfileParser.parse(source);
  const escape = ast.getEscapeCharacter();
  const lines = source.split(/\r\n|\n|\r/);
  const instructions = ast.getInstructions().map((each) => readInstruction(each, lines, escape));
  const firstFrom = instructions.findIndex(({ keyword }) => keyword === "FROM");
  const syntax = ast.getDirectives().find((directive) => directive.getName().toLowerCase() === "syntax");
  return {
    syntax: syntax?.getValue() ?? null,
    escape,
    preamble: firstFrom === -1 ? instructions : instructions.slice(0, firstFrom),
    stages: firstFrom === -1 ? [] : readStages(instructions.slice(firstFrom)),
  };
}

function readStages(instructions: readonly Instruction[]): Stage[] {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === "FROM" ? [index] : []));
  return starts.map((start, index) => {
    const own = instructions.slice(start, starts[index + 1]);
    const from = own[0];
    const [base = "", as = "", name] = from?.words ?? [];
    return {
      index,
      name: as.toLowerCase() === "as" ? (name ?? null) : null,
      base,
      platform: from?.flags.find((flag) => flag.name === "platform")?.value ?? null,
      line: from?.line ?? 1,
      endLine: own.at(-1)?.endLine ?? 1,
      instructions: own,
    };
  });
}

function readInstruction(ast: AstInstruction, lines: readonly string[], escape: string): Instruction {
  const range = ast.getRange();
  const own = lines.slice(range.start.line, range.end.line + 1);
  const header = headerOf(own, escape);
  const place = { line: range.start.line + 1, endLine: range.end.line + 1 };
  return build(header.text, place, escape, own.slice(header.lineCount));
}

/** Reads an instruction whose lines are joined; `body` is where its here-documents are. */
function build(joined: string, place: { line: number; endLine: number }, escape: string, body: readonly string[]): Instruction {
  const [, word = "", rest = ""] = /^\s*(\S+)\s*(.*)$/s.exec(joined) ?? [];
  const keyword = word.toUpperCase();
  const { flags, text } = takeFlags(rest, escape);
  const json = JSON_KEYWORDS.has(keyword) ? takeJson(text) : null;
  return {
    keyword,
    ...place,
    source: joined.trim().replaceAll(/\s+/g, " "),
    text,
    flags,
    words: json ?? splitBlanks(text).map((each) => unquote(each, escape)),
    isJson: json !== null,
    heredocs: HEREDOC_KEYWORDS.has(keyword) && json === null ? readHeredocs(text, body) : [],
    settings: SETTING_KEYWORDS.has(keyword) ? readSettings(keyword, text, escape) : [],
    // One within another is none: BuildKit refuses it.
    trigger: keyword === "ONBUILD" && rest !== "" && !/^ONBUILD\b/i.test(rest) ? build(rest, place, escape, body) : null,
  };
}

/** `ARG A B=2`, `ENV A=1 B="x y"`, and the old form `ENV NAME all the rest`. */
function readSettings(keyword: string, text: string, escape: string): Setting[] {
  const words = splitWords(text, escape);
  const [first = ""] = words;
  if (keyword !== "ARG" && first !== "" && !first.includes("=")) {
    return [{ name: unquote(first, escape), value: text.slice(text.indexOf(first) + first.length).trim() }];
  }
  return words.map((word) => {
    const equals = word.indexOf("=");
    if (equals === -1) return { name: unquote(word, escape), value: null };
    return { name: unquote(word.slice(0, equals), escape), value: unquote(word.slice(equals + 1), escape) };
  });
}

/** The here-documents that the first line opens, in its order, read from the lines that follow it. */
function readHeredocs(text: string, body: readonly string[]): Heredoc[] {
  let at = 0;
  return [...text.matchAll(/(?<![<\w"'])\d*<<(-?)(["']?)([A-Za-z_][\w.-]*)\2(?!<)/g)].flatMap(([, dash, , name = ""]) => {
    const own: string[] = [];
    for (; at < body.length; at += 1) {
      const line = dash === "-" ? (body[at] ?? "").replace(/^\t+/, "") : (body[at] ?? "");
      if (line === name) {
        at += 1;
        return [{ name, content: own.map((each) => `${each}\n`).join("") }];
      }
      own.push(line);
    }
    return own.length === 0 ? [] : [{ name, content: own.map((each) => `${each}\n`).join("") }];
  });
}
