export const id = 7979;
export const ids = [7979];
export const modules = {

/***/ 5405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xe: () => (/* binding */ ARCHITECTURES),
/* harmony export */   g5: () => (/* binding */ parseArchitectures),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   uu: () => (/* binding */ ownArchitecture)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46580);


/** Those that the binfmt image knows, too. */
const ARCHITECTURES = [
    { name: "amd64", qemu: "qemu-x86_64", bits: 64, order: "little", machine: 62 },
    { name: "arm64", qemu: "qemu-aarch64", bits: 64, order: "little", machine: 183 },
    { name: "arm", qemu: "qemu-arm", bits: 32, order: "little", machine: 40 },
    { name: "386", qemu: "qemu-i386", bits: 32, order: "little", machine: 3 },
    { name: "riscv64", qemu: "qemu-riscv64", bits: 64, order: "little", machine: 243 },
    { name: "ppc64le", qemu: "qemu-ppc64le", bits: 64, order: "little", machine: 21 },
    { name: "s390x", qemu: "qemu-s390x", bits: 64, order: "big", machine: 22 },
    { name: "mips64le", qemu: "qemu-mips64el", bits: 64, order: "little", machine: 8 },
    { name: "mips64", qemu: "qemu-mips64", bits: 64, order: "big", machine: 8 },
    { name: "loong64", qemu: "qemu-loongarch64", bits: 64, order: "little", machine: 258 },
];
/** Other names that users write, which containerd does not normalise. */
const ALIASES = { mips64el: "mips64le", loongarch64: "loong64", ppc64el: "ppc64le", i686: "386" };
/**
 * The architectures behind names as setup-qemu takes them: `arm64`, `linux/arm64`, `linux/arm/v7`, `aarch64`; each once,
 * `all` for every one. Throws a `UserError` for a name that QEMU cannot stand in for.
 */
function parseArchitectures(names) {
    if (names.includes("all"))
        return ARCHITECTURES;
    return [...new Set(names.map(parseArchitecture))];
}
function parseArchitecture(name) {
    const [first = "", ...rest] = name.trim().toLowerCase().split("/");
    const parts = first === "linux" ? rest : [first, ...rest];
    const alias = ALIASES[parts[0] ?? ""];
    const text = ["linux", ...(alias === undefined ? parts : [alias, ...parts.slice(1)])].join("/");
    const found = /^linux\/[a-z0-9_-]+(\/[a-z0-9.]+)?$/.test(text) ? (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .Y8)(text).architecture : "";
    const architecture = ARCHITECTURES.find((each) => each.name === found);
    if (architecture !== undefined)
        return architecture;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(name.slice(0, 60))} is no platform that QEMU can stand in for.`, `Write all, or some of ${ARCHITECTURES.map((each) => each.name).join(", ")}, with or without linux/ in front.`);
}
/** The machine that this process runs on, by its name in an image index. */
function ownArchitecture() {
    switch (process.arch) {
        case "x64":
            return "amd64";
        case "ia32":
            return "386";
        // Node builds for little-endian POWER alone.
        case "ppc64":
            return "ppc64le";
        default:
            return process.arch;
    }
}
/** `linux/arm64`, and for 32-bit ARM the variant that QEMU plays. */
function platformOf(architecture) {
    return architecture.name === "arm" ? "linux/arm/v7" : `linux/${architecture.name}`;
}


/***/ }),

/***/ 77979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ ensureEmulation)
});

// UNUSED EXPORTS: BINFMT_IMAGE

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(16986);
// EXTERNAL MODULE: ./src/oci/json.js
var json = __webpack_require__(77417);
// EXTERNAL MODULE: ./src/builder/architectures.js
var architectures = __webpack_require__(5405);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/builder/binfmt-misc.js


/** Reads the table; one that is not mounted has no registrations. */
async function readBinfmtMisc(folder) {
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const isMounted = names.includes("register");
    const status = isMounted ? await readText((0,external_node_path_.join)(folder, "status")) : "";
    const registrations = [];
    const disabled = [];
    for (const name of names.filter((each) => each !== "register" && each !== "status").toSorted()) {
        const text = await readText((0,external_node_path_.join)(folder, name));
        if (text.startsWith("enabled\n"))
            registrations.push(parseEntry(name, text));
        else if (text.startsWith("disabled\n"))
            disabled.push(parseEntry(name, text));
    }
    return { folder, isMounted, isEnabled: status.startsWith("enabled"), registrations, disabled };
}
/** The registrations that an architecture's programs are run by. */
function registrationsFor({ registrations }, architecture) {
    return registrations.filter(({ machine }) => machine?.bits === architecture.bits && machine.order === architecture.order && machine.machine === architecture.machine);
}
/** Whether a program in a container can be run by it, with its own argv[0]. */
function isFit({ flags }) {
    return flags.includes("F") && flags.includes("P");
}
/** Adds an interpreter for an architecture, with the flags that builds need. */
async function register(table, architecture, interpreter) {
    if (!table.isEnabled)
        await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, "status"), "1", { flag: "r+" });
    // One of our name that is disabled would stand in the way.
    await unregister(table, architecture.qemu).catch(() => { });
    await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, "register"), ruleOf(architecture, interpreter), { flag: "a" });
}
/** Takes a registration away; what it ran that still runs goes on. */
async function unregister(table, name) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(table.folder, name), "-1", { flag: "r+" });
}
/** `:NAME:M:OFFSET:MAGIC:MASK:INTERPRETER:FLAGS`: the first twenty bytes of an ELF file, whatever its ABI and whether it is position-independent. */
function ruleOf(architecture, interpreter) {
    const magic = Buffer.alloc(20);
    magic.write("\x7fELF", 0, "latin1");
    magic[4] = architecture.bits === 64 ? 2 : 1;
    magic[5] = architecture.order === "little" ? 1 : 2;
    magic[6] = 1;
    const mask = Buffer.alloc(20, 0xff);
    // EI_OSABI: GNU programs that use ifuncs have 3 there.
    mask[7] = 0;
    if (architecture.order === "little") {
        magic.writeUInt16LE(2, 16);
        magic.writeUInt16LE(architecture.machine, 18);
        // ET_EXEC is 2, ET_DYN is 3.
        mask[16] = 0xfe;
    }
    else {
        magic.writeUInt16BE(2, 16);
        magic.writeUInt16BE(architecture.machine, 18);
        mask[17] = 0xfe;
    }
    return `:${architecture.qemu}:M:0:${binfmt_misc_escape(magic)}:${binfmt_misc_escape(mask)}:${interpreter}:POCF`;
}
function binfmt_misc_escape(bytes) {
    return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}
function parseEntry(name, text) {
    const lines = text.split("\n");
    const valueOf = (key) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1).trim() ?? "";
    const flags = lines.find((line) => line.startsWith("flags:"))?.slice("flags:".length).trim() ?? "";
    const isAtStart = valueOf("offset") === "0";
    return { name, interpreter: valueOf("interpreter"), flags, machine: isAtStart ? machineOf(Buffer.from(valueOf("magic"), "hex")) : null };
}
function machineOf(magic) {
    if (magic.length < 20 || magic.subarray(0, 4).toString("latin1") !== "\x7fELF")
        return null;
    const order = magic[5] === 2 ? "big" : "little";
    return { bits: magic[4] === 2 ? 64 : 32, order, machine: order === "big" ? magic.readUInt16BE(18) : magic.readUInt16LE(18) };
}
async function readText(path) {
    // One that another job takes away meanwhile is none.
    return await (0,promises_.readFile)(path, "utf8").catch(() => "");
}

// EXTERNAL MODULE: ./src/builder/buildx.js
var buildx = __webpack_require__(38569);
// EXTERNAL MODULE: ./src/builder/docker-engine.js
var docker_engine = __webpack_require__(21324);
// EXTERNAL MODULE: ./src/builder/mirror.js
var mirror = __webpack_require__(60598);
// EXTERNAL MODULE: ./src/host/private-folder.js
var private_folder = __webpack_require__(48940);
;// CONCATENATED MODULE: ./src/builder/native-arm.js



/** `mov r7, #1; mov r0, #0; svc #0`: exit(0). */
const EXIT = [0xe3a07001, 0xe3a00000, 0xef000000];
const LOAD_ADDRESS = 0x10000;
const HEADERS_BYTES = 52 + 32;
/** Whether this 64-bit ARM machine runs 32-bit programs itself: only trying tells, as many server cores cannot. */
async function runsArmNatively(host) {
    const folder = await (0,private_folder/* makePrivateFolder */.I2)(host, "probe");
    try {
        const program = (0,external_node_path_.join)(folder, "arm");
        await (0,promises_.writeFile)(program, armProgram(), { mode: 0o700 });
        return (await host.exec(program, [], { timeoutMs: 5_000 })).exitCode === 0;
    }
    catch {
        return false;
    }
    finally {
        await (0,private_folder/* removePrivateFolder */.Yv)(host, folder);
    }
}
/** The smallest ELF file for 32-bit ARM that ends well. */
function armProgram() {
    const bytes = Buffer.alloc(HEADERS_BYTES + EXIT.length * 4);
    bytes.write("\x7fELF\x01\x01\x01", 0, "latin1");
    const header16 = [[16, 2], [18, 40], [40, 52], [42, 32], [44, 1]];
    const header32 = [
        [20, 1], [24, LOAD_ADDRESS + HEADERS_BYTES], [28, 52], [36, 0x05000200],
        // One segment: the whole file, to be read and executed.
        [52, 1], [56, 0], [60, LOAD_ADDRESS], [64, LOAD_ADDRESS], [68, bytes.length], [72, bytes.length], [76, 5], [80, 0x1000],
    ];
    for (const [at, value] of header16)
        bytes.writeUInt16LE(value, at);
    for (const [at, value] of header32)
        bytes.writeUInt32LE(value, at);
    EXIT.forEach((instruction, index) => bytes.writeUInt32LE(instruction, HEADERS_BYTES + 4 * index));
    return bytes;
}

// EXTERNAL MODULE: ./src/builder/search.js
var search = __webpack_require__(86085);
;// CONCATENATED MODULE: ./src/builder/emulation.js
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










/** QEMU 10.2.3 as tonistiigi/binfmt released it (qemu-v10.2.3-68), the index for every architecture of an engine. */
const BINFMT_IMAGE = "docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0";
const THIS_MACHINE = { binfmtFolder: "/proc/sys/fs/binfmt_misc", architecture: (0,architectures/* ownArchitecture */.uu)(), isRoot: process.getuid?.() === 0 };
/** A pull included. */
const CONTAINER_TIMEOUT_MS = 600_000;
/** How `docker run` says that no container came to run (docker/cli, run.go). */
const DOCKER_FAILED = 125;
const ELF_INTERPRETER = 3;
/**
 * Makes the engine's machine able to run the programs of these platforms (names as setup-qemu takes them, or `all`).
 * What runs already is left alone, and where all does, nothing is started: else this host's own static QEMU is
 * registered, where there is one and root may, and else one privileged container of the binfmt image does it.
 */
async function ensureEmulation(host, platforms, options = {}) {
    const wanted = (0,architectures/* parseArchitectures */.g5)(platforms);
    const reset = options.reset === true;
    if (wanted.length === 0 && !reset)
        return { supported: [], registered: [], how: "nothing" };
    const engine = await (0,docker_engine/* findDockerEngine */.Y)(host);
    // What this kernel can run says nothing about an engine elsewhere.
    if (!engine.isLocal)
        return await registerByContainer(host, wanted, options);
    const machine = options.machine ?? THIS_MACHINE;
    const foreign = await withoutNative(host, wanted, machine);
    const table = await readBinfmtMisc(machine.binfmtFolder);
    const missing = reset ? foreign : foreign.filter((architecture) => !isRegistered(table, architecture));
    const need = { machine, native: wanted.filter((architecture) => !foreign.includes(architecture)), missing, reset };
    if (missing.length === 0 && !reset)
        return { supported: supportedBy(table, need), registered: [], how: "nothing" };
    return (await registerByHost(host, need)) ?? (await registerByContainer(host, missing, options, wrongNames(table, missing)));
}
async function withoutNative(host, wanted, machine) {
    const native = [machine.architecture];
    if (machine.architecture === "amd64")
        native.push("386");
    const asksForArm = wanted.some((architecture) => architecture.name === "arm");
    if (machine.architecture === "arm64" && asksForArm && (await runsArmNatively(host)))
        native.push("arm");
    return wanted.filter((architecture) => !native.includes(architecture.name));
}
function isRegistered(table, architecture) {
    const found = registrationsFor(table, architecture);
    // Which of several the kernel takes is not seen from here: all of them have to do.
    return table.isEnabled && found.length > 0 && found.every(isFit);
}
/** What was asked for and runs natively, and all that is registered as it should be. */
function supportedBy(table, { machine, native }) {
    const emulated = architectures/* ARCHITECTURES */.Xe.filter((architecture) => isRegistered(table, architecture)).map(architectures/* platformOf */.tj);
    return [...new Set([(0,architectures/* platformOf */.tj)({ name: machine.architecture }), ...native.map(architectures/* platformOf */.tj), ...emulated])];
}
function wrongNames(table, missing) {
    // A disabled one would keep its name, and the image says that it is there.
    return missing.flatMap((architecture) => [...registrationsFor(table, architecture), ...registrationsFor({ registrations: table.disabled }, architecture)]).map(({ name }) => name);
}
/** Registers this host's own QEMU; null where it has not all of them, or this user may not. */
async function registerByHost(host, need) {
    const { machine, missing, reset } = need;
    const interpreters = new Map();
    for (const architecture of missing) {
        const found = await findStaticQemu(host, architecture);
        if (found === null)
            return null;
        interpreters.set(architecture, found);
    }
    const table = await openTable(host, machine);
    if (!table.isMounted)
        return null;
    try {
        const stale = reset ? table.registrations.map(({ name }) => name).filter((name) => name.startsWith("qemu-")) : wrongNames(table, missing);
        for (const name of stale)
            await unregister(table, name);
        for (const [architecture, interpreter] of interpreters)
            await register(table, architecture, interpreter);
    }
    catch (error) {
        host.log.debug(`This host's QEMU cannot be registered: ${String(error)}`);
        return null;
    }
    const before = reset ? [] : supportedBy(table, need);
    const registered = missing.map(architectures/* platformOf */.tj);
    return { supported: [...new Set([(0,architectures/* platformOf */.tj)({ name: machine.architecture }), ...before, ...registered])], registered, how: "host" };
}
/** The table, mounted first where it is not and root may. */
async function openTable(host, { binfmtFolder: folder, isRoot }) {
    const table = await readBinfmtMisc(folder);
    if (table.isMounted || !isRoot)
        return table;
    const mounted = await host.exec("mount", ["-t", "binfmt_misc", "binfmt_misc", folder]).catch(() => null);
    return mounted?.exitCode === 0 ? await readBinfmtMisc(folder) : table;
}
/** Debian's `qemu-aarch64-static`, or a `qemu-aarch64` that needs no library: no other finds its loader in a container. */
async function findStaticQemu(host, architecture) {
    for (const name of [`${architecture.qemu}-static`, architecture.qemu]) {
        const path = await (0,search/* findOnPath */.a)(host, name);
        if (path !== null && (await isStatic(path)))
            return path;
    }
    return null;
}
/** Whether an ELF file names no interpreter (elf(5), PT_INTERP). */
async function isStatic(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path, "r"), true);
        const head = Buffer.alloc(4096);
        const { bytesRead } = await file.read(head, 0, head.length, 0);
        if (bytesRead < 64 || head.toString("latin1", 0, 4) !== "\x7fELF" || head[4] !== 2)
            return false;
        const isLittle = head[5] === 1;
        const at = (offset, bytes) => bytes === 2 ? (isLittle ? head.readUInt16LE(offset) : head.readUInt16BE(offset)) : isLittle ? head.readUInt32LE(offset) : head.readUInt32BE(offset);
        const [start, size, count] = [Number(isLittle ? head.readBigUInt64LE(32) : head.readBigUInt64BE(32)), at(54, 2), at(56, 2)];
        if (size === 0 || start + size * count > bytesRead)
            return false;
        return Array.from({ length: count }, (_, index) => at(start + index * size, 4)).every((type) => type !== ELF_INTERPRETER);
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
async function registerByContainer(host, missing, options, wrong = []) {
    const uninstall = options.reset === true ? ["qemu-*"] : wrong;
    const args = [
        ...(uninstall.length === 0 ? [] : ["--uninstall", uninstall.join(",")]),
        ...(missing.length === 0 ? [] : ["--install", missing.map((architecture) => architecture.name).join(",")]),
    ];
    const [image, result] = await runBinfmt(host, args, options);
    if (result.exitCode !== 0) {
        throw new errors/* UserError */.y(`QEMU cannot be registered: the container of ${image} ended with ${result.exitCode}.${(0,buildx/* quoteEnd */.sV)(result)}`, "The engine must allow a privileged container (rootless and some hosted engines do not); or install qemu-user-static on the machine.");
    }
    const { supported, emulators } = parseListing(result, image);
    const failed = missing.filter(({ name, qemu }) => !emulators.some((emulator) => emulator === qemu || emulator === `${qemu}-static`) && !supported.includes((0,architectures/* platformOf */.tj)({ name })));
    if (failed.length > 0) {
        throw new errors/* UserError */.y(`The container of ${image} did not register QEMU for ${failed.map(architectures/* platformOf */.tj).join(", ")}.${(0,buildx/* quoteEnd */.sV)(result)}`, "Name an image that has them (image), or leave these platforms out.");
    }
    return { supported, registered: missing.map(architectures/* platformOf */.tj), how: "container" };
}
/** Runs the image, or the first of its copies that can be pulled. */
async function runBinfmt(host, args, options) {
    const failures = [];
    for (const image of (0,mirror/* withMirrors */.l)(options.image ?? BINFMT_IMAGE, options.mirrors ?? [])) {
        const result = await host.exec("docker", ["run", "--rm", "--privileged", image, ...args], { timeoutMs: CONTAINER_TIMEOUT_MS });
        if (result.exitCode !== DOCKER_FAILED)
            return [image, result];
        failures.push(`${image}:${(0,buildx/* quoteEnd */.sV)(result, 5)}`);
    }
    throw new errors/* UserError */.y(`QEMU cannot be registered: no container could be run.\n${failures.join("\n")}`, "Check that the engine runs and can pull the image; name a mirror in binfmt-mirrors, or install qemu-user-static on the machine.");
}
/** What the image prints on standard output when it is done. It exits with 0 whatever goes wrong. */
function parseListing(result, image) {
    const { supported, emulators } = (0,json/* readJsonObject */.op)(result.stdout) ?? {};
    if (isTextArray(supported))
        return { supported, emulators: isTextArray(emulators) ? emulators : [] };
    throw new errors/* UserError */.y(`The container of ${image} did not say what it registered.${(0,buildx/* quoteEnd */.sV)({ stdout: "", stderr: `${result.stdout}\n${result.stderr}` })}`, "Use the default image, or another release of tonistiigi/binfmt (image).");
}
function isTextArray(value) {
    return Array.isArray(value) && value.every((item) => typeof item === "string");
}


/***/ })

};
