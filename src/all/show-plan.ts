import { run as build } from "../build/run.ts";
import { run as diff } from "../diff/run.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { readInputs } from "../inputs/read.ts";
import { run as login } from "../login/run.ts";
import { formatReference } from "../oci/reference.ts";
import { planPublish } from "../publish/plan.ts";
import { run as setup } from "../setup/run.ts";
import type { ExpandedTags } from "../tags/expand.ts";
import { viewOf } from "./crew.ts";
import type { AllInputs, JobImage } from "./images.ts";
import { expandJobTags, knowsCommit } from "./look.ts";
import { asksBefore, movingTags } from "./moved-from.ts";
import { PARTS } from "./parts.ts";
import { buildGiven, diffGiven, loginGiven, publishGiven, setupGiven } from "./plan.ts";
import type { Prepared } from "./prepare.ts";

/** Stands for what only the build can tell. */
const UNKNOWN_DIGEST = `sha256:${"0".repeat(64)}`;

/** Prints all that would be done as one plan; everything is read and nothing started or written. */
export async function showPlan(host: Host, inputs: AllInputs, prepared: Prepared, cli: CliContext | null): Promise<void> {
  const { occasion, course } = prepared;
  const setupHost = viewOf(host, "setup", "setup", setupGiven(prepared.images));
  const given = loginGiven(host, prepared.images, course);
  const loginHost = given === null ? null : viewOf(host, "login", "login", given);
  const images: unknown[] = [];
  for (const [index, tags] of (await expandJobTags(host, inputs, prepared)).entries()) {
    const image = prepared.images[index];
    if (image !== undefined) images.push(await planImage(host, inputs, prepared, { image, tags }));
  }
  const plan = {
    occasion: occasion.kind,
    publishes: course.publishes,
    why: course.why,
    setup: await planOf((asked) => setup(setupHost, readInputs(PARTS.setup.declaration, setupHost), asked)),
    login: loginHost === null ? null : await planOf((asked) => login(loginHost, readInputs(PARTS.login.declaration, loginHost), asked)),
    images,
  };
  const text = host.redact(`${JSON.stringify(plan, null, 2)}\n`);
  if (cli === null) host.log.info(text);
  else await cli.write(text);
}

async function planImage(host: Host, inputs: AllInputs, prepared: Prepared, { image, tags }: { image: JobImage; tags: ExpandedTags }): Promise<object> {
  const publishes = tags.tags.length > 0;
  const hasCommit = await knowsCommit(host, inputs, prepared, image);
  const archive = publishes ? null : "image.tar";
  const buildHost = viewOf(host, "build", "build", buildGiven(host, inputs, { image, builder: null, archive, version: tags.version, hasCommit }));
  const built = `${image.repositories[0] ?? ""}@${UNKNOWN_DIGEST}`;
  const publishHost = viewOf(host, "publish", "publish", publishGiven(image, { built, tags: tags.tags }));
  const diffHost = viewOf(host, "diff", "diff", diffGiven(host, inputs, image, { head: publishes ? built : "oci-archive:image.tar", imageCount: prepared.images.length }));
  const look = readInputs(PARTS.diff.declaration, diffHost);
  const { kind } = prepared.occasion;
  const { targets, repositories, expectedPlatforms } = publishes ? planPublish(readInputs(PARTS.publish.declaration, publishHost)) : { targets: [], repositories: [], expectedPlatforms: null };
  return {
    key: image.key,
    repositories: image.repositories,
    build: await planOf((asked) => build(buildHost, readInputs(PARTS.build.declaration, buildHost), asked)),
    publish: publishes ? { tags: targets.map(({ text }) => text), repositories: repositories.map((repository) => formatReference(repository)), expectedPlatforms } : null,
    // Looked up before the tags move; the first that is there is the base, before any that diff names.
    comparedWithTag: publishes && look.base === "auto" && asksBefore(kind) ? movingTags(kind, look["moving-tag"], prepared.event.defaultBranch) : null,
    diff: await planOf((asked) => diff(diffHost, look, asked)),
  };
}

/** What a part prints when it is asked for its plan alone. */
async function planOf(run: (asked: CliContext) => Promise<void>): Promise<unknown> {
  let text = "null";
  const write = (data: string): Promise<void> => {
    text = data;
    return Promise.resolve();
  };
  await run({ format: "json", output: null, dryRun: true, color: false, width: 80, write });
  return JSON.parse(text) as unknown;
}
