import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./parts.ts";
import { must } from "./processes.ts";

/** The real images, by the name they have in every place. */
export const imageNames = ["bookworm", "bookworm-jre", "trixie"] as const;
export type ImageName = (typeof imageNames)[number];

/** The repository that the images have in the engine and in the registries. */
export const repository = "e2e/debian";

/** Where the images are, in every form that needs no server. */
export interface Images {
  /** An OCI layout that holds all of them, by tag. */
  readonly layout: string;
  readonly ociArchive: (name: ImageName) => string;
  /** As `docker save` of an engine with the classic store writes it: layers uncompressed. */
  readonly dockerArchive: (name: ImageName) => string;
}

/**
 * Makes Debian 12, the same with a Java runtime, and Debian 13, by tools that are not ours, and keeps them in the cache
 * under the hash of this recipe. The package archive is the one that this machine's apt uses.
 */
export async function prepareImages(say: (line: string) => void): Promise<Images> {
  const recipe = createHash("sha256").update(await readFile(fileURLToPath(import.meta.url))).digest("hex");
  const folder = join(cacheFolder, `images-${recipe.slice(0, 16)}`);
  if (!(await exists(folder))) {
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await makeImages(partial, say);
    await rename(partial, folder);
  }
  return {
    layout: join(folder, "layout"),
    ociArchive: (name) => join(folder, `${name}.oci.tar`),
    dockerArchive: (name) => join(folder, `${name}.docker.tar`),
  };
}

async function makeImages(folder: string, say: (line: string) => void): Promise<void> {
  const archive = await packageArchive();
  const work = await mkdtemp(join(tmpdir(), "plimsoll-images-"));
  try {
    const layout = join(folder, "layout");
    await must("umoci", ["init", "--layout", layout]);
    say("making Debian 12 with mmdebstrap");
    await addDebian(layout, "bookworm", archive, work);
    say("installing openjdk-17-jre-headless on top of it");
    await addPackage(layout, "bookworm", "bookworm-jre", "openjdk-17-jre-headless", work);
    say("making Debian 13 with mmdebstrap");
    await addDebian(layout, "trixie", archive, work);
    for (const name of imageNames) {
      say(`writing the archives of ${name}`);
      await writeArchives(folder, name);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The address of Debian's main archive, asked from apt, whichever format its sources have. */
async function packageArchive(): Promise<string> {
  const format = "$(ORIGIN) $(LABEL) $(COMPONENT) $(REPO_URI)";
  const targets = await must("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  const line = targets.split("\n").find((target) => target.startsWith("Debian Debian main "));
  const address = line?.split(" ")[3];
  if (address !== undefined) return address;
  throw new Error("apt on this machine knows no Debian archive. Run `apt-get update` on a Debian machine first.");
}

/** One layer that holds a whole minimal Debian. */
async function addDebian(layout: string, suite: ImageName, archive: string, work: string): Promise<void> {
  const rootTar = join(work, `${suite}.tar`);
  const bundle = join(work, suite);
  await must("mmdebstrap", ["--quiet", "--variant=minbase", "--mode=root", suite, rootTar, archive]);
  await must("umoci", ["new", "--image", `${layout}:${suite}`]);
  await must("umoci", ["unpack", "--image", `${layout}:${suite}`, bundle]);
  await must("tar", ["--numeric-owner", "-xpf", rootTar, "-C", join(bundle, "rootfs")]);
  await must("umoci", ["repack", "--image", `${layout}:${suite}`, bundle]);
  await rm(bundle, { recursive: true, force: true });
  await rm(rootTar);
}

/** A second layer: what apt does to the first one's file system, its caches and the whiteouts included. */
async function addPackage(layout: string, from: ImageName, to: ImageName, name: string, work: string): Promise<void> {
  const bundle = join(work, to);
  const root = join(bundle, "rootfs");
  await must("umoci", ["unpack", "--image", `${layout}:${from}`, bundle]);
  const resolver = join(root, "etc/resolv.conf");
  await rm(resolver, { force: true });
  await cp("/etc/resolv.conf", resolver);
  await cp("/etc/hosts", join(root, "etc/hosts"));
  const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" };
  // A mount namespace of its own: /proc is there for the packages' scripts and gone with the last of them.
  const script =
    'mount -t proc proc "$1/proc" && chroot "$1" apt-get update -qq && ' +
    'exec chroot "$1" apt-get install -y -qq --no-install-recommends "$2"';
  await must("unshare", ["--mount", "sh", "-c", script, "sh", root, name], { env });
  await must("umoci", ["repack", "--image", `${layout}:${to}`, bundle]);
  await rm(bundle, { recursive: true, force: true });
}

async function writeArchives(folder: string, name: ImageName): Promise<void> {
  const source = `oci:${join(folder, "layout")}:${name}`;
  const skopeo = (destination: string): Promise<string> =>
    must("skopeo", ["--insecure-policy", "copy", "--quiet", source, destination]);
  await skopeo(`oci-archive:${join(folder, `${name}.oci.tar`)}:${name}`);
  await skopeo(`docker-archive:${join(folder, `${name}.docker.tar`)}:${repository}:${name}`);
}

interface OciDescriptor {
  readonly digest: string;
  readonly size: number;
}

/** The part of an OCI manifest that the tests look at. */
export interface OciManifest {
  readonly config: OciDescriptor;
  readonly layers: readonly OciDescriptor[];
}

/** The file that holds a blob of a layout. */
export function blobPath(layout: string, digest: string): string {
  return join(layout, "blobs", digest.replace(":", "/"));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

