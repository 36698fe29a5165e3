import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { saveImages } from "./engines.ts";
import { repository, type ImageName } from "./images.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-places-"));
/** One archive of two images, by `docker save` of each engine. */
const savedByClassic = join(folder, "classic.tar");
const savedByContainerd = join(folder, "containerd.tar");

beforeAll(async () => {
  const names = ["bookworm", "bookworm-jre"].map((name) => `${repository}:${name}`);
  await saveImages({ dockerHost: world.classicEngine }, folder, savedByClassic, names);
  await saveImages({ dockerHost: world.engine }, folder, savedByContainerd, names);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Place {
  readonly title: string;
  readonly reference: (name: ImageName) => string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the place keeps the layers as a registry holds them. */
  readonly keepsCompression: boolean;
}

const layout: Place = {
  title: "an OCI layout by umoci",
  reference: (name) => `oci:${world.layout}:${name}`,
  keepsCompression: true,
};

const others: readonly Place[] = [
  {
    title: "an OCI archive by skopeo",
    reference: (name) => `oci-archive:${world.ociArchives[name]}`,
    keepsCompression: true,
  },
  {
    title: "an OCI archive, by its tag",
    reference: (name) => `oci-archive:${world.ociArchives[name]}:${name}`,
    keepsCompression: true,
  },
  {
    title: "a plain registry",
    reference: (name) => `${world.plainRegistry}/${repository}:${name}`,
    keepsCompression: true,
  },
  {
    title: "a plain registry, as docker://",
    reference: (name) => `docker://${world.plainRegistry}/${repository}:${name}`,
    keepsCompression: true,
  },
  {
    title: "a registry with TLS and a password",
    reference: (name) => `${world.tlsRegistry}/${repository}:${name}`,
    flags: ["--registry-ca", `${world.tlsRegistry}=${world.caFile}`],
    env: { DOCKER_CONFIG: world.dockerConfig },
    keepsCompression: true,
  },
  {
    title: "a registry of version 3",
    reference: (name) => `${world.registries.bridge}/${repository}:${name}`,
    flags: ["--insecure-registries", world.registries.bridge],
    keepsCompression: true,
  },
  {
    title: "an engine with the containerd store",
    reference: (name) => `docker-daemon:${repository}:${name}`,
    env: { DOCKER_HOST: world.engine },
    keepsCompression: true,
  },
  {
    title: "a Docker archive by that engine, one image of two by name",
    reference: (name) => `docker-archive:${savedByContainerd}:${repository}:${name}`,
    keepsCompression: true,
  },
  {
    title: "a Docker archive by skopeo",
    reference: (name) => `docker-archive:${world.dockerArchives[name]}`,
    keepsCompression: false,
  },
  {
    title: "a Docker archive by Debian's engine, one image of two by name",
    reference: (name) => `docker-archive:${savedByClassic}:${repository}:${name}`,
    keepsCompression: false,
  },
  {
    title: "Debian's engine",
    reference: (name) => `docker-daemon:${repository}:${name}`,
    env: { DOCKER_HOST: world.classicEngine },
    keepsCompression: false,
  },
];

/** The JSON that a verb prints of an image of one place (compared with one of a layout), with the references taken out; nothing else is touched. */
async function reportOf(place: Place, verb: "inspect" | "diff"): Promise<string> {
  const references = verb === "inspect" ? [place.reference("bookworm")] : [layout.reference("bookworm"), place.reference("bookworm-jre")];
  const done = await plimsoll(world, [verb, ...references, "--quiet", "--format", "json", ...(place.flags ?? [])], place.env);
  expect(done.stderr).toBe("");
  expect(done.code).toBe(0);
  expect(done.leftBehind).toEqual([]);
  return references.reduce((text, reference) => text.replaceAll(JSON.stringify(reference), '"REFERENCE"'), done.stdout);
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** What is not known of an image whose place keeps only the uncompressed layers, and nothing else. */
function withoutCompression(json: string): string {
  const report = JSON.parse(json) as Mutable<Report>;
  report.head.digest = null;
  for (const platform of report.platforms) {
    const image = platform.head;
    if (image === null) continue;
    image.digest = null;
    image.pullBytes = null;
    for (const layer of image.layers) {
      layer.digest = null;
      layer.mediaType = null;
      layer.bytes = null;
    }
    platform.deltaPullBytes = null;
    if (platform.delta !== null) platform.delta.pullBytes = null;
    for (const change of platform.layers ?? []) change.deltaBytes = null;
  }
  return `${JSON.stringify(report, null, 2)}\n`;
}

describe.each(["inspect", "diff"] as const)("%s gives byte for byte the same JSON", (verb) => {
  let known = "";
  beforeAll(async () => {
    known = await reportOf(layout, verb);
  });

  test("in a layout of its own kind", () => {
    expect(JSON.parse(known)).toMatchObject({ kind: verb, platforms: [{ platform: "linux/amd64" }] });
    expect(known).toBe(`${JSON.stringify(JSON.parse(known), null, 2)}\n`);
  });

  test.each(others)("from $title", async (place) => {
    expect(await reportOf(place, verb)).toBe(place.keepsCompression ? known : withoutCompression(known));
  });
});

test("the same image in two places has no change between them", async () => {
  const env = { DOCKER_HOST: world.classicEngine };
  const engine = `docker-daemon:${repository}:bookworm`;
  const registry = `${world.plainRegistry}/${repository}:bookworm`;
  const done = await plimsoll(world, ["diff", registry, engine, "--quiet", "--format", "json"], env);
  expect(done.stderr).toBe("");
  const platform = (JSON.parse(done.stdout) as Report).platforms[0];
  expect(platform?.layers?.map(({ change }) => change)).toEqual(["shared"]);
  expect(platform?.files).toEqual({ added: 0, removed: 0, changed: 0, metadataOnly: 0, top: [] });
  expect(platform?.delta).toEqual({ pullBytes: null, diskBytes: 0, visibleBytes: 0, hiddenBytes: 0 });
});

test("an image that docker import made weighs what its root file system weighs", async () => {
  const imported = await plimsoll(
    world,
    ["diff", layout.reference("bookworm"), `docker-daemon:${world.importedImage}`, "--quiet", "--format", "json"],
    { DOCKER_HOST: world.classicEngine },
  );
  expect(imported.stderr).toBe("");
  const platform = (JSON.parse(imported.stdout) as Report).platforms[0];
  expect(platform?.head?.layers.map(({ createdBy }) => createdBy)).toEqual([""]);
  expect(platform?.delta).toEqual({ pullBytes: null, diskBytes: 0, visibleBytes: 0, hiddenBytes: 0 });
  expect(platform?.files).toEqual({ added: 0, removed: 0, changed: 0, metadataOnly: 0, top: [] });
});

test("by layers alone, the numbers that manifests know are the same and the rest is null", async () => {
  const full = JSON.parse(await reportOf(layout, "diff")) as Report;
  const quick = await plimsoll(world, [
    "diff",
    `${world.plainRegistry}/${repository}:bookworm`,
    `${world.plainRegistry}/${repository}:bookworm-jre`,
    "--quiet",
    "--format",
    "json",
    "--depth",
    "layers",
  ]);
  expect(quick.stderr).toBe("");
  const [platform, expected] = [(JSON.parse(quick.stdout) as Report).platforms[0], full.platforms[0]];
  expect(platform?.deltaPullBytes).toBe(expected?.deltaPullBytes);
  expect(platform?.layers).toEqual(expected?.layers);
  expect(platform?.delta?.pullBytes).toBe(expected?.delta?.pullBytes);
  expect(platform?.head).toMatchObject({ diskBytes: null, visibleBytes: null, hiddenBytes: null, hidden: null });
  expect(platform?.files).toBeNull();
});
