import { describe, expect, test } from "vitest";
import type { CacheMount } from "../../../src/cache/mounts/mount.ts";
import { touchedMounts, usedMounts } from "../../../src/cache/mounts/used.ts";

const mount = (id: string, uid?: number): CacheMount => ({
  id,
  target: "/c",
  base: uid === undefined ? null : { uid, gid: 0, mode: 0o755 },
  sharing: "shared",
  isReadOnly: false,
  platforms: ["linux/amd64"],
});
const ran = (text: string): { text: string; platform: null; cached: boolean } => ({ text, platform: null, cached: false });
const idsOf = (mounts: readonly CacheMount[]): string[] => mounts.map(({ id }) => id);

describe("what a build did with its cache mounts", () => {
  test("is what the steps that ran say: one from the cache touched none", () => {
    const steps = [ran("RUN --mount=type=cache,target=/root/.npm npm ci"), { ...ran("RUN --mount=type=cache,id=go,target=/go go build"), cached: true }, ran("COPY cache /cache")];
    expect(idsOf(usedMounts(steps, "linux/amd64").mounts)).toEqual(["/root/.npm"]);
  });

  test("touches those of the Dockerfile by what BuildKit tells them apart by", () => {
    const known = [mount("/a"), mount("/a", 7), mount("/b")];
    const used = usedMounts([ran("RUN --mount=type=cache,target=/a,uid=7 true")], "linux/amd64", known);
    expect(touchedMounts(known, used)).toEqual([known[1]]);
  });

  test("reads here-documents, and what a base image put off", () => {
    const steps = [ran("RUN --mount=type=cache,target=/a <<EOT (touch /a/f)"), ran("ONBUILD RUN --mount=type=cache,target=/b true")];
    expect(idsOf(usedMounts(steps, "linux/amd64").mounts)).toEqual(["/a", "/b"]);
  });

  test("finds ids of which only BuildKit knew, and then any other may have been misread", () => {
    const known = [mount("/a")];
    const used = usedMounts([ran("RUN --mount=type=cache,id=from-base-image,target=/x true")], "linux/amd64", known);
    expect(idsOf(touchedMounts(known, used))).toEqual(["/a", "from-base-image"]);
  });

  test("reads an id that would be taken for something else in an instruction", () => {
    const known = [mount("a b"), mount("a b 'c' \"$d\"")];
    const used = usedMounts([ran("RUN --mount=type=cache,id=a b 'c' \"$d\",target=/x true")], "linux/amd64", known);
    expect(idsOf(touchedMounts(known, used))).toEqual(["a b 'c' \"$d\""]);
  });

  test("leaves out what was not asked for", () => {
    const used = usedMounts([ran("RUN --mount=type=cache,target=/a true"), ran("RUN --mount=type=cache,target=/b true")], "linux/amd64");
    expect(idsOf(touchedMounts([mount("/a"), mount("/c")], used, ["/a", "/c"]))).toEqual(["/a"]);
    expect(idsOf(touchedMounts([], used, ["/b"]))).toEqual(["/b"]);
  });

  test("touches nothing where no step with a cache mount ran", () => {
    expect(touchedMounts([mount("/a")], usedMounts([ran("RUN true")], "linux/amd64"))).toEqual([]);
  });
});
