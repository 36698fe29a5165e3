import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "../../schema/report.v1.json" with { type: "json" };
import { UserError } from "../errors.ts";
import { parseJson } from "../oci/json.ts";
import { MAX_REPORT_BYTES } from "./bound.ts";
import { findContradictions } from "./contradictions.ts";
import type { Report } from "./report.ts";

const SHOWN_FAULTS = 3;
const HINT = "A report is the file that `plimsoll diff --format json` of this version writes, unchanged.";

let compiled: ValidateFunction | null = null;

/**
 * Parses a report, however hostile its author: JSON of at most 32 MiB, valid under `schema/report.v1.json`, and free of
 * contradictions. `where` names it in the `UserError`. Import this file lazily: it loads the schema's validator.
 */
export function parseReport(bytes: Uint8Array, where: string): Report {
  if (bytes.byteLength > MAX_REPORT_BYTES) {
    throw new UserError(`${where} is larger than a report may be (32 MiB).`, HINT);
  }
  const value = parseJson(bytes, where, HINT);
  const isReport = validator();
  if (!isReport(value)) throw refusal(where, describeFaults(isReport.errors ?? []));
  const report = value as Report;
  const contradictions = findContradictions(report);
  if (contradictions.length > 0) throw refusal(where, contradictions);
  return report;
}

function validator(): ValidateFunction {
  compiled ??= new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false, verbose: false }).compile(schema);
  return compiled;
}

function refusal(where: string, faults: readonly string[]): UserError {
  const more = faults.length > SHOWN_FAULTS ? `; and ${faults.length - SHOWN_FAULTS} more` : "";
  return new UserError(`${where} is not a report: ${faults.slice(0, SHOWN_FAULTS).join("; ")}${more}.`, HINT);
}

/** The path of each fault in the document, with what is wrong there; never a value, which a stranger chose. */
function describeFaults(errors: readonly ErrorObject[]): string[] {
  const isChoice = (error: ErrorObject) => error.keyword === "oneOf";
  const told = errors.filter((error) => !isChoice(error) && !(error.keyword === "type" && error.params["type"] === "null"));
  const faults = (told.length > 0 ? told : errors).map(
    (error) => `${error.instancePath === "" ? "the document" : error.instancePath} ${error.message ?? error.keyword}`,
  );
  return [...new Set(faults)];
}
