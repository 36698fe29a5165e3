import { createServer, request as httpRequest } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

/** A proxy that answers CONNECT and absolute URLs, and leads every name to one port of this machine. */
export interface FakeProxy {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** `CONNECT name:443` or `GET http://name/…`, with the `Proxy-Authorization` that came along. */
  readonly requests: { readonly line: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

export interface FakeProxyOptions {
  /** The port that every tunnel and every request ends at. */
  readonly targetPort: number;
  /** The `Proxy-Authorization` it insists on. */
  readonly authorization?: string;
}

export async function startProxy({ targetPort, authorization }: FakeProxyOptions): Promise<FakeProxy> {
  const requests: FakeProxy["requests"] = [];
  const sockets = new Set<Socket>();
  const isAllowed = (header: string | undefined) => authorization === undefined || header === authorization;
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, authorization: request.headers["proxy-authorization"] });
    if (!isAllowed(request.headers["proxy-authorization"])) {
      response.writeHead(407).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? "");
    const onward = httpRequest({ host: "127.0.0.1", port: targetPort, method: request.method, path: pathname + search, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, client, head) => {
    requests.push({ line: `CONNECT ${request.url}`, authorization: request.headers["proxy-authorization"] });
    if (!isAllowed(request.headers["proxy-authorization"])) {
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const target = connect(targetPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on("error", () => client.destroy());
    client.on("error", () => target.destroy());
  });
  await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((fulfil) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => fulfil());
      }),
  };
}
