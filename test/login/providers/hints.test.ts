import { expect, test } from "vitest";
import { usualCause, type RefusalPlace } from "../../../src/login/providers/hints.ts";

test.each<[string, string, RefusalPlace, RegExp]>([
  ["ghcr.io", "octocat", "push", /packages: write.*Manage Actions access.*write:packages/],
  ["ghcr.io", "octocat", "login", /secrets\.GITHUB_TOKEN/],
  ["harbor.example.com", "robot$acme+ci", "login", /robot\$PROJECT\+NAME.*single quotes/],
  ["harbor.example.com", "robot", "login", /a shell has swallowed the rest of its name/],
  ["registry.gitlab.com", "deployer", "push", /write_registry/],
  ["gitlab.example.com", "gitlab-ci-token", "login", /within GitLab's own CI alone/],
  ["docker.io", "acme", "login", /not a mail address/],
  ["docker.io", "acme", "push", /Read & Write/],
  ["contoso.azurecr.io", "acme", "push", /AcrPush/],
  ["europe-docker.pkg.dev", "_json_key", "login", /_json_key_base64/],
  ["123456789012.dkr.ecr.eu-central-1.amazonaws.com", "AWS", "push", /ecr:InitiateLayerUpload/],
  ["quay.io", "acme+ci", "push", /Write on the repository/],
])("The usual cause at %s for %s, at %s", (registry, username, place, hint) => {
  expect(usualCause(registry, username, place)).toMatch(hint);
});

test("Of a registry that is not known, nothing is", () => {
  expect(usualCause("registry.example.com", "acme", "login")).toBeNull();
  expect(usualCause("ghcr.io.evil.example", "acme", "push")).toBeNull();
});
