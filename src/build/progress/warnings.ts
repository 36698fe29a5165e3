import { basename } from "node:path/posix";
import type { VertexWarning } from "./events.ts";
import type { BuildWarning } from "./trace.ts";

// `SecretsUsedInArgOrEnv: Do not use ARG … (line 2)`
const RULE = /^([A-Z][A-Za-z]+): (.*?)(?: \(line \d+\))?$/s;

/** BuildKit's warnings, each once: a build for several platforms has them several times. */
export function readWarnings(warnings: readonly VertexWarning[], dockerfilePath: string | null): BuildWarning[] {
  const known = new Map<string, BuildWarning>();
  for (const { short, url, file, line } of warnings) {
    const [, rule = null, message = short] = RULE.exec(short) ?? [];
    // The frontend knows the file's name, not its folder.
    const isDockerfile = dockerfilePath !== null && (file === null || basename(dockerfilePath) === basename(file));
    const warning = { rule, message, file: isDockerfile ? dockerfilePath : null, line, url };
    known.set(JSON.stringify(warning), warning);
  }
  return [...known.values()].sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}
