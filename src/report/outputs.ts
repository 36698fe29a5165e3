import { headlinePlatform } from "./headline.ts";
import type { PlatformReport, Report } from "./report.ts";

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
    measurements: JSON.stringify(
      Object.fromEntries(report.platforms.map((each) => [each.platform, measurementsOf(each)])),
    ),
  };
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
