import { HttpFailure } from "./failure.ts";

/** A body too large to hold; opened anew for each time that it is sent. */
export interface StreamedBody {
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What a hop carries. */
export interface Hop {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | StreamedBody | null;
}

/** Redirects that are followed before giving up. */
const MAX_REDIRECTS = 5;

const CREDENTIAL_HEADERS = new Set(["authorization", "cookie", "proxy-authorization", "private-token", "job-token"]);

/** Whether a status sends the client elsewhere. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * The request that a redirect asks for. What proves who we are stays behind when scheme, host or port change and never
 * comes back; https never becomes http. Throws an `HttpFailure` where the redirect may not be followed.
 */
export function nextHop(hop: Hop, status: number, location: string | undefined, visited: ReadonlySet<string>): Hop {
  if (location === undefined || location === "") throw refusal(hop, "without saying where to");
  if (!URL.canParse(location, hop.url.href)) throw refusal(hop, "to something that is no URL");
  const url = new URL(location, hop.url);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refusal(hop, `to ${url.protocol}`);
  if (hop.url.protocol === "https:" && url.protocol === "http:") throw refusal(hop, `from https to http (${url.host})`);
  if (url.username !== "" || url.password !== "") throw refusal(hop, "to a URL with a password in it");
  url.hash = "";
  if (visited.has(url.href)) throw refusal(hop, "in a circle");
  if (visited.size > MAX_REDIRECTS) throw refusal(hop, `more than ${MAX_REDIRECTS} times`);

  const isSameOrigin = url.origin === hop.url.origin;
  const becomesGet = status === 303 || ((status === 301 || status === 302) && hop.method === "POST");
  return {
    method: becomesGet && hop.method !== "HEAD" ? "GET" : hop.method,
    url,
    headers: isSameOrigin ? hop.headers : withoutCredentials(hop.headers),
    body: becomesGet ? null : hop.body,
  };
}

/** The refusal of a redirect where none may be. */
export function refuseRedirect(hop: Hop): HttpFailure {
  return refusal(hop, "where no redirect is allowed");
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase())));
}

function refusal(hop: Hop, how: string): HttpFailure {
  return new HttpFailure(
    "policy",
    `${hop.url.host} redirects ${how}.`,
    "This is a fault or an attack on the side of that server; nothing was sent on.",
    { isTransient: false },
  );
}
