import { at, textAt } from "./json.ts";
import type { Dialect } from "./rest.ts";
import { type Answer, type ForgeAccess, MAX_ANSWER_BYTES, plainWire, type Wire } from "./wire.ts";

/** GitHub and GHES. */
export const githubDialect: Dialect = {
  longestPage: "per_page=100",
  leanCommits: "",
  headFilter: (owner, branch) => `&head=${encodeURIComponent(`${owner}:${branch}`)}`,
  accountType: (user) => textAt(user, ["type"]) ?? "User",
  mergeBaseInPullRequest: false,
  artifactsHint: "Check that the run is of this repository, and give the job `permissions: actions: read`.",
};

/** Requests through @actions/github's client, loaded here and only now; without a token, which it insists on, plain ones. */
export async function connectGithub(access: ForgeAccess): Promise<Wire> {
  if (access.token === "") return plainWire(access);
  const { getOctokit } = await loadClient();
  const debug = (message: string) => access.host.log.debug(message);
  const octokit = getOctokit(access.token, {
    baseUrl: access.apiUrl,
    // Its own is the console, which is not ours to write to.
    log: { debug, info: debug, warn: debug, error: debug },
    request: { fetch: boundedFetch(access.transport.fetch) },
  });
  return async ({ method, url, json }) => {
    try {
      const { status, headers, data } = await octokit.request({ method, url, ...json });
      return { status, headers: textsOf(headers), json: data };
    } catch (error) {
      const answer = answerOf(error);
      if (answer === null) throw error;
      return answer;
    }
  };
}

let client: Promise<typeof import("@actions/github")> | null = null;

// It reads the event as it loads, throws where that is broken, and prints to standard output where it is missing: it is shown none.
function loadClient(): NonNullable<typeof client> {
  client ??= withoutEvent(() => import("@actions/github"));
  return client;
}

async function withoutEvent<T>(load: () => Promise<T>): Promise<T> {
  const path = process.env["GITHUB_EVENT_PATH"];
  delete process.env["GITHUB_EVENT_PATH"];
  try {
    return await load();
  } finally {
    if (path !== undefined) process.env["GITHUB_EVENT_PATH"] = path;
  }
}

/** The client reads an answer whole, however long it is: it is handed one that is not too long. */
function boundedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { status, statusText, headers } = response;
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    for await (const chunk of response.body ?? []) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_ANSWER_BYTES) throw new Error(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
      chunks.push(chunk);
    }
    const hasNoBody = status === 204 || status === 205 || status === 304;
    return new Response(hasNoBody ? null : Buffer.concat(chunks), { status, statusText, headers });
  };
}

/** The client throws what is not 2xx; null where there was no answer at all. */
function answerOf(error: unknown): Answer | null {
  if (!(error instanceof Error) || !("response" in error) || !("status" in error)) return null;
  if (typeof error.status !== "number" || error.response === undefined) return null;
  return { status: error.status, headers: textsOf(at(error.response, "headers")), json: at(error.response, "data") };
}

function textsOf(headers: unknown): Answer["headers"] {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}
