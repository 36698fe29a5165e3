export const id = 7810;
export const ids = [7810];
export const modules = {

/***/ 97810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MAX_RECORD_BYTES: () => (/* binding */ MAX_RECORD_BYTES),
  parseRecord: () => (/* binding */ parseRecord)
});

// EXTERNAL MODULE: ../../node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(13774);
;// CONCATENATED MODULE: ./schema/record.v1.json
const record_v1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/plimsoll-ci/plimsoll/main/schema/record.v1.json","title":"Plimsoll record","description":"What `plimsoll build` with `push-by-digest` leaves for `plimsoll publish`, one for each repository and platform: an image that is in its repository and has no tag yet.","type":"object","additionalProperties":false,"required":["schemaVersion","repository","platform","digest","mediaType","sizeBytes","attestations"],"properties":{"schemaVersion":{"description":"The version of this schema.","const":1},"repository":{"description":"Registry and repository, in full: `ghcr.io/o/app`, `docker.io/library/app`.","type":"string","minLength":3,"maxLength":512},"platform":{"description":"Normalised: `linux/arm64`, `linux/arm/v7`, `windows/amd64:10.0.20348.1`.","type":"string","minLength":3,"maxLength":128},"digest":{"description":"Of the platform\'s image manifest.","$ref":"#/$defs/digest"},"mediaType":{"description":"Of the platform\'s image manifest.","$ref":"#/$defs/mediaType"},"sizeBytes":{"description":"Bytes of the platform\'s image manifest.","$ref":"#/$defs/sizeBytes"},"attestations":{"description":"The attestation manifests that are about the image, in the order of the index they were pushed with.","type":"array","maxItems":100,"items":{"type":"object","additionalProperties":false,"required":["digest","mediaType","sizeBytes"],"properties":{"digest":{"description":"Of the attestation manifest.","$ref":"#/$defs/digest"},"mediaType":{"description":"Of the attestation manifest.","$ref":"#/$defs/mediaType"},"sizeBytes":{"description":"Bytes of the attestation manifest.","$ref":"#/$defs/sizeBytes"}}}}},"$defs":{"digest":{"description":"A digest as the OCI image specification writes it.","type":"string","pattern":"^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"},"mediaType":{"enum":["application/vnd.oci.image.manifest.v1+json","application/vnd.docker.distribution.manifest.v2+json"]},"sizeBytes":{"type":"integer","minimum":1,"maximum":4194304}}}');
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/oci/platform.js
var platform = __webpack_require__(46580);
// EXTERNAL MODULE: ./src/oci/reference.js
var reference = __webpack_require__(38242);
;// CONCATENATED MODULE: ./src/record/schema.js






/** The largest record that is read. */
const MAX_RECORD_BYTES = 64 * 1024;
const HINT = "A record is the file that `plimsoll build` with push-by-digest writes, unchanged.";
let compiled = null;
/**
 * Parses a record, however hostile its author: JSON of at most 64 KiB, valid under `schema/record.v1.json`, its repository in
 * full and its platform normalised. `where` names it in the `UserError`. Import this file lazily: it loads the schema's validator.
 */
function parseRecord(bytes, where) {
    if (bytes.byteLength > MAX_RECORD_BYTES)
        throw new errors/* UserError */.y(`${where} is larger than a record may be (64 KiB).`, HINT);
    const value = (0,json/* parseJson */.qF)(bytes, where, HINT);
    compiled ??= new _2020.Ajv2020({ strict: true, allErrors: false, verbose: false }).compile(record_v1_namespaceObject);
    if (!compiled(value)) {
        const [fault] = compiled.errors ?? [];
        // Never a value: a stranger chose it.
        const place = fault?.instancePath === "" || fault === undefined ? "the document" : fault.instancePath;
        throw new errors/* UserError */.y(`${where} is not a record: ${place} ${fault?.message ?? "is not valid"}.`, HINT);
    }
    const record = value;
    checkName(record.repository, where, (text) => (0,reference/* formatRepository */.Sh)((0,reference/* parseRepository */.SU)(text)), "/repository is not one in full");
    checkName(record.platform, where, (text) => (0,platform/* formatPlatform */.Bq)((0,platform/* parsePlatform */.Y8)(text)), "/platform is not a normalised one");
    return record;
}
function checkName(text, where, normalize, fault) {
    try {
        if (normalize(text) === text)
            return;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.y))
            throw error;
    }
    throw new errors/* UserError */.y(`${where} is not a record: ${fault}.`, HINT);
}


/***/ })

};
