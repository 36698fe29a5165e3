import type { Host } from "../host/host.ts";

/** The values of build arguments, given as `NAME=value` or `NAME`. As buildx: a name alone takes the environment's value, and counts for nothing where there is none. */
export function readBuildArguments(lines: readonly string[], env: Host["env"]): ReadonlyMap<string, string> {
  return new Map(lines.flatMap((line) => {
    const equals = line.indexOf("=");
    const name = equals === -1 ? line : line.slice(0, equals);
    const value = equals === -1 ? env[name] : line.slice(equals + 1);
    return value === undefined ? [] : [[name, value] as const];
  }));
}
