/** Why a login or a push is refused, as the operators of these registries and their users have found. */
interface UsualCause {
  readonly registry: RegExp;
  /** Only where the user name fits too. */
  readonly username?: RegExp;
  /** At the handshake, or when the right to push is asked for. */
  readonly at: readonly RefusalPlace[];
  readonly hint: string;
}

/** Where a registry said no: to the credential itself, or to pushing with it. */
export type RefusalPlace = "login" | "push";

const ANY = /(?:)/;

const USUAL_CAUSES: readonly UsualCause[] = [
  {
    registry: /^ghcr\.io$/,
    at: ["push"],
    hint:
      "Give the job `permissions: packages: write`; where the package exists already, add this repository with the role Write under the package's settings, \"Manage Actions access\"; a personal token needs the scope write:packages, and single sign-on enabled for the organization.",
  },
  {
    registry: /^ghcr\.io$/,
    at: ["login"],
    hint: "Use `${{ secrets.GITHUB_TOKEN }}` with `permissions: packages: write`, or a classic personal token with the scope write:packages.",
  },
  {
    registry: ANY,
    username: /^robot[$+]/,
    at: ["login"],
    hint: "The name of a Harbor robot is robot$PROJECT+NAME: in a shell or a .env file the part behind the $ is lost unless it is quoted with single quotes. Check that the robot is enabled and has not expired.",
  },
  {
    registry: ANY,
    username: /^robot$/,
    at: ["login"],
    hint: "If this is a robot of Harbor, a shell has swallowed the rest of its name, robot$PROJECT+NAME: quote it with single quotes.",
  },
  {
    registry: /^registry\.gitlab\.com$/,
    at: ["login", "push"],
    hint: "Use a deploy token or a project access token with the scopes read_registry and write_registry; CI_JOB_TOKEN (user gitlab-ci-token) counts within GitLab's own CI alone.",
  },
  {
    registry: ANY,
    username: /^gitlab-ci-token$/,
    at: ["login", "push"],
    hint: "CI_JOB_TOKEN counts within GitLab's own CI alone, and while its job runs; elsewhere use a deploy token with read_registry and write_registry.",
  },
  {
    registry: /^(?:docker\.io|registry-1\.docker\.io|dhi\.io)$/,
    at: ["login"],
    hint: "Use an access token of Docker Hub as `password`, and as `username` the account it belongs to (for an organization's token: the organization), not a mail address.",
  },
  {
    registry: /^(?:docker\.io|registry-1\.docker\.io)$/,
    at: ["push"],
    hint: "Give the access token the permission Read & Write, and check that the account may write to this repository.",
  },
  {
    registry: /\.azurecr\.(?:io|cn|us)$/,
    at: ["login", "push"],
    hint: "Grant the identity the role AcrPush on the registry; the admin user works only where it is enabled.",
  },
  {
    registry: /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/,
    at: ["login", "push"],
    hint: "Grant the account roles/artifactregistry.writer on the repository, which must exist; `_json_key` takes the key file as it is, `_json_key_base64` in base64.",
  },
  {
    registry: /^public\.ecr\.aws$|\.dkr[.-]ecr/,
    at: ["push"],
    hint: "The repository must exist in ECR (or have a creation template), and the role or user needs ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:BatchCheckLayerAvailability and ecr:PutImage on it.",
  },
  {
    registry: /^quay\.io$/,
    at: ["push"],
    hint: "Give the robot account the permission Write on the repository, which a robot can create only with the team role Creator.",
  },
];

/** What usually is the cause where this registry refuses this user; null where nothing is known of it. */
export function usualCause(registry: string, username: string, at: RefusalPlace): string | null {
  const found = USUAL_CAUSES.find((row) => row.registry.test(registry) && (row.username ?? ANY).test(username) && row.at.includes(at));
  return found?.hint ?? null;
}
