import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { leaveRecords } from "../../src/build/records.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { OCI_MANIFEST } from "../../src/oci/media-type.ts";
import type { ImageRecord } from "../../src/record/record.ts";
import { fakeHost } from "../fakes/host.ts";

function recordOf(digit: string): ImageRecord {
  return { schemaVersion: 1, repository: "ghcr.io/acme/api", platform: "linux/amd64", digest: `sha256:${digit.repeat(64)}` as Digest, mediaType: OCI_MANIFEST, sizeBytes: 500, attestations: [] };
}

async function leave(service: LocalActionsService, jobId: string, record: ImageRecord, key: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-records-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const host = fakeHost({ kind: "runner", env: service.env({ runId: "77", jobId }) });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  try {
    await leaveRecords(host, () => transport, [record], { folder, key });
  } finally {
    await transport.close();
  }
}

test("two images of one run that would leave records by one name are refused, for publish would take one for the other; the same one twice is not", async () => {
  const service = await startActionsService();
  onTestFinished(() => service.close());
  await leave(service, "1", recordOf("a"), "acme/api");
  await leave(service, "2", recordOf("a"), "acme/api");
  await expect(leave(service, "3", recordOf("b"), "acme/api")).rejects.toThrow(
    "Another build of this run left a record named plimsoll-record-acme-api-linux-amd64, of another image: publish would take that one for this.",
  );
  await leave(service, "4", recordOf("b"), "acme/api-debug");
  expect(service.listArtifacts("77").map(({ name }) => name)).toEqual(["plimsoll-record-acme-api-linux-amd64", "plimsoll-record-acme-api-debug-linux-amd64"]);
});
