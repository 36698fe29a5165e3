import { parseDockerfile, type Instruction } from "../dockerfile/parse.ts";
import type { Host } from "../host/host.ts";
import type { BuildWarning } from "./progress/trace.ts";

/** A place where a secret can be read by everybody who has the image; what stands there is not in it. */
interface ExposedSecret {
  /** `RUN`: in the command itself; `build-args`: given from outside. */
  readonly kind: "ARG" | "ENV" | "LABEL" | "RUN" | "build-args";
  /** Of the variable or label; null in a command. */
  readonly name: string | null;
  /** Of the Dockerfile, from 1; null where the Dockerfile does not mention it. */
  readonly line: number | null;
  /** `value`: a known secret, or something of a well-known form; `name`: it is called like one. */
  readonly because: "name" | "value";
}

/** What may hold secrets. */
export interface SecretPlaces {
  /** null: it cannot be read from here. */
  readonly dockerfileText: string | null;
  /** `NAME=value` or `NAME` a line, as the input `build-args`. */
  readonly buildArguments: readonly string[];
  /** `name=value` a line, as the input `labels`. */
  readonly labels: readonly string[];
  /** Whether a known secret is in the text. */
  readonly holdsSecret: (text: string) => boolean;
}

const SECRETIVE = /(?:^|[_.-])(?:api_?key|access_?key|private_?key|signing_?key|encryption_?key|auth|credentials?|pass|passwd|password|passphrase|pword|pwd|secret|token)(?:[_.-]|$)/i;
const HARMLESS = /(?:^|[_.-])(?:public|file|path|version|id|url|uri|name|type|length|ttl|expiry|algorithm|server|host|registry)(?:[_.-]|$)/i;
/** Forms that those who issue them made so that they are known. */
const KNOWN_FORMS = [
  /\bgh[pousr]_[A-Za-z0-9]{36,}/, /\bgithub_pat_\w{22,}/, /\bglpat-[\w-]{20,}/, /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, /\bxox[abprs]-[\w-]{10,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/, /\bdckr_pat_[\w-]{20,}/, /\bpypi-AgE[\w-]{50,}/, /\bAIza[\w-]{35}\b/, /\bsk_live_[A-Za-z0-9]{16,}/, /\bsk-ant-[\w-]{20,}/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, /\b[a-z][a-z+.-]*:\/\/[^\s/:@$]+:[^\s/@$]{3,}@/i,
];

/** Values in a text that have the form of a secret; of a URL the password. What is printed of the text must not hold them. */
export function knownSecretsIn(text: string): string[] {
  return KNOWN_FORMS.flatMap((form) => [...text.matchAll(new RegExp(form, `${form.flags}g`))].map(([value]) => /:\/\/[^:]*:(.*)@$/.exec(value)?.[1] ?? value));
}

/** The text with `NAME=…` for each name that is called like a secret. */
export function hideNamedValues(text: string): string {
  return text.replaceAll(/([\w.-]+)=("[^"]*"|'[^']*'|\S+)/g, (pair, name: string) => (isSecretName(name) ? `${name}=…` : pair));
}

/** Finds secrets where everybody can read them: in ARG, ENV, LABEL and commands of the Dockerfile, and in build arguments and labels. */
export function findExposedSecrets(places: SecretPlaces): ExposedSecret[] {
  const isSecret = (text: string): boolean => places.holdsSecret(text) || KNOWN_FORMS.some((form) => form.test(text));
  const dockerfile = places.dockerfileText === null ? null : parseDockerfile(places.dockerfileText);
  const instructions = dockerfile === null ? [] : [...dockerfile.preamble, ...dockerfile.stages.flatMap((stage) => stage.instructions)];
  const written = instructions.flatMap((instruction) => inInstruction(instruction, isSecret));
  const given = places.buildArguments.flatMap((argument) => inBuildArgument(argument, instructions, isSecret));
  const labels = places.labels.flatMap((label) => {
    const [name, value] = splitPair(label);
    return value !== null && isSecret(value) ? [{ kind: "LABEL" as const, name, line: null, because: "value" as const }] : [];
  });
  // An argument that the Dockerfile declares under such a name is told of there.
  const declared = new Set(written.filter(({ kind }) => kind === "ARG").map(({ name }) => name));
  return [...written, ...given.filter(({ name, because }) => because === "value" || !declared.has(name)), ...labels];
}

function inInstruction(instruction: Instruction, isSecret: (text: string) => boolean): ExposedSecret[] {
  const { keyword, settings, line, text, heredocs, trigger } = instruction;
  if (trigger !== null) return inInstruction(trigger, isSecret);
  if (keyword === "RUN") {
    const command = [text, ...heredocs.map(({ content }) => content)].join("\n");
    return isSecret(command) ? [{ kind: "RUN", name: null, line, because: "value" }] : [];
  }
  if (keyword !== "ARG" && keyword !== "ENV" && keyword !== "LABEL") return [];
  return settings.flatMap(({ name, value }): ExposedSecret[] => {
    if (value !== null && isSecret(value)) return [{ kind: keyword, name, line, because: "value" }];
    return isSecretName(name) && (keyword === "ARG" || isFilled(value)) ? [{ kind: keyword, name, line, because: "name" }] : [];
  });
}

function inBuildArgument(argument: string, instructions: readonly Instruction[], isSecret: (text: string) => boolean): ExposedSecret[] {
  const [name, value] = splitPair(argument);
  const because = value !== null && isSecret(value) ? "value" : isSecretName(name) ? "name" : null;
  if (because === null) return [];
  const declaration = instructions.find(({ keyword, settings }) => keyword === "ARG" && settings.some((setting) => setting.name === name));
  return [{ kind: "build-args", name, line: declaration?.line ?? null, because }];
}

/** An ENV that only takes over another variable is told of where that one is set. */
function isFilled(value: string | null): boolean {
  return value !== null && value !== "" && !/^\$\{?\w+\}?$/.test(value);
}

/** Whether a variable is called as a secret is. */
export function isSecretName(name: string): boolean {
  return SECRETIVE.test(name) && !HARMLESS.test(name);
}

function splitPair(text: string): [name: string, value: string | null] {
  const equals = text.indexOf("=");
  return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

const REMEDY = "Hand it to the one command that needs it with RUN --mount=type=secret,id=NAME, and give it with the input secrets; what was pushed already must be changed.";

/** Warns of each on its line, but for those that BuildKit's own check has told of. */
export function tellExposedSecrets(host: Host, exposed: readonly ExposedSecret[], file: string | null, told: readonly BuildWarning[]): void {
  const known = told.filter(({ rule }) => rule === "SecretsUsedInArgOrEnv");
  for (const secret of exposed) {
    const { kind, name, line } = secret;
    if (known.some((warning) => warning.line === line && name !== null && warning.message.includes(`"${name}"`))) continue;
    const place = file === null || line === null ? {} : { file, line };
    host.log.warning(`${describe(secret)} ${REMEDY}`, { title: `Secret in ${kind}`, ...place });
  }
}

function describe({ kind, name, because }: ExposedSecret): string {
  if (kind === "RUN") return "This command holds a secret, and the image's history shows the command.";
  const what = kind === "build-args" ? `The build argument ${name ?? ""}` : `${kind} ${name ?? ""}`;
  const doubt = because === "value" ? "holds a secret" : "is called like a secret";
  const reach = kind === "ARG" || kind === "build-args" ? "build arguments can be read in the image's history and provenance" : "everybody who has the image can read it";
  return `${what} ${doubt}, and ${reach}.`;
}
