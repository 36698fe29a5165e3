import { createCacheStore } from "../cache/store.ts";
import { findChange, type ProjectChange, UNKNOWN_CHANGE } from "../config/change.ts";
import { type Project, readProject } from "../config/project.ts";
import { UserError } from "../errors.ts";
import { createForge } from "../forge/connect.ts";
import { type RunEvent, readEnvironment, readEvent } from "../forge/event.ts";
import type { Forge } from "../forge/forge.ts";
import { findNameMistakes } from "../forge/named.ts";
import { reportFailure } from "../host/failure.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { type Access, createAccess } from "../image/access.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { Run } from "./image-run.ts";
import type { declaration } from "./inputs.ts";
import { type DiffPlan, planDiff } from "./plan.ts";
import { tellResults, type Unread, type Weighed } from "./results.ts";
import { chooseSubjects, type Subject } from "./subjects.ts";
import { weigh } from "./weighing.ts";

/** What is wrong with the place that the inputs name and with the configuration file, taken together and with what the environment says. */
export async function findMistakes(host: Host, inputs: Inputs<typeof declaration>): Promise<readonly string[]> {
  const nameOf = (name: string) => inputName(host.kind, name);
  return [...findNameMistakes(await readEnvironment(host), inputs, nameOf), ...(await findSubjectMistakes(host, inputs, nameOf))];
}

async function findSubjectMistakes(host: Host, inputs: Inputs<typeof declaration>, nameOf: (name: string) => string): Promise<readonly string[]> {
  try {
    const choice = chooseSubjects(inputs, await readProject(host, inputs.config), nameOf);
    return "mistakes" in choice ? choice.mistakes : [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n").map((line) => `${nameOf("config")}: ${line}`);
  }
}

/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  await weighAll(host, [{ inputs }], inputs.key, cli);
}

/** An image to weigh, and what a caller knows of it that no input says. */
export interface Wanted {
  readonly inputs: Inputs<typeof declaration>;
  /** What the report calls it, where its place is no other job's to find; the place itself unless given. */
  readonly name?: string | undefined;
  /** See `DiffFacts`. */
  readonly movedFrom?: string | null | undefined;
}

/** As `run`, of several images at once: one section, one comment (under `key`, or `all`), and the outputs of all of them. What is not an image's own the first one says. */
export async function weighAll(host: Host, wanted: readonly Wanted[], key: string | undefined, cli: CliContext | null): Promise<void> {
  const [first] = wanted;
  if (first === undefined) return;
  const event = await readEvent(host, first.inputs);
  const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
  const project = await readProject(host, first.inputs.config);
  const chosen = wanted.flatMap((each) => subjectsOf(host, each, project).map((subject) => ({ subject, each })));
  const plans = chosen.map(({ subject, each: { movedFrom, name } }) => planDiff(subject.inputs, { event, temporaryDirectory, movedFrom, headName: name }, subject.config));
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plans.length === 1 ? plans[0] : plans, null, 2)}\n`));
  for (const { subject } of chosen) if (subject.told !== null) host.log.info(subject.told);

  const access = createAccess(host, parseReach(first.inputs));
  try {
    const forge = await reachForge(host, access, event, first.inputs["github-token"]);
    const own: Run = { host, event, access, store: createCacheStore(host), forge };
    const change = project === null || forge === null || event.pullRequest === null ? UNKNOWN_CHANGE : await findChange(host, forge, event.pullRequest.number, project.path);
    const { images, unread } = await weighEach(own, plans, change);
    await tellResults(own, { images, unread, key }, cli);
    failForUnread(host, unread);
  } finally {
    await access.close();
  }
}

/** One that cannot be weighed does not keep the others from being; alone it ends the run. */
async function weighEach(own: Run, plans: readonly DiffPlan[], change: ProjectChange): Promise<{ images: Weighed[]; unread: Unread[] }> {
  const images: Weighed[] = [];
  const unread: Unread[] = [];
  for (const plan of plans) {
    try {
      images.push({ plan, name: plan.key, report: await weigh({ ...own, plan, change }) });
    } catch (error) {
      if (plans.length === 1 || !(error instanceof UserError)) throw error;
      unread.push({ name: plan.key, error });
    }
  }
  return { images, unread };
}

function failForUnread(host: Host, unread: readonly Unread[]): void {
  const [first, ...others] = unread.map(({ name, error }) => new UserError(`${name}: ${error.message}`, error.hint, { cause: error }));
  for (const error of others) reportFailure(host.log, error);
  if (first !== undefined) throw first;
}

function subjectsOf(host: Host, { inputs }: Wanted, project: Project | null): readonly Subject[] {
  const choice = chooseSubjects(inputs, project, (name) => inputName(host.kind, name));
  if ("mistakes" in choice) throw new UserError(choice.mistakes.join("\n"), "Name the image to weigh.");
  return choice.subjects;
}

async function reachForge(host: Host, access: Access, event: RunEvent, token: string | undefined): Promise<Forge | null> {
  if (event.forge === null || event.apiUrl === null || event.repository === null) {
    if (event.pullRequest !== null) host.log.notice(`The forge of ${event.ci}'s pull request ${event.pullRequest.number} is not known, so nothing is asked of it and nothing is posted. Name it with --forge, --repo and --api-url.`);
    return null;
  }
  return await createForge(host, access.transport(), event, token ?? "");
}
