import { declaration as build } from "../build/inputs.ts";
import { declaration as diff } from "../diff/inputs.ts";
import type { Declaration, InputSpec } from "../inputs/spec.ts";
import { declaration as login } from "../login/inputs.ts";
import { declaration as publish } from "../publish/inputs.ts";
import { declaration as setup } from "../setup/inputs.ts";

/** A verb that the whole job runs, as it shows in the root action. */
export interface Part {
  readonly declaration: Declaration;
  /** What its inputs are called in the root action, where that is not their own name. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Inputs that the whole job decides: nobody gives them. */
  readonly decided: readonly string[];
  /** Outputs that the root action has under the part's name for them. */
  readonly outputs: readonly string[];
}

/** The parts, in the order in which their inputs are listed. */
export const PARTS = {
  setup: {
    declaration: setup,
    renamed: { image: "binfmt-image", version: "buildx-version", name: "builder-name" },
    decided: ["platforms"],
    // `platforms` is publish's.
    outputs: ["name", "driver", "nodes", "endpoint", "status", "flags"],
  },
  login: { declaration: login, renamed: {}, decided: ["image"], outputs: Object.keys(login.outputs) },
  build: {
    declaration: build,
    renamed: {},
    decided: ["tags", "images", "push", "push-by-digest", "record", "call", "builder"],
    outputs: Object.keys(build.outputs).filter((name) => !["digest", "platforms", "record"].includes(name)),
  },
  publish: {
    declaration: publish,
    renamed: {},
    decided: ["sources", "tags", "images", "expect-platforms", "annotations", "dry-run"],
    outputs: Object.keys(publish.outputs),
  },
  diff: {
    declaration: diff,
    renamed: {},
    // What several jobs tell each other: this is one.
    decided: ["head", "platforms", "image-platforms", "artifact"],
    outputs: Object.keys(diff.outputs),
  },
} as const satisfies Record<string, Part>;

/** The name of a part. */
export type PartName = keyof typeof PARTS;

/** What a part's input is called in the root action. */
export function rootName({ renamed }: Part, name: string): string {
  return renamed[name] ?? name;
}

/** Two parts that mean different things by one input of the root action. */
export interface Clash {
  readonly name: string;
  readonly parts: readonly [string, string];
}

/**
 * The inputs of all parts under their names in the root action, without those that it decides or has words of its own
 * for (`own`), and where two parts differ on one.
 */
export function gatherInputs(parts: Readonly<Record<string, Part>>, own: Readonly<Record<string, InputSpec>>): { inputs: Record<string, InputSpec>; clashes: Clash[] } {
  const inputs: Record<string, InputSpec> = {};
  const owners = new Map<string, string>();
  const clashes: Clash[] = [];
  for (const [partName, part] of Object.entries(parts)) {
    for (const [name, spec] of Object.entries(part.declaration.inputs)) {
      const called = rootName(part, name);
      if (part.decided.includes(name) || Object.hasOwn(own, called)) continue;
      const owner = owners.get(called);
      if (owner === undefined) {
        owners.set(called, partName);
        inputs[called] = spec;
      } else if (meaningOf(inputs[called]) !== meaningOf(spec)) {
        clashes.push({ name: called, parts: [owner, partName] });
      }
    }
  }
  return { inputs: Object.fromEntries(Object.entries(inputs).map(([name, spec]) => [name, { group: `Inputs of ${owners.get(name) ?? ""}`, ...spec }])), clashes };
}

/** All that a reader is told of an input. */
function meaningOf(spec: InputSpec | undefined): string {
  return JSON.stringify(spec, Object.keys({ ...spec }).sort());
}

/** The outputs of all parts, and where two have one name. */
export function gatherOutputs(parts: Readonly<Record<string, Part>>): { outputs: Record<string, Declaration["outputs"][string]>; clashes: Clash[] } {
  const outputs: Record<string, Declaration["outputs"][string]> = {};
  const owners = new Map<string, string>();
  const clashes: Clash[] = [];
  for (const [partName, { declaration, outputs: names }] of Object.entries(parts)) {
    for (const name of names) {
      const output = declaration.outputs[name];
      const owner = owners.get(name);
      if (owner !== undefined) clashes.push({ name, parts: [owner, partName] });
      else if (output !== undefined) outputs[name] = output;
      owners.set(name, owner ?? partName);
    }
  }
  return { outputs, clashes };
}
