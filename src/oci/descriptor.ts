import { parseDigest, type Digest } from "./digest.ts";
import { broken, isJsonObject, optionalString, stringRecord, type JsonObject } from "./json.ts";
import { normalizePlatform, type Platform } from "./platform.ts";

/** What a manifest or an index says of a blob (image-spec descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the raw content. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platform?: Platform;
  readonly artifactType?: string;
  /** Where a non-distributable layer says it can be had; never fetched. */
  readonly urls?: readonly string[];
  /** The content itself, base64, checked against `digest` before use. */
  readonly data?: string;
}

/** The bytes of some blobs together, each distinct one once. */
export function distinctBytes(blobs: readonly Pick<Descriptor, "digest" | "size">[]): number {
  const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** Checks a descriptor: a digest of a known algorithm, a size that is a non-negative safe integer, a media type. */
export function parseDescriptor(value: unknown, where: string): Descriptor {
  if (!isJsonObject(value)) throw broken(where, "is not a descriptor");
  const { mediaType, digest, size, urls } = value;
  if (typeof mediaType !== "string") throw broken(where, "has no mediaType");
  if (typeof digest !== "string") throw broken(where, "has no digest");
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw broken(where, `has the size ${JSON.stringify(size)?.slice(0, 40) ?? "missing"}, which is no number of bytes`);
  }
  const artifactType = optionalString(value, "artifactType");
  const data = optionalString(value, "data");
  const platform = parseDescriptorPlatform(value);
  return {
    mediaType,
    digest: parseDigest(digest, where),
    size,
    annotations: stringRecord(value["annotations"]),
    ...(platform === null ? {} : { platform }),
    ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
    ...(Array.isArray(urls) ? { urls: urls.filter((url) => typeof url === "string") } : {}),
    ...(data === null ? {} : { data }),
  };
}

function parseDescriptorPlatform(descriptor: JsonObject): Platform | null {
  const platform = descriptor["platform"];
  if (!isJsonObject(platform)) return null;
  return parsePlatformFields(platform);
}

/** The platform of an object with the fields `os`, `architecture`, `variant` and `os.version`; null where it names neither of the first two. */
export function parsePlatformFields(object: JsonObject): Platform | null {
  const os = optionalString(object, "os") ?? "";
  const architecture = optionalString(object, "architecture") ?? "";
  if (os === "" && architecture === "") return null;
  return normalizePlatform({
    os,
    architecture,
    variant: optionalString(object, "variant") ?? "",
    osVersion: optionalString(object, "os.version") ?? "",
  });
}
