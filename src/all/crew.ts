import { resolve } from "node:path";
import { buildersFolder } from "../builder/store.ts";
import type { Host } from "../host/host.ts";
import { dockerFolder } from "../registry/docker-config.ts";
import { declaration } from "./inputs.ts";
import { partHost, type PartHost } from "./part-host.ts";
import { PARTS, type PartName } from "./parts.ts";
import type { Given } from "./plan.ts";

/** A part of the job, and its view of the host. */
export interface Hand {
  readonly name: PartName;
  /** Of the image that it works on; null where it works for all. */
  readonly index: number | null;
  readonly host: PartHost;
}

/** The parts of a job in the order in which they were named. */
export interface Crew {
  /** Names the parts that may run, for `post` to know before anything is started. */
  announce(ids: readonly string[]): void;
  /** A part's view of the host; `index` tells one image's from another's. */
  hire(name: PartName, given: Given, index?: number): PartHost;
  readonly hands: readonly Hand[];
}

const STATE = "parts";

/** The crew of a job in which nobody works yet. */
export function gatherCrew(host: Host): Crew {
  const hands: Hand[] = [];
  return {
    hands,
    announce: (ids) => host.saveState(STATE, JSON.stringify(ids)),
    hire(name, given, index) {
      const hired = viewOf(host, name, index === undefined ? name : `${name}-${index}`, given);
      hands.push({ name, index: index ?? null, host: hired });
      return hired;
    },
  };
}

/** The parts that main named, in their order, with the state that each of them kept. */
export function recallCrew(host: Host): readonly Hand[] {
  const ids = readIds(host.state(STATE));
  return ids.flatMap((id) => {
    const name = id.replace(/-\d+$/, "");
    return isPart(name) ? [{ name, index: null, host: viewOf(host, name, id, {}) }] : [];
  });
}

function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}

function readIds(text: string): string[] {
  if (text === "") return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

/** A look at a part that is not to run: for what is wrong with its inputs, and for its plan. */
export function viewOf(host: Host, name: PartName, id: string, given: Given): PartHost {
  return partHost(host, { part: PARTS[name], id, given, root: declaration });
}

/**
 * The host with the Docker configuration and the folder of builders as they are now: `login` works beside `setup`, and may give
 * the job others meanwhile.
 */
export function withFoldersOfNow(host: Host): Host {
  const [docker, buildx] = [dockerFolder(host), buildersFolder(host)];
  if (docker === null || buildx === null) return host;
  const folders: Readonly<Record<string, string>> = { DOCKER_CONFIG: resolve(host.directory, docker), BUILDX_CONFIG: resolve(host.directory, buildx) };
  return {
    ...host,
    env: new Proxy(host.env, { get: (env, name) => (typeof name === "string" ? (folders[name] ?? env[name]) : undefined) }),
    exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
  };
}
