import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { uploadArtifact } from "../../src/host/artifact.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { artifactNameOf, formatRecord, type ImageRecord } from "../../src/record/record.ts";
import { fakeHost } from "../fakes/host.ts";
import type { FaultyRegistry } from "../fakes/registry.ts";
import { documentOf, imageFor, keepAttestation, keepImage, publish, startWorld, temporaryFolder } from "./world.ts";

const EXPECTED = "linux/amd64,linux/arm64";

/** Pushes an image by digest as a build job does; its record. */
function build(registry: FaultyRegistry, platform: string, repository = "o/app", content = repository): ImageRecord {
  const image = imageFor(platform, { layers: [[{ name: "bin/app", content: `${content} for ${platform}` }]] });
  const digest: Digest = keepImage(registry, repository, image);
  const attestation = keepAttestation(registry, repository, digest);
  return {
    schemaVersion: 1,
    repository: `${registry.host}/${repository}`,
    platform,
    digest,
    mediaType: OCI_MANIFEST,
    sizeBytes: image.manifest.length,
    attestations: [{ digest: attestation.digest, mediaType: OCI_MANIFEST, sizeBytes: attestation.size }],
  };
}

async function startService(): Promise<LocalActionsService> {
  const service = await startActionsService();
  onTestFinished(() => service.close());
  return service;
}

/** Uploads files as one artifact of a job. */
async function upload(service: LocalActionsService, job: JobIdentity, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const host = fakeHost({ kind: "runner", env: service.env(job) });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  const contents = Object.entries(files).map(([file, text]) => ({ name: file, content: Buffer.from(text) }));
  const uploaded = await uploadArtifact(host, transport, name, contents);
  await transport.close();
  if (!uploaded.uploaded) throw new Error(uploaded.why);
}

function uploadRecord(service: LocalActionsService, jobId: string, key: string, record: ImageRecord): Promise<void> {
  const name = artifactNameOf(record, key);
  return upload(service, { runId: "77", jobId }, name, { [`${name}.json`]: formatRecord(record) });
}

describe("records of this run's artifacts", () => {
  test("two build jobs and a merge: record:* joins what both pushed, attestations included", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    const [amd64, arm64] = [build(registry, "linux/amd64"), build(registry, "linux/arm64")];
    await uploadRecord(service, "1", "o/app", amd64);
    await uploadRecord(service, "2", "o/app", arm64);
    await upload(service, { runId: "77", jobId: "2" }, "coverage", { "index.html": "<html>" });
    const directory = temporaryFolder();
    const env = { ...service.env({ runId: "77", jobId: "3" }), DOCKER_CONFIG: directory };
    const { error, host } = await publish({ sources: "record:*", tags: `${registry.host}/o/app:1`, "expect-platforms": EXPECTED }, { env, directory });
    expect(error).toBeNull();
    const { manifests } = (await documentOf(registry, "o/app", "1")) as { manifests: { digest: string }[] };
    expect(manifests.map(({ digest }) => digest)).toEqual([amd64.digest, arm64.digest, amd64.attestations[0]?.digest, arm64.attestations[0]?.digest]);
    expect(manifests[2]).toMatchObject({ platform: { os: "unknown" }, annotations: { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": amd64.digest } });
    expect(host.secrets.every((secret) => secret.length > 20)).toBe(true);
    expect(host.secrets).toHaveLength(2);
  });

  test("are those of one image where the glob names it, with or without their prefix", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    const [app, other] = [build(registry, "linux/amd64"), build(registry, "linux/amd64", "o/other")];
    await uploadRecord(service, "1", "o/app", app);
    await uploadRecord(service, "1", "o/other", other);
    const directory = temporaryFolder();
    const options = { env: { ...service.env({ runId: "77", jobId: "3" }), DOCKER_CONFIG: directory }, directory };
    for (const glob of ["o-app-*", "plimsoll-record-o-app-*"]) {
      const { error, host } = await publish({ sources: `record:${glob}`, tags: `${registry.host}/o/app:1` }, options);
      expect(error).toBeNull();
      expect(host.outputs["platforms"]).toBe(JSON.stringify({ "linux/amd64": app.digest }));
    }
    const all = await publish({ sources: "record:*", tags: `${registry.host}/o/app:2` }, options);
    expect(all.error?.message).toMatch(/^linux\/amd64 is there 2 times: /);
  });

  test("of two images are never joined into one, whatever a glob takes; of one image that is under two paths they are", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    const [app, web] = [build(registry, "linux/amd64"), build(registry, "linux/arm64", "o/app-web")];
    await uploadRecord(service, "1", "o/app", app);
    await uploadRecord(service, "2", "o/app-web", web);
    const directory = temporaryFolder();
    const options = { env: { ...service.env({ runId: "77", jobId: "3" }), DOCKER_CONFIG: directory }, directory };
    for (const glob of ["*", "o-app-*"]) {
      const { error } = await publish({ sources: `record:${glob}`, tags: `${registry.host}/o/app:1` }, options);
      expect(error).toMatchObject({ message: `record:${glob} names records of several images: o/app, o/app-web.`, hint: "Name those of one image: record:KEY-*, or each by itself, as record:KEY-linux-amd64." });
    }
    await upload(service, { runId: "78", jobId: "1" }, "plimsoll-record-o-app-linux-amd64", { "1.json": formatRecord(app), "2.json": formatRecord(build(registry, "linux/amd64", "else/where", "o/app")) });
    await upload(service, { runId: "78", jobId: "2" }, "plimsoll-record-o-app-linux-arm64", { "1.json": formatRecord(build(registry, "linux/arm64")) });
    const joined = await publish({ sources: ["record:plimsoll-record-o-app-linux-arm64", "record:o-app-*"], tags: `${registry.host}/o/app:1` }, { ...options, env: { ...options.env, ...service.env({ runId: "78", jobId: "3" }) } });
    expect(joined.error).toBeNull();
  });

  test("that are not there are told with those that are; another run's are not there", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    await uploadRecord(service, "1", "o/app", build(registry, "linux/amd64"));
    const directory = temporaryFolder();
    const tags = `${registry.host}/o/app:1`;
    const own = await publish({ sources: "record:o-api-*", tags }, { env: service.env({ runId: "77", jobId: "3" }), directory });
    expect(own.error?.message).toBe("record:o-api-* names no record. There is no such file, and this run's records are: plimsoll-record-o-app-linux-amd64.");
    const others = await publish({ sources: "record:*", tags }, { env: service.env({ runId: "78", jobId: "3" }), directory });
    expect(others.error?.message).toContain("this run's records are: none.");
    const nowhere = await publish({ sources: "record:*", tags }, { env: {}, directory });
    expect(nowhere.error?.message).toBe("record:* names no record. There is no such file, and this runner has no artifact service.");
    expect(nowhere.error?.hint).toContain("on the command line they are files: record:plimsoll-records/*");
  });

  test("case 68: a job whose record is missing ends it before anything is written", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    await uploadRecord(service, "1", "o/app", build(registry, "linux/amd64"));
    const { error } = await publish({ sources: "record:*", tags: `${registry.host}/o/app:1`, "expect-platforms": EXPECTED }, { env: service.env({ runId: "77", jobId: "3" }), directory: temporaryFolder() });
    expect(error?.message).toBe("linux/arm64 is missing.");
    expect(registry.requests.filter(({ method }) => method === "PUT" || method === "POST")).toEqual([]);
  });

  test("that are none are refused by their place", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    await upload(service, { runId: "77", jobId: "1" }, "plimsoll-record-evil-linux-amd64", { "a.json": '{"schemaVersion":1}' });
    const { error } = await publish({ sources: "record:*", tags: `${registry.host}/o/app:1` }, { env: service.env({ runId: "77", jobId: "3" }), directory: temporaryFolder() });
    expect(error?.message).toBe("a.json in the artifact plimsoll-record-evil-linux-amd64 is not a record: the document must have required property 'repository'.");
  });

  test("a service that does not answer is said to be one", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    service.refuse({ as: "unavailable" });
    const { error } = await publish({ sources: "record:*", tags: `${registry.host}/o/app:1` }, { env: service.env({ runId: "77", jobId: "3" }), directory: temporaryFolder() });
    expect(error?.message).toBe("The artifacts of this run cannot be listed: ListArtifacts was answered with 503: the service is unavailable.");
  });
});

describe("records in files", () => {
  test("are found by a glob, by their names, and by one path whatever it is called; a path is no artifact", async () => {
    const [registry, service] = [await startWorld(), await startService()];
    const directory = temporaryFolder();
    const [amd64, arm64] = [build(registry, "linux/amd64"), build(registry, "linux/arm64")];
    mkdirSync(join(directory, "records/one"), { recursive: true });
    writeFileSync(join(directory, "records/one/plimsoll-record-o-app-linux-amd64.json"), formatRecord(amd64));
    writeFileSync(join(directory, "records/plimsoll-record-o-app-linux-arm64.json"), formatRecord(arm64));
    writeFileSync(join(directory, "records/notes.txt"), "not a record");
    writeFileSync(join(directory, "mine"), formatRecord(arm64));
    const options = { env: { ...service.env({ runId: "77", jobId: "3" }), DOCKER_CONFIG: directory }, directory };
    for (const sources of ["record:records/**", `record:${directory}/records/**/*.json`, ["record:records/one/*.json", `record:${directory}/mine`]]) {
      const { error, host } = await publish({ sources, tags: `${registry.host}/o/app:1`, "expect-platforms": EXPECTED }, options);
      expect(error).toBeNull();
      expect(host.outputs["platforms"]).toBe(JSON.stringify({ "linux/amd64": amd64.digest, "linux/arm64": arm64.digest }));
    }
    expect(service.requests).toEqual([]);
  });

  test("a record that claims another platform than its image has", async () => {
    const registry = await startWorld();
    const directory = temporaryFolder();
    const record = build(registry, "linux/amd64");
    writeFileSync(join(directory, "r.json"), formatRecord({ ...record, platform: "linux/arm64" }));
    const { error } = await publish({ sources: "record:./r.json", tags: `${registry.host}/o/app:1` }, { env: { DOCKER_CONFIG: directory }, directory });
    expect(error?.message).toBe(`./r.json (${record.digest}) is listed as linux/arm64, and its configuration says linux/amd64.`);
  });

  test("a record of an image that is gone", async () => {
    const registry = await startWorld();
    const directory = temporaryFolder();
    writeFileSync(join(directory, "r.json"), formatRecord({ ...build(await startWorld(), "linux/amd64"), repository: `${registry.host}/o/app` }));
    const { error } = await publish({ sources: "record:./r.json", tags: `${registry.host}/o/app:1` }, { env: { DOCKER_CONFIG: directory }, directory });
    expect(error?.message).toMatch(/does not have the manifest sha256:/);
  });
});
