import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { UserError } from "../../src/errors.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type BuildxDownload, installFromSource, installRelease } from "../../src/setup/install.ts";
import { verbs } from "../../src/verbs.ts";
import { dockerMachine, type DockerMachine, writeProgram } from "../builder/docker-program.ts";
import { rmSync } from "node:fs";

const PROGRAM = Buffer.from("#!/bin/sh\necho buildx of the test\n");
const SUFFIX = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
const FILE = `buildx-v0.30.1.${SUFFIX}`;
const SUM = createHash("sha256").update(PROGRAM).digest("hex");

type Answer = (response: ServerResponse) => void;

/** A copy of the releases on this machine; it records what it is asked. */
async function releases(paths: Readonly<Record<string, Answer | Buffer | string>>): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = paths[request.url ?? ""];
    if (answer === undefined) response.writeHead(404).end("not here");
    else if (typeof answer === "function") answer(response);
    else response.end(answer);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const RELEASE = { [`/download/v0.30.1/${FILE}`]: PROGRAM, "/download/v0.30.1/checksums.txt": `${"0".repeat(64)} *buildx-v0.30.1.plan9-amd64\n${SUM} *${FILE}\n` };

async function install(machine: DockerMachine, url: string, release: Partial<BuildxDownload["release"]> = {}, isKept = true): Promise<string> {
  const transport = createTransport(machine.host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  try {
    return await installRelease(machine.host, transport, { release: { kind: "release", version: "0.30.1", isLab: false, ...release }, url, isKept });
  } finally {
    await transport.close();
  }
}

function machineWithTools(): DockerMachine & { tools: string; plugin: string } {
  const machine = dockerMachine({});
  const tools = join(machine.temp, "tools");
  (machine.host.env as Record<string, string>)["RUNNER_TOOL_CACHE"] = tools;
  return { ...machine, tools, plugin: join(machine.config, "cli-plugins/docker-buildx") };
}

describe("a release of buildx", () => {
  test("becomes a plugin of the Docker CLI, and is kept in the tool cache", async () => {
    const machine = machineWithTools();
    const { url } = await releases(RELEASE);
    expect(await install(machine, url)).toBe("v0.30.1");
    expect(readFileSync(machine.plugin)).toEqual(PROGRAM);
    expect(statSync(machine.plugin).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(machine.tools, "buildx/0.30.1", process.arch, "buildx"))).toEqual(PROGRAM);
    expect(existsSync(join(machine.tools, "buildx/0.30.1", `${process.arch}.complete`))).toBe(true);
    expect(readdirSync(machine.temp)).toEqual(["tools"]);
  });

  test("comes from buildx-url", async () => {
    const { url, asked } = await releases(RELEASE);
    const machine = dockerMachine({ inputs: { driver: "docker", use: "true", cleanup: "true", version: "v0.30.1", "buildx-url": `${url}/` } });
    await verbs["setup"]?.run(machine.host, null);
    expect(asked).toEqual(["/download/v0.30.1/checksums.txt", `/download/v0.30.1/${FILE}`]);
    expect(readFileSync(join(machine.config, "cli-plugins/docker-buildx"))).toEqual(PROGRAM);
  });

  test("that is kept is not asked for again", async () => {
    const machine = machineWithTools();
    const { url, asked } = await releases(RELEASE);
    await install(machine, url);
    const before = asked.length;
    writeFileSync(machine.plugin, "another");
    await install(machine, url);
    expect(asked.length).toBe(before);
    expect(readFileSync(machine.plugin)).toEqual(PROGRAM);
  });

  test("that was not kept to its end is downloaded again", async () => {
    const machine = machineWithTools();
    const folder = join(machine.tools, "buildx/0.30.1", process.arch);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "buildx"), "half");
    const { url } = await releases(RELEASE);
    await install(machine, url);
    expect(readFileSync(machine.plugin)).toEqual(PROGRAM);
  });

  test("is not kept with cache-binary: false", async () => {
    const machine = machineWithTools();
    const { url } = await releases(RELEASE);
    await install(machine, url, {}, false);
    expect(readFileSync(machine.plugin)).toEqual(PROGRAM);
    expect(existsSync(machine.tools)).toBe(false);
  });

  test("goes on PATH, for later steps too, where there is no docker", async () => {
    const machine = machineWithTools();
    rmSync(join(machine.programs, "docker"));
    const { url } = await releases(RELEASE);
    await install(machine, url);
    const [folder = ""] = machine.host.paths;
    expect(readFileSync(join(folder, "buildx"))).toEqual(PROGRAM);
  });

  test("`latest` is the one that the latest checksums name", async () => {
    const machine = machineWithTools();
    const { url, asked } = await releases({
      ...RELEASE,
      "/latest/download/checksums.txt": (response) => response.writeHead(302, { location: "/download/v0.30.1/checksums.txt" }).end(),
    });
    expect(await install(machine, url, { version: null })).toBe("v0.30.1");
    expect(asked).toEqual(["/latest/download/checksums.txt", "/download/v0.30.1/checksums.txt", `/download/v0.30.1/${FILE}`]);
  });
});

describe("nothing is installed", () => {
  const unchanged = (machine: { plugin: string }): void => expect(readFileSync(machine.plugin, "utf8")).toBe("#!/bin/sh\nexit 97\n");

  test("when it is not what the checksums say", async () => {
    const machine = machineWithTools();
    const { url } = await releases({ ...RELEASE, [`/download/v0.30.1/${FILE}`]: "#!/bin/sh\necho evil\n" });
    await expect(install(machine, url)).rejects.toThrow(/is not the buildx of that release: its SHA-256 is [0-9a-f]{64}, the release says [0-9a-f]{64}\. Nothing was installed\.$/);
    unchanged(machine);
    expect(existsSync(machine.tools)).toBe(false);
  });

  test("when there is no such release", async () => {
    const machine = machineWithTools();
    const { url } = await releases({});
    await expect(install(machine, url, { version: "9.9.9" })).rejects.toThrow(`There is no ${url}/download/v9.9.9/checksums.txt (404).`);
    unchanged(machine);
  });

  test("when the release has none for this machine", async () => {
    const machine = machineWithTools();
    const { url } = await releases({ "/download/v0.30.1/checksums.txt": `${SUM} *buildx-v0.30.1.plan9-amd64\n` });
    await expect(install(machine, url)).rejects.toThrow(`buildx v0.30.1 has no ${FILE} in its checksums`);
    unchanged(machine);
  });

  test("when what is under the address are no releases", async () => {
    const machine = machineWithTools();
    const { url } = await releases({ "/latest/download/checksums.txt": "<html>welcome</html>" });
    await expect(install(machine, url, { version: null })).rejects.toThrow("/latest/download/checksums.txt holds no checksums.");
    unchanged(machine);
  });

  test("when it is cut off each time, and that is tried four times", async () => {
    const machine = machineWithTools();
    const { url, asked } = await releases({
      ...RELEASE,
      [`/download/v0.30.1/${FILE}`]: (response) => {
        response.writeHead(200, { "content-length": String(PROGRAM.length) });
        response.write(PROGRAM.subarray(0, 5));
        setImmediate(() => response.destroy());
      },
    });
    await expect(install(machine, url)).rejects.toThrow(`buildx cannot be downloaded from ${url}/download/v0.30.1/${FILE}: ${new URL(url).host} closed the connection before its answer was complete.`);
    expect(asked.filter((path) => path.endsWith(FILE))).toHaveLength(4);
    unchanged(machine);
  });

  test("when the host is not reached, and the hint says what can be done for good", async () => {
    const machine = machineWithTools();
    const error = await install(machine, "http://127.0.0.1:1").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: "buildx cannot be downloaded from http://127.0.0.1:1/download/v0.30.1/checksums.txt: 127.0.0.1:1 does not answer." });
    expect((error as UserError).hint).toMatch(/ can use a copy of the releases: name it in buildx-url\.$/);
  });

  test("when the server refuses, and that is tried once", async () => {
    const machine = machineWithTools();
    const { url, asked } = await releases({ "/download/v0.30.1/checksums.txt": (response) => response.writeHead(403).end() });
    await expect(install(machine, url)).rejects.toThrow("checksums.txt answered 403.");
    expect(asked).toHaveLength(1);
  });
});

test("a busy server is asked again after the time that it names", async () => {
  const machine = machineWithTools();
  let left = 1;
  const { url } = await releases({
    ...RELEASE,
    "/download/v0.30.1/checksums.txt": (response) => (left-- > 0 ? response.writeHead(503, { "retry-after": "7" }).end() : response.end(RELEASE["/download/v0.30.1/checksums.txt"])),
  });
  await install(machine, url);
  expect(machine.host.sleeps).toEqual([7000]);
});

describe("buildx from its source", () => {
  test("is built by the buildx that is there, and installed", async () => {
    const machine = machineWithTools();
    writeProgram(join(machine.programs, "docker"), `echo "$*" >> ${machine.temp}/called\nfor each; do case $each in type=local,dest=*) printf built > "\${each#type=local,dest=}/buildx";; esac; done`);
    await installFromSource(machine.host, "https://github.com/docker/buildx.git#master");
    const called = readFileSync(join(machine.temp, "called"), "utf8");
    expect(called).toMatch(
      /^buildx build --target binaries --platform local --build-arg BUILDKIT_CONTEXT_KEEP_GIT_DIR=1 --output type=local,dest=\S+ https:\/\/github\.com\/docker\/buildx\.git#master\n$/,
    );
    expect(readFileSync(machine.plugin, "utf8")).toBe("built");
  });

  test("is an error where there is no buildx to build it", async () => {
    const machine = machineWithTools();
    rmSync(machine.plugin);
    await expect(installFromSource(machine.host, "https://github.com/docker/buildx.git")).rejects.toThrow("buildx cannot be built from its source");
  });

  test("shows why where it fails", async () => {
    const machine = machineWithTools();
    writeProgram(join(machine.programs, "docker"), "echo 'no such ref' >&2; exit 1");
    await expect(installFromSource(machine.host, "https://github.com/docker/buildx.git#nope")).rejects.toThrow("buildx cannot be built from https://github.com/docker/buildx.git#nope: buildx ended with 1.\nno such ref");
  });
});
