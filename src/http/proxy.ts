import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { blockList, ipLiteral, isListed, isLoopback } from "./address.ts";

/** A proxy as the environment names it. */
export interface Proxy {
  /** Where it is, without credentials: safe to show. */
  readonly origin: string;
  /** The value of `Proxy-Authorization`; null where it needs none. */
  readonly authorization: string | null;
}

/** Says for each URL through which proxy it is asked for; null: directly. */
type ProxyRule = (url: URL) => Proxy | null;

/**
 * The rule of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in either case, lower first; an empty one is as if not there. As Docker does it (Go's httpproxy):
 * this machine is never behind a proxy; `NO_PROXY` holds names with their subdomains, `.name` for the subdomains
 * alone, addresses, subnets, each with an optional port, or `*`. Credentials in a proxy's URL become secrets of the host.
 */
export function readProxyRule(host: Host): ProxyRule {
  const https = readProxy(host, "https_proxy");
  const http = readProxy(host, "http_proxy");
  const exceptions = (readVariable(host, "no_proxy") ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  return (url) => {
    const proxy = url.protocol === "https:" ? https : http;
    if (proxy === null || isLoopback(url.hostname)) return null;
    return exceptions.some((entry) => isException(entry.toLowerCase(), url)) ? null : proxy;
  };
}

function readVariable(host: Host, name: string): string | null {
  return host.env[name] || host.env[name.toUpperCase()] || null;
}

function readProxy(host: Host, name: string): Proxy | null {
  const value = readVariable(host, name);
  if (value === null) return null;
  const url = parseProxyUrl(value, name.toUpperCase());
  if (url.username === "" && url.password === "") return { origin: url.origin, authorization: null };
  const user = decodePercent(url.username);
  const password = decodePercent(url.password);
  const basic = Buffer.from(`${user}:${password}`).toString("base64");
  for (const secret of [password, url.password, basic]) if (secret !== "") host.addSecret(secret);
  return { origin: url.origin, authorization: `Basic ${basic}` };
}

function parseProxyUrl(value: string, name: string): URL {
  const text = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && isProxyUrl(url)) return url;
  // The value may hold a password, so it is not shown.
  throw new UserError(
    `${name} is not the URL of an HTTP proxy.`,
    "Write it as http://proxy.example:3128, and in a password / as %2F, ? as %3F and # as %23; SOCKS is not supported.",
  );
}

function isProxyUrl(url: URL): boolean {
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") return false;
  // A bare slash in a password ends what URLs take for the host, and user and password would be looked up as one.
  return !`${url.pathname}${url.search}${url.hash}`.includes("@");
}

function isException(entry: string, url: URL): boolean {
  if (entry === "*") return true;
  const hostname = url.hostname.toLowerCase().replace(/\.$/, "");
  const address = ipLiteral(hostname);
  const [name, port] = splitPort(entry);
  if (port !== null && port !== (url.port === "" ? defaultPort(url) : url.port)) return false;
  if (address !== null) return isListed(blockList([ipLiteral(name) ?? name]), address);
  if (name.startsWith("*.") || name.startsWith(".")) return hostname.endsWith(name.replace(/^\*/, ""));
  return hostname === name || hostname.endsWith(`.${name}`);
}

function splitPort(entry: string): [name: string, port: string | null] {
  const parts = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry);
  return parts === null ? [entry, null] : [parts[1] ?? "", parts[2] ?? ""];
}

function defaultPort(url: URL): string {
  return url.protocol === "https:" ? "443" : "80";
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
