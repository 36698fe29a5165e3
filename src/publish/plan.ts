import { UserError } from "../errors.ts";
import { checkedBy } from "../inputs/check.ts";
import type { Inputs } from "../inputs/spec.ts";
import { formatPlatform, parsePlatform, type Platform } from "../oci/platform.ts";
import { formatReference, formatRepository, parseReference, type Reference } from "../oci/reference.ts";
import { isArchivePath, isPath, parsePlace, type FilePlace } from "../image/place.ts";
import { checkRules, startsWithType } from "../tags/expand.ts";
import type { declaration } from "./inputs.ts";
import { rankTag } from "./tag-order.ts";

/** Where images come from, as the user wrote it. */
export type Source =
  | { readonly kind: "registry"; readonly text: string; readonly reference: Reference }
  | { readonly kind: "layout"; readonly text: string; readonly place: FilePlace }
  | { readonly kind: "record"; readonly text: string; readonly glob: string };

/** A tag that is to name the image. */
export interface Target {
  /** As the user wrote it: what `results` and `tags` call it. */
  readonly text: string;
  readonly reference: Reference & { readonly tag: string };
}

/** An annotation of the index, or of the descriptors in it. */
export interface Annotation {
  readonly level: "index" | "manifest-descriptor";
  /** null: every platform. */
  readonly platform: Platform | null;
  readonly name: string;
  readonly value: string;
}

/** What `publish` will do, as far as the inputs alone say. */
export interface PublishPlan {
  readonly sources: readonly Source[];
  /** Immutable-looking ones first, then from the least visible to the most. */
  readonly targets: readonly Target[];
  /** The repositories of the targets, each once, without tag and digest. */
  readonly repositories: readonly Reference[];
  /** null: what the sources hold. */
  readonly expectedPlatforms: readonly Platform[] | null;
  readonly annotations: readonly Annotation[];
  readonly guardsLatest: boolean;
}

const SOURCES = "Write NAME@sha256:…, NAME:TAG, oci:FOLDER, or record:GLOB.";
const ARCHIVE = `Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER. ${SOURCES}`;
const OTHER_TRANSPORT = /^(oci-archive|docker-archive|docker-daemon|report|containers-storage|oci-layout|dir|https?):/;

/** The plan that checked inputs make. Throws a `UserError` for platforms that are expected twice. */
export function planPublish(inputs: Inputs<typeof declaration>): PublishPlan {
  const targets = distinct(inputs.tags.map(parseTarget), ({ reference }) => formatReference(reference));
  const expected = inputs["expect-platforms"].map(parsePlatform);
  return {
    sources: distinct(inputs.sources.map(parseSource), ({ text }) => text),
    targets: targets.toSorted((a, b) => rankTag(a.reference.tag) - rankTag(b.reference.tag)),
    repositories: distinct(targets.map(({ reference }) => ({ ...reference, tag: null })), formatRepository),
    expectedPlatforms: expected.length === 0 ? null : distinct(expected, formatPlatform),
    annotations: inputs.annotations.flatMap(parseAnnotations),
    guardsLatest: inputs["latest-guard"],
  };
}

/** Parses one line of `sources`. Throws a `UserError` for what names no source. */
export function parseSource(text: string): Source {
  if (text.startsWith("record:")) {
    const glob = text.slice("record:".length).trim();
    if (glob === "" || glob.includes("\0")) throw new UserError('"record:" names nothing.', "Write record:* for all records of this run, or the path of one.");
    return { kind: "record", text, glob };
  }
  if (text.startsWith("oci:")) {
    const place = parsePlace(text);
    if (place.transport === "oci") return { kind: "layout", text, place };
  }
  const other = OTHER_TRANSPORT.exec(text)?.[1];
  if (other !== undefined) throw new UserError(`${JSON.stringify(`${other}:`)} is not a place that publish takes images from.`, other.endsWith("-archive") ? ARCHIVE : SOURCES);
  if (isArchivePath(text) && !text.startsWith("docker://")) throw new UserError(`${JSON.stringify(text)} looks like an archive, and publish reads none.`, ARCHIVE);
  if (isPath(text)) throw new UserError(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout.`);
  return { kind: "registry", text, reference: parseReference(text.replace(/^docker:\/\//, "")) };
}

/** What is wrong with the references and the rules in `tags`. */
export function checkTags(values: readonly string[]): readonly string[] {
  return [...checkTargets(values.filter((value) => !startsWithType(value))), ...checkRules(values)];
}

const checkTargets = checkedBy(parseTarget);

function parseTarget(text: string): Target {
  const reference = parseReference(text);
  const { tag } = reference;
  if (reference.digest === null && tag !== null) return { text, reference: { ...reference, tag } };
  throw new UserError(`${JSON.stringify(text.slice(0, 200))} has a digest, and a digest cannot be moved.`, "Leave what follows the @ out.");
}

const TYPES = /^[a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*$/;

/**
 * Parses `[TYPE[platform][,TYPE…]:]name=value`, as buildx writes it. Throws a `UserError` for another form, and for types
 * that are not of an index.
 */
export function parseAnnotations(text: string): Annotation[] {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(0, equals)).trim();
  const colon = key.indexOf(":");
  const hasTypes = colon !== -1 && TYPES.test(key.slice(0, colon));
  const types = hasTypes ? key.slice(0, colon).split(",") : ["index"];
  const name = hasTypes ? key.slice(colon + 1) : key;
  const shown = JSON.stringify(text.slice(0, 100));
  if (name === "") throw new UserError(`${shown} is not an annotation.`, "Write name=value, index:name=value or manifest-descriptor:name=value.");
  return types.map((type) => ({ ...parseType(type, shown), name, value: text.slice(equals + 1) }));
}

function parseType(type: string, shown: string): Pick<Annotation, "level" | "platform"> {
  const [, level = "", platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(type) ?? [];
  if (level === "manifest-descriptor") return { level, platform: platform === undefined ? null : parsePlatform(platform) };
  if (level === "index" && platform === undefined) return { level, platform: null };
  if (level === "index") throw new UserError(`${shown} names a platform of the index, which has none.`, "Write index:name=value.");
  throw new UserError(
    `${shown} is for ${JSON.stringify(type)}, which publish does not make.`,
    "It makes an index and the descriptors in it: write index: or manifest-descriptor:, and give build the others.",
  );
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
