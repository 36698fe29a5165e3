import { findingAt, type Finding, type JudgedFile } from "./finding.ts";
import { chainOf, rootImage, type PlacedStep, type StageView } from "./stage-view.ts";

const TOOL =
  /^(?:gcc|g\+\+|gcc-c\+\+|clang|llvm|make|cmake|ninja|ninja-build|build-essential|build-base|alpine-sdk|base-devel|autoconf|automake|libtool|pkg-config|pkgconf|bison|flex|nasm|git|cargo|rustc|rust|golang(?:-go)?|maven|gradle|default-jdk(?:-headless)?|openjdk-?\d+-jdk(?:-headless)?|linux-headers.*|.+-dev|.+-devel|@development-tools)$/;
const SYSTEM = new Set(["apt-get", "apk", "dnf", "yum", "microdnf", "zypper", "pacman"]);
const REMOVES = new Set(["purge", "remove", "autoremove", "del", "erase", "rm"]);
const COMPILERS = new Set(["make", "cmake", "gcc", "g++", "cc", "clang", "configure", "ninja", "meson", "javac", "docker-php-ext-install", "pecl", "phpize"]);
/** Stages in which one works, and that do not ship. */
const WORK_STAGE = /(?:^|[-_])(?:dev|devel|development|devcontainer|test|tests|ci|debug|lint|build|builder|toolchain|sdk)(?:$|[-_])/i;
/** Images with a toolchain, and the commands that use it up. */
const SDKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*\/)?golang$/, "go"], [/^(?:.*\/)?rust$/, "cargo"], [/^(?:.*\/)?maven$/, "mvn"], [/^(?:.*\/)?gradle$/, "gradle"], [/(?:^|\/)dotnet\/sdk$/, "dotnet"],
];

/** Compilers and headers in what ships, which nothing needs once something is compiled. */
export function findShippedTools({ stages }: JudgedFile): Finding[] {
  return stages.filter(({ ships, stage }) => ships && !WORK_STAGE.test(stage.name ?? "")).flatMap((view) => {
    const chain = chainOf(view);
    const starts = chain.filter(({ instruction }) => ["CMD", "ENTRYPOINT"].includes(instruction.keyword)).flatMap(({ instruction }) => instruction.words);
    return [...findInstalled(chain, starts), ...findSdk(view, chain, starts)];
  });
}

function findInstalled(chain: readonly PlacedStep[], starts: readonly string[]): Finding[] {
  return chain.flatMap((step, index) => {
    if (removesAgain(step)) return [];
    const installed = step.packages.filter(({ manager, act }) => act === "packages" && SYSTEM.has(manager.name)).flatMap(({ words }) => words.slice(1));
    const tools = installed.map((name) => name.replace(/[=~<>:].*$/, "")).filter((name) => TOOL.test(name) && !starts.includes(name));
    // Where nothing is compiled, they are there for whoever uses the image.
    if (tools.length === 0 || !chain.slice(index).some(compiles)) return [];
    const shown = `${tools.slice(0, 4).join(", ")}${tools.length > 4 ? ` and ${tools.length - 4} more` : ""}`;
    return [{ ...findingAt("build-tools-shipped", step, `${shown} ${tools.length === 1 ? "is" : "are"} needed to build, and ${tools.length === 1 ? "goes" : "go"} out with the image.`, "Install and build in a stage of its own (`FROM … AS build`), and take only what was built: `COPY --from=build`."), costLines: [] }];
  });
}

function removesAgain({ commands }: PlacedStep): boolean {
  return commands.some(({ name, args }) => SYSTEM.has(name) && args.some((arg) => REMOVES.has(arg) || arg.startsWith("-R")));
}

function compiles(step: PlacedStep): boolean {
  return step.commands.some(({ name }) => COMPILERS.has(name)) || step.packages.some(({ manager, act }) => !SYSTEM.has(manager.name) && act !== "refresh");
}

function findSdk(view: StageView, chain: readonly PlacedStep[], starts: readonly string[]): Finding[] {
  const image = rootImage(view).replace(/@.*$/, "").replace(/:[^/]*$/, "");
  const sdk = SDKS.find(([pattern]) => pattern.test(image));
  if (sdk === undefined || starts.includes(sdk[1])) return [];
  if (!chain.some((step) => step.packages.some(({ manager, act }) => manager.name === sdk[1] && act === "build"))) return [];
  const root = rootView(view).stage;
  return [{
    rule: "build-tools-shipped", line: root.line, endLine: root.instructions[0]?.endLine ?? root.line, costLines: [], bytes: null,
    message: `The whole toolchain of ${image} goes out with the image, though ${sdk[1]} has done its work by then.`,
    remedy: "Name this stage (`AS build`), and begin another one from a small image that takes only what was built: `COPY --from=build`.",
  }];
}

function rootView(view: StageView): StageView {
  return view.base === null ? view : rootView(view.base);
}
