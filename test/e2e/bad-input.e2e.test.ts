import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { tarOf } from "../fakes/tar.ts";
import { saveImages } from "./engines.ts";
import { repository } from "./images.ts";
import { digestOf, makeBlobs, writeLayout, type LayoutOptions } from "./layouts.ts";
import { freePort } from "./processes.ts";
import { plimsoll, readWorld, type CliRun } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-bad-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const tar = tarOf([{ name: "app", content: "hello" }]);
const layer = { tar, blob: gzipSync(tar) };

/** Refused: exit 2, the message and a hint on standard error, nothing on standard output, nothing left behind. */
function refusal(message: RegExp): CliRun {
  const says = String.raw`(?=[^]*(?:${message.source}))`;
  const isNoBug = String.raw`(?![^]*(?:bug in Plimsoll|\n\s+at ))`;
  const stderr: unknown = expect.stringMatching(new RegExp(String.raw`^error: ${says}${isNoBug}\S.*\n\S.{9,}`, message.flags));
  return { code: 2, stdout: "", leftBehind: [], stderr: stderr as string };
}

async function inspect(reference: string, ...flags: string[]): Promise<CliRun> {
  return await plimsoll(world, ["inspect", reference, "--format", "json", ...flags]);
}

let made = 0;
async function layoutOf(options: LayoutOptions): Promise<string> {
  const path = join(folder, `layout-${made++}`);
  await writeLayout(path, options);
  return `oci:${path}`;
}

async function fileOf(content: string | Buffer): Promise<string> {
  const path = join(folder, `file-${made++}`);
  await writeFile(path, content);
  return path;
}

describe("a place that is not what it says", () => {
  test.each(["oci", "oci-archive", "docker-archive"])("%s: of nothing", async (transport) => {
    expect(await inspect(`${transport}:${join(folder, "nowhere")}`)).toEqual(refusal(/nowhere/));
  });

  test.each(["oci-archive", "docker-archive"])("%s: of a folder", async (transport) => {
    expect(await inspect(`${transport}:${world.layout}`)).toEqual(refusal(/folder|directory/i));
  });

  test("oci: of a file", async () => {
    expect(await inspect(`oci:${await fileOf("not a folder")}`)).toEqual(refusal(/file-\d+/));
  });

  test("oci: of an empty folder", async () => {
    const empty = join(folder, "empty");
    await mkdir(empty);
    expect(await inspect(`oci:${empty}`)).toEqual(refusal(/empty/));
  });

  test.each([
    ["nothing", ""],
    ["text", "this is no archive\n".repeat(200)],
    ["a gzip cut short", layer.blob.subarray(0, layer.blob.length - 12)],
    ["a tar without an image", tar],
    ["JSON nested too deep", tarOf([{ name: "manifest.json", content: "[".repeat(100_000) }])],
  ])("an archive that holds %s", async (_, content) => {
    const path = await fileOf(content);
    expect(await inspect(`docker-archive:${path}`)).toEqual(refusal(/file-\d+/));
    expect(await inspect(`oci-archive:${path}`)).toEqual(refusal(/file-\d+/));
  });

  test("two images in one archive, and none of them asked for", async () => {
    const both = join(folder, "both.tar");
    const names = [`${repository}:bookworm`, `${repository}:bookworm-jre`];
    await saveImages({ dockerHost: world.classicEngine }, folder, both, names);
    const done = await inspect(`docker-archive:${both}`);
    expect(done).toEqual(refusal(/both\.tar/));
    for (const name of names) expect(done.stderr).toContain(name);
    expect(await inspect(`docker-archive:${both}:${repository}:sid`)).toEqual(refusal(/no such image/));
  });

  test("a layout with several tags, and none of them asked for", async () => {
    const done = await inspect(`oci:${world.layout}`);
    expect(done).toEqual(refusal(/bookworm-jre/));
    expect(done.stderr).toContain("trixie");
  });

  test("an engine that does not answer, or does not hold the image", async () => {
    expect(await inspect("docker-daemon:e2e/debian:bookworm")).toEqual(refusal(/no-engine\.sock|engine/i));
    const env = { DOCKER_HOST: world.classicEngine };
    expect(await plimsoll(world, ["inspect", "docker-daemon:e2e/none:1"], env)).toEqual(refusal(/e2e\/none:1/));
  });
});

describe("an image that is wrong", () => {
  test("a layer cut short, its digest that of the rest", async () => {
    const blob = layer.blob.subarray(0, layer.blob.length - 10);
    expect(await inspect(await layoutOf({ layers: [{ tar, blob }] }))).toEqual(refusal(/layer|gzip/i));
  });

  test("a layer with another digest", async () => {
    const digest = digestOf(layer.blob);
    const editBlobs = (blobs: Map<string, Buffer>): void => {
      const bytes = Buffer.from(blobs.get(digest) ?? Buffer.alloc(0));
      bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
      blobs.set(digest, bytes);
    };
    expect(await inspect(await layoutOf({ layers: [layer], editBlobs }))).toEqual(refusal(/sha256:[0-9a-f]+/));
  });

  test("a layer of another length", async () => {
    const digest = digestOf(layer.blob);
    const editBlobs = (blobs: Map<string, Buffer>): void => {
      blobs.set(digest, Buffer.concat([layer.blob, Buffer.alloc(1)]));
    };
    expect(await inspect(await layoutOf({ layers: [layer], editBlobs }))).toEqual(refusal(/bytes|size|length/i));
  });

  test("a layer whose tar has another DiffID", async () => {
    const other = tarOf([{ name: "other", content: "x" }]);
    expect(await inspect(await layoutOf({ layers: [{ tar: other, blob: layer.blob }] }))).toEqual(refusal(/sha256:[0-9a-f]+/));
  });

  test("a manifest of unknown type", async () => {
    const editManifest = (manifest: Record<string, unknown>): void => {
      manifest["mediaType"] = "application/vnd.example.thing+json";
    };
    expect(await inspect(await layoutOf({ layers: [layer], editManifest }))).toEqual(refusal(/vnd\.example\.thing/));
  });

  test("an artifact", async () => {
    const editManifest = (manifest: Record<string, unknown>): void => {
      manifest["config"] = { ...(manifest["config"] as object), mediaType: "application/vnd.cncf.helm.config.v1+json" };
    };
    expect(await inspect(await layoutOf({ layers: [layer], editManifest }))).toEqual(refusal(/image/i));
  });

  test("a platform that it does not have", async () => {
    const done = await inspect(`oci:${world.layout}:bookworm`, "--platforms", "linux/s390x");
    expect(done).toEqual(refusal(/linux\/s390x/));
    expect(done.stderr).toContain("linux/amd64");
  });

  test("a tar that lies about its size", async () => {
    const lying = tarOf([{ name: "app", content: "hello", size: 0o77777777777 }]);
    expect(await inspect(await layoutOf({ layers: [{ tar: lying, blob: gzipSync(lying) }] }))).toEqual(refusal(/layer/i));
  });

  test("names that point outside are measured and nothing is written there", async () => {
    const outside = tarOf([
      { name: "../../outside", content: "12345" },
      { name: "/absolute", content: "123" },
      { name: "link", type: "symlink", linkname: "/etc" },
      { name: "link/passwd", content: "12" },
    ]);
    const before = await readdir(folder);
    const reference = await layoutOf({ layers: [{ tar: outside, blob: gzipSync(outside) }] });
    const done = await inspect(reference);
    expect(await readdir(folder)).toHaveLength(before.length + 1);
    expect(done.leftBehind).toEqual([]);
    if (done.code === 0) expect((JSON.parse(done.stdout) as Report).platforms[0]?.head?.diskBytes).toBe(10);
    else expect(done).toEqual(refusal(/outside/));
  });

  test("a zstd layer that inflates ten thousand fold is measured, or refused by its size", async () => {
    const zeros = tarOf([{ name: "zeros", content: Buffer.alloc(64 * 1024 * 1024) }]);
    const blob = zstdCompressSync(zeros);
    expect(zeros.length / blob.length).toBeGreaterThan(10_000);
    const mediaType = "application/vnd.oci.image.layer.v1.tar+zstd";
    const reference = await layoutOf({ layers: [{ tar: zeros, blob, mediaType }] });
    const measured = await inspect(reference);
    expect(measured.stderr).toBe("");
    expect((JSON.parse(measured.stdout) as Report).platforms[0]?.head?.diskBytes).toBe(64 * 1024 * 1024);
    expect(await inspect(reference, "--max-layer-size", "1MB")).toEqual(refusal(/max-layer-size|1 MB|1,000,000|1000000/));
  });
});

describe("a registry", () => {
  let server: Server | null = null;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
    server = null;
  });

  /** A registry that answers as the test says; gives its host. */
  async function answer(respond: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const started = createServer((request, response) => {
      response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
      if (request.url === "/v2/") return void response.end("{}");
      respond(request, response);
    });
    server = started;
    await new Promise<void>((resolve) => {
      started.listen(0, "127.0.0.1", resolve);
    });
    return `127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  function refuseWith(status: number, code: string, headers: Record<string, string> = {}) {
    return (_: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }));
    };
  }

  /** Serves one image, manifests by any name. */
  function serve(options: LayoutOptions, mediaType = "application/vnd.oci.image.manifest.v1+json") {
    const { blobs, manifest } = makeBlobs(options);
    return (request: IncomingMessage, response: ServerResponse): void => {
      const url = request.url ?? "";
      const digest = url.includes("/blobs/") ? url.split("/blobs/")[1] : manifest;
      const bytes = blobs.get(digest ?? "");
      if (bytes === undefined) return refuseWith(404, "BLOB_UNKNOWN")(request, response);
      if (url.includes("/manifests/")) response.setHeader("Content-Type", mediaType);
      response.end(bytes);
    };
  }

  test("that is down", async () => {
    expect(await inspect(`127.0.0.1:${await freePort()}/app:1`)).toEqual(refusal(/127\.0\.0\.1/));
  });

  test("that wants a password that nobody gave", async () => {
    const flags = ["--registry-ca", `${world.tlsRegistry}=${world.caFile}`];
    expect(await inspect(`${world.tlsRegistry}/${repository}:bookworm`, ...flags)).toEqual(refusal(/401|credential|log in|password/i));
  });

  test("whose certificate nobody vouches for", async () => {
    expect(await inspect(`${world.tlsRegistry}/${repository}:bookworm`)).toEqual(refusal(/certificate/i));
  });

  test("that does not hold the image", async () => {
    expect(await inspect(`${world.plainRegistry}/${repository}:none`)).toEqual(refusal(/none/));
    expect(await inspect(`${world.plainRegistry}/no/such/repository:1`)).toEqual(refusal(/no\/such\/repository/));
  });

  test("that answers 401 whatever is said", async () => {
    const headers = { "WWW-Authenticate": 'Basic realm="e2e"' };
    expect(await inspect(`${await answer(refuseWith(401, "UNAUTHORIZED", headers))}/app:1`)).toEqual(refusal(/password/));
  });

  test("that answers 403", async () => {
    expect(await inspect(`${await answer(refuseWith(403, "DENIED"))}/app:1`)).toEqual(refusal(/app/));
  });

  test("that answers 429, with the time to wait", async () => {
    const host = await answer(refuseWith(429, "TOOMANYREQUESTS", { "Retry-After": "1" }));
    expect(await inspect(`${host}/app:1`)).toEqual(refusal(/429|too many|limit/i));
  });

  test("that answers 429 once is asked again", async () => {
    let asked = 0;
    const good = serve({ layers: [layer] });
    const host = await answer((request, response) => {
      if (asked++ === 0) refuseWith(429, "TOOMANYREQUESTS", { "Retry-After": "1" })(request, response);
      else good(request, response);
    });
    const done = await inspect(`${host}/app:1`);
    expect(done.code).toBe(0);
    expect((JSON.parse(done.stdout) as Report).platforms[0]?.head?.diskBytes).toBe(5);
  });

  test("that cuts every body short", async () => {
    const { blobs, manifest } = makeBlobs({ layers: [layer] });
    const host = await answer((request, response) => {
      const url = request.url ?? "";
      const bytes = blobs.get(url.includes("/blobs/") ? (url.split("/blobs/")[1] ?? "") : manifest) ?? Buffer.alloc(0);
      if (url.includes("/manifests/")) {
        response.setHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json");
        return void response.end(bytes);
      }
      response.setHeader("Content-Length", String(bytes.length));
      response.write(bytes.subarray(0, 10), () => response.destroy());
    });
    expect(await inspect(`${host}/app:1`)).toEqual(refusal(/complete/));
  });

  test("that gives other bytes than the digest says", async () => {
    const digest = `sha256:${"0".repeat(64)}`;
    expect(await inspect(`${await answer(serve({ layers: [layer] }))}/app@${digest}`)).toEqual(refusal(/sha256:0000/));
  });

  test("that gives a manifest of schema 1", async () => {
    const host = await answer((_, response) => {
      response.setHeader("Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws");
      response.end(JSON.stringify({ schemaVersion: 1, name: "app", tag: "1", fsLayers: [], history: [] }));
    });
    expect(await inspect(`${host}/app:1`)).toEqual(refusal(/schema ?(version )?1/i));
  });

  test("that gives a page of HTML", async () => {
    const host = await answer((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end("<!doctype html><title>Log in</title>");
    });
    expect(await inspect(`${host}/app:1`)).toEqual(refusal(/app/));
  });

  test("whose index leads to itself", async () => {
    const mediaType = "application/vnd.oci.image.index.v1+json";
    const host = await answer((_, response) => {
      const digest = `sha256:${"a".repeat(64)}`;
      const itself = { mediaType, digest, size: 200, platform: { os: "linux", architecture: "amd64" } };
      response.setHeader("Content-Type", mediaType);
      response.end(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [itself] }));
    });
    expect(await inspect(`${host}/app:1`)).toEqual(refusal(/sha256:aaaa/));
  });
});

describe("a command that is wrong", () => {
  test.each([
    [["inspect"], /image/],
    [["inspect", "oci:a", "oci:b"], /oci:b/],
    [["inspect", "Case:1"], /Case/],
    [["inspect", "oci:a", "--depth", "deep"], /depth/],
    [["inspect", "oci:a", "--fromat", "json"], /fromat/],
    [["inspect", "oci:a", "--format", "html"], /html/],
    [["diff", "oci:a", "oci:b", "--budget", "pull <= lots"], /pull <= lots/],
    [["unheard-of"], /unheard-of/],
  ])("%j", async (args, message) => {
    expect(await plimsoll(world, args)).toEqual(refusal(message));
  });

  test("every mistake of a command is told at once", async () => {
    const done = await plimsoll(world, ["diff", "oci:a", "oci:b", "--depth", "deep", "--budget", "finding:x <= 0"]);
    expect(done).toEqual(refusal(/depth/));
    expect(done.stderr).toContain("finding:x <= 0");
  });
});
