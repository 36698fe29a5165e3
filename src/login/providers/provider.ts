import type { Host } from "../../host/host.ts";
import type { Transport } from "../../http/transport.ts";
import type { Endpoints } from "./endpoints.ts";

/** The inputs of one login that an exchange can need; "" for what was not given. */
export interface ProviderInputs {
  readonly username: string;
  readonly password: string;
  readonly ecr: "auto" | "true" | "false";
  readonly roleToAssume: string;
  readonly awsRegion: string;
  readonly workloadIdentityProvider: string;
  readonly serviceAccount: string;
  readonly clientId: string;
  readonly tenantId: string;
}

/** One login: `registry` as a `Reference` names it (`docker.io` for Docker Hub), without a path. */
export interface ProviderRequest {
  readonly host: Host;
  readonly transport: Transport;
  readonly registry: string;
  readonly inputs: ProviderInputs;
  readonly endpoints: Endpoints;
}

/** What a registry takes; its secrets are hidden already. `expiresInSeconds` null: not said. */
export interface ExchangedCredential {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
  readonly expiresInSeconds: number | null;
}

/** Who exchanges for a registry. */
export type ProviderName = "ecr" | "ecr-public" | "google" | "azure" | "docker-hub" | "quay";

/** What decides which provider a login is for: a `ProviderRequest` without its connections, so that a plan can ask too. */
export interface ProviderQuestion {
  readonly registry: string;
  readonly inputs: ProviderInputs;
  readonly env: Host["env"];
  readonly endpoints: Endpoints;
}
