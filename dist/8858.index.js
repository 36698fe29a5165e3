export const id = 8858;
export const ids = [8858];
export const modules = {

/***/ 21324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ hasContainerdStore),
/* harmony export */   Y: () => (/* binding */ findDockerEngine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83612);




const DEFAULT_ADDRESS = process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
/** Sockets of engines in virtual machines: Docker Desktop, Colima, Lima, Rancher Desktop. */
const VIRTUAL = /\/\.(docker\/desktop|colima|lima|rd)\//;
/** Finds out which engine is meant, without starting or asking anything. */
async function findDockerEngine(host) {
    const fromEnvironment = host.env["DOCKER_HOST"] ?? "";
    const context = fromEnvironment === "" ? await currentContext(host) : "default";
    const address = fromEnvironment || (context === "default" ? DEFAULT_ADDRESS : await addressOf(context, host));
    return {
        context,
        address,
        isLocal: process.platform === "linux" && address?.startsWith("unix://") === true && !VIRTUAL.test(address),
        hasTlsFromEnvironment: context === "default" && ((host.env["DOCKER_TLS_VERIFY"] ?? "") !== "" || (host.env["DOCKER_TLS"] ?? "") !== ""),
    };
}
async function currentContext(host) {
    const fromEnvironment = host.env["DOCKER_CONTEXT"] ?? "";
    if (fromEnvironment !== "")
        return fromEnvironment;
    const config = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerConfig */ .TO)(host);
    const name = config?.content["currentContext"];
    return typeof name === "string" && name !== "" ? name : "default";
}
async function addressOf(context, host) {
    const folder = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerFolder */ .NC)(host);
    if (folder === null)
        return null;
    // The CLI names the folder of a context by the SHA-256 of its name (docker/cli, context/store).
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(context).digest("hex");
    const meta = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerJson */ .TM)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "contexts", "meta", id, "meta.json"), host);
    const endpoints = meta?.content["Endpoints"];
    const docker = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(endpoints) ? endpoints["docker"] : null;
    const address = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(docker) ? docker["Host"] : null;
    return typeof address === "string" && address !== "" ? address : null;
}
/** Whether the current engine keeps its images in containerd's store; null: it does not say. Rejects where `docker` cannot be started. */
async function hasContainerdStore(host) {
    const info = await host.exec("docker", ["info", "--format", "{{json .DriverStatus}}"]);
    return info.exitCode === 0 ? info.stdout.includes("io.containerd.snapshotter") : null;
}


/***/ }),

/***/ 51823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collectImages),
/* harmony export */   x: () => (/* binding */ commitIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16926);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45914);
/* harmony import */ var _oci_media_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86988);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46580);
/* harmony import */ var _content_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52490);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8562);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(59608);
/* harmony import */ var _platform_choice_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(16022);









const MAX_DEPTH = 4;
// Bounds what a hostile index can make us ask for; the largest official image lists some forty manifests.
const MAX_LISTED = 1000;
const PARALLEL = 4;
/**
 * The images of the platforms that are wanted: attestations and artifacts are left out and counted, of two manifests
 * for one platform the first counts (image-index.md), and what a sparse copy does not hold is no platform of it.
 */
async function collectImages(root, source, choice, signal) {
    const listed = await listRoot(root, source, signal);
    const wanted = listed.candidates.filter(({ platform }) => platform === null || (0,_platform_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .isWanted */ .Yu)(platform, choice.platforms));
    const found = await loadAll((0,_platform_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .firstOfEach */ .t6)(wanted), source, signal);
    const images = (0,_platform_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .firstOfEach */ .t6)(found.images.filter(({ platform }) => (0,_platform_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .isWanted */ .Yu)(platform, choice.platforms)));
    checkFound(images, found, listed, source.where, choice);
    return {
        images,
        commit: commitOf(root, found),
        notCounted: {
            attestationBytes: found.attestationBytes + (await sumAttestations(listed.attestations, images, source, signal)),
            artifactManifests: listed.artifacts + found.artifacts,
        },
    };
}
async function listRoot(root, source, signal) {
    const listed = { candidates: [], attestations: [], artifacts: 0 };
    const { document, digest } = root;
    if (document.kind === "index") {
        await listIndex(document, { source, listed, seen: new Set(), signal, entries: 0 }, digest === null ? 0 : 1);
        return listed;
    }
    if (!(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isImageManifest */ .pJ)(document))
        throw notAnImage(source.where, document);
    listed.candidates.push({ platform: null, digest, read: () => Promise.resolve(document) });
    return listed;
}
/**
 * Sorts an index's entries; an index in it is read in its place, at most four deep. None can hold itself: that would take
 * a document that holds its own digest, and every one is checked against the digest it is listed under.
 */
async function listIndex(index, listing, depth) {
    const { source, listed } = listing;
    for (const entry of index.manifests) {
        listing.entries += 1;
        if (listing.entries > MAX_LISTED)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source.where} lists more than ${MAX_LISTED} manifests.`, _content_source_js__WEBPACK_IMPORTED_MODULE_5__/* .REMAKE_HINT */ .QO);
        if ((0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry))
            listed.attestations.push(entry);
        else if ((0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isArtifact */ .vw)(entry))
            listed.artifacts += 1;
        else if ((0,_oci_media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .isIndexType */ .$U)(entry.mediaType))
            await listNested(entry, listing, depth);
        else
            listed.candidates.push({ platform: entry.platform ?? null, digest: entry.digest, read: () => readListed(entry, source) });
    }
}
async function listNested(entry, listing, depth) {
    const { source, seen, signal } = listing;
    if (seen.has(entry.digest))
        return;
    seen.add(entry.digest);
    if (depth >= MAX_DEPTH) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source.where} nests more than ${MAX_DEPTH} indexes in one another.`, _content_source_js__WEBPACK_IMPORTED_MODULE_5__/* .REMAKE_HINT */ .QO);
    }
    signal?.throwIfAborted();
    const nested = await readListed(entry, source);
    if (nested?.kind === "index")
        await listIndex(nested, listing, depth + 1);
}
async function readListed(entry, source) {
    const document = await (0,_content_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readDocument */ .u0)(entry, source);
    if (document !== null || source.isSparse)
        return document;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${source.where} lists the manifest ${entry.digest}, which is not there.`, _content_source_js__WEBPACK_IMPORTED_MODULE_5__/* .REMAKE_HINT */ .QO);
}
async function loadAll(candidates, source, signal) {
    const loaded = [];
    await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_8__/* .runParallel */ .J)(candidates.entries(), PARALLEL, async ([position, candidate]) => {
        loaded[position] = await (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .loadImage */ .y)(candidate, source);
    }, signal);
    const images = loaded.filter((one) => one.is === "image");
    const attestations = loaded.filter((one) => one.is === "attestation");
    return {
        images: images.map(({ image }) => image),
        manifests: images.map(({ manifest }) => manifest),
        sparse: loaded.flatMap((one) => (one.is === "absent" && one.platform !== null ? [one.platform] : [])),
        artifacts: loaded.filter((one) => one.is === "artifact").length,
        attestationBytes: attestations.reduce((sum, { manifest }) => sum + (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .distinctBytes */ .qg)(manifest.layers), 0),
    };
}
function checkFound(images, found, listed, where, choice) {
    const known = [...listed.candidates.flatMap(({ platform }) => platform ?? []), ...found.images.map(({ platform }) => platform)];
    const there = known.filter((platform) => !found.sparse.some((absent) => (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .samePlatform */ .my)(absent, platform)));
    if (images.length === 0 && (choice.platforms.length === 0 || there.length === 0))
        throw nothingHere(where, found.sparse);
    (0,_platform_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseAbsent */ .cP)(images, there, where, choice);
}
function nothingHere(where, sparse) {
    if (sparse.length === 0)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} holds no image.`, "Name an image: this holds artifacts, or nothing.");
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} lists ${sparse.map(_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .formatPlatform */ .Bq).join(", ")}, but holds the content of none.`, "Copy or save the image with all that belongs to it.");
}
function notAnImage(where, { artifactType, config }) {
    const type = (artifactType ?? config.mediaType).slice(0, 100);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is no image but an artifact (${type}).`, "Name an image: an artifact has no layers to compare.");
}
function commitOf({ document }, { images, manifests }) {
    const said = [document, ...manifests].map(({ annotations }) => commitIn(annotations));
    return [...said, ...images.map(({ config }) => commitIn(config.labels))].find((commit) => commit !== null) ?? null;
}
/** The commit that annotations or labels name (image-spec annotations.md), or null. */
function commitIn(labels) {
    return labels["org.opencontainers.image.revision"] || null;
}
/** Bytes of the statements that describe the images. An attestation that is not here is not counted. */
async function sumAttestations(attestations, images, source, signal) {
    const digests = new Set(images.map(({ digest }) => digest));
    let sum = 0;
    await (0,_parallel_js__WEBPACK_IMPORTED_MODULE_8__/* .runParallel */ .J)(attestations.filter((one) => (0,_oci_media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .isManifestType */ .Q3)(one.mediaType) && describesOneOf(one, digests)), PARALLEL, async (attestation) => {
        const manifest = await (0,_content_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readDocument */ .u0)(attestation, source);
        if (manifest?.kind === "manifest")
            sum += (0,_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .distinctBytes */ .qg)(manifest.layers);
    }, signal);
    return sum;
}
function describesOneOf(attestation, digests) {
    const subject = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .attestationSubject */ .dX)(attestation);
    return subject === undefined || digests.has(subject);
}


/***/ }),

/***/ 8562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ instructionsOf),
/* harmony export */   y: () => (/* binding */ loadImage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45914);
/* harmony import */ var _oci_media_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86988);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14594);
/* harmony import */ var _content_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52490);





/** Reads a manifest and its configuration, and checks that they belong together. */
async function loadImage(candidate, source) {
    const manifest = await candidate.read();
    if (manifest?.kind !== "manifest")
        return { is: "absent", platform: candidate.platform };
    if ((0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .isAttestationManifest */ .gV)(manifest))
        return { is: "attestation", manifest };
    if (!(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .isImageManifest */ .pJ)(manifest))
        return { is: "artifact" };
    const where = candidate.digest === null ? source.where : `${candidate.digest} in ${source.where}`;
    const bytes = (0,_content_source_js__WEBPACK_IMPORTED_MODULE_4__/* .inlineContent */ .p_)(manifest.config) ?? (await source.readConfig(manifest.config));
    // An engine that holds one platform of several still saves the others' manifests, without what they list.
    if (bytes === null)
        return { is: "absent", platform: candidate.platform };
    (0,_content_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyBytes */ .R)(bytes, { digest: manifest.config.digest, size: manifest.config.size, where: `The configuration of ${where}` });
    const config = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseConfig */ .o4)(bytes, `The configuration of ${where}`);
    const image = {
        platform: candidate.platform ?? config.platform,
        digest: candidate.digest,
        configBytes: manifest.config.size,
        config,
        layers: await layersOf(manifest, config, where, source),
        readLayers: source.readLayers,
    };
    return { is: "image", image, manifest };
}
async function layersOf(manifest, config, where, source) {
    const instructions = instructionsOf(config, manifest.layers.length, where);
    return await Promise.all(manifest.layers.map(async (layer, index) => ({
        index,
        ...instructions(index),
        digest: layer.digest,
        mediaType: layer.mediaType,
        bytes: layer.size,
        unreadable: await whyUnreadable(layer, source),
    })));
}
/**
 * What the configuration says of each layer. Throws a `UserError` where it lists another number of DiffIDs than there
 * are layers; a history that does not match them says nothing ("OPTIONAL", image-spec config.md).
 */
function instructionsOf(config, layerCount, where) {
    const { diffIds } = config;
    if (diffIds.length !== layerCount) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} has ${layerCount} layers, but its configuration lists ${diffIds.length} DiffIDs.`, "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.");
    }
    const steps = config.history.filter(({ emptyLayer }) => !emptyLayer);
    return (index) => {
        const diffId = diffIds[index];
        if (diffId === undefined)
            throw new RangeError(`There is no layer ${index}.`);
        return { diffId, createdBy: steps.length === layerCount ? (steps[index]?.createdBy ?? "") : "" };
    };
}
async function whyUnreadable(layer, source) {
    if (!(0,_oci_media_type_js__WEBPACK_IMPORTED_MODULE_2__/* .isNonDistributable */ .SM)(layer.mediaType) || (await source.holdsForeign(layer)))
        return null;
    // Never fetched from the URLs it names: they are the image's word for where we should connect to.
    return "It is a non-distributable layer, which is not kept with the image.";
}


/***/ }),

/***/ 65572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isName),
/* harmony export */   F: () => (/* binding */ askWhich)
/* harmony export */ });
const MAX_SHOWN = 20;
/** Whether a name written in a file is the one that was asked for: `app:1` is `docker.io/library/app:1`, `app` is `app:latest`. */
function isName(written, wanted) {
    return [wanted, `${wanted}:latest`].map(familiarName).includes(familiarName(written));
}
/** Without what Docker leaves out of a name; engines and tools differ in whether they write it. */
function familiarName(name) {
    return name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, "");
}
/** The hint that lists what there is to choose from; a choice that starts with `@` is written as it stands. */
function askWhich(choices) {
    if (choices.length === 0)
        return "It holds no image.";
    const shown = choices.slice(0, MAX_SHOWN).map((choice) => (choice.startsWith("@sha") ? choice : `:${choice}`));
    const more = choices.length > MAX_SHOWN ? ` and ${choices.length - MAX_SHOWN} more` : "";
    return `Say which one by adding its name to the reference: ${shown.join(" or ")}${more}.`;
}


/***/ }),

/***/ 6010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ ImageNotFound)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The place answered, and the image is not there: the ladder of bases goes on to its next rung. */
class ImageNotFound extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y {
}


/***/ }),

/***/ 30023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ kindOfPath),
/* harmony export */   Kp: () => (/* binding */ openLocalFile),
/* harmony export */   qX: () => (/* binding */ readRange),
/* harmony export */   zO: () => (/* binding */ readChunks)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const CHUNK_BYTES = 512 * 1024;
/** What stands at a path; "nothing" where there is no such name. */
async function kindOfPath(path) {
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (found.isFile())
            return "file";
        return found.isDirectory() ? "folder" : "other";
    }
    catch (error) {
        if (isMissing(error))
            return "nothing";
        throw unreadable(path, error);
    }
}
/** Opens a regular file; null where there is none. A device or a pipe is refused: it could block forever. */
async function openLocalFile(path) {
    const kind = await kindOfPath(path);
    if (kind === "nothing")
        return null;
    if (kind !== "file")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${path} is not a file.`, "Give a regular file.");
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, "r");
        return { handle, sizeBytes: (await handle.stat()).size };
    }
    catch (error) {
        if (isMissing(error))
            return null;
        throw unreadable(path, error);
    }
}
/** The bytes from `start` up to `end` in chunks; ends early where the file does. */
async function* readChunks(handle, start, end, signal) {
    for (let at = start; at < end;) {
        signal?.throwIfAborted();
        const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - at));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}
/** Whole bytes from `start`, at most `count`; fewer only at the end of the file. */
async function readRange(handle, start, count) {
    const chunks = [];
    for await (const chunk of readChunks(handle, start, start + count))
        chunks.push(chunk);
    return chunks.length === 1 && chunks[0] instanceof Buffer ? chunks[0] : Buffer.concat(chunks);
}
function isMissing(error) {
    return error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(String(error.code));
}
function unreadable(path, cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${path} cannot be read (${code}).`, "Check the path and its permissions.", { cause });
}


/***/ }),

/***/ 29985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   T4: () => (/* binding */ readLayout),
/* harmony export */   UF: () => (/* binding */ chooseRoot),
/* harmony export */   fq: () => (/* binding */ openLayoutFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62635);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77417);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45914);
/* harmony import */ var _oci_media_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86988);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46580);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14594);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6010);
/* harmony import */ var _content_source_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(52490);
/* harmony import */ var _image_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(51823);
/* harmony import */ var _local_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(30023);
/* harmony import */ var _parallel_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(59608);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(65572);














const REF_NAME = "org.opencontainers.image.ref.name";
const CONTAINERD_NAME = "io.containerd.image.name";
const MAX_INDEX_BYTES = 16 * 1024 * 1024;
const NOT_A_LAYOUT_HINT = "An OCI layout is a folder with oci-layout, index.json and blobs/, as skopeo, umoci or buildx write it.";
/** The files of an OCI layout directory (image-spec image-layout.md). */
async function openLayoutFolder(directory, where) {
    const kind = await (0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .kindOfPath */ .Bs)(directory);
    if (kind === "nothing")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where}: there is no folder ${directory}.`, "Check the path.");
    if (kind !== "folder") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where}: ${directory} is a file, not a folder.`, "Write oci-archive:FILE or docker-archive:FILE for an archive.");
    }
    const inFolder = (name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory, name);
    return {
        where,
        async sizeOf(name) {
            const file = await (0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .openLocalFile */ .Kp)(inFolder(name));
            await file?.handle.close();
            return file?.sizeBytes ?? null;
        },
        read: (name, maxBytes) => readSmallFile(inFolder(name), maxBytes),
        readEach: (readings, parallel, signal) => (0,_parallel_js__WEBPACK_IMPORTED_MODULE_12__/* .runParallel */ .J)(readings, parallel, async ({ name, read }) => {
            const file = await (0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .openLocalFile */ .Kp)(inFolder(name));
            if (file === null)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} has no ${name}.`, "The layout is not whole: copy or build it again.");
            try {
                await read((0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readChunks */ .zO)(file.handle, 0, file.sizeBytes, signal));
            }
            finally {
                await file.handle.close();
            }
        }, signal),
        close: () => Promise.resolve(),
    };
}
/** The images of a layout, in a folder or in an archive. Throws a `UserError` that names what there is to choose from. */
async function readLayout(files, choice, platforms, signal) {
    const root = await chooseRoot(files, choice);
    return { ...(await (0,_image_index_js__WEBPACK_IMPORTED_MODULE_10__/* .collectImages */ .F)(root, root.source, platforms, signal)), digest: root.digest };
}
/** What the choice names in a layout's table of contents. */
async function chooseRoot(files, choice) {
    const contents = await readContents(files);
    const source = layoutSource(files);
    if (choice !== null && "digest" in choice)
        return await rootByDigest(contents, choice.digest, source);
    const entries = chooseEntries(contents, choice, files.where);
    const [entry, ...others] = entries;
    if (entry === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${files.where} holds no image.`, "Build or copy an image into it.");
    // Several platforms under one name, without an index of their own.
    if (others.length > 0)
        return { document: { ...contents, manifests: entries }, digest: null, source };
    return await rootOf(entry, source);
}
/** The path of a blob in a layout. */
function blobName(digest) {
    return `blobs/${digest.slice(0, digest.indexOf(":"))}/${(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(digest)}`;
}
async function rootOf(entry, source) {
    const document = await (0,_content_source_js__WEBPACK_IMPORTED_MODULE_9__/* .readDocument */ .u0)(entry, source);
    if (document !== null)
        return { document, digest: entry.digest, source };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source.where} has no ${blobName(entry.digest)}, which its index.json lists.`, "Copy or build it again.");
}
async function rootByDigest(contents, digest, source) {
    const listed = contents.manifests.find((entry) => entry.digest === digest);
    if (listed !== undefined)
        return await rootOf(listed, source);
    const where = `The manifest ${digest} in ${source.where}`;
    const found = await source.readManifest({ mediaType: "", digest, size: 0, annotations: {} });
    if (found === null)
        throw new _image_js__WEBPACK_IMPORTED_MODULE_8__/* .ImageNotFound */ .p(`${source.where} has no manifest ${digest}.`, choicesHint(contents.manifests));
    const document = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(found.bytes, null, where);
    return await rootOf({ mediaType: document.mediaType, digest, size: found.bytes.length, annotations: {} }, source);
}
async function readContents(files) {
    const { where } = files;
    const bytes = await files.read("index.json", MAX_INDEX_BYTES);
    if (bytes === null) {
        const isDockerArchive = (await files.sizeOf("manifest.json")) !== null;
        const hint = isDockerArchive ? "It is what docker save writes: write docker-archive:FILE." : NOT_A_LAYOUT_HINT;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} has no index.json, so it is no OCI layout.`, hint);
    }
    await checkVersion(files);
    const contents = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes, _oci_media_type_js__WEBPACK_IMPORTED_MODULE_5__/* .OCI_INDEX */ .$p, `The index.json of ${where}`);
    if (contents.kind === "index")
        return contents;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The index.json of ${where} is no image index.`, NOT_A_LAYOUT_HINT);
}
async function checkVersion(files) {
    const bytes = await files.read("oci-layout", 64 * 1024);
    if (bytes === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${files.where} has no file oci-layout, so it is no OCI layout.`, NOT_A_LAYOUT_HINT);
    const { imageLayoutVersion } = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJsonObject */ .dw)(bytes, `The oci-layout of ${files.where}`);
    if (typeof imageLayoutVersion === "string" && imageLayoutVersion.startsWith("1."))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${files.where} is an OCI layout of version ${JSON.stringify(imageLayoutVersion)?.slice(0, 40) ?? "unknown"}.`, "Plimsoll reads version 1: copy the image with a tool that writes that.");
}
/** The entries that one choice names: one, or several of different platforms. */
function chooseEntries({ manifests }, choice, where) {
    const entries = distinct(manifests);
    const hint = choicesHint(manifests);
    if (choice === null)
        return oneImage(entries, hint, where);
    if ("position" in choice) {
        const entry = entries[choice.position];
        if (entry !== undefined)
            return [entry];
        throw new _image_js__WEBPACK_IMPORTED_MODULE_8__/* .ImageNotFound */ .p(`${where} has no image @${choice.position}.`, hint);
    }
    const named = entries.filter((entry) => namesOf(manifests, entry).some((name) => (0,_image_name_js__WEBPACK_IMPORTED_MODULE_13__/* .isName */ .E)(name, choice.name)));
    if (named.length > 0)
        return oneImage(named, hint, where);
    throw new _image_js__WEBPACK_IMPORTED_MODULE_8__/* .ImageNotFound */ .p(`${where} has no image ${JSON.stringify(choice.name)}.`, hint);
}
/** All entries, where they are one image: one manifest, or one for each of several platforms. */
function oneImage(entries, hint, where) {
    const images = entries.filter((entry) => !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .isAttestation */ .H3)(entry) && !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .isArtifact */ .vw)(entry));
    if (images.length <= 1)
        return images.length === 1 ? images : [...entries];
    const names = new Set(images.map(({ annotations }) => annotations[REF_NAME]));
    const platforms = new Set(images.map(({ platform }) => (platform === undefined ? "" : (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_6__/* .formatPlatform */ .Bq)(platform))));
    if (names.size === 1 && platforms.size === images.length && !platforms.has(""))
        return [...entries];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} holds ${images.length} images.`, hint);
}
/** One entry a digest: an image under two names is listed twice. */
function distinct(entries) {
    return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}
function namesOf(entries, { digest }) {
    const same = entries.filter((entry) => entry.digest === digest);
    return same.flatMap(({ annotations }) => [annotations[REF_NAME], annotations[CONTAINERD_NAME]].filter((name) => name !== undefined));
}
function choicesHint(entries) {
    return (0,_image_name_js__WEBPACK_IMPORTED_MODULE_13__/* .askWhich */ .F)(distinct(entries).map((entry) => namesOf(entries, entry).at(-1) ?? `@${entry.digest}`));
}
function layoutSource(files) {
    return {
        where: files.where,
        isSparse: true,
        async readManifest({ digest }) {
            const bytes = await files.read(blobName(digest), _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_MANIFEST_BYTES */ .ZJ);
            return bytes === null ? null : { bytes, mediaType: null };
        },
        readConfig: ({ digest }) => files.read(blobName(digest), _content_source_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_CONFIG_BYTES */ .GW),
        holdsForeign: async ({ digest }) => (await files.sizeOf(blobName(digest))) !== null,
        readLayers: (wanted, read, parallel, signal) => readBlobs(files, wanted, read, parallel, signal),
    };
}
async function readBlobs(files, wanted, read, parallel, signal) {
    const readings = wanted.flatMap((layer) => {
        const { digest, bytes: size } = layer;
        if (digest === null)
            return [];
        const where = `Layer ${layer.index} of ${files.where}`;
        return { name: blobName(digest), read: (content) => read(layer, (0,_content_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyStream */ .u)(content, { digest, size, where })) };
    });
    await files.readEach(readings, parallel, signal);
}
async function readSmallFile(path, maxBytes) {
    const file = await (0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .openLocalFile */ .Kp)(path);
    if (file === null)
        return null;
    try {
        if (file.sizeBytes <= maxBytes)
            return await (0,_local_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readRange */ .qX)(file.handle, 0, file.sizeBytes);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${path} has ${file.sizeBytes} bytes, more than the ${maxBytes} that are read of such a file.`, NOT_A_LAYOUT_HINT);
    }
    finally {
        await file.handle.close();
    }
}


/***/ }),

/***/ 79654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ chooseReading),
  U: () => (/* binding */ openImage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/tar/byte-input.js
var byte_input = __webpack_require__(90058);
// EXTERNAL MODULE: ./src/tar/decompress.js + 1 modules
var decompress = __webpack_require__(75136);
// EXTERNAL MODULE: ./src/tar/block.js
var tar_block = __webpack_require__(85248);
// EXTERNAL MODULE: ./src/tar/pax.js
var pax = __webpack_require__(13520);
;// CONCATENATED MODULE: ./src/tar/members.js





// No engine writes a thousandth of this; a root file system given for an archive of images should not take minutes.
const MAX_MEMBERS = 200_000;
const MAX_EXTENSION_BYTES = 1024 * 1024;
/**
 * The members of a tar (ustar, PAX, GNU long names) in order. A consumer may read a member's content from the input
 * before it asks for the next one; what it leaves is skipped. Throws a `UserError` that names the place by `where`.
 */
async function* readTarMembers(input, where) {
    let extension = {};
    for (let count = 0;; count += 1) {
        const block = await input.take(tar_block/* BLOCK_BYTES */.Yo);
        if (block.length === 0)
            return;
        if (block.length < tar_block/* BLOCK_BYTES */.Yo)
            throw (0,byte_input/* cutShort */.V)(where);
        if ((0,tar_block/* isZeroBlock */.ei)(block, 0))
            return;
        if (!(0,tar_block/* sumsMatch */.ex)(block, 0))
            throw count === 0 ? notTar(where) : broken(where);
        if (count >= MAX_MEMBERS)
            throw notImages(where);
        const header = parseHeader(block);
        const end = input.position + paddedSize(extension.sizeBytes ?? header.sizeBytes);
        if (!Number.isSafeInteger(end) || end < input.position)
            throw broken(where);
        if (isExtension(header.type)) {
            if (header.sizeBytes > MAX_EXTENSION_BYTES)
                throw broken(where);
            const content = await input.take(header.sizeBytes);
            if (content.length < header.sizeBytes)
                throw (0,byte_input/* cutShort */.V)(where);
            extension = { ...extension, ...parseExtension(header.type, content, where) };
        }
        else {
            const member = memberOf(header, extension, input.position);
            extension = {};
            if (member !== null)
                yield member;
        }
        await input.skip(end - input.position);
    }
}
/** The name as members are looked up by, whatever it starts with. */
function memberName(name) {
    return external_node_path_.posix.normalize(`/${name}`).slice(1);
}
function memberOf(header, extension, offset) {
    const name = memberName(extension.name ?? header.name);
    const linkName = extension.linkName ?? header.linkName;
    switch (header.type) {
        case "0":
        case "\0":
        case "7":
            return { name, sizeBytes: extension.sizeBytes ?? header.sizeBytes, offset, target: null };
        case "1":
            return { name, sizeBytes: 0, offset, target: memberName(linkName) };
        case "2":
            // Docker 1.10 to 24 saved a layer once and linked the others to it: "../ID/layer.tar".
            return { name, sizeBytes: 0, offset, target: memberName(external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkName)) };
        default:
            return null;
    }
}
function isExtension(type) {
    return type === "x" || type === "g" || type === "L" || type === "K";
}
function parseExtension(type, content, where) {
    if (type === "L")
        return { name: textOf((0,tar_block/* readText */.yR)(content, 0, content.length)) };
    if (type === "K")
        return { linkName: textOf((0,tar_block/* readText */.yR)(content, 0, content.length)) };
    return type === "x" ? parseRecords(content, where) : {};
}
function parseRecords(content, where) {
    const records = (0,pax/* parsePax */.dA)(content);
    if (records === null)
        throw broken(where);
    const { path, linkpath, size } = records;
    return {
        ...(path === undefined ? {} : { name: textOf(path) }),
        ...(linkpath === undefined ? {} : { linkName: textOf(linkpath) }),
        ...(size === undefined ? {} : { sizeBytes: (0,pax/* parsePaxNumber */.eQ)(size) ?? Number.NaN }),
    };
}
function parseHeader(block) {
    const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
    const prefix = isUstar ? textOf((0,tar_block/* readText */.yR)(block, 345, 155)) : "";
    const name = textOf((0,tar_block/* readText */.yR)(block, 0, 100));
    const type = String.fromCharCode(block[156] ?? 0);
    return {
        name: prefix === "" ? name : `${prefix}/${name}`,
        // Links, devices and folders have no content, whatever size they claim.
        sizeBytes: /[1-6]/.test(type) ? 0 : ((0,tar_block/* parseNumber */.$J)(block, 124, 12) ?? Number.NaN),
        type,
        linkName: textOf((0,tar_block/* readText */.yR)(block, 157, 100)),
    };
}
function textOf(bytes) {
    return Buffer.from(bytes).toString("utf8");
}
function paddedSize(sizeBytes) {
    return Math.ceil(sizeBytes / tar_block/* BLOCK_BYTES */.Yo) * tar_block/* BLOCK_BYTES */.Yo;
}
function notTar(where) {
    return new errors/* UserError */.y(`${where} is not a tar archive.`, "Give the file that docker save, buildx or skopeo wrote.");
}
function notImages(where) {
    return new errors/* UserError */.y(`${where} has more than ${MAX_MEMBERS} members, so it is not an archive of images.`, "Give the file that docker save, buildx or skopeo wrote; a root file system alone is no image.");
}
function broken(where) {
    return new errors/* UserError */.y(`${where} is damaged: a header in it is no tar header.`, "Make or copy the archive again.");
}

;// CONCATENATED MODULE: ./src/image/member-table.js


const MAX_LINKS = 16;
/** The member of a name, through links; null where there is none, or only links that go round. */
function findMember(members, name) {
    let member = members.get(memberName(name));
    for (let links = 0; member !== undefined && member.target !== null; links += 1) {
        member = links < MAX_LINKS ? members.get(member.target) : undefined;
    }
    return member ?? null;
}
/** The same; throws a `UserError` where there is none. */
function requireMember(members, name, where) {
    const member = findMember(members, name);
    if (member === null)
        throw new errors/* UserError */.y(`${where} has no ${name}.`, "The archive is not whole: make or copy it again.");
    return member;
}
/** Throws a `UserError` for a document that is too long to be one. */
function checkLength(member, maxBytes, where) {
    if (member.sizeBytes <= maxBytes)
        return;
    throw new errors/* UserError */.y(`${where}: ${member.name} has ${member.sizeBytes} bytes, more than the ${maxBytes} that such a document may have.`, "This is not an archive of images that an engine or a builder wrote.");
}

;// CONCATENATED MODULE: ./src/image/archive-stream.js




const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const MAX_ALL_KEPT_BYTES = 64 * 1024 * 1024;
/**
 * The members of a tar that comes as a stream. The first pass keeps its JSON documents (at most 8 MiB each, 64 MiB in
 * all); what else is wanted is read in a second pass, in the order in which it comes.
 */
async function openArchiveStream(open, where, signal, close = () => Promise.resolve()) {
    const members = new Map();
    const kept = new Map();
    let keptBytes = 0;
    const input = new byte_input/* ByteInput */.T(await open(signal), where);
    try {
        for await (const member of readTarMembers(input, where)) {
            signal?.throwIfAborted();
            members.set(member.name, member);
            kept.delete(member.name);
            if (!(await looksLikeJson(input, member)) || keptBytes + member.sizeBytes > MAX_ALL_KEPT_BYTES)
                continue;
            kept.set(member.name, await takeWhole(input, member, where));
            keptBytes += member.sizeBytes;
        }
    }
    finally {
        await input.close();
    }
    return {
        where,
        sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
        read: (name, maxBytes) => Promise.resolve(findKept(findMember(members, name), kept, maxBytes, where)),
        readEach: (readings, _parallel, passSignal) => readPasses(open, members, readings, where, passSignal),
        close,
    };
}
function findKept(member, kept, maxBytes, where) {
    if (member === null)
        return null;
    checkLength(member, maxBytes, where);
    const content = kept.get(member.name);
    if (content !== undefined)
        return content;
    throw new errors/* UserError */.y(`${where}: ${member.name} is no JSON document, or the archive holds more than 64 MiB of them.`, "Decompress the archive, or save fewer images into it.");
}
async function looksLikeJson(input, member) {
    if (member.target !== null || member.sizeBytes === 0 || member.sizeBytes > MAX_KEPT_BYTES)
        return false;
    const [first] = await input.peek(1);
    return first === 0x7b || first === 0x5b;
}
async function takeWhole(input, member, where) {
    const content = await input.take(member.sizeBytes);
    if (content.length < member.sizeBytes)
        throw (0,byte_input/* cutShort */.V)(where);
    return content;
}
/** Once through the stream for all that is wanted; again only for what is wanted twice (layers that are the same file). */
async function readPasses(open, members, readings, where, signal) {
    const waiting = Map.groupBy(readings, (reading) => requireMember(members, reading.name, where).name);
    while (waiting.size > 0) {
        const before = waiting.size;
        const found = await readPass(open, waiting, where, signal);
        if (found < before) {
            throw new errors/* UserError */.y(`${where} changed while it was read.`, "Run it again, and let nothing write there meanwhile.");
        }
    }
}
/** Hands each wanted member to the first that waits for it; the number of members that were found. */
async function readPass(open, waiting, where, signal) {
    const input = new byte_input/* ByteInput */.T(await open(signal), where);
    const missing = new Set(waiting.keys());
    const wanted = missing.size;
    try {
        for await (const member of readTarMembers(input, where)) {
            signal?.throwIfAborted();
            const readers = missing.delete(member.name) ? waiting.get(member.name) : undefined;
            const reading = readers?.shift();
            if (readers?.length === 0)
                waiting.delete(member.name);
            await reading?.read(input.stream(member.sizeBytes));
            if (missing.size === 0)
                break;
        }
    }
    finally {
        await input.close();
    }
    return wanted - missing.size;
}

// EXTERNAL MODULE: ./src/image/local-file.js
var local_file = __webpack_require__(30023);
// EXTERNAL MODULE: ./src/image/parallel.js
var image_parallel = __webpack_require__(59608);
;// CONCATENATED MODULE: ./src/image/archive.js








const READ_AHEAD_BYTES = 16 * 1024;
const REMAKE_HINT = "Make or copy the archive again, uncompressed or in gzip or zstd.";
/**
 * The members of a tar file. An uncompressed one is gone through once, header by header, and its members are then read
 * where they lie; one in gzip or zstd is read as a stream. Throws a `UserError` for a file that is no tar.
 */
async function openArchiveFile(path, where, signal) {
    const file = await (0,local_file/* openLocalFile */.Kp)(path);
    if (file === null)
        throw new errors/* UserError */.y(`${where}: there is no file ${path}.`, "Check the path.");
    try {
        const { handle, sizeBytes } = file;
        const isTar = (await (0,local_file/* readRange */.qX)(handle, 257, 5)).toString("latin1") === "ustar";
        if (isTar)
            return await indexFile(handle, sizeBytes, where, signal);
        const open = (passSignal) => Promise.resolve(inflate((0,local_file/* readChunks */.zO)(handle, 0, sizeBytes, passSignal), where));
        return await openArchiveStream(open, where, signal, () => handle.close());
    }
    catch (error) {
        await file.handle.close();
        throw error;
    }
}
async function indexFile(handle, sizeBytes, where, signal) {
    const members = new Map();
    for await (const member of readTarMembers(fileInput(handle, sizeBytes, where), where)) {
        signal?.throwIfAborted();
        members.set(member.name, member);
    }
    return {
        where,
        sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
        async read(name, maxBytes) {
            const member = findMember(members, name);
            if (member === null)
                return null;
            checkLength(member, maxBytes, where);
            return await (0,local_file/* readRange */.qX)(handle, member.offset, member.sizeBytes);
        },
        readEach: (readings, parallel, readSignal) => (0,image_parallel/* runParallel */.J)(readings, parallel, async (reading) => {
            const { offset, sizeBytes: length } = requireMember(members, reading.name, where);
            await reading.read((0,local_file/* readChunks */.zO)(handle, offset, offset + length, readSignal));
        }, readSignal),
        close: () => handle.close(),
    };
}
/** A file as headers are read from it: a few at a time, and contents never. */
function fileInput(handle, sizeBytes, where) {
    let position = 0;
    let ahead = { start: 0, bytes: Buffer.alloc(0) };
    return {
        get position() {
            return position;
        },
        async take(count) {
            const isAhead = position >= ahead.start && position + count <= ahead.start + ahead.bytes.length;
            if (!isAhead)
                ahead = { start: position, bytes: await (0,local_file/* readRange */.qX)(handle, position, Math.max(count, READ_AHEAD_BYTES)) };
            const start = position - ahead.start;
            const bytes = ahead.bytes.subarray(start, start + count);
            position += bytes.length;
            return bytes;
        },
        skip(count) {
            position += count;
            return position > sizeBytes ? Promise.reject((0,byte_input/* cutShort */.V)(where)) : Promise.resolve();
        },
    };
}
/** The content of a compressed archive. Throws a `UserError` where it is cut short or damaged. */
async function* inflate(content, where) {
    try {
        yield* (0,decompress/* decompress */.m)(content, where);
    }
    catch (cause) {
        throw cause instanceof errors/* UserError */.y ? new errors/* UserError */.y(cause.message, REMAKE_HINT, { cause }) : cause;
    }
}

// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/oci/manifest.js
var manifest = __webpack_require__(45914);
// EXTERNAL MODULE: ./src/image/content.js
var image_content = __webpack_require__(14594);
// EXTERNAL MODULE: ./src/image/image.js
var image_image = __webpack_require__(6010);
// EXTERNAL MODULE: ./src/image/content-source.js
var content_source = __webpack_require__(52490);
// EXTERNAL MODULE: ./src/image/image-index.js
var image_index = __webpack_require__(51823);
// EXTERNAL MODULE: ./src/image/image-manifest.js
var image_manifest = __webpack_require__(8562);
// EXTERNAL MODULE: ./src/image/platform-choice.js
var platform_choice = __webpack_require__(16022);
// EXTERNAL MODULE: ./src/image/image-name.js
var image_name = __webpack_require__(65572);
// EXTERNAL MODULE: ./src/image/oci-layout.js
var oci_layout = __webpack_require__(29985);
;// CONCATENATED MODULE: ./src/image/docker-archive.js












const MAX_CONTENTS_BYTES = 8 * 1024 * 1024;
const MAX_LAYERS = 10_000;
const SHA256_NAME = /^(?:blobs\/sha256\/|sha256:)?([0-9a-f]{64})(?:\.json)?$/;
// kaniko and go-containerregistry name a layer by the digest of its compressed blob; all others by anything but that.
const COMPRESSED_NAME = /^([0-9a-f]{64})\.tar\.gz$/;
/**
 * The images of an archive that `docker save`, or a tool that writes the same, made: of any age, with symbolic links
 * for layers, kaniko's compressed layers, and both forms that Docker has written since 25. Throws a `UserError` that
 * lists the images where there are several to choose from.
 */
async function readDockerArchive(files, choice, platforms, signal) {
    if ((await files.sizeOf("index.json")) !== null && (await files.sizeOf("oci-layout")) !== null) {
        return withoutMadeUp(await (0,oci_layout/* readLayout */.T4)(files, choice, platforms, signal));
    }
    const image = await readSavedImage(chooseImage(await readContents(files), choice, files.where), files);
    const images = (0,platform_choice/* isWanted */.Yu)(image.platform, platforms.platforms) ? [image] : [];
    (0,platform_choice/* refuseAbsent */.cP)(images, [image.platform], files.where, platforms);
    return {
        images,
        digest: null,
        commit: (0,image_index/* commitIn */.x)(image.config.labels),
        notCounted: { attestationBytes: 0, artifactManifests: 0 },
    };
}
/**
 * An engine with graph drivers writes an OCI layout, too, since Docker 25, but makes its manifest up: of layers that
 * are not compressed, as no registry has them. What such a manifest says of digests and sizes is not known.
 */
function withoutMadeUp(collected) {
    const isMadeUp = collected.images.every(({ layers }) => layers.every(({ digest, diffId }) => digest === diffId));
    return isMadeUp ? { ...collected, digest: null, images: collected.images.map(withoutDigests) } : collected;
}
function withoutDigests(image) {
    const layers = image.layers.map((layer) => ({ ...layer, digest: null, mediaType: null, bytes: null }));
    const at = (list, { index }) => list.slice(index, index + 1);
    return {
        ...image,
        digest: null,
        layers,
        readLayers: (wanted, read, parallel, signal) => image.readLayers(wanted.flatMap((layer) => at(image.layers, layer)), async (layer, content) => {
            for (const known of at(layers, layer))
                await read(known, content);
        }, parallel, signal),
    };
}
async function readContents(files) {
    const where = `The manifest.json of ${files.where}`;
    const bytes = await files.read("manifest.json", MAX_CONTENTS_BYTES);
    if (bytes === null)
        throw await notSaved(files);
    let contents;
    try {
        contents = JSON.parse(bytes.toString("utf8"));
    }
    catch (cause) {
        throw new errors/* UserError */.y(`${where} is not valid JSON.`, "Save the image again.", { cause });
    }
    if (!Array.isArray(contents))
        throw (0,json/* broken */.mw)(where, "is not a list of images");
    return contents.map((entry) => parseSavedImage(entry, where));
}
async function notSaved(files) {
    if ((await files.sizeOf("repositories")) !== null) {
        return new errors/* UserError */.y(`${files.where} was saved by Docker 1.9 or older, which wrote no DiffIDs.`, "Load it into a current engine, save it again, and compare that.");
    }
    const isLayout = (await files.sizeOf("index.json")) !== null;
    return new errors/* UserError */.y(`${files.where} has no manifest.json, so it is not what docker save writes.`, isLayout ? "It looks like an OCI layout: write oci-archive:FILE." : "Give the file that docker save, buildx or kaniko wrote.");
}
function parseSavedImage(entry, where) {
    if (!(0,json/* isJsonObject */.OW)(entry))
        throw (0,json/* broken */.mw)(where, "lists something that is no image");
    const configName = (0,json/* optionalString */.sx)(entry, "Config");
    if (configName === null)
        throw (0,json/* broken */.mw)(where, "lists an image without Config");
    return { configName, tags: parseNames(entry["RepoTags"], where), layerNames: parseNames(entry["Layers"], where) };
}
function parseNames(value, where) {
    const names = value ?? [];
    if (Array.isArray(names) && names.length <= MAX_LAYERS && names.every((name) => typeof name === "string"))
        return names;
    throw (0,json/* broken */.mw)(where, "has RepoTags or Layers that are no list of names");
}
function chooseImage(saved, choice, where) {
    const hint = (0,image_name/* askWhich */.F)(saved.map(({ tags }, position) => tags[0] ?? `@${position}`));
    if (choice !== null) {
        const chosen = saved.find(({ tags }, position) => "name" in choice ? tags.some((tag) => (0,image_name/* isName */.E)(tag, choice.name)) : "position" in choice && position === choice.position);
        if (chosen === undefined)
            throw new image_image/* ImageNotFound */.p(`${where} has no such image.`, hint);
        return chosen;
    }
    const [only] = saved;
    if (only === undefined)
        throw new errors/* UserError */.y(`${where} holds no image.`, "Save an image into it.");
    if (saved.every(({ configName }) => configName === only.configName))
        return only;
    throw new errors/* UserError */.y(`${where} holds ${saved.length} images.`, hint);
}
async function readSavedImage(saved, files) {
    const { where } = files;
    const bytes = await files.read(saved.configName, content_source/* MAX_CONFIG_BYTES */.GW);
    if (bytes === null)
        throw notWhole(files, saved.configName);
    const about = `The configuration of ${where}`;
    (0,image_content/* verifyBytes */.R)(bytes, { digest: sha256In(SHA256_NAME, saved.configName), size: null, where: about });
    const config = (0,manifest/* parseConfig */.o4)(bytes, about);
    const instructions = (0,image_manifest/* instructionsOf */.J)(config, saved.layerNames.length, where);
    const layers = await Promise.all(saved.layerNames.map(async (name, index) => {
        const sizeBytes = await files.sizeOf(name);
        if (sizeBytes === null)
            throw notWhole(files, name);
        const digest = sha256In(COMPRESSED_NAME, name);
        const bytes = digest === null ? null : sizeBytes;
        return { index, ...instructions(index), digest, mediaType: null, bytes, unreadable: null };
    }));
    return {
        platform: config.platform,
        digest: null,
        configBytes: bytes.length,
        config,
        layers,
        readLayers: (wanted, read, parallel, signal) => {
            const readings = wanted.map((layer) => ({
                name: saved.layerNames[layer.index] ?? "",
                read: (content) => read(layer, (0,image_content/* verifyStream */.u)(content, { digest: layer.digest, size: layer.bytes, where: `Layer ${layer.index} of ${where}` })),
            }));
            return files.readEach(readings, parallel, signal);
        },
    };
}
function sha256In(pattern, name) {
    const digest = `sha256:${pattern.exec(name)?.[1] ?? ""}`;
    return (0,oci_digest/* isDigest */.Bc)(digest) ? digest : null;
}
function notWhole(files, name) {
    return new errors/* UserError */.y(`${files.where} has no ${JSON.stringify(name)}, which its manifest.json lists.`, "Save the image again.");
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
;// CONCATENATED MODULE: ./src/image/docker-daemon.js







// A classic engine writes the whole image to its disk before the first byte of the answer.
const FIRST_BYTE_TIMEOUT_MS = 600_000;
const IDLE_TIMEOUT_MS = 120_000;
const MAX_ERROR_BYTES = 64 * 1024;
const SHOWN_COLUMNS = 500;
const CURE = "Start the engine, set DOCKER_HOST to its socket, or give an archive (docker save) as docker-archive:FILE.";
/**
 * An image of the local engine as the archive that `docker save` would write (`GET /images/{name}/get`), streamed and
 * never stored: once for what it holds, and once for its layers. Throws `ImageNotFound` where the engine has none.
 */
async function openDaemonImage(place, where, host, signal) {
    const engine = await findEngine(host);
    const path = `/images/${place.name.split("/").map(encodeURIComponent).join("/")}/get`;
    return await openArchiveStream((passSignal) => openSave(engine, path, where, passSignal), where, signal);
}
/** Where the engine that `docker` speaks to listens, as Node's HTTP client takes it. */
async function findEngine(host) {
    const { context, address } = await (0,docker_engine/* findDockerEngine */.Y)(host);
    if (address === null)
        throw new errors/* UserError */.y(`The Docker context ${JSON.stringify(context)} names no engine.`, "Choose another with docker context use, or set DOCKER_HOST.");
    const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*)$/s.exec(address) ?? [];
    // Without a path Node would connect to localhost.
    if (scheme === "unix" && rest !== "")
        return { socketPath: rest, shown: address };
    if (scheme === "npipe" && rest !== "")
        return { socketPath: rest.replaceAll("/", "\\"), shown: address };
    if ((scheme === "tcp" || scheme === "http") && URL.canParse(`http://${rest}`) && !host.env["DOCKER_TLS_VERIFY"]) {
        const { hostname, port } = new URL(`http://${rest}`);
        return { host: hostname.replace(/^\[|\]$/g, ""), port: port || "2375", shown: `${scheme}://${hostname}` };
    }
    throw new errors/* UserError */.y(`The engine at ${JSON.stringify(host.redact(address).replace(/\/\/[^/@]*@/, "//"))} cannot be read from: only unix:// sockets, named pipes and tcp:// without TLS are.`, "Save the image (docker save -o image.tar NAME) and give it as docker-archive:image.tar.");
}
async function openSave(engine, path, where, signal) {
    const response = await request({ ...engine, path, ...(signal === undefined ? {} : { signal }) }, engine.shown, where);
    if (response.statusCode === 200)
        return bodyOf(response, where, signal);
    const message = await readMessage(response);
    if (response.statusCode === 404) {
        throw new image_image/* ImageNotFound */.p(`The engine has no such image: ${where} (${message}).`, "docker images lists what it has; pull or build the image first.");
    }
    throw new errors/* UserError */.y(`The engine does not give ${where} (${response.statusCode}: ${message}).`, CURE);
}
function request(options, shown, where) {
    return new Promise((fulfil, reject) => {
        const asked = (0,external_node_http_.get)({ ...options, agent: false, headers: { host: "docker" }, timeout: FIRST_BYTE_TIMEOUT_MS }, fulfil);
        asked.on("timeout", () => asked.destroy(new Error("no answer in ten minutes")));
        asked.on("error", (cause) => {
            reject(options.signal?.aborted === true ? cause : new errors/* UserError */.y(`${where}: the engine at ${shown} cannot be reached (${cause.message}).`, CURE, { cause }));
        });
    });
}
async function* bodyOf(response, where, signal) {
    response.setTimeout(IDLE_TIMEOUT_MS, () => response.destroy(new Error("no byte in two minutes")));
    try {
        for await (const chunk of response)
            yield chunk;
    }
    catch (cause) {
        signal?.throwIfAborted();
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new errors/* UserError */.y(`${where}: the engine broke off in the middle of the image (${why}).`, "Look into the engine's log, and try again.", { cause });
    }
    finally {
        response.destroy();
    }
}
/** What the engine says is wrong, on one line. */
async function readMessage(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_ERROR_BYTES)
            break;
    }
    const text = Buffer.concat(chunks).toString("utf8");
    // Not every proxy in front of an engine answers in JSON.
    const message = (0,json/* optionalString */.sx)((0,json/* readJsonObject */.op)(text) ?? { message: text }, "message") ?? "";
    return (0,foreign_text/* showForeignWords */.j9)(message, SHOWN_COLUMNS) || "no message";
}

// EXTERNAL MODULE: ./src/image/place.js
var image_place = __webpack_require__(100);
// EXTERNAL MODULE: ./src/oci/media-type.js
var media_type = __webpack_require__(86988);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/registry/errors.js + 1 modules
var registry_errors = __webpack_require__(49008);
;// CONCATENATED MODULE: ./src/image/registry.js








/**
 * The images of a reference in a registry: one request for what it names, two for each platform that is wanted, and one
 * for each attestation of those. Throws `ImageNotFound` where the registry has no such reference.
 */
async function readRegistryImage(reference, where, client, choice, signal) {
    const { bytes, mediaType, digest } = await getManifest(reference, client, signal);
    const document = (0,manifest/* parseManifest */.Ng)(bytes, mediaType, where);
    const collected = await (0,image_index/* collectImages */.F)({ document, digest }, registrySource(reference, where, client, signal), choice, signal);
    return { ...collected, digest };
}
async function getManifest(reference, client, signal) {
    try {
        return await client.getManifest(reference, signal);
    }
    catch (error) {
        if (!(error instanceof registry_errors/* RegistryError */.g) || error.kind !== "not-found")
            throw error;
        const code = error.code === null ? "" : ` (${error.code})`;
        throw new image_image/* ImageNotFound */.p(`${(0,oci_reference/* formatReference */.FH)(reference)} does not exist${code}.`, error.hint, { cause: error });
    }
}
function registrySource(reference, where, client, signal) {
    return {
        where,
        isSparse: false,
        async readManifest({ digest }) {
            try {
                return await getManifest({ ...reference, tag: null, digest }, client, signal);
            }
            catch (error) {
                // What an index lists and the registry lacks is a broken image, not a missing one.
                if (error instanceof image_image/* ImageNotFound */.p)
                    return null;
                throw error;
            }
        },
        readConfig: (descriptor) => client.getBlob(reference, descriptor, content_source/* MAX_CONFIG_BYTES */.GW, signal),
        holdsForeign: ({ mediaType }) => Promise.resolve(!(0,media_type/* isNonDistributable */.SM)(mediaType)),
        readLayers: (wanted, read, parallel, readSignal) => (0,image_parallel/* runParallel */.J)(wanted, parallel, async (layer) => {
            const { digest, bytes: size } = layer;
            if (digest === null || size === null)
                throw new RangeError(`Layer ${layer.index} of ${(0,oci_reference/* formatReference */.FH)(reference)} has no digest.`);
            await read(layer, client.openBlob(reference, blobOf(layer, digest, size), readSignal));
        }, readSignal),
    };
}
function blobOf({ mediaType }, digest, size) {
    return { mediaType: mediaType ?? "", digest, size, annotations: {} };
}

;// CONCATENATED MODULE: ./src/image/open.js









/**
 * Opens the image that a reference names (README, "On the command line"). Throws `ImageNotFound` where the place answered and has no
 * such image, and a `UserError` for all else that the reader can mend; leaves nothing open then.
 */
async function openImage(reference, access, signal) {
    await refuseBarePath(reference, access.host);
    const place = (0,image_place/* parseImagePlace */.aK)(reference);
    switch (place.transport) {
        case "docker": {
            const found = await readRegistryImage(place.reference, reference, await access.registry(), access, signal);
            return { ...opened(reference, found), close: () => Promise.resolve() };
        }
        case "docker-daemon":
            return await openFrom(reference, await openDaemonImage(place, reference, access.host, signal), (files) => readDockerArchive(files, null, access, signal));
        case "oci":
        case "oci-archive":
        case "docker-archive":
            return await openFilePlace(reference, place, access, signal);
    }
}
async function openFilePlace(reference, place, access, signal) {
    const { path, choice } = await chooseReading(place, access.host);
    const where = `${place.transport}:${path}`;
    const absolute = (0,external_node_path_.resolve)(access.host.directory, path);
    if (place.transport === "oci") {
        const folder = await (0,oci_layout/* openLayoutFolder */.fq)(absolute, where);
        return await openFrom(reference, folder, (files) => (0,oci_layout/* readLayout */.T4)(files, choice, access, signal));
    }
    if ((await (0,local_file/* kindOfPath */.Bs)(absolute)) === "folder") {
        throw new errors/* UserError */.y(`${where} is a folder, not an archive.`, "Write oci:FOLDER for an OCI layout.");
    }
    const read = place.transport === "oci-archive" ? oci_layout/* readLayout */.T4 : readDockerArchive;
    const archive = await openArchiveFile(absolute, where, signal);
    return await openFrom(reference, archive, (files) => read(files, choice, access, signal));
}
async function openFrom(reference, files, read) {
    try {
        return { ...opened(reference, await read(files)), close: () => files.close() };
    }
    catch (error) {
        await files.close();
        throw error;
    }
}
function opened(reference, { digest, commit, images, notCounted }) {
    return { reference, digest, commit, platforms: images, notCounted };
}
/** The longest path that exists: only the disk knows which colon ends a file name. */
async function chooseReading(place, host) {
    for (const reading of place.readings) {
        if ((await (0,local_file/* kindOfPath */.Bs)((0,external_node_path_.resolve)(host.directory, reading.path))) !== "nothing")
            return reading;
    }
    return place;
}
/** A file or folder that was given without saying what it is would be looked up in a registry, and not found there. */
async function refuseBarePath(reference, host) {
    if (reference === "" || reference.includes("\0"))
        return;
    const kind = await (0,local_file/* kindOfPath */.Bs)((0,external_node_path_.resolve)(host.directory, reference));
    if (kind === "nothing")
        return;
    const cure = kind === "folder"
        ? `Write oci:${reference} for an OCI layout`
        : `Write oci-archive:${reference} for an OCI archive, docker-archive:${reference} for what docker save wrote`;
    throw new errors/* UserError */.y(`${reference} is a ${kind === "folder" ? "folder" : "file"}, and it is not said of which kind.`, `${cure}, or docker://NAME for an image in a registry.`);
}


/***/ }),

/***/ 59608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ runParallel)
/* harmony export */ });
/** Runs `task` on each item, at most `limit` at a time; after a failure nothing new is started, and what runs is awaited. */
async function runParallel(items, limit, task, signal) {
    const waiting = items[Symbol.iterator]();
    let failed = false;
    const work = async () => {
        for (let next = waiting.next(); !failed && next.done !== true; next = waiting.next()) {
            try {
                signal?.throwIfAborted();
                await task(next.value);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = await Promise.allSettled(Array.from({ length: Math.max(1, limit) }, work));
    const failure = workers.find((worker) => worker.status === "rejected");
    if (failure !== undefined)
        throw failure.reason;
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

/***/ 16022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yu: () => (/* binding */ isWanted),
/* harmony export */   cP: () => (/* binding */ refuseAbsent),
/* harmony export */   t6: () => (/* binding */ firstOfEach)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** Whether a platform is among those that were asked for; empty means all. */
function isWanted(platform, wanted) {
    return wanted.length === 0 || wanted.some((one) => isMatch(one, platform));
}
/** Windows images are one per release: a platform without a release means all of them. */
function isMatch(wanted, platform) {
    if (wanted.osVersion !== undefined)
        return (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .samePlatform */ .my)(wanted, platform);
    const { osVersion: _, ...withoutVersion } = platform;
    return (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .samePlatform */ .my)(wanted, withoutVersion);
}
/** The entries, of several for one platform the first; those whose platform is not known yet all stay. */
function firstOfEach(entries) {
    const seen = new Set();
    return entries.filter(({ platform }) => {
        if (platform === null)
            return true;
        const name = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform);
        return !seen.has(name) && seen.add(name);
    });
}
/** Throws a `UserError` where a wanted platform is not among the images; it lists those that are `there`. */
function refuseAbsent(images, there, where, choice) {
    const missing = choice.platforms.filter((wanted) => !images.some(({ platform }) => isMatch(wanted, platform)));
    if (missing.length === 0 || (images.length > 0 && choice.absent === "skip"))
        return;
    const names = [...new Set(there.map(_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} has no image for ${missing.map(_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq).join(", ")}.`, `It has ${names.join(", ")}: name some of these in platforms.`);
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

/***/ 24200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   Gg: () => (/* binding */ codeElement),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/**
 * Text as a `code` element, in which neither Markdown nor HTML is read: every character that could mean something is an
 * entity. A stranger's goes through `showForeign` first.
 */
function codeElement(text) {
    return `<code>${text.replace(/[^\p{L}\p{M}\p{N} /.…-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}
/** Text as prose, in which neither Markdown nor HTML is read, and nothing becomes a link. A stranger's goes through `showForeign` first. */
function plainText(text) {
    return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
/** Markdown that is shown when its title, which is Markdown too, is clicked. */
function fold(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** A table of cells that are Markdown already; a letter of `aligns` for each column, `l` or `r`. */
function markdownTable(titles, aligns, rows) {
    const rule = [...aligns].map((align) => (align === "r" ? "--:" : ":--"));
    return [titles, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}


/***/ }),

/***/ 85248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ parseNumber),
/* harmony export */   Wy: () => (/* binding */ latin1),
/* harmony export */   Yo: () => (/* binding */ BLOCK_BYTES),
/* harmony export */   ei: () => (/* binding */ isZeroBlock),
/* harmony export */   ex: () => (/* binding */ sumsMatch),
/* harmony export */   j3: () => (/* binding */ parseSparsePairs),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/** A tar is made of blocks of 512 bytes. */
const BLOCK_BYTES = 512;
/** Whether the block is one of the two that end a tar. */
function isZeroBlock(bytes, at) {
    for (let i = at; i < at + BLOCK_BYTES; i += 1)
        if (bytes[i] !== 0)
            return false;
    return true;
}
/** Whether the header's checksum is right, summed unsigned as POSIX says or signed as old programs did. */
function sumsMatch(block, at) {
    const stored = parseOctal(block, at + 148, 8);
    if (stored === null)
        return false;
    let unsigned = 0;
    let negative = 0;
    for (let i = at; i < at + BLOCK_BYTES; i += 1) {
        const byte = block[i] ?? 0;
        unsigned += byte;
        negative += byte >> 7;
    }
    for (let i = at + 148; i < at + 156; i += 1) {
        const byte = block[i] ?? 0;
        unsigned += 0x20 - byte;
        negative -= byte >> 7;
    }
    return stored === unsigned || stored === unsigned - 256 * negative;
}
/** A number field, octal text or base-256; null where it is malformed or beyond what a double holds exactly. */
function parseNumber(bytes, at, width) {
    return ((bytes[at] ?? 0) & 0x80) === 0 ? parseOctal(bytes, at, width) : parseBase256(bytes, at, width);
}
/** Two's complement, big end first, the top bit of the first byte being the marker. */
function parseBase256(bytes, at, width) {
    const isNegative = ((bytes[at] ?? 0) & 0x40) !== 0;
    let value = 0;
    for (let i = 0; i < width; i += 1) {
        const byte = (isNegative ? ~(bytes[at + i] ?? 0) : (bytes[at + i] ?? 0)) & (i === 0 ? 0x7f : 0xff);
        value = value * 256 + byte;
        if (value > Number.MAX_SAFE_INTEGER)
            return null;
    }
    return isNegative ? -1 - value : value;
}
/** Octal digits between spaces and NULs; nothing at all is 0. */
function parseOctal(bytes, at, width) {
    let start = at;
    let end = at + width;
    while (start < end && (bytes[start] === 0x20 || bytes[start] === 0))
        start += 1;
    while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0))
        end -= 1;
    let value = 0;
    for (let i = start; i < end; i += 1) {
        const byte = bytes[i] ?? 0;
        if (byte === 0)
            return value;
        if (byte < 0x30 || byte > 0x37)
            return null;
        value = value * 8 + (byte - 0x30);
    }
    return value;
}
/** The bytes of a text field, up to its first NUL. */
function readText(bytes, at, width) {
    let end = at;
    while (end < at + width && bytes[end] !== 0)
        end += 1;
    return bytes.subarray(at, end);
}
/** The bytes as text, one character each. */
function latin1(bytes, at, width) {
    let text = "";
    for (let i = at; i < at + width; i += 1)
        text += String.fromCharCode(bytes[i] ?? 0);
    return text;
}
/** Offset and length of each segment that a GNU sparse header or extension block lists, flat; null where malformed. */
function parseSparsePairs(bytes, at, count) {
    const pairs = [];
    for (let i = 0; i < count; i += 1) {
        const from = at + i * 24;
        if (bytes[from] === 0)
            break;
        const offset = parseNumber(bytes, from, 12);
        const length = parseNumber(bytes, from + 12, 12);
        if (offset === null || length === null)
            return null;
        pairs.push(offset, length);
    }
    return pairs;
}


/***/ }),

/***/ 90058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ ByteInput),
/* harmony export */   V: () => (/* binding */ cutShort)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** Reads a stream of chunks by the piece or by the byte, and takes back what was too much. Owns the stream's iterator. */
class ByteInput {
    /** Bytes handed out so far, less those that were put back. */
    position = 0;
    #chunks;
    #where;
    #front = null;
    #isDone = false;
    constructor(chunks, where) {
        this.#chunks = chunks[Symbol.asyncIterator]();
        this.#where = where;
    }
    /** The next bytes as they come, at least one and at most `max`; null at the end. */
    async next(max = Number.POSITIVE_INFINITY) {
        const chunk = await this.#chunk();
        if (chunk === null)
            return null;
        const part = chunk.length > max ? chunk.subarray(0, max) : chunk;
        this.#front = part === chunk ? null : chunk.subarray(part.length);
        this.position += part.length;
        return part;
    }
    /** Makes these bytes the next ones. */
    putBack(bytes) {
        if (bytes.length === 0)
            return;
        this.position -= bytes.length;
        this.#front = this.#front === null ? bytes : Buffer.concat([bytes, this.#front]);
    }
    /** The next `count` bytes, fewer only at the end. */
    async take(count) {
        const parts = [];
        for (let left = count; left > 0;) {
            const part = await this.next(left);
            if (part === null)
                break;
            parts.push(part);
            left -= part.length;
        }
        const [only] = parts;
        return only !== undefined && parts.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(parts);
    }
    /** As `take`, and the bytes stay. */
    async peek(count) {
        const bytes = await this.take(count);
        this.putBack(bytes);
        return bytes;
    }
    /** The next `count` bytes as they come. Throws a `UserError` where the input ends before. */
    async *stream(count) {
        for (let left = count; left > 0;) {
            const part = await this.next(left);
            if (part === null)
                throw cutShort(this.#where);
            left -= part.length;
            yield part;
        }
    }
    /** Goes over `count` bytes. Throws a `UserError` where the input ends before. */
    async skip(count) {
        for await (const part of this.stream(count))
            void part;
    }
    /** Tells the stream that nothing more is wanted. */
    async close() {
        if (!this.#isDone)
            await this.#chunks.return?.();
        this.#isDone = true;
    }
    async #chunk() {
        if (this.#front !== null)
            return this.#front;
        while (!this.#isDone) {
            const { done, value } = await this.#chunks.next();
            if (done === true)
                this.#isDone = true;
            else if (value.length > 0)
                return value;
        }
        return null;
    }
}
/** The error for an input that ends before what it announced. */
function cutShort(where) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ends in the middle: it is cut short.`, "Make or copy the archive again.");
}


/***/ }),

/***/ 75136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ decompress)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
;// CONCATENATED MODULE: ./src/tar/zstd-frames.js

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const PIECE_BYTES = 64 * 1024;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
/**
 * Yields the frames of a zstd stream (RFC 8878, 3.1) so that no piece holds bytes of two frames, and leaves out skippable
 * ones: Node's decompressor stops without a word at a frame that begins in the middle of a write. Ends at the first bytes
 * that begin no frame. `where` names the layer in errors; a stream that is cut short is left to the decompressor to find.
 */
async function* splitZstdFrames(input, where) {
    for (;;) {
        const start = Buffer.from(await input.peek(4));
        const magic = start.length === 4 ? start.readUInt32LE() : 0;
        if (magic === FRAME_MAGIC)
            yield* inLargePieces(oneFrame(input, where));
        else if ((magic & 0xfffffff0) === SKIPPABLE_MAGIC)
            await skipFrame(input);
        else
            return;
    }
}
async function* oneFrame(input, where) {
    const start = await input.take(5);
    const descriptor = start[4] ?? 0;
    yield start;
    yield* bytes(input, headerBytes(descriptor));
    for (let isLast = false; !isLast;) {
        const header = await input.take(3);
        if (header.length === 0)
            return;
        yield header;
        const word = (header[0] ?? 0) + (header[1] ?? 0) * 0x100 + (header[2] ?? 0) * 0x10000;
        isLast = (word & 1) === 1;
        yield* bytes(input, blockBytes((word >> 1) & 3, word >> 3, where));
    }
    if (descriptor & 4)
        yield* bytes(input, 4);
}
// Every write to the decompressor is a trip to another thread, and a frame comes in pieces of a few bytes.
async function* inLargePieces(pieces) {
    let waiting = [];
    let waitingBytes = 0;
    for await (const piece of pieces) {
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes < PIECE_BYTES)
            continue;
        yield Buffer.concat(waiting);
        waiting = [];
        waitingBytes = 0;
    }
    if (waitingBytes > 0)
        yield Buffer.concat(waiting);
}
/** What follows the frame header descriptor: window, dictionary id and content size. */
function headerBytes(descriptor) {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const contentSizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 2 ** sizeFlag;
    return (isSingleSegment ? 0 : 1) + (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0) + contentSizeBytes;
}
function blockBytes(type, size, where) {
    if (type === 3) {
        throw new errors/* UserError */.y(`${where} does not decompress: it holds a zstd block of a reserved type.`, "The stored layer is damaged. Build and push the image again.");
    }
    return type === 1 ? 1 : size;
}
async function skipFrame(input) {
    const header = Buffer.from(await input.take(8));
    if (header.length < 8)
        return;
    for await (const piece of bytes(input, header.readUInt32LE(4)))
        void piece;
}
/** The next `count` bytes in the pieces they come in. */
async function* bytes(input, count) {
    for (let missing = count; missing > 0;) {
        const chunk = await input.next();
        if (chunk === null)
            return;
        const piece = chunk.subarray(0, missing);
        input.putBack(chunk.subarray(piece.length));
        missing -= piece.length;
        yield piece;
    }
}

// EXTERNAL MODULE: ./src/tar/byte-input.js
var byte_input = __webpack_require__(90058);
;// CONCATENATED MODULE: ./src/tar/decompress.js




const OUTPUT_CHUNK_BYTES = 256 * 1024;
/**
 * Yields the uncompressed bytes of a layer's blob: gzip (any number of members), zstd (any number of frames, skippable
 * ones included) or a bare tar. Reads the blob to its end, whatever follows the compressed data. `where` names the layer
 * in errors; throws a `UserError` for other compressions and for data that is cut short or damaged.
 */
async function* decompress(blob, where) {
    const input = new byte_input/* ByteInput */.T(blob, where);
    try {
        const compression = compressionOf(await input.peek(USTAR_AT + 5));
        if (compression === "gzip")
            yield* gunzip(input, where);
        else if (compression === "zstd")
            yield* through((0,external_node_zlib_.createZstdDecompress)(ENGINE_OPTIONS), splitZstdFrames(input, where), where);
        else if (compression === "none")
            yield* rest(input);
        else
            throw refused(compression, where);
        await drain(input);
    }
    finally {
        await input.close();
    }
}
const ENGINE_OPTIONS = { chunkSize: OUTPUT_CHUNK_BYTES, highWaterMark: 2 * OUTPUT_CHUNK_BYTES };
/** Where a tar header says that it is one (POSIX ustar, `magic`). */
const USTAR_AT = 257;
function compressionOf(start) {
    // The first file of a plain tar may have a name that begins as a compressed file does.
    if (start.toString("latin1", USTAR_AT, USTAR_AT + 5) === "ustar")
        return "none";
    const hex = start.toString("hex", 0, 6);
    if (hex.startsWith("1f8b"))
        return "gzip";
    if (hex.startsWith("28b52ffd") || /^5[0-9a-f]2a4d18/.test(hex))
        return "zstd";
    if (hex.startsWith("fd377a585a00"))
        return "xz";
    return hex.startsWith("425a68") ? "bzip2" : "none";
}
function refused(compression, where) {
    return new errors/* UserError */.y(`${where} is compressed with ${compression}, which the image specification does not know.`, "Build the image with gzip, zstd or no compression.");
}
/**
 * The first member runs through a raw inflate, which says exactly where it ends, so that padding and garbage after it do
 * no harm. Node's gunzip goes through any number of members much faster than an engine for each, but loses output when
 * garbage follows; it takes over from the second member on. The DiffID stands in for the checksum in the trailer.
 */
async function* gunzip(input, where) {
    await skipGzipHeader(input, where);
    yield* through((0,external_node_zlib_.createInflateRaw)(ENGINE_OPTIONS), input, where);
    if ((await input.take(8)).length < 8)
        throw compressedCutShort(where);
    if (compressionOf(await input.peek(2)) === "gzip")
        yield* through((0,external_node_zlib_.createGunzip)(ENGINE_OPTIONS), input, where);
}
/** RFC 1952, 2.3: ten fixed bytes, then what the flags announce. */
async function skipGzipHeader(input, where) {
    const fixed = await input.take(10);
    if (fixed.length < 10)
        throw compressedCutShort(where);
    const flags = fixed[3] ?? 0;
    if (flags & 4) {
        const length = await input.take(2);
        await input.take((length[0] ?? 0) + (length[1] ?? 0) * 256);
    }
    if (flags & 8)
        await skipZeroEnded(input, where);
    if (flags & 16)
        await skipZeroEnded(input, where);
    if (flags & 2)
        await input.take(2);
}
async function skipZeroEnded(input, where) {
    for (;;) {
        const chunk = await input.next();
        if (chunk === null)
            throw compressedCutShort(where);
        const end = chunk.indexOf(0);
        if (end === -1)
            continue;
        input.putBack(chunk.subarray(end + 1));
        return;
    }
}
/**
 * Runs the input through the engine. What the engine leaves of the last piece goes back to the input, where it is one
 * that takes bytes back.
 */
async function* through(engine, pieces, where) {
    const source = pieces instanceof byte_input/* ByteInput */.T ? pieces : new byte_input/* ByteInput */.T(pieces, where);
    const fed = { bytes: 0, last: new Uint8Array(0) };
    const ended = new Promise((resolve) => engine.once("close", resolve).once("end", resolve));
    const feeding = feed(engine, source, fed, ended);
    try {
        for await (const chunk of engine)
            yield chunk;
        await feeding;
        const unused = fed.bytes - engine.bytesWritten;
        if (unused > 0)
            source.putBack(fed.last.subarray(fed.last.length - unused));
    }
    catch (error) {
        throw explained(error, where);
    }
    finally {
        engine.destroy();
    }
}
async function feed(engine, source, fed, ended) {
    try {
        for (let piece = await source.next(); piece !== null; piece = await source.next()) {
            fed.bytes += piece.length;
            fed.last = piece;
            const bytes = piece;
            await Promise.race([new Promise((resolve) => engine.write(bytes, resolve)), ended]);
            if (engine.bytesWritten < fed.bytes || engine.destroyed)
                return;
        }
        engine.end();
    }
    catch (error) {
        engine.destroy(error);
    }
}
function explained(error, where) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "Z_BUF_ERROR")
        return compressedCutShort(where, error);
    if (!/^(?:Z_|ZSTD_)/.test(code))
        return error;
    return new errors/* UserError */.y(`${where} does not decompress: ${error.message}.`, "The stored layer is damaged. Build and push the image again.", { cause: error });
}
function compressedCutShort(where, cause) {
    return new errors/* UserError */.y(`${where} ends in the middle of its compressed data.`, "The stored layer is cut short. Build and push the image again.", {
        cause,
    });
}
async function* rest(input) {
    for (let chunk = await input.next(); chunk !== null; chunk = await input.next())
        yield chunk;
}
// The place checks digest and length at the end of its stream, so nobody may stop before it.
async function drain(input) {
    while ((await input.next()) !== null)
        ;
}


/***/ }),

/***/ 13520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ parsePaxSparse),
/* harmony export */   dA: () => (/* binding */ parsePax),
/* harmony export */   eQ: () => (/* binding */ parsePaxNumber)
/* harmony export */ });
/* harmony import */ var _block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85248);

const TEXT_KEYS = new Set(["path", "linkpath", "uname", "gname"]);
const SPARSE_OFFSET = "GNU.sparse.offset";
const SPARSE_LENGTH = "GNU.sparse.numbytes";
const SPARSE_MAP = "GNU.sparse.map";
/**
 * Parses `LENGTH KEY=VALUE\n` records (POSIX pax, "pax Extended Header"); null where Go's archive/tar would refuse. The
 * repeated offsets and lengths of sparse format 0.0 become one map.
 */
function parsePax(content) {
    const records = Object.create(null);
    const pairs = [];
    for (let at = 0; at < content.length;) {
        const record = parseRecord(content, at);
        if (record === null)
            return null;
        at = record.end;
        if (record.key !== SPARSE_OFFSET && record.key !== SPARSE_LENGTH) {
            records[record.key] = record.value;
            continue;
        }
        const value = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(record.value, 0, record.value.length);
        const expected = pairs.length % 2 === 0 ? SPARSE_OFFSET : SPARSE_LENGTH;
        if (record.key !== expected || value.includes(","))
            return null;
        pairs.push(value);
    }
    if (pairs.length > 0)
        records[SPARSE_MAP] = Buffer.from(pairs.join(","), "latin1");
    return records;
}
function parseRecord(content, at) {
    const space = content.indexOf(0x20, at);
    if (space === -1 || space - at > 10)
        return null;
    const length = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(content, at, space - at);
    if (!/^\d+$/.test(length))
        return null;
    const end = at + Number(length);
    if (end > content.length || end <= space + 1 || content[end - 1] !== 0x0a)
        return null;
    const equals = content.indexOf(0x3d, space + 1);
    if (equals === -1 || equals >= end - 1 || equals === space + 1)
        return null;
    const key = Buffer.from(content.subarray(space + 1, equals)).toString("latin1");
    const value = content.subarray(equals + 1, end - 1);
    const hasNul = TEXT_KEYS.has(key) ? value.includes(0) : key.includes("\0");
    return hasNul ? null : { key, value, end };
}
/** A decimal number; null where it is malformed or beyond what a double holds exactly. */
function parsePaxNumber(value) {
    const text = (0,_block_js__WEBPACK_IMPORTED_MODULE_0__/* .latin1 */ .Wy)(value, 0, value.length);
    const number = Number(text);
    return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : null;
}
/** Reads the sparse records of formats 0.0, 0.1 and 1.0; null where the file is not sparse, "bad" where malformed. */
function parsePaxSparse(pax) {
    const version = `${text(pax["GNU.sparse.major"])}.${text(pax["GNU.sparse.minor"])}`;
    const hasMapInFront = version === "1.0";
    const isOlder = version === "0.0" || version === "0.1" || (version === "." && text(pax[SPARSE_MAP]) !== "");
    if (!hasMapInFront && !isOlder)
        return null;
    const name = pax["GNU.sparse.name"];
    const sizeText = [pax["GNU.sparse.size"], pax["GNU.sparse.realsize"]].find((value) => text(value) !== "");
    const size = sizeText === undefined ? null : parsePaxNumber(sizeText);
    if (sizeText !== undefined && (size === null || size < 0))
        return "bad";
    const pairs = hasMapInFront ? null : parseMap(pax);
    if (pairs === "bad")
        return "bad";
    return { name: name === undefined || name.length === 0 ? null : name, size, pairs };
}
function parseMap(pax) {
    const map = text(pax[SPARSE_MAP]);
    const items = map === "" ? [] : map.split(",");
    const count = text(pax["GNU.sparse.numblocks"]);
    if (!/^\d+$/.test(count) || items.length !== 2 * Number(count))
        return "bad";
    if (!items.every((item) => /^\d{1,16}$/.test(item)))
        return "bad";
    return items.map(Number);
}
function text(value) {
    return value === undefined ? "" : Buffer.from(value).toString("latin1");
}


/***/ })

};
