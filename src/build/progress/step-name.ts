import type { StepKind } from "./trace.ts";

/** What the name of a step says. */
export interface StepName {
  readonly kind: StepKind;
  readonly stage: string | null;
  readonly platform: string | null;
  /** The name without what stands in brackets. */
  readonly text: string;
}

// `[linux/amd64->arm64 build 2/10] RUN make`: platform where there are several, stage where there are several, number.
const NUMBERED = /^\[(?:(\S*\/\S+) )?(?:(\S+) )?\s*\d+\/\d+\] ?(.*)$/s;
const BRACKETED = /^\[(?:(\S*\/\S+) )?([a-z]+)(?: [^\]]*)?\] (.*)$/s;
/** The first whose pattern fits says what a step without a number is. */
const KINDS: readonly (readonly [RegExp, StepKind])[] = [
  [/^\[(?:\S+ )?internal\] load build context/, "context"],
  [/^\[(?:\S+ )?context [^\]]*\] .*load from client/, "context"],
  [/^(?:importing|exporting|inferring|preparing|inserting) (?:\w+ )?cache\b/, "cache"],
  [/^exporting to GitHub Actions Cache$/, "cache"],
  [/^(?:exporting|pushing|importing|unpacking|copying|loading|merging manifest)\b/, "export"],
];

/** Reads the name that BuildKit's Dockerfile frontend, or buildx, gave a step. */
export function readStepName(name: string): StepName {
  const numbered = NUMBERED.exec(name);
  if (numbered !== null) {
    const [, platform, stage, text = ""] = numbered;
    return { kind: /^(?:ONBUILD )?FROM\s/.test(text) ? "base" : "instruction", stage: stage ?? null, platform: targetOf(platform), text };
  }
  const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "internal";
  const [, platform, , text] = BRACKETED.exec(name) ?? [];
  return { kind, stage: null, platform: targetOf(platform), text: text ?? name };
}

/** `linux/amd64->arm64` runs on amd64 and makes something for arm64; the system stands there only where it is another one. */
function targetOf(platform: string | undefined): string | null {
  if (platform === undefined) return null;
  const [base = "", target] = platform.split("->");
  if (target === undefined) return base;
  const hasSystem = target.split("/").length > 1 && !/^\w+\/v\d+$/.test(target);
  return hasSystem ? target : `${base.split("/")[0] ?? ""}/${target}`;
}
