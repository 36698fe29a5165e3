import { describe, expect, test } from "vitest";
import { declaration } from "../../src/all/inputs.ts";
import { partHost } from "../../src/all/part-host.ts";
import { gatherInputs, gatherOutputs, type Part, PARTS, rootName } from "../../src/all/parts.ts";
import { declare, type InputSpec } from "../../src/inputs/spec.ts";
import { fakeHost } from "../fakes/host.ts";

function part(name: string, inputs: Record<string, InputSpec>, over: Partial<Part> = {}): Part {
  const made = declare({ name, title: name, summary: name, isAction: true, positionals: [], inputs, outputs: { digest: { description: "The digest.", example: "sha256:1" } } });
  return { declaration: made, renamed: {}, decided: [], outputs: [], ...over };
}

const text = (description: string): InputSpec => ({ type: "text", description });

describe("the inputs of the parts", () => {
  test("mean one thing each, but for those that the root action has words of its own for", () => {
    expect(gatherInputs(PARTS, declaration.inputs).clashes).toEqual([]);
    expect(gatherOutputs(PARTS).clashes).toEqual([]);
    expect(gatherInputs(PARTS, {}).clashes.map(({ name }) => name).toSorted()).toEqual(["github-token", "key"]);
  });

  test("are these where the root action says something of its own for them", () => {
    const all: Readonly<Record<string, InputSpec>> = declaration.inputs;
    const otherwise = Object.entries<Part>(PARTS).flatMap(([name, part]) =>
      Object.entries(part.declaration.inputs).flatMap(([input, { description, default: standard }]) => {
        const own = part.decided.includes(input) ? undefined : all[rootName(part, input)];
        return own === undefined || (own.description === description && own.default === standard) ? [] : [`${name}: ${input}`];
      }),
    );
    expect(otherwise.toSorted()).toEqual(["build: default-labels", "build: github-token", "build: key", "build: platforms", "build: rewrite-timestamp", "build: source-date-epoch", "diff: github-token", "diff: key", "diff: report"]);
  });

  test.each<[string, InputSpec]>([
    ["description", text("The tag of the image.")],
    ["type", { type: "lines", description: "The image." }],
    ["default", { type: "text", description: "The image.", default: "scratch" }],
    ["choices", { type: "choice", description: "The image.", choices: ["a"] }],
  ])("of one name clash when their %s differs", (_what, other) => {
    const { clashes } = gatherInputs({ one: part("one", { image: text("The image.") }), two: part("two", { image: other }) }, {});
    expect(clashes).toEqual([{ name: "image", parts: ["one", "two"] }]);
  });

  test("clash also when one of them is only called so", () => {
    const two = part("two", { name: text("Something else.") }, { renamed: { name: "image" } });
    expect(gatherInputs({ one: part("one", { image: text("The image.") }), two }, {}).clashes).toEqual([{ name: "image", parts: ["one", "two"] }]);
  });

  test("are not asked for where the job decides them", () => {
    const { inputs } = gatherInputs({ one: part("one", { push: text("Pushes."), image: text("The image.") }, { decided: ["push"], renamed: { image: "binfmt-image" } }) }, {});
    expect(Object.keys(inputs)).toEqual(["binfmt-image"]);
  });

  test("are in the root action under these names and no others", () => {
    expect(Object.keys(declaration.inputs)).toEqual(expect.arrayContaining(["image", "platforms", "context", "tags", "report", "binfmt-image", "buildx-version", "builder-name", "node-platforms", "tag-context", "dry-run", "config", "flavor", "labels", "annotations", "budget", "registry-auth", "cache-mounts"]));
    for (const decided of ["push", "push-by-digest", "head", "sources", "expect-platforms", "version", "name", "images", "call", "record", "builder"]) expect(declaration.inputs).not.toHaveProperty(decided);
  });

  test("have another default in the root action where the contract says so", () => {
    const { inputs } = declaration;
    expect([inputs["default-labels"].default, inputs["source-date-epoch"].default, inputs["rewrite-timestamp"].default]).toEqual(["true", "commit", "true"]);
  });
});

test("the outputs digest, platforms and tags are publish's", () => {
  for (const name of ["digest", "platforms", "tags"] as const) expect(declaration.outputs[name]).toBe(PARTS.publish.declaration.outputs[name]);
  expect(Object.keys(declaration.outputs)).toEqual(expect.arrayContaining(["name", "driver", "nodes", "endpoint", "status", "flags", "logged-in", "image", "cache-steps", "results", "verdict", "comment-url"]));
});

describe("a part's view of the host", () => {
  const setup = { part: PARTS.setup, id: "setup", given: { platforms: "linux/arm64" }, root: declaration };

  test("has the root action's inputs under the part's names, what the job decides before what was given, and the root's defaults", () => {
    const host = fakeHost({ inputs: { image: "ghcr.io/acme/api", "binfmt-image": "mirror/binfmt:1", "builder-name": "mine", platforms: "linux/amd64" } });
    const own = partHost(host, setup);
    expect(["image", "name", "platforms", "driver", "version"].map((name) => own.input(name))).toEqual(["mirror/binfmt:1", "mine", "linux/arm64", "docker-container", ""]);
    const build = partHost(host, { part: PARTS.build, id: "build-0", given: {}, root: declaration });
    expect(["default-labels", "github-token"].map((name) => build.input(name))).toEqual(["true", ""]);
  });

  test("keeps outputs, summary and state apart from every other's", () => {
    const host = fakeHost();
    const [first, second] = [partHost(host, { ...setup, id: "build-0" }), partHost(host, { ...setup, id: "build-1" })];
    first.setOutput("digest", "1");
    first.saveState("folder", "a");
    second.saveState("folder", "b");
    void second.summarize("### Second\n");
    expect([host.outputs, host.summaries, host.savedState]).toEqual([{}, [], { "build-0-folder": "a", "build-1-folder": "b" }]);
    expect([...first.outputs]).toEqual([["digest", "1"]]);
    expect([first.sections, second.sections]).toEqual([[], ["### Second\n"]]);
    expect([first.state("folder"), second.state("folder")]).toEqual(["a", "b"]);
    const later = partHost(fakeHost({ state: host.savedState }), { ...setup, id: "build-1" });
    expect(later.state("folder")).toBe("b");
  });
});
