import { randomBytes } from "node:crypto";
import { failure, json, type Answer, type Call } from "./answers.ts";

/** Who may read and write: everyone; who knows the password; or, by tokens from its own token server, who knows the password or the identity token. */
export type RegistryAccess = { readonly kind: "open" } | BasicAccess | BearerAccess;

/** What the one account may do; everything where nothing is said. */
type Allows = (repository: string, action: "pull" | "push" | "delete") => boolean;

interface BasicAccess {
  readonly kind: "basic";
  readonly username: string;
  readonly password: string;
  readonly allows?: Allows;
}

interface BearerAccess {
  readonly kind: "bearer";
  readonly username: string;
  readonly password: string;
  readonly identityToken?: string;
  readonly anonymousPull?: boolean;
  readonly allows?: Allows;
  /** How long a token is good, by the registry's clock; 300 where nothing is said. */
  readonly tokenSeconds?: number;
}

/** A right that a request needs. */
export interface Right {
  readonly repository: string;
  readonly actions: readonly ("pull" | "push" | "delete")[];
}

/** Who may do what. */
export interface Guard {
  /** The answer of the token server. */
  answerToken(call: Call): Answer;
  /** The refusal of a request that does not prove what it must; null where it may pass. `right` is null for `/v2/`. */
  refuse(call: Call, right: Right | null): Answer | null;
  /** Whether the request also proves another right. */
  may(call: Call, right: Right): boolean;
}

interface Grant {
  readonly rights: readonly Right[];
  readonly expiresMs: number;
}

const TOKEN_SECONDS = 300;

/** Opens the guard; `origin` is the registry's own, where its token server is too. */
export function createGuard(access: RegistryAccess, origin: string, now: () => Date): Guard {
  if (access.kind === "open") return { answerToken: noTokens, refuse: () => null, may: () => true };
  return access.kind === "basic" ? createBasicGuard(access) : createBearerGuard(access, origin, now);
}

function noTokens(): Answer {
  return failure(404, "NOT_FOUND", "no such path");
}

function createBasicGuard(access: BasicAccess): Guard {
  const may = ({ allows }: BasicAccess, { repository, actions }: Right) => actions.every((action) => allows?.(repository, action) ?? true);
  return {
    answerToken: noTokens,
    refuse(call, right) {
      if (call.headers.authorization !== basicOf(access)) {
        return failure(401, "UNAUTHORIZED", "authentication required", { "www-authenticate": 'Basic realm="registry"' });
      }
      return right === null || may(access, right) ? null : failure(403, "DENIED", "requested access to the resource is denied");
    },
    may: (_, right) => may(access, right),
  };
}

function createBearerGuard(access: BearerAccess, origin: string, now: () => Date): Guard {
  // Tokens that were given out.
  const grants = new Map<string, Grant>();
  const grantOf = ({ headers }: Call) => {
    const grant = grants.get((headers.authorization ?? "").replace(/^Bearer /, ""));
    return grant === undefined || grant.expiresMs <= now().getTime() ? undefined : grant;
  };
  const may = (call: Call, right: Right) => grantOf(call)?.rights.some((granted) => covers(granted, right)) === true;
  return {
    answerToken: (call) => answerToken(call, access, grants, now),
    refuse(call, right) {
      const grant = grantOf(call);
      if (grant !== undefined && (right === null || may(call, right))) return null;
      const scope = right === null ? "" : `,scope="repository:${right.repository}:${right.actions.join(",")}"`;
      const error = grant === undefined ? "" : ',error="insufficient_scope"';
      return failure(401, "UNAUTHORIZED", "authentication required", {
        "www-authenticate": `Bearer realm="${origin}/token",service="${origin.replace(/^https?:\/\//, "")}"${scope}${error}`,
      });
    },
    may,
  };
}

/** The token server: Basic by GET, or an identity token by POST (distribution, token and oauth specifications). It grants of what is asked what the account may. */
function answerToken(call: Call, access: BearerAccess, grants: Map<string, Grant>, now: () => Date): Answer {
  const form = new URLSearchParams(call.body.toString("utf8"));
  const authorization = call.headers.authorization ?? "";
  const isIdentity = call.method === "POST" && access.identityToken !== undefined && form.get("refresh_token") === access.identityToken;
  const isAnonymous = call.method === "GET" && authorization === "" && access.anonymousPull === true;
  if (!isIdentity && !isAnonymous && authorization !== basicOf(access)) return failure(401, "UNAUTHORIZED", "incorrect username or password");
  const wanted = call.method === "POST" ? (form.get("scope") ?? "") : call.url.searchParams.getAll("scope").join(" ");
  const allows: Allows = (repository, action) => (!isAnonymous || action === "pull") && (access.allows?.(repository, action) ?? true);
  const token = randomBytes(24).toString("hex");
  const seconds = access.tokenSeconds ?? TOKEN_SECONDS;
  grants.set(token, { rights: parseScopes(wanted, allows), expiresMs: now().getTime() + seconds * 1000 });
  return json(200, call.method === "POST" ? { access_token: token, expires_in: seconds } : { token, expires_in: seconds });
}

function parseScopes(scopes: string, allows: Allows): Right[] {
  return scopes.split(" ").flatMap((scope) => {
    const [, repository = "", actions = ""] = /^repository:(.+):([a-z,]+)$/.exec(scope) ?? [];
    const known = (["pull", "push", "delete"] as const).filter((action) => actions.split(",").includes(action) && allows(repository, action));
    return repository === "" ? [] : [{ repository, actions: known }];
  });
}

function covers(granted: Right, wanted: Right): boolean {
  return granted.repository === wanted.repository && wanted.actions.every((action) => granted.actions.includes(action));
}

function basicOf({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
