import type { Host } from "../host/host.ts";
import { createTransport, type Reach, type Transport } from "../http/transport.ts";
import type { Platform } from "../oci/platform.ts";
import { createRegistryClient, type RegistryClient } from "../registry/client.ts";
import type { OpenedImage } from "./image.ts";
import { openImage } from "./open.ts";

/** Opens images wherever they are, over connections that are made once and closed together. */
export interface Access {
  /** Made on first use: a diff of two archives opens no connection. */
  transport(): Transport;
  /** Throws a `UserError` where one of `platforms` is absent; with `absent: "skip"` those that are there will do. */
  open(reference: string, platforms: readonly Platform[], absent: "refuse" | "skip"): Promise<OpenedImage>;
  close(): Promise<void>;
}

/** The access that the inputs of a verb describe. */
export function createAccess(host: Host, reach: Reach): Access {
  let transport: Transport | undefined;
  let client: RegistryClient | undefined;
  const connect = () => (transport ??= createTransport(host, reach));
  const registry = async () => (client ??= createRegistryClient(host, connect(), reach));
  return {
    transport: connect,
    open: (reference, platforms, absent) => openImage(reference, { host, registry, platforms, absent }),
    close: async () => transport?.close(),
  };
}
