import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { createAccess } from "../image/access.ts";
import type { OpenedImage } from "../image/image.ts";
import { parseReach } from "../inputs/reach.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { renderReport } from "../report/render.ts";
import type { Report } from "../report/report.ts";
import type { MeasuredPlatform } from "../size/compare-platform.ts";
import { compareImages, describeProgress, sidesOf } from "../size/compare-images.ts";
import type { declaration } from "./inputs.ts";

type InspectInputs = Inputs<typeof declaration>;

/** Weighs one image and prints what it found. */
export async function run(host: Host, inputs: InspectInputs, cli: CliContext | null): Promise<void> {
  if (cli === null) throw new UserError("inspect is a verb of the command line.", "Use actions/diff in a workflow.");
  if (cli.dryRun) return await cli.write(host.redact(`${JSON.stringify(inputs, null, 2)}\n`));
  const access = createAccess(host, parseReach(inputs));
  try {
    const image = await access.open(inputs.image, inputs.platforms.map(parsePlatform), "refuse");
    try {
      const report = reportOf(image, await measure(host, inputs, image));
      await cli.write(renderReport(report, cli, { key: image.reference, waiveLabel: "" }, host.redact));
    } finally {
      await image.close();
    }
  } finally {
    await access.close();
  }
}

function measure(host: Host, inputs: InspectInputs, image: OpenedImage): Promise<MeasuredPlatform[]> {
  return compareImages(null, sidesOf(image), {
    depth: inputs.depth,
    maxLayerBytes: inputs["max-layer-size"],
    globs: [],
    onProgress: (progress) => host.log.progress(describeProgress(progress)),
  });
}

function reportOf(image: OpenedImage, measured: readonly MeasuredPlatform[]): Report {
  return {
    schemaVersion: 1,
    kind: "inspect",
    base: null,
    head: { reference: image.reference, digest: image.digest, commit: image.commit },
    baseTried: [],
    verdict: "none",
    platforms: measured.map(({ report }) => report),
    findings: [],
    budgets: [],
    notCounted: image.notCounted,
  };
}
