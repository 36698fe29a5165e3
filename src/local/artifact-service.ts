import { createHash } from "node:crypto";
import type { BlobStore } from "./blob-store.ts";
import type { RuntimeClaims } from "./runtime-token.ts";
import type { TwirpMessage } from "./twirp.ts";
import { int64Field, textField, TwirpError } from "./twirp.ts";

const OLDEST_VERSION = 4;
const FORBIDDEN_IN_NAMES = /["<>|*?:\r\n\\/]/;

/** An artifact that a run has finished uploading. */
export interface LocalArtifact {
  readonly id: number;
  readonly runId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mimeType: string;
  /** `sha256:…` of the zip, "" where the uploader did not say. */
  readonly digest: string;
  readonly createdAt: Date;
}

interface StoredArtifact extends LocalArtifact {
  readonly jobId: string;
  readonly blobId: string;
  isFinal: boolean;
  sizeBytes: number;
  digest: string;
}

/** The artifact service, v4: artifacts of a run by name, each one blob. */
export interface ArtifactService {
  call(method: string, message: TwirpMessage, claims: RuntimeClaims): object;
  /** The finished artifacts of a run, oldest first: what the forge's REST API lists. */
  list(runId: string): readonly LocalArtifact[];
  /** The blob of an artifact, null where there is none. */
  read(id: number): Buffer | null;
}

/** Makes a service without artifacts whose contents live in `blobs`. */
export function createArtifactService(blobs: BlobStore, now: () => Date): ArtifactService {
  const artifacts: StoredArtifact[] = [];
  let lastId = 0;

  function find(message: TwirpMessage, isFinal: boolean): StoredArtifact {
    const runId = textField(message, "workflow_run_backend_id");
    const name = textField(message, "name");
    const found = artifacts.find((each) => each.runId === runId && each.name === name && each.isFinal === isFinal);
    if (found === undefined) throw new TwirpError("not_found", `no artifact named ${name}`);
    return found;
  }

  function create(message: TwirpMessage): object {
    const runId = textField(message, "workflow_run_backend_id");
    const name = textField(message, "name");
    checkName(name);
    if ((int64Field(message, "version") ?? 0) < OLDEST_VERSION) {
      throw new TwirpError("invalid_argument", "this version of artifacts is not supported");
    }
    if (artifacts.some((each) => each.runId === runId && each.name === name)) {
      throw new TwirpError("already_exists", "an artifact with this name already exists on the workflow run");
    }
    const artifact: StoredArtifact = {
      id: ++lastId,
      runId,
      jobId: textField(message, "workflow_job_run_backend_id"),
      name,
      blobId: blobs.create(),
      mimeType: textField(message, "mime_type") || "application/zip",
      createdAt: now(),
      isFinal: false,
      sizeBytes: 0,
      digest: "",
    };
    artifacts.push(artifact);
    return { ok: true, signed_upload_url: blobs.sign(artifact.blobId, "write") };
  }

  function finalize(message: TwirpMessage): object {
    const artifact = find(message, false);
    const content = blobs.read(artifact.blobId);
    if (content === null) throw new TwirpError("not_found", "the blob of this artifact was not uploaded");
    const sizeBytes = int64Field(message, "size") ?? 0;
    if (sizeBytes !== content.length) {
      throw new TwirpError("invalid_argument", `size is ${sizeBytes}, the blob has ${content.length}`);
    }
    const digest = textField(message, "hash");
    if (digest !== "" && digest !== `sha256:${createHash("sha256").update(content).digest("hex")}`) {
      throw new TwirpError("invalid_argument", "hash is not the digest of the blob");
    }
    Object.assign(artifact, { isFinal: true, sizeBytes, digest });
    return { ok: true, artifact_id: String(artifact.id) };
  }

  function list(message: TwirpMessage): object {
    const name = textField(message, "name_filter");
    const id = int64Field(message, "id_filter");
    const runId = textField(message, "workflow_run_backend_id");
    const wanted = artifacts.filter(
      (each) => each.isFinal && each.runId === runId && (name === "" || each.name === name) && (id ?? each.id) === each.id,
    );
    return {
      artifacts: wanted.map((each) => ({
        workflow_run_backend_id: each.runId,
        workflow_job_run_backend_id: each.jobId,
        database_id: String(each.id),
        name: each.name,
        size: String(each.sizeBytes),
        created_at: each.createdAt.toISOString(),
        ...(each.digest === "" ? {} : { digest: each.digest }),
      })),
    };
  }

  function signUrl(message: TwirpMessage): object {
    const artifact = find(message, true);
    const isZip = artifact.mimeType === "application/zip" && !artifact.name.endsWith(".zip");
    return { signed_url: blobs.sign(artifact.blobId, "read", isZip ? `${artifact.name}.zip` : artifact.name) };
  }

  function remove(message: TwirpMessage): object {
    const artifact = find(message, true);
    artifacts.splice(artifacts.indexOf(artifact), 1);
    blobs.remove(artifact.blobId);
    return { ok: true, artifact_id: String(artifact.id) };
  }

  const methods: Readonly<Record<string, (message: TwirpMessage) => object>> = {
    CreateArtifact: create,
    FinalizeArtifact: finalize,
    ListArtifacts: list,
    GetSignedArtifactURL: signUrl,
    DeleteArtifact: remove,
  };

  return {
    call(method, message, claims) {
      const answer = methods[method];
      if (answer === undefined) throw new TwirpError("bad_route", `no such method: ${method}`);
      checkBackendIds(method, message, claims);
      return answer(message);
    },
    list: (runId) => artifacts.filter((each) => each.isFinal && each.runId === runId).map(publicSide),
    read(id) {
      const artifact = artifacts.find((each) => each.isFinal && each.id === id);
      return artifact === undefined ? null : blobs.read(artifact.blobId);
    },
  };
}

function publicSide({ id, runId, name, sizeBytes, mimeType, digest, createdAt }: StoredArtifact): LocalArtifact {
  return { id, runId, name, sizeBytes, mimeType, digest, createdAt };
}

function checkName(name: string): void {
  if (name === "") throw new TwirpError("invalid_argument", "the artifact name is empty");
  if (FORBIDDEN_IN_NAMES.test(name)) {
    throw new TwirpError("invalid_argument", "the artifact name contains a character that is not allowed");
  }
}

/** A job speaks for itself alone: the ids of a request are those in its token; but it reads what any job of its run uploaded. */
function checkBackendIds(method: string, message: TwirpMessage, { runId, jobId }: RuntimeClaims): void {
  const isOwn =
    runId !== "" &&
    textField(message, "workflow_run_backend_id") === runId &&
    (method === "GetSignedArtifactURL" || textField(message, "workflow_job_run_backend_id") === jobId);
  if (!isOwn) throw new TwirpError("permission_denied", "the token is not for this workflow run and job");
}
