import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse, Transport } from "../http/transport.ts";
import { parseRetryAfter, retry, type RetryPolicy } from "../retry.ts";
import type { Host } from "./host.ts";
import { readRuntimeToken } from "./runtime-token.ts";

/** One file of an artifact. */
export interface ArtifactFile {
  /** The path within the artifact. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** What became of an upload. */
export type Upload = { readonly uploaded: true; readonly id: string } | { readonly uploaded: false; readonly why: string };

/** The version of artifacts that the current client of GitHub's says it writes. */
const ARTIFACT_VERSION = 7;
const MIME_TYPE = "application/zip";
/** The name of the only block, in the base64 that names of blocks have to be in. */
const BLOCK_ID = Buffer.from("block-0").toString("base64");
const MAX_ANSWER_BYTES = 64 * 1024;
const TRIES: RetryPolicy = { attempts: 3, firstDelayMs: 500, maxDelayMs: 2000, totalMs: 5000 };

/**
 * Uploads files as one artifact of this run, with the retention that the repository has set. A service that is absent, refuses or
 * takes longer than `budgetMs` is a `why`, never an error.
 */
export async function uploadArtifact(
  host: Host,
  transport: Transport,
  name: string,
  files: readonly ArtifactFile[],
  budgetMs = 10_000,
): Promise<Upload> {
  const url = host.env["ACTIONS_RESULTS_URL"] ?? "";
  const token = host.env["ACTIONS_RUNTIME_TOKEN"] ?? "";
  if (url === "" || token === "") return { uploaded: false, why: "this runner has no artifact service" };
  const ids = readRuntimeToken(token).backendIds;
  if (ids === null) return { uploaded: false, why: "the job's token is not for an artifact service of this kind" };
  const signal = AbortSignal.timeout(budgetMs);
  try {
    const service = { host, transport, url, token, signal };
    return { uploaded: true, id: await upload(service, { ...ids, name: artifactName(name) }, files) };
  } catch (error) {
    if (signal.aborted) return { uploaded: false, why: `the artifact service did not answer within ${budgetMs / 1000} seconds` };
    return { uploaded: false, why: describe(error, name) };
  }
}

/** The text as a name that an artifact may have: what the service refuses becomes `-`. */
export function artifactName(text: string): string {
  return text.replace(/[":<>|*?\r\n\\/]/g, "-") || "-";
}

interface ArtifactService {
  readonly host: Host;
  readonly transport: Transport;
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** A refusal of the service, or an answer that it should not have given. */
class ServiceRefusal extends Error {
  readonly status: number;
  readonly retryAfter: string | undefined;

  constructor(operation: string, response: HttpResponse, detail: string) {
    super(`${operation} was answered with ${response.status}${detail === "" ? "" : `: ${detail}`}`);
    this.name = "ServiceRefusal";
    this.status = response.status;
    this.retryAfter = response.headers["retry-after"];
  }
}

async function upload(
  service: ArtifactService,
  { runId, jobId, name }: { runId: string; jobId: string; name: string },
  files: readonly ArtifactFile[],
): Promise<string> {
  const mtime = service.host.clock.now();
  const zip = zipSync(Object.fromEntries(files.map((file) => [file.name, file.content])), { mtime });
  const artifact = { workflow_run_backend_id: runId, workflow_job_run_backend_id: jobId, name };
  const created = await call(service, "CreateArtifact", { ...artifact, version: ARTIFACT_VERSION, mime_type: MIME_TYPE });
  await putBlob(service, new URL(textOf(created, "signed_upload_url", "signedUploadUrl")), zip);
  const hash = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  const finalized = await call(service, "FinalizeArtifact", { ...artifact, size: String(zip.length), hash });
  return textOf(finalized, "artifact_id", "artifactId");
}

async function call(service: ArtifactService, method: string, message: object): Promise<Readonly<Record<string, unknown>>> {
  const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url);
  const headers = { authorization: `Bearer ${service.token}`, "content-type": "application/json" };
  return await patiently(service, async () => {
    const response = await send(service, "POST", url, headers, JSON.stringify(message));
    const answer = parseObject(await response.read(MAX_ANSWER_BYTES));
    const detail = typeof answer?.["msg"] === "string" ? answer["msg"].replace(/\s+/g, " ").slice(0, 200) : "";
    if (response.status !== 200 || answer?.["ok"] !== true) throw new ServiceRefusal(method, response, detail);
    return answer;
  });
}

/** As one block and the list of blocks: Gitea and Forgejo know no other way, and Azure's storage takes it too. */
async function putBlob(service: ArtifactService, url: URL, zip: Uint8Array): Promise<void> {
  // Whoever holds this signature can write to the artifact until it expires.
  service.host.addSecret(url.searchParams.get("sig") ?? "");
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>${BLOCK_ID}</Latest></BlockList>`;
  await put(service, url, `comp=block&blockid=${encodeURIComponent(BLOCK_ID)}`, { "content-type": MIME_TYPE }, zip);
  await put(service, url, "comp=blocklist", { "content-type": "application/xml", "x-ms-blob-content-type": MIME_TYPE }, list);
}

async function put(
  service: ArtifactService,
  signed: URL,
  query: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<void> {
  const url = new URL(signed);
  url.search += `&${query}`;
  await patiently(service, async () => {
    const response = await send(service, "PUT", url, headers, body);
    await response.discard();
    if (response.status !== 201) throw new ServiceRefusal("The upload", response, response.headers["x-ms-error-code"] ?? "");
  });
}

function send(
  { transport, signal }: ArtifactService,
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<HttpResponse> {
  return transport.request({ method, url, headers, body, signal, redirects: "refuse" });
}

function patiently<T>({ host, signal }: ArtifactService, attempt: () => Promise<T>): Promise<T> {
  const judge = (error: unknown): { retry: boolean; afterMs?: number | null } => {
    if (error instanceof HttpFailure) return { retry: error.isTransient };
    if (!(error instanceof ServiceRefusal)) return { retry: false };
    const afterMs = parseRetryAfter(error.retryAfter, host.clock.now());
    return { retry: [429, 500, 502, 503, 504].includes(error.status), afterMs };
  };
  return retry(attempt, judge, TRIES, host.clock, signal);
}

function describe(error: unknown, name: string): string {
  if (error instanceof ServiceRefusal && error.status === 409) {
    return `this run has an artifact named ${artifactName(name)} already, from another job or an earlier attempt`;
  }
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}

/** Protobuf's JSON may name a field either way. */
function textOf(answer: Readonly<Record<string, unknown>>, name: string, jsonName: string): string {
  const value = answer[name] ?? answer[jsonName];
  if (typeof value !== "string") throw new Error(`the artifact service's answer lacks ${name}`);
  return value;
}

function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
