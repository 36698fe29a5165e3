import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { checkedBy } from "../inputs/check.ts";
import { nearest } from "../inputs/nearest.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parseReference, parseRepository, type Reference } from "../oci/reference.ts";
import { checkRules, checkRulesHaveImages, startsWithType } from "../tags/expand.ts";
import { readImages } from "../tags/images.ts";
import { attestationMistake } from "./attestations.ts";
import { attribute, parseAttributes, requirePairs } from "./attributes.ts";
import { parseEpoch } from "./epoch.ts";
import type { declaration } from "./inputs.ts";
import { isPush, namesOf, parseOutput, type Output } from "./outputs.ts";
import { canonicalPlatform } from "../builder/platforms.ts";
import { parseSecretName, parseSecrets } from "./secrets.ts";

type BuildInputs = Inputs<typeof declaration>;
type Name = keyof BuildInputs;

const CALLS = ["build", "check", "lint", "outline", "targets"];
const ULIMITS = ["as", "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"];

/** Everything that is wrong with the inputs, each named with its cure; asks nobody and nothing. */
export function mistakesIn(inputs: BuildInputs, kind: Host["kind"]): string[] {
  const called = (name: Name): string => inputName(kind, name);
  const mistakes: string[] = [];
  const add = (name: Name, found: readonly string[]): void => void mistakes.push(...found.map((mistake) => `${called(name)}: ${mistake}`));
  const { outputs, refusals } = parseOutputs(inputs.outputs);

  for (const name of ["context", "file"] as const) if (inputs[name] === "-") add(name, ["there is no standard input here to read it from; give it a path."]);
  add("tags", [...inputs.tags.filter((line) => !startsWithType(line)).flatMap(tagMistakes), ...checkRulesHaveImages(inputs.tags, inputs.images), ...checkRules(inputs.tags)]);
  add("images", readImages(inputs.images).mistakes);
  add("push-by-digest", each(inputs["push-by-digest"], (name) => [parseRepository(name), parseName(name)]));
  add("platforms", each(inputs.platforms, canonicalPlatform));
  add("secrets", parseSecrets(inputs.secrets ?? "").mistakes);
  add("secret-envs", each(inputs["secret-envs"], (record) => parseSecretName(record, "NAME")));
  add("secret-files", each(inputs["secret-files"], (record) => parseSecretName(record, "path")));
  add("outputs", refusals);
  for (const cache of ["cache-from", "cache-to"] as const) add(cache, inputs[cache].flatMap(cacheMistakes));
  add("cache-mounts", mountsMistakes(inputs["cache-mounts"]));
  add("attests", inputs.attests.flatMap(attestMistakes));
  for (const name of ["provenance", "sbom"] as const) add(name, listOf(inputs[name] === undefined ? null : safely(() => attestationMistake(inputs[name] ?? "", name))));
  add("call", listOf(callMistake(inputs.call)));
  add("ulimit", inputs.ulimit.flatMap((line) => listOf(ulimitMistake(line))));
  add("shm-size", listOf(shmSizeMistake(inputs["shm-size"])));
  add("network", listOf(networkMistake(inputs.network)));
  add("add-hosts", inputs["add-hosts"].flatMap((line) => (/^[^:=\s]+[:=]\S+$/.test(line) ? [] : [`${JSON.stringify(line)} is not name:ip.`])));
  add("build-contexts", inputs["build-contexts"].flatMap((line) => (/^[^=]+=./.test(line) ? [] : [`${JSON.stringify(line)} is not name=path.`])));
  add("annotations", inputs.annotations.flatMap((line) => (/^[^=]+=/.test(line) ? [] : [`${JSON.stringify(line)} is not name=value.`])));
  add("source-date-epoch", listOf(epochMistake(inputs["source-date-epoch"])));
  for (const [name, found] of combinations(inputs, outputs, called)) add(name, [found]);
  return mistakes;
}

/** What is wrong only because of another input. */
function* combinations(inputs: BuildInputs, outputs: readonly Output[], called: (name: Name) => string): Generator<[Name, string]> {
  const isBuilt = inputs.call === undefined || inputs.call === "build";
  const isByDigest = inputs["push-by-digest"].length > 0;
  const pushed = outputs.filter(isPush);
  if (isByDigest && inputs.tags.length > 0) {
    yield ["push-by-digest", `what is pushed by digest has no tag; leave ${called("tags")} out, and give them to publish, which sets them once every platform is there.`];
  }
  if (isByDigest && (pushed.length > 0 || (inputs.push && outputs.some(({ type }) => type === "image")))) {
    yield ["push-by-digest", `${called("outputs")} pushes as well, with a tag or without; leave one of the two out.`];
  }
  if (isByDigest && !isBuilt) yield ["push-by-digest", `${called("call")} builds nothing that could be pushed; leave one of the two out.`];
  const isNamed = outputs.some((output) => ["image", "registry"].includes(output.type) && namesOf(output).length > 0);
  if (isBuilt && !isByDigest && inputs.tags.length === 0 && !isNamed) {
    if (inputs.push) yield ["push", `there is no tag to push; add ${called("tags")}, or name repositories in ${called("push-by-digest")}.`];
    else if (pushed.length > 0) yield ["outputs", `${JSON.stringify(pushed[0]?.text)} names no image; add name=, or ${called("tags")}.`];
  }
  const archive = outputs.find(({ type, attributes }) => type === "docker" && attribute(attributes, "dest") !== null);
  if (archive !== undefined && inputs.platforms.length > 1) {
    yield ["outputs", `${JSON.stringify(archive.text)} holds one platform, and ${called("platforms")} names ${inputs.platforms.length}; write type=oci, which holds several.`];
  }
  if (inputs["rewrite-timestamp"] && inputs["source-date-epoch"] === undefined && !setsEpoch(inputs["build-args"])) {
    yield ["rewrite-timestamp", `it needs a time to write; add ${called("source-date-epoch")}: commit.`];
  }
  if (inputs["source-date-epoch"] !== undefined && setsEpoch(inputs["build-args"])) {
    yield ["source-date-epoch", `${called("build-args")} sets SOURCE_DATE_EPOCH as well; leave one of the two out.`];
  }
  if (inputs.record !== undefined && !isByDigest) yield ["record", `only ${called("push-by-digest")} leaves records; add it, or leave this out.`];
}

function setsEpoch(buildArgs: readonly string[]): boolean {
  return buildArgs.some((line) => line === "SOURCE_DATE_EPOCH" || line.startsWith("SOURCE_DATE_EPOCH="));
}

/** As `parseReference`, and refuses `Acme/api`, which Docker takes for the image `api` on a machine called Acme. */
function parseName(text: string): Reference {
  const reference = parseReference(text);
  const { registry } = reference;
  if (/[.:]/.test(registry) || registry === registry.toLowerCase()) return reference;
  throw new UserError(`${JSON.stringify(text)} is not an image reference: a repository is written in lower case.`, `Write it as ${text.toLowerCase()}.`);
}

function tagMistakes(tag: string): string[] {
  try {
    if (parseName(tag).digest === null) return [];
    return [`${JSON.stringify(tag)} has a digest, which only the result of a build has; leave it out.`];
  } catch (error) {
    return [refusalOf(error)];
  }
}

function parseOutputs(lines: readonly string[]): { outputs: Output[]; refusals: string[] } {
  const outputs: Output[] = [];
  const refusals: string[] = [];
  for (const line of lines) {
    try {
      const output = parseOutput(line);
      for (const name of namesOf(output)) parseName(name);
      outputs.push(output);
    } catch (error) {
      refusals.push(refusalOf(error));
    }
  }
  return { outputs, refusals };
}

function cacheMistakes(line: string): string[] {
  try {
    const attributes = parseAttributes(line);
    const [first] = attributes;
    // A lone value is a reference in a registry.
    if (attributes.length === 1 && first?.[1] === null) parseName(first[0]);
    else {
      requirePairs(attributes);
      if (attribute(attributes, "type") === null) return [`${JSON.stringify(line)} has no type; write type=registry,ref=NAME.`];
      const ref = attribute(attributes, "ref");
      if (ref !== null) parseName(ref);
    }
    return [];
  } catch (error) {
    return [refusalOf(error)];
  }
}

function mountsMistakes(ids: readonly string[]): string[] {
  const alone = ids.find((id) => id === "auto" || id === "off");
  return [
    ...(alone === undefined || ids.length === 1 ? [] : [`${JSON.stringify(alone)} stands alone; leave out either it or the others.`]),
    ...ids.filter((id) => /\s/.test(id)).map((id) => `${JSON.stringify(id)} has a blank in it; write ids in commas, or one a line.`),
  ];
}

function attestMistakes(line: string): string[] {
  const type = safely(() => attribute(parseAttributes(line), "type"));
  return type === null || type === "" ? [`${JSON.stringify(line)} has no type; write type=provenance or type=sbom, and its attributes behind it.`] : [];
}

function callMistake(call: string | undefined): string | null {
  if (call === undefined) return null;
  const [method = ""] = call.split(",").map((field) => field.trim()).filter((field) => !/^(format|ignorestatus)(=|$)/.test(field));
  if (method === "" || CALLS.includes(method)) return null;
  const near = nearest(method, CALLS);
  return `${JSON.stringify(method)} is none of ${CALLS.join(", ")}${near === null ? "." : `; did you mean ${near}?`}`;
}

function ulimitMistake(line: string): string | null {
  const [, name = "", softText = "", hardText] = /^([a-z]+)=(-1|\d{1,18})(?::(-1|\d{1,18}))?$/.exec(line) ?? [];
  if (name === "") return `${JSON.stringify(line)} is not name=soft or name=soft:hard, in whole numbers; write it as in nofile=1024:2048.`;
  if (!ULIMITS.includes(name)) {
    const near = nearest(name, ULIMITS);
    return `there is no limit ${JSON.stringify(name)}${near === null ? `; the limits are ${ULIMITS.join(", ")}.` : `; did you mean ${near}?`}`;
  }
  const [soft, hard] = [Number(softText), Number(hardText ?? softText)];
  const isAbove = hard !== -1 && (soft === -1 || soft > hard);
  return isAbove ? `${JSON.stringify(line)} has a soft limit above the hard one; the hard one comes second.` : null;
}

function shmSizeMistake(size: string | undefined): string | null {
  if (size === undefined || /^\d+(\.\d+)? ?([kmgtp]i?)?b?$/i.test(size)) return null;
  return `${JSON.stringify(size)} is not a size; write a number and a unit, as in 128m or 2g.`;
}

function networkMistake(network: string | undefined): string | null {
  if (network === undefined || ["default", "none", "host"].includes(network)) return null;
  return `BuildKit has no network ${JSON.stringify(network)}; write default, none or host, or give the builder a network: driver-opts: network=${network.slice(0, 60)} in setup.`;
}

function epochMistake(epoch: string | undefined): string | null {
  if (epoch === undefined || parseEpoch(epoch) !== null) return null;
  return `${JSON.stringify(epoch)} is no time; write commit, seconds since 1970, or a date as in 2026-11-21T12:00:00Z.`;
}

function each(values: readonly string[], parse: (value: string) => unknown): readonly string[] {
  return checkedBy(parse)(values);
}

function safely(read: () => string | null): string | null {
  try {
    return read();
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): string {
  if (!(error instanceof UserError)) throw error;
  return `${error.message} ${error.hint}`;
}

function listOf(mistake: string | null): string[] {
  return mistake === null ? [] : [mistake];
}
