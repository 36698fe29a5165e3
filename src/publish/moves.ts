import type { Digest } from "../oci/digest.ts";
import type { Platform } from "../oci/platform.ts";
import type { RegistryClient } from "../registry/client.ts";
import { judgeLatest, type NextFacts } from "../tags/latest.ts";
import { readPublished } from "../tags/published.ts";
import type { Target } from "./plan.ts";

/** What is to become of one tag. */
export interface Move {
  readonly target: Target;
  /** What it names now; null where there is no such tag. */
  readonly from: Digest | null;
  readonly action: "move" | "unchanged" | "hold";
  /** Why it is held. */
  readonly why: string | null;
}

/** The image that tags are to name. */
export interface NewImage {
  readonly digest: Digest;
  /** null: `latest` is not guarded. */
  readonly facts: NextFacts | null;
  /** One that it has, to compare like with like. */
  readonly platform: Platform;
}

/** Asks what the tag names and decides what becomes of it. */
export async function decideMove(target: Target, image: NewImage, client: RegistryClient): Promise<Move> {
  const found = await client.headManifest(target.reference);
  const from = found?.digest ?? null;
  if (from === image.digest) return { target, from, action: "unchanged", why: null };
  if (image.facts === null || !isGuarded(target)) return { target, from, action: "move", why: null };
  const current = from === null ? null : await readPublished({ ...target.reference, tag: null, digest: from }, image.platform, client);
  const why = judgeLatest(image.facts, current);
  return { target, from, action: why === null ? "move" : "hold", why };
}

/** Whether the tag is the one that prereleases and older images leave alone. */
export function isGuarded({ reference }: Target): boolean {
  return reference.tag === "latest";
}
