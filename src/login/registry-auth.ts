import { parse, YAMLParseError } from "yaml";
import { isJsonObject } from "../oci/json.ts";

/** One login as the inputs ask for it; "" for what was not given. */
export interface LoginInputs {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
  readonly scope: string;
  readonly ecr: string;
}

const FIELDS = ["registry", "username", "password", "scope", "ecr"] as const;

/** Reads `registry-auth`, a YAML list of logins. What is wrong with it is told without quoting it, for it holds passwords. */
export function parseRegistryAuth(text: string): { readonly logins: readonly LoginInputs[]; readonly mistakes: readonly string[] } {
  let list: unknown;
  try {
    // Failsafe: every value is the text that stands there, a password of digits too.
    list = parse(text, { schema: "failsafe", logLevel: "error" });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line;
    return { logins: [], mistakes: [`it is not valid YAML${line === undefined ? "" : ` at its line ${line}`}. Put passwords in quotes.`] };
  }
  if (!Array.isArray(list) || list.length === 0) {
    return { logins: [], mistakes: ["it is not a list of logins; write `- registry: …` with `username:` and `password:` beneath, for each."] };
  }
  const mistakes = list.flatMap((item: unknown, index) => judgeItem(item).map((mistake) => `entry ${index + 1}: ${mistake}`));
  return { logins: list.map(readItem), mistakes };
}

function judgeItem(item: unknown): string[] {
  if (!isJsonObject(item)) return ["it is not a mapping of registry, username and password."];
  const unknown = Object.keys(item).filter((key) => !FIELDS.some((field) => field === key));
  return [
    // A key may be a password that slipped out of its place.
    ...(unknown.length === 0 ? [] : [`it has a field that is none of ${FIELDS.join(", ")}.`]),
    ...FIELDS.flatMap((field) => (typeof (item[field] ?? "") === "string" ? [] : [`its ${field} is not a text.`])),
  ];
}

function readItem(item: unknown): LoginInputs {
  const text = (field: (typeof FIELDS)[number]): string => (isJsonObject(item) && typeof item[field] === "string" ? item[field] : "");
  return { registry: text("registry"), username: text("username"), password: text("password"), scope: text("scope"), ecr: text("ecr") };
}
