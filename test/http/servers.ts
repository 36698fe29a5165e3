import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { createTransport, type HttpRequest, type Reach, type Transport } from "../../src/http/transport.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";

/** A reach without exceptions. */
export const REACH: Reach = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] };

/** What a test has opened, and what closes it. */
export const closers: (() => Promise<unknown>)[] = [];

/** Closes all that was opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}

/** Lets a server listen on 127.0.0.1 until the test is over; its port. */
export async function listen(server: Server & { closeAllConnections?: () => void }): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections?.();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

/** A server for plain HTTP that remembers what came. */
export async function serve(listener: RequestListener): Promise<{ origin: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    listener(request, response);
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, seen };
}

/** A transport, open until the test is over. */
export function open(options: { reach?: Partial<Reach>; host?: FakeHost; readMs?: number; connectMs?: number } = {}): Transport {
  const { reach, host = fakeHost(), readMs = 5_000, connectMs = 5_000 } = options;
  const transport = createTransport(host, { ...REACH, ...reach }, { readMs, connectMs });
  closers.push(() => transport.close());
  return transport;
}

/** Asks, following redirects, and reads the answer. */
export async function get(url: string, more: Partial<HttpRequest> = {}, transport = open()): Promise<{ status: number; text: string; url: string }> {
  const response = await transport.request({ method: "GET", url: new URL(url), redirects: "follow", ...more });
  return { status: response.status, text: (await response.read(1_000_000)).toString(), url: response.url.href };
}
