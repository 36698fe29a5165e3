/** What buildx says of a failure, on standard error after the progress. */
export interface ErrorText {
  /** Without `ERROR:` and the words that it always begins with; null where there is no such line. */
  readonly message: string | null;
  readonly source: SourceBlock | null;
  /** Everything else. */
  readonly rest: readonly string[];
}

/** The part of a Dockerfile that buildx prints (moby/buildkit, solver/errdefs/source.go). */
export interface SourceBlock {
  /** As the frontend names it: the last part of its path. */
  readonly file: string;
  readonly lines: readonly { readonly number: number; readonly text: string; readonly isMarked: boolean }[];
}

const RULE = /^-{20}$/;
const HEADING = /^(.+):(\d+)$/;
const NUMBERED = /^ {1,3}\s*(\d+) \| (>>>| {3})(?: (.*))?$/;
const ALWAYS = /^(?:failed to build: |failed to solve: |rpc error: code = \w+ desc = |error: )+/;

/** Takes apart what buildx wrote besides the progress; with several sources the innermost, which it prints first. */
export function readErrorText(text: string): ErrorText {
  const lines = text.split("\n");
  const rest: string[] = [];
  let message: string | null = null;
  let source: SourceBlock | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const block = readBlock(lines, at);
    if (block !== null) {
      source ??= block.source;
      at = block.end;
    } else if (line.startsWith("ERROR: ")) {
      const end = endOfMessage(lines, at);
      message = lines.slice(at, end).join("\n").slice("ERROR: ".length).replace(ALWAYS, "").trimEnd();
      at = end - 1;
    } else if (line.trim() !== "") rest.push(line);
  }
  return { message, source, rest };
}

function readBlock(lines: readonly string[], at: number): { source: SourceBlock; end: number } | null {
  const [, file] = HEADING.exec(lines[at] ?? "") ?? [];
  if (file === undefined || !RULE.test(lines[at + 1] ?? "")) return null;
  const source: { number: number; text: string; isMarked: boolean }[] = [];
  for (let end = at + 2; end < lines.length; end += 1) {
    if (RULE.test(lines[end] ?? "")) return { source: { file, lines: source }, end };
    const [, number, mark, text = ""] = NUMBERED.exec(lines[end] ?? "") ?? [];
    if (number === undefined) return null;
    source.push({ number: Number(number), text, isMarked: mark === ">>>" });
  }
  return null;
}

/** A message may have several lines; a remark of buildx or the build's address in Docker Desktop ends it. */
function endOfMessage(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? "").trim() !== "" && !/^(?:View build details:|WARNING:|time=")/.test(lines[end] ?? "")) end += 1;
  return end;
}
