import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A start of an engine's program, by code that is not itself one of them. */
export interface RecordedStart {
  readonly program: string;
  readonly args: readonly string[];
}

/** Stands before an engine's programs, and remembers how they were started. */
export interface Recorder {
  /** Goes first on PATH. */
  readonly folder: string;
  starts(): Promise<RecordedStart[]>;
}

/** Makes a folder of programs, by name, each of which writes down its arguments and becomes the real one. */
export async function startRecorder(folder: string, programs: Readonly<Record<string, string>>): Promise<Recorder> {
  const bin = join(folder, "bin");
  const file = join(folder, "starts");
  await mkdir(bin, { recursive: true });
  await writeFile(file, "", { mode: 0o666 });
  for (const [name, path] of Object.entries(programs)) {
    await writeFile(join(bin, name), script(name, path, file));
    await chmod(join(bin, name), 0o755);
  }
  return { folder: bin, starts: async () => parse(await readFile(file, "utf8")) };
}

// What docker starts by itself is docker's own business. One printf is one write: records do not mix. bash, since other
// shells pass no variable on whose name has a hyphen.
function script(name: string, path: string, file: string): string {
  return `#!/bin/bash
read -r parent <"/proc/$PPID/comm"
case "$parent" in
  docker | docker-buildx | buildx) ;;
  *) printf '%s\\0' '${name}' "$#" "$@" >>'${file}' ;;
esac
exec '${path}' "$@"
`;
}

function parse(text: string): RecordedStart[] {
  const words = text.split("\0");
  const starts: RecordedStart[] = [];
  for (let at = 0; at + 1 < words.length; ) {
    const count = Number(words[at + 1]);
    starts.push({ program: words[at] ?? "", args: words.slice(at + 2, at + 2 + count) });
    at += 2 + count;
  }
  return starts;
}
