import { createHmac, timingSafeEqual } from "node:crypto";

/** The HMAC-SHA256 of a text. */
export function signText(text: string, key: string, encoding: "base64" | "base64url"): string {
  return createHmac("sha256", key).update(text).digest(encoding);
}

/** Whether two signatures are the same, in a time that tells nothing about them. */
export function isSameSignature(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
