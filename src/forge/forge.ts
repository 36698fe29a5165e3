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
  updateComment(pullRequest: number, id: number, body: string): Promise<ForgeComment>;
  deleteComment(pullRequest: number, id: number): Promise<void>;
  /** Whose token this is; null where the forge does not tell (the token of a GitHub App, so of every workflow). */
  login(): Promise<string | null>;
  /** A file of the repository at a branch or a commit; null where it is not there, or is larger than the forge shows (GitHub: 1 MB). */
  fileAt(path: string, ref: string): Promise<Buffer | null>;
  runArtifacts(runId: string): Promise<ForgeArtifact[]>;
  /** The zip of an artifact. */
  downloadArtifact(id: number, maxBytes: number): Promise<Buffer>;
}
