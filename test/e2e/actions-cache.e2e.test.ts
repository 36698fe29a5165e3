import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActionsServiceOptions, startActionsService } from "../../src/local/actions-service.ts";
import { azureHere } from "../fakes/azure-here.ts";
import { incompressible } from "./incompressible.ts";
import { must } from "./processes.ts";

const LARGE_BYTES = 300_000_000;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-cache-"));
const content = incompressible(LARGE_BYTES);
beforeAll(() => mkdir(join(folder, "temp")));
afterAll(() => rm(folder, { recursive: true, force: true }));

const parts = (operation: string, count: number): string[] => Array<string>(count).fill(operation);

test.each<[string, ActionsServiceOptions, string[]]>([
  ["from a host of any name, in one piece", {}, ["GetBlob"]],
  // 4 MiB each, in segments of 128 MiB.
  ["from Azure's, in ranges", { blobHost: "account.blob.core.windows.net" }, ["HeadBlob", ...parts("GetBlob", 72)]],
])("the unmodified client stores an entry of several blocks, and reads it %s", async (_, options, reading) => {
  const service = await startActionsService(options);
  const workspace = join(folder, "workspace");
  await mkdir(join(workspace, "data"), { recursive: true });
  await writeFile(join(workspace, "data/large.bin"), content);
  const client = JSON.stringify(import.meta.resolve("@actions/cache"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    NODE_OPTIONS: azureHere,
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
      ...parts("PutBlock", 5),
      "PutBlockList",
      "FinalizeCacheEntryUpload",
      "GetCacheEntryDownloadURL",
      ...reading,
    ]);
  } finally {
    await service.close();
  }
});
