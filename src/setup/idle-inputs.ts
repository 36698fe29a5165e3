import type { Builder } from "../builder/builder.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { declaration } from "./inputs.ts";

/** What only the making of a builder reads. */
const FOR_NEW_ONES = ["endpoint", "driver-opts", "buildkitd-flags", "buildkitd-config", "buildkitd-config-inline", "node-platforms", "gc-policy"] as const;
const DEFAULT_DRIVER = "docker-container";

/** The inputs that were given in vain, because the builder that they would make is there already. */
export function idleInputs(inputs: Inputs<typeof declaration>, { driver }: Pick<Builder, "driver">): readonly string[] {
  const isOtherDriver = inputs.driver !== driver && inputs.driver !== DEFAULT_DRIVER;
  const given = FOR_NEW_ONES.filter((name) => inputs[name] !== undefined && inputs[name].length > 0);
  return [...(isOtherDriver ? ["driver"] : []), ...given];
}
