import { UserError } from "../errors.ts";
import type { Credential } from "./credentials.ts";
import { RegistryError } from "./errors.ts";
import { usualCause } from "./usual-causes.ts";

/** A credential is right, and may not do what it is for. */
export class PushDenied extends UserError {
  constructor(message: string, hint: string, options: { cause: unknown }) {
    super(message, hint, options);
    this.name = "PushDenied";
  }
}

/** The refusal of a credential, with what is usually wrong where it is refused; any other failure as it is. */
export function explainRefusal(error: unknown, registry: string, credential: Credential): unknown {
  if (!(error instanceof RegistryError) || ![400, 401, 403].includes(error.status)) return error;
  const cause = usualCause({ registry, at: "login", username: usernameOf(credential), words: error.message });
  const hint = cause ?? "Check the username and the password, and that a token is neither expired nor revoked.";
  return new UserError(`${registry} refused the login. ${error.message}`, [hint, ...oddities(credential)].join(" "), { cause: error });
}

/** The refusal of a push, with what is usually wrong where it is refused; any other failure as it is. */
export function explainDenial(error: unknown, registry: string, repository: string): unknown {
  if (!(error instanceof RegistryError) || ![400, 401, 403, 404, 405].includes(error.status)) return error;
  const cause = usualCause({ registry, at: "push", words: error.message });
  const hint = cause ?? "Give the account the right to push to it, and create the repository (or its project) first where the registry wants that.";
  return new PushDenied(`The login to ${registry} is right, but may not push to ${registry}/${repository}. ${error.message}`, hint, { cause: error });
}

function usernameOf(credential: Credential): string {
  return credential.kind === "password" ? credential.username : "";
}

/** What in the password itself may be the reason, without telling it. */
function oddities(credential: Credential): string[] {
  if (credential.kind !== "password") return [];
  const { password } = credential;
  return [
    ...(password.trim() === password ? [] : ["The password begins or ends with white space."]),
    ...(/[\r\n]/.test(password.trim()) ? ["The password has more than one line."] : []),
  ];
}
