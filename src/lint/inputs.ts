import { RULES } from "../advice/rules.ts";
import { nearest } from "../inputs/nearest.ts";
import { declare } from "../inputs/spec.ts";

const RULE_NAMES = Object.keys(RULES);
/** What BuildKit's checks are called, and what stands for a Dockerfile that it cannot build. */
const CHECK_NAMES = [
  "BuildError", "ConsistentInstructionCasing", "CopyIgnoredFile", "DuplicateStageName", "ExposeInvalidFormat", "ExposeProtoCasing", "FromAsCasing", "FromPlatformFlagConstDisallowed",
  "InvalidBaseImagePlatform", "InvalidDefaultArgInFrom", "InvalidDefinitionDescription", "JSONArgsRecommended", "LegacyKeyValueFormat", "MaintainerDeprecated", "MultipleInstructionsDisallowed",
  "NoEmptyContinuation", "RedundantTargetPlatform", "ReservedStageName", "SecretsUsedInArgOrEnv", "StageNameCasing", "UndefinedArgInFrom", "UndefinedVar", "WorkdirRelativePath",
];
/** As BuildKit writes them. */
const CHECK_NAME = /^[A-Z][A-Za-z]+$/;

/** `plimsoll lint`: the command line's own verb. */
export const declaration = declare({
  name: "lint",
  title: "Plimsoll: lint a Dockerfile",
  summary: "Says what in a Dockerfile and its context makes builds slower than they need to be, and what to write instead.",
  isAction: false,
  positionals: ["file"],
  inputs: {
    file: { type: "text", description: "The Dockerfile, `-` for standard input. Default: `Dockerfile` in the context.", example: "docker/Api.Dockerfile" },
    context: { type: "text", description: "The build context, a folder. What is in it is weighed, and `.dockerignore` read.", default: ".", example: "./app" },
    target: { type: "text", description: "The stage that is built: only it and what it needs are judged. Default: every stage.", example: "release" },
    "fail-on": {
      type: "list",
      description: "Rules with which the exit code is 1, `any` for all of them. Default: none; advice is no failure.",
      example: "copy-before-install,no-cache-mount",
      // With one that nobody knows it would never fail.
      check: (values) => findUnknown(values, ["any", ...CHECK_NAMES]),
    },
    ignore: { type: "list", description: "Rules to leave out.", example: "copy-without-link", check: (values) => findUnknown(values.filter((value) => !CHECK_NAME.test(value)), CHECK_NAMES) },
    checks: {
      type: "choice",
      choices: ["auto", "off"],
      description: "BuildKit's own checks: `auto` asks the builder for them where there is one that runs.",
      default: "auto",
    },
    builder: { type: "text", description: "The builder to ask for its checks. Default: the current one.", example: "release" },
    annotations: { type: "boolean", description: "Shows advice on its line, where the command runs in a workflow.", default: "true" },
  },
  outputs: {},
});

function findUnknown(values: readonly string[], others: readonly string[]): string[] {
  const unknown = values.filter((value) => !RULE_NAMES.includes(value) && !others.includes(value));
  return unknown.map((value) => `${JSON.stringify(value)} is no rule${guess(value, others)} The rules are ${RULE_NAMES.join(", ")}, and BuildKit's, \`JSONArgsRecommended\` say.`);
}

function guess(value: string, others: readonly string[]): string {
  const near = nearest(value, [...RULE_NAMES, ...others]);
  return near === null ? "." : `; did you mean ${near}?`;
}
