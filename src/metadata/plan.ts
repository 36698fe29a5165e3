import type { RepositoryFacts } from "../forge/repository.ts";
import type { TagContext } from "../tags/context.ts";
import { allNames, type Evaluated } from "../tags/evaluate.ts";
import { fillTemplate, globalScope } from "../tags/template.ts";

/** What the outputs are made of, besides the context. */
export interface MetadataFacts {
  /** In lower case. */
  readonly images: readonly string[];
  readonly evaluated: Evaluated;
  /** The images whose `latest` stays where it is. */
  readonly held: ReadonlySet<string>;
  readonly repository: RepositoryFacts;
  /** As they were written. */
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  readonly annotationLevels: readonly string[];
  readonly bakeTarget: string;
}

/** Everything that `metadata` gives, as data. */
export interface Metadata {
  readonly version: string;
  readonly tags: readonly string[];
  readonly tagNames: readonly string[];
  /** By name. */
  readonly labels: Readonly<Record<string, string>>;
  /** `LEVEL:NAME=VALUE`. */
  readonly annotations: readonly string[];
  /** Content by the end of the file's name. */
  readonly bakeFiles: Readonly<Record<"" | "-tags" | "-labels" | "-annotations", object>>;
}

/** Works out tags, labels, annotations and bake files; asks nobody. Throws a `UserError` for an expression that cannot be filled in. */
export function planMetadata(context: TagContext, facts: MetadataFacts): Metadata {
  const { images, evaluated, annotationLevels, bakeTarget } = facts;
  const tags = tagsOf(facts);
  const labels = withCustom(context, facts, facts.labels);
  const lines = linesOf(withCustom(context, facts, facts.annotations));
  const annotations = annotationLevels.flatMap((level) => lines.map((line) => `${level}:${line}`));
  // As bake's variables: without a version there is none of that name.
  const args = { DOCKER_META_IMAGES: images.join(","), ...(evaluated.version !== "" && { DOCKER_META_VERSION: evaluated.version }) };
  const define = (content: object): object => ({ target: { [bakeTarget]: content } });
  return {
    version: evaluated.version,
    tags,
    tagNames: images.length > 0 && images.every((image) => facts.held.has(image)) ? evaluated.names : allNames(evaluated),
    labels,
    annotations,
    bakeFiles: { "": define({ tags, labels, args }), "-tags": define({ tags, args }), "-labels": define({ labels }), "-annotations": define({ annotations }) },
  };
}

/** `name=value`, by name. */
export function linesOf(pairs: Readonly<Record<string, string>>): string[] {
  return Object.entries(pairs).map(([name, value]) => `${name}=${value}`);
}

function tagsOf({ images, evaluated, held }: MetadataFacts): string[] {
  if (images.length === 0) return [...allNames(evaluated)];
  return images.flatMap((image) => (held.has(image) ? evaluated.names : allNames(evaluated)).map((name) => `${image}:${name}`));
}

/** The annotations of the image-spec (annotations.md) that the run knows, and those of the user in or beside them, by name. */
function withCustom(context: TagContext, { repository, evaluated }: MetadataFacts, custom: readonly string[]): Record<string, string> {
  const scope = globalScope(context);
  const own = {
    title: repository.name,
    // A line end in it would begin another label in the output.
    description: repository.description?.replace(/\s*[\r\n]+\s*/g, " "),
    url: repository.url,
    source: repository.url,
    version: evaluated.version,
    created: context.now.toISOString(),
    revision: context.sha,
    licenses: repository.license,
  };
  const pairs = new Map(Object.entries(own).map(([name, value]) => [`org.opencontainers.image.${name}`, value ?? ""]));
  for (const line of custom) {
    const filled = fillTemplate(line, scope);
    const equals = filled.indexOf("=");
    if (equals !== -1) pairs.set(filled.slice(0, equals), filled.slice(equals + 1));
  }
  return Object.fromEntries([...pairs].toSorted(([a], [b]) => a.localeCompare(b, "en")));
}
