import { showForeign } from "../foreign-text.ts";
import { codeElement, plainText } from "../report/markdown-parts.ts";

/** What the job did with one image, for the summary. */
export interface PageImage {
  /** Its first repository. */
  readonly name: string;
  /** Sections of the parts in the order in which they are read: what became of it first, then how it came about. */
  readonly sections: readonly string[];
}

/** What the whole job's page of the summary tells. */
export interface Page {
  /** What it set out to do, as full sentences. */
  readonly why: string;
  readonly isDone: boolean;
  /** A budget is exceeded by an image that is published. */
  readonly isPublishedOver: boolean;
  /** What is told of all images at once, and is read first. */
  readonly sections: readonly string[];
  readonly images: readonly PageImage[];
  /** What belongs to no image. */
  readonly rest: readonly string[];
}

const MAX_WHY = 600;

/** What becomes of a published image that is over budget. */
export const PUBLISHED_OVER = "A budget is exceeded, and the image is published all the same: its tags had moved before it was weighed.";

/** One page of Markdown: a title, what was to be done, and below it every part's section, each once. */
export function renderPage({ why, isDone, isPublishedOver, sections, images, rest }: Page): string {
  const title = images.length === 1 ? nameOf(images[0]) : `${images.length} images`;
  const blocks = [
    `## ${isDone && !isPublishedOver ? "⚓" : "❌"} ${title}`,
    plainText(showForeign(why, MAX_WHY)),
    ...(isDone ? [] : ["The job failed; below is what it had done by then."]),
    ...(isPublishedOver ? [PUBLISHED_OVER] : []),
    ...sections,
    ...images.flatMap((image) => (images.length === 1 ? image.sections : [`## ${nameOf(image)}`, ...image.sections])),
    ...rest,
  ];
  return `${blocks.map((block) => block.trim()).filter((block) => block !== "").join("\n\n")}\n`;
}

function nameOf(image: PageImage | undefined): string {
  return codeElement(showForeign(image?.name ?? ""));
}
