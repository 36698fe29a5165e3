/** The images to try, in order: the one that is meant, then its copies at the mirrors. */
export function withMirrors(image: string, mirrors: readonly string[]): readonly string[] {
  return [...new Set([image, ...mirrors.map((mirror) => copyAt(mirror, image))])];
}

/** A mirror is a whole reference (`ghcr.io/acme/binfmt:1`), or a registry or a folder of one (`mirror.gcr.io`) where the image has the path it has at home. */
function copyAt(mirror: string, image: string): string {
  const digest = /@(.*)$/.exec(image)?.[1];
  const last = mirror.slice(mirror.lastIndexOf("/") + 1);
  if (mirror.includes("@")) return mirror;
  // What is pinned stays pinned: a mirror that holds something else under the name is refused by the engine.
  if (mirror.includes("/") && last.includes(":")) return digest === undefined ? mirror : `${mirror}@${digest}`;
  return `${mirror.replace(/\/+$/, "")}/${pathOf(image)}`;
}

/** The reference without its registry; Docker Hub's official images under `library/`. */
function pathOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const path = hasRegistry ? rest.join("/") : image;
  return path.includes("/") ? path : `library/${path}`;
}
