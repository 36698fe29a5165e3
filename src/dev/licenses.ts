import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly author?: string | { readonly name: string };
  readonly license?: string;
}

/**
 * Adds to ncc's list of licences the text of each that a package names without carrying it, or carries in further files;
 * throws where only its author can know the text.
 */
export function completeLicenses(file: string, modules: string): void {
  const text = readFileSync(file, "utf8");
  // Name and licence, and then at once the name and licence of the next.
  const completed = text.replace(/(?<![^\n]\n)^(\S+)\n(\S+)\n(?=\n+\S+\n\S+\n|\n*$(?![^]))/gm, (entry, name: string, license: string) => `${entry}${licenseText(join(modules, name), name, license)}`);
  writeFileSync(file, [...completed.matchAll(/^(\S+)\n\S+\n/gm)].reduce((whole, [, name = ""]) => withFurtherFiles(whole, join(modules, name)), completed));
}

/** A LICENSE that only says which others there are is followed by these: LICENSE.APACHE, LICENSE.BSD. */
function withFurtherFiles(text: string, folder: string): string {
  const further = listFiles(folder).filter((name) => /^LICENSE\.[A-Z]+$/.test(name));
  if (further.length === 0) return text;
  const read = (name: string): string => readFileSync(join(folder, name), "utf8").trim();
  const own = read("LICENSE");
  return text.replace(own, () => [own, ...further.map(read)].join("\n\n"));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // A line of a text that looks like a package's name.
    return [];
  }
}

function licenseText(folder: string, name: string, license: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const author = typeof manifest.author === "object" ? manifest.author.name : manifest.author;
  if (license !== "MIT" || manifest.license !== license || author === undefined) {
    throw new Error(`${name} (${license}) carries no licence text, and src/dev/licenses.ts does not know it.`);
  }
  return MIT.replace("AUTHOR", () => author);
}

const MIT = `The MIT License (MIT)

Copyright (c) AUTHOR

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
