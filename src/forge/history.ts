/** A commit of a forge's list and its first parent; null where there is none. */
interface Listed {
  readonly commit: string | null;
  readonly parent: string | null;
}

/** Asks for lists of history, each from where the last one lost the line, until `count` first parents are known. */
export async function walkFirstParents(
  sha: string,
  count: number,
  history: (from: string) => Promise<readonly Listed[]>,
): Promise<string[]> {
  const firstParents = new Map<string, string | null>();
  const line: string[] = [];
  for (let current = sha; line.length < count; ) {
    if (!firstParents.has(current)) {
      for (const { commit, parent } of await history(current)) {
        if (commit !== null) firstParents.set(commit, parent);
      }
    }
    const parent = firstParents.get(current) ?? null;
    // A parent that is in the line already is a forge's lie: history has no circles.
    if (parent === null || parent === sha || line.includes(parent)) return line;
    line.push(parent);
    current = parent;
  }
  return line;
}
