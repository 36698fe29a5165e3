import type { BuiltConfig } from "./result.ts";

/** Where in an image's configuration a known secret can be read; the places alone, never what stands there. */
export function findLeaks({ env, labels, history }: BuiltConfig, holdsSecret: (text: string) => boolean): string[] {
  const inEnv = env.filter(holdsSecret).map((entry) => `the environment variable ${entry.split("=", 1)[0]}`);
  const inLabels = Object.entries(labels).filter(([, value]) => holdsSecret(value)).map(([name]) => `the label ${name}`);
  const inHistory = history.flatMap((step, index) => (holdsSecret(step) ? [`step ${index + 1} of its history (${instructionOf(step)})`] : []));
  return [...inEnv, ...inLabels, ...inHistory];
}

/** The name of the instruction: what follows it may be the secret. */
function instructionOf(step: string): string {
  return /^(?:\/bin\/sh -c )?(?:#\(nop\)\s+)?([A-Z]+)\b/.exec(step)?.[1] ?? "RUN";
}
