import { UserError } from "../errors.ts";
import { digestOf, hashFor, type Digest } from "../oci/digest.ts";

const HINT = "The copy is damaged, or somebody changed it: make or fetch the image again.";

/** What bytes must turn out to be; null: not known. */
interface Expected {
  readonly digest: Digest | null;
  readonly size: number | null;
  /** How errors name them: "Layer 2 of oci:app". */
  readonly where: string;
}

/** Passes a stream on and fails it with a `UserError` before its end where it is not what was promised. */
export async function* verifyStream(content: AsyncIterable<Uint8Array>, expected: Expected): AsyncGenerator<Uint8Array> {
  const hash = expected.digest === null ? null : hashFor(expected.digest);
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (expected.size !== null && size > expected.size) throw tooLong(expected);
    hash?.update(chunk);
    yield chunk;
  }
  if (expected.size !== null && size < expected.size) throw cutShort(expected, size);
  const digest = hash?.digest("hex");
  if (digest !== undefined && !expected.digest?.endsWith(`:${digest}`)) throw mismatch(expected);
}

/** Checks bytes that are all there. Throws a `UserError` where they are not what was promised. */
export function verifyBytes(bytes: Uint8Array, expected: Expected): void {
  if (expected.size !== null && bytes.length > expected.size) throw tooLong(expected);
  if (expected.size !== null && bytes.length < expected.size) throw cutShort(expected, bytes.length);
  if (expected.digest === null) return;
  const digest = expected.digest.startsWith("sha256:")
    ? digestOf(bytes)
    : `sha512:${hashFor(expected.digest).update(bytes).digest("hex")}`;
  if (digest !== expected.digest) throw mismatch(expected);
}

function tooLong({ where, size }: Expected): UserError {
  return new UserError(`${where} is longer than the ${size} bytes that are promised.`, HINT);
}

function cutShort({ where, size }: Expected, found: number): UserError {
  return new UserError(`${where} ends after ${found} of ${size} bytes.`, HINT);
}

function mismatch({ where, digest }: Expected): UserError {
  return new UserError(`${where} is not what its digest ${digest} says.`, HINT);
}
