import { UserError } from "../errors.ts";
import { publishInput } from "../forge/inputs.ts";
import { checkedBy } from "../inputs/check.ts";
import { declare } from "../inputs/spec.ts";
import { DEFAULT_TAGS, parseImage } from "../tags/image-input.ts";
import { parseBuildable, parseRunners } from "./runners.ts";

/** `plimsoll plan` and `actions/plan`. */
export const declaration = declare({
  name: "plan",
  title: "Plimsoll: plan a build on several runners",
  summary: "Says which runner builds which platform, a native one where there is one, and whether this run publishes or only measures.",
  isAction: true,
  positionals: ["image"],
  inputs: {
    image: {
      type: "lines",
      description: "The repositories that get the image, one a line; the first is where a base to compare with is looked for. Upper case is written in lower case.",
      example: "ghcr.io/acme/api",
      required: true,
      check: checkedBy(parseImage),
    },
    platforms: {
      type: "list",
      description: "The platforms that the image is for. Each is built by a job of its own.",
      example: "linux/amd64,linux/arm64",
      default: "linux/amd64,linux/arm64",
      check: checkedBy(parseBuildable),
    },
    runners: {
      type: "lines",
      description:
        "Where a platform is built, `PLATFORM=LABEL` a line, with several labels in commas (`linux/arm64=self-hosted,linux,ARM64`); `linux/arm=…` is for all of its variants, `default=…` for every platform that no line names. Default: `ubuntu-24.04`, and `ubuntu-24.04-arm` for ARM.",
      example: "linux/arm64=self-hosted,linux,ARM64",
      check: (lines) => parseRunners(lines).mistakes,
    },
    tags: {
      type: "lines",
      description: "The tags that the image gets when it is published, as in the root action: a line with `/` or `:` is a reference, any other a rule.",
      default: DEFAULT_TAGS.join("\n"),
      example: "type=semver,pattern={{version}}",
    },
    flavor: { type: "lines", description: "What holds for all rules of `tags`, as in `metadata`.", example: "latest=auto" },
    "latest-guard": { type: "boolean", description: "No prerelease gets `latest`.", default: "true" },
    "tag-context": {
      type: "choice",
      choices: ["workflow", "git"],
      description: "Where the rules of `tags` read branch, tag and commit: the event, or the checkout.",
      default: "workflow",
    },
    annotations: {
      type: "records",
      description: "Annotations, one `[TYPE:]name=value` a line as in `build`: those of the manifest are handed to the builds, those of the index to `publish`.",
      example: "index:org.opencontainers.image.title=api",
    },
    key: {
      type: "text",
      description: "Name of the image in artifacts and in the comment, as in `build` and `diff`. Default: the first repository without its registry.",
      example: "acme/api",
      check: checkedBy(checkKey),
    },
    publish: publishInput,
    "github-token": {
      type: "text",
      description: "Reads what rules of `tags` ask for: the commit's date, the default branch.",
      example: "${{ secrets.TAGS_TOKEN }}",
      default: "${{ github.token }}",
      cliDefault: "",
      secret: true,
    },
  },
  outputs: {
    matrix: {
      description: "JSON for `strategy.matrix`: for each platform `platform`, `name`, `runner` (for `runs-on`), `emulated`, and `report` (for `artifact` of `diff`).",
      example: '{"include":[{"platform":"linux/amd64","name":"linux-amd64","runner":"ubuntu-24.04","emulated":false,"report":"plimsoll-report-acme-api-linux-amd64"}]}',
    },
    occasion: { description: "What kind of run this is: `push`, `tag`, `pull-request`, `fork-pull-request`, `schedule`, `manual` or `other`.", example: "push" },
    publishes: { description: "Whether builds are pushed and tags move.", example: "true" },
    comments: { description: "Whether there is a pull request to comment on.", example: "false" },
    platforms: { description: "The platforms, normalised, in commas.", example: "linux/amd64,linux/arm64" },
    repository: { description: "The first of the repositories.", example: "ghcr.io/acme/api" },
    "push-by-digest": { description: "For the input of `build`: the repositories, one a line; empty where nothing is published.", example: "ghcr.io/acme/api" },
    tags: { description: "For the input of `publish`: full references, one a line.", example: "ghcr.io/acme/api:main" },
    version: { description: "The tag of the rule with the highest priority; empty where no rule gave one.", example: "1.2.3" },
    labels: { description: "For `labels` of `build`, before labels of your own: the version.", example: "org.opencontainers.image.version=1.2.3" },
    "build-annotations": { description: "For `annotations` of `build`: those of each platform's manifest.", example: "manifest:org.opencontainers.image.title=api" },
    "index-annotations": { description: "For `annotations` of `publish`: those of the index.", example: "index:org.opencontainers.image.title=api" },
    key: { description: "The name of the image in artifacts and in the comment.", example: "acme/api" },
    records: { description: "For `sources` of `publish`: the records of these builds, one a line.", example: "record:acme-api-linux-amd64" },
    reports: { description: "For `report` of `comment`: the names of the artifacts with each platform's report, one a line.", example: "plimsoll-report-acme-api-linux-amd64" },
    report: { description: "For `artifact` of `comment`: the name of the artifact with the report of the whole image.", example: "plimsoll-report-acme-api" },
    archive: { description: "Name for the archive of a build that is only weighed; the report tells the image by it.", example: "acme-api.tar" },
    "uses-github-registry": { description: "Whether one of the repositories is in GitHub's own registry, which the job's token logs in to.", example: "true" },
  },
});

function checkKey(key: string): void {
  // It stands in patterns and in names of artifacts.
  if (!/^[A-Za-z0-9_./-]{1,200}$/.test(key)) throw new UserError(`${JSON.stringify(key)} is no name for an image here.`, "Use letters, digits and . _ - /.");
}
