import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { checkRealm } from "../../src/registry/realm.ts";

interface Case {
  readonly registry?: string;
  readonly name?: string;
  readonly trusted?: readonly string[];
  readonly sendsCredential?: boolean;
  readonly addresses?: readonly string[];
}

function check(realm: string, { registry = "https://registry.example.com", name = "registry.example.com", trusted = [], sendsCredential = true, addresses = ["93.184.216.34"] }: Case = {}) {
  return checkRealm(realm, { name, endpoint: new URL(registry) }, { trustedAuthHosts: trusted, sendsCredential, lookup: () => Promise.resolve(addresses) });
}

test.each<[string, string, Case]>([
  ["the registry's own host", "https://registry.example.com/token", {}],
  ["the registry's own domain", "https://auth.example.com/token", {}],
  ["Docker Hub's", "https://auth.docker.io/token", { registry: "https://registry-1.docker.io", name: "docker.io" }],
  ["GitLab's", "https://gitlab.com/jwt/auth", { registry: "https://registry.gitlab.com" }],
  ["DigitalOcean's", "https://api.digitalocean.com/v2/registry/auth", { registry: "https://registry.digitalocean.com" }],
  ["Scaleway's", "https://api.scaleway.com/registry-internal/v1/tokens", { registry: "https://rg.fr-par.scw.cloud", name: "rg.fr-par.scw.cloud" }],
  ["a British company's", "https://auth.acme.co.uk/token", { registry: "https://registry.acme.co.uk" }],
  ["an own private address, host and port the same", "https://10.0.0.5:5000/token", { registry: "https://10.0.0.5:5000" }],
  ["an own loopback address, plain", "http://127.0.0.1:5000/token", { registry: "http://127.0.0.1:5000" }],
  ["an own name that leads to a private network", "https://auth.example.com/token", { addresses: ["10.1.2.3"] }],
  ["another domain that is trusted by name", "https://auth.other.example/token", { trusted: ["auth.other.example"] }],
  ["an address that is trusted by name and port", "http://127.0.0.1:5001/auth", { registry: "http://127.0.0.1:5000", trusted: ["127.0.0.1:5001"] }],
  ["another domain where no credential is stored", "https://ghcr.io/token", { registry: "https://lscr.io", sendsCredential: false }],
])("case 24: %s may be asked", async (_, realm, options) => {
  expect((await check(realm, options)).href).toBe(realm);
});

test.each<[string, string, Case, string]>([
  ["21", "http://registry.example.com/token", {}, "is plain HTTP"],
  ["21", "http://auth.other.example/token", { trusted: ["auth.other.example"] }, "is plain HTTP"],
  ["21", "http://auth.example.com/token", { registry: "http://registry.example.com" }, "is plain HTTP on another host"],
  ["22", "https://169.254.169.254/latest", {}, "is an address and not a name"],
  ["22", "https://127.0.0.1/token", {}, "is an address and not a name"],
  ["22", "https://2130706433/token", {}, "is an address and not a name"],
  ["22", "https://0.0.0.0/token", {}, "is an address and not a name"],
  ["22", "https://[fd00:ec2::254]/token", {}, "is an address and not a name"],
  ["22", "https://[::ffff:169.254.169.254]/token", { sendsCredential: false }, "is an address and not a name"],
  ["22", "https://93.184.216.34/token", { sendsCredential: false }, "is an address and not a name"],
  ["22", "https://10.0.0.5:5001/token", { registry: "https://10.0.0.5:5000" }, "is an address and not a name"],
  ["22", "https://localhost/token", { sendsCredential: false, addresses: [] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["169.254.169.254"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["93.184.216.34", "127.0.0.1"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["fe80::1"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["fd00:ec2::254"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["0.0.0.0"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["::1"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["::ffff:169.254.169.254"] }, "leads to this machine"],
  ["23", "https://auth.example.com/token", { addresses: ["::"], sendsCredential: false }, "leads to this machine"],
  ["24", "https://evil.org/token", {}, "is in another domain"],
  ["24", "https://example.com.evil.org/token", {}, "is in another domain"],
  ["24", "https://evil-example.com/token", {}, "is in another domain"],
  ["24", "https://auth.other.co.uk/token", { registry: "https://registry.acme.co.uk" }, "is in another domain"],
  ["24", "https://victim.azurecr.io/token", { registry: "https://evil.azurecr.io" }, "is in another domain"],
  ["24", "https://com/token", {}, "is in another domain"],
  ["24", "https://auth.acme.cloud/token", { registry: "https://registry:5000", name: "registry:5000" }, "is in another domain"],
  ["20", "https://bob:secret@registry.example.com/token", {}, "holds a user or a fragment"],
  ["20", "https://registry.example.com/token#x", {}, "holds a user or a fragment"],
  ["20", "/token", {}, "is no URL of a web server"],
  ["20", "", {}, "is no URL of a web server"],
  ["20", "file:///etc/passwd", {}, "is no URL of a web server"],
])("case %s: the realm %s is refused", async (_, realm, options, why) => {
  await expect(check(realm, options)).rejects.toThrow(why);
});

test("a refused realm is shown without what stands in it besides the host", async () => {
  await expect(check("https://bob:hunter22@evil.org/token?x=hunter22")).rejects.toThrow(
    "registry.example.com sends its users to a token server, https://evil.org, that holds a user or a fragment. No credential was sent.",
  );
});

test("any realm is a URL or a UserError", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.webUrl(), fc.ipV4().map((ip) => `https://${ip}/`), fc.ipV6().map((ip) => `https://[${ip}]/`)), async (realm) => {
      try {
        await check(realm);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

test("a refused realm that is no URL of the web is shown by its scheme", async () => {
  await expect(check("file:///etc/passwd")).rejects.toThrow("to a token server, file://, that is no URL of a web server.");
  await expect(check("x://bob:hunter22@evil.org/token")).rejects.toThrow("to a token server, x://evil.org, that is no URL of a web server.");
});
