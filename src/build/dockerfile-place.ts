import { isAbsolute, join, relative, resolve } from "node:path";
import type { Host } from "../host/host.ts";
import type { BuildPlan } from "./plan.ts";

/** The Dockerfile of a build, where it is on this machine. */
export interface DockerfilePlace {
  /** In the repository, for annotations; null where it is outside the workspace. */
  readonly place: string | null;
  /** On this machine. */
  readonly path: string;
  readonly text: string;
}

const MAX_DOCKERFILE_BYTES = 1024 * 1024;

/** Reads the Dockerfile that buildx will read; null where BuildKit fetches it, or it is not there (which buildx then says). */
export async function readDockerfile(host: Host, { context, file }: BuildPlan): Promise<DockerfilePlace | null> {
  // buildx: the file is meant from the working directory, and its default from the context.
  if (context.kind === "repository" || (context.kind === "other" && file === null)) return null;
  const path = file ?? join(context.argument, "Dockerfile");
  const content = await host.files.read(path, MAX_DOCKERFILE_BYTES).catch(() => null);
  if (content === null) return null;
  const absolute = resolve(host.directory, path);
  const place = relative(host.directory, absolute);
  return { path: absolute, place: place.startsWith("..") || isAbsolute(place) ? null : place, text: content.toString("utf8") };
}

/** The folder that is built from; null where it is not on this machine. */
export function contextFolder(host: Host, { context }: BuildPlan): string | null {
  return context.kind === "folder" ? resolve(host.directory, context.argument) : null;
}
