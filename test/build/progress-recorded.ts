import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTerminalHost } from "../../src/host/terminal.ts";
import { createProgress } from "../../src/build/progress/progress.ts";
import type { BuildTrace } from "../../src/build/progress/trace.ts";
import type { Clock, Host } from "../../src/host/host.ts";

const fixtures = join(import.meta.dirname, "fixtures");

/** What buildx wrote to standard error in a build that was recorded, with `--progress=rawjson`; digests are shortened. */
export function recorded(name: string): Buffer {
  return readFileSync(join(fixtures, "rawjson", `${name}.jsonl`));
}

/** The Dockerfile of a recorded build. */
export function dockerfileOf(name: string): string {
  return readFileSync(join(fixtures, "dockerfiles", name), "utf8");
}

/** How a recorded build is followed. */
export interface FollowOptions {
  readonly dockerfile?: string;
  readonly exitCode?: number;
  /** Bytes of each piece that arrives; all at once unless given. */
  readonly pieceBytes?: number;
  readonly secrets?: readonly string[];
}

/** A host whose log is kept as text. */
export function loggingHost(options: { readonly kind?: Host["kind"]; readonly clock?: Clock; readonly isTty?: boolean } = {}): { readonly host: Host; readonly log: () => string } {
  let log = "";
  const stderr = { isTTY: options.isTty ?? false, columns: 200, write: (text: string) => (log += text) };
  const host = createTerminalHost({ env: {}, directory: ".", inputs: {}, stderr, verbosity: "normal", color: false, ...(options.clock === undefined ? {} : { clock: options.clock }) });
  return { host: { ...host, kind: options.kind ?? "terminal" }, log: () => log };
}

/** Follows a recorded build, and gives what was made of it and the log. */
export async function follow(name: string | Buffer, options: FollowOptions = {}): Promise<{ trace: BuildTrace; log: string; host: Host }> {
  const { host, log } = loggingHost();
  for (const secret of options.secrets ?? []) host.addSecret(secret);
  const bytes = typeof name === "string" ? recorded(name) : name;
  const progress = createProgress(host, {
    dockerfilePath: options.dockerfile === undefined ? null : `app/${options.dockerfile}`,
    dockerfileText: options.dockerfile === undefined ? null : dockerfileOf(options.dockerfile),
    every: () => () => {},
  });
  const pieceBytes = options.pieceBytes ?? bytes.length;
  for (let at = 0; at < bytes.length; at += pieceBytes) progress.onStderr(bytes.subarray(at, at + pieceBytes));
  const trace = await progress.end(options.exitCode ?? (bytes.includes("\nERROR: ") ? 1 : 0));
  return { trace, log: log(), host };
}

/** Lines as buildx would write them. */
export function statusLines(...lines: readonly object[]): Buffer {
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** A time of a made-up build, in seconds from its beginning. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 21, 9, 0, 0) + seconds * 1000).toISOString();
}

/** What a process printed, as BuildKit has it. */
export function printed(vertex: string, text: string): object {
  return { logs: [{ vertex, stream: 1, data: Buffer.from(text).toString("base64"), timestamp: at(0) }] };
}
