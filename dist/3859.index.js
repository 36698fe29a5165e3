export const id = 3859;
export const ids = [3859];
export const modules = {

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


/***/ }),

/***/ 73859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMistakes: () => (/* binding */ findMistakes),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/inputs/reach.js
var inputs_reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/inputs/read.js
var read = __webpack_require__(55311);
// EXTERNAL MODULE: ./src/oci/descriptor.js
var descriptor = __webpack_require__(16926);
// EXTERNAL MODULE: ./src/oci/platform.js
var oci_platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var oci_reference = __webpack_require__(38242);
// EXTERNAL MODULE: ./src/registry/client.js + 6 modules
var client = __webpack_require__(83957);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/publish/artifacts-file.js


const MAX_FILE_BYTES = 1024 * 1024;
/** Names the image in `GITHUB_ARTIFACTS`, one `oci://NAME@DIGEST` a line, where the runner offers that file: what attests later takes its subjects from there. */
async function recordArtifacts(host, repositories, digest) {
    const path = host.env["GITHUB_ARTIFACTS"] ?? "";
    if (path === "")
        return;
    const before = (await host.files.read(path, MAX_FILE_BYTES).catch(() => null))?.toString() ?? "";
    const known = new Set(before.split(/\r?\n/));
    const lines = repositories.map((repository) => `oci://${(0,oci_reference/* formatRepository */.Sh)(repository)}@${digest}`).filter((line) => !known.has(line));
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    try {
        await (0,promises_.appendFile)(path, `${gap}${lines.map((line) => `${line}\n`).join("")}`);
    }
    catch (error) {
        host.log.warning(`The image is published, and cannot be named in GITHUB_ARTIFACTS: ${error instanceof Error ? error.message : String(error)}.`);
    }
}

// EXTERNAL MODULE: ./src/image/parallel.js
var parallel = __webpack_require__(59608);
// EXTERNAL MODULE: ./src/oci/media-type.js
var media_type = __webpack_require__(86988);
// EXTERNAL MODULE: ./src/registry/errors.js + 1 modules
var registry_errors = __webpack_require__(49008);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/image/content.js
var image_content = __webpack_require__(14594);
// EXTERNAL MODULE: ./src/image/content-source.js
var content_source = __webpack_require__(52490);
// EXTERNAL MODULE: ./src/image/local-file.js
var local_file = __webpack_require__(30023);
// EXTERNAL MODULE: ./src/image/oci-layout.js
var oci_layout = __webpack_require__(29985);
// EXTERNAL MODULE: ./src/oci/manifest.js
var manifest = __webpack_require__(45914);
;// CONCATENATED MODULE: ./src/publish/patience.js
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 4_000;
const DEADLINE_MS = 20_000;
/**
 * What `look` finds, asked again for up to 20 seconds while that is null: registries in several places know a while
 * later in one what was pushed to another.
 */
async function patiently(clock, look) {
    const deadlineMs = clock.now().getTime() + DEADLINE_MS;
    for (let delayMs = FIRST_DELAY_MS;; delayMs = Math.min(MAX_DELAY_MS, 2 * delayMs)) {
        const found = await look();
        if (found !== null || clock.now().getTime() + delayMs > deadlineMs)
            return found;
        await clock.sleep(delayMs);
    }
}

;// CONCATENATED MODULE: ./src/publish/origin.js










/** A repository as a place to read from. What another job has just pushed may be a moment in coming. */
function registryOrigin(reference, client, host) {
    const repository = { ...reference, tag: null, digest: null };
    return {
        where: (0,oci_reference/* formatRepository */.Sh)(repository),
        repository,
        readManifest: async ({ digest }) => (await fetchManifest({ ...repository, digest }, client, host))?.bytes ?? null,
        readConfig: (descriptor) => client.getBlob(repository, descriptor, content_source/* MAX_CONFIG_BYTES */.GW),
        openBlob: (descriptor, offset) => client.openBlob(repository, descriptor, undefined, offset),
    };
}
/** A manifest or index that should be there, waited for; null where it does not come. */
function fetchManifest(reference, client, { clock }) {
    return patiently(clock, async () => {
        try {
            return await client.getManifest(reference);
        }
        catch (error) {
            if (error instanceof registry_errors/* RegistryError */.g && error.kind === "not-found")
                return null;
            throw error;
        }
    });
}
/** The folder of an OCI layout as a place to read from. */
function layoutOrigin(folder, where) {
    const pathOf = ({ digest }) => (0,external_node_path_.resolve)(folder, (0,oci_layout/* blobName */.PF)(digest));
    const openBlob = (descriptor, offset) => {
        const content = readFileFrom(pathOf(descriptor), offset, where);
        const { digest, size } = descriptor;
        return offset === 0 ? (0,image_content/* verifyStream */.u)(content, { digest, size, where: `The blob ${digest} of ${where}` }) : content;
    };
    const readWhole = async (descriptor, maxBytes) => {
        if (descriptor.size > maxBytes)
            throw new errors/* UserError */.y(`The blob ${descriptor.digest} of ${where} has ${descriptor.size} bytes; at most ${maxBytes} are read.`, content_source/* REMAKE_HINT */.QO);
        const chunks = [];
        for await (const chunk of openBlob(descriptor, 0))
            chunks.push(chunk);
        return Buffer.concat(chunks);
    };
    return {
        where,
        repository: null,
        async readManifest(descriptor) {
            const file = await (0,local_file/* openLocalFile */.Kp)(pathOf(descriptor));
            await file?.handle.close();
            return file === null ? null : await readWhole(descriptor, manifest/* MAX_MANIFEST_BYTES */.ZJ);
        },
        readConfig: (descriptor) => readWhole(descriptor, content_source/* MAX_CONFIG_BYTES */.GW),
        openBlob,
    };
}
/** Reads what a descriptor says: its bytes must have the digest, the size and the type of it. */
async function readDocument(descriptor, origin) {
    const where = `The manifest ${descriptor.digest} in ${origin.where}`;
    const bytes = (0,content_source/* inlineContent */.p_)(descriptor) ?? (await origin.readManifest(descriptor));
    if (bytes === null)
        throw new errors/* UserError */.y(`${origin.where} does not have the manifest ${descriptor.digest}.`, "Check that the job that pushed it succeeded, and that nothing has deleted it since.");
    (0,image_content/* verifyBytes */.R)(bytes, { digest: descriptor.digest, size: descriptor.size, where });
    const parsed = (0,manifest/* parseManifest */.Ng)(bytes, descriptor.mediaType, where);
    if (parsed.mediaType === descriptor.mediaType.toLowerCase())
        return { descriptor, bytes, parsed };
    throw new errors/* UserError */.y(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, content_source/* REMAKE_HINT */.QO);
}
async function* readFileFrom(path, offset, where) {
    const file = await (0,local_file/* openLocalFile */.Kp)(path);
    if (file === null)
        throw new errors/* UserError */.y(`${where} does not have the file ${path}.`, "The layout is not whole: copy or build it again.");
    try {
        yield* (0,local_file/* readChunks */.zO)(file.handle, offset, file.sizeBytes);
    }
    finally {
        await file.handle.close();
    }
}

;// CONCATENATED MODULE: ./src/publish/copy.js







const PARALLEL = 4;
/** Asks a repository by digest for the index and each manifest; what was read from it is not asked for again. */
async function findAbsent(repository, images, index, client) {
    const elsewhere = manifestsOf(images).filter(({ origins }) => !origins.some((origin) => isSameRepository(origin, repository)));
    const seen = new Set();
    const digests = [index.digest, ...elsewhere.map(({ descriptor }) => descriptor.digest)];
    await (0,parallel/* runParallel */.J)(digests, PARALLEL, async (digest) => {
        if (await isThere({ ...repository, digest }, client))
            seen.add(digest);
    });
    const manifests = elsewhere.filter(({ descriptor }) => !seen.has(descriptor.digest));
    return { repository, manifests, lacksIndex: !seen.has(index.digest), seen };
}
/** Some registries deny reading what does not exist yet to who may make it; whether he may is found out by writing. */
async function isThere(ref, client) {
    try {
        return (await client.headManifest(ref)) !== null;
    }
    catch (error) {
        if (error instanceof registry_errors/* RegistryError */.g && (error.kind === "denied" || error.kind === "unauthorized"))
            return false;
        throw error;
    }
}
/** Brings what a repository lacks into it, by digest, each after all that it names; `filled` are repositories that have it all. */
async function copyAbsent({ repository, manifests, lacksIndex }, index, filled, client) {
    const neighbour = filled.find(({ registry }) => registry === repository.registry);
    for (const held of manifests)
        await copyManifest(held, repository, neighbour, client);
    if (lacksIndex)
        await client.putManifest({ ...repository, digest: index.digest }, index);
}
async function copyManifest(held, to, neighbour, client) {
    const { config, layers, mediaType } = held.parsed;
    const blobs = [config, ...layers].filter((blob) => !(0,media_type/* isNonDistributable */.SM)(blob.mediaType));
    const distinct = new Map(blobs.map((blob) => [blob.digest, blob]));
    const origin = held.origins.find(({ repository }) => repository?.registry === to.registry) ?? held.origins[0];
    if (origin === undefined)
        throw new RangeError(`Nothing holds ${held.descriptor.digest}.`);
    const from = origin.repository?.registry === to.registry ? origin.repository : neighbour;
    await (0,parallel/* runParallel */.J)(distinct.values(), PARALLEL, async (blob) => {
        const open = (offset) => origin.openBlob(blob, offset);
        const source = from === undefined ? { open } : { from, open };
        await client.putBlob(to, blob, source);
    });
    await client.putManifest({ ...to, digest: held.descriptor.digest }, { bytes: held.bytes, mediaType });
}
/**
 * Reads the index back and asks for every manifest and configuration by HEAD. Throws a `UserError` where the repository does
 * not hold them; some registries take an index whose images they lack.
 */
async function checkDelivered({ repository, seen }, images, index, access) {
    const { client, host } = access;
    const name = (0,oci_reference/* formatRepository */.Sh)(repository);
    // The client hashes what comes: bytes of this digest are the bytes that were sent.
    const readBack = await fetchManifest({ ...repository, digest: index.digest }, client, host);
    if (readBack === null)
        throw notThere(name, `the index ${index.digest}`);
    const there = async (what, look) => {
        const found = await patiently(host.clock, async () => ((await look()) ? true : null));
        if (found === null)
            throw notThere(name, what);
    };
    const manifests = manifestsOf(images).filter(({ descriptor }) => !seen.has(descriptor.digest));
    await (0,parallel/* runParallel */.J)(manifests, PARALLEL, ({ descriptor: { digest } }) => there(`the manifest ${digest}`, async () => (await client.headManifest({ ...repository, digest })) !== null));
    await (0,parallel/* runParallel */.J)(images, PARALLEL, ({ manifest: { parsed: { config } } }) => there(`the configuration ${config.digest}`, () => client.hasBlob(repository, config.digest)));
}
function manifestsOf(images) {
    const all = [...images.map(({ manifest }) => manifest), ...images.flatMap(({ attestations }) => attestations)];
    return [...new Map(all.map((held) => [held.descriptor.digest, held])).values()];
}
function isSameRepository({ repository }, other) {
    return repository?.registry === other.registry && repository.repository === other.repository;
}
function notThere(name, what) {
    return new errors/* UserError */.y(`${name} does not have ${what}, which it was given.`, "No tag was moved. Run it again; if it happens again, ask the registry's operator.");
}

// EXTERNAL MODULE: ./src/oci/digest.js
var digest = __webpack_require__(62635);
;// CONCATENATED MODULE: ./src/publish/platforms.js


/** Throws a `UserError` that names every platform that is missing, not expected, or there more than once. */
function checkPlatforms(images, expected) {
    const faults = [...findDuplicates(images), ...(expected === null ? [] : [...findMissing(images, expected), ...findExtra(images, expected)])];
    if (faults.length === 0)
        return;
    const message = faults.length === 1 ? faults[0] ?? "" : ["The sources do not make the image:", ...faults.map((fault) => `- ${fault}`)].join("\n");
    throw new errors/* UserError */.y(message, "Nothing was written. Every platform must be there exactly once: look at the jobs that built them, at sources and at expect-platforms.");
}
/** Throws a `UserError` that names every platform which an annotation is for and which is not there. */
function checkAnnotated(images, annotations) {
    const wanted = annotations.flatMap(({ platform }) => (platform === null ? [] : [platform]));
    const missing = wanted.filter((platform) => !images.some((image) => isMeant(platform, image.platform)));
    if (missing.length === 0)
        return;
    const names = [...new Set(missing.map(oci_platform/* formatPlatform */.Bq))].join(", ");
    throw new errors/* UserError */.y(`annotations are for ${names}, and the image is for ${images.map(({ platform }) => (0,oci_platform/* formatPlatform */.Bq)(platform)).join(", ")}.`, "Nothing was written. Name a platform that the sources hold, or leave [platform] out for all of them.");
}
function findDuplicates(images) {
    const byName = Map.groupBy(images, ({ platform }) => (0,oci_platform/* formatPlatform */.Bq)(platform));
    return [...byName].flatMap(([name, same]) => {
        if (same.length === 1)
            return [];
        const places = same.map(({ manifest, from }) => `${manifest.descriptor.digest} from ${from}`);
        return [`${name} is there ${same.length} times: ${places.join(", ")}.`];
    });
}
function findMissing(images, expected) {
    return expected.flatMap((wanted) => {
        const matches = images.filter(({ platform }) => isMeant(wanted, platform));
        return matches.length > 0 ? [] : [`${(0,oci_platform/* formatPlatform */.Bq)(wanted)} is missing.`];
    });
}
function findExtra(images, expected) {
    const extra = images.filter(({ platform }) => !expected.some((wanted) => isMeant(wanted, platform)));
    return extra.map(({ platform, from }) => `${(0,oci_platform/* formatPlatform */.Bq)(platform)} is not expected (from ${from}).`);
}
/** Windows images are one a release: a platform that names none is for whichever there is. */
function isMeant(wanted, platform) {
    if (wanted.osVersion !== undefined)
        return (0,oci_platform/* samePlatform */.my)(wanted, platform);
    const { osVersion: _, ...withoutRelease } = platform;
    return (0,oci_platform/* samePlatform */.my)(wanted, withoutRelease);
}

;// CONCATENATED MODULE: ./src/publish/image-index.js




/**
 * An OCI image index: the images in their order, then their attestations in the same order. The index that is the only source
 * stays as it is, byte for byte, so that what was signed stays signed, unless annotations are added.
 */
function buildIndex({ images, onlyIndex }, annotations) {
    if (onlyIndex?.isWhole === true && annotations.length === 0) {
        const { bytes, parsed, descriptor } = onlyIndex.document;
        return { bytes, mediaType: parsed.mediaType, digest: descriptor.digest };
    }
    const entries = [
        ...images.map((image) => imageEntry(image, annotations)),
        ...images.flatMap((image) => image.attestations.map((attestation) => attestationEntry(attestation, image))),
    ];
    const ofIndex = Object.fromEntries(annotations.filter(({ level }) => level === "index").map(({ name, value }) => [name, value]));
    const index = { schemaVersion: 2, mediaType: media_type/* OCI_INDEX */.$p, manifests: entries, ...annotationsField({ ...onlyIndex?.document.parsed.annotations, ...ofIndex }) };
    const bytes = Buffer.from(JSON.stringify(index, null, 2));
    return { bytes, mediaType: media_type/* OCI_INDEX */.$p, digest: (0,digest/* digestOf */.ol)(bytes) };
}
function imageEntry(image, annotations) {
    const { mediaType, digest, size } = image.manifest.descriptor;
    const added = annotations.filter(({ level, platform }) => level === "manifest-descriptor" && (platform === null || isMeant(platform, image.platform)));
    const { architecture, os, osVersion, variant } = image.platform;
    return {
        mediaType,
        digest,
        size,
        ...annotationsField({ ...image.manifest.descriptor.annotations, ...Object.fromEntries(added.map(({ name, value }) => [name, value])) }),
        platform: {
            architecture,
            os,
            ...(osVersion === undefined ? {} : { "os.version": osVersion }),
            ...(image.osFeatures.length === 0 ? {} : { "os.features": image.osFeatures }),
            ...(variant === undefined ? {} : { variant }),
        },
    };
}
/** As BuildKit lists it (attestation-storage.md), whoever listed it before. */
function attestationEntry({ descriptor, parsed }, image) {
    const { mediaType, digest, size, annotations } = descriptor;
    const artifactType = descriptor.artifactType ?? parsed.artifactType;
    const listed = (0,manifest/* attestationAnnotations */.lw)(image.manifest.descriptor.digest);
    const isAttached = annotations[manifest/* ATTESTATION_TYPE */.Qs] === undefined && descriptor.platform === undefined && artifactType !== undefined;
    return {
        mediaType,
        digest,
        size,
        ...annotationsField(isAttached ? annotations : { ...listed, ...annotations }),
        ...(artifactType === undefined ? {} : { artifactType }),
        ...(isAttached ? {} : { platform: { architecture: "unknown", os: "unknown" } }),
    };
}
function annotationsField(annotations) {
    const entries = Object.entries(annotations).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? {} : { annotations: Object.fromEntries(entries) };
}

// EXTERNAL MODULE: ./src/tags/expand.js
var expand = __webpack_require__(27687);
// EXTERNAL MODULE: ./src/tags/latest.js
var latest = __webpack_require__(54952);
// EXTERNAL MODULE: ./src/tags/published.js
var published = __webpack_require__(96365);
;// CONCATENATED MODULE: ./src/publish/moves.js


/** Asks what the tag names and decides what becomes of it. */
async function decideMove(target, image, client) {
    const found = await client.headManifest(target.reference);
    const from = found?.digest ?? null;
    if (from === image.digest)
        return { target, from, action: "unchanged", why: null };
    if (image.facts === null || !isGuarded(target))
        return { target, from, action: "move", why: null };
    const current = from === null ? null : await (0,published/* readPublished */.D)({ ...target.reference, tag: null, digest: from }, image.platform, client);
    const why = (0,latest/* judgeLatest */.nq)(image.facts, current);
    return { target, from, action: why === null ? "move" : "hold", why };
}
/** Whether the tag is the one that prereleases and older images leave alone. */
function isGuarded({ reference }) {
    return reference.tag === "latest";
}

// EXTERNAL MODULE: ./src/publish/plan.js + 1 modules
var publish_plan = __webpack_require__(24321);
;// CONCATENATED MODULE: ./src/publish/release.js






/** The tag that ended a release, and why. */
class TagFailure extends Error {
    target;
    constructor(target, message, cause) {
        super(message, { cause });
        this.target = target;
    }
}
// Of the six seconds that a cancelled job has.
const HURRY_MS = 1_500;
const LAST_CALL_MS = 4_500;
const release_PARALLEL = 4;
/**
 * Moves tags in their order, all or none: what was begun is put back as it was where one fails, or where `signal` ends the
 * work. Throws only where nothing was begun.
 */
async function moveTags(moves, index, image, access, signal) {
    const toMove = moves.filter(({ action }) => action === "move");
    const before = new Map();
    for (const { from, target } of toMove)
        await keepBefore(before, from, target, access);
    const release = { index, image, access, signal, hurry: later(signal, HURRY_MS, access), lastCall: later(signal, LAST_CALL_MS, access), before, begun: [] };
    const held = new Map(moves.filter(({ action }) => action === "hold").map((move) => [move.target, move]));
    try {
        await moveAll(toMove, release, held);
    }
    catch (error) {
        if (!(error instanceof TagFailure))
            throw error;
        return await rollBack(moves, release, error);
    }
    return moves.map(({ target, from, action }) => {
        const stays = held.get(target);
        if (stays !== undefined)
            return { target, state: "unchanged", from: stays.from, namesImage: false, detail: stays.why };
        if (action === "unchanged")
            return { target, state: "unchanged", from, namesImage: true, detail: null };
        return { target, state: "published", from, namesImage: true, detail: null };
    });
}
async function moveAll(toMove, release, held) {
    const confirmed = await moveTogether(toMove, release);
    for (const move of toMove) {
        if (confirmed.has(move.target))
            continue;
        checkSignal(move.target, release);
        const now = await freshen(move, release);
        if (now.action === "hold")
            held.set(move.target, now);
        if (now.action === "move")
            await moveAlone(now, release);
    }
    for (const { target } of toMove.filter((each) => !held.has(each.target)))
        await checkMoved(target, release);
}
/** All tags of a repository in one request, where the registry says that it did so; those it named. */
async function moveTogether(toMove, release) {
    const { client } = release.access;
    const confirmed = new Set();
    const ignoring = new Set();
    for (const group of Map.groupBy(toMove, ({ target }) => (0,oci_reference/* formatRepository */.Sh)(target.reference)).values()) {
        const [first] = group;
        if (first === undefined || group.length === 1 || ignoring.has(first.target.reference.registry))
            continue;
        checkSignal(first.target, release);
        release.begun.push(...group);
        try {
            const tags = group.map(({ target }) => target.reference.tag);
            const put = await client.putManifest(byDigest(first.target.reference, release.index.digest), release.index, { tags, signal: release.hurry });
            for (const { target } of group)
                if (put.confirmedTags.includes(target.reference.tag))
                    confirmed.add(target);
            if (put.confirmedTags.length === 0)
                ignoring.add(first.target.reference.registry);
        }
        catch (error) {
            // What it cannot do together it may do one by one; that request's failure is the one that counts.
            if (!(error instanceof errors/* UserError */.y))
                throw failureOf(first.target, error, release);
        }
    }
    return confirmed;
}
/** Time has passed since it was decided, and another may have published meanwhile. */
async function freshen(move, release) {
    const { image, access } = release;
    if (image.facts === null || !isGuarded(move.target))
        return move;
    try {
        const now = await access.client.headManifest(move.target.reference);
        return (now?.digest ?? null) === move.from ? move : await decideMove(move.target, image, access.client);
    }
    catch (error) {
        throw failureOf(move.target, error, release);
    }
}
async function moveAlone(move, release) {
    const { index, access, before } = release;
    const { target } = move;
    try {
        await keepBefore(before, move.from, target, access);
        release.begun.push(move);
        await access.client.putManifest(target.reference, index, { signal: release.hurry });
    }
    catch (error) {
        // Another run of the same release may have been first.
        const isImmutable = error instanceof registry_errors/* RegistryError */.g && error.kind === "immutable-tag";
        if (isImmutable && (await access.client.headManifest(target.reference).catch(() => null))?.digest === index.digest)
            return;
        throw failureOf(target, error, release);
    }
}
async function checkMoved(target, release) {
    const { index, access } = release;
    let names = null;
    try {
        const found = await patiently(access.host.clock, async () => {
            names = (await access.client.headManifest(target.reference))?.digest ?? null;
            return names === index.digest ? names : null;
        });
        if (found !== null)
            return;
    }
    catch (error) {
        throw failureOf(target, error, release);
    }
    throw failureOf(target, new errors/* UserError */.y(`${target.text} names ${names ?? "nothing"} after it was moved to ${index.digest}.`, "Another job publishes the same tag, or the registry does not keep what it takes."), release);
}
async function keepBefore(before, from, target, { client }) {
    if (from === null || before.has(from))
        return;
    try {
        before.set(from, await client.getManifest(byDigest(target.reference, from)));
    }
    catch (error) {
        // A tag that names what is gone cannot be put back, and must not stand in the way for ever.
        if (!(error instanceof registry_errors/* RegistryError */.g) || error.kind !== "not-found")
            throw error;
    }
}
/** Puts back what was begun, side by side so that none waits for one that hangs, and tells of each tag how it is now. */
async function rollBack(moves, release, failure) {
    if (failure.cause instanceof Error)
        release.access.host.log.debug(failure.cause.stack ?? failure.cause.message);
    const begun = new Map(release.begun.map((move) => [move.target, move]));
    const undone = new Map();
    await (0,parallel/* runParallel */.J)([...begun.values()].reverse(), release_PARALLEL, async (move) => void undone.set(move.target, await undo(move, release)));
    return moves.map(({ target, from, action, why }) => {
        if (action !== "move")
            return { target, state: "unchanged", from, namesImage: action === "unchanged", detail: why };
        const result = undone.get(target) ?? { target, state: "rolled-back", from, namesImage: false, detail: "it was not touched" };
        if (target !== failure.target)
            return result;
        return { ...result, state: "failed", detail: [failure.message, ...(result.state === "rolled-back" ? [] : [result.detail])].join(" ") };
    });
}
async function undo({ target, from }, { index, access, before, lastCall: signal }) {
    const { client } = access;
    const result = (state, namesImage, detail) => ({ target, state, from, namesImage, detail });
    let isOurs = null;
    try {
        const now = await client.headManifest(target.reference, signal);
        // Not ours, or not any more: whoever has moved it since meant it.
        if (now?.digest !== index.digest)
            return result("rolled-back", false, null);
        isOurs = true;
        if (from === null) {
            if (await client.deleteTag(target.reference, signal))
                return result("rolled-back", false, "it was new and is gone again");
            return result("published", true, "it is new, and this registry takes no tag away: it names the image");
        }
        const old = before.get(from);
        if (old === undefined)
            return result("published", true, `what it named before (${from}) is gone from the registry: it names the image`);
        await client.putManifest(target.reference, old, { signal });
        return result("rolled-back", false, null);
    }
    catch (error) {
        const why = signal.aborted ? "there was no time left" : error instanceof Error ? error.message : String(error);
        return result("failed", isOurs, `it could not be put back: ${why}`);
    }
}
function checkSignal(target, release) {
    if (release.signal.aborted)
        throw failureOf(target, null, release);
}
function failureOf(target, error, { signal }) {
    if (signal.aborted)
        return new TagFailure(target, "The job was cancelled.");
    if (error instanceof errors/* UserError */.y)
        return new TagFailure(target, `${error.message} ${error.hint}`, error);
    return new TagFailure(target, error instanceof Error ? error.message : String(error), error);
}
/** Aborts this long after the job was cancelled. */
function later(signal, ms, { host }) {
    const controller = new AbortController();
    signal.addEventListener("abort", () => void host.clock.sleep(ms).then(() => controller.abort()), { once: true });
    return controller.signal;
}
function byDigest(reference, digest) {
    return { ...reference, tag: null, digest };
}

// EXTERNAL MODULE: ./src/image/open.js + 7 modules
var image_open = __webpack_require__(79654);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ../../node_modules/picomatch/index.js
var picomatch = __webpack_require__(71026);
// EXTERNAL MODULE: ./src/host/artifact.js
var host_artifact = __webpack_require__(45984);
// EXTERNAL MODULE: ./src/record/record.js
var record = __webpack_require__(26082);
;// CONCATENATED MODULE: ./src/publish/records.js







const MAX_RECORDS = 1000;
/** Of one artifact, unpacked: a record for each of many repositories. */
const MAX_ARTIFACT_BYTES = 4 * 1024 * 1024;
/**
 * The records that a glob names: files, and where it holds no slash also artifacts of this run, with or without what all
 * their names begin with. Throws a `UserError` where there is none, and for what is none.
 */
async function findRecords(source, { host, transport }) {
    const files = await readFiles(source.glob, host);
    // What a name of an artifact cannot hold is a path.
    if (/[/\\]/.test(source.glob))
        return orNothingFound(files, source, "There is no such file.");
    const found = await readArtifacts(source.glob, host, transport);
    return orNothingFound([...files, ...found.records], source, found.why);
}
function orNothingFound(records, { text }, why) {
    const distinct = new Map(records.map((found) => [`${found.record.repository}@${found.record.digest}`, found]));
    if (distinct.size > 0)
        return ofOneImage([...distinct.values()], text);
    throw new errors/* UserError */.y(`${text} names no record. ${why}`, "Records are left by build with push-by-digest. In a workflow this job needs those that built (needs: …); on the command line they are files: record:plimsoll-records/*.");
}
/** The records, where the platforms are of one image: it has one path, in however many registries. Throws a `UserError` where a glob took another image's, too. */
function ofOneImage(records, text) {
    const platforms = new Map();
    for (const { record } of records)
        platforms.set(record.platform, (platforms.get(record.platform) ?? new Set()).add(pathOf(record)));
    const paths = [...new Set(records.map(({ record }) => pathOf(record)))];
    if (paths.some((path) => [...platforms.values()].every((those) => those.has(path))))
        return records;
    throw new errors/* UserError */.y(`${text} names records of several images: ${paths.join(", ")}.`, "Name those of one image: record:KEY-*, or each by itself, as record:KEY-linux-amd64.");
}
function pathOf({ repository }) {
    return (0,oci_reference/* parseRepository */.SU)(repository).repository;
}
async function readFiles(pattern, host) {
    const paths = (await listFiles(pattern, host.directory)).toSorted();
    if (paths.length > MAX_RECORDS)
        throw tooMany(paths.length);
    const { MAX_RECORD_BYTES, parseRecord } = await Promise.all(/* import() */[__webpack_require__.e(3774), __webpack_require__.e(7810)]).then(__webpack_require__.bind(__webpack_require__, 97810));
    const records = [];
    for (const path of paths) {
        const bytes = await host.files.read(path, MAX_RECORD_BYTES);
        if (bytes !== null)
            records.push({ record: parseRecord(bytes, path), from: path });
    }
    return records;
}
/** The one file of that name; else those that the glob matches and that are called as records are. */
async function listFiles(pattern, directory) {
    if (await isFile((0,external_node_path_.resolve)(directory, pattern)))
        return [pattern];
    const paths = [];
    for await (const path of (0,promises_.glob)(pattern, { cwd: directory })) {
        const name = (0,external_node_path_.basename)(path);
        if (name.startsWith(record/* RECORD_PREFIX */.RI) && name.endsWith(".json") && (await isFile((0,external_node_path_.resolve)(directory, path))))
            paths.push(path);
    }
    return paths;
}
async function isFile(path) {
    return await (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
}
async function readArtifacts(pattern, host, transport) {
    const listing = await (0,host_artifact/* listArtifacts */.wn)(host, transport);
    if (!listing.listed)
        return { records: [], why: `There is no such file, and ${listing.why}.` };
    const matches = picomatch(pattern);
    const all = listing.artifacts.filter(({ name }) => name.startsWith(record/* RECORD_PREFIX */.RI));
    const wanted = all.filter(({ name }) => matches(name) || matches(name.slice(record/* RECORD_PREFIX */.RI.length)));
    if (wanted.length > MAX_RECORDS)
        throw tooMany(wanted.length);
    const { parseRecord } = await Promise.all(/* import() */[__webpack_require__.e(3774), __webpack_require__.e(7810)]).then(__webpack_require__.bind(__webpack_require__, 97810));
    const records = [];
    for (const artifact of wanted) {
        const files = await (0,host_artifact/* downloadArtifact */.bk)(host, transport, artifact, MAX_ARTIFACT_BYTES);
        for (const [name, bytes] of files) {
            const from = `${name} in the artifact ${artifact.name}`;
            records.push({ record: parseRecord(bytes, from), from });
        }
    }
    const names = all.map(({ name }) => name).join(", ");
    return { records, why: `There is no such file, and this run's records are: ${names === "" ? "none" : names}.` };
}
function tooMany(count) {
    return new errors/* UserError */.y(`${count} records are more than the ${MAX_RECORDS} that are read.`, "Name those of one image: record:KEY-*.");
}

;// CONCATENATED MODULE: ./src/publish/sources.js













const MAX_DEPTH = 4;
const MAX_LISTED = 1000;
const sources_PARALLEL = 4;
const REBUILD_HINT = "Build the image for the platform that it is listed as.";
/** Reads every source, manifests and configurations alone. Throws a `UserError` that tells all that is wrong with them. */
async function gatherSources(sources, access) {
    const roots = await readEach(sources, (source) => openSource(source, access));
    const listed = await readEach(roots.flat(), listRoot);
    const images = await readEach(listed.flatMap(({ candidates }) => candidates), readImage);
    const attached = listed.flatMap(({ attached: each }) => each);
    const merged = mergeImages(images.flatMap((image) => (image === null ? [] : [image])));
    const attestations = await readEach(attached, (each) => readAttached(each, merged));
    const complete = merged.map((image) => ({ ...image, attestations: attestationsOf(image, attestations) }));
    const orphans = attached.filter((_, index) => attestations[index] === null);
    return {
        images: complete.toSorted((a, b) => ((0,oci_platform/* formatPlatform */.Bq)(a.platform) < (0,oci_platform/* formatPlatform */.Bq)(b.platform) ? -1 : 1)),
        onlyIndex: findOnlyIndex(listed, complete),
        leftOut: [
            ...orphans.map(({ descriptor, root }) => `${root.from}: ${descriptor.digest} is about none of these images and is left out.`),
            ...listed.flatMap(({ unknown, root }) => unknown.map(({ digest, mediaType }) => `${root.from}: ${digest} is of the type ${JSON.stringify(mediaType.slice(0, 100))} and is left out.`)),
            ...images.flatMap((image, index) => (image === null ? [`${listed.flatMap(({ candidates }) => candidates)[index]?.root.from ?? ""}: an artifact that is no image is left out.`] : [])),
        ],
    };
}
async function openSource(source, access) {
    if (source.kind === "registry")
        return [await openRegistry(source, access)];
    if (source.kind === "layout")
        return [await openLayout(source, access)];
    const records = await findRecords(source, access);
    return records.map(({ record, from }) => openRecord(record, from, access));
}
async function openRegistry({ reference, text }, { client, host }) {
    // A tag that is not there may never come; what another job has just pushed by its digest will.
    const fetched = reference.digest === null ? await client.getManifest(reference) : await fetchManifest(reference, client, host);
    if (fetched === null)
        throw new errors/* UserError */.y(`${text} does not exist.`, "Check the name and the digest, and that the job that pushed it succeeded.");
    const { bytes, mediaType, digest } = fetched;
    const parsed = (0,manifest/* parseManifest */.Ng)(bytes, mediaType, text);
    return rootOf({ descriptor: descriptorOf(digest, parsed.mediaType, bytes.length), bytes, parsed }, registryOrigin(reference, client, host), text);
}
async function openLayout({ place, text }, { host }) {
    const { path, choice } = await (0,image_open/* chooseReading */.a)(place, host);
    const folder = (0,external_node_path_.resolve)(host.directory, path);
    const files = await (0,oci_layout/* openLayoutFolder */.fq)(folder, text);
    const { document, digest } = await (0,oci_layout/* chooseRoot */.UF)(files, choice);
    const origin = layoutOrigin(folder, text);
    if (digest !== null) {
        const bytes = (await files.read((0,oci_layout/* blobName */.PF)(digest), manifest/* MAX_MANIFEST_BYTES */.ZJ)) ?? Buffer.alloc(0);
        (0,image_content/* verifyBytes */.R)(bytes, { digest, size: null, where: text });
        return rootOf({ descriptor: descriptorOf(digest, document.mediaType, bytes.length), bytes, parsed: document }, origin, text);
    }
    const entries = document.kind === "index" ? document.manifests.map((descriptor) => ({ descriptor, osFeatures: [] })) : [];
    return { from: text, origin, document: null, entries };
}
function openRecord(record, from, { client, host }) {
    const origin = registryOrigin((0,oci_reference/* parseRepository */.SU)(record.repository), client, host);
    const image = { ...descriptorOf(record.digest, record.mediaType, record.sizeBytes), platform: (0,oci_platform/* parsePlatform */.Y8)(record.platform) };
    const attestations = record.attestations.map(({ digest, mediaType, sizeBytes }) => ({
        ...descriptorOf(digest, mediaType, sizeBytes),
        annotations: (0,manifest/* attestationAnnotations */.lw)(record.digest),
        platform: { os: "unknown", architecture: "unknown" },
    }));
    return { from, origin, document: null, entries: [image, ...attestations].map((descriptor) => ({ descriptor, osFeatures: [] })) };
}
function rootOf(document, origin, from) {
    const { parsed, bytes } = document;
    return { from, origin, document, entries: parsed.kind === "index" ? entriesOf(parsed, bytes, from) : [] };
}
/** The entries with the one field of a platform that nothing else here needs. */
function entriesOf(index, bytes, from) {
    const raw = (0,json/* parseJsonObject */.dw)(bytes, from)["manifests"];
    const listed = Array.isArray(raw) ? raw : [];
    return index.manifests.map((descriptor, position) => {
        const entry = listed[position];
        const platform = (0,json/* isJsonObject */.OW)(entry) ? entry["platform"] : null;
        const features = (0,json/* isJsonObject */.OW)(platform) ? platform["os.features"] : null;
        return { descriptor, osFeatures: Array.isArray(features) ? features.filter((feature) => typeof feature === "string") : [] };
    });
}
async function listRoot(root) {
    const listed = { root, candidates: [], attached: [], unknown: [], isNested: false };
    const { document } = root;
    if (document !== null && document.parsed.kind === "manifest") {
        if (!(0,manifest/* isImageManifest */.pJ)(document.parsed))
            throw new errors/* UserError */.y(`${root.from} is no image but an artifact.`, "Name images: what belongs to them comes along.");
        listed.candidates.push({ root, document, descriptor: document.descriptor, osFeatures: [] });
        return listed;
    }
    await listEntries(root.entries, listed, 1);
    if (listed.candidates.length === 0)
        throw new errors/* UserError */.y(`${root.from} lists no image.`, "Name an index that holds images.");
    return listed;
}
/** Sorts entries; an index among them is read in its place, at most four deep. */
async function listEntries(entries, listed, depth) {
    const { root } = listed;
    for (const entry of entries) {
        const { descriptor } = entry;
        const candidate = { ...entry, root, document: null };
        const count = listed.candidates.length + listed.attached.length + listed.unknown.length;
        if (count >= MAX_LISTED)
            throw new errors/* UserError */.y(`${root.from} lists more than ${MAX_LISTED} manifests.`, "Check that it is an image.");
        if ((0,media_type/* isIndexType */.$U)(descriptor.mediaType))
            await listNested(descriptor, listed, depth);
        else if (!(0,media_type/* isManifestType */.Q3)(descriptor.mediaType))
            listed.unknown.push(descriptor);
        else if ((0,manifest/* isAttestation */.H3)(descriptor) || (0,manifest/* isArtifact */.vw)(descriptor))
            listed.attached.push(candidate);
        else
            listed.candidates.push(candidate);
    }
}
async function listNested(descriptor, listed, depth) {
    const { root } = listed;
    if (depth >= MAX_DEPTH)
        throw new errors/* UserError */.y(`${root.from} nests more than ${MAX_DEPTH} indexes in one another.`, "Name the index that lists the images.");
    const { parsed, bytes } = await readDocument(descriptor, root.origin);
    listed.isNested = true;
    if (parsed.kind === "index")
        await listEntries(entriesOf(parsed, bytes, root.from), listed, depth + 1);
}
/** null where the manifest turns out to be an artifact's. */
async function readImage({ root, descriptor, osFeatures, document }) {
    const { parsed, bytes } = document ?? (await readDocument(descriptor, root.origin));
    if (parsed.kind !== "manifest" || !(0,manifest/* isImageManifest */.pJ)(parsed))
        return null;
    const where = `The configuration of ${descriptor.digest} in ${root.from}`;
    const config = (0,manifest/* parseConfig */.o4)(await root.origin.readConfig(parsed.config), where);
    const claimed = descriptor.platform ?? null;
    checkClaim(claimed, config.platform, `${root.from} (${descriptor.digest})`);
    // Windows images say their release in either place.
    const osVersion = claimed?.osVersion ?? config.platform.osVersion;
    return {
        platform: { ...config.platform, ...(osVersion === undefined ? {} : { osVersion }) },
        osFeatures,
        manifest: { descriptor, bytes, parsed, origins: [root.origin] },
        config,
        attestations: [],
        from: root.from,
    };
}
/** What an index or a record says of a platform must be what the image says of itself. */
function checkClaim(claimed, own, where) {
    if (own.architecture === "unknown" || !isPlatform(own))
        throw new errors/* UserError */.y(`${where} does not say which platform it is for.`, REBUILD_HINT);
    if (claimed === null)
        return;
    const isSameRelease = claimed.osVersion === undefined || own.osVersion === undefined || claimed.osVersion === own.osVersion;
    if (isSameRelease && nameWithoutRelease(claimed) === nameWithoutRelease(own))
        return;
    throw new errors/* UserError */.y(`${where} is listed as ${(0,oci_platform/* formatPlatform */.Bq)(claimed)}, and its configuration says ${(0,oci_platform/* formatPlatform */.Bq)(own)}.`, REBUILD_HINT);
}
/** A configuration is a stranger's: its words are shown, and become part of the index. */
function isPlatform(platform) {
    try {
        return (0,oci_platform/* samePlatform */.my)((0,oci_platform/* parsePlatform */.Y8)((0,oci_platform/* formatPlatform */.Bq)(platform)), platform);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.y)
            return false;
        throw error;
    }
}
function nameWithoutRelease(platform) {
    const { osVersion: _, ...withoutRelease } = platform;
    return (0,oci_platform/* formatPlatform */.Bq)(withoutRelease);
}
/** One image a digest, with every place that holds it. */
function mergeImages(images) {
    const byDigest = new Map();
    for (const image of images) {
        const { digest } = image.manifest.descriptor;
        const known = byDigest.get(digest);
        byDigest.set(digest, known === undefined ? image : { ...known, manifest: joinHeld(known.manifest, image.manifest) });
    }
    return [...byDigest.values()];
}
function joinHeld(one, other) {
    return { ...one, origins: [...one.origins, ...other.origins] };
}
/** Reads what is attached to an image; null where it is about none of them. */
async function readAttached({ descriptor, root }, images) {
    const isSubject = (digest) => images.find((image) => image.manifest.descriptor.digest === digest)?.manifest.descriptor.digest;
    const said = (0,manifest/* attestationSubject */.dX)(descriptor);
    if (said !== undefined && isSubject(said) === undefined)
        return null;
    const { parsed, bytes } = await readDocument(descriptor, root.origin);
    if (parsed.kind !== "manifest")
        return null;
    const subject = isSubject(said ?? subjectOf(bytes, root.from));
    return subject === undefined ? null : { subject, held: { descriptor, bytes, parsed, origins: [root.origin] } };
}
function subjectOf(bytes, where) {
    const subject = (0,json/* parseJsonObject */.dw)(bytes, where)["subject"];
    return (0,json/* isJsonObject */.OW)(subject) ? (0,json/* optionalString */.sx)(subject, "digest") : null;
}
function attestationsOf(image, attestations) {
    const byDigest = new Map();
    for (const each of attestations) {
        if (each?.subject !== image.manifest.descriptor.digest)
            continue;
        const { digest } = each.held.descriptor;
        const known = byDigest.get(digest);
        byDigest.set(digest, known === undefined ? each.held : joinHeld(known, each.held));
    }
    return [...byDigest.values()];
}
function findOnlyIndex(listed, images) {
    const [only, ...others] = listed;
    const document = only?.root.document ?? null;
    if (only === undefined || others.length > 0 || document === null || document.parsed.kind !== "index")
        return null;
    const travelling = images.flatMap(({ manifest, attestations }) => [manifest, ...attestations]).length;
    const saysPlatforms = only.candidates.every(({ descriptor }) => descriptor.platform !== undefined);
    const isWhole = !only.isNested && saysPlatforms && travelling === document.parsed.manifests.length;
    return { document: { ...document, parsed: document.parsed }, isWhole };
}
/** Reads each, and throws what went wrong with any of them, all of it at once. */
async function readEach(items, read) {
    const results = [];
    const failures = [];
    await (0,parallel/* runParallel */.J)(items.entries(), sources_PARALLEL, async ([index, item]) => {
        try {
            results[index] = await read(item);
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.y))
                throw error;
            failures.push(error);
        }
    });
    const [failure, ...others] = failures;
    if (failure === undefined)
        return results;
    if (others.length === 0)
        throw failure;
    const lines = failures.map(({ message, hint }) => `- ${message} ${hint}`);
    throw new errors/* UserError */.y(`${failures.length} things are wrong with the sources:\n${lines.join("\n")}`, "Nothing was written. Mend these, and run it again.", { cause: failure });
}
function descriptorOf(digest, mediaType, size) {
    return { digest, mediaType, size, annotations: {} };
}

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
;// CONCATENATED MODULE: ./src/publish/summary.js





const TITLES = { published: "⚓ Published", "not published": "❌ Not published", "dry run": "⚓ Would be published" };
/** A section of the job summary: the platforms, and what became of every tag. */
function renderSummary({ digest, images, tags, outcome, isOfTagsAlone = false }) {
    const platforms = images.map((image) => [code((0,oci_platform/* formatPlatform */.Bq)(image.platform)), code(image.manifest.descriptor.digest), (0,format/* formatBytes */.z3)((0,descriptor/* distinctBytes */.qg)(image.manifest.parsed.layers)), String(image.attestations.length)]);
    const moved = tags.map(({ target, state, from, namesImage, detail }) => [
        code(target.text),
        state,
        from === null ? "" : code(shorten(from)),
        namesImage === null ? "not known" : namesImage ? code(shorten(digest)) : from === null ? "" : code(shorten(from)),
        detail === null ? "" : code(detail),
    ]);
    return [
        `### ${TITLES[outcome]}: ${code(digest)}`,
        ...(isOfTagsAlone ? [] : [(0,markdown_parts/* markdownTable */.Qj)(["Platform", "Digest", "Compressed", "Attestations"], "llrr", platforms)]),
        tagTable(moved),
    ].join("\n\n");
}
/** Without the columns that nothing stands in: a new tag named nothing before, and what went well needs no reason. */
function tagTable(rows) {
    const titles = ["Tag", "State", "Named before", "Names now", "Why"];
    const isFilled = titles.map((_, at) => rows.some((row) => row[at] !== ""));
    const kept = (cells) => cells.filter((_, at) => isFilled[at]);
    return (0,markdown_parts/* markdownTable */.Qj)(kept(titles), "l".repeat(kept(titles).length), rows.map(kept));
}
function code(text) {
    return (0,markdown_parts/* codeElement */.Gg)((0,foreign_text/* showForeign */.Ql)(text));
}
function shorten(digest) {
    return digest.slice(0, "sha256:".length + 12);
}

;// CONCATENATED MODULE: ./src/publish/run.js





















/** What is wrong with `tags` and `images` taken together; asks nobody. */
function findMistakes(host, inputs) {
    return Promise.resolve((0,expand/* checkRulesHaveImages */.I2)(inputs.tags, inputs.images).map((mistake) => `${(0,read/* inputName */.yu)(host.kind, "tags")}: ${mistake}`));
}
/** Reads and checks all sources, brings the image into every repository by digest, and only then moves the tags. `isOfTagsAlone`: see `renderSummary`. */
async function run(host, inputs, cli, isOfTagsAlone = false) {
    const plan = (0,publish_plan/* planPublish */.N_)({ ...inputs, tags: await tagsFor(host, inputs) });
    const reach = (0,inputs_reach/* parseReach */.Z)(inputs);
    const transport = (0,http_transport/* createTransport */.o)(host, reach);
    try {
        const access = { host, transport, client: (0,client/* createRegistryClient */.H)(host, transport, reach) };
        const prepared = await prepare(plan, access);
        if (inputs["dry-run"] || cli?.dryRun === true)
            await showPlan(plan, prepared, access, cli);
        else
            await publish(plan, prepared, access, { cli, isOfTagsAlone });
    }
    finally {
        await transport.close();
    }
}
/** The references that `tags` says, rules filled in. Throws a `UserError` where there are none. */
async function tagsFor(host, inputs) {
    if (!inputs.tags.some(expand/* startsWithType */._u))
        return inputs.tags;
    const { tags } = await (0,expand/* expandTags */.Cu)(host, inputs.tags, { images: inputs.images, flavor: [], latestGuard: inputs["latest-guard"], context: "workflow", githubToken: undefined });
    if (tags.length > 0)
        return tags;
    throw new errors/* UserError */.y("No rule in tags gives this run a tag, so there is nothing to publish as.", "Add a rule for this kind of run, as type=ref,event=branch or type=sha, or run publish only where one applies.");
}
async function prepare(plan, access) {
    const { log } = access.host;
    const gathered = await gatherSources(plan.sources, access);
    for (const line of gathered.leftOut)
        log.notice(line);
    const { images } = gathered;
    checkPlatforms(images, plan.expectedPlatforms);
    checkAnnotated(images, plan.annotations);
    const index = buildIndex(gathered, plan.annotations);
    log.info(`The image is ${index.digest}:`);
    for (const image of images)
        log.info(`  ${(0,oci_platform/* formatPlatform */.Bq)(image.platform)} ${image.manifest.descriptor.digest}, ${(0,format/* formatBytes */.z3)((0,descriptor/* distinctBytes */.qg)(image.manifest.parsed.layers))} compressed, ${(0,format/* formatCount */.B4)(image.attestations.length, "attestation")}`);
    const [first] = images;
    if (first === undefined)
        throw new errors/* UserError */.y("The sources hold no image.", "Name images in sources.");
    return { images, index, image: { digest: index.digest, platform: first.platform, facts: plan.guardsLatest ? factsOf(plan, first, index) : null } };
}
function factsOf(plan, { manifest, config }, index) {
    const { annotations = {} } = JSON.parse(Buffer.from(index.bytes).toString());
    return { ...(0,latest/* readFacts */.MH)({ ...manifest.parsed.annotations, ...annotations }, config), tag: (0,latest/* versionAmong */.hi)(plan.targets.map(({ reference }) => reference.tag)) };
}
async function findAllAbsent(plan, { images, index }, { client }) {
    const absent = [];
    for (const repository of plan.repositories)
        absent.push(await findAbsent(repository, images, index, client));
    return absent;
}
async function decideMoves(plan, { image }, { client }) {
    const moves = [];
    for (const target of plan.targets)
        moves.push(await decideMove(target, image, client));
    return moves;
}
/** Everything is read and nothing written. */
async function showPlan(plan, prepared, access, cli) {
    const { host } = access;
    const { images, index } = prepared;
    const absent = await findAllAbsent(plan, prepared, access);
    const moves = await decideMoves(plan, prepared, access);
    const shown = {
        digest: index.digest,
        platforms: platformsOf(images),
        copies: absent.map(({ repository, manifests, lacksIndex }) => ({ repository: (0,oci_reference/* formatRepository */.Sh)(repository), manifests: manifests.map(({ descriptor }) => descriptor.digest), index: lacksIndex })),
        tags: moves.map(({ target, from, action, why }) => ({ tag: target.text, from, action, why })),
        index: JSON.parse(Buffer.from(index.bytes).toString()),
    };
    const text = host.redact(`${JSON.stringify(shown, null, 2)}\n`);
    if (cli === null)
        host.log.info(text);
    else
        await cli.write(text);
    const tags = moves.map(({ target, from, action, why }) => ({ target, from, state: action, namesImage: action !== "hold", detail: why }));
    await host.summarize(renderSummary({ digest: index.digest, images, tags, outcome: "dry run" }));
}
async function publish(plan, prepared, access, telling) {
    const { images, index, image } = prepared;
    const absent = await findAllAbsent(plan, prepared, access);
    for (const [position, each] of absent.entries()) {
        access.host.log.info(`${(0,oci_reference/* formatRepository */.Sh)(each.repository)}: ${(0,format/* formatCount */.B4)(each.manifests.length, "manifest")} to copy${each.lacksIndex ? ", and the index" : ""}`);
        await copyAbsent(each, index, absent.slice(0, position).map(({ repository }) => repository), access.client);
    }
    for (const each of absent)
        await checkDelivered(each, images, index, access);
    const moves = await decideMoves(plan, prepared, access);
    await (0,exit/* finishBeforeExit */.Jw)(async (signal) => {
        await report(plan, prepared, await moveTags(moves, index, image, access, signal), access.host, telling);
    });
}
/** Says in the log, the outputs and the summary what became of it. Throws where a tag failed. */
async function report(plan, { images, index }, results, host, { cli, isOfTagsAlone }) {
    const states = Object.fromEntries(results.map(({ target, state }) => [target.text, state]));
    const failed = results.filter(({ state }) => state === "failed");
    const isPublished = failed.length === 0;
    host.setOutput("digest", index.digest);
    host.setOutput("platforms", JSON.stringify(platformsOf(images)));
    host.setOutput("results", JSON.stringify(states));
    host.setOutput("tags", results.filter(({ namesImage }) => namesImage === true).map(({ target }) => target.text).join("\n"));
    for (const { target, state, from, detail, namesImage } of results) {
        host.log.info(`${target.text}: ${state}${from === null || from === index.digest ? "" : `, before ${from}`}${detail === null ? "" : ` (${detail})`}`);
        if (state === "unchanged" && namesImage === false)
            host.log.warning(`${target.text} stays where it is: ${detail}. With latest-guard: false it moves all the same.`);
    }
    await host.summarize(renderSummary({ digest: index.digest, images, tags: results, outcome: isPublished ? "published" : "not published", isOfTagsAlone }));
    await cli?.write(host.redact(`${JSON.stringify({ digest: index.digest, platforms: platformsOf(images), results: states }, null, 2)}\n`));
    if (!isPublished)
        throw tornRelease(failed, results);
    await recordArtifacts(host, plan.repositories, index.digest);
}
function tornRelease(failed, results) {
    const reasons = failed.map(({ target, detail }) => `${target.text}: ${detail}`).join("\n");
    const left = results.filter(({ state, namesImage }) => state !== "unchanged" && namesImage === true);
    const unknown = results.filter(({ namesImage }) => namesImage === null);
    const list = (of) => of.map(({ target }) => target.text).join(", ");
    const others = [
        ...(left.length === 0 ? [] : [`These name the new image all the same: ${list(left)}.`]),
        ...(unknown.length === 0 ? [] : [`What these name now is not known: ${list(unknown)}.`]),
        ...(left.length + unknown.length > 0 ? [] : [failed.length === results.length ? "No tag has moved." : "The other tags are as they were before."]),
    ].join("\n");
    return new errors/* UserError */.y(`The tags could not all be moved. ${reasons}\n${others}`, "Mend what is said there and run it again: what is in the registries already is not sent again.");
}
function platformsOf(images) {
    return Object.fromEntries(images.map(({ platform, manifest }) => [(0,oci_platform/* formatPlatform */.Bq)(platform), manifest.descriptor.digest]));
}


/***/ }),

/***/ 96365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readPublished)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77976);
/* harmony import */ var _image_content_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52490);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45914);
/* harmony import */ var _oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86988);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46580);
/* harmony import */ var _registry_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49008);
/* harmony import */ var _latest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54952);








const UNKNOWN = { annotation: null, label: null, createdMs: null };
/** What the image that a reference names says of itself, of several platforms this one; nothing where it is no image, or not whole. */
async function readPublished(ref, platform, client, signal) {
    try {
        const root = await readManifest(ref, client, signal);
        if (root.kind === "manifest")
            return await readManifestFacts(ref, root, {}, client, signal);
        const images = root.manifests.filter((entry) => (0,_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .isManifestType */ .Q3)(entry.mediaType) && !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry) && !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isArtifact */ .vw)(entry));
        const entry = images.find((each) => platform !== null && each.platform !== undefined && (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .samePlatform */ .my)(each.platform, platform)) ?? images[0];
        if (entry === undefined)
            return (0,_latest_js__WEBPACK_IMPORTED_MODULE_7__/* .readFacts */ .MH)(root.annotations, { labels: {}, created: null });
        const manifest = await readManifest({ ...ref, digest: entry.digest }, client, signal);
        return manifest.kind === "manifest" ? await readManifestFacts(ref, manifest, root.annotations, client, signal) : UNKNOWN;
    }
    catch (error) {
        // A tag that names something broken is mended by being moved; a registry that does not answer says nothing.
        if (error instanceof _registry_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .RegistryError */ .g ? error.kind === "not-found" : error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y && !(error instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .H))
            return UNKNOWN;
        throw error;
    }
}
async function readManifest(ref, client, signal) {
    const { bytes, mediaType } = await client.getManifest(ref, signal);
    return (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(bytes, mediaType, `What ${ref.repository} has`);
}
async function readManifestFacts(ref, manifest, annotations, client, signal) {
    if (!(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isImageManifest */ .pJ)(manifest))
        return UNKNOWN;
    const config = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseConfig */ .o4)(await client.getBlob(ref, manifest.config, _image_content_source_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_CONFIG_BYTES */ .GW, signal), "Its configuration");
    return (0,_latest_js__WEBPACK_IMPORTED_MODULE_7__/* .readFacts */ .MH)({ ...manifest.annotations, ...annotations }, config);
}


/***/ })

};
