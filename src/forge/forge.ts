import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import type { RunEvent } from "./event.ts";
import { giteaDialect } from "./gitea.ts";
import { connectGithub, githubDialect } from "./github.ts";
import { restForge } from "./rest.ts";
import { plainWire } from "./wire.ts";

/** A pull request as the forge has it now. */
export interface ForgePullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseRef: string;
  readonly labels: readonly string[];
  /** null where only the compare endpoint knows it (GitHub). */
  readonly mergeBase: string | null;
  readonly isOpen: boolean;
}

export interface ForgeComment {
  /** Higher for a younger comment, on every forge. */
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** `type` is `User`, `Bot` or `Organization`, as GitHub names them. */
  readonly author: { readonly login: string; readonly type: string };
}

/** An artifact of a run, as the forge lists it. */
export interface ForgeArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
}

/** What is asked of a forge about one repository. Every refusal is a `ForgeError`, which is a `UserError`. */
export interface Forge {
  pullRequest(number: number): Promise<ForgePullRequest>;
  /** Open pull requests whose head is this branch of this owner. */
  pullRequestsOf(headOwner: string, headBranch: string): Promise<ForgePullRequest[]>;
  /** The commit the pull request branched off; null where the forge knows none. */
  mergeBase(pullRequest: ForgePullRequest, headSha: string): Promise<string | null>;
  /** Ancestors of `sha` by first parent, nearest first, `sha` itself not included; fewer where the history ends. */
  firstParents(sha: string, count: number): Promise<string[]>;
  /** All comments of a pull request, over all pages. */
  comments(number: number): Promise<ForgeComment[]>;
  createComment(number: number, body: string): Promise<ForgeComment>;
  updateComment(id: number, body: string): Promise<ForgeComment>;
  deleteComment(id: number): Promise<void>;
  /** Whose token this is; null where the forge does not tell (the token of a GitHub App, so of every workflow). */
  login(): Promise<string | null>;
  runArtifacts(runId: string): Promise<ForgeArtifact[]>;
  /** The zip of an artifact. */
  downloadArtifact(id: number, maxBytes: number): Promise<Buffer>;
}

/** Speaks to the forge that the event names. Nothing is sent before the first question; without a token, what is public can be read. */
export async function createForge(host: Host, transport: Transport, event: RunEvent, token: string): Promise<Forge> {
  const { apiUrl, repository } = event;
  if (apiUrl === null || repository === null) {
    throw new UserError(
      "This run does not say which forge and repository it belongs to.",
      "Set GITHUB_API_URL and GITHUB_REPOSITORY (owner/name), as the runner does.",
    );
  }
  const access = { host, transport, apiUrl, token };
  return isGitea(host, apiUrl)
    ? restForge(plainWire(access), giteaDialect, access, repository)
    : restForge(await connectGithub(access), githubDialect, access, repository);
}

// A host name tells nothing. Gitea and Forgejo serve their own API below /api/v1; GitHub's is at the root, GHES's at /api/v3.
function isGitea(host: Host, apiUrl: string): boolean {
  return host.env["GITEA_ACTIONS"] === "true" || host.env["FORGEJO_ACTIONS"] === "true" || apiUrl.endsWith("/api/v1");
}
