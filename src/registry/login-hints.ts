import { UserError } from "../errors.ts";
import type { Credential } from "./credentials.ts";
import { RegistryError } from "./errors.ts";

/** A credential is right, and may not do what it is for. */
export class PushDenied extends UserError {
  constructor(message: string, hint: string, options: { cause: unknown }) {
    super(message, hint, options);
    this.name = "PushDenied";
  }
}

/** What is usually wrong at one vendor; the first row that fits counts. */
interface KnownRegistry {
  readonly registry: RegExp;
  /** When a username and a password are refused. */
  readonly refused: string;
  /** When they may not push; null: nothing is known beyond the usual. */
  readonly denied: string | null;
}

const KNOWN: readonly KnownRegistry[] = [
  {
    registry: /^ghcr\.io$/,
    refused:
      "ghcr.io takes `${{ github.token }}` (with `permissions: packages: write`), or a classic personal access token with write:packages; a fine-grained one, and an expired one, are refused.",
    denied:
      'Give the job `permissions: packages: write`; if the package is there already, open its settings and add this repository under "Manage Actions access" with the role Write. A package of another owner takes a classic personal access token with write:packages.',
  },
  {
    registry: /^docker\.io$/,
    refused: "Docker Hub takes the Docker ID, not the e-mail address, and a personal or organization access token that is neither expired nor deactivated.",
    denied: "The access token needs the scope Read & Write, and the account must be a collaborator of the repository, or in a team that may write to it.",
  },
  {
    registry: /\.dkr[.-]ecr[.-]|^public\.ecr\.aws$/,
    refused: "A password of ECR is good for 12 hours: get a new one, or let this action get it (leave the password empty and give a role-to-assume).",
    denied: "Create the repository first, unless the registry creates them on push, and give the role ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchCheckLayerAvailability.",
  },
  {
    registry: /\.azurecr\.(?:io|cn|us)$/,
    refused: "A token of ACR is good for 3 hours; the admin user has to be enabled before its password works.",
    denied: "Give the identity the role AcrPush on the registry.",
  },
  {
    registry: /^(?:[a-z]+\.)?gcr\.io$|-docker\.pkg\.dev$/,
    refused: "The username is `oauth2accesstoken` for an access token (good for an hour), `_json_key` for a key file, `_json_key_base64` for one in base64.",
    denied: "Give the service account the role Artifact Registry Writer on the repository, which must exist.",
  },
  { registry: /^quay\.io$/, refused: "The username of a robot account is `ORGANIZATION+NAME`, its password the token that Quay shows for it.", denied: "Give the robot account the permission Write on the repository." },
  {
    registry: /^registry\.gitlab\.com$/,
    refused: "GitLab takes a deploy token, or a personal, group or project access token with read_registry and write_registry.",
    denied: "The token needs write_registry, and its owner the role Developer or more in the project.",
  },
];

/** The refusal of a credential, with what is usually wrong where it is refused; any other failure as it is. */
export function explainRefusal(error: unknown, registry: string, credential: Credential): unknown {
  if (!(error instanceof RegistryError) || (error.status !== 401 && error.status !== 403 && error.status !== 400)) return error;
  const known = KNOWN.find((row) => row.registry.test(registry))?.refused ?? "Check the username and the password, and that a token is neither expired nor revoked.";
  return new UserError(`${registry} refused the login. ${error.message}`, [known, ...oddities(credential)].join(" "), { cause: error });
}

/** The refusal of a push, with what is usually wrong where it is refused; any other failure as it is. */
export function explainDenial(error: unknown, registry: string, repository: string): unknown {
  if (!(error instanceof RegistryError) || ![400, 401, 403, 404, 405].includes(error.status)) return error;
  const known = KNOWN.find((row) => row.registry.test(registry))?.denied ?? "Give the account the right to push to it, and create the repository (or its project) first where the registry wants that.";
  return new PushDenied(`The login to ${registry} is right, but may not push to ${registry}/${repository}. ${error.message}`, known, { cause: error });
}

/** What in the credential itself may be the reason, without telling it. */
function oddities(credential: Credential): string[] {
  if (credential.kind !== "password") return [];
  const { username, password } = credential;
  return [
    ...(password.trim() === password ? [] : ["The password begins or ends with white space."]),
    ...(/[\r\n]/.test(password.trim()) ? ["The password has more than one line."] : []),
    ...(/^robot(?!\$)/.test(username) ? ["The name of a Harbor robot has a dollar sign (`robot$NAME`), which a shell may have taken away."] : []),
  ];
}
