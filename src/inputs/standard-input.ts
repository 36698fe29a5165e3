import { UserError } from "../errors.ts";
import type { Declaration } from "./spec.ts";

/** As much of standard input as a secret may be. */
const MAX_BYTES = 1024 * 1024;

/** A stream of bytes, and whether somebody types them. */
export interface StandardInput extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean;
}

/**
 * The inputs with a secret that is given as `-` read from standard input, less the one line end that `echo` adds. Throws a
 * `UserError` where there is more than one such secret, or nothing to read.
 */
export async function fillSecrets(declaration: Declaration, inputs: Readonly<Record<string, string>>, stdin: StandardInput): Promise<Readonly<Record<string, string>>> {
  const [name, ...others] = Object.keys(inputs).filter((input) => inputs[input] === "-" && declaration.inputs[input]?.secret === true);
  if (name === undefined) return inputs;
  if (others.length > 0) {
    throw new UserError(`Standard input can be one secret, not ${[name, ...others].map((input) => `--${input}`).join(" and ")}.`, "Give one of them as `-`.");
  }
  if (stdin.isTTY === true) throw new UserError(`--${name} is to be read from standard input, which is a terminal and would show it.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
  const text = await readAll(stdin, name);
  const secret = text.replace(/\r\n$|\n$|\r$/, "");
  if (secret.trim() === "") throw new UserError(`--${name} is to be read from standard input, which is empty.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
  return { ...inputs, [name]: secret };
}

async function readAll(stdin: StandardInput, name: string): Promise<string> {
  const text = await readWithin(stdin, MAX_BYTES);
  if (text === null) throw new UserError(`--${name} is to be read from standard input, which holds more than 1 MB.`, "Pipe in the secret alone.");
  return text;
}

/** All that standard input holds; null: more than `maxBytes`. */
export async function readWithin(stdin: StandardInput, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}
