import { forgeInputs } from "../forge/inputs.ts";
import { checkedBy } from "../inputs/check.ts";
import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";

/** `plimsoll comment` and `actions/comment`. */
export const declaration = declare({
  name: "comment",
  title: "Plimsoll: comment on the pull request",
  summary:
    "Posts size reports that other jobs or an unprivileged run (a fork's) measured, joined where they are of one image, once it is proved whose they are.",
  isAction: true,
  positionals: ["report"],
  inputs: {
    report: {
      type: "lines",
      description:
        "The reports, one a line: a path, or the name of an artifact of the run that triggered this one, else of this run. Those that several jobs made of one image, each of other platforms, are joined into one report; several images make one comment.",
      example: "plimsoll-report-acme-api",
      required: true,
    },
    "expect-platforms": {
      type: "list",
      description: "The platforms that the reports must cover. Where the job of one left no report there is a notice and no comment, in place of an error.",
      example: "linux/amd64,linux/arm64",
      check: checkedBy(parsePlatform),
    },
    key: {
      type: "text",
      description:
        "The comment to write, as in `diff`. Default: the one report's own, `all` for several.",
      example: "acme/api",
    },
    comment: {
      type: "choice",
      choices: ["auto", "always", "never"],
      description:
        "`auto`: when a budget fails or the pull size changes by at least 1 MB or 1 %; a comment that is there is always brought up to date. `never`: the reports are joined and kept, and nothing is posted.",
      default: "auto",
    },
    "waive-label": {
      type: "text",
      description: "The pull request label that waives growth limits, named in the comment.",
      default: "size-ok",
      example: "size-ok",
    },
    "github-token": {
      type: "text",
      description: "Reads the run's artifacts and the pull request, and writes the comment (`actions: read`, `pull-requests: write`).",
      default: "${{ github.token }}",
      cliDefault: "",
      secret: true,
      example: "${{ secrets.SIZE_TOKEN }}",
    },
    "write-report": {
      type: "text",
      description: "Where to write the one image's report, joined. Default: in the runner's temporary folder; the command line writes none.",
      example: "report.json",
    },
    artifact: {
      type: "text",
      description: "Keeps the one image's report, joined, as an artifact of this name. Default: none.",
      example: "plimsoll-report-acme-api",
    },
    ...forgeInputs,
    ...reachInputs,
  },
  outputs: {
    verdict: { description: "`fail` where a budget of one report failed, else `pass` where one was held, else `none`.", example: "pass" },
    report: { description: "Path of the one image's report; empty where the reports are of several.", example: "/home/runner/work/_temp/plimsoll/joined-report.json" },
    measurements: { description: "JSON: platform to every number of the one image, as in `diff`.", example: '{"linux/amd64":{"pullBytes":219600000}}' },
    "comment-url": {
      description: "The comment; empty when none was written.",
      example: "https://github.com/acme/api/pull/7#issuecomment-1",
    },
  },
});
