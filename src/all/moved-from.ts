import { UserError } from "../errors.ts";
import type { Occasion } from "../forge/occasion.ts";
import type { Host } from "../host/host.ts";
import { createTransport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { declaration as diff } from "../diff/inputs.ts";
import { parseRepository } from "../oci/reference.ts";
import { createRegistryClient } from "../registry/client.ts";

/** Whether a published image is compared with what a tag named before: a push is with the commit before it, a pull request with where it branched off. */
export function asksBefore(kind: Occasion["kind"]): boolean {
  return kind !== "push" && kind !== "pull-request" && kind !== "fork-pull-request";
}

/** The tags that tell what was there before: for a tag the release before it, for every other run what the default branch has. */
export function movingTags(kind: Occasion["kind"], given: readonly string[], defaultBranch: string | null): readonly string[] {
  if (given.length > 0) return given;
  const branch = defaultBranch === null ? [] : [defaultBranch.replaceAll("/", "-")];
  return kind === "tag" ? ["latest", ...branch] : [...branch, "latest"];
}

/**
 * `TAG@DIGEST` of the first of these tags that there is, asked before this run moves it: afterwards it names the image itself.
 * null where there is none, or nobody says.
 */
export async function readMovedFrom(host: Host, inputs: Inputs<typeof diff>, tags: readonly string[]): Promise<string | null> {
  const repository = parseRepository(inputs["base-image"] ?? "");
  const reach = parseReach(inputs);
  const transport = createTransport(host, reach);
  try {
    const client = createRegistryClient(host, transport, reach);
    for (const tag of tags) {
      const found = await client.headManifest({ ...repository, tag });
      if (found !== null) return `${tag}@${found.digest}`;
    }
    return null;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    host.log.notice(`What the image was before is not known, so it is compared with nothing: ${error.message}`);
    return null;
  } finally {
    await transport.close();
  }
}
