import type { Host } from "../host/host.ts";
import { at, textAt } from "../forge/json.ts";

const MAX_EVENT_BYTES = 32 * 1024 * 1024;

const FORK = "such runs get no secrets, and a token that can only read.";
const DEPENDABOT = "its runs get no secrets but those that are set for Dependabot, and a token that can only read.";

/** Why this run has no secrets and may not write, as a full sentence; null where nothing is known that would explain it. */
export async function explainMissing(host: Host): Promise<string | null> {
  const { env } = host;
  if (env["GITHUB_ACTOR"] === "dependabot[bot]") {
    return `Dependabot started this run: ${DEPENDABOT}`;
  }
  const event = await readEvent(host);
  if (at(event, "pull_request") === undefined) return null;
  const head = textAt(event, ["pull_request", "head", "repo", "full_name"]);
  const base = textAt(event, ["pull_request", "base", "repo", "full_name"]) ?? env["GITHUB_REPOSITORY"] ?? "";
  if (textAt(event, ["pull_request", "user", "login"]) === "dependabot[bot]") {
    return `This pull request is Dependabot's: ${DEPENDABOT}`;
  }
  if (head === base) return null;
  return `This run is for a pull request from ${head === null ? "a fork that is gone" : `the fork ${head}`}: ${FORK}`;
}

async function readEvent(host: Host): Promise<unknown> {
  const path = host.env["GITHUB_EVENT_PATH"] ?? "";
  if (path === "") return null;
  try {
    const content = await host.files.read(path, MAX_EVENT_BYTES);
    return content === null ? null : JSON.parse(content.toString("utf8"));
  } catch (error) {
    host.log.debug(`The event cannot be read: ${String(error)}`);
    return null;
  }
}
