import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, machineWithDocker, perform, type Performance } from "./performance.ts";

describe("on a machine without docker, the demo", () => {
  let played: Performance;
  let page: string;

  beforeAll(async () => {
    const file = join(await emptyFolder(), "page.html");
    played = await perform({ inputs: { page: file } });
    page = await readFile(file, "utf8");
  });

  test("ends well", () => {
    expect(played.error).toBeNull();
    expect(played.host.exitCode).toBeNull();
  });

  test("says why nothing is built", () => {
    expect(played.plain).toContain("Nothing is built: there is no docker command on this machine. The images are made by the demo itself; how they are weighed, commented on and published is the same.");
  });

  test("shows the Dockerfile that it begins with, which pulls nothing and runs nothing", () => {
    expect(played.told).toContain(
      [
        "    FROM scratch",
        "    ARG TARGETARCH",
        "    COPY base/${TARGETARCH}/ /",
        "    COPY migrations/ /app/migrations/",
        "    COPY release/${TARGETARCH}/ /app/",
        "    EXPOSE 8080",
        '    ENTRYPOINT ["/app/server"]',
      ].join("\n"),
    );
  });

  test("shows each command as a shell would take it, and no secret in it", () => {
    expect(played.plain).toContain(
      "$ plimsoll diff HOST/acme/api:pr-7 --base-image HOST/acme/api --budget 'pull <= 8MB' --budget 'pull +<= 5%' --budget 'hidden <= 1MB' --key acme/api --report ../report-2.json --github-token \"$GITHUB_TOKEN\"",
    );
    expect(played.told).not.toContain("demo-token");
  });

  test("weighs the change: by how much it grew, and that the budget is exceeded", () => {
    expect(played.plain).toContain("rides 9.1 MB deeper — ✗ over the line on 2 of 2 platforms");
    expect(played.plain).toContain("linux/amd64 pull 5.4 MB 14.5 MB +9.1 MB +168.5 % on disk 9.0 MB 24.1 MB +15.1 MB +168.6 % hidden 0 B 3.6 MB +3.6 MB");
    expect(played.plain).toContain("Of 3 lines of the budget, 3 are exceeded, on 2 platforms. The command ends with exit code 1");
  });

  test("names the layers and files that it grew by, of one platform", () => {
    expect(played.plain).toContain("+ 2 COPY toolchain/${TARGETARCH}/ /usr/local/go/ – 4.1 MB +4.1 MB");
    expect(played.plain).toContain("usr/local/go/bin/go added +2.2 MB 2");
    expect(played.plain).toContain("Ships but cannot be reached on linux/amd64: 3.6 MB (14.9 %), +3.6 MB over base");
    expect(played.told).not.toContain("Layers on linux/arm64");
    expect(played.plain).toContain("… layers and files on linux/arm64 …");
  });

  test("finds the base by the forge's merge base", () => {
    expect(played.plain).toContain("Base: merge base 4b7d1f0, HOST/acme/api:sha-4b7d1f0c5a2e8893bd61f7e0a94c3d5526e1807f SHORT, 0 commits behind");
  });

  test("edits the one comment when the image is back to normal", () => {
    expect(played.plain).toContain("The pull request has one comment now, http://HOST/acme/api/pull/7#issuecomment-1001, which begins: \"⚓ acme/api rides 9.1 MB deeper — ❌ over the line on 2 of 2 platforms\".");
    expect(played.plain).toContain("On linux/amd64 the image is 5.5 MB to pull, +38.3 kB against main. A node that has main's image pulls 1.6 MB, because the server is another. Every line of the budget holds. The command ends with exit code 0.");
    expect(played.plain).toContain("The pull request still has 1 comment: the same one, edited once. It begins: \"⚓ acme/api is back to normal: 38.3 kB deeper — ✅ within budget\".");
  });

  test("publishes all tags or none", () => {
    expect(played.plain).toContain(
      "It ends with exit code 2. 1.1.0 and 1.1 had been moved when the registry refused \"1\", and were put back: the registry's tags are sha-4b7d1f0…, main and pr-7, as before.",
    );
    expect(played.plain).toContain("4 of 4 tags name the image SHORT…: 1.1.0, 1.1, 1 and latest.");
  });

  test("keeps the comment as a page, as it stands and as it stood", () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page.indexOf("is back to normal: 38.3 kB deeper")).toBeGreaterThan(0);
    expect(page.indexOf("rides 9.1 MB deeper")).toBeGreaterThan(page.indexOf("is back to normal"));
    expect(page).not.toMatch(/<script|src=|@import|url\(/);
  });

  test("leaves nothing behind", async () => {
    expect(played.left).toEqual([]);
    const [address = ""] = /127\.0\.0\.1:\d+/.exec(played.told) ?? [];
    await expect(fetch(`http://${address}/v2/`)).rejects.toThrow("fetch failed");
  });
});

test("where the engine makes no builder, the demo says why and goes on without it; where it fails after that, it removes what it had made, BuildKit's image included that it had pulled", async () => {
  const { env, calls, config } = await machineWithDocker('case "$1" in version) echo 29.0 ;; pull) ;; image) [ "$2" = rm ] ;; *) echo "no room left" >&2; exit 1 ;; esac');
  const { error, left, plain } = await perform({ env, stopAt: "2. A pull request" });
  expect(plain).toMatch(/The engine does not build it: \S.* The demo goes on without the engine\. The demo makes the image itself, 3 layers/);
  expect(error).toEqual(new Error("the reader is gone"));
  expect((await readFile(calls, "utf8")).trim().split("\n").at(-1)).toBe("image rm moby/buildkit:buildx-stable-1");
  expect(await readdir(config)).toEqual(["cli-plugins"]);
  expect(left).toEqual([]);
});

test("where there is no room for temporary files, it says so and leaves nothing running", async () => {
  const { error, told } = await perform({ env: { RUNNER_TEMP: "/dev/null" } });
  expect(error).toMatchObject({ name: "UserError", message: "No folder for temporary files can be made in /dev/null: ENOTDIR: not a directory." });
  expect(told).toBe("");
});

test("a dry run prints what would be done, and starts nothing", async () => {
  const { told, left } = await perform({ dryRun: true });
  expect(JSON.parse(told)).toMatchObject({
    engine: "where there is one",
    platforms: ["linux/amd64", "linux/arm64"],
    budget: ["pull <= 8MB", "pull +<= 5%", "hidden <= 1MB"],
    commits: [{ message: "Send orders" }, { message: "Print invoices as PDF" }, { message: "Copy nothing but the server" }],
    page: null,
  });
  expect(left).toEqual([]);
});

test("where its reader goes away, it takes down what it had made", async () => {
  const folder = await emptyFolder();
  const child = startDemo({ PATH: "", RUNNER_TEMP: folder });
  child.stdout.once("data", () => child.stdout.destroy());
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test("told to build nothing, it asks no engine; interrupted, it takes down what it had made and ends as a shell expects", async () => {
  const folder = await emptyFolder();
  const { env, calls } = await machineWithDocker("echo 29.0");
  const child = startDemo({ ...env, RUNNER_TEMP: folder });
  let told = "";
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const isFirst = !told.includes("1. A push to main");
    told += text;
    if (isFirst && told.includes("1. A push to main")) child.kill("SIGINT");
  });
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(130);
  expect(told.replace(/\s+/g, " ")).toContain("Nothing is built: --without-engine asks for it.");
  expect(await readFile(calls, "utf8").catch(() => "no call")).toBe("no call");
  expect(told).not.toContain("5. The comment");
  expect(errors).toContain("The demo was interrupted: what it made is taken down.");
  expect(await readdir(folder)).toEqual([]);
});

/** The command line's demo in a process of its own. */
function startDemo(env: Readonly<Record<string, string>>): ChildProcessByStdio<null, Readable, Readable> {
  const index = pathToFileURL(join(import.meta.dirname, "../../src/index.ts")).href;
  const program = `const { runCli } = await import(${JSON.stringify(index)}); await runCli(["demo", "--without-engine"]);`;
  return spawn(process.execPath, ["--input-type=module", "--eval", program], { env, stdio: ["ignore", "pipe", "pipe"] });
}
