import type { InputSpec, Inputs } from "../inputs/spec.ts";
import { FORGE_KINDS, parseBaseUrl, parseRepositoryName } from "./kind.ts";

const group = "The forge and the pull request";

/** The inputs of every verb that speaks to a forge: which request of which project, where the environment does not say. */
export const forgeInputs = {
  forge: {
    type: "choice",
    group,
    choices: FORGE_KINDS,
    description: "The forge that the repository is on. Default: what the CI's variables say (docs/other-ci.md).",
  },
  repo: {
    type: "text",
    group,
    description: "The repository on the forge, `OWNER/NAME`, or GitLab's `GROUP/SUBGROUP/PROJECT`. Default: what the CI's variables say.",
    example: "acme/api",
    check: (values) => values.flatMap((value) => (parseRepositoryName(value) === null ? [`${JSON.stringify(value)} is no repository; write OWNER/NAME, or GROUP/SUBGROUP/PROJECT.`] : [])),
  },
  pr: {
    type: "text",
    group,
    description: "The number of the pull request, or of GitLab's merge request (its IID). Default: what the CI's variables say.",
    example: "7",
    check: (values) => values.flatMap((value) => (/^[1-9]\d{0,14}$/.test(value) ? [] : [`${JSON.stringify(value)} is no number of a pull request; write it as in its address, 7.`])),
  },
  "api-url": {
    type: "text",
    group,
    description: "Where the forge's API is. Default: what the CI's variables say; for `forge: github` without them https://api.github.com.",
    example: "https://git.example.com/api/v1",
    check: (values) => values.flatMap(checkApiUrl),
  },
} as const satisfies Record<string, InputSpec>;

/** The input of every verb that decides whether a run publishes: see `publishesIn`. */
export const publishInput = {
  type: "choice",
  choices: ["auto", "always", "never"],
  description:
    "Whether the image is pushed and its tags move. `auto`: on a push, a tag, a schedule and a manual run, and not on a pull request (docs/root-action.md). `always`: on any but a pull request of a fork or of Dependabot. What is not published is built and measured all the same.",
  default: "auto",
} as const satisfies InputSpec;

/** What `forgeInputs` said. */
export type NamedForge = Partial<Inputs<{ name: ""; title: ""; summary: ""; outputs: Record<never, never>; positionals: []; isAction: false; inputs: typeof forgeInputs }>>;

function checkApiUrl(value: string): string[] {
  if (parseBaseUrl(value) === null) return [`${JSON.stringify(value)} is no address; write it whole, as in https://git.example.com/api/v4.`];
  const { username, password, search, hash } = new URL(value);
  return `${username}${password}${search}${hash}` === "" ? [] : ["it holds more than an address; leave out user, password, query and fragment."];
}
