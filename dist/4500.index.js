export const id = 4500;
export const ids = [4500];
export const modules = {

/***/ 85002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost)
/* harmony export */ });
/** What comes of the work, or `otherwise` where it takes longer than so many milliseconds; the work then goes on, unheard. */
async function atMost(ms, work, otherwise) {
    let timer;
    const late = new Promise((done) => (timer = setTimeout(() => done(otherwise), ms)));
    return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}


/***/ }),

/***/ 94500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  serveFacade: () => (/* binding */ serveFacade)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/at-most.js
var at_most = __webpack_require__(85002);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/cache/facade/request-body.js
/** Reads all of a request; null: it is longer than that. */
async function readBody(request, maxBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of request) {
        sizeBytes += chunk.length;
        if (sizeBytes <= maxBytes)
            chunks.push(chunk);
    }
    return sizeBytes > maxBytes ? null : Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./src/cache/facade/control-server.js



const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
const BEAT_MS = 500;
/** What a flush may take beyond its deadline. */
const GRACE_MS = 1000;
/** Answers `build` and `post`: POST /NAME with a JSON object, answered by JSON, before which a space is sent now and then while it takes time. */
function createControlServer({ backend, requestsOfBuildkit, log, end }) {
    let isReady = false;
    const ready = backend.then(({ loaded }) => loaded).then(() => void (isReady = true));
    async function status() {
        const { store, isUsable, why } = await backend;
        const statistics = store.statistics();
        return { ...statistics, isReady, isUsable: isUsable(), why: statistics.degradedReason ?? why(), requestsOfBuildkit: requestsOfBuildkit() };
    }
    const calls = {
        async status({ waitMs }) {
            await (0,at_most/* atMost */.T)(Number(waitMs), ready, undefined);
            return await status();
        },
        async spend({ ms }) {
            (await backend).spend(Number(ms));
            return null;
        },
        async lastNotes() {
            await ready;
            return (await backend).store.lastNotes();
        },
        async setNotes({ notes }) {
            if ((0,json/* isJsonObject */.OW)(notes))
                (await backend).store.setNotes(notes);
            return null;
        },
        restoreFile: async ({ keys, path }) => await (await backend).store.restoreFile(keys, String(path)),
        async saveFile({ key, path }) {
            (await backend).store.saveFile(String(key), String(path));
            return true;
        },
        async finish({ deadlineMs }) {
            const ms = Number(deadlineMs);
            await (0,at_most/* atMost */.T)(ms + GRACE_MS, backend.then(({ store }) => store.flush(ms)), undefined);
            return await status();
        },
    };
    async function answer(request, response) {
        const name = (request.url ?? "").slice(1);
        if (name === "finish")
            response.once("close", end);
        const beat = setInterval(() => response.write(" "), BEAT_MS);
        try {
            const body = await readBody(request, MAX_REQUEST_BYTES);
            const given = body === null ? null : (0,json/* readJsonObject */.op)(body);
            const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
            const result = given === null || call === undefined ? null : await call(given);
            response.end(JSON.stringify(result));
        }
        catch (error) {
            log(`${name} failed: ${String(error)}`);
            response.end("null");
        }
        finally {
            clearInterval(beat);
        }
    }
    return (request, response) => void answer(request, response);
}

;// CONCATENATED MODULE: ./src/cache/facade/empty-backend.js
/** What there is where the cache could not even be opened. */
function emptyBackend(why) {
    const none = {
        requests: 0,
        bytesUp: 0,
        bytesDown: 0,
        waitedMs: 0,
        degradedReason: why,
        layersKnown: 0,
        layersHealed: 0,
        lostBlobs: 0,
        entriesWritten: 0,
        isOverConfigLimit: false,
        quotaBytes: null,
        importedBytes: 0,
    };
    const store = {
        load: () => Promise.resolve(),
        manifest: () => Promise.resolve(null),
        blobSize: () => null,
        readBlob: () => Promise.resolve(null),
        addBlob() { },
        addManifest: () => true,
        setNotes() { },
        lastNotes: () => null,
        restoreFile: () => Promise.resolve(null),
        saveFile() { },
        flush: () => Promise.resolve(),
        statistics: () => none,
    };
    return { store, loaded: Promise.resolve(), isGivenUp: () => true, isUsable: () => false, spend() { }, why: () => why };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/host/clock.js
var clock = __webpack_require__(96726);
// EXTERNAL MODULE: ./src/host/files.js
var files = __webpack_require__(31119);
// EXTERNAL MODULE: ./src/host/redact.js
var redact = __webpack_require__(70239);
;// CONCATENATED MODULE: ./src/cache/facade/facade-host.js




const MAX_LOG_BYTES = 4 * 1024 * 1024;
const STDERR = 2;
/** The host of this process: nobody is told anything but the log file, which standard error is, and no secret of the job's comes into that. */
function createFacadeHost({ env, folder, secret, githubToken }) {
    const redactor = (0,redact/* createRedactor */.l)();
    const tokens = Object.entries(env).filter(([name]) => name.includes("TOKEN"));
    for (const known of [secret, githubToken ?? "", ...tokens.map(([, value]) => value)])
        redactor.add(known);
    const nothing = () => { };
    const none = () => Promise.reject(new Error("nothing is run by this process"));
    return {
        kind: "runner",
        env: { ...process.env, ...env },
        directory: folder,
        log: createLog((text) => redactor.redact(text)),
        clock: clock/* systemClock */.m,
        files: (0,files/* createFiles */.q)(folder),
        input: () => "",
        setOutput: nothing,
        saveState: nothing,
        state: () => "",
        exportVariable: nothing,
        addPath: nothing,
        addSecret: (value) => void redactor.add(value),
        redact: (text) => redactor.redact(text),
        summarize: () => Promise.resolve(false),
        setExitCode: nothing,
        exec: none,
        startBackground: none,
    };
}
function createLog(redact) {
    let written = 0;
    const write = (text) => {
        if (written > MAX_LOG_BYTES)
            return;
        const line = `${new Date().toISOString()} ${redact(text)}\n`;
        written += line.length;
        try {
            (0,external_node_fs_.writeSync)(STDERR, line);
        }
        catch {
            // A full disk is no reason to end.
        }
    };
    return { debug: write, info: write, notice: write, warning: write, error: write, foreign: write, group: (_title, body) => body(), progress() { } };
}

// EXTERNAL MODULE: ./src/cache/facade/lifetime.js
var lifetime = __webpack_require__(84424);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
;// CONCATENATED MODULE: ./src/cache/facade/memory.js

const LOOK_EVERY_MS = 10;
const MAX_GARBAGE_BYTES = 6 * 1024 * 1024;
/** More than what is ever in use at once: the rest has grown old, and only a whole collection finds it. */
const MAX_KEPT_BYTES = 24 * 1024 * 1024;
/** Left alone, V8 marks this small heap anew for every few MB of buffers, which takes as long as all else that is done with them. */
const V8_FLAG = "--heap-growing-percent=400";
/** Frees the buffers that went through soon after, where the process was started with --expose-gc: V8 itself lets some 100 MB of them come together. */
function collectBuffers(collect = globalThis.gc) {
    if (collect === undefined)
        return;
    (0,external_node_v8_.setFlagsFromString)(V8_FLAG);
    let keptBytes = 0;
    setInterval(() => {
        const bytes = bufferBytes();
        keptBytes = Math.min(keptBytes, bytes);
        if (bytes - keptBytes < MAX_GARBAGE_BYTES)
            return;
        collect({ type: "minor" });
        if (bufferBytes() > MAX_KEPT_BYTES)
            collect({ type: "major" });
        keptBytes = bufferBytes();
    }, LOOK_EVERY_MS).unref();
}
function bufferBytes() {
    return (0,external_node_v8_.getHeapStatistics)().external_memory;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./src/cache/facade/answers.js
// The answers of a registry (distribution-spec 1.1).
/** The headers of a blob, or of a part of it. */
function blobHeaders(digest, sizeBytes) {
    return { "content-type": "application/octet-stream", "content-length": sizeBytes, "docker-content-digest": digest, "accept-ranges": "bytes" };
}
/** 201, with where it is. */
function created(response, location, digest) {
    response.writeHead(201, { location, "docker-content-digest": digest, "content-length": 0 }).end();
}
/** An error of the specification, by its code. */
function refuse(response, status, code) {
    const body = JSON.stringify({ errors: [{ code, message: code }] });
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}
/** What says that this is a registry. */
function welcome(response) {
    response.writeHead(200, { "content-type": "application/json", "content-length": 2, "docker-distribution-api-version": "registry/2.0" }).end("{}");
}
/** What a stranger gets, whatever was asked; its body is not waited for. */
function ignore(response) {
    response.writeHead(404, { "content-length": 0, connection: "close" }).end();
}

;// CONCATENATED MODULE: ./src/cache/facade/range.js
/** What a Range header asks for (RFC 9110, 14.2); null: all of it, as for several ranges; "unsatisfiable": nothing that is there. */
function parseRange(header, sizeBytes) {
    const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
    if (first === undefined || last === undefined || (first === "" && last === ""))
        return null;
    if (first === "")
        return last === "0" ? "unsatisfiable" : { start: Math.max(0, sizeBytes - Number(last)), end: sizeBytes };
    const start = Number(first);
    if (last !== "" && Number(last) < start)
        return null;
    if (start >= sizeBytes)
        return "unsatisfiable";
    return { start, end: last === "" ? sizeBytes : Math.min(sizeBytes, Number(last) + 1) };
}
/** The chunks of a part of what `chunks` give from the beginning. */
async function* cutOut(chunks, { start, end }) {
    let position = 0;
    for await (const chunk of chunks) {
        const from = Math.max(0, start - position);
        const to = Math.min(chunk.length, end - position);
        if (from < to)
            yield chunk.subarray(from, to);
        position += chunk.length;
        if (position >= end)
            return;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/cache/facade/upload.js




/** More than the CI's cache keeps in all by default. */
const MAX_BLOB_BYTES = 16 * 1024 ** 3;
/** What is left of the disk for the rest of the job, which is worth more than what its cache may save the next one. */
const SPARE_BYTES = 512 * 1024 * 1024;
/** How much is written between two looks at the disk. */
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;
/** Sockets give 64 KiB at a time; to hand each to a thread that writes it takes longer than to write it. */
const BATCH_BYTES = 512 * 1024;
/** Begins a blob in the folder, which is made if need be. */
function createUpload(folder, maxBytes = MAX_BLOB_BYTES, spareBytes = SPARE_BYTES) {
    const id = (0,external_node_crypto_.randomUUID)();
    const path = (0,external_node_path_.join)(folder, id);
    let file = null;
    let hash = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    let isDropped = false;
    let lookedAtBytes = -LOOK_EVERY_BYTES;
    let batch = [];
    let batchBytes = 0;
    /** Never rejects. */
    let writing = Promise.resolve();
    async function close() {
        const closing = file;
        file = null;
        await closing?.close().catch(() => { });
    }
    async function removeFile() {
        await close();
        try {
            (0,external_node_fs_.rmSync)(path, { force: true });
        }
        catch {
            // Its folder goes with the job.
        }
    }
    async function remove() {
        batch = [];
        batchBytes = 0;
        await writing;
        await removeFile();
    }
    async function take(chunk) {
        sizeBytes += chunk.length;
        batch.push(chunk);
        batchBytes += chunk.length;
        hash.update(chunk);
        if (batchBytes >= BATCH_BYTES)
            await writeBatch();
    }
    /** Begins to write what has come, once what came before it is written. */
    async function writeBatch() {
        await writing;
        const chunks = batch;
        batch = [];
        batchBytes = 0;
        writing = isDropped ? Promise.resolve() : store(chunks);
    }
    async function store(chunks) {
        try {
            if (sizeBytes > maxBytes)
                throw new Error("too large");
            if (file === null) {
                (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
                file = await (0,external_node_fs_promises_.open)(path, "a", 0o600);
            }
            await lookAtDisk();
            await writeAll(file, chunks);
        }
        catch {
            // A full disk must not fail the export.
            isDropped = true;
            await removeFile();
        }
    }
    /** Throws where the rest of the job would miss what is written. */
    async function lookAtDisk() {
        if (sizeBytes - lookedAtBytes < LOOK_EVERY_BYTES)
            return;
        lookedAtBytes = sizeBytes;
        // Where the disk does not say, it has room.
        const disk = await (0,external_node_fs_promises_.statfs)(folder).catch(() => null);
        if (disk !== null && disk.bavail * disk.bsize < spareBytes)
            throw new Error("no room");
    }
    return {
        id,
        path,
        get sizeBytes() {
            return sizeBytes;
        },
        get isDropped() {
            return isDropped;
        },
        async append(body) {
            try {
                for await (const chunk of body)
                    await take(chunk);
            }
            catch (error) {
                await remove();
                hash = (0,external_node_crypto_.createHash)("sha256");
                sizeBytes = 0;
                throw error;
            }
        },
        async finish() {
            // An empty blob has no chunk, and is a file all the same.
            await writeBatch();
            await writing;
            await close();
            return `sha256:${hash.digest("hex")}`;
        },
        discard: remove,
    };
}
async function writeAll(file, chunks) {
    for (let left = chunks; left.length > 0;)
        left = withoutFirst(left, (await file.writev(left)).bytesWritten);
}
function withoutFirst(chunks, sizeBytes) {
    let skipBytes = sizeBytes;
    return chunks.flatMap((chunk) => {
        const left = chunk.subarray(Math.min(skipBytes, chunk.length));
        skipBytes -= chunk.length - left.length;
        return left.length === 0 ? [] : [left];
    });
}

;// CONCATENATED MODULE: ./src/cache/facade/server.js







/** BuildKit reads no larger cache config, and the manifest is a part of its size. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** The one repository. */
const REPOSITORY = "cache";
const TAG = "main";
/**
 * Speaks the OCI distribution protocol (distribution-spec 1.1) as far as BuildKit does, at /v2/SECRET/cache/. To whoever does not
 * know the secret there is nothing here. What the store cannot do is a blob or a manifest that is not there, and what it cannot take is taken and forgotten.
 */
function createFacadeServer({ secret, folder, backend, maxWaitMs, log }) {
    const knock = digestOf(secret);
    const uploads = new Map();
    const root = `/v2/${secret}/${REPOSITORY}`;
    let requests = 0;
    let manifest = null;
    // Healed once: BuildKit asks for the digest that it was told before.
    const servedManifest = () => (manifest ??= backend.then(({ store }) => (0,at_most/* atMost */.T)(maxWaitMs, store.manifest(), null)));
    async function giveManifest({ request, response, name }) {
        const served = await servedManifest();
        if (served === null || (name !== TAG && name !== served.digest))
            return refuse(response, 404, "MANIFEST_UNKNOWN");
        response.writeHead(200, { "content-type": served.mediaType, "content-length": served.bytes.length, "docker-content-digest": served.digest });
        response.end(request.method === "HEAD" ? undefined : served.bytes);
    }
    async function takeManifest({ request, response, name }) {
        const bytes = await readBody(request, MAX_MANIFEST_BYTES);
        if (bytes === null)
            return refuse(response, 413, "SIZE_INVALID");
        const digest = `sha256:${digestOf(bytes).toString("hex")}`;
        if (DIGEST.test(name) && name !== digest)
            return refuse(response, 400, "DIGEST_INVALID");
        const { store, isGivenUp } = await backend;
        if (!isGivenUp() && !attempt(() => store.addManifest(bytes)))
            log("the manifest that came is none of a cache");
        created(response, `${root}/manifests/${name}`, digest);
    }
    async function giveBlob({ request, response, name }) {
        const { store, loaded, isGivenUp } = await backend;
        await (0,at_most/* atMost */.T)(maxWaitMs, loaded, undefined);
        const sizeBytes = store.blobSize(name);
        if (request.method === "HEAD") {
            if (sizeBytes === null && !(isGivenUp() && DIGEST.test(name)))
                return refuse(response, 404, "BLOB_UNKNOWN");
            response.writeHead(200, blobHeaders(name, sizeBytes ?? 0)).end();
            return;
        }
        const range = sizeBytes === null ? null : parseRange(request.headers.range, sizeBytes);
        if (range === "unsatisfiable") {
            response.setHeader("content-range", `bytes */${sizeBytes}`);
            return refuse(response, 416, "SIZE_INVALID");
        }
        const blob = sizeBytes === null ? null : await store.readBlob(name);
        if (blob === null)
            return refuse(response, 404, "BLOB_UNKNOWN");
        const part = range ?? { start: 0, end: blob.sizeBytes };
        const headers = blobHeaders(name, part.end - part.start);
        if (range === null)
            response.writeHead(200, headers);
        else
            response.writeHead(206, { ...headers, "content-range": `bytes ${part.start}-${part.end - 1}/${blob.sizeBytes}` });
        await (0,promises_.pipeline)(cutOut(blob.open(), part), response);
    }
    async function beginUpload({ request, response, query }) {
        const { store, isGivenUp } = await backend;
        const mounted = query.get("mount");
        if (mounted !== null && DIGEST.test(mounted) && (store.blobSize(mounted) !== null || isGivenUp()))
            return created(response, `${root}/blobs/${mounted}`, mounted);
        const upload = createUpload(folder);
        const digest = query.get("digest");
        if (digest !== null)
            return await finishUpload(request, response, upload, digest);
        uploads.set(upload.id, upload);
        accepted(response, upload);
    }
    async function appendUpload({ request, response, name }) {
        const upload = uploads.get(name);
        if (upload === undefined)
            return refuse(response, 404, "BLOB_UPLOAD_UNKNOWN");
        const [, start] = /^(\d+)-\d+$/.exec(request.headers["content-range"] ?? "") ?? [];
        if (start !== undefined && Number(start) !== upload.sizeBytes) {
            response.setHeader("range", `0-${Math.max(0, upload.sizeBytes - 1)}`);
            return refuse(response, 416, "BLOB_UPLOAD_INVALID");
        }
        await upload.append(request);
        accepted(response, upload);
    }
    async function endUpload({ request, response, query, name }) {
        const upload = uploads.get(name);
        if (upload === undefined)
            return refuse(response, 404, "BLOB_UPLOAD_UNKNOWN");
        await finishUpload(request, response, upload, query.get("digest") ?? "");
    }
    async function finishUpload(request, response, upload, digest) {
        if (!DIGEST.test(digest))
            return refuse(response, 400, "DIGEST_INVALID");
        const { store, isGivenUp } = await backend;
        if (isGivenUp()) {
            uploads.delete(upload.id);
            await upload.discard();
            await readBody(request, 0);
            return created(response, `${root}/blobs/${digest}`, digest);
        }
        await upload.append(request);
        uploads.delete(upload.id);
        if ((await upload.finish()) !== digest) {
            await upload.discard();
            return refuse(response, 400, "DIGEST_INVALID");
        }
        const { path, sizeBytes } = upload;
        if (upload.isDropped)
            log(`${digest} is not kept: there is no room for it`);
        else if (!attempt(() => (store.addBlob(digest, { path, sizeBytes }), true)))
            await upload.discard();
        created(response, `${root}/blobs/${digest}`, digest);
    }
    async function cancelUpload({ response, name }) {
        await uploads.get(name)?.discard();
        uploads.delete(name);
        response.writeHead(204).end();
    }
    function accepted(response, upload) {
        const location = `${root}/blobs/uploads/${upload.id}`;
        response.writeHead(202, { location, range: `0-${Math.max(0, upload.sizeBytes - 1)}`, "docker-upload-uuid": upload.id, "content-length": 0 }).end();
    }
    /** Whether the store took it; a fault of the store is not BuildKit's. */
    function attempt(work) {
        try {
            return work();
        }
        catch (error) {
            log(`the store failed: ${String(error)}`);
            return false;
        }
    }
    const routes = {
        "HEAD manifests": giveManifest,
        "GET manifests": giveManifest,
        "PUT manifests": takeManifest,
        "HEAD blobs": giveBlob,
        "GET blobs": giveBlob,
        "POST uploads": beginUpload,
        "PATCH uploads": appendUpload,
        "PUT uploads": endUpload,
        "DELETE uploads": cancelUpload,
    };
    async function serve(request, response) {
        // How any client finds out that it speaks to a registry; it tells no name.
        if (request.method === "GET" && request.url === "/v2/")
            return welcome(response);
        const { segments, query } = readAddress(request.url ?? "");
        const [version, first, repository, kind, ...rest] = segments;
        if (version !== "v2" || !(0,external_node_crypto_.timingSafeEqual)(digestOf(first ?? ""), knock))
            return ignore(response);
        requests += 1;
        const isUpload = kind === "blobs" && rest[0] === "uploads";
        const route = routes[`${request.method} ${isUpload ? "uploads" : kind}`];
        const name = isUpload ? (rest[1] ?? "") : (rest[0] ?? "");
        if (repository !== REPOSITORY || rest.length > 2 || route === undefined)
            return refuse(response, 404, "UNSUPPORTED");
        await route({ request, response, query, name });
        log(`${request.method} ${isUpload ? "uploads" : `${kind}/${name}`} ${response.statusCode}`);
    }
    return {
        requests: () => requests,
        handle(request, response) {
            serve(request, response).catch((error) => {
                log(`${request.method} failed: ${String(error)}`);
                // In the middle of a body the one way to say that the rest does not come.
                if (response.headersSent || request.destroyed)
                    response.destroy();
                else
                    refuse(response, 404, "UNKNOWN");
            });
        },
    };
}
function readAddress(address) {
    const [path = "", query = ""] = address.split("?", 2);
    return { segments: path.split("/").slice(1), query: new URLSearchParams(query) };
}
function digestOf(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest();
}

// EXTERNAL MODULE: ./src/cache/facade/settings.js
var facade_settings = __webpack_require__(46790);
;// CONCATENATED MODULE: ./src/cache/facade/serve.js









/** A longer time than BuildKit keeps an idle connection (120 s), so that none ends under a request; a layer takes as long as it takes. */
const PATIENT = { keepAliveTimeout: 150_000, requestTimeout: 0 };
/** The store keeps to the budget; this is for the case that it does not. */
const serve_GRACE_MS = 2000;
/** Serves at the doors until it is told to finish. */
function serveFacade(settings, doors, open = openCache) {
    const { folder, secret } = settings;
    const host = createFacadeHost(settings);
    const log = (message) => host.log.debug(message);
    // An error that nobody caught has spoilt one request; to end would spoil all, and the build.
    process.on("uncaughtException", (error) => host.log.error(`an error was not caught: ${error.stack}`));
    collectBuffers();
    const uploads = (0,external_node_path_.join)(folder, facade_settings/* UPLOADS_FOLDER */.Wt);
    const backend = openOrNone(settings, host, open);
    const registry = createFacadeServer({ secret, folder: uploads, backend, maxWaitMs: settings.budgetMs + serve_GRACE_MS, log });
    doors.registry?.admitTo((0,external_node_http_.createServer)(PATIENT, registry.handle));
    const end = () => (0,lifetime/* endProcess */.J)([uploads, (0,external_node_path_.join)(folder, facade_settings/* LAYERS_FOLDER */.K0), doors.socketFolder]);
    doors.control.admitTo((0,external_node_http_.createServer)(createControlServer({ backend, requestsOfBuildkit: registry.requests, log, end })));
}
async function openCache(settings, host) {
    const { openBackend } = await Promise.all(/* import() */[__webpack_require__.e(2414), __webpack_require__.e(5577)]).then(__webpack_require__.bind(__webpack_require__, 45577));
    return openBackend(settings, host);
}
async function openOrNone(settings, host, open) {
    try {
        return await open(settings, host);
    }
    catch (error) {
        host.log.error(`the cache was not opened: ${error instanceof Error ? error.stack : String(error)}`);
        return emptyBackend("the layer cache could not be opened");
    }
}


/***/ }),

/***/ 46790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ LAYERS_FOLDER),
/* harmony export */   MU: () => (/* binding */ FACADE_LOG),
/* harmony export */   Wt: () => (/* binding */ UPLOADS_FOLDER)
/* harmony export */ });
/** In the facade's folder: what the store keeps on disk, and what BuildKit is sending. */
const LAYERS_FOLDER = "layers";
const UPLOADS_FOLDER = "uploads";
/** What the facade has to say of itself. */
const FACADE_LOG = "facade.log";


/***/ }),

/***/ 93614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CW: () => (/* binding */ formatDelta),
/* harmony export */   T9: () => (/* binding */ formatGrowth),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
/** Bytes for people, in SI units with one decimal from kB on: `999 B`, `1.0 kB`, `41.8 MB`. */
function formatBytes(bytes) {
    let value = Math.abs(bytes);
    let unit = 0;
    // 999.95 kB would round to "1000.0 kB", so it moves up a unit.
    while (unit < UNITS.length - 1 && (unit === 0 ? value >= 1000 : value >= 999.95)) {
        value /= 1000;
        unit += 1;
    }
    const number = unit === 0 ? String(value) : value.toFixed(1);
    return `${bytes < 0 ? "−" : ""}${number} ${UNITS[unit]}`;
}
/** A change in bytes with its sign: `+41.8 MB`, `−3 B`, `0 B`. */
function formatDelta(bytes) {
    return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
/** The growth from `base` to `head` with its sign, `+23.5 %`; null where the base is 0. */
function formatGrowth(base, head) {
    if (base === 0)
        return null;
    const percent = ((head - base) / base) * 100;
    const digits = Math.abs(percent).toFixed(1);
    const sign = digits === "0.0" ? "" : percent > 0 ? "+" : "−";
    return `${sign}${digits} %`;
}
/** A count with its noun: `1 layer`, `3 layers`, `1,204 files`. */
function formatCount(count, singular, plural = `${singular}s`) {
    return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}
/** A duration for people: `420 ms`, `6.7 s`, `3 min 20 s`. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 96726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** The machine's own time. */
const systemClock = {
    now: () => new Date(),
    async sleep(ms, signal) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    },
};


/***/ }),

/***/ 31119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93614);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10918);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







const NOT_A_FOLDER = ["a part of its path is a file, not a folder", "Name a path in a folder."];
const NOT_ALLOWED = ["this user may not", "Name a path that this user may write to, or give it the right."];
const WRITE_FAULTS = {
    ENAMETOOLONG: ["the path is too long", "Name a shorter path."],
    ENOTDIR: NOT_A_FOLDER,
    // What `mkdir` says of a file in a folder's place.
    EEXIST: NOT_A_FOLDER,
    EISDIR: ["it is a directory", "Name a file in it."],
    EACCES: NOT_ALLOWED,
    EPERM: NOT_ALLOWED,
    ENOSPC: ["the disk is full", "Free some of it, or name a path on another disk."],
    EROFS: ["the disk may only be read", "Name a path on a disk that may be written to."],
};
/** Files by path, relative ones meant from `directory`. */
function createFiles(directory) {
    return {
        read: (path, maxBytes) => readWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, maxBytes),
        write: (path, content, mode) => writeWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, content, mode),
    };
}
async function readWhole(absolute, shown, maxBytes) {
    try {
        return await readBounded(absolute, shown, maxBytes);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y)
            throw error;
        switch (codeOf(error)) {
            case "ENOENT":
            case "ENOTDIR":
                return null;
            case "EISDIR":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} is a directory, not a file.`, "Name the file itself.", { cause: error });
            case "ENAMETOOLONG":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be read: the path is too long.`, "Name a file by a shorter path.", { cause: error });
            case "EACCES":
            case "EPERM":
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} may not be read.`, "Give this user the right to read it.", { cause: error });
            default:
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be read: ${messageOf(error)}.`, "Check the disk and the path.", { cause: error });
        }
    }
}
/** Never trusts `stat`: a pipe or a file that grows is cut off all the same. */
async function readBounded(absolute, shown, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(absolute, "r"), true);
        const chunks = [];
        let bytes = 0;
        for (;;) {
            const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(65_536, maxBytes + 1 - bytes)) });
            if (bytesRead === 0)
                return Buffer.concat(chunks, bytes);
            chunks.push(buffer.subarray(0, bytesRead));
            bytes += bytesRead;
            if (bytes > maxBytes) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} is larger than ${(0,_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(maxBytes)}.`, "Check that this is the file you meant.");
            }
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function writeWhole(absolute, shown, content, mode = 0o666) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(absolute), { recursive: true });
        const file = await findReplaceable(absolute);
        // Opened for appending: what a pipe or /dev/stdout got before stays.
        await (file === null ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(absolute, content, { flag: "a" }) : replace(file, content, mode));
    }
    catch (error) {
        throw notWritten(shown, error);
    }
}
/** The file, or the place of one, that the path leads to; null for what lives on when it is written to, as a pipe or a device does. */
async function findReplaceable(path) {
    // Links to what is open already, which may be a file that the shell writes to as well.
    if (/^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(path))
        return null;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(nullWhereAbsent);
    if (target !== null)
        return target.isFile() ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path) : null;
    const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(nullWhereAbsent);
    // A link to nothing yet; one that leads back to itself was refused by `stat`.
    return link === null ? path : await findReplaceable((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path)));
}
function nullWhereAbsent(error) {
    if (codeOf(error) === "ENOENT")
        return null;
    throw error;
}
async function replace(path, content, mode) {
    // Not named after the file, whose name may be as long as a name may be.
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.plimsoll-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_5__/* .onExit */ .cf)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true }));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(temporary, content, { mode, flag: "wx" });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, path);
    }
    catch (error) {
        // That there is nothing to remove must not hide why.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true }).catch(() => { });
        throw error;
    }
    finally {
        forget();
    }
}
function notWritten(shown, error) {
    const [why, hint] = WRITE_FAULTS[codeOf(error) ?? ""] ?? [messageOf(error), "Name a path that this user may write to."];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be written: ${why}.`, hint, { cause: error });
}
function codeOf(error) {
    return error.code;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 70239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/* unused harmony export secretForms */
/** Fewer characters than this would blank out ordinary words. */
const MIN_SECRET_LENGTH = 6;
const MIN_BASE64_LENGTH = 8;
/** A redactor that knows nothing yet. */
function createRedactor() {
    const known = new Set();
    const warnedOf = new Set();
    return {
        weaknessOf(secret) {
            const text = secret.trim();
            if (text === "" || text.length >= MIN_SECRET_LENGTH || warnedOf.has(text))
                return null;
            warnedOf.add(text);
            return `A secret of fewer than ${MIN_SECRET_LENGTH} characters cannot be hidden without hiding ordinary words. Use a longer one.`;
        },
        add(secret) {
            const fresh = secretForms(secret).filter((form) => !known.has(form));
            for (const form of fresh)
                known.add(form);
            return fresh;
        },
        redact: (text) => hide(text, known),
    };
}
/** Overlapping finds are hidden as one: replacing form after form would leave the ends of the longer behind. */
function hide(text, forms) {
    const finds = [];
    for (const form of forms) {
        for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1))
            finds.push([at, at + form.length]);
    }
    if (finds.length === 0)
        return text;
    finds.sort((a, b) => a[0] - b[0]);
    let hidden = "";
    let done = 0;
    let lastEnd = -1;
    for (const [start, end] of finds) {
        if (start > lastEnd) {
            hidden += `${text.slice(done, start)}***`;
        }
        lastEnd = Math.max(lastEnd, end);
        done = lastEnd;
    }
    return hidden + text.slice(done);
}
/** Every form of a secret that a log, a comment or a file may show it in; [] when it is too short to hide. */
function secretForms(secret) {
    const forms = new Set();
    for (const part of partsOf(secret)) {
        for (const form of encodingsOf(part))
            forms.add(form);
    }
    return [...forms];
}
/** The whole, its lines, and the secret fields of a JSON key file. */
function partsOf(secret) {
    const parts = new Set();
    const take = (value) => {
        // White space, and the stars that a masked secret is shown as, are none.
        if (/^[*\s]*$/.test(value))
            return;
        for (const part of [value, value.trim()]) {
            if (part.length >= MIN_SECRET_LENGTH)
                parts.add(part);
        }
    };
    const takeLines = (value) => {
        take(value);
        for (const line of value.split(/\r\n|\n|\r/)) {
            if (!/^\s*(-----(BEGIN|END) .*|[{}[\],]*)\s*$/.test(line))
                take(line);
        }
    };
    takeLines(secret);
    for (const field of [...jsonSecrets(secret), ...jsonSecrets(decodeBase64(secret))])
        takeLines(field);
    // Of a JWT the signature alone makes the rest, which anybody may know, a credential.
    const [, signature] = /^\s*eyJ[\w-]+\.[\w-]*\.([\w-]+)\s*$/.exec(secret) ?? [];
    if (signature !== undefined)
        take(signature);
    return parts;
}
/** `token`, `private_key`, `clientSecret`, `SecretAccessKey`, but not `public_key_url`. */
const SECRET_KEYS = /^(auth|passphrase|(.*[_-])?(pass(word)?|token|secret|key|key_id)|.*(Password|Token|Secret|AccessKey)|(private|api)Key)$/i;
/** Key files are often kept in base64, as one line. */
function decodeBase64(text) {
    return /^\s*[A-Za-z0-9+/=_-]{16,}\s*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : "";
}
function jsonSecrets(text) {
    if (!text.trimStart().startsWith("{"))
        return [];
    const found = [];
    try {
        JSON.parse(text, (key, value) => {
            if (typeof value === "string" && SECRET_KEYS.test(key))
                found.push(value);
            return value;
        });
    }
    catch {
        // Not JSON after all: the whole and its lines are hidden anyway.
    }
    return found;
}
function encodingsOf(value) {
    const bytes = Buffer.from(value);
    // base64 of JSON holds the escaped secret, base64 of base64 the encoded one: at any offset, like the secret itself.
    const escaped = jsonForms(value);
    const cores = [value, ...escaped].flatMap(base64Cores);
    return [
        value,
        ...escaped,
        ...cores,
        ...base64Cores(value).flatMap(base64Cores),
        ...wrappedBase64(bytes),
        bytes.toString("hex"),
        bytes.toString("hex").toUpperCase(),
        ...urlForms(value),
        ...quotedForms(value),
    ];
}
/**
 * What base64 makes of the middle of the bytes whatever stands before and after them: for each of the three alignments
 * the longest run of whole groups, in both alphabets. It is found in base64 of `user:secret` as well.
 */
function base64Cores(text) {
    const bytes = Buffer.from(text);
    const cores = [];
    for (const skip of [0, 1, 2]) {
        const groups = Math.floor((bytes.length - skip) / 3);
        const middle = bytes.subarray(skip, skip + groups * 3);
        for (const alphabet of ["base64", "base64url"]) {
            const core = middle.toString(alphabet);
            if (core.length >= MIN_BASE64_LENGTH)
                cores.push(core);
        }
    }
    return cores;
}
/** Tools wrap base64 at 76 (MIME) or 64 (PEM) columns; a log is masked line by line. */
function wrappedBase64(bytes) {
    const whole = bytes.toString("base64");
    return [64, 76].flatMap((columns) => whole.length <= columns ? [] : (whole.match(new RegExp(`.{${MIN_BASE64_LENGTH},${columns}}`, "g")) ?? []));
}
function urlForms(value) {
    const wellFormed = value.toWellFormed();
    const component = encodeURIComponent(wellFormed);
    const strict = component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const form = new URLSearchParams({ x: wellFormed }).toString().slice(2);
    return [component, strict, form, encodeURI(wellFormed)].flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())]);
}
function jsonForms(value) {
    const plain = JSON.stringify(value).slice(1, -1);
    const unicode = (text, which) => text.replace(which, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
    // Python escapes all but ASCII; Go escapes what HTML could take for a tag; JSON in JSON escapes the escapes.
    return [plain, unicode(plain, /[\u0080-\uffff]/g), unicode(plain, /[<>&\u2028\u2029]/g), JSON.stringify(plain).slice(1, -1)];
}
function quotedForms(value) {
    const xml = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return [
        value.replaceAll("'", "'\\''"),
        value.replaceAll("'", "\\'"),
        value.replaceAll("\\", "\\\\").replaceAll("'", "\\'"),
        xml,
        xml.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
        xml.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
        xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    ];
}


/***/ }),

/***/ 77417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ BROKEN_HINT),
/* harmony export */   JM: () => (/* binding */ stringRecord),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   dw: () => (/* binding */ parseJsonObject),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   oS: () => (/* binding */ optionalArray),
/* harmony export */   op: () => (/* binding */ readJsonObject),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sx: () => (/* binding */ optionalString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** The hint for a document that breaks its specification. */
const BROKEN_HINT = "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.";
/** Whether a value is an object and not an array or null. */
function isJsonObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON object that a text is; null for anything else, for where that is as good as nothing. */
function readJsonObject(text) {
    try {
        const value = JSON.parse(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
        return isJsonObject(value) ? value : null;
    }
    catch {
        return null;
    }
}
/** Parses a document that must be a JSON object. Throws a `UserError` that names it by `where`. */
function parseJsonObject(bytes, where) {
    const value = parseJson(bytes, where, BROKEN_HINT);
    if (!isJsonObject(value))
        throw broken(where, "is not a JSON object");
    return value;
}
/** Parses any JSON in UTF-8. Throws a `UserError` that names it by `where`. */
function parseJson(bytes, where, hint) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} is not valid JSON.`, hint, { cause });
    }
}
/** The error for a document that is JSON but not what its specification says. */
function broken(where, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${where} ${what}.`, BROKEN_HINT);
}
/** A string, or null where there is none (image-spec: "Any OPTIONAL field MAY also be set to null"). */
function optionalString(object, key) {
    const value = object[key];
    return typeof value === "string" ? value : null;
}
/** The elements of an array, none where it is absent or null; at most `max`. */
function optionalArray(object, key, max, where) {
    const value = object[key] ?? [];
    if (!Array.isArray(value))
        throw broken(where, `has "${key}" that is not an array`);
    if (value.length > max)
        throw broken(where, `has ${value.length} entries in "${key}", more than the ${max} that are read`);
    return value;
}
/** The entries of an object whose values are strings; others are left out. Its own keys only, `__proto__` included. */
function stringRecord(value) {
    if (!isJsonObject(value))
        return {};
    // fromEntries defines properties, where assignment would run the setter of `__proto__`.
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "string"));
}


/***/ })

};
