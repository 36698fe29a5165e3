export const id = 7527;
export const ids = [7527];
export const modules = {

/***/ 7527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mm: () => (/* binding */ sidesOf),
/* harmony export */   qJ: () => (/* binding */ compareImages),
/* harmony export */   vk: () => (/* binding */ describeProgress)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93614);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46580);
/* harmony import */ var _compare_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74277);



/** The platforms of an image as sides of a comparison, in the image's order. */
function sidesOf(opened) {
    return new Map(opened.platforms.map((image) => [(0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(image.platform), { from: "image", image }]));
}
/**
 * Compares two images platform by platform, never across: first the platforms of head in head's order, then those
 * that only base has. Without a base every platform is measured alone.
 */
async function compareImages(base, head, options) {
    const platforms = new Set([...head.keys(), ...(base?.keys() ?? [])]);
    const measured = [];
    for (const platform of platforms) {
        // One at a time: a platform's files are all that memory has to hold.
        measured.push(await (0,_compare_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .comparePlatform */ .n)(platform, base?.get(platform) ?? null, head.get(platform) ?? null, options));
    }
    return measured;
}
/** How far a measurement is, in one line. */
function describeProgress({ layersDone, layersTotal, bytesRead }) {
    return `${layersDone} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(layersTotal, "layer")}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytesRead)} read`;
}


/***/ }),

/***/ 74277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ BaseUnreadable),
  n: () => (/* binding */ comparePlatform)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/history.js
var oci_history = __webpack_require__(15771);
;// CONCATENATED MODULE: ./src/size/layer-files.js
/** What an entry is, as numbers for the columns. */
const FILE = 0;
const LINK = 1;
const SYMLINK = 2;
const CHAR = 3;
const BLOCK = 4;
const DIRECTORY = 5;
const FIFO = 6;
/** A whiteout or an opaque marker. */
const MARKER = 7;
/** Bytes kept of each content's SHA-256. */
const CONTENT_BYTES = 16;
const CONTENT_WORDS = CONTENT_BYTES / 4;
/** Entries that are kept together; the first chunk of a layer begins smaller and grows to this. */
const CHUNK_BITS = 14;
const CHUNK_ENTRIES = 2 ** CHUNK_BITS;
const CHUNK_MASK = CHUNK_ENTRIES - 1;
const FIRST_ENTRIES = 64;
/**
 * The entries of one layer in the order of its tar, in typed arrays: a million entries take 57 MB, and none of them is
 * copied when more come. Owns its memory. Of a content's SHA-256 the first 128 bits are kept.
 */
class LayerFiles {
    count = 0;
    #chunks = [];
    /** Entries that the last chunk has room for. */
    #room = 0;
    /** Adds an entry and returns its number; its content comes with `setContent`. */
    add(path, target, facts, xattrs) {
        const entry = this.count;
        const at = entry & CHUNK_MASK;
        if (at === 0 || at === this.#room)
            this.#makeRoom(at);
        const chunk = this.#chunkOf(entry);
        chunk.paths[at] = path;
        chunk.targets[at] = target;
        chunk.types[at] = facts.type;
        chunk.sizes[at] = facts.size;
        chunk.modes[at] = facts.mode;
        chunk.uids[at] = facts.uid;
        chunk.gids[at] = facts.gid;
        chunk.mtimes[at] = facts.mtime;
        chunk.xattrs[at] = xattrs;
        this.count += 1;
        return entry;
    }
    path(entry) {
        return this.#chunkOf(entry).paths[entry & CHUNK_MASK] ?? 0;
    }
    /** Target of a hard link; the root for everything else. */
    target(entry) {
        return this.#chunkOf(entry).targets[entry & CHUNK_MASK] ?? 0;
    }
    /** One of the constants above. */
    type(entry) {
        return this.#chunkOf(entry).types[entry & CHUNK_MASK] ?? 0;
    }
    /** Bytes of a regular file as `stat` shows them, 0 for everything else. */
    size(entry) {
        return this.#chunkOf(entry).sizes[entry & CHUNK_MASK] ?? 0;
    }
    mtime(entry) {
        return this.#chunkOf(entry).mtimes[entry & CHUNK_MASK] ?? 0;
    }
    /** Mode, owner, group and the number of the extended attributes. */
    attributes(entry) {
        const { modes, uids, gids, xattrs } = this.#chunkOf(entry);
        const at = entry & CHUNK_MASK;
        return [modes[at] ?? 0, uids[at] ?? 0, gids[at] ?? 0, xattrs[at] ?? 0];
    }
    /** Keeps the hash of an entry's content. */
    setContent(entry, sha256) {
        const { contents } = this.#chunkOf(entry);
        const at = (entry & CHUNK_MASK) * CONTENT_WORDS;
        for (let word = 0; word < CONTENT_WORDS; word += 1)
            contents[at + word] = sha256.readUInt32LE(word * 4);
    }
    /** One of the words of the content's hash. */
    contentWord(entry, word) {
        return this.#chunkOf(entry).contents[(entry & CHUNK_MASK) * CONTENT_WORDS + word] ?? 0;
    }
    #chunkOf(entry) {
        return this.#chunks[entry >> CHUNK_BITS];
    }
    #makeRoom(at) {
        if (this.#chunks.length > 0 && at === 0) {
            this.#room = CHUNK_ENTRIES;
            this.#chunks.push(columnsOf(CHUNK_ENTRIES));
            return;
        }
        const [old] = this.#chunks;
        this.#room = old === undefined ? FIRST_ENTRIES : this.#room * 4;
        const next = columnsOf(this.#room);
        if (old !== undefined)
            for (const key of Object.keys(next))
                next[key].set(old[key]);
        this.#chunks[0] = next;
    }
}
function columnsOf(entries) {
    return {
        paths: new Int32Array(entries),
        targets: new Int32Array(entries),
        types: new Uint8Array(entries),
        sizes: new Float64Array(entries),
        modes: new Uint16Array(entries),
        uids: new Uint32Array(entries),
        gids: new Uint32Array(entries),
        mtimes: new Float64Array(entries),
        xattrs: new Uint32Array(entries),
        contents: new Uint32Array(entries * CONTENT_WORDS),
    };
}
/** Whether two entries have the same content; sizes and types are not looked at. */
function sameContent(a, entryA, b, entryB) {
    for (let word = 0; word < CONTENT_WORDS; word += 1) {
        if (a.contentWord(entryA, word) !== b.contentWord(entryB, word))
            return false;
    }
    return true;
}
/** Small numbers for texts that repeat, the extended attributes; 0 is "". */
class TextIds {
    #ids = new Map([["", 0]]);
    id(text) {
        const known = this.#ids.get(text);
        if (known !== undefined)
            return known;
        this.#ids.set(text, this.#ids.size);
        return this.#ids.size - 1;
    }
}

;// CONCATENATED MODULE: ./src/size/layer-likeness.js

/**
 * Equal for layers of one comparison with the same paths, types, contents, modes, owners, links and extended attributes,
 * in whatever order and with whatever times. The last of several entries for a path counts.
 */
function fingerprintOf(layer) {
    const { files } = layer;
    const last = lastEntries(files);
    let count = 0;
    let low = 0;
    let high = 0;
    for (const next of last) {
        if (next === 0)
            continue;
        count += 1;
        low = (low + hashEntry(files, next - 1, 0x9747b28c)) >>> 0;
        high = (high + hashEntry(files, next - 1, 0x3c6ef372)) >>> 0;
    }
    return `${count}:${layer.diskBytes}:${low}:${high}`;
}
/** For each path one more than the number of its last entry, 0 where it has none. */
function lastEntries(files) {
    let paths = 0;
    for (let entry = 0; entry < files.count; entry += 1)
        paths = Math.max(paths, files.path(entry) + 1);
    const last = new Int32Array(paths);
    for (let entry = 0; entry < files.count; entry += 1)
        last[files.path(entry)] = entry + 1;
    return last;
}
function hashEntry(files, entry, seed) {
    let hash = mix(seed, files.path(entry));
    const type = files.type(entry);
    hash = mix(hash, type);
    // What a whiteout's own attributes are depends on the builder and means nothing.
    if (type === MARKER)
        return hash;
    for (const attribute of files.attributes(entry))
        hash = mix(hash, attribute);
    hash = mix(hash, files.target(entry));
    for (let word = 0; word < 4; word += 1)
        hash = mix(hash, files.contentWord(entry, word));
    const size = files.size(entry);
    return mix(mix(hash, size >>> 0), Math.floor(size / 2 ** 32));
}
/** A step of MurmurHash3 with its final mixing. */
function mix(hash, value) {
    const scrambled = Math.imul((value << 15) | (value >>> 17), 0x1b873593);
    const turned = hash ^ Math.imul(scrambled, 0xcc9e2d51);
    const spread = Math.imul(turned ^ (turned >>> 16), 0x85ebca6b);
    return spread ^ (spread >>> 13);
}
/** The paths of a layer that are not directories, each once, in order of number. */
function pathsOf({ files }) {
    const paths = new Int32Array(files.count);
    let count = 0;
    for (let entry = 0; entry < files.count; entry += 1) {
        if (files.type(entry) === DIRECTORY)
            continue;
        paths[count] = files.path(entry);
        count += 1;
    }
    return paths.subarray(0, count).sort().filter((path, at, all) => at === 0 || all[at - 1] !== path);
}
/** How many of the paths in either list are in both, 0 to 1 (Jaccard's index). */
function overlapOf(a, b) {
    let both = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        const difference = (a[i] ?? 0) - (b[j] ?? 0);
        if (difference === 0)
            both += 1;
        if (difference <= 0)
            i += 1;
        if (difference >= 0)
            j += 1;
    }
    const either = a.length + b.length - both;
    return either === 0 ? 0 : both / either;
}

;// CONCATENATED MODULE: ./src/size/align.js


/** Two layers that overlap less than this are not versions of one another. */
const LEAST_OVERLAP = 0.1;
// No two real images need a hundredth of it, and it is over within seconds on two that were made to hang us.
const LIMITS = { pairs: 250_000, paths: 1_000_000_000 };
/**
 * Pairs the layers of base with those of head, never by position: by digest, then DiffID, then equal files (times do not
 * count), then the longest common sequence of history texts, then the files they have in common. The same layers are
 * paired when base and head change places. In head's order, removed layers where they stood in base.
 */
function alignLayers(base, head, limits = LIMITS) {
    return listed(base, head, pairLayers(base, head, limits));
}
/** Index in base to index in head. Ties are broken in one order of the two images, so that it does not matter which is base. */
function pairLayers(base, head, limits) {
    if (identityOf(base) <= identityOf(head))
        return pairInOrder(base, head, limits);
    return new Map([...pairInOrder(head, base, limits)].map(([first, second]) => [second, first]));
}
function identityOf(layers) {
    return layers.map((layer) => `${layer.diffId} ${layer.digest} ${layer.createdBy}`).join("\n");
}
function pairInOrder(first, second, limits) {
    const pairs = new Map();
    const fingerprints = new Map();
    const fingerprint = (layer) => {
        if (layer.scanned === null)
            return null;
        const known = fingerprints.get(layer) ?? fingerprintOf(layer.scanned);
        fingerprints.set(layer, known);
        return known;
    };
    pairByKey(first, second, pairs, (layer) => layer.digest);
    pairByKey(first, second, pairs, (layer) => layer.diffId);
    pairByKey(first, second, pairs, fingerprint);
    pairBySequence(first, second, pairs, limits, (layer) => (0,oci_history/* normalizeHistory */.KW)(layer.createdBy));
    pairBySequence(first, second, pairs, limits, (layer) => (0,oci_history/* looseHistory */.Xe)(layer.createdBy));
    pairByOverlap(first, second, pairs, limits);
    return pairs;
}
/** The n-th layer with a key goes with the n-th layer that has the same. */
function pairByKey(first, second, pairs, keyOf) {
    const waiting = new Map();
    for (const index of leftIn(second, new Set(pairs.values()))) {
        const key = keyOf(second[index]);
        if (key !== null)
            append(waiting, key, index);
    }
    for (const index of leftIn(first, new Set(pairs.keys()))) {
        const key = keyOf(first[index]);
        const partner = key === null ? undefined : waiting.get(key)?.shift();
        if (partner !== undefined)
            pairs.set(index, partner);
    }
}
function append(lists, key, value) {
    const list = lists.get(key);
    if (list === undefined)
        lists.set(key, [value]);
    else
        list.push(value);
}
function leftIn(layers, taken) {
    return layers.map((_, index) => index).filter((index) => !taken.has(index));
}
/** The longest common subsequence of what is left; a layer without a text takes no part. */
function pairBySequence(first, second, pairs, limits, textOf) {
    const withText = (layers, taken) => leftIn(layers, taken)
        .map((index) => ({ index, text: textOf(layers[index]) }))
        .filter(({ text }) => text !== "");
    const a = withText(first, new Set(pairs.keys()));
    const b = withText(second, new Set(pairs.values()));
    if (a.length * b.length > limits.pairs)
        return;
    const lengths = commonLengths(a, b);
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        const [left, right] = [a[i], b[j]];
        if (left !== undefined && right !== undefined && left.text === right.text) {
            pairs.set(left.index, right.index);
            i += 1;
            j += 1;
        }
        else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
            i += 1;
        else
            j += 1;
    }
}
/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(a, b) {
    const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
    for (let i = a.length - 1; i >= 0; i -= 1) {
        for (let j = b.length - 1; j >= 0; j -= 1) {
            const row = lengths[i];
            const below = lengths[i + 1];
            row[j] = a[i]?.text === b[j]?.text ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
        }
    }
    return lengths;
}
/** The pair with most files in common first; between equals the one closest in payload, then the one that stands first. */
function pairByOverlap(first, second, pairs, limits) {
    const lefts = withPaths(first, new Set(pairs.keys()));
    const rights = withPaths(second, new Set(pairs.values()));
    if (lefts.length * rights.length > limits.pairs)
        return;
    if (rights.length * pathCount(lefts) + lefts.length * pathCount(rights) > limits.paths)
        return;
    const candidates = lefts.flatMap((left) => rights.map((right) => ({
        left: left.index,
        right: right.index,
        overlap: overlapOf(left.paths, right.paths),
        distance: Math.abs(left.diskBytes - right.diskBytes),
    })));
    candidates.sort((a, b) => b.overlap - a.overlap || a.distance - b.distance || a.left - b.left || a.right - b.right);
    const takenRight = new Set(pairs.values());
    for (const { left, right, overlap } of candidates) {
        if (overlap < LEAST_OVERLAP || pairs.has(left) || takenRight.has(right))
            continue;
        pairs.set(left, right);
        takenRight.add(right);
    }
}
function withPaths(layers, taken) {
    return leftIn(layers, taken).flatMap((index) => {
        const scanned = layers[index]?.scanned ?? null;
        return scanned === null ? [] : [{ index, paths: pathsOf(scanned), diskBytes: scanned.diskBytes }];
    });
}
function pathCount(layers) {
    return layers.reduce((sum, { paths }) => sum + paths.length, 0);
}
function listed(base, head, pairs) {
    const partners = new Map([...pairs].map(([b, h]) => [h, b]));
    const removedAfter = removedByAnchor(base, pairs);
    const changes = [...(removedAfter.get(-1) ?? [])];
    head.forEach((layer, index) => {
        const partner = partners.get(index);
        changes.push(partner === undefined
            ? { change: "added", base: null, head: index, deltaBytes: layer.bytes }
            : pairedChange(base, head, partner, index), ...(removedAfter.get(index) ?? []));
    });
    return changes;
}
/** The removed layers of base, each under the head layer whose partner stood before it; -1 where none did. */
function removedByAnchor(base, pairs) {
    const removed = new Map();
    let anchor = -1;
    base.forEach((layer, index) => {
        const partner = pairs.get(index);
        if (partner !== undefined) {
            anchor = partner;
            return;
        }
        const deltaBytes = layer.bytes === null ? null : 0 - layer.bytes;
        append(removed, anchor, { change: "removed", base: index, head: null, deltaBytes });
    });
    return removed;
}
function pairedChange(base, head, b, h) {
    const [from, to] = [base[b], head[h]];
    const deltaBytes = from.bytes === null || to.bytes === null ? null : to.bytes - from.bytes;
    return { change: kindOf(from, to), base: b, head: h, deltaBytes };
}
function kindOf(base, head) {
    if (base.digest !== null && base.digest === head.digest)
        return "shared";
    if (base.diffId === head.diffId)
        return base.digest === null || head.digest === null ? "shared" : "repushed";
    if (base.scanned === null || head.scanned === null)
        return "changed";
    return fingerprintOf(base.scanned) === fingerprintOf(head.scanned) ? "repushed" : "changed";
}

;// CONCATENATED MODULE: ./src/size/columns.js
/** A copy of the column with room for half as many again, at least `needed`. */
function grown(column, needed) {
    const length = Math.max(needed, Math.ceil(column.length * 1.5));
    const next = new column.constructor(length);
    next.set(column);
    return next;
}

;// CONCATENATED MODULE: ./src/size/largest.js
/** Keeps the items of the most bytes, a fixed number of them, and asks for a path only where it decides. */
class Largest {
    #limit;
    #pathOf;
    /** A heap with the least of the kept items on top. */
    #heap = [];
    constructor(limit, pathOf) {
        this.#limit = limit;
        this.#pathOf = pathOf;
    }
    offer(item, bytes) {
        const least = this.#heap[0];
        if (this.#heap.length < this.#limit) {
            this.#heap.push({ item, bytes, path: this.#pathOf(item) });
            this.#rise(this.#heap.length - 1);
        }
        else if (least !== undefined && bytes >= least.bytes) {
            const offered = { item, bytes, path: this.#pathOf(item) };
            if (compareRanked(offered, least) > 0)
                return;
            this.#heap[0] = offered;
            this.#sink(0);
        }
    }
    /** The most bytes first, then by path. */
    sorted() {
        return this.#heap.toSorted(compareRanked);
    }
    #rise(from) {
        let at = from;
        while (at > 0) {
            const above = (at - 1) >> 1;
            if (!this.#swapIfLess(at, above))
                return;
            at = above;
        }
    }
    #sink(from) {
        let at = from;
        for (;;) {
            const left = 2 * at + 1;
            if (left >= this.#heap.length)
                return;
            const least = left + 1 < this.#heap.length && this.#isLess(left + 1, left) ? left + 1 : left;
            if (!this.#swapIfLess(least, at))
                return;
            at = least;
        }
    }
    #swapIfLess(below, above) {
        if (!this.#isLess(below, above))
            return false;
        const [a, b] = [this.#heap[below], this.#heap[above]];
        if (a !== undefined)
            this.#heap[above] = a;
        if (b !== undefined)
            this.#heap[below] = b;
        return true;
    }
    #isLess(a, b) {
        const [first, second] = [this.#heap[a], this.#heap[b]];
        return first !== undefined && second !== undefined && compareRanked(first, second) > 0;
    }
}
/** Sorts the most bytes first, then by path. */
function compareRanked(a, b) {
    if (a.bytes !== b.bytes)
        return b.bytes - a.bytes;
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/size/name-hash.js

/**
 * HalfSipHash-1-3 of the directory and the name under an eight-byte key: who does not know the key cannot choose names that
 * collide. One random key for each process; tests give their own.
 */
function createNameHash(key = PROCESS_KEY) {
    const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
    const [k0, k1] = [view.getInt32(0, true), view.getInt32(4, true)];
    return (parent, name, start, end) => hashName(k0, k1, parent, name, start, end);
}
const PROCESS_KEY = (0,external_node_crypto_.randomBytes)(8);
function hashName(k0, k1, parent, name, start, end) {
    let v0 = k0;
    let v1 = k1;
    let v2 = k0 ^ 0x6c796765;
    let v3 = k1 ^ 0x74656462;
    const length = end - start;
    // Word -1 is the directory, the last holds what is left and the length, and three empty ones end it.
    const words = length >>> 2;
    for (let word = -1; word <= words + 3; word += 1) {
        const at = start + word * 4;
        let message = 0;
        if (word === -1)
            message = parent;
        else if (word < words)
            message = (name[at] ?? 0) | ((name[at + 1] ?? 0) << 8) | ((name[at + 2] ?? 0) << 16) | ((name[at + 3] ?? 0) << 24);
        else if (word === words) {
            message = length << 24;
            for (let i = at; i < end; i += 1)
                message |= (name[i] ?? 0) << ((i - at) * 8);
        }
        else if (word === words + 1)
            v2 ^= 0xff;
        v3 ^= message;
        v0 = (v0 + v1) | 0;
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
        v0 = (v0 << 16) | (v0 >>> 16);
        v2 = (v2 + v3) | 0;
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
        v0 = (v0 + v3) | 0;
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
        v2 = (v2 + v1) | 0;
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
        v2 = (v2 << 16) | (v2 >>> 16);
        v0 ^= message;
    }
    return v1 ^ v3;
}

;// CONCATENATED MODULE: ./src/size/path-tree.js



/** The root directory. */
const ROOT = 0;
/** Paths that one comparison is ready to hold; an image of a million files needs a million. */
const MAX_PATHS = 8_000_000;
// At two thirds full, eight million names spread evenly need some 250 steps at the very worst.
const MAX_PROBES = 1024;
const SLASH = 0x2f;
const DOT = 0x2e;
const WHITEOUT_PREFIX = Buffer.from(".wh.");
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/**
 * Every path of the compared images once, as a tree in typed arrays: a million paths take some 45 MB. Owns its memory.
 */
class PathTree {
    /** Paths so far, the root included. */
    count = 1;
    #parents = new Int32Array(1024);
    #nameStarts = new Uint32Array(1024);
    #nameLengths = new Uint32Array(1024);
    #firstChildren = new Int32Array(1024);
    #siblings = new Int32Array(1024);
    #names = new Uint8Array(16_384);
    #namesFill = 0;
    /** Open addressing by parent and name; 0 is free, for the root is in no directory. */
    #slots = new Int32Array(4096);
    #hash;
    /** Without a `hash` of its own, the tree takes one that nobody can foresee. */
    constructor(hash = createNameHash()) {
        this.#hash = hash;
    }
    parent(path) {
        return this.#parents[path] ?? 0;
    }
    /** The first path in the directory, 0 where there is none; `nextSibling` leads to the others. */
    firstChild(path) {
        return this.#firstChildren[path] ?? 0;
    }
    nextSibling(path) {
        return this.#siblings[path] ?? 0;
    }
    /**
     * The number of a path as containerd cleans it: `.`, empty parts and slashes around it mean nothing, `..` goes up and
     * never leaves the root. Throws a `UserError` that begins with `where` for a NUL, for more paths than we hold, and for names
     * made to collide.
     */
    intern(name, where) {
        let path = ROOT;
        for (let start = 0; start < name.length;) {
            let end = start;
            while (end < name.length && name[end] !== SLASH)
                end += 1;
            path = this.#step(path, name, start, end, where);
            start = end + 1;
        }
        return path;
    }
    #step(path, name, start, end, where) {
        const length = end - start;
        if (length === 0 || (length === 1 && name[start] === DOT))
            return path;
        if (length === 2 && name[start] === DOT && name[start + 1] === DOT)
            return this.parent(path);
        return this.#child(path, name, start, end, where);
    }
    #child(parent, name, start, end, where) {
        const slot = this.#slotOf(parent, name, start, end);
        if (slot === null)
            throw collided(where);
        const path = this.#slots[slot] ?? 0;
        if (path !== 0)
            return path;
        if (name.subarray(start, end).includes(0))
            throw refused(where, "holds a path with a NUL in it");
        return this.#add(parent, name, start, end, slot, where);
    }
    /** The path of a name in a directory, null where no layer has it. */
    find(parent, name) {
        const slot = this.#slotOf(parent, name, 0, name.length);
        const path = slot === null ? 0 : (this.#slots[slot] ?? 0);
        return path === 0 ? null : path;
    }
    /** Where the name is in the table, or the free place where it belongs; null where neither is near enough. */
    #slotOf(parent, name, start, end) {
        const mask = this.#slots.length - 1;
        let slot = this.#hash(parent, name, start, end) & mask;
        for (let probes = 0; probes < MAX_PROBES; probes += 1) {
            const path = this.#slots[slot] ?? 0;
            if (path === 0 || (this.#parents[path] === parent && this.#isNamed(path, name, start, end)))
                return slot;
            slot = (slot + 1) & mask;
        }
        return null;
    }
    #isNamed(path, name, start, end) {
        if (this.#nameLengths[path] !== end - start)
            return false;
        const from = (this.#nameStarts[path] ?? 0) - start;
        for (let i = start; i < end; i += 1)
            if (this.#names[from + i] !== name[i])
                return false;
        return true;
    }
    #add(parent, name, start, end, slot, where) {
        if (this.count >= MAX_PATHS)
            throw refused(where, `brings the image to more than ${MAX_PATHS.toLocaleString("en-US")} paths`);
        const path = this.count;
        if (path === this.#parents.length)
            this.#growPaths();
        const length = end - start;
        if (this.#namesFill + length > this.#names.length)
            this.#names = grown(this.#names, this.#namesFill + length);
        this.#names.set(name.subarray(start, end), this.#namesFill);
        this.#parents[path] = parent;
        this.#nameStarts[path] = this.#namesFill;
        this.#nameLengths[path] = length;
        this.#siblings[path] = this.firstChild(parent);
        this.#firstChildren[parent] = path;
        this.#slots[slot] = path;
        this.#namesFill += length;
        this.count += 1;
        if (this.count * 3 > this.#slots.length * 2)
            this.#rehash(where);
        return path;
    }
    #growPaths() {
        const needed = this.count + 1;
        this.#parents = grown(this.#parents, needed);
        this.#nameStarts = grown(this.#nameStarts, needed);
        this.#nameLengths = grown(this.#nameLengths, needed);
        this.#firstChildren = grown(this.#firstChildren, needed);
        this.#siblings = grown(this.#siblings, needed);
    }
    #rehash(where) {
        this.#slots = new Int32Array(this.#slots.length * 2);
        for (let path = 1; path < this.count; path += 1) {
            const start = this.#nameStarts[path] ?? 0;
            const slot = this.#slotOf(this.parent(path), this.#names, start, start + (this.#nameLengths[path] ?? 0));
            if (slot === null)
                throw collided(where);
            this.#slots[slot] = path;
        }
    }
    /** The last part of the path, a view. */
    name(path) {
        const start = this.#nameStarts[path] ?? 0;
        return this.#names.subarray(start, start + (this.#nameLengths[path] ?? 0));
    }
    /** Whether the last part begins as markers do, `.wh.`. */
    isMarker(path) {
        if ((this.#nameLengths[path] ?? 0) < WHITEOUT_PREFIX.length)
            return false;
        const start = this.#nameStarts[path] ?? 0;
        return WHITEOUT_PREFIX.every((byte, i) => this.#names[start + i] === byte);
    }
    /** The path for people: without a slash in front, bytes that are not UTF-8 as `\xNN`; "" for the root. */
    show(path) {
        const parts = [];
        for (let at = path; at !== ROOT; at = this.parent(at))
            parts.push(showName(this.name(at)));
        return parts.reverse().join("/");
    }
}
function refused(where, what) {
    return new errors/* UserError */.y(`${where} ${what}.`, "No engine unpacks such an image. Build it again.");
}
function collided(where) {
    return refused(where, "holds names that were chosen to be slow to tell apart");
}
function showName(name) {
    try {
        return decoder.decode(name);
    }
    catch {
        return showInvalid(name);
    }
}
/** Decodes what is UTF-8 and escapes the bytes that are not. */
function showInvalid(name) {
    let text = "";
    for (let at = 0; at < name.length;) {
        const length = validLength(name, at);
        text +=
            length === 0
                ? `\\x${(name[at] ?? 0).toString(16).padStart(2, "0")}`
                : decoder.decode(name.subarray(at, at + length));
        at += Math.max(1, length);
    }
    return text;
}
/** Bytes of the character that begins at `at`, 0 where none does. */
function validLength(name, at) {
    for (let length = 1; length <= 4 && at + length <= name.length; length += 1) {
        try {
            decoder.decode(name.subarray(at, at + length));
            return length;
        }
        catch {
            continue;
        }
    }
    return 0;
}

;// CONCATENATED MODULE: ./src/size/file-system.js





/** Rows of `hidden` at most: the largest; `hiddenBytes` counts all. */
const MAX_HIDDEN_ROWS = 10_000;
/** Entries that the layers of one image may have together. */
const MAX_IMAGE_ENTRIES = 32_000_000;
/** Emptying the same huge directory over and over is a trap, not an image. */
const MAX_STEPS = 1_000_000_000;
const WHYS = ["whiteout", "opaque", "overwritten", "overwritten-identical", "replaced-type", "duplicate-entry"];
/** Nothing is at this path. */
const NOTHING = -1;
/** From here down: a directory that no entry describes, made for what is in it by layer `IMPLIED - value`. */
const IMPLIED = -2;
/**
 * The root file system of an image: its layers' entries applied one after the other (image-spec layer.md, "Applying
 * Changesets"). An entry's number counts through all layers of the image. Owns its memory.
 */
class FileSystem {
    #tree;
    #layers;
    /** Number of each layer's first entry, and the number of all. */
    #starts;
    /** For each path the entry that is there, or what the constants above say. */
    #live;
    /** For each entry the one that holds its data: itself, or a hard link's target. */
    #inodes;
    /** For each entry how many names its data has. */
    #names;
    #hiddenEntries = new Int32Array(64);
    #hiddenBy = new Int32Array(64);
    #hiddenWhys = new Uint8Array(64);
    #hiddenCount = 0;
    /** Paths looked at while directories were emptied. */
    #steps = 0;
    /** Bytes of the files that ship, of those that can be reached, hard links once, and of the rest. */
    diskBytes;
    visibleBytes;
    hiddenBytes = 0;
    constructor(tree, layers) {
        this.#tree = tree;
        this.#layers = layers;
        const starts = [0];
        for (const layer of layers)
            starts.push((starts.at(-1) ?? 0) + layer.files.count);
        const total = starts.at(-1) ?? 0;
        if (total > MAX_IMAGE_ENTRIES)
            throw tooManyEntries();
        this.#starts = Int32Array.from(starts);
        this.#live = new Int32Array(tree.count).fill(NOTHING);
        this.#live[ROOT] = IMPLIED;
        this.#inodes = new Int32Array(total).fill(NOTHING);
        this.#names = new Int32Array(total);
        layers.forEach((_, index) => this.#applyLayer(index));
        this.diskBytes = layers.reduce((sum, layer) => sum + layer.diskBytes, 0);
        this.visibleBytes = this.diskBytes - this.hiddenBytes;
    }
    /** Whether something is at the path. */
    has(path) {
        return this.#live[path] !== NOTHING;
    }
    /** Whether a directory is at the path. */
    hasDirectory(path) {
        const entry = this.#live[path] ?? NOTHING;
        if (entry <= IMPLIED)
            return true;
        return entry !== NOTHING && this.filesOf(entry).type(this.indexOf(entry)) === DIRECTORY;
    }
    /** The entry that holds the data and attributes of what is at the path; -1 for nothing and for an implied directory. */
    inodeAt(path) {
        const entry = this.#live[path] ?? NOTHING;
        return entry < 0 ? NOTHING : (this.#inodes[entry] ?? NOTHING);
    }
    /** The layer that put what is at the path there. */
    layerAt(path) {
        const entry = this.#live[path] ?? NOTHING;
        return entry <= IMPLIED ? IMPLIED - entry : this.layerOf(entry);
    }
    /** How many names the entry's data has. */
    namesOf(inode) {
        return this.#names[inode] ?? 0;
    }
    /** The layer of an entry. */
    layerOf(entry) {
        let low = 0;
        let high = this.#layers.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.#starts[middle] ?? 0) <= entry)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
    /** The columns an entry is in. */
    filesOf(entry) {
        const layer = this.#layers[this.layerOf(entry)];
        if (layer === undefined)
            throw new Error(`no layer holds entry ${entry}`);
        return layer.files;
    }
    /** Its place in them. */
    indexOf(entry) {
        return entry - (this.#starts[this.layerOf(entry)] ?? 0);
    }
    /** Bytes of a regular file, 0 for everything else. */
    bytesOf(inode) {
        return inode === NOTHING ? 0 : (this.filesOf(inode).size(this.indexOf(inode)));
    }
    /** The largest files that ship and cannot be reached, the largest first, then by path; files of no bytes left out. */
    hidden() {
        const largest = new Largest(MAX_HIDDEN_ROWS, (row) => this.#hiddenPath(row));
        for (let row = 0; row < this.#hiddenCount; row += 1) {
            largest.offer(row, this.bytesOf(this.#hiddenEntries[row] ?? NOTHING));
        }
        return largest.sorted().map(({ item, bytes, path }) => ({
            path,
            bytes,
            layer: this.layerOf(this.#hiddenEntries[item] ?? 0),
            hiddenByLayer: this.#hiddenBy[item] ?? 0,
            why: WHYS[this.#hiddenWhys[item] ?? 0] ?? "overwritten",
        }));
    }
    #hiddenPath(row) {
        const entry = this.#hiddenEntries[row] ?? 0;
        return this.#tree.show(this.filesOf(entry).path(this.indexOf(entry)));
    }
    /** Markers first, wherever they stand: they concern lower layers only. */
    #applyLayer(layer) {
        const scanned = this.#layers[layer];
        if (scanned === undefined)
            return;
        const { files, opaques, whiteouts } = scanned;
        const hidden = new Set(opaques.map((entry) => this.#tree.parent(files.path(entry))));
        for (const directory of hidden)
            this.#removeBelow(directory, layer, "opaque");
        for (const entry of whiteouts)
            this.#applyWhiteout(files.path(entry), layer);
        for (let entry = 0; entry < files.count; entry += 1) {
            if (files.type(entry) === MARKER)
                this.#makeDirectories(this.#tree.parent(files.path(entry)), layer);
            else
                this.#applyEntry(layer, entry);
        }
    }
    #applyWhiteout(marker, layer) {
        const name = this.#tree.name(marker);
        const path = this.#tree.find(this.#tree.parent(marker), name.subarray(4));
        if (path === null || !this.has(path))
            return;
        this.#removeBelow(path, layer, "whiteout");
        this.#removeName(path, layer, "whiteout");
    }
    #applyEntry(layer, index) {
        const { files } = this.#layers[layer];
        const path = files.path(index);
        const entry = (this.#starts[layer] ?? 0) + index;
        const type = files.type(index);
        if (type === LINK)
            return this.#applyLink(layer, entry, path, files.target(index));
        this.#makeDirectories(this.#tree.parent(path), layer);
        this.#inodes[entry] = entry;
        this.#names[entry] = 1;
        const isDirectory = this.hasDirectory(path);
        if (isDirectory && type !== DIRECTORY)
            this.#removeBelow(path, layer, "replaced-type");
        this.#replaceName(path, layer, entry);
    }
    /** A link whose target is not there, or is a directory, is nothing: engines refuse to make it. */
    #applyLink(layer, entry, path, target) {
        const inode = this.inodeAt(target);
        if (inode === NOTHING || this.hasDirectory(target) || path === target)
            return;
        this.#inodes[entry] = inode;
        this.#names[inode] = this.namesOf(inode) + 1;
        this.#makeDirectories(this.#tree.parent(path), layer);
        if (this.hasDirectory(path))
            this.#removeBelow(path, layer, "replaced-type");
        this.#replaceName(path, layer, entry);
    }
    #replaceName(path, layer, entry) {
        if (this.has(path))
            this.#removeName(path, layer, this.#whyReplaced(path, layer, entry));
        this.#live[path] = entry;
    }
    #whyReplaced(path, layer, entry) {
        const old = this.inodeAt(path);
        const next = this.#inodes[entry] ?? NOTHING;
        if (this.layerAt(path) === layer)
            return "duplicate-entry";
        if (old === NOTHING || !this.#isFile(next))
            return "replaced-type";
        const isSame = this.bytesOf(old) === this.bytesOf(next) &&
            sameContent(this.filesOf(old), this.indexOf(old), this.filesOf(next), this.indexOf(next));
        return isSame ? "overwritten-identical" : "overwritten";
    }
    #isFile(inode) {
        return this.filesOf(inode).type(this.indexOf(inode)) === FILE;
    }
    /** What is in a directory is in one that is there: an entry below a file takes the file's place. */
    #makeDirectories(path, layer) {
        for (let at = path; !this.hasDirectory(at); at = this.#tree.parent(at)) {
            if (this.has(at))
                this.#removeName(at, layer, "replaced-type");
            this.#live[at] = IMPLIED - layer;
        }
    }
    /** Removes all that is in the directory. Nothing is below what is not there, so dead branches are not walked. */
    #removeBelow(directory, layer, why) {
        if (!this.hasDirectory(directory))
            return;
        if (this.#steps > MAX_STEPS)
            throw tooTangled();
        const waiting = [directory];
        for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
            for (let path = this.#tree.firstChild(parent); path !== 0; path = this.#tree.nextSibling(path)) {
                this.#steps += 1;
                if (!this.has(path))
                    continue;
                if (this.hasDirectory(path))
                    waiting.push(path);
                this.#removeName(path, layer, why);
            }
        }
    }
    #removeName(path, layer, why) {
        const inode = this.inodeAt(path);
        this.#live[path] = NOTHING;
        if (inode === NOTHING)
            return;
        const names = this.namesOf(inode) - 1;
        this.#names[inode] = names;
        const bytes = this.bytesOf(inode);
        if (names === 0 && bytes > 0)
            this.#hide(inode, bytes, layer, why);
    }
    #hide(inode, bytes, layer, why) {
        const row = this.#hiddenCount;
        if (row === this.#hiddenEntries.length) {
            this.#hiddenEntries = grown(this.#hiddenEntries, row + 1);
            this.#hiddenBy = grown(this.#hiddenBy, row + 1);
            this.#hiddenWhys = grown(this.#hiddenWhys, row + 1);
        }
        this.#hiddenEntries[row] = inode;
        this.#hiddenBy[row] = layer;
        this.#hiddenWhys[row] = WHYS.indexOf(why);
        this.#hiddenCount += 1;
        this.hiddenBytes += bytes;
    }
    /** Visible bytes whose content also stands under another name that is no hard link of it, the first not counted. */
    duplicateBytes() {
        const isLive = (entry) => this.namesOf(entry) > 0 && this.#isFile(entry) && this.bytesOf(entry) > 0;
        let count = 0;
        for (let entry = 0; entry < this.#names.length; entry += 1)
            if (isLive(entry))
                count += 1;
        const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2))).fill(NOTHING);
        let bytes = 0;
        for (let entry = 0; entry < this.#names.length; entry += 1) {
            if (isLive(entry) && !this.#isFirst(entry, slots))
                bytes += this.bytesOf(entry);
        }
        return bytes;
    }
    #isFirst(entry, slots) {
        const files = this.filesOf(entry);
        const index = this.indexOf(entry);
        const mask = slots.length - 1;
        let slot = files.contentWord(index, 0) & mask;
        for (let other = slots[slot] ?? NOTHING; other !== NOTHING; other = slots[slot] ?? NOTHING) {
            if (sameContent(files, index, this.filesOf(other), this.indexOf(other)) && this.bytesOf(other) === this.bytesOf(entry))
                return false;
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
        return true;
    }
}
function tooManyEntries() {
    return new errors/* UserError */.y(`The layers of the image hold more than ${MAX_IMAGE_ENTRIES.toLocaleString("en-US")} entries together.`, "Measure it with --depth layers, which reads no layer.");
}
function tooTangled() {
    return new errors/* UserError */.y("The image's layers replace large directories over and over, more often than we follow.", "Measure it with --depth layers, which reads no layer.");
}

;// CONCATENATED MODULE: ./src/size/compare-files.js



/** Rows of `top` at most. */
const MAX_TOP_ROWS = 100;
/** Compares the final trees of two images path by path; a path that is a directory on both sides does not count. */
function compareFiles(tree, base, head) {
    const counts = { added: 0, removed: 0, changed: 0, metadataOnly: 0 };
    const baseBytes = new ByteShares(tree, base, head);
    const headBytes = new ByteShares(tree, head, base);
    const top = new Largest(MAX_TOP_ROWS, ({ path }) => tree.show(path));
    for (let path = ROOT + 1; path < tree.count; path += 1) {
        const change = changeAt(path, base, head);
        if (change === "none")
            continue;
        counts[change === "metadata-only" ? "metadataOnly" : change] += 1;
        if (change === "metadata-only")
            continue;
        const bytes = headBytes.at(path) - baseBytes.at(path);
        top.offer({ path, change, bytes }, Math.abs(bytes));
    }
    const rows = top.sorted().map(({ item: { path: id, change, bytes }, path }) => ({
        path,
        change,
        bytes,
        layer: (change === "removed" ? base : head).layerAt(id),
    }));
    return { ...counts, top: rows };
}
function changeAt(path, base, head) {
    const wasDirectory = base.hasDirectory(path);
    const isDirectory = head.hasDirectory(path);
    if (!base.has(path))
        return head.has(path) && !isDirectory ? "added" : "none";
    if (!head.has(path))
        return wasDirectory ? "none" : "removed";
    if (wasDirectory && isDirectory)
        return "none";
    if (wasDirectory || isDirectory)
        return "changed";
    return compareInodes(base, base.inodeAt(path), head, head.inodeAt(path));
}
function compareInodes(base, from, head, to) {
    const [a, i] = [base.filesOf(from), base.indexOf(from)];
    const [b, j] = [head.filesOf(to), head.indexOf(to)];
    if (a.type(i) !== b.type(j) || a.size(i) !== b.size(j) || !sameContent(a, i, b, j))
        return "changed";
    const [before, after] = [a.attributes(i), b.attributes(j)];
    const isSame = a.mtime(i) === b.mtime(j) && before.every((value, at) => value === after[at]);
    return isSame ? "none" : "metadata-only";
}
/**
 * The bytes that stand at each path of one image. The bytes of a file with several names stand at one of them: at the
 * first by path that the other image has too, or, where it has none of them, at the first.
 */
class ByteShares {
    #files;
    /** For files with several names, the path their bytes stand at. */
    #homes = new Map();
    constructor(tree, files, other) {
        this.#files = files;
        for (let path = ROOT + 1; path < tree.count; path += 1) {
            const inode = files.inodeAt(path);
            if (inode === -1 || files.namesOf(inode) < 2 || this.#typeOf(inode) !== FILE)
                continue;
            const home = this.#homes.get(inode);
            if (home === undefined || isBefore(path, home, tree, other))
                this.#homes.set(inode, path);
        }
    }
    at(path) {
        const inode = this.#files.inodeAt(path);
        const home = this.#homes.get(inode);
        return home === undefined || home === path ? this.#files.bytesOf(inode) : 0;
    }
    #typeOf(inode) {
        return this.#files.filesOf(inode).type(this.#files.indexOf(inode));
    }
}
function isBefore(path, home, tree, other) {
    if (other.has(path) !== other.has(home))
        return other.has(path);
    return tree.show(path) < tree.show(home);
}

// EXTERNAL MODULE: ../../node_modules/picomatch/index.js
var picomatch = __webpack_require__(71026);
;// CONCATENATED MODULE: ./src/size/globs.js


/** The visible bytes of the files whose path matches the glob; a file with several names counts once. */
function visibleUnder(glob, tree, files) {
    const matches = picomatch(glob.replace(/^(?:\.?\/)+/, ""), { dot: true });
    const counted = new Set();
    let bytes = 0;
    for (let path = ROOT + 1; path < tree.count; path += 1) {
        const inode = files.inodeAt(path);
        if (files.bytesOf(inode) === 0 || counted.has(inode) || !matches(tree.show(path)))
            continue;
        bytes += files.bytesOf(inode);
        if (files.namesOf(inode) > 1)
            counted.add(inode);
    }
    return bytes;
}

// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/oci/digest.js
var digest = __webpack_require__(62635);
// EXTERNAL MODULE: ./src/tar/decompress.js + 1 modules
var decompress = __webpack_require__(75136);
// EXTERNAL MODULE: ./src/tar/block.js
var tar_block = __webpack_require__(85248);
// EXTERNAL MODULE: ./src/tar/pax.js
var tar_pax = __webpack_require__(13520);
;// CONCATENATED MODULE: ./src/tar/sparse.js

/**
 * The segments with data, in order; null unless they are in order, apart, inside the file and together exactly as long as
 * what is stored.
 */
function checkSegments(pairs, size, storedBytes) {
    const segments = [];
    let end = 0;
    let total = 0;
    for (let i = 0; i < pairs.length; i += 2) {
        const offset = pairs[i] ?? 0;
        const length = pairs[i + 1] ?? 0;
        if (offset < end || length < 0 || offset + length > size)
            return null;
        end = offset + length;
        total += length;
        if (length > 0)
            segments.push({ offset, length });
    }
    return total === storedBytes ? segments : null;
}
/** Collects a sparse map that takes more than one block. */
class SparseMapReader {
    pairs;
    /** Blocks read so far. */
    blocks = 0;
    #digits = "";
    /** Numbers still to come after the count; null before the count. */
    #missing = null;
    constructor(pairs = []) {
        this.pairs = [...pairs];
    }
    /** Takes the segments of an extension block (GNU's own format). */
    addPairs(pairs) {
        this.blocks += 1;
        for (const number of pairs)
            this.pairs.push(number);
    }
    /** Takes a block of decimal lines, a count and then the segments (PAX format 1.0). */
    addText(bytes, at) {
        this.blocks += 1;
        for (let i = at; i < at + tar_block/* BLOCK_BYTES */.Yo; i += 1) {
            const byte = bytes[i] ?? 0;
            if (byte !== 0x0a) {
                if (byte < 0x30 || byte > 0x39 || this.#digits.length > 15)
                    return "bad";
                this.#digits += String.fromCharCode(byte);
                continue;
            }
            if (this.#digits === "")
                return "bad";
            this.#takeNumber(Number(this.#digits));
            this.#digits = "";
            if (this.#missing === 0)
                return "done";
        }
        return "more";
    }
    #takeNumber(value) {
        if (this.#missing === null) {
            this.#missing = value * 2;
            return;
        }
        this.pairs.push(value);
        this.#missing -= 1;
    }
}

;// CONCATENATED MODULE: ./src/tar/scanner.js




/** Bytes of a PAX header, a long name or a sparse map that we are ready to hold, as Go's archive/tar is. */
const MAX_SPECIAL_BYTES = 1024 * 1024;
const TYPES = {
    "\0": "file",
    "0": "file",
    "1": "link",
    "2": "symlink",
    "3": "char",
    "4": "block",
    "5": "dir",
    "6": "fifo",
    "7": "file",
    S: "file",
};
/** Entries whose size says nothing: no data follows them, whatever the header claims. */
const HEADER_ONLY = new Set(["1", "2", "3", "4", "5", "6"]);
const NO_BYTES = new Uint8Array(0);
/**
 * Reads the headers of a tar that comes in chunks, and copies no body. Reads ustar, v7, PAX and GNU headers as Go's
 * archive/tar does, which is what unpacks images: a global PAX header holds for nothing, missing end blocks are the end.
 * Throws a `UserError` that begins with `where` for everything that Go would refuse.
 */
class TarScanner {
    #where;
    #sink;
    /** Holds a block, or a special header's content, that does not lie whole in one chunk. */
    #block = Buffer.alloc(tar_block/* BLOCK_BYTES */.Yo);
    #blockFill = 0;
    #state = "header";
    /** Bytes of the tar before the current chunk. */
    #offset = 0;
    #bodyLeft = 0;
    #padding = 0;
    /** What the body is collected for; null where the sink gets it. */
    #special = null;
    #isOpen = false;
    #pax = null;
    #longName = null;
    #longLink = null;
    #pending = null;
    constructor(where, sink) {
        this.#where = where;
        this.#sink = sink;
    }
    /** Takes the next bytes of the tar. */
    push(chunk) {
        let at = 0;
        while (at < chunk.length) {
            if (this.#state === "body")
                at += this.#takeBody(chunk, at);
            else if (this.#state === "padding")
                at += this.#takePadding(chunk.length - at);
            else if (this.#state === "trailer")
                at = chunk.length;
            else
                at += this.#takeBlock(chunk, at);
        }
        this.#offset += chunk.length;
    }
    /** Takes the end of the tar. */
    end() {
        const isWhole = this.#state === "trailer" || ((this.#state === "header" || this.#state === "end") && this.#blockFill === 0);
        // Go reads on when a file's padding is missing altogether, and refuses part of it.
        const lacksPadding = this.#state === "padding" && this.#blockFill === 0;
        if (!isWhole && !lacksPadding)
            throw this.#refusal("it ends in the middle of an entry");
    }
    #takeBlock(chunk, at) {
        if (this.#blockFill === 0 && chunk.length - at >= tar_block/* BLOCK_BYTES */.Yo) {
            this.#onBlock(chunk, at);
            return tar_block/* BLOCK_BYTES */.Yo;
        }
        const taken = Math.min(tar_block/* BLOCK_BYTES */.Yo - this.#blockFill, chunk.length - at);
        this.#block.set(chunk.subarray(at, at + taken), this.#blockFill);
        this.#blockFill += taken;
        if (this.#blockFill === tar_block/* BLOCK_BYTES */.Yo) {
            this.#blockFill = 0;
            this.#onBlock(this.#block, 0);
        }
        return taken;
    }
    #onBlock(bytes, at) {
        if (this.#state === "sparse-extension" || this.#state === "sparse-map")
            this.#onSparseBlock(bytes, at);
        else if ((0,tar_block/* isZeroBlock */.ei)(bytes, at))
            this.#state = this.#state === "end" ? "trailer" : "end";
        else if (this.#state === "end")
            throw this.#refusal("an empty block is followed by more");
        else
            this.#onHeader(bytes, at);
    }
    #onHeader(block, at) {
        if (!(0,tar_block/* sumsMatch */.ex)(block, at))
            throw this.#refusal("a header's checksum is wrong");
        const flag = (0,tar_block/* latin1 */.Wy)(block, at + 156, 1);
        const size = this.#number(block, at + 124, 12);
        if (size < 0)
            throw this.#refusal("a header gives a negative size");
        if (flag === "x" || flag === "g" || flag === "L" || flag === "K")
            return this.#startSpecial(flag, size);
        const type = TYPES[flag];
        if (type === undefined)
            throw this.#refusal(`it holds an entry of the unknown type ${JSON.stringify(flag)}`);
        const isGnu = (0,tar_block/* latin1 */.Wy)(block, at + 257, 8) === "ustar  \0";
        this.#onEntry(this.#header(block, at, type, flag, size, isGnu), flag, isGnu, block, at);
    }
    #startSpecial(flag, size) {
        if (size > MAX_SPECIAL_BYTES)
            throw this.#refusal("a name or an extended header is larger than 1 MiB");
        this.#special = { flag, parts: [] };
        this.#startBody(size);
    }
    #onEntry(header, flag, isGnu, block, at) {
        const pax = this.#pax ?? {};
        this.#pax = this.#longName = this.#longLink = null;
        const stored = this.#paxNumber(pax, "size") ?? this.#number(block, at + 124, 12);
        if (stored < 0)
            throw this.#refusal("a header gives a negative size");
        const bodyBytes = HEADER_ONLY.has(flag) ? 0 : stored;
        if (flag === "S")
            return this.#startOldSparse(header, isGnu, block, at, bodyBytes);
        const sparse = header.type === "file" ? this.#sparseOf(pax) : null;
        if (sparse === null)
            return this.#startEntry(header, bodyBytes);
        const named = { ...header, size: sparse.size ?? header.size, name: sparse.name ?? header.name };
        if (sparse.pairs !== null)
            return this.#startSparse(named, sparse.pairs, bodyBytes);
        this.#pending = { header: named, flag, reader: new SparseMapReader() };
        this.#bodyLeft = bodyBytes;
        this.#state = "sparse-map";
        this.#expectMapBlock();
    }
    #startEntry(header, bodyBytes) {
        this.#sink.open(header);
        this.#isOpen = true;
        this.#startBody(bodyBytes);
    }
    #startSparse(header, pairs, bodyBytes) {
        const segments = checkSegments(pairs, header.size, bodyBytes);
        if (segments === null)
            throw this.#refusal("a sparse file's map does not fit the file");
        this.#startEntry({ ...header, sparse: segments }, bodyBytes);
    }
    /** GNU's own sparse format: four segments in the header, then as many blocks of 21 as it takes. */
    #startOldSparse(header, isGnu, block, at, bodyBytes) {
        if (!isGnu)
            throw this.#refusal("a sparse file stands in a header that is not GNU's");
        const pairs = this.#sparsePairs(block, at + 386, 4);
        const sized = { ...header, size: this.#number(block, at + 483, 12) };
        if (sized.size < 0)
            throw this.#refusal("a header gives a negative size");
        if (block[at + 482] === 0)
            return this.#startSparse(sized, pairs, bodyBytes);
        this.#pending = { header: sized, flag: "S", reader: new SparseMapReader(pairs) };
        this.#bodyLeft = bodyBytes;
        this.#state = "sparse-extension";
    }
    #onSparseBlock(bytes, at) {
        const pending = this.#pending;
        if (pending === null)
            throw new Error("a sparse map without a file");
        const { header, reader } = pending;
        if (this.#state === "sparse-extension") {
            reader.addPairs(this.#sparsePairs(bytes, at, 21));
            if (reader.blocks * tar_block/* BLOCK_BYTES */.Yo > MAX_SPECIAL_BYTES)
                throw this.#refusal("a sparse file's map is larger than 1 MiB");
            if (bytes[at + 504] !== 0)
                return;
        }
        else {
            this.#bodyLeft -= tar_block/* BLOCK_BYTES */.Yo;
            const state = reader.addText(bytes, at);
            if (state === "bad")
                throw this.#refusal("a sparse file's map is malformed");
            if (reader.blocks * tar_block/* BLOCK_BYTES */.Yo > MAX_SPECIAL_BYTES)
                throw this.#refusal("a sparse file's map is larger than 1 MiB");
            if (state === "more")
                return this.#expectMapBlock();
        }
        this.#pending = null;
        this.#startSparse(header, reader.pairs, this.#bodyLeft);
    }
    #expectMapBlock() {
        if (this.#bodyLeft < tar_block/* BLOCK_BYTES */.Yo)
            throw this.#refusal("a sparse file's map is cut short");
    }
    #startBody(bytes) {
        this.#bodyLeft = bytes;
        this.#padding = (tar_block/* BLOCK_BYTES */.Yo - (bytes % tar_block/* BLOCK_BYTES */.Yo)) % tar_block/* BLOCK_BYTES */.Yo;
        this.#state = "body";
        if (bytes === 0)
            this.#endBody();
    }
    #takeBody(chunk, at) {
        const taken = Math.min(this.#bodyLeft, chunk.length - at);
        this.#bodyLeft -= taken;
        const bytes = chunk.subarray(at, at + taken);
        if (this.#special === null)
            this.#sink.data(bytes, this.#bodyLeft);
        else
            this.#special.parts.push(bytes.slice());
        if (this.#bodyLeft === 0)
            this.#endBody();
        return taken;
    }
    #takePadding(available) {
        const taken = Math.min(this.#padding - this.#blockFill, available);
        this.#blockFill += taken;
        if (this.#blockFill === this.#padding) {
            this.#blockFill = 0;
            this.#state = "header";
        }
        return taken;
    }
    #endBody() {
        this.#state = this.#padding > 0 ? "padding" : "header";
        if (this.#special !== null)
            this.#endSpecial(this.#special.flag, Buffer.concat(this.#special.parts));
        if (!this.#isOpen)
            return;
        this.#isOpen = false;
        this.#sink.close();
    }
    #endSpecial(flag, content) {
        this.#special = null;
        if (flag === "L")
            this.#longName = (0,tar_block/* readText */.yR)(content, 0, content.length);
        else if (flag === "K")
            this.#longLink = (0,tar_block/* readText */.yR)(content, 0, content.length);
        else
            this.#endPax(flag, content);
    }
    #endPax(flag, content) {
        const records = (0,tar_pax/* parsePax */.dA)(content);
        if (records === null)
            throw this.#refusal("an extended header is malformed");
        this.#pax = flag === "x" ? records : null;
        // Go hands a global header out as an entry of its own, so what stood before it holds for nothing.
        if (flag === "g")
            this.#longName = this.#longLink = null;
    }
    #header(block, at, type, flag, size, isGnu) {
        const pax = this.#pax ?? {};
        const name = this.#longName ?? nonEmpty(pax["path"]) ?? headerName(block, at, isGnu);
        const linkname = this.#longLink ?? nonEmpty(pax["linkpath"]) ?? (0,tar_block/* readText */.yR)(block, at + 157, 100);
        const isDevice = type === "char" || type === "block";
        // Archives older than POSIX mark a directory by its slash alone.
        const isOldDirectory = flag === "\0" && name[name.length - 1] === 0x2f;
        const realType = isOldDirectory ? "dir" : type;
        return {
            type: realType,
            name,
            linkname: type === "link" || type === "symlink" ? linkname : NO_BYTES,
            size: realType === "file" ? (this.#paxNumber(pax, "size") ?? size) : 0,
            mode: this.#number(block, at + 100, 8) & 0o7777,
            uid: this.#paxNumber(pax, "uid") ?? this.#number(block, at + 108, 8),
            gid: this.#paxNumber(pax, "gid") ?? this.#number(block, at + 116, 8),
            mtime: this.#paxTime(pax) ?? this.#number(block, at + 136, 12),
            devMajor: isDevice ? this.#number(block, at + 329, 8) : 0,
            devMinor: isDevice ? this.#number(block, at + 337, 8) : 0,
            xattrs: xattrsOf(pax),
            sparse: null,
        };
    }
    #sparseOf(pax) {
        const sparse = (0,tar_pax/* parsePaxSparse */.Zs)(pax);
        if (sparse === "bad")
            throw this.#refusal("a sparse file's extended header is malformed");
        return sparse;
    }
    #number(block, at, width) {
        const value = (0,tar_block/* parseNumber */.$J)(block, at, width);
        if (value === null)
            throw this.#refusal("a header holds a number that is malformed or too large");
        return value;
    }
    #paxNumber(pax, key) {
        const text = pax[key];
        if (text === undefined || text.length === 0)
            return null;
        const value = (0,tar_pax/* parsePaxNumber */.eQ)(text);
        if (value === null)
            throw this.#refusal(`an extended header's ${key} is not a number we can hold`);
        return value;
    }
    #paxTime(pax) {
        const text = pax["mtime"];
        if (text === undefined || text.length === 0)
            return null;
        const seconds = (0,tar_block/* latin1 */.Wy)(text, 0, text.length);
        if (!/^-?\d+(?:\.\d*)?$/.test(seconds))
            throw this.#refusal("an extended header's mtime is not a time");
        return Number(seconds);
    }
    #sparsePairs(block, at, count) {
        const pairs = (0,tar_block/* parseSparsePairs */.j3)(block, at, count);
        if (pairs === null)
            throw this.#refusal("a sparse file's map is malformed");
        return pairs;
    }
    #refusal(reason) {
        return new errors/* UserError */.y(`${this.#where} is not a tar that can be unpacked: ${reason} (near byte ${this.#offset}).`, "Build the image again. If an engine unpacks it, please report it with the image.");
    }
}
function headerName(block, at, isGnu) {
    const name = (0,tar_block/* readText */.yR)(block, at, 100);
    if (isGnu || (0,tar_block/* latin1 */.Wy)(block, at + 257, 5) !== "ustar")
        return name;
    const isStar = (0,tar_block/* latin1 */.Wy)(block, at + 508, 4) === "tar\0";
    const prefix = (0,tar_block/* readText */.yR)(block, at + 345, isStar ? 131 : 155);
    return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]);
}
function nonEmpty(value) {
    return value === undefined || value.length === 0 ? null : value;
}
function xattrsOf(pax) {
    let text = "";
    for (const key of Object.keys(pax).sort()) {
        const value = pax[key];
        if (key.startsWith("SCHILY.xattr.") && value !== undefined)
            text += `${key.slice(13)}=${Buffer.from(value).toString("latin1")}\0`;
    }
    return text;
}

;// CONCATENATED MODULE: ./src/size/scan.js








const TYPE_NUMBERS = {
    file: FILE,
    link: LINK,
    symlink: SYMLINK,
    char: CHAR,
    block: BLOCK,
    dir: DIRECTORY,
    fifo: FIFO,
};
/** Holes up to this are hashed as the zeros they stand for, so that a sparse file equals its plain copy. */
const MAX_EXPANDED_HOLE_BYTES = 64 * 1024 * 1024;
/** And of one layer: a tar of kilobytes must not have us hash gigabytes of nothing. */
const MAX_EXPANDED_LAYER_BYTES = 1024 * 1024 * 1024;
/** Entries that one layer may have: memory is bounded, whatever a tar of a few megabytes unpacks to. */
const MAX_ENTRIES = 8_000_000;
const ZEROS = Buffer.alloc(1024 * 1024);
const EMPTY_SHA256 = (0,external_node_crypto_.createHash)("sha256").digest();
/**
 * Reads a layer's blob, hashes every file and checks the DiffID. `where` names the layer in errors. Throws a `UserError`
 * for a blob that is not a layer, is larger than `maxLayerBytes` when uncompressed, or is not what the DiffID says.
 */
async function scanLayer(blob, diffId, where, context) {
    const sink = new EntrySink(where, context);
    const scanner = new TarScanner(where, sink);
    const hasher = (0,digest/* hashFor */.Og)(diffId);
    let tarBytes = 0;
    for await (const chunk of (0,decompress/* decompress */.m)(blob, where)) {
        tarBytes += chunk.length;
        if (tarBytes > context.maxLayerBytes)
            throw tooLarge(where, context.maxLayerBytes);
        hasher.update(chunk);
        scanner.push(chunk);
    }
    scanner.end();
    const found = `${diffId.slice(0, diffId.indexOf(":"))}:${hasher.digest("hex")}`;
    if (found !== diffId)
        throw mismatch(where, diffId, found);
    return { ...sink.finish(), tarBytes };
}
function tooLarge(where, maxLayerBytes) {
    return new errors/* UserError */.y(`${where} is larger than ${(0,format/* formatBytes */.z3)(maxLayerBytes)} when uncompressed.`, "If the image is trusted, raise max-layer-size.");
}
function tooMany(where) {
    return new errors/* UserError */.y(`${where} holds more than ${MAX_ENTRIES.toLocaleString("en-US")} entries.`, "Measure the image with --depth layers, which reads no layer.");
}
function mismatch(where, diffId, found) {
    return new errors/* UserError */.y(`${where} is not what the image's configuration says: its DiffID should be ${diffId} and is ${found}.`, "The image is damaged or was tampered with. Build and push it again.");
}
/** Puts the entries of a tar into columns and hashes their contents. */
class EntrySink {
    #where;
    #context;
    #files = new LayerFiles();
    #opaques = [];
    #whiteouts = [];
    #entries = 0;
    #diskBytes = 0;
    #expandedBytes = 0;
    /** The entry whose data is coming; -1 where its data does not count. */
    #entry = -1;
    #hash = null;
    #holes = null;
    constructor(where, context) {
        this.#where = where;
        this.#context = context;
    }
    open(header) {
        this.#entries += 1;
        if (this.#entries > MAX_ENTRIES)
            throw tooMany(this.#where);
        this.#entry = -1;
        const { tree, xattrs } = this.#context;
        const path = tree.intern(header.name, this.#where);
        const kind = this.#kindOf(path, header);
        if (kind === "ignored")
            return;
        const facts = factsOf(header, kind === "entry" ? TYPE_NUMBERS[header.type] : MARKER);
        const target = header.type === "link" ? tree.intern(header.linkname, this.#where) : ROOT;
        const entry = this.#files.add(path, target, facts, xattrs.id(header.xattrs));
        if (kind === "opaque")
            this.#opaques.push(entry);
        else if (kind === "whiteout")
            this.#whiteouts.push(entry);
        else
            this.#openContent(entry, header);
    }
    data(bytes, remaining) {
        if (this.#entry === -1)
            return;
        if (this.#holes !== null)
            return this.#holes.data(bytes);
        if (this.#hash !== null) {
            this.#hash.update(bytes);
            return;
        }
        if (remaining === 0) {
            this.#files.setContent(this.#entry, (0,external_node_crypto_.hash)("sha256", bytes, "buffer"));
            this.#entry = -1;
            return;
        }
        this.#hash = (0,external_node_crypto_.createHash)("sha256").update(bytes);
    }
    close() {
        this.#holes?.finish();
        if (this.#entry !== -1)
            this.#files.setContent(this.#entry, this.#hash?.digest() ?? EMPTY_SHA256);
        this.#entry = -1;
        this.#hash = null;
        this.#holes = null;
    }
    finish() {
        return {
            files: this.#files,
            diskBytes: this.#diskBytes,
            entries: this.#entries,
            opaques: this.#opaques,
            whiteouts: this.#whiteouts,
        };
    }
    #openContent(entry, header) {
        if (header.type === "symlink")
            return this.#files.setContent(entry, (0,external_node_crypto_.hash)("sha256", header.linkname, "buffer"));
        if (header.type === "char" || header.type === "block") {
            return this.#files.setContent(entry, (0,external_node_crypto_.hash)("sha256", `${header.devMajor},${header.devMinor}`, "buffer"));
        }
        if (header.type !== "file")
            return;
        this.#diskBytes += header.size;
        if (!Number.isSafeInteger(this.#diskBytes))
            throw tooLarge(this.#where, this.#context.maxLayerBytes);
        this.#entry = entry;
        if (header.sparse === null)
            return;
        this.#hash = (0,external_node_crypto_.createHash)("sha256");
        this.#holes = this.#fillerOf(this.#hash, header.size, header.sparse);
    }
    #fillerOf(hasher, size, segments) {
        const holeBytes = size - segments.reduce((total, segment) => total + segment.length, 0);
        const areExpanded = holeBytes <= MAX_EXPANDED_HOLE_BYTES && this.#expandedBytes + holeBytes <= MAX_EXPANDED_LAYER_BYTES;
        if (areExpanded)
            this.#expandedBytes += holeBytes;
        // Hashing zeros takes time as reading them would, so they count as if they had been read.
        if (this.#expandedBytes > this.#context.maxLayerBytes)
            throw tooLarge(this.#where, this.#context.maxLayerBytes);
        return new HoleFiller(hasher, size, segments, areExpanded);
    }
    /** What the name makes of an entry (image-spec layer.md, "Whiteouts"; AUFS metadata stands under `.wh..wh.`). */
    #kindOf(path, header) {
        const { tree } = this.#context;
        if (path === ROOT)
            return this.#kindOfRoot(header);
        const isMarker = tree.isMarker(path);
        const name = isMarker ? Buffer.from(tree.name(path)).toString("latin1") : "";
        if (name === ".wh..wh..opq")
            return "opaque";
        for (let at = path; at !== ROOT; at = tree.parent(at)) {
            if (tree.isMarker(at) && Buffer.from(tree.name(at)).toString("latin1").startsWith(".wh..wh."))
                return "ignored";
        }
        if (!isMarker)
            return "entry";
        if (name === ".wh." || name === ".wh.." || name === ".wh...") {
            throw new errors/* UserError */.y(`${this.#where} holds ${tree.show(path)}, a whiteout that names no file.`, "The image specification forbids it. Build the image again.");
        }
        return "whiteout";
    }
    #kindOfRoot(header) {
        if (header.type === "dir")
            return "entry";
        throw new errors/* UserError */.y(`${this.#where} holds an entry for the root that is not a directory.`, "No engine unpacks such an image. Build it again.");
    }
}
function factsOf(header, type) {
    // Linux keeps no mode for a symlink, so what a tar says of it depends on the program that wrote it.
    const mode = type === SYMLINK ? 0o777 : header.mode;
    return { type, size: header.size, mode, uid: header.uid, gid: header.gid, mtime: header.mtime, xattrs: header.xattrs };
}
/** Hashes a sparse file as the plain file it stands for, or, where its holes are vast, its data and where the holes are. */
class HoleFiller {
    #hash;
    #size;
    #segments;
    #areExpanded;
    #segment = 0;
    #segmentLeft = 0;
    /** End of what was hashed, in bytes of the expanded file. */
    #end = 0;
    constructor(hasher, size, segments, areExpanded) {
        this.#hash = hasher;
        this.#size = size;
        this.#segments = segments;
        this.#areExpanded = areExpanded;
    }
    data(bytes) {
        for (let at = 0; at < bytes.length;) {
            if (this.#segmentLeft === 0)
                this.#nextSegment();
            const piece = bytes.subarray(at, at + this.#segmentLeft);
            this.#hash.update(piece);
            at += piece.length;
            this.#segmentLeft -= piece.length;
            this.#end += piece.length;
        }
    }
    finish() {
        this.#hole(this.#size - this.#end);
    }
    #nextSegment() {
        const segment = this.#segments[this.#segment];
        if (segment === undefined)
            throw new Error("more data than a sparse file's map has room for");
        this.#segment += 1;
        this.#hole(segment.offset - this.#end);
        this.#segmentLeft = segment.length;
    }
    #hole(bytes) {
        this.#end += bytes;
        if (bytes > 0 && !this.#areExpanded)
            this.#hash.update(`hole of ${bytes} bytes\n`);
        if (!this.#areExpanded)
            return;
        for (let left = bytes; left > 0; left -= ZEROS.length)
            this.#hash.update(ZEROS.subarray(0, left));
    }
}

;// CONCATENATED MODULE: ./src/size/read-images.js



/**
 * Reads every layer of the images once, from the first that holds it, and gives it under its DiffID; null at depth
 * `layers`. Throws a `UserError` where a layer cannot be read.
 */
async function readImages(images, tree, options) {
    if (options.depth === "layers")
        return null;
    const readings = planReadings(images);
    const scanned = new Map();
    const context = { tree, xattrs: new TextIds(), maxLayerBytes: options.maxLayerBytes };
    const progress = progressOf(readings, options.onProgress);
    const failed = new AbortController();
    const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
    const share = Math.ceil(options.parallel / readings.length);
    const running = readings.map(async ({ image, blame, wanted }) => {
        const read = async (layer, content) => {
            scanned.set(layer.diffId, await scanLayer(progress.counted(content), layer.diffId, nameOf(layer), context));
            progress.layerDone();
        };
        try {
            await image.readLayers(wanted, read, share, signal);
        }
        catch (error) {
            // The first failure is the one to show; what the others then say is that they were stopped.
            failed.abort(error instanceof errors/* UserError */.y ? blame(error) : error);
            throw failed.signal.reason;
        }
    });
    const outcomes = await Promise.allSettled(running);
    const failure = outcomes.find((outcome) => outcome.status === "rejected");
    if (failure !== undefined)
        throw failure.reason;
    return scanned;
}
/** From which image each distinct layer is read; images that have nothing to give are left out. */
function planReadings(images) {
    const readableIds = new Set(images.flatMap(({ image }) => image.layers.filter(isReadable)).map((layer) => layer.diffId));
    for (const { image, blame } of images) {
        const missing = image.layers.find((layer) => !readableIds.has(layer.diffId));
        if (missing !== undefined)
            throw blame(unreadable(missing));
    }
    const taken = new Set();
    const readings = images.map(({ image, blame }) => ({
        image,
        blame,
        wanted: image.layers.filter((layer) => {
            if (!isReadable(layer) || taken.has(layer.diffId))
                return false;
            taken.add(layer.diffId);
            return true;
        }),
    }));
    return readings.filter(({ wanted }) => wanted.length > 0);
}
function unreadable(layer) {
    return new errors/* UserError */.y(`${nameOf(layer)} cannot be read: ${layer.unreadable}`, "Measure without the layers' contents: --depth layers.");
}
function isReadable(layer) {
    return layer.unreadable === null;
}
function nameOf(layer) {
    return `Layer ${layer.index} (${layer.digest ?? layer.diffId})`;
}
function progressOf(readings, report) {
    const layersTotal = readings.reduce((total, { wanted }) => total + wanted.length, 0);
    let layersDone = 0;
    let bytesRead = 0;
    const tell = () => report?.({ layersDone, layersTotal, bytesRead });
    return {
        async *counted(content) {
            for await (const chunk of content) {
                bytesRead += chunk.length;
                tell();
                yield chunk;
            }
        },
        layerDone() {
            layersDone += 1;
            tell();
        },
    };
}

;// CONCATENATED MODULE: ./src/size/compare-platform.js








/** A layer that base alone holds cannot be read: `auto` goes on to its next rung. */
class BaseUnreadable extends errors/* UserError */.y {
}
/**
 * Measures one platform's images and compares them. Layers that both hold are read once. Throws a `UserError` for a
 * layer that cannot be read, is larger than allowed or is not what the configuration says.
 */
async function comparePlatform(platform, base, head, options) {
    const tree = new PathTree();
    // Head first: a layer that both hold is read from where the image that matters is.
    const images = [...readable(head, (failure) => failure), ...readable(base, asBaseFailure)];
    const scanned = await readImages(images, tree, { ...options, parallel: Math.min((0,external_node_os_.availableParallelism)(), 4) });
    const before = base === null ? null : measure(base, tree, scanned);
    const after = head === null ? null : measure(head, tree, scanned);
    const globBytes = new Map(options.globs.map((glob) => [
        glob,
        { base: before?.files ? visibleUnder(glob, tree, before.files) : null, head: after?.files ? visibleUnder(glob, tree, after.files) : null },
    ]));
    return { report: platformReport(platform, before, after, tree), globBytes };
}
function readable(side, blame) {
    return side?.from === "image" ? [{ image: side.image, blame }] : [];
}
function asBaseFailure(failure) {
    return new BaseUnreadable(failure.message, failure.hint, { cause: failure });
}
function platformReport(platform, base, head, tree) {
    const sides = { platform, base: base?.report ?? null, head: head?.report ?? null, causes: null };
    if (base === null || head === null) {
        const status = base === null ? "added" : "removed";
        return { ...sides, status, delta: null, deltaPullBytes: null, layers: null, files: null };
    }
    const files = base.files && head.files ? compareFiles(tree, base.files, head.files) : null;
    return {
        ...sides,
        status: "compared",
        delta: deltaOf(base.report, head.report),
        deltaPullBytes: deltaPullBytesOf(base.report.layers, head.report.layers),
        layers: alignLayers(base.layers, head.layers),
        files,
    };
}
/** `scanned` holds the layers that were read, under their DiffIDs; it is null at depth `layers`. */
function measure(side, tree, scanned) {
    if (side.from === "report") {
        return { report: side.image, layers: side.image.layers.map((layer) => ({ ...layer, scanned: null })), files: null };
    }
    const { image } = side;
    const found = scanned === null ? null : image.layers.map((layer) => scannedOf(layer, scanned));
    const layers = image.layers.map((layer, index) => ({ ...layer, scanned: found?.[index] ?? null }));
    const files = found === null ? null : new FileSystem(tree, found);
    return { report: imageReport(image, found, files), layers, files };
}
function scannedOf(layer, scanned) {
    const found = scanned.get(layer.diffId);
    if (found === undefined)
        throw new Error(`layer ${layer.index} was not handed out by its image`);
    return found;
}
function imageReport(image, scanned, files) {
    const layers = image.layers.map((layer, index) => layerReport(layer, scanned?.[index] ?? null));
    return requireCountable({
        digest: image.digest,
        configBytes: image.configBytes,
        pullBytes: pullBytesOf(layers),
        tarBytes: scanned === null ? null : scanned.reduce((sum, layer) => sum + layer.tarBytes, 0),
        diskBytes: files?.diskBytes ?? null,
        visibleBytes: files?.visibleBytes ?? null,
        hiddenBytes: files?.hiddenBytes ?? null,
        hidden: files?.hidden() ?? null,
        duplicateBytes: files?.duplicateBytes() ?? null,
        layers,
    });
}
/** Refuses sums that a JSON number cannot hold exactly: no image is that large, but a manifest or a sparse file can say so. */
function requireCountable(image) {
    const sums = [image.pullBytes, image.tarBytes, image.diskBytes];
    if (sums.every((bytes) => bytes === null || Number.isSafeInteger(bytes)))
        return image;
    throw new errors/* UserError */.y("The layers of the image are said to hold more than 9 PB.", "No image does: build and push it again.");
}
function layerReport(layer, scanned) {
    return {
        index: layer.index,
        digest: layer.digest,
        diffId: layer.diffId,
        mediaType: layer.mediaType,
        bytes: layer.bytes,
        tarBytes: scanned?.tarBytes ?? null,
        diskBytes: scanned?.diskBytes ?? null,
        entries: scanned?.entries ?? null,
        createdBy: layer.createdBy,
        dockerfile: null,
    };
}
/** Each distinct digest once; null where a layer's digest or size is unknown. */
function pullBytesOf(layers) {
    const sizes = new Map();
    for (const { digest, bytes } of layers) {
        if (digest === null || bytes === null)
            return null;
        sizes.set(digest, bytes);
    }
    return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
/** What of head a node that holds base lacks; null where a digest on either side, or a size of head, is unknown. */
function deltaPullBytesOf(base, head) {
    if (base.some(({ digest }) => digest === null))
        return null;
    const held = new Set(base.map(({ digest }) => digest));
    if (pullBytesOf(head) === null)
        return null;
    return pullBytesOf(head.filter(({ digest }) => !held.has(digest)));
}
function deltaOf(base, head) {
    const change = (from, to) => (from === null || to === null ? null : to - from);
    return {
        pullBytes: change(base.pullBytes, head.pullBytes),
        diskBytes: change(base.diskBytes, head.diskBytes),
        visibleBytes: change(base.visibleBytes, head.visibleBytes),
        hiddenBytes: change(base.hiddenBytes, head.hiddenBytes),
    };
}


/***/ })

};
