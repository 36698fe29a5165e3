import { UserError } from "../errors.ts";
import { readCiCommit } from "../forge/ci-systems.ts";
import { readEvent, readEventPayload, type RunEvent } from "../forge/event.ts";
import { at, integerAt, listAt, textAt } from "../forge/json.ts";
import { askCommitDate } from "../forge/repository.ts";
import { askGit } from "../host/git.ts";
import type { Host } from "../host/host.ts";
import { createTransport, type Reach } from "../http/transport.ts";

/** What a run is of, as far as tags say it. */
export interface TagContext {
  /** `push`, `schedule`; "" outside CI. */
  readonly eventName: string;
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/2/merge`; "" where it is not known. */
  readonly ref: string;
  /** "" where it is not known. */
  readonly sha: string;
  /** The branch that a pull request is for, or that the event of a git tag names; "" elsewhere. */
  readonly baseRef: string;
  /** Whether the run is of a release that the forge calls a prerelease. */
  readonly isPrerelease: boolean;
  readonly defaultBranch: string | null;
  /** Digits of a commit's hash in tags. */
  readonly shortShaLength: number;
  readonly now: Date;
  /** When the commit was made; now where that is not known. */
  readonly commitDate: Date;
}

/** How a context is read. */
export interface ContextSource {
  /** `workflow`: the event, and git where this is no run of a workflow. `git`: the event, less what git knows of the checkout. */
  readonly from: "workflow" | "git";
  /** Whether anything asks when the commit was made. */
  readonly needsCommitDate: boolean;
  readonly githubToken: string | undefined;
  readonly reach: Reach;
}

/** For where no input says how a host is reached. */
export const NO_REACH: Reach = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] };

/** Reads what this run is of, from the event, the CI's environment and git. Throws a `UserError` where git is asked for and does not know. */
export async function readTagContext(host: Host, source: ContextSource): Promise<TagContext> {
  const shortShaLength = readShortShaLength(host.env);
  const event = await readEvent(host);
  const payload = await readEventPayload(host);
  const point = source.from === "git" ? await pointOfCheckout(host, event) : (pointOfRun(host, event, payload) ?? (await pointAnywhere(host, event)));
  const now = host.clock.now();
  return {
    eventName: event.name,
    ...point,
    baseRef: baseRefOf(point.ref, payload),
    isPrerelease: event.name === "release" && at(payload, "release", "prerelease") === true,
    defaultBranch: event.defaultBranch ?? (await defaultBranchOfGit(host)),
    shortShaLength,
    now,
    commitDate: (source.needsCommitDate ? await readCommitDate(host, source, event, payload, point.sha) : null) ?? now,
  };
}

const DEFAULT_SHORT_SHA_LENGTH = 7;

/** Reads `DOCKER_METADATA_SHORT_SHA_LENGTH`. Throws a `UserError` where it is no length. */
function readShortShaLength(env: Host["env"]): number {
  const text = env["DOCKER_METADATA_SHORT_SHA_LENGTH"] ?? "";
  if (text === "") return DEFAULT_SHORT_SHA_LENGTH;
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text);
  throw new UserError(`DOCKER_METADATA_SHORT_SHA_LENGTH is ${JSON.stringify(text)}, which is no number of digits.`, "Write one of 7 to 40, or take the variable out.");
}

/** A ref, and the commit that it is at. */
interface Point {
  readonly ref: string;
  readonly sha: string;
}

/** What the event of a workflow says; null where this is none. */
function pointOfRun({ env }: Host, event: RunEvent, payload: unknown): Point | null {
  const ref = env["GITHUB_REF"] ?? "";
  if (ref === "" && env["GITHUB_EVENT_NAME"] === undefined) return null;
  const headSha = /true/i.test(env["DOCKER_METADATA_PR_HEAD_SHA"] ?? "") && event.name.includes("pull_request") ? textAt(payload, ["pull_request", "head", "sha"]) : null;
  return { ref: refOfRun(event, payload, ref), sha: headSha ?? env["GITHUB_SHA"] ?? "" };
}

function refOfRun(event: RunEvent, payload: unknown, ref: string): string {
  // GITHUB_REF is the base branch's there.
  const number = event.name === "pull_request_target" ? (event.pullRequest?.number ?? integerAt(payload, "number")) : null;
  return number === null ? ref : `refs/pull/${number}/merge`;
}

/** In another CI and on a laptop: what the CI says of the ref, and git of the rest; where there is no git, what the CI says alone. */
async function pointAnywhere(host: Host, event: RunEvent): Promise<Point> {
  const checkedOut = await askGit(host, ".", ["rev-parse", "HEAD"]);
  const sha = checkedOut ?? readCiCommit(host.env);
  const named = event.pullRequest === null ? event.ref : `refs/pull/${event.pullRequest.number}/merge`;
  const ref = named ?? (checkedOut === null ? null : await refOfCheckout(host, event));
  if (sha === null) host.log.warning("This is no run of a workflow, and no checkout of a git repository: the rules know neither a branch nor a commit.");
  return { ref: ref ?? "", sha: sha ?? "" };
}

async function pointOfCheckout(host: Host, event: RunEvent): Promise<Point> {
  const sha = await askGit(host, ".", ["rev-parse", "HEAD"]);
  if (sha === null) throw new UserError("context: git needs the checkout of a repository, and git finds none in the working directory.", "Check the repository out before this step (actions/checkout), or leave context out.");
  const ref = await refOfCheckout(host, event);
  if (ref === null) throw new UserError("context: git finds neither a branch nor a tag at the commit that is checked out.", "Check a branch or a tag out (git switch BRANCH), or leave context out.");
  return { ref, sha };
}

/** The branch that is checked out; else what names the commit: a tag, the newest version first, a pull request, a branch of the remote. */
async function refOfCheckout(host: Host, event: RunEvent): Promise<string | null> {
  const branch = await askGit(host, ".", ["symbolic-ref", "-q", "HEAD"]);
  if (branch !== null) return branch;
  const listed = await askGit(host, ".", ["-c", "versionsort.suffix=-", "for-each-ref", "--points-at", "HEAD", "--sort=-version:refname", "--format=%(refname)"]);
  const refs = (listed ?? "").split("\n").map((line) => line.replace(/^refs\/remotes\/pull\//, "refs/pull/"));
  const remote = refs.flatMap((ref) => /^refs\/remotes\/[^/]+\/(?!HEAD$)(.+)$/.exec(ref)?.[1] ?? []).map((name) => `refs/heads/${name}`);
  const ofDefault = remote.find((ref) => ref === `refs/heads/${event.defaultBranch}`);
  return refs.find((ref) => ref.startsWith("refs/tags/")) ?? refs.find((ref) => ref.startsWith("refs/pull/")) ?? ofDefault ?? remote[0] ?? refs.find((ref) => ref.startsWith("refs/heads/")) ?? null;
}

async function defaultBranchOfGit(host: Host): Promise<string | null> {
  const head = await askGit(host, ".", ["symbolic-ref", "-q", "refs/remotes/origin/HEAD"]);
  return head?.replace(/^refs\/remotes\/origin\//, "") ?? null;
}

function baseRefOf(ref: string, payload: unknown): string {
  if (ref.startsWith("refs/tags/")) return textAt(payload, ["base_ref"])?.replace(/^refs\/heads\//, "") ?? "";
  return ref.startsWith("refs/pull/") ? (textAt(payload, ["pull_request", "base", "ref"]) ?? "") : "";
}

/** When the commit was made: as the event says, as git says of the checkout, as the forge says; null where nobody does. */
async function readCommitDate(host: Host, source: ContextSource, event: RunEvent, payload: unknown, sha: string): Promise<Date | null> {
  if (sha === "") return null;
  const commits = [...listAt(payload, "commits"), at(payload, "head_commit")];
  const stamp = textAt(commits.find((commit) => textAt(commit, ["id"]) === sha), ["timestamp"]) ?? (await askGit(host, ".", ["show", "-s", "--no-show-signature", "--format=%cI", sha, "--"]));
  if (stamp !== null && !Number.isNaN(Date.parse(stamp))) return new Date(stamp);
  return await askForDate(host, source, event, sha);
}

async function askForDate(host: Host, { reach, githubToken }: ContextSource, event: RunEvent, sha: string): Promise<Date | null> {
  const transport = createTransport(host, reach);
  try {
    return await askCommitDate(host, transport, event, githubToken ?? "", sha);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    host.log.notice(`The date of commit ${sha} is not known, so the current time takes its place: ${error.message}`);
    return null;
  } finally {
    await transport.close();
  }
}
