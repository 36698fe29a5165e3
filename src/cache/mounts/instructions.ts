import type { CacheMount } from "./mount.ts";

/** How programs of this machine are started within a step. */
export interface StepTools {
  readonly tar: readonly string[];
  /** It sorts, and keeps extended attributes and fractions of seconds. */
  readonly isGnuTar: boolean;
  /** null: this machine has none, and tars come and go as they are. */
  readonly zstd: readonly string[] | null;
}

/** The Dockerfile of an extra build, and the build arguments it needs. */
export interface ExtraBuild {
  readonly dockerfile: string;
  readonly buildArguments: readonly string[];
}

const TOOLS = "--mount=type=bind,source=t,target=/t";
/** Without the process's id and the times that reading changes, the same content makes the same tar. */
const SAME_EACH_TIME = ["--format=posix", "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime", "--sort=name"];
const ATTRIBUTES = ["--xattrs", "--xattrs-include=user.*", "--xattrs-include=security.capability"];

/** Fills mounts from `0.tar.zst`, `1.tar.zst`… of the context (`0.tar`… without zstd). `run` is of this build alone: a step that ran before would come from the cache. */
export function restoreBuild(mounts: readonly CacheMount[], tools: StepTools, run: string): ExtraBuild {
  const steps = mounts.flatMap((mount, index) => {
    const from = `--mount=type=bind,source=${archiveName(index, tools)},target=/${archiveName(index, tools)}`;
    const unpack = tools.zstd === null ? [] : [step([TOOLS, from], [...tools.zstd, "-d", "-q", "-f", `/${index}.tar.zst`, "-o", `/${index}.tar`])];
    const source = tools.zstd === null ? [from] : [];
    const command = [...tools.tar, "-xpf", `/${index}.tar`, "-C", "/m", "--numeric-owner", ...(tools.isGnuTar ? ATTRIBUTES : [])];
    return [...unpack, `ARG MOUNT_${index}`, step([TOOLS, ...source, cacheFlag(mount, index)], command)];
  });
  return extraBuild(mounts, steps, run);
}

/** Writes the mounts' contents to `0.tar.zst`, `1.tar.zst`… (`0.tar`… without zstd) at the root of what the build gives. */
export function saveBuild(mounts: readonly CacheMount[], tools: StepTools, run: string): ExtraBuild {
  const steps = mounts.flatMap((mount, index) => {
    const command = [...tools.tar, ...(tools.isGnuTar ? [...SAME_EACH_TIME, ...ATTRIBUTES] : []), "-cf", `/${index}.tar`, "-C", "/m", "--numeric-owner", "."];
    return [`ARG MOUNT_${index}`, step([TOOLS, cacheFlag(mount, index)], command)];
  });
  const tars = mounts.map((_, index) => `/${index}.tar`);
  const pack = tools.zstd === null ? [] : [step([TOOLS], [...tools.zstd, "-1", "-T0", "-q", "--rm", ...tars])];
  return extraBuild(mounts, [...steps, ...pack], run);
}

/** The name of a mount's archive in a context, and in what a build gives. */
export function archiveName(index: number, { zstd }: Pick<StepTools, "zstd">): string {
  return zstd === null ? `${index}.tar` : `${index}.tar.zst`;
}

// An id with quotes or dollars would be read three times over; what comes out of an argument is taken as it is.
function extraBuild(mounts: readonly CacheMount[], steps: readonly string[], run: string): ExtraBuild {
  return {
    dockerfile: ["FROM scratch", "ARG PLIMSOLL_RUN", ...steps, ""].join("\n"),
    buildArguments: [`PLIMSOLL_RUN=${run}`, ...mounts.map(({ id }, index) => `MOUNT_${index}=${id}`)],
  };
}

/** Without a network it begins sooner. */
function step(mounts: readonly string[], command: readonly string[]): string {
  return `RUN --network=none ${mounts.join(" ")} ${JSON.stringify(command)}`;
}

function cacheFlag({ base, sharing }: CacheMount, index: number): string {
  const owner = base === null ? "" : `,uid=${base.uid},gid=${base.gid},mode=${base.mode.toString(8).padStart(4, "0")}`;
  return `--mount=type=cache,id=$MOUNT_${index},target=/m,sharing=${sharing}${owner}`;
}
