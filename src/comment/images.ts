import { UserError } from "../errors.ts";
import { imageKey } from "../image/key.ts";
import { joinReports } from "../report/join.ts";
import type { Report } from "../report/report.ts";

/** The reports, one for each image: those of one image and commit joined, and why any stay apart that look like one. */
export function joinByImage(reports: readonly Report[]): { readonly images: readonly Report[]; readonly apart: readonly string[] } {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const image = JSON.stringify([imageKey(report.head.reference), report.head.commit]);
    groups.set(image, [...(groups.get(image) ?? []), report]);
  }
  const joined = [...groups.values()].map(joinOrKeep);
  return { images: joined.flatMap(({ images }) => images), apart: joined.flatMap(({ why }) => (why === null ? [] : [why])) };
}

function joinOrKeep(reports: readonly Report[]): { images: readonly Report[]; why: string | null } {
  try {
    return { images: [joinReports(reports)], why: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { images: reports, why: error.message };
  }
}

/** The platforms of `expected`, normalised, that no report measured. */
export function findMissing(expected: readonly string[], reports: readonly Report[]): readonly string[] {
  const measured = new Set(reports.flatMap(({ platforms }) => platforms.filter(({ head }) => head !== null).map(({ platform }) => platform)));
  return expected.filter((platform) => !measured.has(platform));
}
