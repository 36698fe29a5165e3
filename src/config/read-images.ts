import { UserError } from "../errors.ts";
import { imageKey } from "../image/key.ts";
import { parseImagePlace } from "../image/place.ts";
import { checkedBy } from "../inputs/check.ts";
import { nearest } from "../inputs/nearest.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";
import { parseRepository } from "../oci/reference.ts";
import { type Budget, parseBudgets, spellLine } from "./budget-line.ts";
import { reportName } from "../report/name.ts";
import type { Project, ProjectImage, Waiver } from "./project.ts";
import type { Mistake, Path, YamlSource } from "./yaml-source.ts";

/** What the schema lets through; undefined stands in the place of what it refuses. */
type RawLines = string | readonly (string | undefined)[] | undefined;
interface RawSettings {
  readonly platforms?: RawLines;
  readonly tags?: RawLines;
  readonly budget?: RawLines;
  readonly waivers?: readonly (Waiver | undefined)[];
}
interface RawImage extends RawSettings {
  readonly key?: string;
  readonly image?: RawLines;
  readonly context?: string;
  readonly file?: string;
  readonly target?: string;
  readonly head?: string;
}
interface RawProject extends RawSettings {
  readonly images?: readonly (RawImage | undefined)[];
}

/** One text of a list, and where it stands. */
interface Line {
  readonly text: string;
  readonly path: Path;
}

/** A budget line that was understood. */
interface BudgetLine {
  readonly text: string;
  readonly budget: Budget;
}

/** What holds for every image, or for one. */
interface Settings {
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  readonly budget: readonly BudgetLine[];
  readonly waivers: readonly Waiver[];
}

const checkPlatform = checkedBy(parsePlatform);
const checkRepository = checkedBy(parseRepository);
const checkHead = checkedBy(parseImagePlace);

/** The images of a file that has the schema's shape, each with what it shares with all; and what no schema finds wrong. */
export function readImages(source: YamlSource, path: string): { readonly project: Project; readonly mistakes: readonly Mistake[] } {
  const raw = (source.value ?? {}) as RawProject;
  const mistakes: Mistake[] = [];
  const note = (at: Path, texts: readonly string[]): void => void mistakes.push(...texts.map((text) => source.mistakeAt(at, text)));
  const general = readSettings(raw, [], note);
  const own = (raw.images ?? []).map((image = {}, at) => ({ image, path: ["images", at], settings: readSettings(image, ["images", at], note) }));
  const images = own.map(({ image, path: at, settings }) => readImage(image, settings, general, at, note));
  for (const [at, other] of findRepeatedKeys(images)) note(["images", at], [describeRepeated(images[at]?.key ?? "", other)]);

  judgeWaivers(raw.waivers, [], [general.budget, ...images.map(({ budget }) => budget)].flat(), note);
  for (const [at, { image, path: where }] of own.entries()) judgeWaivers(image.waivers, where, images[at]?.budget ?? [], note);
  const project = {
    path,
    images: images.map(({ budget, ...image }) => ({ ...image, budget: budget.map(({ text }) => text) })),
    platforms: general.platforms,
    budget: general.budget.map(({ text }) => text),
    waivers: waiversOf(general.waivers, [], general.budget),
  };
  return { project, mistakes };
}

type Note = (at: Path, texts: readonly string[]) => void;

function readSettings(raw: RawSettings, path: Path, note: Note): Settings {
  const platforms = linesOf(raw.platforms, [...path, "platforms"]).flatMap(({ text, path: at }) => text.split(",").map((each) => ({ text: each.trim(), path: at })));
  for (const { text, path: at } of platforms) note(at, checkPlatform([text]));
  const tags = linesOf(raw.tags, [...path, "tags"]);
  const lines = linesOf(raw.budget, [...path, "budget"]);
  const budget = lines.flatMap(({ text, path: at }) => {
    const { budgets, mistakes } = parseBudgets([text]);
    note(at, mistakes);
    return budgets.map((parsed) => ({ text: parsed.line, budget: parsed }));
  });
  const waivers = (raw.waivers ?? []).flatMap((waiver) => (waiver === undefined ? [] : [{ budget: waiver.budget.trim(), until: waiver.until, reason: waiver.reason.trim() }]));
  return { platforms: platforms.flatMap(({ text }) => normalize(text)), tags: tags.map(({ text }) => text), budget, waivers };
}

function normalize(platform: string): string[] {
  return checkPlatform([platform]).length > 0 ? [] : [formatPlatform(parsePlatform(platform))];
}

/** A list, or a text with a line for each element. */
function linesOf(value: RawLines, path: Path): Line[] {
  if (value === undefined) return [];
  const elements = typeof value === "string" ? [{ text: value, path }] : value.map((text, at) => ({ text, path: [...path, at] }));
  return elements.flatMap(({ text, path: at }) => (text ?? "").split(/\r?\n/).map((line) => ({ text: line.trim(), path: at }))).filter(({ text }) => text !== "");
}

type ImageOnTheWay = Omit<ProjectImage, "budget"> & { readonly budget: readonly BudgetLine[] };

function readImage(raw: RawImage, own: Settings, general: Settings, path: Path, note: Note): ImageOnTheWay {
  const repositories = linesOf(raw.image, [...path, "image"]);
  for (const { text, path: at } of repositories) note(at, checkRepository([text]));
  if (raw.head !== undefined) note([...path, "head"], checkHead([raw.head]));
  const replaced = new Set(own.budget.map(subjectOf));
  const budget = [...general.budget.filter((line) => !replaced.has(subjectOf(line))), ...own.budget];
  return {
    key: raw.key ?? keyOf(repositories[0]?.text ?? raw.head ?? ""),
    image: repositories.map(({ text }) => text),
    context: raw.context ?? null,
    file: raw.file ?? null,
    target: raw.target ?? null,
    platforms: own.platforms.length > 0 ? own.platforms : general.platforms,
    tags: own.tags.length > 0 ? own.tags : general.tags,
    budget,
    waivers: waiversOf(own.waivers, general.waivers, budget),
    head: raw.head ?? null,
  };
}

function keyOf(reference: string): string {
  try {
    return imageKey(reference);
  } catch (error) {
    // Told already, as no repository or no place of an image.
    if (error instanceof UserError) return reference;
    throw error;
  }
}

/** What a line limits: lines that limit the same stand in each other's place. */
function subjectOf({ budget: { metric, glob, platform, growth } }: BudgetLine): string {
  return JSON.stringify([metric, glob, platform, growth]);
}

/** Where a key is that names the same report as one above it, and that one. */
function findRepeatedKeys(images: readonly ImageOnTheWay[]): [at: number, other: string][] {
  return images.flatMap(({ key }, at) => {
    const other = images.slice(0, at).find((each) => reportName(each.key) === reportName(key));
    return key === "" || other === undefined ? [] : [[at, other.key]];
  });
}

function describeRepeated(key: string, other: string): string {
  if (key === other) return `another image has the key ${JSON.stringify(key)}: give each its own "key".`;
  return `${JSON.stringify(key)} and ${JSON.stringify(other)} are one name for a report: give each a "key" that is told apart without / and :.`;
}

/** Those that waive a line which holds; of two for one line the image's own. */
function waiversOf(own: readonly Waiver[], general: readonly Waiver[], budget: readonly BudgetLine[]): Waiver[] {
  const lines = new Set(budget.map(({ text }) => spellLine(text)));
  const taken = new Set(own.map((waiver) => spellLine(waiver.budget)));
  return [...general.filter((waiver) => !taken.has(spellLine(waiver.budget))), ...own].filter((waiver) => lines.has(spellLine(waiver.budget)));
}

function judgeWaivers(waivers: RawSettings["waivers"], path: Path, budget: readonly BudgetLine[], note: Note): void {
  const seen = new Set<string>();
  for (const [at, waiver] of (waivers ?? []).entries()) {
    if (waiver === undefined) continue;
    const { budget: line, until } = waiver;
    const where = [...path, "waivers", at];
    if (!isDay(until)) note([...where, "until"], [`there is no day ${until}.`]);
    if (seen.has(spellLine(line))) note([...where, "budget"], ["this line is waived above already: give one waiver."]);
    if (!budget.some(({ text }) => spellLine(text) === spellLine(line))) note([...where, "budget"], [describeUnmatched(line, budget)]);
    seen.add(spellLine(line));
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function describeUnmatched(line: string, budget: readonly BudgetLine[]): string {
  const near = nearest(line, budget.map(({ text }) => text));
  return `no budget has the line ${JSON.stringify(line)}${near === null ? ": a waiver repeats the line that it waives." : `; did you mean ${JSON.stringify(near)}?`}`;
}
