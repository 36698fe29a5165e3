export const id = 459;
export const ids = [459];
export const modules = {

/***/ 53459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/host/failure.js
var failure = __webpack_require__(96226);
// EXTERNAL MODULE: ./src/host/clock.js
var host_clock = __webpack_require__(96726);
// EXTERNAL MODULE: ./src/host/exec.js
var exec = __webpack_require__(26307);
// EXTERNAL MODULE: ./src/host/files.js
var files = __webpack_require__(31119);
// EXTERNAL MODULE: ./src/host/neutralize.js
var neutralize = __webpack_require__(89197);
// EXTERNAL MODULE: ./src/host/redact.js
var redact = __webpack_require__(70239);
;// CONCATENATED MODULE: ./src/host/terminal.js





const PROGRESS_AFTER_MS = 500;
const MAX_FOREIGN_LINE = 4096;
const PAINT = { error: "31", warning: "33", notice: "36", debug: "2" };
/** Clears the line the cursor stands on. */
const CLEAR = "\r\u001b[2K";
/** A person's terminal, or any CI that knows no workflow commands: all that is logged goes to standard error. */
function createTerminalHost(options) {
    const redactor = (0,redact/* createRedactor */.lY)();
    const clock = options.clock ?? host_clock/* systemClock */.m;
    return {
        kind: "terminal",
        env: options.env,
        directory: options.directory,
        log: createLog(options, clock, (text) => redactor.redact(text)),
        clock,
        files: (0,files/* createFiles */.q)(options.directory),
        input: (name) => options.inputs[name] ?? "",
        // The command's results are its data and its exit code; there is no later step and no post.
        setOutput() { },
        saveState() { },
        state: () => "",
        addSecret(value) {
            redactor.add(value);
        },
        redact: (text) => redactor.redact(text),
        summarize: () => Promise.resolve(false),
        setExitCode(code) {
            process.exitCode = code;
        },
        exec: (0,exec/* createExec */.k)(options.env, options.directory),
    };
}
function createLog(options, clock, redact) {
    const isQuiet = options.verbosity === "quiet";
    const line = createProgressLine(options.stderr, isQuiet, clock);
    const print = (text) => {
        line.clear();
        options.stderr.write(`${text}\n`);
    };
    const harmless = (text) => (0,neutralize/* neutralize */.Y)(text, { redact }).join("\n");
    const labelled = (label, message) => {
        const shown = options.color ? `\u001b[${PAINT[label]}m${label}:\u001b[0m` : `${label}:`;
        print(`${shown} ${harmless(message)}`);
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
        notice(message) {
            if (!isQuiet)
                labelled("notice", message);
        },
        warning: (message) => labelled("warning", message),
        error: (message) => labelled("error", message),
        foreign(text) {
            if (isQuiet)
                return;
            for (const each of (0,neutralize/* neutralize */.Y)(text, { redact, maxLineLength: MAX_FOREIGN_LINE }))
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
    for (const token of tokens) {
        if (token.kind === "positional")
            positionals.push(token.value);
        if (token.kind !== "option")
            continue;
        const name = token.rawName === "-h" ? "help" : token.name;
        const mistake = judgeOption(name, token, options);
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
function judgeOption(name, token, options) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
        const near = (0,nearest/* nearest */.p)(name, Object.keys(options));
        return `${token.rawName}: there is no such flag${near === null ? "." : `; did you mean --${near}?`}`;
    }
    if (option.type === "boolean")
        return null;
    if (token.value === undefined)
        return `--${name}: it needs a value.`;
    if (token.inlineValue !== true && token.value.startsWith("-") && token.value !== "-") {
        return `--${name}: it needs a value; one that starts with a dash is written --${name}=${token.value}.`;
    }
    return null;
}
/** Gives the positionals their names, the last ones first; the one that takes lines takes all that are left. */
function placePositionals(declaration, values, given) {
    const names = declaration.positionals;
    const only = names.length === 1 ? names[0] : undefined;
    if (only !== undefined && isMany(declaration.inputs[only])) {
        if (values.length > 0)
            given.set(only, [...(given.get(only) ?? []), ...values]);
        return [];
    }
    if (values.length > names.length) {
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
        const isSwitch = flag?.value === null;
        if (values.length > 1 && !isSwitch && !isMany(declaration.inputs[name]))
            mistakes.push(`--${name}: it is given ${values.length} times; give it once.`);
        if (flag === undefined)
            inputs[name] = values.join("\n");
        else
            own.set(name, values.join("\n"));
    }
    return { inputs, own };
}
function isMany(spec) {
    return spec?.type === "lines" || spec?.type === "list";
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
        "Inputs:",
        ...Object.entries(declaration.inputs).flatMap(([name, spec]) => renderFlag(`--${name}${help_valueOf(spec)}`, describeInput(spec))),
        "",
        "Flags of the command line:",
        ...ownFlags.flatMap((flag) => renderFlag(`--${flag.name}${flag.value === null ? "" : ` ${flag.value}`}`, flag.description)),
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
            return " LINE";
        case "text":
            return " TEXT";
    }
}
function describeInput(spec) {
    const notes = [spec.description];
    if (spec.type === "lines")
        notes.push("May be repeated.");
    if (spec.type === "list")
        notes.push("Commas or lines; may be repeated.");
    if (spec.required === true)
        notes.push("Required.");
    const standard = spec.cliDefault ?? spec.default ?? "";
    if (standard !== "" && !standard.includes("${{"))
        notes.push(`Default: ${standard.split("\n").join(", ")}.`);
    if (spec.example !== undefined)
        notes.push(`Example: ${spec.example.split("\n").join(", ")}`);
    return notes.join(" ");
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

// EXTERNAL MODULE: ./src/inputs/read.js + 1 modules
var read = __webpack_require__(59973);
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
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
        await print(await overview());
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
        (0,read/* refuse */.TR)([...parsed.mistakes, ...judgeOwn(parsed)], declaration, "terminal");
        const host = startHost(parsed.own, parsed.inputs);
        await execute(verb, host, createContext(parsed.own, host));
    }
    catch (thrown) {
        (0,failure/* reportFailure */.x)(log, thrown);
        process.exitCode = 2;
    }
}
/** Apart from the rest: what goes wrong from here on may quote secrets that only this host knows. */
async function execute(verb, host, cli) {
    (0,failure/* failOnStrays */.S)(host.log);
    try {
        await verb.run(host, cli);
    }
    catch (thrown) {
        (0,failure/* reportFailure */.x)(host.log, thrown);
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
    return createTerminalHost({
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
        width: process.stdout.columns ?? 80,
        async write(data) {
            host.log.progress(null);
            const safe = host.redact(data);
            await (output === null ? print(safe) : host.files.write(output, safe));
        },
    };
}
function isColored(stream, own) {
    // no-color.org: any value but the empty one.
    return stream.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb" && !own.has("no-color");
}
/** `plimsoll inspect … | head`: the reader has what it wanted. */
function endQuietlyWithoutReader() {
    process.stdout.on("error", (error) => {
        if (error.code === "EPIPE")
            process.exit();
        throw error;
    });
}
function print(data) {
    return new Promise((done, fail) => process.stdout.write(data, (error) => (error ? fail(error) : done())));
}
async function overview() {
    const rows = [];
    for (const [name, verb] of Object.entries(verbs/* verbs */.P))
        rows.push(`  ${name.padEnd(10)}${(await verb.declaration()).summary}`);
    return [
        "Usage: plimsoll VERB [FLAGS] [ARGUMENTS]",
        "",
        "How deep a container image rides, why, and whether it is over the line.",
        "",
        ...rows,
        "",
        "`plimsoll VERB --help` lists a verb's flags; `plimsoll --version` prints the version.",
        "Exit codes: 0 done, 1 a budget is exceeded, 2 it could not be done.",
        "",
    ].join("\n");
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

/***/ 26307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createExec)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16986);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93614);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10918);






const DEFAULT_OUTPUT_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 60_000;
/** How long a child may take to obey, and a grandchild may hold the pipes of a child that is gone. */
const GRACE_MS = 1000;
/** What a child must not inherit: the job's inputs and tokens, and the files through which it could speak for us. */
const PRIVATE = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$)/i;
/** Runs programs with this environment (less what only the runner and we may know) and directory. */
function createExec(env, directory) {
    return (command, args, options = {}) => new Promise((done, fail) => {
        const child = start(command, args, {
            cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, options.directory ?? "."),
            env: options.env ?? publicEnvironment(env),
        });
        watch(child, command, options, done, fail);
    });
}
// Not @actions/exec: it cannot end a child at a deadline, leaves stdin open, and keeps an unbounded line buffer.
function start(command, args, options) {
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { ...options, shell: false, stdio: "pipe", windowsHide: true });
    }
    catch (error) {
        // Node refuses a NUL byte in a name or an argument before it starts anything.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${command} cannot be run with these arguments.`, "Remove control characters from the inputs.", { cause: error });
    }
}
function watch(child, command, options, done, fail) {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const stdout = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
    const stderr = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
    let isLate = false;
    let grace;
    const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_4__/* .onExit */ .c)(() => child.kill());
    const deadline = setTimeout(() => {
        isLate = true;
        child.kill();
        grace = setTimeout(() => {
            child.kill("SIGKILL");
            closePipes(child);
        }, GRACE_MS);
    }, timeoutMs);
    const settle = () => {
        clearTimeout(deadline);
        clearTimeout(grace);
        forget();
    };
    child.stdout.on("data", stdout.add);
    child.stderr.on("data", stderr.add);
    // A child that does not read its input closes the pipe; its exit code says whether that matters.
    child.stdin.on("error", () => { });
    child.stdin.end(options.input ?? "");
    child.once("error", (error) => {
        settle();
        fail(notStarted(command, error));
    });
    child.once("exit", () => {
        grace ??= setTimeout(() => closePipes(child), GRACE_MS);
    });
    child.once("close", (code, signal) => {
        settle();
        if (isLate) {
            fail(new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${command} did not finish within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(timeoutMs)} and was ended.`, `Run ${command} by hand to see what it waits for.`));
            return;
        }
        done({
            exitCode: code ?? 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal]),
            stdout: stdout.text(),
            stderr: stderr.text(),
            truncated: stdout.isCut() || stderr.isCut(),
        });
    });
}
function closePipes(child) {
    child.stdout.destroy();
    child.stderr.destroy();
}
function notStarted(command, error) {
    const code = error.code;
    if (code === "ENOENT")
        return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${command} was not found.`, `Install ${command}, or put its folder on PATH.`, { cause: error });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .y(`${command} cannot be started: ${error.message}.`, "Check that it is a program this user may run.", { cause: error });
}
function publicEnvironment(env) {
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && !PRIVATE.test(name))
            kept[name] = value;
    }
    return kept;
}
/** Keeps the last bytes of a stream. */
function createTail(maxBytes) {
    let chunks = [];
    let keptBytes = 0;
    let isCut = false;
    return {
        add(chunk) {
            chunks.push(chunk);
            keptBytes += chunk.length;
            // Twice the bound before it is cut, so that a chatty child does not cost a copy of it a chunk.
            if (keptBytes <= 2 * maxBytes)
                return;
            chunks = [Buffer.concat(chunks).subarray(-maxBytes)];
            keptBytes = maxBytes;
            isCut = true;
        },
        text: () => Buffer.concat(chunks).subarray(-maxBytes).toString(),
        isCut: () => isCut || keptBytes > maxBytes,
    };
}


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







/** Files by path, relative ones meant from `directory`. */
function createFiles(directory) {
    return {
        read: (path, maxBytes) => readWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, maxBytes ?? Infinity),
        write: (path, content, mode) => writeWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, path), path, content, mode),
    };
}
async function readWhole(absolute, shown, maxBytes) {
    try {
        if (maxBytes === Infinity)
            return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(absolute);
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
async function writeWhole(absolute, shown, content, mode) {
    const temporary = `${absolute}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`;
    const forget = (0,_exit_js__WEBPACK_IMPORTED_MODULE_5__/* .onExit */ .c)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true }));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(absolute), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(temporary, content, { mode: mode ?? 0o666, flag: "wx" });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, absolute);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true });
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .y(`${shown} cannot be written: ${messageOf(error)}.`, "Name a path that this user may write to.", { cause: error });
    }
    finally {
        forget();
    }
}
function codeOf(error) {
    return error.code;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 89197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ neutralize)
/* harmony export */ });
// ECMA-48 sequences: OSC, DCS, SOS, PM and APC up to their terminator, then CSI, then two-byte escapes.
const ESCAPES = new RegExp([
    "(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c\\r\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?",
    "\\u001b[ -/]*[0-~]?",
].join("|"), "g");
// Control characters but the tab, and what turns the direction of text.
const CONTROLS = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
 * The lines of a text that a child or a stranger wrote, harmless in a log: no terminal escape, no control character,
 * and nothing that a runner takes for a workflow command (`::name::` at the start of a line, `##[name]` anywhere).
 */
function neutralize(text, options = {}) {
    const plain = text.replace(ESCAPES, "").split(/\r\n|\n|\r/).map((line) => line.replace(CONTROLS, "")).join("\n");
    const safe = options.redact === undefined ? plain : options.redact(plain);
    return safe.split("\n").map((line) => cut(breakCommands(line), options.maxLineLength ?? Infinity));
}
/** A backslash inside each command's opening, as the runner itself does where it must show one. */
function breakCommands(line) {
    return line.replace(/##(?=(?:vso)?\[)/gi, "##\\").replace(/^(\s*)::/, "$1\\::");
}
function cut(line, maxLength) {
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength).toWellFormed()}… (${line.length - maxLength} more characters)`;
}


/***/ }),

/***/ 70239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lY: () => (/* binding */ createRedactor),
/* harmony export */   vb: () => (/* binding */ MIN_SECRET_LENGTH)
/* harmony export */ });
/* unused harmony export secretForms */
/** Fewer characters than this would blank out ordinary words. */
const MIN_SECRET_LENGTH = 6;
const MIN_BASE64_LENGTH = 8;
/** A redactor that knows nothing yet. */
function createRedactor() {
    const known = new Set();
    return {
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
    for (const field of jsonSecrets(secret))
        takeLines(field);
    return parts;
}
const SECRET_KEYS = /^(auth|password|token|.*_token|.*_key|.*_key_id|client_secret|secret)$/i;
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


/***/ })

};
