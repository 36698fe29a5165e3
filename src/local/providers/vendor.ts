import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listen, stop } from "../loopback.ts";

/** A request that arrived; header names in lower case. */
export interface VendorCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface VendorReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server of a vendor in this process, over real HTTP on 127.0.0.1. */
export interface LocalVendor {
  readonly url: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly calls: VendorCall[];
  /** Asked before each answer: one to give instead; `hang` for none, `cut` for half of one; null for the honest one. */
  script: (call: VendorCall, number: number) => VendorReply | "hang" | "cut" | null;
  close(): Promise<void>;
}

/** Starts a server that gives these answers. */
export async function startVendor(answer: (call: VendorCall) => VendorReply): Promise<LocalVendor> {
  const server = createServer((request, response) => {
    void (async () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const call = { method: request.method ?? "GET", url: new URL(request.url ?? "/", vendor.url), headers, body: await text(request) };
      vendor.calls.push(call);
      const reply = vendor.script(call, vendor.calls.length) ?? answer(call);
      if (reply === "hang") return;
      if (reply === "cut") {
        response.writeHead(200, { "content-length": "1000" });
        response.write("{");
        response.destroy();
        return;
      }
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
    })().catch(() => response.destroy());
  });
  const host = `127.0.0.1:${await listen(server)}`;
  const vendor: LocalVendor = {
    url: `http://${host}`,
    host,
    calls: [],
    script: () => null,
    close: () => stop(server),
  };
  return vendor;
}

/** An answer in JSON. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): VendorReply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}
