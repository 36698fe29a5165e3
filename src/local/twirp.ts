/** The Twirp error codes that the results service answers with, and the HTTP status of each. */
const statuses = {
  already_exists: 409,
  bad_route: 404,
  invalid_argument: 400,
  malformed: 400,
  not_found: 404,
  permission_denied: 403,
  resource_exhausted: 429,
  unauthenticated: 401,
  unavailable: 503,
} as const;

export type TwirpCode = keyof typeof statuses;

/** A refusal as Twirp sends it: `{"code":…,"msg":…}` with the status that belongs to the code. */
export class TwirpError extends Error {
  readonly code: TwirpCode;
  /** Header fields that go with it. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: TwirpCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "TwirpError";
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return statuses[this.code];
  }
}

/** The body of a request: protobuf's JSON form, keyed by proto field names. */
export type TwirpMessage = Readonly<Record<string, unknown>>;

/** A string field, which may also stand wrapped (`{"value": "…"}`); "" where it is absent. */
export function textField(message: TwirpMessage, name: string): string {
  const value = unwrap(message[name]);
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new TwirpError("malformed", `the field ${name} is not a string`);
  return value;
}

/** An int64 field: JSON carries it as a string or as a number; null where it is absent. */
export function int64Field(message: TwirpMessage, name: string): number | null {
  const value = unwrap(message[name]);
  if (value === undefined || value === null) return null;
  const number = typeof value === "string" && /^-?[0-9]+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) {
    throw new TwirpError("malformed", `the field ${name} is not an integer`);
  }
  return number;
}

/** A repeated string field, empty where it is absent. */
export function textsField(message: TwirpMessage, name: string): readonly string[] {
  const value = message[name] ?? [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
    throw new TwirpError("malformed", `the field ${name} is not a list of strings`);
  }
  return value as string[];
}

function unwrap(value: unknown): unknown {
  return typeof value === "object" && value !== null && "value" in value ? value.value : value;
}
