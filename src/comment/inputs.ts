import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";

/** `plimsoll comment` and `actions/comment`. */
export const declaration = declare({
  name: "comment",
  title: "Plimsoll: comment on the pull request",
  summary:
    "Posts a size report that an unprivileged run measured (a fork's pull request), after checking it and proving which pull request it belongs to.",
  isAction: true,
  positionals: ["report"],
  inputs: {
    report: {
      type: "lines",
      description:
        "The reports, one a line: a path, or the name of an artifact of the run that triggered this one. Several make one comment.",
      example: "plimsoll-report-acme-api",
      required: true,
    },
    key: {
      type: "text",
      description:
        "The comment to write, as in `diff`. Default: the one report's own, `all` for several.",
      example: "acme/api",
    },
    comment: {
      type: "choice",
      choices: ["auto", "always"],
      description:
        "`auto`: when a budget fails or the pull size changes by at least 1 MB or 1 %; a comment that is there is always brought up to date.",
      default: "auto",
    },
    "waive-label": {
      type: "text",
      description: "The pull request label that waives growth limits, named in the comment.",
      default: "size-ok",
    },
    "github-token": {
      type: "text",
      description: "Reads the run's artifacts and the pull request, and writes the comment (`actions: read`, `pull-requests: write`).",
      default: "${{ github.token }}",
      cliDefault: "",
      secret: true,
    },
    ...reachInputs,
  },
  outputs: {
    "comment-url": {
      description: "The comment; empty when none was written.",
      example: "https://github.com/acme/api/pull/7#issuecomment-1",
    },
  },
});
