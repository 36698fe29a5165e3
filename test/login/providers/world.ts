import { expect } from "vitest";
import { createTransport, type Transport } from "../../../src/http/transport.ts";
import { startIdTokens, type LocalIdTokens } from "../../../src/local/providers/id-tokens.ts";
import { createIssuer, type LocalIssuer } from "../../../src/local/providers/issuer.ts";
import { ENDPOINTS, type Endpoints } from "../../../src/login/providers/endpoints.ts";
import type { ProviderInputs, ProviderRequest } from "../../../src/login/providers/provider.ts";
import { UserError } from "../../../src/errors.ts";
import { fakeHost, type FakeHost } from "../../fakes/host.ts";

/** The job that all these tests are about: a push to main of acme/api, at noon of 21 November 2026. */
export const SUBJECT = "repo:acme/api:ref:refs/heads/main";
export const BEARER = "runner-request-token-1";

export const NO_INPUTS: ProviderInputs = {
  username: "",
  password: "",
  ecr: "auto",
  roleToAssume: "",
  awsRegion: "",
  workloadIdentityProvider: "",
  serviceAccount: "",
  clientId: "",
  tenantId: "",
};

/** A job's machine with its CI. */
export interface World {
  readonly host: FakeHost;
  readonly transport: Transport;
  readonly issuer: LocalIssuer;
  readonly idTokens: LocalIdTokens;
  readonly now: () => Date;
  request(registry: string, inputs: Partial<ProviderInputs>, endpoints?: Partial<Endpoints>): ProviderRequest;
  /** Closed with the world. */
  keep<T extends { close(): Promise<unknown> }>(server: T): T;
  close(): Promise<void>;
}

/** Opens it; `hasIdToken` is `permissions: id-token: write`. */
export async function openWorld(options: { env?: Record<string, string>; hasIdToken?: boolean; idTokenLifeSeconds?: number } = {}): Promise<World> {
  const { env = {}, hasIdToken = true, idTokenLifeSeconds } = options;
  const issuer = createIssuer();
  const now = () => host.clock.now();
  const idTokens = await startIdTokens({
    issuer,
    bearer: BEARER,
    subject: SUBJECT,
    now,
    ...(idTokenLifeSeconds === undefined ? {} : { lifeSeconds: idTokenLifeSeconds }),
  });
  const host = fakeHost({ env: { ...(hasIdToken ? idTokens.env : {}), ...env } });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  const servers: { close(): Promise<unknown> }[] = [transport, idTokens];
  return {
    host,
    transport,
    issuer,
    idTokens,
    now,
    request: (registry, inputs, endpoints) => ({ host, transport, registry, inputs: { ...NO_INPUTS, ...inputs }, endpoints: { ...ENDPOINTS, ...endpoints } }),
    keep(server) {
      servers.push(server);
      return server;
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** The refusal that a promise ends in, as a person reads it; nothing in it or in the log is a secret. */
export async function refusalOf(world: World, promise: Promise<unknown>): Promise<{ name: string; message: string; hint: string }> {
  const thrown = await promise.then(
    (value) => expect.fail(`it was not refused: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(UserError);
  expectNothingLeaked(world, thrown);
  const { name, message, hint } = thrown as UserError;
  return { name, message, hint };
}

/** No secret that was hidden is in the log, or in anything of an error that could be shown. */
export function expectNothingLeaked({ host }: World, thrown?: unknown): void {
  const shown = [...host.lines.map(({ text }) => text), ...host.summaries, ...Object.values(host.outputs), ...Object.values(host.exported), ...partsOf(thrown)].join("\n");
  for (const secret of host.secrets) expect(shown).not.toContain(secret);
}

function partsOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [];
  return [thrown.message, thrown.stack ?? "", JSON.stringify(thrown), thrown instanceof UserError ? thrown.hint : "", ...partsOf(thrown.cause)];
}
