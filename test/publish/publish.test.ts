import { describe, expect, test } from "vitest";
import { documentOf, imageFor, keepImage, publish, startWorld, tagOf, writesTo } from "./world.ts";

describe("two images of one repository", () => {
  test("become one index, checked before its tags move", async () => {
    const registry = await startWorld();
    const amd64 = keepImage(registry, "o/app", imageFor("linux/amd64"));
    const arm64 = keepImage(registry, "o/app", imageFor("linux/arm64"));
    const name = `${registry.host}/o/app`;
    const { host, error, results } = await publish({
      sources: [`${name}@${arm64}`, `${name}@${amd64}`],
      tags: [`${name}:latest`, `${name}:1.2`, `${name}:1.2.3`],
      "expect-platforms": "linux/amd64,linux/arm64",
    });
    expect(error).toBeNull();
    expect(results).toEqual({ [`${name}:latest`]: "published", [`${name}:1.2`]: "published", [`${name}:1.2.3`]: "published" });
    const digest = host.outputs["digest"] ?? "";
    expect(await tagOf(registry, "o/app", "latest")).toBe(digest);
    expect(writesTo(registry)).toEqual([
      `PUT /v2/o/app/manifests/${digest}`,
      `PUT /v2/o/app/manifests/${digest}?tag=1.2.3&tag=1.2&tag=latest`,
      "PUT /v2/o/app/manifests/1.2.3",
      "PUT /v2/o/app/manifests/1.2",
      "PUT /v2/o/app/manifests/latest",
    ]);
    expect(await documentOf(registry, "o/app", "1.2.3")).toMatchObject({ manifests: [{ digest: amd64, platform: { os: "linux", architecture: "amd64" } }, { digest: arm64 }] });
  });
});
