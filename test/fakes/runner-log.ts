import { createMasker } from "./masker.ts";

/** What an `error`, `warning` or `notice` command put on the run's page. */
export interface RunnerAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

/** All that a step's two streams said to the runner. */
interface ReadLog {
  readonly log: string;
  readonly maskedLog: string;
  readonly annotations: readonly RunnerAnnotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly deprecatedCommands: readonly string[];
  mask(text: string): string;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const KNOWN = new Set([
  "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
  "save-state", "set-env", "set-output", "stop-commands", "warning",
]);

/** Reads a step's standard output and error as `ActionCommandManager.cs` does: both, line by line, commands carried out. */
export function createLogReader(): { read(stream: "stdout" | "stderr", text: string): string; end(): ReadLog } {
  const masker = createMasker();
  const pending = { stdout: "", stderr: "" };
  const annotations: RunnerAnnotation[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  const deprecatedCommands: string[] = [];
  let log = "";
  let maskedLog = "";
  let resumeToken: string | null = null;

  const print = (line: string): void => {
    maskedLog += `${masker.mask(line)}\n`;
  };

  const takeLine = (line: string): void => {
    log += `${line}\n`;
    const command = parseCommand(line, resumeToken);
    if (command === null) return print(line);
    if (resumeToken !== null) {
      // While stopped, every command but the one that resumes is printed as it is, masks included.
      if (command.name === resumeToken) resumeToken = null;
      else print(line);
      return;
    }
    obey(command);
  };

  const obey = ({ name, properties, data }: Command): void => {
    switch (name) {
      case "add-mask":
        if (data.trim() === "") return print("##[warning]Can't add secret mask for empty string in ##[add-mask] command.");
        for (const value of [data, ...data.split(/\r?\n/).map((line) => line.trim())]) {
          if (value !== "") masker.add(value);
        }
        return;
      case "stop-commands":
        resumeToken = data;
        return;
      case "set-output":
        outputs[properties["name"] ?? ""] = data;
        deprecatedCommands.push(name);
        return;
      case "save-state":
        state[properties["name"] ?? ""] = data;
        deprecatedCommands.push(name);
        return;
      case "set-env":
      case "add-path":
        deprecatedCommands.push(name);
        return print(`##[error]The \`${name}\` command is disabled.`);
      case "error":
      case "warning":
      case "notice":
        annotations.push({
          level: name,
          message: masker.mask(data),
          title: properties["title"] ?? null,
          file: properties["file"] ?? null,
          line: properties["line"] === undefined ? null : Number(properties["line"]),
        });
        return print(`##[${name}]${data}`);
      case "debug":
      case "group":
        return print(`##[${name}]${data}`);
      case "endgroup":
        return print("##[endgroup]");
      default:
        return;
    }
  };

  return {
    read(stream, text) {
      const lines = (pending[stream] + text).split(/\r\n|\n|\r/);
      pending[stream] = lines.pop() ?? "";
      for (const line of lines) takeLine(line);
      return log;
    },
    end() {
      for (const rest of [pending.stdout, pending.stderr]) {
        if (rest !== "") takeLine(rest);
      }
      return { log, maskedLog, annotations, outputs, state, deprecatedCommands, mask: (text) => masker.mask(text) };
    },
  };
}

/** `ActionCommand.cs`: `::name key=value::data` at the start of a line, or `##[name key=value]data` anywhere in it. */
function parseCommand(line: string, resumeToken: string | null): Command | null {
  const command = parseNew(line) ?? parseOld(line);
  if (command === null) return null;
  return KNOWN.has(command.name) || command.name === resumeToken ? command : null;
}

function parseNew(line: string): Command | null {
  const match = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/s.exec(line);
  if (match === null) return null;
  return {
    name: (match[1] ?? "").toLowerCase(),
    properties: parseProperties(match[2] ?? "", ",", (text) => unescape(text, { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" })),
    data: unescape(match[3] ?? "", { "%0D": "\r", "%0A": "\n", "%25": "%" }),
  };
}

function parseOld(line: string): Command | null {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start === -1 || end === -1) return null;
  const inside = line.slice(start + 3, end);
  const space = inside.indexOf(" ");
  const decode = (text: string): string => unescape(text, { "%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]" });
  return {
    name: (space === -1 ? inside : inside.slice(0, space)).toLowerCase(),
    properties: parseProperties(space === -1 ? "" : inside.slice(space + 1), ";", decode),
    data: decode(line.slice(end + 1)),
  };
}

function parseProperties(text: string, separator: string, decode: (text: string) => string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf("=");
    if (equals > 0) properties[pair.slice(0, equals).trim()] = decode(pair.slice(equals + 1));
  }
  return properties;
}

function unescape(text: string, table: Readonly<Record<string, string>>): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => table[code] ?? code);
}
