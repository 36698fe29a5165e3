import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readProxyRule } from "../../src/http/proxy.ts";
import { fakeHost } from "../fakes/host.ts";

function proxyOf(url: string, env: Record<string, string>): string | null {
  return readProxyRule(fakeHost({ env }))(new URL(url))?.origin ?? null;
}

const PROXY = { HTTPS_PROXY: "http://proxy.example:3128" };
const VIA = "http://proxy.example:3128";

test("https and http have their own proxy, in capitals or not, and the lower case wins", () => {
  expect(proxyOf("https://ghcr.io/v2/", PROXY)).toBe(VIA);
  expect(proxyOf("http://ghcr.io/v2/", PROXY)).toBe(null);
  expect(proxyOf("http://ghcr.io/v2/", { http_proxy: "http://p1:1", HTTP_PROXY: "http://p2:2" })).toBe("http://p1:1");
  expect(proxyOf("http://ghcr.io/v2/", { HTTP_PROXY: "http://p2:2" })).toBe("http://p2:2");
  expect(proxyOf("https://ghcr.io/v2/", { https_proxy: "https://p1.example" })).toBe("https://p1.example");
  expect(proxyOf("https://ghcr.io/v2/", { HTTPS_PROXY: "proxy.example:3128" })).toBe(VIA);
  expect(proxyOf("https://ghcr.io/v2/", { HTTPS_PROXY: "" })).toBe(null);
  expect(proxyOf("https://ghcr.io/v2/", { ...PROXY, NO_PROXY: "ghcr.io" })).toBe(null);
});

test.each(["https://localhost:5000/", "https://127.0.0.1/", "https://127.9.9.9/", "https://[::1]:5000/"])("%s is never asked for through a proxy", (url) => {
  expect(proxyOf(url, PROXY)).toBe(null);
});

test.each<[string, string, boolean]>([
  ["*", "https://ghcr.io/", true],
  ["ghcr.io", "https://ghcr.io/", true],
  ["GHCR.IO", "https://ghcr.io/", true],
  ["ghcr.io", "https://pkg.ghcr.io/", true],
  ["ghcr.io", "https://evilghcr.io/", false],
  [".example.com", "https://registry.example.com/", true],
  [".example.com", "https://example.com/", false],
  ["*.example.com", "https://registry.example.com/", true],
  ["registry.example.com:5000", "https://registry.example.com:5000/", true],
  ["registry.example.com:5000", "https://registry.example.com/", false],
  ["registry.example.com:443", "https://registry.example.com/", true],
  ["10.0.0.0/8", "https://10.1.2.3:5000/", true],
  ["10.0.0.0/8", "https://11.1.2.3/", false],
  ["10.0.0.0/", "https://10.1.2.3/", false],
  ["10.1.2.3", "https://10.1.2.3/", true],
  ["fd00::/8", "https://[fd00::1]/", true],
  ["[fd00::1]:5000", "https://[fd00::1]:5000/", true],
  ["a.com b.com,c.com", "https://b.com/", true],
  ["", "https://ghcr.io/", false],
])("NO_PROXY=%s with %s", (noProxy, url, isDirect) => {
  expect(proxyOf(url, { ...PROXY, no_proxy: noProxy })).toBe(isDirect ? null : VIA);
});

test("the credentials of a proxy become secrets in every form, and its origin has none", () => {
  const host = fakeHost({ env: { HTTPS_PROXY: "http://bob:p%40ssword@proxy.example:3128" } });
  const proxy = readProxyRule(host)(new URL("https://ghcr.io/"));
  expect(proxy).toEqual({ origin: VIA, authorization: "Basic Ym9iOnBAc3N3b3Jk" });
  expect(host.secrets).toEqual(["p@ssword", "p%40ssword", "Ym9iOnBAc3N3b3Jk"]);
});

test("an empty variable hides none", () => {
  expect(proxyOf("https://ghcr.io/", { https_proxy: "", ...PROXY })).toBe(VIA);
  expect(proxyOf("https://ghcr.io/", { ...PROXY, no_proxy: "", NO_PROXY: "ghcr.io" })).toBe(null);
});

test.each(["http://bob:12/hunter22@host:3128", "bob:12/hunter22@host", "http://bob:12#hunter22@host", "http://bob:12?hunter22@host", "http://bob:12\\hunter22@host", "http://bob:hun/ter22@host"])(
  "a bare slash in the password of %s is no end of the host, and nothing of it is shown",
  (value) => {
    const host = fakeHost({ env: { HTTPS_PROXY: value } });
    let thrown: unknown;
    try {
      readProxyRule(host);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: "UserError", message: "HTTPS_PROXY is not the URL of an HTTP proxy.", hint: expect.stringContaining("/ as %2F") });
    expect((thrown as Error).cause).toBe(undefined);
  },
);

test("a proxy that is none is an error that does not show its password", () => {
  expect(() => proxyOf("https://ghcr.io/", { HTTPS_PROXY: "socks5://bob:hunter22@proxy:1080" })).toThrow("HTTPS_PROXY is not the URL of an HTTP proxy.");
});

test("any NO_PROXY is a rule, any proxy a rule or a UserError", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (noProxy, proxy) => {
      try {
        proxyOf("https://10.1.2.3/", { NO_PROXY: noProxy, HTTPS_PROXY: proxy });
        proxyOf("https://ghcr.io/", { ...PROXY, NO_PROXY: noProxy });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
