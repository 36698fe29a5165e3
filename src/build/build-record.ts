import { join } from "node:path";
import { quoteEnd, type Buildx } from "../builder/buildx.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";

const EXPORT_TIMEOUT_MS = 120_000;
const UPLOAD_BUDGET_MS = 60_000;
const MAX_RECORD_BYTES = 256 * 1024 * 1024;

/**
 * Uploads Docker's own record of the build, for Docker Desktop, where `DOCKER_BUILD_RECORD_UPLOAD` asks for it: it holds
 * the values of the build arguments. What goes wrong is a warning.
 */
export async function uploadBuildRecord(host: Host, buildx: Buildx, transport: () => Transport, ref: string | null, folder: string): Promise<void> {
  const isWanted = parseGoBoolean(host.env["DOCKER_BUILD_RECORD_UPLOAD"] ?? "") === true;
  const [builder, , id] = ref?.split("/") ?? [];
  if (!isWanted || host.kind !== "runner" || builder === undefined || id === undefined) return;
  const path = join(folder, "build.dockerbuild");
  const exported = await buildx.run(["history", "export", "--builder", builder, "--finalize", "--output", path, id], { timeoutMs: EXPORT_TIMEOUT_MS });
  const content = exported.exitCode === 0 ? await host.files.read(path, MAX_RECORD_BYTES) : null;
  if (content === null) {
    host.log.warning(`Docker's record of the build could not be exported: buildx ended with ${exported.exitCode}.${quoteEnd(exported, 3)}`);
    return;
  }
  // The name by which Docker's actions leave it.
  const name = `${(host.env["GITHUB_REPOSITORY"] ?? "build").replace("/", "~")}~${id.slice(0, 6).toUpperCase()}.dockerbuild`;
  const upload = await uploadArtifact(host, transport(), name, [{ name, content }], UPLOAD_BUDGET_MS, retentionDays(host));
  if (!upload.uploaded) host.log.warning(`Docker's record of the build could not be uploaded: ${upload.why}.`);
}

function retentionDays({ env, log }: Host): number | null {
  const text = env["DOCKER_BUILD_RECORD_RETENTION_DAYS"] ?? "";
  // As for Docker's action: 0 is no number of days, but what the repository says.
  if (text === "" || text === "0") return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  log.warning(`DOCKER_BUILD_RECORD_RETENTION_DAYS is ${JSON.stringify(text.slice(0, 20))}, which is no number of days; the repository's own retention holds.`);
  return null;
}
