import { parseGoBoolean } from "../inputs/go-boolean.ts";
import { attribute, formatAttributes, parseAttributes, type Attributes } from "./attributes.ts";

/** What decides which attestations a build gets. */
export interface AttestationChoice {
  /** The inputs; null where they were not given. */
  readonly provenance: string | null;
  readonly sbom: string | null;
  readonly attests: readonly string[];
  /** The run's address, which BuildKit writes down as the builder; null outside CI. */
  readonly builderId: string | null;
  /** `BUILDX_NO_DEFAULT_ATTESTATIONS`. */
  readonly areDefaultsOff: boolean;
  /** The image goes into an engine, which may not take attestations. */
  readonly isLoaded: boolean;
  /** The driver leaves attestations to the engine, which says itself whether it can. */
  readonly isEngineDriver: boolean;
}

const MODES: Readonly<Record<string, string>> = { min: "mode=min", max: "mode=max", none: "false" };

/**
 * The values of `--attest`. Provenance is `min` unless somebody says otherwise: it holds no build arguments. As with
 * Docker's action, `provenance` and `sbom` win over `attests`.
 */
export function attestArguments(choice: AttestationChoice): string[] {
  const fromAttests = choice.attests.map(resolved);
  const has = (type: string): boolean => fromAttests.some((attributes) => attribute(attributes, "type") === type);
  const list: Attributes[] = [];
  if (choice.provenance !== null) list.push(provenance(choice.provenance, choice.builderId));
  else if (!has("provenance") && isByDefault(choice)) list.push(provenance("mode=min,inline-only=true", choice.builderId));
  if (choice.sbom !== null) list.push([["type", "sbom"], ...resolved(choice.sbom)]);
  for (const attributes of fromAttests) {
    const type = attribute(attributes, "type");
    if (type === "provenance" && choice.provenance === null) list.push(named(attributes, choice.builderId));
    else if (type === "sbom" && choice.sbom !== null) continue;
    else if (type !== "provenance") list.push(attributes);
  }
  return list.map(formatAttributes);
}

/** What is wrong with a value of `provenance` or `sbom`; null where nothing is. */
export function attestationMistake(text: string, input: "provenance" | "sbom"): string | null {
  const attributes = parseAttributes(input === "provenance" ? (MODES[text] ?? text) : text);
  const lone = attributes.find(([key, value]) => value === null && parseGoBoolean(key) === null);
  if (lone === undefined) return null;
  const words = input === "provenance" ? "min, max, none, true, false" : "true, false";
  return `${JSON.stringify(lone[0])} is not a value of it; write ${words}, or attributes as in ${input === "provenance" ? "mode=max,version=v1" : "generator=IMAGE"}.`;
}

function isByDefault({ areDefaultsOff, isLoaded, isEngineDriver }: AttestationChoice): boolean {
  return !areDefaultsOff && !isLoaded && !isEngineDriver;
}

function provenance(text: string, builderId: string | null): Attributes {
  const attributes: Attributes = [["type", "provenance"], ...resolved(MODES[text] ?? text)];
  // "true" asks for what BuildKit does by itself.
  const said = attributes.filter(([key, value]) => !(key === "disabled" && value === "false"));
  return named(said, builderId);
}

function named(attributes: Attributes, builderId: string | null): Attributes {
  const isOff = attribute(attributes, "disabled") === "true";
  if (builderId === null || isOff || attribute(attributes, "builder-id") !== null) return attributes;
  return [...attributes, ["builder-id", builderId]];
}

/** buildx reads a lone boolean as whether the attestation is wanted. */
function resolved(text: string): Attributes {
  return parseAttributes(text).map(([key, value]) => {
    const wanted = value === null ? parseGoBoolean(key) : null;
    return wanted === null ? [key, value] : ["disabled", String(!wanted)];
  });
}
