import { checkBudgets } from "../config/budget-line.ts";
import { configInputs } from "../config/inputs.ts";
import { forgeInputs } from "../forge/inputs.ts";
import { parseImagePlace, parsePlace } from "../image/place.ts";
import { checkedBy } from "../inputs/check.ts";
import { declare } from "../inputs/spec.ts";
import { measureInputs } from "../inputs/measure.ts";
import { reachInputs } from "../inputs/reach.ts";
import { parsePlatform } from "../oci/platform.ts";
import { parseRepository, parseTag } from "../oci/reference.ts";
import { fillTag } from "./base-tag.ts";

/** `plimsoll diff` and `actions/diff`. */
export const declaration = declare({
  name: "diff",
  title: "Plimsoll: image size diff",
  summary:
    "Compares a container image with the one it replaces, layer by layer and file by file, holds it to size budgets and says so on the pull request.",
  isAction: true,
  positionals: ["base", "head"],
  inputs: {
    head: {
      type: "text",
      description:
        "The image to weigh: a registry reference, or `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker-daemon:REF`. Default: every image of the configuration file that has a `head`, in one comment.",
      example: "ghcr.io/acme/api:pr-7",
      check: checkedBy(parseImagePlace),
    },
    base: {
      type: "text",
      description:
        "The image to compare with: a reference like `head`, `report:FILE` of an earlier report, or `auto`: the pull request's merge base by tag, then the measurement stored for it, then the moving tag.",
      example: "ghcr.io/acme/api:main",
      default: "auto",
      check: checkedBy((base) => base === "auto" || parsePlace(base)),
    },
    "base-image": {
      type: "text",
      description: "The repository that `auto` looks in for the base. Default: the repository of `head`.",
      example: "ghcr.io/acme/api",
      check: checkedBy(parseRepository),
    },
    "base-tags": {
      type: "list",
      description:
        "The tags under which `auto` looks for the merge base, tried in order. `{sha}` is the commit, `{short}` its first seven digits.",
      default: "sha-{sha}\nsha-{short}\n{sha}",
      check: checkedBy((template) => parseTag(fillTag(template, "0".repeat(40)))),
      example: "main-{sha}",
    },
    "moving-tag": {
      type: "list",
      description:
        "The tags that `auto` falls back to, tried in order. Default: the default branch's name, then `latest`.",
      example: "main",
      check: checkedBy(parseTag),
    },
    ...configInputs,
    ...measureInputs,
    "image-platforms": {
      type: "list",
      description:
        "All platforms of the image, where several jobs weigh some of them each (`comment` joins their reports): they look for one base, and leave lines of `budget` for the other platforms to each other.",
      example: "linux/amd64,linux/arm64",
      check: checkedBy(parsePlatform),
    },
    budget: {
      type: "lines",
      description:
        "Lines `METRIC [PLATFORM] OP LIMIT`: `pull <= 250MB`, `delta-pull <= 20MB`, `disk linux/arm64 <= 600MB`, `pull +<= 5%`, `hidden <= 1MB`, `layers <= 30`, `path:app/** <= 40MB`. `+<=` limits growth over the base. SI units; `MiB` means 1,048,576 bytes.",
      example: "delta-pull <= 20MB",
      check: checkBudgets,
    },
    "waive-label": {
      type: "text",
      description: "The pull request label that waives growth limits (`+<=` and `delta-pull`).",
      default: "size-ok",
      example: "size-ok",
    },
    comment: {
      type: "choice",
      choices: ["auto", "always", "never"],
      description:
        "When to comment on the pull request. `auto`: when a budget fails or the pull size changes by at least 1 MB or 1 %; a comment that is there is always brought up to date.",
      default: "auto",
    },
    key: {
      type: "text",
      description:
        "Tells several images of one repository apart: one comment and one stored measurement per key. Also which image of the configuration file is meant. Default: the repository of `head` without its registry, or the last part of its path; `all` for the one comment on several.",
      example: "acme/api",
    },
    "github-token": {
      type: "text",
      description:
        "Reads the pull request and writes the comment (`pull-requests: write`). With a read-only token there is a notice and no comment.",
      default: "${{ github.token }}",
      cliDefault: "",
      secret: true,
      example: "${{ secrets.SIZE_TOKEN }}",
    },
    report: {
      type: "text",
      description:
        "Where to write `report.json`. Default: in the runner's temporary folder; the command line writes none.",
      example: "plimsoll-report.json",
    },
    artifact: {
      type: "text",
      description: "The name of the artifact with the report, which every job of a run needs its own for. Default: `plimsoll-report-KEY`.",
      example: "plimsoll-report-acme-api-linux-amd64",
    },
    ...forgeInputs,
    ...reachInputs,
  },
  outputs: {
    verdict: { description: "`pass`, `fail`, or `none` when no budget line was evaluated.", example: "pass" },
    report: { description: "Path of `report.json`; of several images one path a line.", example: "/home/runner/work/_temp/plimsoll/report-acme-api.json" },
    "pull-bytes": { description: "Compressed bytes a node without any layer pulls.", example: "219600000" },
    "disk-bytes": { description: "Bytes of files as shipped, layer by layer.", example: "571900000" },
    "hidden-bytes": { description: "Bytes that ship and cannot be reached.", example: "18000000" },
    "delta-pull-bytes": { description: "Bytes a node that holds the base pulls.", example: "89300000" },
    "pull-bytes-change": { description: "Pull size, head minus base.", example: "41800000" },
    "disk-bytes-change": { description: "Disk size, head minus base.", example: "118400000" },
    "base-source": {
      description: "How the base was found: `explicit`, `merge-base`, `stored`, `moving`; empty without a base.",
      example: "merge-base",
    },
    "comment-url": {
      description: "The comment; empty when none was written.",
      example: "https://github.com/acme/api/pull/7#issuecomment-1",
    },
    measurements: {
      description: "JSON: platform to every number; of several images, key to that.",
      example: '{"linux/amd64":{"pullBytes":219600000}}',
    },
  },
});
