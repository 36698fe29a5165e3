import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Buildx } from "../../../src/builder/buildx.ts";
import type { CacheParts } from "../../../src/build/cache/facade-process.ts";
import { removeOwn } from "../../../src/build/cache/fresh-builder.ts";
import { post } from "../../../src/build/post.ts";
import { declaration } from "../../../src/build/inputs.ts";
import type { FacadeControl } from "../../../src/cache/facade/control.ts";
import { run } from "../../../src/build/run.ts";
import { UserError } from "../../../src/errors.ts";
import { createExec } from "../../../src/host/exec.ts";
import { readInputs } from "../../../src/inputs/read.ts";
import { fakeHost, type FakeHost } from "../../fakes/host.ts";
import { type Behaviour, recordBuildx, type RecordingBuildx } from "../recording-buildx.ts";
import { type FacadeScript, GATEWAY, scriptFacade } from "./scripted-facade.ts";

const SERVICE = { ACTIONS_RUNTIME_TOKEN: "runtime-token-0123456789", ACTIONS_RESULTS_URL: "https://results.test/", ACTIONS_CACHE_SERVICE_V2: "true" };
const JOB = { GITHUB_REPOSITORY: "acme/api", GITHUB_RUN_ID: "1000", GITHUB_RUN_ATTEMPT: "1", GITHUB_JOB: "build" };

interface Mishap {
  readonly behaviour?: Behaviour;
  readonly script?: FacadeScript;
  readonly parts?: Partial<CacheParts>;
  /** Spoils what the step finds on this machine. */
  readonly spoil?: (recorded: RecordingBuildx) => void;
}

/** A build in a job with a cache service, on a machine where something is wrong. */
async function build({ behaviour, script, parts, spoil }: Mishap): Promise<{ host: FakeHost; recorded: RecordingBuildx }> {
  const recorded = recordBuildx({ gateway: GATEWAY, ...behaviour });
  writeFileSync(join(recorded.workspace, "Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
  spoil?.(recorded);
  const env = { ...recorded.env, ...JOB, ...SERVICE };
  const host = Object.assign(fakeHost({ kind: "runner", directory: recorded.workspace, env }), { exec: createExec(env, recorded.workspace) });
  await run(host, readInputs(declaration, host), null, { ...scriptFacade(script).parts, ...parts });
  return { host, recorded };
}

describe("a build is built with or without a cache", () => {
  it("where the system does not tell its network interfaces", async () => {
    const interfaces = (): never => {
      throw new Error("uv_interface_addresses returned Unknown system error 13");
    };
    const { host, recorded } = await build({ parts: { interfaces } });
    expect(recorded.build()).not.toBeNull();
    expect(host.outputs["cache-backend"]).toBe("off");
    expect(host.outputs["degraded-reason"]).toBe("It cannot be chosen: uv_interface_addresses returned Unknown system error 13.");
  });

  it("where what buildx keeps of its current builder cannot be read", async () => {
    const { host, recorded } = await build({ spoil: ({ env }) => mkdirSync(join(env["DOCKER_CONFIG"] ?? "", "buildx", "current"), { recursive: true }) });
    expect(recorded.build()).not.toBeNull();
    expect(host.outputs["cache-backend"]).toBe("facade");
  });
});

const BUG = "This is a bug in Plimsoll. Please report it with the debug log at https://github.com/plimsoll-ci/plimsoll/issues.";
/** What buildx tells of a build with a step. */
const BUILT = `${JSON.stringify({ vertexes: [{ digest: `sha256:${"a".repeat(64)}`, name: "[1/1] COPY Dockerfile /", cached: false, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" }] })}\n`;
const oops = (): never => {
  throw new TypeError("undefined is not a function");
};

/** The parts of a facade that works, but for these of its calls. */
function brokenControl(...names: readonly (keyof FacadeControl)[]): CacheParts {
  const { parts } = scriptFacade();
  return { ...parts, connectFacade: (handle) => ({ ...parts.connectFacade(handle), ...Object.fromEntries(names.map((name) => [name, oops])) }) };
}

describe("a mistake of our own in what only concerns the cache fails no build, asks to be reported, and leaves its stack in the debug log", () => {
  it.each<[string, CacheParts, string]>([
    ["in what chooses it", brokenControl("spend"), "It cannot be chosen"],
    ["in asking how it does", brokenControl("status"), "It cannot be chosen"],
    ["in the notes of the build before", brokenControl("lastNotes"), "It does not say what it knows of the build before"],
    ["in keeping this build's", brokenControl("setNotes"), "The next build is not told of this one"],
  ])("%s", async (_where, parts, what) => {
    const { host, recorded } = await build({ parts, behaviour: { stderr: BUILT } });
    expect(recorded.build()).not.toBeNull();
    expect(host.outputs["degraded-reason"]).toBe(`${what}: undefined is not a function. ${BUG}`);
    expect(host.lines.filter(({ level }) => level === "notice" || level === "warning" || level === "error").map(({ text }) => text)).toEqual([`Layer cache: ${what}: undefined is not a function. ${BUG}`]);
    expect(host.lines.some(({ level, text }) => level === "debug" && text.startsWith("TypeError: undefined is not a function\n    at "))).toBe(true);
  });

  it("in the end of the job", async () => {
    const { host, recorded } = await build({});
    const state = Object.fromEntries(Object.entries(host.savedState));
    const later = fakeHost({ kind: "runner", directory: host.directory, env: recorded.env, state });
    await post(later, brokenControl("finish"));
    expect(later.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([`Layer cache: It was not ended in order: undefined is not a function. ${BUG}`]);
  });
});

describe("a builder that was made beside another's", () => {
  it("fails no build that is over when the engine does not remove it in time", async () => {
    const run = (): Promise<never> => Promise.reject(new UserError("docker did not finish within 2 minutes and was ended.", "Run docker by hand to see what it waits for."));
    expect(await removeOwn({ run } as unknown as Buildx, "plimsoll-again-0a0b0c0d")).toBe(false);
  });
});
