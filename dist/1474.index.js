export const id = 1474;
export const ids = [1474];
export const modules = {

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


/***/ }),

/***/ 61474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72388);


/** `plimsoll metadata` and `actions/metadata`. What is wrong with rules and images is found by `findMistakes`, all of it at once. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .declare */ .x)({
    name: "metadata",
    title: "Plimsoll: tags and labels",
    summary: "Works out an image's tags, labels and annotations from the event or from git, and takes every input of docker/metadata-action.",
    isAction: true,
    positionals: ["tags"],
    inputs: {
        context: {
            type: "choice",
            choices: ["workflow", "git"],
            description: "Where the branch, the tag and the commit come from. `workflow`: the event; in another CI its variables, and on a laptop git. `git`: the checkout, also where a workflow runs.",
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
            description: "Leaves `latest` out for a prerelease, whichever rule gives it, and where the `latest` that is published is of a newer version (`org.opencontainers.image.version`). `false`: as docker/metadata-action does it.",
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
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reachInputs */ .V,
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


/***/ })

};
