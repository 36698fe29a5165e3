import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { uploadArtifact } from "../../src/host/artifact.ts";
import { readZip } from "../../src/host/zip.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { fakeHost } from "../fakes/host.ts";
import { incompressible } from "./incompressible.ts";
import { must } from "./processes.ts";

const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-artifact-"));
const manifest = {
  private: true,
  type: "module",
  dependencies: { "@actions/artifact": "6.2.1" },
  // The version that it asks for cannot be had.
  overrides: { "typedarray.prototype.slice": "1.0.5" },
};

/** What a job does: uploads a large file and a small one, lists, finds, downloads, asks for what it may not have, deletes. */
const script = `
import { writeFile } from "node:fs/promises";
import { DefaultArtifactClient } from "@actions/artifact";
const [action, target] = process.argv.slice(2);
const client = new DefaultArtifactClient();
const refusal = (work) => work.then(() => null, (error) => error.message);
const results = {};
if (action === "upload") {
  results.uploaded = await client.uploadArtifact("report-1", ["files/report.json", "files/large.bin"], "files");
  results.again = await refusal(client.uploadArtifact("report-1", ["files/report.json"], "files"));
}
results.listed = (await client.listArtifacts()).artifacts.map(({ id, name, size, digest }) => ({ id, name, size, digest }));
const { artifact } = await client.getArtifact("report-1");
results.absent = await refusal(client.getArtifact("absent"));
results.downloaded = await client.downloadArtifact(artifact.id, { path: target, expectedHash: artifact.digest });
if (action === "download") results.deleted = (await client.deleteArtifact("report-1")).id;
await writeFile("results.json", JSON.stringify(results));
`;

let service: LocalActionsService;
beforeAll(async () => {
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "job.js"), script);
  await must("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder]);
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files/report.json"), '{"schemaVersion":1}');
  await writeFile(join(folder, "files/large.bin"), incompressible(20_000_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  service = await startActionsService();
});
afterEach(() => service.close());

async function job(action: "upload" | "download", target: string): Promise<Record<string, unknown>> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: folder,
    ...service.env({ runId: "77", jobId: "5" }),
  };
  await must(process.execPath, ["job.js", action, join(folder, target)], { env, directory: folder });
  return JSON.parse(await readFile(join(folder, "results.json"), "utf8")) as Record<string, unknown>;
}

test("the unmodified client uploads in blocks, lists, finds and downloads, and is refused as by GitHub", async () => {
  const results = await job("upload", "theirs");
  const [artifact] = results["listed"] as { id: number; name: string; size: number; digest: string }[];
  expect(results).toMatchObject({
    uploaded: { id: 1, size: artifact?.size },
    again: expect.stringContaining("409") as string,
    absent: expect.stringContaining("Artifact not found for name: absent") as string,
    downloaded: { digestMismatch: false },
  });
  expect(artifact).toMatchObject({ id: 1, name: "report-1", digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string });
  expect(service.requests.filter(({ operation }) => operation === "PutBlock").length).toBeGreaterThan(1);
  expect(await readFile(join(folder, "theirs/report.json"), "utf8")).toBe('{"schemaVersion":1}');
  expect((await readFile(join(folder, "theirs/large.bin"))).equals(incompressible(20_000_000))).toBe(true);
  const files = readZip(service.readArtifact(1) ?? Buffer.alloc(0), 30_000_000);
  expect([...files.keys()].toSorted()).toEqual(["large.bin", "report.json"]);
  expect(Buffer.from(files.get("report.json") ?? []).toString()).toBe('{"schemaVersion":1}');
});

test("the unmodified client downloads and deletes what Plimsoll uploaded", async () => {
  const host = fakeHost({ kind: "runner", env: service.env({ runId: "77", jobId: "5" }) });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  const content = Buffer.from('{"schemaVersion":1}');
  try {
    const upload = await uploadArtifact(host, transport, "report-1", [{ name: "report.json", content }]);
    expect(upload).toEqual({ uploaded: true, id: "1" });
  } finally {
    await transport.close();
  }
  expect(await job("download", "ours")).toMatchObject({
    downloaded: { digestMismatch: false },
    deleted: 1,
  });
  expect(service.listArtifacts("77")).toEqual([]);
  expect(await readFile(join(folder, "ours/report.json"))).toEqual(content);
});
