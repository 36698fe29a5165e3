import { posix } from "node:path";
import { findingAt, type Finding, type JudgedFile } from "./finding.ts";
import { chainOf, expand, rootImage, type PlacedStep } from "./stage-view.ts";

/** Folders that are links in many images, or whose own modes and owners matter: --link makes each of a path anew, as root's with 0755. */
const UNSAFE = /^\/(?:$|(?:bin|sbin|lib|lib32|lib64|tmp|root|proc|sys|dev)(?:\/|$)|home(?:\/|$)|var\/(?:run|lock|tmp|mail)(?:\/|$))/;

/** Copies at the end of what ships that need all the layers below them without --link. */
export function findCopiesWithoutLink({ stages, dockerfile }: JudgedFile): Finding[] {
  // The frontend has --link from 1.4 on.
  if (/^docker(?:\.io\/docker)?\/dockerfile:1\.[0-3](?:\.\d+)?$/.test(dockerfile.syntax ?? "")) return [];
  return stages.filter(({ ships }) => ships).flatMap((view) => {
    const chain = chainOf(view);
    const lastRun = chain.findLastIndex(({ instruction }) => instruction.keyword === "RUN");
    // On nothing there is nothing to need.
    if (lastRun === -1 && rootImage(view).toLowerCase() === "scratch") return [];
    const late = view.steps.filter((step) => chain.indexOf(step) > lastRun && mayLink(step, chain.slice(0, chain.indexOf(step))));
    const [first] = late;
    if (first === undefined) return [];
    const lines = late.slice(1).map(({ instruction }) => instruction.line);
    const others = lines.length === 0 ? "" : ` The same is so of line${lines.length === 1 ? "" : "s"} ${lines.join(", ")}.`;
    const message = `${first.instruction.keyword} without --link is done on top of the layers below it, so a change of what it copies fetches them all from the cache, and a change of them repeats it.${others}`;
    const remedy = `Write ${first.instruction.keyword} --link${lines.length === 0 ? "" : " in each of them"}. Not where a folder of the destination is a symbolic link, or has an owner or mode of its own: --link makes it anew.`;
    return [{ ...findingAt("copy-without-link", first, message, remedy), costLines: [first.instruction.line, ...lines] }];
  });
}

function mayLink(step: PlacedStep, before: readonly PlacedStep[]): boolean {
  const { keyword, flags, words } = step.instruction;
  if ((keyword !== "COPY" && keyword !== "ADD") || step.isWindows || words.length < 2) return false;
  const valueOf = (name: string): string | null | undefined => flags.find((flag) => flag.name === name)?.value;
  const link = valueOf("link");
  if (link !== undefined && link !== "false") return false;
  // BuildKit does not link what has --chmod, and looks names up in a layer of their own, where there is no /etc/passwd.
  const owner = valueOf("chown");
  if (valueOf("chmod") !== undefined || (owner != null && !/^\d+(?::\d+)?$/.test(owner))) return false;
  const folder = folderOf(step);
  return folder !== null && !UNSAFE.test(folder) && !before.some((each) => shapes(each, folder));
}

/** The folder that is copied into; null where it is not known. */
function folderOf({ instruction: { words }, workdir, env }: PlacedStep): string | null {
  const written = expand(words.at(-1) ?? "", env);
  if (written.includes("$") || (!written.startsWith("/") && workdir === null)) return null;
  const path = posix.resolve(workdir ?? "/", written);
  return written.endsWith("/") || written === "." || words.length > 2 || path === workdir ? path : posix.dirname(path) === "/" ? path : posix.dirname(path);
}

/** Whether a RUN gives the folder, or one above it, an owner, a mode or another place, or a WORKDIR makes it for a user. */
function shapes({ commands, instruction, user, workdir, env }: PlacedStep, folder: string): boolean {
  if (instruction.keyword === "WORKDIR" && ![null, "", "root", "0"].includes(user?.split(":")[0] ?? null)) {
    const made = posix.resolve(workdir ?? "/", expand(instruction.words.join(" "), env));
    return folder === made || folder.startsWith(`${made}/`);
  }
  return commands.some(({ name, args }) => {
    if (!["chown", "chmod", "ln", "install", "mkdir", "useradd", "adduser", "chgrp", "setfacl"].includes(name)) return false;
    if (name === "mkdir" && !args.some((arg) => /^-[a-z]*m/.test(arg) || arg.startsWith("--mode"))) return false;
    return args.some((arg) => arg.startsWith("/") && arg !== "/" && (arg === folder || folder.startsWith(`${arg.replace(/\/$/, "")}/`) || arg.replace(/\/$/, "") === folder));
  });
}
