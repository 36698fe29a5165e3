import { posix } from "node:path";
import { mountsOf } from "../dockerfile/sources.ts";
import { findingAt, type Finding, type JudgedFile } from "./finding.ts";
import type { PackageCache, PackageCommand, PackageManager } from "./package-managers.ts";
import type { ShellCommand } from "./shell.ts";
import { chainOf, expand, rootImage, type PlacedStep, type StageView } from "./stage-view.ts";
import { userOf, type StepUser } from "./step-user.ts";

/** A `--mount=type=cache` of a RUN. */
interface CacheMount {
  /** Absolute, variables resolved as far as they are known. */
  readonly target: string;
  /** As BuildKit takes it: the target where it does not say. */
  readonly id: string;
  readonly hasId: boolean;
  readonly sharing: string;
}

function cacheMountsOf(step: PlacedStep): CacheMount[] {
  const mounts = mountsOf(step.instruction).filter(({ type }) => type === "cache");
  return mounts.map(({ target, id, params }) => {
    const path = expand(target ?? "/", step.env);
    const absolute = posix.resolve(step.workdir ?? "/", path.startsWith("~") ? `/root${path.slice(1)}` : path);
    return { target: absolute, id: id ?? absolute, hasId: id !== null, sharing: params.get("sharing")?.toLowerCase() ?? "shared" };
  });
}

/** Installs and builds that download anew what a cache mount would have kept. */
export function findMissingMounts({ stages, dockerfile }: JudgedFile): Finding[] {
  if (isBeforeMounts(dockerfile.syntax)) return [];
  return stages.flatMap((view) => {
    const chain = chainOf(view);
    return view.steps.flatMap((step) => {
      if (step.isWindows) return [];
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
        const notes = [manager.note, isOfSystem(manager) ? null : user.note].filter((note) => note !== null);
        return findingAt(
          "no-cache-mount",
          step,
          `${shown} ${first?.act === "build" ? "begins with empty caches" : "downloads everything anew"} each time that this step is built.`,
          [`\`RUN ${mounts} …\`.`, ...notes, ...needless.map((option) => `Leave ${option} out.`)].join(" "),
        );
      });
    });
  });
}

/** BuildKit's frontend has mounts from 1.2 on. */
function isBeforeMounts(syntax: string | null): boolean {
  return /^docker(?:\.io\/docker)?\/dockerfile:1\.[01](?:\.\d+)?$/.test(syntax ?? "");
}

/** What a build would download lies in a layer below already, and it keeps nothing else. */
function hasDependencies({ manager, act }: PackageCommand, before: readonly PlacedStep[]): boolean {
  return act === "build" && !manager.compiles && before.some((step) => step.packages.some((other) => other.manager === manager && other.act === "dependencies"));
}

/** The mount of a step that keeps what the manager downloads; null: none. */
function mountOf(step: PlacedStep, user: StepUser, view: StageView, manager: PackageManager): CacheMount | null {
  const paths = manager.caches.map((cache) => cachePath(cache, step, user, view));
  const holds = ({ target }: CacheMount): boolean => manager.otherPaths.test(target) || paths.some((path) => path === target || path.startsWith(`${target}/`));
  return cacheMountsOf(step).find(holds) ?? null;
}

function cachePath({ path, variables = [], ofRoot, inImage }: PackageCache, { env }: PlacedStep, { home, isRoot }: StepUser, view: StageView): string {
  for (const [name, below] of variables) {
    const moved = env.get(name) ?? env.get(name.toUpperCase());
    if (moved !== undefined && moved.startsWith("/")) return `${moved}${below}`;
  }
  const caches = env.get("XDG_CACHE_HOME");
  if (path.startsWith("~/.cache/") && caches?.startsWith("/") === true) return posix.join(caches, path.slice("~/.cache/".length));
  if (inImage?.[0].test(imageName(rootImage(view))) === true) return inImage[1];
  if (isRoot && ofRoot !== undefined) return ofRoot;
  return path.startsWith("~") ? posix.join(home, path.slice(1)) : path;
}

function imageName(image: string): string {
  return image.replace(/@.*$/, "").replace(/:[^/]*$/, "");
}

/** Works on the system, and so as root, by sudo where need be. */
function isOfSystem({ caches }: PackageManager): boolean {
  return caches.every(({ path }) => /^\/(?:var|etc)\//.test(path));
}

function writeMount(manager: PackageManager, target: string, { owner }: StepUser): string {
  return `--mount=type=cache,target=${target}${manager.isLocked ? ",sharing=locked" : ""}${isOfSystem(manager) ? "" : owner}`;
}

/** What the step does against the mount that it is to have, as it is written. */
function needlessOf(step: PlacedStep, manager: PackageManager, commands: readonly PackageCommand[], paths: readonly string[], user: StepUser): string[] {
  const options = (NO_CACHE_OPTIONS[manager.name] ?? []).filter((option) => commands.some((each) => each.manager === manager && each.command.args.includes(option)));
  const variable = NO_CACHE_VARIABLES.find(([name, variable]) => name === manager.name && isOn(step.env.get(variable)));
  // What is a mount cannot be removed: the rm would fail.
  const removals = step.commands.filter((command) => removedPaths(command, user).some((path) => paths.some((target) => target === path || target.startsWith(`${path}/`))));
  const emptied = step.commands.filter((command) => manager.note?.includes("clean") !== true && EMPTIES.some(([name, pattern]) => name === manager.name && pattern.test(lineOf(command))));
  return [...options, ...(variable === undefined ? [] : [variable[1]]), ...[...removals, ...emptied].map((command) => `\`${shorten(lineOf(command))}\``)];
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !["", "0", "false", "off", "no"].includes(value.toLowerCase());
}

function lineOf({ name, args }: ShellCommand): string {
  return `${name} ${args.join(" ")}`;
}

/** Absolute, without the `*` that they end with. */
function removedPaths({ name, args }: ShellCommand, { home }: StepUser): string[] {
  if (name !== "rm") return [];
  return args.map((arg) => arg.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home)).filter((arg) => arg.startsWith("/")).map((arg) => arg.replace(/\/?\*.*$/, "").replace(/(?<=.)\/+$/, ""));
}

const DEBIAN_KEEPS = /docker-clean|Keep-Downloaded-Packages/i;
const NO_CACHE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  pip: ["--no-cache-dir"], uv: ["--no-cache", "-n", "--no-cache-dir"], apk: ["--no-cache"], poetry: ["--no-cache"], composer: ["--no-cache"], gradle: ["--no-build-cache"],
};
const NO_CACHE_VARIABLES: readonly (readonly [manager: string, variable: string])[] = [["pip", "PIP_NO_CACHE_DIR"], ["uv", "UV_NO_CACHE"]];
/** Commands that empty the cache of the manager of the first name. */
const EMPTIES: readonly (readonly [string, RegExp])[] = [
  ["apt-get", /^apt-get (?:.* )?(?:clean|autoclean|distclean)\b/], ["dnf", /^dnf5? (?:.* )?clean\b/], ["yum", /^yum (?:.* )?clean\b/], ["microdnf", /^microdnf (?:.* )?clean\b/],
  ["zypper", /^zypper (?:.* )?(?:clean|cc)\b/], ["npm", /^npm cache (?:clean|rm)\b/], ["yarn", /^yarn cache clean\b/], ["pip", /^pip cache purge\b/], ["uv", /^uv (?:cache clean|clean)\b/],
  ["go", /^go clean .*-(?:mod)?cache\b/], ["composer", /^composer (?:clear-?cache|cc)\b/], ["conda", /^(?:conda|mamba|micromamba) clean\b/], ["pacman", /^pacman .*-Sc+\b/], ["dotnet", /^dotnet nuget locals\b/],
];

/** Cache mounts of which the same step sees to it that nothing stays in them. */
export function findEmptiedMounts({ stages }: JudgedFile): Finding[] {
  return stages.flatMap((view) => {
    const chain = chainOf(view);
    return view.steps.flatMap((step) => {
      const mounts = cacheMountsOf(step);
      if (mounts.length === 0) return [];
      const found = step.packages;
      const why = whyEmpty(step, userOf(step, chain.slice(0, chain.indexOf(step)), view), mounts, found, view) ?? whyCleaned(mounts, found, chain.slice(0, chain.indexOf(step) + 1));
      return why === null ? [] : [findingAt("cache-mount-emptied", step, why.message, why.remedy)];
    });
  });
}

interface Why {
  readonly message: string;
  readonly remedy: string;
}

function whyEmpty(step: PlacedStep, user: StepUser, mounts: readonly CacheMount[], found: readonly PackageCommand[], view: StageView): Why | null {
  for (const command of step.commands) {
    const line = lineOf(command);
    const removed = removedPaths(command, user).find((path) => mounts.some(({ target }) => path === target || path.startsWith(`${target}/`) || target.startsWith(`${path}/`)));
    if (removed !== undefined) return { message: `rm deletes ${removed}: that empties the mount for the next build, and makes the image no smaller.`, remedy: "Leave the rm out." };
    const emptied = EMPTIES.find(([, pattern]) => pattern.test(line));
    const manager = emptied === undefined ? undefined : found.find((each) => each.manager.name === emptied[0])?.manager;
    if (manager !== undefined && mountOf(step, user, view, manager) !== null) return { message: `\`${shorten(line)}\` empties the mount for the next build, and makes the image no smaller.`, remedy: "Leave it out." };
  }
  for (const { manager, command } of found) {
    const option = command.args.find((arg) => NO_CACHE_OPTIONS[manager.name]?.includes(arg));
    const variable = NO_CACHE_VARIABLES.find(([name, variable]) => name === manager.name && isOn(step.env.get(variable)));
    const cause = option ?? variable?.[1];
    if (cause !== undefined && mountOf(step, user, view, manager) !== null) return { message: `${cause} keeps ${command.name} from using the cache mount.`, remedy: `Leave ${cause} out.` };
  }
  return null;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The images of Debian and Ubuntu make apt delete what it has downloaded. */
function whyCleaned(mounts: readonly CacheMount[], found: readonly PackageCommand[], chain: readonly PlacedStep[]): Why | null {
  const isMounted = mounts.some(({ target }) => target === "/var/cache/apt" || target.startsWith("/var/cache/apt/"));
  if (!isMounted || !found.some(({ manager, act }) => manager.name === "apt-get" && act === "packages")) return null;
  const keeps = chain.some(({ instruction }) => DEBIAN_KEEPS.test([instruction.text, ...instruction.heredocs.map(({ content }) => content), ...instruction.words].join("\n")));
  if (keeps) return null;
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
export function findSharedMounts({ stages, dockerfile }: JudgedFile): Finding[] {
  const all = stages.flatMap((view) => view.steps.flatMap((step) => cacheMountsOf(step).map((mount) => ({ step, mount }))));
  const first = new Map<string, (typeof all)[number]>();
  const isForPlatforms = [...dockerfile.preamble, ...dockerfile.stages.flatMap(({ instructions }) => instructions)].some(
    (instruction) => ANY_PLATFORM_VARIABLE.test(instruction.source) || (instruction.keyword === "ARG" && instruction.settings.some(({ name }) => /^TARGET(?:PLATFORM|ARCH)$/.test(name))),
  );
  return all.flatMap(({ step, mount }) => {
    const other = first.get(mount.id);
    if (other === undefined) first.set(mount.id, { step, mount });
    if (other !== undefined && other.mount.sharing !== mount.sharing) {
      return [findingAt("cache-mount-shared", step, `The cache mount ${mount.id} is sharing=${mount.sharing} here and sharing=${other.mount.sharing} on line ${other.step.instruction.line}, and is one and the same folder.`, "Give both the same sharing, or different ids.")];
    }
    if (isForPlatforms && FOR_ONE_PLATFORM.test(mount.target) && !PLATFORM_VARIABLE.test(mount.id)) {
      return [findingAt("cache-mount-shared", step, `All platforms of a build share the cache mount ${mount.id}, which holds what was compiled for one of them.`, `Give it an id of each platform's own: \`id=${mount.hasId ? mount.id : posix.basename(mount.target)}-$TARGETPLATFORM\`.`)];
    }
    return [];
  });
}
