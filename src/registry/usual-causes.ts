/** Where a registry says no: to a credential itself, or to pushing with it. */
type RefusalPlace = "login" | "push";

/** What is usually wrong at one vendor, as its operators and their users have found; no text: nothing is known. */
interface UsualCause {
  readonly registry: RegExp;
  /** Only for such a user. */
  readonly username?: RegExp;
  /** Only where the registry says so. */
  readonly says?: RegExp;
  readonly login?: string;
  readonly push?: string;
}

const GHCR = /^ghcr\.io$/;
const ANY = /(?:)/;

const USUAL_CAUSES: readonly UsualCause[] = [
  {
    registry: GHCR,
    says: /installation not allowed/i,
    push: "Give the job `permissions: packages: write`; where the organization forbids its members to make packages, an owner makes this one.",
  },
  {
    registry: GHCR,
    says: /write_package/i,
    push: 'The package is there and does not know this workflow: in the package\'s settings, under "Manage Actions access", add the workflow\'s repository with the role Write; the job also needs `permissions: packages: write`.',
  },
  {
    registry: GHCR,
    says: /does not match expected scopes|create_package/i,
    push: "The personal access token needs the scope write:packages, and single sign-on for the organization where that is on.",
  },
  {
    registry: GHCR,
    login: "ghcr.io takes `${{ github.token }}` (with `permissions: packages: write`), or a classic personal access token with write:packages; a fine-grained one, and an expired one, are refused.",
    push: 'Give the job `permissions: packages: write`; where the package is there already, also add the workflow\'s repository with the role Write in the package\'s settings, under "Manage Actions access". A package of another owner takes a classic personal access token with write:packages.',
  },
  {
    registry: /^(?:(?:registry-1\.)?docker\.io|dhi\.io)$/,
    login: "Docker Hub takes the Docker ID (with an organization's token, the organization), not the e-mail address, and an access token that is neither expired nor deactivated.",
    push: "The access token needs the scope Read & Write, and the account must be a collaborator of the repository, or in a team that may write to it.",
  },
  {
    registry: /\.dkr[.-]ecr[.-]|^public\.ecr\.aws$|^ecr-public\.aws\.com$/,
    login: "A password of ECR is good for 12 hours: get a new one, or let the login action get it (leave the password empty and give a role-to-assume).",
    push: "Create the repository first, unless the registry creates them on push, and give the user or role ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchCheckLayerAvailability.",
  },
  {
    registry: /\.azurecr\.(?:io|cn|us)$/,
    login: "A token of ACR is good for 3 hours; the admin user has to be enabled before its password works.",
    push: "Give the identity the role AcrPush on the registry.",
  },
  {
    registry: /^(?:[a-z]+\.)?gcr\.io$|-docker\.pkg\.dev$/,
    login: "The username is `oauth2accesstoken` for an access token (good for an hour), `_json_key` for a key file, `_json_key_base64` for one in base64.",
    push: "Give the service account the role Artifact Registry Writer on the repository, which must exist.",
  },
  {
    registry: /^quay\.io$/,
    login: "The username of a robot account is `ORGANIZATION+NAME`, its password the token that Quay shows for it.",
    push: "Give the robot account the permission Write on the repository, which it can create by itself only in a team with the role Creator.",
  },
  {
    registry: ANY,
    username: /^gitlab-ci-token$/,
    login: "CI_JOB_TOKEN counts within GitLab's own CI alone, and while its job runs; elsewhere use a deploy token with read_registry and write_registry.",
  },
  {
    registry: /^registry\.gitlab\.com$/,
    login: "GitLab takes a deploy token, or a personal, group or project access token with read_registry and write_registry.",
    push: "The token needs write_registry, and its owner the role Developer or more in the project.",
  },
  {
    registry: ANY,
    username: /^robot(?:\+|$)/,
    login: "If this is a robot of Harbor, a shell has taken a part of its name away, `robot$PROJECT+NAME`: put it in single quotes.",
  },
  {
    registry: ANY,
    username: /^robot\$/,
    login: "Check that the robot of Harbor is enabled and has not expired, and that its name is whole, `robot$PROJECT+NAME`.",
  },
];

/** A refusal: by whom, of what and, as far as they are known, of whom and in which words. */
interface Refusal {
  readonly registry: string;
  readonly at: RefusalPlace;
  readonly username?: string;
  readonly words?: string;
}

/** What usually is the cause of such a refusal, and its cure; null where nothing is known of it. */
export function usualCause({ registry, at, username = "", words = "" }: Refusal): string | null {
  const fits = (row: UsualCause): boolean =>
    row[at] !== undefined && row.registry.test(registry) && (row.username ?? ANY).test(username) && (row.says ?? ANY).test(words);
  return USUAL_CAUSES.find(fits)?.[at] ?? null;
}
