import type { World } from "../test/e2e/world.ts";

/** What the program gets when it is measured: nothing of this machine's configuration. */
export function cliEnv(world: World, more: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  return {
    PATH: process.env["PATH"],
    HOME: "/nonexistent",
    DOCKER_CONFIG: world.dockerConfig,
    NO_COLOR: "1",
    ...more,
  };
}
