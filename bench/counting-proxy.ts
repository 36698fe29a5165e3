import { createServer, request as forward } from "node:http";
import { Socket, type AddressInfo } from "node:net";

/** Stands in front of a real registry, passes everything on, and keeps count. */
export interface CountingProxy {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** `GET /v2/…`, in order, since the last `reset`. */
  readonly requests: readonly string[];
  /** Connections that did not speak HTTP: somebody tried TLS. */
  probes(): number;
  reset(): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of `registry`, `HOST:PORT`, plain HTTP. */
export async function startCountingProxy(registry: string): Promise<CountingProxy> {
  const requests: string[] = [];
  let probes = 0;
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const onward = forward(`http://${registry}${incoming.url}`, {
      method: incoming.method ?? "GET",
      headers: { ...incoming.headers, host: registry },
    });
    onward.on("response", (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on("clientError", (_error, socket) => {
    probes++;
    if (socket instanceof Socket) socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    probes: () => probes,
    reset() {
      requests.length = 0;
      probes = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
