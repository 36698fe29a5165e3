import type { Builder, BuilderNode } from "../builder/builder.ts";
import type { Host } from "../host/host.ts";

/** Sets the outputs of the step from what buildx says of the builder. */
export function setOutputs(host: Host, builder: Builder): void {
  const [first] = builder.nodes;
  host.setOutput("name", builder.name);
  host.setOutput("driver", builder.driver);
  host.setOutput("platforms", platformsOf(builder).join(","));
  host.setOutput("nodes", JSON.stringify(builder.nodes.map(describeNode), null, 2));
  host.setOutput("endpoint", first?.endpoint ?? "");
  host.setOutput("status", first?.status ?? "");
  host.setOutput("flags", first?.flags.join(" ") ?? "");
}

/** What the builder can build for, each platform once. */
export function platformsOf(builder: Builder): string[] {
  return [...new Set(builder.nodes.flatMap((node) => node.platforms))];
}

/** A node with the keys that docker/setup-buildx-action gives it; what is not known is left out. */
function describeNode(node: BuilderNode): Record<string, unknown> {
  const options = Object.entries(node.driverOpts).map(([key, value]) => `${key}=${value}`);
  const all: Record<string, unknown> = {
    name: node.name,
    endpoint: node.endpoint,
    "driver-opts": options,
    status: node.status,
    "buildkitd-flags": node.flags.join(" "),
    buildkit: node.buildkitVersion ?? "",
    platforms: node.platforms.join(","),
    features: node.features,
    labels: node.labels,
    gcPolicy: node.gcPolicy,
    files: node.files,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
