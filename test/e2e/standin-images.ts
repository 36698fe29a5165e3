import { chmod, copyFile, mkdir, rm, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { importImage, type Engine } from "./engines.ts";
import { busyboxFolder } from "./parts.ts";
import { must } from "./processes.ts";

/** What buildx asks an engine for when it is told nothing else. */
export const builderImage = "moby/buildkit:buildx-stable-1";
/** What registers emulators for those who ask for nothing else. */
export const binfmtImage = "tonistiigi/binfmt:latest";

/** Makes BuildKit's image of programs that were built here, under the name that buildx looks for. */
export async function makeBuilderImage(
  engine: Engine,
  folder: string,
  programs: { readonly buildkit: string; readonly runc: string },
): Promise<void> {
  const files = {
    "usr/bin/buildkitd": join(programs.buildkit, "buildkitd"),
    "usr/bin/buildctl": join(programs.buildkit, "buildctl"),
    "usr/bin/buildkit-runc": join(programs.runc, "runc"),
  };
  await makeImage(engine, folder, builderImage, files, ["VOLUME /var/lib/buildkit", 'ENTRYPOINT ["/usr/bin/buildkitd"]']);
}

/** Makes an image that registers Debian's QEMU as tonistiigi/binfmt registers its own: same arguments, same answers. */
export async function makeBinfmtImage(engine: Engine, folder: string): Promise<void> {
  const emulators = ["qemu-aarch64", "qemu-arm", "qemu-riscv64", "qemu-s390x"];
  const files = {
    ...Object.fromEntries(emulators.map((name) => [`usr/bin/${name}`, `/usr/bin/${name}-static`])),
    "usr/bin/binfmt": resolve("test/engine/binfmt.sh"),
  };
  await makeImage(engine, folder, binfmtImage, files, ['ENTRYPOINT ["/usr/bin/binfmt"]']);
}

async function makeImage(
  engine: Engine,
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
  changes: readonly string[],
): Promise<void> {
  const root = join(folder, "root");
  await mkdir(join(root, "bin"), { recursive: true });
  for (const path of ["etc", "proc", "sys", "tmp", "var/lib"]) await mkdir(join(root, path), { recursive: true });
  for (const [path, source] of Object.entries({ ...files, "bin/busybox": join(busyboxFolder, "amd64/busybox") })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await copyFile(source, join(root, path));
    await chmod(join(root, path), 0o755);
  }
  for (const applet of ["sh", "cat", "kill", "ls", "mount", "ps", "umount"]) {
    await symlink("busybox", join(root, "bin", applet));
  }
  const archive = join(folder, "root.tar");
  await must("tar", ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "-cf", archive, "-C", root, "."]);
  await importImage(engine, folder, archive, name, [...changes, "ENV PATH=/usr/bin:/bin"]);
  await rm(folder, { recursive: true });
}
