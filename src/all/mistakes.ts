import { findMistakes as findBuildMistakes } from "../build/run.ts";
import { findMistakes as findDiffMistakes } from "../diff/run.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { inputName, judgeInputs } from "../inputs/read.ts";
import type { Declaration, Inputs } from "../inputs/spec.ts";
import { findMistakes as findLoginMistakes } from "../login/run.ts";
import { findMistakes as findPublishMistakes } from "../publish/run.ts";
import { findMistakes as findSetupMistakes } from "../setup/run.ts";
import { checkTagLines } from "../tags/expand.ts";
import { readFlavor } from "../tags/flavor.ts";
import { isRule } from "../tags/image-input.ts";
import { viewOf } from "./crew.ts";
import type { AllInputs, JobImage } from "./images.ts";
import type { Prepared } from "./prepare.ts";
import { type Part, type PartName, PARTS, rootName } from "./parts.ts";
import { buildGiven, diffGiven, type Given, loginGiven, publishGiven, setupGiven, writtenTags } from "./plan.ts";

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

function mistakesOfSetup(host: Host, { images }: Prepared): Promise<string[]> {
  return mistakesOfPart(host, "setup", setupGiven(images), PARTS.setup.declaration, findSetupMistakes);
}

async function mistakesOfLogin(host: Host, { images, course }: Prepared): Promise<string[]> {
  const given = loginGiven(host, images, course);
  return given === null ? [] : await mistakesOfPart(host, "login", given, PARTS.login.declaration, findLoginMistakes);
}

/** What is known only later is stood for by something of its kind. */
async function mistakesOfImage(host: Host, inputs: AllInputs, { course }: Prepared, image: JobImage): Promise<string[]> {
  const [repository = ""] = image.repositories;
  const wish = { image, builder: null, archive: course.publishes ? null : "image.tar", version: "", hasCommit: true };
  const publishing = publishGiven(image, { built: `${repository}@${SOME_DIGEST}`, tags: [`${repository}:latest`, ...writtenTags(image)] });
  return [
    ...(await mistakesOfPart(host, "build", buildGiven(host, inputs, wish), PARTS.build.declaration, findBuildMistakes)),
    ...(await mistakesOfPart(host, "publish", publishing, PARTS.publish.declaration, findPublishMistakes)),
    ...(await mistakesOfPart(host, "diff", diffGiven(host, inputs, image, { head: repository, imageCount: 1 }), PARTS.diff.declaration, findDiffMistakes)),
  ];
}

async function mistakesOfPart<const D extends Declaration>(host: Host, name: PartName, given: Given, declaration: D, find: (own: Host, read: Inputs<D>) => Promise<readonly string[]>): Promise<string[]> {
  const own = viewOf(host, name, name, given);
  const { mistakes } = await judgeInputs(declaration, own, (read) => find(own, read));
  return inRootsWords(PARTS[name], mistakes);
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
