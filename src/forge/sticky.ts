import type { Log } from "../host/host.ts";
import { ForgeError, type ForgeReason } from "./errors.ts";
import type { Forge, ForgeComment } from "./forge.ts";
import { isOwn, isSameLogin, isSameText } from "./own-comment.ts";

/** What became of a comment. `none`: there was none to bring up to date, and none was wanted. */
export type Posted =
  | { readonly did: "created" | "updated" | "unchanged"; readonly url: string }
  /** `detail` says what the forge refused and how to mend it, in full sentences. */
  | { readonly did: "skipped"; readonly why: SkipReason; readonly detail: string }
  | { readonly did: "none" };

/** Why nothing was posted that should have been: none of these is a fault of the run. */
type SkipReason = Extract<ForgeReason, "no-token" | "read-only-token" | "not-found">;

/** The first line of the comment with this key. Any key gives a well-formed HTML comment, and no two give the same. */
export function marker(key: string): string {
  const inert = encodeURIComponent(key.toWellFormed()).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("--", "-%2D");
  return `<!-- plimsoll:diff key=${inert} -->`;
}

/** Bytes of a comment at most: well below what any forge refuses, and what a mail of it still shows. */
const COMMENT_BYTES = 60_000;

/** Bytes that the words of a comment with this key may have, its first line taken off. */
export function roomFor(key: string): number {
  return Math.max(0, COMMENT_BYTES - Buffer.byteLength(`${marker(key)}\n`));
}

/**
 * Keeps one comment with this key on a pull request: updates ours, creates it where there is none (with `if-exists` it
 * does not), and removes a second one that racing runs left. Other accounts' comments are never touched. Throws a
 * `ForgeError` where the forge is down or refuses the comment for what it says.
 */
export async function postSticky(
  forge: Forge,
  pullRequest: number,
  key: string,
  body: string,
  when: "always" | "if-exists",
): Promise<Posted> {
  try {
    return await post(forge, pullRequest, marker(key), body, when);
  } catch (error) {
    const skipped = skippedBy(error);
    if (skipped === null) throw error;
    return skipped;
  }
}

/** What became of the comment where this refusal is no fault of the run: the token is missing or may too little, or what is asked for is not there. null for any other error. */
export function skippedBy(error: unknown): Extract<Posted, { did: "skipped" }> | null {
  if (!(error instanceof ForgeError)) return null;
  const { reason: why, message, hint } = error;
  if (why !== "no-token" && why !== "read-only-token" && why !== "not-found") return null;
  return { did: "skipped", why, detail: `${message} ${hint}` };
}

/** Says in the log what became of the comment. Returns its address, "" where there is none. */
export function announcePosted(posted: Posted, log: Log): string {
  switch (posted.did) {
    case "skipped":
      log.notice(`No comment on the pull request: ${posted.detail} The report is in the summary and in its file.`);
      return "";
    case "none":
      log.info("No comment on the pull request: nothing there to say, and no earlier comment to bring up to date.");
      return "";
    case "created":
    case "updated":
    case "unchanged":
      log.info(`Comment ${posted.did}: ${posted.url}`);
      return posted.url;
  }
}

async function post(forge: Forge, pullRequest: number, mark: string, body: string, when: "always" | "if-exists"): Promise<Posted> {
  const content = `${mark}\n${body}`;
  const ours = await ownComments(forge, await markedComments(forge, pullRequest, mark));
  const kept = await keepOne(forge, pullRequest, ours, content);
  if (kept !== null) return kept;
  if (when === "if-exists") return { did: "none" };

  const created = await forge.createComment(pullRequest, content);
  const url = await joinRacers(forge, pullRequest, mark, content, created);
  return { did: "created", url };
}

/** The comments that begin with the mark, the oldest first. */
async function markedComments(forge: Forge, pullRequest: number, mark: string): Promise<ForgeComment[]> {
  const all = await forge.comments(pullRequest);
  return all.filter(({ body }) => body.startsWith(mark)).toSorted((one, other) => one.id - other.id);
}

// The token of an app may not ask who it is, and can edit everybody's comments: a person's is never taken for its own.
async function ownComments(forge: Forge, marked: readonly ForgeComment[]): Promise<readonly ForgeComment[]> {
  if (marked.length === 0) return [];
  const login = await forge.login();
  return marked.filter((comment) => isOwn(comment, login));
}

/** Brings the oldest that the token can edit up to date and removes its younger twins; null where it can edit none. */
async function keepOne(
  forge: Forge,
  pullRequest: number,
  ours: readonly ForgeComment[],
  content: string,
): Promise<{ did: "updated" | "unchanged"; url: string } | null> {
  for (const [index, comment] of ours.entries()) {
    const isUnchanged = isSameText(comment.body, content);
    if (!isUnchanged && !(await canUpdate(forge, pullRequest, comment.id, content))) continue;
    const twins = ours.slice(index + 1).filter(({ author }) => isSameLogin(author.login, comment.author.login));
    for (const { id } of twins) await removeTwin(forge, pullRequest, id);
    return { did: isUnchanged ? "unchanged" : "updated", url: comment.url };
  }
  return null;
}

/**
 * After creating: where a run that raced with this one created first, its comment stays and takes our words, which are
 * younger. Where one created later, it does the same with its own. Returns the address of the comment that stays.
 */
async function joinRacers(forge: Forge, pullRequest: number, mark: string, content: string, created: ForgeComment): Promise<string> {
  try {
    const marked = await markedComments(forge, pullRequest, mark);
    const older = marked.filter(({ id, author }) => id < created.id && isSameLogin(author.login, created.author.login));
    // Gone already: a run that began later found it beside the older one and joined the two.
    if (!marked.some(({ id }) => id === created.id)) return older[0]?.url ?? created.url;
    return (await keepOne(forge, pullRequest, [...older, created], content))?.url ?? created.url;
  } catch (error) {
    // The comment stands; a twin that may be left is joined by the next run.
    if (error instanceof ForgeError) return created.url;
    throw error;
  }
}

async function canUpdate(forge: Forge, pullRequest: number, id: number, content: string): Promise<boolean> {
  try {
    await forge.updateComment(pullRequest, id, content);
    return true;
  } catch (error) {
    if (isNotOurs(error)) return false;
    throw error;
  }
}

async function removeTwin(forge: Forge, pullRequest: number, id: number): Promise<void> {
  try {
    await forge.deleteComment(pullRequest, id);
  } catch (error) {
    // Another run removed it first.
    if (!isNotOurs(error)) throw error;
  }
}

function isNotOurs(error: unknown): boolean {
  return error instanceof ForgeError && (error.reason === "read-only-token" || error.reason === "not-found");
}
