import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { LocalRegistry } from "../local/registry.ts";
import { digestOf } from "../oci/digest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER_GZIP, OCI_MANIFEST } from "../oci/media-type.ts";
import type { Job, Made, Workshop } from "./job.ts";
import { PROJECT, PULL_REQUEST } from "./stage.ts";
import { ARCHITECTURES, type Architecture, type Commit, type Copy, instructionOf } from "./story.ts";
import { type TarFile, writeTar } from "./tar.ts";

interface MadeLayer {
  readonly diffId: string;
  readonly blob: Buffer;
}

/** By the architecture; a build with a cache would not make them twice, either. */
type MadeLayers = Map<Copy, Map<Architecture, Promise<MadeLayer>>>;

const compress = promisify(gzip);

/** Makes images without an engine: a layer of tar and gzip for each `COPY`, put into the registry. */
export function imageMaker(): Workshop {
  const made: MadeLayers = new Map();
  return {
    async make({ scene: { stage, narration, signal }, commit, occasion }: Job): Promise<Made> {
      const tag = occasion === "pull-request" ? `pr-${PULL_REQUEST}` : null;
      const digest = await putImage(stage.registry, tag, commit, made);
      signal.throwIfAborted();
      await narration.say(`The demo makes the image itself, ${commit.copies.length} layers for each of linux/amd64 and linux/arm64, one for each COPY of the Dockerfile, and puts it into the registry as ${tag ?? `${digest.slice(0, 19)}…, under no tag`}.`);
      return { head: `${stage.repository}:${tag ?? "main"}`, source: `${stage.repository}@${digest}` };
    },
  };
}

async function putImage(registry: LocalRegistry, tag: string | null, commit: Commit, made: MadeLayers): Promise<string> {
  const manifests = await Promise.all(
    ARCHITECTURES.map(async (architecture) => {
      const layers = await Promise.all(commit.copies.map((copy) => layerOf(copy, architecture, made)));
      const describe = (mediaType: string, bytes: Buffer): object => ({ mediaType, digest: registry.putBlob(PROJECT, bytes), size: bytes.length });
      const config = describe(OCI_CONFIG, Buffer.from(JSON.stringify(configOf(commit, architecture, layers))));
      const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: layers.map(({ blob }) => describe(OCI_LAYER_GZIP, blob)) }));
      return { mediaType: OCI_MANIFEST, digest: registry.putManifest(PROJECT, null, manifest, OCI_MANIFEST), size: manifest.length, platform: { os: "linux", architecture } };
    }),
  );
  return registry.putManifest(PROJECT, tag, { schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX);
}

function layerOf(copy: Copy, architecture: Architecture, made: MadeLayers): Promise<MadeLayer> {
  const ofCopy = made.get(copy) ?? new Map<Architecture, Promise<MadeLayer>>();
  made.set(copy, ofCopy);
  const layer = ofCopy.get(architecture) ?? makeLayer(copy, architecture);
  ofCopy.set(architecture, layer);
  return layer;
}

async function makeLayer(copy: Copy, architecture: Architecture): Promise<MadeLayer> {
  const tar = writeTar(filesOf(copy, architecture));
  return { diffId: digestOf(tar), blob: await compress(tar, { level: 1 }) };
}

/** The files of a `COPY`, each after the folders that it is in. */
function filesOf({ to, files }: Copy, architecture: Architecture): TarFile[] {
  const folders = new Set<string>();
  return files(architecture).flatMap(({ path, content }) => {
    const full = `${to.slice(1)}${path}`;
    const parents = full.split("/").slice(0, -1).map((_, index, parts) => `${parts.slice(0, index + 1).join("/")}/`);
    const fresh = parents.filter((folder) => !folders.has(folder));
    for (const folder of fresh) folders.add(folder);
    return [...fresh.map((folder) => ({ path: folder, content: null })), { path: full, content }];
  });
}

function configOf({ copies }: Commit, architecture: Architecture, layers: readonly MadeLayer[]): object {
  const unlayered = (instruction: string): object => ({ created_by: instruction, empty_layer: true });
  return {
    os: "linux",
    architecture,
    config: { Entrypoint: ["/app/server"], ExposedPorts: { "8080/tcp": {} } },
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
    history: [...copies.map((copy) => ({ created_by: instructionOf(copy) })), unlayered("EXPOSE 8080"), unlayered('ENTRYPOINT ["/app/server"]')],
  };
}
