import type { Host } from "../host/host.ts";
import type { HttpBody, HttpResponse, Reach, Transport } from "../http/transport.ts";
import type { Reference } from "../oci/reference.ts";
import { judgeTransience, retry, type Judgement, type RetryPolicy } from "../retry.ts";
import { createAuthorizer, type Authorizer, type Server } from "./auth.ts";
import { createCredentialStore } from "./credentials.ts";
import { findEndpoint } from "./endpoint.ts";
import { readRegistryError, type Purpose } from "./errors.ts";
import type { Lookup } from "./realm.ts";
import { formatScopes, type Scope } from "./scope.ts";

/** What is wanted of a registry. */
export interface Wanted {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the repository, `manifests/latest`; or the whole address, where the registry gave one. */
  readonly at: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /** What it takes of rights; to read the repository where nothing is said. */
  readonly scopes?: readonly Scope[];
  /** The statuses that are no error; 200 and 206 where nothing is said. */
  readonly accepts?: readonly number[];
  /** How errors name it: "the manifest of …". */
  readonly what: string;
  /** The server may work on what it got for a while before it answers. */
  readonly isSlow?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The one way to a registry: finds its address, answers its challenge. */
export interface Requester {
  /** Asks once. Throws a `RegistryError` for a status that is not accepted. */
  once(ref: Reference, wanted: Wanted): Promise<HttpResponse>;
  /** Asks until there is an answer within the policy; what `use` makes of the answer is part of the attempt. */
  ask<T>(ref: Reference, wanted: Wanted, use: (response: HttpResponse) => Promise<T> | T): Promise<T>;
  endpointOf(registry: string): Promise<URL>;
}

const POLICY: RetryPolicy = { attempts: 5, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 180_000 };
const RETRY_AFTER_MAX_MS = 60_000;
const SUCCESS = [200, 206];
const ASKED: Readonly<Record<string, string>> = { POST: "to take", PUT: "to take", PATCH: "to take", DELETE: "to take away" };

/** Opens what asks registries; connections, credentials and tokens come with the first request that needs them. */
export function createRequester(host: Host, transport: Transport, reach: Reach, lookup: Lookup): Requester {
  const authorizer = createAuthorizer(host, transport, createCredentialStore(host), {
    trustedAuthHosts: reach.trustedAuthHosts,
    lookup,
  });
  const endpointOf = rememberEndpoints(transport, reach);
  const afterFirstAnswer = createGate();

  const once: Requester["once"] = (ref, wanted) =>
    afterFirstAnswer(ref.registry, async () => {
      const server: Server = { name: ref.registry, endpoint: await endpointOf(ref.registry) };
      const response = await send(server, ref.repository, wanted, transport, authorizer);
      if ((wanted.accepts ?? SUCCESS).includes(response.status)) return response;
      throw await readRegistryError(response, wanted.what, response.url.host, ref.registry, purposeOf(wanted));
    });

  return {
    once,
    ask: (ref, wanted, use) =>
      retry(async () => use(await once(ref, wanted)), (error) => judgeFailure(error, host), POLICY, host.clock, wanted.signal),
    endpointOf,
  };
}

/** Connection faults, 408, 429 and 5xx are tried again; 401 and 403 never, since accounts lock. */
export function judgeFailure(error: unknown, host: Host): Judgement {
  return judgeTransience(error, host.clock.now(), RETRY_AFTER_MAX_MS);
}

async function send(server: Server, repository: string, wanted: Wanted, transport: Transport, authorizer: Authorizer): Promise<HttpResponse> {
  const url = typeof wanted.at === "string" ? new URL(`/v2/${repository}/${wanted.at}`, server.endpoint) : wanted.at;
  const scope = formatScopes(wanted.scopes ?? [{ repository, actions: "pull" }]);
  const headers = wanted.headers ?? {};
  const ask = (authorization: string | null) =>
    transport.request({
      method: wanted.method,
      url,
      headers: authorization === null ? headers : { ...headers, authorization },
      redirects: "follow",
      ...(wanted.body === undefined ? {} : { body: wanted.body }),
      ...(wanted.isSlow === true ? { isSlow: true } : {}),
      ...(wanted.signal === undefined ? {} : { signal: wanted.signal }),
    });
  // Where the registry sends uploads to may be anybody's: it gets the content and nothing that proves who we are.
  if (url.origin !== server.endpoint.origin) return ask(null);

  const sent = await authorizer.header(server, scope);
  const response = await ask(sent);
  // A 401 from where a redirect led is not the registry's, and gets nothing.
  if (response.status !== 401 || response.url.origin !== url.origin) return response;
  const answer = await authorizer.answer(server, scope, response.headers["www-authenticate"], sent).catch(async (error: unknown) => {
    await response.discard();
    throw error;
  });
  // The same again would be refused again, and accounts lock.
  if (answer === sent) return response;
  await response.discard();
  return ask(answer);
}

function purposeOf({ method, scopes }: Wanted): Purpose {
  const isWrite = scopes?.some(({ actions }) => actions !== "pull") === true;
  return { asked: ASKED[method] ?? "for", isWrite };
}

function rememberEndpoints(transport: Transport, reach: Reach): (registry: string) => Promise<URL> {
  const endpoints = new Map<string, Promise<URL>>();
  return (registry) => {
    const known = endpoints.get(registry);
    if (known !== undefined) return known;
    const found = findEndpoint(registry, transport, reach);
    endpoints.set(registry, found);
    found.catch(() => endpoints.delete(registry));
    return found;
  };
}

/** Lets the first request to a registry find out alone whether it asks for a login, so that the others need not. */
function createGate(): <T>(registry: string, work: () => Promise<T>) => Promise<T> {
  const firstAnswers = new Map<string, Promise<unknown>>();
  return async (registry, work) => {
    const first = firstAnswers.get(registry);
    if (first === undefined) {
      const own = work();
      firstAnswers.set(registry, own.catch(() => {}));
      return own;
    }
    await first;
    return work();
  };
}
