import { canEmulate } from "../build/prepare.ts";
import { digestLine } from "../build/plan.ts";
import { formatAttributes } from "../build/attributes.ts";
import { canonicalPlatform } from "../builder/platforms.ts";
import { reportPathOf } from "../diff/subjects.ts";
import { type Occasion, publishesIn } from "../forge/occasion.ts";
import type { Host } from "../host/host.ts";
import { parseRegistryAuth } from "../login/registry-auth.ts";
import { parseRegistry } from "../login/registry-name.ts";
import { parseReference } from "../oci/reference.ts";
import { isRule } from "../tags/image-input.ts";
import { VERSION_LABEL } from "../tags/latest.ts";
import type { AllInputs, JobImage } from "./images.ts";

/** Raw values of a part's inputs, by the part's own names, that the whole job decides. */
export type Given = Readonly<Record<string, string>>;

/** What the job will do with an image. */
export interface Course {
  /** It is pushed, and its tags move. */
  readonly publishes: boolean;
  /** A full sentence. */
  readonly why: string;
}

/** Chooses by the run and by `publish` whether images are published. */
export function planCourse(inputs: Pick<AllInputs, "publish">, occasion: Occasion): Course {
  const publishes = publishesIn(occasion, inputs.publish);
  const asked = inputs.publish === "auto" ? "" : ` publish: ${inputs.publish}${inputs.publish === "always" && !publishes ? " does not hold for forks" : ""}.`;
  return { publishes, why: `${occasion.why}${asked} ${publishes ? "The image is built, published and measured." : "The image is built and measured; nothing is pushed."}` };
}

/** For `setup`: QEMU for what is built, as far as QEMU can run it. */
export function setupGiven(images: readonly JobImage[]): Given {
  const platforms = images.flatMap((image) => image.platforms).flatMap(platformOf).filter(canEmulate);
  return { platforms: [...new Set(platforms)].join(",") };
}

/** [] where it is none: what is wrong with it is said by build. */
function platformOf(text: string): string[] {
  try {
    return [canonicalPlatform(text)];
  } catch {
    return [];
  }
}

/** Inputs that say that, and where, somebody wants to log in. */
const LOGINS = ["registry", "username", "password", "ecr", "registry-auth", "role-to-assume", "workload-identity-provider", "service-account", "client-id", "tenant-id"];
const OWN_REGISTRY = "ghcr.io";

/**
 * For `login`; null: nobody logs in. Without an input of its own the job's token opens ghcr.io, where an image is. That the
 * image may be pushed is checked where it will be.
 */
export function loginGiven(host: Pick<Host, "kind" | "env" | "input">, images: readonly JobImage[], { publishes }: Course): Given | null {
  const repositories = images.flatMap((image) => image.repositories).map(parseReference);
  const pushedTo = (registries: readonly string[]): string => {
    const found = publishes ? repositories.find(({ registry }) => registries.includes(registry)) : undefined;
    return found === undefined ? "" : `${found.registry}/${found.repository}`;
  };
  const isGiven = (name: string): boolean => host.input(name).trim() !== "";
  if (!LOGINS.some(isGiven)) {
    const { GITHUB_ACTOR: username = "" } = host.env;
    const password = host.input("github-token");
    const isOwn = host.kind === "runner" && repositories.some(({ registry }) => registry === OWN_REGISTRY);
    if (!isOwn || username === "" || password.trim() === "") return null;
    return { registry: OWN_REGISTRY, username, password, image: pushedTo([OWN_REGISTRY]) };
  }
  if (isGiven("registry-auth")) {
    const { logins } = parseRegistryAuth(host.input("registry-auth"));
    return { image: pushedTo(logins.flatMap(({ registry }) => registryOf(registry))) };
  }
  // Who names an image and a password means the image's registry.
  const registry = isGiven("registry") ? host.input("registry") : (repositories[0]?.registry ?? "");
  return { registry, image: pushedTo(registryOf(registry)) };
}

/** [] where it is none: what is wrong with it is said by login itself. */
function registryOf(text: string): string[] {
  try {
    return [parseRegistry(text)];
  } catch {
    return [];
  }
}

/** What is known of an image before it is built. */
export interface BuildWish {
  readonly image: JobImage;
  /** null: the current one. */
  readonly builder: string | null;
  /** Where it goes: to its repositories, or into this OCI archive. */
  readonly archive: string | null;
  /** The tag of the rule with the highest priority; "" where there is none. */
  readonly version: string;
  /** Whether git knows the context's commit. */
  readonly hasCommit: boolean;
}

/** What an image is called that is not pushed. */
export function unpublishedName({ repositories: [repository = ""] }: JobImage): string {
  return `${repository}:unpublished`;
}

/** Whether the image was to be set to its commit's time, and git knows of none. */
export function lacksCommitTime(host: Pick<Host, "input">, inputs: Pick<AllInputs, "source-date-epoch">, hasCommit: boolean): boolean {
  return inputs["source-date-epoch"] === "commit" && !hasCommit && !setsEpoch(host);
}

function setsEpoch(host: Pick<Host, "input">): boolean {
  return /^\s*"?SOURCE_DATE_EPOCH(=|\s*$)/m.test(host.input("build-args"));
}

/** For `build`: pushed by digest to all repositories in one output, or written to the archive. */
export function buildGiven(host: Pick<Host, "input">, inputs: AllInputs, { image, builder, archive, version, hasCommit }: BuildWish): Given {
  const labels = host.input("labels");
  const isLabelled = version === "" || new RegExp(`^\\s*"?${VERSION_LABEL.replaceAll(".", "\\.")}=`, "m").test(labels);
  const isDated = inputs["source-date-epoch"] !== "commit" || hasCommit;
  const isSet = setsEpoch(host);
  const output = archive === null ? digestLine(image.repositories) : formatAttributes([["type", "oci"], ["dest", archive]]);
  return {
    ...image.fromFile,
    // By name, as publish lists what several jobs built: the image is the same either way.
    platforms: image.platforms.toSorted((a, b) => (canonicalPlatform(a) < canonicalPlatform(b) ? -1 : 1)).join(","),
    builder: builder ?? "",
    // Without a push: by its name the layer cache knows whose layers these are.
    tags: archive === null ? "" : unpublishedName(image),
    push: "",
    "push-by-digest": "",
    images: "",
    record: "",
    call: "",
    outputs: `${output}\n${host.input("outputs")}`,
    labels: isLabelled ? labels : `${labels}\n${VERSION_LABEL}=${version}`,
    "source-date-epoch": isDated && !isSet ? inputs["source-date-epoch"] : "",
    "rewrite-timestamp": String(inputs["rewrite-timestamp"] && (isDated || isSet)),
  };
}

/** For `publish`: what was pushed by digest gets its tags. */
export function publishGiven(image: JobImage, { built, tags }: { built: string; tags: readonly string[] }): Given {
  return {
    sources: built,
    tags: tags.join("\n"),
    images: "",
    "expect-platforms": image.platforms.join(","),
    annotations: "",
    "dry-run": "",
  };
}

/** For `diff`, of one image. */
export function diffGiven(host: Pick<Host, "input">, inputs: AllInputs, image: JobImage, { head, imageCount }: { head: string; imageCount: number }): Given {
  const [repository = ""] = image.repositories;
  return {
    head,
    platforms: "",
    "image-platforms": "",
    artifact: "",
    key: image.key,
    "base-image": host.input("base-image").trim() === "" ? repository : host.input("base-image"),
    ...(inputs.report === undefined ? {} : { report: reportPathOf(inputs.report, image.key, imageCount) ?? "" }),
  };
}

/** References among the lines of `tags`: what can be checked before any rule is read. */
export function writtenTags({ tags }: JobImage): readonly string[] {
  return tags.filter((line) => !isRule(line));
}
