import type { IncomingMessage, ServerResponse } from "node:http";
import { atMost } from "../../at-most.ts";
import { isJsonObject, readJsonObject, type JsonObject } from "../../oci/json.ts";
import type { FacadeBackend } from "./backend.ts";
import type { FacadeStatus } from "./control.ts";
import { readBody } from "./request-body.ts";

const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
const BEAT_MS = 500;
/** What a flush may take beyond its deadline. */
const GRACE_MS = 1000;

export interface ControlOptions {
  readonly backend: Promise<FacadeBackend>;
  readonly requestsOfBuildkit: () => number;
  readonly log: (message: string) => void;
  /** Ends the process. */
  readonly end: () => void;
}

/** Answers `build` and `post`: POST /NAME with a JSON object, answered by JSON, before which a space is sent now and then while it takes time. */
export function createControlServer({ backend, requestsOfBuildkit, log, end }: ControlOptions): (request: IncomingMessage, response: ServerResponse) => void {
  let isReady = false;
  const ready = backend.then(({ loaded }) => loaded).then(() => void (isReady = true));

  async function status(): Promise<FacadeStatus> {
    const { store, isUsable, why } = await backend;
    const statistics = store.statistics();
    return { ...statistics, isReady, isUsable: isUsable(), why: statistics.degradedReason ?? why(), requestsOfBuildkit: requestsOfBuildkit() };
  }

  const calls: Readonly<Record<string, (given: JsonObject) => Promise<unknown>>> = {
    async status({ waitMs }) {
      await atMost(Number(waitMs), ready, undefined);
      return await status();
    },
    async spend({ ms }) {
      (await backend).spend(Number(ms));
      return null;
    },
    async lastNotes() {
      await ready;
      return (await backend).store.lastNotes();
    },
    async setNotes({ notes }) {
      if (isJsonObject(notes)) (await backend).store.setNotes(notes);
      return null;
    },
    restoreFile: async ({ keys, path }) => await (await backend).store.restoreFile(keys as string[], String(path)),
    async saveFile({ key, path }) {
      (await backend).store.saveFile(String(key), String(path));
      return true;
    },
    async finish({ deadlineMs }) {
      const ms = Number(deadlineMs);
      await atMost(ms + GRACE_MS, backend.then(({ store }) => store.flush(ms)), undefined);
      return await status();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = (request.url ?? "").slice(1);
    if (name === "finish") response.once("close", end);
    const beat = setInterval(() => response.write(" "), BEAT_MS);
    try {
      const body = await readBody(request, MAX_REQUEST_BYTES);
      const given = body === null ? null : readJsonObject(body);
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
      const result = given === null || call === undefined ? null : await call(given);
      response.end(JSON.stringify(result));
    } catch (error) {
      log(`${name} failed: ${String(error)}`);
      response.end("null");
    } finally {
      clearInterval(beat);
    }
  }

  return (request, response) => void answer(request, response);
}
