import { UserError } from "../errors.ts";
import { formatAttributes } from "./attributes.ts";

/** A secret whose value was given. */
interface GivenSecret {
  readonly id: string;
  readonly value: string;
}

/** Where buildx takes a secret from: a file that is written for it, a file that is there, or the environment. */
export type SecretSource =
  | { readonly id: string; readonly written: string }
  | { readonly id: string; readonly path: string }
  | { readonly id: string; readonly variable: string };

/**
 * The secrets of the input `secrets`, an `ID=value` a line. Only a quote that opens the whole record is syntax: the record
 * then ends at the next single quote and may have several lines. Nothing of what is wrong is shown: it may be the secret.
 */
export function parseSecrets(text: string): { readonly secrets: readonly GivenSecret[]; readonly mistakes: readonly string[] } {
  const secrets: GivenSecret[] = [];
  const mistakes: string[] = [];
  for (const { line, record } of splitRecords(text)) {
    if (record === null) mistakes.push(`the quote that opens line ${line} is not closed at the end of a line; close it, and double each quote within it.`);
    else if (isMalformed(record)) mistakes.push(`line ${line} is not ID=value (its text is not shown); write one secret a line, and one of several lines in quotes that open before the ID.`);
    else secrets.push(splitPair(record));
  }
  return { secrets, mistakes };
}

/** The `ID=…` of `secret-envs` and `secret-files`. Throws a `UserError` for any other form, without showing it. */
export function parseSecretName(record: string, what: string): { readonly id: string; readonly value: string } {
  const { id, value } = isMalformed(record) ? { id: "", value: "" } : splitPair(record);
  if (id !== "" && value !== "") return { id, value };
  throw new UserError(`an entry is not ID=${what} (its text is not shown).`, `Write ID=${what}; a secret's own value belongs in the input secrets.`);
}

/** The value of `--secret`. */
export function secretArgument(source: SecretSource, folder: string): string {
  if ("variable" in source) return formatAttributes([["id", source.id], ["env", source.variable]]);
  const path = "written" in source ? `${folder}/${source.written}` : source.path;
  return formatAttributes([["id", source.id], ["src", path]]);
}

interface Record {
  /** Of the input, from 1. */
  readonly line: number;
  /** null: its quote is never closed. */
  readonly record: string | null;
}

function splitRecords(text: string): Record[] {
  const records: Record[] = [];
  let rest = text;
  let line = 1;
  while (rest !== "") {
    const [record, taken] = takeRecord(rest);
    if (record !== "") records.push({ line, record });
    line += rest.slice(0, taken).split("\n").length - 1;
    rest = rest.slice(taken);
  }
  return records;
}

/** The first record and how many characters it takes with its line end. */
function takeRecord(text: string): [record: string | null, taken: number] {
  const quoted = /^[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(text);
  if (quoted !== null) return [quoted[1]?.replaceAll('""', '"') ?? "", quoted[0].length];
  const plain = /^[^\S\n]*([^\n]*?)\r?(?:\n|$)/.exec(text);
  const record = plain?.[1] ?? "";
  // What follows a quote that is never closed may be part of the secret: it is not read as further records.
  return record.startsWith('"') ? [null, text.length] : [record, plain?.[0].length ?? text.length];
}

function isMalformed(record: string): boolean {
  // eslint-disable-next-line no-control-regex -- an ID with a control character is a value that was split wrongly
  return !/^[^=\s\u0000-\u001f]+=(?!=$)/.test(record);
}

function splitPair(record: string): { id: string; value: string } {
  const equals = record.indexOf("=");
  return { id: record.slice(0, equals), value: record.slice(equals + 1) };
}
