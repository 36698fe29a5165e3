import type { Host } from "./host/host.ts";
import type { CliContext } from "./host/terminal.ts";
import { readJudgedInputs } from "./inputs/read.ts";
import type { Declaration, Inputs } from "./inputs/spec.ts";

/** One verb: its declaration, and its code, each loaded when it is needed and not before. */
export interface Verb {
  readonly declaration: () => Promise<Declaration>;
  /** Reads the inputs and does the work; `cli` is null in an action. `mistakes`: what is wrong with the flags, told with what is wrong with the inputs. */
  readonly run: (host: Host, cli: CliContext | null, mistakes?: readonly string[]) => Promise<void>;
  /** What an action does at the end of the job, whatever became of it; null where there is nothing to do. */
  readonly post: ((host: Host) => Promise<void>) | null;
  /** Whether it prints a report: `--format` and `--output` are its flags. */
  readonly printsReport: boolean;
}

/** Every verb there is, by name. */
export const verbs: Readonly<Record<string, Verb>> = {
  all: verb({ declare: () => import("./all/inputs.ts"), load: () => import("./all/run.ts"), loadPost: () => import("./all/post.ts"), printsReport: true }),
  setup: verb({ declare: () => import("./setup/inputs.ts"), load: () => import("./setup/run.ts"), loadPost: () => import("./setup/post.ts"), printsReport: false }),
  login: verb({ declare: () => import("./login/inputs.ts"), load: () => import("./login/run.ts"), loadPost: () => import("./login/post.ts"), printsReport: false }),
  metadata: verb({ declare: () => import("./metadata/inputs.ts"), load: () => import("./metadata/run.ts"), printsReport: false }),
  build: verb({ declare: () => import("./build/inputs.ts"), load: () => import("./build/run.ts"), loadPost: () => import("./build/post.ts"), printsReport: false }),
  plan: verb({ declare: () => import("./plan/inputs.ts"), load: () => import("./plan/run.ts"), printsReport: false }),
  publish: verb({ declare: () => import("./publish/inputs.ts"), load: () => import("./publish/run.ts"), printsReport: false }),
  diff: verb({ declare: () => import("./diff/inputs.ts"), load: () => import("./diff/run.ts"), printsReport: true }),
  comment: verb({ declare: () => import("./comment/inputs.ts"), load: () => import("./comment/run.ts"), printsReport: false }),
  inspect: verb({ declare: () => import("./inspect/inputs.ts"), load: () => import("./inspect/run.ts"), printsReport: true }),
  lint: verb({ declare: () => import("./lint/inputs.ts"), load: () => import("./lint/run.ts"), printsReport: true }),
  demo: verb({ declare: () => import("./demo/inputs.ts"), load: () => import("./demo/run.ts"), printsReport: false }),
};

interface VerbModule<D extends Declaration> {
  readonly run: (host: Host, inputs: Inputs<D>, cli: CliContext | null) => Promise<void>;
  /** What is wrong with the inputs taken together; only looks, and starts nothing. */
  readonly findMistakes?: (host: Host, inputs: Inputs<D>) => Promise<readonly string[]>;
}

interface VerbModules<D extends Declaration> {
  readonly declare: () => Promise<{ declaration: D }>;
  readonly load: () => Promise<VerbModule<D>>;
  readonly loadPost?: () => Promise<{ post: (host: Host) => Promise<void> }>;
  readonly printsReport: boolean;
}

function verb<const D extends Declaration>(modules: VerbModules<D>): Verb {
  const { loadPost } = modules;
  return {
    printsReport: modules.printsReport,
    post: loadPost === undefined ? null : async (host) => (await loadPost()).post(host),
    declaration: async () => (await modules.declare()).declaration,
    async run(host, cli, mistakes = []) {
      const { declaration } = await modules.declare();
      // Whatever happens from here on: an output that is in the runner's file cannot be set by what a child prints.
      for (const name of Object.keys(declaration.outputs)) host.setOutput(name, "");
      const { run, findMistakes } = await modules.load();
      await run(host, await readJudgedInputs(declaration, host, async (inputs) => (await findMistakes?.(host, inputs)) ?? [], mistakes), cli);
    },
  };
}
