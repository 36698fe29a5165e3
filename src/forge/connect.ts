import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import type { RunEvent } from "./event.ts";
import type { Forge } from "./forge.ts";
import { giteaDialect } from "./gitea.ts";
import { connectGithub, githubDialect } from "./github.ts";
import { restForge } from "./rest.ts";
import { plainWire } from "./wire.ts";

/** Speaks to the forge that the event names. Nothing is sent before the first question; without a token, what is public can be read. */
export async function createForge(host: Host, transport: Transport, event: RunEvent, token: string): Promise<Forge> {
  const { apiUrl, repository } = event;
  if (apiUrl === null || repository === null) {
    throw new UserError(
      "This run does not say which forge and repository it belongs to.",
      "Set GITHUB_API_URL and GITHUB_REPOSITORY (owner/name), as the runner does.",
    );
  }
  const access = { host, transport, apiUrl, token };
  return isGitea(host, apiUrl)
    ? restForge(plainWire(access), giteaDialect, access, repository)
    : restForge(await connectGithub(access), githubDialect, access, repository);
}

// A host name tells nothing. Gitea and Forgejo serve their own API below /api/v1; GitHub's is at the root, GHES's at /api/v3.
function isGitea(host: Host, apiUrl: string): boolean {
  return host.env["GITEA_ACTIONS"] === "true" || host.env["FORGEJO_ACTIONS"] === "true" || apiUrl.endsWith("/api/v1");
}
