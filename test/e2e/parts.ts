import { accessSync, constants, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Where what is slow to make stays between runs: outside the checkout. */
export const cacheFolder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "plimsoll-e2e");

/** Debian's Docker engine, unpacked but not installed. */
export const engineFolder = join(cacheFolder, "engine");

/** Debian's static busybox, `amd64/busybox` and `arm64/busybox`, unpacked but not installed. */
export const busyboxFolder = join(cacheFolder, "busybox");

/** The linter of workflows' security, in the version that install.sh pins. */
export const zizmorProgram = join(cacheFolder, "zizmor", pinnedZizmor(), "bin/zizmor");

function pinnedZizmor(): string {
  return /^zizmor==([\d.]+)/m.exec(readFileSync("test/engine/zizmor/requirements.txt", "utf8"))?.[1] ?? "";
}

const programs: Readonly<Record<string, string>> = {
  "docker-registry": "docker-registry",
  htpasswd: "apache2-utils",
  mmdebstrap: "mmdebstrap",
  umoci: "umoci",
  skopeo: "skopeo",
  openssl: "openssl",
  tar: "tar",
  git: "git",
  gcc: "gcc",
  ip: "iproute2",
  iptables: "iptables",
  mount: "mount",
  umount: "mount",
  "pkg-config": "pkg-config",
  "tini-static": "tini",
  "qemu-aarch64-static": "qemu-user-static",
  rsync: "rsync",
  shellcheck: "shellcheck",
};

const installLine = "Get it with: sudo -E bash test/engine/install.sh";

/** One line for each part that is missing, with how to get it; empty when everything is here. */
export function missingParts(): string[] {
  const lines = Object.entries(programs)
    .filter(([program]) => findProgram(program) === null)
    .map(([program, debianPackage]) => `${program} is missing (Debian package ${debianPackage}). ${installLine}`);
  if (findProgram("go") === null) lines.push("go is missing, which builds the engine, Gitea and act. Get Go 1.26 or later, and put it on PATH.");
  for (const program of ["usr/sbin/dockerd", "usr/bin/docker", "usr/bin/containerd"]) {
    const path = join(engineFolder, program);
    if (!isExecutable(path)) lines.push(`${path} is missing (Debian package docker.io, unpacked). ${installLine}`);
  }
  for (const architecture of ["amd64", "arm64"]) {
    const path = join(busyboxFolder, architecture, "busybox");
    if (!isExecutable(path)) lines.push(`${path} is missing (Debian package busybox-static, unpacked). ${installLine}`);
  }
  if (!isExecutable(zizmorProgram)) lines.push(`${zizmorProgram} is missing (of PyPI, unpacked). ${installLine}`);
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    lines.push("An engine and mmdebstrap need root on Linux. Run it with: sudo -E npm run e2e");
  }
  return lines;
}

/** The full path of a program on PATH, or in the folders that a person's PATH lacks; null where it is nowhere. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin", "/usr/local/go/bin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** As `findProgram`; fails with the way to get it. */
export function needProgram(name: string): string {
  const path = findProgram(name);
  if (path === null) throw new Error(`${name} is missing. ${installLine}`);
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
