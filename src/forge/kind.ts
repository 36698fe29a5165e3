import type { Host } from "../host/host.ts";

/** The forges that are spoken to. Gitea and Forgejo share a dialect, and no token. */
export const FORGE_KINDS = ["github", "gitea", "forgejo", "gitlab"] as const;

export type ForgeKind = (typeof FORGE_KINDS)[number];

/** A repository or project; on GitLab `owner` is the whole path of groups (`group/subgroup`). */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** A variable that holds a token. `home` is the variable in which a CI names the API that it is for; where that is set, it goes nowhere else. */
interface TokenVariable {
  readonly name: string;
  readonly home: string | null;
  /** How it is shown to the forge. */
  readonly scheme: "token" | "job-token";
  /** Whether it is of use only where `home` is set. */
  readonly isHomeOnly: boolean;
}

interface ForgeTraits {
  readonly name: string;
  /** What its requests are called. */
  readonly request: "pull request" | "merge request";
  /** What its API's address ends with; `github` is at the root of a host of its own, or at GHES's path. */
  readonly apiPath: string;
  /** Where its API is unless told; null where nobody can know. */
  readonly publicApiUrl: string | null;
  /** Best first. */
  readonly tokens: readonly TokenVariable[];
}

function variable(name: string, home: string | null, over: Partial<TokenVariable> = {}): TokenVariable {
  return { name, home, scheme: "token", isHomeOnly: false, ...over };
}

/** For whatever forge a run is named. */
const ANY = variable("PLIMSOLL_TOKEN", null);

/** What is known of each forge. */
export const FORGES: Readonly<Record<ForgeKind, ForgeTraits>> = {
  github: {
    name: "GitHub",
    request: "pull request",
    apiPath: "/api/v3",
    publicApiUrl: "https://api.github.com",
    tokens: [ANY, variable("GITHUB_TOKEN", "GITHUB_API_URL")],
  },
  gitea: {
    name: "Gitea",
    request: "pull request",
    apiPath: "/api/v1",
    publicApiUrl: null,
    tokens: [ANY, variable("GITEA_TOKEN", "GITHUB_API_URL")],
  },
  forgejo: {
    name: "Forgejo",
    request: "pull request",
    apiPath: "/api/v1",
    publicApiUrl: null,
    tokens: [ANY, variable("FORGEJO_TOKEN", "FORGEJO_API_URL")],
  },
  gitlab: {
    name: "GitLab",
    request: "merge request",
    apiPath: "/api/v4",
    publicApiUrl: null,
    tokens: [
      ANY,
      variable("GITLAB_TOKEN", "CI_API_V4_URL"),
      variable("CI_JOB_TOKEN", "CI_API_V4_URL", { scheme: "job-token", isHomeOnly: true }),
    ],
  },
};

/** Hosts whose forge is known by their name; any other must be told. */
const HOSTS: Readonly<Record<string, ForgeKind>> = {
  "github.com": "github",
  "gitlab.com": "gitlab",
  "gitea.com": "gitea",
  "codeberg.org": "forgejo",
};

/** The forge at an address; null where the host's name does not tell. */
export function forgeAt(serverUrl: string): ForgeKind | null {
  return URL.canParse(serverUrl) ? (HOSTS[new URL(serverUrl).hostname] ?? null) : null;
}

/** Where the API of a forge's server is. */
export function apiUrlOf(kind: ForgeKind, serverUrl: string): string {
  if (kind === "github" && serverUrl === "https://github.com") return "https://api.github.com";
  return serverUrl + FORGES[kind].apiPath;
}

/** An address of an API without what does not belong to it, nor a slash at its end; null where it is none. */
export function parseBaseUrl(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** GitLab nests at most twenty groups. */
const MAX_PARTS = 21;

/** `OWNER/NAME`, or `GROUP/SUBGROUP/PROJECT`; null for what cannot stand in the path of a request. */
export function parseRepositoryName(text: string): RepositoryName | null {
  const parts = text.split("/");
  if (parts.length < 2 || parts.length > MAX_PARTS) return null;
  // "." and ".." would climb in the path of a request.
  if (!parts.every((part) => /^[A-Za-z0-9_.-]{1,255}$/.test(part) && !/^\.+$/.test(part))) return null;
  return { owner: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
}

/** How a repository is written. */
export function showRepositoryName({ owner, name }: RepositoryName): string {
  return `${owner}/${name}`;
}

/** Whether two names mean one repository: forges do not tell letters' case apart. */
export function isSameRepository(one: RepositoryName, other: RepositoryName): boolean {
  return showRepositoryName(one).toLowerCase() === showRepositoryName(other).toLowerCase();
}

/** Every variable that may hold a forge's token. */
export function tokenVariables(): readonly string[] {
  return [...new Set(Object.values(FORGES).flatMap(({ tokens }) => tokens.map(({ name }) => name)))];
}

/** The best of the variables that may be shown to this API; null where there is none. */
export function tokenFor(kind: ForgeKind, apiUrl: string, env: Host["env"]): { token: string; scheme: "token" | "job-token" } | null {
  for (const { name, home, scheme, isHomeOnly } of FORGES[kind].tokens) {
    const token = env[name] ?? "";
    const at = home === null ? null : parseBaseUrl(env[home]);
    const isAllowed = at === null ? !isHomeOnly : at === apiUrl;
    if (token !== "" && isAllowed) return { token, scheme };
  }
  return null;
}
