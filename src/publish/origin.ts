import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { verifyBytes, verifyStream } from "../image/content.ts";
import { inlineContent, MAX_CONFIG_BYTES, REMAKE_HINT } from "../image/content-source.ts";
import { openLocalFile, readChunks } from "../image/local-file.ts";
import { blobName } from "../image/oci-layout.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { MAX_MANIFEST_BYTES, parseManifest, type Index, type Manifest } from "../oci/manifest.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";
import type { FetchedManifest, RegistryClient } from "../registry/client.ts";
import { RegistryError } from "../registry/errors.ts";
import { patiently } from "./patience.ts";

/** A place that holds the content of images, by digest. */
export interface Origin {
  /** How errors name it. */
  readonly where: string;
  /** The repository, without tag and digest; null for a folder. */
  readonly repository: Reference | null;
  /** A manifest or index, not yet verified; null where the place does not hold it. */
  readManifest(descriptor: Descriptor): Promise<Buffer | null>;
  /** A configuration, verified. */
  readConfig(descriptor: Descriptor): Promise<Uint8Array>;
  /** A blob from an offset on; whole, it is verified. */
  openBlob(descriptor: Descriptor, offset: number): AsyncIterable<Uint8Array>;
}

/** A manifest or index with the bytes that its digest is of. */
export interface Document<T extends Manifest | Index = Manifest | Index> {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly parsed: T;
}

/** A repository as a place to read from. What another job has just pushed may be a moment in coming. */
export function registryOrigin(reference: Reference, client: RegistryClient, host: Host): Origin {
  const repository = { ...reference, tag: null, digest: null };
  return {
    where: formatRepository(repository),
    repository,
    readManifest: async ({ digest }) => (await fetchManifest({ ...repository, digest }, client, host))?.bytes ?? null,
    readConfig: (descriptor) => client.getBlob(repository, descriptor, MAX_CONFIG_BYTES),
    openBlob: (descriptor, offset) => client.openBlob(repository, descriptor, undefined, offset),
  };
}

/** A manifest or index that should be there, waited for; null where it does not come. */
export function fetchManifest(reference: Reference, client: RegistryClient, { clock }: Pick<Host, "clock">): Promise<FetchedManifest | null> {
  return patiently(clock, async () => {
    try {
      return await client.getManifest(reference);
    } catch (error) {
      if (error instanceof RegistryError && error.kind === "not-found") return null;
      throw error;
    }
  });
}

/** The folder of an OCI layout as a place to read from. */
export function layoutOrigin(folder: string, where: string): Origin {
  const pathOf = ({ digest }: Descriptor) => resolve(folder, blobName(digest));
  const openBlob: Origin["openBlob"] = (descriptor, offset) => {
    const content = readFileFrom(pathOf(descriptor), offset, where);
    const { digest, size } = descriptor;
    return offset === 0 ? verifyStream(content, { digest, size, where: `The blob ${digest} of ${where}` }) : content;
  };
  const readWhole = async (descriptor: Descriptor, maxBytes: number): Promise<Buffer> => {
    if (descriptor.size > maxBytes) throw new UserError(`The blob ${descriptor.digest} of ${where} has ${descriptor.size} bytes; at most ${maxBytes} are read.`, REMAKE_HINT);
    const chunks: Uint8Array[] = [];
    for await (const chunk of openBlob(descriptor, 0)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return {
    where,
    repository: null,
    async readManifest(descriptor) {
      const file = await openLocalFile(pathOf(descriptor));
      await file?.handle.close();
      return file === null ? null : await readWhole(descriptor, MAX_MANIFEST_BYTES);
    },
    readConfig: (descriptor) => readWhole(descriptor, MAX_CONFIG_BYTES),
    openBlob,
  };
}

/** Reads what a descriptor says: its bytes must have the digest, the size and the type of it. */
export async function readDocument(descriptor: Descriptor, origin: Origin): Promise<Document> {
  const where = `The manifest ${descriptor.digest} in ${origin.where}`;
  const bytes = inlineContent(descriptor) ?? (await origin.readManifest(descriptor));
  if (bytes === null) throw new UserError(`${origin.where} does not have the manifest ${descriptor.digest}.`, "Check that the job that pushed it succeeded, and that nothing has deleted it since.");
  verifyBytes(bytes, { digest: descriptor.digest, size: descriptor.size, where });
  const parsed = parseManifest(bytes, descriptor.mediaType, where);
  if (parsed.mediaType === descriptor.mediaType.toLowerCase()) return { descriptor, bytes, parsed };
  throw new UserError(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, REMAKE_HINT);
}

async function* readFileFrom(path: string, offset: number, where: string): AsyncGenerator<Uint8Array> {
  const file = await openLocalFile(path);
  if (file === null) throw new UserError(`${where} does not have the file ${path}.`, "The layout is not whole: copy or build it again.");
  try {
    yield* readChunks(file.handle, offset, file.sizeBytes);
  } finally {
    await file.handle.close();
  }
}
