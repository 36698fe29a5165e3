import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Answer, Call } from "./answers.ts";

/** One request as it arrived, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Whether it came to the second origin, to which blobs are redirected and uploads sent. */
  readonly isRedirected: boolean;
  /** 0 where the request was cut. */
  status: number;
  bytesSent: number;
}

/** How a registry's honest ways may be disturbed. */
export interface Disturbance {
  /** Resets the connection of a request as soon as this many bytes of its body have come. */
  readonly interrupt?: (method: string, path: string) => number | null;
  /** Answers before the registry has looked at the request, which then changes nothing. */
  readonly refuse?: (request: RecordedRequest) => Answer | null;
  /** May deliver an answer in its own way; true: it has. */
  readonly deliver?: (request: RecordedRequest, answer: Answer, response: ServerResponse) => boolean | Promise<boolean>;
}

/** What answers the requests of one origin. */
export interface Handler {
  readonly isRedirected: boolean;
  answer(call: Call): Answer;
  /** The refusal of a request by its head alone, as it comes; null where it may pass. */
  admit(call: Call): Answer | null;
  /** Takes what came of a request that was cut. */
  keepCut(call: Call): void;
}

const API_VERSION = { "docker-distribution-api-version": "registry/2.0" };

/** Makes a server for HTTP, or for HTTPS with a key and a certificate, both PEM. */
export function makeServer(tls: { readonly key: string; readonly cert: string } | undefined): Server {
  return tls === undefined ? createHttpServer() : createHttpsServer(tls);
}

/** What a server calls with each request: it reads, records, answers. */
export function createListener(handler: Handler, requests: RecordedRequest[], disturbance: Disturbance): RequestListener {
  return (request, response) => {
    void handle(request, response).catch(() => response.destroy());
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    const head = { method, url: new URL(path, "http://registry"), headers: request.headers };
    const refused = handler.admit({ ...head, body: Buffer.alloc(0) });
    const { body, isWhole } = await readBody(request, disturbance.interrupt?.(method, path) ?? null);
    const call: Call = { ...head, body };
    const recorded: RecordedRequest = { method, path, headers: request.headers, body, isRedirected: handler.isRedirected, status: 0, bytesSent: 0 };
    requests.push(recorded);
    if (!isWhole) {
      if (refused === null) handler.keepCut(call);
      request.socket.resetAndDestroy();
      return;
    }
    const made = disturbance.refuse?.(recorded) ?? refused ?? handler.answer(call);
    recorded.status = made.status;
    recorded.bytesSent = method === "HEAD" ? 0 : made.body.length;
    if ((await disturbance.deliver?.(recorded, made, response)) === true) return;
    // A 204 has no length (RFC 9110, 8.6).
    const length: Record<string, string> = made.status === 204 ? {} : { "content-length": String(made.body.length) };
    response.writeHead(made.status, { ...API_VERSION, ...length, ...made.headers });
    response.end(method === "HEAD" ? undefined : made.body);
  }
}

/** What comes of a body: all of it, or what there was when the client, or `cutAt`, ended it. */
async function readBody(request: IncomingMessage, cutAt: number | null): Promise<{ body: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (cutAt !== null && length >= cutAt) return { body: Buffer.concat(chunks).subarray(0, cutAt), isWhole: false };
    }
  } catch {
    return { body: Buffer.concat(chunks), isWhole: false };
  }
  return { body: Buffer.concat(chunks), isWhole: true };
}
