import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { imageKey } from "../../src/image/key.ts";
import { parsePlace } from "../../src/image/place.ts";

const DIGEST = `sha256:${"0".repeat(63)}1`;

describe("a reference names a place", () => {
  test.each([
    ["ghcr.io/o/app:1", { transport: "docker", reference: { registry: "ghcr.io", repository: "o/app", tag: "1" } }],
    ["docker://ghcr.io/o/app:1", { transport: "docker", reference: { registry: "ghcr.io", repository: "o/app", tag: "1" } }],
    ["localhost:5000/app", { transport: "docker", reference: { registry: "localhost:5000", repository: "app", tag: "latest" } }],
    ["docker:27", { transport: "docker", reference: { registry: "docker.io", repository: "library/docker", tag: "27" } }],
    ["registry:2", { transport: "docker", reference: { registry: "docker.io", repository: "library/registry", tag: "2" } }],
    ["docker-daemon:app", { transport: "docker-daemon", name: "app:latest" }],
    ["docker-daemon:app:1", { transport: "docker-daemon", name: "app:1" }],
    ["docker-daemon:localhost:5000/app", { transport: "docker-daemon", name: "localhost:5000/app:latest" }],
    [`docker-daemon:app@${DIGEST}`, { transport: "docker-daemon", name: `app@${DIGEST}` }],
    ["docker-daemon:0123456789ab", { transport: "docker-daemon", name: "0123456789ab", reference: null }],
    [`docker-daemon:${DIGEST}`, { transport: "docker-daemon", name: DIGEST, reference: null }],
    ["report:out/report.json", { transport: "report", path: "out/report.json" }],
  ])("%s", (text, place) => {
    expect(parsePlace(text)).toMatchObject(place);
  });
});

describe("the colon that ends a path", () => {
  test.each([
    ["oci:image", "image", null],
    ["oci:image:1", "image", { name: "1" }],
    [`oci:image@${DIGEST}`, "image", { digest: DIGEST }],
    ["oci:./a@b", "./a@b", null],
    ["oci:C:\\images\\app", "C:\\images\\app", null],
    ["oci:C:\\images\\app:1", "C:\\images\\app", { name: "1" }],
    ["oci:C:/images/app:1", "C:/images/app", { name: "1" }],
    ["oci:c:1", "c", { name: "1" }],
    ["oci-archive:2026-11-21T10:00/image.tar:1", "2026-11-21T10:00/image.tar", { name: "1" }],
    ["docker-archive:image.tar", "image.tar", null],
    ["docker-archive:image.tar:ghcr.io/o/app:1", "image.tar", { name: "ghcr.io/o/app:1" }],
    ["docker-archive:C:\\image.tar:app:1", "C:\\image.tar", { name: "app:1" }],
    ["docker-archive:image.tar:@2", "image.tar", { position: 2 }],
  ])("%s", (text, path, choice) => {
    expect(parsePlace(text)).toMatchObject({ path, choice });
  });

  test("is any of them, as long as nobody looked at the disk", () => {
    expect(parsePlace("docker-archive:a:b:c")).toMatchObject({
      readings: [
        { path: "a:b:c", choice: null },
        { path: "a:b", choice: { name: "c" } },
        { path: "a", choice: { name: "b:c" } },
      ],
    });
  });
});

describe("what names no place is refused with the cure", () => {
  test.each([
    ["", "empty", "ghcr.io/owner/app"],
    ["oci:", "names nothing", "oci:FOLDER"],
    ["docker://", "not an image reference", "ghcr.io/owner/app"],
    ["https://ghcr.io/o/app", "not a place", "Leave the scheme out"],
    ["containers-storage:localhost/app", "not a place", "oci-archive:FILE"],
    ["oci-dir:image", "not a place", "oci:FOLDER"],
    ["dir:/images/app", "not a place", "skopeo copy"],
    ["file:image.tar", "not a place", "docker-archive:FILE"],
    ["registry://app", "not a place", "docker://NAME"],
    ["./image.tar", "looks like a file", "oci-archive:./image.tar"],
    ["image.tar.gz", "looks like a file", "docker-archive:image.tar.gz"],
    ["../d", "looks like a path", "oci:../d"],
    ["/tmp/d", "looks like a path", "oci-archive:/tmp/d"],
    ["./image", "looks like a path", "oci:./image for a folder"],
    ["oci:image@sha256:abc", "not a digest", "lower-case hex"],
    ["docker-daemon:../x", "not an image reference", "ghcr.io/owner/app"],
    ["a\0b", "NUL", "oci:FOLDER"],
    ["x".repeat(5000), "4,096", "oci:FOLDER"],
  ])("%j", (text, message, hint) => {
    const error = refusalOf(text);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });
});

test.each([
  ["ghcr.io/o/app:1", "o/app"],
  ["oci:./out/image:1", "image"],
  ["oci:.", "image"],
  ["oci-archive:C:\\out\\app.tar", "app.tar"],
  ["docker-daemon:ghcr.io/o/app:1", "o/app"],
  ["docker-daemon:0123456789ab", "0123456789ab"],
])("the key of %s is %s", (reference, key) => {
  expect(imageKey(reference)).toBe(key);
});

test("any text names a place or is refused as the reader's mistake", () => {
  const prefix = fc.constantFrom("", "docker:", "docker://", "oci:", "oci-archive:", "docker-archive:", "docker-daemon:", "report:");
  const rest = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", ":", "@", "/", "\\", "1", ".", "C") }));
  fc.assert(
    fc.property(prefix, rest, (start, end) => {
      try {
        const place = parsePlace(start + end);
        if ("readings" in place) expect(place.readings).toContainEqual({ path: place.path, choice: place.choice });
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 500, seed: 3 },
  );
});

function refusalOf(text: string): UserError {
  try {
    parsePlace(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${text} was not refused.`);
}
