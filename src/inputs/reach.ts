import { isSubnet } from "../http/address.ts";
import type { Reach } from "../http/transport.ts";
import type { Inputs, InputSpec } from "./spec.ts";

const group = "How registries are reached";

/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
export const reachInputs = {
  "insecure-registries": {
    type: "list",
    group,
    description:
      "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
    example: "registry.test:5000",
    check: (hosts) => hosts.flatMap((host) => (isSubnet(host) ? [] : checkHost(host))),
  },
  "registry-ca": {
    type: "lines",
    group,
    description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
    example: "registry.test:5000=certs/ca.pem",
    check: (lines) => lines.flatMap(checkRegistryCa),
  },
  "trusted-auth-hosts": {
    type: "list",
    group,
    description: "Hosts of token servers that may get a registry's credential although they are on another domain than the registry.",
    example: "auth.example.com",
    check: (hosts) => hosts.flatMap(checkHost),
  },
} as const satisfies Record<string, InputSpec>;

type ReachInputs = Inputs<{ name: ""; title: ""; summary: ""; outputs: Record<never, never>; positionals: []; isAction: false; inputs: typeof reachInputs }>;

/** What the reach inputs say, for `createTransport`. */
export function parseReach(inputs: ReachInputs): Reach {
  return {
    insecureRegistries: inputs["insecure-registries"].map((host) => host.toLowerCase()),
    registryCa: new Map(inputs["registry-ca"].map(splitRegistryCa)),
    trustedAuthHosts: inputs["trusted-auth-hosts"].map((host) => host.toLowerCase()),
  };
}

function splitRegistryCa(line: string): [host: string, file: string] {
  const equals = line.indexOf("=");
  return [line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim()];
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;

function checkHost(value: string): string[] {
  return HOST.test(value) ? [] : [`${JSON.stringify(value)} is not a host; write HOST or HOST:PORT, without a scheme or a path.`];
}

function checkRegistryCa(line: string): string[] {
  const [host, file] = splitRegistryCa(line);
  if (!line.includes("=") || file === "") return [`${JSON.stringify(line)} is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.`];
  return checkHost(host);
}
