import { parsePlace } from "./place.ts";

/** The key of an image that nobody gave one: its repository without the registry, or the last part of its path. */
export function imageKey(reference: string): string {
  const place = parsePlace(reference);
  if (place.transport === "docker" || place.transport === "docker-daemon") return place.reference.repository;
  return place.path.split(/[/\\]/).filter(Boolean).at(-1) ?? place.path;
}
