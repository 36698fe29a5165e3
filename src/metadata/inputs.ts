import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";

/** `plimsoll metadata` and `actions/metadata`. What is wrong with rules and images is found by `findMistakes`, all of it at once. */
export const declaration = declare({
  name: "metadata",
  title: "Plimsoll: tags and labels",
  summary: "Works out an image's tags, labels and annotations from the event or from git, and takes every input of docker/metadata-action.",
  isAction: true,
  positionals: ["tags"],
  inputs: {
    context: {
      type: "choice",
      choices: ["workflow", "git"],
      description:
        "Where the branch, the tag and the commit come from. `workflow`: the event; in another CI its variables, and on a laptop git. `git`: the checkout, also where a workflow runs.",
      default: "workflow",
      example: "git",
    },
    images: {
      type: "lines",
      hasComments: true,
      description: "Repositories that the tags are for, one a line, or `name=…,enable=true` or `false`. Without any, tags are names alone.",
      example: "ghcr.io/acme/api",
    },
    tags: {
      type: "lines",
      hasComments: true,
      description: "Rules, one a line: see below. Default: `type=schedule`, `type=ref,event=branch`, `type=ref,event=tag` and `type=ref,event=pr`.",
      example: "type=semver,pattern={{version}}",
    },
    flavor: {
      type: "lines",
      hasComments: true,
      description: "What holds for all tags, one a line: `latest=auto`, `true` or `false`; `prefix=…` and `suffix=…`, with `,onlatest=true` behind them for `latest`, too.",
      example: "latest=false",
    },
    labels: {
      type: "records",
      hasComments: true,
      description: "Labels to add or to put in the place of those that are made, one `name=value` a line, with expressions.",
      example: "org.opencontainers.image.title=api",
    },
    annotations: {
      type: "records",
      hasComments: true,
      description: "Annotations to add or to put in the place of those that are made, one `name=value` a line, with expressions.",
      example: "org.opencontainers.image.title=api",
    },
    "sep-tags": { type: "text", isVerbatim: true, description: "What stands between the tags in the outputs `tags` and `tag-names`. Default: a line end.", example: "," },
    "sep-labels": { type: "text", isVerbatim: true, description: "What stands between the labels in the output. Default: a line end.", example: "," },
    "sep-annotations": { type: "text", isVerbatim: true, description: "What stands between the annotations in the output. Default: a line end.", example: "," },
    "bake-target": { type: "text", description: "The target that the bake files define.", default: "docker-metadata-action", example: "metadata" },
    "bake-folder": { type: "text", description: "Folder for the bake files. Default: one of the job; the command line writes none.", example: "bake" },
    "latest-guard": {
      type: "boolean",
      description:
        "Leaves `latest` out for a prerelease, whichever rule gives it, and where the `latest` that is published is of a newer version (`org.opencontainers.image.version`). `false`: as docker/metadata-action does it.",
      default: "true",
    },
    "github-token": {
      type: "text",
      description: "Reads the repository's facts and the commit's date, where the event does not say them (`contents: read`).",
      default: "${{ github.token }}",
      cliDefault: "",
      secret: true,
      example: "${{ secrets.SOURCES_TOKEN }}",
    },
    ...reachInputs,
  },
  outputs: {
    version: { description: "The first tag, without repository; empty where no rule gives one.", example: "1.2.3" },
    tags: { description: "The tags, those of the highest priority first.", example: "ghcr.io/acme/api:1.2.3" },
    "tag-names": { description: "The tags without repository.", example: "1.2.3" },
    labels: { description: "The labels, by name.", example: "org.opencontainers.image.version=1.2.3" },
    annotations: { description: "The annotations, each with its level (`DOCKER_METADATA_ANNOTATIONS_LEVELS`, default `manifest`).", example: "manifest:org.opencontainers.image.version=1.2.3" },
    json: { description: "JSON: `tags`, `tag-names`, `labels`, `annotations`.", example: '{"tags":["ghcr.io/acme/api:1.2.3"]}' },
    "bake-file-tags": { description: "Path of a bake file with the tags.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-tags.json" },
    "bake-file-labels": { description: "Path of a bake file with the labels.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-labels.json" },
    "bake-file-annotations": { description: "Path of a bake file with the annotations.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake-annotations.json" },
    "bake-file": { description: "Path of a bake file with tags and labels.", example: "/home/runner/work/_temp/plimsoll-metadata-Xy/docker-metadata-action-bake.json" },
  },
});
