import { get, type IncomingMessage, type RequestOptions } from "node:http";
import { findDockerEngine } from "../builder/docker-engine.ts";
import { UserError } from "../errors.ts";
import { showForeignWords } from "../foreign-text.ts";
import type { Host } from "../host/host.ts";
import { optionalString, readJsonObject } from "../oci/json.ts";
import { openArchiveStream } from "./archive-stream.ts";
import type { FileTree } from "./file-tree.ts";
import { ImageNotFound } from "./image.ts";
import type { EnginePlace } from "./place.ts";

// A classic engine writes the whole image to its disk before the first byte of the answer.
const FIRST_BYTE_TIMEOUT_MS = 600_000;
const IDLE_TIMEOUT_MS = 120_000;
const MAX_ERROR_BYTES = 64 * 1024;
const SHOWN_COLUMNS = 500;
const CURE = "Start the engine, set DOCKER_HOST to its socket, or give an archive (docker save) as docker-archive:FILE.";

/**
 * An image of the local engine as the archive that `docker save` would write (`GET /images/{name}/get`), streamed and
 * never stored: once for what it holds, and once for its layers. Throws `ImageNotFound` where the engine has none.
 */
export async function openDaemonImage(place: EnginePlace, where: string, host: Host, signal?: AbortSignal): Promise<FileTree> {
  const engine = await findEngine(host);
  const path = `/images/${place.name.split("/").map(encodeURIComponent).join("/")}/get`;
  return await openArchiveStream((passSignal) => openSave(engine, path, where, passSignal), where, signal);
}

/** Where the engine that `docker` speaks to listens, as Node's HTTP client takes it. */
async function findEngine(host: Host): Promise<RequestOptions & { readonly shown: string }> {
  const { context, address } = await findDockerEngine(host);
  if (address === null) throw new UserError(`The Docker context ${JSON.stringify(context)} names no engine.`, "Choose another with docker context use, or set DOCKER_HOST.");
  const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*)$/s.exec(address) ?? [];
  // Without a path Node would connect to localhost.
  if (scheme === "unix" && rest !== "") return { socketPath: rest, shown: address };
  if (scheme === "npipe" && rest !== "") return { socketPath: rest.replaceAll("/", "\\"), shown: address };
  if ((scheme === "tcp" || scheme === "http") && URL.canParse(`http://${rest}`) && !host.env["DOCKER_TLS_VERIFY"]) {
    const { hostname, port } = new URL(`http://${rest}`);
    return { host: hostname.replace(/^\[|\]$/g, ""), port: port || "2375", shown: `${scheme}://${hostname}` };
  }
  throw new UserError(
    `The engine at ${JSON.stringify(host.redact(address).replace(/\/\/[^/@]*@/, "//"))} cannot be read from: only unix:// sockets, named pipes and tcp:// without TLS are.`,
    "Save the image (docker save -o image.tar NAME) and give it as docker-archive:image.tar.",
  );
}

async function openSave(
  engine: RequestOptions & { readonly shown: string },
  path: string,
  where: string,
  signal?: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await request({ ...engine, path, ...(signal === undefined ? {} : { signal }) }, engine.shown, where);
  if (response.statusCode === 200) return bodyOf(response, where, signal);
  const message = await readMessage(response);
  if (response.statusCode === 404) {
    throw new ImageNotFound(`The engine has no such image: ${where} (${message}).`, "docker images lists what it has; pull or build the image first.");
  }
  throw new UserError(`The engine does not give ${where} (${response.statusCode}: ${message}).`, CURE);
}

function request(options: RequestOptions, shown: string, where: string): Promise<IncomingMessage> {
  return new Promise((fulfil, reject) => {
    const asked = get({ ...options, agent: false, headers: { host: "docker" }, timeout: FIRST_BYTE_TIMEOUT_MS }, fulfil);
    asked.on("timeout", () => asked.destroy(new Error("no answer in ten minutes")));
    asked.on("error", (cause) => {
      reject(options.signal?.aborted === true ? cause : new UserError(`${where}: the engine at ${shown} cannot be reached (${cause.message}).`, CURE, { cause }));
    });
  });
}

async function* bodyOf(response: IncomingMessage, where: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  response.setTimeout(IDLE_TIMEOUT_MS, () => response.destroy(new Error("no byte in two minutes")));
  try {
    for await (const chunk of response) yield chunk as Buffer;
  } catch (cause) {
    signal?.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${where}: the engine broke off in the middle of the image (${why}).`, "Look into the engine's log, and try again.", { cause });
  } finally {
    response.destroy();
  }
}

/** What the engine says is wrong, on one line. */
async function readMessage(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_ERROR_BYTES) break;
  }
  const text = Buffer.concat(chunks).toString("utf8");
  // Not every proxy in front of an engine answers in JSON.
  const message = optionalString(readJsonObject(text) ?? { message: text }, "message") ?? "";
  return showForeignWords(message, SHOWN_COLUMNS) || "no message";
}
