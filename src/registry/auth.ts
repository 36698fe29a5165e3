import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { readJsonObject } from "../oci/json.ts";
import { chooseChallenge, parseChallenges, type Challenge } from "./challenge.ts";
import { basicValue, type Credential, type CredentialStore } from "./credentials.ts";
import { readRegistryError } from "./errors.ts";
import { checkRealm, type Lookup } from "./realm.ts";
import { mergeScopes } from "./scope.ts";

/** A registry as it is addressed. */
export interface Server {
  /** As a `Reference` names it. */
  readonly name: string;
  readonly endpoint: URL;
}

/** Turns the challenges of registries into `Authorization` headers; nothing is sent before a registry has asked for it. */
export interface Authorizer {
  /** The header for the next request under a scope (`repository:app:pull`); null as long as the registry has not asked for one. */
  header(server: Server, scope: string): Promise<string | null>;
  /** The header that answers a 401 to a request that carried `sent`. Throws a `UserError` where there is none. */
  answer(server: Server, scope: string, challenge: string | undefined, sent: string | null): Promise<string>;
}

/** A token of a registry's token server. */
interface Token {
  /** `Bearer …`. */
  readonly header: string;
  /** When to fetch another, a little before it expires. */
  readonly expiresMs: number;
  /** What else the server gave, unasked; null where it did not. */
  readonly identityToken: string | null;
}

/** What asking a token server needs. */
interface TokenAsker {
  readonly host: Host;
  readonly transport: Transport;
  readonly trustedAuthHosts: readonly string[];
  readonly lookup: Lookup;
}

/** What a registry asked for, and the tokens it led to, by scope. */
interface Session {
  readonly challenge: Challenge;
  /** From the scope we came for to the one that the registry named. */
  readonly scopes: Map<string, string>;
  readonly tokens: Map<string, Promise<Token>>;
}

const TOKEN_MAX_BYTES = 1024 * 1024;
const SCOPE_MAX_LENGTH = 1024;
// RFC-less but universal: Docker takes 60 s where the server says nothing, or less.
const SHORTEST_LIFE_S = 60;
const SAFETY_MARGIN_MS = 5_000;
const CLIENT_ID = "plimsoll";

/** Opens the authorizer of one client: challenges are remembered per registry, tokens per scope. */
export function createAuthorizer(
  host: Host,
  transport: Transport,
  credentials: CredentialStore,
  options: { readonly trustedAuthHosts: readonly string[]; readonly lookup: Lookup },
): Authorizer {
  const sessions = new Map<string, Session>();

  async function headerFor(server: Server, session: Session, wanted: string): Promise<string> {
    const credential = await credentials.find(server.name);
    if (session.challenge.scheme === "basic") return basicHeader(server, credential);
    if (credential?.kind === "registry-token") return `Bearer ${credential.token}`;
    const scope = session.scopes.get(wanted) ?? wanted;
    const known = await session.tokens.get(scope);
    if (known !== undefined && known.expiresMs > host.clock.now().getTime()) return known.header;
    const fetched = fetchToken({ host, transport, ...options }, { server, challenge: session.challenge, scope, credential });
    session.tokens.set(scope, fetched);
    fetched.catch(() => session.tokens.delete(scope));
    return (await fetched).header;
  }

  return {
    async header(server, wanted) {
      const session = sessions.get(server.name);
      return session === undefined ? null : headerFor(server, session, wanted);
    },
    async answer(server, wanted, wwwAuthenticate, sent) {
      const session = sessions.get(server.name);
      if (session !== undefined) {
        // Another request may have been told the same, and have answered it, while this one was under way.
        const current = await headerFor(server, session, wanted);
        if (current !== sent) return current;
      }
      const challenge = readChallenge(wwwAuthenticate, server);
      const renewed = renewSession(session, challenge);
      const scope = challenge.parameters.get("scope");
      if (scope !== undefined && scope !== "" && scope.length <= SCOPE_MAX_LENGTH) renewed.scopes.set(wanted, mergeScopes(scope, wanted));
      renewed.tokens.delete(renewed.scopes.get(wanted) ?? wanted);
      sessions.set(server.name, renewed);
      return headerFor(server, renewed, wanted);
    },
  };
}

/**
 * Asks the token server that a registry's challenge names; `scope` may be "", which proves the credential alone. Throws a
 * `UserError` for a token server that may not be asked, and a `RegistryError` where it says no.
 */
export async function fetchToken(
  { host, transport, trustedAuthHosts, lookup }: TokenAsker,
  asked: { readonly server: Server; readonly challenge: Challenge; readonly scope: string; readonly credential: Credential | null; readonly signal?: AbortSignal },
): Promise<Token> {
  const { server, challenge, scope, credential, signal } = asked;
  const realm = await checkRealm(challenge.parameters.get("realm") ?? "", server, { trustedAuthHosts, sendsCredential: credential !== null, lookup });
  const service = challenge.parameters.get("service");
  const question = { ...(service === undefined ? {} : { service }), ...(scope === "" ? {} : { scope }) };
  const response = await transport.request({ ...tokenRequest(realm, question, credential), redirects: "refuse", ...(signal === undefined ? {} : { signal }) });
  if (response.status !== 200) {
    const purpose = { asked: "for", isWrite: /push|delete/.test(scope) };
    throw await readRegistryError(response, `a token for ${server.name}`, realm.host, server.name, purpose);
  }
  return parseToken(await response.read(TOKEN_MAX_BYTES), realm, host);
}

function renewSession(session: Session | undefined, challenge: Challenge): Session {
  return { challenge, scopes: session?.scopes ?? new Map(), tokens: session?.tokens ?? new Map() };
}

/** The challenge to answer. Throws a `UserError` where a registry asks for a login without saying how. */
export function readChallenge(wwwAuthenticate: string | undefined, server: Server): Challenge {
  const challenges = parseChallenges(wwwAuthenticate ?? "");
  const challenge = chooseChallenge(challenges);
  if (challenge !== null) return challenge;
  const offered = challenges.map(({ scheme }) => scheme.slice(0, 30)).join(", ");
  throw new UserError(
    `${server.name} asks for a login, but does not say how${offered === "" ? "" : ` in a way that is understood (${offered})`}.`,
    "A registry offers Bearer or Basic in WWW-Authenticate: check the host name, and any proxy in front of it. No credential was sent.",
  );
}

function basicHeader(server: Server, credential: Credential | null): string {
  const hint = `Log in to ${server.name} ("docker login", or the login action) with a user and a password.`;
  if (credential === null) throw new UserError(`${server.name} asks for a user and a password, and none is stored for it.`, hint);
  if (credential.kind === "password") return `Basic ${basicValue(credential.username, credential.password)}`;
  throw new UserError(`${server.name} asks for a user and a password, and only a token is stored for it.`, hint);
}

/** A password goes by GET and Basic, an identity token as the refresh token of OAuth2 (distribution, token and oauth specifications). */
function tokenRequest(realm: URL, question: Readonly<Record<string, string>>, credential: Credential | null) {
  if (credential?.kind === "identity-token") {
    const form = new URLSearchParams({ grant_type: "refresh_token", client_id: CLIENT_ID, ...question, refresh_token: credential.token });
    return { method: "POST", url: realm, headers: { "content-type": "application/x-www-form-urlencoded" }, body: form.toString() };
  }
  const url = new URL(realm);
  const { scope = "", ...rest } = question;
  for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, value);
  // A challenge joins scopes by spaces; token servers want each by itself, as Docker sends them.
  for (const one of scope.split(" ").filter((each) => each !== "")) url.searchParams.append("scope", one);
  const headers: Record<string, string> =
    credential?.kind === "password" ? { authorization: `Basic ${basicValue(credential.username, credential.password)}` } : {};
  return { method: "GET", url, headers };
}

function parseToken(body: Buffer, realm: URL, host: Host): Token {
  const fields = readJsonObject(body) ?? {};
  const identityToken = typeof fields["refresh_token"] === "string" && fields["refresh_token"] !== "" ? fields["refresh_token"] : null;
  if (identityToken !== null) host.addSecret(identityToken);
  const token = [fields["token"], fields["access_token"]].find((value) => typeof value === "string" && value !== "");
  // A header cannot hold a line break, so a token with one is a trick or a web page.
  if (typeof token !== "string" || !/^[\x21-\x7E]+$/.test(token)) {
    throw new UserError(
      `The token server ${realm.host} answered without a token.`,
      "Check that nothing (a login page, a proxy) stands between this machine and that server.",
    );
  }
  host.addSecret(token);
  const lifeS = Math.max(SHORTEST_LIFE_S, Number(fields["expires_in"]) || 0);
  return { header: `Bearer ${token}`, expiresMs: host.clock.now().getTime() + lifeS * 1000 - SAFETY_MARGIN_MS, identityToken };
}
