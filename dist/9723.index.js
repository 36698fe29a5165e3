export const id = 9723;
export const ids = [9723];
export const modules = {

/***/ 17092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/host/exit.js
var exit = __webpack_require__(10918);
// EXTERNAL MODULE: ./src/host/failure.js
var failure = __webpack_require__(96226);
// EXTERNAL MODULE: ./src/host/terminal.js
var terminal = __webpack_require__(77730);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/inputs/nearest.js
var nearest = __webpack_require__(75209);
;// CONCATENATED MODULE: ./src/inputs/flags.js


/** Reads argv (without the verb) by a declaration: its inputs as flags and positionals, and the command line's own flags. */
function parseFlags(declaration, ownFlags, argv) {
    const given = new Map();
    const positionals = [];
    const mistakes = [];
    const options = optionsOf(declaration, ownFlags);
    // Not strict: parseArgs would stop at the first mistake.
    const { tokens } = (0,external_node_util_.parseArgs)({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
    for (const [index, token] of tokens.entries()) {
        const before = tokens[index - 1];
        const flag = before?.kind === "option" && before.value === undefined ? before : null;
        if (token.kind === "positional") {
            const isBoolean = flag !== null && options[flag.name]?.type === "boolean" && /^(true|false)$/i.test(token.value);
            if (isBoolean)
                mistakes.push(`${flag.rawName} ${token.value}: ${isSwitch(flag.name, ownFlags) ? "it takes no value." : `write ${flag.rawName}=${token.value}.`}`);
            else
                positionals.push({ value: token.value, isStray: flag !== null && !Object.hasOwn(options, flag.name) });
        }
        if (token.kind !== "option")
            continue;
        const name = token.rawName === "-h" ? "help" : token.name;
        const mistake = judgeOption(name, token, options, ownFlags);
        if (mistake !== null)
            mistakes.push(mistake);
        else
            given.set(name, [...(given.get(name) ?? []), token.value ?? "true"]);
    }
    mistakes.push(...placePositionals(declaration, positionals, given));
    return { ...collect(declaration, ownFlags, given, mistakes), mistakes };
}
function optionsOf(declaration, ownFlags) {
    const inputs = Object.entries(declaration.inputs).map(([name, spec]) => [name, { type: spec.type === "boolean" ? "boolean" : "string" }]);
    const own = ownFlags.map((flag) => [flag.name, { type: flag.value === null ? "boolean" : "string" }]);
    return Object.fromEntries([...own, ...inputs]);
}
/** What is wrong with one flag, or null. */
function judgeOption(name, token, options, ownFlags) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
        const positive = /^no-(.+)$/.exec(name)?.[1] ?? "";
        if (Object.hasOwn(options, positive) && options[positive]?.type === "boolean" && !isSwitch(positive, ownFlags))
            return `${token.rawName}: there is no such flag; write --${positive}=false.`;
        const near = (0,nearest/* nearest */.p)(name, Object.keys(options));
        return `${token.rawName}: there is no such flag${near === null ? "." : `; did you mean --${near}?`}`;
    }
    if (isSwitch(name, ownFlags))
        return token.value === undefined ? null : `--${name}: it takes no value.`;
    if (option.type === "boolean")
        return null;
    if (token.value === undefined)
        return `--${name}: it needs a value.`;
    if (token.inlineValue !== true && token.value.startsWith("-") && token.value !== "-") {
        return `--${name}: it needs a value; one that starts with a dash is written --${name}=${token.value}.`;
    }
    return null;
}
function isSwitch(name, ownFlags) {
    return ownFlags.some((flag) => flag.name === name && flag.value === null);
}
/** Gives the positionals their names, the last ones first; the one that takes lines takes all that are left. */
function placePositionals(declaration, found, given) {
    const names = declaration.positionals;
    const own = found.filter(({ isStray }) => !isStray);
    const isShort = own.length < names.filter((name) => declaration.inputs[name]?.required === true && !given.has(name)).length;
    const values = (isShort ? found : own).map(({ value }) => value);
    const only = names.length === 1 ? names[0] : undefined;
    if (only !== undefined && isMany(declaration.inputs[only])) {
        if (values.length > 0)
            given.set(only, [...(given.get(only) ?? []), ...values]);
        return [];
    }
    if (values.length > names.length) {
        for (const [index, name] of names.entries())
            given.set(name, given.get(name) ?? [values[index] ?? ""]);
        const extra = values.slice(names.length).map((value) => JSON.stringify(value)).join(", ");
        return [`${extra}: ${declaration.name} takes ${names.length === 0 ? "flags only" : usagePositionals(declaration)}.`];
    }
    const used = names.slice(names.length - values.length);
    return used.flatMap((name, index) => {
        if (given.has(name))
            return [`--${name}: it is given twice, as a flag and as ${JSON.stringify(values[index])}.`];
        given.set(name, [values[index] ?? ""]);
        return [];
    });
}
function collect(declaration, ownFlags, given, mistakes) {
    const inputs = {};
    const own = new Map();
    for (const [name, values] of given) {
        const flag = ownFlags.find((each) => each.name === name);
        if (values.length > 1 && flag?.value !== null && !isMany(declaration.inputs[name]))
            mistakes.push(`--${name}: it is given ${values.length} times; give it once.`);
        if (flag === undefined)
            inputs[name] = values.join("\n");
        else
            own.set(name, values.join("\n"));
    }
    return { inputs, own };
}
function isMany(spec) {
    return spec?.type === "lines" || spec?.type === "list" || spec?.type === "records";
}
/** The positionals as `--help` shows them: `[BASE] HEAD`. */
function usagePositionals(declaration) {
    return declaration.positionals
        .map((name) => {
        const spec = declaration.inputs[name];
        const shown = `${name.toUpperCase()}${isMany(spec) ? "..." : ""}`;
        return spec?.required === true ? shown : `[${shown}]`;
    })
        .join(" ");
}

;// CONCATENATED MODULE: ./src/inputs/help.js

const WIDTH = 100;
const INDENT = "      ";
/** The `--help` of one verb. */
function renderHelp(declaration, ownFlags) {
    const usage = ["plimsoll", declaration.name, "[FLAGS]", usagePositionals(declaration)].filter((part) => part !== "").join(" ");
    return [
        `Usage: ${usage}`,
        "",
        ...wrap(declaration.summary, ""),
        "",
        ...groupsOf(declaration).flatMap(([heading, inputs]) => [`${heading}:`, ...inputs.flatMap(([name, spec]) => renderFlag(`--${name}${help_valueOf(spec)}`, describeInput(spec))), ""]),
        "Flags of the command line:",
        // What is an input as well, as publish's dry-run, stands above.
        ...ownFlags.filter(({ name }) => !Object.hasOwn(declaration.inputs, name)).flatMap((flag) => renderFlag(`--${flag.name}${flag.value === null ? "" : ` ${flag.value}`}`, flag.description)),
        "",
    ].join("\n");
}
/** The inputs under their headings, each heading once, where the first of its inputs stands; what has none comes first. */
function groupsOf(declaration) {
    const groups = Map.groupBy(Object.entries(declaration.inputs), ([, spec]) => spec.group ?? "Inputs");
    return [...groups].sort(([a], [b]) => Number(b === "Inputs") - Number(a === "Inputs"));
}
/** What `plimsoll --help` says: the verbs there are. */
function renderOverview(declarations) {
    return [
        "Usage: plimsoll VERB [FLAGS] [ARGUMENTS]",
        "",
        "How deep a container image rides, why, and whether it is over the line.",
        "",
        ...declarations.flatMap(({ name, summary }) => [`  ${name}`, ...wrap(summary, INDENT)]),
        "",
        "`plimsoll VERB --help` lists a verb's flags; `plimsoll --version` prints the version.",
        "Exit codes: 0 done, 1 a budget is exceeded, 2 it could not be done.",
        "",
    ].join("\n");
}
function renderFlag(flag, description) {
    return [`  ${flag}`, ...wrap(description, INDENT)];
}
function help_valueOf(spec) {
    switch (spec.type) {
        case "boolean":
            return "";
        case "choice":
            return ` ${spec.choices.join("|")}`;
        case "size":
            return " SIZE";
        case "list":
            return " A,B";
        case "lines":
        case "records":
            return " LINE";
        case "text":
            return " TEXT";
    }
}
function describeInput(spec) {
    const notes = [spec.description];
    if (spec.type === "lines" || spec.type === "records")
        notes.push("May be repeated.");
    if (spec.type === "list")
        notes.push("Commas or lines; may be repeated.");
    if (spec.required === true)
        notes.push("Required.");
    if (spec.secret === true)
        notes.push("`-` reads it from standard input, where no list of processes shows it.");
    const standard = spec.cliDefault ?? spec.default ?? "";
    if (standard !== "" && !standard.includes("${{"))
        notes.push(`Default: ${showDefault(standard)}.`);
    // An expression is for a workflow, and the default is told already.
    if (spec.example !== undefined && spec.example !== standard && !spec.example.includes("${{"))
        notes.push(`Example: ${spec.example.split("\n").join(", ")}`);
    return notes.join(" ");
}
/** In quotes where the full stop behind it would be taken for a part of it. */
function showDefault(text) {
    return /[.,:;]$/.test(text) ? `\`${text}\`` : text.split("\n").join(", ");
}
function wrap(text, indent) {
    const lines = [];
    let line = indent;
    for (const word of text.split(/\s+/)) {
        if (line.length > indent.length && line.length + 1 + word.length > WIDTH) {
            lines.push(line);
            line = indent;
        }
        line += line.length === indent.length ? word : ` ${word}`;
    }
    return [...lines, line];
}

// EXTERNAL MODULE: ./src/inputs/standard-input.js
var standard_input = __webpack_require__(28519);
// EXTERNAL MODULE: ./src/verbs.js
var verbs = __webpack_require__(61147);
;// CONCATENATED MODULE: ./src/version.js
/** Plimsoll's version, as package.json says it. */
const version = "0.1.0";

;// CONCATENATED MODULE: ./src/cli.js










const FORMATS = ["text", "markdown", "json"];
const FLAGS = [
    { name: "format", value: FORMATS.join("|"), description: "How the report is printed. Default: text.", reportOnly: true },
    { name: "output", value: "FILE", description: "Where the report is written. Default: standard output.", reportOnly: true },
    { name: "dry-run", value: null, description: "Prints what would be done as JSON, and touches nothing." },
    { name: "quiet", value: null, description: "Logs warnings and errors only." },
    { name: "verbose", value: null, description: "Logs what helps to find a fault." },
    { name: "no-color", value: null, description: "Never colours; NO_COLOR in the environment does the same." },
    { name: "help", value: null, description: "Prints this." },
];
/** Runs `plimsoll ARGV`: data on standard output, everything else on standard error, the result in the exit code. */
async function main(argv) {
    endQuietlyWithoutReader();
    const [name, ...rest] = argv;
    const [about] = rest;
    if (name === "help" && about !== undefined)
        return await runVerb(about, ["--help"]);
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
        await print(renderOverview(await Promise.all(Object.values(verbs/* verbs */.P).map((verb) => verb.declaration()))));
        return;
    }
    if (name === "--version" || name === "-V") {
        await print(`${version}\n`);
        return;
    }
    await runVerb(name, rest);
}
async function runVerb(name, argv) {
    const log = startHost(new Map(), {}).log;
    try {
        const verb = findVerb(name);
        const declaration = await verb.declaration();
        const flags = FLAGS.filter((flag) => verb.printsReport || flag.reportOnly !== true);
        const parsed = parseFlags(declaration, flags, argv);
        if (parsed.own.has("help"))
            return await print(renderHelp(declaration, flags));
        const host = startHost(parsed.own, await (0,standard_input/* fillSecrets */.z)(declaration, parsed.inputs, process.stdin));
        await execute(verb, host, createContext(parsed.own, host), [...parsed.mistakes, ...judgeOwn(parsed)]);
    }
    catch (thrown) {
        (0,failure/* reportFailure */.xV)(log, thrown);
        process.exitCode = 2;
    }
}
/** Apart from the rest: what goes wrong from here on may quote secrets that only this host knows. */
async function execute(verb, host, cli, mistakes) {
    (0,failure/* failOnStrays */.SP)(host.log);
    (0,exit/* onExit */.cf)(() => host.log.progress(null));
    try {
        await verb.run(host, cli, mistakes);
    }
    catch (thrown) {
        (0,failure/* reportFailure */.xV)(host.log, thrown);
        host.setExitCode(2);
    }
    finally {
        host.log.progress(null);
    }
}
function findVerb(name) {
    const verb = Object.hasOwn(verbs/* verbs */.P, name) ? verbs/* verbs */.P[name] : undefined;
    if (verb !== undefined)
        return verb;
    if (name.startsWith("-"))
        throw new errors/* UserError */.y(`${name} stands before the verb.`, "Write the verb first: `plimsoll diff --depth layers IMAGE`.");
    const near = (0,nearest/* nearest */.p)(name, Object.keys(verbs/* verbs */.P));
    throw new errors/* UserError */.y(`There is no verb ${JSON.stringify(name)}${near === null ? "." : `; did you mean ${near}?`}`, `The verbs are ${Object.keys(verbs/* verbs */.P).join(", ")}; \`plimsoll --help\` says what they do.`);
}
function judgeOwn({ own }) {
    const format = own.get("format");
    const isKnown = format === undefined || FORMATS.some((known) => known === format);
    return [
        ...(isKnown ? [] : [`--format: ${JSON.stringify(format)} is none of ${FORMATS.join(", ")}${format === "html" ? "; html is not offered yet." : "."}`]),
        ...(own.get("output") === "" ? ["--output: it needs the name of a file."] : []),
        ...(own.has("quiet") && own.has("verbose") ? ["--quiet: it contradicts --verbose; give one of them."] : []),
    ];
}
function startHost(own, inputs) {
    return (0,terminal/* createTerminalHost */.V)({
        env: process.env,
        directory: process.cwd(),
        inputs,
        stderr: process.stderr,
        verbosity: own.has("quiet") ? "quiet" : own.has("verbose") ? "verbose" : "normal",
        color: isColored(process.stderr, own),
    });
}
function createContext(own, host) {
    const output = own.get("output") ?? null;
    const format = FORMATS.find((known) => known === own.get("format")) ?? "text";
    return {
        format,
        output,
        dryRun: own.has("dry-run"),
        color: output === null && isColored(process.stdout, own),
        width: process.stdout.columns || Number(process.env["COLUMNS"]) || 80,
        async write(data) {
            host.log.progress(null);
            await (output === null ? print(data) : host.files.write(output, data));
        },
    };
}
function isColored(stream, own) {
    // no-color.org: any value but the empty one.
    return stream.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb" && !own.has("no-color");
}
/** `plimsoll inspect … | head`: the reader has what it wanted. What else goes wrong `print` tells. */
function endQuietlyWithoutReader() {
    let hasReader = true;
    process.stdout.on("error", (error) => {
        if (error.code !== "EPIPE" || !hasReader)
            return;
        hasReader = false;
        (0,exit/* endProcess */.JZ)(Number(process.exitCode ?? 0));
    });
}
function print(data) {
    return new Promise((done, fail) => process.stdout.write(data, (error) => (error ? fail(unwritable(error)) : done())));
}
function unwritable(cause) {
    return new errors/* UserError */.y(`Standard output cannot be written: ${cause.message}.`, "Write to a file with --output, on a disk that has room.", { cause });
}


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

/***/ 77730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createTerminalHost)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96726);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26307);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31119);
/* harmony import */ var _neutralize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89197);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70239);
/* harmony import */ var _search_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63616);






const PROGRESS_AFTER_MS = 500;
const MAX_FOREIGN_LINE = 4096;
const PAINT = { error: "31", warning: "33", notice: "36", debug: "2" };
/** Clears the line the cursor stands on. */
const CLEAR = "\r\u001b[2K";
/** A person's terminal, or a step that runs the command: all that is logged goes to standard error, annotations as workflow commands where a runner reads them. */
function createTerminalHost(options) {
    const redactor = (0,_redact_js__WEBPACK_IMPORTED_MODULE_5__/* .createRedactor */ .l)();
    const clock = options.clock ?? _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m;
    const log = createLog(options, clock, (text) => redactor.redact(text));
    const env = { ...options.env };
    return {
        kind: "terminal",
        env,
        directory: options.directory,
        log,
        clock,
        files: (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .createFiles */ .q)(options.directory),
        input: (name) => options.inputs[name] ?? "",
        // The command's results are its data and its exit code; there is no later step and no post.
        setOutput() { },
        saveState() { },
        state: () => "",
        exportVariable(name, value) {
            env[name] = value;
        },
        addPath(folder) {
            env["PATH"] = (0,_search_path_js__WEBPACK_IMPORTED_MODULE_4__/* .withFolder */ .Z)(folder, env["PATH"]);
        },
        addSecret(value) {
            const weakness = redactor.weaknessOf(value);
            if (weakness !== null)
                log.warning(weakness);
            redactor.add(value);
        },
        redact: (text) => redactor.redact(text),
        summarize: () => Promise.resolve(false),
        setExitCode(code) {
            process.exitCode = code;
        },
        exec: (0,_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .createExec */ .k)(env, options.directory),
        startBackground: (0,_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .createStartBackground */ .r)(env, options.directory),
    };
}
function createLog(options, clock, redact) {
    const isQuiet = options.verbosity === "quiet";
    const line = createProgressLine(options.stderr, isQuiet, clock);
    const print = (text) => {
        line.clear();
        options.stderr.write(`${text}\n`);
    };
    const harmless = (text) => (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_3__/* .neutralize */ .Y)(text, { redact }).join("\n");
    const labelled = (label, message) => {
        const shown = options.color ? `\u001b[${PAINT[label]}m${label}:\u001b[0m` : `${label}:`;
        print(`${shown} ${harmless(message)}`);
    };
    const annotate = (level, message, place) => {
        // The runner shows it on its line; anything that names none is a line of the log like any other.
        if (place?.file !== undefined && options.env["GITHUB_ACTIONS"] === "true")
            print(workflowCommand(level, harmless(message), place, harmless));
        else
            labelled(level, message);
    };
    return {
        debug(message) {
            if (options.verbosity === "verbose")
                labelled("debug", message);
        },
        info(message) {
            if (!isQuiet)
                print(harmless(message));
        },
        notice(message, place) {
            if (!isQuiet)
                annotate("notice", message, place);
        },
        warning: (message, place) => annotate("warning", message, place),
        error: (message, place) => annotate("error", message, place),
        foreign(text) {
            if (isQuiet)
                return;
            for (const each of (0,_neutralize_js__WEBPACK_IMPORTED_MODULE_3__/* .neutralize */ .Y)(text, { redact, maxLineLength: MAX_FOREIGN_LINE }))
                print(each);
        },
        group(title, body) {
            if (!isQuiet)
                print(harmless(title));
            return body();
        },
        progress: (text) => (text === null ? line.clear() : line.show(harmless(text))),
    };
}
/** `::warning file=Dockerfile,line=3::…`, as a command in a workflow's `run:` step may print it. */
function workflowCommand(level, message, { title, file, line }, harmless) {
    const escape = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    const properties = Object.entries({ title, file, line }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escape(harmless(String(value))).replaceAll(":", "%3A").replaceAll(",", "%2C")}`]));
    return `::${level} ${properties.join(",")}::${escape(message)}`;
}
/** One line that replaces itself, on a terminal only and not before the work has taken half a second. */
function createProgressLine(stderr, isQuiet, clock) {
    let sinceMs = null;
    let isShown = false;
    return {
        show(text) {
            if (stderr.isTTY !== true || isQuiet)
                return;
            const nowMs = clock.now().getTime();
            sinceMs ??= nowMs;
            if (nowMs - sinceMs < PROGRESS_AFTER_MS)
                return;
            // One column short: a full last column makes some terminals wrap, and the line would no longer replace itself.
            const columns = (stderr.columns ?? 80) - 1;
            stderr.write(`${CLEAR}${[...text.replaceAll("\n", " ")].slice(0, columns).join("")}`);
            isShown = true;
        },
        clear() {
            if (isShown)
                stderr.write(CLEAR);
            isShown = false;
        },
    };
}


/***/ }),

/***/ 28519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readWithin),
/* harmony export */   z: () => (/* binding */ fillSecrets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** As much of standard input as a secret may be. */
const MAX_BYTES = 1024 * 1024;
/**
 * The inputs with a secret that is given as `-` read from standard input, less the one line end that `echo` adds. Throws a
 * `UserError` where there is more than one such secret, or nothing to read.
 */
async function fillSecrets(declaration, inputs, stdin) {
    const [name, ...others] = Object.keys(inputs).filter((input) => inputs[input] === "-" && declaration.inputs[input]?.secret === true);
    if (name === undefined)
        return inputs;
    if (others.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`Standard input can be one secret, not ${[name, ...others].map((input) => `--${input}`).join(" and ")}.`, "Give one of them as `-`.");
    }
    if (stdin.isTTY === true)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which is a terminal and would show it.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
    const text = await readAll(stdin, name);
    const secret = text.replace(/\r\n$|\n$|\r$/, "");
    if (secret.trim() === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which is empty.`, `Pipe it in: \`plimsoll ${declaration.name} --${name} - < FILE\`.`);
    return { ...inputs, [name]: secret };
}
async function readAll(stdin, name) {
    const text = await readWithin(stdin, MAX_BYTES);
    if (text === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`--${name} is to be read from standard input, which holds more than 1 MB.`, "Pipe in the secret alone.");
    return text;
}
/** All that standard input holds; null: more than `maxBytes`. */
async function readWithin(stdin, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > maxBytes)
            return null;
    }
    return Buffer.concat(chunks).toString("utf8");
}


/***/ })

};
