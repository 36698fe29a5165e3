import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { artifactName, downloadArtifact, listArtifacts, type Listing, type RunArtifact, type Upload, uploadArtifact } from "../../src/host/artifact.ts";
import { readZip } from "../../src/host/zip.ts";
import { createTransport, type Transport } from "../../src/http/transport.ts";
import { type JobIdentity, type LocalActionsService, type Refusal, startActionsService } from "../../src/local/actions-service.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";

const files = [
  { name: "report.json", content: Buffer.from('{"schemaVersion":1}') },
  { name: "logs/build.txt", content: Buffer.from("built\n".repeat(1000)) },
];

let service: LocalActionsService;
let host: FakeHost;
let transport: Transport;
beforeEach(async () => {
  service = await startActionsService();
  enterJob({ runId: "77", jobId: "5" });
});
afterEach(async () => {
  await transport.close();
  await service.close();
});

function enterJob(job: JobIdentity): void {
  host = fakeHost({ kind: "runner", env: service.env(job) });
  transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
}

function refusing(refusal: Refusal, budgetMs?: number): Promise<Upload> {
  service.refuse(refusal);
  return uploadArtifact(host, transport, "plimsoll-report-app", files, budgetMs);
}

/** Uploads to a service that gives every request this one answer. */
async function uploadTo(status: number, headers: Record<string, string>, body: string): Promise<Upload> {
  const server = createServer((_, response) => void response.writeHead(status, headers).end(body));
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { ...service.env(), ACTIONS_RESULTS_URL: url };
  try {
    return await uploadArtifact(fakeHost({ kind: "runner", env }), transport, "a", files);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("uploading", () => {
  test("makes one artifact of the run, whose zip holds the files", async () => {
    const upload = await uploadArtifact(host, transport, "plimsoll-report-app", files);
    expect(upload).toEqual({ uploaded: true, id: "1" });
    const zip = service.readArtifact(1) ?? Buffer.alloc(0);
    expect(service.listArtifacts("77")).toMatchObject([
      {
        id: 1,
        runId: "77",
        name: "plimsoll-report-app",
        sizeBytes: zip.length,
        mimeType: "application/zip",
        digest: `sha256:${createHash("sha256").update(zip).digest("hex")}`,
      },
    ]);
    expect([...readZip(zip, 1_000_000)]).toEqual(files.map(({ name, content }) => [name, content]));
    expect(service.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      "CreateArtifact 200",
      "PutBlock 201",
      "PutBlockList 201",
      "FinalizeArtifact 200",
    ]);
  });

  test("of what the run has under this name already is that", async () => {
    await uploadArtifact(host, transport, "plimsoll-report-o/app", files);
    expect(await uploadArtifact(host, transport, "plimsoll-report-o/app", files)).toEqual({ uploaded: true, id: "1" });
    expect(service.listArtifacts("77")).toHaveLength(1);
  });

  test("turns a name into one that is taken", async () => {
    expect(await uploadArtifact(host, transport, "plimsoll-report-o/app:1", files)).toEqual({ uploaded: true, id: "1" });
    expect(service.listArtifacts("77").map(({ name }) => name)).toEqual(["plimsoll-report-o-app-1"]);
  });

  test("hides the signature that it uploads with", async () => {
    await uploadArtifact(host, transport, "a", files);
    expect(host.secrets).toHaveLength(1);
    expect(host.secrets[0]).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  test("tries again after a server's error, and waits as long as it is told", async () => {
    expect(await refusing({ as: "unavailable", times: 1 })).toEqual({ uploaded: true, id: "1" });
    expect(await uploadArtifact(host, transport, "other", files)).toEqual({ uploaded: true, id: "2" });
    expect(host.sleeps).toHaveLength(1);
  });

  test("the same name in another run is another artifact", async () => {
    await uploadArtifact(host, transport, "a", files);
    await transport.close();
    enterJob({ runId: "78" });
    expect(await uploadArtifact(host, transport, "a", files)).toEqual({ uploaded: true, id: "2" });
  });
});

describe("what stands in the way is said, and nothing is thrown", () => {
  test("a second artifact of the same name, with other files", async () => {
    await uploadArtifact(host, transport, "plimsoll-report-app", files);
    for (const others of [[], files.slice(1), [...files, { name: "more", content: Buffer.from("x") }], files.map(({ name }) => ({ name, content: Buffer.from("other") }))]) {
      expect(await uploadArtifact(host, transport, "plimsoll-report-app", others)).toEqual({
        uploaded: false,
        why: "this run has an artifact named plimsoll-report-app already, from another job or an earlier attempt",
        isNameTaken: true,
      });
    }
  });

  test.each<[string, Record<string, string>]>([
    ["no address", { ACTIONS_RUNTIME_TOKEN: "x" }],
    ["no token", { ACTIONS_RESULTS_URL: "http://127.0.0.1:1/" }],
  ])("a runner without the service: %s", async (_, env) => {
    expect(await uploadArtifact(fakeHost({ kind: "runner", env }), transport, "a", files)).toEqual({
      uploaded: false,
      why: "this runner has no artifact service",
    });
  });

  test.each(["not a token", "e30.e30.", "e30.bnVsbA.", `e30.${Buffer.from('{"scp":"Actions.Results:1"}').toString("base64url")}.`])(
    "a token that names no run: %s",
    async (token) => {
      const env = { ACTIONS_RESULTS_URL: service.url, ACTIONS_RUNTIME_TOKEN: token };
      expect(await uploadArtifact(fakeHost({ kind: "runner", env }), transport, "a", files)).toEqual({
        uploaded: false,
        why: "the job's token is not for an artifact service of this kind",
      });
      expect(service.requests).toEqual([]);
    },
  );

  test.each<[Refusal["as"], string]>([
    ["unavailable", "CreateArtifact was answered with 503: the service is unavailable"],
    ["html", "CreateArtifact was answered with 503"],
    ["quota", "CreateArtifact was answered with 403: insufficient usage to create a cache entry"],
    ["too-many-requests", "CreateArtifact was answered with 429: rate limit exceeded"],
  ])("%s", async (as, why) => {
    expect(await refusing({ as })).toEqual({ uploaded: false, why });
  });

  test("an upload that the store refuses", async () => {
    const upload = await refusing({ as: "quota", operation: "PutBlock" });
    expect(upload).toEqual({ uploaded: false, why: "The upload was answered with 403: InsufficientAccountPermissions" });
    expect(service.listArtifacts("77")).toEqual([]);
  });

  test("an expired token", async () => {
    await transport.close();
    enterJob({ tokenSeconds: -1 });
    expect(await uploadArtifact(host, transport, "a", files)).toEqual({
      uploaded: false,
      why: "CreateArtifact was answered with 401: the token is missing, expired or not valid",
    });
  });

  test.each(["CreateArtifact", "PutBlock", "PutBlockList", "FinalizeArtifact"])("%s that is never answered", async (operation) => {
    expect(await refusing({ as: "hang", operation }, 300)).toEqual({
      uploaded: false,
      why: "the artifact service did not answer within 0.3 seconds",
    });
  });

  test.each<[string, number, Record<string, string>, string, string]>([
    ["no JSON", 200, {}, "<html>", "CreateArtifact was answered with 200"],
    ["JSON that is no object", 200, {}, "null", "CreateArtifact was answered with 200"],
    ["ok: false", 200, {}, '{"ok":false}', "CreateArtifact was answered with 200"],
    ["no address to upload to", 200, {}, '{"ok":true}', "the artifact service's answer lacks signed_upload_url"],
    ["an address that is none", 200, {}, '{"ok":true,"signed_upload_url":"x"}', "Invalid URL"],
    ["a message that would start a command", 400, {}, '{"msg":"no\\n::error::x"}', "CreateArtifact was answered with 400: no ::error::x"],
  ])("an answer with %s", async (_, status, headers, body, why) => {
    expect(await uploadTo(status, headers, body)).toEqual({ uploaded: false, why });
  });

  test.each<[string, number, Record<string, string>, string]>([
    ["a redirect", 302, { location: "http://127.0.0.1:1/" }, ""],
    ["more than it should", 200, {}, "x".repeat(100_000)],
  ])("%s, which the transport refuses", async (_, status, headers, body) => {
    expect(await uploadTo(status, headers, body)).toMatchObject({ uploaded: false });
  });

  test("a service that is not there", async () => {
    await service.close();
    const upload = await uploadArtifact(host, transport, "a", files);
    expect(upload).toEqual({ uploaded: false, why: expect.stringContaining("127.0.0.1") as string });
    service = await startActionsService();
  });
});

/** A service that gives each method its answer, and each download its body. */
async function startScripted(answers: Readonly<Record<string, unknown>>, body: Uint8Array | string = ""): Promise<FakeHost> {
  const server = createServer((request, response) => {
    const method = (request.url ?? "").split("/").at(-1)?.split("?")[0] ?? "";
    const answer = answers[method];
    response.writeHead(200, { "content-type": "application/json" }).end(answer === undefined ? body : JSON.stringify(answer));
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return fakeHost({ kind: "runner", env: { ...service.env({ runId: "77" }), ACTIONS_RESULTS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` } });
}

function listed(listing: Listing): readonly RunArtifact[] {
  if (!listing.listed) throw new Error(listing.why);
  return listing.artifacts;
}

describe("listing and downloading", () => {
  test("gives what each job of this run uploaded, and nothing of another run", async () => {
    await uploadArtifact(host, transport, "plimsoll-record-app-linux-amd64", files);
    await transport.close();
    enterJob({ runId: "78", jobId: "1" });
    await uploadArtifact(host, transport, "other", files);
    await transport.close();
    enterJob({ runId: "77", jobId: "6" });
    const artifacts = listed(await listArtifacts(host, transport));
    expect(artifacts).toEqual([{ id: "1", name: "plimsoll-record-app-linux-amd64", digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string, backendIds: { runId: "77", jobId: "5" } }]);
    const downloaded = await downloadArtifact(host, transport, artifacts[0]!, 1_000_000);
    expect([...downloaded].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual(files.map(({ name, content }) => [name, content.toString()]));
    expect(host.secrets).toEqual([expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/)]);
  });

  test("of several with one name, as an earlier attempt leaves them, the newest", async () => {
    const entry = (id: string) => ({ database_id: id, name: "a", size: "1" });
    const scripted = await startScripted({ ListArtifacts: { artifacts: [entry("9"), entry("10"), entry("2")] } });
    expect(listed(await listArtifacts(scripted, transport)).map(({ id }) => id)).toEqual(["10"]);
  });

  test("a runner without the service is a why", async () => {
    expect(await listArtifacts(fakeHost({ kind: "runner", env: {} }), transport)).toEqual({ listed: false, why: "this runner has no artifact service" });
  });

  test.each<[Refusal["as"], string]>([
    ["unavailable", "ListArtifacts was answered with 503: the service is unavailable"],
    ["html", "ListArtifacts was answered with 503"],
    ["hang", "the artifact service did not answer within 0.3 seconds"],
  ])("a service that refuses is an error: %s", async (as, why) => {
    service.refuse({ as });
    await expect(listArtifacts(host, transport, 300)).rejects.toThrow(`The artifacts of this run cannot be listed: ${why}.`);
  });

  test("an artifact of more than is read, packed or unpacked, is refused", async () => {
    await uploadArtifact(host, transport, "a", [{ name: "zeros", content: Buffer.alloc(1_000_000) }]);
    const [artifact] = listed(await listArtifacts(host, transport));
    await expect(downloadArtifact(host, transport, artifact!, 900_000)).rejects.toThrow("The zip unpacks to 1000000 bytes; 900000 are the most that is read.");
    await expect(downloadArtifact(host, transport, artifact!, 100)).rejects.toThrow("The artifact a cannot be downloaded: ");
  });

  test("one that is not what was uploaded is refused", async () => {
    const store = await startScripted({}, "other");
    const url = store.env["ACTIONS_RESULTS_URL"] ?? "";
    const own = await startScripted({ GetSignedArtifactURL: { signedUrl: `${url}blob?sig=abcdefghijklmnop` } });
    const artifact = { id: "1", name: "a", digest: `sha256:${"0".repeat(64)}`, backendIds: { runId: "77", jobId: "5" } };
    await expect(downloadArtifact(own, transport, artifact, 1000)).rejects.toThrow("The artifact a is not what was uploaded: its digest is sha256:");
    expect(own.secrets).toEqual(["abcdefghijklmnop"]);
    await expect(downloadArtifact(own, transport, { ...artifact, digest: null }, 1000)).rejects.toThrow("The zip is not one");
  });

  test.each<[string, unknown]>([
    ["no id", { artifacts: [{ name: "a" }] }],
    ["no name", { artifacts: [{ database_id: "1" }] }],
    ["what is no object", { artifacts: [null] }],
  ])("an answer with %s", async (_, answer) => {
    await expect(listArtifacts(await startScripted({ ListArtifacts: answer }), transport)).rejects.toThrow("the artifact service's answer lacks");
  });
});

test("a name keeps what an artifact's name may have", () => {
  expect(artifactName("plimsoll-report-app")).toBe("plimsoll-report-app");
  expect(artifactName(`a"b:c<d>e|f*g?h\ri\nj\\k/l`)).toBe("a-b-c-d-e-f-g-h-i-j-k-l");
  expect(artifactName("größe 1.2_x")).toBe("größe 1.2_x");
  expect(artifactName("")).toBe("-");
});
