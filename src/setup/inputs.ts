import { parseArchitectures } from "../builder/architectures.ts";
import { UserError } from "../errors.ts";
import { checkedBy } from "../inputs/check.ts";
import { reachInputs } from "../inputs/reach.ts";
import { declare } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { parseNodes } from "./append.ts";
import { parseGcRule } from "./daemon-config.ts";
import { parseBuildxVersion } from "./buildx-version.ts";

const BUILDER_NAME = /^[a-zA-Z][\w.-]*$/;
const PLACE = /^[\w.-]+(:\d+)?(\/[\w.:@/-]+)?\/?$/;

/** `plimsoll setup` and `actions/setup`. */
export const declaration = declare({
  name: "setup",
  title: "Plimsoll: set up QEMU and a builder",
  summary: "Registers QEMU for the foreign platforms that are asked for, and starts a BuildKit builder; both are gone, or as they were, after the job.",
  isAction: true,
  positionals: [],
  inputs: {
    platforms: {
      type: "list",
      description:
        "Platforms that QEMU is registered for where this machine cannot run them; `all` for every one. Empty: none, and `build` registers what its own platforms need.",
      example: "linux/amd64,linux/arm64",
      check: checkedBy((platform) => parseArchitectures([platform])),
    },
    image: {
      type: "text",
      description:
        "The binfmt image, used only where the machine has no static QEMU of its own. Default: a release of tonistiigi/binfmt, pinned by digest.",
      example: "docker.io/tonistiigi/binfmt:latest",
      check: checkedBy(checkImage),
    },
    reset: { type: "boolean", description: "Takes away every QEMU that is registered, before any is added.", default: "false" },
    "cache-image": { type: "boolean", description: "Taken and without effect: the image is pulled only where it is needed.", default: "true" },
    "binfmt-mirrors": {
      type: "list",
      description:
        "Where copies of the binfmt image are, tried in order when it cannot be pulled: a registry or a folder of one, where it has the path that it has on Docker Hub, or a whole reference. A pinned digest holds for the copies, too.",
      example: "mirror.gcr.io",
      check: checkedBy(checkPlace),
    },
    version: {
      type: "text",
      description:
        "The buildx to use: a release (`v0.30.1`), `latest`, or the Git address of its source (`https://github.com/docker/buildx.git#master`). Default: the one that is there, `latest` where there is none.",
      example: "v0.30.1",
      check: checkedBy(parseBuildxVersion),
    },
    "buildx-url": {
      type: "text",
      description: "Where buildx is downloaded from: a copy of GitHub's releases, with `download/vX.Y.Z/` under it. The release's `checksums.txt` must be there, too.",
      default: "https://github.com/docker/buildx/releases",
      check: checkedBy(checkUrl),
      example: "https://mirror.example.com/buildx/releases",
    },
    driver: {
      type: "choice",
      choices: ["docker-container", "docker", "remote", "kubernetes", "cloud"],
      description: "What runs BuildKit. `docker` is the engine's own; nothing is made for it.",
      default: "docker-container",
    },
    "driver-opts": {
      type: "lines",
      description: "Options of the driver, one a line.",
      example: "image=moby/buildkit:master\nnetwork=host",
      check: checkedBy(checkDriverOption),
    },
    "buildkitd-flags": {
      type: "text",
      description: "Flags for the BuildKit daemon. Default: none, so that no build is allowed more than it asks for (`allow` of the build action).",
      example: "--debug",
    },
    "buildkitd-config": { type: "text", description: "The path of BuildKit's configuration (`buildkitd.toml`).", example: ".github/buildkitd.toml" },
    "buildkitd-config-inline": {
      type: "text",
      description: "BuildKit's configuration itself; where `buildkitd-config` is given as well, that counts.",
      example: '[registry."docker.io"]\n  mirrors = ["mirror.gcr.io"]',
    },
    "buildkit-mirrors": {
      type: "list",
      description: "Where copies of BuildKit's image are, tried in order when it cannot be pulled; written as in `binfmt-mirrors`.",
      example: "mirror.gcr.io",
      check: checkedBy(checkPlace),
    },
    use: { type: "boolean", description: "Makes the builder the current one, with which later steps build.", default: "true" },
    name: {
      type: "text",
      description: "The name of the builder. One that exists is used, and is after the job as it was. Default: a new name.",
      example: "shared",
      check: checkedBy(checkName),
    },
    endpoint: {
      type: "text",
      description: "Where the builder is: an address, or a Docker context. Needed for `driver: remote`, unless BUILDKIT_HOST says it.",
      example: "tcp://buildkit.example.com:1234",
    },
    "node-platforms": {
      type: "list",
      description: "Platforms that the builder's node is fixed to; `platforms` of docker/setup-buildx-action.",
      example: "linux/amd64,linux/arm64",
      check: checkedBy(parsePlatform),
    },
    append: {
      type: "text",
      description: "More nodes for the builder, a new one or one that exists, as a YAML list of `name`, `endpoint`, `driver-opts`, `buildkitd-flags`, `platforms`.",
      example: "- endpoint: tcp://arm.example.com:1234",
      check: checkedBy(parseNodes),
    },
    "keep-state": {
      type: "boolean",
      description: "Keeps what BuildKit has cached after the job, for the next one that names the same builder (`driver: docker-container` on a machine of your own).",
      default: "false",
    },
    "keep-storage": {
      type: "size",
      description:
        "How much a builder that outlives the job may keep: written into its configuration where this step makes it, else what is over it is pruned at the end of the job.",
      example: "20GB",
    },
    "gc-policy": {
      type: "records",
      description:
        "Rules of BuildKit's garbage collection in place of its own, one a line: `keep-duration=48h,max-used-space=5GB,filter=type==source.local,all=true`; also `reserved-space`, `min-free-space`.",
      example: "keep-duration=168h,max-used-space=20GB",
      check: checkedBy(parseGcRule),
    },
    "cache-binary": { type: "boolean", description: "Keeps a downloaded buildx in the runner's tool cache, and looks for it there first.", default: "true" },
    cleanup: { type: "boolean", description: "Removes at the end of the job what this step made.", default: "true" },
    ...reachInputs,
  },
  outputs: {
    name: { description: "The builder's name.", example: "builder-0f1d2c3b" },
    driver: { description: "Its driver.", example: "docker-container" },
    platforms: { description: "What it can build for, after QEMU.", example: "linux/amd64,linux/arm64" },
    nodes: { description: "Its nodes as JSON, as docker/setup-buildx-action gives them.", example: '[{"name":"builder-0f1d2c3b0","endpoint":"unix:///var/run/docker.sock","status":"running"}]' },
    endpoint: { description: "The endpoint of its first node.", example: "unix:///var/run/docker.sock" },
    status: { description: "The status of its first node.", example: "running" },
    flags: { description: "The BuildKit flags of its first node.", example: "--debug" },
  },
});

function checkImage(image: string): void {
  if (!/^[\w.-]+(:\d+)?(\/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]{64})?$/.test(image)) throw new UserError(`${JSON.stringify(image)} is no image.`, "Write REGISTRY/NAME:TAG or REGISTRY/NAME@sha256:….");
}

function checkPlace(place: string): void {
  if (!PLACE.test(place)) throw new UserError(`${JSON.stringify(place)} is neither a registry nor an image.`, "Write it without a scheme, as mirror.gcr.io or ghcr.io/acme/buildkit:v0.30.");
}

function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  // The address stands in logs and errors, and what it holds of a user would not be sent.
  if (parsed !== null && (parsed.username !== "" || parsed.password !== "")) {
    throw new UserError("it holds a username or a password, which would not be sent.", "Name a copy that needs no login, or install buildx in a step before this one.");
  }
  if (parsed === null || !["http:", "https:"].includes(parsed.protocol)) throw new UserError(`${JSON.stringify(url)} is no web address.`, "Write it with https://.");
}

function checkDriverOption(option: string): void {
  if (!/^"?[\w.-]+=/.test(option)) throw new UserError(`${JSON.stringify(option)} is not KEY=VALUE.`, "Write one option a line, as network=host.");
}

function checkName(name: string): void {
  if (!BUILDER_NAME.test(name)) throw new UserError(`${JSON.stringify(name)} is no name for a builder.`, "Begin with a letter; letters, digits and . _ - may follow.");
  if (name === "default") throw new UserError("default is the engine's own builder, which cannot be made.", "Choose another name, or driver: docker.");
}
