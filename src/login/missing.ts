import { readEventPayload } from "../forge/event.ts";
import { at, textAt } from "../forge/json.ts";
import type { Host } from "../host/host.ts";

const FORK = "such runs get no secrets, and a token that can only read.";
const DEPENDABOT = "its runs get no secrets but those that are set for Dependabot, and a token that can only read.";

/** Why this run has no secrets and may not write, as a full sentence; null where nothing is known that would explain it. */
export async function explainMissing(host: Host): Promise<string | null> {
  const { env } = host;
  if (env["GITHUB_ACTOR"] === "dependabot[bot]") {
    return `Dependabot started this run: ${DEPENDABOT}`;
  }
  const event = await readEventPayload(host);
  if (at(event, "pull_request") === undefined) return null;
  const head = textAt(event, ["pull_request", "head", "repo", "full_name"]);
  const base = textAt(event, ["pull_request", "base", "repo", "full_name"]) ?? env["GITHUB_REPOSITORY"] ?? "";
  if (textAt(event, ["pull_request", "user", "login"]) === "dependabot[bot]") {
    return `This pull request is Dependabot's: ${DEPENDABOT}`;
  }
  if (head === base) return null;
  return `This run is for a pull request from ${head === null ? "a fork that is gone" : `the fork ${head}`}: ${FORK}`;
}
