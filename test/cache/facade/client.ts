import { request as sendRequest, type Agent, type IncomingHttpHeaders } from "node:http";

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a test sends. */
export interface Asked {
  readonly headers?: Record<string, string | number>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

/** Sends one request to a port of this machine, paths and headers as they are. */
export function send(port: number, method: string, path: string, { headers = {}, body, agent }: Asked = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = sendRequest({ host: "127.0.0.1", port, method, path, headers, ...(agent === undefined ? {} : { agent }) });
    request.on("error", fail);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("error", fail);
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.end(body);
  });
}

/** Pushes a blob as BuildKit does: asks whether it is there, begins, and sends it whole to where it was told to. */
export async function pushBlob(port: number, repository: string, content: string | Uint8Array, digest: string): Promise<Answer> {
  const begun = await send(port, "POST", `${repository}/blobs/uploads/`);
  return await send(port, "PUT", `${begun.headers.location ?? ""}?digest=${encodeURIComponent(digest)}`, {
    headers: { "content-type": "application/octet-stream", "content-length": Buffer.byteLength(content) },
    body: content,
  });
}
