import { expect, test } from "vitest";
import { usualCause } from "../../src/registry/usual-causes.ts";

test.each<[string, string, "login" | "push", RegExp]>([
  ["ghcr.io", "octocat", "push", /packages: write.*Manage Actions access.*write:packages/],
  ["ghcr.io", "octocat", "login", /github\.token.*packages: write.*fine-grained/],
  ["harbor.example.com", "robot$acme+ci", "login", /enabled and has not expired.*robot\$PROJECT\+NAME/],
  ["harbor.example.com", "robot+ci", "login", /a shell has taken a part of its name away.*single quotes/],
  ["harbor.example.com", "robot", "login", /a shell has taken a part of its name away/],
  ["registry.gitlab.com", "deployer", "login", /deploy token/],
  ["registry.gitlab.com", "gitlab-ci-token", "login", /within GitLab's own CI alone/],
  ["registry.gitlab.com", "deployer", "push", /write_registry/],
  ["gitlab.example.com", "gitlab-ci-token", "login", /within GitLab's own CI alone/],
  ["docker.io", "acme", "login", /not the e-mail address/],
  ["docker.io", "acme", "push", /Read & Write/],
  ["contoso.azurecr.io", "acme", "push", /AcrPush/],
  ["europe-docker.pkg.dev", "_json_key", "login", /_json_key_base64/],
  ["123456789012.dkr.ecr.eu-central-1.amazonaws.com", "AWS", "push", /ecr:InitiateLayerUpload/],
  ["123456789012.dkr-ecr.eu-central-1.on.aws", "AWS", "login", /12 hours/],
  ["quay.io", "acme+ci", "push", /Write on the repository/],
])("what usually is the cause at %s for %s, at a %s", (registry, username, at, hint) => {
  expect(usualCause({ registry, username, at })).toMatch(hint);
});

test.each<[string, RegExp]>([
  ["installation not allowed to Create organization package", /an owner makes this one/],
  ["permission_denied: write_package", /does not know this workflow.*"Manage Actions access".*with the role Write/],
  ["The token provided does not match expected scopes.", /personal access token needs the scope write:packages, and single sign-on/],
  ["permission_denied: create_package", /personal access token needs the scope write:packages, and single sign-on/],
])("what usually is the cause where ghcr.io says to a push: %s", (words, hint) => {
  expect(usualCause({ registry: "ghcr.io", username: "octocat", at: "push", words })).toMatch(hint);
});

test("of a registry that is not known, nothing is", () => {
  expect(usualCause({ registry: "registry.example.com", username: "acme", at: "login" })).toBeNull();
  expect(usualCause({ registry: "ghcr.io.evil.example", username: "acme", at: "push" })).toBeNull();
});
