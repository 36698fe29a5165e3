import { UserError } from "../errors.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { parseManifest, type Index, type Manifest } from "../oci/manifest.ts";
import { verifyBytes } from "./content.ts";
import type { Image } from "./image.ts";

/** Something that gives documents and blobs by descriptor: a registry, a layout, an archive of either form. */
export interface ContentSource {
  /** How errors name the place: `ghcr.io/o/app:1`, `oci:app`. */
  readonly where: string;
  /** Whether it may list what it does not hold, as an engine does that pulled one platform of several. */
  readonly isSparse: boolean;
  /** A manifest or index, not yet verified; null where the place does not hold it. */
  readManifest(descriptor: Descriptor): Promise<Document | null>;
  /** A configuration, not yet verified; null where the place does not hold it. */
  readConfig(descriptor: Descriptor): Promise<Uint8Array | null>;
  /** Whether a non-distributable layer can be read here all the same. */
  holdsForeign(descriptor: Descriptor): Promise<boolean>;
  readonly readLayers: Image["readLayers"];
}

/** A manifest or index as a place gave it. */
interface Document {
  readonly bytes: Uint8Array;
  /** What the place calls it; null where it says nothing. */
  readonly mediaType: string | null;
}

/** The largest configuration that is read. */
export const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

/** The hint for an image that is not whole, or not what it says. */
export const REMAKE_HINT = "Push or build the image again.";

/** Parses what a place gave for a descriptor, once its bytes are what the descriptor says. */
export async function readDocument(descriptor: Descriptor, source: ContentSource): Promise<Manifest | Index | null> {
  const where = `The manifest ${descriptor.digest} in ${source.where}`;
  const given = inlineContent(descriptor);
  const found = given === null ? await source.readManifest(descriptor) : { bytes: given, mediaType: null };
  if (found === null) return null;
  verifyBytes(found.bytes, { digest: descriptor.digest, size: descriptor.size, where });
  const document = parseManifest(found.bytes, found.mediaType ?? descriptor.mediaType, where);
  if (document.mediaType === descriptor.mediaType.toLowerCase()) return document;
  throw new UserError(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, REMAKE_HINT);
}

/** The content that a descriptor carries itself, where it does. */
export function inlineContent({ data }: Descriptor): Uint8Array | null {
  return data === undefined || data === "" ? null : Buffer.from(data, "base64");
}
