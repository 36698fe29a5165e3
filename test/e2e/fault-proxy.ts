import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request as requestPlain, type RequestOptions, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, request as requestTls } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { pause } from "./processes.ts";

/** What happens to requests whose `METHOD /path?query` matches, in place of being passed on and answered. */
export interface ProxyFault {
  readonly on: RegExp;
  /** How often; 1 by default. */
  readonly times?: number;
  readonly answer:
    /** The connection breaks; the registry saw nothing. */
    | { readonly kind: "reset" }
    /** No answer ever comes; the registry saw nothing. */
    | { readonly kind: "hang" }
    /** Another answer; the registry saw nothing. */
    | { readonly kind: "other"; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
    /** The registry does what was asked, and the connection breaks before its answer. */
    | { readonly kind: "lost" }
    /** The registry's answer, whose body ends after `at` bytes. */
    | { readonly kind: "cut"; readonly at: number }
    /** The registry's answer, with another body of its own length or not. */
    | { readonly kind: "edited"; readonly edit: (body: Buffer) => Buffer }
    /** The registry's answer, so much later. */
    | { readonly kind: "slow"; readonly delayMs: number };
}

/** A request as it arrived, with the status that it got; 0 for none. */
export interface ProxiedRequest {
  /** `METHOD /path?query` */
  readonly line: string;
  readonly authorization: string | undefined;
  status: number;
}

/** A server in front of a real registry that passes everything on, but for its faults. */
export interface FaultProxy {
  /** `ADDRESS:PORT`, a registry like any other. */
  readonly host: string;
  /** Looked through in order; each is used up. May be added to at any time. */
  readonly faults: ProxyFault[];
  readonly requests: readonly ProxiedRequest[];
  close(): Promise<void>;
}

/** Where the proxy listens, and what it stands in front of. */
export interface FaultProxyOptions {
  /** `ADDRESS:PORT` of the real registry. */
  readonly upstream: string;
  /** PEM file of the authority that the real registry's certificate is signed by; plain HTTP without it. */
  readonly upstreamCa?: string;
  /** PEM files for TLS of its own; plain HTTP without them. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** 127.0.0.1 unless given. */
  readonly address?: string;
}

/** Starts it on a port of its own. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const faults: ProxyFault[] = [];
  const requests: ProxiedRequest[] = [];
  const used = new Map<ProxyFault, number>();
  const upstreamCa = options.upstreamCa === undefined ? null : await readFile(options.upstreamCa);
  const takeFault = (line: string): ProxyFault["answer"] | null => {
    const fault = faults.find((one) => one.on.test(line) && (used.get(one) ?? 0) < (one.times ?? 1));
    if (fault === undefined) return null;
    used.set(fault, (used.get(fault) ?? 0) + 1);
    return fault.answer;
  };
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const record: ProxiedRequest = {
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      status: 0,
    };
    requests.push(record);
    const scheme = options.tls === undefined ? "http" : "https";
    answer(takeFault(record.line), request, response, record, () => forward(options.upstream, upstreamCa, scheme, request)).catch(() =>
      response.destroy(),
    );
  };
  const server =
    options.tls === undefined
      ? createServer(serve)
      : createTlsServer({ cert: await readFile(options.tls.certificate), key: await readFile(options.tls.key) }, serve);
  const sockets = trackSockets(server);
  const address = options.address ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, address, resolve);
  });
  return {
    host: `${address}:${(server.address() as AddressInfo).port}`,
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  fault: ProxyFault["answer"] | null,
  request: IncomingMessage,
  response: ServerResponse,
  record: ProxiedRequest,
  pass: () => Promise<IncomingMessage>,
): Promise<void> {
  if (fault?.kind === "reset") return void request.socket.resetAndDestroy();
  if (fault?.kind === "hang") return void request.resume();
  if (fault?.kind === "other") {
    request.resume();
    record.status = fault.status;
    response.writeHead(fault.status, fault.headers).end(fault.body ?? "");
    return;
  }
  if (fault?.kind === "slow") await pause(fault.delayMs);
  const honest = await pass();
  if (fault?.kind === "lost") {
    for await (const _ of honest) continue;
    return void request.socket.resetAndDestroy();
  }
  record.status = honest.statusCode ?? 502;
  if (fault?.kind === "cut" || fault?.kind === "edited") {
    const body = Buffer.concat((await honest.toArray()) as Buffer[]);
    if (fault.kind === "edited") {
      const edited = fault.edit(body);
      response.writeHead(record.status, { ...honest.headers, "content-length": edited.length }).end(edited);
      return;
    }
    response.writeHead(record.status, honest.headers);
    response.write(body.subarray(0, fault.at), () => setImmediate(() => response.socket?.destroy()));
    return;
  }
  response.writeHead(record.status, honest.headers);
  honest.on("error", () => response.destroy());
  honest.pipe(response);
}

/** The registry makes its own addresses of the host and scheme that it was asked by: they lead back here. */
function forward(upstream: string, ca: Buffer | null, scheme: string, request: IncomingMessage): Promise<IncomingMessage> {
  const [hostname, port] = upstream.split(":");
  const options: RequestOptions = {
    hostname,
    port,
    method: request.method,
    path: request.url,
    headers: { ...request.headers, "x-forwarded-proto": scheme },
  };
  return new Promise((resolve, reject) => {
    const onward = ca === null ? requestPlain(options, resolve) : requestTls({ ...options, ca }, resolve);
    onward.on("error", reject);
    request.on("error", () => onward.destroy());
    request.pipe(onward);
  });
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return sockets;
}
