import { writeFile } from "node:fs/promises";
import type { CacheParts } from "../../../src/build/cache/facade-process.ts";
import type { FacadeStatus } from "../../../src/cache/facade/control.ts";
import type { FacadeSettings } from "../../../src/cache/facade/settings.ts";
import type { JsonObject } from "../../../src/oci/json.ts";

/** How a facade behaves that is none. */
export interface FacadeScript {
  readonly status?: Partial<FacadeStatus>;
  /** What it says once the build ended; as before unless given. null: it is gone. */
  readonly after?: Partial<FacadeStatus> | null;
  /** When it is told to finish; as after unless given. */
  readonly final?: Partial<FacadeStatus> | null;
  /** It cannot be started, for this reason. */
  readonly fault?: string;
  /** It never says that it listens. */
  readonly isMute?: boolean;
  readonly notes?: JsonObject;
  /** What every file that is asked for holds; none is there unless given. */
  readonly file?: Buffer;
}

/** A facade that is a script, and records what is asked of it. */
export interface ScriptedFacade {
  readonly parts: CacheParts;
  readonly started: FacadeSettings[];
  /** `finish 60000`, `setNotes`. */
  readonly asked: string[];
  readonly kept: JsonObject[];
  /** The keys of files that were asked for, the first first. */
  readonly sought: (readonly string[])[];
}

export const GATEWAY = "172.17.0.1";

const WELL: FacadeStatus = {
  requests: 4, bytesUp: 0, bytesDown: 20_480, waitedMs: 120, degradedReason: null, layersKnown: 3, layersHealed: 0, lostBlobs: 0, entriesWritten: 0,
  isOverConfigLimit: false, quotaBytes: 5_000_000, importedBytes: 0, isReady: true, isUsable: true, why: null, requestsOfBuildkit: 7,
};

/** A facade of a machine whose bridge has the gateway `GATEWAY`. */
export function scriptFacade(script: FacadeScript = {}): ScriptedFacade {
  const started: FacadeSettings[] = [];
  const asked: string[] = [];
  const kept: JsonObject[] = [];
  const sought: (readonly string[])[] = [];
  let isBuilt = false;
  const now = (change: Partial<FacadeStatus> | null | undefined): FacadeStatus | null => (change === null ? null : { ...WELL, ...script.status, ...change });
  const entry = { address: GATEWAY, netmask: "255.255.0.0", family: "IPv4" as const, mac: "", internal: false, cidr: null };
  return {
    started,
    asked,
    kept,
    sought,
    parts: {
      interfaces: () => ({ docker0: [entry] }),
      nowMs: () => performance.now(),
      async startFacade(_host, settings) {
        started.push(settings);
        if (script.isMute === true) await new Promise(() => {});
        if (script.fault !== undefined) throw new Error(script.fault);
        return { port: settings.listenOn === null ? 0 : 4710 + started.length, pid: 1, socket: `/socket-${started.length}` };
      },
      connectFacade: ({ socket }) => ({
        async status(waitMs) {
          asked.push(`status ${waitMs}`);
          const status = isBuilt ? now(script.after) : now({});
          isBuilt = true;
          return status;
        },
        async spend(ms) {
          asked.push(`spend ${ms}`);
        },
        lastNotes: async () => script.notes ?? null,
        async setNotes(notes) {
          asked.push("setNotes");
          kept.push(notes);
        },
        async restoreFile(keys, path) {
          asked.push(`restore ${keys.length}`);
          sought.push(keys);
          if (script.file === undefined) return null;
          await writeFile(path, script.file);
          return `${keys[0] ?? ""}0123456789abcdef`;
        },
        saveFile: async () => false,
        async finish(deadlineMs) {
          asked.push(`finish ${deadlineMs} ${socket}`);
          return now(script.final === undefined ? script.after : script.final);
        },
      }),
    },
  };
}
