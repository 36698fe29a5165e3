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

describe("README.md", () => {
  const readme = read("README.md");

  test.each(["pull-request", "release", "native"])("shows examples/%s.yml to be copied", (name) => {
    expect(readme).toContain(`\n\`\`\`yaml\n${read(`examples/${name}.yml`)}\`\`\`\n`);
  });

  test("shows a comment as it looks, in dark and in light", () => {
    const [, dark, light] = /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="[^"]{20,}" src="([^"]+)">\s*<\/picture>/.exec(readme) ?? [];
    expect([dark, light].map((path) => path?.replace(/\.\w+$/, ""))).toEqual(["docs/images/comment-dark", "docs/images/comment-light"]);
  });

  test("leads to a table of the alternatives that has rows in which another is ahead", () => {
    expect(readme).toContain("](docs/alternatives.md)");
    const aheadIn = (page: string) => page.split("\n").filter((line) => line.startsWith("| ") && line.split("|").slice(3).some((cell) => cell.includes("**")));
    expect(aheadIn(readme.slice(readme.indexOf("## Against the alternatives"))).length).toBeGreaterThanOrEqual(5);
    expect(aheadIn(read("docs/alternatives.md")).length).toBeGreaterThan(5);
  });
});

test.each([
  ["recipes", "Several images in one repository"],
  ["recipes", "GitHub Enterprise Server"],
  ["recipes", "Gitea and Forgejo"],
  ["recipes", "A runner of your own"],
  ["recipes", "Without the internet"],
  ["recipes", "Signatures and attestations"],
  ["other-ci", "GitLab"],
  ["other-ci", "Woodpecker"],
  ["other-ci", "Jenkins"],
  ["other-ci", "Buildkite"],
])("docs/%s.md says what to write: %s", (page, heading) => {
  const section = read(`docs/${page}.md`).split(/^## /m).find((each) => each.startsWith(heading));
  expect(section).toMatch(/`[^`\n]+`/);
});

test("docs/architecture.md has one drawing", () => {
  expect(read("docs/architecture.md").match(/^```mermaid$/gm)).toHaveLength(1);
});

test.each(["Linux, amd64", "macOS, Windows", "GitHub", "GitHub Enterprise Server", "Gitea", "Forgejo", "GitLab"])("docs/systems.md says what of it is tested on %s", (system) => {
  expect(read("docs/systems.md")).toMatch(new RegExp(`^\\| ${system} \\|.*[a-z]`, "m"));
});
