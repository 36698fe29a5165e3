import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { needProgram } from "./parts.ts";
import { must, run } from "./processes.ts";

const folder = "/proc/sys/fs/binfmt_misc";

/** The names of the formats that the kernel hands to an interpreter. */
export async function registeredFormats(): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name !== "register" && name !== "status").sort();
}

/** Makes the kernel's registry of formats reachable; gives what puts it back as it was. */
export async function openFormats(): Promise<() => Promise<void>> {
  const wasMounted = (await readdir(folder).catch((): string[] => [])).includes("register");
  if (!wasMounted) await must(needProgram("mount"), ["-t", "binfmt_misc", "binfmt_misc", folder]);
  const before = new Set(await registeredFormats());
  return async () => {
    for (const name of await registeredFormats()) if (!before.has(name)) await forgetFormat(name);
    if (!wasMounted) await run(needProgram("umount"), [folder]);
  };
}

/** Takes a format from the kernel. */
export async function forgetFormat(name: string): Promise<void> {
  await writeFile(join(folder, name), "-1");
}

/** Hands arm64 programs to Debian's QEMU, in containers too (F) and under their own name (P). */
export async function registerArm64(): Promise<void> {
  if ((await registeredFormats()).includes("qemu-aarch64")) return;
  const magic = String.raw`\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00`;
  const mask = String.raw`\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff`;
  await writeFile(join(folder, "register"), `:qemu-aarch64:M::${magic}:${mask}:${needProgram("qemu-aarch64-static")}:POCF`);
}
