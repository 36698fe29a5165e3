import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { declaration } from "../../src/all/inputs.ts";
import { type Doers, run } from "../../src/all/run.ts";
import { weighAll } from "../../src/diff/run.ts";
import type { Host } from "../../src/host/host.ts";
import type { CliContext } from "../../src/host/terminal.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { run as publish } from "../../src/publish/run.ts";
import { commit, startWorld, type World } from "../diff/world.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";
import { blobFiles, layoutFiles, storedImage, tarOfFiles } from "../fakes/oci-layout.ts";

/** A world in which all of the job is real but the engine: what is built is an image that the test names. */
export interface JobWorld extends World {
  /** What each part was called with, in order: `setup`, `build` and its outputs. */
  readonly calls: string[];
  /** The hosts of the runs, however these ended. */
  readonly hosts: FakeHost[];
  run(options: JobRunOptions): Promise<FakeHost>;
}

export interface JobRunOptions {
  readonly event: string;
  readonly payload?: object;
  readonly ref: string;
  readonly sha?: string;
  readonly actor?: string;
  readonly token?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly doers?: Partial<Doers>;
  readonly kind?: Host["kind"];
  readonly cli?: CliContext | null;
}

/** Bytes in the one file of what is built. */
const BUILT_BYTES = 3_000_000;

/** The image that is built, of one file that is as large as nothing in the registry. */
export const built = storedImage({ layers: [[{ name: "cargo", content: Buffer.alloc(BUILT_BYTES, "deep") }]] });

/** acme/api, of which main, latest and some commits have images. */
export async function startJobWorld(): Promise<JobWorld> {
  const world = await startWorld();
  const calls: string[] = [];
  const hosts: FakeHost[] = [];
  for (const [index, tag] of ["main", "latest", `sha-${commit(5)}`, `sha-${commit(6)}`].entries()) world.push(tag, [40_000 + index]);
  return { ...world, calls, hosts, run: (options) => runJob(world, { calls, hosts }, options) };
}

async function runJob(world: World, { calls, hosts }: Pick<JobWorld, "calls" | "hosts">, options: JobRunOptions): Promise<FakeHost> {
  const { event, payload = {}, ref, sha = commit(6), actor = "octocat", token = "writer", inputs = {}, files = {}, env = {}, doers = {}, kind = "runner", cli = null } = options;
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-all-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const repository = { id: 1, full_name: "acme/api", default_branch: "main" };
  await writeFile(join(folder, "event.json"), JSON.stringify({ repository, ...payload }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const host = fakeHost({
    kind,
    directory: folder,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      RUNNER_TEMP: folder,
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_REPOSITORY: "acme/api",
      GITHUB_API_URL: world.forge.apiUrl,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
      GITHUB_ACTOR: actor,
      ...env,
    },
    inputs: { ...(Object.hasOwn(inputs, "image") || files[".plimsoll.yml"] !== undefined ? {} : { image: `${world.registry.host}/acme/api` }), "github-token": token, ...inputs },
  });
  hosts.push(host);
  await run(host, readInputs(declaration, host), cli, { ...engineless(world, calls), ...doers });
  return host;
}

function engineless({ registry }: World, calls: string[]): Doers {
  return {
    setup(host, inputs) {
      calls.push(`setup ${inputs.platforms.join(",")}`.trim());
      host.setOutput("name", "builder-1");
      return Promise.resolve();
    },
    login(host, inputs) {
      calls.push(`login ${inputs.registry ?? ""} ${inputs.username ?? ""} ${inputs.image ?? ""}`.trim());
      host.setOutput("logged-in", "true");
      return Promise.resolve();
    },
    async build(host, inputs) {
      const [output = ""] = inputs.outputs;
      calls.push(`build ${output.includes("type=oci") ? "archive" : output} with ${inputs.builder ?? ""}`);
      const archive = /dest=([^,]*)/.exec(output)?.[1];
      if (archive !== undefined) return await writeFile(archive, tarOfFiles(layoutFiles([built.descriptor], blobFiles(built))));
      const repository = /name="?([^,"]*)/.exec(output)?.[1]?.slice(registry.host.length + 1) ?? "";
      for (const bytes of [...built.layers.map(({ blob }) => blob), built.config]) registry.putBlob(repository, bytes);
      const digest = registry.putManifest(repository, null, built.manifest, OCI_MANIFEST);
      host.setOutput("image", `${registry.host}/${repository}@${digest}`);
      await host.summarize(`### Built ${repository}\n`);
    },
    publish,
    weighAll,
  };
}
