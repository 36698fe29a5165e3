import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createLink, type Link } from "../src/local/link.ts";

/** A registry that is far away: each request takes a while, and all share one line. It counts requests and bytes. */
export interface SlowProxy {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  traffic(): Traffic;
  close(): Promise<void>;
}

/** What went to and from a cache. */
export interface Traffic {
  readonly requests: number;
  /** How many of these store something. */
  readonly writes: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
}

/** Starts a proxy in front of `registry`, `HOST:PORT`, plain HTTP. */
export async function startSlowProxy(registry: string, { requestMs, bytesPerSecond }: { requestMs: number; bytesPerSecond: number }): Promise<SlowProxy> {
  const traffic = { requests: 0, writes: 0, bytesUp: 0, bytesDown: 0 };
  const [up, down] = [createLink(bytesPerSecond), createLink(bytesPerSecond)];
  const server = createServer((incoming, outgoing) => {
    traffic.requests += 1;
    if (incoming.method !== "GET" && incoming.method !== "HEAD") traffic.writes += 1;
    // The registry says where an upload goes on by the name that it was asked under.
    const onward = forward(`http://${registry}${incoming.url}`, { method: incoming.method ?? "GET", headers: { ...incoming.headers, host: hostOf() } });
    onward.on("response", (response) => {
      void pause(requestMs).then(() => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        return pump(response, outgoing, down, (bytes) => void (traffic.bytesDown += bytes));
      });
    });
    onward.on("error", () => outgoing.destroy());
    void pump(incoming, onward, up, (bytes) => void (traffic.bytesUp += bytes));
  });
  const hostOf = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    host: hostOf(),
    traffic: () => ({ ...traffic }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function pump(from: AsyncIterable<unknown>, to: NodeJS.WritableStream, link: Link, count: (bytes: number) => void): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      count(chunk.length);
      await link.pass(chunk.length);
      if (!to.write(chunk)) await new Promise((done) => to.once("drain", done));
    }
    to.end();
  } catch {
    // Whoever went away does not wait for an answer.
  }
}
