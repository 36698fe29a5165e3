import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { readJsonObject } from "../oci/json.ts";
import { type ArtifactService, createArtifactService, type LocalArtifact } from "./artifact-service.ts";
import { BLOB_ROOT, type BlobStore, createBlobStore } from "./blob-store.ts";
import { type ActionsPermission, type CacheRest, createCacheRest, type RestAnswer, type RestRequest } from "./cache-rest.ts";
import { type CacheEntry, type CacheService, createCacheService, type PlantedEntry } from "./cache-service.ts";
import { bytesOf, type Content, contentOf, NO_CONTENT } from "./content.ts";
import { planDelivery, sendContent } from "./delivery.ts";
import { createFaults, type Family, type Faults, jsonReply, type Refusal, refusalReply, type Reply } from "./faults.ts";
import { createLink, type Link } from "./link.ts";
import { listen, stop } from "./loopback.ts";
import {
  type CacheScope,
  mintRuntimeToken,
  permissionBits,
  type RuntimeClaims,
  verifyRuntimeToken,
} from "./runtime-token.ts";
import { type TwirpMessage, TwirpError } from "./twirp.ts";

export type { FaultKind, Refusal } from "./faults.ts";

const RPC_PATH = /^\/twirp\/github\.actions\.results\.api\.v1\.(CacheService|ArtifactService)\/([A-Za-z]+)$/;

/** How slow the service is: nothing by default. */
export interface Latency {
  /** Before each answer of an RPC or of the REST API. */
  readonly rpcMs?: number;
  /** Before each answer of the storage. */
  readonly blobMs?: number;
  /** Of all connections together, each way. */
  readonly bytesPerSecond?: number;
}

/** What differs from GitHub's service, or is not the same for all of its users. */
export interface ActionsServiceOptions {
  /** The service's own time, by which tokens, signed URLs and lag expire. */
  readonly now?: () => Date;
  /** How long a signed URL may be used; 600 by default. */
  readonly signatureSeconds?: number;
  /** The host name in signed URLs, which must lead to `address`: clients read from `*.blob.core.windows.net` in another way than from elsewhere. */
  readonly blobHost?: string;
  /** False: look-ups see only `restore_keys`, as a client reported of the real service. */
  readonly readsKey?: boolean;
  /** For so many milliseconds of `now` after it was finalized an entry is not found: look-ups miss, or give what was the newest before it; 0 by default. */
  readonly lagMs?: number;
  readonly latency?: Latency;
  /** 200 by default, as GitHub allows; what is more gets 429 with Retry-After. */
  readonly createsPerMinute?: number;
  /** 1500 by default, as GitHub allows. */
  readonly downloadsPerMinute?: number;
  /** Whose caches the REST API lists; acme/api by default. */
  readonly repository?: string;
  /** Where it listens; 127.0.0.1 by default. */
  readonly address?: string;
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
  /** The scopes of the token as they are, in place of those that follow from the above. */
  readonly scopes?: readonly CacheScope[];
  readonly tokenSeconds?: number;
  /** The workflow's `cache-mode:`, as the runner hands it on. */
  readonly cacheMode?: "read" | "write" | "write-only" | "none";
}

/** One request that arrived; it is there before its answer goes out, and `sentBytes` grows with that. */
export interface ActionsRequest {
  /** The name of the RPC method, or `PutBlob`, `PutBlock`, `PutBlockList`, `GetBlob`, `HeadBlob`, `ListCaches`, `GetCacheUsage`, `DeleteCache`; null for a path that nobody serves. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** 0 where no answer was sent. */
  readonly status: number;
  readonly receivedBytes: number;
  /** Of the body. */
  readonly sentBytes: number;
  /** The parsed body of an RPC. */
  readonly message: TwirpMessage | null;
  /** The key of the entry that it is about, as asked for or as the blob belongs to; null for another. */
  readonly key: string | null;
  /** The requests that were being answered when it arrived, itself included. */
  readonly atOnce: number;
}

/** GitHub's results service on this machine: cache v2 with its REST API, artifacts v4 and the blobs of both. */
export interface LocalActionsService {
  readonly url: string;
  /** `GITHUB_API_URL` of a job that asks for nothing but its caches; a forge may hand such requests on to `answerRest`. */
  readonly apiUrl: string;
  readonly requests: readonly ActionsRequest[];
  /** The variables that the runner sets for the actions of a job. */
  env(job?: JobIdentity): Record<string, string>;
  /** Lets the REST API know a token, and what it may do; a new one is made where none is given. */
  allowToken(permission: ActionsPermission, token?: string): string;
  /** The answer to a request for the REST API of the caches, recorded; null where it is for something else. A forge's `script` can be this. */
  answerRest(request: RestRequest): RestAnswer | null;
  refuse(refusal: Refusal): void;
  /** Forgets all refusals. */
  relent(): void;
  /** Every entry of the cache, reservations included, oldest first. */
  cacheEntries(): readonly CacheEntry[];
  /** The content of the newest finished entry with this key; null where there is none. */
  readCacheEntry(key: string): Buffer | null;
  /** Puts a finished entry there. */
  storeCacheEntry(entry: PlantedEntry, content: Uint8Array): void;
  /** Reserves a key as a job does that dies before it has finished. */
  reserveCacheEntry(entry: PlantedEntry): void;
  evictCacheEntry(key: string): void;
  /** Evicts all whose key begins so. */
  evictCacheEntries(prefix: string): void;
  /** Evicts what was not read for the longest time until all take at most so many bytes, as GitHub does every hour. */
  evictToBytes(sizeBytes: number): void;
  /** Spoils the stored content of an entry: one bit of its middle byte, or its second half. */
  damageCacheEntry(key: string, how?: "flip" | "cut"): void;
  /** All URLs that were signed so far are refused from now on. */
  expireUrls(): void;
  /** Ends all connections and takes no others. */
  stopListening(): Promise<void>;
  /** Listens again, where it did before. */
  listenAgain(): Promise<void>;
  /** For the forge's REST API: the finished artifacts of a run. */
  listArtifacts(runId: string): readonly LocalArtifact[];
  /** For the forge's REST API: the zip of an artifact. */
  readArtifact(id: number): Buffer | null;
  close(): Promise<void>;
}

/** Starts the service on a free port. */
export async function startActionsService(options: ActionsServiceOptions = {}): Promise<LocalActionsService> {
  const { now = () => new Date(), address = "127.0.0.1" } = options;
  const key = randomUUID();
  let origin = "";
  const blobs = createBlobStore({
    origin: () => origin.replace(address, options.blobHost ?? address),
    now,
    signatureSeconds: options.signatureSeconds ?? 600,
    key,
    onRead: (blobId) => cache.touch(blobId),
  });
  const cache = createCacheService({
    blobs,
    now,
    readsKey: options.readsKey ?? true,
    lagMs: options.lagMs ?? 0,
    createsPerMinute: options.createsPerMinute ?? 200,
    downloadsPerMinute: options.downloadsPerMinute ?? 1500,
  });
  const tokens = new Map<string, ActionsPermission>();
  const state: State = {
    blobs,
    cache,
    artifacts: createArtifactService(blobs, now),
    rest: createCacheRest({
      cache,
      repository: options.repository ?? "acme/api",
      permissionOf: (token) => tokens.get(token) ?? null,
      apiUrl: () => origin,
    }),
    claimsOf: (token) => verifyRuntimeToken(token, key, now()),
    faults: createFaults(),
    latency: options.latency ?? {},
    up: createLink(options.latency?.bytesPerSecond ?? null),
    down: createLink(options.latency?.bytesPerSecond ?? null),
    requests: [],
    inFlight: 0,
  };

  const server = createServer((request, response) => {
    respond(request, response, state).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
  });
  // Uploads take as long as they take, and clients keep connections while a build goes on.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, 0, address);
  origin = `http://${address}:${port}`;
  const stopListening = (): Promise<void> => stop(server);
  return {
    url: `${origin}/`,
    apiUrl: origin,
    requests: state.requests,
    env: (job = {}) => environment(`${origin}/`, mintRuntimeToken(claimsFor(job, now()), key, now()), job),
    allowToken(permission, token = `ghs_${randomUUID().replaceAll("-", "")}`) {
      tokens.set(token, permission);
      return token;
    },
    answerRest: (request) => answerRest(request, state),
    refuse: (refusal) => state.faults.add(refusal),
    relent: () => state.faults.clear(),
    cacheEntries: () => cache.entries(),
    readCacheEntry: (entryKey) => cache.read(entryKey),
    storeCacheEntry: (entry, content) => cache.store(entry, content),
    reserveCacheEntry: (entry) => cache.reserve(entry),
    evictCacheEntry: (entryKey) => void cache.evict((entry) => entry.key === entryKey),
    evictCacheEntries: (prefix) => void cache.evict((entry) => entry.key.startsWith(prefix)),
    evictToBytes: (sizeBytes) => evictToBytes(cache, sizeBytes),
    damageCacheEntry: (entryKey, how = "flip") => cache.damage(entryKey, how),
    expireUrls: () => blobs.expireUrls(),
    stopListening,
    listenAgain: async () => void (await listen(server, port, address)),
    listArtifacts: (runId) => state.artifacts.list(runId),
    readArtifact: (id) => state.artifacts.read(id),
    close: stopListening,
  };
}

interface State {
  readonly blobs: BlobStore;
  readonly cache: CacheService;
  readonly artifacts: ArtifactService;
  readonly rest: CacheRest;
  readonly claimsOf: (token: string) => RuntimeClaims | null;
  readonly faults: Faults;
  readonly latency: Latency;
  readonly up: Link;
  readonly down: Link;
  readonly requests: Recorded[];
  inFlight: number;
}

interface Recorded extends ActionsRequest {
  status: number;
  receivedBytes: number;
  sentBytes: number;
}

/** A request of which the body is still to come, or has come. */
interface Call {
  readonly method: string;
  readonly url: URL;
  /** With its query, as it was sent. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly family: Family;
  readonly operation: string | null;
  readonly atOnce: number;
}

async function respond(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  state.inFlight += 1;
  try {
    await handle(describe(request, state), request, response, state);
  } finally {
    state.inFlight -= 1;
  }
}

function describe({ method = "GET", url: path = "/", headers }: IncomingMessage, { rest, inFlight }: State): Call {
  const url = new URL(path, "http://127.0.0.1");
  const isBlob = url.pathname.startsWith(BLOB_ROOT);
  const family: Family = isBlob ? "blob" : url.pathname.startsWith("/repos/") ? "rest" : "rpc";
  const operation = family === "rest" ? rest.operationOf(method, path) : operationOf(method, url);
  return { method, url, path, headers, family, operation, atOnce: inFlight };
}

async function handle(call: Call, request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  // What an RPC is about stands in its body, which is small; what a blob's request is about, in its address.
  const early = call.family === "rpc" ? await receive(request, state.up, null) : null;
  const message = early === null ? null : readJsonObject(bytesOf(early.content));
  const key = keyOf(call, message, state);
  const fault = state.faults.take(call.operation, key);
  const received = early ?? (await receive(request, state.up, fault?.as === "reset" ? (fault.afterBytes ?? null) : null));
  const record = take(call, message, key, received.content.sizeBytes, state);
  // The client went away before it had sent all, or its connection is to break in the middle.
  if (!received.isWhole) return void request.socket.resetAndDestroy();
  if (fault?.as === "hang") return;
  if (fault?.as === "reset" && fault.afterBytes === undefined) return void request.socket.resetAndDestroy();
  await waitAsItWould(call.family, fault, state);
  const reply = replyTo(call, received.content, message, fault, state);
  record.status = reply.status;
  response.writeHead(reply.status, reply.headers);
  if (call.method === "HEAD") return void response.end();
  await sendContent(response, reply.content, planDelivery(fault, reply.content), state.down, (sizeBytes) => {
    record.sentBytes += sizeBytes;
  });
}

function take(call: Call, message: TwirpMessage | null, key: string | null, receivedBytes: number, state: State): Recorded {
  const { operation, method, atOnce } = call;
  const record = { operation, method, path: call.url.pathname, status: 0, receivedBytes, sentBytes: 0, message, key, atOnce };
  state.requests.push(record);
  return record;
}

async function waitAsItWould(family: Family, fault: Refusal | null, { latency }: State): Promise<void> {
  const usualMs = (family === "blob" ? latency.blobMs : latency.rpcMs) ?? 0;
  const waitMs = usualMs + (fault?.as === "slow" ? (fault.delayMs ?? 1000) : 0);
  if (waitMs > 0) await pause(waitMs);
}

function replyTo(call: Call, body: Content, message: TwirpMessage | null, fault: Refusal | null, state: State): Reply {
  const refused = fault === null ? null : refusalReply(fault, call.family, call.operation);
  if (refused !== null) return refused;
  const isEviction = fault?.as === "evict";
  if (isEviction && call.family === "blob") state.cache.evictBlob(blobIdOf(call.url));
  if (call.family === "blob") return state.blobs.answer({ ...call, body });
  if (call.family === "rest") return restReply(state.rest.answer(call));
  const { reply, found } = callAndReply(call, message, state);
  if (isEviction) state.cache.evict(({ key }) => key === found);
  return reply;
}

function callAndReply(call: Call, message: TwirpMessage | null, state: State): { reply: Reply; found: string | null } {
  try {
    const answer = callRpc(call, message, state);
    return { reply: jsonReply(200, answer), found: "matched_key" in answer ? String(answer.matched_key) : null };
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error;
    return { reply: jsonReply(error.status, { code: error.code, msg: error.message }, error.headers), found: null };
  }
}

function callRpc(call: Call, message: TwirpMessage | null, { cache, artifacts, claimsOf }: State): object {
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
  if (message === null) throw new TwirpError("malformed", "the body is not a JSON object");
  return (name === "CacheService" ? cache : artifacts).call(method, message, claims);
}

function answerRest(request: RestRequest, state: State): RestAnswer | null {
  const operation = state.rest.operationOf(request.method, request.path);
  if (operation === null) return null;
  const url = new URL(request.path, "http://127.0.0.1");
  const fault = state.faults.take(operation, null);
  const refused = fault === null ? null : refusalReply(fault, "rest", operation);
  const answer = refused === null ? state.rest.answer(request) : asAnswer(refused);
  const call: Call = { ...request, url, family: "rest", operation, atOnce: 1, headers: {} };
  const record = take(call, null, null, 0, state);
  record.status = answer.status;
  record.sentBytes = restReply(answer).content.sizeBytes;
  return answer;
}

function asAnswer({ status, headers, content }: Reply): RestAnswer {
  const { "Content-Length": _, ...others } = headers;
  return { status, headers: others, json: bytesOf(content) };
}

function restReply({ status, headers = {}, json }: RestAnswer): Reply {
  if (json === undefined) return { status, headers, content: NO_CONTENT };
  if (!(json instanceof Uint8Array)) return jsonReply(status, json, headers);
  return { status, headers, content: contentOf(json) };
}

function operationOf(method: string, url: URL): string | null {
  const [, , rpc] = RPC_PATH.exec(url.pathname) ?? [];
  if (rpc !== undefined) return rpc;
  if (!url.pathname.startsWith(BLOB_ROOT)) return null;
  const puts: Record<string, string> = { block: "PutBlock", blocklist: "PutBlockList" };
  return { PUT: puts[url.searchParams.get("comp") ?? ""] ?? "PutBlob", GET: "GetBlob", HEAD: "HeadBlob" }[method] ?? null;
}

function keyOf({ family, url }: Call, message: TwirpMessage | null, { cache }: State): string | null {
  if (family === "blob") return cache.keyOf(blobIdOf(url));
  const key = family === "rpc" ? message?.["key"] : url.searchParams.get("key");
  return typeof key === "string" ? key : null;
}

function blobIdOf(url: URL): string {
  return url.pathname.slice(BLOB_ROOT.length);
}

function evictToBytes(cache: CacheService, sizeBytes: number): void {
  const sizeOf = (entry: CacheEntry): number => entry.sizeBytes ?? 0;
  let total = cache.entries().reduce((sum, entry) => sum + sizeOf(entry), 0);
  for (const entry of cache.entries().toSorted((a, b) => a.lastAccessedAt.getTime() - b.lastAccessedAt.getTime())) {
    if (total <= sizeBytes) return;
    total -= sizeOf(entry);
    cache.evict(({ id }) => id === entry.id);
  }
}

function claimsFor(job: JobIdentity, now: Date): RuntimeClaims {
  return {
    cacheScopes: job.scopes ?? scopesFor(job),
    runId: job.runId ?? "1",
    jobId: job.jobId ?? "1",
    expiresAt: new Date(now.getTime() + (job.tokenSeconds ?? 6 * 60 * 60) * 1000),
  };
}

function scopesFor(job: JobIdentity): CacheScope[] {
  const ref = job.ref ?? "refs/heads/main";
  const others = [job.baseRef, job.defaultBranch ?? "main"].map(qualify);
  const own = permissionBits[job.permission ?? "read-write"];
  const scopes = new Map<string, CacheScope>([[ref, { scope: ref, permission: own }]]);
  for (const scope of others) {
    if (scope === undefined || scopes.has(scope)) continue;
    scopes.set(scope, { scope, permission: own & permissionBits.read });
  }
  return [...scopes.values()];
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

/** The body in the pieces in which it arrives; not whole where the client broke off, or `stopAfterBytes` were there. */
async function receive(
  request: IncomingMessage,
  link: Link,
  stopAfterBytes: number | null,
): Promise<{ content: Content; isWhole: boolean }> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  let isWhole = true;
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      await link.pass(piece.length);
      pieces.push(piece);
      sizeBytes += piece.length;
      if (stopAfterBytes === null || sizeBytes <= stopAfterBytes) continue;
      isWhole = false;
      break;
    }
  } catch {
    isWhole = false;
  }
  return { content: { sizeBytes, pieces }, isWhole };
}
