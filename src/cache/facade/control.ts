import { request as sendRequest } from "node:http";
import { isJsonObject, type JsonObject } from "../../oci/json.ts";
import type { LayerStatistics } from "../layers/layer-store.ts";
import type { FacadeHandle } from "./launch.ts";

/** How a facade does. */
export interface FacadeStatus extends LayerStatistics {
  /** Whether it is known what there is in the cache. */
  readonly isReady: boolean;
  /** False: the cache gives and takes nothing, so a build is better off without it. */
  readonly isUsable: boolean;
  /** Why it is not usable, or only in part, in one sentence; null: all is well. */
  readonly why: string | null;
  /** Requests that came with the secret. */
  readonly requestsOfBuildkit: number;
}

/** What `build` and `post` ask of a facade. Every call settles within its time; a facade that is gone or hangs gives null. */
export interface FacadeControl {
  /** Waits at most so long until it is ready. */
  status(waitMs: number): Promise<FacadeStatus | null>;
  /** Tells it how long the step itself has waited for the cache: both wait within one budget. */
  spend(ms: number): Promise<void>;
  /** What the newest build of the same kind kept of itself. */
  lastNotes(): Promise<JsonObject | null>;
  setNotes(notes: JsonObject): Promise<void>;
  /** Fills the file from the first of the keys that is there; the key it was found under. */
  restoreFile(keys: readonly string[], path: string): Promise<string | null>;
  /** Whether the facade has taken the file over; it is uploaded in the background. */
  saveFile(key: string, path: string): Promise<boolean>;
  /** Finishes what is being uploaded, for at most so long, and ends the facade. */
  finish(deadlineMs: number): Promise<FacadeStatus | null>;
}

/** Longer than an answering facade is ever silent. */
const SILENCE_MS = 5000;
/** What a call may take beyond the time that it was given. */
const GRACE_MS = 3000;
/** The cache itself gives a file up long before. */
const RESTORE_MS = 15 * 60_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** Speaks to a running facade; one that failed to answer once is not asked again. */
export function connectFacade({ socket }: FacadeHandle, silenceMs: number = SILENCE_MS): FacadeControl {
  let isGone = false;
  async function call(name: string, given: JsonObject, withinMs: number): Promise<unknown> {
    if (isGone) return null;
    const answer = await ask(socket, name, given, { silenceMs, withinMs: withinMs + GRACE_MS });
    isGone = answer === null;
    return answer?.value ?? null;
  }
  return {
    status: async (waitMs) => statusIn(await call("status", { waitMs }, waitMs)),
    async spend(ms) {
      await call("spend", { ms }, silenceMs);
    },
    async lastNotes() {
      const notes = await call("lastNotes", {}, silenceMs);
      return isJsonObject(notes) ? notes : null;
    },
    async setNotes(notes) {
      await call("setNotes", { notes }, silenceMs);
    },
    async restoreFile(keys, path) {
      const found = await call("restoreFile", { keys, path }, RESTORE_MS);
      return typeof found === "string" ? found : null;
    },
    saveFile: async (key, path) => (await call("saveFile", { key, path }, silenceMs)) === true,
    finish: async (deadlineMs) => statusIn(await call("finish", { deadlineMs }, deadlineMs)),
  };
}

/** Of a server that is no facade, as one whose socket something put in the facade's place, null. */
function statusIn(value: unknown): FacadeStatus | null {
  return isJsonObject(value) && STATUS.every(([name, type]) => typeof value[name] === type) ? (value as unknown as FacadeStatus) : null;
}

const STATUS = [["requests", "number"], ["bytesUp", "number"], ["bytesDown", "number"], ["waitedMs", "number"], ["lostBlobs", "number"], ["isUsable", "boolean"]] as const;

/** null: no answer. */
function ask(socketPath: string, name: string, given: JsonObject, { silenceMs, withinMs }: { silenceMs: number; withinMs: number }): Promise<{ value: unknown } | null> {
  return new Promise((done) => {
    const request = sendRequest({ socketPath, path: `/${name}`, method: "POST", agent: false, signal: AbortSignal.timeout(Math.ceil(withinMs)) });
    request.setTimeout(silenceMs, () => request.destroy());
    request.on("error", () => done(null));
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MAX_ANSWER_BYTES) request.destroy();
      });
      response.on("error", () => done(null));
      response.on("close", () => done(response.complete ? readAnswer(text) : null));
    });
    request.end(JSON.stringify(given));
  });
}

function readAnswer(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
