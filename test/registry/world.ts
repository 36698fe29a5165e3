import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import { basicEntry, openReader, type Reader, type ReaderOptions } from "../fakes/reader.ts";
import { startFaultyRegistry, type FaultyRegistry } from "../fakes/registry.ts";

/** Access by tokens, for bob. */
export const BEARER = { kind: "bearer", username: "bob", password: "hunter22" } as const;

/** A registry that obeys a script, for the test that asks for it. */
export async function start(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const registry = await startFaultyRegistry(options);
  onTestFinished(() => registry.close());
  return registry;
}

/** A client with nothing stored. */
export async function open(options: ReaderOptions = {}): Promise<Reader> {
  const reader = await openReader(options);
  onTestFinished(() => reader.close());
  return reader;
}

/** A client that knows bob's password for the registry. */
export async function openAsBob(registry: FaultyRegistry, options: ReaderOptions = {}): Promise<Reader> {
  return open({ auths: { [registry.host]: basicEntry("bob", "hunter22") }, ...options });
}

/** A server that only remembers what came. */
export async function listenForLeaks(): Promise<{ host: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.writeHead(200, { "content-type": "application/json" }).end('{"token":"stolen"}');
  });
  await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
  onTestFinished(
    () =>
      new Promise<void>((fulfil) => {
        server.close(() => fulfil());
        server.closeAllConnections();
      }),
  );
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** What a `Retry-After` may hold, by what that is called; and the wait in milliseconds that it leads to, null for our own. */
export const RETRY_AFTERS: readonly (readonly [name: string, value: (nowMs: number) => string | null, waitMs: number | null])[] = [
  ["2 seconds", () => "2", 2000],
  ["a date to come", (now) => new Date(now + 5000).toUTCString(), 5000],
  ["a date gone by", (now) => new Date(now - 5000).toUTCString(), 0],
  ["a day, which is cut to a minute", () => "86400", 60_000],
  ["garbage", () => "soon", null],
  ["nothing", () => null, null],
];
