import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExec } from "../../src/host/exec.ts";
import { verbs } from "../../src/verbs.ts";
import { fakeHost } from "../fakes/host.ts";
import { recordBuildx } from "./recording-buildx.ts";

/** What `buildx build` has in its environment, of these variables. */
async function reached(env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const recorded = recordBuildx();
  writeFileSync(join(recorded.workspace, "Dockerfile"), "FROM scratch\n");
  const all = { ...recorded.env, ...env };
  const host = Object.assign(fakeHost({ kind: "runner", inputs, directory: recorded.workspace, env: all }), { exec: createExec(all, recorded.workspace) });
  await verbs["build"]?.run(host, null);
  const found = recorded.build()?.env ?? {};
  return Object.fromEntries(Object.keys(env).flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]])));
}

describe("of the job's environment, buildx gets", () => {
  test("what it reads for itself", async () => {
    const env = { BUILDX_BUILDER: "release", SOURCE_DATE_EPOCH: "1700000000", AWS_PROFILE: "cache", HTTPS_PROXY: "http://proxy.test:3128", BUILDKIT_PROGRESS: "plain" };
    expect(await reached(env)).toEqual(env);
  });

  test("what the cache of GitHub Actions needs, with that cache alone", async () => {
    const env = { ACTIONS_CACHE_URL: "https://cache.test/", ACTIONS_RESULTS_URL: "https://results.test/", ACTIONS_RUNTIME_TOKEN: "runtime-token", ACTIONS_CACHE_SERVICE_V2: "true" };
    expect(await reached(env, { cache: "off" })).toEqual({});
    expect(await reached(env, { cache: "gha" })).toEqual(env);
    expect(await reached(env, { "cache-from": "type=gha" })).toEqual(env);
    expect(await reached(env, { "cache-to": "type=gha,mode=max" })).toEqual(env);
  });
});
