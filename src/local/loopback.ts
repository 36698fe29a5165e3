import type { AddressInfo, Server as NetServer } from "node:net";

/** A server of `node:http` or `node:https`. */
interface Server extends NetServer {
  closeAllConnections(): void;
}

/** Opens a server on a port, 0 for a free one; the port. */
export async function listen(server: Server, port = 0, address = "127.0.0.1"): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, address, () => {
      server.off("error", fail);
      done();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Ends a server and every connection to it. */
export function stop(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
