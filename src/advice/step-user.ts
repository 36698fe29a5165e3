import type { ShellCommand } from "./shell.ts";
import { rootImage, type PlacedStep, type StageView } from "./stage-view.ts";

/** Who runs a step, as far as the Dockerfile tells. */
export interface StepUser {
  readonly home: string;
  readonly isRoot: boolean;
  /** What a mount says, so that it belongs to the user: "" for root. */
  readonly owner: string;
  /** What else is to know; null: nothing. */
  readonly note: string | null;
}

/** Users that images bring along, all with the number 1000. */
const BROUGHT = new Set(["node", "bun", "gradle", "vscode", "ubuntu"]);
/** Where 1000 is taken, so that the first user who is added gets another number. */
const IMAGE_WITH_USER = /(?:^|\/)(?:node|ubuntu|bun|gradle)(?:[:@]|$)/;

/** The user of a step; `before`: the steps that lie under it. */
export function userOf(step: PlacedStep, before: readonly PlacedStep[], view: StageView): StepUser {
  const [name = "", group = ""] = (step.user ?? "").split(":");
  const set = step.env.get("HOME");
  const home = set?.startsWith("/") === true ? set : null;
  if (["", "root", "0"].includes(name)) return { home: home ?? "/root", isRoot: true, owner: "", note: null };
  const added = before.flatMap(({ commands }) => commands).findLast((command) => ["useradd", "adduser"].includes(command.name) && (command.args.includes(name) || numberOf(command) === name));
  const gid = /^\d+$/.test(group) ? `,gid=${group}` : "";
  if (/^\d+$/.test(name)) {
    const known = home ?? (added === undefined ? null : homeOf(added)) ?? (name === "1000" && /(?:^|\/)node(?:[:@]|$)/.test(rootImage(view)) ? "/home/node" : null);
    return { home: known ?? "/", isRoot: false, owner: `,uid=${name}${gid}`, note: known === null ? `Below the home folder of ${name}, where the image gives it one.` : null };
  }
  const number = added === undefined ? (BROUGHT.has(name) ? "1000" : null) : numberOf(added) ?? (isOfSystem(added) || IMAGE_WITH_USER.test(rootImage(view)) ? null : "1000");
  const owner = number === "1000" ? `,uid=1000${gid === "" ? ",gid=1000" : gid}` : `,uid=${number ?? "…"}${gid}`;
  return { home: home ?? (added === undefined ? null : homeOf(added)) ?? `/home/${name}`, isRoot: false, owner, note: number === null ? `The uid is that of ${name}.` : null };
}

/** As `-u 1001`, `-u1001`, `--uid 1001` or `--uid=1001` has it. */
function numberOf({ args }: ShellCommand): string | null {
  return valueOf(args, /^(?:-[a-zA-Z]*u|--uid)(?:=|$)/) ?? args.map((arg) => /^-u(\d+)$/.exec(arg)?.[1]).find((number) => number !== undefined) ?? null;
}

function homeOf({ name, args }: ShellCommand): string | null {
  const home = valueOf(args, name === "useradd" ? /^(?:-[a-zA-Z]*d|--home-dir|--home)(?:=|$)/ : /^(?:-h|--home)(?:=|$)/);
  return home?.startsWith("/") === true ? home : null;
}

function isOfSystem({ name, args }: ShellCommand): boolean {
  return args.some((arg) => arg === "--system" || (name === "useradd" ? /^-[a-zA-Z]*r/ : /^-[a-zA-Z]*S/).test(arg));
}

function valueOf(args: readonly string[], option: RegExp): string | null {
  const at = args.findIndex((arg) => option.test(arg));
  const arg = args[at];
  if (arg === undefined) return null;
  return (arg.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1]) ?? null;
}
