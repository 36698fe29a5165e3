import { basename } from "node:path";
import { UserError } from "../errors.ts";
import { readEvent, readEventPayload, type RunEvent } from "../forge/event.ts";
import { at } from "../forge/json.ts";
import { askRepository, repositoryIn, type RepositoryFacts } from "../forge/repository.ts";
import { askGit, browserUrl } from "../host/git.ts";
import type { Host } from "../host/host.ts";
import { createTransport, type Reach } from "../http/transport.ts";

/** How the forge is asked. */
interface Access {
  readonly githubToken: string | undefined;
  readonly reach: Reach;
}

/** What labels say of the repository: as the event has it, else the forge, else the CI and git. */
export async function readRepository(host: Host, access: Access): Promise<RepositoryFacts> {
  const event = await readEvent(host);
  return repositoryIn(at(await readEventPayload(host), "repository")) ?? (await asked(host, event, access)) ?? (await fromCheckout(host, event));
}

async function asked(host: Host, event: RunEvent, { githubToken, reach }: Access): Promise<RepositoryFacts | null> {
  if (event.apiUrl === null || event.repository === null) return null;
  const transport = createTransport(host, reach);
  try {
    return await askRepository(host, transport, event, githubToken ?? "");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    host.log.notice(`The forge does not say what repository this is, so the labels have no description and no licence: ${error.message}`);
    return null;
  } finally {
    await transport.close();
  }
}

async function fromCheckout(host: Host, { serverUrl, repository }: RunEvent): Promise<RepositoryFacts> {
  const remote = await askGit(host, ".", ["remote", "get-url", "origin"]);
  const url = serverUrl !== null && repository !== null ? `${serverUrl}/${repository.owner}/${repository.name}` : remote === null ? null : browserUrl(remote);
  const name = repository?.name ?? (url === null ? null : basename(new URL(url).pathname)) ?? basename(host.directory);
  return { name, description: null, url, defaultBranch: null, license: null };
}
