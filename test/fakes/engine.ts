import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";

/** An engine that gives saved images on a socket, and nothing else. */
export interface FakeEngine {
  /** What DOCKER_HOST is set to. */
  readonly address: string;
  /** The paths that were asked for. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts an engine on a socket in `folder`. A save is what `docker save` writes, or a way to answer. */
export async function startEngine(
  folder: string,
  saves: Readonly<Record<string, Buffer | ((response: ServerResponse) => void)>>,
): Promise<FakeEngine> {
  const socket = join(folder, "docker.sock");
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    requests.push(path);
    const name = /^\/images\/(.+)\/get$/.exec(path)?.[1] ?? "";
    const save = Object.hasOwn(saves, name) ? saves[name] : undefined;
    if (typeof save === "function") return save(response);
    if (save === undefined) {
      response.writeHead(404, { "content-type": "application/json" });
      return response.end(JSON.stringify({ message: `No such image: ${name}` }));
    }
    response.writeHead(200, { "content-type": "application/x-tar" });
    return response.end(save);
  });
  await new Promise<void>((fulfil, reject) => server.once("error", reject).listen(socket, fulfil));
  return {
    address: `unix://${socket}`,
    requests,
    close: () =>
      new Promise((fulfil) => {
        server.close(() => fulfil());
        server.closeAllConnections();
      }),
  };
}
