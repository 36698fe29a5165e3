import { declare } from "../inputs/spec.ts";

/** `plimsoll demo`. */
export const declaration = declare({
  name: "demo",
  title: "Plimsoll: demo",
  summary: "Shows the whole job on this machine: builds an image, changes it, weighs the change, comments on a pull request and publishes, against a registry, a cache service and a forge of its own; leaves nothing behind.",
  isAction: false,
  positionals: [],
  inputs: {
    "without-engine": {
      type: "boolean",
      description: "Builds nothing: weighs and publishes images that the demo makes itself. So it is, too, where there is no Docker engine that builds.",
    },
    page: {
      type: "text",
      description: "Keeps the page with the comment, as a browser shows it, in this HTML file. Without it, the page is served on 127.0.0.1 for as long as a terminal waits.",
      example: "comment.html",
    },
  },
  outputs: {},
});
