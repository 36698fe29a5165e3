import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { ImageNotFound } from "../../src/image/image.ts";
import { saveFromContainerd } from "../fakes/docker-archive.ts";
import { startEngine, type FakeEngine } from "../fakes/engine.ts";
import { jsonOf, storedImage } from "../fakes/oci-layout.ts";
import { contentsOf, folderOf, open, temporaryFolder } from "./opening.ts";

const image = storedImage();
const save = saveFromContainerd([{ image, tags: ["app:latest"] }]);

describe("the engine is found", () => {
  test("by DOCKER_HOST, over TCP too", async () => {
    const server = createServer((_request, response) => response.end(save));
    await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
    onTestFinished(() => void server.close());
    const env = { DOCKER_HOST: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` };
    expect((await open("docker-daemon:app", { env })).digest).toBe(image.descriptor.digest);
  });

  test.each([
    ["that the configuration names", { currentContext: "desktop" }, {}],
    ["that DOCKER_CONTEXT names", {}, { DOCKER_CONTEXT: "desktop" }],
  ])("by the context %s", async (_, config, env) => {
    const engine = await started({ "app:latest": save });
    const id = createHash("sha256").update("desktop").digest("hex");
    const meta = jsonOf({ Name: "desktop", Endpoints: { docker: { Host: engine.address } } });
    const folder = await folderOf(new Map([["config.json", jsonOf(config)], [`contexts/meta/${id}/meta.json`, meta]]));
    await open("docker-daemon:app", { env: { ...env, DOCKER_CONFIG: folder } });
    expect(engine.requests).toEqual(["/images/app:latest/get"]);
  });

  test.each(["config.json", `contexts/meta/${createHash("sha256").update("desktop").digest("hex")}/meta.json`])(
    "and nothing of what is in a broken %s is told",
    async (path) => {
      const broken = Buffer.from('{"auths":{"ghcr.io":{"auth":"Ym9i"hunter22"}}}');
      const folder = await folderOf(new Map([["config.json", jsonOf({ currentContext: "desktop" })], [path, broken]]));
      const thrown: unknown = await open("docker-daemon:app", { env: { DOCKER_CONFIG: folder } }).catch((error: unknown) => error);
      expect(thrown).toMatchObject({ name: "UserError", message: expect.stringMatching(/json is not valid JSON\.$/) });
      expect(everythingSaid(thrown)).not.toMatch(/Ym9i|hunter|ghcr/);
    },
  );

  test("or the reader is told how to do without it", async () => {
    const nowhere = open("docker-daemon:app", { env: { DOCKER_HOST: `unix://${await temporaryFolder()}/docker.sock` } });
    await expect(nowhere).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("cannot be reached"),
      hint: expect.stringContaining("docker-archive:FILE"),
    });
    await expect(open("docker-daemon:app", { env: { DOCKER_HOST: "ssh://user@host" } })).rejects.toMatchObject({
      message: expect.stringContaining('"ssh://host" cannot be read from'),
      hint: expect.stringContaining("docker save"),
    });
    await expect(open("docker-daemon:app", { env: { DOCKER_HOST: "unix://" } })).rejects.toThrow("cannot be read from");
    const folder = await folderOf(new Map([["config.json", jsonOf({ currentContext: "gone" })]]));
    await expect(open("docker-daemon:app", { env: { DOCKER_CONFIG: folder } })).rejects.toMatchObject({
      message: 'The Docker context "gone" names no engine.',
    });
  });
});

describe("the engine's answer", () => {
  test("is asked for by the name as it was given, with its tag", async () => {
    const engine = await started({ "localhost:5000/o/app:1": save });
    await open("docker-daemon:localhost:5000/o/app:1", envOf(engine));
    expect(engine.requests).toEqual(["/images/localhost:5000/o/app:1/get"]);
  });

  test("that it has no such image is one that is not found", async () => {
    const opening = open("docker-daemon:none", envOf(await started({})));
    await expect(opening).rejects.toThrow("The engine has no such image: docker-daemon:none (No such image: none:latest).");
    await expect(opening).rejects.toBeInstanceOf(ImageNotFound);
  });

  test("that it failed is shown, on one line", async () => {
    const engine = await started({
      "app:latest": (response) => void response.writeHead(500).end(JSON.stringify({ message: "content digest sha256:1: not found\n\u001b[31m" })),
    });
    await expect(open("docker-daemon:app", envOf(engine))).rejects.toMatchObject({
      name: "UserError",
      message: "The engine does not give docker-daemon:app (500: content digest sha256:1: not found \\u{1B}[31m).",
    });
  });

  test("that breaks off is the reader's to look into, and no image", async () => {
    const engine = await started({
      "app:latest": (response) => {
        response.writeHead(200);
        response.write(save.subarray(0, 1000), () => response.destroy());
      },
    });
    await expect(open("docker-daemon:app", envOf(engine))).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("broke off in the middle"),
    });
  });

  test("that is another one the second time is refused", async () => {
    let count = 0;
    const other = saveFromContainerd([{ image: storedImage({ layers: [[{ name: "other" }]] }), tags: ["app:latest"] }]);
    const engine = await started({ "app:latest": (response) => void response.end((count += 1) === 1 ? save : other) });
    const { platforms } = await open("docker-daemon:app", envOf(engine));
    await expect(Promise.all(platforms.map((platform) => contentsOf(platform)))).rejects.toThrow("changed while it was read.");
  });
});

async function started(saves: Parameters<typeof startEngine>[1]): Promise<FakeEngine> {
  const engine = await startEngine(await temporaryFolder(), saves);
  onTestFinished(() => engine.close());
  return engine;
}

function envOf(engine: FakeEngine) {
  return { env: { DOCKER_HOST: engine.address } };
}

/** The message, the stack and the fields of an error and of whatever caused it. */
function everythingSaid(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause === undefined ? "" : everythingSaid(error.cause)}`;
}
