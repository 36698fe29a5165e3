import type { ShellCommand } from "./shell.ts";

/**
 * What a command does with a package manager. `refresh`: updates the index. `packages`: installs what it names itself.
 * `dependencies`: installs what a manifest names. `build`: compiles, or installs what lies in the folder.
 */
type PackageAct = "refresh" | "packages" | "dependencies" | "build";

/** A folder that a package manager keeps between two runs. */
export interface PackageCache {
  /** `~` is the home folder, `.` the working directory. */
  readonly path: string;
  /** The variables that move it, the first that is set, and what follows the value of each. */
  readonly variables?: readonly (readonly [name: string, below: string])[];
  /** Where root has it instead. */
  readonly ofRoot?: string;
  /** Where official images of this name have it instead. */
  readonly inImage?: readonly [RegExp, string];
}

/** A package manager, and what a Dockerfile has to do with it. */
export interface PackageManager {
  readonly name: string;
  readonly commands: readonly string[];
  /** Options that take the next word. */
  readonly valueOptions: readonly string[];
  /** `words`: the arguments that are no options. */
  act(words: readonly string[], args: readonly string[]): PackageAct | null;
  readonly caches: readonly PackageCache[];
  /** Two builds at once would get in each other's way. */
  readonly isLocked: boolean;
  /** A mount at a path that this fits is its cache, too. */
  readonly otherPaths: RegExp;
  /** Compiling fills the cache: it pays where dependencies are there already. */
  readonly compiles: boolean;
  /** Files that say what it installs; [] where it installs packages by name. */
  readonly manifests: readonly string[];
  /** What else is to know when the mount is written. */
  readonly note: string | null;
}

/** What one command does, and with what. */
export interface PackageCommand {
  readonly manager: PackageManager;
  readonly act: PackageAct;
  /** The arguments that are no options; the subcommand is the first. */
  readonly words: readonly string[];
  readonly command: ShellCommand;
}

type GivenManager = Partial<PackageManager> & Pick<PackageManager, "name" | "act" | "caches" | "otherPaths">;

function manager(given: GivenManager): PackageManager {
  return { commands: [given.name], valueOptions: [], isLocked: false, compiles: false, manifests: [], note: null, ...given };
}

/** Subcommands by what they do. */
function bySubcommand(table: Partial<Record<PackageAct, readonly string[]>>): PackageManager["act"] {
  const acts = Object.entries(table).flatMap(([act, names]) => names.map((name) => [name, act as PackageAct] as const));
  const known = new Map(acts);
  return ([subcommand = ""]) => known.get(subcommand) ?? null;
}

/** Names after the subcommand make it an install of those. */
function byNames(subcommands: readonly string[], adds: readonly string[] = []): PackageManager["act"] {
  return ([subcommand = "", ...names], args) => {
    if (adds.includes(subcommand)) return "packages";
    if (!subcommands.includes(subcommand)) return null;
    if (args.includes("-g") || args.includes("--global")) return "packages";
    return names.length === 0 ? "dependencies" : "packages";
  };
}

function pipAct([subcommand = "", ...names]: readonly string[], args: readonly string[]): PackageAct | null {
  if (!["install", "download", "wheel"].includes(subcommand)) return null;
  const isLocal = (name: string): boolean => name === "." || name.startsWith(".") || name.includes("/") || name.endsWith(".whl") || name.endsWith(".tar.gz");
  if (args.some((arg) => arg === "-e" || arg === "--editable") || names.some(isLocal)) return "build";
  if (args.some((arg) => /^(?:-r|--requirement)/.test(arg))) return "dependencies";
  return names.length === 0 ? null : "packages";
}

function uvAct([subcommand = "", ...rest]: readonly string[], args: readonly string[]): PackageAct | null {
  if (subcommand === "sync") return "dependencies";
  if (subcommand === "tool" && rest[0] === "install") return "packages";
  if (subcommand !== "pip") return null;
  return rest[0] === "sync" ? "dependencies" : pipAct(rest, args);
}

function goAct([subcommand = "", next = ""]: readonly string[]): PackageAct | null {
  if (subcommand === "mod") return next === "download" ? "dependencies" : null;
  if (subcommand === "install" && next.includes("@")) return "packages";
  return ["build", "install", "test", "vet", "generate", "run"].includes(subcommand) ? "build" : null;
}

function cargoAct([first = "", ...rest]: readonly string[], args: readonly string[]): PackageAct | null {
  const [subcommand = "", next = ""] = first.startsWith("+") ? rest : [first, ...rest];
  if (subcommand === "fetch" || (subcommand === "chef" && next === "cook")) return "dependencies";
  if (subcommand === "install") return args.some((arg) => arg.startsWith("--path")) ? "build" : "packages";
  return ["build", "b", "test", "check", "rustc", "run", "clippy"].includes(subcommand) ? "build" : null;
}

function mavenAct(goals: readonly string[]): PackageAct | null {
  if (goals.length === 0) return null;
  return goals.every((goal) => /dependency[^:]*:|^de\.qaware/.test(goal)) ? "dependencies" : "build";
}

function gradleAct(tasks: readonly string[]): PackageAct | null {
  if (tasks.length === 0 || tasks[0] === "wrapper") return null;
  return tasks.every((task) => /dependencies$|^resolve/i.test(task)) ? "dependencies" : "build";
}

function dotnetAct([subcommand = "", next = ""]: readonly string[], args: readonly string[]): PackageAct | null {
  if (subcommand === "restore") return "dependencies";
  if (subcommand === "tool") return next === "install" ? "packages" : null;
  return ["build", "publish", "test", "pack", "run"].includes(subcommand) && !args.includes("--no-restore") ? "build" : null;
}

const IN_MOUNT_ONLY = "What it holds is not in the image: each later RUN that needs the packages takes the same mount.";
const RPM = { refresh: ["makecache", "check-update"], packages: ["install", "groupinstall", "upgrade", "update", "localinstall"] };
const KEEP_RPMS = "Leave out `clean all`; dnf and yum keep packages with --setopt=keepcache=1.";

/** Every package manager that lint knows. */
const MANAGERS: readonly PackageManager[] = [
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
const BY_COMMAND = new Map<string, PackageManager[]>();
for (const each of MANAGERS) for (const command of each.commands) BY_COMMAND.set(command, [...(BY_COMMAND.get(command) ?? []), each]);

/** What a command does with a package manager; null: nothing of that. */
export function packageCommandOf(command: ShellCommand): PackageCommand | null {
  const { args } = command;
  for (const manager of BY_COMMAND.get(command.name) ?? []) {
    const words = args.filter((arg, index) => arg !== "" && !arg.startsWith("-") && !manager.valueOptions.includes(args[index - 1] ?? ""));
    const act = manager.act(words, args);
    if (act !== null) return { manager, act, words, command };
  }
  return null;
}
