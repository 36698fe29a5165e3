const COMMENT = /^\s*#\s*plimsoll\s+(global\s+)?ignore=([\w,\s-]+?)\s*$/i;

/**
 * Which advice the comments of a Dockerfile turn off: `# plimsoll ignore=RULE,RULE` above an instruction for that one,
 * `# plimsoll global ignore=RULE` anywhere for the whole file; `all` is every rule.
 */
export function readSuppressions(text: string): (rule: string, line: number) => boolean {
  const everywhere = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  let pending: string[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [whole, isGlobal, list = ""] = COMMENT.exec(line) ?? [];
    const rules = list.split(",").map((rule) => rule.trim().toLowerCase());
    if (whole !== undefined && isGlobal !== undefined) for (const rule of rules) everywhere.add(rule);
    else if (whole !== undefined) pending.push(...rules);
    else if (!/^\s*(?:#|$)/.test(line)) {
      if (pending.length > 0) byLine.set(index + 1, new Set(pending));
      pending = [];
    }
  }
  const holds = (rules: ReadonlySet<string> | undefined, rule: string): boolean => rules !== undefined && (rules.has(rule) || rules.has("all"));
  return (rule, line) => holds(everywhere, rule) || holds(byLine.get(line), rule);
}
