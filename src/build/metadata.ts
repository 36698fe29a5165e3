import type { Host } from "../host/host.ts";
import { isDigest, type Digest } from "../oci/digest.ts";
import { isJsonObject, parseJsonObject, type JsonObject } from "../oci/json.ts";
import { resultFiles } from "./arguments.ts";

/** What buildx wrote of a build. */
export interface BuildMetadata {
  /** "" where buildx wrote none. */
  readonly imageId: string;
  /** Of what was exported, an index or a manifest; null where it is no image. */
  readonly digest: Digest | null;
  /** `BUILDER/NODE/ID`: the build in buildx's history; null where buildx did not say. */
  readonly ref: string | null;
  /** The whole file; "" where there is none, or nothing in it. */
  readonly json: string;
}

const MAX_METADATA_BYTES = 64 * 1024 * 1024;

/** Reads what buildx left in the folder of the build. */
export async function readMetadata(host: Host, folder: string): Promise<BuildMetadata> {
  const files = resultFiles(folder);
  const imageId = (await host.files.read(files.imageId, 1024))?.toString().trim() ?? "";
  const text = (await host.files.read(files.metadata, MAX_METADATA_BYTES))?.toString().trim() ?? "";
  // buildx writes "null" where there is nothing to say.
  const object = text === "" || text === "null" ? null : parseJsonObject(Buffer.from(text), "buildx's metadata file");
  const digest = textAt(object, "containerimage.digest");
  return {
    imageId,
    digest: digest !== null && isDigest(digest) ? digest : null,
    ref: textAt(object, "buildx.build.ref"),
    json: object === null ? "" : JSON.stringify(object, null, 2),
  };
}

function textAt(object: JsonObject | null, key: string): string | null {
  const value = isJsonObject(object) ? object[key] : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}
