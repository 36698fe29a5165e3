import type { CacheEntry, CacheService } from "./cache-service.ts";
import { restProblem } from "./faults.ts";

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/** What a token may do with the Actions of the repository: `permissions: actions:` of the job. */
export type ActionsPermission = "none" | "read" | "write";

/** A request to GitHub's REST API; `path` is below the API's address, with its query, header names are in lower case. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent where there is no body. */
  readonly json?: object;
}

/** The REST API by which the caches of one repository are managed. */
export interface CacheRest {
  /** `ListCaches`, `GetCacheUsage`, `DeleteCache`; null for a path that is not of this API. */
  operationOf(method: string, path: string): string | null;
  answer(request: RestRequest): RestAnswer;
}

export interface CacheRestOptions {
  readonly cache: CacheService;
  /** owner/name */
  readonly repository: string;
  /** What a token may do; null for one that nobody knows. */
  readonly permissionOf: (token: string) => ActionsPermission | null;
  /** The address of the API, for links to other pages. */
  readonly apiUrl: () => string;
}

const ROUTES: readonly { readonly operation: string; readonly method: string; readonly path: RegExp }[] = [
  { operation: "ListCaches", method: "GET", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/caches$/ },
  { operation: "GetCacheUsage", method: "GET", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/cache\/usage$/ },
  { operation: "DeleteCache", method: "DELETE", path: /^\/repos\/([^/]+\/[^/]+)\/actions\/caches(?:\/([0-9]+))?$/ },
];

/** Makes the API of a repository whose entries `cache` holds. */
export function createCacheRest(options: CacheRestOptions): CacheRest {
  function operationOf(method: string, path: string): string | null {
    const [plain = ""] = path.split("?");
    return ROUTES.find((route) => route.method === method && route.path.test(plain))?.operation ?? null;
  }

  return {
    operationOf,
    answer(request) {
      const [plain = "", query = ""] = request.path.split("?");
      const route = ROUTES.find(({ method, path }) => method === request.method && path.test(plain));
      const [, repository = "", id] = route?.path.exec(plain) ?? [];
      const permission = permissionOf(request, options);
      if (permission === null) return problem(401, "Bad credentials");
      if (permission === "anonymous") return problem(401, "Requires authentication");
      if (route === undefined || repository.toLowerCase() !== options.repository.toLowerCase()) return problem(404, "Not Found");
      const isEnough = permission === "write" || (permission === "read" && request.method === "GET");
      if (!isEnough) return problem(403, "Resource not accessible by integration");
      const parameters = new URLSearchParams(query);
      if (route.operation === "ListCaches") return list(options, parameters, plain);
      if (route.operation === "GetCacheUsage") return usage(options);
      return remove(options.cache, id ?? null, parameters);
    },
  };
}

function permissionOf(
  { headers }: RestRequest,
  options: CacheRestOptions,
): ActionsPermission | "anonymous" | null {
  const header = headers["authorization"];
  if (typeof header !== "string") return "anonymous";
  return options.permissionOf(/^(?:token|bearer) (.+)$/i.exec(header)?.[1] ?? "");
}

function list({ cache, apiUrl }: CacheRestOptions, parameters: URLSearchParams, path: string): RestAnswer {
  const [key, ref] = [parameters.get("key") ?? "", parameters.get("ref")];
  const found = sorted(
    cache.visibleEntries().filter((entry) => entry.key.startsWith(key) && (ref === null || entry.scope === ref)),
    parameters,
  );
  const perPage = clamp(Number(parameters.get("per_page") ?? DEFAULT_PER_PAGE), MAX_PER_PAGE);
  const page = clamp(Number(parameters.get("page") ?? 1), Number.MAX_SAFE_INTEGER);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  return {
    status: 200,
    headers: page < pages ? { Link: linkTo(`${apiUrl()}${path}`, parameters, page + 1, pages) } : {},
    json: { total_count: found.length, actions_caches: shown.map(entryJson) },
  };
}

function clamp(value: number, most: number): number {
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1;
}

function linkTo(url: string, parameters: URLSearchParams, next: number, last: number): string {
  const at = (page: number): string => {
    const changed = new URLSearchParams(parameters);
    changed.set("page", String(page));
    return `<${url}?${changed.toString()}>`;
  };
  return `${at(next)}; rel="next", ${at(last)}; rel="last"`;
}

const SORTS: Readonly<Record<string, (entry: CacheEntry) => number>> = {
  created_at: ({ createdAt }) => createdAt.getTime(),
  last_accessed_at: ({ lastAccessedAt }) => lastAccessedAt.getTime(),
  size_in_bytes: ({ sizeBytes }) => sizeBytes ?? 0,
};

/** By last access, the latest first, unless asked for otherwise. */
function sorted(entries: readonly CacheEntry[], parameters: URLSearchParams): CacheEntry[] {
  const valueOf = SORTS[parameters.get("sort") ?? ""] ?? ((entry: CacheEntry) => entry.lastAccessedAt.getTime());
  const sign = parameters.get("direction") === "asc" ? 1 : -1;
  return entries.toSorted((a, b) => sign * (valueOf(a) - valueOf(b) || a.id - b.id));
}

function entryJson(entry: CacheEntry): object {
  return {
    id: entry.id,
    ref: entry.scope,
    key: entry.key,
    version: entry.version,
    last_accessed_at: entry.lastAccessedAt.toISOString(),
    created_at: entry.createdAt.toISOString(),
    size_in_bytes: entry.sizeBytes ?? 0,
  };
}

function usage({ cache, repository }: CacheRestOptions): RestAnswer {
  const finished = cache.visibleEntries();
  return {
    status: 200,
    json: {
      full_name: repository,
      active_caches_size_in_bytes: finished.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0),
      active_caches_count: finished.length,
    },
  };
}

/** One by its id, or all with a key, in one ref or in all. */
function remove(cache: CacheService, id: string | null, parameters: URLSearchParams): RestAnswer {
  const [key, ref] = [parameters.get("key"), parameters.get("ref")];
  if (id === null && key === null) return problem(422, "Invalid request.\n\n\"key\" wasn't supplied.");
  const isRemoved = (entry: CacheEntry): boolean =>
    id === null ? entry.key === key && (ref === null || entry.scope === ref) : entry.id === Number(id);
  const removed = cache.visibleEntries().filter(isRemoved);
  if (removed.length === 0) return problem(404, "Not Found");
  cache.evict(isRemoved);
  return id === null
    ? { status: 200, json: { total_count: removed.length, actions_caches: removed.map(entryJson) } }
    : { status: 204 };
}

function problem(status: number, message: string): RestAnswer {
  return { status, json: restProblem(status, message) };
}
