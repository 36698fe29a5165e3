import { describe, expect, test } from "vitest";
import { findExposedSecrets, hideNamedValues, tellExposedSecrets, type SecretPlaces } from "../../src/build/exposed-secrets.ts";
import { explainFailure } from "../../src/build/failure.ts";
import { createProgress } from "../../src/build/progress/progress.ts";
import { fakeHost } from "../fakes/host.ts";
import { at, dockerfileOf, follow, loggingHost, statusLines } from "./progress-recorded.ts";

const TOKEN = `ghp_${"a1B2".repeat(9)}`;
const NONE: SecretPlaces = { dockerfileText: null, buildArguments: [], labels: [], holdsSecret: () => false };

describe("secrets that everybody who has the image can read", () => {
  test("are found in ARG, ENV and LABEL by their names, with the line", () => {
    const found = findExposedSecrets({
      ...NONE,
      dockerfileText: ["ARG NPM_TOKEN", "FROM scratch", "ENV A=1 \\", "  DB_PASSWORD=x", "ENV API_KEY some key", "LABEL com.example.secret=x", "ONBUILD ARG ssh_private_key=y", "ENV AWS_SECRET_ACCESS_KEY=z"].join("\n"),
    });
    expect(found).toEqual([
      { kind: "ARG", name: "NPM_TOKEN", line: 1, because: "name" },
      { kind: "ENV", name: "DB_PASSWORD", line: 3, because: "name" },
      { kind: "ENV", name: "API_KEY", line: 5, because: "name" },
      { kind: "LABEL", name: "com.example.secret", line: 6, because: "name" },
      { kind: "ARG", name: "ssh_private_key", line: 7, because: "name" },
      { kind: "ENV", name: "AWS_SECRET_ACCESS_KEY", line: 8, because: "name" },
    ]);
  });

  test.each(["TOKEN_FILE", "PUBLIC_KEY", "SECRET_NAME", "TOKEN_URL", "PASSWORD_PATH", "KEYBOARD", "TOKENIZER", "COMPASS", "AUTHOR", "CACHE_KEY", "SECRET_VERSION"])("are not thought to be in %s", (name) => {
    expect(findExposedSecrets({ ...NONE, dockerfileText: `FROM scratch\nARG ${name}=x\nENV ${name}=x\nLABEL ${name}=x\n`, buildArguments: [`${name}=x`] })).toEqual([]);
  });

  test("are not thought to be where nothing is set, or only another variable is taken over", () => {
    expect(findExposedSecrets({ ...NONE, dockerfileText: 'FROM scratch\nENV TOKEN= PASSWORD="" SECRET=$OTHER PASSWD=${OTHER}\n' })).toEqual([]);
  });

  test.each([
    TOKEN, `github_pat_${"a".repeat(22)}_x`, `glpat-${"x".repeat(20)}`, "AKIAIOSFODNN7EXAMPLE", "-----BEGIN OPENSSH PRIVATE KEY-----", `npm_${"a".repeat(36)}`,
    `dckr_pat_${"a".repeat(27)}`, `AIza${"a".repeat(35)}`, "https://user:hunter2@git.example/x", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${"x".repeat(20)}`,
  ])("are known by the form of the value: %s", (value) => {
    const found = findExposedSecrets({ ...NONE, dockerfileText: `FROM scratch\nENV HARMLESS="${value}"\nRUN fetch "${value}"\nRUN <<EOF\nfetch ${value}\nEOF\n`, buildArguments: [`PLAIN=${value}`], labels: [`a=${value}`] });
    expect(found).toEqual([
      { kind: "ENV", name: "HARMLESS", line: 2, because: "value" },
      { kind: "RUN", name: null, line: 3, because: "value" },
      { kind: "RUN", name: null, line: 4, because: "value" },
      { kind: "build-args", name: "PLAIN", line: null, because: "value" },
      { kind: "LABEL", name: "a", line: null, because: "value" },
    ]);
  });

  test("are known by being a secret of this job", () => {
    const found = findExposedSecrets({ dockerfileText: "ARG FLAVOUR\nFROM scratch\n", buildArguments: ["FLAVOUR=correct horse", "MODE=debug"], labels: [], holdsSecret: (text) => text.includes("correct horse") });
    expect(found).toEqual([{ kind: "build-args", name: "FLAVOUR", line: 1, because: "value" }]);
  });

  test("given as build arguments are told of once, where the Dockerfile declares them", () => {
    const found = findExposedSecrets({ ...NONE, dockerfileText: "FROM scratch\nARG NPM_TOKEN\n", buildArguments: ["NPM_TOKEN=x", "GH_TOKEN=y"] });
    expect(found).toEqual([
      { kind: "ARG", name: "NPM_TOKEN", line: 2, because: "name" },
      { kind: "build-args", name: "GH_TOKEN", line: null, because: "name" },
    ]);
  });
});

describe("a secret that is written into the Dockerfile", () => {
  test("is hidden in the log of its build", async () => {
    const { host, log } = loggingHost();
    const progress = createProgress(host, { dockerfilePath: null, dockerfileText: `FROM a\nRUN curl -H ${TOKEN} https://me:hunter2hunter2@x.example\n`, every: () => () => {} });
    const name = `[2/2] RUN curl -H ${TOKEN} https://me:hunter2hunter2@x.example`;
    progress.onStderr(statusLines({ vertexes: [{ digest: "a", name, started: at(0), completed: at(1) }] }));
    await progress.end(0);
    expect(log()).toBe("Build\n[2/2] RUN curl -H *** https://me:***@x.example: 1.0 s\n");
  });

  test("is hidden in the lines around what failed", async () => {
    const dockerfile = "FROM a\nENV API_TOKEN=hunter2 MODE=debug PASSWORD=\"two words\"\nRUN false\n";
    expect(dockerfile.split("\n").map(hideNamedValues)).toEqual(["FROM a", "ENV API_TOKEN=… MODE=debug PASSWORD=…", "RUN false", ""]);
    const lines = dockerfile.split("\n").map((text, index) => ({ number: index + 1, text, isMarked: index === 2 }));
    const failure = { step: null, message: "x", exitCode: 1, processExitCode: 1, lastLines: [], source: { file: "Dockerfile", line: 3, endLine: 3, lines } };
    const { message, hint } = await explainFailure(fakeHost(), failure, { context: ".", file: null, target: null, platforms: [], buildArguments: [], secrets: [], options: [], dockerfileText: null }, null);
    expect(hint).toContain("PASSWORD=…");
    expect(`${message}\n${hint}`).not.toMatch(/hunter2|two words/);
  });
});

describe("the warning", () => {
  test("names the line and the remedy, and never the value", () => {
    const { host, log } = loggingHost();
    const exposed = findExposedSecrets({ ...NONE, dockerfileText: `FROM scratch\nENV GITHUB_TOKEN=${TOKEN}\nRUN curl -H ${TOKEN} x\n` });
    tellExposedSecrets(host, exposed, "app/Dockerfile", []);
    expect(log().split("\n").slice(0, 2)).toEqual([
      "warning: ENV GITHUB_TOKEN holds a secret, and everybody who has the image can read it. Hand it to the one command that needs it with RUN --mount=type=secret,id=NAME, and give it with the input secrets; what was pushed already must be changed.",
      "warning: This command holds a secret, and the image's history shows the command. Hand it to the one command that needs it with RUN --mount=type=secret,id=NAME, and give it with the input secrets; what was pushed already must be changed.",
    ]);
    expect(log()).not.toContain("ghp_");
  });

  test("is not given a second time for what BuildKit's own check has told of", async () => {
    const { trace } = await follow("warnings", { dockerfile: "Dockerfile.secret" });
    const { host, log } = loggingHost();
    const dockerfileText = `${dockerfileOf("Dockerfile.secret")}LABEL token=x\n`;
    tellExposedSecrets(host, findExposedSecrets({ ...NONE, dockerfileText }), "Dockerfile", trace.warnings);
    expect(log()).toMatch(/^warning: LABEL token is called like a secret[^\n]*\n$/);
  });
});
