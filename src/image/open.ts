import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Digest } from "../oci/digest.ts";
import type { RegistryClient } from "../registry/client.ts";
import { openArchiveFile } from "./archive.ts";
import { readDockerArchive } from "./docker-archive.ts";
import { openDaemonImage } from "./docker-daemon.ts";
import type { FileTree } from "./file-tree.ts";
import type { OpenedImage } from "./image.ts";
import type { Collected } from "./image-index.ts";
import type { PlatformChoice } from "./platform-choice.ts";
import { kindOfPath } from "./local-file.ts";
import { openLayoutFolder, readLayout } from "./oci-layout.ts";
import { parseImagePlace, type FilePlace } from "./place.ts";
import { readRegistryImage } from "./registry.ts";

/** What opening an image needs. */
interface ImageAccess extends PlatformChoice {
  readonly host: Host;
  /** Made on first use, so that two archives open no connection. */
  readonly registry: () => Promise<RegistryClient>;
}

/**
 * Opens the image that a reference names (README, "On the command line"). Throws `ImageNotFound` where the place answered and has no
 * such image, and a `UserError` for all else that the reader can mend; leaves nothing open then.
 */
export async function openImage(reference: string, access: ImageAccess, signal?: AbortSignal): Promise<OpenedImage> {
  await refuseBarePath(reference, access.host);
  const place = parseImagePlace(reference);
  switch (place.transport) {
    case "docker": {
      const found = await readRegistryImage(place.reference, reference, await access.registry(), access, signal);
      return { ...opened(reference, found), close: () => Promise.resolve() };
    }
    case "docker-daemon":
      return await openFrom(reference, await openDaemonImage(place, reference, access.host, signal), (files) =>
        readDockerArchive(files, null, access, signal),
      );
    case "oci":
    case "oci-archive":
    case "docker-archive":
      return await openFilePlace(reference, place, access, signal);
  }
}

type Found = Collected & { readonly digest: Digest | null };

async function openFilePlace(
  reference: string,
  place: FilePlace,
  access: ImageAccess,
  signal?: AbortSignal,
): Promise<OpenedImage> {
  const { path, choice } = await chooseReading(place, access.host);
  const where = `${place.transport}:${path}`;
  const absolute = resolve(access.host.directory, path);
  if (place.transport === "oci") {
    const folder = await openLayoutFolder(absolute, where);
    return await openFrom(reference, folder, (files) => readLayout(files, choice, access, signal));
  }
  if ((await kindOfPath(absolute)) === "folder") {
    throw new UserError(`${where} is a folder, not an archive.`, "Write oci:FOLDER for an OCI layout.");
  }
  const read = place.transport === "oci-archive" ? readLayout : readDockerArchive;
  const archive = await openArchiveFile(absolute, where, signal);
  return await openFrom(reference, archive, (files) => read(files, choice, access, signal));
}

async function openFrom(
  reference: string,
  files: FileTree,
  read: (files: FileTree) => Promise<Found>,
): Promise<OpenedImage> {
  try {
    return { ...opened(reference, await read(files)), close: () => files.close() };
  } catch (error) {
    await files.close();
    throw error;
  }
}

function opened(reference: string, { digest, commit, images, notCounted }: Found): Omit<OpenedImage, "close"> {
  return { reference, digest, commit, platforms: images, notCounted };
}

/** The longest path that exists: only the disk knows which colon ends a file name. */
export async function chooseReading(place: FilePlace, host: Host): Promise<Pick<FilePlace, "path" | "choice">> {
  for (const reading of place.readings) {
    if ((await kindOfPath(resolve(host.directory, reading.path))) !== "nothing") return reading;
  }
  return place;
}

/** A file or folder that was given without saying what it is would be looked up in a registry, and not found there. */
async function refuseBarePath(reference: string, host: Host): Promise<void> {
  if (reference === "" || reference.includes("\0")) return;
  const kind = await kindOfPath(resolve(host.directory, reference));
  if (kind === "nothing") return;
  const cure =
    kind === "folder"
      ? `Write oci:${reference} for an OCI layout`
      : `Write oci-archive:${reference} for an OCI archive, docker-archive:${reference} for what docker save wrote`;
  throw new UserError(`${reference} is a ${kind === "folder" ? "folder" : "file"}, and it is not said of which kind.`, `${cure}, or docker://NAME for an image in a registry.`);
}
