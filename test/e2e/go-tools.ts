import { createHash } from "node:crypto";
import { mkdir, readFile, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { cacheFolder, findProgram } from "./parts.ts";
import { must, run } from "./processes.ts";

/** Programs that no package archive has: each is built from a Go module of its own under test/engine, pinned by its go.sum. */
export interface GoTools {
  /** A forge. `staticRoot` holds the templates and texts that its server reads at run time. */
  readonly gitea: { readonly program: string; readonly staticRoot: string };
  /** A runner of workflows. */
  readonly act: { readonly program: string };
}

interface Recipe {
  readonly module: string;
  readonly tags: string;
  readonly cgo: "0" | "1";
}

const recipes = {
  gitea: { module: "code.gitea.io/gitea", tags: "sqlite,sqlite_unlock_notify", cgo: "1" },
  act: { module: "github.com/nektos/act", tags: "", cgo: "0" },
} satisfies Readonly<Record<keyof GoTools, Recipe>>;

/** Builds what is not in the cache yet: some five minutes the first time, nothing after that. */
export async function prepareGoTools(say: (line: string) => void): Promise<GoTools> {
  const gitea = await prepareTool("gitea", say);
  const act = await prepareTool("act", say);
  return { gitea: { program: gitea, staticRoot: await moduleFolder("gitea") }, act: { program: act } };
}

async function prepareTool(name: keyof GoTools, say: (line: string) => void): Promise<string> {
  const recipe = recipes[name];
  const program = join(cacheFolder, "go-tools", `${name}-${await keyOf(name, recipe)}`);
  if (await exists(program)) return program;
  say(`building ${name} with Go`);
  await mkdir(join(cacheFolder, "go-tools"), { recursive: true });
  const partial = `${program}.partial`;
  const build = [goProgram(), "build", "-buildvcs=false", "-tags", recipe.tags, "-o", partial, recipe.module];
  await must("nice", build, { directory: folderOf(name), env: { ...process.env, CGO_ENABLED: recipe.cgo } });
  await rename(partial, program);
  return program;
}

async function keyOf(name: keyof GoTools, recipe: Recipe): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(recipe));
  for (const file of ["go.mod", "go.sum"]) hash.update(await readFile(join(folderOf(name), file)));
  return hash.digest("hex").slice(0, 16);
}

/** The module's own source, fetched again where Go's cache of modules has lost it. */
async function moduleFolder(name: keyof GoTools): Promise<string> {
  const { module } = recipes[name];
  const downloaded = await run(goProgram(), ["mod", "download", "-json", module], { directory: folderOf(name) });
  const { Dir, Error: said } = JSON.parse(downloaded.stdout || "{}") as { Dir?: string; Error?: string };
  if (Dir !== undefined) return Dir;
  throw new Error(`go mod download ${module} failed: ${said ?? ""}${downloaded.stderr}`);
}

function folderOf(name: keyof GoTools): string {
  return resolve("test/engine", name);
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
