import { changeOf, headlinePlatform } from "./headline.ts";
import type { NamedReport } from "./images.ts";
import type { PlatformReport, Report } from "./report.ts";
import { verdictOf } from "./verdict.ts";

/** The outputs that the report alone decides; unknown is "". */
export function reportOutputs(report: Report): Record<string, string> {
  const platform = headlinePlatform(report);
  const numbers = platform === null ? null : measurementsOf(platform);
  const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
  return {
    verdict: report.verdict,
    "pull-bytes": text(numbers?.pullBytes),
    "disk-bytes": text(numbers?.diskBytes),
    "hidden-bytes": text(numbers?.hiddenBytes),
    "delta-pull-bytes": text(numbers?.deltaPullBytes),
    "pull-bytes-change": text(numbers?.pullBytesChange),
    "disk-bytes-change": text(numbers?.diskBytesChange),
    "base-source": report.base?.source ?? "",
    measurements: JSON.stringify(measurementsByPlatform(report)),
  };
}

/** The same of several images: the byte outputs are those of the one that grew most, `measurements` has them all by name. */
export function imagesOutputs(images: readonly NamedReport[]): Record<string, string> {
  const growthOf = ({ report }: NamedReport) => {
    const platform = headlinePlatform(report);
    return (platform === null ? null : changeOf(platform)) ?? Number.NEGATIVE_INFINITY;
  };
  const [most] = images.toSorted((a, b) => growthOf(b) - growthOf(a));
  if (most === undefined || images.length === 1) return most === undefined ? {} : reportOutputs(most.report);
  return {
    ...reportOutputs(most.report),
    verdict: verdictOf(images.flatMap(({ report }) => report.budgets)),
    measurements: JSON.stringify(Object.fromEntries(images.map(({ name, report }) => [name, measurementsByPlatform(report)]))),
  };
}

function measurementsByPlatform({ platforms }: Report) {
  return Object.fromEntries(platforms.map((each) => [each.platform, measurementsOf(each)]));
}

function measurementsOf({ head, delta, deltaPullBytes }: PlatformReport) {
  return {
    pullBytes: head?.pullBytes ?? null,
    tarBytes: head?.tarBytes ?? null,
    diskBytes: head?.diskBytes ?? null,
    visibleBytes: head?.visibleBytes ?? null,
    hiddenBytes: head?.hiddenBytes ?? null,
    duplicateBytes: head?.duplicateBytes ?? null,
    configBytes: head?.configBytes ?? null,
    layers: head?.layers.length ?? null,
    deltaPullBytes,
    pullBytesChange: delta?.pullBytes ?? null,
    diskBytesChange: delta?.diskBytes ?? null,
    visibleBytesChange: delta?.visibleBytes ?? null,
    hiddenBytesChange: delta?.hiddenBytes ?? null,
  };
}
