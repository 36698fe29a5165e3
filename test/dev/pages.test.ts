import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const pages = globSync(["*.md", "docs/**/*.md", "actions/*/README.md", "examples/**/*.md", "test/golden/*.md", ".github/*.md"], { cwd: root }).map((path) => path.replaceAll("\\", "/"));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The names by which headings are linked to, as GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  const headings = markdown.replaceAll(/^```.*?^```$/gms, "").matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) => heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-"));
}

/** What of a page's links leads nowhere in this repository; of other places nobody is asked. */
function brokenLinks(page: string): string[] {
  const text = read(page).replaceAll(/^```.*?^```$/gms, "").replaceAll(/`[^`\n]*`/g, "code");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/<(?:img|source)[^>]*\s(?:src|srcset)="([^"]+)"/g)].map(([, link = ""]) => link);
  return links.filter((link) => {
    if (/^(?:https?|mailto):/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : join(dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && statSync(join(root, target)).isFile() && target.endsWith(".md") && !anchorsOf(read(target)).includes(anchor);
  });
}

test.each(pages)("%s links to what is there", (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

describe("docs/migration", () => {
  const guides = globSync("docs/migration/*.md", { cwd: root }).filter((path) => !path.endsWith("README.md"));

  test.each(guides)("%s shows the change and says where the other one is better", (path) => {
    const text = read(path);
    expect(text).toMatch(/^# From /);
    expect(text).toMatch(/^```diff\n/m);
    expect(text).toMatch(/\*\*Better(?: here)?\*\*/);
    expect(text).toContain("**Better there**");
  });

  test("has a page for each of Docker's actions that has a table in docs/parity.md, and lists all its pages", () => {
    const index = read("docs/migration/README.md");
    expect(guides.filter((path) => !index.includes(`](${path.split(/[\\/]/).at(-1)})`))).toEqual([]);
    const compared = [...read("docs/parity.md").matchAll(/^## docker\/([\w-]+?)-action/gm)].map(([, name]) => `${name}.md`);
    expect(compared.length).toBeGreaterThanOrEqual(4);
    expect(compared.filter((name) => !existsSync(join(root, "docs/migration", name)))).toEqual([]);
  });
});
