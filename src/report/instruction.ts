/** An instruction is shown on one line: what stands beyond this many characters is never seen. */
const MAX_READ_CHARACTERS = 4096;
const SHELL = /^(?:RUN )?(?:\|\d+ .*?)?(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh(?: -[a-z]+(?: pipefail)?)* -[a-z]*c +/s;
const NOP = /^\/bin\/sh -c #\(nop\) +/;
const BUILDKIT_MARK = "# buildkit";
const CONTENT_ID = /\b((?:file|dir|multi):)[0-9a-f]{64}/g;

/**
 * The instruction of a layer's history as its Dockerfile has it: without the builder's shell, build arguments (which may
 * hold a secret), content ids and trailing mark; "" where the history says nothing.
 */
export function cleanInstruction(createdBy: string): string {
  const text = createdBy.slice(0, MAX_READ_CHARACTERS).trim();
  const unmarked = text.endsWith(BUILDKIT_MARK) ? text.slice(0, -BUILDKIT_MARK.length).trimEnd() : text;
  const plain = NOP.test(unmarked) ? unmarked.replace(NOP, "") : unmarked.replace(SHELL, "RUN ");
  return plain.replace(CONTENT_ID, "$1…").replace(/\s+/g, " ").trim();
}
