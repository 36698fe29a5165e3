import { UserError } from "../errors.ts";

/** What stood in the way of an answer: the network, the other side's TLS, the proxy, or our own policy. */
type FailureKind = "unreachable" | "unknown-host" | "timeout" | "cut" | "certificate" | "tls" | "proxy" | "policy" | "too-large";

/** A request that got no whole answer. Whether it may be tried again is in `isTransient`. */
export class HttpFailure extends UserError {
  readonly kind: FailureKind;
  readonly isTransient: boolean;

  constructor(kind: FailureKind, message: string, hint: string, options: { isTransient: boolean; cause?: unknown }) {
    super(message, hint, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HttpFailure";
    this.kind = kind;
    this.isTransient = options.isTransient;
  }
}

interface Diagnosis {
  readonly kind: FailureKind;
  readonly says: (host: string) => string;
  readonly hint: string;
  readonly isTransient: boolean;
}

const NETWORK_HINT = "Check the name and the port, and whether this machine needs a proxy (HTTPS_PROXY).";
const CERTIFICATE_HINT =
  "Give the certificate authority that signed it (HOST=FILE in registry-ca, or ca.crt in Docker's certs.d), or name the host in insecure-registries.";

const LOOKUP_FAILED: Diagnosis = {
  kind: "unknown-host",
  says: (host) => `The name ${host} could not be looked up.`,
  hint: NETWORK_HINT,
  isTransient: true,
};
const UNREACHABLE: Diagnosis = {
  kind: "unreachable",
  says: (host) => `${host} does not answer.`,
  hint: NETWORK_HINT,
  isTransient: true,
};
const TIMEOUT: Diagnosis = {
  kind: "timeout",
  says: (host) => `${host} went silent.`,
  hint: "Try again later; if it lasts, look at the status page of that server.",
  isTransient: true,
};
const CUT: Diagnosis = {
  kind: "cut",
  says: (host) => `${host} closed the connection before its answer was complete.`,
  hint: "Try again later; if it lasts, look for a proxy or a firewall that cuts long transfers.",
  isTransient: true,
};
const TLS: Diagnosis = {
  kind: "tls",
  says: (host) => `${host} does not speak TLS as it should.`,
  hint: "If it is meant to be reached over plain HTTP, name it in insecure-registries.",
  isTransient: false,
};

const BY_CODE: Readonly<Record<string, Diagnosis>> = {
  ENOTFOUND: { kind: "unknown-host", says: (host) => `There is no host ${host}.`, hint: NETWORK_HINT, isTransient: false },
  EAI_AGAIN: LOOKUP_FAILED,
  EAI_FAIL: LOOKUP_FAILED,
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  EHOSTDOWN: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENETDOWN: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  // What a firewall on this machine forbids.
  EACCES: UNREACHABLE,
  EPERM: UNREACHABLE,
  UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
  ETIMEDOUT: TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
  UND_ERR_BODY_TIMEOUT: TIMEOUT,
  ECONNRESET: CUT,
  ECONNABORTED: CUT,
  ENETRESET: CUT,
  EPIPE: CUT,
  ERR_STREAM_PREMATURE_CLOSE: CUT,
  UND_ERR_SOCKET: CUT,
  UND_ERR_INFO: CUT,
  UND_ERR_HEADERS_OVERFLOW: CUT,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: CUT,
  UND_ERR_CLOSED: CUT,
  UND_ERR_DESTROYED: CUT,
  EPROTO: TLS,
  UND_ERR_PRX_TLS: TLS,
};

// The last is that of a certificate authority's file that OpenSSL cannot read.
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME|^ERR_OSSL_/;

/**
 * Turns what the HTTP library threw for a request to `host` into an `HttpFailure`. An abort stays what it is, and so does
 * what is no failure of a connection: it is a mistake of ours, which asking again does not mend.
 */
export function describeFailure(thrown: unknown, host: string, proxy: string | null): unknown {
  // What a request's own body threw is not about its connection.
  if (thrown instanceof UserError || isAbort(thrown)) return thrown;
  const code = codeOf(thrown);
  const refusal = /Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(messageOf(thrown));
  if (refusal !== null) return describeProxyRefusal(refusal[1] ?? refusal[2] ?? "", host, proxy, thrown);
  if (CERTIFICATE_CODE.test(code)) {
    return new HttpFailure("certificate", `The certificate of ${host} is not trusted (${code}).`, CERTIFICATE_HINT, {
      isTransient: false,
      cause: thrown,
    });
  }
  const diagnosis = diagnose(code);
  if (diagnosis === null) return thrown;
  const via = proxy === null ? "" : ` It was asked through the proxy ${proxy}.`;
  return new HttpFailure(diagnosis.kind, diagnosis.says(host) + via, diagnosis.hint, {
    isTransient: diagnosis.isTransient,
    cause: thrown,
  });
}

function diagnose(code: string): Diagnosis | null {
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code] ?? null;
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_")) return TLS;
  // The parser's: what came is not HTTP, or not all of it.
  return code.startsWith("HPE_") ? CUT : null;
}

function describeProxyRefusal(status: string, host: string, proxy: string | null, cause: unknown): HttpFailure {
  return new HttpFailure(
    "proxy",
    `The proxy ${proxy ?? ""} answered ${status} when asked for ${host}.`,
    status === "407"
      ? "Put the user and the password of the proxy into HTTPS_PROXY, or fix them."
      : "Let the proxy pass this host, or name the host in NO_PROXY if it is reached directly.",
    { isTransient: status.startsWith("5"), cause },
  );
}

function isAbort(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown.name === "TimeoutError") return true;
  // undici also calls a proxy's refusal an aborted request.
  return thrown.name === "AbortError" && !thrown.message.startsWith("Proxy response");
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "";
  if ("code" in thrown && typeof thrown.code === "string") return thrown.code;
  if (thrown instanceof AggregateError) return codeOf(thrown.errors[0]);
  return codeOf(thrown.cause);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
