import { UserError } from "../errors.ts";
import { ipLiteral, isForbiddenAddress, isLoopback } from "../http/address.ts";
import type { HttpResponse } from "../http/transport.ts";
import type { Lookup } from "./realm.ts";

/**
 * Where the next request of an upload goes, as the registry's `Location` says. It may be anywhere (a store of its own, which gets no credential),
 * but not plain HTTP after https, and not an address of this machine or its network unless the registry is one itself. Throws a `UserError` otherwise.
 */
export async function readUploadLocation(response: HttpResponse, registry: string, endpoint: URL, lookup: Lookup): Promise<URL> {
  const location = response.headers["location"] ?? "";
  const url = location !== "" && URL.canParse(location, response.url.href) ? new URL(location, response.url) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) throw refusal(registry, "to no URL of a web server");
  if (url.username !== "" || url.password !== "") throw refusal(registry, "to a URL with a user in it");
  if (url.protocol === "http:" && endpoint.protocol === "https:") throw refusal(registry, `to plain HTTP (${url.host})`);
  if (url.hostname === endpoint.hostname) return url;
  const isInside = (await addressesOf(url.hostname, lookup)).some(isForbiddenAddress);
  if (isInside && !(await addressesOf(endpoint.hostname, lookup)).some(isForbiddenAddress)) {
    throw refusal(registry, `to this machine or its network (${url.host})`);
  }
  return url;
}

async function addressesOf(hostname: string, lookup: Lookup): Promise<readonly string[]> {
  const literal = ipLiteral(hostname);
  if (literal !== null) return [literal];
  return [...(isLoopback(hostname) ? ["127.0.0.1"] : []), ...(await lookup(hostname))];
}

function refusal(registry: string, where: string): UserError {
  return new UserError(`${registry} sends uploads ${where}.`, "This is a fault or an attack on the side of the registry; nothing was sent there. Ask its operator.");
}
