export const id = 6417;
export const ids = [6417];
export const modules = {

/***/ 66417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseReport: () => (/* binding */ parseReport)
});

// EXTERNAL MODULE: ../../node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(13774);
;// CONCATENATED MODULE: ./schema/report.v1.json
const report_v1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/plimsoll-ci/plimsoll/main/schema/report.v1.json","title":"Plimsoll report","description":"What `plimsoll diff --format json` and `plimsoll inspect --format json` print, and the file that the actions leave behind. Bytes are integers. Null means unknown, never 0. Arrays keep image order unless said otherwise.","type":"object","additionalProperties":false,"required":["schemaVersion","kind","base","head","baseTried","verdict","platforms","findings","budgets","notCounted"],"properties":{"schemaVersion":{"description":"The version of this schema.","const":1},"kind":{"description":"`diff`: head compared with base. `inspect`: one image; `base`, and in every platform `base`, `delta`, `deltaPullBytes`, `layers` and `files`, are null.","enum":["diff","inspect"]},"base":{"description":"What head was compared with; null for `inspect`, and for a first measurement, which found no base.","oneOf":[{"type":"null"},{"$ref":"#/$defs/base"}]},"head":{"description":"The image that was measured.","$ref":"#/$defs/head"},"baseTried":{"description":"Every rung of the ladder of bases that was tried, in order, the failed ones included.","type":"array","maxItems":1000,"items":{"$ref":"#/$defs/triedBase"}},"verdict":{"description":"`fail`: a budget line is exceeded and not waived. `none`: no line was evaluated. `pass`: all others.","enum":["pass","fail","none"]},"platforms":{"description":"One element for each platform of head, and for each that only base has.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/platform"}},"findings":{"description":"What ships in head and need not.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/finding"}},"budgets":{"description":"One element for each budget line and platform it holds for.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/budget"}},"notCounted":{"description":"What the index of head holds besides platforms.","$ref":"#/$defs/notCounted"},"config":{"description":"What a configuration file said of the image; left out where there was none.","$ref":"#/$defs/config"}},"$defs":{"bytes":{"description":"Bytes.","type":"integer","minimum":0,"maximum":9007199254740991},"knownOrUnknownBytes":{"description":"Bytes; null where they are not known.","type":["integer","null"],"minimum":0,"maximum":9007199254740991},"byteChange":{"description":"Bytes, head minus base; null where either side is not known.","type":["integer","null"],"minimum":-9007199254740991,"maximum":9007199254740991},"count":{"description":"A count.","type":"integer","minimum":0,"maximum":9007199254740991},"index":{"description":"The index of a layer in its image, base layer 0.","type":"integer","minimum":0,"maximum":99999},"indexOrNone":{"description":"The index of a layer in its image, base layer 0; null where there is none.","type":["integer","null"],"minimum":0,"maximum":99999},"digest":{"description":"A digest as the OCI image specification writes it.","type":"string","pattern":"^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"},"digestOrUnknown":{"description":"A digest; null where the place the image was read from does not keep it.","type":["string","null"],"pattern":"^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"},"commit":{"description":"The commit the image was built from; null where unknown.","type":["string","null"],"maxLength":1024},"reference":{"description":"The image as the user named it, credentials never included.","type":"string","maxLength":65536},"platformName":{"description":"A normalised platform: `linux/amd64`, `linux/arm/v7`, `windows/amd64:10.0.20348.1`.","type":"string","minLength":1,"maxLength":1024},"path":{"description":"A path in the image, without a leading slash.","type":"string","maxLength":1048576},"text":{"description":"Text for people.","type":"string","maxLength":65536},"source":{"description":"The rung of the ladder of bases: `explicit` (the user named it), `merge-base` (a tag for the pull request\'s merge base, or the commit before a push), `stored` (a measurement stored by an earlier push), `moving` (a tag that moves).","enum":["explicit","merge-base","stored","moving"]},"dockerfile":{"description":"The instruction\'s place; null where unknown.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["path","line"],"properties":{"path":{"description":"The file, relative to the repository.","type":"string","maxLength":65536},"line":{"description":"The line, the first is 1.","type":"integer","minimum":1,"maximum":9007199254740991}}}]},"head":{"type":"object","additionalProperties":false,"required":["reference","digest","commit"],"properties":{"reference":{"$ref":"#/$defs/reference"},"digest":{"description":"Of the index or manifest that the reference names; null where the place has neither.","$ref":"#/$defs/digestOrUnknown"},"commit":{"$ref":"#/$defs/commit"}}},"base":{"type":"object","additionalProperties":false,"required":["reference","digest","source","commit","commitsBehind"],"properties":{"reference":{"$ref":"#/$defs/reference"},"digest":{"description":"Of the index or manifest that the reference names; null where the place has neither.","$ref":"#/$defs/digestOrUnknown"},"source":{"$ref":"#/$defs/source"},"commit":{"$ref":"#/$defs/commit"},"commitsBehind":{"description":"First-parent commits between the base and the merge base (or the commit before a push); null where unknown.","type":["integer","null"],"minimum":0,"maximum":9007199254740991}}},"triedBase":{"type":"object","additionalProperties":false,"required":["source","reference","result","error"],"properties":{"source":{"$ref":"#/$defs/source"},"reference":{"$ref":"#/$defs/reference"},"result":{"description":"`used`: this is the base. `not-found`: the place answered and has no such image. `unreadable`: it could not be read.","enum":["used","not-found","unreadable"]},"error":{"description":"Why it could not be read; null where it was.","oneOf":[{"type":"null"},{"$ref":"#/$defs/text"}]}}},"platform":{"type":"object","additionalProperties":false,"required":["platform","status","base","head","delta","deltaPullBytes","layers","files","causes"],"properties":{"platform":{"$ref":"#/$defs/platformName"},"status":{"description":"`compared`: in head and base. `added`: in head only (also where there is no base). `removed`: in base only.","enum":["compared","added","removed"]},"base":{"description":"The base\'s image for this platform; null for `added`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/image"}]},"head":{"description":"The head\'s image for this platform; null for `removed`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/image"}]},"delta":{"description":"Head minus base; null unless `status` is `compared`.","oneOf":[{"type":"null"},{"$ref":"#/$defs/delta"}]},"deltaPullBytes":{"description":"What a node that holds base must fetch to get head: compressed bytes of each digest of head that base lacks, once. Null without a base, and where either side\'s digests or compressed sizes are unknown.","$ref":"#/$defs/knownOrUnknownBytes"},"layers":{"description":"The layers of base and head aligned; null where there is nothing to compare with.","type":["array","null"],"maxItems":200000,"items":{"$ref":"#/$defs/layerChange"}},"files":{"description":"The files that differ; null where there is nothing to compare with, and where only manifests were read.","oneOf":[{"type":"null"},{"$ref":"#/$defs/files"}]},"causes":{"description":"Why the size changed: their `diskBytes` sum to `delta.diskBytes`; null where not measured.","type":["array","null"],"maxItems":10000,"items":{"$ref":"#/$defs/cause"}}}},"delta":{"type":"object","additionalProperties":false,"required":["pullBytes","diskBytes","visibleBytes","hiddenBytes"],"properties":{"pullBytes":{"description":"Change of `pullBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"diskBytes":{"description":"Change of `diskBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"visibleBytes":{"description":"Change of `visibleBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"},"hiddenBytes":{"description":"Change of `hiddenBytes` in bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"}}},"image":{"type":"object","additionalProperties":false,"required":["digest","configBytes","pullBytes","tarBytes","diskBytes","visibleBytes","hiddenBytes","hidden","duplicateBytes","layers"],"properties":{"digest":{"description":"Of the platform\'s manifest; null where the place has no manifest.","$ref":"#/$defs/digestOrUnknown"},"configBytes":{"description":"Bytes of the image configuration.","$ref":"#/$defs/bytes"},"pullBytes":{"description":"Compressed bytes of the layers, each distinct digest once, the configuration not included; null where the place keeps layers uncompressed.","$ref":"#/$defs/knownOrUnknownBytes"},"tarBytes":{"description":"Uncompressed tar bytes of all layers; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"diskBytes":{"description":"Payload bytes of regular files as shipped, layer by layer; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"visibleBytes":{"description":"Payload bytes that can be reached in the final root file system, hard links once; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"hiddenBytes":{"description":"Bytes, `diskBytes` minus `visibleBytes`: shipped, and out of reach; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"hidden":{"description":"The files behind `hiddenBytes`, at most the 10,000 largest; null where only manifests were read.","type":["array","null"],"maxItems":10000,"items":{"$ref":"#/$defs/hiddenFile"}},"duplicateBytes":{"description":"Visible bytes that also exist under another path with the same content, the first copy not counted; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"layers":{"description":"The layers, base layer first.","type":"array","maxItems":100000,"items":{"$ref":"#/$defs/layer"}}}},"hiddenFile":{"type":"object","additionalProperties":false,"required":["path","bytes","layer","hiddenByLayer","why"],"properties":{"path":{"$ref":"#/$defs/path"},"bytes":{"description":"Bytes that ship and cannot be reached.","$ref":"#/$defs/bytes"},"layer":{"description":"The layer that ships them.","$ref":"#/$defs/index"},"hiddenByLayer":{"description":"The layer that puts them out of reach.","$ref":"#/$defs/index"},"why":{"description":"`whiteout`: deleted. `opaque`: its directory was emptied. `overwritten`: by other content. `overwritten-identical`: by the same content. `replaced-type`: by something of another type. `duplicate-entry`: twice in one layer.","enum":["whiteout","opaque","overwritten","overwritten-identical","replaced-type","duplicate-entry"]}}},"layer":{"type":"object","additionalProperties":false,"required":["index","digest","diffId","mediaType","bytes","tarBytes","diskBytes","entries","createdBy","dockerfile"],"properties":{"index":{"$ref":"#/$defs/index"},"digest":{"description":"Of the blob as a registry holds it; null where the place keeps only the uncompressed tar.","$ref":"#/$defs/digestOrUnknown"},"diffId":{"description":"Of the uncompressed tar; always known.","$ref":"#/$defs/digest"},"mediaType":{"description":"As the manifest says; null where there is no manifest.","type":["string","null"],"maxLength":1024},"bytes":{"description":"Compressed bytes of the blob; null where the place keeps only the uncompressed tar.","$ref":"#/$defs/knownOrUnknownBytes"},"tarBytes":{"description":"Uncompressed tar bytes; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"diskBytes":{"description":"Payload bytes of the layer\'s regular files; null where only manifests were read.","$ref":"#/$defs/knownOrUnknownBytes"},"entries":{"description":"Entries of the tar; null where only manifests were read.","type":["integer","null"],"minimum":0,"maximum":9007199254740991},"createdBy":{"description":"The instruction that made it, as the image\'s history says; empty where it says nothing.","type":"string","maxLength":1048576},"dockerfile":{"$ref":"#/$defs/dockerfile"}}},"layerChange":{"type":"object","additionalProperties":false,"required":["change","base","head","deltaBytes"],"properties":{"change":{"description":"`shared`: same digest, or same DiffID where either digest is unknown. `repushed`: same DiffID or same files, other digest. `changed`: the same step with other files. `added`, `removed`: in one image only.","enum":["shared","repushed","added","removed","changed"]},"base":{"description":"The layer of base; null for `added`.","$ref":"#/$defs/indexOrNone"},"head":{"description":"The layer of head; null for `removed`.","$ref":"#/$defs/indexOrNone"},"deltaBytes":{"description":"Compressed bytes, head minus base; null where either is unknown.","$ref":"#/$defs/byteChange"}}},"files":{"description":"Counts of paths that are not a directory on at least one side.","type":"object","additionalProperties":false,"required":["added","removed","changed","metadataOnly","top"],"properties":{"added":{"description":"Paths in head only.","$ref":"#/$defs/count"},"removed":{"description":"Paths in base only.","$ref":"#/$defs/count"},"changed":{"description":"Paths whose type, size or content differ.","$ref":"#/$defs/count"},"metadataOnly":{"description":"Paths of which only mode, owner, times or extended attributes differ.","$ref":"#/$defs/count"},"top":{"description":"The largest changes first, at most 100.","type":"array","maxItems":100,"items":{"$ref":"#/$defs/fileChange"}}}},"fileChange":{"type":"object","additionalProperties":false,"required":["path","change","bytes","layer"],"properties":{"path":{"$ref":"#/$defs/path"},"change":{"description":"What happened to the path.","enum":["added","removed","changed"]},"bytes":{"description":"Visible bytes, head minus base.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"layer":{"description":"The layer of head (of base for `removed`) that holds the file.","$ref":"#/$defs/index"}}},"cause":{"type":"object","additionalProperties":false,"required":["id","title","diskBytes","pullBytes","layer","dockerfile","remedy"],"properties":{"id":{"description":"What it is, `dpkg:openjdk-17-jdk-headless` say.","type":"string","minLength":1,"maxLength":4096},"title":{"$ref":"#/$defs/text"},"diskBytes":{"description":"Bytes of `delta.diskBytes` that it accounts for.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"pullBytes":{"description":"An estimate of its part in the compressed bytes; null where unknown.","$ref":"#/$defs/byteChange"},"layer":{"description":"The layer of head it came with; null where there is not one.","$ref":"#/$defs/indexOrNone"},"dockerfile":{"$ref":"#/$defs/dockerfile"},"remedy":{"description":"What to do about it.","$ref":"#/$defs/text"}}},"finding":{"type":"object","additionalProperties":false,"required":["id","title","bytes","platform","layer","dockerfile","remedy","lint","paths"],"properties":{"id":{"description":"What kind of finding, `apt-lists` say.","type":"string","minLength":1,"maxLength":4096},"title":{"$ref":"#/$defs/text"},"bytes":{"description":"Bytes on disk.","$ref":"#/$defs/bytes"},"platform":{"$ref":"#/$defs/platformName"},"layer":{"description":"The layer of head that ships it; null where there is not one.","$ref":"#/$defs/indexOrNone"},"dockerfile":{"$ref":"#/$defs/dockerfile"},"remedy":{"description":"What to do about it.","$ref":"#/$defs/text"},"lint":{"description":"The rule of a known linter, `DL3009` say; null where there is none.","type":["string","null"],"maxLength":1024},"paths":{"description":"Where it is.","type":"array","maxItems":10000,"items":{"$ref":"#/$defs/path"}}}},"budget":{"type":"object","additionalProperties":false,"required":["line","metric","platform","unit","limit","actual","ok","waivedBy"],"properties":{"line":{"description":"The budget line as the user wrote it.","type":"string","minLength":1,"maxLength":65536},"metric":{"description":"What the line limits: `pull`, `delta-pull`, `disk`, `hidden`, `layers` or `path:GLOB`.","type":"string","minLength":1,"maxLength":65536},"platform":{"description":"The platform this result is for.","$ref":"#/$defs/platformName"},"unit":{"description":"The unit of `limit` and `actual`.","enum":["bytes","percent","count"]},"limit":{"description":"The most that is allowed, in `unit`.","type":"number","minimum":0,"maximum":9007199254740991},"actual":{"description":"What was measured, in `unit`; null where it was not measured or there is nothing to compare with.","type":["number","null"],"minimum":-9007199254740991,"maximum":9007199254740991},"ok":{"description":"Whether `actual` is at most `limit`; null exactly when `actual` is.","type":["boolean","null"]},"waivedBy":{"description":"What waived a failed line: the label on the pull request, for growth, or a waiver of the configuration file (`PATH until DAY: REASON`); null where nothing did.","type":["string","null"],"maxLength":1024}}},"config":{"type":"object","additionalProperties":false,"required":["path","isChanged","droppedLines","waivers"],"properties":{"path":{"description":"The file as it was asked for.","$ref":"#/$defs/path"},"isChanged":{"description":"Whether the pull request changes the file; null where it is of none, or that is not known.","type":["boolean","null"]},"droppedLines":{"description":"Budget lines that the file holds the image to where the pull request merges into, and not here.","type":"array","maxItems":1000,"items":{"$ref":"#/$defs/text"}},"waivers":{"description":"The waivers of the image\'s budget lines, those that ran out included.","type":"array","maxItems":1000,"items":{"$ref":"#/$defs/waiver"}}}},"waiver":{"type":"object","additionalProperties":false,"required":["line","until","reason","daysLeft","state"],"properties":{"line":{"description":"The budget line that it waives.","$ref":"#/$defs/text"},"until":{"description":"The last day (UTC) on which it holds.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"reason":{"description":"Why, as its author wrote it.","$ref":"#/$defs/text"},"daysLeft":{"description":"Days from the day of the measurement to the last one: 0 on that day, negative once it ran out.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"state":{"description":"`used`: it waived a line that is exceeded. `idle`: no line needed it. `ended`: it ran out, and waives nothing.","enum":["used","idle","ended"]}}},"notCounted":{"type":"object","additionalProperties":false,"required":["attestationBytes","artifactManifests"],"properties":{"attestationBytes":{"description":"Bytes of attestations, which no node pulls.","$ref":"#/$defs/bytes"},"artifactManifests":{"description":"Manifests that are not images of a platform.","$ref":"#/$defs/count"}}}}}');
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
