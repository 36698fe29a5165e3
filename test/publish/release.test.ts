import { describe, expect, test } from "vitest";
import { imageFor, keepImage, keepTwo, publish, startWorld, writesTo, type Published } from "./world.ts";
import type { FaultyRegistry } from "../fakes/registry.ts";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";

const TAGS = ["1.2.3", "1.2", "latest"];

/** A repository with three tags on an older image, and two new ones. */
async function startRelease(options: LocalRegistryOptions = {}): Promise<{ registry: FaultyRegistry; old: string; name: string; inputs: Record<string, string[]> }> {
  const registry = await startWorld(options);
  const old = keepImage(registry, "o/app", imageFor("linux/s390x"), "1.2.3");
  for (const tag of TAGS) keepImage(registry, "o/app", imageFor("linux/s390x"), tag);
  const { name, sources } = keepTwo(registry);
  return { registry, old, name, inputs: { sources, tags: TAGS.map((tag) => `${name}:${tag}`) } };
}

function statesOf({ results }: Published): unknown[] {
  return Object.values(results as object);
}

describe("case 61: one of three tags cannot be moved", () => {
  test.each([["1.2.3"], ["1.2"], ["latest"]])("a persistent 500 on %s: all are as they were before, and the summary says so", async (broken) => {
    const { registry, old, name, inputs } = await startRelease();
    registry.faults.push({ on: new RegExp(`^PUT .*/manifests/${broken}$`), times: 1000, answer: { kind: "refuse", status: 500 } });
    const run = await publish(inputs);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old, latest: old });
    const expected = Object.fromEntries(TAGS.map((tag) => [`${name}:${tag}`, tag === broken ? "failed" : "rolled-back"]));
    expect(run.results).toEqual(expected);
    expect(run.error?.message).toMatch(/^The tags could not all be moved\. .*answered 500[^]*The other tags are as they were before\.$/);
    expect(run.host.outputs["tags"]).toBe("");
    const [summary = ""] = run.host.summaries;
    expect(summary).toContain("❌ Not published");
    expect(summary.match(/<\/code> \| rolled-back \| /g)).toHaveLength(2);
    expect(summary.match(/<\/code> \| failed \| .*500/g)).toHaveLength(1);
  });

  test("an answer of 500 to a tag that moved all the same: it is put back too", async () => {
    const { registry, old, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/manifests\/1\.2$/, times: 5, answer: { kind: "other", status: 500 } });
    const run = await publish(inputs);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old, latest: old });
    expect(statesOf(run)).toEqual(["rolled-back", "failed", "rolled-back"]);
  });

  test("an answer of 500 to the only tag, which moved all the same: it is put back too", async () => {
    const { registry, old, name, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/manifests\/latest$/, times: 5, answer: { kind: "other", status: 500 } });
    const run = await publish({ ...inputs, tags: `${name}:latest` });
    expect(registry.tagsOf("o/app")["latest"]).toBe(old);
    expect(statesOf(run)).toEqual(["failed"]);
  });

  test("a tag that was new is taken away again, or said to stay where the registry takes none away", async () => {
    for (const [deletesTags, state, tags] of [[true, "rolled-back", ["latest"]], [false, "published", ["1.2.3", "latest"]]] as const) {
      const registry = await startWorld({ deletesTags });
      keepImage(registry, "o/app", imageFor("linux/s390x"), "latest");
      const { name, sources } = keepTwo(registry);
      registry.faults.push({ on: /^PUT .*\/latest$/, times: 1000, answer: { kind: "refuse", status: 403 } });
      const { results, error, host } = await publish({ sources, tags: [`${name}:1.2.3`, `${name}:latest`] });
      expect(results).toEqual({ [`${name}:1.2.3`]: state, [`${name}:latest`]: "failed" });
      expect(Object.keys(registry.tagsOf("o/app"))).toEqual(expect.arrayContaining([...tags]));
      expect(Object.keys(registry.tagsOf("o/app"))).toHaveLength(tags.length);
      expect(error?.message.includes(`These name the new image all the same: ${name}:1.2.3.`)).toBe(!deletesTags);
      expect(host.outputs["tags"]).toBe(deletesTags ? "" : `${name}:1.2.3`);
    }
  });

  test("one registry of two fails: the tags of the other are put back", async () => {
    const { registry, old, inputs } = await startRelease();
    const other = await startWorld();
    other.faults.push({ on: /^PUT .*\/latest$/, times: 1000, answer: { kind: "refuse", status: 403 } });
    const run = await publish({ ...inputs, tags: [...(inputs["tags"] ?? []), `${other.host}/o/app:1.2.3`, `${other.host}/o/app:latest`] });
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old, latest: old });
    expect(other.tagsOf("o/app")).toEqual({});
    expect(statesOf(run)).toEqual(["rolled-back", "rolled-back", "rolled-back", "rolled-back", "failed"]);
  });

  test("one tag in each of two repositories: where the second fails, the first is put back", async () => {
    const { registry, old, name, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*o\/two\/manifests\/1$/, times: 1000, answer: { kind: "refuse", status: 403 } });
    const run = await publish({ ...inputs, tags: [`${name}:1.2.3`, `${registry.host}/o/two:1`] });
    expect(statesOf(run)).toEqual(["rolled-back", "failed"]);
    expect(registry.tagsOf("o/app")["1.2.3"]).toBe(old);
  });

  test("what cannot be put back is said to be so", async () => {
    const { registry, inputs, name } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/1\.2\.3$/, answer: { kind: "other" } });
    registry.faults.push({ on: /^PUT .*\/1\.2\.3$/, times: 1000, answer: { kind: "other", status: 403 } });
    registry.faults.push({ on: /^PUT .*\/1\.2$/, times: 1000, answer: { kind: "refuse", status: 403 } });
    const { results, error, host } = await publish(inputs);
    expect(results).toEqual({ [`${name}:1.2.3`]: "failed", [`${name}:1.2`]: "failed", [`${name}:latest`]: "rolled-back" });
    expect(error?.message).toContain(`${name}:1.2.3: it could not be put back: `);
    expect(host.summaries[0]).toContain("it could not be put back");
  });

  test("a registry that goes away while tags are put back: what names the image and what nobody knows are told apart", async () => {
    const { registry, name, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/1\.2\.3$/, answer: { kind: "other" } });
    registry.faults.push({ on: /^PUT .*\/1\.2\.3$/, times: 1000, answer: { kind: "other", status: 500 } });
    registry.faults.push({ on: /^PUT .*\/1\.2$/, answer: { kind: "other", status: 403 } });
    registry.faults.push({ on: /^HEAD .*\/1\.2$/, answer: { kind: "other" } });
    registry.faults.push({ on: /^HEAD .*\/1\.2$/, times: 1000, answer: { kind: "other", status: 500 } });
    const { results, error, host } = await publish(inputs);
    expect(results).toEqual({ [`${name}:1.2.3`]: "failed", [`${name}:1.2`]: "failed", [`${name}:latest`]: "rolled-back" });
    expect(error?.message.split("\n").slice(-2)).toEqual([`These name the new image all the same: ${name}:1.2.3.`, `What these name now is not known: ${name}:1.2.`]);
    expect(host.outputs["tags"]).toBe(`${name}:1.2.3`);
    expect(host.summaries[0]).toContain(" | not known | ");
  });

  test("a transient fault is tried again", async () => {
    const { registry, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/1\.2$/, times: 2, answer: { kind: "refuse", status: 502 } });
    expect(statesOf(await publish(inputs))).toEqual(["published", "published", "published"]);
  });
});

describe("case 62", () => {
  test("ended after the index and before the tags, the next run converges on the same digest with the tags alone", async () => {
    const { registry, old, inputs } = await startRelease();
    registry.faults.push({ on: /^PUT .*\/1\.2\.3$/, answer: { kind: "refuse", status: 403 } });
    const first = await publish(inputs);
    const digest = first.host.outputs["digest"] ?? "";
    expect(registry.tagsOf("o/app")["latest"]).toBe(old);
    registry.requests.length = 0;
    const second = await publish(inputs);
    expect(second.host.outputs["digest"]).toBe(digest);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": digest, "1.2": digest, latest: digest });
    expect(writesTo(registry)).toEqual([
      `PUT /v2/o/app/manifests/${digest}?tag=1.2.3&tag=1.2&tag=latest`,
      "PUT /v2/o/app/manifests/1.2.3",
      "PUT /v2/o/app/manifests/1.2",
      "PUT /v2/o/app/manifests/latest",
    ]);
  });
});

describe("case 63: an immutable tag", () => {
  test.each(["ecr", "artifact-registry", "harbor"] as const)("of %s on another image is a clear error, and nothing has moved", async (as) => {
    const { registry, old, inputs, name } = await startRelease({ immutableTags: { matching: /^\d+\.\d+\.\d+$/, as } });
    const { error, results } = await publish(inputs);
    expect(results).toEqual({ [`${name}:1.2.3`]: "failed", [`${name}:1.2`]: "rolled-back", [`${name}:latest`]: "rolled-back" });
    expect(error?.message).toContain("The registry lets nobody move this tag: publish under another one");
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old, latest: old });
  });

  test("on the same image is unchanged, and the others are published", async () => {
    const registry = await startWorld({ immutableTags: { matching: /^\d+\.\d+\.\d+$/, as: "ecr" } });
    const { name, sources } = keepTwo(registry);
    await publish({ sources, tags: `${name}:1.2.3` });
    const { results } = await publish({ sources, tags: [`${name}:1.2.3`, `${name}:latest`] });
    expect(results).toEqual({ [`${name}:1.2.3`]: "unchanged", [`${name}:latest`]: "published" });
  });

  test("that another run of the same release moved a moment ago is published", async () => {
    const registry = await startWorld({ immutableTags: { matching: /^1\.2\.3$/, as: "ecr" } });
    const { name, sources } = keepTwo(registry);
    await publish({ sources, tags: `${name}:1.2.3` });
    registry.faults.push({ on: /^HEAD .*\/1\.2\.3$/, answer: { kind: "other", status: 404, body: "" } });
    expect((await publish({ sources, tags: `${name}:1.2.3` })).results).toEqual({ [`${name}:1.2.3`]: "published" });
  });
});

describe("case 64: a registry that knows in one place what it took in another a while later", () => {
  test("404 three times and then 200: waited for, at the source and at the target", async () => {
    const registry = await startWorld({ hidesNew: 3 });
    const { name, sources } = keepTwo(registry);
    registry.faults.push({ on: /^GET .*sha256/, times: 3, answer: { kind: "other", status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' } });
    const { error, results, host } = await publish({ sources, tags: `${name}:1` });
    expect(error).toBeNull();
    expect(results).toEqual({ [`${name}:1`]: "published" });
    expect(host.sleeps.length).toBeGreaterThanOrEqual(6);
  });

  test("404 for ever ends after some twenty seconds, before a tag is moved", async () => {
    const registry = await startWorld({ hidesNew: 1000 });
    const { name, sources } = keepTwo(registry);
    const { error, host } = await publish({ sources, tags: `${name}:1` });
    expect(error?.message).toMatch(/does not have the index sha256:[0-9a-f]{64}, which it was given\.$/);
    expect(host.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(20_000);
    expect(registry.tagsOf("o/app")).toEqual({});
  });
});

describe("case 67: PUT manifests/DIGEST?tag=", () => {
  test("supported: the tags of a repository move in one request", async () => {
    const { registry, inputs } = await startRelease({ tagParameters: "supported" });
    const run = await publish(inputs);
    expect(statesOf(run)).toEqual(["published", "published", "published"]);
    const digest = run.host.outputs["digest"] ?? "";
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": digest, "1.2": digest, latest: digest });
    expect(writesTo(registry)).toEqual([`PUT /v2/o/app/manifests/${digest}`, `PUT /v2/o/app/manifests/${digest}?tag=1.2.3&tag=1.2&tag=latest`]);
  });

  test("partly accepted: what OCI-Tag does not confirm is moved by itself", async () => {
    const { registry, inputs } = await startRelease({ tagParameters: "first-only" });
    const run = await publish(inputs);
    const digest = run.host.outputs["digest"] ?? "";
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": digest, "1.2": digest, latest: digest });
    expect(writesTo(registry).slice(2)).toEqual(["PUT /v2/o/app/manifests/1.2", "PUT /v2/o/app/manifests/latest"]);
  });

  test("refused: each is moved by itself", async () => {
    const { registry, inputs } = await startRelease();
    registry.faults.push({ on: /\?tag=/, times: 100, answer: { kind: "refuse", status: 400 } });
    expect(statesOf(await publish(inputs))).toEqual(["published", "published", "published"]);
  });

  test("supported, and a tag that is moved by itself fails: what moved together is put back", async () => {
    const { registry, old, inputs } = await startRelease({ tagParameters: "first-only" });
    registry.faults.push({ on: /^PUT .*\/latest$/, times: 1000, answer: { kind: "refuse", status: 403 } });
    await publish(inputs);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old, latest: old });
  });

  test("is not tried for one tag alone, nor a second time with a registry that ignores it", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    await publish({ sources, tags: `${name}:1` });
    expect(writesTo(registry).filter((line) => line.includes("?tag="))).toEqual([]);
    await publish({ sources, tags: ["a:1", "a:2", "b:1", "b:2"].map((tag) => `${registry.host}/o/${tag}`) });
    expect(writesTo(registry).filter((line) => line.includes("?tag="))).toHaveLength(1);
  });
});

describe("case 56: a registry that takes an index and lacks what it names", () => {
  test("fails, naming the manifest, and no tag is moved", async () => {
    const [here, there] = [await startWorld(), await startWorld()];
    const { sources, arm64, name } = keepTwo(here);
    there.faults.push({ on: new RegExp(`^HEAD .*${arm64}$`), times: 1000, answer: { kind: "other", status: 404, body: "" } });
    const { error } = await publish({ sources, tags: [`${there.host}/o/app:1`, `${name}:1`] });
    expect(error?.message).toBe(`${there.host}/o/app does not have the manifest ${arm64}, which it was given.`);
    expect(there.tagsOf("o/app")).toEqual({});
    expect(here.tagsOf("o/app")).toEqual({});
  });

  test("fails where the index comes back in other bytes", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    const { host } = await publish({ sources, tags: `${name}:0` });
    registry.faults.push({ on: new RegExp(`^GET .*${host.outputs["digest"]}$`), times: 100, answer: { kind: "other", body: "{}" } });
    const { error } = await publish({ sources, tags: `${name}:1` });
    expect(error?.message).toContain("sent a manifest of");
    expect(Object.keys(registry.tagsOf("o/app"))).toEqual(["0"]);
  });

  test("fails by a configuration that is gone", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    registry.faults.push({ on: /^HEAD .*\/blobs\//, times: 1000, answer: { kind: "other", status: 404, body: "" } });
    const { error } = await publish({ sources, tags: `${name}:1` });
    expect(error?.message).toMatch(/does not have the configuration sha256:/);
    expect(registry.tagsOf("o/app")).toEqual({});
  });
});

test("a tag that names another image after it was moved fails, and what another job made of it is left alone", async () => {
  const registry = await startWorld();
  const { name, sources } = keepTwo(registry);
  const theirs = keepImage(registry, "o/app", imageFor("linux/s390x"));
  registry.faults.push({ on: /^HEAD .*\/manifests\/1$/, times: 1, answer: { kind: "other", status: 404, body: "" } });
  registry.faults.push({ on: /^HEAD .*\/manifests\/1$/, times: 100, answer: { kind: "other", headers: { "docker-content-digest": theirs } } });
  const { error, results } = await publish({ sources, tags: `${name}:1` });
  expect(results).toEqual({ [`${name}:1`]: "failed" });
  expect(error?.message).toContain(`${name}:1 names ${theirs} after it was moved to sha256:`);
  expect(writesTo(registry).filter((line) => line.startsWith("DELETE"))).toEqual([]);
});

test("a tag whose image is gone from the registry is moved all the same", async () => {
  const registry = await startWorld();
  const { name, sources } = keepTwo(registry);
  const old = keepImage(registry, "o/app", imageFor("linux/s390x"), "1");
  registry.faults.push({ on: new RegExp(`^GET .*${old}`), times: 100, answer: { kind: "other", status: 404, body: "{}" } });
  expect((await publish({ sources, tags: `${name}:1` })).results).toEqual({ [`${name}:1`]: "published" });
});
