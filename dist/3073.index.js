export const id = 3073;
export const ids = [3073];
export const modules = {

/***/ 53073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72388);
/* harmony import */ var _tags_expand_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27687);



const MAX_BUDGET_S = 9999;
function budgetMistakes(value) {
    if (!/^-?\d+(\.\d{1,3})?$/.test(value))
        return [`${JSON.stringify(value)} is no number of seconds; write one as in 10.`];
    return Number(value) > 0 && Number(value) <= MAX_BUDGET_S ? [] : [`${JSON.stringify(value)} must be above 0 and at most ${MAX_BUDGET_S} seconds.`];
}
/** `plimsoll build` and `actions/build`. What is wrong with the values is found by `mistakesIn`, all of it at once. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_2__/* .declare */ .x)({
    name: "build",
    title: "Plimsoll: build an image",
    summary: "Builds an image with BuildKit through buildx, takes every input of docker/build-push-action, and says what came of it for each platform.",
    isAction: true,
    positionals: ["context"],
    inputs: {
        context: {
            type: "text",
            description: "Folder or URL of the build context. Where a workflow names none: the workspace where a checkout is in it, else the repository at the event's commit, fetched by BuildKit. `{{defaultContext}}` always is the latter, `{{defaultContext}}:folder` a folder of it.",
            example: "./app",
            cliDefault: ".",
        },
        file: { type: "text", description: "Path of the Dockerfile. Default: `Dockerfile` in the context.", example: "docker/api.Dockerfile" },
        tags: {
            type: "list",
            hasComments: true,
            isWhole: _tags_expand_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWithType */ ._u,
            description: "References to give the image, one a line or in commas; what follows a `#` is a comment. A line that begins with `type=` is a rule of `metadata` over `images`, as in `type=semver,pattern={{version}}`; no rule gives `latest` to a prerelease, nor pushes it over a newer version.",
            example: "ghcr.io/acme/api:1.2",
        },
        images: { type: "lines", hasComments: true, description: "Repositories for the rules in `tags`, one a line. References in `tags` need none.", example: "ghcr.io/acme/api" },
        push: { type: "boolean", description: "Pushes the tags to their registries (`type=registry` in `outputs`)." },
        load: { type: "boolean", description: "Loads the image into the engine (`type=docker` in `outputs`)." },
        platforms: {
            type: "list",
            description: "Platforms to build for. What this machine cannot run of them is registered with QEMU first. Default: the builder's own.",
            example: "linux/amd64,linux/arm64",
        },
        "push-by-digest": {
            type: "lines",
            description: "Repositories to push to without a tag, one a line. Leaves a record for each repository and platform, from which `publish` makes one image of several jobs' builds.",
            example: "ghcr.io/acme/api",
        },
        record: {
            type: "text",
            description: "Folder for the records of `push-by-digest`. Default: a folder of the job, on the command line `plimsoll-records`.",
            example: "records",
        },
        key: {
            type: "text",
            description: "Name of the image in the artifact with the records. Default: the repository without its registry.",
            example: "acme/api",
        },
        target: { type: "text", description: "Stage to build.", example: "runtime" },
        "build-args": { type: "records", description: "Build arguments, one `NAME=value` a line. Not for secrets: their values end in the image.", example: "VERSION=1.2" },
        "build-contexts": { type: "records", description: "Further contexts, one `name=path` a line; `{{defaultContext}}` as in `context`.", example: "docs=./docs" },
        labels: { type: "records", description: "Labels of the image, one `name=value` a line.", example: "org.opencontainers.image.title=api" },
        "default-labels": {
            type: "boolean",
            description: "Adds `org.opencontainers.image.source`, `.revision` and `.created` from the event and from git; what `labels` says wins.",
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line; TYPE is `index`, `manifest`, `index-descriptor` or `manifest-descriptor`, with `[platform]` behind it if need be.",
            example: "index:org.opencontainers.image.title=api",
        },
        outputs: {
            type: "lines",
            description: "Where the result goes, one output a line, in place of or beside `push` and `load`.",
            example: "type=oci,dest=image.tar",
        },
        secrets: {
            type: "text",
            description: "Secrets for `RUN --mount=type=secret`, one `ID=value` a line, the value to the letter. In quotes that open before the ID, a value may have several lines (a quote in it is doubled). One with an empty value is left out.",
            example: "npm_token=…",
            secret: true,
        },
        "secret-envs": { type: "list", description: "Secrets from the environment, `ID=NAME`.", example: "npm_token=NPM_TOKEN" },
        "secret-files": { type: "records", description: "Secrets from files, one `ID=path` a line.", example: "npmrc=./.npmrc" },
        ssh: { type: "list", description: "SSH agent socket or keys for `RUN --mount=type=ssh`.", example: "default" },
        "cache-from": { type: "records", description: "Caches to read, one a line.", example: "type=registry,ref=ghcr.io/acme/api:cache" },
        "cache-to": { type: "records", description: "Caches to write, one a line.", example: "type=registry,ref=ghcr.io/acme/api:cache,mode=max" },
        cache: {
            type: "choice",
            choices: ["auto", "off", "gha", "registry", "local", "facade"],
            description: "Where layers are kept from one job to the next: `facade` (the CI's cache, through a process of this job that BuildKit reaches as a registry), `gha` (BuildKit's own client of that cache), `registry` (beside the image, where the build pushes), `local` (the folder that `PLIMSOLL_CACHE_DIR` names), `off`; `auto` is the first of these that this place offers. What cannot be is a notice, and the next one is used. Nothing is added where `cache-from` or `cache-to` is given.",
            default: "auto",
        },
        "cache-mounts": {
            type: "list",
            description: "Which `RUN --mount=type=cache` are kept from one job to the next: `auto` (those of the stages that are built), `off`, or their ids.",
            default: "auto",
            example: "npm,/root/.cache/go-build",
        },
        "cache-budget": {
            type: "text",
            description: "Seconds that the cache may keep the build waiting for it, in all; from then on the build goes on without it.",
            default: "10",
            check: (values) => values.flatMap(budgetMistakes),
            example: "5",
        },
        "no-cache": { type: "boolean", description: "Builds every step anew." },
        "no-cache-filters": { type: "list", description: "Stages to build anew.", example: "test" },
        pull: { type: "boolean", description: "Looks for newer base images." },
        provenance: {
            type: "text",
            description: "Provenance of the image: `min`, `max` (holds the values of the build arguments), `none`, `true` (BuildKit's own default, which is `max`), `false`, or attributes as `mode=max,version=v1`. Default: `min`; none where it is loaded, or `BUILDX_NO_DEFAULT_ATTESTATIONS` is set.",
            example: "max",
        },
        sbom: { type: "text", description: "A bill of materials for the image: `true`, `false`, or attributes as `generator=IMAGE`. Default: none.", example: "true" },
        attests: { type: "records", description: "Attestations in buildx's words, one a line; `provenance` and `sbom` win over them.", example: "type=sbom,generator=docker/scout-sbom-indexer:1" },
        "source-date-epoch": {
            type: "text",
            description: "The time that everything in the image is from: `commit` (when the commit in the context was made), seconds since 1970, or an RFC 3339 date.",
            example: "commit",
        },
        "rewrite-timestamp": { type: "boolean", description: "Gives files in the layers that time as well: a layer built anew from the same files keeps its digest while that time is the same. Needs `source-date-epoch`." },
        builder: { type: "text", description: "Builder to use. Default: the current one, which `setup` chose.", example: "release" },
        allow: {
            type: "list",
            description: "Entitlements of the build, `network.host` and `security.insecure`. The builder that this job's `setup` made is started anew with those it lacks.",
            example: "network.host",
        },
        network: { type: "text", description: "Network of the `RUN` steps: `default`, `none` or `host`.", example: "none" },
        "add-hosts": { type: "list", description: "Names for `RUN` steps to resolve, `host:ip`.", example: "db:10.180.0.1" },
        "cgroup-parent": { type: "text", description: "Parent cgroup of the `RUN` steps.", example: "builds" },
        "shm-size": { type: "text", description: "Size of `/dev/shm` in `RUN` steps.", example: "2g" },
        ulimit: { type: "records", description: "Limits of the `RUN` steps, one `name=soft[:hard]` a line.", example: "nofile=1024:2048" },
        call: { type: "text", description: "What to do in place of building: `check`, `outline` or `targets`.", example: "check" },
        "github-token": {
            type: "text",
            description: "Reads the repository where it is the build context; a secret of the build, named `GIT_AUTH_TOKEN.HOST`.",
            default: "${{ github.token }}",
            cliDefault: "",
            secret: true,
            example: "${{ secrets.SOURCES_TOKEN }}",
        },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reachInputs */ .V,
    },
    outputs: {
        imageid: { description: "ID of the image.", example: "sha256:4f06…" },
        digest: { description: "Digest of what was pushed, an index or a manifest.", example: "sha256:9b2c…" },
        metadata: { description: "What buildx wrote of the build, as JSON.", example: '{"containerimage.digest":"sha256:9b2c…"}' },
        image: { description: "What was pushed, by its digest; empty where nothing was.", example: "ghcr.io/acme/api@sha256:9b2c…" },
        platforms: { description: "JSON: digest of each platform's manifest. Empty where it is not known.", example: '{"linux/amd64":"sha256:77aa…"}' },
        sizes: { description: "JSON: compressed bytes of each platform's layers. Empty where they are not known.", example: '{"linux/amd64":29126400}' },
        "cache-backend": { description: "Where layers were kept: `facade`, `gha`, `registry`, `local`, `user` (by `cache-from` or `cache-to`) or `off`.", example: "facade" },
        "cache-hit-ratio": { description: "Share of the Dockerfile's steps that came from the cache, from 0 to 1. Empty where it is not known.", example: "0.83" },
        "cache-steps": { description: "JSON: how many steps came from the cache, and how many were built.", example: '{"cached":10,"built":2}' },
        "cache-first-miss": { description: "Why the first step that was built anew was, in one sentence. Empty where there is none, or it is not known.", example: "COPY package.json (Dockerfile:4) was built anew: package.json changed." },
        "cache-requests": { description: "Requests to the CI's cache until the step ended; what is still uploaded then is in the summary.", example: "4" },
        "cache-bytes-down": { description: "Bytes from the CI's cache.", example: "20480" },
        "cache-bytes-up": { description: "Bytes to the CI's cache until the step ended.", example: "5242880" },
        "cache-seconds-saved": { description: "What the steps that came from the cache took when they were built. Empty where it is not known.", example: "182.4" },
        "cache-quota-bytes": { description: "Bytes that the repository's caches take in all. Empty where the job's token may not read it.", example: "4831838208" },
        "cache-wait-ms": { description: "How long the cache kept the build waiting, in milliseconds.", example: "310" },
        "degraded-reason": { description: "Why the cache was not used, or only in part; empty where nothing was wrong with it.", example: "The cache service does not answer." },
        record: { description: "Paths of the records of `push-by-digest`, one a line.", example: "/home/runner/work/_temp/plimsoll/plimsoll-record-acme-api-linux-amd64.json" },
    },
});


/***/ }),

/***/ 3186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ ipLiteral),
/* harmony export */   KV: () => (/* binding */ isForbiddenAddress),
/* harmony export */   M2: () => (/* binding */ blockList),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _w: () => (/* binding */ isSubnet),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const LOOPBACK = blockList(["127.0.0.0/8", "::1/128"]);
const NEVER_A_SERVICE = blockList(["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/128", "::1/128", "fe80::/10", "fc00::/7"]);
/** A set of addresses out of subnets and single addresses; what is neither is left out. */
function blockList(subnets) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const subnet of subnets) {
        const [address = "", bits] = subnet.split("/");
        const isIPv4 = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4;
        if (bits === undefined ? (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 : !isSubnet(subnet))
            continue;
        list.addSubnet(address, Number(bits ?? (isIPv4 ? 32 : 128)), isIPv4 ? "ipv4" : "ipv6");
    }
    return list;
}
/** Whether a text is a subnet in CIDR notation, `10.0.0.0/8` or `fd00::/8`. */
function isSubnet(text) {
    const [, address = "", bits] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 0 && Number(bits) <= ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128);
}
/** The IP address that a URL's host name is, without brackets; null where it is a name. */
function ipLiteral(hostname) {
    const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(bare) === 0 ? null : bare;
}
/** Whether the list holds the address, also where IPv6 wraps an IPv4 address (`::ffff:127.0.0.1`). */
function isListed(list, address) {
    // BlockList matches IPv4-mapped addresses against its IPv4 rules by itself.
    return list.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
}
/** Whether a URL's host name is this machine: 127.0.0.0/8, `[::1]` or `localhost`, and nothing that merely resolves to it. */
function isLoopback(hostname) {
    if (/^localhost\.?$/i.test(hostname))
        return true;
    const address = ipLiteral(hostname);
    return address !== null && isListed(LOOPBACK, address);
}
/** Whether an address is loopback, link-local (cloud metadata), unspecified or a unique local one: nowhere a stranger may send us. */
function isForbiddenAddress(address) {
    return isListed(NEVER_A_SERVICE, address);
}


/***/ }),

/***/ 82708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reachInputs),
/* harmony export */   Z: () => (/* binding */ parseReach)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3186);

const group = "How registries are reached";
/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        group,
        description: "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap((host) => ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isSubnet */ ._w)(host) ? [] : checkHost(host))),
    },
    "registry-ca": {
        type: "lines",
        group,
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
        group,
        description: "Hosts of token servers that may get a registry's credential although they are on another domain than the registry.",
        example: "auth.example.com",
        check: (hosts) => hosts.flatMap(checkHost),
    },
};
/** What the reach inputs say, for `createTransport`. */
function parseReach(inputs) {
    return {
        insecureRegistries: inputs["insecure-registries"].map((host) => host.toLowerCase()),
        registryCa: new Map(inputs["registry-ca"].map(splitRegistryCa)),
        trustedAuthHosts: inputs["trusted-auth-hosts"].map((host) => host.toLowerCase()),
    };
}
function splitRegistryCa(line) {
    const equals = line.indexOf("=");
    return [line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim()];
}
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;
function checkHost(value) {
    return HOST.test(value) ? [] : [`${JSON.stringify(value)} is not a host; write HOST or HOST:PORT, without a scheme or a path.`];
}
function checkRegistryCa(line) {
    const [host, file] = splitRegistryCa(line);
    if (!line.includes("=") || file === "")
        return [`${JSON.stringify(line)} is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.`];
    return checkHost(host);
}


/***/ }),

/***/ 72388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ declare)
/* harmony export */ });
/** Keeps the literal types of a declaration. */
function declare(declaration) {
    return declaration;
}


/***/ })

};
