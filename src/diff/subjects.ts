import { findImage } from "../config/choice.ts";
import type { Project, ProjectImage, Waiver } from "../config/project.ts";
import { parsePlace } from "../image/place.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { declaration } from "./inputs.ts";

/** The inputs of one image that is weighed. */
export type ImageInputs = Omit<Inputs<typeof declaration>, "head"> & { readonly head: string };

/** What the configuration file grants an image. */
interface FileTerms {
  readonly path: string;
  readonly waivers: readonly Waiver[];
  /** Whether the budget lines are the file's, and not an input's. */
  readonly hasBudget: boolean;
}

/** One image to weigh: the inputs that hold for it, what the file said put where no input was given. */
export interface Subject {
  readonly inputs: ImageInputs;
  /** null: no file was read. */
  readonly config: FileTerms | null;
  /** Where its settings come from; null: no file was read. */
  readonly told: string | null;
}

/** What is weighed, or what is wrong with asking for it, each beginning with the name of an input. */
export type Choice = { readonly subjects: readonly Subject[] } | { readonly mistakes: readonly string[] };

/** Chooses the image that is named, else those of the file that say where they are read from. `nameOf`: how an input is called. */
export function chooseSubjects(inputs: Inputs<typeof declaration>, project: Project | null, nameOf: (name: string) => string): Choice {
  const { head } = inputs;
  if (head !== undefined) {
    const image = project === null ? null : findImage(project, { key: inputs.key, head });
    return { subjects: [subjectOf({ ...inputs, head }, project, image)] };
  }
  const readable = (project?.images ?? []).flatMap((image) => (image.head === null ? [] : [{ image, head: image.head }]));
  const named = readable.filter(({ image }) => image.key === inputs.key);
  const chosen = named.length > 0 ? named : readable;
  if (chosen.length === 0) return { mistakes: [`${nameOf("head")}: ${describeNone(project)}`] };
  const mistakes = chosen.length === 1 ? [] : ["base", "base-image", "artifact", "image-platforms"].flatMap((name) => (isGiven(inputs, name) ? [`${nameOf(name)}: it is one image's, and ${chosen.length} are weighed; name one of them in ${nameOf("key")}.`] : []));
  if (mistakes.length > 0) return { mistakes };
  const keyOf = ({ key }: ProjectImage) => (chosen.length === 1 ? (inputs.key ?? key) : key);
  return { subjects: chosen.map(({ image, head: place }) => subjectOf({ ...inputs, head: place, key: keyOf(image), report: reportPathOf(inputs.report, image.key, chosen.length) }, project, image)) };
}

function isGiven(inputs: Inputs<typeof declaration>, name: string): boolean {
  const value = Object.entries(inputs).find(([input]) => input === name)?.[1];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "auto";
}

function describeNone(project: Project | null): string {
  const example = 'as in "ghcr.io/acme/api:pr-7"';
  if (project === null) return `it must be given, ${example}, where no .plimsoll.yml names the images.`;
  return `it must be given, ${example}: no image of ${project.path} has a "head".`;
}

/** One file for each image: `out/report.json` becomes `out/report-acme-api.json`. */
export function reportPathOf(path: string | undefined, key: string, count: number): string | undefined {
  if (path === undefined || count === 1) return path;
  return path.replace(/(\.[^./\\]+)?$/, (ending) => `-${key.replace(/[":<>|*?\r\n\\/]/g, "-")}${ending}`);
}

function subjectOf(inputs: ImageInputs, project: Project | null, image: ProjectImage | null): Subject {
  if (project === null) return { inputs, config: null, told: null };
  const own = image ?? project;
  return {
    inputs: {
      ...inputs,
      key: inputs.key ?? image?.key,
      platforms: inputs.platforms.length > 0 ? inputs.platforms : own.platforms,
      budget: inputs.budget.length > 0 ? inputs.budget : own.budget,
      "base-image": inputs["base-image"] ?? (parsePlace(inputs.head).transport === "docker" ? undefined : image?.image[0]),
    },
    config: { path: project.path, waivers: own.waivers, hasBudget: inputs.budget.length === 0 },
    told: describeChoice(project, image),
  };
}

function describeChoice({ path, images }: Project, image: ProjectImage | null): string {
  if (image !== null) return `${path}: what it says of ${image.key} holds.`;
  return images.length === 0 ? `${path}: what it says of every image holds.` : `${path}: this is none of its images (${images.map(({ key }) => key).join(", ")}), so only what it says of every image holds.`;
}
