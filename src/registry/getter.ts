import type { Host } from "../host/host.ts";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse, Reach, Transport } from "../http/transport.ts";
import type { Reference } from "../oci/reference.ts";
import { parseRetryAfter, retry, type Judgement, type RetryPolicy } from "../retry.ts";
import { createAuthorizer, type Server } from "./auth.ts";
import { createCredentialStore } from "./credentials.ts";
import { findEndpoint } from "./endpoint.ts";
import { readRegistryError, RegistryError } from "./errors.ts";
import type { Lookup } from "./realm.ts";

/** What is wanted of a registry. */
interface Wanted {
  /** Below the repository: `manifests/latest`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How errors name it: "the manifest of …". */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
}

/** Asks until there is a success within the policy; what `use` makes of the answer is part of the attempt. */
type Getter = <T>(ref: Reference, wanted: Wanted, use: (response: HttpResponse) => Promise<T> | T) => Promise<T>;

const POLICY: RetryPolicy = { attempts: 5, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 180_000 };
const RETRY_AFTER_MAX_MS = 60_000;

/** Opens what asks registries: it finds each one's address, answers its challenge, and tries again what may pass. */
export function createGetter(host: Host, transport: Transport, reach: Reach, lookup: Lookup): Getter {
  const authorizer = createAuthorizer(host, transport, createCredentialStore(host), {
    trustedAuthHosts: reach.trustedAuthHosts,
    lookup,
  });
  const endpoints = new Map<string, Promise<URL>>();
  const firstAnswers = new Map<string, Promise<unknown>>();

  function endpointOf(registry: string): Promise<URL> {
    const known = endpoints.get(registry);
    if (known !== undefined) return known;
    const found = findEndpoint(registry, transport, reach);
    endpoints.set(registry, found);
    found.catch(() => endpoints.delete(registry));
    return found;
  }

  /** Lets the first request to a registry find out alone whether it asks for a login, so that the others need not. */
  async function afterFirstAnswer<T>(registry: string, work: () => Promise<T>): Promise<T> {
    const first = firstAnswers.get(registry);
    if (first === undefined) {
      const own = work();
      firstAnswers.set(registry, own.catch(() => {}));
      return own;
    }
    await first;
    return work();
  }

  async function send(ref: Reference, { path, headers, signal }: Wanted): Promise<HttpResponse> {
    const server: Server = { name: ref.registry, endpoint: await endpointOf(ref.registry) };
    const url = new URL(`/v2/${ref.repository}/${path}`, server.endpoint);
    const ask = (authorization: string | null) =>
      transport.request({
        method: "GET",
        url,
        headers: authorization === null ? headers : { ...headers, authorization },
        redirects: "follow",
        ...(signal === undefined ? {} : { signal }),
      });

    const sent = await authorizer.header(server, ref.repository);
    const response = await ask(sent);
    // A 401 from where a redirect led is not the registry's, and gets nothing.
    if (response.status !== 401 || response.url.origin !== url.origin) return response;
    const answer = await authorizer.answer(server, ref.repository, response.headers["www-authenticate"], sent).catch(async (error: unknown) => {
      await response.discard();
      throw error;
    });
    // The same again would be refused again, and accounts lock.
    if (answer === sent) return response;
    await response.discard();
    return ask(answer);
  }

  return (ref, wanted, use) => {
    const attempt = () =>
      afterFirstAnswer(ref.registry, async () => {
        const response = await send(ref, wanted);
        if (response.status === 200 || response.status === 206) return use(response);
        throw await readRegistryError(response, wanted.what, response.url.host, ref.registry);
      });
    return retry(attempt, (error) => judge(error, host), POLICY, host.clock, wanted.signal);
  };
}

/** Connection faults, 408, 429 and 5xx are tried again; 401 and 403 never, since accounts lock. */
function judge(error: unknown, host: Host): Judgement {
  if (error instanceof HttpFailure) return { retry: error.isTransient };
  if (!(error instanceof RegistryError) || !error.isTransient) return { retry: false };
  const afterMs = parseRetryAfter(error.retryAfter, host.clock.now());
  return { retry: true, afterMs: afterMs === null ? null : Math.min(afterMs, RETRY_AFTER_MAX_MS) };
}
