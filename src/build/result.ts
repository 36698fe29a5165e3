import { createAccess } from "../image/access.ts";
import type { Host } from "../host/host.ts";
import type { Reach } from "../http/transport.ts";
import { distinctBytes, type Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { isJsonObject, parseJsonObject, stringRecord, type JsonObject } from "../oci/json.ts";
import { attestationSubject, isArtifact, isAttestation, parseConfig, parseManifest, type Index, type Manifest } from "../oci/manifest.ts";
import { formatPlatform } from "../oci/platform.ts";
import { parseReference } from "../oci/reference.ts";
import type { RegistryClient } from "../registry/client.ts";
import type { RecordedAttestation } from "../record/record.ts";

/** One platform of what was built. */
export interface BuiltPlatform {
  /** Normalised: `linux/arm64`. */
  readonly platform: string;
  readonly digest: Digest | null;
  readonly mediaType: string;
  /** Of the manifest. */
  readonly sizeBytes: number;
  /** Compressed bytes of the layers, each distinct one once; null where the place does not know. */
  readonly layerBytes: number | null;
  readonly attestations: readonly RecordedAttestation[];
  readonly config: BuiltConfig;
}

/** What of a configuration may hold a secret. */
export interface BuiltConfig {
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The instructions, as they are shown. */
  readonly history: readonly string[];
}

const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

/** Reads what was pushed back from its repository, by digest. Throws a `UserError` where the registry does not give it. */
export async function readPushed(client: RegistryClient, repository: string, digest: Digest): Promise<BuiltPlatform[]> {
  const reference = { ...parseReference(repository), tag: null, digest };
  const where = `${repository}@${digest}`;
  const { bytes, mediaType } = await client.getManifest(reference);
  const document = parseManifest(bytes, mediaType, where);
  if (document.kind === "manifest") {
    return [await readPlatform(client, repository, { manifest: document, digest, sizeBytes: bytes.length, platform: null, attestations: [] })];
  }
  const images = document.manifests.filter((entry) => !isAttestation(entry) && !isArtifact(entry));
  return await Promise.all(images.map((entry) => readEntry(client, repository, document, entry)));
}

/** Reads what was written to an OCI layout or archive. */
export async function readArchive(host: Host, reach: Reach, archive: string): Promise<BuiltPlatform[]> {
  const access = createAccess(host, reach);
  try {
    const opened = await access.open(archive, [], "refuse");
    try {
      return opened.platforms.map(({ platform, digest, config, layers }) => ({
        platform: formatPlatform(platform),
        digest,
        mediaType: "",
        sizeBytes: 0,
        layerBytes: layerBytes(layers),
        attestations: [],
        config: { env: [], labels: config.labels, history: config.history.map(({ createdBy }) => createdBy) },
      }));
    } finally {
      await opened.close();
    }
  } finally {
    await access.close();
  }
}

interface Entry {
  readonly manifest: Manifest;
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly platform: string | null;
  readonly attestations: readonly RecordedAttestation[];
}

async function readEntry(client: RegistryClient, repository: string, index: Index, entry: Descriptor): Promise<BuiltPlatform> {
  const where = `${repository}@${entry.digest}`;
  const { bytes, mediaType } = await client.getManifest({ ...parseReference(repository), tag: null, digest: entry.digest });
  const manifest = parseManifest(bytes, mediaType, where);
  if (manifest.kind !== "manifest") throw new Error(`${where} is an index in an index, which BuildKit does not make.`);
  const platform = entry.platform === undefined ? null : formatPlatform(entry.platform);
  const attestations = index.manifests
    .filter((other) => isAttestation(other) && attestationSubject(other) === entry.digest)
    .map(({ digest, mediaType: type, size }) => ({ digest, mediaType: type, sizeBytes: size }));
  return await readPlatform(client, repository, { manifest, digest: entry.digest, sizeBytes: bytes.length, platform, attestations });
}

async function readPlatform(client: RegistryClient, repository: string, { manifest, digest, sizeBytes, platform, attestations }: Entry): Promise<BuiltPlatform> {
  const reference = { ...parseReference(repository), tag: null, digest };
  const where = `The configuration of ${repository}@${digest}`;
  const bytes = await client.getBlob(reference, manifest.config, MAX_CONFIG_BYTES);
  const config = parseConfig(bytes, where);
  return {
    platform: platform ?? formatPlatform(config.platform),
    digest,
    mediaType: manifest.mediaType,
    sizeBytes,
    layerBytes: distinctBytes(manifest.layers),
    attestations,
    config: { ...settingsOf(parseJsonObject(bytes, where)), history: config.history.map(({ createdBy }) => createdBy) },
  };
}

function settingsOf(document: JsonObject): Pick<BuiltConfig, "env" | "labels"> {
  const settings = document["config"];
  if (!isJsonObject(settings)) return { env: [], labels: {} };
  const env = settings["Env"];
  return { env: Array.isArray(env) ? env.filter((entry) => typeof entry === "string") : [], labels: stringRecord(settings["Labels"]) };
}

function layerBytes(layers: readonly { readonly digest: Digest | null; readonly bytes: number | null }[]): number | null {
  const known = layers.flatMap(({ digest, bytes }) => (digest === null || bytes === null ? [] : [{ digest, size: bytes }]));
  return known.length < layers.length ? null : distinctBytes(known);
}
