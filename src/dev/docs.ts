// Writes what the declarations say into actions/<verb>/action.yml (whole) and README.md (between its markers), and docs/parity.md.
//   node src/dev/docs.ts [--check]    with --check nothing is written; exits 1 and names the files that differ
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Declaration } from "../inputs/spec.ts";
import { verbs } from "../verbs.ts";
import { renderParity } from "./parity.ts";
import { MEANT, SHARED, TABLES } from "./parity-tables.ts";
import { replaceEvents } from "./event-table.ts";
import { actionFolder, renderActionYml, renderTables, replaceBetweenMarkers, tablesFile } from "./action-docs.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const stale: string[] = [];
for (const verb of Object.values(verbs)) {
  const declaration = await verb.declaration();
  if (declaration.isAction) await documentAction(declaration, verb.post !== null);
}
for (const path of ["README.md", "docs/root-action.md"]) await update(path, (old) => replaceEvents(old ?? ""));
const compared = await Promise.all(Object.values(verbs).map((verb) => verb.declaration()));
await update("docs/parity.md", () => renderParity({ tables: TABLES, meant: MEANT, shared: SHARED }, compared.filter(({ name }) => ["setup", "login", "metadata", "build"].includes(name))));
if (stale.length > 0) {
  console.error(`These differ from the declarations; run \`npm run docs\`:\n${stale.join("\n")}`);
  process.exitCode = 1;
}

async function documentAction(declaration: Declaration, hasPost: boolean): Promise<void> {
  await update(`${actionFolder(declaration)}action.yml`, () => renderActionYml(declaration, hasPost));
  await update(tablesFile(declaration), (old) => replaceBetweenMarkers(old ?? `# ${declaration.title}\n`, renderTables(declaration)));
}

async function update(path: string, render: (old: string | null) => string): Promise<void> {
  const absolute = join(root, path);
  const old = await readFile(absolute, "utf8").catch(() => null);
  const wanted = render(old);
  if (wanted === old) return;
  if (values.check) {
    stale.push(path);
    return;
  }
  await mkdir(dirname(absolute), { recursive: true });
  await writeFile(absolute, wanted);
  console.log(`wrote ${path}`);
}
