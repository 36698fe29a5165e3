import type { RunFacts } from "./ci-systems.ts";
import type { NamedForge } from "./inputs.ts";
import { apiUrlOf, type ForgeKind, FORGES, isSameRepository, parseBaseUrl, parseRepositoryName, showRepositoryName } from "./kind.ts";

/** What a run is, where the inputs name its forge, repository or request: they win, and what the environment says of another place counts no more. */
export function applyNames<T extends RunFacts & { readonly workflowRun: unknown }>(facts: T, named: NamedForge): T {
  const { forge, repository, apiUrl } = placeOf(facts, named);
  const isElsewhere = isOtherPlace(facts, named);
  const own = isElsewhere ? { ...facts, pullRequest: null, mergeBase: null, defaultBranch: null, workflowRun: null } : facts;
  const number = named.pr === undefined ? null : Number(named.pr);
  if (number === null) return { ...own, forge, repository, apiUrl };
  const here = { ...own, name: "pull_request", forge, repository, apiUrl, push: null, workflowRun: null };
  // What the environment says of a request is of its own alone.
  return own.pullRequest?.number === number ? here : { ...here, pullRequest: { number, headSha: null, headRepository: null }, mergeBase: null };
}

/** What is wrong with what the inputs name, taken together with what the environment says; `show` gives an input's name as the reader writes it. */
export function findNameMistakes(facts: RunFacts, named: NamedForge, show: (name: string) => string): string[] {
  if (named.forge === undefined && named.repo === undefined && named.pr === undefined && named["api-url"] === undefined) return [];
  const { forge, repository, apiUrl } = placeOf(facts, named);
  const given = ["forge", "repo", "pr", "api-url"].find((name) => named[name as keyof NamedForge] !== undefined) ?? "forge";
  const mistakes: string[] = [];
  if (forge === null) mistakes.push(`${show(given)}: the forge is not known; give ${show("forge")} github, gitea, forgejo or gitlab.`);
  if (repository === null) mistakes.push(`${show(given)}: the repository is not known; give ${show("repo")} OWNER/NAME.`);
  if (forge !== null && apiUrl === null) {
    mistakes.push(`${show(given)}: the address of the API is not known; give ${show("api-url")} https://HOST${FORGES[forge].apiPath}.`);
  }
  if (forge !== null && forge !== "gitlab" && repository?.owner.includes("/") === true) {
    mistakes.push(`${show("repo")}: ${showRepositoryName(repository)} is a project of GitLab's; on ${FORGES[forge].name} write OWNER/NAME.`);
  }
  const other = forge === null ? null : otherApi(forge, parseBaseUrl(named["api-url"]));
  if (forge !== null && other !== null) {
    mistakes.push(`${show("api-url")}: ${other} is the path of another forge's API, not of ${FORGES[forge].name}'s; that ends with ${FORGES[forge].apiPath}.`);
  }
  if (facts.pullRequest !== null && named.pr === undefined && isOtherPlace(facts, named)) {
    mistakes.push(`${show(given)}: the ${facts.ci} run is of number ${facts.pullRequest.number} in another place; give ${show("pr")} the number that is meant.`);
  }
  return mistakes;
}

function placeOf(facts: RunFacts, named: NamedForge): Pick<RunFacts, "forge" | "repository" | "apiUrl"> {
  const forge = named.forge ?? facts.forge;
  const repository = named.repo === undefined ? facts.repository : parseRepositoryName(named.repo);
  return { forge, repository, apiUrl: parseBaseUrl(named["api-url"]) ?? knownApi(facts, forge) };
}

/** Where the forge's API is, unless it is named: where the environment says, or where that forge is for everybody. */
function knownApi(facts: RunFacts, forge: ForgeKind | null): string | null {
  if (forge === null || forge === facts.forge) return facts.apiUrl;
  // Which forge is there, no variable told.
  if (facts.forge === null && facts.serverUrl !== null) return apiUrlOf(forge, facts.serverUrl);
  return isSameFamily(forge, facts.forge) ? facts.apiUrl : FORGES[forge].publicApiUrl;
}

function isOtherPlace(facts: RunFacts, named: NamedForge): boolean {
  const { forge, repository, apiUrl } = placeOf(facts, named);
  if (facts.forge !== null && !isSameFamily(forge, facts.forge)) return true;
  // An address alone may be another way to the same forge.
  if (named.repo !== undefined && facts.apiUrl !== null && apiUrl !== facts.apiUrl) return true;
  return facts.repository !== null && repository !== null && !isSameRepository(facts.repository, repository);
}

// The pages of Gitea and Forgejo do not tell them apart.
function isSameFamily(one: ForgeKind | null, other: ForgeKind | null): boolean {
  const family = (kind: ForgeKind | null) => (kind === "forgejo" ? "gitea" : kind);
  return family(one) === family(other);
}

/** The path by which an API shows itself another forge's; null where it does not. */
function otherApi(forge: ForgeKind, apiUrl: string | null): string | null {
  const path = /\/api\/v[134]$/.exec(apiUrl ?? "")?.[0];
  return path === undefined || path === FORGES[forge].apiPath ? null : path;
}
