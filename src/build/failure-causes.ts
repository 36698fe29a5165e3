import type { BuildFailure } from "./progress/trace.ts";

/** What is known of a kind of failure. */
export interface Cause {
  /** In one sentence, without a full stop. */
  readonly message: string;
  /** What to do about it, as full sentences. */
  readonly hint: string;
}

type Rule = readonly [pattern: RegExp, tell: (match: RegExpExecArray, failure: BuildFailure) => Cause];

const OUTAGE = "Try again; if it stays, look at the registry's status page and this machine's network or proxy.";

/** For what BuildKit and buildx say; the first that fits. */
const RULES: readonly Rule[] = [
  [/invalid progress mode rawjson|unknown progress/i, () => ({ message: "This buildx cannot tell its progress as JSON", hint: "Use buildx 0.13 or later (setup installs one with `version`)." })],
  [/dockerfile parse error(?: on)? line (\d+): ([^\n]+)/i, ([, line, what]) => ({ message: `Line ${line} of the Dockerfile cannot be read: ${what}`, hint: "Mend that line; a flag or instruction that is newer than the builder needs `# syntax=docker/dockerfile:1` as the first line." })],
  [/failed to read dockerfile: open ([^\n]+): no such file/i, ([, file]) => ({ message: `There is no Dockerfile ${file} in the context`, hint: "Give `file` its path from the workspace, check the repository out before this step, and see that no line of .dockerignore keeps it out of a remote context." })],
  [/unable to prepare context: path "([^"\n]+)" not found/i, ([, folder]) => ({ message: `There is no folder ${folder} to build from`, hint: "Give `context` its path from the workspace, and check the repository out before this step." })],
  [/the Dockerfile cannot be empty/i, () => ({ message: "The Dockerfile is empty", hint: "Write at least one FROM line into it, or name another one with `file`." })],
  [/push-by-digest is currently not implemented for docker driver/i, () => ({ message: "The engine's own builder cannot push by digest", hint: "Run setup before this step, which starts a builder that can, and leave `builder` out." })],
  [/failed to connect to the docker API|cannot connect to the docker daemon/i, () => ({ message: "Docker's engine does not answer", hint: "Start it, or see that DOCKER_HOST and the current docker context name one that runs, and that this user may speak to it." })],
  [/target stage "?([^"\n]+?)"? could not be found/i, ([, stage]) => ({ message: `There is no stage ${stage} in the Dockerfile`, hint: "Give `target` the name that stands after AS in a FROM line." })],
  [/granting entitlement (\S+) is not allowed|entitlement (\S+) is not allowed|additional privileges requested[^]*?(network\.host|security\.insecure)/i, ([, first, second, third]) => ({ message: `The builder does not allow ${first ?? second ?? third ?? "what a step asks for"}`, hint: `Give \`allow\` the entitlement, and use a builder that setup made, or one started with --allow-insecure-entitlement ${first ?? second ?? third ?? "NAME"}.` })],
  [/secret (?:"?([^\s":]+)"?): not found/i, ([, id]) => ({ message: `A step needs the secret ${id}, and none of that ID was given`, hint: `Give it with \`secrets\` (\`${id}=…\`), \`secret-envs\` or \`secret-files\`; an empty value counts as none, as on pull requests from forks.` })],
  [/unset ssh forward key|invalid empty ssh agent|no ssh (?:key|agent)/i, () => ({ message: "A step needs an SSH agent, and none was given", hint: "Start an agent with the key (ssh-agent, ssh-add) in a step before, so that SSH_AUTH_SOCK is set, and give `ssh: default`." })],
  [/no match for platform in manifest|no matching manifest for|does not (?:provide|support) .*platform/i, () => ({ message: "The base image does not exist for one of the platforms that are built", hint: "Take a base image that has all of them (docker buildx imagetools inspect IMAGE lists them), or leave the platform out of `platforms`." })],
  [/toomanyrequests|429 Too Many Requests|rate limit/i, () => ({ message: "The registry answers no more requests for now (429): its limit is reached", hint: "Log in to the registry first (anonymous pulls of Docker Hub share one limit with everybody at the same address), or use a mirror." })],
  [/no space left on device|disk quota exceeded/i, () => ({ message: "The builder has no space left on its disk", hint: "Remove what is not needed before the build (docker buildx prune, docker system prune, large tools of a hosted runner), build fewer platforms in one job, or use a larger runner." })],
  [/multi-?platform build is not supported for the docker driver|docker exporter does not currently support exporting manifest lists/i, () => ({ message: "An engine without the containerd image store can hold an image of one platform only", hint: "Build with a docker-container builder and push, write `outputs: type=oci,dest=image.tar`, or load one platform." })],
  [/server gave HTTP response to HTTPS client/i, () => ({ message: "The registry speaks HTTP, and BuildKit expects HTTPS", hint: "Name the registry in the builder's configuration (setup's buildkitd-config-inline, `[registry.\"HOST\"] http = true`)." })],
  [/x509: |certificate signed by unknown authority|tls: failed to verify/i, () => ({ message: "The certificate of a registry or server is not trusted by BuildKit", hint: "Give the builder the authority's certificate (setup's buildkitd-config-inline, `[registry.\"HOST\"] ca = [\"FILE\"]`)." })],
];

/** For pushing: what the status means. */
const PUSH_RULES: readonly Rule[] = [
  [/\b401\b|unauthorized|authentication required|no basic auth credentials/i, () => ({ message: "The registry wants a login for this push (401)", hint: "Log in to exactly this registry in an earlier step of the same job (actions/login); on pull requests from forks there is no secret to log in with." })],
  [/\b403\b|forbidden|denied|insufficient_scope/i, () => ({ message: "The registry does not let this account push here (403)", hint: "Give the token the right to write: for ghcr.io `permissions: packages: write` and, on the package's page, access for this repository; for Docker Hub a token with Read & Write; and check the name of the repository." })],
  [/\b404\b|name unknown|not found|does not exist/i, () => ({ message: "The registry knows no such repository (404)", hint: "Create the repository first (ECR, GAR and Harbor projects are not made by a push), and check its name." })],
  [/\b413\b|too large/i, () => ({ message: "A layer is larger than the registry, or a proxy before it, takes (413)", hint: "Raise the limit of the proxy (nginx: client_max_body_size 0), or split the layer." })],
  [/tag .*immutable|cannot be overwritten|already exists/i, () => ({ message: "The tag is there already, and the registry does not let it be moved", hint: "Push another tag, or allow that tags are moved." })],
];

const NETWORK: Rule = [
  /no such host|connection refused|connection reset|i\/o timeout|TLS handshake timeout|\bEOF$|network is unreachable|deadline exceeded|\b50[0234]\b [A-Z]/i,
  () => ({ message: "A server could not be reached, or broke off", hint: OUTAGE }),
];

const LOOPBACK: Rule = [
  /dial tcp ((?:127(?:\.\d+){3}|\[::1\]):\d+): connect: connection refused/i,
  ([, address]) => ({
    message: `Nothing answers at ${address} where the builder runs`,
    hint: "A builder in a container has a 127.0.0.1 of its own: give setup `driver-opts: network=host`, so that it shares the machine's, or name the server by an address that containers reach. Else start the server before the build.",
  }),
];

const REACH_RULES = [LOOPBACK, NETWORK];

const FETCH_RULES: readonly Rule[] = [
  [/\b401\b|\b403\b|unauthorized|forbidden|denied|insufficient_scope|authorization failed/i, ([, image]) => ({ message: `The base image ${image ?? ""} may not be read`.replace("  ", " "), hint: "Check its name, and log in to its registry in an earlier step of the job (actions/login): a registry says the same of an image that is private and of one that is not there." })],
  [/not found/i, () => ({ message: "The base image is not there", hint: "Check its name and tag; the name of a stage must stand in a FROM line further up." })],
];

/** For what a RUN prints and how it ends. */
const RUN_RULES: readonly Rule[] = [
  [/exec format error/i, (_, { step }) => ({ message: `The machine cannot run programs for ${step?.platform ?? "this platform"}`, hint: `Register QEMU for it before the build (actions/setup with \`platforms: ${step?.platform ?? "all"}\`), or build on a runner of that kind. It also is what a script without \`#!\` says.` })],
];

const EXIT_CODES: Readonly<Record<number, string>> = {
  126: "126 means that the file is there and cannot be run: look at its mode (chmod +x, COPY --chmod) and its first line.",
  127: "127 means that a program is not there: it may not be installed in this stage, or a script has Windows line ends.",
  137: "137 means that the process was killed, most often because memory ran out: build with fewer jobs at once, or on a larger runner.",
  139: "139 means that the process crashed (segmentation fault); under QEMU that happens to programs that run well on the real machine.",
};

/** What is known of this failure; null where its own words say enough. */
export function causeOf(failure: BuildFailure): Cause | null {
  const { message, step, lastLines, processExitCode } = failure;
  if (processExitCode !== null) {
    const printed = lastLines.slice(-3).join("\n");
    return applyFirst([...RUN_RULES, ...RULES.filter(([pattern]) => pattern.source.includes("no space"))], printed, failure) ?? exitCause(processExitCode);
  }
  const general = applyFirst(RULES, message, failure);
  if (general !== null) return general;
  if (step?.kind === "cache" || /error writing layer blob|exporting cache|cache export/i.test(message)) return cacheCause(failure);
  if (/failed to push|^push/i.test(message)) return applyFirst([...PUSH_RULES, ...REACH_RULES], afterName(message), failure);
  if (/failed to resolve source metadata|failed to load metadata|pull access denied|failed to copy/i.test(message)) return applyFirst([...REACH_RULES, ...FETCH_RULES], message, failure);
  return applyFirst(REACH_RULES, message, failure);
}

function exitCause(code: number): Cause | null {
  const hint = EXIT_CODES[code];
  return hint === undefined ? null : { message: `The command ended with exit code ${code}`, hint };
}

function cacheCause(failure: BuildFailure): Cause {
  const why = applyFirst([...PUSH_RULES, ...REACH_RULES], failure.message, failure);
  return {
    message: `The image was built, and its cache could not be exported${why === null ? "" : `: ${lowerFirst(why.message)}`}`,
    hint: `${why === null ? "" : `${why.hint} `}With ignore-error=true in cache-to, a cache that cannot be written does not fail the build.`,
  };
}

/** A repository's name may hold what looks like a status. */
function afterName(message: string): string {
  return message.replace(/^failed to push [^\s]+: /, "").replaceAll(/https?:\/\/\S+/g, "");
}

function applyFirst(rules: readonly Rule[], text: string, failure: BuildFailure): Cause | null {
  for (const [pattern, tell] of rules) {
    const match = pattern.exec(text);
    if (match !== null) return tell(match, failure);
  }
  return null;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
