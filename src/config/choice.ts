import { parsePlace } from "../image/place.ts";
import { UserError } from "../errors.ts";
import { formatRepository, parseRepository } from "../oci/reference.ts";
import type { Project, ProjectImage } from "./project.ts";

/** The image of the file that is meant: by its key, else by the repository that `head` is in, else the only one; null where none is. */
export function findImage({ images }: Project, { key, head }: { readonly key: string | undefined; readonly head: string }): ProjectImage | null {
  const byKey = images.find((image) => image.key === key);
  if (byKey !== undefined) return byKey;
  const repository = repositoryOf(head);
  const [found, ...others] = images.filter(({ image }) => repository !== null && image.some((name) => formatRepository(parseRepository(name)) === repository));
  if (found !== undefined && others.length === 0) return found;
  return images.length === 1 ? (images[0] ?? null) : null;
}

function repositoryOf(head: string): string | null {
  try {
    const place = parsePlace(head);
    return place.transport === "docker" ? formatRepository(place.reference) : null;
  } catch (error) {
    // Told where the input is checked.
    if (error instanceof UserError) return null;
    throw error;
  }
}
