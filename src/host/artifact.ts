import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { UserError } from "../errors.ts";
import type { HttpResponse, Transport } from "../http/transport.ts";
import { readJsonObject } from "../oci/json.ts";
import { judgeTransience, retry, type RetryPolicy } from "../retry.ts";
import type { Host } from "./host.ts";
import { readRuntimeToken } from "./runtime-token.ts";
import { readZip } from "./zip.ts";

/** One file of an artifact. */
export interface ArtifactFile {
  /** The path within the artifact. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** What became of an upload; `isNameTaken`: an artifact of this name is there, and it is none with the same files. */
export type Upload = { readonly uploaded: true; readonly id: string } | { readonly uploaded: false; readonly why: string; readonly isNameTaken?: true };

/** An artifact that a job of this run has finished uploading. */
export interface RunArtifact {
  readonly id: string;
  readonly name: string;
  /** Of the zip; null where the service does not say. */
  readonly digest: string | null;
  /** What the service knows the run and the job by that uploaded it. */
  readonly backendIds: { readonly runId: string; readonly jobId: string };
}

/** The artifacts of a run, or why there is no way to them. */
export type Listing = { readonly listed: true; readonly artifacts: readonly RunArtifact[] } | { readonly listed: false; readonly why: string };

/** The version of artifacts that the current client of GitHub's says it writes. */
const ARTIFACT_VERSION = 7;
const MIME_TYPE = "application/zip";
/** The name of the only block, in the base64 that names of blocks have to be in. */
const BLOCK_ID = Buffer.from("block-0").toString("base64");
const MAX_ANSWER_BYTES = 64 * 1024;
/** Of no file: none of ours is empty. */
const NOTHING = Buffer.alloc(0);
const DAY_MS = 86_400_000;
/** Some ten thousand artifacts. */
const MAX_LIST_BYTES = 4 * 1024 * 1024;
const READ_BUDGET_MS = 60_000;
const READ_HINT = "Run the job again; or download the artifacts in a step before this one and name the files.";
const READS = new Set(["ListArtifacts", "GetSignedArtifactURL"]);
const TRIES: RetryPolicy = { attempts: 3, firstDelayMs: 500, maxDelayMs: 2000, totalMs: 5000 };

/**
 * Uploads files as one artifact of this run, with the retention that the repository has set unless one is given; where the run has
 * one of this name with the same files, it is that. A service that is absent, refuses or takes longer than `budgetMs` is a `why`, never an error.
 */
export async function uploadArtifact(
  host: Host,
  transport: Transport,
  name: string,
  files: readonly ArtifactFile[],
  budgetMs = 10_000,
  retentionDays: number | null = null,
): Promise<Upload> {
  const found = findService(host, transport, budgetMs);
  if ("why" in found) return { uploaded: false, why: found.why };
  const { service, ids } = found;
  try {
    return { uploaded: true, id: await upload(service, { ...ids, name: artifactName(name), retentionDays }, files) };
  } catch (error) {
    if (service.signal.aborted) return { uploaded: false, why: `the artifact service did not answer within ${budgetMs / 1000} seconds` };
    const why = describe(error, name);
    if (!isConflict(error)) return { uploaded: false, why };
    const id = await findSame(host, transport, artifactName(name), files, budgetMs);
    return id === null ? { uploaded: false, why, isNameTaken: true } : { uploaded: true, id };
  }
}

/** The artifact of this run with this name, where it holds these files and no other; null for any other, and for one that cannot be read. */
async function findSame(host: Host, transport: Transport, name: string, files: readonly ArtifactFile[], budgetMs: number): Promise<string | null> {
  try {
    const listing = await listArtifacts(host, transport, budgetMs);
    const held = listing.listed ? listing.artifacts.find((artifact) => artifact.name === name) : undefined;
    if (held === undefined) return null;
    const maxBytes = files.reduce((sum, { content }) => sum + content.length, MAX_ANSWER_BYTES);
    const found = await downloadArtifact(host, transport, held, maxBytes, budgetMs);
    const isSame = found.size === files.length && files.every((file) => Buffer.from(file.content).equals(found.get(file.name) ?? NOTHING));
    return isSame ? held.id : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/**
 * The artifacts of this run, of several with one name (from an earlier attempt) the newest. A place without the service is a
 * `why`. Throws a `UserError` where the service is there and does not answer as it should.
 */
export async function listArtifacts(host: Host, transport: Transport, budgetMs = READ_BUDGET_MS): Promise<Listing> {
  const found = findService(host, transport, budgetMs);
  if ("why" in found) return { listed: false, why: found.why };
  const { service, ids } = found;
  return await orReadError(service, budgetMs, "The artifacts of this run cannot be listed", async () => {
    const answer = await call(service, "ListArtifacts", { workflow_run_backend_id: ids.runId, workflow_job_run_backend_id: ids.jobId }, MAX_LIST_BYTES);
    const entries: readonly unknown[] = Array.isArray(answer["artifacts"]) ? answer["artifacts"] : [];
    const artifacts = entries.map((entry) => readArtifact(entry, ids.runId)).toSorted((a, b) => Number(a.id) - Number(b.id));
    return { listed: true, artifacts: [...new Map(artifacts.map((artifact) => [artifact.name, artifact])).values()] };
  });
}

/**
 * The files of an artifact of this run, unpacked in memory. Throws a `UserError` where the service refuses, and for a zip of
 * more than `maxBytes`, packed or unpacked, or that a sound uploader does not make (`readZip`).
 */
export async function downloadArtifact(
  host: Host,
  transport: Transport,
  artifact: RunArtifact,
  maxBytes: number,
  budgetMs = READ_BUDGET_MS,
): Promise<Map<string, Uint8Array>> {
  const found = findService(host, transport, budgetMs);
  if ("why" in found) throw new UserError(`The artifact ${artifact.name} cannot be downloaded: ${found.why}.`, READ_HINT);
  const { service } = found;
  const { runId, jobId } = artifact.backendIds;
  const zip = await orReadError(service, budgetMs, `The artifact ${artifact.name} cannot be downloaded`, async () => {
    const asked = { workflow_run_backend_id: runId, workflow_job_run_backend_id: jobId, name: artifact.name };
    const url = new URL(textOf(await call(service, "GetSignedArtifactURL", asked), "signed_url", "signedUrl"));
    // Whoever holds this signature can read the artifact until it expires.
    host.addSecret(url.searchParams.get("sig") ?? "");
    return await patiently(service, async () => {
      const response = await send(service, "GET", url, {});
      if (response.status === 200) return await response.read(maxBytes);
      await response.discard();
      throw new ServiceRefusal("The download", response, response.headers["x-ms-error-code"] ?? "");
    });
  });
  const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  if (artifact.digest !== null && artifact.digest !== digest) {
    throw new UserError(`The artifact ${artifact.name} is not what was uploaded: its digest is ${digest}, not ${artifact.digest}.`, READ_HINT);
  }
  return readZip(zip, maxBytes);
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

/** The service that this job may speak to, for at most `budgetMs`; or why there is none. */
function findService(
  host: Host,
  transport: Transport,
  budgetMs: number,
): { service: ArtifactService; ids: { readonly runId: string; readonly jobId: string } } | { why: string } {
  const url = host.env["ACTIONS_RESULTS_URL"] ?? "";
  const token = host.env["ACTIONS_RUNTIME_TOKEN"] ?? "";
  if (url === "" || token === "") return { why: "this runner has no artifact service" };
  const ids = readRuntimeToken(token).backendIds;
  if (ids === null) return { why: "the job's token is not for an artifact service of this kind" };
  return { service: { host, transport, url, token, signal: AbortSignal.timeout(budgetMs) }, ids };
}

async function orReadError<T>(service: ArtifactService, budgetMs: number, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = service.signal.aborted ? `the artifact service did not answer within ${budgetMs / 1000} seconds` : describe(cause, "");
    throw new UserError(`${what}: ${why}.`, READ_HINT, { cause });
  }
}

function readArtifact(entry: unknown, ownRunId: string): RunArtifact {
  const fields = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : {};
  const id = fields["database_id"] ?? fields["databaseId"];
  if (typeof id !== "string" && typeof id !== "number") throw new Error("the artifact service's answer lacks database_id");
  const digest = fields["digest"];
  const backendId = (name: string, jsonName: string): unknown => fields[name] ?? fields[jsonName];
  const runId = backendId("workflow_run_backend_id", "workflowRunBackendId");
  const jobId = backendId("workflow_job_run_backend_id", "workflowJobRunBackendId");
  return {
    id: String(id),
    name: textOf(fields, "name", "name"),
    digest: typeof digest === "string" && digest !== "" ? digest : null,
    backendIds: { runId: typeof runId === "string" ? runId : ownRunId, jobId: typeof jobId === "string" ? jobId : "" },
  };
}

/** A refusal of the service, or an answer that it should not have given. */
class ServiceRefusal extends Error {
  readonly status: number;
  readonly isTransient: boolean;
  readonly retryAfter: string | undefined;

  constructor(operation: string, response: HttpResponse, detail: string) {
    super(`${operation} was answered with ${response.status}${detail === "" ? "" : `: ${detail}`}`);
    this.name = "ServiceRefusal";
    this.status = response.status;
    this.isTransient = [429, 500, 502, 503, 504].includes(response.status);
    this.retryAfter = response.headers["retry-after"];
  }
}

async function upload(
  service: ArtifactService,
  { runId, jobId, name, retentionDays }: { runId: string; jobId: string; name: string; retentionDays: number | null },
  files: readonly ArtifactFile[],
): Promise<string> {
  const mtime = service.host.clock.now();
  const zip = zipSync(Object.fromEntries(files.map((file) => [file.name, file.content])), { mtime });
  const artifact = { workflow_run_backend_id: runId, workflow_job_run_backend_id: jobId, name };
  const expiry = retentionDays === null ? {} : { expires_at: new Date(mtime.getTime() + retentionDays * DAY_MS).toISOString() };
  const created = await call(service, "CreateArtifact", { ...artifact, ...expiry, version: ARTIFACT_VERSION, mime_type: MIME_TYPE });
  await putBlob(service, new URL(textOf(created, "signed_upload_url", "signedUploadUrl")), zip);
  const hash = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  const finalized = await call(service, "FinalizeArtifact", { ...artifact, size: String(zip.length), hash });
  return textOf(finalized, "artifact_id", "artifactId");
}

/** What an RPC answers; those that change something say `ok` besides. */
async function call(
  service: ArtifactService,
  method: string,
  message: object,
  maxBytes = MAX_ANSWER_BYTES,
): Promise<Readonly<Record<string, unknown>>> {
  const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url);
  const headers = { authorization: `Bearer ${service.token}`, "content-type": "application/json" };
  return await patiently(service, async () => {
    const response = await send(service, "POST", url, headers, JSON.stringify(message));
    const answer = readJsonObject(await response.read(maxBytes));
    const detail = typeof answer?.["msg"] === "string" ? answer["msg"].replace(/\s+/g, " ").slice(0, 200) : "";
    const isDone = answer !== null && (answer["ok"] === true || READS.has(method));
    if (response.status !== 200 || !isDone) throw new ServiceRefusal(method, response, detail);
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
  body?: Uint8Array | string,
): Promise<HttpResponse> {
  return transport.request({ method, url, headers, ...(body === undefined ? {} : { body }), signal, redirects: "refuse" });
}

function patiently<T>({ host, signal }: ArtifactService, attempt: () => Promise<T>): Promise<T> {
  return retry(attempt, (error) => judgeTransience(error, host.clock.now()), TRIES, host.clock, signal);
}

function isConflict(error: unknown): boolean {
  return error instanceof ServiceRefusal && error.status === 409;
}

function describe(error: unknown, name: string): string {
  if (isConflict(error)) {
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
