import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { cacheFolder, findProgram } from "./parts.ts";
import { must, run } from "./processes.ts";

interface Recipe {
  /** The programs, by their packages; each is named as the last part of its package. */
  readonly packages: readonly string[];
  readonly cgo: "0" | "1";
  readonly tags?: string;
  readonly linkerFlags?: string;
}

/** Programs that no package archive has in a version that will do: one Go module a row, under test/engine, pinned by its go.sum. */
const recipes = {
  buildkit: { packages: ["github.com/moby/buildkit/cmd/buildkitd", "github.com/moby/buildkit/cmd/buildctl"], cgo: "0" },
  // Static: the builder's image holds it, and no library.
  runc: {
    packages: ["github.com/opencontainers/runc"],
    cgo: "1",
    tags: "seccomp netgo osusergo",
    linkerFlags: "-extldflags -static",
  },
  buildx: { packages: ["github.com/docker/buildx/cmd/buildx"], cgo: "0" },
  containerd: {
    packages: [
      "github.com/containerd/containerd/v2/cmd/containerd",
      "github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2",
    ],
    cgo: "0",
  },
  moby: { packages: ["github.com/moby/moby/v2/cmd/dockerd", "github.com/moby/moby/v2/cmd/docker-proxy"], cgo: "1" },
  distribution: { packages: ["github.com/distribution/distribution/v3/cmd/registry"], cgo: "0" },
  act: { packages: ["github.com/nektos/act"], cgo: "0" },
  gitea: { packages: ["code.gitea.io/gitea"], cgo: "1", tags: "sqlite sqlite_unlock_notify" },
  crane: { packages: ["github.com/google/go-containerregistry/cmd/crane"], cgo: "0" },
  actionlint: { packages: ["github.com/rhysd/actionlint/cmd/actionlint"], cgo: "0" },
} satisfies Readonly<Record<string, Recipe>>;

/** The name of a module under test/engine. */
export type GoModule = keyof typeof recipes;

/** The engine's own, in the order in which its parts need them. */
export const engineModules = ["buildkit", "runc", "buildx", "containerd", "moby"] as const satisfies readonly GoModule[];

/** Every module: some twenty minutes the first time, nothing after that. */
export const allModules = Object.keys(recipes) as readonly GoModule[];

/** The folder that holds a module's programs, built now where the cache does not have them. */
export async function prepareGoModule(module: GoModule): Promise<string> {
  const recipe: Recipe = recipes[module];
  const folder = join(cacheFolder, "go-tools", `${module}-${await keyOf(module, recipe)}`);
  if (await exists(folder)) return folder;
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    for (const path of recipe.packages) await build(module, recipe, path, join(partial, basename(path)));
    await rename(partial, folder).catch(async (cause: unknown) => {
      // Another run may have put it there first.
      if (!(await exists(folder))) throw cause;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function build(module: GoModule, recipe: Recipe, path: string, program: string): Promise<void> {
  const linker = ["-ldflags", ["-s -w", recipe.linkerFlags ?? ""].join(" ").trim()];
  const tags = recipe.tags === undefined ? [] : ["-tags", recipe.tags];
  const options = ["-buildvcs=false", "-trimpath", ...tags, ...linker, "-o", program];
  await must("nice", [goProgram(), "build", ...options, path], {
    directory: folderOf(module),
    env: { ...process.env, CGO_ENABLED: recipe.cgo },
  });
}

async function keyOf(module: GoModule, recipe: Recipe): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(recipe));
  for (const file of ["go.mod", "go.sum"]) hash.update(await readFile(join(folderOf(module), file)));
  return hash.digest("hex").slice(0, 16);
}

/** A package's own module as source, fetched again where Go's cache of modules has lost it. */
export async function sourceFolder(module: GoModule): Promise<string> {
  const [path = ""] = recipes[module].packages;
  const downloaded = await run(goProgram(), ["mod", "download", "-json", path], { directory: folderOf(module) });
  const { Dir, Error: said } = JSON.parse(downloaded.stdout || "{}") as { Dir?: string; Error?: string };
  if (Dir !== undefined) return Dir;
  throw new Error(`go mod download ${path} failed: ${said ?? ""}${downloaded.stderr}`);
}

function folderOf(module: GoModule): string {
  return resolve("test/engine", module);
}

function goProgram(): string {
  const path = findProgram("go");
  if (path === null) throw new Error("go is missing. Get Go 1.26 or later, and put it on PATH.");
  return path;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
