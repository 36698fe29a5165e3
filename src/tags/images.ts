import { UserError } from "../errors.ts";
import { parseRecords } from "../inputs/records.ts";
import { parseRepository } from "../oci/reference.ts";

/** Reads the lines of `images`: the repositories that are switched on, in lower case, each once; and what is wrong with the lines. */
export function readImages(lines: readonly string[]): { readonly images: readonly string[]; readonly mistakes: readonly string[] } {
  const images: string[] = [];
  const mistakes = lines.flatMap((line) => {
    try {
      const { names, isEnabled, mistakes: found } = readLine(line);
      const wrong = names.flatMap(nameMistakes);
      if (isEnabled && found.length + wrong.length === 0) images.push(...names);
      return [...found, ...wrong].map((mistake) => `${JSON.stringify(line)}: ${mistake}`);
    } catch (error) {
      if (error instanceof UserError) return [`${JSON.stringify(line)}: ${error.message} ${error.hint}`];
      throw error;
    }
  });
  return { images: [...new Set(images)], mistakes };
}

interface ReadLine {
  readonly names: readonly string[];
  readonly isEnabled: boolean;
  readonly mistakes: readonly string[];
}

function readLine(line: string): ReadLine {
  const names: string[] = [];
  const mistakes: string[] = [];
  let isEnabled = true;
  for (const field of (parseRecords(line)[0] ?? []).map((each) => each.trim()).filter((each) => each !== "")) {
    const equals = field.indexOf("=");
    const key = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    const value = field.slice(equals + 1).trim();
    if (equals === -1 || key === "name") names.push(value.toLowerCase());
    else if (key !== "enable") mistakes.push(`attribute ${JSON.stringify(key)} is unknown; write name=…,enable=true or false.`);
    else if (value !== "true" && value !== "false") mistakes.push(`enable ${JSON.stringify(value)} is neither true nor false.`);
    else isEnabled = value === "true";
  }
  if (names.length === 0 && mistakes.length === 0) mistakes.push("it names no image; write name=ghcr.io/owner/app.");
  return { names, isEnabled, mistakes };
}

function nameMistakes(name: string): string[] {
  if (name === "") return ["its name is empty; write name=ghcr.io/owner/app."];
  try {
    parseRepository(name);
    return [];
  } catch (error) {
    if (error instanceof UserError) return [`${error.message} ${error.hint}`];
    throw error;
  }
}
