import type { BudgetResult, ImageReport, LayerChange, PlatformReport, Report, SizeDelta } from "./report.ts";
import { verdictOf } from "./verdict.ts";

type Complaint = readonly [isWrong: boolean, sentence: string];

/** What a schema cannot say: the sentences that name where a report contradicts itself; none for an honest one. */
export function findContradictions(report: Report): string[] {
  const names = report.platforms.map((platform) => platform.platform);
  return [
    ...complaintsOf("", [
      [new Set(names).size !== names.length, "names a platform twice"],
      [report.verdict !== verdictOf(report.budgets), "has a verdict that its budgets do not give"],
      [report.kind === "inspect" && report.base !== null, "is of kind inspect and has a base"],
      [
        report.base === null && report.platforms.some((platform) => platform.base !== null),
        "has no base, and a platform has one",
      ],
    ]),
    ...report.platforms.flatMap((platform, at) => findInPlatform(platform, `/platforms/${at}`)),
    ...(report.kind === "inspect" ? report.platforms.flatMap((platform, at) => findChanges(platform, `/platforms/${at}`)) : []),
    ...report.budgets.flatMap((budget, at) => findInBudget(budget, names, `/budgets/${at}`)),
  ];
}

function complaintsOf(where: string, complaints: readonly Complaint[]): string[] {
  const subject = where === "" ? "the document" : where;
  return complaints.filter(([isWrong]) => isWrong).map(([, sentence]) => `${subject} ${sentence}`);
}

function findInBudget(budget: BudgetResult, platforms: readonly string[], where: string): string[] {
  return complaintsOf(where, [
    [(budget.ok === null) !== (budget.actual === null), "is evaluated and not measured, or measured and not evaluated"],
    [budget.actual !== null && budget.ok !== budget.actual <= budget.limit, "has a result that its numbers do not give"],
    [budget.waivedBy !== null && budget.ok !== false, "is waived and was not exceeded"],
    [!platforms.includes(budget.platform), "names a platform that is not there"],
  ]);
}

function findInPlatform(platform: PlatformReport, where: string): string[] {
  const { base, head, status } = platform;
  const isCompared = status === "compared";
  return [
    ...complaintsOf(where, [
      [(base === null) !== (status === "added"), "has a base that its status does not allow"],
      [(head === null) !== (status === "removed"), "has a head that its status does not allow"],
      [(platform.delta === null) === isCompared, "has a delta that its status does not allow"],
      [!isCompared && platform.deltaPullBytes !== null, "has a deltaPullBytes and nothing to compare with"],
      [isDeltaWrong(platform), "has a delta that is not head minus base"],
      [!(platform.layers ?? []).every((change) => isAligned(change, base, head)), "aligns layers that are not there"],
      [
        (platform.files?.top ?? []).some((file) => isOutside(file.layer, file.change === "removed" ? base : head)),
        "has a file in a layer that is not there",
      ],
      [
        (platform.causes ?? []).some((cause) => cause.layer !== null && isOutside(cause.layer, head)),
        "has a cause in a layer that is not there",
      ],
    ]),
    ...(base === null ? [] : findInImage(base, `${where}/base`)),
    ...(head === null ? [] : findInImage(head, `${where}/head`)),
  ];
}

function findChanges(platform: PlatformReport, where: string): string[] {
  return complaintsOf(where, [
    [platform.status !== "added", "is compared in a report of kind inspect"],
    [platform.layers !== null || platform.files !== null, "has changes in a report of kind inspect"],
  ]);
}

function isDeltaWrong({ base, head, delta }: PlatformReport): boolean {
  if (base === null || head === null || delta === null) return false;
  const keys: readonly (keyof SizeDelta)[] = ["pullBytes", "diskBytes", "visibleBytes", "hiddenBytes"];
  return keys.some((key) => delta[key] !== difference(head[key], base[key]));
}

function difference(head: number | null, base: number | null): number | null {
  return head === null || base === null ? null : head - base;
}

function findInImage(image: ImageReport, where: string): string[] {
  return complaintsOf(where, [
    [image.layers.some((layer, at) => layer.index !== at), "has layers out of order"],
    [
      (image.hidden ?? []).some((file) => isOutside(file.layer, image) || isOutside(file.hiddenByLayer, image)),
      "has a hidden file in a layer that is not there",
    ],
    [
      image.hiddenBytes !== difference(image.diskBytes, image.visibleBytes),
      "has hiddenBytes that are not diskBytes minus visibleBytes",
    ],
    [
      image.diskBytes !== null && image.layers.every((layer) => layer.diskBytes !== null) && image.diskBytes !== sumDisk(image),
      "has diskBytes that are not the sum of its layers",
    ],
  ]);
}

function sumDisk(image: ImageReport): number {
  return image.layers.reduce((sum, layer) => sum + (layer.diskBytes ?? 0), 0);
}

function isOutside(layer: number, image: ImageReport | null): boolean {
  return image === null || layer >= image.layers.length;
}

function isAligned(change: LayerChange, base: ImageReport | null, head: ImageReport | null): boolean {
  if ((change.base === null) !== (change.change === "added")) return false;
  if ((change.head === null) !== (change.change === "removed")) return false;
  if (change.base !== null && isOutside(change.base, base)) return false;
  return change.head === null || !isOutside(change.head, head);
}
