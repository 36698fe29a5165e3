/**
 * One declaration of a verb gives the static type of its inputs, the parser, `--help`, the inputs and outputs of
 * `action.yml` and the tables of the README.
 */
export interface Declaration {
  /** The verb: `plimsoll <name>` and `actions/<name>`. */
  readonly name: string;
  /** The `name:` of action.yml. */
  readonly title: string;
  /** One sentence: `description:` of action.yml and the head of `--help`. */
  readonly summary: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly outputs: Readonly<Record<string, OutputSpec>>;
  /** Inputs that the command line also takes by position, in order; the last ones are filled first (`diff [BASE] HEAD`). */
  readonly positionals: readonly string[];
  /** Whether the verb is an action (has `actions/<name>/action.yml`), or lives on the command line alone. */
  readonly isAction: boolean;
}

interface SpecBase {
  /** Full sentences, Markdown. */
  readonly description: string;
  /** Shown in the README and in the error for a bad value. */
  readonly example?: string;
  readonly required?: boolean;
  /** The heading under which `--help` lists it; those without one come first. */
  readonly group?: string;
  /** The text that stands for an input that was not given, as action.yml says it. */
  readonly default?: string;
  /** The default on the command line, where an expression of the workflow has no meaning. */
  readonly cliDefault?: string;
  readonly secret?: boolean;
  /** The secrets that stand in a value which is no secret as a whole; hidden before anything is said of any input. */
  readonly findSecrets?: (value: string) => readonly string[];
  /** What is wrong with the given values beyond their type, each with its cure; reported with all other mistakes. */
  readonly check?: (values: readonly string[]) => readonly string[];
}

/**
 * `text`: one value, its inner lines kept. `lines`: one value a line. `list`: lines or commas, in CSV quoting.
 * `records`: one CSV record a line, its commas kept, its quotes resolved (a quoted field may hold line ends), as
 * Docker's actions read `labels` or `outputs`. `choice`: one of `choices`.
 */
export type InputSpec =
  | (SpecBase & { readonly type: "text"; /** Blanks at its ends count. */ readonly isVerbatim?: boolean })
  | (SpecBase & { readonly type: "lines"; /** Lines that begin with a # are left out. */ readonly hasComments?: boolean })
  | (SpecBase & {
      readonly type: "list";
      /** What follows a # is left out, to the end of its line. */
      readonly hasComments?: boolean;
      /** Lines for which it holds are one item each, as they stand. */
      readonly isWhole?: (line: string) => boolean;
    })
  | (SpecBase & { readonly type: "records"; /** Lines that begin with a # are left out. */ readonly hasComments?: boolean })
  | (SpecBase & { readonly type: "boolean" })
  | (SpecBase & { readonly type: "size" })
  | (SpecBase & { readonly type: "choice"; readonly choices: readonly string[] });

interface OutputSpec {
  readonly description: string;
  readonly example: string;
}

/** The static type of what a declaration's inputs are read into. */
export type Inputs<D extends Declaration> = {
  readonly [Name in keyof D["inputs"]]: InputValue<D["inputs"][Name]>;
};

type InputValue<S extends InputSpec> = S extends { type: "boolean" }
  ? boolean
  : S extends { type: "lines" | "list" | "records" }
    ? readonly string[]
    : S extends { type: "size" }
      ? Given<S, number>
      : S extends { type: "choice"; choices: readonly (infer C)[] }
        ? Given<S, C>
        : Given<S, string>;

/** A value that is always there when it is required or has a default. */
type Given<S extends InputSpec, T> = S extends { required: true } | { default: string } ? T : T | undefined;

/** Keeps the literal types of a declaration. */
export function declare<const D extends Declaration>(declaration: D): D {
  return declaration;
}
