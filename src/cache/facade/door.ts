import { createServer, type Server, type Socket } from "node:net";
import type { Server as HttpServer } from "node:http";

/** An address that accepts connections before there is anything to serve them. */
export interface Door {
  /** 0 for a path. */
  readonly port: number;
  /** Hands over the connections, those that wait first. */
  admitTo(server: HttpServer): void;
}

/** What a facade listens at. */
export interface Doors {
  /** For BuildKit; null: for nobody. */
  readonly registry: Door | null;
  readonly control: Door;
  /** A folder that was made for the control socket alone; null: it is in the facade's own. */
  readonly socketFolder: string | null;
}

/** Listens at one address and no other. Rejects where that is not possible. */
export function openDoor(address: { readonly host: string; readonly port: number } | { readonly path: string }): Promise<Door> {
  return new Promise((done, fail) => {
    const waiting: Socket[] = [];
    let http: HttpServer | null = null;
    const admit = (socket: Socket): void => {
      if (http === null) waiting.push(socket);
      else {
        http.emit("connection", socket);
        socket.resume();
      }
    };
    // node:http takes as long to load as all the rest of the start; a connection can wait for it unread.
    const server: Server = createServer({ pauseOnConnect: true, noDelay: true }, admit);
    server.once("error", fail);
    server.listen(address, () => {
      server.off("error", fail);
      const bound = server.address();
      done({
        port: typeof bound === "object" && bound !== null ? bound.port : 0,
        admitTo(admitting) {
          http = admitting;
          for (const socket of waiting.splice(0)) admit(socket);
        },
      });
    });
  });
}
