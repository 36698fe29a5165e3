import type { Project } from "../config/project.ts";
import { UserError } from "../errors.ts";
import { imageKey } from "../image/key.ts";
import { inputName } from "../inputs/read.ts";
import type { Host } from "../host/host.ts";
import type { Inputs } from "../inputs/spec.ts";
import { DEFAULT_TAGS, parseImage } from "../tags/image-input.ts";
import type { declaration } from "./inputs.ts";

/** The root action's own inputs. */
export type AllInputs = Inputs<typeof declaration>;

/** One image that the job builds. */
export interface JobImage {
  readonly key: string;
  /** With their registry; the first is measured against. */
  readonly repositories: readonly string[];
  /** Lines of `tags`. */
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  /** What the configuration file says of the build, by the name of the input; an input that is given wins. */
  readonly fromFile: Readonly<Record<string, string>>;
}

/** Where `post` finds the folder of the images that are not pushed. */
export const ARCHIVES_STATE = "archives";

/** The images that the inputs name, else those of the configuration file. Throws a `UserError` where neither names one. */
export function chooseImages(inputs: AllInputs, project: Project | null, host: Pick<Host, "kind" | "input">): readonly JobImage[] {
  if (inputs.image.length > 0) {
    const repositories = repositoriesOf(inputs.image);
    const known = project?.images.find(({ image }) => image.some((name) => repositories.includes(parseImage(name))));
    return [describe(inputs, host, { key: inputs.key ?? known?.key ?? imageKey(repositories[0] ?? ""), repositories, known })];
  }
  const images = (project?.images ?? []).filter(({ image }) => image.length > 0);
  if (images.length === 0) {
    const place = project === null ? "and there is no .plimsoll.yml" : `and ${project.path} names none`;
    const example = `${inputName(host.kind, "image")}${host.kind === "terminal" ? " " : ": "}ghcr.io/acme/api`;
    throw new UserError(`${inputName(host.kind, "image")}: no image is named, ${place}.`, `Write the repository to publish to, as in \`${example}\`.`);
  }
  return images.map((known) => describe(inputs, host, { key: images.length === 1 ? (inputs.key ?? known.key) : known.key, repositories: repositoriesOf(known.image), known }));
}

/** Each once, however it is written. */
function repositoriesOf(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map(parseImage))];
}

interface Chosen {
  readonly key: string;
  readonly repositories: readonly string[];
  readonly known: Project["images"][number] | undefined;
}

function describe(inputs: AllInputs, host: Pick<Host, "input">, { key, repositories, known }: Chosen): JobImage {
  const said = { context: known?.context, file: known?.file, target: known?.target };
  const fromFile = Object.entries(said).flatMap(([name, value]) => (value == null || host.input(name).trim() !== "" ? [] : [[name, value] as const]));
  return {
    key,
    repositories,
    tags: firstGiven(inputs.tags, known?.tags ?? [], DEFAULT_TAGS),
    platforms: firstGiven(inputs.platforms, known?.platforms ?? []),
    fromFile: Object.fromEntries(fromFile),
  };
}

function firstGiven(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}
