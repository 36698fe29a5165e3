import type { Digest } from "../oci/digest.ts";
import { digestOf } from "../oci/digest.ts";
import { OCI_CONFIG, OCI_LAYER_GZIP, OCI_MANIFEST } from "../oci/media-type.ts";
import { createGuard, type Guard, type RegistryAccess, type Right } from "./distribution/access.ts";
import { empty, failure, json, type Answer, type Call } from "./distribution/answers.ts";
import { acceptManifest, answerManifest, answerReferrers, deleteManifest, type ManifestRules } from "./distribution/manifests.ts";
import { createRepositories, keepManifest, type Repositories } from "./distribution/repository.ts";
import { createListener, makeServer, type Disturbance, type Handler, type RecordedRequest } from "./distribution/server.ts";
import { answerBlob, beginUpload, continueUpload, keepCut, type UploadRules } from "./distribution/uploads.ts";
import { listen, stop } from "./loopback.ts";

export type { RegistryAccess } from "./distribution/access.ts";
export type { Answer } from "./distribution/answers.ts";
export type { RecordedRequest } from "./distribution/server.ts";

/** What a local registry is like; without any, an open one that does all that the specification says it must. */
export interface LocalRegistryOptions extends ManifestRules, Omit<UploadRules, "origin">, Disturbance {
  readonly access?: RegistryAccess;
  /** Serves HTTPS with this key and certificate, both PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Answers each blob with a redirect to a second origin, as registries in front of a CDN do. */
  readonly redirectsBlobs?: boolean;
  /** Where uploads are sent: a path (the default), an address of the registry, or one of the second origin, which takes no credential, as a store with signed addresses. */
  readonly uploadsTo?: "path" | "address" | "second-origin";
  /** The registry's clock, by which its tokens expire. */
  readonly now?: () => Date;
}

/** A registry in this process, over real HTTP on 127.0.0.1, that forgets everything when it closes. */
export interface LocalRegistry {
  /** `127.0.0.1:PORT`: the registry part of a reference. */
  readonly host: string;
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** Keeps a blob; its digest. */
  putBlob(repository: string, bytes: Uint8Array): Digest;
  /** Keeps a manifest without checking it, under its digest and the tag. */
  putManifest(repository: string, tag: string | null, content: string | Uint8Array | object, mediaType: string): Digest;
  /** Keeps an image of one platform with its layers; the digest of its manifest. */
  putImage(repository: string, tag: string | null, image: LocalImage): Digest;
  /** Where each tag of a repository leads. */
  tagsOf(repository: string): Record<string, Digest>;
  /** The bytes of a blob; null where there is none. */
  blobOf(repository: string, digest: string): Buffer | null;
  close(): Promise<void>;
}

interface LocalImage {
  readonly layers: readonly Uint8Array[];
  /** The configuration's JSON. */
  readonly config: object;
  readonly layerType?: string;
}

/** A path of the API, taken apart. */
interface Route {
  readonly name: string;
  readonly kind: "manifests" | "uploads" | "blobs" | "tags" | "referrers";
  readonly rest: string;
}

/** What answers the paths of repositories. */
interface World {
  readonly options: LocalRegistryOptions;
  readonly repositories: Repositories;
  readonly guard: Guard;
  readonly uploadRules: UploadRules;
}

const ROUTE = /^\/v2\/(?<name>[a-z0-9._/-]+)\/(?<kind>manifests|blobs\/uploads|blobs|tags|referrers)\/(?<rest>[^/]*)$/;

/** Starts a registry (distribution-spec: pull, push, tags, referrers, deletion of tags) on a free port. */
export async function startRegistry(options: LocalRegistryOptions = {}): Promise<LocalRegistry> {
  const requests: RecordedRequest[] = [];
  const repositories = createRepositories();
  const main = makeServer(options.tls);
  const second = makeServer(undefined);
  const scheme = options.tls === undefined ? "http" : "https";
  const host = `127.0.0.1:${await listen(main)}`;
  const hasSecond = options.redirectsBlobs === true || options.uploadsTo === "second-origin";
  const secondUrl = hasSecond ? `http://127.0.0.1:${await listen(second)}` : "";
  const origins = { path: "", address: `${scheme}://${host}`, "second-origin": secondUrl };
  const world: World = {
    options,
    repositories,
    guard: createGuard(options.access ?? { kind: "open" }, `${scheme}://${host}`, options.now ?? (() => new Date())),
    uploadRules: { ...options, origin: origins[options.uploadsTo ?? "path"] },
  };
  main.on("request", createListener(mainHandler(world, secondUrl), requests, options));
  second.on("request", createListener(secondHandler(world), requests, options));
  return {
    host,
    url: `${scheme}://${host}`,
    requests,
    ...contentOf(repositories),
    close: async () => {
      await Promise.all([main, second].map(stop));
    },
  };
}

function contentOf(repositories: Repositories): Pick<LocalRegistry, "putBlob" | "putManifest" | "putImage" | "tagsOf" | "blobOf"> {
  const putBlob: LocalRegistry["putBlob"] = (repository, bytes) => {
    const digest = digestOf(bytes);
    repositories.findOrMake(repository).blobs.set(digest, Buffer.from(bytes));
    return digest;
  };
  const putManifest: LocalRegistry["putManifest"] = (repository, tag, content, mediaType) => {
    const bytes = Buffer.from(typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
    return keepManifest(repositories.findOrMake(repository), tag === null ? [] : [tag], { bytes, mediaType });
  };
  return {
    putBlob,
    putManifest,
    putImage(repository, tag, { layers, config, layerType = OCI_LAYER_GZIP }) {
      const describe = (mediaType: string, bytes: Uint8Array) => ({ mediaType, digest: putBlob(repository, bytes), size: bytes.length });
      const manifest = {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: describe(OCI_CONFIG, Buffer.from(JSON.stringify(config))),
        layers: layers.map((layer) => describe(layerType, layer)),
      };
      return putManifest(repository, tag, manifest, OCI_MANIFEST);
    },
    tagsOf: (repository) => Object.fromEntries(repositories.find(repository)?.tags ?? []),
    blobOf: (repository, digest) => repositories.find(repository)?.blobs.get(digest) ?? null,
  };
}

function mainHandler(world: World, secondUrl: string): Handler {
  const { guard, options } = world;
  return {
    isRedirected: false,
    admit(call) {
      const route = parseRoute(call);
      return isForTokens(call, options) ? null : guard.refuse(call, route === null ? null : rightFor(call, route));
    },
    answer(call) {
      if (isForTokens(call, options)) return guard.answerToken(call);
      const route = parseRoute(call);
      if (/^\/v2\/?$/.test(call.url.pathname)) return json(200, {});
      if (route === null) return failure(404, "NOT_FOUND", "no such path");
      if (options.redirectsBlobs === true && route.kind === "blobs" && call.method === "GET") {
        return empty(307, { location: `${secondUrl}${call.url.pathname}?signature=1` });
      }
      return isRead(call) ? answerRead(call, route, world) : answerWrite(call, route, world);
    },
    keepCut: (call) => keepCutUpload(call, world),
  };
}

function secondHandler(world: World): Handler {
  return {
    isRedirected: true,
    admit(call) {
      // As a store whose addresses are signed: two proofs of who asks are one too many.
      const isTwice = parseRoute(call)?.kind === "uploads" && call.headers.authorization !== undefined;
      return isTwice ? failure(400, "UNAUTHORIZED", "only one way to prove who asks") : null;
    },
    answer(call) {
      const route = parseRoute(call);
      const repository = world.repositories.find(route?.name ?? "");
      if (route?.kind === "uploads" && repository !== undefined) return continueUpload(call, route.rest, repository, world.uploadRules);
      return answerBlob(call, repository?.blobs.get(route?.rest ?? ""), route?.rest ?? "");
    },
    keepCut: (call) => keepCutUpload(call, world),
  };
}

function isForTokens(call: Call, { access }: LocalRegistryOptions): boolean {
  return access?.kind === "bearer" && call.url.pathname === "/token";
}

function keepCutUpload(call: Call, { repositories }: World): void {
  const route = parseRoute(call);
  const repository = repositories.find(route?.name ?? "");
  if (route?.kind === "uploads" && repository !== undefined) keepCut(call, route.rest, repository);
}

function parseRoute({ url }: Call): Route | null {
  const { name, kind, rest } = ROUTE.exec(url.pathname)?.groups ?? {};
  if (name === undefined) return null;
  return { name, kind: (kind === "blobs/uploads" ? "uploads" : kind) as Route["kind"], rest: rest ?? "" };
}

function isRead({ method }: Call): boolean {
  return method === "GET" || method === "HEAD";
}

function rightFor(call: Call, { name, kind }: Route): Right {
  if (call.method === "DELETE" && kind !== "uploads") return { repository: name, actions: ["delete"] };
  return { repository: name, actions: isRead(call) && kind !== "uploads" ? ["pull"] : ["pull", "push"] };
}

function answerRead(call: Call, { name, kind, rest }: Route, { repositories, options, uploadRules }: World): Answer {
  const repository = repositories.find(name);
  if (kind === "referrers") return answerReferrers(call, rest, repository, options);
  if (repository === undefined) return failure(404, "NAME_UNKNOWN", "repository name not known to registry");
  if (kind === "uploads") return continueUpload(call, rest, repository, uploadRules);
  if (kind === "blobs") return answerBlob(call, repository.blobs.get(rest), rest);
  if (kind === "tags" && rest === "list") return json(200, { name, tags: [...repository.tags.keys()].toSorted() });
  return kind === "manifests" ? answerManifest(repository, rest) : failure(404, "NOT_FOUND", "no such path");
}

function answerWrite(call: Call, { name, kind, rest }: Route, { repositories, options, uploadRules, guard }: World): Answer {
  const repository = repositories.findOrMake(name);
  if (kind === "manifests" && call.method === "PUT") return acceptManifest(call, rest, repository, options);
  if (kind === "manifests" && call.method === "DELETE") return deleteManifest(rest, repository, options);
  if (kind !== "uploads") return failure(405, "UNSUPPORTED", "the operation is unsupported");
  if (call.method !== "POST") return continueUpload(call, rest, repository, uploadRules);
  const from = call.url.searchParams.get("from") ?? "";
  const isReadable = guard.may(call, { repository: from, actions: ["pull"] });
  const mountable = isReadable ? repositories.find(from)?.blobs.get(call.url.searchParams.get("mount") ?? "") : undefined;
  return beginUpload(call, repository, mountable, uploadRules);
}
