export const id = 3052;
export const ids = [3052];
export const modules = {

/***/ 13052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findHeld: () => (/* binding */ findHeld)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93614);
/* harmony import */ var _http_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13078);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38242);
/* harmony import */ var _registry_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83957);
/* harmony import */ var _latest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54952);
/* harmony import */ var _published_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96365);







/** For one image: a registry that is out of reach must not hold up a job whose tags are known. */
const LIMIT_MS = 20_000;
/** The images whose published `latest` is of a newer version than this run's, each said in a notice; also what cannot be compared is said. */
async function findHeld(host, reach, images, { latest, released }, { limitMs = LIMIT_MS, cure = _latest_js__WEBPACK_IMPORTED_MODULE_4__/* .GUARD_CURE */ .at } = {}) {
    const held = new Set();
    if (latest === null || released === null)
        return held;
    if (images.length === 0) {
        host.log.notice("Whether latest would move backwards is not known: images names none whose latest could be read.");
        return held;
    }
    const transport = (0,_http_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .createTransport */ .o)(host, reach);
    try {
        const client = (0,_registry_client_js__WEBPACK_IMPORTED_MODULE_3__/* .createRegistryClient */ .H)(host, transport, reach);
        for (const image of images) {
            const why = await judge(host, client, `${image}:${latest}`, released, limitMs);
            if (why === null)
                continue;
            held.add(image);
            host.log.notice(`${image}:${latest} stays where it is: ${why}. ${cure}`);
        }
    }
    finally {
        await transport.close();
    }
    return held;
}
async function judge(host, client, reference, released, limitMs) {
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(reference);
    const signal = AbortSignal.timeout(limitMs);
    try {
        const found = await client.headManifest(ref, signal);
        const current = found === null ? null : await (0,_published_js__WEBPACK_IMPORTED_MODULE_5__/* .readPublished */ .D)({ ...ref, tag: null, digest: found.digest }, null, client, signal);
        return (0,_latest_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeLatest */ .nq)({ annotation: released, label: released, tag: released, createdMs: null }, current);
    }
    catch (error) {
        if (!signal.aborted && !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        const why = signal.aborted ? `there was no answer within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(limitMs)}.` : error instanceof Error ? error.message : String(error);
        host.log.notice(`Whether ${reference} would move backwards is not known: ${why}`);
        return null;
    }
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
