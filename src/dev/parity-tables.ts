import type { MeantDifference, ParityRow, ParityTable, SharedVariables } from "./parity.ts";

/** By their name: the test, the difference where there is one, and our name where it is another. */
type Names = Readonly<Record<string, readonly [test: string, difference?: string, ours?: string]>>;

function rows(verb: string, kind: ParityRow["kind"], names: Names): ParityRow[] {
  return Object.entries(names).map(([theirs, [test, difference = "", ours = theirs]]) => ({ kind, theirs, ours: kind === "variable" ? verb : `${verb}: ${ours}`, difference, test }));
}

const EACH_NODE = "setup/run > reaches buildx as one call for each node";
const SETUP_OUTPUTS = "setup/run > gives the outputs of docker/setup-buildx-action";
const TLS = "setup/run > gets its TLS material from files that only this user can read, and every part is masked";

const QEMU: ParityTable = {
  action: "docker/setup-qemu-action v4",
  rows: [
    ...rows("setup", "input", {
      image: ["setup/parity > image is the one that is run", "default: a release that is pinned by digest (theirs: `tonistiigi/binfmt:latest`); run only where this machine has no static QEMU of its own"],
      platforms: ["setup/parity > platforms: all registers every one, and without platforms there is nothing to register", "default: none (theirs: `all`), and `build` registers what its own platforms need"],
      reset: ["setup/parity > reset takes away what is registered, first"],
      "cache-image": ["setup/parity > cache-image is taken, and changes nothing", "without effect: the image is pulled only where it is run, and never saved (theirs pull it in either case)"],
    }),
    ...rows("setup", "output", { platforms: [SETUP_OUTPUTS, "the builder's, after QEMU"] }),
  ],
};

const BUILDX: ParityTable = {
  action: "docker/setup-buildx-action v4",
  rows: [
    ...rows("setup", "input", {
      version: ["setup/parity > version chooses the release, and without one the buildx that is there is used", "what is downloaded must be what the release's checksums say"],
      driver: ["setup/run > driver kubernetes gets its options, and is removed", "`kubernetes` and `cloud` are shown by what buildx is asked (a recording one), not with a cluster or an account"],
      "driver-opts": [EACH_NODE],
      "buildkitd-flags": [EACH_NODE, "default: none (theirs: every build is allowed `security.insecure` and `network.host`)"],
      "buildkitd-config": ["setup/parity > buildkitd-config reaches buildx, and counts where buildkitd-config-inline is given, too"],
      "buildkitd-config-inline": [EACH_NODE],
      use: [EACH_NODE],
      name: ["setup/run > an existing builder is used, made current, and as it was after the job", "a builder that was there before is there afterwards (theirs remove it)"],
      endpoint: [EACH_NODE],
      platforms: [EACH_NODE, "renamed: `platforms` is QEMU's", "node-platforms"],
      append: [
        "setup/append > are made by one call each, and taken away by post, with their containers and volumes on their engines",
        "nodes appended to a builder that was there are gone after the job (theirs remove the builder); not to one of driver kubernetes",
      ],
      "keep-state": ["setup/run > keep-state leaves what BuildKit has cached, and the summary tells how much that is"],
      "cache-binary": ["setup/parity > cache-binary says whether a release is kept in the tool cache", "kept in the runner's tool cache; theirs also in the cache of GitHub Actions"],
      cleanup: ["setup/run > stays after the job with cleanup: false"],
    }),
    ...rows("setup", "output", {
      name: [SETUP_OUTPUTS],
      driver: [SETUP_OUTPUTS],
      platforms: [SETUP_OUTPUTS],
      nodes: [SETUP_OUTPUTS],
      endpoint: [SETUP_OUTPUTS],
      status: [SETUP_OUTPUTS],
      flags: [SETUP_OUTPUTS],
    }),
    ...rows("setup", "variable", {
      BUILDER_NODE_n_AUTH_TLS_CACERT: [TLS, "written for this user alone into a folder of the job's own (theirs: readable by all, in a folder that jobs share)"],
      BUILDER_NODE_n_AUTH_TLS_CERT: [TLS, "as above"],
      BUILDER_NODE_n_AUTH_TLS_KEY: [TLS, "as above"],
    }),
  ],
};

const LOGS_IN = "login/login > a login writes the credential as Docker does, for this user alone, and its post leaves nothing";

const LOGIN: ParityTable = {
  action: "docker/login-action v4",
  rows: [
    ...rows("login", "input", {
      registry: [LOGS_IN, "a path, a user or a query in it is refused, with what to write"],
      username: [LOGS_IN],
      password: [LOGS_IN, "one line end at its end is left out (`trim-password: never`); without a password a notice, `logged-in=false`, and no error"],
      ecr: ["login/providers/whole-login > ECR: from the job's token by the role to a login that the registry takes"],
      scope: ["login/isolation > case 8: logins to one registry for several scopes lie where buildx looks for each"],
      logout: ["login/post > `logout: false` leaves the login, and keeps nothing else", "gives back what was there before (theirs remove every login to the registry, also where their own failed)"],
      "registry-auth": ["login/inputs > several logins of one step: each is proved and stored, and registry-auth and the single inputs exclude each other", "all or none: where one is refused, none is stored"],
    }),
    ...rows("login", "variable", {
      DOCKERHUB_OIDC_CONNECTIONID: ["login/providers/docker-hub > A job's token becomes a login to %s for five minutes"],
      DOCKERHUB_OIDC_EXPIREIN: ["login/providers/docker-hub > DOCKERHUB_OIDC_EXPIREIN makes the token last longer"],
      AWS_ACCOUNT_IDS: ["login/providers/ecr > AWS_ACCOUNT_IDS gives a login for each account", "each is taken back after the job (theirs: the first alone)"],
      DOCKER_LOGIN_SCOPE_DISABLED: ["login/isolation > BUILDX_CONFIG is where scopes lie when it is set, and DOCKER_LOGIN_SCOPE_DISABLED makes them logins like any other"],
    }),
  ],
};

const SAID = "build/arguments > says %s";
const ATTESTED = "build/arguments > attests by %s";
const GOES_WITHOUT = "is an error (theirs: a warning, and the build goes without)";
const BUILT = "build/run > starts buildx twice, to inspect the builder and to build, and says what came of it";

const BUILD: ParityTable = {
  action: "docker/build-push-action v7",
  rows: [
    ...rows("build", "input", {
      "add-hosts": [SAID],
      allow: [SAID, "a builder that this job's `setup` made is started anew with the flag that it lacks; for any other the error names the flag"],
      annotations: [SAID],
      attests: [ATTESTED],
      "build-args": [SAID, "one that holds a secret, or is named like one, reaches buildx by its environment and not by its command line"],
      "build-contexts": [SAID],
      builder: [SAID],
      "cache-from": [SAID],
      "cache-to": [SAID],
      call: [SAID],
      "cgroup-parent": [SAID],
      context: ["build/context-source > is what %s means, checkout or not", "default: the checkout where there is one (theirs: the repository, fetched by BuildKit)"],
      file: [SAID],
      labels: [SAID],
      load: ["build/arguments > loads without provenance, which an engine may not take"],
      network: [SAID],
      "no-cache": [SAID],
      "no-cache-filters": [SAID],
      outputs: ["build/arguments > says outputs %s to the letter, and asks for an image's ID only where there is an image"],
      platforms: [SAID],
      provenance: [ATTESTED, "default: `min` (theirs: `max` in public repositories, which publishes the build arguments); `min`, `max` and `none` stand for the attributes"],
      pull: [SAID],
      push: [SAID],
      sbom: [ATTESTED],
      secrets: ["build/run > are in files that only this user can read, for as long as buildx runs, and never on the command line", `only a quote that opens the whole record is syntax, all else is the secret; one that is malformed ${GOES_WITHOUT}`],
      "secret-envs": [SAID, `one that is malformed ${GOES_WITHOUT}`],
      "secret-files": [SAID, `one that is malformed, or whose file is not there, ${GOES_WITHOUT}`],
      "shm-size": [SAID],
      ssh: [SAID],
      tags: [SAID, "what follows a `#` is a comment"],
      target: [SAID],
      ulimit: [SAID],
      "github-token": ["build/run > hold the token for the repository where BuildKit fetches it"],
    }),
    ...rows("build", "output", {
      imageid: [BUILT],
      digest: [BUILT],
      metadata: [BUILT, "secrets in it are hidden"],
    }),
    ...rows("build", "variable", {
      DOCKER_BUILD_CHECKS_ANNOTATIONS: ["build/run > shows what BuildKit's checks say on the Dockerfile's lines, unless DOCKER_BUILD_CHECKS_ANNOTATIONS is false (%s)"],
      DOCKER_BUILD_SUMMARY: ["build/run > is written unless DOCKER_BUILD_SUMMARY is false: %o"],
      DOCKER_BUILD_RECORD_UPLOAD: ["build/run > is uploaded only where DOCKER_BUILD_RECORD_UPLOAD asks for it", "default: `false` (theirs: `true`)"],
      DOCKER_BUILD_RECORD_RETENTION_DAYS: ["build/run > is kept for DOCKER_BUILD_RECORD_RETENTION_DAYS", "no number: a warning (theirs: an error)"],
      BUILDX_NO_DEFAULT_ATTESTATIONS: [ATTESTED],
      DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: ["build/facts > is a pull request's own commit with DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF"],
      BUILDX_SEND_GIT_QUERY_AS_INPUT: ["build/run > BUILDX_SEND_GIT_QUERY_AS_INPUT has the repository named by a query where buildx %s knows it"],
    }),
  ],
};

const CASES = "tags/metadata-action > %s";
const GIVES = "metadata/run > are those of docker/metadata-action, labels and annotations by name (meta.test.ts json01)";
const APART = "metadata/run > stand apart by the separators, blanks included: %j (meta.test.ts sepTags)";
const EXPORTED = "metadata/run > are variables of later steps as well: DOCKER_METADATA_OUTPUT_*, unless DOCKER_METADATA_SET_OUTPUT_ENV is false";
const BAKED = "metadata/run > define tags, labels and annotations for the target, together and apart (meta.test.ts bakeFile01, bakeFileTagsLabels01)";

const METADATA: ParityTable = {
  action: "docker/metadata-action v6",
  rows: [
    ...rows("metadata", "input", {
      context: ["tags/context > context: git takes the checkout's branch and commit in a workflow, and the event's name", "`workflow` outside a workflow reads the CI's variables and git (theirs: a TypeError)"],
      images: [CASES, "what can be no repository is an error (theirs: the tags cannot be pushed)"],
      tags: [CASES, "an unknown attribute is an error (theirs: it does nothing); a tag is cut to what a registry takes; a field in quotes keeps its commas"],
      flavor: [CASES, "no prerelease takes `latest`, and `latest` never moves backwards (`latest-guard: false`)"],
      labels: [CASES],
      annotations: ["metadata/run > annotations and labels are added and replaced each by themselves (meta.test.ts latest09)"],
      "sep-tags": [APART],
      "sep-labels": [APART],
      "sep-annotations": [APART],
      "bake-target": ["metadata/run > name the target and its variables (meta.test.ts %s)"],
      "github-token": ["metadata/run > is the forge's where the event has none, with the token", "used only where the event does not say it; what it may not read is a notice (theirs: always, and an error)"],
    }),
    ...rows("metadata", "output", {
      version: [CASES],
      tags: [CASES],
      "tag-names": [GIVES],
      labels: [CASES],
      annotations: [GIVES],
      json: [GIVES],
      "bake-file-tags": [BAKED],
      "bake-file-labels": [BAKED],
      "bake-file-annotations": [BAKED],
      "bake-file": [BAKED],
    }),
    ...rows("metadata", "variable", {
      DOCKER_METADATA_PR_HEAD_SHA: ["tags/context > DOCKER_METADATA_PR_HEAD_SHA counts for pull requests alone"],
      DOCKER_METADATA_SHORT_SHA_LENGTH: ["tags/bad-input > DOCKER_METADATA_SHORT_SHA_LENGTH=%s is refused", "a length below 1 is an error, too"],
      DOCKER_METADATA_ANNOTATIONS_LEVELS: ["metadata/run > annotations have levels of their own: DOCKER_METADATA_ANNOTATIONS_LEVELS"],
      DOCKER_METADATA_SET_OUTPUT_ENV: [EXPORTED],
      "DOCKER_METADATA_OUTPUT_*": [EXPORTED],
    }),
  ],
};

export const TABLES: readonly ParityTable[] = [QEMU, BUILDX, LOGIN, METADATA, BUILD];

/** All that there are; what theirs do wrong, and ours right, is none. */
export const MEANT: readonly MeantDifference[] = [
  {
    difference: "QEMU is registered only for what `setup` is asked for, and what a `build` needs and this machine cannot run.",
    undoneBy: "`platforms: all`",
    tests: ["setup/parity > platforms: all registers every one, and without platforms there is nothing to register", "build/prepare > gets QEMU for the platforms that it cannot run, and only those"],
  },
  {
    difference: "The binfmt image is pinned by digest.",
    undoneBy: "`image: docker.io/tonistiigi/binfmt:latest`",
    tests: ["setup/parity > platforms are registered by one container of the image that is pinned by digest", "setup/parity > image is the one that is run"],
  },
  {
    difference: "No entitlement for every build of a builder: one with `allow` re-creates the builder that this job's `setup` made, with the flag that it needs; for another's builder the error names the flag.",
    undoneBy: "`buildkitd-flags: --allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host`",
    tests: [
      "setup/run > allows no build the host's network, which buildx would by itself",
      "builder/job-builders > re-creates a builder that this job made with the flag on every node, its cache kept",
      "builder/job-builders > for another's builder is refused, with the flag to add",
      EACH_NODE,
    ],
  },
  {
    difference: "`platforms` of `setup` is setup-qemu's; setup-buildx's is `node-platforms`. A second `setup` in a job that sets nothing of the builder uses the first's, and one that does replaces a first that set nothing and was not built with.",
    undoneBy: "`node-platforms`, `name`",
    tests: [EACH_NODE, "setup/run > that sets nothing of the builder uses the first's, and removes nothing", "setup/run > that sets something replaces a first that set nothing and was not built with", "setup/run > stands beside a first that set something"],
  },
  {
    difference: "`login` without credentials is a notice.",
    undoneBy: "`if-missing: error`",
    tests: ["login/missing > case 5: without a password in %s nothing is done, and the notice says why"],
  },
  {
    difference: "`login` off GitHub's own runners uses a Docker configuration of the job's own.",
    undoneBy: "`isolate: home`",
    tests: ["login/isolation > on a %s runner, isolate: %s logs in for the %s"],
  },
  {
    difference: "The context is the checkout where there is one.",
    undoneBy: '`context: "{{defaultContext}}"`, `"{{defaultContext}}:folder"`',
    tests: ["build/facts > is the workspace where a checkout is in it", "build/context-source > is what %s means, checkout or not"],
  },
  {
    difference: "Provenance is `min`, in public repositories, too.",
    undoneBy: "`provenance: max`, and every value of theirs",
    tests: ["build/attestations > gives %s", ATTESTED],
  },
  {
    difference: "Docker's record of the build (`.dockerbuild`) is not uploaded.",
    undoneBy: "`DOCKER_BUILD_RECORD_UPLOAD=true`",
    tests: ["build/run > is uploaded only where DOCKER_BUILD_RECORD_UPLOAD asks for it"],
  },
  {
    difference: "In `secrets` only a quote that opens the whole record is syntax.",
    undoneBy: "quotes around the record",
    tests: ["build/secrets > takes %s"],
  },
  {
    difference: "No prerelease takes `latest`, and `latest` never moves backwards.",
    undoneBy: "`latest-guard: false`",
    tests: [
      "tags/differences > no prerelease of any type takes latest, and latest-guard: false gives it",
      "metadata/run > stays where a newer version is, and moves in the image that has an older one; latest-guard: false moves it in both",
      "publish/latest > a prerelease leaves it alone, latest-guard: false does not",
    ],
  },
  {
    difference: "The layer cache is on by default in a job that has one, and with it what `RUN --mount=type=cache` fills.",
    undoneBy: "`cache: off`, `cache-from` or `cache-to`",
    tests: ["build/cache/run > reads and writes its layers through the facade, and says so", "build/cache/plan > cache: off keeps nothing", "build/cache/plan > %o are left as they are, and nothing is added"],
  },
];

export const SHARED: readonly SharedVariables[] = [
  { names: "DOCKER_CONFIG", meaning: "Where the configuration of Docker is: logins, contexts, plugins.", test: "login/isolation > DOCKER_CONFIG is where home is, when it is set" },
  { names: "BUILDX_CONFIG", meaning: "Where buildx keeps builders, and the logins of a `scope`.", test: "login/isolation > BUILDX_CONFIG is where scopes lie when it is set, and DOCKER_LOGIN_SCOPE_DISABLED makes them logins like any other" },
  { names: "DOCKER_AUTH_CONFIG", meaning: "Logins that Docker reads before its configuration. `login` refuses to write what nobody would read.", test: "login/inputs > case 10: DOCKER_AUTH_CONFIG, which would hide what is written, is an error that names it" },
  { names: "DOCKER_HOST DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_TLS", meaning: "Which engine is meant.", test: "builder/docker-engine > the engine, where %s" },
  { names: "BUILDKIT_HOST", meaning: "Where BuildKit is, for `driver: remote` without an `endpoint`.", test: "setup/parity > BUILDKIT_HOST stands in for the endpoint of a remote builder" },
  { names: "GITHUB_REF", meaning: "The branch, tag or pull request of the event, where the context names one.", test: "build/run > BUILDX_SEND_GIT_QUERY_AS_INPUT has the repository named by a query where buildx %s knows it" },
  { names: "GITHUB_SERVER_URL GITHUB_REPOSITORY GITHUB_SHA", meaning: "The repository and commit of the event: the build context where there is no checkout.", test: "build/run > hold the token for the repository where BuildKit fetches it" },
  { names: "GITHUB_EVENT_PATH GITHUB_ACTOR", meaning: "The event: whether a run without secrets is a fork's, or Dependabot's.", test: "login/missing > case 5: without a password in %s nothing is done, and the notice says why" },
  { names: "GITHUB_RUN_ID GITHUB_RUN_ATTEMPT", meaning: "The run, which provenance names as the builder.", test: ATTESTED },
  { names: "GITHUB_TOKEN", meaning: "Not read: theirs read it for a list of buildx's releases, which ours do not need. Git contexts take `github-token`.", test: "setup/install > `latest` is the one that the latest checksums name" },
  { names: "ACTIONS_CACHE_URL ACTIONS_RESULTS_URL ACTIONS_RUNTIME_TOKEN ACTIONS_CACHE_SERVICE_V2", meaning: "The cache of GitHub Actions; read for the layer cache; handed to buildx with `type=gha` alone (`cache: gha`, or in `cache-from` or `cache-to`), and to no other program.", test: "build/parity > what the cache of GitHub Actions needs, with that cache alone" },
  { names: "ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN", meaning: "Where the job gets a token of its own (`id-token: write`).", test: "login/oidc > The CI gives the job a token for an audience, which is hidden whole and by its signature" },
  { names: "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_PROFILE", meaning: "Keys for ECR where `login` is given none.", test: "login/providers/ecr > The keys are those of %s" },
  { names: "AWS_SHARED_CREDENTIALS_FILE AWS_CONFIG_FILE", meaning: "Where AWS's files are.", test: "login/parity > the files of AWS are where AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE say" },
  { names: "AWS_SESSION_TOKEN", meaning: "Of temporary keys.", test: "login/providers/ecr > A temporary key as user takes its session's token from the environment, a user's key does not" },
  { names: "AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_SESSION_NAME", meaning: "A role that a token in a file opens.", test: "login/providers/ecr > A role and a token file in the environment, as EKS sets them, are used" },
  { names: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CONTAINER_AUTHORIZATION_TOKEN", meaning: "The role of a container.", test: "login/providers/ecr > The role of the container is used, by its agent's token" },
  { names: "AWS_CONTAINER_CREDENTIALS_FULL_URI", meaning: "The same, at any place that may give keys.", test: "login/providers/ecr > The agent of a container gets its token unencrypted on this machine alone" },
  { names: "AWS_REGION AWS_DEFAULT_REGION", meaning: "The region, where the registry's name does not say it.", test: "login/providers/ecr > `ecr: true` logs in to the account's own registry where the name says nothing, in %s" },
  { names: "AWS_ENDPOINT_URL AWS_ENDPOINT_URL_ECR", meaning: "Another address of ECR.", test: "login/providers/ecr > ECR is asked at the variable %s" },
  { names: "AWS_ENDPOINT_URL_STS", meaning: "And of STS.", test: "login/providers/ecr > AWS's own variables name other places for its services" },
  { names: "HTTPS_PROXY HTTP_PROXY NO_PROXY", meaning: "Proxies, in capitals or not; by Go's rules, as the engine and buildx take them.", test: "http/proxy > https and http have their own proxy, in capitals or not, and the lower case wins" },
  { names: "ACTIONS_CACHE_MODE", meaning: "What the workflow lets a job do with the cache (`cache-mode`).", test: "build/cache/run > with %s: green, with one notice and the reason as output" },
  { names: "RUNNER_TEMP", meaning: "Where what is passing or secret lies while the job runs.", test: "host/private-folder > a private folder lies in RUNNER_TEMP, and only this user can enter it" },
  { names: "RUNNER_TOOL_CACHE", meaning: "Where a downloaded buildx is kept.", test: "setup/install > becomes a plugin of the Docker CLI, and is kept in the tool cache" },
  { names: "RUNNER_DEBUG", meaning: "With debugging on, BuildKit's log is shown after the job.", test: "setup/run > with debugging on, post shows the log of BuildKit before it removes it" },
  { names: "BUILDX_BUILDER SOURCE_DATE_EPOCH", meaning: "And whatever else buildx reads: it has the environment of the job, less the tokens of the runner.", test: "build/parity > what it reads for itself" },
];
