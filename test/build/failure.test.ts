import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { explainFailure } from "../../src/build/failure.ts";
import { causeOf } from "../../src/build/failure-causes.ts";
import { reproduce, type BuildRequest } from "../../src/build/reproduction.ts";
import type { BuildFailure } from "../../src/build/progress/trace.ts";
import { reportFailure } from "../../src/host/failure.ts";
import { fakeHost, type LogLine } from "../fakes/host.ts";
import { dockerfileOf, follow } from "./progress-recorded.ts";

const REQUEST: BuildRequest = { context: ".", file: null, target: null, platforms: [], buildArguments: [], secrets: [], options: [], dockerfileText: null };

describe("a step that failed", () => {
  test("is told with its command, exit code, last lines and the Dockerfile's lines around it, those of it marked", async () => {
    const { failure, annotation } = await tell("fail-run", "Dockerfile.fail");
    expect(failure.processExitCode).toBe(3);
    expect(annotation).toEqual({
      place: { title: "The build failed here", file: "app/Dockerfile.fail", line: 9 },
      text: [
        "The build failed in stage test at app/Dockerfile.fail:9: RUN echo preparing && … ended with exit code 3.",
        "",
        "What it printed last:",
        "    checking 2",
        "    checking 3",
        "    checking 4",
        "    checking 5",
        "    checking 6",
        "    checking 7",
        "    hello.txt: expected 'hello', found 'hi'",
        "    checking 8",
        "    checking 9",
        "    checking 10",
        "    checking 11",
        "    checking 12",
        "",
        "app/Dockerfile.fail:",
        "   6 | FROM base AS test",
        "   7 | WORKDIR /src",
        "   8 | COPY hello.txt .",
        ">  9 | RUN echo preparing && \\",
        "> 10 |     for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"checking $i\"; done && \\",
        "> 11 |     echo \"hello.txt: expected 'hello', found 'hi'\" >&2 && \\",
        "> 12 |     exit 3",
        "  13 | ",
        "  14 | FROM base AS other",
        "  15 | RUN sleep 2; echo other done",
        "",
        "To see it on your own machine:",
        "docker buildx build --target test --progress=plain .",
      ].join("\n"),
    });
  });

  test("ends with one command that builds up to its stage, with the names of arguments and secrets and no value", async () => {
    const { error } = await tell("fail-run", "Dockerfile.fail", {
      context: "https://user:pass@git.example/acme/api.git#main:app",
      file: "app/Dockerfile.fail",
      platforms: ["linux/amd64", "linux/arm64"],
      buildArguments: ["VERSION"],
      secrets: ["npm token"],
      options: [["--build-context", "docs=./do cs"], ["--ssh", "default=/run/agent.sock"], ["--cache-to", "type=gha"], ["--network", "none"], ["--annotation", "a=b"], ["--allow", "security.insecure"]],
    });
    expect(error.message).toBe("The build failed in stage test at app/Dockerfile.fail:9: RUN echo preparing && … ended with exit code 3.");
    expect(error.hint.split("\n").at(-1)).toBe(
      "docker buildx build --target test --platform linux/amd64,linux/arm64 --file app/Dockerfile.fail --build-arg VERSION --secret 'id=npm token,src=./npm_token.secret' --build-context 'docs=./do cs' --ssh default --network none --allow security.insecure --progress=plain 'https://git.example/acme/api.git#main:app'",
    );
  });

  test("in a here-document is marked from its first line to its last", async () => {
    const { failure } = await tell("fail-heredoc", "Dockerfile.heredoc");
    expect(failure.source).toMatchObject({ line: 4, endLine: 8 });
    expect(failure.source?.lines.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(["RUN <<EOT", "set -e", "echo one", "false", "EOT"]);
  });

  test("for one of two platforms names it, and the command builds for it", async () => {
    const { error, annotation } = await tell("fail-exec-format", "Dockerfile.base", { platforms: ["linux/amd64", "linux/arm64"] });
    expect(error.message).toBe("The build failed for linux/arm64 at app/Dockerfile.base:2: RUN cat /etc/missing ended with exit code 255.");
    expect(error.hint).toContain("docker buildx build --platform linux/arm64 --progress=plain .");
    expect(annotation?.text).toContain("Register QEMU for it before the build (actions/setup with `platforms: linux/arm64`)");
  });

  test("that buildx gives no place for is found by its words", async () => {
    const { annotation } = await tell("fail-add-url", "Dockerfile.link");
    expect(annotation?.place).toMatchObject({ file: "app/Dockerfile.link", line: 6 });
  });

  test("of a file that is not the Dockerfile at hand is shown as buildx has it, without a place", async () => {
    const { failure, annotation } = await tell("fail-run", "Dockerfile");
    expect(failure.source?.file).toBeNull();
    expect(failure.source?.lines.map(({ number }) => number)).toEqual([8, 9, 10, 11, 12, 13]);
    expect(annotation?.place).toEqual({ title: "The build failed here" });
  });

  test("is shown with buildx's lines where the file at hand has others at that place", async () => {
    const { trace } = await follow("fail-run", { dockerfile: "Dockerfile.fail" });
    const moved = await follow(Buffer.from("Dockerfile.fail:1\n--------------------\n   1 | >>> RUN other\n--------------------\nERROR: failed to solve: x\n"), { dockerfile: "Dockerfile.fail", exitCode: 1 });
    expect(trace.failure?.source?.lines).toHaveLength(10);
    expect(moved.trace.failure?.source?.lines).toEqual([{ number: 1, text: "RUN other", isMarked: true }]);
  });

  test("with more lines than can be shown keeps its beginning and its end", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `  ${String(index + 1).padStart(2)} | >>> line ${index + 1}`);
    const { trace } = await follow(Buffer.from(`Dockerfile:1\n--------------------\n${lines.join("\n")}\n--------------------\nERROR: failed to solve: x\n`), { exitCode: 1 });
    const { hint } = await explainFailure(fakeHost(), trace.failure!, REQUEST, null);
    expect(hint).toContain("line 12\n… 76 more lines …\n>  89 | line 89");
  });
});

describe("a failure of another kind", () => {
  test("COPY of a file that is not there names the nearest one", async () => {
    const { error, annotation } = await tell("fail-copy", "Dockerfile.copy", {}, { "hello.txt": "hi" });
    expect(error.message).toBe("The build failed at app/Dockerfile.copy:2: There is no helo.txt in the build context.");
    expect(error.hint).toContain("Did you mean hello.txt?");
    expect(annotation?.place).toMatchObject({ file: "app/Dockerfile.copy", line: 2 });
  });

  test("COPY of a file that .dockerignore keeps out names the line", async () => {
    const { error } = await tell("fail-copy-ignored", "Dockerfile", {}, { "hello.txt": "hi", ".dockerignore": "# none\n*.md\n*.txt\n" });
    expect(error.hint).toContain("It is there, but line 3 of .dockerignore (*.txt) keeps it out of the context: take that line out, or add !hello.txt below it.");
  });

  test("COPY from a stage speaks of the stage and not of the context", async () => {
    const dockerfileText = "FROM a AS build\nFROM scratch\nCOPY --from=build /out/app /app\n";
    const failure = failed({ message: 'failed to compute cache key: failed to calculate checksum of ref a::b: "/out/app": not found', source: { file: "Dockerfile", line: 3, endLine: 3, lines: [{ number: 3, text: "COPY --from=build /out/app /app", isMarked: true }] } });
    const error = await explainFailure(fakeHost(), failure, { ...REQUEST, dockerfileText }, { folder: "/nowhere", dockerfile: null });
    expect(error.message).toContain("There is no out/app in stage build.");
  });

  test("COPY from a context that is a commit says what a commit holds", async () => {
    const { error } = await tell("fail-copy", "Dockerfile.copy");
    expect(error.hint).toContain("only what is checked in is there, not what earlier steps made");
  });

  test("a Dockerfile that cannot be read names the line", async () => {
    const { error, annotation } = await tell("fail-parse", "Dockerfile.parse");
    expect(error.message).toBe("The build failed at app/Dockerfile.parse:3: Line 3 of the Dockerfile cannot be read: unknown instruction: RUNN (did you mean RUN?).");
    expect(annotation?.place).toMatchObject({ file: "app/Dockerfile.parse", line: 3 });
  });

  test("a stage that is not there names those that are", async () => {
    const { error } = await tell("fail-target", "Dockerfile");
    expect(error.message).toBe("The build failed: There is no stage nope in the Dockerfile.");
    expect(error.hint).toBe('target stage "nope" could not be found.\nIts stages are: base, build.');
  });

  test.each([
    ["fail-from-404", "The base image is not there", "Check its name and tag"],
    ["fail-from-401", "The base image may not be read", "log in to its registry in an earlier step"],
    ["fail-from-unreachable", "Nothing answers at 127.0.0.1:5999 where the builder runs", "`driver-opts: network=host`"],
    ["fail-no-dockerfile", "There is no Dockerfile Dockerfile.missing in the context", "Give `file` its path from the workspace"],
    ["fail-push-401", "The registry wants a login for this push (401)", "Log in to exactly this registry"],
    ["fail-push-unreachable", "Nothing answers at 127.0.0.1:5913 where the builder runs", "`driver-opts: network=host`"],
    ["fail-cache-export", "The image was built, and its cache could not be exported: the registry wants a login for this push (401)", "ignore-error=true"],
  ])("%s is explained", async (name, message, hint) => {
    const { error } = await tell(name, null);
    expect(error.message).toContain(`: ${message}.`);
    expect(error.hint).toContain(hint);
  });

  test("a push that is refused offers no command to reproduce it", async () => {
    const { error } = await tell("fail-push-401", "Dockerfile");
    expect(error.hint).not.toContain("docker buildx build");
  });
});

test.each([
  ["failed to push ghcr.io/o/app:403: unexpected status from POST request to https://ghcr.io/v2/o/app/blobs/uploads/: 403 Forbidden", "The registry does not let this account push here (403)"],
  ["failed to push ghcr.io/o/app:401-x: denied: permission_denied: write_package", "The registry does not let this account push here (403)"],
  ["failed to push docker.io/o/app:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed", "The registry does not let this account push here (403)"],
  ["failed to push 1.dkr.ecr.eu-west-1.amazonaws.com/app:1: unexpected status from POST request to https://x: 404 Not Found", "The registry knows no such repository (404)"],
  ["failed to push r.example/app:1: unexpected status from PUT request to https://x: 413 Request Entity Too Large", "A layer is larger than the registry, or a proxy before it, takes (413)"],
  ['failed to push r.example/app:1: failed to do request: Post "https://r.example/v2/app/blobs/uploads/": EOF', "A server could not be reached, or broke off"],
  ['failed to push localhost:5000/app:1: failed to do request: Head "http://localhost:5000/v2/app/blobs/sha256:aa": dial tcp [::1]:5000: connect: connection refused', "Nothing answers at [::1]:5000 where the builder runs"],
  ['127.0.0.1:5000/base: failed to resolve source metadata for 127.0.0.1:5000/base:1: failed to do request: Head "http://127.0.0.1:5000/v2/base/manifests/1": dial tcp 127.0.0.1:5000: connect: connection refused', "Nothing answers at 127.0.0.1:5000 where the builder runs"],
  ['failed to push r.example/app:1: failed to do request: Head "https://r.example/v2/": dial tcp 192.0.2.1:443: connect: connection refused', "A server could not be reached, or broke off"],
  ["failed to copy: unexpected EOF", "A server could not be reached, or broke off"],
  ["failed to push r.example/app:1: unexpected status from PUT request to https://x: 503 Service Unavailable", "A server could not be reached, or broke off"],
  ["failed to push r.example/app:1: tag invalid: The image tag '1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.", "The tag is there already, and the registry does not let it be moved"],
  ["failed to copy: write /var/lib/buildkit/x: no space left on device", "The builder has no space left on its disk"],
  ["alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/alpine/manifests/sha256:aa: 429 Too Many Requests - Server message: toomanyrequests", "The registry answers no more requests for now (429): its limit is reached"],
  ["alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: no match for platform in manifest: not found", "The base image does not exist for one of the platforms that are built"],
  ['failed to push r.example/a:1: failed to do request: Head "https://r.example/v2/": http: server gave HTTP response to HTTPS client', "The registry speaks HTTP, and BuildKit expects HTTPS"],
  ['failed to push r.example/a:1: failed to do request: Head "https://r.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority', "The certificate of a registry or server is not trusted by BuildKit"],
  ["granting entitlement network.host is not allowed by build daemon configuration", "The builder does not allow network.host"],
  ["secret npm_token: not found", "A step needs the secret npm_token, and none of that ID was given"],
  ["unset ssh forward key default", "A step needs an SSH agent, and none was given"],
  ['unable to prepare context: path "./nowhere" not found', "There is no folder ./nowhere to build from"],
  ["the Dockerfile cannot be empty", "The Dockerfile is empty"],
  ["push-by-digest is currently not implemented for docker driver, please create a new builder instance", "The engine's own builder cannot push by digest"],
  ["failed to connect to the docker API at unix:///nowhere.sock; check if the path is correct and if the daemon is running", "Docker's engine does not answer"],
  ["docker exporter does not currently support exporting manifest lists", "An engine without the containerd image store can hold an image of one platform only"],
  ["error writing layer blob: no space left on device", "The builder has no space left on its disk"],
  ["error writing manifest blob: exporting cache: 403 Forbidden", "The image was built, and its cache could not be exported: the registry does not let this account push here (403)"],
])("explains %s", (message, expected) => {
  expect(causeOf(failed({ message }))?.message).toBe(expected);
});

test.each([
  [126, "chmod +x"],
  [127, "a program is not there"],
  [137, "memory ran out"],
  [139, "crashed"],
])("explains exit code %d", (processExitCode, expected) => {
  expect(causeOf(failed({ message: "process", processExitCode }))?.hint).toContain(expected);
});

test("an exit code that says nothing, and an error that nobody knows, are left to speak for themselves", () => {
  expect(causeOf(failed({ message: "process", processExitCode: 1 }))).toBeNull();
  expect(causeOf(failed({ message: "frobnication failed" }))).toBeNull();
});

test("no space left is known from what a command prints", () => {
  expect(causeOf(failed({ message: "process", processExitCode: 1, lastLines: ["tar: x: Cannot write: No space left on device"] }))?.message).toBe("The builder has no space left on its disk");
});

test("a secret is hidden before anything is cut or quoted", async () => {
  const host = fakeHost();
  host.addSecret("it's-correct-horse");
  const long = `${"x".repeat(190)} it's-correct-horse`;
  const source = { file: "Dockerfile", line: 1, endLine: 1, lines: [{ number: 1, text: `RUN ${long}`, isMarked: true }] };
  const error = await explainFailure(host, failed({ message: `${"y".repeat(390)} it's-correct-horse`, lastLines: [long], source }), { ...REQUEST, options: [["--build-context", "a=it's-correct-horse"]] }, null);
  expect(`${error.message}\n${error.hint}`).not.toMatch(/it'|correct|horse/);
});

test("the command has the names of arguments and secrets, and no credentials of a URL", () => {
  const options = [["--build-context", "a=https://user:hunter2@git.example/x"]] as const;
  const command = reproduce(failed({}), { ...REQUEST, secrets: ["token"], buildArguments: ["TOKEN"], options });
  expect(command).toBe("docker buildx build --build-arg TOKEN --secret id=token,src=./token.secret --build-context a=https://git.example/x --progress=plain .");
});

test.each([
  ["test", "test"],
  ["TEST", "test"],
])("the stage is that of the failing line, or of the step's name in any case: %s", (stage, expected) => {
  const failure = failed({ step: { name: "", text: "RUN x", kind: "instruction", stage, platform: null, cached: false, durationMs: 1, bytes: null, error: "x", isCancelled: false } });
  expect(reproduce(failure, { ...REQUEST, target: "last", dockerfileText: dockerfileOf("Dockerfile.fail") })).toContain(`--target ${expected} `);
});

function failed(part: Partial<BuildFailure>): BuildFailure {
  return { step: null, message: "", exitCode: 1, processExitCode: null, lastLines: [], source: null, ...part };
}

interface Told {
  readonly failure: BuildFailure;
  readonly error: { readonly message: string; readonly hint: string };
  readonly annotation: { readonly text: string; readonly place: LogLine["place"] } | null;
}

/** Tells of a recorded build that failed, from a context with these files, or from none. */
async function tell(name: string, dockerfile: string | null, request: Partial<BuildRequest> = {}, files?: Readonly<Record<string, string>>): Promise<Told> {
  const { trace } = await follow(name, { exitCode: 1, ...(dockerfile === null ? {} : { dockerfile }) });
  const host = fakeHost();
  const dockerfileText = dockerfile === null ? null : dockerfileOf(dockerfile);
  const context = files === undefined ? null : { folder: contextOf(files), dockerfile: null };
  const error = await explainFailure(host, trace.failure!, { ...REQUEST, dockerfileText, ...request }, context);
  reportFailure(host.log, error);
  const [line, ...others] = host.lines;
  expect(others).toEqual([]);
  return { failure: trace.failure!, error, annotation: line?.place === undefined ? null : { text: line.text, place: line.place } };
}

function contextOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-context-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
