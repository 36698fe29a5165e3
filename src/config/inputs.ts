import type { InputSpec } from "../inputs/spec.ts";

/** The input of every verb that reads the configuration file; an input that is given wins over what the file says. */
export const configInputs = {
  config: {
    type: "text",
    description:
      "The configuration file (docs/config.md): images, platforms, budgets and waivers. An input that is given wins over it. Default: `.plimsoll.yml` in the working directory, where there is one.",
    example: "ci/plimsoll.yml",
  },
} as const satisfies Record<string, InputSpec>;
