import { writeSync } from "node:fs";
import { systemClock } from "../../host/clock.ts";
import { createFiles } from "../../host/files.ts";
import type { Host, Log } from "../../host/host.ts";
import { createRedactor } from "../../host/redact.ts";
import type { FacadeSettings } from "./settings.ts";

const MAX_LOG_BYTES = 4 * 1024 * 1024;
const STDERR = 2;

/** The host of this process: nobody is told anything but the log file, which standard error is, and no secret of the job's comes into that. */
export function createFacadeHost({ env, folder, secret, githubToken }: FacadeSettings): Host {
  const redactor = createRedactor();
  const tokens = Object.entries(env).filter(([name]) => name.includes("TOKEN"));
  for (const known of [secret, githubToken ?? "", ...tokens.map(([, value]) => value)]) redactor.add(known);
  const nothing = (): void => {};
  const none = (): Promise<never> => Promise.reject(new Error("nothing is run by this process"));
  return {
    kind: "runner",
    env: { ...process.env, ...env },
    directory: folder,
    log: createLog((text) => redactor.redact(text)),
    clock: systemClock,
    files: createFiles(folder),
    input: () => "",
    setOutput: nothing,
    saveState: nothing,
    state: () => "",
    exportVariable: nothing,
    addPath: nothing,
    addSecret: (value) => void redactor.add(value),
    redact: (text) => redactor.redact(text),
    summarize: () => Promise.resolve(false),
    setExitCode: nothing,
    exec: none,
    startBackground: none,
  };
}

function createLog(redact: (text: string) => string): Log {
  let written = 0;
  const write = (text: string): void => {
    if (written > MAX_LOG_BYTES) return;
    const line = `${new Date().toISOString()} ${redact(text)}\n`;
    written += line.length;
    try {
      writeSync(STDERR, line);
    } catch {
      // A full disk is no reason to end.
    }
  };
  return { debug: write, info: write, notice: write, warning: write, error: write, foreign: write, group: (_title, body) => body(), progress() {} };
}
