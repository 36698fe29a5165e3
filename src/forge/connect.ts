import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { HINTS } from "./errors.ts";
import type { RunEvent } from "./event.ts";
import type { Forge } from "./forge.ts";
import { giteaDialect } from "./gitea.ts";
import { connectGithub, githubDialect } from "./github.ts";
import { GITLAB_HINTS, gitlabForge } from "./gitlab.ts";
import { type ForgeKind, parseBaseUrl, tokenFor } from "./kind.ts";
import { restForge } from "./rest.ts";
import { type ForgeAccess, plainWire } from "./wire.ts";

/**
 * Speaks to the forge that the event names, with the token that was given or else, on the command line, the environment's
 * for it. Nothing is sent before the first question; without a token, what is public can be read.
 */
export async function createForge(host: Host, transport: Transport, event: RunEvent, given: string): Promise<Forge> {
  const { forge, apiUrl, repository } = event;
  if (forge === null || apiUrl === null || repository === null) {
    throw new UserError(
      "This run does not say which forge and repository it belongs to.",
      "Name them with `--forge`, `--repo` and, unless it is github.com, `--api-url`; a workflow's runner says it in GITHUB_API_URL and GITHUB_REPOSITORY.",
    );
  }
  const access = { host, transport, apiUrl, ...chooseToken(host, forge, apiUrl, given), hints: forge === "gitlab" ? GITLAB_HINTS : HINTS };
  if (forge === "gitlab") return gitlabForge(plainWire(access), access, repository);
  return forge === "github"
    ? restForge(await connectGithub(access), githubDialect, access, repository)
    : restForge(plainWire(access), giteaDialect, access, repository);
}

// An action's token is its input: what stands in its environment is for other steps.
function chooseToken({ kind, env }: Host, forge: ForgeKind, apiUrl: string, given: string): Pick<ForgeAccess, "token" | "scheme"> {
  const found = given === "" && kind === "terminal" ? tokenFor(forge, apiUrl, env) : null;
  const token = found?.token ?? (kind === "runner" && isOfAnotherForge(given, apiUrl, env) ? "" : given);
  if (forge !== "gitlab") return { token, scheme: "token" };
  const isJobs = found?.scheme === "job-token" || token === env["CI_JOB_TOKEN"];
  return { token, scheme: isJobs ? "job-token" : "private-token" };
}

/** Whether it is the job's own, which is the default of the input and opens the runner's forge, and another is spoken to. */
function isOfAnotherForge(token: string, apiUrl: string, env: Host["env"]): boolean {
  // GitHub's are told by how they begin; Gitea and Forgejo hand theirs to each step in these, too.
  const isJobs = token.startsWith("ghs_") || [env["GITHUB_TOKEN"], env["GITEA_TOKEN"], env["FORGEJO_TOKEN"]].includes(token);
  const homes = ["GITHUB_API_URL", "FORGEJO_API_URL"].flatMap((name) => parseBaseUrl(env[name]) ?? []);
  return isJobs && homes.length > 0 && !homes.some((home) => new URL(home).origin === new URL(apiUrl).origin);
}
