import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readInputs } from "../../src/inputs/read.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { declaration } from "../../src/publish/inputs.ts";
import { run } from "../../src/publish/run.ts";
import type { LocalRegistry, LocalRegistryOptions } from "../../src/local/registry.ts";
import { fakeHost, type FakeHost, type FakeHostOptions } from "../fakes/host.ts";
import { descriptorOf, indexOf, jsonOf, storedImage, type FakeDescriptor, type FakeStoredImage, type FakeStoredImageOptions } from "../fakes/oci-layout.ts";
import { startFaultyRegistry, type FaultyRegistry } from "../fakes/registry.ts";

/** A registry that closes with the test. */
export async function startWorld(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const registry = await startFaultyRegistry(options);
  onTestFinished(() => registry.close());
  return registry;
}

/** An image of a platform, `linux/amd64` or `linux/arm/v7`; its layers tell it from the others. */
export function imageFor(platform: string, options: FakeStoredImageOptions = {}): FakeStoredImage {
  const [os = "", architecture = "", variant] = platform.split("/");
  return storedImage({ os, architecture, ...(variant === undefined ? {} : { variant }), layers: [[{ name: "bin/app", content: platform }]], ...options });
}

/** Keeps an image as a push by digest leaves it. */
export function keepImage(registry: LocalRegistry, repository: string, image: FakeStoredImage, tag: string | null = null): Digest {
  for (const { blob } of image.layers) registry.putBlob(repository, blob);
  registry.putBlob(repository, image.config);
  return registry.putManifest(repository, tag, image.manifest, OCI_MANIFEST);
}

/** Keeps an attestation as BuildKit pushes one, and gives its entry in an index. */
export function keepAttestation(registry: LocalRegistry, repository: string, subject: Digest): FakeDescriptor {
  const statement = jsonOf({ _type: "https://in-toto.io/Statement/v0.1", subject });
  const config = jsonOf({ architecture: "unknown", os: "unknown", rootfs: { type: "layers", diff_ids: [] } });
  registry.putBlob(repository, statement);
  registry.putBlob(repository, config);
  const manifest = jsonOf({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptorOf("application/vnd.oci.image.config.v1+json", config),
    layers: [descriptorOf("application/vnd.in-toto+json", statement, { annotations: { "in-toto.io/predicate-type": "https://slsa.dev/provenance/v0.2" } })],
  });
  registry.putManifest(repository, null, manifest, OCI_MANIFEST);
  return descriptorOf(OCI_MANIFEST, manifest, {
    annotations: { "vnd.docker.reference.digest": subject, "vnd.docker.reference.type": "attestation-manifest" },
    platform: { architecture: "unknown", os: "unknown" },
  });
}

/** Keeps an index of what is there already. */
export function keepIndex(registry: LocalRegistry, repository: string, entries: readonly unknown[], tag: string | null = null, more: Readonly<Record<string, unknown>> = {}): Digest {
  return registry.putManifest(repository, tag, indexOf(entries, more), OCI_INDEX);
}

/** What came of a publish. */
export interface Published {
  readonly host: FakeHost;
  readonly error: UserError | null;
  readonly results: unknown;
}

/** Runs the verb in this process. */
export async function publish(inputs: Readonly<Record<string, string | readonly string[]>>, options: FakeHostOptions = {}): Promise<Published> {
  const given = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, typeof value === "string" ? value : value.join("\n")]));
  const host = fakeHost({ kind: "runner", env: { DOCKER_CONFIG: temporaryFolder() }, ...options, inputs: given });
  let error: UserError | null = null;
  try {
    await run(host, readInputs(declaration, host), null);
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    error = thrown;
  }
  const results = host.outputs["results"];
  return { host, error, results: results === undefined ? null : (JSON.parse(results) as unknown) };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-publish-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The requests that could change something, as `METHOD path`, uploads without their session. */
export function writesTo(registry: LocalRegistry): string[] {
  const writes = registry.requests.filter(({ method }) => method !== "GET" && method !== "HEAD");
  return writes.map(({ method, path }) => `${method} ${path.replace(/uploads\/[0-9a-f]+/, "uploads/…")}`);
}

/** A manifest or index as JSON. */
export async function documentOf(registry: LocalRegistry, repository: string, reference: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${registry.url}/v2/${repository}/manifests/${reference}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Two platforms in one repository, as two jobs pushed them, and what publish is told of them. */
export function keepTwo(registry: LocalRegistry, repository = "o/app", more: FakeStoredImageOptions = {}): { amd64: Digest; arm64: Digest; name: string; sources: string[] } {
  const amd64 = keepImage(registry, repository, imageFor("linux/amd64", more));
  const arm64 = keepImage(registry, repository, imageFor("linux/arm64", more));
  const name = `${registry.host}/${repository}`;
  return { amd64, arm64, name, sources: [`${name}@${amd64}`, `${name}@${arm64}`] };
}
