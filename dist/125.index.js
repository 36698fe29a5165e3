export const id = 125;
export const ids = [125];
export const modules = {

/***/ 41746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ sourcePattern),
  A: () => (/* binding */ weighContext)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/dockerfile/parse.js + 1 modules
var parse = __webpack_require__(1965);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var dockerfile_sources = __webpack_require__(54694);
;// CONCATENATED MODULE: ./src/advice/context-rules.js
const FOLDERS = new Set([
    ".git", ".hg", ".svn", "node_modules", "bower_components", ".venv", "venv", "__pycache__", ".pytest_cache", ".mypy_cache",
    ".ruff_cache", ".tox", ".gradle", ".terraform", ".idea", ".vscode", ".nyc_output",
]);
const SECRET_FOLDERS = new Set([".aws", ".ssh", ".gnupg", ".kube", ".azure"]);
const SECRET_FILES = new Set([
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".npmrc", ".pypirc", ".netrc", "_netrc", ".git-credentials", ".vault-token",
    ".htpasswd", "credentials.json",
]);
const SECRET_ENDINGS = ["pem", "key", "p12", "pfx", "jks", "keystore", "tfstate"];
/** Written to be checked in. */
const TEMPLATE = /\.(?:example|sample|template|tpl|dist|defaults?)$/i;
/** In the order in which they are asked. */
const UNWANTED = [
    { why: "unwanted", fits: (name, isFolder) => isFolder && FOLDERS.has(name), glob: null },
    { why: "credential", fits: (name, isFolder) => isFolder && SECRET_FOLDERS.has(name), glob: null },
    { why: "credential", fits: (name, isFolder) => !isFolder && SECRET_FILES.has(name), glob: null },
    { why: "credential", fits: (name, isFolder) => !isFolder && /^\.env(?:\..+)?$/.test(name) && !TEMPLATE.test(name), glob: null },
    { why: "credential", fits: (name, isFolder, parent) => !isFolder && name === "config.json" && parent === ".docker", glob: ".docker/config.json" },
    { why: "credential", fits: (name, isFolder) => !isFolder && /^gha-creds-.*\.json$/.test(name), glob: "gha-creds-*.json" },
    ...SECRET_ENDINGS.map((ending) => ({
        why: "credential",
        fits: (name, isFolder) => !isFolder && name.endsWith(`.${ending}`),
        glob: `*.${ending}`,
    })),
];

// EXTERNAL MODULE: ./src/advice/ignore-file.js
var ignore_file = __webpack_require__(42185);
;// CONCATENATED MODULE: ./src/advice/context.js






const LIMITS = { maxEntries: 200_000, maxMs: 5000 };
const STATS_AT_ONCE = 64;
/** Weighs a context by names and sizes alone: no file is opened but .dockerignore, no link is followed. */
async function weighContext(host, context, limits = LIMITS, onUsedFile = () => { }) {
    const ignored = await (0,ignore_file/* readIgnoreFile */.r)(host, context.folder, context.dockerfile);
    const walk = createWalk(host, context, ignored, limits, onUsedFile);
    const total = await walk.weigh("", null);
    return {
        totalBytes: total.bytes,
        usedBytes: total.usedBytes,
        fileCount: total.fileCount,
        isComplete: walk.isComplete(),
        ignoreFile: ignored.name,
        findings: [...unwantedFindings(walk.unwanted), ...walk.unused].sort((left, right) => right.bytes - left.bytes),
    };
}
function createWalk(host, context, ignored, limits, onUsedFile) {
    const uses = usesOf(context);
    const own = [".dockerignore", ignored.name, ...(context.dockerfile === null ? [] : [(0,external_node_path_.relative)(context.folder, context.dockerfile)])].map((path) => path.split(external_node_path_.sep).join("/"));
    const endMs = host.clock.now().getTime() + limits.maxMs;
    const unwanted = new Map();
    const unused = [];
    let entryCount = 0;
    let isComplete = true;
    /** `inside` gathers the used bytes of an unwanted folder: what is in it is not looked at any closer. */
    const weigh = async (folder, inside) => {
        const tally = { bytes: 0, usedBytes: 0, idleBytes: 0, fileCount: 0 };
        const idle = [];
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(context.folder, folder), { withFileTypes: true }).catch(() => []);
        const files = [];
        for (const entry of entries) {
            entryCount += 1;
            if (entryCount > limits.maxEntries || host.clock.now().getTime() > endMs) {
                isComplete = false;
                break;
            }
            if (!entry.isDirectory())
                files.push(entry);
            else
                await enter(external_node_path_.posix.join(folder, entry.name), entry.name);
        }
        for (let at = 0; at < files.length; at += STATS_AT_ONCE)
            await Promise.all(files.slice(at, at + STATS_AT_ONCE).map(takeFile));
        // What nothing takes is told of once, by the highest folder of which that is so.
        if (tally.usedBytes > 0 || folder === "")
            unused.push(...idle.map(({ path, bytes }) => ({ why: "unused", paths: [path], bytes, line: escapeGlob(path) })));
        return tally;
        async function enter(path, name) {
            if (ignored.ignores(path) && !ignored.hasExceptions)
                return;
            const found = inside === null ? note(path, name, true) : null;
            add(path, await weigh(path, inside ?? found));
        }
        async function takeFile(entry) {
            const path = external_node_path_.posix.join(folder, entry.name);
            if (ignored.ignores(path))
                return;
            const stats = await (0,promises_.lstat)((0,external_node_path_.join)(context.folder, path)).catch(() => null);
            if (stats === null)
                return;
            const bytes = entry.isFile() ? stats.size : 0;
            const isUsed = uses.takes(path);
            if (isUsed)
                onUsedFile(path, stats);
            const found = inside ?? (isUsed ? note(path, entry.name, false) : null);
            if (found !== null && isUsed)
                found.bytes += bytes;
            add(path, { bytes, usedBytes: isUsed ? bytes : 0, idleBytes: isUsed || own.includes(path) ? 0 : bytes, fileCount: 1 });
        }
        function add(path, { bytes, usedBytes, idleBytes, fileCount }) {
            tally.bytes += bytes;
            tally.usedBytes += usedBytes;
            tally.idleBytes += idleBytes;
            tally.fileCount += fileCount;
            if (idleBytes > 0 && usedBytes === 0 && inside === null)
                idle.push({ path, bytes: idleBytes });
        }
    };
    /** What the rules have about an entry, to be filled with its bytes; null where they have nothing, or COPY names it itself. */
    const note = (path, name, isFolder) => {
        const parent = external_node_path_.posix.basename(external_node_path_.posix.dirname(path));
        const rule = UNWANTED.find(({ fits }) => fits(name, isFolder, parent === "." ? "" : parent));
        if (rule === undefined || uses.names(path))
            return null;
        const entry = { path, bytes: 0 };
        const key = rule.glob ?? name;
        const known = unwanted.get(key) ?? { rule, entries: [] };
        known.entries.push(entry);
        unwanted.set(key, known);
        return entry;
    };
    return { weigh, isComplete: () => isComplete, unwanted, unused };
}
/** One finding for what one line leaves out; what nothing takes is no finding here. */
function unwantedFindings(unwanted) {
    return [...unwanted].flatMap(([key, { rule, entries }]) => {
        const taken = entries.filter(({ bytes }) => bytes > 0);
        const [first] = taken;
        if (first === undefined)
            return [];
        const isAtTop = taken.length === 1 && !first.path.includes("/");
        const name = rule.glob ?? escapeGlob(key);
        const isAlone = isAtTop && rule.glob?.startsWith("gha-") !== true;
        const line = isAlone ? escapeGlob(first.path) : isAtTop ? name : `**/${name}`;
        return [{ why: rule.why, paths: taken.map(({ path }) => path).toSorted(), bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0), line }];
    });
}
function usesOf({ dockerfileText, target }) {
    if (dockerfileText === null)
        return { takes: () => true, names: () => false };
    const dockerfile = (0,parse/* parseDockerfile */.A)(dockerfileText);
    const sources = (0,dockerfile_sources/* stagesBuiltFor */.Zi)(dockerfile, target).flatMap(({ instructions }) => instructions.flatMap(dockerfile_sources/* sourcesOf */.u0));
    const paths = sources.filter(({ kind, from }) => kind === "path" && from === null).map(({ path }) => cleanSource(path));
    const patterns = paths.map(sourcePattern);
    const literal = paths.filter((path) => path !== "" && !/[*?[\\]/.test(path));
    return {
        takes: (path) => patterns.some((pattern) => pattern.takes(path)),
        names: (path) => literal.some((each) => each === path || each.startsWith(`${path}/`)),
    };
}
/** From the context's folder; cut where a variable begins, which may stand for anything. */
function cleanSource(path) {
    const clean = external_node_path_.posix.normalize(`/${path}`).slice(1).replace(/\/$/, "");
    const variable = clean.indexOf("$");
    return variable === -1 ? clean : clean.slice(0, Math.max(0, clean.lastIndexOf("/", variable)));
}
/** Reads a source as it is written: the path of a file or a folder, or Go's pattern for some. */
function sourcePattern(source) {
    const parts = cleanSource(source).split("/").filter((part) => part !== "").map(partPattern);
    return {
        takes: (path) => matchesParts(parts, path.split("/")),
        reaches(folder) {
            const names = folder.split("/");
            return matchesParts(parts.slice(0, names.length), names);
        },
    };
}
/** A source takes all that lies under what its parts match. */
function matchesParts(pattern, parts) {
    return pattern.length <= parts.length && pattern.every((part, index) => part.test(parts[index] ?? ""));
}
/** Go's filepath.Match for one part of a path. */
function partPattern(part) {
    const tokens = [...part.matchAll(/\\(.)|\*+|\?|\[\^?[^\]]+\]|[^\w]|\w/gs)].map(([token, escaped]) => tokenPattern(token, escaped));
    const pieces = tokens.join("").split(ANY);
    const [first = "", ...others] = pieces;
    // What stands between two stars is taken where it comes first, once and for all: to try each other place would take for ever.
    const middle = others.slice(0, -1).map((piece, index) => `(?=(?<p${index}>.*?${piece}))\\k<p${index}>`);
    const last = others.length === 0 ? "" : `.*${others.at(-1) ?? ""}`;
    try {
        return new RegExp(`^${first}${middle.join("")}${last}$`, "s");
    }
    catch {
        // A pattern that is none: BuildKit refuses it, so what it takes is of no account.
        return /^$/;
    }
}
/** Stands for a star, and in no name of a file. */
const ANY = "\0";
function tokenPattern(token, escaped) {
    if (escaped !== undefined)
        return escapeRegExp(escaped);
    if (token.startsWith("*"))
        return ANY;
    if (token === "?")
        return ".";
    return token.startsWith("[") && token.length > 1 ? token : escapeRegExp(token);
}
function escapeRegExp(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw `\$&`);
}
function escapeGlob(path) {
    const escaped = path.replaceAll(/[*?[\]\\]/g, String.raw `\$&`);
    return /^[!#]/.test(escaped) ? `\\${escaped}` : escaped;
}


/***/ }),

/***/ 42185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ createIgnoreFile),
/* harmony export */   r: () => (/* binding */ readIgnoreFile)
/* harmony export */ });
/* harmony import */ var _balena_dockerignore__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50114);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


const MAX_BYTES = 1024 * 1024;
/** Reads `<Dockerfile>.dockerignore`, or the context's `.dockerignore` where there is none. `dockerfile` is a path of this machine, or null. */
async function readIgnoreFile(host, folder, dockerfile) {
    const own = dockerfile === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(dockerfile), `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(dockerfile)}.dockerignore`);
    const common = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ".dockerignore");
    for (const path of own === null ? [common] : [own, common]) {
        const bytes = await host.files.read(path, MAX_BYTES);
        if (bytes !== null)
            return createIgnoreFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path), bytes.toString("utf8"));
    }
    return createIgnoreFile(".dockerignore", null);
}
/** The rules of a text; null: there is no such file. */
function createIgnoreFile(name, text) {
    const lines = (text ?? "").replace(/^\uFEFF/, "").split(/\r?\n/);
    const rules = compile(lines);
    return {
        name,
        isThere: text !== null,
        hasExceptions: lines.some((line) => line.trim().startsWith("!")),
        ignores: rules,
        lineFor(path) {
            if (!rules(path))
                return null;
            // Later lines win: the one that decides is the last with which the path goes from in to out.
            const number = lines.findLastIndex((_, index) => compile(lines.slice(0, index + 1))(path) && !compile(lines.slice(0, index))(path)) + 1;
            return { number, text: lines[number - 1] ?? "" };
        },
    };
}
function compile(lines) {
    const rules = _balena_dockerignore__WEBPACK_IMPORTED_MODULE_0__["default"]({ ignorecase: false }).add([...lines]);
    return (path) => rules.ignores(path);
}


/***/ }),

/***/ 14798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dR: () => (/* binding */ chainOf),
  fT: () => (/* binding */ expand),
  pn: () => (/* binding */ isTooLong),
  gK: () => (/* binding */ rootImage),
  LC: () => (/* binding */ viewStages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var sources = __webpack_require__(54694);
;// CONCATENATED MODULE: ./src/advice/package-managers.js
function manager(given) {
    return { commands: [given.name], valueOptions: [], isLocked: false, compiles: false, manifests: [], note: null, ...given };
}
/** Subcommands by what they do. */
function bySubcommand(table) {
    const acts = Object.entries(table).flatMap(([act, names]) => names.map((name) => [name, act]));
    const known = new Map(acts);
    return ([subcommand = ""]) => known.get(subcommand) ?? null;
}
/** Names after the subcommand make it an install of those. */
function byNames(subcommands, adds = []) {
    return ([subcommand = "", ...names], args) => {
        if (adds.includes(subcommand))
            return "packages";
        if (!subcommands.includes(subcommand))
            return null;
        if (args.includes("-g") || args.includes("--global"))
            return "packages";
        return names.length === 0 ? "dependencies" : "packages";
    };
}
function pipAct([subcommand = "", ...names], args) {
    if (!["install", "download", "wheel"].includes(subcommand))
        return null;
    const isLocal = (name) => name === "." || name.startsWith(".") || name.includes("/") || name.endsWith(".whl") || name.endsWith(".tar.gz");
    if (args.some((arg) => arg === "-e" || arg === "--editable") || names.some(isLocal))
        return "build";
    if (args.some((arg) => /^(?:-r|--requirement)/.test(arg)))
        return "dependencies";
    return names.length === 0 ? null : "packages";
}
function uvAct([subcommand = "", ...rest], args) {
    if (subcommand === "sync")
        return "dependencies";
    if (subcommand === "tool" && rest[0] === "install")
        return "packages";
    if (subcommand !== "pip")
        return null;
    return rest[0] === "sync" ? "dependencies" : pipAct(rest, args);
}
function goAct([subcommand = "", next = ""]) {
    if (subcommand === "mod")
        return next === "download" ? "dependencies" : null;
    if (subcommand === "install" && next.includes("@"))
        return "packages";
    return ["build", "install", "test", "vet", "generate", "run"].includes(subcommand) ? "build" : null;
}
function cargoAct([first = "", ...rest], args) {
    const [subcommand = "", next = ""] = first.startsWith("+") ? rest : [first, ...rest];
    if (subcommand === "fetch" || (subcommand === "chef" && next === "cook"))
        return "dependencies";
    if (subcommand === "install")
        return args.some((arg) => arg.startsWith("--path")) ? "build" : "packages";
    return ["build", "b", "test", "check", "rustc", "run", "clippy"].includes(subcommand) ? "build" : null;
}
function mavenAct(goals) {
    if (goals.length === 0)
        return null;
    return goals.every((goal) => /dependency[^:]*:|^de\.qaware/.test(goal)) ? "dependencies" : "build";
}
function gradleAct(tasks) {
    if (tasks.length === 0 || tasks[0] === "wrapper")
        return null;
    return tasks.every((task) => /dependencies$|^resolve/i.test(task)) ? "dependencies" : "build";
}
function dotnetAct([subcommand = "", next = ""], args) {
    if (subcommand === "restore")
        return "dependencies";
    if (subcommand === "tool")
        return next === "install" ? "packages" : null;
    return ["build", "publish", "test", "pack", "run"].includes(subcommand) && !args.includes("--no-restore") ? "build" : null;
}
const IN_MOUNT_ONLY = "What it holds is not in the image: each later RUN that needs the packages takes the same mount.";
const RPM = { refresh: ["makecache", "check-update"], packages: ["install", "groupinstall", "upgrade", "update", "localinstall"] };
const KEEP_RPMS = "Leave out `clean all`; dnf and yum keep packages with --setopt=keepcache=1.";
/** Every package manager that lint knows. */
const MANAGERS = [
    manager({
        name: "apt-get", isLocked: true, valueOptions: ["-o", "-t", "-c", "--option", "--target-release"],
        act: bySubcommand({ refresh: ["update"], packages: ["install", "upgrade", "dist-upgrade", "full-upgrade", "build-dep"] }),
        caches: [{ path: "/var/cache/apt" }, { path: "/var/lib/apt" }], otherPaths: /^\/var\/(?:cache|lib)\/apt\b/,
        note: "Debian's and Ubuntu's images delete what apt downloads: `rm -f /etc/apt/apt.conf.d/docker-clean` first, and leave out `rm -rf /var/lib/apt/lists/*`, for the lists are in no layer then.",
    }),
    manager({
        name: "apk", isLocked: true, valueOptions: ["-t", "--virtual", "-X", "--repository", "-p"], act: bySubcommand({ refresh: ["update"], packages: ["add", "upgrade"] }),
        caches: [{ path: "/etc/apk/cache" }], otherPaths: /\bapk\b/,
    }),
    manager({ name: "dnf", commands: ["dnf", "dnf5"], isLocked: true, act: bySubcommand(RPM), caches: [{ path: "/var/cache/dnf", inImage: [/fedora/, "/var/cache/libdnf5"] }], otherPaths: /dnf/, note: KEEP_RPMS }),
    manager({ name: "microdnf", isLocked: true, act: bySubcommand(RPM), caches: [{ path: "/var/cache/yum" }], otherPaths: /dnf|yum/, note: KEEP_RPMS }),
    manager({ name: "yum", isLocked: true, act: bySubcommand(RPM), caches: [{ path: "/var/cache/yum" }], otherPaths: /yum|dnf/, note: KEEP_RPMS }),
    manager({
        name: "zypper", isLocked: true, act: bySubcommand({ refresh: ["refresh", "ref"], packages: ["install", "in", "update", "up"] }),
        caches: [{ path: "/var/cache/zypp" }], otherPaths: /zypp/, note: "Leave out `zypper clean`.",
    }),
    manager({
        name: "pacman", isLocked: true, caches: [{ path: "/var/cache/pacman/pkg" }], otherPaths: /pacman/, note: "Leave out `pacman -Scc`.",
        act: (names, args) => (args.some((arg) => /^-S[a-z]*$/.test(arg) && !arg.includes("c")) ? (names.length === 0 ? "refresh" : "packages") : null),
    }),
    manager({
        name: "npm", valueOptions: ["--prefix", "-C", "--registry", "-w", "--workspace", "--omit", "--only", "--include", "--loglevel"], act: byNames(["ci", "clean-install", "install", "i", "install-clean"], ["add"]),
        caches: [{ path: "~/.npm", variables: [["npm_config_cache", ""]] }], otherPaths: /npm/, manifests: ["package.json", "package-lock.json"],
    }),
    manager({
        // Yarn 2 and later, as far as its own options tell.
        name: "yarn", act: ([subcommand = "", next = ""], args) => (args.some((arg) => arg.startsWith("--immutable")) || (subcommand === "workspaces" && next === "focus") ? "dependencies" : null),
        caches: [{ path: "~/.yarn/berry/cache", variables: [["YARN_CACHE_FOLDER", ""], ["YARN_GLOBAL_FOLDER", "/cache"]] }], otherPaths: /yarn/, manifests: ["package.json", "yarn.lock", ".yarnrc.yml"],
        note: "Not with Plug'n'Play: the program reads its packages from there when it runs.",
    }),
    manager({
        name: "yarn", valueOptions: ["--cwd"], caches: [{ path: "~/.cache/yarn", ofRoot: "/usr/local/share/.cache/yarn", variables: [["YARN_CACHE_FOLDER", ""]] }], otherPaths: /yarn/, manifests: ["package.json", "yarn.lock"],
        note: "That is where yarn 1 has it; yarn 2 and later: .yarn/berry/cache in the home folder.",
        act: ([subcommand = "install", ...rest], args) => (args.includes("--version") || args.includes("-v") ? null : byNames(["install"], ["add", "global"])([subcommand, ...rest], args)),
    }),
    manager({
        name: "pnpm", valueOptions: ["-C", "--dir", "--filter", "-F"], act: byNames(["install", "i", "fetch"], ["add"]),
        caches: [{ path: "~/.local/share/pnpm/store", variables: [["PNPM_HOME", "/store"]] }], otherPaths: /pnpm/, manifests: ["package.json", "pnpm-lock.yaml"],
    }),
    manager({ name: "bun", act: byNames(["install", "i", "ci"], ["add"]), caches: [{ path: "~/.bun/install/cache" }], otherPaths: /bun/, manifests: ["package.json", "bun.lock"] }),
    manager({
        name: "pip", valueOptions: ["-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-t", "--target", "--prefix", "--find-links", "-f", "-w", "-d"],
        act: pipAct, caches: [{ path: "~/.cache/pip", variables: [["PIP_CACHE_DIR", ""]] }], otherPaths: /pip/, manifests: ["requirements.txt"],
    }),
    manager({
        name: "uv", valueOptions: ["-r", "--requirement", "-p", "--python", "--extra", "--group", "--package", "--project"], act: uvAct,
        caches: [{ path: "~/.cache/uv", variables: [["UV_CACHE_DIR", ""]] }], otherPaths: /\buv\b/, manifests: ["pyproject.toml", "uv.lock"], note: "With UV_LINK_MODE=copy: there are no hard links from a mount into a layer.",
    }),
    manager({
        name: "poetry", valueOptions: ["-C", "--only", "--without", "--with", "-E"], act: byNames(["install", "sync"], ["add"]),
        // Beside these two it keeps the virtual environments, which belong into the image.
        caches: [{ path: "~/.cache/pypoetry/cache", variables: [["POETRY_CACHE_DIR", "/cache"]] }, { path: "~/.cache/pypoetry/artifacts", variables: [["POETRY_CACHE_DIR", "/artifacts"]] }],
        otherPaths: /poetry/, manifests: ["pyproject.toml", "poetry.lock"],
    }),
    manager({ name: "pipenv", act: byNames(["install", "sync"]), caches: [{ path: "~/.cache/pipenv", variables: [["PIPENV_CACHE_DIR", ""]] }], otherPaths: /pip/, manifests: ["Pipfile", "Pipfile.lock"] }),
    manager({
        name: "conda", commands: ["conda", "mamba", "micromamba"], valueOptions: ["-n", "-f", "--file", "-c", "-p"], caches: [{ path: "/opt/conda/pkgs" }], otherPaths: /\bpkgs\b|conda/, manifests: ["environment.yml"],
        act: ([subcommand = "", next = ""]) => (subcommand === "install" ? "packages" : subcommand === "env" && /^(?:create|update)$/.test(next) ? "dependencies" : null),
        note: "Leave out `conda clean`.",
    }),
    manager({
        name: "cargo", act: cargoAct, compiles: true, valueOptions: ["--target", "--features", "-p", "--package", "--bin", "--manifest-path", "--path", "--recipe-path"],
        caches: [
            { path: "~/.cargo/registry", variables: [["CARGO_HOME", "/registry"]], inImage: [/(?:^|\/)(?:rust|cargo-chef)$/, "/usr/local/cargo/registry"] },
            { path: "~/.cargo/git/db", variables: [["CARGO_HOME", "/git/db"]], inImage: [/(?:^|\/)(?:rust|cargo-chef)$/, "/usr/local/cargo/git/db"] },
        ],
        otherPaths: /cargo|\/target$/, manifests: ["Cargo.toml", "Cargo.lock"],
        note: "Another one with sharing=locked on the folder `target` keeps what was compiled; copy the program out of it in the same RUN, for it is in no layer.",
    }),
    manager({
        name: "go", act: goAct, compiles: true, valueOptions: ["-C", "-o", "-ldflags", "-tags", "-gcflags", "-mod", "-p"],
        caches: [{ path: "~/go/pkg/mod", variables: [["GOMODCACHE", ""], ["GOPATH", "/pkg/mod"]], inImage: [/golang/, "/go/pkg/mod"] }, { path: "~/.cache/go-build", variables: [["GOCACHE", ""]] }],
        otherPaths: /go-build|\/go\b|\/mod$/, manifests: ["go.mod", "go.sum"], note: IN_MOUNT_ONLY,
    }),
    manager({
        name: "mvn", valueOptions: ["-f", "-P", "-pl", "-s"], act: mavenAct, caches: [{ path: "~/.m2/repository" }], otherPaths: /\.m2|maven/, manifests: ["pom.xml"], note: IN_MOUNT_ONLY,
    }),
    manager({
        name: "gradle", valueOptions: ["-p", "-x", "-b", "-c", "--exclude-task", "--console"], act: gradleAct, isLocked: true, compiles: true,
        // Beside these two there are gradle.properties and init scripts, which no mount may hide.
        caches: [{ path: "~/.gradle/caches", variables: [["GRADLE_USER_HOME", "/caches"]] }, { path: "~/.gradle/wrapper", variables: [["GRADLE_USER_HOME", "/wrapper"]] }], otherPaths: /gradle/, manifests: ["build.gradle", "settings.gradle"], note: IN_MOUNT_ONLY,
    }),
    manager({
        name: "composer", valueOptions: ["-d", "--working-dir"], act: byNames(["install", "update"], ["require"]), manifests: ["composer.json", "composer.lock"],
        caches: [{ path: "~/.composer/cache", variables: [["COMPOSER_CACHE_DIR", ""]], inImage: [/^(?:.*\/)?composer\b/, "/tmp/cache"] }], otherPaths: /composer|\/tmp\/cache/,
    }),
    manager({
        name: "bundle", valueOptions: ["--jobs", "--retry", "-j", "--without", "--path", "--gemfile"], act: ([subcommand = "install"], args) => (subcommand === "install" && !args.includes("--version") ? "dependencies" : null),
        caches: [{ path: "~/.bundle/cache" }], otherPaths: /bundle|gems/, note: "With BUNDLE_GLOBAL_GEM_CACHE=true: bundler keeps gems there only then.", manifests: ["Gemfile", "Gemfile.lock"],
    }),
    manager({ name: "dotnet", valueOptions: ["-c", "-o", "-r", "-f", "--configuration", "--output", "--runtime"], act: dotnetAct, caches: [{ path: "~/.nuget/packages", variables: [["NUGET_PACKAGES", ""]] }], otherPaths: /nuget/, manifests: ["*.csproj"], note: IN_MOUNT_ONLY }),
    manager({ name: "nuget", act: bySubcommand({ dependencies: ["restore"], packages: ["install"] }), caches: [{ path: "~/.nuget/packages", variables: [["NUGET_PACKAGES", ""]] }], otherPaths: /nuget/, manifests: ["*.csproj", "packages.config"], note: IN_MOUNT_ONLY }),
];
/** Of two for one command the first that knows what it does. */
const BY_COMMAND = new Map();
for (const each of MANAGERS)
    for (const command of each.commands)
        BY_COMMAND.set(command, [...(BY_COMMAND.get(command) ?? []), each]);
/** What a command does with a package manager; null: nothing of that. */
function packageCommandOf(command) {
    const { args } = command;
    for (const manager of BY_COMMAND.get(command.name) ?? []) {
        const words = args.filter((arg, index) => arg !== "" && !arg.startsWith("-") && !manager.valueOptions.includes(args[index - 1] ?? ""));
        const act = manager.act(words, args);
        if (act !== null)
            return { manager, act, words, command };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/advice/shell.js
const MAX_DEPTH = 5;
const SHELLS = new Set(["sh", "bash", "ash", "dash", "zsh", "ksh"]);
/** What may stand before a command without being one. */
const LEADING = new Set(["if", "then", "elif", "else", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "exec", "command", "builtin", "nohup"]);
/** Whose line is no command. */
const HEADS = new Set(["for", "case", "select", "function"]);
/** The commands that a RUN starts, in their order: of the shell form, the JSON form and here-documents that a shell reads. */
function commandsOf(run) {
    if (run.isJson)
        return readCommand([...run.words], [], 0);
    const scripts = run.heredocs.map(({ content }) => content).filter(isForShell);
    const withoutDocuments = run.text.replaceAll(/\d*<<-?(["']?)[\w.-]+\1/g, "").trim();
    if (run.heredocs.length > 0 && withoutDocuments === "")
        return scripts.flatMap((script) => splitShell(script));
    const commands = splitShell(run.text);
    const isShell = commands.some(({ name, args }) => SHELLS.has(name) && args.every((arg) => arg.startsWith("-")));
    return run.heredocs.length > 0 && isShell ? [...commands, ...scripts.flatMap((script) => splitShell(script))] : commands;
}
/** A here-document may name another interpreter in its first line. */
function isForShell(script) {
    return !script.startsWith("#!") || /^#!.*\b(?:ba|da|a|z|k)?sh\b/.test(script);
}
/** Splits a shell's text at `;`, `&&`, `||`, `|`, `&`, line ends and brackets; looks into `$(…)`, `sh -c` and `eval`. Any text is taken. */
function splitShell(text, depth = 0) {
    const reader = { text, at: 0, commands: [], words: [], word: null, redirect: null, writes: [], documents: [], depth };
    while (reader.at < text.length)
        step(reader);
    endCommand(reader);
    return reader.commands;
}
function step(reader) {
    const { text, at } = reader;
    const character = text.charAt(at);
    if (character === "\\")
        return takeEscape(reader);
    if (character === "'")
        return takeQuoted(reader);
    if (character === '"')
        return takeDoubleQuoted(reader);
    if (character === "$" || character === "`")
        return takeExpansion(reader);
    if (character === "#" && reader.word === null) {
        const end = text.indexOf("\n", at);
        reader.at = end === -1 ? text.length : end;
        return;
    }
    if (character === "<" || character === ">" || (character === "&" && text.charAt(at + 1) === ">"))
        return takeRedirect(reader);
    reader.at += 1;
    if (character === "\n") {
        endCommand(reader);
        skipDocuments(reader);
    }
    else if (/\s/.test(character))
        endWord(reader);
    else if (";&|()".includes(character))
        endCommand(reader);
    else
        append(reader, character);
}
function append(reader, text) {
    reader.word = (reader.word ?? "") + text;
}
function takeEscape(reader) {
    const next = reader.text.slice(reader.at + 1, reader.at + 3);
    const isLineEnd = next.startsWith("\n") || next === "\r\n";
    if (!isLineEnd)
        append(reader, next.charAt(0));
    reader.at += next === "\r\n" ? 3 : 2;
}
function takeQuoted(reader) {
    const end = reader.text.indexOf("'", reader.at + 1);
    const stop = end === -1 ? reader.text.length : end;
    append(reader, reader.text.slice(reader.at + 1, stop));
    reader.at = stop + 1;
}
function takeDoubleQuoted(reader) {
    append(reader, "");
    reader.at += 1;
    while (reader.at < reader.text.length) {
        const character = reader.text.charAt(reader.at);
        if (character === '"')
            break;
        if (character === "\\")
            takeEscape(reader);
        else if (character === "$" || character === "`")
            takeExpansion(reader);
        else {
            append(reader, character);
            reader.at += 1;
        }
    }
    reader.at += 1;
}
/** `$NAME`, `${…}` and `$((…))` stay as they are; the commands in `$(…)` are commands like any others. */
function takeExpansion(reader) {
    const { text, at } = reader;
    const [opening, closing] = text.startsWith("${", at) ? ["{", "}"] : text.startsWith("$(", at) ? ["(", ")"] : ["", ""];
    const isBacktick = text.charAt(at) === "`";
    if (opening === "" && !isBacktick) {
        append(reader, "$");
        reader.at += 1;
        return;
    }
    const end = isBacktick ? endOf(text, at + 1, "", "`") : endOf(text, at + 2, opening, closing);
    append(reader, text.slice(at, end + 1));
    const isCommand = isBacktick || (opening === "(" && !text.startsWith("$((", at));
    if (isCommand && reader.depth < MAX_DEPTH)
        reader.commands.push(...splitShell(text.slice(at + (isBacktick ? 1 : 2), end), reader.depth + 1));
    reader.at = end + 1;
}
/** Where the bracket that was opened before `at` is closed; the end of the text where it is not. */
function endOf(text, at, opening, closing) {
    let open = 1;
    for (let index = at; index < text.length; index += 1) {
        const character = text.charAt(index);
        if (character === "\\")
            index += 1;
        else if (character === closing)
            open -= 1;
        else if (character === opening)
            open += 1;
        if (open === 0)
            return index;
    }
    return text.length;
}
function takeRedirect(reader) {
    const [operator = ">"] = /^(?:<<<|<<-?|&>>?|[<>]&|>>|>\||<>|<\(|>\(|[<>])/.exec(reader.text.slice(reader.at, reader.at + 3)) ?? [];
    reader.at += operator.length;
    // `2>` is no argument.
    if (reader.word !== null && /^\d+$/.test(reader.word))
        reader.word = null;
    endWord(reader);
    if (operator.endsWith("("))
        return endCommand(reader);
    reader.redirect = operator === "<<" || operator === "<<-" ? "document" : operator.includes(">") ? "out" : "in";
}
function endWord(reader) {
    const { word, redirect } = reader;
    if (word === null)
        return;
    reader.word = null;
    reader.redirect = null;
    if (redirect === "document")
        reader.documents.push(word);
    else if (redirect === "out" && !word.startsWith("/dev/") && !/^[\d-]$/.test(word))
        reader.writes.push(word);
    else if (redirect === null)
        reader.words.push(word);
}
function endCommand(reader) {
    endWord(reader);
    const { words, writes } = reader;
    reader.words = [];
    reader.writes = [];
    reader.redirect = null;
    if (words.length > 0)
        reader.commands.push(...readCommand(words, writes, reader.depth));
}
/** The lines of here-documents are a command's input. */
function skipDocuments(reader) {
    for (const name of reader.documents.splice(0)) {
        while (reader.at < reader.text.length) {
            const end = reader.text.indexOf("\n", reader.at);
            const line = reader.text.slice(reader.at, end === -1 ? reader.text.length : end);
            reader.at = end === -1 ? reader.text.length : end + 1;
            if (line.trim() === name)
                break;
        }
    }
}
function readCommand(words, writes, depth) {
    const { rest, isFed } = withoutPrefix(words);
    const [first, ...args] = rest;
    if (first === undefined || HEADS.has(first))
        return [];
    const name = first.slice(first.lastIndexOf("/") + 1);
    const script = scriptOf(name, args);
    if (script !== null && depth < MAX_DEPTH)
        return splitShell(script, depth + 1);
    return [{ ...sameTool(name, args), isFed, writes }];
}
/** The text that a shell is given to run. */
function scriptOf(name, args) {
    if (name === "eval")
        return args.join(" ");
    if (!SHELLS.has(name) && name !== "su")
        return null;
    const option = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || arg === "--command");
    return option === -1 ? null : (args[option + 1] ?? null);
}
/** Takes off what changes nothing in which command it is: `VAR=1`, `env`, `sudo -E`, `timeout 60`, `xargs -r`. */
function withoutPrefix(words) {
    let rest = words;
    let isFed = false;
    for (;;) {
        const [first = "", second = ""] = rest;
        if (first === "")
            return { rest: [], isFed };
        if (LEADING.has(first) || /^[A-Za-z_]\w*\+?=/.test(first))
            rest = rest.slice(1);
        else if (first === "env")
            rest = withoutOptions(rest, ["-u", "-C"]);
        else if (first === "sudo" || first === "doas")
            rest = withoutOptions(rest, ["-u", "-g", "-D"]);
        else if (first === "nice" || first === "ionice")
            rest = withoutOptions(rest, ["-n", "-c"]);
        else if (first === "timeout")
            rest = withoutOptions(rest, ["-k", "-s"]).slice(1);
        else if ((first === "gosu" || first === "su-exec") && second !== "")
            rest = rest.slice(2);
        else if (first === "xargs") {
            rest = withoutOptions(rest, ["-n", "-P", "-I", "-L", "-a", "-d"]);
            isFed = true;
        }
        else
            return { rest, isFed };
    }
}
function withoutOptions(words, withValue) {
    let at = 1;
    while (words[at]?.startsWith("-") === true)
        at += withValue.includes(words[at] ?? "") ? 2 : 1;
    return words.slice(at);
}
const OTHER_NAMES = { mvnw: "mvn", gradlew: "gradle", yarnpkg: "yarn", bundler: "bundle", "composer.phar": "composer", aptitude: "apt-get", apt: "apt-get", pip3: "pip" };
function sameTool(name, args) {
    const [first = "", second = ""] = args;
    if (/^python[\d.]*$/.test(name) && first === "-m" && second !== "")
        return sameTool(second, args.slice(2));
    if ((name === "corepack" && /^(?:yarn|pnpm|npm)$/.test(first)) || (name === "php" && first.endsWith("composer.phar")))
        return sameTool(first.slice(first.lastIndexOf("/") + 1), args.slice(1));
    if (/^pip[\d.]+$/.test(name))
        return { name: "pip", args };
    return { name: OTHER_NAMES[name] ?? name, args };
}

;// CONCATENATED MODULE: ./src/advice/stage-view.js




/** More are not written by hand, and to judge them would take too long. */
const MAX_INSTRUCTIONS = 1000;
const MAX_VARIABLES = 200;
/** `ENV A=$A$A` doubles it each time. */
const MAX_VALUE = 4096;
const WINDOWS_IMAGE = /windows|nanoserver|servercore|ltsc20\d\d/i;
/** Whether a file has so many instructions that it is not judged. */
function isTooLong({ stages }) {
    return stages.reduce((sum, { instructions }) => sum + instructions.length, 0) > MAX_INSTRUCTIONS;
}
/** The stages that are built for `target`, in their order: all of them where it is null; [] for a file that is too long. */
function viewStages(dockerfile, target) {
    if (isTooLong(dockerfile))
        return [];
    const built = target === null ? dockerfile.stages : (0,sources/* stagesBuiltFor */.Zi)(dockerfile, target);
    const last = target === null ? dockerfile.stages.at(-1) : (0,sources/* findStage */.U9)(dockerfile, target);
    const views = new Map();
    const foreign = [];
    for (const stage of built) {
        const on = (0,sources/* findStage */.U9)(dockerfile, stage.base, stage.index);
        const base = on === null ? undefined : views.get(on.index);
        const state = base === undefined ? { workdir: null, user: null, env: new Map(), isWindows: WINDOWS_IMAGE.test(stage.base) } : copyOf(base.state);
        const instructions = [...(base === undefined ? [] : (0,sources/* triggersOf */.XJ)(base.view.stage)), ...stage.instructions.filter(({ keyword }) => keyword !== "FROM" && keyword !== "ONBUILD")];
        const view = { stage, base: base?.view ?? null, steps: instructions.map((each) => place(each, state)), ships: stage === last, isForeign: false };
        views.set(stage.index, { view, state });
        const triggers = (0,sources/* triggersOf */.XJ)(stage);
        if (triggers.length > 0 && !dockerfile.stages.some((each) => (0,sources/* findStage */.U9)(dockerfile, each.base, each.index) === stage)) {
            const later = copyOf(state);
            foreign.push({ stage, base: view, steps: triggers.map((each) => place(each, later)), ships: false, isForeign: true });
        }
    }
    return [...[...views.values()].map(({ view }) => view), ...foreign];
}
/** All steps that lie under the end of the stage: those of the stages that it builds on, then its own. */
function chainOf(view) {
    return [...(view.base === null ? [] : chainOf(view.base)), ...view.steps];
}
/** The image that the stage builds on in the end, variables as written. */
function rootImage(view) {
    return view.base === null ? view.stage.base : rootImage(view.base);
}
/** The text with the variables replaced that are known. */
function expand(text, env) {
    return text.replaceAll(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain, braced) => env.get(plain ?? braced ?? "") ?? whole);
}
function copyOf(state) {
    return { ...state, env: new Map(state.env) };
}
/** As written where it would be very long. */
function stage_view_valueOf(written, env) {
    const value = expand(written, env);
    return value.length > MAX_VALUE ? written : value;
}
/** The state before the instruction is what it runs with; `state` is moved on. */
function place(instruction, state) {
    const { keyword, words, settings } = instruction;
    const commands = keyword === "RUN" ? commandsOf(instruction) : [];
    const step = { instruction, commands, packages: commands.flatMap((command) => packageCommandOf(command) ?? []), ...state };
    if (keyword === "WORKDIR") {
        const folder = expand(words.join(" "), state.env);
        state.workdir = folder.startsWith("/") ? external_node_path_.posix.normalize(folder) : state.workdir === null ? null : external_node_path_.posix.join(state.workdir, folder);
    }
    if (keyword === "USER")
        state.user = expand(words[0] ?? "", state.env);
    if (keyword === "SHELL")
        state.isWindows = /powershell|pwsh|cmd/i.test(words[0] ?? "");
    const known = keyword === "ENV" || keyword === "ARG" ? settings.filter(({ value }) => value !== null) : [];
    if (known.length > 0 && state.env.size < MAX_VARIABLES) {
        state.env = new Map([...state.env, ...known.map(({ name, value }) => [name, stage_view_valueOf(value ?? "", state.env)])]);
    }
    return step;
}


/***/ }),

/***/ 1965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parseDockerfile)
});

// EXTERNAL MODULE: ../../node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(60114);
;// CONCATENATED MODULE: ./src/dockerfile/words.js
const COMMENT = /^\s*#/;
/** The first lines of an instruction, up to where no line is continued any more, as one text; and how many they are. */
function headerOf(lines, escape) {
    const parts = [];
    for (const [index, line] of lines.entries()) {
        // Comments and blank lines do not end a continuation.
        if (index > 0 && (COMMENT.test(line) || line.trim() === ""))
            continue;
        const end = line.trimEnd();
        if (!end.endsWith(escape))
            return { text: [...parts, line].join(""), lineCount: index + 1 };
        parts.push(end.slice(0, -escape.length));
    }
    return { text: parts.join(""), lineCount: lines.length };
}
/** Splits at blanks; a blank in quotes, or one that is escaped, is none. Quotes and escapes stay. What follows `maxWords` words is not looked at. */
function splitWords(text, escape, maxWords = Infinity) {
    const words = [];
    let word = "";
    let quote = "";
    for (let at = 0; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (quote === "" && /\s/.test(character)) {
            if (word !== "")
                words.push(word);
            if (words.length >= maxWords)
                return words;
            word = "";
            continue;
        }
        word += character;
        if (character === escape && quote !== "'") {
            at += 1;
            word += text.charAt(at);
        }
        else if (quote === "" && (character === '"' || character === "'"))
            quote = character;
        else if (character === quote)
            quote = "";
    }
    return word === "" ? words : [...words, word];
}
/** Splits at blanks, whatever stands around them: so are the words of COPY, ADD and FROM. */
function splitBlanks(text) {
    return text.split(/\s+/).filter((word) => word !== "");
}
/** Takes quotes away and resolves escapes; variables stay as they are. */
function unquote(word, escape) {
    let text = "";
    let quote = "";
    for (let at = 0; at < word.length; at += 1) {
        const character = word.charAt(at);
        if (character === escape && quote !== "'" && at + 1 < word.length) {
            at += 1;
            const next = word.charAt(at);
            // In double quotes, an escape before anything else is a character like any other.
            text += quote === '"' && !['"', "$", escape].includes(next) ? character + next : next;
        }
        else if (quote === "" && (character === '"' || character === "'"))
            quote = character;
        else if (character === quote)
            quote = "";
        else
            text += character;
    }
    return text;
}
/** Takes the flags off the front. */
function takeFlags(text, escape) {
    const flags = [];
    let rest = text.trimStart();
    while (rest.startsWith("--")) {
        const [word = ""] = splitWords(rest, escape, 1);
        rest = rest.slice(word.length).trimStart();
        if (word === "--")
            break;
        const equals = word.indexOf("=");
        if (equals === -1)
            flags.push({ name: word.slice(2), value: null });
        else
            flags.push({ name: word.slice(2, equals), value: unquote(word.slice(equals + 1), escape) });
    }
    return { flags, text: rest };
}
/** The strings of the JSON form; null where it is not that form, and then it is the other one. */
function takeJson(text) {
    if (!text.startsWith("["))
        return null;
    try {
        const parsed = JSON.parse(text);
        return Array.isArray(parsed) && parsed.every((each) => typeof each === "string") ? parsed : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/dockerfile/parse.js


const HEREDOC_KEYWORDS = new Set(["ADD", "COPY", "RUN"]);
const SETTING_KEYWORDS = new Set(["ARG", "ENV", "LABEL"]);
/** Whose words may be written as a JSON array. */
const JSON_KEYWORDS = new Set(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);
/** Takes a Dockerfile apart. Whatever is no instruction is left out: saying so is BuildKit's part. */
function parseDockerfile(text) {
    const source = text.replace(/^\uFEFF/, "");
    const ast = main.DockerfileParser.parse(source);
    const escape = ast.getEscapeCharacter();
    const lines = source.split(/\r\n|\n|\r/);
    const instructions = ast.getInstructions().map((each) => readInstruction(each, lines, escape));
    const firstFrom = instructions.findIndex(({ keyword }) => keyword === "FROM");
    const syntax = ast.getDirectives().find((directive) => directive.getName().toLowerCase() === "syntax");
    return {
        syntax: syntax?.getValue() ?? null,
        escape,
        preamble: firstFrom === -1 ? instructions : instructions.slice(0, firstFrom),
        stages: firstFrom === -1 ? [] : readStages(instructions.slice(firstFrom)),
    };
}
function readStages(instructions) {
    const starts = instructions.flatMap(({ keyword }, index) => (keyword === "FROM" ? [index] : []));
    return starts.map((start, index) => {
        const own = instructions.slice(start, starts[index + 1]);
        const from = own[0];
        const [base = "", as = "", name] = from?.words ?? [];
        return {
            index,
            name: as.toLowerCase() === "as" ? (name ?? null) : null,
            base,
            platform: from?.flags.find((flag) => flag.name === "platform")?.value ?? null,
            line: from?.line ?? 1,
            endLine: own.at(-1)?.endLine ?? 1,
            instructions: own,
        };
    });
}
function readInstruction(ast, lines, escape) {
    const range = ast.getRange();
    const own = lines.slice(range.start.line, range.end.line + 1);
    const header = headerOf(own, escape);
    const place = { line: range.start.line + 1, endLine: range.end.line + 1 };
    return build(header.text, place, escape, own.slice(header.lineCount));
}
/** Reads an instruction whose lines are joined; `body` is where its here-documents are. */
function build(joined, place, escape, body) {
    const [, word = "", rest = ""] = /^\s*(\S+)\s*(.*)$/s.exec(joined) ?? [];
    const keyword = word.toUpperCase();
    const { flags, text } = takeFlags(rest, escape);
    const json = JSON_KEYWORDS.has(keyword) ? takeJson(text) : null;
    return {
        keyword,
        ...place,
        source: joined.trim().replaceAll(/\s+/g, " "),
        text,
        flags,
        words: json ?? splitBlanks(text).map((each) => unquote(each, escape)),
        isJson: json !== null,
        heredocs: HEREDOC_KEYWORDS.has(keyword) && json === null ? readHeredocs(text, body) : [],
        settings: SETTING_KEYWORDS.has(keyword) ? readSettings(keyword, text, escape) : [],
        // One within another is none: BuildKit refuses it.
        trigger: keyword === "ONBUILD" && rest !== "" && !/^ONBUILD\b/i.test(rest) ? build(rest, place, escape, body) : null,
    };
}
/** `ARG A B=2`, `ENV A=1 B="x y"`, and the old form `ENV NAME all the rest`. */
function readSettings(keyword, text, escape) {
    const words = splitWords(text, escape);
    const [first = ""] = words;
    if (keyword !== "ARG" && first !== "" && !first.includes("=")) {
        return [{ name: unquote(first, escape), value: text.slice(text.indexOf(first) + first.length).trim() }];
    }
    return words.map((word) => {
        const equals = word.indexOf("=");
        if (equals === -1)
            return { name: unquote(word, escape), value: null };
        return { name: unquote(word.slice(0, equals), escape), value: unquote(word.slice(equals + 1), escape) };
    });
}
/** The here-documents that the first line opens, in its order, read from the lines that follow it. */
function readHeredocs(text, body) {
    let at = 0;
    return [...text.matchAll(/(?<![<\w"'])\d*<<(-?)(["']?)([A-Za-z_][\w.-]*)\2(?!<)/g)].flatMap(([, dash, , name = ""]) => {
        const own = [];
        for (; at < body.length; at += 1) {
            const line = dash === "-" ? (body[at] ?? "").replace(/^\t+/, "") : (body[at] ?? "");
            if (line === name) {
                at += 1;
                return [{ name, content: own.map((each) => `${each}\n`).join("") }];
            }
            own.push(line);
        }
        return own.length === 0 ? [] : [{ name, content: own.map((each) => `${each}\n`).join("") }];
    });
}


/***/ }),

/***/ 54694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ findStage),
/* harmony export */   XJ: () => (/* binding */ triggersOf),
/* harmony export */   Zi: () => (/* binding */ stagesBuiltFor),
/* harmony export */   cS: () => (/* binding */ mountsOf),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
const URL = /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|[\w.-]+@[\w.-]+:)/i;
/** What an instruction takes from elsewhere: the sources of COPY and ADD, and the bind mounts of RUN. */
function sourcesOf(instruction) {
    const { keyword, flags, words, heredocs, trigger } = instruction;
    if (trigger !== null)
        return sourcesOf(trigger);
    if (keyword === "RUN")
        return mountsOf(instruction).filter(takesFiles).map(({ from, source }) => ({ kind: "path", from, path: source ?? "" }));
    if (keyword !== "COPY" && keyword !== "ADD")
        return [];
    const from = flags.find(({ name }) => name === "from")?.value ?? null;
    const names = new Set(heredocs.map(({ name }) => name));
    return words.slice(0, -1).map((word) => {
        const [, heredoc] = /^<<-?(.+)$/.exec(word) ?? [];
        if (heredoc !== undefined && names.has(heredoc))
            return { kind: "heredoc", from: null, path: heredoc };
        return { kind: keyword === "ADD" && URL.test(word) ? "url" : "path", from, path: word };
    });
}
/** The mounts of a RUN. */
function mountsOf(instruction) {
    return instruction.flags.filter(({ name }) => name === "mount").map(({ value }) => readMount(value ?? ""));
}
/** A cache is filled from its `from` at first, so it takes files as a bind mount does. */
function takesFiles({ type, from }) {
    return type === "bind" || (type === "cache" && from !== null);
}
function readMount(value) {
    const params = new Map(splitFields(value).map((field) => {
        const equals = field.indexOf("=");
        return equals === -1 ? [field.toLowerCase(), "true"] : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
    }));
    const first = (...names) => names.map((name) => params.get(name)).find((each) => each !== undefined) ?? null;
    return {
        type: first("type") ?? "bind",
        from: first("from"),
        source: first("source", "src"),
        target: first("target", "dst", "destination"),
        id: first("id"),
        params,
    };
}
/** Fields of one line of CSV, as BuildKit reads them. */
function splitFields(value) {
    return [...value.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "").filter((field) => field !== "");
}
/** The stage that `name` means for what stands in stage `before`: a name in any case, or a number; null: it is no stage. */
function findStage(dockerfile, name, before = dockerfile.stages.length) {
    const earlier = dockerfile.stages.slice(0, before);
    const named = earlier.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
    return named ?? (/^\d+$/.test(name) ? (earlier[Number(name)] ?? null) : null);
}
/** What a stage puts off with ONBUILD. */
function triggersOf(stage) {
    return (stage?.instructions ?? []).flatMap(({ trigger }) => (trigger === null ? [] : [trigger]));
}
/** The stages that are built for `target` (the last one where null), in the order of the file; [] where there is no such stage. */
function stagesBuiltFor(dockerfile, target) {
    const last = target === null ? (dockerfile.stages.at(-1) ?? null) : findStage(dockerfile, target);
    const built = new Set();
    const pending = last === null ? [] : [last];
    for (let stage = pending.pop(); stage !== undefined; stage = pending.pop()) {
        if (built.has(stage))
            continue;
        built.add(stage);
        const { index } = stage;
        const names = [stage.base, ...stage.instructions.flatMap(sourcesOf).map(({ from }) => from ?? "")];
        // A name that holds a variable may mean any of them.
        const needed = names.flatMap((name) => (name.includes("$") ? dockerfile.stages.slice(0, index) : [findStage(dockerfile, name, index)]));
        pending.push(...needed.filter((each) => each !== null));
    }
    return dockerfile.stages.filter((stage) => built.has(stage));
}


/***/ })

};
