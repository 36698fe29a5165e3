/** Where a build's files come from. */
export type BuildContext =
  /** A folder of this machine. */
  | { readonly kind: "folder"; readonly argument: string }
  /** The repository at the event's commit, which BuildKit fetches. */
  | { readonly kind: "repository"; readonly argument: string }
  /** Any other: a URL of a repository or a tar file. */
  | { readonly kind: "other"; readonly argument: string };

/** The repository that an event is about, and its commit. */
export interface EventSource {
  /** `https://github.com/acme/api`. */
  readonly url: string;
  /** `refs/heads/main`; a name without `refs/` is a branch. */
  readonly ref: string;
  readonly sha: string;
  /** Of the pull request; null where the event is none. */
  readonly headSha: string | null;
}

/** How BuildKit is told of a repository. */
interface GitForm {
  /** `DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF`: a pull request's own commit, not the one it would be merged as. */
  readonly usesHead: boolean;
  /** buildx resolves the query of a URL itself (`BUILDX_SEND_GIT_QUERY_AS_INPUT`, from 0.29 on). */
  readonly asQuery: boolean;
}

const DEFAULT_CONTEXT = /\{\{\s*defaultContext\s*\}\}/g;

/** Whether the text stands for the repository at the event's commit. */
export function namesRepository(text: string): boolean {
  return text.search(DEFAULT_CONTEXT) !== -1;
}

/** The URL of the repository at the event's commit, or of a folder in it. */
export function gitContext(source: EventSource, form: GitForm, folder = ""): string {
  const isPullRequest = source.ref.startsWith("refs/pull/");
  const sha = isPullRequest && form.usesHead && source.headSha !== null ? source.headSha : source.sha;
  const inFolder = folder === "." ? "" : folder;
  if (!form.asQuery) return `${source.url}.git#${sha}${inFolder === "" ? "" : `:${inFolder}`}`;
  const name = source.ref.startsWith("refs/") ? source.ref : `refs/heads/${source.ref}`;
  // git takes these in the name of a branch, and here they would begin another part of the URL.
  const ref = name.replace(/[%&+#]/g, encodeURIComponent);
  // The merge commit of a pull request is not what its ref points to for long.
  const at = isPullRequest ? `ref=${sha}` : `ref=${ref}&checksum=${sha}`;
  return `${source.url}.git?${at}${inFolder === "" ? "" : `&subdir=${inFolder}`}`;
}

/** The text with every `{{defaultContext}}` and `{{defaultContext}}:folder` in it replaced. */
export function fillDefaultContext(text: string, source: EventSource, form: GitForm): string {
  return text.replace(/\{\{\s*defaultContext\s*\}\}(?::([^,\s]*))?/g, (_whole, folder: string | undefined) => gitContext(source, form, folder));
}

/** Tells a folder of this machine from what BuildKit fetches, as buildx does. */
export function contextOf(argument: string): BuildContext {
  const isRemote = /^(https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@|docker-image:\/\/|oci-layout:\/\/|target:)/.test(argument);
  return { kind: isRemote ? "other" : "folder", argument };
}
