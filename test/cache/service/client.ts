import { readCacheAccess } from "../../../src/cache/service/access.ts";
import type { EntryContent } from "../../../src/cache/service/blob.ts";
import { type CacheService, createCacheService, VERSION } from "../../../src/cache/service/cache-service.ts";
import type { CacheFault } from "../../../src/cache/service/fault.ts";
import { createPatience, type Patience } from "../../../src/cache/service/patience.ts";
import { type ActionsServiceOptions, type JobIdentity, type LocalActionsService, startActionsService } from "../../../src/local/actions-service.ts";
import { fakeHost, type FakeHost } from "../../fakes/host.ts";
import { closers, open } from "../../http/servers.ts";

/** A client of a cache service, and what a test looks at. */
export interface Opened {
  readonly cache: CacheService;
  readonly patience: Patience;
  /** Its sleeps are instant and recorded. */
  readonly host: FakeHost;
}

/** A local service, with a job's client of it, until the test is over. */
export async function openService(
  options: ActionsServiceOptions & { readonly job?: JobIdentity; readonly budgetMs?: number; readonly restToken?: string } = {},
): Promise<Opened & { readonly service: LocalActionsService; again(job?: JobIdentity): Opened; asked(operation: string): number }> {
  const service = await startActionsService(options);
  closers.push(() => service.close());
  const again = (job: JobIdentity = options.job ?? {}): Opened =>
    openClient(service.env(job), { budgetMs: options.budgetMs ?? 4000, apiUrl: options.restToken === undefined ? null : service.apiUrl, restToken: options.restToken ?? "" });
  return { service, again, ...again(), asked: (operation) => service.requests.filter((request) => request.operation === operation).length };
}

/** A client for the job that an environment describes. */
export function openClient(
  env: Readonly<Record<string, string>>,
  { budgetMs = 4000, apiUrl = null, restToken = "" }: { readonly budgetMs?: number; readonly apiUrl?: string | null; readonly restToken?: string } = {},
): Opened {
  const host = fakeHost({ env });
  const patience = createPatience(budgetMs, () => performance.now());
  const cache = createCacheService({
    transport: open({ host }),
    resultsUrl: env["ACTIONS_RESULTS_URL"] ?? "",
    token: env["ACTIONS_RUNTIME_TOKEN"] ?? "",
    access: readCacheAccess(env, host.clock.now()),
    rest: apiUrl === null ? null : { apiUrl, repository: "acme/api", token: restToken },
    patience,
    clock: host.clock,
    random: () => 1,
  });
  return { cache, patience, host };
}

/** An entry that is there. */
export function plant(service: LocalActionsService, key: string, content: string | Uint8Array, scope = "refs/heads/main"): void {
  service.storeCacheEntry({ key, version: VERSION, scope }, Buffer.from(content));
}

/** Content that is held in memory, given in chunks of 64 KiB at most. */
export function contentOf(text: string | Uint8Array): EntryContent {
  const bytes = Buffer.from(text);
  return {
    sizeBytes: bytes.length,
    async *open(offset, sizeBytes) {
      for (let at = offset; at < offset + sizeBytes; at += 65536) yield await Promise.resolve(bytes.subarray(at, Math.min(at + 65536, offset + sizeBytes)));
    },
  };
}

/** A range of an entry. */
export async function readRange(cache: CacheService, key: string, offset: number, sizeBytes: number, urgency: "waiting" | "background" = "waiting"): Promise<Buffer> {
  const bytes = Buffer.alloc(sizeBytes);
  await cache.read(
    key,
    { offset, sizeBytes },
    (position, chunk) => {
      bytes.set(chunk, position);
      return Promise.resolve();
    },
    urgency,
  );
  return bytes;
}

/** The kind and the sentence of a fault; null where there was none. */
export async function faultOf(work: Promise<unknown>): Promise<{ kind: string; message: string } | null> {
  return await work.then(
    () => null,
    (error: CacheFault) => ({ kind: error.kind, message: error.message }),
  );
}
