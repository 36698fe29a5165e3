import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { formatReference, parseReference } from "../../src/oci/reference.ts";

const SHA = `sha256:${"a".repeat(64)}`;
const SHA512 = `sha512:${"b".repeat(128)}`;

test.each([
  ["debian", "docker.io", "library/debian", "latest", null],
  ["debian:12", "docker.io", "library/debian", "12", null],
  ["grafana/loki", "docker.io", "grafana/loki", "latest", null],
  ["docker.io/debian", "docker.io", "library/debian", "latest", null],
  ["index.docker.io/debian", "docker.io", "library/debian", "latest", null],
  ["docker.io/library/debian:12", "docker.io", "library/debian", "12", null],
  ["registry-1.docker.io/library/debian", "registry-1.docker.io", "library/debian", "latest", null],
  ["ghcr.io/o/app:1.2", "ghcr.io", "o/app", "1.2", null],
  ["ghcr.io/o/a/b/c", "ghcr.io", "o/a/b/c", "latest", null],
  ["localhost/app", "localhost", "app", "latest", null],
  ["localhost:5000/app", "localhost:5000", "app", "latest", null],
  ["app:5000", "docker.io", "library/app", "5000", null],
  ["[::1]:5000/app:1", "[::1]:5000", "app", "1", null],
  ["[fd00::2]/app", "[fd00::2]", "app", "latest", null],
  ["127.0.0.1:5000/app", "127.0.0.1:5000", "app", "latest", null],
  ["REGISTRY/app", "REGISTRY", "app", "latest", null],
  [`app@${SHA}`, "docker.io", "library/app", null, SHA],
  [`ghcr.io/o/app:1@${SHA}`, "ghcr.io", "o/app", "1", SHA],
  [`app@${SHA512}`, "docker.io", "library/app", null, SHA512],
  ["a__b/c-d/e--f.g", "docker.io", "a__b/c-d/e--f.g", "latest", null],
  [`app:${"t".repeat(128)}`, "docker.io", "library/app", "t".repeat(128), null],
  ["app:_x.Y-z", "docker.io", "library/app", "_x.Y-z", null],
])("%s is read as Docker reads it", (text, registry, repository, tag, digest) => {
  expect(parseReference(text)).toEqual({ registry, repository, tag, digest });
});

test.each([
  ["", "it is empty"],
  ["https://ghcr.io/o/app", "it is a URL"],
  ["o/app 1", "a space"],
  ["o/App", "lower case"],
  ["a".repeat(64), "image ID"],
  ["app:", '"" is not a tag'],
  ["app:-x", '"-x" is not a tag'],
  [`app:${"t".repeat(129)}`, "is not a tag"],
  ["app@sha256:abc", "is not a digest"],
  [`app@sha256:${"A".repeat(64)}`, "is not a digest"],
  [`app@md5:${"a".repeat(32)}`, "is not a digest"],
  ["app@sha256:../../x", "is not a digest"],
  ["ghcr.io/", "names no repository"],
  ["ghcr.io//app", "a part of its repository is empty"],
  ["ghcr.io/o/app/", "a part of its repository is empty"],
  ["ghcr.io/../app", '".." cannot be part of a repository'],
  ["o/a___b", "cannot be part of a repository"],
  ["o/-a", "cannot be part of a repository"],
  ["host:99999/app", "99999 is not a port"],
  ["-x.io/app", "is not a registry's host name"],
  ["host./app", "is not a registry's host name"],
  ["user@host/app", "is not a digest"],
  [`ghcr.io/${"a".repeat(256)}`, "longer than 255"],
  ["x".repeat(2000), "longer than 1024"],
])("%s is refused", (text, why) => {
  expect(() => parseReference(text)).toThrow(why);
});

test("a password in a reference is not shown back", () => {
  expect(() => parseReference("https://bob:hunter22@ghcr.io/o/app")).toThrow('"https://***@ghcr.io/o/app" is not an image reference: it is a URL.');
  expect(() => parseReference("bob:hunter22@ghcr.io/o/app")).toThrow('"***@ghcr.io/o/app"');
});

test("any text is a reference that survives being written and read again, or a UserError", () => {
  const nearly = fc.array(fc.constantFrom("a", "B", "0", ".", "_", "-", ":", "/", "@", "[", "]", "localhost", SHA, "library", " ", "\u0000", "é"), { maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly.map((parts) => parts.join(""))), (text) => {
      try {
        const ref = parseReference(text);
        expect(parseReference(formatReference(ref))).toEqual(ref);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
