import { usualCause } from "./usual-causes.ts";

/** What a caller has to tell apart of what registries refuse. */
export type RefusalKind =
  /** No credential, or one that is not taken. */
  | "unauthorized"
  /** A credential that is taken, of an account that may not do this. */
  | "denied"
  | "not-found"
  /** The tag is there, and the registry lets nobody move it. */
  | "immutable-tag"
  | "too-large"
  | "rate-limited"
  /** The fault is on the other side, and may pass. */
  | "unavailable"
  /** The registry does not do such things at all. */
  | "unsupported"
  | "other";

/** What a refusal is told by. */
interface Signs {
  readonly status: number;
  readonly code: string | null;
  /** The code and the message. */
  readonly words: string;
  /** WWW-Authenticate, "" where there is none. */
  readonly challenge: string;
  /** A login wall or a proxy stands where a registry should. */
  readonly isWebPage: boolean;
}

// ECR says TAG_INVALID and "cannot be overwritten because the tag is immutable", Artifact Registry "has enabled tag immutability",
// Harbor "configured as immutable" with 412, Docker Hub and Quay that the tag is immutable: the words agree more than the codes.
const IMMUTABLE = /immutab|cannot be overwritten|ImageTagAlreadyExists/i;

/** Which kind of refusal an answer is, by what registries are known to answer. */
export function classify({ status, code, words, challenge, isWebPage }: Signs): RefusalKind {
  if (status >= 400 && status < 500 && status !== 404 && IMMUTABLE.test(words)) return "immutable-tag";
  if (status === 429 || code === "TOOMANYREQUESTS") return "rate-limited";
  // A token that is good and holds too little is renewed once; what is still refused then, the account may not do.
  if (status === 401) return code === "DENIED" || challenge.includes("insufficient_scope") ? "denied" : "unauthorized";
  if (status === 403) return "denied";
  if (status === 405 || status === 501 || code === "UNSUPPORTED") return "unsupported";
  // A web page says nothing of images: it is no registry's word.
  if (status === 404) return isWebPage ? "other" : "not-found";
  if (status === 413 || status === 414 || status === 431) return "too-large";
  return status === 408 || status >= 500 ? "unavailable" : "other";
}

/** What a hint is made of. */
interface Circumstances {
  readonly kind: RefusalKind;
  readonly status: number;
  readonly isWebPage: boolean;
  readonly isWrite: boolean;
  /** The registry's code and message. */
  readonly words: string;
  /** Who answered. */
  readonly server: string;
  /** Where one would log in. */
  readonly registry: string;
}

const LOGIN = '"docker login", or the login action';
const MAYBE_ABSENT = "Check the name too: many registries answer so for what does not exist.";
const TOO_LARGE: Readonly<Record<number, string>> = {
  413: "Something in front of the registry limits the size of a request: raise that limit (in nginx client_max_body_size).",
  414: "The address of the request was too long for it: publish fewer tags at once.",
  431: "The headers of the request were too long for it, which is the token: log in with an account of fewer rights or groups.",
};

/** How the reader can mend it. */
export function hintFor(circumstances: Circumstances): string {
  const { kind, status, isWebPage, isWrite, server } = circumstances;
  if (kind === "unauthorized" || kind === "denied") return loginHint(circumstances);
  if (kind === "immutable-tag") return "The registry lets nobody move this tag: publish under another one, or take this one out of its rule of immutable tags.";
  if (kind === "rate-limited") return "The registry limits how often it is asked: log in for a higher limit, or try again later.";
  if (kind === "unavailable") return `The fault is on the side of ${server}: try again later, or look at its status page.`;
  if (isWebPage) return `Check the host name: what answers at ${server} is not a registry.`;
  if (kind === "not-found") return isWrite ? "Check the name; some registries want a repository to be made before anything is pushed to it." : "Check the name and the tag.";
  if (kind === "too-large") return TOO_LARGE[status] ?? "";
  if (kind === "unsupported") return `${server} does not do this: look into its documentation, and at any mirror or proxy in front of it.`;
  if (status === 451) return "The registry withholds this for legal reasons.";
  return `Check that ${server} is a registry that speaks the OCI distribution API.`;
}

function loginHint({ kind, isWrite, words, registry }: Circumstances): string {
  const account = `Log in to ${registry} (${LOGIN}) with an account that may ${isWrite ? "write" : "read"} this`;
  if (kind === "unauthorized") return isWrite ? `${account}.` : `${account}. ${MAYBE_ABSENT}`;
  if (!isWrite) return `${account}; on ghcr.io, add the workflow's repository under the package's "Manage Actions access". ${MAYBE_ABSENT}`;
  return usualCause({ registry, at: "push", words }) ?? `${account}. Some registries answer so for a repository that must be made first.`;
}
