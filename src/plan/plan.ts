import { UserError } from "../errors.ts";
import { type Occasion, publishesIn } from "../forge/occasion.ts";
import { artifactName } from "../host/artifact.ts";
import { imageKey } from "../image/key.ts";
import type { Inputs } from "../inputs/spec.ts";
import { artifactNameOf, RECORD_PREFIX } from "../record/record.ts";
import { platformName, reportName } from "../report/name.ts";
import type { ExpandedTags } from "../tags/expand.ts";
import { parseImage } from "../tags/image-input.ts";
import { VERSION_LABEL } from "../tags/latest.ts";
import type { declaration } from "./inputs.ts";
import { parseBuildable, parseRunners, placePlatform, type Runners } from "./runners.ts";

/** How one image is built by several jobs, and what becomes of it: `--dry-run` prints it. */
export interface BuildsPlan {
  readonly occasion: Occasion["kind"];
  /** Why it publishes, or does not. */
  readonly why: string;
  readonly publishes: boolean;
  readonly comments: boolean;
  /** As `formatRepository` writes them. */
  readonly repositories: readonly string[];
  readonly key: string;
  readonly jobs: readonly PlannedJob[];
  /** References; empty where nothing is published. */
  readonly tags: readonly string[];
  /** The tag of the rule with the highest priority; "" where no rule gave one. */
  readonly version: string;
  /** `TYPE:name=value`: those of each build, and those of the index that joins them. */
  readonly annotations: { readonly build: readonly string[]; readonly publish: readonly string[] };
}

/** The job that builds one platform. */
export interface PlannedJob {
  /** Normalised. */
  readonly platform: string;
  /** `linux-arm-v7`: for names of jobs and artifacts. */
  readonly name: string;
  /** For `runs-on`. */
  readonly runner: string | readonly string[];
  readonly emulated: boolean;
  /** The name of the artifact with what it measures. */
  readonly report: string;
}

/** What is wrong with the platforms taken together. */
export function findConflicts(given: readonly string[]): string[] {
  const platforms = given.map(parseBuildable);
  const repeated = [...new Set(platforms.filter((platform, at) => platforms.indexOf(platform) !== at))];
  return [
    ...(platforms.length === 0 ? ["it names none; write linux/amd64, or several in commas."] : []),
    ...repeated.map((platform) => `it names ${platform} more than once; each is built by one job, so name it once.`),
  ];
}

/** Chooses a job for each platform; `tags` and `version` are what the inputs' rules mean in this run. Throws a `UserError` where an image is to be published under no tag. */
export function planBuilds(inputs: Inputs<typeof declaration>, occasion: Occasion, { tags, version }: Pick<ExpandedTags, "tags" | "version">): BuildsPlan {
  const publishes = publishesIn(occasion, inputs.publish);
  if (publishes && tags.length === 0) {
    throw new UserError(`No line of "tags" gives a tag in this run. ${occasion.why}`, "Add a rule that holds here, as type=ref,event=branch or type=sha, or start the workflow on other events.");
  }
  const repositories = [...new Set(inputs.image.map(parseImage))];
  const { runners } = parseRunners(inputs.runners);
  const key = inputs.key ?? imageKey(repositories[0] ?? "");
  return {
    occasion: occasion.kind,
    why: occasion.why,
    publishes,
    comments: occasion.comments,
    repositories,
    key,
    jobs: inputs.platforms.map(parseBuildable).map((platform) => planJob(platform, runners, key)),
    tags: publishes ? tags : [],
    version: publishes ? version : "",
    annotations: splitAnnotations(inputs.annotations),
  };
}

function planJob(platform: string, runners: Runners, key: string): PlannedJob {
  const { labels, isEmulated } = placePlatform(platform, runners);
  const [label = ""] = labels;
  const runner = labels.length === 1 ? label : labels;
  return { platform, name: platformName(platform), runner, emulated: isEmulated, report: reportName(key, platform) };
}

const OF_INDEX = /^(index|manifest-descriptor)(\[|$)/;
const TYPED = /^([a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*):([^=]*=.*)$/s;

/** Annotations `[TYPE:]name=value` by who writes them: each build its manifest, what joins the builds the index. */
function splitAnnotations(lines: readonly string[]): BuildsPlan["annotations"] {
  const of = (line: string, isWanted: (type: string) => boolean): string[] => {
    const [, types = "manifest", rest = line] = TYPED.exec(line) ?? [];
    const wanted = types.split(",").filter(isWanted);
    return wanted.length === 0 ? [] : [`${wanted.join(",")}:${rest}`];
  };
  return {
    build: lines.flatMap((line) => of(line, (type) => !OF_INDEX.test(type))),
    publish: lines.flatMap((line) => of(line, (type) => OF_INDEX.test(type))),
  };
}

/** The plan as the outputs tell it to the jobs that follow. */
export function outputsOf(plan: BuildsPlan): Record<string, string> {
  const { key, jobs, repositories, publishes, comments } = plan;
  const platforms = jobs.map(({ platform }) => platform);
  return {
    matrix: JSON.stringify({ include: jobs }),
    occasion: plan.occasion,
    publishes: String(publishes),
    comments: String(comments),
    platforms: platforms.join(","),
    repository: repositories[0] ?? "",
    "push-by-digest": publishes ? repositories.join("\n") : "",
    tags: plan.tags.join("\n"),
    version: plan.version,
    labels: plan.version === "" ? "" : `${VERSION_LABEL}=${plan.version}`,
    "build-annotations": asRecords(plan.annotations.build),
    "index-annotations": asRecords(plan.annotations.publish),
    key,
    records: platforms.map((platform) => `record:${artifactNameOf({ platform }, key).slice(RECORD_PREFIX.length)}`).join("\n"),
    reports: jobs.map(({ report }) => report).join("\n"),
    report: reportName(key),
    archive: `${artifactName(key)}.tar`,
    "uses-github-registry": String(repositories.some((name) => name.startsWith("ghcr.io/"))),
  };
}

/** One a line, in the quoting that inputs of records read. */
function asRecords(values: readonly string[]): string {
  return values.map((value) => (/["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join("\n");
}
