import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startActionsService } from "../../src/local/actions-service.ts";
import { incompressible } from "./incompressible.ts";
import { must } from "./processes.ts";

const LARGE_BYTES = 150_000_000;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-cache-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the unmodified client keeps an entry of several blocks", async () => {
  const service = await startActionsService();
  const workspace = join(folder, "workspace");
  await mkdir(join(workspace, "data"), { recursive: true });
  await mkdir(join(folder, "temp"));
  const content = incompressible(LARGE_BYTES);
  await writeFile(join(workspace, "data/large.bin"), content);
  const client = JSON.stringify(import.meta.resolve("@actions/cache"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(folder, "temp"),
    ...service.env(),
  };
  const job = (call: string): Promise<string> => {
    const script = `import * as cache from ${client}; await cache.${call};`;
    return must(process.execPath, ["--input-type=module", "--eval", script], { env, directory: workspace });
  };
  try {
    await job('saveCache(["data"], "large-1")');
    await rm(join(workspace, "data"), { recursive: true });
    await job('restoreCache(["data"], "large-2", ["large-"])');
    const restored = await readFile(join(workspace, "data/large.bin"));
    const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
    expect(digestOf(restored)).toBe(digestOf(content));
    expect(service.requests.map(({ operation }) => operation)).toEqual([
      "CreateCacheEntry",
      "PutBlock",
      "PutBlock",
      "PutBlock",
      "PutBlockList",
      "FinalizeCacheEntryUpload",
      "GetCacheEntryDownloadURL",
      "GetBlob",
    ]);
  } finally {
    await service.close();
  }
});
