import type { ServerResponse } from "node:http";

// The answers of a registry (distribution-spec 1.1).

/** The headers of a blob, or of a part of it. */
export function blobHeaders(digest: string, sizeBytes: number): Record<string, string | number> {
  return { "content-type": "application/octet-stream", "content-length": sizeBytes, "docker-content-digest": digest, "accept-ranges": "bytes" };
}

/** 201, with where it is. */
export function created(response: ServerResponse, location: string, digest: string): void {
  response.writeHead(201, { location, "docker-content-digest": digest, "content-length": 0 }).end();
}

/** An error of the specification, by its code. */
export function refuse(response: ServerResponse, status: number, code: string): void {
  const body = JSON.stringify({ errors: [{ code, message: code }] });
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}

/** What says that this is a registry. */
export function welcome(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": 2, "docker-distribution-api-version": "registry/2.0" }).end("{}");
}

/** What a stranger gets, whatever was asked; its body is not waited for. */
export function ignore(response: ServerResponse): void {
  response.writeHead(404, { "content-length": 0, connection: "close" }).end();
}
