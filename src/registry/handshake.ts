import { UserError } from "../errors.ts";
import { formatDuration } from "../format.ts";
import type { Host } from "../host/host.ts";
import type { HttpResponse, Reach, Transport } from "../http/transport.ts";
import { retry, type RetryPolicy } from "../retry.ts";
import { fetchToken, readChallenge, type Server } from "./auth.ts";
import type { Challenge } from "./challenge.ts";
import { basicValue, hide, type Credential } from "./credentials.ts";
import { findEndpoint } from "./endpoint.ts";
import { readRegistryError } from "./errors.ts";
import { explainDenial, explainRefusal } from "./login-refusal.ts";
import { lookUp, type Lookup } from "./realm.ts";
import { judgeFailure } from "./requester.ts";

/** What became of a credential that was shown to a registry which did not refuse it. */
type Proof =
  /** `identityToken`: what the token server gave besides, unasked; hidden. */
  | { readonly verified: true; readonly identityToken: string | null }
  /** `why` is a full sentence. */
  | { readonly verified: false; readonly why: string };

const POLICY: RetryPolicy = { attempts: 5, firstDelayMs: 1_000, maxDelayMs: 10_000, totalMs: 90_000 };
const PATIENCE: Patience = { deadlineMs: 120_000, answerMs: 20_000 };

/** How long a login may take as a whole, whatever is tried again, and each answer of it. */
interface Patience {
  readonly deadlineMs: number;
  readonly answerMs: number;
}

/** A login under way. */
interface Handshake {
  readonly host: Host;
  readonly server: Server;
  readonly credential: Credential;
  ask(method: string, url: URL, authorization: string | null): Promise<HttpResponse>;
  token(challenge: Challenge, scope: string): ReturnType<typeof fetchToken>;
}

/**
 * Proves a credential: `GET /v2/`, its challenge answered (Basic, or a token without any scope), `GET /v2/` again. With a `scope`
 * that pushes (`repository:app:pull,push`) the right to push is proved too, by an upload that is begun and given up. Faults that pass
 * are tried again, a refusal never, since accounts lock. Throws a `UserError` that holds neither username nor password.
 */
export async function proveCredential(
  host: Host,
  transport: Transport,
  reach: Reach,
  registry: string,
  credential: Credential,
  scope: string | null,
  lookup: Lookup = lookUp,
  patience: Patience = PATIENCE,
): Promise<Proof> {
  hide(credential, host);
  const signal = AbortSignal.timeout(patience.deadlineMs);
  const attempt = async () => {
    const server: Server = { name: registry, endpoint: await findEndpoint(registry, transport, reach) };
    const asker = { host, transport, trustedAuthHosts: reach.trustedAuthHosts, lookup };
    return await shakeHands(
      {
        host,
        server,
        credential,
        ask: (method, url, authorization) =>
          transport.request({
            method,
            url,
            headers: { ...(authorization === null ? {} : { authorization }), ...(method === "POST" ? { "content-length": "0" } : {}) },
            redirects: "refuse",
            timeoutMs: patience.answerMs,
            signal,
          }),
        token: (challenge, wanted) => fetchToken(asker, { server, challenge, scope: wanted, credential, signal }),
      },
      scope,
    );
  };
  try {
    return await retry(attempt, (error) => judgeFailure(error, host), POLICY, host.clock, signal);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "TimeoutError") throw error;
    throw new UserError(`${registry} did not answer the login within ${formatDuration(patience.deadlineMs)}.`, "Try again later, or look at the registry's status page.", { cause: error });
  }
}

async function shakeHands(shake: Handshake, scope: string | null): Promise<Proof> {
  const { server } = shake;
  const base = new URL("/v2/", server.endpoint);
  const first = await shake.ask("GET", base, null);
  if (first.status !== 401) return await proveWithoutChallenge(shake, first, scope);
  await first.discard();
  const challenge = readChallenge(first.headers["www-authenticate"], server);
  const { authorization, identityToken } = await authorize(shake, challenge, "").catch((error: unknown) => {
    throw explainRefusal(error, server.name, shake.credential);
  });
  const second = await shake.ask("GET", base, authorization);
  if (second.status !== 200) {
    throw explainRefusal(await readRegistryError(second, "its API with this login", second.url.host, server.name), server.name, shake.credential);
  }
  await second.discard();
  if (scope !== null) await provePush(shake, challenge, scope);
  return { verified: true, identityToken };
}

/** A registry that lets anybody in says nothing about a password; it may still guard what is below. */
async function proveWithoutChallenge(shake: Handshake, first: HttpResponse, scope: string | null): Promise<Proof> {
  const { server } = shake;
  if (first.status !== 200) throw await readRegistryError(first, "its API", first.url.host, server.name);
  await first.discard();
  const probe = scope === null ? null : await shake.ask("POST", uploadUrl(server, scope), null);
  if (scope !== null && probe?.status === 401) {
    await probe.discard();
    await provePush(shake, readChallenge(probe.headers["www-authenticate"], server), scope);
    return { verified: true, identityToken: null };
  }
  if (probe !== null) await endUpload(shake, probe, null, scope ?? "");
  return { verified: false, why: `${server.name} did not ask for a login, so the username and the password were not checked.` };
}

async function authorize(shake: Handshake, challenge: Challenge, scope: string): Promise<{ authorization: string; identityToken: string | null }> {
  const { server, credential } = shake;
  if (credential.kind === "registry-token") return { authorization: `Bearer ${credential.token}`, identityToken: null };
  if (challenge.scheme !== "basic") {
    const { header, identityToken } = await shake.token(challenge, scope);
    return { authorization: header, identityToken };
  }
  if (credential.kind === "password") return { authorization: `Basic ${basicValue(credential.username, credential.password)}`, identityToken: null };
  throw new UserError(`${server.name} takes a username and a password, no identity token.`, "Log in with the username and the password that the token was made for.");
}

async function provePush(shake: Handshake, challenge: Challenge, scope: string): Promise<void> {
  const { server } = shake;
  try {
    const { authorization } = await authorize(shake, challenge, scope);
    await endUpload(shake, await shake.ask("POST", uploadUrl(server, scope), authorization), authorization, scope);
  } catch (error) {
    throw explainDenial(error, server.name, repositoryOf(scope));
  }
}

/** Nothing is kept of an upload that is given up; one that cannot be expires by itself. */
async function endUpload(shake: Handshake, begun: HttpResponse, authorization: string | null, scope: string): Promise<void> {
  const { server } = shake;
  if (begun.status !== 202 && begun.status !== 201) {
    throw await readRegistryError(begun, `an upload to ${server.name}/${repositoryOf(scope)}`, begun.url.host, server.name);
  }
  await begun.discard();
  const location = begun.headers["location"] ?? "";
  if (!URL.canParse(location, begun.url.href)) return;
  const upload = new URL(location, begun.url);
  // A credential goes to nobody but the registry.
  if (upload.origin !== server.endpoint.origin) return;
  const ended = await shake.ask("DELETE", upload, authorization).catch(() => null);
  await ended?.discard();
}

function uploadUrl(server: Server, scope: string): URL {
  return new URL(`/v2/${repositoryOf(scope)}/blobs/uploads/`, server.endpoint);
}

/** `repository:o/app:pull,push` is about `o/app`. */
function repositoryOf(scope: string): string {
  return scope.replace(/^repository:/, "").replace(/:[^:]*$/, "");
}
