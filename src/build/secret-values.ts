import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Host } from "../host/host.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { declaration } from "./inputs.ts";
import { parseSecretName, parseSecrets } from "./secrets.ts";

type BuildInputs = Inputs<typeof declaration>;

/** A key, a token or a configuration file; what is larger is data, and hiding each line of it would take minutes. */
const MAX_HIDDEN_BYTES = 65_536;

/** Hides the values of all secrets, wherever they are taken from, in what is printed and written from here on. */
export async function learnSecrets(host: Host, inputs: BuildInputs): Promise<void> {
  for (const { value } of parseSecrets(inputs.secrets ?? "").secrets) host.addSecret(value);
  for (const name of valuesOf(inputs["secret-envs"])) host.addSecret(host.env[name] ?? "");
  for (const path of valuesOf(inputs["secret-files"])) {
    const content = await host.files.read(path, MAX_HIDDEN_BYTES).catch(() => null);
    if (content !== null) host.addSecret(content.toString("utf8"));
  }
}

/** The mistakes of `secret-files` that only the disk knows. */
export async function missingSecretFiles(host: Host, inputs: BuildInputs): Promise<string[]> {
  const mistakes: string[] = [];
  for (const path of valuesOf(inputs["secret-files"])) {
    const found = await stat(resolve(host.directory, path)).catch(() => null);
    if (found?.isFile() !== true) mistakes.push(`${host.kind === "terminal" ? "--" : ""}secret-files: there is no file ${JSON.stringify(path)}; write ID=path, the path meant from the workspace.`);
  }
  return mistakes;
}

/** What stands behind the IDs; records that are malformed are told as mistakes elsewhere. */
function valuesOf(records: readonly string[]): string[] {
  return records.flatMap((record) => {
    try {
      return [parseSecretName(record, "").value];
    } catch {
      return [];
    }
  });
}
