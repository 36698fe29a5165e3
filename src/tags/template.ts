import Handlebars from "handlebars";
import { UserError } from "../errors.ts";
import type { TagContext } from "./context.ts";
import { formatDate } from "./date-format.ts";

/** What the names in a template stand for: values, or functions of what is written behind them. */
export type TemplateScope = Readonly<Record<string, unknown>>;

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
}

/** Events that always are of the last commit on the default branch. */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;

/** The text with its expressions filled in, as Handlebars does it. Throws a `UserError` where it is no template. */
export function fillTemplate(text: string, scope: TemplateScope): string {
  if (!text.includes("{{")) return text;
  try {
    return Handlebars.compile(text)(scope);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new UserError(`${JSON.stringify(text)} cannot be read as a template: ${reason.replace(/:$/, "")}.`, "Expressions are written as in {{branch}} or {{date 'YYYYMMDD' tz='Europe/Berlin'}}.", { cause: error });
  }
}

/** Whether the template is `{{raw}}` and nothing else. */
export function isRaw(template: string): boolean {
  return /^\{\{\s*raw\s*\}\}$/.test(template);
}

/** The expressions of `schedule`'s pattern. */
export function dateScope({ now, commitDate }: TagContext): TemplateScope {
  return { date: dateHelper(now), commit_date: dateHelper(commitDate) };
}

/** The expressions that prefixes, suffixes, values, labels and annotations may have. */
export function globalScope(context: TagContext): TemplateScope {
  const { ref, baseRef } = context;
  const isDefault = isOfDefaultBranch(context);
  return {
    ...dateScope(context),
    branch: nameIn(ref, "refs/heads/"),
    tag: nameIn(ref, "refs/tags/"),
    sha: shortSha(context),
    base_ref: baseRef,
    is_default_branch: String(isDefault),
    is_not_default_branch: String(!isDefault),
  };
}

/** The commit's hash as far as tags show it. */
export function shortSha({ sha, shortShaLength }: TagContext): string {
  return sha.slice(0, shortShaLength);
}

/** What a ref is called below a folder of refs; "" where it is in another. */
export function nameIn(ref: string, folder: string): string {
  return ref.startsWith(folder) ? ref.slice(folder.length) : "";
}

function isOfDefaultBranch({ ref, defaultBranch, eventName }: TagContext): boolean {
  if (ref === "") return false;
  return (defaultBranch !== null && ref === `refs/heads/${defaultBranch}`) || OF_DEFAULT_BRANCH.test(eventName);
}

function dateHelper(moment: Date): (...given: unknown[]) => string {
  return (...given) => {
    const { hash } = given.at(-1) as HelperOptions;
    const unknown = Object.keys(hash).find((name) => name !== "tz");
    if (unknown !== undefined) throw new UserError(`A date has no ${JSON.stringify(unknown)}.`, "Write it as in {{date 'YYYYMMDD' tz='Europe/Berlin'}}.");
    // A format without quotes is the name of something that is not there.
    const format = given.length > 1 && typeof given[0] === "string" ? given[0] : null;
    return formatDate(moment, format, typeof hash["tz"] === "string" ? hash["tz"] : "UTC");
  };
}
