import { randomBytes } from "node:crypto";
import type { LocalIssuer } from "./issuer.ts";
import { jsonReply, type LocalVendor, startVendor, type VendorCall, type VendorReply } from "./vendor.ts";

export interface LocalAzureOptions {
  readonly now: () => Date;
  readonly tenantId: string;
  readonly clientId: string;
  /** The one federated credential of that client. */
  readonly credential: { readonly issuer: LocalIssuer; readonly subject: string; readonly audience: string };
  /** The registry's login server. */
  readonly registry: string;
  /** Whether the client has a role on the registry. */
  readonly hasRole: boolean;
  /** The address that the registry's firewall keeps out; null for none. */
  readonly firewallBlocks?: string | null;
}

/** Entra's token endpoint and the registry's exchange. */
export interface LocalAzure {
  readonly entra: LocalVendor;
  readonly registry: LocalVendor;
  /** The refresh tokens that were given out, in order. */
  readonly refreshTokens: string[];
  /** The tokens of Entra that were given out, in order. */
  readonly accessTokens: string[];
  close(): Promise<void>;
}

interface State extends LocalAzureOptions {
  readonly refreshTokens: string[];
  readonly accessTokens: string[];
}

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const SCOPE = "https://containerregistry.azure.net/.default";
const THREE_HOURS_S = 3 * 3600;

/** Starts them. */
export async function startAzure(options: LocalAzureOptions): Promise<LocalAzure> {
  const state: State = { ...options, refreshTokens: [], accessTokens: [] };
  const [entra, registry] = await Promise.all([startVendor((call) => answerEntra(state, call)), startVendor((call) => answerRegistry(state, call))]);
  const { refreshTokens, accessTokens } = state;
  const close = async () => {
    await Promise.all([entra.close(), registry.close()]);
  };
  return { entra, registry, refreshTokens, accessTokens, close };
}

function answerEntra(state: State, { method, url, body }: VendorCall): VendorReply {
  const [, tenant = "", rest = ""] = /^\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
  if (method !== "POST" || rest !== "oauth2/v2.0/token") return { status: 404, body: "" };
  const fail = (status: number, error: string, number: number, message: string) => entraFailure(state, status, error, number, message);
  if (tenant !== state.tenantId) {
    return fail(400, "invalid_request", 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`);
  }
  const form = new URLSearchParams(body);
  if (form.get("grant_type") !== "client_credentials") return fail(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  if (form.get("client_id") !== state.clientId) {
    return fail(400, "unauthorized_client", 700016, `Application with identifier '${form.get("client_id") ?? ""}' was not found in the directory 'Contoso'.`);
  }
  if (form.get("scope") !== SCOPE) return fail(400, "invalid_resource", 500011, `The resource principal named ${form.get("scope") ?? ""} was not found in the tenant named Contoso.`);
  if (form.get("client_assertion_type") !== JWT_BEARER) return fail(401, "invalid_client", 7000216, "'client_assertion', 'client_secret' or 'request' is required.");
  return checkAssertion(state, form.get("client_assertion") ?? "", fail) ?? giveAccessToken(state);
}

function checkAssertion(state: State, assertion: string, fail: (status: number, error: string, number: number, message: string) => VendorReply): VendorReply | null {
  const { issuer, subject, audience } = state.credential;
  const claims = issuer.read(assertion);
  const check = "Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.";
  if (claims === null) return fail(401, "invalid_client", 700211, `No matching federated identity record found for presented assertion issuer. ${check}`);
  const nowSeconds = Math.floor(state.now().getTime() / 1000);
  if (claims.exp <= nowSeconds) return fail(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
  if (claims.aud !== audience) return fail(401, "invalid_client", 700212, `No matching federated identity record found for presented assertion audience '${claims.aud}'. ${check}`);
  return claims.sub === subject ? null : fail(401, "invalid_client", 700213, `No matching federated identity record found for presented assertion subject '${claims.sub}'. ${check}`);
}

function giveAccessToken(state: State): VendorReply {
  const token = makeToken({ aud: "https://containerregistry.azure.net", tid: state.tenantId, exp: Math.floor(state.now().getTime() / 1000) + 3599 });
  state.accessTokens.push(token);
  return jsonReply(200, { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token: token });
}

function entraFailure({ now }: State, status: number, error: string, number: number, message: string): VendorReply {
  const timestamp = now().toISOString().replace("T", " ").replace(/\.\d+/, "");
  const trace = "Trace ID: 0f6a1b2c-0000-4000-8000-1d2e3f4a5b6c Correlation ID: 1a2b3c4d-0000-4000-8000-5e6f7a8b9c0d";
  return jsonReply(status, { error, error_description: `AADSTS${number}: ${message} ${trace} Timestamp: ${timestamp}`, error_codes: [number], timestamp });
}

function answerRegistry(state: State, { method, url, body }: VendorCall): VendorReply {
  if (method !== "POST" || url.pathname !== "/oauth2/exchange") return jsonReply(404, { errors: [{ code: "NOT_FOUND", message: "not found" }] });
  if (state.firewallBlocks !== undefined && state.firewallBlocks !== null) {
    return registryFailure(403, "DENIED", `client with IP '${state.firewallBlocks}' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`);
  }
  const form = new URLSearchParams(body);
  const isWhole = form.get("grant_type") === "access_token" && form.get("service") === state.registry;
  if (!isWhole) return registryFailure(400, "UNSUPPORTED", "The request is not supported.");
  const isKnown = state.accessTokens.includes(form.get("access_token") ?? "") && form.get("tenant") === state.tenantId;
  if (!isKnown || !state.hasRole) return registryFailure(401, "UNAUTHORIZED", "authentication required, visit https://aka.ms/acr/authorization for more information.");
  const token = makeToken({ aud: state.registry, grant_type: "refresh_token", exp: Math.floor(state.now().getTime() / 1000) + THREE_HOURS_S });
  state.refreshTokens.push(token);
  return jsonReply(200, { refresh_token: token });
}

function registryFailure(status: number, code: string, message: string): VendorReply {
  return jsonReply(status, { errors: [{ code, message }] });
}

/** In the form of a JWT; who gave it out knows it again, so its signature is chance. */
function makeToken(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}.${randomBytes(64).toString("base64url")}`;
}
