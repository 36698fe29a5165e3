import type { Host } from "../../host/host.ts";
import type { ProviderInputs } from "./provider.ts";

const USERNAMES = new Set(["_json_key", "_json_key_base64"]);

/** Hides what is secret in a service account's key file that comes as a password, in plain or in base64. */
export function hideKeyFile(host: Host, { username, password }: Pick<ProviderInputs, "username" | "password">): void {
  if (!USERNAMES.has(username) || password === "") return;
  host.addSecret(password);
  if (username === "_json_key_base64") host.addSecret(Buffer.from(password, "base64").toString("utf8"));
}
