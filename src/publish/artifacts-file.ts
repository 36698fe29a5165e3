import { appendFile } from "node:fs/promises";
import type { Host } from "../host/host.ts";
import type { Digest } from "../oci/digest.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";

const MAX_FILE_BYTES = 1024 * 1024;

/** Names the image in `GITHUB_ARTIFACTS`, one `oci://NAME@DIGEST` a line, where the runner offers that file: what attests later takes its subjects from there. */
export async function recordArtifacts(host: Host, repositories: readonly Reference[], digest: Digest): Promise<void> {
  const path = host.env["GITHUB_ARTIFACTS"] ?? "";
  if (path === "") return;
  const before = (await host.files.read(path, MAX_FILE_BYTES).catch(() => null))?.toString() ?? "";
  const known = new Set(before.split(/\r?\n/));
  const lines = repositories.map((repository) => `oci://${formatRepository(repository)}@${digest}`).filter((line) => !known.has(line));
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  try {
    await appendFile(path, `${gap}${lines.map((line) => `${line}\n`).join("")}`);
  } catch (error) {
    host.log.warning(`The image is published, and cannot be named in GITHUB_ARTIFACTS: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
