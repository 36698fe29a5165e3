import { expect, onTestFinished, test } from "vitest";
import { createTransport, type Reach } from "../../src/http/transport.ts";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import type { Credential } from "../../src/registry/credentials.ts";
import { proveCredential } from "../../src/registry/handshake.ts";
import { explainDenial, explainRefusal } from "../../src/registry/login-refusal.ts";
import { RegistryError } from "../../src/registry/errors.ts";
import { makeCertificates } from "../fakes/certificates.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";
import { startProxy } from "../fakes/proxy.ts";
import type { Fault, FaultyRegistry } from "../fakes/registry.ts";
import { BEARER, listenForLeaks, start } from "./world.ts";

const BASIC = { kind: "basic", username: "bob", password: "hunter22" } as const;
const BOB: Credential = { kind: "password", username: "bob", password: "hunter22" };
const V2 = /GET \/v2\/$/;
const TOKEN = /(GET|POST) \/token/;
const UPLOAD = /POST .*\/uploads\//;

async function startGuarded(options: LocalRegistryOptions = { access: BEARER }, ...faults: Fault[]): Promise<FaultyRegistry> {
  const registry = await start(options);
  registry.faults.push(...faults);
  return registry;
}

interface Asked {
  readonly credential?: Credential;
  readonly scope?: string | null;
  readonly reach?: Partial<Reach>;
  readonly host?: FakeHost;
  readonly addresses?: readonly string[];
  readonly patience?: { readonly deadlineMs: number; readonly answerMs: number };
}

async function prove(registry: Pick<FaultyRegistry, "host">, asked: Asked = {}) {
  const host = asked.host ?? fakeHost();
  const reach: Reach = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [], ...asked.reach };
  const transport = createTransport(host, reach, { connectMs: 5_000, readMs: asked.patience === undefined ? 2_000 : 60_000 });
  onTestFinished(() => transport.close());
  return await proveCredential(host, transport, reach, registry.host, asked.credential ?? BOB, asked.scope ?? null, () => Promise.resolve(asked.addresses ?? ["93.184.216.34"]), asked.patience);
}

function lines(registry: FaultyRegistry): string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${path.split("?", 1)[0]} ${status}`);
}

function challenge(header: string | null): Fault["answer"] {
  return { kind: "other", status: 401, headers: header === null ? {} : { "www-authenticate": header } };
}

test("a password is proved by a token without any scope, and hidden before it is sent", async () => {
  const registry = await startGuarded();
  const host = fakeHost();
  expect(await prove(registry, { host })).toEqual({ verified: true, identityToken: null });
  expect(lines(registry)).toEqual(["GET /v2/ 401", "GET /token 200", "GET /v2/ 200"]);
  expect(registry.requests[1]?.path).toBe(`/token?service=${encodeURIComponent(registry.host)}`);
  expect(registry.requests.map(({ headers }) => headers.authorization?.split(" ")[0])).toEqual([undefined, "Basic", "Bearer"]);
  expect(host.secrets.slice(0, 2)).toEqual(["hunter22", "Ym9iOmh1bnRlcjIy"]);
});

test("case 19: a 401 that does not say how to log in is an error, and no credential is sent", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: V2, answer: challenge(null) });
  await expect(prove(registry)).rejects.toThrow(`${registry.host} asks for a login, but does not say how.`);
  expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test.each([
  ["Negotiate first, then Basic", 'Negotiate, Basic realm="x"', "Basic"],
  ["Basic, lower case", 'basic realm="x"', "Basic"],
  ["a Bearer without a realm before Basic", 'Bearer service="x", Basic realm="x"', "Basic"],
])("case 20: of several ways in, %s, one that is understood is taken", async (_, header, scheme) => {
  const registry = await startGuarded({ access: BASIC }, { on: V2, answer: challenge(header) });
  await prove(registry);
  expect(registry.requests.at(-1)?.headers.authorization?.split(" ")[0]).toBe(scheme);
});

test("cases 21 to 24: a token server that may not have the password does not get it", async () => {
  const leaks = await listenForLeaks();
  for (const [realm, message] of [
    [`http://${leaks.host}/token`, "plain HTTP on another host"],
    ["https://169.254.169.254/token", "is an address and not a name"],
    ["https://[fd00:ec2::254]/token", "is an address and not a name"],
    ["https://auth.evil.example/token", "is in another domain"],
    ["https://bob@auth.example/token", "holds a user or a fragment"],
  ] as const) {
    const registry = await startGuarded({ access: BEARER }, { on: V2, answer: challenge(`Bearer realm="${realm}"`) });
    await expect(prove(registry)).rejects.toThrow(message);
    expect(registry.requests.length).toBe(1);
  }
  const { ca, ...tls } = makeCertificates(["registry.example"]);
  const registry = await startGuarded({ access: BEARER, tls }, { on: V2, times: 9, answer: challenge('Bearer realm="https://auth.registry.example/token"') });
  const proxy = await startProxy({ targetPort: Number(new URL(registry.url).port) });
  onTestFinished(() => proxy.close());
  const host = fakeHost({ env: { HTTPS_PROXY: `http://${proxy.host}` } });
  host.files.read = () => Promise.resolve(Buffer.from(ca));
  const reach = { registryCa: new Map([["registry.example", "ca.pem"]]) };
  await expect(prove({ host: "registry.example" }, { host, reach, addresses: ["169.254.169.254"] })).rejects.toThrow("leads to this machine or its network");
  expect(leaks.seen).toEqual([]);
});

test("case 25: a token server that redirects gets nothing sent on", async () => {
  const leaks = await listenForLeaks();
  const registry = await startGuarded({ access: BEARER }, { on: TOKEN, answer: { kind: "other", status: 302, headers: { location: `http://${leaks.host}/` } } });
  await expect(prove(registry)).rejects.toThrow("redirects where no redirect is allowed");
  expect(leaks.seen).toEqual([]);
});

test.each([["{}"], ["<html>log in</html>"], ['{"token":""}'], ['{"token":"a\\r\\nb"}']])("case 26: the token answer %s is an error", async (body) => {
  const registry = await startGuarded({ access: BEARER }, { on: TOKEN, answer: { kind: "other", status: 200, body } });
  await expect(prove(registry)).rejects.toThrow("answered without a token");
});

test("case 27: a refused password is told with the registry's own words and without the credential, and asked about once", async () => {
  for (const access of [BASIC, BEARER]) {
    const registry = await startGuarded({ access });
    const thrown: unknown = await prove(registry, { credential: { kind: "password", username: "robert", password: "outdated" } }).catch((error: unknown) => error);
    expect(String(thrown)).toContain(`${registry.host} refused the login. ${registry.host} answered 401 (UNAUTHORIZED: `);
    expect(String(thrown)).not.toMatch(/outdated|robert|cm9iZXJ0/);
    expect(registry.requests.length).toBe(2);
  }
});

test("case 30: a registry with nothing but Basic gets the password, and an identity token is no password", async () => {
  const registry = await startGuarded({ access: BASIC });
  expect(await prove(registry)).toEqual({ verified: true, identityToken: null });
  expect(lines(registry)).toEqual(["GET /v2/ 401", "GET /v2/ 200"]);
  await expect(prove(registry, { credential: { kind: "identity-token", token: "identity-1" } })).rejects.toThrow("takes a username and a password, no identity token");
});

test("an identity token is proved by OAuth2, and hidden in the forms that files hold it in", async () => {
  const registry = await startGuarded({ access: { ...BEARER, identityToken: "identity-1" } });
  const host = fakeHost();
  expect(await prove(registry, { host, credential: { kind: "identity-token", token: "identity-1" } })).toMatchObject({ verified: true });
  expect(registry.requests[1]?.body.toString()).toBe(`grant_type=refresh_token&client_id=plimsoll&service=${encodeURIComponent(registry.host)}&refresh_token=identity-1`);
  expect(host.secrets).toEqual(expect.arrayContaining(["identity-1", Buffer.from("<token>:identity-1").toString("base64")]));
});

test("case 31: a registry that asks for no login proves nothing, and says so", async () => {
  const registry = await startGuarded({ access: { kind: "open" } });
  expect(await prove(registry)).toEqual({ verified: false, why: `${registry.host} did not ask for a login, so the username and the password were not checked.` });
  expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test("case 31: one that guards only what is below /v2/ proves it there", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: V2, answer: { kind: "other", status: 200, body: "{}" } });
  expect(await prove(registry, { scope: "repository:o/app:pull,push" })).toMatchObject({ verified: true });
  expect(lines(registry).slice(0, 4)).toEqual(["GET /v2/ 200", "POST /v2/o/app/blobs/uploads/ 401", "GET /token 200", "POST /v2/o/app/blobs/uploads/ 202"]);
});

test("case 32: a refresh token that was not asked for is hidden, and given to the caller alone", async () => {
  const registry = await startGuarded({ access: BEARER });
  registry.faults.push({ on: TOKEN, answer: { kind: "other", status: 200, body: '{"token":"t-1","refresh_token":"refresh-1"}' } }, { on: /GET \/v2\/$/, times: 1, answer: challenge(`Bearer realm="${registry.url}/token"`) }, { on: /GET \/v2\/$/, answer: { kind: "other", status: 200 } });
  const host = fakeHost();
  expect(await prove(registry, { host })).toEqual({ verified: true, identityToken: "refresh-1" });
  expect(registry.requests[1]?.path).not.toContain("offline_token");
  expect(host.secrets).toContain("refresh-1");
});

test("the right to push is proved by an upload that is begun and given up", async () => {
  const registry = await startGuarded();
  await prove(registry, { scope: "repository:o/app:pull,push" });
  expect(lines(registry).map((line) => line.replace(/[0-9a-f]{32}/, "ID").replace(/ \d+$/, ""))).toEqual([
    "GET /v2/",
    "GET /token",
    "GET /v2/",
    "GET /token",
    "POST /v2/o/app/blobs/uploads/",
    "DELETE /v2/o/app/blobs/uploads/ID",
  ]);
  expect(registry.requests[3]?.path).toContain("scope=repository%3Ao%2Fapp%3Apull%2Cpush");
});

test("a login that may not push is told apart from one that is wrong, by the token server's no and by the registry's", async () => {
  for (const fault of [
    { on: /GET \/token\?.*scope=/, answer: { kind: "other", status: 403, body: '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}' } },
    { on: UPLOAD, answer: { kind: "other", status: 403, body: '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}' } },
    { on: UPLOAD, answer: { kind: "other", status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN","message":"The repository does not exist"}]}' } },
  ] satisfies Fault[]) {
    const registry = await startGuarded({ access: BEARER }, fault);
    await expect(prove(registry, { scope: "repository:o/app:pull,push" })).rejects.toThrow(`The login to ${registry.host} is right, but may not push to ${registry.host}/o/app.`);
  }
});

test("what begins an upload elsewhere gets no credential to end it", async () => {
  const leaks = await listenForLeaks();
  const registry = await startGuarded({ access: BEARER }, { on: UPLOAD, answer: { kind: "other", status: 202, headers: { location: `http://${leaks.host}/upload` } } });
  await prove(registry, { scope: "repository:o/app:pull,push" });
  expect(leaks.seen).toEqual([]);
});

test("on ghcr.io the usual causes are named", () => {
  const answer = { kind: "denied", status: 403, code: "DENIED", retryAfter: null } as const;
  const denial = explainDenial(new RegistryError("ghcr.io answered 403.", "", answer), "ghcr.io", "acme/api") as { hint: string };
  expect(denial.hint).toContain("`permissions: packages: write`");
  expect(denial.hint).toContain('"Manage Actions access"');
  const refusal = explainRefusal(new RegistryError("ghcr.io answered 401.", "", { ...answer, status: 401 }), "ghcr.io", { kind: "password", username: "x", password: " y" }) as { hint: string };
  expect(refusal.hint).toContain("write:packages");
  expect(refusal.hint).toContain("The password begins or ends with white space.");
});

test("a Harbor robot whose dollar sign a shell took away is told of it", () => {
  const answer = { kind: "unauthorized", status: 401, code: null, retryAfter: null } as const;
  const explain = (username: string) => (explainRefusal(new RegistryError("no", "", answer), "harbor.test", { kind: "password", username, password: "secret-1" }) as { hint: string }).hint;
  expect(explain("robot+push")).toContain("a shell has taken a part of its name away, `robot$PROJECT+NAME`");
  expect(explain("robot$acme+push")).toContain("enabled and has not expired");
  expect(explain("robotics")).toBe("Check the username and the password, and that a token is neither expired nor revoked.");
});

test("case 33: a 429 is waited out as long as it asks, and a minute at most", async () => {
  for (const [retryAfter, waitMs] of [
    ["2", 2_000],
    ["86400", 60_000],
  ] as const) {
    const registry = await startGuarded({ access: BEARER }, { on: TOKEN, answer: { kind: "other", status: 429, headers: { "retry-after": retryAfter } } });
    const host = fakeHost();
    await prove(registry, { host });
    expect(host.sleeps).toEqual([waitMs]);
  }
});

test("case 34: a 503 once is tried again, for ever it is given up after five attempts", async () => {
  const once = await startGuarded({ access: BEARER }, { on: V2, answer: { kind: "other", status: 503 } });
  expect(await prove(once)).toMatchObject({ verified: true });
  const forever = await startGuarded({ access: BEARER }, { on: V2, times: 99, answer: { kind: "other", status: 503 } });
  await expect(prove(forever)).rejects.toMatchObject({ status: 503 });
  expect(forever.requests.length).toBe(5);
});

test("a 403 before any credential was asked for is not tried again either", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: V2, times: 9, answer: { kind: "other", status: 403, body: '{"errors":[{"code":"DENIED"}]}' } });
  await expect(prove(registry)).rejects.toMatchObject({ status: 403 });
  expect(registry.requests.length).toBe(1);
});

test("case 35: a connection that is reset is tried again", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: TOKEN, answer: { kind: "reset" } });
  expect(await prove(registry)).toMatchObject({ verified: true });
});

test("case 35: a registry that takes the question and says nothing is asked again, after a login's own time for an answer", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: V2, answer: { kind: "hang" } });
  expect(await prove(registry, { patience: { deadlineMs: 20_000, answerMs: 50 } })).toMatchObject({ verified: true });
  expect(lines(registry).length).toBe(4);
});

test("a login ends at its own deadline, whatever could still be waited for", async () => {
  const registry = await startGuarded({ access: BEARER }, { on: TOKEN, times: 99, answer: { kind: "hang" } });
  await expect(prove(registry, { patience: { deadlineMs: 400, answerMs: 60_000 } })).rejects.toThrow(`${registry.host} did not answer the login within 400 ms.`);
});

test("a web page where a registry should be is named as one", async () => {
  const registry = await startGuarded({ access: { kind: "open" } }, { on: V2, answer: { kind: "other", status: 404, headers: { "content-type": "text/html" }, body: "<html></html>" } });
  await expect(prove(registry)).rejects.toMatchObject({ hint: `Check the host name: what answers at ${registry.host} is not a registry.` });
});
