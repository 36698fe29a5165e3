import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/oci/digest.ts";
import { documentOf, imageFor, keepAttestation, keepImage, keepIndex, keepTwo, publish, startWorld, temporaryFolder, writesTo } from "./world.ts";
import { OCI_INDEX } from "../../src/oci/media-type.ts";
import { descriptorOf } from "../fakes/oci-layout.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const EXPECTED = "linux/amd64,linux/arm64";

describe("two images of one repository", () => {
  test("become one index, checked before its tags move, the most visible last", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const { host, error, results } = await publish({ sources, tags: [`${name}:latest`, `${name}:1.2`, `${name}:1`, `${name}:edge`, `${name}:1.2.3`, `${name}:sha-1a2b3c4`], "expect-platforms": EXPECTED });
    expect(error).toBeNull();
    expect(Object.values(results as object)).toEqual(Array(6).fill("published"));
    const digest = host.outputs["digest"] ?? "";
    expect(new Set(Object.values(registry.tagsOf("o/app")))).toEqual(new Set([digest]));
    expect(writesTo(registry)).toEqual([
      `PUT /v2/o/app/manifests/${digest}`,
      `PUT /v2/o/app/manifests/${digest}?tag=sha-1a2b3c4&tag=1.2.3&tag=edge&tag=1.2&tag=1&tag=latest`,
      "PUT /v2/o/app/manifests/sha-1a2b3c4",
      "PUT /v2/o/app/manifests/1.2.3",
      "PUT /v2/o/app/manifests/edge",
      "PUT /v2/o/app/manifests/1.2",
      "PUT /v2/o/app/manifests/1",
      "PUT /v2/o/app/manifests/latest",
    ]);
    const firstTag = registry.requests.findIndex(({ method, path }) => method === "PUT" && path.includes("tag="));
    const before = registry.requests.slice(0, firstTag).map(({ method, path }) => `${method} ${path}`);
    expect(before.lastIndexOf(`PUT /v2/o/app/manifests/${digest}`)).toBeLessThan(before.indexOf(`GET /v2/o/app/manifests/${digest}`));
  });

  test("in whichever order they are named, make the same bytes: by platform, in OCI's form", async () => {
    const registry = await startWorld();
    const { name, sources, amd64, arm64 } = keepTwo(registry);
    const digests: string[] = [];
    const annotations = ["index:org.opencontainers.image.title=app", "manifest-descriptor[linux/arm64]:b=2", "manifest-descriptor:a=1"];
    for (const [order, lines] of [[sources, annotations], [sources.toReversed(), annotations.toReversed()]] as const) {
      const { host } = await publish({ sources: order, tags: `${name}:1`, annotations: lines });
      digests.push(host.outputs["digest"] ?? "");
    }
    expect(new Set(digests).size).toBe(1);
    const size = (await (await fetch(`${registry.url}/v2/o/app/manifests/${amd64}`)).arrayBuffer()).byteLength;
    expect(await documentOf(registry, "o/app", "1")).toEqual({
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        { mediaType: "application/vnd.oci.image.manifest.v1+json", digest: amd64, size, annotations: { a: "1" }, platform: { architecture: "amd64", os: "linux" } },
        { mediaType: "application/vnd.oci.image.manifest.v1+json", digest: arm64, size, annotations: { a: "1", b: "2" }, platform: { architecture: "arm64", os: "linux" } },
      ],
      annotations: { "org.opencontainers.image.title": "app" },
    });
  });

  test("published again write nothing, and every tag is unchanged", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const inputs = { sources, tags: [`${name}:1.2.3`, `${name}:latest`] };
    await publish(inputs);
    registry.requests.length = 0;
    const { host, results } = await publish(inputs);
    expect(results).toEqual({ [`${name}:1.2.3`]: "unchanged", [`${name}:latest`]: "unchanged" });
    expect(host.outputs["tags"]).toBe(`${name}:1.2.3\n${name}:latest`);
    expect(writesTo(registry)).toEqual([]);
    // Two images and their configurations; the index asked for, read back, its two images and configurations asked for; two tags.
    expect(registry.requests.length).toBe(4 + 2 + 4 + 2);
  });

  test("are told in the outputs and in the summary", async () => {
    const registry = await startWorld();
    const { name, sources, amd64, arm64 } = keepTwo(registry);
    const { host } = await publish({ sources, tags: [`${name}:1`, `${name}:2`] });
    expect(host.outputs["platforms"]).toBe(JSON.stringify({ "linux/amd64": amd64, "linux/arm64": arm64 }));
    expect(host.outputs["tags"]).toBe(`${name}:1\n${name}:2`);
    const [summary = ""] = host.summaries;
    expect(summary).toContain(`| <code>linux/arm64</code> | <code>sha256&#58;${arm64.slice(7)}</code> | `);
    expect(summary).toContain("| Tag | State | Names now |\n");
    expect(summary).toMatch(/\| <code>127[^|]*1<\/code> \| published \| <code>sha256/);
  });
});

describe("attestations", () => {
  test("travel with the image that they are about, to another repository too, and stand behind the images", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    const amd64 = keepImage(registry, "o/build", image);
    const attestation = keepAttestation(registry, "o/build", amd64);
    const pushed = keepIndex(registry, "o/build", [attestation, image.descriptor]);
    const arm64 = keepImage(registry, "o/build", imageFor("linux/arm64"));
    const { error } = await publish({ sources: [`${registry.host}/o/build@${arm64}`, `${registry.host}/o/build@${pushed}`], tags: `${registry.host}/o/app:1`, "expect-platforms": EXPECTED });
    expect(error).toBeNull();
    const { manifests } = (await documentOf(registry, "o/app", "1")) as { manifests: object[] };
    expect(manifests).toMatchObject([{ digest: amd64 }, { digest: arm64 }, { digest: attestation.digest }]);
    expect(manifests[2]).toEqual(attestation);
    expect(await documentOf(registry, "o/app", attestation.digest)).toMatchObject({ layers: [{ mediaType: "application/vnd.in-toto+json" }] });
  });

  test("case 49: one whose subject is absent, and unknown/unknown without a word, are left out and told", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    const amd64 = keepImage(registry, "o/app", image);
    const orphan = keepAttestation(registry, "o/app", digestOf("gone"));
    const silent = { ...keepAttestation(registry, "o/app", digestOf("other")), annotations: undefined };
    const index = keepIndex(registry, "o/app", [image.descriptor, orphan, silent]);
    const { host, error } = await publish({ sources: `${registry.host}/o/app@${index}`, tags: `${registry.host}/o/app:1` });
    expect(error).toBeNull();
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({ manifests: [{ digest: amd64 }] });
    expect(((await documentOf(registry, "o/app", "1")) as { manifests: object[] }).manifests).toHaveLength(1);
    expect(host.outputs["digest"]).not.toBe(index);
    expect(registry.requests.filter(({ method, path }) => method === "GET" && path.endsWith(orphan.digest))).toEqual([]);
    const notices = host.lines.filter(({ level }) => level === "notice").map(({ text }) => text);
    expect(notices).toEqual([orphan, silent].map(({ digest }) => `${registry.host}/o/app@${index}: ${digest} is about none of these images and is left out.`));
  });
});

describe("one index as the only source", () => {
  test("keeps its bytes and its digest, so that what was signed stays signed", async () => {
    const registry = await startWorld();
    const [amd64, arm64] = [imageFor("linux/amd64"), imageFor("linux/arm64")];
    for (const image of [amd64, arm64]) keepImage(registry, "o/app", image);
    const attestation = keepAttestation(registry, "o/app", arm64.descriptor.digest);
    const index = keepIndex(registry, "o/app", [arm64.descriptor, amd64.descriptor, attestation], "build-7", { annotations: { z: "1" } });
    const { host } = await publish({ sources: `${registry.host}/o/app:build-7`, tags: `${registry.host}/o/app:1.0.0` });
    expect(host.outputs["digest"]).toBe(index);
    expect(writesTo(registry)).toEqual(["PUT /v2/o/app/manifests/1.0.0"]);
  });

  test("is made anew where annotations are added, with those that it had", async () => {
    const registry = await startWorld();
    const amd64 = imageFor("linux/amd64");
    keepImage(registry, "o/app", amd64);
    const index = keepIndex(registry, "o/app", [amd64.descriptor], null, { annotations: { z: "1" } });
    await publish({ sources: `${registry.host}/o/app@${index}`, tags: `${registry.host}/o/app:1`, annotations: "a=2" });
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({ annotations: { a: "2", z: "1" } });
  });
});

describe("between repositories and registries", () => {
  test("blobs are mounted within a registry and streamed between two, each once, and what is there is not sent", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const { sources, amd64, arm64 } = keepTwo(here, "o/build");
    const { error, host } = await publish({ sources, tags: [`${here.host}/o/app:1`, `${there.host}/mirror/app:1`] });
    expect(error).toBeNull();
    const digest = host.outputs["digest"] ?? "";
    expect(here.tagsOf("o/app")).toEqual({ "1": digest });
    expect(there.tagsOf("mirror/app")).toEqual({ "1": digest });
    const mounts = writesTo(here).filter((line) => line.startsWith("POST"));
    expect(mounts).toHaveLength(4);
    expect(mounts.every((line) => line.includes("mount=") && line.includes("from=o%2Fbuild"))).toBe(true);
    expect(writesTo(there).filter((line) => line.startsWith("POST"))).toEqual(Array(4).fill("POST /v2/mirror/app/blobs/uploads/"));
    expect(writesTo(there).filter((line) => line.includes("manifests"))).toEqual([
      `PUT /v2/mirror/app/manifests/${amd64}`,
      `PUT /v2/mirror/app/manifests/${arm64}`,
      `PUT /v2/mirror/app/manifests/${digest}`,
      "PUT /v2/mirror/app/manifests/1",
    ]);
  });

  test("everything is everywhere by digest before a tag moves anywhere", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const { sources, name } = keepTwo(here);
    there.faults.push({ on: /^PUT .*\/manifests\/sha256/, times: 100, answer: { kind: "refuse", status: 403 } });
    const { error } = await publish({ sources, tags: [`${name}:1`, `${there.host}/o/app:1`] });
    expect(error?.message).toContain("403");
    expect(here.tagsOf("o/app")).toEqual({});
    expect(there.tagsOf("o/app")).toEqual({});
  });

  test("case 66: a mount that is answered with an upload, or refused, becomes an upload", async () => {
    for (const fault of [{ status: 403 }, { status: 405 }]) {
      const registry = await startWorld();
      const { sources } = keepTwo(registry, "o/build");
      registry.faults.push({ on: /mount=/, times: 100, answer: { kind: "refuse", ...fault } });
      const { error } = await publish({ sources, tags: `${registry.host}/o/app:1` });
      expect(error).toBeNull();
      expect(Object.keys(registry.tagsOf("o/app"))).toEqual(["1"]);
    }
  });

  test("what goes to two repositories of one registry goes over the wire once", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const { sources } = keepTwo(here);
    const { error } = await publish({ sources, tags: [`${there.host}/o/one:1`, `${there.host}/o/two:1`] });
    expect(error).toBeNull();
    expect(here.requests.filter(({ method, path }) => method === "GET" && path.includes("/blobs/"))).toHaveLength(2 + 4);
    expect(writesTo(there).filter((line) => line.includes("mount="))).toEqual(Array(4).fill(expect.stringMatching(/^POST \/v2\/o\/two\/.*from=o%2Fone/)));
  });

  test("one that is in two registries is mounted where that is possible", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const sources = [...keepTwo(there).sources, ...keepTwo(here).sources];
    expect((await publish({ sources, tags: `${here.host}/o/new:1` })).error).toBeNull();
    expect(writesTo(here).filter((line) => line.startsWith("POST"))).toEqual(Array(4).fill(expect.stringContaining("from=o%2Fapp")));
  });

  test("a repository that does not exist yet, and may not be read until it does, is made", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const { sources } = keepTwo(here);
    there.faults.push({ on: /^HEAD .*\/manifests\/sha256/, times: 3, answer: { kind: "refuse", status: 403 } });
    expect((await publish({ sources, tags: `${there.host}/o/app:1` })).error).toBeNull();
    expect(Object.keys(there.tagsOf("o/app"))).toEqual(["1"]);
  });

  test("one image in two repositories is one image, and is taken from the nearer one", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const near = keepTwo(here);
    const far = keepTwo(there);
    const { error } = await publish({ sources: [...far.sources, ...near.sources], tags: [`${near.name}:1`, `${far.name}:1`, `${here.host}/o/new:1`], "expect-platforms": EXPECTED });
    expect(error).toBeNull();
    expect(writesTo(here).filter((line) => line.includes("/o/app/"))).toHaveLength(2);
    expect(writesTo(there)).toHaveLength(2);
    expect(there.requests.filter(({ path, method }) => method === "GET" && path.includes("/blobs/"))).toHaveLength(2);
  });
});

test("with a registry that gives a token for each repository, and one that wants a password", async () => {
  const user = { username: "octo", password: "correct horse battery" };
  const [here, there] = [await startWorld({ access: { kind: "bearer", ...user } }), await startWorld({ access: { kind: "basic", ...user } })];
  const folder = temporaryFolder();
  const auth = Buffer.from(`${user.username}:${user.password}`).toString("base64");
  writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [here.host]: { auth }, [there.host]: { auth } } }));
  const { sources } = keepTwo(here, "o/build");
  const { error, host } = await publish({ sources, tags: [`${here.host}/o/app:1`, `${there.host}/o/app:1`] }, { env: { DOCKER_CONFIG: folder } });
  expect(error).toBeNull();
  const digest = host.outputs["digest"];
  expect([here.tagsOf("o/app"), there.tagsOf("o/app")]).toEqual([{ "1": digest }, { "1": digest }]);
  expect(here.requests.filter(({ method, path, status }) => method === "POST" && path.includes("mount=") && status === 201)).toHaveLength(4);
});

describe("dry-run", () => {
  test("says what would be copied and moved, and writes nothing", async () => {
    const registry = await startWorld();
    const { sources, amd64, arm64, name } = keepTwo(registry);
    const old = keepImage(registry, "o/other", imageFor("linux/s390x"), "1");
    const { host, error } = await publish({ sources, tags: [`${registry.host}/o/other:1`, `${name}:2`], "dry-run": "true" });
    expect(error).toBeNull();
    expect(writesTo(registry)).toEqual([]);
    const plan = JSON.parse(host.lines.find(({ text }) => text.startsWith("{"))?.text ?? "{}") as Record<string, unknown>;
    expect(plan).toMatchObject({
      platforms: { "linux/amd64": amd64, "linux/arm64": arm64 },
      copies: [{ repository: `${registry.host}/o/other`, manifests: [amd64, arm64], index: true }, { repository: name, manifests: [], index: true }],
      tags: [{ tag: `${registry.host}/o/other:1`, from: old, action: "move", why: null }, { tag: `${name}:2`, from: null, action: "move", why: null }],
      index: { manifests: [{ digest: amd64 }, { digest: arm64 }] },
    });
    expect(host.outputs).toEqual({});
    expect(host.summaries[0]).toContain("Would be published");
  });
});

describe("GITHUB_ARTIFACTS", () => {
  test("gets a line for each repository, behind what is there", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    const folder = temporaryFolder();
    const file = join(folder, "artifacts");
    writeFileSync(file, "oci://other@sha256:00");
    const { host } = await publish({ sources, tags: [`${name}:1`, `${name}:2`, `${registry.host}/o/two:1`] }, { env: { GITHUB_ARTIFACTS: file, DOCKER_CONFIG: folder } });
    const digest = host.outputs["digest"];
    expect(readFileSync(file, "utf8")).toBe(`oci://other@sha256:00\noci://${name}@${digest}\noci://${registry.host}/o/two@${digest}\n`);
  });

  test("that cannot be written is a warning: the image is published", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    const folder = temporaryFolder();
    const { error, host } = await publish({ sources, tags: `${name}:1` }, { env: { GITHUB_ARTIFACTS: folder, DOCKER_CONFIG: folder } });
    expect(error).toBeNull();
    expect(host.outputs["tags"]).toBe(`${name}:1`);
  });

  test("gets none where a tag failed", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    const folder = temporaryFolder();
    const file = join(folder, "artifacts");
    writeFileSync(file, "");
    registry.faults.push({ on: /^PUT .*\/1$/, times: 100, answer: { kind: "refuse", status: 403 } });
    const { error } = await publish({ sources, tags: `${name}:1` }, { env: { GITHUB_ARTIFACTS: file, DOCKER_CONFIG: folder } });
    expect(error).not.toBeNull();
    expect(readFileSync(file, "utf8")).toBe("");
  });
});

describe("annotations of a platform", () => {
  test("that is not there are refused, and nothing is written", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    registry.requests.length = 0;
    const { error } = await publish({ sources, tags: `${name}:1`, annotations: ["manifest-descriptor[linux/s390x]:a=1", "manifest-descriptor[linux/arm64]:b=2"] });
    expect(error?.message).toBe("annotations are for linux/s390x, and the image is for linux/amd64, linux/arm64.");
    expect(writesTo(registry)).toEqual([]);
  });

  test("that names no release of Windows are for the one that is there", async () => {
    const registry = await startWorld();
    const digest = keepImage(registry, "o/app", imageFor("windows/amd64", { config: { "os.version": "10.0.20348.1" } }));
    const name = `${registry.host}/o/app`;
    await publish({ sources: `${name}@${digest}`, tags: `${name}:1`, annotations: "manifest-descriptor[windows/amd64]:a=1" });
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({ manifests: [{ annotations: { a: "1" } }] });
  });
});

test("case 52: a layer with urls is neither fetched nor sent", async () => {
  const [here, there] = [await startWorld(), await startWorld()];
  const base = imageFor("windows/amd64");
  const foreign = { ...descriptorOf("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Buffer.from("foreign")), urls: ["http://127.0.0.1:9/layer"] };
  const manifest = JSON.parse(base.manifest.toString()) as { layers: object[] };
  const image = imageFor("windows/amd64", { manifest: { layers: [foreign, ...manifest.layers] }, config: { "os.version": "10.0.20348.1" } });
  const digest = keepImage(here, "o/app", image);
  const { error } = await publish({ sources: `${here.host}/o/app@${digest}`, tags: `${there.host}/o/app:1`, "expect-platforms": "windows/amd64" });
  expect(error).toBeNull();
  expect([...here.requests, ...there.requests].filter(({ path }) => path.includes(foreign.digest))).toEqual([]);
  expect(await documentOf(there, "o/app", "1")).toMatchObject({ manifests: [{ platform: { os: "windows", architecture: "amd64", "os.version": "10.0.20348.1" } }] });
});

describe("rules in tags", () => {
  const event = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_SHA: "860c1904a1ce19322e91ac35af1ab07466440c37" };

  test("tag each of the images, beside references", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const second = name.replace("o/app", "o/second");
    const env = { DOCKER_CONFIG: temporaryFolder(), GITHUB_REF: "refs/tags/v1.2.3", ...event };
    const { error, results } = await publish({ sources, tags: [`${name}:stable`, "type=semver,pattern={{version}}", "type=semver,pattern={{major}}.{{minor}}"], images: [name, `name=${second}`] }, { env });
    expect(error).toBeNull();
    expect(Object.keys(results as object).toSorted()).toEqual([`${name}:1.2`, `${name}:1.2.3`, `${name}:latest`, `${name}:stable`, `${second}:1.2`, `${second}:1.2.3`, `${second}:latest`].toSorted());
    expect(Object.keys(registry.tagsOf("o/second")).toSorted()).toEqual(["1.2", "1.2.3", "latest"]);
  });

  test("leave latest out for a prerelease, and give it with latest-guard: false", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const env = { DOCKER_CONFIG: temporaryFolder(), GITHUB_REF: "refs/tags/v1.2.3-rc.1", ...event };
    const inputs = { sources, tags: "type=ref,event=tag", images: name };
    expect(Object.keys((await publish(inputs, { env })).results as object)).toEqual([`${name}:v1.2.3-rc.1`]);
    expect(Object.keys((await publish({ ...inputs, "latest-guard": "false" }, { env })).results as object)).toEqual([`${name}:v1.2.3-rc.1`, `${name}:latest`]);
  });

  test("that give no tag are an error, and nothing is asked", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const env = { DOCKER_CONFIG: temporaryFolder(), GITHUB_REF: "refs/heads/main", ...event };
    const { error } = await publish({ sources, tags: "type=ref,event=tag", images: name }, { env });
    expect(error?.message).toBe("No rule in tags gives this run a tag, so there is nothing to publish as.");
    expect(registry.requests).toEqual([]);
  });
});
