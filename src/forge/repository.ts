import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { HINTS } from "./errors.ts";
import type { RunEvent } from "./event.ts";
import { textAt } from "./json.ts";
import { askForge, type ForgeAccess, plainWire } from "./wire.ts";

/** What a forge says of a repository; unknown is null. */
export interface RepositoryFacts {
  readonly name: string | null;
  readonly description: string | null;
  /** Its page. */
  readonly url: string | null;
  readonly defaultBranch: string | null;
  /** The SPDX identifier of its licence. */
  readonly license: string | null;
}

/** What a repository's JSON says, of the API and of events alike; null where it is none. */
export function repositoryIn(json: unknown): RepositoryFacts | null {
  const name = textAt(json, ["name"]);
  if (name === null) return null;
  return {
    name,
    description: textAt(json, ["description"]),
    url: textAt(json, ["html_url"]),
    defaultBranch: textAt(json, ["default_branch"]),
    license: textAt(json, ["license", "spdx_id"]),
  };
}

/** Asks the forge (GitHub, GHES, Gitea, Forgejo) for the run's repository. Throws a `ForgeError`; null where the run does not say where that is. */
export async function askRepository(host: Host, transport: Transport, event: RunEvent, token: string): Promise<RepositoryFacts | null> {
  const url = repositoryUrl(event);
  if (url === null || event.apiUrl === null) return null;
  return repositoryIn(await ask(accessTo(host, transport, event.apiUrl, token), "what repository this is", url));
}

/** Asks the forge when a commit was made. Throws a `ForgeError`; null where it does not say. */
export async function askCommitDate(host: Host, transport: Transport, event: RunEvent, token: string, sha: string): Promise<Date | null> {
  const url = repositoryUrl(event);
  if (url === null || event.apiUrl === null) return null;
  const access = accessTo(host, transport, event.apiUrl, token);
  const path = event.apiUrl.endsWith("/api/v1") ? "git/commits" : "commits";
  const date = textAt(await ask(access, `when commit ${sha} was made`, `${url}/${path}/${encodeURIComponent(sha)}`), ["commit", "committer", "date"]);
  return date === null || Number.isNaN(Date.parse(date)) ? null : new Date(date);
}

function repositoryUrl({ apiUrl, repository }: RunEvent): string | null {
  return apiUrl === null || repository === null || apiUrl.endsWith("/api/v4") ? null : `${apiUrl}/repos/${repository.owner}/${repository.name}`;
}

function accessTo(host: Host, transport: Transport, apiUrl: string, token: string): ForgeAccess {
  return { host, transport, apiUrl, token, scheme: "token", hints: HINTS };
}

async function ask(access: ForgeAccess, asked: string, url: string): Promise<unknown> {
  return (await askForge(plainWire(access), access, asked, { method: "GET", url })).json;
}
