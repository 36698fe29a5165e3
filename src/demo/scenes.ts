import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { declaration as diffDeclaration } from "../diff/inputs.ts";
import { run as runDiff } from "../diff/run.ts";
import { UserError } from "../errors.ts";
import { formatBytes, formatCount, formatDelta } from "../format.ts";
import { declaration as publishDeclaration } from "../publish/inputs.ts";
import { run as runPublish } from "../publish/run.ts";
import { headlinePlatform } from "../report/headline.ts";
import type { Report } from "../report/report.ts";
import { type Done, type Given, runStep, type Step, wordsOf } from "./command.ts";
import type { Job, Made, Workshop } from "./job.ts";
import { PLATFORMS, PROJECT, PULL_REQUEST, type Stage } from "./stage.ts";
import { BUDGET, type Commit, dockerfileOf, HISTORY } from "./story.ts";

const diff: Step<typeof diffDeclaration> = { declaration: diffDeclaration, run: runDiff };
const publish: Step<typeof publishDeclaration> = { declaration: publishDeclaration, run: runPublish };

/** The release's tags, in the order in which they are moved; the registry refuses one of them at first. */
const RELEASE_TAGS = ["1.1.0", "1.1", "1", "latest"] as const;
const PROTECTED_TAG = "1";

/** A push to the default branch: the image is made, and named by the branch and the commit. */
export async function playPush(job: Job, workshop: Workshop): Promise<void> {
  const { scene: { narration, stage }, commit } = job;
  await narration.heading("1. A push to main");
  await narration.say(`Commit ${short(commit)}, "${commit.message}". Its Dockerfile:`);
  await narration.show(dockerfileOf(commit));
  const { source } = await workshop.make(job);
  const given = releaseOf(stage, source, ["main", `sha-${commit.sha}`]);
  await narration.command(wordsOf(publishDeclaration, given));
  await runStep(publish, given, job.place);
  await narration.say(`The registry's tags are now ${tagsOf(stage).join(" and ")}. By the commit's, a pull request that branches off here finds what to compare with.`);
}

/** A pull request that makes the image heavier than it may be. Returns the comment that it gets. */
export async function playPullRequest(job: Job, workshop: Workshop): Promise<string> {
  const { scene: { narration, stage }, commit } = job;
  await narration.heading("2. A pull request that makes the image ride deeper");
  await narration.say(`Pull request ${PULL_REQUEST}, "${commit.message}", brings fonts, and by mistake the compiler, its cache, and the server twice. What it adds to the Dockerfile:`);
  await narration.show(changedLines(HISTORY.main, commit));
  const { done, report } = await weigh(job, await workshop.make(job));
  await narration.say("This is what it prints:");
  await narration.show(withoutRepetition(done.stdout));
  await narration.say(
    `${describeBroken(report)} The command ends with exit code ${done.exitCode}: the check on the pull request is red. Nobody named the base: the forge said where the branch left main, and the registry has a tag of that commit.`,
  );
  await narration.say(`The pull request has one comment now, ${done.outputs["comment-url"] ?? ""}, which begins: "${titleOf(stage)}".`);
  return stage.comment() ?? "";
}

/** A second push that mends it. Returns the image, and the comment as it is edited. */
export async function playFix(job: Job, workshop: Workshop): Promise<Pick<Made, "source"> & { readonly body: string }> {
  const { scene: { narration, stage }, commit } = job;
  await narration.heading("3. The fix");
  await narration.say(`A second push to the pull request, commit ${short(commit)}, "${commit.message}":`);
  await narration.show(changedLines(HISTORY.change, commit));
  const made = await workshop.make(job);
  const { done, report } = await weigh(job, made);
  await narration.say(`${describeFixed(report)} The command ends with exit code ${done.exitCode}.`);
  const edits = stage.forge.requests.filter(({ method }) => method === "PATCH").length;
  await narration.say(`The pull request still has ${formatCount(stage.forge.comments.length, "comment")}: the same one, edited ${edits === 1 ? "once" : `${edits} times`}. It begins: "${titleOf(stage)}".`);
  return { source: made.source, body: stage.comment() ?? "" };
}

/** A release: its tags all move, or none does. */
export async function playRelease(job: Job, workshop: Workshop, weighed: string): Promise<void> {
  const { scene: { narration, stage }, commit } = job;
  await narration.heading("4. A release");
  await narration.say(`The pull request is merged, and commit ${short(commit)} gets the tag v1.1.0.`);
  const source = weighed === "" ? (await workshop.make(job)).source : weighed;
  const before = tagsOf(stage);
  const given = releaseOf(stage, source, RELEASE_TAGS);
  await narration.say(`The release has ${RELEASE_TAGS.length} tags. At first, the registry is made to refuse the third of them, "${PROTECTED_TAG}".`);
  await narration.command(wordsOf(publishDeclaration, given));
  const asked = stage.registry.requests.length;
  stage.setProtectedTag(PROTECTED_TAG);
  await refused(runStep(publish, given, job.place));
  stage.setProtectedTag(null);
  const moved = movedSince(stage, asked);
  const after = tagsOf(stage);
  const isAsBefore = after.join() === before.join();
  await narration.say(`It ends with exit code 2. ${listed(moved)} had been moved when the registry refused "${PROTECTED_TAG}", and ${moved.length === 1 ? "was" : "were"} put back: the registry's tags are ${listed(after)}, ${isAsBefore ? "as before" : "and they were others before"}. A release is whole or it is not there.`);
  await narration.say("Now the registry takes them all, and the same command is run again:");
  await narration.command(wordsOf(publishDeclaration, given));
  const { outputs } = await runStep(publish, given, job.place);
  const tags = stage.registry.tagsOf(PROJECT);
  const right = RELEASE_TAGS.filter((tag) => tags[tag] === outputs["digest"]);
  await narration.say(`${right.length} of ${RELEASE_TAGS.length} tags name the image ${(outputs["digest"] ?? "").slice(0, 19)}…: ${listed(right)}. No layer was sent again.`);
}

function releaseOf({ repository }: Stage, source: string, tags: readonly string[]): Given {
  return { sources: source, tags: tags.map((tag) => `${repository}:${tag}`) };
}

/** Weighs what was made against the merge base, and comments. */
async function weigh({ scene: { narration, stage }, place, number }: Job, { head }: Made): Promise<{ readonly done: Done; readonly report: Report }> {
  const path = join("..", `report-${number}.json`);
  const given: Given = { head, "base-image": stage.repository, budget: BUDGET, key: PROJECT, report: path, "github-token": stage.token };
  await narration.command(wordsOf(diffDeclaration, given));
  const done = await runStep(diff, given, place);
  return { done, report: JSON.parse(await readFile(join(place.directory, path), "utf8")) as Report };
}

function describeBroken({ budgets }: Report): string {
  const broken = budgets.filter(({ ok, waivedBy }) => ok === false && waivedBy === null);
  const distinct = (values: readonly string[]): number => new Set(values).size;
  const lines = distinct(budgets.map(({ line }) => line));
  const platforms = distinct(broken.map(({ platform }) => platform));
  return `Of ${formatCount(lines, "line")} of the budget, ${distinct(broken.map(({ line }) => line))} are exceeded, on ${formatCount(platforms, "platform")}.`;
}

/** Layers and files of the first platform are enough to read. */
function withoutRepetition(text: string): string {
  const lines = text.split("\n");
  const second = PLATFORMS[1];
  const start = lines.findIndex((line) => line.startsWith(`Layers on ${second}`));
  const end = lines.findIndex((line, at) => at > start && line.startsWith("Base: "));
  return start === -1 || end === -1 ? text : [...lines.slice(0, start), `… layers and files on ${second} …`, "", ...lines.slice(end)].join("\n");
}

function describeFixed(report: Report): string {
  const platform = headlinePlatform(report);
  const pull = platform?.delta?.pullBytes ?? 0;
  const node = platform?.deltaPullBytes ?? 0;
  const held = report.budgets.every(({ ok }) => ok === true) ? "Every line of the budget holds." : "Not every line of the budget holds.";
  return `On ${platform?.platform ?? ""} the image is ${formatBytes(platform?.head?.pullBytes ?? 0)} to pull, ${formatDelta(pull)} against main. A node that has main's image pulls ${formatBytes(node)}, because the server is another. ${held}`;
}

/** Expects a refusal; anything else that is thrown goes on. */
async function refused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return;
    throw error;
  }
  throw new Error("The registry took a tag that it was to refuse.");
}

/** The release's tags that the registry moved since so many requests, before the first that it refused. */
function movedSince({ registry }: Stage, asked: number): string[] {
  const puts = registry.requests.slice(asked).filter(({ method }) => method === "PUT");
  const first = puts.findIndex(({ status }) => status === 403);
  const taken = new Set(puts.slice(0, first === -1 ? undefined : first).map(({ path }) => path.split("/").at(-1)));
  return RELEASE_TAGS.filter((tag) => taken.has(tag));
}

/** Of the project's tags, a commit's cut to seven digits. */
function tagsOf({ registry }: Stage): string[] {
  return Object.keys(registry.tagsOf(PROJECT)).map((tag) => tag.replace(/^(sha-[0-9a-f]{7})[0-9a-f]{33}$/, "$1…"));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "none") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function short({ sha }: Commit): string {
  return sha.slice(0, 7);
}

function changedLines(before: Commit, after: Commit): string {
  const [old, now] = [dockerfileOf(before).split("\n"), dockerfileOf(after).split("\n")];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  return [...gone, ...come].join("\n");
}

/** The comment's heading, as text. */
function titleOf(stage: Stage): string {
  const line = stage.comment()?.split("\n").find((each) => each.startsWith("### ")) ?? "";
  return line.slice(4).replaceAll("`", "");
}
