import { describe, expect, test } from "vitest";
import { findCacheMounts, type MountQuestion } from "../../../src/cache/mounts/find.ts";
import { usedMounts } from "../../../src/cache/mounts/used.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

function find(text: string, question: Partial<MountQuestion> = {}): ReturnType<typeof findCacheMounts> {
  return findCacheMounts(parseDockerfile(text), {
    target: null,
    buildArguments: new Map(),
    platforms: ["linux/amd64"],
    buildPlatform: "linux/amd64",
    wanted: "auto",
    ...question,
  });
}

const ids = (text: string, question: Partial<MountQuestion> = {}): string[] => find(text, question).mounts.map(({ id }) => id);

describe("cache mounts of a Dockerfile", () => {
  test("are known by their id, or by their target as BuildKit cleans it", () => {
    const text = "FROM scratch\nWORKDIR /w\nRUN --mount=type=cache,id=npm,target=/root/.npm --mount=type=cache,target=/root//.cache/ --mount=type=cache,dst=rel/../other true\n";
    expect(ids(text)).toEqual(["npm", "/root/.cache", "other"]);
  });

  test("have the ids that BuildKit makes of letters beyond ASCII, but for those in variables", () => {
    const text = "FROM scratch\nARG V=ü\nRUN --mount=type=cache,id=é-$V,target=/a true\n";
    expect(ids(text)).toEqual(["Ã©-ü"]);
    const used = usedMounts([{ text: "RUN --mount=type=cache,id=é-ü,target=/a true", platform: null, cached: false }, { text: "RUN --mount=type=cache,id=é,target=/a true", platform: null, cached: false }], "linux/amd64", find("FROM scratch\nRUN --mount=type=cache,id=é,target=/a true\n").mounts);
    expect(used.mounts.map(({ id }) => id)).toContain("Ã©");
  });

  test("have the options that BuildKit tells them apart by, and how they are shared", () => {
    const text = "FROM scratch\nRUN --mount=type=cache,id=a,target=/a,uid=5,mode=0700,sharing=locked --mount=type=cache,id=b,target=/b,ro true\n";
    expect(find(text).mounts).toEqual([
      { id: "a", target: "/a", base: { uid: 5, gid: 0, mode: 0o700 }, sharing: "locked", isReadOnly: false, platforms: ["linux/amd64"] },
      { id: "b", target: "/b", base: null, sharing: "shared", isReadOnly: true, platforms: ["linux/amd64"] },
    ]);
  });

  test("are found once where several steps use them, and may be written where one of these may", () => {
    const text = "FROM scratch\nRUN --mount=type=cache,target=/a,ro true\nRUN --mount=type=cache,target=/a true\nRUN --mount=type=cache,target=/a,uid=1 true\n";
    expect(find(text).mounts.map(({ id, base, isReadOnly }) => [id, base?.uid, isReadOnly])).toEqual([["/a", undefined, false], ["/a", 1, false]]);
  });

  test("are those of the stages that the target needs", () => {
    const text = "FROM scratch AS a\nRUN --mount=type=cache,target=/a true\nFROM scratch AS b\nRUN --mount=type=cache,target=/b true\nFROM a AS c\nRUN --mount=type=cache,target=/c true\n";
    expect(ids(text)).toEqual(["/a", "/c"]);
    expect(ids(text, { target: "b" })).toEqual(["/b"]);
  });

  test("have ids with arguments and variables filled in: given, by default, of the preamble, of the stage before", () => {
    const text = [
      "ARG FLAVOR=plain", "FROM scratch AS base", "ARG FLAVOR", "ENV NAME=npm-${FLAVOR}",
      "FROM base", 'ARG GIVEN=no', "RUN --mount=type=cache,id=$NAME-$GIVEN,target=/a --mount=type=cache,target=${HOME:-/root}/.b true", "",
    ].join("\n");
    expect(ids(text, { buildArguments: new Map([["GIVEN", "yes"]]) })).toEqual(["npm-plain-yes", "/root/.b"]);
  });

  test("are one for each platform where the id names it, else one for all of them", () => {
    const text = "FROM scratch\nARG TARGETARCH\nRUN --mount=type=cache,id=apt-$TARGETARCH,target=/a --mount=type=cache,target=/b true\n";
    expect(find(text, { platforms: ["linux/arm64", "linux/amd64"] }).mounts.map(({ id, platforms }) => [id, platforms])).toEqual([
      ["apt-arm64", ["linux/arm64"]],
      ["/b", ["linux/amd64", "linux/arm64"]],
      ["apt-amd64", ["linux/amd64"]],
    ]);
  });

  test("are left out where only BuildKit knows a variable of theirs, or what they are filled from, and why is said", () => {
    const text = "FROM node:24 AS deps\nRUN --mount=type=cache,target=$YARN_CACHE/x true\nRUN --mount=type=cache,id=f,target=/f,from=deps true\nRUN --mount=type=cache,target=/known true\n";
    expect(find(text)).toMatchObject({
      mounts: [{ id: "/known" }],
      unkept: [
        { id: "$YARN_CACHE/x", why: "what a variable in it stands for is known to BuildKit alone" },
        { id: "f", why: "it is filled from deps, and no other build can name what that made of it" },
      ],
    });
  });

  test("are those that were asked for by id or target", () => {
    const text = "FROM scratch\nRUN --mount=type=cache,id=a,target=/x --mount=type=cache,target=/b --mount=type=cache,target=/c true\n";
    expect(ids(text, { wanted: ["a", "/c"] })).toEqual(["a", "/c"]);
    expect(ids(text, { wanted: ["/x"] })).toEqual(["a"]);
  });

  test("of instructions that a stage puts off are those of the stages made from it", () => {
    expect(ids("FROM scratch AS base\nONBUILD RUN --mount=type=cache,target=/late true\nFROM base\n")).toEqual(["/late"]);
    expect(ids("FROM scratch AS base\nONBUILD RUN --mount=type=cache,target=/late true\n")).toEqual([]);
  });

  test("of hundreds of stages, each made from the one before, and of thousands of variables are found in time", { timeout: 20_000 }, () => {
    const stages = Array.from({ length: 3000 }, (_, index) => `FROM ${index === 0 ? "scratch" : `s${index - 1}`} AS s${index}\n`).join("");
    const variables = Array.from({ length: 5000 }, (_, index) => `ENV V${index + 1}=\${V${index}}x\n`).join("");
    expect(ids(`${stages}${variables}RUN --mount=type=cache,id=c-$V3,target=/c true\n`)).toEqual(["c-xxx"]);
  });

  test("whose id would be very long are left out", () => {
    const variables = Array.from({ length: 60 }, (_, index) => `ENV V${index + 1}=$V${index}$V${index}\n`).join("");
    expect(find(`FROM scratch\nENV V0=0123456789\n${variables}RUN --mount=type=cache,id=$V60,target=/c true\n`)).toMatchObject({ mounts: [], unkept: [{ id: "$V60" }] });
  });
});
