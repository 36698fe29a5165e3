export const id = 8919;
export const ids = [8919];
export const modules = {

/***/ 39471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ adviseOn)
});

;// CONCATENATED MODULE: ./src/advice/finding.js
/** A finding about one step, which costs what the step costs. */
function findingAt(rule, { instruction: { line, endLine } }, message, remedy) {
    return { rule, line, endLine, message, remedy, costLines: [line], bytes: null };
}

// EXTERNAL MODULE: ./src/advice/stage-view.js + 2 modules
var stage_view = __webpack_require__(14798);
;// CONCATENATED MODULE: ./src/advice/build-tools.js


const TOOL = /^(?:gcc|g\+\+|gcc-c\+\+|clang|llvm|make|cmake|ninja|ninja-build|build-essential|build-base|alpine-sdk|base-devel|autoconf|automake|libtool|pkg-config|pkgconf|bison|flex|nasm|git|cargo|rustc|rust|golang(?:-go)?|maven|gradle|default-jdk(?:-headless)?|openjdk-?\d+-jdk(?:-headless)?|linux-headers.*|.+-dev|.+-devel|@development-tools)$/;
const SYSTEM = new Set(["apt-get", "apk", "dnf", "yum", "microdnf", "zypper", "pacman"]);
const REMOVES = new Set(["purge", "remove", "autoremove", "del", "erase", "rm"]);
const COMPILERS = new Set(["make", "cmake", "gcc", "g++", "cc", "clang", "configure", "ninja", "meson", "javac", "docker-php-ext-install", "pecl", "phpize"]);
/** Stages in which one works, and that do not ship. */
const WORK_STAGE = /(?:^|[-_])(?:dev|devel|development|devcontainer|test|tests|ci|debug|lint|build|builder|toolchain|sdk)(?:$|[-_])/i;
/** Images with a toolchain, and the commands that use it up. */
const SDKS = [
    [/^(?:.*\/)?golang$/, "go"], [/^(?:.*\/)?rust$/, "cargo"], [/^(?:.*\/)?maven$/, "mvn"], [/^(?:.*\/)?gradle$/, "gradle"], [/(?:^|\/)dotnet\/sdk$/, "dotnet"],
];
/** Compilers and headers in what ships, which nothing needs once something is compiled. */
function findShippedTools({ stages }) {
    return stages.filter(({ ships, stage }) => ships && !WORK_STAGE.test(stage.name ?? "")).flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        const starts = chain.filter(({ instruction }) => ["CMD", "ENTRYPOINT"].includes(instruction.keyword)).flatMap(({ instruction }) => instruction.words);
        return [...findInstalled(chain, starts), ...findSdk(view, chain, starts)];
    });
}
function findInstalled(chain, starts) {
    return chain.flatMap((step, index) => {
        if (removesAgain(step))
            return [];
        const installed = step.packages.filter(({ manager, act }) => act === "packages" && SYSTEM.has(manager.name)).flatMap(({ words }) => words.slice(1));
        const tools = installed.map((name) => name.replace(/[=~<>:].*$/, "")).filter((name) => TOOL.test(name) && !starts.includes(name));
        // Where nothing is compiled, they are there for whoever uses the image.
        if (tools.length === 0 || !chain.slice(index).some(compiles))
            return [];
        const shown = `${tools.slice(0, 4).join(", ")}${tools.length > 4 ? ` and ${tools.length - 4} more` : ""}`;
        return [{ ...findingAt("build-tools-shipped", step, `${shown} ${tools.length === 1 ? "is" : "are"} needed to build, and ${tools.length === 1 ? "goes" : "go"} out with the image.`, "Install and build in a stage of its own (`FROM … AS build`), and take only what was built: `COPY --from=build`."), costLines: [] }];
    });
}
function removesAgain({ commands }) {
    return commands.some(({ name, args }) => SYSTEM.has(name) && args.some((arg) => REMOVES.has(arg) || arg.startsWith("-R")));
}
function compiles(step) {
    return step.commands.some(({ name }) => COMPILERS.has(name)) || step.packages.some(({ manager, act }) => !SYSTEM.has(manager.name) && act !== "refresh");
}
function findSdk(view, chain, starts) {
    const image = (0,stage_view/* rootImage */.gK)(view).replace(/@.*$/, "").replace(/:[^/]*$/, "");
    const sdk = SDKS.find(([pattern]) => pattern.test(image));
    if (sdk === undefined || starts.includes(sdk[1]))
        return [];
    if (!chain.some((step) => step.packages.some(({ manager, act }) => manager.name === sdk[1] && act === "build")))
        return [];
    const root = rootView(view).stage;
    return [{
            rule: "build-tools-shipped", line: root.line, endLine: root.instructions[0]?.endLine ?? root.line, costLines: [], bytes: null,
            message: `The whole toolchain of ${image} goes out with the image, though ${sdk[1]} has done its work by then.`,
            remedy: "Name this stage (`AS build`), and begin another one from a small image that takes only what was built: `COPY --from=build`.",
        }];
}
function rootView(view) {
    return view.base === null ? view : rootView(view.base);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/dockerfile/sources.js
var sources = __webpack_require__(54694);
;// CONCATENATED MODULE: ./src/advice/step-user.js

/** Users that images bring along, all with the number 1000. */
const BROUGHT = new Set(["node", "bun", "gradle", "vscode", "ubuntu"]);
/** Where 1000 is taken, so that the first user who is added gets another number. */
const IMAGE_WITH_USER = /(?:^|\/)(?:node|ubuntu|bun|gradle)(?:[:@]|$)/;
/** The user of a step; `before`: the steps that lie under it. */
function userOf(step, before, view) {
    const [name = "", group = ""] = (step.user ?? "").split(":");
    const set = step.env.get("HOME");
    const home = set?.startsWith("/") === true ? set : null;
    if (["", "root", "0"].includes(name))
        return { home: home ?? "/root", isRoot: true, owner: "", note: null };
    const added = before.flatMap(({ commands }) => commands).findLast((command) => ["useradd", "adduser"].includes(command.name) && (command.args.includes(name) || numberOf(command) === name));
    const gid = /^\d+$/.test(group) ? `,gid=${group}` : "";
    if (/^\d+$/.test(name)) {
        const known = home ?? (added === undefined ? null : homeOf(added)) ?? (name === "1000" && /(?:^|\/)node(?:[:@]|$)/.test((0,stage_view/* rootImage */.gK)(view)) ? "/home/node" : null);
        return { home: known ?? "/", isRoot: false, owner: `,uid=${name}${gid}`, note: known === null ? `Below the home folder of ${name}, where the image gives it one.` : null };
    }
    const number = added === undefined ? (BROUGHT.has(name) ? "1000" : null) : numberOf(added) ?? (isOfSystem(added) || IMAGE_WITH_USER.test((0,stage_view/* rootImage */.gK)(view)) ? null : "1000");
    const owner = number === "1000" ? `,uid=1000${gid === "" ? ",gid=1000" : gid}` : `,uid=${number ?? "…"}${gid}`;
    return { home: home ?? (added === undefined ? null : homeOf(added)) ?? `/home/${name}`, isRoot: false, owner, note: number === null ? `The uid is that of ${name}.` : null };
}
/** As `-u 1001`, `-u1001`, `--uid 1001` or `--uid=1001` has it. */
function numberOf({ args }) {
    return step_user_valueOf(args, /^(?:-[a-zA-Z]*u|--uid)(?:=|$)/) ?? args.map((arg) => /^-u(\d+)$/.exec(arg)?.[1]).find((number) => number !== undefined) ?? null;
}
function homeOf({ name, args }) {
    const home = step_user_valueOf(args, name === "useradd" ? /^(?:-[a-zA-Z]*d|--home-dir|--home)(?:=|$)/ : /^(?:-h|--home)(?:=|$)/);
    return home?.startsWith("/") === true ? home : null;
}
function isOfSystem({ name, args }) {
    return args.some((arg) => arg === "--system" || (name === "useradd" ? /^-[a-zA-Z]*r/ : /^-[a-zA-Z]*S/).test(arg));
}
function step_user_valueOf(args, option) {
    const at = args.findIndex((arg) => option.test(arg));
    const arg = args[at];
    if (arg === undefined)
        return null;
    return (arg.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1]) ?? null;
}

;// CONCATENATED MODULE: ./src/advice/cache-mounts.js





function cacheMountsOf(step) {
    const mounts = (0,sources/* mountsOf */.cS)(step.instruction).filter(({ type }) => type === "cache");
    return mounts.map(({ target, id, params }) => {
        const path = (0,stage_view/* expand */.fT)(target ?? "/", step.env);
        const absolute = external_node_path_.posix.resolve(step.workdir ?? "/", path.startsWith("~") ? `/root${path.slice(1)}` : path);
        return { target: absolute, id: id ?? absolute, hasId: id !== null, sharing: params.get("sharing")?.toLowerCase() ?? "shared" };
    });
}
/** Installs and builds that download anew what a cache mount would have kept. */
function findMissingMounts({ stages, dockerfile }) {
    if (isBeforeMounts(dockerfile.syntax))
        return [];
    return stages.flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        return view.steps.flatMap((step) => {
            if (step.isWindows)
                return [];
            const before = chain.slice(0, chain.indexOf(step));
            const user = userOf(step, before, view);
            const commands = step.packages.filter((each) => each.act !== "refresh" && !hasDependencies(each, before));
            const managers = [...new Set(commands.map(({ manager }) => manager))];
            const missing = managers.filter((manager) => mountOf(step, user, view, manager) === null);
            return missing.map((manager) => {
                const first = commands.find((each) => each.manager === manager);
                const shown = `${first?.command.name ?? manager.name} ${first?.words[0] ?? ""}`.trim();
                const paths = manager.caches.map((cache) => cachePath(cache, step, user, view));
                const needless = needlessOf(step, manager, commands, paths, user);
                const mounts = paths.map((path) => writeMount(manager, path, user)).join(" ");
                const notes = [manager.note, cache_mounts_isOfSystem(manager) ? null : user.note].filter((note) => note !== null);
                return findingAt("no-cache-mount", step, `${shown} ${first?.act === "build" ? "begins with empty caches" : "downloads everything anew"} each time that this step is built.`, [`\`RUN ${mounts} …\`.`, ...notes, ...needless.map((option) => `Leave ${option} out.`)].join(" "));
            });
        });
    });
}
/** BuildKit's frontend has mounts from 1.2 on. */
function isBeforeMounts(syntax) {
    return /^docker(?:\.io\/docker)?\/dockerfile:1\.[01](?:\.\d+)?$/.test(syntax ?? "");
}
/** What a build would download lies in a layer below already, and it keeps nothing else. */
function hasDependencies({ manager, act }, before) {
    return act === "build" && !manager.compiles && before.some((step) => step.packages.some((other) => other.manager === manager && other.act === "dependencies"));
}
/** The mount of a step that keeps what the manager downloads; null: none. */
function mountOf(step, user, view, manager) {
    const paths = manager.caches.map((cache) => cachePath(cache, step, user, view));
    const holds = ({ target }) => manager.otherPaths.test(target) || paths.some((path) => path === target || path.startsWith(`${target}/`));
    return cacheMountsOf(step).find(holds) ?? null;
}
function cachePath({ path, variables = [], ofRoot, inImage }, { env }, { home, isRoot }, view) {
    for (const [name, below] of variables) {
        const moved = env.get(name) ?? env.get(name.toUpperCase());
        if (moved !== undefined && moved.startsWith("/"))
            return `${moved}${below}`;
    }
    const caches = env.get("XDG_CACHE_HOME");
    if (path.startsWith("~/.cache/") && caches?.startsWith("/") === true)
        return external_node_path_.posix.join(caches, path.slice("~/.cache/".length));
    if (inImage?.[0].test(imageName((0,stage_view/* rootImage */.gK)(view))) === true)
        return inImage[1];
    if (isRoot && ofRoot !== undefined)
        return ofRoot;
    return path.startsWith("~") ? external_node_path_.posix.join(home, path.slice(1)) : path;
}
function imageName(image) {
    return image.replace(/@.*$/, "").replace(/:[^/]*$/, "");
}
/** Works on the system, and so as root, by sudo where need be. */
function cache_mounts_isOfSystem({ caches }) {
    return caches.every(({ path }) => /^\/(?:var|etc)\//.test(path));
}
function writeMount(manager, target, { owner }) {
    return `--mount=type=cache,target=${target}${manager.isLocked ? ",sharing=locked" : ""}${cache_mounts_isOfSystem(manager) ? "" : owner}`;
}
/** What the step does against the mount that it is to have, as it is written. */
function needlessOf(step, manager, commands, paths, user) {
    const options = (NO_CACHE_OPTIONS[manager.name] ?? []).filter((option) => commands.some((each) => each.manager === manager && each.command.args.includes(option)));
    const variable = NO_CACHE_VARIABLES.find(([name, variable]) => name === manager.name && isOn(step.env.get(variable)));
    // What is a mount cannot be removed: the rm would fail.
    const removals = step.commands.filter((command) => removedPaths(command, user).some((path) => paths.some((target) => target === path || target.startsWith(`${path}/`))));
    const emptied = step.commands.filter((command) => manager.note?.includes("clean") !== true && EMPTIES.some(([name, pattern]) => name === manager.name && pattern.test(lineOf(command))));
    return [...options, ...(variable === undefined ? [] : [variable[1]]), ...[...removals, ...emptied].map((command) => `\`${shorten(lineOf(command))}\``)];
}
function isOn(value) {
    return value !== undefined && !["", "0", "false", "off", "no"].includes(value.toLowerCase());
}
function lineOf({ name, args }) {
    return `${name} ${args.join(" ")}`;
}
/** Absolute, without the `*` that they end with. */
function removedPaths({ name, args }, { home }) {
    if (name !== "rm")
        return [];
    return args.map((arg) => arg.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home)).filter((arg) => arg.startsWith("/")).map((arg) => arg.replace(/\/?\*.*$/, "").replace(/(?<=.)\/+$/, ""));
}
const DEBIAN_KEEPS = /docker-clean|Keep-Downloaded-Packages/i;
const NO_CACHE_OPTIONS = {
    pip: ["--no-cache-dir"], uv: ["--no-cache", "-n", "--no-cache-dir"], apk: ["--no-cache"], poetry: ["--no-cache"], composer: ["--no-cache"], gradle: ["--no-build-cache"],
};
const NO_CACHE_VARIABLES = [["pip", "PIP_NO_CACHE_DIR"], ["uv", "UV_NO_CACHE"]];
/** Commands that empty the cache of the manager of the first name. */
const EMPTIES = [
    ["apt-get", /^apt-get (?:.* )?(?:clean|autoclean|distclean)\b/], ["dnf", /^dnf5? (?:.* )?clean\b/], ["yum", /^yum (?:.* )?clean\b/], ["microdnf", /^microdnf (?:.* )?clean\b/],
    ["zypper", /^zypper (?:.* )?(?:clean|cc)\b/], ["npm", /^npm cache (?:clean|rm)\b/], ["yarn", /^yarn cache clean\b/], ["pip", /^pip cache purge\b/], ["uv", /^uv (?:cache clean|clean)\b/],
    ["go", /^go clean .*-(?:mod)?cache\b/], ["composer", /^composer (?:clear-?cache|cc)\b/], ["conda", /^(?:conda|mamba|micromamba) clean\b/], ["pacman", /^pacman .*-Sc+\b/], ["dotnet", /^dotnet nuget locals\b/],
];
/** Cache mounts of which the same step sees to it that nothing stays in them. */
function findEmptiedMounts({ stages }) {
    return stages.flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        return view.steps.flatMap((step) => {
            const mounts = cacheMountsOf(step);
            if (mounts.length === 0)
                return [];
            const found = step.packages;
            const why = whyEmpty(step, userOf(step, chain.slice(0, chain.indexOf(step)), view), mounts, found, view) ?? whyCleaned(mounts, found, chain.slice(0, chain.indexOf(step) + 1));
            return why === null ? [] : [findingAt("cache-mount-emptied", step, why.message, why.remedy)];
        });
    });
}
function whyEmpty(step, user, mounts, found, view) {
    for (const command of step.commands) {
        const line = lineOf(command);
        const removed = removedPaths(command, user).find((path) => mounts.some(({ target }) => path === target || path.startsWith(`${target}/`) || target.startsWith(`${path}/`)));
        if (removed !== undefined)
            return { message: `rm deletes ${removed}: that empties the mount for the next build, and makes the image no smaller.`, remedy: "Leave the rm out." };
        const emptied = EMPTIES.find(([, pattern]) => pattern.test(line));
        const manager = emptied === undefined ? undefined : found.find((each) => each.manager.name === emptied[0])?.manager;
        if (manager !== undefined && mountOf(step, user, view, manager) !== null)
            return { message: `\`${shorten(line)}\` empties the mount for the next build, and makes the image no smaller.`, remedy: "Leave it out." };
    }
    for (const { manager, command } of found) {
        const option = command.args.find((arg) => NO_CACHE_OPTIONS[manager.name]?.includes(arg));
        const variable = NO_CACHE_VARIABLES.find(([name, variable]) => name === manager.name && isOn(step.env.get(variable)));
        const cause = option ?? variable?.[1];
        if (cause !== undefined && mountOf(step, user, view, manager) !== null)
            return { message: `${cause} keeps ${command.name} from using the cache mount.`, remedy: `Leave ${cause} out.` };
    }
    return null;
}
function shorten(text) {
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
/** The images of Debian and Ubuntu make apt delete what it has downloaded. */
function whyCleaned(mounts, found, chain) {
    const isMounted = mounts.some(({ target }) => target === "/var/cache/apt" || target.startsWith("/var/cache/apt/"));
    if (!isMounted || !found.some(({ manager, act }) => manager.name === "apt-get" && act === "packages"))
        return null;
    const keeps = chain.some(({ instruction }) => DEBIAN_KEEPS.test([instruction.text, ...instruction.heredocs.map(({ content }) => content), ...instruction.words].join("\n")));
    if (keeps)
        return null;
    return {
        message: "Debian's and Ubuntu's images have /etc/apt/apt.conf.d/docker-clean, with which apt deletes what it has downloaded: the cache mount stays empty.",
        remedy: "`RUN rm -f /etc/apt/apt.conf.d/docker-clean` above, or at the beginning of this RUN.",
    };
}
/** What compilers leave behind for one platform. */
const FOR_ONE_PLATFORM = /\/(?:target|build|_build|obj|out|node_modules|\.venv|venv|vendor\/bundle|cmake-build[\w-]*|\.build)$/;
const PLATFORM_VARIABLE = /\$\{?(?:TARGETPLATFORM|TARGETARCH)\b/;
const ANY_PLATFORM_VARIABLE = /\$\{?(?:TARGET|BUILD)(?:PLATFORM|ARCH|OS|VARIANT)\b/;
/** Cache mounts with one id for what does not belong together. */
function findSharedMounts({ stages, dockerfile }) {
    const all = stages.flatMap((view) => view.steps.flatMap((step) => cacheMountsOf(step).map((mount) => ({ step, mount }))));
    const first = new Map();
    const isForPlatforms = [...dockerfile.preamble, ...dockerfile.stages.flatMap(({ instructions }) => instructions)].some((instruction) => ANY_PLATFORM_VARIABLE.test(instruction.source) || (instruction.keyword === "ARG" && instruction.settings.some(({ name }) => /^TARGET(?:PLATFORM|ARCH)$/.test(name))));
    return all.flatMap(({ step, mount }) => {
        const other = first.get(mount.id);
        if (other === undefined)
            first.set(mount.id, { step, mount });
        if (other !== undefined && other.mount.sharing !== mount.sharing) {
            return [findingAt("cache-mount-shared", step, `The cache mount ${mount.id} is sharing=${mount.sharing} here and sharing=${other.mount.sharing} on line ${other.step.instruction.line}, and is one and the same folder.`, "Give both the same sharing, or different ids.")];
        }
        if (isForPlatforms && FOR_ONE_PLATFORM.test(mount.target) && !PLATFORM_VARIABLE.test(mount.id)) {
            return [findingAt("cache-mount-shared", step, `All platforms of a build share the cache mount ${mount.id}, which holds what was compiled for one of them.`, `Give it an id of each platform's own: \`id=${mount.hasId ? mount.id : external_node_path_.posix.basename(mount.target)}-$TARGETPLATFORM\`.`)];
        }
        return [];
    });
}

// EXTERNAL MODULE: ./src/advice/context-waste.js
var context_waste = __webpack_require__(10754);
;// CONCATENATED MODULE: ./src/advice/copy-link.js



/** Folders that are links in many images, or whose own modes and owners matter: --link makes each of a path anew, as root's with 0755. */
const UNSAFE = /^\/(?:$|(?:bin|sbin|lib|lib32|lib64|tmp|root|proc|sys|dev)(?:\/|$)|home(?:\/|$)|var\/(?:run|lock|tmp|mail)(?:\/|$))/;
/** Copies at the end of what ships that need all the layers below them without --link. */
function findCopiesWithoutLink({ stages, dockerfile }) {
    // The frontend has --link from 1.4 on.
    if (/^docker(?:\.io\/docker)?\/dockerfile:1\.[0-3](?:\.\d+)?$/.test(dockerfile.syntax ?? ""))
        return [];
    return stages.filter(({ ships }) => ships).flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        const lastRun = chain.findLastIndex(({ instruction }) => instruction.keyword === "RUN");
        // On nothing there is nothing to need.
        if (lastRun === -1 && (0,stage_view/* rootImage */.gK)(view).toLowerCase() === "scratch")
            return [];
        const late = view.steps.filter((step) => chain.indexOf(step) > lastRun && mayLink(step, chain.slice(0, chain.indexOf(step))));
        const [first] = late;
        if (first === undefined)
            return [];
        const lines = late.slice(1).map(({ instruction }) => instruction.line);
        const others = lines.length === 0 ? "" : ` The same is so of line${lines.length === 1 ? "" : "s"} ${lines.join(", ")}.`;
        const message = `${first.instruction.keyword} without --link is done on top of the layers below it, so a change of what it copies fetches them all from the cache, and a change of them repeats it.${others}`;
        const remedy = `Write ${first.instruction.keyword} --link${lines.length === 0 ? "" : " in each of them"}. Not where a folder of the destination is a symbolic link, or has an owner or mode of its own: --link makes it anew.`;
        return [{ ...findingAt("copy-without-link", first, message, remedy), costLines: [first.instruction.line, ...lines] }];
    });
}
function mayLink(step, before) {
    const { keyword, flags, words } = step.instruction;
    if ((keyword !== "COPY" && keyword !== "ADD") || step.isWindows || words.length < 2)
        return false;
    const valueOf = (name) => flags.find((flag) => flag.name === name)?.value;
    const link = valueOf("link");
    if (link !== undefined && link !== "false")
        return false;
    // BuildKit does not link what has --chmod, and looks names up in a layer of their own, where there is no /etc/passwd.
    const owner = valueOf("chown");
    if (valueOf("chmod") !== undefined || (owner != null && !/^\d+(?::\d+)?$/.test(owner)))
        return false;
    const folder = folderOf(step);
    return folder !== null && !UNSAFE.test(folder) && !before.some((each) => shapes(each, folder));
}
/** The folder that is copied into; null where it is not known. */
function folderOf({ instruction: { words }, workdir, env }) {
    const written = (0,stage_view/* expand */.fT)(words.at(-1) ?? "", env);
    if (written.includes("$") || (!written.startsWith("/") && workdir === null))
        return null;
    const path = external_node_path_.posix.resolve(workdir ?? "/", written);
    return written.endsWith("/") || written === "." || words.length > 2 || path === workdir ? path : external_node_path_.posix.dirname(path) === "/" ? path : external_node_path_.posix.dirname(path);
}
/** Whether a RUN gives the folder, or one above it, an owner, a mode or another place, or a WORKDIR makes it for a user. */
function shapes({ commands, instruction, user, workdir, env }, folder) {
    if (instruction.keyword === "WORKDIR" && ![null, "", "root", "0"].includes(user?.split(":")[0] ?? null)) {
        const made = external_node_path_.posix.resolve(workdir ?? "/", (0,stage_view/* expand */.fT)(instruction.words.join(" "), env));
        return folder === made || folder.startsWith(`${made}/`);
    }
    return commands.some(({ name, args }) => {
        if (!["chown", "chmod", "ln", "install", "mkdir", "useradd", "adduser", "chgrp", "setfacl"].includes(name))
            return false;
        if (name === "mkdir" && !args.some((arg) => /^-[a-z]*m/.test(arg) || arg.startsWith("--mode")))
            return false;
        return args.some((arg) => arg.startsWith("/") && arg !== "/" && (arg === folder || folder.startsWith(`${arg.replace(/\/$/, "")}/`) || arg.replace(/\/$/, "") === folder));
    });
}

;// CONCATENATED MODULE: ./src/advice/moving-inputs.js





const GIT = /^(?:git:\/\/|ssh:\/\/|git@|[\w.-]+@[\w.-]+:|https?:\/\/[^#?]+\.git(?:[#?]|$))/i;
const COMMIT = /[0-9a-f]{40}/i;
function stepsOf({ stages }) {
    return stages.flatMap(({ steps }) => steps);
}
/** Adds what may be something else tomorrow. */
function findMovingAdds(file) {
    return stepsOf(file).flatMap((step) => {
        const { keyword, flags } = step.instruction;
        if (keyword !== "ADD" || flags.some(({ name }) => name === "checksum"))
            return [];
        const moving = (0,sources/* sourcesOf */.u0)(step.instruction).find(({ kind, path }) => kind === "url" && !(GIT.test(path) && (COMMIT.test(path) || /[?&]checksum=/.test(path))));
        if (moving === undefined)
            return [];
        return GIT.test(moving.path)
            ? [findingAt("moving-add", step, "BuildKit asks the repository in every build what the branch or tag is now, and when that moves, all that follows is built again.", "Name the commit: `#` and its 40 digits, or --checksum.")]
            : [findingAt("moving-add", step, "BuildKit asks the server in every build whether the file is still the same, and when it is not, all that follows is built again.", "Pin it: `ADD --checksum=sha256:…`.")];
    });
}
/** Of an URL: what it names is not the same tomorrow. */
const MOVING_URL = /^https?:\/\/.*(?:[/=_-]latest(?:[/._-]|$)|\/(?:master|main|HEAD|nightly|stable\.txt)(?:[/._-]|$))/i;
const INTERPRETERS = new Set(["sh", "bash", "ash", "dash", "zsh", "python", "python3", "perl", "node", "php", "ruby", "pwsh"]);
/** How far below a `git clone` its checkout is looked for. */
const MAX_AFTER = 20;
/** Downloads of whatever is newest: the step stays cached, so nobody knows of when it is. */
function findMovingDownloads(file) {
    return stepsOf(file).flatMap((step) => {
        const [cause] = step.commands.flatMap((command, index) => movingCause(command, step.commands.slice(index + 1, index + 1 + MAX_AFTER)) ?? []);
        if (cause === undefined)
            return [];
        return [findingAt("moving-download", step, `${cause}: the step is cached as long as its text stays the same, and is another one when it is built next.`, "Name a version in it (an ARG that is raised on purpose), or `ADD --checksum`.")];
    });
}
function movingCause({ name, args }, after) {
    if (name === "git" && args.includes("clone")) {
        const hasRef = args.some((arg) => /^(?:-b|--branch|--revision)(?:=|$)/.test(arg)) || after.some((next) => next.name === "git" && next.args.some((arg) => ["checkout", "reset", "switch", "fetch"].includes(arg)));
        return hasRef ? null : "git clone takes what the branch is at that moment";
    }
    if (name !== "curl" && name !== "wget")
        return null;
    const url = args.find((arg) => /^https?:\/\//.test(arg));
    if (url === undefined)
        return null;
    if (MOVING_URL.test(url))
        return `${name} takes what is newest at that moment`;
    const [next] = after;
    const isPiped = next !== undefined && INTERPRETERS.has(next.name) && next.args.every((arg) => arg.startsWith("-"));
    // A version in the address, or given to the script, is a version.
    return isPiped && !/\d+\.\d+|\$|[0-9a-f]{40}/.test(url) ? `${name} runs a script that is newest at that moment` : null;
}
/** RUNs whose result has the time in it. */
function findTimes({ stages }) {
    return stages.flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        return view.steps.flatMap((step) => {
            const date = step.commands.find(({ name, args }) => (name === "date" && !args.some((arg) => /^(?:-d|-r|--date|--reference|-ud)/.test(arg))) || name === "uuidgen");
            if (date === undefined || !writesLayer(step, userOf(step, chain.slice(0, chain.indexOf(step)), view)))
                return [];
            return [findingAt("time-in-layer", step, `What ${date.name} gives is written to a file: the layer is another one each time it is built, and so is all that copies from it.`, "Take it from outside at the end (ARG and LABEL in the last lines), or `date -d @$SOURCE_DATE_EPOCH`.")];
        });
    });
}
/** Whether a file is written that is in no mount: what is in one is in no layer. */
function writesLayer(step, { home }) {
    const absolute = (path) => external_node_path_.posix.resolve(step.workdir ?? "/", (0,stage_view/* expand */.fT)(path, step.env).replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home));
    const mounts = (0,sources/* mountsOf */.cS)(step.instruction).flatMap(({ target }) => (target === null ? [] : [absolute(target)]));
    const files = step.commands.flatMap(({ writes }) => writes.map(absolute));
    return files.some((file) => !mounts.some((mount) => file === mount || file.startsWith(`${mount}/`)));
}

// EXTERNAL MODULE: ./src/format.js
var format = __webpack_require__(93614);
;// CONCATENATED MODULE: ./src/advice/order.js





/** Folders that hold what is worked on. */
const SOURCE_FOLDERS = new Set(["src", "app", "source", "cmd", "internal"]);
/** Installs that are done again with every change, because of what is copied above them. */
function findEarlyCopies(file) {
    return file.stages.flatMap((view) => {
        const chain = (0,stage_view/* chainOf */.dR)(view);
        return view.steps.flatMap((step) => {
            const before = chain.slice(0, chain.indexOf(step));
            const commands = step.packages.filter((command) => !isSettled(command, before));
            const early = commands.flatMap((command) => earlyCopyOf(command, step, before, view, file) ?? []).at(0);
            return early === undefined ? [] : [findingAt("copy-before-install", step, early.message, early.remedy)];
        });
    });
}
/** The same manager has installed dependencies before anything broad was copied: what follows is the rest. */
function isSettled({ manager, act }, before) {
    if (act !== "dependencies")
        return act !== "packages";
    const broad = before.findIndex((step) => isBroad(step.instruction, true));
    const early = broad === -1 ? before : before.slice(0, broad);
    return early.some((step) => step.packages.some((other) => other.manager === manager && other.act === "dependencies"));
}
function earlyCopyOf(found, step, before, view, file) {
    const { act, words, command } = found;
    const shown = `${command.name} ${words[0] ?? ""}`.trim();
    if (act === "dependencies") {
        const copy = before.find(({ instruction }) => isBroad(instruction, true));
        const isMounted = (0,sources/* mountsOf */.cS)(step.instruction).some(({ type, from, source }) => type === "bind" && from === null && isWhole(source ?? "."));
        if (copy === undefined && !isMounted)
            return null;
        const cause = copy === undefined ? "the mount of the whole context" : `${copy.instruction.keyword} ${copy.instruction.words.join(" ")} on line ${copy.instruction.line}`;
        return {
            message: `${shown} runs again after every change of any file, for it comes after ${cause}.`,
            remedy: copy === undefined ? `Mount only what it reads: ${manifestsOf(found).join(", ")}.` : `Copy only what it reads first: \`COPY ${manifestsOf(found).join(" ")} ./\`, then the install, and the rest after it.`,
        };
    }
    if (command.isFed || command.args.some(mayBeCopied))
        return null;
    const copy = before.find(({ instruction }) => isBroad(instruction, false) || isBuilt(instruction, view, file));
    if (copy === undefined)
        return null;
    const { keyword, line } = copy.instruction;
    return { message: `${shown} does not depend on what ${keyword} on line ${line} copies, and runs again after every change of it.`, remedy: `Move it above line ${line}.` };
}
/** The files that pip is told to read, else those that the manager reads by itself. */
function manifestsOf({ manager, command: { args } }) {
    const named = args.flatMap((arg, index) => (/^(?:-r|-c|--requirements?|--constraints?)$/.test(args[index - 1] ?? "") ? [arg] : /^--(?:requirements?|constraints?)=(.+)$/.exec(arg)?.slice(1) ?? []));
    const files = named.map((name) => (name.startsWith("/") ? external_node_path_.posix.basename(name) : name)).filter((name) => !/[$:]/.test(name));
    return ["pip", "uv"].includes(manager.name) && files.length > 0 ? [...new Set(files)] : manager.manifests;
}
/** What lies in a file, or is named by one, may have come with the copy. */
function mayBeCopied(arg) {
    return !arg.startsWith("-") && (arg === "." || arg === ".." || /[/*`]|\$\(|\.(?:deb|rpm|apk|tgz|gem|nupkg)$/.test(arg));
}
/** Copies the whole context, or (`withFolders`) a folder of sources. */
function isBroad(instruction, withFolders) {
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD")
        return false;
    // Only the files of a name, wherever they are.
    return (0,sources/* sourcesOf */.u0)(instruction).some(({ kind, from, path }) => kind === "path" && from === null && (isWhole(path) || (withFolders && SOURCE_FOLDERS.has(cleanPath(path)))));
}
function isWhole(path) {
    return ["", "*"].includes(cleanPath(path));
}
function cleanPath(path) {
    return external_node_path_.posix.normalize(`/${path}`).replace(/^\/|\/$/g, "");
}
/** Copies what another stage makes of the whole context. */
function isBuilt(instruction, view, { dockerfile, stages }) {
    if (instruction.keyword !== "COPY")
        return false;
    const from = (0,sources/* sourcesOf */.u0)(instruction)[0]?.from ?? null;
    const stage = from === null ? null : (0,sources/* findStage */.U9)(dockerfile, from, view.stage.index);
    const source = stages.find((each) => each.stage === stage);
    return source !== undefined && (0,stage_view/* chainOf */.dR)(source).some((step) => isBroad(step.instruction, true));
}
const ALWAYS_VOLATILE = /(?:^|_)(?:SHA|COMMIT|REVISION|VCS_REF|GIT_REF|GIT_HASH|GIT_REV|GIT_DESCRIBE|BUILD_DATE|BUILD_TIME|BUILD_NUMBER|BUILD_NUM|BUILD_ID|BUILDTIME|RUN_ID|RUN_NUMBER|TIMESTAMP|CACHEBUST|CACHE_BUST|CREATED)(?:_|$)|^(?:DATE|BUILD|NOW)$/i;
/** The version of what is built; others name a tool. */
const OWN_VERSION = /^(?:VERSION|APP_VERSION|BUILD_VERSION|RELEASE|RELEASE_VERSION|PACKAGE_VERSION|IMAGE_VERSION|PROJECT_VERSION|GIT_TAG|VCS_TAG|TAG)$/i;
const NO_VERSION = /^(?:|v?0\.0\.0.*|0\.0|dev.*|unknown|latest|snapshot|.*-SNAPSHOT|local|none|n\/a|edge|main|master|unset|undefined)$/i;
/** ARG and ENV that change with every commit above RUNs that do not use them: a variable is part of each RUN below it. */
function findEarlyVariables({ stages }) {
    return stages.flatMap(({ steps }) => {
        const volatile = new Map();
        return steps.flatMap((step, index) => {
            const { keyword, settings } = step.instruction;
            if (keyword !== "ARG" && keyword !== "ENV")
                return [];
            const names = settings.filter(({ name, value }) => isVolatile(keyword, name, value, volatile)).map(({ name }) => name);
            const isRoot = names.filter((name) => !volatile.has(name)).length > 0 && !settings.some(({ value }) => mentions(value ?? "", [...volatile.keys()]));
            for (const name of names)
                volatile.set(name, step);
            return isRoot ? earlyVariable(step, names, steps.slice(index + 1)) : [];
        });
    });
}
function isVolatile(keyword, name, value, volatile) {
    if (mentions(value ?? "", [...volatile.keys()]))
        return true;
    // A literal changes with the Dockerfile alone.
    if (keyword === "ENV")
        return /\$/.test(value ?? "") && ALWAYS_VOLATILE.test(name);
    return (ALWAYS_VOLATILE.test(name) && name !== "SOURCE_DATE_EPOCH") || (OWN_VERSION.test(name) && NO_VERSION.test(value ?? ""));
}
/** What would be another thing without the variable. */
const NEEDS_VALUE = new Set(["RUN", "COPY", "ADD", "WORKDIR", "USER", "EXPOSE", "VOLUME", "STOPSIGNAL"]);
function earlyVariable(step, names, below) {
    const group = [...names];
    const users = [];
    const needless = [];
    for (const { instruction } of below) {
        const { keyword, settings, source, heredocs } = instruction;
        const uses = mentions([source, ...instruction.words, ...heredocs.map(({ content }) => content)].join("\n"), group);
        // An ENV of it below a RUN is there for the next one, which reads it from its environment.
        if (uses && (NEEDS_VALUE.has(keyword) || (keyword === "ENV" && needless.length > 0)))
            break;
        if (keyword === "RUN")
            needless.push(instruction);
        if (!uses)
            continue;
        users.push(instruction);
        if (keyword !== "LABEL")
            group.push(...settings.filter(({ value }) => mentions(value ?? "", group)).map(({ name }) => name));
    }
    const last = needless.at(-1);
    if (last === undefined)
        return [];
    // They go with it: above it they would be without it.
    const followers = users.filter((each) => ["ARG", "ENV", "LABEL"].includes(each.keyword) && each.line < last.line);
    const { keyword, line } = step.instruction;
    const with_ = followers.length === 0 ? "" : ` together with ${followers.map((each) => `${each.keyword} on line ${each.line}`).join(", ")}`;
    const message = `${keyword} ${names.join(", ")} changes with every commit, and with it ${(0,format/* formatCount */.B4)(needless.length, "RUN")} below (the first on line ${needless[0]?.line ?? line}) that ${needless.length === 1 ? "does" : "do"} not use it.`;
    return [{ ...findingAt("volatile-variable-early", step, message, `Move it below line ${last.endLine}${with_}, or right above the first RUN that reads it from its environment.`), costLines: needless.map((each) => each.line) }];
}
function mentions(text, names) {
    return [...text.matchAll(/\$\{?(\w+)/g)].some(([, name = ""]) => names.includes(name));
}
/** Installs that work with the index of another RUN: it is that of the day on which that RUN was cached. */
function findLoneRefreshes({ stages }) {
    const found = new Map();
    for (const chain of stages.map(stage_view/* chainOf */.dR)) {
        for (const [index, step] of chain.entries()) {
            const finding = found.has(step) || step.isWindows ? null : loneRefresh(step, chain.slice(index + 1)) ?? lateInstall(step, chain.slice(0, index));
            if (finding !== null)
                found.set(step, finding);
        }
    }
    return [...found.values()];
}
/** An update in a RUN that installs nothing. */
function loneRefresh(step, below) {
    const refresh = step.packages.find((each) => each.act === "refresh" && !does(step, "packages", each));
    if (refresh === undefined)
        return null;
    const install = below.find((later) => does(later, "packages", refresh));
    if (install === undefined || does(install, "refresh", refresh) || installsFresh(install))
        return null;
    const shown = shownCommand(refresh);
    return findingAt("package-index-apart", step, `${shown} is cached apart from the install on line ${install.instruction.line}: when that changes, it works with an old index, and packages that are gone by then fail it.`, `Write both in one RUN: \`${shown} && …\`.`);
}
/** An install below a RUN that updates the index, and installs, itself. */
function lateInstall(step, above) {
    const install = step.packages.find((each) => each.act === "packages" && !does(step, "refresh", each));
    if (install === undefined || installsFresh(step))
        return null;
    const last = above.findLast((earlier) => does(earlier, "refresh", install));
    const refresh = last?.packages.find((each) => each.act === "refresh" && each.manager === install.manager);
    // The update alone has its own advice.
    if (last === undefined || refresh === undefined || !does(last, "packages", install))
        return null;
    return findingAt("package-index-apart", step, `${shownCommand(install)} works with the index that the RUN on line ${last.instruction.line} updated when it was cached: when this one changes, the index is old, and packages that are gone by then fail it.`, `Install all in that RUN, or update here, too: \`${shownCommand(refresh)} && …\`.`);
}
function does(step, act, { manager }) {
    return step.packages.some((each) => each.manager === manager && each.act === act);
}
function shownCommand({ command, words }) {
    return `${command.name} ${words[0] ?? command.args[0] ?? ""}`.trim();
}
/** apk fetches its index itself then. */
function installsFresh(step) {
    return step.commands.some(({ name, args }) => name === "apk" && args.some((arg) => ["--no-cache", "-U", "--update", "--update-cache"].includes(arg)));
}

;// CONCATENATED MODULE: ./src/advice/findings.js







const FINDERS = {
    "copy-before-install": findEarlyCopies,
    "volatile-variable-early": findEarlyVariables,
    "copy-without-link": findCopiesWithoutLink,
    "package-index-apart": findLoneRefreshes,
    "no-cache-mount": findMissingMounts,
    "cache-mount-emptied": findEmptiedMounts,
    "cache-mount-shared": findSharedMounts,
    "build-tools-shipped": findShippedTools,
    "context-waste": context_waste/* findContextWaste */.J6,
    "moving-add": findMovingAdds,
    "moving-download": findMovingDownloads,
    "time-in-layer": findTimes,
};
/** What every rule finds in a Dockerfile. */
function findAdvice(dockerfile, facts) {
    const file = { dockerfile, facts, stages: (0,stage_view/* viewStages */.LC)(dockerfile, facts.target) };
    return Object.values(FINDERS).flatMap((find) => find(file));
}

;// CONCATENATED MODULE: ./src/advice/suppressions.js
const COMMENT = /^\s*#\s*plimsoll\s+(global\s+)?ignore=([\w,\s-]+?)\s*$/i;
/**
 * Which advice the comments of a Dockerfile turn off: `# plimsoll ignore=RULE,RULE` above an instruction for that one,
 * `# plimsoll global ignore=RULE` anywhere for the whole file; `all` is every rule.
 */
function readSuppressions(text) {
    const everywhere = new Set();
    const byLine = new Map();
    let pending = [];
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
        const [whole, isGlobal, list = ""] = COMMENT.exec(line) ?? [];
        const rules = list.split(",").map((rule) => rule.trim().toLowerCase());
        if (whole !== undefined && isGlobal !== undefined)
            for (const rule of rules)
                everywhere.add(rule);
        else if (whole !== undefined)
            pending.push(...rules);
        else if (!/^\s*(?:#|$)/.test(line)) {
            if (pending.length > 0)
                byLine.set(index + 1, new Set(pending));
            pending = [];
        }
    }
    const holds = (rules, rule) => rules !== undefined && (rules.has(rule) || rules.has("all"));
    return (rule, line) => holds(everywhere, rule) || holds(byLine.get(line), rule);
}

;// CONCATENATED MODULE: ./src/advice/advice.js


/** What to write otherwise in a Dockerfile, in the order of its lines; with what it cost in this build where there was one. */
function adviseOn(dockerfile, facts) {
    const isOff = readSuppressions(facts.text);
    const known = new Set();
    return findAdvice(dockerfile, facts)
        .filter(({ rule, line, message }) => {
        const key = `${rule}:${line}:${message}`;
        const isNew = !known.has(key);
        known.add(key);
        return isNew && !isOff(rule, line);
    })
        .map(({ costLines, bytes, ...advice }) => ({ ...advice, cost: costOf(costLines, bytes, facts.steps) }))
        .toSorted((left, right) => left.line - right.line || (left.rule < right.rule ? -1 : 1));
}
function costOf(lines, bytes, steps) {
    const built = steps.filter(({ line, cached }) => !cached && lines.includes(line));
    if (built.length === 0)
        return bytes === null ? null : { bytes, durationMs: null };
    const sent = built.flatMap((step) => (step.bytes === null ? [] : [step.bytes]));
    return {
        bytes: bytes ?? (sent.length === 0 ? null : sent.reduce((sum, each) => sum + each, 0)),
        durationMs: built.reduce((sum, { durationMs }) => sum + durationMs, 0),
    };
}


/***/ }),

/***/ 10754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ listFindings),
/* harmony export */   J6: () => (/* binding */ findContextWaste),
/* harmony export */   Wt: () => (/* binding */ NOTABLE_BYTES),
/* harmony export */   Z1: () => (/* binding */ MAX_SHOWN)
/* harmony export */ });
/* harmony import */ var _dockerfile_sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54694);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93614);


/** Below this, what nothing takes is not worth a word. */
const NOTABLE_BYTES = 1_000_000;
/** How many findings are named. */
const MAX_SHOWN = 5;
const WHY = {
    credential: "Files that look like credentials go into the image",
    unwanted: "The context holds what is hardly meant for the image, and every change of it repeats the step",
    unused: "The context holds what nothing takes",
};
/** What .dockerignore should leave out, each kind once, at the first instruction that takes something of the context. */
function findContextWaste({ facts: { context }, stages, dockerfile }) {
    if (context === null)
        return [];
    const taker = stages.flatMap(({ steps }) => steps).find(({ instruction }) => (0,_dockerfile_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .sourcesOf */ .u0)(instruction).some(({ kind, from }) => kind === "path" && from === null))?.instruction;
    const place = taker ?? dockerfile.stages[0];
    if (place === undefined)
        return [];
    return ["credential", "unwanted", "unused"].flatMap((why) => {
        const findings = context.findings.filter((each) => each.why === why && (why !== "unused" || each.bytes >= NOTABLE_BYTES));
        if (findings.length === 0)
            return [];
        const bytes = findings.reduce((sum, each) => sum + each.bytes, 0);
        return [{ rule: "context-waste", line: place.line, endLine: taker?.endLine ?? place.line, message: `${WHY[why]}: ${listFindings(findings)}.`, remedy: remedyOf(findings, context), costLines: [], bytes }];
    });
}
/** Findings with their sizes, the first few by name. */
function listFindings(findings) {
    const shown = findings.slice(0, MAX_SHOWN).map(({ paths, bytes }) => `${paths[0] ?? ""}${paths.length > 1 ? ` and ${paths.length - 1} more` : ""} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytes)})`);
    return [...shown, ...(findings.length > MAX_SHOWN ? [`${findings.length - MAX_SHOWN} more`] : [])].join(", ");
}
function remedyOf(findings, { ignoreFile }) {
    const lines = findings.map(({ line }) => `\`${line}\``);
    return `In ${ignoreFile}, ${lines.length === 1 ? "a line" : "lines of their own"}: ${lines.join(", ")}.`;
}


/***/ }),

/***/ 35349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describeCost),
/* harmony export */   x: () => (/* binding */ renderAdvice)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73237);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93614);
/* harmony import */ var _report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24200);



const MAX_TEXT = 400;
/**
 * The costliest advice as a folded table for the job summary, in GitHub-flavoured Markdown; "" where there is none. Whatever
 * a Dockerfile holds is nothing but text in it, and secrets are hidden by `redact` before anything is cut.
 */
function renderAdvice(advice, redact, maxRows = 5) {
    if (advice.length === 0)
        return "";
    const shown = advice.toSorted((left, right) => weightOf(right) - weightOf(left)).slice(0, maxRows);
    const show = (text) => (0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .codeElement */ .Gg)((0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .showForeign */ .Ql)(redact(text), MAX_TEXT));
    const rows = shown.map((each) => [String(each.line), each.rule, show(each.message), show(each.remedy), describeCost(each) ?? ""]);
    const more = advice.length > shown.length ? `\n\n${advice.length - shown.length} more: \`plimsoll lint\`.` : "";
    const table = (0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(["Line", "Rule", "What is so", "Instead", "Cost in this build"], "rlllr", rows);
    return (0,_report_markdown_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .AU)(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(advice.length, "way")} to make the next build faster`, `${table}${more}`);
}
/** `41 s, 12 MB`; null where the cost is not known. */
function describeCost({ cost }) {
    if (cost === null)
        return null;
    const parts = [...(cost.durationMs === null ? [] : [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(cost.durationMs)]), ...(cost.bytes === null ? [] : [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(cost.bytes)])];
    return parts.length === 0 ? null : parts.join(", ");
}
/** Time counts before bytes: 100 MB are about a second. */
function weightOf({ cost }) {
    return (cost?.durationMs ?? 0) + (cost?.bytes ?? 0) / 100_000;
}


/***/ })

};
