import { isJsonObject } from "../oci/json.ts";

/**
 * A place in a text where something was put for something else. Texts of this file are one character a byte (`latin1`), so that what
 * is not touched, well-formed or not, stays as it is to the byte.
 */
interface Splice {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What takes a splice back, without holding what it inserted. */
export interface Undo {
  readonly at: number;
  readonly removed: string;
  readonly insertedLength: number;
}

/** A text on its way, and what was done to it. */
export interface Edit {
  readonly text: string;
  readonly splices: readonly Splice[];
}

interface Member {
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

interface ObjectSpan {
  readonly start: number;
  /** Behind the closing brace. */
  readonly end: number;
  readonly members: readonly Member[];
}

const BOM = "\u00ef\u00bb\u00bf";

/** An edit of the bytes of a file; their JSON must be valid, or nothing. */
export function beginEdit(bytes: Uint8Array): Edit {
  const edit: Edit = { text: Buffer.from(bytes).toString("latin1"), splices: [] };
  // Docker reads nothing behind a byte-order mark.
  const bare = edit.text.startsWith(BOM) ? splice(edit, 0, BOM.length, "") : edit;
  return bare.text.trim() === "" ? splice(bare, 0, bare.text.length, "{}") : bare;
}

/** The bytes that an edit leads to. */
export function endEdit({ text }: Edit): Buffer {
  return Buffer.from(text, "latin1");
}

/** What takes a whole edit back, in the order to do it. */
export function undosOf({ splices }: Edit): Undo[] {
  return splices.map(({ at, removed, inserted }) => ({ at, removed, insertedLength: inserted.length })).toReversed();
}

/** The bytes as they were before an edit that led to exactly these. */
export function undo(bytes: Uint8Array, undos: readonly Undo[]): Buffer {
  let text = Buffer.from(bytes).toString("latin1");
  for (const { at, removed, insertedLength } of undos) text = text.slice(0, at) + removed + text.slice(at + insertedLength);
  return Buffer.from(text, "latin1");
}

/** Sets `section.key`, making the section where there is none; all else keeps its form. Of repeated keys, the last counts and is set. */
export function putEntry(edit: Edit, section: string, key: string, value: unknown): Edit {
  const root = readObject(edit.text, edit.text.indexOf("{"));
  const parent = root.members.findLast((member) => member.key === section);
  if (parent === undefined) return insertMember(edit, root, section, { [key]: value });
  if (edit.text[parent.valueStart] !== "{") return replaceValue(edit, parent, { [key]: value });
  const entries = readObject(edit.text, parent.valueStart);
  const known = entries.members.findLast((member) => member.key === key);
  return known === undefined ? insertMember(edit, entries, key, value) : replaceValue(edit, known, value);
}

/** Puts text, as `entryText` gave it, in the place of the value of `section.key`, which must be there. */
export function restoreEntry(edit: Edit, section: string, key: string, valueText: string): Edit {
  const member = findEntries(edit.text, section).findLast((each) => each.key === key);
  return member === undefined ? edit : splice(edit, member.valueStart, member.end, valueText);
}

/** Takes away each entry of a section whose key and value are wanted gone. */
export function removeEntries(edit: Edit, section: string, isUnwanted: (key: string, value: unknown) => boolean): Edit {
  const unwanted = findEntries(edit.text, section).find(({ key, valueStart, end }) => isUnwanted(key, parseValue(edit.text.slice(valueStart, end))));
  return unwanted === undefined ? edit : removeEntries(removeMember(edit, section, unwanted), section, isUnwanted);
}

/** The value of `section.key` as it is written; null where there is none. */
export function entryText({ text }: Edit, section: string, key: string): string | null {
  const member = findEntries(text, section).findLast((each) => each.key === key);
  return member === undefined ? null : text.slice(member.valueStart, member.end);
}

/** The entries of a section, each as it is written or repeated. */
export function entriesOf({ text }: Edit, section: string): readonly { readonly key: string; readonly value: unknown }[] {
  return findEntries(text, section).map(({ key, valueStart, end }) => ({ key, value: parseValue(text.slice(valueStart, end)) }));
}

/** Whether nothing is said but that there are no entries. */
export function isBlank({ text }: Edit): boolean {
  const value = parseValue(text);
  return isJsonObject(value) && Object.entries(value).every(([key, inner]) => key === "auths" && isEmpty(inner));
}

function isEmpty(value: unknown): boolean {
  return value === null || (isJsonObject(value) && Object.keys(value).length === 0);
}

function findEntries(text: string, section: string): readonly Member[] {
  const sections = readObject(text, text.indexOf("{")).members.filter(({ key, valueStart }) => key === section && text[valueStart] === "{");
  return sections.flatMap(({ valueStart }) => readObject(text, valueStart).members);
}

function removeMember(edit: Edit, section: string, { start, end }: Member): Edit {
  const root = readObject(edit.text, edit.text.indexOf("{"));
  const spans = root.members.filter(({ key, valueStart }) => key === section && edit.text[valueStart] === "{").map(({ valueStart }) => readObject(edit.text, valueStart));
  const parent = spans.find((span) => span.start < start && end < span.end);
  if (parent === undefined) return edit;
  const position = parent.members.findIndex((member) => member.start === start);
  const before = parent.members[position - 1];
  const after = parent.members[position + 1];
  if (after !== undefined) return splice(edit, start, after.start, "");
  return before === undefined ? splice(edit, parent.start + 1, parent.end - 1, "") : splice(edit, before.end, end, "");
}

function insertMember(edit: Edit, parent: ObjectSpan, key: string, value: unknown): Edit {
  const { text } = edit;
  const last = parent.members.at(-1);
  if (last === undefined) {
    const own = lineStart(text, parent.start);
    const unit = indentUnit(text);
    if (own === null || unit === "") return splice(edit, parent.start + 1, parent.end - 1, member(key, value, "", "", ":"));
    return splice(edit, parent.start + 1, parent.end - 1, `\n${own}${unit}${member(key, value, unit, own + unit, ": ")}\n${own}`);
  }
  const previousEnd = parent.members.at(-2)?.end ?? parent.start;
  // From the comma (or the brace) to the key, comments are none in JSON.
  const lead = text.slice(text.indexOf(parent.members.length > 1 ? "," : "{", previousEnd) + 1, last.start);
  const colon = /^\s/.test(text.slice(text.indexOf(":", endOfString(text, last.start)) + 1, last.valueStart)) ? ": " : ":";
  const isOnLines = lead.includes("\n");
  const indent = isOnLines ? lead.slice(lead.lastIndexOf("\n") + 1) : "";
  return splice(edit, last.end, last.end, `,${lead}${member(key, value, isOnLines ? indentUnit(text) : "", indent, colon)}`);
}

function replaceValue(edit: Edit, { start, valueStart, end }: Member, value: unknown): Edit {
  const indent = lineStart(edit.text, start);
  return splice(edit, valueStart, end, format(value, indent === null ? "" : indentUnit(edit.text), indent ?? ""));
}

function member(key: string, value: unknown, unit: string, indent: string, colon: string): string {
  return `${latin1(JSON.stringify(key))}${colon}${format(value, unit, indent)}`;
}

function format(value: unknown, unit: string, indent: string): string {
  return latin1(JSON.stringify(value, null, unit).replaceAll("\n", `\n${indent}`));
}

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** The white space that the line of a position begins with; null where the text is all on one line. */
function lineStart(text: string, position: number): string | null {
  if (!text.trim().includes("\n") && text.trim() !== "{}") return null;
  const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** What one level is indented by: as the first member is, a tab where there is none (Docker's own), nothing where all is on one line. */
function indentUnit(text: string): string {
  const [, first] = /^\s*\{[^\S\n]*\r?\n([ \t]+)"/.exec(text) ?? [];
  if (first !== undefined) return first;
  return /^\s*\{\s*\}\s*$/.test(text) ? "\t" : "";
}

function splice(edit: Edit, start: number, end: number, inserted: string): Edit {
  const removed = edit.text.slice(start, end);
  return {
    text: edit.text.slice(0, start) + inserted + edit.text.slice(end),
    splices: [...edit.splices, { at: start, removed, inserted }],
  };
}

function parseValue(text: string): unknown {
  return JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
}

/** The members of an object of valid JSON, from its opening brace. */
function readObject(text: string, start: number): ObjectSpan {
  const members: Member[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] !== "}") {
    const keyEnd = endOfString(text, at);
    const valueStart = skipSpace(text, text.indexOf(":", keyEnd) + 1);
    const end = endOfValue(text, valueStart);
    members.push({ key: String(parseValue(text.slice(at, keyEnd))), start: at, valueStart, end });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return { start, end: at + 1, members };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"' && at < text.length) at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let at = start;
  for (let depth = 0; at < text.length; ) {
    const character = text[at] ?? "";
    if (character === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (depth === 0 && /[,\]}\s]/.test(character)) return at;
    if (character === "{" || character === "[") depth += 1;
    if (character === "}" || character === "]") depth -= 1;
    at += 1;
    if (depth === 0 && (character === "}" || character === "]")) return at;
  }
  return at;
}
