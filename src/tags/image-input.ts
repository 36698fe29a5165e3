import type { RunEvent } from "../forge/event.ts";
import type { Host } from "../host/host.ts";
import { formatRepository, parseRepository } from "../oci/reference.ts";
import { startsWithType } from "./expand.ts";

/** What an image is tagged with where `image` names its repositories and nobody gives `tags`; by the last, later runs find the image of a commit. */
export const DEFAULT_TAGS: readonly string[] = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=sha"];

/** Whether a line of `tags` is a rule where `image` names the repositories: what names none is no reference. */
export function isRule(line: string): boolean {
  return startsWithType(line) || !/[/:]/.test(line);
}

/** A line of `image` as a repository. Names of owners may have capitals on a forge, and never in a registry. */
export function parseImage(line: string): string {
  return formatRepository(parseRepository(line.toLowerCase()));
}

/** The host as rules over `image` read it: on `pull_request_target` GITHUB_SHA is the base branch's commit, whose image must stay what it is. */
export function hostOfTags(host: Host, { name }: Pick<RunEvent, "name">): Host {
  return name === "pull_request_target" ? { ...host, env: { ...host.env, DOCKER_METADATA_PR_HEAD_SHA: "true" } } : host;
}
