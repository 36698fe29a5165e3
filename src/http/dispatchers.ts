import type { Dispatcher } from "undici";
import type { Host } from "../host/host.ts";
import type { Proxy } from "./proxy.ts";
import { readTrust, type Reach, type TlsTrust } from "./trust.ts";

/** How long to wait: for a connection with its TLS handshake, and for each read where the request does not say. */
export interface Patience {
  readonly connectMs: number;
  readonly readMs: number;
}

/** The connections of a transport. */
interface Dispatchers {
  /** What sends the requests for a URL's origin, by a proxy or directly (null); made with the first of them. */
  find(url: URL, proxy: Proxy | null): Promise<Dispatcher>;
  close(): Promise<void>;
}

/** Opens the connections of one transport; none is made yet. */
export function createDispatchers(host: Host, reach: Reach, patience: Patience): Dispatchers {
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  return {
    find(url, proxy) {
      const key = `${proxy?.origin ?? ""} ${url.origin}`;
      const known = dispatchers.get(key);
      if (known !== undefined) return known;
      const made = createDispatcher(url, proxy, reach, host, patience);
      dispatchers.set(key, made);
      return made;
    },
    async close() {
      const made = [...dispatchers.values()];
      dispatchers.clear();
      // One that could not be made has nothing to close, and its request has reported why.
      await Promise.allSettled(made.map(async (dispatcher) => (await dispatcher).destroy()));
    },
  };
}

async function createDispatcher(url: URL, proxy: Proxy | null, reach: Reach, host: Host, patience: Patience): Promise<Dispatcher> {
  const trust = url.protocol === "https:" ? await readTrust(url, reach, host) : null;
  const tls = { ...writable(trust), timeout: patience.connectMs };
  if (proxy === null) {
    const { default: Agent } = await import("undici/lib/dispatcher/agent.js");
    return new Agent({ connect: tls });
  }
  const { ProxyAgent } = await import("undici");
  return new ProxyAgent({
    uri: proxy.origin,
    requestTls: tls,
    proxyTls: { timeout: patience.connectMs },
    // A proxy is asked for a plain URL by name, as curl and Docker do; many let CONNECT through to 443 only.
    proxyTunnel: url.protocol === "https:",
    ...(proxy.authorization === null ? {} : { token: proxy.authorization }),
  });
}

function writable(trust: TlsTrust | null): { rejectUnauthorized?: boolean; ca?: string[] } {
  if (trust === null) return {};
  const { ca, ...rest } = trust;
  return ca === undefined ? rest : { ...rest, ca: [...ca] };
}
