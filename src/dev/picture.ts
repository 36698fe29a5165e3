// What a browser makes of what Plimsoll writes; needs Chromium (Debian: apt-get install chromium fonts-noto-color-emoji).
//   node src/dev/picture.ts             docs/images/comment-*.webp, which README.md shows: the demo's comment, light and dark
//   node src/dev/picture.ts FILE DIR    pictures of a comment, a job summary (.md) or a page (.html) in DIR: light and dark, phone and desktop, all unfolded
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { declaration } from "../demo/inputs.ts";
import { renderSummaryPage } from "../demo/page.ts";
import { run as runDemo } from "../demo/run.ts";
import { createTerminalHost } from "../host/terminal.ts";
import { readInputs } from "../inputs/read.ts";
import { type Browser, startBrowser } from "./browser.ts";

const root = resolve(import.meta.dirname, "../..");
const SCHEMES = ["light", "dark"] as const;
const WIDTHS = { phone: 390, desktop: 1100 } as const;
/** The page frames the comment; the picture is of the comment alone, which the page's second is: the one that is over budget. */
const ALONE = "document.querySelectorAll('header, article:first-of-type').forEach((element) => element.remove()); document.querySelector('main').style.padding = '12px'; document.querySelector('article').style.margin = '0'; document.querySelector('.when').textContent = 'plimsoll commented';";

const [file, folder] = process.argv.slice(2);
const browser = await startBrowser();
try {
  if (file !== undefined && folder !== undefined) await takeAll(browser, file, folder);
  else await takeForReadme(browser);
} finally {
  await browser.close();
}

async function takeForReadme(browser: Browser): Promise<void> {
  const html = await playDemo();
  await mkdir(join(root, "docs/images"), { recursive: true });
  for (const scheme of SCHEMES) {
    await browser.show(html, { width: 900, scheme, scale: 1.5 });
    await browser.evaluate(ALONE);
    await writeFile(join(root, `docs/images/comment-${scheme}.webp`), await browser.takePicture("webp"));
  }
}

async function playDemo(): Promise<string> {
  const temporary = await mkdtemp(join(tmpdir(), "plimsoll-picture-"));
  const page = join(temporary, "page.html");
  try {
    const host = createTerminalHost({ env: process.env, directory: temporary, inputs: { "without-engine": "true", page }, stderr: process.stderr, verbosity: "normal", color: false });
    await runDemo(host, readInputs(declaration, host), { format: "text", output: null, dryRun: false, color: false, width: 100, write: async () => {} });
    return await readFile(page, "utf8");
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function takeAll(browser: Browser, path: string, into: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const html = path.endsWith(".md") ? renderSummaryPage(basename(path), text) : text;
  await mkdir(into, { recursive: true });
  for (const scheme of SCHEMES) {
    for (const [name, width] of Object.entries(WIDTHS)) {
      await browser.show(html, { width, scheme });
      await browser.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })");
      await writeFile(join(into, `${name}-${scheme}.png`), await browser.takePicture("png"));
    }
  }
}
