import type { Host } from "../host/host.ts";
import { type Declaration } from "../inputs/spec.ts";
import { type Part, rootName } from "./parts.ts";

/** The host as one part of the whole job sees it: it knows nothing of the others. */
export interface PartHost extends Host {
  /** What the part set, by its own names. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What the part has to say in the job summary, in order. */
  readonly sections: readonly string[];
}

/** What makes a part's view of the host. */
export interface PartView {
  readonly part: Part;
  /** Tells the state of several runs of one part apart. */
  readonly id: string;
  /** What the whole job decides, by the part's own names; wins over what the root action was given. */
  readonly given: Readonly<Record<string, string>>;
  /** The root action's own declaration, whose defaults stand for what nobody gave. */
  readonly root: Pick<Declaration, "inputs">;
}

/**
 * A view of the host whose inputs are the root action's under the part's names, and whose outputs, state and summary are the
 * part's alone. On a terminal, which has no `post`, the state lasts as long as this view.
 */
export function partHost(host: Host, { part, id, given, root }: PartView): PartHost {
  const outputs = new Map<string, string>();
  const sections: string[] = [];
  const kept = new Map<string, string>();
  const stateName = (name: string): string => `${id}-${name}`;
  return {
    ...host,
    outputs,
    sections,
    input(name) {
      const decided = given[name];
      if (decided !== undefined) return decided;
      const called = rootName(part, name);
      const text = host.input(called);
      return text.trim() === "" ? standardOf(root, called, host.kind) : text;
    },
    setOutput: (name, value) => void outputs.set(name, value),
    saveState(name, value) {
      kept.set(name, value);
      host.saveState(stateName(name), value);
    },
    state: (name) => kept.get(name) ?? host.state(stateName(name)),
    summarize(markdown) {
      sections.push(markdown);
      return Promise.resolve(true);
    },
  };
}

/** The root action's default, which may be another than the part's. */
function standardOf({ inputs }: Pick<Declaration, "inputs">, name: string, kind: Host["kind"]): string {
  const spec = inputs[name];
  const text = (kind === "terminal" ? spec?.cliDefault : undefined) ?? spec?.default ?? "";
  return text.includes("${{") ? "" : text;
}
