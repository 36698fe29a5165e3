/** A platform as an image index names it (image-spec image-index.md, "platform"), normalised. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly osVersion?: string;
}
