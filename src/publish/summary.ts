import { showForeign } from "../foreign-text.ts";
import { formatBytes } from "../format.ts";
import { distinctBytes } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { formatPlatform } from "../oci/platform.ts";
import { codeElement, markdownTable } from "../report/markdown-parts.ts";
import type { TagResult } from "./release.ts";
import type { PlatformImage } from "./sources.ts";

/** What a publish did, or would do. */
interface Told {
  readonly digest: Digest;
  readonly images: readonly PlatformImage[];
  readonly tags: readonly (Omit<TagResult, "state"> & { readonly state: string })[];
  readonly outcome: "published" | "not published" | "dry run";
  /** The platforms are told of elsewhere in the same summary. */
  readonly isOfTagsAlone?: boolean;
}

const TITLES: Readonly<Record<Told["outcome"], string>> = { published: "⚓ Published", "not published": "❌ Not published", "dry run": "⚓ Would be published" };

/** A section of the job summary: the platforms, and what became of every tag. */
export function renderSummary({ digest, images, tags, outcome, isOfTagsAlone = false }: Told): string {
  const platforms = images.map((image) => [code(formatPlatform(image.platform)), code(image.manifest.descriptor.digest), formatBytes(distinctBytes(image.manifest.parsed.layers)), String(image.attestations.length)]);
  const moved = tags.map(({ target, state, from, namesImage, detail }) => [
    code(target.text),
    state,
    from === null ? "" : code(shorten(from)),
    namesImage === null ? "not known" : namesImage ? code(shorten(digest)) : from === null ? "" : code(shorten(from)),
    detail === null ? "" : code(detail),
  ]);
  return [
    `### ${TITLES[outcome]}: ${code(digest)}`,
    ...(isOfTagsAlone ? [] : [markdownTable(["Platform", "Digest", "Compressed", "Attestations"], "llrr", platforms)]),
    tagTable(moved),
  ].join("\n\n");
}

/** Without the columns that nothing stands in: a new tag named nothing before, and what went well needs no reason. */
function tagTable(rows: readonly (readonly string[])[]): string {
  const titles = ["Tag", "State", "Named before", "Names now", "Why"];
  const isFilled = titles.map((_, at) => rows.some((row) => row[at] !== ""));
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => isFilled[at]);
  return markdownTable(kept(titles), "l".repeat(kept(titles).length), rows.map(kept));
}

function code(text: string): string {
  return codeElement(showForeign(text));
}

function shorten(digest: Digest): string {
  return digest.slice(0, "sha256:".length + 12);
}
