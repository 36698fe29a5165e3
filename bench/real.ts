import { repository, type ImageName } from "../test/e2e/images.ts";
import type { World } from "../test/e2e/world.ts";
import { cliEnv } from "./environment.ts";
import { measureBest, measureProgram } from "./measure.ts";
import { figure, type BenchRow } from "./row.ts";

const RUNS = 3;

interface Place {
  readonly title: string;
  readonly reference: (name: ImageName) => string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function placesOf(world: World): readonly Place[] {
  return [
    { title: "OCI layout", reference: (name) => `oci:${world.layout}:${name}` },
    { title: "OCI archive", reference: (name) => `oci-archive:${world.ociArchives[name]}` },
    { title: "Docker archive", reference: (name) => `docker-archive:${world.dockerArchives[name]}` },
    { title: "registry", reference: (name) => `${world.plainRegistry}/${repository}:${name}` },
    {
      title: "registry with TLS and a password",
      reference: (name) => `${world.tlsRegistry}/${repository}:${name}`,
      flags: ["--registry-ca", `${world.tlsRegistry}=${world.caFile}`],
    },
    {
      title: "Docker 20.10",
      reference: (name) => `docker-daemon:${repository}:${name}`,
      env: { DOCKER_HOST: world.classicEngine },
    },
  ];
}

/** Debian 12 against the same with a Java runtime, every file read, from each place. */
export async function realImages(world: World): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const place of placesOf(world)) {
    const names = [place.reference("bookworm"), place.reference("bookworm-jre")];
    const args = [world.cli, "diff", ...names, "--format", "json", ...(place.flags ?? [])];
    const taken = await measureBest(RUNS, () => measureProgram(process.execPath, args, cliEnv(world, place.env)));
    rows.push(figure(`diff of Debian 12 and the same with Java, ${place.title}: wall`, taken.wallSeconds, "s"));
    rows.push(figure(`diff of Debian 12 and the same with Java, ${place.title}: peak memory`, taken.peakMegabytes, "MB"));
  }
  return [...rows, ...(await peers(world))];
}

/** What a user would pick instead, as far as it goes: one image, no comparison. */
async function peers(world: World): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const inspect = [world.cli, "inspect", `${world.plainRegistry}/${repository}:bookworm-jre`, "--depth", "layers"];
  const own = await measureBest(RUNS, () => measureProgram(process.execPath, inspect, cliEnv(world)));
  rows.push(figure("inspect --depth layers of the image with Java, registry: wall", own.wallSeconds, "s"));
  const skopeo = ["inspect", "--tls-verify=false", `docker://${world.plainRegistry}/${repository}:bookworm-jre`];
  const theirs = await measureBest(RUNS, () => measureProgram("skopeo", skopeo, cliEnv(world)));
  rows.push(figure("skopeo inspect of the same (sizes of layers, no files): wall", theirs.wallSeconds, "s"));
  const files = [world.cli, "inspect", `docker-archive:${world.dockerArchives["bookworm-jre"]}`];
  const measured = await measureBest(RUNS, () => measureProgram(process.execPath, files, cliEnv(world)));
  rows.push(figure("inspect of the image with Java, Docker archive: wall", measured.wallSeconds, "s"));
  rows.push(figure("inspect of the image with Java, Docker archive: peak memory", measured.peakMegabytes, "MB"));
  return rows;
}

