import { UserError } from "../errors.ts";
import { type Buildx, quoteEnd } from "./buildx.ts";
import { parseInspect } from "./inspect-text.ts";

/** One rule of BuildKit's garbage collection, with the words and units that buildx prints. */
export interface GcRule {
  readonly all?: boolean;
  readonly filter?: readonly string[];
  readonly keepDuration?: string;
  readonly keepBytes?: string;
  readonly reservedSpace?: string;
  readonly maxUsedSpace?: string;
  readonly minFreeSpace?: string;
}

export interface BuilderNode {
  readonly name: string;
  readonly endpoint: string;
  /** `running`, `inactive`, `stopped`; "" where buildx does not say. */
  readonly status: string;
  /** Those it was fixed to, else all that it can build for. */
  readonly platforms: readonly string[];
  /** Of the BuildKit daemon. */
  readonly flags: readonly string[];
  readonly buildkitVersion: string | null;
  readonly driverOpts: Readonly<Record<string, string>>;
  /** Why the node cannot be used; null where it can. */
  readonly error: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly features: Readonly<Record<string, boolean>>;
  readonly gcPolicy: readonly GcRule[];
  /** BuildKit's configuration files by name, `buildkitd.toml` among them. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Builder {
  readonly name: string;
  readonly driver: string;
  readonly nodes: readonly BuilderNode[];
}

/** A pull of BuildKit's image included. */
const BOOT_TIMEOUT_MS = 600_000;
const INSPECT_TIMEOUT_MS = 60_000;
const HINT = "Check its driver, its endpoint and its certificates, and whether the engine or the remote BuildKit runs.";

/**
 * The named builder, or the current one; null where there is none of that name. With `bootstrap` it is started first.
 * Throws a `UserError` where it cannot be inspected or started.
 */
export async function inspectBuilder(buildx: Buildx, name: string | null, options: { bootstrap?: boolean } = {}): Promise<Builder | null> {
  const bootstrap = options.bootstrap === true;
  const result = await buildx.run(["inspect", ...(bootstrap ? ["--bootstrap"] : []), ...(name === null ? [] : [name])], {
    timeoutMs: bootstrap ? BOOT_TIMEOUT_MS : INSPECT_TIMEOUT_MS,
  });
  const shown = name === null ? "The current builder" : `Builder ${name}`;
  if (result.exitCode !== 0) {
    if (/\bno builder .* found\b/.test(result.stderr)) return null;
    throw new UserError(`${shown} cannot be ${bootstrap ? "started" : "inspected"}: buildx ended with ${result.exitCode}.${quoteEnd(result)}`, HINT);
  }
  const { error, ...builder } = parseInspect(result.stdout);
  // buildx says so and exits with 0.
  const fault = error ?? builder.nodes.find((node) => node.error !== null)?.error ?? null;
  if (bootstrap && fault !== null) throw new UserError(`${shown} cannot be started: ${fault}`, HINT);
  return builder;
}
