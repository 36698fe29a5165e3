export const id = 5273;
export const ids = [5273];
export const modules = {

/***/ 59537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createAccess)
/* harmony export */ });
/* harmony import */ var _http_transport_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13078);
/* harmony import */ var _registry_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83957);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79654);



/** The access that the inputs of a verb describe. */
function createAccess(host, reach) {
    let transport;
    let client;
    const connect = () => (transport ??= (0,_http_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .createTransport */ .o)(host, reach));
    const registry = async () => (client ??= (0,_registry_client_js__WEBPACK_IMPORTED_MODULE_1__/* .createRegistryClient */ .H)(host, connect(), reach));
    return {
        transport: connect,
        open: (reference, platforms, absent) => (0,_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openImage */ .U)(reference, { host, registry, platforms, absent }),
        close: async () => transport?.close(),
    };
}


/***/ }),

/***/ 15771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ normalizeHistory),
/* harmony export */   ML: () => (/* binding */ showHistory),
/* harmony export */   Xe: () => (/* binding */ looseHistory)
/* harmony export */ });
/** An instruction is shown on one line: what stands beyond this many characters is never seen. */
const MAX_SHOWN_CHARACTERS = 4096;
const CONTENT_ID = /\b(file|dir|multi):[0-9a-f]{64}\b/g;
const SHELL = /(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh(?: -[a-z]+(?: pipefail)?)* -[a-z]*c /;
const SHELL_IN_FRONT = new RegExp(`^${SHELL.source}`);
const NO_COMMAND = /^(?:RUN )?\/bin\/sh -c #\(nop\) ?(.*)$/;
/**
 * The instruction of a history entry (image-spec config.md, "history") as its Dockerfile has it, for a person: without the
 * builder's shell, build arguments (which may hold a secret), content ids and trailing mark; "" where it says nothing.
 */
function showHistory(createdBy) {
    const { isRun, said } = readInstruction(createdBy.slice(0, MAX_SHOWN_CHARACTERS));
    return oneLine(`${isRun ? "RUN " : ""}${said.replace(CONTENT_ID, "$1:…")}`);
}
/**
 * What an instruction says, for comparing, whoever wrote it down: the legacy builder's `/bin/sh -c #(nop)  ENV A=1` and
 * `/bin/sh -c make`, BuildKit's `ENV A=1` and `RUN /bin/sh -c make # buildkit`. Build arguments and the ids of copied
 * content are left out, for they change with every build.
 */
function normalizeHistory(createdBy) {
    return oneLine(readInstruction(createdBy).said.replaceAll(CONTENT_ID, ""));
}
/** As `normalizeHistory`, but of a copy only where to: the legacy builder does not write down what from. */
function looseHistory(createdBy) {
    const text = normalizeHistory(createdBy);
    const copied = /^(ADD|COPY) (.*)$/.exec(text);
    return copied === null ? text : `${copied[1]} to ${copied[2]?.split(" ").at(-1)}`;
}
function readInstruction(createdBy) {
    const text = oneLine(createdBy).replace(/ ?# buildkit$/, "");
    const instruction = NO_COMMAND.exec(text)?.[1];
    if (instruction !== undefined)
        return { isRun: false, said: instruction };
    const said = withoutArguments(text.replace(/^RUN /, "")).replace(SHELL_IN_FRONT, "");
    return { isRun: said !== text, said };
}
// Values may hold spaces, and only their number is written down; the shell that follows them ends them for sure.
function withoutArguments(text) {
    const count = /^\|(\d+) /.exec(text);
    if (count === null)
        return text;
    const rest = text.slice(count[0].length);
    const shell = rest.search(SHELL);
    return shell === -1 ? rest.split(" ").slice(Number(count[1])).join(" ") : rest.slice(shell);
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, " ").trim();
}


/***/ }),

/***/ 93057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ BAR_COLUMNS),
/* harmony export */   o: () => (/* binding */ renderBar)
/* harmony export */ });
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/** How many columns a bar takes at most. */
const BAR_COLUMNS = 8;
/** A bar of block characters for a share from 0 to 1, in eighths of a column. */
function renderBar(share) {
    const eighths = Math.round(Math.min(1, Math.max(0, share)) * BAR_COLUMNS * 8);
    return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}


/***/ }),

/***/ 26916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yy: () => (/* binding */ describeConfig),
/* harmony export */   _A: () => (/* binding */ SOON_DAYS),
/* harmony export */   rA: () => (/* binding */ nameWaiving)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93614);
/* harmony import */ var _waiver_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70158);


/** A waiver that ends within so many days is told. */
const SOON_DAYS = 7;
const MAX_LINE_COLUMNS = 60;
const MAX_REASON_COLUMNS = 160;
const MAX_NAMED_LINES = 6;
/** What waived the line: a label by its name, a waiver of the configuration file by its day and its reason. */
function nameWaiving(report, { waivedBy }) {
    const foreign = waivedBy ?? "";
    if (!(0,_waiver_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaivedByFile */ .K)(report, { waivedBy }))
        return ["label ", { foreign, max: 40 }];
    // A reason may be a sentence of its own, and here it stands inside another.
    return [{ foreign: foreign.replace(/\.$/, ""), max: MAX_REASON_COLUMNS, cut: "end" }];
}
/** What a reader of the verdict must know of the configuration file that it came from, one sentence each. */
function describeConfig({ config }) {
    if (config === undefined)
        return [];
    const { path, isChanged, droppedLines, waivers } = config;
    const change = [{ mark: "attention" }, " ", { foreign: path, max: MAX_LINE_COLUMNS }, " is changed by this pull request", ...describeDropped(droppedLines), "."];
    return [...(isChanged === true ? [change] : []), ...waivers.flatMap(describeWaiver)];
}
function describeDropped(lines) {
    const named = lines.slice(0, MAX_NAMED_LINES).flatMap((line, at) => [at === 0 ? ", which gives up " : ", ", { foreign: line, max: MAX_LINE_COLUMNS }]);
    const more = lines.length - MAX_NAMED_LINES;
    return more > 0 ? [...named, `, and ${more} more`] : named;
}
function describeWaiver({ line, until, reason, daysLeft, state }) {
    const budget = { foreign: line, max: MAX_LINE_COLUMNS };
    if (state === "ended")
        return [[{ mark: "attention" }, " The waiver of ", budget, ` ran out on ${until}: `, { foreign: reason, max: MAX_REASON_COLUMNS, cut: "end" }]];
    if (state === "idle")
        return [["The waiver of ", budget, ` until ${until} is no longer needed: the line holds.`]];
    if (daysLeft > SOON_DAYS)
        return [];
    return [[{ mark: "attention" }, " The waiver of ", budget, ` ends on ${until}, ${daysLeft === 0 ? "today" : `in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(daysLeft, "day")}`}.`]];
}


/***/ }),

/***/ 15903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ withoutUnknownColumns)
/* harmony export */ });
/** The table without the columns of which nothing is known. */
function withoutUnknownColumns(table) {
    const isKnown = table.columns.map((_, at) => table.rows.some((row) => row[at] !== null));
    return {
        columns: table.columns.filter((_, at) => isKnown[at]),
        rows: table.rows.map((row) => row.filter((_, at) => isKnown[at])),
        more: table.more,
    };
}


/***/ }),

/***/ 39990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ changeOf),
/* harmony export */   Y: () => (/* binding */ headlinePlatform)
/* harmony export */ });
/**
 * The platform that the first line and the byte outputs are about: the one whose pull size (disk where unknown;
 * absolute without a base) grew most, the first of equals. Null where no platform has a head.
 */
function headlinePlatform(report) {
    const comparable = report.platforms.filter(({ delta }) => delta !== null);
    if (comparable.length > 0)
        return largest(comparable, changeOf);
    return largest(report.platforms.filter(({ head }) => head !== null), ({ head }) => head?.pullBytes ?? head?.diskBytes ?? null);
}
/** By how many bytes the platform's pull size changed, disk where pull is unknown; null where neither is known. */
function changeOf({ delta }) {
    return delta?.pullBytes ?? delta?.diskBytes ?? null;
}
function largest(platforms, measure) {
    let found = null;
    let foundBytes = Number.NEGATIVE_INFINITY;
    for (const platform of platforms) {
        const bytes = measure(platform) ?? Number.NEGATIVE_INFINITY;
        if (found !== null && bytes <= foundBytes)
            continue;
        found = platform;
        foundBytes = bytes;
    }
    return found;
}


/***/ }),

/***/ 77204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ renderImages)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(916);

const RULE = "\n\n---\n\n";
/** The reports of one or several images as one piece of Markdown: a comment's body, or a section of the job summary. */
function renderImages(images, options) {
    const room = options.maxBytes - RULE.length * (images.length - 1);
    const maxBytes = Math.max(0, Math.floor(room / Math.max(1, images.length)));
    return images.map(({ name, report }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderMarkdown */ .G)(report, { ...options, key: name, maxBytes })).join(RULE);
}


/***/ }),

/***/ 916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/report/bar.js
var report_bar = __webpack_require__(93057);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
;// CONCATENATED MODULE: ./src/report/fit.js

const SEPARATOR = "\n\n";
/** Joins the blocks to at most `maxBytes` UTF-8 bytes: where there are more, rows and then whole blocks go, by rank. */
function fitBlocks(blocks, maxBytes) {
    const kept = blocks.map((block) => block.rows.length);
    const isDropped = blocks.map(() => false);
    for (const at of orderOfSacrifice(blocks)) {
        if (byteLength(join(blocks, kept, isDropped)) <= maxBytes)
            break;
        kept[at] = mostRows(blocks[at]?.rows.length ?? 0, (rows) => {
            const tried = kept.with(at, rows);
            return byteLength(join(blocks, tried, isDropped)) <= maxBytes;
        });
        isDropped[at] = kept[at] === 0;
    }
    const text = join(blocks, kept, isDropped);
    return byteLength(text) <= maxBytes ? text : "";
}
function orderOfSacrifice(blocks) {
    return blocks.map((_, at) => at).sort((a, b) => (blocks[b]?.rank ?? 0) - (blocks[a]?.rank ?? 0));
}
/** The most rows below `all` that fit; 0: not even one. */
function mostRows(all, fits) {
    let low = 0;
    let high = Math.max(0, all - 1);
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
function join(blocks, kept, isDropped) {
    const texts = blocks.map((block, at) => (isDropped[at] === true ? null : renderBlock(block, kept[at] ?? 0)));
    const left = texts.filter((text) => text !== null);
    const dropped = texts.length - left.length;
    // What is left of nothing needs no footnote; a lone title keeps its few bytes.
    if (dropped > 0 && left.length > 1)
        left.push(`${(0,format/* formatCount */.B4)(dropped, "section")} omitted to fit; the report has all that was measured.`);
    return left.length === 0 ? "" : `${left.join(SEPARATOR)}\n`;
}
function renderBlock({ opening, rows, more, closing }, kept) {
    const omitted = rows.length - kept + more;
    const note = omitted === 0 ? "" : `${SEPARATOR}${(0,format/* formatCount */.B4)(omitted, "row")} omitted.`;
    return [opening, ...rows.slice(0, kept)].join("\n") + note + closing;
}
function byteLength(text) {
    return Buffer.byteLength(text, "utf8");
}

// EXTERNAL MODULE: ./src/report/markdown-parts.js
var markdown_parts = __webpack_require__(24200);
// EXTERNAL MODULE: ./src/report/wording.js
var wording = __webpack_require__(33836);
;// CONCATENATED MODULE: ./src/report/markdown.js





const MARKS = { over: "❌", held: "✅", waived: "⚠️", attention: "⚠️" };
/** A number stays with its unit: the cells of a table that is too wide are broken at every blank. */
const BEFORE_UNIT = /(?<=\d) (?=(?:[kMGTP]?B|%)(?!\w))/g;
const OWN_RANKS = { title: 0, platforms: 2, budgets: 3, lead: 1, notes: 4, sources: 5, details: 10 };
/**
 * The report as GitHub-flavoured Markdown: a comment's body (without marker) or a section of the job summary. The same
 * report gives the same bytes; nothing that an image, a tag or an error holds is anything but text in it.
 */
function renderMarkdown(report, options) {
    const words = { name: options.key, waiveLabel: options.waiveLabel, isBackToNormal: options.isBackToNormal ?? false };
    const document = (0,wording/* describeReport */.As)(report, words);
    const sources = document.sources.filter((spans) => spans.length > 0).map(renderSpans);
    const blocks = [
        prose(`### ${renderSpans(document.title)}`, OWN_RANKS.title),
        prose(renderSpans(document.lead), OWN_RANKS.lead),
        ...document.notes.map((note) => prose(renderSpans(note), OWN_RANKS.notes)),
        { ...tableBlock(document.platforms.table), rank: OWN_RANKS.platforms },
        ...(document.budgets === null ? [] : [{ ...foldedBlock(document.budgets), rank: OWN_RANKS.budgets }]),
        ...document.details.map((section) => ({ ...foldedBlock(section), rank: OWN_RANKS.details + section.rank })),
        prose(`<sub>${[...sources, ...(options.links ?? []).map(renderLink)].join(" · ")}</sub>`, OWN_RANKS.sources),
    ];
    return fitBlocks(blocks, options.maxBytes);
}
function prose(text, rank) {
    return { rank, opening: text, rows: [], more: 0, closing: "" };
}
function foldedBlock({ title, table, isOpen }) {
    if (table.rows.length === 0)
        return { opening: `${renderSpans(title)}.`, rows: [], more: 0, closing: "" };
    const summary = `<details${isOpen ? " open" : ""}><summary>${title.map(renderHtml).join("")}</summary>`;
    const block = tableBlock(table);
    return { ...block, opening: `${summary}\n\n${block.opening}`, closing: "\n\n</details>" };
}
function tableBlock({ columns, rows, more }) {
    const titles = columns.map(({ title }) => ` ${title} `).join("|");
    const aligns = columns.map(({ align }) => (align === "left" ? ":--" : "--:")).join("|");
    return {
        opening: `|${titles}|\n|${aligns}|`,
        rows: rows.map((cells) => `| ${cells.map(renderCell).join(" | ")} |`),
        more,
        closing: "",
    };
}
function renderCell(cell) {
    return cell === null ? "unknown" : cell.map((span) => renderSpan(span, true)).join("");
}
function renderSpans(spans) {
    return spans.map((span) => renderSpan(span, false)).join("");
}
function renderSpan(span, isInTable) {
    if (typeof span === "string")
        return isInTable ? span.replace(BEFORE_UNIT, "\u00A0") : span;
    if ("strong" in span)
        return `**${renderSpan(span.strong, isInTable)}**`;
    if ("mark" in span)
        return MARKS[span.mark];
    if ("bar" in span)
        return renderBarSpan((0,report_bar/* renderBar */.o)(span.bar));
    return codeSpan(breakTags((0,foreign_text/* showForeign */.Ql)(span.foreign, span.max, span.cut)), isInTable);
}
/** All of one width, and nothing where there is nothing to see. */
function renderBarSpan(bar) {
    return bar.trim() === "" ? "" : `\`${bar.padEnd(report_bar/* BAR_COLUMNS */.k, " ")}\``;
}
/**
 * In a code span a tag is text; written out it also cannot be taken for one by what reads the body without parsing it, as
 * the search for our own marker does. A here-document stays as it is.
 */
function breakTags(text) {
    return text.replace(/<(?=[!/?])|(?<!<)<(?=[a-z])/gi, "\\u{3C}");
}
/** CommonMark 6.1: a code span ends at a run of backticks as long as its own, and loses one space at both ends. */
function codeSpan(text, isInTable) {
    if (text === "")
        return "(empty)";
    const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = "`".repeat(longestRun + 1);
    const needsPadding = /^`|`$|^ .*[^ ].* $/.test(text);
    const inner = needsPadding ? ` ${text} ` : text;
    return `${fence}${isInTable ? escapePipes(inner) : inner}${fence}`;
}
/** A table's cells are cut before code spans are seen; a pipe after a backslash is read in two ways, so it is written out. */
function escapePipes(text) {
    return text.replace(/(\\?)\|/g, (_, backslash) => (backslash === "" ? "\\|" : `${backslash}\\u{7C}`));
}
/** Inside `<summary>` Markdown is not read: there foreign text is HTML. */
function renderHtml(span) {
    if (typeof span === "object" && "foreign" in span) {
        return (0,markdown_parts/* codeElement */.Gg)((0,foreign_text/* showForeign */.Ql)(span.foreign, span.max, span.cut));
    }
    return renderSpan(span, false);
}
function renderLink({ title, url }) {
    const { protocol, href } = new URL(url);
    if (protocol !== "https:" && protocol !== "http:")
        return title;
    const target = href.replace(/[()<>|\\`*_[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
    return `[${title}](${target})`;
}


/***/ }),

/***/ 5833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hF: () => (/* binding */ renderJson),
  B1: () => (/* binding */ renderReport),
  kr: () => (/* binding */ renderReports)
});

// EXTERNAL MODULE: ./src/report/images.js
var report_images = __webpack_require__(77204);
// EXTERNAL MODULE: ./src/report/markdown.js + 1 modules
var markdown = __webpack_require__(916);
// EXTERNAL MODULE: ./src/foreign-text.js
var foreign_text = __webpack_require__(73237);
// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/report/bar.js
var bar = __webpack_require__(93057);
// EXTERNAL MODULE: ./src/report/document.js
var report_document = __webpack_require__(15903);
// EXTERNAL MODULE: ./src/report/sections.js + 1 modules
var sections = __webpack_require__(83176);
// EXTERNAL MODULE: ./src/report/wording.js
var wording = __webpack_require__(33836);
;// CONCATENATED MODULE: ./src/report/text.js






const CODES = { plain: "", bold: "1", dim: "2", red: "31", green: "32", yellow: "33" };
const MARKS = {
    over: { text: "✗", style: "red" },
    held: { text: "✓", style: "green" },
    waived: { text: "!", style: "yellow" },
    attention: { text: "!", style: "yellow" },
};
const GAP = "  ";
const INDENT = "  ";
/** A number stays with its unit. */
const WORD_END = /(?<= )(?!(?:[kMGTP]?B|%)(?!\w))/;
const MIN_WIDTH = 40;
const MIN_FLEXIBLE_COLUMNS = 16;
/** The report for a terminal, the answer first; without `color` no escape sequence is in it, and lines keep to `width` where numbers allow. */
function renderText(report, options) {
    const document = (0,wording/* describeReport */.As)(report, { name: report.head.reference, waiveLabel: "", isBackToNormal: false });
    const { color } = options;
    const width = Math.max(MIN_WIDTH, options.width);
    const paragraph = (spans, style = "plain") => wrap(spans.map((span) => pieceOf(span, style)), width, color);
    const section = ({ title, table }) => table.rows.length === 0 ? paragraph(title, "bold") : `${paragraph(title, "bold")}\n${renderTable(table, width, color)}`;
    const sources = document.sources.filter((spans) => spans.length > 0).map((spans) => paragraph(spans, "dim"));
    const parts = [
        paragraph(document.title.filter((span) => span !== "⚓ "), "bold"),
        paragraph(document.lead),
        document.notes.map((note) => paragraph(note)).join("\n"),
        renderTable(platformTable(report), width, color),
        ...(document.budgets === null ? [] : [section(document.budgets)]),
        ...document.details.map(section),
        sources.join("\n"),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** A terminal is narrow and long: one line for each size of a platform, where Markdown has one column. */
function platformTable(report) {
    const isCompared = report.base !== null;
    const left = (title) => ({ title, align: "left" });
    const right = (title) => ({ title, align: "right" });
    const columns = isCompared
        ? [left("Platform"), left(""), right("Base"), right("Head"), right("Change"), right("")]
        : [left("Platform"), left(""), right("Size")];
    return { columns, rows: report.platforms.flatMap((platform) => platformRows(platform, isCompared, report.kind)), more: 0 };
}
const SIZES = [
    ["pullBytes", "pull"],
    ["diskBytes", "on disk"],
    ["hiddenBytes", "hidden"],
];
function platformRows(platform, isCompared, kind) {
    const { base, head, deltaPullBytes } = platform;
    const rows = SIZES.filter(([key]) => isKnown(base, key) || isKnown(head, key)).map(([key, words]) => {
        const [before, after] = [base?.[key] ?? null, head?.[key] ?? null];
        if (!isCompared)
            return [[words], sizeCell(head, after)];
        return [[words], sizeCell(base, before), sizeCell(head, after), ...changeCells(platform, before, after)];
    });
    if (kind === "inspect" && head?.duplicateBytes != null)
        rows.push([["duplicates"], [(0,format/* formatBytes */.z3)(head.duplicateBytes)]]);
    if (isCompared && deltaPullBytes !== null) {
        rows.push([["node with base pulls"], ["–"], [(0,format/* formatBytes */.z3)(deltaPullBytes)], [""], [""]]);
    }
    if (rows.length === 0)
        rows.push(isCompared ? [["size"], null, null, null, [""]] : [["size"], null]);
    return rows.map((row, at) => [at === 0 ? [{ foreign: platform.platform, max: 40 }] : [""], ...row]);
}
function isKnown(image, key) {
    return image !== null && image[key] !== null;
}
function sizeCell(image, bytes) {
    if (image === null)
        return ["–"];
    return bytes === null ? null : [(0,format/* formatBytes */.z3)(bytes)];
}
function changeCells({ status }, before, after) {
    if (status === "added")
        return [["new"], [""]];
    if (status === "removed")
        return [["gone"], [""]];
    if (before === null || after === null)
        return [null, [""]];
    const change = (0,format/* formatDelta */.CW)(after - before);
    return [[after === before ? change : { strong: change }], [(0,sections/* showGrowth */.JL)(before, after)]];
}
function pieceOf(span, style, foreignMax) {
    if (typeof span === "string")
        return { text: span, style };
    if ("strong" in span)
        return { text: span.strong, style: "bold" };
    if ("mark" in span)
        return MARKS[span.mark];
    if ("bar" in span)
        return { text: (0,bar/* renderBar */.o)(span.bar), style: "dim" };
    const max = foreignMax === undefined ? span.max : Math.min(foreignMax, span.max ?? foreignMax);
    return { text: span.foreign === "" ? "(empty)" : (0,foreign_text/* showForeign */.Ql)(span.foreign, max, span.cut), style };
}
function paint({ text, style }, color) {
    const code = CODES[style];
    return color && code !== "" && text !== "" ? `\u001B[${code}m${text}\u001B[0m` : text;
}
/** Breaks the words of a paragraph at `width`; further lines are indented. */
function wrap(pieces, width, color) {
    const lines = [[]];
    let used = 0;
    for (const piece of pieces) {
        for (const word of piece.text.split(WORD_END)) {
            const wide = (0,foreign_text/* displayWidth */.F1)(word.trimEnd());
            if (used > INDENT.length && used + wide > width) {
                lines.push([{ text: INDENT, style: "plain" }]);
                used = INDENT.length;
            }
            lines.at(-1)?.push({ text: word, style: piece.style });
            used += (0,foreign_text/* displayWidth */.F1)(word);
        }
    }
    return lines.map((line) => paintLine(line, color)).join("\n");
}
/** Neighbours of one style are painted together. */
function paintLine(pieces, color) {
    const runs = [];
    for (const piece of pieces) {
        const last = runs.at(-1);
        if (last?.style === piece.style)
            runs[runs.length - 1] = { text: last.text + piece.text, style: piece.style };
        else
            runs.push(piece);
    }
    const end = runs.at(-1);
    if (end !== undefined)
        runs[runs.length - 1] = { text: end.text.trimEnd(), style: end.style };
    return runs.map((piece) => paint(piece, color)).join("").trimEnd();
}
function renderTable(whole, width, color) {
    const table = (0,report_document/* withoutUnknownColumns */._)(whole);
    const room = width - INDENT.length - GAP.length * (table.columns.length - 1);
    const widths = fitColumns(table, room);
    const head = table.columns.map(({ title }) => [{ text: title, style: "dim" }]);
    const body = table.rows.map((row) => row.map((cell, at) => cellPieces(cell, widths[at] ?? 0)));
    const lines = [head, ...body].map((cells) => renderRow(cells, table.columns, widths, color));
    if (table.more > 0)
        lines.push(`${INDENT}${(0,format/* formatCount */.B4)(table.more, "more row")}`);
    return lines.join("\n");
}
/** Every column as wide as it wants; where that is too wide, those that hold foreign text give way, the widest first. */
function fitColumns({ columns, rows }, room) {
    const widths = columns.map(({ title }, at) => Math.max((0,foreign_text/* displayWidth */.F1)(title), ...rows.map((row) => piecesWidth(cellPieces(row[at] ?? null)))));
    const isFlexible = columns.map((_, at) => rows.some((row) => (row[at] ?? []).some((span) => typeof span === "object" && "foreign" in span)));
    const excess = () => widths.reduce((sum, width) => sum + width, 0) - room;
    while (excess() > 0) {
        const widest = widths.reduce((found, width, at) => isFlexible[at] === true && width > MIN_FLEXIBLE_COLUMNS && (found === null || width > (widths[found] ?? 0)) ? at : found, null);
        if (widest === null)
            break;
        widths[widest] = (widths[widest] ?? 0) - 1;
    }
    return widths;
}
function cellPieces(cell, room) {
    if (cell === null)
        return [{ text: "unknown", style: "dim" }];
    const pieces = cell.map((span) => pieceOf(span, "plain"));
    if (room === undefined)
        return pieces;
    const excess = piecesWidth(pieces) - room;
    if (excess <= 0)
        return pieces;
    return cell.map((span, at) => {
        const own = (0,foreign_text/* displayWidth */.F1)(pieces[at]?.text ?? "");
        return pieceOf(span, "plain", Math.max(1, own - excess));
    });
}
function piecesWidth(pieces) {
    return pieces.reduce((sum, { text }) => sum + (0,foreign_text/* displayWidth */.F1)(text), 0);
}
function renderRow(cells, columns, widths, color) {
    const shown = cells.map((pieces, at) => {
        const padding = " ".repeat(Math.max(0, (widths[at] ?? 0) - piecesWidth(pieces)));
        const text = pieces.map((piece) => paint(piece, color)).join("");
        return columns[at]?.align === "right" ? padding + text : text + padding;
    });
    return `${INDENT}${shown.join(GAP)}`.trimEnd();
}

;// CONCATENATED MODULE: ./src/report/render.js



/** A report on standard output may be as long as it is: only comments and summaries have a limit. */
const UNLIMITED_BYTES = Number.MAX_SAFE_INTEGER;
/** The report in the format that was asked for, ending in a newline, its texts made harmless by `redact`. */
function renderReport(report, as, words, redact) {
    switch (as.format) {
        case "text":
            return redact(renderText(report, as));
        case "markdown":
            return redact((0,markdown/* renderMarkdown */.G)(report, { ...words, maxBytes: UNLIMITED_BYTES }));
        case "json":
            return renderJson(report, redact);
    }
}
/** As `renderReport`, of one or several images; in JSON several are a list. */
function renderReports(images, as, words, redact) {
    const parts = images.map(({ name, report }) => renderReport(report, as, { ...words, key: name }, redact));
    if (parts.length === 1)
        return parts.join("");
    if (as.format === "json")
        return `[\n${parts.map((part) => part.trimEnd()).join(",\n")}\n]\n`;
    return as.format === "markdown" ? redact((0,report_images/* renderImages */.h)(images, { ...words, maxBytes: UNLIMITED_BYTES })) : parts.join(`\n${"─".repeat(as.width)}\n\n`);
}
/** The report as `report.json` holds it. Only its texts are redacted: a secret of digits must not cut into a number. */
function renderJson(report, redact = (text) => text) {
    const redacted = (_, value) => (typeof value === "string" ? redact(value) : value);
    return `${JSON.stringify(report, redacted, 2)}\n`;
}


/***/ }),

/***/ 83176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FU: () => (/* binding */ MAX_DETAILED_PLATFORMS),
  BZ: () => (/* binding */ budgetSection),
  d9: () => (/* binding */ describeExcess),
  O8: () => (/* binding */ detailSections),
  TN: () => (/* binding */ platformSection),
  JL: () => (/* binding */ showGrowth)
});

// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
// EXTERNAL MODULE: ./src/oci/history.js
var oci_history = __webpack_require__(15771);
// EXTERNAL MODULE: ./src/report/document.js
var report_document = __webpack_require__(15903);
;// CONCATENATED MODULE: ./src/report/layer-runs.js
/** The changes in order, with every run of neighbouring shared layers as one element. */
function layerRuns(changes) {
    const runs = [];
    for (const change of changes) {
        const run = runs.at(-1);
        const last = run?.at(-1);
        if (run !== undefined && last !== undefined && continues(last, change))
            run.push(change);
        else
            runs.push([change]);
    }
    return runs;
}
function continues(last, next) {
    return next.change === "shared" && last.change === "shared" && next.head === (last.head ?? 0) + 1;
}

// EXTERNAL MODULE: ./src/report/verdict.js
var verdict = __webpack_require__(71157);
;// CONCATENATED MODULE: ./src/report/sections.js





const TOP_ROWS = 20;
const MAX_LAYER_ROWS = 200;
/** Platforms after these get a row of the platform table, and no layers and files of their own. */
const MAX_DETAILED_PLATFORMS = 4;
const MAX_PATH_COLUMNS = 80;
const MAX_INSTRUCTION_COLUMNS = 100;
const NONE = "–";
const LEFT = (title) => ({ title, align: "left" });
const RIGHT = (title) => ({ title, align: "right" });
const WHY = {
    whiteout: "deleted",
    opaque: "folder emptied",
    overwritten: "overwritten",
    "overwritten-identical": "same bytes again",
    "replaced-type": "type changed",
    "duplicate-entry": "listed twice",
};
const LAYER_WORDS = [
    ["shared", "=", "shared"],
    ["repushed", "≈", "pushed again unchanged"],
    ["changed", "~", "changed"],
    ["added", "+", "added"],
    ["removed", "−", "removed"],
];
/** One row for each platform, one column for each size. */
function platformSection(report) {
    const isCompared = report.base !== null;
    const columns = [
        LEFT("Platform"),
        RIGHT("Pull"),
        ...(isCompared ? [RIGHT("Δ pull"), RIGHT("Pull to update")] : []),
        RIGHT("On disk"),
        ...(isCompared ? [RIGHT("Δ disk")] : []),
        RIGHT("Hidden"),
        ...(report.kind === "inspect" ? [RIGHT("Duplicates")] : []),
        ...(report.budgets.length === 0 ? [] : [LEFT("Budget")]),
    ];
    const rows = report.platforms.map((platform) => [
        [{ foreign: platform.platform, max: 40 }],
        showBytes(platform.head, platform.head?.pullBytes),
        ...(isCompared ? [showChange(platform, "pullBytes"), showNodePull(platform)] : []),
        showBytes(platform.head, platform.head?.diskBytes),
        ...(isCompared ? [showChange(platform, "diskBytes")] : []),
        showBytes(platform.head, platform.head?.hiddenBytes),
        ...(report.kind === "inspect" ? [showBytes(platform.head, platform.head?.duplicateBytes)] : []),
        ...(report.budgets.length === 0 ? [] : [showBudgets(report.budgets.filter((budget) => budget.platform === platform.platform))]),
    ]);
    return { title: ["Platforms"], table: (0,report_document/* withoutUnknownColumns */._)({ columns, rows, more: 0 }), rank: 1, isOpen: true };
}
function showBytes(image, bytes) {
    if (image === null)
        return [NONE];
    return bytes == null ? null : [(0,format/* formatBytes */.z3)(bytes)];
}
function showChange({ status, base, head, delta }, key) {
    if (status === "added")
        return ["new"];
    const before = base?.[key] ?? null;
    if (status === "removed")
        return [before === null ? "gone" : `gone, was ${(0,format/* formatBytes */.z3)(before)}`];
    const change = delta?.[key] ?? null;
    if (change === null)
        return null;
    if (change === 0)
        return ["0 B"];
    const growth = showGrowth(before ?? 0, head?.[key] ?? 0);
    return [{ strong: (0,format/* formatDelta */.CW)(change) }, growth === "" ? "" : ` ${growth}`];
}
function showNodePull({ status, head, deltaPullBytes }) {
    if (status !== "compared")
        return [NONE];
    if (deltaPullBytes === null)
        return null;
    return [(0,format/* formatBytes */.z3)(deltaPullBytes) + showShare(deltaPullBytes, head?.pullBytes ?? 0)];
}
/** ` (3.1 %)`; "" where that would be nothing. */
function showShare(part, whole) {
    const percent = whole === 0 ? "0.0" : ((part / whole) * 100).toFixed(1);
    return percent === "0.0" ? "" : ` (${percent} %)`;
}
/** The growth with its sign, `+23.5 %`; "" where there is none to speak of. */
function showGrowth(base, head) {
    const growth = (0,format/* formatGrowth */.T9)(base, head);
    return growth === null || growth === "0.0 %" ? "" : growth;
}
function showBudgets(budgets) {
    if (budgets.length === 0)
        return [NONE];
    const over = budgets.filter(verdict/* isOver */.PU);
    const [first] = over;
    if (first !== undefined)
        return [{ mark: "over" }, over.length === 1 ? ` ${describeExcess(first)}` : ` ${over.length} lines exceeded`];
    if (budgets.some(({ waivedBy }) => waivedBy !== null))
        return [{ mark: "waived" }, " accepted"];
    return budgets.every(({ ok }) => ok === null) ? ["not evaluated"] : [{ mark: "held" }, " within"];
}
/** One row for each budget line and platform, the exceeded first. */
function budgetSection({ budgets, platforms }) {
    const isAlone = platforms.length === 1;
    const columns = [LEFT(""), LEFT("Line"), ...(isAlone ? [] : [LEFT("Platform")]), RIGHT("Actual"), RIGHT("Limit"), LEFT("Result")];
    const rows = [...budgets].sort((a, b) => urgency(a) - urgency(b)).map((budget) => [
        [markOf(budget)],
        [{ foreign: budget.line, max: 60 }],
        ...(isAlone ? [] : [[{ foreign: budget.platform, max: 40 }]]),
        [budget.actual === null ? NONE : showAmount(budget.actual, budget)],
        [showAmount(budget.limit, budget)],
        showOutcome(budget),
    ]);
    return {
        title: [`Budget: ${countOutcomes(budgets)}`],
        table: { columns, rows, more: 0 },
        rank: 2,
        isOpen: budgets.some(({ ok }) => ok === false),
    };
}
function countOutcomes(budgets) {
    const words = ["exceeded", "exceeded and accepted", "not evaluated", "held"];
    const counts = words.map((word, at) => [budgets.filter((budget) => urgency(budget) === at).length, word]);
    return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(", ");
}
function urgency(budget) {
    if ((0,verdict/* isOver */.PU)(budget))
        return 0;
    if (budget.ok === false)
        return 1;
    return budget.ok === null ? 2 : 3;
}
function markOf(budget) {
    const marks = ["over", "waived", null, "held"];
    const mark = marks[urgency(budget)] ?? null;
    return mark === null ? NONE : { mark };
}
function showOutcome(budget) {
    if (budget.actual === null)
        return ["nothing to compare with"];
    if (budget.ok === true)
        return budget.limit === 0 ? ["held"] : [`${Math.max(0, (budget.actual / budget.limit) * 100).toFixed(0)} % of the limit`];
    const excess = describeExcess(budget);
    return budget.waivedBy === null ? [excess] : [`${excess}, waived by `, { foreign: budget.waivedBy, max: 80, cut: "end" }];
}
/** By how much a line is exceeded: `21.8 MB over`. */
function describeExcess(budget) {
    const excess = (budget.actual ?? 0) - budget.limit;
    return budget.unit === "percent" ? `${Number(excess.toFixed(2))} points over` : `${showAmount(excess, budget)} over`;
}
function showAmount(amount, { unit }) {
    switch (unit) {
        case "bytes":
            return (0,format/* formatBytes */.z3)(amount);
        case "percent":
            return `${amount < 0 ? "−" : ""}${Number(Math.abs(amount).toFixed(2))} %`;
        case "count":
            return amount.toLocaleString("en-US");
    }
}
/** Layers, files and hidden files of the headline's platform, then of the next ones. */
function detailSections(report, headline) {
    const others = report.platforms.filter((platform) => platform !== headline && platform.head !== null);
    const detailed = [...(headline === null ? [] : [headline]), ...others].slice(0, MAX_DETAILED_PLATFORMS);
    const isAlone = report.platforms.length === 1;
    return detailed.flatMap((platform, at) => {
        const suffix = isAlone ? [] : [" on ", { foreign: platform.platform, max: 40 }];
        const sections = [layerSection(platform), fileSection(platform), hiddenSection(platform)];
        return sections
            .filter((section) => section !== null)
            .map(({ name, summary, ...section }) => ({
            ...section,
            title: [name, ...suffix, `: ${summary}`],
            rank: section.rank + 10 * (at + 1),
            isOpen: false,
        }));
    });
}
function layerSection(platform) {
    const { base, head, layers } = platform;
    if (head === null)
        return null;
    if (base === null || layers === null)
        return ownLayers(head);
    const runs = layerRuns(layers);
    const byDisk = head.pullBytes === null || base.pullBytes === null;
    const table = {
        columns: [LEFT(""), LEFT("Layer"), LEFT("Instruction"), RIGHT(byDisk ? "Base disk" : "Base"), RIGHT(byDisk ? "Head disk" : "Head"), RIGHT(byDisk ? "Δ disk" : "Δ pull")],
        rows: runs.slice(0, MAX_LAYER_ROWS).map((run) => showRun(run, base, head, byDisk ? "diskBytes" : "bytes")),
        more: Math.max(0, runs.length - MAX_LAYER_ROWS),
    };
    const counts = LAYER_WORDS.map(([change, , words]) => [layers.filter((layer) => layer.change === change).length, words]);
    const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
    return { name: "Layers", summary: told.join(", ") || "none", table: (0,report_document/* withoutUnknownColumns */._)(table), rank: 1 };
}
function showRun(run, base, head, key) {
    const [first] = run;
    if (first === undefined)
        return [];
    const layersOf = (image, side) => run.map((change) => (change[side] === null ? undefined : image.layers[change[side]])).filter((layer) => layer !== undefined);
    const before = layersOf(base, "base");
    const after = layersOf(head, "head");
    const shown = after.length > 0 ? after : before;
    const was = sumOf(before, key);
    const is = sumOf(after, key);
    const change = was === null || is === null ? null : is - was;
    return [
        [{ foreign: symbolOf(first.change) }],
        [showIndexes(shown, after.length > 0)],
        showInstruction(shown),
        before.length === 0 ? [NONE] : bytesOrUnknown(was),
        after.length === 0 ? [NONE] : bytesOrUnknown(is),
        change === null ? null : [(0,format/* formatDelta */.CW)(change), first.change === "repushed" ? ", pulled again" : ""],
    ];
}
function symbolOf(change) {
    return LAYER_WORDS.find(([known]) => known === change)?.[1] ?? "?";
}
function bytesOrUnknown(bytes) {
    return bytes === null ? null : [(0,format/* formatBytes */.z3)(bytes)];
}
function sumOf(layers, key) {
    return layers.reduce((sum, layer) => (sum === null || layer[key] === null ? null : sum + layer[key]), 0);
}
function showIndexes(layers, isOfHead) {
    const first = layers[0]?.index ?? 0;
    const last = layers.at(-1)?.index ?? first;
    const range = first === last ? String(first) : `${first}–${last}`;
    return isOfHead ? range : `base ${range}`;
}
function showInstruction(layers) {
    const [first] = layers;
    if (first === undefined)
        return [NONE];
    const instruction = (0,oci_history/* showHistory */.ML)(first.createdBy);
    const words = instruction === "" ? "(no history)" : { foreign: instruction, max: MAX_INSTRUCTION_COLUMNS, cut: "end" };
    const place = first.dockerfile === null ? [] : [" ", { foreign: `${first.dockerfile.path}:${first.dockerfile.line}`, max: 40 }];
    return layers.length === 1 ? [words, ...place] : [`${(0,format/* formatCount */.B4)(layers.length, "layer")}, from `, words, ...place];
}
function ownLayers(image) {
    const table = {
        columns: [LEFT("Layer"), LEFT("Instruction"), RIGHT("Pull"), RIGHT("On disk"), RIGHT("Entries")],
        rows: image.layers.slice(0, MAX_LAYER_ROWS).map((layer) => [
            [String(layer.index)],
            showInstruction([layer]),
            bytesOrUnknown(layer.bytes),
            bytesOrUnknown(layer.diskBytes),
            layer.entries === null ? null : [layer.entries.toLocaleString("en-US")],
        ]),
        more: Math.max(0, image.layers.length - MAX_LAYER_ROWS),
    };
    return { name: "Layers", summary: image.layers.length.toLocaleString("en-US"), table: (0,report_document/* withoutUnknownColumns */._)(table), rank: 1 };
}
function fileSection({ files }) {
    if (files === null)
        return null;
    const counts = [
        [files.added, "added"],
        [files.removed, "removed"],
        [files.changed, "changed"],
        [files.metadataOnly, "metadata only"],
    ];
    const top = sorted(files.top, (file) => Math.abs(file.bytes)).slice(0, TOP_ROWS);
    const most = Math.abs(top[0]?.bytes ?? 0);
    const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString("en-US")} ${words}`);
    return {
        name: "Files",
        summary: told.join(", ") || "none differ",
        table: {
            columns: [LEFT(""), LEFT("Path"), LEFT("Change"), RIGHT("Δ visible"), RIGHT("Layer")],
            rows: top.map((file) => showFile(file, most)),
            more: Math.max(0, files.added + files.removed + files.changed - top.length),
        },
        rank: 2,
    };
}
function showFile(file, most) {
    return [
        [{ bar: most === 0 ? 0 : Math.abs(file.bytes) / most }],
        [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
        [file.change],
        [(0,format/* formatDelta */.CW)(file.bytes)],
        [file.change === "removed" ? `base ${file.layer}` : String(file.layer)],
    ];
}
function hiddenSection({ head, delta }) {
    if (head === null || head.hidden === null || head.hiddenBytes === null || head.hiddenBytes === 0)
        return null;
    const top = sorted(head.hidden, (file) => file.bytes).slice(0, TOP_ROWS);
    const most = top[0]?.bytes ?? 0;
    const share = showShare(head.hiddenBytes, head.diskBytes ?? 0);
    const change = delta?.hiddenBytes == null || delta.hiddenBytes === 0 ? "" : `, ${(0,format/* formatDelta */.CW)(delta.hiddenBytes)} over base`;
    return {
        name: "Ships but cannot be reached",
        summary: `${(0,format/* formatBytes */.z3)(head.hiddenBytes)}${share}${change}`,
        table: {
            columns: [LEFT(""), LEFT("Path"), RIGHT("Size"), LEFT("Why"), LEFT("Layers")],
            rows: top.map((file) => showHidden(file, most)),
            more: head.hidden.length - top.length,
        },
        rank: 3,
    };
}
function showHidden(file, most) {
    return [
        [{ bar: most === 0 ? 0 : file.bytes / most }],
        [{ foreign: file.path, max: MAX_PATH_COLUMNS }],
        [(0,format/* formatBytes */.z3)(file.bytes)],
        [WHY[file.why]],
        [`${file.layer} → ${file.hiddenByLayer}`],
    ];
}
/** The largest first; equals keep their order. */
function sorted(items, measure) {
    return [...items].sort((a, b) => measure(b) - measure(a));
}


/***/ }),

/***/ 71157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   uF: () => (/* binding */ isWaivable)
/* harmony export */ });
/** `fail` when a line is exceeded and not waived, else `none` when no line was evaluated, else `pass`. */
function verdictOf(results) {
    if (results.some(isOver))
        return "fail";
    return results.every((result) => result.ok === null) ? "none" : "pass";
}
/** Whether the line is exceeded and nothing waived it. */
function isOver(result) {
    return result.ok === false && result.waivedBy === null;
}
/** Whether the label on the pull request can waive the line: it limits growth. */
function isWaivable(result) {
    return result.metric === "delta-pull" || result.line.includes("+<=");
}


/***/ }),

/***/ 70158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ nameWaiver),
/* harmony export */   K: () => (/* binding */ isWaivedByFile)
/* harmony export */ });
const MAX_CHARACTERS = 1_000;
/** What `waivedBy` says of a waiver of the configuration file: `.plimsoll.yml until 2026-12-31: the JDK goes in May`. */
function nameWaiver({ path }, { until, reason }) {
    return `${path} until ${until}: ${reason}`.slice(0, MAX_CHARACTERS);
}
/** Whether a waiver of the configuration file, and not the label, waived the line. */
function isWaivedByFile({ config }, { waivedBy }) {
    return waivedBy !== null && config !== undefined && config.waivers.some((waiver) => nameWaiver(config, waiver) === waivedBy);
}


/***/ }),

/***/ 33836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ describeReport),
/* harmony export */   gw: () => (/* binding */ describeCommitsBehind),
/* harmony export */   tN: () => (/* binding */ SOURCE_NAMES)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93614);
/* harmony import */ var _config_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26916);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39990);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83176);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71157);





/** The rungs that a base is found on, as a person reads them. */
const SOURCE_NAMES = {
    explicit: "as given",
    "merge-base": "merge base",
    stored: "measurement stored by an earlier push",
    moving: "moving tag",
};
const MAX_NAMED_RUNGS = 6;
/** Chooses what is said of a report, the same words for every rendering. */
function describeReport(report, words) {
    const headline = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .headlinePlatform */ .Y)(report);
    return {
        title: ["⚓ ", { foreign: words.name, max: 80 }, ...describeDepth(report, headline, words), ...describeVerdict(report)],
        lead: [...describeHeadline(report, headline), ...describeWorstLine(report, headline)],
        notes: [...describeUnreadable(report), ...describeAge(report), ...describeUnknown(report), ...describePlatformSet(report), ...(0,_config_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeConfig */ .Yy)(report)],
        platforms: (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .platformSection */ .TN)(report),
        budgets: report.budgets.length === 0 ? null : (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .budgetSection */ .BZ)(report),
        details: (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .detailSections */ .O8)(report, headline),
        sources: [describeBase(report), ...describeMissing(report), describeHead(report), ...describeUncounted(report), ...describeUndetailed(report), ...describeWaiver(report, words)],
    };
}
function describeDepth(report, headline, words) {
    if (headline === null)
        return [": no platform was measured"];
    if (report.kind === "inspect")
        return [`: ${describeSizes(headline)[0] ?? "size unknown"}`];
    if (report.base === null)
        return [`: first measurement, ${describeSizes(headline)[0] ?? "size unknown"}`];
    if (headline.delta === null)
        return [": no platform in common with the base"];
    const change = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(headline);
    const depth = change === null ? "size unknown" : describeChange(change) + (headline.delta.pullBytes === null ? " on disk" : "");
    if (words.isBackToNormal)
        return [` is back to normal: ${depth}`];
    return change === null ? [": size unknown"] : [` rides ${depth}`];
}
function describeChange(bytes) {
    if (bytes === 0)
        return "unchanged";
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(Math.abs(bytes))} ${bytes > 0 ? "deeper" : "shallower"}`;
}
function describeSizes({ head }) {
    if (head === null)
        return [];
    const { pullBytes, diskBytes } = head;
    return [
        ...(pullBytes === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(pullBytes)} to pull`]),
        ...(diskBytes === null ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(diskBytes)} on disk`]),
    ];
}
function describeVerdict(report) {
    const { verdict, budgets } = report;
    if (budgets.length === 0)
        return [];
    if (verdict === "none")
        return [" — budget not evaluated"];
    if (verdict === "pass") {
        const waived = budgets.find(({ waivedBy }) => waivedBy !== null);
        if (waived === undefined)
            return [" — ", { mark: "held" }, " within budget"];
        return [" — ", { mark: "waived" }, " over the line, accepted by ", ...(0,_config_words_js__WEBPACK_IMPORTED_MODULE_2__/* .nameWaiving */ .rA)(report, waived)];
    }
    const over = new Set(budgets.filter(_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .isOver */ .PU).map(({ platform }) => platform)).size;
    const judged = new Set(budgets.filter(({ ok }) => ok !== null).map(({ platform }) => platform)).size;
    return [" — ", { mark: "over" }, ` over the line${judged > 1 ? ` on ${over} of ${judged} platforms` : ""}`];
}
function describeHeadline(report, headline) {
    if (headline === null || headline.head === null)
        return ["Nothing of head was measured."];
    return headline.delta === null ? describeAbsolute(report, headline, headline.head) : describeComparison(headline);
}
function describeAbsolute({ kind, base }, platform, head) {
    const hidden = head.hiddenBytes === null || head.hiddenBytes === 0 ? "" : `; ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(head.hiddenBytes)} ship and cannot be reached`;
    const first = kind === "diff" && base === null ? " First measurement: there is no base to compare with." : "";
    return [
        { strong: describeSizes(platform).join(", ") || "Size unknown" },
        " on ",
        platformName(platform),
        `, in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(head.layers.length, "layer")}${hidden}.${first}`,
    ];
}
function describeComparison(platform) {
    const { base, head, deltaPullBytes } = platform;
    const change = (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(platform);
    if (change === null || base === null || head === null)
        return [{ strong: "Size unknown" }, " on ", platformName(platform), "."];
    const isPull = platform.delta?.pullBytes != null;
    const [before, after] = isPull ? [base.pullBytes, head.pullBytes] : [base.diskBytes, head.diskBytes];
    const where = isPull ? "to pull" : "on disk";
    const growth = (0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .showGrowth */ .JL)(before ?? 0, after ?? 0);
    const node = deltaPullBytes === null ? "" : ` A node that has the old image pulls ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(deltaPullBytes)}.`;
    if (change === 0)
        return [{ strong: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(after ?? 0)} ${where}` }, " on ", platformName(platform), `, as before.${node}`];
    return [
        { strong: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDelta */ .CW)(change)} ${where}${growth === "" ? "" : ` (${growth})`}` },
        " on ",
        platformName(platform),
        `, now ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(after ?? 0)}.${node}`,
    ];
}
/** The first exceeded line, of the headline's platform where it has one. */
function describeWorstLine(report, headline) {
    const { budgets } = report;
    const over = budgets.filter((budget) => budget.ok === false);
    const worst = over.find((budget) => (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .isOver */ .PU)(budget) && budget.platform === headline?.platform) ?? over.find(_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .isOver */ .PU) ?? over[0];
    if (worst === undefined)
        return [];
    const more = over.length > 1 ? `, and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(over.length - 1, "more line is", "more lines are")} exceeded` : "";
    return [" Budget ", { foreign: worst.line, max: 60 }, ` is exceeded: ${(0,_sections_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExcess */ .d9)(worst)} on `, { foreign: worst.platform, max: 40 }, ...describeWaived(report, worst), `${more}.`];
}
function describeWaived(report, budget) {
    return budget.waivedBy === null ? [] : [", accepted by ", ...(0,_config_words_js__WEBPACK_IMPORTED_MODULE_2__/* .nameWaiving */ .rA)(report, budget)];
}
function describeUnreadable({ baseTried }) {
    const failed = baseTried.filter(({ result }) => result === "unreadable");
    const shown = failed.slice(0, MAX_NAMED_RUNGS).map((rung) => [
        { mark: "attention" },
        " The base could not be read (",
        SOURCE_NAMES[rung.source],
        ", ",
        { foreign: rung.reference, max: 100 },
        "): ",
        rung.error === null ? "no reason was given" : { foreign: rung.error, max: 200, cut: "end" },
    ]);
    const rest = failed.length - shown.length;
    return rest === 0 ? shown : [...shown, [{ mark: "attention" }, ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(rest, "more base")} could not be read.`]];
}
function describeAge({ base }) {
    if (base === null)
        return [];
    if (base.commitsBehind !== null && base.commitsBehind > 0) {
        const age = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(base.commitsBehind, "commit")} behind`;
        return [[{ mark: "attention" }, ` The base is ${age}: part of what changed may belong to others.`]];
    }
    if (base.source !== "moving")
        return [];
    return [[{ mark: "attention" }, " The base is a tag that moves: part of what changed may belong to others."]];
}
function describeUnknown({ platforms, kind, base }) {
    const heads = platforms.map(({ head }) => head).filter((head) => head !== null);
    const isDiff = kind === "diff" && base !== null;
    const notes = [];
    if (heads.some(({ pullBytes }) => pullBytes === null)) {
        notes.push([`The pull size is unknown, since layers kept uncompressed have none${isDiff ? ": disk size decides" : ""}.`]);
    }
    else if (isDiff && platforms.some(({ delta }) => delta !== null && delta.pullBytes === null)) {
        notes.push(["The base's pull size is unknown, since layers kept uncompressed have none: disk size decides."]);
    }
    if (heads.some(({ diskBytes }) => diskBytes === null)) {
        notes.push(["Sizes on disk and files were not measured: only manifests were read."]);
    }
    else if (isDiff && platforms.some(({ delta, files }) => delta !== null && files === null)) {
        notes.push(["Files are not compared: the layers of the base were not read."]);
    }
    return notes;
}
function describePlatformSet({ platforms, base }) {
    if (base === null)
        return [];
    const named = (status) => platforms.filter((platform) => platform.status === status).map(platformName);
    const added = named("added");
    const removed = named("removed");
    return [
        ...(added.length === 0 ? [] : [["New, with nothing to compare with: ", ...listed(added), "."]]),
        ...(removed.length === 0 ? [] : [[{ mark: "attention" }, " Gone, the base has it and head has not: ", ...listed(removed), "."]]),
    ];
}
function listed(names) {
    const shown = names.slice(0, MAX_NAMED_RUNGS).flatMap((name, at) => (at === 0 ? [name] : [", ", name]));
    return names.length > MAX_NAMED_RUNGS ? [...shown, `, and ${names.length - MAX_NAMED_RUNGS} more`] : shown;
}
function platformName({ platform }) {
    return { foreign: platform, max: 40 };
}
function describeBase({ kind, base }) {
    if (kind === "inspect")
        return [];
    if (base === null)
        return ["Base: none found"];
    const commit = base.commit === null ? [] : [" ", showCommit(base.commit)];
    return [
        `Base: ${SOURCE_NAMES[base.source]}`,
        ...commit,
        ", ",
        ...showPlace(base),
        describeCommitsBehind(base.source, base.commitsBehind),
    ];
}
/** The age of a base, to stand after its name. */
function describeCommitsBehind(source, commitsBehind) {
    if (source === "explicit" && commitsBehind === null)
        return "";
    if (commitsBehind === null)
        return ", age unknown";
    return `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(commitsBehind, "commit")} behind`;
}
function describeMissing({ baseTried }) {
    const missing = baseTried.filter(({ result }) => result === "not-found");
    if (missing.length === 0)
        return [];
    return [["Not found: ", ...listed(missing.map(({ reference }) => ({ foreign: reference, max: 100 }))), describeSources(missing)]];
}
function describeSources(rungs) {
    const names = [...new Set(rungs.map(({ source }) => SOURCE_NAMES[source]))];
    return ` (${names.join(", ")})`;
}
function describeHead({ kind, head }) {
    const commit = head.commit === null ? [] : [", commit ", showCommit(head.commit)];
    return [kind === "inspect" ? "Image: " : "Head: ", ...showPlace(head), ...commit];
}
function describeUncounted({ notCounted }) {
    const { attestationBytes, artifactManifests } = notCounted;
    if (attestationBytes === 0 && artifactManifests === 0)
        return [];
    return [[`Not counted: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(attestationBytes)} of attestations, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(artifactManifests, "artifact manifest")}`]];
}
function describeUndetailed({ platforms }) {
    const rest = platforms.filter(({ head }) => head !== null).length - _sections_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_DETAILED_PLATFORMS */ .FU;
    return rest <= 0 ? [] : [[`Layers and files of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(rest, "more platform")} are in the report`]];
}
function describeWaiver({ budgets }, { waiveLabel }) {
    if (waiveLabel === "" || !budgets.some((budget) => (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .isOver */ .PU)(budget) && (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaivable */ .uF)(budget)))
        return [];
    return [["Accept the growth with label ", { foreign: waiveLabel, max: 40 }]];
}
function showCommit(commit) {
    return { foreign: /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 7) : commit, max: 20 };
}
/** Where an image was read from, and its digest, which a reference may end in. */
function showPlace({ reference, digest }) {
    if (digest === null)
        return [{ foreign: reference, max: 100 }];
    const name = reference.endsWith(`@${digest}`) ? reference.slice(0, -digest.length - 1) : reference;
    return [{ foreign: name, max: 100 }, " ", { foreign: shortDigest(digest) }];
}
/** As much of a digest as is needed to know it again. */
function shortDigest(digest) {
    return digest.slice(0, digest.indexOf(":") + 13);
}


/***/ })

};
