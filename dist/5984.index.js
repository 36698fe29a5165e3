export const id = 5984;
export const ids = [5984];
export const modules = {

/***/ 45984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   bk: () => (/* binding */ downloadArtifact),
/* harmony export */   mz: () => (/* binding */ uploadArtifact),
/* harmony export */   wn: () => (/* binding */ listArtifacts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56238);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56147);
/* harmony import */ var _runtime_token_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62060);
/* harmony import */ var _zip_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71891);







/** The version of artifacts that the current client of GitHub's says it writes. */
const ARTIFACT_VERSION = 7;
const MIME_TYPE = "application/zip";
/** The name of the only block, in the base64 that names of blocks have to be in. */
const BLOCK_ID = Buffer.from("block-0").toString("base64");
const MAX_ANSWER_BYTES = 64 * 1024;
/** Of no file: none of ours is empty. */
const NOTHING = Buffer.alloc(0);
const DAY_MS = 86_400_000;
/** Some ten thousand artifacts. */
const MAX_LIST_BYTES = 4 * 1024 * 1024;
const READ_BUDGET_MS = 60_000;
const READ_HINT = "Run the job again; or download the artifacts in a step before this one and name the files.";
const READS = new Set(["ListArtifacts", "GetSignedArtifactURL"]);
const TRIES = { attempts: 3, firstDelayMs: 500, maxDelayMs: 2000, totalMs: 5000 };
/**
 * Uploads files as one artifact of this run, with the retention that the repository has set unless one is given; where the run has
 * one of this name with the same files, it is that. A service that is absent, refuses or takes longer than `budgetMs` is a `why`, never an error.
 */
async function uploadArtifact(host, transport, name, files, budgetMs = 10_000, retentionDays = null) {
    const found = findService(host, transport, budgetMs);
    if ("why" in found)
        return { uploaded: false, why: found.why };
    const { service, ids } = found;
    try {
        return { uploaded: true, id: await upload(service, { ...ids, name: artifactName(name), retentionDays }, files) };
    }
    catch (error) {
        if (service.signal.aborted)
            return { uploaded: false, why: `the artifact service did not answer within ${budgetMs / 1000} seconds` };
        const why = describe(error, name);
        if (!isConflict(error))
            return { uploaded: false, why };
        const id = await findSame(host, transport, artifactName(name), files, budgetMs);
        return id === null ? { uploaded: false, why, isNameTaken: true } : { uploaded: true, id };
    }
}
/** The artifact of this run with this name, where it holds these files and no other; null for any other, and for one that cannot be read. */
async function findSame(host, transport, name, files, budgetMs) {
    try {
        const listing = await listArtifacts(host, transport, budgetMs);
        const held = listing.listed ? listing.artifacts.find((artifact) => artifact.name === name) : undefined;
        if (held === undefined)
            return null;
        const maxBytes = files.reduce((sum, { content }) => sum + content.length, MAX_ANSWER_BYTES);
        const found = await downloadArtifact(host, transport, held, maxBytes, budgetMs);
        const isSame = found.size === files.length && files.every((file) => Buffer.from(file.content).equals(found.get(file.name) ?? NOTHING));
        return isSame ? held.id : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y)
            return null;
        throw error;
    }
}
/**
 * The artifacts of this run, of several with one name (from an earlier attempt) the newest. A place without the service is a
 * `why`. Throws a `UserError` where the service is there and does not answer as it should.
 */
async function listArtifacts(host, transport, budgetMs = READ_BUDGET_MS) {
    const found = findService(host, transport, budgetMs);
    if ("why" in found)
        return { listed: false, why: found.why };
    const { service, ids } = found;
    return await orReadError(service, budgetMs, "The artifacts of this run cannot be listed", async () => {
        const answer = await call(service, "ListArtifacts", { workflow_run_backend_id: ids.runId, workflow_job_run_backend_id: ids.jobId }, MAX_LIST_BYTES);
        const entries = Array.isArray(answer["artifacts"]) ? answer["artifacts"] : [];
        const artifacts = entries.map((entry) => readArtifact(entry, ids.runId)).toSorted((a, b) => Number(a.id) - Number(b.id));
        return { listed: true, artifacts: [...new Map(artifacts.map((artifact) => [artifact.name, artifact])).values()] };
    });
}
/**
 * The files of an artifact of this run, unpacked in memory. Throws a `UserError` where the service refuses, and for a zip of
 * more than `maxBytes`, packed or unpacked, or that a sound uploader does not make (`readZip`).
 */
async function downloadArtifact(host, transport, artifact, maxBytes, budgetMs = READ_BUDGET_MS) {
    const found = findService(host, transport, budgetMs);
    if ("why" in found)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The artifact ${artifact.name} cannot be downloaded: ${found.why}.`, READ_HINT);
    const { service } = found;
    const { runId, jobId } = artifact.backendIds;
    const zip = await orReadError(service, budgetMs, `The artifact ${artifact.name} cannot be downloaded`, async () => {
        const asked = { workflow_run_backend_id: runId, workflow_job_run_backend_id: jobId, name: artifact.name };
        const url = new URL(textOf(await call(service, "GetSignedArtifactURL", asked), "signed_url", "signedUrl"));
        // Whoever holds this signature can read the artifact until it expires.
        host.addSecret(url.searchParams.get("sig") ?? "");
        return await patiently(service, async () => {
            const response = await send(service, "GET", url, {});
            if (response.status === 200)
                return await response.read(maxBytes);
            await response.discard();
            throw new ServiceRefusal("The download", response, response.headers["x-ms-error-code"] ?? "");
        });
    });
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(zip).digest("hex")}`;
    if (artifact.digest !== null && artifact.digest !== digest) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The artifact ${artifact.name} is not what was uploaded: its digest is ${digest}, not ${artifact.digest}.`, READ_HINT);
    }
    return (0,_zip_js__WEBPACK_IMPORTED_MODULE_4__/* .readZip */ .u)(zip, maxBytes);
}
/** The text as a name that an artifact may have: what the service refuses becomes `-`. */
function artifactName(text) {
    return text.replace(/[":<>|*?\r\n\\/]/g, "-") || "-";
}
/** The service that this job may speak to, for at most `budgetMs`; or why there is none. */
function findService(host, transport, budgetMs) {
    const url = host.env["ACTIONS_RESULTS_URL"] ?? "";
    const token = host.env["ACTIONS_RUNTIME_TOKEN"] ?? "";
    if (url === "" || token === "")
        return { why: "this runner has no artifact service" };
    const ids = (0,_runtime_token_js__WEBPACK_IMPORTED_MODULE_3__/* .readRuntimeToken */ .A)(token).backendIds;
    if (ids === null)
        return { why: "the job's token is not for an artifact service of this kind" };
    return { service: { host, transport, url, token, signal: AbortSignal.timeout(budgetMs) }, ids };
}
async function orReadError(service, budgetMs, what, work) {
    try {
        return await work();
    }
    catch (cause) {
        const why = service.signal.aborted ? `the artifact service did not answer within ${budgetMs / 1000} seconds` : describe(cause, "");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${what}: ${why}.`, READ_HINT, { cause });
    }
}
function readArtifact(entry, ownRunId) {
    const fields = typeof entry === "object" && entry !== null ? entry : {};
    const id = fields["database_id"] ?? fields["databaseId"];
    if (typeof id !== "string" && typeof id !== "number")
        throw new Error("the artifact service's answer lacks database_id");
    const digest = fields["digest"];
    const backendId = (name, jsonName) => fields[name] ?? fields[jsonName];
    const runId = backendId("workflow_run_backend_id", "workflowRunBackendId");
    const jobId = backendId("workflow_job_run_backend_id", "workflowJobRunBackendId");
    return {
        id: String(id),
        name: textOf(fields, "name", "name"),
        digest: typeof digest === "string" && digest !== "" ? digest : null,
        backendIds: { runId: typeof runId === "string" ? runId : ownRunId, jobId: typeof jobId === "string" ? jobId : "" },
    };
}
/** A refusal of the service, or an answer that it should not have given. */
class ServiceRefusal extends Error {
    status;
    isTransient;
    retryAfter;
    constructor(operation, response, detail) {
        super(`${operation} was answered with ${response.status}${detail === "" ? "" : `: ${detail}`}`);
        this.name = "ServiceRefusal";
        this.status = response.status;
        this.isTransient = [429, 500, 502, 503, 504].includes(response.status);
        this.retryAfter = response.headers["retry-after"];
    }
}
async function upload(service, { runId, jobId, name, retentionDays }, files) {
    const mtime = service.host.clock.now();
    const zip = (0,fflate__WEBPACK_IMPORTED_MODULE_5__/* .zipSync */ .L)(Object.fromEntries(files.map((file) => [file.name, file.content])), { mtime });
    const artifact = { workflow_run_backend_id: runId, workflow_job_run_backend_id: jobId, name };
    const expiry = retentionDays === null ? {} : { expires_at: new Date(mtime.getTime() + retentionDays * DAY_MS).toISOString() };
    const created = await call(service, "CreateArtifact", { ...artifact, ...expiry, version: ARTIFACT_VERSION, mime_type: MIME_TYPE });
    await putBlob(service, new URL(textOf(created, "signed_upload_url", "signedUploadUrl")), zip);
    const hash = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(zip).digest("hex")}`;
    const finalized = await call(service, "FinalizeArtifact", { ...artifact, size: String(zip.length), hash });
    return textOf(finalized, "artifact_id", "artifactId");
}
/** What an RPC answers; those that change something say `ok` besides. */
async function call(service, method, message, maxBytes = MAX_ANSWER_BYTES) {
    const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url);
    const headers = { authorization: `Bearer ${service.token}`, "content-type": "application/json" };
    return await patiently(service, async () => {
        const response = await send(service, "POST", url, headers, JSON.stringify(message));
        const answer = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readJsonObject */ .op)(await response.read(maxBytes));
        const detail = typeof answer?.["msg"] === "string" ? answer["msg"].replace(/\s+/g, " ").slice(0, 200) : "";
        const isDone = answer !== null && (answer["ok"] === true || READS.has(method));
        if (response.status !== 200 || !isDone)
            throw new ServiceRefusal(method, response, detail);
        return answer;
    });
}
/** As one block and the list of blocks: Gitea and Forgejo know no other way, and Azure's storage takes it too. */
async function putBlob(service, url, zip) {
    // Whoever holds this signature can write to the artifact until it expires.
    service.host.addSecret(url.searchParams.get("sig") ?? "");
    const list = `<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>${BLOCK_ID}</Latest></BlockList>`;
    await put(service, url, `comp=block&blockid=${encodeURIComponent(BLOCK_ID)}`, { "content-type": MIME_TYPE }, zip);
    await put(service, url, "comp=blocklist", { "content-type": "application/xml", "x-ms-blob-content-type": MIME_TYPE }, list);
}
async function put(service, signed, query, headers, body) {
    const url = new URL(signed);
    url.search += `&${query}`;
    await patiently(service, async () => {
        const response = await send(service, "PUT", url, headers, body);
        await response.discard();
        if (response.status !== 201)
            throw new ServiceRefusal("The upload", response, response.headers["x-ms-error-code"] ?? "");
    });
}
function send({ transport, signal }, method, url, headers, body) {
    return transport.request({ method, url, headers, ...(body === undefined ? {} : { body }), signal, redirects: "refuse" });
}
function patiently({ host, signal }, attempt) {
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retry */ .L5)(attempt, (error) => (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeTransience */ .Kt)(error, host.clock.now()), TRIES, host.clock, signal);
}
function isConflict(error) {
    return error instanceof ServiceRefusal && error.status === 409;
}
function describe(error, name) {
    if (isConflict(error)) {
        return `this run has an artifact named ${artifactName(name)} already, from another job or an earlier attempt`;
    }
    return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
/** Protobuf's JSON may name a field either way. */
function textOf(answer, name, jsonName) {
    const value = answer[name] ?? answer[jsonName];
    if (typeof value !== "string")
        throw new Error(`the artifact service's answer lacks ${name}`);
    return value;
}


/***/ }),

/***/ 62060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readRuntimeToken)
/* harmony export */ });
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79412);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77417);


/** Reads the claims of a JWT; what is not one says nothing. */
function readRuntimeToken(token) {
    const claims = (0,_jwt_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(token);
    return { backendIds: readBackendIds(claims["scp"]), cache: readCachePermission(claims["ac"]), expiresAt: (0,_jwt_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpiry */ .A)(claims) };
}
function readBackendIds(scp) {
    const scope = typeof scp === "string" ? scp.split(" ").find((each) => each.startsWith("Actions.Results:")) : undefined;
    const [, runId, jobId, ...rest] = scope?.split(":") ?? [];
    return runId === undefined || jobId === undefined || rest.length > 0 ? null : { runId, jobId };
}
/** `ac` is JSON within JSON: `[{"Scope":"refs/heads/main","Permission":3}]`, bit 1 for read, bit 2 for write. */
function readCachePermission(ac) {
    const list = typeof ac === "string" ? parseJson(ac) : undefined;
    if (!Array.isArray(list))
        return null;
    const scopes = list.filter(_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW).map((entry) => ({ scope: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalString */ .sx)(entry, "Scope") ?? "", ...permissionOf(entry) }));
    return { canRead: scopes.some(({ canRead }) => canRead), canWrite: scopes.some(({ canWrite }) => canWrite), scopes };
}
function permissionOf(entry) {
    const bits = Number(entry["Permission"] ?? 0);
    return { canRead: (bits & 1) !== 0, canWrite: (bits & 2) !== 0 };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 71891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readZip)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


/** No artifact that this project makes holds more; the format itself ends at 65,535. */
const MAX_ENTRIES = 1000;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ZIP64_MARK = 0xffffffff;
/** Bit 0, strong encryption (6), and an encrypted directory (13). */
const ENCRYPTED = 0x2041;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE_MASK = 0o170000;
/** The types that an entry may say it has: none, a regular file, a directory. */
const PLAIN_TYPES = new Set([0, 0o100000, 0o040000]);
/**
 * The files of a zip that a stranger may have made, by their names; directories are left out. Nothing is written
 * anywhere. Throws a `UserError` for a zip that holds more than `maxBytes` or 1,000 files, whatever it declares, whose names
 * lead out of it (absolute, `..`, drives, backslashes) or stand twice, and for links, encryption, Zip64 and zips within.
 */
function readZip(zip, maxBytes) {
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const entries = readDirectory(bytes);
    const totalBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
    if (totalBytes > maxBytes)
        throw refusal(`unpacks to ${totalBytes} bytes; ${maxBytes} are the most that is read`);
    checkOverlaps(bytes, entries);
    const files = new Map();
    const names = new Set();
    for (const entry of entries) {
        const name = entry.name.replace(/\/$/, "");
        if (names.has(name))
            throw refusal(`holds ${show(name)} twice`);
        names.add(name);
        const content = unpack(bytes, entry);
        if (entry.name !== name)
            continue;
        files.set(name, content);
    }
    return files;
}
function readDirectory(zip) {
    const end = findEnd(zip);
    const count = zip.readUInt16LE(end + 10);
    const directoryBytes = zip.readUInt32LE(end + 12);
    const start = zip.readUInt32LE(end + 16);
    // 4: this disk, 6: the directory's disk, 8: entries on this disk.
    if (zip.readUInt32LE(end + 4) !== 0 || zip.readUInt16LE(end + 8) !== count)
        throw refusal("spans several disks");
    if (count > MAX_ENTRIES)
        throw refusal(`has ${count} entries; ${MAX_ENTRIES} are the most that is read`);
    if (start + directoryBytes > end)
        throw refusal("is damaged: its directory does not lie within it");
    const directory = zip.subarray(start, start + directoryBytes);
    const entries = [];
    let offset = 0;
    while (entries.length < count) {
        const entryBytes = directoryEntryBytes(directory, offset);
        entries.push(readEntry(directory.subarray(offset, offset + entryBytes), start));
        offset += entryBytes;
    }
    if (offset !== directoryBytes)
        throw refusal("is damaged: its directory is longer than its entries");
    return entries;
}
/** The end record is the last thing in the file but for a comment of at most 64 KiB. */
function findEnd(zip) {
    const lowest = Math.max(0, zip.length - END_BYTES - MAX_COMMENT_BYTES);
    for (let offset = zip.length - END_BYTES; offset >= lowest; offset -= 1) {
        const isEnd = zip.readUInt32LE(offset) === END_OF_DIRECTORY && offset + END_BYTES + zip.readUInt16LE(offset + 20) === zip.length;
        if (isEnd)
            return offset;
    }
    throw refusal("is not one: there is no directory at its end");
}
function directoryEntryBytes(directory, offset) {
    const isWhole = offset + DIRECTORY_ENTRY_BYTES <= directory.length;
    if (!isWhole || directory.readUInt32LE(offset) !== DIRECTORY_ENTRY)
        throw refusal("is damaged: its directory is cut");
    const variable = [28, 30, 32].reduce((sum, field) => sum + directory.readUInt16LE(offset + field), 0);
    const total = DIRECTORY_ENTRY_BYTES + variable;
    if (offset + total > directory.length)
        throw refusal("is damaged: its directory is cut");
    return total;
}
function readEntry(entry, directoryStart) {
    const nameBytes = entry.readUInt16LE(28);
    const name = readName(entry.subarray(DIRECTORY_ENTRY_BYTES, DIRECTORY_ENTRY_BYTES + nameBytes));
    const packedBytes = entry.readUInt32LE(20);
    const sizeBytes = entry.readUInt32LE(24);
    const headerOffset = entry.readUInt32LE(42);
    const method = entry.readUInt16LE(10);
    if ([packedBytes, sizeBytes, headerOffset].includes(ZIP64_MARK))
        throw refusal("uses Zip64, which is not read");
    if ((entry.readUInt16LE(8) & ENCRYPTED) !== 0)
        throw refusal(`holds ${show(name)} encrypted`);
    // The upper half of the external attributes is a Unix mode where the maker was a Unix.
    const type = (entry.readUInt32LE(38) >>> 16) & FILE_TYPE_MASK;
    if (!PLAIN_TYPES.has(type))
        throw refusal(`holds ${show(name)}, which is a link or a device`);
    if (method !== STORED && method !== DEFLATED)
        throw refusal(`holds ${show(name)} packed in an unknown way`);
    if (method === STORED && packedBytes !== sizeBytes)
        throw refusal(`lies about the size of ${show(name)}`);
    if (name.endsWith("/") && sizeBytes !== 0)
        throw refusal(`holds ${show(name)}, a folder with content`);
    if (headerOffset >= directoryStart)
        throw refusal(`is damaged at ${show(name)}`);
    return { name, method, checksum: entry.readUInt32LE(16), packedBytes, sizeBytes, headerOffset };
}
function readName(bytes) {
    let name;
    try {
        name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        throw refusal("holds a name that is not UTF-8", cause);
    }
    const parts = name.replace(/\/$/, "").split("/");
    const leadsOut = parts.some((part) => part === "" || part === "." || part === "..") || /^[A-Za-z]:/.test(name);
    const isOdd = [...name].some((character) => character < " " || character === "\u007f" || character === "\\");
    if (leadsOut || isOdd)
        throw refusal(`holds a name that leads out of it: ${show(name)}`);
    return name;
}
/** Entries that share their bytes make a small file unpack to petabytes. */
function checkOverlaps(zip, entries) {
    let end = 0;
    for (const entry of entries.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
        if (entry.headerOffset < end)
            throw refusal(`holds ${show(entry.name)} and another file in the same bytes`);
        end = dataStart(zip, entry) + entry.packedBytes;
        if (end > zip.length)
            throw refusal(`is cut short at ${show(entry.name)}`);
    }
}
/** Where an entry's packed bytes begin; its local header must name it as the directory does. */
function dataStart(zip, { name, headerOffset }) {
    const isHeader = headerOffset + LOCAL_HEADER_BYTES <= zip.length && zip.readUInt32LE(headerOffset) === LOCAL_HEADER;
    if (!isHeader)
        throw refusal(`is damaged at ${show(name)}`);
    const nameStart = headerOffset + LOCAL_HEADER_BYTES;
    const nameEnd = nameStart + zip.readUInt16LE(headerOffset + 26);
    if (!zip.subarray(nameStart, nameEnd).equals(Buffer.from(name)))
        throw refusal(`has two names for ${show(name)}`);
    return nameEnd + zip.readUInt16LE(headerOffset + 28);
}
function unpack(zip, entry) {
    const start = dataStart(zip, entry);
    const packed = zip.subarray(start, start + entry.packedBytes);
    const content = entry.method === STORED ? packed : inflate(packed, entry);
    if (content.length !== entry.sizeBytes)
        throw refusal(`lies about the size of ${show(entry.name)}`);
    if ((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(content) !== entry.checksum)
        throw refusal(`is damaged: ${show(entry.name)} does not match its checksum`);
    const isZip = content.length >= 4 && Buffer.from(content.buffer, content.byteOffset, 4).readUInt32LE() === LOCAL_HEADER;
    if (isZip)
        throw refusal(`holds another zip: ${show(entry.name)}`);
    return content;
}
function inflate(packed, { name, sizeBytes }) {
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(packed, { maxOutputLength: Math.max(1, sizeBytes) });
    }
    catch (cause) {
        const isLonger = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
        throw refusal(isLonger ? `lies about the size of ${show(name)}` : `is damaged at ${show(name)}`, cause);
    }
}
function show(name) {
    return JSON.stringify(name.slice(0, 100));
}
function refusal(what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The zip ${what}.`, "Upload the artifact again with a tool that makes plain zips, and look at who made this one.", cause === undefined ? undefined : { cause });
}


/***/ }),

/***/ 79412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readExpiry),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77417);

/** The claims of a JWT (RFC 7519), unverified; none where it is not one. */
function readClaims(token) {
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonObject */ .op)(Buffer.from(token.split(".")[1] ?? "", "base64url")) ?? {};
}
/** When a JWT ends by its claim `exp`; null where it does not say. */
function readExpiry({ exp }) {
    const end = typeof exp === "number" ? new Date(exp * 1000) : null;
    return end === null || Number.isNaN(end.getTime()) ? null : end;
}


/***/ })

};
