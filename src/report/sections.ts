import { formatBytes, formatCount, formatDelta, formatGrowth } from "../format.ts";
import { showHistory } from "../oci/history.ts";
import { type Cell, type Column, type Mark, type Section, type Span, withoutUnknownColumns } from "./document.ts";
import { layerRuns } from "./layer-runs.ts";
import type { BudgetResult, FileChange, HiddenFile, HiddenWhy, ImageReport, LayerChange, LayerReport, PlatformReport, Report } from "./report.ts";
import { isOver } from "./verdict.ts";

const TOP_ROWS = 20;
const MAX_LAYER_ROWS = 200;
/** Platforms after these get a row of the platform table, and no layers and files of their own. */
export const MAX_DETAILED_PLATFORMS = 4;
const MAX_PATH_COLUMNS = 80;
const MAX_INSTRUCTION_COLUMNS = 100;
const NONE = "–";

const LEFT = (title: string): Column => ({ title, align: "left" });
const RIGHT = (title: string): Column => ({ title, align: "right" });

const WHY: Readonly<Record<HiddenWhy, string>> = {
  whiteout: "deleted",
  opaque: "folder emptied",
  overwritten: "overwritten",
  "overwritten-identical": "same bytes again",
  "replaced-type": "type changed",
  "duplicate-entry": "listed twice",
};

const LAYER_WORDS: readonly (readonly [LayerChange["change"], symbol: string, words: string])[] = [
  ["shared", "=", "shared"],
  ["repushed", "≈", "pushed again unchanged"],
  ["changed", "~", "changed"],
  ["added", "+", "added"],
  ["removed", "−", "removed"],
];

/** One row for each platform, one column for each size. */
export function platformSection(report: Report): Section {
  const isCompared = report.base !== null;
  const columns = [
    LEFT("Platform"),
    RIGHT("Pull"),
    ...(isCompared ? [RIGHT("Δ pull"), RIGHT("Pull to update")] : []),
    RIGHT("On disk"),
    ...(isCompared ? [RIGHT("Δ disk")] : []),
    RIGHT("Hidden"),
    ...(report.kind === "inspect" ? [RIGHT("Duplicates")] : []),
    ...(report.budgets.length === 0 ? [] : [LEFT("Budget")]),
  ];
  const rows = report.platforms.map((platform) => [
    [{ foreign: platform.platform, max: 40 }],
    showBytes(platform.head, platform.head?.pullBytes),
    ...(isCompared ? [showChange(platform, "pullBytes"), showNodePull(platform)] : []),
    showBytes(platform.head, platform.head?.diskBytes),
    ...(isCompared ? [showChange(platform, "diskBytes")] : []),
    showBytes(platform.head, platform.head?.hiddenBytes),
    ...(report.kind === "inspect" ? [showBytes(platform.head, platform.head?.duplicateBytes)] : []),
    ...(report.budgets.length === 0 ? [] : [showBudgets(report.budgets.filter((budget) => budget.platform === platform.platform))]),
  ]);
  return { title: ["Platforms"], table: withoutUnknownColumns({ columns, rows, more: 0 }), rank: 1, isOpen: true };
}

function showBytes(image: ImageReport | null, bytes: number | null | undefined): Cell {
  if (image === null) return [NONE];
  return bytes == null ? null : [formatBytes(bytes)];
}

function showChange({ status, base, head, delta }: PlatformReport, key: "pullBytes" | "diskBytes"): Cell {
  if (status === "added") return ["new"];
  const before = base?.[key] ?? null;
  if (status === "removed") return [before === null ? "gone" : `gone, was ${formatBytes(before)}`];
  const change = delta?.[key] ?? null;
  if (change === null) return null;
  if (change === 0) return ["0 B"];
  const growth = showGrowth(before ?? 0, head?.[key] ?? 0);
  return [{ strong: formatDelta(change) }, growth === "" ? "" : ` ${growth}`];
}

function showNodePull({ status, head, deltaPullBytes }: PlatformReport): Cell {
  if (status !== "compared") return [NONE];
  if (deltaPullBytes === null) return null;
  return [formatBytes(deltaPullBytes) + showShare(deltaPullBytes, head?.pullBytes ?? 0)];
}

/** ` (3.1 %)`; "" where that would be nothing. */
function showShare(part: number, whole: number): string {
  const percent = whole === 0 ? "0.0" : ((part / whole) * 100).toFixed(1);
  return percent === "0.0" ? "" : ` (${percent} %)`;
}

/** The growth with its sign, `+23.5 %`; "" where there is none to speak of. */
export function showGrowth(base: number, head: number): string {
  const growth = formatGrowth(base, head);
  return growth === null || growth === "0.0 %" ? "" : growth;
}

function showBudgets(budgets: readonly BudgetResult[]): Cell {
  if (budgets.length === 0) return [NONE];
  const over = budgets.filter(isOver);
  const [first] = over;
  if (first !== undefined) return [{ mark: "over" }, over.length === 1 ? ` ${describeExcess(first)}` : ` ${over.length} lines exceeded`];
  if (budgets.some(({ waivedBy }) => waivedBy !== null)) return [{ mark: "waived" }, " accepted"];
  return budgets.every(({ ok }) => ok === null) ? ["not evaluated"] : [{ mark: "held" }, " within"];
}

/** One row for each budget line and platform, the exceeded first. */
export function budgetSection({ budgets, platforms }: Report): Section {
  const isAlone = platforms.length === 1;
  const columns = [LEFT(""), LEFT("Line"), ...(isAlone ? [] : [LEFT("Platform")]), RIGHT("Actual"), RIGHT("Limit"), LEFT("Result")];
  const rows = [...budgets].sort((a, b) => urgency(a) - urgency(b)).map((budget) => [
    [markOf(budget)],
    [{ foreign: budget.line, max: 60 }],
    ...(isAlone ? [] : [[{ foreign: budget.platform, max: 40 }]]),
    [budget.actual === null ? NONE : showAmount(budget.actual, budget)],
    [showAmount(budget.limit, budget)],
    showOutcome(budget),
  ]);
  return {
    title: [`Budget: ${countOutcomes(budgets)}`],
    table: { columns, rows, more: 0 },
    rank: 2,
    isOpen: budgets.some(({ ok }) => ok === false),
  };
}

function countOutcomes(budgets: readonly BudgetResult[]): string {
  const words = ["exceeded", "exceeded and accepted", "not evaluated", "held"];
  const counts = words.map((word, at) => [budgets.filter((budget) => urgency(budget) === at).length, word] as const);
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(", ");
}

function urgency(budget: BudgetResult): number {
  if (isOver(budget)) return 0;
  if (budget.ok === false) return 1;
  return budget.ok === null ? 2 : 3;
}

function markOf(budget: BudgetResult): Span {
  const marks: readonly (Mark | null)[] = ["over", "waived", null, "held"];
  const mark = marks[urgency(budget)] ?? null;
  return mark === null ? NONE : { mark };
}

function showOutcome(budget: BudgetResult): Span[] {
  if (budget.actual === null) return ["nothing to compare with"];
  if (budget.ok === true) return budget.limit === 0 ? ["held"] : [`${Math.max(0, (budget.actual / budget.limit) * 100).toFixed(0)} % of the limit`];
  const excess = describeExcess(budget);
  return budget.waivedBy === null ? [excess] : [`${excess}, waived by `, { foreign: budget.waivedBy, max: 80, cut: "end" }];
}

/** By how much a line is exceeded: `21.8 MB over`. */
export function describeExcess(budget: BudgetResult): string {
  const excess = (budget.actual ?? 0) - budget.limit;
  return budget.unit === "percent" ? `${Number(excess.toFixed(2))} points over` : `${showAmount(excess, budget)} over`;
}

function showAmount(amount: number, { unit }: BudgetResult): string {
  switch (unit) {
    case "bytes":
      return formatBytes(amount);
    case "percent":
      return `${amount < 0 ? "−" : ""}${Number(Math.abs(amount).toFixed(2))} %`;
    case "count":
      return amount.toLocaleString("en-US");
  }
}

/** Layers, files and hidden files of the headline's platform, then of the next ones. */
export function detailSections(report: Report, headline: PlatformReport | null): Section[] {
  const others = report.platforms.filter((platform) => platform !== headline && platform.head !== null);
  const detailed = [...(headline === null ? [] : [headline]), ...others].slice(0, MAX_DETAILED_PLATFORMS);
  const isAlone = report.platforms.length === 1;
  return detailed.flatMap((platform, at) => {
    const suffix: Span[] = isAlone ? [] : [" on ", { foreign: platform.platform, max: 40 }];
    const sections = [layerSection(platform), fileSection(platform), hiddenSection(platform)];
    return sections
      .filter((section) => section !== null)
      .map(({ name, summary, ...section }) => ({
        ...section,
        title: [name, ...suffix, `: ${summary}`],
        rank: section.rank + 10 * (at + 1),
        isOpen: false,
      }));
  });
}

/** A section that does not say yet which platform it is about. */
interface Detail extends Pick<Section, "table" | "rank"> {
  readonly name: string;
  readonly summary: string;
}

function layerSection(platform: PlatformReport): Detail | null {
  const { base, head, layers } = platform;
  if (head === null) return null;
  if (base === null || layers === null) return ownLayers(head);
  const runs = layerRuns(layers);
  const byDisk = head.pullBytes === null || base.pullBytes === null;
  const table = {
    columns: [LEFT(""), LEFT("Layer"), LEFT("Instruction"), RIGHT(byDisk ? "Base disk" : "Base"), RIGHT(byDisk ? "Head disk" : "Head"), RIGHT(byDisk ? "Δ disk" : "Δ pull")],
    rows: runs.slice(0, MAX_LAYER_ROWS).map((run) => showRun(run, base, head, byDisk ? "diskBytes" : "bytes")),
    more: Math.max(0, runs.length - MAX_LAYER_ROWS),
  };
  const counts = LAYER_WORDS.map(([change, , words]) => [layers.filter((layer) => layer.change === change).length, words] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
  return { name: "Layers", summary: told.join(", ") || "none", table: withoutUnknownColumns(table), rank: 1 };
}

function showRun(run: readonly LayerChange[], base: ImageReport, head: ImageReport, key: "bytes" | "diskBytes"): Cell[] {
  const [first] = run;
  if (first === undefined) return [];
  const layersOf = (image: ImageReport, side: "base" | "head") =>
    run.map((change) => (change[side] === null ? undefined : image.layers[change[side]])).filter((layer) => layer !== undefined);
  const before = layersOf(base, "base");
  const after = layersOf(head, "head");
  const shown = after.length > 0 ? after : before;
  const was = sumOf(before, key);
  const is = sumOf(after, key);
  const change = was === null || is === null ? null : is - was;
  return [
    [{ foreign: symbolOf(first.change) }],
    [showIndexes(shown, after.length > 0)],
    showInstruction(shown),
    before.length === 0 ? [NONE] : bytesOrUnknown(was),
    after.length === 0 ? [NONE] : bytesOrUnknown(is),
    change === null ? null : [formatDelta(change), first.change === "repushed" ? ", pulled again" : ""],
  ];
}

function symbolOf(change: LayerChange["change"]): string {
  return LAYER_WORDS.find(([known]) => known === change)?.[1] ?? "?";
}

function bytesOrUnknown(bytes: number | null): Cell {
  return bytes === null ? null : [formatBytes(bytes)];
}

function sumOf(layers: readonly LayerReport[], key: "bytes" | "diskBytes"): number | null {
  return layers.reduce<number | null>((sum, layer) => (sum === null || layer[key] === null ? null : sum + layer[key]), 0);
}

function showIndexes(layers: readonly LayerReport[], isOfHead: boolean): string {
  const first = layers[0]?.index ?? 0;
  const last = layers.at(-1)?.index ?? first;
  const range = first === last ? String(first) : `${first}–${last}`;
  return isOfHead ? range : `base ${range}`;
}

function showInstruction(layers: readonly LayerReport[]): Span[] {
  const [first] = layers;
  if (first === undefined) return [NONE];
  const instruction = showHistory(first.createdBy);
  const words: Span = instruction === "" ? "(no history)" : { foreign: instruction, max: MAX_INSTRUCTION_COLUMNS, cut: "end" };
  const place: Span[] = first.dockerfile === null ? [] : [" ", { foreign: `${first.dockerfile.path}:${first.dockerfile.line}`, max: 40 }];
  return layers.length === 1 ? [words, ...place] : [`${formatCount(layers.length, "layer")}, from `, words, ...place];
}

function ownLayers(image: ImageReport): Detail {
  const table = {
    columns: [LEFT("Layer"), LEFT("Instruction"), RIGHT("Pull"), RIGHT("On disk"), RIGHT("Entries")],
    rows: image.layers.slice(0, MAX_LAYER_ROWS).map((layer) => [
      [String(layer.index)],
      showInstruction([layer]),
      bytesOrUnknown(layer.bytes),
      bytesOrUnknown(layer.diskBytes),
      layer.entries === null ? null : [layer.entries.toLocaleString("en-US")],
    ]),
    more: Math.max(0, image.layers.length - MAX_LAYER_ROWS),
  };
  return { name: "Layers", summary: image.layers.length.toLocaleString("en-US"), table: withoutUnknownColumns(table), rank: 1 };
}

function fileSection({ files }: PlatformReport): Detail | null {
  if (files === null) return null;
  const counts = [
    [files.added, "added"],
    [files.removed, "removed"],
    [files.changed, "changed"],
    [files.metadataOnly, "metadata only"],
  ] as const;
  const top = sorted(files.top, (file) => Math.abs(file.bytes)).slice(0, TOP_ROWS);
  const most = Math.abs(top[0]?.bytes ?? 0);
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
  return {
    name: "Files",
    summary: told.join(", ") || "none differ",
    table: {
      columns: [LEFT(""), LEFT("Path"), LEFT("Change"), RIGHT("Δ visible"), RIGHT("Layer")],
      rows: top.map((file) => showFile(file, most)),
      more: Math.max(0, files.added + files.removed + files.changed - top.length),
    },
    rank: 2,
  };
}

function showFile(file: FileChange, most: number): Cell[] {
  return [
    [{ bar: most === 0 ? 0 : Math.abs(file.bytes) / most }],
    [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
    [file.change],
    [formatDelta(file.bytes)],
    [file.change === "removed" ? `base ${file.layer}` : String(file.layer)],
  ];
}

function hiddenSection({ head, delta }: PlatformReport): Detail | null {
  if (head === null || head.hidden === null || head.hiddenBytes === null || head.hiddenBytes === 0) return null;
  const top = sorted(head.hidden, (file) => file.bytes).slice(0, TOP_ROWS);
  const most = top[0]?.bytes ?? 0;
  const share = showShare(head.hiddenBytes, head.diskBytes ?? 0);
  const change = delta?.hiddenBytes == null || delta.hiddenBytes === 0 ? "" : `, ${formatDelta(delta.hiddenBytes)} over base`;
  return {
    name: "Ships but cannot be reached",
    summary: `${formatBytes(head.hiddenBytes)}${share}${change}`,
    table: {
      columns: [LEFT(""), LEFT("Path"), RIGHT("Size"), LEFT("Why"), LEFT("Layers")],
      rows: top.map((file) => showHidden(file, most)),
      more: head.hidden.length - top.length,
    },
    rank: 3,
  };
}

function showHidden(file: HiddenFile, most: number): Cell[] {
  return [
    [{ bar: most === 0 ? 0 : file.bytes / most }],
    [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
    [formatBytes(file.bytes)],
    [WHY[file.why]],
    [`${file.layer} → ${file.hiddenByLayer}`],
  ];
}

/** The largest first; equals keep their order. */
function sorted<T>(items: readonly T[], measure: (item: T) => number): T[] {
  return [...items].sort((a, b) => measure(b) - measure(a));
}
