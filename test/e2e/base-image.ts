import { copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeIndexLayout } from "./layouts.ts";
import { busyboxFolder } from "./parts.ts";
import { must } from "./processes.ts";

/** The repository and tag of the base image that builds start from. */
export const baseName = "e2e/base:1";

const architectures = ["amd64", "arm64"] as const;

/** Makes busybox for two platforms, with a shell and every applet, as an OCI layout; its reference, as skopeo takes it. */
export async function makeBaseImage(folder: string): Promise<string> {
  const platforms = [];
  for (const architecture of architectures) {
    const tar = await makeRoot(join(folder, architecture), join(busyboxFolder, architecture, "busybox"));
    platforms.push({ architecture, layers: [{ tar, blob: gzipSync(tar) }] });
  }
  const tag = baseName.slice(baseName.indexOf(":") + 1);
  const layout = join(folder, "layout");
  await writeIndexLayout(layout, tag, platforms);
  return `oci:${layout}:${tag}`;
}

/** A root file system as a tar that is the same each time. */
async function makeRoot(folder: string, busybox: string): Promise<Buffer> {
  const root = join(folder, "root");
  for (const path of ["bin", "etc", "root", "tmp", "usr/bin"]) await mkdir(join(root, path), { recursive: true });
  await copyFile(busybox, join(root, "bin/busybox"));
  // The machine's own busybox has the applets of the other's: it is the same version.
  const applets = (await must(join(busyboxFolder, "amd64/busybox"), ["--list"])).trimEnd().split("\n");
  for (const applet of applets) if (applet !== "busybox") await symlink("busybox", join(root, "bin", applet));
  await writeFile(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  await writeFile(join(root, "etc/group"), "root:x:0:\n");
  const archive = join(folder, "root.tar");
  await must("tar", ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "-cf", archive, "-C", root, "."]);
  const tar = await readFile(archive);
  await rm(root, { recursive: true });
  return tar;
}
