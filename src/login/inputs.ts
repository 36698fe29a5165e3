import { checkedBy } from "../inputs/check.ts";
import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";
import { parseRepository } from "../oci/reference.ts";
import { parseRegistryAuth } from "./registry-auth.ts";
import { parseRegistry } from "./registry-name.ts";
import { judgeScope } from "./scope.ts";

/** What is wrong with a username, each as a full sentence; none is shown. */
function judgeUsername(username: string): string[] {
  if (username.includes(":")) return ["a username cannot have a colon in it: what follows it would be taken for the password. Give the password by itself."];
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  return /[\u0000-\u001f\u007f]/.test(username) ? ["a username cannot have a line break or a control character in it. Give it on one line."] : [];
}

/** `plimsoll login` and `actions/login`. */
export const declaration = declare({
  name: "login",
  title: "Plimsoll: log in to registries",
  summary: "Logs in to container registries, hides every form of every secret, and leaves nothing behind.",
  isAction: true,
  positionals: [],
  inputs: {
    registry: {
      type: "text",
      description: "The registry, `HOST` or `HOST:PORT`. Default: Docker Hub.",
      example: "ghcr.io",
      check: checkedBy(parseRegistry),
    },
    username: { type: "text", description: "The username, shown in the log as it is.", check: (values) => values.flatMap(judgeUsername), example: "${{ github.actor }}" },
    password: { type: "text", description: "The password or access token.", secret: true, example: "${{ github.token }}" },
    ecr: {
      type: "choice",
      choices: ["auto", "true", "false"],
      description: "Whether the registry is one of Amazon (ECR, ECR Public), whose password is fetched with the job's AWS keys; `auto` tells by its name.",
    },
    scope: {
      type: "text",
      description: "For buildx alone: the credential is only for this repository, or these actions, of the registry.",
      example: "owner/app@push",
      check: (values) => values.flatMap((value) => judgeScope(value) ?? []),
    },
    logout: { type: "boolean", description: "Whether to take away at the end of the job what this step added.", default: "true" },
    "registry-auth": {
      type: "text",
      description: "Several logins, as a YAML list of mappings with `registry`, `username`, `password`, `scope` and `ecr`; in place of these inputs.",
      example: "- registry: ghcr.io\n  username: octo\n  password: …",
      findSecrets: (text) => (text.trim() === "" ? [] : parseRegistryAuth(text).logins.map(({ password }) => password).filter((password) => password.trim() !== "")),
      check: (values) => values.flatMap((value) => judgeLogins(value)),
    },
    "trim-password": {
      type: "choice",
      choices: ["auto", "never"],
      description: "`auto` takes one line end off the end of a password, which copying it often adds; `never` sends it as it is.",
      default: "auto",
    },
    "role-to-assume": {
      type: "text",
      description: "ECR: the role that the job's own token is exchanged for (`id-token: write`).",
      example: "arn:aws:iam::123456789012:role/push",
    },
    "aws-region": { type: "text", description: "ECR: the region, where neither the registry's name nor `AWS_REGION` says it.", example: "eu-central-1" },
    "workload-identity-provider": {
      type: "text",
      description: "Google: the provider that takes the job's own token (`id-token: write`).",
      example: "projects/123/locations/global/workloadIdentityPools/ci/providers/github",
    },
    "service-account": { type: "text", description: "Google: the service account to act as.", example: "push@acme.iam.gserviceaccount.com" },
    "client-id": { type: "text", description: "Azure: the application whose federated credential takes the job's own token (`id-token: write`).", example: "00001111-aaaa-2222-bbbb-3333cccc4444" },
    "tenant-id": { type: "text", description: "Azure: the tenant of that application.", example: "aaaabbbb-0000-cccc-1111-dddd2222eeee" },
    image: {
      type: "text",
      description: "A repository that will be pushed to: the right to do so is checked now.",
      example: "ghcr.io/acme/api",
      check: checkedBy(parseRepository),
    },
    "if-missing": {
      type: "choice",
      choices: ["notice", "error"],
      description: "What it is when there is no password, as in a run for a fork or for Dependabot, which get no secrets.",
      default: "notice",
    },
    isolate: {
      type: "choice",
      choices: ["auto", "home", "job"],
      description:
        "`home` logs in where Docker keeps its configuration, `job` in a configuration that only this job has (actions/attest cannot read that). `auto`: `home` on GitHub-hosted runners and on the command line, `job` elsewhere.",
      default: "auto",
    },
    ...reachInputs,
  },
  outputs: {
    "logged-in": { description: "Whether the job is logged in to every registry that was asked for, and may push to `image` where one was.", example: "true" },
  },
});

function judgeLogins(text: string): string[] {
  const { logins, mistakes } = parseRegistryAuth(text);
  const judged = logins.flatMap(({ registry, username, scope, ecr }, index) =>
    [
      ...checkedBy(parseRegistry)([registry]),
      ...judgeUsername(username),
      ...[judgeScope(scope) ?? []].flat(),
      ...(["", "auto", "true", "false"].includes(ecr) ? [] : ["its ecr is none of auto, true, false."]),
    ].map((mistake) => `entry ${index + 1}: ${mistake}`),
  );
  return [...mistakes, ...judged];
}
