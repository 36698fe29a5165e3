import { describe, expect, it } from "vitest";
import type { CacheAccess } from "../../../src/cache/service/access.ts";
import { planCache, planMounts, withCache, withFacade, type BuilderReach, type CacheFacts, type CachePlan } from "../../../src/build/cache/plan.ts";
import { planBuild } from "../../../src/build/plan.ts";
import { buildInputs, facts as buildFacts } from "../inputs.ts";

const V2: CacheAccess = { kind: "v2", canRead: true, canWrite: true, scopes: [], why: null, expiresAt: null };
const V1: CacheAccess = { ...V2, kind: "v1", why: "This runner's cache service speaks version 1 of its protocol only." };
const NONE: CacheAccess = { ...V2, kind: "none", canRead: false, canWrite: false, why: "This runner has no cache service." };
const READ_ONLY: CacheAccess = { ...V2, canWrite: false, why: "The job's token may not write to the cache." };
const WRITE_ONLY: CacheAccess = { ...V2, canRead: false, why: "The workflow's cache-mode is write-only." };
const FORBIDDEN: CacheAccess = { ...V2, canRead: false, canWrite: false, why: "The workflow's cache-mode is none." };
const REACHED: BuilderReach = { driver: "docker-container", canExport: true, obstacle: null };
const REMOTE: BuilderReach = { driver: "remote", canExport: true, obstacle: "a builder of driver remote runs on another machine" };
const PUSHED = { push: "true", tags: "ghcr.io/acme/api:1" };

const FACTS: CacheFacts = {
  kind: "runner",
  platform: "linux",
  access: V2,
  identity: { image: "ghcr.io/acme/api", platforms: ["linux/amd64"], build: "b" },
  isPullRequest: false,
  isDefaultBranch: true,
  withheld: [],
  folder: null,
  builder: REACHED,
};
const FOLDER = { path: "/cache/plimsoll-1", hasIndex: true };

function planned(inputs: Readonly<Record<string, string>>, changed: Partial<CacheFacts> = {}): CachePlan {
  const read = buildInputs(inputs);
  return planCache(read, planBuild(read, buildFacts), { ...FACTS, ...changed });
}

const chosen = ({ backend, imports, exports }: CachePlan): unknown => ({ backend, imports, exports });

describe("with nothing set, layers are kept", () => {
  it("in the CI's cache by the facade, where the builder reaches it", () => {
    expect(chosen(planned(PUSHED))).toEqual({
      backend: "facade",
      imports: ["type=registry,ref=FACADE"],
      exports: ["type=registry,ref=FACADE,mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd,ignore-error=true"],
    });
  });

  it.each<[string, Partial<CacheFacts>, Record<string, string>, string, string]>([
    ["BuildKit's own client where the builder is elsewhere", { builder: REMOTE }, PUSHED, "gha", "the CI's cache, by BuildKit itself, because a builder of driver remote runs on another machine"],
    ["BuildKit's own client on another system", { platform: "darwin" }, PUSHED, "gha", "the CI's cache, by BuildKit itself, because BuildKit runs on another machine than this one"],
    ["BuildKit's own client where there is only the old service", { access: V1 }, PUSHED, "gha", "the CI's cache, by BuildKit itself, because this CI has the old form of the cache service only"],
    ["the registry where there is no service", { access: NONE }, PUSHED, "registry", "the registry that the image is pushed to, because there is no cache service of a CI here"],
    ["the folder where there is no service and nothing is pushed", { access: NONE, folder: FOLDER }, {}, "local", "the folder of PLIMSOLL_CACHE_DIR, because there is no cache service of a CI here"],
    ["nowhere where nothing is offered", { access: NONE }, {}, "off", "there is no cache service of a CI here"],
    ["nowhere on a terminal: the builder has them", { access: NONE, kind: "terminal" }, PUSHED, "off", "the builder keeps its own layers"],
    ["in the folder on a terminal that names one", { access: NONE, kind: "terminal", folder: FOLDER }, PUSHED, "local", "the folder of PLIMSOLL_CACHE_DIR, because there is no cache service of a CI here"],
    ["nowhere where the workflow forbids the cache", { access: FORBIDDEN, folder: FOLDER }, PUSHED, "off", "the workflow's cache-mode is none"],
    ["nowhere where the engine exports no cache", { builder: { driver: "docker", canExport: false, obstacle: null } }, PUSHED, "off", "the engine's own BuildKit exports no cache without the containerd image store"],
  ])("in %s", (_where, facts, inputs, backend, why) => {
    expect(planned(inputs, facts)).toMatchObject({ backend, why, refusal: null });
  });

  it("by the facade as long as nobody has looked at the builder, and by what follows where it is not reached", () => {
    const plan = planned(PUSHED, { builder: null });
    expect([plan.backend, plan.fallback?.backend, plan.fallback?.needsToken]).toEqual(["facade", "gha", true]);
  });

  it.each([
    [READ_ONLY, 1, 0],
    [WRITE_ONLY, 0, 1],
  ])("as far as the job may: %o", (access, imports, exports) => {
    for (const builder of [REACHED, REMOTE]) {
      const plan = planned(PUSHED, { access, builder });
      expect([plan.imports.length, plan.exports.length]).toEqual([imports, exports]);
    }
  });
});

describe("the inputs", () => {
  it.each([{ "cache-from": "type=gha" }, { "cache-to": "type=inline" }])("%o are left as they are, and nothing is added", (given) => {
    expect(chosen(planned({ ...PUSHED, ...given }))).toEqual({ backend: "user", imports: [], exports: [] });
  });

  it("no-cache reads nothing, and writes still", () => {
    const plan = planned({ ...PUSHED, "no-cache": "true" });
    expect([plan.imports, plan.exports.length]).toEqual([[], 1]);
  });

  it("call keeps nothing", () => {
    expect(chosen(planned({ call: "check" }))).toEqual({ backend: "off", imports: [], exports: [] });
  });

  it("cache: off keeps nothing", () => {
    expect(chosen(planned({ ...PUSHED, cache: "off" }))).toEqual({ backend: "off", imports: [], exports: [] });
  });

  it.each<[string, string, Partial<CacheFacts>]>([
    ["gha", "gha", {}],
    ["registry", "registry", {}],
    ["local", "local", { folder: FOLDER }],
    ["facade", "facade", {}],
    ["registry", "registry", { kind: "terminal", access: NONE }],
  ])("cache: %s is what is used", (cache, backend, facts) => {
    expect(planned({ ...PUSHED, cache }, facts)).toMatchObject({ backend, refusal: null });
  });

  it.each<[string, Partial<CacheFacts>, string, string]>([
    ["local", {}, "facade", "cache: local cannot be, because PLIMSOLL_CACHE_DIR names no folder that is kept; facade is used in its place."],
    ["facade", { builder: REMOTE }, "gha", "cache: facade cannot be, because a builder of driver remote runs on another machine; gha is used in its place."],
    ["gha", { access: NONE }, "registry", "cache: gha cannot be, because there is no cache service of a CI here; registry is used in its place."],
    ["facade", { access: NONE, kind: "terminal" }, "off", "cache: facade cannot be, because there is no cache service of a CI here; nothing is used in its place."],
  ])("cache: %s that cannot be gives way to another one, and is no error", (cache, facts, backend, refusal) => {
    expect(planned({ ...PUSHED, cache }, facts)).toMatchObject({ backend, refusal });
  });
});

describe("a backend beside cache-from or cache-to", () => {
  it.each([{ "cache-from": "type=gha" }, { "cache-to": "type=inline" }])("cannot be with %o, and that is told", (given) => {
    const refusal = "cache: registry cannot be, because cache-from or cache-to is given; what is given is used in its place.";
    expect(planned({ ...PUSHED, ...given, cache: "registry" })).toMatchObject({ backend: "user", refusal, imports: [], exports: [] });
  });

  it.each(["auto", "off"])("is no matter where cache is %s", (cache) => {
    expect(planned({ ...PUSHED, "cache-from": "type=gha", cache }).refusal).toBeNull();
  });
});

describe("the facade's layers are", () => {
  it.each([
    ["zstd where the image is pushed, whose own layers are gzip by then", PUSHED, REACHED, "zstd"],
    ["zstd where it is loaded", { load: "true" }, REACHED, "zstd"],
    ["zstd where it is written to a file", { outputs: "type=oci,dest=a.tar" }, REACHED, "zstd"],
    ["gzip where nothing is exported, so that a later push finds what every engine takes", {}, REACHED, "gzip"],
    ["gzip where files alone are exported", { outputs: "type=local,dest=out" }, REACHED, "gzip"],
    ["zstd where the engine builds, which keeps each image", {}, { ...REACHED, driver: "docker" }, "zstd"],
  ])("%s", (_what, inputs, builder, compression) => {
    expect(planned(inputs, { builder }).exports[0]).toContain(`,compression=${compression},`);
  });

  it("read and written at its address, without TLS where that is not this machine's loopback", () => {
    const at = (address: string): CachePlan => withFacade(planned(PUSHED), { address, port: 4711, secret: "5ec2e7" });
    expect(at("127.0.0.1").imports).toEqual(["type=registry,ref=127.0.0.1:4711/5ec2e7/cache:main"]);
    expect(at("172.17.0.1").imports).toEqual(["type=registry,ref=172.17.0.1:4711/5ec2e7/cache:main,registry.insecure=true"]);
    expect(at("172.17.0.1").exports).toEqual([
      "type=registry,ref=172.17.0.1:4711/5ec2e7/cache:main,mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd,ignore-error=true,registry.insecure=true",
    ]);
  });
});

describe("BuildKit's own client of the CI's cache", () => {
  const gha = (facts: Partial<CacheFacts> = {}, inputs: Record<string, string> = {}): CachePlan => planned({ ...PUSHED, cache: "gha", ...inputs }, facts);

  it("is bounded, forgiving, and given a scope of the image, its platforms and its stage", () => {
    const plan = gha();
    expect(plan.imports[0]).toMatch(/^type=gha,scope=plimsoll-[0-9a-f]{16},timeout=10s$/);
    expect(plan.exports[0]).toMatch(/^type=gha,scope=plimsoll-[0-9a-f]{16},timeout=10s,mode=max,ignore-error=true$/);
    expect(gha({}, { "cache-budget": "1.5" }).imports[0]).toContain("timeout=1.5s");
    const scopes = [plan, gha({ identity: { ...FACTS.identity, image: "ghcr.io/acme/web" } }), gha({ identity: { ...FACTS.identity, platforms: ["linux/arm64"] } }), gha({}, { target: "test" })].map(({ imports }) => imports[0]);
    expect(new Set(scopes).size).toBe(4);
  });

  it.each([
    [{ isDefaultBranch: true }, "max"],
    [{ isDefaultBranch: null }, "max"],
    [{ isDefaultBranch: false }, "min"],
    [{ isPullRequest: true, isDefaultBranch: null }, "min"],
  ])("keeps with %o mode=%s", (facts, mode) => {
    expect(gha(facts).exports[0]).toContain(`,mode=${mode},`);
  });

  it("has buildx given the job's token, and no other backend has", () => {
    expect([gha().needsToken, planned(PUSHED).needsToken]).toEqual([true, false]);
    const inputs = buildInputs(PUSHED);
    expect(withCache(planBuild(inputs, buildFacts), gha()).needsCacheToken).toBe(true);
  });
});

describe("a registry", () => {
  it("keeps the layers beside the image, under a tag of their own", () => {
    const plan = planned({ ...PUSHED, cache: "registry" });
    expect(plan.exports[0]).toMatch(/^type=registry,ref=ghcr\.io\/acme\/api:plimsoll-cache-[0-9a-f]{16},mode=max,image-manifest=true,oci-mediatypes=true,compression=zstd,ignore-error=true$/);
    expect(plan.imports[0]).toBe(plan.exports[0]?.split(",mode=")[0]);
  });

  it("is only read in a pull request: all branches share that tag", () => {
    const plan = planned({ ...PUSHED, cache: "registry" }, { isPullRequest: true });
    expect([plan.imports.length, plan.exports.length]).toEqual([1, 0]);
  });
});

describe("a folder", () => {
  it("is read where a build left something in it, and written without what is no longer used", () => {
    expect(chosen(planned({ cache: "local" }, { folder: FOLDER }))).toEqual({
      backend: "local",
      imports: ["type=local,src=/cache/plimsoll-1"],
      exports: ["type=local,dest=/cache/plimsoll-1,mode=max,reset=true,ignore-error=true"],
    });
    expect(planned({ cache: "local" }, { folder: { ...FOLDER, hasIndex: false } }).imports).toEqual([]);
  });
});

describe("cache mounts are kept", () => {
  const mounts = (inputs: Record<string, string>, access = V2): unknown => {
    const read = buildInputs(inputs);
    return planMounts(read, planBuild(read, buildFacts), { access });
  };

  it.each<[Record<string, string>, unknown]>([
    [{}, "auto"],
    [{ "cache-mounts": "auto" }, "auto"],
    [{ "cache-mounts": "npm,/root/.cache" }, ["npm", "/root/.cache"]],
    [{ "cache-mounts": "off" }, null],
    [{ cache: "gha" }, "auto"],
    [{ cache: "off" }, null],
    [{ cache: "off", "cache-mounts": "npm" }, ["npm"]],
    [{ "cache-from": "type=gha" }, "auto"],
    [{ "no-cache": "true" }, null],
    [{ call: "check" }, null],
  ])("with %o: %o", (inputs, expected) => {
    expect(mounts(inputs)).toEqual(expected);
  });

  it.each([V1, NONE, FORBIDDEN])("by a service of the new form that the job may use, so not with %o", (access) => {
    expect(mounts({}, access)).toBeNull();
  });
});
