import type { Dispatcher } from "undici";
import type { Host } from "../host/host.ts";
import { createDispatchers, type Patience } from "./dispatchers.ts";
import { describeFailure, HttpFailure } from "./failure.ts";
import { readProxyRule, type Proxy } from "./proxy.ts";
import { isRedirect, nextHop, refuseRedirect, type Hop, type StreamedBody } from "./redirect.ts";
import { answersTlsDirectly } from "./tls-probe.ts";
import type { Reach } from "./trust.ts";

export type { Reach } from "./trust.ts";

/** What a request sends: all at once, or as a stream of a known length. */
export type HttpBody = Uint8Array | string | StreamedBody;

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly signal?: AbortSignal;
  /** `refuse`: a redirect is an error; `manual`: it is the answer. */
  readonly redirects: "follow" | "refuse" | "manual";
  /** For the headers, and then for each read of the body. */
  readonly timeoutMs?: number;
  /** The server may work on what it got for a while: the headers may take six times as long. */
  readonly isSlow?: boolean;
}

/** An answer whose body is still to be read, once, by `body`, `read` or `discard`. */
export interface HttpResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  /** Names in lower case; repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as they came, never decompressed. Throws an `HttpFailure` when they end early. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body. Throws an `HttpFailure` when it is longer than `maxBytes`. */
  read(maxBytes: number): Promise<Buffer>;
  discard(): Promise<void>;
}

/** The one place that opens connections, save for the local engine's socket (image/docker-daemon.ts): proxies, trust, redirects and timeouts are decided here. */
export interface Transport {
  request(request: HttpRequest): Promise<HttpResponse>;
  /** Loads what the first request to this URL would load, so that its time is only the server's; connects to nobody. */
  prepare(url: URL): Promise<void>;
  /** Whether the server of this https URL answers TLS at all, whatever its certificate. Throws an `HttpFailure` where nothing listens. */
  answersTls(url: URL): Promise<boolean>;
  /** A `fetch` with the same policy, for libraries that want one. */
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

const PATIENCE: Patience = { connectMs: 15_000, readMs: 30_000 };
const SLOW_FACTOR = 6;
const DISCARD_MAX_BYTES = 64 * 1024;
const EMPTY_STATUSES = new Set([101, 204, 205, 304]);

/** Opens the transport; its HTTP library is loaded with the first request. */
export function createTransport(host: Host, reach: Reach, patience: Patience = PATIENCE): Transport {
  const proxyFor = readProxyRule(host);
  const dispatchers = createDispatchers(host, reach, patience);

  async function send(hop: Hop, request: HttpRequest): Promise<HttpResponse> {
    const proxy = proxyFor(hop.url);
    const dispatcher = await dispatchers.find(hop.url, proxy);
    try {
      const { default: ask } = await loadRequest();
      const answer = await ask.call(dispatcher, dispatchOptions(hop, request, patience));
      // Without the query, which in a signed address is a credential.
      host.log.debug(`${hop.method} ${hop.url.origin}${hop.url.pathname} ${answer.statusCode}`);
      return wrapResponse(answer, hop.url, proxy);
    } catch (error) {
      request.signal?.throwIfAborted();
      throw describeFailure(error, hop.url.host, proxy?.origin ?? null);
    }
  }

  const request: Transport["request"] = (wanted) => followRedirects(wanted, (hop) => send(hop, wanted));
  return {
    request,
    async prepare(url) {
      await Promise.all([dispatchers.find(url, proxyFor(url)), loadRequest()]);
    },
    answersTls: (url) => (proxyFor(url) === null ? answersTlsDirectly(url, patience) : answersTlsByProxy(url, request)),
    fetch: (input, init) => fetchOver(request, new Request(input, init)),
    close: () => dispatchers.close(),
  };
}

const loadRequest = (): Promise<typeof import("undici/lib/api/api-request.js")> => import("undici/lib/api/api-request.js");

async function followRedirects(request: HttpRequest, send: (hop: Hop) => Promise<HttpResponse>): Promise<HttpResponse> {
  let hop: Hop = { method: request.method, url: request.url, headers: request.headers ?? {}, body: request.body ?? null };
  const visited = new Set<string>();
  for (;;) {
    visited.add(hop.url.href);
    const response = await send(hop);
    if (!isRedirect(response.status) || request.redirects === "manual") return response;
    await response.discard();
    if (request.redirects === "refuse") throw refuseRedirect(hop);
    hop = nextHop(hop, response.status, response.headers["location"], visited);
  }
}

function dispatchOptions(hop: Hop, request: HttpRequest, patience: Patience): Dispatcher.RequestOptions {
  const timeoutMs = request.timeoutMs ?? patience.readMs;
  return {
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    method: hop.method as Dispatcher.HttpMethod,
    // Digests are over the bytes as stored, so nobody on the way may compress them.
    headers: { "accept-encoding": "identity", "user-agent": "plimsoll", ...lengthOf(hop.body), ...hop.headers },
    // Undici takes any iterable; its types know streams alone.
    body: openBody(hop.body) as Uint8Array | null,
    signal: request.signal ?? null,
    // Undici would close the connection after each HEAD, in fear of servers that answer one with a body.
    reset: false,
    headersTimeout: request.isSlow === true ? SLOW_FACTOR * timeoutMs : timeoutMs,
    bodyTimeout: timeoutMs,
  };
}

function openBody(body: HttpBody | null): Uint8Array | string | AsyncIterable<Uint8Array> | null {
  return typeof body === "object" && body !== null && "open" in body ? body.open() : body;
}

function lengthOf(body: HttpBody | null): Record<string, string> {
  return typeof body === "object" && body !== null && "open" in body ? { "content-length": String(body.sizeBytes) } : {};
}

function wrapResponse(answer: Dispatcher.ResponseData, url: URL, proxy: Proxy | null): HttpResponse {
  const body = readChunks(answer.body, url, proxy);
  return {
    status: answer.statusCode,
    url,
    headers: joinHeaders(answer.headers),
    body,
    read: (maxBytes) => readWhole(body, maxBytes, url),
    async discard() {
      // What the rest of an unwanted answer does is nobody's concern.
      await answer.body.dump({ limit: DISCARD_MAX_BYTES }).catch(() => {});
    },
  };
}

function joinHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}

async function* readChunks(body: AsyncIterable<Uint8Array>, url: URL, proxy: Proxy | null): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk;
  } catch (error) {
    throw describeFailure(error, url.host, proxy?.origin ?? null);
  }
}

async function readWhole(body: AsyncIterable<Uint8Array>, maxBytes: number, url: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new HttpFailure(
        "too-large",
        `${url.host} sent more than the ${maxBytes} bytes that this kind of answer may have.`,
        "This is a fault or an attack on the side of that server.",
        { isTransient: false },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function answersTlsByProxy(url: URL, request: Transport["request"]): Promise<boolean> {
  try {
    const response = await request({ method: "HEAD", url, redirects: "manual" });
    await response.discard();
    return true;
  } catch (error) {
    if (error instanceof HttpFailure && (error.kind === "tls" || error.kind === "cut" || error.kind === "proxy")) return false;
    throw error;
  }
}

async function fetchOver(request: Transport["request"], wanted: Request): Promise<Response> {
  const body = wanted.body === null ? null : new Uint8Array(await wanted.arrayBuffer());
  const response = await request({
    method: wanted.method,
    url: new URL(wanted.url),
    headers: Object.fromEntries(wanted.headers),
    ...(body === null ? {} : { body }),
    signal: wanted.signal,
    redirects: wanted.redirect === "error" ? "refuse" : wanted.redirect,
  });
  const isEmpty = EMPTY_STATUSES.has(response.status) || wanted.method === "HEAD";
  if (isEmpty) await response.discard();
  const answer = new Response(isEmpty ? null : ReadableStream.from(response.body), {
    status: response.status,
    headers: response.headers,
  });
  // A Response made by hand has no address, and octokit reports it.
  Object.defineProperty(answer, "url", { value: response.url.href });
  return answer;
}
