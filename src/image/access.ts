import type { Host } from "../host/host.ts";
import { createTransport, type Reach, type Transport } from "../http/transport.ts";
import type { Platform } from "../oci/platform.ts";
import { createRegistryClient, type RegistryClient } from "../registry/client.ts";
import type { OpenedImage } from "./image.ts";
import { openImage } from "./open.ts";

/** Opens images wherever they are, over connections that are made once and closed together. */
export interface Access {
  /** Made on first use: a diff of two archives opens no connection. */
  transport(): Promise<Transport>;
  /** Throws a `UserError` where one of `platforms` is absent; with `absent: "skip"` those that are there will do. */
  open(reference: string, platforms: readonly Platform[], absent: "refuse" | "skip"): Promise<OpenedImage>;
  close(): Promise<void>;
}

/** The access that the inputs of a verb describe. */
export function createAccess(host: Host, reach: Reach, signal?: AbortSignal): Access {
  let transport: Promise<Transport> | undefined;
  let registry: Promise<RegistryClient> | undefined;
  const connect = () => (transport ??= Promise.resolve(createTransport(host, reach)));
  return {
    transport: connect,
    open: (reference, platforms, absent) =>
      openImage(
        reference,
        {
          host,
          registry: () => (registry ??= connect().then((made) => createRegistryClient(host, made, reach))),
          platforms,
          absent,
        },
        signal,
      ),
    close: async () => (await transport)?.close(),
  };
}
