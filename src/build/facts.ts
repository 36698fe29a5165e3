import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Buildx } from "../builder/buildx.ts";
import { findDisplacedBuilder } from "../builder/job-builders.ts";
import type { RunEvent } from "../forge/event.ts";
import { askGit, browserUrl } from "../host/git.ts";
import type { Host } from "../host/host.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import type { Inputs } from "../inputs/spec.ts";
import { contextOf, namesRepository, type EventSource } from "./context-source.ts";
import type { declaration } from "./inputs.ts";
import type { Commit } from "./labels.ts";
import type { BuildFacts } from "./plan.ts";

type BuildInputs = Inputs<typeof declaration>;

/** The first buildx that resolves the query of a Git URL by itself. */
const QUERY_SINCE = [0, 29] as const;

/** Finds out what the plan depends on; starts git only where the inputs ask for the commit, and buildx only where its version counts. */
export async function readFacts(host: Host, inputs: BuildInputs, event: RunEvent, findBuildx: () => Promise<Buildx>): Promise<BuildFacts> {
  const hasCheckout = await findCheckout(host, inputs.file ?? "Dockerfile");
  const source = readSource(host.env, event);
  const isFetched = inputs.context === undefined ? !hasCheckout && source !== null : namesRepository(inputs.context);
  const wantsCommit = inputs["source-date-epoch"] === "commit" || inputs["default-labels"];
  const folder = isFetched ? null : folderOf(inputs.context ?? ".");
  return {
    kind: host.kind,
    env: host.env,
    hasCheckout,
    source,
    displacedBuilder: inputs.builder === undefined ? await findDisplacedBuilder(host) : null,
    commit: wantsCommit && folder !== null ? await readCommit(host, folder, source === null) : null,
    canQuery: wantsQuery(host.env) && (isFetched || inputs["build-contexts"].some(namesRepository)) && (await resolvesQueries(await findBuildx())),
    recordFolder: host.env["RUNNER_TEMP"] ? join(host.env["RUNNER_TEMP"], "plimsoll") : "plimsoll-records",
    now: host.clock.now(),
    holdsSecret: (text) => host.redact(text) !== text,
  };
}

/** A checkout without `.git` is what actions/checkout leaves where there is no git. */
async function findCheckout(host: Host, dockerfile: string): Promise<boolean> {
  for (const path of [".git", dockerfile]) {
    if ((await stat(resolve(host.directory, path)).catch(() => null)) !== null) return true;
  }
  return false;
}

function readSource(env: Host["env"], event: RunEvent): EventSource | null {
  const { GITHUB_SERVER_URL: server = "", GITHUB_SHA: sha = "", GITHUB_REF: ref = "" } = env;
  if (event.repository === null || !URL.canParse(server) || !/^[0-9a-f]{40,64}$/.test(sha)) return null;
  const url = `${server.replace(/\/+$/, "")}/${event.repository.owner}/${event.repository.name}`;
  // pull_request_target runs on the base branch's commit.
  return { url, ref, sha, headSha: event.name === "pull_request" ? (event.pullRequest?.headSha ?? null) : null };
}

function folderOf(context: string): string | null {
  const { kind, argument } = contextOf(context);
  return kind === "folder" ? argument : null;
}

async function readCommit(host: Host, folder: string, wantsOrigin: boolean): Promise<Commit | null> {
  const log = await askGit(host, folder, ["log", "-1", "--no-show-signature", "--format=%H %ct"]);
  const [, sha, seconds] = /^([0-9a-f]{40,64}) (\d+)$/.exec(log ?? "") ?? [];
  if (sha === undefined || seconds === undefined) return null;
  const origin = wantsOrigin ? await askGit(host, folder, ["remote", "get-url", "origin"]) : null;
  return { sha, seconds: Number(seconds), origin: origin === null ? null : browserUrl(origin) };
}

function wantsQuery(env: Host["env"]): boolean {
  return parseGoBoolean(env["BUILDX_SEND_GIT_QUERY_AS_INPUT"] ?? "") === true;
}

async function resolvesQueries(buildx: Buildx): Promise<boolean> {
  const { stdout } = await buildx.must(["version"], "The version of buildx cannot be read");
  const [, major, minor] = /\bv(\d+)\.(\d+)\.\d+/.exec(stdout) ?? [];
  // A build of one's own calls itself v0.0.0, or nothing at all.
  if (major === undefined || (major === "0" && minor === "0")) return true;
  return Number(major) > QUERY_SINCE[0] || Number(minor) >= QUERY_SINCE[1];
}
