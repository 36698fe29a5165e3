import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { findStage, mountsOf, sourcesOf, stagesBuiltFor, type Source } from "../../src/dockerfile/sources.ts";

describe("what an instruction takes", () => {
  test.each<[string, Source[]]>([
    ["COPY a b/ /x", [path("a"), path("b/")]],
    ["COPY --from=build /out /x", [path("/out", "build")]],
    ["COPY --from=$STAGE /out /x", [path("/out", "$STAGE")]],
    ['COPY ["a b", "/x"]', [path("a b")]],
    ["COPY <<EOF a.txt /x\nhello\nEOF", [{ kind: "heredoc", from: null, path: "EOF" }, path("a.txt")]],
    ["ADD a.tar /x", [path("a.tar")]],
    ["ADD https://example.com/a.tar /x", [{ kind: "url", from: null, path: "https://example.com/a.tar" }]],
    ["ADD --checksum=sha256:aa git@github.com:o/r.git#main /x", [{ kind: "url", from: null, path: "git@github.com:o/r.git#main" }]],
    ["COPY https://example.com /x", [path("https://example.com")]],
    ["RUN --mount=type=bind,source=go.mod,target=go.mod go build", [path("go.mod")]],
    ["RUN --mount=target=. go build", [path("")]],
    ["RUN --mount=type=bind,from=build,src=/a,dst=/b x", [path("/a", "build")]],
    ["RUN --mount=type=cache,target=/c --mount=type=secret,id=t --mount=type=ssh --mount=type=tmpfs,target=/t x", []],
    ["RUN --mount=type=cache,from=seed,source=/s,target=/c x", [path("/s", "seed")]],
    ["ONBUILD COPY . /app", [path(".")]],
    ["WORKDIR /x", []],
    ["COPY onlyone", []],
  ])("%s", (instruction, expected) => {
    expect(parseDockerfile(`FROM a\n${instruction}\n`).stages[0]?.instructions.slice(1).flatMap(sourcesOf)).toEqual(expected);
  });
});

test("the mounts of RUN have their parameters, whatever they are called", () => {
  const text = 'FROM a\nRUN --mount=type=secret,id=npm,required,mode=0400 --mount=type=cache,id=c,dst=/root/.npm,sharing=locked --mount=type=bind,\\"source=a,b\\",TARGET=/x --mount=type=ssh npm ci\n';
  const [, run] = parseDockerfile(text).stages[0]?.instructions ?? [];
  expect(mountsOf(run!).map(({ params, ...mount }) => ({ ...mount, params: [...params.keys()] }))).toEqual([
    { type: "secret", id: "npm", from: null, source: null, target: null, params: ["type", "id", "required", "mode"] },
    { type: "cache", id: "c", from: null, source: null, target: "/root/.npm", params: ["type", "id", "dst", "sharing"] },
    { type: "bind", id: null, from: null, source: "a,b", target: "/x", params: ["type", "source", "target"] },
    { type: "ssh", id: null, from: null, source: null, target: null, params: ["type"] },
  ]);
});

describe("stages", () => {
  const dockerfile = parseDockerfile(
    "ARG B=base\nFROM alpine AS base\nFROM base AS Build\nCOPY --from=tools /a /b\nFROM scratch AS tools\nFROM scratch AS odd\nRUN --mount=from=base,target=/x y\nFROM build\nCOPY --from=3 /q /q\n",
  );

  test("are found by name in any case, by number, and only further up", () => {
    expect(findStage(dockerfile, "BUILD")?.index).toBe(1);
    expect(findStage(dockerfile, "2")?.name).toBe("tools");
    expect(findStage(dockerfile, "tools", 1)).toBeNull();
    expect(findStage(dockerfile, "9")).toBeNull();
    expect(findStage(dockerfile, "alpine")).toBeNull();
  });

  test.each([
    [null, [0, 1, 3, 4]],
    ["build", [0, 1]],
    ["base", [0]],
    ["odd", [0, 3]],
    ["nope", []],
  ])("are built for target %s", (target, expected) => {
    expect(stagesBuiltFor(dockerfile, target).map(({ index }) => index)).toEqual(expected);
  });

  test("that a variable may mean are all thought to be built", () => {
    const unclear = parseDockerfile("FROM a AS x\nFROM b AS y\nFROM $BASE\n");
    expect(stagesBuiltFor(unclear, null).map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});

function path(text: string, from: string | null = null): Source {
  return { kind: "path", from, path: text };
}
