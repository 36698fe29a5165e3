import { findMistakes as findBuildMistakes } from "../build/run.ts";
import { findMistakes as findDiffMistakes } from "../diff/run.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { inputName, judgeInputs } from "../inputs/read.ts";
import { findMistakes as findLoginMistakes } from "../login/run.ts";
import { findMistakes as findPublishMistakes } from "../publish/run.ts";
import { findMistakes as findSetupMistakes } from "../setup/run.ts";
import { checkTagLines } from "../tags/expand.ts";
import { readFlavor } from "../tags/flavor.ts";
import { isRule } from "../tags/image-input.ts";
import { viewOf } from "./crew.ts";
import type { AllInputs, JobImage } from "./images.ts";
import type { Prepared } from "./prepare.ts";
import { type Part, PARTS, rootName } from "./parts.ts";
import { buildGiven, diffGiven, loginGiven, publishGiven, setupGiven, writtenTags } from "./plan.ts";

const SOME_DIGEST = `sha256:${"0".repeat(64)}`;

/** What is wrong with the inputs of all parts, and with those of the job itself, each by its name in the root action; starts nothing. */
export async function mistakesIn(host: Host, inputs: AllInputs, prepared: Prepared): Promise<readonly string[]> {
  const found = [...ownMistakes(host, inputs, prepared), ...(await mistakesOfSetup(host, prepared)), ...(await mistakesOfLogin(host, prepared))];
  for (const image of prepared.images) found.push(...(await mistakesOfImage(host, inputs, prepared, image)));
  return [...new Set(found)];
}

function ownMistakes({ kind }: Host, inputs: AllInputs, { images }: Prepared): string[] {
  const called = (name: keyof AllInputs): string => inputName(kind, name);
  return [
    ...images.flatMap((image) => checkTagLines(image.tags, image.repositories, isRule)).map((mistake) => `${called("tags")}: ${mistake}`),
    ...readFlavor(inputs.flavor).mistakes.map((mistake) => `${called("flavor")}: ${mistake}`),
  ];
}

async function mistakesOfSetup(host: Host, { images }: Prepared): Promise<string[]> {
  const own = viewOf(host, "setup", "setup", setupGiven(images));
  const { mistakes } = await judgeInputs(PARTS.setup.declaration, own, (read) => findSetupMistakes(own, read));
  return inRootsWords(PARTS.setup, mistakes);
}

async function mistakesOfLogin(host: Host, { images, course }: Prepared): Promise<string[]> {
  const given = loginGiven(host, images, course);
  if (given === null) return [];
  const own = viewOf(host, "login", "login", given);
  const { mistakes } = await judgeInputs(PARTS.login.declaration, own, (read) => findLoginMistakes(own, read));
  return inRootsWords(PARTS.login, mistakes);
}

/** What is known only later is stood for by something of its kind. */
async function mistakesOfImage(host: Host, inputs: AllInputs, { course }: Prepared, image: JobImage): Promise<string[]> {
  const [repository = ""] = image.repositories;
  const wish = { image, builder: null, archive: course.publishes ? null : "image.tar", version: "", hasCommit: true };
  const build = viewOf(host, "build", "build", buildGiven(host, inputs, wish));
  const publish = viewOf(host, "publish", "publish", publishGiven(image, { built: `${repository}@${SOME_DIGEST}`, tags: [`${repository}:latest`, ...writtenTags(image)] }));
  const diff = viewOf(host, "diff", "diff", diffGiven(host, inputs, image, { head: repository, imageCount: 1 }));
  return [
    ...inRootsWords(PARTS.build, (await judgeInputs(PARTS.build.declaration, build, (read) => findBuildMistakes(build, read))).mistakes),
    ...inRootsWords(PARTS.publish, (await judgeInputs(PARTS.publish.declaration, publish, (read) => findPublishMistakes(publish, read))).mistakes),
    ...inRootsWords(PARTS.diff, (await judgeInputs(PARTS.diff.declaration, diff, (read) => findDiffMistakes(diff, read))).mistakes),
  ];
}

/** Each mistake begins with the input's name, a flag's with its dashes. */
function inRootsWords(part: Part, mistakes: readonly string[]): string[] {
  return mistakes.map((mistake) => mistake.replace(/^(--)?([a-z-]+)(?=:)/, (_, dashes: string | undefined, name: string) => `${dashes ?? ""}${rootName(part, name)}`));
}

/** A mistake that was thrown, as one of several. */
export function mistakeOf(error: unknown): string {
  if (!(error instanceof UserError)) throw error;
  return `${error.message} ${error.hint}`;
}
