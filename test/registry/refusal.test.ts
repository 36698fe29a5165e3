import { expect, test } from "vitest";
import { classify, hintFor, type RefusalKind } from "../../src/registry/refusal.ts";

function kindOf(status: number, code: string | null = null, message = "", challenge = ""): RefusalKind {
  return classify({ status, code, words: `${code ?? ""}: ${message}`, challenge, isWebPage: false });
}

function hintOf(registry: string, words: string, more: { isWrite?: boolean; status?: number } = {}): string {
  const { isWrite = true, status = 403 } = more;
  const kind = classify({ status, code: null, words, challenge: "", isWebPage: false });
  return hintFor({ kind, status, isWebPage: false, isWrite, words, server: registry, registry });
}

test.each<[string, number, string | null, string]>([
  ["ECR", 400, "TAG_INVALID", "The image tag '1.0' already exists in the 'app' repository and cannot be overwritten because the tag is immutable."],
  ["ECR of before", 400, "TAG_INVALID", "The image tag '1.0' already exists in the 'app' repository and cannot be overwritten because the repository is immutable."],
  ["ECR's own API", 400, "ImageTagAlreadyExistsException", ""],
  ["Artifact Registry", 400, "MANIFEST_INVALID", "cannot update tag 1.0. The repository has enabled tag immutability"],
  ["Harbor", 412, "PRECONDITION", "Failed to process request due to 'team/app:1.0' configured as immutable."],
  ["Harbor of before", 403, "DENIED", "The tag:app:1.0 is immutable, cannot be overwrite."],
  ["Docker Hub", 403, "DENIED", "tag 1.0 is immutable"],
  ["Quay", 409, "TAG_IMMUTABLE", ""],
])("case 63: what %s says of a tag that nobody may move is known", (_, status, code, message) => {
  expect(kindOf(status, code, message)).toBe("immutable-tag");
});

test("case 63: a word about immutable tags is none where the server itself failed", () => {
  expect(kindOf(500, "UNKNOWN", "failed in the immutable handler")).toBe("unavailable");
  expect(kindOf(404, "MANIFEST_UNKNOWN", "immutable")).toBe("not-found");
});

test.each<[number, string | null, string, RefusalKind]>([
  [401, null, "", "unauthorized"],
  [401, "UNAUTHORIZED", 'Bearer realm="x",error="invalid_token"', "unauthorized"],
  [401, "UNAUTHORIZED", 'Bearer realm="x",error="insufficient_scope"', "denied"],
  [401, "DENIED", "", "denied"],
  [403, null, "", "denied"],
  [403, "TOOMANYREQUESTS", "", "rate-limited"],
  [404, "NAME_UNKNOWN", "", "not-found"],
  [404, "UNSUPPORTED", "", "unsupported"],
  [405, null, "", "unsupported"],
  [408, null, "", "unavailable"],
  [413, null, "", "too-large"],
  [414, null, "", "too-large"],
  [429, null, "", "rate-limited"],
  [431, null, "", "too-large"],
  [451, null, "", "other"],
  [500, null, "", "unavailable"],
  [501, null, "", "unsupported"],
  [507, null, "", "unavailable"],
  [400, "NAME_INVALID", "", "other"],
])("a %i with the code %s and the challenge %j is %s", (status, code, challenge, kind) => {
  expect(kindOf(status, code, "", challenge)).toBe(kind);
});

test.each<[string, string]>([
  ["denied: installation not allowed to Create organization package", "Give the job `permissions: packages: write`; where"],
  ["DENIED: installation not allowed to Write organization package", "Give the job `permissions: packages: write`; where"],
  ["DENIED: permission_denied: write_package", "The package is there and does not know this workflow"],
  ["DENIED: permission_denied: The token provided does not match expected scopes.", "The personal access token needs the scope write:packages"],
  ["DENIED: permission_denied: create_package", "The personal access token needs the scope write:packages"],
  ["DENIED: denied", "Give the job `permissions: packages: write`; where the package is there already"],
])("what ghcr.io means by %j is said", (words, hint) => {
  expect(hintOf("ghcr.io", words)).toContain(hint);
  expect(hintOf("registry.example", words)).toBe(
    'Log in to registry.example ("docker login", or the login action) with an account that may write this. Some registries answer so for a repository that must be made first.',
  );
});

test.each([413, 414, 431])("case 40: a %i says whose limit it was", (status) => {
  const expected = { 413: "client_max_body_size", 414: "fewer tags at once", 431: "which is the token" }[status];
  expect(hintOf("registry.example", "", { status })).toContain(expected);
});

test("case 40: a 451 says that it is withheld for legal reasons", () => {
  expect(hintOf("registry.example", "", { status: 451 })).toBe("The registry withholds this for legal reasons.");
});

test("who writes to a repository that is not there learns that some have to be made", () => {
  expect(hintOf("registry.example", "NAME_UNKNOWN", { status: 404 })).toContain("want a repository to be made before");
  expect(hintOf("registry.example", "NAME_UNKNOWN", { status: 404, isWrite: false })).toBe("Check the name and the tag.");
});
