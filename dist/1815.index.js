export const id = 1815;
export const ids = [1815];
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

/***/ 43403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checkedBy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16986);

/** A check of an input that holds what `parse` takes: the refusals of every value, each with its cure. */
function checkedBy(parse) {
    return (values) => values.flatMap((value) => refusalOf(parse, value));
}
function refusalOf(parse, value) {
    try {
        parse(value);
        return [];
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
            throw error;
        return [`${error.message} ${error.hint}`];
    }
}


/***/ })

};
