import type { Host } from "../host/host.ts";
import { basicValue } from "../registry/credentials.ts";
import type { LoginInputs } from "./registry-auth.ts";

/** Hides the passwords of all logins in every form, before anything is done with them; usernames stay readable. */
export function hidePasswords(host: Host, logins: readonly LoginInputs[]): void {
  for (const { username, password } of logins) {
    const plain = withoutLineEnd(password);
    for (const secret of new Set([password, plain])) {
      if (secret.trim() === "") continue;
      host.addSecret(secret);
      host.addSecret(basicValue(username, secret));
    }
  }
}

/** The password to send: as it was given, less the line end that copying added. */
export function trimPassword(password: string, trim: "auto" | "never", registry: string, host: Host): string {
  const plain = withoutLineEnd(password);
  if (trim === "never" || plain === password) return password;
  host.log.warning(`The password for ${registry} ends with a line end, which is left out; \`trim-password: never\` keeps it.`);
  return plain;
}

function withoutLineEnd(password: string): string {
  return password.replace(/\r\n$|\n$|\r$/, "");
}
