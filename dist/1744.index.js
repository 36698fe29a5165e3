export const id = 1744;
export const ids = [1744];
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

/***/ 100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ isArchivePath),
/* harmony export */   De: () => (/* binding */ parsePlace),
/* harmony export */   aK: () => (/* binding */ parseImagePlace),
/* harmony export */   uf: () => (/* binding */ isPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);



const MAX_LENGTH = 4096;
const PREFIX = /^(docker|oci|oci-archive|docker-archive|docker-daemon|report):/;
const DIGEST_SUFFIX = /^(.+)@(sha(?:256|512):[^/\\]*)$/s;
const DRIVE = /^[A-Za-z]:[\\/]/;
const PLACES = "Images are read from a registry (ghcr.io/owner/app:1), oci:FOLDER, oci-archive:FILE, docker-archive:FILE or docker-daemon:NAME.";
/** Transports of other tools, and schemes, with what to write here instead. */
const FOREIGN = {
    "containers-storage": "Push the image, or save it (podman save --format oci-archive) and write oci-archive:FILE.",
    dir: "Copy it into a layout (skopeo copy dir:FOLDER oci:FOLDER2) and write oci:FOLDER2.",
    "oci-dir": "Write oci:FOLDER.",
    "oci-layout": "Write oci:FOLDER.",
    ocidir: "Write oci:FOLDER.",
    archive: "Write docker-archive:FILE or oci-archive:FILE.",
    file: "Write docker-archive:FILE, oci-archive:FILE or oci:FOLDER.",
    tarball: "Write docker-archive:FILE or oci-archive:FILE.",
    podman: "Save the image (podman save --format oci-archive) and write oci-archive:FILE.",
    registry: "Write docker://NAME, or NAME alone.",
    http: "Leave the scheme out: ghcr.io/owner/app:1. Plain HTTP is the input insecure-registries.",
    https: "Leave the scheme out: ghcr.io/owner/app:1.",
};
/** Tells from the text alone which place it names. Throws a `UserError` with the cure for all that names none. */
function parsePlace(text) {
    if (text.length > MAX_LENGTH || text.includes("\0")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("An image's name holds a NUL or is longer than 4,096 characters.", PLACES);
    }
    const transport = PREFIX.exec(text)?.[1];
    const rest = transport === undefined ? text : text.slice(transport.length + 1);
    switch (transport) {
        case "oci":
        case "oci-archive":
        case "docker-archive":
            return parseFilePlace(transport, rest);
        case "docker-daemon":
            return parseEnginePlace(required(rest, transport));
        case "report":
            return { transport, path: required(rest, transport) };
        // "docker:27" is the image that Docker Hub calls docker.
        case "docker":
            return rest.startsWith("//") ? { transport, reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(rest.slice(2)) } : parseBare(text);
        default:
            return parseBare(text);
    }
}
/** As `parsePlace`, for what must be an image. Throws a `UserError` for a report. */
function parseImagePlace(text) {
    const place = parsePlace(text);
    if (place.transport !== "report")
        return place;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${text} is a report, which holds no image.`, "A report can only be the base of a diff.");
}
/** Whether the text is what an engine takes for an image's ID rather than for its name. */
function isImageId(text) {
    return /^(?:[0-9a-f]{12}|[0-9a-f]{64})$/.test(text);
}
/** Whether a text without a transport is rather the name of an archive than of an image. */
function isArchivePath(text) {
    return /\.(?:tar|tgz|tar\.\w+)$/.test(text);
}
/** Whether a text without a transport can only be a path. */
function isPath(text) {
    return /^(?:\.{0,2}|~)[\\/]/.test(text);
}
function parseBare(text) {
    const foreign = /^([a-z][a-z0-9+.-]*):/.exec(text)?.[1];
    const cure = foreign !== undefined && Object.hasOwn(FOREIGN, foreign) ? FOREIGN[foreign] : undefined;
    if (cure !== undefined && !/^registry:[^/]/.test(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${foreign}:`)} is not a place that images are read from.`, cure);
    }
    if (isArchivePath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a file, and it is not said of which kind.`, `Write oci-archive:${text} for an OCI archive, docker-archive:${text} for what docker save wrote, or docker://NAME for an image in a registry.`);
    }
    if (isPath(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout, oci-archive:${text} for an OCI archive, or docker-archive:${text} for what docker save wrote.`);
    }
    try {
        return { transport: "docker", reference: (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text) };
    }
    catch (cause) {
        if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(cause.message, /[\\/.]/.test(text) ? `${cause.hint} ${PLACES}` : cause.hint, { cause });
    }
}
function parseFilePlace(transport, rest) {
    const readings = readPaths(required(rest, transport));
    // Where no file settles it: a name of an OCI image holds no slash, a Docker reference may hold several.
    const letter = readings.findLast(({ path }) => transport === "docker-archive" || !isCutInFolder(rest, path)) ?? readings[0];
    return { transport, path: letter?.path ?? rest, choice: letter?.choice ?? null, readings };
}
function isCutInFolder(whole, path) {
    return /[\\/]/.test(whole.slice(path.length));
}
function readPaths(rest) {
    const [, path, digest] = DIGEST_SUFFIX.exec(rest) ?? [];
    if (path !== undefined && digest !== undefined) {
        return [{ path, choice: { digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(digest, JSON.stringify(rest)) } }];
    }
    const readings = [{ path: rest, choice: null }];
    const first = DRIVE.test(rest) ? 2 : 1;
    for (let colon = rest.lastIndexOf(":"); colon >= first; colon = rest.lastIndexOf(":", colon - 1)) {
        const name = rest.slice(colon + 1);
        if (name !== "")
            readings.push({ path: rest.slice(0, colon), choice: parseChoice(name) });
    }
    return readings;
}
function parseChoice(name) {
    const position = /^@([0-9]{1,6})$/.exec(name)?.[1];
    return position === undefined ? { name } : { position: Number(position) };
}
function parseEnginePlace(text) {
    if (isImageId(text) || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return { transport: "docker-daemon", name: text, reference: null };
    const reference = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text);
    const { tag, digest } = reference;
    // Asked for a name without a tag, a classic engine saves every tag of the repository.
    const isNameOnly = digest === null && !text.endsWith(`:${tag}`);
    return { transport: "docker-daemon", name: isNameOnly ? `${text}:${tag}` : text, reference };
}
function required(rest, transport) {
    if (rest !== "")
        return rest;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(`${transport}:`)} names nothing.`, PLACES);
}


/***/ }),

/***/ 43403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checkedBy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A check of an input that holds what `parse` takes: the refusals of every value, each with its cure. */
function checkedBy(parse) {
    return (values) => values.flatMap((value) => refusalOf(parse, value));
}
function refusalOf(parse, value) {
    try {
        parse(value);
        return [];
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        return [`${error.message} ${error.hint}`];
    }
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

/***/ 46580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

const HINT = "Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.";
const PLATFORM = /^([a-z0-9_]+)\/([a-z0-9_-]+)(?:\/([a-z0-9._]+))?(?::([0-9][0-9.]*))?$/i;
const PLATFORM_MAX_LENGTH = 128;
/** Parses `os/architecture[/variant][:os.version]` and normalises it. Throws a `UserError` for any other form. */
function parsePlatform(text) {
    const parts = text.length <= PLATFORM_MAX_LENGTH ? PLATFORM.exec(text.trim()) : null;
    const [, os, architecture, variant, osVersion] = parts ?? [];
    if (os === undefined || architecture === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, PLATFORM_MAX_LENGTH))} is not a platform.`, HINT);
    }
    return normalizePlatform({ os, architecture, variant, osVersion });
}
/** Brings a platform into the one form that is compared, by containerd's table (containerd/platforms, database.go). */
function normalizePlatform(platform) {
    const os = normalizeOs(platform.os.toLowerCase());
    const [architecture, variant] = normalizeArchitecture(platform.architecture.toLowerCase(), (platform.variant ?? "").toLowerCase());
    const osVersion = os === "windows" ? (platform.osVersion ?? "") : "";
    return {
        os,
        architecture,
        ...(variant === "" ? {} : { variant }),
        ...(osVersion === "" ? {} : { osVersion }),
    };
}
/** The platform as people write it: `linux/arm/v7`, `windows/amd64:10.0.20348.1`. */
function formatPlatform(platform) {
    const variant = platform.variant === undefined ? "" : `/${platform.variant}`;
    const osVersion = platform.osVersion === undefined ? "" : `:${platform.osVersion}`;
    return `${platform.os}/${platform.architecture}${variant}${osVersion}`;
}
/** Whether two platforms are the same once normalised. */
function samePlatform(a, b) {
    return formatPlatform(normalizePlatform(a)) === formatPlatform(normalizePlatform(b));
}
function normalizeOs(os) {
    if (os === "")
        return "linux";
    return os === "macos" ? "darwin" : os;
}
function normalizeArchitecture(architecture, variant) {
    switch (architecture) {
        case "i386":
            return ["386", ""];
        case "x86_64":
        case "x86-64":
        case "amd64":
            return ["amd64", variant === "v1" ? "" : variant];
        case "aarch64":
        case "arm64":
            return ["arm64", normalizeArm64Variant(variant)];
        case "armhf":
            return ["arm", "v7"];
        case "armel":
            return ["arm", "v6"];
        case "arm":
            return ["arm", normalizeArmVariant(variant)];
        case "":
            return ["unknown", variant];
        default:
            return [architecture, variant];
    }
}
function normalizeArm64Variant(variant) {
    if (["8", "v8", "v8.0"].includes(variant))
        return "";
    return ["9", "9.0", "v9.0"].includes(variant) ? "v9" : variant;
}
function normalizeArmVariant(variant) {
    if (variant === "" || variant === "7")
        return "v7";
    return ["5", "6", "8"].includes(variant) ? `v${variant}` : variant;
}


/***/ }),

/***/ 71744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declaration: () => (/* binding */ declaration)
/* harmony export */ });
/* harmony import */ var _inputs_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43403);
/* harmony import */ var _inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82708);
/* harmony import */ var _inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72388);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);
/* harmony import */ var _tags_expand_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27687);
/* harmony import */ var _tags_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17389);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(24321);







/** `plimsoll publish` and `actions/publish`. */
const declaration = (0,_inputs_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .declare */ .x)({
    name: "publish",
    title: "Plimsoll: publish an image",
    summary: "Joins the images of several platforms into one index, checks it, and only then moves the tags, all of them or none.",
    isAction: true,
    positionals: ["sources"],
    inputs: {
        sources: {
            type: "lines",
            description: "The images, one a line: `NAME@sha256:…` or `NAME:TAG` in a registry, an index or a single manifest; `oci:FOLDER`; or `record:GLOB` for the records that `build` with `push-by-digest` left, as artifacts of this run (`record:*` takes them all, `record:KEY-*` those of one image) or as files (`record:plimsoll-records/*`).",
            example: "record:*",
            required: true,
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSource */ .PJ),
        },
        tags: {
            type: "list",
            hasComments: true,
            isWhole: _tags_expand_js__WEBPACK_IMPORTED_MODULE_3__/* .startsWithType */ ._u,
            description: "References to give the image, one a line or in commas, in as many repositories and registries as need be; what follows a `#` is a comment. A line that begins with `type=` is a rule of `metadata` over `images`, as in `type=semver,pattern={{version}}`.",
            example: "ghcr.io/acme/api:1.2.3",
            required: true,
            check: _plan_js__WEBPACK_IMPORTED_MODULE_5__/* .checkTags */ .MK,
        },
        images: {
            type: "lines",
            hasComments: true,
            description: "Repositories for the rules in `tags`, one a line. References in `tags` need none.",
            example: "ghcr.io/acme/api",
            check: (lines) => (0,_tags_images_js__WEBPACK_IMPORTED_MODULE_4__/* .readImages */ .H)(lines).mistakes,
        },
        "expect-platforms": {
            type: "list",
            description: "The platforms that the image must have: each once, and no other. Default: those that the sources hold.",
            example: "linux/amd64,linux/arm64",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .Y8),
        },
        annotations: {
            type: "records",
            description: "Annotations, one `[TYPE:]name=value` a line; TYPE is `index` (the default) or `manifest-descriptor`, with `[platform]` behind it if need be.",
            example: "index:org.opencontainers.image.version=1.2.3",
            check: (0,_inputs_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkedBy */ .N)(_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAnnotations */ .KX),
        },
        "latest-guard": {
            type: "boolean",
            description: "Leaves `latest` where it is for a prerelease, and where the image that it names is of a newer version (`org.opencontainers.image.version`), or was made later where the versions are not known.",
            default: "true",
        },
        "dry-run": { type: "boolean", description: "Reads everything, says what would be copied and which tags would move, and writes nothing." },
        ..._inputs_reach_js__WEBPACK_IMPORTED_MODULE_1__/* .reachInputs */ .V,
    },
    outputs: {
        digest: { description: "Digest of the image index, once every repository has it, whatever becomes of the tags.", example: "sha256:9b2c…" },
        tags: { description: "The tags that name the image now, one a line, moved or already right.", example: "ghcr.io/acme/api:1.2.3" },
        platforms: { description: "JSON: digest of each platform's manifest.", example: '{"linux/amd64":"sha256:77aa…"}' },
        results: {
            description: "JSON: what became of each tag. `published`: it names the image now. `unchanged`: it did before, or `latest-guard` left it. `failed`: it could not be moved. `rolled-back`: it is as it was before, because another failed.",
            example: '{"ghcr.io/acme/api:1.2.3":"published"}',
        },
    },
});


/***/ }),

/***/ 24321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MK: () => (/* binding */ checkTags),
  KX: () => (/* binding */ parseAnnotations),
  PJ: () => (/* binding */ parseSource),
  N_: () => (/* binding */ planPublish)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/inputs/check.js
var check = __webpack_require__(43403);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/version.js
var tags_version = __webpack_require__(15203);
;// CONCATENATED MODULE: ./src/publish/tag-order.js

const LATEST = /^latest(?:$|-)/;
/**
 * How visible a tag is: what looks immutable comes first (0 commits, 1 full versions), then what moves, from the tag that
 * few follow (2) over `1.2` (3) and `1` (4) to `latest` (5).
 */
function rankTag(tag) {
    if (tag.startsWith("sha-") || (/^[0-9a-f]{7,64}$/.test(tag) && /[a-f]/.test(tag)))
        return 0;
    if (LATEST.test(tag))
        return 5;
    const version = (0,tags_version/* parseVersion */.ot)(tag);
    // A date is no version that anybody follows.
    if (version === null || /^\d{5,}/.test(tag))
        return 2;
    if (version.numbers.length >= 3)
        return 1;
    return version.numbers.length === 2 ? 3 : 4;
}

;// CONCATENATED MODULE: ./src/publish/plan.js







const SOURCES = "Write NAME@sha256:…, NAME:TAG, oci:FOLDER, or record:GLOB.";
const ARCHIVE = `Unpack an OCI archive into a folder (tar -xf FILE -C FOLDER) and write oci:FOLDER. ${SOURCES}`;
const OTHER_TRANSPORT = /^(oci-archive|docker-archive|docker-daemon|report|containers-storage|oci-layout|dir|https?):/;
/** The plan that checked inputs make. Throws a `UserError` for platforms that are expected twice. */
function planPublish(inputs) {
    const targets = distinct(inputs.tags.map(parseTarget), ({ reference }) => (0,oci_reference/* formatReference */.FH)(reference));
    const expected = inputs["expect-platforms"].map(oci_platform/* parsePlatform */.Y8);
    return {
        sources: distinct(inputs.sources.map(parseSource), ({ text }) => text),
        targets: targets.toSorted((a, b) => rankTag(a.reference.tag) - rankTag(b.reference.tag)),
        repositories: distinct(targets.map(({ reference }) => ({ ...reference, tag: null })), oci_reference/* formatRepository */.Sh),
        expectedPlatforms: expected.length === 0 ? null : distinct(expected, oci_platform/* formatPlatform */.Bq),
        annotations: inputs.annotations.flatMap(parseAnnotations),
        guardsLatest: inputs["latest-guard"],
    };
}
/** Parses one line of `sources`. Throws a `UserError` for what names no source. */
function parseSource(text) {
    if (text.startsWith("record:")) {
        const glob = text.slice("record:".length).trim();
        if (glob === "" || glob.includes("\0"))
            throw new errors/* UserError */.y('"record:" names nothing.', "Write record:* for all records of this run, or the path of one.");
        return { kind: "record", text, glob };
    }
    if (text.startsWith("oci:")) {
        const place = (0,image_place/* parsePlace */.De)(text);
        if (place.transport === "oci")
            return { kind: "layout", text, place };
    }
    const other = OTHER_TRANSPORT.exec(text)?.[1];
    if (other !== undefined)
        throw new errors/* UserError */.y(`${JSON.stringify(`${other}:`)} is not a place that publish takes images from.`, other.endsWith("-archive") ? ARCHIVE : SOURCES);
    if ((0,image_place/* isArchivePath */.Cz)(text) && !text.startsWith("docker://"))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like an archive, and publish reads none.`, ARCHIVE);
    if ((0,image_place/* isPath */.uf)(text))
        throw new errors/* UserError */.y(`${JSON.stringify(text)} looks like a path, and it is not said to what.`, `Write oci:${text} for a folder that is an OCI layout.`);
    return { kind: "registry", text, reference: (0,oci_reference/* parseReference */.F2)(text.replace(/^docker:\/\//, "")) };
}
/** What is wrong with the references and the rules in `tags`. */
function checkTags(values) {
    return [...checkTargets(values.filter((value) => !(0,expand/* startsWithType */._u)(value))), ...(0,expand/* checkRules */.MM)(values)];
}
const checkTargets = (0,check/* checkedBy */.N)(parseTarget);
function parseTarget(text) {
    const reference = (0,oci_reference/* parseReference */.F2)(text);
    const { tag } = reference;
    if (reference.digest === null && tag !== null)
        return { text, reference: { ...reference, tag } };
    throw new errors/* UserError */.y(`${JSON.stringify(text.slice(0, 200))} has a digest, and a digest cannot be moved.`, "Leave what follows the @ out.");
}
const TYPES = /^[a-z-]+(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*$/;
/**
 * Parses `[TYPE[platform][,TYPE…]:]name=value`, as buildx writes it. Throws a `UserError` for another form, and for types
 * that are not of an index.
 */
function parseAnnotations(text) {
    const equals = text.indexOf("=");
    const key = text.slice(0, Math.max(0, equals)).trim();
    const colon = key.indexOf(":");
    const hasTypes = colon !== -1 && TYPES.test(key.slice(0, colon));
    const types = hasTypes ? key.slice(0, colon).split(",") : ["index"];
    const name = hasTypes ? key.slice(colon + 1) : key;
    const shown = JSON.stringify(text.slice(0, 100));
    if (name === "")
        throw new errors/* UserError */.y(`${shown} is not an annotation.`, "Write name=value, index:name=value or manifest-descriptor:name=value.");
    return types.map((type) => ({ ...parseType(type, shown), name, value: text.slice(equals + 1) }));
}
function parseType(type, shown) {
    const [, level = "", platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(type) ?? [];
    if (level === "manifest-descriptor")
        return { level, platform: platform === undefined ? null : (0,oci_platform/* parsePlatform */.Y8)(platform) };
    if (level === "index" && platform === undefined)
        return { level, platform: null };
    if (level === "index")
        throw new errors/* UserError */.y(`${shown} names a platform of the index, which has none.`, "Write index:name=value.");
    throw new errors/* UserError */.y(`${shown} is for ${JSON.stringify(type)}, which publish does not make.`, "It makes an index and the descriptors in it: write index: or manifest-descriptor:, and give build the others.");
}
function distinct(items, key) {
    const seen = new Set();
    return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}


/***/ })

};
