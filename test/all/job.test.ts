import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { withFoldersOfNow } from "../../src/all/crew.ts";
import { declaration } from "../../src/all/inputs.ts";
import { renderPage } from "../../src/all/page.ts";
import { endCrew, post } from "../../src/all/post.ts";
import { findMistakes } from "../../src/all/run.ts";
import { UserError } from "../../src/errors.ts";
import { readInputs, readJudgedInputs } from "../../src/inputs/read.ts";
import { run as publish } from "../../src/publish/run.ts";
import { declaration as setupDeclaration } from "../../src/setup/inputs.ts";
import { run as setup } from "../../src/setup/run.ts";
import { dockerMachine } from "../builder/docker-program.ts";
import { commit, pullRequestEvent } from "../diff/world.ts";
import { fakeHost } from "../fakes/host.ts";
import { startJobWorld } from "./world.ts";

const push = { event: "push", ref: "refs/heads/main", payload: { ref: "refs/heads/main", before: commit(5), after: commit(6) } } as const;
const pull = { event: "pull_request", ref: "refs/pull/7/merge", sha: commit(99), payload: pullRequestEvent() } as const;

describe("the mistakes of all parts", () => {
  const judge = (inputs: Record<string, string>, directory = "/") => {
    const host = fakeHost({ kind: "runner", env: {}, inputs, directory });
    return readJudgedInputs(declaration, host, (read) => findMistakes(host, read));
  };

  test("are told at once, by the names of the root action", async () => {
    const inputs = { image: "ghcr.io/acme/api", "builder-name": "9", "binfmt-image": "a b", password: "p", platforms: "linux/amd", "shm-size": "x", tags: "ghcr.io/acme/api:@\ntype=nonsense", "expect-platforms": "", budget: "foo", "moving-tag": "-", flavor: "latest=perhaps", "buildkitd-config": "nowhere.toml", forge: "github" };
    const error: unknown = await judge(inputs).catch((thrown: unknown) => thrown);
    const names = (error as UserError).message.split("\n").slice(1).flatMap((line) => /^- ([a-z-]+):/.exec(line)?.[1] ?? []);
    expect(names.toSorted()).toEqual(["binfmt-image", "budget", "builder-name", "buildkitd-config", "flavor", "forge", "moving-tag", "platforms", "shm-size", "tags", "tags", "username"]);
    expect((error as UserError).hint).toContain("docs/root-action.md");
  });

  test("are told also where no image is named", async () => {
    const error: unknown = await judge({ "shm-size": "x" }).catch((thrown: unknown) => thrown);
    expect((error as UserError).message.split("\n").map((line) => /^- ([a-z-]+):/.exec(line)?.[1] ?? line)).toEqual(["2 inputs are wrong:", "image", "shm-size"]);
  });

  test("are told with those of the configuration file, each of these once and by the name of its key", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-all-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, ".plimsoll.yml"), "images: [{ image: ghcr.io/acme/api, budgt: x }]\n");
    const error: unknown = await judge({ "shm-size": "x" }, folder).catch((thrown: unknown) => thrown);
    const lines = (error as UserError).message.split("\n");
    expect(lines.map((line) => /^- ([a-z-]+):/.exec(line)?.[1])).toEqual([undefined, "shm-size", "config"]);
    expect(lines[2]).toBe('- config: .plimsoll.yml:1:37: there is no key "budgt" here; did you mean "budget"?');
  });

  test("are none for two inputs, the image and the token", async () => {
    const inputs = await judge({ image: "ghcr.io/acme/api", "github-token": "ghs_1" });
    expect(inputs.image).toEqual(["ghcr.io/acme/api"]);
  });
});

describe("a job", () => {
  test("builds with the builder that setup made, and pushes nothing before everything is built", async () => {
    const world = await startJobWorld();
    const files = { ".plimsoll.yml": `images:\n  - key: api\n    image: ${world.registry.host}/acme/api\n  - key: web\n    image: ${world.registry.host}/acme/web\n` };
    const seen: string[][] = [];
    const host = await world.run({
      ...push,
      files,
      doers: {
        publish: async (...given) => {
          seen.push([...world.calls]);
          await publish(...given);
        },
      },
    });
    expect(world.calls.map((call) => call.replace(/type=.*name=[^/]*\/([^,]*),.* with /, "$1 with "))).toEqual(["setup", "build acme/api with builder-1", "build acme/web with builder-1"]);
    expect(seen.map((calls) => calls.length)).toEqual([3, 3]);
    expect(host.outputs["tags"]?.split("\n").map((tag) => tag.split("/acme/")[1])).toEqual(["api:sha-aaaaaaa", "api:main", "web:sha-aaaaaaa", "web:main"]);
    expect(host.outputs["report"]?.split("\n")).toHaveLength(2);
  });

  test("of several images writes one comment for all of them, under `all` or the key that was given", async () => {
    for (const key of [undefined, "mine"]) {
      const world = await startJobWorld();
      const files = { ".plimsoll.yml": `images:\n  - key: api\n    image: ${world.registry.host}/acme/api\n  - key: web\n    image: ${world.registry.host}/acme/web\n` };
      await world.run({ ...pull, files, inputs: { ...(key === undefined ? {} : { key }), comment: "always" } });
      expect(world.comments()).toHaveLength(1);
      expect(world.comments()[0]).toContain(`<!-- plimsoll:diff key=${key ?? "all"} -->`);
      for (const name of ["api", "web"]) expect(world.comments()[0]).toContain(`\`${name}\``);
    }
  });

  test("is for the images of the file that config names", async () => {
    const world = await startJobWorld();
    const host = await world.run({ ...push, files: { "ci.yml": `images: [{ image: ${world.registry.host}/acme/web, tags: [next] }]\n` }, inputs: { image: "", config: "ci.yml" } });
    expect(host.outputs["tags"]).toBe(`${world.registry.host}/acme/web:next`);
  });

  test("sets up and logs in side by side: where one fails the other has ended before the job does, and nothing is built", async () => {
    for (const failing of ["setup", "login"] as const) {
      const world = await startJobWorld();
      const events: string[] = [];
      const slow = async () => {
        events.push("begun");
        await new Promise((done) => setTimeout(done, 50));
        events.push("ended");
      };
      const fails = () => Promise.reject(new UserError(`${failing} failed.`, "Mend it."));
      const doers = failing === "setup" ? { setup: fails, login: slow } : { setup: slow, login: fails };
      const inputs = { username: "me", password: "p", registry: "ghcr.io" };
      await expect(world.run({ ...push, inputs, doers })).rejects.toThrow(`${failing} failed.`);
      expect([events, world.calls]).toEqual([["begun", "ended"], []]);
      // For `post`, which runs all the same.
      expect(world.hosts[0]?.savedState["parts"]).toBe('["setup","login","build-0"]');
    }
  });

  test("sets up and logs in at the same time", async () => {
    const world = await startJobWorld();
    const events: string[] = [];
    const slowly = (name: string) => async () => {
      events.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, 50));
      events.push(`${name} ends`);
    };
    await world.run({ ...push, inputs: { username: "me", password: "p", registry: "ghcr.io" }, doers: { setup: slowly("setup"), login: slowly("login") } });
    expect(events).toEqual(["setup begins", "login begins", "setup ends", "login ends"]);
  });

  test("sets up with the Docker configuration that it began with, while login gives the job another", async () => {
    const world = await startJobWorld();
    const seen: unknown[] = [];
    const host = await world.run({
      ...push,
      env: { DOCKER_CONFIG: "/before" },
      inputs: { username: "me", password: "p", registry: "ghcr.io" },
      doers: {
        setup: async (own) => {
          await new Promise((done) => setTimeout(done, 50));
          seen.push(own.env["DOCKER_CONFIG"]);
        },
        login: (own) => Promise.resolve(own.exportVariable("DOCKER_CONFIG", "/of-the-job")),
      },
    });
    expect([seen, host.env["DOCKER_CONFIG"]]).toEqual([["/before"], "/of-the-job"]);
  });

  test("that fails says on its page what it had done by then, and leaves nothing where there is no post", async () => {
    const world = await startJobWorld();
    const fails = () => Promise.reject(new UserError("No base.", "Name one."));
    await expect(world.run({ ...push, kind: "terminal", inputs: { publish: "always" }, doers: { weighAll: fails } })).rejects.toThrow("No base.");
    const [host] = world.hosts;
    expect(host?.summaries[0]).toMatch(/^## ❌ .*\n\n.*\n\nThe job failed; below is what it had done by then\.\n\n### ⚓ Published/);
    expect(readdirSync(host?.directory ?? "")).toEqual(["event.json"]);
    expect(host?.outputs["tags"]).not.toBe("");
  });

  test("over budget fails, and has published", async () => {
    const world = await startJobWorld();
    const host = await world.run({ ...push, inputs: { budget: "layers <= 0" } });
    expect([host.exitCode, host.outputs["verdict"], host.outputs["tags"] === ""]).toEqual([1, "fail", false]);
  });

  test("over budget says that the image is published all the same, in the log and on its page; one that publishes nothing does not", async () => {
    const world = await startJobWorld();
    const said = "A budget is exceeded, and the image is published all the same: its tags had moved before it was weighed.";
    const host = await world.run({ ...push, inputs: { budget: "layers <= 0" } });
    expect(host.lines.filter(({ level }) => level === "warning").map(({ text }) => text)).toContain(said);
    expect(host.summaries[0]).toMatch(/^## ❌ /);
    expect(host.summaries[0]).toContain(`\n\n${said}\n\n`);
    const other = await world.run({ ...push, inputs: { budget: "layers <= 0", publish: "never" } });
    expect([other.exitCode, other.lines.some(({ text }) => text === said), other.summaries[0]?.includes(said)]).toEqual([1, false, false]);
  });

  test("whose images would be given one tag is refused before anything is started, and so is its plan", async () => {
    const world = await startJobWorld();
    const name = `${world.registry.host}/acme/api`;
    const files = { ".plimsoll.yml": `tags: [type=sha, "type=ref,event=branch"]\nimages:\n  - key: api\n    image: ${name}\n  - key: debug\n    image: ${name}\n    target: debug\n` };
    const message = `${name}:main is given to api and to debug.\n${name}:sha-aaaaaaa is given to api and to debug.`;
    for (const inputs of [{}, { "dry-run": "true" }]) await expect(world.run({ ...push, files, inputs })).rejects.toThrow(message);
    expect(world.calls).toEqual([]);
  });

  test("on pull_request_target, where one publishes, leaves the tag of the base branch's commit alone, which GITHUB_SHA is there", async () => {
    const world = await startJobWorld();
    const host = await world.run({ ...pull, event: "pull_request_target", ref: "refs/heads/main", sha: commit(9), inputs: { publish: "always", tags: "type=sha,format=long" } });
    expect(host.outputs["tags"]).toBe(`${world.registry.host}/acme/api:sha-${commit(21)}`);
  });

  test("that names a repository twice, in capitals once, pushes it once", async () => {
    const world = await startJobWorld();
    await world.run({ ...push, inputs: { image: `${world.registry.host}/acme/api\n${world.registry.host}/Acme/API` } });
    expect(world.calls[1]?.match(/acme\/api/g)).toHaveLength(1);
  });

  test.each([
    [{}, true],
    [{ "source-date-epoch": "0" }, false],
    [{ "build-args": "SOURCE_DATE_EPOCH=1" }, false],
  ])("without git says that the image has no commit's time: %j", async (inputs, isSaid) => {
    const world = await startJobWorld();
    const host = await world.run({ ...push, inputs });
    const said = 'acme/api: git knows no commit of the context, so nothing in the image is set to its time; check the repository out, or set "source-date-epoch" to a time.';
    expect(host.lines.some(({ level, text }) => level === "notice" && text === said)).toBe(isSaid);
  });

  test("whose rules give no tag says so, and measures", async () => {
    const world = await startJobWorld();
    const host = await world.run({ ...push, inputs: { tags: "type=semver,pattern={{version}}" } });
    expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toContain("acme/api: no line of tags gives a tag in this run, so nothing is published.");
    expect([host.outputs["tags"], host.outputs["verdict"]]).toEqual(["", "none"]);
  });

  test("has its tags written as flavor, latest-guard and tag-context say", async () => {
    const world = await startJobWorld();
    const rc = { event: "push", ref: "refs/tags/v2.0.0-rc.1", payload: { ref: "refs/tags/v2.0.0-rc.1", before: "0".repeat(40), after: commit(6) } };
    const host = await world.run({ ...rc, inputs: { flavor: "suffix=-slim", "latest-guard": "false" } });
    expect(host.outputs["tags"]?.split("\n").map((tag) => tag.split(":")[2]).toSorted()).toEqual(["latest", "sha-aaaaaaa-slim", "v2.0.0-rc.1-slim"]);
    await expect(world.run({ ...rc, inputs: { "tag-context": "git" } })).rejects.toThrow("context: git needs the checkout of a repository");
  });

  test("writes one page: what came of it first, each heading once", async () => {
    const world = await startJobWorld();
    const host = await world.run(push);
    expect(host.summaries).toHaveLength(1);
    const headings = host.summaries[0]?.match(/^##+ .*$/gm)?.map((line) => line.replaceAll(/<[^>]*>|&#\d+;|`/g, "").split(/[ :,]/).slice(0, 3).join(" "));
    expect(headings?.map((line) => line.replace(/ 127.*| sha256.*/, ""))).toEqual(["## ⚓", "### ⚓ acme/api", "### ⚓ Published", "### Built acme/api"]);
    // What was built is listed once, by what weighed it.
    expect(host.summaries[0]).not.toContain("Attestations");
  });

  test.each([
    ["in an action", "runner"],
    ["on the command line", "terminal"],
  ] as const)("that is only planned %s prints one plan, and starts, pushes and writes nothing", async (_where, kind) => {
    const world = await startJobWorld();
    const before = { ...world.registry.tagsOf("acme/api") };
    const written: string[] = [];
    const cli = { format: "text", output: null, dryRun: true, color: false, width: 80, write: (text: string) => Promise.resolve(void written.push(text)) } as const;
    const given = { platforms: "linux/amd64,linux/arm64", username: "me", password: "secret-1", registry: "ghcr.io" };
    const host = await world.run(kind === "runner" ? { ...push, inputs: { ...given, "dry-run": "true" } } : { ...push, kind, cli, inputs: given });
    const printed = kind === "runner" ? host.lines.filter(({ level }) => level === "info").map(({ text }) => text) : written;
    expect(printed).toHaveLength(1);
    const plan = JSON.parse(printed[0] ?? "") as Record<string, unknown> & { images: Record<string, unknown>[] };
    expect(Object.keys(plan)).toEqual(["occasion", "publishes", "why", "setup", "login", "images"]);
    expect(plan.images).toMatchObject([{ key: "acme/api", publish: { tags: [`${world.registry.host}/acme/api:sha-aaaaaaa`, `${world.registry.host}/acme/api:main`] } }]);
    expect(printed[0]).not.toContain("secret-1");
    expect([world.calls, world.registry.tagsOf("acme/api"), host.savedState, host.summaries]).toEqual([[], before, {}, []]);
    expect(readdirSync(host.directory)).toEqual(["event.json"]);
  });
});

test("the plan of a tag says that it is compared with the release before it", async () => {
  const world = await startJobWorld();
  const host = await world.run({ event: "push", ref: "refs/tags/v1.2.3", payload: { ref: "refs/tags/v1.2.3", before: "0".repeat(40), after: commit(6) }, inputs: { "dry-run": "true" } });
  const plan = JSON.parse(host.lines.find(({ level }) => level === "info")?.text ?? "") as { images: unknown[] };
  expect(plan.images).toMatchObject([{ comparedWithTag: ["latest", "main"] }]);
});

describe("post", () => {
  test("ends the parts in the reverse order, each whatever became of the others", async () => {
    const host = fakeHost({ kind: "runner" });
    const ended: string[] = [];
    const hand = (name: "setup" | "login" | "build", index: number | null) => ({ name, index, host: { ...host, outputs: new Map<string, string>(), sections: [], state: () => (ended.push(`${name}${index ?? ""}`), name === "login" ? "{" : "") } });
    await endCrew(host, [hand("setup", null), hand("login", null), hand("build", 0), hand("build", 1)], "");
    expect([...new Set(ended)]).toEqual(["build1", "build0", "login", "setup"]);
  });

  test("of a job that began nothing does nothing", async () => {
    const host = fakeHost({ kind: "runner", inputs: { "github-token": "ghs_1" } });
    await post(host);
    expect(host.lines).toEqual([]);
  });

  test("removes the archives of a job that was killed, and no other folder", async () => {
    const temp = mkdtempSync(join(tmpdir(), "plimsoll-post-"));
    const archives = mkdtempSync(join(temp, "plimsoll-archives-"));
    writeFileSync(join(archives, "0.tar"), "x");
    await post(fakeHost({ kind: "runner", env: { RUNNER_TEMP: temp }, state: { archives, parts: '["setup","login","build-0"]' } }));
    expect([existsSync(archives), existsSync(temp)]).toEqual([false, true]);
    const host = fakeHost({ kind: "runner", env: { RUNNER_TEMP: temp }, state: { archives: "/etc", parts: "[]" } });
    await post(host);
    expect(host.lines.map(({ level }) => level)).toEqual(["warning"]);
  });
});

test("the page shows a stranger's branch as text, and several images each under its name", () => {
  const page = renderPage({ why: "A push to <img src=x>@everyone.", isDone: false, isPublishedOver: false, sections: [], images: [{ name: "a", sections: ["### One\n"] }, { name: "b", sections: [] }], rest: ["### Builder\n"] });
  expect(page).toBe(
    "## ❌ 2 images\n\nA push to &#60;img src&#61;x&#62;&#64;everyone&#46;\n\nThe job failed; below is what it had done by then.\n\n## <code>a</code>\n\n### One\n\n## <code>b</code>\n\n### Builder\n",
  );
});

test("setup keeps the Docker configuration that it began with, whatever login gives the job meanwhile", async () => {
  const host = fakeHost({ env: { PATH: process.env["PATH"], HOME: "/home/runner" } });
  const pinned = withFoldersOfNow(host);
  host.exportVariable("DOCKER_CONFIG", "/job/docker");
  host.exportVariable("BUILDX_CONFIG", "/job/buildx");
  host.exportVariable("OTHER", "seen");
  expect([pinned.env["DOCKER_CONFIG"], pinned.env["BUILDX_CONFIG"], pinned.env["OTHER"]]).toEqual(["/home/runner/.docker", "/home/runner/.docker/buildx", "seen"]);
  const { stdout } = await pinned.exec("sh", ["-c", 'echo "$DOCKER_CONFIG $BUILDX_CONFIG $OTHER"']);
  expect(stdout).toBe("/home/runner/.docker /home/runner/.docker/buildx seen\n");
});

test.each([
  [true, "a warning, since what only compiles for a platform runs nothing on it"],
  [false, "an error"],
])("QEMU that cannot be registered is, for what may do without it (%j), %s", async (canDoWithout) => {
  const inputs = { platforms: "riscv64", name: "b", driver: "docker-container", use: "true", cleanup: "true" };
  // An engine that is elsewhere: what this kernel has registered does not count.
  const { host, calls } = dockerMachine({ inputs, env: { DOCKER_HOST: "tcp://engine:2375" }, answers: [{ to: "run --rm", exitCode: 125, stderr: "privileged mode is not allowed" }] });
  const done = setup(host, readInputs(setupDeclaration, host), null, canDoWithout);
  if (!canDoWithout) return await expect(done).rejects.toThrow("privileged mode is not allowed");
  await done;
  expect(host.lines.filter(({ level }) => level === "warning").map(({ text }) => text.slice(0, 80))).toEqual(["QEMU could not be registered for riscv64, so RUN steps for it will fail: QEMU ca".slice(0, 80)]);
  expect(calls().filter((call) => call.startsWith("buildx create"))).toHaveLength(1);
});
