import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import type { LocalActionsService } from "../../src/local/actions-service.ts";
import { startActionsService } from "../../src/local/actions-service.ts";
import { type LocalForge, type LocalForgeOptions, startForge } from "../../src/local/forge.ts";
import { type LocalRegistry, startRegistry } from "../../src/local/registry.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER_GZIP, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { type ActionOptions, type ActionRun, runAction } from "../fakes/runner.ts";
import { tarOf } from "../fakes/tar.ts";

/** A forge, a registry and the services of the runner, in this process, and one repository, acme/api. */
export interface World {
  readonly forge: LocalForge;
  readonly registry: LocalRegistry;
  readonly service: LocalActionsService;
  /** Pushes an image of layers with one random-like file of so many bytes each; returns its reference. */
  push(tag: string, layers: readonly number[], platforms?: readonly string[]): string;
  /** Makes the registry lose every layer that it holds so far. */
  loseLayers(): void;
  /** Runs `actions/diff` for pull request 7. */
  pullRequest(inputs: Record<string, string>, over?: ActionOptions & { fork?: boolean }): Promise<ActionRun>;
  /** Runs `actions/diff` for a push to main. */
  pushTo(commit: string, before: string, inputs: Record<string, string>, over?: ActionOptions): Promise<ActionRun>;
  /** Bodies of the comments of pull request 7. */
  comments(): string[];
}

/** The commit that one number tells. */
export function commit(number: number): string {
  return number.toString(16).padStart(40, "a");
}

const OWNER = { id: 1, full_name: "acme/api" };
const FORK = { id: 2, full_name: "mallory/api" };

/** main with commits 1 to 9; pull request 7 branched off at 6, its head is commit 21. */
export async function startWorld(options: LocalForgeOptions = { kind: "github" }): Promise<World> {
  const lost = new Set<string>();
  const [forge, registry, service] = await Promise.all([
    startForge(options),
    startRegistry({
      deliver: ({ path }, _answer, response) => {
        const isLost = lost.has(path.slice(path.lastIndexOf("/") + 1));
        if (isLost) response.writeHead(404).end();
        return isLost;
      },
    }),
    startActionsService(),
  ]);
  const layerDigests: string[] = [];
  onTestFinished(async () => {
    await Promise.all([forge.close(), registry.close(), service.close()]);
  });
  populate(forge);
  const env = {
    GITHUB_API_URL: forge.apiUrl,
    ...(options.kind === "gitea" && { GITEA_ACTIONS: "true", GITHUB_SERVER_URL: forge.serverUrl }),
  };
  return {
    forge,
    registry,
    service,
    push: (tag, layers, platforms = ["linux/amd64"]) => pushImage(registry, layerDigests, tag, layers, platforms),
    loseLayers: () => layerDigests.forEach((digest) => lost.add(digest)),
    pullRequest: (inputs, { fork = false, ...over } = {}) =>
      runAction("diff", {
        eventName: "pull_request",
        event: pullRequestEvent(fork),
        token: fork ? "reader" : "writer",
        inputs,
        ...over,
        env: {
          ...env,
          ...service.env({ runId: "1000", ref: "refs/pull/7/merge", baseRef: "refs/heads/main", defaultBranch: "main" }),
          ...over.env,
        },
      }),
    pushTo: (after, before, inputs, over = {}) =>
      runAction("diff", {
        eventName: "push",
        event: { ref: "refs/heads/main", before, after, repository: { ...OWNER, default_branch: "main" } },
        token: "writer",
        inputs,
        ...over,
        env: { ...env, ...service.env({ runId: "1000", ref: "refs/heads/main", defaultBranch: "main" }), ...over.env },
      }),
    comments: () => forge.comments.filter(({ pullRequest }) => pullRequest === 7).map(({ body }) => body),
  };
}

/** The payload of pull request 7. */
export function pullRequestEvent(fork = false): object {
  return {
    number: 7,
    pull_request: {
      number: 7,
      head: { ref: "grow", sha: commit(21), repo: fork ? FORK : OWNER },
      base: { ref: "main", sha: commit(9), repo: OWNER },
    },
    repository: { ...OWNER, default_branch: "main" },
  };
}

function populate(forge: LocalForge): void {
  const isGitea = forge.kind === "gitea";
  forge.accounts.push(
    {
      login: isGitea ? "gitea-actions" : "github-actions[bot]",
      id: isGitea ? -2 : 41898282,
      type: "Bot",
      token: "writer",
      access: "write",
      isApp: true,
    },
    { login: "github-actions[bot]", id: 41898282, type: "Bot", token: "reader", access: "read", isApp: true },
    { login: "mallory", id: 666, type: "User", token: "mallory", access: "read", isApp: false },
  );
  for (let number = 1; number <= 9; number += 1) addCommit(forge, number, number - 1);
  addCommit(forge, 21, 6);
  forge.branches.set("main", commit(9)).set("grow", commit(21));
  forge.pullRequests.set(7, {
    number: 7,
    headSha: commit(21),
    headBranch: "grow",
    headOwner: "acme",
    baseRef: "main",
    labels: [],
    state: "open",
  });
}

function addCommit(forge: LocalForge, number: number, parent: number): void {
  forge.commits.set(commit(number), { sha: commit(number), parents: parent === 0 ? [] : [commit(parent)] });
}

function pushImage(
  registry: LocalRegistry,
  layerDigests: string[],
  tag: string,
  layers: readonly number[],
  platforms: readonly string[],
): string {
  const manifests = platforms.map((name) => {
    const tars = layers.map((bytes, index) => tarOf([{ name: `layer-${index}`, content: noise(bytes, `${name} ${index}`) }]));
    layerDigests.push(...tars.map((tar) => digestOf(gzipSync(tar))));
    return pushPlatform(registry, platforms.length === 1 ? tag : null, tars, name);
  });
  if (platforms.length > 1) {
    registry.putManifest("acme/api", tag, { schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX);
  }
  return `${registry.host}/acme/api:${tag}`;
}

/** Pushes the image of one platform; returns its entry in an index. */
function pushPlatform(registry: LocalRegistry, tag: string | null, tars: readonly Buffer[], name: string): object {
  const [os, architecture] = name.split("/");
  const blobs = tars.map((tar) => gzipSync(tar));
  const config = JSON.stringify({
    os,
    architecture,
    rootfs: { type: "layers", diff_ids: tars.map(digestOf) },
    history: tars.map((_, index) => ({ created_by: `RUN make layer-${index}` })),
  });
  const describe = (mediaType: string, bytes: Buffer) => ({
    mediaType,
    digest: registry.putBlob("acme/api", bytes),
    size: bytes.length,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: describe(OCI_CONFIG, Buffer.from(config)),
    layers: blobs.map((blob) => describe(OCI_LAYER_GZIP, blob)),
  });
  const digest = registry.putManifest("acme/api", tag, manifest, OCI_MANIFEST);
  return { mediaType: OCI_MANIFEST, digest, size: manifest.length, platform: { os, architecture } };
}

/** Bytes that gzip cannot shrink, the same for the same seed. */
function noise(bytes: number, seed: string): Buffer {
  const content = Buffer.alloc(bytes);
  let state = [...seed].reduce((hash, character) => (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0, 7);
  for (let at = 0; at < bytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    content[at] = state >>> 24;
  }
  return content;
}
