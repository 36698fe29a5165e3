import type { Instruction } from "../dockerfile/parse.ts";

/** One simple command of a shell's text: `FOO=1 sudo /usr/bin/apt-get install -y curl` is `apt-get` with its arguments. */
export interface ShellCommand {
  /** Without its folder; other ways to start the same tool have one name (`python3 -m pip`, `pip3.12` and `pip`). */
  readonly name: string;
  /** Quotes resolved, variables as written, redirections left out. */
  readonly args: readonly string[];
  /** `xargs` gives it more arguments. */
  readonly isFed: boolean;
  /** The files that what it prints goes to, as written; devices are none. */
  readonly writes: readonly string[];
}

const MAX_DEPTH = 5;
const SHELLS = new Set(["sh", "bash", "ash", "dash", "zsh", "ksh"]);
/** What may stand before a command without being one. */
const LEADING = new Set(["if", "then", "elif", "else", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "exec", "command", "builtin", "nohup"]);
/** Whose line is no command. */
const HEADS = new Set(["for", "case", "select", "function"]);

/** The commands that a RUN starts, in their order: of the shell form, the JSON form and here-documents that a shell reads. */
export function commandsOf(run: Instruction): ShellCommand[] {
  if (run.isJson) return readCommand([...run.words], [], 0);
  const scripts = run.heredocs.map(({ content }) => content).filter(isForShell);
  const withoutDocuments = run.text.replaceAll(/\d*<<-?(["']?)[\w.-]+\1/g, "").trim();
  if (run.heredocs.length > 0 && withoutDocuments === "") return scripts.flatMap((script) => splitShell(script));
  const commands = splitShell(run.text);
  const isShell = commands.some(({ name, args }) => SHELLS.has(name) && args.every((arg) => arg.startsWith("-")));
  return run.heredocs.length > 0 && isShell ? [...commands, ...scripts.flatMap((script) => splitShell(script))] : commands;
}

/** A here-document may name another interpreter in its first line. */
function isForShell(script: string): boolean {
  return !script.startsWith("#!") || /^#!.*\b(?:ba|da|a|z|k)?sh\b/.test(script);
}

interface Reader {
  readonly text: string;
  at: number;
  readonly commands: ShellCommand[];
  words: string[];
  word: string | null;
  /** What the next word is for. */
  redirect: "in" | "out" | "document" | null;
  writes: string[];
  readonly documents: string[];
  readonly depth: number;
}

/** Splits a shell's text at `;`, `&&`, `||`, `|`, `&`, line ends and brackets; looks into `$(…)`, `sh -c` and `eval`. Any text is taken. */
export function splitShell(text: string, depth = 0): ShellCommand[] {
  const reader: Reader = { text, at: 0, commands: [], words: [], word: null, redirect: null, writes: [], documents: [], depth };
  while (reader.at < text.length) step(reader);
  endCommand(reader);
  return reader.commands;
}

function step(reader: Reader): void {
  const { text, at } = reader;
  const character = text.charAt(at);
  if (character === "\\") return takeEscape(reader);
  if (character === "'") return takeQuoted(reader);
  if (character === '"') return takeDoubleQuoted(reader);
  if (character === "$" || character === "`") return takeExpansion(reader);
  if (character === "#" && reader.word === null) {
    const end = text.indexOf("\n", at);
    reader.at = end === -1 ? text.length : end;
    return;
  }
  if (character === "<" || character === ">" || (character === "&" && text.charAt(at + 1) === ">")) return takeRedirect(reader);
  reader.at += 1;
  if (character === "\n") {
    endCommand(reader);
    skipDocuments(reader);
  } else if (/\s/.test(character)) endWord(reader);
  else if (";&|()".includes(character)) endCommand(reader);
  else append(reader, character);
}

function append(reader: Reader, text: string): void {
  reader.word = (reader.word ?? "") + text;
}

function takeEscape(reader: Reader): void {
  const next = reader.text.slice(reader.at + 1, reader.at + 3);
  const isLineEnd = next.startsWith("\n") || next === "\r\n";
  if (!isLineEnd) append(reader, next.charAt(0));
  reader.at += next === "\r\n" ? 3 : 2;
}

function takeQuoted(reader: Reader): void {
  const end = reader.text.indexOf("'", reader.at + 1);
  const stop = end === -1 ? reader.text.length : end;
  append(reader, reader.text.slice(reader.at + 1, stop));
  reader.at = stop + 1;
}

function takeDoubleQuoted(reader: Reader): void {
  append(reader, "");
  reader.at += 1;
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    if (character === '"') break;
    if (character === "\\") takeEscape(reader);
    else if (character === "$" || character === "`") takeExpansion(reader);
    else {
      append(reader, character);
      reader.at += 1;
    }
  }
  reader.at += 1;
}

/** `$NAME`, `${…}` and `$((…))` stay as they are; the commands in `$(…)` are commands like any others. */
function takeExpansion(reader: Reader): void {
  const { text, at } = reader;
  const [opening, closing] = text.startsWith("${", at) ? ["{", "}"] : text.startsWith("$(", at) ? ["(", ")"] : ["", ""];
  const isBacktick = text.charAt(at) === "`";
  if (opening === "" && !isBacktick) {
    append(reader, "$");
    reader.at += 1;
    return;
  }
  const end = isBacktick ? endOf(text, at + 1, "", "`") : endOf(text, at + 2, opening, closing);
  append(reader, text.slice(at, end + 1));
  const isCommand = isBacktick || (opening === "(" && !text.startsWith("$((", at));
  if (isCommand && reader.depth < MAX_DEPTH) reader.commands.push(...splitShell(text.slice(at + (isBacktick ? 1 : 2), end), reader.depth + 1));
  reader.at = end + 1;
}

/** Where the bracket that was opened before `at` is closed; the end of the text where it is not. */
function endOf(text: string, at: number, opening: string, closing: string): number {
  let open = 1;
  for (let index = at; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === closing) open -= 1;
    else if (character === opening) open += 1;
    if (open === 0) return index;
  }
  return text.length;
}

function takeRedirect(reader: Reader): void {
  const [operator = ">"] = /^(?:<<<|<<-?|&>>?|[<>]&|>>|>\||<>|<\(|>\(|[<>])/.exec(reader.text.slice(reader.at, reader.at + 3)) ?? [];
  reader.at += operator.length;
  // `2>` is no argument.
  if (reader.word !== null && /^\d+$/.test(reader.word)) reader.word = null;
  endWord(reader);
  if (operator.endsWith("(")) return endCommand(reader);
  reader.redirect = operator === "<<" || operator === "<<-" ? "document" : operator.includes(">") ? "out" : "in";
}

function endWord(reader: Reader): void {
  const { word, redirect } = reader;
  if (word === null) return;
  reader.word = null;
  reader.redirect = null;
  if (redirect === "document") reader.documents.push(word);
  else if (redirect === "out" && !word.startsWith("/dev/") && !/^[\d-]$/.test(word)) reader.writes.push(word);
  else if (redirect === null) reader.words.push(word);
}

function endCommand(reader: Reader): void {
  endWord(reader);
  const { words, writes } = reader;
  reader.words = [];
  reader.writes = [];
  reader.redirect = null;
  if (words.length > 0) reader.commands.push(...readCommand(words, writes, reader.depth));
}

/** The lines of here-documents are a command's input. */
function skipDocuments(reader: Reader): void {
  for (const name of reader.documents.splice(0)) {
    while (reader.at < reader.text.length) {
      const end = reader.text.indexOf("\n", reader.at);
      const line = reader.text.slice(reader.at, end === -1 ? reader.text.length : end);
      reader.at = end === -1 ? reader.text.length : end + 1;
      if (line.trim() === name) break;
    }
  }
}

function readCommand(words: string[], writes: readonly string[], depth: number): ShellCommand[] {
  const { rest, isFed } = withoutPrefix(words);
  const [first, ...args] = rest;
  if (first === undefined || HEADS.has(first)) return [];
  const name = first.slice(first.lastIndexOf("/") + 1);
  const script = scriptOf(name, args);
  if (script !== null && depth < MAX_DEPTH) return splitShell(script, depth + 1);
  return [{ ...sameTool(name, args), isFed, writes }];
}

/** The text that a shell is given to run. */
function scriptOf(name: string, args: readonly string[]): string | null {
  if (name === "eval") return args.join(" ");
  if (!SHELLS.has(name) && name !== "su") return null;
  const option = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || arg === "--command");
  return option === -1 ? null : (args[option + 1] ?? null);
}

/** Takes off what changes nothing in which command it is: `VAR=1`, `env`, `sudo -E`, `timeout 60`, `xargs -r`. */
function withoutPrefix(words: readonly string[]): { readonly rest: readonly string[]; readonly isFed: boolean } {
  let rest = words;
  let isFed = false;
  for (;;) {
    const [first = "", second = ""] = rest;
    if (first === "") return { rest: [], isFed };
    if (LEADING.has(first) || /^[A-Za-z_]\w*\+?=/.test(first)) rest = rest.slice(1);
    else if (first === "env") rest = withoutOptions(rest, ["-u", "-C"]);
    else if (first === "sudo" || first === "doas") rest = withoutOptions(rest, ["-u", "-g", "-D"]);
    else if (first === "nice" || first === "ionice") rest = withoutOptions(rest, ["-n", "-c"]);
    else if (first === "timeout") rest = withoutOptions(rest, ["-k", "-s"]).slice(1);
    else if ((first === "gosu" || first === "su-exec") && second !== "") rest = rest.slice(2);
    else if (first === "xargs") {
      rest = withoutOptions(rest, ["-n", "-P", "-I", "-L", "-a", "-d"]);
      isFed = true;
    } else return { rest, isFed };
  }
}

function withoutOptions(words: readonly string[], withValue: readonly string[]): readonly string[] {
  let at = 1;
  while (words[at]?.startsWith("-") === true) at += withValue.includes(words[at] ?? "") ? 2 : 1;
  return words.slice(at);
}

const OTHER_NAMES: Readonly<Record<string, string>> = { mvnw: "mvn", gradlew: "gradle", yarnpkg: "yarn", bundler: "bundle", "composer.phar": "composer", aptitude: "apt-get", apt: "apt-get", pip3: "pip" };

function sameTool(name: string, args: readonly string[]): Pick<ShellCommand, "name" | "args"> {
  const [first = "", second = ""] = args;
  if (/^python[\d.]*$/.test(name) && first === "-m" && second !== "") return sameTool(second, args.slice(2));
  if ((name === "corepack" && /^(?:yarn|pnpm|npm)$/.test(first)) || (name === "php" && first.endsWith("composer.phar"))) return sameTool(first.slice(first.lastIndexOf("/") + 1), args.slice(1));
  if (/^pip[\d.]+$/.test(name)) return { name: "pip", args };
  return { name: OTHER_NAMES[name] ?? name, args };
}
