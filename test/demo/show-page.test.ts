import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCleanUp } from "../../src/demo/clean-up.ts";
import { narrate } from "../../src/demo/narration.ts";
import { type Reader, showPage } from "../../src/demo/show-page.ts";
import { fakeHost } from "../fakes/host.ts";
import { emptyFolder } from "./performance.ts";

/** Shows a page; `onWait` is what the person does who is asked for Enter, null: there is nobody. */
async function show(file: string | null, onWait: ((url: string) => Promise<void>) | null, signal = new AbortController().signal): Promise<{ told: string; url: string }> {
  const written: string[] = [];
  const narration = narrate({ color: false, width: 100, write: async (text) => void written.push(text) });
  const urlIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0] ?? "";
  const reader: Reader = { canAnswer: () => onWait !== null, nextLine: async () => await onWait?.(urlIn(written.join(""))) };
  const cleanUp = createCleanUp();
  try {
    await showPage({ host: fakeHost({ directory: "/" }), narration, cleanUp, signal }, "<p>the page</p>", file, reader);
  } finally {
    await cleanUp.run();
  }
  const told = written.join("");
  return { told, url: urlIn(told) };
}

test("a terminal gets the page at an address until Enter, and no longer", async () => {
  const seen: unknown[] = [];
  const { told, url } = await show(null, async (address) => {
    for (const path of ["", "other"]) {
      const response = await fetch(address + path);
      seen.push([response.status, response.headers.get("content-type"), await response.text()]);
    }
  });
  expect(seen).toEqual([
    [200, "text/html; charset=utf-8", "<p>the page</p>"],
    [404, null, ""],
  ]);
  expect(told).toBe(`  ${url} shows it until you press Enter.\n`);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("an interruption ends the wait, and the page is gone", async () => {
  const controller = new AbortController();
  let address = "";
  const shown = show(null, async (url) => {
    address = url;
    controller.abort(new Error("interrupted"));
  }, controller.signal);
  await expect(shown).rejects.toThrow("interrupted");
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test("where nobody can answer, it says how to get the page", async () => {
  expect((await show(null, null)).told.replace(/\s+/g, " ")).toBe(" Run it in a terminal to see the comment in a browser, or with --page FILE to keep it as a page. ");
});

test("a file that is named keeps the page, and nobody is asked for anything", async () => {
  const file = join(await emptyFolder(), "kept/page.html");
  const { told } = await show(file, () => Promise.reject(new Error("asked")));
  expect(told.replace(/\s+/g, " ")).toBe(` The page is kept as ${file}. `);
  expect(await readFile(file, "utf8")).toBe("<p>the page</p>");
});
