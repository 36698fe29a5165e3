import { expect, test } from "vitest";
import { parseRegistry } from "../../src/login/registry-name.ts";

test.each([
  ["", "docker.io"],
  ["docker.io", "docker.io"],
  ["index.docker.io", "docker.io"],
  ["https://index.docker.io/v1/", "docker.io"],
  ["https://docker.io/", "docker.io"],
  ["registry-1.docker.io", "registry-1.docker.io"],
  ["https://ghcr.io/", "ghcr.io"],
  ["http://registry.test:5000", "registry.test:5000"],
  ["HOST:5000", "host:5000"],
  ["GHCR.io", "ghcr.io"],
  [" ghcr.io ", "ghcr.io"],
  ["localhost", "localhost"],
  ["[::1]:5000", "[::1]:5000"],
  ["xn--mnchen-3ya.de", "xn--mnchen-3ya.de"],
])("case 6: the registry %j is %s", (text, registry) => {
  expect(parseRegistry(text)).toBe(registry);
});

test.each([
  ["ghcr.io/owner", '"ghcr.io/owner" is not a registry: it holds a path, and a login is to a whole registry.', 'Write ghcr.io; what is beneath it is "scope".'],
  ["https://ghcr.io/v2/", '"https://ghcr.io/v2/" is not a registry: it holds a path, and a login is to a whole registry.', 'Write ghcr.io; what is beneath it is "scope".'],
  ["host.", '"host." is not a registry: it ends with a dot, which no image name can.', "Write host."],
  ["münchen.de", '"münchen.de" is not a registry: Docker takes ASCII names only.', "Write xn--mnchen-3ya.de."],
  ["host:99999", '"host:99999" is not a registry: "99999" is not a port.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["host:0", '"host:0" is not a registry: "0" is not a port.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["host:", '"host:" is not a registry: "" is not a port.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["gcr?com", '"gcr?com" is not a registry: it holds a query.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["white space", '"white space" is not a registry: it holds white space.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["ftp://host", '"ftp://host" is not a registry: it is a URL of another kind.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["-host", '"-host" is not a registry: its host name is not well-formed.', "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000."],
  ["..", '".." is not a registry: it ends with a dot, which no image name can.', "Write ."],
])("case 6: the registry %j is refused, with the cure", (text, message, hint) => {
  expect(() => parseRegistry(text)).toThrow(expect.objectContaining({ message, hint }) as Error);
});

test("case 6: a registry with a user and a password in it is refused without being shown", () => {
  for (const text of ["user@host", "https://bob:hunter22@ghcr.io/"]) {
    expect(() => parseRegistry(text)).toThrow(expect.objectContaining({ message: "a registry has no user in its name." }) as Error);
  }
});
