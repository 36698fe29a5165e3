import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { readProject } from "../../src/config/project.ts";
import { UserError } from "../../src/errors.ts";
import { fakeHost } from "../fakes/host.ts";

async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "plimsoll-config-")));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function read(content: string | Uint8Array, name = ".plimsoll.yml", asked?: string) {
  const directory = await folder();
  await writeFile(join(directory, name), content);
  return await readProject(fakeHost({ directory }), asked);
}

async function mistakesOf(content: string | Uint8Array): Promise<string[]> {
  try {
    await read(content);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n");
  }
}

const WHOLE = `
platforms: [linux/amd64, linux/arm64/v8]
tags: type=sha
budget:
  - hidden <= 1MB       # ships and cannot be reached
  - pull <= 250MB
waivers:
  - budget: hidden<=1MB
    until: 2026-12-31
    reason: The old installer goes in January.
images:
  - image: ghcr.io/acme/api
    context: services/api
    file: services/api/Dockerfile
    target: runtime
    budget: |
      pull <= 90MB
      # the API alone
      layers <= 12
  - key: web
    image: [ghcr.io/acme/web, docker.io/acme/web]
    head: oci-archive:web.tar
    platforms: linux/amd64
    tags: [latest]
    waivers:
      - { budget: "pull <= 250MB", until: "2027-01-01", reason: Fonts. }
`;

describe("a file without a mistake", () => {
  test("gives each image what it says of it, and what it says of every image", async () => {
    const hidden = { budget: "hidden<=1MB", until: "2026-12-31", reason: "The old installer goes in January." };
    expect(await read(WHOLE)).toEqual({
      path: ".plimsoll.yml",
      platforms: ["linux/amd64", "linux/arm64"],
      budget: ["hidden <= 1MB", "pull <= 250MB"],
      waivers: [hidden],
      images: [
        {
          key: "acme/api",
          image: ["ghcr.io/acme/api"],
          context: "services/api",
          file: "services/api/Dockerfile",
          target: "runtime",
          platforms: ["linux/amd64", "linux/arm64"],
          tags: ["type=sha"],
          budget: ["hidden <= 1MB", "pull <= 90MB", "layers <= 12"],
          waivers: [hidden],
          head: null,
        },
        {
          key: "web",
          image: ["ghcr.io/acme/web", "docker.io/acme/web"],
          context: null,
          file: null,
          target: null,
          platforms: ["linux/amd64"],
          tags: ["latest"],
          budget: ["hidden <= 1MB", "pull <= 250MB"],
          waivers: [hidden, { budget: "pull <= 250MB", until: "2027-01-01", reason: "Fonts." }],
          head: "oci-archive:web.tar",
        },
      ],
    });
  });

  test("may be empty, begin with a byte order mark, and share values by aliases", async () => {
    expect(await read("")).toMatchObject({ images: [], budget: [] });
    expect(await read("\uFEFFbudget: pull <= 1MB\n")).toMatchObject({ budget: ["pull <= 1MB"] });
    expect(await read("images:\n  - { key: a, budget: &all [pull <= 1MB] }\n  - { key: b, budget: *all }\n")).toMatchObject({ images: [{ budget: ["pull <= 1MB"] }, { budget: ["pull <= 1MB"] }] });
  });

  test("is read at the path that is asked for, and at no other", async () => {
    expect(await read("budget: pull <= 1MB", "ci.yml", "ci.yml")).toMatchObject({ path: "ci.yml", budget: ["pull <= 1MB"] });
    expect(await read("budget: pull <= 1MB", "ci.yml")).toBeNull();
    await expect(read("", ".plimsoll.yml", "ci.yml")).rejects.toThrowError("There is no configuration file at ci.yml.");
  });
});

describe("a mistake is told with its line, its column and its cure:", () => {
  test.each([
    ["an unknown key", "budgt:\n  - pull <= 1MB\n", ['.plimsoll.yml:1:1: there is no key "budgt" here; did you mean "budget"?']],
    ["an unknown key of an image", "images:\n  - key: a\n    dockerfiles: x\n", ['.plimsoll.yml:3:5: there is no key "dockerfiles" here; the keys are key, image, context, file, target, head, platforms, tags, budget, waivers.']],
    ["an unknown key of a waiver", "budget: pull <= 1MB\nwaivers:\n  - { budget: pull <= 1MB, untill: x, until: 2026-12-31, reason: x }\n", ['.plimsoll.yml:3:28: there is no key "untill" here; did you mean "until"?']],
    ["__proto__", "__proto__: x\n", ['.plimsoll.yml:1:1: there is no key "__proto__" here; the keys are platforms, tags, budget, waivers, images.']],
    ["a merge key, which YAML 1.2 has not", "images:\n  - &a { key: a }\n  - <<: *a\n    key: b\n", ['.plimsoll.yml:3:5: there is no key "<<" here; the keys are key, image, context, file, target, head, platforms, tags, budget, waivers.']],
    ["a bad budget line", "budget:\n  - pull <= 1MB\n  - pull < 5MB\n", ['.plimsoll.yml:3:5: Budget line "pull < 5MB": write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; `pull <= 250MB`, say.']],
    ["an unknown platform", "platforms: [linux/amd64, arm64]\n", ['.plimsoll.yml:1:26: "arm64" is not a platform. Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.']],
    ["a tagged repository", "images:\n  - image: ghcr.io/acme/api:1\n", ['.plimsoll.yml:2:12: "ghcr.io/acme/api:1" names an image, not a repository. Leave the tag or the digest out: ghcr.io/owner/app.']],
    ["a head that is a report", "images:\n  - head: report:x.json\n", [".plimsoll.yml:2:11: report:x.json is a report, which holds no image. A report can only be the base of a diff."]],
    ["an image that is nowhere", "images:\n  - context: api\n", ['.plimsoll.yml:2:5: this image has neither "image" nor "head" nor "key": say which image it is about.']],
    ["two images of one key", "images:\n  - image: ghcr.io/acme/api\n  - image: docker.io/acme/api\n", ['.plimsoll.yml:3:5: another image has the key "acme/api": give each its own "key".']],
    ["a day that is none", "budget: pull <= 1MB\nwaivers:\n  - budget: pull <= 1MB\n    until: 2026-02-30\n    reason: x\n", [".plimsoll.yml:4:12: there is no day 2026-02-30."]],
    ["a day in another order", "budget: pull <= 1MB\nwaivers:\n  - budget: pull <= 1MB\n    until: 31.12.2026\n    reason: x\n", [".plimsoll.yml:4:12: until must be a day, YYYY-MM-DD, as in 2026-12-31."]],
    ["a waiver without a day", "budget: pull <= 1MB\nwaivers:\n  - budget: pull <= 1MB\n    reason: x\n", ['.plimsoll.yml:3:5: this waiver lacks "until".']],
    ["a waiver without a reason", "budget: pull <= 1MB\nwaivers:\n  - { budget: pull <= 1MB, until: 2026-12-31, reason: ' ' }\n", [".plimsoll.yml:3:55: reason must not be empty."]],
    ["a waiver of no line", "budget: pull <= 1MB\nwaivers:\n  - { budget: pull <= 2MB, until: 2026-12-31, reason: x }\n", ['.plimsoll.yml:3:15: no budget has the line "pull <= 2MB"; did you mean "pull <= 1MB"?']],
    ["a line that is waived twice", "budget: pull <= 1MB\nwaivers:\n  - { budget: pull <= 1MB, until: 2026-12-31, reason: x }\n  - { budget: pull<=1MB, until: 2027-12-31, reason: x }\n", [".plimsoll.yml:4:15: this line is waived above already: give one waiver."]],
    ["a key that stands there twice", "budget: pull <= 1MB\nbudget: pull <= 2MB\n", ['.plimsoll.yml:2:1: the key "budget" is here a second time.']],
    ["two keys that give one file's name", "images:\n  - { key: acme/api, head: oci:a }\n  - { key: acme-api, head: oci:b }\n", ['.plimsoll.yml:3:5: "acme-api" and "acme/api" are one name for a report: give each a "key" that is told apart without / and :.']],
    ["a list in a mapping's place", "- budget: pull <= 1MB\n", [".plimsoll.yml:1:1: the file must be a mapping of keys."]],
    ["a number in a text's place", "images:\n  - key: 7\n", [".plimsoll.yml:2:10: key must be a text; put it in quotes."]],
    ["YAML 1.1", "%YAML 1.1\n---\nbudget: pull <= 1MB\n", [".plimsoll.yml:1:1: this is YAML 1.1, in which a date is no text: leave the %YAML line out."]],
    ["what is no YAML", "budget: [pull <= 1MB\nimages: x\n", [expect.stringMatching(/^\.plimsoll\.yml:\d+:\d+: this is no valid YAML: /)]],
    ["two documents", "budget: pull <= 1MB\n---\nbudget: pull <= 1MB\n", [expect.stringMatching(/^\.plimsoll\.yml:2:1: this is no valid YAML: .*multiple documents/)]],
    ["a tag of YAML", "budget: !!js/function x\n", [expect.stringMatching(/^\.plimsoll\.yml:1:9: this is no valid YAML: Unresolved tag/)]],
    ["letters that turn the line around", "\u202Ebudget: x\n", ['.plimsoll.yml:1:1: there is no key "\\u{202E}budget" here; did you mean "budget"?']],
    ["a terminal's control sequence", '"\\e[31mred": x\n', ['.plimsoll.yml:1:1: there is no key "\\u001b[31mred" here; the keys are platforms, tags, budget, waivers, images.']],
  ])("%s", async (_, content, expected) => {
    expect(await mistakesOf(content)).toEqual(expected);
  });

  test("all of them at once, in the order of the file", async () => {
    const content = "platforms: x\nbudgt: y\nbudget:\n  - 5\n  - pull < 1\nwaivers:\n  - { budget: a, until: 2026-13-01 }\nimages:\n  - {}\n  - 7\n";
    expect((await mistakesOf(content)).map((line) => line.split(": ")[0])).toEqual([
      ".plimsoll.yml:1:12", ".plimsoll.yml:2:1", ".plimsoll.yml:4:5", ".plimsoll.yml:5:5", ".plimsoll.yml:7:5", ".plimsoll.yml:9:5", ".plimsoll.yml:10:5",
    ]);
  });

  test("the first of them where an editor and an annotation can point", async () => {
    await expect(read("budget: pull <= 1MB\nbudgt: x\n")).rejects.toMatchObject({ place: { file: ".plimsoll.yml", line: 2 } });
  });
});

describe("a file that is none of ours is refused:", () => {
  test.each([
    ["not UTF-8", Uint8Array.of(0x62, 0xff, 0xfe), ".plimsoll.yml is not UTF-8."],
    ["too large", "#".repeat(70_000), ".plimsoll.yml is larger than 65.5 kB."],
  ])("%s", async (_, content, expected) => {
    expect(await mistakesOf(content)).toEqual([expected]);
  });

  test("a folder", async () => {
    const directory = await folder();
    await mkdir(join(directory, ".plimsoll.yml"));
    await expect(readProject(fakeHost({ directory }), undefined)).rejects.toThrowError(".plimsoll.yml is a directory, not a file.");
  });

  test("a link out of the working directory, which a pull request could aim at any file of the machine", async () => {
    const [directory, elsewhere] = [await folder(), await folder()];
    await writeFile(join(elsewhere, "secret"), "password: hunter2\n");
    await symlink(join(elsewhere, "secret"), join(directory, ".plimsoll.yml"));
    await expect(readProject(fakeHost({ directory }), undefined)).rejects.toThrowError(/^\.plimsoll\.yml is a link to a file outside of the working directory\.$/);
  });

  test("but not a link within it", async () => {
    const directory = await folder();
    await writeFile(join(directory, "real.yml"), "budget: pull <= 1MB\n");
    await symlink("real.yml", join(directory, ".plimsoll.yml"));
    expect(await readProject(fakeHost({ directory }), undefined)).toMatchObject({ budget: ["pull <= 1MB"] });
  });

  const MANY = "&x [" + "x, ".repeat(20) + "x]";
  test.each([
    ["aliases of aliases", `a: &a ${MANY}\nb: &b [${"*a, ".repeat(20)}*a]\nc: &c [${"*b, ".repeat(20)}*b]\nbudget: [${"*c, ".repeat(20)}*c]\n`],
    ["an alias in itself", "budget: &a [*a]\n"],
    ["brackets without end", "[".repeat(60_000)],
    ["lists in lists", "- ".repeat(30_000)],
    ["keys marked by question marks", "? ".repeat(30_000)],
    ["anchors without end", "&a ".repeat(20_000)],
  ])("%s, within seconds", { timeout: 10_000 }, async (_, content) => {
    expect(await mistakesOf(content)).not.toEqual([]);
  });
});

test("whatever stands in the file, it is read or refused with a UserError", async () => {
  const word = fc.constantFrom("budget", "images", "waivers", "key", "pull <= 1MB", "2026-12-31", ":", "- ", "\n", "\n  ", "[", "]", "{", "}", "&a", "*a", '"', "#", "|", "?", "!", "null", "7", "\u0000", "…");
  const directory = await folder();
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 40 }), async (words) => {
      await writeFile(join(directory, ".plimsoll.yml"), words.join(""));
      const read = await readProject(fakeHost({ directory }), undefined).catch((error: unknown) => error);
      expect(read instanceof UserError || !(read instanceof Error)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
