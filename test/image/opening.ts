import { createHash } from "node:crypto";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createTransport } from "../../src/http/transport.ts";
import type { Image, OpenedImage } from "../../src/image/image.ts";
import { openImage } from "../../src/image/open.ts";
import { parsePlatform } from "../../src/oci/platform.ts";
import { createRegistryClient } from "../../src/registry/client.ts";
import { fakeHost } from "../fakes/host.ts";
import type { FakeFiles } from "../fakes/oci-layout.ts";

const REACH = { insecureRegistries: [], registryCa: new Map<string, string>(), trustedAuthHosts: [] };

export interface OpeningOptions {
  readonly platforms?: readonly string[];
  readonly absent?: "refuse" | "skip";
  readonly directory?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens an image as the verbs do, and closes it with the test. */
export async function open(reference: string, options: OpeningOptions = {}): Promise<OpenedImage> {
  const host = fakeHost({ env: { ...options.env }, ...(options.directory === undefined ? {} : { directory: options.directory }) });
  const registry = () => {
    const transport = createTransport(host, REACH);
    onTestFinished(() => transport.close());
    return Promise.resolve(createRegistryClient(host, transport, REACH));
  };
  const platforms = (options.platforms ?? []).map(parsePlatform);
  const opened = await openImage(reference, { host, registry, platforms, absent: options.absent ?? "refuse" });
  onTestFinished(() => opened.close());
  return opened;
}

/** What an image is, without its functions, and the digest and length of what each layer's stream gave. */
export async function everythingOf(image: Image): Promise<Omit<Image, "readLayers"> & { contents: string[] }> {
  const { readLayers: _, ...facts } = image;
  return { ...facts, contents: await contentsOf(image) };
}

/** The sha256 of each layer's blob, by the layer's index. */
export async function contentsOf(image: Image, parallel = 2): Promise<string[]> {
  const contents: string[] = [];
  await image.readLayers(
    image.layers,
    async (layer, content) => {
      const hash = createHash("sha256");
      for await (const chunk of content) hash.update(chunk);
      contents[layer.index] = `sha256:${hash.digest("hex")}`;
    },
    parallel,
  );
  return contents;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-image-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A file of these bytes that is gone after the test; its path. */
export async function fileOf(content: Uint8Array, name = "image.tar"): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** A folder with these files that is gone after the test; its path. */
export async function folderOf(files: FakeFiles): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
