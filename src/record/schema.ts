import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "../../schema/record.v1.json" with { type: "json" };
import { UserError } from "../errors.ts";
import { parseJson } from "../oci/json.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";
import { formatRepository, parseRepository } from "../oci/reference.ts";
import type { ImageRecord } from "./record.ts";

/** The largest record that is read. */
export const MAX_RECORD_BYTES = 64 * 1024;

const HINT = "A record is the file that `plimsoll build` with push-by-digest writes, unchanged.";

let compiled: ValidateFunction | null = null;

/**
 * Parses a record, however hostile its author: JSON of at most 64 KiB, valid under `schema/record.v1.json`, its repository in
 * full and its platform normalised. `where` names it in the `UserError`. Import this file lazily: it loads the schema's validator.
 */
export function parseRecord(bytes: Uint8Array, where: string): ImageRecord {
  if (bytes.byteLength > MAX_RECORD_BYTES) throw new UserError(`${where} is larger than a record may be (64 KiB).`, HINT);
  const value = parseJson(bytes, where, HINT);
  compiled ??= new Ajv2020({ strict: true, allErrors: false, verbose: false }).compile(schema);
  if (!compiled(value)) {
    const [fault] = compiled.errors ?? [];
    // Never a value: a stranger chose it.
    const place = fault?.instancePath === "" || fault === undefined ? "the document" : fault.instancePath;
    throw new UserError(`${where} is not a record: ${place} ${fault?.message ?? "is not valid"}.`, HINT);
  }
  const record = value as ImageRecord;
  checkName(record.repository, where, (text) => formatRepository(parseRepository(text)), "/repository is not one in full");
  checkName(record.platform, where, (text) => formatPlatform(parsePlatform(text)), "/platform is not a normalised one");
  return record;
}

function checkName(text: string, where: string, normalize: (text: string) => string, fault: string): void {
  try {
    if (normalize(text) === text) return;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  throw new UserError(`${where} is not a record: ${fault}.`, HINT);
}
