export const id = 242;
export const ids = [242];
export const modules = {

/***/ 52490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ MAX_CONFIG_BYTES),
/* harmony export */   QO: () => (/* binding */ REMAKE_HINT),
/* harmony export */   p_: () => (/* binding */ inlineContent),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45914);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14594);



/** The largest configuration that is read. */
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;
/** The hint for an image that is not whole, or not what it says. */
const REMAKE_HINT = "Push or build the image again.";
/** Parses what a place gave for a descriptor, once its bytes are what the descriptor says. */
async function readDocument(descriptor, source) {
    const where = `The manifest ${descriptor.digest} in ${source.where}`;
    const given = inlineContent(descriptor);
    const found = given === null ? await source.readManifest(descriptor) : { bytes: given, mediaType: null };
    if (found === null)
        return null;
    (0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyBytes */ .R)(found.bytes, { digest: descriptor.digest, size: descriptor.size, where });
    const document = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(found.bytes, found.mediaType ?? descriptor.mediaType, where);
    if (document.mediaType === descriptor.mediaType.toLowerCase())
        return document;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, REMAKE_HINT);
}
/** The content that a descriptor carries itself, where it does. */
function inlineContent({ data }) {
    return data === undefined || data === "" ? null : Buffer.from(data, "base64");
}


/***/ }),

/***/ 14594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ verifyBytes),
/* harmony export */   u: () => (/* binding */ verifyStream)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62635);


const HINT = "The copy is damaged, or somebody changed it: make or fetch the image again.";
/** Passes a stream on and fails it with a `UserError` before its end where it is not what was promised. */
async function* verifyStream(content, expected) {
    const hash = expected.digest === null ? null : (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hashFor */ .Og)(expected.digest);
    let size = 0;
    for await (const chunk of content) {
        size += chunk.length;
        if (expected.size !== null && size > expected.size)
            throw tooLong(expected);
        hash?.update(chunk);
        yield chunk;
    }
    if (expected.size !== null && size < expected.size)
        throw cutShort(expected, size);
    const digest = hash?.digest("hex");
    if (digest !== undefined && !expected.digest?.endsWith(`:${digest}`))
        throw mismatch(expected);
}
/** Checks bytes that are all there. Throws a `UserError` where they are not what was promised. */
function verifyBytes(bytes, expected) {
    if (expected.size !== null && bytes.length > expected.size)
        throw tooLong(expected);
    if (expected.size !== null && bytes.length < expected.size)
        throw cutShort(expected, bytes.length);
    if (expected.digest === null)
        return;
    const digest = expected.digest.startsWith("sha256:")
        ? (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes)
        : `sha512:${(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hashFor */ .Og)(expected.digest).update(bytes).digest("hex")}`;
    if (digest !== expected.digest)
        throw mismatch(expected);
}
function tooLong({ where, size }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is longer than the ${size} bytes that are promised.`, HINT);
}
function cutShort({ where, size }, found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ends after ${found} of ${size} bytes.`, HINT);
}
function mismatch({ where, digest }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not what its digest ${digest} says.`, HINT);
}


/***/ }),

/***/ 16926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ parsePlatformFields),
/* harmony export */   BA: () => (/* binding */ parseDescriptor),
/* harmony export */   qg: () => (/* binding */ distinctBytes)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62635);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46580);



/** The bytes of some blobs together, each distinct one once. */
function distinctBytes(blobs) {
    const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
/** Checks a descriptor: a digest of a known algorithm, a size that is a non-negative safe integer, a media type. */
function parseDescriptor(value, where) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)(where, "is not a descriptor");
    const { mediaType, digest, size, urls } = value;
    if (typeof mediaType !== "string")
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)(where, "has no mediaType");
    if (typeof digest !== "string")
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)(where, "has no digest");
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .broken */ .mw)(where, `has the size ${JSON.stringify(size)?.slice(0, 40) ?? "missing"}, which is no number of bytes`);
    }
    const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(value, "artifactType");
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(value, "data");
    const platform = parseDescriptorPlatform(value);
    return {
        mediaType,
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(digest, where),
        size,
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringRecord */ .JM)(value["annotations"]),
        ...(platform === null ? {} : { platform }),
        ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
        ...(Array.isArray(urls) ? { urls: urls.filter((url) => typeof url === "string") } : {}),
        ...(data === null ? {} : { data }),
    };
}
function parseDescriptorPlatform(descriptor) {
    const platform = descriptor["platform"];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(platform))
        return null;
    return parsePlatformFields(platform);
}
/** The platform of an object with the fields `os`, `architecture`, `variant` and `os.version`; null where it names neither of the first two. */
function parsePlatformFields(object) {
    const os = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(object, "os") ?? "";
    const architecture = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(object, "architecture") ?? "";
    if (os === "" && architecture === "")
        return null;
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .normalizePlatform */ .FL)({
        os,
        architecture,
        variant: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(object, "variant") ?? "",
        osVersion: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(object, "os.version") ?? "",
    });
}


/***/ }),

/***/ 45914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Qs: () => (/* binding */ ATTESTATION_TYPE),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   dX: () => (/* binding */ attestationSubject),
/* harmony export */   gV: () => (/* binding */ isAttestationManifest),
/* harmony export */   lw: () => (/* binding */ attestationAnnotations),
/* harmony export */   o4: () => (/* binding */ parseConfig),
/* harmony export */   pJ: () => (/* binding */ isImageManifest),
/* harmony export */   vw: () => (/* binding */ isArtifact)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16926);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62635);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77417);
/* harmony import */ var _media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86988);





/** The largest manifest or index that is read, in bytes: what the distribution-spec counts on ("Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
// Engines mount 127; it bounds what a hostile document can make us do per layer.
const MAX_LAYERS = 1_000;
// Histories hold what made no layer too, and indexes what is no image.
const MAX_ENTRIES = 10_000;
const UNKNOWN_PLATFORM = { os: "linux", architecture: "unknown" };
/**
 * Parses and checks an image manifest or index; `contentType` is what the place called it, `where` names it in errors.
 * Throws a `UserError` for schema 1, for types that are neither, and for documents that could be read as both.
 */
function parseManifest(bytes, contentType, where) {
    const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJsonObject */ .dw)(bytes, where);
    const mediaType = decideMediaType(document, contentType, where);
    checkUnambiguous(document, mediaType, where);
    return (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(mediaType) ? parseIndex(document, mediaType, where) : parseImageManifest(document, mediaType, where);
}
/** Parses and checks the configuration of an image; `where` names it in errors. */
function parseConfig(bytes, where) {
    const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJsonObject */ .dw)(bytes, where);
    const rootfs = document["rootfs"];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(rootfs))
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(where, 'has no "rootfs", so it is not the configuration of an image');
    const settings = document["config"];
    return {
        platform: (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatformFields */ .AS)(document) ?? UNKNOWN_PLATFORM,
        diffIds: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalArray */ .oS)(rootfs, "diff_ids", MAX_LAYERS, where).map((diffId) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(String(diffId), where)),
        history: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalArray */ .oS)(document, "history", MAX_ENTRIES, where).map(parseHistoryEntry),
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(settings) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringRecord */ .JM)(settings["Labels"]) : {},
        created: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(document, "created"),
    };
}
/** The annotation that makes an index's entry an attestation, whatever its value. */
const ATTESTATION_TYPE = "vnd.docker.reference.type";
const ATTESTATION_SUBJECT = "vnd.docker.reference.digest";
/** The annotations by which an index lists an attestation of one of its images (BuildKit attestation-storage.md). */
function attestationAnnotations(subject) {
    return { [ATTESTATION_SUBJECT]: subject, [ATTESTATION_TYPE]: "attestation-manifest" };
}
/** Which image an attestation is of, by its entry; undefined where that does not say. */
function attestationSubject({ annotations }) {
    return annotations[ATTESTATION_SUBJECT];
}
/** Whether an index's entry is an attestation of another one, and not a platform's image (BuildKit attestation-storage.md). */
function isAttestation(descriptor) {
    // "Any other value" of the reference type means to leave the entire manifest alone, so its presence decides.
    if (descriptor.annotations[ATTESTATION_TYPE] !== undefined)
        return true;
    if (isAttestationType(descriptor.artifactType))
        return true;
    return descriptor.platform?.os === "unknown" && descriptor.platform.architecture === "unknown";
}
/** Whether an index's entry is an artifact or of a type that is not ours, and not an image. */
function isArtifact(descriptor) {
    if (descriptor.artifactType !== undefined)
        return true;
    return !(0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isManifestType */ .Q3)(descriptor.mediaType) && !(0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(descriptor.mediaType);
}
/** Whether a manifest holds attestations only: in-toto statements where an image has layers. */
function isAttestationManifest(manifest) {
    if (isAttestationType(manifest.artifactType))
        return true;
    return manifest.layers.length > 0 && manifest.layers.every((layer) => (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isInToto */ .Mw)(layer.mediaType));
}
/** Whether a manifest is that of an image, which an artifact's and an attestation's are not. */
function isImageManifest(manifest) {
    if (manifest.artifactType !== undefined || isAttestationManifest(manifest))
        return false;
    return (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isConfigType */ .lJ)(manifest.config.mediaType);
}
function isAttestationType(artifactType) {
    return artifactType?.startsWith("application/vnd.docker.attestation.") === true;
}
function decideMediaType(document, contentType, where) {
    const said = (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .bareMediaType */ .ZX)(contentType);
    const written = (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .bareMediaType */ .ZX)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(document, "mediaType"));
    if (said !== null && written !== null && said !== written) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(where, `calls itself ${shown(written)} but is served as ${shown(said)}`);
    }
    const declared = written ?? said;
    if (document["schemaVersion"] === 1 || (declared !== null && (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isSchema1Type */ .hy)(declared))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is a Docker schema 1 manifest, which says nothing of the sizes of its layers.`, "Push the image again with any current tool; registries and engines have dropped schema 1.");
    }
    const mediaType = declared ?? mediaTypeByShape(document, where);
    if ((0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(mediaType) || (0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isManifestType */ .Q3)(mediaType))
        return mediaType;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is of the type ${shown(mediaType)}, which is neither an image manifest nor an image index.`, "Name an image: this reference leads to something else that the registry keeps.");
}
function mediaTypeByShape(document, where) {
    if (isPresent(document, "manifests"))
        return _media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .OCI_INDEX */ .$p;
    if (isPresent(document, "config") || isPresent(document, "layers"))
        return _media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .OCI_MANIFEST */ .EG;
    throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(where, "is neither an image manifest nor an image index");
}
/** Two readers must not see two images in one document (CVE-2021-41190). */
function checkUnambiguous(document, mediaType, where) {
    const hasManifests = isPresent(document, "manifests");
    const hasLayers = isPresent(document, "layers") || isPresent(document, "config");
    if (hasManifests && hasLayers)
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(where, "is an image manifest and an image index at once");
    if ((0,_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndexType */ .$U)(mediaType) ? hasLayers : hasManifests) {
        throw (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(where, `is of the type ${shown(mediaType)} but has the fields of the other kind`);
    }
}
function parseIndex(document, mediaType, where) {
    const entries = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalArray */ .oS)(document, "manifests", MAX_ENTRIES, where);
    return {
        kind: "index",
        mediaType,
        manifests: entries.map((entry, position) => (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDescriptor */ .BA)(entry, `Entry ${position} of ${where}`)),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringRecord */ .JM)(document["annotations"]),
    };
}
function parseImageManifest(document, mediaType, where) {
    if (!isPresent(document, "config"))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} has no config.`, _json_js__WEBPACK_IMPORTED_MODULE_3__/* .BROKEN_HINT */ .IT);
    const layers = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalArray */ .oS)(document, "layers", MAX_LAYERS, where);
    const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(document, "artifactType");
    return {
        kind: "manifest",
        mediaType,
        config: (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDescriptor */ .BA)(document["config"], `The config of ${where}`),
        layers: layers.map((layer, position) => (0,_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDescriptor */ .BA)(layer, `Layer ${position} of ${where}`)),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringRecord */ .JM)(document["annotations"]),
        ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
    };
}
function parseHistoryEntry(value) {
    const entry = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? value : {};
    return {
        createdBy: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(entry, "created_by") ?? "",
        comment: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(entry, "comment") ?? "",
        created: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalString */ .sx)(entry, "created"),
        emptyLayer: entry["empty_layer"] === true,
    };
}
function isPresent(document, key) {
    return document[key] !== undefined && document[key] !== null;
}
function shown(mediaType) {
    return JSON.stringify(mediaType.slice(0, 100));
}


/***/ }),

/***/ 86988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   BQ: () => (/* binding */ OCI_LAYER_GZIP),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   Mw: () => (/* binding */ isInToto),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   SM: () => (/* binding */ isNonDistributable),
/* harmony export */   TF: () => (/* binding */ OCI_CONFIG),
/* harmony export */   ZX: () => (/* binding */ bareMediaType),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   hy: () => (/* binding */ isSchema1Type),
/* harmony export */   lJ: () => (/* binding */ isConfigType)
/* harmony export */ });
/** The OCI and Docker names of the same things (image-spec media-types.md, distribution's schema 2). */
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
/** What a reader of images asks a registry for: never schema 1. */
const MANIFEST_TYPES = [OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST];
const IN_TOTO = "application/vnd.in-toto+json";
const GENERIC_TYPES = new Set(["", "application/json", "application/octet-stream", "text/plain", "text/json"]);
// Docker 1.10 pushed configurations as octet-stream, and Docker still pulls them.
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG, "application/octet-stream"]);
/** The type without parameters and in lower case; null where it says nothing more than "bytes" or "JSON". */
function bareMediaType(text) {
    const bare = (text ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    return GENERIC_TYPES.has(bare) ? null : bare;
}
/** Whether the type names an image index or Docker's manifest list. */
function isIndexType(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_INDEX;
}
/** Whether the type names an image manifest or Docker's schema 2. */
function isManifestType(mediaType) {
    return mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST;
}
/** Whether the type names Docker's schema 1, signed or not. */
function isSchema1Type(mediaType) {
    return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}
/** Whether the type names the configuration of an image, and not that of an artifact. */
function isConfigType(mediaType) {
    return CONFIG_TYPES.has(mediaType);
}
/** Whether a registry need not hold the layer (image-spec layer.md, "Non-Distributable Layers"; Docker's foreign layers). */
function isNonDistributable(mediaType) {
    return mediaType.includes(".nondistributable.") || mediaType.includes(".foreign.");
}
/** Whether the type names an in-toto statement: an SBOM or provenance, not a layer. */
function isInToto(mediaType) {
    return mediaType === IN_TOTO || mediaType.startsWith("application/vnd.in-toto.");
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

/***/ 83957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
;// CONCATENATED MODULE: ./src/registry/blob.js



const MAX_RESUMES = 8;
const MISMATCH_HINT = "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.";
/** Whether a repository has a blob, without reading it. */
function hasBlob(requester, ref, digest, { what, scopes, signal }) {
    const wanted = { method: "HEAD", at: `blobs/${digest}`, accepts: [200, 404], what, signal, ...(scopes === undefined ? {} : { scopes }) };
    return requester.ask(ref, wanted, async (response) => {
        await response.discard();
        return response.status === 200;
    });
}
/**
 * The content of a blob from `start` on, checked against size and, when it is read from its beginning, digest as it passes; `fetchFrom` asks for it
 * from an offset on. A body that is cut is resumed where it stopped. Throws a `UserError` before its end when the content is not what the descriptor says.
 */
async function* readBlob(descriptor, what, start, fetchFrom) {
    const hash = (0,oci_digest/* hashFor */.Og)(descriptor.digest);
    let offset = start;
    for (let resumes = 0;; resumes += 1) {
        const response = await fetchFrom(offset);
        try {
            for await (const chunk of continueFrom(response, offset, descriptor, what)) {
                offset += chunk.length;
                if (offset > descriptor.size)
                    throw sizeMismatch(descriptor, what, `more than ${descriptor.size}`);
                hash.update(chunk);
                yield chunk;
            }
        }
        catch (error) {
            if (!isCut(error) || resumes >= MAX_RESUMES)
                throw error;
        }
        if (offset === descriptor.size)
            break;
        if (resumes >= MAX_RESUMES)
            throw sizeMismatch(descriptor, what, `only ${offset}`);
    }
    if (start === 0)
        checkDigest(hash, descriptor, what);
}
/** The chunks that follow `offset`, whether the server honours the range (206) or begins again (200). */
async function* continueFrom(response, offset, descriptor, what) {
    if (response.status === 206) {
        const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers["content-range"] ?? "");
        if (range === null || Number(range[1]) !== offset || (range[2] !== "*" && Number(range[2]) !== descriptor.size)) {
            await response.discard();
            throw new errors/* UserError */.y(`${response.url.host} sent another part of ${what} than was asked for.`, MISMATCH_HINT);
        }
        yield* response.body;
        return;
    }
    let toSkip = offset;
    for await (const chunk of response.body) {
        if (chunk.length > toSkip)
            yield toSkip === 0 ? chunk : chunk.subarray(toSkip);
        toSkip = Math.max(0, toSkip - chunk.length);
    }
}
function checkDigest(hash, descriptor, what) {
    const hex = hash.digest("hex");
    if (hex === (0,oci_digest/* digestHex */.sU)(descriptor.digest))
        return;
    throw new errors/* UserError */.y(`What the registry sent as ${what} has another digest (${hex.slice(0, 12)}…).`, MISMATCH_HINT);
}
function sizeMismatch(descriptor, what, sent) {
    return new errors/* UserError */.y(`What the registry sent as ${what} has ${sent} bytes, and its manifest says ${descriptor.size}.`, MISMATCH_HINT);
}
function isCut(error) {
    return error instanceof failure/* HttpFailure */.H && (error.kind === "cut" || error.kind === "timeout");
}

// EXTERNAL MODULE: ./src/oci/manifest.js
var manifest = __webpack_require__(45914);
// EXTERNAL MODULE: ./src/oci/media-type.js
var media_type = __webpack_require__(86988);
// EXTERNAL MODULE: ./src/registry/errors.js + 1 modules
var registry_errors = __webpack_require__(49008);
;// CONCATENATED MODULE: ./src/registry/manifests.js






const HEADERS = { accept: media_type/* MANIFEST_TYPES */._P.join(", ") };
const PUT_ACCEPTED = [200, 201, 202];
const GONE_CODES = ["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "TAG_UNKNOWN"];
/** By digest where the reference has one, else by tag. */
function getManifest(requester, ref, signal) {
    const wanted = { method: "GET", at: pathOf(ref), headers: HEADERS, what: nameOf(ref), signal };
    return requester.ask(ref, wanted, async (response) => {
        const bytes = await response.read(manifest/* MAX_MANIFEST_BYTES */.ZJ);
        return { bytes, mediaType: response.headers["content-type"] ?? "", digest: checkManifest(bytes, ref, response) };
    });
}
/** As `getManifest`, without the bytes where the registry says enough in its headers; null where there is none. */
async function headManifest(requester, ref, signal) {
    const wanted = { method: "HEAD", at: pathOf(ref), headers: HEADERS, accepts: [200, 404, 405], what: nameOf(ref), signal };
    const told = await requester.ask(ref, wanted, async (response) => {
        await response.discard();
        return response;
    });
    const isWebPage = told.headers["content-type"]?.includes("html") === true;
    if (told.status === 404 && !isWebPage)
        return null;
    const facts = told.status === 200 ? readFacts(told, ref) : null;
    if (facts !== null)
        return facts;
    try {
        const { bytes, mediaType, digest } = await getManifest(requester, ref, signal);
        return { digest, mediaType, sizeBytes: bytes.length };
    }
    catch (error) {
        if (error instanceof registry_errors/* RegistryError */.g && error.kind === "not-found")
            return null;
        throw error;
    }
}
/** Puts a manifest under its digest where the reference has one, else under its tag. */
async function putManifest(requester, ref, manifest, options = {}) {
    const digest = digestLike(ref.digest, manifest.bytes);
    if (ref.digest !== null && ref.digest !== digest)
        throw new RangeError(`These bytes have the digest ${digest}, and not ${ref.digest}.`);
    const tags = options.tags ?? [];
    if (tags.length > 0 && ref.digest === null)
        throw new RangeError("Only what is put by digest can take tags along.");
    const put = (query) => {
        const wanted = {
            method: "PUT",
            at: `${pathOf(ref)}${query}`,
            scopes: [{ repository: ref.repository, actions: "pull,push" }],
            headers: { "content-type": manifest.mediaType },
            body: manifest.bytes,
            accepts: PUT_ACCEPTED,
            what: nameOf(ref),
            signal: options.signal,
        };
        return requester.ask(ref, wanted, async (response) => {
            await response.discard();
            checkStored(response, digest, ref);
            const confirmed = (response.headers["oci-tag"] ?? "").split(",").map((tag) => tag.trim());
            return { digest, confirmedTags: tags.filter((tag) => confirmed.includes(tag)) };
        });
    };
    if (tags.length === 0)
        return put("");
    return put(`?${tags.map((tag) => `tag=${encodeURIComponent(tag)}`).join("&")}`).catch((error) => {
        // So many tags that their address is too long are none of which one moved.
        if (error instanceof registry_errors/* RegistryError */.g && error.status === 414)
            return put("");
        throw error;
    });
}
/** Takes a tag away; false where the registry does not do that. */
async function deleteTag(requester, ref, signal) {
    if (ref.tag === null)
        throw new RangeError("Only a tag can be taken away.");
    const scopes = [{ repository: ref.repository, actions: "delete" }];
    const what = `the tag ${(0,reference/* formatReference */.FH)({ ...ref, digest: null })}`;
    try {
        await requester.ask(ref, { method: "DELETE", at: `manifests/${ref.tag}`, scopes, accepts: [200, 202, 204], what, signal }, (response) => response.discard());
        return true;
    }
    catch (error) {
        if (!(error instanceof registry_errors/* RegistryError */.g) || ![400, 404, 405, 501].includes(error.status))
            throw error;
        return GONE_CODES.includes(error.code ?? "");
    }
}
function pathOf(ref) {
    return `manifests/${ref.digest ?? ref.tag ?? "latest"}`;
}
function nameOf(ref) {
    return `the manifest of ${(0,reference/* formatReference */.FH)(ref)}`;
}
function readFacts(response, ref) {
    const announced = response.headers["docker-content-digest"] ?? "";
    const length = response.headers["content-length"] ?? "";
    const mediaType = response.headers["content-type"] ?? "";
    if (!(0,oci_digest/* isDigest */.Bc)(announced) || !/^\d{1,15}$/.test(length) || mediaType === "")
        return null;
    if (ref.digest !== null && ref.digest !== announced)
        return null;
    return { digest: announced, mediaType, sizeBytes: Number(length) };
}
/** The digest of what came: the one asked for, else the one announced, else our own, always of the bytes themselves. */
function checkManifest(bytes, ref, response) {
    const announced = response.headers["docker-content-digest"] ?? "";
    const expected = ref.digest ?? ((0,oci_digest/* isDigest */.Bc)(announced) ? announced : null);
    if (expected === null)
        return (0,oci_digest/* digestOf */.ol)(bytes);
    const computed = digestLike(expected, bytes);
    if (computed === expected)
        return expected;
    const encoding = response.headers["content-encoding"] ?? "identity";
    throw new errors/* UserError */.y(`${ref.registry} sent a manifest of ${(0,reference/* formatReference */.FH)(ref)} with the digest ${computed}, where ${expected} was ${ref.digest === null ? "announced" : "asked for"}${encoding === "identity" ? "" : ` (in the encoding ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for)`}.`, "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.");
}
function checkStored(response, digest, ref) {
    const stored = response.headers["docker-content-digest"] ?? "";
    const isComparable = (0,oci_digest/* isDigest */.Bc)(stored) && algorithmOf(stored) === algorithmOf(digest);
    if (!isComparable || stored === digest)
        return;
    throw new errors/* UserError */.y(`${ref.registry} took a manifest for ${(0,reference/* formatRepository */.Sh)(ref)} with the digest ${digest}, and says that it keeps ${stored}.`, "The registry, or something in front of it, changes what it is sent: nobody could verify what is there. Ask its operator.");
}
function digestLike(like, bytes) {
    if (like === null)
        return (0,oci_digest/* digestOf */.ol)(bytes);
    return `${algorithmOf(like)}:${(0,oci_digest/* hashFor */.Og)(like).update(bytes).digest("hex")}`;
}
function algorithmOf(digest) {
    return digest.slice(0, digest.indexOf(":"));
}

// EXTERNAL MODULE: ./src/registry/realm.js
var realm = __webpack_require__(24786);
// EXTERNAL MODULE: ./src/registry/requester.js
var registry_requester = __webpack_require__(14575);
// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
;// CONCATENATED MODULE: ./src/registry/pieces.js
const NOTHING = new Uint8Array(0);
/** Cuts a source into pieces, of which each may be asked for again, also while an earlier one is still being given up; `tooShort` is for one that ends early. */
function createPieces(openSource, tooShort) {
    let current = null;
    let failed = null;
    function readFrom(offset) {
        if (current?.position === offset)
            return current;
        // A source that was left early closes what it holds open; nobody waits for it.
        void current?.iterator.return?.().catch(() => { });
        current = { iterator: openSource(offset)[Symbol.asyncIterator](), position: offset, rest: NOTHING };
        return current;
    }
    async function nextChunk(reading) {
        if (reading.rest.length > 0)
            return reading.rest;
        try {
            const { done, value } = await reading.iterator.next();
            if (done === true)
                throw tooShort(reading.position);
            return value;
        }
        catch (error) {
            // One that was given up has nothing to say any more.
            if (reading === current)
                failed = { error };
            throw error;
        }
    }
    return {
        async *open(offset, length) {
            const reading = readFrom(offset);
            const end = offset + length;
            while (reading.position < end) {
                const chunk = await nextChunk(reading);
                const part = chunk.subarray(0, end - reading.position);
                reading.rest = chunk.subarray(part.length);
                reading.position += part.length;
                yield part;
            }
        },
        failure: () => failed,
    };
}

// EXTERNAL MODULE: ./src/http/address.js
var address = __webpack_require__(3186);
;// CONCATENATED MODULE: ./src/registry/upload-location.js


/**
 * Where the next request of an upload goes, as the registry's `Location` says. It may be anywhere (a store of its own, which gets no credential),
 * but not plain HTTP after https, and not an address of this machine or its network unless the registry is one itself. Throws a `UserError` otherwise.
 */
async function readUploadLocation(response, registry, endpoint, lookup) {
    const location = response.headers["location"] ?? "";
    const url = location !== "" && URL.canParse(location, response.url.href) ? new URL(location, response.url) : null;
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
        throw refusal(registry, "to no URL of a web server");
    if (url.username !== "" || url.password !== "")
        throw refusal(registry, "to a URL with a user in it");
    if (url.protocol === "http:" && endpoint.protocol === "https:")
        throw refusal(registry, `to plain HTTP (${url.host})`);
    if (url.hostname === endpoint.hostname)
        return url;
    const isInside = (await addressesOf(url.hostname, lookup)).some(address/* isForbiddenAddress */.KV);
    if (isInside && !(await addressesOf(endpoint.hostname, lookup)).some(address/* isForbiddenAddress */.KV)) {
        throw refusal(registry, `to this machine or its network (${url.host})`);
    }
    return url;
}
async function addressesOf(hostname, lookup) {
    const literal = (0,address/* ipLiteral */.H8)(hostname);
    if (literal !== null)
        return [literal];
    return [...((0,address/* isLoopback */.U9)(hostname) ? ["127.0.0.1"] : []), ...(await lookup(hostname))];
}
function refusal(registry, where) {
    return new errors/* UserError */.y(`${registry} sends uploads ${where}.`, "This is a fault or an attack on the side of the registry; nothing was sent there. Ask its operator.");
}

;// CONCATENATED MODULE: ./src/registry/upload-session.js




const PIECE_BYTES = 32 * 1024 * 1024;
const ENDED = [200, 201, 204];
// An address that cannot be asked how far it came leads nowhere.
const TOLD = [200, 204, 400, 403, 404, 405, 410, 416];
const upload_session_NOTHING = new Uint8Array(0);
const OCTETS = { "content-type": "application/octet-stream" };
/** Whether the blob is there already. */
function isPresent(task) {
    return hasBlob(task.requester, task.to, task.descriptor.digest, wantedOf(task));
}
/** Has the registry take the blob from another repository of its own; else the upload that it began instead, or null where it cannot (distribution-spec, "Mounting a blob"). */
async function mount(task) {
    const { from, to, descriptor } = task;
    if (from === null || from.registry !== to.registry || from.repository === to.repository)
        return null;
    const query = new URLSearchParams({ mount: descriptor.digest, from: from.repository });
    try {
        return await post(task, `blobs/uploads/?${query.toString()}`, [{ repository: from.repository, actions: "pull" }]);
    }
    catch (error) {
        // Who may not read there, or whose registry knows no mounting, may still write here.
        if (error instanceof registry_errors/* RegistryError */.g && !error.isTransient)
            return null;
        throw error;
    }
}
/** Begins an upload (distribution-spec, "Pushing blobs"). */
async function begin(task) {
    const begun = await post(task, "blobs/uploads/", []);
    if (begun !== "mounted")
        return begun;
    throw new errors/* UserError */.y(`${task.to.registry} says that it has ${task.what}, of which nothing was sent.`, "This is a fault of that registry; ask its operator.");
}
/** Asks how far an upload has come; null where it has to begin anew. */
async function resume(task, upload) {
    const response = await task.requester.once(task.to, { ...wantedOf(task), method: "GET", at: upload.location, accepts: TOLD });
    await response.discard();
    const offset = readOffset(response) ?? 0;
    // Where nothing came registries say `0-0`, as where one byte did.
    if (response.status >= 400 || offset <= 1 || offset > task.descriptor.size)
        return null;
    return { ...upload, location: await nextLocation(response, upload, task), offset };
}
/** Sends what is missing and ends the upload: in one request where nothing was sent yet, else, and always where `isInPieces`, in pieces. */
async function send(task, upload, isInPieces) {
    const { size } = task.descriptor;
    if (upload.offset === 0 && !isInPieces) {
        return end(task, upload, size === 0 ? upload_session_NOTHING : { sizeBytes: size, open: () => task.pieces.open(0, size) });
    }
    let current = upload;
    while (current.offset < size) {
        const rest = size - current.offset;
        current = await sendPiece(task, current, isInPieces ? Math.min(rest, Math.max(PIECE_BYTES, upload.chunkMinBytes)) : rest);
    }
    return end(task, current, upload_session_NOTHING);
}
async function post(task, at, more) {
    const wanted = wantedOf(task);
    return task.requester.ask(task.to, { ...wanted, scopes: [...wanted.scopes, ...more], method: "POST", at, accepts: [201, 202] }, async (response) => {
        await response.discard();
        return response.status === 201 ? "mounted" : await readBegun(response, task);
    });
}
async function sendPiece(task, upload, length) {
    const end = upload.offset + length;
    const response = await task.requester.once(task.to, {
        ...wantedOf(task),
        method: "PATCH",
        at: upload.location,
        headers: { ...OCTETS, "content-range": `${upload.offset}-${end - 1}` },
        body: { sizeBytes: length, open: () => task.pieces.open(upload.offset, length) },
        accepts: [201, 202, 204],
        isSlow: true,
    });
    await response.discard();
    const offset = readOffset(response) ?? end;
    if (offset <= upload.offset || offset > task.descriptor.size)
        throw strangeOffset(task, offset);
    return { ...upload, location: await nextLocation(response, upload, task), offset };
}
async function end(task, upload, body) {
    const at = withDigest(upload.location, task.descriptor);
    const response = await task.requester.once(task.to, { ...wantedOf(task), method: "PUT", at, headers: OCTETS, body, accepts: ENDED, isSlow: true });
    await response.discard();
}
function wantedOf({ to, what, signal }) {
    return { what, signal, scopes: [{ repository: to.repository, actions: "pull,push" }] };
}
async function readBegun(response, task) {
    const minimum = Number(response.headers["oci-chunk-min-length"] ?? 0);
    const location = await readUploadLocation(response, task.to.registry, await task.requester.endpointOf(task.to.registry), task.lookup);
    return { location, offset: 0, chunkMinBytes: Number.isSafeInteger(minimum) ? minimum : 0 };
}
async function nextLocation(response, { location }, task) {
    if (response.headers["location"] === undefined)
        return location;
    return readUploadLocation(response, task.to.registry, await task.requester.endpointOf(task.to.registry), task.lookup);
}
/** `Range: 0-99` says that 100 bytes are there. */
function readOffset(response) {
    const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(response.headers["range"] ?? "")?.[1];
    return last === undefined ? null : Number(last) + 1;
}
/** The address with the digest behind what the registry put there, whose every byte may be signed. */
function withDigest(location, { digest }) {
    const url = new URL(location);
    url.search = `${url.search === "" ? "?" : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
    return url;
}
function strangeOffset({ to, what }, offset) {
    return new errors/* UserError */.y(`${to.registry} says that it has ${offset} bytes of ${what}, which cannot be.`, "This is a fault of that registry, or of something in front of it; try again, then ask its operator.");
}

;// CONCATENATED MODULE: ./src/registry/upload.js







// The total is for blobs of many gigabytes, each of whose cuts is resumed where it happened.
const POLICY = { attempts: 9, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 3_600_000 };
// Of an upload that the registry forgot, or of which it has another part than we thought.
const LOST_CODES = ["BLOB_UPLOAD_UNKNOWN", "BLOB_UPLOAD_INVALID", "RANGE_INVALID"];
/** Brings a blob into a repository: nothing where it is there, else mounted, else streamed. */
async function putBlob({ requester, lookup, host }, to, descriptor, { from = null, open }, signal) {
    const what = `the blob ${descriptor.digest} for ${(0,reference/* formatRepository */.Sh)(to)}`;
    const pieces = createPieces(open, (lengthBytes) => tooShort(what, lengthBytes, descriptor.size));
    const task = { requester, lookup, to, descriptor, from, pieces, what, signal };
    if (await isPresent(task))
        return "present";
    const begun = await mount(task);
    if (begun === "mounted")
        return "mounted";
    await upload(task, begun, host);
    return "uploaded";
}
/** Sends the bytes, all in one request as long as nothing is in the way, and goes on where it was cut. */
async function upload(task, begun, host) {
    let current = begun;
    let isInPieces = false;
    const attempt = async (n) => {
        if (n > 1 && current !== null)
            current = await resume(task, current);
        // The answer to the last piece may have been lost, and the upload be done.
        if (n > 1 && current === null && (await isPresent(task)))
            return;
        current ??= await begin(task);
        await send(task, current, isInPieces);
    };
    const judge = (error) => {
        if (task.pieces.failure() !== null)
            return { retry: false };
        if (!(error instanceof registry_errors/* RegistryError */.g))
            return (0,registry_requester/* judgeFailure */.c)(error, host);
        // What stands between us and the registry takes no large requests.
        if (error.status === 413 && !isInPieces) {
            isInPieces = true;
            return { retry: true, afterMs: 0 };
        }
        return isAboutSession(error) ? { retry: true } : (0,registry_requester/* judgeFailure */.c)(error, host);
    };
    await (0,retry/* retry */.L5)(attempt, judge, POLICY, host.clock, task.signal).catch((error) => {
        throw task.pieces.failure()?.error ?? error;
    });
}
function isAboutSession(error) {
    return error.status === 416 || LOST_CODES.includes(error.code ?? "");
}
function tooShort(what, lengthBytes, sizeBytes) {
    return new errors/* UserError */.y(`What there is to send as ${what} has only ${lengthBytes} bytes, and its manifest says ${sizeBytes}.`, "The image that it comes from is broken, or was changed while it was read.");
}

;// CONCATENATED MODULE: ./src/registry/client.js







/** Opens a client; connections, credentials and tokens come with the first request that needs them. */
function createRegistryClient(host, transport, reach, lookup = realm/* lookUp */.T) {
    const requester = (0,registry_requester/* createRequester */.R)(host, transport, reach, lookup);
    const openBlob = (ref, descriptor, signal, start = 0) => {
        const what = `the blob ${descriptor.digest} of ${(0,reference/* formatRepository */.Sh)(ref)}`;
        return readBlob(descriptor, what, start, (offset) => {
            const headers = offset === 0 ? {} : { range: `bytes=${offset}-` };
            return requester.ask(ref, { method: "GET", at: `blobs/${descriptor.digest}`, headers, what, signal }, (response) => response);
        });
    };
    return {
        getManifest: (ref, signal) => getManifest(requester, ref, signal),
        headManifest: (ref, signal) => headManifest(requester, ref, signal),
        async getBlob(ref, descriptor, maxBytes, signal) {
            if (descriptor.size > maxBytes) {
                throw new errors/* UserError */.y(`The blob ${descriptor.digest} of ${(0,reference/* formatReference */.FH)(ref)} has ${descriptor.size} bytes; at most ${maxBytes} are read.`, "Check that this reference leads to an image.");
            }
            const chunks = [];
            for await (const chunk of openBlob(ref, descriptor, signal))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
        openBlob,
        hasBlob: (ref, digest, signal) => hasBlob(requester, ref, digest, { what: `the blob ${digest} of ${(0,reference/* formatRepository */.Sh)(ref)}`, signal }),
        putManifest: (ref, manifest, options) => putManifest(requester, ref, manifest, options),
        putBlob: (to, descriptor, source, signal) => putBlob({ requester, lookup, host }, to, descriptor, source, signal),
        deleteTag: (ref, signal) => deleteTag(requester, ref, signal),
    };
}


/***/ })

};
