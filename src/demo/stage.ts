import { rmSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder } from "../host/private-folder.ts";
import { type LocalActionsService, startActionsService } from "../local/actions-service.ts";
import { failure } from "../local/distribution/answers.ts";
import { type LocalForge, startForge } from "../local/forge.ts";
import { type LocalRegistry, startRegistry } from "../local/registry.ts";
import type { CleanUp } from "./clean-up.ts";
import type { Commit } from "./story.ts";

/** The project that the demo is about. */
export const PROJECT = "acme/api";
/** The pull request that is commented on. */
export const PULL_REQUEST = 7;
/** What the image is made for. */
export const PLATFORMS = ["linux/amd64", "linux/arm64"] as const;
const BRANCH = "invoices";
const BOT = "github-actions[bot]";
const TOKEN = "demo-token";

/** The servers and the folder that the demo runs with; all of them are this process's own. */
export interface Stage {
  readonly registry: LocalRegistry;
  readonly forge: LocalForge;
  readonly actions: LocalActionsService;
  /** `127.0.0.1:PORT/acme/api`. */
  readonly repository: string;
  readonly folder: string;
  /** The checkout. */
  readonly checkout: string;
  readonly token: string;
  /** The tag that the registry takes from nobody; null: it takes every one. */
  setProtectedTag(tag: string | null): void;
  /** The body of the comment on the pull request; null where there is none. */
  comment(): string | null;
}

/** Starts a registry, a cache service and a forge on 127.0.0.1, and makes the folder. */
export async function setStage(host: Host, cleanUp: CleanUp): Promise<Stage> {
  // BuildKit reaches the cache by a Unix socket below it, whose path must be short.
  const folder = await makePrivateFolder(host, "demo");
  const forget = onExit(() => rmSync(folder, { recursive: true, force: true }));
  cleanUp.add(async () => {
    await rm(folder, { recursive: true, force: true });
    forget();
  });
  const checkout = join(folder, "api");
  await Promise.all(["api", "tmp", "docker", "buildx"].map((name) => mkdir(join(folder, name))));
  let protectedTag: string | null = null;
  const registry = await startRegistry({
    refuse: ({ method, path }) => (protectedTag !== null && method === "PUT" && path.endsWith(`/manifests/${protectedTag}`) ? failure(403, "DENIED", "this tag is protected") : null),
  });
  cleanUp.add(() => registry.close());
  const actions = await startActionsService();
  cleanUp.add(() => actions.close());
  const forge = await startForge({ kind: "github", repository: PROJECT });
  cleanUp.add(() => forge.close());
  forge.accounts.push({ login: BOT, id: 41898282, type: "Bot", token: TOKEN, access: "write", isApp: true });
  return {
    registry,
    forge,
    actions,
    repository: `${registry.host}/${PROJECT}`,
    folder,
    checkout,
    token: TOKEN,
    setProtectedTag: (tag) => void (protectedTag = tag),
    comment: () => forge.comments[0]?.body ?? null,
  };
}

/** What a CI does a job for. */
export type Occasion = "push" | "pull-request" | "tag";

/** Lets the forge know a commit, and for a pull request opens it or pushes to it. */
export function pushCommit({ forge }: Stage, { sha, parent }: Commit, to: Occasion): void {
  forge.commits.set(sha, { sha, parents: parent === null ? [] : [parent] });
  if (to !== "pull-request") return void forge.branches.set("main", sha);
  forge.pullRequests.set(PULL_REQUEST, { number: PULL_REQUEST, headSha: sha, headBranch: BRANCH, headOwner: "acme", baseRef: "main", labels: [], state: "open" });
}

/** What of the person's environment a program may need to be found and to reach the engine. */
const KEPT = /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|COMSPEC|LANG|LC_\w+|NODE_EXTRA_CA_CERTS)$/i;

/** The variables that a CI gives a job for this commit; nothing else of this machine's configuration but where programs are. */
export async function jobEnvironment(host: Host, stage: Stage, commit: Commit, occasion: Occasion, run: number): Promise<Record<string, string>> {
  const { forge, actions, folder } = stage;
  const { name, ref, payload } = eventOf(commit, occasion);
  const eventFile = join(folder, `event-${run}.json`);
  await writeFile(eventFile, JSON.stringify({ ...payload, repository: { full_name: PROJECT, default_branch: "main" } }));
  const kept = Object.entries(host.env).filter((entry): entry is [string, string] => entry[1] !== undefined && KEPT.test(entry[0]));
  const temporary = join(folder, "tmp");
  return {
    ...Object.fromEntries(kept),
    ...actions.env({ runId: String(run), jobId: "image", ref, defaultBranch: "main", ...(occasion === "pull-request" ? { baseRef: "refs/heads/main" } : {}) }),
    GITHUB_API_URL: forge.apiUrl,
    GITHUB_SERVER_URL: forge.serverUrl,
    GITHUB_REPOSITORY: PROJECT,
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_REF: ref,
    GITHUB_SHA: commit.sha,
    GITHUB_RUN_ID: String(run),
    GITHUB_JOB: "image",
    RUNNER_TEMP: temporary,
    TMPDIR: temporary,
    TEMP: temporary,
    DOCKER_CONFIG: join(folder, "docker"),
    BUILDX_CONFIG: join(folder, "buildx"),
  };
}

function eventOf({ sha, parent }: Commit, occasion: Occasion): { readonly name: string; readonly ref: string; readonly payload: object } {
  switch (occasion) {
    case "push":
      return { name: "push", ref: "refs/heads/main", payload: { ref: "refs/heads/main", before: parent ?? "0".repeat(40), after: sha } };
    case "tag":
      return { name: "push", ref: "refs/tags/v1.1.0", payload: { ref: "refs/tags/v1.1.0", before: "0".repeat(40), after: sha } };
    case "pull-request":
      return { name: "pull_request", ref: `refs/pull/${PULL_REQUEST}/merge`, payload: { number: PULL_REQUEST, pull_request: { number: PULL_REQUEST, head: { sha, ref: BRANCH, repo: { full_name: PROJECT } }, base: { ref: "main", repo: { full_name: PROJECT } } } } };
  }
}
