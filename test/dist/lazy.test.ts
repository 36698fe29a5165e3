import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, "dist");
// A word of @actions/cache, of @octokit/core and of undici each.
const CLIENTS = ["CacheServiceClientJSON", "octokit-core.js", "class ProxyAgent"];
// A word of handlebars: what fills in the expressions of tag rules.
const TEMPLATES = "_handlebarsRuntime";
const folder = mkdtempSync(join(tmpdir(), "plimsoll-lazy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The chunks of dist/ that a command loads, told by a hook of the module loader. */
function loadedBy(...argv: string[]): string[] {
  const list = join(folder, "loaded.txt");
  const hook = join(folder, "hook.mjs");
  writeFileSync(list, "");
  writeFileSync(
    hook,
    `import { registerHooks } from "node:module"; import { appendFileSync } from "node:fs";
registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + "\\n"); return next(url, context); } });`,
  );
  spawnSync(process.execPath, ["--import", hook, join(dist, "cli.js"), ...argv], { encoding: "utf8" });
  return readFileSync(list, "utf8").split("\n").filter((url) => url.includes("/dist/")).map((url) => basename(url));
}

test("the words by which they are told are in dist/", () => {
  const chunks = readdirSync(dist);
  expect([...CLIENTS, TEMPLATES].filter((client) => !chunks.some((chunk) => holds(chunk, client)))).toEqual([]);
});

function holds(chunk: string, text: string): boolean {
  return readFileSync(join(dist, chunk), "utf8").includes(text);
}

test("--help loads no HTTP client, no cache client and no forge client", () => {
  const loaded = loadedBy("diff", "--help");
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.filter((chunk) => CLIENTS.some((client) => holds(chunk, client)))).toEqual([]);
});

test("comparing two archives loads no HTTP client, no cache client and no forge client", () => {
  const golden = (side: string): string => `oci-archive:${join(root, "test/golden/01-deleted-dir", `${side}.oci.tar`)}`;
  const loaded = loadedBy("diff", golden("base"), golden("head"), "--quiet");
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((chunk) => CLIENTS.some((client) => holds(chunk, client)))).toEqual([]);
});

test("tags that are no rules load nothing of what rules need", () => {
  const loadsTemplates = (...argv: string[]): boolean => loadedBy(...argv).some((chunk) => holds(chunk, TEMPLATES));
  expect(loadsTemplates("build", "--dry-run", "--tags", "acme/api:1")).toBe(false);
  expect(loadsTemplates("build", "--dry-run", "--tags", "type=raw,value=1", "--images", "acme/api")).toBe(true);
  expect(loadsTemplates("login", "--registry", "localhost:1", "--username", "a", "--dry-run")).toBe(false);
  expect(loadsTemplates("metadata", "--help")).toBe(false);
  expect(loadsTemplates("metadata", "--tags", "type=raw,value=1")).toBe(true);
});
