import { canonicalPlatform, LOCAL_PLATFORM } from "../builder/platforms.ts";
import { UserError } from "../errors.ts";
import type { Occasion } from "../forge/occasion.ts";
import type { Inputs } from "../inputs/spec.ts";
import { formatRepository, parseRepository } from "../oci/reference.ts";
import { artifactNameOf, RECORD_PREFIX } from "../record/record.ts";
import { platformName, reportName } from "../report/name.ts";
import type { declaration } from "./inputs.ts";
import { parseRunners, placePlatform } from "./runners.ts";

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
}

/** Parses a platform that a job can be planned for. Throws a `UserError` for any other. */
export function parseBuildable(text: string): string {
  if (text !== LOCAL_PLATFORM) return canonicalPlatform(text);
  throw new UserError('"local" is the platform of a machine that is not chosen yet.', "Name the platform, as in linux/amd64.");
}

/** What is wrong with the inputs taken together. */
export function findConflicts(inputs: Inputs<typeof declaration>): string[] {
  const platforms = inputs.platforms.map(parseBuildable);
  const repeated = [...new Set(platforms.filter((platform, at) => platforms.indexOf(platform) !== at))];
  return [
    ...(platforms.length === 0 ? ['Input "platforms" names none. Write linux/amd64, or several in commas.'] : []),
    ...repeated.map((platform) => `Input "platforms" names ${platform} more than once. Each is built by one job: name it once.`),
  ];
}

/** Chooses a job for each platform; `tags` are what the inputs' rules mean in this run. Throws a `UserError` where an image is to be published under no tag. */
export function planBuilds(inputs: Inputs<typeof declaration>, occasion: Occasion, tags: readonly string[]): BuildsPlan {
  const publishes = publishesIn(inputs, occasion);
  if (publishes && tags.length === 0) {
    throw new UserError(`No line of "tags" gives a tag in this run. ${occasion.why}`, "Add a rule that holds here, as type=ref,event=branch or type=sha, or start the workflow on other events.");
  }
  const repositories = [...new Set(inputs.image.map((name) => formatRepository(parseRepository(name))))];
  const { runners } = parseRunners(inputs.runners);
  return {
    occasion: occasion.kind,
    why: occasion.why,
    publishes,
    comments: occasion.comments,
    repositories,
    key: inputs.key ?? parseRepository(inputs.image[0] ?? "").repository,
    jobs: inputs.platforms.map(parseBuildable).map((platform) => {
      const { labels, isEmulated } = placePlatform(platform, runners);
      const [label = ""] = labels;
      return { platform, name: platformName(platform), runner: labels.length === 1 ? label : labels, emulated: isEmulated };
    }),
    tags: publishes ? tags : [],
  };
}

/** Whether this run pushes what it builds. */
export function publishesIn(inputs: Pick<Inputs<typeof declaration>, "push">, occasion: Occasion): boolean {
  return inputs.push === "auto" && occasion.publishes;
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
    key,
    records: platforms.map((platform) => `record:${artifactNameOf({ platform }, key).slice(RECORD_PREFIX.length)}`).join("\n"),
    reports: platforms.map((platform) => reportName(key, platform)).join("\n"),
    report: reportName(key),
    "uses-github-registry": String(repositories.some((name) => name.startsWith("ghcr.io/"))),
  };
}
