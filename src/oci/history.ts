/** An instruction is shown on one line: what stands beyond this many characters is never seen. */
const MAX_SHOWN_CHARACTERS = 4096;
const CONTENT_ID = /\b(file|dir|multi):[0-9a-f]{64}\b/g;
const SHELL = /(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh(?: -[a-z]+(?: pipefail)?)* -[a-z]*c /;
const SHELL_IN_FRONT = new RegExp(`^${SHELL.source}`);
const NO_COMMAND = /^(?:RUN )?\/bin\/sh -c #\(nop\) ?(.*)$/;

/**
 * The instruction of a history entry (image-spec config.md, "history") as its Dockerfile has it, for a person: without the
 * builder's shell, build arguments (which may hold a secret), content ids and trailing mark; "" where it says nothing.
 */
export function showHistory(createdBy: string): string {
  const { isRun, said } = readInstruction(createdBy.slice(0, MAX_SHOWN_CHARACTERS));
  return oneLine(`${isRun ? "RUN " : ""}${said.replace(CONTENT_ID, "$1:…")}`);
}

/**
 * What an instruction says, for comparing, whoever wrote it down: the legacy builder's `/bin/sh -c #(nop)  ENV A=1` and
 * `/bin/sh -c make`, BuildKit's `ENV A=1` and `RUN /bin/sh -c make # buildkit`. Build arguments and the ids of copied
 * content are left out, for they change with every build.
 */
export function normalizeHistory(createdBy: string): string {
  return oneLine(readInstruction(createdBy).said.replaceAll(CONTENT_ID, ""));
}

/** As `normalizeHistory`, but of a copy only where to: the legacy builder does not write down what from. */
export function looseHistory(createdBy: string): string {
  const text = normalizeHistory(createdBy);
  const copied = /^(ADD|COPY) (.*)$/.exec(text);
  return copied === null ? text : `${copied[1]} to ${copied[2]?.split(" ").at(-1)}`;
}

function readInstruction(createdBy: string): { isRun: boolean; said: string } {
  const text = oneLine(createdBy).replace(/ ?# buildkit$/, "");
  const instruction = NO_COMMAND.exec(text)?.[1];
  if (instruction !== undefined) return { isRun: false, said: instruction };
  const said = withoutArguments(text.replace(/^RUN /, "")).replace(SHELL_IN_FRONT, "");
  return { isRun: said !== text, said };
}

// Values may hold spaces, and only their number is written down; the shell that follows them ends them for sure.
function withoutArguments(text: string): string {
  const count = /^\|(\d+) /.exec(text);
  if (count === null) return text;
  const rest = text.slice(count[0].length);
  const shell = rest.search(SHELL);
  return shell === -1 ? rest.split(" ").slice(Number(count[1])).join(" ") : rest.slice(shell);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
