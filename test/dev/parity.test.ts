import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MEANT, SHARED, TABLES } from "../../src/dev/parity-tables.ts";
import { verbs } from "../../src/verbs.ts";

const root = join(import.meta.dirname, "../..");

/** What the action.yml of Docker's actions declare, and the variables that they read. */
const THEIRS: Readonly<Record<string, Readonly<Record<"input" | "output" | "variable", string>>>> = {
  "docker/setup-qemu-action v4": { input: "cache-image image platforms reset", output: "platforms", variable: "" },
  "docker/setup-buildx-action v4": {
    input:
      "append buildkitd-config buildkitd-config-inline buildkitd-flags cache-binary cleanup driver driver-opts endpoint keep-state name platforms use version",
    output: "driver endpoint flags name nodes platforms status",
    variable: "BUILDER_NODE_n_AUTH_TLS_CACERT BUILDER_NODE_n_AUTH_TLS_CERT BUILDER_NODE_n_AUTH_TLS_KEY",
  },
  "docker/login-action v4": {
    input: "ecr logout password registry registry-auth scope username",
    output: "",
    variable: "AWS_ACCOUNT_IDS DOCKERHUB_OIDC_CONNECTIONID DOCKERHUB_OIDC_EXPIREIN DOCKER_LOGIN_SCOPE_DISABLED",
  },
  "docker/metadata-action v6": {
    input: "annotations bake-target context flavor github-token images labels sep-annotations sep-labels sep-tags tags",
    output: "annotations bake-file bake-file-annotations bake-file-labels bake-file-tags json labels tag-names tags version",
    variable: "DOCKER_METADATA_ANNOTATIONS_LEVELS DOCKER_METADATA_OUTPUT_* DOCKER_METADATA_PR_HEAD_SHA DOCKER_METADATA_SET_OUTPUT_ENV DOCKER_METADATA_SHORT_SHA_LENGTH",
  },
  "docker/build-push-action v7": {
    input:
      "add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file github-token labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secret-envs secret-files secrets shm-size ssh tags target ulimit",
    output: "digest imageid metadata",
    variable:
      "BUILDX_NO_DEFAULT_ATTESTATIONS BUILDX_SEND_GIT_QUERY_AS_INPUT DOCKER_BUILD_CHECKS_ANNOTATIONS DOCKER_BUILD_RECORD_RETENTION_DAYS DOCKER_BUILD_RECORD_UPLOAD DOCKER_BUILD_SUMMARY DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF",
  },
};

describe.each(TABLES)("the parity table of $action", ({ action, rows }) => {
  test.each(["input", "output", "variable"] as const)("has a row for every %s", (kind) => {
    const names = rows.filter((row) => row.kind === kind).map((row) => row.theirs);
    expect(names.toSorted().join(" ")).toBe(THEIRS[action]?.[kind]);
  });

  test("names inputs and outputs of ours that are declared", async () => {
    const undeclared: string[] = [];
    for (const { kind, ours } of rows) {
      if (kind === "variable") continue;
      const [verb = "", name = ""] = ours.split(": ");
      const declared = await verbs[verb]?.declaration();
      if (declared === undefined || !Object.hasOwn(kind === "input" ? declared.inputs : declared.outputs, name)) undeclared.push(ours);
    }
    expect(undeclared).toEqual([]);
  });

  test("names a test that is there for each row", () => {
    expect(rows.filter((row) => !isTest(row.test)).map((row) => `${row.kind} ${row.theirs}: ${row.test}`)).toEqual([]);
  });
});

test("drivers that are tested against a recording buildx alone are marked so", () => {
  const driver = TABLES.flatMap(({ rows }) => rows).find(({ ours }) => ours === "setup: driver");
  expect(driver?.difference).toMatch(/`kubernetes` and `cloud` are shown by what buildx is asked \(a recording one\)/);
});

test("every action that ours stand in for has its table", () => {
  expect(TABLES.map(({ action }) => action)).toEqual(Object.keys(THEIRS));
});

describe("the meant differences", () => {
  test("are these and no others", () => {
    expect(MEANT.map(({ undoneBy }) => undoneBy)).toEqual([
      "`platforms: all`",
      "`image: docker.io/tonistiigi/binfmt:latest`",
      "`buildkitd-flags: --allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host`",
      "`node-platforms`, `name`",
      "`if-missing: error`",
      "`isolate: home`",
      '`context: "{{defaultContext}}"`, `"{{defaultContext}}:folder"`',
      "`provenance: max`, and every value of theirs",
      "`DOCKER_BUILD_RECORD_UPLOAD=true`",
      "quotes around the record",
      "`latest-guard: false`",
      "`cache: off`, `cache-from` or `cache-to`",
    ]);
  });

  test("are shown by tests that are there", () => {
    expect(MEANT.filter(({ tests }) => tests === null)).toEqual([]);
    expect(MEANT.flatMap(({ tests }) => tests ?? []).filter((name) => !isTest(name))).toEqual([]);
  });
});

test("the variables that others set are each in one row, with a test that is there", () => {
  const names = SHARED.flatMap((row) => row.names.split(" "));
  expect(names).toEqual([...new Set(names)]);
  expect(SHARED.filter((row) => !isTest(row.test)).map(({ names: each, test: name }) => `${each}: ${name}`)).toEqual([]);
});

test.each([
  "dev/parity > no test has this title",
  "dev/parity > dev/parity > no test has this title",
  "dev/nowhere > every action that ours stand in for has its table",
  "every action that ours stand in for has its table",
  "dev/parity > ",
])("%j is no test", (name) => {
  expect(isTest(name)).toBe(false);
});

/** Whether a test of the file has exactly this title: in the first line of its call, or behind the rows of its `each`. */
function isTest(name: string): boolean {
  const [, file = "", title = ""] = /^(\S+) > (.+)$/.exec(name) ?? [];
  const path = join(root, "test", `${file}.test.ts`);
  if (title === "" || !existsSync(path)) return false;
  const call = `(${JSON.stringify(title)}, `;
  return readFileSync(path, "utf8")
    .split("\n")
    .some((line) => /^\s*((test|it)\b(?!\.(skip|todo))|\]\)\()/.test(line) && line.includes(call) && /^(async )?(\(|function|\{|\w+ =>)/.test(line.slice(line.indexOf(call) + call.length)));
}
