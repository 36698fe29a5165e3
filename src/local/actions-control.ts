import { createServer, type IncomingMessage } from "node:http";
import { json as readJson } from "node:stream/consumers";
import type { ActionsPermission } from "./cache-rest.ts";
import type { PlantedEntry } from "./cache-service.ts";
import type { ActionsRequest, JobIdentity, LocalActionsService, Refusal } from "./actions-service.ts";
import { listen, stop } from "./loopback.ts";

/** What can be asked of a service in another process; the names are those of `LocalActionsService`. Bytes are base64. */
export interface ControlCalls {
  requests(): readonly ActionsRequest[];
  /** How many requests arrived, without all that is known of them. */
  requestCount(): number;
  env(job?: JobIdentity): Record<string, string>;
  allowToken(permission: ActionsPermission, token?: string): string;
  refuse(refusal: Refusal): void;
  relent(): void;
  cacheEntries(): readonly { readonly key: string; readonly scope: string; readonly version: string; readonly sizeBytes: number | null }[];
  readCacheEntry(key: string): string | null;
  storeCacheEntry(entry: PlantedEntry, content: string): void;
  reserveCacheEntry(entry: PlantedEntry): void;
  evictCacheEntry(key: string): void;
  evictCacheEntries(prefix: string): void;
  evictToBytes(sizeBytes: number): void;
  damageCacheEntry(key: string, how?: "flip" | "cut"): void;
  expireUrls(): void;
  stopListening(): Promise<void>;
  listenAgain(): Promise<void>;
}

/** Takes orders for the service over HTTP, on a port of 127.0.0.1 of its own: `POST /` with `{"call": …, "arguments": […]}`. */
export async function startControl(service: LocalActionsService): Promise<{ url: string; close(): Promise<void> }> {
  const calls: ControlCalls = {
    ...service,
    requests: () => service.requests,
    requestCount: () => service.requests.length,
    readCacheEntry: (key) => service.readCacheEntry(key)?.toString("base64") ?? null,
    storeCacheEntry: (entry, content) => service.storeCacheEntry(entry, Buffer.from(content, "base64")),
  };
  const server = createServer((request, response) => {
    perform(request, calls).then(
      (result) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ result: result ?? null })),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  return { url: `http://127.0.0.1:${await listen(server)}/`, close: () => stop(server) };
}

async function perform(request: IncomingMessage, calls: ControlCalls): Promise<unknown> {
  const { call, arguments: given } = (await readJson(request)) as { call: keyof ControlCalls; arguments: readonly unknown[] };
  if (!Object.hasOwn(calls, call) || typeof calls[call] !== "function") throw new Error(`There is no ${call} here.`);
  return await (calls[call] as (...given: readonly unknown[]) => unknown)(...given);
}

/** What `connectControl` gives: the same calls, each of which takes a moment. */
export type RemoteControl = {
  readonly [K in keyof ControlCalls]: (...given: Parameters<ControlCalls[K]>) => Promise<Awaited<ReturnType<ControlCalls[K]>>>;
};

const CALL_NAMES: Readonly<Record<keyof ControlCalls, true>> = {
  requests: true,
  requestCount: true,
  env: true,
  allowToken: true,
  refuse: true,
  relent: true,
  cacheEntries: true,
  readCacheEntry: true,
  storeCacheEntry: true,
  reserveCacheEntry: true,
  evictCacheEntry: true,
  evictCacheEntries: true,
  evictToBytes: true,
  damageCacheEntry: true,
  expireUrls: true,
  stopListening: true,
  listenAgain: true,
};

/** Orders for a service whose control listens at this address. */
export function connectControl(url: string): RemoteControl {
  const ask = async (call: string, given: readonly unknown[]): Promise<unknown> => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify({ call, arguments: given }) });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { result: unknown }).result;
  };
  const calls = Object.keys(CALL_NAMES).map((name) => [name, (...given: unknown[]) => ask(name, given)]);
  return Object.fromEntries(calls) as RemoteControl;
}
