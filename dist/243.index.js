export const id = 243;
export const ids = [243];
export const modules = {

/***/ 14243:
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
// EXTERNAL MODULE: ./src/forge/forge.js + 4 modules
var forge_forge = __webpack_require__(84436);
// EXTERNAL MODULE: ./src/forge/sticky.js
var sticky = __webpack_require__(33202);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/host/zip.js


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
    if ((0,external_node_zlib_.crc32)(content) !== entry.checksum)
        throw refusal(`is damaged: ${show(entry.name)} does not match its checksum`);
    const isZip = content.length >= 4 && Buffer.from(content.buffer, content.byteOffset, 4).readUInt32LE() === LOCAL_HEADER;
    if (isZip)
        throw refusal(`holds another zip: ${show(entry.name)}`);
    return content;
}
function inflate(packed, { name, sizeBytes }) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: Math.max(1, sizeBytes) });
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
    return new errors/* UserError */.y(`The zip ${what}.`, "Upload the artifact again with a tool that makes plain zips, and look at who made this one.", cause === undefined ? undefined : { cause });
}

// EXTERNAL MODULE: ./src/image/access.js + 30 modules
var image_access = __webpack_require__(26231);
// EXTERNAL MODULE: ./src/inputs/reach.js
var reach = __webpack_require__(82708);
// EXTERNAL MODULE: ./src/report/notable.js
var notable = __webpack_require__(6221);
// EXTERNAL MODULE: ./src/report/schema.js + 2 modules
var schema = __webpack_require__(66417);
// EXTERNAL MODULE: ./src/image/key.js
var key = __webpack_require__(35576);
// EXTERNAL MODULE: ./src/report/markdown.js + 1 modules
var markdown = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/comment/plan.js



const COMMENT_BYTES = 60_000;
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
        const { headOwner, headBranch, headSha } = workflowRun;
        return { headOwner, headBranch, headSha };
    }
    if (pullRequest !== null)
        return { number: pullRequest.number, headSha: pullRequest.headSha };
    throw new errors/* UserError */.y("This run belongs to no pull request.", "Run comment in a workflow that starts on workflow_run or pull_request.");
}
/** One comment for all the reports, each rendered anew from its numbers. */
function renderComment(reports, plan) {
    const keys = reports.map(({ head }) => (0,key/* imageKey */.p)(head.reference));
    const maxBytes = Math.floor(COMMENT_BYTES / reports.length) - 10;
    const parts = reports.map((report, index) => (0,markdown/* renderMarkdown */.G)(report, { key: keys[index] ?? "", waiveLabel: plan.waiveLabel, maxBytes }));
    const ownKey = reports.length === 1 ? keys[0] : undefined;
    return { key: plan.key ?? ownKey ?? "all", body: parts.join("\n\n---\n\n") };
}

;// CONCATENATED MODULE: ./src/comment/run.js










/** A report compresses ten to one; what is larger is no report. */
const MAX_ARTIFACT_BYTES = 16 * 1024 * 1024;
const MAX_REPORT_BYTES = 32 * 1024 * 1024;
/** Posts reports that another run measured, on the pull request that the forge itself says that run was for. */
async function run(host, inputs, cli) {
    const event = await (0,forge_event/* readEvent */.j)(host);
    const plan = planComment(inputs, event);
    if (cli?.dryRun === true)
        return await cli.write(`${JSON.stringify(plan, null, 2)}\n`);
    host.setOutput("comment-url", "");
    const access = (0,image_access/* createAccess */.h)(host, (0,reach/* parseReach */.Z)(inputs));
    try {
        const forge = await (0,forge_forge/* createForge */.u)(host, await access.transport(), event, inputs["github-token"] ?? "");
        host.setOutput("comment-url", await post(host, plan, forge));
    }
    finally {
        await access.close();
    }
}
async function post(host, plan, forge) {
    const pullRequest = await provePullRequest(plan.subject, forge);
    if (pullRequest === null) {
        host.log.notice(`No open pull request has ${plan.subject.headSha} as its head, so nothing is posted: it was pushed to or closed since the image was weighed.`);
        return "";
    }
    const reports = [];
    for (const name of plan.reports)
        reports.push(await loadReport(host, forge, plan.artifactsOf, name));
    const comment = renderComment(reports, plan);
    await host.summarize(host.redact(comment.body));
    const needed = plan.when === "always" || reports.some(notable/* isNotable */._);
    const posted = await (0,sticky/* postSticky */.sj)(forge, pullRequest.number, comment.key, host.redact(comment.body), needed ? "always" : "if-exists");
    return (0,sticky/* describePosted */.VV)(posted, host.log);
}
/** The pull request by what the forge says, never by what the artifact says: its head must still be what was measured. */
async function provePullRequest(subject, forge) {
    const candidates = "number" in subject
        ? [await forge.pullRequest(subject.number)]
        : await forge.pullRequestsOf(subject.headOwner, subject.headBranch);
    return candidates.find(({ headSha, isOpen }) => isOpen && headSha === subject.headSha) ?? null;
}
async function loadReport(host, forge, runId, name) {
    const file = await host.files.read(name, MAX_REPORT_BYTES);
    if (file !== null)
        return (0,schema/* parseReport */.M)(file, name);
    const artifacts = runId === null ? [] : await forge.runArtifacts(runId);
    const artifact = artifacts.find((each) => each.name === name);
    if (artifact === undefined) {
        throw new errors/* UserError */.y(`There is no report ${name}: neither a file nor an artifact of the run that triggered this one.`, runId === null
            ? "Artifacts are looked for in a workflow that runs on workflow_run; give a path elsewhere."
            : `That run's artifacts: ${artifacts.map((each) => each.name).join(", ") || "none"}.`);
    }
    return (0,schema/* parseReport */.M)(onlyFile(await forge.downloadArtifact(artifact.id, MAX_ARTIFACT_BYTES), name), name);
}
function onlyFile(zip, name) {
    const [file, ...others] = readZip(zip, MAX_REPORT_BYTES).values();
    if (file !== undefined && others.length === 0)
        return file;
    throw new errors/* UserError */.y(`Artifact ${name} holds ${others.length === 0 ? "no file" : "several files"}, not one report.`, "Name the artifact that plimsoll diff uploaded.");
}


/***/ })

};
