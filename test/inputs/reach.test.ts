import { expect, test } from "vitest";
import { parseReach, reachInputs } from "../../src/inputs/reach.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { declare } from "../../src/inputs/spec.ts";
import { fakeHost } from "../fakes/host.ts";

const declaration = declare({ name: "inspect", title: "", summary: "", isAction: false, positionals: [], inputs: reachInputs, outputs: {} });

test("hosts, certificates and trusted realms are parsed once", () => {
  const inputs = readInputs(
    declaration,
    fakeHost({
      inputs: {
        "insecure-registries": "Registry.test:5000, 10.0.0.7, 10.0.0.0/8, FD00::/8",
        "registry-ca": "registry.test:5000=certs/a=b.pem\n[::1]:5000 = /etc/ca.pem",
        "trusted-auth-hosts": "auth.example.com",
      },
    }),
  );
  expect(parseReach(inputs)).toEqual({
    insecureRegistries: ["registry.test:5000", "10.0.0.7", "10.0.0.0/8", "fd00::/8"],
    registryCa: new Map([
      ["registry.test:5000", "certs/a=b.pem"],
      ["[::1]:5000", "/etc/ca.pem"],
    ]),
    trustedAuthHosts: ["auth.example.com"],
  });
});

test("what is no host is refused, all of it at once", () => {
  const host = fakeHost({ inputs: { "insecure-registries": "http://a.test,b.test/x", "registry-ca": "a.test\na b=c.pem", "trusted-auth-hosts": "u@c.test" } });
  expect(() => readInputs(declaration, host)).toThrow(
    [
      "5 inputs are wrong:",
      '- --insecure-registries: "http://a.test" is not a host; write HOST or HOST:PORT, without a scheme or a path.',
      '- --insecure-registries: "b.test/x" is not a host; write HOST or HOST:PORT, without a scheme or a path.',
      '- --registry-ca: "a.test" is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.',
      '- --registry-ca: "a b" is not a host; write HOST or HOST:PORT, without a scheme or a path.',
      '- --trusted-auth-hosts: "u@c.test" is not a host; write HOST or HOST:PORT, without a scheme or a path.',
    ].join("\n"),
  );
});

test.each(["10.0.0.0/33", "10.0.0.0/", "a.test/8", "10.0.0.0/8/8", "fd00::/129", "[fd00::]/8"])("%s is no subnet", (subnet) => {
  const host = fakeHost({ inputs: { "insecure-registries": subnet } });
  expect(() => readInputs(declaration, host)).toThrow(`"${subnet}" is not a host`);
});
