import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { formatCount } from "../format.ts";
import type { Host } from "../host/host.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parseAttributes } from "./attributes.ts";
import { knownSecretsIn } from "./exposed-secrets.ts";
import type { declaration } from "./inputs.ts";
import { parseSecretName, parseSecrets } from "./secrets.ts";

type BuildInputs = Inputs<typeof declaration>;

/** A key, a token or a configuration file; what is larger is data, and hiding each line of it would take minutes. */
const MAX_HIDDEN_BYTES = 65_536;

/** Hides the values of all secrets, wherever they are taken from, in what is printed and written from here on. */
export async function learnSecrets(host: Host, inputs: BuildInputs): Promise<void> {
  const { secrets } = parseSecrets(inputs.secrets ?? "");
  for (const { value } of secrets) host.addSecret(value);
  const empty = secrets.filter(({ value }) => value === "").length;
  // Without their IDs: the rest of a secret that was split wrongly looks like one.
  if (empty > 0) host.log.notice(`${formatCount(empty, "secret")} of the input secrets ${empty === 1 ? "has" : "have"} no value and ${empty === 1 ? "is" : "are"} left out: a run from a fork is given none.`);
  // The password of an address, and tokens of forms that are known: BuildKit names its steps after them.
  for (const value of [inputs.context ?? "", ...inputs["build-contexts"], ...inputs["build-args"], ...inputs.labels].flatMap(knownSecretsIn)) host.addSecret(value);
  host.addSecret(host.env["ACTIONS_RUNTIME_TOKEN"] ?? "");
  for (const { id, value: name } of entriesOf(inputs["secret-envs"])) {
    const value = host.env[name] ?? "";
    host.addSecret(value);
    // Without its name: who wrote the secret itself there has it shown nowhere.
    if (value === "") host.log.notice(`${inputName(host.kind, "secret-envs")}: the variable for ${id} is not set, or empty, so that secret has no value; set it in the environment of this step.`);
  }
  for (const { value: path } of entriesOf(inputs["secret-files"])) {
    const content = await host.files.read(path, MAX_HIDDEN_BYTES).catch(() => null);
    if (content !== null) host.addSecret(content.toString("utf8"));
  }
}

/** What buildx takes from the environment as well: S3's and Azure's keys, and tokens of the Actions cache. */
const SECRET_ATTRIBUTES = ["secret_access_key", "session_token", "account_key", "token", "ghtoken"];

/** Hides secrets that are written into a cache or an output, and says so: buildx's command line can be read by every user of the machine. */
export function warnOfOpenSecrets(host: Host, inputs: BuildInputs): void {
  for (const name of ["cache-from", "cache-to", "outputs"] as const) {
    for (const [key, value] of inputs[name].flatMap(parseAttributes)) {
      if (value === null || !SECRET_ATTRIBUTES.includes(key)) continue;
      host.addSecret(value);
      host.log.warning(`${name}: the value of ${key} stands on buildx's command line, where every user of this machine can read it. Leave it out, and give it in the step's env (AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AZURE_STORAGE_ACCOUNT_KEY), from where buildx takes it too.`);
    }
  }
}

/** The mistakes of `secret-files` that only the disk knows. */
export async function missingSecretFiles(host: Host, inputs: BuildInputs): Promise<string[]> {
  const mistakes: string[] = [];
  for (const { value: path } of entriesOf(inputs["secret-files"])) {
    const found = await stat(resolve(host.directory, path)).catch(() => null);
    if (found?.isFile() !== true) mistakes.push(`${inputName(host.kind, "secret-files")}: there is no file ${JSON.stringify(path)}; write ID=path, the path meant from the workspace.`);
  }
  return mistakes;
}

/** The IDs and what stands behind them; records that are malformed are told as mistakes elsewhere. */
function entriesOf(records: readonly string[]): { readonly id: string; readonly value: string }[] {
  return records.flatMap((record) => {
    try {
      return [parseSecretName(record, "")];
    } catch {
      return [];
    }
  });
}
