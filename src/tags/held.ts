import { UserError } from "../errors.ts";
import { formatDuration } from "../format.ts";
import type { Host } from "../host/host.ts";
import { createTransport, type Reach } from "../http/transport.ts";
import { parseReference } from "../oci/reference.ts";
import { createRegistryClient, type RegistryClient } from "../registry/client.ts";
import type { Evaluated } from "./evaluate.ts";
import { GUARD_CURE, judgeLatest } from "./latest.ts";
import { readPublished } from "./published.ts";
import type { Version } from "./version.ts";

/** For one image: a registry that is out of reach must not hold up a job whose tags are known. */
const LIMIT_MS = 20_000;

/** The images whose published `latest` is of a newer version than this run's, each said in a notice; also what cannot be compared is said. */
export async function findHeld(host: Host, reach: Reach, images: readonly string[], { latest, released }: Evaluated, { limitMs = LIMIT_MS, cure = GUARD_CURE } = {}): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  if (latest === null || released === null) return held;
  if (images.length === 0) {
    host.log.notice("Whether latest would move backwards is not known: images names none whose latest could be read.");
    return held;
  }
  const transport = createTransport(host, reach);
  try {
    const client = createRegistryClient(host, transport, reach);
    for (const image of images) {
      const why = await judge(host, client, `${image}:${latest}`, released, limitMs);
      if (why === null) continue;
      held.add(image);
      host.log.notice(`${image}:${latest} stays where it is: ${why}. ${cure}`);
    }
  } finally {
    await transport.close();
  }
  return held;
}

async function judge(host: Host, client: RegistryClient, reference: string, released: Version, limitMs: number): Promise<string | null> {
  const ref = parseReference(reference);
  const signal = AbortSignal.timeout(limitMs);
  try {
    const found = await client.headManifest(ref, signal);
    const current = found === null ? null : await readPublished({ ...ref, tag: null, digest: found.digest }, null, client, signal);
    return judgeLatest({ annotation: released, label: released, tag: released, createdMs: null }, current);
  } catch (error) {
    if (!signal.aborted && !(error instanceof UserError)) throw error;
    const why = signal.aborted ? `there was no answer within ${formatDuration(limitMs)}.` : error instanceof Error ? error.message : String(error);
    host.log.notice(`Whether ${reference} would move backwards is not known: ${why}`);
    return null;
  }
}
