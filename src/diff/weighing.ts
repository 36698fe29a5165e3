import { spellLine } from "../config/budget-line.ts";
import { findImage } from "../config/choice.ts";
import { judgeWaivers, waiversInForce } from "../config/waivers.ts";
import { UserError } from "../errors.ts";
import { ForgeError } from "../forge/errors.ts";
import type { OpenedImage } from "../image/image.ts";
import { parsePlatform } from "../oci/platform.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import type { BudgetResult, Report } from "../report/report.ts";
import { verdictOf } from "../report/verdict.ts";
import type { MeasuredPlatform } from "../size/compare-platform.ts";
import { evaluateBudgets } from "./budget.ts";
import { announceBase, compare, type Comparison } from "./comparison.ts";
import type { ImageRun } from "./image-run.ts";
import type { DiffPlan } from "./plan.ts";

/** Opens head, compares it, and holds it to its budgets. */
export async function weigh(own: ImageRun): Promise<Report> {
  const { host, plan, access, store, forge, event } = own;
  const head = await access.open(plan.head, plan.platforms.map(parsePlatform), "refuse");
  // Of an image that several jobs weigh, a base that lacks this one's platform is the base all the same.
  const platforms = plan.imagePlatforms.length > 0 ? plan.imagePlatforms : plan.platforms;
  try {
    const comparison = await host.log.group(`Measuring ${plan.head}`, () =>
      compare(own, head, {
        open: (reference) => access.open(reference, platforms.map(parsePlatform), "skip"),
        readFile: (path) => host.files.read(path, MAX_REPORT_BYTES),
        store,
        forge,
        headSha: event.pullRequest?.headSha ?? null,
        platforms,
      }),
    );
    announceBase(own, comparison);
    return await buildReport(own, head, comparison);
  } finally {
    await head.close();
  }
}

async function buildReport(own: ImageRun, head: OpenedImage, { base, tried, measured }: Comparison): Promise<Report> {
  const { host, plan, event } = own;
  const { results, mistakes } = evaluateBudgets(budgetsHere(plan, measured), measured, {
    waivedBy: await findWaiver(own),
    waivers: plan.config === null ? new Map() : waiversInForce(plan.config.path, plan.config.waivers, host.clock.now()),
  });
  if (mistakes.length > 0) {
    throw new UserError(mistakes.join("\n"), `Mend the lines of "budget", or measure where they can be measured.`);
  }
  return {
    schemaVersion: 1,
    kind: "diff",
    base,
    head: {
      reference: plan.headName ?? head.reference,
      digest: head.digest,
      commit: event.pullRequest?.headSha ?? event.push?.after ?? head.commit,
    },
    baseTried: tried,
    verdict: verdictOf(results),
    platforms: measured.map(({ report }) => report),
    findings: [],
    budgets: results,
    notCounted: head.notCounted,
    ...describeConfig(own, results),
  };
}

/** What the configuration file did for the image. Lines that an input replaced are not the pull request's to give up. */
function describeConfig({ host, plan, change }: ImageRun, results: readonly BudgetResult[]): Pick<Report, "config"> {
  const { config, budgets } = plan;
  if (config === null) return {};
  const before = change.before === null || !config.hasBudget ? [] : (findImage(change.before, plan) ?? change.before).budget;
  const held = new Set(budgets.map(({ line }) => spellLine(line)));
  const droppedLines = before.filter((line) => !held.has(spellLine(line)));
  return { config: { path: config.path, isChanged: change.isChanged, droppedLines, waivers: judgeWaivers(config.waivers, results, host.clock.now()) } };
}

/** The lines that this job holds: those for platforms that another one weighs are left to it. */
function budgetsHere({ budgets, imagePlatforms }: DiffPlan, measured: readonly MeasuredPlatform[]): DiffPlan["budgets"] {
  const isHere = (platform: string) => measured.some(({ report }) => report.platform === platform);
  return budgets.filter(({ platform }) => platform === null || !imagePlatforms.includes(platform) || isHere(platform));
}

/** The label is read from the API: the event of a re-run still holds the labels of the first run. */
async function findWaiver({ host, plan, forge }: ImageRun): Promise<string | null> {
  const { pullRequest } = plan.comment;
  if (forge === null || pullRequest === null || plan.budgets.length === 0) return null;
  try {
    const { labels } = await forge.pullRequest(pullRequest.number);
    return labels.includes(plan.waiveLabel) ? plan.waiveLabel : null;
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    host.log.notice(`The labels of pull request ${pullRequest.number} cannot be read, so nothing is waived: ${error.message}`);
    return null;
  }
}
