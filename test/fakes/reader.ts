import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport, type Reach, type Transport } from "../../src/http/transport.ts";
import { createRegistryClient, type RegistryClient } from "../../src/registry/client.ts";
import { fakeHost, type FakeHost } from "./host.ts";

/** A registry client on a host in memory, with everything it may find on the machine. */
export interface Reader {
  readonly client: RegistryClient;
  readonly host: FakeHost;
  readonly transport: Transport;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** The `auths` of Docker's config.json. */
  readonly auths?: Readonly<Record<string, object>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly reach?: Partial<Reach>;
  /** Certificate authorities: HOST to PEM. */
  readonly authorities?: Readonly<Record<string, string>>;
  readonly readMs?: number;
  /** What every name is looked up as. */
  readonly addresses?: readonly string[];
  /** What each name is looked up as, instead. */
  readonly lookup?: (name: string) => readonly string[];
}

/** A client for tests: its clock is instant, its DNS answers what it is told. */
export async function openReader(options: ReaderOptions = {}): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-reader-"));
  await writeFile(join(folder, "config.json"), JSON.stringify({ auths: options.auths ?? {} }));
  const registryCa = new Map<string, string>();
  for (const [position, [host, pem]] of Object.entries(options.authorities ?? {}).entries()) {
    await writeFile(join(folder, `${position}.pem`), pem);
    registryCa.set(host, `${position}.pem`);
  }
  const host = fakeHost({ env: { DOCKER_CONFIG: folder, ...options.env }, directory: folder });
  const reach = { insecureRegistries: [], trustedAuthHosts: [], registryCa, ...options.reach };
  const transport = createTransport(host, reach, { connectMs: 5_000, readMs: options.readMs ?? 5_000 });
  const lookup = (name: string) => Promise.resolve(options.lookup?.(name) ?? options.addresses ?? ["93.184.216.34"]);
  return {
    client: createRegistryClient(host, transport, reach, lookup),
    host,
    transport,
    async close() {
      await transport.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The `auths` entry of a user and a password. */
export function basicEntry(username: string, password: string): { readonly auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString("base64") };
}
