import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { post } from "../../src/build/post.ts";
import { UserError } from "../../src/errors.ts";
import { createExec } from "../../src/host/exec.ts";
import { makePrivateFolder } from "../../src/host/private-folder.ts";
import type { CliContext } from "../../src/host/terminal.ts";
import { startActionsService } from "../../src/local/actions-service.ts";
import { startRegistry, type LocalRegistry } from "../../src/local/registry.ts";
import { OCI_INDEX } from "../../src/oci/media-type.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { readZip } from "../../src/host/zip.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";
import { blobFiles, layoutFiles, storedImage, tarOfFiles } from "../fakes/oci-layout.ts";
import { imageFor, keepImage, startWorld } from "../publish/world.ts";
import { recorded as recordedLog } from "./progress-recorded.ts";
import { recordBuildx, type Behaviour, type RecordingBuildx } from "./recording-buildx.ts";
import { verbs } from "../../src/verbs.ts";

const SECRET = "hunter22-correct-horse";
const DIGEST = `sha256:${"d".repeat(64)}`;

interface Step {
  readonly host: FakeHost;
  readonly recorded: RecordingBuildx;
  readonly error: unknown;
}

interface StepOptions {
  readonly env?: Record<string, string>;
  readonly behaviour?: Behaviour;
  readonly cli?: CliContext | null;
  readonly prepare?: (workspace: string) => void;
  readonly kind?: FakeHost["kind"];
}

/** Runs a step with a recording buildx, in a workspace that holds a Dockerfile. */
async function build(inputs: Readonly<Record<string, string>>, options: StepOptions = {}): Promise<Step> {
  const recorded = recordBuildx(options.behaviour);
  writeFileSync(join(recorded.workspace, "Dockerfile"), "FROM scratch\n");
  options.prepare?.(recorded.workspace);
  const env = { ...recorded.env, ...options.env };
  // The real one: what a child must not inherit is its business.
  const host = Object.assign(fakeHost({ kind: options.kind ?? "runner", inputs, directory: recorded.workspace, env }), { exec: createExec(env, recorded.workspace) });
  let error: unknown = null;
  try {
    await verbs["build"]?.run(host, options.cli ?? null);
  } catch (thrown) {
    error = thrown;
  }
  return { host, recorded, error };
}

async function registry(): Promise<LocalRegistry> {
  const started = await startRegistry();
  onTestFinished(() => started.close());
  return started;
}

const layer = (text: string): Buffer => gzipSync(text);
const configOf = (architecture: string, config: object = {}, createdBy = "COPY . /"): object => ({
  os: "linux",
  architecture,
  config,
  rootfs: { type: "layers", diff_ids: [digestOf(architecture)] },
  history: [{ created_by: createdBy }],
});

/** Keeps an index of two platforms with an attestation each; its digest. */
function putIndex(kept: LocalRegistry, repository: string, envOfArm: readonly string[] = []): { digest: string; amd64: string; arm64: string; attestation: string } {
  const amd64 = kept.putImage(repository, null, { layers: [layer("a")], config: configOf("amd64") });
  const arm64 = kept.putImage(repository, null, { layers: [layer("b")], config: configOf("arm64", { Env: envOfArm }, `ENV ${envOfArm.join(" ")}`) });
  const attestation = kept.putManifest(repository, null, { schemaVersion: 2, note: "attestation" }, "application/vnd.oci.image.manifest.v1+json");
  const entry = (digest: string, architecture: string): object => ({ mediaType: "application/vnd.oci.image.manifest.v1+json", digest, size: 500, platform: { os: "linux", architecture } });
  const digest = kept.putManifest(
    repository,
    null,
    {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        entry(amd64, "amd64"),
        entry(arm64, "arm64"),
        {
          mediaType: "application/vnd.oci.image.manifest.v1+json",
          digest: attestation,
          size: 840,
          platform: { os: "unknown", architecture: "unknown" },
          annotations: { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": amd64 },
        },
      ],
    },
    OCI_INDEX,
  );
  return { digest, amd64, arm64, attestation };
}

/** Where the warnings with a place are shown. */
const annotations = (host: FakeHost): unknown[] => host.lines.filter(({ level, place }) => level === "warning" && place !== undefined).map(({ place }) => place);

const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String);

describe("a build whose tags are rules", () => {
  const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_SHA: "860c1904a1ce19322e91ac35af1ab07466440c37", GITHUB_REF: "refs/heads/feature/x" };
  const tagsIn = (recorded: RecordingBuildx): string[] => recorded.calls().flatMap(({ args }) => args.flatMap((argument, index) => (args[index - 1] === "--tag" ? [argument] : [])));

  it("gives buildx the references that they mean, and the others as they stand", async () => {
    const { recorded, error } = await build({ tags: "myapp\ntype=ref,event=branch\ntype=sha", images: "ghcr.io/Acme/api\nacme/api,enable=false", outputs: "type=cacheonly" }, { env });
    expect(error).toBeNull();
    expect(tagsIn(recorded)).toEqual(["ghcr.io/acme/api:feature-x", "ghcr.io/acme/api:sha-860c190", "myapp"]);
  });

  it("pushes no latest where a newer version is, nor for a prerelease, and says what would", async () => {
    const registry = await startWorld();
    const image = `${new URL(registry.url).host}/o/app`;
    keepImage(registry, "o/app", imageFor("linux/amd64", { config: { config: { Labels: { "org.opencontainers.image.version": "2.0.0" } } } }), "latest");
    const cure = "Written as a reference, as in ghcr.io/acme/api:latest, it is given all the same.";
    for (const [ref, why] of [
      ["v1.9.5", `${image}:latest stays where it is: it names 2.0.0, and this is 1.9.5. ${cure}`],
      ["v3.0.0-rc.1", `latest is left out: v3.0.0-rc.1 is a prerelease. ${cure}`],
    ] as const) {
      const { host, recorded } = await build({ tags: "type=ref,event=tag", images: image, push: "true" }, { env: { ...env, GITHUB_REF: `refs/tags/${ref}` } });
      expect(tagsIn(recorded)).toEqual([`${image}:${ref}`]);
      expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toContain(why);
    }
  });

  it("does not push what no rule names", async () => {
    const { recorded, error } = await build({ tags: "type=ref,event=tag", images: "acme/api", push: "true" }, { env });
    expect((error as UserError).message).toBe("No rule in tags gives this run a tag, so there is nothing to push as.");
    expect(recorded.calls()).toEqual([]);
  });
});

describe("a build", () => {
  it("starts buildx twice, to inspect the builder and to build, and says what came of it", async () => {
    const metadata = { "containerimage.digest": DIGEST, "buildx.build.ref": "current/current0/abc" };
    const { host, recorded, error } = await build({ outputs: "type=cacheonly" }, { behaviour: { imageId: "sha256:1234\n", metadata } });
    expect(error).toBeNull();
    expect(recorded.calls().map(({ args }) => args.slice(0, 2))).toEqual([["buildx", "inspect"], ["buildx", "build"]]);
    expect(host.outputs["imageid"]).toBe("sha256:1234");
    expect(host.outputs["digest"]).toBe(DIGEST);
    expect(JSON.parse(host.outputs["metadata"] ?? "")).toEqual(metadata);
    expect(host.outputs["image"]).toBe("");
  });

  it("tells all that is wrong with the inputs before any program is started", async () => {
    const { recorded, error } = await build({ tags: "ghcr.io/Acme/api:1", platforms: "linux/amd46", push: "true", "secret-files": "a=missing.txt" });
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message).toContain("tags: ");
    expect(message).toContain("platforms: ");
    expect(message).toContain('secret-files: there is no file "missing.txt"');
    expect(recorded.calls()).toEqual([]);
  });

  it("fails when buildx does, also when it says nothing", async () => {
    const { host, error } = await build({}, { behaviour: { exitCode: 1 } });
    expect((error as UserError).message).toBe("The build failed: buildx ended with 1 and gave no reason.");
    expect(host.outputs["digest"]).toBe("");
  });

  it("succeeds when buildx does, whatever it printed", async () => {
    const { error } = await build({}, { behaviour: { stderr: "ERROR: something that sounds bad\n" } });
    expect(error).toBeNull();
  });

  it("hides the password of the context's address, and tokens of known forms among the build arguments", async () => {
    const token = `ghp_${"a1".repeat(18)}`;
    const { host, recorded } = await build({ context: "https://user:correct-horse@git.example/x.git#main", "build-contexts": "a=https://u:battery-staple@git.example/a", "build-args": `NPM=${token}` });
    expect(host.redact(`load git source https://user:correct-horse@git.example/x.git, battery-staple, RUN ${token}`)).toBe("load git source https://user:***@git.example/x.git, ***, RUN ***");
    expect(recorded.build()?.args).not.toContain(`NPM=${token}`);
  });

  it("ends with a command that is allowed what the build was allowed", async () => {
    const flags = "--allow-insecure-entitlement security.insecure";
    const { error } = await build({ allow: "security.insecure" }, { behaviour: { flags, exitCode: 1, stderr: recordedLog("fail-run").toString() } });
    expect((error as UserError).hint.split("\n").at(-1)).toBe("docker buildx build --allow security.insecure --progress=plain .");
  });

  it("says what failed", async () => {
    const { error } = await build({}, { behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: base image not found\n" } });
    expect((error as UserError).message).toContain("base image not found");
  });

  it("names a builder that is not there", async () => {
    const { error, recorded } = await build({ builder: "missing" });
    expect((error as UserError).message).toBe("There is no builder missing.");
    expect(recorded.build()).toBeNull();
  });

  it("does without rawjson where buildx is too old for it", async () => {
    const { error, recorded } = await build({}, { behaviour: { isOld: true } });
    expect(error).toBeNull();
    expect(recorded.calls().filter(({ args }) => args[1] === "build").map(({ args }) => args[2])).toEqual(["--progress=rawjson", "--progress=plain"]);
  });

  it("does not build a second time for an error of the build's own", async () => {
    const { recorded } = await build({}, { behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: invalid argument\n" } });
    expect(recorded.calls().filter(({ args }) => args[1] === "build")).toHaveLength(1);
  });

  it("starts git for nothing but the commit, and takes its time from it", async () => {
    const gitRepository = (workspace: string): void => {
      const git = (...args: string[]): void => void execFileSync("git", ["-C", workspace, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { env: { ...process.env, GIT_COMMITTER_DATE: "1700000000 +0000" } });
      git("init", "-q");
      git("commit", "-q", "--allow-empty", "-m", "first");
    };
    const { recorded, error } = await build({ "source-date-epoch": "commit" }, { prepare: gitRepository });
    expect(error).toBeNull();
    expect(recorded.build()?.args).toContain("SOURCE_DATE_EPOCH=1700000000");
  });

  it("says what source-date-epoch: commit lacks where there is no commit", async () => {
    const { error, recorded } = await build({ "source-date-epoch": "commit" });
    expect((error as UserError).hint).toContain("Check the repository out before this step");
    expect(recorded.calls()).toEqual([]);
  });

  it("case 70: runs nothing that stands in an input", async () => {
    const texts = ["$(touch hit)", "`touch hit`", "a;touch hit", "| touch hit", "--help", "\u202etxt.exe"];
    const { recorded, error } = await build({ labels: texts.map((text, index) => `l${index}=${text}`).join("\n"), target: "--push", file: "$(touch hit)" });
    expect(error).toBeNull();
    expect(recorded.build()?.args.filter((_argument, index, all) => ["--label", "--target", "--file"].includes(all[index - 1] ?? ""))).toEqual(["$(touch hit)", "--push", ...texts.map((text, index) => `l${index}=${text}`)]);
    expect(filesUnder(recorded.workspace)).toEqual(["Dockerfile"]);
  });

  it("prints what call asked for", async () => {
    const written: string[] = [];
    const cli = { dryRun: false, write: (text: string) => (written.push(text), Promise.resolve()) } as unknown as CliContext;
    await build({ call: "outline" }, { cli, behaviour: { stdout: "BUILD ARG   VALUE\n" } });
    expect(written).toEqual(["BUILD ARG   VALUE\n"]);
  });

  it("hides what is called like a secret in the lines that a check shows", async () => {
    const { host } = await build({ call: "check" }, { behaviour: { stdout: "WARNING: SecretsUsedInArgOrEnv\n   4 | >>> ENV DB_PASSWORD=correct-horse\n" } });
    expect(host.lines.map(({ text }) => text).join("\n")).toMatch(/ENV DB_PASSWORD=…$/m);
  });

  it("says that a check found fault where its answer is JSON", async () => {
    const { error } = await build({ call: "check,format=json" }, { behaviour: { stdout: '{\n  "warnings": []\n}\n', exitCode: 1 } });
    expect((error as UserError).message).toBe("What call: check,format=json asked for found fault.");
  });

  it("prints what a check found, shows it on its lines, and fails with it", async () => {
    const stdout = "Check complete, 1 warning has been found!\n\nWARNING: FromAsCasing - https://docs.docker.com/go/x/\n'as' and 'FROM' do not match\nDockerfile:1\n---\n";
    const { host, error } = await build({ call: "check" }, { behaviour: { stdout, exitCode: 1 } });
    expect((error as UserError).message).toBe("Check complete, 1 warning has been found!");
    expect(annotations(host)).toEqual([{ title: "FromAsCasing", file: "Dockerfile", line: 1 }]);
  });

  it.each<[string | undefined, object[]]>([
    [undefined, [{ title: "FromAsCasing", file: "Dockerfile", line: 1 }]],
    ["true", [{ title: "FromAsCasing", file: "Dockerfile", line: 1 }]],
    ["false", []],
  ])("shows what BuildKit's checks say on the Dockerfile's lines, unless DOCKER_BUILD_CHECKS_ANNOTATIONS is false (%s)", async (value, expected) => {
    const short = Buffer.from("FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)").toString("base64");
    const warning = { vertex: DIGEST, level: 1, short, url: "https://docs.docker.com/go/x/", sourceInfo: { filename: "Dockerfile" }, range: [{ start: { line: 1 }, end: { line: 1 } }] };
    const env: Record<string, string> = value === undefined ? {} : { DOCKER_BUILD_CHECKS_ANNOTATIONS: value };
    const { host } = await build({}, { env, behaviour: { stderr: `${JSON.stringify({ warnings: [warning] })}\n` } });
    expect(annotations(host)).toEqual(expected);
  });

  it("prints the plan and starts nothing with --dry-run", async () => {
    const written: string[] = [];
    const cli = { dryRun: true, write: (text: string) => (written.push(text), Promise.resolve()) } as unknown as CliContext;
    const { recorded } = await build({ secrets: `token=${SECRET}`, "build-args": `NPM_TOKEN=${SECRET}` }, { cli });
    expect(JSON.parse(written.join(""))).toMatchObject({ context: { kind: "folder", argument: "." }, secrets: [{ id: "token", written: "secret-0" }] });
    expect(written.join("")).toContain("id=token,src=PRIVATE_FOLDER/secret-0");
    expect(written.join("")).not.toContain(SECRET);
    expect(recorded.calls()).toEqual([]);
  });

  it("loads several platforms only into an engine that has a place for them", async () => {
    const inputs = { load: "true", tags: "app:1", platforms: "linux/amd64,linux/arm64" };
    const classic = await build(inputs, { behaviour: { store: "overlay2" } });
    expect((classic.error as UserError).message).toBe("The engine behind current cannot load an image of 2 platforms: it has no containerd image store.");
    expect(classic.recorded.build()).toBeNull();
    const { error } = await build(inputs);
    expect(error).toBeNull();
  });
});

describe("the summary of a build", () => {
  const sent = JSON.stringify({ vertexes: [{ digest: DIGEST, name: "[1/1] COPY . .", started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" }] });

  it.each<[Record<string, string>, number]>([[{}, 1], [{ DOCKER_BUILD_SUMMARY: "true" }, 1], [{ DOCKER_BUILD_SUMMARY: "false" }, 0]])("is written unless DOCKER_BUILD_SUMMARY is false: %o", async (env, count) => {
    const { host } = await build({ tags: "acme/api:1", outputs: "type=cacheonly" }, { env, behaviour: { stderr: `${sent}\n`, metadata: { "containerimage.digest": DIGEST } } });
    expect(host.summaries).toHaveLength(count);
    if (count > 0) expect(host.summaries[0]).toContain("### Built <code>acme/api&#58;1</code>");
  });

  it("names what the Dockerfile cost in this build and need not", async () => {
    const step = (name: string, digest: string, seconds: number, cached: boolean) => ({ digest: `sha256:${digest.repeat(64)}`, name, started: "2026-11-21T12:00:00Z", completed: `2026-11-21T12:00:${seconds}Z`, cached });
    const vertexes = [step("[1/4] FROM docker.io/library/node", "a", 10, false), step("[2/4] COPY . .", "b", 11, false), step("[3/4] RUN npm ci", "c", 41, false), step("[4/4] RUN pip install flask", "d", 12, true)];
    const prepare = (folder: string): void => writeFileSync(join(folder, "Dockerfile"), "FROM node\nCOPY . .\nRUN npm ci\nRUN pip install flask\n");
    const { host } = await build({ outputs: "type=cacheonly" }, { prepare, behaviour: { stderr: `${JSON.stringify({ vertexes })}\n` } });
    const rows = (host.summaries[0] ?? "").split("\n").filter((line) => /^\| \d/.test(line)).map((line) => [line.split(" | ")[0], line.split(" | ")[1], line.split(" | ").at(-1)]);
    expect(rows).toEqual([["| 3", "copy-before-install", "41.0 s |"], ["| 3", "no-cache-mount", "41.0 s |"]]);
  });

  it("tells of a build that failed, too", async () => {
    const { host } = await build({}, { behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: no such image\n" } });
    expect(host.summaries[0]).toContain("The build failed");
  });

  it("says each platform's digest and compressed size", async () => {
    const kept = await registry();
    const index = putIndex(kept, "acme/api");
    const { host } = await build({ push: "true", tags: `${kept.host}/acme/api:1` }, { behaviour: { metadata: { "containerimage.digest": index.digest } } });
    expect(host.summaries[0]).toContain(`| <code>linux/amd64</code> | ${layer("a").length} B | <code>${index.amd64.replace(":", "&#58;")}</code> |`);
  });
});

describe("what a build is told beside its result", () => {
  const warnings = (host: FakeHost): string[] => host.lines.filter(({ level }) => level === "warning").map(({ text }) => text);

  it("are secrets in the Dockerfile, on their line, and never what they are", async () => {
    const prepare = (workspace: string): void => writeFileSync(join(workspace, "Dockerfile"), `FROM scratch\nENV A=${SECRET}\n`);
    const { host } = await build({ secrets: `token=${SECRET}` }, { prepare });
    expect(annotations(host)).toEqual([{ title: "Secret in ENV", file: "Dockerfile", line: 2 }]);
    expect(warnings(host).join("\n")).not.toContain(SECRET);
  });

  it("are credentials in the context", async () => {
    const prepare = (workspace: string): void => {
      writeFileSync(join(workspace, "Dockerfile"), "FROM scratch\nCOPY . .\n");
      writeFileSync(join(workspace, ".npmrc"), "//registry.example.com/:_authToken=abc\n");
    };
    const { host } = await build({}, { prepare });
    expect(warnings(host).join("\n")).toContain(".npmrc");
  });
});

describe("the secrets of a build", () => {
  it("are in files that only this user can read, for as long as buildx runs, and never on the command line", async () => {
    const inputs = { secrets: `token=${SECRET}\n"pem=line 1-${SECRET}\nline 2-${SECRET}"`, "build-args": `NPM_TOKEN=${SECRET}` };
    const { host, recorded, error } = await build(inputs);
    expect(error).toBeNull();
    const call = recorded.build();
    expect(call?.secrets).toEqual({ token: { value: SECRET, mode: "600" }, pem: { value: `line 1-${SECRET}\nline 2-${SECRET}`, mode: "600" } });
    expect(call?.folderMode).toBe("700");
    expect(call?.args.join("\n")).not.toContain(SECRET);
    expect(call?.env["NPM_TOKEN"]).toBe(SECRET);
    expect(filesUnder(recorded.temp)).toEqual([]);
    expect(host.secrets).toContain(SECRET);
    expect(JSON.stringify(host.savedState)).not.toContain(SECRET);
  });

  it("are gone after a build that failed, too", async () => {
    const { recorded, error } = await build({ secrets: `token=${SECRET}` }, { behaviour: { exitCode: 3 } });
    expect(error).toBeInstanceOf(UserError);
    expect(filesUnder(recorded.temp)).toEqual([]);
  });

  it("are hidden when they come from the environment or from a file", async () => {
    const prepare = (workspace: string): void => writeFileSync(join(workspace, "token.txt"), `file-${SECRET}`);
    const { host, recorded } = await build({ "secret-envs": "env=MY_TOKEN", "secret-files": "file=token.txt" }, { env: { MY_TOKEN: `env-${SECRET}` }, prepare });
    expect(recorded.build()?.secrets["env"]?.value).toBe(`env-${SECRET}`);
    expect(recorded.build()?.args).toContain("id=file,src=token.txt");
    expect(host.secrets).toEqual(expect.arrayContaining([`env-${SECRET}`, `file-${SECRET}`]));
  });

  it("whose variable is not set are told of, and none of its name", async () => {
    const { host } = await build({ "secret-envs": "a=not-a-name-but-the-secret\nb=MY_TOKEN" }, { env: { MY_TOKEN: SECRET } });
    const told = host.lines.filter(({ level }) => level === "notice").map(({ text }) => text);
    expect(told).toContain("secret-envs: the variable for a is not set, or empty, so that secret has no value; set it in the environment of this step.");
    expect(told.join("\n")).not.toMatch(/for b|not-a-name/);
  });

  it("with an empty value are left out, as a fork has none", async () => {
    const { recorded, error } = await build({ secrets: `token=\nother=${SECRET}` });
    expect(error).toBeNull();
    expect(Object.keys(recorded.build()?.secrets ?? {})).toEqual(["other"]);
  });

  it("that BuildKit's own check tells of are told of once, in its words", async () => {
    const short = 'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "API_TOKEN") (line 2)';
    const line = { line: 2 };
    const warning = { vertex: DIGEST, level: 1, short: Buffer.from(short).toString("base64"), sourceInfo: { filename: "Dockerfile" }, range: [{ start: line, end: line }] };
    const prepare = (folder: string): void => writeFileSync(join(folder, "Dockerfile"), "FROM scratch\nENV API_TOKEN=abc\nENV DB_PASSWORD=abc\n");
    const { host } = await build({}, { prepare, behaviour: { stderr: `${JSON.stringify({ warnings: [warning] })}\n` } });
    const warned = host.lines.filter(({ level }) => level === "warning").map(({ text, place }) => [place?.line, text.replace(/[:.] .*/s, "")]);
    expect(warned).toEqual([[2, 'Do not use ARG or ENV instructions for sensitive data (ENV "API_TOKEN")'], [3, "ENV DB_PASSWORD is called like a secret, and everybody who has the image can read it"]]);
  });

  it("that stand in a cache's attributes are hidden, and warned of", async () => {
    const { host } = await build({ "cache-to": `type=s3,bucket=b,secret_access_key=${SECRET}` });
    const warned = host.lines.filter(({ level }) => level === "warning").map(({ text }) => text);
    expect(warned.join("\n")).toContain("cache-to: the value of secret_access_key stands on buildx's command line");
    expect(host.secrets).toContain(SECRET);
  });

  it("hold the token for the repository where BuildKit fetches it", async () => {
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/api", GITHUB_SHA: "1".repeat(40), GITHUB_REF: "refs/heads/main" };
    const { recorded } = await build({ context: "{{defaultContext}}", "github-token": "ghs_0123456789" }, { env });
    expect(recorded.build()?.secrets).toEqual({ "GIT_AUTH_TOKEN.github.com": { value: "ghs_0123456789", mode: "600" } });
    expect(recorded.build()?.args.at(-1)).toBe(`https://github.com/acme/api.git#${"1".repeat(40)}`);
  });

  it.each([
    ["v0.37.0", `?ref=refs/heads/main&checksum=${"1".repeat(40)}`],
    ["v0.0.0+unknown", `?ref=refs/heads/main&checksum=${"1".repeat(40)}`],
    ["v0.28.1", `#${"1".repeat(40)}`],
  ])("BUILDX_SEND_GIT_QUERY_AS_INPUT has the repository named by a query where buildx %s knows it", async (version, form) => {
    const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/api", GITHUB_SHA: "1".repeat(40), GITHUB_REF: "refs/heads/main", BUILDX_SEND_GIT_QUERY_AS_INPUT: "1" };
    const { recorded } = await build({ context: "{{defaultContext}}" }, { env, behaviour: { version } });
    expect(recorded.build()?.args.at(-1)).toBe(`https://github.com/acme/api.git${form}`);
  });

  it("case 17: are removed by post when main was killed", async () => {
    const recorded = recordBuildx();
    const host = fakeHost({ kind: "runner", env: recorded.env });
    const folder = await makePrivateFolder(host, "build");
    writeFileSync(join(folder, "secret-0"), SECRET);
    await post(fakeHost({ kind: "runner", env: recorded.env, state: { "private-folder": folder } }));
    expect(filesUnder(recorded.temp)).toEqual([]);
  });

  it("case 18: post removes no folder that a forged state names", async () => {
    const recorded = recordBuildx();
    const host = fakeHost({ kind: "runner", env: recorded.env, state: { "private-folder": recorded.workspace } });
    await expect(post(host)).rejects.toThrow("is no folder that this job made");
  });
});

describe("the job's tokens", () => {
  const env = { ACTIONS_RUNTIME_TOKEN: "runtime-token", ACTIONS_RESULTS_URL: "https://results.test/", ACTIONS_CACHE_SERVICE_V2: "true", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "oidc" };
  const reached = (step: Step): string[] => Object.keys(step.recorded.build()?.env ?? {}).filter((name) => name.startsWith("ACTIONS_")).sort();

  it("reach buildx only with the cache of GitHub Actions, and those that it is for", async () => {
    expect(reached(await build({ "cache-to": "type=registry,ref=acme/api:cache" }, { env }))).toEqual([]);
    expect(reached(await build({ "cache-from": "type=gha" }, { env }))).toEqual(["ACTIONS_CACHE_SERVICE_V2", "ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN"]);
  });
});

describe("what was pushed", () => {
  it("is read back: each platform's digest, and the compressed bytes of its layers", async () => {
    const kept = await registry();
    const index = putIndex(kept, "acme/api");
    const { host, error } = await build({ push: "true", tags: `${kept.host}/acme/api:1` }, { behaviour: { metadata: { "containerimage.digest": index.digest } } });
    expect(error).toBeNull();
    expect(host.outputs["image"]).toBe(`${kept.host}/acme/api@${index.digest}`);
    expect(JSON.parse(host.outputs["platforms"] ?? "")).toEqual({ "linux/amd64": index.amd64, "linux/arm64": index.arm64 });
    expect(JSON.parse(host.outputs["sizes"] ?? "")).toEqual({ "linux/amd64": layer("a").length, "linux/arm64": layer("b").length });
    expect(host.outputs["record"]).toBe("");
  });

  it("of one platform has the platform that its configuration says", async () => {
    const kept = await registry();
    const digest = kept.putImage("acme/api", "1", { layers: [layer("a")], config: configOf("amd64") });
    const { host } = await build({ push: "true", tags: `${kept.host}/acme/api:1` }, { behaviour: { metadata: { "containerimage.digest": digest } } });
    expect(JSON.parse(host.outputs["platforms"] ?? "")).toEqual({ "linux/amd64": digest });
  });

  it("does not fail the build when it cannot be read back", async () => {
    const kept = await registry();
    const { host, error } = await build({ push: "true", tags: `${kept.host}/acme/api:1` }, { behaviour: { metadata: { "containerimage.digest": DIGEST } } });
    expect(error).toBeNull();
    expect(host.outputs["digest"]).toBe(DIGEST);
    expect(host.outputs["platforms"]).toBe("");
    expect(host.outputs["sizes"]).toBe("");
  });

  it("is searched for the job's secrets, whose place is named and not their value", async () => {
    const kept = await registry();
    const { digest } = putIndex(kept, "acme/api", [`NPM_TOKEN=${SECRET}`]);
    const { host } = await build({ push: "true", tags: `${kept.host}/acme/api:1`, secrets: `token=${SECRET}` }, { behaviour: { metadata: { "containerimage.digest": digest } } });
    const warnings = host.lines.filter(({ level }) => level === "warning").map(({ text }) => text);
    expect(warnings.join("\n")).toContain("by everybody who has it: the environment variable NPM_TOKEN; step 1 of its history (ENV).");
    expect(warnings.join("\n")).not.toContain(SECRET);
  });
});

describe("what was written to a file", () => {
  const image = storedImage({ config: { history: [{ created_by: `RUN login ${SECRET}` }] } });
  const archive = tarOfFiles(layoutFiles([image.descriptor], blobFiles(image)));
  const prepare = (workspace: string): void => writeFileSync(join(workspace, "image.tar"), archive);
  const built = (): Promise<Step> => build({ outputs: "type=oci,dest=image.tar", secrets: `token=${SECRET}` }, { prepare, behaviour: { metadata: { "containerimage.digest": image.descriptor.digest } } });

  it("is read as well, and is no image in a registry", async () => {
    const { host, error } = await built();
    expect(error).toBeNull();
    expect(JSON.parse(host.outputs["platforms"] ?? "")).toEqual({ "linux/amd64": image.descriptor.digest });
    expect(Object.keys(JSON.parse(host.outputs["sizes"] ?? "") as object)).toEqual(["linux/amd64"]);
    expect(host.outputs["image"]).toBe("");
  });

  it("is searched for the job's secrets", async () => {
    const { host } = await built();
    expect(host.lines.filter(({ level }) => level === "warning").map(({ text }) => text).join("\n")).toContain("step 1 of its history (RUN)");
  });
});

describe("push-by-digest", () => {
  it("leaves a record for each repository and platform, with the attestations that speak of it", async () => {
    const kept = await registry();
    const index = putIndex(kept, "acme/api");
    putIndex(kept, "acme/web");
    const inputs = { "push-by-digest": `${kept.host}/acme/api\n${kept.host}/acme/web` };
    const { host, recorded, error } = await build(inputs, { behaviour: { metadata: { "containerimage.digest": index.digest } } });
    expect(error).toBeNull();
    const paths = (host.outputs["record"] ?? "").split("\n");
    expect(paths).toHaveLength(4);
    expect(paths[0]).toBe(join(recorded.temp, "plimsoll", "plimsoll-record-acme-api-linux-amd64.json"));
    expect(JSON.parse(readFileSync(paths[0] ?? "", "utf8"))).toEqual({
      schemaVersion: 1,
      repository: `${kept.host}/acme/api`,
      platform: "linux/amd64",
      digest: index.amd64,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      sizeBytes: expect.any(Number) as number,
      attestations: [{ digest: index.attestation, mediaType: "application/vnd.oci.image.manifest.v1+json", sizeBytes: 840 }],
    });
    expect(paths.map((path) => (JSON.parse(readFileSync(path, "utf8")) as { repository: string }).repository)).toEqual([
      `${kept.host}/acme/api`,
      `${kept.host}/acme/api`,
      `${kept.host}/acme/web`,
      `${kept.host}/acme/web`,
    ]);
  });

  it("says on the command line, which has no outputs, where each record lies", async () => {
    const kept = await registry();
    const { digest } = putIndex(kept, "acme/api");
    const { host } = await build({ "push-by-digest": `${kept.host}/acme/api` }, { kind: "terminal", behaviour: { metadata: { "containerimage.digest": digest } } });
    const paths = (host.outputs["record"] ?? "").split("\n");
    expect(paths).toHaveLength(2);
    expect(host.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(paths.map((path) => `Left a record, which publish takes as record:${path}`)));
  });

  it("uploads the records of a platform as one artifact of the run, by the key", async () => {
    const kept = await registry();
    const { digest } = putIndex(kept, "acme/api");
    const service = await startActionsService();
    onTestFinished(() => service.close());
    const inputs = { "push-by-digest": `${kept.host}/acme/api`, key: "acme/shop" };
    const { error } = await build(inputs, { env: service.env({ runId: "1000" }), behaviour: { metadata: { "containerimage.digest": digest } } });
    expect(error).toBeNull();
    const artifacts = service.listArtifacts("1000");
    expect(artifacts.map(({ name }) => name).sort()).toEqual(["plimsoll-record-acme-shop-linux-amd64", "plimsoll-record-acme-shop-linux-arm64"]);
    for (const { id, name } of artifacts) expect([...readZip(service.readArtifact(id) ?? Buffer.alloc(0), 65_536).keys()]).toEqual([`${name}.json`]);
  });

  it("fails where what it pushed cannot be read back: there is no record without it", async () => {
    const kept = await registry();
    const { error } = await build({ "push-by-digest": `${kept.host}/acme/api` }, { behaviour: { metadata: { "containerimage.digest": DIGEST } } });
    expect(error).toBeInstanceOf(UserError);
  });
});

describe("Docker's record of the build", () => {
  const metadata = { "buildx.build.ref": "current/current0/abcdefghijkl" };

  async function uploaded(env: Record<string, string>): Promise<{ step: Step; names: string[]; expiries: unknown[] }> {
    const service = await startActionsService();
    onTestFinished(() => service.close());
    const step = await build({ cache: "off" }, { env: { ...service.env({ runId: "1000" }), GITHUB_REPOSITORY: "acme/api", ...env }, behaviour: { metadata } });
    const created = service.requests.filter(({ operation }) => operation === "CreateArtifact");
    return { step, names: service.listArtifacts("1000").map(({ name }) => name), expiries: created.map(({ message }) => message?.["expires_at"]) };
  }

  it("is uploaded only where DOCKER_BUILD_RECORD_UPLOAD asks for it", async () => {
    const without = await uploaded({});
    expect(without.names).toEqual([]);
    expect(without.step.recorded.calls()).toHaveLength(2);
    const asked = await uploaded({ DOCKER_BUILD_RECORD_UPLOAD: "true" });
    expect(asked.step.error).toBeNull();
    expect(asked.names).toEqual(["acme~api~ABCDEF.dockerbuild"]);
    expect(asked.expiries).toEqual([undefined]);
    expect(asked.step.recorded.calls().at(-1)?.args.slice(0, 6)).toEqual(["buildx", "history", "export", "--builder", "current", "--finalize"]);
  });

  it("is kept for DOCKER_BUILD_RECORD_RETENTION_DAYS", async () => {
    expect((await uploaded({ DOCKER_BUILD_RECORD_UPLOAD: "1", DOCKER_BUILD_RECORD_RETENTION_DAYS: "5" })).expiries).toEqual(["2026-11-26T12:00:00.000Z"]);
    expect((await uploaded({ DOCKER_BUILD_RECORD_UPLOAD: "1", DOCKER_BUILD_RECORD_RETENTION_DAYS: "never" })).expiries).toEqual([undefined]);
    const byRepository = await uploaded({ DOCKER_BUILD_RECORD_UPLOAD: "1", DOCKER_BUILD_RECORD_RETENTION_DAYS: "0" });
    expect(byRepository.expiries).toEqual([undefined]);
    expect(byRepository.step.host.lines.filter(({ level }) => level === "warning")).toEqual([]);
  });
});
