import { parsePlace } from "./place.ts";

/** The key of an image that nobody gave one: its repository without the registry, or the last part of its path. */
export function imageKey(reference: string): string {
  const place = parsePlace(reference);
  if (place.transport === "docker") return place.reference.repository;
  if (place.transport === "docker-daemon") return place.reference?.repository ?? place.name;
  return place.path.split(/[/\\]/).findLast((part) => !["", ".", ".."].includes(part)) ?? "image";
}
