const CONTENT_ID = /\b(?:file|dir|multi):[0-9a-f]{64}\b/g;
const SHELL = /(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh (?:-\S+ (?:pipefail )?)*-\S*c /;

/**
 * What an instruction says, whoever wrote it down: the legacy builder's `/bin/sh -c #(nop)  ENV A=1` and
 * `/bin/sh -c make`, BuildKit's `ENV A=1` and `RUN /bin/sh -c make # buildkit`. Build arguments in front of a command
 * (`|1 A=b `) and the ids of copied content are left out, for they change with every build.
 */
export function normalizeHistory(createdBy: string): string {
  const text = createdBy.replaceAll(/\s+/g, " ").trim().replace(/ ?# buildkit$/, "");
  const instruction = /^(?:RUN )?\/bin\/sh -c #\(nop\) ?(.*)$/.exec(text)?.[1];
  const said = instruction ?? withoutShell(withoutArguments(text.replace(/^RUN /, "")));
  return said.replaceAll(CONTENT_ID, "").replaceAll(/\s+/g, " ").trim();
}

/** As `normalizeHistory`, but of a copy only where to: the legacy builder does not write down what from. */
export function looseHistory(createdBy: string): string {
  const text = normalizeHistory(createdBy);
  const copied = /^(ADD|COPY) (.*)$/.exec(text);
  return copied === null ? text : `${copied[1]} to ${copied[2]?.split(" ").at(-1)}`;
}

// Values may hold spaces, and only their number is written down; the shell that follows them ends them for sure.
function withoutArguments(text: string): string {
  const count = /^\|(\d+) /.exec(text);
  if (count === null) return text;
  const rest = text.slice(count[0].length);
  const shell = rest.search(SHELL);
  return shell === -1 ? rest.split(" ").slice(Number(count[1])).join(" ") : rest.slice(shell);
}

function withoutShell(text: string): string {
  return text.replace(/^\/bin\/sh -c /, "");
}
