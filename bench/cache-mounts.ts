import { randomBytes } from "node:crypto";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBuildx } from "../src/builder/buildx.ts";
import type { CacheMount, MountStore } from "../src/cache/mounts/mount.ts";
import { restoreMounts } from "../src/cache/mounts/restore.ts";
import { saveMounts } from "../src/cache/mounts/save.ts";
import { baseName } from "../test/e2e/base-image.ts";
import { makeClient } from "../test/e2e/client.ts";
import { must } from "../test/e2e/processes.ts";
import type { World } from "../test/e2e/world.ts";
import { fakeHost } from "../test/fakes/host.ts";
import { atMost, figure, type BenchRow } from "./row.ts";

const FOLDERS = 200;
const FILES_A_FOLDER = 200;
const MIN_BYTES = 2000;
const SPREAD_BYTES = 21_000;
/** Half of what package managers keep is packed already. */
const PACKED_SHARE = 0.5;

/** A cache mount of 500 MB in 40,000 files into a fresh builder and out of it: as one tar, and as files through the build context. */
export async function cacheMounts(world: Pick<World, "engine" | "programs" | "plainRegistry">, folder: string): Promise<BenchRow[]> {
  const own = await mkdtemp(join(folder, "cache-mounts-"));
  const client = await makeClient({ dockerHost: world.engine }, join(own, "home"), world.programs.buildx);
  const docker = async (...args: string[]): Promise<void> => void (await must(world.programs.docker, args, { env: client.env }));
  const content = join(own, "content");
  await makeContent(content);
  const seconds = { filesIn: 0, filesOut: 0, tarIn: 0, tarOut: 0 };
  const name = "cachemounts";
  await withBuilder(docker, name, async () => {
    const base = `${world.plainRegistry}/${baseName}`;
    const build = (...args: string[]): Promise<void> => docker("buildx", "build", "--builder", name, "--provenance=false", ...args);
    const fill = join(own, "fill.Dockerfile");
    await writeFile(fill, `FROM ${base}\nRUN --mount=type=bind,source=.,target=/in --mount=type=cache,id=files,target=/m cp -a /in/. /m/\n`);
    seconds.filesIn = await time(() => build("--file", fill, "--output", "type=cacheonly", content));
    const empty = join(own, "empty");
    await mkdir(empty);
    const take = join(own, "take.Dockerfile");
    await writeFile(take, `FROM ${base} AS take\nRUN --mount=type=cache,id=files,target=/m mkdir /out && cp -a /m/. /out/\nFROM scratch\nCOPY --from=take /out /\n`);
    // As a tar of the files: one by one, in a folder, they take several minutes through a container's standard output.
    seconds.filesOut = await time(async () => {
      await build("--file", take, "--output", `type=tar,dest=${join(own, "out.tar")}`, empty);
      await mkdir(join(own, "out"));
      await must("tar", ["-xf", join(own, "out.tar"), "-C", join(own, "out")]);
    });
    for (const path of ["out", "out.tar"]) await rm(join(own, path), { recursive: true });

    const host = fakeHost({ env: client.env });
    const place = { buildx: await findBuildx(host), builder: name, folder: own, namespace: "", lockfileHash: null };
    const mount: CacheMount = { id: "files", target: "/m", base: null, sharing: "shared", isReadOnly: false, platforms: ["linux/amd64"] };
    const store = oneFile(join(own, "kept"));
    seconds.tarOut = await time(async () => {
      const saved = await saveMounts(host, { ...place, store, restored: [] }, [mount]);
      if (saved.mounts[0]?.outcome !== "saved") throw new Error(JSON.stringify(saved));
    });
    seconds.tarIn = await time(async () => {
      const restored = await restoreMounts(host, { ...place, store, isFresh: true }, [{ ...mount, id: "tar" }]);
      if (restored.mounts[0]?.outcome !== "restored") throw new Error(JSON.stringify(restored));
    });
  });
  await rm(own, { recursive: true, force: true });
  const files = seconds.filesIn + seconds.filesOut;
  const what = "cache mount of 500 MB, 40,000 files";
  return [
    figure(`${what}, files through the build context: into the builder`, seconds.filesIn, "s"),
    figure(`${what}, files through the build context: out of it`, seconds.filesOut, "s"),
    figure(`${what}, one packed tar: into the builder`, seconds.tarIn, "s"),
    figure(`${what}, one packed tar: out of it`, seconds.tarOut, "s"),
    atMost(`${what}, in and out: one packed tar against files`, (seconds.tarIn + seconds.tarOut) / files, "", 0.5),
  ];
}

async function makeContent(folder: string): Promise<void> {
  for (let directory = 0; directory < FOLDERS; directory += 1) {
    const place = join(folder, String(directory % 16), String(directory));
    await mkdir(place, { recursive: true });
    for (let file = 0; file < FILES_A_FOLDER; file += 1) {
      const length = MIN_BYTES + ((directory * FILES_A_FOLDER + file) * 7919) % SPREAD_BYTES;
      const packed = randomBytes(Math.ceil(length * PACKED_SHARE));
      await writeFile(join(place, String(file)), Buffer.concat([packed, Buffer.alloc(length - packed.length, "export const answer = 42;\n")]));
    }
  }
}

async function withBuilder(docker: (...args: string[]) => Promise<void>, name: string, body: () => Promise<void>): Promise<void> {
  await docker("buildx", "create", "--name", name, "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
  try {
    await body();
  } finally {
    await docker("buildx", "rm", name);
  }
}

/** Takes what the CI's cache would, and gives it back at once. */
function oneFile(file: string): MountStore {
  return {
    async restoreFile(_keys, path) {
      await copyFile(file, path);
      return "plimsoll-mount-kept";
    },
    async saveFile(_key, path) {
      await copyFile(path, file);
      return true;
    },
  };
}


async function time(body: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await body();
  return (performance.now() - began) / 1000;
}
