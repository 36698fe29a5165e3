import * as core from "@actions/core";
import { appendFile, stat } from "node:fs/promises";
import { systemClock } from "./clock.ts";
import { createExec, createStartBackground } from "./exec.ts";
import { createFiles } from "./files.ts";
import { withFolder } from "./search-path.ts";
import type { Annotation, Host, Log } from "./host.ts";
import { neutralize } from "./neutralize.ts";
import { createRedactor } from "./redact.ts";

/** A step's summary beyond this is dropped by the runner, whole and with an error. */
const MAX_SUMMARY_BYTES = 1_048_576;
const MAX_FOREIGN_LINE = 4096;

/** The step this process runs as, on GitHub's runner and those that do as it does (GHES, Forgejo, Gitea, act). */
export function createRunnerHost(): Host {
  const env = process.env;
  const directory = env["GITHUB_WORKSPACE"] || process.cwd();
  const redactor = createRedactor();
  const log = createLog((text) => redactor.redact(text));
  return {
    kind: "runner",
    env,
    directory,
    log,
    clock: systemClock,
    files: createFiles(directory),
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    // Never through standard output: there, what a child prints could set them as well.
    setOutput(name, value) {
      if (env["GITHUB_OUTPUT"]) core.setOutput(name, value);
    },
    saveState(name, value) {
      if (env["GITHUB_STATE"]) core.saveState(name, value);
    },
    state: (name) => core.getState(name),
    exportVariable(name, value) {
      process.env[name] = value;
      // The command on standard output is refused by the runner; without the file there is no later step to tell.
      if (env["GITHUB_ENV"]) core.exportVariable(name, value);
    },
    addPath(folder) {
      if (env["GITHUB_PATH"]) core.addPath(folder);
      else process.env["PATH"] = withFolder(folder, env["PATH"]);
    },
    addSecret(value) {
      const weakness = redactor.weaknessOf(value);
      if (weakness !== null) log.warning(weakness);
      for (const form of redactor.add(value)) core.setSecret(form);
    },
    redact: (text) => redactor.redact(text),
    summarize: (markdown) => appendSummary(env["GITHUB_STEP_SUMMARY"], redactor.redact(markdown), log),
    setExitCode(code) {
      process.exitCode = code;
    },
    exec: createExec(env, directory),
    startBackground: createStartBackground(env, directory),
  };
}

function createLog(redact: (text: string) => string): Log {
  const harmless = (text: string): string => neutralize(text, { redact }).join("\n");
  const place = (at: Annotation = {}): core.AnnotationProperties => ({
    ...(at.title === undefined ? {} : { title: harmless(at.title) }),
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { startLine: at.line }),
  });
  return {
    debug: (message) => core.debug(harmless(message)),
    info: (message) => core.info(harmless(message)),
    notice: (message, at) => core.notice(harmless(message), place(at)),
    warning: (message, at) => core.warning(harmless(message), place(at)),
    error: (message, at) => core.error(harmless(message), place(at)),
    foreign(text) {
      for (const line of neutralize(text, { redact, maxLineLength: MAX_FOREIGN_LINE })) core.info(line);
    },
    async group(title, body) {
      core.startGroup(harmless(title));
      try {
        return await body();
      } finally {
        core.endGroup();
      }
    },
    progress() {},
  };
}

async function appendSummary(path: string | undefined, section: string, log: Log): Promise<boolean> {
  if (!path) return false;
  const usedBytes = await stat(path).then((file) => file.size, () => 0);
  // Behind a line of HTML Markdown begins again only after an empty one.
  const text = `${usedBytes > 0 ? "\n" : ""}${section}${section.endsWith("\n") ? "" : "\n"}`;
  if (usedBytes + Buffer.byteLength(text) > MAX_SUMMARY_BYTES) {
    log.notice("The job summary is full (1 MiB for each step); this section is left out of it.");
    return false;
  }
  try {
    await appendFile(path, text);
    return true;
  } catch (error) {
    log.warning(`The job summary cannot be written, so this section is left out of it: ${error instanceof Error ? error.message : String(error)}.`);
    return false;
  }
}
