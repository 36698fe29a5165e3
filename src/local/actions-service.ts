import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readJsonObject } from "../oci/json.ts";
import { type ArtifactService, createArtifactService, type LocalArtifact } from "./artifact-service.ts";
import { BLOB_ROOT, type BlobStore, createBlobStore } from "./blob-store.ts";
import { type CacheEntry, type CacheService, createCacheService } from "./cache-service.ts";
import {
  type CacheScope,
  mintRuntimeToken,
  permissionBits,
  type RuntimeClaims,
  verifyRuntimeToken,
} from "./runtime-token.ts";
import { type TwirpMessage, TwirpError } from "./twirp.ts";

const RPC_PATH = /^\/twirp\/github\.actions\.results\.api\.v1\.(CacheService|ArtifactService)\/([A-Za-z]+)$/;

interface ActionsServiceOptions {
  /** The service's own time, by which tokens and signed URLs expire. */
  readonly now?: () => Date;
  /** How long a signed URL may be used; 600 by default. */
  readonly signatureSeconds?: number;
  /** The host name in signed URLs, which must lead to 127.0.0.1: clients read from `*.blob.core.windows.net` in another way than from elsewhere. */
  readonly blobHost?: string;
  /** False: look-ups see only `restore_keys`, as a client reported of the real service. */
  readonly readsKey?: boolean;
}

/** The job that an environment is made for. */
export interface JobIdentity {
  readonly runId?: string;
  readonly jobId?: string;
  /** `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref?: string;
  /** The branch that the pull request is for. */
  readonly baseRef?: string;
  readonly defaultBranch?: string;
  /** What the token may do with the entries of `ref`; all else is for reading at most. */
  readonly permission?: keyof typeof permissionBits;
  readonly tokenSeconds?: number;
  /** The workflow's `cache-mode:`, as the runner hands it on. */
  readonly cacheMode?: "read" | "write" | "write-only" | "none";
}

/** One request that was answered. */
interface ActionsRequest {
  /** The name of the RPC method, or `PutBlob`, `PutBlock`, `PutBlockList`, `GetBlob`, `HeadBlob`; null for a path that nobody serves. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** The parsed body of an RPC. */
  readonly message: TwirpMessage | null;
}

/** A way to refuse that the services of the real one have been seen to show. */
export interface Refusal {
  /** The operations that it is for, as in `ActionsRequest`; all without it. */
  readonly operation?: string;
  /** How many requests; all from now on without it. */
  readonly times?: number;
  readonly as: "too-many-requests" | "unavailable" | "html" | "hang" | "quota";
}

/** GitHub's results service on this machine: cache v2, artifacts v4 and the blobs of both. */
export interface LocalActionsService {
  readonly url: string;
  readonly requests: readonly ActionsRequest[];
  /** The variables that the runner sets for the actions of a job. */
  env(job?: JobIdentity): Record<string, string>;
  refuse(refusal: Refusal): void;
  /** Every entry of the cache, reservations included, oldest first. */
  cacheEntries(): readonly CacheEntry[];
  evictCacheEntry(key: string): void;
  /** For the forge's REST API: the finished artifacts of a run. */
  listArtifacts(runId: string): readonly LocalArtifact[];
  /** For the forge's REST API: the zip of an artifact. */
  readArtifact(id: number): Buffer | null;
  close(): Promise<void>;
}

/** Starts the service on a free port of 127.0.0.1. */
export async function startActionsService(options: ActionsServiceOptions = {}): Promise<LocalActionsService> {
  const now = options.now ?? (() => new Date());
  const key = randomUUID();
  let origin = "";
  const blobs = createBlobStore({
    origin: () => origin.replace("127.0.0.1", options.blobHost ?? "127.0.0.1"),
    now,
    signatureSeconds: options.signatureSeconds ?? 600,
    key,
  });
  const parts: Parts = {
    blobs,
    cache: createCacheService(blobs, options.readsKey ?? true),
    artifacts: createArtifactService(blobs, now),
    claimsOf: (token) => verifyRuntimeToken(token, key, now()),
  };
  const requests: ActionsRequest[] = [];
  const refusals: { refusal: Refusal; left: number }[] = [];

  const server = createServer((request, response) => {
    void respond(request, response, parts, refusals, requests);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/`,
    requests,
    env: (job = {}) => environment(`${origin}/`, mintRuntimeToken(claimsFor(job, now()), key, now()), job),
    refuse: (refusal) => void refusals.push({ refusal, left: refusal.times ?? Number.POSITIVE_INFINITY }),
    cacheEntries: () => parts.cache.entries(),
    evictCacheEntry: (entryKey) => parts.cache.evict(entryKey),
    listArtifacts: (runId) => parts.artifacts.list(runId),
    readArtifact: (id) => parts.artifacts.read(id),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Parts {
  readonly blobs: BlobStore;
  readonly cache: CacheService;
  readonly artifacts: ArtifactService;
  readonly claimsOf: (token: string) => RuntimeClaims | null;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Parts,
  refusals: readonly { refusal: Refusal; left: number }[],
  requests: ActionsRequest[],
): Promise<void> {
  const body = await readBody(request).catch(() => null);
  // The client went away before it had sent all.
  if (body === null) return;
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const method = request.method ?? "GET";
  const operation = operationOf(method, url);
  const message = url.pathname.startsWith("/twirp/") ? readJsonObject(body) : null;
  const reply =
    refuse(operation, refusals) ?? answer({ method, url, headers: request.headers, body, message }, parts);
  requests.push({
    operation,
    method,
    path: url.pathname,
    status: reply === "hang" ? 0 : reply.status,
    receivedBytes: body.length,
    sentBytes: reply === "hang" || method === "HEAD" ? 0 : reply.body.length,
    message,
  });
  if (reply === "hang") return;
  response.writeHead(reply.status, reply.headers);
  response.end(method === "HEAD" ? undefined : reply.body);
}

interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  readonly message: TwirpMessage | null;
}

function answer(call: Call, parts: Parts): Reply {
  if (call.url.pathname.startsWith(BLOB_ROOT)) return parts.blobs.answer(call);
  try {
    return json(200, callRpc(call, parts));
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error;
    return json(error.status, { code: error.code, msg: error.message });
  }
}

function callRpc(call: Call, { cache, artifacts, claimsOf }: Parts): object {
  const [, name, method] = RPC_PATH.exec(call.url.pathname) ?? [];
  if (name === undefined || method === undefined || call.method !== "POST") {
    throw new TwirpError("bad_route", `no handler for ${call.method} ${call.url.pathname}`);
  }
  const [, token] = /^Bearer (.+)$/.exec(call.headers.authorization ?? "") ?? [];
  const claims = token === undefined ? null : claimsOf(token);
  if (claims === null) throw new TwirpError("unauthenticated", "the token is missing, expired or not valid");
  if (!/^application\/json\b/.test(call.headers["content-type"] ?? "")) {
    throw new TwirpError("bad_route", "only application/json is understood here");
  }
  if (call.message === null) throw new TwirpError("malformed", "the body is not a JSON object");
  return (name === "CacheService" ? cache : artifacts).call(method, call.message, claims);
}

function operationOf(method: string, url: URL): string | null {
  const [, , rpc] = RPC_PATH.exec(url.pathname) ?? [];
  if (rpc !== undefined) return rpc;
  if (!url.pathname.startsWith(BLOB_ROOT)) return null;
  const puts: Record<string, string> = { block: "PutBlock", blocklist: "PutBlockList" };
  return { PUT: puts[url.searchParams.get("comp") ?? ""] ?? "PutBlob", GET: "GetBlob", HEAD: "HeadBlob" }[method] ?? null;
}

const HTML = "<html><body><h2>Our services aren't available right now</h2></body></html>";

const refusalReplies: Readonly<Record<Exclude<Refusal["as"], "hang">, Reply>> = {
  "too-many-requests": json(429, { code: "resource_exhausted", msg: "rate limit exceeded" }, { "Retry-After": "30" }),
  unavailable: json(503, { code: "unavailable", msg: "the service is unavailable" }),
  html: { status: 503, headers: { "Content-Type": "text/html" }, body: Buffer.from(HTML) },
  quota: json(403, { code: "permission_denied", msg: "insufficient usage to create a cache entry" }),
};

function refuse(
  operation: string | null,
  refusals: readonly { refusal: Refusal; left: number }[],
): Reply | "hang" | null {
  const scripted = refusals.find(
    ({ refusal, left }) => left > 0 && (refusal.operation === undefined || refusal.operation === operation),
  );
  if (scripted === undefined) return null;
  scripted.left -= 1;
  return scripted.refusal.as === "hang" ? "hang" : refusalReplies[scripted.refusal.as];
}

function claimsFor(job: JobIdentity, now: Date): RuntimeClaims {
  const ref = job.ref ?? "refs/heads/main";
  const others = [job.baseRef, job.defaultBranch ?? "main"].map(qualify);
  const own = permissionBits[job.permission ?? "read-write"];
  const scopes = new Map<string, CacheScope>([[ref, { scope: ref, permission: own }]]);
  for (const scope of others) {
    if (scope === undefined || scopes.has(scope)) continue;
    scopes.set(scope, { scope, permission: own & permissionBits.read });
  }
  return {
    cacheScopes: [...scopes.values()],
    runId: job.runId ?? "1",
    jobId: job.jobId ?? "1",
    expiresAt: new Date(now.getTime() + (job.tokenSeconds ?? 6 * 60 * 60) * 1000),
  };
}

function qualify(branch: string | undefined): string | undefined {
  return branch === undefined || branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

function environment(url: string, token: string, job: JobIdentity): Record<string, string> {
  return {
    ACTIONS_RESULTS_URL: url,
    ACTIONS_RUNTIME_TOKEN: token,
    ACTIONS_CACHE_SERVICE_V2: "True",
    ...(job.cacheMode === undefined ? {} : { ACTIONS_CACHE_MODE: job.cacheMode }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    headers: { "Content-Type": "application/json", "Content-Length": String(body.length), ...headers },
    body,
  };
}
