export const id = 7061;
export const ids = [7061];
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

/***/ 21324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ hasContainerdStore),
/* harmony export */   Y: () => (/* binding */ findDockerEngine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83612);




const DEFAULT_ADDRESS = process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
/** Sockets of engines in virtual machines: Docker Desktop, Colima, Lima, Rancher Desktop. */
const VIRTUAL = /\/\.(docker\/desktop|colima|lima|rd)\//;
/** Finds out which engine is meant, without starting or asking anything. */
async function findDockerEngine(host) {
    const fromEnvironment = host.env["DOCKER_HOST"] ?? "";
    const context = fromEnvironment === "" ? await currentContext(host) : "default";
    const address = fromEnvironment || (context === "default" ? DEFAULT_ADDRESS : await addressOf(context, host));
    return {
        context,
        address,
        isLocal: process.platform === "linux" && address?.startsWith("unix://") === true && !VIRTUAL.test(address),
        hasTlsFromEnvironment: context === "default" && ((host.env["DOCKER_TLS_VERIFY"] ?? "") !== "" || (host.env["DOCKER_TLS"] ?? "") !== ""),
    };
}
async function currentContext(host) {
    const fromEnvironment = host.env["DOCKER_CONTEXT"] ?? "";
    if (fromEnvironment !== "")
        return fromEnvironment;
    const config = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerConfig */ .TO)(host);
    const name = config?.content["currentContext"];
    return typeof name === "string" && name !== "" ? name : "default";
}
async function addressOf(context, host) {
    const folder = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerFolder */ .NC)(host);
    if (folder === null)
        return null;
    // The CLI names the folder of a context by the SHA-256 of its name (docker/cli, context/store).
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(context).digest("hex");
    const meta = await (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerJson */ .TM)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "contexts", "meta", id, "meta.json"), host);
    const endpoints = meta?.content["Endpoints"];
    const docker = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(endpoints) ? endpoints["docker"] : null;
    const address = (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(docker) ? docker["Host"] : null;
    return typeof address === "string" && address !== "" ? address : null;
}
/** Whether the current engine keeps its images in containerd's store; null: it does not say. Rejects where `docker` cannot be started. */
async function hasContainerdStore(host) {
    const info = await host.exec("docker", ["info", "--format", "{{json .DriverStatus}}"]);
    return info.exitCode === 0 ? info.stdout.includes("io.containerd.snapshotter") : null;
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

/***/ 82708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reachInputs),
/* harmony export */   Z: () => (/* binding */ parseReach)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3186);

const group = "How registries are reached";
/** The inputs of every verb that speaks HTTP: which registries are plain HTTP, whose certificates count, which realms are trusted. */
const reachInputs = {
    "insecure-registries": {
        type: "list",
        group,
        description: "Registries (`HOST`, `HOST:PORT`, or a subnet as `10.0.0.0/8`) that may be spoken to over plain HTTP, or over TLS without checking the certificate. Loopback addresses need not be listed.",
        example: "registry.test:5000",
        check: (hosts) => hosts.flatMap((host) => ((0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isSubnet */ ._w)(host) ? [] : checkHost(host))),
    },
    "registry-ca": {
        type: "lines",
        group,
        description: "PEM files with the certificate authorities to trust for a registry, one `HOST=FILE` a line, beside those of the system and of Docker's `certs.d`.",
        example: "registry.test:5000=certs/ca.pem",
        check: (lines) => lines.flatMap(checkRegistryCa),
    },
    "trusted-auth-hosts": {
        type: "list",
        group,
        description: "Hosts of token servers that may get a registry's credential although they are on another domain than the registry.",
        example: "auth.example.com",
        check: (hosts) => hosts.flatMap(checkHost),
    },
};
/** What the reach inputs say, for `createTransport`. */
function parseReach(inputs) {
    return {
        insecureRegistries: inputs["insecure-registries"].map((host) => host.toLowerCase()),
        registryCa: new Map(inputs["registry-ca"].map(splitRegistryCa)),
        trustedAuthHosts: inputs["trusted-auth-hosts"].map((host) => host.toLowerCase()),
    };
}
function splitRegistryCa(line) {
    const equals = line.indexOf("=");
    return [line.slice(0, equals).trim().toLowerCase(), line.slice(equals + 1).trim()];
}
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;
function checkHost(value) {
    return HOST.test(value) ? [] : [`${JSON.stringify(value)} is not a host; write HOST or HOST:PORT, without a scheme or a path.`];
}
function checkRegistryCa(line) {
    const [host, file] = splitRegistryCa(line);
    if (!line.includes("=") || file === "")
        return [`${JSON.stringify(line)} is not HOST=FILE; write the registry, an equals sign and the path of a PEM file.`];
    return checkHost(host);
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


/***/ }),

/***/ 83612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   TM: () => (/* binding */ readDockerJson),
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   jN: () => (/* binding */ buildxFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";
/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
function dockerFolder({ env }) {
    const folder = env["DOCKER_CONFIG"] ?? "";
    if (folder !== "")
        return folder;
    const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
    return home === "" ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, ".docker");
}
/** Where buildx keeps what is its own, for a configuration in this folder (buildx, util/confutil). */
function buildxFolder({ env }, dockerFolder) {
    return env["BUILDX_CONFIG"] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerFolder, "buildx");
}
/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
async function readDockerConfig(host) {
    const folder = dockerFolder(host);
    return folder === null ? null : readDockerJson((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config.json"), host);
}
/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
async function readDockerJson(path, host) {
    const bytes = await host.files.read(path, MAX_BYTES).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
    });
    return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}
/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
function parseDockerConfig(text, source) {
    let content;
    try {
        const bare = text.replace(/^\uFEFF/, "");
        // Docker takes a file of white space for an empty one.
        content = JSON.parse(bare.trim() === "" ? "{}" : bare);
    }
    catch {
        // No cause: JSON.parse quotes the text around the fault, which may be a password.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not valid JSON.`, HINT);
    }
    if ((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(content))
        return { source, content };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${source} is not a JSON object.`, HINT);
}


/***/ }),

/***/ 71547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ appendMistakes),
/* harmony export */   H3: () => (/* binding */ repeatedNames),
/* harmony export */   L9: () => (/* binding */ parseNodes)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33483);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16986);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77417);



const KEYS = ["name", "endpoint", "driver-opts", "buildkitd-flags", "platforms"];
const NAME = /^[a-zA-Z][\w.-]*$/;
/** Those whose nodes can be taken away again: of the others, buildx leaves what runs where it runs. */
const LEAVING_DRIVERS = ["docker-container", "remote"];
const HINT = "Write a YAML list whose items have some of name, endpoint, driver-opts (a list), buildkitd-flags, platforms.";
/** The nodes that `append` adds. Throws a `UserError` for what is not such a list. */
function parseNodes(text) {
    const nodes = parseYaml(text);
    if (!Array.isArray(nodes) || nodes.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("it is no list of nodes.", HINT);
    return nodes.map((node, index) => readNode(node, `node ${index + 1}`));
}
/** Names that two of a new builder's nodes would have: buildx would make one node of them. */
function repeatedNames(nodes) {
    const names = nodes.flatMap(({ name }) => (name === null ? [] : [name]));
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
/** What keeps the nodes from joining a builder that is there; `all` is every builder that buildx knows. */
function appendMistakes(nodes, builder, all, hasBuildkitHost) {
    const { name: builderName, driver } = builder;
    if (!LEAVING_DRIVERS.includes(driver)) {
        return [`builder ${builderName} is of driver ${driver || "none"}, whose nodes cannot be taken away again after the job; append them in the step that makes the builder.`];
    }
    const others = driver === "docker-container" ? all.filter((each) => each.name.toLowerCase() !== builderName.toLowerCase()) : [];
    const hasNode = (each, name) => each.nodes.some((node) => node.name === name);
    return nodes.flatMap(({ name, endpoint }, index) => {
        const other = others.find((each) => hasNode(each, name));
        return [
            // buildx would change that node, and post would remove it.
            ...(hasNode(builder, name) ? [`builder ${builderName} has a node ${name} already; choose another name, or leave it out.`] : []),
            ...(other === undefined ? [] : [`builder ${other.name} has a node ${name}, and both would run in one container; choose another name, or leave it out.`]),
            ...(endpoint !== null && builder.nodes.some((node) => node.endpoint === endpoint) ? [`builder ${builderName} has a node at ${endpoint} already, and buildx takes one for each endpoint.`] : []),
            ...(driver === "remote" && endpoint === null && !hasBuildkitHost ? [`node ${index + 1} has no endpoint, and builder ${builderName} is of driver remote.`] : []),
        ];
    });
}
function parseYaml(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text);
    }
    catch (error) {
        const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`it is not valid YAML: ${first}`, HINT, { cause: error });
    }
}
function readNode(node, where) {
    if (!(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(node))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} is no mapping.`, HINT);
    const unknown = Object.keys(node).filter((key) => !KEYS.includes(key));
    if (unknown.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${where} has ${unknown.join(", ")}, which no node has.`, HINT);
    // buildx keeps names in lower case, and looks for them as they are given.
    const name = readText(node, "name", where).toLowerCase();
    if (name !== "" && !NAME.test(name))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${JSON.stringify(name)}, of ${where}, is no name for a node.`, "Begin with a letter; letters, digits and . _ - may follow.");
    return {
        name: name || null,
        endpoint: readText(node, "endpoint", where) || null,
        driverOpts: readList(node, "driver-opts", where),
        flags: readText(node, "buildkitd-flags", where),
        platforms: readList(node, "platforms", where).flatMap((item) => item.split(",")).map((item) => item.trim()).filter((item) => item !== ""),
    };
}
function readText(node, key, where) {
    const value = node[key] ?? "";
    if (typeof value !== "string")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${key} of ${where} is not a text.`, HINT);
    return value.trim();
}
function readList(node, key, where) {
    const value = node[key] ?? [];
    const items = Array.isArray(value) ? value : [value];
    if (!items.every((item) => typeof item === "string"))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${key} of ${where} is not a list of texts.`, HINT);
    return items;
}


/***/ }),

/***/ 82990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ parseBuildxVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

const RELEASE = /^v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;
/** Parses `v0.30.1`, `latest`, `lab:latest` or the address of a Git repository. Throws a `UserError` for anything else. */
function parseBuildxVersion(text) {
    if (/^(https?:\/\/|git:\/\/|git@|github\.com\/)/.test(text))
        return { kind: "source", ref: text };
    const [, lab, name = ""] = /^(lab:|cloud:|official:)?(.*)$/.exec(text) ?? [];
    const version = RELEASE.exec(name)?.[1];
    if (name === "latest" || version !== undefined)
        return { kind: "release", version: version ?? null, isLab: lab === "lab:" || lab === "cloud:" };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(text.slice(0, 60))} is no version of buildx.`, "Write a release as v0.30.1, latest, or the address of its source as https://github.com/docker/buildx.git#master.");
}


/***/ }),

/***/ 54734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IG: () => (/* binding */ configuresWorker),
/* harmony export */   S_: () => (/* binding */ parseGcRule),
/* harmony export */   zk: () => (/* binding */ renderGc)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);
/* harmony import */ var _inputs_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6366);


const SIZES = {
    "reserved-space": "reservedBytes",
    "max-used-space": "maxUsedBytes",
    "min-free-space": "minFreeBytes",
};
const RULE_HINT = "Write keep-duration=48h, reserved-space=, max-used-space=, min-free-space= (sizes), filter=, all=true, separated by commas.";
/** Parses one rule of `gc-policy`. Throws a `UserError` for anything else. */
function parseGcRule(text) {
    const rule = { all: false, filters: [], keepDuration: null, reservedBytes: null, maxUsedBytes: null, minFreeBytes: null };
    for (const part of text.split(",").map((each) => each.trim())) {
        const [, key = "", value = ""] = /^([a-z-]+)=(.+)$/.exec(part) ?? [];
        const size = SIZES[key];
        if (size !== undefined)
            rule[size] = readSize(key, value);
        else if (key === "filter")
            rule.filters.push(value);
        else if (key === "all" && /^(true|false)$/.test(value))
            rule.all = value === "true";
        else if (key === "keep-duration" && /^(\d+(\.\d+)?(h|m|s))+$/.test(value))
            rule.keepDuration = value;
        else
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(part)} is no part of a rule.`, RULE_HINT);
    }
    return rule;
}
function readSize(key, value) {
    const bytes = (0,_inputs_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSize */ .D)(value);
    if (bytes === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${JSON.stringify(value)} of ${key} is not a size.`, RULE_HINT);
    return bytes;
}
/** What is added to BuildKit's configuration so that it keeps to these limits; "" where there are none. */
function renderGc(keepBytes, rules) {
    if (keepBytes === undefined && rules.length === 0)
        return "";
    return [
        "[worker.oci]",
        "  gc = true",
        // The first is what BuildKit before 0.17 reads, the second what those after it do.
        ...(keepBytes === undefined ? [] : [`  gckeepstorage = ${keepBytes}`, `  maxUsedSpace = ${keepBytes}`]),
        ...rules.flatMap(renderRule),
        "",
    ].join("\n");
}
function renderRule(rule) {
    const line = (key, value) => (value === null ? [] : [`    ${key} = ${value}`]);
    return [
        "  [[worker.oci.gcpolicy]]",
        ...(rule.all ? ["    all = true"] : []),
        ...(rule.filters.length === 0 ? [] : [`    filters = ${JSON.stringify(rule.filters)}`]),
        ...(rule.keepDuration === null ? [] : [`    keepDuration = ${JSON.stringify(rule.keepDuration)}`]),
        ...line("keepBytes", rule.maxUsedBytes ?? rule.reservedBytes),
        ...line("reservedSpace", rule.reservedBytes),
        ...line("maxUsedSpace", rule.maxUsedBytes),
        ...line("minFreeSpace", rule.minFreeBytes),
    ];
}
/** Whether a configuration says something of its own about the worker, to which limits cannot be added. */
function configuresWorker(config) {
    return /^\s*\[\[?\s*worker\s*\.\s*oci\b/m.test(config) || /^\s*\[worker\]/m.test(config);
}


/***/ })

};
