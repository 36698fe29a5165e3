export const id = 5577;
export const ids = [5577];
export const modules = {

/***/ 45577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBackend: () => (/* binding */ openBackend)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/http/transport.js + 3 modules
var http_transport = __webpack_require__(13078);
// EXTERNAL MODULE: ./src/oci/digest.js
var oci_digest = __webpack_require__(62635);
;// CONCATENATED MODULE: ./src/cache/service/fault.js
/** What the cache could not do, in one sentence for people, without a token or a query of a URL; `kind` tells what to make of it. */
class CacheFault extends Error {
    kind;
    /** The same request may be answered later. */
    isTransient;
    /** How long the service asked to be left alone; null where it did not. */
    retryAfterMs;
    constructor(kind, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = "CacheFault";
        this.kind = kind;
        this.isTransient = options.isTransient ?? false;
        this.retryAfterMs = options.retryAfterMs ?? null;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/cache/layers/spool.js




const CHUNK_BYTES = 256 * 1024;
/** How much of what was fetched stays for a second reading. */
const MAX_IDLE_BYTES = 1024 * 1024 * 1024;
/** Makes an empty spool in a folder that is only ours. */
function createSpool(folder, maxIdleBytes = MAX_IDLE_BYTES) {
    const files = new Map();
    function add(digest, path, sizeBytes, isCopy) {
        const known = files.get(digest);
        if (known !== undefined && known.path !== path)
            remove(digest, known);
        files.set(digest, { path, sizeBytes, isCopy, readers: 0, isReleased: false });
    }
    function remove(digest, file) {
        if (files.get(digest) === file)
            files.delete(digest);
        (0,external_node_fs_.rmSync)(file.path, { force: true });
    }
    function removeIdle() {
        const idle = [...files].filter(([, file]) => file.isCopy && file.readers === 0);
        let idleBytes = idle.reduce((sum, [, file]) => sum + file.sizeBytes, 0);
        for (const [digest, file] of idle) {
            if (idleBytes <= maxIdleBytes)
                return;
            remove(digest, file);
            idleBytes -= file.sizeBytes;
        }
    }
    return {
        add: (digest, { path, sizeBytes }) => add(digest, path, sizeBytes, false),
        async fill(digest, sizeBytes, download) {
            const path = (0,external_node_path_.join)(folder, `read-${(0,oci_digest/* digestHex */.sU)(digest)}`);
            const isRight = await fillFile(path, sizeBytes, digest, download).catch((error) => {
                (0,external_node_fs_.rmSync)(path, { force: true });
                throw error;
            });
            if (isRight)
                add(digest, path, sizeBytes, true);
            else
                (0,external_node_fs_.rmSync)(path, { force: true });
            return isRight;
        },
        sizeOf: (digest) => files.get(digest)?.sizeBytes ?? null,
        pathOf: (digest) => files.get(digest)?.path ?? null,
        digests: () => [...files.keys()],
        read(digest, offset, sizeBytes) {
            const file = files.get(digest);
            if (file === undefined)
                throw new Error(`${digest} is not in the spool`);
            return readRange(file.path, offset, sizeBytes);
        },
        serve(digest) {
            const file = files.get(digest);
            if (file === undefined)
                return null;
            file.readers += 1;
            async function* read({ path, sizeBytes }) {
                try {
                    yield* readRange(path, 0, sizeBytes);
                }
                finally {
                    leave(file);
                }
            }
            function leave(left) {
                left.readers -= 1;
                if (left.readers === 0 && left.isReleased)
                    remove(digest, left);
                removeIdle();
            }
            return { sizeBytes: file.sizeBytes, open: () => read(file) };
        },
        release(digest) {
            const file = files.get(digest);
            if (file === undefined)
                return;
            file.isReleased = true;
            if (file.readers === 0)
                remove(digest, file);
        },
        clear() {
            for (const [digest, file] of files)
                remove(digest, file);
        },
    };
}
/** A blob that is in memory. */
function serveBytes(bytes) {
    return {
        sizeBytes: bytes.length,
        async *open() {
            if (bytes.length > 0)
                yield await Promise.resolve(bytes);
        },
    };
}
/** Part of a file, in chunks of a size that does not depend on the file. */
async function* readRange(path, offset, sizeBytes) {
    if (sizeBytes === 0)
        return;
    if (sizeBytes <= CHUNK_BYTES)
        return yield await readSmall(path, offset, sizeBytes);
    yield* (0,external_node_fs_.createReadStream)(path, { start: offset, end: offset + sizeBytes - 1, highWaterMark: CHUNK_BYTES });
}
/** A stream for each of a thousand small layers takes longer than all else that is done with them. */
async function readSmall(path, offset, sizeBytes) {
    const handle = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, offset);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
/** Opens a file for parts that come in any order. */
async function writeParts(path, work) {
    const handle = await (0,promises_.open)(path, "w", 0o600);
    try {
        await work((position, chunk) => writeAll(handle, position, chunk));
    }
    finally {
        await handle.close();
    }
}
async function fillFile(path, sizeBytes, digest, download) {
    let writtenBytes = 0;
    await writeParts(path, async (write) => {
        await download(async (position, chunk) => {
            writtenBytes += chunk.length;
            await write(position, chunk);
        });
    });
    if (writtenBytes < sizeBytes)
        return false;
    const hash = (0,oci_digest/* hashFor */.Og)(digest);
    for await (const chunk of readRange(path, 0, sizeBytes))
        hash.update(chunk);
    return hash.digest("hex") === (0,oci_digest/* digestHex */.sU)(digest);
}
async function writeAll(handle, position, chunk) {
    for (let done = 0; done < chunk.length;) {
        const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, position + done);
        done += bytesWritten;
    }
}

;// CONCATENATED MODULE: ./src/cache/layers/blob-reader.js



/** An entry up to this size is fetched whole, at once for all blobs in it. */
const WHOLE_ENTRY_BYTES = 8 * 1024 * 1024;
/** A blob up to this size never touches the disk. */
const MEMORY_BLOB_BYTES = 1024 * 1024;
const KEPT_ENTRIES = 3;
/** Makes a reader; two who want one blob share its download. */
function createBlobReader(service, spool) {
    const entries = new Map();
    const filling = new Map();
    async function readEntry(key, sizeBytes) {
        const known = entries.get(key);
        const reading = known ?? readBytes(service, key, 0, sizeBytes);
        // Put last again, so that the one longest unused goes first.
        entries.delete(key);
        entries.set(key, reading);
        for (const old of [...entries.keys()].slice(0, -KEPT_ENTRIES))
            entries.delete(old);
        try {
            return await reading;
        }
        catch (error) {
            entries.delete(key);
            throw error;
        }
    }
    async function readSmall(digest, place, entryBytes) {
        const { entry, offset, sizeBytes } = place;
        const bytes = entryBytes <= WHOLE_ENTRY_BYTES ? (await readEntry(entry, entryBytes)).subarray(offset, offset + sizeBytes) : await readBytes(service, entry, offset, sizeBytes);
        if (bytes.length !== sizeBytes || (0,oci_digest/* hashFor */.Og)(digest).update(bytes).digest("hex") !== (0,oci_digest/* digestHex */.sU)(digest))
            throw corrupt(digest);
        return serveBytes(bytes);
    }
    async function readBig(digest, { entry, offset, sizeBytes }) {
        const known = spool.serve(digest);
        if (known !== null)
            return known;
        const fill = filling.get(digest) ?? spool.fill(digest, sizeBytes, (write) => service.read(entry, { offset, sizeBytes }, write, "waiting")).finally(() => filling.delete(digest));
        filling.set(digest, fill);
        const served = (await fill) ? spool.serve(digest) : null;
        if (served === null)
            throw corrupt(digest);
        return served;
    }
    return {
        read: (digest, place, entryBytes) => entryBytes <= WHOLE_ENTRY_BYTES || place.sizeBytes <= MEMORY_BLOB_BYTES ? readSmall(digest, place, entryBytes) : readBig(digest, place),
    };
}
/** Reads part of an entry into memory. */
async function readBytes(service, key, offset, sizeBytes) {
    const bytes = Buffer.alloc(sizeBytes);
    let readTo = 0;
    const keep = async (position, chunk) => {
        bytes.set(chunk, position);
        readTo = Math.max(readTo, position + chunk.length);
    };
    await service.read(key, { offset, sizeBytes }, keep, "waiting");
    return bytes.subarray(0, readTo);
}
function corrupt(digest) {
    return new CacheFault("corrupt", `The cache holds other bytes than those of ${digest}.`);
}

// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
;// CONCATENATED MODULE: ./src/cache/layers/config.js


/** The media type of BuildKit's cache config. */
const CACHE_CONFIG_TYPE = "application/vnd.buildkit.cacheconfig.v0";
/** The `parent` of a layer that has none. */
const NO_PARENT = -1;
/** What a config may hold at most: far more than fits into what BuildKit reads. */
const MAX_ELEMENTS = 200_000;
const RECORD_DIGEST = /^[a-z0-9]{1,32}:[A-Za-z0-9._-]{1,128}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const ZERO_TIME = "0001-01-01T00:00:00Z";
/** Parses a cache config that anybody may have written; null for one that BuildKit would refuse: indexes that lead nowhere or round in a circle. */
function parseConfig(text) {
    const object = (0,json/* readJsonObject */.op)(text);
    return object === null ? null : readConfig(object);
}
/** As `parseConfig`, of what is JSON already. */
function readConfig(object) {
    const layers = mapAll(object["layers"], readLayer);
    const records = mapAll(object["records"], readRecord);
    if (layers === null || records === null)
        return null;
    if (!layers.every(({ parent }) => parent === NO_PARENT || isIndex(parent, layers)) || !areLayersFinite(layers))
        return null;
    if (!records.every((record) => leadsSomewhere(record, layers, records)))
        return null;
    return orderRecords(records) === null ? null : { layers, records };
}
/** The config as BuildKit writes it. */
function formatConfig(config) {
    return JSON.stringify(configJson(config));
}
/** The config as the JSON that BuildKit writes, which leaves out what is zero: so a `parent` of 0, too. */
function configJson(config) {
    return {
        ...nonEmpty("layers", config.layers.map(({ blob, parent }) => ({ blob, ...(parent === 0 ? {} : { parent }) }))),
        ...nonEmpty("records", config.records.map(({ digest, results, chains, inputs }) => ({
            ...nonEmpty("layers", results),
            ...nonEmpty("chains", chains),
            digest,
            ...nonEmpty("inputs", inputs.map((slot) => slot.map(({ link, selector }) => ({ ...(selector === "" ? {} : { selector }), link })))),
        }))),
    };
}
/** The records' indexes, each after those of its inputs; null where inputs go round in a circle. */
function orderRecords(records) {
    const order = [];
    const state = new Uint8Array(records.length); // 0 not seen, 1 begun, 2 done
    for (let root = 0; root < records.length; root += 1) {
        // A stack of our own: a stranger's chain may be deeper than the engine's.
        const stack = [root];
        while (stack.length > 0) {
            const index = stack.at(-1) ?? 0;
            const links = state[index] === 0 ? linksOf(records[index]) : [];
            if (state[index] === 0)
                state[index] = 1;
            const open = links.filter((link) => state[link] !== 2);
            if (open.some((link) => state[link] === 1))
                return null;
            if (open.length > 0) {
                // One by one: an engine takes only so many arguments.
                for (const link of open)
                    stack.push(link);
                continue;
            }
            stack.pop();
            if (state[index] !== 2)
                order.push(index);
            state[index] = 2;
        }
    }
    return order;
}
/** The indexes of the records that a record's inputs may be. */
function linksOf(record) {
    return record?.inputs.flatMap((slot) => slot.map(({ link }) => link)) ?? [];
}
function readLayer(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const { blob } = value;
    // Go leaves out what is zero, so a layer without a parent says -1, and one that says nothing has the first.
    const parent = value["parent"] ?? 0;
    if (typeof blob !== "string" || !(0,oci_digest/* isDigest */.Bc)(blob) || !isInteger(parent))
        return null;
    return { blob, parent };
}
function readRecord(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const { digest } = value;
    if (typeof digest !== "string" || !RECORD_DIGEST.test(digest))
        return null;
    const results = mapAll(value["layers"], readResult);
    const chains = mapAll(value["chains"], readChain);
    const inputs = mapAll(value["inputs"], (slot) => mapAll(slot, readInput));
    return results === null || chains === null || inputs === null ? null : { digest, results, chains, inputs };
}
function readResult(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const { layer } = value;
    const createdAt = readTime(value["createdAt"]);
    return isInteger(layer) && createdAt !== null ? { layer, createdAt } : null;
}
function readChain(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const layers = mapAll(value["layers"], (layer) => (isInteger(layer) ? layer : null));
    const createdAt = readTime(value["createdAt"]);
    return layers !== null && createdAt !== null ? { layers, createdAt } : null;
}
function readInput(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const { link } = value;
    const selector = value["selector"] ?? "";
    return isInteger(link) && typeof selector === "string" ? { link, selector } : null;
}
function readTime(value) {
    if (value === undefined || value === null)
        return ZERO_TIME;
    return typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
}
function leadsSomewhere(record, layers, records) {
    return (record.results.every(({ layer }) => isIndex(layer, layers)) &&
        record.chains.every((chain) => chain.layers.every((layer) => isIndex(layer, layers))) &&
        linksOf(record).every((link) => isIndex(link, records)));
}
/** Whether each layer's parents come to an end. */
function areLayersFinite(layers) {
    const isFinite = new Uint8Array(layers.length);
    for (let start = 0; start < layers.length; start += 1) {
        const path = new Set();
        let index = start;
        while (index !== NO_PARENT && isFinite[index] === 0) {
            if (path.has(index))
                return false;
            path.add(index);
            index = layers[index]?.parent ?? NO_PARENT;
        }
        for (const passed of path)
            isFinite[passed] = 1;
    }
    return true;
}
/** Reads each element of an array, absent and null being empty as Go has it; null where one is not what it must be. */
function mapAll(value, read) {
    if (value === undefined || value === null)
        return [];
    if (!Array.isArray(value) || value.length > MAX_ELEMENTS)
        return null;
    const all = [];
    for (const element of value) {
        const one = read(element);
        if (one === null)
            return null;
        all.push(one);
    }
    return all;
}
function nonEmpty(name, list) {
    return list.length === 0 ? {} : { [name]: list };
}
function isIndex(value, list) {
    return value >= 0 && value < list.length;
}
function isInteger(value) {
    return typeof value === "number" && Number.isSafeInteger(value);
}

;// CONCATENATED MODULE: ./src/cache/layers/config-heal.js

/**
 * The config without the layers whose blob is gone, and all that stood on them: BuildKit fails a build that is led to a blob
 * that is not there. A record without results stays while another with results has it as an input.
 */
function healConfig(config, isThere) {
    const layers = keptLayers(config.layers, isThere);
    const newLayer = renumber(layers);
    const records = config.records.map((record) => ({
        ...record,
        results: record.results.filter(({ layer }) => layers[layer] === true),
        chains: record.chains.filter((chain) => chain.layers.every((layer) => layers[layer] === true)),
    }));
    const kept = keptRecords(records);
    const newRecord = renumber(kept);
    return {
        layers: config.layers
            .filter((_layer, index) => layers[index])
            .map(({ blob, parent }) => ({ blob, parent: parent === NO_PARENT ? NO_PARENT : (newLayer[parent] ?? NO_PARENT) })),
        records: records.filter((_record, index) => kept[index]).map((record) => ({
            digest: record.digest,
            results: record.results.map((result) => ({ ...result, layer: newLayer[result.layer] ?? 0 })),
            chains: record.chains.map((chain) => ({ ...chain, layers: chain.layers.map((layer) => newLayer[layer] ?? 0) })),
            inputs: record.inputs.map((slot) => slot.filter(({ link }) => kept[link]).map((input) => ({ ...input, link: newRecord[input.link] ?? 0 }))),
        })),
    };
}
/** Which layers have their blob and all those below it. */
function keptLayers(layers, isThere) {
    const kept = layers.map(({ blob }) => (isThere(blob) ? undefined : false));
    for (let start = 0; start < layers.length; start += 1) {
        const path = [];
        let index = start;
        while (index !== NO_PARENT && kept[index] === undefined) {
            path.push(index);
            index = layers[index]?.parent ?? NO_PARENT;
        }
        const isWhole = index === NO_PARENT || kept[index] === true;
        for (const passed of path)
            kept[passed] = isWhole;
    }
    return kept.map((isKept) => isKept === true);
}
/** Which records lead to a result, and have something for each of their inputs. */
function keptRecords(records) {
    const isPossible = possibleRecords(records);
    const kept = records.map(() => false);
    const stack = records.flatMap((record, index) => (isPossible[index] && record.results.length + record.chains.length > 0 ? [index] : []));
    while (stack.length > 0) {
        const index = stack.pop() ?? 0;
        if (kept[index] === true)
            continue;
        kept[index] = true;
        for (const link of linksOf(records[index]))
            if (isPossible[link] === true)
                stack.push(link);
    }
    return kept;
}
/** BuildKit refuses a config with an input that nothing can be, and writes such where links went round in a circle. */
function possibleRecords(records) {
    const possible = records.map(() => false);
    // Each after those of its inputs: one look at each is enough, however long a stranger's chain is.
    for (const index of orderRecords(records) ?? []) {
        possible[index] = records[index]?.inputs.every((slot) => slot.some(({ link }) => possible[link])) === true;
    }
    return possible;
}
function renumber(kept) {
    let next = 0;
    return kept.map((isKept) => (isKept ? next++ : NO_PARENT));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/cache/layers/config-merge.js


/** The largest cache config that is offered, in bytes: BuildKit refuses one over 1 MiB. */
const MAX_CONFIG_BYTES = 1024 * 1024 - 4096;
/** One config that says what all say, newest first: layers of equal blobs on equal parents are one, and so are records of equal digest and inputs. */
function mergeConfigs(configs) {
    const merged = { layers: [], layerIds: new Map(), records: [], recordIds: new Map() };
    for (const config of configs)
        addConfig(merged, config);
    return {
        layers: merged.layers,
        records: merged.records.map(({ digest, inputs, results, chains }) => ({ digest, inputs, results: newestFirst([...results.values()]), chains: newestFirst([...chains.values()]) })),
    };
}
/** All that a config says, times left out, each statement as a hash: equal statements of two configs are equal hashes, whatever the order of their lists. */
function statementsOf(config) {
    const layers = layerHashes(config.layers);
    const records = [];
    const statements = new Set();
    for (const index of orderRecords(config.records) ?? []) {
        const record = config.records[index];
        if (record === undefined)
            continue;
        const slots = record.inputs.map((slot) => [...new Set(slot.map(({ link, selector }) => `${records[link]} ${selector}`))].sort());
        const hash = hashOf([record.digest, slots]);
        records[index] = hash;
        statements.add(hash);
        for (const { layer } of record.results)
            statements.add(hashOf([hash, layers[layer]]));
        for (const chain of record.chains)
            statements.add(hashOf([hash, chain.layers.map((layer) => layers[layer])]));
    }
    return statements;
}
function addConfig(merged, config) {
    const layers = addLayers(merged, config.layers);
    const records = [];
    for (const index of orderRecords(config.records) ?? []) {
        const record = config.records[index];
        if (record === undefined)
            continue;
        const id = addRecord(merged, record, records);
        records[index] = id;
        const target = merged.records[id];
        for (const { layer, createdAt } of record.results)
            keepNewest(target?.results, layers[layer] ?? 0, { layer: layers[layer] ?? 0, createdAt });
        for (const chain of record.chains) {
            const members = chain.layers.map((layer) => layers[layer] ?? 0);
            keepNewest(target?.chains, members.join(), { layers: members, createdAt: chain.createdAt });
        }
    }
}
/** The layers' places in what is merged. */
function addLayers(merged, layers) {
    const places = layers.map(() => undefined);
    for (let start = 0; start < layers.length; start += 1) {
        for (const index of fromBase(layers, start, places)) {
            const { blob, parent } = layers[index];
            const below = parent === NO_PARENT ? NO_PARENT : (places[parent] ?? NO_PARENT);
            places[index] = intern(merged.layerIds, `${blob} ${below}`, () => merged.layers.push({ blob, parent: below }) - 1);
        }
    }
    return places.map((place) => place ?? 0);
}
function addRecord(merged, record, places) {
    const inputs = record.inputs.map((slot) => {
        const distinct = new Map(slot.map(({ link, selector }) => [`${places[link]} ${selector}`, { link: places[link] ?? 0, selector }]));
        return [...distinct.values()].sort((one, other) => one.link - other.link || (one.selector < other.selector ? -1 : 1));
    });
    const key = JSON.stringify([record.digest, inputs]);
    return intern(merged.recordIds, key, () => merged.records.push({ digest: record.digest, inputs, results: new Map(), chains: new Map() }) - 1);
}
function intern(ids, key, add) {
    const known = ids.get(key);
    if (known !== undefined)
        return known;
    const id = add();
    ids.set(key, id);
    return id;
}
function keepNewest(all, key, one) {
    const known = all?.get(key);
    if (known === undefined || timeOf(one) > timeOf(known))
        all?.set(key, one);
}
function newestFirst(list) {
    return list.sort((one, other) => timeOf(other) - timeOf(one));
}
function timeOf({ createdAt }) {
    return Date.parse(createdAt) || 0;
}
/** The layers of a chain that have no place yet, base first. */
function fromBase(layers, start, places) {
    const path = [];
    for (let index = start; index !== NO_PARENT && places[index] === undefined; index = layers[index]?.parent ?? NO_PARENT)
        path.push(index);
    return path.reverse();
}
function layerHashes(layers) {
    const hashes = [];
    for (let start = 0; start < layers.length; start += 1) {
        for (const index of fromBase(layers, start, hashes)) {
            const { blob, parent } = layers[index];
            hashes[index] = hashOf([blob, parent === NO_PARENT ? "" : hashes[parent]]);
        }
    }
    return hashes;
}
function hashOf(value) {
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 27);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/cache/layers/index-document.js





/** How many generations are kept, the newest ones. */
const MAX_GENERATIONS = 16;
const VERSION = 1;
/** What a stored index may unpack to; it bounds what reading one takes of our memory. */
const MAX_INDEX_BYTES = 8 * 1024 * 1024;
const MAX_SKIPPED = 16;
const MAX_CORRUPT = 64;
const MAX_KEY_CHARACTERS = 512;
/** Far more than a build writes of itself. */
const MAX_NOTES_CHARACTERS = 1024 * 1024;
/** More than any cache takes as one entry; what a stranger's index says beyond it would only take our memory. */
const MAX_ENTRY_BYTES = 16 * 1024 ** 3;
/** How many bytes each stored index has at least: so many can be read at once, without asking for its size. */
const INDEX_HEAD_BYTES = 64 * 1024;
/** The largest stored index that is read, in bytes. */
const MAX_STORED_INDEX_BYTES = 4 * 1024 * 1024;
/** What a stored index begins with, before the length of what is compressed as 32 bits, big end first. */
const MARK = Buffer.from("plimsoll-index-1");
const LENGTH_BYTES = 4;
const EMPTY_INDEX = { generations: [], blobs: new Map(), entries: new Map(), skipped: [], corrupt: [] };
const compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
const decompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
/** How many bytes a stored index has, by its first ones; null for what is none. */
function storedIndexBytes(head) {
    if (head.length < INDEX_HEAD_BYTES || !head.subarray(0, MARK.length).equals(MARK))
        return null;
    const sizeBytes = MARK.length + LENGTH_BYTES + head.readUInt32BE(MARK.length);
    return sizeBytes <= MAX_STORED_INDEX_BYTES ? sizeBytes : null;
}
/** Reads an index as it lies in the cache; null for what is none. Single parts that make no sense are left out. */
async function parseIndex(stored) {
    const sizeBytes = storedIndexBytes(stored);
    if (sizeBytes === null || stored.length < sizeBytes)
        return null;
    const text = await decompress(stored.subarray(MARK.length + LENGTH_BYTES, sizeBytes), { maxOutputLength: MAX_INDEX_BYTES }).catch(() => null);
    const object = text === null ? null : (0,json/* readJsonObject */.op)(text);
    if (object === null || object["version"] !== VERSION)
        return null;
    return {
        generations: listOf(object["generations"]).flatMap(readGeneration).slice(0, 2 * MAX_GENERATIONS),
        blobs: new Map(entriesOf(object["blobs"]).flatMap(([digest, value]) => ((0,oci_digest/* isDigest */.Bc)(digest) ? readPlace(value).map((place) => [digest, place]) : []))),
        entries: new Map(entriesOf(object["entries"]).flatMap(([key, value]) => readEntry(value).map((entry) => [key, entry]))),
        // Each of them is looked up.
        skipped: listOf(object["skipped"]).flatMap(readSkipped).slice(0, MAX_SKIPPED),
        corrupt: listOf(object["corrupt"]).filter((key) => typeof key === "string").slice(0, MAX_CORRUPT),
    };
}
/** The index as it is stored: as many generations, newest first, as a reader takes. */
async function formatIndex(index) {
    for (let count = index.generations.length;; count -= 1) {
        const text = JSON.stringify(indexJson(pruneIndex({ ...index, generations: index.generations.slice(0, count) })));
        const stored = Buffer.byteLength(text) <= MAX_INDEX_BYTES || count === 0 ? await index_document_frame(text) : null;
        if (stored !== null && (stored.length <= MAX_STORED_INDEX_BYTES || count === 0))
            return stored;
    }
}
async function index_document_frame(text) {
    const compressed = await compress(text, { params: { [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1 } });
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(compressed.length);
    const stored = Buffer.concat([MARK, length, compressed]);
    return Buffer.concat([stored, Buffer.alloc(Math.max(0, INDEX_HEAD_BYTES - stored.length))]);
}
/** What both say; of what both say differently, the first's. */
function mergeIndexes(first, second) {
    const generations = new Map([...first.generations, ...second.generations].map((generation) => [generation.id, generation]));
    const skipped = new Map([...second.skipped, ...first.skipped].map((one) => [one.number, one]));
    return {
        generations: [...generations.values()].sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime()),
        blobs: new Map([...second.blobs, ...first.blobs]),
        entries: new Map([...first.entries, ...second.entries].map(([key, entry]) => [key, newer(entry, first.entries.get(key))])),
        skipped: [...skipped.values()].sort((one, other) => other.number - one.number),
        corrupt: [...new Set([...first.corrupt, ...second.corrupt])],
    };
}
/** The index with at most `MAX_GENERATIONS`, and without the blobs and entries that none of them names. */
function pruneIndex(index) {
    const generations = index.generations.slice(0, MAX_GENERATIONS);
    const named = new Set(generations.flatMap(({ config }) => config?.layers.map(({ blob }) => blob) ?? []));
    const blobs = new Map([...index.blobs].filter(([digest]) => named.has(digest)));
    const keys = new Set([...blobs.values()].map(({ entry }) => entry));
    return {
        generations,
        blobs,
        entries: new Map([...index.entries].filter(([key]) => keys.has(key))),
        skipped: index.skipped.slice(0, MAX_SKIPPED),
        corrupt: index.corrupt.slice(0, MAX_CORRUPT),
    };
}
/** A generation, under an id made of what it says: the same one saved twice is one. */
function makeGeneration(parts) {
    return { ...parts, id: (0,oci_digest/* digestOf */.ol)(JSON.stringify(generationJson(parts))).slice(7, 39) };
}
function indexJson(index) {
    return {
        version: VERSION,
        generations: index.generations.map(({ id, ...parts }) => ({ id, ...generationJson(parts) })),
        blobs: Object.fromEntries(index.blobs),
        entries: Object.fromEntries(index.entries),
        ...(index.skipped.length === 0 ? {} : { skipped: index.skipped }),
        ...(index.corrupt.length === 0 ? {} : { corrupt: index.corrupt }),
    };
}
function generationJson({ savedAt, build, config, notes }) {
    return { savedAt, build, config: config === null ? null : configJson(config), notes };
}
function readGeneration(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const { id, build, notes } = value;
    const savedAt = readDate(value["savedAt"]);
    if (typeof id !== "string" || typeof build !== "string" || savedAt === null)
        return [];
    const config = (0,json/* isJsonObject */.OW)(value["config"]) ? readConfig(value["config"]) : null;
    if (config === null && value["config"] !== null)
        return [];
    return [{ id, savedAt, build, config, notes: (0,json/* isJsonObject */.OW)(notes) && canBeHandedOn(notes) ? notes : null }];
}
/** What is nested deeper than JSON can be written would keep the index from ever being saved again; and those who ask for notes take only so many bytes. */
function canBeHandedOn(notes) {
    try {
        return JSON.stringify(notes).length <= MAX_NOTES_CHARACTERS;
    }
    catch {
        return false;
    }
}
function readPlace(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const { entry, offset, sizeBytes, mediaType } = value;
    if (typeof entry !== "string" || entry.length > MAX_KEY_CHARACTERS || typeof mediaType !== "string")
        return [];
    if (!isByteCount(offset) || !isByteCount(sizeBytes))
        return [];
    return [{ entry, offset, sizeBytes, mediaType, annotations: (0,json/* stringRecord */.JM)(value["annotations"]) }];
}
function readEntry(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const { sizeBytes } = value;
    const storedAt = readDate(value["storedAt"]);
    const touchedAt = readDate(value["touchedAt"]);
    return isByteCount(sizeBytes) && sizeBytes <= MAX_ENTRY_BYTES && storedAt !== null && touchedAt !== null ? [{ sizeBytes, storedAt, touchedAt }] : [];
}
function readSkipped(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return [];
    const { number } = value;
    const skippedAt = readDate(value["skippedAt"]);
    return isByteCount(number) && skippedAt !== null ? [{ number, skippedAt }] : [];
}
function newer(entry, other) {
    return other !== undefined && other.touchedAt > entry.touchedAt ? other : entry;
}
function readDate(value) {
    const date = typeof value === "string" ? new Date(value) : null;
    return date === null || Number.isNaN(date.getTime()) ? null : date;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function entriesOf(value) {
    return (0,json/* isJsonObject */.OW)(value) ? Object.entries(value) : [];
}
function isByteCount(value) {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./src/cache/layers/index-store.js





const NUMBER_DIGITS = 6;
const POLL_MS = 1000;
/** How often a number that is taken is looked for, before its writer is taken for dead. */
const POLLS = 6;
/** A writer that has not finished by then never will. */
const FORGET_SKIPPED_MS = 10 * 60 * 1000;
/** How many numbers below its own a job names that could not read what it saves on top of. */
const BLIND_REACH = 16;
const HOUR_MS = 60 * 60 * 1000;
/** So many hours have numbers of their own; the cache forgets long before they come round again. */
const BLIND_HOURS = 60_000;
const BLIND_TRIES = 32;
const MAX_LOOKED_FOR = 32;
const MAX_SAVES = 64;
/** Makes the store of an image's indexes for its platforms. */
function createIndexStore(options) {
    const { service, access, clock, pauseMs, onUnreadable } = options;
    const subject = hex([options.image, ...[...options.platforms].sort()].join("\0"), 16);
    const prefixOf = (scope) => `plimsoll-index-1-${subject}-${hex(scope, 8)}#`;
    const keyOf = (prefix, number) => `${prefix}${String(number).padStart(NUMBER_DIGITS, "0")}`;
    // A token that does not say its scopes has them all the same, and the service looks through them in their order.
    const scopes = access.scopes.length > 0 ? access.scopes : [{ scope: "", canRead: true, canWrite: true }];
    const ownScope = scopes.find(({ canWrite }) => canWrite)?.scope ?? null;
    const ownPrefix = prefixOf(ownScope ?? "");
    let own = { number: 0, index: EMPTY_INDEX };
    let entriesWritten = 0;
    /** The newest index of a scope, or the one before it where that cannot be understood. */
    async function readNewest(prefix) {
        const found = await service.find([prefix], "waiting");
        const number = numberOf(found?.key, prefix);
        if (number === null)
            return null;
        const newest = await readIndex(keyOf(prefix, number));
        if (newest === null)
            onUnreadable();
        const index = newest ?? (number > 1 ? await readIndex(keyOf(prefix, number - 1)) : null);
        return { number, index: await addSkipped(prefix, index ?? EMPTY_INDEX) };
    }
    /** Adds what others saved under numbers that had been given up, and forgets those that nobody will save any more. */
    async function addSkipped(prefix, index) {
        const seen = new Set();
        const missing = [];
        let whole = index;
        for (let next = index.skipped; next.length > 0 && seen.size < MAX_LOOKED_FOR; next = whole.skipped.filter(({ number }) => !seen.has(number))) {
            for (const { number } of next)
                seen.add(number);
            const found = await Promise.all(next.map(({ number }) => readExactly(keyOf(prefix, number))));
            missing.push(...next.filter((_skipped, place) => found[place] === null));
            whole = found.reduce((all, late) => (late === null ? all : mergeIndexes(all, late)), whole);
        }
        const isOpen = ({ skippedAt }) => clock.now().getTime() - skippedAt.getTime() < FORGET_SKIPPED_MS;
        return { ...whole, skipped: missing.filter(isOpen) };
    }
    async function readExactly(key) {
        try {
            return (await service.find([key], "waiting"))?.key === key ? await readIndex(key) : null;
        }
        catch (error) {
            if (error instanceof CacheFault)
                return null;
            throw error;
        }
    }
    async function readIndex(key) {
        try {
            const head = await readBytes(service, key, 0, INDEX_HEAD_BYTES);
            const missingBytes = (storedIndexBytes(head) ?? 0) - head.length;
            return await parseIndex(missingBytes > 0 ? Buffer.concat([head, await readBytes(service, key, head.length, missingBytes)]) : head);
        }
        catch (error) {
            if (error instanceof CacheFault && (error.kind === "gone" || error.kind === "corrupt"))
                return null;
            throw error;
        }
    }
    async function loadScope(scope) {
        try {
            const newest = await readNewest(prefixOf(scope));
            if (newest !== null && scope === ownScope)
                own = newest;
            return newest?.index ?? EMPTY_INDEX;
        }
        catch (error) {
            if (error instanceof CacheFault)
                return EMPTY_INDEX;
            throw error;
        }
    }
    /** Takes over what another job saved under this number or a later one; false: nobody's is to be seen yet. */
    async function catchUp(number, signal) {
        const found = await service.find([keyOf(ownPrefix, number), ownPrefix], "background", signal);
        const theirs = numberOf(found?.key, ownPrefix);
        if (theirs === null || theirs < number)
            return false;
        const index = await readIndex(keyOf(ownPrefix, theirs));
        own = { number: theirs, index: mergeIndexes(index === null ? own.index : await addSkipped(ownPrefix, index), { ...EMPTY_INDEX, skipped: own.index.skipped }) };
        return true;
    }
    async function pass(number, signal) {
        for (let poll = 0; poll < POLLS; poll += 1) {
            if (await catchUp(number, signal))
                return;
            await clock.sleep(pauseMs(POLL_MS), signal);
        }
        own = { number, index: { ...own.index, skipped: [{ number, skippedAt: clock.now() }, ...own.index.skipped] } };
    }
    /** Stores an index that is made while its place is being reserved. */
    async function write(number, makeIndex, signal) {
        let index = EMPTY_INDEX;
        const makeContent = async () => {
            index = await makeIndex();
            const bytes = await formatIndex(index);
            return { sizeBytes: bytes.length, open: (offset, sizeBytes) => serveBytes(bytes.subarray(offset, offset + sizeBytes)).open() };
        };
        if ((await service.write(keyOf(ownPrefix, number), makeContent, "background", signal)) === "exists")
            return false;
        own = { number, index };
        entriesWritten += 1;
        return true;
    }
    /** Saves without having read: under a number that is free, naming those below it as ones that readers are to look at. */
    async function saveBlind(change, signal) {
        for (const number of blindNumbers(clock.now())) {
            const below = Array.from({ length: BLIND_REACH }, (_, back) => number - 1 - back).filter((one) => one > 0);
            const skipped = below.map((one) => ({ number: one, skippedAt: clock.now() }));
            if (await write(number, () => Promise.resolve({ ...change(EMPTY_INDEX), skipped }), signal))
                return;
        }
    }
    return {
        async load() {
            return await Promise.all(scopes.filter(({ canRead }) => canRead).map(({ scope }) => loadScope(scope)));
        },
        async save(change, ready, signal) {
            if (!access.canRead)
                return await ready.then(() => saveBlind(change, signal));
            const make = async () => {
                await ready;
                signal.throwIfAborted();
                return change(own.index);
            };
            for (let saves = 0; saves < MAX_SAVES; saves += 1) {
                signal.throwIfAborted();
                const number = own.number + 1;
                if (await write(number, make, signal))
                    return;
                await pass(number, signal);
            }
        },
        entriesWritten: () => entriesWritten,
    };
}
/** Numbers to try that nobody may have taken: first those that jobs begin with which can read, then those of this hour, of which there is never an end. */
function* blindNumbers(now) {
    for (let number = 1; number <= 2 * BLIND_REACH; number *= 2)
        yield number;
    const first = 100 + (Math.floor(now.getTime() / HOUR_MS) % BLIND_HOURS) * BLIND_REACH;
    for (let place = 0; place < BLIND_TRIES; place += 1)
        yield first + place;
}
function numberOf(key, prefix) {
    const digits = key?.startsWith(prefix) === true ? key.slice(prefix.length) : "";
    return new RegExp(`^\\d{${NUMBER_DIGITS}}$`).test(digits) ? Number(digits) : null;
}
function hex(text, digits) {
    return (0,oci_digest/* digestOf */.ol)(text).slice("sha256:".length, "sha256:".length + digits);
}

;// CONCATENATED MODULE: ./src/cache/layers/kept-files.js





/** What a stored file begins with, before its size as 64 bits, big end first, and its sha256. */
const kept_files_MARK = Buffer.from("plimsoll-file-1\n");
const SIZE_BYTES = 8;
const HEAD_BYTES = kept_files_MARK.length + SIZE_BYTES + 32;
/** More than any cache takes as one entry; what a stranger's head says beyond it would only take our memory. */
const MAX_FILE_BYTES = 16 * 1024 ** 3;
/** Makes the store of files over a service. */
function createKeptFiles(service, uploads) {
    async function restore(keys, path) {
        const found = await service.find(keys, "waiting");
        if (found === null)
            return null;
        const head = await readBytes(service, found.key, 0, HEAD_BYTES);
        const sizeBytes = sizeOf(head);
        if (sizeBytes === null)
            return null;
        await writeParts(path, (write) => service.read(found.key, { offset: HEAD_BYTES, sizeBytes }, write, "waiting"));
        return head.equals(await makeHead(path)) ? found.key : null;
    }
    return {
        async restore(keys, path) {
            let key = null;
            try {
                key = await restore(keys, path);
            }
            catch (error) {
                if (!(error instanceof CacheFault))
                    throw error;
            }
            if (key === null)
                await (0,promises_.rm)(path, { force: true });
            return key;
        },
        save(key, path) {
            uploads.storeExactly(key, async () => {
                const head = await makeHead(path);
                return { sizeBytes: HEAD_BYTES + (sizeOf(head) ?? 0), open: (offset, sizeBytes) => readWithHead(head, path, offset, offset + sizeBytes) };
            });
        },
    };
}
async function makeHead(path) {
    const size = Buffer.alloc(SIZE_BYTES);
    const { size: sizeBytes } = await (0,promises_.stat)(path);
    size.writeBigUInt64BE(BigInt(sizeBytes));
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of readRange(path, 0, sizeBytes))
        hash.update(chunk);
    return Buffer.concat([kept_files_MARK, size, hash.digest()]);
}
/** The size of the file that a head is of; null for what is no head. */
function sizeOf(head) {
    if (head.length !== HEAD_BYTES || !head.subarray(0, kept_files_MARK.length).equals(kept_files_MARK))
        return null;
    const sizeBytes = Number(head.readBigUInt64BE(kept_files_MARK.length));
    return sizeBytes <= MAX_FILE_BYTES ? sizeBytes : null;
}
async function* readWithHead(head, path, from, to) {
    if (from < HEAD_BYTES)
        yield head.subarray(from, Math.min(to, HEAD_BYTES));
    const start = Math.max(0, from - HEAD_BYTES);
    if (to > HEAD_BYTES)
        yield* readRange(path, start, to - HEAD_BYTES - start);
}

// EXTERNAL MODULE: ./src/oci/descriptor.js
var oci_descriptor = __webpack_require__(16926);
// EXTERNAL MODULE: ./src/oci/media-type.js
var media_type = __webpack_require__(86988);
;// CONCATENATED MODULE: ./src/cache/layers/cache-manifest.js





/** BuildKit puts the place that it read a layer from there: our address, with the secret in it. */
const SOURCE_ANNOTATION = "containerd.io/distribution.source";
/** Parses the manifest of an exported cache, in both of BuildKit's forms; null for any other. */
function parseCacheManifest(bytes) {
    const object = (0,json/* readJsonObject */.op)(bytes);
    if (object === null)
        return null;
    const descriptors = [object["config"] ?? [], object["layers"] ?? [], object["manifests"] ?? []].flat().map(readDescriptor);
    const config = descriptors.find((descriptor) => descriptor?.mediaType === CACHE_CONFIG_TYPE);
    if (config === undefined || config === null || descriptors.includes(null))
        return null;
    const layers = descriptors.filter((descriptor) => descriptor !== null && descriptor !== config);
    return { config, layers: new Map(layers.map((layer) => [layer.digest, layer])) };
}
/** Writes the manifest of a cache in the form of an image manifest (BuildKit's `image-manifest=true`); `text` is the config as it is served. */
function makeCacheManifest(config, text, placeOf) {
    const configBytes = Buffer.from(text);
    const configDigest = (0,oci_digest/* digestOf */.ol)(configBytes);
    const blobs = [...new Set(config.layers.map(({ blob }) => blob))];
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: media_type/* OCI_MANIFEST */.EG,
        config: { mediaType: CACHE_CONFIG_TYPE, digest: configDigest, size: configBytes.length },
        layers: blobs.flatMap((digest) => {
            const place = placeOf(digest);
            return place === null ? [] : [{ mediaType: place.mediaType, digest, size: place.sizeBytes, annotations: place.annotations }];
        }),
    }));
    return { manifest: { bytes, digest: (0,oci_digest/* digestOf */.ol)(bytes), mediaType: media_type/* OCI_MANIFEST */.EG }, config: { bytes: configBytes, digest: configDigest } };
}
function readDescriptor(value) {
    try {
        const descriptor = (0,oci_descriptor/* parseDescriptor */.BA)(value, "The cache's manifest");
        const annotations = Object.entries(descriptor.annotations).filter(([name]) => !name.startsWith(SOURCE_ANNOTATION));
        return { ...descriptor, annotations: Object.fromEntries(annotations) };
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/cache/layers/known-layers.js




/** How long a config that was too large speaks against trying again. */
const OVER_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;
/** The entries that the indexes name; of one that several name, what the first says. */
function namedEntries(indexes) {
    return new Map(indexes.toReversed().flatMap(({ entries }) => [...entries]));
}
/** Unites indexes, own scope's first, for a build: as many generations as BuildKit reads, without the layers that are gone. */
function uniteIndexes(indexes, liveness, build, now) {
    const entries = namedEntries(indexes);
    const entryBytes = (key) => entries.get(key)?.sizeBytes ?? 0;
    // A place beyond its entry's end would be promised to BuildKit, and cost the build's first attempt.
    const isThere = ({ entry, offset, sizeBytes }) => liveness.live.has(entry) && offset + sizeBytes <= entryBytes(entry);
    const placesOf = (blob) => indexes.flatMap(({ blobs }) => blobs.get(blob) ?? []).filter(isThere);
    const generations = orderGenerations(indexes, build);
    const whole = generations.flatMap(({ config }) => (config === null ? [] : [config]));
    const healed = whole.map((config) => healConfig(config, (blob) => placesOf(blob).length > 0)).filter(({ layers }) => layers.length > 0);
    const fitting = fit(healed, (blob) => placesOf(blob)[0] ?? null);
    const config = fitting?.config ?? { layers: [], records: [] };
    const newest = generations.find((generation) => generation.build === build);
    return {
        served: fitting?.served ?? null,
        statements: statementsOf(config),
        blobBytes: new Map(config.layers.map(({ blob }) => [blob, placesOf(blob)[0]?.sizeBytes ?? 0])),
        layersKnown: config.layers.length,
        layersHealed: mergeConfigs(whole).layers.length - mergeConfigs(healed).layers.length,
        generations,
        isOverConfigLimit: newest !== undefined && newest.config === null && now.getTime() - newest.savedAt.getTime() < OVER_LIMIT_MS,
        placesOf,
        entryBytes,
    };
}
/** Merges as many configs, newest first, as BuildKit reads. */
function fit(configs, placeOf) {
    for (let count = configs.length; count > 0; count -= 1) {
        const config = mergeConfigs(configs.slice(0, count));
        const served = makeCacheManifest(config, formatConfig(config), placeOf);
        if (Math.max(served.config.bytes.length, served.manifest.bytes.length) <= MAX_CONFIG_BYTES)
            return { config, served };
    }
    return null;
}
function orderGenerations(indexes, build) {
    const distinct = new Map(indexes.flatMap(({ generations }) => generations.map((generation) => [generation.id, generation])));
    const rank = (generation) => (generation.build === build ? 0 : 1);
    return [...distinct.values()].sort((one, other) => rank(one) - rank(other) || other.savedAt.getTime() - one.savedAt.getTime());
}

;// CONCATENATED MODULE: ./src/cache/layers/pack.js


/** The blobs of a config, each once, those that others stand on first: what a pack loses at its end costs the fewest layers. */
function baseFirst(config) {
    const depths = [];
    for (let start = 0; start < config.layers.length; start += 1) {
        const path = [];
        for (let index = start; index !== NO_PARENT && depths[index] === undefined; index = parentOf(config, index))
            path.push(index);
        for (const index of path.reverse())
            depths[index] = (depths[parentOf(config, index)] ?? -1) + 1;
    }
    const byDepth = config.layers.map(({ blob }, index) => ({ blob, depth: depths[index] ?? 0 })).sort((one, other) => one.depth - other.depth);
    return [...new Set(byDepth.map(({ blob }) => blob))];
}
/** Puts blobs of the spool together; nothing is copied. */
function makePack(blobs, spool) {
    const offsets = new Map();
    let sizeBytes = 0;
    for (const digest of blobs) {
        offsets.set(digest, sizeBytes);
        sizeBytes += spool.sizeOf(digest) ?? 0;
    }
    return { offsets, content: { sizeBytes, open: (offset, size) => readMembers(offsets, spool, offset, offset + size) } };
}
/** Names a pack by what is in it, without reading that once more. */
function packKey(blobs) {
    return `plimsoll-pack-${(0,oci_digest/* digestOf */.ol)(blobs.join("\n"))}`;
}
async function* readMembers(offsets, spool, from, to) {
    for (const [digest, start] of offsets) {
        const first = Math.max(from, start);
        const last = Math.min(to, start + (spool.sizeOf(digest) ?? 0));
        if (first < last)
            yield* spool.read(digest, first - start, last - first);
    }
}
function parentOf(config, index) {
    return config.layers[index]?.parent ?? NO_PARENT;
}

;// CONCATENATED MODULE: ./src/cache/layers/layer-export.js





/** Blobs of this size and more are entries of their own, so that each lives as long as it is used. */
const BIG_BLOB_BYTES = 32 * 1024 * 1024;
/** A config of more bytes than this is not even parsed. */
const MAX_PARSED_BYTES = 4 * 1024 * 1024;
/** Reads what BuildKit exported; `readBlob` gives the config's bytes. null: it is no cache. */
function readExport(bytes, readBlob) {
    const manifest = parseCacheManifest(bytes);
    if (manifest === null)
        return null;
    if (Math.max(manifest.config.size, bytes.length) > MAX_PARSED_BYTES)
        return { config: null, manifest };
    const text = readBlob(manifest.config.digest);
    const config = text === null ? null : parseConfig(text);
    if (config === null)
        return null;
    const isTooLarge = Math.max(Buffer.byteLength(formatConfig(config)), bytes.length) > MAX_CONFIG_BYTES;
    return { config: isTooLarge ? null : config, manifest };
}
/** Makes the way for one build's layers; `roomBytes` is what it may store, `isThere` what is in the cache already. */
function createLayerExport(options) {
    const { spool, uploads, clock, isThere } = options;
    const stored = new Map();
    const entries = new Map();
    const sending = new Set();
    let roomBytes = options.roomBytes;
    async function send(key, content, offsets) {
        const entry = await uploads.store(key, content);
        if (entry !== null) {
            const now = clock.now();
            entries.set(entry, { sizeBytes: content.sizeBytes, storedAt: now, touchedAt: now });
            for (const [digest, offset] of offsets)
                stored.set(digest, { entry, offset, sizeBytes: spool.sizeOf(digest) ?? 0 });
        }
        for (const digest of offsets.keys()) {
            sending.delete(digest);
            spool.release(digest);
        }
    }
    /** Whether there is room for a blob that is not on its way yet; takes the room. */
    function admit(digest) {
        const sizeBytes = spool.sizeOf(digest);
        if (sizeBytes === null || isOnItsWay(digest) || sizeBytes > roomBytes)
            return false;
        roomBytes -= sizeBytes;
        sending.add(digest);
        return true;
    }
    function isOnItsWay(digest) {
        return sending.has(digest) || stored.has(digest) || isThere(digest);
    }
    return {
        addBlob(digest) {
            if ((spool.sizeOf(digest) ?? 0) < BIG_BLOB_BYTES)
                return;
            if (!admit(digest))
                return spool.release(digest);
            const { content, offsets } = makePack([digest], spool);
            void send(`plimsoll-blob-${digest}`, content, offsets);
        },
        storeLayers({ config }) {
            const admitted = (config === null ? [] : baseFirst(config)).filter(admit);
            // What stands on a layer there was no room for is of no use.
            const usable = new Set(config === null ? [] : healConfig(config, isOnItsWay).layers.map(({ blob }) => blob));
            const digests = admitted.filter((digest) => usable.has(digest));
            for (const digest of admitted)
                if (!usable.has(digest))
                    sending.delete(digest);
            if (digests.length > 0) {
                const { content, offsets } = makePack(digests, spool);
                void send(packKey(digests), content, offsets);
            }
            for (const digest of spool.digests())
                if (!sending.has(digest))
                    spool.release(digest);
        },
        placeOf(digest, { layers }) {
            const place = stored.get(digest);
            const layer = layers.get(digest);
            return place === undefined || layer === undefined ? null : { ...place, mediaType: layer.mediaType, annotations: layer.annotations };
        },
        entries: () => entries,
    };
}

// EXTERNAL MODULE: ./src/retry.js
var retry = __webpack_require__(56147);
;// CONCATENATED MODULE: ./src/cache/service/blob.js


/** What begins a sentence about where the entries lie. */
const STORAGE = "The storage of the CI's cache";
/** The fault for an answer of Azure's storage that is no success, its body read or not. */
function storageFault({ status, headers }, now) {
    const retryAfterMs = (0,retry/* parseRetryAfter */.mu)(headers["retry-after"], now);
    if (status === 404 || status === 410)
        return new CacheFault("gone", `An entry of the CI's cache vanished before it was read.`);
    if (status === 416)
        return new CacheFault("corrupt", "An entry of the CI's cache is shorter than it was.");
    if (status === 429 || (status === 503 && retryAfterMs !== null)) {
        return new CacheFault("limited", `${STORAGE} gets too many requests (${status}).`, { isTransient: true, retryAfterMs });
    }
    if (status >= 500 || status === 408)
        return new CacheFault("down", `${STORAGE} is not available (${status}).`, { isTransient: true });
    return new CacheFault("strange", `${STORAGE} refuses with ${status}.`);
}
/** The fault for a transfer in which nothing moves. */
function stalled(ms, isTransient) {
    return new CacheFault("down", `${STORAGE} sent nothing for ${Math.round(ms / 100) / 10} seconds.`, { isTransient });
}

// EXTERNAL MODULE: ./src/http/failure.js
var failure = __webpack_require__(77976);
;// CONCATENATED MODULE: ./src/cache/service/terms.js


const BACKGROUND = {
    attempts: 8,
    tryMs: 20_000,
    totalMs: 900_000,
    maxDelayMs: 30_000,
    limitedWaits: Infinity,
    maxAfterMs: 600_000,
    hedgeMs: 10_000,
    stallMs: 30_000,
    outlastsSilence: true,
};
/** The terms of an errand that begins now. */
function termsFor(urgency, patience) {
    // Somebody may wait for it in the end.
    if (urgency === "background")
        return { ...BACKGROUND, firstDelayMs: Math.min(1_000, patience.budgetMs / 10) };
    const remainingMs = patience.remainingMs();
    const totalMs = Math.min(5_000, remainingMs / 2);
    return {
        attempts: 3,
        tryMs: Math.min(4_000, patience.budgetMs / 2),
        totalMs,
        firstDelayMs: Math.min(400, totalMs / 5),
        maxDelayMs: 2_000,
        limitedWaits: 1,
        maxAfterMs: Math.min(5_000, remainingMs),
        hedgeMs: Math.min(3_000, patience.budgetMs / 3),
        stallMs: Math.min(10_000, (patience.budgetMs * 2) / 3),
        outlastsSilence: false,
    };
}
/** Tries until it succeeds, fails for good, or the terms are over. `attempt` gets the time that it has. Throws the last fault. */
async function insist(attempt, terms, means) {
    const nowMs = () => means.clock.now().getTime();
    let endMs = nowMs() + terms.totalMs;
    let waits = 0;
    let achieved = means.achieved?.() ?? 0;
    for (let failures = 1, isFirst = true;; failures += 1, isFirst = false) {
        try {
            return await attempt(isFirst ? terms.tryMs : Math.min(terms.tryMs, Math.max(1, endMs - nowMs())));
        }
        catch (error) {
            if (!(error instanceof CacheFault) || !isWorthTrying(error, terms) || means.signal.aborted)
                throw error;
            const achievedNow = means.achieved?.() ?? 0;
            if (achievedNow > achieved)
                [failures, endMs] = [1, nowMs() + terms.totalMs];
            achieved = achievedNow;
            const delayMs = delayOf(error, failures, terms, means.random());
            if (error.kind === "limited") {
                waits += 1;
                if (waits > terms.limitedWaits || delayMs >= terms.maxAfterMs)
                    throw error;
                endMs += delayMs;
            }
            else if (failures >= terms.attempts || nowMs() + delayMs >= endMs)
                throw error;
            means.onRetry(error);
            await means.clock.sleep(delayMs, means.signal);
        }
    }
}
function isWorthTrying(fault, { outlastsSilence }) {
    if (!fault.isTransient)
        return false;
    const isSilence = fault.cause instanceof failure/* HttpFailure */.H && (fault.cause.kind === "unreachable" || fault.cause.kind === "timeout");
    return outlastsSilence || !isSilence;
}
/** Doubles, with a random part taken off, so that jobs that failed together do not come back together. */
function delayOf({ retryAfterMs }, failures, terms, random) {
    const fullMs = Math.min(terms.maxDelayMs, terms.firstDelayMs * 2 ** (failures - 1));
    return retryAfterMs ?? Math.round(fullMs * (0.5 + random / 2));
}
/** Runs work that must show a sign of life every `ms`; `alive()` gives it another `ms`. Throws the fault when it did not. */
async function withDeadline(ms, outer, fault, work) {
    const expired = new AbortController();
    const arm = () => setTimeout(() => expired.abort(fault()), ms);
    let timer = arm();
    try {
        return await work(AbortSignal.any([outer, expired.signal]), () => {
            clearTimeout(timer);
            timer = arm();
        });
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./src/cache/service/blob-reader.js



const MIN_PIECE_BYTES = 16 * 1024 * 1024;
const MAX_PIECE_BYTES = 32 * 1024 * 1024;
const PIECES_AT_ONCE = 8;
/** Fewer bytes than this are no progress, or storage that drips would keep a build waiting without end and without being counted. */
const STRIDE_BYTES = 16 * 1024;
/** Reads a range in parallel pieces, each of which goes on where a connection broke. Throws a `CacheFault`. */
async function readBlob(means, entry, range, write, errand) {
    // Asked for before the pieces are, so that its time is none of theirs.
    await entry.url();
    const failed = new AbortController();
    const signal = AbortSignal.any([errand.signal, failed.signal]);
    const readOne = async (piece) => {
        try {
            await readPiece(means, entry, piece, (position, chunk) => write(position - range.offset, chunk), { ...errand, signal });
        }
        catch (error) {
            failed.abort(error);
            throw error;
        }
    };
    await Promise.all(cutRange(range).map((piece) => means.slots.use({ ...errand, signal }, () => readOne(piece))));
}
/** Pieces of 16 to 32 MiB, as equal as can be, and a small range in one. */
function cutRange({ offset, sizeBytes }) {
    const pieceBytes = Math.min(MAX_PIECE_BYTES, Math.max(MIN_PIECE_BYTES, Math.ceil(sizeBytes / PIECES_AT_ONCE)));
    const count = Math.ceil(sizeBytes / pieceBytes);
    return Array.from({ length: count }, (_, index) => ({
        offset: offset + index * pieceBytes,
        end: offset + Math.min(sizeBytes, (index + 1) * pieceBytes),
    }));
}
async function readPiece(means, entry, piece, write, errand) {
    const { signal, terms } = errand;
    let position = piece.offset;
    let toldOf = position;
    const take = async (chunk) => {
        await write(position, chunk);
        position += chunk.length;
        if (position - toldOf < STRIDE_BYTES && position < piece.end)
            return;
        toldOf = position;
        errand.progressed();
    };
    await insist(() => follow(() => openRange(means, entry, { offset: position, end: piece.end }, signal), () => piece.end - position, take, errand), terms, {
        ...means,
        signal,
        onRetry: errand.onRetry,
        achieved: () => position,
    });
}
/** Takes bytes from one request, or from a second one that runs beside it where the first stands still. */
async function follow(open, left, take, { signal, terms }) {
    let lines = [advance(open())];
    try {
        while (left() > 0) {
            const event = await firstOf(lines, lines.length === 1 ? terms.hedgeMs : terms.stallMs - terms.hedgeMs, signal);
            if (event === "silence") {
                if (lines.length > 1)
                    throw stalled(terms.stallMs, terms.outlastsSilence);
                lines.push(advance(open()));
            }
            else if ("error" in event) {
                lines = lines.filter(({ stop }) => stop !== event.line.stop);
                if (lines.length === 0)
                    throw event.error;
            }
            else {
                // Both began at the same byte, so the first to bring it wins.
                lines.filter(({ stop }) => stop !== event.line.stop).forEach(end);
                if (event.chunk === null)
                    throw cut();
                await take(event.chunk.subarray(0, left()));
                lines = [advance(event.line)];
            }
        }
    }
    finally {
        lines.forEach(end);
    }
}
function advance({ stop, chunks }) {
    const next = chunks.next().then(({ done, value }) => ({ line: { stop, chunks }, chunk: done === true ? null : value }), (error) => ({ line: { stop, chunks }, error }));
    return { stop, chunks, next };
}
function end({ stop }) {
    stop.abort(new CacheFault("late", "Nobody waits for it any more."));
}
async function firstOf(lines, silenceMs, signal) {
    signal.throwIfAborted();
    const timer = Promise.withResolvers();
    const timeout = setTimeout(() => timer.resolve("silence"), silenceMs);
    try {
        return await Promise.race([...lines.map(({ next }) => next), timer.promise]);
    }
    finally {
        clearTimeout(timeout);
    }
}
function cut() {
    return new CacheFault("corrupt", "An entry of the CI's cache ends before its end.", { isTransient: true });
}
function openRange(means, entry, range, outer) {
    const stop = new AbortController();
    const chunks = chunksOf(means, entry, range, AbortSignal.any([outer, stop.signal]));
    return { stop, chunks: chunks[Symbol.asyncIterator]() };
}
async function* chunksOf(means, entry, range, signal) {
    const { exchange, clock } = means;
    const headers = { range: `bytes=${range.offset}-${range.end - 1}` };
    const ask = (url) => exchange.ask({ method: "GET", url, headers, signal }, STORAGE);
    const url = await entry.url();
    let answer = await ask(url);
    if (answer.status === 401 || answer.status === 403) {
        await answer.text();
        answer = await ask(await entry.fresh(url));
    }
    if (answer.status !== 200 && answer.status !== 206) {
        await answer.text();
        throw storageFault(answer, clock.now());
    }
    // Servers that know no ranges send the whole.
    let skip = range.offset - (answer.status === 200 ? 0 : startOf(answer, range));
    for await (const chunk of answer.body) {
        const wanted = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - wanted.length;
        if (wanted.length > 0)
            yield wanted;
    }
}
/** Where the bytes begin (RFC 9110, 14.4). Throws a `CacheFault` where the entry is not as long as it was. */
function startOf({ headers }, range) {
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
    if (Number(total) < range.end)
        throw new CacheFault("corrupt", "An entry of the CI's cache is shorter than it was.");
    if (start !== undefined && Number(start) <= range.offset)
        return Number(start);
    throw new CacheFault("strange", `${STORAGE} sends another part than it was asked for.`);
}

;// CONCATENATED MODULE: ./src/cache/service/exchange.js


/** A body that is in memory. */
function bodyOf(bytes) {
    return {
        sizeBytes: bytes.length,
        async *open() {
            yield await Promise.resolve(bytes);
        },
    };
}
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** The errand ends a request that hangs; the transport is not to be quicker. */
const NEVER_MS = 600_000;
/** Nothing was asked yet. */
function createExchange(transport) {
    let requests = 0;
    let bytesUp = 0;
    let bytesDown = 0;
    async function* sending(source) {
        for await (const chunk of source) {
            bytesUp += chunk.length;
            yield chunk;
        }
    }
    async function* receiving(source, signal, whom) {
        try {
            for await (const chunk of source) {
                bytesDown += chunk.length;
                yield chunk;
            }
        }
        catch (error) {
            throw describeFailure(error, signal, whom);
        }
    }
    return {
        async ask({ body, ...question }, whom) {
            question.signal.throwIfAborted();
            requests += 1;
            try {
                const response = await transport.request({
                    ...question,
                    // Neither the token nor what is stored goes anywhere but to the address that was named.
                    redirects: "refuse",
                    timeoutMs: NEVER_MS,
                    ...(body === undefined ? {} : { body: { sizeBytes: body.sizeBytes, open: () => sending(body.open()) } }),
                });
                const received = receiving(response.body, question.signal, whom);
                return { status: response.status, headers: response.headers, body: received, text: () => readText(received, whom) };
            }
            catch (error) {
                throw describeFailure(error, question.signal, whom);
            }
        },
        traffic: () => ({ requests, bytesUp, bytesDown }),
    };
}
async function readText(body, whom) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        sizeBytes += chunk.length;
        if (sizeBytes > MAX_TEXT_BYTES)
            throw new CacheFault("strange", `${whom} answers at more length than such an answer has.`);
    }
    return Buffer.concat(chunks);
}
function describeFailure(error, signal, whom) {
    if (signal.aborted)
        return signal.reason;
    if (!(error instanceof failure/* HttpFailure */.H))
        return error;
    return new CacheFault("down", `${whom} cannot be used: ${error.message}`, { isTransient: error.isTransient, cause: error });
}

;// CONCATENATED MODULE: ./src/cache/service/blob-writer.js




const MAX_SINGLE_BYTES = 64 * 1024 * 1024;
const BLOCK_BYTES = 32 * 1024 * 1024;
/** Puts a block blob behind a signed URL: at once up to 64 MiB, else in blocks of 32 MiB (Azure Blob service REST API). Throws a `CacheFault`. */
async function writeBlob(means, url, content, errand) {
    const whole = { sizeBytes: content.sizeBytes, open: () => content.open(0, content.sizeBytes) };
    if (content.sizeBytes <= MAX_SINGLE_BYTES)
        return await put(means, url, whole, errand, { "x-ms-blob-type": "BlockBlob" });
    const failed = new AbortController();
    const one = { ...errand, signal: AbortSignal.any([errand.signal, failed.signal]) };
    const ids = Array.from({ length: Math.ceil(content.sizeBytes / BLOCK_BYTES) }, (_, index) => idOf(index));
    const putBlock = async (id, index) => {
        try {
            await put(means, withQuery(url, { comp: "block", blockid: id }), blockOf(content, index), one);
        }
        catch (error) {
            failed.abort(error);
            throw error;
        }
    };
    await Promise.all(ids.map(putBlock));
    const list = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`);
    await put(means, withQuery(url, { comp: "blocklist" }), bodyOf(list), errand, { "content-type": "application/xml" });
}
async function put(means, url, body, errand, headers = {}) {
    const { stallMs, outlastsSilence } = errand.terms;
    const attempt = () => withDeadline(stallMs, errand.signal, () => stalled(stallMs, outlastsSilence), async (signal, alive) => {
        const watched = { sizeBytes: body.sizeBytes, open: () => tap(body.open(), alive) };
        const question = { method: "PUT", url, headers: { "content-type": "application/octet-stream", ...headers }, body: watched, signal };
        const answer = await means.exchange.ask(question, STORAGE);
        await answer.text();
        if (answer.status !== 201)
            throw uploadFault(storageFault(answer, means.clock.now()));
    });
    await insist(() => means.slots.use(errand, attempt), errand.terms, { ...means, signal: errand.signal, onRetry: errand.onRetry });
}
function uploadFault(fault) {
    return fault.kind === "gone" ? new CacheFault("gone", "An entry of the CI's cache vanished before it was stored.") : fault;
}
async function* tap(source, alive) {
    for await (const chunk of source) {
        alive();
        yield chunk;
    }
}
/** Azure insists that all blocks of one blob have ids of one length. */
function idOf(index) {
    return Buffer.from(String(index).padStart(12, "0")).toString("base64");
}
function blockOf(content, index) {
    const offset = index * BLOCK_BYTES;
    const sizeBytes = Math.min(BLOCK_BYTES, content.sizeBytes - offset);
    return { sizeBytes, open: () => content.open(offset, sizeBytes) };
}
/** The signed query stays as it is: the signature is over its text. */
function withQuery(url, more) {
    const joined = new URL(url);
    joined.search += `${joined.search === "" ? "?" : "&"}${new URLSearchParams(more).toString()}`;
    return joined;
}

;// CONCATENATED MODULE: ./src/cache/service/circuit.js

/** Answers that nobody understands, after which no other is waited for. */
const MAX_STRANGE = 3;
/** Nothing is known to be wrong yet. */
function createCircuit() {
    const opened = new AbortController();
    const stopped = new Map();
    let first = null;
    let strange = 0;
    return {
        signal: opened.signal,
        check(purpose) {
            opened.signal.throwIfAborted();
            const fault = stopped.get(purpose);
            if (fault !== undefined)
                throw fault;
        },
        note(fault, purpose) {
            first ??= fault.message;
            if (fault.kind === "strange")
                strange += 1;
            if (fault.kind === "denied" || fault.kind === "quota")
                stopped.set(purpose, stopped.get(purpose) ?? fault);
            if (fault.kind === "down" || fault.kind === "expired" || strange >= MAX_STRANGE)
                opened.abort(fault);
        },
        noteDelay: (fault) => void (first ??= fault.message),
        reason: () => first,
        isOpen: () => opened.signal.aborted,
    };
}

;// CONCATENATED MODULE: ./src/cache/service/errand.js



/** Runs an errand for as long as somebody waits for it and the budget lasts. Throws a `CacheFault`, which is noted. */
async function runErrand(surroundings, wanted, work) {
    const { circuit, patience } = surroundings;
    circuit.check(wanted.purpose);
    let delayedBy = null;
    const watched = (errand) => work({ ...errand, onRetry: (fault) => void (delayedBy = fault) });
    try {
        if (wanted.urgency === "background")
            return await runWithin(surroundings, wanted, new AbortController(), () => { }, watched);
        if (patience.isSpent())
            throw overBudget();
        return await patience.during((progressed) => runWatched(surroundings, wanted, progressed, watched));
    }
    catch (error) {
        const fault = asFault(error);
        const isEviction = fault.kind === "gone" && wanted.urgency === "background" && wanted.purpose === "read";
        if (wanted.signal?.aborted === true) {
            if (delayedBy !== null)
                circuit.noteDelay(delayedBy);
        }
        else if (!isEviction)
            circuit.note(fault, wanted.purpose);
        throw fault;
    }
}
/** Ends the work with the budget. */
async function runWatched(surroundings, wanted, progressed, work) {
    const { patience } = surroundings;
    const stop = new AbortController();
    let timer;
    function look() {
        clearTimeout(timer);
        if (patience.isSpent())
            stop.abort(overBudget());
        else
            timer = setTimeout(look, Math.max(1, patience.remainingMs()));
    }
    look();
    const forget = patience.onSpend(look);
    try {
        return await runWithin(surroundings, wanted, stop, progressed, work);
    }
    finally {
        forget();
        clearTimeout(timer);
    }
}
async function runWithin({ circuit, patience }, { urgency, signal: callers }, stop, progressed, work) {
    const leave = () => stop.abort(new CacheFault("late", "Nobody waits for the cache any more.", { cause: callers?.reason }));
    callers?.addEventListener("abort", leave, { once: true });
    if (callers?.aborted === true)
        leave();
    const signal = AbortSignal.any([circuit.signal, stop.signal]);
    signal.throwIfAborted();
    const ended = Promise.withResolvers();
    const end = () => ended.reject(signal.reason);
    signal.addEventListener("abort", end, { once: true });
    const working = work({ urgency, signal, progressed, terms: termsFor(urgency, patience) });
    // Work that does not look at the signal, as a disk that hangs, is left to itself.
    working.catch(() => { });
    try {
        return await Promise.race([working, ended.promise]);
    }
    finally {
        signal.removeEventListener("abort", end);
        callers?.removeEventListener("abort", leave);
        // What it left open, as the answer that lost a race, is closed.
        stop.abort(new CacheFault("late", "It is over."));
    }
}
function overBudget() {
    return new CacheFault("late", "The cache has kept the build waiting for as long as it may.");
}
function asFault(error) {
    if (error instanceof CacheFault)
        return error;
    const words = error instanceof Error ? error.message : String(error);
    return new CacheFault("strange", `The cache could not be used: ${words.replace(/\.$/, "")}.`, { cause: error });
}

;// CONCATENATED MODULE: ./src/cache/service/pace.js

/** Fewer than GitHub lets a repository create in a minute (200), since other jobs create, too. */
const CREATES_PER_MINUTE = 90;
const MINUTE_MS = 60_000;
/** Lets an entry be created when few enough were within the last minute; `waiting` errands fail rather than wait. */
function createPace(clock) {
    let recent = [];
    return async ({ urgency, signal }) => {
        for (;;) {
            const nowMs = clock.now().getTime();
            recent = recent.filter((atMs) => atMs > nowMs - MINUTE_MS);
            const oldestMs = recent[recent.length - CREATES_PER_MINUTE];
            if (oldestMs === undefined)
                break;
            if (urgency === "waiting")
                throw new CacheFault("limited", "The CI's cache was given as many entries as it takes in a minute.");
            await clock.sleep(oldestMs + MINUTE_MS - nowMs, signal);
        }
        recent = [...recent, clock.now().getTime()];
    };
}

;// CONCATENATED MODULE: ./src/cache/service/rest-client.js



const PAGE = 100;
const MAX_PAGES = 5;
const WHOM = "The forge's REST API";
/** The API is an extra: what it refused or failed once is not asked again, and its faults are nobody's. */
function createRestClient(exchange, { apiUrl, repository, token }) {
    const root = `${apiUrl.replace(/\/+$/, "")}/repos/${repository}/actions`;
    const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" };
    const failed = new Set();
    async function get(path, query, errand) {
        if (failed.has(path) || !URL.canParse(`${root}${path}${query}`))
            return null;
        try {
            return await withDeadline(errand.terms.tryMs, errand.signal, silent, async (signal) => {
                const answer = await exchange.ask({ method: "GET", url: new URL(`${root}${path}${query}`), headers, signal }, WHOM);
                const body = (0,json/* readJsonObject */.op)(await answer.text());
                if (answer.status !== 200 || body === null)
                    failed.add(path);
                return answer.status === 200 ? body : null;
            });
        }
        catch (error) {
            if (errand.signal.aborted)
                throw error;
            failed.add(path);
            return null;
        }
    }
    const page = (prefix, number, errand) => get("/caches", `?${new URLSearchParams({ key: prefix, per_page: String(PAGE), page: String(number) }).toString()}`, errand);
    return {
        async list(prefix, errand) {
            const first = await page(prefix, 1, errand);
            const total = first?.["total_count"];
            if (typeof total !== "number" || total > MAX_PAGES * PAGE) {
                failed.add("/caches");
                return null;
            }
            const numbers = Array.from({ length: Math.max(0, Math.ceil(total / PAGE) - 1) }, (_, index) => index + 2);
            const pages = [first, ...(await Promise.all(numbers.map((number) => page(prefix, number, errand))))];
            const entries = pages.flatMap((each) => readEntries(each));
            return entries.includes(null) ? null : entries.filter((entry) => entry !== null);
        },
        async usageBytes(errand) {
            const bytes = (await get("/cache/usage", "", errand))?.["active_caches_size_in_bytes"];
            return typeof bytes === "number" && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null;
        },
    };
}
function silent() {
    return new CacheFault("down", `${WHOM} did not answer in time.`);
}
/** Null for what is no list, and for each element that is no entry. */
function readEntries(page) {
    const list = page?.["actions_caches"];
    return Array.isArray(list) ? list.map((entry) => ((0,json/* isJsonObject */.OW)(entry) ? rest_client_readEntry(entry) : null)) : [null];
}
function rest_client_readEntry(entry) {
    const [key, ref, version, accessed] = ["key", "ref", "version", "last_accessed_at"].map((name) => (0,json/* optionalString */.sx)(entry, name));
    const sizeBytes = entry["size_in_bytes"];
    if (key == null || ref == null || version == null || typeof sizeBytes !== "number")
        return null;
    const lastAccessedAt = new Date(accessed ?? "");
    return Number.isNaN(lastAccessedAt.getTime()) ? null : { key, ref, version, sizeBytes, lastAccessedAt };
}

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
;// CONCATENATED MODULE: ./src/cache/service/results-client.js






const results_client_WHOM = "The CI's cache service";
const SERVICE = "twirp/github.actions.results.api.v1.CacheService";
const MAX_WORDS = 200;
/** `resultsUrl` is `ACTIONS_RESULTS_URL`; the token goes nowhere but there. */
function createResultsClient(options) {
    const { exchange, token, clock, random } = options;
    const base = options.resultsUrl.replace(/\/*$/, "/");
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "application/json" };
    let limitedUntilMs = 0;
    async function attempt(method, body, errand, tryMs) {
        const restMs = limitedUntilMs - clock.now().getTime();
        // All have to wait then, and one that asked in between would make it longer.
        if (restMs > 0)
            throw limited(restMs);
        const silent = () => new CacheFault("down", `${results_client_WHOM} did not answer within ${Math.round(tryMs / 100) / 10} seconds.`, { isTransient: errand.terms.outlastsSilence });
        return await withDeadline(tryMs, errand.signal, silent, async (signal) => {
            const question = { method: "POST", url: new URL(`${SERVICE}/${method}`, base), headers, body: bodyOf(body), signal };
            const answer = await exchange.ask(question, results_client_WHOM);
            const outcome = understand(method, answer, await answer.text(), clock.now(), token);
            if (outcome instanceof CacheFault && outcome.kind === "limited")
                limitedUntilMs = clock.now().getTime() + (outcome.retryAfterMs ?? 0);
            if (outcome instanceof CacheFault)
                throw outcome;
            return outcome;
        });
    }
    return {
        call(method, message, errand) {
            const body = Buffer.from(JSON.stringify(message));
            return insist((tryMs) => attempt(method, body, errand, tryMs), errand.terms, { clock, random, signal: errand.signal, onRetry: errand.onRetry });
        },
    };
}
function understand(method, { status, headers }, body, now, token) {
    const message = (0,json/* readJsonObject */.op)(body);
    if (status === 200)
        return message ?? new CacheFault("down", `${results_client_WHOM} answers with something that is not JSON.`, { isTransient: true });
    const code = (0,json/* optionalString */.sx)(message ?? {}, "code") ?? "";
    if (code === "already_exists" || code === "not_found")
        return code;
    const said = wordsOf(message, "msg", token);
    if (status === 401)
        return new CacheFault("expired", `${results_client_WHOM} does not accept the job's token (any more)${said}.`);
    const isLimit = status === 429 && (headers["retry-after"] !== undefined || method === "GetCacheEntryDownloadURL");
    if (/insufficient usage/i.test(said) || (code === "resource_exhausted" && !isLimit))
        return overQuota(said);
    if (status === 429)
        return limited((0,retry/* parseRetryAfter */.mu)(headers["retry-after"], now));
    if (status >= 500 || message === null)
        return new CacheFault("down", `${results_client_WHOM} is not available (${status}).`, { isTransient: true });
    if (code === "bad_route")
        return new CacheFault("down", `${results_client_WHOM} does not know version 2 of the protocol.`);
    if (status === 403)
        return new CacheFault("denied", `${results_client_WHOM} denies it${said}.`);
    return new CacheFault("strange", `${results_client_WHOM} refuses with ${status}${said}.`);
}
function limited(retryAfterMs) {
    const asks = retryAfterMs === null ? "" : ` and wants to be left alone for ${Math.ceil(retryAfterMs / 1000)} seconds`;
    return new CacheFault("limited", `${results_client_WHOM} gets too many requests${asks}.`, { isTransient: true, retryAfterMs });
}
/** The fault for an answer whose words say that there is no room, or that the job may not. */
function denialIn(answer, token) {
    const said = wordsOf(answer, "message", token);
    if (/insufficient usage|resource_exhausted/i.test(said))
        return overQuota(said);
    return said === "" ? null : new CacheFault("denied", `${results_client_WHOM} denies it${said}.`);
}
function overQuota(said) {
    return new CacheFault("quota", `${results_client_WHOM} has no room left${said}.`);
}
/** What the service says of itself, as the end of a sentence; what could be a secret is left out. */
function wordsOf(answer, field, token) {
    const text = (0,json/* optionalString */.sx)(answer ?? {}, field)?.replaceAll(token, "…").replace(/\?\S+/g, "?…") ?? "";
    return text === "" ? "" : `: ${(0,foreign_text/* showForeignWords */.j9)(text, MAX_WORDS).replace(/\.$/, "")}`;
}

;// CONCATENATED MODULE: ./src/cache/service/slots.js
/** All slots are free. */
function createSlots(count) {
    const queue = [];
    let free = count;
    function next() {
        const index = Math.max(0, queue.findIndex(({ errand }) => errand.urgency === "waiting"));
        const [queued] = queue.splice(index, 1);
        if (queued === undefined)
            free += 1;
        else
            queued.start();
    }
    async function enter(errand) {
        errand.signal.throwIfAborted();
        if (free > 0)
            return void (free -= 1);
        const turn = Promise.withResolvers();
        const queued = { errand, start: turn.resolve };
        const leave = () => {
            const index = queue.indexOf(queued);
            if (index >= 0)
                queue.splice(index, 1);
            turn.reject(errand.signal.reason);
        };
        queue.push(queued);
        errand.signal.addEventListener("abort", leave, { once: true });
        await turn.promise.finally(() => errand.signal.removeEventListener("abort", leave));
    }
    return {
        async use(errand, work) {
            await enter(errand);
            try {
                return await work();
            }
            finally {
                next();
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/cache/service/cache-service.js













/** The namespace of our entries in the cache; all platforms and paths share it. */
const cache_service_VERSION = (0,external_node_crypto_.createHash)("sha256").update("plimsoll-cache-1").digest("hex");
const TRANSFERS_AT_ONCE = 8;
const KEYS_PER_CALL = 10;
const cache_service_MAX_KEY_CHARACTERS = 512;
const FINALIZE_TRIES = 6;
const MAX_FINALIZE_PAUSE_MS = 2_000;
const USAGE_MS = 4_000;
/** A client of the job's cache; nothing is asked yet. */
function createCacheService(options) {
    const { transport, resultsUrl, token, access, patience, clock, random = Math.random } = options;
    const exchange = createExchange(transport);
    const circuit = createCircuit();
    const results = createResultsClient({ exchange, resultsUrl, token, clock, random });
    const rest = options.rest === null ? null : createRestClient(exchange, options.rest);
    const down = { exchange, clock, random, slots: createSlots(TRANSFERS_AT_ONCE) };
    const up = { exchange, clock, random, slots: createSlots(TRANSFERS_AT_ONCE) };
    const pace = createPace(clock);
    const urls = new Map();
    const lookups = new Map();
    async function run(purpose, urgency, signal, work) {
        const isAllowed = access.kind === "v2" && (purpose === "read" ? access.canRead : access.canWrite);
        if (!isAllowed)
            throw new CacheFault("denied", access.why ?? "This job may not use the CI's cache.");
        return await runErrand({ circuit, patience, clock, random }, { purpose, urgency, signal }, work);
    }
    async function lookUp(keys, errand) {
        // Some saw the service look at the one only, others at the other.
        const answer = await results.call("GetCacheEntryDownloadURL", { key: keys[0], restore_keys: keys, version: cache_service_VERSION }, errand);
        if (answer === "not_found")
            return null;
        if (answer === "already_exists")
            throw strange();
        if (answer["ok"] !== true) {
            const denial = denialIn(answer, token);
            if (denial !== null)
                throw denial;
            if (Object.keys(answer).some((name) => name !== "ok" && name !== "message"))
                throw strange();
            return null;
        }
        const matched = (0,json/* optionalString */.sx)(answer, "matched_key") ?? "";
        if (!keys.some((key) => matched.startsWith(key)))
            throw strange();
        urls.set(matched, readUrl(answer["signed_download_url"]));
        return matched;
    }
    /** The same key is looked up once, by however many it is wanted at a time. */
    async function locate(key, errand) {
        const known = urls.get(key);
        if (known !== undefined)
            return known;
        const others = lookups.get(key);
        try {
            if (others !== undefined)
                return await others;
        }
        catch (error) {
            // The one that asked was given up, and this one was not.
            if (errand.signal.aborted || !(error instanceof CacheFault) || error.kind !== "late")
                throw error;
        }
        const running = lookUp([key], errand).then((matched) => takeUrl(key, matched));
        lookups.set(key, running);
        return await running.finally(() => lookups.delete(key));
    }
    function takeUrl(key, matched) {
        const url = matched === key ? urls.get(key) : undefined;
        if (url === undefined)
            throw new CacheFault("gone", "An entry of the CI's cache vanished before it was read.");
        return url;
    }
    function located(key, errand) {
        return {
            url: () => locate(key, errand),
            fresh(used) {
                if (urls.get(key) === used)
                    urls.delete(key);
                return locate(key, errand);
            },
        };
    }
    async function read(key, range, write, errand) {
        try {
            await readBlob(down, located(key, errand), range, write, errand);
        }
        catch (error) {
            if (error instanceof CacheFault && error.kind === "gone")
                urls.delete(key);
            throw error;
        }
    }
    async function reserve(key, errand) {
        await pace(errand);
        const answer = await results.call("CreateCacheEntry", { key, version: cache_service_VERSION }, errand);
        if (answer === "already_exists")
            return null;
        if (answer === "not_found")
            throw strange();
        if (answer["ok"] === true)
            return readUrl(answer["signed_upload_url"]);
        throw denialIn(answer, token) ?? strange();
    }
    async function finalize(key, sizeBytes, errand) {
        for (let n = 1; n <= FINALIZE_TRIES; n += 1) {
            // An int64 is a string in protobuf's JSON.
            const message = { key, version: cache_service_VERSION, size_bytes: String(sizeBytes) };
            const answer = await results.call("FinalizeCacheEntryUpload", message, errand);
            if (typeof answer === "object") {
                if (answer["ok"] === true)
                    return;
                throw denialIn(answer, token) ?? strange();
            }
            // Another try of ours was answered by a connection that broke.
            if (answer === "already_exists")
                return;
            if (n < FINALIZE_TRIES)
                await clock.sleep(Math.min(MAX_FINALIZE_PAUSE_MS, Math.round(patience.remainingMs() / FINALIZE_TRIES)), errand.signal);
        }
        throw new CacheFault("gone", "The CI's cache does not find what was just uploaded.");
    }
    return {
        find(keys, urgency, signal) {
            return run("read", urgency, signal, async (errand) => {
                for (let at = 0; at < keys.length; at += KEYS_PER_CALL) {
                    const matched = await lookUp(keys.slice(at, at + KEYS_PER_CALL).map(askable), errand);
                    if (matched !== null)
                        return { key: matched };
                }
                return null;
            });
        },
        read: (key, range, write, urgency, signal) => run("read", urgency, signal, (errand) => read(askable(key), range, write, errand)),
        write(key, given, urgency, signal) {
            return run("write", urgency, signal, async (errand) => {
                const url = await reserve(askable(key), errand);
                if (url === null)
                    return "exists";
                const content = typeof given === "function" ? await given() : given;
                await writeBlob(up, url, content, errand);
                content.onSent?.();
                await finalize(key, content.sizeBytes, errand);
                return "stored";
            });
        },
        async list(prefix, urgency) {
            return rest === null ? null : await run("read", urgency, undefined, (errand) => rest.list(prefix, errand));
        },
        async usageBytes() {
            const terms = { ...termsFor("background", patience), tryMs: USAGE_MS };
            const asking = rest?.usageBytes({ urgency: "background", signal: circuit.signal, progressed: () => { }, onRetry: () => { }, terms });
            return (await asking?.catch(() => null)) ?? null;
        },
        async touch(key) {
            await run("read", "background", undefined, (errand) => read(askable(key), { offset: 0, sizeBytes: 1 }, () => Promise.resolve(), errand)).catch(() => { });
        },
        traffic: exchange.traffic,
        degradedReason: circuit.reason,
        isGivenUp: circuit.isOpen,
    };
}
function askable(key) {
    if (key !== "" && key.length <= cache_service_MAX_KEY_CHARACTERS && !key.includes(","))
        return key;
    throw new CacheFault("strange", "A key of up to 512 characters without a comma is all that the CI's cache takes.");
}
function strange() {
    return new CacheFault("strange", "The CI's cache service gives an answer that does not fit the question.");
}
/** A signed URL: a credential, which is in no message. */
function readUrl(value) {
    const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : null;
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
        throw strange();
    return url;
}

;// CONCATENATED MODULE: ./src/cache/layers/uploads.js

/** So many that the line is full while others of them wait for answers. */
const AT_ONCE = 4;
/** A job that writes the same entry at the same time becomes visible after a while. */
const uploads_POLL_MS = 2000;
const uploads_POLLS = 3;
const MAX_SUFFIX = 16;
/** Makes the uploads of one store; `isCorrupt` names entries that hold the wrong bytes and cannot be replaced, `onError` is told of what is no fault of the cache. */
function createUploads(options) {
    const { service, clock, isCorrupt, pauseMs, onError } = options;
    const abort = new AbortController();
    const finishing = Promise.withResolvers();
    /** What runs, and when all its bytes are uploaded. */
    const running = new Map();
    const takeTurn = createTurns(AT_ONCE);
    let entriesWritten = 0;
    async function write(key, content) {
        const result = await takeTurn(() => service.write(key, content, "background", abort.signal));
        if (result === "stored")
            entriesWritten += 1;
        return result;
    }
    /** The key under which another job stored the same; null: nobody has yet. */
    async function findOther(keys) {
        const found = await service.find(keys, "background", abort.signal);
        return found !== null && !isCorrupt(found.key) ? found.key : null;
    }
    /** As `findOther`, giving the other job the time that this one has anyhow, and a little more. */
    async function waitForOther(key) {
        const early = await findOther([key]);
        if (early !== null)
            return early;
        await finishing.promise;
        for (let poll = 0; poll < uploads_POLLS; poll += 1) {
            const found = await findOther([key]);
            if (found !== null)
                return found;
            await clock.sleep(pauseMs(uploads_POLL_MS), abort.signal);
        }
        return null;
    }
    async function store(key, content) {
        if (!isCorrupt(key)) {
            if ((await write(key, content)) === "stored")
                return key;
            const other = await waitForOther(key);
            if (other !== null)
                return other;
        }
        for (let n = 1; n <= MAX_SUFFIX; n += 1) {
            const candidate = `${key}-r${n}`;
            if (isCorrupt(candidate))
                continue;
            if ((await write(candidate, content)) === "stored")
                return candidate;
            const other = await findOther([candidate, key]);
            if (other !== null)
                return other;
        }
        return null;
    }
    function run(work) {
        const sent = Promise.withResolvers();
        const task = work(sent.resolve)
            .catch((error) => {
            if (!(error instanceof CacheFault) && !abort.signal.aborted)
                onError(error);
            return null;
        })
            .finally(() => {
            running.delete(task);
            sent.resolve();
        });
        running.set(task, sent.promise);
        return task;
    }
    return {
        store: (key, content) => run((onSent) => store(key, { ...content, onSent })),
        storeExactly(key, makeContent) {
            void run(async (onSent) => await write(key, { ...(await makeContent()), onSent }));
        },
        async finish(signal) {
            finishing.resolve();
            const stopped = new Promise((resolve) => {
                if (signal.aborted)
                    resolve();
                signal.addEventListener("abort", () => resolve(), { once: true });
            });
            while (running.size > 0 && !signal.aborted)
                await Promise.race([Promise.allSettled(running.keys()), stopped]);
            if (!signal.aborted)
                return;
            abort.abort();
            await Promise.allSettled(running.keys());
        },
        async allSent() {
            await Promise.all(running.values());
            return running.size > 0;
        },
        entriesWritten: () => entriesWritten,
    };
}
/** Lets so many work at the same time, the others in their order. */
function createTurns(atOnce) {
    const waiting = [];
    let free = atOnce;
    return async (work) => {
        if (free === 0)
            await new Promise((resolve) => waiting.push(resolve));
        else
            free -= 1;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}

;// CONCATENATED MODULE: ./src/cache/layers/liveness.js



const NOTHING_LIVE = { live: new Set(), gone: new Set(), readAt: new Map() };
const LOOK_UPS_AT_ONCE = 16;
/** A list may not yet have what was stored so short a time ago. */
const FRESH_MS = 5 * 60 * 1000;
/** Finds out which entries are still there: by one list where the job may read it, else each by a look-up. Never rejects. */
async function findLive(options) {
    const { service, access, entries, now } = options;
    if (entries.size === 0)
        return NOTHING_LIVE;
    // Without the scopes, nobody can tell which of the listed entries this job may read.
    const listed = access.scopes.length === 0 ? null : await listEntries(service, commonPrefix([...entries.keys()]));
    if (listed === null)
        return await lookUpAll(service, [...entries.keys()]);
    const readable = new Set(access.scopes.filter(({ canRead }) => canRead).map(({ scope }) => scope));
    const visible = listed.filter(({ key, ref, version, sizeBytes }) => version === cache_service_VERSION && readable.has(ref) && entries.get(key)?.sizeBytes === sizeBytes);
    const live = new Set(visible.map(({ key }) => key));
    const missing = [...entries.keys()].filter((key) => !live.has(key));
    const isFresh = (key) => now.getTime() - (entries.get(key)?.storedAt.getTime() ?? 0) < FRESH_MS;
    const isListed = new Set(listed.map(({ key }) => key));
    const fresh = await lookUpAll(service, missing.filter((key) => isFresh(key) && !isListed.has(key)));
    const isUnknown = (key) => isFresh(key) && !isListed.has(key) && !fresh.gone.has(key);
    return {
        live: new Set([...live, ...fresh.live]),
        gone: new Set(missing.filter((key) => !isUnknown(key))),
        readAt: new Map(visible.map(({ key, lastAccessedAt }) => [key, lastAccessedAt])),
    };
}
async function listEntries(service, prefix) {
    try {
        return await service.list(prefix, "waiting");
    }
    catch (error) {
        if (error instanceof CacheFault)
            return null;
        throw error;
    }
}
async function lookUpAll(service, keys) {
    const live = new Set();
    const gone = new Set();
    const takeTurn = createTurns(LOOK_UPS_AT_ONCE);
    const lookUp = async (key) => {
        try {
            const found = await service.find([key], "waiting");
            (found?.key === key ? live : gone).add(key);
        }
        catch (error) {
            if (!(error instanceof CacheFault))
                throw error;
        }
    };
    await Promise.all(keys.map((key) => takeTurn(() => lookUp(key))));
    return { live, gone, readAt: new Map() };
}
/** What all keys begin with: the narrower the list, the fewer its pages. */
function commonPrefix(keys) {
    const [first = "", ...others] = keys;
    let length = first.length;
    for (const key of others)
        while (!key.startsWith(first.slice(0, length)))
            length -= 1;
    return first.slice(0, length);
}

;// CONCATENATED MODULE: ./src/cache/layers/layer-store.js














/** What a pull request may store: its caches are of no use to others, and take the room of those that are. */
const PULL_REQUEST_BYTES = 256 * 1024 * 1024;
/** The cache forgets what nobody read for a week; what was not read for so long is read. */
const TOUCH_AFTER_MS = 3 * 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 50;
/** For what was told to stop to say what had held it up. */
const SETTLE_MS = 200;
/** Makes the store of one build; `folder` is its own, and only this user's. */
function createLayerStore(options) {
    const { service, access, clock, identity, patience } = options;
    const spool = createSpool(options.folder);
    const reader = createBlobReader(service, spool);
    const corrupt = new Set();
    // None of them uses the budget up.
    const pauseMs = (maxMs) => Math.min(maxMs, patience.remainingMs() / 10);
    const uploads = createUploads({ service, clock, pauseMs, isCorrupt: (key) => corrupt.has(key), onError: noteError });
    const files = createKeptFiles(service, uploads);
    const onUnreadable = () => noteError("The index of what is kept could not be read.");
    const indexStore = createIndexStore({ service, access, clock, pauseMs, onUnreadable, ...identity });
    const layerExport = createLayerExport({ spool, uploads, clock, roomBytes: options.isPullRequest ? PULL_REQUEST_BYTES : Infinity, isThere: isOffered });
    /** Blobs that were offered and could not be given; of `gone` ones the index is told. */
    const lost = new Set();
    const goneEntries = new Set();
    const goneBlobs = new Set();
    const touchedAt = new Map();
    let loading = null;
    let seen = [];
    let known = uniteIndexes([], NOTHING_LIVE, identity.build, clock.now());
    let exported = null;
    let isTooLarge = false;
    let notes = null;
    let importedBytes = 0;
    let quotaBytes = null;
    let error = null;
    /** A disk that is full, or a mistake of ours: the build goes on without what it cost. */
    function noteError(cause) {
        error ??= cause instanceof Error ? cause.message : String(cause);
    }
    function isExpired() {
        return access.expiresAt !== null && access.expiresAt <= clock.now();
    }
    function isOffered(digest) {
        return known.blobBytes.has(digest) && !lost.has(digest);
    }
    async function load() {
        try {
            if (access.canRead && !isExpired())
                await loadIndexes();
        }
        catch (cause) {
            noteError(cause);
        }
    }
    async function loadIndexes() {
        seen = await indexStore.load();
        for (const key of seen.flatMap((index) => index.corrupt))
            corrupt.add(key);
        const liveness = await findLive({ service, access, entries: namedEntries(seen), now: clock.now() });
        for (const key of liveness.gone)
            goneEntries.add(key);
        known = uniteIndexes(seen, liveness, identity.build, clock.now());
        void touchAll(liveness);
    }
    /** Reads a byte of what would soon be forgotten. */
    async function touchAll({ live, readAt }) {
        for (const [key, entry] of namedEntries(seen)) {
            const lastRead = readAt.get(key) ?? entry.touchedAt;
            if (!live.has(key) || clock.now().getTime() - lastRead.getTime() < TOUCH_AFTER_MS)
                continue;
            try {
                await service.touch(key);
            }
            catch {
                return;
            }
            touchedAt.set(key, clock.now());
        }
    }
    async function fetchBlob(digest) {
        for (const place of known.placesOf(digest)) {
            try {
                return await reader.read(digest, place, known.entryBytes(place.entry));
            }
            catch (cause) {
                if (cause instanceof CacheFault)
                    noteFault(cause, digest, place);
                else
                    noteError(cause);
            }
        }
        return null;
    }
    function noteFault({ kind }, digest, { entry }) {
        if (kind === "gone")
            goneEntries.add(entry);
        if (kind !== "corrupt")
            return;
        corrupt.add(entry);
        goneBlobs.add(digest);
    }
    function counted(blob) {
        return {
            sizeBytes: blob.sizeBytes,
            async *open() {
                for await (const chunk of blob.open()) {
                    importedBytes += chunk.length;
                    yield chunk;
                }
            },
        };
    }
    /** Bytes of a config that was sent, or that was not because it is the one we offered. */
    function configBytes(digest) {
        if (known.served?.config.digest === digest)
            return known.served.config.bytes;
        const path = spool.pathOf(digest);
        return path === null ? null : (0,external_node_fs_.readFileSync)(path);
    }
    function isNew({ config }) {
        if (config === null)
            return !known.isOverConfigLimit;
        return [...statementsOf(config)].some((statement) => !known.statements.has(statement)) || config.layers.some(({ blob }) => !isOffered(blob));
    }
    /** No earlier than what is known: a job whose clock goes ahead must not push those that come after it out of the index. */
    function saveTime() {
        return new Date(Math.max(clock.now().getTime(), ...known.generations.map(({ savedAt }) => savedAt.getTime())));
    }
    /** What this build adds to an index, less what could not be stored. */
    function newGeneration({ config, manifest }) {
        const stored = config === null ? null : healConfig(config, (blob) => isOffered(blob) || layerExport.placeOf(blob, manifest) !== null);
        if (stored !== null && (stored.layers.length === 0 || !isNew({ config: stored, manifest })))
            return null;
        return makeGeneration({ savedAt: saveTime(), build: identity.build, config: stored, notes });
    }
    /** An index with this build's generation instead of those of the same build that were there when it began. */
    function addGeneration(current, generation, { manifest }) {
        const replaced = new Set(known.generations.filter(({ build }) => build === identity.build).map(({ id }) => id));
        const digests = generation.config?.layers.map(({ blob }) => blob) ?? [];
        const places = digests.map((digest) => [digest, layerExport.placeOf(digest, manifest) ?? known.placesOf(digest)[0] ?? null]);
        const added = {
            generations: [generation],
            blobs: new Map(places.filter((one) => one[1] !== null)),
            entries: new Map([...namedEntries(seen), ...layerExport.entries()]),
            skipped: [],
            corrupt: [...corrupt],
        };
        const rest = withoutGone({ ...current, generations: current.generations.filter(({ id }) => !replaced.has(id)) });
        const merged = mergeIndexes(added, rest);
        return { ...merged, entries: new Map([...merged.entries].map(([key, entry]) => [key, { ...entry, touchedAt: touchedAt.get(key) ?? entry.touchedAt }])) };
    }
    /** An index without what this build found to be gone. */
    function withoutGone(index) {
        const blobs = new Map([...index.blobs].filter(([digest, { entry }]) => !goneEntries.has(entry) && !goneBlobs.has(digest)));
        const generations = index.generations.map((generation) => ({ ...generation, config: generation.config === null ? null : healConfig(generation.config, (blob) => blobs.has(blob)) }));
        return { ...index, blobs, generations: generations.filter(({ config }) => config === null || config.layers.length > 0) };
    }
    /** Saves the index once all is `stored`; where that will be soon, its place is taken meanwhile. */
    async function save(stored, isSoon, signal) {
        const saved = exported;
        if (saved === null || !isNew(saved) || !access.canWrite || isExpired())
            return;
        if (!isSoon && newGeneration(saved) === null)
            return;
        const change = (current) => {
            const generation = newGeneration(saved);
            return generation === null ? current : addGeneration(current, generation, saved);
        };
        await indexStore.save(change, stored, signal);
        exported = null;
    }
    /** Asks what the caches take with all that is `stored`, but for the index that is being saved. */
    async function askQuota(stored, signal) {
        await stored;
        if (!signal.aborted && !service.isGivenUp() && access.kind === "v2")
            quotaBytes = await service.usageBytes();
    }
    /** Ends the work by `stop` when it has stood still for all that is left of the budget: the end of the job waits for it. */
    async function whileMoving(stop, work) {
        await patience.during(async (progressed) => {
            let before = "";
            const look = () => {
                const traffic = JSON.stringify(service.traffic());
                if (traffic !== before)
                    progressed();
                else if (patience.isSpent())
                    stop.abort();
                before = traffic;
            };
            const timer = setInterval(look, LOOK_EVERY_MS);
            await work.finally(() => clearInterval(timer));
        });
    }
    async function flush(signal) {
        try {
            const stored = uploads.finish(signal);
            const isSoon = await uploads.allSent();
            if (!isSoon)
                await stored;
            if (!signal.aborted && !service.isGivenUp())
                await Promise.all([save(stored, isSoon, signal), askQuota(stored, signal)]);
            await stored;
        }
        catch (cause) {
            if (!(cause instanceof CacheFault) && !signal.aborted)
                noteError(cause);
        }
    }
    return {
        load: () => (loading ??= load()),
        async manifest() {
            await (loading ??= load());
            return known.served?.manifest ?? null;
        },
        blobSize(digest) {
            if (!(0,oci_digest/* isDigest */.Bc)(digest))
                return null;
            if (known.served?.config.digest === digest)
                return known.served.config.bytes.length;
            return spool.sizeOf(digest) ?? (isOffered(digest) ? (known.blobBytes.get(digest) ?? null) : null);
        },
        async readBlob(digest) {
            if (!(0,oci_digest/* isDigest */.Bc)(digest))
                return null;
            const config = known.served?.config;
            if (config?.digest === digest)
                return serveBytes(config.bytes);
            const here = spool.serve(digest);
            if (here !== null)
                return counted(here);
            if (!isOffered(digest))
                return null;
            const blob = await fetchBlob(digest);
            if (blob !== null)
                return counted(blob);
            lost.add(digest);
            return null;
        },
        addBlob(digest, file) {
            if (!(0,oci_digest/* isDigest */.Bc)(digest) || isOffered(digest))
                return (0,external_node_fs_.rmSync)(file.path, { force: true });
            spool.add(digest, file);
            if (access.canWrite && !isExpired())
                layerExport.addBlob(digest);
        },
        addManifest(bytes) {
            const found = readExport(bytes, configBytes);
            if (found === null)
                return false;
            exported = found;
            isTooLarge = found.config === null;
            layerExport.storeLayers(access.canWrite && !isExpired() && isNew(found) ? found : { ...found, config: null });
            return true;
        },
        setNotes(given) {
            notes = given;
        },
        lastNotes: () => known.generations[0]?.notes ?? null,
        async restoreFile(keys, path) {
            if (!access.canRead || isExpired())
                return null;
            return await files.restore(keys, path).catch((cause) => {
                noteError(cause);
                return null;
            });
        },
        saveFile(key, path) {
            if (access.canWrite && !isExpired())
                files.save(key, path);
        },
        async flush(deadlineMs) {
            const ended = new AbortController();
            const deadline = new AbortController();
            const stopped = new Promise((resolve) => deadline.signal.addEventListener("abort", () => setTimeout(resolve, SETTLE_MS), { once: true }));
            void clock.sleep(deadlineMs, ended.signal).then(() => deadline.abort(), () => { });
            await whileMoving(deadline, Promise.race([flush(deadline.signal), stopped]));
            ended.abort();
            if (deadline.signal.aborted)
                noteError("The cache took too long to store what is new; the next build finds what was stored by then.");
            spool.clear();
        },
        statistics: () => ({
            ...service.traffic(),
            waitedMs: patience.waitedMs(),
            degradedReason: service.degradedReason() ?? error,
            layersKnown: known.layersKnown,
            layersHealed: known.layersHealed,
            lostBlobs: lost.size,
            entriesWritten: uploads.entriesWritten() + indexStore.entriesWritten(),
            isOverConfigLimit: known.isOverConfigLimit || isTooLarge,
            quotaBytes,
            importedBytes,
        }),
    };
}

// EXTERNAL MODULE: ./src/cache/service/access.js
var service_access = __webpack_require__(6920);
;// CONCATENATED MODULE: ./src/cache/service/patience.js
/** So much of a pause between bytes is the network's, or a busy machine's. It never counts: what was not counted when it was asked for is not counted afterwards. */
const GAP_MS = 250;
/** Nobody has waited yet. `clock` is monotonic, in milliseconds. */
function createPatience(budgetMs, clock) {
    let open = 0;
    let countedMs = 0;
    let spentMs = 0;
    const listeners = new Set();
    /** Since when nothing came, and whether that was bytes. */
    let sinceMs = 0;
    let isAfterBytes = false;
    function uncountedMs() {
        return open === 0 ? 0 : Math.max(0, clock() - sinceMs - (isAfterBytes ? GAP_MS : 0));
    }
    function begin(afterBytes) {
        countedMs += uncountedMs();
        sinceMs = clock();
        isAfterBytes = afterBytes;
    }
    const waitedMs = () => Math.round(countedMs + uncountedMs());
    const remainingMs = () => Math.max(0, budgetMs - spentMs - waitedMs());
    return {
        budgetMs,
        waitedMs,
        remainingMs,
        isSpent: () => remainingMs() === 0,
        spend(ms) {
            spentMs += ms;
            for (const listener of listeners)
                listener();
        },
        onSpend(listener) {
            listeners.add(listener);
            return () => void listeners.delete(listener);
        },
        async during(work) {
            if (open === 0)
                begin(false);
            open += 1;
            try {
                return await work(() => begin(true));
            }
            finally {
                // What came last came for this one; whoever still waits has waited all along.
                if (open === 1)
                    begin(false);
                open -= 1;
            }
        },
    };
}

// EXTERNAL MODULE: ./src/cache/facade/settings.js
var facade_settings = __webpack_require__(46790);
;// CONCATENATED MODULE: ./src/cache/facade/backend.js








/** The cache service is no registry: no input is about it. */
const NO_EXCEPTIONS = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] };
/** Opens the cache of the job and begins to read its index. */
function openBackend(settings, host) {
    const { env, githubToken, identity, isPullRequest } = settings;
    const access = (0,service_access/* readCacheAccess */.v)(env, host.clock.now());
    const patience = createPatience(settings.budgetMs, () => performance.now());
    const transport = (0,http_transport/* createTransport */.o)(host, NO_EXCEPTIONS);
    const resultsUrl = env["ACTIONS_RESULTS_URL"] ?? "";
    const service = createCacheService({
        transport,
        resultsUrl,
        token: env["ACTIONS_RUNTIME_TOKEN"] ?? "",
        access,
        rest: readRestAccess(env, githubToken),
        patience,
        clock: host.clock,
    });
    const folder = (0,external_node_path_.join)(settings.folder, facade_settings/* LAYERS_FOLDER */.K0);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    const store = createLayerStore({ service, access, patience, clock: host.clock, folder, identity, isPullRequest });
    const isOver = () => service.isGivenUp() || patience.isSpent();
    return {
        store,
        // A busy machine takes as long to load a library as a look-up may take, and that is no fault of the service.
        loaded: prepare(transport, resultsUrl).then(() => store.load()),
        isGivenUp: () => isOver() || !access.canWrite,
        isUsable: () => !isOver() && (access.canRead || access.canWrite),
        spend: (ms) => patience.spend(ms),
        why: () => service.degradedReason() ?? access.why,
    };
}
async function prepare(transport, url) {
    // What is wrong with the address, the first look-up says.
    if (URL.canParse(url))
        await transport.prepare(new URL(url)).catch(() => { });
}
function readRestAccess(env, token) {
    const apiUrl = env["GITHUB_API_URL"];
    const repository = env["GITHUB_REPOSITORY"];
    return apiUrl === undefined || repository === undefined || token === null ? null : { apiUrl, repository, token };
}


/***/ }),

/***/ 6920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readCacheAccess)
/* harmony export */ });
/* harmony import */ var _host_runtime_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62060);

const NEVER = { canRead: false, canWrite: false };
const ALWAYS = { canRead: true, canWrite: true };
/** What each `cache-mode` of a workflow leaves; one that is not known here forbids nothing. */
const MODES = new Map([
    ["none", NEVER],
    ["read", { canRead: true, canWrite: false }],
    ["write", ALWAYS],
    ["write-only", { canRead: false, canWrite: true }],
]);
/** Reads what the runner set for this job; asks nobody. */
function readCacheAccess(env, now) {
    const token = (0,_host_runtime_token_js__WEBPACK_IMPORTED_MODULE_0__/* .readRuntimeToken */ .A)(env["ACTIONS_RUNTIME_TOKEN"] ?? "");
    const kind = protocolOf(env);
    const modeName = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
    const mode = MODES.get(modeName) ?? ALWAYS;
    const isOver = token.expiresAt !== null && token.expiresAt.getTime() <= now.getTime();
    const may = kind === "none" || isOver ? NEVER : (token.cache ?? ALWAYS);
    return {
        kind,
        canRead: may.canRead && mode.canRead,
        canWrite: may.canWrite && mode.canWrite,
        scopes: token.cache?.scopes ?? [],
        why: obstacleOf(kind) ?? (isOver ? "The job's token has expired." : null) ?? modeObstacle(modeName, mode) ?? tokenObstacle(may),
        expiresAt: token.expiresAt,
    };
}
function protocolOf(env) {
    const isSet = (name) => (env[name] ?? "") !== "";
    if (!isSet("ACTIONS_RUNTIME_TOKEN"))
        return "none";
    // Runners with artifacts v4 and the old cache set the address of the results service, but not the flag.
    const isV2 = isSet("ACTIONS_CACHE_SERVICE_V2") && !/^(?:0|f|false)$/i.test(env["ACTIONS_CACHE_SERVICE_V2"] ?? "");
    if (isV2 && URL.canParse(env["ACTIONS_RESULTS_URL"] ?? ""))
        return "v2";
    return isSet("ACTIONS_CACHE_URL") ? "v1" : "none";
}
function obstacleOf(kind) {
    if (kind === "v2")
        return null;
    return kind === "v1" ? "This runner's cache service speaks version 1 of its protocol only." : "This runner has no cache service.";
}
function modeObstacle(name, { canRead, canWrite }) {
    return canRead && canWrite ? null : `The workflow's cache-mode is ${name}.`;
}
function tokenObstacle({ canRead, canWrite }) {
    if (canRead && canWrite)
        return null;
    if (canRead)
        return "The job's token may not write to the cache.";
    return canWrite ? "The job's token may not read the cache." : "The job's token may neither read the cache nor write to it.";
}


/***/ }),

/***/ 73237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   Ql: () => (/* binding */ showForeign),
/* harmony export */   j9: () => (/* binding */ showForeignWords)
/* harmony export */ });
/** Escapes that are longer than this many characters of a name are never needed: longer names are shortened. */
const MAX_SHOWN_CHARACTERS = 300;
const ELLIPSIS = "…";
/** Controls, formats (bidi, zero width), surrogates, private use and unassigned, and every blank that is not U+0020. */
const UNSEEN = /^(?:[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{3})/u;
const WIDE = /^(?:[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;
const MARK = /^\p{M}/u;
/**
 * Text that a stranger wrote, as it can be shown: what cannot be seen is written out (`\u{202E}`), and at most `max`
 * columns are left, an ellipsis where some are gone. Markdown and HTML are the renderer's to escape.
 */
function showForeign(text, max = MAX_SHOWN_CHARACTERS, cut = "middle") {
    const atoms = atomsOf(text, max);
    if (widthOf(atoms) <= max)
        return atoms.join("");
    const room = Math.max(0, max - 1);
    const headRoom = cut === "end" ? room : Math.ceil(room / 2);
    const head = takeWhileFits(atoms, headRoom);
    const tail = takeWhileFits([...atoms].reverse(), room - headRoom).reverse();
    return [...head, ELLIPSIS, ...tail].join("");
}
/** As `showForeign`, on one line and cut at its end, for a stranger's words within a sentence. */
function showForeignWords(text, max) {
    return showForeign(text.replace(/\s+/g, " ").trim(), max, "end");
}
/** How many columns of a terminal the text takes. */
function displayWidth(text) {
    return widthOf([...text]);
}
/** One element for each character or escape; of a text far beyond `max`, only both ends. */
function atomsOf(text, max) {
    // A code point is at most two code units; what is cut away here would not be shown either.
    const reach = 2 * max + 2;
    const near = text.length <= 2 * reach ? text : `${text.slice(0, reach)}${text.slice(-reach)}`;
    let marks = 0;
    return [...near].map((character) => {
        marks = MARK.test(character) ? marks + 1 : 0;
        const isUnseen = character !== " " && UNSEEN.test(character);
        return isUnseen || marks > 2 ? escapeCharacter(character) : character;
    });
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
function takeWhileFits(atoms, room) {
    let left = room;
    let count = 0;
    for (const atom of atoms) {
        left -= widthOf([atom]);
        if (left < 0)
            break;
        count += 1;
    }
    return atoms.slice(0, count);
}
function widthOf(atoms) {
    let width = 0;
    for (const atom of atoms) {
        if (WIDE.test(atom))
            width += 2;
        else if (!MARK.test(atom))
            width += atom.length > 2 ? atom.length : 1;
    }
    return width;
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

/***/ 62635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Og: () => (/* binding */ hashFor),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);


const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Whether the text is a digest of a registered algorithm; everything else never reaches a path or a URL. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Parses a digest; `where` names the document it stands in. Throws a `UserError` for any other form. */
function parseDigest(text, where) {
    if (isDigest(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} holds ${JSON.stringify(text.slice(0, 100))}, which is not a digest.`, "A digest is sha256: and 64, or sha512: and 128, lower-case hex digits.");
}
/** The hex part of a digest. */
function digestHex(digest) {
    return digest.slice(digest.indexOf(":") + 1);
}
/** A running hash of the algorithm that the digest names. */
function hashFor(digest) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(digest.slice(0, digest.indexOf(":")));
}
/** The sha256 digest of the bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}`;
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


/***/ })

};
