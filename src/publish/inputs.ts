import { checkedBy } from "../inputs/check.ts";
import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { startsWithType } from "../tags/expand.ts";
import { readImages } from "../tags/images.ts";
import { checkTags, parseAnnotations, parseSource } from "./plan.ts";

/** `plimsoll publish` and `actions/publish`. */
export const declaration = declare({
  name: "publish",
  title: "Plimsoll: publish an image",
  summary: "Joins the images of several platforms into one index, checks it, and only then moves the tags, all of them or none.",
  isAction: true,
  positionals: ["sources"],
  inputs: {
    sources: {
      type: "lines",
      description:
        "The images, one a line: `NAME@sha256:…` or `NAME:TAG` in a registry, an index or a single manifest; `oci:FOLDER`; or `record:GLOB` for the records that `build` with `push-by-digest` left, as artifacts of this run (`record:*` takes them all, `record:KEY-*` those of one image) or as files (`record:plimsoll-records/*`).",
      example: "record:*",
      required: true,
      check: checkedBy(parseSource),
    },
    tags: {
      type: "list",
      hasComments: true,
      isWhole: startsWithType,
      description:
        "References to give the image, one a line or in commas, in as many repositories and registries as need be; what follows a `#` is a comment. A line that begins with `type=` is a rule of `metadata` over `images`, as in `type=semver,pattern={{version}}`.",
      example: "ghcr.io/acme/api:1.2.3",
      required: true,
      check: checkTags,
    },
    images: {
      type: "lines",
      hasComments: true,
      description: "Repositories for the rules in `tags`, one a line. References in `tags` need none.",
      example: "ghcr.io/acme/api",
      check: (lines) => readImages(lines).mistakes,
    },
    "expect-platforms": {
      type: "list",
      description: "The platforms that the image must have: each once, and no other. Default: those that the sources hold.",
      example: "linux/amd64,linux/arm64",
      check: checkedBy(parsePlatform),
    },
    annotations: {
      type: "records",
      description:
        "Annotations, one `[TYPE:]name=value` a line; TYPE is `index` (the default) or `manifest-descriptor`, with `[platform]` behind it if need be.",
      example: "index:org.opencontainers.image.version=1.2.3",
      check: checkedBy(parseAnnotations),
    },
    "latest-guard": {
      type: "boolean",
      description:
        "Leaves `latest` where it is for a prerelease, and where the image that it names is of a newer version (`org.opencontainers.image.version`), or was made later where the versions are not known.",
      default: "true",
    },
    "dry-run": { type: "boolean", description: "Reads everything, says what would be copied and which tags would move, and writes nothing." },
    ...reachInputs,
  },
  outputs: {
    digest: { description: "Digest of the image index, once every repository has it, whatever becomes of the tags.", example: "sha256:9b2c…" },
    tags: { description: "The tags that name the image now, one a line, moved or already right.", example: "ghcr.io/acme/api:1.2.3" },
    platforms: { description: "JSON: digest of each platform's manifest.", example: '{"linux/amd64":"sha256:77aa…"}' },
    results: {
      description:
        "JSON: what became of each tag. `published`: it names the image now. `unchanged`: it did before, or `latest-guard` left it. `failed`: it could not be moved. `rolled-back`: it is as it was before, because another failed.",
      example: '{"ghcr.io/acme/api:1.2.3":"published"}',
    },
  },
});
