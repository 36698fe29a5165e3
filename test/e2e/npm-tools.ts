import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { cacheFolder } from "./parts.ts";
import { must } from "./processes.ts";

/** The folder of a package that a folder under test/engine pins by its lock file, fetched now where the cache does not have it. */
export async function prepareNpmTool(name: string): Promise<string> {
  const pins = resolve("test/engine", name);
  const files = ["package.json", "package-lock.json"];
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(join(pins, file)));
  const folder = join(cacheFolder, "npm-tools", `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (!(await exists(folder))) await fetchInto(folder, files.map((file) => join(pins, file)));
  return join(folder, "node_modules", name);
}

async function fetchInto(folder: string, pins: readonly string[]): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    for (const pin of pins) await copyFile(pin, join(partial, pin.slice(pin.lastIndexOf("/") + 1)));
    await must("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { directory: partial });
    await rename(partial, folder).catch(async (cause: unknown) => {
      // Another run may have put it there first.
      if (!(await exists(folder))) throw cause;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
