export const id = 1473;
export const ids = [1473,6417];
export const modules = {

/***/ 91473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/forge/event.js
var forge_event = __webpack_require__(38465);
// EXTERNAL MODULE: ./src/forge/connect.js + 4 modules
var connect = __webpack_require__(4107);
// EXTERNAL MODULE: ./src/forge/sticky.js
var sticky = __webpack_require__(33202);
// EXTERNAL MODULE: ./src/host/zip.js
var host_zip = __webpack_require__(71891);
// EXTERNAL MODULE: ./src/image/access.js
var image_access = __webpack_require__(59537);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/report/bound.js
var bound = __webpack_require__(20356);
// EXTERNAL MODULE: ./src/report/schema.js + 2 modules
var schema = __webpack_require__(66417);
// EXTERNAL MODULE: ./src/image/key.js
var image_key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/report/markdown.js + 1 modules
var markdown = __webpack_require__(916);
// EXTERNAL MODULE: ./src/report/notable.js
var notable = __webpack_require__(6221);
;// CONCATENATED MODULE: ./src/comment/body.js




const RULE = "\n\n---\n\n";
/** One comment for all the reports, each rendered anew from its numbers; `needed`: it is to be made where there is none. */
function renderComment(reports, plan) {
    const needed = plan.when === "always" || reports.some(notable/* isNotable */._);
    const keys = reports.map(({ head }) => (0,image_key/* imageKey */.p)(head.reference));
    const ownKey = reports.length === 1 ? keys[0] : undefined;
    const key = plan.key ?? ownKey ?? "all";
    const forWords = (0,sticky/* roomFor */.N_)(key) - RULE.length * (reports.length - 1);
    const maxBytes = Math.max(0, Math.floor(forWords / reports.length));
    const parts = reports.map((report, index) => (0,markdown/* renderMarkdown */.G)(report, { key: keys[index] ?? "", waiveLabel: plan.waiveLabel, maxBytes, isBackToNormal: !needed }));
    return { key, body: parts.join(RULE), needed };
}

;// CONCATENATED MODULE: ./src/comment/plan.js

/** Chooses what to post and how the pull request is to be proved. */
function planComment(inputs, event) {
    return {
        reports: inputs.report,
        artifactsOf: event.workflowRun?.id ?? null,
        subject: planSubject(event),
        when: inputs.comment,
        key: inputs.key ?? null,
        waiveLabel: inputs["waive-label"],
    };
}
function planSubject({ workflowRun, pullRequest }) {
    if (workflowRun !== null) {
        const { headOwner, headBranch, headSha, pullRequest: number } = workflowRun;
        return number !== null ? { number, headSha } : { headOwner, headBranch, headSha };
    }
    if (pullRequest !== null)
        return { number: pullRequest.number, headSha: pullRequest.headSha };
    throw new errors/* UserError */.y("This run belongs to no pull request.", "Run comment in a workflow that starts on workflow_run or pull_request.");
}

;// CONCATENATED MODULE: ./src/comment/run.js











/** A report compresses ten to one; what is larger is no report. */
const MAX_ARTIFACT_BYTES = 16 * 1024 * 1024;
/** Posts reports that another run measured, on the pull request that the forge itself says that run was for. */
async function run(host, inputs, cli) {
    const event = await (0,forge_event/* readEvent */.j)(host);
    const plan = planComment(inputs, event);
    if (cli?.dryRun === true)
        return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));
    const access = (0,image_access/* createAccess */.h)(host, (0,reach/* parseReach */.Z)(inputs));
    try {
        const forge = await (0,connect/* createForge */.u)(host, access.transport(), event, inputs["github-token"] ?? "");
        host.setOutput("comment-url", await post(host, plan, forge));
    }
    finally {
        await access.close();
    }
}
/** Returns the comment's address, "" where none was written. */
async function post(host, plan, forge) {
    try {
        const proof = await provePullRequest(plan.subject, forge);
        if ("refuted" in proof)
            return leaveOut(host, proof.refuted);
        const reports = new Map();
        for (const name of plan.reports)
            reports.set(name, await loadReport(host, forge, plan.artifactsOf, name));
        const stale = staleReport(reports, plan.subject.headSha);
        if (stale !== null) {
            const { headSha } = plan.subject;
            return leaveOut(host, `The report ${stale} is of another commit than ${headSha}, the head of pull request ${proof.number}.`);
        }
        return await postReports(host, plan, forge, { number: proof.number, reports: [...reports.values()] });
    }
    catch (error) {
        const skipped = (0,sticky/* skippedBy */.kY)(error);
        if (skipped === null)
            throw error;
        return leaveOut(host, skipped.detail);
    }
}
function leaveOut(host, why) {
    host.log.notice(`No comment is posted. ${why}`);
    return "";
}
async function postReports(host, plan, forge, { number, reports }) {
    const { key, body, needed } = renderComment(reports, plan);
    const redacted = host.redact(body);
    await host.summarize(redacted);
    return (0,sticky/* announcePosted */.xi)(await (0,sticky/* postSticky */.sj)(forge, number, key, redacted, needed ? "always" : "if-exists"), host.log);
}
/**
 * The pull request by what the forge says, never by what the artifact says: its head must still be what was measured.
 * Where several have this head (into different branches) it is none: the report compares with the base of one of them,
 * and the forge does not say which one the run was for.
 */
async function provePullRequest(subject, forge) {
    const candidates = "number" in subject
        ? [await forge.pullRequest(subject.number)]
        : await forge.pullRequestsOf(subject.headOwner, subject.headBranch);
    const [proven, ...others] = candidates.filter(({ headSha, isOpen }) => isOpen && headSha === subject.headSha);
    if (proven === undefined) {
        return { refuted: `No open pull request has ${subject.headSha} as its head: it was pushed to or closed since the image was weighed.` };
    }
    if (others.length === 0)
        return { number: proven.number };
    const numbers = [proven, ...others].map(({ number }) => number).join(", ");
    return { refuted: `Pull requests ${numbers} all have ${subject.headSha} as their head, and which one the image was weighed for is not known.` };
}
/** The name of a report that says it measured another commit; null where none does. */
function staleReport(reports, headSha) {
    for (const [name, { head }] of reports)
        if (head.commit !== null && head.commit !== headSha)
            return name;
    return null;
}
async function loadReport(host, forge, runId, name) {
    const file = await host.files.read(name, bound/* MAX_REPORT_BYTES */.W);
    if (file !== null)
        return (0,schema.parseReport)(file, name);
    const artifacts = runId === null ? [] : await forge.runArtifacts(runId);
    const artifact = artifacts.find((each) => each.name === name);
    if (artifact === undefined) {
        throw new errors/* UserError */.y(`There is no report ${name}: neither a file nor an artifact of the run that triggered this one.`, runId === null
            ? "Artifacts are looked for in a workflow that runs on workflow_run; give a path elsewhere."
            : `That run's artifacts: ${artifacts.map((each) => each.name).join(", ") || "none"}.`);
    }
    return (0,schema.parseReport)(onlyFile(await forge.downloadArtifact(artifact.id, MAX_ARTIFACT_BYTES), name), name);
}
function onlyFile(zip, name) {
    const [file, ...others] = (0,host_zip/* readZip */.u)(zip, bound/* MAX_REPORT_BYTES */.W).values();
    if (file !== undefined && others.length === 0)
        return file;
    throw new errors/* UserError */.y(`Artifact ${name} holds ${others.length === 0 ? "no file" : "several files"}, not one report.`, "Name the artifact that plimsoll diff uploaded.");
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

/***/ 66417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseReport: () => (/* binding */ parseReport)
});

// EXTERNAL MODULE: ../../node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(13774);
;// CONCATENATED MODULE: ./schema/report.v1.json
const report_v1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/plimsoll-ci/plimsoll/main/schema/report.v1.json","title":"Plimsoll report","description":"What `plimsoll diff --format json` and `plimsoll inspect --format json` print, and the file that the actions leave behind. Bytes are integers. Null means unknown, never 0. Arrays keep image order unless said otherwise.","type":"object","additionalProperties":false,"required":["schemaVersion","kind","base","head","baseTried","verdict","platforms","findings","budgets","notCounted"],"properties":{"schemaVersion":{"description":"The version of this schema.","const":1},"kind":{"description":"`diff`: head compared with base. `inspect`: one image; `base`, and in every platform `base`, `delta`, `deltaPullBytes`, `layers` and `files`, are null.","enum":["diff","inspect"]},"base":{"description":"What head was compared with; null for `inspect`, and for a first measurement, which found no base.","oneOf":[{"type":"null"},{"$ref":"#/$defs/base"}]},"head":{"description":"The image that was measured.","$ref":"#/$defs/head"},"baseTried":{"description":"Every rung of the ladder of bases that was tried, in order, the failed ones included.","type":"array","maxItems":1000,"items":{"$ref":"#/$defs/triedBase"}},"verdict":{"description":"`fail`: a budget line is exceeded and not waived. `none`: no line was evaluated. `pass`: all others.","enum":["pass","fail","none"]},"platforms":{"description":"One element for each platform of head, and for each that only base has.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/platform"}},"findings":{"description":"What ships in head and need not.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/finding"}},"budgets":{"description":"One element for each budget line and platform it holds for.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/budget"}},"notCounted":{"description":"What the index of head holds besides platforms.","$ref":"#/$defs/notCounted"}},"$defs":{"bytes":{"description":"Bytes.","type":"integer","minimum":0,"maximum":9007199254740991},"knownOrUnknownBytes":{"description":"Bytes; null where they are not known.","type":["integer","null"],"minimum":0,"maximum":9007199254740991},"byteChange":{"description":"Bytes, head minus base; null where either side is not known.","type":["integer","null"],"minimum":-9007199254740991,"maximum":9007199254740991},"count":{"description":"A count.","type":"integer","minimum":0,"maximum":9007199254740991},"index":{"description":"The index of a layer in its image, base layer 0.","type":"integer","minimum":0,"maximum":99999},"indexOrNone":{"description":"The index of a layer in its image, base layer 0; null where there is none.","type":["integer","null"],"minimum":0,"maximum":99999},"digest":{"description":"A digest as the OCI image specification writes it.","type":"string","pattern":"^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"},"digestOrUnknown":{"description":"A digest; null where the place the image was read from does not keep it.","type":["string","null"],"pattern":"^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"},"commit":{"description":"The commit the image was built from; null where unknown.","type":["string","null"],"maxLength":1024},"reference":{"description":"The image as the user named it, credentials never included.","type":"string","maxLength":65536},"platformName":{"description":"A normalised platform: `linux/amd64`, `linux/arm/v7`, `windows/amd64:10.0.20348.1`.","type":"string","minLength":1,"maxLength":1024},"path":{"description":"A path in the image, without a leading slash.","type":"string","maxLength":1048576},"text":{"description":"Text for people.","type":"string","maxLength":65536},"source":{"description":"The rung of the ladder of bases: `explicit` (the user named it), `merge-base` (a tag for the pull request\'s merge base, or the commit before a push), `stored` (a measurement stored by an earlier push), `moving` (a tag that moves).","enum":["explicit","merge-base","stored","moving"]},"dockerfile":{"description":"The instruction\'s place; null where unknown.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["path","line"],"properties":{"path":{"description":"The file, relative to the repository.","type":"string","maxLength":65536},"line":{"description":"The line, the first is 1.","type":"integer","minimum":1,"maximum":9007199254740991}}}]},"head":{"type":"object","additionalProperties":false,"required":["reference","digest","commit"],"properties":{"reference":{"$ref":"#/$defs/reference"},"digest":{"description":"Of the index or manifest that the reference names; null where the place has neither.","$ref":"#/$defs/digestOrUnknown"},"commit":{"$ref":"#/$defs/commit"}}},"base":{"type":"object","additionalProperties":false,"required":["reference","digest","source","commit","commitsBehind"],"properties":{"reference":{"$ref":"#/$defs/reference"},"digest":{"description":"Of the index or manifest that the reference names; null where the place has neither.","$ref":"#/$defs/digestOrUnknown"},"source":{"$ref":"#/$defs/source"},"commit":{"$ref":"#/$defs/commit"},"commitsBehind":{"description":"First-parent commits between the base and the merge base (or the commit before a push); null where unknown.","type":["integer","null"],"minimum":0,"maximum":9007199254740991}}},"triedBase":{"type":"object","additionalProperties":false,"required":["source","reference","result","error"],"properties":{"source":{"$ref":"#/$defs/source"},"reference":{"$ref":"#/$defs/reference"},"result":{"description":"`used`: this is the base. `not-found`: the place answered and has no such image. `unreadable`: it could not be read.","enum":["used","not-found","unreadable"]},"error":{"description":"Why it could not be read; null where it was.","oneOf":[{"type":"null"},{"$ref":"#/$defs/text"}]}}},"platform":{"type":"object","additionalProperties":false,"required":["platform","status","base","head","delta","deltaPullBytes","layers","files","causes"],"properties":{"platform":{"$ref":"#/$defs/platformName"},"status":{"description":"`compared`: in head and base. `added`: in head only (also where there is no base). `removed`: in base only.","enum":["compared","added","removed"]},"base":{"description":"The base\'s image for this platform; null for `added`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/image"}]},"head":{"description":"The head\'s image for this platform; null for `removed`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/image"}]},"delta":{"description":"Head minus base; null unless `status` is `compared`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/delta"}]},"deltaPullBytes":{"description":"What a node that holds base must fetch to get head: compressed bytes of each digest of head that base lacks, once. Null without a base, and where either side\'s digests or compressed sizes are unknown.","$ref":"#/$defs/knownOrUnknownBytes"},"layers":{"description":"The layers of base and head aligned; null where there is nothing to compare with.","type":["array","null"],"maxItems":200000,"items":{"$ref":"#/$defs/layerChange"}},"files":{"description":"The files that differ; null where there is nothing to compare with, and where only manifests were read.","oneOf":[{"type":"null"},{"$ref":"#/$defs/files"}]},"causes":{"description":"Why the size changed: their `diskBytes` sum to `delta.diskBytes`; null where not measured.","type":["array","null"],"maxItems":10000,"items":{"$ref":"#/$defs/cause"}}}},"delta":{"type":"object","additionalProperties":false,"required":["pullBytes","diskBytes","visibleBytes","hiddenBytes"],"properties":{"pullBytes":{"description":"Change of `pullBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"diskBytes":{"description":"Change of `diskBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"visibleBytes":{"description":"Change of `visibleBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"hiddenBytes":{"description":"Change of `hiddenBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"}}},"image":{"type":"object","additionalProperties":false,"required":["digest","configBytes","pullBytes","tarBytes","diskBytes","visibleBytes","hiddenBytes","hidden","duplicateBytes","layers"],"properties":{"digest":{"description":"Of the platform\'s manifest; null where the place has no manifest.","$ref":"#/$defs/digestOrUnknown"},"configBytes":{"description":"Bytes of the image configuration.","$ref":"#/$defs/bytes"},"pullBytes":{"description":"Compressed bytes of the layers, each distinct digest once, the configuration not included; null where the place keeps layers uncompressed.","$ref":"#/$defs/knownOrUnknownBytes"},"tarBytes":{"description":"Uncompressed tar bytes of all layers; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"diskBytes":{"description":"Payload bytes of regular files as shipped, layer by layer; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"visibleBytes":{"description":"Payload bytes that can be reached in the final root file system, hard links once; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"hiddenBytes":{"description":"Bytes, `diskBytes` minus `visibleBytes`: shipped, and out of reach; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"hidden":{"description":"The files behind `hiddenBytes`, at most the 10,000 largest; null where only manifests were read.","type":["array","null"],"maxItems":10000,"items":{"$ref":"#/$defs/hiddenFile"}},"duplicateBytes":{"description":"Visible bytes that also exist under another path with the same content, the first copy not counted; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"layers":{"description":"The layers, base layer first.","type":"array","maxItems":100000,"items":{"$ref":"#/$defs/layer"}}}},"hiddenFile":{"type":"object","additionalProperties":false,"required":["path","bytes","layer","hiddenByLayer","why"],"properties":{"path":{"$ref":"#/$defs/path"},"bytes":{"description":"Bytes that ship and cannot be reached.","$ref":"#/$defs/bytes"},"layer":{"description":"The layer that ships them.","$ref":"#/$defs/index"},"hiddenByLayer":{"description":"The layer that puts them out of reach.","$ref":"#/$defs/index"},"why":{"description":"`whiteout`: deleted. `opaque`: its directory was emptied. `overwritten`: by other content. `overwritten-identical`: by the same content. `replaced-type`: by something of another type. `duplicate-entry`: twice in one layer.","enum":["whiteout","opaque","overwritten","overwritten-identical","replaced-type","duplicate-entry"]}}},"layer":{"type":"object","additionalProperties":false,"required":["index","digest","diffId","mediaType","bytes","tarBytes","diskBytes","entries","createdBy","dockerfile"],"properties":{"index":{"$ref":"#/$defs/index"},"digest":{"description":"Of the blob as a registry holds it; null where the place keeps only the uncompressed tar.","$ref":"#/$defs/digestOrUnknown"},"diffId":{"description":"Of the uncompressed tar; always known.","$ref":"#/$defs/digest"},"mediaType":{"description":"As the manifest says; null where there is no manifest.","type":["string","null"],"maxLength":1024},"bytes":{"description":"Compressed bytes of the blob; null where the place keeps only the uncompressed tar.","$ref":"#/$defs/knownOrUnknownBytes"},"tarBytes":{"description":"Uncompressed tar bytes; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"diskBytes":{"description":"Payload bytes of the layer\'s regular files; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"entries":{"description":"Entries of the tar; null where only manifests were read.","type":["integer","null"],"minimum":0,"maximum":9007199254740991},"createdBy":{"description":"The instruction that made it, as the image\'s history says; empty where it says nothing.","type":"string","maxLength":1048576},"dockerfile":{"$ref":"#/$defs/dockerfile"}}},"layerChange":{"type":"object","additionalProperties":false,"required":["change","base","head","deltaBytes"],"properties":{"change":{"description":"`shared`: same digest, or same DiffID where either digest is unknown. `repushed`: same DiffID or same files, other digest. `changed`: the same step with other files. `added`, `removed`: in one image only.","enum":["shared","repushed","added","removed","changed"]},"base":{"description":"The layer of base; null for `added`.","$ref":"#/$defs/indexOrNone"},"head":{"description":"The layer of head; null for `removed`.","$ref":"#/$defs/indexOrNone"},"deltaBytes":{"description":"Compressed bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"}}},"files":{"description":"Counts of paths that are not a directory on at least one side.","type":"object","additionalProperties":false,"required":["added","removed","changed","metadataOnly","top"],"properties":{"added":{"description":"Paths in head only.","$ref":"#/$defs/count"},"removed":{"description":"Paths in base only.","$ref":"#/$defs/count"},"changed":{"description":"Paths whose type, size or content differ.","$ref":"#/$defs/count"},"metadataOnly":{"description":"Paths of which only mode, owner, times or extended attributes differ.","$ref":"#/$defs/count"},"top":{"description":"The largest changes first, at most 100.","type":"array","maxItems":100,"items":{"$ref":"#/$defs/fileChange"}}}},"fileChange":{"type":"object","additionalProperties":false,"required":["path","change","bytes","layer"],"properties":{"path":{"$ref":"#/$defs/path"},"change":{"description":"What happened to the path.","enum":["added","removed","changed"]},"bytes":{"description":"Visible bytes, head minus base.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"layer":{"description":"The layer of head (of base for `removed`) that holds the file.","$ref":"#/$defs/index"}}},"cause":{"type":"object","additionalProperties":false,"required":["id","title","diskBytes","pullBytes","layer","dockerfile","remedy"],"properties":{"id":{"description":"What it is, `dpkg:openjdk-17-jdk-headless` say.","type":"string","minLength":1,"maxLength":4096},"title":{"$ref":"#/$defs/text"},"diskBytes":{"description":"Bytes of `delta.diskBytes` that it accounts for.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"pullBytes":{"description":"An estimate of its part in the compressed bytes; null where unknown.","$ref":"#/$defs/byteChange"},"layer":{"description":"The layer of head it came with; null where there is not one.","$ref":"#/$defs/indexOrNone"},"dockerfile":{"$ref":"#/$defs/dockerfile"},"remedy":{"description":"What to do about it.","$ref":"#/$defs/text"}}},"finding":{"type":"object","additionalProperties":false,"required":["id","title","bytes","platform","layer","dockerfile","remedy","lint","paths"],"properties":{"id":{"description":"What kind of finding, `apt-lists` say.","type":"string","minLength":1,"maxLength":4096},"title":{"$ref":"#/$defs/text"},"bytes":{"description":"Bytes on disk.","$ref":"#/$defs/bytes"},"platform":{"$ref":"#/$defs/platformName"},"layer":{"description":"The layer of head that ships it; null where there is not one.","$ref":"#/$defs/indexOrNone"},"dockerfile":{"$ref":"#/$defs/dockerfile"},"remedy":{"description":"What to do about it.","$ref":"#/$defs/text"},"lint":{"description":"The rule of a known linter, `DL3009` say; null where there is none.","type":["string","null"],"maxLength":1024},"paths":{"description":"Where it is.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/path"}}}},"budget":{"type":"object","additionalProperties":false,"required":["line","metric","platform","unit","limit","actual","ok","waivedBy"],"properties":{"line":{"description":"The budget line as the user wrote it.","type":"string","minLength":1,"maxLength":65536},"metric":{"description":"What the line limits: `pull`, `delta-pull`, `disk`, `hidden`, `layers` or `path:GLOB`.","type":"string","minLength":1,"maxLength":65536},"platform":{"description":"The platform this result is for.","$ref":"#/$defs/platformName"},"unit":{"description":"The unit of `limit` and `actual`.","enum":["bytes","percent","count"]},"limit":{"description":"The most that is allowed, in `unit`.","type":"number","minimum":0,"maximum":9007199254740991},"actual":{"description":"What was measured, in `unit`; null where it was not measured or there is nothing to compare with.","type":["number","null"],"minimum":-9007199254740991,"maximum":9007199254740991},"ok":{"description":"Whether `actual` is at most `limit`; null exactly when `actual` is.","type":["boolean","null"]},"waivedBy":{"description":"The label on the pull request that waived a failed growth line; null where none did.","type":["string","null"],"maxLength":1024}}},"notCounted":{"type":"object","additionalProperties":false,"required":["attestationBytes","artifactManifests"],"properties":{"attestationBytes":{"description":"Bytes of attestations, which no node pulls.","$ref":"#/$defs/bytes"},"artifactManifests":{"description":"Manifests that are not images of a platform.","$ref":"#/$defs/count"}}}}}');
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/report/bound.js
var bound = __webpack_require__(20356);
// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
;// CONCATENATED MODULE: ./src/report/contradictions.js

/** What a schema cannot say: the sentences that name where a report contradicts itself; none for an honest one. */
function findContradictions(report) {
    const names = report.platforms.map((platform) => platform.platform);
    return [
        ...complaintsOf("", [
            [new Set(names).size !== names.length, "names a platform twice"],
            [report.verdict !== (0,verdict/* verdictOf */.Vj)(report.budgets), "has a verdict that its budgets do not give"],
            [report.kind === "inspect" && report.base !== null, "is of kind inspect and has a base"],
            [
                report.base === null && report.platforms.some((platform) => platform.base !== null),
                "has no base, and a platform has one",
            ],
        ]),
        ...report.platforms.flatMap((platform, at) => findInPlatform(platform, `/platforms/${at}`)),
        ...(report.kind === "inspect" ? report.platforms.flatMap((platform, at) => findChanges(platform, `/platforms/${at}`)) : []),
        ...report.budgets.flatMap((budget, at) => findInBudget(budget, names, `/budgets/${at}`)),
    ];
}
function complaintsOf(where, complaints) {
    const subject = where === "" ? "the document" : where;
    return complaints.filter(([isWrong]) => isWrong).map(([, sentence]) => `${subject} ${sentence}`);
}
function findInBudget(budget, platforms, where) {
    return complaintsOf(where, [
        [(budget.ok === null) !== (budget.actual === null), "is evaluated and not measured, or measured and not evaluated"],
        [budget.actual !== null && budget.ok !== budget.actual <= budget.limit, "has a result that its numbers do not give"],
        [budget.waivedBy !== null && budget.ok !== false, "is waived and was not exceeded"],
        [!platforms.includes(budget.platform), "names a platform that is not there"],
    ]);
}
function findInPlatform(platform, where) {
    const { base, head, status } = platform;
    const isCompared = status === "compared";
    return [
        ...complaintsOf(where, [
            [(base === null) !== (status === "added"), "has a base that its status does not allow"],
            [(head === null) !== (status === "removed"), "has a head that its status does not allow"],
            [(platform.delta === null) === isCompared, "has a delta that its status does not allow"],
            [!isCompared && platform.deltaPullBytes !== null, "has a deltaPullBytes and nothing to compare with"],
            [isDeltaWrong(platform), "has a delta that is not head minus base"],
            [!(platform.layers ?? []).every((change) => isAligned(change, base, head)), "aligns layers that are not there"],
            [
                (platform.files?.top ?? []).some((file) => isOutside(file.layer, file.change === "removed" ? base : head)),
                "has a file in a layer that is not there",
            ],
            [
                (platform.causes ?? []).some((cause) => cause.layer !== null && isOutside(cause.layer, head)),
                "has a cause in a layer that is not there",
            ],
        ]),
        ...(base === null ? [] : findInImage(base, `${where}/base`)),
        ...(head === null ? [] : findInImage(head, `${where}/head`)),
    ];
}
function findChanges(platform, where) {
    return complaintsOf(where, [
        [platform.status !== "added", "is compared in a report of kind inspect"],
        [platform.layers !== null || platform.files !== null, "has changes in a report of kind inspect"],
    ]);
}
function isDeltaWrong({ base, head, delta }) {
    if (base === null || head === null || delta === null)
        return false;
    const keys = ["pullBytes", "diskBytes", "visibleBytes", "hiddenBytes"];
    return keys.some((key) => delta[key] !== difference(head[key], base[key]));
}
function difference(head, base) {
    return head === null || base === null ? null : head - base;
}
function findInImage(image, where) {
    return complaintsOf(where, [
        [image.layers.some((layer, at) => layer.index !== at), "has layers out of order"],
        [
            (image.hidden ?? []).some((file) => isOutside(file.layer, image) || isOutside(file.hiddenByLayer, image)),
            "has a hidden file in a layer that is not there",
        ],
        [
            image.hiddenBytes !== difference(image.diskBytes, image.visibleBytes),
            "has hiddenBytes that are not diskBytes minus visibleBytes",
        ],
        [
            image.diskBytes !== null && image.layers.every((layer) => layer.diskBytes !== null) && image.diskBytes !== sumDisk(image),
            "has diskBytes that are not the sum of its layers",
        ],
    ]);
}
function sumDisk(image) {
    return image.layers.reduce((sum, layer) => sum + (layer.diskBytes ?? 0), 0);
}
function isOutside(layer, image) {
    return image === null || layer >= image.layers.length;
}
function isAligned(change, base, head) {
    if ((change.base === null) !== (change.change === "added"))
        return false;
    if ((change.head === null) !== (change.change === "removed"))
        return false;
    if (change.base !== null && isOutside(change.base, base))
        return false;
    return change.head === null || !isOutside(change.head, head);
}

;// CONCATENATED MODULE: ./src/report/schema.js






const SHOWN_FAULTS = 3;
const HINT = "A report is the file that `plimsoll diff --format json` of this version writes, unchanged.";
let compiled = null;
/**
 * Parses a report, however hostile its author: JSON of at most 32 MiB, valid under `schema/report.v1.json`, and free of
 * contradictions. `where` names it in the `UserError`. Import this file lazily: it loads the schema's validator.
 */
function parseReport(bytes, where) {
    if (bytes.byteLength > bound/* MAX_REPORT_BYTES */.W) {
        throw new errors/* UserError */.y(`${where} is larger than a report may be (32 MiB).`, HINT);
    }
    const value = (0,json/* parseJson */.qF)(bytes, where, HINT);
    const isReport = validator();
    if (!isReport(value))
        throw refusal(where, describeFaults(isReport.errors ?? []));
    const report = value;
    const contradictions = findContradictions(report);
    if (contradictions.length > 0)
        throw refusal(where, contradictions);
    return report;
}
function validator() {
    compiled ??= new _2020.Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false, verbose: false }).compile(report_v1_namespaceObject);
    return compiled;
}
function refusal(where, faults) {
    const more = faults.length > SHOWN_FAULTS ? `; and ${faults.length - SHOWN_FAULTS} more` : "";
    return new errors/* UserError */.y(`${where} is not a report: ${faults.slice(0, SHOWN_FAULTS).join("; ")}${more}.`, HINT);
}
/** The path of each fault in the document, with what is wrong there; never a value, which a stranger chose. */
function describeFaults(errors) {
    const isChoice = (error) => error.keyword === "oneOf";
    const told = errors.filter((error) => !isChoice(error) && !(error.keyword === "type" && error.params["type"] === "null"));
    const faults = (told.length > 0 ? told : errors).map((error) => `${error.instancePath === "" ? "the document" : error.instancePath} ${error.message ?? error.keyword}`);
    return [...new Set(faults)];
}


/***/ })

};
