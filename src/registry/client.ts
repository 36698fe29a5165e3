import { lookup as lookupName } from "node:dns/promises";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse, Reach, Transport } from "../http/transport.ts";
import { ImageNotFound } from "../image/image.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { digestOf, hashFor, isDigest, type Digest } from "../oci/digest.ts";
import { MANIFEST_TYPES } from "../oci/media-type.ts";
import { formatReference, type Reference } from "../oci/reference.ts";
import { parseRetryAfter, retry, type Judgement, type RetryPolicy } from "../retry.ts";
import { createAuthorizer, type Server } from "./auth.ts";
import { readBlob } from "./blob.ts";
import { createCredentialStore } from "./credentials.ts";
import { findEndpoint } from "./endpoint.ts";
import { readRegistryError, RegistryError } from "./errors.ts";
import type { Lookup } from "./realm.ts";

/** A manifest or index as the registry sent it, its digest checked. */
export interface FetchedManifest {
  readonly bytes: Buffer;
  /** The Content-Type, "" where the registry gave none. */
  readonly mediaType: string;
  readonly digest: Digest;
}

/** Reads from registries. Everything it throws is a `UserError`; a manifest that is not there is an `ImageNotFound`. */
export interface RegistryClient {
  /** By digest where the reference has one, else by tag. */
  getManifest(ref: Reference, signal?: AbortSignal): Promise<FetchedManifest>;
  /** A whole blob of at most `maxBytes`, verified. */
  getBlob(ref: Reference, descriptor: Descriptor, maxBytes: number, signal?: AbortSignal): Promise<Buffer>;
  /** Streams, verifying digest and size; resumes with Range when the body is cut. */
  openBlob(ref: Reference, descriptor: Descriptor, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;
const POLICY: RetryPolicy = { attempts: 5, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 180_000 };
const RETRY_AFTER_MAX_MS = 60_000;

/** Opens a client; connections, credentials and tokens come with the first request that needs them. */
export function createRegistryClient(host: Host, transport: Transport, reach: Reach, lookup: Lookup = lookUp): RegistryClient {
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

  async function send(ref: Reference, path: string, headers: Record<string, string>, signal?: AbortSignal): Promise<HttpResponse> {
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
    await response.discard();
    return ask(await authorizer.answer(server, ref.repository, response.headers["www-authenticate"], sent));
  }

  /** A request until it succeeds, within the policy; `what` names it in errors. */
  function get(ref: Reference, path: string, headers: Record<string, string>, what: string, signal?: AbortSignal): Promise<HttpResponse> {
    const attempt = () =>
      afterFirstAnswer(ref.registry, async () => {
        const response = await send(ref, path, headers, signal);
        if (response.status === 200 || response.status === 206) return response;
        throw await readRegistryError(response, what, response.url.host);
      });
    return retry(attempt, (error) => judge(error, host), POLICY, host.clock, signal);
  }

  async function fetchManifest(ref: Reference, signal?: AbortSignal): Promise<FetchedManifest> {
    const what = `the manifest of ${formatReference(ref)}`;
    const path = `manifests/${ref.digest ?? ref.tag ?? "latest"}`;
    // The body is part of the attempt: a manifest that was cut is asked for again.
    return retry(
      async () => {
        const response = await get(ref, path, { accept: MANIFEST_TYPES.join(", ") }, what, signal);
        const bytes = await response.read(MANIFEST_MAX_BYTES);
        return { bytes, mediaType: response.headers["content-type"] ?? "", digest: checkManifest(bytes, ref, response) };
      },
      (error) => ({ retry: error instanceof HttpFailure && error.kind === "cut" }),
      { ...POLICY, attempts: 3 },
      host.clock,
      signal,
    );
  }

  const openBlob: RegistryClient["openBlob"] = (ref, descriptor, signal) => {
    const what = `the blob ${descriptor.digest} of ${ref.registry}/${ref.repository}`;
    const fetchFrom = (offset: number) =>
      get(ref, `blobs/${descriptor.digest}`, offset === 0 ? {} : { range: `bytes=${offset}-` }, what, signal);
    return readBlob(descriptor, what, fetchFrom);
  };

  return {
    async getManifest(ref, signal) {
      try {
        return await fetchManifest(ref, signal);
      } catch (error) {
        if (!(error instanceof RegistryError) || error.status !== 404 || error.isWebPage) throw error;
        throw new ImageNotFound(`${formatReference(ref)} does not exist${error.code === null ? "" : ` (${error.code})`}.`, error.hint, { cause: error });
      }
    },
    async getBlob(ref, descriptor, maxBytes, signal) {
      if (descriptor.size > maxBytes) {
        throw new UserError(
          `The blob ${descriptor.digest} of ${formatReference(ref)} has ${descriptor.size} bytes; at most ${maxBytes} are read.`,
          "Check that this reference leads to an image.",
        );
      }
      const chunks: Uint8Array[] = [];
      for await (const chunk of openBlob(ref, descriptor, signal)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    openBlob,
  };
}

/** Connection faults, 408, 429 and 5xx are tried again; 401 and 403 never, since accounts lock. */
function judge(error: unknown, host: Host): Judgement {
  if (error instanceof HttpFailure) return { retry: error.isTransient };
  if (!(error instanceof RegistryError) || !error.isTransient) return { retry: false };
  const afterMs = parseRetryAfter(error.retryAfter, host.clock.now());
  return { retry: true, afterMs: afterMs === null ? null : Math.min(afterMs, RETRY_AFTER_MAX_MS) };
}

/** The digest of what came: the one asked for, else the one announced, else our own, always of the bytes themselves. */
function checkManifest(bytes: Buffer, ref: Reference, response: HttpResponse): Digest {
  const announced = response.headers["docker-content-digest"] ?? "";
  const expected = ref.digest ?? (isDigest(announced) ? announced : null);
  if (expected === null) return digestOf(bytes);
  const computed = `${expected.slice(0, expected.indexOf(":"))}:${hashFor(expected).update(bytes).digest("hex")}`;
  if (computed === expected) return expected;
  const encoding = response.headers["content-encoding"] ?? "identity";
  throw new UserError(
    `${ref.registry} sent a manifest of ${formatReference(ref)} with the digest ${computed}, where ${expected} was ${ref.digest === null ? "announced" : "asked for"}${encoding === "identity" ? "" : ` (in the encoding ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for)`}.`,
    "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.",
  );
}

async function lookUp(hostname: string): Promise<readonly string[]> {
  const found = await lookupName(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
