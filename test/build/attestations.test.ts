import { describe, expect, it } from "vitest";
import { attestArguments, type AttestationChoice } from "../../src/build/attestations.ts";

const RUN = "https://github.com/acme/api/actions/runs/1000/attempts/1";
const nothing: AttestationChoice = { provenance: null, sbom: null, attests: [], builderId: RUN, areDefaultsOff: false, isLoaded: false, isEngineDriver: false };

describe("attestations", () => {
  it.each<[string, Partial<AttestationChoice>, string[]]>([
    ["min provenance by itself, in public repositories too", {}, [`type=provenance,mode=min,inline-only=true,builder-id=${RUN}`]],
    ["no builder outside CI", { builderId: null }, ["type=provenance,mode=min,inline-only=true"]],
    ["none by itself where BUILDX_NO_DEFAULT_ATTESTATIONS is set", { areDefaultsOff: true }, []],
    ["none by itself where the image is loaded", { isLoaded: true }, []],
    ["none by itself with the engine's own builder", { isEngineDriver: true }, []],
    ["what is asked for, wherever it goes", { provenance: "min", areDefaultsOff: true, isLoaded: true }, [`type=provenance,mode=min,builder-id=${RUN}`]],
    ["true", { provenance: "true" }, [`type=provenance,builder-id=${RUN}`]],
    ["false", { provenance: "false" }, ["type=provenance,disabled=true"]],
    ["none", { provenance: "none" }, ["type=provenance,disabled=true"]],
    ["max", { provenance: "max" }, [`type=provenance,mode=max,builder-id=${RUN}`]],
    ["mode=max", { provenance: "mode=max" }, [`type=provenance,mode=max,builder-id=${RUN}`]],
    ["attributes", { provenance: "mode=max,version=v1" }, [`type=provenance,mode=max,version=v1,builder-id=${RUN}`]],
    ["a builder of one's own", { provenance: "builder-id=https://ci.test/1" }, ["type=provenance,builder-id=https://ci.test/1"]],
    ["sbom: true", { areDefaultsOff: true, sbom: "true" }, ["type=sbom,disabled=false"]],
    ["sbom: false", { areDefaultsOff: true, sbom: "false" }, ["type=sbom,disabled=true"]],
    ["sbom: generator=image", { areDefaultsOff: true, sbom: "generator=scanner:1" }, ["type=sbom,generator=scanner:1"]],
    ["attests for provenance, in place of ours", { attests: ["type=provenance,mode=max"] }, [`type=provenance,mode=max,builder-id=${RUN}`]],
    ["attests for an sbom, beside ours", { attests: ["type=sbom"] }, [`type=provenance,mode=min,inline-only=true,builder-id=${RUN}`, "type=sbom"]],
    ["provenance over attests", { provenance: "false", attests: ["type=provenance,mode=max"] }, ["type=provenance,disabled=true"]],
    ["sbom over attests", { provenance: "false", sbom: "false", attests: ["type=sbom,generator=a"] }, ["type=provenance,disabled=true", "type=sbom,disabled=true"]],
    ["attests of other types as they are", { areDefaultsOff: true, attests: ['type=custom,"a=b,c"'] }, ['type=custom,"a=b,c"']],
    ["a lone boolean in attests", { areDefaultsOff: true, attests: ["type=provenance,false"] }, ["type=provenance,disabled=true"]],
  ])("gives %s", (_what, choice, expected) => {
    expect(attestArguments({ ...nothing, ...choice })).toEqual(expected);
  });
});
